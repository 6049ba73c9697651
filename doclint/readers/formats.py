"""The formats that notes come in: how each is recognised, and what reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from io import BytesIO
from typing import BinaryIO, cast

from doclint.errors import DoclintError, MissingExtraError, UnreadableNoteError, describe_crash
from doclint.note import Note, Unreadable
from doclint.readers.options import Limits, ReadOptions

Item = Note | Unreadable
Reader = Callable[[BinaryIO, str, ReadOptions], Iterator[Item]]


@dataclass(frozen=True)
class Format:
    """One input format.

    ``home`` is ``module:function`` in this package; the module is not imported before a file of the
    format turns up. ``plain`` tells that a file of such a name in a folder is a note and nothing
    else. ``extra`` is what has to be installed for it.
    """

    name: str
    suffixes: tuple[str, ...]
    home: str
    plain: bool = False
    extra: str | None = None

    @property
    def reader(self) -> Reader:
        """What reads a file of this format."""
        module, _, function = self.home.partition(":")
        return cast("Reader", getattr(import_module(f"doclint.readers.{module}"), function))


FORMATS = (
    Format("text", (".note", ".text", ".txt"), "text:read", plain=True),
    Format("Word", (".docx",), "docx:read", plain=True, extra="docx"),
    Format("RTF", (".rtf",), "rtf:read", plain=True),
    Format("PDF", (".pdf",), "pdf:read", plain=True, extra="pdf"),
    Format("HL7", (".hl7",), "hl7:read", plain=True),
    Format("HTML", (".html", ".htm", ".xhtml"), "html:read", extra="html"),
    Format("C-CDA", (".xml", ".cda", ".ccda"), "cda:read", extra="ccda"),
    Format("JSON", (".json",), "json:read"),
    Format("JSON lines", (".jsonl", ".ndjson"), "json:read_lines"),
    Format("CSV", (".csv", ".tsv"), "csv:read"),
    Format("Parquet", (".parquet",), "parquet:read", extra="parquet"),
    Format("zip", (".zip",), "zip:read"),
    Format("tar", (".tar.gz", ".tgz", ".tar", ".gz"), "tar:read"),
)
_BY_NAME = {each.name: each for each in FORMATS}

PLAIN_SUFFIXES = tuple(sorted(suffix for each in FORMATS if each.plain for suffix in each.suffixes))
"""What a file in a folder must end with to be taken for a note; a file named outright need not."""

KNOWN_SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes)
"""What a file in an archive must end with: who names an archive means what is in it."""

_HEAD = 8192
"""Bytes at the beginning of a file by which it is recognised."""

_HL7 = re.compile(rb"\x0b?(?:MSH|FHS|BHS)[^\w\s]")
_HTML = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_CDA = re.compile(rb"<(?:\w+:)?ClinicalDocument\b")
_TABLE_OR_LINES = frozenset(("CSV", "JSON lines"))
"""Formats whose text may begin with anything, so that its name alone tells them."""


def format_of(head: bytes, name: str) -> Format:
    """The format of a file, by its first bytes where they tell it, and by its name otherwise."""
    by_name = _by_suffix(name)
    signed = _by_signature(head)
    if signed is None and (by_name is None or by_name.name not in _TABLE_OR_LINES):
        signed = _by_beginning(head)
    return _BY_NAME[signed] if signed else by_name or _BY_NAME["text"]


def _by_suffix(name: str) -> Format | None:
    lowered = name.lower()
    return next((each for each in FORMATS if lowered.endswith(each.suffixes)), None)


def _by_signature(head: bytes) -> str | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"  # Word's files, too; the reader looks inside
    if head.startswith(b"\x1f\x8b") or head[257:262] == b"ustar":
        return "tar"
    if head.startswith(b"PAR1"):
        return "Parquet"
    return "PDF" if head.startswith(b"%PDF-") else None


def _by_beginning(head: bytes) -> str | None:
    """What text is by its first words."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"%PDF-"):
        return "PDF"
    if head.startswith(b"{\\rtf"):
        return "RTF"
    if _HL7.match(head):
        return "HL7"
    if _HTML.match(_without_prolog(head)):
        return "HTML"
    if head.startswith(b"<") and _CDA.search(head):
        return "C-CDA"
    if head.startswith(b"{") and b'"resourceType"' in head:
        return "JSON lines" if _is_line(head) else "JSON"
    return None


