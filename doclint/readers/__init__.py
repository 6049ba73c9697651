"""Bytes in, notes out: one file per input format."""

from __future__ import annotations

from doclint.readers.files import read_note, read_paths
from doclint.readers.text import decode

__all__ = ["decode", "read_note", "read_paths"]
