"""Our matcher against medspaCy's own, on every sample note and every shipped pattern."""

from __future__ import annotations

import re
from pathlib import Path
from unittest.mock import patch

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from medspacy.common.regex_matcher import RegexMatcher
from medspacy.custom_tokenizer import create_medspacy_tokenizer
from spacy.language import Language
from spacy.vocab import Vocab

from doclint.nlp import matching
from doclint.nlp.folded_text import FoldedText
from doclint.nlp.matching import OneTextRegexMatcher
from doclint.nlp.openings import openings
from doclint.nlp.patterns import EDGE_BEFORE, load_patterns
from doclint.nlp.prefilter import needed_words, parse
from doclint.nlp.reaching import FAR, gaps_in, needed_within
from doclint.nlp.ways import ways

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


@pytest.fixture(scope="module")
def nlp() -> Language:
    language = spacy.blank("en")
    language.tokenizer = create_medspacy_tokenizer(language)
    return language


@pytest.fixture(scope="module")
def vocab() -> Vocab:
    return Vocab()


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
        ("fluoroscopy", {"fluorosc"}),
        ("(?:re-?)?cannulated", {"re-cannu", "recannul", "cannulat"}),
        (r"\d{1,2} ?fr", {"0 fr", "0fr"}),
        (r"\d+\s+cm", {"0 cm"}),
        (r"(?<!no )\bno\b", {"no"}),
        ("x", {"x"}),
        ("[ab]c", {"ac", "bc"}),
        (r"v.a", {"v"}),
        ("5 mg", {"0 mg"}),
        ("a(?:b|c.)d", {"abd", "ac"}),
    ],
)
def test_beginnings_of_a_match(pattern: str, beginnings: set[str]) -> None:
    assert openings(pattern) == beginnings


@pytest.mark.parametrize("pattern", ["a?", ".x", "[^a]b", "\u00e9", "("])
def test_expressions_that_may_begin_with_anything(pattern: str) -> None:
    assert openings(pattern) is None


def test_what_stands_where_a_word_begins() -> None:
    plain = FoldedText("No  inno\u212a 12 fr\u00e9a")
    assert plain.places == [
        (0, 0, "no innok"),
        (2, 0, " innok 0"),
        (3, 1, " innok 0"),
        (4, 1, "innok 0 "),
        (9, 1, " 0 fr\u00e9a"),
        (10, 2, "0 fr\u00e9a"),
        (12, 2, " fr\u00e9a"),
        (13, 3, "fr\u00e9a"),
        (15, 3, "\u00e9a"),
        (16, 3, "a"),
    ]
    assert [plain.gaps_before(offset) for offset in (0, 2, 3, 4, 10, 99)] == [0, 0, 1, 1, 2, 3]
    assert plain.behind_word(0) == "\1 innok "
    assert plain.behind_word(10) == "\1 fr\u00e9a"
    assert plain.behind_word(2) is None
    assert FoldedText("").places == []


def test_what_stands_behind_a_word_and_a_wide_gap() -> None:
    assert FoldedText(f"a{' ' * 40}{'1' * 40}bcdefgh").behind_word(0) == "\1 0bcdef"
    assert FoldedText("a  ").behind_word(0) == "\1 "


@pytest.mark.parametrize(
    ("pattern", "gaps"),
    [
        (r"abc\d+[a-z/]*", 0),
        (r"a b\s+c[^\S\n]*d", 3),
        (r"(?:\w+\s+){0,3}a", 3),
        (r"(?:a b|c\b|(?=d e))x", 1),
        (r"[^\s,]*[\w.]{9}", 0),
        (r"[^a]{3}.", 4),
        (r"[ab ]{2}[\D]", 3),
        (r"a.*b", FAR),
        (r"(\w)\1", FAR),
        (r"(?:a\s*){200}", FAR),
    ],
)
def test_gaps_in_a_match(pattern: str, gaps: int) -> None:
    assert gaps_in(parse(pattern)) == gaps


