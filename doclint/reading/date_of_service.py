"""The date of the service that a note reports.

A note bears many dates. What stands before a date says which it is; the date of the procedure goes
before that of the note, this before a heading's, and the signature's stands in where no other is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from doclint.nlp.dates import DateMention, find_dates
from doclint.nlp.normalize import BLANK
from doclint.nlp.page import Page
from doclint.reading.base import CONFLICTING, DOCUMENTED, UNFILLED, Reading, Rejection
from doclint.reading.case import Case

SERVICE, NOTE, HEADER, OPENING, SIGNATURE, BODY = range(6)
"""How surely a date is that of the service, the surest first."""

_GAP = rf"[^A-Za-z0-9\n]{{0,40}}(?:(?:is|was|on)[\s:]+)?(?:\w+day,? (?:the )?|the )?(?:\d{{1,2}}:?\d\d(?:\s?h(?:rs)?)?\W{{1,3}})?$"
_SERVICE_KEY = re.compile(
    r"(?:\b(?:dos|date (?:and time |/ ?time )?of (?:the |this )?(?:service|procedure|operation|surgery|initiation|"
    r"cannulation|decannulation|insertion|removal|reposition\w*|ecmo(?: start)?|ecls|event|visit|encounter|exam\w*|care|round\w*)|"
    r"(?:service|procedure|operation|operative|surgery|op|cannulation|decannulation|treatment) (?:start )?date(?: ?(?:/|and) ?time)?|"
    r"date performed|day of (?:service|operation|surgery)|date seen|seen(?: and examined)?)\b"
    r"|\btoday(?:'s date)?\b|\btoday,|\bcase (?:of|from|done on|performed on)"
    r"|\b(?:took place|(?:procedure|operation|surgery|(?:de)?cannulation|insertion|case|service|reposition\w*|removal|exchange|revision|it)\b"
    r"[^.;\n]{0,30}?\b(?:performed|carried out|done|undertaken)|dictating (?:a |the )?[\w -]{1,40}(?:performed|done))(?: on| today| here| at the bedside)*"
    r"|\bthis (?:morning|afternoon|evening|date),?)" + _GAP,
    re.IGNORECASE,
)
_NOTE_KEY = re.compile(r"(?:\b(?:note |progress note |record |visit |encounter )?date(?: ?(?:/|and|&) ?time)?)\b(?! of)" + _GAP, re.IGNORECASE)
_BIRTH = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday|born|delivered)(?: (?:on|is|was))?[^A-Za-z0-9\n]{0,40}$",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"(?:\b(?:admi(?:t|tted|ssion)(?: date)?|doa|date of (?:admission|discharge|last|injury|onset|death|transfer|expiry|consent)|"
    r"discharged?|transferred|presented|arrived|arrival|since|diagnosed|expir\w+|exp|last(?: \w+){0,2}|prior|previous\w*|until|till|"
    r"through|from|lot|ref|serial|revis\w+|rev|version|form|effective|scheduled|planned|booked|due|next|follow-?up|appointment|"
    r"consent(?: dated| signed)?|dated|as of|before|after|by|for|retry|recheck|until|echo|tte|tee|ct|mri|cxr|us|duplex|labs?|abg|bronch\w*|film|culture\w*|lmp|intubated|"
    r"extubated|listed|injury|onset|started|placed|inserted|cannulated|initiated|begun|ecmo start(?:ed)?(?: date)?|on ecmo since|"
    r"postpartum|delivered|operated|printed|faxed|received|copied(?: forward)?(?: from)?|note of|addendum|late entry)\b"
    r"(?: (?:on|in|at|to|the))*)[^A-Za-z0-9\n]{0,12}$",
    re.IGNORECASE,
)
_START_DATE = re.compile(
    r"\b(?:(?:ecmo |ecls |support |run )?(?:start|initiation|cannulation|insertion|placement)(?: date)|date (?:of (?:ecmo |ecls )?(?:start|initiation|"
    r"cannulation|insertion|placement)|started|initiated|cannulated|placed))[^A-Za-z0-9\n]{0,40}$",
    re.IGNORECASE,
)
_VENT = re.compile(r"\b(?:vent\w*|pc|ac|ps|simv|prvc|cpap|rest|settings|to)\W{0,3}$", re.IGNORECASE)
_OPENS = re.compile(
    r"\b(?:dictat\w+|procedure|operation|note|seen|today|service|case|surgery|this is|date|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(r"\b(?:outside|referring|transferred|arrived|admitted|previous\w*|earlier|history|had|born)\b", re.IGNORECASE)
_OWN_ACTS = {
    "initiation": r"initiated|started|begun|commenced|ecmo start(?:ed)?(?: date)?|placed on (?:v-?[av]v? )?(?:ecmo|ecls)",
    "insertion": r"cannulated|placed|inserted",
    "removal": r"decannulated|removed|explanted|taken out",
    "reposition": r"repositioned|revised|adjusted",
    "vent_insertion": r"placed|inserted|vented",
    "vent_removal": r"removed",
    "daily_management": r"seen|rounded",
}
_SIGNED = re.compile(
    r"\b(?:e-?signed|electronically|signed|signature|dictated|dictation|transcribed|transcription|typed|authenticated|attested|"
    r"attestation|co-?signed|finali[sz]ed|verified|approved|filed|entered|reviewed and|completed|d/t|t)\b|(?:^|\s)[DT]:",
    re.IGNORECASE,
)
_CREDENTIAL = re.compile(
    r"(?:\b(?-i:MD|DO|MBBS|MBChB|FRCS|FACS|PhD|PGY)\b|\bM\.D\.|\bD\.O\.|\battending\b|\bconsultant\b|\bfellow\b)",
    re.IGNORECASE,
)
_NAME_LEADS = re.compile(r"^[\s(/-]*(?-i:(?:Dr\.? )?(?:[A-Z]\.? ?){0,2}[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})[\s,/-]*$", re.IGNORECASE)
_KEY_BLANK = re.compile(
    r"(?:\b(?:date (?:and time |/ ?time )?(?:of (?:the )?(?:service|procedure|operation|surgery|visit|encounter|note|"
    r"cannulation|decannulation|initiation|removal|insertion)|performed)|dos|(?:service|procedure|operation|surgery|note|op) date|"
    r"(?<!signature )date)(?: ?[/&] ?time)?)[ \t]*[:|=\t-]?[ \t|]*"
    rf"(?P<blank>{BLANK}+(?:[ ./-]*{BLANK}+)*)",
    re.IGNORECASE,
)
_BESIDE_DICTATION = re.compile(
    r"\b(?:dictating|dictated|operating room|bedside|procedure|room)\b[^.;\n]{0,40}\bon\W*(?:the )?$",
    re.IGNORECASE,
)
_HEADER_LINES = 5
_VERBS = re.compile(
    r"\b(?:was|were|is|has|have|had|been|underwent|came|went|we|he|she|they|i|since|developed|reports?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Candidate:
    mention: DateMention
    rank: int


def read_date_of_service(page: Page, case: Case) -> Reading:
    """Read ``date_of_service``."""
    reading = Reading(values={"date": None})
    candidates: list[_Candidate] = []
    mentions = find_dates(page.normal, page.text)
    for mention in mentions:
        rank = _rank(page, case, mention)
        if rank is None:
            span = (mention.start, mention.end)
            reading.rejected.append(Rejection(*span, "OTHER_DATE", *span))
        else:
            candidates.append(_Candidate(mention, rank))
    dated = [item for item in candidates if not item.mention.partial]
    blanks = _left_open(page, mentions)
    if not dated:
        # A day without its year dates the note, but gives no date that could be compared.
        dated = [item for item in candidates if item.rank in (SERVICE, NOTE, HEADER)]
    if blanks and not any(item.rank <= OPENING for item in dated):
        signed = [item for item in dated if item.rank == SIGNATURE]
        if not signed:
            reading.status, reading.spans = UNFILLED, blanks
            return reading
    if not dated:
        return reading
    best = min(item.rank for item in dated)
    chosen = [item for item in dated if item.rank == best]
    first = next((item for item in chosen if item.mention.value is not None), chosen[0])
    against = [
        item
        for item in chosen
        if item.mention.value not in (None, first.mention.value) and best <= NOTE
    ]
    if against:
        reading.status = CONFLICTING
        reading.spans = [(item.mention.start, item.mention.end) for item in (first, *against)]
        values = [item.mention.value for item in (first, *against)]
        reading.values["candidates"] = list(
            dict.fromkeys(value.isoformat() for value in values if value is not None)
        )
        return reading
    reading.status = DOCUMENTED
    reading.spans = [
        (item.mention.start, item.mention.end)
        for item in dated
        if item is first or item.mention.value == first.mention.value or item.rank == SIGNATURE
    ]
    if first.mention.value is not None:
        reading.values["date"] = first.mention.value.isoformat()
    return reading


def _rank(page: Page, case: Case, mention: DateMention) -> int | None:
    """Say how surely this is the date of service, or None where it is another's."""
    start = mention.start
    section = page.section(start)
    line = page.layout.line_at(start)
    before = page.text[max(line.start, start - 100) : start]
    wrapped = page.text[max(0, start - 100) : start]
    item = page.field_at(start)
    in_value = item is not None and item.start <= start < item.end
    leads = item is not None and in_value and not re.search(r"[A-Za-z]{2}", page.text[item.start : start])
    if _BIRTH.search(wrapped) or (leads and item is not None and item.role == "birth_date"):
        return None
    if section.facet in ("EARLIER", "OTHER_PERSON", "OTHER_RUN", "PLANNED") or section.category == "addendum":
        return None
    if leads and item is not None and item.role == "other_date":
        return None
    if mention.two_digit_year and _VENT.search(before):
        return None
    if _START_DATE.search(wrapped):
        starts = not case.actions or not case.actions.isdisjoint(("initiation", "insertion", "vent_insertion"))
        return SERVICE if starts else None
    if _SERVICE_KEY.search(wrapped) and not _SIGNED.search(before[-60:]):
        return SERVICE
    if leads and item is not None and item.element == "date_of_service":
        if item.role == "signature":
            return SIGNATURE
        generic = re.fullmatch(r"(?:note )?date(?: ?(?:/|and|&) ?time)?(?: of note)?|time and date|date time|start date", item.key)
        if not (generic and _is_signature_line(before)):
            return NOTE if generic else SERVICE
    if _does_own_act(case, wrapped):
        return SERVICE
    signed = _is_signature_line(before) or section.category == "attestation"
    if _NOTE_KEY.search(before) and not signed:
        return NOTE
    if mention.masked and not _is_date_mark(page, mention):
        return None
    if signed:
        return SIGNATURE
    if _OTHER_DAY.search(wrapped):
        return None
    if _is_header(page, mention, before):
        return HEADER
    if mention.partial or mention.masked:
        return None
    if _opens_the_note(page, start):
        return OPENING
    return BODY if _BESIDE_DICTATION.search(wrapped) else None


