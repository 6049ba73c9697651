"""Element ``action``: what the physician did in this note, and not earlier, later or elsewhere."""

from __future__ import annotations

import re

from doclint.nlp.page import Cue, Mention, Page
from doclint.reading.service import reports_ecmo
from doclint.reading.base import (
    DOCUMENTED,
    MISSING,
    NOT_A_FACT,
    UNFILLED,
    Reading,
    Rejection,
    cues_of,
    rejection,
)

ORDER = (
    "initiation", "daily_management", "insertion", "reposition", "removal", "graft_conduit",
    "vent_insertion", "vent_removal",
)  # fmt: skip
"""RECORD.md's values of ``action``."""

PROCEDURES = frozenset(ORDER) - {"initiation", "daily_management"}

_REJECT = NOT_A_FACT | {
    "EARLIER", "OTHER_OPERATOR", "IN_PLAN", "IN_HISTORY", "IN_CONSENT", "POSSIBLE",
}  # fmt: skip
_SEWN = re.compile(r"\b(?:sewn|sew|anastomos\w+|sutured|end-to-side|constructed|fashioned|stitched|attached|conduit|chimney|side-? ?(?:arm )?graft)\b", re.IGNORECASE)
_GRAFT_GONE = re.compile(r"\b(?:oversew\w*|stump|divided|excised|amputated|trimmed|removed|ligated|stapled|transected|existing|old|taken down|resected|clamped|withdrawn)\b", re.IGNORECASE)
_SWAPPED = re.compile(r"swapped|exchanged", re.IGNORECASE)
_OF_BYPASS = re.compile(r"\b(?:bypass|CPB|pump)\b", re.IGNORECASE)
_SIZED = re.compile(r"\b\d{1,2}[ -]?(?:F\b|Fr\b|French|fr\b|french)")
_HEART = re.compile(r"\b(?:LV|LA|left (?:ventric\w+|atri\w+|heart)|apex|apical|pulmonary vein|atrium|thoracotomy|sternotomy|sternum|RSPV)\b")
_NOT_PATIENT = re.compile(r"\b(?:patient|head|arm|bed|supine|prone|lateral|ETT|endotracheal|tube|turned|limb|leg|probe|transducer|balloon|IABP|Impella|swan|drain)\b[^.;]{0,30}$", re.IGNORECASE)
_DOCTOR = re.compile(r"(?:by|[:,(-])?\s*(?:Dr\.?|Doctor|Drs\.?|Mr\.?|Prof\.?)\s+(?:[A-Z][\w'-]*\.?\s+){0,3}?(?P<name>[A-Z][\w'-]+)")
_BY_DOCTOR = re.compile(r"(?:\bby\s|:\s)\s*(?:Dr\.?|Doctor|Drs\.?)\s+(?:[A-Z][\w'-]*\.?\s+){0,3}?(?P<name>[A-Z][\w'-]+)")
_ELSEWHERE = re.compile(
    r"\b(?:(?:per|in|see|their|his|her|has|have) (?:(?:his|her|their) )?own (?:note|report|record|dictation)|"
    r"(?:separately|elsewhere) (?:reported|dictated|documented|noted)|(?:reported|dictated|documented|billed) (?:separately|elsewhere)|"
    r"see (?:\w+[.']?\w* ){0,5}(?:note|record|report|dictation)|report(?:s|ed)? that work|"
    r"operator (?:for \w+ \w+ )?was (?:Dr|Mr|Ms|Prof)\b)",
    re.IGNORECASE,
)
_DAILY_BAR = frozenset(("initiation", "insertion", "removal", "reposition", "graft_conduit", "vent_insertion", "vent_removal"))


class _Spots:
    """Where each action stands, in the order found."""

    def __init__(self) -> None:
        self.found: dict[str, list[tuple[int, int]]] = {}
        self.rejected: list[Rejection] = []
        self.open: list[tuple[int, int]] = []
        self.named: set[str] = set()
        """Actions that a noun or verb of their own names, not only a cannula's being put or moved."""
        self.vent_titles: list[tuple[int, int]] = []
        """Titles that name a vent and do not say whether it goes in or comes out."""

    def add(self, action: str, start: int, end: int) -> None:
        self.found.setdefault(action, []).append((start, end))


