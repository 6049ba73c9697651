"""Imaging by which the cannula was guided or checked: ultrasound, echo, film."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from doclint import expressions
from doclint.nlp.page import Cue, Mention, Page
from doclint.reading.base import CONFLICTING, NOT_A_FACT, Reading, clean
from doclint.reading.case import Case
from doclint.reading.slots import Slot, chosen_words, slots_of
from doclint.reading.weighing import has, other_device, part, reject_for, settle, unit_of

_PURPOSE = expressions.compile(
    r"(?:\s*(?:/|,|&|\+|\band|\bor)\s*(?:an? |the )?[\w-]+(?: (?:film|x-?ray|view|echo|scan))?){0,3}"
    r"\s+(?:(?:is|was)\s+(?:ordered|planned)\s+)?to\s+(?:check|confirm|verify|assess|look|see|evaluate|document)\b",
    re.IGNORECASE,
)
CONFIRMED_BY = expressions.compile(
    r"\W*(?:(?:all|both|this|it|which|these|position|placement|final|again|cannulas?|cannulae|was|were|"
    r"is|then)\s+)*"
    r"(?:confirmed|verified|checked)\s+(?:by|on|with|via|using|under)\s+(?:the\s+|"
    r"a\s+)?(?:[\w/-]+(?:,\s*|\s+)){0,6}$",
    re.IGNORECASE,
)
"""What leads in a study that confirmed what goes without saying: "Both were confirmed by"."""
OTHER_TUBE = expressions.compile(
    r"\b(?:chest (?:drain|tube)|drain|(?:et|ng|og|tracheal|endotracheal|feeding|breathing) tube|(?:^|the )tube|ett|"
    r"swan|picc|pacing|pacer|central line|cvc|art(?:erial)? line|balloon pump|iabp)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""What lies in a vessel or a cavity and is no cannula."""
