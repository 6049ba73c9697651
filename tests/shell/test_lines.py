from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.lines import Lines


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("one", 0, (1, 1)),
        ("one", 3, (1, 4)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\r\nb", 2, (1, 3)),
        ("a\rb", 2, (2, 1)),
        ("a\x0cb\x0bc\u2028d", 6, (1, 7)),
        ("a\n\r\nb", 4, (3, 1)),
        ("\U0001f600\u0301x", 2, (1, 3)),
        ("a\n", 2, (2, 1)),
        ("", 0, (1, 1)),
    ],
)
def test_offset_to_line_and_column(text: str, offset: int, place: tuple[int, int]) -> None:
    assert Lines(text).place(offset) == place


def test_a_line_comes_without_its_end() -> None:
    lines = Lines("one\r\ntwo\x0chalf\rthree")

    assert [lines.line(number) for number in (1, 2, 3)] == ["one", "two\x0chalf", "three"]


@given(st.text(alphabet="ab\r\n\x0c\u2028", min_size=1))
@settings(max_examples=100)
def test_every_character_is_where_its_place_says(text: str) -> None:
    lines = Lines(text)
    for offset, character in enumerate(text):
        line, column = lines.place(offset)
        if character not in "\r\n":
            assert lines.line(line)[column - 1] == character
