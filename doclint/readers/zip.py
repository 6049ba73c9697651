"""Zip archives of notes; a Word file, which is one too, goes to its own reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from doclint.errors import MissingExtraError, UnreadableNoteError
from doclint.note import Unreadable
from doclint.readers.formats import Item
from doclint.readers.members import LeadsOutError, Members
from doclint.readers.options import ReadOptions, allowance_of
from doclint.readers.packed import Zip

_OTHER_PACKAGES = {
    "xl/workbook.xml": "an Excel file: save it as CSV",
    "xl/workbook.bin": "an Excel file: save it as CSV",
    "ppt/presentation.xml": "a PowerPoint file",
    "mimetype": "an OpenDocument file or an e-book: save it as .docx",
}


def read(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """Read the notes in an archive. Raises UnreadableNoteError."""
    allowance = allowance_of(options)
    archive = Zip(file, options.limits, allowance)
    paths = {member.filename for member in archive.members}
    if "[Content_Types].xml" in paths and "word/document.xml" in paths:
        yield from _word(file, name, options)
        return
    for path, told in _OTHER_PACKAGES.items():
        if path in paths:
            raise UnreadableNoteError(told)
    if name.lower().endswith(".docx"):
        raise UnreadableNoteError("a broken Word file, or none at all")
    members = Members(name, options, allowance)
    for member in archive.members:
        # One without a name is none; zipfile fails over it.
        if not member.filename or member.is_dir() or not members.wanted(member.filename):
            continue
        try:
            inner = members.name(member.filename)
        except LeadsOutError as error:
            yield Unreadable(error.name, str(error))
            continue
        try:
            data = archive.read(member, members.limit(member.filename))
        except UnreadableNoteError as error:
            yield Unreadable(inner, str(error))
            continue
        yield from members.read(inner, data)
    yield from members.end()


def _word(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    try:
        from doclint.readers import docx
    except ImportError:
        raise MissingExtraError("reading Word files", "docx") from None
    file.seek(0)
    yield from docx.read(file, name, options)
