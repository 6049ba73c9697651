"""Element ``action``: what the physician did in this note, and not earlier, later or elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left

from doclint import expressions
from doclint.nlp.page import Cue, Mention, Page
from doclint.nlp.seeking import find_first
from doclint.reading.agency import against, clause_of
from doclint.reading.base import DOCUMENTED, MISSING, UNFILLED, Reading, Rejection, rejection
from doclint.reading.handling import (
    Deed,
    cannula_deeds,
    grafts_sewn,
    is_bypass_line,
    is_cannula_moved,
    is_new_tube,
    is_old,
    is_vent,
    names_closure,
    vent_deed,
)
from doclint.reading.service import reports_ecmo
from doclint.reading.session import ORDER, Spots, in_title, settle
from doclint.reading.witness import likely_action, weigh

_OF_SUPPORT = expressions.compile(
    r"ecmo|ecls|flow|pump|support|v-?[va]\b|circuit|bypass", re.IGNORECASE
)
_TIME_ON = expressions.compile(
    r"\b(?:time on|on[- ]time|start(?:ed)?(?: time)?|time started)\b", re.IGNORECASE
)
_SUBJECT = expressions.compile(
    r"\b(?:support|flows?|circuit|pump|ecmo|ecls|v-?[va])\s+(?:(?:was|were|then|now|had been|is)\s+)?$",
    re.IGNORECASE,
)
"""What a start bears in front of its hour: "support commenced 19:47"."""
_AND_ON = expressions.compile(
    r",? (?:and|then) (?:then )?(?:he|she|we|the (?:patient|child|baby|infant)) (?:went|was|were) on\b",
    re.IGNORECASE,
)
"""What the hour of a clamp led to: "clamps off 09:58 and he was on"."""
_BY_UNIT = expressions.compile(
    r"[^.;,\n]{0,25}?\bby (?:the )?(?:(?:[cpnms]|cv|ct)?icu|intensivists?|intensive care|"
    r"critical care|ecmo (?:physician|doctor|"
    r"specialist|consultant)|perfusion(?:ists?)?)(?: (?:team|attending|service|fellow|"
    r"colleagues?))?(?=[.,;\n)]|$| \()",
    re.IGNORECASE,
)
"""Who runs the pump in a note on what was done to the vessels: "ECMO begun by the ICU team"."""
_OF_OLD = frozenset(("removal", "reposition", "vent_removal"))
_CLOSED = expressions.compile(
    r"\b(?:per-?close|pro-?glide|manta|angio-?seal|figure[- ]of[- ](?:eight|8)|mattress|purse-? ?strings?|"
    r"pressure|compress\w+|ligat\w+|tied|oversewn|patch\w*|(?:arter\w*|vessel|vein|open|direct|"
    r"primary|groin) repair|repair of|arteriotomy|decannul\w+|"
    r"cannul\w+\s+(?:\w+\s+){0,3}(?:out|removed|withdrawn|pulled))\b",
    re.IGNORECASE,
)
_SETTLES = 100
"""Characters behind "went on at 03:01" within which the pump's figures tell on what."""
_LABEL = 24
"""Characters before the deed's word in a box's label: "existing cannula repositioned"."""
_MORE = expressions.compile(r"[.;,:]|(?:\S+ ){4}")
"""What keeps words late in one of the first lines from being the note's title."""
_FLOW = expressions.compile(
    r"->|=>|\u2192|@\s?\d{4}|\d ?(?:L|lpm|LPM|l/min|L/min|lit(?:re|er)s?|(?:ml|cc)/(?:kg|min))\b|"
    r"\b(?:rpm|revs|sweep)\b",
    re.IGNORECASE,
)


