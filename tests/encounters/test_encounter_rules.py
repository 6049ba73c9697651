"""Every rule: its own examples, what its data name, and what is said where one cannot know."""

from __future__ import annotations

import json

import pytest
from by_hand import ACTION, CATALOGUE, found, judged, note, told

from doclint.codes import Rule
from doclint.encounters.findings import MECHANISMS

RULES = [rule for rule in CATALOGUE.rules.values() if rule.subject == "encounter"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_failing_example_fails_and_the_passing_one_passes(rule: Rule) -> None:
    passing, failing = (
        [json.loads(line) for line in example.splitlines()]
        for example in (rule.passing, rule.failing)
    )

    assert told(failing, rule.id)
    assert not told(passing, rule.id)
    assert {each.severity for each in told(failing, rule.id)} == {rule.severity}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_names_a_mechanism_and_known_kinds_of_work(rule: Rule) -> None:
    assert rule.id.startswith("ENC")
    assert rule.across is not None
    assert rule.across["finds"] in {*MECHANISMS, "ungrouped"}
    for key in ("actions", "one", "other", "out", "into", "begins", "ends", "earlier"):
        assert set(rule.across.get(key, ())) <= set(ACTION.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_cannot_be_checked_is_an_info_and_says_so(rule: Rule) -> None:
    assert rule.message.startswith("Cannot check ") == (rule.id >= "ENC030")
    assert rule.name.startswith("cannot-check-") == (rule.id >= "ENC030")
    if rule.id >= "ENC030":
        assert rule.severity == "info"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_of_low_confidence_nothing_is_an_error(rule: Rule) -> None:
    confidences = [source.confidence for source in rule.sources]
    if "low" in confidences:
        assert rule.severity != "error"
        assert "confidence is low" in rule.why
    if rule.severity == "error":
        assert "high" in confidences


def test_every_mechanism_is_used() -> None:
    assert {rule.across["finds"] for rule in RULES if rule.across} == {*MECHANISMS, "ungrouped"}


# A run that is in order.

RUN = [
    note("start", 1, "33947", mode="VA", age=45),
    note("placed", 1, "33954", mode="VA", sites=[["femoral artery", "left"]], age=45),
    *(note(f"day{n}", n, "33949", mode="VA", age=45) for n in range(2, 9)),
    note("out", 9, "33984", sites=[["femoral artery", "left"]]),
]


def test_a_run_in_order_has_no_finding_but_what_is_unknown() -> None:
    assert found(RUN) == []
    # The daily notes have no text to compare.
    assert {each.rule for each in judged(RUN)} == {"ENC037"}


def test_insertion_and_start_on_one_date_are_two_services() -> None:
    assert found([note("a", 1, "33947", "33954")]) == []


def test_daily_management_is_once_a_date_whoever_does_it() -> None:
    notes = [note("a", 2, "33949", physician="Vale"), note("b", 2, "33949", physician="Ash")]
    (each,) = told(notes, "ENC001")
    assert each.notes == ("a", "b")
    assert each.codes == ("33949",)
    assert [day.isoformat() for day in each.dates] == ["2026-03-02"]
    assert each.severity == "error"


def test_both_daily_codes_in_one_note_are_two_for_one_date() -> None:
    (each,) = told([note("a", 2, "33948", "33949"), note("b", 3, "33949")], "ENC001")
    assert each.notes == ("a",)


@pytest.mark.parametrize(
    "other", [note("b", 2, "33949", inferred=True), note("b", 2, candidates=["33948", "33949"])]
)
def test_what_nobody_named_makes_a_warning_at_most(other: dict[str, object]) -> None:
    (each,) = told([note("a", 2, "33949"), other], "ENC001")
    assert each.severity == "warning"
    assert each.message.endswith("(codes inferred from the notes)")


@pytest.mark.parametrize(
    ("day", "rule"), [("33949", "ENC002"), ("33948", "ENC003")], ids=["same", "other"]
)
def test_start_and_day_by_mode(day: str, rule: str) -> None:
    rules = {*found([note("a", 1, "33947"), note("b", 1, day)])}
    assert rules & {"ENC002", "ENC003"} == {rule}


def test_start_and_day_of_a_mode_that_is_not_known_are_never_passed() -> None:
    notes = [note("a", 1, "33947"), note("b", 1, candidates=["33948", "33949"])]
    assert found(notes) == ["ENC003"]


def test_moving_a_cannula_in_another_note_of_the_date_cannot_be_checked() -> None:
    notes = [note("a", 1, "33952", physician="Vale"), note("b", 1, "33958", physician="Vale")]
    assert found(notes) == []
    (each,) = told(notes, "ENC032")
    assert each.severity == "info"
    assert each.notes == ("a", "b")


@pytest.mark.parametrize("other", ["Ash", None])
def test_of_two_physicians_or_unknown_ones_it_is_not_told_whether_they_shared_a_session(
    other: str | None,
) -> None:
    notes = [note("a", 1, "33952", physician="Vale"), note("b", 1, "33952", physician=other)]
    assert found(notes) == []
    assert told(notes, "ENC032")


def test_mixed_approaches_in_one_note() -> None:
    assert found([note("a", 1, "33952", "33954")]) == ["ENC010"]


def test_a_primary_in_another_note_of_the_date_cannot_be_checked() -> None:
    notes = [note("a", 1, "33987"), note("b", 1, "33954")]
    assert "ENC006" not in found(notes)
    assert told(notes, "ENC032")


@pytest.mark.parametrize(
    ("other", "unknown"),
    [
        (note("b", None, "33954"), "ENC030"),
        (note("b", 1, status="error"), "ENC033"),
    ],
    ids=["undated", "unread"],
)
def test_a_primary_that_may_be_there_is_not_missing(other: dict[str, object], unknown: str) -> None:
    notes = [note("a", 1, "33987"), other]
    assert "ENC006" not in found(notes)
    assert told(notes, unknown)


def test_a_primary_of_another_date_is_none() -> None:
    assert "ENC006" in found([note("a", 2, "33987"), note("b", 1, "33954")])


@pytest.mark.parametrize(
    ("sites", "rule"),
    [
        ([["femoral vein", "left"]], "ENC007"),
        ([], "ENC008"),
        ([["femoral vein", None]], "ENC008"),
        ([["femoral vein", "left"], ["femoral vein", "right"]], "ENC039"),
    ],
)
def test_an_exchange_by_its_vessels(sites: list[list[str | None]], rule: str) -> None:
    notes = [note("a", 4, "33952", "33966", sites=sites), note("b", 1, "33952")]
    assert {each.rule for each in judged(notes)} & {"ENC007", "ENC008", "ENC039"} == {rule}


def test_out_of_one_vessel_and_into_another_in_two_notes() -> None:
    out, into = note("a", 4, "33966"), note("b", 4, "33952")
    apart = [
        {**out, "sites": [["femoral vein", "left"]]},
        {**into, "sites": [["femoral vein", "right"]]},
    ]
    assert not told(apart, "ENC039")
    assert told([out, into], "ENC039")


# What stays as it is through a run.


def mode(name: str, day: int | None, value: str, **more: object) -> dict[str, object]:
    return note(name, day, "33949" if value == "VA" else "33948", mode=value, **more)


def test_a_conversion_explains_another_mode() -> None:
    turned = note("c", 3, "33947", mode="VA", converted_from="VV")
    notes = [mode("a", 2, "VV"), turned, mode("b", 4, "VA")]
    assert "ENC013" not in found(notes)
    assert "ENC013" in found([mode("a", 2, "VV"), mode("b", 4, "VA")])
    # Back again takes another one.
    assert "ENC013" in found([*notes, mode("d", 5, "VV")])


def test_a_new_run_may_be_in_another_mode() -> None:
    notes = [
        mode("a", 2, "VV"),
        note("out", 3, "33966"),
        note("again", 6, "33947", mode="VA"),
        mode("b", 7, "VA"),
    ]
    assert "ENC013" not in found(notes)


def test_two_modes_on_one_date() -> None:
    assert "ENC013" in found([mode("a", 2, "VV"), mode("b", 2, "VA")])


def test_modes_without_dates() -> None:
    loose = [mode("a", None, "VV"), mode("b", None, "VA")]
    assert "ENC013" in found(loose)
    turned = note("c", None, "33947", mode="VA", converted_from="VV")
    assert "ENC013" not in found([*loose, turned])


@pytest.mark.parametrize(
    ("first", "second", "fits"),
    [
        (45, 45, True),
        (45, 46, True),
        (46, 45, False),
        (45, 54, False),
        (0.02, 0.04, True),
        (0.25, 0.25, True),
        (0.25, 3, False),
        (5, 6, True),
        ({"years": None, "min": 50, "max": 59}, 54, True),
        ({"years": None, "min": 50, "max": 59}, 44, False),
        ({"years": None, "min": 90, "max": None}, 92, True),
    ],
)
def test_ages_within_a_run(first: object, second: object, fits: bool) -> None:
    notes = [note("a", 1, "33949", age=first), note("b", 9, "33949", age=second)]
    assert ("ENC014" not in found(notes)) == fits


def test_a_side_is_explained_by_a_new_cannula() -> None:
    first = note("a", 1, "33952", sites=[["femoral vein", "right"]])
    later = note("c", 5, "33948", sites=[["femoral vein", "left"]])
    assert "ENC015" in found([first, later])
    assert "ENC015" not in found([first, note("b", 3, "33952"), later])
    assert "ENC015" not in found([first, note("b", None, "33952"), later])
    assert "ENC015" in found([first, later, note("b", 6, "33952")])


def test_sides_of_one_date() -> None:
    right = note("a", 4, "33948", sites=[["femoral vein", "right"]])
    left = note("b", 4, "33949", sites=[["femoral vein", "left"]])
    assert "ENC015" in found([right, left])
    placed = note("b", 4, "33952", sites=[["femoral vein", "left"]])
    assert "ENC015" not in found([note("z", 3, "33948"), right, placed])


def test_a_vessel_without_side_tells_nothing() -> None:
    first = note("a", 1, "33952", sites=[["femoral vein", "right"]])
    assert "ENC015" not in found([first, note("b", 2, "33948", sites=[["femoral vein", None]])])


def test_sizes_by_role_and_without() -> None:
    first = note("a", 1, "33952", sizes=[["drainage", 25], ["return", 19]])
    for sizes, fits in (
        ([["drainage", 25]], True),
        ([[None, 25]], True),
        ([["drainage", 23], ["return", 19]], False),
        ([[None, 27]], False),
    ):
        later = note("b", 2, "33948", sizes=sizes)
        assert ("ENC016" not in found([first, later])) == fits


# Days.


def test_days_without_a_note_are_told_a_stretch_at_a_time() -> None:
    notes = [RUN[0], *(note(f"d{n}", n, "33949") for n in (2, 3, 6, 8))]
    (long, short) = told(notes, "ENC017")
    assert [day.day for day in long.dates] == [4, 5]
    assert long.message.endswith("(2 days in a row)")
    assert [day.day for day in short.dates] == [7]
    assert long.notes == ("d3", "d6")


def test_a_day_on_which_only_a_cannula_was_moved_has_no_daily_note() -> None:
    notes = [RUN[0], note("d2", 2, "33949"), note("moved", 3, "33962"), note("d4", 4, "33949")]
    (each,) = told(notes, "ENC017")
    assert [day.day for day in each.dates] == [3]


def test_between_two_runs_there_are_no_days_of_a_run() -> None:
    notes = [note("a", 1, "33949"), note("out", 2, "33984"), note("again", 9, "33947")]
    assert not told(notes, "ENC017")


@pytest.mark.parametrize("other", [note("x", None, "33949"), note("x", None, status="error")])
def test_a_day_may_be_that_of_a_note_without_a_date(other: dict[str, object]) -> None:
    notes = [note("a", 2, "33949"), note("b", 5, "33949"), other]
    assert not told(notes, "ENC017")
    assert {each.rule for each in judged(notes)} & {"ENC030", "ENC033"}


def test_the_date_of_the_source_comes_before_that_of_the_text() -> None:
    notes = [
        note("a", 2, "33949", own_date="2026-03-01"),
        note("b", None, "33949", own_date="2026-03-02"),
    ]
    assert {"ENC001", "ENC019"} <= set(found(notes))


# Grouping.


def test_encounters_are_judged_each_by_itself() -> None:
    notes = [note("a", 2, "33949", encounter="1"), note("b", 2, "33949", encounter="2")]
    assert found(notes) == []
    assert found(notes, one=True) == ["ENC001"]
    assert {each.encounter for each in judged(notes, one=True)} == {None}


def test_notes_without_encounter_are_not_grouped_and_that_is_said_where_others_are() -> None:
    alone = [note("a", 2, "33949", encounter=None), note("b", 2, "33949", encounter=None)]
    assert judged(alone) == ()
    (each,) = told([*alone, note("c", 2, "33949")], "ENC036")
    assert each.encounter is None
    assert each.notes == ("a", "b")


def test_many_notes_without_encounter_are_named_up_to_a_number() -> None:
    alone = [note(f"{n:03}", 2, "33949", encounter=None) for n in range(50)]
    (each,) = told([*reversed(alone), note("c", 2, "33949")], "ENC036")
    assert each.notes == tuple(f"{n:03}" for n in range(20))
    assert each.message.endswith("(and 30 more)")


def test_codes_given_for_all_notes_hold_for_what_each_reports() -> None:
    both = ("33947", "33949")
    notes = [
        note("a", 1, *both, given=True, actions=["initiation"]),
        note("b", 2, *both, given=True, actions=["daily_management"]),
    ]
    assert found(notes) == []


def test_a_note_of_no_service_takes_no_part() -> None:
    assert judged([*RUN, note("clinic", 4)]) == judged(RUN)
