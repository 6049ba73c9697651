"""What a check gives back: one report a note, and all of them together.

The JSON form of both is fixed; keys may be added, none renamed.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from doclint import __version__
from doclint.findings import Finding, Severity

Status = Literal["complete", "gaps", "no_service", "error"]
CodeSource = Literal["given", "field", "note", "inferred"]
"""Where the codes came from: the caller, a field of the input, a line of the note, the record."""


@dataclass(frozen=True, kw_only=True)
class Suppressed:
    """A finding that does not count: known from a baseline, or waived by somebody for a reason."""

    finding: Finding
    by: Literal["baseline", "waiver"]
    reason: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Its entry in the JSON report: the finding's own keys, and who suppressed it."""
        return {**self.finding.to_dict(), "suppressed_by": self.by, "reason": self.reason}


@dataclass(frozen=True, kw_only=True)
class FileFinding:
    """A fault of a file beside the notes: a waiver that has expired, a baseline out of date.

    ``line`` counts from 1; the message holds no words of a note.
    """

    file: str
    line: int | None
    rule: str
    name: str
    severity: Severity
    message: str

    def to_dict(self) -> dict[str, Any]:
        """Its entry in the JSON report."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class EncounterFinding:
    """A fault that shows in several notes of one encounter, or what cannot be told from them.

    ``encounter`` is the source's identifier, and ``None`` where all notes were taken for one or the
    finding is about notes without any. ``notes`` are those concerned, ``codes`` theirs as far as
    the finding goes by them. ``dates`` are the days concerned, of a longer stretch the first and the
    last. The message holds no words of a note.
    """

    encounter: str | None
    notes: tuple[str, ...]
    rule: str
    name: str
    severity: Severity
    message: str
    codes: tuple[str, ...] = ()
    dates: tuple[datetime.date, ...] = field(default=(), repr=False)

    @property
    def label(self) -> str:
        """What to call the encounter in a line of a report."""
        if self.encounter is None:
            return "these notes"
        told = self.encounter
        return told if told.startswith("encounter") else f"encounter {told}"

    @property
    def place(self) -> str:
        """The note at which a report for programs shows it: the first of those concerned."""
        return self.notes[0] if self.notes else self.label

    @property
    def beside(self) -> str:
        """What goes behind the message in a line of a report: codes and days, in brackets."""
        days = [each.isoformat() for each in self.dates]
        told = [", ".join(each) for each in (self.codes, days) if each]
        return f" [{'; '.join(told)}]" if told else ""

    @property
    def told(self) -> str:
        """All that a line says that stands at the first note: encounter, message, other notes."""
        others = ", ".join(self.notes[1:])
        return f"{self.label}: {self.message}{self.beside}" + (f" With {others}." if others else "")

    def to_dict(self) -> dict[str, Any]:
        """Its entry in the JSON report."""
        return {
            **asdict(self),
            "notes": list(self.notes),
            "codes": list(self.codes),
            "dates": [each.isoformat() for each in self.dates],
        }


@dataclass(frozen=True, kw_only=True)
class SuppressedEncounter:
    """A finding about an encounter that does not count, and why (see ``Suppressed``)."""

    finding: EncounterFinding
    by: Literal["baseline", "waiver"]
    reason: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Its entry in the JSON report: the finding's own keys, and who suppressed it."""
        return {**self.finding.to_dict(), "suppressed_by": self.by, "reason": self.reason}


