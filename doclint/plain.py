"""Words of a note made safe for a terminal."""

from __future__ import annotations

import unicodedata

_TAB = "    "

# Controls, format characters (bidi marks, zero-width ones), surrogates, private use, unassigned,
# and the two separators that terminals may break a line at.
_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def shown(character: str) -> str:
    """One character as it may be printed: an unsafe one as its escape, a tab as spaces."""
    if character == "\t":
        return _TAB
    if unicodedata.category(character) in _UNSAFE:
        return character.encode("unicode_escape").decode("ascii")
    if unicodedata.category(character) == "Zs":
        return " "
    return character


def safe(text: str) -> str:
    """Text as it may be printed, on one line."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(shown, text))


def width(text: str) -> int:
    """How many terminal cells a safe text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
