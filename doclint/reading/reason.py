"""Why support goes on, a cannula was moved or removed, a vent came or went, a graft was chosen."""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.page import Cue, Mention, Page
from doclint.nlp.phases import told_of_another
from doclint.nlp.seeking import find_all
from doclint.reading.base import CONFLICTING, Reading, clean
from doclint.reading.case import Case
from doclint.reading.causes import (
    LAST_WEEK,
    adjoins_deed,
    causes_of,
    is_of_another_thing,
    open_causes_of,
)
from doclint.reading.slots import Slot, chosen_words, slots_of
from doclint.reading.weighing import cues_on, has, reject_for, settle

_LABELS = {
    "daily_management": ("REASON_STAY",),
    "removal": ("REASON_OUT",),
    "reposition": ("REASON_MOVE",),
    "vent_insertion": ("REASON_VENT",),
    "vent_removal": ("REASON_UNVENT", "REASON_OUT"),
    "graft_conduit": ("REASON_GRAFT",),
}
_DEEDS = {
    "daily_management": "DEED_STAY",
    "removal": "DEED_OUT",
    "reposition": "DEED_MOVE",
    "vent_insertion": "DEED_VENT",
    "vent_removal": "DEED_UNVENT",
    "graft_conduit": "DEED_GRAFT",
}
_HINTS = {
    "daily_management": "HINT_STAY",
    "removal": "HINT_OUT",
    "reposition": "HINT_MOVE",
    "vent_insertion": "HINT_VENT",
    "graft_conduit": "HINT_GRAFT",
}
"""What is a reason only beside the deed that it led to."""

_AGAINST = frozenset(
    ("CONDITIONAL", "RISK", "OTHER_RUN", "OTHER_PERSON", "UNCHOSEN", "OPEN", "EMPTY",
     "IN_CONSENT", "IN_FAMILY", "COPIED", "IN_HISTORY")
)  # fmt: skip
_DENIABLE = frozenset(("REASON_MOVE", "REASON_VENT", "HINT_MOVE", "HINT_VENT", "HINT_OUT"))
_ENDED = frozenset(("REASON_OUT", "REASON_UNVENT"))
_IN_A_YEAR = expressions.compile(
    r"\b(?:in|during|since)\s+(?:19|20)\d\d\b(?![-/])|\b(?:months?|years?)\s+ago\b", re.IGNORECASE
)
"""An earlier run, told by its year."""

