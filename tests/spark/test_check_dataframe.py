"""A table of notes in, a table of findings out, on the real engine."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from spark_lines import lines, printed

from doclint.errors import DoclintError

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


def only(rows: list[Any]) -> dict[str, str | None]:
    """Of each note the error, or its status."""
    return {name: row.error or row.status for name, row in sorted(notes(rows).items())}


@pytest.mark.usefixtures("obedient")
def test_a_note_that_kills_its_worker_costs_itself_alone(table: Table, tmp_path: Path) -> None:
    once = f"once {tmp_path}/0 kill"
    found = only(check(table("fine", "kill", "fine", once, "abort", "fine", encounter=["e"] * 6)))

    died = "the process that judged it died, and so did the next: killed by SIG"
    assert found == {
        **dict.fromkeys("0235", "complete"),
        "1": f"{died}KILL",
        "4": f"{died}ABRT",
    }


@pytest.mark.usefixtures("obedient")
def test_a_note_beyond_its_time_is_an_error(table: Table) -> None:
    found = only(check(table("fine", "sleep 600", "fine"), settings={"timeout": 5}))

    assert found == {"0": "complete", "1": "took longer than 5 s", "2": "complete"}


HOSTILE = (
    "\x00\x01\x1b[2J",
    "\u202e\u2066 </script><img onerror=x>",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE notes; --",
    "\r\n\r\r\n",
    "\U0001f9ff\ufffe\uffff" * 1000,
    "${spark.driver.host} {{x}} %s %(x)s",
    "x" * 1_000_000,
)


@pytest.mark.usefixtures("obedient")
def test_hostile_notes_and_ids(spark: SparkSession) -> None:
    rows = [(text, "fine\n" + text, text, text, text) for text in HOSTILE]
    df = spark.createDataFrame(
        rows, "id string, text string, dos string, csn string, author string"
    )
    found = check(df.repartition(3), settings={"evidence": "full"})

    assert only(found) == dict.fromkeys(sorted(HOSTILE), "complete")
    assert {row.date for row in found if row.type == "note"} == {None}
    told = [name for row in found if row.type == "encounter_finding" for name in row.notes]
    assert {*told} <= {*HOSTILE}


@pytest.mark.usefixtures("obedient")
def test_text_that_is_no_text_is_told(spark: SparkSession) -> None:
    df = spark.createDataFrame([("a",), ("b",), (None,)], "id string")
    broken = "case when id = 'b' then cast(x'46696eff' as string) else 'fine' end as text"
    found = check(df.selectExpr("id", broken, "cast(x'ff41' as string) as author"))

    assert only(found) == {
        "(no id)": "its row has no id",
        "a": "complete",
        "b": "its text is not UTF-8",
    }


@pytest.mark.usefixtures("obedient")
def test_values_of_all_types(spark: SparkSession) -> None:
    df = spark.sql(
        """
        select 9007199254740993L as id, 'fine' as text, 33952.0D as code, timestamp'2025-03-04 10:00'
        as dos, 1017.0D as csn, cast(null as string) as author
        union all
        select 2L, 'fine', 33952.0D, timestamp'9999-12-31 23:59:59', cast('NaN' as double), 'x'
        """
    )
    found = notes(check(df, settings={"evidence": "full"}))

    first, other = found["9007199254740993"], found["2"]
    assert (first.codes, first.code_source, first.encounter) == (["33952"], "field", "1017")
    assert (first.date, other.date) == (datetime.date(2025, 3, 4), datetime.date(9999, 12, 31))
    assert (other.encounter, other.author) == (None, "x")
    lists = spark.sql("select 'a' as id, 'fine' as text, array('33952', '33946') as cpt")
    assert notes(check(lists))["a"].codes == ["33952", "33946"]


@pytest.mark.parametrize(
    ("select", "told"),
    [
        ("1 as id, 2 as text", "the column text holds int, not text"),
        ("1 as id, x'41' as text", "the column text holds binary, not text"),
        ("array(1) as id, 'a' as text", "the column id holds array<int>, not single values"),
        ("1 as id, 'a' as text, map(1, 2) as cpt", "the column cpt holds map<int,int>"),
        ("'a' as text", "no column for the notes' ids"),
        ("1 as id, 2 as x", "none of its 2 columns has a usual name for the text"),
        ("1 as id, 'a' as text, 'b' as text", "more than one column text"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(
    spark: SparkSession, select: str, told: str
) -> None:
    with pytest.raises(DoclintError) as refused:
        check(spark.sql(f"select {select}"))
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"text": "body"}, "no column body"),
        ({"settings": {"code": ["1"]}}, "1: not one of the"),
        ({"settings": {"select": ["XYZ"]}}, "XYZ: no such rule"),
        ({"settings": {"sellect": ["AGE"]}}, "settings: .*sellect"),
        ({"settings": {"patterns": ["/nowhere"]}}, "no such pattern folder"),
        ({"settings": {"schemas": ["/nowhere"]}}, "no such file or folder"),
        ({"settings": {"store": "gaps.db"}}, "store: is kept by runs on one machine only"),
        ({"settings": {"per-path": [{"paths": ["a"]}]}}, "per-path: notes in a table have no"),
        ({"settings": "nowhere.toml"}, "nowhere.toml: "),
    ],
)
def test_settings_that_cannot_be_used_are_refused(
    table: Table, options: dict[str, Any], told: str
) -> None:
    with pytest.raises(DoclintError, match=told) as refused:
        check(table("fine"), **options)
    assert "\n" not in str(refused.value)


@pytest.mark.usefixtures("obedient")
def test_names_are_hashed_as_in_reports(table: Table) -> None:
    from doclint.reports.names import hashed

    days = ["2025-03-04", "2025-03-04", "2025-03-05"]
    df = table("fine", "fine", "fine", csn=["v", "v", None], dos=days, provider=["N"] * 3)
    told = check(df, settings={"note-name": "hash", "evidence": "full"}, hash_key=b"k")
    names = {str(number): hashed("note", str(number), b"k") for number in range(3)}

    found = notes(told)
    assert {*found} == {*names.values()}
    first = found[names["0"]]
    assert (first.encounter, first.author) == (
        hashed("encounter", "v", b"k"),
        hashed("author", "N", b"k"),
    )
    together = [row for row in told if row.type == "encounter_finding"]
    assert {row.encounter for row in together} == {None, hashed("encounter", "v", b"k")}
    assert all({*row.notes} <= {*names.values()} for row in together)
    assert [row.dates for row in together if row.dates] == []


@pytest.mark.usefixtures("obedient")
def test_encounters_are_judged_as_in_one_process(table: Table) -> None:
    """Findings of many encounters, of one for all notes, and of notes that belong to none."""
    from obedient import ObedientReader

    from doclint import Linter, Note
    from doclint.encounters import Encounters

    texts = [
        f"fine {number}\nCPT: {('33952', '33948', '33966')[number % 3]}" for number in range(60)
    ]
    csn = [f"v{number % 7}" if number % 7 else None for number in range(60)]
    dos = [f"2025-03-{1 + number % 9:02}" for number in range(60)]
    linter = Linter(reader=ObedientReader())
    for one in (False, True):
        encounters = Encounters(linter.catalogue, one=one)
        for number, text in enumerate(texts):
            day = datetime.date.fromisoformat(dos[number])
            encounters.add(linter.check(Note(str(number), text, encounter=csn[number], date=day)))
        expected = [finding.to_dict() for finding in encounters.findings()]
        df = table(*texts, csn=csn, dos=dos)
        rows = check(df, settings={"evidence": "full"}, one_encounter=one)
        found = lines(row for row in rows if row.type == "encounter_finding")

        assert len(expected) > 3
        assert found == sorted(
            json.dumps({"type": "encounter_finding", **each}) for each in expected
        )


@pytest.mark.usefixtures("obedient")
def test_a_plan_is_silent_about_itself(
    table: Table, capfd: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder
) -> None:
    from doclint.spark import check_dataframe

    result = check_dataframe(table("fine", csn=["v"]), hash_key=b"Zyzzomys")
    result.explain(mode="formatted")

    assert "Zyzzomys" not in capfd.readouterr().out
    assert [str(each.message) for each in recwarn if "doclint" in str(each.message)] == []


def test_a_process_builds_one_pipeline_for_all_its_tasks(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    import counted

    monkeypatch.setattr("doclint.linters.build_linter", counted.build)
    circuits = []
    for columns in ({}, {"csn": ["v"] * 12}):
        found = check(table(*["fine"] * 12, **columns), settings={"evidence": "full"})
        circuits += [json.loads(row.elements)["circuit"] for row in notes(found).values()]

    assert len(circuits) == 24
    assert {circuit["built"] for circuit in circuits} == {1}
    assert 1 <= len({circuit["worker"] for circuit in circuits}) <= 6
