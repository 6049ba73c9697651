"""Element ``approach``: percutaneous, open or central, told by technique."""

from __future__ import annotations

import re
from typing import Any

from doclint.nlp.page import Mention, Page
from doclint.reading.action import PROCEDURES
from doclint.reading.base import (
    CONFLICTING,
    DOCUMENTED,
    MISSING,
    NOT_A_FACT,
    UNFILLED,
    Reading,
    Rejection,
    cues_of,
    rejection,
)
from doclint.reading.case import Case
from doclint.reading.vessels import vessels_of

_REJECT = NOT_A_FACT | {"EARLIER", "OTHER_RUN", "IN_PLAN", "IN_HISTORY", "IN_CONSENT", "OTHER_OPERATOR"}
_HOW_IT_WENT_IN = re.compile(
    r"^\s*(?:ly )?(?:(?:placed|inserted|sited|put in|cannulated|implanted|introduced)\b|(?:\w+[- ]){0,4}(?:cannul(?:a|ae|as|ation)\b|catheter))",
    re.IGNORECASE,
)
_WENT_IN_BEFORE = re.compile(r"\b(?:placed|inserted|cannulated|sited|put in|implanted|gone in|went in)\s+(?:[\w/]+\s+){0,7}$", re.IGNORECASE)
_PULLED_AND_PRESSED = re.compile(
    r"\b(?:(?:manual|direct|digital|finger|firm|local|groin|hand|mechanical)(?:ly)?\s+(?:compress\w+|pressure)|pressure (?:was |dressing )?(?:held|applied|for)|"
    r"compress(?:ion|ed) (?:was )?(?:held|applied|for)|purse-? ?string|figure[- ]of[- ](?:eight|8)|mattress (?:suture|stitch)|z-?stitch|"
    r"per-? ?close|pro-? ?glide|pro-? ?style|manta|angio-?seal|closure device|fem-?stop|c-clamp|skin (?:suture|stitch))",
    re.IGNORECASE,
)


def read_approach(page: Page, case: Case) -> Reading:
    """Read RECORD.md's ``approach``.

    An artery exposed by cut-down beside a vein by puncture is ``open`` with ``mixed`` true. Where services of one note
    differ, ``by_action`` holds each one's own.
    """
    reading = Reading(values={"value": None})
    if case.actions and case.actions.isdisjoint(PROCEDURES):
        # Who only started or managed the circuit did not enter a vessel: another's approach is not this note's.
        return reading
    kept: list[Mention] = []
    open_: list[tuple[int, int]] = []
    for mention in page.find("TECHNIQUE"):
        against = next((cue for cue in cues_of(page, mention) if cue.facet in _REJECT), None)
        if against is not None:
            reading.rejected.append(rejection(mention, against))
            if against.facet == "OPEN":
                open_.append((mention.start, mention.end))
        elif mention.meta.get("removal_only") and not case.is_ending:
            continue
        elif not case.is_start and case.actions and _tells_of_insertion(page, mention):
            reading.rejected.append(
                Rejection(mention.start, mention.end, "EARLIER", mention.start, mention.end)
            )
        else:
            kept.append(mention)
    if case.is_ending or (not case.actions and not kept):
        kept += _pressed(page, kept)
    if not kept and "vent_insertion" in case.actions:
        pass
    open_ += [(i.key_start, i.end) for i in page.fields_of("approach") if i.answer == "blank"]
    kept = _without_other_operations(page, kept)
    clash = _clash(page, kept)
    if clash:
        reading.status, reading.spans = CONFLICTING, [(m.start, m.end) for m in clash]
        reading.values["candidates"] = list(dict.fromkeys(str(m.value) for m in clash))
        return reading
    if not kept:
        reading.status, reading.spans = (UNFILLED, open_) if open_ else (MISSING, [])
        return reading
    value, mixed, used = _resolve(page, kept)
    reading.status, reading.spans = DOCUMENTED, [(m.start, m.end) for m in used]
    reading.values["value"] = value
    if mixed:
        reading.values["mixed"] = True
    by_action = _by_action(page, case, kept)
    if by_action:
        reading.values["by_action"] = by_action
    return reading


def _tells_of_insertion(page: Page, mention: Mention) -> bool:
    """Whether a technique describes how the cannula once went in ("the percutaneously placed cannula")."""
    if mention.value == "central":
        return False
    if _in_title(page, mention):
        return False
    sentence = page.sentence(mention.start)
    after = page.text[mention.end : min(sentence[1], mention.end + 50)]
    before = page.text[max(sentence[0], mention.start - 60) : mention.start]
    out = re.compile(r"\b(?:remov|withdr|pull|explant|decann|taken out|reposition|mov|exposed|dissect)", re.IGNORECASE)
    if _WENT_IN_BEFORE.search(before):
        return True
    match = _HOW_IT_WENT_IN.match(after)
    return bool(match and not out.search(match.group()) and mention.value == "percutaneous")


_OTHER_OPERATION = re.compile(
    r"\b(?:CABG|AVR|MVR|valve|bypass graft\w*|transplant\w*|Norwood|Fontan|repair|LVAD|HeartMate|aneurysm|dissection repair|septal|switch)\b"
)


