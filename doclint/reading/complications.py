"""Complications of this run or procedure: which, none, or not told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doclint import expressions
from doclint.nlp.page import Cue, Mention, Page
from doclint.nlp.seeking import find_all
from doclint.reading.base import CONFLICTING, NOT_A_FACT, Reading, Rejection, clean, is_offered
from doclint.reading.case import Case
from doclint.reading.denials import (
    BEFORE_START,
    EXCEPT,
    NOT_ALL,
    excepted,
    is_excepted_before,
    is_of_another_time,
    is_of_deed,
    is_only_of_before,
    left_out,
    tells_of_bearing,
)
from doclint.reading.harm import harms_of
from doclint.reading.no_trouble import troubles_denied
from doclint.reading.slots import SAYS_NO, Slot, chosen_words, slots_of
from doclint.reading.two_bloods import two_bloods
from doclint.reading.weighing import against, category_at, cues_on, has, part, settle

Span = tuple[int, int]

_EVENT_FACETS = (NOT_A_FACT - {"COPIED"}) | {"POSSIBLE", "IN_PLAN", "ASKED"}
_NONE_FACETS = NOT_A_FACT - {"NEGATED"}
_OVERNIGHT = expressions.compile(
    r"overnight|24|interval|interim|hours?\b|night|shift|significant|code", re.IGNORECASE
)
_MINOR = expressions.compile(
    r"\W*(?:yes\W*$|yes\W+(?:see|as|per)\s|see\s|as\s+(?:above|below|noted|described|dictated)|per\s|"
    r"discussed|explained|reviewed|risks?\b)",
    re.IGNORECASE,
)
_AGREED = expressions.compile(r"\W*yes\b[\s:;,.(=-]*", re.IGNORECASE)
_NONE_OF = expressions.compile(r"\b(?:none|neither) of\b[^.]*$", re.IGNORECASE)
_NO_HERE = expressions.compile(
    r"(?:[ \t]*[:=-][ \t]*|[ \t]+)(?:none|nil|no|neg(?:ative)?|absent|0|(?-i:N|n/a))(?=[ \t]*(?:$|[.;,|"
    r"\n/]))",
    re.IGNORECASE | re.MULTILINE,
)
"""A kind of complication answered with no, as a form lists them."""
_CELL_NO = expressions.compile(
    r"[^.;|]*\b(?:(?-i:N)|none|nil|neg(?:ative)?|no(?:\s+complications?)?)\W*$|"
    r"\W*(?:(?:and|or)\s+)?(?:no|nil|none|without|w/o)\b(?![^.;|]*\b(?:but|except|other|apart|bar|save)\b)[^.;|]*$",
    re.IGNORECASE,
)
_LIST_REACH = 160
_COMPLICATIONS = expressions.compile(r"\bcomplications?\b", re.IGNORECASE)
_QUIET_NIGHT = expressions.compile(
    r"\b(?:o/n|overnight|night|shift|interval|events?|interim|24 ?h(?:rs?|ours)?)\W{0,3}(?:was\W+)?$",
    re.IGNORECASE,
)
"""What a day's note opens with: how the night was, and not how support has gone."""
_OF_ANOTHER = expressions.compile(
    r"\b(?:transplant\w*|cabg|surgery|operation|pregnancy|delivery|admission|pci|stemi|nstemi|"
    r"infarct\w*|bypass|repair|"
    r"resection|pneumonia|[am]vr|tavr|replacement|lobectomy|hysterectomy|section|stay|biopsy|"
    r"chest\s+(?:tube|drain)|"
    r"central\s+line|intubation|thoracentesis|tracheostomy|endoscopy|bronchoscopy|"
    r"dialysis\s+catheter)\b[^.;]{0,60}\b"
    r"(?:complicated\s+by|c/b)\b|"
    r"\b(?:post-?partum|puerperal|antenatal|pre-?natal|intra-?partum|labou?r|pre-?ecmo|pre-?transfer|"
    r"initial|earlier|referring)\s+(?:\w+\s+)?(?:course|stay|period|phase|admission)\b[^.;]{0,60}\b"
    r"(?:complicated|marred|marked|remarkable)\b",
    re.IGNORECASE,
)
"""Another event of the patient's life that went wrong."""
_AS_GOOD_AS_SURE = expressions.compile(r"likely|presum|taken|consistent|compatible", re.IGNORECASE)
_NUMBERS = expressions.compile(r"\d\s*(?:vs\.?|versus)$", re.IGNORECASE)
_RISKS = expressions.compile(
    r"\brisks?\b|\b(?:please|kindly|pls)\s+(?:\w+\s+)?(?:add|call|page|report|note|chart|document|"
    r"record|inform|notify|let|"
    r"tell|watch|alert|enter|write|list|look|check|flag)\b|\b(?:call|page|notify|inform|"
    r"alert)\s+(?:\w+\s+){1,3}"
    r"(?:for|if|with|about)\b|\bto\s+(?:detect|avoid|prevent|exclude|look\s+for|screen\s+for)\b|"
    r"\bdetection\s+of\b",
    re.IGNORECASE,
)
_BEFORE_RUN = expressions.compile(
    r"\b(?:before|prior\s+to|(?:pre|ante)-?dat\w+)\s+(?:(?:the|our|his|her|their)\s+)?(?:cannulation|ecmo|ecls|"
    r"initiation|arrival|transfer|retrieval|support|us\b)|"
    r"\b(?:there|present|known|drained|treated)\s+(?:when|before|by\s+the\s+time)\s+(?:we|our)\b|"
    r"\bon\s+(?:admission|arrival|presentation)\b|\b(?:he|she|they)\s+(?:came|presented|arrived)\s+(?:to\s+us\s+|here\s+|in\s+)?with\b|"
    r"\bfrom\s+(?:the|his|her|a)\s+(?:fall|crash|accident|trauma|collision|injury)\b|"
    r"\bin\s+(?:19|20)\d\d\b(?![-/])|\b(?:months|years)\s+ago\b|\blast\s+year\b|"
    r"\bat\s+the\s+scene\b|\bpre-?hospital\b|\bin\s+the\s+ambulance\b|"
    r"\bbefore\s+(?:we|he|she|they)\s+(?:started|began|came|went\s+on|cannulated|arrived)\b",
    re.IGNORECASE,
)
_NOT_THEN = expressions.compile(
    r"\b(?:not|never|[a-z]+n't|absent|unseen)\b(?:\s+(?:been|yet|there|present|seen|visible|known|noted|found|apparent|"
    r"evident|on|the|his|her|film|scan|ct|echo)){0,5}\s*\Z",
    re.IGNORECASE,
)
"""What was not there before is of this run."""
_HARM_ON_PAPER = expressions.compile(
    r"\b(?:consent|leaflet|brochure|booklet|information\s+sheet|(?:signed|printed)\s+form)\b[^.;\n]{0,40}?"
    r"(?::|\b(?:list|nam|mention|includ|cover|cit|enumerat|spell|warn|tell)\w*)|"
    r"\b(?:possible|potential)\s+(?:harms|complications|side-?\s?effects|adverse\s+events)\b",
    re.IGNORECASE,
)
"""Harm that a form or a talk goes through as what may come."""
_WITH_THAT = expressions.compile(
    r"\s+(?:with|from|of|during|at|after)\s+(?:(?P<that>that|this|those|it)\b\s*)?(?:the\s+)?"
    r"(?P<line>line|catheter|cvc|picc|drain|tube|sheath|intubation|line\s+change)?\b",
    re.IGNORECASE,
)
"""What a denial of complications is said of: "no complications with that line"."""
_NAMED = expressions.compile(r"complicat|\bc/b\b", re.IGNORECASE)
_OF_RUN = expressions.compile(
    r"\b(?:run|course|stay|admission|support|ecmo|ecls|recovery|period|later|since|subsequent\w*)\b",
    re.IGNORECASE,
)
_PLAIN_NO = expressions.compile(
    r"\W*(?:complications?\W*(?:none|nil|no)|(?:there\s+(?:were|was)\s+)?no\s+(?:(?:known|procedural|"
    r"intra-?operative|operative|technical)\s+)?complications?)\W*",
    re.IGNORECASE,
)
_NO_OTHERS = expressions.compile(
    r"\s+(?:at|during|with|of|from|in|on)\s+(?:(?:the|his|her|this|that)\s+)?(?:\w+\s+)?(?:transport|transfer|an(?:a)?esthe\w+|"
    r"intubation|induction|sedation|lines?|catheters?|bronchoscopy|tracheostomy|echo\w*|tee|flight|retrieval)\b",
    re.IGNORECASE,
)
"""What was free of trouble is another matter than what was complicated."""
_WATCHED = expressions.compile(
    r"[ -]+(?:watch|risks?|surveillance|precautions?|checks?|screen\w*|prophyla\w*|monitoring|protocol|pathway|"
    r"observations?|alarms?)\b",
    re.IGNORECASE,
)
"""What is looked out for has not come."""
_IN_ANOTHER = expressions.compile(
    r"\W*(?:\w+\W+){0,3}?(?:during|at|after|following|from|in)\s+(?:(?:the|an?|his|"
    r"her)\s+)?(?:\w+\s+)?(?:ablation|pci|angioplasty|"
    r"catheteri[sz]ation|cabg|biopsy|delivery|labou?r|intubation|bronchoscopy|colonoscopy|endoscopy|"
    r"laparoscopy|valve)\b",
    re.IGNORECASE,
)
"""Harm of another procedure."""
_IN_MOVING = expressions.compile(
    r"\b(?:up)?on\s+(?:pulling|withdraw\w+|moving|turning|advancing|drawing|release)|\b(?:as|when|"
    r"while)\s+(?:we|i|it)\s+"
    r"(?:was\s+)?(?:pull|mov|turn|withdr|advanc|draw|drew|slid)\w*|\bduring\s+(?:the\s+)?(?:manipul|"
    r"pull|man(?:o)?euv|reposition|adjust)",
    re.IGNORECASE,
)
"""Harm that came of the moving is not what it was done for."""
_REMOTE = expressions.compile(r"history of|hx of|h/o|s/p|status", re.IGNORECASE)


