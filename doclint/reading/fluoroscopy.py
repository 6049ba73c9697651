"""Whether fluoroscopy was used in the procedure, or stated as not used."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doclint import expressions
from doclint.nlp.page import Cue, Mention, Page
from doclint.reading.answers import is_left_open
from doclint.reading.base import CONFLICTING, NOT_A_FACT, Reading, rejection
from doclint.reading.case import Case
from doclint.reading.slots import Slot, chosen_words, slots_of
from doclint.reading.weighing import (
    against,
    cues_on,
    negates,
    other_device,
    reject_for,
    settle,
    unticked,
)

Span = tuple[int, int]

_READY = expressions.compile(
    r"\s*(?:was|is|were|being|stood|kept|remained|,|\()?\s*(?:immediately|readily|also|made)?\s*"
    r"(?:(?:stayed|remained|stood|kept|left)\s+(?:in|outside|at|on|by)\b|waited\b|available|at\s+hand|"
    r"on\s+(?:standby|stand-by|hand)|at\s+the\s+ready|ready|in\s+the\s+room)\b",
    re.IGNORECASE,
)
_NOT_NEEDED = expressions.compile(
    r"[^.;\n]{0,60}\b(?:not|never|n't)\s+(?:be\s+|been\s+|being\s+|once\s+|actually\s+)?(?:used|needed|"
    r"required|necessary|employed|utili[sz]ed|"
    r"(?:turned|switched|powered|wheeled|swung|brought|rolled)\s+(?:on|in|up|over)|touched|activated|"
    r"fired|sent\s+for|called\s+for|"
    r"called|asked\s+for|available|deployed|operated|opened|turned|required|plugged|brought|fetched|"
    r"summoned|wanted|requested|set\s+up|draped|uncovered|in\s+use)\b|"
    r"[^.;\n]{0,60}\b(?:stayed|remained|stood|sat|was|kept|left)\s+(?:out\s+)?(?:idle|unused|off|parked|"
    r"in\s+the\s+(?:corridor|hall\w*)|covered|draped\s+but\s+unused|switched\s+off|turned\s+off)\b|"
    r"\s*(?:was\s+|is\s+|were\s+)?(?:not|never|n't)\s+(?:in\s+the|on\s+site|here|there|present|about|"
    r"around|to\s+be\s+had|on\s+hand)\b|"
    r"[^.;\n]{0,30}\b(?:(?:did\s+not|didn't)\s+(?:come|arrive|appear)|never\s+(?:came|arrived|"
    r"appeared))\b|\s*\(\s*-\s*\)|"
    r"[\s/,:-]*(?:neg(?:ative)?|nil|none|not\s+used|no(?=\s*(?:[.,;)\n]|$))|"
    r"[\u2205\u00d8\u00f8])(?=\W|$)",
    re.IGNORECASE,
)
"""What is said of a machine that was there, or was not, and did nothing."""
_NEVER_CAME = expressions.compile(
    r"\b(?:not|never|n't)\s+(?:come|came|arrived?|appear(?:ed)?)$", re.IGNORECASE
)
_UP_TO_CHOICE = expressions.compile(
    r"(?:\s+(?:time|dose|minutes|mins?|total|guidance|control|imaging|use|used|was|were|is|of))*\s*[:=]?\s*",
    re.IGNORECASE,
)
_BILLED = expressions.compile(r"\b(?:cpt|hcpcs|code)\b|\b33(?:9[4-9]\d)\b", re.IGNORECASE)
_YES_AFTER = expressions.compile(
    r"\W{1,3}(?:guidance\s+)?(?:yes|y|used)\b(?=\s*[.;,|\n]|\s*$)", re.IGNORECASE
)
_NO_BEFORE = expressions.compile(
    r"\b(?:no|without(?:\s+any)?|(?:nobody|no[- ]one|none\s+of\s+us)\s+(?:\w+\s+)?(?:used|needed|"
    r"required|employed|had|"
    r"brought|wanted))\s+$",
    re.IGNORECASE,
)
"""A negation that a line's end parts from its word."""
_CONCLUDES = expressions.compile(r"\b(?:so|hence|thus|therefore|accordingly|and)\b", re.IGNORECASE)
_AWAY = expressions.compile(
    r"\s+(?:was|were|is|being|had\s+been)\s+(?:(?:in\s+use|busy|needed|wanted|tied\s+up|taken|occupied|"
    r"used|working|on\s+loan)\s+(?:(?:at|in|by|for|with|to)\s+)?(?:the\s+)?(?:next\s+door|elsewhere|"
    r"upstairs|downstairs|another|other|OR\s*\d|theatre\s*\d|room\s*\d|ortho\w*|a\s+(?:trauma|spine|hip))|"
    r"(?:broken|out\s+of\s+(?:order|service)|under\s+repair|down(?=\s*[.,;)])|away|elsewhere))\b|"
    r"\s+(?:tied\s+up|busy|in\s+use|occupied)\s+(?:in|with|by|at|elsewhere|next\s+door|upstairs|downstairs)\b",
    re.IGNORECASE,
)
"""A machine that another case had, or that did not work."""
_NO_PART = expressions.compile(
    r"\s*(?:(?:was|is|were)\s+(?:not|no|never)|(?:was|is|were)n't)\s+(?:a\s+|any\s+)?part\s+of\b",
    re.IGNORECASE,
)
_IN_OTHER_WORDS = expressions.compile(r"\s*(?:\(|/)\s*(?:or|i\.?e\.?|=)?\s*(?:the\s+)?")
"""Between a machine and another name of it: "no x-ray screening (C-arm)"."""
_NONE_OF_IT = expressions.compile(
    r"\b(?:none|not\s+any)\s+(?:of\s+it\s+)?(?:was\s+|were\s+|being\s+)?(?:used|needed|required|"
    r"employed|necessary)\b|"
    r"\b(?:used|needed|required|had|employed)\s+none\b|\bnone\s+for\s+(?:the\s+|our\s+|"
    r"this\s+)?(?:cannul\w+|ecmo|lines?)\b|"
    r"\b(?:did|managed|went)\s+without(?:\s+(?:it|any))?\b(?=\s*[.;,]|\s*$)",
    re.IGNORECASE,
)
"""A denial that leaves the machine unnamed, as it has just been named."""
_SAID_TO_BE_UNUSED = expressions.compile(
    r"\b(?:not|never|n't)\s+(?:been\s+)?(?:used|needed|required|employed|utili[sz]ed|necessary|"
    r"available|done|performed)\b|"
    r"\bso\s+(?:no|none)\b|\b(?:used|needed)\s+none\b|\bnone\s+(?:used|needed|required)\b",
    re.IGNORECASE,
)
_OF_REMOVAL = expressions.compile(
    r"\b(?:remov|decann|explant|closure|cannul|withdraw)\w*", re.IGNORECASE
)
_FOR_ILLNESS = expressions.compile(
    r"\b(?:covid(?:-19)?|sars|influenza|mrsa|vre|cpe|esbl|c\.? ?diff|viral|tb|hiv|hepatitis|infection|sepsis|"
    r"antibod(?:y|ies)|hla|donor|tox(?:icology)?|drug|alcohol|delirium|depression|mood|suicide|pain|falls?|"
    r"nutrition\w*|swallow\w*|dysphagia|hearing|newborn|metabolic|genetic|developmental|rop|retinopathy|eye|"
    r"pregnancy|vte|dvt|stroke|bleeding|cancer|safety|mri|metal|allergy|skin|pressure|frailty|social|trauma|"
    r"admission)[ /,&+-]{1,3}(?:and )?\Z",
    re.IGNORECASE,
)
"""Before "screening", what a patient is screened for without any x-ray."""
_FACETS = NOT_A_FACT | {"IN_PLAN"}
_FIRST_WORDS = 60
"""Characters of an answer within which it says that there was none."""
_NO_TIME = expressions.compile(r"\W*0+(?:[.:]0+)?\s*(?:min|sec|s\b|m\b)", re.IGNORECASE)


