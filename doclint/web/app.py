"""The routes: what each asks of a worker or of the catalogue."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import Any
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp

from doclint import __version__
from doclint.codes import Catalogue
from doclint.errors import UnknownValueError
from doclint.reports.json import dumps
from doclint.reports.options import EVIDENCE, Evidence
from doclint.web import asking, page
from doclint.web import metrics as counts
from doclint.web.answers import LONGEST_NAME, UNNAMED, Kind, Terms
from doclint.web.asking import Sent, media_type
from doclint.web.gate import Gate
from doclint.web.guard import Guard
from doclint.web.interop import Interop
from doclint.web.limits import Limits, Room
from doclint.web.metrics import Metrics
from doclint.web.openapi import document
from doclint.web.pool import Pool
from doclint.web.problems import ProblemError

NAME = "doclint-file-name"
"""The header with a file's name, percent-encoded: names are kept out of addresses, which get logged."""

_NAMED = re.compile(rf"[!-~]{{1,{LONGEST_NAME}}}")
_LONGEST_WORDS = 200
_LONGEST_KEPT = 256 * 1024
"""Bytes of a form that the server itself puts back into its page, which else its workers do."""


class Server:
    """The application with what its routes share."""

    def __init__(
        self, *, terms: Terms, pool: Pool, catalogue: Catalogue, guard: Guard, limits: Limits
    ) -> None:
        self._terms, self._pool, self._catalogue = terms, pool, catalogue
        self._guard, self._limits = guard, limits
        self._room = Room(limits)
        self.metrics = Metrics()

    def app(self) -> ASGIApp:
        """The application, behind its gate."""
        work: list[Kind] = ["check", "suggest", "query"]
        routes = [
            *(
                Route(f"/v1/{kind}", partial(self._work, kind=kind), methods=["POST"])
                for kind in work
            ),
            Route("/v1/codes", self._codes),
            Route("/v1/codes/{code}", self._code),
            *Interop(self._sent, self.metrics).routes(),
            Route("/", self._root, methods=["GET", "POST"]),
            Route("/read", self._read, methods=["POST"]),
            Route("/page.css", partial(_static, kind="text/css"), name="page.css"),
            Route("/page.js", partial(_static, kind="text/javascript"), name="page.js"),
            Route("/health", self._health),
            Route("/metrics", self._metrics),
            Route("/openapi.json", self._openapi),
        ]
        return Gate(
            Router(routes, redirect_slashes=False, lifespan=self._lifespan),
            guard=self._guard,
            limits=self._limits,
            room=self._room,
            metrics=self.metrics,
            routes=[each.path for each in routes],
        )

    @asynccontextmanager
    async def _lifespan(self, _: object) -> AsyncIterator[None]:
        self._pool.start()
        try:
            yield
        finally:
            await self._pool.stop()

    async def _work(self, request: Request, kind: Kind) -> Response:
        is_json, name = _is_json(request), _name(request)
        known = {"suggest": {"evidence", "coder"}}.get(kind, {"code", "evidence"})
        given = asking.given(request, known, {"code"})
        options: dict[str, Any] = {
            "is_json": is_json,
            "name": UNNAMED if is_json else name,
            "codes": asking.codes(request),
            "evidence": _evidence(given.get("evidence")),
            "coder": _flag("coder", given.get("coder")),
        }
        async with self._sent(request) as sent:
            return _json(await sent.answer(kind, **options))

    @asynccontextmanager
    async def _sent(self, request: Request) -> AsyncIterator[Sent]:
        """What came with a request, held until it is answered. Raises ProblemError."""
        with self._room.body() as body:
            data = await body.read(request.stream(), request.headers.get("content-length"))
            yield Sent(data, self._terms, self._pool, request.receive)

    async def _root(self, request: Request) -> Response:
        # One route, so that a refusal names both methods.
        return await (self._checked if request.method == "POST" else self._page)(request)

    async def _page(self, request: Request) -> Response:
        given = asking.given(request, {"lang"})
        return _html(page.empty(self._catalogue, _language(request, given)))

    async def _checked(self, request: Request) -> Response:
        given = asking.given(request, {"lang", "part"})
        if media_type(request) != "application/x-www-form-urlencoded":
            raise ProblemError(415, "send the form of the page")
        options: dict[str, Any] = {
            "language": _language(request, given),
            "part": _flag("part", given.get("part")),
        }
        async with self._sent(request) as sent:
            try:
                return _html(await sent.answer("page", **options))
            except ProblemError as problem:
                if problem.status != 503 or options["part"] or len(sent.data) > _LONGEST_KEPT:
                    raise
                kept = await asyncio.to_thread(self._unchecked, sent.data, options["language"])
                if kept is None:
                    raise
                return _html(kept, problem.status, problem.headers)

    def _unchecked(self, data: bytes, language: str) -> str | None:
        """The page with what its form held; what somebody wrote would else be gone."""
        try:
            form = page.Form.told(data)
        except ValueError:
            return None
        return page.unchecked(form, self._catalogue, language)

    async def _read(self, request: Request) -> Response:
        """The texts of a file that was dropped on the page."""
        asking.given(request, set())
        if media_type(request) != "application/octet-stream":
            raise ProblemError(415, "send a file as application/octet-stream")
        name = _name(request)
        async with self._sent(request) as sent:
            return _json(await sent.answer("read", name=name))

    async def _codes(self, request: Request) -> Response:
        given = asking.given(request, {"words", "action", "mode", "approach", "age"})
        if any(len(value) > _LONGEST_WORDS for value in given.values()):
            raise ProblemError(400, f"more than {_LONGEST_WORDS} characters")
        return _json(await asyncio.to_thread(self._found, given))

    def _found(self, given: Mapping[str, str]) -> str:
        from doclint.explain import lists
        from doclint.facts.search import Filters, Search, value_of

        values = {}
        for axis in ("action", "mode", "approach"):
            try:
                values[axis] = value_of(self._catalogue, axis, given.get(axis))
            except UnknownValueError:
                raise ProblemError(400, f"{axis}: none of those that codes have") from None
        filters = Filters(**values, age=_age(given.get("age")))
        found = Search(self._catalogue).find(given.get("words", ""), filters)
        return lists.as_json(found, self._catalogue)

    async def _code(self, request: Request) -> Response:
        given = asking.given(request, {"only", "coder"}, {"only"})
        topic = request.path_params["code"]
        coder = _flag("coder", given.get("coder"))
        return _json(
            await asyncio.to_thread(
                self._explained, topic, coder, request.query_params.getlist("only")
            )
        )

    def _explained(self, topic: str, coder: bool, only: list[str]) -> str:
        from doclint.errors import UnknownHeadingError
        from doclint.explain import forms
        from doclint.explain.pages import page_of

        known = {each.code for each in self._catalogue.codes} | set(self._catalogue.retired)
        if topic not in known:
            raise ProblemError(404, "not one of the codes that are known")
        try:
            page = page_of(topic, self._catalogue, coder=coder, only=only)
        except UnknownHeadingError:
            raise ProblemError(
                400, "only: a heading that the page of a code does not have"
            ) from None
        return forms.as_json(page)

    async def _health(self, _: Request) -> Response:
        ready = self._pool.ready > 0
        told = {"status": "ok" if ready else "starting", "version": __version__}
        return Response(f"{dumps(told)}\n", 200 if ready else 503, media_type="application/json")

    async def _metrics(self, _: Request) -> Response:
        self.metrics.gauges = {
            "bytes_held": self._room.bytes,
            "requests_at_once": self._room.requests,
            "work_at_once": self._pool.asked,
            "workers": self._pool.ready,
            "workers_lost": self._pool.deaths,
            "workers_renewed": self._pool.renewed,
        }
        return Response(self.metrics.text(), media_type=counts.MEDIA_TYPE)

    async def _openapi(self, _: Request) -> Response:
        return _json(document(self._catalogue))


