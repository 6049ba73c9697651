"""FHIR's operation $doclint, held to models of R4 that others wrote."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fhir_notes import document, parameters, published
from test_web_openapi import TOLD, hold
from web_fakes import CANARY, catalogue

from doclint.settings import Settings
from doclint.web.guard import Guard
from doclint.web.limits import Limits

PATH = "/fhir/DocumentReference/$doclint"
GAP = f"{CANARY} V-V ECMO with a gap"
FHIR = "application/fhir+json"


def r4(kind: str, told: Any) -> Any:
    """A resource that R4's models take, and give back as it was."""
    module = pytest.importorskip(f"fhirclient.models.{kind.lower()}")
    made = getattr(module, kind)(told, strict=True)
    assert made.as_json() == told
    return made


def outcome(answer: Any, status: int = 200) -> list[dict[str, Any]]:
    """The issues of an OperationOutcome."""
    assert answer.status_code == status
    assert answer.headers["content-type"] == FHIR
    told = answer.json()
    hold(told, TOLD["components"]["schemas"]["outcome"])
    r4("OperationOutcome", told)
    return list(told["issue"])


@pytest.mark.parametrize("name", ["soap-note", "r4-example"])
def test_the_published_examples_are_of_r4(name: str) -> None:
    r4("DocumentReference", published(name))


def test_gaps_are_issues(client: Any) -> None:
    asked = client()
    first, gap, *others = outcome(asked.post(f"{PATH}?code=33952", json=document(GAP)))

    assert first["details"]["text"] == "33952: gaps"
    assert (gap["severity"], gap["code"]) == ("error", "required")
    assert gap["details"]["coding"] == [
        {"system": "urn:doclint:rule", "code": "APP001", "display": "approach-missing"}
    ]
    assert gap["diagnostics"] == "33952"
    assert gap["expression"] == ["DocumentReference.content[0].attachment"]
    assert {(each["severity"], each["code"]) for each in others} == {
        ("information", "informational")
    }
    # The findings are those of the report, one by one.
    (note,) = asked.post("/v1/check?code=33952", json={"text": GAP}).json()["notes"]
    told = [each["details"]["text"] for each in (gap, *others)]
    assert told == [each["message"] for each in note["findings"]]


def test_parameters_bring_document_and_codes(client: Any) -> None:
    sent = parameters(document(GAP), "33952", "33954")
    r4("Parameters", sent)
    first, *issues = outcome(
        client().post(PATH, content=json.dumps(sent), headers={"content-type": FHIR})
    )

    assert first["details"]["text"].startswith("33952, 33954: ")
    place = "Parameters.parameter[2].resource.content[0].attachment"
    assert {each["expression"][0] for each in issues} == {place}
    assert {each["diagnostics"].partition(";")[0] for each in issues} == {"33952", "33954"}


def test_a_code_in_the_query(client: Any) -> None:
    first, *_ = outcome(client().post(f"{PATH}?code=33954", json=document("V-V ECMO")))
    assert first["details"]["text"] == "33954: gaps"


def test_the_servers_code_is_in_force_unless_another_is_told(client: Any) -> None:
    asked = client(settings=Settings(code=("33954",)))
    (first, *_) = outcome(asked.post(PATH, json=document("V-V ECMO")))
    assert first["details"]["text"].startswith("33954")
    (first, *_) = outcome(asked.post(PATH, json=parameters(document("V-V ECMO"), "33952")))
    assert first["details"]["text"].startswith("33952")


def test_a_published_note_is_read(client: Any) -> None:
    first, *_ = outcome(client().post(PATH, json=published("soap-note")))
    assert first["severity"] == "information"


