"""``anticoagulation``: given, guided by a test, or held by decision.

Heparin in a flush, on a coated circuit, as prophylaxis under the skin, as an allergy or as a cause
of thrombocytopenia is none; neither is what shall begin tomorrow or ran on another day.
"""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.copied import copied_spans
from doclint.nlp.page import Cue, Field, Mention, Page
from doclint.nlp.phases import near, told_of_another
from doclint.nlp.quantities import quantity_after
from doclint.reading.answers import Answer, answers_to, is_left_open
from doclint.reading.base import (
    DOCUMENTED,
    NOT_DONE,
    UNFILLED,
    Reading,
    clean,
    cues_of,
    rejection,
)
from doclint.reading.case import Case

_AGAINST = frozenset(
    ("NEGATED", "PLANNED", "CONDITIONAL", "RISK", "OTHER_RUN", "OTHER_PERSON", "UNCHOSEN", "OPEN",
     "EMPTY", "IN_CONSENT", "IN_FAMILY", "COPIED", "IN_HISTORY", "IN_PLAN", "EARLIER")
)  # fmt: skip
_OTHER_USE_BEFORE = expressions.compile(
    r"(?:\b(?:flush\w*|lock\w*|prim(?:ed?|ing)|rins\w+|irrigat\w+|coated|bonded|"
    r"lined)\s+(?:\w+\s+){0,4}"
    r"(?:with|in|using|by)\s+(?:\w+\s+){0,3}"
    r"|\b(?:allerg\w+|intoleran\w+|adverse reactions?)\b(?:(?!\b(?:so|hence|thus|therefore|instead|used|given|"
    r"started|bolus\w*|on)\b)[^.;\n]){0,40}"
    r"|\b(?:flush(?:es)?|locks?)\s*:?\s*"
    r"|\b(?:nebuli[sz]ed|nebs?|inhaled|aerosoli[sz]ed|intra-?pleural|topical)\s+(?:\w+\s+)?"
    r"|\b(?:sub-?cut\w*|sub-?q|sq|s\.c\.|sc|prophyla\w+|ppx|antibod\w+(?: to)?|"
    r"low-molecular-weight|"
    r"lmw|\(?hit\)?)\W{1,3}(?:(?!(?:so|hence|thus|therefore|now|and)\b)\w+\W+){0,2})$",
    re.IGNORECASE,
)
_OTHER_USE_AFTER = expressions.compile(
    r"(?:i[sz]ed)?[ -]*(?:(?:and|saline|normal|dilute)[ -]+){0,2}(?:saline|flush\w*|lock\w*|"
    r"bonded|coat\w*|lined|"
    r"\d[\d.,]* ?(?:u|iu|units?) ?(?:/|per) ?(?:ml|cc)\b|"
    r"impregnated|induced|antibod\w*|allerg\w*|dependent|sensitiv\w*|solution|naive|cofactor|prophyla\w*|"
    r"reversal|intoleran\w*)\b|[^,;.\n]{0,25}\b(?:tid|bid|q ?8 ?h?|q ?12 ?h?|sub-?cut\w*|sub-?q|sq|"
    r"ppx|for (?:dvt )?prophyla\w+|for hd|for dialysis|dwell|lock|flush)\b",
    re.IGNORECASE,
)
_FOR_ANOTHER = expressions.compile(
    r"[^.;\n]{0,30}\bfor\s+(?:the\s+|his\s+|her\s+)?(?:cardio-?pulmonary\s+)?(?:bypass|cpb|cabg|pci|cath\w*|"
    r"angio\w*|crrt|"
    r"dialysis|hd|stent\w*|valve|ablation|thrombectomy|atrial fib\w*|af|dvt|pe)\b(?![^.;\n]{0,50}\b(?:"
    r"remain\w*|continu\w*|still|left in place|not reversed|no (?:further |additional |extra )?(?:bolus|dose)))",
    re.IGNORECASE,
)
"""Given for another procedure and not told to have gone on."""
_ROWS = {
    "act": ("act", "acts", "act (s)", "act (sec)", "act sec", "last act", "act/ptt"),
    "ptt": ("ptt", "aptt", "aptt (s)", "ptt (s)", "aptt ratio"),
    "xa": ("anti-xa", "anti xa", "axa", "xa", "anti-fxa", "antixa", "anti-xa level", "hep level"),
}
"""Titles of rows and columns under which a bare number is such a test."""
_RATE_TITLE = expressions.compile(
    r"(?:heparin|hep|ufh|bival\w*|argatroban)(?:\s+(?:rate|dose|gtt|drip|infusion|bolus|given))?(?:\s*\([^)]*\))?",
    re.IGNORECASE,
)
_DOSE = expressions.compile(
    r"\d[\d,.]*\s*(?:k\b|u\b|units?|iu|mg|mcg|u/kg|units?/kg|/kg|ml)", re.IGNORECASE
)
_NUMBER = expressions.compile(r"\W*(\d[\d,]*(?:\.\d+)?)")
_TALK = expressions.compile(
    r"\s+(?:issues?|concerns?|problems?|related|complications?|plans?|discuss\w*|clinic|team|risks?)\b",
    re.IGNORECASE,
)
_TOLD_OF = expressions.compile(
    r"\b(?:told|talk\w*|explain\w*|discuss\w*|consent\w*|counsel\w*|warned|asked|cover(?:ed|s)|risks?|worr\w+|"
    r"understands?|aware)\b[^.;\n]*$",
    re.IGNORECASE,
)
"""Talk in which blood thinners are named as a thing to know of."""
_HELD = expressions.compile(
    r"\b(?:held|hold(?:ing)?|off|stopp(?:ed|ing)|stop|paused?|pausing|withheld|withhold|"
    r"withholding|"
    r"discontinued|dc'?d|d/c'?d|suspended|shut off|turned off|switched off|ceased|interrupted|"
    r"omitted|deferred|avoid(?:ed|ing)?|contra-?indicated|free|not (?:re)?started|"
    r"re-?start\w*|resum\w+|re-?commenc\w+|re-?introduc\w+|no (?:heparin|ufh|bival\w*|anti-?coag\w*|"
    r"anti-?thrombotic)\b[^.;\n]{0,40}\b(?:until|till|before|unless)|"
    r"no (?:further|more)|"
    r"without)\b",
    re.IGNORECASE,
)
_REASON = expressions.compile(
    r"\b(?:because|due to|on account|lysis|thromboly\w+|tnk|tenecteplase|"
    r"given (?=the|his|her|ongoing|concern|recent|active|bleed|fresh|"
    r"high|low|large|big|gi\b|platelet|plt|chest|risk|"
    r"ooz|coag|ha?emo|ha?ema|ich\b|sah\b|sdh\b|stroke|head)|"
    r"owing|in view|in light|secondary|until|pending|while|for|since|"
    r"bled|plts?|plats?|counts?|fibrinogen|dic|inr|bleed\w*|coagulopath\w*|h(?:a)?emorrhag\w*|platelets?|"
    r"thrombocytop\w*|ooz\w+|drain\w*|trauma|"
    r"h(?:a)?ematoma|till|tonite|tonight|overnight|for now|yet|lytics?|tpa|alteplase|lac(?:eration)?|fractures?|spleen|"
    r"splenic|liver|fresh|open chest|tubes?|first \d+|x ?\d+ ?h|stroke|brain|"
    r"wound|ich|sah|surgery|post-?op\w*|scan\w*|risk|chest tubes?|outputs?)\b|[(]",
    re.IGNORECASE,
)
_REASON_FIRST = expressions.compile(
    r"\W*(?:given|because|due\s+to|owing\s+to|in\s+view|in\s+light|in\s+the\s+face|since|as\s+(?:he|she|the)|"
    r"on\s+account)\b",
    re.IGNORECASE,
)
_HENCE = expressions.compile(
    r"(?:\b(?:so|hence|therefore|thus|and so|accordingly)|[-=]>)\W*$", re.IGNORECASE
)
"""What leads from a reason to what it is the reason of: "platelets 19, so no heparin"."""
_BEYOND = expressions.compile(
    r"[^.;\n]{0,24}?\b(?:beyond|other\s+than|apart\s+from|aside\s+from|besides|except(?:ing)?(?:\s+for)?|"
    r"save(?:\s+for)?|"
    r"over\s+and\s+above|after|but)\s+(?:for\s+)?(?=(?:what|the|that|this|his|her|their|a|an|one|\d)\b)"
    r"(?![^.;\n]{0,30}\b(?:flush|lock|lines?|a-?line|sub-?cut\w*|sq|prophyla\w*|allerg\w*|decannul\w*|removal)\b)"
    r"[^.;\n]{0,40}?\b(?:prim(?:e|ing)|bolus|\d[\d,]*|load\w*|dose|bypass|pump|circuit|given|wire|cannulat\w+)\b",
    re.IGNORECASE,
)
"""What was given all the same: "no heparin beyond what is in the prime"."""
_BEGIN = expressions.compile(
    r"\b(?:start|begin|resume|restart|initiate|re-?initiate|commence|consider|discuss|plan|"
    r"will|would|"
    r"tomorrow|tmrw|to be|to (?:start|begin|resume)|once|when|if|vs\.?|versus|whether)\b",
    re.IGNORECASE,
)
_GOES_ON = expressions.compile(
    r"\b(?:continu\w+|cont\.?|remains?|running|ongoing|goes on|currently|maintain\w*|titrat\w*|"
    r"adjust\w*|uninterrupted|back on|resumed|restarted|given|bolus(?:ed)?)\b|"
    r"\d[\d,.]*\s*(?:k\b|u\b|units?|iu|mg|mcg|ml|/kg|/h)",
    re.IGNORECASE,
)
_OTHER_DAY = expressions.compile(
    r"\b(?:yesterday|the day before|last (?:night|week|month|year)|previously|formerly|"
    r"in (?:19|20)\d\d|"
    r"\w+ (?:days?|weeks?|months?|years?) (?:ago|earlier|prior|before))\b",
    re.IGNORECASE,
)
_GUIDED = expressions.compile(
    r"\b(?:protocol|goal|target|range|aim|aiming|therapeutic|nomogram|guided|titrat\w*)\b", re.I
)
_LIMITS = {"ratio": (1.2, 6.0), "act": (110.0, 1500.0), "xa": (0.0, 3.0), "ptt": (45.0, 250.0)}


