"""A folder that is watched: each note is checked again when it is saved."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from doclint.cli import main

FAKE = """\
import sys
import doclint.reading
class Reader:
    def read(self, text):
        from doclint.findings import ELEMENTS
        entry = {"status": "missing", "evidence": []}
        return {**{name: dict(entry) for name in ELEMENTS}, "action": {**entry, "values": []}}
doclint.reading.Reader = Reader
from doclint.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    (tmp_path / "a.txt").write_text("one")
    process = subprocess.Popen(
        [sys.executable, "-c", FAKE, "check", "--watch", "--isolated", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    yield process
    process.kill()
    process.wait()


def paragraph(process: subprocess.Popen[str]) -> str:
    """What is printed up to the end of a round."""
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("1 note: "):
            break
    return "".join(lines)


def test_a_saved_note_is_checked_again_and_others_are_not(
    watched: subprocess.Popen[str], tmp_path: Path
) -> None:
    assert watched.stderr is not None
    first = paragraph(watched)
    watched.stderr.readline()  # it is watching now
    (tmp_path / "notes.log").write_text("no note")
    (tmp_path / "b.txt").write_text("CPT: 33952")
    second = paragraph(watched)
    watched.send_signal(signal.SIGINT)

    assert "a.txt: no ECMO service" in first
    assert "b.txt: 33952 (named in the note): gaps" in second
    assert "a.txt" not in second
    assert watched.wait(timeout=60) == 0
    assert "Traceback" not in watched.stderr.read()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-"], "--watch cannot watch standard input"),
        (["none"], "none: nothing to watch"),
        ([".", "--format", "json"], "--watch shows text on standard output and nothing else"),
        ([".", "--output-file", "x"], "--watch shows text on standard output and nothing else"),
    ],
)
def test_what_cannot_be_watched_is_one_line(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["check", "--watch", "--isolated", *arguments])

    assert (status, capsys.readouterr().err) == (2, f"doclint: error: {told}\n")


def test_without_the_extra_its_command_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)

    status = main(["check", "--watch", "--isolated", "."])

    assert status == 2
    assert "pip install 'doclint[watch]'" in capsys.readouterr().err
