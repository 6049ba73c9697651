"""Not a word of a note goes anywhere but to the report that was asked for.

Each case is a process of its own, watched at its two file descriptors and in all of its folders.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from doclint.resources import data_dir

CANARIES = ("Zyzzomys", "Quokkarine", "Vermilionsky")
NOTE = """\
PROCEDURE: Veno-venous ECMO cannulation, Quokkarine unit
DATE OF SERVICE: 03/04/2025
52-year-old man, Zyzzomys pneumonia with ARDS despite prone position and Vermilionsky.
Under fluoroscopy a 25 Fr multistage cannula was placed percutaneously into the right femoral vein.
Zyzzomys. Quokkarine. Vermilionsky.
Flow 4.5 L/min, sweep 5 L/min. Complications: Zyzzomys hematoma.
Signed: Quokkarine Vermilionsky, MD
"""

LOUD = {
    "LOGURU_LEVEL": "TRACE",
    "LOGURU_AUTOINIT": "True",
    "LOGURU_DIAGNOSE": "YES",
    "LOGURU_BACKTRACE": "YES",
    "PYTHONWARNINGS": "always",
    "PYTHONDEVMODE": "1",
    "PYTHONFAULTHANDLER": "1",
    "PYTHONASYNCIODEBUG": "1",
    "FORCE_COLOR": "1",
}

RUN = "import sys\nfrom doclint.cli import main\nsys.exit(main(sys.argv[1:]))\n"

FAKE = """\
import doclint.reading
class Reader:
    def read(self, text):
{body}
doclint.reading.Reader = Reader
"""


@dataclass(frozen=True)
class Process:
    status: int
    out: str
    err: str


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Callable[..., Process]]:
    """Run Python on a note with canaries; its standard error and its files must not hold them."""
    home = tmp_path / "home"
    home.mkdir()
    note = tmp_path / "note.txt"
    note.write_text(NOTE)

    def watch(code: str, *args: str, environment: dict[str, str] | None = None) -> Process:
        places = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(home))
        done = subprocess.run(
            [sys.executable, "-c", code, *(str(note) if arg == "NOTE" else arg for arg in args)],
            capture_output=True,
            timeout=120,
            env={**os.environ, **places, **(environment or {})},
        )
        err = done.stderr.decode()
        assert "Traceback" not in err
        assert canaries(err) == []
        return Process(done.returncode, done.stdout.decode(), err)

    yield watch

    for path in tmp_path.rglob("*"):
        if path.is_file() and path != note and not path.is_relative_to(tmp_path / "own"):
            assert canaries(path.read_bytes().decode("latin-1")) == [], path


def canaries(text: str) -> list[str]:
    return [word for word in CANARIES if word.lower() in text.lower()]


@pytest.mark.parametrize("environment", [{}, LOUD], ids=["quiet", "loud"])
@pytest.mark.parametrize(
    "args",
    [
        ["check", "NOTE"],
        ["check", "NOTE", "--code", "33954"],
        ["check", "NOTE", "-v"],
        ["check", "NOTE", "--format", "json", "-v"],
        ["record", "NOTE"],
        ["why", "NOTE"],
        ["suggest", "NOTE", "--coder"],
        ["query", "NOTE", "--code", "33954", "--format", "fhir"],
        ["stress", "NOTE", "--trials", "1", "--kind", "rewrap"],
        ["template", "--check", "NOTE", "--code", "33954"],
    ],
    ids=" ".join,
)
def test_the_reader_is_silent(
    watch: Callable[..., Process], args: list[str], environment: dict[str, str]
) -> None:
    process = watch(RUN, *args, environment=environment)

    assert process.status in (0, 1)
    assert process.err == ""


def test_the_json_report_is_all_there_is_on_standard_output(
    watch: Callable[..., Process],
) -> None:
    process = watch(RUN, "check", "NOTE", "--format", "json", environment=LOUD)

    assert json.loads(process.out)["notes"][0]["elements"]["age"]["years"] == 52


def test_findings_hold_no_words_of_the_note(watch: Callable[..., Process]) -> None:
    process = watch(RUN, "check", "NOTE", "--format", "json")
    for finding in json.loads(process.out)["notes"][0]["findings"]:
        assert canaries(json.dumps(finding)) == []


def test_a_baseline_holds_no_words_of_the_note(
    watch: Callable[..., Process], tmp_path: Path
) -> None:
    process = watch(RUN, "baseline", "NOTE", "--output", str(tmp_path / "known.json"))

    assert (process.status, process.out, process.err.count("\n")) == (0, "", 1)
    assert '"note": "note.txt"' in (tmp_path / "known.json").read_text()


def test_the_python_door_is_silent_too(watch: Callable[..., Process]) -> None:
    code = (
        "import sys\n"
        "from doclint import Linter\n"
        "report = Linter().check(open(sys.argv[1]).read(), code='33952')\n"
        "assert report.status in ('complete', 'gaps')\n"
        "print(repr(report))\n"
    )
    process = watch(code, "NOTE", environment={"LOGURU_LEVEL": "TRACE"})

    assert (process.status, process.err) == (0, "")
    assert canaries(process.out) == []


CRASHES = {
    "exception": "raise ValueError(text)",
    "chained": "try:\n    int(text)\nexcept ValueError as e:\n    raise RuntimeError(text) from e",
    "exit": "raise SystemExit(text)",
    "group of bases": "raise BaseException(text)",
    "interrupt": "raise KeyboardInterrupt(text)",
    "recursion": "return self.read(text)",
    "memory": "raise MemoryError(text)",
    "unicode": "text.encode().decode('utf-16-be', 'strict') + text.encode('ascii', text)",
    "not a record": "return text",
    "not an entry": "return {'age': text}",
    "unknown offsets": (
        "return {'age': {'status': 'conflicting', 'evidence': [{'start': text, 'end': text}]},\n"
        "        'action': {'status': 'documented', 'values': ['insertion']}}"
    ),
    "thread": (
        "import threading\n"
        "def crash():\n"
        "    raise ValueError(text)\n"
        "thread = threading.Thread(target=crash, name=text)\n"
        "thread.start()\n"
        "thread.join()\n"
        "raise ValueError(text)"
    ),
    "finalizer": (
        "class Late:\n"
        "    def __del__(self):\n"
        "        raise ValueError(text)\n"
        "Late()\n"
        "raise ValueError(text)"
    ),
}


@pytest.mark.parametrize("environment", [{}, LOUD], ids=["quiet", "loud"])
@pytest.mark.parametrize("crash", CRASHES.values(), ids=CRASHES)
def test_a_crash_tells_nothing_of_the_note(
    watch: Callable[..., Process], crash: str, environment: dict[str, str]
) -> None:
    body = "\n".join(f"        {line}" for line in crash.splitlines())
    process = watch(FAKE.format(body=body) + RUN, "check", "NOTE", "-v", environment=environment)

    assert process.status in (2, 130)
    assert canaries(process.out) == []
    assert process.err.count("\n") <= 3


CHATTER = {
    "logging": "import logging\nlogging.error(text)",
    "logger": "import logging\nlogging.getLogger('spacy').critical(text)",
    "loguru": "from loguru import logger\nlogger.critical(text)",
    "warning": "import warnings\nwarnings.warn(text)",
}


@pytest.mark.parametrize("environment", [{}, LOUD], ids=["quiet", "loud"])
@pytest.mark.parametrize("chatter", CHATTER.values(), ids=CHATTER)
def test_what_a_library_says_of_the_note_is_not_heard(
    watch: Callable[..., Process], chatter: str, environment: dict[str, str]
) -> None:
    body = "\n".join(f"        {line}" for line in [*chatter.splitlines(), "return {}"])
    process = watch(FAKE.format(body=body) + RUN, "check", "NOTE", environment=environment)

    assert process.err == ""
    assert canaries(process.out) == []


@pytest.mark.parametrize(
    "tail", [b"\x81", b"\x00", "µg ".encode() + b"\xb5", b"\x01\x02\x03\x04" * 100]
)
def test_a_note_that_cannot_be_decoded(
    watch: Callable[..., Process], tmp_path: Path, tail: bytes
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "broken.txt").write_bytes(NOTE.encode() + tail)
    process = watch(RUN, "check", str(own), "-v", environment=LOUD)

    assert process.status == 2
    assert canaries(process.out) == []
    assert process.err.count("\n") == 1
    assert "broken.txt: " in process.err


@pytest.mark.parametrize("room", ["patterns", "schemas"])
def test_a_broken_data_file(watch: Callable[..., Process], tmp_path: Path, room: str) -> None:
    data = tmp_path / "data"
    for name in ("patterns", "schemas"):
        shutil.copytree(data_dir(name), data / name)
    broken = sorted((data / room).rglob("*.json"))[0]
    broken.write_text('{"rules": [')
    code = (
        "import pathlib, sys\n"
        "from doclint import resources\n"
        f"resources.data_dir = lambda name: pathlib.Path({str(data)!r}, name)\n"
    )
    process = watch(code + RUN, "check", "NOTE", environment=LOUD)

    assert process.status == 2
    assert canaries(process.out) == []
    assert process.err.count("\n") == 1
    assert broken.name in process.err
