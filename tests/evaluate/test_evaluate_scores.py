"""Figures worked out by hand, on notes whose reader says what it is told to say."""

from __future__ import annotations

from typing import Any

import pytest

from doclint.errors import DoclintError
from doclint.evaluate import Evaluation, GoldNote, evaluate
from doclint.evaluate.scores import ELEMENT_FIGURES, NOTE_FIGURES, OVERALL_FIGURES, figure_names
from doclint.findings import ELEMENTS
from doclint.note import Note

MISSING = {"status": "missing"}
TEXTS = ("note one", "note two", "note three", "note four", "note five")


def gold(text: str, elements: Any, code: str | None = "33948", **more: Any) -> GoldNote:
    return GoldNote(Note(text, text, (code,) if code else ()), 1, elements, **more)


def told(evaluation: Evaluation, name: str) -> tuple[int, int]:
    """Hits and n of a figure."""
    figure = evaluation.figures()[name]
    return figure.hits, figure.n


def test_every_figure_has_a_name(shelf: Any, daily: Any) -> None:
    evaluation = evaluate([gold("note one", daily)], shelf({"note one": daily}))

    assert sorted(evaluation.figures()) == sorted(figure_names())
    assert len(figure_names()) == len(OVERALL_FIGURES) + len(NOTE_FIGURES) + 5 * len(ELEMENTS)


def test_a_complete_note_read_as_it_should_be(shelf: Any, daily: Any) -> None:
    evaluation = evaluate([gold("note one", daily)], shelf({"note one": daily}))

    assert (evaluation.notes, evaluation.judged) == (1, 1)
    assert told(evaluation, "status") == (23, 23)
    assert told(evaluation, "needed_status") == (9, 9)
    assert told(evaluation, "exact") == (1, 1)
    assert told(evaluation, "clean") == (1, 1)
    assert told(evaluation, "right_code_mismatch") == (0, 1)
    # Nothing to measure: no gaps, no ablation, no wrong code, no note without a service.
    for name in ("gap_recall", "gap_precision", "ablated", "wrong_code", "no_service_read"):
        assert evaluation.figures()[name].value is None
    for name in ("age", "mode", "action", "cannula", "site", "circuit", "ecmo_day"):
        assert told(evaluation, f"{name}.value") == (1, 1)
    assert told(evaluation, "indication.value") == (0, 0)
    assert told(evaluation, "fluoroscopy.precision") == (0, 0)
    assert told(evaluation, "fluoroscopy.status") == (1, 1)


def test_precision_recall_and_f1(shelf: Any) -> None:
    """Documented: 2 read rightly, 1 read where there was none, 1 missed, 1 rightly not read."""
    documented, none = {"status": "documented"}, {"status": "not_done"}
    wanted = (documented, documented, none, documented, MISSING)
    read = (documented, documented, documented, none, MISSING)
    notes = [
        gold(text, {"fluoroscopy": label}, None) for text, label in zip(TEXTS, wanted, strict=True)
    ]
    records = {
        text: {**dict.fromkeys(ELEMENTS, MISSING), "fluoroscopy": label}
        for text, label in zip(TEXTS, read, strict=True)
    }
    evaluation = evaluate(notes, shelf(records))

    assert told(evaluation, "fluoroscopy.status") == (3, 5)
    assert told(evaluation, "fluoroscopy.precision") == (2, 3)
    assert told(evaluation, "fluoroscopy.recall") == (2, 3)
    assert told(evaluation, "fluoroscopy.f1") == (2, 4)
    assert evaluation.figures()["fluoroscopy.f1"].value == pytest.approx(2 / 3)
    assert told(evaluation, "status") == (3, 5)
    assert told(evaluation, "mode.status") == (0, 0)


def test_gaps(shelf: Any, daily: Any) -> None:
    """Gold lacks reason and indication; read lacks reason and anticoagulation."""
    wanted = {**daily, "reason": MISSING, "indication": MISSING}
    read = {**daily, "reason": {"status": "unfilled", "values": []}, "anticoagulation": MISSING}
    evaluation = evaluate([gold("note one", wanted)], shelf({"note one": read}))

    assert told(evaluation, "gap_recall") == (1, 2)
    assert told(evaluation, "gap_precision") == (1, 2)
    assert told(evaluation, "exact") == (0, 1)
    assert told(evaluation, "clean") == (0, 0)
    assert told(evaluation, "status") == (20, 23)
    assert told(evaluation, "needed_status") == (6, 9)


