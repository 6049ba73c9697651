"""What is spoken into a dictation: numbers ("four point one", "thirty three hundred revs"), stops and commas.

They are read as the digits and marks that a typist would have set, so that no reader need know of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions
from doclint.nlp.numbers import CARDINAL, cardinal

_DIGIT = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "oh": "0", "o": "0",
}  # fmt: skip
_DIGITS = rf"(?:{'|'.join(_DIGIT)})"
_SPOKEN = expressions.compile(
    rf"(?<![\w'-])(?:"
    rf"(?P<whole>zero|{CARDINAL})[ -]point(?P<decimals>(?:[ -]{_DIGITS}){{1,3}})"
    rf"|(?<=\b[a-z]{{2}} )point(?P<part>(?: {_DIGITS}){{1,3}})(?= (?:of|and|on|mcg|mics?|micrograms?|units?)\b)"
    rf"|(?:(?P<thousands>{CARDINAL})[ -]thousand(?: and)?[ -]?)?(?P<hundreds>{CARDINAL})[ -]hundred"
    rf"(?:(?: and)? (?P<rest>{CARDINAL})(?= (?:rpm|revs?|revolutions|units?|ml|millilitres|mcg|comma|full stop|"
    r"semicolon)\b))?"
    rf"|(?P<round>{CARDINAL})[ -]thousand(?! (?:times|and))"
    rf"|(?P<halved>{CARDINAL}) and (?P<share>a half|a quarter|three[- ]quarters)"
    rf"|(?P<first>(?:twenty|thirty|forty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|"
    rf"(?:six|seven|eight|nine)teen)[ -](?P<second>(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    rf"(?:[ -]five)?)(?= (?:rpm|revs?|revolutions)\b)"
    rf"|(?<=\brevs )(?P<after>(?:twenty|thirty|forty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)[ -]"
    rf"(?P<last>(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]five)?)"
    rf")(?![\w'])",
    re.IGNORECASE,
)
_TWO_FIGURES = expressions.compile(
    r"(?<![\w'-])(?<!hundred )(?<!hundred and )(?<!thousand )(?<!point )"
    r"(?<!teen )(?<!ty )(?<!\bten )(?<!\b(?:one|two|six) )(?<!\b(?:four|five|nine) )(?<!\b(?:three|seven|eight) )"
    r"(?:(?:twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)(?![\w'-])"
    r"(?![ -](?:hundred|thousand|point|and (?:a|three)|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine|oh)\b)",
    re.IGNORECASE,
)
"""Numbers of two figures, read as such where a whole note is taken down as it was spoken.

Behind another number they are a part of it, or of a time or a year: "fifteen thirty".
"""
_SHARES = {"a half": ".5", "a quarter": ".25", "three quarters": ".75", "three-quarters": ".75"}
_HINTS = (
    *(" point ", "-point-", "hundred", "thousand"),
    *(" and a half", " and a quarter", " and three"),
)
"""One of these is in every text that holds such a number, or else a word for a speed and the first of its two parts."""
_SPEEDS = ("revs", "rpm", "revolutions")
_FIRST = ("twenty", "thirty", "forty", "sixteen", "seventeen", "eighteen", "nineteen")


def spoken_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Give where numbers are spoken, and their digits."""
    small = text.lower()
    if is_dictated(small):
        for match in _TWO_FIGURES.finditer(text):
            yield match.start(), match.end(), str(_value(match.group().lower()))
    if not any(hint in small for hint in _HINTS) and not (
        any(speed in small for speed in _SPEEDS) and any(first in small for first in _FIRST)
    ):
        return
    for match in _SPOKEN.finditer(text):
        yield match.start(), match.end(), _written(match)


