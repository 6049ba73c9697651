"""A note has one name in a file, however its path is spelled and wherever doclint is started."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.policy.names import NoteNames, shown_path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with ``files/`` for the file and ``notes/ward/a.txt``."""
    (tmp_path / "notes" / "ward").mkdir(parents=True)
    (tmp_path / "notes" / "ward" / "a.txt").touch()
    (tmp_path / "files").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("start", "file", "spelled", "name"),
    [
        (".", "known.json", "notes/ward/a.txt", "notes/ward/a.txt"),
        (".", "known.json", "./notes//ward/../ward/a.txt", "notes/ward/a.txt"),
        ("notes", "../known.json", "ward/a.txt", "notes/ward/a.txt"),
        ("notes/ward", "../../known.json", "a.txt", "notes/ward/a.txt"),
        (".", "files/known.json", "notes/ward/a.txt", "../notes/ward/a.txt"),
        ("files", "known.json", "../notes/ward/a.txt", "../notes/ward/a.txt"),
        (".", "known.json", "notes/batch.jsonl#7", "notes/batch.jsonl#7"),
        ("notes", "../known.json", "batch.jsonl#2024/7", "notes/batch.jsonl#2024/7"),
        (".", "known.json", "-", "-"),
    ],
)
def test_the_way_from_the_file_s_folder(
    site: Path, monkeypatch: pytest.MonkeyPatch, start: str, file: str, spelled: str, name: str
) -> None:
    monkeypatch.chdir(site / start)

    assert NoteNames(file)(spelled) == name
    assert NoteNames(os.path.abspath(file))(spelled) == name
    if spelled != "-":
        assert NoteNames(file)(os.path.abspath(spelled)) == name


def test_links_are_followed_where_it_takes_them_to_come_inside(site: Path, tmp_path: Path) -> None:
    real = site / "notes" / "ward" / "a.txt"
    outside = tmp_path / "link"
    outside.symlink_to(site / "notes")
    (site / "notes" / "store.txt").symlink_to(tmp_path / "elsewhere" / "x17.txt")
    (site / "notes" / "mounted").symlink_to(tmp_path / "elsewhere")
    names = NoteNames(str(site / "notes" / "known.json"))

    assert names(str(outside / "ward" / "a.txt")) == names(str(real)) == "ward/a.txt"
    assert NoteNames(str(outside / "known.json"))(str(real)) == "ward/a.txt"
    # What is inside keeps its name there, whatever disk a link leads to.
    assert names(str(site / "notes" / "store.txt")) == "store.txt"
    assert names(str(site / "notes" / "mounted" / "b.txt")) == "mounted/b.txt"
    # Nor does what is outside tell of disks.
    (site / "shelf").symlink_to(tmp_path / "elsewhere")
    assert names(str(site / "shelf" / "b.txt")) == "../shelf/b.txt"


def test_standard_input_is_named_as_it_is_given(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site / "notes")
    file = str(site / "known.json")

    assert NoteNames(file, stdin_name="visit 7")("visit 7") == "visit 7"
    assert NoteNames(file, stdin_name="./op.txt")("./op.txt") == "./op.txt"
    # An editor hands over the text of a file that is there.
    assert NoteNames(file, stdin_name="ward/a.txt")("ward/a.txt") == "notes/ward/a.txt"


def test_both_spellings_of_an_accent_are_one_name(tmp_path: Path) -> None:
    names = NoteNames(str(tmp_path / "known.json"))

    assert names(str(tmp_path / "cafe\u0301.txt")) == names(str(tmp_path / "caf\u00e9.txt"))


@pytest.mark.parametrize("name", ["a\x00/b", "\ud800/a", "/other/x.jsonl#\x00/1", "\udcff", ""])
def test_any_name_has_one(name: str, tmp_path: Path) -> None:
    assert isinstance(NoteNames(str(tmp_path / "known.json"))(name), str)


PARTS = st.lists(st.sampled_from(["ward", "icu", "b #1", "[x]"]), max_size=3)
DETOURS = st.lists(st.sampled_from([".", "ward/..", "icu/x/../.."]), max_size=3)


@given(start=PARTS, parts=PARTS, detours=DETOURS, whole=st.booleans())
def test_no_spelling_gives_another_name(
    start: list[str], parts: list[str], detours: list[str], whole: bool
) -> None:
    root = "/site"
    here = os.getcwd()
    plain = NoteNames(f"{root}/known.json")(os.path.join(root, *parts, "a.txt"))
    spelled = os.path.join(root, *detours, *parts, *detours, "a.txt")
    file = os.path.join(os.path.relpath(root, here), *detours, "known.json")

    assert plain == "/".join([*parts, "a.txt"])
    assert NoteNames(file)(spelled if whole else os.path.relpath(spelled, here)) == plain


def test_a_file_is_shown_as_seen_from_here(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "notes")

    assert shown_path(str(site / "known.json")) == "../known.json"
    assert shown_path(str(site / "notes" / "known.json")) == "known.json"
    assert shown_path("./known.json") == "./known.json"
