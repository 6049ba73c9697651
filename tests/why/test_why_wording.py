"""Every reason has a text, and what is said to be searched is what the readers search."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import doclint.reading
from doclint.findings import ELEMENTS
from doclint.nlp.page import Page
from doclint.nlp.patterns import PatternSet, load_patterns
from doclint.reading import Reader
from doclint.reading.wording import load_wording

SOURCES = sorted(Path(doclint.reading.__file__).parent.glob("*.py"))
SHOUTED = re.compile(r"[A-Z][A-Z_]{2,}")
GIVEN_BY_NLP = {"relatives.py", "phases.py"}
"""Modules of doclint/nlp that give reasons, too."""


def shouted(tree: ast.AST) -> Iterator[str]:
    """The string constants of a tree that are spelt as facets, reasons and categories are."""
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and SHOUTED.fullmatch(value):
            yield value


def is_call_of(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def reasons_given(tree: ast.AST) -> set[str]:
    """What a module gives to a Rejection or a Cue."""
    return {
        name
        for node in ast.walk(tree)
        if is_call_of(node, "Rejection", "reject_for", "rejection", "Cue")
        for name in shouted(node)
    }


def reasons_returned(tree: ast.AST) -> set[str]:
    """What a module's functions return, or call ``reason``: reasons, or words of other kinds."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Return) and node.value is not None:
            # Not what is passed to a call: return has(page, span, "CANNULA").
            calls = {
                name
                for part in ast.walk(node.value)
                if isinstance(part, ast.Call) and not is_call_of(part, "Cue", "Rejection")
                for name in shouted(part)
            }
            found.update(set(shouted(node.value)) - calls)
        elif isinstance(node, ast.Assign) and "reason" in names(node):
            found.update(shouted(node.value))
    return found


@cache
def patterns() -> PatternSet:
    return load_patterns()


@cache
def known_words() -> set[str]:
    """Categories of targets and the values that they give: no reasons."""
    rules = patterns().targets
    values = {str(value) for rule in rules for value in (rule.get("metadata") or {}).values()}
    return {rule["category"] for rule in rules} | values


def test_every_reason_of_a_reader_has_a_text() -> None:
    nlp = Path(doclint.reading.__file__).parents[1] / "nlp"
    files = [*SOURCES, *(nlp / name for name in sorted(GIVEN_BY_NLP))]
    lacking: dict[str, list[str]] = {}
    used: set[str] = set()
    for path in files:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        reasons = reasons_given(tree) | (reasons_returned(tree) - known_words())
        used |= reasons | reasons_returned(tree)
        if without := reasons - set(load_wording().reasons):
            lacking[path.name] = sorted(without)

    assert lacking == {}
    assert used >= {"TIP", "NOT_ACCESS", "OTHER_DEVICE", "GESTATION"}


def test_every_facet_has_a_text() -> None:
    """Facets that a reader rejects by stand in its sets, and in patterns/context."""
    context = {rule["category"] for rule in patterns().context} - {"STOP"}
    sets = {
        name
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        if any(re.search("REJECT|FACETS|AGAINST|NOT_A_FACT", target) for target in names(node))
        for name in shouted(node.value)
    }
    assert (context | sets) - set(load_wording().reasons) == set()


def names(node: ast.Assign | ast.AnnAssign) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def test_every_facet_of_a_section_has_a_text() -> None:
    facets = {(rule.get("metadata") or {}).get("facet") for rule in patterns().sections}

    assert facets - {None} <= set(load_wording().facets)


@pytest.mark.parametrize(
    ("reason", "cue", "text"),
    [
        ("NEGATED", "was not available", 'negated by "was not available"'),
        ("NEGATED", None, "negated"),
        ("OPEN", "***", 'unfilled: what belongs there is left open ("***")'),
        ("OPEN", None, "unfilled: what belongs there is left open"),
        ("UNCHOSEN", "[ ]", 'not chosen: its box "[ ]" is unticked beside one that is ticked'),
        ("TIP", "tip", "where the tip lies, and not the vessel entered"),
        ("NEVER_HEARD_OF", None, "never heard of"),
    ],
)
def test_a_reason_in_words(reason: str, cue: str | None, text: str) -> None:
    assert load_wording().why(reason, cue) == text


@pytest.mark.parametrize("text", load_wording().reasons.values())
def test_a_text_stands_on_its_own(text: str) -> None:
    """It has its cue in the part that falls away, and no full stop."""
    assert re.fullmatch(r"[a-z][^{}\[\]]*(?:\[[^\[\]]*\{cue\}[^\[\]]*\][^{}\[\]]*)?", text)
    assert not text.endswith(".")


def test_every_element_is_told_of() -> None:
    wording = load_wording()
    labels = {
        label
        for each in wording.elements.values()
        for label in (*each.states, *each.service, *each.helps)
    }

    assert tuple(wording.elements) == ELEMENTS
    assert labels == set(wording.categories)
    assert labels <= {rule["category"] for rule in patterns().targets}
    for each in wording.elements.values():
        assert each.states or each.also


@pytest.fixture(scope="session")
def asked(reader: Reader, samples: list[str]) -> dict[str, set[str]]:
    """The categories that each element's reader asked a page for, over all samples."""
    from doclint.reading.case import Case
    from doclint.reading.reader import READERS

    found: dict[str, set[str]] = {name: set() for name in READERS}
    actions = (
        "initiation", "daily_management", "insertion", "reposition", "removal", "graft_conduit",
        "vent_insertion", "vent_removal",
    )  # fmt: skip
    for text in samples:
        page = reader.page(text)
        for action, (name, read) in product(actions, READERS.items()):
            spy = Spy(**{key: getattr(page, key) for key in page.__dataclass_fields__})
            spy.cache, spy.asked = {}, found[name]
            read(spy, Case(frozenset([action])))
    return found


class Spy(Page):
    """A page that notes the categories it is asked for."""

    asked: set[str] = set()  # noqa: RUF012

    def find(self, *labels: str) -> Any:
        self.asked.update(labels)
        return super().find(*labels)

    def within(self, span: tuple[int, int], *labels: str) -> Any:
        self.asked.update(labels)
        return super().within(span, *labels)


@pytest.fixture(scope="session")
def samples() -> list[str]:
    folder = Path(__file__).parents[2] / "samples"
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))[::5]]


@pytest.mark.parametrize("element", ELEMENTS)
def test_what_is_said_to_be_searched_is_searched(asked: dict[str, set[str]], element: str) -> None:
    assert set(load_wording().elements[element].states) <= asked[element]
