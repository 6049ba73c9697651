"""Elements as the words of a statement tell them, where no rule knows the form that it stands in.

Rules read first, and what they say stands: a statement that holds a near miss of theirs is not heard for that element.
Of what is left each statement is weighed by its words (``statement_words``); what speaks strongly enough for an
element that the rules did not find states it. What is another's, planned, supposed, copied forward or left blank is
not heard.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from doclint import expressions
from doclint.nlp.page import Page
from doclint.nlp.phases import tells_of_before, told_of_another
from doclint.nlp.reach import COPIED, facet_at
from doclint.reading.agency import is_background
from doclint.reading.base import DOCUMENTED, MISSING, NOT_A_FACT, NOT_DONE, Reading, clean, cues_of
from doclint.reading.case import Case
from doclint.reading.statement_words import Span, Weights, features, shipped_weights, statements_of

_Placed = TypeVar("_Placed")

LIMITS: Mapping[str, float] = {
    "approach": 1.0,
    "fluoroscopy": 0.6,
    "imaging": 1.5,
    "indication": 0.5,
    "severity": 0.8,
    "failed_therapy": 0.4,
    "complications": 0.0,
    "consent": 1.0,
    "anticoagulation": 1.0,
    "placement_confirmation": 1.2,
    "reason": 1.0,
    "hemostasis": 1.4,
    "graft": 0.5,
    "thoracic_incision": 1.0,
}
"""Elements that are heard, with the odds (natural logarithm) that it takes."""
COLUMNS = (
    "approach:percutaneous", "approach:open", "approach:central",
    "fluoroscopy", "fluoroscopy:not_done", "imaging", "indication", "severity", "failed_therapy",
    "complications", "complications:not_done", "consent", "anticoagulation", "placement_confirmation", "reason",
    "hemostasis", "graft", "thoracic_incision",
)  # fmt: skip
"""What statements are weighed for: an element, or one of its values or statuses behind a colon."""

_NOT_OF_A_DAY = frozenset(("approach", "fluoroscopy", "thoracic_incision"))
"""Elements that tell how cannulae went in, which no day's note reports."""
_BESIDE: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("indication", "severity", "failed_therapy"), frozenset(("EARLIER", COPIED))),
    "consent": frozenset(("RISK", "IN_CONSENT", "IN_FAMILY")),
}
"""What may be said of words that state an element none the less: why support began stands in a history."""
_LED_TO_SUPPORT = frozenset(("severity", "failed_therapy"))
_ELSEWHERE: Mapping[str, tuple[str, ...]] = {
    "indication": ("severity", "failed_therapy"),
    "reason": ("indication", "severity", "failed_therapy"),
}
"""What a statement of another element is no word on: how bad it was and what failed on why support began, and none of
these on why a cannula was moved or taken out."""
_CAME_OF_IT = expressions.compile(
    r"\b(?:fell|dropped|went|came|rose|climbed|increased|decreased|improved)\b[^.;\n]{0,40}\bto\b",
    re.IGNORECASE,
)
"""What came of a vent, and not why it was put in."""
_VENTS = frozenset(("vent_insertion", "vent_removal"))
_OTHERS_FIELDS = frozenset(
    (
        "age",
        "date_of_service",
        "physician",
        "mode",
        "cannula",
        "site",
        "circuit",
        "ecmo_day",
        "anticoagulation",
    )
)
"""Elements whose fields state nothing else."""
_BY_FORM = frozenset(
    (
        "EXAMINATION",
        "INDICATION",
        "NOT_A_TECHNIQUE",
        "NO_POSITION",
        "REASON",
    )
)
"""Near misses that were passed over for want of a form that tells them from other matter; words may tell."""
_AGAINST = NOT_A_FACT - {"NEGATED"}
_LONGEST_VALUE = 80
"""Characters up to which a statement is given as the element's value."""


class _Heard(NamedTuple):
    """A statement that speaks for an element: how much, for which value, and by which words."""

    odds: float
    value: str
    span: Span
    words: tuple[str, ...]


def column_of(name: str, label: Mapping[str, Any]) -> str | None:
    """Give the column that an element with this status and values is learnt in; None for none."""
    if name == "approach":
        column = f"{name}:{label.get('value')}"
    elif label["status"] == NOT_DONE:
        column = f"{name}:{NOT_DONE}"
    else:
        column = name
    return column if column in COLUMNS else None


