"""Runs that are cut short, and runs beside each other: nothing is lost, nothing is judged twice."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kept_notes import CANARIES, NOTE, bytes_of, record_of

from doclint.checking import Checker
from doclint.linters import NO_FILES, Linters
from doclint.note import Note, Unreadable
from doclint.report import NoteReport
from doclint.settings import Finder
from doclint.store import Store, open_store
from doclint.store.history import notes_of
from doclint.store.history import runs as runs_of
from doclint.store.recorder import Recorder

HERE = Path(__file__).parent
SLOW = f"""\
import sys, time
sys.path[:0] = [{str(HERE)!r}, {str(HERE.parent)!r}, {str(HERE.parents[1])!r}]
import doclint.reading
from kept_notes import record_of
class Reader:
    def read(self, text):
        with open("read.log", "a") as log:
            log.write("read\\n")
        time.sleep(float(sys.argv[1]))
        return record_of(text)
doclint.reading.Reader = Reader
from doclint.cli import main
if __name__ == "__main__":
    sys.exit(main(sys.argv[2:]))
"""
COMMAND = ("check", "ward", "--format", "json", "--exit-zero")
LACKS = ("", "lacks site\n", "lacks severity\n", "lacks mode\nlacks age\n")


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """Thirty notes."""
    (tmp_path / "ward").mkdir()
    for number in range(30):
        text = f"{NOTE}Bed {number}\n{LACKS[number % 4]}"
        (tmp_path / "ward" / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "slow.py").write_text(SLOW, encoding="utf-8")
    return tmp_path


def begin(folder: Path, seconds: float, *more: str) -> subprocess.Popen[bytes]:
    env = {key: value for key, value in os.environ.items() if key != "DOCLINT_HASH_KEY"}
    return subprocess.Popen(
        [sys.executable, "slow.py", str(seconds), *COMMAND, *more],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def kept(folder: Path) -> int:
    try:
        with sqlite3.connect(f"file:{folder / 's.db'}?mode=ro", uri=True) as store:
            (number,) = store.execute("SELECT count(*) FROM notes").fetchone()
    except sqlite3.Error:
        return 0
    return int(number)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill like that")
def test_a_run_that_was_killed_goes_on_where_it_was(ward: Path) -> None:
    plain, _ = begin(ward, 0).communicate(timeout=120)
    (ward / "read.log").unlink()
    victim = begin(ward, 0.1, "--store", "s.db")
    for _ in range(600):
        if kept(ward) >= 5 or victim.poll() is not None:
            break
        time.sleep(0.05)
    victim.send_signal(signal.SIGKILL)
    victim.communicate()
    before = kept(ward)
    for word in CANARIES:
        assert word.encode() not in bytes_of(ward)
    again = begin(ward, 0, "--store", "s.db")
    out, err = again.communicate(timeout=120)

    assert 5 <= before < 30
    assert (out, err, again.returncode) == (plain, b"", 0)
    # The note in hand when it was killed may have been read for nothing.
    assert (ward / "read.log").read_text().count("read") in (30, 31)
    with open_store(str(ward / "s.db")) as store:
        first, second = runs_of(store)
    assert (first.ended, first.counts["notes"]) == (None, before)
    assert second.ended is not None
    assert second.reused in (before, before + 1)


def test_two_runs_at_once(ward: Path) -> None:
    plain, _ = begin(ward, 0).communicate(timeout=120)
    both = [begin(ward, 0.01, "--store", "s.db") for _ in range(2)]
    outs = [each.communicate(timeout=120) for each in both]

    assert outs == [(plain, b"")] * 2
    with open_store(str(ward / "s.db")) as store:
        told = runs_of(store)
        (judged,) = store.rows("SELECT count(*) FROM judgements")
        (whole,) = store.rows("PRAGMA integrity_check")
    assert [each.counts["notes"] for each in told] == [30, 30]
    assert all(each.ended for each in told)
    assert judged[0] == 30
    assert whole[0] == "ok"


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="only where workers are cheap")
def test_worker_processes_ask_the_store_as_well(ward: Path) -> None:
    plain, _ = begin(ward, 0).communicate(timeout=120)
    begin(ward, 0, "--store", "s.db").communicate(timeout=120)
    read = (ward / "read.log").stat().st_size
    again = begin(ward, 0, "--store", "s.db", "--jobs", "2")
    out, err = again.communicate(timeout=120)

    assert (out, err) == (plain, b"")
    assert (ward / "read.log").stat().st_size == read


class _Reader:
    def __init__(self, texts: list[str]) -> None:
        self._texts = texts

    def read(self, text: str) -> dict[str, Any]:
        self._texts.append(text)
        return record_of(text)


def judged(
    store: Store, notes: list[Note | Unreadable], texts: list[str], stop: int | None = None
) -> list[NoteReport]:
    """Judge notes with a store, and leave off after so many."""
    finder = Finder(isolated=True)
    linters = Linters()
    settings = finder.for_run()
    checker = Checker(finder, settings, linters=linters, recorder=Recorder(store, settings))
    linters.of(NO_FILES)._given_reader = _Reader(texts)  # in the place of the pipeline
    reports: Iterator[NoteReport] = checker.reports(notes)
    if stop is None:
        return list(reports)
    return [next(reports) for _ in range(stop)]


NOTES = st.lists(
    st.one_of(
        st.builds(
            lambda words, lacks: f"{NOTE}{words}\n{lacks}",
            st.text(max_size=20),
            st.sampled_from(LACKS),
        ),
        st.none(),
    ),
    max_size=8,
)


def rows(store: Store, run: int) -> Any:
    return [
        (note.name, note.status, note.codes, note.month, note.findings)
        for note in notes_of(store, run)
    ]


@given(texts=NOTES, stops=st.lists(st.integers(0, 8), max_size=3))
def test_a_resumed_run_is_an_undisturbed_one(
    texts: list[str | None], stops: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    notes: list[Note | Unreadable] = [
        Unreadable(f"{number}.txt", "broken") if text is None else Note(f"{number}.txt", text)
        for number, text in enumerate(texts)
    ]
    folder = tmp_path_factory.mktemp("stores")
    read_plain: list[str] = []
    read: list[str] = []
    key = b"one key"
    with open_store(str(folder / "plain.db"), key, make=True) as store:
        plain = judged(store, notes, read_plain)
        plain_rows = rows(store, 1)
    for stop in stops:
        with open_store(str(folder / "s.db"), key, make=True) as store:
            judged(store, notes, read, stop=min(stop, len(notes)))
    with open_store(str(folder / "s.db"), key, make=True) as store:
        resumed = judged(store, notes, read)
        last = runs_of(store)[-1].id if notes else None
        resumed_rows = rows(store, last) if last else []

    assert resumed == plain
    assert json.dumps([each.to_dict() for each in resumed]) == json.dumps(
        [each.to_dict() for each in plain]
    )
    assert resumed_rows == (plain_rows if notes else [])
    assert sorted(read) == sorted(read_plain)
