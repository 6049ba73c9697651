"""Keys and values: from titles, table cells and checkboxes to :class:`~doclint.nlp.page.Field`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from doclint.nlp.layout import Layout, Title
from doclint.nlp.normalize import BLANK, MASK
from doclint.nlp.page import Field

_NO = re.compile(
    r"""\W*(?:none(?:\s+(?:noted|apparent|known|observed|encountered|identified|seen|immediate|
        evident|reported|used|required|at\s+this\s+time|recorded|to\s+report))*
      | no | nil(?:\s+\w+)? | not?\s+(?:used|performed|done|required|needed|utili[sz]ed|employed|available|applicable|
        present|indicated|obtained)
      | n/?a | negative | absent | denied | declined | deferred | zero | 0 | omitted | unused
      | without | did\s+not\s+occur | nothing)\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_FIRST = re.compile(
    r"\W*(?:none|no|nil|not\s+used|not\s+performed|n/a)\b\s*(?:[-,;.(]|$)", re.IGNORECASE
)
_YES = re.compile(r"\W*(?:yes|y|used|done|performed|present|obtained|\+)\b\W*", re.IGNORECASE)
_OPEN = re.compile(
    r"\W*(?:tbd|to\s+be\s+(?:determined|completed|filled(?:\s+in)?|dictated|added|documented)|pending|\?+|unknown|fill\s+in|"
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
    breaks = list(layout.breaks)
    for title in ordered:
        rule = titles[title]
        if not title.colon and rule is None:
            continue
        end = _value_end(text, title, ordered, breaks, layout)
        found.append(_field(text, layout, title.start, title.end, title.value_start, end, rule))
    for cell in layout.cells:
        for head in (cell.row_title, cell.column_title):
            if head and (head in cell_rules or (head == cell.row_title and not cell.column_title)):
                rule = cell_rules.get(head)
                found.append(_field(text, layout, *head, cell.start, cell.end, rule))
    return tuple(sorted(found, key=lambda item: (item.key_start, item.start)))


def _value_end(
    text: str, title: Title, titles: list[Title], breaks: list[int], layout: Layout
) -> int:
    """Where a title's value ends: at the next title, or where the next unit begins.

    Under a title that stands alone every unit up to a blank line or the next title is its value.
    """
    limit = len(text)
    for other in titles:
        if other.start > title.start and (other.colon or other.start > title.value_start):
            limit = other.start
            break
    if not title.alone:
        for offset in breaks:
            if offset > title.value_start:
                limit = min(limit, offset)
                break
    else:
        blank = re.compile(r"\n[ \t]*\n").search(text, _skip_blank(text, title.value_start), limit)
        if blank:
            limit = blank.start()
    return limit


def _skip_blank(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def _field(
    text: str, layout: Layout, key_start: int, key_end: int, start: int, end: int, rule: Any
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
        _answer(text, layout, start, end),
    )


def _answer(text: str, layout: Layout, start: int, end: int) -> str:
    boxes = [box for box in layout.boxes if start <= box.start < end]
    if boxes:
        chosen = [text[box.label_start : box.label_end] for box in boxes if box.ticked]
        if not chosen:
            return "blank"
        words = " ".join(chosen)
        if len(chosen) == 1 and _NO.fullmatch(words):
            return "no"
        return "yes" if len(chosen) == 1 and _YES.fullmatch(words) else "value"
    value = text[start:end].strip()
    if not value:
        return "empty"
    bare = value.replace(BLANK, "").replace(MASK, "")
    if BLANK in value and not any(c.isalnum() for c in bare):
        return "blank"
    if MASK in value and not any(c.isalnum() for c in bare):
        return "masked"
    if _OPEN.fullmatch(value):
        return "blank"
    if _NO.fullmatch(value) or _NO_FIRST.match(value):
        return "no"
    if _YES.fullmatch(value):
        return "yes"
    return "value"
