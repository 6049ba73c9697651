"""Stretches of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Span = tuple[int, int]
"""Offsets into a text, the second one past the end."""


def clamped(start: int, end: int, size: int) -> Span:
    """A span that lies within a text of so many characters, whatever was told."""
    start = min(max(start, 0), size)
    return start, min(max(end, start), size)


def merged(spans: Iterable[Span], apart: int) -> Iterator[Span]:
    """Spans in order, made one where at most so many characters (-1: none, they overlap) part them."""
    current: Span | None = None
    for start, end in sorted(spans):
        if current is not None and start <= current[1] + apart:
            current = current[0], max(current[1], end)
            continue
        if current is not None:
            yield current
        current = start, end
    if current is not None:
        yield current
