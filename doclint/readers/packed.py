"""Zip files held to limits before anything in them is unpacked."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from typing import IO, BinaryIO

from doclint.errors import UnreadableNoteError
from doclint.readers.options import MIB, Allowance, Limits

_ANYWAY = MIB
"""A file of this size may be packed to whatever size; only larger ones can do harm."""

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    ValueError,
)
"""What zipfile and the libraries below it raise for data that is not as it should be."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


class _Cautious:
    """A file that refuses to be read in giant pieces: a zip's table of contents is read as one."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file = file
        self._most = most

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(self._most + 1 if size < 0 else min(size, self._most + 1))
        if len(data) > self._most:
            raise UnreadableNoteError("an archive of too many files")
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True


class Zip:
    """A zip file whose members can be had as bytes, within limits. Nothing is written to disk."""

    def __init__(self, file: BinaryIO, limits: Limits, allowance: Allowance) -> None:
        """Raises UnreadableNoteError if it is broken or has too many members."""
        self._limits = limits
        self._allowance = allowance
        try:
            self._zip = zipfile.ZipFile(_Cautious(file, 200 * limits.members))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
            raise UnreadableNoteError("a broken zip file") from error
        if len(self._zip.infolist()) > limits.members:
            raise UnreadableNoteError(f"an archive of more than {limits.members} files")

    @property
    def members(self) -> list[zipfile.ZipInfo]:
        """What is in it, in the order of its table of contents."""
        return self._zip.infolist()

    def read(self, member: zipfile.ZipInfo, limit: int) -> bytes:
        """A member's content.

        Raises:
            UnreadableNoteError: it is larger than ``limit``, encrypted, broken, or packed so densely
                that it is a bomb rather than a note.
        """
        self.weigh(member, limit)
        try:
            with self._zip.open(member) as file:
                return _upto(file, member.file_size)
        except _BROKEN as error:
            raise UnreadableNoteError("broken within its archive") from error
        except OSError as error:  # bzip2's word for broken data; the system's own has a number
            if error.errno is not None:
                raise
            raise UnreadableNoteError("broken within its archive") from error
        except RuntimeError as error:  # that is how zipfile asks for a password
            raise UnreadableNoteError("encrypted") from error

    def weigh(self, member: zipfile.ZipInfo, limit: int) -> None:
        """Refuse a member by what the table of contents says; unpacking goes no further than that.

        Raises:
            UnreadableNoteError: as ``read``.
        """
        size = member.file_size
        if member.flag_bits & 0x1:
            raise UnreadableNoteError("encrypted")
        if member.compress_type not in _METHODS:
            raise UnreadableNoteError("packed in an unusual way")
        if size > limit:
            raise UnreadableNoteError(f"larger than {limit / MIB:.3g} MiB, unpacked")
        if size > _ANYWAY and size > self._limits.ratio * member.compress_size:
            raise UnreadableNoteError("packed too densely: a zip bomb, perhaps")
        self._allowance.take(size)


def _upto(file: IO[bytes], size: int) -> bytes:
    return file.read(size)
