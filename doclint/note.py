"""A note, as every reader hands it on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Note:
    """One note's decoded text and what its source says of it.

    ``name`` is the path, or ``path#id`` for one of many in a file. ``text`` keeps its line ends
    as they stand, for offsets count them. ``codes`` are those that a column or field of the source
    names beside the text, in its order. ``place`` says where in the source the note came from
    ("row 12", "segment OBX-4"); it holds no words of the source. ``pages`` are the offsets at which
    its pages begin, where the source is one that has them.

    ``encounter`` is the source's identifier of the visit, ``date`` its own date of service,
    ``author`` whoever it names as such and ``service`` the department. They identify a patient, or
    help to, and so are kept out of ``repr`` as is the text.
    """

    name: str
    text: str = field(repr=False)
    codes: tuple[str, ...] = ()
    place: str | None = None
    encounter: str | None = field(default=None, repr=False)
    date: datetime.date | None = field(default=None, repr=False)
    author: str | None = field(default=None, repr=False)
    service: str | None = field(default=None, repr=False)
    pages: tuple[int, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Unreadable:
    """Stands in a stream of notes where a note could not be read; ``place`` is as in a Note."""

    name: str
    reason: str
    place: str | None = None
