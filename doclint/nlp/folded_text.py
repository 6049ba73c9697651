"""A note's text as openings are written, with the places at which an expression of a rule may begin."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from doclint.nlp.openings import LENGTH, WORD, folded

_PIECES = re.compile(r"[a-z0]+|[^a-z0 ]| +")
_RUNS = re.compile(r"([ 0])\1+")
_GAP = re.compile(r" +")
_WIDE_GAP = re.compile(r"  +")
_WORD = re.compile(r"\w+")


Place = tuple[int, int, str]
"""An offset, how many gaps (runs of white space) begin before it, and what stands there, LENGTH characters at most."""


class FoldedText:
    """The places of a text at which a word begins or none is being gone on with."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.plain = folded(text)
        """The text in plain characters, runs as they are."""

    @cached_property
    def places(self) -> list[Place]:
        """All places, in order; each character of a gap is one."""
        short = _RUNS.sub(r"\1", self.plain)
        pieces = _PIECES.findall(short)
        openings = [short[at : at + LENGTH] for at in accumulate(map(len, pieces), initial=0)]
        gaps = accumulate(map(" ".__eq__, pieces), initial=0)
        offsets = accumulate(map(len, _PIECES.findall(self.plain)), initial=0)
        places = list(zip(offsets, gaps, openings, strict=True))[:-1]
        if "  " in self.plain:
            places += [
                place for gap in _WIDE_GAP.finditer(self.plain) for place in _within(gap, places)
            ]
            places.sort()
        return places

    def gaps_before(self, offset: int) -> int:
        """Give how many gaps begin before an offset."""
        return bisect_left(self._gap_starts, offset)

    @cached_property
    def _gap_starts(self) -> list[int]:
        return [match.start() for match in _GAP.finditer(self.plain)]

    def behind_word(self, offset: int) -> str | None:
        """Give the sign of a word and what stands behind the word that goes on at an offset; None where none does."""
        word = _WORD.match(self._text, offset)
        if word is None:
            return None
        end, size = word.end(), LENGTH
        while True:
            behind = _RUNS.sub(r"\1", self.plain[end : end + size])
            if len(behind) >= LENGTH or end + size >= len(self.plain):
                return WORD + behind[: LENGTH - 1]
            size *= 2


def _within(gap: re.Match[str], places: Sequence[Place]) -> list[Place]:
    """Give the places of a gap behind its first."""
    _, gaps, opening = places[bisect_left(places, (gap.start(),))]
    return [(offset, gaps + 1, opening) for offset in range(gap.start() + 1, gap.end())]
