"""``doclint evaluate``: how well notes are read, measured on labelled ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from doclint.cli import streams
from doclint.cli.options import form_option
from doclint.findings import ELEMENTS

if TYPE_CHECKING:
    from doclint.evaluate.limits import Limit, Side

EXIT_REACHED, EXIT_MISSED = 0, 1
_ALL = "all"


@click.command()
@click.argument("gold", nargs=-1, required=True, metavar="GOLD.jsonl...")
@click.option(
    "--errors",
    "explained",
    multiple=True,
    metavar="ELEMENT",
    type=click.Choice((*ELEMENTS, _ALL)),
    help="List each note in which ELEMENT (all: any) was read wrongly: what was wanted, what was "
    "read, and the near misses. Shows words of the notes. May be repeated.",
)
@form_option("the report")
@click.option(
    "--min",
    "at_least",
    multiple=True,
    metavar="NAME=VALUE",
    help="Exit with 1 if a figure is below VALUE (0 to 1) or nothing was there to measure it on: "
    "status, gap_recall, mode.value, fluoroscopy.f1 ... May be repeated.",
)
@click.option(
    "--max",
    "at_most",
    multiple=True,
    metavar="NAME=VALUE",
    help="Exit with 1 if a figure is above VALUE: right_code_mismatch, no_service_read. May be "
    "repeated.",
)
def evaluate(
    gold: tuple[str, ...],
    explained: tuple[str, ...],
    form: str,
    at_least: tuple[str, ...],
    at_most: tuple[str, ...],
) -> int:
    """Measure how well labelled notes are read.

    \b
    A gold file holds a note and its record a line. The names of the figures are
    those of the report: of all elements status and needed_status; of one element
    ELEMENT.status, .precision, .recall, .f1 and .value; of notes gap_recall,
    gap_precision, exact, clean, ablated, wrong_code, right_code_mismatch,
    no_service_read, suggest_first and evidence.

    Exit status: 0, or 1 if a figure misses its --min or --max, or 2 if a gold file or one of its
    notes cannot be used.
    """
    from doclint.evaluate import evaluate as measure
    from doclint.evaluate import read_gold
    from doclint.evaluate.limits import hold
    from doclint.evaluate.reports import render_json, render_text
    from doclint.linter import Linter

    streams.silence_logs()
    limits = (*_limits(at_least, "min"), *_limits(at_most, "max"))
    linter = Linter()
    # All files are read before the first note is judged: a fault in the last one shows at once.
    notes = [note for path in gold for note in read_gold(path, linter.catalogue)]
    elements = frozenset(ELEMENTS) if _ALL in explained else frozenset(explained)
    evaluation = measure(notes, linter, explained=elements)
    outcomes = hold(evaluation, limits)
    told: dict[str, Any] = {"mistakes": bool(elements)}
    if form == "json":
        streams.write(render_json(evaluation, gold, outcomes, **told))
    else:
        streams.write("".join(render_text(evaluation, gold, **told)))
    missed = [outcome for outcome in outcomes if not outcome.holds]
    for outcome in missed:
        streams.complain(outcome.describe())
    return EXIT_MISSED if missed else EXIT_REACHED


def _limits(texts: tuple[str, ...], side: Side) -> list[Limit]:
    from doclint.evaluate.limits import parse_limit

    try:
        return [parse_limit(text, side) for text in texts]
    except ValueError as error:
        raise click.UsageError(f"--{side}: {error}") from None
