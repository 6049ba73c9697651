"""Findings: one total order, and their form in a report."""

from __future__ import annotations

import random
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from doclint.findings import Finding, in_order


def finding(rule: str = "AGE001", **values: Any) -> Finding:
    given: dict[str, Any] = {
        "name": "age-missing",
        "code": "33952",
        "element": "age",
        "kind": "missing",
        "severity": "error",
        "message": "Not found.",
    }
    return Finding(rule=rule, **{**given, **values})


IN_ORDER = (
    finding(start=0, end=4, element="site", rule="SIT004"),
    finding(start=0, end=9, element="age", rule="AGE002"),
    finding(start=0, end=9, element="site", rule="SIT003"),
    finding(start=0, end=9, element="site", rule="SIT005"),
    finding(start=7, end=9, element="age"),
    finding(code=None, candidates=("33951", "33952")),
    finding(code="33951"),
    finding(code="33952"),
    finding(element="physician", rule="PHY001"),
    finding(element=None, rule="COD002"),
)


def test_order_is_total_and_does_not_depend_on_the_input() -> None:
    for seed in range(50):
        shuffled = random.Random(seed).sample(IN_ORDER, len(IN_ORDER))
        assert in_order(shuffled) == IN_ORDER


def test_form_in_a_report() -> None:
    assert list(finding().to_dict()) == [
        "rule",
        "name",
        "code",
        "element",
        "kind",
        "severity",
        "message",
        "start",
        "end",
        "line",
        "column",
        "candidates",
    ]
    assert finding(candidates=("1", "2")).to_dict()["candidates"] == ["1", "2"]


def test_a_finding_is_not_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        finding().line = 4  # type: ignore[misc]
