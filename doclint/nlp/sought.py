"""Where each of many expressions could match in a text, found out by going through the text once for all of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from threading import RLock
from typing import Any

from doclint import expressions
from doclint.nlp.by_opening import ByOpening
from doclint.nlp.openings import folded
from doclint.nlp.plans import LENGTH, LINE, Plan
from doclint.nlp.shipped_plans import plan_for
from doclint.nlp.words_at_once import words_at_once

_SELDOM = 5
"""An expression is tried at one character in so many at most; past that the whole text is searched for it."""
PATIENCE = 2
"""Texts that are searched in the common way before an expression is thought out: one note alone is not worth it."""


class Sought:
    """The expressions that were sought in texts enough. They go by their identities."""

    def __init__(self) -> None:
        self._asked: dict[int, tuple[re.Pattern[str], int]] = {}
        self._plans: dict[int, Plan] = {}
        self._kinds: dict[str, _Openings] = {}
        """Those that begin at places of a kind: _RUNS, _DIGITS, LINE, or behind some characters."""
        self._others = _Occurring()
        self._words = _Occurring()
        self._wordless: set[int] = set()
        self._anywhere: set[int] = set()
        self._lock = RLock()

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
        plan = plan_for(expression.pattern, expression.flags)
        with self._lock:
            # Another thread may have been quicker, and what is filed twice is found twice.
            if number in self._plans:
                return
            self._file(number, plan)
            self._asked[number] = expression, PATIENCE
            self._plans[number] = plan

    def _file(self, number: int, plan: Plan) -> None:
        if plan.words is None:
            self._wordless.add(number)
        if plan.is_anywhere:
            self._anywhere.add(number)
        self._words.add(plan.words or (), number)
        for kind, openings in ((_RUNS, plan.of_runs), (_DIGITS, plan.of_digits)):
            self._kind(kind).add(openings, number)
        for behind in plan.behind:
            self._kind(behind).add(plan.others, number)
        if not plan.behind:
            self._others.add(plan.others, number)

    def _kind(self, kind: str) -> _Openings:
        return self._kinds.setdefault(kind, _Openings())

    def places(self, text: str) -> dict[int, list[int] | None]:
        """Give where each expression could match, in order; None where the whole text has to be searched."""
        with self._lock:
            places: dict[int, list[int] | None] = dict.fromkeys(self._plans, _NOWHERE)
            if not places:
                return places
            plain = folded(text)
            held = self._wordless.union(*self._words.those_in(plain))
            for number, found in self._found(text, plain, held).items():
                is_seldom = len(found) * _SELDOM <= len(text)
                places[number] = sorted(found) if is_seldom else None
            for number in held & self._anywhere:
                places[number] = None
        return places

    def _found(self, text: str, plain: str, held: set[int]) -> dict[int, list[int]]:
        """Give the places of those expressions whose words a text holds."""
        found: dict[int, list[int]] = defaultdict(list)
        for kind, openings in self._kinds.items():
            if not openings.are_of(held):
                continue
            for beginning, at in _by_beginning(plain, _places(kind, text, plain)).items():
                for number in openings.at(beginning):
                    if number in held:
                        found[number] += at
        for place, numbers in self._others.all_in(plain):
            for number in numbers:
                if number in held:
                    found[number].append(place)
        return found


class _Openings(ByOpening):
    """The expressions that begin with some characters, by all that a text may go on with there."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers: set[int] = set()

    def add(self, openings: Iterable[str], number: int) -> None:
        """Let an expression begin so, too."""
        super().add(openings, number)
        self._numbers.add(number)

    def are_of(self, numbers: set[int]) -> bool:
        """Whether any of these expressions begins so."""
        return not self._numbers.isdisjoint(numbers)


class _Occurring:
    """Characters of expressions, all found in a text at once."""

    def __init__(self) -> None:
        self._numbers: dict[str, tuple[int, ...]] = {}

    def add(self, pieces: Iterable[str], number: int) -> None:
        """Let pieces be those of an expression, too."""
        for piece in pieces:
            self._numbers[piece] = (*self._numbers.get(piece, ()), number)
            self.__dict__.pop("_automaton", None)

    def those_in(self, plain: str) -> list[tuple[int, ...]]:
        """Give the expressions of each piece that a text holds."""
        return [
            self._numbers.get(piece, ())
            for piece in {piece for _, piece in self._automaton.iter(plain)}
        ]

    def all_in(self, plain: str) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Give each place where a piece stands, with its expressions."""
        for last, piece in self._automaton.iter(plain):
            yield last - len(piece) + 1, self._numbers.get(piece, ())

    @cached_property
    def _automaton(self) -> Any:
        return words_at_once(self._numbers)


_NOWHERE: list[int] = []
_RUNS, _DIGITS = "runs", "digits"
_RUN = expressions.compile(r"[A-Za-z]+|[0-9]+|[\u017f\u0130\u0131\u212a]|(?![0-9])\d")
"""Runs of letters and of digits; what is folded into one of them without being one stands for itself."""
_DIGIT = expressions.compile(r"\d")
_LINE = expressions.compile(r"^", re.MULTILINE)
_MATCHED = {_RUNS: _RUN, _DIGITS: _DIGIT, LINE: _LINE}


def _places(kind: str, text: str, plain: str) -> Iterator[int]:
    """Give the places of a kind in a text, in order."""
    if kind in _MATCHED:
        for match in _MATCHED[kind].finditer(text):
            yield match.start()
        return
    place = plain.find(kind)
    while place >= 0:
        yield place + len(kind)
        place = plain.find(kind, place + 1)


def _by_beginning(plain: str, places: Iterable[int]) -> dict[str, list[int]]:
    """Give places by the LENGTH characters that stand there."""
    found: dict[str, list[int]] = defaultdict(list)
    for place in places:
        found[plain[place : place + LENGTH]].append(place)
    return found