def _without_other_operations(page: Page, kept: list[Mention]) -> list[Mention]:
    """Leave out a sternotomy that was another operation's where the cannulae went in elsewhere."""
    peripheral = [m for m in kept if m.value != "central" and not m.meta.get("weak")]
    if not peripheral:
        return kept
    return [
        m
        for m in kept
        if m.value != "central"
        or _in_title(page, m)
        or not _OTHER_OPERATION.search(page.text, *page.clause(m.start))
    ]


def _in_title(page: Page, mention: Mention) -> bool:
    item = page.field_at(mention.start)
    section = page.section(mention.start).category
    return section == "procedure" or (item is not None and (item.element == "approach" or item.role == "action"))


def _pressed(page: Page, kept: list[Mention]) -> list[Mention]:
    """A cannula pulled with pressure, a suture or a closure device and no incision: percutaneous."""
    if any(m.value in ("open", "central") for m in kept):
        return []
    found = []
    for match in _PULLED_AND_PRESSED.finditer(page.text):
        mention = Mention("TECHNIQUE", match.start(), match.end(), {"value": "percutaneous"})
        if not any(cue.facet in _REJECT - {"EARLIER"} for cue in cues_of(page, mention)):
            found.append(mention)
    return found


def _resolve(page: Page, kept: list[Mention]) -> tuple[str, bool, list[Mention]]:
    """The approach that these mentions tell together, and whether there were two."""
    groups = {
        value: [m for m in kept if m.value == value] for value in ("central", "open", "percutaneous")
    }
    strong_open = [m for m in groups["open"] if not m.meta.get("weak")]
    if groups["central"]:
        return "central", False, groups["central"]
    if groups["percutaneous"] and not strong_open:
        explicit = [m for m in groups["open"] if _opens_vessel(page, m)]
        if not explicit or _is_said(page, groups["percutaneous"]):
            return "percutaneous", False, groups["percutaneous"]
    if groups["open"]:
        mixed = _two_vessels(page, groups["open"], groups["percutaneous"])
        return "open", mixed, groups["open"] + (groups["percutaneous"] if mixed else [])
    return "percutaneous", False, groups["percutaneous"]


def _opens_vessel(page: Page, mention: Mention) -> bool:
    words = page.text[mention.start : mention.end].lower()
    return not re.search(r"arteriotom|venotom|skin|small|short|nick", words)


def _is_said(page: Page, mentions: list[Mention]) -> bool:
    return any("percut" in page.text[m.start : m.end].lower() for m in mentions)


def _two_vessels(page: Page, opened: list[Mention], punctured: list[Mention]) -> bool:
    """Whether one vessel was exposed and another one punctured."""

    def near(mention: Mention) -> set[tuple[str, str | None]]:
        for span in (page.clause(mention.start), page.sentence(mention.start)):
            found = {(v.name, v.side) for v in vessels_of(page) if span[0] <= v.start < span[1] and v.name}
            if found:
                return found
        return set()

    exposed = set().union(*(near(m) for m in opened)) if opened else set()
    for mention in punctured:
        vessels = near(mention)
        if vessels and exposed and vessels.isdisjoint(exposed):
            names = {name for name, _ in vessels}
            if "superficial femoral artery" not in names:
                return True
    return False


def _clash(page: Page, kept: list[Mention]) -> list[Mention]:
    """A form's approach field against what the operation's description says."""
    head = [m for m in kept if _in_title(page, m)]
    body = [m for m in kept if not _in_title(page, m) and not m.meta.get("weak")]
    head_values, body_values = {str(m.value) for m in head}, {str(m.value) for m in body}
    if len(head_values) == 1 and len(body_values) == 1 and head_values != body_values:
        if head_values == {"percutaneous"} and body_values == {"open"} and not _is_said(page, body):
            converted = re.search(r"convert\w*|abandon\w*|unsuccessful|failed", page.text, re.IGNORECASE)
            return [] if converted else [head[0], body[0]]
        if head_values == {"open"} and body_values == {"percutaneous"}:
            said = [m for m in body if "percut" in page.text[m.start : m.end].lower()]
            return [head[0], said[0]] if said else []
    return []


def _by_action(page: Page, case: Case, kept: list[Mention]) -> dict[str, Any]:
    """Each procedure's own approach, where a note has several procedures that differ."""
    actions = [a for a in sorted(case.actions & PROCEDURES) if a != "graft_conduit"]
    spots: dict[str, list[tuple[int, int]]] = page.cache.get("action_spots", {})
    if len(actions) < 2:
        return {}
    groups: dict[str, list[Mention]] = {action: [] for action in actions}
    for mention in kept:
        sentence = page.sentence_index(mention.start)

        def distance(action: str) -> tuple[int, int]:
            gaps = [
                (abs(page.sentence_index(start) - sentence), abs(start - mention.start))
                for start, _ in spots.get(action, [])
            ]
            return min(gaps, default=(10_000, 10_000))

        groups[min(actions, key=distance)].append(mention)
    found = {action: _resolve(page, group)[0] for action, group in groups.items() if group}
    return found if len(set(found.values())) > 1 else {}
