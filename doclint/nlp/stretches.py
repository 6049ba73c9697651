"""Sentences that a line's end has cut in two, put together again.

The layout joins hard-wrapped lines where a whole block is wrapped. A single long line of a terse
note that runs on ("... was secured in the 18 Fr", new line, "arterial cannula") is joined here.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from doclint import expressions
from doclint.nlp.lines import Line
from doclint.nlp.page import Page

_LONG_LINE = 50
"""From this length on a line may have ended only because it was full."""

_INDENT = 3
"""A line set in deeper than that is an item of its own."""

_GOES_ON = expressions.compile(
    r"[a-z(]|Fr\b|F\b|French\b|\d{1,2} ?(?:Fr|French|cm)\b|\d{1,2} ?F (?=[a-z])|"
    r"(?:RA|SVC|IVC|SFA|CFA|CFV|IJ|V-?A|V-?V|ECMO)\b"
)
_LEFT_OPEN = expressions.compile(
    r"(?:,|\b(?:the|a|an|of|and|or|with|to|in|into|by|for|from|via|through|on|at|was|were|right|left|common|"
    r"internal|femoral|superficial|Fr|F|French|venous|arterial|drainage|return|multistage|\d{1,2}))$",
    re.IGNORECASE,
)


def stretch(page: Page, offset: int) -> tuple[int, int]:
    """Give start and end of the sentence that holds ``offset``, over the ends of full lines."""
    found = _stretches(page)
    at = bisect_right(found, (offset, 1 << 60)) - 1
    return found[max(0, at)] if found else (0, len(page.text))


def line_of(page: Page, offset: int) -> Line:
    """Give the line that holds ``offset``."""
    starts: list[int] | None = page.cache.get("line_starts")
    if starts is None:
        starts = page.cache["line_starts"] = [line.start for line in page.layout.lines]
    return page.layout.lines[max(0, bisect_right(starts, offset) - 1)]


def next_stretch(page: Page, offset: int) -> tuple[int, int] | None:
    """Give start and end of the sentence after that of ``offset``, or None at the note's end."""
    found = _stretches(page)
    at = bisect_right(found, (offset, 1 << 60))
    return found[at] if at < len(found) else None


def _stretches(page: Page) -> list[tuple[int, int]]:
    known: list[tuple[int, int]] | None = page.cache.get("stretches")
    if known is None:
        known = page.cache["stretches"] = []
        starts = {title.start for title in page.layout.titles if title.colon or title.alone}
        tables = {line_of(page, cell.start).number for cell in page.layout.cells}
        boxes = {line_of(page, box.start).number for box in page.layout.boxes}
        for low, high in page.sentences:
            if known and _runs_on(page, known[-1], low, starts, tables, boxes):
                known[-1] = (known[-1][0], high)
            else:
                known.append((low, high))
    return known


def _runs_on(
    page: Page,
    before: tuple[int, int],
    start: int,
    titles: set[int],
    tables: set[int],
    boxes: set[int],
) -> bool:
    """Whether a sentence goes on at ``start``, the beginning of a new line."""
    head = page.text[before[0] : start].rstrip()
    if "\n" not in page.text[before[0] + len(head) : start + 1] or not head or head[-1] in ".:;!?|":
        return False
    line = line_of(page, start)
    last = line_of(page, before[0] + len(head) - 1)
    if line.number != last.number + 1 or line.number in tables | boxes or last.number in boxes:
        return False
    indent = page.text[line.start : line.body]
    deeper = len(indent) - (last.body - last.start) > _INDENT
    if indent.strip() or deeper or last.end - last.start < _LONG_LINE:
        return False
    if line.body in titles:
        return page.text[line.body].islower() and _LEFT_OPEN.search(head) is not None
    return bool(_GOES_ON.match(page.text, line.body) or _LEFT_OPEN.search(head))
