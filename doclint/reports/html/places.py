"""What is marked in a note's text: the words of its gaps, and the evidence of its elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from doclint.findings import Finding, Severity
from doclint.report import NoteReport
from doclint.reports.html.marks import Mark
from doclint.reports.html.spans import Span, clamped, merged

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_SETTLED = ("documented", "not_done")
_JOINT = re.compile(r"[ \t,;:/&+-]*(?:(?:and|or)[ \t]+)?")
_NEAR = 8
"""Between evidence that has one label stands a joint, of no more characters than this."""


@dataclass(frozen=True)
class Gap:
    """A finding beside its note.

    ``against`` names its code or codes where they are not those of the whole note. ``place`` is the
    number of the gap that the mark on its words is named after: several may speak of the same.
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

    ``named`` is false where more evidence of the element follows at once: the last one has the label.
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
        return name if self.status == "documented" else f"{name}: {status_in_words(self.status)}"


def status_in_words(status: str) -> str:
    """An element's status as a person would say it."""
    return status.replace("_", " ")


def gaps_of(note: NoteReport) -> Iterator[Gap]:
    """A note's findings, numbered in their order."""
    places: dict[Span, int] = {}
    for number, finding in enumerate(note.findings, 1):
        place = None
        if note.text and finding.start is not None and finding.end is not None:
            place = places.setdefault((finding.start, finding.end), number)
        codes = (finding.code,) if finding.code else finding.candidates
        against = "" if codes == (note.codes or note.candidates) else ", ".join(codes)
        yield Gap(number, finding, against, *_parted(finding.message), place)


def marks_of(
    note: NoteReport, gaps: tuple[Gap, ...], title: Callable[[str], str]
) -> Iterator[Mark[Place]]:
    """All marks on a note's text; ``title`` gives an element's name for people."""
    size = len(note.text)
    for name, entry in note.elements.items():
        found = (clamped(each["start"], each["end"], size) for each in entry["evidence"])
        for span, named in _labelled(note.text, [*merged(found, apart=-1)]):
            place = Place(element=title(name), status=entry["status"], named=named)
            yield Mark(*span, place, rank=1)
    groups: dict[int, list[Gap]] = {}
    for gap in gaps:
        if gap.place is not None:
            groups.setdefault(gap.place, []).append(gap)
    for group in groups.values():
        finding = group[0].finding
        span = clamped(finding.start or 0, finding.end or 0, size)
        yield Mark(*span, Place(gaps=tuple(group)))


def _labelled(text: str, spans: list[Span]) -> Iterator[tuple[Span, bool]]:
    """Evidence of one element, each with whether it has a label."""
    nothing = (len(text) + _NEAR + 1, 0)
    for span, (following, _) in zip_longest(spans, spans[1:], fillvalue=nothing):
        near = following - span[1] <= _NEAR
        yield span, not (near and _JOINT.fullmatch(text, span[1], following))


def _parted(message: str) -> tuple[str, str]:
    """What a message says, and the question that it ends with."""
    said, stop, question = message.rpartition(". ")
    return (f"{said}.", question) if stop and question.endswith("?") else (message, "")