def read_anticoagulation(page: Page, case: Case) -> Reading:
    """Read the element; ``not_done`` is a plain "none" that gives no reason."""
    reading = Reading(values={"values": []})
    if not case.is_service:
        return reading
    open_: list[tuple[int, int]] = []
    none: list[tuple[int, int]] = []
    values: list[str] = []
    planned: list[Mention] = []
    copied = copied_spans(page)
    asked = answers_to(page, "anticoagulation", "ANTICOAGULATION_TITLE")
    for mention in page.find("ANTICOAGULATION"):
        if any(start <= mention.start < end for start, end in copied):
            reading.rejected.append(rejection(mention, Cue("COPIED", mention.start, mention.end)))
            continue
        if any(a.key_start <= mention.start < a.key_end for a in asked):
            continue
        cue = _against(page, mention)
        if cue is None:
            clause = page.clause(mention.start)
            held = _HELD.search(page.text, max(clause[0], mention.start - 40), clause[1])
            reading.spans.append((mention.start, mention.end))
            name = mention.value or clean(page, mention.start, mention.end)
            values.append(f"{name} held" if held else name)
            continue
        reading.rejected.append(rejection(mention, cue))
        if cue.facet in ("PLANNED", "CONDITIONAL", "IN_PLAN"):
            planned.append(mention)
        if cue.facet == "OPEN":
            open_.append((mention.start, mention.end))
        elif cue.facet == "NEGATED":
            none.append((min(mention.start, cue.start), max(mention.end, cue.end)))
    for mention in page.find("ANTICOAGULATION_TEST"):
        if not any(start <= mention.start < end for start, end in copied):
            _read_test(page, mention, reading, values, open_, planned)
    for item in page.fields:
        if any(start <= item.start < end for start, end in copied):
            continue
        if _is_row(page, item) and not any(a <= item.start < b for a, b in reading.spans):
            cues = cues_of(page, Mention("ROW", item.start, item.end))
            if not any(cue.facet in _AGAINST for cue in cues):
                reading.spans.append((item.start, item.end))
                values.append(f"{item.key} {clean(page, item.start, item.end)}")
    for answer in asked:
        if not any(start <= answer.key_start < end for start, end in copied):
            _read_answer(page, answer, reading, values, open_, none)
    if reading.spans:
        reading.status = DOCUMENTED
        reading.values["values"] = list(dict.fromkeys(values))
    elif none:
        reading.status, reading.spans = NOT_DONE, none
    elif open_:
        reading.status, reading.spans = UNFILLED, open_
    return reading


