"""HTML: what a browser would show of the body, less what is struck."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from doclint.errors import UnreadableNoteError
from doclint.note import Note
from doclint.readers.markup import HTML, text_of
from doclint.readers.options import Limits, ReadOptions
from doclint.readers.text import codec_of, decode

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,80}encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_WHERE_DECLARED = 4096


def read(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Note]:
    """Read a page as one note. Raises UnreadableNoteError."""
    limit = options.limits.note
    yield Note(name, html_text(_decoded(file.read(limit + 1), limit), options.limits))


def _decoded(data: bytes, limit: int) -> str:
    """Text by the page's own word for its encoding; a byte order mark comes before it."""
    declared = _DECLARED.search(data[:_WHERE_DECLARED])
    if declared and len(data) <= limit and not data.startswith((b"\xef\xbb", b"\xff", b"\xfe")):
        encoding = codec_of(bytes(declared[1] or declared[2]).decode("ascii"))
        try:
            # In a page that says so it cannot be: its mark would come first.
            if encoding is not None and not encoding.startswith(("utf-16", "utf-32")):
                return data.decode(encoding)
        except UnicodeDecodeError as error:
            raise UnreadableNoteError(f"wrong encoding: it says {encoding} and is not") from error
    return decode(data, limit)


def html_text(text: str, limits: Limits) -> str:
    """The text of a page or of a piece of one. Raises UnreadableNoteError."""
    if text.count("<") > limits.nodes:
        raise UnreadableNoteError("too many elements")
    if not text.strip():
        return ""
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        # As bytes, for a piece of XHTML may begin with a declaration of some other encoding.
        parser = etree.HTMLParser(
            encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
        )
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return ""
    for error in parser.error_log:
        if error.level_name == "FATAL":
            raise UnreadableNoteError("broken HTML: a part of it cannot be read")
    return text_of(root, HTML, limits) if root is not None else ""
