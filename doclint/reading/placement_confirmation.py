"""How the final position of the cannula was confirmed."""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.normalize import BLANK
from doclint.nlp.page import Mention, Page
from doclint.nlp.seeking import find_all
from doclint.reading.base import CONFLICTING, Reading
from doclint.reading.case import Case
from doclint.reading.imaging import (
    CONFIRMED_BY,
    OTHER_TUBE,
    is_of_cannula,
    objection,
    part_studies,
    studies,
    told_next,
)
from doclint.reading.slots import Slot, chosen_words, listed_boxes, slots_of
from doclint.reading.weighing import has, other_device, reject_for, settle, unit_of

_OF_NEEDLE = expressions.compile(
    r"\b(?:needle|wire|guide-?wire|sheath|dilator|introducer|micropuncture)(?:'s)?\s+(?:tip\s+)?$",
    re.IGNORECASE,
)
"""What is placed before the cannula is."""
_UNCHECKED = expressions.compile(
    r"\b(?:positions?|placement|tips?)\b[^.;\n]{0,40}?\b(?:not|never|n't)\s+(?:been\s+|be\s+)?"
    r"(?:formally\s+|further\s+)?(?:checked|confirmed|verified|imaged|documented\s+by)\b(?!\s+(?:yet|until))|"
    r"\b(?:positions?|placement|tips?|cannula|cannulae|cannulas)\b[^.;\n]{0,40}?\bun(?:confirmed|verified|checked|imaged)\b"
    r"(?!\s+(?:yet|until|as\s+yet|before|when|so))|"
    r"\bno\s+(?:\w+\s+){0,2}(?:confirmation|verification|check)\s+of\s+(?:(?:the|final|cannula|tip|"
    r"its)\s+){0,3}(?:positions?|placement|tips?)\b",
    re.IGNORECASE,
)
_MENDED = expressions.compile(
    r"\s+(?:(?:was|then|now|has\s+been|of\s+the\s+\w+)\s+)*(?:corrected|remedied|fixed|put\s+right|"
    r"resolved|cured)\b",
    re.I,
)
_CONFIRMING = expressions.compile(r"confirm|check|verif|position", re.IGNORECASE)
_ASKS_FOR_TIP = expressions.compile(
    r"(?=.*\b(?:tips?|position|placement|cannula)\b).*\b(?:check\w*|confirm\w*|verif\w*|shown|seen)\b.{0,20}",
    re.I,
)
_NOT_AT_ALL = expressions.compile(
    r"\W*(?:none|nil|no|not\s+(?:done|performed|obtained|confirmed|checked|verified|imaged)|nothing)"
    r"(?:\s+(?:done|performed|obtained|taken))?\W*",
    re.IGNORECASE,
)
_CONFIRMATION = expressions.compile(
    r"(?:\s+(?:and\s+[\w-]+|has|have|then|also|again))*\s+(?:confirm(?:s|ed|ation)|verif(?:ied|ies|ication))"
    r"(?:\s+(?:both|it|this|all|them|placement|position|same|obtained|done))*\W*",
    re.IGNORECASE,
)
_GOOD_FILM = expressions.compile(
    r"\W*(?:(?:repeat|post|check|completion|final|last|follow-?up|post-?\w+)\s+)+(?:[\w-]+\s+)?[\w-]+"
    r"(?:\s+(?:is|was|looks?|looked|picture|image|run|view))*\s+(?:good|fine|ok|okay|satisfactory|happy|"
    r"perfect|concurs?|concurred|agrees?|agreed|the\s+same|"
    r"concordant|confirms\s+it|unchanged)\W*",
    re.IGNORECASE,
)
"""A check named after the deed and found good, where nothing else is named."""
_DEPTH = expressions.compile(r"\b(?:depth|position|placement|tips?)\b", re.IGNORECASE)
_LEFT_OPEN = expressions.compile(
    rf"\b(?:positions?|tips?|placement)\b(?:[ \t]+[\w/]+){{0,3}}[ \t]*:?[ \t]*{BLANK}",
    re.IGNORECASE,
)


