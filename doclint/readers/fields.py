"""Codes and dates as columns and fields write them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from doclint.errors import UnreadableNoteError
from doclint.readers.names import clean

_MANY = 50
"""More codes than this in one field are something else."""

# Five characters as in CPT, behind them modifiers, or the ``.0`` of a spreadsheet's number.
_CODE = re.compile(r"(\d{4}[0-9A-Z])(?:\.0|(?:[-:][0-9A-Z]{2})+)?")
_BETWEEN_CODES = re.compile(r"[\s,;|/+&]+")

_SLASHED = re.compile(r"(?P<m>\d\d?)[/-](?P<d>\d\d?)[/-](?P<y>\d{4}|\d\d)(?:[ ,].*)?", re.DOTALL)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BEHIND = r"(?:[T ,].*)?"
_DATES = tuple(
    re.compile(form + _BEHIND, re.IGNORECASE | re.DOTALL)
    for form in (
        r"(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)",
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?:\d{2,6}(?:\.\d+)?)?(?:[+-]\d{4}|Z)?",
        r"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{4})",
        r"(?P<d>\d\d?)[- ](?P<m>[a-z]{3,9})\.?[-, ]+(?P<y>\d{4}|\d\d)",
        r"(?P<m>[a-z]{3,9})\.? (?P<d>\d\d?),? (?P<y>\d{4})",
    )
)


def codes_of(value: object) -> tuple[str, ...]:
    """The codes of a column or field, without modifiers.

    Raises:
        UnreadableNoteError: it holds something else; what that is may be words of the note, and so
            is not told.
    """
    return tuple(dict.fromkeys(_codes(value)))


def _codes(value: object) -> Iterator[str]:
    if (
        value is None or value != value
    ):  # pandas writes an empty cell as NaN, which differs from all
        return
    if isinstance(value, (list, tuple)):
        for each in value[:_MANY]:
            yield from _codes(each)
        return
    told = str(value)
    parts = [part for part in _BETWEEN_CODES.split(told[:1000].upper()) if part]
    for part in parts:
        code = _CODE.fullmatch(part)
        if code is None or len(parts) > _MANY:
            raise UnreadableNoteError("the column or field of its code holds something else")
        yield code[1]


def date_of(value: object) -> datetime.date | None:
    """The day of a date or time as it is written, whatever its zone; ``None`` if it is none.

    ``3/4/2025`` is the fourth of March, as notes billed by CPT are written where that is usual,
    and ``3.4.2025`` the third of April; ``25/4/2025`` leaves no choice.
    """
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    told = str(value)[:100].strip() if value is not None else ""
    slashed = _SLASHED.fullmatch(told)
    if slashed:
        year, month, day = slashed["y"], slashed["m"], slashed["d"]
        return _day(year, day, month) if int(month) > 12 else _day(year, month, day)
    for form in _DATES:
        match = form.fullmatch(told)
        if match:
            return _day(match["y"], match["m"], match["d"])
    return None


def _day(year: str, month: str, day: str) -> datetime.date | None:
    named = month[:3].lower()
    number = _MONTHS.index(named) + 1 if named in _MONTHS else 0
    try:
        return datetime.date(
            int(year) + (2000 if len(year) == 2 else 0), number or int(month), int(day)
        )
    except ValueError:
        return None


def words_of(value: object) -> str | None:
    """A short value (an id, a name) on one line; ``None`` where there is none."""
    if value is None or value != value or isinstance(value, (dict, list)):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # a spreadsheet's 1017.0
    return clean(str(value)) or None
