"""How long programs take to start: a cold check of one note, and the help."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from measuring.clocks import Ended, instructions, run_program
from measuring.figures import Goal, Line, Spread, ratios, short
from measuring.terms import Terms


def doclint_command() -> list[str]:
    """The installed program beside this Python, or else the package."""
    program = Path(sys.executable).with_name("doclint")
    return [str(program)] if program.is_file() else [sys.executable, "-m", "doclint"]


def cold_check(terms: Terms) -> Iterator[Line]:
    """One cold ``doclint check NOTE`` against the import of spaCy."""
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder) / "note.txt"
        note.write_bytes(terms.usual[0].encode("utf-8"))
        yield from _against(
            "check",
            'one cold `doclint check NOTE` against `python -c "import spacy"`',
            [*doclint_command(), "check", str(note), "--isolated"],
            [sys.executable, "-c", "import spacy"],
            Goal("at most", 1.6),
            terms,
            Path(folder),
        )


def helps(terms: Terms) -> Iterator[Line]:
    """``doclint --help`` against the import of click."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _against(
            "help",
            '`doclint --help` against `python -c "import click"`',
            [*doclint_command(), "--help"],
            [sys.executable, "-c", "import click"],
            Goal("at most", 2),
            terms,
            Path(folder),
        )


def _against(
    name: str,
    figure: str,
    own: Sequence[str],
    other: Sequence[str],
    goal: Goal,
    terms: Terms,
    folder: Path,
) -> Iterator[Line]:
    """Start two programs by turns. The first start of each, which compiles modules, is left out."""
    sides = (own, other)
    found: list[list[Ended]] = [[], []]
    for number in range(-1, terms.start_rounds):
        for side in (0, 1) if number % 2 else (1, 0):
            ended = run_program(sides[side], folder=folder)
            if ended.status not in (0, 1):
                raise RuntimeError(f"{sides[side][0]}: exit status {ended.status}")
            if number >= 0:
                found[side].append(ended)
    wall = [[each.wall for each in side] for side in found]
    cpu = [[each.cpu for each in side] for side in found]
    about = f"{Spread.of(wall[0]).times(1000)} ms and {Spread.of(wall[1]).times(1000)} ms"
    yield Line(name, f"{figure}, wall time", ratios(*wall), goal, about, more={"seconds": wall})
    yield Line(
        name,
        "the same in processor time",
        ratios(*cpu),
        None,
        f"{Spread.of(cpu[0]).times(1000)} ms and {Spread.of(cpu[1]).times(1000)} ms",
    )
    if terms.callgrind:
        yield _in_instructions(name, sides, folder)


def _in_instructions(name: str, sides: Sequence[Sequence[str]], folder: Path) -> Line:
    figure = "the same in instructions (callgrind)"
    try:
        counts = [instructions(side, folder=folder) / 1e6 for side in sides]
    except FileNotFoundError:
        return Line(name, figure, None, absent="valgrind is not on this machine")
    about = f"{short(counts[0])} and {short(counts[1])} million"
    return Line(name, figure, Spread.of([counts[0] / counts[1]]), None, about)
