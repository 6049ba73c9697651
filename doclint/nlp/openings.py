"""With which characters a match of a regular expression can begin, and where a text holds them.

``finditer`` tries an expression at every character of a text. Most expressions can begin in few ways, which stand
in few places: to try it there alone gives the same matches for far less work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from doclint.nlp.prefilter import parse

LENGTH = 3
"""Characters by which a place is found, at most."""
_MOST = 300
"""Openings beyond which an expression is searched for in the common way."""
_ANY = "\0"
"""Stands for a character that may be anything: what comes before it is all that is known."""

_ZERO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def openings(pattern: str) -> frozenset[str] | None:
    """Give the beginnings, of one to three characters, of all matches; None where they cannot be told or are many.

    White space stands as a blank, a digit as ``0`` and a letter in lower case, as :func:`folded` writes a text.
    """
    try:
        found = _of_sequence(parse(pattern))
    except (re.error, OverflowError, RecursionError):
        return None
    cut = {opening.partition(_ANY)[0] for opening in found}
    return None if "" in cut or len(cut) > _MOST else frozenset(cut)


def folded(text: str) -> str:
    """Write a text, character by character, as openings are written."""
    if text.isascii():
        return text.translate(_ASCII)
    return "".join(map(_fold, text))


class Openings:
    """The beginnings of many expressions, by which a text is gone through once for all of them."""

    def __init__(self) -> None:
        self._at_edges: dict[str, list[int]] = {}
        self._anywhere: dict[str, list[int]] = {}

    def add(self, number: int, beginnings: Iterable[str], *, at_edges: bool) -> None:
        """Add the beginnings of an expression; ``at_edges`` says that it begins within no word."""
        index = self._at_edges if at_edges else self._anywhere
        for beginning in beginnings:
            index.setdefault(beginning, []).append(number)

    def places(self, text: FoldedText) -> dict[int, list[int]]:
        """Give the places, in order, at which each expression could match."""
        found: dict[int, list[int]] = {}
        lengths = range(1, LENGTH + 1)
        for place in text.edges:
            for length in lengths:
                for number in self._at_edges.get(text.plain[place : place + length], ()):
                    found.setdefault(number, []).append(place)
        if self._anywhere:
            for place in range(len(text.plain) - LENGTH):
                for length in lengths:
                    for number in self._anywhere.get(text.plain[place : place + length], ()):
                        found.setdefault(number, []).append(place)
        return found


class FoldedText:
    """A text as openings are written, and where no word is being gone on with."""

    def __init__(self, text: str) -> None:
        plain = folded(text)
        inside = {match.start() for match in _INSIDE.finditer(plain)}
        self.edges = [place for place in range(len(plain)) if place not in inside]
        self.plain = plain + LENGTH * _ANY


_INSIDE = re.compile(r"(?<=[a-z0-9])[a-z0-9]")


def _fold(character: str) -> str:
    if character.isspace():
        return " "
    if character.isdecimal():
        return "0"
    lowered = character.lower()
    return lowered if len(lowered) == 1 and lowered.isascii() else _ODD.get(character, character)


_ODD = {"\u017f": "s", "\u0130": "i", "\u0131": "i"}
"""Letters that an expression takes for an ASCII letter where case is disregarded."""
_ASCII = {code: _fold(chr(code)) for code in range(128)}


def _joined(one: set[str], other: set[str]) -> set[str]:
    return {
        left if len(left) == LENGTH or left.endswith(_ANY) else (left + right)[:LENGTH]
        for left in one
        for right in other
    }


def _is_full(found: set[str]) -> bool:
    return all(len(opening) == LENGTH or opening.endswith(_ANY) for opening in found)


def _of_sequence(items: Iterable[Any]) -> set[str]:
    found = {""}
    for code, argument in items:
        if _is_full(found) or len(found) > 4 * _MOST:
            break
        found = _joined(found, _of_item(str(code), argument))
    return found


def _of_item(name: str, argument: Any) -> set[str]:
    if name == "LITERAL":
        return {_of_letter(argument)}
    if name in _ZERO_WIDTH:
        return {""}
    if name == "IN":
        return _of_class(argument)
    if name == "SUBPATTERN":
        return _of_sequence(argument[-1])
    if name == "ATOMIC_GROUP":
        return _of_sequence(argument)
    if name == "BRANCH":
        return set().union(*(_of_sequence(branch) for branch in argument[1]))
    if name in _REPEATS:
        low, high, repeated = argument
        return _of_repeat(_of_sequence(repeated), int(low), int(high))
    return {_ANY}


def _of_repeat(once: set[str], low: int, high: int) -> set[str]:
    """What something said ``low`` to ``high`` times begins with."""
    found: set[str] = set()
    so_far = {""}
    for times in range(min(high, LENGTH + low) + 1):
        if times >= low:
            found |= so_far
        if _is_full(so_far) or len(found) > 4 * _MOST:
            found |= so_far
            break
        so_far = _joined(so_far, once)
    return found


def _of_letter(code: int) -> str:
    character = _fold(chr(code))
    return character if character.isascii() else _ANY


def _of_class(items: Iterable[Any]) -> set[str]:
    found: set[str] = set()
    for code, argument in items:
        name = str(code)
        if name == "LITERAL":
            found.add(_of_letter(argument))
        elif name == "RANGE" and argument[1] - argument[0] < 64:
            found.update(_of_letter(number) for number in range(argument[0], argument[1] + 1))
        elif name == "CATEGORY" and str(argument) == "CATEGORY_DIGIT":
            found.add("0")
        elif name == "CATEGORY" and str(argument) == "CATEGORY_SPACE":
            found.add(" ")
        else:
            return {_ANY}
    return found
