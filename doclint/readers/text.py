"""Plain text: which encoding it is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from doclint.errors import UnreadableNoteError
from doclint.note import Note
from doclint.readers.options import Limits, ReadOptions

MAX_BYTES = Limits().note
"""A note is a few kilobytes; what is larger than this is something else."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_OTHER_FORMATS = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP, or Word's .docx"),
    (b"\xd0\xcf\x11\xe0", "Word's old .doc"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
)

# Everything below a space except tab, line feed, vertical tab, form feed and carriage return.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_CONTROLS_PER_CHARACTER = 0.1

_ENGLISH = re.compile(r"[\t\r\n -~]")
_ENGLISH_PER_CHARACTER = 0.9

_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def read(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Note]:
    """Read a file that is one note. Raises UnreadableNoteError."""
    limit = options.limits.note
    yield Note(name, decode(file.read(limit + 1), limit))


def decode(data: bytes, limit: int = MAX_BYTES) -> str:
    """Decode a plain-text note; line ends stay as they stand and a byte order mark goes.

    UTF-8 is tried first. UTF-16 and UTF-32 are known by their mark, or else by their zero bytes.
    What is left is Windows-1252, which older record systems write, unless its reading makes no sense
    where that of another old encoding does. Text that mixes one with UTF-8 is refused, as either
    reading would garble some of it. Raises UnreadableNoteError.
    """
    if len(data) > limit:
        raise UnreadableNoteError(f"larger than {limit / 1024**2:.3g} MiB")
    for signature, name in _OTHER_FORMATS:
        if data.startswith(signature):
            raise UnreadableNoteError(f"not plain text but {name}")
    text = data.decode(encoding_of(data)) if data else ""
    return require_text(text.removeprefix("\ufeff"))


def require_text(text: str) -> str:
    """The text itself, if it is one. Raises UnreadableNoteError for what was binary data."""
    if "\x00" in text:
        raise UnreadableNoteError("not text: it holds NUL characters")
    if len(_CONTROLS.findall(text)) > _CONTROLS_PER_CHARACTER * len(text):
        raise UnreadableNoteError("not text: too many control characters")
    return text


def encoding_of(data: bytes) -> str:
    """Name the encoding in which ``data`` can be read from first to last.

    A byte order mark, where there is one, comes out as the first character. Raises
    UnreadableNoteError.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            if not _fits(data, encoding):
                raise UnreadableNoteError(
                    f"wrong encoding: marked as {encoding.upper()} but broken"
                )
            return encoding
    if b"\x00" in data:
        return _wide(data)
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError as error:
        offset = error.start
    if _UTF8_SEQUENCE.search(data):
        raise UnreadableNoteError(
            f"wrong encoding: UTF-8 up to byte {offset} and something else after"
        )
    # Imported here: most notes never get as far.
    from doclint.readers.old_encodings import old_encoding_of

    return old_encoding_of(data)


def codec_of(told: str) -> str | None:
    """The codec of an encoding that a document names; ``None`` for one that is no text's.

    What calls itself Latin-1 is Windows-1252, as in browsers. Python has others by such names, too,
    some of which take ages over a long text.
    """
    try:
        name = codecs.lookup(told).name
    except (LookupError, ValueError):
        return None
    if name in ("ascii", "iso8859-1"):
        return "cp1252"
    known = name in ("mac-roman", "utf-8") or name.startswith(
        ("cp", "iso8859", "koi8", "utf-16", "utf-32")
    )
    return name if known else None


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: its zero bytes are where those of English text would be."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 64 * 1024 & ~3]).best()
    encoding = best.encoding.replace("_", "-") if best is not None else ""
    if encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be") and _fits(data, encoding):
        text = data.decode(encoding)
        if len(_ENGLISH.findall(text)) >= _ENGLISH_PER_CHARACTER * len(text):
            return encoding
    raise UnreadableNoteError("not text: it holds NUL bytes (UTF-16 needs its byte order mark)")


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
