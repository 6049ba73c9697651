"""What of an element's reading must stay when its note is made smaller."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from doclint.account import Account
    from doclint.linter import Linter

Shape = tuple[Any, ...]

_CHOSEN = ("value", "values", "mixed", "by_action")
_CLOSED = frozenset(("mode", "action", "approach", "imaging", "placement_confirmation"))
"""Elements whose values come from a list of doclint's own; those of others are the note's words."""
_OF_ITEMS = ("vessel", "side", "design", "role")


def shape_of(element: str, entry: Mapping[str, Any]) -> Shape:
    """Status and kind of values: numbers, names, dates and words may become others."""
    told = tuple(
        sorted(
            key
            for key, value in entry.items()
            if key not in ("evidence", "status") and value not in (None, [], {}, False)
        )
    )
    chosen: list[Any] = []
    if element in _CLOSED:
        chosen = [(key, repr(entry.get(key))) for key in _CHOSEN if entry.get(key)]
    items = tuple(
        sorted(
            {tuple(str(item.get(key)) for key in _OF_ITEMS) for item in entry.get("items") or ()}
        )
    )
    return (entry["status"], told, tuple(chosen), items)


def near_misses(account: Account) -> set[tuple[str, str, str]]:
    """Each near miss by its reason, its words and the words that are the reason."""
    return {
        (miss.reason, _folded(miss.text), _folded(miss.cue or "")) for miss in account.near_misses
    }


class Reading:
    """The reading of one element of one note, to be found again in smaller texts.

    Of an element that is missing there is nothing to hold on to but what came near: then one of its
    near misses must stay, with the reason why it does not count.
    """

    def __init__(self, text: str, element: str, linter: Linter) -> None:
        self.element = element
        self._linter = linter
        self.entry = linter.record(text)[element]
        self._shape = shape_of(element, self.entry)
        self._near = frozenset[tuple[str, str, str]]()
        if self.entry["status"] == "missing":
            found = sorted(near_misses(linter.why(text)[element]))
            self._near = frozenset(found[:1])

    @property
    def holds_on(self) -> bool:
        """Whether there is anything in the note that the reading rests on."""
        return self.entry["status"] != "missing" or bool(self._near)

    def is_in(self, text: str) -> bool:
        """Whether another text is read so too."""
        if not text.strip():
            return False
        if self._near:
            account = self._linter.why(text)[self.element]
            return account.status == "missing" and self._near <= near_misses(account)
        return shape_of(self.element, self._linter.record(text)[self.element]) == self._shape


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
