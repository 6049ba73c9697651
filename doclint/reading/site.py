"""Element ``site``: the vessels that ECMO cannulae enter, with their sides."""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.normalize import BLANK
from doclint.nlp.page import Mention, Page
from doclint.nlp.seeking import find_all
from doclint.reading.base import CONFLICTING, DOCUMENTED, MISSING, UNFILLED, Reading, Rejection
from doclint.reading.bearing import bears_against
from doclint.reading.cannula_sizes import cannula_sizes
from doclint.reading.case import Case
from doclint.reading.past_runs import is_over
from doclint.reading.vessel_names import PAIRED
from doclint.reading.vessels import Vessel, likely_role, vessels_of


def read_site(page: Page, case: Case) -> Reading:
    """Read the cannulation sites of RECORD.md: distinct (vessel, side), each with its role."""
    vessels = vessels_of(page)
    sites = [v for v in vessels if v.is_site and not is_over(page, case, v.start)]
    reading = Reading(
        rejected=[
            Rejection(v.start, v.end, v.why_not or "", *_cue_span(v))
            for v in vessels
            if not v.is_site
        ]
    )
    if case.actions and case.actions <= {"vent_insertion", "vent_removal"}:
        # "Femoral V-A circuit since Tuesday" names no vessel of the vent's note.
        sites = [v for v in sites if not _KIND_OF_MODE.match(page.text, v.mention.end)]
    if not sites and case.actions & {"vent_insertion", "vent_removal"}:
        at_apex = _at_apex(page, reading)
        if at_apex.status == DOCUMENTED:
            return at_apex
    items = _items(sites)
    clash = _clash(page, sites)
    reading.values["items"] = items
    if clash:
        reading.status = CONFLICTING
        reading.values["items"] = []
        reading.values["candidates"] = [f"{v.side} {v.name}" for v in clash]
        reading.spans = [(v.start, v.end) for v in clash]
    elif items:
        reading.status = DOCUMENTED
        reading.spans = [(v.start, v.end) for v in sites]
    else:
        blank = [
            item
            for item in page.fields_of("site")
            if item.answer == "blank" and not _LOOKED_AFTER.search(item.key)
        ]
        open_ = [v for v in vessels if v.why_not == "OPEN"]
        reading.status = UNFILLED if blank or open_ else MISSING
        reading.spans = [(item.key_start, item.end) for item in blank]
        reading.spans += [(v.start, v.end) for v in open_]
        marks = _open_marks(page)
        if marks:
            reading.status = UNFILLED
            reading.spans += [span for span in marks if span not in reading.spans]
    return reading


_APEX = expressions.compile(
    r"\b(?:(?:LV|cardiac|ventricular|heart's|left ventricular) apex|(?<!lung )apex(?! of the (?:lung|"
    r"left lung))|"
    r"apical (?:vent|cannula|drain|decompression|tube|vessel|purse-?string)|"
    r"(?:into|in|to|from|of|out of) the (?:left )?ventricle|LV (?:vent|drain|decompression|cannula))\b",
    re.IGNORECASE,
)


def _at_apex(page: Page, reading: Reading) -> Reading:
    """The left ventricle, for a vent whose note calls the place by its apex."""
    reading.values["items"] = []
    found = next(
        (
            match
            for match in find_all(_APEX, page.text)
            if bears_against(page, Mention("VESSEL", *match.span())) is None
            and not page.section(match.start()).facet
        ),
        None,
    )
    if found is not None:
        reading.status, reading.spans = DOCUMENTED, [found.span()]
        reading.values["items"] = [{"vessel": "left ventricle", "side": None, "role": "vent"}]
    return reading


_KIND_OF_MODE = expressions.compile(
    r"(?:[- ]femoral)? (?:v-?a|veno-? ?arterial)\b(?: (?:ecmo|ecls|support|bypass|run|circuit))?"
    r"(?! (?:via|through|by|with|\())",
    re.IGNORECASE,
)
_LOOKED_AFTER = expressions.compile(
    r"\b(?:inspect\w*|check\w*|clean|dry|intact|dressing\w*|care|exam\w*|assess\w*|secure\w*|bleed\w*|"
    r"ooz\w*|infect\w*|review\w*|condition|appearance)\b",
    re.IGNORECASE,
)
"""A question of how the places of the cannulae look, and not of which they are."""
_VESSEL_HINT = expressions.compile(
    r"(?:enter |insert |select |cannul\w+ |insertion |access )*(?:vessels?|veins?|arter(?:y|ies)|sites?|"
    r"vessel site)(?: side)?"
)
_VESSEL_CHOICE = expressions.compile(
    r"(?:(?:right|left|[rl]|rij|lij|ijv?|fem\w*|jugular|internal|common|vein|artery|carotid|axillary|"
    r"subclavian|groin|neck|"
    r"c?f[va]|[rl]c?f[va]|or|other|none)[ /|,]*){2,}"
)
_BLANK_SITE = expressions.compile(
    rf"\b(?:(?:cannul\w+|insertion|access)[ :]{{1,3}})(?:sites?|vessels?)(?: entered)?[ \t]*[:=-]?[ \t]*"
    rf"(?P<mark>{BLANK}+)",
    re.IGNORECASE,
)


