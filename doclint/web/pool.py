"""Worker processes for an event loop: each judges one thing at a time and can be ended.

Processes and not threads: a note that takes too long has to be stopped, which no thread can be, and
threads of one process would share one core. Each has a pipeline of its own (about 150 MB).
"""

from __future__ import annotations

import asyncio
import concurrent.futures
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from starlette.requests import ClientDisconnect
from starlette.types import Receive

from doclint.batch import Job, Needs
from doclint.batch.lanes import Lane, WorkerDiedError, WorkerNotBegunError
from doclint.batch.worker import Refusal
from doclint.errors import describe_crash
from doclint.linters import BuildLinter, Linters
from doclint.note import Note
from doclint.web.answers import Answer, Question
from doclint.web.memory import held
from doclint.web.problems import ProblemError

RECYCLE = 5000
"""Requests after which a worker makes way for a new one: what libraries gather goes with it."""

GROWTH = 64 * 1024 * 1024
"""Bytes by which a worker may grow before it makes way. spaCy keeps every word that it ever met."""

_TOO_LONG = (concurrent.futures.TimeoutError, asyncio.TimeoutError)
"""One and the same from Python 3.11 on; before that the loop makes the other of the one."""

_TICK = 0.5
_AGAIN = 5.0
"""Seconds after which a worker that could not be made ready is tried again."""


@dataclass(frozen=True, kw_only=True)
class Ready:
    """Asked of a worker before all else, so that what it cannot load is known early."""

    needs: Needs

    def answer(self, linters: Linters) -> Answer:
        """Judge a note that is nobody's."""
        Job(note=Note("", "Patient on veno-venous ECMO."), needs=self.needs).judge(linters)
        return Answer(200, "")

    def crashed(self, reason: str) -> Answer:
        """Why it did not come to that."""
        return Answer(500, reason)


class Told(NamedTuple):
    """What a worker says, and the bytes that it holds afterwards."""

    answer: Answer
    held: int


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """A task after which the worker is weighed; what it should not exceed is ``most``."""

    task: Question | Ready
    most: int | None = None

    @property
    def needs(self) -> Needs:
        """What has to be loaded for it."""
        return self.task.needs

    def answer(self, linters: Linters) -> Told:
        """Do it."""
        return Told(self.task.answer(linters), held(self.most))

    def crashed(self, reason: str) -> Told:
        """Where it was not foreseen."""
        return Told(self.task.crashed(reason), held(self.most))


