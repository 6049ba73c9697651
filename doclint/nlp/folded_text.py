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
        offsets, pieces, openings = self._parts
        gaps = accumulate((piece[0] == " " for piece in pieces), initial=0)
        places = list(zip(offsets, gaps, openings, strict=False))
        if "  " in self.plain:
            places += [
                place for gap in _WIDE_GAP.finditer(self.plain) for place in _within(gap, places)
            ]
            places.sort()
        return places

    @cached_property
    def _parts(self) -> tuple[list[int], list[str], list[str]]:
        """Offsets of words, gaps and signs, they themselves, what stands there and, last, at the end."""
        short = _RUNS.sub(r"\1", self.plain)
        starts = accumulate(map(len, _PIECES.findall(short)), initial=0)
        pieces = _PIECES.findall(self.plain)
        offsets = list(accumulate(map(len, pieces), initial=0))[:-1]
        return offsets, pieces, [short[start : start + LENGTH] for start in starts]

    def gaps_before(self, offset: int) -> int:
        """Give how many gaps begin before an offset."""
        return bisect_left(self._gap_starts, offset)

    @cached_property
    def _gap_starts(self) -> list[int]:
        return [match.start() for match in _GAP.finditer(self.plain)]

    def behind_word(self, offset: int) -> str | None:
        """Give the sign of a word and what stands behind the word that goes on at an offset; None where none does."""
        return self._behind.get(offset)

    @cached_property
    def _behind(self) -> dict[int, str]:
        """What ``behind_word`` gives, for all places."""
        text, found = self._text, {}
        plainly = text.isascii() and "_" not in text
        offsets, pieces, openings = self._parts
        for offset, piece, opening in zip(offsets, pieces, openings[1:], strict=True):
            end = offset + len(piece)
            word = piece[0] == "0" or "a" <= piece[0] <= "z"
            if word and (plainly or end >= len(text) or not _is_of_word(text[end])):
                found[offset] = WORD + opening[: LENGTH - 1]
            elif word or (not plainly and _is_of_word(text[offset])):
                found[offset] = self._behind_odd_word(offset)
        return found

    def _behind_odd_word(self, offset: int) -> str:
        """The same for a word of letters beyond ASCII, which is of several pieces."""
        word = _WORD.match(self._text, offset)
        end, size = word.end() if word else offset, LENGTH
        while True:
            behind = _RUNS.sub(r"\1", self.plain[end : end + size])
            if len(behind) >= LENGTH or end + size >= len(self.plain):
                return WORD + behind[: LENGTH - 1]
            size *= 2


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _within(gap: re.Match[str], places: Sequence[Place]) -> list[Place]:
    """Give the places of a gap behind its first."""
    _, gaps, opening = places[bisect_left(places, (gap.start(),))]
    return [(offset, gaps + 1, opening) for offset in range(gap.start() + 1, gap.end())]
