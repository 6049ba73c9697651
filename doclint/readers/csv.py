"""Tables of notes as text: values separated by commas, tabs, semicolons or strokes."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from doclint.errors import UnreadableNoteError
from doclint.note import Unreadable
from doclint.readers.columns import Mapper
from doclint.readers.formats import Item
from doclint.readers.options import MIB, Limits, ReadOptions
from doclint.readers.text import encoding_of

_PIECE = 1 * MIB
_SEPARATORS = ",\t;|"
_MOST_COLUMNS = 10_000


def read(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """Read a table with a line of names, a note a row. Raises UnreadableNoteError."""
    lines = _lines(file, _encoding(file, options.limits), options.limits)
    first = next(lines, "")
    if not first.strip():
        raise UnreadableNoteError("an empty table")
    separator = max(_SEPARATORS, key=first.count)
    # Process-wide, and so set to what no reader here goes beyond.
    csv.field_size_limit(2**31 - 1)
    rows = csv.reader(_put_back(first, lines), delimiter=separator, strict=False)
    try:
        names = [each.strip() for each in next(rows)]
        if len(names) > _MOST_COLUMNS:
            raise UnreadableNoteError("too many columns")
        mapper = Mapper(names, name, options)
        for number, row in enumerate(rows, start=1):
            if not any(row):
                continue  # a spreadsheet's empty lines
            place = f"row {number + 1}"
            if len(row) > len(names) and any(row[len(names) :]):
                yield Unreadable(
                    f"{name}#{number}", "more values than columns: a lost quote?", place
                )
                continue
            yield mapper.note(dict(zip(names, row, strict=False)), number, place)
    except csv.Error as error:
        raise UnreadableNoteError("broken CSV") from error


def _put_back(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _encoding(file: BinaryIO, limits: Limits) -> str:
    """The encoding of the whole file: it is gone through, and held in no place."""
    head = file.read(_PIECE)
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    if not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\x00" not in head:
        try:
            while piece := file.read(_PIECE):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
            file.seek(0)
            return "utf-8-sig"
        except UnicodeDecodeError:
            file.seek(0)
    return encoding_of(_all(file, limits.file))


def _all(file: BinaryIO, limit: int) -> bytes:
    data = file.read(limit + 1)
    file.seek(0)
    if len(data) > limit:
        raise UnreadableNoteError("too large for another encoding than UTF-8")
    return data


def _lines(file: BinaryIO, encoding: str, limits: Limits) -> Iterator[str]:
    """The lines with their ends. A row of more than one is held to the limit of all of it."""
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    quotes = size = 0
    first = True
    try:
        while line := text.readline(limits.record + 1):
            quotes += line.count('"')
            size = size + len(line) if quotes % 2 or size else len(line)
            if size > limits.record:
                raise UnreadableNoteError(
                    f"a row of more than {limits.record / MIB:.3g} MiB: a lost quote?"
                )
            if quotes % 2 == 0:
                quotes = size = 0
            yield line.removeprefix("\ufeff") if first else line
            first = False
    finally:
        text.detach()