@pytest.mark.parametrize(
    ("pattern", "words", "gaps"),
    [
        (r"(?:\w+\s+){0,2}clinic\s+.*", {"clinic"}, 2),
        (r"in the (?:right|left) groin", {"groin"}, 3),
        (r"a\w+ .*b\d", None, FAR),
        (r".*fluoro", {"fluoro"}, FAR),
    ],
)
def test_how_far_needed_words_stand(pattern: str, words: set[str] | None, gaps: int) -> None:
    assert needed_within(parse(pattern)) == (words, gaps)


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (r"no fluoroscopy|nil \w+ fluoro", {(("nil ",), ("fluoro",), 2), (("no fluor",), None, FAR)}),
        (r"no \w+ fluoro|limb", {(("no ",), ("fluoro",), 2), (("limb",), None, FAR)}),
        (r"(?:.+ )?clinic", {(None, ("clinic",), FAR), (("clinic",), None, FAR)}),
        (r"(?:\w+ )?ward", {(("\1 ward",), ("ward",), 1), (("ward",), None, FAR)}),
        (r"\w{4,}(?:ine|ol)", {(("\1",), ("ine", "ol"), 0)}),
        (r"a\w+ b", {(("a",), None, FAR)}),
        (r"\w+", {(("\1",), None, FAR)}),
        ("(", {(None, None, FAR)}),
    ],
)  # fmt: skip
def test_ways_in_which_an_expression_matches(
    pattern: str, told: set[tuple[object, object]]
) -> None:
    assert set(ways(pattern)) == told


def test_in_an_empty_note_nothing_is_found_by_a_rule_that_may_begin_with_anything(
    nlp: Language,
) -> None:
    matcher = OneTextRegexMatcher(nlp.vocab)
    matcher.add("one", [rf"{EDGE_BEFORE}[^a]"])
    assert list(matcher.prepare().matches("", FoldedText(""))) == []


ATOMS = st.sampled_from(
    ["a", "b", "ab ", r"\d", r"\d+", r"\s+", "(?:a|b c)", "(?:ab)?", "(?:a |0)*", r"\w", r"\w+", r"(?:\w+ )?",
     "[ab]", "k", "B{2}", "(?!a)", r"[^a]", r"(?:\w+ ){0,2}", "ab", "aab ", r"[^\S\n]+", ".*", "c9k"]
)  # fmt: skip
TEXTS = st.text(st.sampled_from("aAbB c0129k_\u212a\n\u00e9-"), max_size=24)
WORDS = st.lists(st.sampled_from(["a", "b", "ab", "B0", "c9k", "\u212a", "a_b", "\n"]), max_size=60)


@given(st.lists(st.lists(ATOMS, min_size=1, max_size=4), min_size=1, max_size=4), st.data())
def test_no_match_is_missed(vocab: Vocab, branches: list[list[str]], data: st.DataObject) -> None:
    """An expression of a rule finds what ``finditer`` finds, whatever it and the text are."""
    pattern = f"{EDGE_BEFORE}(?:{'|'.join(map(''.join, branches))})"
    matcher = OneTextRegexMatcher(vocab)
    matcher.add("one", [pattern])
    text = data.draw(TEXTS | WORDS.map(" ".join))
    compiled = re.compile(pattern, re.IGNORECASE)
    with patch.object(matching, "_WINDOW", data.draw(st.sampled_from([8, 1024]))):
        found = [match.span() for _, match in matcher.prepare().matches(text, FoldedText(text))]
    assert found == [match.span() for match in compiled.finditer(text) if match.group()]


def test_an_expression_added_later_is_sought(nlp: Language) -> None:
    matcher = OneTextRegexMatcher(nlp.vocab)
    doc = nlp.make_doc("a cannula in a vein")
    matcher.add("one", ["cannula"])
    assert len(matcher(doc)) == 1
    matcher.add("two", ["vein"])
    assert len(matcher(doc)) == 2
