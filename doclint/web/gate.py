"""What every request passes, from outside in: counted, guarded, limited, and never let fall."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Mapping

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import compile_path
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from doclint.errors import describe_crash
from doclint.web.guard import Guard
from doclint.web.headers import PREFLIGHT, for_origin, with_headers
from doclint.web.limits import Limits, Rate, Room
from doclint.web.metrics import Metrics
from doclint.web.problems import ProblemError

_LONGEST_QUERY = 4096

_GONE = 499
"""What is counted where whoever asked did not wait for the answer."""


class Gate:
    """An application around another one. ``routes`` are the paths that are counted by name."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        guard: Guard,
        limits: Limits,
        room: Room,
        metrics: Metrics,
        routes: Iterable[str],
    ) -> None:
        self._app, self._guard, self._limits, self._room = app, guard, limits, room
        self._metrics = metrics
        self._rate = Rate(limits.rate, limits.burst)
        self._routes = frozenset(routes)
        self._like = {each: compile_path(each)[0] for each in self._routes if "{" in each}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        headers = Headers(scope=scope)
        origin = self._guard.shares(scope["path"], headers)
        telling = _Telling(send, self._limits.body_seconds, for_origin(origin) if origin else {})
        try:
            self._admit(scope, headers)
            if origin and scope["method"] == "OPTIONS":
                await Response(status_code=204, headers=PREFLIGHT)(scope, receive, telling.send)
                return
            with self._room.request():
                # With an app in it, the router raises what it would otherwise answer in plain text.
                await self._app({**scope, "app": self}, receive, telling.send)
        except ProblemError as problem:
            await self._refuse(problem, scope, receive, telling)
        except HTTPException as error:
            detail = {404: "no such path", 405: "not a method of this path"}.get(error.status_code)
            unknown = ProblemError(error.status_code, detail or "refused", headers=error.headers)
            await self._refuse(unknown, scope, receive, telling)
        except ClientDisconnect:
            telling.status = _GONE
        except TooSlowToTellError:
            raise
        except Exception as error:
            crash = ProblemError(500, f"internal error: {describe_crash(error)}")
            await self._refuse(crash, scope, receive, telling)
        finally:
            seconds = time.perf_counter() - began
            self._metrics.add(self._route(scope["path"]), telling.status, seconds)

    def _admit(self, scope: Scope, headers: Headers) -> None:
        client = scope.get("client")
        self._rate.take(client[0] if client else "")
        if len(headers.getlist("host")) != 1:
            raise ProblemError(400, "not one Host header")
        if len(scope.get("query_string", b"")) > _LONGEST_QUERY:
            raise ProblemError(414, "the query is too long")
        self._guard.admit(scope["method"], scope["path"], headers)

    async def _refuse(
        self, problem: ProblemError, scope: Scope, receive: Receive, telling: _Telling
    ) -> None:
        if telling.status:
            raise ConnectionError("an answer had begun")
        await problem.response(scope["path"])(scope, receive, telling.send)

    def _route(self, path: str) -> str:
        if path in self._routes:
            return path
        return next((told for told, like in self._like.items() if like.match(path)), "other")


class TooSlowToTellError(Exception):
    """Nobody takes the answer; the connection is given up."""


class _Telling:
    """Sends an answer with the headers that all have, to somebody who takes it in time."""

    def __init__(self, send: Send, seconds: float, headers: Mapping[str, str]) -> None:
        self._send, self._seconds, self._headers = send, seconds, headers
        self.status = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = with_headers(list(message.get("headers", ())), self._headers)
            message = {**message, "headers": headers}
        try:
            await asyncio.wait_for(self._send(message), self._seconds)
        except asyncio.TimeoutError:
            raise TooSlowToTellError from None
