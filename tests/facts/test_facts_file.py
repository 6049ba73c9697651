"""The facts file: of its form, everything that it names is there, and nothing is said twice."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from doclint.codes import Catalogue
from doclint.facts import CONFIDENCES, Facts
from doclint.facts.book import facets
from doclint.resources import data_dir

CATALOGUE = Catalogue.load()
FACTS = Facts.load(CATALOGUE)
FILE = data_dir("schemas") / "facts.json"
DATA: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))["x-doclint"]
SOURCES = CATALOGUE.sources


def test_the_file_is_of_its_form() -> None:
    schema = CATALOGUE.schemas.document("urn:doclint:file:facts")
    Draft202012Validator(schema).validate(json.loads(FILE.read_text(encoding="utf-8")))


def test_keys_and_words_stand_once() -> None:
    for of in (
        [each["key"] for each in DATA["statements"]],
        [each["key"] for each in DATA["headings"]],
        [each["key"] for each in DATA["neighbours"]],
        [each["text"] for each in DATA["statements"] if "text" in each],
    ):
        assert [each for each, times in Counter(of).items() if times > 1] == []


def test_no_statement_is_for_no_code() -> None:
    said = {
        statement.key
        for code in CATALOGUE.codes
        for heading in FACTS.headings
        for statement in FACTS.under(heading.key, code)
    }
    assert [each["key"] for each in DATA["statements"] if each["key"] not in said] == []


def test_every_value_named_is_one_that_a_code_has() -> None:
    known: dict[str, list[Any]] = {}
    for code in CATALOGUE.codes:
        for axis, value in facets(code).items():
            known.setdefault(axis, []).append(value)
    for entry in (
        *DATA["statements"],
        *(
            {"when": each}
            for n in DATA["neighbours"]
            for each in (n.get("of", {}), n.get("to", {}))
        ),
    ):
        for axis, wanted in entry.get("when", {}).items():
            for value in wanted if isinstance(wanted, list) else [wanted]:
                assert value in known[axis], entry


def cited(node: Any) -> Iterator[str]:
    """Every source key in a schema file."""
    if isinstance(node, list):
        for each in node:
            yield from cited(each)
    elif isinstance(node, dict):
        for key, each in node.items():
            if key == "sources" and isinstance(each, list):
                yield from (one if isinstance(one, str) else one["key"] for one in each)
            else:
                yield from cited(each)


def test_every_source_cited_is_there_and_every_source_is_cited() -> None:
    used = {key for each in CATALOGUE.schemas.documents.values() for key in cited(each)}
    # What looks for identifiers keeps its sources beside its patterns.
    assert used - set(SOURCES) == set()
    assert set(SOURCES) - used == set()


@pytest.mark.parametrize("key", SOURCES)
def test_a_source_says_what_it_is_and_how_far_it_can_be_trusted(key: str) -> None:
    source = SOURCES[key]
    assert source.title.strip()
    assert source.where.strip()
    assert source.date.strip()
    assert source.trust.split(":")[0].split(" to ")[0] in CONFIDENCES


def test_what_is_from_memory_alone_is_never_certain() -> None:
    for each in FACTS.statements:
        if {source.key for source in each.sources} == {"MEM"}:
            assert each.confidence != "high", each.key
