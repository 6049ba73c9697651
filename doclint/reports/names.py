"""How a note is named in reports: file names can hold a record number or a patient's name."""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass, replace
from typing import Any, Literal

from doclint.report import EncounterFinding, NoteReport

NoteName = Literal["path", "basename", "hash"]
NOTE_NAMES: tuple[NoteName, ...] = ("path", "basename", "hash")

HASH_KEY = "DOCLINT_HASH_KEY"
"""Environment variable with the key of hashed names."""

_LENGTH = 16
"""Hexadecimal digits of a hashed name: 64 bits, so that ten million names do not meet by chance."""


@dataclass(frozen=True)
class Namer:
    """What turns a note's name into the one that reports show."""

    how: NoteName
    key: bytes

    def __call__(self, name: str) -> str:
        """The name to show of a note."""
        if self.how == "hash":
            return hashed("note", name, self.key)
        return _basename(name) if self.how == "basename" else name

    def report(self, note: NoteReport) -> NoteReport:
        """A note's report under the name to show.

        Where names are hashed, so is what the source names beside the text. A day cannot be: there
        are so few that each could be found by trying them all, and it is left out.
        """
        if self.how != "hash":
            return replace(note, note=self(note.note))
        hidden: dict[str, Any] = {
            kind: hashed(kind, value, self.key)
            for kind, value in note.source.items()
            if kind != "date"
        }
        return replace(note, note=self(note.note), date=None, **hidden)

    def finding(self, finding: EncounterFinding) -> EncounterFinding:
        """A finding about an encounter under the names to show; hashed like those of its notes."""
        notes = tuple(map(self, finding.notes))
        if self.how != "hash":
            return replace(finding, notes=notes)
        told = finding.encounter
        hidden = None if told is None else hashed("encounter", told, self.key)
        return replace(finding, notes=notes, encounter=hidden, dates=())


def namer(how: NoteName, key: bytes) -> Namer:
    """What turns a note's name into the one that reports show.

    ``hash`` is an HMAC-SHA-256 under ``key``: without the key nobody can find out a name by hashing
    all record numbers. One key gives one name to one note, in all runs.
    """
    return Namer(how, key)


def hash_key() -> bytes:
    """The key of hashed names from the environment; empty where none is set."""
    return os.environ.get(HASH_KEY, "").encode("utf-8", "surrogateescape")


def key_check(key: bytes) -> str:
    """What tells two keys apart and tells nothing of either: it stands in files of hashed names."""
    return hmac.new(key, b"doclint key check", hashlib.sha256).hexdigest()[:_LENGTH]


def _basename(name: str) -> str:
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2] or name


def hashed(kind: str, name: str, key: bytes) -> str:
    """A name as it is shown where names are hashed; ``kind`` says what it is of."""
    data = name.encode("utf-8", "surrogatepass")
    return f"{kind}-" + hmac.new(key, data, hashlib.sha256).hexdigest()[:_LENGTH]
