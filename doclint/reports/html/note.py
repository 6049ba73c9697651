"""One note as the page shows it: its gaps, and its text with the places marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from doclint.codes import Catalogue
from doclint.findings import ELEMENTS, Finding, Severity
from doclint.lines import Lines
from doclint.report import NoteReport
from doclint.reports.html import values
from doclint.reports.html.excerpt import LONGEST, Hidden, Shown, Span, around, whole
from doclint.reports.html.marks import Mark, Token, tokens
from doclint.reports.options import Evidence

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_NEXT = 8
_JOINT = re.compile(r"[ \t,;:/&+-]*(?:(?:and|or)[ \t]+)?")
"""What may stand, up to so many characters, between evidence that is labelled as one."""
_SETTLED = ("documented", "not_done")
_SOURCES = {
    "given": "as given to the run",
    "field": "named beside the note",
    "note": "named in the note",
    "inferred": "inferred from the note",
}


@dataclass(frozen=True)
class Gap:
    """A finding beside its note.

    ``against`` names its code or codes where they are not those of the whole note; ``place`` is the
    number of the gap at whose mark the words stand.
    """

    number: int
    finding: Finding
    against: str
    said: str
    question: str
    place: int | None


@dataclass(frozen=True)
class Place:
    """What a mark stands for: gaps, or the evidence of an element.

    ``named`` is false where evidence of the same element follows at once: the last one is labelled.
    """

    gaps: tuple[Gap, ...] = ()
    element: str = ""
    status: str = ""
    named: bool = True

    @property
    def worst(self) -> Severity:
        """The highest severity of the gaps."""
        return min((gap.finding.severity for gap in self.gaps), key=SEVERITIES.index)

    @property
    def settled(self) -> bool:
        """Whether the evidence says something, be it that a thing was not done."""
        return self.status in _SETTLED

    @property
    def label(self) -> str:
        """What the evidence is of, and what became of it where it is not simply documented."""
        if not self.named:
            return ""
        name = self.element.lower()
        return name if self.status == "documented" else f"{name}: {said(self.status)}"


@dataclass(frozen=True)
class Line:
    """A line of the note: for each part that is shown what is to be written."""

    number: int
    parts: tuple[tuple[Token[Place], ...], ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True)
class Block:
    """Lines that follow one another, or with ``hidden`` so many that are left out."""

    lines: tuple[Line, ...] = ()
    hidden: int = 0


@dataclass(frozen=True)
class Read:
    """What was read of an element."""

    title: str
    status: str
    values: str


def against(note: NoteReport) -> str:
    """The codes that a note was judged by."""
    if note.codes:
        return ", ".join(note.codes)
    return f"one of {', '.join(note.candidates)}" if note.candidates else ""


class NoteView:
    """What the template of a note asks for."""

    def __init__(self, number: int, note: NoteReport, evidence: Evidence, catalogue: Catalogue):
        self.number = number
        self.note = note
        self.against = against(note)
        self.source = _SOURCES.get(note.code_source or "", "")
        self._evidence = evidence
        self._catalogue = catalogue
        labels = {code.code: code.label for code in catalogue.codes}
        self.labels = [labels[code] for code in note.codes if code in labels]
        self.gaps = tuple(self._gaps())
        entries = [(self.title(name), each) for name, each in note.elements.items()]
        self.read = [
            Read(title, said(entry["status"]), "" if evidence == "none" else values.told(entry))
            for title, entry in entries
            if entry["status"] != "missing"
        ]
        self.not_found = [title for title, entry in entries if entry["status"] == "missing"]

    def title(self, element: str) -> str:
        """An element as people call it."""
        return title(self._catalogue, element)

    @property
    def elements(self) -> tuple[str, ...]:
        """The elements with a gap that counts, each once."""
        names = {f.element for f in self.note.findings if f.element and f.severity != "info"}
        known = [name for name in ELEMENTS if name in names]
        return tuple(map(self.title, (*known, *sorted(names.difference(known)))))

    def _gaps(self) -> Iterator[Gap]:
        places: dict[Span, int] = {}
        for number, finding in enumerate(self.note.findings, 1):
            said, question = _parted(finding.message)
            place = None
            if self.note.text and finding.start is not None and finding.end is not None:
                place = places.setdefault((finding.start, finding.end), number)
            codes = (finding.code,) if finding.code else finding.candidates
            told = "" if codes == (self.note.codes or self.note.candidates) else ", ".join(codes)
            yield Gap(number, finding, told, said, question, place)

    def blocks(self) -> Iterator[Block]:
        """The lines shown, with their marks, and what is left out between them."""
        text = self.note.text
        if not text:
            return
        lines = Lines(text)
        marks = [*self._marks()]
        shown: list[Shown | Hidden]
        if self._evidence == "full":
            shown = [*whole(lines)]
        else:
            marks = [_shortened(mark) for mark in marks]
            shown = [*around(text, lines, ((mark.start, mark.end) for mark in marks))]
        parts = [part for line in shown if isinstance(line, Shown) for part in line.parts]
        written = tokens(text, marks, parts)
        for is_hidden, group in groupby(shown, lambda each: isinstance(each, Hidden)):
            if is_hidden:
                yield Block(hidden=sum(each.count for each in group if isinstance(each, Hidden)))
            else:
                yield Block(
                    tuple(_line(each, written) for each in group if isinstance(each, Shown))
                )

    def _marks(self) -> Iterator[Mark[Place]]:
        text = self.note.text
        size = len(text)
        for name, entry in self.note.elements.items():
            title, status = self.title(name), entry["status"]
            found = (_within(each["start"], each["end"], size) for each in entry["evidence"])
            spans = [*_merged(found)]
            nothing = (size + _NEXT + 1, 0)
            for (start, end), (following, _) in zip_longest(spans, spans[1:], fillvalue=nothing):
                last = following - end > _NEXT or not _JOINT.fullmatch(text, end, following)
                yield Mark(start, end, Place(element=title, status=status, named=last), rank=1)
        groups: dict[int, list[Gap]] = {}
        for gap in self.gaps:
            if gap.place is not None:
                groups.setdefault(gap.place, []).append(gap)
        for group in groups.values():
            finding = group[0].finding
            start, end = _within(finding.start or 0, finding.end or 0, size)
            yield Mark(start, end, Place(gaps=tuple(group)))


def title(catalogue: Catalogue, element: str) -> str:
    """An element as people call it."""
    known = catalogue.elements.get(element)
    return known.title if known else element.replace("_", " ").capitalize()


def counts_of(findings: Sequence[Finding]) -> Mapping[str, int]:
    """How many findings there are of each severity."""
    return {name: sum(finding.severity == name for finding in findings) for name in SEVERITIES}


def said(status: str) -> str:
    """A status in words."""
    return status.replace("_", " ")


def _line(line: Shown, written: Iterator[tuple[Token[Place], ...]]) -> Line:
    parts = tuple(next(written) for _ in line.parts)
    return Line(line.number, parts, line.cut_before, line.cut_after)


def _parted(message: str) -> tuple[str, str]:
    """What a message says, and the question that it ends with."""
    said, stop, question = message.rpartition(". ")
    return (said + stop.rstrip(), question) if stop and question.endswith("?") else (message, "")


def _within(start: int, end: int, size: int) -> Span:
    start = min(max(start, 0), size)
    return start, min(max(end, start), size)


def _shortened(mark: Mark[Place]) -> Mark[Place]:
    return Mark(mark.start, min(mark.end, mark.start + LONGEST), mark.what, mark.rank)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Evidence of one element, with what overlaps made one."""
    current: Span | None = None
    for start, end in sorted(spans):
        if current is not None and start < current[1]:
            current = current[0], max(current[1], end)
            continue
        if current is not None:
            yield current
        current = start, end
    if current is not None:
        yield current
