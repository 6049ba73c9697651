"""Element ``approach``: percutaneous, open or central, told by technique.

A needle, Seldinger's wire or a picture-guided puncture is percutaneous, an exposed vessel is open whatever
came after, a chest entered is central. Wires, dilators and fluoroscopy alone tell nothing, nor does where
the tip lies; how a cannula went in does not say how it came out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from doclint import expressions
from doclint.nlp.page import Mention, Page
from doclint.nlp.seeking import find_all, find_first
from doclint.nlp.stretches import stretch
from doclint.reading.agency import against, clause_of
from doclint.reading.base import (
    CONFLICTING,
    DOCUMENTED,
    NOT_A_FACT,
    UNFILLED,
    Reading,
    Rejection,
    rejection,
)
from doclint.reading.bearing import told_of_other_run
from doclint.reading.case import Case
from doclint.reading.session import PROCEDURES
from doclint.reading.vessels import vessels_of
from doclint.reading.weighing import unit_of

_REJECT = NOT_A_FACT | {
    "EARLIER", "IN_PLAN", "IN_HISTORY", "OTHER_OPERATOR", "POSSIBLE",
}  # fmt: skip
_OTHER_LINES = frozenset(
    ("arterial line", "radial line", "central line", "dialysis catheter", "Swan-Ganz",
     "balloon pump", "Impella", "chest tube", "airway and tubes", "pacing wire", "peripheral IV")
)  # fmt: skip
"""Rules of ``patterns/targets/devices.json`` whose devices are placed by a technique of their own."""

_FIELD_VALUE = expressions.compile(
    r"\W*(?:(?P<percutaneous>perc\w*)|(?P<central>central\w*|trans-?thoracic)|"
    r"(?P<open>open\b(?! chest)|surgical\w*|cut-?\s?down))(?=\W|$)",
    re.IGNORECASE,
)
_HOW_IT_WENT_IN = expressions.compile(
    r"^\s*(?:ly )?(?:(?:placed|inserted|sited|put in|cannulated|implanted|introduced)\b|"
    r"(?:[\w/]+[- ]){0,4}(?:cannul(?:a|ae|as|ation)\b|catheter))",
    re.IGNORECASE,
)
_WENT_IN_BEFORE = expressions.compile(
    r"\b(?:placed|inserted|cannulated|sited|put in|implanted|gone in|went in)\s+(?:[\w/]+\s+){0,7}$",
    re.IGNORECASE,
)
_COMES_OUT = expressions.compile(
    r"\b(?:remov|withdr|pull|explant|decann|taken out|reposition|mov|exposed|dissect)",
    re.IGNORECASE,
)
_PRESSED = expressions.compile(
    r"\b(?:(?:manual|direct|digital|finger|firm|local|groin|hand|mechanical)(?:ly)?\s+"
    r"(?:compress\w+|pressure)|pressure (?:was |dressing )?(?:held|applied|for)|"
    r"compress(?:ion|ed) (?:was )?(?:held|applied|for)|purse-? ?string|figure[- ]of[- ](?:eight|8)|"
    r"mattress (?:suture|stitch|(?:was )?(?:tied|cinched))|(?:horizontal|vertical|deep) mattress|"
    r"(?:thumb|finger|fingers|palm) (?:held )?(?:on|over) (?:the |his |her )?(?:it|neck|groin|site|hole|entry|wound|"
    r"puncture|vein|artery)(?: for)?(?: (?:about|another|a full))? \d+ ?min|"
    r"(?:kept|with|minutes?(?: more)? of|fingers?|"
    r"thumb) (?:firm |manual |hand |direct )?"
    r"pressure|[uz]-? ?stitch|per-? ?close|pro-? ?glide|pro-? ?style|manta|"
    r"angio-?seal|closure device|fem-?stop|c-clamp|skin (?:suture|stitch)|"
    r"(?:pressed|leaned|leant|pushed|compressed)(?: (?:hard|firmly|gently|down|on (?:it|the \w+|h(?:is|er) \w+)))* "
    r"(?:for )?(?:(?:about|another|a|an|the|full|good|over|under|some|half|quarter|of|\d+|ten|fifteen|twenty|"
    r"thirty|forty|"
    r"twenty-five|forty-five) ){1,4}(?:min\w*|hour))",
    re.IGNORECASE,
)
_OTHER_OPERATION = expressions.compile(
    r"\b(?:CABG|AVR|MVR|valve|bypass graft\w*|transplant\w*|Norwood|Fontan|repair|LVAD|HeartMate|"
    r"aneurysm|dissection repair|septal|switch)\b"
)
_ANOTHER_KIND = expressions.compile(
    r"\b(?:PCI|DES|stents?|TAVR|TAVI|EVAR|CABG|OPCAB|AVR|MVR|biops\w+|lobectomy|LIMA|SVG|wedge|decortication|"
    r"angioplasty|angiogra\w+|pleurodesis|VATS)\b"
)
_ASKS = expressions.compile(r"\b(?:percut\w*|cut-?down|approach|technique)\b", re.IGNORECASE)
_ASKED = expressions.compile(
    r"\b(?:approach|(?:access|cannulation) (?:technique|method))\s*[:=-]?\s*$", re.IGNORECASE
)
_PLUG = expressions.compile(
    r"\b(?:per-?close|pro-?glide|pro-?style|manta|angio-?seal)\b", re.IGNORECASE
)
_SKIN_ONLY = expressions.compile(r"arteriotom|venotom|skin|small|short|nick", re.IGNORECASE)
_ABANDONED = expressions.compile(r"convert\w*|abandon\w*|unsuccessful|failed", re.IGNORECASE)


def read_approach(page: Page, case: Case) -> Reading:
    """Read RECORD.md's ``approach``.

    An artery exposed by cut-down beside a vein by puncture is ``open`` with ``mixed`` true. Where services of
    one note differ, ``by_action`` holds each one's own.
    """
    reading = Reading(values={"value": None})
    if case.actions and case.actions.isdisjoint(PROCEDURES):
        # Who only started or managed the circuit did not enter a vessel: another's approach is not this note's.
        return reading
    kept, left_open = _weigh(page, case, reading)
    if case.is_ending or (not case.actions and not kept):
        kept += _pressed(page, kept)
    kept = list(_without_other_operations(page, kept))
    clash = _clash(page, kept)
    if clash:
        reading.status, reading.spans = CONFLICTING, [(m.start, m.end) for m in clash]
        reading.values["candidates"] = list(dict.fromkeys(str(m.value) for m in clash))
    elif kept:
        value, mixed, used = _resolve(page, kept)
        if (
            value == "open"
            and case.actions
            and case.actions <= _VENTS
            and _between_ribs(page, used)
        ):
            value, mixed = "central", False
        reading.status, reading.spans = DOCUMENTED, [(m.start, m.end) for m in used]
        reading.values["value"] = value
        if mixed:
            reading.values["mixed"] = True
        by_action = _by_action(page, case, kept)
        if by_action:
            reading.values["by_action"] = by_action
    elif left_open:
        reading.status, reading.spans = UNFILLED, left_open
    return reading


_VENTS = frozenset(("vent_insertion", "vent_removal"))
_RIBS = expressions.compile(
    r"(?<!no )(?<!without )(?<!prior )(?<!previous )(?<!old )(?<!healed )\b(?:ribs?(?! fract)|"
    r"interspace|intercostal|retractor|pericost\w*|thoracotomy|sternotomy|sternum)\b",
    re.IGNORECASE,
)


_PERIPHERAL = expressions.compile(
    r"\b(?:fem\w*|groin|axill\w*|subclav\w*|carotid|jugular|neck|iliac)\b", re.IGNORECASE
)


def _between_ribs(page: Page, used: Sequence[Mention]) -> bool:
    """Whether a vent's note tells of the chest's wall, and its cut of no vessel elsewhere: the chest was opened."""
    if any(find_first(_PERIPHERAL, page.text[slice(*stretch(page, m.start))]) for m in used):
        return False
    return find_first(_RIBS, page.text) is not None


def _weigh(page: Page, case: Case, reading: Reading) -> tuple[list[Mention], list[tuple[int, int]]]:
    """Part the words of technique that count from those that do not; give what a form left open, too."""
    kept: list[Mention] = []
    left_open = [(i.key_start, i.end) for i in page.fields_of("approach") if i.answer == "blank"]
    left_open += [
        (place.start, place.end)
        for place in page.normal.placeholders
        if not place.hides_value
        and (
            _ASKS.search(place.hint)
            or _ASKED.search(page.text, max(0, place.start - 40), place.start)
        )
    ]
    for mention in (*page.find("TECHNIQUE"), *_of_fields(page)):
        told = mention.meta.get("without_incision") and case.is_ending
        cue = against(page, mention, _REJECT - {"EARLIER"} if told else _REJECT)
        cue = cue or told_of_other_run(page, mention.start)
        if cue is not None:
            reading.rejected.append(rejection(mention, cue))
            if cue.facet == "OPEN":
                left_open.append((mention.start, mention.end))
            continue
        reason = _objection(page, case, mention)
        if reason:
            span = (mention.start, mention.end)
            reading.rejected.append(Rejection(*span, reason, *span))
        else:
            kept.append(mention)
    return kept, left_open


def _of_fields(page: Page) -> Iterator[Mention]:
    """The bare answer to a form's question: "Approach: open"."""
    for item in page.fields_of("approach"):
        found = _FIELD_VALUE.match(page.text, item.start, item.end)
        if found is None or page.box_at(found.end() - 1) is not None:
            continue
        value = str(found.lastgroup)
        start, end = found.span(value)
        if not page.within((start, max(end, item.end)), "TECHNIQUE"):
            yield Mention("TECHNIQUE", start, end, {"value": value})


