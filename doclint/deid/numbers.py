"""Numbers: enough digits, and neither a date nor a time; a ZIP code of the state beside it."""

from __future__ import annotations

import re

from doclint.deid.vocabulary import Vocabulary

_DATE = re.compile(
    r"(?:0?[1-9]|1[0-2])([-/.])(?:0?[1-9]|[12]\d|3[01])\1(?:(?:19|20|21)\d\d|\d\d)"
    r"|(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\2(?:(?:19|20|21)\d\d|\d\d)"
    r"|(?:19|20|21)\d\d([-/.])(?:0?[1-9]|1[0-2])\3(?:0?[1-9]|[12]\d|3[01])"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[ T]?\d{4,6})?"
)
_DATE_AND_TIME = re.compile(rf"(?:{_DATE.pattern})[ T,]*\d{{1,2}}:?\d\d.*")
_SAME = re.compile(r"(\d)\1*|[1-9]0{5,}")
_SEPARATOR = re.compile(r"[-/.]")
_STEP = 3
"""The most by which one dilator is wider than the one before it."""
_INTERNATIONAL = 9
"""Digits of the shortest number with a country code that is looked for."""
_TAIL = re.compile(r"[-./_ ]+\Z")


class Numbers:
    """Numbers that stand where one of a person may stand."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._zip = {
            state: [(int(low), int(high)) for low, high in (each.split("-") for each in ranges)]
            for state, ranges in vocabulary.zip.items()
        }

    def number(self, text: str, start: int, end: int, digits: int) -> tuple[int, int] | None:
        """The match, if it holds that many digits and is no date, no time and no round figure."""
        value = _TAIL.sub("", text[start:end])
        found = [character for character in value if character.isdigit()]
        if len(found) < digits or is_date(value) or _SAME.fullmatch(value):
            return None
        return start, start + len(value)

    def phone(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The match, if it is no date, and long enough where it begins with a plus sign."""
        value = text[start:end]
        short = value.startswith("+") and sum(map(str.isdigit, value)) < _INTERNATIONAL
        return None if short or is_date(value) else (start, end)

    def date(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The match, if it is no series of sizes ("8-10-12")."""
        return None if _is_series(text[start:end]) else (start, end)

    def zip(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """A town with a state and a ZIP code, if that state has such codes."""
        words = text[start:end].replace(",", " ").replace(".", " ").split()
        state, code = words[-2], int(words[-1][:3])
        fits = any(low <= code <= high for low, high in self._zip.get(state, ()))
        return (start, end) if fits else None


def is_date(value: str) -> bool:
    """Whether a number is a date, with a time behind it or without."""
    return (_DATE.fullmatch(value) or _DATE_AND_TIME.fullmatch(value)) is not None


def _is_series(value: str) -> bool:
    """Whether three numbers of at most two digits go up or down by the same small step."""
    parts = _SEPARATOR.split(value)
    if not all(part.isdigit() and len(part) <= 2 for part in parts) or len(parts) != 3:
        return False
    first, second, third = map(int, parts)
    return second - first == third - second and abs(second - first) <= _STEP and first > _STEP
