"""The pool of workers, where some of them cannot be made ready: no process is begun here."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from doclint.batch import Needs
from doclint.batch.lanes import WorkerDiedError
from doclint.settings import Settings
from doclint.web.answers import Answer, Question, Terms
from doclint.web.pool import Pool, Told
from doclint.web.problems import ProblemError

ASKED = Question(kind="check", terms=Terms(settings=Settings()), needs=Needs(), data=b"{}")


class Sickly(Pool):
    """A pool whose last workers die before they judge anything; the others answer with their number."""

    def __init__(self, dying: int, *, workers: int) -> None:
        super().__init__(Needs(), workers=workers, waiting=2, seconds=5)
        self._dying = dying

    async def _do(self, lane: Any, task: Any) -> Told:
        await asyncio.sleep(0)
        number = self._lanes.index(lane)
        if number >= len(self._lanes) - self._dying:
            raise WorkerDiedError
        return Told(Answer(200, str(number)), 0)


def run(pool: Pool, act: Callable[[], Awaitable[Any]]) -> Any:
    """Do something with the pool once its workers are as ready as they get."""

    async def whole() -> Any:
        pool.start()
        for _ in range(20):
            await asyncio.sleep(0)
        try:
            return await act()
        finally:
            await pool.stop()

    return asyncio.run(whole())


def test_a_worker_that_dies_leaves_the_work_to_the_others() -> None:
    pool = Sickly(1, workers=2)

    async def act() -> list[str]:
        assert (pool.ready, pool.fault) == (1, "worker processes die before they judge a note")
        # The second and the third wait for the one that is ready.
        return [each.text for each in await asyncio.gather(*(pool.ask(ASKED) for _ in range(3)))]

    assert run(pool, act) == ["0"] * 3


@pytest.mark.parametrize("workers", [1, 2])
def test_where_all_die_it_is_told_at_once(workers: int) -> None:
    pool = Sickly(workers, workers=workers)

    with pytest.raises(ProblemError, match="nothing can be judged") as told:
        run(pool, lambda: pool.ask(ASKED))
    assert told.value.status == 503
