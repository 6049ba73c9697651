"""Element ``cannula``: size, design, role and maker of each ECMO cannula."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from doclint.nlp.page import Mention, Page
from doclint.nlp.sizes import Size, french_sizes, open_sizes
from doclint.reading.base import (
    DOCUMENTED,
    MISSING,
    NOT_A_FACT,
    UNFILLED,
    Reading,
    Rejection,
    cues_of,
    rejection,
    sift,
)
from doclint.reading.case import Case
from doclint.reading.segments import narrow_segment
from doclint.reading.vessels import Vessel, vessels_of

_REJECT = NOT_A_FACT | {"OTHER_RUN"}
_BARE_AFTER_VESSEL = re.compile(
    r"^\)?\s*[:=,(-]?\s*(?P<size>\d{1,2})(?=\s*(?:MS\b|SS\b|multi|art|ven|cannula|,|;|/|\)|\n|$|\.\s|\.$|->|-->|drain|return|dual|and\b|to\b|\+))"
)
_BARE_BEFORE = re.compile(r"(?<![\d./:-])(?P<size>\d{1,2})[ -]$")
_AGE_LIKE = re.compile(r"^[\s\W]*(?:pt |a |this |id:? )?\d{1,2} ?[FMfm]\b(?!\s*(?:multi|single|dual|cannula|venous|arterial|drainage|return))")
_FREE_SIZE = re.compile(r"(?<![\d.])(?P<size>\d{1,2})(?![\d.]*\s?(?:cm|mm|mL|ml|L\b|%|rpm|/\s?\d{2}/))(?![\d:])")


@dataclass
class _Cannula:
    size: float | None
    place: tuple[str, str | None] | None
    role: str | None
    design: str | None
    brand: str | None
    start: int
    end: int


def read_cannula(page: Page, case: Case) -> Reading:
    """Read the cannulae of RECORD.md: one item a cannula, however often the note names it."""
    reading = Reading()
    found: list[_Cannula] = []
    open_: list[tuple[int, int]] = []
    for size in [*french_sizes(page.text), *_bare_sizes(page)]:
        _judge_size(page, size, found, reading)
    for start, end in open_sizes(page.text):
        if _is_cannula(page, start, end):
            open_.append((start, end))
    types = _type_words(page, reading)
    for item in page.fields_of("cannula"):
        if item.answer == "blank":
            open_.append((item.key_start, item.end))
    spans = [(c.start, c.end) for c in found] + [(m.start, m.end) for m in types]
    if found or types:
        reading.status, reading.spans = DOCUMENTED, spans
    else:
        reading.status, reading.spans = (UNFILLED, open_) if open_ else (MISSING, [])
    reading.values["items"] = _merge(page, found, types)
    return reading


def _bare_sizes(page: Page) -> list[Size]:
    """Sizes without a unit: after a vessel's name in shorthand, or alone under a key that asks for them."""
    taken = {size.start for size in french_sizes(page.text)}
    found = []
    for vessel in vessels_of(page):
        if not vessel.is_site:
            continue
        match = _BARE_AFTER_VESSEL.match(page.text[vessel.end : vessel.end + 24])
        if match and 6 <= int(match["size"]) <= 40:
            start = vessel.end + match.start("size")
            if start not in taken:
                taken.add(start)
                found.append(Size(float(match["size"]), start, start + len(match["size"])))
    for mention in page.find("CANNULA_TYPE", "BRAND", "CANNULA"):
        match = _BARE_BEFORE.search(page.text[max(0, mention.start - 6) : mention.start])
        if match and 6 <= int(match["size"]) <= 40:
            start = max(0, mention.start - 6) + match.start("size")
            if start not in taken:
                taken.add(start)
                found.append(Size(float(match["size"]), start, start + len(match["size"])))
    for item in page.fields_of("cannula"):
        if re.search(r"size|\bfr\b|french", item.key):
            for match in _FREE_SIZE.finditer(page.text, item.start, item.end):
                if 6 <= int(match["size"]) <= 40 and match.start("size") not in taken:
                    taken.add(match.start("size"))
                    found.append(Size(float(match["size"]), match.start("size"), match.end("size")))
    return found


def _judge_size(page: Page, size: Size, found: list[_Cannula], reading: Reading) -> None:
    mention = Mention("SIZE", size.start, size.end, {}, _borrowed_cues(page, size.start, size.end))
    against = next((cue for cue in cues_of(page, mention) if cue.facet in _REJECT), None)
    if against is not None:
        reading.rejected.append(rejection(mention, against))
    elif _is_cannula(page, size.start, size.end):
        found.append(_describe(page, size))
    else:
        reading.rejected.append(
            Rejection(size.start, size.end, "OTHER_DEVICE", size.start, size.end)
        )


def _borrowed_cues(page: Page, start: int, end: int) -> tuple[Any, ...]:
    """ConText's cues on the nearest cannula word: a number is no target of its own."""
    near = page.within(page.clause(start), "CANNULA", "CANNULA_TYPE", "BRAND")
    if not near:
        return ()
    nearest = min(near, key=lambda m: min(abs(m.start - end), abs(start - m.end)))
    return tuple(cue for cue in nearest.cues if not cue.start <= start < cue.end)