def hear(
    page: Page,
    case: Case,
    readings: Mapping[str, Reading],
    names: Collection[str],
    weights: Weights | None = None,
) -> dict[str, Reading]:
    """Hear the elements of ``names`` in a note's statements.

    Args:
        page: The note.
        case: The service that it reports.
        readings: What the rules made of it: their near misses are not heard.
        names: The elements to hear.
        weights: What words weigh; doclint's own unless given.

    Returns:
        The elements that are stated, with the statements that speak for them.
    """
    if not names:
        return {}
    weights = weights or shipped_weights()
    wanted = [
        (number, *column.partition(":")[::2])
        for number, column in enumerate(weights.columns)
        if column.partition(":")[0] in names
    ]
    found: dict[str, list[_Heard]] = {}
    for span in statements_of(page):
        told = features(page.text[slice(*span)], page.section(span[0]).title, case.actions)
        odds = weights.odds(told)
        for number, name, value in wanted:
            if odds[number] > LIMITS[name] and _counts(page, case, readings, name, span):
                words = tuple(weights.foremost(told, number))
                found.setdefault(name, []).append(_Heard(odds[number], value, span, words))
    return {name: _reading(page, name, heard, readings[name]) for name, heard in found.items()}


def _reading(page: Page, name: str, heard: list[_Heard], by_rules: Reading) -> Reading:
    best = max(heard)
    spans = sorted({each.span for each in heard if each.value == best.value})
    status = NOT_DONE if best.value == NOT_DONE else DOCUMENTED
    values = dict(by_rules.values)
    if name == "approach":
        values["value"] = best.value
    elif "values" in values and status == DOCUMENTED:
        words = [clean(page, *span) for span in spans]
        values["values"] = [each for each in words if len(each) <= _LONGEST_VALUE]
    return Reading(status, values, spans, list(by_rules.rejected), best.words)


def _counts(page: Page, case: Case, readings: Mapping[str, Reading], name: str, span: Span) -> bool:
    """Whether nothing speaks against a statement's being a fact of this service."""
    low, high = span
    if case.is_daily_only and name in _NOT_OF_A_DAY:
        return False
    if name == "approach" and case.actions <= _VENTS:
        # The way to a vent is the incision into the chest, which has rules of its own.
        return False
    if any(
        each.start < high and low < each.end and each.reason not in _BY_FORM
        for each in readings[name].rejected
    ):
        return False
    others = _ELSEWHERE.get(name, ()) if name == "indication" or not case.is_daily_only else ()
    if any(start < high and low < end for each in others for start, end in readings[each].spans):
        return False
    if name == "reason" and case.actions <= _VENTS and _CAME_OF_IT.search(page.text, low, high):
        return False
    if name in _LED_TO_SUPPORT and not case.is_start and not case.is_daily_only:
        # What is given while support ends is no reason for its beginning.
        if not (is_background(page, low) or tells_of_before(page, span)):
            return False
    if name == "reason" and not case.is_daily_only and is_background(page, low):
        return False
    return not any(_objections(page, name, span))


def _objections(page: Page, name: str, span: Span) -> Iterator[bool]:
    low, high = span
    yield "?" in page.text[low:high]
    inside = _beginning(page.fields, span, attrgetter("key_start"))
    fields = inside or filter(None, (page.field_at(low),))
    asked = {item.element for item in fields}
    yield asked != set() and asked <= _OTHERS_FIELDS - {name}
    yield name == "imaging" and page.within(span, "FLUOROSCOPY") != []
    yield any(not box.ticked for box in _beginning(page.layout.boxes, span))
    yield any(not place.hides_value for place in _beginning(page.normal.placeholders, span))
    facet = facet_at(page, low)
    yield facet is not None and facet not in _BESIDE.get(name, ())
    yield told_of_another(page, high) is not None
    mentions = _beginning(page.mentions, span)
    against = _AGAINST.difference(_BESIDE.get(name, ()))
    yield any(cue.facet in against for each in mentions for cue in cues_of(page, each))


def _beginning(
    items: Sequence[_Placed], span: Span, start: Callable[[Any], int] = attrgetter("start")
) -> Sequence[_Placed]:
    """Give those of a page's items, which stand in the note's order, that begin in ``span``."""
    return items[bisect_left(items, span[0], key=start) : bisect_left(items, span[1], key=start)]


def unread(readings: Mapping[str, Reading]) -> list[str]:
    """Give the elements that are heard and that the rules did not find."""
    return [name for name in LIMITS if readings[name].status == MISSING]
