"""Physicians whom a sentence names: who operated, cannulated or wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions
from doclint.nlp import roles
from doclint.nlp.names import PHYSICIAN, Name, name_at, ranks
from doclint.nlp.normalize import MASK
from doclint.nlp.page import Page
from doclint.nlp.seeking import find_all, find_first
from doclint.reading.case import Case
from doclint.reading.physicians import (
    ATTESTED,
    DICTATED,
    OPERATOR,
    SIGNED,
    TOLD,
    Found,
)
from doclint.reading.signing import is_under_this_note

CLOSING = expressions.compile(
    r"\b(?:signed|authenticated|completed|written|reported|attested|documented|filed|regards|sincerely|faithfully|"
    r"thanks|thank you|respectfully|cheers|truly,|submitted)\b"
)


def named_in_prose(page: Page, *, operates: bool) -> Iterator[Found]:
    """Give the names that the narrative says performed or dictated."""
    yield from _behind_a_deed(page)
    yield from _doctors_told(page, operates=operates)


def _behind_a_deed(page: Page) -> Iterator[Found]:
    """Give the names before which stands what they did: "performed by", "dictated by"."""
    text = page.text
    for pattern in roles.PROSE:
        for match in find_all(pattern, text):
            if roles.ANOTHERS.search(text[max(0, match.start() - 30) : match.start()]):
                continue
            name = name_at(text, match.end(), min(len(text), match.end() + 80))
            if (
                name is None
                or (
                    name.words < 2
                    and not (name.titled or ranks(name.credential))
                    and not _is_writer(text, match, name)
                )
                or roles.ELSEWHERE.match(text, name.end)
            ):
                continue
            if roles.DESK_KEY.search(text[max(0, match.start() - 30) : match.start()]):
                continue
            if roles.OWNS.search(text, name.start, name.end):
                continue
            if roles.MADE_AWARE.match(text, name.end):
                continue
            if _WAS_SURGEON.search(match.group()) and is_of_other_deed(page, name):
                continue
            said = match.group().lower()
            if said.rstrip().endswith("(") and roles.SPOKEN_WITH.search(
                text, max(0, match.start() - 60), match.start()
            ):
                continue
            shouted = said.strip(" \t\n.") in ("surgeon", "operator")
            known = name.kind or name.titled or name.masked
            if shouted and not (known or _opens_line(text, match)):
                continue
            if shouted and roles.PROSE_FOLLOWS.match(text, name.end):
                continue
            if (
                "dictat" in said
                and "performed" not in said
                and name.kind is None
                and not name.titled
            ):
                continue
            part = DICTATED if "this is" in said or "dictat" in said else OPERATOR
            if CLOSING.search(said):
                if CLOSING.match(said) and not is_under_this_note(page, match.start(), name):
                    continue
                part = SIGNED
            elif "myself" in said:
                part = DICTATED
            yield Found(name, match.start(), name.end, part)


def _doctors_told(page: Page, *, operates: bool) -> Iterator[Found]:
    """Give the doctors behind whose name stands what they did or said."""
    text = page.text
    for match in find_all(roles.DOCTOR, text):
        name = name_at(text, match.start(), min(len(text), match.start() + 80))
        if name is None:
            continue
        before = text[max(0, match.start() - 40) : match.start()]
        led_in = re.search(r"\b(?:by|with|from|to|asked|for|of|and|discussed)\W*$", before)
        acts = find_first(roles.IN_BRACKETS, text, name.start, name.end + 16)
        speaks = roles.SPEAKS.match(text, name.end) if name.words >= 2 else None
        speaks = speaks or roles.IS_HERE.match(text, name.end)
        if _opens_line(text, match) and roles.SAYS.match(text, name.end):
            yield Found(name, name.start, name.end, ATTESTED)
            continue
        performs = operates and roles.PERFORMS.match(text, name.end)
        if performs and roles.ELSEWHERE.match(text, name.end):
            continue
        if roles.DESK_KEY.search(before):
            continue
        if (acts or speaks or performs) and not led_in:
            yield Found(name, name.start, name.end, OPERATOR if performs else DICTATED)


def _is_writer(text: str, match: re.Match[str], name: Name) -> bool:
    """Whether a single word is the writer's name: "I (Lovell) put in both cannulas"."""
    return (
        _I_IN_BRACKETS.fullmatch(match.group()) is not None
        and _ACTS.match(text, name.end) is not None
        and _NUMERAL.search(text, max(0, match.start() - 20), match.start()) is None
    )


_WAS_SURGEON = expressions.compile(r"^\s*(?:\Z|.*\b(?:is|was)\s*\Z)", re.IGNORECASE | re.DOTALL)


def is_of_other_deed(page: Page, name: Name) -> bool:
    """Whether somebody was the surgeon of another operation, or will be: "for the 2019 valve repair"."""
    low, high = page.sentence(name.start)
    if not is_now(page, name.start, name.end):
        return True
    of_other = roles.OTHER_OPERATION.search(page.text, name.end, high)
    return of_other is not None and not _OF_SUPPORT.search(page.text, low, high)


