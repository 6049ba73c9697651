"""The shape of a note: lines, headings, fields, table cells, checkboxes, paragraphs.

Physicians' notes carry meaning in their layout: ``Fluoroscopy: none`` says as much as a sentence,
a row of a table names its subject in the first cell or in the column's head, an unticked box is a
value not chosen. This module puts together what is found of these forms in the normalised text;
it knows no medicine: which titles mean what is said by ``patterns/sections/``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from doclint import expressions
from doclint.nlp.boxes import Box, find_boxes
from doclint.nlp.headings import Headings
from doclint.nlp.lines import BULLET, Line, lines_of
from doclint.nlp.questionnaires import ASKS
from doclint.nlp.tables import Cell, find_tables
from doclint.nlp.titles import Title, find_titles

__all__ = ["Box", "Cell", "Layout", "Line", "Title", "is_heading", "lay_out"]


@dataclass(frozen=True)
class Layout:
    """What was found, in the order of the text."""

    lines: tuple[Line, ...]
    titles: tuple[Title, ...]
    cells: tuple[Cell, ...]
    boxes: tuple[Box, ...]
    breaks: tuple[int, ...]
    """Offsets at which a new unit begins: no sentence runs across one of them."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [line.start for line in self.lines])

    def line_at(self, offset: int) -> Line:
        """Give the line that holds ``offset``."""
        starts: list[int] = self._starts  # type: ignore[attr-defined]
        return self.lines[max(0, bisect_right(starts, offset) - 1)]


def is_heading(layout: Layout, title: Title) -> bool:
    """Whether a title that no rule knows is the heading of a section by its form."""
    line = layout.line_at(title.start)
    opens = (
        line.number == 1 or layout.lines[line.number - 2].end <= layout.lines[line.number - 2].body
    )
    if title.alone:
        return title.colon or (title.marked and (opens or title.end - title.start >= 8))
    return title.colon and (opens or title.marked)


def lay_out(text: str, headings: Headings | None = None) -> Layout:
    """Find the layout of a normalised text.

    Args:
        text: The text.
        headings: The titles that rules know. Where form alone does not tell a title from other
            words ("Fluoroscopy   none"), only these are taken for one.
    """
    known = headings or Headings(())
    lines = lines_of(text)
    boxes, questions = find_boxes(text, lines)
    cells, table_lines = find_tables(text, lines, known.knows)
    titles = find_titles(text, lines, table_lines, boxes, questions, known)
    breaks = _breaks(text, lines, titles, cells, boxes, table_lines)
    return Layout(lines, titles, cells, _with_wrapped_labels(text, lines, boxes, breaks), breaks)


def _with_wrapped_labels(
    text: str, lines: Sequence[Line], boxes: Iterable[Box], breaks: Sequence[int]
) -> tuple[Box, ...]:
    """Let the last label of a line run on over the lines that go on with it."""
    starts = [line.start for line in lines]
    begins = set(breaks)
    found = []
    for box in boxes:
        index = bisect_right(starts, box.start) - 1
        if box.label_start >= box.end and not text[box.label_end : lines[index].end].strip(
            " \t,;|/"
        ):
            while (
                index + 1 < len(lines)
                and lines[index + 1].end > lines[index + 1].body
                and lines[index + 1].start not in begins
            ):
                index += 1
                box = replace(box, label_end=lines[index].end)
        found.append(box)
    return tuple(found)


def _breaks(
    text: str,
    lines: Sequence[Line],
    titles: Sequence[Title],
    cells: Iterable[Cell],
    boxes: Iterable[Box],
    table_lines: frozenset[int],
) -> tuple[int, ...]:
    """Where a unit of sense surely begins, so that hard-wrapped lines stay one sentence."""
    breaks = {0}
    starts = [line.start for line in lines]

    def numbers(offsets: Iterable[int]) -> set[int]:
        return {lines[bisect_right(starts, offset) - 1].number for offset in offsets}

    titled = numbers(title.start for title in titles if not title.inside)
    alone = numbers(title.start for title in titles if title.alone)
    boxed = numbers(box.start for box in boxes)
    # "[ ] cut-down with" and, further in, "a side graft"; of several boxes none owns the next line.
    owners = {lines[bisect_right(starts, box.start) - 1].number: box for box in boxes}
    owners = {
        number: box
        for number, box in owners.items()
        if box.start <= lines[number - 1].body and box.label_start >= box.end
    }
    margins = _wrapped(text, lines)
    previous: Line | None = None
    for line in lines:
        if line.end <= line.body:
            previous = None
            continue
        opens = (
            previous is None
            or line.number in table_lines
            or previous.number in table_lines
            or line.number in titled
            or previous.number in alone
            or BULLET.match(text, line.start, line.end) is not None
            or line.number in boxed
            or not (
                _continues(text, previous, line, margins[line.number])
                or (previous.number in owners and _stands_further_in(previous, line))
            )
        )
        if opens:
            breaks.add(line.start)
        previous = line
    # A key in small letters asks of what its line is about: "VEIN  side: R  vessel: IJ".
    breaks.update(
        title.start for title in titles if title.inside and not text[title.start].islower()
    )
    # An answer is a sentence of its own: what asks makes nothing in it uncertain.
    breaks.update(title.value_start for title in titles if asks(text, title))
    for cell in cells:
        line = lines[bisect_right(starts, cell.start) - 1]
        if cell.row_title is None and text[line.start : cell.start].strip("| \t"):
            breaks.add(cell.start)
    return tuple(sorted(breaks))


