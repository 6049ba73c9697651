"""Our tokenizer against medspaCy's own, and what is not imported for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from medspacy.custom_tokenizer import create_medspacy_tokenizer
from spacy.language import Language
from spacy.util import compile_infix_regex

from doclint.nlp.language import _INFIXES, make_language

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


def test_tokens_are_medspacys() -> None:
    stock = spacy.blank("en")
    tokenizer = create_medspacy_tokenizer(stock)
    tokenizer.infix_finditer = compile_infix_regex(
        [*(stock.Defaults.infixes or ()), *_INFIXES]
    ).finditer
    ours = make_language()
    count = 0
    for path in SAMPLES:
        text = path.read_text(encoding="utf-8")
        found = [(token.text, token.idx) for token in ours.tokenizer(text)]
        assert found == [(token.text, token.idx) for token in tokenizer(text)]
        count += len(found)
    assert count > 10_000


@pytest.mark.parametrize(("text", "tokens"), [("25Fr", ["25", "Fr"]), ("V-V", ["V", "-", "V"])])
def test_figures_and_letters_are_parted(text: str, tokens: list[str]) -> None:
    assert [token.text for token in make_language().tokenizer(text)] == tokens


CASES = [case for case in spacy.blank("en").Defaults.tokenizer_exceptions if case.strip()]


@pytest.fixture(scope="module")
def knows_all() -> Language:
    """medspaCy's tokenizer with our infixes, told of all special cases at once."""
    stock = spacy.blank("en")
    stock.tokenizer = create_medspacy_tokenizer(stock)
    infixes = [*(stock.Defaults.infixes or ()), *_INFIXES]
    stock.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return stock


@settings(deadline=None, max_examples=30)
@given(
    texts=st.lists(
        st.lists(
            st.sampled_from(
                [*CASES, " ", "  ", "\n", "\t", ".", ",", "(", "ECMO", "25Fr", "'", "\u00a0"]
            ),
            max_size=25,
        ).map("".join),
        max_size=6,
    )
)
def test_special_cases_that_turn_up_late(knows_all: Language, texts: list[str]) -> None:
    ours = make_language()
    for text in texts:
        found = [(token.text, token.idx, token.norm_) for token in ours.tokenizer(text)]
        assert found == [
            (token.text, token.idx, token.norm_) for token in knows_all.tokenizer(text)
        ]


def test_special_cases_in_single_file(knows_all: Language) -> None:
    ours = make_language()
    for case in CASES:
        for text in (case, f"({case}),", f"He{case} x{case}."):
            found = [token.text for token in ours.tokenizer(text)]
            assert found == [token.text for token in knows_all.tokenizer(text)]
    assert len(CASES) > 1_000


def test_reading_a_note_imports_no_nltk() -> None:
    code = (
        "import sys; from doclint.reading import Reader; Reader();"
        " print(sorted({'nltk', 'quickumls', 'medspacy', 'presidio_analyzer'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert said.stdout.strip() == "['medspacy']"


def test_names_of_languages_are_loaded_when_asked_for() -> None:
    code = (
        "import sys; from doclint.reading import Reader; Reader();"
        " print('langcodes.data_dicts' in sys.modules);"
        " import spacy; print(spacy.util.find_matching_language('eng'), 'langcodes.data_dicts' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    # Newer versions of spaCy know the names themselves.
    asked = str("langcodes" in (Path(spacy.util.__file__).read_text(encoding="utf-8")))
    assert said.stdout.split() == ["False", "en", asked]


def test_the_other_way_to_part_sentences_is_loaded_when_asked_for() -> None:
    code = (
        "import sys; from doclint.reading import Reader; Reader(); print('pysbd' in sys.modules);"
        " import spacy; nlp = spacy.blank('en'); nlp.add_pipe('medspacy_pysbd');"
        " print(len(list(nlp('Seen by Dr. Feld. Stable.').sents)), 'pysbd' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert said.stdout.split() == ["False", "2", "True"]