_TO_COME = expressions.compile(
    r"\s+(?:(?:is|are|was|were|will|shall|must|should|needs?)\s+)?(?:to\s+)?be\s+(?:taken|done|obtained|shot|had|made|performed|"
    r"repeated|got|acquired|carried\s+out|requested|ordered)\b|"
    r"\s+(?:on|upon|after|once|back)\s+(?:arrival|return|transfer|landing|in|on)\b[^.;:,\n]{0,30}?\s+to\s+"
    r"(?:check|confirm|verify|assess|look|see)\b",
    re.IGNORECASE,
)
"""A study that is still to be taken: "film to be taken in the unit", "film on arrival to check"."""
_SONO = expressions.compile(r"ultraso|sono|\bus\b|u/s|doppler|duplex", re.IGNORECASE)
_NOT_PASSED = expressions.compile(
    r"\s+(?:probe\s+)?(?:(?:could|would|did)\s*(?:not|n't)|cannot)\s+(?:be\s+)?(?:passe?d?|inserted|placed|advanced?|introduced|"
    r"obtained|go)\b",
    re.IGNORECASE,
)
_UNGUIDED = expressions.compile(
    r"\b(?:blind\w*|landmarks?|guid\w+|needle|stick|punctur\w+|cannulat\w+|advanced|placed|inserted|pulled|withdr\w+|moved|"
    r"repositioned|turned|rotated|adjusted|done|performed|technique)\b",
    re.IGNORECASE,
)
_PLAIN_NO = expressions.compile(
    r"\b(?:no|without(?:\s+any)?|nil)\W+(?:[\w-]+\W+(?:or|nor|and)\W+)?$", re.IGNORECASE
)
_EMPLOYED = expressions.compile(
    r"\b(?:us(?:ed|ing)|with|by|under|via|performed|then)\b", re.IGNORECASE
)
_ENTERED = expressions.compile(
    r"femor|jugul|carot|axill|subclav|iliac|\bIJ\b|CF[AV]", re.IGNORECASE
)
_GUIDANCE_TABLE = expressions.compile(r"guid|imaging|modalit|confirm|position", re.IGNORECASE)
_TITLE_ABOVE = 160
"""Characters above a row within which the title of its table stands."""
_NOT_USED = expressions.compile(
    r"guid|us(?:ed?|ing)\b|employ|utili[sz]|perform|need|requir|obtain|done", re.I
)
_LOOKED_AT = expressions.compile(
    r"(?<!to\s)\b(?:reviewed|read|seen|viewed|looked\s+at|shows?|showed|confirm\w*|demonstrat\w+|reveal\w*)\b",
    re.IGNORECASE,
)
_AFTERWARDS = expressions.compile(
    r"\b(?:after\w*|post\w*|following|later|then|completion|final|at\s+(?:the\s+)?(?:end|close))\b",
    re.I,
)
_CLEAR = expressions.compile(
    r"\b(?:triphasic|biphasic|pulsatile|normal|clear|clean|negative|unremarkable|fine|open|patent|good)\b",
    re.I,
)
_GUIDED_BY = expressions.compile(
    r"\b(?:under|guided\s+by|guided\s+with|(?:done|performed|carried\s+out|placed|inserted|cannulated|accomplished)\s+(?:with|by|using|via)|(?:done|performed|placed|inserted)(?=\s+$)|with\s+the\s+(?:help|aid)\s+of)\s+(?:(?!anesth|anaesth)\w+\s+){0,2}$",
    re.IGNORECASE,
)
_BY_DUPLEX = expressions.compile(r"duplex|doppler|scan", re.IGNORECASE)
_FOR_ACCESS = expressions.compile(
    r"(?:\s+(?:machine|unit|was|were|used|guidance|employed))*\s+for\s+(?:the\s+|both\s+|each\s+)?(?:veins?|arter(?:y|ies)|vessels?|access|punctures?|sticks?|venous|"
    r"arterial|groins?|neck)\b",
    re.IGNORECASE,
)
_STANDS_FOR_CANNULA = expressions.compile(
    r"\b(?:dpc|(?:re-?)?perfusion\s+(?:catheter|cannula|line|sheath)|leg\s+(?:line|sheath|cannula)|"
    r"it|its|they|both|\d\d ?(?:fr|f|french)|lines?|catheters?|drains?|vents?|holes?|ports?|jets?)\b|"
    r"\b(?:arterial|venous|return|drainage)\s+(?:at|in|above|below)\b",
    re.IGNORECASE,
)
_WAS_ABLE = expressions.compile(
    r"\s*(?:\w+\s+)?(?:followed|seen|traced|watched|tracked|visuali[sz]ed|made\s+out)\b", re.I
)
_LET = expressions.compile(r"\b(?:allowed|permitted|enabled|let)\b[^.;\n]*$", re.IGNORECASE)
_FOR_BOTH = expressions.compile(
    r"\bfor\s+(?:the\s+)?(?:access|punctur\w+|vessels?|wires?|guidance)\b[^.;]{0,40}\bfor\s+(?:the\s+)?(?:final\s+|tip\s+)?(?:position|placement|tips?)",
    re.IGNORECASE,
)
"""One study for the way in and one for the place: both were made."""
_WITH_STUDY = expressions.compile(
    r"\b(?:with|on|by|via|watching|using)\s+(?:the\s+)?$", re.IGNORECASE
)
"""How a study is led in that watched a cannula being moved."""
_ASKED_FOR = expressions.compile(
    r"\b(?:(?:have\s+|has\s+)?asked\s+(?:\w+\s+)?for|request(?:ed|ing)|order(?:ed|ing)|book(?:ed|ing)|await(?:ing|s)?|arrange(?:d)?|until)\s+"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
"""A study that was asked for and not yet seen."""
_STUDIES_ALONE = expressions.compile(
    r"\W*(?:(?:real-?time|bedside|portable|dynamic|vascular)\s+)*(?:ultrasound|uss?|us|usg|u/s|pocus|tee|toe|tte|duplex|sono(?:graphy)?)"
    r"(?:[\s,/+&]+(?:and\s+|with\s+)?(?:ultrasound|uss?|us|usg|u/s|pocus|tee|toe|tte|fluoro(?:scopy)?|c-?arm|echo|cxr|x-?ray))*"
    r"(?:\s+(?:was|were|guidance|guided|used|employed|utili[sz]ed|done))*\W*",
    re.IGNORECASE,
)
"""Nothing but the names of studies that guide a needle."""
_ON_LEAVING = expressions.compile(
    r"(?:before|prior\s+to)\s+(?:the\s+)?(?:transfer|leaving|departure|transport|moving|loading|flight)",
    re.I,
)
_OF_THE_PATIENT = expressions.compile(
    r"\bEF\b|\d\s?%|function|consolid|white|opaci|effusion|infiltrat|contractil|squeeze",
    re.IGNORECASE,
)
"""Findings that a study reports of heart and lungs."""
_HEART_BEHIND = expressions.compile(
    r"\s*[(:,-]?\s*(?:(?:with|showed|showing|shows|and|the|an?|while|as)\s+)*(?:EF|LVEF|[LR]V(?!\s+vent)|VTI|LVOT|TAPSE|"
    r"ventric\w+|biventric\w+|function|contract\w+|eject\w+|septum|heart)\b",
    re.IGNORECASE,
)
"""The heart, as it was watched while the support was turned down."""
_FINDING_AHEAD = expressions.compile(
    r"\W*(?:[\w-]+\s+)?(?:tee|toe|tte|echo\w*|ultrasound|probe|film|cxr|x-?ray)(?:\s+(?:by|from|with)\s+(?:dr\.?\s+)?[\w-]+)?"
    r"\s*(?::|shows?|showed)\s*(?:(?:now|it|lies|lying|is|sits|well)\s+)*",
    re.IGNORECASE,
)
"""A study that opens a sentence and goes straight on to a place: what was moved lies there."""
_SOMETHING_ELSE = expressions.compile(
    r"\W*(?:there\W+(?:is|was)\W+)?(?:(?:an?|the|no|some|large|small|new|old|mobile)\W+)*(?:thromb\w+|clots?|mass|vegetation|"
    r"effusion|fluid|smoke|air|wire|lead|gradient|shunt|flow\b)",
    re.IGNORECASE,
)
_OPENS_WITH = 40
"""Characters within which a sentence names what it is about."""
FACETS = NOT_A_FACT | {"IN_PLAN"}


def read_imaging(page: Page, case: Case) -> Reading:
    """Read the studies that guided, showed the cannula or checked the vessel afterwards."""
    reading = Reading()
    if not case.is_service:
        return settle(reading, values=[], spans=())
    values: list[str] = []
    spans: list[tuple[int, int]] = []
    denied: list[tuple[int, int]] = []
    open_: list[tuple[int, int]] = []
    asked_boxes = [
        slot
        for slot in slots_of(page, "imaging", "IMAGING_KEY")
        if page.text[slot.key_start : slot.key_end].strip(" :").lower() != "imaging"
        or any(slot.start <= box.start < slot.end for box in page.layout.boxes)
    ]
    slots = [
        slot
        for slot in asked_boxes
        if not any(
            m.value == "none" for m in page.within((slot.key_start, slot.key_end), "IMAGING")
        )
    ]
    asked = _answers(page, slots)
    denied += [slot.span for slot in slots if slot.answer == "no"]
    open_ += [slot.span for slot in slots if slot.answer == "blank"]
    kept, dropped = part_studies(page, list(studies(page)), case, reading)
    for mention in kept:
        reason = objection(page, mention)
        if reason is None and not (
            any(a <= mention.start < b for a, b in asked) or _shows_procedure(page, mention, case)
        ):
            reason = "OTHER_STUDY"
        if reason is not None:
            reject_for(reading, mention, reason, (mention.start, mention.end))
            continue
        values.append(str(mention.value))
        spans.append((mention.start, mention.end))
    open_ += [
        (mention.start, mention.end)
        for mention, cue in dropped
        if cue.facet == "OPEN" and has(page, unit_of(page, mention), *_OF_THE_PROCEDURE)
    ]
    if case.is_daily_only:
        return settle(reading, values=values, spans=spans, denied=denied, open_=open_)
    for mention, row in _ticked_rows(page):
        values.append(str(mention.value))
        spans.append(row)
    refused = [s.span for s in slots if s.answer == "no" and _asks_for_ultrasound(page, s)]
    if refused and (guided := _guided_by_ultrasound(page, slots, kept)):
        reading.status, reading.spans = CONFLICTING, [*refused, *spans, *guided]
        reading.values = {"values": [], "candidates": ["not used", "used"]}
        return reading
    unused = _denied_of_all(page, asked_boxes, dropped)
    if unused and spans and _only_in_fields(page, asked_boxes, kept):
        reading.status, reading.spans = CONFLICTING, [*spans, *unused]
        reading.values = {"values": [], "candidates": ["used", "not used"]}
        return reading
    denied += _denials(page, dropped)
    nothing, _ = part(page, page.find("NO_IMAGING"), case, reading, facets=FACETS - {"NEGATED"})
    denied += [(m.start, m.end) for m in nothing]
    return settle(reading, values=values, spans=spans, denied=denied, open_=open_)


def _answers(page: Page, slots: list[Slot]) -> list[tuple[int, int]]:
    """Give what answers a title of imaging, or one of a cannula's position."""
    positions = slots_of(page, "placement_confirmation", "POSITION_KEY", no_first=False)
    return [span for slot in (*slots, *positions) for span in chosen_words(page, slot)]


_OF_THE_PROCEDURE = ("GUIDING", "CANNULA_POSITION", "POSITION_KEY", "VESSEL_ENTRY")
"""Labels of what a study of the procedure is for."""


def _denials(page: Page, dropped: list[tuple[Mention, Cue]]) -> Iterator[tuple[int, int]]:
    """Give where the narrative says that nothing guided a puncture or a cannula."""
    for mention, cue in dropped:
        if cue.facet != "NEGATED":
            continue
        if mention.value != "ultrasound":
            if _is_unguided(page, mention):
                yield mention.start, mention.end
            continue
        near = (min(mention.start, cue.start), max(mention.end, cue.end))
        words = clean(page, near[0], page.clause(near[1] - 1)[1])
        if _NOT_USED.search(words) or _is_unguided(page, mention):
            yield near


def _denied_of_all(
    page: Page, slots: list[Slot], dropped: list[tuple[Mention, Cue]]
) -> list[tuple[int, int]]:
    """Give where the narrative says that no ultrasound was used for any of it."""
    return [
        (min(mention.start, cue.start), max(mention.end, cue.end))
        for mention, cue in dropped
        if cue.facet == "NEGATED"
        and mention.value == "ultrasound"
        and _NOT_USED.search(page.text, mention.end, page.sentence(cue.end - 1)[1])
        and not _OF_A_PART.search(page.text, *page.sentence(mention.start))
        and not any(slot.key_start <= mention.start < slot.end for slot in slots)
    ]


_OF_A_PART = expressions.compile(
    r"\b(?:(?:for|on|in|at)\s+(?:the\s+|this\s+|that\s+)?(?:arter\w*|ven\w+|veins?|left|right|second|first|return|drainage|"
    r"other|one|dpc|perfusion|re-?positioning|removal|tips?|position|wires?|chest|drains?|picc|central|dialysis|cvc|"
    r"lines?|abdomen|lungs?)|left|right|second|initially|at\s+first|"
    r"attempts?|again|repeated|outside|earlier|referring)\b",
    re.IGNORECASE,
)
"""What makes "no ultrasound" a denial of one step, one side or another time."""


def _asks_for_ultrasound(page: Page, slot: Slot) -> bool:
    key = (slot.key_start, slot.key_end)
    named = any(mention.value == "ultrasound" for mention in page.within(key, "IMAGING"))
    return named and not (page.search(_OF_A_PART, key) or page.search(_NO_GUIDANCE, key))


_NO_GUIDANCE = expressions.compile(
    r"\b(?:stored|saved|images?|kept|printed|archived|pacs|intra-?vascular|ivus|abdom\w*|lungs?|renal|liver|cardiac|heart|"
    r"head|cranial|available|availability|picc|drain|line)\b",
    re.IGNORECASE,
)
"""What a title of ultrasound asks for that is no puncture under it: "Ultrasound image stored"."""


def _guided_by_ultrasound(
    page: Page, slots: list[Slot], kept: list[Mention]
) -> list[tuple[int, int]]:
    """Give where the narrative says that a vessel was punctured under ultrasound."""
    return [
        (mention.start, mention.end)
        for mention in kept
        if mention.value == "ultrasound"
        and objection(page, mention) is None
        and has(page, page.clause(mention.start), "VESSEL_ENTRY")
        and not any(slot.key_start <= mention.start < slot.end for slot in slots)
    ]


def _only_in_fields(page: Page, slots: list[Slot], kept: list[Mention]) -> bool:
    """Whether nothing but a form's answer says that ultrasound was used."""
    told = [mention for mention in kept if mention.value == "ultrasound"]
    ticked = [box for box in page.layout.boxes if box.ticked]
    return bool(told) and all(
        any(slot.key_start <= mention.start < slot.end for slot in slots)
        or any(box.label_start <= mention.start < box.label_end for box in ticked)
        for mention in told
    )


def _is_unguided(page: Page, mention: Mention) -> bool:
    """Whether a plain "no" or "without" before a study tells how the cannula was handled."""
    sentence = page.sentence(mention.start)
    plain = _PLAIN_NO.search(page.text, sentence[0], mention.start)
    return plain is not None and page.search(_UNGUIDED, sentence) is not None


def _ticked_rows(page: Page) -> Iterator[tuple[Mention, tuple[int, int]]]:
    """Give the means that a table of guidance answers with yes, each with its row."""
    for item in page.fields:
        if item.answer != "yes":
            continue
        above = page.text[max(0, item.key_start - _TITLE_ABOVE) : item.key_start]
        if not _GUIDANCE_TABLE.search(above):
            continue
        for mention in page.within((item.key_start, item.key_end), "IMAGING"):
            if mention.value != "none":
                yield mention, (item.key_start, item.end)


def part_studies(
    page: Page, found: list[Mention], case: Case, reading: Reading
) -> tuple[list[Mention], list[tuple[Mention, Cue]]]:
    """Part studies into those that were made on this occasion and those that were not.

    "Could be followed" and "allowed it to be seen" tell what was seen, and "before transfer" that the
    cannula was already in.
    """
    kept, dropped = part(page, found, case, reading, facets=FACETS, means=True)
    for mention, cue in list(dropped):
        if all(_is_told(page, other) for other in mention.cues if other.facet in _DOUBTED):
            if cue.facet in _DOUBTED and _is_told(page, cue):
                dropped.remove((mention, cue))
                kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start), dropped