class Pool:
    """Hands requests to workers, at most one each; no more than ``waiting`` others wait.

    ``seconds`` is how long a request may take once it has begun, and how long it may wait. Workers
    go through the ``rehearsal`` first: much is loaded where it is first needed.
    """

    def __init__(
        self,
        needs: Needs,
        *,
        workers: int,
        waiting: int,
        seconds: float,
        build: BuildLinter | None = None,
        recycle: int = RECYCLE,
        growth: int = GROWTH,
        rehearsal: Sequence[Question] = (),
    ) -> None:
        self.needs, self._seconds, self._most = needs, seconds, workers + waiting
        self._growth = growth
        self._bounds: dict[int, int] = {}
        build = build or Linters().build
        self._lanes: list[Lane[Told]] = [
            Lane(build, [needs], timeout=seconds, recycle=recycle, rehearsal=rehearsal)
            for _ in range(workers)
        ]
        self._free: list[Lane[Told]] = []
        self._waiters: deque[asyncio.Future[Lane[Told]]] = deque()
        self._readying: set[asyncio.Task[None]] = set()
        self._places: set[object] = set()
        self.deaths = 0
        self.renewed = 0
        """Workers that made way because they had grown."""
        self.fault: str | None = None
        """Why a worker could not be made ready, if the last one could not."""

    @property
    def ready(self) -> int:
        """Workers that are there to judge something, or at it."""
        return len(self._lanes) - len(self._readying)

    @property
    def asked(self) -> int:
        """Requests that are worked on or wait, and whose client is still there."""
        return len(self._places)

    def start(self) -> None:
        """Begin to make workers ready. Nothing waits for it but requests."""
        for lane in self._lanes:
            self._make_ready(lane)

    async def stop(self) -> None:
        """End all workers, whatever they do."""
        for task in self._readying:
            task.cancel()
        await asyncio.gather(*(asyncio.to_thread(lane.stop) for lane in self._lanes))

    async def ask(self, question: Question, receive: Receive | None = None) -> Answer:
        """What a worker says to it.

        ``receive`` tells of a client that goes, once what it sent has been read: one that waits is
        let go of at once, and one that is worked on takes no place any more from those who wait.

        Raises:
            ProblemError: there is too much to do, it takes too long, or no worker survives it.
            ClientDisconnect: nobody waits for the answer any more.
        """
        from doclint.web.limits import busy

        if self.asked >= self._most:
            raise busy()
        loop, place = asyncio.get_running_loop(), object()
        self._places.add(place)
        going = loop.create_task(_gone(receive)) if receive else loop.create_future()
        going.add_done_callback(_looked_at)
        going.add_done_callback(lambda _: self._places.discard(place))
        try:
            return await self._ask(question, going)
        finally:
            going.cancel()
            self._places.discard(place)

    async def _ask(self, question: Question, going: asyncio.Future[None]) -> Answer:
        lane = await self._taken(going)
        bound = self._bounds.get(id(lane))
        whole, grown = False, False
        try:
            outcome = await self._do(lane, Weighed(task=question, most=bound))
            whole = True
            grown = isinstance(outcome, Told) and bound is not None and outcome.held > bound
        except _TOO_LONG:
            raise ProblemError(503, f"took longer than {self._seconds:g} s") from None
        except (WorkerDiedError, WorkerNotBegunError):
            raise ProblemError(503, "the process that worked on it died") from None
        finally:
            if whole and not grown:
                self._give_back(lane)
            else:
                self.renewed += grown
                self.deaths += not whole
                self._make_ready(lane, anew=grown)
        if isinstance(outcome, Refusal):
            raise ProblemError(503, "a file of the server's own cannot be used")
        return outcome.answer

    async def _taken(self, going: asyncio.Future[None]) -> Lane[Told]:
        from doclint.web.limits import busy

        if self._free:
            return self._free.pop()
        # One that cannot be made ready leaves the work to the others.
        if self.fault is not None and not self.ready:
            raise ProblemError(503, "nothing can be judged: the server has the reason")
        waiter: asyncio.Future[Lane[Told]] = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        either: set[asyncio.Future[Any]] = {waiter, going}
        try:
            await asyncio.wait(either, timeout=self._seconds, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            self._let_go(waiter)
            raise
        if going.done():
            self._let_go(waiter)
            raise ClientDisconnect
        if not waiter.done():
            self._let_go(waiter)
            raise busy()
        return waiter.result()

    def _let_go(self, waiter: asyncio.Future[Lane[Told]]) -> None:
        if waiter.done():
            self._give_back(waiter.result())
        else:
            self._waiters.remove(waiter)

    def _give_back(self, lane: Lane[Told]) -> None:
        if self._waiters:
            self._waiters.popleft().set_result(lane)
        else:
            self._free.append(lane)

    def _make_ready(self, lane: Lane[Told], *, anew: bool = False) -> None:
        task = asyncio.get_running_loop().create_task(self._readied(lane, anew=anew))
        self._readying.add(task)
        task.add_done_callback(self._readying.discard)

    async def _readied(self, lane: Lane[Told], *, anew: bool) -> None:
        ready = Weighed(task=Ready(needs=self.needs))
        if anew:
            await asyncio.to_thread(lane.stop)
        while True:
            try:
                outcome = await self._do(lane, ready)
            except (*_TOO_LONG, WorkerDiedError, WorkerNotBegunError):
                self.fault = "worker processes die before they judge a note"
            except Exception as error:
                self.fault = f"internal error: {describe_crash(error)}"
            else:
                if isinstance(outcome, Refusal):
                    self.fault = outcome.message
                elif outcome.answer.status != 200:
                    self.fault = outcome.answer.text
                else:
                    self._bounds[id(lane)] = outcome.held + self._growth
                    break
            await asyncio.sleep(_AGAIN)
        self.fault = None
        self._give_back(lane)

    async def _do(self, lane: Lane[Told], task: Weighed) -> Told | Refusal:
        # What waits for nothing is done at once: handing it to a thread takes longer.
        if lane.runs:
            lane.start(task)
        else:
            await asyncio.to_thread(lane.start, task)
        if lane.future is not None:
            told = asyncio.wrap_future(lane.future)
            told.add_done_callback(_looked_at)
            while not lane.settled():
                await asyncio.wait({told}, timeout=_TICK)
        went_well = lane.future is not None and _is_whole(lane.future)
        return lane.result() if went_well else await _in_thread(lane.result)


async def _gone(receive: Receive) -> None:
    """Until a client has gone. What it sent has been read: nothing else is told any more."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _is_whole(future: concurrent.futures.Future[Any]) -> bool:
    """Whether it holds a result, and no reason why there is none."""
    return future.done() and not future.cancelled() and future.exception() is None


async def _in_thread(function: Callable[[], Told | Refusal]) -> Told | Refusal:
    return await asyncio.to_thread(function)


def _looked_at(future: asyncio.Future[Any]) -> None:
    """Nobody has to be told that what went wrong in it was not asked for."""
    if not future.cancelled():
        future.exception()
