"""Old runs dropped: what goes with them, what stays, and that the file is smaller afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from kept_notes import NOTE

from doclint.store import Store, open_store
from doclint.store.prune import prune

TABLES = ("runs", "notes", "findings", "encounter_findings", "judgements", "selections")


def check(run: Callable[..., Any], *more: str) -> Any:
    return run("check", "a.txt", "b.txt", "--store", "s.db", "--exit-zero", *more)


def kept(store: Store) -> dict[str, int]:
    """How many rows there are in each table."""
    return {
        name: store.rows(f"SELECT count(*) AS number FROM {name}")[0]["number"] for name in TABLES
    }


def numbers(run: Callable[..., Any], *more: str) -> list[int]:
    result = run("runs", "--store", "s.db", "--format", "json", *more)
    assert result.status == 0
    return [each["run"] for each in json.loads(result.out)["runs"]]


def test_the_last_runs_stay(run: Callable[..., Any], notes: Path, texts_read: list[str]) -> None:
    for _ in range(4):
        check(run)
    result = run("runs", "--store", "s.db", "--prune", "--keep", "2")

    assert (result.status, result.err) == (0, "doclint: note: 2 runs dropped\n")
    assert numbers(run) == [3, 4]
    assert run("diff", "1", "4", "--store", "s.db").status == 2
    assert run("diff", "3", "4", "--store", "s.db").status == 0
    check(run)
    assert numbers(run) == [3, 4, 5]  # no number is given twice
    assert len(texts_read) == 2


def test_all_that_only_they_held_goes_with_them(run: Callable[..., Any], notes: Path) -> None:
    check(run, "--one-encounter", "--code", "33952", "--ignore", "SIT")
    (notes / "b.txt").write_text(f"{NOTE}lacks mode\n", encoding="utf-8")
    check(run)
    with open_store("s.db") as store:
        before = kept(store)
        prune(store, keep=1)
        after = kept(store)
        loose = [
            *store.rows("SELECT note FROM findings WHERE note NOT IN (SELECT id FROM notes)"),
            *store.rows("PRAGMA foreign_key_check"),
        ]

    assert before["encounter_findings"] > 0
    assert before["judgements"] == 4
    assert (after["runs"], after["notes"], after["judgements"]) == (1, 2, 2)
    assert after["encounter_findings"] == 0
    assert after["selections"] < before["selections"]
    assert loose == []


def test_verdicts_of_old_rules_go(
    run: Callable[..., Any],
    notes: Path,
    texts_read: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for version in ("1", "2", "3"):
        monkeypatch.setattr("doclint.store.recorder.rules_version", lambda *_, v=version: v)
        check(run)
    assert numbers(run, "--prune", "--keep", "1") == [3]
    with open_store("s.db") as store:
        assert kept(store)["judgements"] == 2
    check(run)
    assert len(texts_read) == 6


def test_the_file_is_smaller_and_holds_nothing_of_them(
    run: Callable[..., Any], notes: Path
) -> None:
    ward = notes / "ward"
    ward.mkdir()
    for number in range(60):
        (ward / f"{number}.txt").write_text(f"{NOTE}lacks site\nBed {number}\n", encoding="utf-8")
    run("check", "ward", "--store", "s.db", "--exit-zero")
    with open_store("s.db") as store:
        names = [each["name"] for each in store.rows("SELECT name FROM notes")]
    check(run)
    before = (notes / "s.db").stat().st_size
    run("runs", "--store", "s.db", "--prune", "--keep", "1")
    data = (notes / "s.db").read_bytes()

    assert len(data) < before / 2
    assert not any(name.encode() in data for name in names)
    assert [path.name for path in notes.glob("s.db*")] == ["s.db"]


def test_by_age(run: Callable[..., Any], notes: Path) -> None:
    for _ in range(3):
        check(run)
    now = datetime.now(timezone.utc)
    with open_store("s.db") as store:
        for number, days in ((1, 100), (2, 30)):
            at = (now - timedelta(days)).strftime("%Y-%m-%dT%H:%M:%SZ")
            store.write("UPDATE runs SET started = ? WHERE id = ?", at, number)

    assert numbers(run, "--prune", "--older-than", "365") == [1, 2, 3]
    assert numbers(run, "--prune", "--older-than", "10", "--keep", "2") == [2, 3]
    assert numbers(run, "--prune", "--older-than", "10") == [3]


def test_a_run_that_may_be_going_on_stays_for_a_week(run: Callable[..., Any], notes: Path) -> None:
    for _ in range(2):
        check(run)
    now = datetime.now(timezone.utc)
    with open_store("s.db") as store:
        store.write("UPDATE runs SET ended = NULL WHERE id = 1")
        assert prune(store, keep=1, today=now + timedelta(days=6)) == ()
        assert prune(store, keep=1, today=now + timedelta(days=8)) == (1,)


def test_what_reviewers_said_stays(run: Callable[..., Any], notes: Path) -> None:
    check(run)
    told = json.loads(run("diff", "1", "1", "--store", "s.db", "--format", "json").out)
    finding = told["changes"][0]["id"]
    review = ("--reject", "--reason", "it is there", "--reviewer", "R")
    run("review", finding, *review, "--store", "s.db")
    (notes / "b.txt").write_text(NOTE, encoding="utf-8")
    check(run)
    run("runs", "--store", "s.db", "--prune", "--keep", "1")

    assert "no longer in any run" in run("review", "--store", "s.db").out


@pytest.mark.parametrize("more", [("--prune",), ("--keep", "1"), ("--older-than", "3")])
def test_nothing_is_dropped_by_half_a_command(
    more: tuple[str, ...], run: Callable[..., Any], notes: Path
) -> None:
    check(run)
    result = run("runs", "--store", "s.db", *more)

    assert (result.status, result.out) == (2, "")
    assert "--prune goes with" in result.err


def test_a_store_that_cannot_be_written_is_not_pruned(
    run: Callable[..., Any], notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from doclint.store import database

    check(run)
    monkeypatch.setattr(database, "_require", lambda path: False)
    result = run("runs", "--store", "s.db", "--prune", "--keep", "1")

    assert (result.status, result.out) == (2, "")
    assert "cannot be written" in result.err
