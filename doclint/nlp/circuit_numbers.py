"""Numbers of the ECMO circuit: blood flow, sweep gas, oxygen fraction of the gas, pump speed.

The component finds numbers that their key, unit or neighbour makes the circuit's. A ventilator's, a
nasal cannula's, a bypass machine's or a dialysis pump's number is told apart by the device that is
named last before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doclint.nlp.normalize import BLANK, MASK
from doclint.nlp.numbers import CARDINAL, cardinal, decimal

FLOW, SWEEP, FIO2, RPM = "flow_lpm", "sweep_lpm", "fio2", "rpm"
KINDS = (FLOW, SWEEP, FIO2, RPM)

_NUM = (
    rf"(?:(?<![\d.,])\d{{1,2}}(?:\.\d{{1,3}})?(?!\d|,\d{{3}}|\.\d|/\d(?!\d{{0,2}} ?%))|(?<![\d.])\.\d{{1,3}}(?!\d)"
    rf"|(?<![A-Za-z])(?:{CARDINAL}(?: and (?:a half|one half|a quarter)| point {CARDINAL})?|half an?|a quarter of a|an?(?= lit))(?![A-Za-z]))"
)
_FRACTION = r"(?:(?<![\d.])(?:\d{2,3}(?:\.\d)?(?= ?%| ?percent| ?per cent|(?!\d|\.\d))|[01](?:\.\d{1,2})?|\.\d{1,2})(?![\d])(?!\.\d)(?: ?(?:%|percent|per cent))?)"
_SPEED = rf"(?:(?<![\d.,:/])\d{{1,2}},?\d{{3}}(?!\d|,\d{{3}}|\.\d)|(?<![A-Za-z])(?:{CARDINAL} hundred|{CARDINAL} thousand(?: {CARDINAL} hundred)?))"
_LPM = r"(?:l(?:it(?:er|re)s?)?(?:\.| of flow)?[ \t]?(?:/|per|a)?[ \t]?(?:min(?:ute)?s?|m)(?![A-Za-z0-9/])(?!/)|lpm(?![A-Za-z])|l/?min(?![A-Za-z/]))"
_LITRE = r"l(?:it(?:er|re)s?)?(?![A-Za-z/])"
_ML = r"(?:ml|cc)[ \t]?(?:/|per)[ \t]?min(?:ute)?(?![A-Za-z/])"
_MLKG = r"(?:ml|cc)[ \t]?/[ \t]?kg(?:[ \t]?/[ \t]?min)?(?![A-Za-z])"
_LINK = (
    r"(?:[ \t\n:=|,(~@*]|-(?!\d)|\b(?:is|was|were|are|of|at|to|now|set|remains?|held|holding|currently|about|approximately|around|rate|up|reached|"
    r"reads?|settled|running|ran|came|increased|raised|turned|brought|taken|on|an?|the|stable|steady|with|by|achieved|established|total|"
    r"went|kept|stood|stands|stepwise|started|initially|adjusted|titrated|weaned|decreased|reduced|lowered|dropped|down|back|has been|"
    r"leaving|room|end|support|maintained|stabili[sz]ed|pump|circuit|ecmo|roughly|being|then|after rounds|in|me|measured|flow(?:ing)?)\b){0,12}?"
)


def _with_change(number: str, unit: str) -> str:
    """Give a pattern for a number, after a change the later one: group ``v``; a range: ``r``."""
    return (
        rf"(?:from {number}(?:[ \t]?{unit})? (?:up |down )?to )?(?P<v>{number})(?:[ \t]?{unit})?"
        rf"(?:[ \t]?(?:->|=>|>|\u2192)[ \t]?(?P<w>{number})(?:[ \t]?{unit})?"
        rf"|(?:[ \t]?-[ \t]?| to )(?P<r>{number})(?:[ \t]?{unit})?)?"
    )


_L_UNIT = rf"(?:{_LPM}|{_LITRE})"
_FLOW_KEY = (
    r"(?<![A-Za-z-])(?:(?:blood|pump|ecmo|ecls|circuit|support|total|full|va|v-a|vv|v-v|initial|target|current|venous|max(?:imum)?|final) )*"
    r"(?:flows?|flowing|flow rates?)(?: rate)?(?: \((?:l|lpm|l/min|lit[er]{2}s?/min)\))?(?![A-Za-z-])"
)
_SWEEP_KEY = (
    r"(?<![A-Za-z])(?:sweep(?: gas)?(?: flow)?(?: rate)?|sgf|(?:fresh |sweep )gas flow|gas flow|sw(?=[ :]\.?\d)|sg(?=[ :]\.?\d))"
    r"(?: \((?:l|lpm|l/min|lit[er]{2}s?/min)\))?(?![A-Za-z])"
)
_FIO2_KEY = (
    r"(?<![A-Za-z])(?:f[ds]o2|fdo\u2082|fsO2|fd(?=[ :]\.?\d)|blender(?: (?:fio2|fraction|o2|oxygen))?|(?:sweep|ecmo|circuit|gas|membrane|"
    r"oxygenator|blender|delivered) (?:fio2|f[ds]o2|o2|oxygen(?: fraction)?)|fio2 ?\(?(?:of (?:the )?)?(?:sweep|gas|circuit|ecmo|blender)(?: gas)?\)?"
    r"|fraction of (?:delivered|sweep) oxygen)(?![A-Za-z])"
)
_RPM_KEY = r"(?<![A-Za-z])(?:rpms?|pump speed|speed|revolutions|revs)(?: \(rpm\))?(?![A-Za-z])"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_KEYED = {
    FLOW: _compile(rf"(?P<key>{_FLOW_KEY}){_LINK}{_with_change(_NUM, _L_UNIT)}(?![ \t]?(?:%|mm|cm|fr\b|h\b|hours?|days?|times))"),
    SWEEP: _compile(rf"(?P<key>{_SWEEP_KEY}){_LINK}{_with_change(_NUM, _L_UNIT)}(?![ \t]?(?:%|mm|h\b|hours?|days?))"),
    FIO2: _compile(rf"(?P<key>{_FIO2_KEY}){_LINK}{_with_change(_FRACTION, '%')}"),
    RPM: _compile(rf"(?P<key>{_RPM_KEY}){_LINK}{_with_change(_SPEED, 'rpm')}"),
}
_HAS_LPM = _compile(_LPM)
_HAS_LITRE = _compile(rf"{_LPM}|(?<![A-Za-z]){_LITRE}")
_UNITED_FLOW = _compile(
    rf"{_with_change(_NUM, _LPM)}(?P<after>[ \t\n]+(?:of )?(?:sweep|gas|oxygen|o2|flow|blood flow|nc\b|nasal)[a-z ]{{0,8}})?"
)
_SWEEP_AFTER = _compile(rf"(?P<v>{_NUM})[ \t]?(?:{_LPM}|{_LITRE})?[ \t\n](?:of )?(?:the )?(?:sweep|gas flow)(?![A-Za-z])")
_GAS = _compile(rf"(?<![A-Za-z])gas{_LINK}{_with_change(_NUM, _L_UNIT)}(?![A-Za-z/])")
_ML_FLOW = _compile(rf"(?P<v>(?<![\d.,])\d{{1,2}},?\d{{2,3}}|(?<![\d.,])\d{{2,3}})[ \t]?{_ML}")
_KG_FLOW = _compile(rf"(?<![\d.])(?P<v>\d{{2,3}})(?:[ \t]?-[ \t]?\d{{2,3}})?[ \t]?{_MLKG}")
_BARE_FLOW = _compile(
    rf"(?P<v>{_NUM})[ \t]?{_LITRE}(?=[ \t,/]{{0,3}}(?:@|at|,|/)?[ \t]?(?P<s>\d{{1,2}},?\d{{3}})(?![\d:]))"
)
_SLASHED_FLOW = _compile(r"(?<![\d.,/])(?P<v>\d(?:\.\d{1,2})?)[ \t]?l?[ \t]?[/@][ \t]?(?=[1-7],?\d{3}(?!\d|[/:]\d))")
_NAMED_FLOW = _compile(
    rf"(?<![A-Za-z])(?:ecmo|ecls|v-?a|v-?v|v-?a-?v|console(?: reads)?|circuit|pump|(?:turn(?:ed)?[ -]?down|weaned|wean|trial(?:led)?)){_LINK}(?P<v>{_NUM})[ \t]?(?:{_LPM}|{_LITRE})(?!/)"
)
_UNITED_SPEED = _compile(rf"{_with_change(_SPEED, 'rpm')}[ \t\n]?(?:rpms?|revolutions|revs|r/min)(?![A-Za-z])")
_BARE_SPEED = _compile(r"[ \t,/]{0,3}(?:@|at|,|/)?[ \t]?(?P<v>(?<![\d.,:])[1-7],?\d{3})(?![\d:%]|/\d|\.\d|[ ]?(?:u|units|ml|mg|h)\b)")
_FLOW_AFTER_SPEED = _compile(rf"[ \t]?[/,@][ \t]?(?P<v>{_NUM})[ \t]?{_LITRE}(?!/)")
_FIO2_BARE = _compile(rf"(?<![A-Za-z])fio2{_LINK}{_with_change(_FRACTION, '%')}")
_PERCENT_AFTER = _compile(r"[ \t]?(?:,|/|;|at|@|and|with|on|-)?[ \t]?(?:an? )?(?P<v>\d{2,3}) ?(?:%|percent|per cent)(?: (?:oxygen|o2))?")
_OXYGEN = _compile(r"(?P<v>(?<![\d.])\d{2,3}) ?(?:%|percent|per cent) (?:oxygen|o2|fdo2)(?![A-Za-z])")
_LEFT_OPEN = _compile(
    rf"(?:{_FLOW_KEY}|{_SWEEP_KEY}|{_FIO2_KEY}|{_RPM_KEY})[ \t]*[:=|]?[ \t|]*(?P<mark>[{BLANK}{MASK}]+)"
)

_DEVICE = _compile(
    r"(?P<vent>(?<![A-Za-z])(?:vent(?:ilator|ilated|ilation)?(?! (?:into|in the|cannula|flow|drain|limb|placed|was))|peep|prvc|simv|ac/?vc|pc ?\d|ac ?\d|hfov|hfjv|cpap|bipap|hfnc|"
    r"optiflow|nasal|nc|face ?mask|non-?rebreather|nrb|room air|tidal|pip|plateau|oscillator|oscillation|bagg?ed|jet|rest settings|"
    r"pao2|spo2|p/f|p:f|intubated|extubated|conventional)(?![A-Za-z]))"
    r"|(?P<other>(?<![A-Za-z])(?:bypass|cpb|heart-lung|heartmate|lvad|rvad|impella|crrt|cvvhd?f?|dialysis|dialysate|hemofilt\w+|"
    r"nitric oxide|doppler)(?![A-Za-z]))"
    r"|(?P<label>(?<![A-Za-z])(?:cardiac output|cardiac index|co|ci|uop|urine|out(?:put)?|net|diures\w+|minute ventilation|mv|effluent)(?![A-Za-z]))"
    r"|(?P<circuit>(?<![A-Za-z])(?:ecmo|ecls|circuit|sweep|sgf|blender|f[ds]o2|console|oxygenator|v-?a|v-?v)(?![A-Za-z]))"
    r"|(?P<weak>(?<![A-Za-z])(?:rpms?|pump|flows?|gas|support)(?![A-Za-z]))"
)


@dataclass(frozen=True)
class CircuitNumber:
    """A number of the circuit; ``value`` is None for a range or where it is per kilogram."""

    kind: str
    start: int
    end: int
    value: float | None
    number: int
    """Where the number itself stands."""


def find_circuit_numbers(text: str, start: int, end: int, *, in_circuit: bool) -> list[CircuitNumber]:
    """Find the circuit's numbers in one sentence or line.

    Args:
        text: The text.
        start: Where the sentence begins.
        end: Where it ends.
        in_circuit: Whether heading or key say that the circuit is spoken of.
    """
    found: list[CircuitNumber] = []

    def add(kind: str, match: re.Match[str], value: float | None, number: int) -> bool:
        span = match.span()
        if any(item.number == number or (item.start < span[1] and span[0] < item.end and item.kind != kind and item.start <= number < item.end) for item in found):
            return False
        if value is None or _in_bounds(kind, value):
            found.append(CircuitNumber(kind, *span, None if value is None else round(value, 3), number))
            return True
        return False

    def read(kind: str, pattern: re.Pattern[str], unit: re.Pattern[str] | None = None) -> None:
        for match in pattern.finditer(text, start, end):
            if kind in (FLOW, RPM) and _device(text, start, match.start()) == "other":
                continue
            if unit is None or unit.search(text, match.start("v"), match.end()):
                add(kind, match, _value(kind, match), match.start("v"))

    read(FIO2, _KEYED[FIO2])
    read(RPM, _UNITED_SPEED)
    read(RPM, _KEYED[RPM])
    read(SWEEP, _KEYED[SWEEP])
    read(SWEEP, _SWEEP_AFTER)
    read(SWEEP, _GAS, unit=_HAS_LITRE)
    for match in _KG_FLOW.finditer(text, start, end):
        if _device(text, start, match.start()) == "circuit" or in_circuit:
            add(FLOW, match, None, match.start("v"))
    for match in _ML_FLOW.finditer(text, start, end):
        device = _device(text, start, match.start())
        if device == "circuit" or (device is None and in_circuit) or _is_trial(text, start, match.end()):
            kind = SWEEP if re.search(r"\b(?:sweep|gas)\W*(?:\w+\W+)?$", text[max(start, match.start() - 20) : match.start()], re.IGNORECASE) else FLOW
            add(kind, match, decimal(match["v"]) / 1000, match.start("v"))
    for match in _UNITED_FLOW.finditer(text, start, end):
        if not _HAS_LPM.search(text, match.start("v"), match.end()):
            continue
        after = (match["after"] or "").lower()
        device = _device(text, start, match.start())
        if "nc" in after.split() or "nasal" in after or device in ("vent", "other"):
            continue
        kind = SWEEP if re.search(r"sweep|gas|o2|oxygen", after) else FLOW
        if device == "circuit" or in_circuit or after or _circuit_follows(text, match.end(), end):
            add(kind, match, _value(kind, match), match.start("v"))
    for pattern in (_BARE_FLOW, _NAMED_FLOW):
        for match in pattern.finditer(text, start, end):
            if _device(text, start, match.start("v")) not in ("vent", "other"):
                add(FLOW, match, _value(FLOW, match), match.start("v"))
    for match in _SLASHED_FLOW.finditer(text, start, end):
        device = _device(text, start, match.start())
        if device == "circuit" or (device is None and in_circuit):
            add(FLOW, match, parse(match["v"]), match.start("v"))
    for item in [item for item in found if item.kind == RPM]:
        beside = _FLOW_AFTER_SPEED.match(text, item.end, end)
        if beside:
            add(FLOW, beside, parse(beside["v"]), beside.start("v"))
    read(FLOW, _KEYED[FLOW])
    for item in [item for item in found if item.kind == FLOW]:
        speed = _BARE_SPEED.match(text, item.end, end)
        if speed:
            add(RPM, speed, decimal(speed["v"]), speed.start("v"))
    for item in [item for item in found if item.kind == SWEEP]:
        percent = _PERCENT_AFTER.match(text, item.end, end)
        if percent:
            add(FIO2, percent, decimal(percent["v"]) / 100, percent.start("v"))
    if found:
        for match in _OXYGEN.finditer(text, start, end):
            if _device(text, start, match.start()) == "circuit":
                add(FIO2, match, decimal(match["v"]) / 100, match.start("v"))
    for match in _FIO2_BARE.finditer(text, start, end):
        behind = re.match(r"[ \t,/;]{0,3}(?:peep|rr|rate|vt|tv|pip|pc|ps|map|with peep|\+)\b", text[match.end() : match.end() + 20], re.IGNORECASE)
        nearby = any(0 <= match.start() - item.end <= 40 for item in found)
        device = _device(text, start, match.start())
        if not behind and ((device == "circuit" and nearby) or (device is None and in_circuit)):
            add(FIO2, match, _value(FIO2, match), match.start("v"))
    return sorted(found, key=lambda item: item.number)


def find_left_open(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Give the placeholders that stand where a circuit number belongs, and whether they are marks."""
    for match in _LEFT_OPEN.finditer(text, start, end):
        yield match.start(), match.end(), match["mark"][0] == MASK


