"""One run as it is kept: asked before a note is judged, told of each verdict."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone

import doclint
from doclint.errors import StoreError
from doclint.note import Note, Unreadable
from doclint.policy.names import NoteNames
from doclint.policy.together import Together
from doclint.report import EncounterFinding, NoteReport
from doclint.reports.fingerprints import Fingerprints
from doclint.reports.names import namer
from doclint.reports.places import all_found
from doclint.settings import Settings
from doclint.store.database import Store
from doclint.store.records import in_the_open, kept, restored
from doclint.store.rules import rules_version
from doclint.store.seals import Seals

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

    A store that fails on the way (a full disk, say) costs the run nothing but being kept: it is let
    alone from then on, and ``fault`` tells why.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        *,
        stdin_name: str | None = None,
        hash_key: bytes = b"",
    ) -> None:
        self.fault: StoreError | None = None
        self._store = store
        self._seals = Seals(store.keys.sealing)
        self._settings = settings
        self._names = NoteNames(store.path, stdin_name=stdin_name)
        self._rename = namer(settings.note_name, hash_key)
        self._fingerprints, self._shown = Fingerprints(), Fingerprints()
        self._selections: dict[frozenset[str], int] = {}
        self._run: int | None = None
        self._folder: str | None = None
        self._position = 0

    def ask(self, note: Note | Unreadable, settings: Settings, *, seeks: bool = False) -> Asked:
        """Look a note up: the verdict on the same text under the same rules and codes.

        ``seeks`` says whether the verdict is on identifiers left in the note, too.
        """
        if isinstance(note, Unreadable) or self.fault:
            return Asked(None, "")
        content = self._store.keys.content(note.text)
        rules = rules_version(settings.patterns, settings.schemas)
        basis = _basis(rules, settings, note, seeks=seeks)
        rows = []
        with self._fault_told():
            rows = self._store.rows(
                "SELECT sealed FROM judgements WHERE content = ? AND basis = ?", content, basis
            )
        place = _place(content, basis)
        value = self._seals.unseal(note.text, place, rows[0]["sealed"]) if rows else None
        return Asked(content, basis, restored(value, note) if value is not None else None)

    def keep(self, asked: Asked, report: NoteReport) -> None:
        """Keep the verdict by all rules, for the next time; a note not judged is tried again."""
        if asked.content is None or asked.report is not None or report.status == "error":
            return
        if self.fault is not None:
            return
        place = _place(asked.content, asked.basis)
        sealed = self._seals.seal(report.text, place, kept(report))
        with self._fault_told():
            self._store.write(
                "INSERT OR REPLACE INTO judgements VALUES (?, ?, ?)",
                asked.content,
                asked.basis,
                sealed,
            )

    def add(
        self, asked: Asked | None, report: NoteReport, rules: Collection[str] | None = None
    ) -> None:
        """Add a note to the run: what counts of it, and the rules in force for it."""
        if self.fault is not None:
            return
        with self._fault_told(), self._store.change():
            selection = None if rules is None else self._selection(frozenset(rules))
            self._add(asked or Asked(None, ""), report, selection)

    def finish(self, together: Together | None = None, *, one: bool = False) -> None:
        """Say that no note is missing, and add what was found in several notes together.

        ``one`` says that all notes were taken for those of one encounter.
        """
        if self._run is None or self.fault is not None:
            return
        with self._fault_told(), self._store.change():
            selection = encounter = None
            if together is not None:
                selection = self._selection(frozenset(together.rules))
                encounter = self._store.keys.encounter(self._whole()) if one else None
                self._add_together(together, encounter)
            self._store.write(
                "UPDATE runs SET ended = ?, selection = ?, encounter = ? WHERE id = ?",
                now(),
                selection,
                encounter,
                self._run,
            )

    @contextmanager
    def _fault_told(self) -> Iterator[None]:
        """Take down what the store refuses, so that the run goes on without it."""
        try:
            yield
        except StoreError as fault:
            self.fault = fault

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
        self._folder = _folder(name) if self._folder is None else _over(self._folder, name)
        month = _month(report)
        note = self._store.write(
            "INSERT INTO notes (run, position, name, content, basis, reused, status, codes,"
            " code_source, candidates, elements, selection, encounter, month, author, service)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._run,
            self._position,
            keys.name(name),
            asked.content,
            asked.basis,
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
                "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                None if suppressed is None else suppressed.by,
            )

    def _add_together(self, together: Together, one: str | None) -> None:
        keys = self._store.keys
        every: list[tuple[EncounterFinding, str | None]]
        every = [(each, None) for each in together.findings]
        every += [(each.finding, each.by) for each in together.suppressed]
        for position, (each, suppressed) in enumerate(every):
            notes = tuple(map(self._names, each.notes))
            own = self._fingerprints.of_encounter(replace(each, notes=notes))
            shown = self._shown.of_encounter(self._rename.finding(each))
            encounter = one if each.encounter is None else keys.encounter(each.encounter)
            self._store.write(
                "INSERT INTO encounter_findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                self._run,
                position,
                keys.finding(own),
                keys.finding(shown),
                encounter,
                json.dumps(list(map(keys.name, notes))),
                json.dumps(list(map(keys.date, each.dates))),
                json.dumps(each.codes),
                each.rule,
                each.name,
                each.severity,
                suppressed,
            )

    def _whole(self) -> str:
        """What to call the one encounter that all notes were taken for: the folder they lie in."""
        return f"all notes of {self._folder or '.'}"

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


def _basis(rules: str, settings: Settings, note: Note, *, seeks: bool) -> str:
    """All but the text that a verdict by all rules depends on."""
    told = json.dumps([rules, settings.code, note.codes, seeks])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _folder(name: str) -> str:
    """Where a note of this name lies: its folder, or the file of many notes."""
    file, hashes, _ = name.partition("#")
    return file if hashes else posixpath.dirname(name)


def _over(folder: str, name: str) -> str:
    """The folder over this one and a note."""
    try:
        return posixpath.commonpath((folder, _folder(name)))
    except ValueError:  # on Windows, on two drives
        return ""


def _place(content: str, basis: str) -> str:
    """Where a verdict is kept; sealed for one place it is of no use at another."""
    return f"{content} {basis}"


def _month(report: NoteReport) -> str | None:
    """The month of service: the source's word for it, or else the note's own."""
    day = report.date.isoformat() if report.date else None
    told = day or report.elements.get("date_of_service", {}).get("date")
    found = _MONTH.fullmatch(told) if isinstance(told, str) else None
    return found[1] if found else None