_DOUBTED = frozenset(("PLANNED", "CONDITIONAL", "EARLIER"))


def _is_told(page: Page, cue: Cue) -> bool:
    words = page.text[cue.start : cue.end].lower()
    if cue.facet == "EARLIER":
        return _ON_LEAVING.match(page.text, cue.start) is not None
    if words == "could be":
        return _WAS_ABLE.match(page.text, cue.end) is not None
    return words == "to be" and (
        _LET.search(page.text, page.sentence(cue.start)[0], cue.start) is not None
    )


def _stand_alone(page: Page, mention: Mention) -> bool:
    """Whether a line or the answer to "Imaging:" names studies and nothing else."""
    item = page.field_at(mention.start)
    if item is not None and item.start <= mention.start:
        low, high = item.start, item.end
        if not _GUIDANCE_TABLE.search(item.key):
            return False
    else:
        low, high = page.sentence(mention.start)
    return _STUDIES_ALONE.fullmatch(page.text, low, high) is not None


def told_next(page: Page, mention: Mention) -> tuple[int, int] | None:
    """Give the sentence behind a study that says where the cannula lies, or None.

    "Film taken. Tip at T8.": the study's own sentence says nothing of heart or lungs.
    """
    own = page.sentence(mention.start)
    after = page.sentence(min(len(page.text) - 1, own[1] + 1))
    if after[0] < own[1] or page.text.count("\n", own[1] - 1, after[0] + 1) > 1:
        return None
    if page.section(after[0]) != page.section(own[0]) or page.search(_OF_THE_PATIENT, own):
        return None
    if has(page, own, "VERB_IN", "VERB_MOVE", "VERB_OUT"):
        return None
    opening = (after[0], after[0] + _OPENS_WITH)
    if not has(page, opening, "CANNULA_TIP") and not (
        has(page, opening, "CANNULA") and not has(page, after, "VERB_IN", "VERB_MOVE", "VERB_OUT")
    ):
        return None
    if has(page, after, "IMAGE_PENDING", "IMAGING", "FLUOROSCOPY", "VIEWED_WIRE"):
        return None
    places = page.within(after, "CANNULA_POSITION")
    tips = page.within(after, "CANNULA_TIP", "CANNULA")
    # A vein alone is where a cannula goes in: only a tip or a position tells how it lies.
    if not (places or (has(page, opening, "CANNULA_TIP") and has(page, after, "VESSEL"))) or any(
        m.has("PLANNED") or m.has("CONDITIONAL") or other_device(page, m) for m in (*places, *tips)
    ):
        return None
    return after


