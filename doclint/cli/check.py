"""``doclint check``: judge notes and report on them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from doclint.cli import streams

if TYPE_CHECKING:
    from doclint.report import NoteReport, Tally

EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNJUDGED = 0, 1, 2
_LEVELS = ("error", "warning", "info")
"""Severities from the worst down."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--code",
    "codes",
    multiple=True,
    metavar="CODE",
    help="CPT code to check against; may be repeated. Without it, the codes that the note names, "
    "and otherwise those that it supports.",
)
@click.option(
    "--exclude",
    multiple=True,
    metavar="GLOB",
    help="Leave out files and folders of this name or path; may be repeated.",
)
@click.option(
    "--stdin-filename",
    default="-",
    metavar="NAME",
    help="What to call the note read from standard input.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Form of the report on standard output.",
)
@click.option(
    "--fail-on",
    type=click.Choice(_LEVELS),
    default="error",
    show_default=True,
    help="Least severity that makes the exit status 1.",
)
@click.option(
    "--exit-zero", is_flag=True, help="Exit with 0 where it would be 1 (never where it would be 2)."
)
@click.option(
    "-v", "--verbose", is_flag=True, help="Also show infos and what was found in the note."
)
def check(
    paths: tuple[str, ...],
    codes: tuple[str, ...],
    exclude: tuple[str, ...],
    stdin_filename: str,
    form: str,
    fail_on: str,
    exit_zero: bool,
    verbose: bool,
) -> int:
    """Check notes against the CPT code they are billed under.

    PATH is a file, a folder (searched for .txt, .text and .note files) or - for standard input.
    """
    from doclint.linter import Linter
    from doclint.readers import read_paths
    from doclint.report import Tally
    from doclint.reports import REPORTERS, Options

    streams.silence_logs()
    linter = Linter()
    linter.require_codes(codes)
    notes = read_paths(paths, exclude=exclude, stdin_name=stdin_filename)
    tally = Tally()
    told = form == "text" and streams.on_terminal(sys.stdout) and streams.on_terminal(sys.stderr)
    reports = _watch(linter.check_many(notes, code=codes or None), tally, tell=not told)
    options = Options(color=streams.colored(), verbose=verbose)
    for piece in REPORTERS[form](reports, options):
        streams.write(piece)
    if not tally.statuses:
        raise click.UsageError("no note to check: --exclude leaves nothing")
    return _exit_status(tally, fail_on=fail_on, exit_zero=exit_zero)


def _watch(reports: Iterator[NoteReport], tally: Tally, *, tell: bool) -> Iterator[NoteReport]:
    """Count the reports that pass, and ``tell`` on standard error of notes not judged."""
    for report in reports:
        tally.add(report)
        if tell and report.status == "error":
            streams.complain(f"error: {report.note}: {report.error}")
        yield report


def _exit_status(tally: Tally, *, fail_on: str, exit_zero: bool) -> int:
    if tally.statuses["error"]:
        return EXIT_UNJUDGED
    failing: Sequence[str] = _LEVELS[: _LEVELS.index(fail_on) + 1]
    if any(tally.severities[level] for level in failing) and not exit_zero:
        return EXIT_FINDINGS
    return EXIT_CLEAN
