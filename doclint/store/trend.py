"""How often notes have gaps: by code, element, month of service, department and author."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from doclint.findings import ELEMENTS
from doclint.store.database import Store
from doclint.store.history import KeptFinding, KeptNote, latest_notes, notes_of, run_of
from doclint.store.keys import Keys

By = Literal["code", "element", "month", "service", "author"]
BY: tuple[By, ...] = ("code", "element", "month", "service", "author")

NOT_KNOWN = "not known"
_YEARS = range(1950, 2101)


@dataclass(frozen=True)
class Rate:
    """Of so many notes so many have a gap. ``gaps`` are all of theirs.

    ``waived``, ``accepted`` and ``rejected`` are how many of these somebody put aside (a waiver, a
    baseline) or reviewed; they are counted as gaps all the same.
    """

    by: By
    value: str
    notes: int
    with_gaps: int
    gaps: int
    waived: int
    accepted: int
    rejected: int

    @property
    def rate(self) -> float:
        """The share of notes with a gap, to four digits."""
        return round(self.with_gaps / self.notes, 4)

    def to_dict(self) -> dict[str, Any]:
        """Its entry in JSON."""
        return {**vars(self), "rate": self.rate}


def trend(store: Store, by: Sequence[By] = BY, *, run: int | None = None) -> tuple[Rate, ...]:
    """Gap rates over all notes, each as it was judged last, or over those of one run.

    Notes that were not judged, and notes of no ECMO service, do not count.
    """
    notes = latest_notes(store) if run is None else notes_of(store, run_of(store, run).id)
    judged = [note for note in notes if note.status in ("complete", "gaps")]
    judged += [note for note in notes if note.status == "no_service" and note.gaps]
    return tuple(rate for each in by for rate in _rates(each, judged, store.keys))


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
        yield _rate(by, name, groups[name])


def _rate(by: By, value: str, group: Sequence[tuple[KeptNote, Sequence[KeptFinding]]]) -> Rate:
    gaps = [gap for _, found in group for gap in found]
    decisions = [gap.review.decision for gap in gaps if gap.review is not None]
    return Rate(
        by=by,
        value=value,
        notes=len(group),
        with_gaps=sum(bool(found) for _, found in group),
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


_VALUES: dict[By, Callable[[KeptNote], Iterable[tuple[str, Sequence[KeptFinding]]]]] = {
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
