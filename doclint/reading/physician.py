"""The physician who performed the service or signed the note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doclint import expressions
from doclint.nlp import roles
from doclint.nlp.names import OTHER, PHYSICIAN, Name, is_name, is_trade, name_at, ranks, surname
from doclint.nlp.normalize import MASK
from doclint.nlp.page import Page
from doclint.nlp.seeking import find_all, find_first
from doclint.reading.base import CONFLICTING, DOCUMENTED, UNFILLED, Reading, Rejection
from doclint.reading.case import Case
from doclint.reading.signed_short import short_signatures
from doclint.reading.signing import is_anothers, is_under_this_note

OPERATOR, ATTESTED, DICTATED, SIGNED, TRAINEE, NAMED, TOLD = range(7)
"""In which part a physician is named; the first goes before the others for the name."""


_NO_OPERATION = frozenset(("initiation", "daily_management"))
"""Actions under which another's procedure is none of the note's."""


@dataclass(frozen=True)
class _Found:
    name: Name
    start: int
    end: int
    part: int
    role: str = ""


def read_physician(page: Page, case: Case) -> Reading:
    """Read ``physician``: fields of the operator, dictation, attestation and signature."""
    reading = Reading(values={"name": None})
    found: list[_Found] = []
    left_open: list[tuple[int, int]] = []
    text = page.text
    patients = _patient_words(text)
    every = [*_fields(page, case, text, left_open), *_signatures(page, text), *_titles(page, text)]
    every += _in_short(page, patients, every)
    written_by_other = any(item.name.kind == OTHER and item.part >= SIGNED for item in every)
    if any(item.name.kind != OTHER for item in every) or not written_by_other:
        every += _prose(page, operates=not case.actions <= _NO_OPERATION)
        every += _told(page, case)
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


def _best_name(found: list[_Found]) -> str | None:
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
    if not _INITIAL.fullmatch(first):
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
_INITIAL = expressions.compile(r"[A-Z]\.?")


def _is_sole(page: Page, item: _Found) -> bool:
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


def _counts(page: Page, item: _Found, patients: frozenset[str]) -> bool:
    section = page.section(item.start)
    if section.facet in ("EARLIER", "OTHER_PERSON", "OTHER_RUN"):
        return False
    return not (item.name.name and surname(item.name.name) in patients and item.name.kind is None)


def _outermost(items: list[_Found]) -> list[_Found]:
    """Leave out what begins inside another finding: a part of its name or credentials."""
    kept: list[_Found] = []
    reach = -1
    for item in sorted(items, key=lambda item: (item.start, item.part, -item.end)):
        if item.start >= reach:
            kept.append(item)
            reach = item.end
    return kept


_PATIENT = expressions.compile(
    r"\b(?:patient|pt|name)\b[ \t]*[:|\t][ \t]*([^\n|\t\d]{2,50})", re.IGNORECASE
)


def _patient_words(text: str) -> frozenset[str]:
    words: set[str] = set()
    for match in find_all(_PATIENT, text):
        words.update(word.strip(",.").lower() for word in match.group(1).split("   ")[0].split())
    return frozenset(word for word in words if len(word) > 2)


def _fields(
    page: Page, case: Case, text: str, left_open: list[tuple[int, int]]
) -> Iterator[_Found]:
    """Give the names that stand behind a key such as "Surgeon:" or "Signed by"."""
    keys = [
        (m.start("role"), m.end("role"), m.end(), m["role"].lower(), m["thin"] is not None)
        for m in find_all(roles.FIELD, text)
    ]
    known = {key[0] for key in keys}
    for field in page.fields_of("physician"):
        if field.key_start in known or _ASKS_NO_NAME.search(field.key):
            continue
        if field.start > field.key_end:
            keys.append((field.key_start, field.key_end, field.start, field.key, False))
    for start, key_end, value, role, thin in keys:
        line = page.layout.line_at(start)
        if roles.ANOTHERS.search(text[line.start : start]) or roles.ANOTHERS.search(role):
            continue
        if re.match(r"[ \t]+by[ \t]+", text[value - 1 : value + 6], re.IGNORECASE):
            value += 3
        if text[value : value + 1] in _QUOTES:
            value += 1
        if (led := _LED_IN.match(text, value)) is not None:
            value = led.end()
        end = max(page.layout.line_at(value).end, value)
        if roles.OPEN_AFTER.match(text, value, end) or roles.OPEN_AFTER.match(text, key_end, end):
            left_open.append((start, min(end, value + 30)))
            continue
        if value < end and (box := _ticked(page, value, end)) is not None:
            value, end = box
        if _EMPTY_BOX.fullmatch(text, value, end):
            left_open.append((start, end))
            continue
        if value < end and text[value] == "[" and "[ ]" in text[value:end]:
            continue
        name = name_at(text, value, end, value=True)
        if name is None or (
            name.words < 2
            and not (name.titled or ranks(name.credential) or _is_whole(text, name, end))
            and not (
                (":" in text[key_end:value] or _POLITE.match(text, value))
                and _NEXT_COLUMN.match(text, name.end, end)
            )
        ):
            continue
        if role.startswith("typed") and name.kind != PHYSICIAN:
            continue
        if not name.masked and name.kind is None:
            alone = (
                line.body >= start - 3
                and (name.words > 1 or _POLITE.match(text, value) is not None)
                and (_is_whole(text, name, end) or _NEXT_COLUMN.match(text, name.end, end))
            )
            if (thin and not alone) or (not name.titled and not _ends_value(text, name, end)):
                continue
        if roles.PROSE_FOLLOWS.match(text, name.end) and not text[key_end:value].strip():
            continue
        if _OF_ANOTHER_DESK.match(_role_on_line(text, line.start, key_end)) and (
            roles.MADE_AWARE.match(text, name.end)
        ):
            continue
        part = _part_of_role(role)
        if roles.OF_ANOTHER.search(role) or (part == SIGNED and is_anothers(text, name)):
            continue
        closing = _CLOSING.search(role)
        if closing and not is_under_this_note(page, start + closing.start(), name):
            continue
        if roles.ELSEWHERE.match(text, name.end):
            part = NAMED
        if (
            _CANNULATED.match(role)
            and ":" not in text[key_end:value]
            and (not _is_now(page, start, name.end) or _is_of_windpipe(page, start))
        ):
            continue
        if _WAS.search(text[key_end:value]) and _is_of_other_deed(page, name):
            continue
        if role.startswith("cannulat") and case.actions <= _NO_OPERATION:
            part = NAMED
        if page.section(start).category == "attestation":
            part = min(part, ATTESTED)
        yield _Found(name, start, name.end, part, role + text[key_end:value].lower())


def _role_on_line(text: str, line_start: int, key_end: int) -> str:
    """Give the words of a key with those that stand before it: "ED attending" where "attending" is the key."""
    before = text[line_start:key_end]
    return re.split(r"[.;|\t]|[ ]{2}", before)[-1].strip(" *-#").lower()


_WAS = expressions.compile(r"\b(?:was|is)\b", re.IGNORECASE)
_CANNULATED = expressions.compile(r"(?:de-?)?cannulated\b")
_NEXT_COLUMN = expressions.compile(
    r"[ \t]{2,}[A-Z][A-Za-z ]{1,20}:|[ \t]*\||[.,;][ \t]+(?i:fellow|(?:first |1st )?asst|(?:first |1st )?assist\w*|res|"
    r"resident|reg|registrar|spr|trainee|an(?:a)?esth\w*|scrub\w*|perf\w*|nurse|rn|rt|ecmo specialist)[ \t]*:"
)
_EMPTY_BOX = expressions.compile(r"[ \t]*(?:\[[ \t]*\]|\([ \t]+\)|\u2610)[ \t]*")
_POLITE = expressions.compile(r"[ \t]*(?:Mr|Mrs|Ms|Miss|Prof)\b\.?[ \t]")
_LED_IN = expressions.compile(
    r"[ \t]*(?:(?:fellow|resident|registrar|attending|consultant|surgeon|staff|on[ -]call|night|day|weekend|covering|"
    r"cover|today|tonight|acting|locum|the|by|is|for)\b[ \t,:(-]*){1,4}(?=(?:Dr|DR|Prof)\b)",
    re.IGNORECASE,
)
"""What stands in a field before the doctor: "MD: fellow covering, Dr. H. Lind"."""
_QUOTES = ('"', "'", "\u201c")
_ASKS_NO_NAME = expressions.compile(
    r"\b(?:time|minutes|hours?|phone|pager|npi|id|number|exam|orders?|fees?|work|services?|present)$"
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


_CLOSING = expressions.compile(
    r"\b(?:signed|authenticated|completed|written|reported|attested|documented|filed|regards|sincerely|faithfully|"
    r"thanks|thank you|respectfully|cheers|truly,|submitted)\b"
)


def _prose(page: Page, *, operates: bool) -> Iterator[_Found]:
    """Give the names that the narrative says performed or dictated."""
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
            if _POSSESSIVE.search(text, name.start, name.end):
                continue
            if _WAS_SURGEON.search(match.group()) and _is_of_other_deed(page, name):
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
            if _CLOSING.search(said):
                if _CLOSING.match(said) and not is_under_this_note(page, match.start(), name):
                    continue
                part = SIGNED
            elif "myself" in said:
                part = DICTATED
            yield _Found(name, match.start(), name.end, part)
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
            yield _Found(name, name.start, name.end, ATTESTED)
            continue
        performs = operates and roles.PERFORMS.match(text, name.end)
        if performs and roles.ELSEWHERE.match(text, name.end):
            continue
        if (acts or speaks or performs) and not led_in:
            yield _Found(name, name.start, name.end, OPERATOR if performs else DICTATED)


def _is_writer(text: str, match: re.Match[str], name: Name) -> bool:
    """Whether a single word is the writer's name: "I (Lovell) put in both cannulas"."""
    return (
        _I_IN_BRACKETS.fullmatch(match.group()) is not None
        and _ACTS.match(text, name.end) is not None
        and _NUMERAL.search(text, max(0, match.start() - 20), match.start()) is None
    )


