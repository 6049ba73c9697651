"""Exit statuses mean the same in every format: a table of all that can go wrong, times all formats.

0: every note was judged and nothing reaches --fail-on. 1: something does. 2: a note could not be
judged, or the command could not be carried out. Beside them stand 130 (interrupted) and 141 (whoever
read the output stopped reading), which say nothing of the notes.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from doclint.cli import main
from doclint.reports import FORMATS

MISSING = {"status": "missing", "evidence": []}
BY_SEVERITY: dict[str, dict[str, Any]] = {
    "nothing": {
        "consent": {"status": "documented", "evidence": []},
        "imaging": {"status": "documented", "values": ["echocardiography"], "evidence": []},
    },
    "info": {},  # both are missing
    "warning": {"severity": MISSING},
    "error": {"indication": MISSING},
}
"""What a note must lack, so that this is the worst that is found in it."""

LEVELS = ("error", "warning", "info")


@dataclass(frozen=True)
class Case:
    """A run: its arguments, its status, and the beginning of its last line on standard error."""

    args: tuple[str, ...]
    status: int
    err: str = ""
    worst: str = "nothing"
    whole: bool = True
    """Whether a report is made."""


def found() -> dict[str, Case]:
    """What is found against what matters."""
    cases = {}
    for worst in BY_SEVERITY:
        for level in LEVELS:
            reaches = worst in LEVELS[: LEVELS.index(level) + 1]
            args = ("a.txt", "--fail-on", level)
            cases[f"{worst}, --fail-on {level}"] = Case(args, int(reaches), worst=worst)
            args = (*args, "--exit-zero")
            cases[f"{worst}, --fail-on {level} --exit-zero"] = Case(args, 0, worst=worst)
        cases[f"{worst}, by default"] = Case(("a.txt",), int(worst == "error"), worst=worst)
    return cases


COVERED = {
    "waived error": Case(("a.txt", "--waivers", "valid.toml"), 0, worst="error"),
    "waived error, --fail-on warning": Case(
        ("a.txt", "--waivers", "valid.toml", "--fail-on", "warning"), 0, worst="error"
    ),
    "waiver that expired": Case(("a.txt", "--waivers", "expired.toml"), 1, worst="error"),
    "waiver that expired, nothing else": Case(
        ("a.txt", "--waivers", "expired.toml", "--fail-on", "warning"), 1
    ),
    "waiver that expired, nothing else, by default": Case(
        ("a.txt", "--waivers", "expired.toml"), 0
    ),
}
"""What a file covers does not count, and what is wrong with the file does."""

UNJUDGED = {
    "unreadable note": Case(("missing.txt",), 2, "missing.txt: no such file"),
    "unreadable note, --exit-zero": Case(("missing.txt", "--exit-zero"), 2, "missing.txt: no such"),
    "unreadable note beside a good one": Case(("missing.txt", "a.txt"), 2, "missing.txt: no such"),
    "unreadable note beside errors": Case(("a.txt", "missing.txt"), 2, "missing.txt: no", "error"),
    "unreadable note, errors, --exit-zero": Case(
        ("a.txt", "missing.txt", "--exit-zero"), 2, "missing.txt: no such file", "error"
    ),
    "empty note": Case(("empty.txt", "a.txt"), 2, "empty.txt: holds no text"),
    "binary note": Case(("binary.txt", "a.txt"), 2, "binary.txt: not text"),
    "empty folder": Case(("folder",), 2, "folder: a folder without notes"),
    "empty folder beside a note": Case(("folder", "a.txt"), 2, "folder: a folder without notes"),
    "a note that breaks the reader": Case(("broken.txt", "a.txt"), 2, "broken.txt: internal error"),
}
"""A note could not be judged; the report is whole all the same."""

REFUSED = {
    "unknown code": Case(("a.txt", "--code", "99999"), 2, "99999: not one of", whole=False),
    "withdrawn code": Case(("a.txt", "--code", "33960"), 2, "33960: withdrawn", whole=False),
    "unknown format": Case(("a.txt", "--format", "xml=x"), 2, "--format xml: none", whole=False),
    "unknown rule": Case(
        ("a.txt", "--select", "XYZ"), 2, "command line: select: XYZ: no", whole=False
    ),
    "unknown level": Case(("a.txt", "--fail-on", "never"), 2, "Invalid value", whole=False),
    "unknown option": Case(("a.txt", "--bogus"), 2, "No such option", whole=False),
    "no argument": Case((), 2, "Missing argument", whole=False),
    "nothing left": Case(("a.txt", "--exclude", "*"), 2, "no note to check", whole=False),
    "unwritable file": Case(
        ("a.txt", "--format", "json=no/x"), 2, "no/x: No such file or directory", whole=False
    ),
    "a folder for a file": Case(
        ("a.txt", "--format", "json=folder"), 2, "folder: Is a directory", whole=False
    ),
    "two reports in one place": Case(
        ("a.txt", "--format", "json=x", "--format", "text=x"), 2, "two reports go to x", whole=False
    ),
    "a broken settings file": Case(
        ("a.txt", "--config", "broken.toml"), 2, "{cwd}/broken.toml: no TOML", whole=False
    ),
    "a missing settings file": Case(
        ("a.txt", "--config", "no.toml"), 2, "{cwd}/no.toml: No such file", whole=False
    ),
    "a missing baseline": Case(
        ("a.txt", "--baseline", "no.json"), 2, "no.json: no such", whole=False
    ),
    "missing waivers": Case(("a.txt", "--waivers", "no.toml"), 2, "no.toml: no such", whole=False),
    "a missing folder of codes": Case(("a.txt", "--schemas", "no"), 2, "no: no such", whole=False),
    "interrupted": Case(("a.txt", "stop.txt"), 130, "interrupted", whole=False),
    "interrupted beside errors": Case(
        ("a.txt", "missing.txt", "stop.txt"), 130, "interrupted", "error", whole=False
    ),
}
"""The command could not be carried out."""

CASES = {**found(), **COVERED, **UNJUDGED, **REFUSED}


@pytest.fixture
def place(ward: Path, installed_reader: Any, complete: Any) -> Callable[[str], Path]:
    """The working directory with notes of every kind, good ones reading as told."""
    (ward / "empty.txt").touch()
    (ward / "binary.txt").write_bytes(b"\0\1")
    (ward / "broken.txt").write_text("break")
    (ward / "stop.txt").write_text("stop")
    (ward / "broken.toml").write_text("format = [")
    for name, expires in (("valid", "9999-12-31"), ("expired", "2020-01-01")):
        waiver = f'[[waiver]]\nnote = "a.txt"\nreason = "known"\nexpires = {expires}\n'
        (ward / f"{name}.toml").write_text(waiver)
    (ward / "folder").mkdir()

    def place(worst: str) -> Path:
        def read(text: str) -> Any:
            if text == "stop":
                raise KeyboardInterrupt
            if text == "break":
                raise ValueError(text)
            return {**complete, **BY_SEVERITY[worst]}

        installed_reader(read)
        return ward

    return place


def args_of(case: Case) -> list[str]:
    coded = "--code" in case.args or not case.args
    return ["check", *case.args, *([] if coded else ["--code", "33952"])]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", CASES)
def test_status(run: Any, place: Any, name: str, form: str) -> None:
    """With the report in a file, for what a run leaves behind can then be seen, too."""
    case = CASES[name]
    folder = place(case.worst)
    before = sorted(os.listdir(folder))
    result = run(*args_of(case), "--format", form, "--output-file", "r")

    assert (result.status, result.out) == (case.status, "")
    assert sorted(os.listdir(folder)) == sorted([*before, "r"] if case.whole else before)
    *_, last = ["", *result.err.splitlines()]
    if case.status > 1:
        error = ("error: " if case.status == 2 else "") + case.err.replace("{cwd}", str(folder))
        assert last.startswith(f"doclint: {error}")
    else:
        assert last == ""
    if case.whole:
        assert (folder / "r").stat().st_size > 0


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["error, by default", *UNJUDGED, "unknown code"])
def test_status_is_the_same_on_standard_output(
    place: Any, capfdbinary: pytest.CaptureFixture[bytes], name: str, form: str
) -> None:
    case = CASES[name]
    place(case.worst)
    status = main([*args_of(case), "--format", form])

    assert status == case.status
    assert bool(capfdbinary.readouterr().out) == case.whole


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("error", "status"), [(errno.ENOSPC, 2), (errno.EIO, 2), (errno.EPIPE, 141)]
)
def test_an_output_that_fails(
    place: Any, monkeypatch: pytest.MonkeyPatch, form: str, error: int, status: int
) -> None:
    class Failing(io.RawIOBase):
        def write(self, data: Any) -> int:
            raise OSError(error, os.strerror(error))

    place("error")
    stdout = SimpleNamespace(buffer=Failing(), flush=lambda: None)
    monkeypatch.setattr("sys.stdout", stdout)
    monkeypatch.setattr("doclint.cli.streams.abandon_output", lambda: None)
    monkeypatch.setenv("NO_COLOR", "1")

    assert main(["check", "a.txt", "--code", "33952", "--format", form]) == status


def test_the_worst_of_several_notes_counts(run: Any, place: Any) -> None:
    folder = place("error")
    args = ["check", "a.txt", "missing.txt", "--code", "33952"]

    assert run(*args).status == 2
    (folder / "missing.txt").write_text("a note")
    assert run(*args).status == 1
    assert run(*args, "--exit-zero").status == 0
