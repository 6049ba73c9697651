"""A store that cannot be used is told in one line, and left as it is."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doclint.errors import StoreError
from doclint.store import database, open_store, tables

COMMANDS = (
    ("check", "a.txt", "--store", "s.db"),
    ("runs", "--store", "s.db"),
    ("diff", "1", "1", "--store", "s.db"),
    ("trend", "--store", "s.db"),
    ("review", "--store", "s.db"),
)


def refused(run: Callable[..., Any], *command: str) -> str:
    result = run(*command)

    assert result.status == 2
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err
    return str(result.err)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    "content", [b"a note\n" * 100, b"SQLite format 3\0" + b"\xff" * 2000, b"x"]
)
def test_what_is_no_store(
    command: tuple[str, ...], content: bytes, run: Callable[..., Any], notes: Path
) -> None:
    (notes / "s.db").write_bytes(content)

    assert "s.db: " in refused(run, *command)
    assert (notes / "s.db").read_bytes() == content
    assert [path.name for path in notes.glob("s.db*")] == ["s.db"]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_database_of_something_else(
    command: tuple[str, ...], run: Callable[..., Any], notes: Path
) -> None:
    with sqlite3.connect("s.db") as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    before = (notes / "s.db").read_bytes()

    assert "not a doclint store" in refused(run, *command)
    assert (notes / "s.db").read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_store_of_a_newer_doclint(
    command: tuple[str, ...], run: Callable[..., Any], notes: Path
) -> None:
    open_store("s.db", make=True).close()
    with sqlite3.connect("s.db") as other:
        other.execute("PRAGMA user_version = 999")
    other.close()

    assert "newer doclint" in refused(run, *command)


@pytest.mark.parametrize("command", COMMANDS[1:], ids=lambda command: command[0])
def test_one_that_is_not_there_is_not_made(
    command: tuple[str, ...], run: Callable[..., Any], notes: Path
) -> None:
    assert "no such store" in refused(run, *command)
    assert not (notes / "s.db").exists()


def test_one_in_a_folder_that_is_not_there(run: Callable[..., Any], notes: Path) -> None:
    assert "No such file" in refused(run, "check", "a.txt", "--store", "no/s.db")


def test_a_folder(run: Callable[..., Any], notes: Path) -> None:
    (notes / "s.db").mkdir()

    assert "not a doclint store" in refused(run, *COMMANDS[0])


def test_an_empty_file_becomes_one(run: Callable[..., Any], notes: Path) -> None:
    (notes / "s.db").touch()
    run(*COMMANDS[0])

    assert run("runs", "--store", "s.db").status == 0


def test_one_that_another_program_holds(
    run: Callable[..., Any], notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(*COMMANDS[0])
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    monkeypatch.setattr(open_store, "__kwdefaults__", {"make": False, "patience": 0.05})
    other = sqlite3.connect("s.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert "in use by another program" in refused(run, *COMMANDS[0])
    finally:
        other.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_one_that_cannot_be_written(run: Callable[..., Any], notes: Path) -> None:
    run(*COMMANDS[0])
    os.chmod("s.db", 0o400)

    assert "cannot be written" in refused(run, *COMMANDS[0])
    assert run(*COMMANDS[1]).status == 0


def test_one_that_cannot_be_written_can_be_looked_at(
    run: Callable[..., Any], notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(*COMMANDS[0])
    monkeypatch.setattr(database, "_require", lambda path: False)
    before = (notes / "s.db").read_bytes()

    assert "cannot be written" in refused(run, *COMMANDS[0])
    assert run(*COMMANDS[1]).status == 0
    review = ("review", "0" * 16, "--reject", "--reason", "a", "--reviewer", "b")
    assert "no such finding" in refused(run, *review, "--store", "s.db")
    assert (notes / "s.db").read_bytes() == before


def test_a_store_is_brought_to_the_newest_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "s.db")
    with open_store(path, make=True) as store:
        store.write("INSERT INTO runs (started, version, rules) VALUES ('a', 'b', 'c')")
    steps = (*tables.STEPS, "ALTER TABLE runs ADD COLUMN told TEXT;\nCREATE TABLE t (a);")
    monkeypatch.setattr(tables, "STEPS", steps)
    with open_store(path) as store:
        (row,) = store.rows("SELECT * FROM runs")
        (version,) = store.rows("PRAGMA user_version")

    assert row["told"] is None
    assert version[0] == len(steps)


def test_a_step_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "s.db")
    open_store(path, make=True).close()
    with monkeypatch.context() as patch:
        patch.setattr(tables, "STEPS", (*tables.STEPS, "CREATE TABLE t (a);\nCREATE TABLE t (b);"))
        with pytest.raises(StoreError):
            open_store(path)
    with open_store(path) as store:
        assert store.rows("SELECT name FROM sqlite_master WHERE name = 't'") == []


def test_the_key_of_the_environment_is_not_in_the_store(
    run: Callable[..., Any], notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCLINT_HASH_KEY", "Numbatish")
    run(*COMMANDS[0])
    assert b"Numbatish" not in (notes / "s.db").read_bytes()

    monkeypatch.setenv("DOCLINT_HASH_KEY", "another")
    assert "another DOCLINT_HASH_KEY" in refused(run, *COMMANDS[0])
    monkeypatch.delenv("DOCLINT_HASH_KEY")
    assert "not set" in refused(run, *COMMANDS[1])


def test_a_store_with_a_key_of_its_own_keeps_it(
    run: Callable[..., Any], notes: Path, texts_read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(*COMMANDS[0])
    monkeypatch.setenv("DOCLINT_HASH_KEY", "later")
    run(*COMMANDS[0])

    assert len(texts_read) == 1
