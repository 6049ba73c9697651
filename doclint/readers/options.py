"""What the user may choose about reading, and how much is read at most."""

from __future__ import annotations

from dataclasses import dataclass, field

MIB = 1024**2


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Which column of a table, or key of a JSON object, holds what.

    ``None`` for the usual names (``doclint/readers/columns.py`` has them).
    """

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
    file: int = 256 * MIB
    """A file that holds many notes and can only be read as a whole (JSON, XML, an archive)."""
    record: int = 16 * MIB
    """A line, a message or a row of a file that is read piece by piece."""
    notes: int = 1_000_000
    """Notes in one file."""
    pages: int = 2_000
    """Pages of one document."""
    members: int = 100_000
    """Files in one archive."""
    unpacked: int = 2048 * MIB
    """All files of one archive together."""
    ratio: int = 200
    """How many times its packed size a packed file may have."""
    nesting: int = 2
    """Archives within archives; the outermost is the first."""
    depth: int = 200
    """Elements or objects within each other."""


@dataclass(frozen=True, kw_only=True)
class ReadOptions:
    """What a reader goes by."""

    columns: Columns = field(default_factory=Columns)
    limits: Limits = field(default_factory=Limits)
