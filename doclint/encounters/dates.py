"""Mechanisms that go by the date of service: what one day can hold, and which days have nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from doclint.encounters.encounter import Encounter, Facts, Fault, fault_of, services_of, settled
from doclint.encounters.gathering import Entry, Service

_DAY = timedelta(days=1)


def several_on_a_date(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Days with more than one service of a kind: in two notes, or under two codes in one note."""
    for day in encounter.by_date.values():
        found = services_of(day, *facts["actions"])
        if len(found) > 1:
            yield fault_of(found)


def both_on_a_date(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Days with services of two kinds.

    With ``modes`` only those of one mode (``same``), or those that are not known to be (``other``).
    """
    for day in encounter.by_date.values():
        one, other = services_of(day, *facts["one"]), services_of(day, *facts["other"])
        if "modes" in facts:
            one, other = (
                _of_modes(one, other, facts["modes"] == "same"),
                _of_modes(other, one, facts["modes"] == "same"),
            )
        if one and other:
            yield fault_of((*one, *other))


_Pairs = list[tuple[Entry, Service]]


def _of_modes(these: _Pairs, those: _Pairs, same: bool) -> _Pairs:
    """Of these services, each that one of those shares its mode with, or may not share it with."""
    modes = {each.mode for _, each in those}
    if same:
        return [each for each in these if each[1].mode is not None and each[1].mode in modes]
    return [each for each in these if modes and (each[1].mode is None or modes - {each[1].mode})]


def ages_on_a_date(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Days with codes of age bands that no patient can be in on one day."""
    for day in encounter.by_date.values():
        found = settled((entry, each) for entry in day for each in entry.services)
        oldest = max((c.age_min for *_, c in found if c.age_min is not None), default=None)
        youngest = min((c.age_max for *_, c in found if c.age_max is not None), default=None)
        if oldest is None or youngest is None or oldest < youngest:
            continue
        yield fault_of(
            (entry, each)
            for entry, each, code in found
            if (code.age_min is not None and code.age_min >= youngest)
            or (code.age_max is not None and code.age_max <= oldest)
        )


def days_without(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Days of a run without a note of daily management, a stretch at a time.

    The day of the start and that of the removal may go without one. Nothing is said where a note
    has no date or could not be judged, for the day may be that note's.
    """
    serving = {
        day: found
        for day, entries in encounter.by_date.items()
        if (found := [each for each in entries if each.services])
    }
    if encounter.entries != encounter.judged or any(each.services for each in encounter.undated):
        return
    daily = {day for day, found in serving.items() if services_of(found, *facts["actions"])}
    begins, ends = (
        {day for day, found in serving.items() if any(e.actions.intersection(kinds) for e in found)}
        for kinds in (facts["begins"], facts["ends"])
    )
    days = sorted(serving)
    for before, after in pairwise(days):
        if before in ends and after in begins and after not in daily:
            continue  # one run is over, and another begins
        first = (
            before if before not in daily | begins | ends and before > days[0] else before + _DAY
        )
        if first >= after:
            continue
        last = after - _DAY
        number = (last - first).days + 1
        yield Fault(
            entries=(*serving[before], *serving[after]),
            dates=tuple(sorted({first, last})),
            detail="" if number == 1 else f"{number} days in a row",
        )


def dates_differ(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Notes of which the source gives another date of service than they do themselves."""
    found = [each for each in encounter.judged if each.own_date not in (None, each.date)]
    if found:
        days: set[date] = {
            day for each in found for day in (each.date, each.own_date) if day is not None
        }
        yield Fault(tuple(found), dates=tuple(sorted(days)) if len(found) == 1 else ())
