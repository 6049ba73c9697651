"""Tar archives of notes, packed by gzip or not; and single files packed by gzip."""

from __future__ import annotations

import gzip
import tarfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from doclint.errors import UnreadableNoteError
from doclint.note import Unreadable
from doclint.readers.formats import Item
from doclint.readers.members import LeadsOutError, Members
from doclint.readers.options import MIB, Allowance, Limits, ReadOptions, allowance_of

_PIECE = 64 * 1024
_HEADERS = 4 * MIB
"""What tarfile may read at once: it takes in extended headers whole."""
_ANYWAY = 16 * MIB


class _Forward:
    """A stream that is read from front to back, and no further than its limits.

    Some archives send tarfile back in the file, and it never comes to an end.
    """

    def __init__(self, file: BinaryIO, packed: int, limits: Limits, allowance: Allowance) -> None:
        self._file = file
        self._allowance = allowance
        self._most = min(limits.unpacked, max(_ANYWAY, packed * limits.ratio))
        self._place = 0
        self.piece = _HEADERS

    def read(self, size: int = -1) -> bytes:
        if size < 0 or size > self.piece:
            raise UnreadableNoteError("a broken archive")
        data = self._file.read(size)
        self._place += len(data)
        if self._place > self._most:
            raise UnreadableNoteError(
                f"an archive larger than {self._most / MIB:.4g} MiB, unpacked"
            )
        self._allowance.take(len(data))
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        if whence != 0 or offset < self._place:
            raise UnreadableNoteError("a broken archive")
        while self._place < offset:
            if not self.read(min(_PIECE, offset - self._place)):
                break
        return self._place

    def tell(self) -> int:
        return self._place


def read(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """Read the notes in an archive. Raises UnreadableNoteError."""
    limits = options.limits
    packed = file.seek(0, 2)
    file.seek(0)
    zipped = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    stream = cast("BinaryIO", gzip.GzipFile(fileobj=file)) if zipped else file
    try:
        if zipped and stream.read(262)[257:262] != b"ustar":
            yield from _single(stream, name, options)
            return
        stream.seek(0)
        allowance = allowance_of(options)
        forward = _Forward(stream, packed, limits, allowance)
        yield from _members(forward, Members(name, options, allowance), limits)
    except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise UnreadableNoteError("a broken archive") from error


def _single(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """One file that was packed by itself: its name is that of the packed one, less the end."""
    limit = options.limits.file
    stream.seek(0)
    allowance = allowance_of(options)
    members = Members(name, options, allowance)
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise UnreadableNoteError(f"larger than {limit / MIB:.3g} MiB, unpacked")
    allowance.take(len(data))
    path = name.rpartition("/")[2]
    lowered = path.lower()
    ending = 3 if lowered.endswith(".gz") else 0
    yield from members.read(members.name(path[:-ending] if ending else path), data)


def _members(stream: _Forward, members: Members, limits: Limits) -> Iterator[Item]:
    with tarfile.open(fileobj=cast("BinaryIO", stream), mode="r:", ignore_zeros=False) as archive:
        count = 0
        while (member := archive.next()) is not None:
            cast(Any, archive).members = []  # it would keep them all
            count += 1
            if member.size < 0:
                raise UnreadableNoteError("a broken archive")
            if count > limits.members:
                raise UnreadableNoteError(f"an archive of more than {limits.members} files")
            if member.isdir() or not members.wanted(member.name):
                continue
            try:
                inner = members.name(member.name)
            except LeadsOutError as error:
                yield Unreadable(error.name, str(error))
                continue
            limit = members.limit(member.name)
            if not member.isreg() or member.issparse():
                yield Unreadable(inner, "a link, device or pipe in an archive, and no file")
            elif member.size > limit:
                yield Unreadable(inner, f"larger than {limit / MIB:.3g} MiB, unpacked")
            else:
                stream.piece = max(limit, _HEADERS)
                file = archive.extractfile(member)
                data = file.read() if file is not None else b""
                stream.piece = _HEADERS
                yield from members.read(inner, data)
    yield from members.end()
