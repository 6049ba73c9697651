"""The physician who performed the service or signed the note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from doclint import expressions
from doclint.nlp import roles
from doclint.nlp.names import OTHER, PHYSICIAN, Name, is_name, is_trade, name_at, ranks, surname
from doclint.nlp.page import Page
from doclint.nlp.seeking import find_all, find_first
from doclint.reading.base import CONFLICTING, DOCUMENTED, UNFILLED, Reading, Rejection
from doclint.reading.case import Case
from doclint.reading.head_keys import explained_in_heads, keyed_in_heads, named_with_rank
from doclint.reading.letters import from_whom, signed_with_first_name
from doclint.reading.operators_told import (
    CLOSING,
    is_now,
    is_of_other_deed,
    is_of_windpipe,
    named_in_prose,
    told_operators,
)
from doclint.reading.physicians import (
    ATTESTED,
    DICTATED,
    INITIAL,
    NAMED,
    OPERATOR,
    POLITE,
    SIGNED,
    TOLD,
    Found,
)
from doclint.reading.signatures import (
    full_signatures,
    named_at_head,
    named_in_titles,
    signed_in_short,
)
from doclint.reading.signing import is_anothers, is_under_this_note

_NO_OPERATION = frozenset(("initiation", "daily_management"))
"""Actions under which another's procedure is none of the note's."""


def read_physician(page: Page, case: Case) -> Reading:
    """Read ``physician``: fields of the operator, dictation, attestation and signature."""
    reading = Reading(values={"name": None})
    found: list[Found] = []
    left_open: list[tuple[int, int]] = []
    text = page.text
    patients = _patient_words(text)
    every = [
        *_fields(page, case, text, left_open),
        *full_signatures(page, text),
        *named_in_titles(page, text),
        *keyed_in_heads(page, text),
        *named_with_rank(page, text),
        *explained_in_heads(page, text),
        *from_whom(page, text),
        *signed_with_first_name(page, text),
    ]
    every += signed_in_short(page, patients, every)
    written_by_other = any(item.name.kind == OTHER and item.part >= SIGNED for item in every)
    if any(item.name.kind != OTHER for item in every) or not written_by_other:
        every += named_in_prose(page, operates=not case.actions <= _NO_OPERATION)
        every += told_operators(page, case)
    if not every:
        every += named_at_head(page, text)
    for item in _outermost(every):
        if item.name.kind == OTHER:
            reading.rejected.append(
                Rejection(item.start, item.end, "NOT_A_PHYSICIAN", item.start, item.end)
            )
        elif _counts(page, item, patients):
            found.append(item)
        else:
            reading.rejected.append(
                Rejection(item.start, item.end, "OTHER_PERSON", item.start, item.end)
            )
    if not found:
        if left_open:
            reading.status, reading.spans = UNFILLED, left_open
        return reading
    reading.spans = [(item.start, item.end) for item in found]
    operators = [item for item in found if item.name.name and item.part == OPERATOR]
    sole = [item for item in found if item.name.name and _is_sole(page, item)]
    sole += [item for item in operators if sole and item not in sole]
    if len({surname(item.name.name or "") for item in sole}) > 1:
        reading.status = CONFLICTING
        reading.values["candidates"] = list(dict.fromkeys(item.name.name or "" for item in sole))
        return reading
    reading.status = DOCUMENTED
    reading.values["name"] = _in_full(_best_name(found), text)
    return reading


def _best_name(found: list[Found]) -> str | None:
    named = [item for item in found if item.name.name]
    if not named:
        return None
    best = min(named, key=lambda item: (item.part, item.start))
    last = surname(best.name.name or "")
    same = [item.name.name or "" for item in named if surname(item.name.name or "") == last]
    # "Operator: Dr. Smith" above "Neurosurgery Smith, MD": a desk is no first name.
    same = [name for name in same if _is_first_name(name.split()[0])] or same
    return max(same, key=lambda name: (len(name.replace(".", "")), -same.index(name)))


def _in_full(name: str | None, text: str) -> str | None:
    """Give the name with its first name written out, where the note does so elsewhere."""
    if name is None:
        return None
    first, _, rest = name.partition(" ")
    if not rest:
        return _before_surname(name, text) or name
    if not INITIAL.fullmatch(first):
        return name
    full = re.search(
        rf"\b({re.escape(first[0])}[a-z\u00df-\u024f]{{2,}}(?:[ \t]+[A-Z]\.)?[ \t]+{re.escape(rest)})\b",
        text,
    )
    return name if full is None else " ".join(full.group(1).split())


def _before_surname(last: str, text: str) -> str | None:
    """Give a surname with the first name that it bears elsewhere, where one alone is told and no other's it is."""
    known: set[str] = set()
    for match in re.finditer(
        rf"(?<![\w'.-])(?P<full>(?P<first>[A-Z][\w'-]+|[A-Z]\.)(?:[ \t]+[A-Z]\.)?[ \t]+{re.escape(last)}),?[ \t]+"
        r"(?:M\.?D|D\.?O|MBBS|MBChB|FRC)\b",
        text,
    ):
        line = text.rfind("\n", 0, match.start()) + 1
        before = text[line : match.start()].rstrip(" \t:")
        if _is_first_name(match["first"]) and not roles.ANOTHERS.search(before):
            known.add(" ".join(match["full"].split()))
    return known.pop() if len(known) == 1 else None


