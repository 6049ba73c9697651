"""Findings about encounters in every format: shown, named as notes are, and without identifiers."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import html5lib
import openpyxl
import pytest
from by_hand import CATALOGUE, judged, note
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from doclint.report import EncounterFinding
from doclint.reports import EVIDENCE, FORMATS, Options, render
from doclint.reports.names import namer
from doclint.resources import data_dir

TEXT_FORMATS = [name for name, form in FORMATS.items() if not form.binary]
SECRET = "MRN-4417-Feld"
FOUND = judged(
    [
        note("ward/a.txt", 2, "33949", encounter=SECRET),
        note("ward/b.txt", 2, "33949", encounter=SECRET),
        note("ward/c.txt", 5, "33948", encounter="Z9"),
        note("ward/d.txt", None, "33949", encounter="Z9"),
    ]
)
HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@x",
    "a\nb\r\x1b[31m\x00\u202e",
    "half \ud800",
    "a|b`c`**d**[e](http://f.example)",
    "% :: , : ;",
    "x" * 5000,
    "encounter 1",
    "{{ 7 * 7 }} {0}",
)


def report(form: str, findings: Sequence[EncounterFinding] = FOUND, **options: Any) -> bytes:
    pieces = render(form, [], Options(verbose=True, **options), encounters=findings)
    return b"".join(
        piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")
        for piece in pieces
    )


def words(form: str, data: bytes) -> str:
    """All text of a report, as its reader has it."""
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
        return "\n".join(str(cell) for row in rows for cell in row if cell is not None)
    return data.decode("utf-8")


@pytest.mark.parametrize("evidence", EVIDENCE)
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_shows_rule_notes_and_message(form: str, evidence: Any) -> None:
    shown = words(form, report(form, evidence=evidence))
    assert "ENC001" in shown
    assert "ENC030" in shown
    for name in ("ward/a.txt", "ward/b.txt"):
        assert name in shown or name.replace("_", "&#95;") in shown
    assert "more than once on one date" in shown


@pytest.mark.parametrize("form", FORMATS)
def test_without_evidence_encounters_are_numbered_and_have_no_days(form: str) -> None:
    shown = words(form, report(form, evidence="none"))
    assert SECRET not in shown
    assert "2026-03-02" not in shown
    assert "encounter 1" in shown
    assert "encounter 2" in shown


@pytest.mark.parametrize("form", FORMATS)
def test_with_evidence_encounters_and_days_are_told(form: str) -> None:
    shown = words(form, report(form, evidence="snippet"))
    assert SECRET in shown
    assert "2026-03-02" in shown


@pytest.mark.parametrize("evidence", EVIDENCE)
@pytest.mark.parametrize("form", FORMATS)
def test_hashed_names_hide_encounter_notes_and_days(form: str, evidence: Any) -> None:
    rename = namer("hash", b"key")
    shown = words(form, report(form, [rename.finding(each) for each in FOUND], evidence=evidence))
    for told in (SECRET, "ward/", "a.txt", "2026-03-02", "Z9"):
        assert told not in shown
    assert namer("hash", b"key")("ward/a.txt") in shown


def test_a_hashed_encounter_is_that_of_its_notes() -> None:
    from by_hand import report_of

    rename = namer("hash", b"key")
    of_note = rename.report(report_of(note("ward/a.txt", 2, "33949", encounter=SECRET)))
    assert {of_note.encounter} == {
        rename.finding(each).encounter for each in FOUND if each.encounter == SECRET
    }


def hostile() -> list[EncounterFinding]:
    base = FOUND[0]
    return [replace(base, encounter=each, notes=(each, "b.txt")) for each in HOSTILE]


@pytest.mark.parametrize("evidence", EVIDENCE)
@pytest.mark.parametrize("form", FORMATS)
def test_hostile_identifiers_are_text(form: str, evidence: Any) -> None:
    data = report(form, hostile(), evidence=evidence)
    assert data == report(form, hostile(), evidence=evidence)
    if form == "xlsx":
        for sheet in openpyxl.load_workbook(io.BytesIO(data)):
            for row in sheet.iter_rows():
                assert all(cell.data_type != "f" for cell in row)
        return
    text = data.decode("utf-8")
    for mark in ("\x1b", "\x00", "\u202e"):
        assert mark not in text
    if form in ("json", "sarif", "gitlab"):
        json.loads(text)
    elif form == "jsonl":
        assert [json.loads(line)["type"] for line in text.splitlines()] == [
            *["encounter_finding"] * len(HOSTILE),
            "summary",
        ]
    elif form == "junit":
        cases = [*ElementTree.fromstring(text).iter("testcase")]
        assert len(cases) == len(HOSTILE)
        assert len({(each.get("classname"), each.get("name")) for each in cases}) == len(cases)
    elif form == "csv":
        rows = [*csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""))]
        assert len(rows) == len(HOSTILE)
        for row in rows:
            assert not any((cell or " ")[0] in "=+-@" for cell in row.values())
    elif form == "html":
        page = html5lib.parse(text, namespaceHTMLElements=False)
        assert not [*page.iter("img"), *page.iter("script")]
        assert len(page.findall(".//section[@id='encounters']//tbody/tr")) == len(HOSTILE)
    elif form == "markdown":
        made = MarkdownIt("gfm-like", {"linkify": False}).render(text)
        assert "<a " not in made
        assert "<img" not in made
        assert made.count("<tr>") == 1 + 1 + 1 + len(HOSTILE)
    elif form == "github":
        assert text.count("\n") == len(HOSTILE) + 1
        assert all(line.startswith("::") for line in text.splitlines())


def test_the_json_reports_are_of_their_schema() -> None:
    files = [data_dir("schemas") / name for name in ("files/report.json", "record.json")]
    documents = [json.loads(path.read_bytes()) for path in files]
    registry: Registry[Any] = CATALOGUE_REGISTRY.with_resources(
        (each["$id"], DRAFT202012.create_resource(each)) for each in documents
    )
    whole = Draft202012Validator(documents[0], registry=registry)
    line = Draft202012Validator({"$ref": f"{documents[0]['$id']}#/$defs/line"}, registry=registry)
    for evidence in EVIDENCE:
        for findings in (FOUND, hostile()):
            shown = json.loads(report("json", findings, evidence=evidence))
            whole.validate(shown)
            lines = report("jsonl", findings, evidence=evidence).splitlines()
            assert len(shown["encounters"]) == len(findings) == len(lines) - 1
            for each in lines:
                line.validate(json.loads(each))
    del shown["encounters"][0]["notes"]
    assert not whole.is_valid(shown)


CATALOGUE_REGISTRY: Registry[Any] = Registry().with_resources(
    (key, DRAFT202012.create_resource(each)) for key, each in CATALOGUE.schemas.documents.items()
)


def test_json_tells_all_of_a_finding() -> None:
    (each,) = [e for e in json.loads(report("json"))["encounters"] if e["rule"] == "ENC001"]
    assert each == {
        "encounter": SECRET,
        "notes": ["ward/a.txt", "ward/b.txt"],
        "rule": "ENC001",
        "name": "daily-management-twice-on-a-date",
        "severity": "error",
        "message": CATALOGUE.rules["ENC001"].message,
        "codes": ["33949"],
        "dates": ["2026-03-02"],
    }


def test_json_without_encounters_has_no_such_key() -> None:
    assert "encounters" not in json.loads(report("json", ()))


def test_text_shows_infos_only_where_they_are_asked_for() -> None:
    pieces = render("text", [], Options(), encounters=FOUND)
    shown = "".join(map(str, pieces))
    assert "ENC001" in shown
    assert "ENC030" not in shown


def test_sarif_names_the_other_notes_as_related() -> None:
    results = json.loads(report("sarif"))["runs"][0]["results"]
    (each,) = [result for result in results if result["ruleId"] == "ENC001"]
    places = [*each["locations"], *each["relatedLocations"]]
    assert [place["physicalLocation"]["artifactLocation"]["uri"] for place in places] == [
        "ward/a.txt",
        "ward/b.txt",
    ]
    marks = [result["partialFingerprints"]["doclintFinding/v1"] for result in results]
    assert len(set(marks)) == len(marks)


def test_fingerprints_stay_whatever_else_is_found() -> None:
    def marks(findings: Sequence[EncounterFinding]) -> set[str]:
        return {each["fingerprint"] for each in json.loads(report("gitlab", findings))}

    later = [replace(each, dates=(datetime.date(2026, 4, 1),)) for each in FOUND]
    assert marks(FOUND[:1]) < marks(FOUND) == marks(later)
