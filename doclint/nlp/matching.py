"""medspaCy's RegexMatcher, with the text of a note put together once and not once a pattern.

The stock matcher rebuilds ``doc.text`` for every expression and walks the tokens for every match
that does not begin or end with one; this one keeps its results and spends its time on matching.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Any

from medspacy.common.medspacy_matcher import MedspacyMatcher
from medspacy.common.regex_matcher import RegexMatcher
from spacy.tokens import Doc

from doclint import expressions
from doclint.nlp.by_opening import ByOpening
from doclint.nlp.folded_text import FoldedText, Place
from doclint.nlp.phrases import Phrases, TokenPatterns
from doclint.nlp.reaching import FAR
from doclint.nlp.tokens import tokens_of
from doclint.nlp.ways import plan_of
from doclint.nlp.words_at_once import words_at_once

Match = tuple[int, int, int]


class OneTextRegexMatcher(RegexMatcher):  # type: ignore[misc]
    """The same matches as :class:`RegexMatcher` gives, widened to tokens in the same way."""

    def add(self, match_id: str, regex_rules: Iterable[str], on_match: Any = None) -> None:
        """Add expressions under a name. Raises ValueError for ``on_match``: it would not be called."""
        if on_match is not None:
            raise ValueError("this matcher calls nobody back")
        key = self.vocab.strings.add(match_id)
        flags = int(self.flags)
        self._patterns.setdefault(key, []).extend(
            expressions.later(each, flags) for each in regex_rules
        )

    def __call__(self, doc: Doc) -> list[Match]:
        """Match every expression against the note's text."""
        if not self._patterns:
            return []
        tokens = tokens_of(doc)
        text, starts = tokens.text, tokens.starts
        matches: list[Match] = []
        for match_id, found in self.prepare().matches(text, _folded(doc)):
            span = _tokens(starts, *found.span())
            if span is not None:
                matches.append((match_id, *span))
        return matches

    def prepare(self) -> Search:
        """Think out how the expressions are sought; anew where some were added since."""
        count = sum(map(len, self._patterns.values()))
        search: Search | None = self.__dict__.get("_sought")
        if search is None or len(search) != count:
            search = self.__dict__["_sought"] = Search(
                (match_id, each)
                for match_id, patterns in self._patterns.items()
                for each in patterns
            )
        return search


class Search:
    """Seeks many expressions in a text: where one of the ways in which each matches can begin, or everywhere.

    A way that needs one of some words is tried only where one of them stands near enough. How near is told in gaps:
    a number with a bit for each gap of the text says behind which ones the way can begin.
    """

    def __init__(self, patterns: Iterable[tuple[int, expressions.Later]]) -> None:
        self._patterns = list(patterns)
        plan = plan_of([pattern.pattern for _, pattern in self._patterns])
        self._everywhere, self._numbers, self._free = plan.everywhere, plan.numbers, plan.free
        self._by_opening = ByOpening(plan.by_opening)
        self._heads, self._behind_words = frozenset(plan.heads), plan.behind_words
        self._needy, self._reaches = plan.needy, plan.reaches
        self._bits = [_EVERYWHERE] * len(self._numbers)
        for each in self._needy.values():
            for way in each:
                self._bits[way] = 0
        self._words = words_at_once(self._needy)

    def __len__(self) -> int:
        return len(self._patterns)

    def matches(self, text: str, plain: FoldedText) -> Iterator[tuple[int, re.Match[str]]]:
        """Give what ``finditer`` gives for one expression after the other, empty matches left out."""
        places = self._places(plain)
        for number in sorted((*places, *self._everywhere)):
            match_id, pattern = self._patterns[number][0], self._patterns[number][1].compiled
            if number not in places:
                for found in pattern.finditer(text):
                    if found.end() > found.start():
                        yield match_id, found
                continue
            end = 0
            for place in places[number]:
                if place >= end:
                    match = pattern.match(text, place)
                    if match is not None and match.end() > place:
                        end = match.end()
                        yield match_id, match

    def _places(self, plain: FoldedText) -> dict[int, list[int]]:
        """Give the places, in order, at which each expression could match."""
        found: dict[int, list[int]] = {}
        if plain.places:
            for bits, places in _windows(self._bits_in(plain), plain.places):
                self._add_places(bits, places, plain, found)
        return found

    def _add_places(
        self,
        bits: Sequence[int],
        places: Sequence[Place],
        plain: FoldedText,
        found: dict[int, list[int]],
    ) -> None:
        numbers, heads, at = self._numbers, self._heads, self._by_opening.at
        for offset, gaps, opening in places:
            if opening[:2] not in heads and opening[:1] not in heads:
                continue
            for way in at(opening):
                stands = bits[way]
                if stands and stands >> gaps & 1:
                    earlier = found.setdefault(numbers[way], [])
                    if not earlier or earlier[-1] != offset:
                        earlier.append(offset)
        for number, more in self._told_by_no_head(bits, places, plain).items():
            earlier = found.setdefault(number, [])
            of_these = bisect_left(earlier, places[0][0])
            earlier[of_these:] = sorted({*earlier[of_these:], *more})

    def _told_by_no_head(
        self, bits: Sequence[int], places: Sequence[Place], plain: FoldedText
    ) -> dict[int, list[int]]:
        """Give where the expressions can match that begin with any word, or with anything."""
        found: dict[int, list[int]] = {}
        for way in self._free:
            if bits[way]:
                found.setdefault(self._numbers[way], []).extend(
                    offset for offset, gaps, _ in places if bits[way] >> gaps & 1
                )
        stands = self._any_of(self._behind_words, bits)
        if not stands:
            return found
        at, behind_word = self._by_opening.at, plain.behind_word
        for offset, gaps, _ in places:
            if stands >> gaps & 1 and (behind := behind_word(offset)):
                for way in at(behind):
                    if bits[way] >> gaps & 1:
                        found.setdefault(self._numbers[way], []).append(offset)
        return found

    def _bits_in(self, plain: FoldedText) -> list[int]:
        """Give behind which gaps of a text each way can begin."""
        words: dict[str, int] = {}
        for last, word in self._words.iter(plain.plain):
            words[word] = words.get(word, 0) | 1 << plain.gaps_before(last - len(word) + 1)
        bits = self._bits.copy()
        for word, stands in words.items():
            for way in self._needy.get(word, ()):
                bits[way] |= stands
        for way in {way for word in words for way in self._needy.get(word, ())}:
            bits[way] = _reached(bits[way], self._reaches[way])
        return bits

    def _any_of(self, ways: Iterable[int], bits: Sequence[int]) -> int:
        """Give behind which gaps some of these ways can begin."""
        return reduce(or_, (bits[way] for way in ways), 0)


