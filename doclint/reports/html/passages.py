"""A note's text as the page shows it: blocks of lines with marks, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from doclint.lines import Lines
from doclint.reports.html.excerpt import LONGEST, Hidden, Shown, around, whole
from doclint.reports.html.marks import Mark, Token, tokens
from doclint.reports.html.places import Place


@dataclass(frozen=True)
class Line:
    """A line of the note: for each part of it that is shown what is to be written."""

    number: int
    parts: tuple[tuple[Token[Place], ...], ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True)
class Block:
    """Lines that follow one another, or with ``hidden`` so many that are left out."""

    lines: tuple[Line, ...] = ()
    hidden: int = 0


def blocks(text: str, marks: Iterable[Mark[Place]], *, all_of_it: bool) -> Iterator[Block]:
    """The whole text, or the lines around its marks."""
    lines = Lines(text)
    marks = [mark if all_of_it else _shortened(mark) for mark in marks]
    shown: list[Shown | Hidden] = (
        [*whole(lines)]
        if all_of_it
        else [*around(text, lines, [(mark.start, mark.end) for mark in marks])]
    )
    parts = [part for line in shown if isinstance(line, Shown) for part in line.parts]
    written = tokens(text, marks, parts)
    for is_hidden, group in groupby(shown, lambda each: isinstance(each, Hidden)):
        if is_hidden:
            yield Block(hidden=sum(each.count for each in group if isinstance(each, Hidden)))
        else:
            yield Block(tuple(_line(each, written) for each in group if isinstance(each, Shown)))


def _line(line: Shown, written: Iterator[tuple[Token[Place], ...]]) -> Line:
    parts = tuple(next(written) for _ in line.parts)
    return Line(line.number, parts, line.cut_before, line.cut_after)


def _shortened(mark: Mark[Place]) -> Mark[Place]:
    return Mark(mark.start, min(mark.end, mark.start + LONGEST), mark.what, mark.rank)