_POSSESSIVE = expressions.compile(r"\w['\u2019]s\Z")
_WAS_SURGEON = expressions.compile(r"^\s*(?:\Z|.*\b(?:is|was)\s*\Z)", re.IGNORECASE | re.DOTALL)


def _is_of_other_deed(page: Page, name: Name) -> bool:
    """Whether somebody was the surgeon of another operation, or will be: "for the 2019 valve repair"."""
    low, high = page.sentence(name.start)
    if not _is_now(page, name.start, name.end):
        return True
    of_other = roles.OTHER_OPERATION.search(page.text, name.end, high)
    return of_other is not None and not _OF_SUPPORT.search(page.text, low, high)


_I_IN_BRACKETS = expressions.compile(r"I[ \t]*\([ \t]*")
_ACTS = expressions.compile(r"\)[ \t]+[a-z]+(?:ed|ew|id|ut|aw|ook|ent|ave|as|an)?[ \t]")
_NUMERAL = expressions.compile(
    r"\b(?:type|stage|grade|class|factor|phase|part|angiotensin|troponin)[ \t]+$", re.IGNORECASE
)


def _told(page: Page, case: Case) -> Iterator[_Found]:
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
        if name is not None and did and _is_plain(did.group()) and _is_now(page, start, name.end):
            yield _Found(name, start, name.end, TOLD)
    for match in find_all(passive, text):
        name = name_at(text, match.end(), min(len(text), match.end() + 80))
        if name is None or not (name.titled or name.masked or name.words > 1):
            continue
        if _is_of_another_line(page, match) or not _is_plain(match.group()):
            continue
        if roles.OF_OTHER_DESK.match(text, name.end):
            continue
        if _is_now(page, match.start(), name.end):
            yield _Found(name, match.start(), name.end, TOLD)
    last = [line.start for line in page.layout.lines if line.end > line.body][-4:]
    for match in find_all(roles.SUPERVISED, text, last[0] if last else 0):
        name = name_at(text, match.end(), min(len(text), match.end() + 80))
        if name is not None and name.kind == PHYSICIAN:
            yield _Found(name, match.start(), name.end, ATTESTED)


