"""The patient's age on the date of service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from doclint import expressions
from doclint.nlp import date_labels
from doclint.nlp.ages import AgeMention, at_date, find_ages, parse_value, to_years
from doclint.nlp.dates import DateMention, hint_within, last_before
from doclint.nlp.guessed_ages import find_guessed
from doclint.nlp.page import Page
from doclint.nlp.relatives import LARGEST_FRENCH, not_the_patients
from doclint.nlp.seeking import find_first
from doclint.reading.base import (
    CONFLICTING,
    DOCUMENTED,
    UNFILLED,
    Reading,
    Rejection,
    clean,
)
from doclint.reading.case import Case
from doclint.reading.date_of_service import read_date_of_service, unlabelled_birth

_FAMILY_KEY = expressions.compile(
    r"\b(?:mother|father|maternal|family|donor|parents?|sibling)", re.IGNORECASE
)
_PARITY = expressions.compile(
    r"\b(?:(?:G ?\d{1,2} ?)?P ?|para ?)\d{1,2}(?:\+\d)?,? $", re.IGNORECASE
)
_OF_NEWBORN = expressions.compile(
    r"\b(?:newborn|neonat\w*|infant|baby|nicu|dol|day of life|born (?:to|at|by|via)|(?:hours?|days?|weeks?)[ -]old|"
    r"mother|mom|mum|maternal)\b",
    re.IGNORECASE,
)
"""What is told first in a newborn's note: "G2P1, 31" behind it is the mother."""
_AGE_HINT = expressions.compile(r"\bage\b|\d (?:year|month|week|day)s? old")
_PATIENT_NOUN = expressions.compile(
    r"(?<!their )(?<!her )(?<!his )\b(?:infant|patient|pt|neonate)\b[^.;\n]{0,25}$", re.IGNORECASE
)
_OTHER_LABEL = expressions.compile(r"[A-Za-z]{4}|\b(?:DO[SPA]|Svc|Adm)\b", re.IGNORECASE)
_SMALL_WORD = re.compile(r"\b(?:[a-z]{4,}|DO[SPA])\b")
"""What parts a date from the name under "Name / DOB"."""
_OVER_NINETY = expressions.compile(r"(?:age )?over (\d{2})")


def read_age(page: Page, case: Case) -> Reading:
    """Read ``age``: stated ages, the age field, or date of birth against date of service."""
    reading = Reading(values={"years": None})
    exact: list[AgeMention] = []
    bounds: list[AgeMention] = []
    marks: list[tuple[int, int, float | None]] = []
    left_open: list[tuple[int, int]] = []
    for mention in _mentions(page):
        reason = _reason_against(page, mention)
        if reason is not None:
            span = (mention.start, mention.end)
            reading.rejected.append(Rejection(*span, reason, *span))
        elif mention.years is not None:
            exact.append(mention)
        elif mention.kind == "masked":
            marks.append((mention.start, mention.end, _floor_of_mark(page, mention)))
        elif mention.kind == "open":
            left_open.append((mention.start, mention.end))
        else:
            bounds.append(mention)
    for item in page.fields_of("age"):
        span = (item.start, item.end)
        if item.answer == "blank":
            left_open.append((item.key_start, item.end))
        elif item.answer == "masked" and not any(
            low <= item.start < high for low, high, _ in marks
        ):
            marks.append((*span, None))
    # "On day of life 2 he was intubated" dates an event; it is the age where no other is told.
    today = [mention for mention in exact if mention.kind != "event"]
    exact = _without_sizes(page, today or exact[-1:])
    born = _birth_dates(page)
    computed = _computed(page, case, born)
    _settle(page, reading, exact, bounds, computed)
    if reading.spans:
        return reading
    if not marks and born and all(mention.masked for mention in born):
        served = read_date_of_service(page, case)
        if served.status == DOCUMENTED:
            marks = [(mention.start, mention.end, None) for mention in born]
    if marks:
        reading.status = DOCUMENTED
        reading.spans = [(start, end) for start, end, _ in marks]
        floors = [floor for _, _, floor in marks if floor is not None]
        if floors:
            reading.values["min"] = floors[0]
    elif left_open:
        reading.status, reading.spans = UNFILLED, left_open
    return reading


_OF_A_CANNULA = expressions.compile(
    r"[^.;\n]*\b(?:vein|artery|fem\w*|jug\w*|ij\w?|cannul\w*|rfv|lfv|rfa|lfa|drain\w*|return|multi\w*)\b",
    re.IGNORECASE,
)
_NEAR_SIZE = 60


