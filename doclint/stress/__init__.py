"""A note told otherwise, many times over: which verdicts flip that should not, and which stay that should go.

The words that are put in come from the pattern files, a site's own among them.
"""

from __future__ import annotations

from doclint.stress.changes import KINDS, Change
from doclint.stress.trials import Flip, Strain, stress_note

__all__ = ["KINDS", "Change", "Flip", "Strain", "stress_note"]
