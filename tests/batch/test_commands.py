"""``doclint check`` with worker processes, as a process of its own that is watched from outside."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from families import workers_of

HERE = Path(__file__).parent
RUN = f"""\
import sys
sys.path[:0] = {[str(HERE), str(HERE.parent)]!r}
import doclint.linters, obedient
doclint.linters.build_linter = obedient.build
from doclint.cli import main
sys.exit(main(sys.argv[1:]))
"""
CANARIES = ("Zyzzomys", "Quokkarine", "Vermilionsky")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder for notes."""
    folder = tmp_path / "notes"
    folder.mkdir()
    return folder


def put(folder: Path, *texts: str) -> None:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text)


def doclint(*args: object, **options: object) -> subprocess.Popen[bytes]:
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "start_new_session": True}
    command = [sys.executable, "-c", RUN, *map(str, args)]
    return subprocess.Popen(command, **{**given, **options})


def done(process: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out.decode(), err.decode()


@pytest.mark.parametrize("form", ["text", "json", "csv", "junit"])
def test_the_report_is_the_same_whoever_judges(notes: Path, form: str) -> None:
    put(notes, "fine", "raise value", "CPT: 33952\nfine", "", "CPT: 33984\n", "fine", "fine")
    (notes / "1b.txt").write_bytes(b"\x00\x01\x02")
    (notes / "deep").mkdir()
    (notes / "deep" / "doclint.toml").write_text("code = ['1']\n")
    (notes / "deep" / "a.txt").write_text("fine")
    alone = done(doclint("check", notes, "--format", form, "--jobs", "1"))

    assert alone[0] == 2
    assert done(doclint("check", notes, "--format", form, "--jobs", "3")) == alone


def until(process: subprocess.Popen[bytes], words: bytes) -> bytes:
    """What the process writes up to these words."""
    assert process.stdout is not None
    seen = b""
    while words not in seen:
        piece = os.read(process.stdout.fileno(), 65536)
        assert piece, seen
        seen += piece
    return seen


def test_ctrl_c_leaves_whole_reports_and_no_process(notes: Path, tmp_path: Path) -> None:
    put(notes, "fine", "fine", "sleep 600", "fine")
    files = ("--format", f"csv={tmp_path / 'gaps.csv'}")
    process = doclint("check", notes, "--jobs", "2", "--format", "json", *files)
    begun = until(process, b"1.txt")
    family = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, signal.SIGINT)
    status, rest, err = done(process)

    assert (status, err.strip()) == (130, "doclint: interrupted")
    report = json.loads(begun.decode() + rest)
    assert [Path(note["note"]).name for note in report["notes"]] == ["0.txt", "1.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]
    assert psutil.wait_procs(family, timeout=10)[1] == []


def test_ctrl_c_in_one_process_does_the_same(notes: Path) -> None:
    put(notes, "fine", "fine", "sleep 600", "fine")
    process = doclint("check", notes, "--format", "json")
    begun = until(process, b"1.txt")
    os.killpg(process.pid, signal.SIGINT)
    status, rest, err = done(process)

    assert (status, err.strip()) == (130, "doclint: interrupted")
    assert json.loads(begun.decode() + rest)["summary"]["notes"] == 2


@pytest.mark.parametrize("order", ["sleep 600", "spin"])
def test_workers_do_not_outlive_a_parent_that_was_killed(notes: Path, order: str) -> None:
    put(notes, "fine", order, order)
    process = doclint("check", notes, "--jobs", "2", "--format", "jsonl")
    until(process, b"0.txt")
    family = psutil.Process(process.pid).children(recursive=True)
    assert len(workers_of(psutil.Process(process.pid))) == 2
    process.kill()
    done(process)

    assert psutil.wait_procs(family, timeout=30)[1] == []


def test_whoever_stops_reading_ends_all_processes(notes: Path) -> None:
    put(notes, "fine", *["sleep 0.2"] * 50)
    process = doclint("check", notes, "--jobs", "2", "--format", "jsonl")
    until(process, b"0.txt")
    family = psutil.Process(process.pid).children(recursive=True)
    assert process.stdout is not None
    process.stdout.close()

    assert process.wait(timeout=60) == 141
    assert psutil.wait_procs(family, timeout=10)[1] == []


def test_settings_may_ask_for_workers(notes: Path) -> None:
    put(notes, "who", "who", "sleep 600")
    (notes / "doclint.toml").write_text("jobs = 2\ntimeout = 2.5\n")
    status, out, err = done(doclint("check", notes, "--format", "jsonl"))

    assert (status, err) == (2, f"doclint: error: {notes}/2.txt: took longer than 2.5 s\n")
    assert json.loads(out.splitlines()[0])["elements"]["circuit"]["worker"] > 0


def canaries(text: str) -> list[str]:
    return [word for word in CANARIES if word.lower() in text.lower()]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """The only place for files; in the end it holds no word of a note."""
    home = tmp_path / "home"
    home.mkdir()
    yield home
    for path in home.rglob("*"):
        if path.is_file():
            assert canaries(path.read_bytes().decode("latin-1")) == [], path


def test_words_of_a_note_cross_the_pipe_alone(notes: Path, home: Path) -> None:
    words = f"\n{' '.join(CANARIES)}\n"
    orders = ("chatter", "raise value", "raise base", "abort", "kill", "sleep 4", "exit 0", "spin")
    put(notes, *(order + words for order in orders))
    places = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(home))
    loud = {"LOGURU_LEVEL": "TRACE", "PYTHONWARNINGS": "always", "PYTHONDEVMODE": "1"}
    process = doclint(
        *("check", notes, "--jobs", "2", "--timeout", "6", "--format", "jsonl"),
        env={**os.environ, **places, **loud, "PYTHONFAULTHANDLER": "1"},
    )
    begun = until(process, b"4.txt")
    family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    for each in family:
        with each.oneshot():
            assert canaries(" ".join(each.cmdline())) == []
            assert canaries(str(each.environ())) == []
    status, out, err = done(process)

    assert status == 2
    assert canaries(err) == []
    assert "Traceback" not in err
    assert len(err.splitlines()) == 6
    assert canaries(begun.decode() + out) == []


def read(terminal: int) -> str:
    try:
        return os.read(terminal, 65536).decode()
    except OSError:  # all was read that is there
        return ""


@pytest.mark.parametrize("quiet", [False, True])
def test_a_bar_on_a_terminal_alone(notes: Path, quiet: bool) -> None:
    put(notes, "fine", "sleep 0.3", "")
    above, below = pty.openpty()
    fcntl.ioctl(below, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    args = ("check", notes, "--format", "jsonl", *["--quiet"] * quiet)
    process = doclint(*args, stderr=below)
    os.close(below)
    process.communicate(timeout=60)
    seen = "".join(iter(lambda: read(above), ""))
    os.close(above)

    assert "2.txt: holds no text" in seen
    assert ("/3 [" in seen) is not quiet
    assert (" notes" in seen) is not quiet


def test_no_bar_where_nobody_watches(notes: Path) -> None:
    put(notes, "fine", "sleep 0.3")

    assert done(doclint("check", notes, "--format", "jsonl"))[::2] == (0, "")