def studies(page: Page) -> Iterator[Mention]:
    """Give the mentions of a study that could be of the cannula.

    The ultrasound of another organ is one where it is told of the cannula.
    """
    last: str | None = None
    for mention in page.find("IMAGING"):
        if mention.value == "same":
            # "Confirmed by the same probe": what was last spoken of.
            if last is not None:
                yield replace(mention, meta={**mention.meta, "value": last})
        elif mention.value != "none":
            last = mention.value
            yield mention
        elif _SONO.search(page.text, mention.start, mention.end) and has(
            page, page.clause(mention.start), "CANNULA", "CANNULA_TIP"
        ):
            yield replace(mention, meta={**mention.meta, "value": "ultrasound"})


def objection(page: Page, mention: Mention) -> str | None:
    """Say why a study is none of the procedure's, or None: yet to come, or of another device."""
    low, high = page.clause(mention.start)
    pending = [m for m in page.within((low, high), "IMAGE_PENDING") if m.start - mention.end < 60]
    if _FOR_BOTH.search(page.text, low, high):
        pending = [m for m in pending if not page.text.startswith("for ", m.start)]
    looked = page.search(_LOOKED_AT, (mention.end, page.sentence(mention.start)[1]))
    if pending and not looked and not all(_seen_in(page, (low, high), m) for m in pending):
        return "PENDING"
    asked = _ASKED_FOR.search(page.text, low, mention.start)
    if asked and not looked and told_next(page, mention) is None:
        return "PENDING"
    if (
        _PURPOSE.match(page.text, mention.end)
        and _EMPLOYED.search(page.text, low, mention.start) is None
        and page.text.find(":", mention.end, high) < 0
    ):
        return "PENDING"
    if not looked and _TO_COME.match(page.text, mention.end, high):
        return "PENDING"
    if _NOT_PASSED.match(page.text, mention.end):
        return "NOT_USE"
    if other_device(page, mention) is not None:
        return "OTHER_DEVICE"
    return None


