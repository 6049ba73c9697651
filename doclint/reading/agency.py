"""Whether a deed is the author's own, of this session: what speaks against it, in ConText's cues and beyond.

A passive verb in the operator's own note is the operator's deed. It is not where another doctor, team or
hospital is named as the one who did it, where another note reports it, or where it bears another day.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from doclint import expressions
from doclint.nlp.dates import DateMention
from doclint.nlp.layout import Line
from doclint.nlp.page import Cue, Mention, Page
from doclint.reading.base import NOT_A_FACT
from doclint.reading.weighing import category_at, cues_on, statement_at

NOT_DONE_HERE = NOT_A_FACT | {
    "EARLIER", "OTHER_OPERATOR", "IN_PLAN", "IN_HISTORY", "IN_CONSENT", "POSSIBLE",
}  # fmt: skip

_TITLE = (
    r"(?:[Ss]urgeon|[Aa]ttending|[Ff]ellow|[Cc]ardiologist|[Rr]egistrar|[Cc]onsultant|[Ii]ntensivist|"
    r"Drs?\.?|Doctor|Mr\.?|Mrs\.?|Ms\.?|Miss|Prof\.?|Professor)"
)
_NAME = r"(?:[A-Z][\w'-]*\.?\s+){0,3}?(?P<name>[A-Z][\w'-]{2,})"
_DOCTOR = expressions.compile(rf"{_TITLE}\s+{_NAME}")
_BY_DOCTOR = expressions.compile(
    rf"(?:\b(?:by|per|from|under)\s+(?:(?:the|our|my|a)\s+)?(?:[a-z]+\s+){{0,3}}|:\s*|[(,]\s*|\s-\s+)"
    rf"{_TITLE}\s+{_NAME}"
    rf"|\bby\s+(?P<bare>[A-Z][\w'-]{{2,}})(?=,?\s+(?:MD|DO|MBBS|FRCS|FRCA)\b)"
)
_DOER_KEY = expressions.compile(rf"\b(?:by|per|from)\s+{_TITLE}\s+{_NAME}")
"""A key that says who did what stands behind it: "Sited by Mr Ashdown (own entry): 25 Fr"."""
_BY_ME = expressions.compile(
    r"\bby\s+(?:(?:\w+\s+){1,3}and\s+)?(?:me|us|myself|ourselves|the undersigned|this author|our team)\b",
    re.IGNORECASE,
)
_OTHER_NOTE = expressions.compile(
    r"\b(?:(?:per|in|see|their|his|her|has|have)\s+(?:(?:his|her|their)\s+)?own\s+(?:note|report|"
    r"record|dictation)|"
    r"(?:separately|elsewhere)\s+(?:reported|dictated|documented|noted|recorded|billed)|"
    r"(?:reported|dictated|documented|recorded|billed|described|noted)\s+(?:separately|elsewhere|"
    r"in\s+(?:a|his|her|their|another)\b)|"
    r"see\s+(?:\S+\s+){0,5}(?:note|record|report|dictation)|report(?:s|ed)?\s+that\s+work|"
    r"who\s+(?:will\s+)?(?:dictates?|reports?|records?|documents?)|\((?:their|his|her|own)\s+note\)|"
    r"\((?:see\s+)?(?:their|his|her|own|separate)\s+(?:own\s+)?(?:[\w-]+\s+)?(?:note|report|sheet|record|entry|"
    r"dictation)\)|"
    r"(?:their|his|her)\s+(?:own\s+)?(?:[\w-]+\s+)?(?:note|report|sheet|record|entry|dictation)\s+"
    r"(?:to\s+follow|follows|is\s+separate|pending|covers?|gives?|describes?|has\s+(?:that|the|it))\b|"
    r"\bseparate\s+(?:op\w*|procedure|surg\w+)\s+(?:note|report|record|dictation)|"
    r"operator\s+(?:for\s+\w+\s+\w+\s+)?was\s+(?:Dr|Mr|Ms|Prof)\b)",
    re.IGNORECASE,
)
_OTHER_DAY = expressions.compile(
    r"\b(?:yesterday|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|"
    r"a\s+few)\s+"
    r"(?:hours?|days?|weeks?|months?|years?)\s+(?:ago|earlier|before|prior|previously|back)|"
    r"last\s+(?:night|week|month|year|mon|tues|wednes|thurs|fri|satur|sun)\w*|the\s+(?:day|night|"
    r"evening)\s+before|"
    r"that\s+(?:(?:same|very|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\s+)?(?:night|day|morning|"
    r"evening|afternoon)|the\s+same\s+(?:night|day|evening)|"
    r"(?:on\s+|(?<=\w\s))(?:mon|tues|wednes|thurs|fri|satur|sun)day(?=\s+(?:through|via|by|for|with|at|in|night|"
    r"morning|evening|afternoon|after|when|because|from)\b|\s*[.;)])|"
    r"on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day|on\s+(?:ecmo\s+|run\s+|icu\s+|"
    r"hospital\s+)?day\s+(?:\d+|one|two|three|four)|"
    r"at\s+(?:birth|insertion|cannulation|the\s+(?:index|original|first|initial)\s+\w+))\b",
    re.IGNORECASE,
)
_BACKGROUND = frozenset(
    ("history", "indication", "preoperative_diagnosis", "postoperative_diagnosis")
)
_PROCEDURE_OPENS = expressions.compile(
    r"(?:^|[.\n]\s*)(?:procedure|operation|technique|description|details|conduct|course of events)\s*[.:-]",
    re.IGNORECASE,
)
_ASIDE = expressions.compile(
    r"(?:;|\((?!all\b|both\b|these\b)(?=.*\w))(?!.*\((?:all|both|these)\b)", re.IGNORECASE
)
_PARTED = expressions.compile(r"[;:,]|\b(?:and|since|from)\b")
_CONDITION_OPENS = expressions.compile(
    r"\W*(?:if|should(?! be noted)|unless|in case|in the event|once|when)\b", re.IGNORECASE
)
_NO_DATE = expressions.compile(r"\s*(?:in\b|inch|Y\b|tub|conn|L\b|F)")
_SENTENCE_END = expressions.compile(
    r"(?:(?<=\bV-[AV])|(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\b[Ff]r)(?<!\bvs)(?<!\bNo)(?<!\bSt)(?<!\b[A-Z]))"
    r"[.!?]\s+(?=[A-Z])"
)
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_OF_PLACE = frozenset(
    ("IN_PLAN", "IN_HISTORY", "IN_CONSENT", "IN_FAMILY", "UNCHOSEN", "OPEN", "EMPTY", "COPIED")
)
"""Facets that a section, a form or a copied stretch gives to all that stands in it."""
_REACH = 60
"""Characters after a deed within which its doer or its day is looked for."""


def against(page: Page, mention: Mention, reject: Iterable[str] = NOT_DONE_HERE) -> Cue | None:
    """Give the cue that speaks against a deed, or None where it was done here and now."""
    facets = frozenset(reject)
    for cue in cues_on(page, mention):
        if cue.facet in facets and bears_on(page, mention, cue):
            return cue
    return (
        _told_elsewhere(page, mention)
        or _other_doer(page, mention)
        or _of_doctor(page, mention)
        or _doctor_goes_on(page, mention)
        or _in_aside(page, mention)
        or _other_day(page, mention)
        or _under_condition(page, mention)
        or consented_to(page, mention)
    )


def bears_on(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether a cue is about this mention: not over the end of a sentence, not the author's own name.

    A plan told after a comma is that of the words before it only: "on V-V ECMO, CT tomorrow".
    """
    if mention.start <= cue.start and cue.end <= mention.end:
        # A "not" of the phrase's own: medspaCy lets a modifier within a target modify it.
        return False
    if cue.facet == "OTHER_OPERATOR":
        doctor = _DOCTOR.search(page.text[cue.start : cue.end + 40])
        if doctor is not None and is_author(page, doctor["name"], cue.start, cue.end + 40):
            return False
        if _BY_ME.search(page.text, *clause_of(page, mention.start)):
            return False
    if cue.facet == "EARLIER" and cue.start >= mention.end:
        if _ALONG.search(page.text, mention.end, cue.start):
            return False
    if cue.facet == "EARLIER" and cue.end <= mention.start:
        if (
            _USED_AGAIN.match(page.text, mention.end)
            and not page.text[cue.end : mention.start].strip()
        ):
            return False
        if _is_sequence(page, cue) or _BACK_TO_NOW.search(page.text, cue.end, mention.start):
            return False
    before, after = sorted(((mention.start, mention.end), (cue.start, cue.end)))
    apart = min(before[1], after[0])
    between = page.text[apart : after[0]]
    if cue.facet not in _OF_PLACE and _SENTENCE_END.search(page.text, apart, after[0] + 1):
        return False
    if cue.facet == "OTHER_OPERATOR" and cue.start >= mention.end and _ASIDE.search(between):
        return False
    if cue.facet == "PLANNED" and cue.start >= mention.end:
        head, comma, tail = between.rpartition(",")
        tail_start = mention.end + len(head) + 1
        if not comma or _COPULA.fullmatch(tail):
            return True
        return bool(page.within((tail_start, cue.start), "ACTION"))
    return True


