"""Parquet: tables of notes as data platforms hand them on.

pyarrow takes the whole process down when some broken files are put before it, and lets a small file
unpack to whatever size it says. It therefore works in a process of its own (``parquet_rows``), with
a bound on its memory, and hands over rows through a pipe.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import IO, Any, BinaryIO, cast

from doclint.errors import MissingExtraError, UnreadableNoteError
from doclint.readers.columns import Mapper
from doclint.readers.formats import Item
from doclint.readers.options import MIB, ReadOptions

_MOST = 512 * MIB
_MOST_COLUMNS = 10_000
_PIECE = MIB
_RUN = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from doclint.readers.parquet_rows import serve; serve()"
)


def read(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """Read a table, a note a row.

    Raises:
        UnreadableNoteError: it is broken, or has no column for the text.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise MissingExtraError("reading Parquet files", "parquet")
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if size > _MOST:
        raise UnreadableNoteError(f"larger than {_MOST // MIB} MiB")
    process = subprocess.Popen(
        [sys.executable, "-c", _RUN, json.dumps(sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    into, out = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    try:
        _hand_over(file, size, into)
        names = _line(out, options.limits.record)
        if not isinstance(names, list) or len(names) > _MOST_COLUMNS:
            raise UnreadableNoteError("a broken Parquet file, or of too many columns")
        mapper = Mapper(names, name, options)
        into.write(json.dumps(mapper.wanted).encode() + b"\n")
        into.flush()
        number = 0
        while (row := _line(out, options.limits.record)) != "end":
            number += 1
            if isinstance(row, dict):
                yield mapper.note(row, number, f"row {number}")
            else:
                raise UnreadableNoteError(f"a broken Parquet file (from row {number} on)")
    except BrokenPipeError as error:
        raise UnreadableNoteError("a broken Parquet file") from error
    finally:
        process.kill()
        for pipe in (into, out):
            _close(pipe)
        process.wait()


def _hand_over(file: BinaryIO, size: int, into: IO[bytes]) -> None:
    into.write(b"%d\n" % size)
    while piece := file.read(_PIECE):
        into.write(piece)
    into.flush()


def _line(out: IO[bytes], limit: int) -> Any:
    """What the other process says; ``None`` once it has died."""
    line = out.readline(2 * limit)
    return json.loads(line) if line.endswith(b"\n") else None


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        return
