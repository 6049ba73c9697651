"""Parquet: tables of notes as data platforms hand them on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from doclint.errors import UnreadableNoteError
from doclint.readers.columns import Mapper
from doclint.readers.formats import Item
from doclint.readers.options import MIB, ReadOptions

_ROWS = 64
"""Rows taken at once."""
_MOST_COLUMNS = 10_000


def read(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """Read a table, a note a row. Raises UnreadableNoteError."""
    import pyarrow
    from pyarrow import parquet

    limits = options.limits
    size = file.seek(0, 2)
    file.seek(0)
    try:
        table = parquet.ParquetFile(
            file, thrift_string_size_limit=64 * MIB, thrift_container_size_limit=1_000_000
        )
        names = [str(each) for each in table.schema_arrow.names]
        if len(names) > _MOST_COLUMNS:
            raise UnreadableNoteError("too many columns")
        mapper = Mapper(names, name, options)
        wanted = mapper.wanted
        meta = table.metadata
        for group in range(meta.num_row_groups):
            # What the file says of itself; a group is unpacked as a whole.
            columns = (meta.row_group(group).column(each) for each in range(meta.num_columns))
            unpacked = sum(
                each.total_uncompressed_size
                for each in columns
                if each.path_in_schema.split(".")[0] in wanted
            )
            if unpacked > max(limits.file, 0) * 4 or unpacked > max(size, MIB) * limits.ratio:
                raise UnreadableNoteError("too much in one row group")
        number = 0
        for batch in table.iter_batches(batch_size=_ROWS, columns=list(wanted), use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield mapper.note(row, number, f"row {number}")
    except (pyarrow.ArrowException, OverflowError, UnicodeDecodeError) as error:
        raise UnreadableNoteError("a broken Parquet file") from error