def _is_of_another_line(page: Page, match: re.Match[str]) -> bool:
    """Whether "the dialysis catheter was placed by" tells of no cannula."""
    if _is_of_windpipe(page, match.start()):
        return True
    before = page.text[max(0, match.start() - 20) : match.start()]
    if _OTHER_TUBE.search(before) and _TUBE.match(match.group()):
        return True
    others = page.within((max(0, match.start() - 30), match.end()), "OTHER_LINE")
    return _OF_SUPPORT.search(match.group()) is None and any(
        item.start <= match.start() < item.end for item in others
    )


def _is_of_windpipe(page: Page, start: int) -> bool:
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


def _is_now(page: Page, start: int, end: int) -> bool:
    low, high = page.sentence(start)
    return not (
        roles.OTHER_TIME.search(page.text, low, high) or roles.ELSEWHERE.match(page.text, end)
    )


def _opens_line(text: str, match: re.Match[str]) -> bool:
    return match.start() == 0 or text[match.start()] in ".\n" or text[match.start() - 1] == "\n"


def _titles(page: Page, text: str) -> Iterator[_Found]:
    """Give the doctor who stands in the note's title: "ECMO round - Dr Lovell", "CONSULTANT ROUND   D. Lovell"."""
    for line in [line for line in page.layout.lines if line.end > line.body][:2]:
        for part in roles.TITLE_PART.finditer(text, line.start, line.end):
            if not roles.TITLES.search(text[line.start : part.start()]):
                continue
            led = roles.DOCTOR_LEADS.match(text, part.end()) is not None
            if not led and not roles.BY_DOCTOR.search(text[line.start : part.start()]):
                continue
            name = name_at(text, part.end(), line.end)
            if name is None or name.kind == OTHER or not (led or name.words == 2):
                continue
            if not led and not _INITIAL.fullmatch((name.name or "").partition(" ")[0]):
                continue
            if _ENDS_PART.match(text, name.end, line.end):
                yield _Found(name, name.start, name.end, NAMED)


