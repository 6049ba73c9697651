"""Characters that a page must not hold as they are, shown as escapes.

Controls would be dropped or refused by readers of HTML, bidi marks would turn a line about, and a
lone surrogate is no character at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.plain import shown


def runs(text: str) -> Iterator[tuple[bool, str]]:
    """The text in runs, each with whether it is an escape; tabs and all spaces stay as they are."""
    if text.isascii() and text.isprintable():
        if text:
            yield False, text
        return
    unsafe = [character for character in set(text) if _is_unsafe(character)]
    if not unsafe:
        yield False, text
        return
    # A class of the characters that occur: no expression names a Unicode category.
    parts = re.split("([" + re.escape("".join(sorted(unsafe))) + "]+)", text)
    for odd, part in enumerate(parts):
        if part:
            yield bool(odd % 2), "".join(map(shown, part)) if odd % 2 else part


def printable(text: str) -> str:
    """The text with escapes in the place of what must not stand in a page."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(part for _, part in runs(text))


def _is_unsafe(character: str) -> bool:
    return character not in "\t\\" and shown(character).startswith("\\")
