"""Whether the chest was entered, re-entered or already open for this service."""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.page import Mention, Page
from doclint.reading.base import NOT_A_FACT, Reading, rejection
from doclint.reading.case import Case
from doclint.reading.slots import slots_of
from doclint.reading.weighing import (
    against,
    cues_on,
    has,
    left_blank,
    negates,
    reject_for,
    settle,
    unticked,
)

_FACETS = NOT_A_FACT | {"IN_PLAN", "OTHER_RUN", "POSSIBLE"}
_CHEST = expressions.compile(r"stern|thora|chest|mediast|rib", re.IGNORECASE)
_AT_HEART = expressions.compile(
    r"stern|thora|chest|mediast|rib|pericardi|central|aortic|atrial", re.IGNORECASE
)
_NOT_OF_THE_DEED = expressions.compile(
    r"\b(?:surviv\w*|tolerat\w*|withstand|stood?|face|cope\w*|live\s+through|fit\s+for|candidate|believ\w+|thought|"
    r"think|felt|want(?:ed)?|keen|like|risk(?:ed|ing)?)\b",
    re.IGNORECASE,
)
"""Words by which a denial judges what a patient could bear, and not what was done."""
_TOO_MUCH = expressions.compile(
    r"\b(?:not|never|n't|cannot|hardly|unlikely\s+to)\s+(?:\w+\s+){0,2}?(?:survive|tolerate|withstand|stand|bear|face|live\s+through|"
    r"come\s+through)\s+(?:an?|the|any|another)?\s*(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""An operation that the patient could not have borne."""
_CENTRAL = expressions.compile(
    r"cannul|ecmo|ecls|vent\b|through|reopen|re-open|used|existing", re.IGNORECASE
)


def read_thoracic_incision(page: Page, case: Case) -> Reading:
    """Read the way into the chest; how cannulae of a daily note once went in does not count."""
    reading = Reading()
    if not case.is_service or (case.actions and case.actions <= {"daily_management", "initiation"}):
        return settle(reading, values=None, spans=())
    spans: list[tuple[int, int]] = []
    denied: list[tuple[int, int]] = []
    open_: list[tuple[int, int]] = []
    slots = [
        slot
        for slot in slots_of(page, "thoracic_incision")
        if _CHEST.search(page.text, slot.key_start, slot.key_end)
    ]
    for slot in slots:
        if slot.answer == "no":
            denied.append(slot.span)
        elif slot.answer == "blank":
            open_.append(slot.span)
        elif slot.answer in ("yes", "masked"):
            spans.append(slot.span)
    others = [m for m in page.find("CHEST_ENTRY") if m.value == "none"]
    for mention in page.find("CHEST_ENTRY"):
        span = (mention.start, mention.end)
        if mention.value == "denied":
            option = unticked(page, mention)
            if option == "OPEN":
                open_.append(span)
            elif option is None:
                denied.append(span)
            continue
        if mention.value == "none" or any(o.start < span[1] and span[0] < o.end for o in others):
            reject_for(reading, mention, "SCAR", span)
            continue
        if "\n" in page.text[span[0] : span[1]] or any(
            slot.key_start <= mention.start < slot.key_end for slot in slots
        ):
            continue
        reopened = bool(mention.meta.get("reopened"))
        cue = against(page, mention, case, facets=_FACETS, past=not reopened)
        if cue is not None:
            reading.rejected.append(rejection(mention, cue))
            option = unticked(page, mention)
            plain = option is None and not any(c.facet == "EARLIER" for c in cues_on(page, mention))
            if _NOT_OF_THE_DEED.search(page.text, cue.start, mention.start):
                continue
            if cue.facet == "NEGATED" and plain and negates(page, mention, cue):
                denied.append((min(mention.start, cue.start), max(mention.end, cue.end)))
            elif cue.facet == "OPEN" or option == "OPEN":
                open_.append(span)
        elif left_blank(page, span):
            open_.append(span)
        elif (reason := _objection(page, mention, case)) is not None:
            reject_for(reading, mention, reason, span)
        else:
            spans.append(span)
    if any(_is_denial_only(page, span) for span in denied) and not spans:
        return settle(reading, values=None, spans=(), denied=denied, open_=open_)
    return settle(reading, values=None, spans=spans, open_=open_)


def _is_denial_only(page: Page, span: tuple[int, int]) -> bool:
    return _CHEST.search(page.text, *span) is not None


def _objection(page: Page, mention: Mention, case: Case) -> str | None:
    """Say why an open chest is not this service's, or None."""
    sentence = page.sentence(mention.start)
    if _TOO_MUCH.search(page.text, sentence[0], mention.start):
        return "NOT_BORNE"
    around = page.text[sentence[0] : sentence[1]]
    if has(page, sentence, "OTHER_OPERATION") and not _CENTRAL.search(around):
        return "OTHER_OPERATION"
    if mention.meta.get("membrane") and not _AT_HEART.search(
        page.text, max(0, mention.start - 400), min(len(page.text), mention.end + 400)
    ):
        return "NO_CHEST"
    if mention.meta.get("wires") and not _CHEST.search(
        page.text, max(0, mention.start - 200), min(len(page.text), mention.end + 200)
    ):
        return "NO_CHEST"
    if page.section(mention.start).category in ("physical_examination", "past_history"):
        return "EXAMINATION"
    return None
