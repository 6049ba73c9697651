"""Where reports go: each to its own file, and one of them to standard output."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import click

from doclint.cli import streams
from doclint.errors import DoclintError

FORMAT, OUTPUT_FILE = "form", "output_file"
"""The parameters' names in click."""


@dataclass(frozen=True)
class Target:
    """A report to be made: its format, and its file or ``None`` for standard output."""

    form: str
    path: str | None


class OutputCommand(click.Command):
    """A command in which ``--output-file`` belongs to the ``--format`` named before it.

    Click gathers the values of each option and forgets how they stood among each other; so the
    order is taken down while the arguments are parsed.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as usual, and keep the order of the two options."""
        with contextlib.suppress(click.ClickException):
            _, _, order = self.make_parser(ctx).parse_args(list(args))
            ctx.meta[_ORDER] = [each.name for each in order if each.name in (FORMAT, OUTPUT_FILE)]
        return super().parse_args(ctx, args)


_ORDER = "doclint.order_of_outputs"


def targets(
    forms: Sequence[str], files: Sequence[str], order: Iterable[str] | None = None
) -> tuple[Target, ...]:
    """Match formats (``NAME`` or ``NAME=FILE``) and output files.

    A file belongs to the last format named before it that has none, or else to the next one after
    it. Without any format it is one of ``text``. One report at most goes to standard output.

    Raises:
        click.UsageError: a format is unknown, a file has no format, two reports go to one place.
    """
    if order is None:
        order = click.get_current_context().meta.get(_ORDER, ())
    pairs: list[list[Any]] = [[*_form(form)] for form in forms or ("text",)]
    seen, waiting = 0 if forms else 1, list(files)
    unclaimed: list[str] = []
    for name in order:
        if name == FORMAT:
            seen += 1
            continue
        file = waiting.pop(0)
        open_pairs = [pair for pair in pairs[:seen] if pair[1] is None]
        if open_pairs:
            open_pairs[-1][1] = file
        else:
            unclaimed.append(file)
    for file in (*unclaimed, *waiting):
        open_pairs = [pair for pair in pairs if pair[1] is None]
        if not open_pairs:
            raise click.UsageError(f"--output-file {file}: there is no --format left for it")
        open_pairs[0][1] = file
    found = tuple(Target(form, path) for form, path in pairs)
    places = [None if each.path is None else os.path.abspath(each.path) for each in found]
    for place in places:
        if places.count(place) > 1:
            where = "standard output" if place is None else place
            raise click.UsageError(f"two reports go to {where}: give each its own --output-file")
    return found


def _form(told: str) -> tuple[str, str | None]:
    from doclint.reports import FORMATS

    form, equals, path = told.partition("=")
    if form not in FORMATS:
        raise click.UsageError(f"--format {form}: none of {', '.join(FORMATS)}")
    if equals and not path:
        raise click.UsageError(f"--format {told}: names no file")
    return form, path or None


class Sink:
    """Takes the pieces of one report; what goes to a file is there as a whole or not at all."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._pieces: list[bytes] = []

    def write(self, piece: str | bytes) -> None:
        """Print a piece, or keep it until the report is whole."""
        if self._path is None:
            if piece:
                streams.write(piece)
            return
        data = piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")
        self._pieces.append(data)

    def close(self) -> None:
        """Put the file in its place; standard output has everything already."""
        if self._path is not None:
            write_atomically(self._path, b"".join(self._pieces))


def write_atomically(path: str, data: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, and never a part.

    The new file has the old one's permissions, and otherwise is its owner's alone: it may hold
    words of notes. What is no plain file (a pipe, a terminal) is simply written to.

    Raises:
        DoclintError: it cannot be written; no other file is left behind then.
    """
    path = os.path.realpath(path)
    try:
        mode = os.stat(path).st_mode if os.path.exists(path) else stat.S_IFREG | 0o600
        if not stat.S_ISREG(mode):
            with open(path, "wb") as file:
                file.write(data)
            return
        beside = f"{path}.{os.getpid()}.part"
        try:
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(descriptor)
            os.chmod(beside, stat.S_IMODE(mode))
            os.replace(beside, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(beside)
            raise
    except OSError as error:
        raise DoclintError(f"{path}: {error.strerror or 'cannot be written'}") from None
