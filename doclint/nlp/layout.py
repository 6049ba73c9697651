"""The shape of a note: lines, headings, fields, table cells, checkboxes, paragraphs.

Physicians' notes carry meaning in their layout: ``Fluoroscopy: none`` says as much as a sentence,
a row of a table names its subject in the first cell or in the column's head, an unticked box is a
value not chosen. This module finds these forms in the normalised text and knows no medicine; which
titles mean what is said by ``patterns/sections.json``.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from doclint.nlp.normalize import BLANK

_BULLET = re.compile(
    r"[ \t]*(?:(?:[-*+>#]|\*\*|\d{1,2}[.)]|[A-Za-z][.)]|\(\d{1,2}\)|o(?=[ \t]{2}))[ \t]+|#{1,4}[ \t]*)"
)
_BOX = re.compile(
    r"""(?P<ticked>\[\s?[xX\u2713\u2714*+]\s?\]|\([xX\u2713\u2714]\)|[\u2611\u2612\u2713\u2714\u2705])
      | (?P<empty>\[[ \t]{0,3}\]|\([ \t]{1,3}\)|[\u2610\u25a1\u25cb])""",
    re.VERBOSE,
)
_TITLE = r"[A-Za-z0-9(\"'&/][^:|\t\n\ue000]{0,70}?"
_KEY_AT_START = re.compile(
    rf"(?P<title>{_TITLE})(?:\*\*|__)?\s{{0,3}}(?P<colon>:)(?:\*\*)?(?=[ \t]|$|[^\d\s:/])"
)
_KEY_WITH_DASH = re.compile(
    r"(?P<title>[A-Za-z][A-Za-z0-9 /&()'.]{1,50}?)[ \t]*(?P<colon>-{1,2}|=)[ \t]+(?=\S)"
)
_KEY_INSIDE = re.compile(
    r"(?:(?<=[.;,|)])[ \t]*|[ \t]{2,}|(?<=\t)|(?<=\|)[ \t]*)"
    r"(?P<title>[A-Z][A-Za-z0-9 /&()'-]{0,40}?)[ \t]{0,2}(?P<colon>:)(?=[ \t]|$)"
)
_CAPS_INSIDE = re.compile(
    r"(?<![A-Za-z])(?P<title>[A-Z][A-Z/&()' -]{2,50}[A-Z)])[ \t]?(?P<colon>:)(?=\s)"
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|we|i|he|she|they|the patient|which|that|then|been|"
    r"underwent|please|because|therefore)\b",
    re.IGNORECASE,
)
_CELLS = re.compile(r"[^|\t]+")


@dataclass(frozen=True)
class Line:
    """A line of the text without its end; ``body`` is where its words begin after a bullet."""

    start: int
    end: int
    body: int
    number: int


@dataclass(frozen=True)
class Title:
    """Something that stands where a heading or a key stands."""

    start: int
    end: int
    value_start: int
    """Where what it is the title of begins (after colon and blanks)."""
    alone: bool
    """Whether it stands on a line of its own, without a value beside it."""
    colon: bool
    inside: bool = False
    """Whether it stands within a line, after other text."""


@dataclass(frozen=True)
class Cell:
    """A table cell with the titles of its row and column, as (start, end), or None."""

    start: int
    end: int
    row_title: tuple[int, int] | None
    column_title: tuple[int, int] | None


@dataclass(frozen=True)
class Box:
    """A checkbox and the words that it stands for."""

    start: int
    end: int
    ticked: bool
    label_start: int
    label_end: int
    group: int
    """Boxes of one question share a number."""


@dataclass(frozen=True)
class Layout:
    """What was found, in the order of the text."""

    lines: tuple[Line, ...]
    titles: tuple[Title, ...]
    cells: tuple[Cell, ...]
    boxes: tuple[Box, ...]
    breaks: tuple[int, ...]
    """Offsets at which a new unit begins: no sentence runs across one of them."""

    def line_at(self, offset: int) -> Line:
        """Give the line that holds ``offset``."""
        return self.lines[max(0, bisect_right(self._line_starts, offset) - 1)]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]


def lay_out(text: str) -> Layout:
    """Find the layout of a normalised text."""
    lines = _lines(text)
    boxes = _boxes(text, lines)
    cells, table_lines = _tables(text, lines)
    titles = _titles(text, lines, table_lines, boxes)
    breaks = _breaks(text, lines, titles, cells, boxes, table_lines)
    return Layout(lines, titles, cells, boxes, breaks)


def _lines(text: str) -> tuple[Line, ...]:
    lines, start = [], 0
    for number, raw in enumerate(text.split("\n"), start=1):
        end = start + len(raw.rstrip())
        bullet = _BULLET.match(text, start, end)
        blanks = len(raw) - len(raw.lstrip())
        body = bullet.end() if bullet else min(start + blanks, end)
        lines.append(Line(start, end, body, number))
        start += len(raw) + 1
    return tuple(lines)


def _boxes(text: str, lines: tuple[Line, ...]) -> tuple[Box, ...]:
    found: list[Box] = []
    group = 0
    for index, line in enumerate(lines):
        marks = list(_BOX.finditer(text, line.start, line.end))
        if not marks:
            continue
        before = text[line.body : marks[0].start()].strip()
        leads = (
            bool(_BULLET.match(text, line.start, line.end)) or not before or before.endswith(":")
        )
        follows_box = found and index and found[-1].start >= lines[index - 1].start
        only_box = len(marks) == 1 and not before
        if not (only_box and follows_box):
            group += 1
        trailing = (
            not leads
            and all(_ends_label(text, mark.start(), line) for mark in marks)
            and not text[marks[-1].end() : line.end].strip()
        )
        for position, mark in enumerate(marks):
            following = marks[position + 1].start() if position + 1 < len(marks) else line.end
            previous = marks[position - 1].end() if position else line.body
            if position and re.search(r"\S[^\[\]]*:\s*$", text[previous : mark.start()]):
                group += 1
            if trailing:
                colon = text.rfind(":", previous, mark.start())
                low, high = (colon + 1 if colon >= 0 else previous), mark.start()
            else:
                low, high = mark.end(), following
                key = re.search(
                    r"(?:[ \t]{2,}|[;,.|][ \t]*)[A-Z][A-Za-z /]{1,30}:\s*$", text[low:high]
                )
                if key and position + 1 < len(marks):
                    high = low + key.start()
            while low < high and text[low] in " \t":
                low += 1
            while high > low and text[high - 1] in " \t,;|/":
                high -= 1
            found.append(
                Box(mark.start(), mark.end(), mark["ticked"] is not None, low, high, group)
            )
    return tuple(found)


def _ends_label(text: str, offset: int, line: Line) -> bool:
    return offset > line.body and text[offset - 1] in " \t" and text[offset - 2].isalnum()


def _tables(text: str, lines: tuple[Line, ...]) -> tuple[tuple[Cell, ...], frozenset[int]]:
    """Find rows of cells; a run of rows of one width is a table, its first row may be its head."""
    rows: list[tuple[Line, list[tuple[int, int]]]] = []
    cells: list[Cell] = []
    members: set[int] = set()

    def flush() -> None:
        if not rows:
            return
        widths = {len(spans) for _, spans in rows}
        head = None
        if len(rows) > 1 and len(widths) == 1 and max(widths) >= 3:
            head = rows[0][1]
        elif len(rows) > 1 and max(widths) == 2 and _is_head(text, rows[0][1]):
            rows.pop(0)
        for line, spans in rows:
            members.add(line.number)
            for column, (start, end) in enumerate(spans):
                if head is not None and spans is head:
                    continue
                row_title = spans[0] if column else None
                column_title = head[column] if head and column < len(head) else None
                if head is None and len(spans) >= 4 and len(spans) % 2 == 0:
                    row_title = spans[column - 1] if column % 2 else None
                cells.append(Cell(start, end, row_title, column_title))
        rows.clear()

    for line in lines:
        raw = text[line.start : line.end]
        if (
            raw.count("|") >= 2
            or (raw.count("|") == 1 and ":" not in raw.split("|")[0])
            or "\t" in raw.strip()
        ):
            if not raw.strip(" |\t+:=-"):
                members.add(line.number)
                continue
            spans = []
            for match in _CELLS.finditer(raw):
                inner = match.group()
                if inner.strip():
                    low = match.start() + len(inner) - len(inner.lstrip())
                    spans.append((line.start + low, line.start + low + len(inner.strip())))
            if len(spans) >= 2:
                keyed = sum(":" in text[s:e] for s, e in spans)
                if keyed * 2 >= len(spans) and keyed > 1:
                    flush()
                    members.add(line.number)
                    continue
                rows.append((line, spans))
                continue
        flush()
    flush()
    return tuple(cells), frozenset(members)


def _is_head(text: str, spans: list[tuple[int, int]]) -> bool:
    names = {"item", "field", "element", "parameter", "value", "detail", "details", "finding",
             "entry", "data", "setting", "result", "documentation", "response", "description",
             "section", "measure", "variable"}  # fmt: skip
    return all(text[s:e].strip("*: ").lower() in names for s, e in spans)


def _titles(
    text: str, lines: tuple[Line, ...], table_lines: frozenset[int], boxes: tuple[Box, ...]
) -> tuple[Title, ...]:
    titles: list[Title] = []
    letters = [c for c in text if c.isalpha()]
    shouting = sum(c.isupper() for c in letters) > 0.7 * max(1, len(letters))
    for line in lines:
        raw = text[line.body : line.end]
        if not raw:
            continue
        match = _KEY_AT_START.match(text, line.body, line.end)
        first = 0
        if match and _looks_like_title(match["title"]):
            titles.append(_title(text, match, line, inside=False))
            first = match.end()
        elif line.number not in table_lines:
            dash = _KEY_WITH_DASH.match(text, line.body, line.end)
            if dash and _looks_like_title(dash["title"]) and len(dash["title"].split()) <= 4:
                titles.append(_title(text, dash, line, inside=False))
                first = dash.end()
            elif _stands_alone(raw, shouting):
                stripped = raw.strip("*_=# ")
                start = line.body + raw.find(stripped)
                titles.append(Title(start, start + len(stripped), line.end, True, False))
                continue
        seen = {title.start for title in titles[-3:]}
        for inner in _KEY_INSIDE.finditer(text, max(first, line.body), line.end):
            if inner.start("title") not in seen and _looks_like_title(inner["title"]):
                titles.append(_title(text, inner, line, inside=True))
                seen.add(inner.start("title"))
        if True:
            for inner in _CAPS_INSIDE.finditer(text, max(first, line.body), line.end):
                if inner.start("title") not in seen and not _VERB.search(inner["title"]):
                    titles.append(_title(text, inner, line, inside=True))
                    seen.add(inner.start("title"))
    return tuple(sorted(titles, key=lambda item: item.start))


def _title(text: str, match: re.Match[str], line: Line, *, inside: bool) -> Title:
    value = match.end("colon")
    while value < line.end and text[value] in " \t*":
        value += 1
    end = match.start("title") + len(match["title"].rstrip())
    return Title(match.start("title"), end, value, value >= line.end, match["colon"] == ":", inside)


def _looks_like_title(title: str) -> bool:
    words = title.split()
    if not words or len(words) > 9 or title.rstrip().endswith((",", ";")):
        return False
    if re.search(r"[.;?!]\s", title) or BLANK in title:
        return False
    return not (_VERB.search(title) and len(words) > 2)


def _stands_alone(raw: str, shouting: bool) -> bool:
    """Whether a line without a colon has the form of a heading."""
    plain = raw.strip("*_=# ")
    words = plain.split()
    if not words or len(words) > 8 or len(plain) > 70 or plain[-1] in ".,;":
        return False
    if _VERB.search(plain) or not any(c.isalpha() for c in plain):
        return False
    if plain.isupper():
        return True
    return plain[0].isupper() and len(words) <= 6


def _breaks(
    text: str,
    lines: tuple[Line, ...],
    titles: tuple[Title, ...],
    cells: tuple[Cell, ...],
    boxes: tuple[Box, ...],
    table_lines: frozenset[int],
) -> tuple[int, ...]:
    """Where a unit of sense surely begins, so that hard-wrapped lines stay one sentence."""
    breaks = {0}
    titled = {title.start for title in titles if not title.inside}
    alone = {title.start for title in titles if title.alone}
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
            or line.body in titled
            or any(line.start <= start < line.end for start in titled)
            or any(previous.start <= start < previous.end for start in alone)
            or _BULLET.match(text, line.start, line.end) is not None
            or any(line.start <= box.start < line.end for box in boxes)
            or not _continues(text, previous, line, margins[line.number])
        )
        if opens:
            breaks.add(line.start)
        previous = line
    breaks.update(title.start for title in titles if title.inside)
    breaks.update(cell.start for cell in cells if cell.row_title is None)
    return tuple(sorted(breaks))


def _wrapped(text: str, lines: tuple[Line, ...]) -> dict[int, int]:
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
        for one, after in itertools.pairwise(block):
            if text[one.end - 1] in ".!?:;":
                continue
            open_ended += 1
            full += _reach(text, one, after) > 0.85 * margin
        wrapped = open_ended > 0 and full >= 0.7 * open_ended
        margins.update({member.number: margin if wrapped else 0 for member in block})
        block = []
    return margins


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
    if last in ".!?:;":
        return last == "." and first.islower() and margin > 0
    if last in ",-/(&" or _LEFT_OPEN.search(
        text, max(previous.start, previous.end - 12), previous.end
    ):
        return True
    if last.isdigit() and _UNIT_NEXT.match(text, line.body, line.end):
        return True
    if not margin or _reach(text, previous, line) < 0.75 * margin:
        return False
    length = previous.end - previous.start
    return first.islower() or first in "(/%+&" or first.isdigit() or length >= 40


_UNIT_NEXT = re.compile(
    r"(?:Fr|French|F|cm|mm|mL|ml|L|LPM|lpm|rpm|mg|mcg|units?|%|percent|years?|days?|weeks?|months?|hours?|minutes?)\b"
)
_LEFT_OPEN = re.compile(
    r"\b(?:the|a|an|of|and|or|with|to|in|into|by|for|from|via|through|on|at|was|were|is|no|not|right|left)$",
    re.IGNORECASE,
)
