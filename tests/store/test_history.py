"""What doclint runs, diff, trend and review say of runs that were kept."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kept_notes import CANARIES, NOTE, bytes_of

from doclint.store import open_store
from doclint.store.trend import trend as rates_of


def check(run: Callable[..., Any], *paths: str, more: tuple[str, ...] = ()) -> Any:
    return run("check", *paths, "--store", "s.db", "--exit-zero", *more)


def asked(run: Callable[..., Any], *command: str) -> Any:
    result = run(*command, "--store", "s.db", "--format", "json")

    assert (result.status, result.err) == (0, "")
    return json.loads(result.out)


def fates(told: Any) -> list[tuple[str, str, str | None]]:
    return [(each["fate"], each["element"], each["cause"]) for each in told["changes"]]


def test_runs(run: Callable[..., Any], notes: Path) -> None:
    check(run, "a.txt", "b.txt", "c.txt")
    check(run, "a.txt")
    first, second = asked(run, "runs")["runs"]

    counts = ("run", "notes", "complete", "with_gaps", "errors", "reused")
    assert [first[each] for each in counts] == [1, 3, 1, 1, 1, 0]
    assert [second[each] for each in counts] == [2, 1, 1, 0, 0, 1]
    assert first["ended"]
    assert run("runs", "--store", "s.db").out.count("\n") == 3


def test_what_an_addendum_cured(run: Callable[..., Any], notes: Path) -> None:
    check(run, "a.txt", "b.txt")
    (notes / "b.txt").write_text(f"{NOTE}lacks severity\nlacks fluoroscopy\n", encoding="utf-8")
    check(run, "a.txt", "b.txt")
    told = asked(run, "diff", "1", "2", "--names", ".")

    assert told["notes"] == {"in_both": 2, "changed": 1, "gone": 0, "new": 0}
    assert sorted(fates(told)) == [
        ("closed", "site", "note"),
        ("open", "severity", None),
        ("opened", "fluoroscopy", "note"),
    ]
    assert {each["name"] for each in told["changes"]} == {"./b.txt"}
    assert told["gaps"] == {"opened": 1, "closed": 1, "open": 1, "not_asked": 0, "not_seen": 0}
    text = run("diff", "-2", "-1", "--store", "s.db", "--names", "b.txt", "--only", "closed").out
    assert text.startswith("b.txt\n  closed ")
    assert "still open" not in text.splitlines()[1]
    assert "1 opened, 1 closed, 1 still open" in text


def test_a_rule_that_is_no_longer_asked_closes_nothing(
    run: Callable[..., Any], notes: Path
) -> None:
    check(run, "b.txt")
    check(run, "b.txt", more=("--ignore", "SIT"))

    assert ("not_asked", "site", None) in fates(asked(run, "diff", "1", "2"))


def test_another_code_closes_nothing(run: Callable[..., Any], notes: Path) -> None:
    check(run, "b.txt", more=("--code", "33952"))
    check(run, "b.txt", more=("--code", "33948"))
    told = asked(run, "diff", "1", "2", "--only", "closed")

    assert told["changes"] == []


def test_a_note_that_cannot_be_read_any_more_closes_nothing(
    run: Callable[..., Any], notes: Path
) -> None:
    check(run, "b.txt")
    (notes / "b.txt").write_bytes(b"\0\1" * 99)
    check(run, "b.txt")

    assert {each["fate"] for each in asked(run, "diff", "1", "2")["changes"]} == {"not_seen"}


def test_a_note_is_known_by_its_text_under_another_name(
    run: Callable[..., Any], notes: Path
) -> None:
    check(run, "a.txt", "b.txt")
    (notes / "b.txt").rename(notes / "moved.txt")
    (notes / "new.txt").write_text(f"{NOTE}lacks mode\n", encoding="utf-8")
    check(run, "moved.txt", "new.txt")
    told = asked(run, "diff", "1", "2")

    assert told["notes"] == {"in_both": 1, "changed": 0, "gone": 1, "new": 1}
    assert {each["cause"] for each in told["changes"] if each["fate"] == "opened"} == {"new note"}
    assert told["gaps"]["open"] == 2
    assert told["gaps"]["closed"] == 0


def test_the_working_folder_makes_no_other_note(
    run: Callable[..., Any], notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(run, "b.txt")
    (notes / "within").mkdir()
    monkeypatch.chdir(notes / "within")
    run("check", str(notes / "b.txt"), "--store", "../s.db", "--exit-zero")
    monkeypatch.chdir(notes)

    told = asked(run, "diff", "1", "2")
    assert told["notes"]["in_both"] == 1
    assert len({each["id"] for each in told["changes"]}) == 2


def test_a_waived_gap_is_still_there(run: Callable[..., Any], notes: Path) -> None:
    (notes / "w.toml").write_text(
        '[[waiver]]\nnote = "b.txt"\nrule = "SIT"\nreason = "asked"\nexpires = 2999-01-01\n'
        'by = "x"\n',
        encoding="utf-8",
    )
    check(run, "b.txt")
    result = check(run, "b.txt", more=("--waivers", "w.toml"))
    if result.status == 2:
        pytest.skip(f"waivers have another form: {result.err}")
    told = {each["element"]: each for each in asked(run, "diff", "1", "2")["changes"]}

    assert told["site"]["fate"] == "open"
    assert told["site"]["suppressed_by"] == "waiver"


@pytest.mark.parametrize("told", ["0", "9", "-9"])
def test_a_run_that_is_not_there(told: str, run: Callable[..., Any], notes: Path) -> None:
    check(run, "a.txt")
    result = run("diff", "1", told, "--store", "s.db")

    assert result.status == 2
    assert f"no run {told}" in result.err


def test_trend(run: Callable[..., Any], notes: Path) -> None:
    check(run, "a.txt", "b.txt", "c.txt")
    rates = asked(run, "trend")["rates"]
    found = {(each["by"], each["value"]): each for each in rates}

    assert found["element", "site"]["rate"] == 0.5
    assert found["month", "2026-03"]["notes"] == 2
    assert found["code", "33952"]["with_gaps"] == 1
    assert found["author", "not known"]["notes"] == 2
    assert "50.0%" in run("trend", "--store", "s.db", "--by", "element").out


def test_trend_takes_each_note_as_it_was_judged_last(run: Callable[..., Any], notes: Path) -> None:
    check(run, "a.txt", "b.txt")
    (notes / "b.txt").write_text(NOTE, encoding="utf-8")
    check(run, "b.txt")

    now = asked(run, "trend", "--by", "month")["rates"]
    then = asked(run, "trend", "--by", "month", "--run", "1")["rates"]
    assert [(each["notes"], each["rate"]) for each in now] == [(2, 0.0)]
    assert [(each["notes"], each["rate"]) for each in then] == [(2, 0.5)]


def test_authors_are_hashed_and_departments_told(notes: Path, run: Callable[..., Any]) -> None:
    from datetime import date

    from doclint.checking import Checker
    from doclint.note import Note
    from doclint.settings import Finder
    from doclint.store.recorder import Recorder

    finder = Finder(isolated=True)
    note = Note(
        "rows.csv#1",
        NOTE,
        encounter="Zyzzomys",
        date=date(2025, 7, 1),
        author="Quokkarine",
        service="Heart\nunit",
    )
    with open_store("s.db", make=True) as store:
        recorder = Recorder(store, finder.for_run())
        checker = Checker(finder, finder.for_run(), recorder=recorder)
        (report,) = checker.reports([note])
        rates = {each.by: each.value for each in rates_of(store)}

    assert report.author == "Quokkarine"
    assert rates["service"] == "Heart unit"
    assert rates["author"].startswith("author-")
    assert rates["month"] == "2025-07"
    for word in (*CANARIES, "2025-07", "rows.csv"):
        assert word.encode() not in bytes_of(notes)


def gap_ids(run: Callable[..., Any]) -> dict[str, str]:
    told = asked(run, "diff", "-1", "-1")["changes"]
    return {each["element"]: each["id"] for each in told}


def reject(run: Callable[..., Any], finding: str, *, reason: str = "it is there") -> Any:
    return run(
        *("review", finding, "--reject", "--reason", reason, "--reviewer", "Dr. R"),
        *("--store", "s.db"),
    )


def test_a_rejected_finding_is_shown_with_its_review(run: Callable[..., Any], notes: Path) -> None:
    check(run, "a.txt", "b.txt")
    finding = gap_ids(run)["site"]
    assert reject(run, finding[:8]).status == 0
    check(run, "a.txt", "b.txt")

    (site,) = (
        each for each in asked(run, "diff", "1", "2")["changes"] if each["element"] == "site"
    )
    assert site["fate"] == "open"
    assert site["review"]["decision"] == "reject"
    assert "rejected by Dr. R: it is there" in run("diff", "1", "2", "--store", "s.db").out
    rates = {each["value"]: each for each in asked(run, "trend", "--by", "element")["rates"]}
    assert (rates["site"]["with_gaps"], rates["site"]["rejected"]) == (1, 1)
    assert (rates["severity"]["with_gaps"], rates["severity"]["rejected"]) == (1, 0)
    assert run("check", "b.txt", "--store", "s.db").status == 1


def test_the_last_review_counts_and_all_are_kept(run: Callable[..., Any], notes: Path) -> None:
    check(run, "b.txt")
    finding = gap_ids(run)["site"]
    reject(run, finding)
    run(
        *("review", finding, "--accept", "--reason", "looked again", "--reviewer", "S"),
        *("--store", "s.db"),
    )

    told = asked(run, "review")["reviews"]
    assert [each["decision"] for each in told] == ["reject", "accept"]
    assert told[0]["of"]["element"] == "site"
    assert told[0]["of"]["review"]["decision"] == "accept"
    assert len(run("review", "--store", "s.db").out.splitlines()) == 2


def test_reviews_cannot_be_changed(run: Callable[..., Any], notes: Path) -> None:
    check(run, "b.txt")
    reject(run, gap_ids(run)["site"])
    other = sqlite3.connect("s.db")
    for statement in ("DELETE FROM reviews", "UPDATE reviews SET decision = 'accept'"):
        with pytest.raises(sqlite3.Error, match="only added"):
            other.execute(statement)
    other.close()


@pytest.mark.parametrize("name", ["path", "basename"])
def test_a_finding_goes_by_its_fingerprint_in_a_report(
    name: str, run: Callable[..., Any], notes: Path
) -> None:
    (notes / "ward").mkdir()
    (notes / "b.txt").rename(notes / "ward" / "b.txt")
    more = ("--format", "gitlab", "--note-name", name, "--ignore", "SEV", "--exit-zero")
    told = json.loads(run("check", "ward", "--store", "s.db", *more).out)
    fingerprint = next(each for each in told if each["check_name"].startswith("SIT"))["fingerprint"]

    assert reject(run, fingerprint).status == 0
    assert asked(run, "review")["reviews"][0]["of"]["element"] == "site"
    assert fingerprint.encode() not in (notes / "s.db").read_bytes()


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("0" * 16, "--reject", "--reason", "a", "--reviewer", "b"), "no such finding"),
        (("0" * 32, "--reject", "--reason", "a", "--reviewer", "b"), "no such finding"),
        (("*", "--reject", "--reason", "a", "--reviewer", "b"), "neither"),
        (("0" * 16, "--reject", "--reviewer", "b"), "--reason"),
        (("--accept",), "FINDING"),
    ],
)
def test_a_review_of_nothing(
    command: tuple[str, ...], told: str, run: Callable[..., Any], notes: Path
) -> None:
    check(run, "b.txt")
    result = run("review", *command, "--store", "s.db")

    assert result.status == 2
    assert told in result.err
    assert asked(run, "review") == {"reviews": []}


def test_a_review_without_words(run: Callable[..., Any], notes: Path) -> None:
    check(run, "b.txt")
    finding = gap_ids(run)["site"]

    assert "needs a reason" in reject(run, finding, reason="  ").err
    assert "longer than 500" in reject(run, finding, reason="x" * 501).err
    assert reject(run, finding, reason="a\x1b[2Jb\nc\u202e").status == 0
    out = run("review", "--store", "s.db").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert out.count("\n") == 1


def test_stores_of_nothing(run: Callable[..., Any], notes: Path) -> None:
    open_store("s.db", make=True).close()

    assert run("runs", "--store", "s.db").out == "no runs\n"
    assert run("trend", "--store", "s.db").out == "no notes\n"
    assert run("review", "--store", "s.db").out == "no reviews\n"
