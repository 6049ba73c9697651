"""doclint check --store: what is judged again, what is not, and that nobody can tell from a report."""

from __future__ import annotations

import base64
import json
import os
import re
import sqlite3
import stat
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from kept_notes import CANARIES, NOTE, bytes_of

from doclint.reports import FORMATS
from doclint.resources import data_dir
from doclint.store import rules

PATHS = ("a.txt", "b.txt", "c.txt")


def check(run: Callable[..., Any], *more: str) -> Any:
    return run("check", *PATHS, "--store", "s.db", "--format", "json", *more)


def gaps(note: dict[str, Any]) -> set[tuple[str, str]]:
    """Elements and severities of a note's findings that are no infos."""
    found = ((each["element"], each["severity"]) for each in note["findings"])
    return {each for each in found if each[1] != "info"}


def test_a_note_that_did_not_change_is_not_read_again(
    run: Callable[..., Any], notes: Path, texts_read: list[str]
) -> None:
    check(run)
    read = len(texts_read)
    check(run)

    assert read == 2
    assert len(texts_read) == 2


@pytest.mark.parametrize("form", [name for name, each in FORMATS.items() if not each.binary])
@pytest.mark.parametrize("evidence", ["full", "snippet", "none"])
def test_a_report_from_the_store_is_the_same(
    form: str, evidence: str, run: Callable[..., Any], notes: Path, texts_read: list[str]
) -> None:
    more = ("--format", form, "--evidence", evidence, "--verbose")
    without = run("check", *PATHS, *more)
    first = run("check", *PATHS, *more, "--store", "s.db")
    read = len(texts_read)
    again = run("check", *PATHS, *more, "--store", "s.db")

    assert first.out == without.out
    assert again.out == without.out
    assert again.status == without.status
    assert again.err == without.err
    assert len(texts_read) == read


def test_a_changed_note_alone_is_read_again(
    run: Callable[..., Any], notes: Path, texts_read: list[str]
) -> None:
    check(run)
    texts_read.clear()
    (notes / "b.txt").write_text(f"{NOTE}lacks severity\n", encoding="utf-8")
    told = json.loads(check(run).out)["notes"][1]

    assert len(texts_read) == 1
    assert gaps(told) == {("severity", "warning")}


def test_a_file_that_could_not_be_read_is_tried_again(
    run: Callable[..., Any], notes: Path, texts_read: list[str]
) -> None:
    check(run)
    (notes / "c.txt").write_text(NOTE, encoding="utf-8")

    assert json.loads(check(run).out)["summary"]["errors"] == 0
    assert len(texts_read) == 2  # it says what a.txt says, and that was judged before


def test_another_code_is_judged_anew(
    run: Callable[..., Any], notes: Path, texts_read: list[str]
) -> None:
    check(run)
    check(run, "--code", "33952")
    told = json.loads(check(run, "--code", "33948").out)

    assert len(texts_read) == 6
    assert told["notes"][0]["codes"] == ["33948"]


def test_a_setting_that_only_selects_counts_without_reading(
    run: Callable[..., Any], notes: Path, texts_read: list[str]
) -> None:
    check(run)
    told = json.loads(check(run, "--ignore", "SIT", "--severity", "SEV=error").out)["notes"][1]

    assert len(texts_read) == 2
    assert gaps(told) == {("severity", "error")}