def read_action(page: Page) -> Reading:
    """Read RECORD.md's ``action``; ``values`` come in the order of :data:`ORDER`.

    Where a service is reported and no action is stated, ``likely`` may name the one that all words together tell of.
    """
    reading = Reading(values={"values": []})
    if not reports_ecmo(page):
        return reading
    spots = Spots()
    for mention in page.find("ACTION"):
        _read_named(page, mention, spots)
    _read_boxes(page, spots)
    _read_open_questions(page, spots)
    _read_deeds(page, spots)
    _read_grafts(page, spots)
    _read_deeds_asked(page, spots)
    settle(page, spots)
    weigh(page, spots)
    page.cache["action_spots"] = spots.found
    values = [action for action in ORDER if action in spots.found]
    reading.rejected = spots.rejected
    reading.values["values"] = values
    if values:
        reading.status = DOCUMENTED
        reading.spans = [span for action in values for span in spots.found[action]]
    elif spots.open:
        reading.status, reading.spans = UNFILLED, spots.open
    else:
        reading.status = MISSING
        if (likely := likely_action(page)) is not None:
            reading.values["likely"] = likely
    return reading


def _read_named(page: Page, mention: Mention, spots: Spots) -> None:
    """Read a phrase that names an action."""
    cue = against(page, mention)
    if cue is not None and not _goes_on(page, mention, cue) and not _counts_on(page, mention, cue):
        spots.rejected.append(rejection(mention, cue))
        if cue.facet == "OPEN":
            spots.open.append((mention.start, mention.end))
        return
    value = str(mention.value)
    start, end = mention.start, mention.end
    if mention.meta.get("sized") and (
        _is_of_deed(page, mention)
        or names_closure(page, mention)
        or not (_IN_FRENCH.search(page.text, start, end) or _is_closed(page))
    ):
        return
    if value == "removal" and is_bypass_line(page, mention):
        return
    if value == "vent" and "\n" in page.text[start:end]:
        return
    if mention.meta.get("listed") and not page.find("TECHNIQUE", "PROCEDURE_WORK"):
        # What is in place is listed so too.
        return
    titled = in_title(page, start)
    if value == "vent":
        deed = vent_deed(page, mention, in_title=titled)
        if deed == "title":
            if page.section(start).category == "procedure":
                spots.vent_titles.append((start, end))
        elif deed:
            spots.add(deed, start, end)
    elif value == "reposition":
        if is_new_tube(page, start):
            # "A 24 French cannula advanced 4 cm" tells how far it went in.
            spots.add("vent_insertion" if is_vent(page, mention) else "insertion", start, end)
        elif is_cannula_moved(page, mention, in_title=titled):
            spots.named.add(value)
            spots.add(value, start, end)
    elif value == "daily_management":
        _read_daily(page, mention, spots, titled=titled)
    elif value == "insertion" and (when := _referred_to(page, mention)) is not None:
        spots.rejected.append(Rejection(start, end, "EARLIER", *when.span()))
    elif value == "insertion" and _is_other_cannulation(page, mention):
        spots.rejected.append(Rejection(start, end, "OTHER_DEVICE", start, end))
    elif value == "insertion" and (key := _asked_where(page, mention)) is not None:
        spots.rejected.append(Rejection(start, end, "EARLIER", *key))
    elif mention.meta.get("closure") and not find_first(_CLOSED, page.text):
        # Support may end without the cannulae coming out.
        return
    elif value == "initiation" and not _is_start_of_support(page, mention):
        return
    elif value == "initiation" and (unit := _BY_UNIT.match(page.text, mention.end)) is not None:
        spots.rejected.append(Rejection(start, end, "OTHER_OPERATOR", *unit.span()))
    else:
        if mention.meta.get("state"):
            spots.states.append((start, end))
        spots.named.add(value)
        spots.add(value, start, end)


_AFTER = expressions.compile(
    r"\b(?:after|since|following|from|until|before|prior to)\s+(?:the\s+|her\s+|his\s+|our\s+)?"
    r"(?:(?:central|peripheral|emergency|emergent|bedside|initial|femoral|neck|v-?[va]|ecmo|ecls|surgical|"
    r"percutaneous|open|crash|urgent|field)\s+){1,3}$",
    re.IGNORECASE,
)


