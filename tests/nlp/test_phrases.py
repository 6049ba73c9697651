"""Matchers that wait for something to find, against those that know all from the start."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher

from doclint.nlp.patterns import load_patterns
from doclint.nlp.phrases import Phrases, TokenPatterns

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
PHRASES = [rule["literal"].lower() for rule in load_patterns().sections if "pattern" not in rule]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("en")


def knows_all(nlp: Language, phrases: list[str]) -> PhraseMatcher:
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for number, phrase in enumerate(phrases):
        matcher.add(f"rule {number}", [nlp.tokenizer(phrase)])
    return matcher


def hears_late(nlp: Language, phrases: list[str]) -> Phrases:
    matcher = Phrases(nlp)
    for number, phrase in enumerate(phrases):
        matcher.add(f"rule {number}", [phrase])
    return matcher


def test_headings_of_notes(nlp: Language) -> None:
    ours, stock = hears_late(nlp, PHRASES), knows_all(nlp, PHRASES)
    count = 0
    for path in SAMPLES:
        doc = nlp.tokenizer(path.read_text(encoding="utf-8"))
        assert sorted(ours(doc)) == sorted(stock(doc))
        count += len(stock(doc))
    assert len(PHRASES) > 1_000
    assert count > 500


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_phrases_however_they_are_spaced(nlp: Language, data: st.DataObject) -> None:
    words = st.sampled_from(
        ["date", "of", "Service", ":", "s/p", "note's", "\u03c3\u03c2", "\u0130d", "#", "-"]
    )
    phrases = data.draw(st.lists(st.lists(words, min_size=1, max_size=3).map(" ".join), max_size=6))
    phrases = [phrase.lower() for phrase in phrases]
    gaps = st.sampled_from(["", " ", "  ", "\n", "\t"])
    ours, stock = hears_late(nlp, phrases), knows_all(nlp, phrases)
    for _ in range(3):
        pieces = data.draw(st.lists(st.tuples(words, gaps), max_size=10))
        doc = nlp.tokenizer("".join(word + gap for word, gap in pieces))
        assert sorted(ours(doc)) == (sorted(stock(doc)) if phrases else [])


def test_patterns_of_tokens(nlp: Language) -> None:
    ours, stock = TokenPatterns(nlp.vocab), Matcher(nlp.vocab)
    for matcher in (ours, stock):
        matcher.add("size", [[{"LIKE_NUM": True}, {"LOWER": "fr"}]])
    doc = nlp.tokenizer("a 25 Fr cannula and a 19 Fr one")
    assert ours(doc) == stock(doc)
    assert len(ours(doc)) == 2


def test_nothing_to_find_is_no_warning(nlp: Language) -> None:
    doc = nlp.tokenizer("a 25 Fr cannula")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert TokenPatterns(nlp.vocab)(doc) == []
        assert Phrases(nlp)(doc) == []
        assert hears_late(nlp, ["dialysis"])(doc) == []


def test_nobody_is_called_back(nlp: Language) -> None:
    with pytest.raises(ValueError, match="back"):
        Phrases(nlp).add("rule", ["phrase"], on_match=print)
