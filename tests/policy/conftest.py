"""Notes that say themselves what is to be found in them, and runs over them without a pipeline.

A line ``missing: consent, site`` (or ``unfilled: ...``) makes the record lack these elements, and a
note of other lines is complete under 33952.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fakes import Result, process, run

from doclint.checking import Checker
from doclint.findings import ELEMENTS
from doclint.note import Note, Unreadable
from doclint.report import NoteReport
from doclint.reports import Run
from doclint.settings import Finder

__all__ = ["process", "run"]

TODAY = date(2026, 6, 15)

VALUES: Mapping[str, dict[str, Any]] = {
    "age": {"years": 52},
    "mode": {"value": "VV"},
    "action": {"values": ["insertion"]},
    "approach": {"value": "percutaneous"},
    "cannula": {"items": [{"size_fr": 25, "design": None, "role": "drainage", "brand": None}]},
    "site": {"items": [{"vessel": "femoral vein", "side": "right", "role": "drainage"}]},
    "circuit": {"flow_lpm": 4.5, "sweep_lpm": None, "fio2": None, "rpm": None},
    "date_of_service": {"date": "2026-01-02"},
    "physician": {"name": "Vale"},
}


class PlainReader:
    """Reads a record out of lines that name a status and elements."""

    def read(self, text: str) -> dict[str, Any]:
        record: dict[str, Any] = {
            element: {
                "status": "documented",
                "evidence": [],
                "values": ["x"],
                **VALUES.get(element, {}),
            }
            for element in ELEMENTS
        }
        for line in re.finditer(r"^(missing|unfilled): (.*)$", text, re.MULTILINE):
            for word in re.finditer(r"\w+", line[2]):
                start, end = line.start(2) + word.start(), line.start(2) + word.end()
                place = {"start": start, "end": end, "text": word[0], "section": None}
                evidence = [place] if line[1] == "unfilled" else []
                record[word[0]] = {"status": line[1], "evidence": evidence}
        return record


class Outcome:
    """One run: its reports by note, and what there is to say at its end."""

    def __init__(self, checker: Checker, notes: Mapping[str, str | None], tmp: Path) -> None:
        read = [
            Unreadable(str(tmp / name), "holds no text")
            if text is None
            else Note(str(tmp / name), text)
            for name, text in notes.items()
        ]
        self.checker = checker
        judged = checker.reports(read)
        self.reports: dict[str, NoteReport] = dict(zip(notes, judged, strict=True))
        self.run: Run = checker.run()

    @property
    def counting(self) -> list[tuple[str, str | None, str]]:
        """Note, element and kind of all findings that count."""
        return [
            (name, each.element, each.kind)
            for name, report in self.reports.items()
            for each in report.findings
        ]

    @property
    def suppressed(self) -> list[tuple[str, str | None, str]]:
        """Note, element and who put it aside, of all findings that do not count."""
        return [
            (name, each.finding.element, each.by)
            for name, report in self.reports.items()
            for each in report.suppressed
        ]

    @property
    def of_files(self) -> list[tuple[str, int | None]]:
        """Rule and line of the findings about files."""
        return [(each.rule, each.line) for each in self.run.findings]


Runs = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the plain reader in the place of the one that runs build."""
    import doclint.reading

    monkeypatch.setattr(doclint.reading, "Reader", PlainReader)


@pytest.fixture
def over(tmp_path: Path) -> Runs:
    """A run over notes of ``tmp_path`` (text by name, ``None`` for one that cannot be read)."""

    def over(notes: Mapping[str, str | None], *, key: bytes = b"", **given: Any) -> Outcome:
        finder = Finder({"code": ("33952",), **given}, isolated=True)
        checker = Checker(finder, finder.for_run(), today=TODAY, hash_key=key)
        return Outcome(checker, notes, tmp_path)

    return over


@pytest.fixture
def command(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Result]:
    """Run commands in ``tmp_path``, with no key of hashed names in the environment."""
    monkeypatch.delenv("DOCLINT_HASH_KEY", raising=False)
    monkeypatch.chdir(tmp_path)
    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a file below ``tmp_path``."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write