@dataclass
class _Spans:
    """What a note tells of events, and where it says that there were none."""

    strong: list[Span] = field(default_factory=list)
    weak: list[Span] = field(default_factory=list)
    """Told in passing, so that a denial outweighs them."""
    denied: list[Span] = field(default_factory=list)
    partly: list[Span] = field(default_factory=list)
    """Denials of some events only."""
    open: list[Span] = field(default_factory=list)
    old: list[Span] = field(default_factory=list)
    """Events that were there before the service."""


def read_complications(page: Page, case: Case) -> Reading:
    """Read events of this run; without one, whether the note says that there were none.

    What a title answers stands above all else, a strong event above a "none" in the text; an event
    in passing does not.
    """
    reading = Reading()
    if not case.is_service:
        return settle(reading, values=[], spans=())
    told = _Spans()
    slots = [
        slot
        for slot in slots_of(page, "complications", "COMPLICATION_KEY")
        if not page.section(slot.key_start).facet and not _says_no_itself(page, slot)
    ]
    for slot in slots:
        _read_answer(page, slot, told)
    for slot in slots_of(page, "untoward_events", "EVENT_KEY"):
        _read_untoward(page, slot, case, told)
    _read_events(page, case, slots, reading, told)
    _read_harm(page, case, slots, reading, told)
    _read_denials(page, case, reading, told)
    told.open += [
        m.span() for m in find_all(_COMPLICATIONS, page.text) if is_offered(page, *m.span())
    ]
    if not case.is_daily_only and (clash := _clash(page, told.strong, told.denied)) is not None:
        reading.status, reading.spans = CONFLICTING, list(clash)
        reading.values.update(values=None, candidates=[clean(page, *span) for span in clash])
        return reading
    strong = told.strong
    titled = [slot for slot in slots if slot.answer == "no" and slot.span in told.denied]
    if titled and not any(slot.start <= a < slot.end for slot in slots for a, _ in strong):
        strong = []
    found = strong or (told.weak if not told.denied else [])
    denied = told.denied + told.partly
    if not found and not denied:
        denied = _denied_kinds(page, case)
    values = [clean(page, *span) for span in found]
    return settle(reading, values=values, spans=found, denied=denied, open_=told.open)


