"""A report is made in memory: no reporter opens a file to write to, not even for a moment."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from handmade import FILE_FINDINGS, NOTES, hostile_files, hostile_notes, note_report, report

from doclint.report import NoteReport
from doclint.reports import FORMATS

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC

_seen: list[str] | None = None


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if _seen is None:
        return
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, int) or (isinstance(flags, int) and flags & _WRITING):
            _seen.append(f"{event} {path!r} {mode}")
    elif event.startswith(
        ("tempfile.", "os.mkdir", "os.rename", "os.link", "os.symlink", "shutil")
    ):
        _seen.append(f"{event} {arguments!r}")


sys.addaudithook(_watch)  # which stays for good, and sees nothing outside the fixture


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the interpreter wrote to, from now on; all folders that it might use are watched."""
    global _seen
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "TMPDIR", "TMP", "TEMP", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(home)
    _seen = []
    yield _seen
    _seen = None
    assert list(tmp_path.rglob("*")) == [home]


def many() -> Iterator[NoteReport]:
    """More than any buffer holds before it is spilled."""
    for number in range(1_000):
        yield note_report(note=f"{number}.txt", text="x" * 2_000)


def test_the_watch_sees_what_is_written(written: list[str], tmp_path: Path) -> None:
    with tempfile.TemporaryFile() as file:
        file.write(b"a")
    with tempfile.SpooledTemporaryFile(max_size=1) as spooled:
        spooled.write(b"ab")
    (tmp_path / "home" / "a").write_text("a")
    (tmp_path / "home" / "a").unlink()

    assert len([each for each in written if each.startswith("open")]) >= 3


@pytest.mark.parametrize("evidence", ["full", "none"])
@pytest.mark.parametrize("form", FORMATS)
def test_no_reporter_writes_a_file(
    form: str, evidence: Any, request: pytest.FixtureRequest
) -> None:
    report(form)  # with what is imported and compiled on the way
    written = request.getfixturevalue("written")
    options: dict[str, Any] = {"evidence": evidence, "verbose": True, "statistics": True}
    report(form, [*NOTES, *hostile_notes(), *many()], [*FILE_FINDINGS, *hostile_files()], **options)

    assert written == []