def read_placement_confirmation(page: Page, case: Case) -> Reading:
    """Read the means that showed where the cannula lies in the end."""
    reading = Reading()
    if not case.is_service:
        return settle(reading, values=[], spans=())
    if case.actions and case.actions <= {"removal", "vent_removal"}:
        return settle(reading, values=[], spans=[])
    values: list[str] = []
    spans: list[tuple[int, int]] = []
    slots = slots_of(page, "placement_confirmation", "POSITION_KEY", no_first=False)
    open_ = [slot.span for slot in slots if slot.answer == "blank" and _has_blank(page, slot.span)]
    denied_here = [slot.span for slot in slots if _says_none(page, slot)]
    asked = [s for slot in slots if slot.answer == "value" for s in chosen_words(page, slot)]
    means = [m for m in page.find("FLUOROSCOPY") if m.meta.get("use") is not False]
    found = sorted([*studies(page), *means, *page.find("SEEN_DIRECTLY")], key=lambda m: m.start)
    kept, dropped = part_studies(page, found, case, reading)
    reasons = slots_of(page, "reason", "REASON_KEY", no_first=False)
    for mention in kept:
        reason = objection(page, mention)
        if reason is None:
            if any(slot.key_start <= mention.start < slot.end for slot in reasons):
                reason = "REASON"
            elif not (_asked(page, mention, asked) or _confirms(page, mention)):
                reason = "NO_POSITION"
        if reason is not None:
            reject_for(reading, mention, reason, (mention.start, mention.end))
            continue
        name = "fluoroscopy" if mention.label == "FLUOROSCOPY" else mention.value or "other"
        values.append(str(name))
        spans.append((mention.start, mention.end))
    denied = [
        (min(mention.start, cue.start), max(mention.end, cue.end))
        for mention, cue in dropped
        if cue.facet == "NEGATED" and _is_no_check(page, mention)
    ]
    unchecked = [m.span() for m in find_all(_UNCHECKED, page.text) if _is_own(page, m.start())]
    against = [span for span in unchecked if _is_of_all(page, span, spans)]
    against += [slot.span for slot in slots if _says_none(page, slot) and _asks_of_any(page, slot)]
    if spans and against and not case.is_daily_only:
        reading.status, reading.spans = CONFLICTING, [*spans, *against]
        reading.values = {"values": [], "candidates": ["confirmed", "not confirmed"]}
        return reading
    denied += unchecked
    denied += denied_here
    open_ += [m.span() for m in find_all(_LEFT_OPEN, page.text) if _is_own(page, m.start())]
    for labels, line in listed_boxes(page, _ASKS_FOR_TIP):
        if not labels:
            open_.append(line)
        for label in labels:
            for mention in page.within(label, "IMAGING", "FLUOROSCOPY"):
                values.append(str(mention.value or "fluoroscopy"))
                spans.append((mention.start, mention.end))
    if case.is_daily_only:
        denied = []
    return settle(reading, values=values, spans=spans, denied=denied, open_=open_)


def _is_no_check(page: Page, mention: Mention) -> bool:
    """Whether a study that was not done would have shown where the cannula lies."""
    unit = unit_of(page, mention)
    named = has(page, unit, "CANNULA_POSITION", "CANNULA_TIP", "CANNULA")
    others = any(cue.facet != "NEGATED" for cue in mention.cues)
    return named and not others and page.search(_CONFIRMING, unit) is not None


def _asks_of_any(page: Page, slot: Slot) -> bool:
    """Whether a title asks for any check, and not for one by a means that it names."""
    key = (slot.key_start, slot.key_end)
    if page.search(OTHER_TUBE, key) is not None:
        return False
    return not page.within(key, "IMAGING", "FLUOROSCOPY", "SEEN_DIRECTLY")


