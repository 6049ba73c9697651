"""The report for a person: its forms, and what becomes of it on a terminal (pyte's emulation of one).

What it shows of a line and where it puts its marks is held in ``tests/shell/test_reports.py``.
"""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pyte
import pytest
from handmade import (
    COVERED,
    FILE_FINDINGS,
    GAPS,
    HOSTILE,
    NOTES,
    TEXT,
    UNREADABLE,
    evidence,
    hostile_files,
    hostile_note,
    hostile_notes,
    note_report,
    placed,
    report,
)

from doclint.cli import main
from doclint.plain import safe


def text(*args: Any, **options: Any) -> str:
    return report("text", *args, **options).decode()


def test_concise_is_a_line_a_finding() -> None:
    assert text(NOTES, FILE_FINDINGS, concise=True) == (
        "ward/a.txt:2:11: AGE002 [33952] error: Which age is meant?\n"
        "ward/a.txt: SIT001 [33952] error: Which vessel?\n"
        "ward/a.txt: SEV001 [33952] warning: How ill?\n"
        "ward/d.txt: error: no such file or directory\n"
        "ward/e.txt: COD001 [33952] error: Which code?\n"
        "ward/waivers.toml:7: WAV002 warning: This waiver expired on 2026-01-01.\n"
        "\n"
        "6 notes: 2 complete, 2 with gaps, 1 without an ECMO service, 1 not judged. "
        "Found 3 errors, 2 warnings, 3 infos, 1 finding known, 2 findings waived (infos: -v).\n"
    )


def test_concise_and_verbose_lists_infos_and_nothing_of_the_notes() -> None:
    shown = text(NOTES, FILE_FINDINGS, concise=True, verbose=True)

    assert "ward/a.txt: CON001 info: Was there consent?\n" in shown
    assert "ward/baseline.json: BAS001 info: 2 entries no longer occur.\n" in shown
    assert "4-year-old" not in shown
    assert shown.endswith("2 findings waived.\n")


@pytest.mark.parametrize("concise", [True, False])
def test_statistics_count_findings_by_rule_and_leave_out_no_unread_note(concise: bool) -> None:
    assert text(NOTES, FILE_FINDINGS, statistics=True, concise=concise) == (
        "ward/d.txt: error: no such file or directory\n"
        "     2  CON001  consent-missing\n"
        "     1  AGE002  age-outside-code\n"
        "     1  BAS001  baseline-stale\n"
        "     1  COD001  retired-code\n"
        "     1  SEV001  severity-missing\n"
        "     1  SIT001  site-missing\n"
        "     1  WAV002  waiver-expired\n"
        "\n"
        "6 notes: 2 complete, 2 with gaps, 1 without an ECMO service, 1 not judged. "
        "Found 3 errors, 2 warnings, 3 infos, 1 finding known, 2 findings waived (infos: -v).\n"
    )


def test_statistics_of_nothing_is_the_summary() -> None:
    assert (
        text([], statistics=True)
        == text([])
        == ("0 notes: 0 complete, 0 with gaps. Found 0 errors, 0 warnings, 0 infos.\n")
    )


@pytest.mark.parametrize(
    ("covered", "told"),
    [
        (COVERED.suppressed, " (1 known, 2 waived)"),
        (COVERED.suppressed[:1], " (1 known)"),
        (COVERED.suppressed[1:], " (2 waived)"),
        ((), ""),
    ],
)
def test_a_note_says_how_much_of_it_is_covered(covered: Any, told: str) -> None:
    note = note_report(status="complete", findings=(), suppressed=covered)

    assert text([note]).splitlines()[0] == f"ward/a.txt: 33952: complete{told}"


def test_what_is_covered_is_counted_at_the_end_and_not_listed() -> None:
    shown = text([COVERED], verbose=True)

    assert "SIT001" not in shown
    assert shown.endswith(
        "Found 0 errors, 0 warnings, 0 infos, 1 finding known, 2 findings waived.\n"
    )


LONG = "influenza " * 30 + "pneumonia"
WORDY = note_report(
    text=LONG,
    findings=(placed(LONG, LONG),),
    elements={
        "indication": {
            "status": "documented",
            "values": ["Zyzzomys"],
            "evidence": [evidence(LONG, LONG, "Quokkarine")],
        },
    },
)


@pytest.mark.parametrize("level", ["full", "snippet", "none", None])
def test_evidence(level: Any) -> None:
    lines = text([WORDY], evidence=level, verbose=True).splitlines()
    found = lines.index(next(line for line in lines if line.startswith("  indication: ")))

    assert lines[1] == "ward/a.txt:1:1: AGE002 [33952] error: Which age is meant?"
    if level == "none":
        assert lines[2:-2] == ["  indication: documented"]
        return
    assert lines[2].startswith("    1 | influenza influenza")
    assert lines[2].endswith("...")
    assert lines[found] == "  indication: documented values=Zyzzomys"
    words = lines[found + 1].removeprefix("    1:1: ")
    assert words == LONG if level == "full" else len(words) == 60


def test_at_none_no_line_of_the_note_is_shown() -> None:
    for options in ({}, {"verbose": True}, {"concise": True}, {"color": True, "verbose": True}):
        shown = text([WORDY, GAPS], evidence="none", **options)
        assert not [word for word in ("influenza", "Zyzzomys", "V-V", "girl") if word in shown]
        assert "AGE002" in shown


