"""Tables: cells set off by strokes, tabs or blanks, with the titles of their rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from doclint import expressions
from doclint.nlp.lines import Line

Span = tuple[int, int]

_GENERAL_HEADS = frozenset(
    ("item", "field", "element", "parameter", "value", "detail", "details", "finding",
     "entry", "data", "setting", "result", "documentation", "response", "description",
     "section", "measure", "variable", "question", "answer", "category", "content")
)  # fmt: skip
_STROKE_OR_TAB = expressions.compile(r"[|\t]")
_COLUMN = expressions.compile(r"\S+(?:[ ]\S+)*")
_RULE = expressions.compile(r"[\s|+:=_-]*\Z")


@dataclass(frozen=True)
class Cell:
    """A table cell with the titles of its row and column, as (start, end), or None."""

    start: int
    end: int
    row_title: Span | None
    column_title: Span | None


@dataclass
class _Row:
    line: Line
    cells: list[Span]
    """Every cell, empty ones too (start equals end)."""


def find_tables(
    text: str, lines: Sequence[Line], knows: Callable[[str], bool]
) -> tuple[tuple[Cell, ...], frozenset[int]]:
    """Find rows of cells; give the cells and the numbers of the lines that are rows.

    Args:
        text: The normalised text.
        lines: Its lines.
        knows: Whether words are a known title: tells a head from a row.
    """
    cells: list[Cell] = []
    members: set[int] = set()
    rows: list[_Row] = []
    ruled = False
    """Whether a rule (``|---|---|``) stands right under the first of ``rows``."""
    for line in lines:
        raw = text[line.start : line.end]
        spans = _cells(line, raw)
        if spans is None:
            if rows and _RULE.match(raw) and "-" in raw and line.end > line.start:
                ruled = ruled or len(rows) == 1
                members.add(line.number)
                continue
            cells += _table(text, rows, ruled, knows)
            rows, ruled = [], False
            continue
        members.add(line.number)
        if not spans:
            ruled = ruled or len(rows) == 1
            continue
        keyed = sum(":" in text[s:e] for s, e in spans)
        after_key = len(spans) == 2 and text[slice(*spans[0])].endswith(":")
        if after_key or (keyed * 2 >= len(spans) and keyed > 1):
            cells += _table(text, rows, ruled, knows)
            rows, ruled = [], False
            continue
        rows.append(_Row(line, spans))
    cells += _table(text, rows, ruled, knows)
    aligned, aligned_lines = _aligned(text, lines, members, knows)
    return (*cells, *aligned), frozenset(members | aligned_lines)


def _cells(line: Line, raw: str) -> list[Span] | None:
    """Give the cells of a line, none for a rule between rows; None where the line is no row."""
    strokes = raw.count("|")
    is_row = strokes >= 2 or (strokes == 1 and ":" not in raw.split("|")[0]) or "\t" in raw.strip()
    if not is_row:
        return None
    if not raw.strip(" |\t+:=-"):
        return []
    spans: list[Span] = []
    position = 0
    for end in [*(m.start() for m in _STROKE_OR_TAB.finditer(raw)), len(raw)]:
        inner = raw[position:end]
        low = position + len(inner) - len(inner.lstrip())
        high = low + len(inner.strip())
        spans.append((line.start + low, line.start + high))
        position = end + 1
    if strokes:
        spans = _without_edges(spans, raw)
    else:
        while spans[0][0] == spans[0][1]:
            spans.pop(0)
    return spans if len(spans) >= 2 and sum(s < e for s, e in spans) >= 1 else None


def _without_edges(spans: list[Span], raw: str) -> list[Span]:
    """Drop what lies outside the first and last stroke where these are the table's frame."""
    if raw.lstrip().startswith("|"):
        spans = spans[1:]
    if raw.rstrip().endswith("|"):
        spans = spans[:-1]
    return spans