def read_action(page: Page) -> Reading:
    """Read RECORD.md's ``action``; ``values`` come in the order of :data:`ORDER`."""
    spots = _Spots()
    if not reports_ecmo(page):
        return Reading(values={"values": []})
    daily_title = _read_named(page, spots)
    _read_boxes(page, spots)
    _read_verbs(page, spots)
    _read_grafts(page, spots)
    _settle(page, spots, daily_title)
    page.cache["action_spots"] = spots.found
    values = [action for action in ORDER if action in spots.found]
    reading = Reading(rejected=spots.rejected)
    reading.values["values"] = values
    if values:
        reading.status = DOCUMENTED
        reading.spans = [span for action in values for span in spots.found[action]]
    elif spots.open:
        reading.status, reading.spans = UNFILLED, spots.open
    else:
        reading.status = MISSING
    return reading


def _against(page: Page, mention: Mention) -> Cue | None:
    """The cue that speaks against an action, or None where it was done here and now."""
    for cue in cues_of(page, mention):
        if cue.facet not in _REJECT:
            continue
        if cue.facet == "OTHER_OPERATOR" and _is_author(page, cue):
            continue
        return cue
    elsewhere = _ELSEWHERE.search(page.text, *page.sentence(mention.start))
    if elsewhere:
        return Cue("OTHER_OPERATOR", elsewhere.start(), elsewhere.end())
    doctor = _BY_DOCTOR.search(page.text, mention.end, page.sentence(mention.start)[1])
    if doctor and doctor.start() - mention.end < 60 and not _is_named_here(page, doctor["name"]):
        return Cue("OTHER_OPERATOR", doctor.start(), doctor.end())
    return None


def _is_author(page: Page, cue: Cue) -> bool:
    doctor = _DOCTOR.search(page.text[cue.start : cue.end + 40])
    return doctor is not None and _is_named_here(page, doctor["name"])


def _is_named_here(page: Page, name: str) -> bool:
    """Whether a doctor of that name performed or signed this note."""
    if any(name in page.text[item.start : item.end] for item in page.fields_of("physician")):
        return True
    return name in page.text[max(0, len(page.text) - 160) :]


def _in_title(page: Page, mention: Mention) -> bool:
    section = page.section(mention.start).category
    item = page.field_at(mention.start)
    if section == "procedure" or (item is not None and item.role == "action"):
        return True
    line = page.layout.line_at(mention.start)
    return line.number <= 3 and line.end - line.start < 90


def _read_named(page: Page, spots: _Spots) -> bool:
    """Read the phrases that name an action. Says whether the title is that of a daily note."""
    daily_title = False
    for mention in page.find("ACTION"):
        value = str(mention.value)
        against = _against(page, mention)
        if against is not None:
            spots.rejected.append(rejection(mention, against))
            if against.facet == "OPEN":
                spots.open.append((mention.start, mention.end))
            continue
        if value == "vent":
            _read_vent(page, mention, spots)
        elif value == "reposition":
            if _is_cannula_moved(page, mention):
                spots.named.add("reposition")
                spots.add("reposition", mention.start, mention.end)
        elif mention.meta.get("title"):
            if _in_title(page, mention):
                daily_title = True
                spots.add("daily_management", mention.start, mention.end)
        elif mention.meta.get("day") or mention.meta.get("work"):
            spots.add("daily_management", mention.start, mention.end)
        elif value == "insertion" and _is_other_cannulation(page, mention):
            spots.rejected.append(
                Rejection(mention.start, mention.end, "OTHER_DEVICE", mention.start, mention.end)
            )
        elif mention.meta.get("weak"):
            continue
        elif mention.meta.get("clock") and not _is_support_clock(page, mention):
            continue
        else:
            spots.named.add(value)
            spots.add(value, mention.start, mention.end)
    return daily_title


