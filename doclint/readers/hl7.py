"""HL7 v2: the text of MDM and ORU messages, of single messages, batches and files of them."""

from __future__ import annotations

import base64
import binascii
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import hl7

from doclint.errors import UnreadableNoteError, describe_crash
from doclint.note import Note, Unreadable
from doclint.readers.fields import codes_of, date_of, words_of
from doclint.readers.formats import Item, read_bytes
from doclint.readers.hl7_text import decoded, unescaped
from doclint.readers.names import NamesInFile, alone
from doclint.readers.options import MIB, ReadOptions

_PIECE = 256 * 1024
_END = re.compile(rb"\r\n|\r|\n")
_SEGMENT = re.compile(rb"[A-Z][A-Z0-9]{2}(?:[^\w\s]|$)")
_HEADER = re.compile(r"MSH[^\w\s]{5}")
_ENVELOPE = (b"FHS", b"BHS", b"BTS", b"FTS")
_MOST_PARTS = 500_000
"""Fields, components and the like of one message."""

_TEXT_TYPES = ("TX", "FT", "ST")
_WITHDRAWN = ("D", "W", "X")
"""Status of a result (OBX-11): deleted, wrong, not to be had."""

_CPT = re.compile(r"(?:C4|CPT|CPT-?4|C5)\Z", re.IGNORECASE)
_PROCEDURES = {"PR1": 3, "FT1": 25}
"""Segments that name procedures, and in which field."""
_MOST_PROCEDURES = 50
_ENOUGH = 200
"""Characters of text beside which a document in the same message is the same once more."""


