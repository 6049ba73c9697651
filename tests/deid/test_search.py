"""The search as a whole: names told again, dates beside them, what is found once, odd texts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import table

from doclint.deid import find_identifiers, load_search
from doclint.errors import TooSlowError

NAMED = "Patient: Halvorsen, Edith\n"


def found(text: str) -> list[tuple[str, str]]:
    return [(each.rule, text[each.start : each.end]) for each in find_identifiers(text)]


def test_a_name_is_found_wherever_it_is_told_again() -> None:
    text = f"{NAMED}Edith woke. HALVORSEN moved all four limbs; halvorsen's sister came.\n"
    assert [words for _, words in found(text)] == ["Halvorsen, Edith", "Edith"]
    text = f"{NAMED.upper()}Halvorsen woke.\n"
    assert [words for _, words in found(text)] == ["HALVORSEN, EDITH", "Halvorsen"]


def test_what_is_told_again_keeps_its_rule() -> None:
    assert found("Surgeon: Tomas Berrigan, MD\nClosed by Berrigan.") == [
        ("DID002", "Tomas Berrigan"),
        ("DID002", "Berrigan"),
    ]


def test_a_device_is_not_the_patient_who_shares_its_name() -> None:
    text = "Mr. Foley is 58 and awake.\nFoley catheter in place.\n"
    assert found(text) == [("DID001", "Foley")]


@pytest.mark.parametrize(
    ("between", "rule"),
    [
        (" ", "DID012"),
        ("\n", "DID012"),
        ("\r\n", "DID012"),
        (" " + "x" * 70 + " ", "DID012"),
        ("\n\n", "DID014"),
        (" " + "x" * 100 + " ", "DID014"),
    ],
)
def test_a_date_is_beside_a_name_on_its_line_or_the_next(between: str, rule: str) -> None:
    for text in (f"Dr. Foy{between}03/14/2025", f"03/14/2025{between}Dr. Foy"):
        assert {each for each, words in found(text) if words == "03/14/2025"} == {rule}


def test_a_place_is_found_once() -> None:
    assert found("MRN 617-484-2291") == [("DID004", "617-484-2291")]
    assert found("SSN 219-09-4471, call 617-484-2291") == [
        ("DID003", "219-09-4471"),
        ("DID007", "617-484-2291"),
    ]


def test_struck_out_words_are_still_there_to_read() -> None:
    assert found("Seen by ~~Dr. Foy~~ nobody") == [("DID002", "Foy")]


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "\ud800", "a@\ud800.com", "Dr. \udfff x"])
def test_odd_texts(text: str) -> None:
    find_identifiers(text)


PIECES = st.lists(
    st.one_of(
        st.sampled_from([each.text for name in ("flagged", "clean") for each in table(name)]),
        st.text(max_size=12),
    ),
    max_size=5,
).map("\n".join)


@given(PIECES)
def test_places_lie_in_the_text_in_order_and_apart(text: str) -> None:
    places = find_identifiers(text)
    ends = [0]
    for each in places:
        assert ends[-1] <= each.start < each.end <= len(text)
        ends.append(each.end)
    assert places == find_identifiers(text)


LONG: Sequence[str] = (
    "a." * 2000,
    "A'" * 2000,
    "Aa-" * 1500,
    "[" * 4000,
    "Dr. " * 1000,
    "Aa " * 1500,
    "a@" * 1500,
    "1/1/" * 500,
    "Patient:" + " " * 4000 + "x",
    "http://" * 500,
    "<NAME " * 600,
    "::" * 1500,
)


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:12])
def test_long_lines_do_not_stop_the_search(text: str) -> None:
    find_identifiers(text)


def test_an_expression_that_takes_too_long_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not, as Presidio has it, a note that comes out clean."""
    from doclint.deid import recognizers

    monkeypatch.setattr(recognizers, "_TIMEOUT", 1e-6)
    with pytest.raises(TooSlowError) as caught:
        find_identifiers("Mr. Trask " * 5000)
    assert "Trask" not in str(caught.value)


def test_the_search_is_loaded_once() -> None:
    assert load_search() is load_search()
