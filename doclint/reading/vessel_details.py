"""What the words around a vessel say of it: which of two it is, its side, its cannula's role."""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.page import Page
from doclint.nlp.sides import Side, free_sides, regions, side_of_word
from doclint.nlp.stretches import line_of, stretch
from doclint.reading.bearing import modes_told
from doclint.reading.pieces import Piece, gap_between
from doclint.reading.segments import Group, groups_of
from doclint.reading.vessel_names import Named, is_paired, named_vessels


def group_role(group: Group, piece: Piece) -> str | None:
    """Give the role that a group's words say for one of its pieces.

    In a list ("17 arterial and 21 venous") each has its own, else the nearest word counts.
    """
    words = [other for other in group.pieces if other.role and other.kind in ("cannula", "role")]
    if not words:
        dual = any(
            other.mention and other.mention.meta.get("design") == "dual_lumen"
            for other in group.of("cannula")
        )
        return "both" if dual else None
    roles = list(dict.fromkeys(word.role for word in words))
    special = [role for role in roles if role in ("distal_perfusion", "vent")]
    if special and len(group.of(piece.kind)) == 1:
        return special[0]
    same = group.of(piece.kind)
    if len(same) == len(roles) > 1:
        return roles[same.index(piece)]
    return min(words, key=lambda word: gap_between(word, piece)).role


def full_names(
    page: Page, named: Named, group: Group, role: str | None
) -> tuple[tuple[str, ...], str]:
    """Give the vessels that a phrase names; "femoral" is told by what stands around it."""
    if named.names == ("femoral-femoral",):
        return _fem_fem(page), "both"
    if named.names != ("femoral",):
        return named.names, named.kind
    if _ARTERY_AND_VEIN.match(page.text, named.mention.end):
        return ("femoral artery", "femoral vein"), "both"
    after = page.text[named.mention.end : min(group.end, named.mention.end + 40)]
    match = _FEMORAL_AFTER.match(after)
    if match:
        return (f"femoral {'vein' if match['vein'] else 'artery'}",), "unknown"
    if role in ("drainage", "distal_perfusion"):
        return (f"femoral {'vein' if role == 'drainage' else 'artery'}",), "unknown"
    if any(p.mention and p.mention.meta.get("design") == "multistage" for p in group.of("cannula")):
        return ("femoral vein",), "unknown"  # no artery takes a cannula with side holes
    modes = modes_told(page)
    for low, high in ((group.start, group.end), _titles_around(page, named.start)):
        vein, artery = _VEIN.search(page.text, low, high), _ARTERY.search(page.text, low, high)
        if artery and modes == {"VV"} and not _ARTERIAL.search(page.text, low, high):
            continue  # what V-V support returns goes to a vein
        if bool(vein) != bool(artery):
            return (f"femoral {'vein' if vein else 'artery'}",), "unknown"
    by_size = _by_size(page, group) if modes & _ARTERIAL_MODES else None
    if by_size:
        return (by_size,), "unknown"
    if page.text[named.mention.start : named.mention.end].lower().startswith("groin"):
        return (), "unknown"
    words = page.text[named.mention.start : named.mention.end]
    if "VV" not in modes and modes & _ARTERIAL_MODES and _COMMON.match(words):
        return ("femoral artery",), "unknown"  # "the common femoral" alone is the artery
    others = {name for other in named_vessels(page) for name in other.names} & _FEMORALS
    arterial = any(other.kind == "artery" for other in named_vessels(page))
    jugular = any("internal jugular vein" in other.names for other in named_vessels(page))
    if modes == {"VV"} or (jugular and not arterial and not modes):
        return ("femoral vein",), "unknown"
    return (tuple(others), "unknown") if len(others) == 1 else ((), "unknown")


_FEMORALS = {"femoral artery", "femoral vein"}
_ARTERIAL_MODES = {"VA", "VAV", "VVA"}


def _by_size(page: Page, group: Group) -> str | None:
    """Tell "r fem 25 / l fem 17" of V-A support by their sizes: the larger cannula drains."""
    sizes: set[float] | None = page.cache.get("femoral_sizes")
    if sizes is None:
        sizes = page.cache["femoral_sizes"] = {
            size.size.value
            for other in groups_of(page)
            if [piece.named.names for piece in other.of("vessel") if piece.named] == [("femoral",)]
            for size in other.of("size")[:1]
            if size.size
        }
    own = [piece.size.value for piece in group.of("size") if piece.size]
    if len(sizes) != 2 or len(own) != 1:
        return None
    return "femoral vein" if own[0] == max(sizes) else "femoral artery"


