"""Physicians who signed a note: below it, in its title, with a name or in short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from doclint import expressions
from doclint.nlp import roles
from doclint.nlp.names import OTHER, PHYSICIAN, Name, name_at, ranks, surname
from doclint.nlp.page import Page
from doclint.reading.physicians import (
    ATTESTED,
    INITIAL,
    NAMED,
    OPERATOR,
    SIGNED,
    TRAINEE,
    Found,
)
from doclint.reading.signed_short import ranked_surnames, short_signatures, signs_nothing
from doclint.reading.signing import is_anothers


def named_in_titles(page: Page, text: str) -> Iterator[Found]:
    """Give the doctor who stands in the note's title: "ECMO round - Dr Lovell", "CONSULTANT ROUND   D. Lovell"."""
    for line in [line for line in page.layout.lines if line.end > line.body][:2]:
        for part in roles.TITLE_PART.finditer(text, line.start, line.end):
            before = text[line.start : part.start()]
            if _QUOTED.search(before):
                continue
            if not roles.TITLES.search(before) or roles.OF_A_REPORT.search(before):
                continue
            led = roles.DOCTOR_LEADS.match(text, part.end()) is not None
            polite = _POLITE.match(text, part.end()) is not None
            name = name_at(text, part.end(), line.end)
            if name is not None and polite:
                led = name.kind == PHYSICIAN or _RANK_IN_BRACKETS.match(text, name.end) is not None
            if name is None or name.kind == OTHER or not (led or name.words >= 2):
                continue
            led = led or (name.kind == PHYSICIAN and ranks(name.credential))
            if not led and roles.BY_DOCTOR.search(before) is None:
                continue
            if not led and name.words > 3:
                continue
            if not led and not INITIAL.fullmatch((name.name or "").partition(" ")[0]):
                continue
            if _ENDS_PART.match(text, name.end, line.end):
                yield Found(name, name.start, name.end, NAMED)


_QUOTED = expressions.compile(r"\b(?:copied|pasted|quoted)\b", re.IGNORECASE)
_POLITE = expressions.compile(r"(?:Mr|Miss|Ms|Mrs)\b\.?[ \t]")
_RANK_IN_BRACKETS = expressions.compile(
    r"[ \t]*\((?:[\w/ ]{1,30} )?(?:cons|consultant|surgeon|attending|intensivist|staff)\b[^()\n]{0,30}\)",
    re.IGNORECASE,
)
"""A physician's rank behind a name: "Mr Hale (cons CT surgeon)"."""
_ENDS_PART = expressions.compile(r"[ \t]*(?:$|[,;|()/]|[ \t]-|[ \t]{2}|\t|\d)")


def named_at_head(page: Page, text: str) -> Iterator[Found]:
    """Give the doctor who alone heads a note that nobody signs: "Lakeside ICU, Dr. O. Renner".

    He stands by himself behind a stamp of date and time, behind the note's title or behind a house, and
    no sentence goes on behind him.
    """
    lines = [line for line in page.layout.lines if line.end > line.body]
    lines = [line for line in lines if not roles.BILLED.match(text, line.body)][:_HEAD]
    found: list[Name] = []
    for number, line in enumerate(lines):
        if roles.SALUTES.match(text, line.end):
            return
        if number and _COPIED.match(text, lines[number - 1].body):
            continue
        for part in roles.HEAD_PART.finditer(text, line.start, line.end):
            pasted = roles.PASTED.match(text, line.body, part.start())
            before = text[pasted.end() if pasted else line.start : part.start()]
            if not roles.HEADS.fullmatch(before) or roles.NOT_WRITER.search(before):
                continue
            name = name_at(text, part.end(), line.end)
            if name is None or not name.titled or name.masked or name.kind == OTHER:
                continue
            if roles.ENDS_HEAD.match(text, name.end) and not _goes_on(text, name.end, line.end):
                found.append(name)
    if len({surname(name.name or "") for name in found}) == 1:
        for name in found:
            yield Found(name, name.start, name.end, NAMED)


_HEAD = 3
"""Lines of a note's head, one with a billed code not counted."""


def _goes_on(text: str, low: int, high: int) -> bool:
    """Whether a sentence goes on behind a name, or another doctor is named there."""
    return bool(roles.PROSE_FOLLOWS.match(text, low) or roles.GOES_ON.search(text, low, high))


