"""``doclint query``: drafts of queries to a physician, for the gaps of notes."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import click

from doclint.cli import streams
from doclint.cli.check import EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNJUDGED, renaming
from doclint.cli.options import chosen_options, finder_of, form_option
from doclint.cli.reading import read_options_of

_OPTIONS = (
    *("code", "select", "extend_select", "ignore", "exclude", "include", "patterns", "schemas"),
    *(
        f"{name}_column"
        for name in ("text", "id", "code", "encounter", "date", "author", "service")
    ),
    *("severity", "exit_zero", "evidence", "note_name", "baseline", "waivers", "jobs", "timeout"),
    *("config", "isolated"),
)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="NOTE...")
@form_option("the drafts", ("text", "markdown", "html", "fhir", "json"))
@click.option(
    "--stdin-filename",
    default="-",
    metavar="NAME",
    help="What to call the note read from standard input.",
)
@chosen_options(*_OPTIONS)
def query(paths: tuple[str, ...], form: str, stdin_filename: str, **options: Any) -> int:
    """Draft a query to the physician for each gap of a NOTE, or of many.

    Gaps are the errors and warnings of doclint check. A draft has a neutral title, words of the
    note with date and line, a question of fact and all options that there are, with "other" and
    "unable to determine"; it names no code and no money. Each draft is held to the rules QRY001 and
    on, and one that breaks a rule is withheld. fhir is a bundle of Task and Communication (R4).

    Drafts are for a person to read before they are sent, and an answer belongs in the record as its
    author's addendum.

    Exit status: 0 where there is nothing to ask, 1 where there is, 2 where a note or an argument
    could not be used or a draft was withheld.
    """
    from doclint.checking import Checker
    from doclint.queries import queries_of
    from doclint.queries.forms import FORMS
    from doclint.readers import read_paths
    from doclint.reports.names import hash_key

    streams.silence_logs()
    finder = finder_of(options)
    settings = finder.for_run(paths)
    evidence = settings.evidence or "snippet"
    shown = FORMS[form](evidence)
    checker = Checker(finder, settings, stdin_name=stdin_filename, hash_key=hash_key())
    rename = renaming(settings)
    notes = read_paths(paths, stdin_name=stdin_filename, options=read_options_of(settings))
    open_, refused = False, False
    with closing(checker.reports(notes)) as reports:
        for report in reports:
            note = rename.report(report)
            queries = queries_of(note, checker.catalogue, evidence)
            open_ = open_ or queries.open
            refused = refused or queries.refused
            if note.error is not None:
                streams.complain(f"error: {note.note}: {note.error}")
            for each in queries.unasked if form == "fhir" else ():
                streams.complain(f"note: {note.note}: no query about {each.about}: {each.told}")
            streams.write(shown.note(queries))
    if not checker.tally.statuses:
        raise click.UsageError("no note to check: --exclude leaves nothing")
    streams.write(shown.end())
    if checker.tally.statuses["error"] or refused:
        return EXIT_UNJUDGED
    return EXIT_FINDINGS if open_ and not settings.exit_zero else EXIT_CLEAN