def _seen_in(page: Page, span: tuple[int, int], pending: Mention) -> bool:
    """Whether a result stands beside words that could mean a study yet to come."""
    own = page.text[pending.start : pending.end].lower()
    soft = own.startswith(("for ", "in the", "in am"))
    return soft and has(page, span, "CANNULA_TIP", "AGREES", "CANNULA_POSITION")


def is_of_cannula(page: Page, mention: Mention, span: tuple[int, int]) -> bool:
    """Whether a place is told of a cannula: a clot may lie "in the right atrium" too."""
    if not mention.meta.get("place"):
        return True
    named = has(page, span, "CANNULA", "BRAND", "CANNULA_TIP", "AGREES")
    if named or page.search(_STANDS_FOR_CANNULA, span) is not None:
        return True
    return (
        _FINDING_AHEAD.fullmatch(page.text, span[0], mention.start) is not None
        and _SOMETHING_ELSE.match(page.text, mention.end) is None
    )


def shows_cannula(page: Page, mention: Mention, span: tuple[int, int]) -> bool:
    """Whether the words around a study tell of tip, position or cannula."""
    tips = [
        m
        for m in page.within(span, "CANNULA_TIP", "CANNULA_POSITION")
        if not (m.start < mention.end and mention.start < m.end)
        and other_device(page, m) is None
        and is_of_cannula(page, m, span)
    ]
    if tips:
        return True
    clause = page.clause(mention.start)
    if has(page, span, "MISPLACED") and has(page, span, "CANNULA"):
        return True
    return has(page, clause, "CANNULA", "BRAND") and not has(page, clause, "VERB_OUT")


