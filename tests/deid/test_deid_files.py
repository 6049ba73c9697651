"""The files of patterns/deid, and a site's own on top of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from doclint.codes import Catalogue
from doclint.deid import load_search
from doclint.deid.vocabulary import Vocabulary, load_vocabulary
from doclint.errors import PatternError
from doclint.settings.model import DEID_RULES

VOCABULARY = load_vocabulary()
RULES = {rule for rule in Catalogue.load().rules if rule.startswith(DEID_RULES)}
PRESIDIO = pytest.mark.skipif(
    find_spec("presidio_analyzer") is None, reason="presidio-analyzer is not installed"
)

Write = Callable[[Any], Path]


@pytest.fixture
def site(tmp_path: Path) -> Write:
    def write(document: Any) -> Path:
        (tmp_path / "deid").mkdir(exist_ok=True)
        text = document if isinstance(document, str) else json.dumps(document)
        (tmp_path / "deid" / "own.json").write_text(text)
        return tmp_path

    return write


def found(text: str, folder: Path) -> list[tuple[str, str]]:
    search = load_search((folder,))
    return [(each.rule, text[each.start : each.end]) for each in search.find(text)]


def test_recognizers_speak_of_the_rules_there_are() -> None:
    told = {each["rule"] for each in VOCABULARY.recognizers}
    assert told | {VOCABULARY.beside["rule"]} == RULES
    assert VOCABULARY.told_again <= RULES
    assert {VOCABULARY.beside["of"], *VOCABULARY.beside["names"]} <= RULES


def test_every_list_and_part_is_used() -> None:
    text = json.dumps([dict(each) for each in VOCABULARY.recognizers])
    assert "{{" not in text
    assert len({each["name"] for each in VOCABULARY.recognizers}) == len(VOCABULARY.recognizers)


def test_words_stand_once_and_in_one_list_only() -> None:
    assert not VOCABULARY.never & VOCABULARY.chart
    assert all(word == word.lower() for word in VOCABULARY.never | VOCABULARY.chart)


def test_zip_codes_know_every_state() -> None:
    assert set(VOCABULARY.zip) == set(VOCABULARY.lists["state_codes"])


@PRESIDIO
def test_a_site_adds_its_own_numbers_and_words(site: Write) -> None:
    folder = site(
        {
            "eponyms": ["Hathaway"],
            "chart": ["Brightside"],
            "recognizers": [
                {
                    "name": "our study number",
                    "rule": "DID004",
                    "takes": "number",
                    "digits": 4,
                    "patterns": ["{{edge}}ECLS-\\d{4}{{end}}"],
                }
            ],
        }
    )
    assert found("Study ECLS-4471, wife Hathaway, Dr. Foy", folder) == [
        ("DID004", "ECLS-4471"),
        ("DID002", "Foy"),
    ]


@PRESIDIO
def test_a_site_takes_the_place_of_a_shipped_recognizer(site: Write) -> None:
    folder = site(
        {
            "recognizers": [
                {
                    "name": "hospital by its name",
                    "rule": "DID015",
                    "takes": "match",
                    "patterns": ["Brackwater"],
                }
            ]
        }
    )
    assert found("From Kestrel Vale Hospital to Brackwater", folder) == [("DID015", "Brackwater")]


BROKEN: dict[str, tuple[Any, str]] = {
    "no JSON": ("{", "not valid JSON"),
    "no such key": ({"words": []}, "words"),
    "no such rule": (
        {"recognizers": [{"name": "x", "rule": "AGE001", "takes": "match", "patterns": ["a"]}]},
        "AGE001",
    ),
    "no such part": (
        {
            "recognizers": [
                {"name": "x", "rule": "DID001", "takes": "match", "patterns": ["{{nope}}"]}
            ]
        },
        "no list or part is called nope",
    ),
    "neither ours nor theirs": ({"recognizers": [{"name": "x", "rule": "DID001"}]}, "recognizers"),
    "not one of Presidio's": (
        {"recognizers": [{"name": "x", "rule": "DID001", "presidio": "SpacyRecognizer"}]},
        "SpacyRecognizer",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named_with_the_reason(name: str, site: Write) -> None:
    document, reason = BROKEN[name]
    folder = site(document)
    with pytest.raises(PatternError, match=reason) as caught:
        load_vocabulary((folder,))
    assert str(caught.value).startswith(str(folder / "deid" / "own.json"))
    assert "\n" not in str(caught.value)


@PRESIDIO
@pytest.mark.parametrize("key", ["patterns", "form"])
def test_an_expression_that_does_not_compile_is_named(key: str, site: Write) -> None:
    recognizer = {"name": "ours", "rule": "DID001", "takes": "match", "patterns": ["a"]}
    if key == "form":
        recognizer = {"name": "ours", "rule": "DID010", "presidio": "IpRecognizer"}
    folder = site({"recognizers": [{**recognizer, key: ["("] if key == "patterns" else "("}]})
    with pytest.raises(PatternError, match="does not compile") as caught:
        load_search((folder,))
    assert "recognizer 'ours'" in str(caught.value)


def test_a_folder_without_words_about_identifiers_changes_nothing(tmp_path: Path) -> None:
    assert isinstance(load_vocabulary((tmp_path,)), Vocabulary)
    assert load_vocabulary((tmp_path,)).recognizers == VOCABULARY.recognizers
