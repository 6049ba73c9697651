"""Sentences of procedure notes: across hard wraps, between short remarks, past abbreviations."""

from __future__ import annotations

import pytest

from doclint.nlp.pipeline import Pipeline


def _sentences(pipeline: Pipeline, text: str) -> list[str]:
    page = pipeline(text)
    found = (" ".join(page.original[start:end].split()) for start, end in page.sentences)
    return [sentence for sentence in found if sentence]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A 25 Fr. cannula went in.", ["A 25 Fr. cannula went in."]),
        ("Dr. Lee cut. He sewed.", ["Dr. Lee cut.", "He sewed."]),
        ("Dr. A. Lee cut. He sewed.", ["Dr. A. Lee cut.", "He sewed."]),
        ("He was put on V-A. The flow rose.", ["He was put on V-A.", "The flow rose."]),
        ("On V-V. Sats rose. V-AV. 4 L.", ["On V-V.", "Sats rose.", "V-AV.", "4 L."]),
        ("Begun at 12:10. Flow was good.", ["Begun at 12:10.", "Flow was good."]),
        ("1. Wean.\n2. Rest.", ["1. Wean.", "2. Rest."]),
        ("- no bleeding\n- no air", ["- no bleeding", "- no air"]),
        (
            "The cannula was advanced over the wire into the right femoral\n"
            "vein without resistance and was then secured with two heavy\n"
            "silk ties. Flow was good.",
            [
                "The cannula was advanced over the wire into the right femoral vein without "
                "resistance and was then secured with two heavy silk ties.",
                "Flow was good.",
            ],
        ),
        (
            "no fluoro\nRIJ 25 Fr\nflow 4\nlactate 2",
            ["no fluoro", "RIJ 25 Fr", "flow 4", "lactate 2"],
        ),
        ("Fluoroscopy used? Yes", ["Fluoroscopy used? Yes"]),
        ("COMPLICATIONS:\nNone", ["COMPLICATIONS:", "None"]),
        ("| a | b |\n| c | d |", ["| a | b |", "| c | d |"]),
        ("-- end --\nToday", ["-- end --", "Today"]),
        ('He said "yes."\nFlow 4.', ['He said "yes."', "Flow 4."]),
        ("Age 46  Sex M   Dx: ARDS\nfailing", ["Age 46 Sex M", "Dx: ARDS", "failing"]),
    ],
)
def test_sentences(pipeline: Pipeline, text: str, wanted: list[str]) -> None:
    assert _sentences(pipeline, text) == wanted


def test_an_endless_sentence_is_cut(pipeline: Pipeline) -> None:
    page = pipeline("word " * 3000)
    assert 5 <= len(page.sentences) <= 10


RUN_ON = [
    (
        "54m redo avr could not come off bypass despite epi 0.2 milrinone and iabp ef 15 so we went on va "
        "ecmo flow 4.8 sweep 3 heparin not reversed told wife bleeding stroke possible no problems",
        [
            "54m redo avr could not come off bypass despite epi 0.2 milrinone and iabp ef 15",
            "so we went on va ecmo",
            "flow 4.8 sweep 3",
            "heparin not reversed",
            "told wife bleeding stroke possible",
            "no problems",
        ],
    ),
    (
        "34f flu a ards pf 61 on fio2 100 proned twice ino no help ph 7.14 paco2 88 put in r ij 23 fr "
        "no bleeding no clot no hematoma dr anders",
        [
            "34f flu a ards pf 61 on fio2 100 proned twice ino no help",
            "ph 7.14 paco2 88",
            "put in r ij 23 fr",
            "no bleeding no clot no hematoma",
            "dr anders",
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), RUN_ON)
def test_prose_without_stops_is_parted(pipeline: Pipeline, text: str, wanted: list[str]) -> None:
    found = [sentence.lower() for sentence in _sentences(pipeline, text)]
    assert found == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The patient, who was told of the risks, was then cannulated through the right femoral vein and the "
        "left femoral artery, heparin was given, and flow was raised to 4 L/min without any complication.",
        "went on va ecmo flow 4 sweep 3 told wife",
    ],
)
def test_written_sentences_are_left_whole(pipeline: Pipeline, text: str) -> None:
    assert _sentences(pipeline, text) == [text]
