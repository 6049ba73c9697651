"""Notes of one encounter judged together: what no note shows by itself.

``Encounters`` takes note reports as they pass and gives findings at the end of the run. The rules
are data (``schemas/rules/encounter.json``); each names one of the mechanisms of this package.
"""

from __future__ import annotations

from doclint.encounters.findings import SUBJECT, Encounters

__all__ = ["SUBJECT", "Encounters"]