_I_IN_BRACKETS = expressions.compile(r"I[ \t]*\([ \t]*")
_ACTS = expressions.compile(r"\)[ \t]+[a-z]+(?:ed|ew|id|ut|aw|ook|ent|ave|as|an)?[ \t]")
_NUMERAL = expressions.compile(
    r"\b(?:type|stage|grade|class|factor|phase|part|angiotensin|troponin)[ \t]+$", re.IGNORECASE
)


def told_operators(page: Page, case: Case) -> Iterator[Found]:
    """Give the names of which a sentence tells that they did what this note reports.

    They stand in where no field and no signature names anybody: notes tell of others' deeds too.
    """
    text = page.text
    active, passive = roles.deeds(case.actions)
    starts = [(m.start(), m.start()) for m in find_all(roles.DOCTOR, text)]
    if MASK in text:
        starts += [(m.start(), m.start()) for m in _MASKED_OPENS.finditer(text)]
    for start, begin in starts:
        name = name_at(text, begin, min(len(text), begin + 80))
        did = None if name is None else active.match(text, name.end)
        if name is not None and did and _is_plain(did.group()) and is_now(page, start, name.end):
            yield Found(name, start, name.end, TOLD)
    for match in find_all(passive, text):
        name = name_at(text, match.end(), min(len(text), match.end() + 80))
        if name is None or not (name.titled or name.masked or name.words > 1):
            continue
        if _is_of_another_line(page, match) or not _is_plain(match.group()):
            continue
        if roles.OF_OTHER_DESK.match(text, name.end):
            continue
        if is_now(page, match.start(), name.end):
            yield Found(name, match.start(), name.end, TOLD)
    last = [line.start for line in page.layout.lines if line.end > line.body][-4:]
    for match in find_all(roles.SUPERVISED, text, last[0] if last else 0):
        name = name_at(text, match.end(), min(len(text), match.end() + 80))
        if name is not None and name.kind == PHYSICIAN:
            yield Found(name, match.start(), name.end, ATTESTED)


def _is_of_another_line(page: Page, match: re.Match[str]) -> bool:
    """Whether "the dialysis catheter was placed by" tells of no cannula."""
    if is_of_windpipe(page, match.start()):
        return True
    before = page.text[max(0, match.start() - 20) : match.start()]
    if _OTHER_TUBE.search(before) and _TUBE.match(match.group()):
        return True
    others = page.within((max(0, match.start() - 30), match.end()), "OTHER_LINE")
    return _OF_SUPPORT.search(match.group()) is None and any(
        item.start <= match.start() < item.end for item in others
    )


def is_of_windpipe(page: Page, start: int) -> bool:
    """Whether it was a tracheostomy that was decannulated."""
    low = page.sentence(start)[0]
    return _WINDPIPE.search(page.text, max(low, start - 40), start) is not None


def _is_plain(words: str) -> bool:
    """Whether a verb of many uses tells of a cannula or of support: "moved the procedure to Friday" does not."""
    return _OF_MANY_USES.search(words) is None or _HANDLED.search(words) is not None


_WINDPIPE = expressions.compile(r"\b(?:trach\w*|airway)\b[^.;,\n]*\Z", re.IGNORECASE)
_TUBE = expressions.compile(r"(?:drains?|catheters?|lines?)\b", re.IGNORECASE)
_OTHER_TUBE = expressions.compile(
    r"\b(?:chest|pigtail|pleural|pericardial|wound|intercostal|lumbar|swan(?:-ganz)?|pa|foley|bladder|urinary|epidural|"
    r"umbilical|feeding|dialysis|biliary|ventricular|tunnel+ed)[ \t]+\Z",
    re.IGNORECASE,
)
_OF_MANY_USES = expressions.compile(
    r"\b(?:moved|shifted|pushed|eased|extracted|drew|drawn|positioned|passed|threaded|secured|established|connected|"
    r"sutured|stitched|constructed|fashioned|sited)\b",
    re.IGNORECASE,
)
_HANDLED = expressions.compile(
    r"\b(?:(?:de)?cannul(?!ation\b)\w*|circuit|ecmo|ecls|support|vent|catheters?|lines?|pump|graft|cut-?downs?|"
    r"arteriotomy|anastomos[ei]s|pipes?)\b",
    re.IGNORECASE,
)
_OF_SUPPORT = expressions.compile(r"cannul|ecmo|ecls|circuit|vent\b", re.IGNORECASE)
_MASKED_OPENS = expressions.compile(rf"(?:^|(?<=[.;] ))(?={MASK})", re.MULTILINE)


def is_now(page: Page, start: int, end: int) -> bool:
    low, high = page.sentence(start)
    return not (
        roles.OTHER_TIME.search(page.text, low, high) or roles.ELSEWHERE.match(page.text, end)
    )


def _opens_line(text: str, match: re.Match[str]) -> bool:
    return match.start() == 0 or text[match.start()] in ".\n" or text[match.start() - 1] == "\n"
