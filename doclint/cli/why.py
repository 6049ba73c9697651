"""``doclint why``: the proof of a gap, or of what was found."""

from __future__ import annotations

from typing import Any

import click

from doclint.cli import streams
from doclint.cli.options import column_options, form_option
from doclint.cli.reading import read_one
from doclint.errors import DoclintError, UnreadableNoteError
from doclint.findings import ELEMENTS


@click.command()
@click.argument("note", metavar="NOTE")
@click.argument("element", required=False, metavar="[ELEMENT]", type=click.Choice(ELEMENTS))
@form_option("the account")
@click.option(
    "--stdin-filename",
    default="-",
    metavar="NAME",
    help="What to call the note read from standard input.",
)
@column_options
def why(note: str, element: str | None, form: str, stdin_filename: str, **options: Any) -> None:
    """Say why an ELEMENT of a NOTE (a file, or -) was read as it was; without it, all of them.

    Of one that is missing: what was searched for, where, and every near miss with the reason why
    it does not count. Of one that is documented: which words state it, and by which rule.
    """
    from doclint.linter import Linter
    from doclint.note import Unreadable
    from doclint.reports.accounts import render_accounts_json, render_accounts_text

    streams.silence_logs()
    item = read_one(note, stdin_filename, options)
    if isinstance(item, Unreadable):
        raise DoclintError(f"{item.name}: {item.reason}")
    linter = Linter()
    try:
        found = linter.why(item)
    except UnreadableNoteError as error:
        raise DoclintError(f"{item.name}: {error}") from None
    accounts = [found[name] for name in ELEMENTS if element in (None, name)]
    if form == "json":
        streams.write(render_accounts_json(item.name, accounts))
        return
    looks_for = {name: each.looks_for for name, each in linter.catalogue.elements.items()}
    for piece in render_accounts_text(item.name, accounts, looks_for):
        streams.write(piece)