def _referred_to(page: Page, mention: Mention) -> re.Match[str] | None:
    """What makes a cannulation a point in time: "20 h after central cannulation"."""
    if not page.text[mention.start : mention.end].lower().startswith("cannulation"):
        return None
    return _AFTER.search(page.text, max(0, mention.start - 50), mention.start)


_WHERE_NOW = expressions.compile(
    r"where (?:are|is|do|does|they|it)\b(?!.* (?:put|placed|inserted))"
)


def _asked_where(page: Page, mention: Mention) -> tuple[int, int] | None:
    """The key that asks where cannulas lie: "Where are the cannulae? 17 Fr into the left femoral artery"."""
    item = page.field_at(mention.start)
    asked = item is not None and mention.start >= item.start and _WHERE_NOW.match(item.key)
    return (item.key_start, item.key_end) if item is not None and asked else None


_IN_FRENCH = expressions.compile(r"\d ?-?(?:F|Fr|French)\b", re.IGNORECASE)


def _is_closed(page: Page) -> bool:
    """Whether a vessel is told to be closed: a bare "17 out" is then a cannula's."""
    return any(against(page, mention) is None for mention in page.find("HEMOSTASIS"))


def _where(deed: Deed) -> int:
    return deed.mention.start


def _is_of_deed(page: Page, mention: Mention) -> bool:
    """Whether a size with its movement is told by a verb that says more: how far, or of a vent."""
    span = (mention.start, mention.end + 40)
    deeds = cannula_deeds(page)
    first = bisect_left(deeds, span[0], key=_where)
    told = deeds[first : bisect_left(deeds, mention.end, key=_where)]
    return any(deed.action in ("reposition", "vent_insertion", "vent_removal") for deed in told)


_KEEPING = ("cont", "keep", "maintain", "stay", "hold")


_WAS_DONE = expressions.compile(
    r"took|brought|lowered|raised|reduced|increased|decreased|dropped|turned|stepped|i \w+|"
    r"(?:sweep|flow|rpm|speed|gas)s?(?: flow)? (?:was|were) "
    r"(?:lowered|raised|reduced|increased|decreased|dropped|turned)"
)


