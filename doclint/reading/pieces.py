"""The pieces that a cannula is told in: sizes, vessels, words for cannulae and other devices."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from doclint.nlp.page import Mention, Page
from doclint.nlp.sizes import Size, french_sizes
from doclint.reading.vessel_names import Named, named_vessels


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


def gap_between(one: Piece, other: Piece) -> int:
    """Give the number of characters between two pieces."""
    if one.start < other.end and other.start < one.end:
        return 0
    return min(abs(one.start - other.end), abs(other.start - one.end))


def is_tool(piece: Piece) -> bool:
    """Whether a piece is an aid to a procedure (a wire, a dilator) and no device that stays."""
    return bool(piece.mention and piece.mention.meta.get("tool"))


def told_pieces(page: Page) -> list[Piece]:
    """Find every piece of the note but the sizes without a unit."""
    sizes = _told_sizes(page)
    vessels = [
        Piece("vessel", v.start, v.end, named=v, mention=v.mention) for v in named_vessels(page)
    ]
    words = [
        Piece("cannula", m.start, m.end, mention=m)
        for m in page.find("CANNULA", "BRAND", "CANNULA_TYPE")
    ]
    devices = [Piece("device", m.start, m.end, mention=m) for m in page.find("OTHER_DEVICE")]
    words, devices = _outside(words, devices, same=True), _outside(devices, words)
    spans = [(p.start, p.end) for p in words]
    names = [(v.mention.start, v.mention.end) for v in vessels if v.mention]
    longer = sorted([*spans, *names, *((d.start, d.end) for d in devices)])
    roles = [
        Piece("role", m.start, m.end, mention=m)
        for m in page.find("ROLE_WORD")
        if not any(low < m.end and m.start < high for low, high in _near(longer, m.start))
    ]
    named = _Covers((d.start, d.end) for d in devices if not is_tool(d))
    vessels = [
        v for v in vessels
        if v.mention is None or v.mention.label != "VESSEL"
        # A vessel's words may be part of a device's name: "pulmonary artery catheter".
        or not named.cover(v.mention.start, v.mention.end)
    ]  # fmt: skip
    return sorted([*sizes, *vessels, *words, *devices, *roles], key=lambda p: (p.start, p.end))


def _outside(pieces: list[Piece], longer: list[Piece], *, same: bool = False) -> list[Piece]:
    """Leave out the pieces that are part of a longer name ("cannula" of "nasal cannula")."""
    spans = sorted((p.start, p.end) for p in longer)
    return [
        piece
        for piece in pieces
        if not any(
            low <= piece.start
            and piece.end <= high
            and (same or high - low > piece.end - piece.start)
            for low, high in _near(spans, piece.start)
        )
    ]


class _Covers:
    """Spans of which it is asked whether one of them covers another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))
        """How far the spans reach that begin no later."""

    def cover(self, start: int, end: int) -> bool:
        """Whether one of the spans begins no later and ends no sooner."""
        number = bisect_right(self._starts, start)
        return number > 0 and self._reach[number - 1] >= end


def _near(spans: Sequence[tuple[int, int]], offset: int) -> Sequence[tuple[int, int]]:
    """Give the few sorted spans that could cover ``offset``."""
    at = bisect_right(spans, (offset, 1 << 60))
    return spans[max(0, at - 4) : at + 1]


def _told_sizes(page: Page) -> list[Piece]:
    return [Piece("size", s.start, s.end, size=s) for s in french_sizes(page.text)]
