"""Encodings from before Unicode, told apart by what English clinical text is made of.

Each of them can read nearly any bytes, so that statistics over a language, which need many
characters, say little of a note with three typographic quotes and a degree sign.
"""

from __future__ import annotations

import re

from doclint.errors import UnreadableNoteError

ENCODINGS = ("cp1252", "mac_roman", "cp437", "cp850")
"""Windows, the Macintosh before OS X, and DOS."""

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_LOWER = "ßàáâãäåçèéêëìíîïñòóôõöøùúûüýÿœšž"
_UPPER = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸŒŠŽ"
_SENSIBLE = re.compile(
    rf"""
    [‘’“”–—…•·±×÷≤≥≠≈½¼¾®™§¶£€†→\xa0─│┌┐└┘├┤┬┴┼═║╔╗╚╝]
  | (?<=\w) [²³]
  | (?<=[\d ]) [°º] | ° (?= [ ]?[CF]\b )
  | µ (?= [ ]?(?:g|gm|mol|m|l|L|kat|U|V|s)\b )
  | (?<= [a-z{_LOWER}A-Z] ) [{_LOWER}] | [{_LOWER}] (?= [a-z{_LOWER}] )
  | (?<! [a-z{_LOWER}] ) [{_UPPER}] (?= [A-Za-z{_LOWER}{_UPPER}] ) (?! (?:g|gm|mol|kat)\b )
  | (?<= [A-Z{_UPPER}] ) [{_UPPER}]
    """,
    re.VERBOSE,
)

# An upside-down question mark: what systems write, in Windows-1252, in the place of a character
# that they cannot.
_LOST = b"\xbf"


def old_encoding_of(data: bytes) -> str:
    """Name the encoding that bytes which are no Unicode are in.

    Windows-1252 stays where another reading is no better. Raises UnreadableNoteError where each
    would garble some of the text.
    """
    sense = {encoding: _senseless(data, encoding) for encoding in ENCODINGS}
    windows = sense["cp1252"]
    if windows == 0 or (windows is not None and _LOST in data):
        return "cp1252"
    for encoding in _plausible(data):
        if sense[encoding] == 0:
            return encoding
    if windows is not None:
        return "cp1252"
    place = _first_fault(data)
    raise UnreadableNoteError(f"wrong encoding: neither UTF-8 nor Windows-1252 (byte {place})")


def _senseless(data: bytes, encoding: str) -> int | None:
    """How many characters make no sense where they stand; ``None`` if it cannot be decoded."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return len(_NOT_ASCII.findall(text)) - len(_SENSIBLE.findall(text))


def _plausible(data: bytes) -> list[str]:
    """The encodings in which charset-normalizer finds words rather than a mess, the best first."""
    from charset_normalizer import from_bytes

    found = [match.encoding for match in from_bytes(data, cp_isolation=list(ENCODINGS))]
    return sorted((each for each in found if each in ENCODINGS), key=ENCODINGS.index)


def _first_fault(data: bytes) -> int:
    try:
        data.decode("cp1252")
    except UnicodeDecodeError as error:
        return error.start
    return 0