def _open_marks(page: Page) -> list[tuple[int, int]]:
    """Find the placeholders that ask for a vessel by their own words, or behind such words."""
    found = [
        (mark.start, mark.end)
        for mark in page.normal.placeholders
        if not mark.hides_value
        and (_VESSEL_HINT.fullmatch(mark.hint) or _VESSEL_CHOICE.fullmatch(mark.hint))
    ]
    return found + [match.span("mark") for match in find_all(_BLANK_SITE, page.text)]


def _cue_span(vessel: Vessel) -> tuple[int, int]:
    return (vessel.cues[0].start, vessel.cues[0].end) if vessel.cues else (vessel.start, vessel.end)


def _items(sites: list[Vessel]) -> list[dict[str, str | None]]:
    """Distinct sites; a mention without a side repeats one of the same vessel that has one."""
    sided = {vessel.name for vessel in sites if vessel.side}
    found: dict[tuple[str, str | None], str | None] = {}
    for vessel in sites:
        if vessel.side is None and vessel.name in sided:
            continue
        key = (vessel.name, vessel.side)
        found[key] = found.get(key) or vessel.role
    return [
        {"vessel": name, "side": side, "role": role or likely_role(name, sites)}
        for (name, side), role in found.items()
    ]


def _clash(page: Page, sites: list[Vessel]) -> list[Vessel]:
    """Header and body that name one vessel on opposite sides cannot both hold."""
    for name in dict.fromkeys(v.name for v in sites if any(part in v.name for part in PAIRED)):
        head: dict[str, Vessel] = {}
        body: dict[str, Vessel] = {}
        for vessel in sites:
            if vessel.name != name or not vessel.side or vessel.mention.has("EARLIER"):
                continue
            place = head if _in_head(page, vessel) else body
            place.setdefault(vessel.side, vessel)
        if len(head) == len(body) == 1 and set(head) != set(body):
            return [*head.values(), *body.values()]
    return _told_twice(page, sites)


def _told_twice(page: Page, sites: list[Vessel]) -> list[Vessel]:
    """Every vessel on both sides, with cannulae enough for one side only: the sides are at odds."""
    sided = [v for v in sites if v.side and any(part in v.name for part in PAIRED)]
    names = {v.name for v in sided}
    if not names or any(
        {v.side for v in sided if v.name == name} != {"left", "right"} for name in names
    ):
        return []
    cannulas = {cannula.size for cannula in cannula_sizes(page).found}
    spans = [(v.start, v.side) for v in sided]
    if (
        len(cannulas) > len(names)
        or not cannulas
        or any((start, "left") in spans and (start, "right") in spans for start, _ in spans)
        or _MOVED_OVER.search(page.text)
        or re.search(r"bilateral|both groins", page.text, re.IGNORECASE)
    ):
        return []
    return [next(v for v in sided if v.side == "right"), next(v for v in sided if v.side == "left")]


_MOVED_OVER = expressions.compile(
    r"\b(?:(?:fresh|new|replacement|another|second) (?:\d\d ?(?:Fr?|French)?\b|cannula|one|site|side)|"
    r"re-?sit(?:ed|ing)|"
    r"(?:moved|switched|changed|swapped|transferred|went) (?:over )?to the (?:other|opposite|"
    r"contralateral|left|right)|"
    r"other side|contralateral|exchanged)\b",
    re.IGNORECASE,
)
"""A cannula that left one side for the other: both are told of, and nothing is at odds."""


def _in_head(page: Page, vessel: Vessel) -> bool:
    item = page.field_at(vessel.start)
    section = page.section(vessel.start).category
    return section in ("procedure", "preoperative_diagnosis", "postoperative_diagnosis") or (
        item is not None
        and item.element in ("site",)
        and section not in ("description", "findings")
    )