def _read_boxes(page: Page, spots: _Spots) -> None:
    """Read a form's question which service was done: boxes whose words name actions."""
    options = [m for m in page.find("ACTION_OPTION") if page.box_at(m.start) is not None]
    for mention in options:
        box = page.box_at(mention.start)
        if box is None or mention.start - box.label_start > 12:
            continue
        question = {o.value for o in options if (b := page.box_at(o.start)) and b.group == box.group}
        item = page.field_at(mention.start)
        asked = item is not None and item.role == "action"
        if len(question) < 2 and not asked:
            continue
        if box.ticked:
            spots.add(str(mention.value), box.label_start, box.label_end)
        elif not any(other.ticked for other in page.group(box)):
            spots.open.append((box.start, box.label_end))


def _is_support_clock(page: Page, mention: Mention) -> bool:
    """Whether "on at 14:10" speaks of support."""
    words = page.text[mention.start : mention.end].lower()
    if re.search(r"ecmo|ecls|flow|pump|support|v-?[va]\b|circuit|bypass", words):
        return True
    sentence = page.sentence(mention.start)
    return bool(page.within(sentence, "ECMO", "MODE")) or bool(
        _FLOW.search(page.text, mention.end, min(sentence[1], mention.end + 40))
    )


_DISTANCE = re.compile(
    r"(?:\d|\bone|\btwo|\bthree|\bfour|\bfive|\bhalf)\s*(?:a\s)?(?:and a half\s)?(?:cm|centi\w+|mm|milli\w+)\b", re.IGNORECASE
)
_FLOW = re.compile(r"->|=>|@\s?\d{4}|\d ?(?:L|lpm|LPM|l/min|L/min)\b|\brpm\b", re.IGNORECASE)


def _is_other_cannulation(page: Page, mention: Mention) -> bool:
    """Whether a vessel was cannulated for a line, or the heart for bypass only."""
    low, high = page.clause(mention.start)
    near = page.text[low:high]
    if re.search(r"\b(?:ECMO|ECLS|V-?[VA]\b|extracorporeal life)", near, re.IGNORECASE):
        return False
    if re.search(r"radial|arterial line|a-line|dialysis|central line|cardioplegia|coronary sinus", near, re.IGNORECASE):
        return True
    return bool(re.search(r"cardio-?pulmonary bypass|\bCPB\b|\bbypass\b", near, re.IGNORECASE))


def _is_cannula_moved(page: Page, mention: Mention) -> bool:
    low, high = page.sentence(mention.start)
    if _in_title(page, mention) and not _NOT_PATIENT.search(page.text[low : mention.start]):
        return True
    near = page.clause(mention.start)
    if _NOT_PATIENT.search(page.text[near[0] : mention.start]):
        return False
    cannulas = page.within((low, high), "CANNULA", "BRAND", "CANNULA_TYPE", "ECMO")
    catheter = re.search(r"\bcatheter|\btip\b|\blimb\b", page.text[low:high], re.IGNORECASE)
    return bool(cannulas or catheter)


def _read_vent(page: Page, mention: Mention, spots: _Spots) -> None:
    low, high = page.sentence(mention.start)
    item = page.field_at(mention.start)
    if item is not None and item.key_start <= mention.start and _in_title(page, mention):
        low, high = min(low, item.key_start), max(high, item.end)
    text = page.text[low:high]
    if mention.meta.get("alone"):
        named = any(m.value == "vent" and not m.meta.get("alone") for m in page.find("ACTION"))
        around = page.text[max(0, low - 250) : high + 150]
        if not named and not _HEART.search(around):
            return
    out = _nearest(r"\b(?:remov\w+|withdr\w+|pulled|taken out|explant\w*|extract\w*|discontinu\w+|came out|backed out|slid out|freed|out\b|drawn|withdrew)", text, mention.start - low)
    into = _nearest(r"\b(?:plac\w+|insert\w+|introduc\w+|advanc\w+|position\w*|passed|went in|put in|implant\w*|creat\w*|decompress\w*|slid|seated|new|add\w*|install\w*)", text, mention.start - low)
    if not _affirmed(page, mention):
        return
    if out < into:
        spots.add("vent_removal", mention.start, mention.end)
    elif into < _FAR:
        spots.add("vent_insertion", mention.start, mention.end)
    elif _in_title(page, mention) and page.section(mention.start).category == "procedure":
        spots.vent_titles.append((mention.start, mention.end))


