"""How much memory a worker holds: what libraries keep of every new word adds up."""

from __future__ import annotations

import gc
import os

from doclint.readers.memory import give_back


def held(most: int | None = None) -> int:
    """Bytes that this process holds, and 0 where that cannot be told.

    Above ``most`` it is asked for once more when all that is free has been given back.
    """
    now = _resident()
    if most is not None and now > most:
        gc.collect()
        give_back()
        now = _resident()
    return now


def _resident() -> int:
    try:
        with open("/proc/self/statm", "rb") as told:
            return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