def _is_first_name(word: str) -> bool:
    """Whether a word before a surname is no role, desk, title or trade: "Attending Smith, MD"."""
    return is_name(word) and not is_trade(word) and _NO_FIRST_NAME.fullmatch(word) is None


_NO_FIRST_NAME = expressions.compile(
    r"(?i:drs?|doctor|prof\w*|mister|sir|dame|colleagues?|partner|regards|sincerely|respectfully|thanks|cheers|"
    r"[a-z-]{3,}(?:ist|ician|trar|geon)|medicine|neurosurg\w*|orthop\w*|fellows?|residents?|interns?|"
    r"cannulator|performer|reader|dictator|writer|scribe|typist|locum|officer|director|chair\w*|chief|head|deputy|"
    r"reg|spr|sho|att[gn]*|cons|asst|assistant|helper|cc|via|per|but|so|also|our|my|your|"
    r"paged|called|notified|informed|updated|consulted|reviewed|verified|approved|authored|attested)|"
    r"(?:CT|CV|ED|ER|OR|OB|EP|IR|ENT|GI)|[A-Z]*(?:ICU|ITU|CU|HDU|CCM)",
)


def _is_sole(page: Page, item: Found) -> bool:
    """Whether the note says of this one that nobody else operated."""
    if "sole" in item.role:
        return True
    low, high = page.sentence(item.name.start)
    around = max(low, item.start), min(high, item.name.end + 30)
    if (
        item.part in (OPERATOR, TOLD, DICTATED)
        and (alone := roles.ALONE.match(page.text, item.name.end, high)) is not None
        and roles.WHOLE_DEED.search(page.text, low, alone.end())
    ):
        return True
    return item.part in (OPERATOR, TOLD, DICTATED) and bool(
        find_first(roles.SOLE, page.text, *around)
    )


def _counts(page: Page, item: Found, patients: frozenset[str]) -> bool:
    section = page.section(item.start)
    if section.facet in ("EARLIER", "OTHER_PERSON", "OTHER_RUN"):
        return False
    return not (item.name.name and surname(item.name.name) in patients and item.name.kind is None)


def _outermost(items: list[Found]) -> list[Found]:
    """Leave out what begins inside another finding: a part of its name or credentials."""
    kept: list[Found] = []
    reach = -1
    for item in sorted(items, key=lambda item: (item.start, item.part, -item.end)):
        if item.start >= reach:
            kept.append(item)
            reach = item.end
    return kept


_PATIENT = expressions.compile(
    r"(?<!clinician )(?<!consultant )(?<!doctor's )(?<!doctor )(?<!physician )(?<!surgeon )(?<!operator )(?<!provider )"
    r"\b(?:patient|pt|name)\b[ \t]*[:|\t][ \t]*([^\n|\t\d]{2,50})",
    re.IGNORECASE,
)


def _patient_words(text: str) -> frozenset[str]:
    words: set[str] = set()
    for match in find_all(_PATIENT, text):
        words.update(word.strip(",.").lower() for word in match.group(1).split("   ")[0].split())
    return frozenset(word for word in words if len(word) > 2)


class _Key(NamedTuple):
    """A key that asks for a physician's name: where it stands, where its value begins, its words in small letters."""

    start: int
    end: int
    value: int
    role: str
    thin: bool
    """Whether it is a word that stands in prose, too."""


