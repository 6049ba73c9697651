"""Ages of persons, as numbers, as bounds, and as marks that stand for one.

The component finds what has the form of an age; whose age it is, the reader of the element judges.
A span that is a duration, a gestation or a catheter's size by its own words is never given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from doclint import expressions
from doclint.nlp import age_patterns as patterns
from doclint.nlp.names import is_name
from doclint.nlp.normalize import MASK
from doclint.nlp.numbers import CARDINAL, cardinal, ordinal
from doclint.nlp.seeking import find_all

YEAR_DAYS = 365.25
MONTHS = 12


@dataclass(frozen=True)
class AgeMention:
    """What is said of an age: a number of years, or bounds, or a mark in its place.

    ``years``, ``low`` and ``high`` are completed years, or a fraction of one below the first birthday.
    """

    start: int
    end: int
    years: float | None
    low: float | None = None
    high: float | None = None
    kind: str = "stated"
    """``stated``, ``sex`` (65M), ``event`` (on day of life 2), ``bounds``, ``newborn``,
    ``masked`` or ``open``."""


def find_ages(text: str) -> list[AgeMention]:
    """Find ages in the order of the text, none inside another."""
    taken: set[int] = set()
    found: list[AgeMention] = []
    for mention in _candidates(text):
        if taken.isdisjoint(range(mention.start, mention.end)):
            taken.update(range(mention.start, mention.end))
            found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _candidates(text: str) -> Iterator[AgeMention]:
    # Bounds first: the number in "age: 90+" is none that stands for itself.
    yield from _bounded(text)
    for form in patterns.FORMS:
        for match in find_all(form, text):
            mention = _stated(match, text)
            if mention is not None:
                yield mention
    for match in find_all(patterns.SEX_AFTER, text):
        told = not match["gap"] or match["sex"].isupper() or _opens_with_sex(match, text)
        if told and 1 <= int(match["n"]) <= 115:
            yield AgeMention(match.start(), match.end(), float(match["n"]), kind="sex")
    for match in find_all(patterns.OPEN, text):
        kind = "masked" if (match["mark"] or match["labelled"])[0] == MASK else "open"
        yield AgeMention(match.start(), match.end(), None, kind=kind)
    for match in find_all(patterns.NEWBORN, text):
        high = round(28 / YEAR_DAYS, 4)
        yield AgeMention(match.start(), match.end(), None, 0.0, high, "newborn")


_SENTENCE_OPENS = expressions.compile(r"(?:^|[\n.;] ?|\n[ \t]*)$")
_NAME_OPENS = expressions.compile(rf"(?:(?<=\n)|\A)(?:{MASK}+|(?P<name>[A-Z][a-z'-]{{2,}})),? $")
_SICK = expressions.compile(
    r" (?!later|after|ago|from|of|in|into|post|before|since|run|away|each|per|between|apart|and|walk)[a-z]{3}",
    re.IGNORECASE,
)


def _opens_with_sex(match: re.Match[str], text: str) -> bool:
    """Whether "44 m covid ards", in small letters, opens a sentence on somebody."""
    if int(match["n"]) < _ADULT or match["gap"] != " " or not _SICK.match(text, match.end()):
        return False
    before = text[max(0, match.start() - 30) : match.start()]
    named = _NAME_OPENS.search(before)
    return _SENTENCE_OPENS.search(before) is not None or (
        named is not None and (named[0][0] == MASK or is_name(named["name"]))
    )


_ADULT = 16


def parse_value(text: str, start: int, end: int) -> AgeMention | None:
    """Read the value of a field that asks for the age: "61", "19 months", "52/M", "F/52"."""
    bounded = next(_bounded(text, start, end), None)
    if bounded is not None:
        return bounded
    low = start
    sex = patterns.SEX_FIRST.match(text, start, end)
    if sex:
        low = sex.end()
    for form in (*patterns.WITH_MONTHS, patterns.BARE, patterns.PLAIN):
        match = form.match(text, low, end)
        if match:
            return _stated(match, text)
    return None


_DURATION_BEFORE = expressions.compile(
    r"(?:\b(?:for|after|over|past|last|since|within|every|in|next|first|another|than|by|x|of|"
    r"following|depuis|seit|vor|hace|il y a|pendant|durante|sinds|desde|nach|apr\u00e8s|tras|dopo|pour|f\u00fcr|um|da|"
    r"\u00e0)|"
    r"(?:^|[\s\d(])x)\s*$",
    re.IGNORECASE,
)
_EVENT_BEFORE = expressions.compile(
    r"\b(?:on|at|by|since|until|from|before|through|after) (?:the |her |his )?$", re.IGNORECASE
)
_AILMENT = expressions.compile(
    r"diabet|mellitus|hypertens|copd|asthma|smok|oxygen|dialysis|fibrill|disease|cancer|failure|stent|cabg|transplant|"
    r"steroid|therap|alcohol|insulin|chemo|remission|survivor|sober|depress|epilep|arthritis|warfarin|amiodar|"
    r"statin|pred|"
    r"lupus|hiv|hep|crohn|colitis|anaemia|anemia|cirrhosis|gout|psoria|eczema|bronchi|emphysema|lt?ot\b|home\b",
    re.IGNORECASE,
)
"""What lasts for years and is nobody's name: "Diabetes Mellitus 20 yrs"."""
_AT_A_TRADE = expressions.compile(
    rf"\b(?!baker|cook|farmer|carpenter|gardener|painter|diver|rider|climber|manager)(?:{patterns.TRADE})"
    rf" \d+ ?(?:years?|yrs?)\b",
    re.IGNORECASE,
)
"""Years spent at a trade: "Truck Driver 30 years"."""
_ONE_OF = expressions.compile(
    rf"\b(?:{patterns.SEXED}|child|patient|kid|lad|lass) of $", re.IGNORECASE
)
_NAMED_ONLY = expressions.compile(rf"[a-z]{{3,}} is (?:now |only |just )?(?:\d{{1,2}}|{CARDINAL})")
_WEAKLY = expressions.compile(r"(?:at|aged) \S+,? $|(?:mrs?|ms|miss)\b[^()]{1,40}\(")
"""What is the patient's age only where no other is told: a relative is called so, too."""


