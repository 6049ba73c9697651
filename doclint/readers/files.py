"""From paths to notes: folders are walked, standard input is read, nothing stops the batch."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Generator, Iterator, Sequence
from fnmatch import fnmatchcase

from doclint.errors import UnreadableNoteError
from doclint.note import Note, Unreadable
from doclint.readers import text as plain_text

STDIN = "-"
NOTE_SUFFIXES = (".note", ".text", ".txt")
"""What a file in a folder must end with to be taken for a note; a file named outright need not."""


def read_paths(
    paths: Sequence[str], *, exclude: Sequence[str] = (), stdin_name: str = STDIN
) -> Iterator[Note | Unreadable]:
    """Read every note that ``paths`` name, one at a time, in the order given, folders sorted.

    ``exclude`` holds globs that are held against a file's or folder's name and path. A file is
    read once, under the first name that leads to it. What cannot be read comes out as Unreadable.
    """
    walk = _Walk(tuple(exclude))
    for path in paths:
        if path == STDIN:
            yield read_note(path, stdin_name=stdin_name)
        else:
            yield from walk.notes(path)


def read_note(path: str, *, stdin_name: str = STDIN) -> Note | Unreadable:
    """Read the one note of a file, or of standard input where ``path`` is ``-``."""
    name = stdin_name if path == STDIN else display_name(path)
    try:
        return Note(name, plain_text.decode(_bytes(path)))
    except OSError as error:
        return Unreadable(name, _reason(error))
    except UnreadableNoteError as error:
        return Unreadable(name, str(error))


def _bytes(path: str) -> bytes:
    """What is in the file, or one byte more than a note may have."""
    if path != STDIN:
        with open(path, "rb") as file:
            return file.read(plain_text.MAX_BYTES + 1)
    if sys.stdin is None:
        raise UnreadableNoteError("standard input is closed")
    return sys.stdin.buffer.read(plain_text.MAX_BYTES + 1)


class _Walk:
    def __init__(self, exclude: tuple[str, ...]) -> None:
        self._exclude = exclude
        self._files: set[str] = set()
        self._folders: dict[str, int] = {}  # with how many notes each was found to hold

    def notes(self, path: str) -> Iterator[Note | Unreadable]:
        """The notes of a path that the user named: a file of any suffix, or a folder."""
        path = path.rstrip(os.sep) or path
        if self._excluded(path, path):
            return
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as error:
            yield Unreadable(display_name(path), _reason(error))
            return
        if not stat.S_ISDIR(mode):
            yield from self._file(path)
        elif not (yield from self._folder(path, path)):
            suffixes = ", ".join(NOTE_SUFFIXES)
            yield Unreadable(display_name(path), f"a folder without notes ({suffixes})")

    def _file(self, path: str) -> Iterator[Note | Unreadable]:
        identity = os.path.realpath(path)
        if identity not in self._files:
            self._files.add(identity)
            yield read_note(path)

    def _folder(self, path: str, root: str) -> Generator[Note | Unreadable, None, int]:
        """Read a folder, unless a link led here before, and return how many notes are in it."""
        identity = os.path.realpath(path)
        if identity in self._folders:
            return self._folders[identity]
        self._folders[identity] = found = 0
        try:
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError as error:
            yield Unreadable(display_name(path), _reason(error))
            return 1
        for entry in entries:
            if entry.name.startswith(".") or self._excluded(entry.path, root):
                continue
            is_note = is_note_name(entry.name)
            try:
                mode = os.stat(entry.path).st_mode
            except OSError as error:
                if is_note:
                    found += 1
                    yield Unreadable(display_name(entry.path), _reason(error))
                continue
            if stat.S_ISDIR(mode):
                found += yield from self._folder(entry.path, root)
            elif is_note and stat.S_ISREG(mode):
                found += 1
                yield from self._file(entry.path)
        self._folders[identity] = found
        return found

    def _excluded(self, path: str, root: str) -> bool:
        names = (os.path.basename(path), path, os.path.relpath(path, root))
        return any(fnmatchcase(name, glob) for glob in self._exclude for name in names)


def is_note_name(name: str) -> bool:
    """Whether a file of this name in a folder is taken for a note."""
    return not name.startswith(".") and name.lower().endswith(NOTE_SUFFIXES)


def display_name(path: str) -> str:
    """The path as reports show it: bytes of a file name that are not UTF-8 become ``\\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _reason(error: OSError | ValueError) -> str:
    """The system's words for it, without the path, which the name beside it already gives."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return "not a usable path"