def _keys(page: Page, text: str) -> Iterator[_Key]:
    """Give the keys such as "Surgeon:" or "Signed by", and those of fields that ask for a physician."""
    known = set()
    for m in find_all(roles.FIELD, text):
        known.add(m.start("role"))
        yield _Key(
            m.start("role"), m.end("role"), m.end(), m["role"].lower(), m["thin"] is not None
        )
    for field in page.fields_of("physician"):
        if field.key_start in known or _ASKS_NO_NAME.search(field.key):
            continue
        if field.start > field.key_end:
            yield _Key(field.key_start, field.key_end, field.start, field.key, False)


def _fields(page: Page, case: Case, text: str, left_open: list[tuple[int, int]]) -> Iterator[Found]:
    """Give the names that stand behind a key such as "Surgeon:" or "Signed by"."""
    for key in _keys(page, text):
        line = page.layout.line_at(key.start)
        if roles.ANOTHERS.search(text[line.start : key.start]) or roles.ANOTHERS.search(key.role):
            continue
        if key.role.startswith("operateur") and _SECOND.search(text[line.start : key.start]):
            continue
        value = _past_lead_in(text, key.value)
        end = max(page.layout.line_at(value).end, value)
        if roles.OPEN_AFTER.match(text, value, end) or roles.OPEN_AFTER.match(text, key.end, end):
            left_open.append((key.start, min(end, value + 30)))
            continue
        if value < end and (box := _ticked(page, value, end)) is not None:
            value, end = box
        if _EMPTY_BOX.fullmatch(text, value, end):
            left_open.append((key.start, end))
            continue
        if value < end and text[value] == "[" and "[ ]" in text[value:end]:
            continue
        name = name_at(text, value, end, value=True)
        if name is None or not _is_answer(page, key._replace(value=value), name, end):
            continue
        between = text[key.end : value]
        part = _part(page, case, key, between, name)
        if part is not None:
            yield Found(name, key.start, name.end, part, key.role + between.lower())


def _past_lead_in(text: str, value: int) -> int:
    """Give where the name may begin, behind "by", a quote, or what stands before the doctor."""
    if re.match(r"[ \t]+by[ \t]+", text[value - 1 : value + 6], re.IGNORECASE):
        value += 3
    if text[value : value + 1] in _QUOTES:
        value += 1
    led = _LED_IN.match(text, value)
    return value if led is None else led.end()


def _is_answer(page: Page, key: _Key, name: Name, end: int) -> bool:
    """Whether a name is what its key asks for, and not a word of prose or one whom the note only mentions."""
    text = page.text
    between = text[key.end : key.value]
    polite = POLITE.match(text, key.value) is not None
    whole = _is_whole(text, name, end)
    column = _NEXT_COLUMN.match(text, name.end, end) is not None
    if name.words < 2 and not (name.titled or ranks(name.credential) or whole):
        if not (column and (":" in between or polite)):
            return False
    if key.role.startswith("typed") and name.kind != PHYSICIAN:
        return False
    line = page.layout.line_at(key.start)
    if not name.masked and name.kind is None:
        at_head = line.body >= key.start - 3
        alone = at_head and (name.words > 1 or polite) and (whole or column)
        if (key.thin and not alone) or (not name.titled and not _ends_value(text, name, end)):
            return False
    if roles.PROSE_FOLLOWS.match(text, name.end) and not between.strip():
        return False
    return not (
        _OF_ANOTHER_DESK.match(_role_on_line(text, line.start, key.end))
        and roles.MADE_AWARE.match(text, name.end)
    )


def _part(page: Page, case: Case, key: _Key, between: str, name: Name) -> int | None:
    """Give the part in which a key names somebody; None for another's part or deed."""
    text, role = page.text, key.role
    part = _part_of_role(role)
    if roles.OF_ANOTHER.search(role) or (part == SIGNED and is_anothers(text, name)):
        return None
    closing = CLOSING.search(role)
    if closing and not is_under_this_note(page, key.start + closing.start(), name):
        return None
    if roles.ELSEWHERE.match(text, name.end):
        part = NAMED
    if _CANNULATED.match(role) and ":" not in between:
        if not is_now(page, key.start, name.end) or is_of_windpipe(page, key.start):
            return None
    if roles.OWNS.search(text, name.start, name.end):
        return None
    if _WAS.search(between) and ":" not in between and is_of_other_deed(page, name):
        return None
    if role.startswith("cannulat") and case.actions <= _NO_OPERATION:
        part = NAMED
    if page.section(key.start).category == "attestation":
        part = min(part, ATTESTED)
    return part


