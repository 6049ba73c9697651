"""Delta tables where Spark has no Delta: which Parquet files are in force, by the table's own log.

After the protocol of Delta Lake (PROTOCOL.md of delta-io/delta): the newest checkpoint, then each
commit after it in turn. What a reader of version 1 could not read right is refused, and so is a log
with a gap: to leave out a file, or to take one that was removed, would give findings that look whole.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from doclint.spark.folders import Folder

LOG = "_delta_log"

_COMMIT = re.compile(r"(\d{20})\.json")
_CHECKPOINT = re.compile(r"(\d{20})\.checkpoint(?:\.(\d{10})\.(\d{10}))?\.parquet")

_HARMLESS = frozenset(
    {"columnMapping", "deletionVectors", "timestampNtz", "vacuumProtocolCheck", "v2Checkpoint"}
)
"""Features of readers that change nothing here, or whose use is looked at table by table."""

_MAPPING = "delta.columnMapping.mode"
_NO_VALUE = "__HIVE_DEFAULT_PARTITION__"


@dataclass(frozen=True)
class DeltaTable:
    """A table as its log has it at its newest version; ``files`` are ways from its folder."""

    schema: str
    files: tuple[str, ...]


def read_log(spark: SparkSession, folder: Folder) -> DeltaTable:
    """What is in force of a Delta table. Raises DoclintError where that cannot be told."""
    names = [name for name, _ in folder.files(LOG)]
    commits = {int(match[1]): name for name in names if (match := _COMMIT.fullmatch(name))}
    begin, parts = _newest_checkpoint(names)
    last = max(commits, default=begin)
    if begin < 0 and not commits:
        raise folder.refused("a Delta log without a commit")
    if any(version not in commits for version in range(begin + 1, last + 1)):
        raise folder.refused("the Delta log is not whole, or has checkpoints of another kind")
    state = _State()
    for part in parts:
        state.replay(_actions_of_checkpoint(spark, folder.path(LOG, part)))
    for version in range(begin + 1, last + 1):
        state.replay(map(json.loads, folder.read(LOG, commits[version]).splitlines()))
    return state.table(folder)


def _newest_checkpoint(names: Sequence[str]) -> tuple[int, list[str]]:
    """The version of the newest whole checkpoint and its files; -1 where there is none."""
    found: dict[tuple[int, int], list[str]] = {}
    for name in names:
        match = _CHECKPOINT.fullmatch(name)
        if match:
            found.setdefault((int(match[1]), int(match[3] or 1)), []).append(name)
    whole = [key for key, parts in found.items() if len(parts) == key[1]]
    newest = max(whole, default=(-1, 0))
    return newest[0], sorted(found.get(newest, ()))


def _actions_of_checkpoint(spark: SparkSession, path: str) -> Iterable[dict[str, Any]]:
    table = spark.read.parquet(path)
    wanted = [name for name in ("add", "metaData", "protocol") if name in table.columns]
    for row in table.select(*wanted).toLocalIterator():
        yield {name: value for name, value in row.asDict(recursive=True).items() if value}


class _State:
    """What the log has said so far."""

    def __init__(self) -> None:
        self._added: dict[str, Mapping[str, Any]] = {}
        self._meta: Mapping[str, Any] = {}
        self._protocol: Mapping[str, Any] = {}

    def replay(self, actions: Iterable[Mapping[str, Any]]) -> None:
        for action in actions:
            if "protocol" in action:
                self._protocol = action["protocol"]
            if "metaData" in action:
                self._meta = action["metaData"]
            if "add" in action:
                self._added[action["add"]["path"]] = action["add"]
            if "remove" in action:
                self._added.pop(action["remove"]["path"], None)

    def table(self, folder: Folder) -> DeltaTable:
        """What is in force, if it can be read by a reader that knows nothing newer."""
        if not self._meta or not self._protocol:
            raise folder.refused("the Delta log does not say of which form the table is")
        mapping = (self._meta.get("configuration") or {}).get(_MAPPING) or "none"
        features = {*(self._protocol.get("readerFeatures") or ())}
        beyond = sorted(features - _HARMLESS)
        if self._protocol.get("minReaderVersion", 0) > 3:
            beyond.append("a newer protocol")
        if mapping != "none":
            beyond.append("columnMapping")
        if any(each.get("deletionVector") for each in self._added.values()):
            beyond.append("deletionVectors")
        if beyond:
            raise folder.refused(f"needs Delta Lake in this Spark for {', '.join(beyond)}")
        columns = self._meta.get("partitionColumns") or ()
        files = [self._file(each, columns, folder) for each in self._added.values()]
        return DeltaTable(self._meta["schemaString"], tuple(sorted(files)))

    def _file(self, added: Mapping[str, Any], columns: Sequence[str], folder: Folder) -> str:
        """The way to a file; Spark takes the values of partition columns from its folders."""
        way = unquote(added["path"])
        if "://" in way or way.startswith("/") or ".." in way.split("/"):
            raise folder.refused("the Delta table has files elsewhere")
        values = {**dict.fromkeys(columns), **(added.get("partitionValues") or {})}
        told = dict(part.partition("=")[::2] for part in way.split("/")[:-1])
        expected = {name: values[name] or _NO_VALUE for name in columns}
        # Spark takes each escape for one character, as Hive does; other writers write UTF-8.
        if {name: unquote(value, "latin-1") for name, value in told.items()} != expected:
            raise folder.refused("the Delta table's folders do not tell its partitions' values")
        return way


def read_delta(spark: SparkSession, folder: Folder) -> DataFrame:
    """The table in force, from its Parquet files."""
    from pyspark.sql.types import StructType

    table = read_log(spark, folder)
    schema = StructType.fromJson(json.loads(table.schema))
    if not table.files:
        return spark.createDataFrame([], schema)
    reader = spark.read.schema(schema).option("basePath", folder.path())
    paths = [folder.path(*way.split("/")) for way in table.files]
    return reader.options(**STRICT).parquet(*paths)


STRICT: Mapping[str, Any] = {"ignoreCorruptFiles": False, "ignoreMissingFiles": False}
"""Whatever a session is set to: a file that is left out is notes that nobody judged."""


def begin_log(folder: Folder, schema: str) -> None:
    """Make a new Delta table of a folder of Parquet files."""
    files = [(name, status) for name, status in folder.files() if name.endswith(".parquet")]
    table = uuid.uuid5(uuid.NAMESPACE_URL, " ".join(name for name, _ in files))
    meta = {
        "id": str(table),
        "format": {"provider": "parquet", "options": {}},
        "schemaString": schema,
        "partitionColumns": [],
        "configuration": {},
    }
    actions: list[Mapping[str, Any]] = [
        {"protocol": {"minReaderVersion": 1, "minWriterVersion": 2}},
        {"metaData": meta},
    ]
    for name, status in files:
        added = {
            "path": quote(name),
            "partitionValues": {},
            "size": status.getLen(),
            "modificationTime": status.getModificationTime(),
            "dataChange": True,
        }
        actions.append({"add": added})
    folder.write("".join(json.dumps(each) + "\n" for each in actions), LOG, f"{0:020}.json")