def _goes_on(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether a plan says that support continues: that is a day's management, not a plan for later."""
    words = page.text[mention.start : mention.end].lower()
    plan = cue.facet == "IN_PLAN" or (cue.facet == "PLANNED" and cue.start < mention.start)
    if cue.facet == "IN_PLAN" and mention.meta.get("work", False) and _WAS_DONE.match(words):
        # What a plan tells in the past was done on the round.
        return True
    return plan and mention.meta.get("work", False) and words.startswith(_KEEPING)


def _counts_on(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether "S/P ECPR day 2" counts the days of a run that goes on."""
    before = page.text[cue.start : cue.end].lower().startswith(("s/p", "status"))
    return before and cue.facet == "EARLIER" and mention.meta.get("day", False)


_ADDED_TO = expressions.compile(
    r"\b(?:addend\w+|addition|added|supplement\w*|separate|apart) (?:to|from) (?:(?:the|my|our|today's|this) )?"
    r"(?:\w+ )?$",
    re.IGNORECASE,
)
"""What comes beside a day's note is not that note."""


_LATER_DAY = expressions.compile(
    r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth", re.IGNORECASE
)


def _read_daily(page: Page, mention: Mention, spots: Spots, *, titled: bool) -> None:
    if mention.meta.get("title"):
        line = page.layout.line_at(mention.start)
        opens = line.number <= 3 and not _MORE.search(page.text, line.body, mention.start)
        if not titled and not opens:
            return
        if mention.meta.get("soft") or _ADDED_TO.search(
            page.text, max(0, mention.start - 30), mention.start
        ):
            # A unit's note: of a day on support, if nothing else is told of.
            spots.soft_titles.append((mention.start, mention.end))
            return
        spots.daily_title = spots.daily_frame = True
    elif mention.meta.get("day"):
        words = page.text[mention.start : mention.end]
        number = re.search(r"\d+", words)
        later = int(number.group()) >= 2 if number else _LATER_DAY.match(words) is not None
        spots.daily_frame |= later
        if not titled:
            # A run's day is no deed: it counts where it names the note, or beside the work of a day.
            spots.days.append((mention.start, mention.end))
            return
    elif _BY_STAFF.search(page.text, max(0, mention.start - 40), mention.start):
        return
    spots.add("daily_management", mention.start, mention.end)


_BY_STAFF = expressions.compile(
    r"\b(?:specialist|nurse|RN|RT|perfusionist|technician|tech)\s+(?:then\s+|also\s+|has\s+|had\s+)?"
    r"(?:(?:turned|changed|moved|put|took|raised|lowered|dropped|increased|decreased|brought)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
"""Who changed the settings, if not the note's author: "specialist turned sweep from 3 to 4"."""


_OTHER_PUMP = expressions.compile(
    r"\b(?:CRRT|CVVH\w*|CVVHDF|dialysis|h(?:a)?emo-?(?:dialysis|filt\w+)|filter|feed(?:ing)?|insulin|balloon|infusion|"
    r"syringe|PCA|breast|LVAD|VAD|impella|cell ?saver|plasma exchange|pheresis) (?:the )?$",
    re.IGNORECASE,
)
"""Whose pump or circuit was started, if not that of support."""


def _is_start_of_support(page: Page, mention: Mention) -> bool:
    """Whether "on at 14:10" or "bypass begun" speaks of ECMO, and a released clamp is a start."""
    if mention.meta.get("weak") or _OTHER_PUMP.search(
        page.text, max(0, mention.start - 25), mention.start
    ):
        return False
    if mention.meta.get("bypass"):
        return not page.find("BYPASS")
    if not mention.meta.get("clock") or _OF_SUPPORT.search(page.text, mention.start, mention.end):
        return True
    if _SUBJECT.search(page.text, max(0, mention.start - 40), mention.start):
        return True
    if _AND_ON.match(page.text, mention.end):
        return True
    item = page.field_at(mention.start)
    if item is not None and _TIME_ON.search(item.key):
        return True
    sentence = page.sentence(mention.start)
    end = mention.end + _SETTLES
    if mention.start - sentence[0] > 3 and page.text[mention.end : sentence[1]].strip(" .\n"):
        end = min(sentence[1], end)
    # "On at 06:42. Settled at 4.3 L/min" is one statement in two sentences.
    return bool(page.within(sentence, "ECMO", "MODE")) or bool(
        _FLOW.search(page.text, mention.end, end)
    )


def _is_other_cannulation(page: Page, mention: Mention) -> bool:
    """Whether a vessel was cannulated for a line, or the heart for bypass only."""
    clause = clause_of(page, mention.start)
    if page.within(clause, "ECMO", "MODE"):
        return False
    return bool(page.within(clause, "OTHER_CANNULATION", "BYPASS"))


def _read_boxes(page: Page, spots: Spots) -> None:
    """Read a form's question which service was done: boxes whose words name actions."""
    options = [m for m in page.find("ACTION_OPTION") if page.box_at(m.start) is not None]
    for mention in options:
        box = page.box_at(mention.start)
        if box is None or mention.start - box.label_start > _LABEL:
            continue
        question = {
            option.value
            for option in options
            if (other := page.box_at(option.start)) and other.group == box.group
        }
        item = page.field_at(mention.start)
        asked = item is not None and item.role == "action"
        if len(question) < 2 and not asked:
            continue
        if box.ticked:
            spots.add(str(mention.value), box.label_start, box.label_end)
        elif not any(other.ticked for other in page.group(box)):
            spots.open.append((box.start, box.label_end))


_ASKS_SERVICE = expressions.compile(
    r"\b(?:ecmo|ecls) ?(?:action|service|procedure|operation|event)|\b(?:service|procedure|operation) "
    r"(?:type|performed|done|provided|rendered)|type of (?:service|procedure|operation)|"
    r"\b(?:insertion|cannulation|initiation|decannulation|reposition\w*|removal)\b",
    re.IGNORECASE,
)
_ASKED_FOR_SERVICE = expressions.compile(
    r"\b(?:(?:procedures?|operations?|services?)(?: (?:performed|done|provided|rendered|today|type))*|"
    r"(?:type|title|name) of (?:the )?(?:ecmo |ecls )?(?:procedure|operation|service))"
    r"(?: \([a-z ]{4,12}\))?[ \t]*[:=-]?[ \t]*$",
    re.IGNORECASE,
)


def _read_open_questions(page: Page, spots: Spots) -> None:
    """Read a template's placeholder where the service's name belongs."""
    for place in page.normal.placeholders:
        if place.hides_value:
            continue
        before = page.text[max(0, place.start - 60) : place.start]
        if _ASKS_SERVICE.search(place.hint) or _ASKED_FOR_SERVICE.search(before):
            spots.open.append((place.start, place.end))


_CANNULA_TOLD = (
    r"(?!no\b|none\b|nothing\b)[^.;?\n]{0,60}(?:\d ?(?:fr|french|f)\b|\bcannul\w+|\blumen\b|\blimb\b)"
    r"(?![^.;?\n]{0,30}\b(?:dialysis|drain|picc|cvc|swan|introducer|chest tube|foley)\b)"
)
_DEEDS_ASKED = tuple(
    (action, expressions.compile(key), expressions.compile(answer, re.IGNORECASE))
    for action, key, answer in (
        (
            "daily_management",
            r"(?:did|have|has|was|were|what|which|any|anything)\b(?!.*\b(?:vent\w*|will|planned|next|tomorrow)\b)"
            r".*\b(?:change[sd]?|adjust\w*|alter\w*|turned|titrat\w*)\b",
            r"[^.;?\n]{0,40}\b(?:flows?|sweep|rpm|revs|speed|blender|fdo2|sgf)\b[^.;?\n]{0,25}\d",
        ),
        (
            "insertion",
            r"(?:what|which cannul\w*) (?:went|was put|were put|was placed|were placed|was inserted|were inserted|"
            r"did (?:you|we|i) (?:put|place|insert))\b(?!.*\b(?:out|back|before|earlier)\b)",
            _CANNULA_TOLD,
        ),
        (
            "removal",
            r"(?:what|which cannul\w*) (?:came|was taken|were taken|was pulled|was removed|were removed|did "
            r"(?:you|we|i) (?:take|remove|pull))\b(?!.*\b(?:before|earlier|back)\b)",
            _CANNULA_TOLD,
        ),
    )
)
"""What a form asks was done, and what an answer holds that tells of it."""


def _read_deeds_asked(page: Page, spots: Spots) -> None:
    """Read deeds that a question names and its answer tells: "What did you change? - Flow, 4.3 to 3.9"."""
    for item in page.fields:
        if item.answer not in ("value", "yes") or not page.text.startswith("?", item.key_end):
            continue
        for action, key, answer in _DEEDS_ASKED:
            if key.match(item.key) and answer.match(page.text, item.start, item.end):
                spots.add(action, item.key_start, item.end)


def _read_deeds(page: Page, spots: Spots) -> None:
    for deed in cannula_deeds(page):
        cue = against(page, deed.mention)
        if cue is None and deed.object is not None:
            cue = against(page, deed.object)
        of_old = deed.action in _OF_OLD or deed.mention.label == "VERB_OUT"
        if cue is not None and of_old and is_old(page, cue.start, cue.end):
            cue = None
        if cue is not None:
            spots.rejected.append(rejection(deed.mention, cue))
        elif deed.action == "insertion" and (key := _asked_where(page, deed.mention)) is not None:
            spots.rejected.append(Rejection(deed.mention.start, deed.mention.end, "EARLIER", *key))
        else:
            spots.add(deed.action, deed.mention.start, deed.mention.end)


def _read_grafts(page: Page, spots: Spots) -> None:
    for mention in page.find("GRAFT_WORD"):
        titled = in_title(page, mention.start)
        if against(page, mention) is None and grafts_sewn(page, mention, in_title=titled):
            spots.add("graft_conduit", mention.start, mention.end)
