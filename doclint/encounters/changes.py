"""Mechanisms that follow what stays as it is through a run: mode, age, sides and sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from operator import attrgetter

from doclint.encounters.encounter import Encounter, Facts, Fault
from doclint.encounters.gathering import Entry

_YEAR = 365.25
_LENIENT = 2 / _YEAR
"""Years by which ages and dates of notes may be off for having been rounded."""

_Extract = Callable[[Entry], Mapping[str, frozenset[object]]]


def mode_change(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Notes in another mode than those of the days before, with no note of a conversion.

    After a removal a start begins a new run, in whatever mode. A conversion in a note without a
    date explains any change, for nobody can tell which.
    """
    if not any(each.converted_from for each in encounter.undated):
        yield from _united(_dated_modes(encounter, facts))
        yield from _undated_modes(encounter, facts)


def _dated_modes(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    before: tuple[Entry, ...] = ()
    modes: set[str] = set()
    ended = False
    for entries in encounter.by_date.values():
        if ended and any(each.actions.intersection(facts["begins"]) for each in entries):
            modes, before, ended = set(), (), False
        ended = ended or any(each.actions.intersection(facts["ends"]) for each in entries)
        told = tuple(each for each in entries if each.mode is not None)
        if not told:
            continue
        turned = [each for each in told if each.converted_from]
        explained = {mode for each in turned for mode in (each.mode, each.converted_from)}
        here = {each.mode for each in told if each.mode is not None}
        strange = here - modes - explained if modes else set()
        if strange or (not modes and len(here - explained) > 1):
            yield _fault((*before, *told))
        modes = {each.mode for each in turned if each.mode is not None} or here
        before = told


def _undated_modes(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Without dates two modes exclude each other only where nothing at all explains them."""
    told = [each for each in encounter.judged if each.mode is not None]
    loose = [each for each in told if each.date is None]
    known = {each.mode for each in told if each.date is not None}
    strange = [each for each in loose if each.mode not in known]
    several = len({each.mode for each in told}) > 1
    converted = any(each.converted_from for each in told)
    restarted = encounter.doing(*facts["begins"]) and encounter.doing(*facts["ends"])
    if strange and several and not converted and not restarted:
        yield Fault(tuple(told))


def age_change(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Notes whose ages no one birthday fits. An age without a date may be off by a year more."""
    told = [each for each in encounter.judged if each.age is not None]
    days = [each.date for each in told if each.date is not None]
    start = min(days, default=date.min)
    apart: list[Entry] = []
    for one, other in combinations(_distinct(told), 2):
        # Years before the first day at which the patient was born: at least, at most.
        (low, high), (low_other, high_other) = _born(one, start), _born(other, start)
        if low > high_other or low_other > high:
            apart += [one, other]
    if apart:
        yield _fault(apart)


def _distinct(told: list[Entry]) -> list[Entry]:
    """The first and the last note of each age: in between nothing more can be seen."""
    by_age: dict[tuple[float, float] | None, list[Entry]] = {}
    for each in told:
        by_age.setdefault(each.age, []).append(each)
    ends = (each for same in by_age.values() for each in (same[0], same[-1]))
    return list(dict.fromkeys(ends))


def _born(entry: Entry, start: date) -> tuple[float, float]:
    low, high = entry.age or (0.0, float("inf"))
    if entry.date is None:
        passed, slack = 0.0, 1.0
    else:
        passed, slack = (entry.date - start) / timedelta(days=_YEAR), 0.0
    return low - passed - _LENIENT - slack, high + _step(high) - passed + _LENIENT + slack


def _step(age: float) -> float:
    """How much older one can be than the age that is told: years are completed ones, or months."""
    return 1.0 if age >= 1 and age.is_integer() else 1 / 12


def trait_change(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Notes that name other sides, or other sizes, than those of the days before.

    A note of another cannula or another place (``explained_by``) explains them: one after the
    notes before and up to these, or on the same day, when which came first is not told.
    """
    values_of = {"sides": _sides, "sizes": _sizes}[facts["trait"]]
    changing = encounter.doing(*facts["explained_by"])
    yield from _united(_dated_traits(encounter, changing, values_of))
    yield from _undated_traits(encounter, changing, values_of)


def _dated_traits(
    encounter: Encounter, changing: Sequence[Entry], values_of: _Extract
) -> Iterator[Fault]:
    last: dict[str, tuple[frozenset[object], tuple[Entry, ...]]] = {}
    seen = False
    for day, entries in encounter.by_date.items():
        events = [each for each in entries if each in changing]
        if _disjoint_within(entries, values_of) and len(events) < (1 if seen else 2):
            yield _fault(each for each in entries if values_of(each))
        seen = seen or any(each.services for each in entries)
        here = _joined(entries, values_of)
        apart = {key for key, found in here.items() if key in last and not found & last[key][0]}
        strange: list[Entry] = []
        for key in sorted(apart):
            notes = last[key][1]
            since = notes[0].date or day
            between = [
                each
                for each in changing
                if each not in notes and (each.date is None or since <= each.date <= day)
            ]
            if not between:
                strange += [*notes, *(each for each in entries if key in values_of(each))]
        if strange:
            yield _fault(strange)
        for key, found in here.items():
            last[key] = found, tuple(each for each in entries if key in values_of(each))


def _undated_traits(
    encounter: Encounter, changing: Sequence[Entry], values_of: _Extract
) -> Iterator[Fault]:
    dated = [each for each in encounter.judged if each.date is not None]
    everywhere = _joined(dated, values_of)
    for each in encounter.undated:
        apart = [
            key
            for key, found in values_of(each).items()
            if key in everywhere and not found & everywhere[key]
        ]
        if apart and len(changing) < 2 and each not in changing:
            others = [other for other in dated if any(key in values_of(other) for key in apart)]
            yield Fault((*others, each))


def _sides(entry: Entry) -> dict[str, frozenset[object]]:
    """By vessel; what has no side tells nothing."""
    found: dict[str, set[object]] = {}
    for vessel, side in entry.sites:
        if side is not None:
            found.setdefault(vessel, set()).add(side)
    return {key: frozenset(each) for key, each in found.items()}


def _sizes(entry: Entry) -> dict[str, frozenset[object]]:
    """By role, and all together."""
    found: dict[str, set[object]] = {}
    for role, size in entry.sizes:
        for key in {role, ""}:
            found.setdefault(key, set()).add(size)
    return {key: frozenset(each) for key, each in found.items()}


def _joined(entries: Iterable[Entry], values_of: _Extract) -> dict[str, frozenset[object]]:
    found: dict[str, frozenset[object]] = {}
    for each in entries:
        for key, values in values_of(each).items():
            found[key] = found.get(key, frozenset()) | values
    return found


def _disjoint_within(entries: Iterable[Entry], values_of: _Extract) -> bool:
    told: dict[str, set[frozenset[object]]] = {}
    for each in entries:
        for key, values in values_of(each).items():
            told.setdefault(key, set()).add(values)
    return any(
        one.isdisjoint(other) for sets in told.values() for one, other in combinations(sets, 2)
    )


def _fault(entries: Iterable[Entry]) -> Fault:
    """A fault of these notes, and of the stretch of days from the first of them to the last."""
    found = tuple(sorted(dict.fromkeys(entries), key=attrgetter("sort_key")))
    days = [each.date for each in found if each.date is not None]
    return Fault(found, dates=tuple(sorted({min(days), max(days)})) if days else ())


def _united(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Faults in their order, made one where a note is in both: a slip differs before and after."""
    current: list[Entry] = []
    for fault in faults:
        if current and not set(current).intersection(fault.entries):
            yield _fault(current)
            current = []
        current += fault.entries
    if current:
        yield _fault(current)
