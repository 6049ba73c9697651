"""The date of the service that a note reports.

A note bears many dates. What stands before a date says which it is; the date of the procedure goes
before that of the note, this before a heading's, and the signature's stands in where no other is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from doclint import expressions
from doclint.nlp import date_labels
from doclint.nlp.dates import DateMention, hint_within
from doclint.nlp.names import is_name
from doclint.nlp.page import Field, Page
from doclint.nlp.seeking import find_all
from doclint.reading.base import CONFLICTING, DOCUMENTED, UNFILLED, Reading, Rejection
from doclint.reading.case import Case

SERVICE, NOTE, ACT, HEADER, OPENING, SIGNATURE, BODY = range(7)
"""How surely a date is that of the service, the surest first."""


@dataclass(frozen=True)
class _Candidate:
    mention: DateMention
    rank: int


def read_date_of_service(page: Page, case: Case) -> Reading:
    """Read ``date_of_service``."""
    reading = Reading(values={"date": None})
    candidates: list[_Candidate] = []
    mentions = page.dates
    written = [line.start for line in page.layout.lines if line.end > line.body]
    order = {start: number for number, start in enumerate(written)}
    for mention in mentions:
        rank = _rank(page, case, mention, order)
        if rank is None:
            span = (mention.start, mention.end)
            reading.rejected.append(Rejection(*span, "OTHER_DATE", *span))
        else:
            candidates.append(_Candidate(mention, rank))
    dated = [item for item in candidates if not item.mention.partial]
    blanks = _left_open(page, mentions)
    if not dated:
        # A day without its year dates the note, but gives no date that could be compared.
        dated = [item for item in candidates if item.rank in (SERVICE, NOTE, HEADER, OPENING)]
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
    chosen = [item for item in chosen if not _is_misread(page, item, chosen)]
    first = first if first in chosen else chosen[0]
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


def _is_misread(page: Page, item: _Candidate, chosen: list[_Candidate]) -> bool:
    """Whether the same day stands beside it in words: "11.08.2025 (08 Nov 2025)" is no conflict."""
    value = item.mention.value
    if value is None or value.day > 12 or _in_words(page, item):
        return False
    turned = date(value.year, value.day, value.month)
    return turned != value and any(
        other.mention.value == turned and _in_words(page, other) for other in chosen
    )


def _in_words(page: Page, item: _Candidate) -> bool:
    return bool(re.search(r"[A-Za-z]", page.text[item.mention.start : item.mention.end]))


def _rank(page: Page, case: Case, mention: DateMention, order: dict[int, int]) -> int | None:
    """Say how surely this is the date of service, or None where it is another's."""
    start = mention.start
    line = page.layout.line_at(start)
    before = page.text[max(line.start, start - 100) : start]
    wrapped = page.text[max(0, start - 100) : start]
    item = _field_led_by(page, start)
    if (item is not None and item.role in ("birth_date", "other_date")) or _is_of_other_matter(
        page, mention, before, wrapped
    ):
        return None
    if date_labels.START_DATE.search(wrapped):
        starts = not case.actions or not case.actions.isdisjoint(
            ("initiation", "insertion", "vent_insertion")
        )
        return SERVICE if starts else None
    if date_labels.LINE_KEY.search(before) and _ENDS_CELL.match(page.text, mention.end):
        return SERVICE
    if date_labels.SERVICE_KEY.search(wrapped) and not date_labels.SIGNED.search(before[-60:]):
        return SERVICE
    if item is not None and item.element == "date_of_service":
        if item.role == "signature":
            return SIGNATURE
        generic = re.fullmatch(
            r"(?:note )?date(?: ?(?:/|and|&) ?time)?(?: of note)?|time and date|date time|start "
            r"date",
            item.key,
        )
        if not (generic and _is_signature_line(before)):
            return NOTE if generic else SERVICE
    if _does_own_act(case, wrapped):
        return ACT
    if date_labels.ANOTHER_DAY.search(before):
        return None
    signed = _is_signature_line(before) or page.section(start).category == "attestation"
    if date_labels.NOTE_KEY.search(before) and not signed:
        return NOTE
    if date_labels.REFERRAL_KEY.search(before) and not signed:
        return OPENING
    if mention.masked and not _is_date_mark(page, mention):
        return None
    if signed:
        return SIGNATURE
    other = date_labels.OTHER_DAY.search(wrapped)
    if other and not _titled_addendum(page, start - len(wrapped) + other.start(), order):
        return None
    if _is_header(page, mention, before, order):
        return HEADER
    if mention.partial or mention.masked:
        return None
    if _opens_the_note(page, start):
        return OPENING
    if _AT_THE_BEDSIDE.search(wrapped) and not date_labels.AWAY.search(wrapped[-40:]):
        return BODY
    told = date_labels.BESIDE_DICTATION.search(wrapped)
    return BODY if told and not date_labels.AWAY.search(wrapped[-60:]) else None


