"""Which codes a note's own words support, how far, and where they cannot tell.

``ranking`` works it out from the record, ``forms`` writes it as text, Markdown and JSON.
"""

from __future__ import annotations

from doclint.suggest.notes import Suggested, suggestions
from doclint.suggest.ranking import Doubt, Gap, Ranking, Suggestion, rank

__all__ = [
    "Doubt",
    "Gap",
    "Ranking",
    "Suggested",
    "Suggestion",
    "rank",
    "suggestions",
]