def _without_sizes(page: Page, exact: list[AgeMention]) -> list[AgeMention]:
    """Leave out "18F" where another form or a larger number tells an age: it may be a cannula's size."""
    plain = [mention for mention in exact if mention.kind != "sex"]
    if not plain:
        large = [mention for mention in exact if (mention.years or 0) > LARGEST_FRENCH]
        sizes = [
            mention
            for mention in exact
            if mention not in large and page.text[mention.end - 1] in "fF"
        ]
        near = [m for m in sizes if _OF_A_CANNULA.search(page.text, m.end, m.end + _NEAR_SIZE)]
        return [m for m in exact if m not in near] if large else exact
    told = {int(mention.years or 0) for mention in plain}
    return [
        mention
        for mention in exact
        if mention.kind != "sex" or (mention.years or 0) > LARGEST_FRENCH or mention.years in told
    ]


def _mentions(page: Page) -> list[AgeMention]:
    """Give the ages of the text, and those that only a field's key tells."""
    found = list(find_guessed(page.text))
    guessed = [(mention.start, mention.end) for mention in found]
    found += [
        mention
        for mention in find_ages(page.text)
        if not any(mention.start < high and low < mention.end for low, high in guessed)
    ]
    for item in page.fields_of("age"):
        if item.answer in ("value", "yes") and not any(
            mention.start < item.end and item.start < mention.end for mention in found
        ):
            value = parse_value(page.text, item.start, item.end)
            unit = _KEY_UNIT.search(page.text, item.key_start, item.key_end)
            if (
                value is not None
                and unit
                and value.years == _bare_number(page, item.start, item.end)
            ):
                value = replace(value, years=to_years(value.years or 0.0, unit["unit"].lower()))
            if value is not None:
                found.append(value)
    taken = {offset for mention in found for offset in range(mention.start, mention.end)}
    for mark in page.normal.placeholders:
        if mark.start not in taken and _AGE_HINT.search(mark.hint):
            kind = "masked" if mark.hides_value else "open"
            found.append(AgeMention(mark.start, mark.end, None, kind=kind))
    return sorted(found, key=lambda mention: mention.start)


def _bare_number(page: Page, start: int, end: int) -> float | None:
    """The number that a value is and nothing more."""
    words = page.text[start:end].strip()
    return float(words) if words.isdigit() else None


_KEY_UNIT = expressions.compile(
    r"age ?[_(\[] ?(?:in[ _])?(?P<unit>m|mo|mos|mths?|months?|d|days?|w|wks?|weeks?)\b(?! ?/)",
    re.IGNORECASE,
)
"""The unit that a key tells: AGE_M, age (months)."""


def _reason_against(page: Page, mention: AgeMention) -> str | None:
    sentence = page.sentence(mention.start)
    own = _PATIENT_NOUN.search(page.text[sentence[0] : mention.start])
    if own is None and page.section(mention.start).facet == "OTHER_PERSON":
        return "IN_FAMILY"
    item = page.field_at(mention.start)
    if own is None and item is not None and item.element != "age" and _FAMILY_KEY.search(item.key):
        return "IN_FAMILY"
    if mention.kind in ("masked", "open"):
        return None
    if _PARITY.search(page.text, max(0, mention.start - 16), mention.start) and find_first(
        _OF_NEWBORN, page.text, 0, mention.start
    ):
        return "IN_FAMILY"
    return not_the_patients(page.text, sentence, mention)


def _floor_of_mark(page: Page, mention: AgeMention) -> float | None:
    over = _OVER_NINETY.search(hint_within(page.normal, mention.start, mention.end))
    return float(over.group(1)) if over else None


def _birth_dates(page: Page) -> list[DateMention]:
    fields = [
        (
            f.start,
            f.end,
            _SMALL_WORD if f.key.startswith(("patient", "pt", "name")) else _OTHER_LABEL,
        )
        for f in page.fields
        if f.role == "birth_date"
    ]
    found = []
    last = 0
    for mention in page.dates:
        # "DOB 2005-11-30 DOS 2024-11-22": a label is that of the date behind it.
        before = page.text[max(last, mention.start - 60) : mention.start]
        last = mention.end
        named = date_labels.BIRTH.search(before) or any(
            low <= mention.start < high and not other.search(page.text[low : mention.start])
            for low, high, other in fields
        )
        named = named or mention.start == unlabelled_birth(page)
        if mention.partial and not _OWN_BIRTH.search(before):
            continue
        if named and page.section(mention.start).facet != "OTHER_PERSON":
            found.append(mention)
    return found


