"""Why a deed was done, read from how the sentence is built and not from what the cause is.

"Low flow all night, hence pulled back", "taken out because the hub was cracked": whatever stands
on the other side of the link is the reason. No list of reasons would name them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.nlp.page import Mention, Page
from doclint.nlp.phases import near
from doclint.reading.weighing import cues_on

_AGAINST = frozenset(
    ("CONDITIONAL", "RISK", "OTHER_RUN", "OTHER_PERSON", "UNCHOSEN", "OPEN", "EMPTY", "IN_CONSENT",
     "IN_FAMILY", "COPIED", "IN_HISTORY")
)  # fmt: skip
_BOUNDARY = re.compile(r"[;\n]|\.\s|,\s(?:and|but|while|with)\s|->|=>")
_STOP = re.compile(r"[;\n]|\.(?:\s|$)")
LAST_WEEK = re.compile(r"\b(?:last\s+(?:week|month|year)|(?:weeks?|months?|years?)\s+ago)\b", re.I)
"""Words that put a deed to an earlier occasion than the one reported."""
_GAP_TO_DEED = 34
_GAP_TO_LINK = 60


def causes_of(page: Page, *deeds: str) -> Iterator[tuple[int, int]]:
    """Give the words that a sentence joins to one of the deeds as its cause.

    Args:
        page: The note.
        deeds: Categories of the words for what was done (``DEED_OUT`` and its like).
    """
    if not deeds:
        return
    for deed in page.find(*deeds):
        if _is_against(page, deed):
            continue
        span = near(page, deed.start)
        found = _before(page, deed, span) or _after(page, deed, span)
        if found is not None:
            yield found


def is_of_another_thing(page: Page, offset: int) -> bool:
    """Whether the part of the sentence before ``offset`` is about a line, a tube or a drug."""
    start = _last_boundary(page, near(page, offset)[0], offset)
    return bool(page.within((start, offset), "OTHER_DEED"))


def _is_against(page: Page, deed: Mention) -> bool:
    facets = {cue.facet for cue in cues_on(page, deed)}
    if facets & _AGAINST or page.section(deed.start).facet == "PLANNED":
        return True
    if deed.label != "DEED_STAY" and facets & {"NEGATED", "PLANNED"}:
        return True
    return LAST_WEEK.search(page.text, *near(page, deed.start)) is not None


def _before(page: Page, deed: Mention, span: tuple[int, int]) -> tuple[int, int] | None:
    """The cause told first: "so", "hence" or an arrow stands between it and the deed."""
    low = max(span[0], deed.start - _GAP_TO_DEED)
    links = [link for link in page.within((low, deed.end), "CAUSE_BEFORE") if link.end <= deed.end]
    links = [link for link in links if link.start <= deed.start]
    if not links:
        return None
    link = links[-1]
    between = (link.end, deed.end)
    if _STOP.search(page.text, *between) or page.within(between, "OTHER_DEED"):
        return None
    start = _last_stop(page, span[0], link.start)
    if len(page.text[start : link.start].split()) < 2:
        number = page.sentence_index(span[0])
        if link.start - span[0] > 3 or number == 0:
            return None
        start, end = page.sentences[number - 1]
        if span[0] - end > 3 or len(page.text[start:end].split()) < 3:
            return None
        return start, end
    return start, start + len(page.text[start : link.start].rstrip(" ,-:;"))


def _after(page: Page, deed: Mention, span: tuple[int, int]) -> tuple[int, int] | None:
    """The cause told last: "because", "due to" stands between it and the deed."""
    high = min(span[1], deed.end + _GAP_TO_LINK)
    links = page.within((deed.end, high), "CAUSE_AFTER")
    if not links:
        return None
    link = links[0]
    subject = max(_last_boundary(page, span[0], deed.start), span[0])
    between = (subject, link.start)
    if _STOP.search(page.text, deed.end, link.start) or page.within(between, "OTHER_DEED"):
        return None
    stop = _STOP.search(page.text, link.end, span[1])
    end = stop.start() if stop else span[1]
    if not re.search(r"[A-Za-z]{3}", page.text[link.end : end]):
        return None
    return link.start, link.start + len(page.text[link.start : end].rstrip())


def _last_stop(page: Page, low: int, high: int) -> int:
    """Where the part of a sentence begins that ends at ``high``; semicolons and lines part it."""
    last = low
    for match in _STOP.finditer(page.text, low, high):
        if page.text[match.end() : high].strip(" ,-:;"):
            last = match.end()
    return last + len(page.text[last:high]) - len(page.text[last:high].lstrip())


def _last_boundary(page: Page, low: int, high: int) -> int:
    last = low
    for match in _BOUNDARY.finditer(page.text, low, high):
        last = match.end()
    return last
