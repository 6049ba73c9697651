"""The commands run in this process, and where a test asks for it, by a reader that does not look."""

from __future__ import annotations

from fakes import complete, installed_reader, process

__all__ = ["complete", "installed_reader", "process"]
