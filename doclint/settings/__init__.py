"""Settings: what is in force for a run and for a note, and where each value came from."""

from __future__ import annotations

from doclint.settings.find import Finder
from doclint.settings.model import DEFAULT, Settings

__all__ = ["DEFAULT", "Finder", "Settings"]