def _table(text: str, rows: list[_Row], ruled: bool, knows: Callable[[str], bool]) -> list[Cell]:
    if not rows:
        return []
    if len({len(row.cells) for row in rows}) > 1:
        # Tabs set in runs to reach a column make no empty cells.
        for row in rows:
            if "|" not in text[row.line.start : row.line.end]:
                row.cells = [span for span in row.cells if span[0] < span[1]]
        rows = [row for row in rows if len(row.cells) >= 2]
        if not rows:
            return []
    head = _head(text, rows, ruled, knows)
    found: list[Cell] = []
    for row in rows:
        paired = head is None and _is_paired(text, rows, row, knows)
        if head is not None and row.cells is head:
            continue
        for column, (start, end) in enumerate(row.cells):
            row_title = _filled(row.cells[0]) if column else None
            if paired:
                row_title = _filled(row.cells[column - 1]) if column % 2 else None
            column_title = _filled(head[column]) if head and column < len(head) else None
            if start < end or (row_title and (column == 1 or paired)):
                found.append(Cell(start, end, row_title, column_title))
    if head is not None and len(head) == 2:
        # "Item | Value" heads nothing that the rows do not say themselves.
        found = [Cell(cell.start, cell.end, cell.row_title, None) for cell in found]
    return found


def _filled(span: Span) -> Span | None:
    return span if span[0] < span[1] else None


def _head(
    text: str, rows: list[_Row], ruled: bool, knows: Callable[[str], bool]
) -> list[Span] | None:
    """Give the cells of the row of column titles, or None where the first row is one of many."""
    first = rows[0].cells
    if len(rows) < 2:
        return None
    words = [text[s:e].strip("*: ") for s, e in first]
    if all(word.lower() in _GENERAL_HEADS or not word for word in words):
        return first
    widths = {len(row.cells) for row in rows}
    if len(first) == 2 or len(widths) > 1:
        return first if ruled and len(first) > 2 and len(widths) == 1 else None
    if any(any(c.isdigit() for c in word) for word in words[1:]):
        return None
    down = sum(knows(text[slice(*row.cells[0])]) for row in rows)
    across = sum(knows(word) for word in words)
    if not ruled and down * 2 >= len(rows) and across <= 1 and len(rows) > 1:
        return None
    if not ruled and _is_paired(text, rows, rows[0], knows):
        return None
    return first


def _is_paired(text: str, rows: list[_Row], row: _Row, knows: Callable[[str], bool]) -> bool:
    """Whether titles and values stand side by side in a row: ``Mode | V-V | Flow | 4.2``."""
    if len(row.cells) < 4 or len(row.cells) % 2:
        return False
    if len({len(other.cells) for other in rows}) > 1 or len(rows) == 1:
        return True
    keys = [text[slice(*other.cells[n])] for other in rows for n in range(0, len(row.cells), 2)]
    values = [text[slice(*other.cells[n])] for other in rows for n in range(1, len(row.cells), 2)]
    return sum(map(knows, keys)) * 2 >= len(keys) and sum(map(knows, values)) * 4 <= len(values)


def _aligned(
    text: str, lines: Sequence[Line], taken: set[int], knows: Callable[[str], bool]
) -> tuple[list[Cell], set[int]]:
    """Find tables whose columns are kept apart by blanks alone, under a row of known titles."""
    found: list[Cell] = []
    members: set[int] = set()
    head: list[Span] | None = None
    for line in lines:
        if line.number in taken or line.end <= line.body:
            head = None
            continue
        raw = text[line.start : line.end]
        if "   " not in raw.strip() and "  " not in raw.strip():
            head = None
            continue
        chunks = [
            (line.start + m.start(), line.start + m.end())
            for m in _COLUMN.finditer(raw, line.body - line.start)
        ]
        if head is None:
            words = [text[s:e] for s, e in chunks]
            plain = not any(c.isdigit() or c in ":[]" for word in words for c in word)
            if len(chunks) >= 3 and plain and sum(map(knows, words)) >= 2:
                head, head_line = chunks, line
            continue
        columns = [_column(start - line.start, head, head_line.start) for start, _ in chunks]
        if len(chunks) < 2 or None in columns or len(set(columns)) < len(columns):
            head = None
            continue
        members.update((head_line.number, line.number))
        for (start, end), column in zip(chunks, columns, strict=True):
            title = head[column] if column is not None else None
            found.append(Cell(start, end, chunks[0] if column else None, title))
    return found, members


def _column(place: int, head: list[Span], origin: int) -> int | None:
    """Give the number of the column that begins nearest to ``place``, at most three letters off."""
    gaps = [abs(start - origin - place) for start, _ in head]
    best = min(range(len(gaps)), key=gaps.__getitem__)
    return best if gaps[best] <= 3 else None
