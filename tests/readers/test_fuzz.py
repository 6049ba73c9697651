"""Whatever is in a file, reading it ends, raises nothing and leaves nothing behind.

How many examples there are is set by the profile of hypothesis: few in a plain run of the tests,
many with ``--hypothesis-profile=thorough``. ``mutations.py`` beside this file tries still more.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mutations import FILES, PIECES, WORDS, mutated, read

from doclint.note import Unreadable
from doclint.readers import FORMATS

SUFFIXES = [suffix for form in FORMATS for suffix in form.suffixes if suffix != ".parquet"]


PARQUET = next(path for path in FILES if path.suffix == ".parquet")
QUICK = [path for path in FILES if path != PARQUET]
few = settings(max_examples=max(settings().max_examples // 5, 1))
"""For what has a process of its own to start."""


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    for name in ("TMPDIR", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    yield
    assert os.listdir(tmp_path) == []


@given(st.sampled_from(SUFFIXES), st.binary(max_size=300))
@example(".pdf", b"%PDF-1.7\n%%EOF")
@example(".zip", b"PK\x05\x06" + bytes(18))
@example(".gz", b"\x1f\x8b")
@example(".hl7", b"MSH||||||\rOBX")
@example(".json", b"\xff\xfe{")
@example(".xml", "<a/>".encode("utf-16"))
@example(".rtf", b"{\\rtf1\\u}")
@example(".csv", b"text\n\x00")
def test_arbitrary_bytes(suffix: str, data: bytes) -> None:
    read(data, f"a{suffix}")


@given(st.sampled_from(SUFFIXES), st.lists(st.sampled_from(PIECES), max_size=30))
def test_arbitrary_pieces(suffix: str, pieces: list[bytes]) -> None:
    read(b"".join(pieces), f"a{suffix}")


@pytest.mark.parametrize("path", QUICK, ids=lambda path: path.name)
@given(seed=st.integers(0, 2**32))
def test_a_real_file_that_was_changed(path: Path, seed: int) -> None:
    change_and_read(path, seed)


@few
@given(seed=st.integers(0, 2**32))
def test_a_table_of_parquet_that_was_changed(seed: int) -> None:
    change_and_read(PARQUET, seed)


def change_and_read(path: Path, seed: int) -> None:
    items = read(mutated(path, random.Random(seed)), path.name)

    for item in items:
        if isinstance(item, Unreadable):
            assert not WORDS.search(item.reason)
            assert "Error at" not in item.reason, "words of the reader's own, and no crash"


@pytest.mark.parametrize("path", QUICK, ids=lambda path: path.name)
@given(where=st.floats(0, 1))
def test_a_real_file_that_is_cut_off(path: Path, where: float) -> None:
    cut_and_read(path, where)


@few
@given(where=st.floats(0, 1))
def test_a_table_of_parquet_that_is_cut_off(where: float) -> None:
    cut_and_read(PARQUET, where)


def cut_and_read(path: Path, where: float) -> None:
    data = path.read_bytes()
    read(data[: int(where * len(data))], path.name)


@pytest.mark.parametrize("path", QUICK, ids=lambda path: path.name)
@pytest.mark.parametrize("suffix", [".txt", ".docx", ".csv", ".json", ".xml", ".zip", ".hl7"])
def test_a_real_file_by_another_name(path: Path, suffix: str) -> None:
    read(path.read_bytes(), f"a{suffix}")


@pytest.mark.parametrize(
    ("name", "seed"),
    [("notes.zip", "3 notes.zip 2288"), ("scanned.pdf", "3 scanned.pdf 5212")],
)
def test_what_many_changes_once_found(name: str, seed: str) -> None:
    path = next(path for path in FILES if path.name == name)
    (item,) = read(mutated(path, random.Random(seed)), name)

    assert isinstance(item, Unreadable)
    assert "Error at" not in item.reason
