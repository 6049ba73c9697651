"""The report as comma-separated values, read by Python, numpy and SQLite."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from handmade import (
    COMPLETE,
    COVERED,
    FILE_FINDINGS,
    GAPS,
    HOSTILE,
    NOTES,
    TEXT,
    UNREADABLE,
    hostile_files,
    hostile_note,
    hostile_notes,
    note_report,
    placed,
    report,
)
from hypothesis import given
from hypothesis import strategies as st

from doclint.reports.cells import inert
from doclint.reports.csv import COLUMNS

Row = dict[str, str]


def rows(data: bytes) -> list[Row]:
    """As Python's reader takes them, in its strict mode."""
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    reader = csv.DictReader(text, strict=True)
    found = list(reader)
    assert tuple(reader.fieldnames or ()) == COLUMNS
    assert all(None not in row and None not in row.values() for row in found)
    return found


def test_columns_keep_their_places() -> None:
    assert ",".join(COLUMNS[:25]) == (
        "note,type,status,codes,code_source,candidates,rule,name,severity,code,element,kind,"
        "message,line,column,start,end,words,known,waived,place,encounter,date,author,service"
    )


def test_a_row_a_finding_and_a_row_for_each_note_without_one() -> None:
    told = [(row["note"], row["type"], row["rule"]) for row in rows(report("csv"))]

    assert told == [
        ("ward/a.txt", "finding", "AGE002"),
        ("ward/a.txt", "finding", "SIT001"),
        ("ward/a.txt", "finding", "SEV001"),
        ("ward/a.txt", "finding", "CON001"),
        ("ward/b.txt", "note", ""),
        ("ward/c.txt", "note", ""),
        ("ward/d.txt", "note", ""),
        ("ward/e.txt", "finding", "CON001"),
        ("ward/e.txt", "finding", "COD001"),
        ("ward/f.txt", "note", ""),
    ]


def test_what_a_finding_says() -> None:
    row = rows(report("csv", [GAPS]))[0]

    assert row == {
        "note": "ward/a.txt", "type": "finding", "status": "gaps", "codes": "33952",
        "code_source": "given", "candidates": "", "rule": "AGE002", "name": "age-outside-code",
        "severity": "error", "code": "33952", "element": "age", "kind": "mismatch",
        "message": "Which age is meant?", "line": "2", "column": "11", "start": "21", "end": "31",
        "words": "4-year-old", "known": "0", "waived": "0",
        "place": "", "encounter": "", "date": "", "author": "", "service": "",
    }  # fmt: skip


def test_what_a_note_without_findings_says() -> None:
    complete, covered, unreadable = rows(report("csv", [COMPLETE, COVERED, UNREADABLE]))

    assert (complete["status"], complete["code_source"]) == ("complete", "note")
    assert (covered["codes"], covered["code_source"]) == ("33952; 33946", "inferred")
    assert (covered["known"], covered["waived"]) == ("1", "2")
    assert (unreadable["status"], unreadable["message"]) == ("error", "no such file or directory")


SOURCE = {
    "place": "row 12", "encounter": "E-4711", "date": "2026-01-02", "author": "Vale",
    "service": "CTICU",
}  # fmt: skip


def test_what_the_source_says_of_a_note() -> None:
    note = replace(COMPLETE, **{**SOURCE, "date": date(2026, 1, 2)})  # type: ignore[arg-type]
    (row,) = rows(report("csv", [note]))
    (bare,) = rows(report("csv", [note], evidence="none"))

    assert {key: row[key] for key in SOURCE} == SOURCE
    assert {key: bare[key] for key in SOURCE} == {**dict.fromkeys(SOURCE, ""), "place": "row 12"}


def test_candidates_stand_where_no_code_does() -> None:
    open_ = [row for row in rows(report("csv")) if row["note"] == "ward/e.txt"]

    assert [(row["codes"], row["code"], row["candidates"]) for row in open_] == [
        ("", "", "33951; 33952"),
        ("", "33952", ""),
    ]


def test_findings_of_other_files_have_rows_of_their_own() -> None:
    told = rows(report("csv", [], FILE_FINDINGS))

    assert [(row["note"], row["type"], row["severity"], row["line"]) for row in told] == [
        ("ward/waivers.toml", "file_finding", "warning", "7"),
        ("ward/baseline.json", "file_finding", "info", ""),
    ]


def test_a_run_without_notes_is_a_header() -> None:
    assert report("csv", []) == b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n"


