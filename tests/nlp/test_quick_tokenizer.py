"""The tokenizer that remembers chunks, held to spaCy's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokenizer import Tokenizer

from doclint.nlp import quick_tokenizer
from doclint.nlp.language import make_language
from doclint.nlp.quick_tokenizer import QuickTokenizer, chunks
from doclint.nlp.tokens import tokens_of

NOTES = sorted(Path(__file__).parents[1].glob("gold/tune/*.txt"))[::40]
OURS: QuickTokenizer = make_language().tokenizer
STOCK = Tokenizer(
    OURS.vocab,
    prefix_search=OURS.prefix_search,
    suffix_search=OURS.suffix_search,
    infix_finditer=OURS.infix_finditer,
    token_match=OURS.token_match,
)
STOCK.rules = English.Defaults.tokenizer_exceptions
PIECES = (
    "don't",
    "(e.g.",
    "25Fr.",
    ":-)",
    "8)",
    "\n",
    "\n\n",
    " ",
    "  ",
    "\t ",
    "\xa0",
    "V-V",
    "a.m.",
)


def assert_same(text: str) -> None:
    for _ in range(2):
        doc, stock = OURS(text), STOCK(text)
        assert doc.text == text
        assert [(t.text, t.idx, t.norm_, t.whitespace_) for t in doc] == [
            (t.text, t.idx, t.norm_, t.whitespace_) for t in stock
        ]
        tokens = tokens_of(doc)
        assert tokens.words == [t.text for t in stock]
        assert tokens.starts == [t.idx for t in stock]
        assert tokens.ends == [t.idx + len(t) for t in stock]


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_tokens_of_notes(path: Path) -> None:
    assert_same(path.read_text(encoding="utf-8"))


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=12))
def test_tokens_of_any_text(pieces: list[str]) -> None:
    assert_same("".join(pieces).encode("utf-8", "ignore").decode("utf-8"))


def test_words_and_gaps_are_what_is_looked_up() -> None:
    assert chunks("a  b\n\nc d ") == {"a", "b", "c", "d", " ", "\n\n"}


def test_what_is_remembered_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_tokenizer, "_MOST", 2)
    cases = {"can't": [{"ORTH": "can"}, {"ORTH": "'t"}]}
    tokenizer = QuickTokenizer(OURS.vocab, special_cases=cases)
    for text in ("one two", "three four", "one three", "x" * 31):
        assert [token.text for token in tokenizer(text)] == text.split()
    assert tokenizer._remembered == {"one", "two"}
    assert [token.text for token in tokenizer("one can't")] == ["one", "can", "'t"]
    assert tokenizer._remembered == {"one", "can't"}
