"""What is worked out for a request, in a worker process: what the command gives, by its own code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any, Literal, NamedTuple
from urllib.parse import urlencode

from doclint.batch import Needs
from doclint.checking import Checker
from doclint.codes import Catalogue
from doclint.errors import UnknownCodeError
from doclint.linters import Linters, SiteFiles
from doclint.note import Note, Unreadable
from doclint.policy.selection import Selection
from doclint.readers import Limits, ReadOptions, read_file
from doclint.readers.formats import held
from doclint.reports.json import dumps
from doclint.reports.names import Namer, namer
from doclint.reports.options import Evidence
from doclint.settings import Finder, Settings
from doclint.settings.columns import columns_of

Kind = Literal["check", "suggest", "query", "page", "read", "cards", "outcome"]

UNNAMED = "-"
"""The name of a note that came without one, as of one from standard input."""

LONGEST_NAME = 1024
_CODE = 5

_MIB = 1024 * 1024

READ = Limits(
    file=32 * _MIB, notes=1000, pages=200, members=1000, unpacked=64 * _MIB, nodes=1_000_000
)
"""How much is read of what somebody sends: a note or a few, and not a year of them."""


class Answer(NamedTuple):
    """What goes back. A ``status`` other than 200 comes with the detail of a problem as ``text``."""

    status: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What all requests share: the server's settings, and the key of hashed names."""

    settings: Settings
    key: bytes = field(default=b"", repr=False)

    @property
    def namer(self) -> Namer:
        """How answers name notes."""
        return namer(self.settings.note_name, self.key)


@dataclass(frozen=True, kw_only=True)
class Question:
    """A request for work on what was sent: JSON with a text, or else a file.

    ``codes`` and ``evidence`` take the place of those of the settings. ``service`` is the one of
    CDS Hooks that is called.
    """

    kind: Kind
    terms: Terms
    needs: Needs
    data: bytes = field(repr=False)
    is_json: bool = False
    name: str = field(default=UNNAMED, repr=False)
    codes: tuple[str, ...] = ()
    evidence: Evidence | None = None
    coder: bool = False
    language: str = ""
    part: bool = False
    service: str = ""

    def answer(self, linters: Linters) -> Answer:
        """What the command prints with ``--format json``, or why it prints nothing."""
        try:
            if self.kind == "page":
                return Answer(200, "".join(_page(self, linters)))
            if self.kind == "read":
                return Answer(200, "".join(_read(self, linters)))
            if self.kind in ("cards", "outcome"):
                return Answer(200, _RESOURCE_MAKERS[self.kind](self, linters))
            notes = list(self.notes())
            text = "".join(_MAKERS[self.kind](self, self.settings(), notes, linters))
        except MalformedError as error:
            return Answer(error.status, str(error))
        except UnknownCodeError as error:
            return Answer(400, str(error))
        return Answer(200, text)

    def crashed(self, reason: str) -> Answer:
        """What goes back where something was not foreseen."""
        return Answer(500, reason)

    def settings(self) -> Settings:
        """What is in force for it."""
        settings = replace(self.terms.settings, jobs=1, timeout=None, store=None)
        if self.codes:
            settings = replace(settings, code=self.codes)
        return replace(settings, evidence=self.evidence or settings.evidence)

    def notes(self) -> Iterator[Note | Unreadable]:
        """The notes that were sent. Raises MalformedError."""
        if self.is_json:
            yield held(told_note(self.data), READ)
            return
        options = ReadOptions(columns=columns_of(self.terms.settings), limits=READ)
        items = read_file(BytesIO(self.data), self.name, options)
        first = next(items, None)
        yield first or Unreadable(self.name, "holds no note")
        yield from items


class MalformedError(Exception):
    """What was sent is not of the form that is asked for; the message holds none of it."""

    status = 400


class LackingError(MalformedError):
    """What was sent lacks what the answer rests on, and doclint fetches nothing."""

    status = 412


class UnjudgedError(MalformedError):
    """What was sent is of the form that is asked for, and cannot be judged."""

    status = 422


class SameForAll(Finder):
    """The same settings for every note: its name was made up by whoever sends it, and leads to no file."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(isolated=True)
        self._settings = settings

    def for_note(self, name: str) -> Settings:
        """The settings of the server."""
        return self._settings


def told_note(data: bytes) -> Note:
    """The note in a JSON object with ``text`` and perhaps ``name``. Raises MalformedError."""
    try:
        told: Any = json.loads(data)
    except UnicodeDecodeError:
        raise MalformedError("not JSON: not in UTF-8") from None
    except (ValueError, RecursionError):
        raise MalformedError("not JSON") from None
    if not isinstance(told, dict):
        raise MalformedError("not a JSON object with text")
    if not isinstance(told.get("text"), str):
        raise MalformedError("text: not there, or no string")
    if told.keys() - {"text", "name"}:
        raise MalformedError("a key beside text and name; codes go into the query: ?code=33952")
    name = told.get("name", UNNAMED)
    if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME:
        raise MalformedError(f"name: no string of 1 to {LONGEST_NAME} characters")
    return Note(name, told["text"])


def needs_of(settings: Settings, catalogue: Catalogue) -> Needs:
    """What workers load before they are asked anything."""
    seeks = Selection(catalogue.rules, settings).seeks_identifiers
    return Needs(SiteFiles(settings.patterns, settings.schemas), seeks)


def rehearsal(terms: Terms, needs: Needs) -> tuple[Question, ...]:
    """What a worker is asked before anybody asks: twice, for some is only loaded the second time."""
    told = json.dumps({"text": _REHEARSED}).encode()
    form = urlencode({"text": _REHEARSED, "code": ""}).encode()
    kinds: tuple[Kind, ...] = ("check", "suggest", "query")
    asked = [
        *(Question(kind=each, terms=terms, needs=needs, data=told, is_json=True) for each in kinds),
        Question(kind="page", terms=terms, needs=needs, data=form, language="en"),
    ]
    return (*asked, *asked)


_REHEARSED = """\
PROCEDURE NOTE
Date of service: 03/15/2025    Physician: N. Feld, MD
Indication: ARDS with P/F ratio 60 despite prone position and paralysis, Murray score 3.5.
Age: 52 years. Consent obtained from the wife. Heparin 5000 units IV.
Procedure: Veno-venous ECMO cannulation, percutaneous, under fluoroscopy and ultrasound.
A 25 Fr multistage drainage cannula was placed into the right femoral vein and a 19 Fr return
cannula into the right internal jugular vein, positions confirmed by chest x-ray and TEE.
Flow 4.5 L/min, 3400 rpm, sweep 5 L/min, FiO2 1.0. ECMO day 1. No complications. Hemostasis by suture.
No evidence of bleeding; history of stroke in 2019; consider decannulation tomorrow.
"""
"""A note that is nobody's, with something in it for most of what is read."""

