"""What tests of queries share."""

from __future__ import annotations

from fakes import complete, fake_reader, installed_reader, process, run, text, ward

__all__ = ["complete", "fake_reader", "installed_reader", "process", "run", "text", "ward"]
