"""How fast notes are read: against stock medspaCy, against the bare tokenizer, and as they grow."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from measuring import stock, twin
from measuring.clocks import by_turns, cpu_seconds
from measuring.figures import (
    Equality,
    Goal,
    Line,
    Spread,
    exponent,
    ratios,
    steepest,
    total,
)
from measuring.notes import glued
from measuring.terms import Terms


class Sides:
    """What is measured, each built when it is first asked for."""

    def __init__(self) -> None:
        self._built: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if name not in self._built:
            self._built[name] = _BUILDERS[name]()
        return self._built[name]


def _linter() -> Any:
    from doclint import Linter

    linter = Linter()
    linter.check("Patient on veno-venous ECMO.")
    return linter


def _tokenizer() -> Any:
    import spacy

    return spacy.blank("en").tokenizer


_BUILDERS = {
    "linter": _linter,
    "stock": stock.stock_pipeline,
    "twin": twin.twin_reader,
    "tokenizer": _tokenizer,
}


def rate(terms: Terms, sides: Sides) -> Iterator[Line]:
    """Notes a second in one process, against stock medspaCy."""
    notes = terms.sample(terms.usual)
    equal = [*_as_the_twin(sides, notes), *_as_stock(sides, notes)]
    times = by_turns(
        {
            "stock": lambda: [sides.stock(note) for note in notes],
            "page": lambda: [sides.linter.reader.page(note) for note in notes],
            "check": lambda: [sides.linter.check(note) for note in notes],
        },
        terms.rounds,
    )
    mean = sum(len(note.split()) for note in notes) / len(notes)
    about = f"{len(notes)} notes, {mean:.0f} words on average"
    yield Line(
        "rate",
        "notes per second, one process: whole check against stock medspaCy",
        ratios(times["stock"], times["check"]),
        Goal("at least", 10),
        f"{about}; {_per_second(times['check'], len(notes))} and {_per_second(times['stock'], len(notes))} a second",
        tuple(equal),
        more={"seconds": times},
    )
    yield Line(
        "rate",
        "the same work as stock's only: text to targets, assertions, sections",
        ratios(times["stock"], times["page"]),
        None,
        f"{_per_second(times['page'], len(notes))} a second",
        tuple(each for each in equal if each.what != "elements of the record"),
    )
    if terms.texts:
        yield _general(terms, sides)


def _general(terms: Terms, sides: Sides) -> Line:
    """The same on general texts: few targets, next to nothing to read."""
    notes = terms.sample(terms.usual_texts)
    equal = [*_as_the_twin(sides, notes), *_as_stock(sides, notes)]
    times = by_turns(
        {
            "stock": lambda: [sides.stock(note) for note in notes],
            "check": lambda: [sides.linter.check(note) for note in notes],
        },
        terms.rounds,
    )
    return Line(
        "rate",
        "the same on general clinical texts",
        ratios(times["stock"], times["check"]),
        None,
        f"{len(notes)} texts; {_per_second(times['check'], len(notes))} and "
        f"{_per_second(times['stock'], len(notes))} a second",
        tuple(equal),
    )


def long_note(terms: Terms, sides: Sides) -> Iterator[Line]:
    """One note of 100,000 characters, against stock medspaCy."""
    note = glued(terms.all, terms.long_length)
    sides.stock(note[:1000])
    sides.linter.check(note)
    docs: list[Any] = []
    times = by_turns(
        {
            "stock": lambda: docs.append(sides.stock(note)),
            "check": lambda: sides.linter.check(note),
        },
        terms.long_rounds,
    )
    # The twin's ConText compares all with all: what it finds is held to a shorter note.
    short_note = note[: terms.twin_length]
    equal = [
        *_as_the_twin(sides, [short_note]),
        *total(stock.compared(docs[-1], sides.linter.reader.page(note))),
    ]
    yield Line(
        "long",
        f"one note of {len(note):,} characters: whole check against stock medspaCy",
        ratios(times["stock"], times["check"]),
        Goal("at least", 50),
        f"{Spread.of(times['check'])} s and {Spread.of(times['stock'])} s",
        tuple(equal),
        doubt=terms.doubt,
        more={"seconds": times, "twin": len(short_note)},
    )


def growth(terms: Terms, sides: Sides) -> Iterator[Line]:
    """How the time of a check grows with the length of a note."""
    sizes = terms.sizes
    found: dict[int, list[float]] = {size: [] for size in sizes}
    fits, steps = [], []
    sides.linter.check(terms.own[0])
    for _ in range(terms.growth_rounds):
        costs = []
        for size in sizes:
            # Short notes differ more from one another, and their times are short: many of them.
            several = [glued(terms.all, size, seed) for seed in range(max(1, 20_000 // size))]
            seconds = cpu_seconds(partial(_check_all, sides.linter, several))
            costs.append(seconds / len(several))
            found[size].append(costs[-1])
        fits.append(exponent(sizes, costs))
        steps.append(steepest(sizes, costs))
    about = ", ".join(f"{size:,}: {Spread.of(times).median:.3g} s" for size, times in found.items())
    yield Line(
        "growth",
        f"growth of a check's time from {sizes[0]:,} to {sizes[-1]:,} characters, exponent",
        Spread.of(fits),
        Goal("at most", 1.1, ""),
        f"{about}; steepest step {Spread.of(steps).median:.2f}",
        doubt=terms.doubt,
        more={"seconds": {str(size): times for size, times in found.items()}},
    )


_OFTEN = 10
"""How often the tokenizer does its work within one measurement, which would be short otherwise."""


def _check_all(linter: Any, notes: Iterable[str]) -> None:
    for note in notes:
        linter.check(note)


def bare_tokenizer(terms: Terms, sides: Sides) -> Iterator[Line]:
    """Read from files, judged and reported, against spaCy's bare tokenizer on the same texts."""
    notes = terms.sample(terms.usual)
    with tempfile.TemporaryDirectory() as folder:
        for number, note in enumerate(notes):
            (Path(folder) / f"{number:03}.txt").write_bytes(note.encode("utf-8"))
        _read_to_report(folder, sides.linter)
        for note in notes:
            sides.tokenizer(note)
        times = by_turns(
            {
                "check": lambda: _read_to_report(folder, sides.linter),
                "tokenizer": lambda: [sides.tokenizer(note) for note in notes * _OFTEN],
            },
            terms.rounds,
        )
    times["tokenizer"] = [each / _OFTEN for each in times["tokenizer"]]
    per_note = {name: Spread.of(each).times(1000 / len(notes)) for name, each in times.items()}
    yield Line(
        "tokenizer",
        "whole check, file to report, against the bare spaCy tokenizer",
        ratios(times["check"], times["tokenizer"]),
        Goal("at most", 4),
        f"{per_note['check']} ms and {per_note['tokenizer']} ms a note",
        more={"seconds": times},
    )