def full_signatures(page: Page, text: str) -> Iterator[Found]:
    """Give the names that stand where a signature stands: alone on a line, or closing a text."""
    lines = [line for line in page.layout.lines if line.end > line.body]
    last = {line.start for line in lines[-4:]}
    top = {line.start for line in lines[:2]}
    head = {line.start for line in lines[:3]}
    attested = copied = False
    for line in lines:
        copied = _COPIED.match(text, line.body, line.end) is not None or (
            copied and not _BLANK_ABOVE.search(text, 0, line.start)
        )
        if copied or _ACKNOWLEDGED.search(text, max(0, line.start - 60), line.start):
            continue  # those who got a copy
        if roles.SALUTES.match(text, line.end):
            continue  # the one whom a letter is written to
        if roles.ATTESTS.search(text[line.start : line.end][:60]):
            attested = True
        starts = [(m.start(), m.end()) for m in roles.SEGMENT.finditer(text, line.start, line.end)]
        starts += [
            (offset, line.end)
            for offset, _ in page.sentences[
                page.sentence_index(line.start) : page.sentence_index(max(line.start, line.end - 1))
                + 1
            ]
            if line.body < offset < line.end
            and not roles.INITIAL_BEFORE.search(text[max(line.start, offset - 6) : offset])
        ]
        starts += [(m.end(), line.end) for m in roles.DASHED.finditer(text, line.start, line.end)]
        if line.start in head:
            starts += [
                (m.end(), line.end) for m in (roles.STAMPED.match(text, line.body, line.end),) if m
            ]
            starts += [
                (m.end(), line.end) for m in roles.COMMA.finditer(text, line.start, line.end)
            ]
        for low, high in starts:
            segment = text[low:high].lstrip(" -*/~_|>([<" if line.start in last else " -*/~_|>")
            low = high - len(segment)
            closing = line.start in last
            by = _BY.match(segment)
            begin = low + (by.end() if by else 0)
            name = name_at(text, begin, high, lower=closing)
            if name is not None and roles.OWNS.search(text, name.start, name.end):
                name = _whose_note(text, name, high)
            if name is None or (
                name.words < 2
                and not (name.titled or ranks(name.credential))
                and not (line is lines[-1] and name.kind == PHYSICIAN and name.end == line.end)
            ):
                continue
            if name.words < 2 and not name.titled and signs_nothing(name.name or ""):
                continue
            if name.words < 2 and not name.titled and _IS_KEY.match(text, name.end, line.end):
                continue  # "Previous surgeon: A. Lovell"
            if by is not None and _TRADE_BELOW.match(text, line.end) and name.kind is None:
                name = replace(name, kind=OTHER)
            if line.start in top and name.kind is None and not name.titled and by is None:
                continue
            bare = name.kind is None and (name.masked or not name.titled) and by is None
            own_line = not text[line.start : begin].strip(" -*/~_([<")
            if bare and not (own_line and line.end - line.start <= 70):
                continue
            if not _stands_as_signature(
                text, name, high, closing, by is not None, len(lines), head=line.start in head
            ):
                continue
            if name.kind is None and is_anothers(text, name):
                continue
            yield Found(name, low, name.end, _part_of_signature(page, name, line.start, attested))


def signed_in_short(page: Page, patients: frozenset[str], others: list[Found]) -> Iterator[Found]:
    """Give those who signed with initials or a surname alone, where nobody else has signed."""
    signed = [item for item in others if item.part in (SIGNED, ATTESTED, TRAINEE)]
    for name in ranked_surnames(page, patients):
        yield Found(name, name.start, name.end, NAMED)
    for short in short_signatures(page, patients):
        name = short.name
        if any(item.start < name.end and name.start < item.end for item in others):
            continue
        if short.operates:
            yield Found(name, short.start, name.end, OPERATOR)
        elif short.sure or not signed:
            yield Found(name, short.start, name.end, SIGNED if short.sure else NAMED)


def _whose_note(text: str, name: Name, end: int) -> Name | None:
    """Give the name out of "Dr. Lovell's note", and nothing out of "Dr. Lovell's patient"."""
    if _OWN_NOTE.match(text, name.end, end) is None or not name.titled or name.name is None:
        return None
    return replace(name, name=name.name[:-2])


