"""Whatever is in a file, reading it ends, raises nothing and leaves nothing behind."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from doclint.note import Note, Unreadable
from doclint.readers import FORMATS, ReadOptions, read_file

FILES = sorted(
    each
    for each in (Path(__file__).parent / "files").iterdir()
    if each.suffix not in (".md", ".fodt")
)
SUFFIXES = [suffix for form in FORMATS for suffix in form.suffixes if suffix != ".parquet"]

PIECES = [
    b"", b"\x00", b"\xff", b"\xff\xfe", b"\r", b"\n", b"{", b"}", b"[", b"]", b"<", b">", b"<!--",
    b"</", b"&", b"&#0;", b"&x;", b"\\", b"|", b"^", b'"', b"'", b",", b"99999999999", b"-1",
    b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", b"obj", b"endobj", b"stream\n", b"<<",
    b">>", b"/Kids", b"/Filter", b"R", b"\\bin99999 ", b"\\u-99999 ", b"\\ansicpg0 ", b"\\'", b"\\*",
    b"PK\x01\x02", b"PK\x03\x04", b"ustar", b"MSH|", b"OBX|", b"\xc2\xb0", b"\xd8\x00",
]  # fmt: skip

OPTIONS = ReadOptions(include=("*",))


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    for name in ("TMPDIR", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    yield
    assert os.listdir(tmp_path) == []


def read(data: bytes, name: str) -> None:
    """Read bytes; what comes out is as it is promised to be."""
    for item in read_file(io.BytesIO(data), name, OPTIONS):
        assert item.name.startswith(name)
        assert item.name.isprintable()
        assert item.place is None or item.place.isprintable()
        if isinstance(item, Unreadable):
            assert item.reason
            assert item.reason.isprintable()
            continue
        assert isinstance(item, Note)
        assert "\x00" not in item.text
        item.text.encode("utf-8")
        for each in (item.encounter, item.author, item.service):
            assert each is None or (each and each.encode("utf-8") and "\n" not in each)
        assert all(len(code) == 5 for code in item.codes)


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


CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 60), st.sampled_from(PIECES), st.integers(1, 40)),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@given(changes=CHANGES)
def test_a_real_file_with_pieces_changed(
    path: Path, changes: list[tuple[float, int, bytes, int]]
) -> None:
    data = path.read_bytes()
    for where, length, piece, times in changes:
        place = int(where * len(data))
        data = data[:place] + piece * times + data[place + length :]
    read(data, path.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@given(where=st.floats(0, 1))
def test_a_real_file_that_is_cut_off(path: Path, where: float) -> None:
    data = path.read_bytes()
    read(data[: int(where * len(data))], path.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("suffix", [".txt", ".docx", ".csv", ".json", ".xml", ".zip", ".hl7"])
def test_a_real_file_by_another_name(path: Path, suffix: str) -> None:
    read(path.read_bytes(), f"a{suffix}")