def _objection(page: Page, case: Case, mention: Mention) -> str | None:
    """Why words of technique do not tell how this session's cannula went in, was moved or came out."""
    if mention.meta.get("without_incision") and (case.is_start or not case.actions):
        return "NOT_A_TECHNIQUE"
    if not case.is_start and case.actions and _tells_of_insertion(page, mention):
        return None if mention.meta.get("without_incision") else "EARLIER"
    if mention.value == "percutaneous" and _is_of_other_device(page, mention):
        return "OTHER_DEVICE"
    if not case.actions and _is_of_other_operation(page, mention):
        return "OTHER_OPERATION"
    return None


def _is_of_other_operation(page: Page, mention: Mention) -> bool:
    """Whether a note without any service tells the way of an operation of another kind."""
    low, high = unit_of(page, mention)
    if page.within((low, high), "CANNULA", "BRAND", "ECMO", "MODE", "CANNULA_TYPE"):
        return False
    return _ANOTHER_KIND.search(page.text, low, high) is not None


def _is_of_other_device(page: Page, mention: Mention) -> bool:
    clause = clause_of(page, mention.start)
    if page.within(clause, "CANNULA", "BRAND", "ECMO", "MODE", "CANNULA_TYPE"):
        return False
    return any(device.rule in _OTHER_LINES for device in page.within(clause, "OTHER_DEVICE"))


