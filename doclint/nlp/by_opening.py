"""Numbers (of expressions, of ways to match) filed by what a text may hold where they begin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

_MOST_KNOWN = 50_000
"""Places whose numbers are kept; the words of notes recur."""
_HEAD = 4
"""Characters by which it is found out whether any longer opening begins so. Few places of a note get further."""

Numbers = tuple[int, ...]


class ByOpening:
    """Finds the numbers whose openings a text goes on with, at one place after the other."""

    at: Callable[[str], Numbers]
    """Gives the numbers that can begin where a text goes on like this, each once. Asked at every word of every note:
    what was asked before is answered by a dictionary, and no function of ours is called."""

    def __init__(self, numbers: Mapping[str, Sequence[int]] | None = None) -> None:
        """File numbers by their openings. The mapping is not copied, and must not change."""
        self._given: Mapping[str, Sequence[int]] = numbers or {}
        self._added: dict[str, list[int]] = {}
        self._forget()

    def add(self, openings: Iterable[str], number: int) -> None:
        """File a number under more openings."""
        if self._given:
            self._added = {opening: list(each) for opening, each in self._given.items()}
            self._given = {}
        for opening in openings:
            self._added.setdefault(opening, []).append(number)
        self._forget()

    def _forget(self) -> None:
        self.at = _Known(self._given or self._added).__getitem__


class _Known(dict[str, Numbers]):
    """What is known of places. What is not is found out, and known from then on."""

    def __init__(self, filed: Mapping[str, Sequence[int]]) -> None:
        super().__init__()
        self._filed = filed
        self._sorted: list[str] | None = None
        self._heads: dict[str, tuple[Numbers, bool]] = {}

    def __missing__(self, beginning: str) -> Numbers:
        head = beginning[:_HEAD]
        known = self._heads.get(head)
        if known is None:
            known = self._heads[head] = self._of_head(head)
        numbers, goes_on = known
        if goes_on:
            numbers = self._with(numbers, beginning, _HEAD + 1)
        if len(self) >= _MOST_KNOWN:
            self.clear()
            self._heads.clear()
        self[beginning] = numbers
        return numbers

    def _of_head(self, head: str) -> tuple[Numbers, bool]:
        """Give the numbers that begin with a head or with less, and whether longer openings begin with it."""
        if self._sorted is None:
            self._sorted = sorted(self._filed)
        behind = bisect_right(self._sorted, head)
        goes_on = behind < len(self._sorted) and self._sorted[behind].startswith(head)
        return self._with((), head, 1), goes_on

    def _with(self, numbers: Numbers, beginning: str, shortest: int) -> Numbers:
        """Give numbers and those of a beginning's own heads of so many characters or more, each once."""
        filed = self._filed
        for length in range(shortest, len(beginning) + 1):
            more = filed.get(beginning[:length])
            if more:
                numbers = (*numbers, *more)
        return tuple(dict.fromkeys(numbers))
