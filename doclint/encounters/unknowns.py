"""What cannot be told from the notes given: said, so that silence is not taken for a pass."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.encounters.encounter import Encounter, Facts, Fault, fault_of, services_of


def undated(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Notes of a service without a date, where there are others."""
    found = tuple(each for each in encounter.undated if each.services)
    if found and len(encounter.entries) > 1:
        yield Fault(found)


def code_open(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Notes for which nobody named a code and several are left."""
    found = [
        (entry, each) for entry in encounter.judged for each in entry.services if not each.code
    ]
    if found and len(encounter.entries) > 1:
        yield Fault(fault_of(found).entries)


def unjudged(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Notes that could not be judged."""
    found = tuple(each for each in encounter.entries if not each.judged)
    if found:
        yield Fault(found)


def without_earlier(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Notes of work that presupposes earlier work of which there is no note.

    A note without a date may be the earlier one.
    """
    earlier = encounter.doing(*facts["earlier"])
    if any(each.date is None for each in earlier):
        return
    first = min((each.date for each in earlier if each.date is not None), default=None)
    found = [
        (entry, each)
        for entry, each in services_of(encounter.judged, *facts["actions"])
        if first is None or (entry.date is not None and entry.date < first)
    ]
    if found:
        yield Fault(fault_of(found).entries)


def single(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """An encounter with a note of a service and no other note."""
    if len(encounter.entries) == 1 and any(each.services for each in encounter.judged):
        yield Fault(encounter.entries)
