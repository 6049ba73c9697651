"""Our matcher against medspaCy's own, on every sample note and every shipped pattern."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from medspacy.common.regex_matcher import RegexMatcher
from medspacy.custom_tokenizer import create_medspacy_tokenizer
from spacy.language import Language

from doclint.nlp.matching import OneTextRegexMatcher
from doclint.nlp.openings import Places, openings
from doclint.nlp.patterns import load_patterns
from doclint.nlp.prefilter import needed_words

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


@pytest.fixture(scope="module")
def nlp() -> Language:
    language = spacy.blank("en")
    language.tokenizer = create_medspacy_tokenizer(language)
    return language


@pytest.fixture(scope="module")
def matchers(nlp: Language) -> tuple[RegexMatcher, RegexMatcher]:
    rules = load_patterns()
    ours, stock = OneTextRegexMatcher(nlp.vocab), RegexMatcher(nlp.vocab)
    for number, rule in enumerate((*rules.targets, *rules.context)):
        if isinstance(rule.get("pattern"), str):
            ours.add(f"rule {number}", [rule["pattern"]])
            stock.add(f"rule {number}", [rule["pattern"]])
    return ours, stock


@pytest.mark.parametrize("path", SAMPLES[::6], ids=lambda path: path.stem)
def test_same_matches_as_medspacy(
    path: Path, nlp: Language, matchers: tuple[RegexMatcher, RegexMatcher]
) -> None:
    doc = nlp.tokenizer(path.read_bytes().decode("utf-8"))
    ours, stock = matchers
    found = ours(doc)
    assert found == stock(doc)
    assert len(found) > 50


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("fluoroscopy", {"fluoroscopy"}),
        ("fluoro(?:scopy)?", {"fluoro"}),
        ("(?:right|left) groin", {"groin"}),
        ("(?:right|left) \\w+", {"right", "left"}),
        (r"\bno\b (?:ct|mri)", {"no"}),
        ("(?-i:VA)-?ECMO", {"ecmo"}),
        ("(?:abc)+d", {"abc"}),
        (r"\d+ cm", {"cm"}),
    ],
)
def test_words_without_which_nothing_matches(pattern: str, words: set[str]) -> None:
    assert needed_words(pattern) == words


@pytest.mark.parametrize("pattern", [r"\d+", "a?b?", "(?:abc)?", "(?:abc|.)", "[a-c]{3}", "("])
def test_expressions_that_need_no_word(pattern: str) -> None:
    assert needed_words(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "beginnings"),
    [
        ("fluoroscopy", {"fl"}),
        ("(?:re-?)?cannulated", {"re", "ca"}),
        (r"\d{1,2} ?fr", {"00", "0 ", "0f"}),
        (r"(?<!no )\bno\b", {"no"}),
        ("x", {"x"}),
        ("[ab]c", {"ac", "bc"}),
        (r"v.a", {"v"}),
        ("(?:a|b)+c", {"aa", "ab", "ba", "bb", "ac", "bc"}),
        ("5 mg", {"0 "}),
    ],
)
def test_beginnings_of_a_match(pattern: str, beginnings: set[str]) -> None:
    assert openings(pattern) == beginnings


@pytest.mark.parametrize("pattern", [r"\w+", "a?", ".x", "[^a]b", "\u00e9", "("])
def test_expressions_that_may_begin_with_anything(pattern: str) -> None:
    assert openings(pattern) is None


def test_places_of_beginnings() -> None:
    places = Places("No inno\u212a 12 fr")
    assert places.of(frozenset({"no"}), at_edges=True) == [0]
    assert places.of(frozenset({"no"}), at_edges=False) == [0, 5]
    assert places.of(frozenset({"k"}), at_edges=False) == [7]
    assert places.of(frozenset({"00", " 0", "r"}), at_edges=False) == [8, 9, 13]


def test_an_empty_text_has_no_places() -> None:
    assert Places("").of(frozenset({"no"}), at_edges=False) == []
