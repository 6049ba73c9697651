"""Numbers of the ECMO circuit: blood flow, sweep gas, oxygen fraction of the gas, pump speed.

The component finds numbers that their key, unit or neighbour makes the circuit's. A ventilator's, a
nasal cannula's, a bypass machine's or a dialysis pump's number is told apart by the device that is
named last before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doclint import expressions
from doclint.nlp import circuit_patterns as patterns
from doclint.nlp.circuit_patterns import FIO2, FLOW, RPM, SWEEP
from doclint.nlp.normalize import MASK
from doclint.nlp.numbers import CARDINAL, cardinal, decimal
from doclint.nlp.seeking import find_all, find_first


@dataclass(frozen=True)
class CircuitNumber:
    """A number of the circuit; ``value`` is None for a range or where it is per kilogram."""

    kind: str
    start: int
    end: int
    value: float | None
    number: int
    """Where the number itself stands."""


def find_circuit_numbers(
    text: str, start: int, end: int, *, in_circuit: bool
) -> list[CircuitNumber]:
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
        if any(
            item.number == number
            or (
                item.start < span[1]
                and span[0] < item.end
                and item.kind != kind
                and item.start <= number < item.end
            )
            for item in found
        ):
            return False
        if value is None or in_bounds(kind, value):
            found.append(
                CircuitNumber(kind, *span, None if value is None else round(value, 3), number)
            )
            return True
        return False

    def read(kind: str, pattern: re.Pattern[str], unit: re.Pattern[str] | None = None) -> None:
        for match in find_all(pattern, text, start, end):
            if kind in (FLOW, RPM) and _device(text, start, match.start()) == "other":
                continue
            if kind == RPM and find_first(
                patterns.DURABLE_PUMP, text, match.end(), min(end, match.end() + 40)
            ):
                continue
            if unit is None or unit.search(text, match.start("v"), match.end()):
                add(kind, match, _value(kind, match), match.start("v"))

    for legend in patterns.LEGENDS:
        for match in find_all(legend, text, start, end):
            for kind, value, place in _by_legend(match):
                if in_bounds(kind, value):
                    found.append(CircuitNumber(kind, *match.span(), round(value, 3), place))
    for match in find_all(patterns.IN_A_ROW, text, start, end):
        for kind, group in ((FLOW, "flow"), (RPM, "rpm"), (SWEEP, "sweep"), (FIO2, "fio2")):
            value = parse(match[group])
            value = value / 100 if kind == FIO2 and value > 1 else value
            found.append(CircuitNumber(kind, *match.span(), round(value, 3), match.start(group)))
    read(FIO2, patterns.KEYED[FIO2])
    for match in find_all(patterns.PAIRED_GAS, text, start, end):
        fraction = parse(match["o"])
        fraction = fraction / 100 if fraction > 1 else fraction
        found.append(CircuitNumber(SWEEP, *match.span(), parse(match["v"]), match.start("v")))
        found.append(CircuitNumber(FIO2, *match.span(), fraction, match.start("o")))
    read(RPM, patterns.UNITED_SPEED)
    read(RPM, patterns.KEYED[RPM])
    read(SWEEP, patterns.KEYED[SWEEP])
    read(SWEEP, patterns.SWEEP_AFTER)
    read(SWEEP, patterns.SWEEP_BACK)
    read(SWEEP, patterns.GAS, unit=patterns.HAS_LITRE)
    for match in find_all(patterns.KG_FLOW, text, start, end):
        near = in_circuit or _device(text, start, match.start()) == "circuit"
        if near or _is_trial(text, start, match.start(), match.end()):
            add(FLOW, match, None, match.start("v"))
    for match in find_all(patterns.ML_FLOW, text, start, end):
        device = _device(text, start, match.start())
        if (
            device == "circuit"
            or (
                device is None and (in_circuit or found or _circuit_follows(text, match.end(), end))
            )
            or _is_trial(text, start, match.start(), match.end())
        ):
            kind = (
                SWEEP
                if re.search(
                    r"\b(?:sweep|gas|swp|sgf)\W*(?:\w+\W+)?$",
                    text[max(start, match.start() - 20) : match.start()],
                    re.IGNORECASE,
                )
                else FLOW
            )
            add(kind, match, decimal(match["v"]) / 1000, match.start("v"))
    for match in find_all(patterns.UNITED_FLOW, text, start, end):
        if not patterns.HAS_LPM.search(text, match.start("v"), match.end()):
            continue
        after = (match["after"] or "").lower()
        device = _device(text, start, match.start())
        by_nose = "nc" in after.split() or "nasal" in after
        if by_nose or device in ("vent", "other") or patterns.BY_NOSE.match(text, match.end()):
            continue
        kind = SWEEP if re.search(r"sweep|gas|o2|oxygen", after) else FLOW
        if not patterns.BLOODS_OWN.match(text, match.end()) and patterns.SWEEPS_OWN.search(
            text, start, match.start()
        ):
            kind = SWEEP
        total = text[max(start, match.start() - 9) : match.start()].lower().endswith("total ")
        near = device == "circuit" or in_circuit or bool(after) or total
        trial = kind == FLOW and _is_trial(text, start, match.start(), match.end())
        if near or trial or _circuit_follows(text, match.end(), end):
            add(kind, match, _value(kind, match), match.start("v"))
    for pattern in (
        patterns.BARE_FLOW,
        patterns.NAMED_FLOW,
        patterns.ON_DISPLAY,
        patterns.PUMP_AT,
    ):
        for match in find_all(pattern, text, start, end):
            if _device(text, start, match.start("v")) not in ("vent", "other"):
                add(FLOW, match, _value(FLOW, match), match.start("v"))
    for match in find_all(patterns.SLASHED_FLOW, text, start, end):
        if patterns.ANOTHER_MEASURE.search(text, max(start, match.start() - 12), match.start()):
            continue  # "Lactate 7.1 @ 2315"
        device = _device(text, start, match.start())
        paired = (
            "@" in match.group() or "." in match["v"] or _circuit_follows(text, match.end(), end)
        )
        if device == "circuit" or (device is None and (in_circuit or paired)):
            add(FLOW, match, parse(match["v"]), match.start("v"))
    for item in [item for item in found if item.kind == RPM]:
        beside = patterns.FLOW_AFTER_SPEED.match(text, item.end, end)
        if beside:
            add(FLOW, beside, parse(beside["v"]), beside.start("v"))
    read(FLOW, patterns.BEFORE_AFTER)
    read(FLOW, patterns.FLOW_BEFORE_NOW)
    read(FLOW, patterns.KEYED[FLOW])
    for match in find_all(patterns.ML_KEYED, text, start, end):
        if _device(text, start, match.start()) not in ("vent", "other"):
            add(FLOW, match, decimal(match["v"]) / 1000, match.start("v"))
    for match in find_all(patterns.TOTAL_FLOW, text, start, end):
        if in_circuit or found:
            add(FLOW, match, parse(match["v"]), match.start("v"))
    for match in find_all(patterns.TOTAL_AHEAD, text, start, end):
        near = any(
            item.kind in (RPM, SWEEP)
            and (
                0 <= match.start() - item.end <= _BESIDE or 0 <= item.start - match.end() <= _BESIDE
            )
            for item in found
        )
        low = max(start, match.start() - 20)
        if near and not patterns.OTHERS_TOTAL.search(text, low, match.start()):
            add(FLOW, match, parse(match["v"]), match.start("v"))
    for match in find_all(patterns.LITRE_FLOW, text, start, end):
        if _device(text, start, match.start()) in ("vent", "other") or (
            not match["blood"]
            and patterns.NO_FLOW_BEFORE.search(text, max(start, match.start() - 40), match.start())
        ):
            continue
        sped = any(0 <= match.start() - item.end <= 30 for item in found if item.kind == RPM)
        reached = patterns.REACHED_BEFORE.search(
            text, max(start, match.start() - 60), match.start()
        )
        if match["blood"] or sped or reached or _circuit_follows(text, match.end(), end):
            add(FLOW, match, parse(match["v"]), match.start("v"))

    def read_then(items: list[CircuitNumber]) -> None:
        for item in items:
            later = patterns.THEN[item.kind].match(text, item.end, end)
            gap = re.sub(r"\([^()]*\)", "", later["gap"]) if later else ""
            if later and not patterns.KEY_WORD.search(gap):
                add(item.kind, later, _value(item.kind, later), later.start("v"))

    read_then([item for item in found if item.kind in patterns.THEN])
    before = list(found)
    for item in [item for item in found if item.kind in patterns.LATER]:
        later = patterns.LATER[item.kind].match(text, item.end, end)
        if later is None:
            continue
        group = "n" if later["n"] else "v"
        if _UP_OR_DOWN.search(text, item.end, later.start(group)) and _is_anothers(
            text, item.end, later.start(group)
        ):
            continue
        if not patterns.KEY_WORD.search(text, item.end, later.start(group)):
            value = parse(later[group])
            value = value / 100 if item.kind == FIO2 and value > 1 else value
            add(item.kind, later, value, later.start(group))
    read_then([item for item in found if item not in before])
    for item in [item for item in found if item.kind in patterns.AT_LAST]:
        for pattern in patterns.AT_LAST[item.kind]:
            last = pattern.match(text, item.end, end)
            if (
                last
                and not patterns.KEY_WORD.search(text, item.end, last.start("v"))
                and not _is_anothers(text, item.end, last.start("v"))
            ):
                value = parse(last["v"])
                value = value / 100 if item.kind == FIO2 and value > 1 else value
                add(item.kind, last, value, last.start("v"))
    if any(item.kind == RPM for item in found):
        for match in find_all(patterns.PAIR_AFTER, text, start, end):
            if _device(text, start, match.start()) not in ("vent", "other"):
                add(RPM, match, parse(match["s"]), match.start("s"))
                place = match.start("v")
                found.append(CircuitNumber(FLOW, place, match.end(), parse(match["v"]), place))
    for match in find_all(patterns.PAIR_CHANGED, text, start, end):
        if (
            any(item.kind == SWEEP for item in found)
            or _device(text, start, match.start()) == "circuit"
        ):
            add(SWEEP, match, parse(match["v"]), match.start("v"))
            place = match.start("o")
            found.append(CircuitNumber(FIO2, place, match.end(), decimal(match["o"]) / 100, place))
    for item in [item for item in found if item.kind == FLOW]:
        speed = patterns.BARE_SPEED.match(text, item.end, end)
        if speed and not _is_clock(text, speed):
            add(RPM, speed, decimal(speed["v"]), speed.start("v"))
    if not any(item.kind == RPM for item in found) and any(item.kind == FLOW for item in found):
        for item in [item for item in found if item.kind in (SWEEP, FIO2)]:
            speed = patterns.SPEED_LAST.match(text, item.end, end)
            if speed and not (item.kind == SWEEP and patterns.CLOCK.fullmatch(speed["v"])):
                add(RPM, speed, decimal(speed["v"]), speed.start("v"))
    for match in find_all(patterns.BARE_GAS, text, start, end):
        if any(0 <= match.start() - item.end <= 12 for item in found if item.kind in (FLOW, RPM)):
            add(SWEEP, match, parse(match["v"]), match.start("v"))
    for item in [item for item in found if item.kind == SWEEP]:
        beside = patterns.PERCENT_AFTER.match(text, item.end, end)
        if beside and beside["o"]:
            add(FIO2, beside, decimal(beside["o"]), beside.start("o"))
        elif beside:
            add(FIO2, beside, parse(beside["v"]) / 100, beside.start("v"))
    if found:
        for match in find_all(patterns.BLENDER_OPEN, text, start, end):
            add(FIO2, match, 1.0, match.start())
        for match in find_all(patterns.PURE_OXYGEN, text, start, end):
            if _device(text, start, match.start()) == "circuit":
                add(FIO2, match, 1.0, match.start())
        for match in find_all(patterns.OXYGEN, text, start, end):
            if _device(text, start, match.start()) == "circuit":
                add(FIO2, match, decimal(match["v"]) / 100, match.start("v"))
        for match in find_all(patterns.OXYGEN_FRACTION, text, start, end):
            if any(item.kind in (SWEEP, RPM) for item in found):
                add(FIO2, match, _value(FIO2, match), match.start("v"))
        for match in find_all(patterns.OXYGEN_AHEAD, text, start, end):
            gas = any(item.end <= match.start() for item in found if item.kind == SWEEP)
            if gas and _device(text, start, match.start()) == "circuit":
                add(FIO2, match, decimal(match["v"]) / 100, match.start("v"))
    for match in find_all(patterns.FIO2_BARE, text, start, end):
        behind = re.match(
            r"[ \t,/;]{0,3}(?:peep|rr|rate|vt|tv|pip|pc|ps|map(?= ?\d)|with peep|\+)\b",
            text[match.end() : match.end() + 20],
            re.IGNORECASE,
        )
        nearby = any(0 <= match.start() - item.end <= 40 for item in found)
        device = _device(text, start, match.start())
        if device is None and any(
            item.kind in (RPM, SWEEP) and 0 <= match.start() - item.end <= 12 for item in found
        ):
            device = "circuit"
        if not behind and ((device == "circuit" and nearby) or (device is None and in_circuit)):
            add(FIO2, match, _value(FIO2, match), match.start("v"))
    return sorted(found, key=lambda item: item.number)


def find_left_open(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Give the placeholders where a circuit number belongs, and whether they are marks."""
    for match in find_all(patterns.LEFT_OPEN, text, start, end):
        yield match.start(), match.end(), match["mark"][0] == MASK