def test_lines_end_as_the_standard_says_and_nowhere_else() -> None:
    data = report("csv", [*NOTES, *hostile_notes()], hostile_files())

    assert data.count(b"\r") == data.count(b"\n") == data.count(b"\r\n")
    assert data.count(b"\xef\xbb\xbf") == 1
    assert len(rows(data)) == data.count(b"\r\n") - 1


@pytest.mark.parametrize(
    ("evidence", "words"), [("full", 400), ("snippet", 60), ("none", 0), (None, 60)]
)
def test_evidence(evidence: Any, words: int) -> None:
    text = "pneumonia " * 40
    note = note_report(text=text, findings=(placed(text, text[:-1] + " "),))
    (row,) = rows(report("csv", [note], evidence=evidence))

    assert len(row["words"]) == min(words, len(text) - 1)
    assert (row["start"], row["end"]) == ("0", "400")


def test_words_that_run_over_lines_are_on_one() -> None:
    words = "4-year-old girl.\r\n\tNo"
    note = note_report(text=TEXT, findings=(placed(TEXT, words),))

    assert rows(report("csv", [note]))[0]["words"] == "4-year-old girl. No"


# What a spreadsheet might take for a formula, after it has stripped what it strips.
FORMULA = re.compile("^[\\s\"']*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def is_formula(cell: str) -> bool:
    return cell[:1] in set("=+-@\t\r\n") or (not cell.startswith("'") and bool(FORMULA.match(cell)))


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_no_cell_is_a_formula_wherever_a_spreadsheet_splits(
    words: str, request: pytest.FixtureRequest
) -> None:
    # With another delimiter a whole line can be one cell.
    request.addfinalizer(partial(csv.field_size_limit, csv.field_size_limit(10_000_000)))
    data = report("csv", [hostile_note(words)], hostile_files(), evidence="full")
    for delimiter in ",;\t|":
        text = io.StringIO(data.decode("utf-8-sig"), newline="")
        for row in csv.reader(text, delimiter=delimiter):
            # With another delimiter the quotation marks that a cell begins with are not known.
            cells = row if delimiter == "," else [cell.lstrip('"') for cell in row]
            assert [cell for cell in cells if is_formula(cell)] == []


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_no_cell_holds_a_control_or_a_mark_of_direction(words: str) -> None:
    for row in rows(report("csv", [hostile_note(words)], evidence="full")):
        for cell in row.values():
            assert cell.isprintable()


def test_a_formula_shows_what_it_was() -> None:
    assert inert("=1+1") == "'=1+1"
    assert inert("\t=1+1") == "'    =1+1"
    assert inert("flow 4; -2") == "flow 4;' -2"
    assert inert("4-year-old; 25 Fr") == "4-year-old; 25 Fr"
    assert inert("P/F 60 = bad") == "P/F 60 = bad"


@given(st.text(alphabet="=+-@;,\t\r\n\"' a1|\uff1d\u202e\x00", max_size=12))
def test_no_text_becomes_a_formula(text: str) -> None:
    for split in (inert(text), *inert(text).split(";")):
        assert not is_formula(split)


def test_numpy_reads_the_same() -> None:
    data = report("csv", [*NOTES, *hostile_notes()], [*FILE_FINDINGS, *hostile_files()])
    table = np.loadtxt(
        io.StringIO(data.decode("utf-8-sig"), newline=""),
        delimiter=",", quotechar='"', comments=None, dtype=object, converters=str,
        encoding="utf-8",
    )  # fmt: skip

    assert tuple(table[0]) == COLUMNS
    assert [dict(zip(COLUMNS, row, strict=True)) for row in table[1:]] == rows(data)


SQLITE = shutil.which("sqlite3")


@pytest.mark.skipif(SQLITE is None, reason="the SQLite shell is not on this machine")
def test_sqlite_reads_the_same(tmp_path: Path) -> None:
    data = report("csv", [*NOTES, *hostile_notes()], [*FILE_FINDINGS, *hostile_files()])
    (tmp_path / "r.csv").write_bytes(data.removeprefix(b"\xef\xbb\xbf"))
    done = subprocess.run(
        [str(SQLITE), "-batch", ":memory:", ".import --csv r.csv r", ".mode json",
         "select * from r order by rowid"],
        cwd=tmp_path, capture_output=True, timeout=60,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout) == rows(data)


def test_two_runs_give_the_same_bytes() -> None:
    assert report("csv", NOTES, FILE_FINDINGS) == report("csv", NOTES, FILE_FINDINGS)
