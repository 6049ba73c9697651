"""The command line: argument handling, exit codes, and nothing that reads notes itself."""

from __future__ import annotations

from collections.abc import Sequence

import click

from doclint import __version__
from doclint.cli import streams
from doclint.cli.baseline import baseline
from doclint.cli.check import check
from doclint.cli.completion import completion
from doclint.cli.config import config
from doclint.cli.evaluate import evaluate
from doclint.cli.lookup import codes, explain
from doclint.cli.query import query
from doclint.cli.record import record
from doclint.cli.report_issue import report_issue
from doclint.cli.serve import serve
from doclint.cli.store import diff, review, runs, trend
from doclint.cli.stress import stress
from doclint.cli.suggest import suggest
from doclint.cli.template import template
from doclint.cli.why import why
from doclint.errors import DoclintError, describe_crash

EXIT_REFUSED = 2
EXIT_INTERRUPTED = 130
EXIT_OUTPUT_CLOSED = 141


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="doclint")
def cli() -> None:
    """Check ECMO notes for what their CPT code needs documented.

    Exit status: 0 for no finding at the level of --fail-on, 1 for some, 2 where a note or an
    argument could not be used.
    """


for command in (
    *(baseline, check, codes, completion, config, diff, evaluate, explain, record, review, runs),
    *(query, report_issue, serve, stress, suggest, template, trend, why),
):
    cli.add_command(command)


def main(args: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    return run(cli, args, "doclint")


def run(command: click.Command, args: Sequence[str] | None, name: str) -> int:
    """Run a command that goes by ``name`` and give its exit status.

    Here, and only here, errors become lines. What was not foreseen is told by its type and place:
    its text could hold words of a note.
    """
    streams.guard()
    try:
        status = command.main(args, prog_name=name, standalone_mode=False)
        streams.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return EXIT_REFUSED
    except click.ClickException as error:
        return _refuse(" ".join(error.format_message().split()))
    except DoclintError as error:
        return _refuse(str(error))
    except streams.OutputClosedError:
        streams.abandon_output()
        return EXIT_OUTPUT_CLOSED
    except (click.Abort, KeyboardInterrupt):
        streams.complain("interrupted")
        return EXIT_INTERRUPTED
    except BaseException as error:
        if isinstance(error, SystemExit) and isinstance(error.code, int | None):
            raise
        return _refuse(f"internal error: {describe_crash(error)}")
    return status if isinstance(status, int) else 0


def _refuse(message: str) -> int:
    streams.complain(f"error: {message}")
    return EXIT_REFUSED