def _device(text: str, start: int, offset: int) -> str | None:
    """Give the kind of device named last before ``offset``, looking back 120 characters."""
    last: str | None = None
    for match in _DEVICE.finditer(text, max(start, offset - 120), offset):
        # "Impella flow" is the Impella's: words that fit any pump do not change the device.
        if match.lastgroup == "weak":
            last = last if last == "other" else "circuit"
        else:
            last = match.lastgroup
    return "other" if last == "label" else last


def _is_trial(text: str, start: int, end: int) -> bool:
    return re.search(r"\b(?:trial|turn-?down|wean\w*|tolerated|idle)\b", text[start : end + 40], re.IGNORECASE) is not None


def _circuit_follows(text: str, offset: int, end: int) -> bool:
    return _FOLLOWS.match(text, offset, end) is not None


_FOLLOWS = _compile(
    r"[ \t,/]{0,3}(?:at|@)?[ \t]?\d,?\d{3}(?!\d)|[^.;\n]{0,25}?(?<![A-Za-z])(?:sweep|sgf|rpms?|f[ds]o2|blender)(?![A-Za-z])"
)


def _value(kind: str, match: re.Match[str]) -> float | None:
    groups = match.groupdict()
    raw = groups.get("w") or groups["v"]
    if groups.get("r") and not match.group().lower().startswith("from "):
        first, last = parse(groups["v"]), parse(groups["r"])
        if not re.search(r"\bfrom\b", match.group(), re.IGNORECASE) and first != last:
            return None
        raw = groups["r"]
    number = parse(raw)
    if kind == FIO2 and number > 1:
        return number / 100
    return number


