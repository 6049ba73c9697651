"""Cannulae of a run that is over, in a note that reports nothing done to one."""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.page import Page
from doclint.nlp.seeking import find_all
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


_PULLED = expressions.compile(
    r"\bthe (?P<name>avalon|crescent|protek(?: ?duo)?|dual[- ]lumen|double[- ]lumen|bicaval|old \w+)"
    r"(?: (?:cannula|catheter|line|one))? (?:was|were|has been|had been|came)(?: then| later| since)? "
    r"(?:pulled|removed|taken out|out|withdrawn|explanted)\b(?! (?:back|by \d|\d))",
    re.IGNORECASE,
)
"""A cannula called by its name that was taken out in the course of this run."""


def _was_pulled(page: Page, offset: int) -> bool:
    """Whether the clause at ``offset`` tells of a cannula that, as the note says, came out since."""
    names: list[str] | None = page.cache.get("pulled")
    if names is None:
        names = page.cache["pulled"] = [
            match["name"].lower() for match in find_all(_PULLED, page.text)
        ]
    if not names:
        return False
    words = page.text[slice(*page.clause(offset))].lower()
    return any(name in words for name in names)


def is_over(page: Page, case: Case, offset: int) -> bool:
    """Whether the sentence at ``offset`` tells of cannulae that were gone before this note.

    Only where the note reports nothing done to a cannula: in a note on a removal "taken out" is
    today's.
    """
    sentence = stretch(page, offset)
    if case.is_daily_only:
        return _GONE.search(page.text, *sentence) is not None or _was_pulled(page, offset)
    return not case.actions and _OVER.search(page.text, *sentence) is not None
