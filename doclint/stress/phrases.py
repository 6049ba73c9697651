"""The plain phrases that an expression of the pattern files matches.

Of optional parts both ways are taken, of alternatives each; what looks around is left out, and a
part that matches any word or number makes its branch no phrase. Whether a phrase is matched where it
is put is for the expression itself to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, product
from typing import Any

from doclint.nlp.prefilter import parse

MOST = 120
"""Phrases that are made of one expression."""
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9'./ -]*[A-Za-z0-9]")
_LETTER = re.compile(r"[a-rt-z]")
_BROKEN = re.compile(r"- | -(?! )")


@lru_cache(maxsize=4096)
def phrases_of(pattern: str) -> tuple[str, ...]:
    """The plain phrases of an expression, in the order in which they stand in it."""
    try:
        found = _sequence(parse(pattern))
    except (re.error, OverflowError, RecursionError):
        return ()
    told = (_BROKEN.sub("-", " ".join(each.split())) for each in found)
    return tuple(dict.fromkeys(each for each in told if _PLAIN.fullmatch(each)))


def _sequence(items: Iterable[tuple[Any, Any]]) -> list[str]:
    parts = [_item(str(kind), value) for kind, value in items]
    return ["".join(each) for each in islice(product(*parts), MOST)]


def _item(kind: str, value: Any) -> list[str]:
    """What one item of a parsed expression matches; nothing where that is no phrase."""
    if kind == "LITERAL":
        return [chr(value)]
    if kind == "IN":
        return _class(value)
    if kind in ("ASSERT", "ASSERT_NOT", "AT"):
        return [""]
    if kind == "SUBPATTERN":
        return _sequence(value[-1])
    if kind == "BRANCH":
        return list(islice((each for branch in value[1] for each in _sequence(branch)), MOST))
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, _, inner = value
        once = _sequence(inner)
        if least == 0:
            # A blank that may be left out stands there in most writers' hands, and single letters
            # that may be there ("v?v?a?-?ecmo") make words that nobody writes.
            if once == [" "]:
                return once
            return [""] if _LETTER.fullmatch("|".join(once)) else ["", *once]
        return once if least == 1 else [each * least for each in once]
    return []


def _class(members: Iterable[tuple[Any, Any]]) -> list[str]:
    """Each character of a class of a few; of a class of blanks one, of other classes none."""
    found: list[str] = []
    for kind, value in members:
        if str(kind) == "LITERAL":
            found.append(chr(value))
        elif str(kind) == "CATEGORY" and str(value) == "CATEGORY_SPACE":
            found.append(" ")
        else:
            return []
    return found
