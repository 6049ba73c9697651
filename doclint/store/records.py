"""A verdict by all rules, to and from what is kept of it.

Sealed is the whole verdict but for the words of its evidence: they stand in the note, at their
offsets. In the open are the statuses of the elements, and of three elements their codes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from doclint.findings import Finding
from doclint.linter import origin_of
from doclint.note import Note
from doclint.report import NoteReport

_MODE = re.compile(r"[VAP]{2,4}")
_CODES = frozenset(
    {"percutaneous", "open", "central", "initiation", "daily_management", "insertion", "reposition"}
    | {"removal", "graft_conduit", "vent_insertion", "vent_removal"}
)


def kept(report: NoteReport) -> dict[str, Any]:
    """What is to be sealed of a verdict."""
    return {
        "status": report.status,
        "codes": report.codes,
        "code_source": report.code_source,
        "candidates": report.candidates,
        "elements": {
            name: _without_words(entry, report.text) for name, entry in report.elements.items()
        },
        "findings": [asdict(finding) for finding in report.findings],
    }


def restored(value: Mapping[str, Any], note: Note) -> NoteReport:
    """The verdict as it was, on the note that was just read."""
    findings = tuple(
        Finding(**{**each, "candidates": tuple(each["candidates"])}) for each in value["findings"]
    )
    return NoteReport(
        note=note.name,
        status=value["status"],
        codes=tuple(value["codes"]),
        code_source=value["code_source"],
        candidates=tuple(value["candidates"]),
        elements={name: _with_words(each, note.text) for name, each in value["elements"].items()},
        findings=findings,
        text=note.text,
        **origin_of(note),
    )


def in_the_open(elements: Mapping[str, Any]) -> dict[str, Any]:
    """What may be read of a record: statuses, and the codes of mode, approach and action."""
    return {name: _open(name, entry) for name, entry in elements.items()}


def _open(name: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"status": entry["status"]}
    value = entry.get("value")
    if name == "mode":
        told["value"] = value if isinstance(value, str) and _MODE.fullmatch(value) else None
    elif name == "approach":
        told["value"] = value if value in _CODES else None
    elif name == "action":
        told["values"] = [each for each in entry.get("values") or () if each in _CODES]
    return told


def _without_words(entry: Mapping[str, Any], text: str) -> dict[str, Any]:
    evidence = [
        {**each, "text": None} if each["text"] == text[each["start"] : each["end"]] else each
        for each in entry["evidence"]
    ]
    return {**entry, "evidence": evidence}


def _with_words(entry: Mapping[str, Any], text: str) -> dict[str, Any]:
    evidence = [
        {**each, "text": text[each["start"] : each["end"]]} if each["text"] is None else each
        for each in entry["evidence"]
    ]
    return {**entry, "evidence": evidence}
