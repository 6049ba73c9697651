"""Daily notes of different days whose texts are near-identical."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from doclint.encounters.encounter import Encounter, Facts, Fault
from doclint.encounters.gathering import Entry
from doclint.encounters.shingles import similarity


def copied(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Groups of notes that hang together by likeness, each compared with the ``window`` before it."""
    leader: dict[Entry, Entry] = {}

    def led(note: Entry) -> Entry:
        while leader[note] is not note:
            leader[note] = note = leader[leader[note]]
        return note

    earlier: list[Entry] = []
    for _, day in groupby(_comparable(encounter, facts), key=attrgetter("date")):
        notes = [each for each in day if len(each.sketch or ()) >= facts["runs"]]
        for note in notes:
            leader[note] = note
            for other in earlier[-facts["window"] :]:
                if led(note) is not led(other) and _alike(note, other, facts["likeness"]):
                    leader[led(note)] = led(other)
        earlier += notes
    groups: dict[Entry, list[Entry]] = {}
    for note in leader:
        groups.setdefault(led(note), []).append(note)
    for found in groups.values():
        if len(found) > 1:
            days = sorted({each.date for each in found if each.date is not None})
            yield Fault(tuple(found), dates=(days[0], days[-1]), detail=f"{len(found)} notes")


def too_short(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Daily notes with too few words to say that they are copies, or that they are none."""
    daily = _comparable(encounter, facts)
    short = tuple(each for each in daily if len(each.sketch or ()) < facts["runs"])
    if short and len(daily) > 1:
        yield Fault(short)


def _comparable(encounter: Encounter, facts: Facts) -> list[Entry]:
    return [
        each for day in encounter.by_date.values() for each in day if each.does(*facts["actions"])
    ]


def _alike(one: Entry, other: Entry, least: float) -> bool:
    if one.sketch is None or other.sketch is None:
        return False
    return similarity(one.sketch, other.sketch) >= least