@dataclass
class _Told:
    """Where a note says that it was used, and where that it was not; what a field or a plain yes states is apart."""

    used: list[Span] = field(default_factory=list)
    denied: list[Span] = field(default_factory=list)
    open: list[Span] = field(default_factory=list)
    stated_yes: list[Span] = field(default_factory=list)
    stated_no: list[Span] = field(default_factory=list)


def read_fluoroscopy(page: Page, case: Case) -> Reading:
    """Read whether fluoroscopy was used; a unit merely at hand was not."""
    reading = Reading()
    if not case.is_service:
        return settle(reading, values=None, spans=())
    told = _Told()
    slots = [
        slot
        for slot in slots_of(page, "fluoroscopy", "FLUOROSCOPY")
        if not any(
            m.meta.get("use") in (False, "none")
            for m in page.within((slot.key_start, slot.key_end), "FLUOROSCOPY")
        )
    ]
    for slot in slots:
        _read_slot(page, slot, told)
    told.open += [
        (place.start, place.end)
        for place in page.normal.placeholders
        if not place.hides_value and "fluoro" in place.hint
    ]
    for mention in page.find("FLUOROSCOPY"):
        if _names_no_use(page, mention):
            reject_for(reading, mention, "NOT_USE", (mention.start, mention.end))
        elif mention.meta.get("use") == "none":
            told.denied.append((mention.start, mention.end))
        elif any(slot.key_start <= mention.start < slot.key_end for slot in slots):
            continue
        elif told.denied and _IN_OTHER_WORDS.fullmatch(
            page.text[told.denied[-1][1] : mention.start]
        ):
            told.denied[-1] = (told.denied[-1][0], mention.end)
        else:
            _read_mention(page, mention, case, reading, told)
    if not case.is_daily_only:
        if told.stated_yes and told.denied and not told.stated_no:
            reading.status, reading.spans = CONFLICTING, [*told.stated_yes, *told.denied]
            reading.values["candidates"] = ["used", "not used"]
            return reading
        if told.used and told.stated_no:
            reading.status, reading.spans = CONFLICTING, [*told.stated_no, *told.used]
            reading.values["candidates"] = ["not used", "used"]
            return reading
    used = told.used if not case.is_daily_only else []
    denied = [*told.stated_no, *told.denied]
    return settle(reading, values=None, spans=used, denied=denied, open_=told.open)


