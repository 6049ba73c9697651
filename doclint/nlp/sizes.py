"""French sizes: the numbers that say how thick a cannula is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doclint.nlp.normalize import BLANK

SMALLEST, LARGEST = 5, 60
"""Bounds in French between which a number can be a cannula's size."""

_NUMBER = r"\d{1,2}(?:\.\d)?"
_UNIT = r"[- ]?(?:Fr\b\.?|FR\b\.?|fr\b\.?|French\b|FRENCH\b|french\b|F\b|Ch\b)"
_SIZES = re.compile(
    rf"(?<![\d./])(?P<list>(?:{_NUMBER}(?:{_UNIT})?\s*(?:/|,\s*(?:and\s)?|\s(?:and|or|x)\s|&)\s*){{0,3}}{_NUMBER}){_UNIT}"
)
_BEFORE = re.compile(rf"\b(?:size|Fr|FR|French|french)\s*[:=#(]?\s*(?P<list>{_NUMBER})(?![\d.]*\s?(?:mm|cm|mL|ml|L|%|/|rpm|F\b|Fr))")
_OPEN = re.compile(rf"{BLANK}+\s*(?:Fr\b|FR\b|French\b|french\b|F\b)")


@dataclass(frozen=True)
class Size:
    """One French size at its place."""

    value: float
    start: int
    end: int


def french_sizes(text: str) -> Iterator[Size]:
    """Find every size with its unit: "25 Fr", "23/25F", "21 and 17 French", "size 19"."""
    taken: set[int] = set()
    for match in _SIZES.finditer(text):
        yield from _parts(text, match, taken)
    for match in _BEFORE.finditer(text):
        if match.start("list") not in taken:
            yield from _parts(text, match, taken)


def open_sizes(text: str) -> Iterator[tuple[int, int]]:
    """Find sizes whose number is a template's placeholder."""
    return ((match.start(), match.end()) for match in _OPEN.finditer(text))


def _parts(text: str, match: re.Match[str], taken: set[int]) -> Iterator[Size]:
    numbers = list(re.finditer(r"\d{1,2}(?:\.\d)?", text[match.start("list") : match.end("list")]))
    for position, number in enumerate(numbers):
        value = float(number.group())
        start = match.start("list") + number.start()
        last = position == len(numbers) - 1
        end = match.end() if last else match.start("list") + number.end()
        if SMALLEST <= value <= LARGEST:
            taken.add(start)
            yield Size(value, start, end)
