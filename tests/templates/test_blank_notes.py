"""The blank note of a code: what it asks, what it holds beforehand (nothing), and in which forms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from doclint.codes import Catalogue
from doclint.errors import SchemaError
from doclint.findings import ELEMENTS
from doclint.templates.blank import LEVELS, SCHEMA, template_of
from doclint.templates.forms import PLACEHOLDERS, render, samples

CATALOGUE = Catalogue.load()
CODES = [code.code for code in CATALOGUE.codes]


@pytest.mark.parametrize("code", CODES)
def test_slots_are_the_needs_of_the_schema(code: str) -> None:
    needs = CATALOGUE.get(code).needs
    for number, level in enumerate(LEVELS, start=1):
        slots = template_of(code, CATALOGUE, level=level).slots
        wanted = {element for element, each in needs.items() if each in LEVELS[:number]}
        assert {slot.element for slot in slots} == wanted
        assert len(slots) == len(wanted)
        assert all(needs[slot.element] == slot.level for slot in slots)


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_said_beforehand(code: str) -> None:
    template = template_of(code, CATALOGUE)
    for form, placeholder in PLACEHOLDERS.items():
        text = render(template, form)
        assert code not in text
        lines = [line.lstrip("- ") for line in text.splitlines()[1:] if line]
        assert lines == [f"{slot.title}: {placeholder}" for slot in template.slots]


def test_titles_of_one_note_differ() -> None:
    for code in CODES:
        titles = [slot.title for slot in template_of(code, CATALOGUE).slots]
        assert len(set(titles)) == len(titles)


def test_codes_that_differ_on_one_axis_share_all_other_lines() -> None:
    child, adult = (template_of(code, CATALOGUE) for code in ("33951", "33952"))
    differing = {
        one.element
        for one, other in zip(child.slots, adult.slots, strict=True)
        if (one.title, one.sample) != (other.title, other.sample)
    }
    assert differing == {"age", "cannula"}


def test_every_element_has_a_slot_and_no_wording_is_beyond_reach() -> None:
    slots = CATALOGUE.schemas.document(SCHEMA)["x-doclint"]["slots"]
    assert sorted(slot["element"] for slot in slots) == sorted(ELEMENTS)
    for slot in slots:
        for wordings in (slot["title"], slot["sample"]):
            assert all("when" in each for each in wordings[:-1])


def test_json_says_of_each_slot_what_it_asks() -> None:
    told = json.loads(render(template_of("33948", CATALOGUE), "json"))
    assert told["code"] == "33948"
    assert {"element", "part", "title", "sample", "level", "question"} == set(told["slots"][0])


def test_the_same_bytes_each_time() -> None:
    for form in ("text", "markdown", "wildcards", "json"):
        one, other = (render(template_of("33955", Catalogue.load()), form) for _ in range(2))
        assert one == other


def test_answers_stand_in_the_place_of_open_places() -> None:
    template = template_of("33952", CATALOGUE)
    assert "____" not in render(template, "text", answers=samples(template))


def site_file(folder: Path, change: Any) -> Path:
    document = json.loads(CATALOGUE.schemas.path(SCHEMA).read_text(encoding="utf-8"))
    change(document)
    path = folder / "note.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_a_site_has_words_of_its_own(tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document["x-doclint"]["heading"] = "ECLS RECORD"

    catalogue = Catalogue.load([site_file(tmp_path, change)])
    assert render(template_of("33952", catalogue), "text").startswith("ECLS RECORD\n")


def test_a_site_file_that_lacks_a_slot_is_told(tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        slots = document["x-doclint"]["slots"]
        document["x-doclint"]["slots"] = [each for each in slots if each["element"] != "age"]

    catalogue = Catalogue.load([site_file(tmp_path, change)])
    with pytest.raises(SchemaError, match="has no slot for age"):
        template_of("33952", catalogue)


def test_a_site_file_of_another_form_is_told(tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document["x-doclint"]["slots"][0]["sample"] = "today"

    with pytest.raises(SchemaError, match=r"note\.json"):
        Catalogue.load([site_file(tmp_path, change)])


def test_the_command_prints_it(run: Any) -> None:
    result = run("template", "33948", "--level", "required")
    assert result.status == 0
    assert result.out == render(template_of("33948", CATALOGUE, level="required"), "text")
    assert result.err == ""


@pytest.mark.parametrize(
    "args",
    [
        ("template",),
        ("template", "33952", "--check", "a.txt"),
        ("template", "33952", "--code", "33952"),
        ("template", "--check", "a.txt", "--format", "markdown"),
        ("template", "--check", "a.txt", "--example"),
        ("template", "33960"),
        ("template", "99999"),
        ("template", "--check", "there/is/none.txt"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(run: Any, args: tuple[str, ...]) -> None:
    result = run(*args)
    assert result.status == 2
    assert result.out == ""
    assert result.err.count("\n") == 1