def _by_legend(match: re.Match[str]) -> Iterator[tuple[str, float, int]]:
    """Give kind, value and place of each number of a row whose keys stand in a row beside it."""
    keys = [key.strip().lower() for key in match["keys"].split("/")]
    items = list(re.finditer(r"\d{1,2},?\d{3}|\d{1,3}(?:\.\d{1,2})?|\.\d{1,2}", match["items"]))
    if len(keys) != len(items):
        return
    for key, item in zip(keys, items, strict=True):
        value = parse(item.group())
        if re.search(r"o2|blender", key):
            kind, value = FIO2, value / 100 if value > 1 else value
        elif re.search(r"rpm|speed", key):
            kind = RPM
        else:
            kind = SWEEP if re.search(r"sweep|gas|sgf", key) else FLOW
        yield kind, value, match.start("items") + item.start()


def _device(text: str, start: int, offset: int) -> str | None:
    """Give the kind of device named last before ``offset``, looking back 120 characters."""
    last: str | None = None
    for match in find_all(patterns.DEVICE, text, max(start, offset - 120), offset):
        # "Impella flow" is the Impella's: words that fit any pump do not change the device.
        last = (
            (last if last == "other" else "circuit")
            if match.lastgroup == "weak"
            else match.lastgroup
        )
    return "other" if last == "label" else last


