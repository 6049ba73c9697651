"""Tables in folders: Parquet, and Delta with or without Delta Lake in this Spark.

A folder that can only be read in part, or that holds what is no longer in force, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from doclint.errors import DoclintError, describe_crash
from doclint.spark.delta_log import LOG, STRICT, begin_log, read_delta

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_OTHERS = {".hoodie": "Hudi", "metadata": "Iceberg"}
_BROKEN_OFF = "_temporary"


class Folder:
    """A folder wherever Spark reads: on this machine's disks, on HDFS, in a bucket."""

    def __init__(self, spark: SparkSession, told: str) -> None:
        self.told = told
        self._jvm = spark._jvm
        with self._asking():
            root = self._path(told)
            self._system = root.getFileSystem(spark._jsc.hadoopConfiguration())
            self._root = self._system.makeQualified(root)

    def refused(self, why: str) -> DoclintError:
        """What to say where the folder cannot be used."""
        return DoclintError(f"{self.told}: {why}")

    def path(self, *way: str) -> str:
        """The whole path of something in it."""
        path = self._root
        for part in way:
            # Two steps, for a name with a colon would be taken for the path of another system.
            path = self._path(path, f"./{part}")
        return str(path.toString())

    def exists(self, *way: str) -> bool:
        """Whether it, or something in it, is there."""
        with self._asking():
            return bool(self._system.exists(self._path(self.path(*way))))

    def files(self, *way: str) -> Iterator[tuple[str, Any]]:
        """Name and status of each file in it, by name."""
        with self._asking():
            found = {each.getPath().getName(): each for each in self._list(*way) if each.isFile()}
        yield from sorted(found.items())

    def read(self, *way: str) -> str:
        """The text of a file in it."""
        with self._asking():
            stream = self._system.open(self._path(self.path(*way)))
            try:
                return str(self._jvm.org.apache.commons.io.IOUtils.toString(stream, "UTF-8"))
            finally:
                stream.close()

    def write(self, text: str, *way: str) -> None:
        """Write a new file in it."""
        with self._asking():
            stream = self._system.create(self._path(self.path(*way)), False)
            try:
                stream.write(bytearray(text.encode()))
            finally:
                stream.close()

    def overlaps(self, other: Folder) -> bool:
        """Whether one is the other or lies in it."""
        one, two = self.path().rstrip("/") + "/", other.path().rstrip("/") + "/"
        return one.startswith(two) or two.startswith(one)

    def _list(self, *way: str) -> Any:
        return self._system.listStatus(self._path(self.path(*way)))

    def _path(self, *parts: Any) -> Any:
        return self._jvm.org.apache.hadoop.fs.Path(*parts)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        from py4j.protocol import Py4JJavaError
        from pyspark.errors import PySparkException

        try:
            yield
        except (Py4JJavaError, PySparkException):
            raise self.refused("cannot be read or written") from None


def read_table(spark: SparkSession, folder: Folder) -> DataFrame:
    """The table in a folder, or in one Parquet file.

    Raises:
        DoclintError: it is none, or cannot be read as a whole.
    """
    if not folder.exists():
        raise folder.refused("no such file or folder")
    if folder.exists(_BROKEN_OFF):
        raise folder.refused("a job that writes it is under way, or was broken off")
    with blaming(folder):
        if folder.exists(LOG):
            return _with_delta(spark, folder)
        for name, whose in _OTHERS.items():
            if folder.exists(name):
                raise folder.refused(f"a table of {whose}'s, which is not read")
        return spark.read.options(**STRICT).parquet(folder.path())


def _with_delta(spark: SparkSession, folder: Folder) -> DataFrame:
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    try:
        return spark.read.format("delta").load(folder.path())
    except (Py4JJavaError, PySparkException) as error:
        if _condition(error) != "DATA_SOURCE_NOT_FOUND":
            raise
    return read_delta(spark, folder)


def write_table(df: DataFrame, folder: Folder, form: str, *, overwrite: bool) -> None:
    """Write a table, as ``parquet`` or as ``delta``.

    Raises:
        DoclintError: it cannot be written, or the job that makes it has failed.
    """
    if folder.exists() and not overwrite:
        raise folder.refused("is there; it takes --overwrite to put another in its place")
    if folder.exists(LOG) and overwrite:
        raise folder.refused("is a Delta table, and others may rely on its history")
    mode = "overwrite" if overwrite else "errorifexists"
    with blaming(folder):
        df.write.mode(mode).parquet(folder.path())
        if form == "delta":
            begin_log(folder, df.schema.json())


@contextmanager
def blaming(folder: Folder) -> Iterator[None]:
    """Tell in one line what Spark has to say of a folder, and why a job has failed.

    Of Spark's own words nothing but the name of the error: they can quote what is in a table.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (Py4JError, PySparkException) as error:
        told = _own_words(str(error)) or f"Spark says {_condition(error) or describe_crash(error)}"
    else:
        return
    raise folder.refused(told)


def _own_words(told: str) -> str | None:
    """What doclint itself said on an executor, if that is what has ended the job."""
    _, found, rest = told.partition("doclint.errors.DoclintError: ")
    return rest.partition("\n")[0].strip() if found else None


def _condition(error: Exception) -> str | None:
    """Spark's name for what went wrong, of the kind of PATH_NOT_FOUND."""
    found = re.search(r"\[([A-Z][A-Z0-9_]+)(?:\.[A-Z0-9_]+)*\] ", str(error))
    return found[1] if found else None
