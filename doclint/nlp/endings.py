"""How lines end says nothing: a note is read without what stands at their ends, and placed with it.

Blanks before a line end, CRLF, form feeds between pages: programs add them as a note travels.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

_IDLE = re.compile(r"[^\S\n]+(?=\n|\Z)|(?<=\n)\x0c+")
_LONE_RETURN = re.compile(r"\r(?!\r*\n)")


@dataclass(frozen=True)
class Endings:
    """A note as it came, and the same with nothing at the ends of its lines."""

    source: str
    text: str
    cuts: tuple[int, ...] = ()
    """Offsets in ``text`` before which something of ``source`` was left out, ascending."""
    gone: tuple[int, ...] = (0,)
    """Characters left out before the first cut, up to the first cut, up to the second ..."""

    def place(self, offset: int) -> int:
        """Give the offset in ``source`` of the character at ``offset`` in ``text``."""
        return offset + self.gone[bisect_right(self.cuts, offset)]


def trim_endings(source: str) -> Endings:
    """Leave out what stands idle at line ends; a tab in a row of cells stays, for it parts them."""
    same = _LONE_RETURN.sub("\n", source)
    runs = [match.span() for match in _IDLE.finditer(same) if not _is_cell(same, *match.span())]
    if not runs:
        return Endings(source, same)
    gone = tuple(accumulate((end - start for start, end in runs), initial=0))
    cuts = tuple(start - less for (start, _), less in zip(runs, gone, strict=False))
    parts, last = [], 0
    for start, end in runs:
        parts.append(same[last:start])
        last = end
    return Endings(source, "".join([*parts, same[last:]]), cuts, gone)


def _is_cell(text: str, start: int, end: int) -> bool:
    """Whether a tab at a line's end stands for an empty cell of a row that has others."""
    return "\t" in text[start:end] and "\t" in text[text.rfind("\n", 0, start) + 1 : start]
