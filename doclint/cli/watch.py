"""``doclint check --watch``: check a note again whenever it is saved."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

import click

from doclint.cli import streams
from doclint.errors import DoclintError, MissingExtraError

Round = Callable[[Sequence[str]], object]
"""Checks the notes of some paths and reports on them."""

_IDLE = 250
"""Milliseconds after which the watcher says that nothing has changed."""


def watch(paths: Sequence[str], check: Round) -> None:
    """Check all notes of ``paths``, and from then on each that is saved, until Ctrl-C.

    What a later round refuses (a settings file that is half written, say) is told in a line, and
    the next one goes on. Raises what the first one does, MissingExtraError without the extra
    ``watch``, and click.UsageError if there is nothing to watch.
    """
    if "-" in paths:
        raise click.UsageError("--watch cannot watch standard input")
    try:
        for number, changed in enumerate(_rounds(paths)):
            try:
                check(changed)
            except (click.ClickException, DoclintError) as error:
                if number == 0:
                    raise
                streams.complain(f"error: {error}")
            streams.complain("watching; Ctrl-C ends")
    except KeyboardInterrupt:
        return


def _rounds(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    """First all paths, then those of the notes that were saved, a batch at a time."""
    try:
        import watchfiles
    except ImportError:
        raise MissingExtraError("--watch", "watch") from None

    from doclint.readers.files import is_note_name

    named = {os.path.realpath(path): path for path in paths}
    for path in paths:
        if not os.path.exists(path):
            raise click.UsageError(f"{path}: nothing to watch")

    def relevant(change: watchfiles.Change, path: str) -> bool:
        return change != watchfiles.Change.deleted and (
            os.path.realpath(path) in named or is_note_name(os.path.basename(path))
        )

    # What is saved during the first round must not be missed: it begins once all is watched.
    begun = False
    for changes in watchfiles.watch(
        *named,
        watch_filter=relevant,
        debounce=400,
        step=100,
        rust_timeout=_IDLE,
        yield_on_timeout=True,
        raise_interrupt=True,
    ):
        if not begun:
            begun = True
            yield paths
        if changes:
            yield sorted({_as_named(path, named) for _, path in changes})


def _as_named(path: str, named: dict[str, str]) -> str:
    """A changed file's path in the spelling of the path that was given and leads to it."""
    for whole, told in named.items():
        if path == whole:
            return told
        if path.startswith(whole + os.sep):
            return os.path.join(told, os.path.relpath(path, whole))
    return path
