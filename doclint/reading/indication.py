"""``indication``: the condition of heart or lungs that support is for.

Told as history or copied forward it still counts; what belongs to an older illness, to another
person, to another run, or to a complication of this one does not.
"""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.page import Mention, Page
from doclint.nlp.phases import near, told_of_another
from doclint.reading.answers import Answer, answers_to, field_for, is_denied, is_left_open
from doclint.reading.base import (
    DOCUMENTED,
    UNFILLED,
    Reading,
    clean,
    cues_of,
    rejection,
)
from doclint.reading.case import Case

_AGAINST = frozenset(
    ("NEGATED", "CONDITIONAL", "RISK", "OTHER_RUN", "OTHER_PERSON", "UNCHOSEN", "OPEN", "EMPTY",
     "IN_CONSENT", "IN_FAMILY")
)  # fmt: skip
_OTHER_FIELDS = frozenset(("complications", "physician", "assistant", "nonphysician", "code"))
_OLD = expressions.compile(
    r"\b(?:history|hx|h/o|remote|years|childhood|20\d\d|19\d\d)\b", re.IGNORECASE
)
_OLD_NEAR = expressions.compile(
    r"(?:\b(?:known|past|prior|previous|remote|old|chronic|childhood|former|longstanding)\s+"
    r"|(?<!no )\b(?:pmhx?|past medical history|comorbidities|background of|risk factors?)\b"
    r"[^.;\n]{0,60}|(?:^|[.;\n]\s*)(?:last|the previous)\s+(?:year|month|winter|spring|summer|autumn|fall|season)\s*"
    r"[:,]?\s+[^.;\n]{0,40})$",
    re.IGNORECASE,
)
_NOW_ON = expressions.compile(
    r"[^.;\n]{0,80}?(?:,|\band\b|\bnow\b|\bs/p\b|->|=>)\s*(?:\w+\s+){0,3}?"
    r"(?:on|onto|needing|requiring|required|cannulated)\s+"
    r"(?:for\s+|to\s+)?(?:(?:peripheral|central|femoral)\s+)?"
    r"(?:v-?[av]{1,2}\b|veno-?\w+|ecmo|ecls|support)",
    re.IGNORECASE,
)
"""History that runs on into support ("H/o paraquat ingestion, on V-V since Friday") is its cause."""

_PUT_ON = expressions.compile(
    r"\b(?:(?:put|placed|went|gone|taken|come|came|started|left|been|has been|is|was)\s+on(?:to|\s+to)?\s+"
    r"(?:\w+\s+)?(?:v-?[av]{1,2}\b|veno-?\w+|ecmo|ecls|support)|cannulated|"
    r"(?:needed|required|needing|requiring)\s+(?:\w+\s+)?(?:v-?[av]{1,2}\b|ecmo|ecls|support))",
    re.IGNORECASE,
)
_LOOKED_AT = expressions.compile(
    r"\b(?:cxr|x-?rays?|films?|radiographs?|echo\w*|tte|tee|toe|ct|ultrasound|scan)\b",
    re.IGNORECASE,
)
"""A finding of the day's film or echo names no indication by itself."""

_LINKED = expressions.compile(
    r"\b(?:ecmo|ecls|cannulat\w+|shock|arrest|refractory|despite|bridge)\b", re.IGNORECASE
)
_LED_BY = expressions.compile(r"(?:since|after|from|following)\b", re.IGNORECASE)
"""Words that make what is denied before them a consequence ("not ejecting since his infarct")."""

_TEAM = expressions.compile(
    r"\s+(?:team|service|clinic|nurses?|consult\w*|group|unit|doctors?|colleagues|specialists?|program\w*)\b",
    re.IGNORECASE,
)
"""Those who treat a condition, and no condition."""

_SYMPTOM = expressions.compile(
    r"\W*(?:\w+\s+)?(?:fever|coughs?|cold|breath\w*|sob|dyspn\w+|chest pain|vomiting|loose|seizures?|"
    r"cyanosis|poor feeding|letharg\w+|fatigue|syncope|palpitations?|flu-?like)\b",
    re.IGNORECASE,
)
"""What a history of the present illness begins with ("H/o fever x 7 days, ...")."""

