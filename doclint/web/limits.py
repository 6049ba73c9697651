"""How much anybody may ask for: bytes (413), time (408), requests at once (503) and a second (429)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from doclint.readers.memory import give_back
from doclint.web.problems import ProblemError

MIB = 1024 * 1024

_AFTERWARDS = 1.0

_PASSED = 4
"""Times what may be sent that is let pass by unread: who is cut off does not hear why."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Sizes are in bytes, times in seconds; a rate of 0 is none at all."""

    body: int = 10 * MIB
    """What is sent with one request."""
    bodies: int = 64 * MIB
    """What is sent with all requests that are there at once."""
    head_seconds: float = 10
    """For a connection to say what it asks for."""
    body_seconds: float = 30
    """For what is sent with a request to arrive, and for an answer to be taken."""
    answer_seconds: float = 30
    """For the work itself, once it has begun; and for it to begin."""
    requests: int = 64
    """Requests that are there at once."""
    rate: float = 100
    """Requests a second from one address, over a while."""
    burst: float = 200
    """Requests from one address at once."""


class Rate:
    """A bucket of requests for each address that asks, filled at a rate.

    No more addresses are kept than ``most``: those whose bucket is full again are as good as new.
    """

    def __init__(
        self,
        rate: float,
        burst: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        most: int = 4096,
    ) -> None:
        self._rate, self._burst, self._clock, self._most = rate, burst, clock, most
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, address: str) -> None:
        """Count a request. Raises ProblemError where its address has no more left."""
        if not self._rate:
            return
        now = self._clock()
        left = self._filled(address, now)
        if left < 1:
            wait = max(1, round((1 - left) / self._rate + 0.5))
            detail = "too many requests from this address"
            raise ProblemError(429, detail, headers={"Retry-After": str(wait)})
        if address not in self._left and len(self._left) >= self._most:
            self._forget(now)
        self._left[address] = (left - 1, now)

    def _filled(self, address: str, now: float) -> float:
        left, then = self._left.get(address, (self._burst, now))
        return min(self._burst, left + (now - then) * self._rate)

    def _forget(self, now: float) -> None:
        full = [each for each in self._left if self._filled(each, now) >= self._burst]
        for each in full or list(self._left)[: self._most // 2]:
            del self._left[each]


@dataclass
class Room:
    """What there is of requests and of what was sent with them, at this moment."""

    limits: Limits
    requests: int = field(default=0, init=False)
    bytes: int = field(default=0, init=False)

    @contextmanager
    def request(self) -> Iterator[None]:
        """Hold one request. Raises ProblemError where there are too many."""
        if self.requests >= self.limits.requests:
            raise busy()
        self.requests += 1
        try:
            yield
        finally:
            self.requests -= 1

    @contextmanager
    def body(self) -> Iterator[Body]:
        """Hold what is sent with one request, until it is answered."""
        body = Body(self)
        try:
            yield body
        finally:
            body.drop()


class Body:
    """What was sent with a request, as far as it has come."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._data = bytearray()
        self._held = 0

    async def read(self, stream: AsyncIterator[bytes], told: str | None) -> bytes:
        """All of it; ``told`` is the length that the request names.

        Raises:
            ProblemError: it is too large, comes too slowly, or there is no room for it now.
        """
        limits = self._room.limits
        if told is not None and told.isdigit() and int(told[:20]) > _PASSED * limits.body:
            raise _too_large(limits)
        try:
            await asyncio.wait_for(self._gather(stream), limits.body_seconds)
        except asyncio.TimeoutError:
            raise ProblemError(
                408, f"took longer than {limits.body_seconds:g} s to arrive"
            ) from None
        data, self._data = bytes(self._data), bytearray()
        return data

    async def _gather(self, stream: AsyncIterator[bytes]) -> None:
        limits = self._room.limits
        came = 0
        async for piece in stream:
            came += len(piece)
            if came > _PASSED * limits.body:
                break
            if came > limits.body:
                self.drop()
                continue
            if self._room.bytes + len(piece) > limits.bodies:
                raise busy()
            self._room.bytes += len(piece)
            self._held += len(piece)
            self._data += piece
        if came > limits.body:
            raise _too_large(limits)

    def drop(self) -> None:
        """Let go of it."""
        large = self._held > MIB
        self._room.bytes -= self._held
        self._held, self._data = 0, bytearray()
        if large:
            # Once it is let go of by those as well who still answer.
            asyncio.get_running_loop().call_later(_AFTERWARDS, give_back)


def busy() -> ProblemError:
    """What is said where there is more to do than can be done now."""
    return ProblemError(503, "too much to do at once; try again", headers={"Retry-After": "1"})


def _too_large(limits: Limits) -> ProblemError:
    return ProblemError(
        413, f"larger than {limits.body / MIB:.3g} MiB", headers={"Connection": "close"}
    )
