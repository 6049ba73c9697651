"""What a reporter is: notes go in as they come, pieces of one report come out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from doclint.codes import Catalogue
from doclint.report import EncounterFinding, FileFinding, NoteReport, SuppressedEncounter, Tally
from doclint.reports.options import Options

Piece = str | bytes
"""A part of a report; only a spreadsheet comes in bytes."""


@dataclass(frozen=True)
class Run:
    """What there is to say once all notes are through: the counts, and what is of no one note.

    ``findings`` are faults of other files, ``encounters`` those that show in several notes together
    and ``encounters_suppressed`` those of them that a baseline or a waiver covers.
    """

    tally: Tally
    findings: tuple[FileFinding, ...] = ()
    encounters: tuple[EncounterFinding, ...] = ()
    encounters_suppressed: tuple[SuppressedEncounter, ...] = ()


class Reporter(ABC):
    """One report in the making.

    Fed and not asked, so that one pass over the notes can make several reports. A format that needs
    the whole run before its first word keeps what it needs and gives nothing before ``end``.
    """

    def __init__(self, options: Options, catalogue: Catalogue) -> None:
        """``options.evidence`` is set: the reporter's own default, or what the user chose."""
        self.options = options
        self.catalogue = catalogue

    @abstractmethod
    def note(self, note: NoteReport) -> Piece:
        """Take the next note, and give what can be written now (perhaps nothing, as ``""``)."""

    @abstractmethod
    def end(self, run: Run) -> Piece:
        """Give the rest of the report. Called once, also where there was no note."""
