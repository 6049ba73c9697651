"""What became of gaps between two runs: what an addendum cured, and what came up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from doclint.store.database import Store
from doclint.store.history import (
    KeptEncounters,
    KeptFinding,
    KeptNote,
    KeptRun,
    KeptTogether,
    encounters_of,
    notes_of,
    run_of,
)

Fate = Literal["opened", "closed", "open", "not_asked", "not_seen"]
"""``not_asked``: the later run did not judge by that rule or code. ``not_seen``: it did not judge
the note. Neither says that a gap is closed."""

FATES: tuple[Fate, ...] = ("opened", "closed", "open", "not_asked", "not_seen")

Cause = Literal["note", "rules", "new note", "gone note"]
"""Why a gap opened or closed: a note's text changed, none did, or one came or went."""


@dataclass(frozen=True)
class Change:
    """One gap's way from one run to the other.

    ``note`` is the hash of its name in the later one; a gap that shows in several notes of one
    encounter has none.
    """

    note: str | None
    fate: Fate
    cause: Cause | None
    gap: KeptFinding | KeptTogether

    def to_dict(self) -> dict[str, Any]:
        """Its entry in JSON."""
        return {"note": self.note, "fate": self.fate, "cause": self.cause, **self.gap.to_dict()}


@dataclass(frozen=True)
class Difference:
    """Two runs held against each other."""

    before: KeptRun
    after: KeptRun
    changes: tuple[Change, ...]
    notes: Counter[str]

    @property
    def counts(self) -> dict[str, int]:
        """How many gaps met which fate."""
        found = Counter(each.fate for each in self.changes)
        return {fate: found[fate] for fate in FATES}

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "before": self.before.to_dict(),
            "after": self.after.to_dict(),
            "notes": {name: self.notes[name] for name in ("in_both", "changed", "gone", "new")},
            "gaps": self.counts,
            "changes": [each.to_dict() for each in self.changes],
        }


Pair = tuple[KeptNote | None, KeptNote | None]
"""A note in either run; ``None`` where that run has it not."""


def difference(store: Store, before: int, after: int) -> Difference:
    """Hold the notes of two runs against each other.

    A note is known by its name, and one that goes by another name now by its text.
    """
    first, second = run_of(store, before), run_of(store, after)
    changes: list[Change] = []
    notes: Counter[str] = Counter()
    pairs = list(_pairs(notes_of(store, first.id), notes_of(store, second.id)))
    for old, new in pairs:
        if old is None or new is None:
            notes["gone" if new is None else "new"] += 1
        else:
            notes["in_both"] += 1
            notes["changed"] += old.content != new.content
        changes += _of_note(old, new)
    changes += _of_encounters(
        encounters_of(store, first.id), encounters_of(store, second.id), pairs
    )
    return Difference(first, second, tuple(changes), notes)


def _pairs(before: Sequence[KeptNote], after: Sequence[KeptNote]) -> Iterator[Pair]:
    """Each note of either run with itself in the other, in the order of the later run."""
    left = list(before)
    found: dict[int, KeptNote] = {}
    # By name and text first: of two notes of one name the one that stayed as it was is the same.
    for same in (_name_and_content, _name, _content):
        waiting: defaultdict[object, list[KeptNote]] = defaultdict(list)
        for note in left:
            if same(note) is not None:
                waiting[same(note)].append(note)
        for number, note in enumerate(after):
            if number not in found and waiting.get(same(note)):
                found[number] = waiting[same(note)].pop(0)
        taken = {id(note) for note in found.values()}
        left = [note for note in left if id(note) not in taken]
    for number, note in enumerate(after):
        yield found.get(number), note
    for note in left:
        yield note, None


def _name_and_content(note: KeptNote) -> object:
    return (note.name, note.content)


def _name(note: KeptNote) -> object:
    return note.name


def _content(note: KeptNote) -> object:
    return note.content


