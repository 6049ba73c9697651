"""The process that takes a Parquet file apart; nothing but pyarrow's own world comes in here.

It reads a file's length and bytes, says the columns' names, reads those that are wanted, and says a
row a line and ``"end"``, all in JSON. Whatever goes wrong ends it.
"""

from __future__ import annotations

import datetime
import decimal
import json
import os
import sys

_MEMORY = 3 * 1024**3
_SECONDS = 900
_ROWS = 64
"""Rows taken at once."""


def serve() -> None:
    """Answer one request over standard input and output."""
    _be_bounded()
    import pyarrow
    from pyarrow import parquet

    length = int(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read(length)
    table = parquet.ParquetFile(pyarrow.BufferReader(data))
    _say([str(name) for name in table.schema_arrow.names])
    wanted = json.loads(sys.stdin.buffer.readline())
    for batch in table.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False):
        for row in batch.to_pylist():
            _say(row)
    _say("end")
    os._exit(0)


def _be_bounded() -> None:
    try:
        import resource
    except ImportError:  # there is none on Windows
        return
    for kind, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_CORE, 0),  # a core file would hold words of notes
    ):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))


def _say(value: object) -> None:
    sys.stdout.buffer.write(json.dumps(value, default=_plain).encode() + b"\n")
    sys.stdout.buffer.flush()


def _plain(value: object) -> str | None:
    if isinstance(value, (datetime.date, datetime.time, decimal.Decimal)):
        return value.isoformat() if not isinstance(value, decimal.Decimal) else str(value)
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return None
