"""The settings of the ECMO circuit: the ones in force at the end of what the note reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions
from doclint.nlp import circuit_patterns as patterns
from doclint.nlp.circuit_numbers import CircuitNumber, find_circuit_numbers, find_left_open
from doclint.nlp.circuit_patterns import FIO2, FLOW, KINDS, RPM, SWEEP
from doclint.nlp.circuit_values import in_bounds, parse
from doclint.nlp.page import Page
from doclint.nlp.phases import told_of_another
from doclint.nlp.reach import COPIED, facet_at
from doclint.nlp.seeking import find_all, find_first
from doclint.reading.base import DOCUMENTED, UNFILLED, Reading, Rejection
from doclint.reading.case import Case

DROPPED, PASSING, ROUGH, PLAIN, TOTAL = range(5)
"""How much a reading tells of the settings in force; of equals the last one stands."""

_PLANNED = expressions.compile(
    r"\b(?:goals?|targets?|target(?:ing)?|aim(?:ing|ed)?(?: for)?|plan(?:s|ned|ning)?|will|would|"
    r"should|if|consider|may|might|could|titrate|"
    r"wean(?:ing)? (?:to|by)|increase(?! in)|decrease(?! in)|recommend|next|tomorrow|tmrw|attempt|"
    r"try|until|once|unless|(?<!\bI )(?<!\bI have )ordered|need(?:s|ed)?|"
    r"asked for|more than|less than|at least|at most|up to a maximum|limit(?:s|ed)?|maximum|max|"
    r"minimum|min flow|alarm|capable of|rated|below|above|fails?)\b"
    r"[^.;\n]{0,40}$|(?<![-=])[<>\u2264\u2265]=?\s*$|\bkeep [^.;\n]{0,30}$",
    re.IGNORECASE,
)
_PLANNED_AFTER = expressions.compile(
    r"[^.;,\n\d]{0,14}\b(?:later|if|tomorrow|tonight|tmrw|"
    r"once (?!(?:\w+ ){0,5}(?:was|were|had|showed|came|fell|rose|cleared|settled|improved))|"
    r"when able|as tolerated|as needed|prn|next)\b",
    re.IGNORECASE,
)
_BYPASS_LINE = expressions.compile(
    r"\W*(?:cpb|bypass|cardiopulmonary bypass|heart-lung machine)\W*:", re.IGNORECASE
)
_KEPT_PLAN = expressions.compile(
    r"\b(?:continue|stays?|remains?|current|unchanged|maintain(?:ed)?|same|as is)\b|^\W*(?:now|"
    r"currently|presently|at present|right now)\b",
    re.IGNORECASE,
)
_PASSING = expressions.compile(
    r"\b(?:yesterday|previous(?:ly)?|earlier|before|prior|overnight|trial\w*|"
    r"turn(?:ed)?[ -]?downs?|turndown|weaned|wean|idle|clamp\w*|"
    r"drop(?:s|ped|ping)?|fell|fallen|fall(?:ing)?|sagg\w+|down to|falling|stuck|not above|only|"
    r"barely|could not|no more than|never|"
    r"limited|from|vs|low-?flow|poor|first target|held the first|had been|initially|at first|when|"
    r"whenever|temporarily|briefly|during|"
    r"reduced to|lowered to|to 0|starv\w+|chatter\w*|was(?! (?:moved|brought|taken (?:to|back|down|up)|"
    r"transported|wheeled|"
    r"transferred|prepped|positioned|draped|intubated|initiated|started|begun|commenced|established|maintained|resumed|"
    r"restored|achieved|reached)\b))\b[^.;\n]{0,45}$",
    re.IGNORECASE,
)
_OTHER_TIME = expressions.compile(
    r"\b(?:yesterday|previous(?:ly)?|earlier|before|prior|trial\w*|turn-?downs?|had been|initially|"
    r"at first|when|whenever|temporarily|briefly|during|vs|first settings)\b[^.;\n]{0,45}$",
    re.IGNORECASE,
)
_PASSING_AFTER = expressions.compile(
    r"[ \t](?:he|she|they|pt|the patient|sats?) (?:\w+ )?(?:got|dropped|became|looked|desat\w*|tired|"
    r"climbed|fell)\b|"
    r"[ \t](?:l\S{0,4} )?(?:before(?:hand)?|earlier|at first)(?=[ \t]*[,;)])|"
    r"[^.;\n,]{0,12}\b(?:x|for) ?\d+ ?(?:h|hr|hours?|min|minutes?)\b|[^.;\n]{0,25}\b(?:tolerated|"
    r"failed|tried|attempted)\b",
    re.IGNORECASE,
)
_NOW = expressions.compile(
    r"\b(?:now|currently|present(?:ly)?|today|final|at (?:the )?end|afterwards?|after|thereafter|"
    r"end|then|total|reached|came up|back up|"
    r"settled|up to|restored|goes on|continues|recovered|improved|leaving|raised|rose|increased)"
    r"\b[^.;\n]{0,40}$",
    re.IGNORECASE,
)
_NOW_HERE = expressions.compile(
    r"\b(?:now|currently|at present|back (?:up |down )?to|settled|restored|returned)\b[^.;\n]{0,25}$",
    re.IGNORECASE,
)
_TRIAL_BEFORE = expressions.compile(
    r"\b(?:turn(?:ed|ing)?[ -]?down|trial(?:led)?|low-?flow (?:test|study|trial)|clamp(?:ed)? trial|"
    r"weaning (?:study|test|echo))\b",
    re.IGNORECASE,
)
_LIMB = expressions.compile(
    r"[^.,;)\n]{0,6}\b(?:through|via|in|to|into) the (?:vent|limb|jugular|leg|graft|arterial limb|"
    r"return limb|bridge|distal|shunt|side)|"
    r"[ \t]*(?:through|via) (?:the )?(?:vent|dpc)|"
    r"[ \t]*(?:on|by) (?:the )?(?:doppler|duplex)\b",
    re.IGNORECASE,
)
_LIMB_BEFORE = expressions.compile(
    r"\b(?:vent|limb|jugular|arterial|bridge|dpc|distal perfusion|reperfusion|leg|shunt|"
    r"recirculation)\b[^.,;\n]{0,14}$",
    re.IGNORECASE,
)
_LEG_BEFORE = expressions.compile(
    r"\b(?:antegrade|reperfusion|distal perfusion|dpc|sfa|superficial femoral)\b"
    r"(?![^.;\n]*\b(?:ecmo|ecls|pump|circuit|total|rpm)\b)[^.;\n]{0,45}$",
    re.IGNORECASE,
)
"""The catheter that feeds the leg: what runs through it is not the circuit's flow."""
_SPLICED = expressions.compile(
    r"\b(?:spliced|tee?'?d|y'?d|wye'?d|plumbed|connected|joined|attached|sewn|run|led|brought|tied|hooked(?: up)?)"
    r" (?:\w+ ){0,2}(?:in)?to (?:the )?(?:venous|drainage|inflow|pre-?pump)[ -](?:limb|line|side|tubing|cannula)\b|"
    r"\b(?:[yt]|wye)-?[ ]?(?:connector|piece)\b|\b(?:lv|la|apical|ventricular) (?:vent|drain)\b",
    re.IGNORECASE,
)
_WHOLE = expressions.compile(
    r"\b(?:total|ecmo|ecls|circuit|pump|support|full|overall|rpm)\b", re.IGNORECASE
)
"""What runs through a vent that was joined to the circuit is a part of the flow, unless it is called the whole."""
_MINUTES = (
    r"\b(?:for|x|over|during) ?(?:just |about |only |some |barely |under |over |another |a |an |the )*"
    r"(?:\d+|few|couple of|quarter(?: of an)?|half(?: an)?|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|"
    r"thirty|forty|forty-five|sixty)[ -]?"
)
_TRIED = expressions.compile(
    r"(?:[^.;\n]|\.(?=\d)){0,60}?(?:"
    + _MINUTES
    + r"(?:s\b|secs?\b|seconds?\b|min\w*\b|'(?!\w))|"
    + r"\b(?:for|over) (?:about |only |just |some )?(?:(?:a )?quarter of an|half an|one|an) hour\b|"
    r"\b(?:as|by way of|in|on|during|(?:for|under)(?![^.,;\n]{0,40}\b(?:tomorrow|tmrw|later|planned)\b)) "
    r"(?:an? |the |our |my |this |today's )?(?:\w+ ){0,2}(?:challenge|"
    r"test|trial|"
    r"experiment|try-?out)\b|"
    r"\bto (?:test|try|challenge|see (?:if|how|what|whether))\b|\b(?:the|all the|for the) while\b|\bfor the duration\b|"
    r"\b(?:during|for) (?:the|this|each) (?:man(?:o?eu)vers?|man(?:oeu|eu)vres?|pass|move|study|echo|clamp\w*))",
    re.IGNORECASE,
)
"""A number that was set for minutes, or to see what happens, and is no setting in force."""
_LOWERED = expressions.compile(
    r"\b(?:down|cut|drop(?:ped|ping)?|lower(?:ed|ing)?|reduc(?:ed|ing)|turn(?:ed|ing)|brought|wean(?:ed|ing)|"
    r"taken|took|"
    r"with|when|at)\b(?:[^.;\n]|\.(?=\d)){0,30}$",
    re.IGNORECASE,
)
_SANK = expressions.compile(
    r"[ \t]?(?:%|l\b|l/min|lpm)?(?:[^.;\n,]|\.(?=\d)){0,25}(?:,|;|:|-+>?|=>)?[ \t]?(?:and|but|so|then|when)?[ \t]?"
    r"(?:(?:he|she|they|it|pt|the|his|her|their|patient|baby|child|infant|boy|girl|right|radial|sats?|"
    r"saturations?|spo2|sao2|map|"
    r"pressure|bp|pulse|hand|promptly|immediately|quickly|soon) ){1,4}(?:fell|dropped|desat\w*|crash\w*|sagged|slid|"
    r"plummet\w*|sank|tanked|collapsed|dipped|drifted down|went (?:down )?to|decompensated|could not|"
    r"did not tolerate)\b",
    re.IGNORECASE,
)
"""What happens to one who does not bear a setting: "cut to 0.5 and he fell to 82%"."""
_ROUGHLY = expressions.compile(
    r"(?:\b(?:about|around|approximately|approx\.?|roughly|circa|near(?:ly)?|some|ca\.?|in the region of)|~|"
    r"\u2248)[ \t]?$",
    re.IGNORECASE,
)
_GOES_ON = expressions.compile(
    r"\b(?:continue|keep|maintain|leave|plan|aim|run on)\b", re.IGNORECASE
)
"""What makes a rough number one that is meant: "continue at around 4 L"."""
_TOTAL = expressions.compile(r"\b(?:total|overall|combined)\b[^.,;\n]{0,18}$", re.IGNORECASE)
_TOTAL_WORD = expressions.compile(r"\b(?:total|overall|altogether|all told)$", re.IGNORECASE)
_WORTH_READING = expressions.compile(
    r"(?:l|lit(?:er|re)s?|ml|cc)[ \t]?(?:/|per|a)[ \t]?(?:min|m|kg)|lpm|rpm|revs|revolutions|flow|"
    r"sweep|sgf|\bbf |gas|speed|f[dsi]o2|blender|ecmo|ecls|v-?[av]|pump|circuit|console|oxygen|"
    r"\bp ?[:=] ?\d{4}|\bq ?[:=,] ?\d\.\d|\d\.\d at \d,?\d{3}|\d\.\d ?/ ?\d,?\d{3} ?/|swp|"
    r"\d ?l\b|sw \d|fd [.\d]|\bo2\b|\d ?lit(?:er|re)s?\b",
    re.IGNORECASE,
)
_CELL_KEYS = (
    (SWEEP, expressions.compile(r"\b(?:sweep|swp|sgf|gas flow|gas)\b(?!.*\b(?:fio2|fdo2)\b)", re.IGNORECASE)),
    (FIO2, expressions.compile(r"\b(?:f[ds]o2|blender|fio2|o2)\b", re.IGNORECASE)),
    (RPM, expressions.compile(r"\b(?:rpms?|speed|revs|pump(?! flow))\b", re.IGNORECASE)),
    (FLOW, expressions.compile(r"\b(?:flows?|lpm|blood flow|l/min|ml/min)\b", re.IGNORECASE)),
)  # fmt: skip
_CELL_NUMBER = expressions.compile(
    r"(?P<v>\d{1,2},?\d{3}|\d{1,3}(?:\.\d+)?|\.\d+)(?P<unit>[ ]?(?:%|l/min|lpm|l|rpm|ml/min))?",
    re.IGNORECASE,
)
_SPLIT = expressions.compile(r"[ \t]{0,20}\|[ \t]{0,20}|\t| {2,}")
_VENT_ROW = expressions.compile(
    r"\b(?:vent\w*|peep|respiratory|airway|pip|tv|rr|tidal|prvc|simv|pc|ac|plateau)\b",
    re.IGNORECASE,
)
_GAS_WORD = expressions.compile(r"\b(?:sweep|sgf|gas flow|rpm|pump speed)\b", re.IGNORECASE)


