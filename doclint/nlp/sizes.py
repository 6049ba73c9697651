"""French sizes: the numbers that say how thick a cannula is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doclint import expressions
from doclint.nlp.normalize import BLANK
from doclint.nlp.numbers import CARDINAL, cardinal
from doclint.nlp.seeking import find_all

SMALLEST, LARGEST = 5, 60
"""Bounds in French between which a number can be a cannula's size."""
SMALLEST_BARE, LARGEST_BARE = 6, 40
"""The same for a number without a unit."""
_SHORTEST = 37
"""From here on the second of two numbers ("25/38") is a length, or a two-stage cannula's end."""

_NUMBER = r"\d{1,2}(?:\.\d)?"
_UNIT = r"[- ]?(?:Fr\b\.?|FR\b\.?|fr\b\.?|Fr(?=\d)|French\b|FRENCH\b|french\b|[Ff]\b|Ch\b)"
_JOIN = r"\s*(?:/|&|\+|,\s*(?:and\s)?|\s(?:and|or|x)\s)\s*"
_SIZES = expressions.compile(
    rf"(?<![\d./:])(?<!\d-)(?P<list>(?:{_NUMBER}(?:{_UNIT})?{_JOIN}){{0,3}}{_NUMBER}){_UNIT}(?!\s?/\s?min)"
)
_AFTER_UNIT = expressions.compile(
    rf"\b(?:size|sized|Fr|FR|French|french)\s*[:=#(]?\s*(?P<list>{_NUMBER})"
    r"(?![\d.]*\s?(?:mm|cm|MM|CM|mL|ml|L|%|/|rpm|[Ff]\b|F[Rr]|-))"
)
_COMMAS_ONLY = expressions.compile(rf"(?:{_NUMBER}\s*,\s*)+{_NUMBER}")
_WORDS = expressions.compile(rf"\b(?P<words>{CARDINAL})[- ](?:French|Fr)\b", re.IGNORECASE)
_OPEN = expressions.compile(rf"{BLANK}+\s*(?:Fr\b|FR\b|French\b|french\b|F\b)")
_BARE = expressions.compile(
    r"(?<![\d.:/#$<>=~+*-])(?<!\d[, ])(?P<size>\d{1,2})"
    r"(?P<second>/\d\d(?:\s?cm\b)?)?(?![\d%]|:\S|[./-]\d|,\d{3})"
    r"(?!\s?(?:cc|cm|CM|MM|mm|mL|ml|dL|L\b(?! ?(?:fem|IJ|C?F[AV]|SFA|groin|neck|jug|carotid|ax|subcl|int))|"
    r"lpm|LPM|rpm|RPM|h\b|hr|hours?|min|days?|weeks?|months?|years?|"
    r"yo\b|y\b|M\b|mcg|mg|kg|g\b|u\b|units?|mEq|mmol|torr|mm ?Hg|bpm|degrees?|stitch|sutures?|"
    r"Prolene|silk|gauge|ga?\b|s\b|th\b|st\b|nd\b|rd\b|x\b|times|percent|points?|beats))"
)


@dataclass(frozen=True)
class Size:
    """One French size at its place."""

    value: float
    start: int
    end: int
    has_unit: bool = True


def french_sizes(text: str) -> Iterator[Size]:
    """Find every size with its unit: "25 Fr", "23/25F", "21 and 17 French", "size 19"."""
    taken: set[int] = set()
    for match in find_all(_SIZES, text):
        yield from _parts(text, match, taken)
    for match in find_all(_AFTER_UNIT, text):
        if match.start("list") not in taken:
            yield from _parts(text, match, taken)
    for match in find_all(_WORDS, text):
        value = cardinal(match["words"])
        if SMALLEST <= value <= LARGEST:
            yield Size(float(value), match.start(), match.end())


def bare_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Size]:
    """Find numbers that could be sizes told without their unit; most of them are none."""
    for match in find_all(_BARE, text, start, len(text) if end is None else end):
        second = match["second"]
        if second and int(second[1:3]) < _SHORTEST:
            for part in re.finditer(r"\d+", match.group()):
                if SMALLEST_BARE <= int(part.group()) <= LARGEST_BARE:
                    low = match.start() + part.start()
                    yield Size(float(part.group()), low, low + len(part.group()), has_unit=False)
        elif SMALLEST_BARE <= int(match["size"]) <= LARGEST_BARE:
            yield Size(float(match["size"]), match.start(), match.end(), has_unit=False)


def open_sizes(text: str) -> Iterator[tuple[int, int]]:
    """Find sizes whose number is a template's placeholder."""
    return ((match.start(), match.end()) for match in find_all(_OPEN, text))


def _parts(text: str, match: re.Match[str], taken: set[int]) -> Iterator[Size]:
    numbers = list(re.finditer(_NUMBER, text[match.start("list") : match.end("list")]))
    words = text[match.start("list") : match.end("list")]
    if _is_one_cannula(words, numbers):
        numbers = numbers[:1]
    elif _COMMAS_ONLY.fullmatch(words):
        numbers = numbers[-1:]  # "dilators to 14, 15 Fr cannula": no list without an "and"
    for position, number in enumerate(numbers):
        value = float(number.group())
        start = match.start("list") + number.start()
        last = position == len(numbers) - 1
        end = match.end() if last else match.start("list") + number.end()
        taken.add(start)
        if SMALLEST <= value <= LARGEST:
            yield Size(value, start, end)


def _is_one_cannula(words: str, numbers: list[re.Match[str]]) -> bool:
    """Whether "36/46" or "25/38" is one cannula: of two stages, or with its length."""
    return (
        len(numbers) == 2
        and "/" in words
        and float(numbers[0].group()) < float(numbers[1].group())
        and float(numbers[1].group()) >= _SHORTEST
    )