def _is_of_all(page: Page, span: tuple[int, int], seen: list[tuple[int, int]]) -> bool:
    """Whether a denial holds to the end, and stands apart from what was seen."""
    low, high = page.sentence(span[0])
    if page.search(_OF_ONE_PLACE, (low, high)) is not None:
        return False
    return page.search(_TO_THE_END, (low, high)) is not None and not any(
        low <= start < high for start, _ in seen
    )


_TO_THE_END = expressions.compile(
    r"\b(?:never|throughout|at\s+(?:any|no)\s+(?:time|point|stage)|at\s+all|by\s+any\s+means|in\s+any\s+way|remain(?:s|ed)|"
    r"stay(?:s|ed)|left\s+un\w+|(?:by|with|on)\s+any)\b(?![^.;\n]{0,30}\b(?:until|yet|at\s+first)\b)",
    re.IGNORECASE,
)


_OF_ONE_PLACE = expressions.compile(
    r"\b(?:referring|outside|osh|elsewhere|old|previous|earlier|first|"
    r"(?:by|on|with)\s+(?!any)(?:an?\s+|the\s+)?(?:ct|mri|x-?ray|film|cxr|echo\w*|tee|tte|toe|ultrasound|fluoro\w*))\b",
    re.IGNORECASE,
)
"""What makes a denial one of another cannula, of another place or of a single study."""


def _is_own(page: Page, offset: int) -> bool:
    """Whether what stands here is told of the procedure and of the cannula."""
    sentence = page.sentence(offset)
    return not (page.section(offset).facet or page.within(sentence, "OTHER_LINE"))


def _says_none(page: Page, slot: Slot) -> bool:
    """Whether a title that asks how the position was checked is answered with a plain no."""
    return slot.answer == "no" or (
        slot.answer == "value"
        and _NOT_AT_ALL.fullmatch(page.text, slot.start, slot.end) is not None
    )


def _has_blank(page: Page, span: tuple[int, int]) -> bool:
    boxes = any(span[0] <= box.start < span[1] for box in page.layout.boxes)
    return boxes or page.is_blank(*span)


def _asked(page: Page, mention: Mention, asked: list[tuple[int, int]]) -> bool:
    return any(a <= mention.start < b for a, b in asked)


def _confirms(page: Page, mention: Mention) -> bool:
    """Whether the words around a study state where the cannula lies, and that it lies well."""
    unit = unit_of(page, mention)
    if mention.label == "SEEN_DIRECTLY":
        return _states_place(page, mention, unit)
    if _states_place(page, mention, unit) or _says_confirmed(page, mention):
        return True
    low = page.sentence(mention.start)[0]
    before = page.sentence(max(0, low - 2))
    if (
        low > before[0]
        and has(page, unit, "AGREES")
        and has(page, before, "CANNULA_TIP", "CANNULA_POSITION")
    ):
        return not has(page, before, "MISPLACED")
    told = told_next(page, mention)
    if told is not None and not has(page, told, "VERB_MOVE", "VERB_IN", "VERB_OUT"):
        wrong = page.within(told, "MISPLACED")
        return all(m.has("NEGATED") for m in wrong)
    high = page.sentence(mention.start)[1]
    after = page.sentence(min(len(page.text) - 1, high + 1))
    if after[0] < high or has(page, after, "IMAGING", "FLUOROSCOPY"):
        return False
    if has(page, after, "AGREES") and has(page, after, "CANNULA_TIP"):
        return True
    # "Brought back while she called the position on echo. The jet now points at the valve."
    watched = has(page, unit, "GUIDING") and not has(page, unit, "VIEWED_WIRE")
    return (
        watched
        and has(page, after, "CANNULA_TIP")
        and has(page, after, "CANNULA_POSITION")
        and not has(page, after, "MISPLACED")
    )


