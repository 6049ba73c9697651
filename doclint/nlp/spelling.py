"""Slips in the long terms of the field: one letter wrong, missing, too many, or two changed about.

The terms, and the real words that lie as near to them, are data (``patterns/wording/spelling.json``).
A word that is one letter away from two terms is left as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache

from doclint import expressions
from doclint.errors import PatternError
from doclint.resources import data_dir

_WORD = expressions.compile(r"(?<!\w)[A-Za-z]{6,20}(?!\w)")


class Spelling:
    """Finds words that were to be one of ``terms`` and are one letter away from it.

    In a note without capitals it finds ``abbreviations`` too, which are known by theirs.
    """

    def __init__(
        self, terms: Iterable[str], words: Iterable[str], abbreviations: Iterable[str] = ()
    ) -> None:
        self.terms = tuple(sorted(terms))
        self._known = frozenset((*self.terms, *words))
        # A slip leaves the first letter right, and the next two or else the last two.
        self._heads = {term[:3] for term in self.terms}
        self._edges = {term[0] + term[-2:] for term in self.terms}
        self._near: dict[str, set[str]] = {}
        for term in self.terms:
            for key in (term, *_less_one(term)):
                self._near.setdefault(key, set()).add(term)
        self._abbreviations = (
            expressions.compile(rf"(?<![\w'/-])(?:{'|'.join(sorted(abbreviations))})(?![\w'])")
            if abbreviations
            else None
        )

    def mend(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Give where misspelt terms stand and what they were to be, in their case."""
        words = {word.lower() for word in _WORD.findall(text)} - self._known
        slips = {word: term for word in words if (term := self._term(word)) is not None}
        for match in _WORD.finditer(text) if slips else ():
            term = slips.get(match.group().lower())
            if term is not None:
                yield match.start(), match.end(), _in_case(term, match.group())
        if self._abbreviations is not None and _is_small(text):
            for match in self._abbreviations.finditer(text):
                yield match.start(), match.end(), match.group().upper()

    def _term(self, word: str) -> str | None:
        if word[:3] not in self._heads and word[0] + word[-2:] not in self._edges:
            return None
        keys = (word, *_less_one(word))
        near = {term for key in keys for term in self._near.get(key, ()) if one_apart(word, term)}
        return near.pop() if len(near) == 1 else None


def _is_small(text: str) -> bool:
    """Whether a note is typed without capitals, so that abbreviations have none either."""
    capitals, small = (sum(map(len, each.findall(text))) for each in (_CAPITALS, _SMALL))
    return capitals * 50 <= small


_CAPITALS = expressions.compile(r"[A-Z]+")
_SMALL = expressions.compile(r"[a-z]+")


def one_apart(one: str, other: str) -> bool:
    """Whether one slip makes one word of the other; the first letter is always right."""
    if one == other or one[:1] != other[:1] or abs(len(one) - len(other)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        return True
    if len(one) == len(other):
        changed_about = one[at : at + 2] == other[at : at + 2][::-1]
        return one[at + 1 :] == other[at + 1 :] or (
            changed_about and one[at + 2 :] == other[at + 2 :]
        )
    short, long = sorted((one, other), key=len)
    return short[at:] == long[at + 1 :]


@lru_cache(maxsize=1)
def shipped_spelling() -> Spelling:
    """Load the shipped terms; a file that is broken is a PatternError."""
    path = data_dir("patterns") / "wording" / "spelling.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Spelling(data["terms"], data["words"], data["abbreviations"])
    except OSError as error:
        raise PatternError(path, f"cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError) as error:
        raise PatternError(path, "is not of its form") from error


def _less_one(word: str) -> Iterator[str]:
    return (word[:n] + word[n + 1 :] for n in range(1, len(word)))


def _in_case(term: str, word: str) -> str:
    if word.isupper():
        return term.upper()
    return term.capitalize() if word[0].isupper() else term