def _computed(page: Page, case: Case, born: list[DateMention]) -> list[AgeMention]:
    """Give the age that each date of birth makes with the date of service."""
    if not any(mention.value or mention.shifted or mention.partial for mention in born):
        return []
    service = read_date_of_service(page, case)
    served = service.values.get("date")
    day = date.fromisoformat(served) if isinstance(served, str) else None
    marked = [m.shifted for m in page.dates if (m.start, m.end) in service.spans]
    shifted = next((value for value in marked if value), None)
    found = []
    for mention in born:
        # Marks shift all dates of a patient alike: a shifted birth goes with a shifted service.
        birth = mention.value or mention.shifted
        on = day if mention.value else shifted
        if mention.partial and day is not None and find_first(_OF_NEWBORN, page.text):
            birth, on = last_before(page.normal, mention, day), day
            if birth is None or (on - birth).days > _NEW:
                continue
        if birth is None or on is None:
            continue
        if mention.two_digit_year and birth > on and birth.year >= 2000:
            birth = _century_before(birth)
        years = at_date(birth, on)
        if years is not None and years <= 115:
            found.append(AgeMention(mention.start, mention.end, years, kind="computed"))
    return found


_OWN_BIRTH = expressions.compile(
    r"^(?!.*\b(?:brother|sister|sibling|twin|mother|mum|mom|father|son|daughter|cousin|wife)\b(?!\W{1,2}s\b)).*"
    r"\b(?:born|date of birth|d\.?o\.?b|birth ?date)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What stands before the patient's own day of birth, where no year is told."""
_NEW = 60
"""Days after a birth within which its year may go untold."""


def _century_before(birth: date) -> date:
    day = 28 if (birth.month, birth.day) == (2, 29) else birth.day
    return date(birth.year - 100, birth.month, day)


def _settle(
    page: Page,
    reading: Reading,
    exact: list[AgeMention],
    bounds: list[AgeMention],
    computed: list[AgeMention],
) -> None:
    """Set status and years from what stands in the note; contradictions make it conflicting."""
    every = [*exact, *computed]
    decades = [mention for mention in bounds if mention.kind == "bounds"]
    if not every and not bounds:
        return
    spans = [(mention.start, mention.end) for mention in (*every, *bounds)]
    if not every:
        chosen = (decades or bounds)[0]
        reading.status, reading.spans = DOCUMENTED, spans
        if chosen.low is not None:
            reading.values["min"] = chosen.low
        if chosen.high is not None:
            reading.values["max"] = chosen.high
        return
    against = list(_contradictions(every, decades))
    if against:
        reading.status = CONFLICTING
        reading.spans = [(mention.start, mention.end) for mention in (every[0], *against)]
        reading.values["candidates"] = list(
            dict.fromkeys(clean(page, *span) for span in sorted(reading.spans))
        )
        return
    reading.status = DOCUMENTED
    reading.spans = spans
    # Dates tell an age more exactly than its round words; words stand where both hold.
    years = every[0].years
    if exact and computed and _same_band(years, computed[0].years) and (years or 0) < 1:
        years = computed[0].years
    reading.values["years"] = years


def _contradictions(every: list[AgeMention], decades: list[AgeMention]) -> Iterator[AgeMention]:
    first = every[0]
    for mention in every[1:]:
        if first.years is None or mention.years is None:
            continue
        if not _agree(first.years, mention.years, "computed" in (first.kind, mention.kind)):
            yield mention
    for mention in decades:
        low = mention.low if mention.low is not None else 0.0
        high = mention.high if mention.high is not None else 130.0
        if first.years is not None and not low <= first.years < high + 1:
            yield mention


def _agree(one: float, other: float, computed: bool) -> bool:
    """Whether two ages can both be meant; a birthday between note and service is let pass."""
    if one < 1 and other < 1:
        return abs(one - other) <= max(0.012, 0.2 * max(one, other))
    if computed and _same_band(one, other):
        return abs(one - other) <= 1
    return int(one) == int(other)


def _same_band(one: float | None, other: float | None) -> bool:
    """Whether both lie on one side of the sixth birthday, which parts the codes."""
    return one is not None and other is not None and (one < 6) == (other < 6)
