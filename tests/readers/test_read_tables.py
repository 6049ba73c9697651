"""CSV, JSON lines and Parquet: columns by their names, as told or as usual."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from doclint.note import Note, Unreadable
from doclint.readers import Columns, Limits, ReadOptions, read_paths


@pytest.mark.parametrize(
    ("name", "place"),
    [("notes.csv", "row {}"), ("notes.json", "entry {}"), ("notes.parquet", "row {}")],
)
def test_tables_by_sqlite_and_duckdb(files: Path, name: str, place: str) -> None:
    path = str(files / name)
    first, second, third = read_paths([path])
    before = 1 if name == "notes.csv" else 0  # its line of names

    assert isinstance(first, Note)
    assert first.text.startswith("ECMO procedure note. 52-year-old man, V-V ECMO.")
    assert (first.name, first.codes) == (f"{path}#n-1", ("33952",))
    assert (first.encounter, first.date) == ("E-7", date(2025, 3, 14))
    assert (first.author, first.service) == ("Feld, Nora", "CTICU")
    assert first.place == place.format(1 + before)
    assert isinstance(second, Note)
    assert "36 °C" in second.text
    assert third == Note(f"{path}#n-3", "A note of no visit.", place=place.format(3 + before))


def test_quotes_line_ends_and_separators(read: Callable[..., Any]) -> None:
    data = 'id,text\r\n1,"a ""b"", c\r\nd"\r\n2,e\n'

    assert read(data, "a.csv") == [
        Note("a.csv#1", 'a "b", c\r\nd', place="row 2"),
        Note("a.csv#2", "e", place="row 3"),
    ]


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_and_encodings(read: Callable[..., Any], separator: str, encoding: str) -> None:
    rows = [("note id", "Note Text"), ("7", "36 °C – ok")]
    data = "\r\n".join(map(separator.join, rows)).encode(encoding)

    assert read(data, "a.csv") == [Note("a.csv#7", "36 °C – ok", place="row 2")]


@pytest.mark.parametrize(
    ("code", "codes"),
    [
        ("33952", ("33952",)),
        ("33952.0", ("33952",)),
        ("33952-59", ("33952",)),
        ("33952-59; 33946, 33952", ("33952", "33946")),
        ("0075t", ("0075T",)),
        ("", ()),
        (" ", ()),
        ("Zyzzomys", None),
        ("3395", None),
        ("33952 and more", None),
    ],
)
def test_codes(read: Callable[..., Any], code: str, codes: tuple[str, ...] | None) -> None:
    (item,) = read(f'text,cpt\nx,"{code}"\n', "a.csv")

    if codes is None:
        assert item == Unreadable(
            "a.csv#1", "the column or field of its code holds something else", "row 2"
        )
    else:
        assert item.codes == codes


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2025-03-14", date(2025, 3, 14)),
        ("2025-03-14T23:15:00-05:00", date(2025, 3, 14)),
        ("2025-03-14 08:00:00.000", date(2025, 3, 14)),
        ("20250314", date(2025, 3, 14)),
        ("202503140815-0500", date(2025, 3, 14)),
        ("3/14/2025", date(2025, 3, 14)),
        ("03/04/2025 8:15 AM", date(2025, 3, 4)),
        ("25/04/2025", date(2025, 4, 25)),
        ("3.4.2025", date(2025, 4, 3)),
        ("03/14/25", date(2025, 3, 14)),
        ("14-Mar-2025", date(2025, 3, 14)),
        ("14-MAR-25", date(2025, 3, 14)),
        ("March 14, 2025", date(2025, 3, 14)),
        ("2025-13-01", None),
        ("2025-02-30", None),
        ("45000", None),
        ("today", None),
        ("14 Foo 2025", None),
        ("0000-01-01", None),
    ],
)
def test_dates(read: Callable[..., Any], told: str, day: date | None) -> None:
    heard: list[tuple[str, str]] = []
    options = ReadOptions(tell=lambda *words: heard.append(words))
    notes = read(f'text,dos\nx,"{told}"\ny,"{told}"\n', "a.csv", options)

    assert [note.date for note in notes] == [day, day]
    assert len(heard) == (1 if day else 2), "the columns, and once a date not understood"


def test_columns_that_were_guessed_are_told(read: Callable[..., Any]) -> None:
    heard: list[tuple[str, str]] = []
    read(
        "NoteText,ENCOUNTER_ID\nx,1\n", "a.csv", ReadOptions(tell=lambda *told: heard.append(told))
    )

    assert heard == [
        ("a.csv", "columns taken by their names: text from NoteText, encounter from ENCOUNTER_ID")
    ]


def test_columns_that_were_named(read: Callable[..., Any]) -> None:
    heard: list[tuple[str, str]] = []
    options = ReadOptions(
        columns=Columns(text="body of it", id="k", code="c", encounter="e", date="d", author="a",
                        service="s"),
        tell=lambda *told: heard.append(told),
    )  # fmt: skip
    data = "k,text,body of it,c,e,d,a,s\n1,not this,this,33952,E,2025-01-02,A,S\n"

    assert read(data, "a.csv", options) == [
        Note("a.csv#1", "this", ("33952",), "row 2", encounter="E", date=date(2025, 1, 2),
             author="A", service="S")
    ]  # fmt: skip
    assert heard == []


@pytest.mark.parametrize(
    ("data", "name", "columns", "told"),
    [
        ("a,b\n1,2\n", "a.csv", {}, "none of its 2 columns has a usual name for the text"),
        ("text\nx\n", "a.csv", {"text": "body"}, "no column body (--text-column)"),
        ("text\nx\n", "a.csv", {"date": "when"}, "no column when (--date-column)"),
        ("", "a.csv", {}, "an empty table"),
        ("\n\n", "a.csv", {}, "an empty table"),
        (b"text\n\xc2\xb0 \xb0\n", "a.csv", {}, "wrong encoding: UTF-8 up to byte"),
        ("", "a.jsonl", {}, "no note in it"),
        ('{"a": 1}', "a.jsonl", {}, "none of its 1 columns"),
        ("PAR1nonsense", "a.parquet", {}, "a broken Parquet file"),
        ("text", "a.parquet", {}, "a broken Parquet file"),
        ('{"text": "x"', "a.json", {}, "no valid JSON (line 1 column 13)"),
    ],
)
def test_tables_that_cannot_be_read(
    reason: Callable[..., str], data: str | bytes, name: str, columns: dict[str, str], told: str
) -> None:
    assert reason(data, name, ReadOptions(columns=Columns(**columns))).startswith(told)


def test_no_words_of_a_table_without_a_line_of_names_are_told(reason: Callable[..., str]) -> None:
    assert "Zyzzomys" not in reason("Zyzzomys pneumonia,V-V\nmore,VA\n", "a.csv")


def test_rows_that_cannot_be_read_cost_themselves_only(read: Callable[..., Any]) -> None:
    data = "id,text\n1,a\n,,\n2,b,c\n3,\n4\n5,e\n"

    assert read(data, "a.csv") == [
        Note("a.csv#1", "a", place="row 2"),
        Unreadable("a.csv#3", "more values than columns: a lost quote?", "row 4"),
        Note("a.csv#3", "", place="row 5"),
        Unreadable("a.csv#4", "holds no text", "row 6"),
        Note("a.csv#5", "e", place="row 7"),
    ]


def test_lines_that_cannot_be_read_cost_themselves_only(read: Callable[..., Any]) -> None:
    rows = ['{"note": "a", "id": 1}', "nonsense", "[]", "", '{"note": 5}', '{"id": 1, "note": "b"}']

    assert read("\n".join(rows), "a.jsonl") == [
        Note("a.jsonl#1", "a", place="line 1"),
        Unreadable("a.jsonl#2", "no valid JSON", "line 2"),
        Unreadable("a.jsonl#3", "no JSON object", "line 3"),
        Unreadable("a.jsonl#4", "its text is no text", "line 5"),
        Note("a.jsonl#1~2", "b", place="line 6"),
    ]


def test_values_of_json_that_are_no_strings(read: Callable[..., Any]) -> None:
    row = {"text": "x", "cpt": [33952, "33946"], "encounter": 7.0, "date": None, "author": {"a": 1}}
    (note,) = read(json.dumps(row), "a.jsonl")

    assert (note.codes, note.encounter, note.author) == (("33952", "33946"), "7", None)


def test_a_list_of_rows_may_name_its_text_late(read: Callable[..., Any]) -> None:
    notes = read('[{"id": 1}, {"id": 2, "text": "x"}]', "a.json")

    assert [type(each) for each in notes] == [Unreadable, Note]


@pytest.mark.parametrize(
    "told",
    [
        "../../etc/passwd", "a\x00b\x1b[31m", "\u202eevil\n", "x" * 5000, "\u061cx", "\U000e0041x",
        "\ue000", "\ud800", "\uffff", "a\u00adb", "\u2028",
    ],
)  # fmt: skip
def test_ids_are_fit_to_be_names(read: Callable[..., Any], told: str) -> None:
    (note,) = read(json.dumps({"id": told, "text": "x"}), "a.jsonl")

    assert note.name.startswith("a.jsonl#")
    assert note.name.isprintable()
    assert len(note.name) < 120
    assert "/" not in note.name


def test_ids_that_occur_twice_differ(read: Callable[..., Any]) -> None:
    notes = read("id,text\n1,a\n1,b\n1~2,c\n1,d\n,e\n", "a.csv")
    names = [note.name for note in notes]

    assert names[:2] == ["a.csv#1", "a.csv#1~2"]
    assert len(set(names)) == 5


def test_half_a_surrogate_pair_is_no_character(read: Callable[..., Any]) -> None:
    (note,) = read('{"text": "a\\ud800b", "author": "\\udc00x"}', "a.jsonl")

    assert (note.text, note.author) == ("a\ufffdb", "\ufffdx")


def test_a_row_without_an_end(reason: Callable[..., str]) -> None:
    options = ReadOptions(limits=Limits(record=1000))

    assert reason('text\n"' + "x\n" * 2000, "a.csv", options).endswith("a lost quote?")


def test_kinds_of_columns_in_parquet(read: Callable[..., Any], tmp_path: Path) -> None:
    table = pyarrow.table(
        {
            "text": pyarrow.array(["a", "b"]).dictionary_encode(),
            "cpt": [33952.0, None],
            "date": pyarrow.array([datetime(2025, 3, 14, 9), None], pyarrow.timestamp("us", "UTC")),
            "encounter": pyarrow.array([7, None]),
            "author": pyarrow.array([b"raw", None]),
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet", compression="gzip")

    assert read((tmp_path / "a.parquet").read_bytes(), "a.parquet") == [
        Note("a.parquet#1", "a", ("33952",), "row 1", encounter="7", date=date(2025, 3, 14),
             author="raw"),
        Note("a.parquet#2", "b", place="row 2"),
    ]  # fmt: skip
