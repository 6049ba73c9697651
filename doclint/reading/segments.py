"""What stands together: one cannula with its size, its vessel and its role.

A sentence, a line of shorthand or a table's row may tell of several devices. Its pieces (sizes,
vessels, words for cannulae and for other devices) are parted into groups of one device each, so
that as few pieces as possible are at odds within a group and the text is cut where it is cut
anyway: at a semicolon rather than a comma, at a comma rather than a blank.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from doclint.nlp.page import Mention, Page
from doclint.nlp.sizes import Size, bare_numbers, french_sizes
from doclint.reading.vessel_names import Named, named_vessels

_LONGEST = 14
"""Most pieces that a group may have."""

_GAPS = (
    (0.0, re.compile(r";|\n|\.\s|\s/\s|\s\+\s|->|\)\s?,|\b(?:then|but|while|whereas|after which)\b", re.I)),
    (0.2, re.compile(r"(?:,|\band\b|\bwith\b|&)\s+(?:\w+\s)?(?:an?|the|one|another|new|\d\d?)\s?$", re.I)),
    (0.3, re.compile(r"(?:,|\band\b|\bwith\b|&)\s+(?:an?|the|one|another|new)\s", re.I)),
    (0.6, re.compile(r",|\band\b|&|\+|/|\bor\b|-(?=\s|$)|\bwith\b", re.I)),
    (0.8, re.compile(r"[()|\t:]")),
)
_NO_GAP = 1.3
_COLUMN_IS_CANNULA = re.compile(
    r"\W*(?:cannula )?(?:size|fr\b|french|vessel|site|side|laterality|type|model|brand|maker?\b|"
    r"location|depth|insertion site|vein/artery)",
    re.IGNORECASE,
)
_SIZE_COLUMN = re.compile(r"\b(?:size|fr|french)\b", re.IGNORECASE)
_BEFORE_BARE = re.compile(r"[\s:=,(#-]{0,3}(?:size |was |is |of |a |an )?", re.IGNORECASE)
_AFTER_BARE = re.compile(
    r"\)?[\s,-]{0,2}(?:(?:in|into|to|via|from|through|at|for) )?(?:(?:the|her|his|a) )?", re.IGNORECASE
)
_NOT_A_SIZE_BEFORE = re.compile(
    r"(?:\b(?:day|d|hd|pod|dol|age|aged|rate|hr|map|cvp|no|room|bed|bay|or|step|grade|stage|class|ct|x|at|"
    r"over|under|about|after|for|within|by|hgb|hb|plt|peep|ef|lvef|ptt|aptt|sats?|spo2|svo2|cpt|dr|#|line|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\.?\s?|-\s?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Piece:
    """A size, a vessel, or a word for a cannula, its role, or another device."""

    kind: str
    """``size``, ``vessel``, ``cannula``, ``role`` or ``device``."""
    start: int
    end: int
    size: Size | None = None
    named: Named | None = None
    mention: Mention | None = None

    @property
    def role(self) -> str | None:
        """Give the role that the word says, if it does."""
        return self.mention.meta.get("role") if self.mention and self.kind != "device" else None


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


def narrow_segment(page: Page, offset: int) -> tuple[int, int]:
    """Give start and end of the group around ``offset``, or of its clause if there is none."""
    for group in groups_of(page):
        if group.start <= offset < group.end:
            return group.start, group.end
    return page.clause(offset)


def gap_between(one: Piece, other: Piece) -> int:
    """Give the number of characters between two pieces."""
    if one.start < other.end and other.start < one.end:
        return 0
    return min(abs(one.start - other.end), abs(other.start - one.end))


def _all_pieces(page: Page) -> list[Piece]:
    sizes = _told_sizes(page)
    vessels = [Piece("vessel", v.start, v.end, named=v, mention=v.mention) for v in named_vessels(page)]
    words = [
        Piece("cannula", m.start, m.end, mention=m)
        for m in page.find("CANNULA", "BRAND", "CANNULA_TYPE")
    ]
    spans = [(p.start, p.end) for p in words]
    devices = [
        Piece("device", m.start, m.end, mention=m)
        for m in page.find("OTHER_DEVICE")
        if not any(low <= m.start and m.end <= high for low, high in _near(spans, m.start))
    ]
    longer = sorted(spans + [(d.start, d.end) for d in devices])
    roles = [
        Piece("role", m.start, m.end, mention=m)
        for m in page.find("ROLE_WORD")
        if not any(low < m.end and m.start < high for low, high in _near(longer, m.start))
    ]
    vessels = [
        v for v in vessels
        if v.mention is None or v.mention.label != "VESSEL" or not _in_device(v, devices)
    ]  # fmt: skip
    pieces = sorted([*sizes, *vessels, *words, *devices, *roles], key=lambda p: (p.start, p.end))
    bare = _bare_sizes(page, pieces)
    return sorted([*pieces, *bare], key=lambda p: (p.start, p.end))


def _in_device(vessel: Piece, devices: Sequence[Piece]) -> bool:
    """Whether a vessel's words are part of a device's name ("pulmonary artery catheter")."""
    mention = vessel.mention
    return mention is not None and any(
        d.start <= mention.start and mention.end <= d.end and not _is_tool(d) for d in devices
    )


def _is_tool(piece: Piece) -> bool:
    return bool(piece.mention and piece.mention.meta.get("tool"))


def _near(spans: Sequence[tuple[int, int]], offset: int) -> Sequence[tuple[int, int]]:
    """Give the few sorted spans that could cover ``offset``."""
    at = bisect_right(spans, (offset, 1 << 60))
    return spans[max(0, at - 4) : at + 1]


def _told_sizes(page: Page) -> list[Piece]:
    return [Piece("size", s.start, s.end, size=s) for s in french_sizes(page.text)]


def _bare_sizes(page: Page, pieces: Sequence[Piece]) -> list[Piece]:
    """Find sizes without a unit: beside a vessel or a cannula's word, or where a form asks for one."""
    taken = {piece.start for piece in pieces if piece.kind == "size"}
    starts = [piece.start for piece in pieces]
    cells = {cell.start: cell for cell in page.layout.cells}
    found: list[Piece] = []
    for number in bare_numbers(page.text):
        if number.start in taken:
            continue
        at = bisect_left(starts, number.start)
        before = [p for p in pieces[max(0, at - 3) : at] if p.end <= number.start]
        after = [p for p in pieces[at : at + 2] if p.start >= number.end]
        if (
            _beside(page, number, before[-1:], after[:1])
            or _in_size_cell(page, number, cells.get(number.start))
            or _in_size_field(page, number)
        ):
            found.append(Piece("size", number.start, number.end, size=number))
    return found


