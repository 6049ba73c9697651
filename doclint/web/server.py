"""The server on its socket, with what a connection may do before the application hears of it."""

from __future__ import annotations

import asyncio
import socket
from ipaddress import ip_address
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from doclint.errors import DoclintError
from doclint.web.limits import Limits

_MOST_CONNECTIONS = 256
_HEAD = 16 * 1024
"""Bytes of a request before what is sent with it."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that is listened on, so that a port that is taken is told before all else.

    Raises:
        DoclintError: the address cannot be listened on.
    """
    # No name is looked up, which would be a question to the network.
    told = "127.0.0.1" if host == "localhost" else host.strip("[]")
    try:
        family = socket.AF_INET6 if ip_address(told).version == 6 else socket.AF_INET
    except ValueError:
        raise DoclintError(f"--host {host}: neither an address nor localhost") from None
    # Where the protocol is not named asyncio leaves answers to wait for 40 ms (Nagle's algorithm).
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((told, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise DoclintError(f"{host} port {port}: {error.strerror}") from None
    return listening


def server_of(app: ASGIApp, limits: Limits) -> uvicorn.Server:
    """The server: it logs nothing, believes no proxy, and knows no other protocol."""
    config = uvicorn.Config(
        app,
        http=_hurried(limits.head_seconds),
        ws="none",
        loop="asyncio",
        lifespan="on",
        interface="asgi3",
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=_HEAD,
    )
    return uvicorn.Server(config)


def _hurried(seconds: float) -> type[H11Protocol]:
    class Hurried(H11Protocol):
        """Closes a connection that does not come to say what it asks for."""

        _until: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._until = self.loop.call_later(seconds, self._late)

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self._answering():
                self._let_be()
            elif self._until is None:
                self._until = self.loop.call_later(seconds, self._late)

        def connection_lost(self, exc: Exception | None) -> None:
            self._let_be()
            super().connection_lost(exc)

        def _answering(self) -> bool:
            cycle: Any = self.cycle
            return cycle is not None and not cycle.response_complete

        def _late(self) -> None:
            self._until = None
            if not self._answering():
                self.transport.abort()

        def _let_be(self) -> None:
            if self._until is not None:
                self._until.cancel()
                self._until = None

    return Hurried