def _tells_of_insertion(page: Page, mention: Mention) -> bool:
    """Whether a technique describes how the cannula once went in ("the percutaneously placed cannula")."""
    if mention.value == "central" or _names_service(page, mention):
        return False
    low, high = page.sentence(mention.start)
    if _WENT_IN_BEFORE.search(page.text, max(low, mention.start - 60), mention.start):
        return True
    after = _HOW_IT_WENT_IN.match(page.text[mention.end : min(high, mention.end + 50)])
    told = after is not None and not _COMES_OUT.search(after.group())
    return told and mention.value == "percutaneous"


def _without_other_operations(page: Page, kept: list[Mention]) -> Iterator[Mention]:
    """Leave out a sternotomy that was another operation's where the cannulae went in elsewhere."""
    peripheral = any(
        m.value != "central"
        and not (m.meta.get("weak") and _SKIN_ONLY.search(page.text, m.start, m.end))
        for m in kept
    )
    for mention in kept:
        if (
            not peripheral
            or mention.value != "central"
            or _names_service(page, mention)
            or not _OTHER_OPERATION.search(page.text, *page.sentence(mention.start))
        ):
            yield mention


def _names_service(page: Page, mention: Mention) -> bool:
    """Whether words stand in a title or in a form's field that asks for the service or the approach."""
    item = page.field_at(mention.start)
    asked = item is not None and (item.element == "approach" or item.role == "action")
    return asked or page.section(mention.start).category == "procedure"


def _pressed(page: Page, kept: list[Mention]) -> list[Mention]:
    """A cannula pulled with pressure, a suture or a closure device and no incision: percutaneous."""
    if find_first(_PLUG, page.text):
        # A plug closes a puncture: "arteriotomy" is then the hole that the cannula left.
        kept[:] = [m for m in kept if not (m.meta.get("weak") and _is_hole(page, m))]
    if any(m.value in ("open", "central") for m in kept):
        return []
    sites = [vessel for vessel in vessels_of(page) if vessel.is_site]
    if sites and all(vessel.kind == "central" for vessel in sites):
        # A purse-string tied on the heart closes no puncture of the skin.
        return []
    found = []
    for match in find_all(_PRESSED, page.text):
        mention = Mention("TECHNIQUE", match.start(), match.end(), {"value": "percutaneous"})
        if against(page, mention, _REJECT - {"EARLIER"}) is None:
            found.append(mention)
    return found


def _is_hole(page: Page, mention: Mention) -> bool:
    return re.match(r"arteriotom|venotom", page.text[mention.start : mention.end], re.I) is not None


