"""Places of a note, and which of those that overlap counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Identifier:
    """A place that likely identifies somebody: offsets, and the rule that speaks of it."""

    start: int
    end: int
    rule: str


class Taken:
    """The places found so far; what overlaps one of them is refused."""

    def __init__(self) -> None:
        self._places: list[Identifier] = []

    def add(self, places: Iterable[Identifier]) -> None:
        """Take places in their order; of some that begin together the longest is taken."""
        for place in sorted(places, key=lambda each: (each.start, -each.end)):
            at = bisect_left(self._places, place)
            before = self._places[at - 1] if at else None
            after = self._places[at] if at < len(self._places) else None
            if before is not None and before.end > place.start:
                continue
            if after is not None and after.start < place.end:
                continue
            self._places.insert(at, place)

    def all(self) -> tuple[Identifier, ...]:
        """All of them, in order."""
        return tuple(self._places)