def parse(raw: str) -> float:
    """Give the value of a number as written: "3,400", ".6", "70%", "three and a half"."""
    text = re.sub(r" ?(?:%|percent|per cent)$", "", raw.strip().lower())
    if re.match(r"[\d.]", text):
        return decimal(text)
    if text.startswith("half"):
        return 0.5
    if text.startswith("a quarter"):
        return 0.25
    if text in ("a", "an"):
        return 1.0
    thousand = re.fullmatch(rf"({CARDINAL}) thousand(?: ({CARDINAL}) hundred)?", text)
    if thousand:
        return 1000.0 * cardinal(thousand[1]) + (100.0 * cardinal(thousand[2]) if thousand[2] else 0.0)
    if text.endswith(" hundred"):
        return 100.0 * cardinal(text[: -len(" hundred")])
    whole, _, rest = text.partition(" and ")
    if rest:
        return cardinal(whole) + (0.25 if "quarter" in rest else 0.5)
    whole, _, rest = text.partition(" point ")
    return cardinal(whole) + (cardinal(rest) / 10 if rest else 0.0)


_BOUNDS = {FLOW: (0.03, 10.0), SWEEP: (0.01, 16.0), FIO2: (0.2, 1.0), RPM: (300.0, 12000.0)}


def _in_bounds(kind: str, value: float) -> bool:
    low, high = _BOUNDS[kind]
    return low <= value <= high
