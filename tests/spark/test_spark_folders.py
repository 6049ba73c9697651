"""Tables in folders: what is in force of them is read as a whole, or they are refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from doclint.errors import DoclintError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

deltalake = pytest.importorskip("deltalake", reason="deltalake is not installed")


def notes(*ids: str, **columns: list[Any]) -> Any:
    import pyarrow

    return pyarrow.table({"id": list(ids), "text": [f"note {each}" for each in ids], **columns})


def read(spark: SparkSession, path: Path) -> list[str]:
    from doclint.spark.folders import Folder, read_table

    rows = read_table(spark, Folder(spark, str(path))).collect()
    assert all(row.text == f"note {row.id}" for row in rows)
    return sorted(row.id for row in rows)


def test_a_folder_and_a_file_of_parquet(spark: SparkSession, tmp_path: Path) -> None:
    from pyarrow import parquet

    (tmp_path / "notes" / "ward=a").mkdir(parents=True)
    parquet.write_table(notes("1", "2"), tmp_path / "notes" / "ward=a" / "1.parquet")
    parquet.write_table(notes("3"), tmp_path / "notes" / "2.parquet")

    assert read(spark, tmp_path / "notes" / "2.parquet") == ["3"]
    assert read(spark, tmp_path / "notes" / "ward=a") == ["1", "2"]


def test_of_a_delta_table_only_what_is_in_force(spark: SparkSession, tmp_path: Path) -> None:
    path = tmp_path / "delta"
    deltalake.write_deltalake(path, notes("1", "2"))
    deltalake.write_deltalake(path, notes("3", "4"), mode="overwrite")
    deltalake.write_deltalake(path, notes("5"), mode="append")
    deltalake.DeltaTable(path).delete("id = '4'")

    assert len(list(path.glob("*.parquet"))) > 2
    assert read(spark, path) == ["3", "5"]


def test_a_delta_table_with_a_checkpoint(spark: SparkSession, tmp_path: Path) -> None:
    path = tmp_path / "delta"
    for each in "1234":
        deltalake.write_deltalake(path, notes(each), mode="append")
    deltalake.DeltaTable(path).create_checkpoint()
    deltalake.write_deltalake(path, notes("5"), mode="append")
    for version in range(3):
        (path / "_delta_log" / f"{version:020}.json").unlink()

    assert read(spark, path) == ["1", "2", "3", "4", "5"]


def test_a_delta_table_in_partitions(spark: SparkSession, tmp_path: Path) -> None:
    path = tmp_path / "delta"
    units = ["P/ICU 4%", None, "a=1"]
    deltalake.write_deltalake(path, notes("1", "2", "3", unit=units), partition_by=["unit"])
    from doclint.spark.folders import Folder, read_table

    rows = read_table(spark, Folder(spark, str(path))).collect()

    assert {row.id: row.unit for row in rows} == dict(zip("123", units, strict=True))
    deltalake.write_deltalake(path, notes("4", unit=["é"]), mode="append")
    with pytest.raises(DoclintError, match="do not tell its partitions' values"):
        read(spark, path)


def test_an_empty_delta_table(spark: SparkSession, tmp_path: Path) -> None:
    deltalake.write_deltalake(tmp_path / "delta", notes())

    assert read(spark, tmp_path / "delta") == []


def edited(path: Path, **changes: Any) -> None:
    """Change what the first commit of a table says of its form."""
    file = path / "_delta_log" / f"{0:020}.json"
    actions = [json.loads(line) for line in file.read_text().splitlines()]
    for action in actions:
        for kind, change in changes.items():
            if kind in action:
                action[kind].update(change)
    file.write_text("\n".join(map(json.dumps, actions)))


MAPPED = {"configuration": {"delta.columnMapping.mode": "name"}}
VECTOR = {"storageType": "u", "pathOrInlineDv": "x", "sizeInBytes": 1, "cardinality": 1}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"protocol": {"minReaderVersion": 4}}, "a newer protocol"),
        ({"protocol": {"minReaderVersion": 3, "readerFeatures": ["fancy"]}}, "fancy"),
        ({"protocol": {"minReaderVersion": 2}, "metaData": MAPPED}, "columnMapping"),
        ({"add": {"deletionVector": VECTOR}}, "deletionVectors"),
        ({"add": {"path": "s3://elsewhere/a.parquet"}}, "files elsewhere"),
        ({"add": {"path": "../a.parquet"}}, "files elsewhere"),
        ({"metaData": {"partitionColumns": ["id"]}}, "do not tell its partitions' values"),
    ],
)
def test_a_delta_table_of_another_form_is_refused(
    spark: SparkSession, tmp_path: Path, changes: dict[str, Any], told: str
) -> None:
    path = tmp_path / "delta"
    deltalake.write_deltalake(path, notes("1"))
    edited(path, **changes)

    with pytest.raises(DoclintError, match=told) as refused:
        read(spark, path)
    assert "\n" not in str(refused.value)


def test_a_log_with_a_gap_is_refused(spark: SparkSession, tmp_path: Path) -> None:
    path = tmp_path / "delta"
    for each in "123":
        deltalake.write_deltalake(path, notes(each), mode="append")
    (path / "_delta_log" / f"{1:020}.json").unlink()

    with pytest.raises(DoclintError, match="not whole"):
        read(spark, path)


def test_a_file_that_is_gone_is_not_passed_over(spark: SparkSession, tmp_path: Path) -> None:
    path = tmp_path / "delta"
    for each in "12":
        deltalake.write_deltalake(path, notes(each), mode="append")
    next(path.glob("*.parquet")).unlink()
    spark.conf.set("spark.sql.files.ignoreMissingFiles", "true")
    try:
        with pytest.raises(DoclintError, match=r"delta: Spark says [A-Z_]+$"):
            read(spark, path)
    finally:
        spark.conf.unset("spark.sql.files.ignoreMissingFiles")


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ("metadata/v1.metadata.json", "Iceberg"),
        (".hoodie/hoodie.properties", "Hudi"),
        ("_temporary/0/x", "under way"),
        ("_delta_log/x", "without a commit"),
        ("notes.txt", "Spark says [A-Z]"),
        ("broken.parquet", "Spark says [A-Z]"),
    ],
)
def test_what_is_no_table_is_refused(
    spark: SparkSession, tmp_path: Path, made: str, told: str
) -> None:
    path = tmp_path / "table"
    (path / made).parent.mkdir(parents=True)
    (path / made).write_text("Zyzzomys")

    with pytest.raises(DoclintError, match=told) as refused:
        read(spark, path)
    assert "Zyzzomys" not in str(refused.value)
    with pytest.raises(DoclintError, match="no such file"):
        read(spark, tmp_path / "nowhere")


def test_a_result_is_read_by_others(spark: SparkSession, tmp_path: Path) -> None:
    from doclint.spark.folders import Folder, write_table

    df = spark.createDataFrame([("1", "note 1"), ("2", "note 2")], "id string, text string")
    for form in ("parquet", "delta"):
        folder = Folder(spark, str(tmp_path / form))
        write_table(df, folder, form, overwrite=False)
        assert read(spark, tmp_path / form) == ["1", "2"]
        with pytest.raises(DoclintError, match="is there"):
            write_table(df, folder, form, overwrite=False)
    found = deltalake.DeltaTable(tmp_path / "delta").to_pyarrow_table().to_pylist()
    assert sorted(row["id"] for row in found) == ["1", "2"]
    with pytest.raises(DoclintError, match="history"):
        write_table(df, Folder(spark, str(tmp_path / "delta")), "parquet", overwrite=True)
    write_table(df.limit(1), Folder(spark, str(tmp_path / "parquet")), "parquet", overwrite=True)
    assert len(read(spark, tmp_path / "parquet")) == 1
