"""How much the words of a note speak for each action, and for its reporting a service of support at all.

What each word weighs was learnt from the notes of ``tests/gold/tune`` (``tests/gold/learn_services.py``). Patterns know
forms of words; a note as a whole tells in any form what it is about.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from doclint import expressions
from doclint.nlp.page import Page
from doclint.resources import data_dir

FEWEST = 90
"""Words from which on a note is heard; a few words tell as much of one service as of another."""
HEAD = 4
"""Lines at the head of a note whose words count once more, as its title's."""
TITLE = "^"
"""Set before a word of the head."""
SERVICE = "service"
"""Stands beside the actions for any of them: whether a note reports a service of support at all."""

_WORD = expressions.compile(r"[a-z]+|0")
_NUMBER = expressions.compile(r"[0-9]+")
_LETTERS = expressions.compile(r"[a-z]+")

Told = Mapping[str, Sequence[float]]
"""What of a text has a weight, with it."""


@dataclass(frozen=True)
class Weights:
    """What words weigh: for each the square of its rarity, and how much it speaks for each of ``actions``."""

    actions: tuple[str, ...]
    """The actions, and SERVICE."""
    bias: tuple[float, ...]
    words: Told
    gate: Mapping[str, float] = field(default_factory=dict)
    """How much each sign counts by which a note is told to report a service (``service.signs``)."""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Weights:
        """Take them from what was learnt: of each word its rarity, and the weights that its rarity multiplies."""
        words = {
            word: (rarity * rarity, *(rarity * weight for weight in weights))
            for word, (rarity, *weights) in data["words"].items()
        }
        return cls(tuple(data["actions"]), tuple(data["bias"]), words, data["gate"])


def odds_of(text: str) -> dict[str, float] | None:
    """Give the logarithm of the odds that the words of a text tell of each action and of SERVICE.

    None for a short text.
    """
    told = weighed(text)
    return None if told is None else odds_told(told)


def told_by(page: Page) -> Told | None:
    """Give what of a note has a weight, found once; None for a short note."""
    if "told by words" not in page.cache:
        page.cache["told by words"] = weighed(page.text)
    known: Told | None = page.cache["told by words"]
    return known


def features(text: str) -> set[str]:
    """Give what is weighed of a text: its words, its pairs of words, and the words of its head."""
    lower = text.lower()
    return _features(lower, words_of(lower))


def _features(lower: str, words: Sequence[str]) -> set[str]:
    head = [line for line in lower.split("\n") if line.strip()][:HEAD]
    return {
        *words,
        *map(" ".join, pairwise(words)),
        *(TITLE + word for line in head for word in _LETTERS.findall(line)),
    }


def words_of(lower: str) -> list[str]:
    """Give the words of a text in lower case, each number as the same one."""
    return _WORD.findall(_NUMBER.sub("0", lower))


def weighed(text: str, weights: Weights | None = None) -> Told | None:
    """Give what of a text has a weight, with it; None for a short text."""
    lower = text.lower()
    words = words_of(lower)
    if len(words) < FEWEST:
        return None
    known = (weights or shipped_weights()).words
    return {each: known[each] for each in sorted(_features(lower, words) & known.keys())}


def odds_told(told: Told, weights: Weights | None = None) -> dict[str, float]:
    """Give the logarithm of the odds for each action and for SERVICE."""
    weights = weights or shipped_weights()
    squares, *sums = (
        map(sum, zip(*told.values(), strict=True)) if told else [0.0] * (1 + len(weights.actions))
    )
    length = math.sqrt(squares) or 1.0
    return {
        action: bias + speaks / length
        for action, bias, speaks in zip(weights.actions, weights.bias, sums, strict=True)
    }


@cache
def shipped_weights() -> Weights:
    """Load the weights that doclint comes with; once a process."""
    data = json.loads((data_dir("patterns") / "learnt" / "services.json").read_text("utf-8"))
    return Weights.of(data)