_FALLS = expressions.compile(
    r"(?:falls?|fell|drop\w*|desat\w*|sinks?|sank|crash\w*|tires?|tired|collaps\w*)\b",
    re.IGNORECASE,
)
_DID_NOT = expressions.compile(
    r"\b(?:(?:did|does|do|will|would)(?: not|n't)|never|no longer|without(?: any| an?)?|no)(?: (?:once|ever|even|"
    r"really|further))? \Z",
    re.IGNORECASE,
)
"""What did not fall with less support speaks for coming off."""
_AS_PLANNED = expressions.compile(
    r"\b(?:plan(?:ned)?|goals?|criteria|parameters|rules?|protocol|orders?|stop|abort|back up|call)\b"
    r"(?:[^.\n]|\.(?=\d))*\bif\b",
    re.IGNORECASE,
)
"""What shall be done if something falls is no more than a plan: "wean plan: to 1 L, stop if MAP drops"."""
_TITLE_AHEAD = 16
_AFTERWARDS = expressions.compile(
    r"\b(?:post-?(?:removal|decannulation|procedure|op\w*)|after\s+(?:removal|decannulation|the\s+cannula)|"
    r"afterwards?|at\s+the\s+end|on\s+leaving|completion|now\s+off|thereafter)\b",
    re.IGNORECASE,
)
_RELATIVE = expressions.compile(
    r"\b(?:mother|mom|father|dad|brother|sister|twin|donor|wife|husband|cousin|uncle|aunt)\s+(?:\w+ed|is|was|has|had)\b",
    re.IGNORECASE,
)
_UNAIDED = expressions.compile(
    r"\b(?:without|off|yet|still|own|native|unaided|now|today|alone|ecmo|circuit|support)\b",
    re.IGNORECASE,
)
_OTHER_WEANING = expressions.compile(
    r"\b(?:sedation|swallow\w*|extubat\w*|sbt|breathing|feeds?|feeding|pressors?|inotrop\w+|vasopress\w+|"
    r"epi(?:nephrine)?|norepi\w*|trach\w*|insulin|opioids?|fentanyl|ketamine|nitric|ino|steroids?|discharge|"
    r"transfer|floor|crrt|dialysis|paraly\w+|diures\w+)\b",
    re.IGNORECASE,
)
_AS_IT_WENT = expressions.compile(
    r"(?:whenever|when|every\s+time|each\s+time|any\s?time)\s+(?:he|she|it|we|they|i|(?:the\s+)?(?:patient|pt|child|"
    r"baby|infant|head|neck|leg|bed|nurses?))\s+(?:was|were|had|lay|sat|bent|took|woke|rose|stood|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
"""What happened whenever something else did has happened."""
_OTHER_REASON = expressions.compile(
    r"\b(?:admission|admit\w*|consult\w*|visit|study|exam\w*|intubation|transfusion|dialysis|call|hospitali[sz]ation|"
    r"presentation)\b",
    re.IGNORECASE,
)
"""What a title asks the reason of that is no deed of ours."""
_UNTIL = expressions.compile(r"\b(?:until|till)\b[^.;\n]*$", re.IGNORECASE)
"""What a cannula was moved to: "turned until the jet was seen pointing into the ventricle"."""
_TAUGHT = expressions.compile(
    r"\b(?:in general|generally|taught|teaching|education|educated|explained to (?:the )?(?:nurs|staff|famil)\w*|"
    r"possible causes|causes of|signs of|look out for|watch(?:ing|ed)? for|instructed)\b",
    re.IGNORECASE,
)
"""What is taught about trouble tells of none."""

_FUTURE = ("will", "would", "plan", "shall", "consider", "should")


def read_reason(page: Page, case: Case) -> Reading:
    """Read the reason for what this note reports; a first cannulation has an indication only."""
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
    deeds = [_DEEDS[action] for action in sorted(case.actions & _DEEDS.keys())]
    for action in sorted(case.actions & _HINTS.keys()):
        for mention in page.find(_HINTS[action]):
            if (
                _objection(page, mention, case) is None
                and not is_of_another_thing(page, mention.start)
                and adjoins_deed(page, mention, (_DEEDS[action],))
            ):
                values.append(clean(page, mention.start, mention.end))
                spans.append((mention.start, mention.end))
    for start, end in causes_of(page, *deeds):
        if not any(a < end and start < b for a, b in spans):
            values.append(clean(page, start, end))
            spans.append((start, end))
    open_.extend(open_causes_of(page, *deeds))
    if "removal" in case.actions and (clash := _clash(page, spans)) is not None:
        reading.status, reading.spans = CONFLICTING, list(clash)
        reading.values.update(values=None, candidates=[clean(page, *span) for span in clash])
        return reading
    return settle(reading, values=values, spans=sorted(spans), open_=open_)


_ORGAN = (
    r"(?:(?:the|his|her|native|any)\s+)*"
    r"(?P<organ>hearts?|cardiac|lv|myocard\w+|ventric\w+|lungs?|pulmonary|respiratory)"
)
_RECOVERED = expressions.compile(
    rf"\W*{_ORGAN}\s+(?:(?:has|have|had|is|was|were|function|now|fully|well)\s+)*(?:recovery|recovered)\b|"
    r"\W*recovery\s+of\s+(?:(?:the|his|her|native)\s+)*(?P<of>heart|lv|lungs?)\b",
    re.IGNORECASE,
)
_NO_RECOVERY = expressions.compile(
    rf"\bno\s+{_ORGAN}\s+recovery\b|"
    r"\bno\s+recovery\s+(?:of|in)\s+(?:(?:the|his|her|native)\s+)*(?P<of>heart|lv|lungs?)\b|"
    r"\b(?P<which>heart|lv|lungs?)\s+(?:(?:has|have|had|did)\s+)?(?:never|not|n't)\s+recover\w*",
    re.IGNORECASE,
)
_OF_A_YEAR = expressions.compile(
    r"\b(?:19|20)\d\d\b(?![-/])|\b(?:months?|years?) ago\b", re.IGNORECASE
)
_AT_FIRST = expressions.compile(
    r"\b(?:first|initial\w*|early|until|at\s+that|then|week\s+one|days?|before|yet)\b",
    re.IGNORECASE,
)
"""A recovery that was long in coming is denied of the time before."""


def _clash(
    page: Page, spans: list[tuple[int, int]]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Give a title's answer that an organ recovered and the denial of it in another sentence, or None."""
    for slot in slots_of(page, "reason", "REASON_KEY", no_first=False):
        told = _RECOVERED.match(page.text, slot.start, slot.end)
        if told is None or not any(a <= told.start() < b for a, b in spans):
            continue
        for none in find_all(_NO_RECOVERY, page.text):
            low, high = page.sentence(none.start())
            if (
                none.start() > slot.end
                and _is_heart(told) == _is_heart(none)
                and not page.section(none.start()).facet
                and told_of_another(page, none.start()) is None
                and _OF_A_YEAR.search(page.text, low, high) is None
                and _AT_FIRST.search(page.text, low, high) is None
            ):
                return told.span(), none.span()
    return None


def _is_heart(found: re.Match[str]) -> bool:
    """Whether the organ that words tell of is the heart and not the lungs."""
    organ = next(each for each in found.groups() if each)
    return organ.lower()[:2] in ("he", "ca", "lv", "my", "ve")


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
    if _OTHER_REASON.search(title):
        return False
    section = page.section(slot.key_start)
    if section.facet and section.facet != "PLANNED":
        return False
    return not (
        "ecmo" in title.split()[-2:] and title.startswith("reason for") and len(title.split()) < 4
    )


def _objection(page: Page, mention: Mention, case: Case) -> tuple[str, tuple[int, int]] | None:
    """Say why a phrase is no reason for this service, or None."""
    span = (mention.start, mention.end)
    if "\n" in page.text[mention.start : mention.end]:
        return "TWO_UNITS", span
    elsewhere = told_of_another(page, mention.start)
    if elsewhere is not None:
        return elsewhere.facet, (elsewhere.start, elsewhere.end)
    cue = next((cue for cue in cues_on(page, mention) if _speaks_against(page, mention, cue)), None)
    if cue is not None:
        return cue.facet, (cue.start, cue.end)
    if _RELATIVE.search(page.text, page.sentence(mention.start)[0], mention.start + 12):
        return "OTHER_PERSON", span
    section = page.section(mention.start)
    if section.category == "plan" and mention.label not in ("REASON_STAY",):
        return "IN_PLAN", (section.start, section.start)
    sentence = page.sentence(mention.start)
    if mention.label in _DENIABLE and (taught := _TAUGHT.search(page.text, *sentence)):
        return "RISK", taught.span()
    if mention.label in _DENIABLE and (then := LAST_WEEK.search(page.text, *sentence)):
        return "EARLIER", then.span()
    if mention.label in _ENDED and (then := _IN_A_YEAR.search(page.text, *sentence)):
        return "EARLIER", then.span()
    if mention.meta.get("moved") and not case.actions:
        return (
            "BEFORE_SUPPORT",
            span,
        )  # "sat 74" is a reason to move a cannula only where one was moved
    if mention.meta.get("owned") and is_of_another_thing(page, mention.start):
        return "OTHER_DEVICE", span
    if mention.meta.get("state") and _is_afterwards(page, mention, sentence):
        return "AFTERWARDS", sentence
    if mention.label == "REASON_MOVE" and (
        until := _UNTIL.search(page.text, sentence[0], mention.start)
    ):
        return "AFTERWARDS", until.span()
    return _objection_to_stay(page, mention) if mention.label == "REASON_STAY" else None


def _speaks_against(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether a cue says that a phrase is planned, denied, or of another time or person."""
    # "Would not empty" within the phrase is no plan.
    inside = mention.start <= cue.start and cue.end <= mention.end
    stays = mention.label == "REASON_STAY"
    if stays and inside and cue.facet in ("CONDITIONAL", "RISK"):
        title = max(0, mention.start - _TITLE_AHEAD)
        if not _AS_PLANNED.search(page.text, title, mention.end):
            return False  # "Falls when the sweep is cut" names what was seen.
    if cue.facet == "CONDITIONAL" and _AS_IT_WENT.match(page.text, cue.start):
        return False  # "chatter whenever she coughed"
    if cue.facet == "NEGATED" and mention.label in _DENIABLE and cue.end <= mention.start:
        return True
    if cue.facet == "PLANNED" and not inside and not stays:
        if page.text[cue.start : cue.end].lower().startswith(_FUTURE):
            return True
    return cue.facet in _AGAINST


def _objection_to_stay(page: Page, mention: Mention) -> tuple[str, tuple[int, int]] | None:
    """Say why a state of heart or lungs is no reason for support to go on, or None."""
    sentence = page.sentence(mention.start)
    if _FALLS.match(page.text, mention.start) and (
        no := _DID_NOT.search(page.text, sentence[0], mention.start)
    ):
        return "NEGATED", no.span()
    if has(page, sentence, "STARTED_THEN"):
        return "HISTORY", sentence
    if mention.meta.get("unaided") and _UNAIDED.search(page.text, *sentence) is None:
        return "HISTORY", sentence
    if _OTHER_WEANING.search(page.text, mention.start, min(mention.end + 25, sentence[1])):
        return "OTHER_WEANING", (mention.start, mention.end)
    return None


def _is_afterwards(page: Page, mention: Mention, sentence: tuple[int, int]) -> bool:
    """Whether a state of heart or lungs was found once the cannula was out."""
    if _AFTERWARDS.search(page.text, *sentence):
        return True
    section = page.section(mention.start)
    before = (section.start, sentence[0])
    return any(
        has(page, page.sentence(verb.start), "CANNULA") for verb in page.within(before, "VERB_OUT")
    )
