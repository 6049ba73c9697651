"""A note that nobody reads: its record is handed out by a reader that does not look.

Fixtures for every folder whose tests run commands; the folder's conftest.py takes what it needs.
"""

from __future__ import annotations

import sys
import threading
import warnings
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from doclint.cli import main, streams

Record = dict[str, Any]

TEXT = "Age 52. V-V ECMO through the right femoral vein.\r\nNo fluoroscopy.\r\n"


def entry(status: str, words: str = "", **values: Any) -> Record:
    """One element, with the place of its words in TEXT as evidence."""
    evidence = []
    if words:
        start = TEXT.index(words)
        evidence = [{"start": start, "end": start + len(words), "text": words, "section": None}]
    return {"status": status, "evidence": evidence, **values}


SILENT = ("consent", "ecmo_day", "graft", "hemostasis", "imaging", "reason", "thoracic_incision")

COMPLETE: Record = {
    "age": entry("documented", "52", years=52),
    "mode": entry("documented", "V-V", value="VV"),
    "action": entry("documented", values=["insertion"]),
    "approach": entry("documented", value="percutaneous"),
    "cannula": entry(
        "documented",
        items=[{"size_fr": 25, "design": "multistage", "role": "drainage", "brand": None}],
    ),
    "site": entry(
        "documented",
        "right femoral vein",
        items=[{"vessel": "femoral vein", "side": "right", "role": "drainage"}],
    ),
    "fluoroscopy": entry("not_done", "No fluoroscopy"),
    "indication": entry("documented", values=["ARDS"]),
    "severity": entry("documented", values=["P/F 60"]),
    "failed_therapy": entry("documented", values=["prone position"]),
    "complications": entry("not_done"),
    "anticoagulation": entry("documented", values=["heparin"]),
    "circuit": entry("documented", flow_lpm=4.5, sweep_lpm=None, fio2=None, rpm=None),
    "placement_confirmation": entry("documented", values=["tee"]),
    "date_of_service": entry("documented", date="2026-01-02"),
    "physician": entry("documented", name="Vale"),
    **{element: entry("missing") for element in SILENT},
}
"""What 33952 needs, all there."""


class Result(SimpleNamespace):
    status: int
    out: str
    err: str


class FakeReader:
    """Gives the same record for every note, or does what it is told to do with the text."""

    def __init__(self, record: Record | Callable[[str], Record]) -> None:
        self._record = record

    def read(self, text: str) -> Record:
        return self._record(text) if callable(self._record) else deepcopy(self._record)


@pytest.fixture
def text() -> str:
    """A note's text; the evidence of ``complete`` lies in it."""
    return TEXT


@pytest.fixture
def complete() -> Record:
    """A record that satisfies 33952, to be changed at will."""
    return deepcopy(COMPLETE)


@pytest.fixture
def fake_reader() -> type[FakeReader]:
    """The class of readers that do not look at the text."""
    return FakeReader


@pytest.fixture
def installed_reader(
    monkeypatch: pytest.MonkeyPatch, complete: Record
) -> Callable[[Record | Callable[[str], Record]], None]:
    """Put a fake in the place of the reader that the commands build; at first it reads COMPLETE."""
    import doclint.reading

    def install(record: Record | Callable[[str], Record]) -> None:
        monkeypatch.setattr(doclint.reading, "Reader", lambda: FakeReader(record), raising=False)

    install(complete)
    return install


@pytest.fixture(autouse=True)
def process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep commands that run in this process from taking over its hooks, logs and colours."""
    for module, name in [
        (sys, "excepthook"),
        (sys, "unraisablehook"),
        (threading, "excepthook"),
        (warnings, "showwarning"),
    ]:
        monkeypatch.setattr(module, name, getattr(module, name))
    monkeypatch.setattr(streams, "silence_logs", lambda: None)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run a command in this process."""

    def run(*args: str) -> Result:
        status = main(list(args))
        out, err = capfd.readouterr()
        return Result(status=status, out=out, err=err)

    return run


@pytest.fixture
def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, installed_reader: Any) -> Path:
    """The working directory, with a complete note in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(text.encode())
    return tmp_path