@dataclass
class Terminal:
    """What a terminal shows once it has been given some bytes."""

    rows: list[str]
    cells: list[list[Any]]
    title: str


def shown_on_a_terminal(data: str, columns: int = 160) -> Terminal:
    height = sum(len(line) // columns + 2 for line in data.split("\n"))
    screen = pyte.Screen(columns, height)
    pyte.Stream(screen).feed(data.replace("\n", "\r\n"))
    used = screen.cursor.y
    return Terminal(
        rows=[line.rstrip() for line in screen.display[:used]],
        cells=[[screen.buffer[y][x] for x in range(columns)] for y in range(used)],
        title=screen.title,
    )


# pyte shows characters that take no cell together with the one before them.
PLAIN = [key for key in HOSTILE if not key.startswith("long")]


@pytest.mark.parametrize("color", [True, False])
@pytest.mark.parametrize("key", PLAIN)
def test_nothing_of_a_note_moves_the_cursor(key: str, color: bool) -> None:
    words = HOSTILE[key]
    unreadable = note_report(note=words, status="error", findings=(), codes=(), error=words)
    plain = text([hostile_note(words), unreadable], hostile_files()[:3], verbose=True)
    data = text([hostile_note(words), unreadable], hostile_files()[:3], verbose=True, color=color)
    terminal = shown_on_a_terminal(data, columns=max(map(len, plain.split("\n"))) * 2)

    assert terminal.rows == [line.rstrip() for line in plain.split("\n")[:-1]]
    assert terminal.title == ""
    assert terminal.rows[0].startswith(f"{safe(words)}: ".rstrip())


@pytest.mark.parametrize("key", HOSTILE)
def test_no_control_and_no_mark_of_direction_is_printed(key: str) -> None:
    words = HOSTILE[key]
    shown = text([hostile_note(words)], hostile_files(), verbose=True, evidence="full")

    for character in shown.replace("\n", ""):
        assert unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def test_colours_are_all_that_is_sent() -> None:
    shown = text(hostile_notes(), hostile_files(), verbose=True, color=True)
    sent = {each.partition("m")[0] for each in shown.split("\x1b")[1:]}

    assert sent <= {"[0", "[1", "[2", "[31", "[33", "[34"}


def test_colours_end_where_they_should() -> None:
    terminal = shown_on_a_terminal(text([GAPS, UNREADABLE], color=True))

    def colored(row: int) -> str:
        return "".join(cell.data for cell in terminal.cells[row] if cell.fg != "default").strip()

    assert terminal.rows[1].startswith("ward/a.txt:2:11: AGE002 [33952] error: Which age")
    assert colored(0) == ""
    assert colored(1) == "AGE002error"
    assert colored(2) == ""
    assert colored(3) == "^" * 10
    assert [cell.fg for cell in terminal.cells[1] if cell.data == "A"] == ["red"]
    assert colored(terminal.rows.index("ward/d.txt: error: no such file or directory")) == "error"


@pytest.mark.parametrize(
    "lead", ["", "\t", "\u65e5\u672c ", "e\u0301 ", "\x1b[2J", "\u202e", "\u200b"]
)
@pytest.mark.parametrize(
    "words", ["age 4", "\u65e5\u672c", "a\u202eb", "\t4", "\x1b[5D", "n\u0303o"]
)
def test_marks_stand_under_the_words_on_a_terminal(lead: str, words: str) -> None:
    note_text = f"{lead}{words} and more"
    note = note_report(text=note_text, findings=(placed(note_text, words),))
    terminal = shown_on_a_terminal(text([note]))
    source, marks = terminal.cells[2], terminal.rows[3]

    under = [number for number, mark in enumerate(marks) if mark == "^"]
    seen = "".join(source[number].data for number in under)
    assert under == list(range(under[0], under[-1] + 1))
    assert unicodedata.normalize("NFC", seen) == unicodedata.normalize("NFC", safe(words))
    assert source[under[-1] + 1].data == " "


def test_a_terminal_is_told_of_every_note_that_was_not_judged(
    ward: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where report and errors meet on one screen, the reason stands there once."""
    for options in ([], ["--concise"], ["--statistics"], ["-v"]):
        out, err = io.BytesIO(), io.StringIO()
        stdout = SimpleNamespace(buffer=out, flush=lambda: None, isatty=lambda: True)
        monkeypatch.setattr(err, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(sys, "stdout", stdout)
        monkeypatch.setattr(sys, "stderr", err)
        monkeypatch.setenv("TERM", "xterm")
        status = main(["check", "missing.txt", "a.txt", "--code", "33952", *options])
        terminal = shown_on_a_terminal(out.getvalue().decode() + err.getvalue())

        assert status == 2
        assert terminal.rows.count("missing.txt: error: no such file or directory") == 1
        assert err.getvalue() == ""
    assert os.listdir(ward) == ["a.txt"]


def test_two_runs_give_the_same_bytes() -> None:
    def once(options: Iterable[str]) -> str:
        return text(NOTES, FILE_FINDINGS, **dict.fromkeys(options, True))

    for options in ([], ["verbose"], ["concise"], ["statistics"], ["color", "verbose"]):
        assert once(options) == once(options)
    assert TEXT in "".join(note.text for note in NOTES)