def _resolve(page: Page, kept: list[Mention]) -> tuple[str, bool, list[Mention]]:
    """The approach that these mentions tell together, whether there were two, and what tells it."""
    groups: dict[str, list[Mention]] = {"central": [], "open": [], "percutaneous": []}
    for mention in kept:
        groups[str(mention.value)].append(mention)
    opened, punctured = groups["open"], groups["percutaneous"]
    # A patch on an open chest tells nothing of a cannula that went in at the groin.
    patched = all(m.meta.get("weak") for m in groups["central"])
    if groups["central"] and not (patched and (opened or punctured)):
        return "central", False, groups["central"]
    if not opened:
        return "percutaneous", False, punctured
    if punctured and all(m.meta.get("weak") for m in opened):
        # An incision may be the nick that lets a dilator pass.
        vessel = any(not _SKIN_ONLY.search(page.text, m.start, m.end) for m in opened)
        if not vessel or _is_said(page, punctured):
            return "percutaneous", False, punctured
    mixed = _two_vessels(page, opened, punctured)
    return "open", mixed, opened + (punctured if mixed else [])


def _is_said(page: Page, mentions: Iterable[Mention]) -> bool:
    return any("percut" in page.text[m.start : m.end].lower() for m in mentions)


def _two_vessels(page: Page, opened: list[Mention], punctured: list[Mention]) -> bool:
    """Whether one vessel was exposed and another one punctured."""
    exposed = {vessel for mention in opened for vessel in _vessels_near(page, mention)}
    for mention in punctured:
        vessels = _vessels_near(page, mention)
        if vessels and exposed and vessels.isdisjoint(exposed):
            if all(name != "superficial femoral artery" for name, _ in vessels):
                return True
    return False


def _vessels_near(page: Page, mention: Mention) -> set[tuple[str, str | None]]:
    clause = page.clause(mention.start)
    for low, high in (_piece(page, mention, clause), clause, page.sentence(mention.start)):
        found = {(v.name, v.side) for v in vessels_of(page) if low <= v.start < high and v.name}
        if found:
            return found
    return set()


def _piece(page: Page, mention: Mention, clause: tuple[int, int]) -> tuple[int, int]:
    """The part of a clause between two commas in which a mention stands."""
    before = page.text.rfind(", ", clause[0], mention.start)
    after = page.text.find(", ", mention.end, clause[1])
    return max(before, clause[0]), after if after > 0 else clause[1]


def _clash(page: Page, kept: list[Mention]) -> list[Mention]:
    """A form's approach field against what the operation's description says."""
    head = [m for m in kept if _names_service(page, m)]
    body = [m for m in kept if m not in head and not m.meta.get("weak")]
    if len({m.value for m in head}) != 1:
        return []
    if head[0].value == "open":
        # "Without any incision" of a removal that the title calls open.
        uncut = [m for m in body if m.meta.get("without_incision")]
        if uncut and not any(m.value == "open" for m in body):
            return [head[0], uncut[0]]
    if len({m.value for m in body}) != 1:
        return []
    if (head[0].value, body[0].value) == ("central", "percutaneous"):
        shut = [m for m in page.find("CHEST_ENTRY") if m.value == "denied"]
        return [head[0], body[0]] if shut else []
    if (head[0].value, body[0].value) == ("percutaneous", "open"):
        return [] if find_first(_ABANDONED, page.text) else [head[0], body[0]]
    if (head[0].value, body[0].value) == ("open", "percutaneous"):
        said = [m for m in body if _is_said(page, [m])]
        return [head[0], said[0]] if said else []
    return []


def _around(places: Sequence[int], offset: int) -> Sequence[int]:
    """Give the last place before an offset and the first one from there on."""
    at = bisect_left(places, offset)
    return places[max(0, at - 1) : at + 1]


def _by_action(page: Page, case: Case, kept: list[Mention]) -> dict[str, Any]:
    """Each procedure's own approach, where a note has several procedures that differ."""
    actions = [a for a in sorted(case.actions & PROCEDURES) if a != "graft_conduit"]
    spots: dict[str, list[tuple[int, int]]] = page.cache.get("action_spots", {})
    if len(actions) < 2:
        return {}
    places = {action: sorted(start for start, _ in spots.get(action, [])) for action in actions}
    groups: dict[str, list[Mention]] = {action: [] for action in actions}
    for mention in kept:
        sentence = page.sentence_index(mention.start)
        gaps = {
            action: min(
                (
                    (abs(page.sentence_index(start) - sentence), abs(start - mention.start))
                    for start in _around(places[action], mention.start)
                ),
                default=(10_000, 10_000),
            )
            for action in actions
        }
        groups[min(actions, key=lambda action: gaps[action])].append(mention)
    found = {action: _resolve(page, group)[0] for action, group in groups.items() if group}
    return found if len(set(found.values())) > 1 else {}
