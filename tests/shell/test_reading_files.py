from __future__ import annotations

import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from doclint.note import Note, Unreadable
from doclint.readers import files, read_note, read_paths


@pytest.fixture
def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of notes, which is the working directory, and much that is no note."""
    for name in [
        "b.txt", "a.TXT", "c.note", "d.text", "sub/e.txt", "sub/deep/f.txt",
        ".hidden.txt", ".git/g.txt", "a.expected.json", "readme.md", "noextension",
    ]:  # fmt: skip
        path = tmp_path / "ward" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"note {name}")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "ward"


_NO_NOTES = (
    "a folder without notes (.docx, .hl7, .note, .pdf, .rtf, .text, .txt; --include takes others)"
)


def names(*paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    return [item.name for item in read_paths(paths, exclude=exclude)]


@pytest.mark.usefixtures("ward")
def test_a_folder_is_walked_in_order_for_notes_only() -> None:
    assert names("ward/") == [
        "ward/a.TXT", "ward/b.txt", "ward/c.note", "ward/d.text",
        "ward/sub/deep/f.txt", "ward/sub/e.txt",
    ]  # fmt: skip


@pytest.mark.usefixtures("ward")
def test_a_file_named_outright_need_not_look_like_a_note() -> None:
    assert names("ward/readme.md", "ward/.hidden.txt") == ["ward/readme.md", "ward/.hidden.txt"]


@pytest.mark.usefixtures("ward")
@pytest.mark.parametrize(
    ("glob", "left"),
    [
        ("*.txt", ["ward/a.TXT", "ward/c.note", "ward/d.text"]),
        ("sub", ["ward/a.TXT", "ward/b.txt", "ward/c.note", "ward/d.text"]),
        (
            "sub/deep/*",
            ["ward/a.TXT", "ward/b.txt", "ward/c.note", "ward/d.text", "ward/sub/e.txt"],
        ),
        ("ward/[abcd].*", ["ward/sub/deep/f.txt", "ward/sub/e.txt"]),
    ],
)
def test_exclude_goes_by_name_and_by_path(glob: str, left: list[str]) -> None:
    assert names("ward", exclude=(glob,)) == left


@pytest.mark.usefixtures("ward")
def test_a_file_reached_twice_is_read_once() -> None:
    assert names("ward/b.txt", "ward", "./ward/b.txt").count("ward/b.txt") == 1
    assert len(names("ward", "ward")) == 6


def test_a_link_back_up_ends_the_walk(ward: Path) -> None:
    (ward / "sub" / "up").symlink_to(ward, target_is_directory=True)

    assert len(names("ward")) == 6


def test_a_link_to_a_folder_elsewhere_is_followed(ward: Path, tmp_path: Path) -> None:
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "h.txt").write_text("note")
    (ward / "z").symlink_to(tmp_path / "else", target_is_directory=True)

    assert names("ward")[-1] == "ward/z/h.txt"


def test_a_folder_of_nothing_but_itself_holds_no_notes(tmp_path: Path) -> None:
    (tmp_path / "self").symlink_to(tmp_path, target_is_directory=True)

    assert list(read_paths([str(tmp_path)])) == [Unreadable(str(tmp_path), _NO_NOTES)]


def test_a_file_that_links_to_itself_is_named_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")

    assert list(read_paths([str(tmp_path)])) == [
        Unreadable(str(tmp_path / "loop.txt"), "too many levels of symbolic links")
    ]


def test_a_missing_path_does_not_stop_the_others(ward: Path) -> None:
    (ward / "dangling.txt").symlink_to(ward / "gone")
    items = list(read_paths(["nowhere.txt", "ward"]))

    assert items[0] == Unreadable("nowhere.txt", "no such file or directory")
    assert Unreadable("ward/dangling.txt", "no such file or directory") in items
    assert sum(isinstance(item, Note) for item in items) == 6


@pytest.mark.usefixtures("ward")
def test_a_file_or_folder_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: str, *_: object) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(files, "open", denied, raising=False)
    assert read_note("ward/b.txt") == Unreadable("ward/b.txt", "permission denied")

    monkeypatch.setattr(os, "scandir", denied)
    assert list(read_paths(["ward"])) == [Unreadable("ward", "permission denied")]


def test_a_path_that_cannot_be() -> None:
    assert list(read_paths(["a\x00b"])) == [Unreadable("a\x00b", "not a usable path")]


def test_a_folder_where_one_note_is_wanted(tmp_path: Path) -> None:
    assert read_note(str(tmp_path)) == Unreadable(str(tmp_path), "is a directory")


def test_a_pipe_in_a_folder_is_passed_over(ward: Path) -> None:
    os.mkfifo(ward / "pipe.txt")

    assert len(names("ward")) == 6


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"\xef\xbb\xbfnote\r\n")))

    assert list(read_paths(["-"], stdin_name="x.txt")) == [Note("x.txt", "note\r\n")]


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)

    assert list(read_paths(["-"])) == [Unreadable("-", "standard input is closed")]


def test_a_file_name_that_is_not_utf8(tmp_path: Path) -> None:
    raw = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    try:
        with open(raw, "wb") as file:
            file.write(b"note")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")

    assert names(str(tmp_path)) == [f"{tmp_path}/caf\\xe9.txt"]
