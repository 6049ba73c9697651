"""The sample notes themselves: labels of the right form, that agree with each other and the note.

Nothing here runs the tool: what is expected of it must stand before it is asked.
"""

from __future__ import annotations

import json
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sample_notes import (
    CODES,
    COMPLETE,
    ENDING,
    FOLDER,
    SAMPLES,
    SATISFIED_BY_NOT_DONE,
    Sample,
    faults,
    needed,
    sentences,
)

STYLES = {"headed", "dictated", "terse", "table", "template"}
STAND_ALONE = 12
SCHEMA: dict[str, Any] = json.loads(
    Path(__file__).with_name("expected.schema.json").read_text(encoding="utf-8")
)

every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
every_complete = pytest.mark.parametrize("sample", COMPLETE, ids=lambda sample: sample.name)


def test_the_schema_of_the_labels_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_notes_and_labels_come_in_pairs() -> None:
    others = {"RULES.md", "encounter_ten-days.jsonl"}
    files = {path.name for path in FOLDER.iterdir()} - others
    assert files == {f"{each.name}{end}" for each in SAMPLES for end in (ENDING, ".txt")}


def test_there_are_notes_enough() -> None:
    assert len(SAMPLES) >= 30
    assert {each.code for each in COMPLETE} == set(CODES)
    assert {each.expected["style"] for each in SAMPLES} == STYLES
    assert {each.expected["status"] for each in SAMPLES} == {"complete", "gaps", "no_service"}


def test_notes_share_no_sentence() -> None:
    stock = {each.name: sentences(each.text) for each in SAMPLES}
    sharing = {
        name
        for one, other in combinations(stock, 2)
        for name in (one, other)
        if stock[one] & stock[other]
    }
    assert len(stock) - len(sharing) >= STAND_ALONE


@every_sample
def test_labels_are_of_their_form(sample: Sample) -> None:
    errors = Draft202012Validator(SCHEMA).iter_errors(sample.expected)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@every_sample
def test_name_tells_code_and_style(sample: Sample) -> None:
    assert sample.name.split("_")[:2] == [sample.code or "none", sample.expected["style"]]


@every_sample
def test_findings_follow_from_the_elements(sample: Sample) -> None:
    if sample.code is None:
        assert sample.faults == []
        assert sample.elements["action"]["status"] == "missing"
    else:
        assert sample.faults == faults(sample.elements, sample.code)


@every_complete
def test_words_cover_what_the_code_needs(sample: Sample) -> None:
    assert sample.code is not None
    assert set(sample.words) == set(needed(sample.code))
    for element in sample.words:
        allowed = {"documented"} | ({"not_done"} if element in SATISFIED_BY_NOT_DONE else set())
        assert sample.elements[element]["status"] in allowed, element


@every_complete
def test_each_passage_stands_in_the_note_once(sample: Sample) -> None:
    found = {words: sample.text.count(words) for each in sample.words.values() for words in each}
    assert {words: count for words, count in found.items() if count != 1} == {}


@every_complete
def test_passages_are_nested_or_apart(sample: Sample) -> None:
    spans = sorted({span for each in sample.spans.values() for span in each})
    crossing = [
        (sample.text[slice(*one)], sample.text[slice(*other)])
        for one, other in combinations(spans, 2)
        if one[0] < other[0] < one[1] < other[1]
    ]
    assert crossing == []


@every_complete
def test_no_passage_holds_another_of_its_element(sample: Sample) -> None:
    for element, spans in sample.spans.items():
        ordered = sorted(spans)
        for (_, end), (start, _) in pairwise(ordered):
            assert end <= start, element


@every_complete
def test_every_element_can_be_taken_out(sample: Sample) -> None:
    """Not the whole note goes with one element: what is left still names what it speaks of."""
    for element in sample.words:
        text, gone = sample.without(element)
        assert element in gone
        assert len(gone) <= 2
        assert any(word in text for word in ("ECMO", "ECLS", "VV", "V-V", "V-A")), element
