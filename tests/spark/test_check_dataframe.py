"""A table of notes in, a table of findings out, on the real engine."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from spark_lines import lines, printed

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Table = Callable[..., "DataFrame"]
ROOT = Path(__file__).parents[2]


def check(df: Any, **options: Any) -> list[Any]:
    from doclint.spark import check_dataframe

    rows: list[Any] = check_dataframe(df, **options).collect()
    return rows


def notes(rows: list[Any]) -> dict[str, Any]:
    return {row.note: row for row in rows if row.type == "note"}


def alone(path: Path, *args: str) -> str:
    """What one machine finds."""
    command = [sys.executable, "-m", "doclint", "check", str(path), "--format", "jsonl", *args]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def sample_rows() -> list[dict[str, Any]]:
    """Samples as a data platform has them, several notes to an encounter and some without."""
    paths = sorted((ROOT / "samples").glob("*.txt"))[::6]
    return [
        {
            "note_id": 9_007_199_254_740_993 + number,
            "note_text": path.read_text(encoding="utf-8"),
            "cpt": path.name[:5] if number % 3 else None,
            "csn": f"visit {number // 4}" if number % 5 else None,
            "dos": datetime.date(2025, 3, 1 + number % 20) if number % 2 else None,
            "provider": "Feld, N" if number % 4 else None,
        }
        for number, path in enumerate(paths)
    ]


def test_the_findings_are_those_of_one_machine(spark: SparkSession, tmp_path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    rows = sample_rows()
    path = tmp_path / "notes.parquet"
    parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    expected = printed(alone(path), file=str(path))
    df = spark.read.parquet(str(path)).repartition(4)
    found = lines(check(df, settings={"evidence": "full"}))

    assert len(expected) > len(rows)
    assert found == expected


@pytest.mark.usefixtures("obedient")
def test_every_row_has_its_status(table: Table) -> None:
    texts = ("fine", None, "", " \n", "raise value", "raise base", "raise exit", "CPT: 33984\n")
    found = notes(check(table(*texts)))

    assert {name: found[name].status for name in sorted(found)} == {
        "0": "complete",
        "7": "gaps",
        **dict.fromkeys("123456", "error"),
    }
    assert [found[name].error for name in "123"] == ["holds no text"] * 3
    assert found["5"].error.startswith("internal error: BaseException at ")


@pytest.mark.usefixtures("obedient")
def test_an_empty_table(table: Table) -> None:
    from doclint.spark import check_dataframe
    from doclint.spark.schema import result_schema

    for df in (table(), table(encounter=[])):
        result = check_dataframe(df)
        assert result.schema == result_schema()
        assert result.collect() == []
