"""Where reports go: each to its own file, and one of them to standard output."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import click

from doclint.cli import streams
from doclint.errors import DoclintError

FORMAT, OUTPUT_FILE = "form", "output_file"
"""The parameters' names in click."""

STANDARD_OUTPUT = ("-", "/dev/stdout")
"""The file names that stand for it."""


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
    it; several files in a row belong to as many formats, in their order. Formats that the command
    line does not name (those of a settings file, or ``text``) come before all files. One report at
    most goes to standard output, and so does what goes to the file ``-`` or ``/dev/stdout``.

    Raises:
        click.UsageError: a format is unknown, a file has no format, two reports go to one place, or
            a report that is no text to a terminal.
    """
    if order is None:
        order = click.get_current_context().meta.get(_ORDER, ())
    found = tuple(_matched([_form(form) for form in forms or ("text",)], files, [*order]))
    _hold_apart(found)
    _keep_off_terminals(found)
    return found


def _matched(
    forms: Sequence[tuple[str, str | None]], files: Sequence[str], order: Sequence[str]
) -> Iterator[Target]:
    paths = [path for _, path in forms]
    seen = 0 if FORMAT in order else len(forms)
    left = iter(files)
    waiting: list[str] = []
    for name, run in groupby(order):
        if name == FORMAT:
            for _ in run:
                if paths[seen] is None and waiting:
                    paths[seen] = waiting.pop(0)
                seen += 1
        else:
            here = [next(left) for _ in run]
            without = [number for number in range(seen) if paths[number] is None]
            without = without[-len(here) :]
            for number, file in zip(without, here, strict=False):
                paths[number] = file
            waiting += here[len(without) :]
    for file in (*waiting, *left):
        raise click.UsageError(f"--output-file {file}: there is no --format left for it")
    for (form, _), path in zip(forms, paths, strict=True):
        yield Target(form, None if path in STANDARD_OUTPUT else path)


def _form(told: str) -> tuple[str, str | None]:
    from doclint.reports import FORMATS

    form, equals, path = told.partition("=")
    if form not in FORMATS:
        raise click.UsageError(f"--format {form}: none of {', '.join(FORMATS)}")
    if equals and not path:
        raise click.UsageError(f"--format {told}: names no file")
    return form, path or None


def _hold_apart(found: Sequence[Target]) -> None:
    """See that no report goes where another one goes."""
    taken: dict[Hashable, str | None] = {}
    for path in (each.path for each in found):
        place = _place(path)
        if place in taken:
            where = taken[place] if path is None else path
            told = "standard output" if where is None else where
            raise click.UsageError(f"two reports go to {told}: give each its own --output-file")
        taken[place] = path


def _place(path: str | None) -> Hashable:
    """What is equal for two names of one file, be it there or not yet."""
    if path is not None and os.path.realpath(path) == os.path.realpath(os.devnull):
        return object()  # takes any number of reports
    try:
        status = os.fstat(sys.stdout.fileno()) if path is None else os.stat(path)
    except (AttributeError, OSError, ValueError):
        return None if path is None else os.path.realpath(path)
    if path is None and not stat.S_ISREG(status.st_mode) and not stat.S_ISFIFO(status.st_mode):
        return None
    return status.st_dev, status.st_ino


def _keep_off_terminals(found: Sequence[Target]) -> None:
    from doclint.reports import FORMATS

    for each in found:
        if each.path is None and FORMATS[each.form].binary and streams.on_terminal(sys.stdout):
            raise click.UsageError(
                f"--format {each.form}: not for a terminal: say --format {each.form}=FILE"
            )


class Sink:
    """Takes the pieces of one report; what goes to a file is there as a whole or not at all.

    Raises:
        DoclintError: the file cannot be written, as far as that can be told in advance.
    """

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._pieces: list[bytes] = []
        if path is not None:
            require_writable(path)

    @property
    def is_file(self) -> bool:
        """Whether the report goes to a file, and not to standard output."""
        return self._path is not None

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


def require_writable(path: str) -> None:
    """Refuse a file that could not be written, before hours have gone into its report.

    Raises:
        DoclintError: it is a folder, or it or its folder is missing or not to be written to.
    """
    with _blaming(path):
        status = _status(path)
        if status is not None and stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        needed = [] if status is None else [path]
        if status is None or stat.S_ISREG(status.st_mode):
            folder = os.path.join(os.path.dirname(os.path.realpath(path)), "")
            os.stat(folder)
            needed.append(folder)
        if not all(os.access(each, os.W_OK) for each in needed):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def write_atomically(path: str, data: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, and never a part.

    The new file has the old one's permissions, and otherwise is its owner's alone: it may hold
    words of notes. A link stays, and what it points to is written. What is no plain file (a pipe,
    a terminal) is simply written to.

    Raises:
        DoclintError: it cannot be written; no other file is left behind then.
    """
    with _blaming(path):
        status = _status(path)
        if status is None or stat.S_ISREG(status.st_mode):
            _replace(os.path.realpath(path), data, status)
        else:
            # By the name that was given: a shell's /dev/fd/63 leads to no path of its own.
            with open(path, "wb") as file:
                file.write(data)


def _replace(place: str, data: bytes, old: os.stat_result | None) -> None:
    # In the same folder, for only there a file can take another's place at once; and of a short
    # name, for the other one may be as long as names can be.
    beside = os.path.join(os.path.dirname(place), f".doclint-{os.urandom(8).hex()}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(beside, flags, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        if old is not None:
            with contextlib.suppress(OSError, AttributeError):
                os.chown(beside, old.st_uid, old.st_gid)
            os.chmod(beside, stat.S_IMODE(old.st_mode))
        os.replace(beside, place)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def _status(path: str) -> os.stat_result | None:
    """What the system knows of a file, or ``None`` where there is none."""
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


@contextlib.contextmanager
def _blaming(path: str) -> Iterator[None]:
    """Tell what the system refuses in one line, with the name that the user gave."""
    try:
        yield
    except OSError as error:
        raise DoclintError(f"{path}: {error.strerror or 'cannot be written'}") from None
    except ValueError:
        raise DoclintError(f"{path}: not a usable path") from None