def _read_slot(page: Page, slot: Slot, told: _Told) -> None:
    """Note what a field's or a form's answer says."""
    if _states_no(page, slot):
        told.stated_no.append(slot.span)
    elif slot.answer == "blank":
        told.open.append(slot.span)
    elif slot.answer in ("yes", "masked") or (slot.answer == "value" and _is_use(page, slot)):
        told.used.append(slot.span)
        if slot.answer == "yes":
            told.stated_yes.append(slot.span)


def _states_no(page: Page, slot: Slot) -> bool:
    if slot.answer != "value":
        return slot.answer == "no"
    words = " ".join(page.text[a:b] for a, b in chosen_words(page, slot))
    asked = page.text[slot.key_start : slot.key_end]
    # "Screening not used - theatre busy": what looks like a key says it all.
    return any(_SAID_TO_BE_UNUSED.search(each) for each in (asked, words[:_FIRST_WORDS])) or (
        _NO_TIME.match(words) is not None
    )


def _names_no_use(page: Page, mention: Mention) -> bool:
    """Whether the words are of another matter: a patient is screened for an illness, a machine is named."""
    word = page.text[mention.start : mention.end].lower()
    before = (max(0, mention.start - 24), mention.start)
    for_illness = word.startswith("screen") and _FOR_ILLNESS.search(page.text, *before) is not None
    return for_illness or mention.meta.get("use") is False


def _read_mention(page: Page, mention: Mention, case: Case, reading: Reading, told: _Told) -> None:
    """Note what the words around a mention make of it: a use, a denial, a near miss."""
    span = (mention.start, mention.end)
    sentence = page.sentence(mention.start)
    cue = against(page, mention, case, facets=_FACETS, means=True, elsewhere=True)
    negated = next(
        (c for c in cues_on(page, mention) if c.facet == "NEGATED" and negates(page, mention, c)),
        None,
    )
    ready = _READY.match(page.text, mention.end)
    if (denial := _denial(page, mention, cue, negated)) is not None:
        told.denied.append(denial)
    elif is_left_open(page, *_choice_after(page, mention, sentence)):
        told.open.append(span)
    elif page.search(_BILLED, sentence) and _is_billing(page, sentence):
        reject_for(reading, mention, "BILLED_CODE", sentence)
    elif negated is None and (denial := _not_needed(page, mention, ready)) is not None:
        told.denied.append(denial)
    elif cue is not None:
        reading.rejected.append(rejection(mention, cue))
        option = unticked(page, mention)
        if cue.facet == "OPEN" or option == "OPEN":
            told.open.append(span)
        elif negated is not None and cue.facet == "NEGATED" and option is None:
            if _is_plain_no(page, mention, case):
                told.denied.append((min(span[0], negated.start), max(span[1], negated.end)))
    elif ready is not None:
        reject_for(reading, mention, "AT_HAND", (mention.end, ready.end()))
        if (unused := _NOT_NEEDED.match(page.text, mention.end)) is not None:
            told.denied.append((mention.start, unused.end()))
    elif (objection := _objection(page, mention, case)) is not None:
        reject_for(reading, mention, *objection)
    else:
        told.used.append(span)
        if _YES_AFTER.match(page.text, mention.end):
            told.stated_yes.append(span)


