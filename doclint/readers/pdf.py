"""PDF with a text layer: its pages in order, a form feed between them."""

from __future__ import annotations

import logging
import struct
import time
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import accumulate
from typing import Any, BinaryIO

import pypdf
from pypdf.errors import DeprecationError, LimitReachedError, PyPdfError

from doclint.errors import UnreadableNoteError
from doclint.note import Note
from doclint.readers.options import MIB, Limits, ReadOptions

_MOST = 64 * MIB
_MOST_OPERATIONS = 1_000_000
_MOST_FORMS = 2_000
"""Forms drawn on a page; pypdf leaves out, and only logs, what is beyond its own limit."""
_SECONDS = 60.0
"""A last resort: what is within all other limits takes a second or two."""
_DECODED = 16 * MIB
"""Bytes of a stream, decoded; pictures are not decoded."""

_SCAN_PIXELS = 500_000
_FEW_WORDS = 100
"""Characters: a page with a picture of a page and less text than this was scanned, and stamped."""


_BROKEN = (
    PyPdfError,
    DeprecationError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What pypdf raises, on purpose or not, for a document that is not as it should be."""


_BETWEEN = "\n\f"
"""Stands between two pages."""


class _TooMuch(BaseException):
    """Ends a page that takes too long; no ``Exception``, for pypdf catches those on its way."""


def read(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Note]:
    """Read a document as one note. Raises UnreadableNoteError."""
    data = file.read(_MOST + 1)
    if len(data) > _MOST:
        raise UnreadableNoteError(f"larger than {_MOST // MIB} MiB")
    text, pages = pdf_text(data, options.limits)
    yield Note(name, text, pages=pages)


def pdf_text(data: bytes, limits: Limits) -> tuple[str, tuple[int, ...]]:
    """The text of a document, and the offsets at which its pages begin.

    Raises:
        UnreadableNoteError: it is broken, encrypted, too large, or a page of it was scanned.
    """
    # It logs what it meets in a file, and that can be words of the note.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    settings = pypdf.Configuration(
        maximum_declared_stream_length=_MOST,
        array_based_stream_maximum_output_length=_DECODED,
        lzw_maximum_output_length=_DECODED,
        run_length_maximum_output_length=_DECODED,
        zlib_maximum_output_length=_DECODED,
        brotli_maximum_output_length=_DECODED,
        stream_decoding_work_maximum_length=4 * _DECODED,
        page_tree_maximum_entries=10 * limits.pages,
        xform_maximum_invocations_per_extraction=2 * _MOST_FORMS,
        jbig2dec_binary=None,  # no other program is run
    )
    try:
        with pypdf.apply_configuration(settings):
            return _Document(data, limits).text()
    except (_TooMuch, LimitReachedError):
        raise UnreadableNoteError("too much in it for a note") from None
    except _BROKEN as error:
        raise UnreadableNoteError("a broken PDF") from error


class _Document:
    def __init__(self, data: bytes, limits: Limits) -> None:
        self._reader = pypdf.PdfReader(BytesIO(data))
        self._limits = limits
        self._operations = 0
        self._until = time.monotonic() + _SECONDS

    def text(self) -> tuple[str, tuple[int, ...]]:
        if self._reader.is_encrypted:
            raise UnreadableNoteError("encrypted")
        pages = []
        for number, page in enumerate(self._reader.pages, start=1):
            if number > self._limits.pages:
                raise UnreadableNoteError(f"more than {self._limits.pages} pages")
            self._forms = 0
            text = page.extract_text(visitor_operand_before=self._count)
            if _is_scanned(page, len(text.strip())):
                raise UnreadableNoteError(f"page {number} is scanned: it has no text layer")
            pages.append(text.strip("\n"))
            if sum(map(len, pages)) > self._limits.note:
                raise UnreadableNoteError(f"larger than {self._limits.note / MIB:.3g} MiB")
        if not any(page.strip() for page in pages):
            return "", ()
        lengths = (len(page) + len(_BETWEEN) for page in pages[:-1])
        return _BETWEEN.join(pages) + "\n", tuple(accumulate(lengths, initial=0))

    def _count(self, operator: bytes, *_: Any) -> None:
        self._operations += 1
        self._forms += operator == b"Do"
        late = self._operations % 1000 == 0 and time.monotonic() > self._until
        if self._operations > _MOST_OPERATIONS or self._forms > _MOST_FORMS or late:
            raise _TooMuch


def _is_scanned(page: Any, characters: int) -> bool:
    """Whether a page is a picture: one with hardly a word beside it."""
    if characters >= _FEW_WORDS:
        return False
    pictures = list(_pictures(page.get("/Resources"), depth=0))
    return bool(pictures) and (characters == 0 or max(pictures) >= _SCAN_PIXELS)


def _pictures(resources: Any, depth: int) -> Iterator[int]:
    """How many pixels each picture of a page has, those within forms included."""
    resources = _resolved(resources)
    objects = _resolved(resources.get("/XObject")) if isinstance(resources, dict) else None
    if not isinstance(objects, dict):
        return
    for each in list(objects.values())[:_MOST_FORMS]:
        drawn = _resolved(each)
        if not isinstance(drawn, dict):
            continue
        if drawn.get("/Subtype") == "/Image":
            width, height = _resolved(drawn.get("/Width")), _resolved(drawn.get("/Height"))
            if isinstance(width, int) and isinstance(height, int):
                yield width * height
        elif depth < 3:
            yield from _pictures(drawn.get("/Resources"), depth + 1)


def _resolved(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value
