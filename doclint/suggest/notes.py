"""A note's suggestions, and how much of the note goes with them into a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from doclint.note import Note
from doclint.report import NoteReport
from doclint.reports.names import Namer
from doclint.reports.options import Evidence
from doclint.reports.privacy import withhold
from doclint.suggest.ranking import Ranking


@dataclass(frozen=True)
class Suggested:
    """A note with the codes that its words support.

    ``note`` is a report without findings: the record, the text, where it came from, and why it
    could not be read if so.
    """

    note: NoteReport
    ranking: Ranking = field(default_factory=Ranking)

    @classmethod
    def of(cls, note: Note, record: Mapping[str, Any], ranking: Ranking) -> Suggested:
        """The suggestions for a note that was read."""
        from doclint.linter import origin_of

        report = NoteReport(
            note=note.name,
            status="complete" if ranking.suggestions or ranking.doubts else "no_service",
            elements=record,
            text=note.text,
            **origin_of(note),
        )
        return cls(report, ranking)

    def shown(self, namer: Namer, evidence: Evidence) -> Suggested:
        """The same as a report may show it: under its name there, with as many words."""
        return replace(self, note=withhold(namer.report(self.note), evidence))