def _read_to_report(folder: str, linter: Any) -> int:
    """Do what ``doclint check FOLDER`` does once everything is loaded; give the report's length."""
    from doclint.checking import Checker
    from doclint.linters import Linters
    from doclint.readers import read_paths
    from doclint.reports import Options, Rendering
    from doclint.settings import Finder

    finder = Finder(isolated=True)
    settings = finder.for_run([folder])
    checker = Checker(finder, settings, linters=Linters(lambda _: linter))
    report = Rendering("text", Options(), checker.catalogue)
    pieces = [report.note(note) for note in checker.reports(read_paths([folder]))]
    return sum(map(len, [*pieces, report.end(checker.run())]))


def _as_the_twin(sides: Sides, notes: Sequence[str]) -> list[Equality]:
    """Hold doclint to itself on stock components: pages and records."""
    reader = sides.linter.reader
    counts: list[Equality] = []
    for note in notes:
        counts += twin.compared(reader.page(note), sides.twin.page(note))
        counts.append(twin.records_compared(reader.read(note), sides.twin.read(note)))
    return total(counts)


def _as_stock(sides: Sides, notes: Iterable[str]) -> list[Equality]:
    counts: list[Equality] = []
    for note in notes:
        counts += stock.compared(sides.stock(note), sides.linter.reader.page(note))
    return total(counts)


def _per_second(seconds: Sequence[float], notes: int) -> str:
    return str(Spread.of(notes / each for each in seconds))
