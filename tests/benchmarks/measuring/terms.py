"""How much is measured, and on which notes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from measuring.notes import of_usual_length, own_notes


@dataclass(frozen=True)
class Terms:
    """``quick`` is for whoever works on speed: fewer notes and rounds, the same lines.

    ``texts`` are general texts besides; ``callgrind`` counts instructions at start-up,
    ``environments`` is the folder of those of other libraries, made there if need be.
    """

    quick: bool = False
    texts: tuple[str, ...] = ()
    callgrind: bool = False
    environments: Path | None = None

    @cached_property
    def own(self) -> list[str]:
        """The repository's notes."""
        return own_notes()

    @cached_property
    def all(self) -> list[str]:
        """All notes there are, to be glued together."""
        return [*self.own, *self.texts]

    @cached_property
    def usual(self) -> list[str]:
        """The repository's notes of 300 to 700 words."""
        return of_usual_length(self.own)

    @cached_property
    def usual_texts(self) -> list[str]:
        """The general texts of 300 to 700 words."""
        return of_usual_length(self.texts)

    def sample(self, notes: list[str]) -> list[str]:
        """As many of some notes as are measured, from all over the list."""
        most = 12 if self.quick else 60
        return notes[:: max(1, len(notes) // most)][:most]

    @property
    def rounds(self) -> int:
        """How often each side of a ratio is measured."""
        return 3 if self.quick else 7

    @property
    def long_rounds(self) -> int:
        """The same for the long note, over which stock medspaCy takes half a minute."""
        return 1 if self.quick else 3

    @property
    def long_length(self) -> int:
        """Characters of the long note; over 100,000 stock medspaCy takes a minute and more."""
        return 20_000 if self.quick else 100_000

    @property
    def growth_rounds(self) -> int:
        """The same for all lengths of notes."""
        return 1 if self.quick else 3

    @property
    def sizes(self) -> list[int]:
        """The lengths of notes, in characters, over which growth is told."""
        sizes = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000]
        return sizes[:5] if self.quick else sizes

    @property
    def start_rounds(self) -> int:
        """The same for programs that are started."""
        return 5 if self.quick else 15

    @property
    def twin_length(self) -> int:
        """Characters of the long note on which doclint is held to its twin."""
        return 10_000 if self.quick else 100_000

    @property
    def block(self) -> int:
        """Times that the notes go through each number of workers within one measurement."""
        return 1 if self.quick else 10

    @property
    def marks(self) -> tuple[int, int]:
        """After how many notes memory is looked at; workers make way for others after 1,000 each."""
        return (300, 900) if self.quick else (5_000, 50_000)

    @property
    def doubt(self) -> str:
        """Why figures that need long notes or long runs are not judged by their goals here."""
        return "too little in a quick run" if self.quick else ""
