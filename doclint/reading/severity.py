"""``severity``: objective measures, with numbers, of the failure that support is for.

In notes on starting support those count that are told before it began; in daily notes any current
value does; elsewhere only what is said of how support came to be needed. Goals, limits and numbers
of recovery are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from doclint import expressions
from doclint.nlp.copied import copied_spans
from doclint.nlp.page import Mention, Page
from doclint.nlp.phases import (
    HISTORY,
    first_deed,
    is_before_support,
    leads_to_support,
    near,
    told_of_another,
)
from doclint.nlp.quantities import Quantity, quantity_after
from doclint.reading.answers import Answer, answers_to, field_for
from doclint.reading.base import DOCUMENTED, UNFILLED, Reading, clean, cues_of, rejection
from doclint.reading.case import Case

_LABELS = ("SEVERITY_MEASURE", "SEVERITY_STATE", "THERAPY")
_AGAINST = frozenset(
    ("CONDITIONAL", "OTHER_RUN", "OTHER_PERSON", "UNCHOSEN", "OPEN", "EMPTY", "IN_FAMILY",
     "IN_CONSENT", "IN_PLAN", "COPIED")
)  # fmt: skip
FAILING: dict[str, Callable[[float], bool]] = {
    "pf": lambda value: value <= 250,
    "pao2": lambda value: 10 <= value <= 80,
    "paco2": lambda value: 50 <= value <= 300,
    "ph": lambda value: 6.3 <= value <= 7.32,
    "lactate": lambda value: 2.1 <= value <= 40,
    "oi": lambda value: 15 <= value <= 300,
    "ef": lambda value: value <= 42,
    "ci": lambda value: value <= 2.4,
    "map": lambda value: 10 < value <= 64,
    "sbp": lambda value: 20 <= value <= 90,
    "svo2": lambda value: 5 <= value <= 60,
    "spo2": lambda value: 15 <= value <= 89,
    "pcwp": lambda value: 18 <= value <= 60,
    "plateau": lambda value: 30 <= value <= 70,
    "driving": lambda value: 15 <= value <= 60,
    "compliance": lambda value: 1 <= value <= 25,
    "base": lambda value: 8 <= value <= 40,
    "etco2": lambda value: 1 <= value <= 20,
    "murray": lambda value: 2.5 <= value <= 4,
    "aado2": lambda value: value >= 400,
    "score": lambda value: True,
    "cpr": lambda value: 3 <= value <= 400,
    "intermacs": lambda value: value <= 2,
    "hplus": lambda value: 56 <= value <= 300,
    "tapse": lambda value: value <= 12,
    "vti": lambda value: value <= 12,
}
"""Values that tell of failure, by kind of measure."""

_CURRENT = {
    "pf": (10, 700), "pao2": (20, 150), "ph": (6.5, 7.8), "lactate": (0.1, 40), "oi": (1, 200),
    "ef": (1, 80), "ci": (0.5, 8), "svo2": (15, 95), "murray": (0, 4), "map": (20, 59),

}  # fmt: skip
"""Measures that any daily note may give, with what they can be."""

_RATHER_HIGH = frozenset(("pf", "map", "sbp", "spo2", "svo2", "ph", "ef", "ci", "pao2"))
_GOAL = expressions.compile(
    r"\b(?:goals?|targets?|targeting|keep(?:ing)?|maintain(?:ing)?|aim(?:ing)?|titrat\w+|ensure|"
    r"permissive|threshold|call\w*|notify|tolerate|accept\w*|allow\w*|until|unless|if|when|for a)\b"
    r"[^.;\n]{0,18}$",
    re.IGNORECASE,
)
_NOT_PATIENT = expressions.compile(
    r"(?:post|pre)-?\s?(?:ox|membrane|memb|filter)\w*[^.;,\n]{0,12}$|"
    r"(?:oxygenator|circuit|prime|cord|donor|sweep)\b[^.;,\n]{0,14}$|"
    r"(?:pleural|csf|cerebro-?spinal|urine|urinary|gastric|ascit\w*|peritoneal|drain|sputum|lavage|scalp|aspirate|"
    r"dialysate|effluent|joint|synovial)(?:\s+fluid)?\s*$",
    re.IGNORECASE,
)
_AIRWAY = expressions.compile(
    r"(?:hfov|hfjv|oscillat\w*|jet\w*|hfo|paw|airway|ventilat\w+)\b[^.;\n]{0,30}$", re.IGNORECASE
)
_LINK = expressions.compile(
    r"\b(?:(?:remains?|stays?|still|is)\s+on\s+(?:full\s+)(?:support|flow|ecmo|v-?[av])|"
    r"cannulated|(?:placed|put|went|gone|taken|left|brought|kept) on(?:to)? (?:\S+ )?(?:ecmo|ecls|"
    r"v-?a|v-?v|support|to|with|for|because|when|at)|(?:went|gone|crossed|moved|switched|taken|brought) over (?:on)?to "
    r"(?:the )?(?:\w+ )?(?:ecmo|ecls|v-?a|v-?v|veno|support|circuit)|"
    r"(?:went|gone|moved|converted|escalated|transitioned|upgraded) to "
    r"(?:(?:central|peripheral|emergency|salvage|rescue) )?"
    r"(?:ecmo|ecls|v-?a|v-?v|veno)|came onto|started out|began at|(?:pre|before|"
    r"prior to)[ -]?"
    r"(?:ecmo|ecls|cannulation|support)|ecmo (?:was )?(?:initiated|started|begun|placed)|required "
    r"(?:\S+ )?(?:ecmo|ecls)|(?:ecmo|ecls|v-?a|v-?v) run (?:from|since|began|started|for)|"
    r"at (?:the|that) time(?! of (?:decannul|removal|exam|writing))|"
    r"(?:on(?:to)? )?(?:ecmo|ecls|v-?a|v-?v|on support)(?: ecmo)? since [^.;\n]{1,25}? (?:for|because|after|when|with)|"
    r"presented|on (?:arrival|presentation|admission)|before(?=[,;).]))\b",
    re.IGNORECASE,
)
_OLD_STUDY = expressions.compile(
    r"\b(?:(?:old|baseline|outpatient|pre-?morbid|clinic|last year's|years?[- ]old)\s+(?:\w+\s+){0,2}?"
    r"(?:echo\w*|tte|tee|toe|ef|lvef|study|cath\w*|mri|imaging|function)|"
    r"(?:echo\w*|tte|tee|toe|cath\w*|mri|study|imaging|gas)\s+(?:\w+\s+)?(?:from|in|of|dated)\s+"
    r"(?:19|20)\d\d\b(?![-/])|(?<=in )(?:19|20)\d\d\b(?![-/])|(?:months|years?)\s+ago|at baseline|known baseline)\b",
    re.IGNORECASE,
)
"""A study of an older date says nothing of the failure that support is for."""

_WEAN = expressions.compile(
    r"\b(?:wean\w*|turn-?\s?down|trial|sweep(?:[- ]gas)? off|off sweep|recover\w*|"
    r"low[- ]flow|clamp\w*|"
    r"improv\w+|now|today|this morning|back to|normali[sz]\w*|lowest)\b",
    re.IGNORECASE,
)
_WEANED = expressions.compile(
    r"\b(?:wean\w*|turn-?\s?down|trial|sweep(?:[- ]gas)? off|off sweep|recover\w*|low[- ]flow|clamp\w*|improv\w+|"
    r"back to|normali[sz]\w*|lowest)\b",
    re.IGNORECASE,
)
"""Those of them that tell of recovery where a vent is placed: how the ventricle is today is why."""

_NO_DOSE = expressions.compile(
    r"\s*(?:mg\b|g\b|mls?\b(?!\s?(?:/|per\b))|units?/kg\b|ppm\b|times\b|x\b|doses?\b|hours?\b|h\b|min\b|am|pm|:)",
    re.I,
)
_NOT_INFUSED = expressions.compile(
    r"\b(?:nebuli[sz]ed|nebs?|inhaled|racemic|topical|intra-?(?:tracheal|muscular|nasal|osseous)|endobronchial|nasal|"
    r"local(?: an(?:a)?esthetic)?|(?:lido|ligno|bupiva|ropiva)caine[^.;\n]{0,12}? (?:with|and|\+))\s+(?:of\s+)?$",
    re.IGNORECASE,
)
_GIVEN_ONCE = expressions.compile(
    r"(?:[- ]soaked|[^.;\n]{0,20}?\b1\s?(?::|in)\s?\d{1,3}[ ,]?0{2,3}\b|"
    r"[^.;\n]{0,24}?\b(?:once(?!,? (?:on|the|we|he|she|it|they|flow\w*|ecmo|support|off|at)\b)|"
    r"inject\w+|infiltrat\w+|down the (?:tube|ett)|"
    r"via (?:the )?(?:bronchoscope|neb\w*)|swabs?|gauze)\b)",
    re.IGNORECASE,
)
"""A drug dropped, sprayed or injected where it is to act is no measure of shock."""
_NOT_THE_HEART = expressions.compile(
    r"\b(?:kidneys?|renal|hepat\w+|liver|platelets?|thyroid|pulmonary|lungs?|cognitive|motor|steno\w+|narrow\w+|"
    r"occlu\w+|burns?|tbsa|blood loss|ebl|pneumothorax|effusion|collapse\w*|clots?|thromb\w+|ventilators?|"
    r"obstruct\w*)\b(?:(?!\b(?:lv|rv|heart|cardiac|ventric|myocard|systol|ef\b))[^.;,\n])*$",
    re.IGNORECASE,
)
"""Of what else a part of its function, or any share, is estimated."""
_THE_HEART = expressions.compile(r"\b(?:lv|rv|heart|ventric|myocard|simpson)", re.IGNORECASE)
_LIMB = (
    r"(?:foot|feet|toes?|legs?|limbs?|ankle|hands?|arms?|wrist|fingers?|pedal|radial|dorsalis|popliteal|tibial|"
    r"(?-i:DP|PT))\b"
)
_OF_LIMB = expressions.compile(rf"\b{_LIMB}[^.;,\n]{{0,16}}$", re.IGNORECASE)
_IN_LIMB = expressions.compile(
    rf"\s(?:in|at|of|to)\s(?:(?:the|his|her|either|right|left)\s)*{_LIMB}", re.IGNORECASE
)
"""A limb may be without a pulse while the heart has its own."""
_PULSE = expressions.compile(r"\b(?:pulse|beat)$", re.IGNORECASE)
_BEGAN = expressions.compile(
    r"\b(?:(?:v-?v|v-?a|veno-?(?:venous|arterial)|ecmo|ecls|support|run|course)(?:\s+(?:ecmo|ecls|run|support))?\s+"
    r"(?:(?:was|were|had|has|been)\s+){0,2}(?:initiated|started|begun|began|commenced|instituted|established)|"
    r"(?:commenced|started|put|placed|established)\s+on(?:to)?\s+(?:the\s+)?(?:v-?v|v-?a|ecmo|ecls|pump|circuit)|"
    r"at\s+(?:cannulation|initiation|(?:the\s+)?start))\b(?!\s+of\b)"
    r"(?!\s+(?:to\s+be|wean))",
    re.IGNORECASE,
)
"""How the run that this note reports on began."""
_AT_ITS_START = expressions.compile(
    r"[^.;,\n]{0,24}?\bat\s+(?:cannulation|initiation|(?:the\s+)?start)\b(?!\s+of\b)", re.IGNORECASE
)
_SINCE = expressions.compile(
    r";|\b(?:now|today|currently|this (?:morning|afternoon|evening)|latest|last(?! night)|at present|later|then|"
    r"trial|wean\w*|turn-?\s?down|clamp\w*|fell|dropp\w+)\b",
    re.IGNORECASE,
)
_DOSE_BEFORE = expressions.compile(
    r"(?:\d+(?:\.\d+)?|\.\d+)\s?(?:mcg|ug|micrograms?|nanograms?|ng|units?|mu)"
    r"(?:/kg)?(?:/(?:min|h|hr|hour|minute))?\s+(?:of\s+)?$",
    re.IGNORECASE,
)


def read_severity(page: Page, case: Case) -> Reading:
    """Read the element; a named measure whose number is a template's placeholder is unfilled."""
    reading = Reading(values={"values": []})
    if not case.is_service:
        return reading
    deed = first_deed(page)
    open_: list[tuple[int, int]] = []
    values: list[str] = []
    copied = copied_spans(page) if case.is_daily_only else ()
    asked = answers_to(page, "severity", "SEVERITY_TITLE")
    for mention in page.find(*_LABELS):
        if any(start <= mention.start < end for start, end in copied):
            continue
        end = _end_of_measure(page, mention, case, open_)
        if end is None or not (
            any(answer.holds(mention.start) for answer in asked)
            or _is_of_failure(page, mention, case, deed)
        ):
            continue
        cue = next(
            (cue for cue in cues_of(page, mention) if _is_against(page, mention, cue.facet)),
            told_of_another(page, mention.start),
        )
        if cue is not None:
            reading.rejected.append(rejection(mention, cue))
            if cue.facet == "OPEN":
                open_.append((mention.start, mention.end))
            continue
        reading.spans.append((mention.start, end))
        values.append(clean(page, mention.start, end))
    open_.extend(answer.span for answer in asked if answer.kind == "open")
    for answer in asked:
        if not answer.holds(reading.spans[-1][0] if reading.spans else -1) and _is_stage(answer):
            reading.spans.append((answer.start, answer.end))
            values.append(f"{answer.key} {answer.text.strip()}")
    if reading.spans:
        reading.status = DOCUMENTED
        reading.values["values"] = list(dict.fromkeys(values))
    elif open_:
        reading.status, reading.spans = UNFILLED, open_
    return reading