@dataclass(frozen=True)
class NoteReport:
    """One note's verdict.

    ``candidates`` are the codes that the record leaves open where none could be inferred.
    ``findings`` are those that count; what a baseline or a waiver covers is in ``suppressed``.
    ``elements`` is the record. ``text`` is the note itself, for reports that show its lines; like
    all that holds words of the note it stays out of ``repr``, and it is no part of ``to_dict``.
    ``place``, ``encounter``, ``date``, ``author``, ``service`` and ``pages`` are as the source gave
    them.
    """

    note: str
    status: Status
    codes: tuple[str, ...] = ()
    code_source: CodeSource | None = None
    candidates: tuple[str, ...] = ()
    elements: Mapping[str, Any] = field(default_factory=dict, repr=False)
    findings: tuple[Finding, ...] = field(default=(), repr=False)
    suppressed: tuple[Suppressed, ...] = field(default=(), repr=False)
    error: str | None = None
    text: str = field(default="", repr=False)
    place: str | None = None
    encounter: str | None = field(default=None, repr=False)
    date: datetime.date | None = field(default=None, repr=False)
    author: str | None = field(default=None, repr=False)
    service: str | None = field(default=None, repr=False)
    pages: tuple[int, ...] = field(default=(), repr=False)

    @property
    def source(self) -> dict[str, str]:
        """What the source names beside the text, without what it does not name."""
        told = {
            "encounter": self.encounter,
            "date": self.date.isoformat() if self.date else None,
            "author": self.author,
            "service": self.service,
        }
        return {name: value for name, value in told.items() if value is not None}

    @property
    def inferred(self) -> bool:
        """Whether the codes were worked out from the record and not named by anybody."""
        return self.code_source == "inferred"

    def to_dict(self) -> dict[str, Any]:
        """The note's entry in the JSON report."""
        source = {"source": self.source} if self.source else {}
        return {
            "note": self.note,
            "place": self.place,
            **source,
            "codes": list(self.codes),
            "inferred": self.inferred,
            "code_source": self.code_source,
            "candidates": list(self.candidates),
            "status": self.status,
            "elements": dict(self.elements),
            "findings": [finding.to_dict() for finding in self.findings],
            "suppressed": [each.to_dict() for each in self.suppressed],
            "error": self.error,
        }


def status_of(report: NoteReport, findings: Iterable[Finding]) -> Status:
    """The status of a judged note if these are its findings.

    One that reports no service stays one, whatever else it holds.
    """
    if report.status in ("error", "no_service"):
        return report.status
    if any(finding.severity != "info" for finding in findings):
        return "gaps"
    return "complete" if report.codes or report.candidates else "no_service"


class Tally:
    """Counts note reports as they go by."""

    def __init__(self) -> None:
        self.statuses: Counter[Status] = Counter()
        self.severities: Counter[str] = Counter()
        self.rules: Counter[tuple[str, str]] = Counter()  # id and name
        self.suppressed: Counter[str] = Counter()

    def add(self, report: NoteReport) -> None:
        """Count one note and its findings."""
        self.statuses[report.status] += 1
        self.suppressed.update(each.by for each in report.suppressed)
        for finding in report.findings:
            self._count(finding)

    def add_finding(self, finding: FileFinding | EncounterFinding) -> None:
        """Count a finding that is of no note."""
        self._count(finding)

    def add_suppressed(self, finding: SuppressedEncounter) -> None:
        """Count a finding that does not count and is of no one note."""
        self.suppressed[finding.by] += 1

    def _count(self, finding: Finding | FileFinding | EncounterFinding) -> None:
        self.severities[finding.severity] += 1
        self.rules[finding.rule, finding.name] += 1

    def most_frequent(self) -> list[dict[str, Any]]:
        """Each rule that found something and how often, the most frequent first."""
        counted = sorted(self.rules.items(), key=lambda each: (-each[1], each[0]))
        return [{"rule": rule, "name": name, "count": number} for (rule, name), number in counted]

    def to_dict(self) -> dict[str, int]:
        """The summary of the JSON report."""
        return {
            "notes": self.statuses.total(),
            "complete": self.statuses["complete"],
            "with_gaps": self.statuses["gaps"],
            "no_service": self.statuses["no_service"],
            "errors": self.statuses["error"],
        }


@dataclass(frozen=True)
class Report:
    """Several notes' verdicts, in the order in which the notes came."""

    notes: tuple[NoteReport, ...]

    @classmethod
    def of(cls, notes: Iterable[NoteReport]) -> Report:
        """Gather reports, for instance those of ``Linter.check_many``."""
        return cls(tuple(notes))

    def to_dict(self) -> dict[str, Any]:
        """The JSON report as a whole."""
        tally = Tally()
        for note in self.notes:
            tally.add(note)
        return {
            "tool": tool(),
            "notes": [note.to_dict() for note in self.notes],
            "summary": tally.to_dict(),
        }


def tool() -> dict[str, str]:
    """Who made the report."""
    return {"name": "doclint", "version": __version__}
