"""One note as the page shows it: its gaps, its text with marks, and what was read of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from doclint.codes import Catalogue
from doclint.findings import ELEMENTS, Finding
from doclint.report import NoteReport
from doclint.reports.html import values
from doclint.reports.html.passages import Block, blocks
from doclint.reports.html.places import SEVERITIES, gaps_of, marks_of, status_in_words
from doclint.reports.options import Evidence

_SOURCES = {
    "given": "as given to the run",
    "field": "named beside the note",
    "note": "named in the note",
    "inferred": "inferred from the note",
}


@dataclass(frozen=True)
class Read:
    """What was read of an element."""

    title: str
    status: str
    values: str


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
        self.gaps = tuple(gaps_of(note))
        entries = [(self._title(name), each) for name, each in note.elements.items()]
        self.read = [
            Read(
                title,
                status_in_words(entry["status"]),
                "" if evidence == "none" else values.told(entry),
            )
            for title, entry in entries
            if entry["status"] != "missing"
        ]
        self.not_found = [title for title, entry in entries if entry["status"] == "missing"]

    @property
    def elements(self) -> tuple[str, ...]:
        """The elements with a gap that counts, each once."""
        names = {f.element for f in self.note.findings if f.element and f.severity != "info"}
        known = [name for name in ELEMENTS if name in names]
        return tuple(map(self._title, (*known, *sorted(names.difference(known)))))

    def blocks(self) -> Iterator[Block]:
        """The lines shown, with their marks, and what is left out between them."""
        if self.note.text:
            marks = marks_of(self.note, self.gaps, self._title)
            yield from blocks(self.note.text, marks, all_of_it=self._evidence == "full")

    def _title(self, element: str) -> str:
        return title(self._catalogue, element)


def against(note: NoteReport) -> str:
    """The codes that a note was judged by."""
    if note.codes:
        return ", ".join(note.codes)
    return f"one of {', '.join(note.candidates)}" if note.candidates else ""


def title(catalogue: Catalogue, element: str) -> str:
    """An element as people call it."""
    known = catalogue.elements.get(element)
    return known.title if known else element.replace("_", " ").capitalize()


def counts_of(findings: Sequence[Finding]) -> Mapping[str, int]:
    """How many findings there are of each severity."""
    return {name: sum(finding.severity == name for finding in findings) for name in SEVERITIES}
