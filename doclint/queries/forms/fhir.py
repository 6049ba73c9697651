"""Drafts as FHIR R4: a bundle that holds of each query a ``Task`` and its ``Communication``.

The task is a draft proposal to answer, the communication the text that would be sent. Neither names
a code, an amount, a patient or a physician: whoever sends them fills in what doclint cannot know.
"""

from __future__ import annotations

import uuid
from typing import Any

from doclint.plain import safe
from doclint.queries.draft import Draft
from doclint.queries.drafts import Queries
from doclint.queries.forms.base import WITHHELD, Form
from doclint.report import tool
from doclint.reports.json import dumps
from doclint.reports.options import Evidence

_SPACE = uuid.UUID("9f0f5a5e-0d2c-5d0e-9a53-3c1f2f8f6a11")
"""The name space of the identifiers, which are the same for the same draft in every run."""


class FhirForm(Form):
    """One bundle, given at the end; a bundle without a draft has no entry."""

    def __init__(self, evidence: Evidence) -> None:
        super().__init__(evidence)
        self._entries: list[dict[str, Any]] = []
        self._notes = 0

    def note(self, queries: Queries) -> str:
        self._notes += 1
        for number, draft in enumerate(queries.drafts, 1):
            self._entries += self._query(queries, draft, number)
        return ""

    def end(self) -> str:
        bundle: dict[str, Any] = {"resourceType": "Bundle", "type": "collection"}
        if self._entries:
            bundle["entry"] = self._entries
        return dumps(bundle) + "\n"

    def _query(self, queries: Queries, draft: Draft, number: int) -> list[dict[str, Any]]:
        # By the note's place in the run, too: two notes can be shown by one name.
        note = _id("note", str(self._notes), queries.note.note)
        text = WITHHELD if self.withholds else draft.text
        made = tool()
        shared: dict[str, Any] = {
            "meta": {
                "source": f"urn:{made['name']}:{made['version']}",
                "tag": [{"system": "urn:doclint:rule", "code": rule} for rule in draft.rules],
            },
        }
        told = _id("communication", note, str(number))
        asked = _id("task", note, str(number))
        communication: dict[str, Any] = {
            "resourceType": "Communication",
            "id": told,
            **shared,
            "status": "preparation",
            "topic": {"text": draft.title},
            "payload": [{"contentString": _string(text)}],
        }
        task: dict[str, Any] = {
            "resourceType": "Task",
            "id": asked,
            **shared,
            "instantiatesUri": f"urn:doclint:query:{draft.element}",
            "groupIdentifier": {
                "system": "urn:doclint:note",
                "value": _string(queries.name or note),
            },
            "status": "draft",
            "intent": "proposal",
            "code": {"text": draft.title},
            "description": _string(text),
            "focus": {"reference": f"urn:uuid:{told}"},
        }
        if not self.withholds:
            task["input"] = [
                {"type": {"text": "option"}, "valueString": option} for option in draft.options
            ]
        return [
            {"fullUrl": f"urn:uuid:{each['id']}", "resource": each}
            for each in (task, communication)
        ]


def _id(*parts: str) -> str:
    return str(uuid.uuid5(_SPACE, _string("\n".join(parts))))


def _string(text: str) -> str:
    """Text as a string of FHIR: no controls but line ends, no half of a pair."""
    return "\n".join(map(safe, text.split("\n"))) or "-"
