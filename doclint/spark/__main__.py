"""``python -m doclint.spark TABLE RESULT``, and what ``spark-submit`` starts."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

if sys.path and os.path.realpath(sys.path[0]) == os.path.dirname(os.path.realpath(__file__)):
    # Started by its path, as spark-submit does: the modules beside this one are no top-level ones.
    del sys.path[0]

import click

from doclint.cli import run, streams
from doclint.cli.options import finder_of, settings_options
from doclint.errors import DoclintError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from doclint.report import Tally

_ON_ONE_MACHINE = ("baseline", "exclude", "include", "jobs", "store", "verbose", "waivers")
"""Options of doclint check that mean nothing for a table."""


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("table")
@click.argument("result")
@click.option(
    "--format",
    "form",
    type=click.Choice(["parquet", "delta"]),
    default="parquet",
    show_default=True,
    help="Form of the result.",
)
@click.option("--overwrite", is_flag=True, help="Put the result in the place of one that is there.")
@click.option("--one-encounter", is_flag=True, help="Take all notes for those of one encounter.")
@settings_options
def main(
    table: str, result: str, form: str, overwrite: bool, one_encounter: bool, **options: Any
) -> int:
    """Check the notes in TABLE, and write the findings to RESULT.

    TABLE is a folder of Parquet files, one such file, or a Delta table, with a note a row; RESULT
    is a folder that is made. Both are paths or addresses as Spark knows them. What is not given
    here is taken from doclint.toml or pyproject.toml, found upwards from the working directory.

    Unless --evidence says otherwise the result holds no word of any note.
    """
    from doclint.cli.check import exit_status, renaming
    from doclint.reports.totals import told_totals
    from doclint.spark.check import check_dataframe, require_spark
    from doclint.spark.folders import Folder, blaming, read_table, write_table
    from doclint.spark.plan import Plan, no_paths

    require_spark()
    streams.silence_logs()
    finder = finder_of(options)
    settings = finder.for_run()
    if finder.tells_paths_apart():
        raise no_paths("settings")
    key = renaming(settings).key
    # Whatever is wrong with them is told before a cluster is asked for anything.
    Plan.of(settings, key=key, one_encounter=one_encounter)
    spark = _session()
    source, goal = Folder(spark, table), Folder(spark, result)
    if source.overlaps(goal):
        raise goal.refused("is where the notes are")
    notes = read_table(spark, source)
    findings = check_dataframe(notes, settings=settings, one_encounter=one_encounter, hash_key=key)
    write_table(findings, goal, form, overwrite=overwrite)
    with blaming(goal):
        tally = _tally(read_table(spark, goal))
        given = notes.count()
    if tally.statuses.total() != given:
        raise DoclintError(f"{given} notes were given, and {tally.statuses.total()} reported on")
    streams.write(told_totals(tally) + ".\n")
    return exit_status(tally, settings)


main.params = [each for each in main.params if each.name not in _ON_ONE_MACHINE]


def _session() -> SparkSession:
    """The session that there is, or else one on this machine that tries a failed task again."""
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("doclint")
    if "PYSPARK_GATEWAY_PORT" not in os.environ and not SparkConf().contains("spark.master"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.master("local[*,4]")
    return builder.getOrCreate()


def _tally(found: DataFrame) -> Tally:
    """The counts of a result that was written."""
    from doclint.report import Tally

    tally = Tally()
    for row in found.groupBy("type", "status", "severity").count().collect():
        if row["type"] == "note":
            tally.statuses[row["status"]] += row["count"]
        else:
            tally.severities[row["severity"]] += row["count"]
    return tally


if __name__ == "__main__":
    sys.exit(run(main, None, "doclint.spark"))
