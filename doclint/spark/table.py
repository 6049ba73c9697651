"""The table's columns: which holds what, and in which form they go to the executors.

Nothing that is done here to a value can fail on one: a cast that fails would stop a job of millions
of notes for the sake of one, and Spark would put the value into its message. So text travels as
bytes, for a table can hold text that is no UTF-8, and what is no text is written out by Spark.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from doclint.errors import DoclintError, UnreadableNoteError
from doclint.readers.columns import Mapper
from doclint.readers.options import Columns, ReadOptions

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

TABLE = "the table"

WHATS = tuple(each.name for each in fields(Columns))


def chosen(df: DataFrame, columns: Columns) -> Mapping[str, str]:
    """Which of the table's columns holds what: as told, and otherwise by the usual names.

    Raises:
        DoclintError: a column is not there or of a type that it cannot be; or none is for the text
            or for the id, without which nobody could say which note a finding is of.
    """
    from pyspark.sql import types

    names = list(df.columns)
    try:
        found = Mapper(names, TABLE, ReadOptions(columns=columns)).columns
    except UnreadableNoteError as error:
        raise DoclintError(f"{TABLE}: {error}") from None
    if "id" not in found:
        raise DoclintError(f"{TABLE}: no column for the notes' ids (--id-column)")
    kinds = {each.name: each.dataType for each in df.schema.fields}
    for what, name in found.items():
        if names.count(name) > 1:
            raise DoclintError(f"{TABLE}: more than one column {name}")
        kind = kinds[name]
        if what == "text" and not isinstance(kind, types.StringType):
            raise DoclintError(f"{TABLE}: the column {name} holds {kind.simpleString()}, not text")
        if not _fits(kind, listed=what == "code"):
            told = f"holds {kind.simpleString()}, not single values"
            raise DoclintError(f"{TABLE}: the column {name} {told}")
    return found


def sent(df: DataFrame, found: Mapping[str, str]) -> DataFrame:
    """What executors get of the table: these columns, by what they hold."""
    from pyspark.sql import functions as f

    kinds = {each.name: each.dataType for each in df.schema.fields}
    columns = []
    for what in WHATS:
        if what in found:
            name = found[what]
            column = f.col("`" + name.replace("`", "``") + "`")
            columns.append(_travelling(column, kinds[name]).alias(what))
    return df.select(*columns)


def _fits(kind: Any, *, listed: bool) -> bool:
    from pyspark.sql import types

    if listed and isinstance(kind, types.ArrayType):
        return _fits(kind.elementType, listed=False)
    single = (
        *(types.StringType, types.NumericType, types.DateType, types.TimestampType),
        *(types.TimestampNTZType, types.BooleanType, types.NullType),
    )
    return isinstance(kind, single)


def _travelling(column: Any, kind: Any) -> Any:
    from pyspark.sql import functions as f
    from pyspark.sql import types

    if isinstance(kind, types.ArrayType):
        return f.transform(column, lambda each: _travelling(each, kind.elementType))
    if isinstance(kind, types.StringType):
        return column.cast("binary")
    if isinstance(kind, (types.FloatType, types.DoubleType)):
        return column.cast("double")
    return column.cast("string")
