"""Expressions that are tried only where a match of theirs could begin.

A note is searched for some hundreds of things, of which it holds few. ``finditer`` tries an expression at each of a
text's characters. :func:`find_all` asks first whether the text holds a word that the matches need, and then tries the
expression at the places alone that begin as its matches begin. The matches are the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from doclint import expressions
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
        return fold(self) + LENGTH * _ANY

    @cached_property
    def pieces(self) -> frozenset[str]:
        """What stands anywhere in the text, of the full length of an opening."""
        plain = self.folded
        return frozenset([plain[place : place + LENGTH] for place in range(len(self))])

    @cached_property
    def runs(self) -> _Index:
        """Where runs of letters and of digits begin."""
        return _Index(self.folded, [match.start() for match in _RUN.finditer(self)])

    @cached_property
    def digits(self) -> _Index:
        """Where digits stand, those within a number too."""
        return _Index(self.folded, [match.start() for match in _DIGIT.finditer(self)])

    @cached_property
    def places(self) -> dict[int, list[int] | None]:
        """Where each expression that was sought could match, by its identity."""
        return {}


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
    return next(_tried(expression, text, places, start, end), None) if places else None


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
    try:
        return text.places[number]
    except KeyError:
        pass
    sought = _sought.get(number)
    if sought is None:
        sought = _sought[number] = _Sought(expression)
    places = text.places[number] = sought.places(text)
    return places


class _Sought:
    """An expression that was sought, and how it is."""

    def __init__(self, expression: re.Pattern[str]) -> None:
        self._expression = expression
        self._texts = 0

    def places(self, text: IndexedText) -> list[int] | None:
        """Give where a match could begin, in order; None where the whole text has to be searched."""
        self._texts += 1
        if self._texts <= PATIENCE:
            return None
        plan = self._plan
        if plan.words is not None and not plan.words.is_in(text):
            return _NOWHERE
        if plan.is_anywhere:
            return None
        found = text.runs.find(plan.of_runs)
        if plan.of_digits:
            found += text.digits.find(plan.of_digits)
        for beginning in plan.others.held(text):
            found += _occurrences(text.folded, beginning)
        if len(found) * _SELDOM > len(text):
            return None
        found.sort()
        return found

    @cached_property
    def _plan(self) -> Plan:
        pattern = self._expression.pattern
        return plan_of(f"(?x:{pattern}\n)" if self._expression.flags & re.VERBOSE else pattern)


_sought: dict[int, _Sought] = {}
"""By the identity of the expressions, which are kept with them."""
_NOWHERE: list[int] = []


class _Index:
    """Places of a text by the characters that stand there."""

    def __init__(self, plain: str, places: Iterable[int]) -> None:
        self._places: dict[str, list[int]] = {}
        for place in places:
            self._places.setdefault(plain[place : place + LENGTH], []).append(place)

    @cached_property
    def _longer(self) -> dict[str, list[str]]:
        """The keys by the fewer characters with which they begin."""
        longer: dict[str, list[str]] = {}
        for key in self._places:
            for length in range(1, LENGTH):
                longer.setdefault(key[:length], []).append(key)
        return longer

    def find(self, beginnings: Words) -> list[int]:
        """Give the places where one of these stands, each once if none of them begins another."""
        found: list[int] = []
        for key in self._places.keys() & beginnings.full:
            found += self._places[key]
        for beginning in beginnings.short:
            for key in self._longer.get(beginning, ()):
                found += self._places[key]
        return found


def _occurrences(text: str, words: str) -> list[int]:
    found = []
    place = text.find(words)
    while place >= 0:
        found.append(place)
        place = text.find(words, place + 1)
    return found


class Words:
    """Words, sorted by whether they are of an opening's full length: these are looked up together."""

    def __init__(self, words: Iterable[str]) -> None:
        every = sorted(words)
        self.short = tuple(word for word in every if len(word) < LENGTH)
        self._whole = {
            begun: tuple(same)
            for begun, same in groupby(every, lambda word: word[:LENGTH])
            if len(begun) == LENGTH
        }
        self.full = frozenset(self._whole)

    def __len__(self) -> int:
        return len(self.full) + len(self.short)

    def held(self, text: IndexedText) -> list[str]:
        """Give those, as far as an opening's length, that stand in a text."""
        plain = text.folded
        return [*(text.pieces & self.full), *(word for word in self.short if word in plain)]

    def is_in(self, text: IndexedText) -> bool:
        """Whether a text holds one of these words."""
        plain = text.folded
        if any(word in plain for word in self.short):
            return True
        return any(
            word in plain for begun in text.pieces & self.full for word in self._whole[begun]
        )