def read_circuit(page: Page, case: Case) -> Reading:
    """Read ``circuit``: the last settings of flow, sweep, oxygen fraction and speed."""
    reading = Reading(values=dict.fromkeys(KINDS))
    if not case.is_service:
        return reading
    ranked: list[tuple[int, CircuitNumber]] = []
    for item in _numbers(page):
        rank = _rank(page, item, case)
        if rank == DROPPED:
            reading.rejected.append(
                Rejection(item.start, item.end, "PLANNED", item.start, item.end)
            )
        else:
            ranked.append((rank, item))
    left_open, masked = _placeholders(page)
    if not ranked:
        if masked:
            reading.status, reading.spans = DOCUMENTED, masked
        elif left_open:
            reading.status, reading.spans = UNFILLED, left_open
        return reading
    reading.status = DOCUMENTED
    ranked = [(_weighed(page, rank, item, ranked), item) for rank, item in ranked]
    for kind in KINDS:
        chosen = _in_force([entry for entry in ranked if entry[1].kind == kind])
        if chosen is not None:
            reading.values[kind] = chosen.value
    reading.spans = [(item.start, item.end) for _, item in ranked]
    return reading


def _weighed(
    page: Page, rank: int, item: CircuitNumber, ranked: list[tuple[int, CircuitNumber]]
) -> int:
    """Let a rough number stand as any other, unless its sentence has an exact one or is a plan."""
    if rank != ROUGH:
        return rank
    low, high = page.sentence(item.number)
    exact = any(
        other == PLAIN and beside.kind == item.kind and low <= beside.number < high
        for other, beside in ranked
    )
    meant = facet_at(page, item.start) == "PLANNED" or find_first(_GOES_ON, page.text, low, high)
    return ROUGH if exact or meant else PLAIN


