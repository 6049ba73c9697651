"""Expressions that are tried only where a match of theirs could begin.

A note is searched for some hundreds of things, of which it holds few. ``finditer`` tries an expression at each of a
text's characters. :func:`find_all` asks first whether the text holds a word that the matches need, and then tries the
expression at the places alone that begin as its matches begin. The matches are the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from doclint import expressions
from doclint.nlp.openings import ANY, REPEATS, Beginnings, folded
from doclint.nlp.prefilter import needed_words, parse

LENGTH = 4
"""Characters by which a place is found, at most."""
_MOST = 800
"""Openings at which those of an expression are not made longer any more."""
_SELDOM = 5
"""An expression is tried at one character in so many at most; past that the whole text is searched for it."""
PATIENCE = 2
"""Texts that are searched in the common way before an expression is thought out: one note alone is not worth it."""


class IndexedText(str):
    """A text that knows where its words and numbers stand, by the characters with which they begin.

    The index lives as long as the text does, and no longer.
    """

    @cached_property
    def folded(self) -> str:
        """The text as openings are written, with nothing behind its end."""
        return folded(self) + LENGTH * ANY

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


class _Known:
    """The expressions that were sought in texts enough, by what their matches begin with and contain.

    A text is gone through once for all of them.
    """

    def __init__(self) -> None:
        self._asked: dict[int, tuple[re.Pattern[str], int]] = {}
        self._plans: dict[int, Plan] = {}
        self._of_runs: dict[str, list[int]] = {}
        self._of_digits: dict[str, list[int]] = {}
        self._others: dict[str, list[int]] = {}
        self._words: dict[str, list[tuple[str, int]]] = {}
        self._wordless: set[int] = set()
        self._anywhere: set[int] = set()

    def ask(self, expression: re.Pattern[str]) -> None:
        """Count a text in which an expression was sought, and think it out if these are enough.

        Its identity stays its own: the expression is kept.
        """
        number = id(expression)
        times = self._asked.get(number, (expression, 0))[1] + 1
        self._asked[number] = expression, times
        if times > PATIENCE:
            self.add(expression)

    def add(self, expression: re.Pattern[str]) -> None:
        """Think an expression out; what is found of it holds for texts to come."""
        number = id(expression)
        if number in self._plans:
            return
        pattern = expression.pattern
        plan = plan_of(f"(?x:{pattern}\n)" if expression.flags & re.VERBOSE else pattern)
        if plan.words is None:
            self._wordless.add(number)
        if plan.is_anywhere:
            self._anywhere.add(number)
        for word in plan.words or ():
            self._words.setdefault(word[:LENGTH], []).append((word, number))
        for beginnings, index in (
            (plan.of_runs, self._of_runs),
            (plan.of_digits, self._of_digits),
            (plan.others, self._others),
        ):
            for beginning in beginnings:
                index.setdefault(beginning, []).append(number)
        self._asked[number] = expression, PATIENCE
        self._plans[number] = plan

    def places(self, text: IndexedText) -> dict[int, list[int] | None]:
        """Give where each expression could match, in order; None where the whole text has to be searched."""
        if not self._plans:
            return {}
        plain = text.folded
        pieces = {plain[place : place + LENGTH] for place in range(len(text))}
        held = {
            number
            for begun in _held(plain, pieces, self._words)
            for word, number in self._words[begun]
            if word == begun or word in plain
        }
        held |= self._wordless
        found: dict[int, list[int]] = defaultdict(list)
        for expression, index in ((_RUN, self._of_runs), (_DIGIT, self._of_digits)):
            at = _by_beginning(plain, (match.start() for match in expression.finditer(text)))
            for beginning in at.keys() & index.keys():
                for number in index[beginning]:
                    if number in held:
                        found[number] += at[beginning]
        for beginning in _held(plain, pieces, self._others):
            numbers = held.intersection(self._others[beginning])
            occurrences = _occurrences(plain, beginning) if numbers else ()
            for number in numbers:
                found[number] += occurrences
        places: dict[int, list[int] | None] = dict.fromkeys(self._plans, _NOWHERE)
        for number, at_these in found.items():
            is_seldom = len(at_these) * _SELDOM <= len(text)
            places[number] = sorted(at_these) if is_seldom else None
        for number in held & self._anywhere:
            places[number] = None
        return places


_known = _Known()
_NOWHERE: list[int] = []


def _by_beginning(plain: str, places: Iterable[int]) -> dict[str, list[int]]:
    """Give places of a text by the one to LENGTH characters that stand there."""
    longest: dict[str, list[int]] = defaultdict(list)
    for place in places:
        longest[plain[place : place + LENGTH]].append(place)
    found: dict[str, list[int]] = defaultdict(list, longest)
    for beginning, at in longest.items():
        for length in range(1, LENGTH):
            found[beginning[:length]] += at
    return found


def _held(plain: str, pieces: set[str], words: Mapping[str, Any]) -> list[str]:
    """Give those of the words, of LENGTH characters at most, that a text holds."""
    short = [word for word in list(words) if len(word) < LENGTH and word in plain]
    return [*(pieces & words.keys()), *short]


def _occurrences(text: str, words: str) -> list[int]:
    found = []
    place = text.find(words)
    while place >= 0:
        found.append(place)
        place = text.find(words, place + 1)
    return found


class Plan(NamedTuple):
    """What is known of an expression's matches: words that they contain, characters that they begin with."""

    words: tuple[str, ...] | None
    """Words one of which each match contains."""
    of_runs: tuple[str, ...]
    """Openings that stand only where a run of letters or digits begins."""
    of_digits: tuple[str, ...]
    """Openings that stand at a digit, within a number too."""
    others: tuple[str, ...]
    """Openings that can stand anywhere."""
    is_anywhere: bool
    """Whether too little is known of the openings."""


def plan_of(pattern: str) -> Plan:
    """Think out how an expression is to be sought."""
    needed = needed_words(pattern)
    words = None if needed is None else tuple(sorted(map(folded, needed)))
    parsed = parse(pattern)
    found = _openings(parsed)
    if not found:
        return Plan(words, (), (), (), is_anywhere=True)
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
    return Plan(words, tuple(of_runs), tuple(of_digits), tuple(others), is_anywhere=False)


_RUN = expressions.compile(r"[A-Za-z]+|[0-9]+|[\u017f\u0130\u0131\u212a]|(?![0-9])\d")
"""Runs of letters and of digits; what is folded into one of them without being one stands for itself."""
_DIGIT = expressions.compile(r"\d")


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
