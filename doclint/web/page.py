"""The page: a note on the left, what is said of it on the right. It works without its script.

What is shown of a note is what the html report shows, by its templates. The page's own words stand
in ``texts/``, a file a language.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from markupsafe import Markup, escape

from doclint import __version__
from doclint.codes import Catalogue
from doclint.facts import Facts
from doclint.note import Note
from doclint.report import NoteReport
from doclint.reports.html.note import NoteView
from doclint.reports.html.page import environment, rendered, style
from doclint.reports.privacy import withhold

if TYPE_CHECKING:
    from doclint.reports.options import Evidence

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "content-security-policy": POLICY,
    # By no-referrer browsers would send the page's own form with the origin null.
    "referrer-policy": "same-origin",
}

USUAL = "en"


@cache
def languages() -> Mapping[str, Mapping[str, str]]:
    """The page's words by language; a file more is a language more."""
    found = (each for each in (files("doclint.web") / "texts").iterdir())
    read = {
        each.name.removesuffix(".json"): json.loads(each.read_text(encoding="utf-8"))
        for each in found
        if each.name.endswith(".json")
    }
    return dict(sorted(read.items()))


def language_of(asked: str | None, accepted: str) -> str:
    """The language that was chosen, or else the first of those accepted that there is."""
    for told in (asked or "", *accepted.split(",")):
        key = told.partition(";")[0].partition("-")[0].strip().lower()
        if key in languages():
            return key
    return USUAL


@cache
def static(name: str) -> str:
    """A file that the page refers to."""
    text = (files("doclint.web") / "static" / name).read_text(encoding="utf-8")
    return f"{style()}{text}" if name.endswith(".css") else text


def told_form(data: bytes) -> tuple[str, str]:
    """Text and code out of the page's form. Raises ValueError."""
    fields = parse_qs(
        data.decode("ascii"), keep_blank_values=True, max_num_fields=8, strict_parsing=bool(data)
    )
    if fields.keys() - {"text", "code"}:
        raise ValueError
    (text,), (code,) = fields.get("text", [""]), fields.get("code", [""])
    return text, code


def empty(catalogue: Catalogue, language: str) -> str:
    """The page before anything was checked."""
    return _page(catalogue, language, Note("", ""), "", result(None, catalogue, language))


def checked(
    note: Note, code: str, report: NoteReport, catalogue: Catalogue, language: str, *, part: bool
) -> Iterator[str]:
    """The page with what is said of a note, or with ``part`` that alone."""
    told = result(report, catalogue, language)
    yield told if part else _page(catalogue, language, note, code, told)


def result(
    report: NoteReport | None,
    catalogue: Catalogue,
    language: str,
    evidence: Evidence = "full",
) -> Markup:
    """What is said of a note: its gaps, its text with marks, what was read."""
    section = Markup("")
    if report is not None and report.error is None:
        report = withhold(report, evidence)
        view = NoteView(1, report, evidence, catalogue)
        entry = SimpleNamespace(status=report.status)
        section = rendered("note", view=view, entry=entry, evidence=evidence)
    return _filled("result", words=languages()[language], report=report, section=section)


def _page(catalogue: Catalogue, language: str, note: Note, code: str, told: Markup) -> str:
    facts = Facts.load(catalogue)
    return _filled(
        "page",
        words=languages()[language],
        language=language,
        languages=[(key, each["language"]) for key, each in languages().items()],
        version=__version__,
        codes=[(each.code, facts.label(each).text) for each in catalogue.codes],
        chosen=code,
        text=_as_typed(note.text),
        result=told,
    )


def _as_typed(text: str) -> Markup:
    """A text for the field that it came from: what is there now is what is sent again."""
    return escape(text.replace("\r\n", "\n"))


def _filled(name: str, **values: object) -> Markup:
    return Markup(environment("doclint.web").get_template(f"{name}.html.j2").render(values))
