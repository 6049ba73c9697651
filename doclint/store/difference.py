"""What became of gaps between two runs: what an addendum cured, and what came up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from doclint.store.database import Store
from doclint.store.history import KeptFinding, KeptNote, KeptRun, notes_of, run_of

Fate = Literal["opened", "closed", "open", "not_asked", "not_seen"]
"""``not_asked``: the later run did not judge by that rule or code. ``not_seen``: it did not judge
the note. Neither says that a gap is closed."""

FATES: tuple[Fate, ...] = ("opened", "closed", "open", "not_asked", "not_seen")

Cause = Literal["note", "rules", "new note"]
"""Why a gap opened or closed: the note's text changed, it did not, or the note was not there."""


@dataclass(frozen=True)
class Change:
    """One gap's way from one run to the other; ``note`` is the hash of its name in the later one."""

    note: str
    fate: Fate
    cause: Cause | None
    gap: KeptFinding

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


def difference(store: Store, before: int, after: int) -> Difference:
    """Hold the notes of two runs against each other.

    A note is known by its name, and one that goes by another name now by its text.
    """
    first, second = run_of(store, before), run_of(store, after)
    changes: list[Change] = []
    notes: Counter[str] = Counter()
    for old, new in _pairs(notes_of(store, first.id), notes_of(store, second.id)):
        if old is None or new is None:
            notes["gone" if new is None else "new"] += 1
        else:
            notes["in_both"] += 1
            notes["changed"] += old.content != new.content
        changes += _of_note(old, new)
    return Difference(first, second, tuple(changes), notes)


def _pairs(
    before: Sequence[KeptNote], after: Sequence[KeptNote]
) -> Iterator[tuple[KeptNote | None, KeptNote | None]]:
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
