"""``failed_therapy``: less invasive treatment that failed, was unsuitable, or ran before support.

A treatment counts by the words that say so ("despite", "tried", "could not be proned"), by the
title that it stands under, or, in a note on starting support, because it is told of before.
"Maximal therapy" names none; what runs on ECMO or carries a patient off it is none.
"""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.normalize import BLANK
from doclint.nlp.page import Cue, Field, Mention, Page
from doclint.nlp.phases import (
    HISTORY,
    first_deed,
    is_before_support,
    leads_to_support,
    near,
    tells_of_before,
    told_of_another,
)
from doclint.nlp.quantities import quantity_after
from doclint.reading.answers import Answer, answers_to, field_for, is_denied, is_left_open
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
from doclint.reading.severity import FAILING

_AGAINST = frozenset(
    ("NEGATED", "PLANNED", "CONDITIONAL", "RISK", "OTHER_RUN", "OTHER_PERSON", "UNCHOSEN", "OPEN",
     "EMPTY", "IN_CONSENT", "IN_FAMILY", "IN_HISTORY", "IN_PLAN")
)  # fmt: skip
_DECIDED = expressions.compile(r"decision|decided|elected|agreed|candidate", re.I)
_CONSIDER = expressions.compile(
    r"\b(?:consider(?:ing)?|decid(?:e|ing)(?:\s+(?:on|about|re))?|think(?:ing)?\s+(?:of|about)|"
    r"talk(?:ing)?\s+(?:of|about))\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_LED_TO_FAILURE = expressions.compile(r"\s+(?:after|following|post|s/p)\b", re.IGNORECASE)
"""What stands behind a failing organ is how it came to fail: "RV failure after embolectomy"."""
_FIRST_PLACE = expressions.compile(
    r"\b(?:in|at)\s+(?:the\s+|our\s+|an?\s+)?(?:ED|ER|A&E|resus|emergency\s+(?:room|department)|field|ambulance|"
    r"helicopter|cath\s+lab|triage)\b",
    re.IGNORECASE,
)
"""Where a patient is treated before support."""
_SENDER = (
    r"\b(?:at|in|by) (?:the |an? |their |his |her )?(?:(?:outside|referring|sending|transferring|local|base|district|"
    r"peripheral|community|first|other) (?:hospital|facility|place|unit|icu|itu|picu|nicu|team|site|centre|center)|"
    r"OSH|DGH)\b"
)
_STILL = r"(?!\b(?:now|today|currently|since|here|cannulat\w*|ecmo|ecls|v-?[av]|on arrival|continu\w*|remains?)\b)"
_AT_THE_SENDER = expressions.compile(rf"(?:{_STILL}[^.;\n]){{0,70}}?{_SENDER}", re.IGNORECASE)
_SENDER_FIRST = expressions.compile(rf"{_SENDER}(?:{_STILL}[^.;\n]){{0,70}}$", re.IGNORECASE)
"""Where a patient was treated before those who give support had them."""
_LINK = expressions.compile(
    r"\b(?:ecmo|ecls|ecpr|cannulat\w+|extra-?corporeal|mechanical (?:circulatory )?support|"
    r"bypass|the pump|(?:v-?v|v-?a)|veno-?(?:venous|arterial)|(?:came|sent|referred|flown|transferred)\s+(?:\w+\s+)?"
    r"(?:to|from|in|over)\b|(?:hence|so|therefore|thus)\s+(?:the\s+)?(?:circuit|pump|machine|run)|"
    r"elsewhere|outside (?:hospital|facility|place|unit)|osh|dgh|"
    r"(?:at|in) (?:the |our |his |her )?(?:base|peripheral|local|first|previous|sending|district|community) "
    r"(?:hospital|unit|icu|itu|site)|referring (?:hospital|unit|centre|center|team)|"
    r"local hospital|(?:put|placed|went|gone|taken) on(?:to)?(?: [\w-]+){0,2} "
    r"(?:support|circuit|through|via))\b",
    re.IGNORECASE,
)
_WEANING = expressions.compile(
    r"\b(?:turn-?\s?down|sweep(?:[- ]gas)?[- ](?:off|trial)|off sweep|extubat\w*|"
    r"decannulat\w*|low[- ]flow trial|clamp(?:ed|ing)?[- ](?:trials?|for|out)|trials? of clamping|"
    r"trial off|to come (?:off|down)|"
    r"wean\w*(?! (?:\w+ ){0,2}from (?:the )?(?:cardiopulmonary )?(?:bypass|cpb|heart)))\b",
    re.IGNORECASE,
)
_NEXT = expressions.compile(
    r"\s*(?:none\b|nothing\b|all (?:of (?:these|this|it) )?(?:failed|without|to no)|"
    r"(?:these|this|they|it|he|she|which)\b[^.]{0,40}\b(?:fail|without|no\b|not\b|did ?n))",
    re.IGNORECASE,
)
_UNTOUCHED = expressions.compile(
    r"[^.;\n]{0,100}?\b(?:un(?:opened|used|touched|spent)|never (?:opened|used|given|started|needed|"
    r"run|drawn up|connected)|not (?:opened|drawn up)|on standby|at the ready|just in case|"
    r"(?:was|were|is|are) (?:to be )?next(?: on| in|,|;|\.)|next (?:on the list|in line|steps?)|"
    r"would have been (?:tried|next|given|used|attempted)|(?:had|was|were) (?:yet to|still to) be)\b|"
    r"\W*(?:for \w+ )?(?:(?:is|are|was|were|have been|has been) )?(?:only |just )?(?:ordered|prescribed|charted|"
    r"written up)\b(?=[^.;\n]{0,24}\bnot (?:yet )?(?:given|started|run))|"
    r"\W*(?:\w+\W+){0,3}?(?:at hand|to hand|drawn up|by the bedside|hung but not)\b",
    re.IGNORECASE,
)
"""Words for what was made ready and stayed in its packing, or would have come next."""

_MINIMAL = expressions.compile(
    r"\b(?:minimal|trivial|negligible|(?:all|nothing) but (?:an? )?(?:little|low[- ]dose|bit of|trace of|touch of)|"
    r"(?:weaned|down) to (?:just |only )?(?:an? )?(?:little|low[- ]dose|bit of|trace of|touch of)|"
    r"(?:whiff|sniff|touch|trickle|smidgen?|hint|breath) of|homeopathic|tiny)"
    r"(?: (?:dose|doses|amounts?|of|support))*\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)
_OFF = expressions.compile(
    r"\b(?:off|no longer (?:on|needs?|needing|requir\w+)|(?:free|rid|out) of|done with)"
    r"(?: (?:of|all|the|any|his|her|both|iv))* $",
    re.IGNORECASE,
)
"""What a patient is off did not fail: "C: off pressors"."""
_NOW_OFF = expressions.compile(
    r"\W*(?:(?:was|were|is|are|all|both)\s+)*(?:now\s+(?:all\s+)?off|off\s+(?:now|since|by|today))\b",
    re.IGNORECASE,
)
_IN_A_YEAR = expressions.compile(r"\bin\s+(?:19|20)\d\d\b(?![-/])", re.IGNORECASE)
"""A treatment of another illness is told by its year."""
_THAT_YEAR = expressions.compile(
    r"(?: (?:at|after|during) [\w -]{1,30}?)?[ ,(]{1,3}(?:back |way back |then )?in (?:19|20)\d\d\b(?![-/])",
    re.IGNORECASE,
)
_NOT_TO_BE = expressions.compile(
    r"\b(?:un-?able|inability|can ?not|could not|not|never|nobody|hard|difficult|fail\w*|[a-z]+n't)\b[^.;,]*$",
    re.I,
)

_MINIMAL_AFTER = expressions.compile(
    r"\W*(?:(?:was|were|are|is|requirements?|needs?|support|dose|only|at|use)\s+)*"
    r"(?:minimal|trivial|negligible)\b",
    re.IGNORECASE,
)
"""A drug that was hardly needed is none that failed."""

_IN_SPITE = expressions.compile(
    r"\b(?:(?:in )?spite of|notwithstanding|even (?:with|on|under)|in the (?:face|teeth) of|regardless of)\b",
    re.IGNORECASE,
)
"""What is denied before these words is the success, and not the treatment behind them."""
_MEANWHILE = expressions.compile(
    r"(?:[^.;,\n]|\.\d){0,40}\b(?:during|while|throughout)\s+(?:the\s+)?(?:cannulat\w+|procedure|insertion|dilat\w+|"
    r"case|clamp\w*|anastomosis|operation|closure)\b",
    re.I,
)
"""What tides a patient over the procedure itself."""
_FOR_THE_DEED = expressions.compile(
    r"\s+(?:given\s+)?(?:for|during)\s+(?:the\s+)?(?:cannulat\w+|procedure|intubation|insertion|transport|transfer)\b",
    re.IGNORECASE,
)

_SUCCESSOR = expressions.compile(
    r"\b(?:escalat|transition|convert|bridg|upgrad|switch|chang|step|de-?escalat|wean|swap|exchang)\w*"
    r"(?:\s+\w+){0,3}?\s+(?:to|for|onto|over to)\s+(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
"""A pump that took over from support is none that failed before it."""

_CLOSE = 120
"""Characters within which a word of failure must stand to make an everyday word a treatment."""

_GENERIC_WORDS = """
    both then doses dose hours days loading infusion high maximally support supports twice three two
    maximal maximum medical therapy therapies conventional management treatment treatments
    measures refractory failed failing failure failures despite full standard aggressive optimal
    optimized support care given tried used with without response success effect improvement and
    for the all other others above below see note hpi history conservative exhausted intensive
    everything optimum best available multiple several various attempts attempted escalation
    escalated supportive had has been was were none not improving before ecmo
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())


def read_failed_therapy(page: Page, case: Case) -> Reading:
    """Read the element from treatments named and from the fields that ask for it."""
    reading = Reading(values={"values": []})
    if not case.is_service:
        return reading
    deed = first_deed(page)
    open_: list[tuple[int, int]] = []
    values: list[str] = []
    asked = answers_to(page, "failed_therapy", "THERAPY_TITLE")
    for mention in page.find("THERAPY"):
        under_title = any(answer.holds(mention.start) for answer in asked)
        failure = _failure_of(page, mention)
        if (item := _left_blank(page, mention)) is not None:
            if _ASKS_BEFORE.search(page.text, item.key_start, item.key_end):
                open_.append((mention.start, max(item.end, mention.end)))
            continue
        cue = _against(page, mention, failure is not None or under_title)
        if cue is not None:
            reading.rejected.append(rejection(mention, cue))
            if cue.facet == "OPEN" and under_title:
                open_.append((mention.start, mention.end))
            continue
        if under_title or _counts(page, mention, failure, case, deed):
            reading.spans.append((mention.start, mention.end))
            values.append(mention.value or clean(page, mention.start, mention.end))
    for word in page.find("THERAPY_TITLE", "THERAPY_FAILURE"):
        ahead = 4 if page.text.startswith(":", word.end) else 2
        if is_left_open(page, word.end, word.end + ahead):
            open_.append((word.start, word.end + ahead))
    none: list[tuple[int, int]] = []
    for answer in asked:
        if answer.kind == "open":
            open_.append(answer.span)
        elif answer.kind == "no" and _NONE.match(answer.text):
            none.append(answer.span)
        elif any(answer.holds(start) for start, _ in reading.spans) or is_denied(reading, answer):
            continue
        elif answer.kind == "masked" or (answer.kind == "value" and _names_one(answer)):
            reading.spans.append((answer.start, answer.end))
            values.append(clean(page, answer.start, answer.end))
    if reading.spans:
        reading.status = DOCUMENTED
        reading.values["values"] = list(dict.fromkeys(values))
    elif none:
        reading.status, reading.spans = NOT_DONE, none
    elif open_:
        reading.status, reading.spans = UNFILLED, open_
    return reading


def _left_blank(page: Page, mention: Mention) -> Field | None:
    """Give the field whose title names the treatment, if nothing but a placeholder answers it."""
    item = page.field_at(mention.start)
    if item is None or mention.end > item.key_end:
        return None
    blank = item.answer == "blank" or _BLANK_WITH_UNIT.match(page.text, item.start, item.end)
    return item if blank else None


_BLANK_WITH_UNIT = re.compile(rf"\s*{BLANK}+\s*[A-Za-z]{{0,9}}\s*$")
_ASKS_BEFORE = expressions.compile(
    r"\b(?:pre|before|prior|rescue|failed|tried|attempted)\b", re.IGNORECASE
)
_NONE = expressions.compile(
    r"\W*(?:none|nil|no (?:other|prior|previous|rescue)\b[^.;\n]*)(?:\s+(?:tried|attempted|used|given|possible))?"
    r"(?:\s*\([^()\n]{1,40}\))?\W*$",
    re.I,
)


def _against(page: Page, mention: Mention, said_to_fail: bool) -> Cue | None:
    """Give the cue that speaks against a treatment, unless the words of failure outweigh it."""
    strong = bool(mention.meta.get("strong"))
    elsewhere = told_of_another(page, mention.start)
    if elsewhere is not None:
        return elsewhere
    start = near(page, mention.start)[0]
    considered = _CONSIDER.search(page.text[max(start, mention.start - 40) : mention.start])
    if considered and not said_to_fail:
        return Cue("PLANNED", mention.start - len(considered.group()), mention.start)
    unused = _UNTOUCHED.match(page.text, mention.end)
    if not unused and mention.meta.get("kind") == "paralysis":
        unused = _FOR_THE_DEED.match(page.text, mention.end)
    if not unused and mention.meta.get("drug"):
        unused = _MEANWHILE.match(page.text, mention.end)
    if unused:
        return Cue("NEGATED", mention.end, unused.end())
    year = _IN_A_YEAR.search(page.text, start, mention.start) or _THAT_YEAR.match(
        page.text, mention.end
    )
    if year:
        return Cue("EARLIER", *year.span())
    if not said_to_fail and (off := _NOW_OFF.match(page.text, mention.end)):
        return Cue("NEGATED", mention.end, off.end())
    if not said_to_fail and mention.meta.get("kind") != "paralysis":
        low = max(start, mention.start - 40)
        off = _OFF.search(page.text[low : mention.start])
        if off and not _NOT_TO_BE.search(
            page.text, max(start, low + off.start() - 24), low + off.start()
        ):
            return Cue("NEGATED", low + off.start(), mention.start)
    told = mention.meta.get("drug") or mention.value in ("vasopressors", "inotropes")
    if told and not said_to_fail:
        low = max(start, mention.start - 40)
        little = _MINIMAL.search(page.text[low : mention.start])
        if little:
            return Cue("NEGATED", low + little.start(), mention.start)
        little = _MINIMAL_AFTER.match(page.text, mention.end)
        if little:
            return Cue("NEGATED", mention.end, little.end())
    for cue in cues_of(page, mention):
        if cue.facet not in _AGAINST:
            continue
        if cue.facet == "IN_HISTORY" and page.section(mention.start).category != "past_history":
            continue
        if strong and cue.facet in ("NEGATED", "PLANNED", "CONDITIONAL", "IN_PLAN"):
            continue
        words = page.text[cue.start : cue.end]
        if words == "?":
            return cue
        if cue.facet == "PLANNED" and _DECIDED.match(words):
            continue
        if cue.facet in ("PLANNED", "RISK", "IN_PLAN") and said_to_fail:
            continue
        if cue.facet == "NEGATED" and said_to_fail and _is_part_of_failure(page, cue):
            continue
        if cue.facet == "NEGATED" and _IN_SPITE.search(page.text, cue.end, mention.start):
            continue  # "no pulse in spite of CPR"
        return cue
    return None


def _is_part_of_failure(page: Page, cue: Cue) -> bool:
    """Whether a "not" or "no" is itself part of the words that say that a treatment failed."""
    return any(
        mention.start - 6 <= cue.start and cue.start < mention.end
        for mention in page.within(near(page, cue.start), "THERAPY_FAILURE")
    )


def _failure_of(page: Page, mention: Mention) -> Mention | None:
    """Give the words in its sentence, or at the head of the next, that say that it failed."""
    if mention.meta.get("strong"):
        return mention
    span = near(page, mention.start)
    cues = [cue for cue in page.within(span, "THERAPY_FAILURE") if cue.start != mention.start]
    cues = [cue for cue in cues if not _led_to_failure(page, cue, mention)]
    firm = [cue for cue in cues if not cue.meta.get("mild")]
    if firm:
        return min(firm, key=lambda cue: abs(cue.start - mention.start))
    index = page.sentence_index(mention.start) + 1
    if index < len(page.sentences) and page.sentences[index][0] - span[1] < 6:
        following = page.sentences[index]
        if _NEXT.match(page.text, following[0]):
            told = page.within(following, "THERAPY_FAILURE")
            if told:
                return told[0]
    return cues[0] if cues else None


def _led_to_failure(page: Page, cue: Mention, mention: Mention) -> bool:
    """Whether an organ is what failed, and the treatment stands among the causes."""
    if cue.end > mention.start or page.text[cue.start : cue.end].lower() != "failure":
        return False
    return _LED_TO_FAILURE.match(page.text, cue.end) is not None


def _counts(
    page: Page,
    mention: Mention,
    failure: Mention | None,
    case: Case,
    deed: tuple[int, int],
) -> bool:
    """Whether an affirmed treatment failed or ran before support, as far as the note tells."""
    item = field_for(page, mention.start)
    if item is not None and _is_of_other_field(page, mention, item, failure, case):
        return False
    if mention.meta.get("strong"):
        return True
    if case.is_start or "graft_conduit" in case.actions:
        among_settings = item is not None and item.role == "ventilator"
        return _counts_at_start(page, mention, failure, deed, among_settings=among_settings)
    return _counts_later(page, mention, failure, case, deed)


def _is_of_other_field(
    page: Page, mention: Mention, item: Field, failure: Mention | None, case: Case
) -> bool:
    """Whether a treatment stands in a field that tells of something else."""
    if item.role in ("assistant", "nonphysician"):
        return True
    if item.role == "ventilator":
        # Settings are no treatment that failed; what is named among them may be.
        named = case.is_start and not mention.meta.get("vent") and not mention.meta.get("weak")
        if not (named or _is_firm(failure) or _begins_before(page, mention)):
            return True
    return (
        item.element in ("complications", "hemostasis")
        or (item.element == "reason" and not case.is_start)
        or (item.element == "circuit" and item.role != "group")
    )


def _is_firm(failure: Mention | None) -> bool:
    return failure is not None and not failure.meta.get("mild")


def _is_weaned(page: Page, mention: Mention) -> bool:
    return page.search(_WEANING, page.clause(mention.start)) is not None


def _counts_at_start(
    page: Page,
    mention: Mention,
    failure: Mention | None,
    deed: tuple[int, int],
    *,
    among_settings: bool,
) -> bool:
    """Whether a treatment failed or ran before a start: what was given then, was of no avail."""
    sentence = near(page, mention.start)
    before = among_settings and sentence[0] < deed[0]
    if not (before or is_before_support(page, mention.start, deed)):
        linked = page.search(_LINK, sentence) is not None
        return linked and _is_firm(failure) and not _is_weaned(page, mention)
    if not mention.meta.get("weak"):
        return failure is not None or not _is_weaned(page, mention)
    if mention.meta.get("firm") and _fails_by_number(page, sentence):
        return True
    if failure is None or (mention.meta.get("firm") and failure.meta.get("mild")):
        return False
    return abs(failure.start - mention.start) < _CLOSE


def _counts_later(
    page: Page,
    mention: Mention,
    failure: Mention | None,
    case: Case,
    deed: tuple[int, int],
) -> bool:
    """Whether a note that reports no start tells of a treatment as one that failed before it."""
    sentence = near(page, mention.start)
    if mention.meta.get("device") and _SUCCESSOR.search(
        page.text, max(sentence[0], mention.start - 40), mention.start
    ):
        return False
    if _is_weaned(page, mention):
        return False
    if not mention.meta.get("weak") and _is_told_of_before(page, mention, sentence):
        return True
    if mention.meta.get("cpr") and _led_to_support(page, sentence):
        return True
    if failure is None or failure.meta.get("mild") or failure.meta.get("unsuitable"):
        return False
    if mention.meta.get("weak"):
        return False
    told = (
        page.search(_LINK, sentence)
        or leads_to_support(page, mention.start)
        or page.within(sentence, "INDICATION")
    )
    if told or page.section(mention.start).category in HISTORY - {"history"}:
        return True
    return "vent_insertion" in case.actions and mention.start < deed[1]


def _is_told_of_before(page: Page, mention: Mention, sentence: tuple[int, int]) -> bool:
    """Whether the sentence tells of what was given before support: at the sender, in the first place, until it."""
    if tells_of_before(page, sentence):
        return True
    around = (max(sentence[0], mention.start - 50), mention.end + 50)
    if page.search(_FIRST_PLACE, around) and page.within(sentence, "INDICATION"):
        return True
    removed = mention.value == "thrombolysis or thrombectomy"  # treats the cause
    if not removed and (
        _AT_THE_SENDER.match(page.text, mention.end, sentence[1])
        or _SENDER_FIRST.search(page.text, sentence[0], mention.start)
    ):
        return True
    return _gave_way(page, mention, sentence)


_WAS_ON = expressions.compile(
    r"\b(?:on|w/|with|despite|needing|requiring|failing|max\w*|refractory to)\s+(?:[^.;\n]|\.(?=\d)){0,80}\Z",
    re.IGNORECASE,
)
_GAVE_WAY = expressions.compile(
    r"(?:[^.;\n]|\.(?=\d)){0,60}?(?:-+>|=>|\u2192|\b(?:then|hence|so|and (?:so )?(?:got|was put on|put on|went on|"
    r"went onto|had|needed|required|was given)|before (?:going on(?:to)?|getting)|got|until put on))\s*(?:\w+\s+){0,2}?"
    r"(?:v-?v|v-?a|veno-?\w+|ecmo|ecls)(?: (?:ecmo|ecls|support))?"
    r"(?=\s*(?:$|[.,;(]|\d{1,4}[-/]|\ue001|(?:by|on|in|at|that|the same|same|overnight|via|through|within|yesterday|"
    r"cannulation|rescue)\b))",
    re.IGNORECASE,
)
"""How support took over from what was running: "shock on norepi and epi -> VA ECMO 3/30"."""
_HOLDING = expressions.compile(
    r"\b(?:off|wean\w*|stopped|now|today|currently|remains?|continu\w*|flows?|sweep|convert\w*|v-?v to)\b",
    re.IGNORECASE,
)


_ANOTHER = expressions.compile(
    r"\b(?:brother|sister|twin|mother|father|cousin|uncle|aunt|donor)\b|\bin (?:19|20)\d\d\b(?![-/])",
    re.IGNORECASE,
)


def _gave_way(page: Page, mention: Mention, sentence: tuple[int, int]) -> bool:
    """Whether a treatment was running until support began, as a day's note tells it in passing."""
    before = _WAS_ON.search(page.text, max(sentence[0], mention.start - 100), mention.start)
    after = _GAVE_WAY.match(page.text, mention.end, sentence[1])
    if before is None or after is None:
        return False
    if _ANOTHER.search(page.text, sentence[0], min(sentence[1], after.end() + 16)):
        return False
    return _HOLDING.search(page.text, before.start(), after.end()) is None


_BY_NUMBER = frozenset(("pf", "pao2", "paco2", "spo2", "oi"))
_RESUSCITATED = expressions.compile(
    r"\b(?:arrest\w*|ecpr|e-cpr|collapsed?|ohca|ihca|vf|pea|asystol\w+)\b", re.IGNORECASE
)
_OF_TODAY = expressions.compile(
    r"\b(?:today|this (?:morning|afternoon|evening)|overnight|tonight|o/n|during (?:the )?(?:removal|decannul\w*|"
    r"wean\w*|reposition\w*|procedure|turn\w*|transport))\b",
    re.IGNORECASE,
)


def _fails_by_number(page: Page, span: tuple[int, int]) -> bool:
    """Whether a gas or a saturation stands beside the settings that it was had on ("60s on 100%")."""
    return any(
        measure.meta.get("kind") in _BY_NUMBER
        and (found := quantity_after(page.text, measure.end, span[1])) is not None
        and found.value is not None
        and FAILING[str(measure.meta["kind"])](found.value)
        for measure in page.within(span, "SEVERITY_MEASURE")
    )


def _led_to_support(page: Page, sentence: tuple[int, int]) -> bool:
    """Whether a resuscitation is told as how the run began, and not as an event of the day."""
    if page.search(_OF_TODAY, sentence):
        return False
    if not page.search(_RESUSCITATED, sentence):
        return False
    following = page.sentence_index(sentence[0]) + 1
    end = sentence[1]
    if following < len(page.sentences) and page.sentences[following][0] - end < 4:
        end = min(page.sentences[following][1], page.sentences[following][0] + 40)
    return page.search(_LINK, (sentence[0], end)) is not None


def _begins_before(page: Page, mention: Mention) -> bool:
    """Whether the clause itself, its conjunction included, tells of the time before support."""
    start, end = page.clause(mention.start)
    return tells_of_before(page, (max(near(page, start)[0], start - 8), end))


def _names_one(answer: Answer) -> bool:
    """Whether an answer names a treatment that no pattern knows."""
    if re.match(r"\W*(?:please )?(?:see|refer to)\b", answer.text.lower()):
        return False
    words = re.findall(r"[a-z]{3,}", answer.text.lower())
    return len(words) <= 30 and any(word not in _GENERIC and len(word) > 3 for word in words)
