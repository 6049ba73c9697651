"""A lane: one worker process, and those that take its place, doing one note at a time.

Each lane is a pool of pebble's with a single worker. In a pool of several, all share one pipe and
its lock, and a worker that is killed while it holds the lock would take the others with it.
"""

from __future__ import annotations

import concurrent.futures
import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from doclint.batch import worker
from doclint.batch.jobs import Needs, Task
from doclint.errors import describe_crash
from doclint.linters import BuildLinter

_Answer = TypeVar("_Answer")

_CONTEXT = multiprocessing.get_context("spawn")
"""Fresh processes: a fork of this one would inherit threads' locks, and whatever is open."""


class WorkerDiedError(Exception):
    """The worker process died over the note; the message says how."""


class WorkerNotBegunError(Exception):
    """The worker process died before it came to the note."""


class Lane(Generic[_Answer]):
    """Judges one note at a time in a process of its own.

    ``known`` is what workers load before their first note; it may grow, for each new
    worker gets what is in it by then. ``timeout`` is in seconds, ``recycle`` a number of notes.
    Each worker begins with the ``rehearsal``, on nobody's time.
    """

    def __init__(
        self,
        build: BuildLinter,
        known: list[Needs],
        *,
        timeout: float | None,
        recycle: int,
        rehearsal: Sequence[Task[object]] = (),
    ) -> None:
        self._build = build
        self._known = known
        self._timeout = timeout
        self._recycle = recycle
        self._rehearsal = rehearsal
        self._pool: ProcessPool | None = None
        self._loaded: set[Needs] = set()
        self._hearing, self._telling = _CONTEXT.Pipe(duplex=False)
        self._worker: int | None = None
        self._looks_lost = False
        self.future: Future[_Answer | worker.Refusal] | None = None

    @property
    def runs(self) -> bool:
        """Whether there is a worker, so that ``start`` waits for nothing."""
        return self._pool is not None and self._pool.active

    def start(self, job: Task[_Answer]) -> None:
        """Hand the note to the worker. Only when the one before is settled."""
        self._begun_by()
        self._worker, self._looks_lost = None, False
        with _interrupts_held():
            if self._pool is None or not self._pool.active:
                self.stop()
                self._pool = self._new_pool()
            if job.needs not in self._loaded:
                # Ahead of the note and not on its time; what comes of it shows with the note.
                self._pool.schedule(worker.prepare, args=(job.needs,))
                self._loaded.add(job.needs)
            self.future = self._pool.schedule(worker.do, args=(job,), timeout=self._timeout)

    def settled(self) -> bool:
        """Whether ``result`` has something to give. Ask again after a while."""
        if self.future is None or self.future.done() or self._pool is None:
            return True
        return not self._pool.active or self._lost()

    def result(self) -> _Answer | worker.Refusal:
        """What came of the note.

        Raises:
            WorkerDiedError, WorkerNotBegunError: another worker is there for the next note.
            concurrent.futures.TimeoutError: the note took longer than it may.
        """
        future, self.future = self.future, None
        if future is None or not future.done():
            begun = self._looks_lost
            self.stop()
            raise WorkerDiedError("ended by itself") if begun else WorkerNotBegunError
        try:
            return future.result()
        except ProcessExpired as error:
            # The pipe may hold half of what the dead one was saying.
            self.stop()
            raise WorkerDiedError(_how(error.exitcode)) from None
        except (BrokenProcessPool, concurrent.futures.CancelledError):
            self.stop()
            raise WorkerNotBegunError from None
        except concurrent.futures.TimeoutError:
            raise
        except Exception as error:
            self.stop()
            raise WorkerDiedError(describe_crash(error)) from None

    def stop(self) -> None:
        """End the worker process, whatever it does. The lane can be used again."""
        pool, self._pool, self.future = self._pool, None, None
        if pool is not None:
            pool.stop()
            pool.join()

    def _new_pool(self) -> ProcessPool:
        self._loaded = set(self._known)
        return ProcessPool(
            max_workers=1,
            max_tasks=self._recycle,
            initializer=worker.begin,
            initargs=(self._build, self._known, self._telling, self._rehearsal),
            context=_CONTEXT,
        )

    def _lost(self) -> bool:
        """Whether the worker that began the note is gone without a word.

        pebble takes no notice of one that ended with exit status 0. It has to be gone twice in a
        row: the result of one that ended as it should may still be on its way.
        """
        self._worker = self._begun_by() or self._worker
        if self._worker is None:
            return False
        alive = {process.pid for process in multiprocessing.active_children()}
        gone = self._worker not in alive
        lost, self._looks_lost = gone and self._looks_lost, gone
        return lost

    def _begun_by(self) -> int | None:
        """The process that said last that it begins a note, if any did since the last time."""
        begun_by = None
        while self._hearing.poll():
            begun_by = int(self._hearing.recv_bytes())
        return begun_by


def _how(status: int) -> str:
    """How a process ended, in a few words that are the same wherever it happens."""
    if status < 0:
        with suppress(ValueError):
            return f"killed by {signal.Signals(-status).name}"
    return f"exit status {status}"


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let processes and threads begun in here never hear of Ctrl-C, which is for this thread."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
