"""The notes that everything is measured on: the synthetic ones of this repository, and others if given.

Held-out notes are not among them.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = (ROOT / "samples", ROOT / "tests" / "gold" / "tune")

WORDS = (300, 700)
"""The length of the notes by which rates are told."""


def own_notes() -> list[str]:
    """All samples and all gold notes that may be learnt from."""
    paths = [path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]
    return [path.read_bytes().decode("utf-8") for path in paths]


def texts_of(path: Path) -> list[str]:
    """The texts of a file of JSON lines, each with a key ``text``; it may be gzipped."""
    packed = path.read_bytes()
    lines = gzip.decompress(packed) if path.suffix == ".gz" else packed
    return [json.loads(line)["text"] for line in lines.decode("utf-8").splitlines()]


def of_usual_length(notes: Sequence[str]) -> list[str]:
    """Those of 300 to 700 words."""
    least, most = WORDS
    return [note for note in notes if least <= len(note.split()) <= most]


def glued(notes: Sequence[str], length: int, seed: int = 0) -> str:
    """One note of ``length`` characters: different notes, one after the other.

    Where there are too few, they come again in another order.
    """
    parts: list[str] = []
    missing = length
    for note in _shuffled(notes, seed):
        parts.append(note.strip() + "\n\n")
        missing -= len(parts[-1])
        if missing <= 0:
            break
    return "".join(parts)[:length]


def _shuffled(notes: Sequence[str], seed: int) -> Iterator[str]:
    if not any(note.strip() for note in notes):
        raise ValueError("no notes")
    order = random.Random(seed)
    while True:
        yield from order.sample(notes, len(notes))


def varied(notes: Sequence[str], count: int) -> Iterator[str]:
    """Give ``count`` notes, no two the same: other numbers, and words that no other note holds.

    Libraries keep every word that they have seen; on a few notes again and again that would not show.
    """
    for number, note in enumerate(islice(_shuffled(notes, 0), count)):
        order = random.Random(number)
        other = re.sub(r"(?<=\d)\d", lambda _, order=order: order.choice("0123456789"), note)
        words = " ".join(
            "".join(order.choices("abcdefghijklmnopqrstuvwxyz", k=9)) for _ in range(20)
        )
        yield f"{other.rstrip()}\nSeen with {words}.\n"
