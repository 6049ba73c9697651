"""What a store does to a run when it fails on the way, and what many processes do to a store."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kept_notes import NOTE

from doclint.store import database, open_store, tables
from doclint.store.history import runs

WITHOUT = f"""\
import sys
sys.path[:0] = [{str(Path(__file__).parents[2])!r}]
sys.modules["cryptography"] = None
from doclint.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def ward(notes: Path) -> Path:
    """Notes whose verdicts take more room than a full disk has."""
    (notes / "ward").mkdir()
    for number in range(40):
        (notes / "ward" / f"{number:02}.txt").write_text(f"{NOTE}Bed {number}\n", encoding="utf-8")
    return notes


@pytest.mark.parametrize("form", ["json", "text", "csv"])
def test_a_full_disk_costs_no_report(
    form: str, run: Callable[..., Any], ward: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ("check", "ward", "--format", form)
    plain = run(*command)
    with open_store("s.db", make=True) as store:
        (size,) = store.rows("PRAGMA page_count")
    full = f"PRAGMA max_page_count = {size[0] + 6}"
    hold = database._hold

    def hold_full(path: str, connection: Any, *more: Any) -> None:
        hold(path, connection, *more)
        connection.execute(full)

    monkeypatch.setattr(database, "_hold", hold_full)
    result = run(*command, "--store", "s.db")

    assert result.out == plain.out
    assert (result.status, result.err) == (2, "doclint: error: s.db: no room left on the disk\n")
    monkeypatch.setattr(database, "_hold", hold)
    with open_store("s.db") as store:
        (unfinished,) = runs(store)
        (whole,) = store.rows("PRAGMA integrity_check")
    assert unfinished.ended is None
    assert 0 < unfinished.counts["notes"] < 40
    assert whole[0] == "ok"
    assert run(*command, "--store", "s.db").out == plain.out


def test_a_store_taken_away_costs_no_report(
    run: Callable[..., Any], ward: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from doclint.store import Store

    plain = run("check", "ward", "--format", "json")
    rows = Store.rows
    asked: list[str] = []

    def gone(self: Store, statement: str, *values: Any) -> Any:
        if "FROM judgements" in statement:
            asked.append(statement)
        if len(asked) == 7:
            self._connection.execute("DROP TABLE judgements")
        return rows(self, statement, *values)

    monkeypatch.setattr(Store, "rows", gone)
    result = run("check", "ward", "--format", "json", "--store", "s.db")

    assert result.out == plain.out
    assert result.status == 2
    assert result.err == "doclint: error: s.db: cannot be used (OperationalError)\n"
    assert len(asked) == 7


def test_without_the_extra(notes: Path, run: Callable[..., Any]) -> None:
    def alone(*args: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", WITHOUT, *args]
        return subprocess.run(command, capture_output=True, text=True, timeout=120)

    result = alone("check", "a.txt", "--store", "s.db")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        "doclint: error: keeping runs in a store needs the extra store: "
        "pip install 'doclint[store]'\n"
    )
    assert not (notes / "s.db").exists()
    run("check", "a.txt", "--store", "s.db")
    assert alone("runs", "--store", "s.db").returncode == 0
    assert alone("trend", "--store", "s.db").returncode == 0


def test_a_store_of_the_first_form(
    run: Callable[..., Any], notes: Path, texts_read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(tables, "STEPS", tables.STEPS[:1])
        with open_store("s.db", make=True) as store:
            store.write("INSERT INTO judgements VALUES ('c', 'b', zeroblob(100))")
            store.write("INSERT INTO runs (started, ended, version, rules) VALUES"
                        " ('2026-03-01T00:00:00Z', '2026-03-01T00:00:01Z', '0.1', 'r')")  # fmt: skip
            store.write(
                "INSERT INTO notes (run, position, name, reused, status, codes, candidates,"
                " elements) VALUES (1, 0, 'note-0', 0, 'gaps', '[\"33952\"]', '[]', '{}')"
            )
            store.write(
                "INSERT INTO findings VALUES (1, 0, 'f0f0f0f0', 'e0', 'SIT001', 'n', '33952',"
                " '[]', 'site', 'missing', 'error', 7, 100, 120, NULL)"
            )
    run("check", "b.txt", "--store", "s.db", "--exit-zero")
    told = json.loads(run("diff", "1", "2", "--store", "s.db", "--format", "json").out)

    assert {(each["fate"], each["id"]) for each in told["changes"]} >= {("not_seen", "f0f0f0f0")}
    assert told["changes"][-1]["line"] in (7, None)
    assert run("trend", "--store", "s.db").status == 0
    with open_store("s.db") as store:
        assert len(store.rows("SELECT * FROM judgements")) == 1
        assert store.rows("PRAGMA foreign_key_check") == []


BEGIN = """\
import sys
sys.path[:0] = [{root!r}]
from doclint.store import open_store
sys.stdin.readline()
for turn in range(10):
    with open_store(f"s{{turn}}.db", make=True) as store:
        store.write("INSERT INTO runs (started, version, rules) VALUES ('a', 'b', 'c')")
"""


def test_many_processes_begin_one_store(notes: Path) -> None:
    code = BEGIN.format(root=str(Path(__file__).parents[2]))
    many = [
        subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for each in many:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    assert [each.communicate(timeout=120)[1] for each in many] == [""] * 4
    for turn in range(10):
        with open_store(f"s{turn}.db") as store:
            assert len(runs(store)) == 4
            assert len(store.rows("SELECT * FROM meta")) == 2