def _read_test(
    page: Page,
    mention: Mention,
    reading: Reading,
    values: list[str],
    open_: list[tuple[int, int]],
    planned: list[Mention],
) -> None:
    """Note a test with its number, where it is of this day and no goal of what is planned."""
    end = _end_of_test(page, mention, open_)
    if end is None:
        return
    cue = next((c for c in cues_of(page, mention) if _bars_test(page, mention, c)), None)
    cue = cue or _goal_of_plan(page, mention, end, planned, reading.spans)
    if cue is not None:
        reading.rejected.append(rejection(mention, cue))
        return
    reading.spans.append((mention.start, end))
    values.append(clean(page, mention.start, end))


def _is_row(page: Page, item: Field) -> bool:
    """Whether a table's cell or a field gives the number of a test or the rate of an agent."""
    number = _NUMBER.match(page.text, item.start, item.end)
    if number is None:
        return False
    value = float(number.group(1).replace(",", ""))
    for kind, titles in _ROWS.items():
        if item.key in titles:
            low, high = _LIMITS[kind]
            return (low < value if kind == "xa" else low <= value) and value <= high
    return value > 0 and _RATE_TITLE.fullmatch(item.key) is not None


_TO_BEGIN = expressions.compile(
    r"\s*(?:\w+\s){0,2}to (?:begin|start|be started|resume)\b", re.IGNORECASE
)
_LATER = expressions.compile(
    r"\b(?:tomorrow|tmrw|once|to be (?:started|resumed)|later|tonight)\b", re.IGNORECASE
)
_NOT_BEFORE = expressions.compile(
    r"[^.;\n]{0,20}\b(?:begin|start|resume|be (?:started|begun|resumed))\b(?:[^.;\n]|\.(?=\d)){0,80}?(?:,| and| but)"
    r" (?:not|no) (?:(?:a \w+ )?before|sooner|earlier|until then)\b",
    re.IGNORECASE,
)
"""A start put off: "to begin when the drains are dry, and not before"."""
_ELSEWHERE = expressions.compile(
    r"\W*(?:please )?(?:see|refer to|documented in|recorded in|as in|in)\b[^.;\n\d]{0,30}\b(?:notes?|sheets?|"
    r"charts?|records?|flow-?sheets?|mar|"
    r"orders?|pharmacy|log|emar)\b[^;\n\d]{0,12}$",
    re.IGNORECASE,
)
"""An answer that only says where else it is told: "see pharmacy note"."""
_NO_TREATMENT = re.compile(r"allerg|flush|lock|antibod|induced|prophyla|subcut")
"""Titles that name an agent and ask for something else."""
_DRIP_OFF = expressions.compile(
    r"\b(?:gtt|drip|infusion)\s+(?:(?:was|had\s+been|is|has\s+been)\s+)?(?:off|stopped|held|paused)\b",
    re.IGNORECASE,
)
"""An infusion that was stopped, where the agent is named beside another use of it."""
_CONTINUED = expressions.compile(r"\bcontinu\w*|\bcont\b", re.IGNORECASE)


