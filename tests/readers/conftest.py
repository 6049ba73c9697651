"""What tests of readers share."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from doclint.note import Note, Unreadable
from doclint.readers import ReadOptions, read_file

FILES = Path(__file__).parent / "files"

Read = Callable[..., list[Note | Unreadable]]


@pytest.fixture
def files() -> Path:
    """The folder of files that other software made."""
    return FILES


@pytest.fixture
def read() -> Read:
    """Read bytes as a file of some name."""

    def read(
        data: bytes | str, name: str, options: ReadOptions | None = None
    ) -> list[Note | Unreadable]:
        raw = data.encode() if isinstance(data, str) else data
        return list(read_file(BytesIO(raw), name, options or ReadOptions()))

    return read


@pytest.fixture
def text(read: Read) -> Callable[..., str]:
    """The text of the one note in some bytes."""

    def text(data: bytes | str, name: str) -> str:
        (note,) = read(data, name)
        assert isinstance(note, Note), note
        return note.text

    return text


@pytest.fixture
def reason(read: Read) -> Callable[..., str]:
    """Why some bytes cannot be read."""

    def reason(data: bytes | str, name: str, options: ReadOptions | None = None) -> str:
        (item,) = read(data, name, options)
        assert isinstance(item, Unreadable), item
        return item.reason

    return reason