def _is_cannula(page: Page, start: int, end: int) -> bool:
    """Whether the size at these offsets is that of an ECMO cannula."""
    sentence = page.sentence(start)
    if _AGE_LIKE.match(page.text[sentence[0] : sentence[1]]) and start - sentence[0] < 8:
        return False
    item = page.field_at(start)
    low, high = narrow_segment(page, start)
    cannulas = page.within((low, high), "CANNULA", "BRAND", "CANNULA_TYPE")
    sites = [v for v in vessels_of(page) if v.is_site and low <= v.start and v.end <= high]
    best, ours = 10_000, False
    for device in page.within((low, high), "OTHER_DEVICE"):
        words = page.text[device.start : device.end].lower()
        if any(c.start <= device.start and device.end <= c.end for c in cannulas):
            continue
        perfusion = any(c.meta.get("role") == "distal_perfusion" for c in cannulas)
        if "sheath" in words and (perfusion or re.search("SFA|superficial fem|distal", page.text[low:high], re.IGNORECASE)):
            continue
        if re.search(r"wire|needle|punct", words) and not re.search(r"micro", words):
            continue
        gap = _distance(start, end, device.start, device.end, before_costs=2)
        if gap < best:
            best, ours = gap, False
    for mention in cannulas:
        gap = _distance(start, end, mention.start, mention.end, before_costs=1)
        if gap <= best:
            best, ours = gap, True
    for vessel in sites:
        gap = _distance(start, end, vessel.start, vessel.end, before_costs=1) + 6
        if gap < best:
            best, ours = gap, True
    if best == 10_000:
        if item is not None and item.element == "cannula" and item.start <= start < item.end:
            return True
        wide = page.within(sentence, "CANNULA", "BRAND")
        return bool(wide) and not page.within(sentence, "OTHER_DEVICE")
    return ours


def _distance(start: int, end: int, low: int, high: int, *, before_costs: int) -> int:
    """Characters between a size and a device; a size stands before its device more often than after."""
    if low >= end:
        return low - end
    if high <= start:
        return (start - high) * before_costs
    return 0


def _describe(page: Page, size: Size) -> _Cannula:
    low, high = narrow_segment(page, size.start)
    sites = [v for v in vessels_of(page) if v.is_site and low <= v.start and v.end <= high]
    vessel: Vessel | None = min(
        sites, key=lambda v: min(abs(v.start - size.end), abs(size.start - v.end)), default=None
    )
    design = brand = role = None
    for mention in page.within((low, high), "BRAND"):
        brand = brand or mention.value
        design = design or mention.meta.get("design")
    for mention in page.within((low, high), "CANNULA_TYPE"):
        design = design or mention.meta.get("design")
        role = role or mention.meta.get("role")
    if design == "dual_lumen":
        role = "both"
    place = (vessel.name, vessel.side) if vessel else None
    return _Cannula(
        size.value, place, role or (vessel.role if vessel else None), design, brand, size.start, size.end
    )


def _type_words(page: Page, reading: Reading) -> list[Mention]:
    """Words for a cannula's type, where a cannula (and no drain or line) is what they describe."""
    kept, dropped = sift(page, page.find("CANNULA_TYPE", "BRAND"), _REJECT)
    reading.rejected += [rejection(mention, cue) for mention, cue in dropped]
    found = []
    for mention in kept:
        low, high = narrow_segment(page, mention.start)
        if mention.meta.get("role") == "vent":
            continue
        nouns = page.within((low, high), "CANNULA")
        others = [
            m for m in page.within((low, high), "OTHER_DEVICE")
            if not re.search(r"wire|needle|dilat|sheath|introducer$|access", page.text[m.start : m.end], re.IGNORECASE)
        ]  # fmt: skip
        item = page.field_at(mention.start)
        in_field = item is not None and item.element == "cannula" and mention.start >= item.start
        sites = [v for v in vessels_of(page) if v.is_site and low <= v.start and v.end <= high]
        if nouns or in_field or (sites and not others) or mention.label == "BRAND" or (
            mention.meta.get("design") == "dual_lumen" and not others
        ):
            found.append(mention)
    return found


def _merge(page: Page, found: list[_Cannula], types: list[Mention]) -> list[dict[str, Any]]:
    """One item a cannula: the same size at the same place, or told again without a place, is one."""
    merged: list[_Cannula] = []
    for cannula in sorted(found, key=lambda c: (c.place is None, c.start)):
        for known in merged:
            if known.size == cannula.size and _same_place(known, cannula):
                known.design = known.design or cannula.design
                known.brand = known.brand or cannula.brand
                known.role = known.role or cannula.role
                known.place = known.place or cannula.place
                break
        else:
            merged.append(cannula)
    merged.sort(key=lambda c: c.start)
    if not merged and types:
        design = next((m.meta["design"] for m in types if m.meta.get("design")), None)
        role = next((m.meta["role"] for m in types if m.meta.get("role")), None)
        brand = next((m.value for m in types if m.label == "BRAND"), None)
        merged.append(_Cannula(None, None, "both" if design == "dual_lumen" else role, design, brand, 0, 0))
    return [
        {
            "size_fr": int(c.size) if c.size is not None and c.size.is_integer() else c.size,
            "design": c.design,
            "role": c.role,
            "brand": c.brand,
        }
        for c in merged
    ]


def _same_place(one: _Cannula, other: _Cannula) -> bool:
    if one.place is None or other.place is None:
        return one.role is None or other.role is None or one.role == other.role
    (vessel, side), (other_vessel, other_side) = one.place, other.place
    if vessel != other_vessel:
        return one.role is not None and one.role == other.role
    return side == other_side or side is None or other_side is None
