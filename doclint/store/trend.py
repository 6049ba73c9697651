"""How often notes have gaps: by code, element, month of service, department and author.

And how often encounters have those that show in several notes together, by rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from doclint.findings import ELEMENTS
from doclint.store.database import Store
from doclint.store.history import (
    KeptFinding,
    KeptNote,
    KeptTogether,
    encounters_of,
    latest_encounters,
    latest_notes,
    notes_of,
    run_of,
)
from doclint.store.keys import Keys

By = Literal["code", "element", "month", "service", "author", "encounter"]
BY: tuple[By, ...] = ("code", "element", "month", "service", "author", "encounter")

NOT_KNOWN = "not known"
_YEARS = range(1950, 2101)


@dataclass(frozen=True)
class Rate:
    """Of so many notes so many have a gap. ``gaps`` are all of theirs.

    By ``encounter`` it is encounters that are counted, and ``value`` is a rule.
    ``waived``, ``accepted`` and ``rejected`` are how many of these somebody put aside (a waiver, a
    baseline) or reviewed; they are counted as gaps all the same.
    """

    by: By
    value: str
    of: int
    with_gaps: int
    gaps: int
    waived: int
    accepted: int
    rejected: int

    @property
    def rate(self) -> float:
        """The share of notes with a gap, to four digits."""
        return round(self.with_gaps / self.of, 4)

    def to_dict(self) -> dict[str, Any]:
        """Its entry in JSON."""
        entry = {unit(self.by) if name == "of" else name: told for name, told in vars(self).items()}
        return {**entry, "rate": self.rate}


def trend(store: Store, by: Sequence[By] = BY, *, run: int | None = None) -> tuple[Rate, ...]:
    """Gap rates over all notes, each as it was judged last, or over those of one run.

    Notes that were not judged, and notes of no ECMO service, do not count; nor do encounters in a
    run that was cut short, for they are judged at its end.
    """
    number = None if run is None else run_of(store, run).id
    notes = latest_notes(store) if number is None else notes_of(store, number)
    judged = [note for note in notes if note.status in ("complete", "gaps")]
    judged += [note for note in notes if note.status == "no_service" and note.gaps]
    found: list[Rate] = []
    for each in by:
        if each == "encounter":
            found += _of_encounters(_encounters(store, number, notes))
        else:
            found += _rates(each, judged, store.keys)
    return tuple(found)


def unit(by: By) -> str:
    """What is counted."""
    return "encounters" if by == "encounter" else "notes"


def _encounters(
    store: Store, run: int | None, notes: Iterable[KeptNote]
) -> Mapping[str, Sequence[KeptTogether]]:
    """Encounters with what was found in them, over all runs or in one."""
    if run is None:
        return latest_encounters(store)
    kept = encounters_of(store, run)
    if kept.rules is None:
        return {}
    known = {kept.of(note) for note in notes if note.judged} - {None}
    return {
        told: [each for each in kept.findings if each.encounter == told]
        for told in known
        if told is not None
    }


def _of_encounters(encounters: Mapping[str, Sequence[KeptTogether]]) -> Iterator[Rate]:
    """A rate for each rule, of all encounters: each was asked for each."""
    gaps = {told: [each for each in found if each.is_gap] for told, found in encounters.items()}
    rules = {(each.rule, each.name) for found in gaps.values() for each in found}
    for rule, name in sorted(rules):
        having = [[each for each in found if each.rule == rule] for found in gaps.values()]
        yield _rate("encounter", f"{rule} {name}", having)


def _rates(by: By, notes: Iterable[KeptNote], keys: Keys) -> Iterator[Rate]:
    groups: dict[str, list[tuple[KeptNote, Sequence[KeptFinding]]]] = {}
    for note in notes:
        for value, gaps in _VALUES[by](note):
            groups.setdefault(value, []).append((note, gaps))
    if by == "element":
        # An element is asked of every note, also of those in which no gap was found.
        groups = {name: groups[name] for name in ELEMENTS if name in groups}
        every = list(notes)
        for name, found in groups.items():
            having = {id(note) for note, _ in found}
            groups[name] = found + [(note, ()) for note in every if id(note) not in having]
    if by == "month":
        known = _months(keys)
        groups = {known.get(value, NOT_KNOWN): each for value, each in groups.items()}
    names = (
        groups if by == "element" else sorted(groups, key=lambda name: (name == NOT_KNOWN, name))
    )
    for name in names:
        yield _rate(by, name, [found for _, found in groups[name]])


def _rate(by: By, value: str, group: Sequence[Sequence[KeptFinding | KeptTogether]]) -> Rate:
    """The rate over notes or encounters, each with its gaps."""
    gaps = [gap for found in group for gap in found]
    decisions = [gap.review.decision for gap in gaps if gap.review is not None]
    return Rate(
        by=by,
        value=value,
        of=len(group),
        with_gaps=sum(bool(found) for found in group),
        gaps=len(gaps),
        waived=sum(gap.suppressed is not None for gap in gaps),
        accepted=decisions.count("accept"),
        rejected=decisions.count("reject"),
    )


def _of_codes(note: KeptNote) -> Iterator[tuple[str, Sequence[KeptFinding]]]:
    """A note counts under each of its codes, with the gaps that hold for that one or for any."""
    for code in note.codes or (NOT_KNOWN,):
        yield code, [gap for gap in note.gaps if gap.code in (code, None) or not note.codes]


def _of_elements(note: KeptNote) -> Iterator[tuple[str, Sequence[KeptFinding]]]:
    for name in dict.fromkeys(gap.element for gap in note.gaps if gap.element is not None):
        yield name, [gap for gap in note.gaps if gap.element == name]


_VALUES: dict[str, Callable[[KeptNote], Iterable[tuple[str, Sequence[KeptFinding]]]]] = {
    "code": _of_codes,
    "element": _of_elements,
    "month": lambda note: [(note.month or NOT_KNOWN, note.gaps)],
    "service": lambda note: [(note.service or NOT_KNOWN, note.gaps)],
    "author": lambda note: [(note.author or NOT_KNOWN, note.gaps)],
}


def _months(keys: Keys) -> dict[str, str]:
    """Every month by its hash: whoever has the key can tell which one it is by trying them all."""
    told = (f"{year:04}-{month:02}" for year in _YEARS for month in range(1, 13))
    return {keys.month(each): each for each in told}