_ENDS_PART = expressions.compile(r"[ \t]*(?:$|[,;|)]|[ \t]-|[ \t]{2}|\t|\d)")


def _signatures(page: Page, text: str) -> Iterator[_Found]:
    """Give the names that stand where a signature stands: alone on a line, or closing a text."""
    lines = [line for line in page.layout.lines if line.end > line.body]
    last = {line.start for line in lines[-4:]}
    top = {line.start for line in lines[:2]}
    head = {line.start for line in lines[:3]}
    attested = False
    for line in lines:
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
                (m.end(), line.end) for m in roles.COMMA.finditer(text, line.start, line.end)
            ]
        for low, high in starts:
            segment = text[low:high].lstrip(" -*/~_|>")
            low = high - len(segment)
            closing = line.start in last
            by = _BY.match(segment)
            begin = low + (by.end() if by else 0)
            name = name_at(text, begin, high, lower=closing)
            if name is None or (
                name.words < 2
                and not (name.titled or ranks(name.credential))
                and not (line is lines[-1] and name.kind == PHYSICIAN and name.end == line.end)
            ):
                continue
            if line.start in top and name.kind is None and not name.titled:
                continue
            bare = name.kind is None and (name.masked or not name.titled) and by is None
            own_line = not text[line.start : begin].strip(" -*/~_")
            if bare and not (own_line and line.end - line.start <= 70):
                continue
            if not _stands_as_signature(
                text, name, high, closing, by is not None, len(lines), head=line.start in head
            ):
                continue
            if name.kind is None and is_anothers(text, name):
                continue
            yield _Found(name, low, name.end, _part_of_signature(page, name, line.start, attested))


def _in_short(page: Page, patients: frozenset[str], others: list[_Found]) -> Iterator[_Found]:
    """Give those who signed with initials or a surname alone, where nobody else has signed."""
    signed = [item for item in others if item.part in (SIGNED, ATTESTED, TRAINEE)]
    for short in short_signatures(page, patients):
        name = short.name
        if any(item.start < name.end and name.start < item.end for item in others):
            continue
        if short.operates:
            yield _Found(name, short.start, name.end, OPERATOR)
        elif short.sure or not signed:
            yield _Found(name, short.start, name.end, SIGNED if short.sure else NAMED)


_BY = expressions.compile(
    r"(?:e-?signed|signed|signature|by|att(?:ending)?|s/|note by)[ :,]*(?:by )?", re.IGNORECASE
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
