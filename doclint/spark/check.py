"""``check_dataframe``: the door to all of it, on the driver."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from doclint.errors import DoclintError, MissingExtraError
from doclint.readers.options import Columns
from doclint.reports.names import hash_key as key_of_environment
from doclint.spark import executors
from doclint.spark.plan import Plan, SettingsLike, settings_of
from doclint.spark.schema import parts_schema, result_schema
from doclint.spark.table import WHATS, chosen, sent

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_HEAPS = 8
"""Heaps of rows that belong to no encounter, for each partition of a shuffle."""


def check_dataframe(
    df: DataFrame,
    *,
    text: str | None = None,
    id: str | None = None,
    code: str | None = None,
    encounter: str | None = None,
    date: str | None = None,
    author: str | None = None,
    service: str | None = None,
    settings: SettingsLike = None,
    one_encounter: bool = False,
    hash_key: bytes | None = None,
) -> DataFrame:
    """Judge the notes of a table, a note a row; gives one row a note and one a finding.

    Each name is that of the column that holds it; of what is not named the usual names are looked
    for, as in other tables. ``settings`` are a settings file, or a mapping with the keys of one.
    Where there is a column for encounters, notes of one are judged together, too, and with
    ``one_encounter`` all of them. What the result holds of notes' words is up to the settings'
    ``evidence``, and nothing unless it is set. ``hash_key`` is for hashed names, in the place of
    the environment's.

    Nothing is read or judged before somebody asks for the result; each time somebody does, all of
    it is judged. So write it down first, and look at that.

    Raises:
        DoclintError: a column or a setting cannot be used.
    """
    require_spark()
    told = settings_of(settings)
    given = Columns(
        text=text,
        id=id,
        code=code,
        encounter=encounter,
        date=date,
        author=author,
        service=service,
    )
    columns = Columns(
        **{what: getattr(given, what) or getattr(told, f"{what}_column") for what in WHATS}
    )
    found = chosen(df, columns)
    key = key_of_environment() if hash_key is None else hash_key
    plan = Plan.of(told, key=key or secrets.token_bytes(32), one_encounter=one_encounter)
    heaps = _HEAPS * int(df.sparkSession.conf.get("spark.sql.shuffle.partitions") or 1)
    plan = replace(plan, columns=tuple(found), buckets=heaps)
    notes = sent(df, found)
    if not plan.together:
        return notes.mapInPandas(lambda each: executors.judge(plan, each), result_schema())
    if df.isStreaming:
        raise DoclintError("notes of one encounter cannot be judged together in a stream")
    # One line of work and no fork in it: Spark would judge every note once for each branch.
    parts = notes.mapInPandas(lambda each: executors.judge_in_parts(plan, each), parts_schema())
    by_key = parts.groupBy("key")
    return by_key.applyInPandas(lambda each: executors.settle(plan, each), result_schema())


def require_spark() -> None:
    """Raise MissingExtraError where PySpark, or what it needs for this, is not installed."""
    try:
        import pandas  # noqa: F401
        import pyarrow  # noqa: F401
        import pyspark  # noqa: F401
    except ImportError:
        raise MissingExtraError("a table of Spark's", "spark") from None