_EVERYWHERE = -1
_WINDOW = 1024
"""Gaps of a text that are looked at together: a number with a bit for each gap of a long text is slow to ask."""


def _windows(bits: list[int], places: list[Place]) -> Iterator[tuple[list[int], list[Place]]]:
    """Cut a text's places, one at least, into windows: each with its part of the bits, counted from its first gap."""
    last = places[-1][1]
    if last < 2 * _WINDOW:
        yield bits, places
        return
    size = (max(last, *(each.bit_length() for each in bits)) >> 3) + 1
    packed = {way: each.to_bytes(size, "little") for way, each in enumerate(bits) if each > 0}
    low = 0
    for base in range(0, last + 1, _WINDOW):
        high = bisect_left(places, base + _WINDOW, low, key=lambda place: place[1])
        part = bits.copy()
        for way, each in packed.items():
            part[way] = int.from_bytes(each[base >> 3 : (base + _WINDOW) >> 3], "little")
        yield part, [(offset, gaps - base, opening) for offset, gaps, opening in places[low:high]]
        low = high


def _reached(bits: int, reach: int) -> int:
    """Give the gaps from which those of ``bits`` are so many away at most, or any number."""
    if reach >= FAR:
        return (1 << bits.bit_length()) - 1
    step = 1
    while reach > 0:
        bits |= bits >> min(step, reach)
        reach -= step
        step *= 2
    return bits


def _folded(doc: Doc) -> FoldedText:
    """Give a note's text as openings are written, made once for all matchers and kept no longer than the note."""
    plain = doc.user_data.get(_FOLDED)
    if not isinstance(plain, FoldedText):
        plain = doc.user_data[_FOLDED] = FoldedText(tokens_of(doc).text)
    return plain


_FOLDED = "doclint folded text"


def _tokens(starts: list[int], low: int, high: int) -> tuple[int, int] | None:
    """The tokens that the characters from ``low`` to ``high`` touch, as the stock matcher counts them."""
    if low == high or not starts:
        return None
    first = max(0, bisect_right(starts, low) - 1)
    last = bisect_right(starts, high)
    if last and starts[last - 1] == high:
        last -= 1
    return (first, last) if first < last else None


def quicken(component: Any) -> None:
    """Give a medspaCy component (TargetMatcher, ConText, Sectionizer) the matcher above, and those of phrases.

    To be called before rules are added. medspaCy offers no door to the matchers inside its
    components, so they are reached by their mangled names.
    """
    matcher = _matcher_of(component)
    matcher._MedspacyMatcher__regex_matcher = OneTextRegexMatcher(component.nlp.vocab)
    matcher._MedspacyMatcher__phrase_matcher = Phrases(component.nlp)
    matcher._MedspacyMatcher__matcher = TokenPatterns(component.nlp.vocab)
    # medspaCy tokenises each phrase as it is added; ours are wanted as they are.
    matcher.nlp = str


def prepare(component: Any) -> None:
    """Have a quickened component think out now, and not with the first note, how it seeks its rules."""
    _matcher_of(component)._MedspacyMatcher__regex_matcher.prepare()


def _matcher_of(component: Any) -> MedspacyMatcher:
    owner = next(
        cls for cls in type(component).__mro__ if f"_{cls.__name__}__matcher" in vars(component)
    )
    matcher: MedspacyMatcher = getattr(component, f"_{owner.__name__}__matcher")
    return matcher