def test_infos_are_no_gaps(shelf: Any, daily: Any) -> None:
    """The day of the run is optional under 33948, and so are age and site."""
    read = {**daily, "ecmo_day": MISSING, "age": MISSING, "site": {"status": "missing"}}
    evaluation = evaluate([gold("note one", daily)], shelf({"note one": read}))

    assert told(evaluation, "exact") == (1, 1)
    assert told(evaluation, "clean") == (1, 1)
    assert told(evaluation, "gap_precision") == (0, 0)


def test_what_is_ambiguous_is_in_no_figure(shelf: Any, daily: Any) -> None:
    wanted = {**daily, "indication": MISSING}
    read = {**daily, "reason": MISSING, "mode": {"status": "documented", "value": "VA"}}
    note = gold("note one", wanted, ambiguous=frozenset({"reason", "indication", "mode"}))
    evaluation = evaluate([note], shelf({"note one": read}))

    assert told(evaluation, "status") == (20, 20)
    assert told(evaluation, "needed_status") == (6, 6)
    for name in ("reason.status", "mode.status", "mode.value", "gap_recall", "gap_precision"):
        assert told(evaluation, name) == (0, 0)
    assert told(evaluation, "exact") == (1, 1)
    assert told(evaluation, "clean") == (1, 1)
    assert told(evaluation, "right_code_mismatch") == (0, 1)


def test_a_note_that_is_not_labelled_through_has_no_note_figures(shelf: Any, daily: Any) -> None:
    labels = {name: label for name, label in daily.items() if name != "indication"}
    evaluation = evaluate([gold("note one", labels)], shelf({"note one": daily}))

    assert (evaluation.notes, evaluation.judged) == (1, 0)
    assert told(evaluation, "status") == (22, 22)
    assert told(evaluation, "exact") == (0, 0)


@pytest.mark.parametrize("unlabelled", ["fluoroscopy", "site", "age"])
def test_an_optional_element_need_not_be_labelled(shelf: Any, daily: Any, unlabelled: str) -> None:
    labels = {name: label for name, label in daily.items() if name != unlabelled}
    evaluation = evaluate([gold("note one", labels)], shelf({"note one": daily}))

    assert evaluation.judged == 1


@pytest.mark.parametrize(
    ("element", "read", "found"),
    [
        ("reason", MISSING, 1),
        ("reason", {"status": "unfilled", "values": []}, 1),
        ("reason", {"status": "documented", "values": ["x"]}, 0),
        # Optional: its absence is an info, and found where the info is given.
        ("ecmo_day", MISSING, 1),
        ("ecmo_day", {"status": "documented", "day": 6}, 0),
        # A site is optional here: read without its side it is an info too.
        ("site", MISSING, 1),
    ],
)
def test_ablated_elements(shelf: Any, daily: Any, element: str, read: Any, found: int) -> None:
    note = gold("note one", {**daily, element: MISSING}, ablated=element)
    evaluation = evaluate([note], shelf({"note one": {**daily, element: read}}))

    assert told(evaluation, "ablated") == (found, 1)


def test_an_ablated_element_that_the_code_does_not_need_is_left_out(shelf: Any, daily: Any) -> None:
    note = gold("note one", {**daily, "consent": MISSING}, ablated="consent")

    assert told(evaluate([note], shelf({"note one": daily})), "ablated") == (0, 0)


def test_a_lesser_fault_is_not_the_ablated_element(shelf: Any, daily: Any) -> None:
    """33966 needs a site; a site without its side is a warning and not the error of none."""
    removal = {
        **daily,
        "action": {"status": "documented", "values": ["removal"]},
        "approach": {"status": "documented", "value": "percutaneous"},
        "hemostasis": {"status": "documented", "values": ["pressure"]},
    }
    unsided = {"status": "documented", "items": [{"vessel": "femoral vein", "side": None}]}
    note = gold("note one", {**removal, "site": MISSING}, "33966", ablated="site")
    evaluation = evaluate([note], shelf({"note one": {**removal, "site": unsided}}))

    assert told(evaluation, "ablated") == (0, 1)
    assert told(evaluation, "gap_recall") == (1, 1)