_ASKED = expressions.compile(
    r"\b(?:ask(?:s|ed|ing)?|wonder\w*|want(?:s|ed)? to know|worr(?:y|ied|ies))\b[^.;\n]{0,40}"
    r"\b(?:whether|if|about|that|how)\b[^.;\n]*$",
    re.IGNORECASE,
)
"""What a relative asks about."""

_IMPLANTED = expressions.compile(
    r"\b(?:pace-?maker|ppm|icd|stents?|cabg|pci|ablation|surgery|repair\w*|transplant\w*|valve|filter)\s+"
    r"(?:\w+\s+){0,2}(?:19|20)\d\d\s+(?:for|after|with)\s+$",
    re.IGNORECASE,
)
"""An older treatment, and then what it was for."""

_VACCINATED = expressions.compile(r"\b(?:vaccin\w+|immuni[sz]\w+|jabs?)\b[^.;\n]*$", re.IGNORECASE)

_ALLERGIC = expressions.compile(
    r"\b(?:allerg\w+|nkda|drug reactions?|intoleran\w+)\b[^.;\n]{0,80}$", re.IGNORECASE
)
"""What follows is what the patient once reacted with."""

_RISK_LIST = expressions.compile(
    r"\b(?:risks?|complications|hazards)\b[^.;\n]{0,40}\b(?:includ\w+|such as|of|were|are|"
    r"among)\b[^.;]*$",
    re.IGNORECASE,
)
_NOT_YET_KNOWN = expressions.compile(
    r"\b(?:differential(?:\s+diagnos[ie]s)?|ddx|ruled?\s+out|r/o|work-?up\s+for|screen\w*\s+for|tested\s+for|"
    r"teaching|taught)\b[^.;\n]{0,60}$",
    re.IGNORECASE,
)
"""What is thought of, looked for or taught about."""

_UNPROVEN_AFTER = expressions.compile(
    r"\s+(?:(?:is|are|was|were|still|remains?|also|high|low)\s+)*(?:in|on)\s+(?:the|our|my|his|her)\s+differential\b",
    re.IGNORECASE,
)
_BY_A_RELATIVE = expressions.compile(
    r"\b(?:mother|mum|mom|father|dad|sister|brother|aunt|uncle|cousin|wife|husband|son|daughter|twin)\s+"
    r"(?:(?:had|has|also|who|once)\s+)*$",
    re.IGNORECASE,
)
_DEED_OF_ONE = expressions.compile(
    r"(?:took|taken|swallowed|ingested|drank|injected|inhaled|aspirated|arrested)\b", re.I
)
"""What somebody did, who stands before it."""

_OF_NO_SUPPORT = (_RISK_LIST, _ASKED, _IMPLANTED, _VACCINATED, _ALLERGIC, _NOT_YET_KNOWN)
"""Words before a condition by which it is none that support is for."""