def _against(page: Page, mention: Mention) -> Cue | None:
    """Give the reason why an agent that is named does not document anticoagulation, or None."""
    clause = page.clause(mention.start)
    around = (max(clause[0], mention.start - 40), min(clause[1], mention.end + 45))
    held = page.search(_HELD, around) is not None
    other = _OTHER_USE_BEFORE.search(page.text[around[0] : mention.start])
    if other:
        return Cue("OTHER_USE", around[0] + other.start(), mention.start)
    other = _OTHER_USE_AFTER.match(page.text, mention.end)
    if other and _DRIP_OFF.search(page.text, other.end(), page.sentence(mention.start)[1]):
        return None
    if other or "heparinized saline" in page.text[mention.start : mention.end + 8].lower():
        return Cue("OTHER_USE", mention.end, other.end() if other else mention.end + 8)
    if not held and _FOR_ANOTHER.match(page.text, mention.end):
        return Cue("OTHER_USE", mention.start, mention.end)
    if mention.meta.get("general") and (talk := _only_talked_of(page, mention, held)) is not None:
        return talk
    elsewhere = told_of_another(page, mention.start)
    if elsewhere is not None:
        return elsewhere
    if mention.meta.get("general") and _is_title(page, mention):
        return Cue("TITLE", mention.start, mention.end)
    held = held or _NOT_BEFORE.match(page.text, mention.end) is not None
    for cue in cues_of(page, mention):
        if cue.facet in _AGAINST and not _is_harmless(page, mention, cue, held=held):
            return cue
    if not held and (to_come := _to_come(page, mention, clause[0])) is not None:
        return to_come
    if is_left_open(page, mention.end, min(clause[1], mention.end + 14)):
        return Cue("OPEN", mention.start, mention.end)
    return None


