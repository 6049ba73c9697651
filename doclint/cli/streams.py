"""Standard output and standard error: what goes where, and what must never get there."""

from __future__ import annotations

import errno
import os
import sys
import threading
import warnings
from types import TracebackType
from typing import TYPE_CHECKING

from doclint.errors import DoclintError, describe_crash
from doclint.plain import safe

if TYPE_CHECKING:
    from sys import UnraisableHookArgs


class OutputClosedError(Exception):
    """Whoever read the output has stopped reading; nothing is wrong."""


def guard() -> None:
    """Keep tracebacks and warnings of libraries off standard error: their text may be a note's."""
    sys.excepthook = _excepthook
    sys.unraisablehook = _unraisablehook
    threading.excepthook = _threadhook
    warnings.showwarning = _no_warning


def silence_logs() -> None:
    """Keep libraries' logs off standard error: some of them log whole notes.

    Called by the commands that read notes, before the language pipeline is loaded.
    """
    import logging

    from doclint.sparing import load_loguru

    logging.disable(logging.CRITICAL)
    load_loguru().remove()


def write(piece: str | bytes) -> None:
    """Put a piece of the report on standard output."""
    if sys.stdout is None:
        raise DoclintError("standard output is closed")
    data = piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        raise _output_error(error) from None


def flush() -> None:
    """Let what is still buffered fail now, and not where nobody catches it."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        raise _output_error(error) from None


def _output_error(error: OSError) -> Exception:
    if error.errno == errno.EPIPE:
        return OutputClosedError()
    return DoclintError(f"standard output: {error.strerror}")


def abandon_output() -> None:
    """Turn standard output away, so that the interpreter's last flush does not fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str) -> None:
    """Put one line on standard error."""
    if sys.stderr is None:
        return
    line = f"doclint: {safe(message)}\n"
    try:
        sys.stderr.write(line)
        sys.stderr.flush()
    except OSError:
        return
    except UnicodeEncodeError:
        sys.stderr.write(line.encode("ascii", "backslashreplace").decode("ascii"))


def colored() -> bool:
    """Whether standard output takes colours: NO_COLOR and FORCE_COLOR first, then the terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return on_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def on_terminal(stream: object) -> bool:
    """Whether a person is watching this stream."""
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())


def _excepthook(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    complain(f"error: internal error: {describe_crash(error)}")


def _unraisablehook(unraisable: UnraisableHookArgs) -> None:
    if unraisable.exc_value is not None and not isinstance(unraisable.exc_value, BrokenPipeError):
        complain(f"error: internal error: {describe_crash(unraisable.exc_value)}")


def _threadhook(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        complain(f"error: internal error: {describe_crash(args.exc_value)}")


def _no_warning(*_: object, **__: object) -> None:
    """Say nothing: a library's warning is not for the person who checks a note."""
