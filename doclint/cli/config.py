"""``doclint config``: the settings in force, and where each came from."""

from __future__ import annotations

import json
from typing import Any

import click

from doclint.cli import streams
from doclint.cli.options import finder_of, form_option, settings_options
from doclint.plain import safe


@click.command()
@click.argument("path", required=False, default=".", metavar="[PATH]")
@form_option("the list")
@settings_options
def config(path: str, form: str, **options: Any) -> None:
    """Show the settings in force for PATH (a note, or a folder of them), each with its origin.

    The options are those of doclint check, so that its command line can be tried out here.
    """
    import os

    finder = finder_of(options)
    settings = finder.for_run([path]) if os.path.isdir(path) else finder.for_note(path)
    rows = settings.rows()
    if form == "json":
        shown = {key: {"value": value, "origin": origin} for key, value, origin in rows}
        streams.write(json.dumps({"path": path, "settings": shown}, indent=2) + "\n")
        return
    told = [(f"{key} = {_told(value)}", origin) for key, value, origin in rows]
    wide = min(max(len(left) for left, _ in told), 60)
    streams.write("".join(f"{safe(left):<{wide}}  # {safe(origin)}\n" for left, origin in told))


def _told(value: Any) -> str:
    """A value as it would stand in TOML, or a dash where nothing is set."""
    if value is None:
        return "-"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_told(each)}" for key, each in value.items()) + "}"
    return json.dumps(value)