_BESIDE = 14
"""Characters between a total and the setting that makes it the circuit's."""
_UP_OR_DOWN = expressions.compile(r", (?:up|down) to $")
_IN_PARENTHESES = expressions.compile(r"\([^()\n]*(?:\)|$)")


def _is_anothers(text: str, start: int, end: int) -> bool:
    """Whether another measure is named between a setting and what seems its last number."""
    between = _IN_PARENTHESES.sub("", text[start:end])
    return patterns.ANOTHER_MEASURE.search(between) is not None


def _is_clock(text: str, speed: re.Match[str]) -> bool:
    """Whether a number behind a flow may be a time of day: nothing but a comma or a blank joins them."""
    low = speed.start("v")
    return (
        patterns.CLOCK.fullmatch(speed["v"]) is not None
        and patterns.SETS.search(text, max(0, low - 4), low) is None
    )


def _is_trial(text: str, start: int, number: int, end: int) -> bool:
    """Whether the words around tell of a trial of low flow."""
    around = text[max(start, number - 45) : end + 40]
    return patterns.TRIAL.search(around) is not None


def _circuit_follows(text: str, offset: int, end: int) -> bool:
    return patterns.FOLLOWS.match(text, offset, end) is not None


def _value(kind: str, match: re.Match[str]) -> float | None:
    groups = match.groupdict()
    raw = groups.get("w") or groups["v"]
    if groups.get("b"):
        return None
    if groups.get("r"):
        first, last = parse(groups["v"]), parse(groups["r"])
        before = match.string[max(0, match.start("v") - 28) : match.start("v")]
        if first != last and not patterns.CHANGES.search(before):
            return None
        raw = groups["r"]
    number = parse(raw)
    if kind == RPM and number < 10:
        return 1000 * number  # "3.7k"
    if kind == FIO2 and number > 1:
        return number / 100
    return number


