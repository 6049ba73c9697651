"""``doclint report-issue``: a misread note made small and nobody's, so that it can be shown."""

from __future__ import annotations

from typing import Any

import click

from doclint.cli import streams
from doclint.cli.options import chosen_options, form_option
from doclint.cli.reading import ONE_NOTE, read_for_linter
from doclint.errors import DoclintError, UnreadableNoteError
from doclint.findings import ELEMENTS


@click.command("report-issue")
@click.argument("note", metavar="NOTE")
@click.argument("element", metavar="ELEMENT", type=click.Choice(ELEMENTS))
@form_option("the issue", ("text", "json"))
@click.option(
    "--wanted",
    metavar="STATUS|VALUE",
    help="What should be read: documented, not_done, missing, conflicting, unfilled, or a value.",
)
@click.option(
    "--stdin-filename",
    default="-",
    metavar="NAME",
    help="What to call the note read from standard input.",
)
@click.option(
    "--context",
    is_flag=True,
    help="Keep the clauses whole, and those of their words that the pattern files hold.",
)
@chosen_options(*ONE_NOTE)
def report_issue(
    note: str,
    element: str,
    form: str,
    wanted: str | None,
    context: bool,
    stdin_filename: str,
    **options: Any,
) -> None:
    """Find the least text in which ELEMENT is read as in NOTE, without the note's own words.

    Words and numbers that no pattern needs become made-up ones. Where words of the note would have
    to stay, nothing is printed and the exit status is 2. Read the text before you show it.
    """
    from doclint.reduce import NotReducedError, reduce_note
    from doclint.reports.issues import render_issue_json, render_issue_text

    streams.silence_logs()
    item, linter, _ = read_for_linter(note, stdin_filename, options)
    try:
        issue = reduce_note(item.text, element, linter, wanted=wanted, context=context)
    except (NotReducedError, UnreadableNoteError) as error:
        raise DoclintError(f"{item.name}: {error}") from None
    streams.write(render_issue_json(issue) if form == "json" else render_issue_text(issue))
