"""Hands out notes to lanes, and puts what comes back in order again."""

from __future__ import annotations

import concurrent.futures
import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from doclint.batch.jobs import Job, Needs
from doclint.batch.lanes import Lane, WorkerDiedError, WorkerNotBegunError
from doclint.batch.worker import Refusal
from doclint.errors import DoclintError
from doclint.linter import unjudged
from doclint.linters import BuildLinter
from doclint.report import NoteReport

RECYCLE = 1000
"""Notes after which a worker makes way for a new one: what libraries gather goes with it."""

AHEAD = 8
"""Notes for each worker that may be read before the report that comes next is there."""

AHEAD_CHARACTERS = 32 * 1024**2
"""Characters of notes that may be: a few huge ones are enough."""

_TRIES = 2
"""Workers that one note may cost."""

_STARTS = 5
"""Workers in a row that may die before they have begun a note."""

_TICK = 0.5
"""Seconds after which a worker that says nothing is looked at."""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How a batch is judged: by how many ``workers``, and in how many seconds a note."""

    workers: int
    timeout: float | None = None
    recycle: int = RECYCLE
    ahead: int = AHEAD


def cores() -> int:
    """How many processes can run at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def check_in_pool(
    jobs: Iterable[Job | NoteReport], build: BuildLinter, terms: Terms
) -> Iterator[NoteReport]:
    """Judge notes in worker processes, and give their reports in the order of ``jobs``.

    A report among the jobs is passed on in its place. No more notes are taken than there is room
    for; close the iterator to end all processes before the last one.

    Raises:
        DoclintError: nothing can be judged, and why; and whatever ``jobs`` raises. Either comes
            after the reports on the notes before it.
    """
    crew = _Crew(build, terms)
    queue: deque[_Place] = deque()
    source = _Source(jobs)
    try:
        while source.more or queue:
            while source.more and crew.idle and _room(queue, terms):
                job = source.take()
                if job is not None:
                    queue.append(_Place.of(job))
                    crew.take(queue[-1])
            while queue and queue[0].outcome is not None:
                yield queue.popleft().report()
            crew.work()
        source.fail()
    finally:
        crew.stop()


class _Source:
    """The jobs to come; what goes wrong among them waits for those that came before."""

    def __init__(self, jobs: Iterable[Job | NoteReport]) -> None:
        self._jobs = iter(jobs)
        self._error: Exception | None = None
        self.more = True

    def take(self) -> Job | NoteReport | None:
        """The next one, or ``None`` where there is no more."""
        try:
            return next(self._jobs)
        except StopIteration:
            self.more = False
        except Exception as error:
            self.more, self._error = False, error
        return None

    def fail(self) -> None:
        """Raise what went wrong, if anything did."""
        if self._error is not None:
            raise self._error


@dataclass
class _Place:
    """A note's place in the order, and what has become of it."""

    job: Job | None
    outcome: NoteReport | Refusal | None = None
    deaths: int = 0

    @classmethod
    def of(cls, job: Job | NoteReport) -> _Place:
        return cls(job) if isinstance(job, Job) else cls(None, job)

    @property
    def characters(self) -> int:
        return len(self.job.note.text) if self.job is not None else 0

    def settle(self, outcome: NoteReport | Refusal) -> None:
        """Take what a worker gave, and put the text back, which did not travel twice."""
        if isinstance(outcome, NoteReport) and outcome.status != "error" and self.job is not None:
            outcome = replace(outcome, text=self.job.note.text)
        self.outcome = outcome

    def give_up(self, reason: str) -> None:
        """No worker could judge the note."""
        if self.job is not None:
            self.outcome = unjudged(self.job.note, reason)

    def report(self) -> NoteReport:
        """What the run has to say of the note. Raises DoclintError if no note can be judged."""
        if isinstance(self.outcome, Refusal):
            raise DoclintError(self.outcome.message)
        if self.outcome is None:
            raise RuntimeError("asked for before it is there")
        return self.outcome


class _Crew:
    """The lanes, and the notes that they are at."""

    def __init__(self, build: BuildLinter, terms: Terms) -> None:
        self._build = build
        self._terms = terms
        self._known: list[Needs] = []
        self._free: list[Lane[NoteReport]] = []
        self._busy: dict[Lane[NoteReport], _Place] = {}
        self._starts = 0

    @property
    def idle(self) -> bool:
        """Whether there is a lane for one more note."""
        return len(self._busy) < self._terms.workers

    def take(self, place: _Place) -> None:
        """Have a lane judge the note. A lane is made when there is a note for it."""
        if place.job is None:
            return
        if place.job.needs not in self._known:
            self._known.append(place.job.needs)
        lane = self._free.pop() if self._free else self._new_lane()
        self._busy[lane] = place
        lane.start(place.job)

    def work(self) -> None:
        """Wait until something has come of a note, but not for ever."""
        if not self._busy:
            return
        futures = [lane.future for lane in self._busy if lane.future is not None]
        concurrent.futures.wait(futures, _TICK, concurrent.futures.FIRST_COMPLETED)
        for lane in [lane for lane in self._busy if lane.settled()]:
            place = self._busy.pop(lane)
            self._free.append(lane)
            self._look(lane, place)
            if place.outcome is None:
                self.take(place)

    def stop(self) -> None:
        """End all worker processes."""
        for lane in (*self._busy, *self._free):
            lane.stop()

    def _look(self, lane: Lane[NoteReport], place: _Place) -> None:
        try:
            place.settle(lane.result())
            self._starts = 0
        except concurrent.futures.TimeoutError:
            place.give_up(f"took longer than {self._terms.timeout:g} s")
        except WorkerDiedError as death:
            place.deaths += 1
            if place.deaths == _TRIES:
                place.give_up(f"the process that judged it died, and so did the next: {death}")
        except WorkerNotBegunError:
            self._starts += 1
            if self._starts == _STARTS:
                raise DoclintError("worker processes die before they judge a note") from None

    def _new_lane(self) -> Lane[NoteReport]:
        terms = self._terms
        return Lane(self._build, self._known, timeout=terms.timeout, recycle=terms.recycle)


def _room(queue: deque[_Place], terms: Terms) -> bool:
    """Whether one more note may be read."""
    few = len(queue) < max(terms.ahead, 1) * terms.workers
    return few and sum(place.characters for place in queue) < AHEAD_CHARACTERS
