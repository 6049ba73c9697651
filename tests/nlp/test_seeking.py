"""Expressions sought where they could begin: the same matches as ``finditer`` and ``search`` give."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import doclint.nlp
import doclint.reading
from doclint.nlp import seeking
from doclint.nlp.plans import LINE, plan_of
from doclint.nlp.seeking import IndexedText, find_all, find_first

NOTES = sorted(Path(__file__).parents[1].glob("gold/tune/*.txt"))
ODD = "\u017fK\u0130\u01310\u0663\u00e9\u00df\u2028\ue000\ue001 \n\t.,:;-/5aSx"
PATTERNS = (
    r"\bday (?P<n>\d{1,2})(?!\d)",
    r"(?<![A-Za-z])(?:is|an?|this)(?: [a-z-]{3,}){0,2} of \d",
    r"(?<![\d.])\d{1,2}(?:/\d{1,2})?",
    r"\d{2,3} ?(?:kg|k)",
    r"^[ \t]*(?:pt:? )?(?-i:[MF])(?P<n>\d{2})(?=[ ,;])",
    r"(?:^|(?<=[.;:] ))(?-i:[A-Z][a-z'-]+), \d",
    r"(?:^[ \t]*|(?<=[.;:] )|(?<=\bby ))(?:day|M?\d\d|[A-Z]\w+) ",
    r"(?<!\d[,-])(?:one|two)?-?\s?(?:days|weeks)",
    r"kis{1,2}|\w+(?:aemia)|[^a-z]x",
    r"(?:(?:blood|pump|a|va|full) ){0,4}(?:flows?|q(?=:))",
    r"\b|x",
    r"(?P<a>[ab])(?P=a)\d",
)


@pytest.fixture(autouse=True)
def _none_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test begin with no expression known."""
    monkeypatch.setattr(seeking, "_known", seeking.Sought())


def spans(found: Iterator[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


def assert_same(expression: re.Pattern[str], text: str, start: int, end: int) -> None:
    seeking._known.add(expression)
    indexed = IndexedText(text)
    assert spans(find_all(expression, indexed)) == spans(expression.finditer(text))
    within = spans(expression.finditer(text, start, end))
    assert spans(find_all(expression, indexed, start, end)) == within
    first = find_first(expression, indexed, start, end)
    assert (first and first.span()) == (within[0] if within else None)


def _expressions(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _expressions(each)
    elif isinstance(value, dict):
        yield from _expressions(list(value.values()))


def shipped() -> list[re.Pattern[str]]:
    """The expressions of the two rooms whose plans leave out anything of a text."""
    found: dict[tuple[str, int], re.Pattern[str]] = {}
    for room in (doclint.nlp, doclint.reading):
        for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            for value in vars(importlib.import_module(module.name)).values():
                for expression in _expressions(value):
                    found.setdefault((expression.pattern, expression.flags), expression)
    for expression in found.values():
        seeking._known.add(expression)
    plans = seeking._known._plans
    return [
        each
        for each in found.values()
        if plans[id(each)].words is not None or not plans[id(each)].is_anywhere
    ]


def test_the_shipped_expressions_give_the_same_on_notes() -> None:
    expressions = shipped()
    assert len(expressions) > 400
    for number, path in enumerate(NOTES[::120]):
        text = path.read_text(encoding="utf-8")[:2500]
        for place in range(number, len(text), 37):
            text = text[:place] + ODD[place % len(ODD)] + text[place + 1 :]
        for expression in expressions:
            assert_same(expression, text, len(text) // 3, len(text) // 2)


@given(
    st.sampled_from(PATTERNS),
    st.sampled_from((0, re.IGNORECASE, re.IGNORECASE | re.MULTILINE)),
    st.text(alphabet=ODD + "dyoftwksqblumpv1aA M" + "\r\x1c", max_size=60),
    st.lists(
        st.sampled_from(("day 5", "one days", "va flow", "12kg", "M57 ", "Ada, 3")), max_size=4
    ),
    st.integers(0, 40),
    st.integers(0, 90),
)
def test_any_text_gives_the_same(
    pattern: str, flags: int, text: str, words: list[str], start: int, end: int
) -> None:
    for place, word in enumerate(words):
        middle = len(text) * place // 4
        text = text[:middle] + word + text[middle:]
    assert_same(re.compile(pattern, flags), text, min(start, len(text)), end)


@pytest.mark.parametrize(
    ("pattern", "runs", "digits", "others"),
    [
        (r"(?<![A-Za-z])day", {"day"}, set(), set()),
        (r"\bpatient", {"patie"}, set(), set()),
        (r"patient", set(), set(), {"patie"}),
        (r"(?<![a-z])day", set(), set(), {"day"}),
        (r"(?<!of )(?:^|(?<=[a.]))?(?:a|b)c", set(), set(), {"ac", "bc"}),
        (r"(?:x|\b)day", set(), set(), {"day", "xday"}),
        (r"(?<![\d.])\d{1,2}k", {"0k", "00k"}, set(), set()),
        (r"(?<![A-Za-z])\d{1,2}k", set(), {"0k", "00k"}, set()),
        (r"\w+k", set(), set(), set()),
    ],
)
def test_openings(pattern: str, runs: set[str], digits: set[str], others: set[str]) -> None:
    plan = plan_of(pattern)
    assert (set(plan.of_runs), set(plan.of_digits), set(plan.others)) == (runs, digits, others)
    assert plan.is_anywhere == (not (runs or digits or others))


@pytest.mark.parametrize(
    ("pattern", "behind"),
    [
        (r"(?<!of )(?:^|(?<=[.;] ))(?:a|b)c", {LINE, ". ", "; "}),
        (r"(?:\A|\b(?<=[|\t])[ \t]{0,9})(?:the )?day", {LINE, "|", " "}),
        (r"(?:(?<=\bby )|(?<=12|xy))+?day", {"y ", "00", "xy"}),
        (r"(?:(?<=[^a]b)|(?<=\x20[\d-]))day", {"b", " 0", " -"}),
        (r"(?:^|(?<=\w))day", set()),
        (r"(?:^|a)day", set()),
        (r"(?:^|(?<=a))?day", set()),
        (r"(?=day)(?<![a-z])day", set()),
    ],
)
def test_what_stands_before(pattern: str, behind: set[str]) -> None:
    assert set(plan_of(pattern).behind) == behind


def test_a_plain_text_is_searched_in_the_common_way() -> None:
    expression = re.compile(r"\bday")
    assert spans(find_all(expression, "a day, a day", 3)) == [(9, 12)]
    assert not seeking._known._asked


def test_an_expression_is_thought_out_once_it_was_sought_in_some_texts() -> None:
    expression = re.compile(r"\bday")
    for text in ("a day", "days", "no", "a day, a day"):
        assert spans(find_all(expression, IndexedText(text))) == spans(expression.finditer(text))
    assert id(expression) in seeking._known._plans
