"""Names of notes that are one of many in a file: ``FILE#ID``, or ``ARCHIVE#PATH``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from doclint.note import Note, Unreadable

_LONGEST = 100
"""Characters of an id, or of one folder of a path in an archive.

A name is also looked up as if it were a path, for its settings, and no system takes long ones.
"""

_UNFIT = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def clean(told: str) -> str:
    """What a source calls something, fit to be shown and to be part of a path."""
    told = " ".join(_UNFIT.sub(" ", told[: 4 * _LONGEST]).split())[:_LONGEST]
    # Half characters, private ones and marks that nobody sees.
    return "".join(each if each.isprintable() else "\ufffd" for each in told)


class NamesInFile:
    """Hands out names that differ within one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._given: dict[str, int] = {}

    def of(self, told: object, number: int) -> str:
        """The name of the note that its source calls ``told``, or of the ``number``-th one."""
        words = clean(str(told)).replace("/", "_").replace("\\", "_") if told is not None else ""
        return f"{self._file}#{self.differing(words or str(number))}"

    def differing(self, name: str) -> str:
        """``name``, with a count behind it if it was handed out already: ``17``, ``17~2``."""
        tried, count = name, self._given.get(name, 0)
        while tried in self._given:
            count += 1
            tried = f"{name}~{count + 1}"
        self._given[name] = count
        self._given.setdefault(tried, 0)
        return tried


def alone(notes: Iterable[Note | Unreadable], file: str) -> Iterator[Note | Unreadable]:
    """The notes of a file; one that is alone in it goes by the file's own name."""
    before: Note | Unreadable | None = None
    many = False
    for note in notes:
        if before is not None:
            many = True
            yield before
        before = note
    if before is not None:
        yield before if many else replace(before, name=file)
