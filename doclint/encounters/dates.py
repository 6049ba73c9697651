"""Mechanisms that go by the date of service: what one day can hold, and which days have nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise

from doclint.codes import Code
from doclint.encounters.encounter import Encounter, Facts, Fault, fault_of, services_of, settled

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
        pairs = [
            (first, second)
            for first in one
            for second in other
            if "modes" not in facts
            or (first[1].mode is not None and first[1].mode == second[1].mode)
            == (facts["modes"] == "same")
        ]
        if pairs:
            involved = {id(each): each for pair in pairs for each in pair}
            yield fault_of(each for each in (*one, *other) if id(each) in involved)


def ages_on_a_date(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Days with codes of age bands that no patient can be in on one day."""
    for day in encounter.by_date.values():
        found = settled((entry, each) for entry in day for each in entry.services)
        apart = [
            each
            for pair in combinations(found, 2)
            if _apart(pair[0][2], pair[1][2])
            for each in pair
        ]
        if apart:
            yield fault_of(
                (entry, each) for entry, each, code in found if (entry, each, code) in apart
            )


def _apart(one: Code, other: Code) -> bool:
    return any(
        low is not None and high is not None and high <= low
        for low, high in ((one.age_min, other.age_max), (other.age_min, one.age_max))
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
