"""What commands that read notes make of their options and settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from doclint.cli import streams
from doclint.cli.options import finder_of
from doclint.errors import DoclintError

if TYPE_CHECKING:
    from doclint.linter import Linter
    from doclint.note import Note, Unreadable
    from doclint.readers import ReadOptions
    from doclint.settings import Settings


def read_options_of(settings: Settings) -> ReadOptions:
    """How to read by the settings in force; what readers have to tell goes to standard error."""
    from doclint.readers import ReadOptions
    from doclint.reports.names import hash_key, namer
    from doclint.settings.columns import columns_of

    rename = namer(settings.note_name, hash_key())
    nameless = settings.note_name == "hash" and not hash_key()

    def tell(file: str, words: str) -> None:
        streams.complain(f"note: {'a file' if nameless else rename(file)}: {words}")

    return ReadOptions(
        columns=columns_of(settings),
        include=settings.include,
        exclude=settings.exclude,
        tell=tell,
    )


def read_one(path: str, stdin_name: str, options: Mapping[str, Any]) -> Note | Unreadable:
    """The note that a command is about, read by the settings that are found for it."""
    from doclint.readers import read_note

    settings = finder_of(options).for_run((path,))
    return read_note(path, stdin_name=stdin_name, options=read_options_of(settings))


ONE_NOTE = (
    *(
        f"{name}_column"
        for name in ("text", "id", "code", "encounter", "date", "author", "service")
    ),
    *("patterns", "schemas", "config", "isolated"),
)
"""Options of a command that reads one note by a site's own files."""


def read_for_linter(
    path: str, stdin_name: str, options: Mapping[str, Any]
) -> tuple[Note, Linter, Settings]:
    """One note with the linter and the settings that are found for it.

    Raises:
        DoclintError: the note cannot be read, or a file of the site's is broken.
    """
    from doclint.linters import SiteFiles, build_linter
    from doclint.note import Unreadable
    from doclint.readers import read_note

    settings = finder_of(options).for_run((path,))
    item = read_note(path, stdin_name=stdin_name, options=read_options_of(settings))
    if isinstance(item, Unreadable):
        raise DoclintError(f"{item.name}: {item.reason}")
    return item, build_linter(SiteFiles(settings.patterns, settings.schemas)), settings
