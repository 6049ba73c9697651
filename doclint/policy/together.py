"""Findings about encounters on their way to the reports, as ``verdict`` has those of one note."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from doclint.report import EncounterFinding, SuppressedEncounter


@dataclass(frozen=True, kw_only=True)
class Together:
    """What was found in notes of one encounter, and what counts of it.

    ``findings`` are those that count, ``found`` those of all rules that nobody waived. ``rules`` are
    those in force, ``judged`` the notes of each encounter that could be judged, and ``codes`` those
    that the caller wants notes judged by (``None`` where the notes decide).
    """

    findings: tuple[EncounterFinding, ...]
    found: tuple[EncounterFinding, ...]
    rules: Collection[str]
    judged: tuple[frozenset[str], ...] = ()
    codes: Collection[str] | None = None
    suppressed: tuple[SuppressedEncounter, ...] = ()

    def asks(self, *, code: str | None, rules: Iterable[str]) -> bool:
        """Whether this run would have found such a finding if it were there."""
        if self.codes is not None and code is not None and code not in self.codes:
            return False
        return any(rule in self.rules for rule in rules)

    def without(self, why: Callable[[EncounterFinding], SuppressedEncounter | None]) -> Together:
        """The same with those findings put aside of which ``why`` gives a reason, asked in order."""
        counting = []
        suppressed = list(self.suppressed)
        for finding in self.findings:
            reason = why(finding)
            if reason is None:
                counting.append(finding)
            else:
                suppressed.append(reason)
        return replace(self, findings=tuple(counting), suppressed=tuple(suppressed))
