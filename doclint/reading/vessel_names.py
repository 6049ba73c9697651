"""Every vessel that a note names, with its side, whatever it is named for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from doclint.nlp.page import Mention, Page
from doclint.nlp.sides import regions, side_after, side_before, side_of_word

PAIRED = ("jugular", "femoral", "carotid", "axillary", "subclavian", "brachial", "iliac", "profunda",
          "tibial")  # fmt: skip
"""Words of vessels that have a left and a right one (requirements.json)."""

_TWO_IN_ONE = {
    "femoral vessels": ("femoral artery", "femoral vein"),
    "neck vessels": ("common carotid artery", "internal jugular vein"),
    "femoral-jugular": ("femoral vein", "internal jugular vein"),
}
_IN_REGION = {
    ("groin", "vein"): "femoral vein",
    ("groin", "artery"): "femoral artery",
    ("neck", "vein"): "internal jugular vein",
    ("neck", "artery"): "common carotid artery",
    ("axillary", "vein"): "axillary vein",
    ("axillary", "artery"): "axillary artery",
    ("subclavian", "vein"): "subclavian vein",
    ("subclavian", "artery"): "subclavian artery",
}
_JOIN = re.compile(
    r"[\s,/&+-]*(?:(?:and|&|with|plus|then|to|as well as)\b)?[\s]*(?:(?:the|a|an|both|his|her|its) )*"
    r"(?:\(?\d{1,2} ?(?:Fr\.?|French|F)?\)?[\s,]*)?(?:common |internal |superficial |accompanying )?\s*",
    re.IGNORECASE,
)
_PLAIN_WORD_BEFORE = re.compile(
    r"(?:^|[^A-Za-z]|\b(?:the|and|a|an|or|both|common|right|left|his|her|its|single|each|into|in|of|from|"
    r"to|with|via|plus|fr|french|f|this|that|neck|groin|between|adjacent|accompanying))[ \t]*$",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"s\b|\bIJ\b|\bC?F[AV]\b|\bjug", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """A vessel named in the note; one phrase may name two vessels ("femoral vessels")."""

    names: tuple[str, ...]
    kind: str
    """``vein``, ``artery``, ``central``, or ``unknown`` (of a name that could be either)."""
    side: str | None
    start: int
    """Offsets of the phrase, its side's word included."""
    end: int
    mention: Mention


def is_paired(name: str) -> bool:
    """Whether a vessel of this name lies on the right and on the left."""
    return any(part in name for part in PAIRED)


def named_vessels(page: Page) -> tuple[Named, ...]:
    """Find every vessel that the note names, in the order of the text."""
    known = page.cache.get("named_vessels")
    if known is None:
        known = page.cache["named_vessels"] = tuple(_share_sides(page, list(_find(page))))
    result: tuple[Named, ...] = known
    return result


def _find(page: Page) -> Iterator[Named]:
    previous: Named | None = None
    for mention in _mentions(page):
        names: tuple[str, ...] = (str(mention.value),)
        kind = str(mention.meta.get("kind"))
        if mention.label == "VESSEL_BARE":
            name = _of_region(page, mention, previous)
            if name is None:
                continue
            names, kind = (name,), str(mention.value)
        elif names[0] in _TWO_IN_ONE:
            names = _TWO_IN_ONE[names[0]]
        elif names[0] == "femoral":
            kind = "unknown"
        side, start, end = _side(page, mention, names[0])
        previous = Named(names, kind, side, start, end, mention)
        yield previous


def _mentions(page: Page) -> Iterator[Mention]:
    """Give the vessels' mentions; a bare "vein" inside a longer name is none of its own."""
    end = 0
    for mention in sorted(page.find("VESSEL", "VESSEL_BARE"), key=lambda m: (m.start, -m.end)):
        if mention.start < end:
            continue
        yield mention
        end = mention.end


def _of_region(page: Page, mention: Mention, previous: Named | None) -> str | None:
    """Give the full name of a bare "vein" or "artery", from what it is joined to or its region."""
    sentence = page.sentence(mention.start)
    if not _PLAIN_WORD_BEFORE.search(page.text, sentence[0], mention.start):
        return None
    kind = str(mention.value)
    if previous is not None and previous.start >= sentence[0]:
        between = page.text[previous.end : mention.start]
        if len(between) < 40 and _JOIN.fullmatch(between):
            words = " ".join(previous.names)
            region = next((r for r in ("axillary", "subclavian") if r in words), None)
            if region is None and re.search("jugular|carotid", words):
                region = "neck"
            elif region is None and "femoral" in words:
                region = "groin"
            return _IN_REGION.get((region or "", kind))
    named = {side.region for side in regions(page.text[slice(*sentence)])}
    region = named.pop() if len(named) == 1 else None
    return _IN_REGION.get((region or "", kind))


def _side(page: Page, mention: Mention, name: str) -> tuple[str | None, int, int]:
    """Give the side of a vessel, and the span of its phrase with the side's word."""
    start, end = mention.start, mention.end
    if mention.meta.get("side"):
        return str(mention.meta["side"]), start, end
    if not is_paired(name):
        return None, start, end
    low, high = page.sentence(start)
    before = side_before(page.text, low, start)
    if before and (before.side != "both" or _means_two(page, before.start, end)):
        return before.side, before.start, end
    after = side_after(page.text, end, high)
    if after and page.box_at(after.start) == page.box_at(start):
        return after.side, start, after.end
    return _side_of_field(page, start), start, end


def _means_two(page: Page, start: int, end: int) -> bool:
    """Whether "both femoral arteries" is meant, and not "both femoral artery and vein"."""
    return page.text[start : start + 4].lower() != "both" or bool(
        _PLURAL.search(page.text, start + 4, end + 2)
    )


def _side_of_field(page: Page, offset: int) -> str | None:
    """Give the side that a form's own field states, on the same line or right beside it."""
    line = page.layout.line_at(offset).number
    for item in page.fields:
        if item.role != "side" or abs(page.layout.line_at(item.start).number - line) > 1:
            continue
        same = page.layout.line_at(item.start).number == line
        if not same and page.field_at(offset) is None:
            continue
        ticked = [
            page.text[box.label_start : box.label_end]
            for box in page.layout.boxes
            if item.start <= box.start < item.end and box.ticked
        ]
        boxed = any(item.start <= box.start < item.end for box in page.layout.boxes)
        words = " and ".join(ticked) if boxed else page.text[item.start : item.end]
        side = side_of_word(words) if words else None
        if side:
            return side
    return None


def _share_sides(page: Page, found: list[Named]) -> list[Named]:
    """Let vessels that are joined by "and" share the one side that is told for them."""
    for step, order in ((1, range(1, len(found))), (-1, range(len(found) - 2, -1, -1))):
        for index in order:
            one, other = found[index], found[index - step]
            if one.side or not other.side or not is_paired(one.names[0]):
                continue
            if step < 0 and other.start < other.mention.start:
                continue  # a side in front of the second vessel is its own
            first, second = (other, one) if step > 0 else (one, other)
            gap = page.text[first.end : second.start]
            if len(gap) < 60 and page.sentence(first.start) == page.sentence(second.start):
                if _JOIN.fullmatch(gap):
                    found[index] = replace(one, side=other.side)
    return found
