"""Whether fluoroscopy was used in the procedure, or stated as not used."""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.page import Mention, Page
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


def read_fluoroscopy(page: Page, case: Case) -> Reading:
    """Read whether fluoroscopy was used; a unit merely at hand was not."""
    reading = Reading()
    if not case.is_service:
        return settle(reading, values=None, spans=())
    used: list[tuple[int, int]] = []
    denied: list[tuple[int, int]] = []
    open_: list[tuple[int, int]] = []
    stated_no: list[tuple[int, int]] = []
    slots = [
        slot
        for slot in slots_of(page, "fluoroscopy", "FLUOROSCOPY")
        if not any(
            m.meta.get("use") in (False, "none")
            for m in page.within((slot.key_start, slot.key_end), "FLUOROSCOPY")
        )
    ]
    stated_yes: list[tuple[int, int]] = []
    for slot in slots:
        words = " ".join(page.text[a:b] for a, b in chosen_words(page, slot))
        asked = page.text[slot.key_start : slot.key_end]
        if (
            slot.answer == "no"
            or (
                # "Screening not used - theatre busy": what looks like a key says it all.
                slot.answer == "value" and _SAID_TO_BE_UNUSED.search(asked)
            )
            or (
                slot.answer == "value"
                and (_NO_TIME.match(words) or _SAID_TO_BE_UNUSED.search(words[:_FIRST_WORDS]))
            )
        ):
            stated_no.append(slot.span)
        elif slot.answer == "blank":
            open_.append(slot.span)
        elif slot.answer in ("yes", "masked") or (slot.answer == "value" and _is_use(page, slot)):
            used.append(slot.span)
            if slot.answer == "yes":
                stated_yes.append(slot.span)
    open_ += [
        (place.start, place.end)
        for place in page.normal.placeholders
        if not place.hides_value and "fluoro" in place.hint
    ]
    for mention in page.find("FLUOROSCOPY"):
        word = page.text[mention.start : mention.end].lower()
        if word.startswith("screen") and _FOR_ILLNESS.search(
            page.text, max(0, mention.start - 24), mention.start
        ):
            reject_for(reading, mention, "NOT_USE", (mention.start, mention.end))
            continue
        if mention.meta.get("use") == "none":
            denied.append((mention.start, mention.end))
            continue
        if mention.meta.get("use") is False:
            reject_for(reading, mention, "NOT_USE", (mention.start, mention.end))
            continue
        if any(slot.key_start <= mention.start < slot.key_end for slot in slots):
            continue
        span = (mention.start, mention.end)
        if denied and _IN_OTHER_WORDS.fullmatch(page.text[denied[-1][1] : mention.start]):
            denied[-1] = (denied[-1][0], mention.end)
            continue
        cue = against(page, mention, case, facets=_FACETS, means=True, elsewhere=True)
        negated = next(
            (
                c
                for c in cues_on(page, mention)
                if c.facet == "NEGATED" and negates(page, mention, c)
            ),
            None,
        )
        if (
            cue is None or (cue.end <= mention.start and _concludes(page, cue.end, mention.start))
        ) and (
            no := _NO_BEFORE.search(page.text, max(0, mention.start - 20), mention.start)
        ) is not None:
            denied.append((no.start(), mention.end))
            continue
        if (away := _AWAY.match(page.text, mention.end)) is not None:
            denied.append((mention.start, away.end()))
            continue
        if negated is None and (unused := _NO_PART.match(page.text, mention.end)):
            denied.append((mention.start, unused.end()))
            continue
        sentence = page.sentence(mention.start)
        if (none := _none_of_it(page, mention)) is not None:
            denied.append(none)
            continue
        if is_left_open(page, *_choice_after(page, mention, sentence)):
            open_.append(span)
            continue
        if page.search(_BILLED, sentence) and _is_billing(page, sentence):
            reject_for(reading, mention, "BILLED_CODE", sentence)
            continue
        ready = _READY.match(page.text, mention.end)
        if negated is None and (unused := _NOT_NEEDED.match(page.text, mention.end)):
            never_came = _NEVER_CAME.search(unused.group()) is not None
            if unused.end() <= page.clause(mention.start)[1] or ready is not None or never_came:
                denied.append((mention.start, unused.end()))
                continue
        if cue is not None:
            reading.rejected.append(rejection(mention, cue))
            option = unticked(page, mention)
            if cue.facet == "OPEN" or option == "OPEN":
                open_.append(span)
            elif negated is not None and cue.facet == "NEGATED" and option is None:
                if _is_plain_no(page, mention, case):
                    denied.append((min(span[0], negated.start), max(span[1], negated.end)))
        elif ready is not None:
            unused = _NOT_NEEDED.match(page.text, mention.end)
            reject_for(reading, mention, "AT_HAND", (mention.end, ready.end()))
            if unused is not None:
                denied.append((mention.start, unused.end()))
        elif (
            device := other_device(page, mention) or _other_procedure(page, mention, case)
        ) is not None:
            reject_for(reading, mention, "OTHER_DEVICE", (device.start, device.end))
        elif case.is_daily_only:
            reject_for(reading, mention, "DAILY_NOTE", span)
        elif _by_another(page, mention, case):
            reject_for(reading, mention, "OTHER_OPERATOR", span)
        else:
            used.append(span)
            if _YES_AFTER.match(page.text, mention.end):
                stated_yes.append(span)
    if stated_yes and denied and not stated_no and not case.is_daily_only:
        reading.status, reading.spans = CONFLICTING, [*stated_yes, *denied]
        reading.values["candidates"] = ["used", "not used"]
        return reading
    if used and stated_no and not case.is_daily_only:
        reading.status, reading.spans = CONFLICTING, [*stated_no, *used]
        reading.values["candidates"] = ["not used", "used"]
        return reading
    if case.is_daily_only:
        used = []
    return settle(reading, values=None, spans=used, denied=[*stated_no, *denied], open_=open_)


def _concludes(page: Page, start: int, end: int) -> bool:
    """Whether what is told of another place or person gives the reason for what was done here."""
    return _CONCLUDES.search(page.text, start, end) is not None


def _none_of_it(page: Page, mention: Mention) -> tuple[int, int] | None:
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


def _choice_after(page: Page, mention: Mention, sentence: tuple[int, int]) -> tuple[int, int]:
    """Where a template's choice would stand: "fluoroscopic guidance {was/was not} used"."""
    filler = _UP_TO_CHOICE.match(page.text, mention.end, sentence[1])
    start = filler.end() if filler else mention.end
    return start, min(sentence[1], start + 2)


def _is_billing(page: Page, sentence: tuple[int, int]) -> bool:
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