_COPULA = expressions.compile(r"\s*(?:(?:is|are|was|were|has been|have been) )?\s*", re.IGNORECASE)
"""What may stand between a comma and a plan that is of the words before the comma."""
_ALONG = expressions.compile(
    r"\b(?:along|through|via|in|over|beside|at|by)\s+(?:the\s+|an?\s+|her\s+|his\s+)?(?:old\s+|"
    r"previous\s+|earlier\s+|healed\s+)*"
    r"(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Where an old scar is the way of today's deed: "neck opened along the old scar"."""
_USED_AGAIN = expressions.compile(
    r"[^.;,\n]{0,30}\b(?:was|were|is|then|now)?\s*(?:re-?)?(?:opened|entered|used|extended|explored|"
    r"incised|spread|cut)\b",
    re.IGNORECASE,
)
"""An old wound that is opened: "the old thoracotomy in the fifth space was opened"."""
_BACK_TO_NOW = expressions.compile(
    r"\b(?:today|tonight|now|this (?:morning|afternoon|evening|time))\b(?=\s+(?:\w+\s+){0,3}(?:removed|taken|"
    r"withdrawn|pulled|explanted|decannulated|drawn|moved|repositioned|exposed|re-?opened|revised|"
    r"came|by|via)\b|$)",
    re.IGNORECASE,
)
_SEQUENCE = expressions.compile(
    r"\b(?:once|after|when|as soon as|until|now that)\s+[^.;,]{0,60}$", re.IGNORECASE
)


def _is_sequence(page: Page, cue: Cue) -> bool:
    """Whether "had been" only says which of two deeds of one session came first: "tied once it had been drawn"."""
    if not page.text.startswith(("had", "Had", "HAD"), cue.start):
        return False
    low = max(page.sentence(cue.start)[0], cue.start - 80)
    return _SEQUENCE.search(page.text, low, cue.start) is not None


def clause_of(page: Page, offset: int) -> tuple[int, int]:
    """Give the clause at ``offset``, joined over a line's end that does not end it."""
    low, high = page.clause(offset)
    first, last = page.sentence(offset)
    whole = statement_at(page, offset)
    return (whole[0] if low == first else low), (whole[1] if high == last else high)


def is_author(page: Page, name: str, start: int, end: int) -> bool:
    """Whether a doctor of that name performed or signed this note, by another place than the given one."""
    for item in page.fields_of("physician"):
        if "cannulat" not in item.key and not item.start <= start < item.end:
            if name in page.text[item.start : item.end]:
                return True
    return any(
        name in page.text[line.start : line.end] and not line.start <= start <= line.end
        for line in _closing_lines(page)
    )


def _closing_lines(page: Page) -> list[Line]:
    return [line for line in written_lines(page)[-4:] if line.end - line.start < 160]


def written_lines(page: Page) -> list[Line]:
    """Give the lines that are not empty, a paragraph's sentence that was wrapped as one of them.

    Where a printer broke a sentence says nothing of what is a title.
    """
    known: list[Line] | None = page.cache.get("written_lines")
    if known is None:
        known = page.cache["written_lines"] = []
        for line in page.layout.lines:
            if line.end <= line.body:
                continue
            if known and line.start and page.text[line.start - 1] != "\n":
                known[-1] = replace(known[-1], end=line.end)
            else:
                known.append(line)
    return known


def is_background(page: Page, start: int) -> bool:
    """Whether words stand in a history, an indication or a diagnosis: what was before the note's own deeds.

    Such a section ends, without a heading, at a blank line or where a procedure is opened by its name.
    """
    section = page.section(start)
    if category_at(page, start) not in _BACKGROUND:
        return False
    told = page.text[section.start + len(section.title or "") : start].lstrip(" :\t\n-")
    return not re.search(r"\n[ \t]*\n", told) and not _PROCEDURE_OPENS.search(told)


def _told_elsewhere(page: Page, mention: Mention) -> Cue | None:
    """Words by which another note reports the deed, in its clause or in brackets right after it."""
    low, high = clause_of(page, mention.start)
    item = page.field_at(mention.start)
    if item is not None and item.start <= mention.start and item.end - item.start < 300:
        high = max(high, item.end)
        named = _DOER_KEY.search(page.text, item.key_start, item.key_end)
        if named and not is_author(page, named["name"], item.key_start, item.key_end):
            return Cue("OTHER_OPERATOR", named.start(), named.end())
    for found in _OTHER_NOTE.finditer(page.text, low, min(len(page.text), high + 40)):
        between = page.text[mention.end : found.start()]
        if not _SENTENCE_END.search(between) and not _ASIDE.search(between):
            return Cue("OTHER_OPERATOR", found.start(), found.end())
    return None


def _other_doer(page: Page, mention: Mention) -> Cue | None:
    end = min(clause_of(page, mention.start)[1], mention.end + _REACH)
    doctor = _BY_DOCTOR.search(page.text, mention.end, end + 30)
    if doctor is None or doctor.start() > end or _BY_ME.match(page.text, doctor.start()):
        return None
    between = page.text[mention.end : doctor.start()]
    if _SENTENCE_END.search(between) or _ASIDE.search(between) or _OWN_DEED.search(between):
        return None
    if mention.value == "initiation" and _DID_OTHER.match(page.text, doctor.end()):
        return None
    if page.text.startswith("'s ", doctor.end()):
        # "On V-A through the groin (Dr. Park's cut-down)": what is that doctor's stands behind the name.
        return None
    if is_author(page, doctor["name"] or doctor["bare"], doctor.start(), doctor.end()):
        return None
    return Cue("OTHER_OPERATOR", doctor.start(), doctor.end())


_DID_OTHER = expressions.compile(
    r" (?:had )?(?:cannulated|placed|sited|inserted|put|did the (?:lines|vessels|cannul\w+|neck|groins?))\b"
)
"""What a doctor in brackets did before another started support: "(Dr. Lee cannulated)"."""
_OWN_DEED = expressions.compile(
    r"\b(?:after|once|when|following|as soon as)\b[^.;]*\b(?:was|were|had|is|are|"
    r"been)\s+(?:\w+\s+){0,2}?\w+(?:ed|en|put|set|in)\b",
    re.IGNORECASE,
)
"""A deed of its own between another one and a name: "went on at 06:12 after the cannula was placed by"."""
_DOCTORS = expressions.compile(rf"{_TITLE}\s+{_NAME}'s\s+(?:[\w-]+\s+){{0,2}}$")


def _of_doctor(page: Page, mention: Mention) -> Cue | None:
    """A deed that a doctor's name owns: "Dr. Park's cut-down"."""
    found = _DOCTORS.search(page.text, max(0, mention.start - 60), mention.start)
    if found is None or is_author(page, found["name"], found.start(), found.end()):
        return None
    if _REUSED.match(page.text, mention.start):
        # "Dr. Park's incision was opened": the wound was made by one, and opened by another.
        return None
    return Cue("OTHER_OPERATOR", found.start(), found.end())


_REUSED = expressions.compile(
    r"(?:[\w-]+ ){0,3}?(?:incision|wound|scar|thoracotomy|sternotomy|cut-?down|neck|groin|chest)\b[^.;,\n]{0,20}?\b"
    r"(?:re-?)?(?:opened|entered|explored|extended|spread|incised|used)\b",
    re.IGNORECASE,
)
_DOCTOR_DID = expressions.compile(
    rf"(?:^|[.;:\n,]\s*|\b(?:and|then|where|while|after)\s+){_TITLE}\s+{_NAME}"
    r"(?:\s*\([^()\n]{1,40}\)|,\s*(?:[\w-]+\s+){0,3}(?:attending|fellow|surgeons?|consultant|intensivist|"
    r"cardiologist|an(?:a)?esthe\w+|perfusion\w*|registrar|resident|physician|MD|DO|FRCS|[A-Z]*ICU|surgery|cardiology|"
    r"intensive care)(?=,))?,?\s+"
    r"(?:had\s+|has\s+|then\s+|also\s+|just\s+|already\s+|\w+ly\s+){0,2}"
    r"(?:[a-z]{3,}ed|put|took|cut|did|made|went|got|gave|sewed|swung|drew|slid)\b"
)
_UNIT_DID = expressions.compile(
    r"(?:^|[.;:\n,(]\s*|\b(?:and|then|where|while|after|when|since|because|as)\s+)(?:[Tt]he\s+)?"
    r"(?:ED|ER|A&E|IR|CTS|CT [Ss]urg\w*|[Cc]ardiac [Ss]urg\w*|[Vv]ascular(?: [Ss]urg\w*)?|[Gg]eneral surgery|"
    r"[Pp]ediatric surgery|[Cc]ardiology|[Ii]nterventional(?: cardiology)?|"
    r"(?:[Aa] |[Mm]y |[Oo]ur )?(?:[Ss]urgical|[Vv]ascular|[Cc]ardiac) colleagues?|"
    r"[Cc]ath lab|OSH|[Oo]utside team|"
    r"[Rr]eferring (?:team|hospital)|[Tt]he surgeons|[Ss]urgeons|[Ss]urgery|[Rr]adiology|[Tt]ransport team|"
    r"[Rr]etrieval team)\s+(?:team\s+)?(?:had\s+|has\s+|have\s+|then\s+|also\s+|just\s+|already\s+)*"
    r"(?:(?:(?:re-?|de-?)?cannulat|plac|insert|add|expos|open|remov|advanc|(?:re-?)?position|secur|sit|perform|"
    r"explor|repair|swapp|exchang|upsiz|pull|start|initiat|commenc)ed|put|took|cut|sewed|did)\b"
)
"""Another unit as the one who did it: "since Saturday night when ED cannulated her"."""
_OWN_SUBJECT = expressions.compile(
    r"[;:]|\b(?:I|we|me|us|my|our|I've|both|he and|she and)\b|,\s+(?:and\s+)?(?:the|a|an)\s+[^,;]{0,50}?\b"
    r"(?:was|were)\b",
)


def _doctor_goes_on(page: Page, mention: Mention) -> Cue | None:
    """A deed that goes on from another's: "Dr. Park reopened the chest and placed two cannulae"."""
    # What ends the sentence before is a part of the match.
    low = max(0, page.sentence(mention.start)[0] - 2, mention.start - 160)
    for did in (_DOCTOR_DID, _UNIT_DID):
        # The deed may be the verb of this match itself.
        for found in did.finditer(page.text, low, mention.end):
            own = _OWN_SUBJECT.search(page.text, found.end(), mention.start)
            if own or found.start() >= mention.start:
                continue
            name = found.groupdict().get("name")
            if name is None or not is_author(page, name, found.start(), found.end()):
                return Cue("OTHER_OPERATOR", found.start(), found.end())
    return None


def _in_aside(page: Page, mention: Mention) -> Cue | None:
    """What stands in brackets behind another's deed or another day's run is told of that."""
    low = page.sentence(mention.start)[0]
    opened = page.text.rfind("(", max(low, mention.start - 80), mention.start)
    if opened < 0 or page.text.find(")", opened, mention.start) >= 0:
        return None
    before = (max(low, opened - _REACH), opened)
    for run in page.within(before, "ECMO", "MODE"):
        for cue in cues_on(page, run):
            if cue.facet == "EARLIER" and bears_on(page, run, cue):
                return cue
    doctor = _BY_DOCTOR.search(page.text, *before)
    if doctor is None or doctor.end() < opened - 12:
        return None
    if is_author(page, doctor["name"] or doctor["bare"], doctor.start(), doctor.end()):
        return None
    return Cue("OTHER_OPERATOR", doctor.start(), doctor.end())


def _other_day(page: Page, mention: Mention) -> Cue | None:
    """Words or a date shortly after a deed that put it on another day than the note's."""
    end = min(page.sentence(mention.start)[1], mention.end + _REACH)
    between = _SENTENCE_END.search(page.text, mention.end, end)
    end = between.start() if between else end
    told = _OTHER_DAY.search(page.text, mention.end, end)
    if told and not _PARTED.search(page.text, mention.end, told.start()):
        if not page.within((mention.end, told.start()), "ACTION", "VERB_IN", "VERB_OUT"):
            return Cue("EARLIER", told.start(), told.end())
    dates = page.dates
    following = bisect_left(dates, mention.end, key=lambda found: found.start)
    for dated in dates[following : following + 1]:
        if dated.start > min(end, mention.end + 30) or _NO_DATE.match(page.text, dated.end):
            continue
        own_days = _days_of_note(page)
        if own_days and _day(page, dated) not in own_days:
            return Cue("EARLIER", dated.start, dated.end)
    return None


def _days_of_note(page: Page) -> frozenset[str]:
    """The days in the note's head and in the fields of its date."""
    known: frozenset[str] | None = page.cache.get("days_of_note")
    if known is not None:
        return known
    spans = [(line.start, min(line.end, line.start + 120)) for line in written_lines(page)[:5]]
    spans += [(item.start, item.end) for item in page.fields_of("date_of_service")]
    known = page.cache["days_of_note"] = frozenset(
        _day(page, found)
        for found in page.dates
        for low, high in spans
        if low <= found.start and found.end <= high
    )
    return known


def _day(page: Page, found: DateMention) -> str:
    """A date without its year, so that "5/8" and "05/08/2026" are the same; a mark as written."""
    if found.value is not None:
        return f"{found.value.month}/{found.value.day}"
    words = page.original[found.start : found.end].lower()
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    name = re.search(r"[a-z]{3}", words)
    if found.masked or not numbers:
        return words
    month = _MONTHS.find(name.group()) // 3 + 1 if name else numbers[0]
    return f"{month}/{numbers[0] if name else numbers[-1]}"


_CONSENT_TO = expressions.compile(
    r"\b(?:(?:consent\w*|permission|agree\w*|assent\w*|approval)(?:\s+(?:form|was|were|is|had|has|been|given|"
    r"obtained|taken|signed|gained|secured|sought|by|phone|telephone|verbal|written|"
    r"informed))*\s+(?:for|to|covers?|"
    r"covered|covering)|(?:asked|asking|asks|request\w*|called|calling|wished|hoped|pressed|pushed|"
    r"pleaded)\s+"
    r"(?:(?:us|me|him|her|the\s+\w+)\s+)?for)\s+(?:(?!and\b)[\w/-]+\s+){0,5}$",
    re.IGNORECASE,
)


def consented_to(page: Page, mention: Mention) -> Cue | None:
    """What leave was given or asked for is not told to have been done by that."""
    low = max(page.sentence(mention.start)[0], mention.start - 100)
    found = _CONSENT_TO.search(page.text, low, mention.start)
    return Cue("IN_CONSENT", found.start(), found.end()) if found else None


_PUT_OFF = expressions.compile(
    r"\b(?:deferred|delayed|postponed|held|waited|waiting|put off|not (?:placed|done|given|sited))\b[^.;\n]{0,30}?"
    r"\b(?:until|till|pending)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)


def _under_condition(page: Page, mention: Mention) -> Cue | None:
    low, _ = page.sentence(mention.start)
    put_off = _PUT_OFF.search(page.text, max(low, mention.start - 80), mention.start)
    if put_off:
        return Cue("CONDITIONAL", put_off.start(), put_off.end())
    opened = _CONDITION_OPENS.match(page.text, low, mention.start)
    if opened is None or re.search(r"[:;]", page.text[low : mention.start]):
        return None
    word = opened.group().strip(" \n-*").lower()
    if word in ("once", "when") and not re.search(
        r"\b(?:will|would|can|should|is|are|plan)\b", page.text[low : page.sentence(low)[1]]
    ):
        return None
    return Cue("CONDITIONAL", opened.start(), opened.end())