def test_a_changed_rule_judges_all_anew(
    run: Callable[..., Any],
    notes: Path,
    texts_read: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    check(run)
    monkeypatch.setattr("doclint.store.recorder.rules_version", lambda *_: "another")
    check(run)

    assert len(texts_read) == 4


def test_a_changed_site_file_judges_all_anew(
    run: Callable[..., Any], notes: Path, texts_read: list[str]
) -> None:
    code = json.loads((data_dir("schemas") / "codes" / "33952.json").read_bytes())
    site = notes / "33952.json"
    site.write_text(json.dumps(code), encoding="utf-8")
    check(run, "--schemas", "33952.json")
    rules.rules_version.cache_clear()
    code["title"] = "Another title"
    site.write_text(json.dumps(code), encoding="utf-8")
    texts_read.clear()
    check(run, "--schemas", "33952.json")

    assert len(texts_read) == 2


def test_equal_texts_are_judged_once(
    run: Callable[..., Any], notes: Path, texts_read: list[str]
) -> None:
    (notes / "d.txt").write_text(NOTE, encoding="utf-8")
    run("check", "a.txt", "d.txt", "--store", "s.db")

    assert len(texts_read) == 1


def test_no_word_of_a_note_is_in_the_store(run: Callable[..., Any], notes: Path) -> None:
    check(run)
    other = sqlite3.connect("s.db")  # keeps the journal from being taken away
    other.execute("SELECT count(*) FROM notes").fetchone()
    check(run, "--code", "33948")
    data = bytes_of(notes)
    other.close()

    assert (notes / "s.db-wal").exists() or b"SQLite" in data
    for word in (*CANARIES, "pneumonia", "femoral", "2026-03", "a.txt", "b.txt", str(notes)):
        assert word.encode() not in data
        assert word.encode("utf-16-le") not in data


def values_of(entry: object) -> Iterator[str]:
    """All texts in a record that are longer than chance, but for its own few codes."""
    if isinstance(entry, dict):
        for key, each in entry.items():
            if key not in ("status", "role"):
                yield from values_of(each)
    elif isinstance(entry, list):
        for each in entry:
            yield from values_of(each)
    elif isinstance(entry, str) and len(entry) > 4:
        yield entry


@pytest.mark.parametrize("key", ["", "a key of the site"])
def test_a_thief_of_the_file_reads_nothing_of_a_note(
    key: str, run: Callable[..., Any], notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text, names, dates and values of notes, and what their source says of them beside."""
    if key:
        monkeypatch.setenv("DOCLINT_HASH_KEY", key)
    beside = {"encounter": "Wallaroo-1", "author": "Bandicoot", "date": "2026-03-05"}
    row = {"id": "Potoroo", "text": f"{NOTE}lacks age\n", "code": "33952", **beside}
    (notes / "rows.jsonl").write_text(json.dumps(row) + "\n" + json.dumps({**row, "id": "2nd"}))
    more = ("--store", "s.db", "--format", "json", "--exit-zero")
    told = json.loads(run("check", "b.txt", "rows.jsonl", *more).out)
    data = bytes_of(notes)

    values = {each for note in told["notes"] for each in values_of(note["elements"])}
    assert {"2026-03-04", "Vermilionsky", "right"} < values
    # What in_the_open lets through, and the names of elements.
    vocabulary = {"percutaneous", "insertion", *told["notes"][0]["elements"]}
    words = set(re.findall(r"\w{5,}", NOTE))
    assert len(told["encounters"]) > 0
    for word in {
        *values,
        *words,
        *beside.values(),
        "Potoroo",
        "rows.jsonl",
        key or "b.txt",
    } - vocabulary:
        for encoding in ("utf-8", "utf-16-le"):
            assert word.encode(encoding) not in data, word
        assert word.encode().hex().encode() not in data
    for told_by in (zlib.compress, base64.b64encode):
        assert told_by(NOTE.encode())[:20] not in data


def test_the_store_is_its_owners_alone(run: Callable[..., Any], notes: Path) -> None:
    before = os.umask(0)
    try:
        check(run)
        reader = sqlite3.connect("s.db")
        reader.execute("SELECT count(*) FROM notes").fetchone()
        check(run)
        files = sorted(notes.glob("s.db*"))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in files}
        reader.close()
    finally:
        os.umask(before)

    assert modes.keys() == {"s.db", "s.db-shm", "s.db-wal"}
    assert set(modes.values()) == {0o600}


def test_a_store_that_others_may_read_is_taken_from_them(
    run: Callable[..., Any], notes: Path
) -> None:
    check(run)
    os.chmod("s.db", 0o644)
    check(run)

    assert stat.S_IMODE(os.stat("s.db").st_mode) == 0o600


def test_one_file_is_left(run: Callable[..., Any], notes: Path) -> None:
    check(run)

    assert [path.name for path in notes.glob("s.db*")] == ["s.db"]


def test_a_sealed_verdict_that_was_changed_is_judged_anew(
    run: Callable[..., Any], notes: Path, texts_read: list[str]
) -> None:
    plain = check(run).out
    with sqlite3.connect("s.db") as other:
        other.execute("UPDATE judgements SET sealed = zeroblob(200)")
    other.close()

    assert check(run).out == plain
    assert len(texts_read) == 4
    check(run)
    assert len(texts_read) == 4


def test_no_report_goes_to_the_store(run: Callable[..., Any], notes: Path) -> None:
    result = run("check", *PATHS, "--store", "s.db", "--format", "json=./s.db")

    assert result.status == 2
    assert "is the store" in result.err
    assert not (notes / "s.db").exists()


def test_watching_keeps_no_runs(run: Callable[..., Any], notes: Path) -> None:
    result = run("check", "a.txt", "--store", "s.db", "--watch")

    assert result.status == 2
    assert "--store" in result.err


def test_the_store_can_be_a_setting(run: Callable[..., Any], notes: Path) -> None:
    (notes / "doclint.toml").write_text('store = "kept/s.db"\n', encoding="utf-8")
    (notes / "kept").mkdir()
    run("check", "a.txt")
    told = json.loads(run("runs", "--format", "json").out)

    assert [each["notes"] for each in told["runs"]] == [1]
