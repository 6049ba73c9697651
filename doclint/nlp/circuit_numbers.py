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
from doclint.nlp.circuit_values import as_set, in_bounds, parse, value_of
from doclint.nlp.normalize import MASK
from doclint.nlp.numbers import decimal
from doclint.nlp.seeking import find_all, find_first


@dataclass(frozen=True)
class CircuitNumber:
    """A number of the circuit.

    ``kind`` is FLOW or SWEEP (litres a minute), FIO2 (a part of one) or RPM; ``value`` is None for a range or where it
    is per kilogram.
    """

    kind: str
    start: int
    end: int
    value: float | None
    number: int
    """Where the number itself stands."""


def find_circuit_numbers(
    text: str, start: int, end: int, *, in_circuit: bool
) -> list[CircuitNumber]:
    """Find the circuit's numbers in one sentence or line, in their order there.

    Args:
        text: The text.
        start: Where the sentence begins.
        end: Where it ends.
        in_circuit: Whether heading or key say that the circuit is spoken of.
    """
    sentence = _Sentence(text, start, end, in_circuit)
    # In this order: each leans on what those before it found.
    sentence.find_rows()
    sentence.find_keyed()
    sentence.find_flows_by_weight()
    sentence.find_flows_with_unit()
    sentence.find_flows_by_name()
    sentence.find_totals()
    sentence.find_flows_in_litres()
    sentence.find_later_settings()
    sentence.find_pairs()
    sentence.find_bare_speeds()
    sentence.find_gas_beside()
    sentence.find_oxygen()
    sentence.find_bare_fractions()
    return sorted(sentence.found, key=lambda item: item.number)


