"""How much the words of one statement speak for an element's being stated there.

What each word weighs was learnt (``tests/gold/learn_statements.py``) from the notes of ``tests/gold/tune`` and the
sentences of ``tests/sentences/tables``. Patterns know forms of words; a statement that stands in none of these forms
still has the words of its matter.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from doclint import expressions
from doclint.nlp.page import Page
from doclint.reading.weighing import statement_at
from doclint.reading.word_weights import words_of
from doclint.resources import data_dir

LONG = 28
"""Words from which on a statement is heard in pieces."""
SHORT = 14
"""Words that a piece has at least."""
STEM = 5
"""Letters by which words with different endings are the same."""
TITLE, ACTION, STEMMED = "§", "@", "~"
"""Set before a word of the section's title, an action of the note, a word's first letters."""
_MARKS = frozenset((TITLE, ACTION, STEMMED))
TRIPLE = 2
"""Blanks in three stems in a row."""
SHOWN = 3
"""Words that are shown as those that speak most."""

_PAUSE = expressions.compile(r"[,;:]\s|\s(?:and|period|comma)\s")

Span = tuple[int, int]


@dataclass(frozen=True)
class Weights:
    """What words weigh for each of ``columns``: an element, or one of its values behind a colon."""

    columns: tuple[str, ...]
    bias: tuple[float, ...]
    words: dict[str, str]
    """Of each word the square of its rarity, then by turns the number of a column and its weight there: in one line of
    text, so that they are quickly loaded, and parted where a note holds the word."""
    known: dict[str, tuple[float, tuple[tuple[int, float], ...]]] = field(default_factory=dict)
    """What was parted of them."""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Weights:
        """Take them from what was learnt."""
        return cls(tuple(data["columns"]), tuple(data["bias"]), data["words"])

    def _of_word(self, word: str) -> tuple[float, tuple[tuple[int, float], ...]]:
        square, *entry = self.words[word].split()
        weights = tuple(zip(map(int, entry[::2]), map(float, entry[1::2]), strict=True))
        found = self.known[word] = (float(square), weights)
        return found

    def odds(self, words: Set[str]) -> list[float]:
        """Give the logarithm of the odds for each column that a statement with these features states it."""
        known = self.known
        square = 0.0
        sums = [0.0] * len(self.columns)
        for word in self.words.keys() & words:
            rare, weights = known.get(word) or self._of_word(word)
            square += rare
            for column, weight in weights:
                sums[column] += weight
        length = math.sqrt(square) or 1.0
        return [bias + speaks / length for bias, speaks in zip(self.bias, sums, strict=True)]

    def foremost(self, words: Set[str], column: int) -> Iterator[str]:
        """Give the words, and pairs of them, that speak most for a column."""
        told = [
            (dict((self.known.get(word) or self._of_word(word))[1]).get(column, 0.0), word)
            for word in self.words.keys() & words
            if word[0] not in _MARKS and word.count(" ") < TRIPLE
        ]
        yield from (word for weight, word in sorted(told, reverse=True)[:SHOWN] if weight > 0)


@cache
def shipped_weights() -> Weights:
    """Load the weights that doclint comes with; once a process."""
    return Weights.of(
        json.loads((data_dir("patterns") / "learnt" / "statements.json").read_text("utf-8"))
    )


def statements_of(page: Page) -> Iterator[Span]:
    """Give the statements of a note, long ones in pieces."""
    end = 0
    for low, _ in page.sentences:
        if low < end:
            continue
        start, end = statement_at(page, low)
        yield from _pieces(page.text, start, end)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    words = len(text[start:end].split())
    if not words:
        return
    if words > LONG:
        for pause in _PAUSE.finditer(text, start, end):
            if len(text[start : pause.end()].split()) >= SHORT:
                yield start, pause.end()
                start = pause.end()
    if text[start:end].strip():
        yield start, end


def features(text: str, title: str | None, actions: Collection[str]) -> set[str]:
    """Give what is weighed of a statement, given its section's title and what the note reports."""
    words = words_of(text.lower())
    stems = [word[:STEM] for word in words]
    return {
        *words,
        *map(" ".join, pairwise(words)),
        *(STEMMED + stem for stem, word in zip(stems, words, strict=True) if word != stem),
        *map(" ".join, zip(stems, stems[1:], stems[2:], strict=False)),
        *(TITLE + word for word in (words_of(title.lower()) if title else ())),
        *(ACTION + action for action in actions or ("none",)),
    }