def _beside(page: Page, number: Size, before: list[Piece], after: list[Piece]) -> bool:
    sentence = page.sentence(number.start)
    if before and before[0].kind in ("vessel", "cannula", "role") and before[0].start >= sentence[0]:
        if _BEFORE_BARE.fullmatch(page.text, before[0].end, number.start) and _supported(
            page, before[0], sentence
        ):
            return True
    if _NOT_A_SIZE_BEFORE.search(page.text, max(sentence[0], number.start - 10), number.start):
        return False
    if after and after[0].kind in ("vessel", "cannula", "role") and after[0].end <= sentence[1]:
        return bool(
            _AFTER_BARE.fullmatch(page.text, number.end, after[0].start)
            and _supported(page, after[0], sentence)
        )
    return False


def _supported(page: Page, piece: Piece, sentence: tuple[int, int]) -> bool:
    """Whether the word beside a number, or its sentence, speaks of a cannula and not of a value."""
    mention = piece.mention
    if mention is None or piece.kind == "device":
        return False
    if mention.label == "BRAND" or mention.meta.get("design"):
        return True
    if piece.kind == "vessel" and mention.meta.get("kind") != "central":
        return mention.label == "VESSEL" or bool(page.within(sentence, "CANNULA", "ROLE_WORD"))
    others = page.within(sentence, "CANNULA", "BRAND", "VESSEL")
    return any(other.start != mention.start for other in others) or mention.label == "CANNULA"


