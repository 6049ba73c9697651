"""What a site's own template could never document, found out by reading it.

The template is read as a note is: an open place under a title that is known reads ``unfilled``, and
so a note can be written in it. For what is asked nowhere, a sentence that states it is put into all
places for free text, and the template is read again. A blank form may not read as a note of support
at all; then a line that names the service stands below it, and what that line says does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from doclint.codes import Code, documented_actions
from doclint.findings import ELEMENTS, Finding, Severity
from doclint.linter import Linter, placed
from doclint.note import Note
from doclint.templates.blank import sample_of

if TYPE_CHECKING:
    from doclint.nlp.page import Field, Page

_LACKS, _FREE_ONLY, _ANSWERED, _OUTSIDE = "TPL001", "TPL002", "TPL003", "TPL004"
_ANSWERS = ("documented", "not_done")
_SERVICE = "action"
_OPEN = " ***"
_PARTICULARS = ("other_field", "procedure")
"""Categories of titles at which nothing is told: a record number's, a procedure's name."""
_UNANSWERED = re.compile(
    r"^[^\S\n]*[A-Za-z#*][^\n:|]{0,60}:[^\S\n]*(?=\r?(?:\Z|\n[^\S\n]*\r?(?:\Z|\n)|\n[^\n:]{1,60}:))",
    re.MULTILINE,
)
"""A title at whose colon the line ends, and below which no answer stands."""


@dataclass(frozen=True)
class Told:
    """A finding and the codes that it holds for."""

    finding: Finding
    codes: tuple[str, ...]


@dataclass(frozen=True)
class TemplateReport:
    """A template held against codes.

    ``source`` says where they come from: ``given``, ``named`` (those of the service that the
    template is for) or ``all``.
    """

    name: str
    codes: tuple[str, ...]
    source: Literal["given", "named", "all"]
    told: tuple[Told, ...]
    text: str = field(repr=False)


def check_template(note: Note, linter: Linter, codes: Sequence[str] = ()) -> TemplateReport:
    """Hold a template against codes: those given, else those of the service that it names, else all.

    Raises:
        UnknownCodeError: one of the codes is not known.
        UnreadableNoteError: the template holds no text.
    """
    catalogue = linter.catalogue
    blank = linter.record(note)
    titled = _titled(note.text, blank, linter)
    named = catalogue.candidates(titled)
    chosen = tuple(map(catalogue.get, codes)) or named or catalogue.codes
    forms: dict[str, _Form] = {}
    by_fault: dict[tuple[Any, ...], tuple[Finding, list[str]]] = {}
    for code in chosen:
        if code.action not in forms:
            forms[code.action] = _Form(note.text, blank, titled, code, linter)
        for finding in _faults(forms[code.action], code, linter):
            key = (finding.rule, finding.element, finding.severity, finding.start)
            by_fault.setdefault(key, (finding, []))[1].append(code.code)
    # One finding is told once for all the codes that it holds for.
    of = {(*key[:3], found.start): codes for key, (found, codes) in by_fault.items()}
    told = placed((found for found, _ in by_fault.values()), note.text)
    return TemplateReport(
        name=note.name,
        codes=tuple(code.code for code in chosen),
        source="given" if codes else "named" if named else "all",
        told=tuple(
            Told(each, tuple(of[each.rule, each.element, each.severity, each.start]))
            for each in told
        ),
        text=note.text,
    )


def _titled(text: str, blank: Mapping[str, Any], linter: Linter) -> Mapping[str, Any]:
    """The record of the blank template, with the service that its title names.

    A form with every place left open is no note of support, and its title would not count: its
    lines without open places are read, and a line below them that tells a mode makes them one. What
    that line says stays out.
    """
    from doclint.nlp.normalize import BLANK, normalize

    code = linter.catalogue.codes[0]
    title, answer = sample_of("mode", code, linter.catalogue)
    said = [line for line in text.splitlines() if BLANK not in normalize(line).text]
    read = linter.record("\n".join((*said, "", f"{title}: {answer}", "")))
    return {**read, "mode": blank["mode"]}


class _Form:
    """A template as a note of one service, with what is read out of it as it is filled."""

    def __init__(
        self,
        text: str,
        blank: Mapping[str, Any],
        titled: Mapping[str, Any],
        code: Code,
        linter: Linter,
    ) -> None:
        self._linter = linter
        self._code = code
        self._length = len(text)
        self.named = documented_actions(titled)
        self.names_service = code.action in documented_actions(blank)
        title, answer = sample_of(_SERVICE, code, linter.catalogue)
        self._below = "" if self.names_service else f"\n\n{title}: {answer}\n"
        self.text = text + self._below
        self.blank = blank if self.names_service else linter.record(self.text)
        self._open = _UNANSWERED.sub(lambda match: match.group().rstrip() + _OPEN, text)
        self._asked = linter.record(self._open + self._below)
        self._places = tuple(self._free_places())
        self._takes: dict[str, bool] = {}

    def first_line_end(self) -> int:
        """Where the line ends that is the template's title."""
        stripped = len(self.text) - len(self.text.lstrip())
        end = self.text.find("\n", stripped)
        return self._length if end < 0 else end

    def answers(self, element: str) -> list[dict[str, Any]]:
        """Where the blank template states an element already, below its title."""
        entry = self.blank[element]
        if entry["status"] not in _ANSWERS:
            return []
        title = self.first_line_end()
        return [each for each in entry["evidence"] if title <= each["start"] < self._length]

    def asks_for(self, element: str) -> bool:
        """Whether an answer has a place of its own, or stands there already."""
        if element == _SERVICE:
            return bool(self.named) or self._asks_for_service
        return any(read[element]["status"] != "missing" for read in (self.blank, self._asked))

    @cached_property
    def _asks_for_service(self) -> bool:
        """Whether the service has a place of its own; a line of the mode makes the form one of support."""
        title, answer = sample_of("mode", self._code, self._linter.catalogue)
        text = f"{self._open}\n\n{title}: {answer}\n"
        open_ = [each["start"] for each in self._linter.record(text)[_SERVICE]["evidence"]]
        read = getattr(self._linter.reader, "page", None)
        if read is None or not open_:
            return bool(open_)
        page: Page = read(text)
        # "Date of service: ***" asks for a date, though the words of a service stand in it.
        other = [
            page.placed(each.start, each.end)
            for each in page.fields
            if each.element is not None and each.start < each.end
        ]
        return any(not any(start <= at < end for start, end in other) for at in open_)

    def takes(self, element: str) -> bool:
        """Whether a sentence documents the element where the template has free text."""
        if element not in self._takes:
            catalogue = self._linter.catalogue
            answer = ": ".join(sample_of(element, self._code, catalogue))
            sentences = (catalogue.elements[element].passing, f"{answer}.")
            self._takes[element] = bool(self._places) and any(
                self._documents(element, each) for each in sentences
            )
        return self._takes[element]

    def _documents(self, element: str, sentence: str) -> bool:
        text = self._open
        for start, end in reversed(self._places):
            text = f"{text[:start]}{sentence}{text[end:]}"
        below = "" if element == _SERVICE else self._below
        entry = self._linter.record(text + below)[element]
        return entry["status"] in _ANSWERS

    def _free_places(self) -> Iterator[tuple[int, int]]:
        """Open places whose title, if they have one, asks for nothing in particular."""
        from doclint.nlp.normalize import BLANK

        read = getattr(self._linter.reader, "page", None)
        if read is None:
            return
        page: Page = read(self._open + self._below)
        taken = self._titled_categories()
        for match in re.finditer(f"{BLANK}+", page.text):
            start, end = page.placed(*match.span())
            title = page.field_at(match.start())
            if start >= len(self._open) or (title and _asks(title)):
                continue
            section = page.section(match.start())
            if section.facet is None and section.category not in taken:
                yield start, end

    def _titled_categories(self) -> frozenset[str]:
        """Categories of sections whose heading asks for an element."""
        from doclint.nlp.patterns import load_patterns

        rules = load_patterns(self._linter.patterns).sections
        return frozenset(
            rule["category"] for rule in rules if (rule.get("metadata") or {}).get("element")
        )