def _is_stage(answer: Answer) -> bool:
    """Whether a form that asks for the stage of shock is answered with one."""
    asks = re.search(r"\b(?:scai|shock|intermacs)\b", answer.key) is not None
    return (
        asks
        and re.fullmatch(r"\W*(?:stage |class )?[B-E]\b.{0,20}", answer.text.strip()) is not None
    )


_GAS = expressions.compile(r"(\d[.,]\d{1,2}) ?/ ?(\d{2,3}) ?/ ?(\d{2,3})")


def _is_good(gas: re.Match[str]) -> bool:
    """Whether pH, carbon dioxide and oxygen of a gas tell of no failure."""
    ph, co2, oxygen = float(gas[1].replace(",", ".")), int(gas[2]), int(gas[3])
    return ph > 7.32 and co2 < 55 and oxygen > 60


def _is_against(page: Page, mention: Mention, facet: str) -> bool:
    if facet == "IN_HISTORY":
        return page.section(mention.start).category in ("past_history", "copied")
    if facet == "IN_PLAN" and page.section(mention.start).title:
        item = page.field_at(mention.start)
        return item is None or item.element not in ("severity", "indication")
    return facet in _AGAINST


def _end_of_measure(
    page: Page, mention: Mention, case: Case, open_: list[tuple[int, int]]
) -> int | None:
    """Where the measure with its number ends, or None if it gives none that counts."""
    start = near(page, mention.start)[0]
    if (
        mention.meta.get("heart")
        and not _THE_HEART.search(page.text, mention.start, mention.end)
        and _NOT_THE_HEART.search(page.text[start : mention.start])
    ):
        return None
    if _PULSE.search(page.text, mention.start, mention.end) and (
        _OF_LIMB.search(page.text[start : mention.start]) or _IN_LIMB.match(page.text, mention.end)
    ):
        return None
    if mention.label == "SEVERITY_STATE":
        gas = _GAS.match(page.text, mention.start)
        if gas is not None and not (case.is_start or case.is_daily_only) and _is_good(gas):
            return None
        return mention.end
    drug = mention.label == "THERAPY"
    if drug and not mention.meta.get("drug"):
        item = page.field_at(mention.start)
        if item is not None and mention.end <= item.key_end and item.answer == "blank":
            if mention.value in ("vasopressors", "inotropes"):
                open_.append((mention.start, max(item.end, mention.end)))
        return None
    limit = near(page, mention.start)[1]
    found = quantity_after(page.text, mention.end, limit, reach=30 if drug else 64)
    item = page.field_at(mention.start)
    asked = item is not None and mention.end <= item.key_end
    if found is None and asked and item is not None and item.answer == "blank" and not drug:
        open_.append((mention.start, max(item.end, mention.end)))
        return None
    if found is None and item is not None and mention.end <= item.key_end:
        found = quantity_after(page.text, item.start, item.end, reach=20)
    if drug:
        return _end_of_dose(page, mention, found)
    if (ticked := _ticked(page, mention)) is not None:
        found = quantity_after(page.text, *ticked)
    if found is None or found.masked:
        return found.end if found is not None else None
    if found.open:
        if mention.meta["kind"] not in ("spo2", "map", "sbp", "plateau"):
            open_.append((mention.start, found.end))
        return None
    return found.end if _is_measure(page, mention, case, found) else None


