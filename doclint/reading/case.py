"""What the readers of single elements need to know of the note as a whole."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """The service that a note reports, found before its other elements are read.

    ``actions`` holds RECORD.md's values of ``action``. ``is_service`` is false where the note
    speaks of ECMO as history, plan or possibility only, or not at all.
    """

    actions: frozenset[str] = frozenset()
    is_service: bool = True

    @property
    def is_daily_only(self) -> bool:
        """Whether the note reports circuit management and no procedure."""
        return self.actions == frozenset(("daily_management",))

    @property
    def is_start(self) -> bool:
        """Whether support was started or cannulae were placed here; held where no action is read."""
        return not self.actions or not self.actions.isdisjoint(("initiation", "insertion"))

    @property
    def is_ending(self) -> bool:
        """Whether a cannula was taken out and none put in."""
        return "removal" in self.actions and not self.is_start
