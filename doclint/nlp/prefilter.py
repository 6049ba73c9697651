"""Which words a text must hold for a regular expression to match in it at all.

Most patterns match in few notes. A search for plain words is far cheaper than one for an expression, so an expression
is tried only on a text that holds one of the words without which it cannot match.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

if sys.version_info >= (3, 11):
    from re import _parser as sre_parse  # type: ignore[attr-defined]
else:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import sre_parse

SHORTEST = 2
"""Letters that a word must have to be worth looking for."""
MOST = 60
"""Words beyond which looking for each costs as much as trying the expression."""

Words = frozenset[str]


def needed_words(pattern: str) -> Words | None:
    """Give words, in lower case, one of which every match of ``pattern`` contains; None where there are none.

    The words are sought in a text that is lowered too, so that the expression may disregard case.
    """
    try:
        return needed_words_of(parse(pattern))
    except (re.error, OverflowError, RecursionError):
        return None


def needed_words_of(items: Iterable[Any]) -> Words | None:
    """Give the same for parts of an expression that stand one after the other."""
    words = _of_sequence(items)
    return words if words is not None and len(words) <= MOST else None


@lru_cache(maxsize=1)
def parse(pattern: str) -> Any:
    """Give the parts of an expression as Python's own parser sees them; the last asked for is kept."""
    return sre_parse.parse(pattern, re.IGNORECASE)


def _of_sequence(items: Iterable[Any]) -> Words | None:
    """The best set of words among those that the parts of a sequence need."""
    best: Words | None = None
    run = ""
    for code, argument in [*items, (None, None)]:
        name = str(code)
        if name == "LITERAL" and chr(argument).isascii() and not chr(argument).isspace():
            run += chr(argument).lower()
            continue
        best = _better(best, frozenset((run,)) if len(run) >= SHORTEST else None)
        run = ""
        best = _better(best, _of_item(name, argument))
    return best


def _of_item(name: str, argument: Any) -> Words | None:
    if name == "SUBPATTERN":
        return _of_sequence(argument[-1])
    if name == "ATOMIC_GROUP":
        return _of_sequence(argument)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        low, _, repeated = argument
        return _of_sequence(repeated) if low else None
    if name == "BRANCH":
        branches = [_of_sequence(branch) for branch in argument[1]]
        if any(words is None for words in branches):
            return None
        return frozenset().union(*(words for words in branches if words))
    return None


def _better(one: Words | None, other: Words | None) -> Words | None:
    """The set that fewer texts will satisfy: longer words first, then fewer of them."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda words: (-min(map(len, words)), len(words)))
