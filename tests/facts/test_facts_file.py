"""The facts file: of its form, everything that it names is there, and nothing is said twice."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from doclint.codes import Catalogue
from doclint.errors import SchemaError
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


# What a site adds.

SITE = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:doclint:facts:site",
    "title": "What our compliance department says",
    "description": "Of our own hospital.",
    "x-doclint": {
        "statements": [
            {
                "key": "site-rooms",
                "heading": "setting",
                "when": {"approach": "central"},
                "text": "The hybrid room on level 2.",
                "sources": ["SITE"],
                "confidence": "high",
            },
            {
                "key": "setting-bedside",
                "heading": "setting",
                "when": {"approach": "percutaneous", "action": "insertion"},
                "text": "Never outside of the unit.",
                "sources": ["SITE", "BURRELL"],
                "confidence": "high",
            },
        ]
    },
}
SITE_SOURCES = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:doclint:sources:site",
    "title": "Where our facts come from",
    "x-doclint": {
        "sources": {
            "SITE": {
                "title": "Our policy",
                "where": "the intranet",
                "date": "2026",
                "trust": "high: it is ours",
            }
        }
    },
}


def site(folder: Path, *documents: dict[str, Any]) -> Catalogue:
    for number, document in enumerate(documents):
        (folder / f"{number}.json").write_text(json.dumps(document))
    return Catalogue.load([folder])


def test_a_site_adds_statements_and_takes_the_place_of_shipped_ones(tmp_path: Path) -> None:
    catalogue = site(tmp_path, SITE, SITE_SOURCES)
    facts = Facts.load(catalogue)
    central = [each.text for each in facts.under("setting", catalogue.get("33955"))]
    bedside = facts.under("setting", catalogue.get("33952"))

    assert "The hybrid room on level 2." in central
    assert [each.text for each in bedside if each.key == "setting-bedside"] == [
        "Never outside of the unit."
    ]
    assert catalogue.sources["SITE"].title == "Our policy"
    assert "S004" in catalogue.sources
    shipped = [each.text for each in FACTS.under("setting", CATALOGUE.get("33952"))]
    assert "Never outside of the unit." not in shipped


def changed(document: dict[str, Any], **statement: Any) -> dict[str, Any]:
    copy: dict[str, Any] = json.loads(json.dumps(document))
    entry = copy["x-doclint"]["statements"][0]
    entry.update(statement)
    copy["x-doclint"]["statements"][0] = {k: v for k, v in entry.items() if v is not None}
    return copy


OF_A_RULE = {"text": None, "sources": None, "confidence": None}


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (changed(SITE, sources=["NOBODY"]), "statement site-rooms: no such source: NOBODY"),
        (changed(SITE, heading="plumage"), "statement site-rooms: no such heading: plumage"),
        (changed(SITE, element="plumage"), "statement site-rooms: no such element: plumage"),
        (changed(SITE, **OF_A_RULE, rule="XYZ001"), "statement site-rooms: no such rule: XYZ001"),
        (changed(SITE, **OF_A_RULE, retired="12345"), "no such withdrawn code: 12345"),
        (changed(SITE, sources=[]), "x-doclint/statements/0"),
        (changed(SITE, confidence=None), "x-doclint/statements/0"),
        (changed(SITE, when={"plumage": "red"}), "x-doclint/statements/0"),
        ({**SITE, "x-doclint": {"statements": [], "search": {}}}, "x-doclint"),
    ],
)
def test_a_broken_site_file_is_named_with_the_reason(
    document: dict[str, Any], told: str, tmp_path: Path
) -> None:
    with pytest.raises(SchemaError, match=re.escape(told)) as caught:
        Facts.load(site(tmp_path, document, SITE_SOURCES))
    assert str(caught.value).startswith(str(tmp_path / "0.json"))
    assert "\n" not in str(caught.value)
