"""The ways in which a regular expression can match: how each begins, and which words it cannot do without.

Most expressions of a rule are lists of phrasings of which a note holds none. What each phrasing begins with and which
words it needs is known beforehand, so that an expression is tried only where one of its phrasings can stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from doclint import expressions
from doclint.nlp.openings import REPEATS, WORD, ZERO_WIDTH, folded, openings_of
from doclint.nlp.patterns import EDGE_BEFORE
from doclint.nlp.prefilter import Words, parse
from doclint.nlp.reaching import FAR, needed_within

_MOST = 400
"""Ways beyond which those of an expression are not told apart further."""
_SHARED = 4
"""Letters with which choices may all begin: Python's parser takes them out of each."""
_TELLING = 7
"""Characters of an opening that say as much as a needed word does."""

Items = Sequence[Any]


class Way(NamedTuple):
    """Some of the matches of an expression."""

    openings: tuple[str, ...] | None
    """The beginnings of these matches, as ``openings.folded`` writes a text; None where they may be anything."""
    words: tuple[str, ...] | None
    """Words, in lower case, of which a text with such a match holds at least one; None where it needs none."""
    reach: int
    """Gaps (runs of white space) at most between a match's beginning and such a word."""


def ways(pattern: str) -> tuple[Way, ...]:
    """Give the ways in which an expression can match; together they cover all its matches."""
    try:
        sequences = _split(tuple(parse(pattern)), _MOST)
    except (re.error, OverflowError, RecursionError):
        return (Way(None, None, FAR),)
    found: dict[tuple[tuple[str, ...] | None, int], set[str] | None] = {}
    for sequence in sequences:
        beginnings = openings_of(sequence)
        words, reach = needed_within(sequence)
        if beginnings is not None and words is not None and _say_enough(beginnings, words):
            words = None
        key = (None, FAR) if words is None else (tuple(sorted(words)), reach)
        so_far = found.get(key, set())
        found[key] = None if so_far is None or beginnings is None else so_far | beginnings
    return tuple(
        Way(None if beginnings is None else tuple(sorted(beginnings)), *key)
        for key, beginnings in found.items()
    )


class Plan(NamedTuple):
    """How many expressions are sought at once. Expressions and ways go by their numbers."""

    numbers: tuple[int, ...]
    """The expression of each way."""
    everywhere: tuple[int, ...]
    """Expressions that are sought in the common way."""
    free: tuple[int, ...]
    """Ways that can begin with anything."""
    by_opening: Mapping[str, tuple[int, ...]]
    needy: Mapping[str, tuple[int, ...]]
    """Ways that need one of some words, by these, written as ``openings.folded`` does."""
    reaches: tuple[int, ...]
    """How far from its beginning each way needs its words, in gaps."""
    heads: tuple[str, ...]
    """The first two characters of the openings, each once."""
    behind_words: tuple[int, ...]
    """Ways that can begin with any word, in order."""


def plan_of(patterns: Sequence[str]) -> Plan:
    """Think out how the expressions of rules are sought; kept with what is compiled of them."""
    digest = sha256("\0".join(patterns).encode("utf-8", "surrogatepass")).hexdigest()
    plain: tuple[Any, ...] = expressions.derive("plan 6", digest, lambda _: tuple(_plan(patterns)))
    return Plan(*plain)


def _plan(patterns: Iterable[str]) -> Plan:
    numbers: list[int] = []
    reaches: list[int] = []
    everywhere, free = [], []
    by_opening: dict[str, list[int]] = {}
    needy: dict[str, list[int]] = {}
    for number, pattern in enumerate(patterns):
        bare = pattern.removeprefix(EDGE_BEFORE)
        # One that matches nothing at all, too, or within a word, is not sought at words' edges.
        if bare == pattern or not parse(bare).getwidth()[0]:
            everywhere.append(number)
            continue
        for beginnings, words, reach in ways(bare):
            way = len(numbers)
            numbers.append(number)
            reaches.append(reach)
            for word in set(map(folded, words or ())):
                needy.setdefault(word, []).append(way)
            if beginnings is None:
                free.append(way)
            for beginning in beginnings or ():
                by_opening.setdefault(beginning, []).append(way)
    behind = {way for opening, ways in by_opening.items() if opening[0] == WORD for way in ways}
    return Plan(
        numbers=tuple(numbers),
        everywhere=tuple(everywhere),
        free=tuple(free),
        by_opening=_fixed(by_opening),
        needy=_fixed(needy),
        reaches=tuple(reaches),
        heads=tuple(sorted({opening[:2] for opening in by_opening})),
        behind_words=tuple(sorted(behind)),
    )


def _fixed(lists: Mapping[str, Sequence[int]]) -> dict[str, tuple[int, ...]]:
    """Give the lists as they are kept: in the order of their names, which is quick to search."""
    return {name: tuple(numbers) for name, numbers in sorted(lists.items())}


def _say_enough(beginnings: Iterable[str], words: Words) -> bool:
    """Whether a text that begins so holds a needed word in any case, or nearly."""
    return all(
        beginning[0] != WORD
        and (len(beginning) >= _TELLING or any(word in beginning for word in words))
        for beginning in beginnings
    )


def _split(items: Items, most: int) -> list[Items]:
    """Give the sequences of items that a sequence stands for, its first choices told apart."""
    for place, (code, argument) in enumerate(items):
        name = str(code)
        if name in ZERO_WIDTH or (name == "LITERAL" and place < _SHARED):
            continue
        before, behind = items[:place], items[place + 1 :]
        if name == "SUBPATTERN":
            return _split((*before, *argument[-1], *behind), most)
        choices: list[Items] = []
        if name == "BRANCH":
            choices = list(argument[1])
        elif name in REPEATS:
            low, high, repeated = argument
            choices = [(*repeated, (code, (max(0, low - 1), high - 1, repeated)))]
            if not low:
                choices.append(())
        if choices and 2 * len(choices) <= most:
            share = most // (2 * len(choices))
            return [
                sequence
                for choice in choices
                for sequence in _split((*before, *choice, *behind), share)
            ]
        break
    return [items]