_SIGNS = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75}
_PARTS = expressions.compile(
    r"(?P<whole>\d)(?:(?:[ -]| and )(?P<above>[13])/(?P<below>[24])| ?(?P<sign>[\u00bd\u00bc\u00be]))"
)


_POINT = expressions.compile(
    rf"(?:(?:zero|oh|nought|o) )?point (?P<zero>zero )?(?P<first>{CARDINAL})(?: (?P<second>one|two|three|four|"
    rf"five|six|seven|"
    r"eight|nine))?"
)


def parse(raw: str) -> float:
    """Give the value of a number as written: "3,400", ".6", "70%", "three and a half"."""
    text = re.sub(r" ?(?:%|percent|per cent)$", "", raw.strip().lower())
    if re.fullmatch(r"\d{1,2},\d{1,2}", text):
        return float(text.replace(",", "."))
    if text.endswith(" and a half") and text[0].isdigit():
        return int(text[0]) + 0.5
    parts = _PARTS.fullmatch(text)
    if parts:
        part = parts["sign"]
        return int(parts["whole"]) + (
            _SIGNS[part] if part else int(parts["above"]) / int(parts["below"])
        )
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
        return 1000.0 * cardinal(thousand[1]) + (
            100.0 * cardinal(thousand[2]) if thousand[2] else 0.0
        )
    if text.endswith(" fifty"):
        return 100.0 * cardinal(text[: -len(" fifty")]) + 50.0
    if text.endswith(" hundred"):
        return 100.0 * cardinal(text[: -len(" hundred")])
    spoken = _POINT.fullmatch(text)
    if spoken:
        first, second = cardinal(spoken["first"]), spoken["second"]
        part = first / (100 if first >= 10 or spoken["zero"] else 10)
        return round(part + (cardinal(second) / 100 if second else 0.0), 3)
    whole, _, rest = text.partition(" and ")
    if rest:
        return cardinal(whole) + (0.25 if "quarter" in rest else 0.5)
    whole, _, rest = text.partition(" point ")
    return cardinal(whole) + (cardinal(rest) / 10 if rest else 0.0)


_BOUNDS = {FLOW: (0.03, 10.0), SWEEP: (0.0, 16.0), FIO2: (0.2, 1.0), RPM: (300.0, 12000.0)}


def in_bounds(kind: str, value: float) -> bool:
    """Whether a circuit could run at this number."""
    low, high = _BOUNDS[kind]
    return low <= value <= high
