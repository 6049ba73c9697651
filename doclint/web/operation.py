"""The operation ``$doclint`` of FHIR R4: a DocumentReference in, an OperationOutcome out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from doclint import __version__
from doclint.findings import Finding
from doclint.note import Note, Unreadable
from doclint.plain import safe
from doclint.readers import Columns
from doclint.readers.fhir import ELSEWHERE
from doclint.report import NoteReport
from doclint.reports.json import dumps
from doclint.reports.words import STATUS, counted, judged_against
from doclint.web import documents
from doclint.web.answers import MalformedError, UnjudgedError
from doclint.web.asking import CODE, MOST_CODES
from doclint.web.documents import KIND, SEND_DATA, Resource

_SEVERITIES = {"error": "error", "warning": "warning", "info": "information"}
_ISSUES = {"missing": "required", "unfilled": "incomplete", "conflicting": "conflict"}
"""FHIR's word for each kind of gap; for others ``business-rule``."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A document to judge, where it stands in what was sent, and the codes to judge it by."""

    document: Resource = field(repr=False)
    path: str
    codes: tuple[str, ...] = ()

    def notes(self, columns: Columns) -> Iterator[Note | Unreadable]:
        """The note in the document."""
        return documents.notes([(self.document, None)], columns)


def asked(data: bytes, codes: tuple[str, ...]) -> Asked:
    """What was sent: the document itself, or Parameters with it; ``codes`` came beside it.

    Raises MalformedError.
    """
    told = documents.parsed(data)
    kind = told.get("resourceType")
    if kind == KIND:
        return Asked(document=told, path=KIND, codes=codes)
    if kind != "Parameters":
        raise MalformedError(f"neither a {KIND} nor Parameters with one as resource")
    given = told.get("parameter")
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise MalformedError("parameter: no array of objects")
    found: list[tuple[int, Resource]] = []
    named: list[str] = []
    for place, each in enumerate(given):
        if each.get("name") == "resource":
            found.append((place, each.get("resource") or {}))
        elif each.get("name") == "code":
            named.append(_code(each))
        else:
            raise MalformedError("a parameter that is neither resource nor code")
    if len(found) != 1:
        raise MalformedError("parameter: not one resource")
    ((place, document),) = found
    if not isinstance(document, dict) or document.get("resourceType") != KIND:
        raise MalformedError(f"resource: no {KIND}")
    codes = tuple(dict.fromkeys((*codes, *named)))
    if len(codes) > MOST_CODES:
        raise MalformedError("code: more than there are")
    return Asked(document=document, path=f"Parameters.parameter[{place}].resource", codes=codes)


def _code(parameter: Resource) -> str:
    told = parameter.get("valueCode", parameter.get("valueString"))
    if not isinstance(told, str) or not CODE.fullmatch(told):
        raise MalformedError("code: no valueCode of five characters")
    return told


def outcome(asked: Asked, note: NoteReport) -> str:
    """What is said of a note. Raises UnjudgedError where it could not be read."""
    if note.error is not None:
        reason = SEND_DATA if note.error == ELSEWHERE else note.error
        raise UnjudgedError(f"{KIND}: {reason}")
    content = asked.document.get("content")
    index = "[0]" if isinstance(content, list) and len(content) == 1 else ""
    place = f"{asked.path}.content{index}.attachment"
    issues = [_verdict(note), *(_issue(each, place) for each in note.findings)]
    return dumps({"resourceType": "OperationOutcome", "issue": issues}) + "\n"


def _verdict(note: NoteReport) -> dict[str, Any]:
    """The issue before all others: what the note was judged by, and how it went."""
    against = judged_against(note)
    told = ": ".join(each for each in (against, STATUS[note.status]) if each)
    if note.suppressed:
        told += f"; {counted(len(note.suppressed), 'finding')} known or waived"
    return {"severity": "information", "code": "informational", "details": {"text": safe(told)}}


def _issue(finding: Finding, place: str) -> dict[str, Any]:
    rule = {"system": "urn:doclint:rule", "code": finding.rule, "display": finding.name}
    codes = [finding.code] if finding.code else list(finding.candidates)
    where = [f"line {finding.line}, column {finding.column}"] if finding.line else []
    code = _ISSUES.get(finding.kind, "business-rule")
    beside = "; ".join([*([", ".join(codes)] if codes else []), *where])
    return {
        "severity": _SEVERITIES[finding.severity],
        "code": "informational" if finding.severity == "info" else code,
        "details": {"coding": [rule], "text": safe(finding.message)},
        **({"diagnostics": beside} if beside else {}),
        "expression": [place],
    }


@cache
def capabilities() -> str:
    """What the server can do, as a CapabilityStatement."""
    told = _read("capabilities")
    told["software"]["version"] = __version__
    return dumps(told) + "\n"


@cache
def definition() -> str:
    """What the operation takes and gives, as an OperationDefinition."""
    told = _read("operation")
    told["version"] = __version__
    return dumps(told) + "\n"


def _read(name: str) -> dict[str, Any]:
    path = files("doclint.web") / "interop" / f"{name}.json"
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told
