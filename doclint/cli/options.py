"""The options that several commands share: those that are settings, too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from doclint.cli.completion import complete_codes, complete_rules
from doclint.errors import SettingsError

if TYPE_CHECKING:
    from doclint.settings import Finder

_Command = TypeVar("_Command", bound=Callable[..., Any])
LEVELS = ("error", "warning", "info")
"""Severities from the worst down."""

_MANY: tuple[tuple[str, str, str], ...] = (
    (
        "code",
        "CODE",
        "CPT code to check against. Without it, the codes that the note names, and otherwise "
        "those that it supports.",
    ),
    ("select", "RULE", "Judge by these rules only: an id, a name, the beginning of ids, or ALL."),
    ("extend-select", "RULE", "Judge by these rules, too."),
    ("ignore", "RULE", "Do not judge by these rules."),
    ("exclude", "GLOB", "Leave out files and folders of this name or path."),
    ("include", "GLOB", "In folders, also take files of this name or path for notes."),
    ("patterns", "DIR", "A folder of a site's own phrases, on top of the shipped ones."),
    ("schemas", "PATH", "A site's own codes and rules, on top of the shipped ones."),
)

_COLUMNS = (
    ("text", "the note's text"),
    ("id", "the note's id"),
    ("code", "the CPT code or codes"),
    ("encounter", "the visit's id"),
    ("date", "the date of service"),
    ("author", "who wrote the note"),
    ("service", "the department"),
)

_COMPLETES = {"CODE": complete_codes, "RULE": complete_rules}


def form_option(
    about: str, forms: Sequence[str] = ("text", "json")
) -> Callable[[_Command], _Command]:
    """The option ``--format`` of a command that prints one thing; ``about`` says which."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help=f"Form of {about} on standard output.",
    )


def settings_options(command: _Command) -> _Command:
    """Add the options whose values can also stand in a settings file."""
    return chosen_options(*_options())(command)


_READING = frozenset(
    {"exclude", "include", "patterns", "schemas", "evidence", "note_name", "config", "isolated"}
    | {f"{name}_column" for name, _ in _COLUMNS}
)
"""Those of them that say how notes are found, read and shown."""


def reading_options(command: _Command) -> _Command:
    """Add the options of a command that reads notes and judges them by no code or rule."""
    return chosen_options(*(name for name in _options() if name in _READING))(command)


def chosen_options(*names: str) -> Callable[[_Command], _Command]:
    """Add some of the options whose values can also stand in a settings file."""
    options = _options()

    def add(command: _Command) -> _Command:
        for name in reversed(names):
            command = options[name](command)
        return command

    return add


def _options() -> dict[str, Callable[[_Command], _Command]]:
    many: dict[str, Callable[[_Command], _Command]] = {
        name.replace("-", "_"): click.option(
            f"--{name}",
            multiple=True,
            metavar=metavar,
            shell_complete=_COMPLETES.get(metavar),
            help=f"{about} May be repeated.",
        )
        for name, metavar, about in _MANY
    }
    columns = (f"{name}_column" for name, _ in _COLUMNS)
    return {
        **many,
        **dict(zip(columns, _column_options(), strict=True)),
        "severity": click.option(
            "--severity",
            multiple=True,
            metavar="RULE=LEVEL",
            help="Judge RULE at LEVEL (error, warning, info). May be repeated.",
        ),
        "fail_on": click.option(
            "--fail-on",
            type=click.Choice(LEVELS),
            help="Least severity that makes the exit status 1.  [default: error]",
        ),
        "exit_zero": click.option(
            "--exit-zero",
            is_flag=True,
            default=None,
            help="Exit with 0 where it would be 1 (never where it would be 2).",
        ),
        "evidence": click.option(
            "--evidence",
            type=click.Choice(["full", "snippet", "none"]),
            help="How much of a note's words reports hold.  [default: full in json and jsonl, none "
            "in sarif, junit, github and gitlab, snippet otherwise]",
        ),
        "note_name": click.option(
            "--note-name",
            type=click.Choice(["path", "basename", "hash"]),
            help="How reports name a note; hash is keyed by DOCLINT_HASH_KEY.  [default: path]",
        ),
        "baseline": click.option(
            "--baseline", metavar="FILE", help="Findings that are known, and pass (see baseline)."
        ),
        "waivers": click.option(
            "--waivers", metavar="FILE", help="Findings that were waived, with reason and expiry."
        ),
        "store": click.option(
            "--store",
            metavar="FILE",
            help="Keep this run in FILE, and judge only what changed since those before it. No "
            "text of a note is kept. See doclint runs, diff, trend and review.",
        ),
        "deid_check": click.option(
            "--deid-check",
            is_flag=True,
            default=None,
            help="Also look for likely identifiers in notes said to be de-identified.",
        ),
        "verbose": click.option(
            "-v",
            "--verbose",
            is_flag=True,
            default=None,
            help="Also show infos and what was found in the note.",
        ),
        "jobs": click.option(
            "--jobs",
            type=click.IntRange(min=0),
            metavar="N",
            help="Worker processes that judge notes; 0 for one a core.  [default: 1, none besides "
            "this one]",
        ),
        "timeout": click.option(
            "--timeout",
            type=click.FloatRange(min=0, min_open=True),
            metavar="SECONDS",
            help="Report a note that takes longer as not judged, and go on.",
        ),
        "config": click.option(
            "--config", metavar="FILE", help="Settings file to use for all notes."
        ),
        "isolated": click.option("--isolated", is_flag=True, help="Use no settings file."),
    }


def column_options(command: _Command) -> _Command:
    """Add the options that say which column of a table holds what."""
    for option in reversed(_column_options()):
        command = option(command)
    return command


def _column_options() -> list[Callable[[_Command], _Command]]:
    return [
        click.option(
            f"--{name}-column",
            metavar="NAME",
            help=f"Column of a table, or key of JSON, with {about}.  [default: a usual name]",
        )
        for name, about in _COLUMNS
    ]


def finder_of(options: Mapping[str, Any]) -> Finder:
    """The finder of settings for the values that a command was given."""
    from doclint.settings import Finder

    given = {
        name: value
        for name, value in options.items()
        if name not in ("config", "isolated") and value not in (None, ())
    }
    if "severity" in given:
        given["severity"] = dict(_severity(each) for each in given["severity"])
    config, isolated = options.get("config"), bool(options.get("isolated"))
    if config is not None and isolated:
        raise click.UsageError("--config and --isolated exclude each other")
    return Finder(given, config=config, isolated=isolated)


def _severity(told: str) -> tuple[str, str]:
    rule, equals, level = told.rpartition("=")
    if not equals or not rule or level not in LEVELS:
        raise SettingsError("--severity", f"{told}: not RULE=LEVEL, with {', '.join(LEVELS)}")
    return rule, level
