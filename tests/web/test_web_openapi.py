"""The interface's description of itself: sound, and true of what is answered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from web_fakes import catalogue

from doclint.web.openapi import document

TOLD: dict[str, Any] = json.loads(document(catalogue()))
ROOT = "urn:test:openapi"


def hold(value: Any, schema: dict[str, Any]) -> None:
    """Hold an answer to a part of the document."""
    resource = DRAFT202012.create_resource({"$id": ROOT, **TOLD})
    registry: Registry[Any] = Registry[Any]().with_resource(ROOT, resource)
    rebased = json.loads(json.dumps(schema).replace('"#/', f'"{ROOT}#/'))
    Draft202012Validator(rebased, registry=registry).validate(value)


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def test_every_reference_leads_somewhere() -> None:
    found = set(references(TOLD))
    assert "#/components/schemas/record" in found
    for each in found:
        node: Any = TOLD
        for part in each.removeprefix("#/").split("/"):
            node = node[part]


def test_every_schema_is_one() -> None:
    for each in TOLD["components"]["schemas"].values():
        Draft202012Validator.check_schema(each)


def test_it_says_what_is_served(client: Any) -> None:
    answer = client().get("/openapi.json")
    assert answer.json() == TOLD
    assert TOLD["openapi"] == "3.1.0"


def test_every_route_is_described_and_no_other(client: Any) -> None:
    gate = client().app
    served = {
        (route.path, method.lower())
        for route in gate._app.routes
        for method in route.methods
        if method != "HEAD"
    }
    described = {(path, method) for path, each in TOLD["paths"].items() for method in each}
    assert described == served


def test_every_operation_says_how_it_may_be_refused() -> None:
    for each in (operation for path in TOLD["paths"].values() for operation in path.values()):
        assert {"200", "403", "421", "429"} <= each["responses"].keys()
        if "requestBody" in each:
            assert {"400", "408", "413", "415", "503"} <= each["responses"].keys()


@pytest.mark.parametrize(
    "path",
    ["/v1/check", "/v1/check?evidence=none", "/v1/suggest?coder=true", "/v1/query"],
)
def test_answers_about_notes_are_as_described(client: Any, path: str) -> None:
    answer = client().post(path, json={"text": "V-V ECMO with a gap"})
    described = TOLD["paths"][path.partition("?")[0]]["post"]["responses"]["200"]["content"]
    hold(answer.json(), described["application/json"]["schema"])


@pytest.mark.parametrize("path", ["/v1/codes", "/v1/codes/33952", "/health"])
def test_other_answers_are_as_described(client: Any, path: str) -> None:
    described = TOLD["paths"][path.replace("33952", "{code}")]["get"]["responses"]["200"]["content"]
    hold(client().get(path).json(), described["application/json"]["schema"])


def test_what_is_wrong_with_an_answer_would_be_seen() -> None:
    described = TOLD["paths"]["/v1/check"]["post"]["responses"]["200"]["content"]
    with pytest.raises(Exception, match="required"):
        hold({"tool": {"name": "doclint", "version": "1"}}, described["application/json"]["schema"])


def test_problems_are_as_described(client: Any) -> None:
    answer = client().post("/v1/check?code=1", json={"text": ""})
    hold(answer.json(), TOLD["components"]["schemas"]["problem"])