def _only_talked_of(page: Page, mention: Mention, held: bool) -> Cue | None:
    """Give what says that anticoagulation as such is a matter of talk, or told of as a risk."""
    if _TALK.match(page.text, mention.end):
        return Cue("OTHER_USE", mention.start, mention.end)
    if held:
        return None
    told = _TOLD_OF.search(page.text, page.sentence(mention.start)[0], mention.start)
    if told is None or page.search(_GOES_ON, page.clause(mention.start)):
        return None
    return Cue("RISK", told.start(), mention.start)


def _is_title(page: Page, mention: Mention) -> bool:
    """Whether it stands in a field's title that does not itself say what was decided."""
    item = page.field_at(mention.start)
    if item is None or mention.start >= item.start:
        return False
    return not page.search(_HELD, (item.key_start, item.key_end))


def _is_harmless(page: Page, mention: Mention, cue: Cue, *, held: bool) -> bool:
    """Whether a cue leaves it true that the agent is given, or that it is held for a reason."""
    if cue.facet == "NEGATED":
        return held or _is_no_plain_no(page, mention, cue)
    if cue.facet == "EARLIER":
        return held or not _OTHER_DAY.search(page.text, cue.start, cue.end)
    if cue.facet == "RISK":
        dosed = re.match(r"[^.;\n]{0,25}\d", page.text[mention.end : mention.end + 30])
        return held or dosed is not None or cue.start > mention.end
    if cue.facet in ("PLANNED", "IN_PLAN"):
        return held or _is_running(page, mention, page.clause(mention.start))
    return held and cue.facet == "CONDITIONAL"