def _in_size_cell(page: Page, number: Size, cell: object) -> bool:
    """Whether a number is all that a table's cell holds whose title asks for a size."""
    start, end = getattr(cell, "start", 0), getattr(cell, "end", 0)
    if cell is None or page.text[number.end : end].strip(" |\t"):
        return False
    titles = [getattr(cell, "column_title", None), getattr(cell, "row_title", None)]
    return start == number.start and any(
        title is not None and _SIZE_COLUMN.search(page.text[slice(*title)]) for title in titles
    )


def _in_size_field(page: Page, number: Size) -> bool:
    """Whether a number answers a form's question for a cannula's size."""
    item = page.field_at(number.start)
    if item is None or item.element != "cannula" or number.start < item.start:
        return False
    box = page.box_at(number.start)
    if box is not None:
        return page.text[box.label_start : box.label_end].strip() == page.text[number.start : number.end]
    return bool(_SIZE_COLUMN.search(item.key)) or not page.text[item.start : number.start].strip()


def _units(page: Page, pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Part the pieces by sentence; in tables by row, or by column where a column is a cannula."""
    cells = sorted(page.layout.cells, key=lambda cell: cell.start)
    starts = [cell.start for cell in cells]
    units: dict[tuple[str, int], list[Piece]] = {}
    for piece in pieces:
        key = ("sentence", page.sentence_index(piece.start))
        at = bisect_right(starts, piece.start) - 1
        if at >= 0 and piece.start < cells[at].end:
            key = ("row", page.layout.line_at(piece.start).number)
            row, column = cells[at].row_title, cells[at].column_title
            if row and column and _COLUMN_IS_CANNULA.match(page.text, row[0], row[1]):
                key = ("column", column[0])
        units.setdefault(key, []).append(piece)
    return list(units.values())


def _part(page: Page, unit: list[Piece]) -> list[Group]:
    """Part a unit's pieces into groups at the least cost (dynamic programming)."""
    cuts = [0.0] + [_cut_cost(page, one, two) for one, two in zip(unit, unit[1:], strict=False)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(unit) + 1):
        options = []
        for start in range(max(0, end - _LONGEST), end):
            cost = best[start][0] + cuts[start] + _group_cost(page, unit[start:end], cuts[start + 1 : end])
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
    sentence = page.sentence(low)
    left = max(unit[start - 1].end, sentence[0]) if start else sentence[0]
    right = unit[end].start if end < len(unit) else page.sentence(high - 1)[1]
    if start:
        left = max(left, low - len(_tail(page.text[left:low])))
    if end < len(unit):
        right = high + len(page.text[high:right]) - len(_tail(page.text[high:right]))
    return Group(min(left, low), max(right, high), tuple(pieces))


_LAST_BREAK = re.compile(r"^.*(?:[;,.\n/+|]|\b(?:and|then|with|but)\b)", re.IGNORECASE | re.DOTALL)


def _tail(gap: str) -> str:
    """Give the part of the text between two groups that belongs to the second."""
    return _LAST_BREAK.sub("", gap, count=1)


def _cut_cost(page: Page, one: Piece, two: Piece) -> float:
    if two.start < one.end:
        return 9.0
    gap = page.text[one.end : two.start]
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
    ours = any(p.kind == "cannula" for p in pieces)
    foreign = sum(p.kind == "device" and not _is_tool(p) for p in pieces)
    tools = sum(p.kind == "device" and _is_tool(p) for p in pieces)
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
