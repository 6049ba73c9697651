"""How an expression that is sought in many texts is to be sought: what its matches need, and where they can begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from doclint.nlp.openings import ANY, REPEATS, WORD, ZERO_WIDTH, Beginnings, class_openings, folded
from doclint.nlp.prefilter import needed_words, parse

LENGTH = 5
"""Characters by which a place is found, at most."""
LINE = "\n"
"""Stands for a line's beginning where it is said what stands before a match."""
_MOST = 800
"""Openings at which those of an expression are not made longer any more."""
_MOST_BEHIND = 40
"""Sets of characters before a match beyond which they are not told apart."""


class Plan(NamedTuple):
    """What is known of an expression's matches: words that they contain, characters that they begin with."""

    words: tuple[str, ...] | None
    """Words one of which each match contains."""
    of_runs: tuple[str, ...]
    """Openings that stand only where a run of letters or digits begins."""
    of_digits: tuple[str, ...]
    """Openings that stand at a digit, within a number too."""
    others: tuple[str, ...]
    """Openings that can stand anywhere, or else behind what ``behind`` says."""
    behind: tuple[str, ...]
    """Characters of which some stand directly before each match, LINE for a line's beginning; none if not known."""
    is_anywhere: bool
    """Whether too little is known of the openings."""


def plan_of(pattern: str) -> Plan:
    """Think out how an expression is to be sought."""
    needed = needed_words(pattern)
    words = None if needed is None else tuple(sorted(map(folded, needed)))
    parsed = parse(pattern)
    found = _openings(parsed)
    if not found:
        return Plan(words, (), (), (), (), is_anywhere=True)
    behind = _behind(parsed)
    if behind is not None and len(behind) <= _MOST_BEHIND:
        return Plan(words, (), (), tuple(sorted(found)), tuple(sorted(behind)), is_anywhere=False)
    barred = _barred_before(parsed)
    of_runs: list[str] = []
    of_digits: list[str] = []
    others: list[str] = []
    for beginning in sorted(found):
        if any(beginning[:length] in found for length in range(1, len(beginning))):
            continue
        first = beginning[0]
        if first == "0":
            (of_runs if "digits" in barred else of_digits).append(beginning)
        elif first in _LETTERS and "letters" in barred:
            of_runs.append(beginning)
        else:
            others.append(beginning)
    return Plan(words, tuple(of_runs), tuple(of_digits), tuple(others), (), is_anywhere=False)


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DIGITS = frozenset("0123456789")


def _openings(parsed: Iterable[Any]) -> frozenset[str]:
    """Give the beginnings of all matches; none where they cannot be told."""
    found = frozenset(opening.partition(ANY)[0] for opening in _BEGINNINGS.of(parsed))
    return frozenset() if "" in found else found


_BEGINNINGS = Beginnings(LENGTH, _MOST, 10 * _MOST, in_runs=False)
_NEITHER: frozenset[str] = frozenset()
_BOTH = frozenset(("letters", "digits"))


def _barred_before(parsed: Iterable[Any]) -> frozenset[str]:
    """Say whether a match that begins with a letter has none before it (``letters``), likewise for ``digits``."""
    items = list(parsed)
    barred = _NEITHER
    for number, (code, argument) in enumerate(items):
        name, rest = str(code), items[number + 1 :]
        if name == "AT":
            # What follows begins with a letter or a digit: at the edge of a word none stands before it.
            if str(argument) in ("AT_BEGINNING", "AT_BEGINNING_STRING", "AT_BOUNDARY"):
                barred |= _BOTH
        elif name == "ASSERT_NOT":
            if argument[0] < 0 and len(argument[1]) == 1:
                barred |= _fits(argument[1][0])
        elif name == "ASSERT":
            if argument[0] < 0 and len(argument[1]):
                barred |= _left_out(argument[1][len(argument[1]) - 1])
        elif name == "SUBPATTERN":
            return barred | _barred_before([*argument[-1], *rest])
        elif name == "BRANCH":
            ways = [_barred_before([*branch, *rest]) for branch in argument[1]]
            return barred | frozenset.intersection(*ways)
        elif name in REPEATS:
            low, _, repeated = argument
            once = _barred_before([*repeated, *rest])
            return barred | (once if low else once & _barred_before(rest))
        else:
            break
    return barred


def _fits(item: Any) -> frozenset[str]:
    """Say whether one character's expression fits all ASCII letters and all digits."""
    code, argument = item
    if str(code) != "IN":
        return _NEITHER
    characters: set[str] = set()
    for kind, value in argument:
        if str(kind) == "NEGATE":
            return _NEITHER
        if str(kind) == "RANGE":
            characters.update(map(chr, range(value[0], min(value[1], 127) + 1)))
        elif str(kind) == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            characters |= _DIGITS
        elif str(kind) == "CATEGORY" and str(value) == "CATEGORY_WORD":
            return _BOTH
    letters = {"letters"} if characters >= _LETTERS | _CAPITALS else set()
    return frozenset(letters | ({"digits"} if characters >= _DIGITS else set()))


def _left_out(item: Any) -> frozenset[str]:
    """Say whether one character's expression fits no letter and no digit."""
    code, argument = item
    choices = argument if str(code) == "IN" else [item]
    for kind, value in choices:
        is_space = str(kind) == "CATEGORY" and str(value) == "CATEGORY_SPACE"
        if not is_space and not (str(kind) == "LITERAL" and not chr(value).isalnum()):
            return _NEITHER
    return _BOTH


def _behind(parsed: Iterable[Any]) -> frozenset[str] | None:
    """Give what stands directly before a match, in one or two characters; None where that may be anything."""
    items = list(parsed)
    for number, (code, argument) in enumerate(items):
        name, rest = str(code), items[number + 1 :]
        if name == "AT" and str(argument) in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
            return frozenset((LINE,))
        if name == "ASSERT" and argument[0] < 0 and (ends := _ends(argument[1])) is not None:
            return ends
        if name in ZERO_WIDTH:
            continue
        if name == "SUBPATTERN":
            return _behind([*argument[-1], *rest])
        if name == "BRANCH":
            return _either(_behind([*branch, *rest]) for branch in argument[1])
        if name in REPEATS:
            low, _, repeated = argument
            once = _behind([*repeated, *rest])
            return once if low else _either((once, _behind(rest)))
        break
    return None


def _either(ways: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    for each in ways:
        if each is None:
            return None
        found |= each
    return found


def _ends(parsed: Sequence[Any]) -> frozenset[str] | None:
    """Give the last two characters of what something before a match is, or the last one, or None."""
    items = [item for item in parsed if str(item[0]) not in ZERO_WIDTH]
    if len(items) == 1 and str(items[0][0]) == "BRANCH":
        return _either(_ends(branch) for branch in items[0][1][1])
    found = frozenset(("",))
    for code, argument in items[:-3:-1]:
        one = class_openings(argument if str(code) == "IN" else [(code, argument)])
        if one & {ANY, WORD}:
            break
        found = frozenset(character + end for character in one for end in found)
    return None if "" in found else found
