"""Numbers that belong to a name: ``lactate had climbed to 9.4``, ``EF <15%``, ``norepi .05``.

A pattern finds the name; this module finds the number that the note gives for it, whatever filler
words stand between, and says so when a template's placeholder stands in its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from doclint import expressions
from doclint.nlp.normalize import BLANK, MASK

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "twenties": 25, "thirties": 35, "forties": 45,
    "teens": 15, "fifties": 55, "sixties": 65, "seventies": 75, "eighties": 85, "nineties": 95,
}  # fmt: skip
_WORDS = "|".join((*_TENS, *sorted(_UNITS, key=len, reverse=True)))
_NUMBER = expressions.compile(
    rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?|\.\d+|\b(?:{_WORDS})(?:[ -](?:{_WORDS}))?"
    r"(?:\s+point(?:\s+(?:oh|o|zero|one|two|three|four|five|six|seven|eight|nine)){1,2})?\b",
    re.IGNORECASE,
)
_MARK = expressions.compile(f"[{BLANK}{MASK}]+")
_FILLER_WORDS = """
    a about above after again against all already always an and approx approximately are around
    arterial as at back baseline been below best better between but by ca calculated came climbed
    climbing close continued current down dropped dropping drifted each estimated even ever fallen
    falling fell first for from gone had has have he her highest his in index infusion initial
    into is it just kept last latest less level lowest lv max maximal maximum mean measured min mm
    more most nearly never no nothing now of on only or over patient peak peaked peaking per
    persistently persisting point ratio reached reaching read reading reads remained repeat result
    rise risen rises rising rose running sank sat serum she sitting stage still stood stuck
    support than that the then they to today under up value values very was went were with worse
    worst x drip gtt infusing score time duration dose high low levels hovering hovered averaging
    averaged least rate fraction percent grade gas gases ongoing lasting lasted performed total
    hit until not could gotten got exceed exceeded exceeding above would drift drifting be only
    too unreadable unrecordable recordable trend trended trending doubled later worsening worsened trough nadir
    care bedside poc hemochron lab laboratory machine sample drawn
    visually eyeballed off scale assay machine limit detection immeasurable unmeasurable teens
    out barely lower mid upper single digits reported recorded came whatever sitting come comes
    anyone anybody nobody get go we see
    severely markedly profoundly critically globally reduced depressed impaired poor diminished dismal
"""
_FILLER = frozenset(_FILLER_WORDS.split())


_UP_TO = expressions.compile(
    r"<|\b(?:less than|under|below|barely)\b|"
    r"\b(?:never|not)\b(?: \w+){0,4} (?:above|over|exceed\w*|beyond|more|higher|greater)\b",
    re.IGNORECASE,
)
_DOWN_TO = expressions.compile(
    r"\b(?:never|not)\b(?: \w+){0,4} (?:below|under|less|lower|beneath)\b", re.IGNORECASE
)
_MEANWHILE = expressions.compile(
    r"\bon [a-z]+(?:(?:,| and|, and) [a-z]+){0,2}(?= (?:could|was|is|were|never|remained|stayed|had|"
    r"would|fell|dropped|still)\b)|"
    r",? (?:this (?:morning|afternoon|evening)|just now|today|tonight|at best|at bedside|by eye|"
    r"on (?:our|my|the) echo)\b,?",
    re.IGNORECASE,
)
"""What stands between a measure and its number without a word on it: "index on milrinone was"."""


@dataclass(frozen=True)
class Quantity:
    """A number beside a name; ``value`` is None where the number is written in a way not parsed."""

    start: int
    end: int
    value: float | None
    comparator: str
    """``<``, ``>`` or nothing."""
    open: bool = False
    """Whether a template's placeholder stands where the number belongs."""
    masked: bool = False


def quantity_after(text: str, offset: int, limit: int, *, reach: int = 48) -> Quantity | None:
    """Find the number that follows a name which ends at ``offset``.

    Between the two only filler words, signs and blanks may stand.
    """
    limit = min(limit, offset + reach)
    number = _NUMBER.search(text, offset, min(len(text), limit + 12))
    mark = _MARK.search(text, offset, limit)
    if mark and (number is None or mark.start() < number.start()):
        if not _is_filler(text[offset : mark.start()]):
            return None
        hidden = text[mark.start()] == MASK
        return Quantity(mark.start(), mark.end(), None, "", open=not hidden, masked=hidden)
    while number is not None and number.start() < limit:
        if _is_filler(text[offset : number.start()]):
            between = text[offset : number.start()]
            sign = "<" if _UP_TO.search(between) else ""
            if _DOWN_TO.search(between):
                sign = ">"
            if not sign and re.search(r">|\b(?:more|greater) than\b|\babove\b|\bover\b", between):
                sign = ">"
            return Quantity(number.start(), number.end(), _parse(number.group()), sign)
        if not number.group()[0].isalpha():
            return None
        number = _NUMBER.search(text, number.end(), limit)
    return None


def _is_filler(text: str) -> bool:
    text = _MEANWHILE.sub(" ", text)
    if any(sign in text for sign in ".;|?!") or text.count(",") > 1 or text.count("\n") > 1:
        return False
    return all(word in _FILLER for word in re.findall(r"[a-z]+", text.lower()))


def _parse(text: str) -> float | None:
    plain = text.strip().lower()
    if plain[0].isdigit() or plain[0] == ".":
        if re.fullmatch(r"\d{1,3}(?:,\d{3})+", plain):
            return float(plain.replace(",", ""))
        return float(plain.replace(",", "."))
    whole, _, decimals = plain.partition(" point ")
    total = 0.0
    for word in re.split(r"[ -]+", whole):
        total += _TENS.get(word, _UNITS.get(word, 0))
    digits = "".join(str(_UNITS.get(word, 0)) for word in decimals.split())
    return total + (float("0." + digits) if digits else 0.0)