def _field_led_by(page: Page, start: int) -> Field | None:
    """Give the field whose value begins with the date, no word before it."""
    item = page.field_at(start)
    if item is None or not item.start <= start < item.end:
        return None
    return None if re.search(r"[A-Za-z]{2}", page.text[item.start : start]) else item


def _is_of_other_matter(page: Page, mention: DateMention, before: str, wrapped: str) -> bool:
    """Whether it is a birth's, stands in a section of another time or person, or is a number that looks like a date."""
    section = page.section(mention.start)
    return (
        date_labels.BIRTH.search(wrapped) is not None
        or mention.start == unlabelled_birth(page)
        or section.facet in ("EARLIER", "OTHER_PERSON", "OTHER_RUN", "PLANNED")
        or section.category == "addendum"
        or (mention.two_digit_year and date_labels.VENT.search(before) is not None)
        or (mention.partial and date_labels.SCORE.search(before) is not None)
    )


_AT_THE_BEDSIDE = expressions.compile(
    r"(?:^|[.;:/\n][ \t]*)(?:done|performed|operation|procedure|carried out)?[ \t:,]{0,2}(?:at|in|"
    r"on) (?:the )?(?:bedside|theatre|"
    r"or|ot|(?:[pcnsm]|ct|cv)?icu|cath lab|hybrid room|ed|resus|bed space|bay \d+|bed \d+)(?: \d+)?,?[ \t](?:at )?"
    r"(?:[01]?\d|2[0-3])[:.h]?[0-5]\d(?: ?h(?:rs|ours)?)?(?: ?[-\u2013] ?\d{1,2}[:.]?\d\d)?,?[ \t](?:on )?$",
    re.IGNORECASE,
)
"""Place and hour of the deed before its date: "In the cath lab 2145, 11/3/25."."""


def unlabelled_birth(page: Page) -> int | None:
    """Give where a date of birth stands that no word calls one: behind a name in the head, long before all others."""
    if "unlabelled_birth" not in page.cache:
        page.cache["unlabelled_birth"] = _find_unlabelled_birth(page)
    found: int | None = page.cache["unlabelled_birth"]
    return found


def _find_unlabelled_birth(page: Page) -> int | None:
    dated = [mention for mention in page.dates if mention.value and not mention.partial]
    for mention in dated:
        line = page.layout.line_at(mention.start)
        if page.text[: line.start].count("\n") > date_labels.HEADER_LINES:
            return None
        before = page.text[line.start : mention.start]
        if date_labels.CREDENTIAL.search(before) or date_labels.SIGNED.search(before):
            continue
        named = _BEHIND_NAME.search(page.text, line.start, mention.start)
        if named is None or not is_name(named["who"].replace(",", " ")):
            continue
        later = [other.value for other in dated if other is not mention and other.value]
        born = mention.value
        if later and born and all((value - born).days > _A_YEAR_AND_MORE for value in later):
            return mention.start
    return None


_BEHIND_NAME = expressions.compile(
    r"(?:^|[|\t:]|  )[ \t]*(?P<who>(?-i:[A-Z][\w'-]+,? [A-Z][\w'.-]*(?:,? [A-Z][\w'.-]+)?))[ \t]{0,9}[,(|/-]?[ \t]{0,9}"
    r"(?:(?:(?-i:[MF])|male|female)[ \t]?[,/|]?[ \t]{0,3})?$",
    re.IGNORECASE | re.MULTILINE,
)
_A_YEAR_AND_MORE = 400
"""Days by which a date that nothing names must lie before all others of the note to be one of birth."""


