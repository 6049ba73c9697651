"""``doclint check`` over notes of one patient."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from doclint.checking import Checker
from doclint.note import Note, Unreadable
from doclint.settings import Finder


def write(ward: Path, *names: str) -> None:
    for name in names:
        (ward / name).write_bytes((ward / "a.txt").read_bytes())


def rules(out: str) -> set[str]:
    return {each["rule"] for each in json.loads(out).get("encounters", ())}


def test_notes_of_a_folder_are_of_no_encounter_unless_told(ward: Path, run: Any) -> None:
    write(ward, "b.txt")
    assert rules(run("check", ".", "--format", "json", "--code", "33952").out) == set()
    shown = run("check", ".", "--format", "json", "--code", "33952", "--one-encounter")
    # The same insertion by one physician on one date.
    assert rules(shown.out) == {"ENC011"}
    report = json.loads(shown.out)
    assert report["encounters"][0]["notes"] == [each["note"] for each in report["notes"]]


def test_findings_across_notes_make_the_exit_status(ward: Path, run: Any) -> None:
    write(ward, "b.txt")
    told = ("check", ".", "--code", "33952", "--one-encounter", "--concise")
    assert run(*told).status == 0
    assert run(*told, "--fail-on", "warning").status == 1
    assert run(*told, "--severity", "ENC011=error").status == 1
    assert run(*told, "--severity", "ENC=error", "--ignore", "ENC").status == 0


def test_selected_rules_alone_are_judged(ward: Path, run: Any) -> None:
    write(ward, "b.txt")
    shown = run("check", ".", "--code", "33952", "--one-encounter", "--select", "ENC011")
    assert "ENC011" in shown.out
    assert "ENC011" not in run("check", ".", "--one-encounter", "--select", "AGE").out


def test_with_hashed_names_no_name_is_left(
    ward: Path, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(ward, "b.txt")
    monkeypatch.setenv("DOCLINT_HASH_KEY", "k")
    shown = run("check", ".", "--one-encounter", "--code", "33952", "--note-name", "hash")
    assert "ENC011" in shown.out
    assert ".txt" not in shown.out
    assert "2026-01-02" not in shown.out


@pytest.mark.usefixtures("installed_reader")
def test_the_checker_takes_encounters_from_notes() -> None:
    finder = Finder({"code": ("33952",)}, isolated=True)
    checker = Checker(finder, finder.for_run())
    notes = [
        Note("a", "Age 52.", encounter="E1"),
        Unreadable("b", "broken"),
        Note("c", "", encounter="E1"),
    ]
    statuses = [report.status for report in checker.reports(notes)]
    run = checker.run()
    assert statuses == ["complete", "error", "error"]
    found = {each.rule: each.notes for each in run.encounters}
    assert found["ENC033"] == ("c",)
    assert found["ENC036"] == ("b",)
    assert checker.tally.severities["info"] >= len(run.encounters)


@pytest.mark.usefixtures("installed_reader")
def test_a_note_under_broken_settings_stays_one_of_its_encounter(tmp_path: Path) -> None:
    folder = tmp_path / "ward"
    folder.mkdir()
    (folder / "doclint.toml").write_text("code = 5", encoding="utf-8")
    finder = Finder({})
    checker = Checker(finder, finder.for_run())
    (report,) = checker.reports([Note(str(folder / "a.txt"), "Age 52.", encounter="E1")])
    assert report.status == "error"
    assert {each.rule for each in checker.run().encounters} == {"ENC033"}
