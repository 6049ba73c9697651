"""Laws of reading: what changes no verdict, and what never makes one worse.

How many examples each law is tried on is set by the profile of hypothesis: few in a plain run of
the tests, many with ``--hypothesis-profile=thorough``. That a passage taken out is missed is held
for every code and element by ``tests/samples/test_law.py``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sample_forms import (
    FORMS,
    NAMES,
    UNRELATED,
    independent_lines,
    places_between,
    rearranged,
    statements,
    text_of,
    verdict,
)

from doclint import Linter
from doclint.nlp.spelling import shipped_spelling
from doclint.reading import Reader

Plain = Callable[[str], dict[str, Any]]
LONG_TERM = re.compile(rf"\b(?:{'|'.join(shipped_spelling().terms)})\b", re.IGNORECASE)
SAMPLES = Path(__file__).parents[2] / "samples"

names = st.sampled_from(NAMES)


@pytest.fixture(scope="module")
def plain(reader: Reader) -> Plain:
    """Give the verdict on a sample as it stands."""

    @cache
    def read(name: str) -> dict[str, Any]:
        return verdict(reader.read(text_of(name)))

    return read


@given(name=names)
def test_the_same_note_gives_the_same_bytes(linter: Linter, name: str) -> None:
    reports = [json.dumps(linter.check(text_of(name)).to_dict()) for _ in range(2)]
    assert reports[0] == reports[1]


@pytest.mark.parametrize("form", FORMS)
@given(name=names)
def test_another_form_changes_nothing(reader: Reader, plain: Plain, form: str, name: str) -> None:
    assert verdict(reader.read(FORMS[form](text_of(name)))) == plain(name)


@given(name=names, data=st.data())
def test_blanks_and_line_ends_change_nothing(
    reader: Reader, plain: Plain, name: str, data: st.DataObject
) -> None:
    ends = st.sampled_from(["\n", "\r\n", " \n", "\t\n", "\u00a0\r\n", "   \r\n"])
    drawn = data.draw(st.lists(ends, min_size=8, max_size=8))
    lines = text_of(name).split("\n")
    text = "".join(line + drawn[number % 8] for number, line in enumerate(lines))
    assert verdict(reader.read(text)) == plain(name)


@given(name=names, data=st.data())
def test_a_slip_in_a_long_term_changes_nothing(
    reader: Reader, plain: Plain, name: str, data: st.DataObject
) -> None:
    text = text_of(name)
    places = [match.span() for match in LONG_TERM.finditer(text)]
    assume(places)
    start, end = data.draw(st.sampled_from(places))
    word = text[start:end]
    at = data.draw(st.integers(1, len(word) - 2))
    slip = data.draw(
        st.sampled_from(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + ("k" if word.islower() else "K") + word[at + 1 :],
            )
        )
    )
    mended = [instead for _, _, instead in shipped_spelling().mend(slip)]
    assume(mended == [word])
    assert verdict(reader.read(text[:start] + slip + text[end:])) == plain(name)


@given(name=names, form=st.sampled_from(sorted(FORMS)))
def test_evidence_is_verbatim(reader: Reader, name: str, form: str) -> None:
    text = FORMS[form](text_of(name))
    for element in reader.read(text).values():
        for item in element["evidence"]:
            assert text[item["start"] : item["end"]] == item["text"]


@given(name=names, paragraph=st.sampled_from(sorted(UNRELATED)))
def test_an_unrelated_paragraph_at_the_end_changes_nothing(
    reader: Reader, plain: Plain, name: str, paragraph: str
) -> None:
    text = f"{text_of(name).rstrip()}\n\n{UNRELATED[paragraph]}\n"
    assert verdict(reader.read(text)) == plain(name)


@given(
    name=st.sampled_from([name for name in NAMES if places_between(text_of(name))]),
    paragraph=st.sampled_from(sorted(UNRELATED)),
    data=st.data(),
)
def test_an_unrelated_paragraph_between_sections_changes_nothing(
    reader: Reader, plain: Plain, name: str, paragraph: str, data: st.DataObject
) -> None:
    text = text_of(name)
    place = data.draw(st.sampled_from(places_between(text)))
    changed = f"{text[:place]}{UNRELATED[paragraph]}\n\n{text[place:]}"
    assert verdict(reader.read(changed)) == plain(name)


@given(
    name=st.sampled_from([name for name in NAMES if len(independent_lines(text_of(name))) > 1]),
    data=st.data(),
)
def test_the_order_of_independent_sections_changes_nothing(
    reader: Reader, plain: Plain, name: str, data: st.DataObject
) -> None:
    text = text_of(name)
    places = independent_lines(text)
    order = data.draw(st.permutations(range(len(places))))
    assert _unordered(verdict(reader.read(rearranged(text, places, order)))) == _unordered(
        plain(name)
    )


@given(name=names, data=st.data())
def test_a_true_statement_more_adds_no_gap(linter: Linter, name: str, data: st.DataObject) -> None:
    expected = json.loads((SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))
    told = statements(expected["elements"])
    element = data.draw(st.sampled_from(sorted(told)))
    text = text_of(name)
    before, after = (
        {(f.element, f.kind) for f in linter.check(each, code=expected["code"]).findings}
        for each in (text, f"{text.rstrip()}\n\n{told[element]}\n")
    )
    assert after <= before


def _unordered(value: Any) -> Any:
    """Leave out in which order a list's values were found."""
    if isinstance(value, dict):
        return {key: _unordered(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((_unordered(item) for item in value), key=repr)
    return value
