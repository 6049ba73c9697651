"""Keys and values: from titles, table cells and checkboxes to :class:`~doclint.nlp.page.Field`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from doclint import expressions
from doclint.nlp.layout import Box, Layout, Title, is_heading
from doclint.nlp.normalize import BLANK, MASK, OFFERED
from doclint.nlp.page import Field

_NO = expressions.compile(
    r"""\W*(?:none(?:\s+(?:noted|apparent|known|observed|encountered|identified|seen|immediate|
        evident|reported|used|required|at\s+this\s+time|recorded|to\s+report))*
      | no | nil(?:\s+\w+)? | not?\s+(?:used|performed|done|required|needed|utili[sz]ed|employed|
        available|applicable|present|indicated|obtained)
      | n/?a | negative | absent | denied | declined | deferred | zero | 0 | [\u2205\u00d8\u00f8] | omitted | unused
      | ningun[ao] | keine | aucune? | nessun[ao] | geen | without | did\s+not\s+occur | nothing)\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_FIRST = expressions.compile(
    r"\W*(?:none|no|nil|not\s+used|not\s+performed|n/a)\b\s*(?:[-,;.(]|$)", re.IGNORECASE
)
_YES = expressions.compile(
    r"\W*(?:yes|y|used|done|performed|present|obtained|\+)\b\W*", re.IGNORECASE
)
_CHOICE = expressions.compile(
    r"([*_(<\[]*)(yes|y|no|n)[*_)>\]]*(?:\s*[/|]\s*|\s+or\s+|\s{2,})([*_(<\[]*)(yes|y|no|n)[*_)>\]]*"
    r"(?:\s*/\s*n/?a)?[.?]?",
    re.IGNORECASE,
)
"""Both answers printed; the one chosen bears a mark ("(Yes) / No"), or none is chosen."""
_OPEN = expressions.compile(
    r"(?!\W*[\u2205\u00d8\u00f8])\W*(?:tbd|to\s+be\s+(?:determined|completed|filled(?:\s+in)?|dictated|added|documented)|pending|\?+|unknown|fill\s+in|"
    r"not\s+documented|not\s+recorded|xx|-+)?\W*$",
    re.IGNORECASE,
)


def find_fields(
    text: str,
    layout: Layout,
    titles: Mapping[Title, Any],
    cell_rules: Mapping[tuple[int, int], Any],
) -> tuple[Field, ...]:
    """Find every key with its value, whether or not a rule knows the key."""
    found: list[Field] = []
    ordered = sorted(titles, key=lambda title: title.start)
    marks = _Marks(layout)
    for number, title in enumerate(ordered):
        rule = titles[title]
        if not title.colon and rule is None:
            continue
        end = _value_end(text, number, ordered, titles, layout)
        span = (title.start, title.end, title.value_start, end)
        found.append(_field(text, marks, *span, rule))
    for cell in layout.cells:
        for head in (cell.row_title, cell.column_title):
            if head and (head in cell_rules or (head == cell.row_title and not cell.column_title)):
                rule = cell_rules.get(head)
                found.append(_field(text, marks, *head, cell.start, cell.end, rule))
    return tuple(sorted(found, key=lambda item: (item.key_start, item.start)))


class _Marks:
    """The boxes of a layout, looked up by place."""

    def __init__(self, layout: Layout) -> None:
        self._boxes = layout.boxes
        self._starts = [box.start for box in layout.boxes]

    def between(self, start: int, end: int) -> Sequence[Box]:
        return self._boxes[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


_BLANK_LINE = expressions.compile(r"\n[ \t]*\n")


def _value_end(
    text: str,
    number: int,
    ordered: Sequence[Title],
    titles: Mapping[Title, Any],
    layout: Layout,
) -> int:
    """Where a title's value ends: at the next title, or where the next unit begins.

    Under a title that stands alone every unit up to a blank line or the next title is its value;
    beside one, lines that hang under the value's first word still belong to it.
    """
    title = ordered[number]
    limit = len(text)
    for other in islice(ordered, number + 1, None):
        if (
            other.colon
            or titles[other] is not None
            or (other.start > title.value_start and is_heading(layout, other))
        ):
            limit = other.start
            break
    if title.alone:
        blank = _BLANK_LINE.search(text, _skip_blank(text, title.value_start), limit)
        return blank.start() if blank else limit
    line = layout.line_at(title.start)
    column = title.value_start - line.start
    for offset in islice(layout.breaks, bisect_right(layout.breaks, title.value_start), None):
        if offset >= limit:
            break
        below = layout.line_at(offset)
        hangs = (
            not title.inside
            and below.start == offset
            and column >= 8
            and abs(below.body - below.start - column) <= 1
            and below.number == line.number + 1
        )
        if not hangs:
            return offset
        line = below
    return limit


_BULLET = expressions.compile(r"(?<=\n)[-*\u2022](?=[ \t]+\S)|(?<=\n )[-*\u2022](?=[ \t]+\S)")
"""The dash of the list's first item below a title, where the items have titles of their own."""
_NOTHING = expressions.compile(r"(?:\s|[-=_~]{4,}[ \t]*\n)*")


def _skip_blank(text: str, offset: int) -> int:
    """Give where words begin, behind blanks and a line drawn under a heading."""
    match = _NOTHING.match(text, offset)
    return match.end() if match else offset


def _field(
    text: str, marks: _Marks, key_start: int, key_end: int, start: int, end: int, rule: Any
) -> Field:
    start = min(_skip_blank(text, start), end)
    while end > start and text[end - 1].isspace():
        end -= 1
    metadata = (rule.metadata or {}) if rule is not None else {}
    return Field(
        key_start,
        key_end,
        start,
        end,
        " ".join(text[key_start:key_end].lower().split()),
        metadata.get("element"),
        metadata.get("role"),
        rule.category if rule is not None else None,
        "empty" if _is_bullet(text, start, end) else _answer(text, marks, start, end),
    )


def _is_bullet(text: str, start: int, end: int) -> bool:
    return end - start == 1 and _BULLET.match(text, start) is not None


def _answer(text: str, marks: _Marks, start: int, end: int) -> str:
    boxes = marks.between(start, end)
    if boxes:
        chosen = [text[box.label_start : box.label_end].strip() for box in boxes if box.ticked]
        before = text[start : min(boxes[0].start, max(start, boxes[0].label_start))].strip(" \t:-")
        if not chosen:
            if not any(c.isalnum() for c in before):
                return "blank"
            return _told(before)
        words = " ".join(chosen)
        if len(chosen) == 1 and _NO.fullmatch(words):
            return "no"
        return "yes" if not words or (len(chosen) == 1 and _YES.fullmatch(words)) else "value"
    return _told(text[start:end].strip())


def _told(value: str) -> str:
    """Say what kind of answer these words are."""
    if not value:
        return "empty"
    bare = OFFERED.sub("", value).replace(BLANK, "").replace(MASK, "")
    if BLANK in value and not any(c.isalnum() for c in bare):
        return "blank"
    if MASK in value and not any(c.isalnum() for c in bare):
        return "masked"
    if choice := _CHOICE.fullmatch(value):
        marked = [word for mark, word in ((choice[1], choice[2]), (choice[3], choice[4])) if mark]
        if len(marked) != 1:
            return "blank"
        return "no" if marked[0].lower().startswith("n") else "yes"
    if _OPEN.fullmatch(value):
        return "blank"
    if _NO.fullmatch(value) or _NO_FIRST.match(value):
        return "no"
    if _YES.fullmatch(value):
        return "yes"
    return "value"
