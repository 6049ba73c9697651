"""Spark against one machine: python tests/benchmarks/spark_run.py [--notes 20000] [--cores 2]

Different notes, made of the samples and of the notes that may be learnt from, several to an
encounter, go through ``doclint.spark`` on local[N] and through ``doclint check --jobs N``. Printed
are both rates and whether the findings are the same, byte for byte; exit status 1 if they are not.

Rates are told with the start of all processes and without: of one machine from the first report to
the last, of Spark by a job in a session whose workers have judged a few notes before.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "spark"), str(ROOT / "tests" / "benchmarks")]

from measuring.notes import own_notes  # noqa: E402
from spark_lines import lines, printed  # noqa: E402

_WARM_UP = 8
"""Notes, for each core, of the job before the one that is timed."""
_TO_AN_ENCOUNTER = 8
_PARTITIONS = 8
"""For each core, so that no core idles for long while another ends."""

Row = dict[str, Any]


def different_notes(number: int, seed: int = 6) -> Iterator[Row]:
    """Notes of which no two are alike: other years, other days, one line left out."""
    chance = random.Random(seed)
    texts = own_notes()
    seen: set[str] = set()
    while len(seen) < number:
        text = texts[len(seen) % len(texts)]
        parts = text.splitlines(keepends=True)
        parts.pop(chance.randrange(len(parts)))
        years, days = chance.randrange(-9, 1), chance.randrange(28)
        text = _moved("".join(parts), years, days)
        if not text.strip() or text in seen:
            text += f"\nCopy {len(seen)} for the chart.\n"
        yield {
            "note_id": f"n{len(seen):07}",
            "note_text": text,
            "csn": f"v{len(seen) // _TO_AN_ENCOUNTER}" if len(seen) % 10 else None,
        }
        seen.add(text)


def _moved(text: str, years: int, days: int) -> str:
    """The text with its years, and the days in its dates, moved."""
    text = re.sub(r"\b20[12]\d\b", lambda year: str(int(year[0]) + years), text)
    return re.sub(r"(?<=\d/)\d\d(?=/\d)", lambda day: f"{(int(day[0]) + days) % 28 + 1:02}", text)


def on_one_machine(table: Path, cores: int) -> tuple[str, float, float]:
    """The report, the seconds that it took, and those from its first note to its last."""
    command = (sys.executable, "-m", "doclint", "check", str(table), "--jobs", str(cores))
    began, first = time.perf_counter(), 0.0
    told = []
    with subprocess.Popen(
        (*command, "--format", "jsonl", "--isolated", "--quiet"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
    ) as process:
        for line in process.stdout or ():
            if not told:
                first = time.perf_counter()
            told.append(line)
    ended = time.perf_counter()
    return "".join(told), ended - began, ended - first


class Largest(threading.Thread):
    """Watches how much memory the largest of Spark's Python processes has."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.mib = 0.0
        self._done = threading.Event()

    def run(self) -> None:
        import psutil

        me = psutil.Process()
        while not self._done.wait(0.5):
            for child in me.children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    if "pyspark.daemon" in child.cmdline():
                        self.mib = max(self.mib, child.memory_info().rss / 1024**2)

    def stop(self) -> float:
        self._done.set()
        self.join()
        return self.mib


def on_spark(table: Path, cores: int, place: Path) -> tuple[list[Row], float, float, float]:
    """The rows, the seconds that it took with a session's start, those of the job alone, and MiB.

    The last is the memory of the largest Python process.
    """
    from pyarrow import parquet
    from pyspark.sql import SparkSession

    from doclint.spark import check_dataframe

    watch = Largest()
    watch.start()
    began = time.perf_counter()
    builder = SparkSession.builder.master(f"local[{cores},4]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.sql.shuffle.partitions", str(cores * 2)).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    notes = spark.read.parquet(str(table))
    settings = {"evidence": "full"}
    check_dataframe(notes.limit(_WARM_UP * cores).repartition(cores), settings=settings).collect()
    warm = time.perf_counter()
    found = check_dataframe(notes.repartition(cores * _PARTITIONS), settings=settings)
    found.write.parquet(str(place / "found"))
    ended = time.perf_counter()
    largest = watch.stop()
    spark.stop()
    rows: list[Row] = parquet.read_table(place / "found").to_pylist()
    return rows, ended - began, ended - warm, largest


def compare(number: int, cores: int, place: Path) -> int:
    """Both runs, and what they say; gives the exit status."""
    import pyarrow
    from pyarrow import parquet

    table = place / "notes.parquet"
    notes = list(different_notes(number))
    parquet.write_table(pyarrow.Table.from_pylist(notes), table, row_group_size=1000)
    characters = sum(len(note["note_text"]) for note in notes)
    report, whole, steady = on_one_machine(table, cores)
    rows, spark_whole, spark_steady, largest = on_spark(table, cores, place)
    expected, found = printed(report, file=str(table)), lines(rows)
    same = sum(one == other for one, other in zip(expected, found, strict=False))
    told: Sequence[str] = (
        f"{number} different notes, {characters / number:.0f} characters each, {cores} cores",
        f"{'':<24}{'seconds':>10}{'notes/s':>10}{'without start':>16}{'notes/s':>10}",
        _line(f"doclint check --jobs {cores}", number, whole, steady),
        _line(f"doclint.spark local[{cores}]", number, spark_whole, spark_steady),
        f"Spark against one machine, without start: {steady / spark_steady:.2f}",
        f"lines of the report: {len(expected)}, of Spark: {len(found)}, the same: {same}",
        f"result with full evidence: {len(rows) / number:.1f} rows and "
        f"{_size(place / 'found') / number:.0f} bytes a note; largest Python worker: {largest:.0f} MiB",
    )
    sys.stdout.write("\n".join(told) + "\n")
    return 0 if expected == found else 1


def _line(name: str, number: int, whole: float, steady: float) -> str:
    return f"{name:<24}{whole:>10.1f}{number / whole:>10.1f}{steady:>16.1f}{number / steady:>10.1f}"


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("*.parquet"))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--notes", type=int, default=20_000)
    parser.add_argument("--cores", type=int, default=2)
    chosen = parser.parse_args()
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = str(ROOT)
    with tempfile.TemporaryDirectory() as place:
        return compare(chosen.notes, chosen.cores, Path(place))


if __name__ == "__main__":
    sys.exit(main())
