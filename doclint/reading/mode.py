"""Element ``mode``: V-V, V-A or another, as it stands at the end of the note."""

from __future__ import annotations

import re

from doclint.nlp.page import Mention, Page
from doclint.reading.base import (
    CONFLICTING,
    DOCUMENTED,
    MISSING,
    NOT_A_FACT,
    UNFILLED,
    Reading,
    cues_of,
    rejection,
)
from doclint.reading.case import Case
from doclint.reading.service import is_support
from doclint.reading.vessels import vessels_of

_REJECT = NOT_A_FACT | {"OTHER_RUN", "IN_HISTORY"}
_STARTED_AS = re.compile(r"\b(?:initially|originally|first|started (?:on|as)|formerly|previously|until)\b[^.;]{0,25}$", re.IGNORECASE)


def read_mode(page: Page, case: Case) -> Reading:
    """Read RECORD.md's ``mode``; after a conversion ``value`` is the mode at the end, ``from`` the one before."""
    reading = Reading(values={"value": None})
    kept: list[Mention] = []
    open_: list[tuple[int, int]] = []
    for mention in page.find("MODE"):
        if mention.meta.get("weak") and not is_support(page, mention):
            continue
        against = next((cue for cue in cues_of(page, mention) if cue.facet in _REJECT), None)
        if against is not None:
            reading.rejected.append(rejection(mention, against))
            if against.facet == "OPEN":
                open_.append((mention.start, mention.end))
        else:
            kept.append(mention)
    current = [m for m in kept if not m.has("EARLIER")] or kept
    open_ += [(item.key_start, item.end) for item in page.fields_of("mode") if item.answer == "blank"]
    open_ += [
        (p.start, p.end) for p in page.normal.placeholders if not p.hides_value and re.search(r"\bmode\b", p.hint)
    ]
    values = list(dict.fromkeys(str(m.value) for m in current))
    spans = [(m.start, m.end) for m in kept]
    if len(values) == 1:
        reading.status, reading.spans = DOCUMENTED, spans
        reading.values["value"] = values[0]
        earlier = [str(m.value) for m in kept if m not in current and m.value != values[0]]
        if earlier and page.find("CONVERSION"):
            reading.values["from"] = earlier[-1]
        _against_vessels(page, reading, current)
    elif values:
        _resolve_several(page, current, reading)
        reading.spans = spans
    else:
        by_vessels = _from_vessels(page)
        if by_vessels is not None:
            reading.status = DOCUMENTED
            reading.values["value"], reading.spans = by_vessels
        elif open_:
            reading.status, reading.spans = UNFILLED, open_
        else:
            reading.status = MISSING
    return reading


def _resolve_several(page: Page, kept: list[Mention], reading: Reading) -> None:
    """Two modes are a conversion where the note says so, else a conflict."""
    change: tuple[str, str] | None = None
    for conversion in page.find("CONVERSION"):
        if conversion.has("PLANNED", "CONDITIONAL", "NEGATED", "OTHER_RUN", "RISK"):
            continue
        low, high = page.sentence(conversion.start)
        after = [m for m in kept if conversion.end - 3 <= m.start < high]
        before = [m for m in kept if low <= m.start < conversion.end]
        inside = list(dict.fromkeys(str(m.value) for m in after))
        words = page.text[conversion.start : conversion.end].lower()
        if re.match(r"(?:initial|original|started|previous|formerly)", words):
            first = str(after[0].value) if after else None
            rest = [str(m.value) for m in kept if str(m.value) != first]
            if first and rest:
                change = (first, rest[-1])
        elif len(inside) >= 2:
            change = (inside[0], inside[-1])
        elif inside:
            others = [str(m.value) for m in before if str(m.value) != inside[0]] or [
                str(m.value) for m in kept if str(m.value) != inside[0]
            ]
            if others:
                change = (others[-1], inside[0])
    if change is None:
        ordered = [str(m.value) for m in kept]
        started = [m for m in kept if _STARTED_AS.search(page.text[page.sentence(m.start)[0] : m.start])]
        rest = [str(m.value) for m in kept if m not in started]
        if started and len(set(rest)) == 1 and rest[0] != started[0].value:
            change = (str(started[0].value), rest[0])
        elif "VAV" in ordered or "VVA" in ordered:
            hybrid = "VAV" if "VAV" in ordered else "VVA"
            if set(ordered) == {"VAV", "VVA"}:
                reading.status, reading.values["value"] = DOCUMENTED, hybrid
                return
    if change is not None:
        reading.status = DOCUMENTED
        reading.values["value"], reading.values["from"] = change[1], change[0]
        return
    reading.status = CONFLICTING
    reading.values["candidates"] = list(dict.fromkeys(str(m.value) for m in kept))


def _from_vessels(page: Page) -> tuple[str, list[tuple[int, int]]] | None:
    """The mode that drainage and return vessels settle (RECORD.md), with the vessels' spans."""
    sites = [v for v in vessels_of(page) if v.is_site and v.role not in ("vent", "distal_perfusion")]
    arteries = [v for v in sites if v.kind == "artery" or v.name == "ascending aorta"]
    arteries = [v for v in arteries if v.name != "superficial femoral artery"]
    veins = [v for v in sites if v.kind == "vein" or v.name in ("right atrium", "superior vena cava")]
    spans = [(v.start, v.end) for v in sites]
    if arteries and (veins or any(v.role == "return" for v in arteries)):
        return "VA", spans
    roles = {v.role for v in veins}
    if veins and not arteries and ("both" in roles or {"drainage", "return"} <= roles):
        return "VV", spans
    return None


def _against_vessels(page: Page, reading: Reading, kept: list[Mention]) -> None:
    """Words that say one mode over vessels that say the other cannot both hold."""
    value = reading.values["value"]
    if value != "VV" or any(m.has("EARLIER") for m in kept):
        return
    returns = [
        v
        for v in vessels_of(page)
        if v.is_site and v.role == "return" and (v.kind == "artery" or v.name == "ascending aorta")
    ]
    if returns:
        reading.status = CONFLICTING
        reading.values["value"] = None
        reading.values["candidates"] = ["VV", "VA"]
        reading.spans = [(kept[0].start, kept[0].end), (returns[0].start, returns[0].end)]