def _titled_addendum(page: Page, offset: int, order: dict[int, int]) -> bool:
    """Whether the note as a whole is an addendum by its first line: its date is the note's."""
    place = order.get(page.layout.line_at(offset).start)
    return place == 0 and page.text[offset : offset + 8].lower() == "addendum"


_ENDS_CELL = expressions.compile(
    r"[ \t]*(?:$|\n|[|;,.(•·]|[ \t]{2}|at\b|@|\d{1,2}[:.h]?\d\d|by\b|from\b|-)", re.IGNORECASE
)
"""What may follow a date that answers a key: no sentence goes on after it."""


def _is_date_mark(page: Page, mention: DateMention) -> bool:
    """Whether the mark says by its own words that a date stood there."""
    hint = hint_within(page.normal, mention.start, mention.end)
    if not hint:
        return re.match(r"\s*\d{1,2}:\d\d", page.text[mention.end : mention.end + 8]) is not None
    return re.search(r"\d{4} \d|\d{1,2} \d{1,2}|date|month|day", hint) is not None


def _does_own_act(case: Case, before: str) -> bool:
    pattern = date_labels.own_act(case.actions)
    return pattern is not None and pattern.search(before) is not None


def _is_signature_line(before: str) -> bool:
    tail = before[-90:]
    return bool(
        date_labels.SIGNED.search(tail)
        or date_labels.CREDENTIAL.search(tail)
        or (date_labels.NAME_LEADS.match(before) and len(before.split()) >= 2)
    )


def _is_header(page: Page, mention: DateMention, before: str, order: dict[int, int]) -> bool:
    """Whether the date stands in a line of the note's head, or alone on a line."""
    line = page.layout.line_at(mention.start)
    place = order.get(line.start, len(order))
    around = page.text[line.start : line.end]
    alone = not re.search(r"[A-Za-z]{3}", before + page.text[mention.end : line.end])
    columns = _COLUMNS.split(before)
    if len(columns) > 1 and not columns[-1]:
        before = columns[-1]  # what stands in another column of the head says nothing of this date
    # A title may be long: its date is a part of its own behind a comma or a dash.
    apart = place == 0 and _PART.search(before) and _ENDS_CELL.match(page.text, mention.end)
    if (
        place < date_labels.HEADER_LINES
        and not date_labels.VERBS.search(before)
        and not date_labels.AWAY.search(before)
        and (apart or len(before) < 80)
    ):
        return place == 0 or len(around) < 110
    return alone and place < 15


_PART = expressions.compile(r"(?:,|;|[ \t]-{1,2}|[ \t][\u2013\u2014])[ \t](?:on[ \t])?$")
_COLUMNS = expressions.compile(r"[ \t]{3,}|[ \t]*\|[ \t]*|\t")


def _opens_the_note(page: Page, offset: int) -> bool:
    """Whether a first sentence says the date of what it announces."""
    if page.sentence_index(offset) > 2:
        return False
    before = page.text[page.sentence(offset)[0] : offset]
    return not date_labels.AWAY.search(before) and (
        len(before) < 25 or date_labels.OPENS.search(before) is not None
    )


def _left_open(page: Page, mentions: Iterable[DateMention]) -> list[tuple[int, int]]:
    """Give the places where a placeholder stands for the date of service."""
    spans = []
    for match in find_all(date_labels.KEY_BLANK, page.text):
        rest = page.text[match.end() : match.end() + 14]
        line = page.layout.line_at(match.start())
        if date_labels.SIGNED.search(page.text[line.start : match.start()]) or re.match(
            r"[ \t]*\d", rest
        ):
            continue
        spans.append((match.start("blank"), match.end("blank")))
    for item in page.fields_of("date_of_service"):
        dated = any(item.key_end <= m.start <= item.end + 3 for m in mentions)
        line = page.layout.line_at(item.key_start)
        signed = date_labels.SIGNED.search(page.text[line.start : item.key_start])
        if item.role is None and item.answer == "blank" and not dated and not signed:
            spans.append((item.key_start, max(item.end, item.key_end)))
    return spans
