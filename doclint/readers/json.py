"""JSON: FHIR resources, or objects of one level with a key for the text; one, a list, or lines."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from doclint.errors import UnreadableNoteError
from doclint.note import Unreadable
from doclint.readers import fhir
from doclint.readers.columns import Mapper, all_names
from doclint.readers.formats import Item
from doclint.readers.names import NamesInFile, alone
from doclint.readers.options import MIB, ReadOptions
from doclint.readers.text import encoding_of

Place = tuple[str | None, Any]
"""A value and where it stands."""


def read(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """Read a file that is one JSON value. Raises UnreadableNoteError."""
    limit = options.limits.file
    data = file.read(limit + 1)
    if len(data) > limit:
        raise UnreadableNoteError(
            f"larger than {limit // MIB} MiB: as lines of JSON it can be read"
        )
    value = parse(data, options)
    if isinstance(value, list):
        yield from _notes(value, name, options)
    else:
        yield from alone(_Rows(name, options).notes(iter([(None, value)])), name)


def read_lines(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """Read a file with a JSON value on each line. Raises UnreadableNoteError."""
    yield from _Rows(name, options).notes(_lines(file, options))


def parse(data: bytes, options: ReadOptions) -> Any:
    """What JSON says. Raises UnreadableNoteError; its reason holds none of the words."""
    if sum(map(data.count, (b"{", b"[", b","))) > options.limits.nodes:
        raise UnreadableNoteError("too many values in one document")
    try:
        text = data.decode(encoding_of(data)).removeprefix("\ufeff")
        return json.loads(text, parse_constant=lambda _: None, parse_int=_number)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno} column {error.colno}"
        raise UnreadableNoteError(f"no valid JSON ({where})") from error
    except RecursionError as error:
        raise UnreadableNoteError("nested too deeply") from error


def _number(digits: str) -> int | str:
    # Python refuses numbers of thousands of digits, and nothing here counts.
    return int(digits) if len(digits) < 20 else digits


def _lines(file: BinaryIO, options: ReadOptions) -> Iterator[Place]:
    """The value on each line and its place; for one that is broken, the reason."""
    limit = options.limits.record
    number = 0
    head = file.read(4)
    file.seek(0)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableNoteError("lines of JSON in another encoding than UTF-8")
    while line := file.readline(limit + 1):
        number += 1
        place = f"line {number}"
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = file.readline(limit)
            yield place, UnreadableNoteError(f"larger than {limit / MIB:.3g} MiB")
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            try:
                yield place, parse(line, options)
            except UnreadableNoteError as error:
                yield place, UnreadableNoteError(str(error).partition(" (")[0])


def _notes(rows: list[Any], name: str, options: ReadOptions) -> Iterator[Item]:
    places: Iterator[Place] = ((f"entry {number}", row) for number, row in enumerate(rows, start=1))
    known = all_names(row for row in rows if isinstance(row, dict) and "resourceType" not in row)
    yield from _Rows(name, options, known).notes(places)


class _Rows:
    """Notes out of JSON objects, each of which is a FHIR resource or a row of a table."""

    def __init__(self, name: str, options: ReadOptions, known: list[str] | None = None) -> None:
        """``known`` are the keys of all rows; where they are not known yet, the first row's count."""
        self._name = name
        self._options = options
        self._known = known
        self._names = NamesInFile(name)
        self._mapper: Mapper | None = None

    def notes(self, rows: Iterator[Place]) -> Iterator[Item]:
        """The notes of all rows.

        Raises:
            UnreadableNoteError: there is none, or no key for the text.
        """
        found = False
        for number, (place, row) in enumerate(rows, start=1):
            for item in self._items(row, number, place):
                found = True
                yield item
        if not found:
            raise UnreadableNoteError(
                "no note in it (no DocumentReference, DiagnosticReport or Composition of FHIR)"
            )

    def _items(self, row: Any, number: int, place: str | None) -> Iterator[Item]:
        if isinstance(row, UnreadableNoteError):
            yield Unreadable(self._names.of(None, number), str(row), place)
        elif not isinstance(row, dict):
            yield Unreadable(self._names.of(None, number), "no JSON object", place)
        elif "resourceType" in row:
            yield from fhir.notes(row, self._names, number, place, self._options)
        else:
            if self._mapper is None:
                self._mapper = Mapper(self._known or list(row), self._name, self._options)
                self._mapper.names = self._names
            yield self._mapper.note(row, number, place)
