"""What the user may choose about reading, and how much is read at most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from doclint.errors import UnreadableNoteError

KIB = 1024
MIB = 1024 * KIB


def _nobody(_: str, __: str) -> None:
    """Hear nothing."""


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Which column of a table, or key of a JSON object, holds what; ``None`` for the usual names."""

    text: str | None = None
    id: str | None = None
    code: str | None = None
    encounter: str | None = None
    date: str | None = None
    author: str | None = None
    service: str | None = None


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much is read at most; what goes beyond is refused with the reason.

    A note is a few kilobytes, so all of them are generous. Sizes are in bytes.
    """

    note: int = 10 * MIB
    """One note: its file, its cell of a table, its decoded attachment, and the text of any."""
    file: int = 128 * MIB
    """A file that can only be read as a whole: JSON, XML, a file in an archive, standard input."""
    record: int = 16 * MIB
    """A line, a message or a row of a file that is read piece by piece."""
    notes: int = 1_000_000
    """Notes in one file."""
    pages: int = 1_000
    """Pages of one document."""
    members: int = 100_000
    """Files in one archive."""
    unpacked: int = 1024 * MIB
    """All files of one archive together, unpacked, and those of archives in it."""
    ratio: int = 200
    """How many times its packed size a file may have, unpacked."""
    nesting: int = 2
    """Archives within each other, the outermost included."""
    depth: int = 200
    """Elements or objects within each other."""
    nodes: int = 4_000_000
    """Elements, values and the like of one document."""


class Allowance:
    """How much may still be unpacked out of one file, the archives within it included."""

    def __init__(self, most: int) -> None:
        """At first, so many bytes."""
        self._most = self._left = most

    def take(self, size: int) -> None:
        """Use some of it up. Raises UnreadableNoteError once there is none left."""
        self._left -= size
        if self._left < 0:
            most = self._most / MIB
            raise UnreadableNoteError(f"its archive is larger than {most:.4g} MiB, unpacked")


@dataclass(frozen=True, kw_only=True)
class ReadOptions:
    """What a reader goes by.

    ``include`` are globs of files that are taken for notes in folders and archives besides those
    that plainly are; ``exclude`` are globs of what is left out. ``tell`` is told, by a file's name and
    in a line, what the user should know and no note can say, such as which column was taken for the
    text.
    """

    columns: Columns = field(default_factory=Columns)
    limits: Limits = field(default_factory=Limits)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    tell: Callable[[str, str], None] = _nobody
    nesting: int = 0
    """How many archives this file lies in."""
    allowance: Allowance | None = None
    """What the outermost of them has left; ``None`` where there is none around it."""


def allowance_of(options: ReadOptions) -> Allowance:
    """What may be unpacked out of an archive: what is left of the one around it, or all."""
    return options.allowance or Allowance(options.limits.unpacked)
