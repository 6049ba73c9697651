"""FHIR R4 and R5: resources as fhir.resources writes them, and what they may hold."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from doclint.note import Note, Unreadable
from doclint.readers import read_paths

AWAY = "its text is not in the file, which only says where it is"


def packed(text: str | bytes) -> str:
    return base64.b64encode(text if isinstance(text, bytes) else text.encode()).decode()


def document(*attachments: dict[str, Any], **more: Any) -> dict[str, Any]:
    content = [{"attachment": each} for each in attachments]
    return {"resourceType": "DocumentReference", "id": "d", "content": content, **more}


PLAIN = {"contentType": "text/plain", "data": packed("V-V ECMO")}


def test_a_bundle(files: Path) -> None:
    path = str(files / "notes.fhir.json")
    first, second, away, composed = read_paths([path])

    assert first == Note(
        f"{path}#d-1",
        "ECMO PROCEDURE NOTE\n52-year-old man, V-V ECMO, 36 °C.\nComplications: none\n",
        ("33952",),
        "entry 2",
        encounter="Encounter/e-7",
        date=date(2025, 3, 14),
        author="Nora Feld",
        service="Cardiothoracic surgery",
    )
    assert isinstance(second, Note)
    assert "Mode:  V-V. The cannulae were placed percutaneously" in second.text, (
        "the RTF, not the PDF"
    )
    assert second.author == "Ruiz, Ana"
    assert away == Unreadable(f"{path}#d-3", AWAY, "entry 5")
    assert composed == Note(
        f"{path}#c-1",
        "ECMO day 3\n\nCircuit\nFlow | 4.1 L/min\nSweep | 3 L/min\n\nComplications\nNone.",
        place="entry 6",
        encounter="Encounter/e-7",
        date=date(2025, 3, 16),
        author="Nora Feld",
    )


def test_lines_of_r5(files: Path) -> None:
    path = str(files / "notes.fhir.ndjson")

    assert list(read_paths([path])) == [
        Note(
            f"{path}#r5-1",
            "ECMO day 2\nFlow 4.1 L/min\n",
            ("33946",),
            "line 2",
            encounter="Encounter/e-9",
            date=date(2025, 3, 14),
            author="Feld, Nora",
        )
    ]


@pytest.mark.parametrize(
    ("attachment", "text"),
    [
        ({"contentType": "text/plain; charset=iso-8859-1", "data": packed(b"36 \xb0C")}, "36 °C"),
        ({"contentType": "text/html;charset=UTF-8", "data": packed("<p>36 °C")}, "36 °C\n"),
        ({"contentType": "application/xhtml+xml", "data": packed("<div><p>a</p>b</div>")}, "a\nb\n"),
        ({"contentType": "text/rtf", "data": packed(rb"{\rtf1 V-V\par}")}, "V-V\n"),
        ({"contentType": "application/octet-stream", "data": packed(rb"{\rtf1 V-V}")}, "V-V\n"),
        ({"data": packed("plain")}, "plain"),
        ({"contentType": "text/plain", "data": packed("wrapped")[:5] + "\n " + packed("wrapped")[5:]},
         "wrapped"),
    ],
)  # fmt: skip
def test_attachments(read: Callable[..., Any], attachment: dict[str, Any], text: str) -> None:
    (note,) = read(json.dumps(document(attachment)), "a.json")

    assert note == Note("a.json", text)


@pytest.mark.parametrize(
    ("resource", "told"),
    [
        (document({"contentType": "text/plain", "url": "http://x.example/1"}), AWAY),
        (document(), AWAY),
        (document({"data": "?"}), "an attachment is not in base64"),
        (document({"contentType": "image/png", "data": packed("x")}), "no text, but image"),
        (document({"contentType": "text/plain; charset=utf-8", "data": packed(b"\xff")}),
         "wrong encoding: not the one that it says"),
        (document({"contentType": "text/plain; charset=a\0b", "data": packed("36 °C")}),
         "wrong encoding: not the one that it says"),
        (document({"contentType": "text/plain; charset=punycode", "data": packed("36 °C")}),
         "wrong encoding: not the one that it says"),
        (document({"contentType": "application/pdf", "data": packed("x")}), "a broken PDF"),
        (document(PLAIN, status="entered-in-error"), "marked as entered in error"),
        (document(PLAIN, docStatus="entered-in-error"), "marked as entered in error"),
        (document(PLAIN, status="superseded"), "marked as superseded"),
        (document(PLAIN, context={"event": [{"coding": [
            {"system": "http://www.ama-assn.org/go/cpt", "code": "a note's words"}]}]}),
         "the column or field of its code holds something else"),
        ({"resourceType": "Patient"}, "no note in it"),
        ({"resourceType": "DiagnosticReport", "conclusion": ""}, "no note in it"),
        ({"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Bundle"}}]},
         "a Bundle within a Bundle"),
        ([], "no note in it"),
        (17, "no JSON object"),
        ({"a": 1}, "none of its 1 columns has a usual name for the text"),
    ],
)  # fmt: skip
def test_what_holds_no_note(reason: Callable[..., str], resource: object, told: str) -> None:
    assert reason(json.dumps(resource), "a.json").startswith(told)


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        ({"context": {"encounter": [{"reference": "Encounter/1"}]}}, "encounter", "Encounter/1"),
        ({"context": [{"reference": "EpisodeOfCare/2"}, {"reference": "Encounter/1"}]},
         "encounter", "Encounter/1"),
        ({"context": {"encounter": [{"identifier": {"value": "V-7"}}]}}, "encounter", "V-7"),
        ({"date": "2025-03-15T23:59:59-05:00"}, "date", date(2025, 3, 15)),
        ({"date": "2025-03-15", "context": {"period": {"start": "2025-03-14"}}},
         "date", date(2025, 3, 14)),
        ({"date": "2025-03"}, "date", None),
        ({"author": [{"display": "Feld, Nora"}]}, "author", "Feld, Nora"),
        ({"author": [{"reference": "#p"}],
          "contained": [{"id": "p", "name": [{"text": "Nora Feld"}]}]}, "author", "Nora Feld"),
        ({"author": [{"reference": "Practitioner/9"}]}, "author", "Practitioner/9"),
        ({"context": {"practiceSetting": {"coding": [{"display": "CTICU"}]}}}, "service", "CTICU"),
        ({"practiceSetting": {"text": "CTICU"}}, "service", "CTICU"),
        ({"event": [{"concept": {"coding": [
            {"system": "urn:oid:2.16.840.1.113883.6.12", "code": "33952"}]}}]}, "codes", ("33952",)),
        ({"type": {"coding": [{"system": "http://loinc.org", "code": "11504-8"}]}}, "codes", ()),
    ],
)  # fmt: skip
def test_what_a_resource_says_beside_the_text(
    read: Callable[..., Any], more: dict[str, Any], field: str, value: object
) -> None:
    (note,) = read(json.dumps(document(PLAIN, **more)), "a.json")

    assert getattr(note, field) == value


def test_a_report_with_a_form_and_one_with_a_conclusion(read: Callable[..., Any]) -> None:
    rows = [
        {"resourceType": "DiagnosticReport", "id": "1", "presentedForm": [PLAIN]},
        {"resourceType": "DiagnosticReport", "id": "2", "conclusion": "Cannula in place."},
        {"resourceType": "DiagnosticReport", "id": "3", "result": [{"reference": "Observation/1"}]},
    ]
    notes = read("\n".join(map(json.dumps, rows)), "a.ndjson")

    assert [(note.name, note.text) for note in notes] == [
        ("a.ndjson#1", "V-V ECMO"),
        ("a.ndjson#2", "Cannula in place."),
    ]


def test_a_binary_of_the_same_bundle_is_no_fetching(read: Callable[..., Any]) -> None:
    bundle = {
        "resourceType": "Bundle",
        "entry": [
            {"resource": document({"contentType": "text/plain", "url": "urn:uuid:1"})},
            {"fullUrl": "urn:uuid:1", "resource": {"resourceType": "Binary", "data": packed("in")}},
        ],
    }
    (note,) = read(json.dumps(bundle), "a.json")

    assert (note.name, note.text, note.place) == ("a.json", "in", "entry 1")


@pytest.mark.parametrize("junk", [None, 1, "x", [], {}, [[]], [None], {"a": 1}, [{"b": []}], True])
@pytest.mark.parametrize(
    "key",
    ["id", "content", "status", "author", "context", "event", "date", "type", "category", "contained",
     "practiceSetting", "presentedForm", "section", "text", "title", "encounter", "entry", "code"],
)  # fmt: skip
def test_values_of_a_wrong_kind(read: Callable[..., Any], key: str, junk: object) -> None:
    for kind in ("DocumentReference", "Composition", "DiagnosticReport", "Bundle"):
        resource = {**document(PLAIN), "conclusion": "x", "resourceType": kind, key: junk}
        for item in read(json.dumps(resource), "a.json"):
            assert isinstance(item, Note) or "Error at" not in item.reason
