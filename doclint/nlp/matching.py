"""medspaCy's RegexMatcher, with the text of a note put together once and not once a pattern.

The stock matcher rebuilds ``doc.text`` for every expression and walks the tokens for every match
that does not begin or end with one; this one keeps its results and spends its time on matching.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from medspacy.common.medspacy_matcher import MedspacyMatcher
from medspacy.common.regex_matcher import RegexMatcher
from spacy.tokens import Doc

from doclint.nlp.openings import Places, openings
from doclint.nlp.patterns import EDGE_BEFORE
from doclint.nlp.prefilter import needed_words

Match = tuple[int, int, int]


class OneTextRegexMatcher(RegexMatcher):  # type: ignore[misc]
    """The same matches as :class:`RegexMatcher` gives, widened to tokens in the same way."""

    def __call__(self, doc: Doc) -> list[Match]:
        """Match every expression against the note's text."""
        text = doc.text_with_ws
        lowered = text.lower()
        places = _places_of(doc)
        starts = [token.idx for token in doc]
        ends = [token.idx + len(token) for token in doc]
        matches: list[Match] = []
        for match_id, patterns in self._patterns.items():
            for pattern in patterns:
                plan = self._plan(pattern)
                for found in plan.matches(text, lowered, places):
                    span = _tokens(starts, ends, found.start(), found.end())
                    if span is not None:
                        matches.append((match_id, *span))
        return matches

    def _plan(self, pattern: re.Pattern[str]) -> _Plan:
        plans: dict[str, _Plan] = self.__dict__.setdefault("_plans", {})
        plan = plans.get(pattern.pattern)
        if plan is None:
            plan = plans[pattern.pattern] = _Plan(pattern)
        return plan


class _Plan:
    """How one expression is sought: not at all, where a match could begin, or everywhere."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._words = needed_words(pattern.pattern)
        self._openings = openings(pattern.pattern)
        self._at_edges = pattern.pattern.startswith(EDGE_BEFORE)

    def matches(self, text: str, lowered: str, places: Places) -> Iterator[re.Match[str]]:
        """Give what ``finditer`` gives, empty matches left out."""
        if self._words is not None and not any(word in lowered for word in self._words):
            return
        if self._openings is None:
            yield from self._pattern.finditer(text)
            return
        match, end = self._pattern.match, 0
        for place in places.of(self._openings, at_edges=self._at_edges):
            if place >= end:
                found = match(text, place)
                if found is not None and found.end() > place:
                    end = found.end()
                    yield found


def _places_of(doc: Doc) -> Places:
    """Give the places of a note, found once for all matchers and kept no longer than the note."""
    places = doc.user_data.get(_PLACES)
    if not isinstance(places, Places):
        places = doc.user_data[_PLACES] = Places(doc.text_with_ws)
    return places


_PLACES = "doclint places"


def _tokens(starts: list[int], ends: list[int], low: int, high: int) -> tuple[int, int] | None:
    """The tokens that the characters from ``low`` to ``high`` touch, as the stock matcher counts them."""
    if low == high or not starts:
        return None
    first = max(0, bisect_right(starts, low) - 1)
    last = bisect_right(starts, high)
    if last and starts[last - 1] == high:
        last -= 1
    return (first, last) if first < last else None


def quicken(component: Any) -> None:
    """Give a medspaCy component (TargetMatcher, ConText, Sectionizer) the matcher above.

    To be called before rules are added. medspaCy offers no door to the matchers inside its
    components, so they are reached by their mangled names.
    """
    owner = next(
        cls for cls in type(component).__mro__ if f"_{cls.__name__}__matcher" in vars(component)
    )
    matcher: MedspacyMatcher = getattr(component, f"_{owner.__name__}__matcher")
    matcher._MedspacyMatcher__regex_matcher = OneTextRegexMatcher(component.nlp.vocab)
