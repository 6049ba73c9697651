"""Numbers (of expressions, of ways to match) filed by what a text may hold where they begin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_MOST_KNOWN = 50_000
"""Places whose numbers are kept; the words of notes recur."""
_SHORT = 4
"""Characters after which most of what stands in a text has turned out to begin nothing."""


class ByOpening:
    """Finds the numbers whose openings a text goes on with, at one place after the other."""

    def __init__(self, numbers: Mapping[str, Iterable[int]] | None = None) -> None:
        self._ending: dict[str, list[int]] = {}
        """The numbers of each opening; of what openings begin with, none."""
        self._known: dict[str, tuple[int, ...]] = {}
        """What is known of places, by their first characters where these tell all."""
        for opening, each in (numbers or {}).items():
            self._file(opening).extend(each)

    def add(self, openings: Iterable[str], number: int) -> None:
        """File a number under more openings."""
        for opening in openings:
            self._file(opening).append(number)
        self._known.clear()

    def at(self, beginning: str) -> tuple[int, ...]:
        """Give the numbers that can begin where a text goes on like this, each once."""
        known = self._known.get(beginning[:_SHORT])
        if known is None:
            known = self._known.get(beginning)
        return self._sought(beginning) if known is None else known

    def _file(self, opening: str) -> list[int]:
        for length in range(1, len(opening)):
            self._ending.setdefault(opening[:length], [])
        return self._ending.setdefault(opening, [])

    def _sought(self, beginning: str) -> tuple[int, ...]:
        found: list[int] = []
        key = beginning
        for length in range(1, len(beginning) + 1):
            ending = self._ending.get(beginning[:length])
            if ending is None:
                key = beginning[:_SHORT] if length <= _SHORT else beginning
                break
            found += ending
        numbers = tuple(dict.fromkeys(found))
        if len(beginning) == _SHORT:
            # The end of a text: where one goes on with the same characters, more may begin.
            return numbers
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[key] = numbers
        return numbers
