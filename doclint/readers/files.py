"""From paths to notes: folders are walked, standard input is read, nothing stops the batch."""

from __future__ import annotations

import os
import re
import select
import stat
import sys
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from io import BytesIO
from itertools import islice
from typing import BinaryIO

from doclint.errors import UnreadableNoteError
from doclint.note import Unreadable
from doclint.readers.formats import PLAIN_SUFFIXES, Item, read_file, system_words
from doclint.readers.memory import give_back
from doclint.readers.options import ReadOptions

STDIN = "-"
_DEFAULT = ReadOptions()

_WAIT = 2.0
"""Seconds that a named pipe has for somebody to begin writing to it."""


def read_paths(
    paths: Sequence[str],
    *,
    exclude: Sequence[str] = (),
    stdin_name: str = STDIN,
    options: ReadOptions = _DEFAULT,
) -> Iterator[Item]:
    """Read every note that ``paths`` name, one at a time, in the order given, folders sorted.

    ``exclude`` holds globs that are held against a file's or folder's name and path. A file is
    read once, under the first name that leads to it. What cannot be read comes out as Unreadable.
    """
    options = replace(options, exclude=(*options.exclude, *exclude))
    walk = _Walk(options)
    for path in paths:
        if path == STDIN:
            yield from _notes_of(path, stdin_name, options)
        else:
            yield from walk.notes(path)


def read_note(path: str, *, stdin_name: str = STDIN, options: ReadOptions = _DEFAULT) -> Item:
    """Read the one note of a file, or of standard input where ``path`` is ``-``.

    Of a file that holds several, ``path`` names one as reports do (``FILE#ID``, ``ARCHIVE#PATH``).
    """
    name = stdin_name if path == STDIN else display_name(path)
    file = path if path == STDIN else _file_in_name(path)
    if file != path:
        wanted = (
            item for item in _notes_of(file, display_name(file), options) if item.name == name
        )
        return next(wanted, None) or Unreadable(name, "no such note in the file")
    items = list(islice(_notes_of(path, name, options), 2))
    if len(items) > 1:
        return Unreadable(name, "holds several notes: name one as FILE#ID, as reports do")
    return items[0] if items else Unreadable(name, "holds no note")


def _file_in_name(path: str) -> str:
    """The file in a name such as reports give to one of its notes; ``path`` if that is a file."""
    if not os.path.lexists(path):
        for mark in reversed(list(re.finditer("#", path))):
            if os.path.isfile(path[: mark.start()]):
                return path[: mark.start()]
    return path


def _notes_of(path: str, name: str, options: ReadOptions) -> Iterator[Item]:
    try:
        file = _opened(path, options.limits.file)
    except (OSError, ValueError) as error:
        yield Unreadable(name, system_words(error))
        return
    except UnreadableNoteError as error:
        yield Unreadable(name, str(error))
        return
    refused = False
    with file:
        for item in read_file(file, name, options):
            refused = refused or isinstance(item, Unreadable)
            yield item
    if refused:
        give_back()


def _opened(path: str, limit: int) -> BinaryIO:
    """The file, so that one can go back in it; what comes through a pipe is held in memory."""
    if path == STDIN:
        if sys.stdin is None:
            raise UnreadableNoteError("standard input is closed")
        return _held(sys.stdin.buffer, limit)
    if stat.S_ISFIFO(os.stat(path).st_mode):
        return _through_pipe(path, limit)
    file = open(path, "rb")  # noqa: SIM115 - whoever asked for it closes it
    if file.seekable():
        return file
    with file:
        return _held(file, limit)


def _held(file: BinaryIO, limit: int) -> BinaryIO:
    data = file.read(limit + 1)
    if len(data) > limit:
        raise UnreadableNoteError(f"more than {limit // 1024**2} MiB through a pipe")
    return BytesIO(data)


def _through_pipe(path: str, limit: int) -> BinaryIO:
    """What somebody writes to a named pipe. One that nobody writes to would never end."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with open(descriptor, "rb", buffering=0) as pipe:
        if not select.select([pipe], [], [], _WAIT)[0]:
            # A pipe that has a writer, but a slow one, is not at its end: there is nothing to give.
            if pipe.read(1) == b"":
                raise UnreadableNoteError("a pipe that nobody writes to")
        os.set_blocking(descriptor, True)
        return _held(open(descriptor, "rb", closefd=False), limit)


class _Walk:
    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._files: set[str] = set()
        self._folders: dict[str, int] = {}  # with how many notes each was found to hold

    def notes(self, path: str) -> Iterator[Item]:
        """The notes of a path that the user named: a file of any suffix, or a folder."""
        path = path.rstrip(os.sep) or path
        if self._excluded(path, path):
            return
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as error:
            yield Unreadable(display_name(path), system_words(error))
            return
        if not stat.S_ISDIR(mode):
            yield from self._file(path)
        elif not (yield from self._folder(path, path)):
            suffixes = ", ".join(PLAIN_SUFFIXES)
            reason = f"a folder without notes ({suffixes}; --include takes others)"
            yield Unreadable(display_name(path), reason)

    def _file(self, path: str) -> Iterator[Item]:
        identity = os.path.realpath(path)
        if identity not in self._files:
            self._files.add(identity)
            yield from _notes_of(path, display_name(path), self._options)

    def _folder(self, path: str, root: str) -> Generator[Item, None, int]:
        """Read a folder, unless a link led here before, and return how many notes are in it."""
        identity = os.path.realpath(path)
        if identity in self._folders:
            return self._folders[identity]
        self._folders[identity] = found = 0
        try:
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError as error:
            yield Unreadable(display_name(path), system_words(error))
            return 1
        for entry in entries:
            if entry.name.startswith(".") or self._excluded(entry.path, root):
                continue
            is_note = is_note_name(entry.name) or self._included(entry.path, root)
            try:
                mode = os.stat(entry.path).st_mode
            except OSError as error:
                if is_note:
                    found += 1
                    yield Unreadable(display_name(entry.path), system_words(error))
                continue
            if stat.S_ISDIR(mode):
                found += yield from self._folder(entry.path, root)
            elif is_note and stat.S_ISREG(mode):
                found += 1
                yield from self._file(entry.path)
        self._folders[identity] = found
        return found

    def _excluded(self, path: str, root: str) -> bool:
        return fits(self._options.exclude, path, root)

    def _included(self, path: str, root: str) -> bool:
        return fits(self._options.include, path, root)


def fits(globs: Sequence[str], path: str, root: str) -> bool:
    """Whether one of the globs fits a path's name, the path, or its way from ``root``."""
    if not globs:
        return False
    names = (os.path.basename(path), path, os.path.relpath(path, root))
    return any(fnmatchcase(name, glob) for glob in globs for name in names)


def is_note_name(name: str) -> bool:
    """Whether a file of this name in a folder is taken for a note."""
    return not name.startswith(".") and name.lower().endswith(PLAIN_SUFFIXES)


def display_name(path: str) -> str:
    """The path as reports show it: bytes of a file name that are not UTF-8 become ``\\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
