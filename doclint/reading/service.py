"""Whether a note reports ECMO of this patient at all, now."""

from __future__ import annotations

import re

from doclint.nlp.page import Cue, Mention, Page
from doclint.reading.base import NOT_A_FACT, cues_of

_NOT_SUPPORT = re.compile(
    r"^[- ]*(?:(?:(?:mobile|transport|retrieval|rescue|on-?call) )?team|consult\w*|candidate|candidacy|evaluation|referral|center|centre|program|service\b|standby|stand-by|"
    r"specialist|physician on call|coordinator|criteria|backup|back-up|capab\w*|transfer|eligib\w*|option|discussion|"
    r"circuit (?:at hand|stood|was (?:primed|ready|available)|on stand-?by|available|ready|nearby|in the room)|pager|was (?:considered|discussed|offered)|if\b|course|survivor)",
    re.IGNORECASE,
)
_REJECT = NOT_A_FACT | {"OTHER_RUN", "IN_HISTORY", "POSSIBLE", "IN_CONSENT"}
_NOT_YET = re.compile(r"\b(?:primed|back-?up|spare|available|wet|dry)\s+$", re.IGNORECASE)
_LONG_PAST = re.compile(r"history|h/o|s/p|status|prior|previous|former|week|month|year|\b(?:19|20)\d\d|last|past|childhood|neonate", re.IGNORECASE)
_ENDED = re.compile(r"\b(?:de-?cannulat\w+|(?:weaned|came|taken|come|liberated|separated) (?:off|from)|off (?:ecmo|ecls)|surviv\w+)\b", re.IGNORECASE)


def reports_ecmo(page: Page) -> bool:
    """Whether the note speaks of extracorporeal support as a present fact of this patient."""
    for mention in page.find("ECMO", "MODE"):
        if mention.meta.get("weak") and not is_support(page, mention):
            continue
        if _NOT_SUPPORT.match(page.text[mention.end : mention.end + 30]):
            continue
        if _NOT_YET.search(page.text, max(0, mention.start - 25), mention.start):
            continue
        cues = cues_of(page, mention)
        if any(cue.facet in _REJECT for cue in cues):
            continue
        past = [cue for cue in cues if cue.facet == "EARLIER"]
        sentence = page.text[slice(*page.sentence(mention.start))]
        if past and (_ENDED.search(sentence) or any(_is_long_past(page, mention, c) for c in past)):
            continue
        return True
    return False


def _is_long_past(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether a cue puts the mention into another time ("s/p ECMO"), and not "on ECMO since Friday"."""
    words = page.text[cue.start : cue.end]
    if not _LONG_PAST.search(words):
        return False
    between = page.text[min(cue.end, mention.end) : max(cue.start, mention.start)]
    return not (cue.end <= mention.start and re.search(r"[,;]|\bon\b|\bnow\b", between))


def is_support(page: Page, mention: Mention) -> bool:
    """Whether a bare "VA" stands beside words of support (and is no hospital)."""
    item = page.field_at(mention.start)
    if item is not None and (item.element in ("mode", "circuit") or item.role == "action"):
        return True
    if page.box_at(mention.start) is not None:
        return True
    low, high = page.sentence(mention.start)
    near = (max(low, mention.start - 60), min(high, mention.end + 60))
    before = page.text[max(0, mention.start - 12) : mention.start].lower()
    if re.search(r"\b(?:the|at|from|our|to)\s$", before) and not re.match(
        r"[- ](?:ecmo|ecls|cannul|circuit|mode|support|run|flow|config)", page.text[mention.end :].lower()
    ):
        return False
    return bool(page.within(near, "ECMO", "CANNULA", "ACTION", "CONVERSION")) or bool(
        re.match(r"[- ](?:circuit|support|run|mode|flow|config|cannul|day)", page.text[mention.end :].lower())
    )