def _asks(title: Field) -> bool:
    """Whether a title asks for something in particular, an element or not."""
    return bool(title.element or title.role or title.category in _PARTICULARS)


def _faults(form: _Form, code: Code, linter: Linter) -> Iterator[Finding]:
    for element in ELEMENTS:
        level = code.needs.get(element)
        if level is not None and not form.asks_for(element):
            fault = _FREE_ONLY if form.takes(element) else _LACKS
            yield _finding(fault, element, level, linter)
        if element != _SERVICE:
            yield from (
                replace(
                    _finding(_ANSWERED, element, level, linter),
                    start=each["start"],
                    end=each["end"],
                )
                for each in form.answers(element)[:1]
            )
    yield from _clashes(form, code, linter)


def _clashes(form: _Form, code: Code, linter: Linter) -> Iterator[Finding]:
    """What the code rules out of the things that stand there beforehand."""
    if form.named and code.action not in form.named:
        yield _finding(_OUTSIDE, _SERVICE, None, linter)
    for finding in linter.check(form.text, code=code.code).findings:
        if finding.kind == "mismatch" and finding.element != _SERVICE:
            found = _finding(_OUTSIDE, finding.element, None, linter)
            yield replace(found, start=finding.start, end=finding.end)


def _finding(rule: str, element: str | None, level: str | None, linter: Linter) -> Finding:
    known = linter.catalogue.rule(rule)
    severity: Severity = known.severity_at(level) or "info"
    return Finding(
        rule=known.id,
        name=known.name,
        code=None,
        element=element,
        kind=known.kind,
        severity=severity,
        message=known.message,
    )