def _shows_procedure(page: Page, mention: Mention, case: Case) -> bool:
    unit = unit_of(page, mention)
    if shows_cannula(page, mention, unit):
        return True
    if told_next(page, mention) is not None:
        return True
    if case.is_daily_only:
        return False
    if has(page, unit, "VIEWED_WIRE", "GUIDING"):
        return True
    if has(page, unit, "VERB_MOVE") and _WITH_STUDY.search(page.text, unit[0], mention.start):
        return True
    low = page.sentence(mention.start)[0]
    if CONFIRMED_BY.match(page.text, low, mention.start):
        before = page.sentence(max(0, low - 2))
        told = has(page, before, "CANNULA", "CANNULA_TIP", "CANNULA_POSITION")
        if before[0] < low and told and not page.search(OTHER_TUBE, before):
            return True
    if "insertion" in case.actions and _stand_alone(page, mention):
        return True
    if "guid" in page.text[mention.start : mention.end].lower():
        return True
    if case.is_ending and _HEART_BEHIND.match(page.text, mention.end):
        return False
    if _GUIDED_BY.search(page.text, unit[0], mention.start):
        return True
    if has(page, unit, "AGREES"):
        before = page.sentence(max(0, page.sentence(mention.start)[0] - 2))
        if has(page, before, "CANNULA_TIP", "CANNULA_POSITION"):
            return True
    if mention.value == "ultrasound":
        if has(page, unit, "VESSEL_ENTRY", "TECHNIQUE"):
            return True
        if not case.is_ending and _FOR_ACCESS.match(page.text, mention.end):
            return True
        duplex = _BY_DUPLEX.search(page.text, mention.start, mention.end)
        if case.is_ending and duplex and page.search(_CLEAR, unit):
            return True
        if not case.is_ending and any(
            _ENTERED.search(str(m.value or page.text[m.start : m.end]))
            for m in page.within(unit, "VESSEL")
        ):
            return True
        ends = not case.actions.isdisjoint(("removal", "reposition")) or not case.actions
        return ends and has(page, unit, "VESSEL_CHECK", "VESSEL")
    # After a removal an echo may look at where the cannula lay.
    return (
        case.is_ending
        and has(page, unit, "VESSEL_CHECK")
        and page.search(_AFTERWARDS, unit) is not None
    )
