"""Our matcher against medspaCy's own, on every sample note and every shipped pattern."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from medspacy.common.regex_matcher import RegexMatcher
from medspacy.custom_tokenizer import create_medspacy_tokenizer
from spacy.language import Language

from doclint.nlp.matching import OneTextRegexMatcher
from doclint.nlp.openings import FoldedText, Openings, openings
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
        ("fluoroscopy", {"flu"}),
        ("(?:re-?)?cannulated", {"re-", "rec", "can"}),
        (r"\d{1,2} ?fr", {"00 ", "00f", "0 f", "0fr"}),
        (r"(?<!no )\bno\b", {"no"}),
        ("x", {"x"}),
        ("[ab]c", {"ac", "bc"}),
        (r"v.a", {"v"}),
        ("(?:a|b)+c", {x + y for x in ("a", "b") for y in ("c", "a", "b")}),
        ("5 mg", {"0 m"}),
    ],
)
def test_beginnings_of_a_match(pattern: str, beginnings: set[str]) -> None:
    found = openings(pattern)
    assert found is not None
    if "+" in pattern:
        assert {each[:2] for each in found} == beginnings
    else:
        assert found == beginnings


@pytest.mark.parametrize("pattern", [r"\w+", "a?", ".x", "[^a]b", "\u00e9", "("])
def test_expressions_that_may_begin_with_anything(pattern: str) -> None:
    assert openings(pattern) is None


def test_places_of_beginnings() -> None:
    sought = Openings()
    sought.add(0, {"no"}, at_edges=True)
    sought.add(1, {"no"}, at_edges=False)
    sought.add(2, {"k"}, at_edges=False)
    sought.add(3, {"00", " 0", "r"}, at_edges=False)
    sought.add(4, {"zz"}, at_edges=True)
    assert sought.places(FoldedText("No inno\u212a 12 fr")) == {
        0: [0],
        1: [0, 5],
        2: [7],
        3: [8, 9, 13],
    }
    assert sought.places(FoldedText("")) == {}


def test_an_expression_added_later_is_sought(nlp: Language) -> None:
    matcher = OneTextRegexMatcher(nlp.vocab)
    doc = nlp.make_doc("a cannula in a vein")
    matcher.add("one", ["cannula"])
    assert len(matcher(doc)) == 1
    matcher.add("two", ["vein"])
    assert len(matcher(doc)) == 2