def _read_no(page: Page, slot: Slot, told: _Spans) -> None:
    """Note a "none", or what it leaves out: "none other than a tear"."""
    besides = excepted(page, slot)
    if besides is None:
        told.denied.append(slot.span)
    else:
        told.strong.append(besides)


def _read_answer(page: Page, slot: Slot, told: _Spans) -> None:
    """Note what stands behind a title of complications."""
    if slot.answer == "no":
        _read_no(page, slot, told)
    elif slot.answer == "blank":
        told.open.append(slot.span)
    elif slot.answer == "value":
        events = _told(page, slot)
        if events and all(is_only_of_before(page, span) for span in events):
            told.old += events
            told.denied.append(slot.span)
        elif events and (
            _denies_all(page, events) or _lists_no(page, events) or tells_of_bearing(page, events)
        ):
            told.denied.append(slot.span)
        else:
            told.strong += events


def _read_untoward(page: Page, slot: Slot, case: Case, told: _Spans) -> None:
    """Note what stands behind a title of events, of which not all are complications."""
    overnight = _OVERNIGHT.search(page.text[slot.key_start : slot.key_end]) is not None
    if slot.answer == "no" and not overnight:
        _read_no(page, slot, told)
    if slot.answer != "value":
        return
    events = _told(page, slot)
    if events and _lists_no(page, events) and not overnight:
        told.denied.append(slot.span)
    elif not case.is_daily_only:
        told.strong += [span for span in events if _names_harm(page, span, case)]