class Plan(NamedTuple):
    """What is known of an expression's matches: words that they contain, characters that they begin with."""

    words: Words | None
    """Words one of which each match contains."""
    of_runs: Words
    """Openings that stand only where a run of letters or digits begins."""
    of_digits: Words
    """Openings that stand at a digit, within a number too."""
    others: Words
    """Openings that can stand anywhere."""
    is_anywhere: bool
    """Whether too little is known of the openings."""


_NO_WORDS = Words(())


def plan_of(pattern: str) -> Plan:
    """Think out how an expression is to be sought."""
    needed = needed_words(pattern)
    words = None if needed is None else Words(map(fold, needed))
    parsed = parse(pattern)
    found = _openings(parsed)
    if not found:
        return Plan(words, _NO_WORDS, _NO_WORDS, _NO_WORDS, is_anywhere=True)
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
    return Plan(words, Words(of_runs), Words(of_digits), Words(others), is_anywhere=False)


_RUN = expressions.compile(r"[A-Za-z]+|[0-9]+|[\u017f\u0130\u0131\u212a]|(?![0-9])\d")
"""Runs of letters and of digits; what is folded into one of them without being one stands for itself."""
_DIGIT = expressions.compile(r"\d")


def fold(text: str) -> str:
    """Write a text as openings are written: white space as a blank, digits as 0, letters small."""
    return text.translate(_FOLDING)


class _Folding(dict[int, str]):
    """Translation table, filled as characters are met."""

    def __missing__(self, key: int) -> str:
        character = self[key] = _fold(chr(key))
        return character


def _fold(character: str) -> str:
    if character.isspace():
        return " "
    if character.isdecimal():
        return "0"
    lowered = character.lower()
    return lowered if len(lowered) == 1 and lowered.isascii() else _ODD.get(character, character)


_FOLDING = _Folding()
_ODD = {"\u017f": "s", "\u0130": "i", "\u0131": "i"}
"""Letters that an expression takes for an ASCII letter where case is disregarded."""

_ANY = "\0"
"""Stands for a character that may be anything: what comes before it is all that is known."""
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DIGITS = frozenset("0123456789")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def _openings(parsed: Iterable[Any]) -> frozenset[str]:
    """Give the beginnings of all matches; none where they cannot be told."""
    found = frozenset(opening.partition(_ANY)[0] for opening in _of_sequence(parsed))
    return frozenset() if "" in found else found


def _of_sequence(items: Iterable[Any]) -> set[str]:
    found = {""}
    for code, argument in items:
        if _are_full(found):
            break
        found = _joined(found, _of_item(str(code), argument))
    return found


def _of_item(name: str, argument: Any) -> set[str]:
    if name == "LITERAL":
        return {_of_letter(argument)}
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
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
        if _are_full(so_far):
            return found | so_far
        so_far = _joined(so_far, once)
    return found


def _joined(one: set[str], other: set[str]) -> set[str]:
    """Let each of the others follow each that is not full; where these were too many, anything may follow."""
    open_ = {left for left in one if not _is_full(left)}
    if len(open_) * len(other) > _MOST and open_ != {""}:
        other = {_ANY}
    return (one - open_) | {(left + right)[:LENGTH] for left in open_ for right in other}


def _is_full(opening: str) -> bool:
    return len(opening) == LENGTH or opening.endswith(_ANY)


def _are_full(found: Iterable[str]) -> bool:
    return all(map(_is_full, found))


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
                barred |= _held(argument[1][0])
        elif name == "ASSERT":
            if argument[0] < 0 and len(argument[1]):
                barred |= _left_out(argument[1][len(argument[1]) - 1])
        elif name == "SUBPATTERN":
            return barred | _barred_before([*argument[-1], *rest])
        elif name == "BRANCH":
            ways = [_barred_before([*branch, *rest]) for branch in argument[1]]
            return barred | frozenset.intersection(*ways)
        elif name in _REPEATS:
            low, _, repeated = argument
            once = _barred_before([*repeated, *rest])
            return barred | (once if low else once & _barred_before(rest))
        else:
            break
    return barred


def _held(item: Any) -> frozenset[str]:
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