def _role_on_line(text: str, line_start: int, key_end: int) -> str:
    """Give the words of a key with those that stand before it: "ED attending" where "attending" is the key."""
    before = text[line_start:key_end]
    return re.split(r"[.;|\t]|[ ]{2}", before)[-1].strip(" *-#").lower()


_SECOND = expressions.compile(r"(?<!\d)[2-9]\.[ \t]*$")
"""What makes "2. Operateur" one who helped."""
_WAS = expressions.compile(r"\b(?:was|is)\b", re.IGNORECASE)
_CANNULATED = expressions.compile(r"(?:de-?)?cannulated\b")
_NEXT_COLUMN = expressions.compile(
    r"[ \t]{2,}[A-Z][A-Za-z ]{1,20}:|[ \t]*\||[.,;][ \t]+(?i:fellow|(?:first |1st )?asst|(?:first |1st )?assist\w*|res|"
    r"resident|reg|registrar|spr|trainee|an(?:a)?esth\w*|scrub\w*|perf\w*|nurse|rn|rt|ecmo specialist)[ \t]*:"
)
_EMPTY_BOX = expressions.compile(r"[ \t]*(?:\[[ \t]*\]|\([ \t]+\)|\u2610)[ \t]*")
_LED_IN = expressions.compile(
    r"[ \t]*(?:(?:fellow|resident|registrar|attending|consultant|surgeon|staff|on[ -]call|night|day|weekend|covering|"
    r"cover|today|tonight|acting|locum|icu|itu|picu|nicu|ecmo|ecls|cons|spr|reg|the|by|is|"
    r"for)\b[ \t,:(-]*){1,4}(?=(?:Dr|DR|Prof)\b)",
    re.IGNORECASE,
)
"""What stands in a field before the doctor: "MD: fellow covering, Dr. H. Lind"."""
_QUOTES = ('"', "'", "\u201c")
_ASKS_NO_NAME = expressions.compile(
    r"\b(?:19|20)\d\d$|\b(?:time|minutes|hours?|phone|pager|npi|id|number|exam|orders?|fees?|work|services?|present)$"
)
"""Keys that speak of a physician and ask for something else: "Physician time: 45 min"."""


def _ticked(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """Give the words of the one box that is ticked among names to choose from."""
    boxes = [box for box in page.layout.boxes if start <= box.start < end]
    ticked = [box for box in boxes if box.ticked]
    if len(boxes) < 2 or len(ticked) != 1 or boxes[0].start - start > 2:
        return None
    return ticked[0].label_start, ticked[0].label_end


def _part_of_role(role: str) -> int:
    if re.search(
        r"sign|attest|authent|verif|author|note|written|documented|completed|entered|report", role
    ):
        return SIGNED
    if "dictat" in role:
        return DICTATED
    if role.strip().startswith("fellow") or _OF_ANOTHER_DESK.match(role.strip()):
        return NAMED
    attends = ("attending", "consultant", "icu attending", "att", "attg", "attng", "attend", "cons")
    return ATTESTED if role.strip() in attends else OPERATOR


_OF_ANOTHER_DESK = expressions.compile(
    r"(?:ed|er|emergency(?: department)?|ob|ob-?gyn|primary|neuro\w*|gi|renal|id) (?:attending|consultant|"
    r"physician|md)$"
)
"""Whom another desk has on duty; one who signs the note goes before."""
_SECOND_NAME = expressions.compile(
    r"(?:&|/|and)[ \t]*[A-Z][a-z][\w'-]+(?:[ \t]*\(?(?:fellow|resident)\)?)?"
)


_HELPER = expressions.compile(
    r"^/ ?(?:asst|assist\w*|fellow|res|pgy|1st|2nd|reg|registrar|spr|sho|trainee|nurse|rn|np|perf\w*)\b.*$",
    re.IGNORECASE,
)
"""Another's name in the same field, behind a key of its own."""


def _is_whole(text: str, name: Name, end: int) -> bool:
    rest = re.sub(r"^[ \t]*\([^()\n]{1,40}\)", "", text[name.end : end]).strip(" .,")
    rest = _HELPER.sub("", rest)
    return not rest or _SECOND_NAME.fullmatch(rest) is not None


def _ends_value(text: str, name: Name, end: int) -> bool:
    """Whether nothing but a date, a parting mark or another column follows the name."""
    rest = text[name.end : end]
    return bool(
        re.match(
            r"[ \t]*(?:$|[,;.|(\t/&=-]| ?[&=]|  |\d|(?:and|with|at|on|assisted|from|of|for)\b)",
            rest,
        )
    )
