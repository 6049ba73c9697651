"""Answers to requests that are refused, without a word of a request.

Problem details (RFC 9457); to whoever asks by FHIR an OperationOutcome.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
FHIR = "application/fhir+json"

_ISSUES = {
    400: "invalid",
    401: "login",
    403: "forbidden",
    404: "not-found",
    405: "not-supported",
    406: "not-supported",
    408: "timeout",
    413: "too-long",
    414: "too-long",
    415: "not-supported",
    421: "forbidden",
    422: "processing",
    429: "throttled",
    500: "exception",
    503: "transient",
}
"""FHIR's word for each status (value set issue-type)."""


class ProblemError(Exception):
    """A request that is not answered; ``detail`` may be shown and holds nothing that was sent."""

    def __init__(
        self, status: int, detail: str, *, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})

    def response(self, path: str = "") -> Response:
        """The problem as it is sent to whoever asked for ``path``."""
        fhir = is_fhir(path)
        return Response(
            (outcome_text if fhir else problem_text)(self.status, self.detail),
            self.status,
            headers=self.headers,
            media_type=FHIR if fhir else MEDIA_TYPE,
        )


def problem_text(status: int, detail: str) -> str:
    """A problem's JSON. Its type is the status: there is nothing to say of it that a page would."""
    told: dict[str, Any] = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return json.dumps(told) + "\n"


def is_fhir(path: str) -> bool:
    """Whether a path is one of FHIR's."""
    return path == "/fhir" or path.startswith("/fhir/")


def outcome_text(status: int, detail: str) -> str:
    """A problem as FHIR tells it."""
    issue = {
        "severity": "error",
        "code": _ISSUES.get(status, "processing"),
        "details": {"text": detail},
    }
    return json.dumps({"resourceType": "OperationOutcome", "issue": [issue]}) + "\n"
