"""What tests of stress share."""

from __future__ import annotations

from fakes import process, run

__all__ = ["process", "run"]
