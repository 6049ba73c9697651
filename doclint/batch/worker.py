"""What runs in a worker process. Nothing here writes: what is to be told goes back as a value."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TypeVar

from doclint.batch.jobs import Job, Needs, Task
from doclint.errors import DoclintError, describe_crash
from doclint.garbage import collect_seldom
from doclint.linters import BuildLinter, Linters
from doclint.note import Note

_Answer = TypeVar("_Answer")


@dataclass(frozen=True)
class Refusal:
    """The reason why no note can be judged, say a file of a site's that cannot be used."""

    message: str


_TRIAL = "Patient on veno-venous ECMO."
"""A note that is judged ahead of all others, for much is loaded by the first one only."""


class _Desk:
    """What one worker process keeps from note to note."""

    linters: Linters
    line: Connection


def begin(
    build: BuildLinter,
    known: Sequence[Needs],
    line: Connection,
    rehearsal: Sequence[Task[object]] = (),
) -> None:
    """Get ready for notes that need what is ``known``, and go through a ``rehearsal``.

    ``line`` leads to the process that hands out notes; it is told of each note that is begun.
    """
    _be_silent()
    collect_seldom()
    _end_with_parent()
    _Desk.linters, _Desk.line = Linters(build), line
    for needs in known:
        prepare(needs)
    for task in rehearsal:
        with suppress(Exception):
            task.answer(_Desk.linters)


def prepare(needs: Needs) -> None:
    """Load what is needed, so that it takes nothing of a note's time."""
    # What cannot be loaded is told where a note needs it, as in a run without workers.
    with suppress(Exception):
        Job(note=Note("", _TRIAL), needs=needs).judge(_Desk.linters)


def do(task: Task[_Answer]) -> _Answer | Refusal:
    """Do what was asked for, such as judge one note."""
    _Desk.line.send_bytes(str(os.getpid()).encode())
    try:
        return task.answer(_Desk.linters)
    except DoclintError as error:
        return Refusal(str(error))
    except BaseException as error:
        # An exception's own text may be the note's, and must not travel on.
        return task.crashed(f"internal error: {describe_crash(error)}")


def _be_silent() -> None:
    """Turn away whatever libraries say: some of them log whole notes."""
    from loguru import logger

    logging.disable(logging.CRITICAL)
    logger.remove()
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            stream.flush()
    # By descriptor, for not all that is written there goes through Python. This process also lets
    # go of the pipe that somebody reads the report from.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _end_with_parent() -> None:
    """Leave no process behind, even where the one that hands out notes was killed."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
