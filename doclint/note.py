"""A note, as every reader hands it on."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Note:
    """One note's decoded text and what its source says of it.

    ``name`` is the path, or ``path#id`` for one of many in a file. ``text`` keeps its line ends
    as they stand, for offsets count them; it is kept out of ``repr``, as note text is a secret.
    ``code`` is the code that a column or field of the source names beside the text.
    """

    name: str
    text: str = field(repr=False)
    code: str | None = None


@dataclass(frozen=True)
class Unreadable:
    """Stands in a stream of notes where a note could not be read."""

    name: str
    reason: str
