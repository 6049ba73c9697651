"""The routes for record systems: CDS Hooks and FHIR."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from doclint.web import hooks, operation
from doclint.web.answers import MalformedError
from doclint.web.asking import Sent, codes, given, media_type
from doclint.web.metrics import Metrics
from doclint.web.problems import FHIR, ProblemError

_JSON = frozenset({"application/json", FHIR})
_FORMATS = frozenset({"json", *_JSON})
_LONGEST_FEEDBACK = 256 * 1024

Receiving: TypeAlias = Callable[[Request], AbstractAsyncContextManager[Sent]]
"""What takes in what is sent with a request, for as long as it is worked on."""


class Interop:
    """Routes by which a record system asks."""

    def __init__(self, receiving: Receiving, metrics: Metrics) -> None:
        self._receiving, self._metrics = receiving, metrics

    def routes(self) -> list[Route]:
        """All of them."""
        services = "/cds-services"
        of_services = (
            route
            for each in hooks.services()
            for route in (
                _taking(f"{services}/{each}", partial(self._cards, service=each)),
                _taking(f"{services}/{each}/feedback", self._feedback),
            )
        )
        return [
            Route(services, self._services),
            *of_services,
            Route("/fhir/metadata", self._capabilities),
            Route("/fhir/OperationDefinition/doclint", self._definition),
            _taking("/fhir/DocumentReference/$doclint", self._operation),
        ]

    async def _services(self, request: Request) -> Response:
        given(request, set())
        return Response(hooks.discovery(), media_type="application/json")

    async def _cards(self, request: Request, service: str) -> Response:
        given(request, set())
        _hold_json(request)
        async with self._receiving(request) as sent:
            text = await sent.answer("cards", service=service)
        return Response(text, media_type="application/json")

    async def _feedback(self, request: Request) -> Response:
        given(request, set())
        _hold_json(request)
        async with self._receiving(request) as sent:
            if len(sent.data) > _LONGEST_FEEDBACK:
                raise ProblemError(413, f"larger than {_LONGEST_FEEDBACK // 1024} KiB")
            try:
                counted = await asyncio.to_thread(hooks.feedback, sent.data)
            except MalformedError as error:
                raise ProblemError(error.status, str(error)) from None
        self._metrics.feedback.update(counted)
        return Response(status_code=200)

    async def _capabilities(self, request: Request) -> Response:
        _hold_format(given(request, {"_format"}).get("_format"))
        return Response(operation.capabilities(), media_type=FHIR)

    async def _definition(self, request: Request) -> Response:
        _hold_format(given(request, {"_format"}).get("_format"))
        return Response(operation.definition(), media_type=FHIR)

    async def _operation(self, request: Request) -> Response:
        _hold_json(request)
        told = given(request, {"code", "_format"}, {"code"})
        _hold_format(told.get("_format"))
        named = codes(request)
        async with self._receiving(request) as sent:
            text = await sent.answer("outcome", codes=named)
        return Response(text, media_type=FHIR)


def _taking(path: str, endpoint: Callable[[Request], Awaitable[Response]]) -> Route:
    return Route(path, endpoint, methods=["POST"])


def _hold_json(request: Request) -> None:
    if media_type(request) not in _JSON:
        raise ProblemError(415, "send JSON as application/json or application/fhir+json")


def _hold_format(told: str | None) -> None:
    if told is not None and told not in _FORMATS:
        raise ProblemError(406, "there is no other form than JSON")
