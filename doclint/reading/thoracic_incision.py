"""Whether the chest was entered, re-entered or already open for this service."""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.page import Cue, Mention, Page
from doclint.reading.answers import is_left_open
from doclint.reading.base import CONFLICTING, NOT_A_FACT, Reading, rejection
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
_AT_GREAT_VESSELS = expressions.compile(
    r"\b(?:ascending|innominate|aorta|right atri\w+|left atri\w+|atrial|(?-i:RA|LA|RAA|LV)|heart)\b",
    re.IGNORECASE,
)
"""Where a sheet that was taken off lay, if its note names no chest."""
_OFF_THE_BELLY = expressions.compile(r"\b(?:abdom\w+|belly|bowels?|laparotomy)\b", re.IGNORECASE)
_BY_NEEDLE = expressions.compile(
    r"\b(?:needles?|decompress\w*|thoracostom\w*|thoracocentesis|(?:chest|pleural|intercostal)[ -](?:drains?|tubes?)|"
    r"pig-?tail|angio-?cath|tension|1[46] ?g|apex beat|impulse|murmur|thrill|palpa\w+|auscult\w*|"
    r"lung sliding|b-?lines|probe|percuss\w*|tips?|films?|cxr|x-?rays?|radiograph\w*|nerve block|\w*vertebral block|"
    r"(?:intercostal|regional) block|tte|windows?|leads?|electrodes?|level (?:of|with)|effusion)\b",
    re.IGNORECASE,
)
_BY_KNIFE = expressions.compile(
    r"\b(?:incision|incised|cut|thoracotomy|opened|entered|entry|spread|retract\w*|vent|held\s+back|pericard\w+|"
    r"purse\w*|dissect\w*|exposed|exposure|finochietto|rib)\b",
    re.IGNORECASE,
)
"""A space between ribs is named for a needle, a drain, a finding, or for an incision."""
_BY_WHAT = expressions.compile(
    r"(?: (?:was|were|is|made|opened|entered|gained|obtained|achieved|performed))*(?: (?:via|by|through|with|using))?"
    r"[ :=-]*",
    re.IGNORECASE,
)
"""Up to where the way in would stand: "chest opened via ***"."""
_NO_CHEST = expressions.compile(
    r"\b(?:no (?:chest|thoracic) (?:incision|opening)|"
    r"(?<!left )(?<!right )(?:chest|thorax)(?: \w+){0,2} (?:not|never) (?:\w+ )?(?:opened|entered|"
    r"incised|breached|cut|violated)\b|"
    r"without (?:opening|entering) (?:the |her |his )?(?:chest|thorax))",
    re.IGNORECASE,
)
_ON_ONE_SIDE = expressions.compile(
    r" (?:on|from|at) (?:the |its )?(?:left|right|other)\b", re.IGNORECASE
)
_BY_BONE = expressions.compile(r"(?:stern|thorac)\w*otom|clam-?shell", re.IGNORECASE)
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
_ON_ANOTHER_DAY = expressions.compile(
    r"\b(?:on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|last\s+(?:week|night)|"
    r"(?:two|three|four|five|six|\d+)\s+days\s+ago)\b",
    re.IGNORECASE,
)
"""When an earlier operation closed the chest."""
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
        cue = against(page, mention, case, facets=_FACETS, past=not reopened, elsewhere=True)
        if cue is not None:
            reading.rejected.append(rejection(mention, cue))
            if _NOT_OF_THE_DEED.search(page.text, cue.start, mention.start):
                continue
            if _denies(page, mention, cue):
                denied.append((min(mention.start, cue.start), max(mention.end, cue.end)))
            elif cue.facet == "OPEN" or unticked(page, mention) == "OPEN":
                open_.append(span)
        elif left_blank(page, span) or _is_asked(page, mention):
            open_.append(span)
        elif (reason := _objection(page, mention, case)) is not None:
            reject_for(reading, mention, reason, span)
        else:
            spans.append(span)
    open_ += [(m.start, m.end) for m in page.find("CHEST_ENTRY_KEY") if _is_asked(page, m)]
    if (clash := _clash(page, spans, denied)) is not None:
        reading.status, reading.spans = CONFLICTING, list(clash)
        reading.values["candidates"] = ["opened", "not opened"]
        return reading
    if any(_is_denial_only(page, span) for span in denied) and not spans:
        return settle(reading, values=None, spans=(), denied=denied, open_=open_)
    return settle(reading, values=None, spans=spans, open_=open_)


def _denies(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether a cue denies this note's incision, and not one of another time or an option not taken."""
    return (
        cue.facet == "NEGATED"
        and unticked(page, mention) is None
        and not any(each.facet == "EARLIER" for each in cues_on(page, mention))
        and negates(page, mention, cue)
    )


def _is_asked(page: Page, mention: Mention) -> bool:
    """Whether a placeholder stands where the way into the chest would."""
    asked = _BY_WHAT.match(page.text, mention.end)
    return asked is not None and is_left_open(page, asked.end(), asked.end() + 2)


def _clash(
    page: Page, spans: list[tuple[int, int]], denied: list[tuple[int, int]]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Give a sternotomy or thoracotomy and a later denial that the chest was opened at all, or None."""
    for made in spans:
        for none in denied:
            if (
                page.sentence_index(made[0]) < page.sentence_index(none[0])
                and _BY_BONE.search(page.text, *made)
                and _NO_CHEST.search(page.text, *none)
                and not _ON_ONE_SIDE.match(page.text, none[1])
            ):
                return made, none
    return None


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
    if mention.meta.get("closing") and _ON_ANOTHER_DAY.search(around):
        return "EARLIER"
    if mention.meta.get("membrane") and not _lay_on_chest(page, mention):
        return "NO_CHEST"
    if mention.meta.get("space") and _BY_NEEDLE.search(around) and _BY_KNIFE.search(around) is None:
        return "NO_INCISION"
    if mention.meta.get("wires") and not _CHEST.search(
        page.text, max(0, mention.start - 200), min(len(page.text), mention.end + 200)
    ):
        return "NO_CHEST"
    if page.section(mention.start).category in ("physical_examination", "past_history"):
        return "EXAMINATION"
    return None


def _lay_on_chest(page: Page, mention: Mention) -> bool:
    """Whether the sheet or patch of a mention is one that closes the chest."""
    span = (max(0, mention.start - 400), min(len(page.text), mention.end + 400))
    if _AT_HEART.search(page.text, *span):
        return True
    if not mention.meta.get("off") or _OFF_THE_BELLY.search(page.text, *span):
        return False
    return _AT_GREAT_VESSELS.search(page.text, *page.sentence(mention.start)) is not None