def _json(text: str) -> Response:
    return Response(text, media_type="application/json")


def _html(text: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(
        text.encode("utf-8", "replace"),
        status,
        headers={**page.HEADERS, **(headers or {})},
        media_type="text/html; charset=utf-8",
    )


async def _static(request: Request, kind: str) -> Response:
    return Response(page.static(request.url.path[1:]), media_type=kind)


def _language(request: Request, given: Mapping[str, str]) -> str:
    return page.language_of(given.get("lang"), request.headers.get("accept-language", "")[:200])


def _is_json(request: Request) -> bool:
    """Whether JSON was sent, and not a file. Raises ProblemError for anything else."""
    kind = media_type(request)
    if kind not in ("application/json", "application/octet-stream"):
        raise ProblemError(415, "send application/json, or a file as application/octet-stream")
    return kind == "application/json"


def _name(request: Request) -> str:
    told = request.headers.get(NAME)
    if told is None:
        return UNNAMED
    if not _NAMED.fullmatch(told):
        raise ProblemError(400, f"{NAME}: not 1 to {LONGEST_NAME} characters of plain ASCII")
    try:
        name = unquote(told, errors="strict")
    except UnicodeDecodeError:
        raise ProblemError(400, f"{NAME}: not percent-encoded UTF-8") from None
    return name


def _evidence(told: str | None) -> Evidence | None:
    for each in EVIDENCE:
        if told == each:
            return each
    if told is not None:
        raise ProblemError(400, f"evidence: none of {', '.join(EVIDENCE)}")
    return None


def _flag(name: str, told: str | None) -> bool:
    if told not in (None, "true", "false"):
        raise ProblemError(400, f"{name}: neither true nor false")
    return told == "true"


def _age(told: str | None) -> float | None:
    if told is None:
        return None
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,6})?", told):
        raise ProblemError(400, "age: no number of years")
    return float(told)
