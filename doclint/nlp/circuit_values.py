"""What a circuit's numbers are worth as they are written: in figures, in words, as ranges and as changes."""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp import circuit_patterns as patterns
from doclint.nlp.circuit_patterns import FIO2, FLOW, RPM, SWEEP
from doclint.nlp.numbers import CARDINAL, cardinal, decimal


def value_of(kind: str, match: re.Match[str]) -> float | None:
    """Give the value that a match tells in its group ``v``, or None for a range or a flow a kilogram.

    Litres a minute, a part of one, or turns a minute. ``w`` goes before ``v``; ``r`` is the other end of a range, or
    what a setting was changed to, and ``b`` a flow's weight.
    """
    groups = match.groupdict()
    raw = groups.get("w") or groups["v"]
    if groups.get("b"):
        return None
    if groups.get("r"):
        first, last = parse(groups["v"]), parse(groups["r"])
        before = match.string[max(0, match.start("v") - 28) : match.start("v")]
        if first != last and not patterns.CHANGES.search(before):
            return None
        raw = groups["r"]
    number = as_set(kind, raw)
    return 1000 * number if kind == RPM and number < 10 else number  # "3.7k"


def as_set(kind: str, raw: str) -> float:
    """Give the value of a number as written; an oxygen fraction told in hundredths as a part of one."""
    number = parse(raw)
    return number / 100 if kind == FIO2 and number > 1 else number


_SIGNS = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75}
_PARTS = expressions.compile(
    r"(?P<whole>\d)(?:(?:[ -]| and )(?P<above>[13])/(?P<below>[24])| ?(?P<sign>[\u00bd\u00bc\u00be]))"
)
_POINT = expressions.compile(
    rf"(?:(?:zero|oh|nought|o) )?point (?P<zero>zero )?(?P<first>{CARDINAL})"
    r"(?: (?P<second>one|two|three|four|five|six|seven|eight|nine))?"
)
"""A part of one as it is spoken: "point four", "oh point twenty one"."""


def parse(raw: str) -> float:
    """Give the value of a number as written: "3,400", ".6", "three and a half"; of "70%" it is 70."""
    text = re.sub(r" ?(?:%|percent|per cent)$", "", raw.strip().lower())
    if re.fullmatch(r"\d{1,2},\d{1,2}", text):
        return float(text.replace(",", "."))
    if text.endswith(" and a half") and text[0].isdigit():
        return int(text[0]) + 0.5
    parts = _PARTS.fullmatch(text)
    if parts:
        part = parts["sign"]
        return int(parts["whole"]) + (
            _SIGNS[part] if part else int(parts["above"]) / int(parts["below"])
        )
    if re.match(r"[\d.]", text):
        return decimal(text)
    if text.startswith("half"):
        return 0.5
    if text.startswith("a quarter"):
        return 0.25
    if text in ("a", "an"):
        return 1.0
    thousand = re.fullmatch(rf"({CARDINAL}) thousand(?: ({CARDINAL}) hundred)?", text)
    if thousand:
        return 1000.0 * cardinal(thousand[1]) + (
            100.0 * cardinal(thousand[2]) if thousand[2] else 0.0
        )
    if text.endswith(" fifty"):
        return 100.0 * cardinal(text[: -len(" fifty")]) + 50.0
    if text.endswith(" hundred"):
        return 100.0 * cardinal(text[: -len(" hundred")])
    spoken = _POINT.fullmatch(text)
    if spoken:
        first, second = cardinal(spoken["first"]), spoken["second"]
        part = first / (100 if first >= 10 or spoken["zero"] else 10)
        return round(part + (cardinal(second) / 100 if second else 0.0), 3)
    whole, _, rest = text.partition(" and ")
    if rest:
        return cardinal(whole) + (0.25 if "quarter" in rest else 0.5)
    whole, _, rest = text.partition(" point ")
    return cardinal(whole) + (cardinal(rest) / 10 if rest else 0.0)


_BOUNDS = {FLOW: (0.03, 10.0), SWEEP: (0.0, 16.0), FIO2: (0.2, 1.0), RPM: (300.0, 12000.0)}


def in_bounds(kind: str, value: float) -> bool:
    """Whether a circuit could run at this number."""
    low, high = _BOUNDS[kind]
    return low <= value <= high
