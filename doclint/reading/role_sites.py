"""Cannulae told by role and side alone: "17 Fr arterial, 25 Fr venous, both right".

The note says once that it works in the groin (or at the neck) and then tells each cannula by what
it does and on which side it lies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions
from doclint.nlp.page import Mention, Page
from doclint.nlp.seeking import find_all
from doclint.nlp.sides import regions, side_of_word
from doclint.nlp.stretches import stretch
from doclint.reading.bearing import bears_against, modes_told
from doclint.reading.ownership import owner_of
from doclint.reading.pieces import Piece, gap_between
from doclint.reading.region_sites import BY_ROLE
from doclint.reading.segments import Group, groups_of
from doclint.reading.vessel_details import OF_OTHER_LINE, is_of_other_line

_GROIN = expressions.compile(r"\b(?:fem\w*|groins?|inguinal|periph\w*)\b", re.IGNORECASE)
_NECK = expressions.compile(
    r"\b(?:neck|jugular|carotid|cervical|[rl]?ijv?|ax|axillary|subclavian|infraclavicular|central\w*|"
    r"sternotomy|atri\w+|aort\w+)\b",
    re.IGNORECASE,
)
_HEAD = expressions.compile(r"lines?\s*:", re.IGNORECASE)
_SIDE = expressions.compile(
    r"(?<![A-Za-z'/])(?P<side>right|left|rt|lt|(?-i:R|L))\.?"
    r"(?! ?(?:heart|ventric\w*|atri\w*|lung|arm|radial|hand|chest|IJ|jug\w*|carotid|main|side of the heart))"
    r"(?![A-Za-z'/])",
    re.IGNORECASE,
)
_BOTH = expressions.compile(
    r"\b(?:both|all|each)(?: (?:of them|lines|cannulae?s?))?(?: (?:in|on|at|are|were))*(?: the)? "
    r"(?P<side>right|left|(?-i:R|L))\b",
    re.IGNORECASE,
)


def sites_by_role(page: Page) -> Iterator[tuple[str, str, str, int, int, Mention]]:
    """Give vessel, side, role and place of each cannula that only its role and its side tell."""
    modes = modes_told(page)
    if not modes & {"VA", "VAV", "VVA"} or not _GROIN.search(page.text):
        return
    in_groin = not any(
        not OF_OTHER_LINE.search(page.text, found.start(), found.end() + 25)
        for found in find_all(_NECK, page.text)
    )
    told = {side.side for side in regions(page.text) if not is_of_other_line(page.text, side)}
    for group in groups_of(page):
        foreign = [d for d in group.of("device") if not _HEAD.match(page.text[d.start : d.end])]
        if group.of("vessel") or foreign or not group.of("size"):
            continue
        if not in_groin and not _GROIN.search(page.text[group.start : group.end]):
            continue
        for size in group.of("size"):
            word = _role_of(group, size)
            if word is None or word.mention is None or owner_of(page, group, size) == "device":
                continue
            if bears_against(page, word.mention) is not None:
                continue
            side = _side_of(page, group, size) or (next(iter(told)) if len(told) == 1 else None)
            name = BY_ROLE.get(("groin", word.role or ""))
            if side is not None and name is not None:
                yield name, side, str(word.role), size.start, size.end, word.mention


def _role_of(group: Group, size: Piece) -> Piece | None:
    words = [
        piece
        for piece in group.of("role", "cannula")
        if piece.role in ("drainage", "return") and gap_between(piece, size) < 20
    ]
    return min(words, key=lambda piece: gap_between(piece, size), default=None)


def _side_of(page: Page, group: Group, size: Piece) -> str | None:
    """Give the side told in a size's own part of the group, or that told for all in its sentence."""
    sizes = group.of("size")
    low, high = group.start, group.end
    for other in sizes:
        if other.end <= size.start:
            low = max(low, other.end)
        elif other.start >= size.end:
            high = min(high, other.start)
    sides = {side_of_word(m["side"]) for m in _SIDE.finditer(page.text, low, high)}
    if len(sides) == 1:
        return sides.pop()
    both = _BOTH.search(page.text, *stretch(page, size.start))
    return side_of_word(both["side"]) if both else None