def _is_no_plain_no(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether a "no" gives its reason, or denies that the agent was stopped."""
    low = page.sentence(mention.start)[0]
    reason = (min(cue.start, mention.start), page.clause(mention.start)[1])
    before = page.text[low : cue.start]
    return (
        re.search(r"interrupt|stopped", page.text[cue.start : cue.end + 14]) is not None
        or _REASON.search(page.text, *reason) is not None
        or _BEYOND.match(page.text, mention.end) is not None
        or (_HENCE.search(before) is not None and _REASON.search(before) is not None)
        or _REASON_FIRST.match(page.text, low, mention.start) is not None
    )


def _to_come(page: Page, mention: Mention, low: int) -> Cue | None:
    """Give the words beside an agent by which it is yet to be begun."""
    low = max(low, mention.start - 24)
    if _START.search(page.text[low : mention.start]):
        return Cue("PLANNED", low, mention.start)
    match = _TO_BEGIN.match(page.text, mention.end)
    return Cue("PLANNED", match.start(), match.end()) if match else None


_START = expressions.compile(r"\b(?:start|begin|consider|initiate)(?: \w+)? $", re.IGNORECASE)


def _is_running(page: Page, mention: Mention, clause: tuple[int, int]) -> bool:
    """Whether words of a plan speak of what is already given ("continue heparin 12 u/kg/h")."""
    if not page.search(_GOES_ON, clause) and not page.search(_GUIDED, clause):
        return False
    before = (max(clause[0], mention.start - 40), mention.start)
    after = (mention.end, min(clause[1], mention.end + 60))
    begins = page.search(_BEGIN, before) or page.search(_LATER, after)
    return not begins or bool(page.search(_CONTINUED, before))


def _end_of_test(page: Page, mention: Mention, open_: list[tuple[int, int]]) -> int | None:
    """Where a test with its value (or its goal, its protocol) ends, or None if it gives none."""
    kind = str(mention.meta["kind"])
    if kind == "ptt" and re.search(r"ratio|ptt?r$", page.text[mention.start : mention.end], re.I):
        kind = "ratio"
    sentence = near(page, mention.start)
    found = quantity_after(page.text, mention.end, sentence[1], reach=40)
    if found is not None and found.open:
        open_.append((mention.start, found.end))
        return None
    if found is not None and found.masked:
        return found.end
    if found is not None and found.value is not None:
        low, high = _LIMITS[kind]
        if low <= found.value <= high:
            return found.end
    after = page.search(_GUIDED, (mention.end, min(sentence[1], mention.end + 25)))
    before = page.search(_GUIDED, (max(sentence[0], mention.start - 22), mention.start))
    if after and _IS_AIM.match(page.text, after.start()):
        by = page.text[mention.end : after.start()]
        if not _IN_AIM.search(by) and not _AIM_TOLD.match(page.text, after.end(), sentence[1]):
            return None  # "anti-Xa range and agent: to be settled with haematology"
    if after:
        if is_left_open(page, after.end(), min(sentence[1] + 1, after.end() + 4)):
            open_.append((mention.start, after.end()))
            return None
        return after.end()
    return mention.end if before else None


_IS_AIM = expressions.compile(r"(?:goal|target|range|aim)\b", re.IGNORECASE)
_IN_AIM = expressions.compile(
    r"\b(?:in|within|at|to|on|is|was|were|are|above|below)\b", re.IGNORECASE
)
_AIM_TOLD = expressions.compile(
    r"[^.;\n]{0,30}?(?:\d|\b(?:low|high|standard|std|usual|unchanged|same|reduced|lowered|raised|relaxed|met|"
    r"reached|achieved|"
    r"per|protocol|kept|remains|therapeutic)\b)|\s*(?:$|[.;,)\n])",
    re.IGNORECASE,
)


def _goal_of_plan(
    page: Page, mention: Mention, end: int, planned: list[Mention], given: list[tuple[int, int]]
) -> Cue | None:
    """Give the agent that shall begin and whose goal this is: "bivalirudin to begin at 2200. Goal PTT 45-55"."""
    sentence = near(page, mention.start)
    aim = page.search(_GUIDED, (max(sentence[0], mention.start - 22), mention.start))
    if aim is None and page.search(_GUIDED, (mention.end, end)) is None:
        return None
    line = page.layout.line_at(mention.start)
    for agent in planned:
        if line.start <= agent.start < mention.start and not any(
            agent.start < low < mention.start for low, _ in given
        ):
            return Cue("PLANNED", agent.start, agent.end)
    return None


def _bars_test(page: Page, mention: Mention, cue: Cue) -> bool:
    if cue.facet == "EARLIER":
        return bool(_OTHER_DAY.search(page.text, cue.start, cue.end))
    return cue.facet in ("OTHER_RUN", "OTHER_PERSON", "UNCHOSEN", "OPEN", "COPIED", "IN_FAMILY",
                         "IN_HISTORY")  # fmt: skip


def _read_answer(
    page: Page,
    answer: Answer,
    reading: Reading,
    values: list[str],
    open_: list[tuple[int, int]],
    none: list[tuple[int, int]],
) -> None:
    """Judge what stands after a title that names anticoagulation or an agent."""
    facets = {cue.facet for cue in cues_of(page, Mention("FIELD", answer.start, answer.end))}
    text = answer.text
    if _NO_TREATMENT.search(answer.key):
        return
    if answer.kind == "open":
        open_.append(answer.span)
    if answer.kind in ("open", "nothing") or facets & {"IN_HISTORY", "OTHER_RUN", "OTHER_PERSON"}:
        return
    if _ELSEWHERE.match(text):
        return
    if answer.kind == "no":
        if _HELD.search(text) or _REASON.search(text) or _BEYOND.search(text):
            reading.spans.append(answer.span)
            values.append("held")
        else:
            none.append(answer.span)
        return
    if answer.kind in ("yes", "masked"):
        reading.spans.append(answer.span)
        return
    if answer.key in ("ac", "a/c", "act", "coagulation", "anti-xa"):
        if answer.key in ("ac", "a/c") and _HELD.match(text.strip()):
            reading.spans.append(answer.span)
            values.append("held")
        return
    if any(answer.holds(start) for start, _ in reading.spans):
        return
    general = answer.key.startswith(("anti", "coag"))
    if general and page.within((answer.start, answer.end), "ANTICOAGULATION"):
        return
    begins = _BEGIN.search(text)
    dosed = _DOSE.search(text)
    if begins and dosed and dosed.start() < begins.start():
        begins = None  # what was given stands first, what shall follow after it
    if _OTHER_USE_AFTER.match(text) or (begins and not _HELD.search(text)):
        return
    reading.spans.append(answer.span)
    values.append("held" if _HELD.search(text) else clean(page, answer.start, answer.end))
