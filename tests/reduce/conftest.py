"""What tests of reduced notes share."""

from __future__ import annotations

from fakes import fake_reader, process, run

__all__ = ["fake_reader", "process", "run"]