def asks(text: str, title: Title) -> bool:
    """Whether a title is a question in a sentence, with its answer beside it."""
    return (
        not title.alone
        and text.startswith("?", title.end)
        and ASKS.match(text, title.start) is not None
    )


def _stands_further_in(previous: Line, line: Line) -> bool:
    return line.body - line.start >= previous.body - previous.start + 4


def _wrapped(text: str, lines: Sequence[Line]) -> dict[int, int]:
    """Margins of the blocks of hard-wrapped prose, by line number; 0 where lines end on purpose.

    In wrapped prose the next line's first word would not have fitted on almost any line that ends
    within a sentence; in a list of short remarks it mostly would.
    """
    margins: dict[int, int] = {}
    block: list[Line] = []
    for line in (*lines, Line(0, 0, 0, 0)):
        if line.end > line.body:
            block.append(line)
            continue
        margin = _margin(block)
        full = open_ended = 0
        for one, after in pairwise(block):
            if text[one.end - 1] in ".!?:;":
                continue
            open_ended += 1
            full += _reach(text, one, after) > 0.85 * margin
        wrapped = margin >= _NARROWEST and open_ended > 0 and full >= 0.7 * open_ended
        margins.update({member.number: margin if wrapped else 0 for member in block})
        block = []
    return margins


_NARROWEST = 40
"""Characters below which a column is no wrapped prose but a list of remarks."""


def _margin(block: list[Line]) -> int:
    """Where the lines of a block end when they are full; single longer lines do not count."""
    lengths = sorted(line.end - line.start for line in block)
    if len(lengths) < 4:
        return lengths[-1] if lengths else 0
    return lengths[(len(lengths) * 4) // 5]


def _reach(text: str, line: Line, after: Line) -> int:
    """How long ``line`` would be with the first word of the line ``after`` it."""
    word = re.match(r"\S+", text[after.body : after.end])
    return line.end - line.start + 1 + len(word.group() if word else "")


def _continues(text: str, previous: Line, line: Line, margin: int) -> bool:
    """Whether ``line`` goes on with the sentence of ``previous`` (a hard wrap)."""
    first = text[line.body]
    last = text[previous.end - 1]
    if any(_is_no_prose(text, one) for one in (previous, line)):
        return False
    if last in "\"')" and text[previous.end - 2] in ".!?":
        return False
    if last == "-" and not text[previous.end - 2].isalnum():
        return False  # a line of dashes or one framed by them
    if last in ".!?:;":
        return last == "." and first.islower() and margin > 0
    if not first.islower() and _ANSWERED.search(text, previous.start, previous.end):
        return False
    if last in ",-/(&" or _LEFT_OPEN.search(
        text, max(previous.start, previous.end - 12), previous.end
    ):
        return True
    if last.isdigit() and _PATIENT_NEXT.match(text, line.body, line.end):
        return False
    if last.isdigit() and _UNIT_NEXT.match(text, line.body, line.end):
        return True
    if not margin or _reach(text, previous, line) < 0.75 * margin:
        return False
    length = previous.end - previous.start
    return first.islower() or first in "(/%+&" or first.isdigit() or length >= 40


def _is_no_prose(text: str, line: Line) -> bool:
    """Whether a line is a row of fields or a drawn line."""
    place = (text, line.body, line.end)
    return bool(_ROW.search(*place) or _NO_WORDS.match(*place))


_ROW = expressions.compile(r"\S[ ]{3,}\S|\S[ ]*\t[ \t]*\S")
"""A gap that sets fields of a form apart; justified prose has none so wide."""
_NO_WORDS = expressions.compile(r"[^A-Za-z0-9]+\Z")
_UNIT_NEXT = expressions.compile(
    r"(?:Fr|French|F|cm|mm|mL|ml|L|LPM|lpm|rpm|mg|mcg|units?|%|percent|years?|days?|weeks?|months?|"
    r"hours?|minutes?)\b"
)
_PATIENT_NEXT = expressions.compile(
    r"\d{1,3} ?-?(?:[MF]\b|y\.?/?o\b|yrs?\b|years?[- ]old|months?[- ]old|m\.?o\b|days?[- ]old)"
)
"""How a note's patient is named: behind a date, on a line of its own."""
_ANSWERED = expressions.compile(r"[:?=|\])][ \t]*(?:no|right|left)$", re.IGNORECASE)
"""A field's whole answer: what stands on the next line with a capital is no part of it."""
_LEFT_OPEN = expressions.compile(
    r"\b(?:the|a|an|of|and|or|with|to|in|into|by|for|from|via|through|on|at|was|were|is|no|not|right|left)$",
    re.IGNORECASE,
)
