"""A run held against a baseline: which findings are known, which entries are outdated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from doclint.codes import Rule
from doclint.findings import Finding
from doclint.policy.baseline import Baseline, Entry, Known
from doclint.policy.names import NoteNames, shown_path
from doclint.policy.together import Together
from doclint.policy.verdict import Verdict, file_findings, suppress
from doclint.report import (
    EncounterFinding,
    FileFinding,
    NoteReport,
    Suppressed,
    SuppressedEncounter,
)
from doclint.reports.names import namer

OUTDATED = "BAS001"


class KnownFindings:
    """Takes the notes of one run as they are judged, and tells at its end what became of entries.

    What a waiver covers takes no part: such a finding needs no entry, and when the waiver expires
    it is to count again.
    """

    def __init__(
        self, baseline: Baseline, *, key: bytes = b"", stdin_name: str | None = None
    ) -> None:
        baseline.require_key(key)
        self.baseline = baseline
        self._names = NoteNames(baseline.file, stdin_name=stdin_name)
        self._hidden = namer(baseline.note_name, key)
        self._left: Counter[Known] = Counter()
        self._of_note: defaultdict[str, set[Known]] = defaultdict(set)
        for entry in baseline.entries:
            self._left[entry.known] += entry.count
            self._of_note[entry.known.note].add(entry.known)
        self._asked: set[Known] = set()
        self._found: Counter[Known] = Counter()
        self._waived: set[Known] = set()

    def name(self, note: str) -> str:
        """What the file calls a note."""
        return self._hidden(self._names(note))

    def apply(self, verdict: Verdict) -> Verdict:
        """The verdict without the findings that are known; of equal ones the first are."""
        if not verdict.judged:
            return verdict
        name = self.name(verdict.report.note)
        for known in self._of_note.get(name, ()):
            rules = None if known.rule is None else (known.rule,)
            if verdict.asks(code=known.code, candidates=known.candidates, rules=rules):
                self._asked.add(known)
        of_found = (Known.of(name, each) for each in verdict.found)
        self._found.update(known for known in of_found if known in self._left)
        self._waived.update(Known.of(name, each) for each in verdict.waived)

        def why(finding: Finding) -> Suppressed | None:
            known = Known.of(name, finding)
            if not self._left[known]:
                return None
            self._left[known] -= 1
            return Suppressed(finding=finding, by="baseline")

        return replace(verdict, report=suppress(verdict.report, why))

    def apply_together(self, together: Together) -> Together:
        """The findings about encounters without those that are known.

        An entry is looked for where all of its notes were judged, and as those of one encounter.
        """
        groups = [frozenset(map(self.name, notes)) for notes in together.judged]
        for entry in self.baseline.entries:
            known = entry.known
            if known.rule is not None and together.asks(code=None, rules=(known.rule,)):
                if any(group.issuperset(known.notes) for group in groups):
                    self._asked.add(known)
        self._found.update(
            known for known in map(self._together, together.found) if known in self._left
        )

        def why(finding: EncounterFinding) -> SuppressedEncounter | None:
            known = self._together(finding)
            if not self._left[known]:
                return None
            self._left[known] -= 1
            return SuppressedEncounter(finding=finding, by="baseline")

        return together.without(why)

    def findings(self, rules: Mapping[str, Rule]) -> tuple[FileFinding, ...]:
        """A finding for each entry of which less is left than it says."""
        faults = (
            (entry.line, self._told(entry, left))
            for entry, left in self._entries()
            if left is not None and left < entry.count
        )
        return file_findings(rules, OUTDATED, shown_path(self.baseline.file), faults)

    def counting(self, report: NoteReport) -> Iterator[Known]:
        """What is to be known of a note: its findings that count, and those that are known now."""
        known = (each.finding for each in report.suppressed if each.by == "baseline")
        for finding in (*report.findings, *known):
            yield Known.of(self.name(report.note), finding)

    def counting_together(self, together: Together) -> Iterator[Known]:
        """What is to be known of encounters, as ``counting`` has it of a note."""
        known = (each.finding for each in together.suppressed if each.by == "baseline")
        yield from map(self._together, (*together.findings, *known))

    def left(self) -> Counter[Known]:
        """The entries that this run could look for, as far as their findings are still there.

        Those of rules that are only not in force today are among them.
        """
        left: Counter[Known] = Counter()
        for entry, number in self._entries():
            left[entry.known] += number or 0
        return +left

    def unseen(self) -> Counter[Known]:
        """The entries of which this run says nothing: their note was not judged, or not by that."""
        unseen: Counter[Known] = Counter()
        for entry, left in self._entries():
            if left is None:
                unseen[entry.known] += entry.count
        return unseen

    def _entries(self) -> Iterator[tuple[Entry, int | None]]:
        """Each entry with how many of its findings are left; ``None`` if nothing is said of it."""
        found = self._found.copy()
        for entry in self.baseline.entries:
            if entry.known not in self._asked:
                yield entry, None
                continue
            left = min(entry.count, found[entry.known])
            found[entry.known] -= left
            yield entry, left

    def _together(self, finding: EncounterFinding) -> Known:
        return Known.together(map(self.name, finding.notes), finding)

    def _told(self, entry: Entry, left: int) -> str:
        parts = [entry.known.told()]
        if entry.known in self._waived:
            parts.append("waived")
        if entry.count > 1:
            parts.append(f"{left} of {entry.count} left")
        return "; ".join(parts)
