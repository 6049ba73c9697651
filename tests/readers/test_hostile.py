"""Files that mean harm are refused with a reason, within bounds, and leave nothing behind."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile import HOSTILE, STRANGE, Maker

from doclint.note import Note, Unreadable
from doclint.readers import Limits, ReadOptions, read_note, read_paths


@pytest.mark.parametrize(("name", "make", "told"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(
    read: Callable[..., Any], name: str, make: Maker, told: str
) -> None:
    items = read(make(), name)

    assert items
    assert all(isinstance(item, Unreadable) for item in items)
    assert any(item.reason.startswith(told) for item in items), items
    for item in items:
        assert len(item.reason) < 120
        assert item.reason.isprintable()


@pytest.mark.parametrize(("name", "make"), STRANGE.values(), ids=STRANGE)
def test_a_strange_file_is_read_or_refused(
    read: Callable[..., Any], name: str, make: Maker
) -> None:
    assert read(make(), name)


@pytest.mark.skipif(sys.platform == "win32", reason="no bounds of memory and time there")
def test_hostile_files_stay_within_bounds(tmp_path: Path) -> None:
    """In 2 GiB of memory and two minutes of processor time each; the process bounds itself."""
    environment = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), str(tmp_path))
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("hostile.py"))],
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, **environment, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert done.returncode == 0, done.stderr.decode()[-2000:]
    assert done.stdout.count(b"\n") == len(HOSTILE) + len(STRANGE)
    assert list(tmp_path.iterdir()) == []


def test_all_of_an_archive_together_is_bounded(read: Callable[..., Any]) -> None:
    """Each member is small enough; the three thousand of them are not."""
    make = STRANGE["a zip whose files overlap"][1]
    options = ReadOptions(limits=Limits(unpacked=5_000_000))
    items = read(make(), "a.zip", options)

    assert not any(isinstance(item, Note) for item in items[5:])


def test_a_note_of_two_hundred_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024**2)

    assert read_note(str(path)) == Unreadable(str(path), "larger than 10 MiB")


def test_text_that_grows_on_its_way(read: Callable[..., Any]) -> None:
    """Not the file is too large, but what is in it."""
    options = ReadOptions(limits=Limits(note=1000))
    row = '{"id": "%s", "text": "%s"}\n'
    small, large = read(row % ("a", "x" * 1000) + row % ("b", "x" * 1001), "a.jsonl", options)

    assert isinstance(small, Note)
    assert large.reason.startswith("larger than ")


def test_more_notes_than_anybody_has(read: Callable[..., Any]) -> None:
    options = ReadOptions(limits=Limits(notes=3))
    items = read('{"text": "x"}\n' * 10, "a.jsonl", options)

    assert [type(item) for item in items] == [Note, Note, Note, Unreadable]
    assert items[-1] == Unreadable("a.jsonl", "more than 3 notes; the rest is not read")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_that_nobody_writes_to(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("doclint.readers.files._WAIT", 0.01)
    os.mkfifo(tmp_path / "a.txt")
    path = str(tmp_path / "a.txt")

    assert list(read_paths([path])) == [Unreadable(path, "a pipe that nobody writes to")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_that_somebody_writes_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    path = str(tmp_path / "a.csv")
    writer = threading.Thread(target=Path(path).write_text, args=("text\nfrom a pipe\n",))
    writer.start()

    (note,) = read_paths([path])
    writer.join()

    assert isinstance(note, Note)
    assert note.text == "from a pipe"


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no such devices here")
def test_a_device_without_an_end() -> None:
    assert read_note("/dev/zero") == Unreadable("/dev/zero", "larger than 10 MiB")
    assert read_note("/dev/null") == Note("/dev/null", "")


@pytest.mark.enable_socket
@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no sockets that are files here")
def test_a_socket(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("a.txt")
        (item,) = read_paths(["a.txt"])

    assert isinstance(item, Unreadable)
