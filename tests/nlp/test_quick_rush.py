"""Our PyRuSH against the stock one, on sample notes and on any text."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from loguru import logger
from PyRuSH import PyRuSHSentencizer
from spacy.language import Language

from doclint.nlp.quick_rush import QuickSentencizer, beginnings
from doclint.resources import data_dir

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
PIECES = [
    "a",
    "Xy",
    "7",
    ". ",
    ".",
    "! ",
    "?\n",
    "\n",
    "\r\n",
    "  ",
    "\t",
    "\xa0",
    "(",
    ").",
    "abc. D",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("en")


@pytest.fixture(scope="module")
def both(nlp: Language) -> tuple[QuickSentencizer, PyRuSHSentencizer]:
    logger.disable("PyRuSH")
    rules = str(data_dir("patterns") / "sentences" / "pyrush.tsv")
    return QuickSentencizer(nlp, rules), PyRuSHSentencizer(nlp, rules_path=rules)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_same_sentences_as_pyrush(
    path: Path, nlp: Language, both: tuple[QuickSentencizer, PyRuSHSentencizer]
) -> None:
    ours, stock = both
    doc = nlp.make_doc(path.read_text("utf-8"))
    told = list(ours.predict([doc])[0])
    assert told == list(stock.predict([doc])[0])
    assert sum(told) > 1


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=100)
def test_same_sentences_of_any_text(
    nlp: Language, both: tuple[QuickSentencizer, PyRuSHSentencizer], pieces: list[str]
) -> None:
    ours, stock = both
    doc = nlp.make_doc("".join(pieces))
    assert list(ours.predict([doc])[0]) == list(stock.predict([doc])[0])


def test_rules_that_cannot_be_foreseen() -> None:
    assert beginnings(["[ab]c"]) is None
    assert beginnings([]) is None
    found = beginnings([r"\d(.)\s+\C"])
    assert found is not None
    assert [match.start() for match in found.finditer("at 7. Then 8.")] == [3]
