"""Bars, as the numbers that the page's template draws them from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LENGTH = 100
"""A whole bar."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of a bar: where it begins, how long it is, and what it stands for."""

    start: str
    length: str
    name: str


def bar(parts: Iterable[tuple[str, int]], whole: int) -> tuple[Stretch, ...]:
    """Parts of a whole, one after the other; those of nothing are left out."""
    stretches, before = [], 0
    for name, number in parts:
        if number:
            start = _units(before, whole)
            stretches.append(Stretch(start, _units(number, whole), name))
        before += number
    return tuple(stretches)


def _units(number: int, whole: int) -> str:
    """Hundredths of the length, written the same on every machine."""
    hundredths = (number * LENGTH * 100 + whole // 2) // whole
    return f"{hundredths // 100}.{hundredths % 100:02}".rstrip("0").rstrip(".")
