"""The JSON report as lines, read by Python's and by jq's JSON reader."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest
from handmade import FILE_FINDINGS, HOSTILE, NOTES, hostile_files, hostile_notes, report

from doclint.report import NoteReport
from doclint.reports import Options, Rendering
from doclint.reports.json import dumps


def lines(data: bytes) -> list[dict[str, Any]]:
    assert data.endswith(b"\n")
    return [json.loads(line) for line in data.split(b"\n")[:-1]]


def test_the_lines_together_are_the_json_report() -> None:
    options = {"statistics": True}
    whole = json.loads(report("json", NOTES, FILE_FINDINGS, **options))
    told = lines(report("jsonl", NOTES, FILE_FINDINGS, **options))

    of_kind: dict[str, list[dict[str, Any]]] = {}
    for line in told:
        of_kind.setdefault(line.pop("type"), []).append(line)
    (last,) = of_kind["summary"]
    assert {**last, "notes": of_kind["note"], "findings": of_kind["file_finding"]} == whole


def test_notes_come_first_and_the_summary_last() -> None:
    kinds = [line["type"] for line in lines(report("jsonl", NOTES, FILE_FINDINGS))]

    assert kinds == ["note"] * len(NOTES) + ["file_finding"] * 2 + ["summary"]


def test_a_run_without_notes_is_a_summary() -> None:
    (line,) = lines(report("jsonl", []))

    assert list(line) == ["type", "tool", "summary"]
    assert line["summary"]["notes"] == 0


def test_each_note_is_written_at_once() -> None:
    rendering = Rendering("jsonl", Options(), None)  # type: ignore[arg-type]

    for note in NOTES:
        piece = rendering.note(note)
        assert isinstance(piece, str)
        assert (piece.count("\n"), json.loads(piece)["note"]) == (1, note.note)


def test_hostile_words_stay_on_their_line_in_ascii() -> None:
    notes = hostile_notes()
    data = report("jsonl", notes, hostile_files())
    told = lines(data)

    assert data.isascii()
    assert not set(data) & {*range(0x20)} - {0x0A}
    assert 0x7F not in data
    for line, note in zip(told, notes, strict=False):
        shown = note.note.encode("utf-8", "backslashreplace").decode()
        assert line["note"] == shown
        assert [entry["name"] for entry in line["elements"].values()] in ([], [shown])


@pytest.mark.parametrize(
    ("evidence", "years", "text"),
    [("full", 4, "4-year-old"), ("snippet", 4, "4-year-old"), ("none", None, None)],
)
def test_evidence(evidence: Any, years: int | None, text: str | None) -> None:
    age = lines(report("jsonl", NOTES, evidence=evidence))[0]["elements"]["age"]

    assert age.get("years") == years
    assert age["evidence"][0].get("text") == text
    assert age["status"] == "documented"


def test_evidence_is_in_full_unless_told_otherwise() -> None:
    assert report("jsonl", hostile_notes()) == report("jsonl", hostile_notes(), evidence="full")


JQ = shutil.which("jq")


@pytest.mark.skipif(JQ is None, reason="jq is not on this machine")
@pytest.mark.parametrize(
    ("program", "found"),
    [
        ('select(.type == "note" and .status == "gaps") | .note', ["ward/a.txt", "ward/e.txt"]),
        (
            'select(.type == "note") | .note as $n | .findings[] '
            '| select(.severity == "error") | $n + " " + .rule',
            ["ward/a.txt AGE002", "ward/a.txt SIT001", "ward/e.txt COD001"],
        ),
        ('select(.type == "summary") | .summary.notes | tostring', ["6"]),
    ],
)
def test_jq_finds_what_people_ask_for(program: str, found: list[str]) -> None:
    assert jq(program, NOTES) == found


@pytest.mark.skipif(JQ is None, reason="jq is not on this machine")
def test_jq_reads_hostile_words() -> None:
    names = [json.loads(each) for each in jq('select(.type == "note") | .note | tojson')]

    wanted = [text.encode("utf-8", "backslashreplace").decode() for text in HOSTILE.values()]
    assert names == [*wanted, *wanted]


def jq(program: str, notes: tuple[NoteReport, ...] | None = None) -> list[str]:
    assert JQ is not None
    done = subprocess.run(
        [JQ, "-r", program],
        input=report("jsonl", hostile_notes() if notes is None else notes),
        capture_output=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode().split("\n")[:-1]


def test_two_runs_give_the_same_bytes() -> None:
    assert report("jsonl", NOTES, FILE_FINDINGS) == report("jsonl", NOTES, FILE_FINDINGS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\ud800", r"\\ud800"),
        ("\udcff", r"\\udcff"),
        ("\U0001f9e0", r"\ud83e\udde0"),
        ("\ud83e\U0001f9e0", r"\\ud83e\ud83e\udde0"),
        ("\U0001f9e0\udde0", r"\ud83e\udde0\\udde0"),
        ("\\ud800", r"\\ud800"),
        ("\\\ud800", r"\\\\ud800"),
        ("\\\\ud800", r"\\\\ud800"),
    ],
)
def test_half_a_pair_is_told_as_text(text: str, told: str) -> None:
    assert dumps(text) == f'"{told}"'
    json.loads(dumps(text)).encode()
