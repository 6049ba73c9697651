"""Numbers found by what a text holds where they begin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from doclint.nlp.by_opening import ByOpening

OPENINGS = st.text("ab ", min_size=1, max_size=6)


@given(
    st.dictionaries(OPENINGS, st.lists(st.integers(0, 9), max_size=3)),
    st.lists(st.text("abc ", max_size=6), max_size=8),
)
def test_all_that_a_text_goes_on_with(numbers: dict[str, list[int]], texts: list[str]) -> None:
    known = ByOpening(numbers)
    for text in (*texts, *texts):
        wanted = {n for opening, each in numbers.items() if text.startswith(opening) for n in each}
        found = known.at(text)
        assert (set(found), len(found)) == (wanted, len(wanted))


def test_what_is_added_later_is_found() -> None:
    known = ByOpening({"ab": [1]})
    assert known.at("abc") == (1,)
    known.add(["a", "abc", "b"], 2)
    assert sorted(known.at("abc")) == [1, 2]
