"""Ages told by a birthday that is near, and those guessed by looks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions
from doclint.nlp.ages import AgeMention, cardinal_or_float, to_years
from doclint.nlp.numbers import CARDINAL, ORDINAL, ordinal
from doclint.nlp.seeking import find_all

_BIRTHDAY = rf"(?P<o>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th)) birthday(?![a-z])"
_SHORT_OF = expressions.compile(
    rf"(?<![A-Za-z0-9])(?P<n>an?|a few|{CARDINAL}|\d{{1,2}}) (?P<unit>hour|day|week|month)s?(?: or (?:so|two))? "
    rf"(?:short of|shy of|before|away from|off|until|till|from) (?:his|her|their|the) {_BIRTHDAY}",
    re.IGNORECASE,
)
_TODAY = expressions.compile(
    rf"(?<![a-z])(?P<when>today|tomorrow|it|this) (?:is|was) (?:his|her|their) {_BIRTHDAY}(?! part(?:y|ies)\b)",
    re.IGNORECASE,
)
_TURNS = expressions.compile(
    rf"(?<![a-z])(?:turns|turning|will turn|due to turn) (?P<n>{CARDINAL}|\d{{1,2}}) "
    r"(?=tomorrow\b|next (?:week|month)|in (?:\w+ )?(?:days?|weeks?|months?)|later this)",
    re.IGNORECASE,
)
_OF_THING = expressions.compile(
    r"\b(?:unit|run|circuit|ward|oxygenator|program(?:me)?|service|hospital|cannulas?|line|pump|clinic|sister|brother|"
    r"daughter|son|twin)\s+(?:that\s+)?$",
    re.IGNORECASE,
)
_OF_SOMEBODY = expressions.compile(
    r"(?:^|[.;:\n(]\s*|\b(?:is|was|are|boy|girl|child|infant|baby|patient|pt|toddler|kid|lad|lass|male|female|"
    r"now|still|only|just|about|almost),?\s+)$",
    re.IGNORECASE,
)
_ABOUT = (
    r"(?:(?:aged?|est(?:imated)?\.?|about|roughly|approx(?:imately)?\.?|circa|ca\.?|around|appears?|appearing|looks?|"
    r"looking|apparent(?:ly)?|presumed|perhaps|probably|likely|maybe|to be|in age|between|~) ?)"
)
_RANGE = (
    r"(?P<low>[1-9]\d) ?(?:-|\u2013|to|or|and) ?(?P<high>[1-9]\d)(?!\d|\.\d|/\d)"
    r"(?! ?(?:kg|cm|mm|ml|l|fr|french|%|bpm|lpm|mcg|mg|units?|hours?|hrs?|h|days?|weeks?|months?|min\w*|percent|beats|"
    r"met(?:er|re)s?|times|feet|ft|yards|miles|compressions|breaths|degrees|joules|mmhg|pounds|lbs?|pack|steps|"
    r"others|people)\b| ?%)"
)
_BY_LOOKS = expressions.compile(
    r"(?<![a-z])(?:male|female|man|woman|gentleman|lady|boy|girl|adult|person|patient|pt|doe|unidentified|unknown|age)"
    rf"(?:[,;:] |[ (]){_ABOUT}{{1,4}}{_RANGE}",
    re.IGNORECASE,
)


def find_guessed(text: str) -> Iterator[AgeMention]:
    """Find ages that no form of their own tells: "a day short of her sixth birthday", "looks 30-35"."""
    for match in find_all(_SHORT_OF, text):
        if _OF_SOMEBODY.search(text, max(0, match.start() - 20), match.start()):
            yield AgeMention(*match.span(), _before(match))
    for match in find_all(_TODAY, text):
        years = float(ordinal(match["o"])) - (match["when"].lower() == "tomorrow")
        yield AgeMention(*match.span(), years)
    for match in find_all(_TURNS, text):
        if _OF_THING.search(text, max(0, match.start() - 24), match.start()):
            continue
        if (years := cardinal_or_float(match["n"]) - 1) >= 1:
            yield AgeMention(match.start(), match.end("n"), years)
    for match in find_all(_BY_LOOKS, text):
        low, high = float(match["low"]), float(match["high"])
        if low < high <= 100:
            yield AgeMention(*match.span(), None, low, high, "bounds")


def _before(match: re.Match[str]) -> float:
    """Give the years completed a while before a birthday, or the fraction before the first."""
    birthday = float(ordinal(match["o"]))
    word = match["n"].lower()
    number = 1.0 if word in ("a", "an") else 3.0 if word == "a few" else cardinal_or_float(word)
    short = (
        number / 365.25 / 24
        if match["unit"].lower() == "hour"
        else to_years(number, match["unit"].lower())
    )
    return round(1 - short, 4) if birthday == 1 else birthday - 1
