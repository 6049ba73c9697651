"""Pages of the html report for tests: notes made by hand, and the page read by html5lib."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from doclint import Finding, NoteReport
from doclint.codes import Catalogue
from doclint.report import FileFinding, Suppressed
from doclint.reports import Options, render

SVG = "{http://www.w3.org/2000/svg}"
TEXT = (
    "PROCEDURE NOTE\r\nV-V ECMO, 4-year-old girl.\r\nSeen at ten.\r\n"
    "\tNo fluoroscopy.\r\nComplications: ***\r\nSigned: Nora Feld\r\n"
)


HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</style><style>*{background:url(http://127.0.0.1/a)}</style>",
    "javascript:alert(1)",
    '" onfocus=alert(1) autofocus x="',
    "' style='position:fixed' y='",
    "{{ 7 * 7 }}{% include 'style.css' %}",
    "<!-- --><svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "&lt;b&gt;&#60;script&#62;",
    "</textarea></title></bdi></li></ol></main>",
    "=cmd|' /C calc'!A0",
    "http://127.0.0.1/beacon.png",
]
"""What must come out as the text that it is."""


def finding(words: str = "", text: str = TEXT, **changes: Any) -> Finding:
    """A finding on some words of a text, or on none."""
    place: dict[str, Any] = {}
    if words:
        start = text.index(words)
        before = text[:start]
        place = {
            "start": start,
            "end": start + len(words),
            "line": before.count("\n") + 1,
            "column": start - before.rfind("\n"),
        }
    fields = {
        "rule": "AGE002",
        "name": "age-outside-code",
        "code": "33952",
        "element": "age",
        "kind": "mismatch",
        "severity": "error",
        "message": "The age lies outside. How old was the patient?",
    }
    return Finding(**{**fields, **place, **changes})


def entry(status: str, *words: str, text: str = TEXT, **values: Any) -> dict[str, Any]:
    """An element that rests on some words of a text."""
    starts = [(text.index(each), each) for each in words]
    evidence = [
        {"start": start, "end": start + len(each), "text": each, "section": None}
        for start, each in starts
    ]
    return {"status": status, "evidence": evidence, **values}


AGE = finding("4-year-old")
COMPLICATIONS = finding(
    "Complications: ***",
    rule="CPX003",
    name="complications-unfilled",
    element="complications",
    kind="unfilled",
    severity="warning",
    message="A placeholder stands there. Did any complication occur?",
)
CONSENT = finding(
    rule="CON001",
    name="consent-missing",
    element="consent",
    kind="missing",
    severity="info",
    message="Not found in the text read: consent. Who consented?",
)
ELEMENTS = {
    "age": entry("documented", "4-year-old", years=4.0),
    "mode": entry("documented", "V-V", value="VV"),
    "fluoroscopy": entry("not_done", "No fluoroscopy"),
    "complications": entry("unfilled", "Complications: ***", values=[]),
    "consent": {"status": "missing", "evidence": []},
}
EXPIRED = FileFinding(
    file="waivers.toml",
    line=7,
    rule="WVR001",
    name="waiver-expired",
    severity="warning",
    message="The waiver has expired.",
)


def note(**changes: Any) -> NoteReport:
    """A note with an error, a warning and an info."""
    fields: dict[str, Any] = {
        "note": "ward/a.txt",
        "status": "gaps",
        "codes": ("33952",),
        "code_source": "note",
        "elements": ELEMENTS,
        "findings": (AGE, COMPLICATIONS, CONSENT),
        "text": TEXT,
    }
    return NoteReport(**{**fields, **changes})


def complete(**changes: Any) -> NoteReport:
    """A note in which nothing is found."""
    return note(**{"note": "ward/complete.txt", "status": "complete", "findings": (), **changes})


def every_kind() -> list[NoteReport]:
    """A note of every verdict."""
    waived = Suppressed(finding=CONSENT, by="waiver", reason="The form is kept elsewhere.")
    known = Suppressed(finding=AGE, by="baseline")
    return [
        note(),
        complete(findings=(CONSENT,), suppressed=(waived, known)),
        note(
            note="ward/none.txt", status="no_service", codes=(), code_source=None, findings=(),
            elements={},
        ),
        NoteReport("ward/gone.txt", "error", error="permission denied"),
        note(
            note="ward/open.txt", codes=(), code_source=None, candidates=("33951", "33952"),
            findings=(finding("4-year-old", code=None, candidates=("33951", "33952")),),
        ),
    ]  # fmt: skip


def crowded() -> NoteReport:
    """Evidence and gaps of every kind, in, over and beside one another."""
    text = "Open cannulation of the left femoral artery, vein and graft (P/F 58, pH 7.1): none seen"
    elements = {
        "action": entry("documented", "cannulation", text=text),
        "approach": entry("documented", "Open cannulation", text=text),
        "site": entry("conflicting", "left femoral artery", "vein", text=text),
        "graft": entry("not_done", "graft (P/F 58, pH 7.1): none", text=text),
        "severity": entry("documented", "P/F 58", "pH 7.1", text=text),
        "imaging": entry("unfilled", "femoral artery, vein and graft", text=text),
    }
    findings = (
        finding("cannulation of the left", text=text, severity="warning"),
        finding("left femoral artery", text=text),
        finding("none seen", text=text, severity="info"),
        finding("none seen", text=text, severity="warning"),
    )
    return note(note="ward/crowded.txt", text=text, elements=elements, findings=findings)


def page(*notes: NoteReport, findings: tuple[FileFinding, ...] = (), **options: Any) -> str:
    """The report on some notes."""
    pieces = render(
        "html", notes, Options(**options), catalogue=Catalogue.load(), findings=findings
    )
    return "".join(str(piece) for piece in pieces)


def parsed(html: str) -> Element:
    """A page as a browser reads it; what a browser would have to mend is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(html)
    return root


def with_class(root: Element, name: str, tag: str = "*") -> list[Element]:
    """The elements of a class."""
    return [each for each in root.iter(None if tag == "*" else tag) if name in classes(each)]


def classes(element: Element) -> list[str]:
    return str(element.get("class") or "").split()


def words(element: Element) -> str:
    """The text of an element."""
    return "".join(element.itertext())


def own_words(element: Element) -> str:
    """The text of an element without what the page says of it: labels and numbers of gaps."""

    def pieces(each: Element) -> Iterator[str]:
        yield each.text or ""
        for child in each:
            if child.tag != "small" and "to-gap" not in classes(child):
                yield from pieces(child)
            yield child.tail or ""

    return "".join(pieces(element))


def by_id(root: Element, name: str) -> Element:
    """The one element with an id."""
    (found,) = [each for each in root.iter() if each.get("id") == name]
    return found


def shown_lines(root: Element) -> dict[int, str]:
    """The lines of the (one) note's text that the page shows, by number."""
    lines: dict[int, str] = {}
    for text in with_class(root, "text", "div"):
        for block in text.iter("ol"):
            for number, line in enumerate(block.findall("li"), int(block.get("start") or 1)):
                lines[number] = own_words(line)
    return lines
