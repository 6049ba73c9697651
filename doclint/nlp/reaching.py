"""How far into a match of an expression the words that it needs can stand, in gaps: runs of white space."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from doclint.nlp.openings import REPEATS, ZERO_WIDTH
from doclint.nlp.prefilter import Words, needed_words_of

FAR = 63
"""Gaps that are as good as any number."""


def needed_within(items: Sequence[Any]) -> tuple[Words | None, int]:
    """Give the needed words of parts that stand one after the other, and how many gaps stand before them at most."""
    words = needed_words_of(items)
    gaps = 0
    for number, item in enumerate(items, start=1):
        gaps = min(FAR, gaps + gaps_in([item]))
        if gaps == FAR or (words is not None and needed_words_of(items[:number]) == words):
            break
    return words, gaps


def gaps_in(items: Iterable[Any]) -> int:
    """Give the number of gaps that a match holds or touches at most; FAR where there may be any number."""
    return min(FAR, sum(_in_item(str(code), argument) for code, argument in items))


def _in_item(name: str, argument: Any) -> int:
    if name in ZERO_WIDTH:
        return 0
    if name == "LITERAL":
        return int(chr(argument).isspace())
    if name in ("ANY", "NOT_LITERAL"):
        return 1
    if name == "IN":
        return int(_may_be_blank(argument))
    if name == "SUBPATTERN":
        return gaps_in(argument[-1])
    if name == "ATOMIC_GROUP":
        return gaps_in(argument)
    if name == "BRANCH":
        return max(map(gaps_in, argument[1]))
    if name in REPEATS:
        _, high, repeated = argument
        if _is_gap(repeated):
            return 1
        once = gaps_in(repeated)
        return min(FAR, once * int(high)) if once else 0
    return FAR


def _is_gap(items: Sequence[Any]) -> bool:
    """Whether parts are one character of white space: repeated, they are one gap."""
    if len(items) != 1:
        return False
    code, argument = items[0]
    if str(code) == "LITERAL":
        return chr(argument).isspace()
    if str(code) != "IN":
        return False
    names = [(str(kind), str(value)) for kind, value in argument]
    if names[0][0] == "NEGATE":
        return ("CATEGORY", "CATEGORY_NOT_SPACE") in names
    return all(
        value == "CATEGORY_SPACE"
        if kind == "CATEGORY"
        else kind == "LITERAL" and chr(int(value)).isspace()
        for kind, value in names
    )


def _may_be_blank(argument: Sequence[Any]) -> bool:
    """Whether a class of characters may fit white space."""
    names = [(str(kind), value) for kind, value in argument]
    if names[0][0] == "NEGATE":
        return ("CATEGORY", "CATEGORY_SPACE") not in [(kind, str(value)) for kind, value in names]
    for kind, value in names:
        if kind == "LITERAL" and chr(value).isspace():
            return True
        if kind == "RANGE" and any(chr(each).isspace() for each in range(value[0], value[1] + 1)):
            return True
        if kind == "CATEGORY" and str(value) not in ("CATEGORY_WORD", "CATEGORY_DIGIT"):
            return True
    return False