_NO_CONDITION = expressions.compile(
    r"\s*(?:(?:the|a|an|his|her|this|these|about|approximately|nearly|over|at least|another|"
    r"only)\s+)*"
    r"(?:past|last|next|now|\d+|one|two|three|four|five|six|seven|eight|nine|ten|days?|"
    r"hours?|weeks?|"
    r"transport\w*|transfer|decannulat\w+|cannulat\w+|removal|reposition\w*|cannulas?|"
    r"cannulae|wean\w*|"
    r"bridg\w+|further|ongoing|continu\w+|today|possible|procedure|support|reasons?|same|above|"
    r"that|which|whom|him|me|us|management|inspection|imaging|exchange|several|some|many|"
    r"circuit|ct|mri|tomorrow|discussion|review|consult\w*|evaluation|initiation|as long|long|"
    r"recovery|decision|destination|placement|access|flow|return|drainage|time|anticoag\w*|"
    r"heparin)\b",
    re.IGNORECASE,
)
_DISEASE = expressions.compile(
    r"itis\b|osis\b|(?:a)?emia\b|pathy\b|oma\b|plasia\b|\b(?:failure|disease|syndrome|"
    r"injur(?:y|ies)|"
    r"overdose|ingestion|poisoning|toxicity|embol\w+|rupture|arrest|shock|storm|infection|"
    r"sepsis|trauma|"
    r"burns?|dysfunction|thrombosis|ha?emorrhage|defect|collapse|crisis|dissection|rejection|"
    r"hernia|"
    r"hypotension|hypertension|hypox\w+|arrhythmi\w+|tachycardia|fibrillation|infarct\w*|"
    r"ards|lungs?|"
    r"heart|cardiac|respiratory|pulmonary|ventric\w+|low output|contusions?|asthma|fibrosis|"
    r"pneumo\w+|"
    r"drowning|anaphyla\w+|hypothermia|deterioration|instability|stunning|insufficiency)\b",
    re.IGNORECASE,
)
_AFTER_FOR = expressions.compile(r"\s*([A-Za-z][^.,;:()\n|]{2,60})")
_OPERATED = expressions.compile(
    r"\b(?:repair\w*|replacement|cabg|grafting|avr|mvr|transplant\w*|norwood|fontan|palliation|"
    r"valve|switch|myectomy|re-?implanted|endarterectomy|unroof\w*|embolectomy|"
    r"surgery|operation|(?:triple|double|quadruple|coronary) bypass)\b",
    re.IGNORECASE,
)
_OPERATION = expressions.compile(
    r"\b(?:repaired|replaced|replacement|cabg|grafting|avr|mvr|transplanted|norwood|fontan|avsd|"
    r"switch|myectomy|re-?implanted|endarterectomy|unroofed|embolectomy|"
    r"(?:redo|two|three|four) (?:\w+ )?(?:valves?|grafts?))\b",
    re.IGNORECASE,
)
"""Words that name what was operated, and not only that a surgeon writes."""

_ABOVE = 400
"""Characters above a failure to leave bypass within which its operation may stand."""

