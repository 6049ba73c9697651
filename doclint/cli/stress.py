"""``doclint stress``: a note told otherwise, and the verdicts that flip when they should not."""

from __future__ import annotations

from typing import Any

import click

from doclint.cli import streams
from doclint.cli.options import chosen_options, form_option
from doclint.cli.reading import ONE_NOTE, read_for_linter
from doclint.errors import DoclintError, UnreadableNoteError

_KINDS = ("reword", "abbreviate", "retitle", "reorder", "rewrap", "negate")


@click.command()
@click.argument("note", metavar="NOTE")
@form_option("the report", ("text", "json"))
@click.option("--seed", type=int, default=0, show_default=True, help="Which tellings are drawn.")
@click.option(
    "--trials",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="Tellings of each kind, at most.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(_KINDS),
    help="Try these kinds of change only. May be repeated.",
)
@click.option(
    "--stdin-filename",
    default="-",
    metavar="NAME",
    help="What to call the note read from standard input.",
)
@chosen_options(*ONE_NOTE, "code", "exit_zero")
def stress(
    note: str,
    form: str,
    seed: int,
    trials: int,
    kinds: tuple[str, ...],
    stdin_filename: str,
    **options: Any,
) -> int:
    """Tell NOTE otherwise, in the words of the pattern files, and show which verdicts flip.

    Reworded, abbreviated, retitled, reordered or re-wrapped, no verdict should change; what is
    denied should not stay documented. The exit status is 1 where a verdict is wrong.
    """
    from doclint.reports.strains import render_strain_json, render_strain_text
    from doclint.stress import stress_note

    streams.silence_logs()
    item, linter, settings = read_for_linter(note, stdin_filename, options)
    linter.require_codes(settings.code)
    try:
        strain = stress_note(
            item, linter, codes=settings.code, kinds=kinds or _KINDS, seed=seed, most=trials
        )
    except UnreadableNoteError as error:
        raise DoclintError(f"{item.name}: {error}") from None
    if form == "json":
        streams.write(render_strain_json(strain))
    else:
        for piece in render_strain_text(strain):
            streams.write(piece)
    return int(bool(strain.flips) and not settings.exit_zero)
