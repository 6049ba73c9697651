"""The day of the ECMO run that a note reports."""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.numbers import ORDINAL, ordinal
from doclint.nlp.page import Page
from doclint.nlp.phases import told_of_another
from doclint.nlp.reach import COPIED, facet_at
from doclint.nlp.run_days import RunDay, find_run_days
from doclint.reading.base import CONFLICTING, DOCUMENTED, UNFILLED, Reading, Rejection
from doclint.reading.case import Case

_NUMBER = expressions.compile(
    r"\W*(?:day\W*|d\W*)?(\d{1,3})(?!\d|\.\d|/\d)(?!\s*(?:hours?|h|min))", re.IGNORECASE
)
_ORDINAL = expressions.compile(
    rf"\W*(?:(?:the|his|her|its|now|today)\b\W*){{0,2}}(?P<o>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))"
    r"(?=\W*(?:$|full day|day))",
    re.IGNORECASE | re.MULTILINE,
)
_COUNTERS = expressions.compile(r"\W*\d{1,3} ?/ ?(\d{1,3})(?![\d.]| ?/)")
_RUN_LAST = expressions.compile(r"\w ?/ ?(?:ecmo|ecls|v-?[av]|run)(?: days?)?$")
"""Two counters behind one key: "HD/ECMO day: 12 / 4"."""
_AHEAD = expressions.compile(
    r"\b(?:plan(?:s|ned|ning)?|will|goal|aim(?:ing)?|expect(?:ed)?|anticipat\w+|if|tomorrow|until|"
    r"usually|typically|when)\b[^.;\n]{0,50}$",
    re.IGNORECASE,
)
_CUSTOM = expressions.compile(
    r",? (?:we|one|the (?:unit|team|service|programme?)|most|many|units|cent(?:er|re)s|"
    r"our (?:unit|practice|protocol))\b"
    r"[^.;\n]{0,15}\b(?:would|usually|normally|typically|generally|often|routinely|tend|always)\b",
    re.IGNORECASE,
)
"""What is done on a day as a rule tells nothing of today."""
_ANOTHER_RUN = expressions.compile(
    r"\b(?:previous|prior|first|earlier|last|old|second|another) (?:ecmo |ecls )?(?:run|course)\b|"
    r"\bdecannulated\b(?! (?:today|now|tonight|this))[^.;\n]{0,20}$",
    re.IGNORECASE,
)
_DEEDS = {
    "removal": r"\b(?:decannulat|remov|explant|withdr|pulled|taken|came|come|stopped|weaned|out\b)",
    "vent_removal": r"\bvent\b.*\b(?:remov|explant|withdr|pulled|taken|came|come|out\b)",
    "vent_insertion": r"\bvent(?:ed)?\b.*\b(?:plac|insert|put|added|perform|done)|"
    r"\b(?:venting|decompress\w+|vented)\b",
    "reposition": r"\b(?:reposition|moved|pulled|advanced|adjust|revis|withdr|rotat)",
    "insertion": r"\b(?:cannulat|plac|insert|added|convert)",
    "graft_conduit": r"\b(?:graft|conduit|chimney).*\b(?:plac|sewn|perform|done)",
}
"""The verbs of each service, where a note tells on what day of the run it was done."""