def test_a_note_that_is_elsewhere_is_not_fetched(client: Any) -> None:
    (issue,) = outcome(client().post(PATH, json=published("r4-example")), 422)
    assert issue["severity"] == "error"
    assert "attachment.data" in issue["details"]["text"]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (document("V-V ECMO", status="entered-in-error"), "entered in error"),
        (document("V-V ECMO", status="superseded"), "superseded"),
        (document(b"\x00\x01"), "DocumentReference: "),
        (document("x", "image/png"), "no text, but image"),
        ({**document("x"), "content": []}, "attachment.data"),
        ({**document("x"), "content": {"attachment": 1}}, "attachment.data"),
        ({"resourceType": "DocumentReference"}, "attachment.data"),
    ],
    ids=range(7),
)
def test_a_note_that_cannot_be_judged(client: Any, note: Any, told: str) -> None:
    (issue,) = outcome(client().post(PATH, json=note), 422)
    assert told in issue["details"]["text"]


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "{",
        "[]",
        "1",
        "{}",
        '{"resourceType": "Patient"}',
        '{"resourceType": ["DocumentReference"]}',
        '{"resourceType": "Parameters"}',
        '{"resourceType": "Parameters", "parameter": {}}',
        '{"resourceType": "Parameters", "parameter": [1]}',
        '{"resourceType": "Parameters", "parameter": []}',
        json.dumps(parameters(None)),
        json.dumps(parameters([])),
        json.dumps(parameters({"resourceType": "Patient"})),
        json.dumps(parameters(document(GAP), "1")),
        json.dumps(parameters(document(GAP), "99999")),
        json.dumps(parameters(document(GAP), *(f"{each:05}" for each in range(26)))),
        json.dumps(
            {
                "resourceType": "Parameters",
                "parameter": [*parameters(document(GAP))["parameter"]] * 2,
            }
        ),
        json.dumps({"resourceType": "Parameters", "parameter": [{"name": CANARY}]}),
        "[" * 100_000,
        '{"a":' * 100_000,
        f'{{"resourceType": "{CANARY}"}}',
    ],
    ids=range(22),
)
def test_what_is_none_is_refused(client: Any, sent: str) -> None:
    answer = client().post(PATH, content=sent, headers={"content-type": FHIR})
    (issue,) = outcome(answer, 400)
    assert issue["code"] == "invalid"
    assert CANARY not in answer.text


@pytest.mark.parametrize(
    ("method", "path", "options", "status"),
    [
        ("GET", PATH, {}, 405),
        (
            "POST",
            PATH,
            {"content": "<x/>", "headers": {"content-type": "application/fhir+xml"}},
            415,
        ),
        ("POST", f"{PATH}?code=x", {"json": {}}, 400),
        ("POST", f"{PATH}?_format=xml", {"json": {}}, 406),
        ("GET", "/fhir/Patient/1", {}, 404),
        ("GET", "/fhir", {}, 404),
        ("GET", "/fhir/metadata?_format=xml", {}, 406),
        ("GET", "/fhir/metadata", {"headers": {"host": "evil.example"}}, 421),
        ("GET", "/fhir/metadata", {"headers": {"origin": "https://evil.example"}}, 403),
    ],
)
def test_refusals_are_outcomes(
    client: Any, method: str, path: str, options: dict[str, Any], status: int
) -> None:
    (issue,) = outcome(client().request(method, path, **options), status)
    assert issue["severity"] == "error"


def test_limits_and_tokens_are_told_of_by_outcomes(client: Any) -> None:
    (issue,) = outcome(client(guard=Guard(token="t" * 40)).get("/fhir/metadata"), 401)
    assert issue["code"] == "login"
    small = client(limits=Limits(body=10))
    (issue,) = outcome(small.post(PATH, json=document(GAP)), 413)
    assert issue["code"] == "too-long"
    few = client(limits=Limits(rate=0.001, burst=1))
    few.get("/fhir/metadata")
    (issue,) = outcome(few.get("/fhir/metadata"), 429)
    assert issue["code"] == "throttled"


def test_what_the_server_can_do_is_told(client: Any) -> None:
    asked = client()
    answer = asked.get("/fhir/metadata")
    assert answer.headers["content-type"] == FHIR
    told = r4("CapabilityStatement", answer.json())
    documents, definitions = told.rest[0].resource
    (operation,) = documents.operation
    definition = r4("OperationDefinition", asked.get("/fhir/OperationDefinition/doclint").json())

    assert (told.fhirVersion, told.kind, told.format) == ("4.0.1", "instance", ["json"])
    assert (documents.type, operation.name) == ("DocumentReference", definition.code)
    assert operation.definition == definition.url
    assert definitions.type == "OperationDefinition"
    assert (definition.type, definition.system, definition.instance) == (True, False, False)
    assert [each.name for each in definition.parameter] == ["resource", "code", "return"]
    assert len(catalogue().codes) <= int(definition.parameter[1].max)
