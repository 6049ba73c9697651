"""Whether a graft conduit was sewn to the artery for the cannula."""

from __future__ import annotations

from doclint.nlp.page import Page
from doclint.reading.base import NOT_A_FACT, Reading
from doclint.reading.case import Case
from doclint.reading.slots import slots_of
from doclint.reading.weighing import has, part, reject_for, settle

_FACETS = NOT_A_FACT | {"IN_PLAN"}
_ARTERY = ("insertion", "graft_conduit", "reposition")


def read_graft(page: Page, case: Case) -> Reading:
    """Read the graft; one that went on before today's removal or daily round is not this note's."""
    reading = Reading()
    if not case.is_service:
        return settle(reading, values=None, spans=())
    spans: list[tuple[int, int]] = []
    denied: list[tuple[int, int]] = []
    open_: list[tuple[int, int]] = []
    slots = slots_of(page, "graft")
    for slot in slots:
        if slot.answer == "no":
            denied.append(slot.span)
        elif slot.answer == "blank" or (
            page.is_blank(slot.start, slot.end) and not page.within(slot.span, "GRAFT_CONDUIT")
        ):
            open_.append(slot.span)
        elif slot.answer in ("yes", "masked"):
            spans.append(slot.span)
    found = [m for m in page.find("GRAFT_CONDUIT") if m.value != "none"]
    kept, dropped = part(page, found, case, reading, facets=_FACETS)
    others = [m for m in page.find("GRAFT_CONDUIT") if m.value == "none"]
    for mention in kept:
        if any(slot.key_start <= mention.start < slot.key_end for slot in slots):
            continue
        if any(o.start < mention.end and mention.start < o.end for o in others) or has(
            page, page.clause(mention.start), "OTHER_GRAFT"
        ):
            reject_for(reading, mention, "OTHER_GRAFT", (mention.start, mention.end))
        else:
            spans.append((mention.start, mention.end))
    for mention, cue in dropped:
        if cue.facet == "NEGATED":
            denied.append((min(mention.start, cue.start), max(mention.end, cue.end)))
        elif cue.facet == "OPEN":
            open_.append((mention.start, mention.end))
    if case.actions and case.actions.isdisjoint(_ARTERY):
        spans = []
    return settle(reading, values=None, spans=spans, denied=denied, open_=open_)
