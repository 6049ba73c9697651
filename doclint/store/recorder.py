"""One run as it is kept: asked before a note is judged, told of each verdict."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone

import doclint
from doclint.note import Note, Unreadable
from doclint.policy.names import NoteNames
from doclint.report import NoteReport
from doclint.reports.fingerprints import Fingerprints
from doclint.reports.names import namer
from doclint.reports.places import all_found
from doclint.settings import Settings
from doclint.store.database import Store
from doclint.store.records import in_the_open, kept, restored
from doclint.store.rules import rules_version

_MONTH = re.compile(r"(\d{4}-\d{2})-\d{2}")
_LONGEST_SERVICE = 80


@dataclass(frozen=True)
class Asked:
    """A note that was looked up; ``report`` is the verdict on it by all rules, if there is one."""

    content: str | None
    basis: str
    report: NoteReport | None = field(default=None, repr=False)


class Recorder:
    """Keeps one run in a store, note by note: what stops it leaves all notes before.

    ``settings`` are those of the run as a whole. Each note is first ``asked`` for; unless that
    gives a verdict, the note is judged and the verdict given to ``keep``. What counts of it goes
    to ``add``, in the order of the notes.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        *,
        stdin_name: str | None = None,
        hash_key: bytes = b"",
    ) -> None:
        self._store = store
        self._settings = settings
        self._names = NoteNames(store.path, stdin_name=stdin_name)
        self._rename = namer(settings.note_name, hash_key)
        self._fingerprints, self._shown = Fingerprints(), Fingerprints()
        self._selections: dict[frozenset[str], int] = {}
        self._run: int | None = None
        self._position = 0

    def ask(self, note: Note | Unreadable, settings: Settings) -> Asked:
        """Look a note up: the verdict on the same text under the same rules and codes."""
        if isinstance(note, Unreadable):
            return Asked(None, "")
        keys = self._store.keys
        content = keys.content(note.text)
        basis = _basis(rules_version(settings.patterns, settings.schemas), settings, note)
        rows = self._store.rows(
            "SELECT sealed FROM judgements WHERE content = ? AND basis = ?", content, basis
        )
        value = keys.unseal(note.text, rows[0]["sealed"]) if rows else None
        return Asked(content, basis, restored(value, note) if value is not None else None)

    def keep(self, asked: Asked, report: NoteReport) -> None:
        """Keep the verdict by all rules, for the next time; a note not judged is tried again."""
        if asked.content is None or asked.report is not None or report.status == "error":
            return
        self._store.write(
            "INSERT OR REPLACE INTO judgements VALUES (?, ?, ?)",
            asked.content,
            asked.basis,
            self._store.keys.seal(report.text, kept(report)),
        )

    def add(
        self, asked: Asked | None, report: NoteReport, rules: Collection[str] | None = None
    ) -> None:
        """Add a note to the run: what counts of it, and the rules in force for it."""
        with self._store.change():
            selection = None if rules is None else self._selection(frozenset(rules))
            self._add(asked or Asked(None, ""), report, selection)

    def finish(self) -> None:
        """Say that no note is missing."""
        if self._run is not None:
            self._store.write("UPDATE runs SET ended = ? WHERE id = ?", now(), self._run)

    def _add(self, asked: Asked, report: NoteReport, selection: int | None) -> None:
        keys = self._store.keys
        if self._run is None:
            self._run = self._store.write(
                "INSERT INTO runs (started, version, rules) VALUES (?, ?, ?)",
                now(),
                doclint.__version__,
                rules_version(self._settings.patterns, self._settings.schemas),
            )
        name = self._names(report.note)
        month = _month(report)
        note = self._store.write(
            "INSERT INTO notes (run, position, name, content, reused, status, codes, code_source,"
            " candidates, elements, selection, encounter, month, author, service)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._run,
            self._position,
            keys.name(name),
            asked.content,
            int(asked.report is not None),
            report.status,
            json.dumps(report.codes),
            report.code_source,
            json.dumps(report.candidates),
            json.dumps(in_the_open(report.elements)),
            selection,
            None if report.encounter is None else keys.encounter(report.encounter),
            None if month is None else keys.month(month),
            None if report.author is None else keys.author(report.author),
            self._service(report.service),
        )
        self._position += 1
        own = self._fingerprints.of_note(replace(report, note=name))
        shown = self._shown.of_note(self._rename.report(report))
        for position, (each, suppressed) in enumerate(all_found(report)):
            self._store.write(
                "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                note,
                position,
                keys.finding(own[position]),
                keys.finding(shown[position]),
                each.rule,
                each.name,
                each.code,
                json.dumps(each.candidates),
                each.element,
                each.kind,
                each.severity,
                each.line,
                each.start,
                each.end,
                None if suppressed is None else suppressed.by,
            )

    def _selection(self, rules: frozenset[str]) -> int:
        if rules not in self._selections:
            told = json.dumps(sorted(rules))
            self._store.write("INSERT OR IGNORE INTO selections (rules) VALUES (?)", told)
            (row,) = self._store.rows("SELECT id FROM selections WHERE rules = ?", told)
            self._selections[rules] = row["id"]
        return self._selections[rules]

    def _service(self, service: str | None) -> str | None:
        """A department by its name, for a table nobody can read is no use; hashed where names are."""
        if service is None:
            return None
        if self._settings.note_name == "hash":
            return self._store.keys.service(service)
        told = " ".join(service.split())[:_LONGEST_SERVICE]
        return told.encode("utf-8", "backslashreplace").decode()


def now() -> str:
    """The time, to the second."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _basis(rules: str, settings: Settings, note: Note) -> str:
    """All but the text that a verdict by all rules depends on."""
    told = json.dumps([rules, settings.code, note.codes])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _month(report: NoteReport) -> str | None:
    """The month of service: the source's word for it, or else the note's own."""
    day = report.date.isoformat() if report.date else None
    told = day or report.elements.get("date_of_service", {}).get("date")
    found = _MONTH.fullmatch(told) if isinstance(told, str) else None
    return found[1] if found else None
