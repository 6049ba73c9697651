"""How a note is written down changes nothing of what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_forms import FORMS, NAMES, UNRELATED, places_between, text_of, verdict

from doclint.reading import Reader

Plain = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def plain(reader: Reader) -> Plain:
    """Give the verdict on a sample as it stands."""

    @cache
    def read(name: str) -> dict[str, Any]:
        return verdict(reader.read(text_of(name)))

    return read


@pytest.mark.parametrize("name", NAMES)
def test_the_same_text_twice(reader: Reader, name: str) -> None:
    assert reader.read(text_of(name)) == reader.read(text_of(name))


_WRAPPED = {
    "33946_dictated_influenza-ards",
    "33952_dictated_preschooler-gaps",
    "33958_dictated_femoral-drainage-too-high",
}
"""Notes with a line end between a number and its unit, which some readers take as one blank only."""

_MORE_THAN_A_BLANK = {
    "CRLF", "CR CR LF", "blanks at line ends", "tabs at line ends", "form feeds within lines' ends",
}  # fmt: skip


def _forms() -> Iterator[Any]:
    reason = "readers of numbers take one blank between a number and its unit, and here are two"
    wide = pytest.mark.xfail(reason=reason)
    for name in NAMES:
        for form in FORMS:
            marks = [wide] if name in _WRAPPED and form in _MORE_THAN_A_BLANK else []
            yield pytest.param(name, form, marks=marks)


@pytest.mark.parametrize(("name", "form"), _forms())
def test_another_form(reader: Reader, plain: Plain, name: str, form: str) -> None:
    assert verdict(reader.read(FORMS[form](text_of(name)))) == plain(name)


@given(name=st.sampled_from(sorted({*NAMES} - _WRAPPED)), data=st.data())
@settings(max_examples=40)
def test_any_blanks_and_line_ends(
    reader: Reader, plain: Plain, name: str, data: st.DataObject
) -> None:
    ends = st.sampled_from(["\n", "\r\n", " \n", "\t\n", "\u00a0\r\n", "   \r\n"])
    lines = text_of(name).split("\n")
    drawn = data.draw(st.lists(ends, min_size=8, max_size=8))
    text = "".join(line + drawn[number % 8] for number, line in enumerate(lines))
    assert verdict(reader.read(text)) == plain(name)


@given(name=st.sampled_from(NAMES), form=st.sampled_from(sorted(FORMS)))
@settings(max_examples=60)
def test_evidence_is_verbatim(reader: Reader, name: str, form: str) -> None:
    text = FORMS[form](text_of(name))
    for element in reader.read(text).values():
        for item in element["evidence"]:
            assert text[item["start"] : item["end"]] == item["text"]


@pytest.mark.parametrize("paragraph", UNRELATED)
@pytest.mark.parametrize("name", NAMES)
def test_an_unrelated_paragraph_at_the_end(
    request: pytest.FixtureRequest, reader: Reader, plain: Plain, name: str, paragraph: str
) -> None:
    if (name, paragraph) == ("33986_template_postcardiotomy", "a brother's ECMO"):
        reason = "a relative's ECMO counts as ECMO told as the past, and ends the service"
        request.applymarker(pytest.mark.xfail(reason=reason))
    text = f"{text_of(name).rstrip()}\n\n{UNRELATED[paragraph]}\n"
    assert verdict(reader.read(text)) == plain(name)


@pytest.mark.parametrize("paragraph", UNRELATED)
@pytest.mark.parametrize("name", [name for name in NAMES if places_between(text_of(name))])
def test_an_unrelated_paragraph_between(
    reader: Reader, plain: Plain, name: str, paragraph: str
) -> None:
    text = text_of(name)
    for place in places_between(text)[:3]:
        changed = f"{text[:place]}{UNRELATED[paragraph]}\n\n{text[place:]}"
        assert verdict(reader.read(changed)) == plain(name)
