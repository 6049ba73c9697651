"""Findings that are known and pass: the file that lists them.

A finding is known by its note, its code (or the codes left open), its element and its kind, and by
how many such there are; where it speaks of no element, its rule takes the element's place. Line,
message, severity and evidence are no part of it: they change while the gap stays the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from doclint.errors import SettingsError
from doclint.findings import Finding
from doclint.report import EncounterFinding
from doclint.reports.names import HASH_KEY, NoteName, key_check
from doclint.settings.forms import Lines, hold, parse_json, read_text

VERSION = 1
_KIND = "other"  # of all findings about encounters
_BLANK = " \t\r\n"
_MISSING = "no such file: doclint baseline PATH... --output FILE makes one"


class Known(NamedTuple):
    """What a finding is known by. ``rule`` is set where ``element`` is not.

    One about an encounter is known by its rule and by all of its notes: ``others`` are those beside
    the first, in order.
    """

    note: str
    code: str | None
    candidates: tuple[str, ...]
    element: str | None
    kind: str
    rule: str | None
    others: tuple[str, ...] = ()

    @classmethod
    def of(cls, note: str, finding: Finding) -> Known:
        """What a finding is known by, in the note that the file calls so."""
        return cls(
            note,
            finding.code,
            tuple(sorted(finding.candidates)),
            finding.element,
            finding.kind,
            finding.rule if finding.element is None else None,
        )

    @classmethod
    def together(cls, notes: Iterable[str], finding: EncounterFinding) -> Known:
        """What a finding about an encounter is known by, in the notes that the file calls so."""
        first, *others = sorted(notes) or [""]
        return cls(first, None, (), None, _KIND, finding.rule, tuple(others))

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> Known:
        """What an entry of a file speaks of."""
        return cls(
            entry["note"],
            entry["code"],
            tuple(sorted(entry.get("candidates", ()))),
            entry["element"],
            entry["kind"],
            entry["rule"] if entry["element"] is None else None,
            tuple(sorted(entry.get("others", ()))),
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """All notes concerned."""
        return (self.note, *self.others)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """By note, then by code, element, kind and rule; what is not set comes first."""
        return tuple("" if part is None else part for part in self)

    def told(self) -> str:
        """All but the note's name, which may be one that reports do not show."""
        code = self.code or " or ".join(self.candidates)
        told = ", ".join(part for part in (code, self.element or self.rule, self.kind) if part)
        return f"{told}, with {len(self.others)} more of its encounter" if self.others else told

    def to_dict(self, count: int) -> dict[str, Any]:
        """The entry for so many findings."""
        entry: dict[str, Any] = {"note": self.note}
        if self.others:
            entry["others"] = list(self.others)
        entry["code"] = self.code
        if self.candidates:
            entry["candidates"] = list(self.candidates)
        entry |= {"element": self.element, "kind": self.kind}
        if self.rule is not None:
            entry["rule"] = self.rule
        return entry if count == 1 else {**entry, "count": count}


@dataclass(frozen=True)
class Entry:
    """A line of the file: so many findings that are known by the same."""

    known: Known
    count: int
    line: int | None = None


@dataclass(frozen=True)
class Baseline:
    """The content of a file, which need not be there yet.

    ``file`` is its path as it can be opened; ``note_name`` says how it names notes, and stays as it
    is whatever reports are told to show.
    """

    file: str
    note_name: NoteName = "path"
    entries: tuple[Entry, ...] = ()

    @classmethod
    def load(cls, file: str, key: bytes) -> Baseline:
        """Read a file; ``key`` is that of hashed names, or empty.

        Raises:
            SettingsError: it is not there, not of its form, or of names hashed by another key.
        """
        path = Path(file)
        text = read_text(path, kind="JSON", missing=_MISSING)
        document = parse_json(text, path)
        version = document.get("version", VERSION) if isinstance(document, dict) else VERSION
        if version != VERSION:
            raise SettingsError(path, f"not {VERSION}: written by another doclint", where="version")
        lines = Lines("findings", _lines(text, "findings"))
        _hold(document, path, lines)
        baseline = cls(
            file,
            document["note_name"],
            tuple(
                Entry(Known.read(entry), int(entry.get("count", 1)), lines.of(number))
                for number, entry in enumerate(document["findings"])
            ),
        )
        baseline.require_key(key)
        if baseline.note_name == "hash" and document["key_check"] != key_check(key):
            raise SettingsError(path, f"made under another {HASH_KEY}", where="key_check")
        return baseline

    def require_key(self, key: bytes) -> None:
        """Raise SettingsError if names are hashed here and there is no key that lasts."""
        if self.note_name == "hash" and not key:
            raise SettingsError(self.file, f"names notes by their hash, and {HASH_KEY} is not set")


def written(counts: Mapping[Known, int], note_name: NoteName, key: bytes) -> bytes:
    """A file of so many findings of each kind: sorted, an entry a line, in ASCII."""
    head: dict[str, Any] = {"version": VERSION, "note_name": note_name}
    if note_name == "hash":
        head["key_check"] = key_check(key)
    entries = [
        json.dumps(known.to_dict(count))
        for known, count in sorted(counts.items(), key=lambda each: each[0].sort_key)
        if count > 0
    ]
    lines = [f"  {json.dumps(name)}: {json.dumps(value)}," for name, value in head.items()]
    body = ",".join(f"\n    {entry}" for entry in entries)
    end = "\n  " if entries else ""
    return "\n".join(["{", *lines, f'  "findings": [{body}{end}]', "}", ""]).encode("ascii")


def _hold(document: Any, path: Path, lines: Lines) -> None:
    """Hold a file to its schema; of entries that differ in their notes only, one.

    A schema takes seconds for the tens of thousands of entries that a backlog can have.
    """
    entries = document.get("findings") if isinstance(document, dict) else None
    if isinstance(entries, list):
        alike = {_apart_from_note(entry): entry for entry in entries}
        try:
            hold({**document, "findings": list(alike.values())}, path, "baseline")
        except SettingsError:
            pass  # told below, with its line
        else:
            return
    hold(document, path, "baseline", lines)


def _apart_from_note(entry: Any) -> str:
    if isinstance(entry, dict) and isinstance(entry.get("note"), str) and entry["note"]:
        entry = {**entry, "note": "-"}
    return json.dumps(entry, sort_keys=True)


def _lines(text: str, member: str) -> list[int]:
    """The line on which each item of the array ``member`` of a JSON object begins."""
    try:
        return list(_starts(text, member))
    except (ValueError, IndexError):  # no such object, as whoever holds the file to its form tells
        return []


def _starts(text: str, member: str) -> Iterator[int]:
    def skip(at: int) -> int:
        while text[at] in _BLANK:
            at += 1
        return at

    decode = json.JSONDecoder().raw_decode
    at = skip(0)
    while text[at] in "{,":
        name, at = decode(text, skip(at + 1))
        at = skip(skip(at) + 1)
        if name == member:
            break
        at = skip(decode(text, at)[1])
    else:
        return
    line, counted = 1, 0
    while text[at] in "[," and text[at := skip(at + 1)] != "]":
        line, counted = line + text.count("\n", counted, at), at
        yield line
        at = skip(decode(text, at)[1])
