"""Delta debugging: the smallest part of a sequence that still fails a test (Zeller's ddmin)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

_Item = TypeVar("_Item")


def ddmin(items: Sequence[_Item], holds: Callable[[Sequence[_Item]], bool]) -> list[_Item]:
    """A subsequence for which ``holds`` is true and of which no single item can be left out.

    ``holds`` must be true of ``items``, and is asked of no subsequence twice.
    """
    asked: dict[tuple[int, ...], bool] = {}

    def test(kept: list[int]) -> bool:
        key = tuple(kept)
        if key not in asked:
            asked[key] = holds([items[number] for number in kept])
        return asked[key]

    kept = list(range(len(items)))
    if test([]):
        return []
    parts = 2
    while len(kept) > 1:
        chunks = _chunks(kept, parts)
        smaller = next((each for each in chunks if test(each)), None)
        if smaller is not None:
            kept, parts = smaller, 2
            continue
        rests = ([n for n in kept if n not in set(each)] for each in chunks)
        smaller = next((each for each in rests if test(each)), None)
        if smaller is not None:
            kept, parts = smaller, max(parts - 1, 2)
        elif parts >= len(kept):
            break
        else:
            parts = min(parts * 2, len(kept))
    return [items[number] for number in kept]


def _chunks(kept: list[int], parts: int) -> list[list[int]]:
    parts = min(parts, len(kept))
    edges = [len(kept) * number // parts for number in range(parts + 1)]
    return [kept[low:high] for low, high in pairwise(edges)]
