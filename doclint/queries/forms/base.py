"""What a form of queries is: notes with their drafts go in, pieces of one text come out."""

from __future__ import annotations

from abc import ABC, abstractmethod

from doclint.queries.draft import Draft
from doclint.queries.drafts import Queries
from doclint.report import tool
from doclint.reports.options import Evidence
from doclint.reports.words import counted

WITHHELD = "The text quotes the note and is withheld (--evidence none)."
HANDLING = (
    "Drafts, to be read by a person before they are sent. What stands outside a query's frame is "
    "for its sender. Not for claim submission."
)


class Form(ABC):
    """One text in the making. With ``evidence`` none the queries' own texts are withheld."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence

    @abstractmethod
    def note(self, queries: Queries) -> str:
        """Take the next note, and give what can be written now (perhaps nothing)."""

    @abstractmethod
    def end(self) -> str:
        """Give the rest."""

    @property
    def withholds(self) -> bool:
        """Whether the queries' texts are left out."""
        return self.evidence == "none"


def verdict(queries: Queries) -> str:
    """What there is of a note, in a few words."""
    if queries.note.error is not None:
        return f"not judged: {queries.note.error}"
    told = [counted(len(queries.drafts), "draft")] if queries.drafts else []
    if queries.unasked:
        told.append(f"{counted(len(queries.unasked), 'gap')} without a query")
    return ", ".join(told) or "nothing to ask"


def origin(draft: Draft) -> str:
    """Where a draft comes from: for its sender, and for the record of what was asked."""
    made = tool()
    return f"{', '.join(draft.rules)}; template {draft.element}; {made['name']} {made['version']}"
