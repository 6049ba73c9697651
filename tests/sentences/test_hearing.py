"""Elements told by the words of a statement: when they are heard, and what speaks against it.

The weights here are made up, so that what is tried is the mechanism: "snibbed" states how the vessel was closed,
"thwarted" what had failed, "glimpsed" a check of the place, "unscathed" that nothing went wrong, "wherefore" a reason.
"""

from __future__ import annotations

import pytest

from doclint.account import Rule
from doclint.nlp.pipeline import Pipeline
from doclint.reading import hearing
from doclint.reading.base import Reading, Rejection
from doclint.reading.case import Case
from doclint.reading.hearing import COLUMNS, LIMITS, column_of, hear, unread
from doclint.reading.reader import EMPTY_VALUES, READERS, Reader
from doclint.reading.statement_words import Weights, features, shipped_weights, statements_of

TOLD = {
    "snibbed": "hemostasis",
    "thwarted": "failed_therapy",
    "glimpsed": "placement_confirmation",
    "unscathed": "complications:not_done",
    "scalded": "complications",
    "needled": "approach:percutaneous",
    "agreeable": "consent",
    "wherefore": "reason",
}
WEIGHTS = Weights(
    COLUMNS,
    (-2.0,) * len(COLUMNS),
    {word: f"1 {COLUMNS.index(column)} 9" for word, column in TOLD.items()},
)
REMOVAL = Case(frozenset(("removal",)))
START = Case(frozenset(("insertion", "initiation")))
DAY = Case(frozenset(("daily_management",)))


def nothing_read() -> dict[str, Reading]:
    return {name: Reading(values=dict(EMPTY_VALUES.get(name, {}))) for name in READERS}


def heard(pipeline: Pipeline, text: str, case: Case = REMOVAL) -> dict[str, str]:
    readings = nothing_read()
    told = hear(pipeline(text), case, readings, unread(readings), WEIGHTS)
    return {name: reading.status for name, reading in told.items()}


def test_a_statement_states_what_its_words_speak_for(pipeline: Pipeline) -> None:
    page = pipeline("The cannula came out. The hole was snibbed at once. Dressing on.")
    readings = nothing_read()
    found = hear(page, REMOVAL, readings, unread(readings), WEIGHTS)
    assert list(found) == ["hemostasis"]
    closed = found["hemostasis"]
    assert closed.status == "documented"
    assert [page.text[slice(*span)].strip() for span in closed.spans] == [
        "The hole was snibbed at once."
    ]
    assert closed.words == ("snibbed",)
    assert closed.values["values"] == ["The hole was snibbed at once."]


def test_words_speak_for_a_no_or_for_a_value(pipeline: Pipeline) -> None:
    assert heard(pipeline, "He came through unscathed.") == {"complications": "not_done"}
    assert heard(pipeline, "The arm was scalded.") == {"complications": "documented"}
    page = pipeline("Both veins were needled.")
    readings = nothing_read()
    found = hear(page, START, readings, ["approach"], WEIGHTS)
    assert found["approach"].values["value"] == "percutaneous"


@pytest.mark.parametrize(
    "text",
    [
        "Was it snibbed?",
        "If it bleeds the hole will be snibbed over the cannula tomorrow.",
        "The hole of his brother, who was on V-A ECMO in 2019, was snibbed.",
        "[ ] snibbed   [x] left open",
        "Hole ***, snibbed",
        "Physician: A. Snibbed-Lowe, MD, snibbed",
        "Plan for tomorrow:\nCannula out, hole snibbed by the surgeons.",
    ],
)
def test_what_is_no_fact_of_this_service_is_not_heard(pipeline: Pipeline, text: str) -> None:
    assert "hemostasis" not in heard(pipeline, text)


def test_a_near_miss_of_the_rules_is_not_heard(pipeline: Pipeline) -> None:
    page = pipeline("The art line's hole was snibbed. The chest was dry.")
    readings = nothing_read()
    readings["hemostasis"].rejected.append(Rejection(4, 12, "OTHER_DEVICE", 4, 12))
    assert hear(page, REMOVAL, readings, ["hemostasis"], WEIGHTS) == {}


