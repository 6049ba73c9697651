"""What a finding is known by from run to run: note, rule, code, element and kind, never its place."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from doclint.findings import Finding
from doclint.report import EncounterFinding, FileFinding, NoteReport
from doclint.reports.places import all_found, path_of


def fingerprints(note: str, findings: Sequence[Finding]) -> Iterator[str]:
    """A fingerprint for each finding of a note, in order; of equal findings each has its own."""
    seen: Counter[tuple[str, ...]] = Counter()
    for each in findings:
        identity = (
            note,
            each.rule,
            each.code or ",".join(each.candidates),
            each.element or "",
            each.kind,
        )
        seen[identity] += 1
        yield _digest(*identity, str(seen[identity]))


class Fingerprints:
    """Fingerprints for all that one report holds: no two are the same.

    Two notes may bear one name, where reports give base names only; they are told apart by their
    order. A file keeps its fingerprints however its path was told: ``./a.txt`` is ``a.txt``.
    """

    def __init__(self) -> None:
        self._notes: Counter[str] = Counter()
        self._faults: Counter[tuple[str, ...]] = Counter()

    def of_note(self, note: NoteReport) -> list[str]:
        """One for each of ``all_found(note)``; what a baseline covers does not change the others."""
        return list(fingerprints(self._name(note), [finding for finding, _ in all_found(note)]))

    def of_unread(self, note: NoteReport) -> str:
        """The one of a note that could not be judged, whatever the reason."""
        return _digest(self._name(note), "unread")

    def of_file(self, finding: FileFinding) -> str:
        """The one of a finding about another file."""
        identity = (path_of(finding.file), finding.rule, finding.message)
        self._faults[identity] += 1
        return _digest("file", *identity, str(self._faults[identity]))

    def of_encounter(self, finding: EncounterFinding) -> str:
        """The one of a finding about notes of an encounter, which go by their names alone."""
        identity = ("encounter", finding.rule, *map(path_of, finding.notes))
        self._faults[identity] += 1
        return _digest(*identity, str(self._faults[identity]))

    def _name(self, note: NoteReport) -> str:
        name = path_of(note.note)
        self._notes[name] += 1
        return name if self._notes[name] == 1 else f"{name}\0{self._notes[name]}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
