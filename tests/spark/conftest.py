"""A real Spark in local mode, where there is one.

Needed are PySpark (the extra ``engine``) and a Java. What is missing skips the tests that need it.
Executors read notes with a reader that does what their first line says (``tests/batch/obedient``).
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from engine_settings import SETTINGS
from fakes import process

import doclint

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["process"]

TESTS = Path(__file__).parents[1]
sys.path.insert(1, str(TESTS / "batch"))

HOME = Path(doclint.__file__).parents[1]
PLACES = os.pathsep.join(map(str, (TESTS / "spark", TESTS / "batch", TESTS, HOME)))
"""Where processes that Spark starts find doclint and what tests are made of."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder; the sockets are those to the engine."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.spark)
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture(scope="session")
def engine() -> dict[str, str]:
    """The environment of a process that runs Spark."""
    pytest.importorskip("pyspark", reason="PySpark is not installed")
    pytest.importorskip("pandas", reason="pandas is not installed")
    java = os.environ.get("JAVA_HOME")
    if shutil.which("java") is None and not (java and Path(java, "bin", "java").exists()):
        pytest.skip("no Java on this machine")
    return {
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": PLACES,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_HOSTNAME": "localhost",
    }


@pytest.fixture(scope="session")
def spark(
    engine: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SparkSession]:
    """A session with two workers, in which a task that fails is tried again."""
    from pyspark.sql import SparkSession

    with pytest.MonkeyPatch.context() as patch:
        for name, value in engine.items():
            patch.setenv(name, value)
        home = tmp_path_factory.mktemp("spark")
        builder = SparkSession.builder.master("local[2,3]")
        for name, value in {**SETTINGS, "spark.sql.warehouse.dir": str(home)}.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


@pytest.fixture
def obedient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes are read by a reader that does what their first line says."""
    import obedient

    monkeypatch.setattr("doclint.linters.build_linter", obedient.build)


@pytest.fixture
def table(spark: SparkSession) -> Any:
    """A table of notes in three partitions: ``id`` and ``text``, and other columns by name."""

    def table(*texts: str | None, **columns: list[Any]) -> DataFrame:
        names = ("id", "text", *columns)
        rows = list(zip(map(str, range(len(texts))), texts, *columns.values(), strict=True))
        schema = ", ".join(f"{name} string" for name in names)
        return spark.createDataFrame(rows, schema).repartition(3)

    return table