def _in_force(entries: list[tuple[int, CircuitNumber]]) -> CircuitNumber | None:
    """Give the reading that stands at the end; a number goes before a range."""
    if not entries:
        return None
    best = max(rank for rank, _ in entries)
    last = [item for rank, item in entries if rank == best]
    valued = [item for item in last if item.value is not None]
    return (valued or last)[-1]


def _numbers(page: Page) -> list[CircuitNumber]:
    table = list(_table_numbers(page))
    taken = {offset for item in table for offset in range(item.start, item.end)}
    found = list(table)
    for start, end in page.sentences:
        if not find_first(_WORTH_READING, page.text, start, end) or _BYPASS_LINE.match(
            page.text, start, end
        ):
            continue
        for item in find_circuit_numbers(
            page.text, start, end, in_circuit=_in_circuit(page, start)
        ):
            if item.number not in taken and not _is_ventilators(page, item):
                found.append(item)
    return sorted(found, key=lambda item: item.number)


def _in_circuit(page: Page, offset: int) -> bool:
    while offset < len(page.text) and page.text[offset] in " |\t\n*-":
        offset += 1
    section = page.section(offset)
    if _among_settings(page, offset):
        return True
    item = page.field_at(offset)
    return section.category == "circuit_section" or (
        item is not None and item.category == "circuit_section"
    )


