"""HL7 v2 text: its character sets and its escape sequences."""

from __future__ import annotations

import re
from collections.abc import Mapping

from doclint.readers.text import encoding_of

_CHARACTER_SETS = {
    "UNICODE UTF-8": "utf-8",
    "UTF-8": "utf-8",
    "UTF8": "utf-8",
    "8859/1": "cp1252",
    "8859/2": "iso8859-2",
    "8859/9": "cp1254",
    "8859/15": "iso8859-15",
}
_MOST_BLANKS = 20
"""A sequence may ask for a billion empty lines."""

_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+\Z")
_COMMAND = re.compile(r"\.(br|sp|fi|nf|in|ti|sk|ce)\s*([+-]?\d{1,9})?\Z", re.IGNORECASE)


def decoded(data: bytes) -> tuple[str, str]:
    """A message's text, and its encoding: the one that it says it has, if that fits.

    Raises:
        UnreadableNoteError: it is in none that can be told.
    """
    header = data.split(b"\r", 1)[0]
    fields = header.split(header[3:4]) if len(header) > 3 else []
    told = fields[17].split(b"~")[0].decode("ascii", "replace").strip() if len(fields) > 17 else ""
    encoding = _CHARACTER_SETS.get(told.upper())
    if encoding is not None:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            pass
    encoding = encoding_of(data)
    return data.decode(encoding), encoding


def unescaped(text: str, escape: str, marks: Mapping[str, str], encoding: str) -> str:
    r"""Put characters in the place of escape sequences, as ``\F\`` or ``\.br\``.

    ``marks`` are what ``F``, ``S``, ``T``, ``R`` and ``E`` stand for. Emphasis goes; what is no
    sequence that is known stays, for it may be a path or a slip.
    """
    if escape not in text:
        return text
    mark = re.escape(escape)

    def character(match: re.Match[str]) -> str:
        told = _meaning(match[1], marks, encoding)
        return match[0] if told is None else told

    return re.sub(rf"{mark}([^{mark}\r\n]{{1,4000}}){mark}", character, text)


def _meaning(sequence: str, marks: Mapping[str, str], encoding: str) -> str | None:
    if sequence in marks:
        return marks[sequence]
    if sequence in ("H", "N"):  # emphasis begins, ends
        return ""
    command = _COMMAND.match(sequence)
    if command:
        number = min(abs(int(command[2] or 1)), _MOST_BLANKS)
        kind = command[1].lower()
        if kind in ("br", "ce"):
            return "\n"
        if kind == "sp":
            return "\n" * number
        return " " * number if kind in ("sk", "ti", "in") and command[2] else ""
    if sequence[0] == "X" and _HEX.match(sequence, 1):
        codes = bytes.fromhex(sequence[1:])
        return codes.decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
    if sequence[0] in "CM" and _HEX.match(sequence, 1) and len(sequence) in (5, 7):
        return "\ufffd"  # a change of character set, which nobody uses
    if sequence[0] == "Z" and len(sequence) <= 10:
        return ""
    return None
