"""Findings about several notes of one encounter in a store: kept without a name, told and counted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kept_notes import CANARIES, NOTE, bytes_of

from doclint.store import open_store

ENCOUNTER = "Zyzzomys-7"
DAYS = ("2026-03-02", "2026-03-02", "2026-03-05")
SELECT = ("--select", "ENC001", "--select", "ENC006", "--select", "ENC018")


def rows(*days: str, **more: Any) -> list[dict[str, Any]]:
    """Daily notes of one encounter."""
    return [
        {
            "id": f"n{number}",
            "text": f"{NOTE}Bed {number}.",
            "code": "33948",
            "encounter": ENCOUNTER,
            "date": day,
            **more,
        }
        for number, day in enumerate(days, 1)
    ]


@pytest.fixture
def export(notes: Path, run: Callable[..., Any]) -> Callable[..., Any]:
    """Write notes to a file, check them with a store, and give the report."""

    def export(given: list[dict[str, Any]], *more: str) -> Any:
        lines = "".join(json.dumps(row) + "\n" for row in given)
        (notes / "e.jsonl").write_text(lines, encoding="utf-8")
        command = ("check", "e.jsonl", "--store", "s.db", "--exit-zero", "--format", "json")
        return json.loads(run(*command, *(more or SELECT)).out)

    return export


def asked(run: Callable[..., Any], *command: str) -> Any:
    result = run(*command, "--store", "s.db", "--format", "json")

    assert result.status == 0
    return json.loads(result.out)


def changes(run: Callable[..., Any], before: str = "-2", after: str = "-1") -> list[Any]:
    """Rule, fate and cause of the gaps that show in several notes."""
    told = asked(run, "diff", before, after)["changes"]
    return [(each["rule"], each["fate"], each["cause"]) for each in told if not each["note"]]


def test_what_an_addendum_cured(export: Any, run: Callable[..., Any]) -> None:
    export(rows(*DAYS))
    export(rows("2026-03-02", "2026-03-03", "2026-03-05"))
    export(rows("2026-03-02", "2026-03-05", "2026-03-05"))

    # The texts are the same: it is the source's dates that changed.
    assert changes(run, "1", "2") == [("ENC001", "closed", "rules")]
    assert changes(run, "2", "3") == [("ENC001", "opened", "rules")]
    assert changes(run, "1", "3") == [("ENC001", "open", None)]  # they share a note
    assert changes(run, "1", "1") == [("ENC001", "open", None)]
    assert asked(run, "diff", "1", "2")["gaps"]["closed"] == 1


def test_the_text_of_diff_names_encounter_and_notes(export: Any, run: Callable[..., Any]) -> None:
    export(rows(*DAYS))
    export(rows(*DAYS))
    plain = run("diff", "1", "2", "--store", "s.db").out
    named = run("diff", "1", "2", "--store", "s.db", "--names", "e.jsonl").out

    assert plain.startswith("encounter-")
    assert ENCOUNTER not in plain
    assert named.startswith(f"encounter {ENCOUNTER}: e.jsonl#n1, e.jsonl#n2\n  still open")
    assert "33948 ENC001 daily-management-twice-on-a-date error" in named
    told = asked(run, "diff", "1", "2", "--names", "e.jsonl")["changes"]
    assert told[0]["name"] == f"encounter {ENCOUNTER}"


def test_a_new_note_and_a_gone_one(export: Any, run: Callable[..., Any]) -> None:
    graft = {**rows("2026-03-01")[0], "id": "g", "code": "33987"}
    primary = {**rows("2026-03-01")[0], "id": "p", "code": "33954"}
    later = rows("2026-03-05")
    export([graft, *later])
    export([graft, primary, *later])
    export([graft, *later])

    assert changes(run, "1", "2") == [("ENC006", "closed", "new note")]
    assert changes(run, "2", "3") == [("ENC006", "opened", "gone note")]
    export(later)
    assert changes(run) == [("ENC006", "not_seen", None)]


def test_what_was_not_asked_is_not_closed(export: Any, run: Callable[..., Any]) -> None:
    export(rows(*DAYS))
    export(rows(*DAYS), "--select", "AGE")
    export([{**row, "encounter": "another"} for row in rows(*DAYS)])
    export([{**row, "text": ""} for row in rows(*DAYS)])

    assert changes(run, "1", "2") == [("ENC001", "not_asked", None)]
    assert ("ENC001", "not_seen", None) in changes(run, "1", "3")
    assert changes(run, "1", "4") == [("ENC001", "not_seen", None)]


def test_a_run_cut_short_says_nothing_of_encounters(
    export: Any, run: Callable[..., Any], notes: Path
) -> None:
    export(rows(*DAYS))
    export(rows("2026-03-02", "2026-03-03", "2026-03-05"))
    with open_store("s.db") as store:
        store.write("UPDATE runs SET ended = NULL, selection = NULL WHERE id = 2")

    assert changes(run, "1", "2") == [("ENC001", "not_seen", None)]
    rates = asked(run, "trend", "--by", "encounter")["rates"]
    assert [each["with_gaps"] for each in rates] == [1]
    assert asked(run, "trend", "--by", "encounter", "--run", "2")["rates"] == []


def test_trend_counts_encounters(export: Any, run: Callable[..., Any]) -> None:
    other = [{**row, "id": f"o{row['id']}", "encounter": "E2"} for row in rows("2026-03-02")]
    export([*rows(*DAYS), *other])
    (rate,) = asked(run, "trend", "--by", "encounter")["rates"]

    assert rate == {
        "by": "encounter",
        "value": "ENC001 daily-management-twice-on-a-date",
        "encounters": 2,
        "with_gaps": 1,
        "gaps": 1,
        "waived": 0,
        "accepted": 0,
        "rejected": 0,
        "rate": 0.5,
    }
    assert "encounters  with gaps" in run("trend", "--by", "encounter", "--store", "s.db").out
    # Each encounter as the last run with it left it.
    export(rows("2026-03-02", "2026-03-03", "2026-03-05"))
    assert asked(run, "trend", "--by", "encounter")["rates"] == []
    assert asked(run, "trend", "--by", "encounter", "--run", "1")["rates"] == [rate]


def test_notes_taken_for_one_encounter(export: Any, run: Callable[..., Any]) -> None:
    alone = [{**row, "encounter": ""} for row in rows(*DAYS)]
    export(alone)
    export(alone, *SELECT, "--one-encounter")
    export(alone[:1], *SELECT, "--one-encounter")
    export(alone, *SELECT, "--one-encounter")

    assert changes(run, "1", "2") == [("ENC001", "opened", "rules")]
    assert changes(run, "2", "3") == [("ENC001", "not_seen", None)]
    assert changes(run, "2", "4") == [("ENC001", "open", None)]
    (rate,) = asked(run, "trend", "--by", "encounter")["rates"]
    assert (rate["encounters"], rate["with_gaps"]) == (1, 1)


def test_a_review_of_one(export: Any, run: Callable[..., Any]) -> None:
    export(rows(*DAYS))
    fingerprint = json.loads(
        run("check", "e.jsonl", "--store", "s.db", *SELECT, "--format", "gitlab").out
    )[0]["fingerprint"]
    told = ("--reject", "--reason", "two teams", "--reviewer", "R")
    assert run("review", fingerprint, *told, "--store", "s.db").status == 0

    (change,) = asked(run, "diff", "1", "2")["changes"]
    assert change["review"]["reason"] == "two teams"
    assert asked(run, "review")["reviews"][0]["of"]["rule"] == "ENC001"
    assert "ENC001" in run("review", "--store", "s.db").out
    assert asked(run, "trend", "--by", "encounter")["rates"][0]["rejected"] == 1
    assert run("review", change["id"][:8], *told, "--store", "s.db").status == 0


def test_a_waived_one_is_kept_as_waived(export: Any, run: Callable[..., Any], notes: Path) -> None:
    (notes / "w.toml").write_text(
        '[[waiver]]\nnote = "e.jsonl#n1"\nrule = "ENC001"\nreason = "x"\nexpires = 2999-01-01\n'
    )
    document = export(rows(*DAYS), *SELECT, "--waivers", "w.toml")

    assert "encounters" not in document
    (change,) = asked(run, "diff", "1", "1")["changes"]
    assert (change["fate"], change["suppressed_by"]) == ("open", "waiver")
    assert asked(run, "trend", "--by", "encounter")["rates"][0]["waived"] == 1


def test_no_name_and_no_day_is_in_the_file(
    export: Any, run: Callable[..., Any], notes: Path
) -> None:
    export(rows(*DAYS))
    data = bytes_of(notes)

    for word in (*CANARIES, ENCOUNTER, *DAYS, "2026-03", "e.jsonl"):
        assert word.encode() not in data, word
