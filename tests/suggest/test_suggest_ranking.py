"""Which codes a record supports, in which order, and what it cannot tell."""

from __future__ import annotations

from typing import Any

import pytest

from doclint.codes import Catalogue
from doclint.findings import ELEMENTS
from doclint.suggest import Ranking, rank

CATALOGUE = Catalogue.load()
CODES = [code.code for code in CATALOGUE.codes]
Record = dict[str, Any]


def entry(status: str = "documented", **values: Any) -> Record:
    return {"status": status, "evidence": [], **values}


def record(*actions: str, **elements: Record) -> Record:
    """A record that is silent of all but these services and elements."""
    told = {"action": entry(values=[*actions])} if actions else {}
    return {**{name: entry("missing") for name in ELEMENTS}, **told, **elements}


ADULT = {"age": entry(years=44)}
OPEN = {"approach": entry(value="open")}
VV = {"mode": entry(value="VV")}


def codes(ranking: Ranking) -> list[str]:
    return [each.code.code for each in ranking.suggestions]


def doubts(ranking: Ranking) -> dict[str, tuple[str, ...]]:
    return {each.statement.key: each.codes for each in ranking.doubts}


def test_nothing_is_suggested_where_no_service_is_reported() -> None:
    assert rank(record(), CATALOGUE) == Ranking()
    assert rank(record(**ADULT, **OPEN, **VV), CATALOGUE) == Ranking()
    assert rank({}, CATALOGUE) == Ranking()


def test_a_suggestion_tells_what_selects_it_and_what_is_missing() -> None:
    ranking = rank(record("insertion", **ADULT, **OPEN), CATALOGUE)
    (first,) = ranking.suggestions

    assert (first.code.code, first.rank) == ("33954", 1)
    assert set(first.selected_by) == {"action", "age", "approach"}
    assert first.open == ()
    assert "mode" in first.missing
    assert "age" not in first.missing
    assert "consent" not in first.missing  # optional
    assert first.held == first.needed - len(first.missing)
    assert ranking.doubts == ()


@pytest.mark.parametrize("number", CODES)
def test_what_selects_a_code_makes_it_the_first(number: str) -> None:
    code = CATALOGUE.get(number)
    told: Record = {}
    if code.mode:
        told["mode"] = entry(value=code.mode)
    if code.approach:
        told["approach"] = entry(value=code.approach)
    if code.age_min is not None or code.age_max is not None:
        told["age"] = entry(years=code.age_min if code.age_min is not None else 5.99)

    ranking = rank(record(code.action, **told), CATALOGUE)

    assert codes(ranking) == [number]
    assert ranking.suggestions[0].open == ()


def test_codes_are_those_that_a_note_without_a_code_is_judged_by() -> None:
    for told in (
        record("initiation", "insertion", **VV, **ADULT),
        record("removal", **ADULT),
        record("daily_management", mode=entry(value="VAV")),
        record("insertion", "removal", **OPEN, age=entry("conflicting")),
    ):
        inferred = CATALOGUE.infer(told)
        left = {each.code for each in (*inferred.codes, *inferred.candidates)}
        assert set(codes(rank(told, CATALOGUE))) == left


def test_what_is_told_comes_before_what_is_left_open() -> None:
    ranking = rank(record("insertion", "initiation", **ADULT, **VV), CATALOGUE)

    assert codes(ranking)[0] == "33946"
    assert [each.rank for each in ranking.suggestions] == [1, 2, 2, 2]
    assert doubts(ranking) == {"left-open": tuple(sorted(codes(ranking)[1:]))}


def test_the_code_comes_first_of_which_the_note_holds_the_most() -> None:
    told = record(
        *("insertion", "initiation"),
        **(ADULT | VV | OPEN),
        circuit=entry(flow_lpm=4),
        physician=entry(name="Vale"),
    )
    held = {each.code.code: each.held for each in rank(told, CATALOGUE).suggestions}
    assert held["33954"] > held["33946"]
    assert codes(rank(told, CATALOGUE)) == ["33954", "33946"]


def test_of_two_age_bands_the_wider_stands_first_and_it_is_said_that_nothing_tells() -> None:
    ranking = rank(record("removal", **OPEN), CATALOGUE)

    assert codes(ranking) == ["33984", "33969"]
    assert {each.rank for each in ranking.suggestions} == {1}
    assert {each.open for each in ranking.suggestions} == {("age",)}
    assert "left-open" in doubts(ranking)


