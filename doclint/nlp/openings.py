"""With which characters a match of a regular expression can begin, and where a text holds them.

``finditer`` tries an expression at every character of a text. Most expressions can begin in few ways, which stand
in few places: to try it there alone gives the same matches for far less work.

A text is written for this in plain characters: small letters, ``0`` for a run of digits, one blank for a run of white
space, all others as they are. An expression that begins with any word whatever has that word's sign in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from doclint.nlp.prefilter import parse

LENGTH = 8
"""Characters by which a place is found, at most."""
_MOST = 150
"""Openings at which those of an expression are not made longer any more."""
_TOO_MANY = 600
"""Openings beyond which an expression is searched for in the common way."""
ANY = "\0"
"""Stands for a character that may be anything: what comes before it is all that is known."""
WORD = "\1"
"""Stands for a whole run of ``\\w`` characters, where nothing that may go on with it follows."""

ZERO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def openings(pattern: str) -> frozenset[str] | None:
    """Give the beginnings of all matches; None where they cannot be told or are many."""
    try:
        return openings_of(parse(pattern))
    except (re.error, OverflowError, RecursionError):
        return None


def openings_of(items: Iterable[Any]) -> frozenset[str] | None:
    """Give the same for parts of an expression that stand one after the other."""
    cut = {opening.partition(ANY)[0] for opening in _OF_RULES.of(items)}
    return None if "" in cut or len(cut) > _TOO_MANY else frozenset(cut)


def folded(text: str) -> str:
    """Write a text, character by character, as openings are written, but for runs."""
    return text.translate(_FOLDING)


def _fold(character: str) -> str:
    if character.isspace():
        return " "
    if character.isdecimal():
        return "0"
    lowered = character.lower()
    return lowered if len(lowered) == 1 and lowered.isascii() else _ODD.get(character, character)


_ODD = {"\u017f": "s", "\u0130": "i", "\u0131": "i"}
"""Letters that an expression takes for an ASCII letter where case is disregarded."""


class _Folding(dict[int, str]):
    """Translation table, filled as characters are met."""

    def __missing__(self, key: int) -> str:
        character = self[key] = _fold(chr(key))
        return character


_FOLDING = _Folding()


def _goes_on_with_a_word(character: str) -> bool:
    return character.isalnum() or character in ("_", ANY)


@dataclass(frozen=True)
class Beginnings:
    """How the beginnings of an expression's matches are found out from its parts."""

    length: int
    """Characters that a beginning has at most."""
    most: int
    """Beginnings at which they are not made longer any more."""
    too_many: int
    """Beginnings beyond which nothing is said of them."""
    in_runs: bool
    """Whether the texts are written with runs as one character, and words by a sign of their own."""

    def shortened(self, length: int) -> Beginnings:
        """Give what finds beginnings of so many characters at most."""
        return _shortened(self, length) if length < self.length else self

    def of(self, items: Iterable[Any]) -> set[str]:
        """Give the beginnings of parts that stand one after the other; ANY ends what is known of one."""
        found = {""}
        for code, argument in items:
            wanting = [len(opening) for opening in found if not self._is_full(opening)]
            if not wanting:
                break
            # A run may go on with what comes next, whose first character then adds nothing.
            rest = self.shortened(self.length - min(wanting) + self.in_runs)
            more = self._joined(found, rest._of_item(str(code), argument))
            if len(more) > self.most and "" not in found:
                # What comes next multiplies them: from here on nothing is said of any.
                return self._open(found)
            if len(more) > self.too_many:
                return {ANY}
            found = more
        return found

    def _of_item(self, name: str, argument: Any) -> set[str]:
        if name == "LITERAL":
            return {_of_letter(argument)}
        if name in ZERO_WIDTH:
            return {""}
        if name == "IN":
            found = class_openings(argument)
            return {ANY} if WORD in found and not self.in_runs else found
        if name == "SUBPATTERN":
            return self.of(argument[-1])
        if name == "ATOMIC_GROUP":
            return self.of(argument)
        if name == "BRANCH":
            return set().union(*(self.of(branch) for branch in argument[1]))
        if name in REPEATS:
            low, high, repeated = argument
            return self._of_repeat(self.of(repeated), int(low), int(high))
        return {ANY}

    def _of_repeat(self, once: set[str], low: int, high: int) -> set[str]:
        """What something said ``low`` to ``high`` times begins with."""
        found: set[str] = set()
        so_far = {""}
        for times in range(min(high, self.length + low) + 1):
            if times >= low:
                if so_far <= found:
                    break
                found |= so_far
            if all(map(self._is_full, so_far)):
                found |= so_far
                break
            more = self._joined(so_far, once)
            if len(more) > self.too_many:
                return found | self._open(so_far)
            so_far = more
        return found

    def _joined(self, one: set[str], other: set[str]) -> set[str]:
        return {
            left if self._is_full(left) else self._join(left, right)[: self.length]
            for left in one
            for right in other
        }

    def _join(self, left: str, right: str) -> str:
        """Put two beginnings together; a run that goes on is the same run."""
        if left and right and self.in_runs:
            if left[-1] == right[0] and right[0] in _RUN:
                return left + right[1:]
            # A word's sign stands at the beginning, for the whole of a word.
            if right[0] == WORD or (left == WORD and _goes_on_with_a_word(right[0])):
                return left + ANY
        return left + right

    def _is_full(self, opening: str) -> bool:
        return len(opening) >= self.length or opening.endswith(ANY)

    def _open(self, found: set[str]) -> set[str]:
        """Say of beginnings that anything may come next."""
        return {opening if self._is_full(opening) else opening + ANY for opening in found}


@lru_cache
def _shortened(one: Beginnings, length: int) -> Beginnings:
    return replace(one, length=length)


_RUN = (" ", "0", WORD)
_OF_RULES = Beginnings(LENGTH, _MOST, _TOO_MANY, in_runs=True)


def _of_letter(code: int) -> str:
    """Give a character as openings are written; ANY where it may stand for others."""
    character = _fold(chr(code))
    return character if character.isascii() else ANY


def class_openings(items: Sequence[Any]) -> set[str]:
    """Give what a class of characters can begin with."""
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
        elif name == "CATEGORY" and str(argument) == "CATEGORY_WORD" and len(items) == 1:
            found.add(WORD)
        else:
            return {ANY}
    return found
