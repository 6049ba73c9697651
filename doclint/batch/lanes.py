"""A lane: one worker process, and those that take its place, doing one note at a time.

Each lane is a pool of pebble's with a single worker. In a pool of several, all share one pipe and
its lock, and a worker that is killed while it holds the lock would take the others with it.
"""

from __future__ import annotations

import concurrent.futures
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any, Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from doclint.batch import worker
from doclint.batch.jobs import Needs, Task
from doclint.errors import describe_crash
from doclint.linters import BuildLinter

_Answer = TypeVar("_Answer")

_REMEMBERED = 4
"""Processes of a lane that can still be asked how they ended."""


class WorkerDiedError(Exception):
    """The worker process died over the note; the message says how."""


class WorkerNotBegunError(Exception):
    """The worker process died before it came to the note."""


class _Processes(SpawnContext):
    """Makes fresh processes, and knows what became of the last ones.

    A fork of this process would inherit threads' locks, and whatever is open. pebble forgets how a
    process ended that died before pebble had heard what it was at.
    """

    def __init__(self) -> None:
        super().__init__()
        self._made: deque[SpawnProcess] = deque(maxlen=_REMEMBERED)

    def Process(self, *args: Any, **kwargs: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: N802
        """A process that is not yet started: the name is the one that pebble calls."""
        self._made.append(SpawnProcess(*args, **kwargs))
        return self._made[-1]

    def exit_code(self, pid: int) -> int | None:
        """How a process of these ended, below 0 by a signal; ``None`` while it is not known to."""
        return next((made.exitcode for made in self._made if made.pid == pid), None)


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
        self._processes = _Processes()
        self._hearing, self._telling = self._processes.Pipe(duplex=False)
        self._worker: int | None = None
        self._looked_ended: int | None = None
        self.future: Future[_Answer | worker.Refusal] | None = None

    @property
    def runs(self) -> bool:
        """Whether there is a worker, so that ``start`` waits for nothing."""
        return self._pool is not None and self._pool.active

    def start(self, job: Task[_Answer]) -> None:
        """Hand the note to the worker. Only when the one before is settled."""
        self._begun_by()
        self._worker, self._looked_ended = None, None
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
            raise self._stopped(self._looked_ended)
        try:
            return future.result()
        except ProcessExpired as error:
            # The pipe may hold half of what the dead one was saying.
            self.stop()
            raise WorkerDiedError(_how(error.exitcode)) from None
        except (BrokenProcessPool, concurrent.futures.CancelledError):
            raise self._stopped(self._ended()) from None
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
            context=self._processes,
        )

    def _lost(self) -> bool:
        """Whether the worker that began the note has ended, and pebble will not say so.

        It takes no notice of one that ended with exit status 0, nor of one that it had not yet
        heard of. It has to have ended twice in a row: the result of one that ended as it should
        may still be on its way.
        """
        before, self._looked_ended = self._looked_ended, self._ended()
        return before is not None and self._looked_ended is not None

    def _ended(self) -> int | None:
        """The exit status of the worker that began the note, if one did and has ended."""
        self._worker = self._begun_by() or self._worker
        return None if self._worker is None else self._processes.exit_code(self._worker)

    def _stopped(self, ended: int | None) -> Exception:
        """Stop, and give what is to be raised of a worker that ended with that status."""
        self.stop()
        return WorkerNotBegunError() if ended is None else WorkerDiedError(_how(ended))

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
    return f"exit status {status}" if status else "ended by itself"


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
