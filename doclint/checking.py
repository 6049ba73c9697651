"""A run over many notes: each judged by the settings in force for it.

Between the linter, which judges a note by all rules, and the reports, which show what counts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from doclint.codes import Catalogue
from doclint.errors import SchemaError, SettingsError, UnknownCodeError, UnknownRuleError
from doclint.linter import Linter
from doclint.note import Note, Unreadable
from doclint.policy.baseline import Baseline
from doclint.policy.identifiers import search_for, with_identifiers
from doclint.policy.known import KnownFindings
from doclint.policy.selection import Selection
from doclint.policy.verdict import Verdict
from doclint.policy.waived import WaivedFindings
from doclint.policy.waivers import load_waivers
from doclint.report import FileFinding, NoteReport, Tally
from doclint.settings import Finder, Settings

if TYPE_CHECKING:
    from doclint.reports import Run


class Linters:
    """A linter for each set of a site's own phrases and codes; notes that share it share one."""

    def __init__(self) -> None:
        self._built: dict[tuple[Sequence[str], Sequence[str]], Linter] = {}

    def of(self, settings: Settings) -> Linter:
        """The linter for what is in force."""
        key = (settings.patterns, settings.schemas)
        if key not in self._built:
            self._built[key] = Linter.of(
                patterns=[Path(each) for each in settings.patterns],
                schemas=[Path(each) for each in settings.schemas],
            )
        return self._built[key]


class Checker:
    """Judges the notes of one run. Build one for a run and feed it once.

    ``settings`` are those of the run as a whole. Whatever cannot be used (an unknown code or rule, a
    broken file of a site's) is told before the first note is read, as far as it is in force there.

    Notes come and go by their own names; ``hash_key`` is for files beside them that hold hashed
    ones. ``stdin_name`` is the name of the note from standard input, and ``today`` the day on which
    waivers are looked at. ``baseline`` is taken in the place of the one of the settings.
    """

    def __init__(
        self,
        finder: Finder,
        settings: Settings,
        *,
        linters: Linters | None = None,
        stdin_name: str | None = None,
        today: date | None = None,
        hash_key: bytes = b"",
        baseline: Baseline | None = None,
    ) -> None:
        self.settings = settings
        self.tally = Tally()
        self._finder = finder
        self._linters = linters or Linters()
        self._selections: dict[Hashable, Selection] = {}
        self._linters.of(settings).require_codes(settings.code)
        if self._selection(settings).seeks_identifiers:
            search_for(settings.patterns)
        self._waived: WaivedFindings | None = None
        if settings.waivers is not None:
            self._waived = WaivedFindings(
                settings.waivers,
                load_waivers(settings.waivers, self.catalogue),
                today=today or date.today(),
                note_name=settings.note_name,
                key=hash_key,
                stdin_name=stdin_name,
            )
        if baseline is None and settings.baseline is not None:
            baseline = Baseline.load(settings.baseline, hash_key)
        self.known: KnownFindings | None = None
        if baseline is not None:
            self.known = KnownFindings(baseline, key=hash_key, stdin_name=stdin_name)

    @property
    def catalogue(self) -> Catalogue:
        """The codes and rules that the run as a whole goes by."""
        return self._linters.of(self.settings).catalogue

    def reports(self, notes: Iterable[Note | Unreadable]) -> Iterator[NoteReport]:
        """The verdict on each note, in order; all are counted as they pass."""
        for note in notes:
            report = self._judge(note)
            self.tally.add(report)
            yield report

    def run(self) -> Run:
        """What there is to say at the end: the counts, and findings about other files."""
        from doclint.reports import Run

        for finding in self._file_findings:
            self.tally.add_finding(finding)
        return Run(self.tally, self._file_findings)

    @cached_property
    def _file_findings(self) -> tuple[FileFinding, ...]:
        found: list[FileFinding] = []
        for file in (self._waived, self.known):
            if file is not None:
                found += file.findings(self.catalogue.rules)
        return self._selection(self.settings).kept(found)

    def _judge(self, note: Note | Unreadable) -> NoteReport:
        try:
            settings = self._finder.for_note(note.name)
            linter, selection = self._linters.of(settings), self._selection(settings)
            linter.require_codes(settings.code)
        except (SettingsError, SchemaError, UnknownCodeError, UnknownRuleError) as error:
            # Another folder's settings are at fault, and cost that folder's notes alone.
            return NoteReport(note.name, "error", error=str(error))
        (report,) = linter.check_many([note], code=settings.code or None)
        whole = selected = selection.apply(report)
        if selection.seeks_identifiers and report.text:
            search = search_for(settings.patterns)
            whole = with_identifiers(selected, search, selection, linter.catalogue)
        beside = (each for each in whole.findings if each not in selected.findings)
        verdict = Verdict(
            report=whole,
            found=(*report.findings, *beside),
            rules=selection.rules,
            codes={*settings.code, *linter.catalogue.retired} if settings.code else None,
        )
        # A waived finding needs no entry in the baseline, and so never gets as far.
        for file in (self._waived, self.known):
            if file is not None:
                verdict = file.apply(verdict)
        return verdict.report

    def _selection(self, settings: Settings) -> Selection:
        """The rules in force and their severities; notes with the same share them."""
        key = (settings.schemas, settings.choices, tuple(settings.severity.items()))
        if key not in self._selections:
            self._selections[key] = Selection(self._linters.of(settings).catalogue.rules, settings)
        return self._selections[key]