def _among_settings(page: Page, offset: int) -> bool:
    """Whether a line or its neighbours name the circuit's numbers and no ventilator's."""
    if page.text[offset : offset + 4].lower() != "fio2":
        return False
    line = page.layout.line_at(offset)
    rows = page.layout.lines[max(0, line.number - 3) : line.number + 2]
    around = " ".join(page.text[row.start : row.end] for row in rows)
    return bool(_GAS_WORD.search(around)) and not _VENT_ROW.search(around)


def _is_ventilators(page: Page, item: CircuitNumber) -> bool:
    """Whether a bare number stands under the ventilator's heading or key."""
    field = page.field_at(item.number)
    if field is not None and field.role == "ventilator" and field.category != "vent_field":
        words = page.text[field.start : item.number].lower()
        return not any(word in words for word in ("sweep", "fdo2", "fso2", "rpm", "ecmo", "flow"))
    return False


def _rank(page: Page, item: CircuitNumber, case: Case) -> int:
    facet = facet_at(page, item.start)
    if item.kind == RPM and page.section(item.start).start == item.start:
        facet = None  # "P: 3650" is the pump's speed and no heading of the plan
    sentence = page.sentence(item.number)
    before = page.text[max(sentence[0], item.number - 70) : item.number]
    after = page.text[item.end : min(sentence[1], item.end + 60)]
    if told_of_another(page, item.number) is not None:
        return DROPPED
    if facet in ("EARLIER", "OTHER_RUN", "OTHER_PERSON", "RISK", COPIED):
        return DROPPED
    if facet == "PLANNED" and not _KEPT_PLAN.search(page.text[slice(*sentence)]):
        return DROPPED
    clause = re.split(r"[,;:(]\s", before)[-1]
    if _PLANNED.search(clause) and not re.search(
        r"\b(?:increased|decreased|reached|now|at)\b", clause[-25:], re.IGNORECASE
    ):
        return DROPPED
    if _PLANNED_AFTER.match(after):
        return DROPPED
    if item.kind == FLOW:
        if _TOTAL.search(before) or _TOTAL_WORD.search(page.text, item.number, item.end):
            return TOTAL
        if page.text[item.end - 4 : item.end].lower() == "flow" and before.lower().endswith("at "):
            return PASSING  # "at 2 L flow the CVP rose" tells of a trial
        if _TRIAL_BEFORE.search(page.text, sentence[0], item.number) and not _NOW.search(clause):
            return PASSING
        if (
            _LIMB.match(after)
            or _LIMB_BEFORE.search(clause)
            or _LEG_BEFORE.search(page.text, sentence[0], item.number)
            or _is_of_vent(page, item, case)
        ):
            return PASSING
    if _was_tried(page, item, sentence) and not _NOW_HERE.search(clause):
        return PASSING
    # What is set (sweep, speed, oxygen) is turned down; what is measured (flow) falls.
    passing = _PASSING if item.kind == FLOW else _OTHER_TIME
    if _NOW.search(clause):
        return PLAIN
    if passing.search(clause) or _PASSING_AFTER.match(after):
        return PASSING
    return ROUGH if _ROUGHLY.search(before) else PLAIN