def test_an_age_range_across_the_bound_is_open_and_one_within_it_is_not() -> None:
    across = rank(record("removal", **OPEN, age=entry(years=None, min=5, max=7)), CATALOGUE)
    within = rank(record("removal", **OPEN, age=entry(years=None, min=50, max=None)), CATALOGUE)

    assert len(across.suggestions) == 2
    assert [each.selected_by for each in within.suggestions] == [("action", "age", "approach")]


def test_a_hybrid_mode_is_not_told() -> None:
    ranking = rank(record("daily_management", mode=entry(value="VAV")), CATALOGUE)

    assert codes(ranking) == ["33949", "33948"]  # a return into an artery carries the circulation
    assert set(doubts(ranking)["hybrid-mode"]) == {"33948", "33949"}
    assert "mode" not in ranking.suggestions[0].selected_by


def test_of_a_hybrid_mode_of_veins_alone_the_lower_code_stands_first() -> None:
    ranking = rank(record("daily_management", mode=entry(value="VP")), CATALOGUE)
    assert codes(ranking) == ["33948", "33949"]


def test_a_hybrid_mode_is_no_doubt_where_the_mode_selects_nothing() -> None:
    told = record("removal", **ADULT, **OPEN, mode=entry(value="VAV"))
    assert doubts(rank(told, CATALOGUE)) == {}


def test_a_likely_action_that_is_stated_nowhere_is_a_doubt() -> None:
    """Its code is suggested; the action selects nothing, and stays a gap."""
    unstated = entry("missing", values=[], likely="removal")
    ranking = rank(record(action=unstated, **ADULT, **OPEN), CATALOGUE)

    (first,) = ranking.suggestions
    assert first.code.code == "33984"
    assert set(first.selected_by) == {"age", "approach"}
    assert first.open == ("action",)
    assert "action" in first.missing
    assert doubts(ranking) == {"unstated-service": ("33984",)}


def test_what_is_likely_yields_to_what_is_stated() -> None:
    stated = {**entry(values=["insertion"]), "likely": "removal"}
    assert codes(rank(record(action=stated, **ADULT, **OPEN), CATALOGUE)) == ["33954"]


def test_a_mixed_approach_is_not_told() -> None:
    told = record("insertion", **ADULT, approach=entry(value="open", mixed=True))
    assert doubts(rank(told, CATALOGUE)) == {"mixed-approach": ("33954",)}


def test_a_day_of_conversion_is_not_told() -> None:
    told = record("daily_management", mode=entry(value="VA", **{"from": "VV"}))
    assert doubts(rank(told, CATALOGUE)) == {"conversion": ("33949",)}


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("initiation", "daily_management", "start-and-day"),
        ("initiation", "reposition", "start-and-reposition"),
        ("insertion", "reposition", "insertion-and-reposition"),
        ("insertion", "removal", "insertion-and-removal"),
    ],
)
def test_services_that_one_session_or_date_may_not_have_both(
    one: str, other: str, name: str
) -> None:
    ranking = rank(record(one, other, **ADULT, **OPEN, **VV), CATALOGUE)

    assert len(ranking.suggestions) == 2
    assert set(doubts(ranking)[name]) == set(codes(ranking))


def test_a_service_of_no_fitting_code_is_said_and_not_suggested() -> None:
    ranking = rank(record("vent_insertion", approach=entry(value="percutaneous")), CATALOGUE)

    assert ranking.suggestions == ()
    assert doubts(ranking) == {"no-code-fits": ("33988",)}
    assert ranking.doubts[0].elements == ("approach",)


def test_an_add_on_comes_last_and_alone_it_is_said_so() -> None:
    alone = rank(record("graft_conduit"), CATALOGUE)
    beside = rank(record("graft_conduit", "insertion", **ADULT, **OPEN), CATALOGUE)

    assert "add-on-alone" in doubts(alone)
    assert codes(beside) == ["33954", "33987"]
    assert "add-on-alone" not in doubts(beside)


def test_every_doubt_names_its_sources() -> None:
    told = CATALOGUE.schemas.document("urn:doclint:doubts")["x-doclint"]["doubts"]
    for each in told.values():
        assert each["sources"]
        assert {source["key"] for source in each["sources"]} <= set(CATALOGUE.sources)
        assert each["text"].endswith(".")
