"""Codes by plain words: what each word stands for is in the facts file, and so are synonyms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from doclint.codes import Catalogue, Code
from doclint.errors import UnknownValueError
from doclint.facts.book import Facts, facets, fits

_WORTH = 0.6
"""A code is shown from this share of the best one's points on."""

_PART = 0.5
"""What a word counts for a code of which it may speak, or which the axis does not select."""

_IN_TEXT = 0.25
"""What a word counts that stands in what is known of a code, and means nothing by itself."""

_LENGTHS = ((8, 2), (4, 1))
"""How many slips of spelling a word of at least this length may have."""

_TOKEN = re.compile(r"[a-z0-9]+")
_AGE = re.compile(r"(\d{1,3})([a-z]*)")
_NUMBER = re.compile(r"[0-9]{5}")


@dataclass(frozen=True)
class Read:
    """A word of a query, or several in a row, and the word that it was taken for."""

    words: str
    as_: str


@dataclass(frozen=True)
class Found:
    """What was found: codes, the best first, and what became of the words.

    ``complete`` is whether the codes fit every word that means something; otherwise they are those
    that fit the most. ``numbers`` are five digits that are no code of the catalogue.
    """

    codes: tuple[Code, ...]
    points: tuple[float, ...]
    complete: bool
    reread: tuple[Read, ...]
    unknown: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Filters:
    """Values that the codes found must not exclude; what an axis does not select stays in."""

    action: str | None = None
    mode: str | None = None
    approach: str | None = None
    age: float | None = None

    def let_pass(self, code: Code) -> bool:
        """Whether nothing speaks against the code."""
        return (
            self.action in (None, code.action)
            and (self.mode is None or code.mode in (None, self.mode))
            and (self.approach is None or code.approach in (None, self.approach))
            and (self.age is None or _of_age(code, self.age))
        )


@dataclass(frozen=True)
class _Sense:
    """What a word stands for."""

    means: Mapping[str, Any]
    may_mean: Mapping[str, Any] | None

    def points(self, code: Code) -> float:
        if fits(self.means, code):
            return 1
        own = facets(code)
        open_ = {axis: own[axis] for axis in self.means if own[axis] is not None}
        neutral = all(fits({axis: self.means[axis]}, code) for axis in open_)
        may = self.may_mean is not None and fits(self.may_mean, code)
        return _PART if neutral or may else 0


@dataclass(frozen=True)
class _Age:
    """An age in years."""

    years: float

    def points(self, code: Code) -> float:
        if not _of_age(code, self.years):
            return 0
        return _PART if code.age_min is None and code.age_max is None else 1


@dataclass(frozen=True)
class _InText:
    """A word that stands in what is known of some codes."""

    codes: frozenset[str]

    def points(self, code: Code) -> float:
        return _IN_TEXT if code.code in self.codes else 0


