"""A ward of a few notes that nobody reads: the reader says what its text asks for, and counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes import Record, complete, installed_reader, process, run, text, ward
from kept_notes import NOTE, record_of

__all__ = ["complete", "installed_reader", "process", "run", "text", "ward"]


@pytest.fixture
def texts_read(installed_reader: Callable[[Any], None]) -> list[str]:
    """Every text that was read anew."""
    texts: list[str] = []

    def read(text: str) -> Record:
        texts.append(text)
        return record_of(text)

    installed_reader(read)
    return texts


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts_read: list[str]) -> Path:
    """The working directory: two notes, one with gaps, and a file that is no note."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DOCLINT_HASH_KEY", raising=False)
    (tmp_path / "a.txt").write_text(NOTE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{NOTE}lacks site\nlacks severity\n", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\x02" * 50)
    return tmp_path
