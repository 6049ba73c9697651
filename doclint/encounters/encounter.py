"""The notes of one encounter, in order, and what a mechanism gives back."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from doclint.codes import Code
from doclint.encounters.gathering import Entry, Service


@dataclass(frozen=True)
class Fault:
    """What a mechanism found: the notes and days concerned, and the services that it went by.

    ``detail`` is put behind the rule's message.
    """

    entries: tuple[Entry, ...]
    services: tuple[Service, ...] = ()
    dates: tuple[datetime.date, ...] = ()
    detail: str = ""

    @property
    def named(self) -> bool:
        """Whether all codes that it rests on were named by somebody."""
        return all(each.named for each in self.services)


@dataclass(frozen=True)
class Encounter:
    """Notes of one encounter, sorted. Whatever is asked of them comes in that order."""

    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Encounter:
        """Sort the notes, so that the order in which they came changes nothing."""
        return cls(tuple(sorted(entries, key=attrgetter("sort_key"))))

    @cached_property
    def judged(self) -> tuple[Entry, ...]:
        """The notes that could be judged."""
        return tuple(each for each in self.entries if each.judged)

    @cached_property
    def undated(self) -> tuple[Entry, ...]:
        """The judged notes without a date."""
        return tuple(each for each in self.judged if each.date is None)

    @cached_property
    def by_date(self) -> Mapping[datetime.date, tuple[Entry, ...]]:
        """The judged notes of each day, the days in order."""
        days: dict[datetime.date, list[Entry]] = {}
        for each in self.judged:
            if each.date is not None:
                days.setdefault(each.date, []).append(each)
        return {day: tuple(entries) for day, entries in days.items()}

    def doing(self, *actions: str) -> tuple[Entry, ...]:
        """The judged notes that report or stand for any of these kinds of work."""
        return tuple(each for each in self.judged if each.actions.intersection(actions))


Facts = Mapping[str, Any]
"""What a rule's data tell its mechanism."""

Mechanism = Callable[[Encounter, Facts], Iterator[Fault]]


def services_of(entries: Iterable[Entry], *actions: str) -> list[tuple[Entry, Service]]:
    """The services of these kinds, each with its note."""
    return [(entry, service) for entry in entries for service in entry.does(*actions)]


def fault_of(
    pairs: Iterable[tuple[Entry, Service]], dates: Iterable[datetime.date | None] = ()
) -> Fault:
    """A fault that rests on these services."""
    pairs = list(pairs)
    entries = tuple(dict.fromkeys(entry for entry, _ in pairs))
    days = {each.date for each in entries} | {*dates}
    return Fault(
        entries=entries,
        services=tuple(dict.fromkeys(service for _, service in pairs)),
        dates=tuple(sorted(day for day in days if day is not None)),
    )


def settled(pairs: Iterable[tuple[Entry, Service]]) -> list[tuple[Entry, Service, Code]]:
    """Those services of which the code is settled."""
    return [(entry, each, each.code) for entry, each in pairs if each.code is not None]