_OWN_NOTE = expressions.compile(
    r"[ \t]+(?:(?:ecmo|icu|op|daily|progress|procedure|cannulation)[ \t]+){0,2}(?:note|entry|round|report)[ \t.:]*$",
    re.IGNORECASE | re.MULTILINE,
)
_IS_KEY = expressions.compile(r"[^\n.]{0,20}:")
_TRADE_BELOW = expressions.compile(
    r"\s*\n[ \t]*(?:(?:registered|staff|charge|clinical|lead|chief|senior|ecmo|ecls|certified|respiratory|"
    r"bedside)[ \t]+){0,3}"
    r"(?:nurse|rn|perfusionist|specialist(?! registrar)|therapist|pharmacist|technician|coordinator|practitioner|clerk|"
    r"scribe|student|chaplain|dietitian|social worker)\b",
    re.IGNORECASE,
)
"""The trade of one who is no physician, in the line below a signature."""
_COPIED = expressions.compile(
    r"(?:cc|copy|copies|copied|c\.c\.|distribution(?: list)?)\b[ \t]*(?:to\b)?[ \t]*(?:[:.]|(?=(?:Dr|Prof)\b)|$)",
    re.I,
)
_BLANK_ABOVE = expressions.compile(r"\n[ \t]*\n[ \t]*\Z")
_ACKNOWLEDGED = expressions.compile(
    r"\b(?:acknowledged|copied|receipt)\b[^\n]{0,20}\n(?:[\d/@: \t-]*)\Z", re.IGNORECASE
)
_BY = expressions.compile(
    r"(?:e-?signed|signed|signature|by|att(?:ending)?|e?s/(?!b\b)|note by)[ :,]*(?:by )?",
    re.IGNORECASE,
)


def _stands_as_signature(
    text: str, name: Name, end: int, closing: bool, by: bool, lines: int, *, head: bool = False
) -> bool:
    rest = text[name.end : end]
    if name.kind is None and roles.TELLS_ON.match(rest):
        return False
    if name.kind is not None:
        if closing and roles.ACTED.match(rest):
            return True
        return not roles.PROSE_FOLLOWS.match(rest) and len(rest) < 90
    if name.masked:
        return closing and bool(roles.AFTER_NAME.match(rest))
    if name.titled and lines < 2 and not by and (rest.strip(" .") or name.start < _WHOLE_NOTE):
        return False
    before = text[max(0, name.start - 1) : name.start]
    if name.titled and name.words >= 2 and not rest.strip() and before in ("", "\n"):
        return True
    if head and name.titled and _WITH_HELPER.match(rest) and before in ("", "\n"):
        return True
    if not (closing or by):
        return bool(_title_follows(text, end)) and roles.AFTER_NAME.match(rest) is not None
    if lines < 3 and not by and not name.titled:
        return False
    return bool(roles.AFTER_NAME.match(rest)) or (
        name.titled
        and len(rest) < 60
        and (rest.lstrip()[:1] in (",", "(", "/") or roles.PLACE.fullmatch(rest) is not None)
    )


_WITH_HELPER = expressions.compile(
    r"[ \t]*(?:/|&|\+|with|w/|and)[ \t]*(?:the[ \t]|our[ \t])?(?:RN|RT|RRT|PA|NP|CCP|perf\w*|nurse|ecmo specialist|"
    r"specialist|fellow|resident|registrar|spr|sister|charge)\b(?:[ \t]+(?-i:[A-Z])[\w'.-]*){0,2}[ \t]*[.,;)]?$",
    re.IGNORECASE,
)
"""Who was at hand beside the doctor, where both head a note: "Dr. O. Renner / RT Ode"."""
_LINE_END = expressions.compile(r"[ \t]*\n?")
_WHOLE_NOTE = 120
"""Characters from which on a single line can be a note that a name signs."""


def _title_follows(text: str, end: int) -> bool:
    newline = _LINE_END.match(text, end)
    return (
        newline is not None
        and roles.TITLE_LINE.match(text, newline.end()) is not None
        and end + 1 < len(text)
    )


def _part_of_signature(page: Page, name: Name, line_start: int, attested: bool) -> int:
    if re.search(r"\b(?:pgy|residents?\b)", page.text[name.start : name.end + 4], re.I):
        return TRAINEE
    if attested or page.section(line_start).category == "attestation":
        return ATTESTED
    return SIGNED if name.kind or name.masked else NAMED
