"""The copy of a note that is read, and where its places are in the note as it came."""

from __future__ import annotations

import random

import pytest

from doclint.nlp.fair_copy import fair_copy
from doclint.nlp.pipeline import Pipeline
from doclint.nlp.spelling import Spelling, one_apart, shipped_spelling

FEW = Spelling(["cannula", "cannulae", "thoracotomy", "percutaneous"], ["thoracostomy"])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("canula", "cannula"),
        ("Cannnula", "Cannula"),
        ("CANUNLA", "CANNULA"),
        ("the cannulx was", "the cannula was"),
        ("percutaneuos", "percutaneous"),
        ("percutanous entry", "percutaneous entry"),
        ("thoractomy", "thoracotomy"),
        # Right words, real words, words too far off, other first letters.
        ("thoracostomy", "thoracostomy"),
        ("cannulae", "cannulae"),
        ("canulla s", "canulla s"),
        ("pannula", "pannula"),
        ("veno-canula", "veno-cannula"),
        ("cannulas", "cannulas"),
    ],
)
def test_slips_in_long_terms(written: str, read: str) -> None:
    assert fair_copy(written, FEW).text == read


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a  \r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("page\n\x0cnext", "page\nnext"),
        ("key\t\n", "key\n"),
        ("key\tvalue\t\n", "key\tvalue\t\n"),
        ("end \u00a0", "end"),
        ("", ""),
    ],
)
def test_idle_blanks(source: str, text: str) -> None:
    assert fair_copy(source, FEW).text == text


def test_places() -> None:
    copy = fair_copy("A canula \r\nand a cannnula\t\nin.", FEW)
    assert copy.text == "A cannula\nand a cannula\nin."
    for word in ("canula", "cannnula", "and", "in."):
        read = {"canula": "cannula", "cannnula": "cannula"}.get(word, word)
        start = copy.text.index(read, 3 if word == "cannnula" else 0)
        if word == "cannnula":
            start = copy.text.rindex(read)
        first, last = copy.place(start), copy.place(start + len(read) - 1)
        assert copy.source[first : last + 1] == word


def test_no_term_is_near_another_that_it_would_be_taken_for() -> None:
    spelling = shipped_spelling()
    for term in spelling.terms:
        assert list(spelling.mend(term)) == []
        assert len(term) > 6


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("abcdef", "abcdef", False),
        ("abcdef", "abdcef", True),
        ("abcdef", "abcde", True),
        ("abcdef", "abxcdef", True),
        ("abcdef", "abcxef", True),
        ("abcdef", "xbcdef", False),
        ("abcdef", "abdxef", False),
        ("abcdef", "abcdefgh", False),
    ],
)
def test_one_slip_apart(one: str, other: str, near: bool) -> None:
    assert one_apart(one, other) is one_apart(other, one) is near


def test_no_slip_of_a_shipped_term_is_missed() -> None:
    """Each word that is one slip away from one term and no word of its own is mended, whatever the slip."""
    spelling = shipped_spelling()
    order = random.Random(1)
    for term in spelling.terms:
        for place in range(1, len(term)):
            letter = order.choice("abcdefghijklmnopqrstuvwxyz")
            head, tail = term[:place], term[place:]
            turned = tail[1::-1] + tail[2:] if len(tail) > 1 else tail
            for word in {
                head + letter + tail[1:],
                head + letter + tail,
                head + tail[1:],
                head + turned,
            }:
                near = {each for each in spelling.terms if one_apart(word, each)}
                is_slip = 6 <= len(word) <= 20 and word not in spelling._known and len(near) == 1
                assert [each for *_, each in spelling.mend(word)] == ([*near] if is_slip else [])


def test_evidence_is_in_the_words_of_the_note(pipeline: Pipeline) -> None:
    text = "The femorl canula went in percutanously.  \r\nFlouroscopy was used."
    page = pipeline(text)
    for item in page.evidence([(mention.start, mention.end) for mention in page.mentions]):
        assert text[item["start"] : item["end"]] == item["text"]
    assert "Flouroscopy" in {
        page.source[page.place(m.start) : page.place(m.end - 1) + 1] for m in page.mentions
    }


def test_abbreviations_need_no_capitals_in_a_note_without_any() -> None:
    spelling = shipped_spelling()
    small = "massive pe, arrested in ct, no rosc"
    assert [instead for _, _, instead in spelling.mend(small)] == ["PE", "ROSC"]
    assert list(spelling.mend("Massive PE on CT. The pe teacher, 52, had no Rosc.")) == []
