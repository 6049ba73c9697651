"""Plain text: which encoding it is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from doclint.errors import UnreadableNoteError

MAX_BYTES = 10 * 1024 * 1024
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

_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def decode(data: bytes) -> str:
    """Decode a plain-text note; line ends stay as they stand and a byte order mark goes.

    UTF-8 is tried first, UTF-16 and UTF-32 only by their mark. What is left is Windows-1252,
    which older record systems write; text that mixes it with UTF-8 is refused, as either reading
    would garble some of it. Raises UnreadableNoteError.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableNoteError(f"larger than {MAX_BYTES // 1024**2} MiB")
    for signature, name in _OTHER_FORMATS:
        if data.startswith(signature):
            raise UnreadableNoteError(f"not plain text but {name}")
    text = _decode(data)
    if "\x00" in text:
        raise UnreadableNoteError("not text: it holds NUL characters")
    if len(_CONTROLS.findall(text)) > _CONTROLS_PER_CHARACTER * len(text):
        raise UnreadableNoteError("not text: too many control characters")
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\x00" in data:
        raise UnreadableNoteError("not text: it holds NUL bytes (UTF-16 needs its byte order mark)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start
    if _UTF8_SEQUENCE.search(data):
        raise UnreadableNoteError(
            f"wrong encoding: UTF-8 up to byte {offset} and something else after"
        )
    return _strict(data, "cp1252")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        place = error.start
    if encoding == "cp1252":
        raise UnreadableNoteError(f"wrong encoding: neither UTF-8 nor Windows-1252 (byte {place})")
    raise UnreadableNoteError(f"wrong encoding: marked as {encoding.upper()} but broken")
