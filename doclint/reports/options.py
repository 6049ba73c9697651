"""What the user may choose about the form of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Evidence = Literal["full", "snippet", "none"]
"""How much of a note's words a report may hold: all that was found, as much as shows the place, or
none, and no value either."""

EVIDENCE: tuple[Evidence, ...] = ("full", "snippet", "none")


@dataclass(frozen=True, kw_only=True)
class Options:
    """``color`` for a terminal, ``verbose`` for infos and for what was found, too.

    ``concise`` gives a line a finding where a format has a longer form, ``statistics`` the number
    of findings of each rule. ``evidence`` is ``None`` for what is usual in the format.
    """

    color: bool = False
    verbose: bool = False
    concise: bool = False
    statistics: bool = False
    evidence: Evidence | None = None