def read_ecmo_day(page: Page, case: Case) -> Reading:
    """Read ``ecmo_day``; days that only tell when something happened do not count."""
    reading = Reading(values={"day": None})
    if not case.is_service:
        return reading
    days = _field_days(page)
    known = {day.start for day in days}
    days += [
        day
        for day in find_run_days(page.text)
        if day.start not in known and not any(d.start <= day.start < d.end for d in days)
    ]
    kept: list[RunDay] = []
    for day in sorted(days, key=lambda item: item.start):
        reason = _reason_against(page, day, case)
        if reason is None:
            kept.append(day)
        else:
            reading.rejected.append(Rejection(day.start, day.end, reason, day.start, day.end))
    numbered = [day for day in kept if day.day is not None]
    today = [day for day in numbered if not day.told]
    if all(day.lasting for day in today):
        today += [day for day in numbered if day.told and _is_of_this_deed(day, case)]
    counted = [day for day in today if not day.lasting and not day.bare]
    today = counted or _bare_days(today, case) or [day for day in today if day.lasting][:1]
    if not today and numbered:
        for day in numbered:
            reading.rejected.append(Rejection(day.start, day.end, "EARLIER", day.start, day.end))
    if len({day.day for day in today}) > 1 and not all(day.of_mode for day in today):
        # After a conversion the days of the mode are fewer than those of the run.
        today = [day for day in today if not day.of_mode]
    if today:
        reading.spans = [(day.start, day.end) for day in today]
        if len({day.day for day in today}) > 1:
            reading.status = CONFLICTING
            reading.values["candidates"] = list(dict.fromkeys(str(day.day) for day in today))
            return reading
        reading.status = DOCUMENTED
        reading.values["day"] = today[0].day
        return reading
    marks = [day for day in kept if day.day is None]
    masked = [day for day in marks if not day.left_open]
    if masked:
        reading.status, reading.spans = DOCUMENTED, [(day.start, day.end) for day in masked]
    elif marks:
        reading.status, reading.spans = UNFILLED, [(day.start, day.end) for day in marks]
    return reading


def _bare_days(today: list[RunDay], case: Case) -> list[RunDay]:
    """Give the days of which no run is named, as daily notes head them, where they all agree."""
    bare = [day for day in today if day.bare]
    if (case.actions and "daily_management" not in case.actions) or len(
        {day.day for day in bare}
    ) != 1:
        return []
    return bare


def _is_of_this_deed(day: RunDay, case: Case) -> bool:
    """Whether what happened on that day is the very service that the note reports."""
    return any(
        re.search(_DEEDS[action], day.deed, re.IGNORECASE)
        for action in case.actions & _DEEDS.keys()
    )


def _field_days(page: Page) -> list[RunDay]:
    days = []
    for item in page.fields_of("ecmo_day"):
        if item.answer in ("blank", "masked"):
            days.append(RunDay(item.key_start, item.end, None, item.answer == "blank"))
        elif item.answer == "value":
            ticked = [
                box
                for box in page.layout.boxes
                if item.start <= box.start < item.end
                and box.ticked
                and box.label_end > box.label_start
            ]
            if ticked:
                match = _NUMBER.match(page.text, ticked[0].label_start, ticked[0].label_end)
                if match:
                    days.append(RunDay(item.key_start, match.end(), int(match.group(1))))
                continue
            match = _COUNTERS.match(page.text, item.start, item.end)
            if match and _RUN_LAST.search(item.key):
                days.append(RunDay(item.key_start, match.end(), int(match.group(1))))
                continue
            match = _NUMBER.match(page.text, item.start, item.end)
            if match:
                days.append(RunDay(item.key_start, match.end(), int(match.group(1))))
            elif match := _ORDINAL.match(page.text, item.start, item.end):
                days.append(RunDay(item.key_start, match.end(), ordinal(match["o"])))
    return days


def _reason_against(page: Page, day: RunDay, case: Case) -> str | None:
    facet = facet_at(page, day.start)
    if facet in ("EARLIER", "OTHER_RUN", "OTHER_PERSON", "PLANNED", "RISK", COPIED):
        return facet
    sentence = page.sentence(day.start)
    before = page.text[max(sentence[0], day.start - 60) : day.start]
    if _AHEAD.search(before) or _CUSTOM.match(page.text, day.end):
        return "PLANNED"
    if _is_of_this_deed(day, case):
        return None
    if _ANOTHER_RUN.search(page.text[max(sentence[0], day.start - 60) : day.end]):
        return "OTHER_RUN"
    elsewhere = told_of_another(page, day.start)
    return elsewhere.facet if elsewhere is not None else None