_OFF_WHAT = expressions.compile(r"\b(?:bypass|cpb|pump|machine)\b", re.IGNORECASE)
_GENERIC_WORDS = """
    same above below note notes history patient year years month months week weeks day days hour
    hours male female woman girl infant neonate newborn baby child adult teenager gentleman lady
    man with from after following that this have been were who whom they them ecmo ecls ecpr
    support extracorporeal membrane oxygenation life circulatory mechanical veno venovenous
    venoarterial venous arterial need needs needed needing required requiring requires requirement
    bridge recovery decision decannulation cannulation cannula cannulae cannulas cannulated ready
    weaned weaning removal refractory severe acute failed failing failure maximal maximum medical
    therapy therapies conventional management worsening deteriorating deterioration unable
    emergent emergency urgent critical critically unknown pending despite today yesterday
    overnight morning evening night postoperative preoperative diagnosis indication listed
    candidate status post stable going initiation placement insertion bedside unit transferred
    transfer came come brought outside hospital because therefore which than then when where there
    here team service further care treatment rescue escalation progressive rapid rapidly
    persistent ongoing continued continuing his her their its the and for was had has are not over
    under into onto only more most less very still also both each every such level levels peak
    last first second third value mechanically ventilated intubated sedated illness disease
    condition problem reason see as boy attending name date time age sex weight procedure
    operation
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
_OF_SOMETHING_ELSE = expressions.compile(
    r"\bindications?\s+(?:for|of)\s+(?:the\s+|this\s+|an?\s+|initial\s+|first\s+|mechanical\s+|"
    r"emergen\w+\s+|urgent\s+|starting\s+|using\s+|extra-?corporeal\s+|circulatory\s+|"
    r"peripheral\s+|central\s+|v-?[av]-?\s*|veno-?\w+\s+)*"
    r"(?!ecmo|ecls|ecpr|support|cannul|procedure|operation|surgery|run|circuit|admission|consult|"
    r"referral|initiation|life|membrane|oxygenation|start|transfer|intervention|va\b|vv\b|it\b|"
    r"assist|this\b|\W|$)[a-z]"
    r"|\b(?:ct|mri|head|echo|eeg|line|picc|crrt|dialysis|trach\w*|bronch\w*|film|x-?ray|cxr|scan|"
    r"study|exam|imaging|transfusion|antibiotic|catheter|foley|central|arterial|swan|icp|tpn|"
    r"restraint\w*|isolation)\s+(?:\w+\s+)?(?:indication|diagnosis|reason)",
    re.IGNORECASE,
)
"""A title that asks what another study, line or treatment is for."""
_TITLE_OF_ANOTHER = expressions.compile(
    r"(?:^|[.;]\s)\s*(?:indications?|reason|rationale|clinical question)\s+(?:for|of)\s+"
    r"(?:the\s+|this\s+|an?\s+)?(?:\w+\s+){0,2}?"
    r"(?:tee|toe|tte|echo\w*|ct|cta|ctpa|mri|eeg|ultrasound|us|duplex|scan|film|x-?ray|cxr|bronchoscopy|"
    r"bronch|line|picc|crrt|dialysis|trach\w*|transfusion|antibiotics?|antimicrobials?|isolation|"
    r"catheteri[sz]ation|angiogra\w+|endoscopy|biopsy|study|exam\w*|steroids?)\s*[:=-]\s*[^.;\n]*$",
    re.IGNORECASE,
)
"""Such a title with its answer up to a condition."""
_SAME = expressions.compile(
    r"\W*(?:same|as above|see (?:above|below|hpi)|unchanged|ibid|idem|ditto)\b", re.I
)


def read_indication(page: Page, case: Case) -> Reading:
    """Read the element from its fields, from ``ECMO for ...`` and from named conditions."""
    reading = Reading(values={"values": []})
    if not case.is_service:
        return reading
    spans: list[tuple[int, int]] = []
    values: list[str] = []
    open_: list[tuple[int, int]] = []
    for mention in page.find("INDICATION"):
        if mention.meta.get("start") and not (
            case.is_start
            or "graft_conduit" in case.actions
            or page.search(_PUT_ON, near(page, mention.start))
        ):
            # Told of an organ in plain words: at the start it is why, later it is how things are.
            continue
        if _counts(page, mention, reading, open_):
            spans.append((mention.start, mention.end))
            values.append(clean(page, mention.start, mention.end))
    for mention in page.find("THERAPY"):
        if not mention.meta.get("strong"):
            continue
        low, high = near(page, mention.start)
        operated = page.search(_OPERATED, (low, high))
        if operated is None:
            # "He did not come off" leaves it to what was told before what he did not come off, and
            # brief notes name the operation some lines above.
            named = _OFF_WHAT.search(page.text, mention.start, mention.end) is not None
            if not named:
                operated = page.search(_OPERATED, (max(0, low - 200), low))
            elif case.is_start:
                operated = page.search(_OPERATION, (max(0, low - _ABOVE), low))
        if operated and _counts(page, mention, reading, open_, negation=False):
            spans.append(near(page, mention.start))
            values.append(clean(page, mention.start, mention.end))
    for mention in page.find("ECMO_FOR"):
        stated = _stated_after(page, mention, open_)
        if stated and _counts(page, mention, reading, open_):
            spans.append(stated)
            values.append(clean(page, *stated))
    for title in page.find("INDICATION_TITLE"):
        # A title too long to be a form's key may still end in a colon and a placeholder.
        if page.text.startswith(":", title.end) and is_left_open(page, title.end, title.end + 4):
            open_.append((title.start, title.end + 2))
    for answer in answers_to(page, "indication", "INDICATION_TITLE"):
        if answer.kind == "open":
            open_.append(answer.span)
        elif any(answer.holds(start) for start, _ in spans) or is_denied(reading, answer):
            continue
        elif answer.kind == "masked" or (answer.kind == "value" and _names_one(page, case, answer)):
            if _OF_SOMETHING_ELSE.search(answer.key):
                continue
            spans.append((answer.start, answer.end))
            values.append(clean(page, answer.start, answer.end))
    if spans:
        reading.status, reading.spans = DOCUMENTED, spans
        reading.values["values"] = list(dict.fromkeys(values))
    elif open_:
        reading.status, reading.spans = UNFILLED, open_
    return reading


def _counts(
    page: Page,
    mention: Mention,
    reading: Reading,
    open_: list[tuple[int, int]],
    *,
    negation: bool = True,
) -> bool:
    """Whether a condition is this patient's, now, and what support is for."""
    section = page.section(mention.start)
    item = field_for(page, mention.start)
    asked = item.element or item.role if item is not None else None
    if section.category == "complications" or asked in _OTHER_FIELDS:
        return False
    for cue in cues_of(page, mention):
        if mention.start <= cue.start and cue.end <= mention.end:
            continue
        denied = negation and not _LED_BY.match(page.text, mention.start)
        against = cue.facet in _AGAINST and (denied or cue.facet != "NEGATED")
        if cue.facet == "IN_HISTORY":
            against = section.category == "past_history"
        elif cue.facet == "EARLIER":
            against = (
                bool(_OLD.search(page.text, cue.start, cue.end))
                and not _NOW_ON.match(page.text, mention.end)
                and not (
                    "," in page.text[cue.end : mention.start] and _SYMPTOM.match(page.text, cue.end)
                )
            )
        elif cue.facet == "RISK" and cue.start > mention.end:
            # "embolism watch" warns; a caution further on in the sentence says nothing of this.
            against = cue.start - mention.end < 25
        if against:
            if cue.facet == "OPEN":
                open_.append((mention.start, mention.end))
            reading.rejected.append(rejection(mention, cue))
            return False
    elsewhere = told_of_another(page, mention.start)
    if elsewhere is not None:
        reading.rejected.append(rejection(mention, elsewhere))
        return False
    start, end = near(page, mention.start)
    if mention.meta.get("weak") and page.search(_LOOKED_AT, (start, end)):
        return asked == "indication" or page.search(_LINKED, (start, end)) is not None
    line = page.layout.line_at(mention.start)
    if _TITLE_OF_ANOTHER.search(page.text[line.start : mention.start]):
        return False
    told = page.text[max(start, mention.start - 160) : mention.start]
    if any(words.search(told) for words in _OF_NO_SUPPORT):
        return False
    if _DEED_OF_ONE.match(page.text, mention.start) and _BY_A_RELATIVE.search(told):
        return False
    if _UNPROVEN_AFTER.match(page.text, mention.end):
        return False
    if _TEAM.match(page.text, mention.end):
        return False
    return not _OLD_NEAR.search(page.text[max(start, mention.start - 90) : mention.start])


