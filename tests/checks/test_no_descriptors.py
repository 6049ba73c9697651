"""No file of the project holds wording of a CPT descriptor: they are (c) AMA.

The wording itself is not here either: what is looked for is kept as hashes of six words in a row.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WINDOWS = frozenset(
    json.loads(Path(__file__).with_name("descriptor_windows.json").read_text("utf-8"))["windows"]
)
PLACES = (
    *(ROOT / name for name in ("doclint", "patterns", "samples", "schemas", "tests")),
    *(path for path in ROOT.iterdir() if path.is_file()),
)
LENGTH = 6


def windows(text: str) -> Iterator[str]:
    """Give each run of six words, in lower case."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return (" ".join(words[n : n + LENGTH]) for n in range(len(words) - LENGTH + 1))


def found_in(text: str, known: frozenset[str]) -> list[str]:
    return [each for each in windows(text) if sha256(each.encode()).hexdigest()[:16] in known]


def files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    else:
        yield from (path for path in sorted(place.rglob("*")) if path.is_file())


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_no_wording_of_a_descriptor(place: Path) -> None:
    guilty = []
    for path in files(place):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if found_in(text, WINDOWS):
            guilty.append(path.relative_to(ROOT).as_posix())
    assert guilty == []


def test_words_in_a_row_are_found() -> None:
    known = frozenset((sha256(b"one two three four five six").hexdigest()[:16],))
    assert found_in("Zero one, TWO: three\nfour-five six.", known) == [
        "one two three four five six"
    ]
    assert found_in("one two three four five", known) == []
    assert len(WINDOWS) > 50
