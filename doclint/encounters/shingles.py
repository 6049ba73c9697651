"""Sketches of texts, by which near-identical ones are found without keeping a word of them.

A text is taken as the set of its runs of eight words. Of the hashes of that set the smallest are
kept (a bottom-k sketch, after Cohen and Kaplan 2007): all of them for a short text, and of a longer
one a fair sample. The share that two sets have in common (Jaccard) is then exact up to 256 runs, and
beyond that has a standard error of 0.03 at most.
"""

from __future__ import annotations

import re
from array import array
from hashlib import blake2b
from heapq import nsmallest

WORDS = 8
"""Words of a run: fewer, and stock phrases of two notes are alike; more, and each edit costs more."""
KEPT = 256
"""Hashes of a sketch, 2 KB a note."""

_WORD = re.compile(r"\w+")


def sketch(text: str) -> array[int]:
    """The sketch of a text; empty where it has too few words for one run."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)}
    return array("Q", nsmallest(KEPT, map(hashed, runs)))


def similarity(one: array[int], other: array[int]) -> float:
    """The share of their runs that two texts have in common, from 0 to 1."""
    both = sorted({*one, *other})
    if len(one) >= KEPT or len(other) >= KEPT:
        both = both[:KEPT]
    if not both:
        return 0.0
    common = {*one} & {*other}
    return sum(1 for each in both if each in common) / len(both)


def hashed(text: str) -> int:
    """64 bits of a text, the same on every machine."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big")