def _says_confirmed(page: Page, mention: Mention) -> bool:
    """ "Confirmed by TEE and film.", "Completion film good.": what was confirmed goes without saying."""
    low, high = page.sentence(mention.start)
    if page.within((low, high), "OTHER_LINE", "VIEWED_WIRE", "MISPLACED"):
        return False
    return (
        (
            CONFIRMED_BY.match(page.text, low, mention.start) is not None
            and not _follows_finding(page, low)
        )
        or _CONFIRMATION.fullmatch(page.text, mention.end, high) is not None
        or _GOOD_FILM.fullmatch(page.text, low, high) is not None
    )


def _follows_finding(page: Page, low: int) -> bool:
    """Whether what was confirmed is a finding of the sentence before: "Tamponade. Confirmed by TEE."."""
    before = page.sentence(max(0, low - 2))
    return (
        before[0] < low
        and (has(page, before, *_FINDINGS) or page.search(_INJURY, before) is not None)
        and not has(page, before, "CANNULA", "CANNULA_TIP", "CANNULA_POSITION", "BRAND")
    )


_INJURY = expressions.compile(
    r"\b(?:fractures?|pregnan\w+|death|h(?:a)?ematoma|contusions?|embol\w+)\b", re.I
)
_FINDINGS = ("INDICATION", "SEVERITY_MEASURE", "COMPLICATION", "HARM")


def _states_place(page: Page, mention: Mention, unit: tuple[int, int]) -> bool:
    good = [
        m
        for m in page.within(unit, "CANNULA_TIP", "CANNULA_POSITION")
        if (not (m.start < mention.end and mention.start < m.end) or _begins_ahead(m, mention))
        and other_device(page, m) is None
        and is_of_cannula(page, m, unit)
        and not _OF_NEEDLE.search(page.text, max(0, m.start - 24), m.start)
    ]
    if not good and has(page, unit, "AGREES"):
        if has(page, page.clause(mention.start), "CANNULA"):
            return True
        if len(page.within(unit, "IMAGING", "FLUOROSCOPY")) > 1 and page.search(_DEPTH, unit):
            return True  # "the film concurs with the depth on echo"
    if not good and mention.label != "FLUOROSCOPY" and _cannula_seen(page, mention):
        return not has(page, unit, "MISPLACED")
    if not good:
        return False
    if has(page, unit, "VIEWED_WIRE") and not has(page, unit, "CANNULA_TIP", "CANNULA"):
        return False
    if has(page, unit, "MISPLACED") and not any(
        m.label == "CANNULA_POSITION" and "confirm" in page.text[m.start : m.end].lower()
        for m in good
    ):
        return _misplaced_is_denied(page, unit) or _now_lies_well(page, mention, unit, good)
    return True


def _begins_ahead(place: Mention, mention: Mention) -> bool:
    """ "The seat of both was checked by eye": both phrases hold the verb."""
    return mention.label == "SEEN_DIRECTLY" and place.start < mention.start


_BY_NOW = expressions.compile(r"\b(?:now|final(?:ly)?|at (?:the )?end|after(?:wards?)?)\b", re.I)


def _now_lies_well(
    page: Page, mention: Mention, unit: tuple[int, int], good: list[Mention]
) -> bool:
    """Whether a line of a note without stops tells how it lies now, and lines above that it lay badly."""
    line = page.layout.line_at(mention.start)
    return (
        all(m.end <= line.start for m in page.within(unit, "MISPLACED"))
        and any(line.start <= m.start < line.end for m in good)
        and _BY_NOW.search(page.text, line.start, line.end) is not None
    )


def _misplaced_is_denied(page: Page, unit: tuple[int, int]) -> bool:
    return all(
        m.has("NEGATED") or _MENDED.match(page.text, m.end) for m in page.within(unit, "MISPLACED")
    )


def _cannula_seen(page: Page, mention: Mention) -> bool:
    """ "TEE: venous cannula in the mid atrium": a study and a cannula at a named place."""
    clause = page.clause(mention.start)
    cannulas = page.within(clause, "CANNULA")
    after = any(m.start > mention.end for m in cannulas)
    return (
        after
        and has(page, clause, "VESSEL")
        and not has(page, clause, "VERB_OUT", "VERB_MOVE", "VERB_IN")
    )