def _read_events(page: Page, case: Case, slots: list[Slot], reading: Reading, told: _Spans) -> None:
    """Note the events that the text names."""
    events, dropped = part(
        page,
        [*page.find("COMPLICATION"), *(two_bloods(page) if case.is_daily_only else ())],
        case,
        reading,
        facets=_EVENT_FACETS,
        past=False,
        elsewhere=True,
    )
    told.open += [_span(m) for m, cue in dropped if cue.facet == "OPEN"]
    events += [m for m, cue in dropped if cue.facet == "POSSIBLE" and _is_judged(page, cue)]
    # "Was found to be torn": the cue is a word of the event itself.
    events += [m for m, cue in dropped if cue.facet == "PLANNED" and _holds(m, cue)]
    for mention in events:
        if _is_within(mention, told.old):
            continue
        reason = _objection(page, mention, case, slots)
        if reason is not None:
            reading.rejected.append(Rejection(*_span(mention), reason, *_span(mention)))
        else:
            (told.weak if mention.meta.get("weak") else told.strong).append(_span(mention))


def _read_harm(page: Page, case: Case, slots: list[Slot], reading: Reading, told: _Spans) -> None:
    """Note what went wrong with a thing or a vessel, though no event is named."""
    harmful, dropped = part(
        page, page.find("HARM"), case, reading, facets=_EVENT_FACETS, past=False, elsewhere=True
    )
    # "The wire could not be retrieved": what is denied is the harm.
    harmful += [m for m, cue in dropped if _holds(m, cue)]
    harmful = [
        m
        for m in harmful
        if _objection(page, m, case, slots) is None and not _is_within(m, told.old)
    ]
    for mention, sure in harms_of(page, harmful, case):
        (told.strong if sure else told.weak).append(_span(mention))


def _read_denials(page: Page, case: Case, reading: Reading, told: _Spans) -> None:
    """Note where the text says that there were none."""
    nothing, doubtful = part(
        page, page.find("NO_COMPLICATION"), case, reading, facets=_NONE_FACETS, past=False
    )
    # "Not aware of any": the cue is a word of the denial itself.
    nothing += [m for m, cue in doubtful if _holds(m, cue)]
    for mention in [*nothing, *troubles_denied(page, case)]:
        if mention.meta.get("loose") and not is_of_deed(page, mention, case):
            continue
        if is_of_another_time(page, mention):
            continue
        if case.is_daily_only and _is_of_the_night(page, mention):
            continue
        if not _is_of_service(page, mention, case):
            reading.rejected.append(Rejection(*_span(mention), "OTHER_PROCEDURE", *_span(mention)))
        elif (besides := left_out(page, mention)) is not None:
            told.strong.append(besides)
        elif mention.meta.get("weak") or NOT_ALL.search(page.text, *_span(mention)):
            told.partly.append(_span(mention))
        else:
            told.denied.append(_span(mention))


def _holds(mention: Mention, cue: Cue) -> bool:
    """Whether a cue is a word of the mention itself."""
    return mention.start <= cue.start and cue.end <= mention.end


def _span(mention: Mention) -> Span:
    return (mention.start, mention.end)


def _is_within(mention: Mention, spans: list[Span]) -> bool:
    return any(start <= mention.start < end for start, end in spans)


def _is_of_the_night(page: Page, mention: Mention) -> bool:
    """Whether a day's note says of the night that nothing happened, and names no complications."""
    if "compl" in page.text[mention.start : mention.end].lower():
        return False
    low = page.layout.line_at(mention.start).start
    return _QUIET_NIGHT.search(page.text[low : mention.start]) is not None


def _is_judged(page: Page, cue: Cue) -> bool:
    if _NUMBERS.search(page.text, max(0, cue.start - 8), cue.end):
        return True  # "NIRS 38 vs 61" compares, it does not doubt
    return _AS_GOOD_AS_SURE.search(page.text, cue.start, cue.end) is not None


