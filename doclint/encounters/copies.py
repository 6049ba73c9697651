"""Daily notes of different days whose texts are near-identical."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from doclint.encounters.encounter import Encounter, Facts, Fault, services_of
from doclint.encounters.gathering import Entry
from doclint.encounters.shingles import similarity


def copied(encounter: Encounter, facts: Facts) -> Iterator[Fault]:
    """Groups of notes that hang together by likeness, each compared with the ``window`` before it."""
    notes = [
        each for each in _comparable(encounter, facts) if len(each.sketch or ()) >= facts["runs"]
    ]
    group: dict[Entry, list[Entry]] = {each: [each] for each in notes}
    for number, note in enumerate(notes):
        earlier = [each for each in notes[:number] if each.date != note.date]
        for other in earlier[-facts["window"] :]:
            if group[note] is not group[other] and _alike(note, other, facts["likeness"]):
                joined = [*group[other], *group[note]]
                for each in joined:
                    group[each] = joined
    for found in {id(each): each for each in group.values()}.values():
        if len(found) > 1:
            entries = tuple(sorted(found, key=attrgetter("sort_key")))
            days = sorted({each.date for each in entries if each.date is not None})
            pairs = services_of(entries, *facts["actions"])
            yield Fault(
                entries,
                services=(),
                dates=(days[0], days[-1]),
                detail=f"{len({each.note for each, _ in pairs})} notes",
            )


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
