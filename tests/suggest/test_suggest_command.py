"""``doclint suggest``: its forms, how much of the note they hold, and its exit statuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from doclint.codes import Catalogue
from doclint.reports.names import hashed

CATALOGUE = Catalogue.load()
FORMS = ("text", "markdown", "json")


def hold(report: dict[str, Any]) -> None:
    """Hold a report to its schema."""
    documents = CATALOGUE.schemas.documents
    resources = ((key, DRAFT202012.create_resource(each)) for key, each in documents.items())
    registry: Registry[Any] = Registry[Any]().with_resources(resources)
    schema = documents["urn:doclint:file:suggestions"]
    Draft202012Validator(schema, registry=registry).validate(report)


def test_a_supported_code_with_its_words(ward: Path, run: Any) -> None:
    result = run("suggest", "a.txt")

    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("a.txt: 1 code supported\n  1. 33952  ")
    assert 'selected by age: years=52; "52" (1:5)' in result.out
    assert "holds: 14 of the 14 elements" in result.out
    assert "beside" not in result.out
    assert result.out.endswith(
        "Not for claim submission: which code is reported is for a person to decide.\n"
    )


@pytest.mark.parametrize("form", FORMS)
def test_what_tells_codes_apart_is_for_coders_alone(ward: Path, run: Any, form: str) -> None:
    plain = run("suggest", "a.txt", "--format", form).out
    coder = run("suggest", "a.txt", "--format", form, "--coder").out

    for neighbour in ("33951", "33954", "33956"):
        assert neighbour not in plain
        assert neighbour in coder


def test_json_is_of_its_form(ward: Path, run: Any, installed_reader: Any, complete: Any) -> None:
    (ward / "b.txt").write_bytes(b"\xff\xfe\x00")
    (ward / "c.txt").write_text("Unrelated words.\n")
    silent = {name: {"status": "missing", "evidence": []} for name in complete}
    installed_reader(lambda text: silent if text.startswith("Un") else complete)
    result = run("suggest", "a.txt", "b.txt", "c.txt", "--format", "json", "--coder")
    report = json.loads(result.out)

    hold(report)
    assert result.status == 2
    assert [each["note"] for each in report["notes"]] == ["a.txt", "b.txt", "c.txt"]
    first, unreadable, none = report["notes"]
    (suggestion,) = first["suggestions"]
    assert suggestion["code"] == "33952"
    assert set(suggestion["selected_by"]) == {"action", "age", "approach"}
    assert suggestion["missing"] == []
    assert suggestion["label"]["sources"]
    assert suggestion["elements"]["age"]["evidence"][0]["text"] == "52"
    assert unreadable["error"]
    assert none == {"note": "c.txt", "place": None, "suggestions": [], "doubts": [], "error": None}


def test_the_note_of_no_service(ward: Path, run: Any, installed_reader: Any, complete: Any) -> None:
    installed_reader({name: {"status": "missing", "evidence": []} for name in complete})
    assert run("suggest", "a.txt").out.startswith("a.txt: no ECMO service\n\n")


@pytest.mark.parametrize("form", FORMS)
def test_without_evidence_no_word_of_the_note_is_shown(ward: Path, run: Any, form: str) -> None:
    shown = run("suggest", "a.txt", "--format", form, "--evidence", "none").out

    for words in ("right femoral", "V-V", '"52"', "years"):
        assert words not in shown.replace("6 years", "")
    assert "33952" in shown


@pytest.mark.parametrize("form", FORMS)
def test_names_are_hashed_where_asked(
    ward: Path, run: Any, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCLINT_HASH_KEY", "k")
    result = run("suggest", "a.txt", "--format", form, "--note-name", "hash")

    assert "a.txt" not in result.out
    assert hashed("note", "a.txt", b"k") in result.out.replace("&#45;", "-")


@pytest.mark.parametrize("form", FORMS)
def test_hostile_words_and_names_stay_text(
    ward: Path, run: Any, installed_reader: Any, complete: Any, form: str
) -> None:
    words = "\x1b[31m\u202e|<img onerror=x>`\ud800"
    name = "<b>\u202e|x.txt"
    (ward / name).write_text("x" * 10)
    complete["age"]["evidence"] = [{"start": 0, "end": 4, "text": words, "section": None}]
    installed_reader(complete)
    shown = run("suggest", name, "--format", form).out

    for character in ("\x1b", "\u202e", "\ud800"):
        assert character not in shown
    if form == "markdown":
        assert "<img" not in shown
        assert "<b>" not in shown
    if form == "json":
        assert json.loads(shown)["notes"][0]["note"] == name


def test_no_modifier_and_no_payment_is_spoken_of(ward: Path, run: Any) -> None:
    shown = run("suggest", "a.txt", "--coder").out.casefold()
    for word in ("modifier", "payment", "reimburse", "drg", "$", "-22", "-59"):
        assert word not in shown


def test_a_note_that_cannot_be_found(ward: Path, run: Any) -> None:
    result = run("suggest", "nowhere.txt", "a.txt")

    assert result.status == 2
    assert "33952" in result.out
    assert result.err.startswith("doclint: error: nowhere.txt: ")


def test_a_site_has_its_own_codes_and_settings(ward: Path, run: Any) -> None:
    code = json.loads(CATALOGUE.schemas.path("urn:doclint:code:33952").read_text())
    code["title"] = "Our own words"
    (ward / "site").mkdir()
    (ward / "site" / "code.json").write_text(json.dumps(code))
    (ward / "doclint.toml").write_text('schemas = ["site"]\nevidence = "none"\n')
    shown = run("suggest", "a.txt").out

    assert "Our own words" in shown
    assert '"52"' not in shown


def test_options_of_judging_are_no_options_here(ward: Path, run: Any) -> None:
    for option in ("--select=AGE", "--code=33952", "--store=x", "--fail-on=error"):
        assert run("suggest", "a.txt", option).status == 2
