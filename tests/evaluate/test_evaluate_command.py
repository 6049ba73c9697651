"""The command, with a reader that says of every note what it is told to say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import doclint.reading
from doclint.cli import main, streams

NOTE = "note Zyzzomys"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., SimpleNamespace]:
    def run(*args: str) -> SimpleNamespace:
        status = main(["evaluate", *args])
        out, err = capfd.readouterr()
        return SimpleNamespace(status=status, out=out, err=err)

    return run


@pytest.fixture(autouse=True)
def ward(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, daily: dict[str, Any], shelf: Any
) -> None:
    """Two notes in gold.jsonl: the reason of the second is not read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(streams, "guard", lambda: None)
    monkeypatch.setattr(streams, "silence_logs", lambda: None)
    reader = shelf(
        {"note": daily, NOTE: {**daily, "reason": {"status": "missing", "values": []}}}
    ).reader
    monkeypatch.setattr(doclint.reading, "Reader", lambda: reader)
    entries = ({"text": text, "code": "33948", "elements": daily} for text in ("note", NOTE))
    Path("gold.jsonl").write_text("".join(json.dumps(entry) + "\n" for entry in entries))


def row(text: str) -> list[str]:
    """The words of a line of the report, whatever the width of its columns."""
    return text.split()


def test_the_tables(run: Any) -> None:
    result = run("gold.jsonl")

    assert (result.status, result.err) == (0, "")
    lines = [row(line) for line in result.out.splitlines()]
    assert lines[0] == row("2 notes of gold.jsonl")
    assert row("reason 0.500 0.095-0.905 2 1.000 0.207-1.000 1 0.500 0.095-0.905 2") in [
        line[:10] for line in lines
    ]
    assert row("mode 1.000 0.342-1.000 2 1.000 0.342-1.000 2") in [line[:7] for line in lines]
    assert row("status 0.978 0.887-0.996 46 status accuracy over all elements") in lines
    assert (
        row("gap_precision 0.000 0.000-0.793 1 gaps found that the gold record has, of all found")
        in lines
    )
    assert row("gap_recall - gaps found, of those that the gold record has") in lines


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_words_of_a_note_without_errors(run: Any, form: str) -> None:
    result = run("gold.jsonl", "--format", form, "--min", "status=1")

    assert result.status == 1
    assert "Zyzzomys" not in result.out + result.err


@pytest.mark.parametrize("asked", [["reason"], ["all"], ["mode", "reason"]])
def test_mistakes(run: Any, asked: list[str]) -> None:
    result = run("gold.jsonl", *(part for name in asked for part in ("--errors", name)))

    assert (result.status, result.err) == (0, "")
    assert result.out.split("1 elements read wrongly\n\n")[1].splitlines() == [
        "gold.jsonl:2: reason: wrong status",
        "  wanted: documented (values=not weanable)",
        "  read:   missing",
        "  near misses, which do not count:",
        '    1:1: "note" - negated by "Zyzzomys"',
    ]


def test_mistakes_of_an_element_read_well(run: Any) -> None:
    assert run("gold.jsonl", "--errors", "mode").out.endswith("0 elements read wrongly\n")


def test_json(run: Any) -> None:
    result = run("gold.jsonl", "--format", "json", "--errors", "all", "--min", "exact=0.5")
    report = json.loads(result.out)

    assert (result.status, result.err) == (0, "")
    assert (report["gold"], report["notes"], report["judged"]) == (["gold.jsonl"], 2, 2)
    assert report["per_note"]["clean"] == {
        "hits": 1,
        "n": 2,
        "value": 0.5,
        "low": pytest.approx(0.0945, abs=1e-4),
        "high": pytest.approx(0.9055, abs=1e-4),
    }
    assert report["per_note"]["ablated"]["value"] is None
    assert report["overall"]["status"]["hits"] == 45
    assert report["elements"]["reason"]["recall"]["value"] == 0.5
    assert report["limits"] == [
        {"name": "exact", "side": "min", "value": 0.5, "measured": 0.5, "holds": True}
    ]
    (error,) = report["errors"]
    assert (error["note"], error["gold_line"], error["element"]) == ("gold.jsonl:2", 2, "reason")
    assert error["wanted"]["status"] == "documented"
    assert error["read"]["status"] == "missing"
    assert error["near_misses"][0]["why"] == 'negated by "Zyzzomys"'


def test_json_without_mistakes_has_none(run: Any) -> None:
    assert "errors" not in json.loads(run("gold.jsonl", "--format", "json").out)


@pytest.mark.parametrize(
    ("args", "status", "told"),
    [
        (["--min", "status=0.97"], 0, []),
        (["--min", "status=0.98"], 1, ["status: 0.9783 (n=46), wanted at least 0.98"]),
        (
            ["--min", "clean=1", "--min", "mode.value=1", "--max", "right_code_mismatch=0"],
            1,
            ["clean: 0.5000 (n=2), wanted at least 1"],
        ),
        (["--min", "ablated=0"], 1, ["ablated: nothing to measure (n=0), wanted at least 0"]),
        (["--min", "lung=1"], 2, ["error: --min: lung: no such figure (--help names them)"]),
        (["--max", "status"], 2, ["error: --max: status: not of the form NAME=VALUE"]),
    ],
)
def test_limits(run: Any, args: list[str], status: int, told: list[str]) -> None:
    result = run("gold.jsonl", *args)

    assert result.status == status
    assert result.err.splitlines() == [f"doclint: {line}" for line in told]


def test_a_bad_gold_file_is_one_line_and_no_report(run: Any) -> None:
    Path("bad.jsonl").write_text('{"text": "Zyzzomys", "elements": {"mode": {"status": "x"}}}\n')
    result = run("gold.jsonl", "bad.jsonl", "--errors", "all")

    assert (result.status, result.out) == (2, "")
    assert result.err == (
        "doclint: error: bad.jsonl: line 1: elements: mode: status is not one of documented, "
        "not_done, missing, conflicting, unfilled\n"
    )
