"""A run held against waivers: which findings they cover, which of them are unused or expired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from doclint.codes import Rule
from doclint.findings import Finding
from doclint.policy.names import NoteNames, shown_path
from doclint.policy.together import Together
from doclint.policy.verdict import Verdict, file_findings, suppress
from doclint.policy.waivers import Waiver
from doclint.report import EncounterFinding, FileFinding, Suppressed, SuppressedEncounter
from doclint.reports.names import NoteName, namer

UNUSED, EXPIRED = "WAV001", "WAV002"


class WaivedFindings:
    """Takes the notes of one run as they are judged, and tells at its end what is wrong with waivers.

    A waiver names a note by its path from the file, or, where reports show no path (``note_name``),
    by the name that they show. It applies through the day on which it expires.
    """

    def __init__(
        self,
        file: str,
        waivers: Sequence[Waiver],
        *,
        today: date,
        note_name: NoteName = "path",
        key: bytes = b"",
        stdin_name: str | None = None,
    ) -> None:
        self._file = file
        self._names = NoteNames(file, stdin_name=stdin_name)
        self._shown = None
        if note_name == "basename" or (note_name == "hash" and key):
            self._shown = namer(note_name, key)
        self._expired = [each for each in waivers if each.expires < today]
        self._live = [each for each in waivers if each.expires >= today]
        self._asked: set[int] = set()
        self._used: set[int] = set()

    def apply(self, verdict: Verdict) -> Verdict:
        """The verdict without the findings that are waived; of several waivers the first counts."""
        names = self._names_of(verdict.report.note)
        fitting = {
            number: waiver
            for number, waiver in enumerate(self._live)
            if any(map(waiver.fits, names))
        }
        if not verdict.judged or not fitting:
            return verdict
        covered = []
        for number, waiver in fitting.items():
            if verdict.asks(code=waiver.code, rules=waiver.rules):
                self._asked.add(number)
            under = [each for each in verdict.found if waiver.covers(each)]
            if under:
                self._used.add(number)
            covered += under

        def why(finding: Finding) -> Suppressed | None:
            for waiver in fitting.values():
                if waiver.covers(finding):
                    return Suppressed(finding=finding, by="waiver", reason=waiver.reason)
            return None

        waived = tuple(each for each in verdict.found if each in covered)
        return replace(
            verdict,
            report=suppress(verdict.report, why),
            found=tuple(each for each in verdict.found if each not in covered),
            waived=waived,
        )

    def apply_together(self, together: Together) -> Together:
        """The findings about encounters without those that a waiver of one of their notes covers."""
        for number, waiver in enumerate(self._live):
            if together.asks(code=waiver.code, rules=waiver.rules or ()) and any(
                self._about(waiver, notes) for notes in together.judged
            ):
                self._asked.add(number)

        def covering(finding: EncounterFinding) -> Iterator[tuple[int, Waiver]]:
            for number, waiver in enumerate(self._live):
                if waiver.covers_together(finding) and self._about(waiver, finding.notes):
                    yield number, waiver

        def why(finding: EncounterFinding) -> SuppressedEncounter | None:
            for _, waiver in covering(finding):
                return SuppressedEncounter(finding=finding, by="waiver", reason=waiver.reason)
            return None

        covered = []
        for each in together.found:
            numbers = [number for number, _ in covering(each)]
            self._used.update(numbers)
            if numbers:
                covered.append(each)
        left = tuple(each for each in together.found if each not in covered)
        return replace(together.without(why), found=left)

    def findings(self, rules: Mapping[str, Rule]) -> tuple[FileFinding, ...]:
        """A finding for each waiver that has expired, and for each that covers nothing."""
        file = shown_path(self._file)
        unused = [
            (waiver.line, "")
            for number, waiver in enumerate(self._live)
            if number in self._asked - self._used
        ]
        expired = [(each.line, f"expired on {each.expires}") for each in self._expired]
        found = (
            *file_findings(rules, UNUSED, file, unused),
            *file_findings(rules, EXPIRED, file, expired),
        )
        return tuple(sorted(found, key=lambda each: (each.line or 0, each.rule)))

    def _about(self, waiver: Waiver, notes: Iterable[str]) -> bool:
        return any(waiver.fits(name) for note in notes for name in self._names_of(note))

    def _names_of(self, note: str) -> tuple[str, ...]:
        name = self._names(note)
        if self._shown is None:
            return (name,)
        return tuple(dict.fromkeys((name, self._shown(note), self._shown(name))))