def _of_note(old: KeptNote | None, new: KeptNote | None) -> Iterator[Change]:
    if new is None:
        for gap in old.gaps if old else ():
            yield Change(old.name if old else "", "not_seen", None, gap)
        return
    if old is None:
        for gap in new.gaps:
            yield Change(new.name, "opened", "new note", gap)
        return
    cause: Cause = "note" if old.content != new.content else "rules"
    was = Counter(gap.identity for gap in old.gaps)
    for gap in new.gaps:
        if was[gap.identity]:
            was[gap.identity] -= 1
            yield Change(new.name, "open", None, gap)
        else:
            yield Change(new.name, "opened", cause, gap)
    gone = []
    for gap in reversed(old.gaps):  # of equal ones the first stayed
        if was[gap.identity]:
            was[gap.identity] -= 1
            gone.append(gap)
    for gap in reversed(gone):
        if not new.judged:
            yield Change(new.name, "not_seen", None, gap)
        elif new.asks(gap):
            yield Change(new.name, "closed", cause, gap)
        else:
            yield Change(new.name, "not_asked", None, gap)


def _of_encounters(
    before: KeptEncounters, after: KeptEncounters, pairs: Sequence[Pair]
) -> Iterator[Change]:
    """What became of gaps that show in several notes together.

    One is the same as another if it is of the same encounter, rule and days; or else, for a stretch
    of days can grow, if they share a note.
    """
    by_old: dict[str, Pair] = {old.name: (old, new) for old, new in pairs if old is not None}
    by_new: dict[str, Pair] = {new.name: (old, new) for old, new in pairs if new is not None}

    def renamed(gap: KeptTogether) -> set[str]:
        found = (by_old.get(name, (None, None))[1] for name in gap.notes)
        return {each.name for each in found if each is not None}

    def same_days(old: KeptTogether, new: KeptTogether) -> bool:
        return old.identity == new.identity

    def share_a_note(old: KeptTogether, new: KeptTogether) -> bool:
        alike = (old.encounter, old.rule) == (new.encounter, new.rule)
        return alike and not renamed(old).isdisjoint(new.notes)

    gone = list(before.gaps)
    still: set[int] = set()
    for same in (same_days, share_a_note):
        for number, gap in enumerate(after.gaps):
            was = None if number in still else next((g for g in gone if same(g, gap)), None)
            if was is not None:
                gone.remove(was)
                still.add(number)
    for number, gap in enumerate(after.gaps):
        if number in still:
            yield Change(None, "open", None, gap)
        else:
            concerned = [by_new[name] for name in gap.notes if name in by_new]
            cause = _cause(gap, concerned, pairs, before, after) if before.rules else None
            yield Change(None, "opened", cause, gap)
    for gap in gone:
        concerned = [by_old[name] for name in gap.notes if name in by_old]
        fate = _fate(gap, [new for _, new in concerned], after)
        cause = _cause(gap, concerned, pairs, before, after) if fate == "closed" else None
        yield Change(None, fate, cause, gap)


def _fate(gap: KeptTogether, notes: Sequence[KeptNote | None], after: KeptEncounters) -> Fate:
    """What can be said of a gap that the later run did not find; ``notes`` are its own there."""
    there = [each for each in notes if each is not None and each.judged]
    together = all(after.of(each) == gap.encounter for each in there)
    if after.rules is None or len(there) < len(gap.notes) or not together:
        return "not_seen"
    other_codes = any(
        each.code_source == "given" and gap.codes and not {*gap.codes} & {*each.codes}
        for each in there
    )
    return "closed" if gap.rule in after.rules and not other_codes else "not_asked"


def _cause(
    gap: KeptTogether,
    concerned: Sequence[Pair],
    pairs: Sequence[Pair],
    before: KeptEncounters,
    after: KeptEncounters,
) -> Cause:
    """Why a gap opened or closed: something about its own notes, or else about those beside them."""
    if any(old is None for old, _ in concerned):
        return "new note"
    if any(old and new and old.content != new.content for old, new in concerned):
        return "note"
    for old, new in pairs:
        if old is None and new is not None and after.of(new) == gap.encounter:
            return "new note"
        if new is None and old is not None and before.of(old) == gap.encounter:
            return "gone note"
    beside = ((old, new) for old, new in pairs if old and new and after.of(new) == gap.encounter)
    if any(old.content != new.content for old, new in beside):
        return "note"
    return "rules"