def _stated(match: re.Match[str], text: str) -> AgeMention | None:
    """Give the age that a form tells, or None where it is none: a duration, a gestation, nobody's."""
    groups = match.groupdict()
    number = float(ordinal(groups["o"])) if groups.get("o") else cardinal_or_float(groups["n"])
    start, end = match.span("age") if groups.get("age") else match.span()
    if groups.get("m") is not None:
        ahead = text[max(0, start - 20) : start]
        if (
            match.group().endswith("/12")
            and _DURATION_BEFORE.search(ahead)
            and not _ONE_OF.search(ahead)
        ):
            return None
        return AgeMention(start, end, completed(number + cardinal_or_float(groups["m"]) / MONTHS))
    if groups.get("who") and (
        not is_name(groups["who"])
        or _AILMENT.search(groups["who"])
        or _AT_A_TRADE.search(match.group())
    ):
        return None
    unit = groups.get("unit") or "y"
    # "45 m" in a field for age and sex is a man of 45.
    years = number if unit == "m" and number > 36 else to_years(number, unit)
    plain = match.group().lower()
    is_week = (groups.get("unit") or "").lower().startswith("w")
    if is_week and 22 <= number <= 44 and not re.search(r"old|age|life", plain):
        return None  # "38 week male" speaks of the gestation
    ahead = text[max(0, start - 40) : start]
    if (
        _FOREIGN_YEARS.search(plain)
        and _FOREIGN_LASTING.search(ahead)
        and not _FOREIGN_PERSON.search(ahead)
    ):
        return None
    bare = plain[:1].isdigit() and not re.search(r"old|of age|y\W{0,2}o\b", plain)
    if bare and _DURATION_BEFORE.search(text[max(0, start - 12) : start]):
        return None
    told = bool(
        re.search(r"life|dol|hol", plain) and _EVENT_BEFORE.search(text[max(0, start - 16) : start])
    )
    weak = (
        _WEAKLY.match(plain)
        or (groups.get("who") and _NAMED_ONLY.fullmatch(plain))
        or groups.get("weak") is not None
    )
    return (
        AgeMention(start, end, years, kind="event" if told or weak else "stated")
        if 0 <= years <= 115
        else None
    )


