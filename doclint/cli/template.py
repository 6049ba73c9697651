"""``doclint template``: the blank note of a code, and what a site's own could never document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from doclint.cli import streams
from doclint.cli.completion import complete_codes
from doclint.cli.options import LEVELS as SEVERITIES
from doclint.cli.options import chosen_options, finder_of
from doclint.cli.reading import ONE_NOTE, read_for_linter
from doclint.errors import DoclintError, UnreadableNoteError

_FORMS = ("text", "markdown", "wildcards", "json")
_CHECK_FORMS = ("text", "json")
_NEEDS = ("required", "expected", "optional")


@click.command()
@click.argument("number", required=False, metavar="[CODE]", shell_complete=complete_codes)
@click.option(
    "--check", "file", metavar="FILE", help="Hold a site's own template against codes instead."
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
    "--stdin-filename",
    default="-",
    metavar="NAME",
    help="What to call the template read from standard input.",
)
@chosen_options(*ONE_NOTE, "code", "fail_on", "exit_zero", "verbose")
def template(
    number: str | None,
    file: str | None,
    form: str,
    level: str,
    example: bool,
    stdin_filename: str,
    **options: Any,
) -> int | None:
    """Print a blank note that holds what CODE needs once it is filled in, or check a site's own.

    The note asks and does not answer: it names no code, and nothing stands in it beforehand. A
    site's own template (--check) is held against the codes given with --code; without it, against
    those of the service that its title names, or else all.
    """
    if (number is None) is (file is None):
        raise click.UsageError("name a code, or give --check FILE")
    if file is None:
        if options["code"]:
            raise click.UsageError("--code goes with --check")
        _print(str(number), form, level, example, options)
        return None
    if form not in _CHECK_FORMS or example:
        raise click.UsageError("--check goes with --format text or json, and without --example")
    return _check(file, form, stdin_filename, options)


def _print(code: str, form: str, level: str, example: bool, options: Mapping[str, Any]) -> None:
    from pathlib import Path

    from doclint.codes import Catalogue
    from doclint.templates.blank import template_of
    from doclint.templates.forms import render, samples

    settings = finder_of(options).for_run()
    catalogue = Catalogue.load([Path(each) for each in settings.schemas])
    blank = template_of(code, catalogue, level=level)
    streams.write(render(blank, form, answers=samples(blank) if example else None))


def _check(file: str, form: str, stdin_filename: str, options: Mapping[str, Any]) -> int:
    from doclint.reports.templates import render_template_json, render_template_text
    from doclint.templates import check_template

    streams.silence_logs()
    item, linter, settings = read_for_linter(file, stdin_filename, options)
    linter.require_codes(settings.code)
    try:
        report = check_template(item, linter, settings.code)
    except UnreadableNoteError as error:
        raise DoclintError(f"{item.name}: {error}") from None
    if form == "json":
        streams.write(render_template_json(report))
    else:
        for piece in render_template_text(report, verbose=settings.verbose):
            streams.write(piece)
    counted = SEVERITIES[: SEVERITIES.index(settings.fail_on) + 1]
    found = any(each.finding.severity in counted for each in report.told)
    return int(found and not settings.exit_zero)
