"""From a page to the record of RECORD.md: one module an element, and the door to them."""

from __future__ import annotations

from doclint.reading.reader import Reader

__all__ = ["Reader"]
