"""A note's suggestions, and how much of the note goes with them into a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from doclint.errors import SchemaError, SettingsError
from doclint.note import Note, Unreadable
from doclint.report import NoteReport
from doclint.reports.names import Namer
from doclint.reports.options import Evidence
from doclint.reports.privacy import withhold
from doclint.suggest.ranking import Ranking

if TYPE_CHECKING:
    from doclint.linters import Linters
    from doclint.settings import Finder


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


def suggestions(
    notes: Iterable[Note | Unreadable], finder: Finder, linters: Linters | None = None
) -> Iterator[Suggested]:
    """The suggestions for each note, by the phrases and codes in force for it."""
    from doclint.linter import unjudged
    from doclint.linters import Linters, SiteFiles

    linters = linters or Linters()
    for note in notes:
        if isinstance(note, Unreadable):
            report = NoteReport(note.name, "error", error=note.reason, place=note.place)
            yield Suggested(report)
            continue
        try:
            settings = finder.for_note(note.name)
            linter = linters.of(SiteFiles(settings.patterns, settings.schemas))
        except (SchemaError, SettingsError) as error:
            yield Suggested(unjudged(note, str(error)))
            continue
        yield linter.suggest(note)
