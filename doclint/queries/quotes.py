"""Which words of a note a query quotes: a piece of one line, cut where it must be, never altered.

What no query may hold (a code, money, words that tell what to write) bounds the piece or, where it
stands in the very words that are to be quoted, leaves the quote out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from doclint.lines import Lines
from doclint.plain import safe
from doclint.queries.draft import Quote
from doclint.queries.rules import barred_spans
from doclint.queries.templates import Templates
from doclint.reports.options import Evidence

_LONGEST: Mapping[Evidence, int] = {"full": 300, "snippet": 96, "none": 96}
"""Characters of a quote at most, by how much of the note a report may hold."""

_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_ENDS = ".;:!?|"
"""What a sentence or a cell ends with."""
_MOST_LINE = 20_000
"""Of a longer line only so much about the words is looked at."""


@dataclass(frozen=True)
class Quoting:
    """Quotes from one note. ``date`` is its date of service as a query may tell it."""

    text: str
    date: str | None
    templates: Templates
    evidence: Evidence

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    def quotes(self, evidence: Iterable[Mapping[str, Any]], most: int) -> tuple[Quote, ...]:
        """Quotes of the passages that these pieces of evidence stand in, ``most`` at most.

        Pieces that stand in one passage are quoted once.
        """
        found: list[Quote] = []
        for item in evidence:
            if len(found) == most:
                break
            span = self._passage(item["start"], item["end"])
            if span is None or any(each.start <= span[0] < each.end for each in found):  # type: ignore[operator]
                continue
            found.append(self._quote(*span))
        return tuple(found)

    def _quote(self, start: int, end: int) -> Quote:
        text = self.text[start:end]
        line, _ = self._lines.place(start)
        told = self.templates.words["undated" if self.date is None else "dated"]
        told = told.replace("{date}", self.date or "").replace("{line}", str(line))
        before, after = self._goes_on(start, end, line)
        shown = f'{"... " * before}"{text}"{" ..." * after}'
        return Quote(
            text=text,
            told=told.replace("{quote}", shown),
            line=line,
            date=self.date,
            start=start,
            end=end,
        )

    def _goes_on(self, start: int, end: int, number: int) -> tuple[bool, bool]:
        """Whether the sentence began before a piece, and whether it goes on behind it.

        A line that begins in a small letter goes on with the one before it.
        """
        first, last = self._lines.span(number)
        # A tab ends a cell: what stands beyond it is no part of the sentence.
        before = self.text[first:start].rpartition("\t")[2].strip()
        after = self.text[end:last].partition("\t")[0].strip()
        piece = self.text[start:end]
        if before:
            begun = before[-1] not in _ENDS
        else:
            begun = number > 1 and _continues(piece) and "\t" not in self.text[first:start]
        if piece[-1] in _ENDS:
            return begun, False
        if after or "\t" in self.text[end:last] or number == self._lines.count:
            return begun, bool(after)
        return begun, _continues(self._lines.line(number + 1))

    def _passage(self, start: int, end: int) -> tuple[int, int] | None:
        """The sentence about some words, or as much of it as can be shown; or the words alone."""
        if not 0 <= start < end <= len(self.text):
            return None
        number, _ = self._lines.place(start)
        first, last = self._lines.span(number)
        end = min(end, last)
        low, high = max(first, start - _MOST_LINE), min(last, end + _MOST_LINE)
        if start >= end:
            return None
        for left, right in self._windows(start, end, low, high):
            left, right = self._stripped(left, right)
            if left < right and self._is_quotable(left, right):
                return left, right
        return None

    def _windows(self, start: int, end: int, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Pieces to be tried, the widest first."""
        bounds = sorted(self._bounds(low, high))
        if any(left < end and start < right for left, right in bounds):
            # What may not be shown stands in the very words: a piece of them says something else.
            return
        left = max((right for _, right in bounds if right <= start), default=low)
        right = min((left for left, _ in bounds if left >= end), default=high)
        yield self._near(start, end, left, right)
        longest = _LONGEST[self.evidence]
        yield start, min(end, start + longest)

    def _bounds(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        """What a quote cannot go across: words that may not stand in it, and unsafe characters."""
        line = self.text[low:high]
        for left, right in barred_spans(line, self.templates):
            yield low + left, low + right
        if line.isascii() and line.isprintable():
            return
        for place, character in enumerate(line):
            if safe(character) != character:
                yield low + place, low + place + 1

    def _near(self, start: int, end: int, low: int, high: int) -> tuple[int, int]:
        """The sentence between two bounds, and of a long one what stands next to the words."""
        ends = [low, *(low + each.end() for each in _SENTENCE.finditer(self.text[low:high])), high]
        left = ends[max(0, bisect_right(ends, start) - 1)]
        right = next((each for each in ends if each >= end), high)
        spare = _LONGEST[self.evidence] - (end - start)
        if right - left <= _LONGEST[self.evidence]:
            return left, right
        if spare <= 0:
            return start, start + _LONGEST[self.evidence]
        after = min(right - end, max(spare // 2, spare - (start - left)))
        return self._at_words(max(left, start - (spare - after)), end + after, start, end)

    def _at_words(self, left: int, right: int, start: int, end: int) -> tuple[int, int]:
        """A window that begins and ends between words."""
        while left < start and left > 0 and self.text[left - 1].isalnum():
            left += 1
        while right > end and right < len(self.text) and self.text[right].isalnum():
            right -= 1
        return left, right

    def _stripped(self, left: int, right: int) -> tuple[int, int]:
        """A piece without blanks at its ends, and without marks that belong to what was cut off."""
        while left < right and (self.text[left].isspace() or self.text[left] in ",;)]"):
            left += 1
        while left < right and (self.text[right - 1].isspace() or self.text[right - 1] in ",(["):
            right -= 1
        return left, right

    def _is_quotable(self, left: int, right: int) -> bool:
        """Whether a piece says something, and by itself nothing that no query may hold."""
        piece = self.text[left:right]
        return any(map(str.isalnum, piece)) and not barred_spans(piece, self.templates)


def _continues(line: str) -> bool:
    """Whether a line goes on with the sentence of the one before it."""
    return line.lstrip()[:1].islower()