@pytest.mark.parametrize(
    ("read", "found"),
    [
        ({}, 1),
        ({"mode": {"status": "documented", "value": "VV"}}, 0),
        # A mismatch, but of something that does not clash.
        (
            {
                "mode": {"status": "documented", "value": "VV"},
                "action": {"status": "documented", "values": ["removal"]},
            },
            0,
        ),
        ({"mode": {"status": "conflicting", "value": None}}, 0),
    ],
)
def test_wrong_codes(shelf: Any, daily: Any, read: Any, found: int) -> None:
    wanted = {**daily, "mode": {"status": "documented", "value": "VA"}}
    note = gold("note one", wanted, billed_wrong=True)
    evaluation = evaluate([note], shelf({"note one": {**wanted, **read}}))

    assert told(evaluation, "wrong_code") == (found, 1)
    assert told(evaluation, "right_code_mismatch") == (0, 0)


def test_a_wrong_code_whose_clash_is_left_out_is_left_out(shelf: Any, daily: Any) -> None:
    wanted = {**daily, "mode": {"status": "documented", "value": "VA"}}
    note = gold("note one", wanted, billed_wrong=True, ambiguous=frozenset({"mode"}))

    assert told(evaluate([note], shelf({"note one": wanted})), "wrong_code") == (0, 0)


def test_a_mismatch_under_a_right_code(shelf: Any, daily: Any) -> None:
    read = {**daily, "mode": {"status": "documented", "value": "VA"}}
    evaluation = evaluate([gold("note one", daily)], shelf({"note one": read}))

    assert told(evaluation, "right_code_mismatch") == (1, 1)
    assert told(evaluation, "clean") == (0, 1)
    assert told(evaluation, "mode.value") == (0, 1)


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ({"code": None}, True),
        ({"code": None, "supported": frozenset()}, True),
        ({"code": "33948", "supported": frozenset()}, True),
        ({"code": "33948", "supported": frozenset({"33948"})}, False),
        ({"code": "33948"}, False),
        ({"code": "33948", "billed_wrong": True}, True),
        ({"code": None, "ambiguous": frozenset({"action"})}, False),
        ({"code": None, "ablated": "action"}, False),
    ],
)
@pytest.mark.parametrize("services", [[], ["removal"]])
def test_notes_of_no_service(
    shelf: Any, more: dict[str, Any], counts: bool, services: list[str]
) -> None:
    read = {**dict.fromkeys(ELEMENTS, MISSING)}
    if services:
        read["action"] = {"status": "documented", "values": services}
    note = gold("note one", {"action": {"status": "missing", "values": []}}, **more)
    evaluation = evaluate([note], shelf({"note one": read}))

    assert told(evaluation, "no_service_read") == (bool(services and counts), int(counts))


@pytest.mark.parametrize(
    ("read", "more", "counted"),
    [
        ({"mode": "VV"}, {"supported": frozenset({"33948"})}, (1, 1)),
        ({"mode": "VA"}, {"supported": frozenset({"33948"})}, (0, 1)),
        ({"mode": "VA"}, {"supported": frozenset({"33948", "33949"})}, (1, 1)),
        ({"mode": "VV"}, {"supported": frozenset()}, (0, 0)),
        ({"mode": "VV"}, {}, (1, 1)),
        ({"mode": "VV"}, {"billed_wrong": True}, (0, 0)),
        ({"mode": "VV"}, {"billed_wrong": True, "supported": frozenset({"33948"})}, (1, 1)),
        (None, {"supported": frozenset({"33948"})}, (0, 1)),
    ],
)
def test_the_first_suggestion(
    shelf: Any,
    daily: Any,
    read: dict[str, str] | None,
    more: dict[str, Any],
    counted: tuple[int, int],
) -> None:
    reading = dict.fromkeys(ELEMENTS, MISSING)
    if read:
        reading |= {
            "action": {"status": "documented", "values": ["daily_management"]},
            "mode": {"status": "documented", "value": read["mode"]},
        }
    note = gold("note one", daily, **more)
    evaluation = evaluate([note], shelf({"note one": reading}))

    assert told(evaluation, "suggest_first") == counted


def test_evidence(shelf: Any, daily: Any) -> None:
    daily["mode"]["evidence"] = [
        {"start": 0, "end": 4, "text": "note", "section": None},
        {"start": 5, "end": 8, "text": "two", "section": None},
        {"start": 3, "end": 3, "text": "", "section": None},
    ]
    evaluation = evaluate([gold("note one", daily)], shelf({"note one": daily}))

    assert told(evaluation, "evidence") == (1, 3)