class _Sentence:
    """A sentence that is searched, the surest forms first: what they find makes the circuit's what stands beside."""

    def __init__(self, text: str, start: int, end: int, in_circuit: bool) -> None:
        self.text, self.start, self.end, self.in_circuit = text, start, end, in_circuit
        self.found: list[CircuitNumber] = []

    def _all(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        return find_all(pattern, self.text, self.start, self.end)

    def _of(self, *kinds: str) -> list[CircuitNumber]:
        """Give what was found so far of these kinds."""
        return [item for item in self.found if item.kind in kinds]

    def _is_behind(self, place: int, reach: int, *kinds: str) -> bool:
        """Whether a number of these kinds, or of any, ends so many characters before a place at most."""
        return any(
            0 <= place - item.end <= reach for item in (self._of(*kinds) if kinds else self.found)
        )

    def _add(self, kind: str, match: re.Match[str], value: float | None, number: int) -> None:
        """Take a number, unless it is taken already, is a part of another kind's or none that a circuit runs at."""
        span = match.span()
        if any(
            item.number == number
            or (
                item.start < span[1]
                and span[0] < item.end
                and item.kind != kind
                and item.start <= number < item.end
            )
            for item in self.found
        ):
            return
        if value is None or in_bounds(kind, value):
            rounded = None if value is None else round(value, 3)
            self.found.append(CircuitNumber(kind, *span, rounded, number))

    def _read(
        self, kind: str, pattern: re.Pattern[str], unit: re.Pattern[str] | None = None
    ) -> None:
        """Take what a pattern finds; with ``unit``, only what holds one."""
        for match in self._all(pattern):
            if kind in (FLOW, RPM) and self._device(match.start()) == "other":
                continue
            if kind == RPM and find_first(
                patterns.DURABLE_PUMP, self.text, match.end(), min(self.end, match.end() + 40)
            ):
                continue
            if unit is None or unit.search(self.text, match.start("v"), match.end()):
                self._add(kind, match, value_of(kind, match), match.start("v"))

    def find_rows(self) -> None:
        """Numbers in a row, each told by its key's place in another row or by its size; gas and its oxygen."""
        for legend in patterns.LEGENDS:
            for match in self._all(legend):
                for kind, value, place in _by_legend(match):
                    if in_bounds(kind, value):
                        self._put(kind, match.span(), value, place)
        for match in self._all(patterns.IN_A_ROW):
            for kind, group in ((FLOW, "flow"), (RPM, "rpm"), (SWEEP, "sweep"), (FIO2, "fio2")):
                self._put(kind, match.span(), as_set(kind, match[group]), match.start(group))
        self._read(FIO2, patterns.KEYED[FIO2])
        for match in self._all(patterns.PAIRED_GAS):
            for kind, group in ((SWEEP, "v"), (FIO2, "o")):
                value = as_set(kind, match[group])
                self.found.append(CircuitNumber(kind, *match.span(), value, match.start(group)))

    def _put(self, kind: str, span: tuple[int, int], value: float, number: int) -> None:
        self.found.append(CircuitNumber(kind, *span, round(value, 3), number))

    def find_keyed(self) -> None:
        """Speeds with unit or key, and sweeps."""
        self._read(RPM, patterns.UNITED_SPEED)
        self._read(RPM, patterns.KEYED[RPM])
        self._read(SWEEP, patterns.KEYED[SWEEP])
        self._read(SWEEP, patterns.SWEEP_AFTER)
        self._read(SWEEP, patterns.SWEEP_BACK)
        self._read(SWEEP, patterns.GAS, unit=patterns.HAS_LITRE)

    def find_flows_by_weight(self) -> None:
        """Flows a kilogram, which have no value, and those in millilitres a minute."""
        for match in self._all(patterns.KG_FLOW):
            near = self.in_circuit or self._device(match.start()) == "circuit"
            if near or self._is_trial(match):
                self._add(FLOW, match, None, match.start("v"))
        for match in self._all(patterns.ML_FLOW):
            device = self._device(match.start())
            near = device is None and bool(
                self.in_circuit or self.found or self._goes_on(match.end())
            )
            if device == "circuit" or near or self._is_trial(match):
                before = self.text[max(self.start, match.start() - 20) : match.start()]
                kind = SWEEP if _GAS_BEFORE.search(before) else FLOW
                self._add(kind, match, decimal(match["v"]) / 1000, match.start("v"))

    def find_flows_with_unit(self) -> None:
        """Litres a minute of blood or of gas."""
        for match in self._all(patterns.UNITED_FLOW):
            if not patterns.HAS_LPM.search(self.text, match.start("v"), match.end()):
                continue
            after = (match["after"] or "").lower()
            device = self._device(match.start())
            by_nose = "nc" in after.split() or "nasal" in after
            if by_nose or device in _NOT_OURS or patterns.BY_NOSE.match(self.text, match.end()):
                continue
            kind = SWEEP if re.search(r"sweep|gas|o2|oxygen", after) else FLOW
            if not patterns.BLOODS_OWN.match(self.text, match.end()) and patterns.SWEEPS_OWN.search(
                self.text, self.start, match.start()
            ):
                kind = SWEEP
            before = self.text[max(self.start, match.start() - 9) : match.start()].lower()
            near = (
                device == "circuit"
                or self.in_circuit
                or bool(after)
                or before.endswith("total ")
                or (kind == FLOW and self._is_trial(match))
            )
            if near or self._goes_on(match.end()):
                self._add(kind, match, value_of(kind, match), match.start("v"))

    def find_flows_by_name(self) -> None:
        """Flows that a key, the pump or the speed beside them makes flows."""
        for pattern in (
            patterns.BARE_FLOW,
            patterns.NAMED_FLOW,
            patterns.ON_DISPLAY,
            patterns.PUMP_AT,
        ):
            for match in self._all(pattern):
                if self._device(match.start("v")) not in _NOT_OURS:
                    self._add(FLOW, match, value_of(FLOW, match), match.start("v"))
        for match in self._all(patterns.SLASHED_FLOW):
            low = max(self.start, match.start() - 12)
            if patterns.ANOTHER_MEASURE.search(self.text, low, match.start()):
                continue  # "Lactate 7.1 @ 2315"
            device = self._device(match.start())
            paired = "@" in match.group() or "." in match["v"] or self._goes_on(match.end())
            if device == "circuit" or (device is None and (self.in_circuit or paired)):
                self._add(FLOW, match, parse(match["v"]), match.start("v"))
        for item in self._of(RPM):
            beside = patterns.FLOW_AFTER_SPEED.match(self.text, item.end, self.end)
            if beside:
                self._add(FLOW, beside, parse(beside["v"]), beside.start("v"))
        self._read(FLOW, patterns.BEFORE_AFTER)
        self._read(FLOW, patterns.FLOW_BEFORE_NOW)
        self._read(FLOW, patterns.KEYED[FLOW])
        for match in self._all(patterns.ML_KEYED):
            if self._device(match.start()) not in _NOT_OURS:
                self._add(FLOW, match, decimal(match["v"]) / 1000, match.start("v"))

    def find_totals(self) -> None:
        """What runs through all limbs together."""
        for match in self._all(patterns.TOTAL_FLOW):
            if self.in_circuit or self.found:
                self._add(FLOW, match, parse(match["v"]), match.start("v"))
        for match in self._all(patterns.TOTAL_AHEAD):
            near = self._is_behind(match.start(), _BESIDE, RPM, SWEEP) or any(
                0 <= item.start - match.end() <= _BESIDE for item in self._of(RPM, SWEEP)
            )
            low = max(self.start, match.start() - 20)
            if near and not patterns.OTHERS_TOTAL.search(self.text, low, match.start()):
                self._add(FLOW, match, parse(match["v"]), match.start("v"))

    def find_flows_in_litres(self) -> None:
        """Litres, where something says that they are a flow's."""
        for match in self._all(patterns.LITRE_FLOW):
            low = max(self.start, match.start() - 40)
            if self._device(match.start()) in _NOT_OURS or (
                not match["blood"] and patterns.NO_FLOW_BEFORE.search(self.text, low, match.start())
            ):
                continue
            low = max(self.start, match.start() - 60)
            if (
                match["blood"]
                or self._is_behind(match.start(), 30, RPM)
                or patterns.REACHED_BEFORE.search(self.text, low, match.start())
                or self._goes_on(match.end())
            ):
                self._add(FLOW, match, parse(match["v"]), match.start("v"))

    def find_later_settings(self) -> None:
        """What a setting became: "sweep 3, then 4", "flow 3.2 ... turned up to 4.1", "... 4.4 now"."""
        self._read_then(self.found)
        before = list(self.found)
        for item in [item for item in self.found if item.kind in patterns.LATER]:
            later = patterns.LATER[item.kind].match(self.text, item.end, self.end)
            if later is None:
                continue
            group = "n" if later["n"] else "v"
            place = later.start(group)
            up = _UP_OR_DOWN.search(self.text, item.end, place)
            if up and _is_anothers(self.text, item.end, place):
                continue
            if not patterns.KEY_WORD.search(self.text, item.end, place):
                self._add(item.kind, later, as_set(item.kind, later[group]), place)
        self._read_then([item for item in self.found if item not in before])
        for item in [item for item in self.found if item.kind in patterns.AT_LAST]:
            for pattern in patterns.AT_LAST[item.kind]:
                last = pattern.match(self.text, item.end, self.end)
                if last is None:
                    continue
                place = last.start("v")
                if not patterns.KEY_WORD.search(self.text, item.end, place) and not _is_anothers(
                    self.text, item.end, place
                ):
                    self._add(item.kind, last, as_set(item.kind, last["v"]), place)

    def _read_then(self, items: list[CircuitNumber]) -> None:
        for item in [item for item in items if item.kind in patterns.THEN]:
            later = patterns.THEN[item.kind].match(self.text, item.end, self.end)
            gap = re.sub(r"\([^()]*\)", "", later["gap"]) if later else ""
            if later and not patterns.KEY_WORD.search(gap):
                self._add(item.kind, later, value_of(item.kind, later), later.start("v"))

    def find_pairs(self) -> None:
        """Two settings that stand for two others: "3200 / 4.1", "4 at 60%"."""
        if self._of(RPM):
            for match in self._all(patterns.PAIR_AFTER):
                if self._device(match.start()) not in _NOT_OURS:
                    self._add(RPM, match, parse(match["s"]), match.start("s"))
                    self._second(FLOW, match, "v", parse(match["v"]))
        for match in self._all(patterns.PAIR_CHANGED):
            if self._of(SWEEP) or self._device(match.start()) == "circuit":
                self._add(SWEEP, match, parse(match["v"]), match.start("v"))
                self._second(FIO2, match, "o", decimal(match["o"]) / 100)

    def _second(self, kind: str, match: re.Match[str], group: str, value: float) -> None:
        place = match.start(group)
        self.found.append(CircuitNumber(kind, place, match.end(), value, place))

    def find_bare_speeds(self) -> None:
        """Four figures behind a flow or, where there is no speed yet, behind the gas."""
        for item in self._of(FLOW):
            speed = patterns.BARE_SPEED.match(self.text, item.end, self.end)
            if speed and not _is_clock(self.text, speed):
                self._add(RPM, speed, decimal(speed["v"]), speed.start("v"))
        if self._of(RPM) or not self._of(FLOW):
            return
        for item in self._of(SWEEP, FIO2):
            speed = patterns.SPEED_LAST.match(self.text, item.end, self.end)
            if speed and not (item.kind == SWEEP and patterns.CLOCK.fullmatch(speed["v"])):
                self._add(RPM, speed, decimal(speed["v"]), speed.start("v"))

    def find_gas_beside(self) -> None:
        """Gas behind flow or speed, and a percentage behind gas."""
        for match in self._all(patterns.BARE_GAS):
            if self._is_behind(match.start(), 12, FLOW, RPM):
                self._add(SWEEP, match, parse(match["v"]), match.start("v"))
        for item in self._of(SWEEP):
            beside = patterns.PERCENT_AFTER.match(self.text, item.end, self.end)
            if beside and beside["o"]:
                self._add(FIO2, beside, decimal(beside["o"]), beside.start("o"))
            elif beside:
                self._add(FIO2, beside, parse(beside["v"]) / 100, beside.start("v"))

    def find_oxygen(self) -> None:
        """The oxygen of a circuit whose other numbers are told."""
        if not self.found:
            return
        for match in self._all(patterns.BLENDER_OPEN):
            self._add(FIO2, match, 1.0, match.start())
        for match in self._all(patterns.PURE_OXYGEN):
            if self._device(match.start()) == "circuit":
                self._add(FIO2, match, 1.0, match.start())
        for match in self._all(patterns.OXYGEN):
            if self._device(match.start()) == "circuit":
                self._add(FIO2, match, decimal(match["v"]) / 100, match.start("v"))
        for match in self._all(patterns.OXYGEN_FRACTION):
            if self._of(SWEEP, RPM):
                self._add(FIO2, match, value_of(FIO2, match), match.start("v"))
        for match in self._all(patterns.OXYGEN_AHEAD):
            gas = any(item.end <= match.start() for item in self._of(SWEEP))
            if gas and self._device(match.start()) == "circuit":
                self._add(FIO2, match, decimal(match["v"]) / 100, match.start("v"))

    def find_bare_fractions(self) -> None:
        """FiO2 that nothing calls the circuit's but what stands beside it."""
        for match in self._all(patterns.FIO2_BARE):
            behind = _VENTILATORS.match(self.text[match.end() : match.end() + 20])
            device = self._device(match.start())
            if device is None and self._is_behind(match.start(), 12, RPM, SWEEP):
                device = "circuit"
            near = self._is_behind(match.start(), 40)
            if not behind and (
                (device == "circuit" and near) or (device is None and self.in_circuit)
            ):
                self._add(FIO2, match, value_of(FIO2, match), match.start("v"))

    def _device(self, offset: int) -> str | None:
        """Give the kind of device named last before ``offset``, looking back 120 characters."""
        last: str | None = None
        for match in find_all(patterns.DEVICE, self.text, max(self.start, offset - 120), offset):
            # "Impella flow" is the Impella's: words that fit any pump do not change the device.
            last = (
                (last if last == "other" else "circuit")
                if match.lastgroup == "weak"
                else match.lastgroup
            )
        return "other" if last == "label" else last

    def _is_trial(self, match: re.Match[str]) -> bool:
        """Whether the words around tell of a trial of low flow."""
        around = self.text[max(self.start, match.start() - 45) : match.end() + 40]
        return patterns.TRIAL.search(around) is not None

    def _goes_on(self, offset: int) -> bool:
        """Whether the circuit's other settings follow."""
        return patterns.FOLLOWS.match(self.text, offset, self.end) is not None


_NOT_OURS = ("vent", "other")
"""Kinds of devices whose numbers are none of the circuit's."""
_GAS_BEFORE = expressions.compile(r"\b(?:sweep|gas|swp|sgf)\W*(?:\w+\W+)?$", re.IGNORECASE)
_VENTILATORS = expressions.compile(
    r"[ \t,/;]{0,3}(?:peep|rr|rate|vt|tv|pip|pc|ps|map(?= ?\d)|with peep|\+)\b", re.IGNORECASE
)
"""What follows a ventilator's FiO2."""


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
        if re.search(r"o2|blender", key):
            kind = FIO2
        elif re.search(r"rpm|speed", key):
            kind = RPM
        else:
            kind = SWEEP if re.search(r"sweep|gas|sgf", key) else FLOW
        yield kind, as_set(kind, item.group()), match.start("items") + item.start()


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
