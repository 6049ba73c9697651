"""Calendar dates in the forms that notes use, and the marks that stand for one.

Numeric dates are read month first, as in the United States, unless that is no date or the note
shows by another date or by its spelling that it writes the day first; a year of two
digits from 70 on belongs to the last century.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from doclint import expressions
from doclint.nlp.normalize import MASK, NormalText
from doclint.nlp.numbers import ORDINAL, ordinal
from doclint.nlp.seeking import find_all, find_first

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier ene enero", "february feb februar f\u00e9vrier febrero",
            "march mar m\u00e4rz mars marzo", "april apr avril abr abril", "may mai mayo",
            "june jun juni juin junio", "july jul juli juillet julio", "august aug ao\u00fbt agosto",
            "september sept sep septembre septiembre", "october oct oktober okt octobre octubre",
            "november nov novembre noviembre", "december dec dezember dez d\u00e9cembre diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY_WORDS = rf"(?P<day>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))"
_YEAR = r"(?P<year>(?:19|20|21)\d\d|'?\d{2}(?![\d:.]|\s?(?:[/-]|:\d)))"
_YEAR_WORDS = (
    r"(?P<year>(?:19|20)\d\d|twenty twenty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|two thousand (?:and )?twenty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
)

_FULL = tuple(
    expressions.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d./-])(?P<year>(?:19|20|21)\d\d)(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)"
        r"(?P<day>\d{1,2})(?!\d|[/-]\d)",
        r"(?<![\w./-])(?P<year>20[1-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?![\w/-]|\.\d)",
        r"(?<![\d./-])(?P<month>\d{1,2})(?P<sep>[-/.])(?P<day>\d{1,2})(?P=sep)"
        r"(?P<year>(?:19|20|21)\d\d|\d{2})(?!\d|[/%-]\d?|\.\d)",
        r"(?<![\d./-])(?P<month>\d{1,2})(?P<sep> [-/.] )(?P<day>\d{1,2})(?P=sep)(?P<year>20\d\d)(?![\d./:])",
        r"(?<![\d./-])(?P<month>\d{1,2})(?P<sep> )(?P<day>\d{1,2}) (?P<year>20\d\d)(?![\d./:])",
        rf"(?<![\w./-])(?P<year>20\d\d)[ \t.,/-]{{1,2}}{_MONTH}\.?[ \t./-]{{1,2}}{_DAY}(?![\w/])",
        rf"(?<![\d./-]){_DAY}[./]{_MONTH}[./]{_YEAR}(?![A-Za-z\d])",
        rf"(?<![A-Za-z]){_MONTH}\.?[ \t\n-]{{1,3}}{_DAY}(?:,[ \t\n]*|[ \t\n]+|-)(?:of "
        rf")?{_YEAR}(?![A-Za-z\d])",
        rf"(?<![\d.]){_DAY}(?:\.(?= (?:januar|februar|m\u00e4rz|mai|juni|juli|oktober|dezember)\b))?"
        rf"[ \t-]{{0,2}}(?:(?:day )?of )?{_MONTH}\.?(?:,[ \t\n]*|[ \t\n]+|"
        rf"-)?{_YEAR}(?![A-Za-z\d])",
        rf"(?<![A-Za-z\d]){_DAY_WORDS}[ \t\n]+(?:(?:day[ \t\n]+)?of[ \t\n]+)?{_MONTH},?[ \t\n]+"
        rf"{_YEAR_WORDS}",
        rf"(?<![A-Za-z]){_MONTH}[ \t\n]+(?:the[ \t\n]+)?{_DAY_WORDS},?[ \t\n]+{_YEAR_WORDS}",
    )
)
_PARTIAL = tuple(
    expressions.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d./:-])(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/%:]|\.\d|-\d)",
        rf"(?<![A-Za-z]){_MONTH}\.?[ \t\n]{_DAY}(?![\d:./])",
        rf"(?<![\d./]){_DAY}[ \t\n](?:of )?{_MONTH}(?![A-Za-z])",
    )
)
_HINT = expressions.compile(
    r"(?:date\b.*|month.*|.*\bdate|\d{4} \d{1,2} \d{1,2}|\d{1,2} \d{1,2}(?: \d{2,4})?|\d{4}"
    r"|x{2,4}(?: x{2,4}){0,2}|redacted.*|removed|masked|withheld|de ?identified|phi)"
)
_NUMERIC = expressions.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep> ?[-/.] ?)(?P<b>\d{1,2})(?P=sep)(?:20\d\d|\d{2})(?![\d/%-]|"
    r"\.\d)"
)
_BRITISH = expressions.compile(
    r"(?<![A-Za-z])(?:haem\w+|an(?:ae|æ)sth\w+|\w*paediatric\w*|oedema\w*|theatre|noradrenaline|norad|"
    r"adrenaline|litres?|centre|ITU|(?-i:TOE|SpR|StR|S/N|CTVS|MCh|MBBS|MBChB|FRCS|FRCP)|registrar|consultant in|"
    r"whilst|mobilis\w+|infirmary|\w+aemi[ac]|oesophag\w+|diarrhoea|tumour|colour\w*|calibre|metres?|"
    r"programme|favour\w*|labour|metaraminol|"
    r"(?:stabil|optim|recogn|organ|normal|visual|heparin|catheter|local|minim|equal|hospital|util|"
    r"immobil)is(?:ed|ing|ation)|Datum|Begleit\w*|railroaded|"
    r"image intensifier|best interests)(?![A-Za-z])",
    re.IGNORECASE,
)
_SURELY_ABROAD = expressions.compile(
    r"(?<![A-Za-z])(?:GMC|NHS|kPa|NSW|QLD|FRCA|FFICM|FICM|FCICM|FRACS|FRACP|FANZCA|FACEM|"
    r"Klinik(?:um)?|Herzzentrum|[Uu]niversit(?:ae|ä)ts\S*|Dr\.? med|OP-Bericht|Operateur|Anaesthesie)"
    r"(?![A-Za-z])"
)
"""What only notes bear that put the day first: one such word decides."""
_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_WEEKDAY_BEFORE = expressions.compile(
    r"\b(?P<day>mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|ur|nes)?(?:day)?\.?,?(?: the)?[ \t]{1,2}$",
    re.IGNORECASE,
)
_CROSSED = expressions.compile(r"(?<![A-Za-z0-9])XX([/-])XX\1(?:XX){1,2}(?![A-Za-z0-9])")
_MASK_RUN = expressions.compile(f"(?:XX[/-]){{0,2}}{MASK}+(?:[/-](?:{MASK}+|\\d{{1,4}}))*")


@dataclass(frozen=True)
class DateMention:
    """A date of the text; ``value`` is None where the year is lacking or the date is a mark."""

    start: int
    end: int
    value: date | None
    masked: bool = False
    """Whether a de-identification mark stands for it."""
    two_digit_year: bool = False
    shifted: date | None = None
    """The date that a mark shows in the place of the real one; right only against others such."""

    @property
    def partial(self) -> bool:
        """Whether month and day stand there without a year."""
        return self.value is None and not self.masked


def find_dates(normal: NormalText, text: str | None = None) -> list[DateMention]:
    """Find dates in the order of the text; longer readings win over shorter ones.

    Args:
        normal: The normalised note, for its placeholders.
        text: The text to read, as long as the note, where its lines have been joined.
    """
    plain = normal.text if text is None else text
    found = [*_written(plain, writes_day_first(plain)), *_masked(normal)]
    taken = {offset for mention in found for offset in range(mention.start, mention.end)}
    for pattern in _PARTIAL:
        for match in find_all(pattern, plain):
            if taken.isdisjoint(range(*match.span())) and _valid_day(match):
                found.append(DateMention(match.start(), match.end(), None))
                taken.update(range(*match.span()))
    return sorted(found, key=lambda mention: mention.start)


def writes_day_first(text: str) -> bool:
    """Whether a note puts the day before the month: by a date that is none otherwise, or by its spelling.

    Words of British and German notes count; two of them, or a date such as 25/06/2026, decide.
    """
    firsts = {(int(m["a"]) > 12, int(m["b"]) > 12) for m in find_all(_NUMERIC, text)}
    if (False, True) in firsts or (True, False) in firsts:
        return (True, False) in firsts and (False, True) not in firsts
    if find_first(_SURELY_ABROAD, text):
        return True
    return len({match.group().lower()[:5] for match in find_all(_BRITISH, text)}) >= 2


def last_before(normal: NormalText, mention: DateMention, day: date) -> date | None:
    """Give the last such month and day, told without a year, that was not after ``day``."""
    for pattern in _PARTIAL:
        match = pattern.fullmatch(normal.text, mention.start, mention.end)
        if match is None:
            continue
        for year in (day.year, day.year - 1):
            found = _value_in(match, year, writes_day_first(normal.text))
            if found is not None and found <= day:
                return found
    return None


def _value_in(match: re.Match[str], year: int, day_first: bool) -> date | None:
    """Give the date of a month and a day in a year."""
    raw_month = match["month"].lower()
    if raw_month in _MONTHS:
        return _date(year, _MONTHS[raw_month], ordinal(match["day"]))
    one, other = int(raw_month), int(match["day"])
    first = (other, one) if day_first else (one, other)
    return _date(year, *first) or _date(year, *reversed(first))


def _written(text: str, day_first: bool) -> Iterator[DateMention]:
    taken: set[int] = set()
    for pattern in _FULL:
        for match in find_all(pattern, text):
            if not taken.isdisjoint(range(*match.span())):
                continue
            value = _value(match, day_first)
            if value is not None:
                taken.update(range(*match.span()))
                short = len(match["year"].strip("'")) == 2
                yield DateMention(match.start(), match.end(), value, two_digit_year=short)


def _value(match: re.Match[str], day_first: bool) -> date | None:
    year = _year(match["year"])
    raw_month, raw_day = match["month"].lower(), match["day"]
    if raw_month in _MONTHS:
        return _date(year, _MONTHS[raw_month], ordinal(raw_day))
    month, day = int(raw_month), int(raw_day)
    if match.group().startswith(match["year"]):
        return _date(year, month, day) or _date(year, day, month)
    plain, swapped = _date(year, month, day), _date(year, day, month)
    if plain and swapped:
        named = _WEEKDAY_BEFORE.search(match.string, max(0, match.start() - 14), match.start())
        if named:
            told = _WEEKDAYS.index(named["day"].lower())
            fitting = [one for one in (plain, swapped) if one.weekday() == told]
            if len(fitting) == 1:
                return fitting[0]
        if day_first or _DOTTED.fullmatch(match.group()):
            return swapped
    return plain or swapped


_DOTTED = expressions.compile(r"\d\d\.\d\d\.\d{4}")
"""05.12.2024: dots part dates where the day goes first."""


def _year(raw: str) -> int:
    digits = raw.strip("'")
    if digits.isdigit():
        short = int(digits)
        return short if len(digits) == 4 else short + (1900 if short >= 70 else 2000)
    last = digits.lower().replace("-", " ").split()[-1]
    units = ["twenty", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return 2020 + (units.index(last) if last in units else 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _valid_day(match: re.Match[str]) -> bool:
    raw_month = match["month"].lower()
    if raw_month in _MONTHS:
        return 1 <= ordinal(match["day"]) <= 31
    month, day = int(raw_month), int(match["day"])
    return (1 <= month <= 12 and 1 <= day <= 31) or (1 <= day <= 12 and 1 <= month <= 31)


def _masked(normal: NormalText) -> Iterator[DateMention]:
    for match in find_all(_CROSSED, normal.text):
        yield DateMention(match.start(), match.end(), None, masked=True)
    hints = {item.start: item.hint for item in normal.placeholders if item.hides_value}
    for match in _MASK_RUN.finditer(normal.text):
        hint = hints.get(match.start() + match.group().index(MASK), "")
        if "/" in match.group() or "-" in match.group() or _HINT.fullmatch(hint) or not hint:
            full = re.fullmatch(r"(\d{4}) (\d{1,2}) (\d{1,2})", hint)
            shifted = _date(*map(int, full.groups())) if full else None
            yield DateMention(match.start(), match.end(), None, masked=True, shifted=shifted)


def hint_within(normal: NormalText, start: int, end: int) -> str:
    """Give the words inside the first placeholder between two offsets, or an empty string."""
    index = bisect_left(normal.placeholders, start, key=lambda item: item.start)
    inside = index < len(normal.placeholders) and normal.placeholders[index].start < end
    return normal.placeholders[index].hint if inside else ""
