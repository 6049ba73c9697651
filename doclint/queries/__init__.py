"""Draft queries to a physician about the gaps of a note, held to rules that each draft must pass.

``templates`` are the texts, which are data; ``drafts`` fills them with quotes of the note; ``rules``
holds every draft to what makes a query compliant; ``forms`` writes them out.
"""

from __future__ import annotations

from doclint.queries.draft import Draft, Quote, Unasked
from doclint.queries.drafts import Queries, queries_of
from doclint.queries.rules import broken
from doclint.queries.templates import Templates

__all__ = ["Draft", "Queries", "Quote", "Templates", "Unasked", "broken", "queries_of"]
