"""DocumentReferences: those that HL7 publishes, and others of their shape."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "fhir"


def published(name: str) -> dict[str, Any]:
    """One of HL7's own examples."""
    told: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return told


def document(text: str | bytes, kind: str = "text/plain", **more: Any) -> dict[str, Any]:
    """HL7's example with another text in it."""
    data = base64.b64encode(text.encode() if isinstance(text, str) else text).decode()
    attachment = {"contentType": kind, "data": data}
    return {**published("soap-note"), "content": [{"attachment": attachment}], **more}


def parameters(note: Any, *codes: str) -> dict[str, Any]:
    """What the operation of FHIR takes."""
    named = [{"name": "code", "valueCode": each} for each in codes]
    return {
        "resourceType": "Parameters",
        "parameter": [*named, {"name": "resource", "resource": note}],
    }


def bundle(*resources: dict[str, Any]) -> dict[str, Any]:
    """What a search would give."""
    entries = [
        {"fullUrl": f"http://records.example/fhir/{number}", "resource": each}
        for number, each in enumerate(resources)
    ]
    return {"resourceType": "Bundle", "type": "searchset", "total": len(entries), "entry": entries}


def signing(note: Any, **more: Any) -> dict[str, Any]:
    """A call of the service for a note that is about to be signed."""
    return {
        "hook": "note-sign",
        "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
        "fhirServer": "http://127.0.0.1:1/fhir",
        "fhirAuthorization": {
            "access_token": "opaque",
            "token_type": "Bearer",
            "expires_in": 300,
            "scope": "patient/DocumentReference.read",
            "subject": "doclint",
        },
        "context": {"userId": "Practitioner/example", "patientId": "example", "note": note},
        **more,
    }


def discharge(notes: Any) -> dict[str, Any]:
    """A call of the service for an encounter that ends."""
    context = {"userId": "Practitioner/example", "patientId": "example", "encounterId": "456"}
    return {
        "hook": "encounter-discharge",
        "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2eb",
        "context": context,
        "prefetch": {"notes": notes},
    }