_COMMON = expressions.compile(r"common[- ]fem", re.IGNORECASE)
_FEMORAL_AFTER = expressions.compile(
    r"\s*(?:\d+ ?(?:Fr?\.?|french) )?"
    r"(?:(?P<vein>venous|vein|ven\b|drainage|v\b(?!-))|arterial|artery|art\b)",
    re.I,
)
_ARTERY_AND_VEIN = expressions.compile(
    r"\s*\(?(?:\d+ ?(?:Fr?\.?|French)? )?(?:arterial|venous|art|ven)\b(?: cannula)?"
    r"(?: \(\d+ ?F\w*\))?,? ?(?:and|&|/|\+|,) ?(?:an? )?"
    r"(?:\d+ ?(?:Fr?\.?|French)? )?(?:arterial|venous|art|ven)\b(?! line| sheath)",
    re.IGNORECASE,
)
_VEIN = expressions.compile(r"\bven(?:ous|\b)|\bveins?\b|\bdrain", re.IGNORECASE)
_ARTERY = expressions.compile(r"\barter|\bart\b|\breturn", re.IGNORECASE)
_ARTERIAL = expressions.compile(r"\barter|\bart\b", re.IGNORECASE)


def _fem_fem(page: Page) -> tuple[str, ...]:
    modes = modes_told(page)
    if modes == {"VA"}:
        return ("femoral artery", "femoral vein")
    return ("femoral vein",) if modes == {"VV"} else ()


def sides_by_role(page: Page, named: Named) -> dict[str, str]:
    """Give the side of each role behind "fem-fem": "bifemoral, drain on right, return on left"."""
    found: dict[str, str] = {}
    for match in _ROLE_ON_SIDE.finditer(page.text, named.end, stretch(page, named.start)[1]):
        side = side_of_word(match["side"])
        if side:
            found.setdefault("drainage" if match["drain"] else "return", side)
    return found if len(found) == 2 else {}


_ROLE_ON_SIDE = expressions.compile(
    r"\b(?:(?P<drain>drain(?:age|ing|s)?|inflow|access|venous|vein)|return(?:ing|s)?|arterial|artery|outflow|"
    r"(?:re-?)?infusion)(?: (?:cannula|catheter|limb|line|side|leg))?(?: (?:is|was|lies|sits|goes))?[:,]?"
    r" (?:(?:on|in|at|from|via|by|to|through) )?(?:the )?(?P<side>right|left|R|L)\b"
    r"(?! (?:radial|arm|hand|brachial|IJ|neck|jug|atri|ventric))",
    re.IGNORECASE,
)


def _titles_around(page: Page, offset: int) -> tuple[int, int]:
    """Give the title of the field or row that holds ``offset``, or an empty stretch."""
    line = line_of(page, offset)
    item = page.field_at(offset)
    if item is not None and item.start <= offset and item.key_start < line.start:
        return item.key_start, item.key_end
    return line.body, min(offset, line.body + 60)


def free_side(page: Page, group: Group, piece: Piece) -> str | None:
    """Give the side that stands in the group by itself, for a vessel without one of its own."""
    named = piece.named
    if named is None or not is_paired(named.names[0]):
        return None
    own = [(p.start, p.end) for p in group.of("vessel", "device")]
    free = [
        side
        for side in free_sides(page.text, group.start, group.end)
        if not any(low < side.end and side.start < high for low, high in own)
    ]
    nearest = min(free, key=lambda side: _distance(side, piece), default=None)
    if nearest is None:
        start = stretch(page, piece.start)[0]
        start = max(start, page.text.rfind(";", start, piece.start))
        told = regions(page.text[start : piece.start])
        nearest = (
            told[-1] if told and not OF_OTHER_LINE.search(page.text, start, piece.start) else None
        )
    return nearest.side if nearest else None


def _distance(side: Side, piece: Piece) -> int:
    return min(abs(side.start - piece.end), abs(piece.start - side.end))


OF_OTHER_LINE = expressions.compile(
    r"line\b|PICC|catheter|dialysis|central|cordis|introducer|swan|pulse|"
    r"(?<!through the )(?<!through the old )(?<!through her )(?<!through his )(?<!by the old )(?<!along the )"
    r"scar(?!s? (?:was |were |is |then )*(?:re-?)?(?:open\w*|incised|entered|excised|extended|cut|explored|used))",
    re.IGNORECASE,
)
"""Words by which a region of the body is that of another line, a scar or a pulse."""
_CUT_OVER = expressions.compile(
    r"\b(?:cut|incision|incised|opened|exposure|cut-?down)\b[^.;,\n]{0,25}$", re.IGNORECASE
)


def is_of_other_line(text: str, found: Side) -> bool:
    """Whether a region is named for another line, a scar or a pulse, and not for what was done there."""
    if _CUT_OVER.search(text, max(0, found.start - 45), found.start):
        return False
    return OF_OTHER_LINE.search(text, found.start, found.end + 25) is not None
