"""What stands together: one cannula with its size, its vessel and its role.

A sentence, a line of shorthand or a table's row may tell of several devices. Its pieces (sizes,
vessels, words for cannulae and for other devices) are parted into groups of one device each, so
that as few pieces as possible are at odds within a group and the text is cut where it is cut
anyway: at a semicolon rather than a comma, at a comma rather than a blank.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from doclint import expressions
from doclint.nlp.page import Page
from doclint.nlp.stretches import line_of, stretch
from doclint.reading.bare_sizes import bare_sizes
from doclint.reading.pieces import Piece, is_tool, told_pieces

_LONGEST = 14
"""Most pieces that a group may have."""
_GAPS = (
    (
        0.0,
        expressions.compile(
            r";|\n|\.\s|\s/\s|\s\+\s|->|\)\s?,|\b(?:then|but|while|whereas|after which|so|because|"
            r"therefore|instead)\b",
            re.I,
        ),
    ),
    (
        0.2,
        expressions.compile(
            r"[ \t]{3,}|(?:,|\band\b|\bwith\b|&)\s+(?:\w+\s)?(?:an?|the|one|another|new|\d\d?)\s?$",
            re.I,
        ),
    ),
    (0.3, expressions.compile(r"(?:,|\band\b|\bwith\b|&)\s+(?:an?|the|one|another|new)\s", re.I)),
    (0.6, expressions.compile(r",|\band\b|&|\+|/|\bor\b|-(?=\s|$)|\bwith\b", re.I)),
    (0.8, expressions.compile(r"[()|\t:]")),
)
_NO_GAP = 1.3
_COLUMN_IS_CANNULA = expressions.compile(
    r"\W*(?:cannula )?(?:size|fr\b|french|vessel|site|side|laterality|type|model|brand|maker?\b|"
    r"location|depth|insertion site|vein/artery)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Group:
    """Pieces that belong to one device, and the stretch of text that is theirs."""

    start: int
    end: int
    pieces: tuple[Piece, ...]

    def of(self, *kinds: str) -> list[Piece]:
        """Give the pieces of these kinds."""
        return [piece for piece in self.pieces if piece.kind in kinds]


def groups_of(page: Page) -> tuple[Group, ...]:
    """Part the note's sizes, vessels and devices into groups of one device each."""
    known = page.cache.get("groups")
    if known is None:
        found: list[Group] = []
        for unit in _units(page, _all_pieces(page)):
            found += _part(page, unit)
        known = page.cache["groups"] = tuple(sorted(found, key=lambda group: group.start))
    result: tuple[Group, ...] = known
    return result


def _all_pieces(page: Page) -> list[Piece]:
    told = told_pieces(page)
    return sorted([*told, *bare_sizes(page, told)], key=lambda piece: (piece.start, piece.end))


