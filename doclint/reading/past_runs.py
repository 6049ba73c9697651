"""Cannulae of a run that is over, in a note that reports nothing done to one."""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.page import Page
from doclint.nlp.stretches import stretch
from doclint.reading.case import Case

_OVER = expressions.compile(
    r"\bs/p\b|\bstatus post\b|\bh/o\b|\bhistory of\b|\bprevious(?:ly)?\b|\bformer(?:ly)?\b|"
    r"\bde-?cannulated\b|\b(?:taken|came|pulled) out\b|\bexplanted\b|\bremoved\b|\bhealed\b|"
    r"\b(?:old|former) (?:cannula|ecmo)\b|\b(?:19|20)\d\d (?:\w[\w-]* ){0,2}run\b|"
    r"\b(?:ecmo|ecls|run|support) (?:in|of) (?:19|20)\d\d\b|\bfor stock\b",
    re.IGNORECASE,
)


_GONE = expressions.compile(
    r"\b(?:s/p|status post|after|following) (?:a |an |the )?(?:[\w-]+ ){0,3}(?:ecmo|ecls|run|support)\b"
    r"[^.;\n]{0,80}\b(?:taken out|de-?cannulated|removed|explanted|pulled)\b|"
    r"\bat (?:the |her |his )?(?:old|former|prior|previous) (?:ecmo )?cannula\b",
    re.IGNORECASE,
)


def is_over(page: Page, case: Case, offset: int) -> bool:
    """Whether the sentence at ``offset`` tells of cannulae that were gone before this note.

    Only where the note reports nothing done to a cannula: in a note on a removal "taken out" is
    today's.
    """
    sentence = stretch(page, offset)
    if case.is_daily_only:
        return _GONE.search(page.text, *sentence) is not None
    return not case.actions and _OVER.search(page.text, *sentence) is not None
