"""Memory after a refused file: given back, where the C library can."""

from __future__ import annotations

import sys

import psutil
import pytest

from doclint.readers.memory import give_back


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="GNU's C library alone can")
def test_what_is_free_is_given_back() -> None:
    # Pieces too small for pages of their own, and one behind them that stays.
    pieces = [bytes(100_000) for _ in range(1000)]
    last = bytes(100_000)
    before = psutil.Process().memory_info().rss
    del pieces
    give_back()
    assert psutil.Process().memory_info().rss < before - 50 * 1024**2
    assert len(last) == 100_000