_MARKS = {
    "comma": ",", "full stop": ".", "period": ".", "colon": ":", "semicolon": ";", "semi-colon": ";",
    "question mark": "?", "close bracket": ")", "close paren": ")", "close parenthesis": ")",
}  # fmt: skip
_MARK = expressions.compile(
    r"(?<=[\w)%])[^\S\n]+(?P<closing>comma|full stop|period(?=[^\S\n]+(?:new|next|open|(?-i:[A-Z]))|\s*$|[^\S\n]*\n)|"
    r"(?<!sigmoid )(?<!ascending )(?<!descending )(?<!transverse )(?<!the )(?<!of )(?<!his )(?<!her )(?<!distal )colon|"
    r"semi-?colon|question mark|close (?:bracket|paren(?:thesis)?))(?![\w'-])"
    r"|(?<=[\w)%])(?P<stop>[^\S\n]+period[^\S\n]+(?!of\b|in\b|during\b|where\b|when\b)(?-i:[a-z]))"
    r"|(?P<opening>open (?:bracket|paren(?:thesis)?)[^\S\n]+)"
    r"|(?P<line>(?:[^\S\n]+|(?<=\n)|^)(?<!\ba )(?<!the )(?<!his )(?<!her )"
    r"(?:(?:new|next) paragraph(?![\w'-])|(?:(?<=stop )|(?<=period )|(?<=colon )|(?<=line )|(?<=\n)|"
    r"(?!(?:new|next) line (?:(?:was|is|has been|then) )?(?:placed|sited|inserted|put|needed|required|sepsis|"
    r"infections?)\b|"
    r"(?:new|next) line (?:in|into|via) (?:the |his |her |our )?(?:left|right|neck|groin|jugular|femoral|subclavian|"
    r"arm|wrist)\b))(?:new|next) line(?![\w'-]))[^\S\n]*)",
    re.IGNORECASE,
)
_SPAN_OF_TIME = expressions.compile(
    r"\b(?:the|an?|this|that|each|every|same|whole|first|next|short|brief|long|longer|rest|trial|"
    r"observation|recovery|warm-?up|neonatal|waiting|day|hour|minute|week|month|time)\Z",
    re.IGNORECASE,
)
"""Before a period that is a span of time, and no full stop."""
_SPOKEN_OFTEN = 3
_OFTEN_ALONE = 5
"""Commas by name beyond which a note was dictated, though its stops be set as stops."""
_SPELT_OUT = expressions.compile(r"(?<![A-Za-z'.-])[A-Z](?: [A-Z]){1,4}(?![A-Za-z'.-])")
"""Letters of a short form, taken down one by one: "R S V"."""


_WORD = 16
"""Characters before a mark that are looked at."""


def is_dictated(small: str) -> bool:
    """Whether a note, given in small letters, has its commas and stops by name."""
    commas = small.count(" comma")
    return commas > _OFTEN_ALONE or (
        commas >= _SPOKEN_OFTEN
        and any(mark in small for mark in (" full stop", " period", "new line", "new paragraph"))
    )


def spoken_marks(text: str) -> Iterator[tuple[int, int, str]]:
    """Give where marks are spoken by name, in a note in which they are again and again."""
    if not is_dictated(text.lower()):
        return
    for letters in _SPELT_OUT.finditer(text):
        yield *letters.span(), letters.group().replace(" ", "")
    small_stops = sum(match["stop"] is not None for match in _MARK.finditer(text))
    for match in _MARK.finditer(text):
        if stop := match["stop"]:
            # The next sentence is given the capital that a typist would have set.
            before = text[max(0, match.start() - _WORD) : match.start()]
            if small_stops >= _SPOKEN_OFTEN and not _SPAN_OF_TIME.search(before):
                yield match.start(), match.end(), f". {stop[-1].upper()}"
        elif closing := match["closing"]:
            yield match.start(), match.end(), _MARKS[" ".join(closing.lower().split())]
        elif match["opening"]:
            yield match.start(), match.end(), "("
        else:
            begins = match.start() == 0 or text[match.start() - 1] == "\n"
            yield match.start(), match.end(), "" if begins else "\n"


def _written(match: re.Match[str]) -> str:
    found = {key: value.lower() for key, value in match.groupdict().items() if value}
    if "whole" in found:
        return f"{_value(found['whole'])}.{_digits(found['decimals'])}"
    if "part" in found:
        return f"0.{_digits(found['part'])}"
    if "hundreds" in found:
        thousands = 1000 * _value(found["thousands"]) if "thousands" in found else 0
        rest = _value(found["rest"]) if "rest" in found else 0
        return str(thousands + 100 * _value(found["hundreds"]) + rest)
    if "round" in found:
        return str(1000 * _value(found["round"]))
    if "halved" in found:
        return f"{_value(found['halved'])}{_SHARES[found['share']]}"
    first, second = ("first", "second") if "first" in found else ("after", "last")
    return str(100 * _value(found[first]) + _value(found[second]))


def _value(words: str) -> int:
    return 0 if words == "zero" else cardinal(words)


def _digits(words: str) -> str:
    return "".join(_DIGIT[word] for word in words.replace("-", " ").split())