def _was_tried(page: Page, item: CircuitNumber, sentence: tuple[int, int]) -> bool:
    """Whether a number was set for minutes or to see what happens."""
    after = _TRIED.match(page.text, item.end, sentence[1])
    if after and not patterns.KEY_WORD.search(page.text, item.end, after.end()):
        return True
    sank = _SANK.match(page.text, item.end, sentence[1])
    return sank is not None and bool(_LOWERED.search(page.text, sentence[0], item.number))


def _is_of_vent(page: Page, item: CircuitNumber, case: Case) -> bool:
    """Whether a flow is what runs through the vent that this note tells of placing."""
    if "vent_insertion" not in case.actions:
        return False
    low = page.sentence(item.number)[0]
    joined = [match.end() for match in find_all(_SPLICED, page.text, low, item.number)]
    return bool(joined) and not find_first(_WHOLE, page.text, joined[-1], item.end + 12)


def _table_numbers(page: Page) -> Iterator[CircuitNumber]:
    """Read rows and columns of settings: each number by its row's or its column's title."""
    columns: dict[int, str] = {}
    width = 0
    for line in page.layout.lines:
        cells = _cells(page.text, line.body, line.end)
        if len(cells) < 2:
            if line.end <= line.body:
                columns = {}
            continue
        kinds = {
            number: kind
            for number, (start, end) in enumerate(cells)
            if (kind := _kind(page.text[start:end]))
        }
        numeric = [
            n for n, (s, e) in enumerate(cells) if _CELL_NUMBER.fullmatch(page.text[s:e].strip())
        ]
        if (
            len(kinds) >= 2
            and not numeric
            and not any(re.search(r"\d\.\d|\d{3}", page.text[s:e]) for s, e in cells)
        ):
            columns, width = kinds, len(cells)
            continue
        if columns and len(cells) >= width and len(numeric) >= 2:
            for number, kind in columns.items():
                if number in numeric:
                    yield from _cell(page.text, kind, *cells[number], cells[number][0])
            continue
        if (
            0 in kinds
            and len(numeric) >= 1
            and numeric[0] == 1
            and not _VENT_ROW.search(page.text[slice(*cells[0])])
        ):
            kind = kinds[0]
            plain = re.fullmatch(r"\W*fio2\W*", page.text[slice(*cells[0])], re.IGNORECASE)
            if plain and not _in_circuit(page, line.body):
                continue
            for number in numeric:
                yield from _cell(
                    page.text,
                    kind,
                    *cells[number],
                    cells[0][0] if number == 1 else cells[number][0],
                )


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cells, low = [], start
    for match in _SPLIT.finditer(text, start, end):
        cells.append((low, match.start()))
        low = match.end()
    cells.append((low, end))
    return [(s, e) for s, e in cells if text[s:e].strip()]


