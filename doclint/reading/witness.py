"""The service as all words of a note tell it: a witness beside the deeds that patterns find.

Patterns read a deed where its words stand in a form that they know; which service a note as a whole is about,
its words tell as well, whatever the form. How much each word speaks for each action was learnt from the notes
of ``tests/gold/tune`` (``tests/gold/learn_services.py``). The witness outweighs a deed that the rest of the note speaks
against, or brings in an action beside it that all of the note speaks for, with the words that weigh most as its
evidence. Where no deed is found it takes more; a start and a day's work it never brings in, for what tells of them is
in every note on somebody on support: what is not stated is a gap.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from doclint import expressions
from doclint.nlp.page import Page
from doclint.reading.agency import against, is_background
from doclint.reading.session import ORDER, Spots, in_title, tells_exchange
from doclint.resources import data_dir

FEWEST = 90
"""Words from which on a note is heard; a few words tell as much of one service as of another."""
HEAD = 4
"""Lines at the head of a note whose words count once more, as its title's."""
TITLE = "^"
"""Set before a word of the head."""

_WORD = expressions.compile(r"[a-z]+|0")
_NUMBER = expressions.compile(r"[0-9]+")
_LETTERS = expressions.compile(r"[a-z]+")
_USUAL, _RARE, _ALONE, _HINTED, _TITLED = 1.5, 2.0, 2.0, 0.6, 3.0
"""Odds (natural logarithm) that it takes to outweigh the patterns; more where few notes were learnt from, where no
deed was found at all, or where the note's own title names the action; less where no deed was found, but a verb stands
there that tells of it, of whatever thing."""
_VERBS = {"reposition": "VERB_MOVE", "removal": "VERB_OUT"}
"""Needles, wires and much else go in in any session: a verb of that kind hints at nothing."""
_BROUGHT_IN = tuple(action for action in ORDER if action not in ("initiation", "daily_management"))
_SELDOM = frozenset(("graft_conduit", "vent_insertion", "vent_removal"))
_SHOWN = 3
"""Words that are shown for an action."""


@dataclass(frozen=True)
class Weights:
    """What words weigh: for each the square of its rarity, and how much it speaks for each of ``actions``."""

    actions: tuple[str, ...]
    bias: tuple[float, ...]
    words: Mapping[str, tuple[float, ...]]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Weights:
        """Take them from what was learnt: of each word its rarity, and the weights that its rarity multiplies."""
        words = {
            word: (rarity * rarity, *(rarity * weight for weight in weights))
            for word, (rarity, *weights) in data["words"].items()
        }
        return cls(tuple(data["actions"]), tuple(data["bias"]), words)


def weigh(page: Page, spots: Spots) -> None:
    """Weigh the actions found by what all words of the note say, and set right what they outweigh."""
    if spots.open:
        return
    told = _weighed(page.text)
    if told is None:
        return
    odds = _odds(told)
    found = frozenset(spots.found)
    if found >= {"insertion", "removal"} and tells_exchange(page):
        # Two services in one: most words are of the one that took longer.
        return
    kept = {action for action in found if odds[action] > -_limit(page, spots, action)}
    others = [action for action in _BROUGHT_IN if action not in found]
    added = {
        action
        for action in others
        if odds[action] > (_limit_of(action) if found else _limit_alone(page, action))
    }
    if found and not kept | added:
        # Nothing is left: what the words speak for, if for anything, and else what was found.
        added = {action for action in others if odds[action] > 0}
        kept = set() if added else set(found)
    for action in found - kept:
        spots.drop(action, "OUTWEIGHED")
    for action in added - found:
        for span in _grounds(page.text, told, action):
            spots.add(action, *span)


def odds_of(text: str) -> dict[str, float] | None:
    """Give for each action the logarithm of the odds that the words of a text tell of it; None for a short text."""
    told = _weighed(text)
    return None if told is None else _odds(told)


def features(text: str) -> set[str]:
    """Give what is weighed of a text: its words, its pairs of words, and the words of its head."""
    lower = text.lower()
    return _features(lower, _words(lower))


def _features(lower: str, words: Sequence[str]) -> set[str]:
    head = [line for line in lower.split("\n") if line.strip()][:HEAD]
    return {
        *words,
        *map(" ".join, pairwise(words)),
        *(TITLE + word for line in head for word in _LETTERS.findall(line)),
    }


def _words(lower: str) -> list[str]:
    """Give the words of a text in lower case, each number as the same one."""
    return _WORD.findall(_NUMBER.sub("0", lower))


def _weighed(text: str) -> dict[str, tuple[float, ...]] | None:
    """Give what of a text has a weight, with it; None for a short text."""
    lower = text.lower()
    words = _words(lower)
    if len(words) < FEWEST:
        return None
    weights = shipped_weights().words
    return {each: weights[each] for each in sorted(_features(lower, words) & weights.keys())}


def _odds(told: Mapping[str, Sequence[float]]) -> dict[str, float]:
    weights = shipped_weights()
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


def _limit(page: Page, spots: Spots, action: str) -> float:
    """What it takes to outweigh an action that patterns found."""
    if any(in_title(page, start) for start, _ in spots.found[action]):
        return _TITLED
    return _limit_of(action)


def _limit_alone(page: Page, action: str) -> float:
    """What it takes to bring in an action where no deed was found: less where a verb of its kind was not understood."""
    verbs = page.find(_VERBS[action]) if action in _VERBS else ()
    if any(against(page, verb) is None and not is_background(page, verb.start) for verb in verbs):
        return _HINTED
    return max(_ALONE, _limit_of(action))


def _limit_of(action: str) -> float:
    return _RARE if action in _SELDOM else _USUAL


def _grounds(
    text: str, told: Mapping[str, Sequence[float]], action: str
) -> Iterator[tuple[int, int]]:
    """Give where the words stand that speak most for an action, but those of the head."""
    number = shipped_weights().actions.index(action) + 1
    shown = 0
    for each in sorted(told, key=lambda each: (-told[each][number], each)):
        if each[0] == TITLE:
            continue
        found = _where(text, each.split(" "))
        if found is not None:
            yield found
            shown += 1
        if shown == _SHOWN:
            return


def _where(text: str, words: Sequence[str]) -> tuple[int, int] | None:
    """Give where words first stand one behind the other in one line."""
    parts = (r"\d+" if word == "0" else word for word in words)
    pattern = r"(?<![a-z0-9])" + r"[^a-z0-9\n]+".join(parts) + r"(?![a-z0-9])"
    match = re.search(pattern, text.lower()) if len(text.lower()) == len(text) else None
    return match.span() if match else None