def _without_prolog(head: bytes) -> bytes:
    """Markup without the declaration and the comments before its first element."""
    for start, end in ((b"<?", b"?>"), (b"<!--", b"-->")):
        while head.startswith(start) and end in head:
            head = head[head.index(end) + len(end) :].lstrip()
    return head


def _is_line(head: bytes) -> bool:
    """Whether the first line is an object of its own, and another follows it."""
    first, end, rest = head.partition(b"\n")
    return bool(end) and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


def read_file(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """Read the notes of one file, which must be seekable; ``name`` is the one to show.

    Nothing that is in the file can raise: what a reader refuses, or cannot cope with, comes out as
    Unreadable, and the notes before it stay.
    """
    try:
        head = file.read(_HEAD)
        file.seek(0)
        form = format_of(head, name)
    except OSError as error:
        yield Unreadable(name, system_words(error))
        return
    yield from _guarded(form, file, name, options)


def read_bytes(data: bytes, kind: str | None, options: ReadOptions) -> str:
    """The text of a document that lies within another one, of a format by name or recognised.

    Raises:
        UnreadableNoteError: it cannot be read, or is a format that holds many notes.
    """
    form = _BY_NAME[kind] if kind else format_of(data[:_HEAD], "")
    if form.name == "zip":
        form = _BY_NAME["Word"]
    if form.name in ("HL7", "JSON", "JSON lines", "CSV", "Parquet", "tar"):
        form = _BY_NAME["text"]
    inner = replace(options, nesting=options.nesting + 1)
    (item,) = list(_guarded(form, BytesIO(data), "", inner))[:1] or [
        Unreadable("", "holds no text")
    ]
    if isinstance(item, Unreadable):
        raise UnreadableNoteError(item.reason)
    return item.text


def embedded_html(text: str, options: ReadOptions) -> str:
    """The text of a piece of HTML. Raises UnreadableNoteError, or MissingExtraError."""
    try:
        from doclint.readers.html import html_text
    except ImportError:
        raise MissingExtraError("reading HTML", "html") from None
    return html_text(text, options.limits)


def held(note: Note, limits: Limits) -> Item:
    """The note if its text is one, of a size that is read, and without half a character."""
    # Imported here: text needs the options only, and this module is needed by all readers.
    from doclint.readers.text import require_text

    try:
        if len(note.text) > limits.note:
            raise UnreadableNoteError(f"larger than {limits.note / 1024**2:.3g} MiB")
        return replace(note, text=_whole(require_text(note.text)))
    except UnreadableNoteError as error:
        return Unreadable(note.name, str(error), note.place)


def _guarded(form: Format, file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    limits = options.limits
    count = 0
    try:
        for item in form.reader(file, name, options):
            count += 1
            if count > limits.notes:
                raise UnreadableNoteError(f"more than {limits.notes} notes; the rest is not read")
            yield held(item, limits) if isinstance(item, Note) else item
    except DoclintError as error:
        yield Unreadable(name, str(error))
    except Exception as error:
        yield Unreadable(name, _told(error, form))


def _told(error: Exception, form: Format) -> str:
    """Why a file could not be read. Words of a library are not told, for they may be the file's."""
    if isinstance(error, OSError) and error.strerror:
        return system_words(error)
    if isinstance(error, ImportError) and form.extra is not None:
        return str(MissingExtraError(f"reading {form.name} files", form.extra))
    return f"broken, or no {form.name} file ({describe_crash(error)})"


_SURROGATE = re.compile("[\ud800-\udfff]")


def _whole(text: str) -> str:
    """Text in which half a surrogate pair, which is no character, is marked as unreadable."""
    return _SURROGATE.sub("\ufffd", text)


def system_words(error: OSError | ValueError) -> str:
    """The system's words for a fault, without the path, which the name beside it already gives."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return "not a usable path"
