from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import doclint.reading
from doclint.cli import main, streams
from doclint.findings import ELEMENTS
from doclint.reading import Reader

NOTE = """\
PROCEDURE: V-V ECMO cannulation.
A 25 Fr multistage cannula was placed percutaneously into the right femoral vein.
Consider TEE tomorrow. \x1b[31m
"""


@pytest.fixture
def run(
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    reader: Reader,
) -> Callable[..., SimpleNamespace]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(streams, "guard", lambda: None)
    monkeypatch.setattr(streams, "silence_logs", lambda: None)
    monkeypatch.setattr(doclint.reading, "Reader", lambda: reader)
    Path("a.txt").write_text(NOTE, encoding="utf-8")
    Path("empty.txt").touch()

    def run(*args: str) -> SimpleNamespace:
        status = main(["why", *args])
        out, err = capfd.readouterr()
        return SimpleNamespace(status=status, out=out, err=err)

    return run


def test_a_gap(run: Any) -> None:
    result = run("a.txt", "imaging")
    lines = result.out.splitlines()

    assert (result.status, result.err) == (0, "")
    assert lines[0] == "a.txt: imaging: missing"
    assert lines[1].startswith("  looked for: Ultrasound, ")
    assert "  searched for:" in lines
    assert any(
        line.startswith("    ultrasound, echocardiography and x-ray films (IMAGING): ")
        for line in lines
    )
    assert any(line.startswith("    fields titled: ") for line in lines)
    assert lines[lines.index("  in:") + 1] == '    "PROCEDURE" (lines 1 to 3)'
    assert lines[-3:] == [
        "  near misses, which do not count: 1",
        '    3:10: "TEE" - planned and not done, by "Consider"',
        "",
    ]


def test_what_is_documented(run: Any) -> None:
    result = run("a.txt", "approach")

    assert result.out.splitlines() == [
        "a.txt: approach: documented (value=percutaneous)",
        "  stated by:",
        '    2:39: "percutaneously" - rule "percutaneous" of TECHNIQUE',
        "",
    ]


def test_all_elements(run: Any) -> None:
    result = run("a.txt")
    told = [line.split(": ")[1] for line in result.out.splitlines() if line.startswith("a.txt: ")]

    assert tuple(told) == ELEMENTS


def test_json(run: Any) -> None:
    report = json.loads(run("a.txt", "imaging", "--format", "json").out)
    imaging = report["elements"]["imaging"]

    assert (report["tool"]["name"], report["note"], list(report["elements"])) == (
        "doclint",
        "a.txt",
        ["imaging"],
    )
    assert (imaging["status"], imaging["searched"], imaging["grounds"]) == ("missing", True, [])
    (miss,) = imaging["near_misses"]
    start = NOTE.index("TEE")
    assert miss == {
        "start": start,
        "end": start + 3,
        "line": 3,
        "column": 10,
        "text": "TEE",
        "section": "PROCEDURE",
        "reason": "PLANNED",
        "why": 'planned and not done, by "Consider"',
        "cue": "Consider",
        "cue_start": start - 9,
        "cue_end": start - 1,
    }


def test_json_of_all_elements(run: Any) -> None:
    assert tuple(json.loads(run("a.txt", "--format", "json").out)["elements"]) == ELEMENTS


def test_nothing_unsafe_reaches_a_terminal(run: Any) -> None:
    assert "\x1b" not in run("a.txt").out


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["missing.txt"], "missing.txt: no such file or directory"),
        (["empty.txt"], "empty.txt: holds no text"),
    ],
)
def test_notes_that_cannot_be_read(run: Any, args: list[str], told: str) -> None:
    result = run(*args)

    assert (result.status, result.out, result.err) == (2, "", f"doclint: error: {told}\n")


def test_no_such_element(run: Any) -> None:
    result = run("a.txt", "lung")

    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("doclint: error: Invalid value for '[ELEMENT]': 'lung' is not one")
