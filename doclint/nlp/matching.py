"""medspaCy's RegexMatcher, with the text of a note put together once and not once a pattern.

The stock matcher rebuilds ``doc.text`` for every expression and walks the tokens for every match
that does not begin or end with one; this one keeps its results and spends its time on matching.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from medspacy.common.medspacy_matcher import MedspacyMatcher
from medspacy.common.regex_matcher import RegexMatcher
from spacy.tokens import Doc

from doclint.nlp.openings import FoldedText, Openings, openings
from doclint.nlp.patterns import EDGE_BEFORE
from doclint.nlp.prefilter import needed_words

Match = tuple[int, int, int]


class OneTextRegexMatcher(RegexMatcher):  # type: ignore[misc]
    """The same matches as :class:`RegexMatcher` gives, widened to tokens in the same way."""

    def __call__(self, doc: Doc) -> list[Match]:
        """Match every expression against the note's text."""
        text = doc.text_with_ws
        starts = [token.idx for token in doc]
        ends = [token.idx + len(token) for token in doc]
        matches: list[Match] = []
        for match_id, found in self._search().matches(text, _folded(doc)):
            span = _tokens(starts, ends, found.start(), found.end())
            if span is not None:
                matches.append((match_id, *span))
        return matches

    def _search(self) -> _Search:
        """How the expressions are sought; thought out anew where some were added since."""
        count = sum(map(len, self._patterns.values()))
        search: _Search | None = self.__dict__.get("_sought")
        if search is None or len(search) != count:
            search = self.__dict__["_sought"] = _Search(
                (match_id, each)
                for match_id, patterns in self._patterns.items()
                for each in patterns
            )
        return search


class _Search:
    """Seeks many expressions in a text: not at all, where a match could begin, or everywhere."""

    def __init__(self, patterns: Iterable[tuple[int, re.Pattern[str]]]) -> None:
        self._patterns = list(patterns)
        self._words = [needed_words(pattern.pattern) for _, pattern in self._patterns]
        self._openings = Openings()
        self._everywhere = []
        for number, (_, pattern) in enumerate(self._patterns):
            beginnings = openings(pattern.pattern)
            if beginnings is None:
                self._everywhere.append(number)
            else:
                at_edges = pattern.pattern.startswith(EDGE_BEFORE)
                self._openings.add(number, beginnings, at_edges=at_edges)

    def __len__(self) -> int:
        return len(self._patterns)

    def matches(self, text: str, plain: FoldedText) -> Iterator[tuple[int, re.Match[str]]]:
        """Give what ``finditer`` gives for one expression after the other, empty matches left out."""
        lowered = text.lower()
        places = self._openings.places(plain)
        for number in sorted((*places, *self._everywhere)):
            words = self._words[number]
            if words is not None and not any(word in lowered for word in words):
                continue
            match_id, pattern = self._patterns[number]
            if number not in places:
                for found in pattern.finditer(text):
                    yield match_id, found
                continue
            end = 0
            for place in places[number]:
                if place >= end:
                    match = pattern.match(text, place)
                    if match is not None and match.end() > place:
                        end = match.end()
                        yield match_id, match


def _folded(doc: Doc) -> FoldedText:
    """Give a note's text as openings are written, made once for all matchers and kept no longer than the note."""
    plain = doc.user_data.get(_FOLDED)
    if not isinstance(plain, FoldedText):
        plain = doc.user_data[_FOLDED] = FoldedText(doc.text_with_ws)
    return plain


_FOLDED = "doclint folded text"


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