def _told(page: Page, slot: Slot) -> list[Span]:
    """Give the events that an answer tells; "discussed with the family" is none."""
    spans = []
    for start, end in chosen_words(page, slot):
        agreed = _AGREED.match(page.text, start, end)
        if agreed is not None and agreed.end() < end:
            start = agreed.end()  # "[x] yes: clot in the artery"
        words = page.text[start:end]
        if words.strip() and not _MINOR.match(words) and not SAYS_NO.match(words):
            spans.append((start, end))
    return spans


def _says_no_itself(page: Page, slot: Slot) -> bool:
    """Whether what looks like a title is a denial: "EBL 50 NO COMPLICATIONS"."""
    line = page.layout.line_at(slot.key_start)
    denials = page.within((line.start, slot.key_end), "NO_COMPLICATION")
    return any(denial.end <= slot.key_end for denial in denials)


def _lists_no(page: Page, told: list[Span]) -> bool:
    """Whether an answer goes through kinds of complication and says no to each."""
    cells = [cell for span in told for cell in re.split(r"[|;,]", page.text[slice(*span)])]
    answers = [cell for cell in cells if any(c.isalnum() for c in cell)]
    return bool(answers) and all(_CELL_NO.match(cell) for cell in answers)


def _names_harm(page: Page, span: Span, case: Case) -> bool:
    """Whether an answer under "Events" or "Problems" names harm and does not deny it."""
    return any(
        against(page, mention, case, facets=_EVENT_FACETS, past=False) is None
        for mention in page.within(span, "COMPLICATION", "HARM")
    )


def _denies_all(page: Page, told: list[Span]) -> bool:
    """Whether an answer in a sentence denies complications and names none."""
    return all(
        has(page, span, "NO_COMPLICATION")
        and not has(page, span, "COMPLICATION")
        and not _tells_first(page, span)
        and EXCEPT.search(page.text, *span) is None
        for span in told
    )


_OTHERWISE = expressions.compile(
    r"\b(?:otherwise|(?:nothing|nil|none)\s+(?:else|more|further))\b", re.IGNORECASE
)
_BORNE = expressions.compile(
    r"\b(?:tolerat\w+|well|stable|smooth\w*|un-?eventful\w*|good|as planned)\b", re.IGNORECASE
)


def _tells_first(page: Page, span: Span) -> bool:
    """Whether an answer names something and then says that the rest went well."""
    rest = _OTHERWISE.search(page.text, *span)
    if rest is None:
        return False
    first = page.text[span[0] : rest.start()]
    return (
        sum(word.isalpha() for word in first.split()) > 1
        and not SAYS_NO.match(first)
        and _BORNE.search(first) is None
    )


def _objection(page: Page, mention: Mention, case: Case, slots: list[Slot]) -> str | None:
    """Say why an event is no complication of this service, or None."""
    if mention.meta.get("run") and not case.is_daily_only:
        return "NOT_OF_RUN"
    if any(slot.key_start <= mention.start < slot.key_end for slot in slots):
        return "TITLE"
    for cue in cues_on(page, mention):
        if cue.facet == "IN_HISTORY" or (
            cue.facet == "EARLIER" and _REMOTE.match(page.text, cue.start)
        ):
            return "EARLIER"
    category = category_at(page, mention.start)
    if category in BEFORE_START:
        return "INDICATION"
    sentence = page.sentence(mention.start)
    if _RISKS.search(page.text, sentence[0], mention.start):
        return "RISK"
    if _WATCHED.match(page.text, mention.end) or _HARM_ON_PAPER.search(page.text, *sentence):
        return "RISK"
    if _IN_ANOTHER.match(page.text, mention.end):
        return "EARLIER"
    if (
        any(
            _NOT_THEN.search(page.text, sentence[0], before.start()) is None
            for before in find_all(_BEFORE_RUN, page.text, *sentence)
        )
        or _OF_ANOTHER.search(page.text, sentence[0], mention.end)
        or is_excepted_before(page, mention)
    ):
        return "EARLIER"
    line = page.layout.line_at(mention.start)
    if _NONE_OF.search(page.text, min(sentence[0], line.start), mention.start):
        return "NEGATED"
    if (
        has(page, sentence, "REASON_MOVE")
        and "reposition" in case.actions
        and _IN_MOVING.search(page.text, sentence[0], mention.start) is None
    ):
        return "REASON"
    if mention.meta.get("weak") and has(page, sentence, "OTHER_LINE"):
        return "OTHER_DEVICE"
    item = page.field_at(mention.start)
    if item is not None and item.element in ("indication", "failed_therapy", "severity", "reason"):
        return "INDICATION"
    return None


