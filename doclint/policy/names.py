"""What a file beside the notes calls a note, so that it means the same note from everywhere."""

from __future__ import annotations

import os
import unicodedata
from functools import lru_cache

from doclint.readers.files import STDIN


class NoteNames:
    """Names of notes by their way from the folder of a file: ``ward/a.txt``, ``batch.jsonl#7``.

    However a path is spelled, and wherever doclint is started, a note has one such name. Links are
    followed only where it takes them to come out inside the folder, so that a name holds nothing of
    one machine's disks. What standard input is called (``stdin_name``) stays as it is given, unless
    it is the path of a file: an editor hands over that file's text.
    """

    def __init__(self, file: str, *, stdin_name: str | None = None) -> None:
        self._folder = os.path.dirname(os.path.abspath(file))
        self._real_folder = os.path.realpath(self._folder)
        self._stdin_name = stdin_name
        self._real = lru_cache(maxsize=1024)(_real)

    def __call__(self, name: str) -> str:
        if name == STDIN or (name == self._stdin_name and not os.path.isfile(name)):
            return name
        path = os.path.abspath(name)
        way = _way(path, self._folder)
        if _leaves(way):
            real = os.path.join(self._real(os.path.dirname(path)), os.path.basename(path))
            inside = _way(real, self._real_folder)
            way = way if _leaves(inside) else inside
        # File systems differ in how they spell a letter with an accent.
        return unicodedata.normalize("NFC", way.replace(os.sep, "/"))


def shown_path(path: str) -> str:
    """How reports name a file beside the notes: from here, so that no machine's paths are told."""
    return (_way(path, os.getcwd()) if os.path.isabs(path) else path).replace(os.sep, "/")


def _real(folder: str) -> str:
    try:
        return os.path.realpath(folder)
    except ValueError:  # no file system could hold it: it is part of an id behind a path
        return folder


def _way(path: str, folder: str) -> str:
    try:
        return os.path.relpath(path, folder)
    except ValueError:  # on Windows, another drive
        return path


def _leaves(way: str) -> bool:
    return way == os.pardir or way.startswith(os.pardir + os.sep) or os.path.isabs(way)
