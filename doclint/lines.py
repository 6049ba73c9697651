"""Offsets to lines and columns, and back to the line itself."""

from __future__ import annotations

import re
from bisect import bisect_right

# Not str.splitlines: it also breaks at form feeds and other marks that no editor counts as lines.
_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of one text. Lines and columns count from 1, columns in code points."""

    def __init__(self, text: str) -> None:
        self._text = text
        ends = list(_LINE_END.finditer(text))
        self._starts = [0, *(end.end() for end in ends)]
        self._ends = [*(end.start() for end in ends), len(text)]

    @property
    def count(self) -> int:
        """How many lines there are: one more than line ends."""
        return len(self._starts)

    def span(self, number: int) -> tuple[int, int]:
        """Where a line begins, and where it ends before its line end."""
        return self._starts[number - 1], self._ends[number - 1]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset; one inside a line end belongs to the line it ends."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, without its line end."""
        start, end = self.span(number)
        return self._text[start:end]
