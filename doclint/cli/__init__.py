"""The command line: argument handling, exit codes, and nothing that reads notes itself."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

import click

from doclint import __version__
from doclint.cli import streams
from doclint.errors import DoclintError, describe_crash
from doclint.garbage import collect_seldom

EXIT_REFUSED = 2
EXIT_INTERRUPTED = 130
EXIT_OUTPUT_CLOSED = 141


COMMANDS = {
    "codes": "lookup",
    "diff": "store",
    "explain": "lookup",
    "review": "store",
    "runs": "store",
    "trend": "store",
    **{
        name: name.replace("-", "_")
        for name in (
            *("baseline", "check", "completion", "config", "evaluate", "query", "record"),
            *("report-issue", "serve", "stress", "suggest", "template", "why"),
        )
    },
}
"""The commands, each with the module of this package that holds it."""


class Commands(click.Group):
    """A group whose commands are loaded when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of the help."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Load a command, or give None if there is none of this name."""
        if name not in COMMANDS:
            return None
        module = import_module(f"doclint.cli.{COMMANDS[name]}")
        command: click.Command = getattr(module, name.replace("-", "_"))
        return command


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="doclint")
def cli() -> None:
    """Check ECMO notes for what their CPT code needs documented.

    Exit status: 0 for no finding at the level of --fail-on, 1 for some, 2 where a note or an
    argument could not be used.
    """


def main(args: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    return run(cli, args, "doclint")


def run(command: click.Command, args: Sequence[str] | None, name: str) -> int:
    """Run a command that goes by ``name`` and give its exit status.

    Here, and only here, errors become lines. What was not foreseen is told by its type and place:
    its text could hold words of a note.
    """
    streams.guard()
    collect_seldom()
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
