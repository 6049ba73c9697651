"""Keys and values, in the forms in which notes set them down."""

from __future__ import annotations

import pytest

from doclint.nlp.pipeline import Pipeline


def _fields(pipeline: Pipeline, text: str) -> list[tuple[str, str, str]]:
    """Give (key, value, answer) of each field that a rule knows."""
    page = pipeline(text)
    return [
        (field.key, " ".join(page.original[field.start : field.end].split()), field.answer)
        for field in page.fields
        if field.category
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Complications: none",
        "complications: none",
        "COMPLICATIONS: NONE",
        "Complications - none",
        "Complications -- none",
        "Complications = none",
        "Complications=none",
        "Complications ........ none",
        "Complications       none",
        "Complications\tnone",
        "| Complications | none |",
        "Complications | none",
        "1. Complications: none",
        "3) Complications: none",
        "II. Complications: none",
        "- Complications: none",
        "* Complications: None.",
        "**Complications:** none",
        "__Complications:__ none",
        "## Complications\nNone.",
        "COMPLICATIONS\nNone",
        "Complications\n-------------\nNone",
        "Complications none",
        "Compications: none",
        "Complication(s): none",
        "Complications:\n\nNone",
        "\u2022 Complications: none",
        "Complications [x] none [ ] bleeding",
        "Complications: none [x] bleeding [ ]",
        "Complications: \u2612 none \u2610 bleeding",
        "Complications: (X) none ( ) bleeding",
        "Complications?  none",
    ],
)
def test_a_key_answered_with_no(pipeline: Pipeline, line: str) -> None:
    found = _fields(pipeline, f"Mode: VV\n\n{line}\n\nThe end of it was quiet.")
    assert [answer for key, _, answer in found if key.startswith("comp")] == ["no"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mode: VV; Flow: 4.2; Sweep: 3", [("mode", "VV;"), ("flow", "4.2;"), ("sweep", "3")]),
        ("Mode: VV   Flow: 4.2   Sweep: 3", [("mode", "VV"), ("flow", "4.2"), ("sweep", "3")]),
        ("Mode: VV Flow: 4.2 Sweep: 3", [("mode", "VV"), ("flow", "4.2"), ("sweep", "3")]),
        ("Mode = VV, Flow=4.2", [("mode", "VV,"), ("flow", "4.2")]),
        ("PRE-OP DX: ARDS  POST-OP DX: same", [("pre-op dx", "ARDS"), ("post-op dx", "same")]),
        ("Name  Doe, J.     DOB 03/17/1988", [("name", "Doe, J."), ("dob", "03/17/1988")]),
        ("Date 10/21/2026   Age 46", [("date", "10/21/2026"), ("age", "46")]),
        (
            "Cannulas:   25 Fr RFV\n            17 Fr RIJ\nMode: VV",
            [("cannulas", "25 Fr RFV 17 Fr RIJ"), ("mode", "VV")],
        ),
        ("| Mode | VV | Flow | 4.2 |", [("mode", "VV"), ("flow", "4.2")]),
        ("Mode\tVV\tFlow\t4.2", [("mode", "VV"), ("flow", "4.2")]),
        ("| Item | Value |\n|---|---|\n| Mode | VV |", [("mode", "VV")]),
    ],
)
def test_several_fields(pipeline: Pipeline, text: str, wanted: list[tuple[str, str]]) -> None:
    assert [found[:2] for found in _fields(pipeline, text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "| Cannula | Size | Site |\n|---|---|---|\n| Drainage | 25 Fr | femoral vein |\n"
        "| Return |  | jugular vein |",
        "Cannula     Size     Site\nDrainage    25 Fr    femoral vein\nReturn               jugular vein",
        "Cannula\tSize\tSite\nDrainage\t25 Fr\tfemoral vein\nReturn\t\tjugular vein",
    ],
)
def test_column_heads_and_empty_cells(pipeline: Pipeline, text: str) -> None:
    found = _fields(pipeline, text)
    sites = [value for key, value, _ in found if key == "site"]
    sizes = [value for key, value, _ in found if key == "size"]
    assert sites == ["femoral vein", "jugular vein"]
    assert [size for size in sizes if size] == ["25 Fr"]


def test_a_table_without_a_head_keeps_its_first_row(pipeline: Pipeline) -> None:
    found = _fields(pipeline, "| Flow | 4.2 | L/min |\n| Sweep | 3 | L/min |")
    assert ("flow", "4.2", "value") in found
    assert ("sweep", "3", "value") in found


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("[x]", "yes"),
        ("[ ]", "blank"),
        ("[ ] used [ ] not used", "blank"),
        ("[ ] used [x] not used", "no"),
        ("Yes [X] No [ ]", "yes"),
        ("Yes [ ] No [X]", "no"),
        ("Y [x] N [ ]", "yes"),
        ("Yes / No", "blank"),
        ("Yes/No/NA", "blank"),
        ("(Yes) / No", "yes"),
        ("Yes / (No)", "no"),
        ("Yes / *No*", "no"),
        ("~~Yes~~ / No", "no"),
        ("Yes / ~~No~~", "yes"),
        ("____", "blank"),
        ("***", "blank"),
        ("TBD", "blank"),
        ("", "empty"),
        ("not used", "no"),
        ("N/A", "no"),
        ("used", "yes"),
        ("0.8 min", "value"),
    ],
)
def test_kinds_of_answers(pipeline: Pipeline, value: str, answer: str) -> None:
    text = f"Mode: VV\nFluoroscopy: {value}\n\nSite: RIJ"
    answers = [field.answer for field in pipeline(text).fields if field.key == "fluoroscopy"]
    assert answers == [answer]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mode - as agreed - was VV and the flow was good.",
        "ECMO  was started without trouble.",
        "We then asked: is the flow enough? It was.",
        "Consent obtained.",
        "At 14:10 the ratio was 2:1 in the end.",
    ],
)
def test_sentences_hold_no_keys(pipeline: Pipeline, sentence: str) -> None:
    assert _fields(pipeline, sentence) == []
