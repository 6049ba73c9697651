"""Mechanisms that go by the session. Which notes tell of one is known of a single note only.

Of two notes on one date it is not told whether they tell of one session. Where one physician signed
both it is likely, and enough for a warning; otherwise that much is said, and nothing judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from doclint.encounters.encounter import (
    Encounter,
    Facts,
    Fault,
    fault_of,
    services_of,
    settled,
)
from doclint.encounters.gathering import Entry, Service

_Pair = tuple[tuple[Entry, Service], tuple[Entry, Service]]


def both_in_a_session(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Notes with services of two kinds."""
    for entry in encounter.judged:
        one, other = entry.does(*facts["one"]), entry.does(*facts["other"])
        if one and other:
            yield fault_of((entry, each) for each in (*one, *other))


def approaches_in_a_session(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Codes of one kind of work that differ in approach, in one note or by one physician on a date."""
    for pair in _pairs(encounter, facts["actions"]):
        if _differ_in_approach(pair) and _likely_one_session(pair):
            yield fault_of(pair)


def code_twice_in_a_session(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """One code in two notes of one physician on one date."""
    for pair in _pairs(encounter, facts["actions"]):
        if _same_code(pair) and _likely_one_session(pair):
            yield fault_of(pair)


def add_on_alone(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Add-on codes without any of their primaries.

    A primary on the same date, in a note without a date, or anywhere where the add-on itself has no
    date, is not known to be missing; nor is one where a note could not be judged.
    """
    if encounter.entries != encounter.judged:
        return
    for entry, service, code in settled(_all(encounter)):
        if code.add_on and not any(
            set(code.with_any_of) & {each.code for each in other.codes}
            for at, other in _all(encounter)
            if at.note == entry.note or None in (at.date, entry.date) or at.date == entry.date
        ):
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
        for out, into in ((a, b) for a in day for b in day if a is not b):
            pairs = [(out, each) for each in out.does(*facts["out"])]
            pairs_in = [(into, each) for each in into.does(*facts["into"])]
            known = all(e.sites and None not in {side for _, side in e.sites} for e in (out, into))
            if pairs and pairs_in and not (known and out.sites.isdisjoint(into.sites)):
                yield fault_of((*pairs, *pairs_in))


def session_unknown(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Notes of one date that could be of one session, where it matters and is not told."""
    for day in encounter.by_date.values():
        services = [(entry, each) for entry in day for each in entry.services]
        found: list[_Pair] = []
        for pair in combinations(services, 2):
            (one, first), (other, second) = pair
            if one is other:
                continue
            kinds = {first.action, second.action}
            apart = any(kinds == {a, b} for a in facts["one"] for b in facts["other"])
            alike = first.action == second.action and first.action in facts["actions"]
            doubtful = alike and (_same_code(pair) or _differ_in_approach(pair))
            if apart or (doubtful and not _likely_one_session(pair)) or _add_on(pair):
                found.append(pair)
        if found:
            yield fault_of(each for each in services if any(each in pair for pair in found))


def _all(encounter: Encounter) -> list[tuple[Entry, Service]]:
    return [(entry, each) for entry in encounter.judged for each in entry.services]


def _pairs(encounter: Encounter, actions: list[str]) -> Iterator[_Pair]:
    """Services of one kind, two at a time, of one note or one date."""
    for action in actions:
        for day in (*encounter.by_date.values(), *((each,) for each in encounter.undated)):
            yield from combinations(services_of(day, action), 2)


def _likely_one_session(pair: _Pair) -> bool:
    (one, _), (other, _) = pair
    return one is other or (one.physician is not None and one.physician == other.physician)


def _same_code(pair: _Pair) -> bool:
    (_, first), (_, second) = pair
    return first.code is not None and first.code == second.code


def _differ_in_approach(pair: _Pair) -> bool:
    (_, first), (_, second) = pair
    routes = {each.code.approach for each in (first, second) if each.code is not None}
    return len(routes - {None}) > 1


def _add_on(pair: _Pair) -> bool:
    """Whether the one is an add-on whose primary its own note lacks and the other could be."""
    for (entry, service), (_, other) in (pair, pair[::-1]):
        if service.code is not None and service.code.add_on:
            wanted = set(service.code.with_any_of)
            if wanted & {each.code for each in other.codes}:
                return not any(
                    wanted & {code.code for code in each.codes} for each in entry.services
                )
    return False