class Search:
    """Finds codes by words. Build it once for several queries."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._facts = Facts.load(catalogue)
        told = self._facts.search
        self._passed_over = frozenset(told["passed_over"])
        self._ages = told["ages"]
        self._senses = {
            tuple(words.split()): _Sense(each["means"], each.get("may_mean"))
            for each in told["words"]
            for words in each["words"]
        }
        self._longest = max(map(len, self._senses))
        self._known = {word for words in self._senses for word in words} | self._passed_over
        self._known |= set(self._ages["years"]) | set(self._ages["passed_over_after"])

    @cached_property
    def _texts(self) -> Mapping[str, Set[str]]:
        """Every word of what is known of the codes, and the codes of which it is said."""
        texts: dict[str, set[str]] = {}
        for code in self._catalogue.codes:
            for section in self._facts.page(code):
                for statement in section.statements:
                    for word in _TOKEN.findall(statement.told.lower()):
                        texts.setdefault(word, set()).add(code.code)
        return texts

    def find(self, query: str = "", filters: Filters = Filters()) -> Found:
        """The codes that fit best. Without words, all that the filters let pass, by number."""
        reread: list[Read] = []
        unknown: list[str] = []
        written = _TOKEN.findall(query.lower())
        named = [code for code in self._catalogue.codes if code.code.lower() in written]
        numbers = dict.fromkeys(each for each in written if _NUMBER.fullmatch(each))
        passed_over = {*numbers, *(code.code.lower() for code in named)}
        tokens = [self._spelt(each, reread) for each in written if each not in passed_over]
        senses = list(self._understood(tokens, unknown))
        passing = [code for code in self._catalogue.codes if filters.let_pass(code)]
        if passed_over and not senses:
            passing = [code for code in named if code in passing]
        scored = [(code, [sense.points(code) for sense in senses]) for code in passing]
        most = max((sum(map(bool, points)) for _, points in scored), default=0)
        scored = [(code, points) for code, points in scored if sum(map(bool, points)) == most]
        if (senses and not most) or (unknown and not senses):
            scored = []
        best = max((sum(points) for _, points in scored), default=0)
        ranked = sorted(
            ((sum(points), code) for code, points in scored if sum(points) >= _WORTH * best),
            key=lambda each: (-each[0], each[1].code),
        )
        return Found(
            codes=tuple(code for _, code in ranked),
            points=tuple(points for points, _ in ranked),
            complete=most == len(senses),
            reread=tuple(dict.fromkeys(reread)),
            unknown=tuple(dict.fromkeys(unknown)),
            numbers=tuple(each for each in numbers if each not in {one.code for one in named}),
        )

    def _understood(
        self, tokens: Sequence[str], unknown: list[str]
    ) -> Iterator[_Sense | _Age | _InText]:
        """What the words stand for, the longest runs first."""
        n = 0
        while n < len(tokens):
            age, taken = self._age(tokens[n : n + 3])
            if age is not None:
                yield age
                n += taken
                continue
            for length in range(min(self._longest, len(tokens) - n), 0, -1):
                sense = self._senses.get(tuple(tokens[n : n + length]))
                if sense is not None:
                    yield sense
                    n += length
                    break
            else:
                word = tokens[n]
                n += 1
                if word in self._passed_over or word.isdigit():
                    continue
                if word in self._texts:
                    yield _InText(frozenset(self._texts[word]))
                else:
                    unknown.append(word)

    def _age(self, tokens: Sequence[str]) -> tuple[_Age | None, int]:
        """An age at the beginning of some words, and how many of them it takes."""
        number = _AGE.fullmatch(tokens[0])
        if number is None:
            return None, 0
        unit, taken = number[2], 1
        if not unit and len(tokens) > 1:
            unit, taken = tokens[1], 2
        follows = tokens[taken] if len(tokens) > taken else ""
        if unit not in self._ages["years"]:
            return None, 0
        if self._ages["only_before"].get(unit, follows) != follows:
            return None, 0
        taken += follows in self._ages["passed_over_after"]
        return _Age(int(number[1]) * self._ages["years"][unit]), taken

    def _spelt(self, word: str, reread: list[Read]) -> str:
        """The word, or the one known word that is nearest to it, if it is near enough."""
        slips = next((slips for length, slips in _LENGTHS if len(word) >= length), 0)
        if not slips or not word.isalpha() or word in self._known or word in self._texts:
            return word
        # Imported here: commands that search for nothing are to start without it.
        from rapidfuzz.distance import OSA

        near = sorted(
            (distance, other)
            for other in self._known
            if len(other) >= _LENGTHS[-1][0]
            and (distance := OSA.distance(word, other, score_cutoff=slips)) <= slips
        )
        if not near:
            return word
        nearest: str = near[0][1]
        reread.append(Read(word, nearest))
        return nearest


def _of_age(code: Code, years: float) -> bool:
    too_old = code.age_max is not None and years >= code.age_max
    return not too_old and not (code.age_min is not None and years < code.age_min)


def value_of(catalogue: Catalogue, axis: str, given: str | None) -> str | None:
    """A value of an axis as the codes have it, however it was written. Raises UnknownValueError."""
    if given is None:
        return None
    known: list[str] = sorted({value for each in catalogue.codes if (value := getattr(each, axis))})
    plain = "".join(character for character in given.casefold() if character.isalnum())
    for each in known:
        if plain == each.casefold().replace("_", ""):
            return each
    raise UnknownValueError(f"{given} is none of {', '.join(known)}")
