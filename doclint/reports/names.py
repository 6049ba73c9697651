"""How a note is named in reports: file names can hold a record number or a patient's name."""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Callable
from typing import Literal

NoteName = Literal["path", "basename", "hash"]
NOTE_NAMES: tuple[NoteName, ...] = ("path", "basename", "hash")

HASH_KEY = "DOCLINT_HASH_KEY"
"""Environment variable with the key of hashed names."""

_LENGTH = 16
"""Hexadecimal digits of a hashed name: 64 bits, so that ten million names do not meet by chance."""


def namer(how: NoteName, key: bytes) -> Callable[[str], str]:
    """What turns a note's name into the one that reports show.

    ``hash`` is an HMAC-SHA-256 under ``key``: without the key nobody can find out a name by hashing
    all record numbers. One key gives one name to one note, in all runs.
    """
    if how == "hash":
        return lambda name: _hashed(name, key)
    return _basename if how == "basename" else str


def hash_key() -> bytes:
    """The key of hashed names from the environment; empty where none is set."""
    return os.environ.get(HASH_KEY, "").encode("utf-8", "surrogateescape")


def key_check(key: bytes) -> str:
    """What tells two keys apart and tells nothing of either: it stands in files of hashed names."""
    return hmac.new(key, b"doclint key check", hashlib.sha256).hexdigest()[:_LENGTH]


def _basename(name: str) -> str:
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2] or name


def _hashed(name: str, key: bytes) -> str:
    data = name.encode("utf-8", "surrogateescape")
    return "note-" + hmac.new(key, data, hashlib.sha256).hexdigest()[:_LENGTH]
