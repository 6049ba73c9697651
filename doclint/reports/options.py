"""What the user may choose about the form of a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Options:
    """``color`` for a terminal; ``verbose`` for infos and for what was found, too."""

    color: bool = False
    verbose: bool = False
