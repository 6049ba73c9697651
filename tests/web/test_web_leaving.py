"""Clients that go before they are answered: what waits for nobody takes no place. No process is begun."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.requests import ClientDisconnect
from web_fakes import server

from doclint.batch import Needs
from doclint.settings import Settings
from doclint.web.answers import Answer, Question, Terms
from doclint.web.limits import Limits
from doclint.web.pool import Pool, Ready, Told
from doclint.web.problems import ProblemError

ASKED = Question(kind="check", terms=Terms(settings=Settings()), needs=Needs(), data=b"{}")


class Held(Pool):
    """A pool whose one worker answers when it is told to; one other request may wait."""

    def __init__(self, *, waiting: int = 1, seconds: float = 20) -> None:
        super().__init__(Needs(), workers=1, waiting=waiting, seconds=seconds)
        self.work = asyncio.Event()
        self.begun = 0

    async def _do(self, lane: Any, task: Any) -> Told:
        if not isinstance(task.task, Ready):
            self.begun += 1
            await self.work.wait()
        return Told(Answer(200, "{}"), 0)


class Client:
    """Somebody who has sent everything, and may go."""

    def __init__(self, *messages: dict[str, Any]) -> None:
        self._messages = [*messages]
        self.gone = asyncio.Event()
        self.told: list[int] = []

    async def receive(self) -> Any:
        if self._messages:
            return self._messages.pop(0)
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.told.append(message["status"])


async def turns() -> None:
    """Let everything happen that waits for nothing."""
    for _ in range(30):
        await asyncio.sleep(0)


def run(act: Callable[[Held], Awaitable[None]], **options: Any) -> None:
    async def whole() -> None:
        pool = Held(**options)
        pool.start()
        await turns()
        try:
            await asyncio.wait_for(act(pool), 15)
        finally:
            await pool.stop()

    asyncio.run(whole())


def asking(pool: Pool, client: Client) -> asyncio.Task[Answer]:
    return asyncio.get_running_loop().create_task(pool.ask(ASKED, client.receive))


def test_who_waits_and_goes_leaves_the_place_to_the_next() -> None:
    async def act(pool: Held) -> None:
        clients = [Client() for _ in range(4)]
        first, second = (asking(pool, each) for each in clients[:2])
        await turns()
        with pytest.raises(ProblemError) as refused:
            await pool.ask(ASKED, clients[2].receive)
        assert (refused.value.status, pool.asked) == (503, 2)

        clients[1].gone.set()
        with pytest.raises(ClientDisconnect):
            await second
        assert pool.asked == 1
        third = asking(pool, clients[3])
        await turns()
        assert (pool.asked, third.done()) == (2, False)
        pool.work.set()
        assert [each.status for each in await asyncio.gather(first, third)] == [200, 200]
        assert (pool.begun, pool.asked) == (2, 0), "what waited for nobody is not worked on"

    run(act)


def test_who_goes_while_it_is_worked_on_takes_no_place_from_those_who_wait() -> None:
    async def act(pool: Held) -> None:
        clients = [Client() for _ in range(4)]
        first, second = (asking(pool, each) for each in clients[:2])
        await turns()
        clients[0].gone.set()
        await turns()
        assert (first.done(), pool.asked) == (False, 1)
        third = asking(pool, clients[2])
        await turns()
        with pytest.raises(ProblemError):
            await pool.ask(ASKED, clients[3].receive)
        pool.work.set()
        told = await asyncio.gather(first, second, third)
        assert [each.status for each in told] == [200, 200, 200]
        assert pool.asked == 0

    run(act)


def test_a_worker_that_comes_free_as_somebody_goes_is_not_lost() -> None:
    async def act(pool: Held) -> None:
        clients = [Client() for _ in range(3)]
        first, second, third = (asking(pool, each) for each in clients)
        await turns()
        # Both in the same turn of the loop.
        clients[1].gone.set()
        pool.work.set()
        assert (await first).status == 200
        assert [(await each).status for each in (third,)] == [200]
        (left,) = await asyncio.gather(second, return_exceptions=True)
        assert isinstance(left, (ClientDisconnect, Answer))
        assert (await pool.ask(ASKED)).status == 200
        assert pool.asked == 0

    run(act, waiting=2)


def test_those_who_stay_wait_no_longer_than_they_may() -> None:
    async def act(pool: Held) -> None:
        clients = [Client() for _ in range(2)]
        first, second = (asking(pool, each) for each in clients)
        with pytest.raises(ProblemError, match="too much to do"):
            await second
        pool.work.set()
        assert (await first).status == 200
        assert (await pool.ask(ASKED)).status == 200

    run(act, seconds=0.05)


def test_a_wait_that_is_called_off_leaves_its_place() -> None:
    async def act(pool: Held) -> None:
        first, second = (asking(pool, Client()) for _ in range(2))
        await turns()
        second.cancel()
        with pytest.raises(asyncio.CancelledError):
            await second
        third = asking(pool, Client())
        await turns()
        pool.work.set()
        assert [each.status for each in await asyncio.gather(first, third)] == [200, 200]

    run(act)


SENT = {
    "/v1/check": b'{"text": "V-V ECMO"}',
    "/v1/suggest": b'{"text": "V-V ECMO"}',
    "/v1/query": b'{"text": "V-V ECMO"}',
    "/": b"text=ECMO&code=",
    "/read": b"V-V ECMO",
    "/cds-services/ecmo-note-sign": b"{}",
    "/fhir/DocumentReference/$doclint": b"{}",
}
KINDS = {"/": "application/x-www-form-urlencoded", "/read": "application/octet-stream"}


@pytest.mark.parametrize("path", SENT)
def test_every_route_that_asks_lets_go_of_who_has_gone(path: str) -> None:
    async def act(pool: Held) -> None:
        made = server(pool, limits=Limits(bodies=1000))
        app = made.app()

        def asked(client: Client, path: str) -> asyncio.Task[None]:
            headers = {"host": "127.0.0.1", "content-type": KINDS.get(path, "application/json")}
            scope = {
                "type": "http", "http_version": "1.1", "method": "POST", "path": path,
                "raw_path": path.encode(), "root_path": "", "query_string": b"", "scheme": "http",
                "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8420),
                "headers": [(key.encode(), value.encode()) for key, value in headers.items()],
            }  # fmt: skip
            return asyncio.get_running_loop().create_task(app(scope, client.receive, client.send))

        def client(path: str) -> Client:
            pieces = [SENT[path][:4], SENT[path][4:]]
            return Client(
                *({"type": "http.request", "body": each, "more_body": True} for each in pieces),
                {"type": "http.request", "body": b"", "more_body": False},
            )

        clients = [client("/v1/check"), client(path), client("/v1/check")]
        working = asked(clients[0], "/v1/check")
        await turns()
        waiting = asked(clients[1], path)
        await turns()
        assert not waiting.done()
        clients[1].gone.set()
        await waiting
        next_one = asked(clients[2], "/v1/check")
        await turns()
        pool.work.set()
        await asyncio.gather(working, next_one)

        assert [each.told for each in clients] == [[200], [], [200]]
        counted = made.metrics.text()
        assert f'doclint_requests_total{{route="{path}",status="499"}} 1' in counted
        assert pool.begun == 2

    run(act)