_FOREIGN_YEARS = expressions.compile(r"\d ?(?:a[\u00f1n]os?|ans|anni|jahre|jaar)\b", re.IGNORECASE)
_FOREIGN_LASTING = expressions.compile(
    r"\b(?:tab[aq]\w*|nikotin\w*|nicotin\w*|diab\w*|hta|hypert\w*|hipert\w*|ipert\w*|asthm\w*|asma|surv\w*|suivi|"
    r"valv\w*|"
    r"klappe|proth\w*|prot\w*|fum\w*|rauch\w*|rook\w*|bpco|epoc|copd|stent|dialys\w*|transpl\w*|trapiant\w*|greffe|"
    r"\u00fcberleb\w*|nachsorge|follow|seguimiento)\b[^.,;\n]{0,24}$",
    re.IGNORECASE,
)
"""What lasts for years in German, French, Spanish, Italian and Dutch, and is nobody's age."""
_FOREIGN_PERSON = expressions.compile(
    r"\b(?:homme|femme|gar\u00e7on|fille|patiente?|patientin|paciente|paziente|mujer|hombre|var\u00f3n|se\u00f1ora?|"
    r"ni\u00f1[oa]|mann|frau|uomo|donna|vrouw|man|diabetiker(?:in)?|raucher(?:in)?|fumeu(?:r|se)|fumador[a]?)\b"
    r"(?![^.,;\n]*\b(?:depuis|seit|desde|hace|sinds|con|avec|mit)\b)[^.,;\n]{0,40}$",
    re.IGNORECASE,
)
"""Somebody whom such a word only describes: "Homme diab\u00e9tique de 64 ans"."""


def _bounded(text: str, start: int = 0, end: int | None = None) -> Iterator[AgeMention]:
    for match in find_all(patterns.BOUNDED, text, start, len(text) if end is None else end):
        span = match.span()
        word = (
            match["decade"]
            or match["late"]
            or match["tens"]
            or match["sexed"]
            or match["before"]
            or ""
        ).lower()
        low: float
        if word:
            low = float(patterns.DECADES.get(word) or int(word[:2]))
            yield AgeMention(*span, None, low, low + 9, "bounds")
        elif match["some"]:
            low = cardinal_or_float(match["some"])
            yield AgeMention(*span, None, low, low + 9, "bounds")
        elif match["genarian"]:
            low = float(patterns.GENARIANS[match["genarian"].lower()[:5]])
            yield AgeMention(*span, None, low, low + 9, "bounds")
        else:
            low = float(match["over"] or match["above"] or match["past"])
            yield AgeMention(*span, None, low, None, "bounds")


def cardinal_or_float(digits: str) -> float:
    """Give the value of digits or of a number in words."""
    return float(digits) if digits[0].isdigit() else float(cardinal(digits))


_PARTS = {"12": "months", "52": "weeks", "7": "days"}
"""What a British fraction counts: 3/12 is three months."""
_FOREIGN_DAYS = ("tag", "jour", "d\u00eda", "dia", "giorn", "dag")
_FOREIGN_WEEKS = ("semaine", "semana", "settiman")


def to_years(number: float, unit: str) -> float:
    """Turn an age into years: completed ones, or a fraction below the first birthday."""
    kind = _PARTS.get(unit, unit.lower())
    if kind in ("dol", "d") or kind.startswith(("day", *_FOREIGN_DAYS)):
        return completed(number / YEAR_DAYS)
    if kind == "hol" or kind.startswith(("h",)):
        return completed(number / 24 / YEAR_DAYS)
    if kind.startswith(("w", *_FOREIGN_WEEKS)):
        return completed(number * 7 / YEAR_DAYS)
    if kind.startswith("m"):
        return completed(number / MONTHS)
    return completed(number)


def completed(years: float) -> float:
    """Give completed years, or a fraction below one year."""
    return round(years, 4) if years < 1 else float(int(years + 1e-9))


def at_date(born: date, served: date) -> float | None:
    """Give the age on the day of service, or None where the dates cannot both be right."""
    days = (served - born).days
    if days < 0:
        return None
    years = served.year - born.year - ((served.month, served.day) < (born.month, born.day))
    return float(years) if years >= 1 else round(days / YEAR_DAYS, 4)
