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