def _is_of_service(page: Page, mention: Mention, case: Case) -> bool:
    """Whether a "no complications" is said of this service and not of another procedure."""
    if case.actions and any(
        cue.facet == "EARLIER"
        and not page.text.lower().startswith("since", cue.start)
        and not case.is_start
        for cue in cues_on(page, mention)
    ):
        return False
    if _is_of_that_line(page, mention):
        return False
    clause = page.clause(mention.start)
    others = [m for m in page.find("OTHER_PROCEDURE") if clause[0] <= m.start < clause[1]]
    if all(_is_denied_beside(page, other) for other in others):
        return True
    return has(page, clause, "CANNULA", "ECMO", "ACTION")


def _is_of_that_line(page: Page, mention: Mention) -> bool:
    """Whether a denial points back at another line, drain or tube: "no complications with that line"."""
    said_of = _WITH_THAT.match(page.text, mention.end)
    if said_of is None or not (said_of["that"] or said_of["line"]):
        return False
    if said_of["that"] and said_of["line"]:
        return True
    before = (page.sentence(mention.start)[0], mention.end)
    return has(page, before, "OTHER_LINE", "OTHER_PROCEDURE") and not (
        said_of["line"] is None and has(page, before, "CANNULA", "ECMO", "ACTION")
    )


def _clash(
    page: Page, told: list[Span], denied: list[Span]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Give a plain denial and what calls this procedure complicated in another sentence, or None."""
    for named in told:
        low = max(page.sentence(named[0])[0], named[0] - 60)
        if not _NAMED.search(page.text, *named) or _OF_RUN.search(page.text, low, named[1]):
            continue
        for none in denied:
            apart = page.sentence_index(none[0]) != page.sentence_index(named[0])
            if (
                apart
                and _PLAIN_NO.fullmatch(page.text, *none)
                and not _NO_OTHERS.match(page.text, none[1])
            ):
                return none, named
    return None


_DENIED_ITEM = expressions.compile(r"\b(?:no|nor|without|nil)\s+(?:\w+\s+)?$", re.IGNORECASE)
_NEXT_ITEM = expressions.compile(r"\s*(?:[,;/]|(?:and|or|nor)\b)", re.IGNORECASE)


def _is_denied_beside(page: Page, other: Mention) -> bool:
    """Whether another procedure is itself one item of what is denied: "no transfusion, no misadventure"."""
    before = page.text[max(0, other.start - 24) : other.start]
    return (
        _DENIED_ITEM.search(before) is not None
        and _NEXT_ITEM.match(page.text, other.end) is not None
    )


def _denied_kinds(page: Page, case: Case) -> list[Span]:
    """Give the sentence in which two or more kinds of complication are denied, or nothing."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in page.find("COMPLICATION_KIND"):
        if mention.meta.get("deed") and case.is_daily_only:
            continue
        cue = against(page, mention, case, past=False)
        if cue is not None and cue.facet == "NEGATED":
            others = [c.facet for c in cues_on(page, mention) if c.facet in _NONE_FACETS]
            if not others:
                by_sentence.setdefault(page.sentence_index(mention.start), []).append(mention)
    for number, mentions in sorted(by_sentence.items()):
        sentence = page.sentences[number]
        kinds = {page.text[m.start : m.end].lower() for m in mentions}
        if len(kinds) > 1 and not has(page, sentence, "BODY_STUDY", "OTHER_PROCEDURE"):
            return [(mentions[0].start, mentions[-1].end)]
    return _denied_one_by_one(page)


def _denied_one_by_one(page: Page) -> list[Span]:
    """Give where a form answers two kinds or more with no, each by itself, or nothing."""
    spans: list[Span] = []
    for mention in page.find("COMPLICATION_KIND"):
        answer = _NO_HERE.match(page.text, mention.end)
        if answer is None or page.section(mention.start).facet:
            continue
        if spans and mention.start - spans[-1][1] > _LIST_REACH:
            spans = []
        spans.append((mention.start, answer.end()))
        if len({page.text[a:b].split()[0].lower() for a, b in spans}) > 1:
            return [(spans[0][0], spans[-1][1])]
    return []