def _ticked(page: Page, mention: Mention) -> tuple[int, int] | None:
    """Give the words of the one box that is ticked behind a measure: "LVEF [ ] >50 [x] <20"."""
    line = page.layout.line_at(mention.start)
    boxes = [box for box in page.layout.boxes if mention.end <= box.start < line.end]
    if not boxes or page.text[mention.end : boxes[0].start].strip(" \t:?-%()"):
        return None
    group = page.group(boxes[0])
    ticked = [box for box in group if box.ticked]
    return (ticked[0].label_start, ticked[0].label_end) if len(ticked) == 1 else None


def _end_of_dose(page: Page, mention: Mention, found: Quantity | None) -> int | None:
    start, end = near(page, mention.start)
    if _NOT_INFUSED.search(page.text, max(start, mention.start - 40), mention.start):
        return None
    if _GIVEN_ONCE.match(page.text, mention.end, end):
        return None
    if _DOSE_BEFORE.search(page.text[max(start, mention.start - 30) : mention.start]):
        return mention.end
    if found is None or found.value is None or not 0 < found.value <= 120:
        return None
    between = page.text[mention.end : found.start]
    if "," in between or _NO_DOSE.match(page.text, found.end):
        return None
    return found.end


def _is_measure(page: Page, mention: Mention, case: Case, found: Quantity) -> bool:
    """Whether the number is a value of this patient's, of failure where recovery could be meant."""
    kind = mention.meta["kind"]
    if found.value is not None and _is_in_kpa(page, kind, found):
        found = replace(found, value=found.value * _MMHG)
    start = near(page, mention.start)[0]
    before = page.text[max(start, mention.start - 60) : mention.start]
    if found.value is None or (found.comparator == ">" and kind in _RATHER_HIGH):
        return False
    goal = _GOAL.search(before)
    if goal and not (
        goal.group().lower().startswith("for a") and _began_with(page, mention, start)
    ):
        return False
    if _NOT_PATIENT.search(before):
        return False
    if kind == "map" and _AIRWAY.search(before):
        return False
    if _OLD_STUDY.search(page.text, start, min(len(page.text), found.end + 30)):
        return False
    if case.is_daily_only:
        bounds = _CURRENT.get(kind)
        value = found.value * 100 if kind == "ef" and found.value < 1 else found.value
        return bounds is not None and bounds[0] <= value <= bounds[1]
    if kind == "cpr" and not re.match(r"\s?-?(?:\+ ?)?min", page.text[found.end : found.end + 6]):
        return False
    return FAILING[kind](found.value)


