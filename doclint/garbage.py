"""How often a process of doclint's own looks for garbage that refers to itself."""

from __future__ import annotations

import gc

NEW_OBJECTS = 20_000
"""So many more objects made than given back before the youngest are looked through."""

ROUNDS = 30
"""So many looks at the younger before the older are looked through too."""


def collect_seldom() -> None:
    """Look for garbage less often than Python does unasked, which is every 700 new objects.

    A start makes hundreds of thousands of objects and throws next to none away: looking through
    them took a tenth of the time of one cold check. For processes that are doclint's alone; a
    program that uses doclint as a library decides this for itself.
    """
    gc.set_threshold(NEW_OBJECTS, ROUNDS, ROUNDS)
