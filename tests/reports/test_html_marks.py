"""Marks on a text: nested, crossing, over line ends, on nothing."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.lines import Lines
from doclint.plain import safe
from doclint.reports.html.excerpt import Hidden, around, whole
from doclint.reports.html.marks import Mark, tokens
from doclint.reports.html.spans import Span

Marks = list[Mark[str]]


def written(text: str, marks: Iterable[Mark[str]], parts: list[Span]) -> str:
    """The text with brackets for marks, ``[a ... a]`` at their edges and ``(a ... a)`` within."""
    told = []
    for part in tokens(text, marks, parts):
        open_: list[str | None] = []
        for token in part:
            if token.kind == "open":
                open_.append(token.what)
                told.append(f"{'[' if token.edge else '('}{token.what}:")
            elif token.kind == "close":
                assert open_.pop() == token.what
                told.append("]" if token.edge else ")")
            else:
                told.append(token.text)
        assert not open_
        told.append("|")
    return "".join(told)


def mark(start: int, end: int, what: str, rank: int = 0) -> Mark[str]:
    return Mark(start, end, what, rank)


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ([mark(1, 3, "a")], "0[a:12]345|"),
        ([mark(1, 5, "a"), mark(2, 4, "b")], "0[a:1[b:23]4]5|"),
        ([mark(0, 3, "a"), mark(2, 5, "b")], "[a:01[b:2)](b:34]5|"),
        ([mark(1, 3, "a", 1), mark(1, 3, "b", 0)], "0[b:[a:12]]345|"),
        ([mark(1, 3, "a"), mark(3, 5, "b")], "0[a:12][b:34]5|"),
        ([mark(2, 2, "a")], "01[a:]2345|"),
        ([mark(0, 0, "a"), mark(6, 6, "b")], "[a:]012345[b:]|"),
        ([mark(0, 6, "a"), mark(0, 6, "b", 1), mark(0, 6, "c", 2)], "[a:[b:[c:012345]]]|"),
        ([mark(0, 4, "a"), mark(1, 5, "b"), mark(2, 6, "c")], "[a:0[b:1[c:23))](b:(c:4)](c:5]|"),
    ],
    ids=[
        "one", "nested", "crossing", "same words", "side by side", "on nothing", "at the ends",
        "three on the same words", "three crossing",
    ],
)  # fmt: skip
def test_marks_nest(marks: Marks, told: str) -> None:
    assert written("012345", marks, [(0, 6)]) == told


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ([mark(1, 5, "a")], "0[a:1)|(a:4]5|"),
        ([mark(2, 4, "a")], "01[a:]|45|"),
        ([mark(1, 4, "a")], "0[a:1]|45|"),
        ([mark(3, 5, "a")], "01|[a:4]5|"),
        ([mark(2, 3, "a")], "01[a:]|45|"),
    ],
    ids=["over the end", "the end itself", "up to the end", "from within the end", "half the end"],
)
def test_marks_go_over_line_ends(marks: Marks, told: str) -> None:
    assert written("01\r\n45", marks, [(0, 2), (4, 6)]) == told


def test_marks_go_over_empty_lines() -> None:
    spans = [Lines("a\n\nb").span(number) for number in (1, 2, 3)]

    assert written("a\n\nb", [mark(0, 4, "m")], spans) == "[m:a)||(m:b]|"
    assert written("a\n\nb", [mark(0, 2, "m")], spans) == "[m:a]||b|"
    assert written("a\n\nb", [mark(1, 2, "m")], spans) == "a[m:]||b|"


texts = st.text(st.sampled_from("ab \t\r\n\x00\u202e\U0001fac0\ud800\u05d0<&"), max_size=30)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, Marks]:
    text = draw(texts)
    offsets = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(offsets, offsets, st.integers(0, 1)), max_size=6))
    return text, [
        mark(min(one, other), max(one, other), str(number), rank)
        for number, (one, other, rank) in enumerate(spans)
    ]


@given(marked_texts(), st.booleans())
def test_every_mark_covers_its_own_words(drawn: tuple[str, Marks], all_of_it: bool) -> None:
    text, marks = drawn
    lines = Lines(text)
    spans = [(each.start, each.end) for each in marks]
    shown = [*whole(lines)] if all_of_it else [*around(text, lines, spans)]
    parts = [part for each in shown if not isinstance(each, Hidden) for part in each.parts]
    covered = {each.what: "" for each in marks}
    edges = {each.what: [0, 0] for each in marks}
    for (start, end), line in zip(parts, tokens(text, marks, parts), strict=True):
        open_: list[str] = []
        for token in line:
            if token.kind == "open":
                assert token.what is not None
                open_.append(token.what)
                edges[token.what][0] += token.edge
            elif token.kind == "close":
                assert open_.pop() == token.what
                edges[token.what][1] += token.edge
            else:
                for what in open_:
                    covered[what] += token.text
        assert not open_
        told = "".join(token.text for token in line)
        assert told.replace("\t", "    ") == safe(text[start:end])

    for each in marks:
        wanted = "".join(
            safe(text[max(each.start, start) : min(each.end, end)]) for start, end in parts
            if max(each.start, start) < min(each.end, end)
        )  # fmt: skip
        assert covered[each.what].replace("\t", "    ") == wanted
        if parts:
            assert edges[each.what] == [1, 1]


@given(marked_texts())
def test_what_is_marked_is_shown(drawn: tuple[str, Marks]) -> None:
    text, marks = drawn
    lines = Lines(text)
    shown = [*around(text, lines, [(each.start, each.end) for each in marks])]
    parts = [part for each in shown if not isinstance(each, Hidden) for part in each.parts]
    numbers = [each.number for each in shown if not isinstance(each, Hidden)]

    assert numbers == sorted(set(numbers))
    for each in marks:
        for offset in range(each.start, each.end):
            if text[offset] not in "\r\n":
                assert any(start <= offset < end for start, end in parts)
