"""Answers to requests that are refused: problem details (RFC 9457), without a word of a request."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


class ProblemError(Exception):
    """A request that is not answered; ``detail`` may be shown and holds nothing that was sent."""

    def __init__(
        self, status: int, detail: str, *, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})

    def response(self) -> Response:
        """The problem as it is sent."""
        return Response(
            problem_text(self.status, self.detail),
            self.status,
            headers=self.headers,
            media_type=MEDIA_TYPE,
        )


def problem_text(status: int, detail: str) -> str:
    """A problem's JSON. Its type is the status: there is nothing to say of it that a page would."""
    told: dict[str, Any] = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return json.dumps(told) + "\n"