def _stated_after(
    page: Page, mention: Mention, open_: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Give the words after ``ECMO for`` if they can be a condition."""
    end = min(len(page.text), mention.end + 70)
    rest = page.text[mention.end : end]
    if is_left_open(page, mention.end, min(len(page.text), mention.end + 4)):
        open_.append((mention.start, mention.end + 4))
        return None
    match = _AFTER_FOR.match(rest)
    if match is None or _NO_CONDITION.match(rest):
        return None
    if not _DISEASE.search(match[1]):
        return None
    return mention.end + match.start(1), mention.end + match.end(1)


def _names_one(page: Page, case: Case, item: Answer) -> bool:
    """Whether the short value of a diagnosis or indication field names a condition not listed.

    Where a cannula is moved or taken out, "indication" may be why that is done: no unknown words
    count there.
    """
    text = item.text
    if not (case.is_start or case.is_daily_only) or len(text.split()) > 14 or _SAME.match(text):
        return False
    if re.search(r"[.!?]\s+\S", text):
        return False
    inside = ("SEVERITY_MEASURE", "SEVERITY_STATE", "THERAPY", "THERAPY_FAILURE", "INDICATION")
    for mention in page.within((item.start, item.end), *inside):
        text = text.replace(page.text[mention.start : mention.end], " ")
    return bool(_content(text))


def _content(text: str) -> list[str]:
    """Give the words of a text that could name a condition."""
    words = re.findall(r"[A-Za-z]{3,}", text.lower())
    return [word for word in words if word not in _GENERIC and len(word) > 3]
