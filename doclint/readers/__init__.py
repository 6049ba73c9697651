"""Bytes in, notes out: one file per input format."""

from __future__ import annotations

from doclint.readers.files import read_note, read_paths
from doclint.readers.formats import FORMATS, read_file
from doclint.readers.options import Columns, Limits, ReadOptions
from doclint.readers.text import decode

__all__ = [
    "FORMATS",
    "Columns",
    "Limits",
    "ReadOptions",
    "decode",
    "read_file",
    "read_note",
    "read_paths",
]