_FAR = 10_000


def _nearest(pattern: str, text: str, offset: int) -> int:
    """Distance from ``offset`` to the nearest match, or :data:`_FAR`."""
    gaps = (abs(match.start() - offset) for match in re.finditer(pattern, text, re.IGNORECASE))
    return min(gaps, default=_FAR)


def _affirmed(page: Page, mention: Mention) -> bool:
    return _against(page, mention) is None


def _read_verbs(page: Page, spots: _Spots) -> None:
    """Read clauses in which a cannula is the thing put in, taken out or moved."""
    moves = page.find("VERB_MOVE")
    outs = page.find("VERB_OUT")
    for label, action in (("VERB_OUT", "removal"), ("VERB_MOVE", "reposition"), ("VERB_IN", "insertion")):
        for verb in page.find(label):
            if label != "VERB_MOVE" and any(m.start < verb.end and verb.start < m.end for m in moves):
                continue
            if label == "VERB_OUT" and _SWAPPED.search(page.text, verb.start, verb.end) and _OF_BYPASS.search(
                page.text[slice(*page.clause(verb.start))]
            ):
                continue
            if label == "VERB_IN" and any(m.start < verb.end and verb.start < m.end for m in outs):
                continue
            subject = _subject(page, verb)
            if subject is None and label == "VERB_MOVE":
                subject = _moved_before(page, verb)
            if subject is None:
                continue
            against = _against(page, verb) or _against(page, subject)
            if against is not None:
                spots.rejected.append(rejection(verb, against))
                continue
            if _is_vent(page, verb):
                if label != "VERB_MOVE":
                    spots.add("vent_removal" if label == "VERB_OUT" else "vent_insertion", verb.start, verb.end)
                continue
            spots.add(action, verb.start, verb.end)


def _is_vent(page: Page, verb: Mention) -> bool:
    clause = page.clause(verb.start)
    heart = [m for m in page.within(clause, "VESSEL") if m.value in ("left ventricle", "left atrium")]
    if heart and any(m.value == "vent" for m in page.find("ACTION")):
        return True
    return any(m.meta.get("role") == "vent" for m in page.within(clause, "CANNULA_TYPE")) or bool(
        re.search(r"\bvent\b", page.text[clause[0] : clause[1]], re.IGNORECASE)
    )


def _subject(page: Page, verb: Mention) -> Mention | None:
    """The cannula that the verb is said of: named in its clause, nearer than any other device."""
    span = page.clause(verb.start)
    cannulas = page.within(span, "CANNULA", "BRAND")
    if not cannulas:
        types = [m for m in page.within(span, "CANNULA_TYPE") if m.meta.get("design") or m.meta.get("role")]
        sized = _SIZED.search(page.text, *span) or page.within(span, "VESSEL")
        cannulas = [m for m in types if sized or m.meta.get("design") == "dual_lumen"]
    if not cannulas:
        return None

    def gap(mention: Mention) -> int:
        return min(abs(mention.start - verb.end), abs(verb.start - mention.end))

    nearest = min(cannulas, key=gap)
    for device in page.within(span, "OTHER_DEVICE"):
        inside = any(c.start <= device.start and device.end <= c.end for c in cannulas)
        if not inside and gap(device) < gap(nearest) and device.end <= verb.start:
            return None
    return nearest


def _moved_before(page: Page, verb: Mention) -> Mention | None:
    """The cannula of the sentences before, for a clause that only says "brought it back 2 cm"."""
    if not _DISTANCE.search(page.text, verb.start, verb.end + 30):
        return None
    if page.within(page.clause(verb.start), "OTHER_DEVICE"):
        return None
    before = [m for m in page.find("CANNULA", "BRAND", "CANNULA_TYPE") if m.end <= verb.start]
    return before[-1] if before else None


def _read_grafts(page: Page, spots: _Spots) -> None:
    for mention in page.find("GRAFT_WORD"):
        low, high = page.sentence(mention.start)
        near = page.text[low:high]
        if _against(page, mention) is not None or re.search(r"\b(?:saphenous|mammary|LIMA|CABG|coronary|bypass graft)", near, re.IGNORECASE):
            continue
        clause = page.text[slice(*page.clause(mention.start))]
        if _GRAFT_GONE.search(clause) and not re.search(r"\bsewn|anastomos", clause, re.IGNORECASE):
            continue
        if _SEWN.search(near) or _in_title(page, mention):
            spots.add("graft_conduit", mention.start, mention.end)


