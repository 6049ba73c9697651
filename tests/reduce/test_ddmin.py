"""The smallest subsequence that still passes a test."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from doclint.reduce.ddmin import ddmin


@given(needed=st.sets(st.integers(0, 40)))
def test_what_is_needed_is_found_and_nothing_else(needed: set[int]) -> None:
    assert ddmin(range(41), lambda kept: needed <= set(kept)) == sorted(needed)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=30))
def test_no_single_item_can_be_left_out(items: list[int]) -> None:
    def holds(kept: Sequence[int]) -> bool:
        return sum(kept) >= sum(items) / 2

    found = ddmin(items, holds)
    assert holds(found)
    assert not found or not any(holds(found[:n] + found[n + 1 :]) for n in range(len(found)))


def test_nothing_is_asked_twice() -> None:
    asked: list[tuple[int, ...]] = []

    def holds(kept: Sequence[int]) -> bool:
        asked.append(tuple(kept))
        return {3, 17} <= set(kept)

    assert ddmin(range(20), holds) == [3, 17]
    assert len(asked) == len(set(asked))


def test_nothing_is_left_where_nothing_is_needed() -> None:
    assert ddmin("abc", lambda kept: True) == []
