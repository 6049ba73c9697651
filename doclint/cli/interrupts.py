"""Ctrl-C: a run ends between two notes, so that what is written by then is whole."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from doclint.report import NoteReport


class UntilInterrupted:
    """The reports on notes, up to Ctrl-C.

    While a note is judged the first one ends the judging; while a report is written it waits until
    that is done. A second one is not held up by anything.
    """

    def __init__(self, notes: Iterator[NoteReport]) -> None:
        self._notes = notes
        self._judging = False
        self.interrupted = False

    def __iter__(self) -> Iterator[NoteReport]:
        if not _may_listen():
            yield from self._notes
            return
        before = signal.signal(signal.SIGINT, self._interrupt)
        try:
            while not self.interrupted:
                self._judging = True
                try:
                    note = next(self._notes, None)
                finally:
                    self._judging = False
                if note is None:
                    return
                yield note
        except KeyboardInterrupt:
            self.interrupted = True
        finally:
            signal.signal(signal.SIGINT, before)

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        again, self.interrupted = self.interrupted, True
        if self._judging or again:
            raise KeyboardInterrupt


def _may_listen() -> bool:
    """Whether Ctrl-C is ours: not in other threads, and not where somebody else has a say in it."""
    here = threading.current_thread() is threading.main_thread()
    return here and signal.getsignal(signal.SIGINT) is signal.default_int_handler