def _denial(page: Page, mention: Mention, cue: Cue | None, negated: Cue | None) -> Span | None:
    """Give where words beside a mention say that there was none of it, or None."""
    if cue is None or (cue.end <= mention.start and _concludes(page, cue.end, mention.start)):
        no = _NO_BEFORE.search(page.text, max(0, mention.start - 20), mention.start)
        if no is not None:
            return no.start(), mention.end
    after = _AWAY.match(page.text, mention.end)
    if after is None and negated is None:
        after = _NO_PART.match(page.text, mention.end)
    return (mention.start, after.end()) if after else _none_of_it(page, mention)


def _not_needed(page: Page, mention: Mention, ready: re.Match[str] | None) -> Span | None:
    """Give where the clause says that it was not needed, or that it stood ready or never came, or None."""
    unused = _NOT_NEEDED.match(page.text, mention.end)
    if unused is None:
        return None
    never_came = _NEVER_CAME.search(unused.group()) is not None
    if unused.end() <= page.clause(mention.start)[1] or ready is not None or never_came:
        return mention.start, unused.end()
    return None


def _objection(page: Page, mention: Mention, case: Case) -> tuple[str, Span] | None:
    """Give the reason why an affirmed use is not this service's, with the words that say it, or None."""
    device = other_device(page, mention) or _other_procedure(page, mention, case)
    if device is not None:
        return "OTHER_DEVICE", (device.start, device.end)
    if case.is_daily_only:
        return "DAILY_NOTE", (mention.start, mention.end)
    if _by_another(page, mention, case):
        return "OTHER_OPERATOR", (mention.start, mention.end)
    return None


def _concludes(page: Page, start: int, end: int) -> bool:
    """Whether what is told of another place or person gives the reason for what was done here."""
    return _CONCLUDES.search(page.text, start, end) is not None


def _none_of_it(page: Page, mention: Mention) -> Span | None:
    """Give where this sentence or the next says that none was used, past another's use of it."""
    _, high = page.sentence(mention.start)
    after = page.sentence(min(len(page.text) - 1, high + 1))
    end = after[1] if after[0] >= high else high
    found = _NONE_OF_IT.search(page.text, mention.end, end)
    if found is None or (found.start() >= high and page.within((high, found.start()), "IMAGING")):
        return None
    return (mention.start, found.end())


def _is_use(page: Page, slot: Slot) -> bool:
    """Whether a slot's answer is a statement of use and not of readiness or a plan."""
    return not any(
        re.match(
            r"\W*(?:available|stand-?by|on\s+stand|at\s+hand|planned|if\s|prn)",
            page.text[a:b],
            re.I,
        )
        for a, b in chosen_words(page, slot)
    )


def _choice_after(page: Page, mention: Mention, sentence: Span) -> Span:
    """Where a template's choice would stand: "fluoroscopic guidance {was/was not} used"."""
    filler = _UP_TO_CHOICE.match(page.text, mention.end, sentence[1])
    start = filler.end() if filler else mention.end
    return start, min(sentence[1], start + 2)


def _is_billing(page: Page, sentence: Span) -> bool:
    """Whether a sentence with a code tells of the bill and not of the deed."""
    return not any(m.label for m in page.within(sentence, "VERB_IN", "VERB_MOVE", "VERB_OUT"))


def _is_plain_no(page: Page, mention: Mention, case: Case) -> bool:
    """Whether a negated mention is of this occasion."""
    return (
        not any(
            cue.facet in ("EARLIER", "OTHER_RUN", "IN_HISTORY", "PLANNED", "CONDITIONAL")
            for cue in cues_on(page, mention)
        )
        or case.is_start
    )


def _other_procedure(page: Page, mention: Mention, case: Case) -> Mention | None:
    """Give a procedure of another sort that the sentence tells of (a stent, a swallow), or None."""
    sentence = page.sentence(mention.start)
    others = page.within(sentence, "OTHER_PROCEDURE")
    clause = page.clause(mention.start)
    if any(clause[0] <= other.start < mention.start for other in others) and clause != sentence:
        sentence = clause  # "PCI under fluoroscopy this morning; cannulated in the unit"
    if case.is_ending and page.search(_OF_REMOVAL, sentence):
        return None
    if not others or page.within(
        sentence, "CANNULA", "ECMO", "VIEWED_WIRE", "CANNULA_TIP", "TECHNIQUE", "VESSEL"
    ):
        return None
    return others[0]


def _by_another(page: Page, mention: Mention, case: Case) -> bool:
    """Whether, in a note on the start alone, another operator's cannulation is told."""
    alone = "initiation" in case.actions and case.actions.isdisjoint(
        ("insertion", "reposition", "removal")
    )
    return alone and any(cue.facet == "OTHER_OPERATOR" for cue in cues_on(page, mention))
