"""Our matcher against medspaCy's own, on every sample note and every shipped pattern."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from medspacy.common.regex_matcher import RegexMatcher
from medspacy.custom_tokenizer import create_medspacy_tokenizer
from spacy.language import Language

from doclint.nlp.matching import OneTextRegexMatcher
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
