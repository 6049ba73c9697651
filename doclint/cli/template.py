"""``doclint template``: the blank note of a code, and what a site's own could never document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from doclint.cli import streams
from doclint.cli.completion import complete_codes
from doclint.cli.options import LEVELS as SEVERITIES
from doclint.cli.options import column_options
from doclint.cli.reading import read_one
from doclint.errors import DoclintError, UnreadableNoteError

if TYPE_CHECKING:
    from doclint.templates import TemplateReport

_FORMS = ("text", "markdown", "wildcards", "json")
_CHECK_FORMS = ("text", "json")
_NEEDS = ("required", "expected", "optional")


@click.command()
@click.argument("code", required=False, metavar="[CODE]", shell_complete=complete_codes)
@click.option(
    "--check", "file", metavar="FILE", help="Hold a site's own template against codes instead."
)
@click.option(
    "--code",
    "codes",
    multiple=True,
    metavar="CODE",
    shell_complete=complete_codes,
    help="With --check: a code to hold it against. Without it, those of the service that the "
    "template names, or else all. May be repeated.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default=_FORMS[0],
    show_default=True,
    help="Form of the note; wildcards has *** for each open place, as record systems know it. "
    "With --check: text or json.",
)
@click.option(
    "--level",
    type=click.Choice(_NEEDS),
    default=_NEEDS[-1],
    show_default=True,
    help="Least need at which an element has a line.",
)
@click.option("--example", is_flag=True, help="Fill the note with made-up answers.")
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help="With --check: least severity that makes the exit status 1.",
)
@click.option("--exit-zero", is_flag=True, help="With --check: exit with 0 where it would be 1.")
@click.option("-v", "--verbose", is_flag=True, help="With --check: also show infos.")
@click.option(
    "--patterns",
    multiple=True,
    metavar="DIR",
    help="With --check: a folder of a site's own phrases, on top of the shipped ones. May be "
    "repeated.",
)
@click.option(
    "--schemas",
    multiple=True,
    metavar="PATH",
    help="A site's own codes and rules, on top of the shipped ones. May be repeated.",
)
@click.option(
    "--stdin-filename",
    default="-",
    metavar="NAME",
    help="What to call the template read from standard input.",
)
@column_options
def template(
    code: str | None,
    file: str | None,
    codes: tuple[str, ...],
    form: str,
    level: str,
    example: bool,
    fail_on: str,
    exit_zero: bool,
    verbose: bool,
    patterns: tuple[str, ...],
    schemas: tuple[str, ...],
    stdin_filename: str,
    **columns: Any,
) -> int | None:
    """Print a blank note that holds what CODE needs once it is filled in, or check a site's own.

    The note asks and does not answer: it names no code, and nothing stands in it beforehand.
    """
    if (code is None) is (file is None):
        raise click.UsageError("name a code, or give --check FILE")
    if file is None:
        if codes:
            raise click.UsageError("--code goes with --check")
        _print(str(code), form, level, example, schemas)
        return None
    if form not in _CHECK_FORMS or example:
        raise click.UsageError("--check goes with --format text or json, and without --example")
    report = _check(file, codes, form, verbose, patterns, schemas, stdin_filename, columns)
    counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return int(not exit_zero and any(each.finding.severity in counted for each in report.told))


def _print(code: str, form: str, level: str, example: bool, schemas: tuple[str, ...]) -> None:
    from pathlib import Path

    from doclint.codes import Catalogue
    from doclint.templates.blank import template_of
    from doclint.templates.forms import render, samples

    blank = template_of(code, Catalogue.load([Path(each) for each in schemas]), level=level)
    streams.write(render(blank, form, answers=samples(blank) if example else None))


def _check(
    file: str,
    codes: tuple[str, ...],
    form: str,
    verbose: bool,
    patterns: tuple[str, ...],
    schemas: tuple[str, ...],
    stdin_filename: str,
    columns: dict[str, Any],
) -> TemplateReport:
    from doclint.linters import SiteFiles, build_linter
    from doclint.note import Unreadable
    from doclint.reports.templates import render_template_json, render_template_text
    from doclint.templates import check_template

    streams.silence_logs()
    item = read_one(file, stdin_filename, columns)
    if isinstance(item, Unreadable):
        raise DoclintError(f"{item.name}: {item.reason}")
    linter = build_linter(SiteFiles(patterns, schemas))
    linter.require_codes(codes)
    try:
        report = check_template(item, linter, codes)
    except UnreadableNoteError as error:
        raise DoclintError(f"{item.name}: {error}") from None
    if form == "json":
        streams.write(render_template_json(report))
        return report
    for piece in render_template_text(report, verbose=verbose):
        streams.write(piece)
    return report