def _units(page: Page, pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Part the pieces by sentence; in tables by row, or by column where a column is a cannula."""
    cells = sorted(page.layout.cells, key=lambda cell: cell.start)
    starts = [cell.start for cell in cells]
    units: dict[tuple[str, int], list[Piece]] = {}
    for piece in pieces:
        key = ("sentence", stretch(page, piece.start)[0])
        at = bisect_right(starts, piece.start) - 1
        if at >= 0 and piece.start < cells[at].end:
            key = ("row", line_of(page, piece.start).number)
            row, column = cells[at].row_title, cells[at].column_title
            if row and column and _COLUMN_IS_CANNULA.match(page.text, row[0], row[1]):
                key = ("column", column[0])
        units.setdefault(key, []).append(piece)
    return list(units.values())


def _part(page: Page, unit: list[Piece]) -> list[Group]:
    """Part a unit's pieces into groups at the least cost (dynamic programming)."""
    cuts = [0.0] + [_cut_cost(page, one, two) for one, two in pairwise(unit)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(unit) + 1):
        options = []
        for start in range(max(0, end - _LONGEST), end):
            cost = (
                best[start][0]
                + cuts[start]
                + _group_cost(page, unit[start:end], cuts[start + 1 : end])
            )
            options.append((cost, start))
        best.append(min(options))
    spans: list[tuple[int, int]] = []
    end = len(unit)
    while end:
        start = best[end][1]
        spans.append((start, end))
        end = start
    return [_group(page, unit, start, end) for start, end in reversed(spans)]


def _group(page: Page, unit: list[Piece], start: int, end: int) -> Group:
    """Make a group; the text between it and the one before is its own from the cut on."""
    pieces = unit[start:end]
    low = pieces[0].start
    high = max(piece.end for piece in pieces)
    sentence = stretch(page, low)
    left = max(unit[start - 1].end, sentence[0]) if start else sentence[0]
    right = unit[end].start if end < len(unit) else stretch(page, high - 1)[1]
    if start:
        left = max(left, low - len(_tail(page.text[left:low])))
    if end < len(unit):
        right = high + len(page.text[high:right]) - len(_tail(page.text[high:right]))
    return Group(min(left, low), max(right, high), tuple(pieces))


_LAST_BREAK = expressions.compile(
    r"^.*(?:[;,.\n/+|]|\b(?:and|then|with|but)\b)", re.IGNORECASE | re.DOTALL
)


def _tail(gap: str) -> str:
    """Give the part of the text between two groups that belongs to the second."""
    return _LAST_BREAK.sub("", gap, count=1)


def _cut_cost(page: Page, one: Piece, two: Piece) -> float:
    if two.start < one.end:
        return 9.0
    gap = page.text[one.end : two.start].replace("\n", " ")
    if page.box_at(one.start) != page.box_at(two.start):
        return 0.3
    if len(gap) > 160:
        return 0.0
    return next((cost for cost, pattern in _GAPS if pattern.search(gap)), _NO_GAP)


def _group_cost(page: Page, pieces: list[Piece], inner: list[float]) -> float:
    """Say how much the pieces of a would-be group are at odds."""
    sizes = [i for i, p in enumerate(pieces) if p.kind == "size"]
    vessels = [i for i, p in enumerate(pieces) if p.kind == "vessel"]
    cost = 0.25 + 0.6 * sum(gap == 0.0 for gap in inner)
    cost += _pairing_cost(pieces, sizes, vessels)
    roles = {p.role for p in pieces if p.role} - {"both"}
    wanted = max(len(sizes), len(vessels), 1)
    cost += 0.7 * max(0, len(roles) - wanted) + (0.3 if 1 < len(roles) <= wanted else 0.0)
    if len(sizes) > 1 and any(
        p.role == "distal_perfusion" for p in pieces[sizes[0] + 1 : sizes[-1]]
    ):
        cost += 0.5  # "CFA 17, DPC 6": the leg's line is a cannula of its own
    ours = any(p.kind == "cannula" for p in pieces)
    foreign = sum(p.kind == "device" and not is_tool(p) for p in pieces)
    tools = sum(p.kind == "device" and is_tool(p) for p in pieces)
    return cost + (1.1 if ours or len(sizes) > 1 else 0.4) * foreign + 0.25 * tools * bool(sizes)


def _pairing_cost(pieces: list[Piece], sizes: list[int], vessels: list[int]) -> float:
    n, m = len(sizes), len(vessels)
    together = _contiguous(pieces, sizes) and _contiguous(pieces, vessels)
    if n <= 1 and m <= 1:
        return 0.0 if n == m else 0.15
    if not together:
        return 1.5 * (max(n, 1) + max(m, 1) - 2)
    if n == m:
        return 0.45 * (n - 1)
    if n == 0 or m == 0:
        return 0.3 * (max(n, m) - 1)
    return (0.6 if n == 1 else 0.9) * (max(n, m) - 1)


def _contiguous(pieces: list[Piece], places: list[int]) -> bool:
    """Whether pieces of one kind follow each other without one of the other kind between them."""
    if not places:
        return True
    kind = pieces[places[0]].kind
    other = "vessel" if kind == "size" else "size"
    return not any(p.kind == other for p in pieces[places[0] : places[-1]])
