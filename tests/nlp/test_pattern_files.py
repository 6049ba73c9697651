"""Pattern files: the shipped ones are of their schema, and a site's that are not are told with file and rule."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from doclint.errors import PatternError
from doclint.nlp.patterns import EDGE_BEFORE, KINDS, load_patterns
from doclint.nlp.ways import plan_of
from doclint.resources import data_dir

SHIPPED = sorted(path for kind in KINDS for path in (data_dir("patterns") / kind).glob("*.json"))


def site(folder: Path, kind: str, content: bytes) -> Path:
    """A site's folder with one file."""
    (folder / kind).mkdir()
    (folder / kind / "ours.json").write_bytes(content)
    return folder


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_file_could_be_a_sites_own(tmp_path: Path, path: Path) -> None:
    """It is not held to its schema when it is loaded, for it is here."""
    folder = site(tmp_path, path.parent.name, path.read_bytes())

    assert load_patterns([folder]) == load_patterns()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_no_repetition_is_in_round_brackets(path: Path) -> None:
    """``{1, 2}`` of an f-string becomes ``(1, 2)``: a text to be found, no count."""
    assert re.findall(r"\(\d, ?\d\)", path.read_text(encoding="utf-8")) == []


SECTION = {"literal": "(our heading)", "category": "plan"}
TARGET = {"literal": "our word", "category": "CANNULA"}


@pytest.mark.parametrize(
    ("kind", "rule", "told"),
    [
        ("sections", {**SECTION, "metadata": {"like": "("}}, "like does not compile"),
        ("sections", {**SECTION, "metadata": {"like": 3}}, "metadata/like"),
        ("sections", {**SECTION, "metadata": {"liek": "a"}}, "liek"),
        ("sections", {"category": "plan"}, "literal"),
        ("targets", {**TARGET, "pattern": "a)"}, "does not compile"),
        ("targets", {**TARGET, "pattern": ["a"]}, "target_rules/0"),
    ],
)
def test_a_sites_file_that_is_broken_is_told(
    tmp_path: Path, kind: str, rule: dict[str, Any], told: str
) -> None:
    folder = site(tmp_path, kind, json.dumps({KINDS[kind]: [rule]}).encode())

    with pytest.raises(PatternError, match=told) as error:
        load_patterns([folder])
    assert "ours.json" in str(error.value)


@pytest.mark.parametrize("content", [b"{", b"\xff"])
def test_a_sites_file_that_is_no_json_is_told(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(PatternError, match="not valid JSON"):
        load_patterns([site(tmp_path, "targets", content)])


def test_the_rules_are_tried_only_where_they_can_begin() -> None:
    """One that may begin with anything is tried at every word of every note, unless it needs a word that few hold."""
    rules = load_patterns()
    for kind in (rules.targets, rules.context, rules.sections):
        patterns = [rule["pattern"] for rule in kind if isinstance(rule.get("pattern"), str)]
        plan = plan_of(patterns)
        assert [patterns[number] for number in plan.everywhere] == []
        needy = {way for ways in plan.needy.values() for way in ways}
        assert [patterns[plan.numbers[way]] for way in plan.free if way not in needy] == []


@pytest.mark.parametrize("begin", ["→ ", "Δ", "ß", "é", "½"])
def test_a_rule_that_begins_with_a_sign_beyond_ascii_is_tried_everywhere(begin: str) -> None:
    """So a sign is looked for behind the place, and not at it."""
    at_it, behind_it = (
        plan_of([f"{EDGE_BEFORE}{begin}leg"]),
        plan_of([f"{EDGE_BEFORE}(?<={begin})leg"]),
    )

    assert (len(at_it.free), len(behind_it.free)) == (1, 0)
