"""Why a deed was done, read from how the sentence is built and not from what the cause is.

"Low flow all night, hence pulled back", "taken out because the hub was cracked": whatever stands
on the other side of the link is the reason. No list of reasons would name them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions
from doclint.nlp.normalize import BLANK
from doclint.nlp.page import Mention, Page
from doclint.nlp.phases import near
from doclint.reading.weighing import cues_on

_AGAINST = frozenset(
    ("CONDITIONAL", "RISK", "OTHER_RUN", "OTHER_PERSON", "UNCHOSEN", "OPEN", "EMPTY", "IN_CONSENT",
     "IN_FAMILY", "COPIED", "IN_HISTORY")
)  # fmt: skip
_BOUNDARY = expressions.compile(r"[;\n]|\.\s|,\s(?:and|but|while|with)\s|->|=>")
_STOP = expressions.compile(r"[;\n]|\.(?:\s|$)")
LAST_WEEK = expressions.compile(
    r"\b(?:last\s+(?:week|month|year)|(?:weeks?|months?|years?)\s+ago)\b", re.I
)
"""Words that put a deed to an earlier occasion than the one reported."""
_FRONTED = expressions.compile(
    r"\W*(?:(?:and|but|so|now|then|today|\d+[.)])\s+)?(?:"
    r"(?:because(?:\s+of)?|since(?!\s+(?:\d|yesterday|last|midnight|admission|cannul\w+|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|noon|this))|given|due\s+to|owing\s+to|on\s+account\s+of|"
    r"in\s+(?:view|light)\s+of|for\s+fear\s+of|fearing|worried\s+(?:about|that)|anticipating|"
    r"to\s+(?:avoid|prevent|preserve|protect|spare|relieve|correct|improve|restore|keep|let|allow)|"
    r"concern(?:ed)?\s+(?:about|for|over|that)|afraid\s+(?:of|for|that)|faced\s+with|"
    r"as(?=\s+(?:no|the|there|his|her|he|she|it|both|neither|all|this|lungs?|lv|rv|ef|flow|flows|"
    r"we\s+(?:could|had\s+no))\b))\b"
    r"|(?:with|after|seeing|finding)\b(?=[^.;\n]{0,90}?\b(?:enlarg|ris|climb|fall|dropp|worsen|flood|fail|recover|improv|"
    r"disten|dilat|clear|swell|declin|deteriorat|ballooning|shut|closed|stuck|stagnant|kink|clott|"
    r"unus|small|calcif|diseased|chatter|suck|return|normal|back|tolerat|pass|wean|futil|devastat)\w*))",
    re.IGNORECASE,
)
"""Words that open a sentence with its cause: "As no donor was found, ...", "With flows falling, ..."."""

_ADVERB = expressions.compile(r"(?:hence|therefore|thus|accordingly|consequently)\b", re.IGNORECASE)
_GAP_TO_DEED = 34
_FRONT_REACH = 220
_FRONT_GAP = 90
_NEXT_DEED = 110
_FULL_STOP = expressions.compile(r"\.\s|\n")
_FIRM = expressions.compile(
    r"\W*(?:because\s+of|due\s+to|owing\s+to|on\s+account\s+of|in\s+view\s+of)\b", re.I
)
"""Words of cause that need no comma before the deed."""
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
        found = _before(page, deed, span) or _after(page, deed, span) or _fronted(page, deed, span)
        if found is not None:
            yield found


def adjoins_deed(page: Page, mention: Mention, deeds: tuple[str, ...]) -> bool:
    """Whether a deed follows in the same sentence or opens the next: "5 mm femorals, so ...", "Blue
    head; pulled back"."""
    reach = (mention.end, mention.end + _NEXT_DEED)
    for deed in page.within(reach, *deeds) if deeds else ():
        between = page.text[mention.end : deed.start]
        if "\n\n" in between or len(_FULL_STOP.findall(between)) > 1:
            return False
        if not page.within((mention.end, deed.end), "OTHER_DEED") and not _is_against(page, deed):
            return True
    return False


def open_causes_of(page: Page, *deeds: str) -> Iterator[tuple[int, int]]:
    """Give where a template's placeholder stands in the place of a cause: "Removed due to ***"."""
    for deed in page.find(*deeds) if deeds else ():
        high = min(near(page, deed.start)[1] + 2, deed.end + _GAP_TO_LINK)
        for link in page.within((deed.end, high), "CAUSE_AFTER")[:1]:
            rest = page.text[link.end : link.end + 3]
            if BLANK in rest and not any(c.isalnum() for c in rest) and not _is_against(page, deed):
                yield link.start, link.end + 3


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
    links = [
        link for link in links if link.start <= deed.start or _ADVERB.match(page.text, link.start)
    ]
    if not links:
        return None
    link = links[-1]
    between = (link.end, deed.end)
    if _STOP.search(page.text, *between) or page.within(between, "OTHER_DEED"):
        return None
    if link.start > deed.start:
        # "A graft was therefore preferred": the cause is what was told before.
        return _told_before(page, span)
    start = _last_stop(page, span[0], link.start)
    if len(page.text[start : link.start].split()) < 2:
        return _told_before(page, span) if link.start - span[0] <= 3 else None
    return start, start + len(page.text[start : link.start].rstrip(" ,-:;"))


def _told_before(page: Page, span: tuple[int, int]) -> tuple[int, int] | None:
    """The sentence before, where it says something and belongs to the same stretch of text."""
    number = page.sentence_index(span[0])
    if number == 0:
        return None
    start, end = page.sentences[number - 1]
    if span[0] - end > 3 or len(page.text[start:end].split()) < 3:
        return None
    return start, end


def _fronted(page: Page, deed: Mention, span: tuple[int, int]) -> tuple[int, int] | None:
    """The cause that opens the sentence, with a comma between it and the deed."""
    match = _FRONTED.match(page.text, span[0], deed.start)
    if match is None or deed.start - span[0] > _FRONT_REACH:
        return None
    comma = page.text.rfind(",", match.end(), deed.start)
    if comma < 0 and _FIRM.match(page.text, span[0], deed.start):
        comma = deed.start if deed.start - match.end() < _FRONT_GAP else -1
    if comma < 0 or _STOP.search(page.text, match.end(), deed.start):
        return None
    if page.within((comma, deed.end), "OTHER_DEED"):
        return None
    return span[0], span[0] + len(page.text[span[0] : comma].rstrip())


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
