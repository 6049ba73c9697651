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


_MOST_KNOWN = 50_000
"""Beginnings whose expressions are kept; the words of notes recur."""
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


class _Openings:
    """The expressions that begin with some characters, by all that a text may go on with there."""

    def __init__(self) -> None:
        self._by_opening: dict[str, list[int]] = {}
        self._known: dict[str, tuple[int, ...]] = {}

    def add(self, opening: str, number: int) -> None:
        """Let an expression begin so, too."""
        self._by_opening.setdefault(opening, []).append(number)
        self._known.clear()

    def at(self, beginning: str) -> tuple[int, ...]:
        """Give the expressions that can begin where a text has these LENGTH characters."""
        known = self._known.get(beginning)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            heads = (beginning[:length] for length in range(1, LENGTH + 1))
            numbers = (number for head in heads for number in self._by_opening.get(head, ()))
            known = self._known[beginning] = tuple(dict.fromkeys(numbers))
        return known


class _Known:
    """The expressions that were sought in texts enough, by what their matches begin with and contain.

    A text is gone through once for all of them.
    """

    def __init__(self) -> None:
        self._asked: dict[int, tuple[re.Pattern[str], int]] = {}
        self._plans: dict[int, Plan] = {}
        self._of_runs = _Openings()
        self._of_digits = _Openings()
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
        for beginning in plan.of_runs:
            self._of_runs.add(beginning, number)
        for beginning in plan.of_digits:
            self._of_digits.add(beginning, number)
        for beginning in plan.others:
            self._others.setdefault(beginning, []).append(number)
        self._asked[number] = expression, PATIENCE
        self._plans[number] = plan

    def places(self, text: IndexedText) -> dict[int, list[int] | None]:
        """Give where each expression could match, in order; None where the whole text has to be searched."""
        if not self._plans:
            return {}
        plain = text.folded
        pieces = _pieces(plain, len(text))
        held = {
            number
            for begun in pieces & self._words.keys()
            for word, number in self._words[begun]
            if word == begun or word in plain
        }
        held |= self._wordless
        found: dict[int, list[int]] = defaultdict(list)
        for expression, index in ((_RUN, self._of_runs), (_DIGIT, self._of_digits)):
            for beginning, at in _by_beginning(plain, expression.finditer(text)).items():
                for number in index.at(beginning):
                    if number in held:
                        found[number] += at
        for beginning in pieces & self._others.keys():
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


def _pieces(plain: str, length: int) -> set[str]:
    """Give all that stands in a text, in one to LENGTH characters."""
    longest = {plain[place : place + LENGTH] for place in range(length)}
    pieces = set(longest)
    for shorter in range(1, LENGTH):
        pieces.update({piece[:shorter] for piece in longest})
    return pieces


def _by_beginning(plain: str, matches: Iterable[re.Match[str]]) -> dict[str, list[int]]:
    """Give where matches begin, by the LENGTH characters that stand there."""
    found: dict[str, list[int]] = defaultdict(list)
    for match in matches:
        place = match.start()
        found[plain[place : place + LENGTH]].append(place)
    return found


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
