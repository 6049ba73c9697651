"""``doclint suggest``: the codes that a note's own words support."""

from __future__ import annotations

from typing import Any

import click

from doclint.cli import streams
from doclint.cli.check import renaming
from doclint.cli.options import finder_of, form_option, reading_options
from doclint.cli.reading import read_options_of

EXIT_JUDGED, EXIT_UNJUDGED = 0, 2


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@form_option("the suggestions", ("text", "markdown", "json"))
@click.option(
    "--coder",
    is_flag=True,
    help="Also tell each code from its neighbours. For coders: not to be shown to whoever wrote "
    "the note.",
)
@click.option(
    "--stdin-filename",
    default="-",
    metavar="NAME",
    help="What to call the note read from standard input.",
)
@reading_options
def suggest(
    paths: tuple[str, ...], form: str, coder: bool, stdin_filename: str, **options: Any
) -> int:
    """Rank the codes that the own words of notes support, whatever they are billed under.

    Each code comes with the elements that select it, the words that state them and what is missing
    for it; what the words do not settle is said. Nothing is suggested for a note that reports no
    ECMO service. No modifier, no payment: which code is reported is for a person to decide.

    PATH is as for doclint check. Exit status: 0, or 2 where a note or an argument could not be
    used.
    """
    from doclint.codes import Catalogue
    from doclint.readers import read_paths
    from doclint.suggest import suggestions
    from doclint.suggest.forms import FORMS, Choices

    streams.silence_logs()
    finder = finder_of(options)
    settings = finder.for_run(paths)
    make, usual = FORMS[form]
    evidence = settings.evidence or usual
    from pathlib import Path

    report = make(
        Choices(Catalogue.load([Path(each) for each in settings.schemas]), evidence, coder)
    )
    namer = renaming(settings)
    notes = read_paths(paths, stdin_name=stdin_filename, options=read_options_of(settings))
    status = EXIT_JUDGED
    for each in suggestions(notes, finder):
        each = each.shown(namer, evidence)
        if each.note.error is not None:
            status = EXIT_UNJUDGED
            streams.complain(f"error: {each.note.note}: {each.note.error}")
        streams.write(report.note(each))
    if not report.notes:
        raise click.UsageError("no note to read: --exclude leaves nothing")
    streams.write(report.end())
    return status
