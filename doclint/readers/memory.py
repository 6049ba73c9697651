"""Memory given back to the system once a file that was too much has been refused."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Any


def give_back() -> None:
    """Give back what is free; where the C library has no such call (it is GNU's), do nothing.

    A file that unpacks to a hundred megabytes is refused, but without this the process would keep
    the room for the rest of a batch.
    """
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Any:
    if not sys.platform.startswith("linux"):
        return None
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return None
