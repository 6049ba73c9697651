"""Expressions that are tried only where a match of theirs could begin.

A note is searched for some hundreds of things, of which it holds few. ``finditer`` tries an expression at each of a
text's characters. :func:`find_all` asks first whether the text holds a word that the matches need, and then tries the
expression at the places alone that begin as its matches begin. The matches are the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from doclint.nlp.sought import Sought


class IndexedText(str):
    """A text that knows where its words and numbers stand, by the characters with which they begin.

    The index lives as long as the text does, and no longer.
    """

    @cached_property
    def places(self) -> dict[int, list[int] | None]:
        """Where each expression that is known could match, by its identity; None where that is not known."""
        return _known.places(self)


def find_all(
    expression: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """Give what ``expression.finditer`` gives; quickly, where ``text`` is an :class:`IndexedText`."""
    if end is None:
        end = len(text)
    places = _places(expression, text) if isinstance(text, IndexedText) else None
    if places is None:
        return expression.finditer(text, start, end)
    return _tried(expression, text, places, start, end) if places else _NOTHING


def find_first(
    expression: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> re.Match[str] | None:
    """Give what ``expression.search`` gives; quickly, where ``text`` is an :class:`IndexedText`."""
    if end is None:
        end = len(text)
    places = _places(expression, text) if isinstance(text, IndexedText) else None
    if places is None:
        return expression.search(text, start, end)
    for number in range(bisect_left(places, start), len(places)):
        place = places[number]
        if place >= end:
            break
        if (found := expression.match(text, place, end)) is not None:
            return found
    return None


_NOTHING: Iterator[re.Match[str]] = iter(())


def _tried(
    expression: re.Pattern[str], text: str, places: list[int], start: int, end: int
) -> Iterator[re.Match[str]]:
    match = expression.match
    for number in range(bisect_left(places, start), len(places)):
        place = places[number]
        if place >= end:
            return
        if place >= start and (found := match(text, place, end)) is not None:
            start = found.end()
            yield found


def _places(expression: re.Pattern[str], text: IndexedText) -> list[int] | None:
    """Give where a match could begin, in order; None where the whole text has to be searched."""
    number = id(expression)
    places = text.places
    if number not in places:
        places[number] = None
        _known.ask(expression)
    return places[number]


_known = Sought()
