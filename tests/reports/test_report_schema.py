"""The schema of the JSON report and of the lines of jsonl: what it lets pass and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakes import COMPLETE as RECORD
from fakes import TEXT
from handmade import FILE_FINDINGS, NOTES, hostile_files, note_report, placed, report
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from doclint.codes import Catalogue
from doclint.linter import Linter
from doclint.note import Note
from doclint.report import NoteReport
from doclint.reports import EVIDENCE

REPORT = "urn:doclint:file:report"
SAMPLES = Path(__file__).parents[2] / "samples"

SILENT = {**RECORD, "age": {"status": "missing", "evidence": []}}
FULL = (
    *(replace(note, elements={} if note.status == "error" else SILENT) for note in NOTES),
    note_report(elements=RECORD, text=TEXT, findings=(placed(TEXT, "V-V"),)),
)
"""A note of each kind with a whole record."""


@pytest.fixture(scope="module")
def faults(catalogue: Catalogue) -> Callable[..., list[str]]:
    """What a schema finds wrong with a value."""
    resources = (
        (key, DRAFT202012.create_resource(each))
        for key, each in catalogue.schemas.documents.items()
    )
    registry: Registry[Any] = Registry[Any]().with_resources(resources)

    def faults(value: Any, where: str = "") -> list[str]:
        validator = Draft202012Validator({"$ref": f"{REPORT}{where}"}, registry=registry)
        return [error.json_path for error in validator.iter_errors(value)]

    return faults


def whole(*args: Any, **options: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(report("json", *args, **options))
    return told


def lines(*args: Any, **options: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in report("jsonl", *args, **options).splitlines()]


@pytest.mark.parametrize("evidence", EVIDENCE)
@pytest.mark.parametrize("statistics", [True, False])
def test_reports_are_of_their_schema(faults: Any, evidence: Any, statistics: bool) -> None:
    for files in ((), FILE_FINDINGS, hostile_files()):
        options = {"evidence": evidence, "statistics": statistics}
        assert faults(whole(FULL, files, **options)) == []
        for line in lines(FULL, files, **options):
            assert faults(line, "#/$defs/line") == []


def test_an_empty_report_is_of_its_schema(faults: Any) -> None:
    assert faults(whole([])) == []
    assert [faults(line, "#/$defs/line") for line in lines([])] == [[]]


@pytest.fixture(scope="module")
def judged(linter: Linter) -> list[NoteReport]:
    """Two of the samples as doclint really judges them, the second under a wrong code as well."""
    names = ("33952_dictated_preschooler-gaps.txt", "33946_dictated_influenza-ards.txt")
    files = [SAMPLES / name for name in names]
    notes = [Note(path.name, path.read_bytes().decode()) for path in files]
    return [*linter.check_many(notes), linter.check(notes[1], code="33952")]


@pytest.mark.parametrize("evidence", EVIDENCE)
def test_real_reports_are_of_their_schema(
    faults: Any, judged: list[NoteReport], evidence: Any
) -> None:
    assert sum(len(note.findings) for note in judged) > 2
    assert faults(whole(judged, evidence=evidence)) == []
    for line in lines(judged, evidence=evidence):
        assert faults(line, "#/$defs/line") == []


def with_note(**changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda told: told["notes"][0].update(changes)


def with_finding(**changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda told: told["notes"][0]["findings"][0].update(changes)


def with_element(**changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda told: told["notes"][0]["elements"].update(changes)


AGE = {"status": "documented", "years": 4, "evidence": []}

WRONG: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "no tool": (lambda told: told.pop("tool"), "$"),
    "no notes": (lambda told: told.pop("notes"), "$"),
    "no summary": (lambda told: told.pop("summary"), "$"),
    "another tool": (lambda told: told["tool"].update(name="lint"), "$.tool.name"),
    "no count": (lambda told: told["summary"].pop("errors"), "$.summary"),
    "a count below zero": (lambda told: told["summary"].update(notes=-1), "$.summary.notes"),
    "a note without a name": (lambda told: told["notes"][0].pop("note"), "$.notes[0]"),
    "a status of its own": (with_note(status="fine"), "$.notes[0].status"),
    "codes as numbers": (with_note(codes=[33952]), "$.notes[0].codes[0]"),
    "a code twice": (with_note(codes=["33952", "33952"]), "$.notes[0].codes"),
    "inferred by nobody": (with_note(inferred=True), "$.notes[0].code_source"),
    "inferred and not said": (with_note(code_source="inferred"), "$.notes[0]"),
    "complete with an error": (with_note(status="complete"), "$.notes[0].findings"),
    "gaps without a finding": (with_note(findings=[]), "$.notes[0].findings"),
    "a reason without an error": (with_note(error="empty"), "$.notes[0].error"),
    "an error without a reason": (
        with_note(status="error", findings=[], elements={}), "$.notes[0].error",
    ),
    "no service and a code": (with_note(status="no_service", findings=[]), "$.notes[0].codes"),
    "a kind of its own": (with_finding(kind="gap"), "$.notes[0].findings[0].kind"),
    "a severity of its own": (with_finding(severity="fatal"), "$.notes[0].findings[0].severity"),
    "no message": (with_finding(message=""), "$.notes[0].findings[0].message"),
    "line 0": (with_finding(line=0), "$.notes[0].findings[0].line"),
    "half a place": (with_finding(end=None), "$.notes[0].findings[0].end"),
    "a line without an offset": (with_finding(start=None), "$.notes[0].findings[0].line"),
    "suppressed by nobody": (
        lambda told: told["notes"][0]["suppressed"][0].pop("suppressed_by"),
        "$.notes[0].suppressed[0]",
    ),
    "half a record": (
        lambda told: told["notes"][0]["elements"].pop("mode"), "$.notes[0].elements",
    ),
    "a value of the wrong type": (
        with_element(age={**AGE, "years": "4"}), "$.notes[0].elements.age.years",
    ),
    "evidence without words": (
        with_element(age={**AGE, "evidence": [{"start": 1, "end": 2}]}),
        "$.notes[0].elements.age.evidence[0]",
    ),
    "an empty list of other findings": (lambda told: told.update(findings=[]), "$.findings"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_report_is_refused(faults: Any, wrong: str) -> None:
    change, where = WRONG[wrong]
    note = replace(FULL[-1], suppressed=FULL[-2].suppressed)
    told = whole([note])
    assert faults(told) == []

    change(told)

    assert where in faults(told)


@pytest.mark.parametrize("element", ["age", "mode", "physician"])
def test_at_none_no_element_may_hold_a_value(faults: Any, element: str) -> None:
    told = whole(FULL[-1:], evidence="none")
    assert faults(told) == []

    told["notes"][0]["elements"][element]["value"] = "a word of the note"

    assert faults(told) != []


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.pop("type"),
        lambda line: line.update(type="finding"),
        lambda line: line.update(type="summary"),
        lambda line: line.pop("note"),
    ],
)
def test_what_is_no_line_is_refused(faults: Any, change: Callable[[Any], None]) -> None:
    line = lines(FULL)[0]
    change(line)

    assert faults(line, "#/$defs/line") != []


def test_keys_may_be_added(faults: Any) -> None:
    told = whole(FULL, FILE_FINDINGS)
    told["new"] = told["notes"][0]["new"] = told["notes"][0]["findings"][0]["new"] = 1

    assert faults(told) == []