def test_every_figure_at_its_worst(shelf: Any, daily: Any) -> None:
    """Four notes, of which each is read as wrongly as it can be."""
    everything_else = {
        name: {"status": "conflicting" if label["status"] != "conflicting" else "missing"}
        for name, label in daily.items()
    }
    for label in everything_else.values():
        label["evidence"] = [{"start": 0, "end": 4, "text": "nope", "section": None}]
    silent = dict.fromkeys(ELEMENTS, MISSING)
    lacking = {**daily, "reason": MISSING}
    billed = {**daily, "mode": {"status": "documented", "value": "VA"}}
    notes = [
        gold("note one", daily),
        gold("note two", lacking, ablated="reason"),
        gold("note three", billed, billed_wrong=True),
        gold("note four", silent, None),
    ]
    loud = {
        name: {"status": "documented", "value": None, "values": ["removal"], "items": []}
        for name in ELEMENTS
    }
    evaluation = evaluate(
        notes,
        shelf(
            {
                "note one": {
                    **everything_else,
                    "mode": {"status": "documented", "value": "VA", "evidence": []},
                },
                "note two": {**everything_else, "reason": {"status": "documented", "values": []}},
                "note three": {**everything_else, "mode": {"status": "missing", "value": None}},
                "note four": loud,
            }
        ),
    )

    # Mode was documented in the first note, and the wrong one: its status alone is right.
    assert told(evaluation, "mode.status") == (1, 4)
    assert told(evaluation, "mode.value") == (0, 1)
    assert told(evaluation, "status") == (1, 4 * 23)
    assert told(evaluation, "needed_status") == (1, 27)
    for element in ELEMENTS:
        if element != "mode":
            assert told(evaluation, f"{element}.status") == (0, 4)
            for name in ("precision", "recall", "f1", "value"):
                assert evaluation.figures()[f"{element}.{name}"].value in (0, None)
            assert evaluation.figures()[f"{element}.precision"].value == 0
    assert told(evaluation, "gap_recall") == (1, 2)  # that mode is missing where it is wrong
    assert told(evaluation, "gap_precision") == (1, 9 + 8 + 9)
    assert told(evaluation, "exact") == (0, 3)
    assert told(evaluation, "clean") == (0, 1)
    assert told(evaluation, "ablated") == (0, 1)
    assert told(evaluation, "wrong_code") == (0, 1)
    assert told(evaluation, "right_code_mismatch") == (1, 2)
    assert told(evaluation, "no_service_read") == (1, 1)
    assert evaluation.figures()["evidence"].value == 0


def test_mistakes_are_told_of_the_elements_asked_for(shelf: Any, daily: Any) -> None:
    read = {**daily, "reason": MISSING, "mode": {"status": "documented", "value": "VA"}}
    notes = [gold("note one", daily), gold("note two", daily)]
    linter = shelf({"note one": read, "note two": daily})

    assert evaluate(notes, linter).mistakes == ()
    (mistake,) = evaluate(notes, linter, explained=frozenset({"reason", "site"})).mistakes
    assert (mistake.note, mistake.element, mistake.fault) == ("note one", "reason", "status")
    assert (mistake.wanted, mistake.read["status"]) == (daily["reason"], "missing")
    assert [miss.reason for miss in mistake.account.near_misses] == ["NEGATED"]
    both = evaluate(notes, linter, explained=frozenset(ELEMENTS)).mistakes
    assert [(each.element, each.fault) for each in both] == [
        ("mode", "value"),
        ("reason", "status"),
    ]


def test_a_note_that_cannot_be_judged_is_named(shelf: Any, daily: Any) -> None:
    with pytest.raises(DoclintError) as caught:
        evaluate([gold("note one", daily)], shelf({}))
    assert str(caught.value).startswith("note one: internal error: KeyError at ")


def test_the_figures_of_an_element(shelf: Any, daily: Any) -> None:
    evaluation = evaluate([gold("note one", daily)], shelf({"note one": daily}))

    assert list(evaluation.elements) == list(ELEMENTS)
    assert all(list(each) == list(ELEMENT_FIGURES) for each in evaluation.elements.values())
