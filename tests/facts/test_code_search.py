"""Codes by plain words: synonyms, slips of spelling, ages, numbers, filters."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.cli import cli, main
from doclint.codes import Catalogue, Code
from doclint.facts.search import Filters, Found, Search

CATALOGUE = Catalogue.load()
SEARCH = Search(CATALOGUE)
NUMBERS = [code.code for code in CATALOGUE.codes]
ACTIONS = {
    "initiation": "start",
    "daily_management": "daily",
    "insertion": "insert",
    "reposition": "move",
    "removal": "remove",
}
MODES = {"VV": ("v-v", "veno-venous", "lungs"), "VA": ("VA", "venoarterial", "cardiogenic")}
APPROACHES = {
    "percutaneous": ("percutaneous", "seldinger", "through the skin"),
    "open": ("open", "cut-down", "surgical cutdown"),
    "central": ("central", "sternotomy", "thoracotomy"),
}
AGES = {None: ("child", "newborn", "3 years old", "5yo"), 6: ("adult", "65yo", "6 year-old")}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ("codes", *arguments), prog_name="doclint")


def codes(found: Found) -> list[str]:
    return [code.code for code in found.codes]


def test_the_example_of_the_readme() -> None:
    found = SEARCH.find("open cannula child")

    assert codes(found)[0] == "33953"
    assert "33952" not in codes(found)
    assert found.complete
    assert found.points == tuple(sorted(found.points, reverse=True))


@pytest.mark.parametrize(
    "code", [code for code in CATALOGUE.codes if code.action in ACTIONS], ids=lambda each: each.code
)
def test_what_selects_a_code_finds_it_first_in_any_words(code: Code) -> None:
    modes = MODES[code.mode] if code.mode else ("",)
    approaches = APPROACHES[code.approach] if code.approach else ("",)
    ages = AGES[6 if code.age_min else None] if code.age_min or code.age_max else ("",)
    for mode in modes:
        for approach in approaches:
            for age in ages:
                query = f"{age} {ACTIONS[code.action]} {approach} {mode}"
                assert codes(SEARCH.find(query))[0] == code.code, query


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("side graft axillary", "33987"),
        ("chimney", "33987"),
        ("insert vent", "33988"),
        ("remove vent", "33989"),
        ("take the cannula out, adult, cut-down", "33984"),
        ("ecpr start", "33947"),
        ("go on ecmo for pneumonia", "33946"),
        ("day 3 va", "33949"),
        ("first day of VV", "33946"),
        ("3 day old, chest opened, cannulation", "33955"),
        ("decannulation neonate central", "33985"),
        ("9mo neck cut down", "33953"),
        ("recirculation percutaneous teenager", "33958"),
    ],
)
def test_words_of_the_ward(query: str, first: str) -> None:
    assert codes(SEARCH.find(query))[0] == first


@pytest.mark.parametrize(
    ("slip", "word"),
    [
        ("opne", "open"),
        ("canula", "cannula"),
        ("chlid", "child"),
        ("percutanous", "percutaneous"),
        ("sternotmy", "sternotomy"),
        ("decanulation", "decannulation"),
    ],
)
def test_slips_of_spelling_are_read_and_told(slip: str, word: str) -> None:
    found = SEARCH.find(slip)

    assert [(each.words, each.as_) for each in found.reread] == [(slip, word)]
    assert codes(found) == codes(SEARCH.find(word))
    assert f"Read as {word}: {slip}\n" in run(slip).stdout


def test_short_words_are_not_guessed_at() -> None:
    assert SEARCH.find("vx").unknown == ("vx",)
    assert SEARCH.find("vv").unknown == ()


def test_every_word_of_the_file_means_one_thing_and_finds_some_code() -> None:
    words = [
        (each, entry)
        for entry in json.loads(
            CATALOGUE.schemas.path("urn:doclint:facts").read_text(encoding="utf-8")
        )["x-doclint"]["search"]["words"]
        for each in entry["words"]
    ]
    assert [word for word, times in Counter(word for word, _ in words).items() if times > 1] == []
    for word, _ in words:
        found = SEARCH.find(word)
        assert found.codes, word
        assert not found.unknown, word
        assert not found.reread, word


def test_words_that_mean_nothing_by_themselves_are_looked_for_in_the_pages() -> None:
    found = SEARCH.find("meconium")

    assert "33946" in codes(found)
    assert not {"33952", "33954", "33956"} & set(codes(found))


def test_where_no_code_fits_all_words_the_nearest_are_said_to_be_no_more_than_that() -> None:
    found = SEARCH.find("newborn adult percutaneous insert")

    assert found.codes
    assert not found.complete
    assert (
        "No code fits all of the words; these fit the most.\n"
        in run("newborn adult percutaneous insert").stdout
    )


@pytest.mark.parametrize("words", ["xyzzy", "xyzzy plugh"])
def test_nothing_found_is_said(words: str) -> None:
    shown = run(words)

    assert shown.exit_code == 0
    assert shown.stdout == f"No code fits.\nNot understood: {', '.join(words.split())}\n"
    assert json.loads(run(words, "--format", "json").stdout)["codes"] == []


def test_without_words_all_codes_are_listed() -> None:
    assert codes(SEARCH.find()) == NUMBERS
    assert codes(SEARCH.find("ECMO codes for the patient")) == NUMBERS
    assert codes(SEARCH.find("", Filters())) == NUMBERS


def test_a_number_finds_its_code() -> None:
    assert codes(SEARCH.find("CPT 33952")) == ["33952"]
    assert codes(SEARCH.find("33952, 33966")) == ["33952", "33966"]
    assert SEARCH.find("339521").numbers == ()


def test_a_number_of_a_site_finds_its_code(tmp_path: Path) -> None:
    document = json.loads(CATALOGUE.schemas.path("urn:doclint:code:33954").read_text())
    document["$id"] = "urn:doclint:code:0999T"
    (tmp_path / "code.json").write_text(json.dumps(document))
    shown = run("0999t", "--schemas", str(tmp_path), "--format", "json")
    assert [each["code"] for each in json.loads(shown.stdout)["codes"]] == ["0999T"]


@pytest.mark.parametrize("number", CATALOGUE.retired)
def test_a_withdrawn_number_is_answered(number: str) -> None:
    line = run(number).stdout
    assert line.startswith(f"{number}: Withdrawn after 2014 (COD001): ")
    assert line.count("\n") == 1


@pytest.mark.parametrize(
    ("number", "word"),
    [("33967", "balloon"), ("33975", "assist"), ("33990", "catheter"), ("99291", "critical care")],
)
def test_a_number_of_another_family_is_answered(number: str, word: str) -> None:
    line = run(number).stdout
    assert line.startswith(f"{number}: A number for ")
    assert word in line


def test_no_number_of_the_other_families_is_a_code() -> None:
    for number in NUMBERS:
        statement = run(number).stdout
        assert "A number for" not in statement
        assert f"\n{number}  " in statement


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--action", "vent_insertion"), ["33988"]),
        (("--action", "Daily management"), ["33948", "33949"]),
        (("--mode", "v-v", "--action", "initiation"), ["33946"]),
        (("--approach", "open", "--age", "4", "--action", "removal"), ["33969"]),
        (("--approach", "OPEN", "--age", "6", "--action", "removal"), ["33984"]),
        (("--age", "5.99", "--action", "insertion"), ["33951", "33953", "33955"]),
    ],
)
def test_filters_drop_what_they_exclude(options: tuple[str, ...], found: list[str]) -> None:
    shown = json.loads(run(*options, "--format", "json").stdout)
    assert [each["code"] for each in shown["codes"]] == found


def test_a_filter_keeps_what_its_axis_does_not_select() -> None:
    kept = codes(SEARCH.find("", Filters(mode="VV")))
    assert "33952" in kept
    assert "33946" in kept
    assert "33947" not in kept


def test_filters_go_with_words() -> None:
    assert codes(SEARCH.find("open cannula", Filters(age=30)))[0] == "33954"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--mode", "VVV"), "--mode: VVV is none of VA, VV"),
        (("--action", "open"), "--action: open is none of daily_management, "),
        (("--age", "-1"), "--age"),
    ],
)
def test_a_value_that_no_code_has_is_refused(
    options: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["codes", *options]) == 2
    said = capsys.readouterr()
    assert told in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


HOSTILE = ["\x1b[31mred\x1b[0m", "‮neddih", "</script>", "=cmd|' /C calc'!A0", "a\nb", "*" * 9999]


@pytest.mark.parametrize("query", HOSTILE)
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_hostile_queries_do_no_harm(query: str, form: str) -> None:
    shown = run(query, "--format", form)
    assert shown.exit_code == 0
    assert "\x1b" not in shown.stdout
    assert "‮" not in shown.stdout
    assert "<" not in shown.stdout


def test_the_json_says_what_became_of_the_words() -> None:
    told: dict[str, Any] = json.loads(
        run("opne", "xyzzy", "33960", "child", "--format", "json").stdout
    )
    assert told["read_as"] == {"opne": "open"}
    assert told["unknown"] == ["xyzzy"]
    assert [each["number"] for each in told["numbers"]] == ["33960"]
    assert told["codes"][0]["points"] == 2
    assert told["complete"] is True


KNOWN = sorted({word for words in SEARCH._senses for word in words})


@settings(deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from([*KNOWN, *NUMBERS, "33960", "4yo"]), st.text(max_size=12)))
)
def test_any_query_is_answered_in_one_order_without_doubles(words: list[str]) -> None:
    query = " ".join(words)
    found = SEARCH.find(query)

    assert found == SEARCH.find(query)
    assert len(set(codes(found))) == len(found.codes)
    assert len(found.points) == len(found.codes)
    ranked = sorted(
        zip(found.points, codes(found), strict=True), key=lambda each: (-each[0], each[1])
    )
    assert codes(found) == [code for _, code in ranked]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(KNOWN), min_size=1, max_size=4),
    st.sampled_from([0.0, 0.5, 5.99, 6.0, 40.0]),
    st.sampled_from(["VV", "VA", None]),
)
def test_a_filter_never_lets_a_code_in_that_it_excludes(
    words: list[str], age: float, mode: str | None
) -> None:
    for code in SEARCH.find(" ".join(words), Filters(mode=mode, age=age)).codes:
        assert code.age_min is None or age >= code.age_min
        assert code.age_max is None or age < code.age_max
        assert mode is None or code.mode in (None, mode)