def _kind(cell: str) -> str | None:
    if len(cell) > 34:
        return None
    return next((kind for kind, pattern in _CELL_KEYS if pattern.search(cell)), None)


def _cell(text: str, kind: str, start: int, end: int, evidence: int) -> Iterator[CircuitNumber]:
    match = _CELL_NUMBER.fullmatch(text[start:end].strip())
    if match is None:
        return
    value = parse(match["v"])
    if kind == FIO2 and value > 1:
        value /= 100
    if kind == FLOW and 20 <= value < 1000:
        value /= 1000  # a column of millilitres
    elif kind in (FLOW, SWEEP) and "ml" in (match["unit"] or "").lower():
        value /= 1000
    if in_bounds(kind, value):
        yield CircuitNumber(kind, evidence, end, round(value, 3), start)


_CIRCUIT_HINT = expressions.compile(
    r"(?:enter |insert |ecmo |pump |blood |circuit )*(?:flow|flows|lpm|sweep|sweep gas|sweep flow|"
    r"f[ids]o2|rpms?|"
    r"pump speed|circuit settings)(?: rate)?(?: lpm| l min)?"
)


def _placeholders(page: Page) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    left_open: list[tuple[int, int]] = []
    masked: list[tuple[int, int]] = []
    for start, end, is_mark in find_left_open(page.text, 0, len(page.text)):
        (masked if is_mark else left_open).append((start, end))
    for mark in page.normal.placeholders:
        if not mark.hides_value and _CIRCUIT_HINT.fullmatch(mark.hint):
            left_open.append((mark.start, mark.end))
    for item in page.fields_of("circuit"):
        if item.answer == "blank" and item.role != "group":
            left_open.append((item.key_start, item.end))
    return left_open, masked
