"""Whether fluoroscopy was used in the procedure, or stated as not used."""

from __future__ import annotations

import re

from doclint.nlp.page import Mention, Page
from doclint.reading.base import CONFLICTING, NOT_A_FACT, Reading, rejection
from doclint.reading.case import Case
from doclint.reading.slots import Slot, chosen_words, slots_of
from doclint.reading.weighing import against, cues_on, negates, other_device, reject_for, settle

_READY = re.compile(
    r"\s*(?:was|is|were|being|stood|kept|remained|,|\()?\s*(?:immediately|readily|also|made)?\s*"
    r"(?:(?:stayed|remained|stood|kept|left)\s+(?:in|outside|at|on)\b|available|at\s+hand|on\s+(?:standby|stand-by|hand)|at\s+the\s+ready|ready|in\s+the\s+room)\b",
    re.IGNORECASE,
)
_NOT_NEEDED = re.compile(
    r"[^.;\n]{0,60}\b(?:not|never|n't)\s+(?:be\s+|been\s+)?(?:used|needed|required|necessary|employed|utili[sz]ed)",
    re.IGNORECASE,
)
_NO_BEFORE = re.compile(r"\b(?:no|without(?:\s+any)?)\s+$", re.IGNORECASE)
"""A negation that a line's end parts from its word."""
_NO_PART = re.compile(r"\s*(?:was|is|were)\s+(?:not|no)\s+(?:a\s+)?part\s+of\b", re.IGNORECASE)
_FACETS = NOT_A_FACT | {"IN_PLAN"}
_NO_TIME = re.compile(r"\W*0+(?:[.:]0+)?\s*(?:min|sec|s\b|m\b)", re.IGNORECASE)


def read_fluoroscopy(page: Page, case: Case) -> Reading:
    """Read whether fluoroscopy was used; a unit merely at hand was not."""
    reading = Reading()
    if not case.is_service:
        return settle(reading, values=None, spans=())
    used: list[tuple[int, int]] = []
    denied: list[tuple[int, int]] = []
    open_: list[tuple[int, int]] = []
    stated_no: list[tuple[int, int]] = []
    slots = slots_of(page, "fluoroscopy", "FLUOROSCOPY")
    for slot in slots:
        words = page.text[slot.start : slot.end]
        if slot.answer == "no" or (slot.answer == "value" and _NO_TIME.match(words)):
            stated_no.append(slot.span)
        elif slot.answer == "blank":
            open_.append(slot.span)
        elif slot.answer in ("yes", "masked") or (slot.answer == "value" and _is_use(page, slot)):
            used.append(slot.span)
    for mention in page.find("FLUOROSCOPY"):
        if mention.meta.get("use") == "none":
            denied.append((mention.start, mention.end))
            continue
        if mention.meta.get("use") is False:
            reject_for(reading, mention, "NOT_USE", (mention.start, mention.end))
            continue
        if any(slot.key_start <= mention.start < slot.key_end for slot in slots):
            continue
        span = (mention.start, mention.end)
        cue = against(page, mention, case, facets=_FACETS, means=True)
        negated = next(
            (
                c
                for c in cues_on(page, mention)
                if c.facet == "NEGATED" and negates(page, mention, c)
            ),
            None,
        )
        if (
            cue is None
            and (no := _NO_BEFORE.search(page.text, max(0, mention.start - 20), mention.start))
            is not None
        ):
            denied.append((no.start(), mention.end))
            continue
        if negated is None and (unused := _NO_PART.match(page.text, mention.end)):
            denied.append((mention.start, unused.end()))
            continue
        ready = _READY.match(page.text, mention.end)
        if cue is not None:
            reading.rejected.append(rejection(mention, cue))
            if negated is not None and cue.facet in ("NEGATED", "UNCHOSEN"):
                if cue.facet == "NEGATED" and _is_plain_no(page, mention, case):
                    denied.append((min(span[0], negated.start), max(span[1], negated.end)))
            elif cue.facet == "OPEN":
                open_.append(span)
        elif ready is not None:
            unused = _NOT_NEEDED.match(page.text, mention.end)
            reject_for(reading, mention, "AT_HAND", (mention.end, ready.end()))
            if unused is not None:
                denied.append((mention.start, unused.end()))
        elif (device := other_device(page, mention)) is not None:
            reject_for(reading, mention, "OTHER_DEVICE", (device.start, device.end))
        elif case.is_daily_only:
            reject_for(reading, mention, "DAILY_NOTE", span)
        elif _by_another(page, mention, case):
            reject_for(reading, mention, "OTHER_OPERATOR", span)
        else:
            used.append(span)
    if used and stated_no and not case.is_daily_only:
        reading.status, reading.spans = CONFLICTING, [*stated_no, *used]
        reading.values["candidates"] = ["not used", "used"]
        return reading
    if case.is_daily_only:
        used = []
    return settle(reading, values=None, spans=used, denied=[*stated_no, *denied], open_=open_)


def _is_use(page: Page, slot: Slot) -> bool:
    """Whether a slot's answer is a statement of use and not of readiness or a plan."""
    return not any(
        re.match(
            r"\W*(?:available|stand-?by|on\s+stand|at\s+hand|planned|if\s|prn)",
            page.text[a:b],
            re.I,
        )
        for a, b in chosen_words(page, slot)
    )


def _is_plain_no(page: Page, mention: Mention, case: Case) -> bool:
    """Whether a negated mention is of this occasion."""
    return (
        not any(
            cue.facet in ("EARLIER", "OTHER_RUN", "IN_HISTORY", "PLANNED", "CONDITIONAL")
            for cue in cues_on(page, mention)
        )
        or case.is_start
    )


def _by_another(page: Page, mention: Mention, case: Case) -> bool:
    """Whether, in a note on the start alone, another operator's cannulation is told."""
    alone = "initiation" in case.actions and case.actions.isdisjoint(
        ("insertion", "reposition", "removal")
    )
    return alone and any(cue.facet == "OTHER_OPERATOR" for cue in cues_on(page, mention))
