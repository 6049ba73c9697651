"""Files that mean harm are refused with a reason, within bounds, and leave nothing behind."""

from __future__ import annotations

import gzip
import json
import os
import random
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile import HOSTILE, SLOW, STRANGE, zipped
from hypothesis import settings

from doclint.note import Note, Unreadable
from doclint.readers import Limits, ReadOptions, read_note, read_paths

Measured = dict[str, dict[str, Any]]

THOROUGH = settings().max_examples >= 100
"""As with ``--hypothesis-profile=thorough``."""


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """How reading went of each file, in a process of its own that was bound to stay in bounds.

    Those are ``MEMORY`` bytes more than it had, and ``SECONDS`` of processor time.
    """
    if not os.path.exists("/proc/self/clear_refs"):
        pytest.skip("no such bounds and measures but on Linux")
    folder = tmp_path_factory.mktemp("hostile")
    environment = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), str(folder))
    whats = [what for what in HOSTILE | STRANGE if THOROUGH or what not in SLOW]
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("hostile.py")), *whats],
        capture_output=True,
        cwd=folder,
        env={**os.environ, **environment, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    assert list(folder.iterdir()) == [], "a file was left"
    assert done.stderr == b""
    return {told["what"]: told for told in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize(("what", "told"), [(what, case[2]) for what, case in HOSTILE.items()])
def test_a_hostile_file_is_refused_with_its_reason(
    measured: Measured, what: str, told: str
) -> None:
    if what in SLOW and not THOROUGH:
        pytest.skip("slow: see --hypothesis-profile=thorough")
    result = measured[what]

    assert "died" not in result, "it went beyond its bounds"
    assert result["notes"] == 0
    assert any(reason.startswith(told) for reason in result["reasons"]), result
    for reason in result["reasons"]:
        assert len(reason) < 120
        assert reason.isprintable()
        assert "MemoryError" not in reason


@pytest.mark.parametrize("what", STRANGE)
def test_a_strange_file_is_read_or_refused(measured: Measured, what: str) -> None:
    result = measured[what]

    assert "died" not in result, "it went beyond its bounds"
    assert result["notes"] or result["reasons"]
    assert not any("MemoryError" in reason for reason in result["reasons"])


def test_the_systems_own_files_are_not_read(text: Callable[..., str]) -> None:
    assert text(STRANGE["C-CDA that includes"][1](), "a.xml") == "V-V\n"


def test_all_of_an_archive_together_is_bounded(read: Callable[..., Any]) -> None:
    """Each member is small enough; the three thousand of them are not."""
    make = STRANGE["a zip whose files overlap"][1]
    options = ReadOptions(limits=Limits(unpacked=5_000_000))
    items = read(make(), "a.zip", options)

    assert not any(isinstance(item, Note) for item in items[5:])


def test_archives_in_an_archive_are_bounded_together(read: Callable[..., Any]) -> None:
    """Each of them is small enough, and so is the archive; all that is in them is not."""
    options = ReadOptions(limits=Limits(unpacked=1_000_000))
    chance = random.Random(1)
    inner = zipped(("a.txt", chance.randbytes(150_000).hex().encode()))
    single = gzip.compress(chance.randbytes(150_000).hex().encode(), 1)
    members = [(f"{number}.zip", inner) for number in range(2)]
    members += [(f"{number}.txt.gz", single) for number in range(9)]
    items = read(zipped(*members), "a.zip", options)

    assert isinstance(items[0], Note)
    assert "its archive is larger than 0.9537 MiB, unpacked" in {
        item.reason for item in items if isinstance(item, Unreadable)
    }
    assert sum(isinstance(item, Note) for item in items) == 2


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
