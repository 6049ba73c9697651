"""Which parts of a note's text a page shows: all of it, or the lines around certain places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from doclint.lines import Lines
from doclint.reports.html.spans import Span, merged

LONGEST = 240
"""Characters of one place that are shown, unless the whole note is: evidence may run over pages."""
_WHOLE = 200
"""A line up to this long is shown whole; dictation comes as one line a paragraph."""
_AROUND = 60
"""Characters shown on either side of a place in a line that is longer."""
_WORD = 16
"""How much further a cut may lie so that it does not go through a word."""
_BLANK = 3
"""Blank lines between lines that are shown, up to which they are shown too."""


@dataclass(frozen=True)
class Shown:
    """A line of the note, or its parts that are shown, in order; an empty line has an empty part."""

    number: int
    parts: tuple[Span, ...]
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True)
class Hidden:
    """Lines that are left out."""

    count: int


def whole(lines: Lines) -> Iterator[Shown]:
    """All lines."""
    for number in range(1, lines.count + 1):
        yield Shown(number, (lines.span(number),))


def around(text: str, lines: Lines, places: Iterable[Span]) -> Iterator[Shown | Hidden]:
    """The lines that some places lie on, long lines cut to what is next to the place."""
    parts: dict[int, list[Span]] = {}
    for start, end in places:
        first, last = lines.place(start)[0], lines.place(max(start, end - 1))[0]
        for number in range(first, last + 1):
            parts.setdefault(number, []).append(_window(text, lines.span(number), start, end))
    at = 1
    for number in sorted(parts):
        yield from _between(lines, at, number)
        shown = tuple(merged(parts[number], apart=1))
        begin, finish = lines.span(number)
        yield Shown(number, shown, shown[0][0] > begin, shown[-1][1] < finish)
        at = number + 1
    if parts and any(_words(lines, number) for number in range(at, lines.count + 1)):
        yield Hidden(lines.count + 1 - at)


def _between(lines: Lines, first: int, stop: int) -> Iterator[Shown | Hidden]:
    """What stands for the lines from ``first`` up to ``stop``, none of which holds a place."""
    missing = range(first, stop)
    if not missing:
        return
    if len(missing) <= _BLANK and not any(_words(lines, each) for each in missing):
        for number in missing:
            yield Shown(number, ((lines.span(number)[0],) * 2,))
    else:
        yield Hidden(len(missing))


def _words(lines: Lines, number: int) -> bool:
    return bool(lines.line(number).strip())


def _window(text: str, line: Span, start: int, end: int) -> Span:
    """What is shown of a line for one place on it."""
    begin, finish = line
    if finish - begin <= _WHOLE:
        return line
    left, right = max(begin, start - _AROUND), min(finish, end + _AROUND)
    space = text.find(" ", left, min(left + _WORD, start))
    if left > begin and space >= 0:
        left = space + 1
    space = text.rfind(" ", max(right - _WORD, end), right)
    if right < finish and space >= 0:
        right = space
    return min(left, finish), max(min(right, finish), min(left, finish))
