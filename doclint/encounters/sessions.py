"""Mechanisms that go by the session. Which notes tell of one is known of a single note only.

Of two notes on one date it is not told whether they tell of one session. Where one physician signed
both it is likely, and enough for a warning; otherwise that much is said, and nothing judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from doclint.encounters.encounter import (
    Encounter,
    Facts,
    Fault,
    fault_of,
    services_of,
    settled,
)
from doclint.encounters.gathering import Entry, Service


def both_in_a_session(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Notes with services of two kinds."""
    for entry in encounter.judged:
        one, other = entry.does(*facts["one"]), entry.does(*facts["other"])
        if one and other:
            yield fault_of((entry, each) for each in (*one, *other))


def approaches_in_a_session(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Codes of one kind of work that differ in approach, in one note or by one physician on a date."""
    for session in _sessions(encounter):
        for action in facts["actions"]:
            found = [each for each in session if each[1].action == action and _route(each[1])]
            if len({_route(each) for _, each in found}) > 1:
                yield fault_of(found)


def code_twice_in_a_session(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """One code in two notes of one physician on one date."""
    for session in _sessions(encounter):
        for action in facts["actions"]:
            for found in _by_code(each for each in session if each[1].action == action):
                if len(found) > 1:
                    yield fault_of(found)


def add_on_alone(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Add-on codes without any of their primaries.

    A primary on the same date, in a note without a date, or anywhere where the add-on itself has no
    date, is not known to be missing; nor is one where a note could not be judged.
    """
    if encounter.entries != encounter.judged:
        return
    served = _served(encounter.judged)
    for add_ons in _by_code(each for each in served if each[1].code and each[1].code.add_on):
        near = {entry for entry, each in served if _is_primary(each, add_ons[0][1])}
        days = {entry.date for entry in near}
        for entry, service in add_ons:
            # A day of None is that of a primary without a date, which may be any.
            if not near or not (entry in near or entry.date is None or {None, entry.date} & days):
                yield fault_of([(entry, service)])


def exchange(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Removal and insertion together, by what is told of the vessels.

    ``same``: both in one note, and one vessel and side alone is named in it. ``untold``: a note
    names none, or one without a side. ``open``: which vessel was emptied and which was entered is
    not told, or not whether notes of one date tell of one session.
    """
    for entry in encounter.judged:
        pairs = [(entry, each) for each in entry.does(*facts["out"], *facts["into"])]
        if not entry.does(*facts["out"]) or not entry.does(*facts["into"]):
            continue
        if not entry.sites or None in {side for _, side in entry.sites}:
            told = "untold"
        else:
            told = "same" if len(entry.sites) == 1 else "open"
        if told == facts["vessels"]:
            yield fault_of(pairs)
    if facts["vessels"] != "open":
        return
    for day in encounter.by_date.values():
        outs = [each for each in day if each.does(*facts["out"])]
        intos = [each for each in day if each.does(*facts["into"])]
        found: set[Entry] = set()
        for out, into in product(outs, intos):
            known = all(e.sites and None not in {side for _, side in e.sites} for e in (out, into))
            if out is not into and not (known and out.sites.isdisjoint(into.sites)):
                found |= {out, into}
        if found:
            kinds = (*facts["out"], *facts["into"])
            yield fault_of(services_of([each for each in day if each in found], *kinds))


def session_unknown(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Notes of one date that could be of one session, where it matters and is not told."""
    for day in encounter.by_date.values():
        found = {
            *_of_two_notes(services_of(day, *facts["one"]), services_of(day, *facts["other"])),
            *_primaries_elsewhere(day),
        }
        for action in facts["actions"]:
            found |= {*_of_two_sessions(services_of(day, action))}
        if found:
            yield fault_of(each for each in _served(day) if each in found)


def _of_two_notes(one: list[_Served], other: list[_Served]) -> list[_Served]:
    notes = {entry for entry, _ in (*one, *other)}
    return [*one, *other] if one and other and len(notes) > 1 else []


def _of_two_sessions(served: list[_Served]) -> Iterator[_Served]:
    """Services of one kind that share a code, or differ in approach, and not in one session."""
    for found in _by_code(served):
        if len({_session(entry) for entry, _ in found}) > 1:
            yield from found
    routed = [each for each in served if _route(each[1])]
    if (
        len({_session(entry) for entry, _ in routed}) > 1
        and len({_route(each) for _, each in routed}) > 1
    ):
        yield from routed


def _primaries_elsewhere(day: tuple[Entry, ...]) -> Iterator[_Served]:
    """Add-ons without a primary in their own note, and the primaries in other notes of the day."""
    served = _served(day)
    for add_ons in _by_code(each for each in served if each[1].code and each[1].code.add_on):
        primaries = [each for each in served if _is_primary(each[1], add_ons[0][1])]
        with_primary = {entry for entry, _ in primaries}
        without = [each for each in add_ons if each[0] not in with_primary]
        if without and primaries:
            yield from (*without, *primaries)


def _is_primary(service: Service, add_on: Service) -> bool:
    wanted = add_on.code.with_any_of if add_on.code is not None else ()
    return any(each.code in wanted for each in service.codes)


_Served = tuple[Entry, Service]


def _served(entries: Iterable[Entry]) -> list[_Served]:
    return [(entry, each) for entry in entries for each in entry.services]


def _session(entry: Entry) -> object:
    """What two notes of one date share that are likely of one session."""
    return entry if entry.physician is None else entry.physician


def _sessions(encounter: Encounter) -> Iterator[list[_Served]]:
    """The services of each likely session; a note without a date is one by itself."""
    for day in (*encounter.by_date.values(), *((each,) for each in encounter.undated)):
        found: dict[object, list[_Served]] = {}
        for entry in day:
            found.setdefault(_session(entry), []).extend(_served([entry]))
        yield from found.values()


def _by_code(served: Iterable[_Served]) -> Iterator[list[_Served]]:
    """Services of settled codes, those of each code together."""
    found: dict[str, list[_Served]] = {}
    for entry, each, code in settled(served):
        found.setdefault(code.code, []).append((entry, each))
    yield from found.values()


def _route(service: Service) -> str | None:
    return service.code.approach if service.code is not None else None
