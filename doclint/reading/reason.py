"""Why support goes on, a cannula was moved or removed, a vent came or went, a graft was chosen."""

from __future__ import annotations

from doclint.nlp.page import Mention, Page
from doclint.reading.base import NOT_A_FACT, Reading, clean
from doclint.reading.case import Case
from doclint.reading.weighing import (
    Slot,
    chosen_words,
    cues_on,
    has,
    reject_for,
    settle,
    slots_of,
)

_LABELS = {
    "daily_management": ("REASON_STAY",),
    "removal": ("REASON_OUT",),
    "reposition": ("REASON_MOVE",),
    "vent_insertion": ("REASON_VENT",),
    "vent_removal": ("REASON_UNVENT", "REASON_OUT"),
    "graft_conduit": ("REASON_GRAFT",),
}
_AGAINST = frozenset(
    ("CONDITIONAL", "RISK", "OTHER_RUN", "OTHER_PERSON", "UNCHOSEN", "OPEN", "EMPTY", "IN_CONSENT", "IN_FAMILY",
     "COPIED", "IN_HISTORY")
)  # fmt: skip
_DENIABLE = frozenset(("REASON_MOVE", "REASON_VENT"))
_FUTURE = ("will", "would", "plan", "shall", "consider", "should")


def read_reason(page: Page, case: Case) -> Reading:
    """Read the reason for what this note reports; a first cannulation has an indication, no reason."""
    reading = Reading()
    labels = labels_for(case)
    if not case.is_service or not labels:
        return settle(reading, values=[], spans=())
    values: list[str] = []
    spans: list[tuple[int, int]] = []
    open_: list[tuple[int, int]] = []
    for slot in slots_of(page, "reason", "REASON_KEY", no_first=False):
        if not _is_asked(page, slot):
            continue
        if slot.answer == "blank":
            open_.append(slot.span)
        elif slot.answer in ("value", "masked"):
            for start, end in chosen_words(page, slot):
                values.append(clean(page, start, end))
                spans.append((start, end))
    for mention in page.find(*labels):
        reason = _objection(page, mention, case)
        if reason is not None:
            reject_for(reading, mention, *reason)
        elif not any(a <= mention.start < b for a, b in spans):
            values.append(clean(page, mention.start, mention.end))
            spans.append((mention.start, mention.end))
    return settle(reading, values=values, spans=spans, open_=open_)


def labels_for(case: Case) -> tuple[str, ...]:
    """Give the categories of phrases that answer "why" for these services."""
    if not case.actions:
        return ("REASON_STAY", "REASON_OUT", "REASON_MOVE", "REASON_VENT", "REASON_UNVENT")
    found = [label for action in sorted(case.actions) for label in _LABELS.get(action, ())]
    if "removal" in case.actions and "insertion" in case.actions:
        found.append("REASON_MOVE")
    return tuple(dict.fromkeys(found))


def _is_asked(page: Page, slot: Slot) -> bool:
    """Whether a title asks for this reason and not for the indication of support."""
    title = page.text[slot.key_start : slot.key_end].lower()
    section = page.section(slot.key_start)
    if section.facet and section.facet != "PLANNED":
        return False
    return not ("ecmo" in title.split()[-2:] and title.startswith("reason for") and len(title.split()) < 4)


def _objection(
    page: Page, mention: Mention, case: Case
) -> tuple[str, tuple[int, int]] | None:
    """Say why a phrase is no reason for this service, or None."""
    span = (mention.start, mention.end)
    if "\n" in page.text[mention.start : mention.end]:
        return "TWO_UNITS", span
    for cue in cues_on(page, mention):
        words = page.text[cue.start : cue.end].lower()
        future = cue.facet == "PLANNED" and words.startswith(_FUTURE)
        if (
            cue.facet in _AGAINST
            or (cue.facet == "NEGATED" and mention.label in _DENIABLE)
            or (future and mention.label != "REASON_STAY")
        ):
            return cue.facet, (cue.start, cue.end)
    section = page.section(mention.start)
    if section.category == "plan" and mention.label not in ("REASON_STAY",):
        return "IN_PLAN", (section.start, section.start)
    sentence = page.sentence(mention.start)
    if mention.label == "REASON_STAY" and has(page, sentence, "STARTED_THEN"):
        return "HISTORY", sentence
    if mention.label == "REASON_GRAFT" and not _near_graft(page, sentence):
        return "NO_GRAFT", sentence
    return None


def _near_graft(page: Page, sentence: tuple[int, int]) -> bool:
    following = page.sentence(min(len(page.text) - 1, sentence[1] + 1))
    before = page.sentence(max(0, sentence[0] - 2))
    return any(has(page, s, "GRAFT_CONDUIT") for s in (sentence, following, before))
