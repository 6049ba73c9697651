"""Tables of sentences with the places that must be flagged marked in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_MARK = re.compile(r"⟦(DID\d{3})\|([^⟧]*)⟧")
_TABLES = Path(__file__).parent / "tables"


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks, and rule and words of each, in order."""

    text: str
    flagged: tuple[tuple[str, str], ...]


def table(name: str) -> list[Marked]:
    """The sentences of one table."""
    lines = (_TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [_read(line) for line in lines if line.strip() and not line.startswith("#")]


def _read(line: str) -> Marked:
    flagged = tuple((match[1], match[2]) for match in _MARK.finditer(line))
    text = _MARK.sub(lambda match: match[2], line).replace("⏎", "\n")
    return Marked(text, flagged)