def test_a_near_miss_for_want_of_a_form_is_heard(pipeline: Pipeline) -> None:
    page = pipeline("Echo: baskets glimpsed in the atrium. The chest was dry.")
    readings = nothing_read()
    wanted = ["placement_confirmation"]
    readings["placement_confirmation"].rejected.append(Rejection(0, 4, "NO_POSITION", 0, 4))
    assert list(hear(page, START, readings, wanted, WEIGHTS)) == wanted


def test_why_support_began_is_no_reason_for_its_end(pipeline: Pipeline) -> None:
    page = pipeline("Wherefore the ventricles failed after repair. Cannula out.")
    readings = nothing_read()
    readings["indication"].spans = [(14, 31)]
    assert hear(page, REMOVAL, readings, ["reason"], WEIGHTS) == {}
    assert "reason" in hear(page, DAY, readings, ["reason"], WEIGHTS)


def test_what_came_of_a_vent_is_no_reason_for_it(pipeline: Pipeline) -> None:
    vent = Case(frozenset(("vent_insertion",)))
    assert "reason" in heard(pipeline, "Wherefore the left heart was a tight bag.", vent)
    assert "reason" not in heard(pipeline, "Wherefore the wedge fell from 30 to 14.", vent)
    assert "reason" in heard(pipeline, "Wherefore flow fell from 4 to 2.", REMOVAL)


def test_what_goes_on_when_support_ends_is_no_reason_for_its_beginning(pipeline: Pipeline) -> None:
    text = "Cannula out. Milrinone had been thwarted by noon."
    assert "failed_therapy" not in heard(pipeline, text)
    assert "failed_therapy" in heard(pipeline, text, START)
    before = "Before ECMO milrinone had been thwarted. Cannula out today."
    assert "failed_therapy" in heard(pipeline, before)


def test_how_cannulae_went_in_is_no_part_of_a_days_note(pipeline: Pipeline) -> None:
    text = "Both veins were needled."
    assert "approach" in heard(pipeline, text, START)
    assert "approach" not in heard(pipeline, text, DAY)


def test_consent_stands_in_its_own_section(pipeline: Pipeline) -> None:
    assert heard(pipeline, "CONSENT\nHis wife was agreeable to all of it.\n") == {
        "consent": "documented"
    }


def test_rules_come_first(reader: Reader) -> None:
    text = (
        "V-V ECMO DECANNULATION\nThe 25 Fr femoral venous cannula was removed at the bedside and manual pressure was "
        "held for 20 minutes.\n"
    )
    account = reader.accounts(text)["hemostasis"]
    assert account.status == "documented"
    assert {rule.kind for ground in account.grounds for rule in ground.rules} == {"target"}


def test_why_shows_the_words_that_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "shipped_weights", lambda: WEIGHTS)
    text = (
        "V-A ECMO DECANNULATION\nBoth femoral cannulae were removed at the bedside today, heart recovered.\n"
        "Artery and vein were snibbed.\n"
    )
    grounds = Reader().accounts(text)["hemostasis"].grounds
    assert [(each.text, each.rules) for each in grounds] == [
        ("Artery and vein were snibbed.", (Rule("words", None, "snibbed"),))
    ]
    assert Reader(hears=False).accounts(text)["hemostasis"].status == "missing"


def test_long_statements_are_heard_in_pieces(pipeline: Pipeline) -> None:
    words = "and then the line was flushed with saline by the nurse, "
    page = pipeline(words * 8)
    spans = list(statements_of(page))
    assert len(spans) > 2
    assert "".join(page.text[low:high] for low, high in spans).split() == page.text.split()
    assert spans == sorted(spans)


def test_what_is_weighed_of_a_statement() -> None:
    told = features("Stitched at 34 mm", "Wound", ["removal"])
    assert told == {
        *("stitched", "at", "0", "mm", "stitched at", "at 0", "0 mm", "~stitc"),
        *("stitc at 0", "at 0 mm", "§wound", "@removal"),
    }


def test_the_columns_are_elements_and_their_values() -> None:
    assert {column.partition(":")[0] for column in COLUMNS} == set(LIMITS)
    assert shipped_weights().columns == COLUMNS
    assert column_of("approach", {"status": "documented", "value": "open"}) == "approach:open"
    assert column_of("approach", {"status": "not_done", "value": None}) is None
    assert column_of("complications", {"status": "not_done"}) == "complications:not_done"
    assert column_of("consent", {"status": "not_done"}) is None
    assert column_of("reason", {"status": "documented"}) == "reason"
