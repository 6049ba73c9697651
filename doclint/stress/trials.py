"""The trials: each change is read, and what became of the verdicts is held against what should."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from doclint.errors import DoclintError
from doclint.findings import ELEMENTS
from doclint.lines import Lines
from doclint.linter import Linter
from doclint.note import Note
from doclint.report import NoteReport
from doclint.stress.changes import KINDS, Change, changes_of
from doclint.stress.vocabulary import Vocabulary

if TYPE_CHECKING:
    from doclint.nlp.page import Page


@dataclass(frozen=True)
class Flip:
    """A verdict that did what it should not: an element's reading before and after a change.

    ``gap`` says whether a finding of a gap came (``opened``) or went (``closed``) with it.
    """

    change: Change
    element: str
    was: str
    now: str
    gap: str | None
    line: int
    column: int


@dataclass(frozen=True)
class Strain:
    """What a note was put through; ``trials`` counts the changes of each kind that were read."""

    note: str
    codes: tuple[str, ...]
    seed: int
    trials: Mapping[str, int]
    flips: tuple[Flip, ...] = field(repr=False)


def stress_note(
    note: Note,
    linter: Linter,
    *,
    codes: Sequence[str] = (),
    kinds: Sequence[str] = tuple(KINDS),
    seed: int = 0,
    most: int = 20,
) -> Strain:
    """Tell a note otherwise in at most ``most`` ways of each kind, drawn by ``seed``.

    Raises:
        DoclintError: the note cannot be judged, or a reader was given that has no pages.
    """
    plain = linter.check(note, code=codes or None)
    if plain.status == "error":
        raise DoclintError(plain.error or "cannot be judged")
    read = getattr(linter.reader, "page", None)
    if read is None:
        raise DoclintError("this reader does not show what it reads")
    # Each telling is judged by the codes of the note as it stands.
    chosen = codes or plain.codes
    vocabulary = Vocabulary(linter.patterns)
    alike = _Alike(read)
    found = changes_of(read(note.text), linter.why(note), vocabulary)
    drawn = _drawn(found, kinds, seed, most, alike.holds)
    lines = Lines(note.text)
    flips: list[Flip] = []
    for change in drawn:
        other = linter.check(Note(note.name, change.text), code=chosen or None)
        line, column = lines.place(min(change.start, max(len(note.text) - 1, 0)))
        for element, was, now in _flipped(change, plain, other):
            flips.append(Flip(change, element, was, now, _gap(element, plain, other), line, column))
    return Strain(
        note=note.name,
        codes=tuple(chosen),
        seed=seed,
        trials={kind: sum(each.kind == kind for each in drawn) for kind in kinds},
        flips=tuple(flips),
    )


class _Alike:
    """Whether two phrases, each by itself, are all the same to the patterns.

    "VV-ECMO" can stand where "ECMO" is matched, and says more than it.
    """

    def __init__(self, read: Callable[[str], Page]) -> None:
        self._read = lru_cache(maxsize=None)(lambda words: _labels(read(words)))

    def holds(self, change: Change) -> bool:
        """Whether a change of a phrase brings no other meaning with it."""
        if change.kind not in ("reword", "abbreviate"):
            return True
        return self._read(change.now) <= self._read(change.was)


def _labels(page: Page) -> frozenset[tuple[str, str]]:
    return frozenset((each.label, str(each.value)) for each in page.mentions)


def _drawn(
    changes: Iterable[Change],
    kinds: Sequence[str],
    seed: int,
    most: int,
    fits: Callable[[Change], bool],
) -> list[Change]:
    """Some of each kind that fit, the same for one seed, in the order in which they were found."""
    found = list(changes)
    drawn: list[Change] = []
    for kind in kinds:
        numbers = [number for number, each in enumerate(found) if each.kind == kind]
        random.Random(f"{seed} {kind}").shuffle(numbers)
        kept = islice((number for number in numbers if fits(found[number])), most)
        drawn += [found[number] for number in sorted(kept)]
    return drawn


def _flipped(
    change: Change, plain: NoteReport, other: NoteReport
) -> Iterator[tuple[str, str, str]]:
    if other.status == "error":
        return
    if change.expected == "gone":
        element = cast("str", change.element)
        entry = other.elements[element]
        rests = [(each["start"], each["end"]) for each in entry["evidence"]]
        if entry["status"] == "documented" and any(
            start < last and first < end for start, end in rests for first, last in change.denied
        ):
            yield element, "documented", "documented"
        return
    for element in ELEMENTS:
        was, now = (verdict(element, each.elements[element]) for each in (plain, other))
        if was != now:
            yield element, was, now


def _gap(element: str, plain: NoteReport, other: NoteReport) -> str | None:
    before, after = (
        {(each.code, each.kind) for each in report.findings if each.element == element}
        for report in (plain, other)
    )
    if after - before:
        return "opened"
    return "closed" if before - after else None


def verdict(element: str, entry: Mapping[str, Any]) -> str:
    """Status and values that count, as they are compared and shown.

    Lists of a note's words, dates and names go by their status alone.
    """
    status = str(entry["status"])
    value: object = None
    if element in ("mode", "approach"):
        value = entry.get("value")
    elif element == "action":
        value = ", ".join(sorted(entry.get("values") or ()))
    elif element == "age":
        value = entry.get("years")
    elif element == "ecmo_day":
        value = entry.get("day")
    elif element == "site":
        sites = {(each.get("side"), each["vessel"]) for each in entry.get("items") or ()}
        value = ", ".join(sorted(" ".join(filter(None, site)) for site in sites))
    elif element == "cannula":
        sizes = [each.get("size_fr") for each in entry.get("items") or ()]
        value = ", ".join(f"{size:g} Fr" for size in sorted(filter(None, sizes)))
    elif element == "circuit":
        numbers = (f"{key} {each}" for key, each in sorted(entry.items()) if _is_number(each))
        value = ", ".join(numbers)
    return f"{status} ({value})" if value not in (None, "") else status


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