def read(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """Read the notes in a file of messages. Raises UnreadableNoteError where there is none."""
    logging.getLogger(hl7.__name__).setLevel(logging.CRITICAL)  # it logs segments
    yield from alone(_notes(file, name, options), name)


def _notes(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    names = NamesInFile(name)
    found = False
    for number, segments in enumerate(_messages(file, options.limits.record), start=1):
        try:
            message = _Message(segments, number, options)
            for item in message.notes(names):
                found = True
                yield item
        except Exception as error:
            # One that is broken in a way not thought of costs itself, and not the others.
            known = isinstance(error, UnreadableNoteError)
            reason = str(error) if known else f"broken HL7 ({describe_crash(error)})"
            found = True
            yield Unreadable(names.of(None, number), reason, f"message {number}")
    if not found:
        raise UnreadableNoteError("no HL7 message with a note (MDM, or ORU with text in its OBX)")


def _messages(file: BinaryIO, limit: int) -> Iterator[list[bytes] | None]:
    """The segments of each message; ``None`` for one that is too large."""
    message: list[bytes] | None = []
    size = 0
    for line in _lines(file, limit):
        line = line.strip(b"\x0b\x1c") if line[:1] in b"\x0b\x1c" or line[-1:] == b"\x1c" else line
        if line[:3] in _ENVELOPE and _SEGMENT.match(line):
            continue
        if line.startswith(b"MSH") and _SEGMENT.match(line):
            if message is None or message:
                yield message
            message, size = [], 0
        if message is None:
            continue
        size += len(line) + 1
        if size > limit:
            message = None
        elif _SEGMENT.match(line):
            message.append(line)
        elif message:
            message[-1] += b"\n" + line  # a line end within a field, as some systems write it
    if message is None or message:
        yield message


def _lines(file: BinaryIO, limit: int) -> Iterator[bytes]:
    held: list[bytes] = []  # of the line that has not come to its end
    size = 0
    while piece := file.read(_PIECE):
        if held and held[-1].endswith(b"\r"):
            # Its line feed may be the first of this piece.
            held[-1], piece = held[-1][:-1], b"\r" + piece
        *lines, left = _END.split(piece)
        if piece.endswith(b"\r"):
            left = lines.pop() + b"\r"
        if lines:
            yield b"".join((*held, lines[0]))
            yield from lines[1:]
            held, size = [], 0
        held.append(left)
        size += len(left)
        if size > limit:
            yield b"".join(held)
            held, size = [], 0
    yield from _END.split(b"".join(held))


@dataclass
class _Group:
    """What belongs to one order of an ORU, or to the document of an MDM."""

    order: Any = None
    texts: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    observer: str | None = None


class _Message:
    def __init__(self, segments: list[bytes] | None, number: int, options: ReadOptions) -> None:
        """Raises UnreadableNoteError for one that cannot be taken apart."""
        if segments is None:
            raise UnreadableNoteError(f"larger than {options.limits.record / MIB:.3g} MiB")
        self._number = number
        self._options = options
        text, self._encoding = decoded(b"\r".join(segments))
        header = text[:8]
        if not _HEADER.match(header) or len(set(header[3:8])) < 5:
            raise UnreadableNoteError("no HL7 message: it has no usable MSH segment")
        if sum(text.count(mark) for mark in {*header[3:5], header[5], header[7]}) > _MOST_PARTS:
            raise UnreadableNoteError("too many fields in one message")
        try:
            self._segments: Sequence[Any] = hl7.parse(text)
        except (hl7.HL7Exception, IndexError, ValueError, AssertionError) as error:
            raise UnreadableNoteError("broken HL7") from error
        self._first: dict[str, Any] = {}
        self._procedures: list[tuple[Any, int]] = []
        for segment in self._segments:
            kind = str(segment[0])
            self._first.setdefault(kind, segment)
            if kind in _PROCEDURES:
                self._procedures.append((segment, _PROCEDURES[kind]))
        self._escape = header[6]
        self._marks = {
            "F": header[3],
            "S": header[4],
            "R": header[5],
            "E": header[6],
            "T": header[7],
        }

    def notes(self, names: NamesInFile) -> Iterator[Item]:
        """The notes of the message: one of an MDM, one of each order with text of an ORU."""
        kind = self._words("MSH", 9)
        if kind not in ("MDM", "ORU"):
            return
        groups = [group for group in self._groups(by_order=kind == "ORU") if self._has_note(group)]
        withdrawn = self._words("TXA", 19) in ("CA", "OB")
        if kind == "MDM" and not groups:
            if self._first.get("TXA") is not None and self._words("MSH", 9, 2) not in _WITHOUT_TEXT:
                raise UnreadableNoteError("no text in its OBX segments")
            return
        for group in groups:
            name = names.of(self._id(group), self._number)
            place = self._place(group)
            text = _together(group)
            if withdrawn:
                yield Unreadable(name, "the message says that the document is withdrawn", place)
            elif not text and group.faults:
                yield Unreadable(name, group.faults[0], place)
            else:
                yield self._note(name, text, place, group)

    def _note(self, name: str, text: str, place: str, group: _Group) -> Item:
        dates = (
            self._words("TXA", 4),
            self._part(group.order, 7, 1) if group.order is not None else None,
            self._words("OBR", 7),
            self._words("EVN", 2),
        )
        visit = self._words("PV1", 19) or self._words("PV1", 50) or self._words("PID", 18)
        try:
            codes = codes_of(list(self._codes(group)))
        except UnreadableNoteError as error:
            return Unreadable(name, str(error), place)
        return Note(
            name,
            text,
            codes,
            place,
            encounter=words_of(visit),
            date=next((day for day in map(date_of, dates) if day is not None), None),
            author=self._person(self._first.get("TXA"), 9) or group.observer,
            service=self._words("PV1", 10) or self._words("PV1", 3),
        )

    def _groups(self, *, by_order: bool) -> list[_Group]:
        groups = [_Group()]
        place = 0
        observed = False
        for segment in self._segments:
            kind = str(segment[0])
            if kind == "OBR" and by_order:
                groups.append(_Group(order=segment))
            elif kind == "OBX":
                place += 1
                observed = True
                self._observe(segment, groups[-1], place)
            elif kind == "NTE" and by_order and observed:
                groups[-1].texts.append(self._text(segment, 3))
                groups[-1].titles.append("")
        return groups

    def _observe(self, segment: Any, group: _Group, place: int) -> None:
        kind, status = self._part(segment, 2, 1), self._part(segment, 11, 1)
        if status in _WITHDRAWN:
            return
        if kind in _TEXT_TYPES:
            group.texts.append(self._text(segment, 5))
            group.titles.append(self._part(segment, 3, 2) or self._part(segment, 3, 1) or "")
        elif kind == "ED":
            try:
                group.documents.append(self._document(segment))
            except UnreadableNoteError as error:
                group.faults.append(str(error))
        elif kind == "RP":
            group.faults.append("the document is not in the message, which only says where it is")
        else:
            return
        group.places.append(place)
        group.observer = group.observer or self._person(segment, 16)

    def _has_note(self, group: _Group) -> bool:
        return bool(group.places)

    def _document(self, segment: Any) -> str:
        """What an ED field holds: its components are source, type, subtype, encoding and data."""
        subtype = (self._part(segment, 5, 3) or "").upper()
        encoding = (self._part(segment, 5, 4) or "").upper()
        raw = self._raw(segment, 5, 5)
        try:
            if encoding == "BASE64":
                data = base64.b64decode("".join(raw.split()), validate=True)
            elif encoding == "HEX":
                data = bytes.fromhex(raw)
            else:
                data = unescaped(raw, self._escape, self._marks, self._encoding).encode("utf-8")
        except (binascii.Error, ValueError) as error:
            raise UnreadableNoteError("a document in it is not in the encoding it says") from error
        named = {"PDF": "PDF", "RTF": "RTF", "HTML": "HTML", "XHTML": "HTML"}.get(subtype)
        if len(data) > self._options.limits.note and named != "PDF":
            raise UnreadableNoteError("a document in it is too large")
        return read_bytes(data, named, self._options)

    def _id(self, group: _Group) -> str | None:
        of_order = self._part(group.order, 3, 1) if group.order is not None else None
        return self._words("TXA", 12) or of_order or self._words("MSH", 10)

    def _place(self, group: _Group) -> str:
        first, last = group.places[0], group.places[-1]
        told = f"segment OBX-{first}" if first == last else f"segments OBX-{first} to OBX-{last}"
        return f"message {self._number}, {told}"

    def _codes(self, group: _Group) -> Iterator[str]:
        """Codes of procedures in the message that say that they are CPT."""
        places = [(group.order, 44)] if group.order is not None else []
        for segment, where in (*places, *self._procedures[:_MOST_PROCEDURES]):
            code = self._part(segment, where, 1)
            if code and _CPT.match(self._part(segment, where, 3) or ""):
                yield code

    def _words(self, kind: str, number: int, component: int = 1) -> str | None:
        segment = self._first.get(kind)
        return None if segment is None else self._part(segment, number, component)

    def _person(self, segment: Any, number: int) -> str | None:
        """A name out of id, family, given, middle, suffix, prefix and degree."""
        if segment is None:
            return None
        family, given = self._part(segment, number, 2), self._part(segment, number, 3)
        degree = self._part(segment, number, 7)
        name = " ".join(each for each in (given, family) if each)
        if not name:
            return self._part(segment, number, 1)
        return f"{name}, {degree}" if degree else name

    def _text(self, segment: Any, number: int) -> str:
        """All of a field; repetitions are lines."""
        if len(segment) <= number:
            return ""
        raw = "\n".join(str(each) for each in segment[number])
        return "" if raw == '""' else self._unescaped(raw)

    def _part(self, segment: Any, number: int, component: int) -> str | None:
        return words_of(self._unescaped(self._raw(segment, number, component))) or None

    def _raw(self, segment: Any, number: int, component: int) -> str:
        if len(segment) <= number or not len(segment[number]):
            return ""
        repetition = segment[number][0]
        parts = [repetition] if isinstance(repetition, str) else list(repetition)
        told = str(parts[component - 1]) if len(parts) >= component else ""
        return "" if told == '""' else told

    def _unescaped(self, raw: str) -> str:
        return unescaped(raw, self._escape, self._marks, self._encoding)


_WITHOUT_TEXT = ("T01", "T03", "T05", "T07", "T09", "T11")
"""Events of MDM that only tell of a document."""


def _together(group: _Group) -> str:
    """The text of a group; where its parts have different titles, each begins with its own."""
    texts = [(title, text) for title, text in zip(group.titles, group.texts, strict=True)]
    several = len({title for title, _ in texts if title}) > 1
    lines = []
    before = ""
    for title, text in texts:
        if several and title and title != before:
            lines.append(
                f"{title}: {text}" if "\n" not in text and len(text) < 200 else f"{title}:\n{text}"
            )
        else:
            lines.append(text)
        before = title or before
    told = "\n".join(lines)
    if len(told.strip()) < _ENOUGH:
        told = "\n".join((*lines, *group.documents))
    return told if told.strip() else ""
