"""Element ``cannula``: size, design, role and maker of each ECMO cannula."""

from __future__ import annotations

import re
from typing import Any

from doclint import expressions
from doclint.nlp.normalize import BLANK
from doclint.nlp.page import Mention, Page
from doclint.nlp.sizes import open_sizes
from doclint.nlp.stretches import stretch
from doclint.reading.base import DOCUMENTED, MISSING, UNFILLED, Reading, rejection
from doclint.reading.bearing import bears_against
from doclint.reading.cannula_sizes import Cannula, cannula_sizes
from doclint.reading.case import Case
from doclint.reading.past_runs import is_over
from doclint.reading.segments import Group, groups_of
from doclint.reading.vessels import vessels_of


def read_cannula(page: Page, case: Case) -> Reading:
    """Read the cannulae of RECORD.md: one item a cannula, however often the note names it."""
    reading = Reading()
    sizes = cannula_sizes(page)
    reading.rejected += sizes.rejected
    types = [m for m in _type_words(page, reading) if not is_over(page, case, m.start)]
    found = [cannula for cannula in sizes.found if not is_over(page, case, cannula.start)]
    open_ = _open(page)
    if not found:
        types = [mention for mention in types if not _asks(page, mention)]
    if found or types:
        reading.status = DOCUMENTED
        reading.spans = [(c.start, c.end) for c in found] + [(m.start, m.end) for m in types]
    else:
        reading.status, reading.spans = (UNFILLED, open_) if open_ else (MISSING, [])
    items = _merge(found)
    if len(items) == 1:
        _complete(items[0], types)
    reading.values["items"] = [_item(c) for c in items or _unsized(types)]
    return reading


def _complete(cannula: Cannula, types: list[Mention]) -> None:
    """Give the note's only cannula the design and maker that are told apart from its size."""
    designs = {m.meta["design"] for m in types if m.meta.get("design")}
    if cannula.design is None and len(designs) == 1:
        cannula.design = designs.pop()
    if cannula.design == "dual_lumen":
        cannula.role = "both"
    cannula.brand = cannula.brand or next((m.value for m in types if m.label == "BRAND"), None)


def _open(page: Page) -> list[tuple[int, int]]:
    """Find sizes and fields of a cannula that hold a template's placeholder."""
    found = [
        span
        for span in open_sizes(page.text)
        if page.within(stretch(page, span[0]), "CANNULA", "BRAND", "CANNULA_TYPE")
        or ((item := page.field_at(span[0])) is not None and item.element == "cannula")
    ]
    found += [
        (mark.start, mark.end)
        for mark in page.normal.placeholders
        if not mark.hides_value
        and _SIZE_HINT.fullmatch(mark.hint)
        and page.within(stretch(page, mark.start), "CANNULA", "BRAND", "CANNULA_TYPE")
    ]
    return found + [(f.key_start, f.end) for f in page.fields_of("cannula") if f.answer == "blank"]


_SIZE_HINT = expressions.compile(
    r"(?:enter |insert |select |cannula |arterial |venous |drainage |return )*"
    r"(?:size|fr|french|type|brand|make|model|design)s?(?: fr| french)?"
)


def _asks(page: Page, mention: Mention) -> bool:
    """Whether a word for a type is a form's question: behind it stands only a placeholder."""
    return mention.label != "BRAND" and _QUESTION.match(page.text, mention.end) is not None


_QUESTION = expressions.compile(
    rf"[ \t]*(?:cannula\w*|catheter|line)?[ \t]*(?:\(?(?:size|type|fr|french)\)?[ \t]*)*[:=]?[ \t]*{BLANK}+",
    re.IGNORECASE,
)


def _type_words(page: Page, reading: Reading) -> list[Mention]:
    """Find the words for type and maker that describe a cannula, and no drain or line."""
    found = []
    for group in groups_of(page):
        for piece in group.of("cannula"):
            mention = piece.mention
            if mention is None or mention.label == "CANNULA" or piece.role == "vent":
                continue
            cue = bears_against(page, mention)
            if cue is not None:
                reading.rejected.append(rejection(mention, cue))
            elif _describes_cannula(page, group, mention):
                found.append(mention)
    return found


def _describes_cannula(page: Page, group: Group, mention: Mention) -> bool:
    if mention.label == "BRAND":
        return True
    if any(p.mention and p.mention.label == "CANNULA" for p in group.of("cannula")):
        return True
    item = page.field_at(mention.start)
    if item is not None and item.element == "cannula" and mention.start >= item.start:
        return True
    if any(d.mention and not d.mention.meta.get("tool") for d in group.of("device")):
        return False
    if mention.meta.get("design") == "dual_lumen":
        return True
    return any(v.is_site for v in vessels_of(page) if group.start <= v.start < group.end)


def _merge(found: list[Cannula]) -> list[Cannula]:
    """Give one item a cannula, however often the note names its size."""
    merged: list[Cannula] = []
    for cannula in sorted(found, key=lambda c: (c.place is None, c.start)):
        for known in merged:
            if known.size == cannula.size and _is_same(known, cannula):
                known.design = known.design or cannula.design
                known.brand = known.brand or cannula.brand
                known.role = known.role or cannula.role
                known.place = known.place or cannula.place
                break
        else:
            merged.append(cannula)
    return sorted(merged, key=lambda c: c.start)


def _is_same(one: Cannula, other: Cannula) -> bool:
    if 0 <= other.start - one.end < 1 or 0 <= one.start - other.end < 1:
        return False  # told as two of one size
    if one.place is None or other.place is None:
        return one.role is None or other.role is None or one.role == other.role
    (vessel, side), (other_vessel, other_side) = one.place, other.place
    if vessel != other_vessel:
        return one.role is not None and one.role == other.role
    return side == other_side or side is None or other_side is None


def _unsized(types: list[Mention]) -> list[Cannula]:
    """Give the cannulae of a note that names types and makers but no size."""
    if not types:
        return []
    design = next((m.meta["design"] for m in types if m.meta.get("design")), None)
    brand = next((m.value for m in types if m.label == "BRAND"), None)
    roles = dict.fromkeys(m.meta.get("role") for m in types if m.meta.get("role"))
    if design == "dual_lumen":
        roles = {"both": None}
    return [
        Cannula(None, None, role, design if n == 0 else None, brand, 0, 0)
        for n, role in enumerate(roles or [None])
    ]


def _item(cannula: Cannula) -> dict[str, Any]:
    size = cannula.size
    return {
        "size_fr": int(size) if size is not None and size.is_integer() else size,
        "design": cannula.design,
        "role": cannula.role,
        "brand": cannula.brand,
    }
