"""A run over many notes: each judged by the settings in force for it.

Between the linter, which judges a note by all rules, and the reports, which show what counts.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Hashable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from doclint.codes import Catalogue
from doclint.encounters import SUBJECT, Encounters
from doclint.errors import SchemaError, SettingsError, UnknownCodeError, UnknownRuleError
from doclint.linter import origin_of
from doclint.linters import Linters, SiteFiles
from doclint.note import Note, Unreadable
from doclint.policy.baseline import Baseline
from doclint.policy.identifiers import search_for
from doclint.policy.known import KnownFindings
from doclint.policy.selection import Selection
from doclint.policy.together import Together
from doclint.policy.verdict import Verdict
from doclint.policy.waived import WaivedFindings
from doclint.policy.waivers import load_waivers
from doclint.report import FileFinding, NoteReport, Tally
from doclint.settings import Finder, Settings

if TYPE_CHECKING:
    from doclint.batch import Job
    from doclint.linter import Linter
    from doclint.reports import Run
    from doclint.store.recorder import Asked, Recorder


class Checker:
    """Judges the notes of one run. Build one for a run and feed it once.

    ``settings`` are those of the run as a whole. Whatever cannot be used (an unknown code or rule, a
    broken file of a site's) is told before the first note is read, as far as it is in force there.

    Notes come and go by their own names; ``hash_key`` is for files beside them that hold hashed
    ones. ``stdin_name`` is the name of the note from standard input, and ``today`` the day on which
    waivers are looked at. ``baseline`` is taken in the place of the one of the settings. With
    ``one_encounter`` all notes are taken for those of one encounter.
    ``recorder`` keeps the run in a store; what was judged in an earlier one it hands out again.
    ``apart`` has notes judged in a process of their own though one is enough, so that a note which
    ends its process costs itself alone. Whoever judges encounters elsewhere has none gathered
    here (``gathers``).
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
        one_encounter: bool = False,
        recorder: Recorder | None = None,
        apart: bool = False,
        gathers: bool = True,
    ) -> None:
        self.settings = settings
        self._apart = apart
        self._gathers = gathers
        self._recorder = recorder
        self.tally = Tally()
        self._finder = finder
        self._linters = linters or Linters()
        self._selections: dict[Hashable, Selection] = {}
        self._linter(settings).require_codes(settings.code)
        if self._selection(settings).seeks_identifiers:
            search_for(settings.patterns)
        self._encounters = Encounters(self.catalogue, one=one_encounter)
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
        return self._linter(self.settings).catalogue

    def reports(self, notes: Iterable[Note | Unreadable]) -> Generator[NoteReport, None, None]:
        """The verdict on each note, in order; all are counted as they pass.

        With ``jobs`` or a ``timeout`` in the settings, worker processes judge the notes; close the
        iterator to end them before the last note.
        """
        waiting: deque[_Awaited] = deque()
        with closing(self._by_all_rules(self._jobs(notes, waiting))) as found:
            for report in found:
                report = self._counting(report, waiting.popleft())
                self.tally.add(report)
                if self._gathers:
                    self._encounters.add(report)
                yield report
        if self._recorder is not None:
            self._recorder.finish(self.together, one=self._encounters.one)

    def run(self) -> Run:
        """What there is to say at the end: the counts, and findings of other files and encounters."""
        from doclint.reports import Run

        for finding in self._file_findings:
            self.tally.add_finding(finding)
        for each in self.together.findings:
            self.tally.add_finding(each)
        for covered in self.together.suppressed:
            self.tally.add_suppressed(covered)
        return Run(
            self.tally, self._file_findings, self.together.findings, self.together.suppressed
        )

    @cached_property
    def together(self) -> Together:
        """What was found in several notes of one encounter; asked for once all notes are through."""
        selection = self._selection(self.settings)
        found = self._encounters.findings()
        together = Together(
            findings=selection.kept(found),
            found=found,
            rules=selection.rules - self._note_rules(selection),
            judged=self._encounters.judged,
            codes=self._asked_codes(self.settings),
        )
        for file in (self._waived, self.known):
            if file is not None:
                together = file.apply_together(together)
        return together

    @cached_property
    def _file_findings(self) -> tuple[FileFinding, ...]:
        _ = self.together  # which may be what a waiver or an entry is there for
        found: list[FileFinding] = []
        for file in (self._waived, self.known):
            if file is not None:
                found += file.findings(self.catalogue.rules)
        return self._selection(self.settings).kept(found)

    def _jobs(
        self, notes: Iterable[Note | Unreadable], waiting: deque[_Awaited]
    ) -> Iterator[Job | NoteReport]:
        """What there is to judge, each with what its verdict needs then put down in ``waiting``.

        What the store holds a verdict on needs no judging.
        """
        from doclint.batch import Job, Needs

        for note in notes:
            try:
                settings = self._finder.for_note(note.name)
                seeks = self._selection(settings).seeks_identifiers
                self._linter(settings).require_codes(settings.code)
            except (SettingsError, SchemaError, UnknownCodeError, UnknownRuleError) as error:
                # Another folder's settings are at fault, and cost that folder's notes alone.
                waiting.append(_Awaited(None))
                origin = origin_of(note) if isinstance(note, Note) else {"place": note.place}
                yield NoteReport(note.name, "error", error=str(error), **origin)
                continue
            asked = self._recorder.ask(note, settings, seeks=seeks) if self._recorder else None
            waiting.append(_Awaited(settings, asked))
            if isinstance(note, Unreadable):
                yield NoteReport(note.name, "error", error=note.reason, place=note.place)
            elif asked is not None and asked.report is not None:
                yield asked.report
            else:
                files = _site_files(settings)
                yield Job(note=note, codes=settings.code, needs=Needs(files, seeks))

    def _by_all_rules(self, jobs: Iterable[Job | NoteReport]) -> Generator[NoteReport, None, None]:
        """The verdict by all rules on each note, in order, from here or from worker processes."""
        workers, timeout = self.settings.jobs, self.settings.timeout
        if workers == 1 and timeout is None and not self._apart:
            for job in jobs:
                yield job if isinstance(job, NoteReport) else job.judge(self._linters)
            return
        from doclint.batch.pool import Terms, check_in_pool, cores

        terms = Terms(workers=workers or cores(), timeout=timeout)
        yield from check_in_pool(jobs, self._linters.build, terms)

    def _counting(self, report: NoteReport, awaited: _Awaited) -> NoteReport:
        """What counts of a verdict by all rules, once it is in the store, if there is one."""
        rules = None
        if self._recorder and awaited.asked:
            self._recorder.keep(awaited.asked, report)
        if awaited.settings is not None:
            report, rules = self._under(awaited.settings, report)
        if self._recorder:
            self._recorder.add(awaited.asked, report, rules)
        return report

    def _under(self, settings: Settings, report: NoteReport) -> tuple[NoteReport, frozenset[str]]:
        """What counts under the settings in force for the note, and the rules that are."""
        selection = self._selection(settings)
        verdict = Verdict(
            report=selection.apply(report),
            found=report.findings,
            rules=self._note_rules(selection),
            codes=self._asked_codes(settings),
        )
        # A waived finding needs no entry in the baseline, and so never gets as far.
        for file in (self._waived, self.known):
            if file is not None:
                verdict = file.apply(verdict)
        return verdict.report, selection.rules

    def _note_rules(self, selection: Selection) -> frozenset[str]:
        """The rules in force by which single notes are judged."""
        rules = self.catalogue.rules
        return frozenset(
            each for each in selection.rules if each not in rules or rules[each].subject != SUBJECT
        )

    def _asked_codes(self, settings: Settings) -> frozenset[str] | None:
        """The codes that the caller wants notes judged by, and those that are judged with any."""
        if not settings.code:
            return None
        return frozenset({*settings.code, *self._linter(settings).catalogue.retired})

    def _linter(self, settings: Settings) -> Linter:
        return self._linters.of(_site_files(settings))

    def _selection(self, settings: Settings) -> Selection:
        """The rules in force and their severities; notes with the same share them."""
        key = (settings.schemas, settings.choices, tuple(settings.severity.items()))
        if key not in self._selections:
            self._selections[key] = Selection(self._linter(settings).catalogue.rules, settings)
        return self._selections[key]


@dataclass(frozen=True)
class _Awaited:
    """A note's settings (``None`` where they cannot be used), and what the store says of it."""

    settings: Settings | None
    asked: Asked | None = None


def _site_files(settings: Settings) -> SiteFiles:
    return SiteFiles(settings.patterns, settings.schemas)
