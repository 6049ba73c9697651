"""``consent``: given, or waived as an emergency.

Who gave it and which risks were spoken of does not matter. A consent that is pending or intended,
or that was given for something else, is none.
"""

from __future__ import annotations

import re

from doclint.nlp.page import Cue, Mention, Page
from doclint.nlp.phases import near
from doclint.reading.answers import Answer, answers_to
from doclint.reading.base import (
    DOCUMENTED,
    NOT_DONE,
    UNFILLED,
    Reading,
    cues_of,
    rejection,
)
from doclint.reading.case import Case

_AGAINST = frozenset(
    ("NEGATED", "PLANNED", "CONDITIONAL", "OTHER_RUN", "UNCHOSEN", "OPEN", "EMPTY", "COPIED")
)
_REALLY_PLANNED = re.compile(
    r"(?:will|we'll|i'll|he'll|she'll|they'll|would|plan\w*|to be|needs? to be|should|shall|"
    r"scheduled|intend\w*|anticipat\w*|tomorrow|later|to follow|prepar\w+|need)\b",
    re.IGNORECASE,
)
_EMERGENCY = re.compile(
    r"\b(?:emergen\w+|life-?\s?saving|waive[rd]?|implied|exigent|best interests?|two[- ]physician|"
    r"2[- ]physician|code situation|extremis)\b",
    re.IGNORECASE,
)
_PENDING = re.compile(
    r"\b(?:pending|awaited|awaiting|outstanding|to be (?:obtained|signed|sought|discussed|"
    r"completed)|"
    r"will (?:be )?(?:obtain\w*|sign\w*|seek|get|discuss\w*|sought)|"
    r"not (?:yet )?(?:been )?(?:obtained|"
    r"given|signed|available|documented|on file|found|located|in chart|sought|completed)|"
    r"could not be "
    r"(?:obtained|reached|given)|unobtainable|declin\w+|refus\w+|withheld|needs? to|in progress|"
    r"being (?:sought|obtained|arranged)|not\b|yet to|when (?:family|wife|husband|parents?|mother)|"
    r"still (?:needed|required|to)|requested)",
    re.IGNORECASE,
)
_NOT_GIVEN = re.compile(
    r"\b(?:not (?:obtained|given|signed)|declin\w+|refus\w+|withheld|none obtained|no consent)\b",
    re.I,
)
_OTHER_THING = re.compile(
    r"\b(?:blood(?: products?)?|transfus\w+|research|study|studies|registry|autopsy|post-?mortem|"
    r"photo\w*|genetic\w*|tracheost\w+|trach|dialysis|crrt|gastrost\w+|peg|picc|hiv|publication|"
    r"organ donation|sternal closure|catheteri[sz]ation|bronchoscop\w+)\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\b(?:ecmo|ecls|cannul\w*|decannul\w*|support|procedure|operation|surgery|vent|"
    r"reposition\w*)\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:risks?|consent|explain\w*|told|informed|discuss\w*|went over|gone over|talk\w*|parents?|"
    r"mother|father|wife|husband|family|son|daughter|spouse|brother|sister)\b",
    re.IGNORECASE,
)


def read_consent(page: Page, case: Case) -> Reading:
    """Read the element."""
    reading = Reading()
    if not case.is_service:
        return reading
    open_: list[tuple[int, int]] = []
    refused: list[tuple[int, int]] = []
    asked = answers_to(page, "consent", "CONSENT_TITLE")
    for mention in page.find("CONSENT"):
        if any(a.key_start <= mention.start < max(a.end, a.key_end) for a in asked):
            continue
        if case.is_daily_only and not (mention.meta.get("noun") or mention.meta.get("emergency")):
            continue
        cue = _against(page, mention)
        if cue is not None:
            reading.rejected.append(rejection(mention, cue))
            if cue.facet == "OPEN":
                open_.append((mention.start, mention.end))
            elif cue.facet == "NOT_GIVEN":
                refused.append((mention.start, cue.end))
            continue
        reading.spans.append((mention.start, mention.end))
    for answer in asked:
        _read_answer(answer, reading, open_, refused)
    if reading.spans:
        reading.status = DOCUMENTED
    elif open_:
        reading.status, reading.spans = UNFILLED, open_
    elif refused:
        reading.status, reading.spans = NOT_DONE, refused
    return reading


def _against(page: Page, mention: Mention) -> Cue | None:
    """Give the reason why words of consent do not document it, or None."""
    clause = page.clause(mention.start)
    sentence = near(page, mention.start)
    emergency = mention.meta.get("emergency") or page.search(_EMERGENCY, sentence)
    for cue in cues_of(page, mention):
        if cue.facet not in _AGAINST:
            continue
        if emergency and cue.facet in ("NEGATED", "CONDITIONAL", "PLANNED"):
            continue
        if cue.facet == "PLANNED" and not _REALLY_PLANNED.match(page.text, cue.start):
            continue
        if cue.facet == "NEGATED" and mention.start <= cue.start < mention.end:
            continue
        if cue.facet == "NEGATED" and mention.meta.get("noun"):
            return Cue("NOT_GIVEN", cue.start, cue.end)
        return cue
    if not mention.meta.get("emergency"):
        end = min(clause[1], mention.end + 60)
        if mention.meta.get("noun") and not emergency:
            pending = _PENDING.search(page.text, mention.start, end)
            if pending:
                given = _NOT_GIVEN.search(page.text, mention.start, end)
                return Cue("NOT_GIVEN" if given else "PLANNED", pending.start(), pending.end())
        around = (max(clause[0], mention.start - 25), end)
        other = page.search(_OTHER_THING, around)
        if other and not page.search(_THIS, around):
            return Cue("OTHER_THING", other.start(), other.end())
    if "signed" in page.text[mention.start : mention.end].lower() and not page.search(
        _TALK, (max(0, sentence[0] - 160), sentence[1])
    ):
        return Cue("SIGNATURE", mention.start, mention.end)
    return None


def _read_answer(
    answer: Answer,
    reading: Reading,
    open_: list[tuple[int, int]],
    refused: list[tuple[int, int]],
) -> None:
    """Judge what stands after a title of consent: any text but a no and a not yet."""
    first = re.split(r"[.;]\s", answer.text)[0]
    if answer.kind == "open":
        open_.append(answer.span)
    elif answer.kind in ("yes", "masked") or _EMERGENCY.search(answer.text):
        reading.spans.append(answer.span)
    elif answer.kind == "no" or (answer.kind == "value" and _NOT_GIVEN.search(first)):
        refused.append(answer.span)
    elif answer.kind != "value" or _PENDING.search(first):
        return
    elif not _OTHER_THING.search(answer.text) or _THIS.search(answer.text):
        reading.spans.append(answer.span)