Notes = list[Note | Unreadable]


def _check(asked: Question, settings: Settings, notes: Notes, linters: Linters) -> Iterator[str]:
    from doclint.reports import Options, Rendering

    checker = _checker(asked, settings, linters)
    report = Rendering(
        "json", Options(verbose=settings.verbose, evidence=settings.evidence), checker.catalogue
    )
    rename = asked.terms.namer
    for each in checker.reports(notes):
        yield str(report.note(rename.report(each)))
    run = checker.run()
    covered = tuple(
        replace(each, finding=rename.finding(each.finding)) for each in run.encounters_suppressed
    )
    encounters = tuple(map(rename.finding, run.encounters))
    yield str(report.end(replace(run, encounters=encounters, encounters_suppressed=covered)))


def _suggest(asked: Question, settings: Settings, notes: Notes, linters: Linters) -> Iterator[str]:
    from doclint.suggest import suggestions
    from doclint.suggest.forms import FORMS, Choices

    make, usual = FORMS["json"]
    evidence = settings.evidence or usual
    form = make(Choices(linters.of(asked.needs.files).catalogue, evidence, asked.coder))
    for each in suggestions(notes, SameForAll(settings), linters):
        yield form.note(each.shown(asked.terms.namer, evidence))
    yield form.end()


def _query(asked: Question, settings: Settings, notes: Notes, linters: Linters) -> Iterator[str]:
    from doclint.queries import queries_of
    from doclint.queries.forms import FORMS

    evidence = settings.evidence or "snippet"
    form = FORMS["json"](evidence)
    checker = _checker(asked, settings, linters)
    for each in checker.reports(notes):
        note = asked.terms.namer.report(each)
        yield form.note(queries_of(note, checker.catalogue, evidence))
    yield form.end()


def _page(asked: Question, linters: Linters) -> Iterator[str]:
    from doclint.web import page

    try:
        form = page.Form.told(asked.data)
    except ValueError:
        raise MalformedError("not the form of the page") from None
    if len(form.code) > _CODE:
        raise MalformedError("code: longer than one is")
    linter = linters.of(asked.needs.files)
    if not form.text.strip():
        yield page.empty(linter.catalogue, asked.language)
        return
    settings = asked.settings()
    if form.code:
        settings = replace(settings, code=(form.code,))
    checker = _checker(asked, settings, linters)
    explains = linter.reader if isinstance(linter.reader, page.Explains) else None
    with explains.reading_once() if explains else nullcontext():
        (report,) = checker.reports([held(Note(UNNAMED, form.text), READ)])
        yield from page.checked(
            form, report, explains, checker.catalogue, asked.language, part=asked.part
        )


def _read(asked: Question, linters: Linters) -> Iterator[str]:
    """The texts of a file's notes, for the page's field."""
    known = {each.code for each in linters.of(asked.needs.files).catalogue.codes}
    yield dumps(
        {
            "notes": [
                {"name": each.name, "place": each.place, "error": each.reason}
                if isinstance(each, Unreadable)
                else {
                    "name": each.name,
                    "place": each.place,
                    "text": each.text,
                    "code": next((code for code in each.codes if code in known), None),
                }
                for each in asked.notes()
            ]
        }
    )


def _cards(asked: Question, linters: Linters) -> str:
    """What the author of notes is shown, for the services of CDS Hooks."""
    from doclint.queries import queries_of
    from doclint.web import hooks

    call = hooks.called(asked.data, asked.service)
    settings = asked.settings()
    evidence = settings.evidence or "snippet"
    checker = _checker(asked, settings, linters)
    reports = checker.reports(call.notes(columns_of(settings)))
    found = [
        queries_of(asked.terms.namer.report(each), checker.catalogue, evidence) for each in reports
    ]
    return hooks.cards(call, found, checker.catalogue, evidence)


def _outcome(asked: Question, linters: Linters) -> str:
    """What is said of one document, for the operation of FHIR."""
    from doclint.web import operation

    told = operation.asked(asked.data, asked.codes)
    settings = replace(asked.settings(), code=told.codes or asked.terms.settings.code)
    checker = _checker(asked, settings, linters)
    (report,) = checker.reports(told.notes(columns_of(settings)))
    return operation.outcome(told, report)


def _checker(asked: Question, settings: Settings, linters: Linters) -> Checker:
    return Checker(
        SameForAll(settings),
        settings,
        linters=linters,
        stdin_name=UNNAMED,
        hash_key=asked.terms.key,
    )


_RESOURCE_MAKERS = {"cards": _cards, "outcome": _outcome}
_MAKERS = {"check": _check, "suggest": _suggest, "query": _query}
