"""Numbers as they are written out: "sixty-one", "three and a half", "half a"."""

from __future__ import annotations

import re

from doclint import expressions

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_WORDS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_UNITS, _TENS, _ORDINALS = (words.split() for words in (_UNIT_WORDS, _TENS_WORDS, _ORDINAL_WORDS))

_VALUES: dict[str, int] = {word: number for number, word in enumerate(_UNITS)}
_VALUES.update({word: 10 * number for number, word in enumerate(_TENS, start=2)})
_VALUES["fourty"] = 40
_ORDINAL_VALUES: dict[str, int] = {word: number for number, word in enumerate(_ORDINALS)}
_ORDINAL_VALUES.update({"twentieth": 20, "thirtieth": 30})

_ONE_TO_NINE = "|".join(_UNITS[1:10])
_ANY_TENS = "|".join([*_TENS, "fourty"])
CARDINAL = (
    rf"(?:(?:{_ANY_TENS})(?:[- ](?:{_ONE_TO_NINE}))?"
    rf"|{'|'.join(sorted(_UNITS[1:], key=len, reverse=True))})"
)
"""A number from one to ninety-nine in words, as part of a regular expression."""

_ORDINAL_UNITS = "|".join(sorted(_ORDINALS[1:], key=len, reverse=True))
ORDINAL = (
    rf"(?:(?:twenty|thirty)[- ](?:{'|'.join(_ORDINALS[1:10])})|twentieth|thirtieth"
    rf"|{_ORDINAL_UNITS})"
)
"""An ordinal from first to thirty-ninth in words, as part of a regular expression."""

_TWO_PARTS = expressions.compile(r"[\s-]+")


def cardinal(words: str) -> int:
    """Give the number that matches :data:`CARDINAL`, or that digits spell."""
    text = words.strip().lower()
    if text.isdigit():
        return int(text)
    return sum(_VALUES[part] for part in _TWO_PARTS.split(text))


def ordinal(words: str) -> int:
    """Give the number of an ordinal: "21st", "fourth", "twenty-first"."""
    text = words.strip().lower()
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits.group())
    *tens, last = _TWO_PARTS.split(text)
    return sum(_VALUES[part] for part in tens) + _ORDINAL_VALUES[last]


def decimal(digits: str) -> float:
    """Give the number of "3,400", "4.5" or ".06"; a comma before three digits parts thousands."""
    text = re.sub(r"[, ](?=\d{3}(?!\d))", "", digits.strip())
    return float(text.replace(",", "."))
