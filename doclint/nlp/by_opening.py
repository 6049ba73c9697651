"""Numbers (of expressions, of ways to match) filed by what a text may hold where they begin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

_MOST_KNOWN = 50_000
"""Places whose numbers are kept; the words of notes recur."""


class ByOpening:
    """Finds the numbers whose openings a text goes on with, at one place after the other."""

    at: Callable[[str], tuple[int, ...]]
    """Gives the numbers that can begin where a text goes on like this, each once. Asked at every word of every note:
    what was asked before is answered by a dictionary, and no function of ours is called."""

    def __init__(self, numbers: Mapping[str, Iterable[int]] | None = None) -> None:
        self._given = numbers or {}
        self._added: dict[str, list[int]] = {}
        self._forget()

    def add(self, openings: Iterable[str], number: int) -> None:
        """File a number under more openings."""
        for opening in openings:
            self._added.setdefault(opening, []).append(number)
        self._forget()

    def _forget(self) -> None:
        self.at = _Known(self._given, self._added).__getitem__


class _Known(dict[str, tuple[int, ...]]):
    """What is known of places. What is not is found out, and known from then on."""

    def __init__(self, *filed: Mapping[str, Iterable[int]]) -> None:
        super().__init__()
        self._filed = filed

    def __missing__(self, beginning: str) -> tuple[int, ...]:
        heads = [beginning[:length] for length in range(1, len(beginning) + 1)]
        found = (
            number for filed in self._filed for head in heads for number in filed.get(head, ())
        )
        if len(self) >= _MOST_KNOWN:
            self.clear()
        numbers = self[beginning] = tuple(dict.fromkeys(found))
        return numbers
