"""Marks on a text, nested as HTML wants them: marks that cross are closed and opened again."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from doclint.reports.html.characters import runs
from doclint.reports.html.spans import Span

_What = TypeVar("_What")


@dataclass(frozen=True)
class Mark(Generic[_What]):
    """``what`` is said of the text from ``start`` to ``end``.

    Of two marks on the same words the one of lower ``rank`` lies outside.
    """

    start: int
    end: int
    what: _What
    rank: int = 0


@dataclass(frozen=True)
class Token(Generic[_What]):
    """A step in writing a marked text.

    ``text`` is the note's own, ``escape`` stands for characters that cannot be shown, ``open`` and
    ``close`` carry a mark. Lines and other marks part a mark into pieces: ``edge`` is true where its
    first piece opens and where its last one closes.
    """

    kind: Literal["open", "close", "text", "escape"]
    text: str = ""
    what: _What | None = None
    edge: bool = False


def tokens(
    text: str, marks: Iterable[Mark[_What]], parts: Sequence[Span]
) -> Iterator[tuple[Token[_What], ...]]:
    """For each part of a text (in order, apart from each other) what is to be written of it.

    Every mark is opened and closed somewhere, be it around no words: one on what is left out stands
    at the end of the part before it. The work is linear in the text and in the marks, times the
    number of marks that lie over one another.
    """
    pen = _Pen(text, marks)
    for index, (start, end) in enumerate(parts):
        following = parts[index + 1][0] if index + 1 < len(parts) else math.inf
        yield tuple(pen.part(start, end, following))


class _Pen(Generic[_What]):
    """Goes through a text once."""

    def __init__(self, text: str, marks: Iterable[Mark[_What]]) -> None:
        self._text = text
        self._waiting = sorted(marks, key=lambda mark: (-mark.start, mark.end, -mark.rank))
        """The next one last."""
        self._open: list[Mark[_What]] = []
        """The outermost first."""

    def part(self, start: int, end: int, following: float) -> Iterator[Token[_What]]:
        """One part; no tag stays open at its end, and ``following`` is where the next begins."""
        if start < end:
            yield from (_opened(mark) for mark in self._open)
            yield from self._enter(start)
            while start < end:
                step = self._step(start, end)
                yield from self._written(start, step)
                start = step
                if start < end:
                    yield from self._leave(start)
                    yield from self._enter(start)
            yield from (_closed(mark, mark.end <= following) for mark in reversed(self._open))
        else:
            yield from _around_nothing((m for m in self._open if m.end <= following), edge=False)
        self._open = [mark for mark in self._open if mark.end > following]
        yield from self._pass_over(following)

    def _step(self, at: int, end: int) -> int:
        """Where something opens or closes next."""
        ends = [end, *(mark.end for mark in self._open)]
        if self._waiting:
            ends.append(self._waiting[-1].start)
        return min(ends)

    def _written(self, start: int, end: int) -> Iterator[Token[_What]]:
        for is_escape, text in runs(self._text[start:end]):
            yield Token("escape" if is_escape else "text", text)

    def _enter(self, at: int) -> Iterator[Token[_What]]:
        """Open what begins here, or began where nothing is shown."""
        entering = []
        while self._waiting and self._waiting[-1].start <= at:
            entering.append(self._waiting.pop())
        entering.sort(key=lambda mark: (-mark.end, mark.rank))
        wide = [mark for mark in entering if mark.end > at]
        yield from (_opened(mark, True) for mark in wide)
        self._open += wide
        yield from _around_nothing(entering[len(wide) :], edge=True)

    def _leave(self, at: int) -> Iterator[Token[_What]]:
        """Close what ends here, and for as long as it takes what was opened within it."""
        first = next((i for i, mark in enumerate(self._open) if mark.end <= at), None)
        if first is None:
            return
        inner = self._open[first:]
        staying = [mark for mark in inner if mark.end > at]
        yield from (_closed(mark, mark.end <= at) for mark in reversed(inner))
        yield from (_opened(mark) for mark in staying)
        self._open[first:] = staying

    def _pass_over(self, following: float) -> Iterator[Token[_What]]:
        """Write the marks of which nothing is shown."""
        passed = []
        while self._waiting and self._waiting[-1].start < following:
            passed.append(self._waiting.pop())
        self._waiting += [mark for mark in reversed(passed) if mark.end > following]
        yield from _around_nothing((m for m in passed if m.end <= following), edge=True)


def _opened(mark: Mark[_What], edge: bool = False) -> Token[_What]:
    return Token("open", what=mark.what, edge=edge)


def _closed(mark: Mark[_What], edge: bool) -> Token[_What]:
    return Token("close", what=mark.what, edge=edge)


def _around_nothing(marks: Iterable[Mark[_What]], edge: bool) -> Iterator[Token[_What]]:
    for mark in marks:
        yield _opened(mark, edge)
        yield _closed(mark, True)
