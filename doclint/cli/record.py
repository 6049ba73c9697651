"""``doclint record``: what was read out of a note, judged against nothing."""

from __future__ import annotations

from typing import Any

import click

from doclint.cli import streams
from doclint.cli.options import column_options
from doclint.cli.reading import read_one
from doclint.errors import DoclintError, UnreadableNoteError


@click.command()
@click.argument("note", metavar="NOTE")
@click.option(
    "--stdin-filename",
    default="-",
    metavar="NAME",
    help="What to call the note read from standard input.",
)
@column_options
def record(note: str, stdin_filename: str, **options: Any) -> None:
    """Print what was read out of one NOTE (a file, or -) as JSON."""
    from doclint.linter import Linter
    from doclint.note import Unreadable
    from doclint.reports.json import dumps

    streams.silence_logs()
    item = read_one(note, stdin_filename, options)
    if isinstance(item, Unreadable):
        raise DoclintError(f"{item.name}: {item.reason}")
    try:
        elements = Linter().record(item)
    except UnreadableNoteError as error:
        raise DoclintError(f"{item.name}: {error}") from None
    streams.write(dumps({"note": item.name, "elements": elements}) + "\n")
