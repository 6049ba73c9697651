"""The whole interface against its own description: requests that fit it, and requests that do not."""

from __future__ import annotations

import os

import pytest
from web_fakes import server

from doclint.web.guard import Guard
from doclint.web.limits import Limits

schemathesis = pytest.importorskip("schemathesis", reason="the extra interface is not installed")

from hypothesis import HealthCheck, settings  # noqa: E402
from schemathesis.config import SchemathesisConfig  # noqa: E402
from schemathesis.openapi import from_asgi  # noqa: E402

CONFIG = SchemathesisConfig.from_dict(
    {
        "generation": {"mode": "all", "deterministic": True, "with-security-parameters": False},
        "checks": {
            # 412, 422: of the form that is asked for, but with no text, or none that can be read.
            "positive_data_acceptance": {"expected-statuses": ["2xx", "412", "422", "503"]},
            "negative_data_rejection": {"expected-statuses": ["4xx", "503"]},
        },
        "operations": [
            {
                # Modes, headings and codes have many names; those that are none are refused.
                "include-path-regex": "^/(v1/codes.*)?$",
                "checks": {"positive_data_acceptance": {"enabled": False}},
            },
            {
                # A document that is broken costs itself, and is a card of its own.
                "include-path-regex": "^/cds-services/",
                "checks": {"negative_data_rejection": {"enabled": False}},
            },
        ],
    }
)
APP = server(guard=Guard(names=["testserver"]), limits=Limits(rate=0)).app()
SCHEMA = from_asgi("/openapi.json", APP, config=CONFIG)


@SCHEMA.parametrize()
@settings(
    max_examples=int(os.environ.get("DOCLINT_EXAMPLES", "50")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate()
