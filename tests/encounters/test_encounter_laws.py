"""What holds for any notes: unrelated ones, their order, dates that are not there."""

from __future__ import annotations

from typing import Any

from by_hand import CATALOGUE, judged
from hypothesis import given, settings
from hypothesis import strategies as st

CODES = [code.code for code in CATALOGUE.codes]
WORDS = (
    "Circuit reviewed at the bedside, flows steady, both groins dry, heparin goes on. " * 4
).split()
# Rules that cannot find anything without a date.
OF_DATES = {
    "ENC001",
    "ENC002",
    "ENC003",
    "ENC004",
    "ENC009",
    "ENC012",
    "ENC017",
    "ENC018",
    "ENC020",
}
UNKNOWN = "ENC030"


def texts(draw: Any) -> str:
    changed = draw(st.lists(st.integers(0, len(WORDS) - 1), max_size=3))
    return " ".join(f"{word}{n}" if n in changed else word for n, word in enumerate(WORDS))


@st.composite
def notes(draw: Any, dated: bool | None = None, encounter: str = "E1") -> list[dict[str, Any]]:
    made = []
    for number in range(draw(st.integers(1, 8))):
        codes = draw(st.lists(st.sampled_from(CODES), max_size=3, unique=True))
        day = draw(st.integers(1, 12))
        with_date = draw(st.booleans()) if dated is None else dated
        date = f"2026-03-{day:02}" if with_date else None
        mode = draw(st.sampled_from([None, "VV", "VA", "VAV"]))
        made.append(
            {
                "note": f"{encounter}/{number}.txt",
                "encounter": encounter,
                "date": date,
                "own_date": draw(st.sampled_from([None, date])),
                "codes": codes,
                "inferred": draw(st.booleans()),
                "candidates": [] if codes else draw(st.sampled_from([[], CODES[2:4], CODES[4:6]])),
                "mode": mode,
                "converted_from": draw(st.sampled_from([None, None, "VV"])) if mode else None,
                "age": draw(st.sampled_from([None, 0.02, 0.5, 5, 6, 45, {"min": 50, "max": None}])),
                "sites": draw(
                    st.lists(
                        st.sampled_from(
                            [["femoral vein", s] for s in ("left", "right", None)]
                            + [["right atrium", None]]
                        ),
                        max_size=2,
                    )
                ),
                "sizes": draw(
                    st.lists(
                        st.tuples(st.sampled_from(["drainage", None]), st.sampled_from([19, 25])),
                        max_size=2,
                    )
                ),
                "physician": draw(st.sampled_from([None, "Vale", "Ash"])),
                "status": draw(st.sampled_from(["complete"] * 6 + ["error"])),
                "text": texts(draw),
            }
        )
    return made


@settings(max_examples=80, deadline=None)
@given(notes(), notes(encounter="E2"))
def test_notes_of_another_encounter_change_nothing(
    own: list[dict[str, Any]], other: list[dict[str, Any]]
) -> None:
    both = [each for each in judged([*own, *other]) if each.encounter == "E1"]
    assert both == list(judged(own))


@settings(max_examples=80, deadline=None)
@given(notes(), st.randoms(use_true_random=False))
def test_the_order_of_notes_changes_nothing(own: list[dict[str, Any]], chance: Any) -> None:
    turned = [*own]
    chance.shuffle(turned)
    assert judged(turned) == judged(own)


@settings(max_examples=80, deadline=None)
@given(notes(dated=False))
def test_without_dates_nothing_is_said_of_dates_and_that_is_told(
    own: list[dict[str, Any]],
) -> None:
    found = judged(own)
    assert not {each.rule for each in found} & OF_DATES
    serving = [n for n in own if n["status"] != "error" and (n["codes"] or n["candidates"])]
    if serving and len(own) > 1:
        assert UNKNOWN in {each.rule for each in found}


@settings(max_examples=80, deadline=None)
@given(notes(), st.data())
def test_a_note_without_a_date_is_in_no_error_of_dates(
    own: list[dict[str, Any]], data: Any
) -> None:
    loose = data.draw(st.sampled_from(own))["note"]
    bare = [{**n, "date": None, "own_date": None} if n["note"] == loose else n for n in own]
    for each in judged(bare):
        assert not (each.rule in OF_DATES and each.severity != "info" and loose in each.notes)


@settings(max_examples=80, deadline=None)
@given(notes())
def test_every_finding_names_notes_of_its_encounter_and_no_words(
    own: list[dict[str, Any]],
) -> None:
    names = {each["note"] for each in own}
    for each in judged(own):
        assert each.notes
        assert set(each.notes) <= names
        assert each.message.split(" (")[0] == CATALOGUE.rules[each.rule].message
        assert list(each.dates) == sorted(set(each.dates))


@settings(max_examples=60, deadline=None)
@given(notes())
def test_what_nobody_named_is_never_an_error(own: list[dict[str, Any]]) -> None:
    inferred = [{**each, "inferred": True} for each in own]
    assert "error" not in {each.severity for each in judged(inferred)}