def _is_date_mark(page: Page, mention: DateMention) -> bool:
    """Whether the mark says by its own words that a date stood there."""
    for placeholder in page.normal.placeholders:
        if mention.start <= placeholder.start < mention.end:
            return bool(re.search(r"\d{4} \d|\d{1,2} \d{1,2}|date|month|day", placeholder.hint))
    return False


def _does_own_act(case: Case, before: str) -> bool:
    verbs = [verbs for action, verbs in _OWN_ACTS.items() if action in case.actions]
    if not verbs:
        return False
    pattern = rf"\b(?:{'|'.join(verbs)})(?: (?:today|here|percutaneously|at the bedside|emergently))* on[\s:]+(?:the )?$"
    return re.search(pattern, before, re.IGNORECASE) is not None


def _is_signature_line(before: str) -> bool:
    tail = before[-90:]
    return bool(_SIGNED.search(tail) or _CREDENTIAL.search(tail) or (_NAME_LEADS.match(before) and len(before.split()) >= 2))


def _is_header(page: Page, mention: DateMention, before: str) -> bool:
    """Whether the date stands in a line of the note's head, or alone on a line."""
    line = page.layout.line_at(mention.start)
    lines = [entry for entry in page.layout.lines if entry.end > entry.body]
    place = next((n for n, entry in enumerate(lines) if entry.start == line.start), len(lines))
    around = page.text[line.start : line.end]
    alone = not re.search(r"[A-Za-z]{3}", before + page.text[mention.end : line.end])
    if place < _HEADER_LINES and not _VERBS.search(before) and len(before) < 80:
        return place == 0 or len(around) < 110
    return alone and place < 15


def _opens_the_note(page: Page, offset: int) -> bool:
    """Whether a first sentence says the date of what it announces."""
    if page.sentence_index(offset) > 2:
        return False
    before = page.text[page.sentence(offset)[0] : offset]
    return not _AWAY.search(before) and (len(before) < 25 or _OPENS.search(before) is not None)


def _left_open(page: Page, mentions: Iterable[DateMention]) -> list[tuple[int, int]]:
    """Give the places where a placeholder stands for the date of service."""
    spans = []
    for match in _KEY_BLANK.finditer(page.text):
        rest = page.text[match.end() : match.end() + 14]
        line = page.layout.line_at(match.start())
        if _SIGNED.search(page.text[line.start : match.start()]) or re.match(r"[ \t]*\d", rest):
            continue
        spans.append((match.start("blank"), match.end("blank")))
    for item in page.fields_of("date_of_service"):
        if item.role is None and item.answer == "blank":
            if not any(m.start >= item.key_end and m.start <= item.end + 3 for m in mentions):
                line = page.layout.line_at(item.key_start)
                if not _SIGNED.search(page.text[line.start : item.key_start]):
                    spans.append((item.key_start, max(item.end, item.key_end)))
    return spans
