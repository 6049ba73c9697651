"""What a request says beside what it sends, and what it sends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Protocol

from starlette.requests import Request
from starlette.types import Receive

from doclint.batch import Needs
from doclint.web.answers import Answer, Kind, Question, Terms
from doclint.web.problems import ProblemError

CODE = re.compile(r"[0-9A-Za-z]{5}")
MOST_CODES = 25
"""Codes that a note can be judged by at once: there are no more."""


class Asks(Protocol):
    """A pool, as far as those that ask it go."""

    @property
    def needs(self) -> Needs:
        """What its workers have loaded."""

    async def ask(self, question: Question, receive: Receive | None = None) -> Answer:
        """What a worker says, as long as ``receive`` does not tell that the client has gone."""


class Sent:
    """What was sent with a request, all of it, for a worker to judge."""

    def __init__(self, data: bytes, terms: Terms, pool: Asks, receive: Receive) -> None:
        self.data = data
        self._terms, self._pool, self._receive = terms, pool, receive

    async def answer(self, kind: Kind, **options: Any) -> str:
        """What a worker says of it. Raises ProblemError, and ClientDisconnect where nobody waits."""
        question = Question(
            kind=kind, terms=self._terms, needs=self._pool.needs, data=self.data, **options
        )
        answer = await self._pool.ask(question, self._receive)
        if answer.status != 200:
            raise ProblemError(answer.status, answer.text)
        return answer.text


def media_type(request: Request) -> str:
    """The media type of what was sent, which must come as it is. Raises ProblemError."""
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise ProblemError(415, "send it without a content encoding")
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def given(request: Request, known: set[str], repeated: Iterable[str] = ()) -> dict[str, str]:
    """What the query says of these. Raises ProblemError for others, and for one that is said twice."""
    told = request.query_params
    if told.keys() - known:
        takes = f"takes {', '.join(sorted(known))}" if known else "is not looked at"
        raise ProblemError(400, f"the query {takes}")
    for name in told:
        if name not in repeated and len(told.getlist(name)) > 1:
            raise ProblemError(400, f"{name}: given more than once")
    return dict(told)


def codes(request: Request) -> tuple[str, ...]:
    """The codes that the query names, each once. Raises ProblemError."""
    told = request.query_params.getlist("code")
    if len(told) > MOST_CODES or not all(map(CODE.fullmatch, told)):
        raise ProblemError(400, "code: five characters each, and no more than there are codes")
    return tuple(dict.fromkeys(told))
