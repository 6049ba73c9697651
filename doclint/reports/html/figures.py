"""What is counted for the page: priorities, and how often a gap is found by code and by element."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from doclint.codes import Catalogue
from doclint.findings import ELEMENTS, Finding, Severity
from doclint.report import NoteReport

WEIGHTS: Mapping[Severity, int] = {"error": 3, "warning": 1, "info": 0}
"""What a finding adds to a note's priority. The page prints this beside its worklist."""

OPEN = ""
"""Stands among codes for the notes that leave theirs open."""


def priority(findings: Iterable[Finding]) -> int:
    """The sum of the severities of a note's findings; it orders the worklist and nothing else."""
    return sum(WEIGHTS[finding.severity] for finding in findings)


@dataclass
class Rate:
    """Of ``notes`` so many with an error somewhere, and so many others with a warning."""

    notes: int = 0
    errors: int = 0
    warnings: int = 0

    def add(self, findings: Iterable[Finding]) -> None:
        """Count one more note, with those of its findings that matter here."""
        severities = {finding.severity for finding in findings}
        self.notes += 1
        self.errors += "error" in severities
        self.warnings += "warning" in severities and "error" not in severities

    @property
    def gaps(self) -> int:
        """The notes with an error or a warning."""
        return self.errors + self.warnings

    @property
    def percent(self) -> int:
        """Their share, in whole per cent, halves rounded up."""
        return (200 * self.gaps + self.notes) // (2 * self.notes) if self.notes else 0


class Rates:
    """Gap rates, note by note.

    Only judged notes count. A note counts once under each of its codes, and under ``OPEN`` where it
    leaves the code of a service open; it counts under each element that one of its codes requires
    or expects, or that has a gap.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.by_code: dict[str, Rate] = defaultdict(Rate)
        self._by_element: dict[str, Rate] = defaultdict(Rate)
        self._needs = {code.code: _asked(catalogue, code.needs) for code in catalogue.codes}

    def add(self, note: NoteReport) -> None:
        """Count a note."""
        if note.status not in ("complete", "gaps"):
            return
        open_ = [finding for finding in note.findings if finding.candidates]
        general = [f for f in note.findings if f.code is None and not f.candidates]
        for code in note.codes:
            own = (finding for finding in note.findings if finding.code == code)
            self.by_code[code].add((*own, *general))
        if note.candidates or open_:
            self.by_code[OPEN].add((*open_, *(() if note.codes else general)))
        for element, findings in self._elements(note).items():
            self._by_element[element].add(findings)

    @property
    def by_element(self) -> Mapping[str, Rate]:
        """By element, the highest rates first."""
        known = [*ELEMENTS, *sorted(set(self._by_element) - set(ELEMENTS))]
        rows = [(name, self._by_element[name]) for name in known if name in self._by_element]
        return dict(sorted(rows, key=lambda row: (-row[1].gaps / row[1].notes, -row[1].gaps)))

    def _elements(self, note: NoteReport) -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = {name: [] for name in self._asked_of(note)}
        for finding in note.findings:
            if finding.element is not None and (
                finding.element in found or finding.severity != "info"
            ):
                found.setdefault(finding.element, []).append(finding)
        return found

    def _asked_of(self, note: NoteReport) -> Iterator[str]:
        """What a note is asked for: by any of its codes, or by all that are left for it."""
        none: frozenset[str] = frozenset()
        needs = set[str]().union(*(self._needs.get(code, none) for code in note.codes))
        if note.candidates:
            left = [self._needs.get(code, none) for code in note.candidates]
            needs |= left[0].intersection(*left[1:])
        yield from sorted(needs)


def _asked(catalogue: Catalogue, needs: Mapping[str, str]) -> frozenset[str]:
    """The elements whose absence under a code is more than an info."""
    found = set()
    for element, level in needs.items():
        rules = (catalogue.rules[rule] for rule in catalogue.elements[element].rules)
        missing = (rule.severity_at(level) for rule in rules if rule.kind == "missing")
        if any(severity in ("error", "warning") for severity in missing):
            found.add(element)
    return frozenset(found)
