"""Keeps what Presidio brings from writing files when it is imported.

``tldextract`` imports ``filelock`` for a cache that is never used here, and ``filelock`` tries out
hard links in a temporary folder when imported (``filelock/_strict.py`` of 4.1).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_NAME = "filelock"


@contextmanager
def locks_on_demand() -> Iterator[None]:
    """Let modules that are imported inside get locks that load ``filelock`` when one is made."""
    if _NAME in sys.modules:
        yield
        return
    stand_in = ModuleType(_NAME)
    stand_in.FileLock = _lock  # type: ignore[attr-defined]
    sys.modules[_NAME] = stand_in
    try:
        yield
    finally:
        if sys.modules.get(_NAME) is stand_in:
            del sys.modules[_NAME]


def _lock(*args: Any, **options: Any) -> Any:
    from filelock import FileLock

    return FileLock(*args, **options)
