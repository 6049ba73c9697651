"""The runs of a store as they were kept, read back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from doclint.errors import DoclintError
from doclint.store.database import Store
from doclint.store.review import Review, latest_reviews

GAP = ("error", "warning")
"""Severities that make a gap of a finding; an info is none."""


@dataclass(frozen=True)
class KeptRun:
    """One run and its counts. ``ended`` is ``None`` while it goes on, and where it was cut short."""

    id: int
    started: str
    ended: str | None
    version: str
    rules: str
    counts: Mapping[str, int]
    reused: int

    def to_dict(self) -> dict[str, Any]:
        """Its entry in JSON."""
        return {
            "run": self.id,
            "started": self.started,
            "ended": self.ended,
            "doclint": self.version,
            "rules": self.rules,
            **self.counts,
            "reused": self.reused,
        }


@dataclass(frozen=True)
class KeptFinding:
    """A finding as it was kept, and the last word of a reviewer on it."""

    id: str
    rule: str
    name: str
    code: str | None
    candidates: tuple[str, ...]
    element: str | None
    kind: str
    severity: str
    line: int | None
    suppressed: str | None
    review: Review | None = None

    @property
    def identity(self) -> tuple[str, ...]:
        """What it is known by within its note."""
        code = self.code or ",".join(self.candidates)
        return (self.rule, code, self.element or "", self.kind)

    @property
    def is_gap(self) -> bool:
        """Whether it is an error or a warning; one that is waived or known is still there."""
        return self.severity in GAP

    @property
    def told(self) -> str:
        """Codes, rule and severity, in a few words."""
        code = self.code or " or ".join(self.candidates)
        return " ".join(part for part in (code, self.rule, self.name, self.severity) if part)

    def to_dict(self) -> dict[str, Any]:
        """Its entry in JSON."""
        return {
            "id": self.id,
            "rule": self.rule,
            "name": self.name,
            "code": self.code,
            "candidates": list(self.candidates),
            "element": self.element,
            "kind": self.kind,
            "severity": self.severity,
            "line": self.line,
            "suppressed_by": self.suppressed,
            "review": None if self.review is None else self.review.to_dict(),
        }


@dataclass(frozen=True)
class KeptTogether:
    """A finding about notes of one encounter as it was kept; encounter, notes and dates are hashes."""

    id: str
    encounter: str | None
    notes: tuple[str, ...]
    dates: tuple[str, ...]
    codes: tuple[str, ...]
    rule: str
    name: str
    severity: str
    suppressed: str | None
    review: Review | None = None

    @property
    def identity(self) -> tuple[object, ...]:
        """What it is known by within its run."""
        return (self.encounter, self.rule, self.dates)

    @property
    def is_gap(self) -> bool:
        """Whether it is an error or a warning."""
        return self.severity in GAP

    @property
    def told(self) -> str:
        """Codes, rule and severity, in a few words."""
        return " ".join((*self.codes, self.rule, self.name, self.severity))

    def to_dict(self) -> dict[str, Any]:
        """Its entry in JSON."""
        return {
            "id": self.id,
            "encounter": self.encounter,
            "notes": list(self.notes),
            "rule": self.rule,
            "name": self.name,
            "codes": list(self.codes),
            "severity": self.severity,
            "suppressed_by": self.suppressed,
            "review": None if self.review is None else self.review.to_dict(),
        }


@dataclass(frozen=True)
class KeptEncounters:
    """What a run has to say of encounters.

    ``rules`` are those in force for the run as a whole, and ``None`` where it was cut short, for
    encounters are judged at its end. ``whole`` is the one encounter that all notes were taken for.
    """

    rules: frozenset[str] | None
    whole: str | None
    findings: tuple[KeptTogether, ...]

    @property
    def gaps(self) -> tuple[KeptTogether, ...]:
        """The errors and warnings."""
        return tuple(each for each in self.findings if each.is_gap)

    def of(self, note: KeptNote) -> str | None:
        """The encounter of a note of this run."""
        return self.whole or note.encounter


@dataclass(frozen=True)
class KeptNote:
    """A note of a run. Names, months and authors are hashes; ``rules`` those in force for it."""

    run: int
    name: str
    content: str | None
    status: str
    codes: tuple[str, ...]
    code_source: str | None
    candidates: tuple[str, ...]
    rules: frozenset[str] | None
    month: str | None
    author: str | None
    service: str | None
    encounter: str | None = None
    findings: tuple[KeptFinding, ...] = field(default=())

    @property
    def judged(self) -> bool:
        """Whether anything is known of it."""
        return self.status != "error"

    @property
    def gaps(self) -> tuple[KeptFinding, ...]:
        """Its errors and warnings, waived and known ones too."""
        return tuple(each for each in self.findings if each.is_gap)

    def asks(self, gap: KeptFinding) -> bool:
        """Whether the run would have found such a gap in the note if it were there."""
        if not self.judged or (self.rules is not None and gap.rule not in self.rules):
            return False
        return self.code_source != "given" or gap.code is None or gap.code in self.codes


def runs(store: Store) -> tuple[KeptRun, ...]:
    """All runs, the first one first."""
    rows = store.rows(
        "SELECT runs.*, count(notes.id) AS notes, sum(notes.status = 'complete') AS complete,"
        " sum(notes.status = 'gaps') AS with_gaps, sum(notes.status = 'no_service') AS no_service,"
        " sum(notes.status = 'error') AS errors, sum(notes.reused) AS reused"
        " FROM runs LEFT JOIN notes ON notes.run = runs.id GROUP BY runs.id ORDER BY runs.id"
    )
    names = ("notes", "complete", "with_gaps", "no_service", "errors")
    return tuple(
        KeptRun(
            id=row["id"],
            started=row["started"],
            ended=row["ended"],
            version=row["version"],
            rules=row["rules"],
            counts={name: row[name] or 0 for name in names},
            reused=row["reused"] or 0,
        )
        for row in rows
    )


def run_of(store: Store, told: int) -> KeptRun:
    """The run of that number, or counted from the last one where it is negative (-1 is the last).

    Raises:
        DoclintError: there is none.
    """
    known = runs(store)
    if told < 0 and -told <= len(known):
        return known[told]
    for each in known:
        if each.id == told:
            return each
    raise DoclintError(f"{store.path}: no run {told}: doclint runs lists them")


def notes_of(store: Store, run: int) -> tuple[KeptNote, ...]:
    """The notes of a run in their order."""
    return tuple(_notes(store, "notes.run = ?", run))


def latest_notes(store: Store) -> tuple[KeptNote, ...]:
    """Each note as the last run that judged it left it."""
    latest = (
        "notes.id IN (SELECT max(id) FROM notes WHERE status != 'error' GROUP BY name)"
        " AND notes.id > ?"
    )
    return tuple(_notes(store, latest, 0))


def encounters_of(store: Store, run: int) -> KeptEncounters:
    """What a run has to say of encounters."""
    (row,) = store.rows("SELECT selection, encounter FROM runs WHERE id = ?", run)
    rules = None
    if row["selection"] is not None:
        (told,) = store.rows("SELECT rules FROM selections WHERE id = ?", row["selection"])
        rules = frozenset(json.loads(told["rules"]))
    reviews = latest_reviews(store)
    rows = store.rows("SELECT * FROM encounter_findings WHERE run = ? ORDER BY position", run)
    found = tuple(_together(each, reviews) for each in rows)
    return KeptEncounters(rules, row["encounter"], found)


def latest_encounters(store: Store) -> dict[str, tuple[KeptTogether, ...]]:
    """Each encounter with judged notes, and what the last whole run with it found in it."""
    rows = store.rows(
        "SELECT coalesce(runs.encounter, notes.encounter) AS told, max(runs.id) AS run"
        " FROM runs JOIN notes ON notes.run = runs.id"
        " WHERE runs.selection IS NOT NULL AND notes.status != 'error' AND told IS NOT NULL"
        " GROUP BY told ORDER BY told"
    )
    kept = {run: encounters_of(store, run) for run in {row["run"] for row in rows}}
    return {
        row["told"]: tuple(
            each for each in kept[row["run"]].findings if each.encounter == row["told"]
        )
        for row in rows
    }


def findings_by_id(store: Store, wanted: Collection[str]) -> dict[str, KeptFinding | KeptTogether]:
    """Findings as the last run with them left them."""
    reviews = latest_reviews(store)
    found: dict[str, KeptFinding | KeptTogether] = {}
    for each in wanted:
        rows = store.rows(
            "SELECT * FROM findings WHERE finding = ? ORDER BY note DESC LIMIT 1", each
        )
        together = store.rows(
            "SELECT * FROM encounter_findings WHERE finding = ? ORDER BY run DESC LIMIT 1", each
        )
        if rows:
            found[each] = _finding(rows[0], reviews)
        elif together:
            found[each] = _together(together[0], reviews)
    return found


def _notes(store: Store, which: str, value: int) -> Iterator[KeptNote]:
    selections = {
        row["id"]: frozenset(json.loads(row["rules"]))
        for row in store.rows("SELECT * FROM selections")
    }
    reviews = latest_reviews(store)
    found: dict[int, list[KeptFinding]] = {}
    for row in store.rows(
        "SELECT findings.* FROM findings JOIN notes ON notes.id = findings.note"
        f" WHERE {which} ORDER BY findings.note, findings.position",
        value,
    ):
        found.setdefault(row["note"], []).append(_finding(row, reviews))
    for row in store.rows(f"SELECT * FROM notes WHERE {which} ORDER BY run, position", value):
        yield KeptNote(
            run=row["run"],
            name=row["name"],
            content=row["content"],
            status=row["status"],
            codes=tuple(json.loads(row["codes"])),
            code_source=row["code_source"],
            candidates=tuple(json.loads(row["candidates"])),
            rules=selections.get(row["selection"]),
            month=row["month"],
            author=row["author"],
            service=row["service"],
            encounter=row["encounter"],
            findings=tuple(found.get(row["id"], ())),
        )


def _finding(row: sqlite3.Row, reviews: Mapping[str, Review]) -> KeptFinding:
    return KeptFinding(
        id=row["finding"],
        rule=row["rule"],
        name=row["name"],
        code=row["code"],
        candidates=tuple(json.loads(row["candidates"])),
        element=row["element"],
        kind=row["kind"],
        severity=row["severity"],
        line=row["line"],
        suppressed=row["suppressed"],
        review=reviews.get(row["finding"]),
    )


def _together(row: sqlite3.Row, reviews: Mapping[str, Review]) -> KeptTogether:
    return KeptTogether(
        id=row["finding"],
        encounter=row["encounter"],
        notes=tuple(json.loads(row["notes"])),
        dates=tuple(json.loads(row["dates"])),
        codes=tuple(json.loads(row["codes"])),
        rule=row["rule"],
        name=row["name"],
        severity=row["severity"],
        suppressed=row["suppressed"],
        review=reviews.get(row["finding"]),
    )
