"""What is learnt from texts by the words that each of them holds: how much each word speaks for each column."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

STRENGTH = 30.0
"""Of scikit-learn's C: how freely single words may speak."""

Teach = Callable[[Any, Any], Iterable[LogisticRegression]]
"""Fits a model to each column, given the table of texts and words, and each text's odds by what was learnt before
(None the first time)."""


@dataclass(frozen=True)
class Learnt:
    """What words weigh, in their order."""

    words: Sequence[str]
    rarity: Any
    """Of each word the logarithm of how seldom it stands in a text."""
    bias: Any
    weights: Any
    """A row for each column, in it a number for each word."""


def learn_twice(
    holds: Sequence[Set[str]], teach: Teach, *, least: int, most: int, by_rarity: bool = False
) -> Learnt:
    """Learn from all words, then again from those that weighed most.

    Args:
        holds: The words of each text.
        teach: What fits the columns.
        least: Texts that a word stands in at least.
        most: Words that are kept.
        by_rarity: Whether its rarity counts where it is told which word weighs most.
    """
    counts = Counter(word for words in holds for word in words)
    words = sorted(word for word, count in counts.items() if count >= least)
    rarity = _rarity(words, counts, len(holds))
    table = _table(holds, words, rarity)
    bias, weights = _fitted(teach(table, None))
    weighed = weights * rarity if by_rarity else weights
    first = np.argsort(-np.abs(weighed).max(axis=0), kind="stable")[:most]
    odds = table @ weights.T + bias
    words = sorted(words[number] for number in first)
    rarity = _rarity(words, counts, len(holds))
    return Learnt(words, rarity, *_fitted(teach(_table(holds, words, rarity), odds)))


def _rarity(words: Sequence[str], counts: Counter[str], texts: int) -> Any:
    return np.log([texts / counts[word] for word in words])


def _table(holds: Sequence[Set[str]], words: Sequence[str], rarity: Any) -> Any:
    place = {word: number for number, word in enumerate(words)}
    rows, columns, values = [], [], []
    for row, each in enumerate(holds):
        held = sorted(place[word] for word in each if word in place)
        length = np.sqrt((rarity[held] ** 2).sum()) or 1.0
        rows += [row] * len(held)
        columns += held
        values += list(rarity[held] / length)
    return csr_matrix((values, (rows, columns)), shape=(len(holds), len(words)))


def _fitted(models: Iterable[LogisticRegression]) -> tuple[Any, Any]:
    bias, weights = [], []
    for model in models:
        bias.append(model.intercept_[0])
        weights.append(model.coef_[0])
    return np.array(bias), np.array(weights)


def write(path: Path, data: dict[str, Any]) -> None:
    """Write what was learnt, each of its ``words`` on a line of its own."""
    words = data.pop("words")
    lines = [
        f"    {json.dumps(word, ensure_ascii=False)}: {json.dumps(words[word])}"
        for word in sorted(words)
    ]
    head = json.dumps(data, indent=2, ensure_ascii=False)[:-2]
    body = ",\n".join(lines)
    path.write_text(f'{head},\n  "words": {{\n{body}\n  }}\n}}\n', "utf-8")