def _began_with(page: Page, mention: Mention, start: int) -> bool:
    """Whether the measure is told of how the run began, with no word of today between."""
    if _AT_ITS_START.match(page.text, mention.end):
        return True
    began = _BEGAN.search(page.text, start, mention.start)
    return began is not None and not _SINCE.search(page.text, began.end(), mention.start)


_MMHG = 7.5
"""Millimetres of mercury in a kilopascal."""


def _is_in_kpa(page: Page, kind: str, found: Quantity) -> bool:
    """Whether a gas tension is given in kilopascals, as British notes do, with the unit or without."""
    if found.value is None or kind not in ("pao2", "paco2", "pf"):
        return False
    if re.match(r"\s?kpa\b", page.text[found.end : found.end + 5], re.IGNORECASE):
        return True
    return 3 <= found.value <= {"pao2": 14, "paco2": 25, "pf": 30}[kind]


def _is_of_failure(page: Page, mention: Mention, case: Case, deed: tuple[int, int]) -> bool:
    """Whether the measure is told of the failure that support is for (daily: of the day)."""
    item = field_for(page, mention.start)
    if item is not None and item.role == "ventilator" and mention.meta.get("kind") == "map":
        return False
    if item is not None and item.element == "circuit" and item.role != "group":
        return False
    if case.is_daily_only:
        return True
    if item is not None and item.element in ("severity", "failed_therapy"):
        return True
    clause = page.clause(mention.start)
    sentence = near(page, mention.start)
    if case.is_start or "graft_conduit" in case.actions:
        return is_before_support(page, mention.start, deed)
    if _began_with(page, mention, sentence[0]):
        return True
    category = page.section(mention.start).category
    words = _WEANED if "vent_insertion" in case.actions else _WEAN
    if page.search(words, clause) and not page.search(_LINK, sentence):
        return False
    if page.within(sentence, "ECMO_FOR") or (item is not None and item.element == "indication"):
        return True
    if "vent_insertion" in case.actions and (mention.start < deed[0] or category in HISTORY):
        # A ventricle that needs a vent is the failure that support is for.
        return True
    if page.search(_LINK, sentence) or leads_to_support(page, mention.start):
        return True
    return (
        mention.label == "SEVERITY_STATE"
        and category in HISTORY
        and "rosc" in clean(page, mention.start, mention.end).lower()
    )
