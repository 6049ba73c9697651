"""Files within archives: which are notes, what they are called, and how they are read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from doclint.errors import UnreadableNoteError
from doclint.note import Unreadable
from doclint.readers.files import fits
from doclint.readers.formats import KNOWN_SUFFIXES, Item, read_file
from doclint.readers.names import NamesInFile, clean
from doclint.readers.options import Allowance, ReadOptions


class Members:
    """The members of one archive, which are read as they come.

    Nothing is written to disk, so that a member's path is a name and no more; one that leads out of
    the archive is refused all the same, for nobody makes such an archive without ill intent.
    """

    def __init__(self, archive: str, options: ReadOptions, allowance: Allowance) -> None:
        """Raises UnreadableNoteError for an archive within too many others."""
        if options.nesting >= options.limits.nesting:
            raise UnreadableNoteError("an archive within an archive within an archive")
        self._archive = archive
        self._options = replace(options, nesting=options.nesting + 1, allowance=allowance)
        self._names = NamesInFile(archive)
        self._found = False

    def wanted(self, path: str) -> bool:
        """Whether a member is taken for a note, by its path within the archive."""
        parts = [part for part in path.replace("\\", "/").split("/") if part]
        if not parts or any(_is_hidden(part) for part in parts):
            return False
        inside = "/".join(parts)
        if fits(self._options.exclude, inside, os.curdir):
            return False
        known = parts[-1].lower().endswith(KNOWN_SUFFIXES)
        return known or fits(self._options.include, inside, os.curdir)

    def name(self, path: str) -> str:
        """The name of a wanted member: ``ARCHIVE#PATH``, a count behind it where it was there before.

        Raises:
            UnreadableNoteError: the path leads out of the archive.
        """
        self._found = True
        parts = path.replace("\\", "/").split("/")
        told = "/".join(part for part in map(clean, parts) if part not in ("", ".", ".."))
        name = self._names.differing(f"{self._archive}#{told[-1000:] or '?'}")
        if path.startswith(("/", "\\")) or ".." in parts or parts[0].endswith(":"):
            raise LeadsOutError(name)
        return name

    def read(self, name: str, data: bytes) -> Iterator[Item]:
        """The notes of a member. One that lies in a folder which is an archive has notes of its own."""
        yield from read_file(BytesIO(data), name, self._options)

    def limit(self, path: str) -> int:
        """How large a member may be."""
        return self._options.limits.file

    def end(self) -> Iterator[Item]:
        """What is to be said of an archive in which there was no note."""
        if not self._found:
            yield Unreadable(self._archive, "an archive without notes (--include takes others)")


class LeadsOutError(UnreadableNoteError):
    """A member's path leads out of its archive; ``name`` is the one to show."""

    def __init__(self, name: str) -> None:
        super().__init__("its path leads out of the archive")
        self.name = name


def _is_hidden(part: str) -> bool:
    return (part.startswith(".") and part not in (".", "..")) or part == "__MACOSX"