def _settle(page: Page, spots: _Spots, daily_title: bool) -> None:
    """Weigh the actions found against each other."""
    found = spots.found
    if spots.vent_titles and not {"vent_insertion", "vent_removal"} & found.keys():
        found["vent_insertion"] = spots.vent_titles
    if not daily_title and PROCEDURES.isdisjoint(found):
        _infer_insertion(page, spots)
    titled = {
        action
        for action, spans in found.items()
        for start, end in spans
        if _in_title(page, Mention("ACTION", start, end))
    }
    if daily_title:
        # A daily note tells of placements and moves in passing; a procedure in it is named as one.
        for action in ("insertion", "reposition", "removal", "initiation"):
            if action in found and action not in titled and not _told_as_procedure(page, found[action]):
                _drop(spots, action)
    if {"insertion", "reposition"} <= found.keys() and {"insertion", "reposition"} & spots.named == {"reposition"}:
        _drop(spots, "insertion")
    if "insertion" in found and "reposition" in found and "reposition" not in titled:
        # Moving a cannula in the session in which it was placed is part of placing it (RULES.md X03).
        _drop(spots, "reposition")
    if "reposition" in found and "insertion" in found and "insertion" not in titled and "reposition" in titled:
        _drop(spots, "insertion")
    if "removal" in found and "insertion" in found and "removal" in titled and "insertion" not in titled:
        if not _exchanged(page):
            _drop(spots, "insertion")
    if "removal" in found and "insertion" in found and "insertion" in titled and "removal" not in titled:
        if not _exchanged(page):
            _drop(spots, "removal")
    if "removal" in found and "reposition" in found:
        _drop(spots, "removal" if "reposition" in titled and "removal" not in titled else "reposition")
    if "graft_conduit" in found and "removal" in found and "insertion" not in found:
        _drop(spots, "graft_conduit")
    if "daily_management" in found and not daily_title and not _DAILY_BAR.isdisjoint(found):
        _drop(spots, "daily_management")
    if "daily_management" in found and "initiation" in found:
        _drop(spots, "daily_management" if "initiation" in titled or not daily_title else "initiation")


def _infer_insertion(page: Page, spots: _Spots) -> None:
    """An insertion told without its verb: a title with approach or vessel, a puncture with sizes."""
    for mention in page.find("ECMO", "MODE"):
        if page.section(mention.start).category != "procedure" or _against(page, mention):
            continue
        sentence = page.sentence(mention.start)
        if page.within(sentence, "TECHNIQUE") or page.within(sentence, "VESSEL"):
            spots.add("insertion", *_trim(page, sentence))
            return
    for mention in page.find("TECHNIQUE"):
        sentence = page.sentence(mention.start)
        if _against(page, mention) or mention.meta.get("weak"):
            continue
        if page.within(sentence, "VESSEL") and _ANY_SIZE.search(page.text, *sentence):
            spots.add("insertion", *_trim(page, sentence))
            return


_ANY_SIZE = re.compile(r"\b\d{2} ?(?:F\b|Fr\b|French|multi|art|ven|MS\b)", re.IGNORECASE)


def _trim(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    return span[0], span[0] + len(page.text[slice(*span)].rstrip())


def _told_as_procedure(page: Page, spans: list[tuple[int, int]]) -> bool:
    return any(page.section(start).category in ("procedure", "description") for start, _ in spans)


def _exchanged(page: Page) -> bool:
    return bool(re.search(r"\b(?:exchang\w*|replac\w*|swap\w*|new (?:\w+ ){0,4}cannula|upsiz\w*|convert\w*|conversion)\b", page.text, re.IGNORECASE))


def _drop(spots: _Spots, action: str) -> None:
    for start, end in spots.found.pop(action):
        spots.rejected.append(Rejection(start, end, "PART_OF_OTHER_SERVICE", start, end))
