"""Likely identifiers in a note said to be de-identified: names, numbers, addresses, dates.

What is looked for is data (``patterns/deid``); what looks for it are Presidio's recognizers of
patterns, one by one and without its engine, so that no language model is asked for. They are an
extra of doclint, and are imported when somebody looks for identifiers and not before. Nothing here
opens a connection or writes a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from doclint.deid.places import Identifier
from doclint.deid.search import Search
from doclint.deid.vocabulary import load_vocabulary

__all__ = ["Identifier", "Search", "find_identifiers", "load_search"]


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Give the places of a note that likely identify somebody, in order, none over another.

    Raises:
        MissingExtraError: the extra ``deid`` is not installed.
    """
    return load_search().find(text)


@lru_cache(maxsize=8)
def load_search(extra: Sequence[Path] = ()) -> Search:
    """The shipped search, with the words and patterns of a site's folders on top.

    Raises:
        MissingExtraError: the extra ``deid`` is not installed.
        PatternError: a file is not of its form, or an expression does not compile.
    """
    return Search(load_vocabulary(extra))
