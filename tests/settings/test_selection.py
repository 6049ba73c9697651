"""Which rules count and how severe they are, by select, extend-select, ignore and severity."""

from __future__ import annotations

from typing import Any

import pytest

from doclint.codes import Catalogue
from doclint.errors import UnknownRuleError
from doclint.findings import Finding, Severity
from doclint.policy.selection import Selection
from doclint.report import NoteReport
from doclint.settings import Settings

RULES = Catalogue.load().rules


def selection(*layers: dict[str, Any]) -> Selection:
    settings = Settings()
    for number, layer in enumerate(layers):
        settings = settings.over(layer, f"place {number}")
    return Selection(RULES, settings)


def finding(rule: str, severity: Severity = "error") -> Finding:
    told = RULES[rule]
    return Finding(
        rule=rule, name=told.name, code="33952", element=told.element, kind=told.kind,
        severity=severity, message=told.message,
    )  # fmt: skip


def test_unless_told_otherwise_all_rules_count_that_are_on_by_default() -> None:
    assert selection().rules == {rule.id for rule in RULES.values() if rule.default}


@pytest.mark.parametrize(
    ("layers", "on", "off"),
    [
        ([{"select": ["AGE"]}], ["AGE001", "AGE002"], ["SIT001"]),
        ([{"select": ["age-outside-code"]}], ["AGE002"], ["AGE001"]),
        ([{"select": ["age002"]}], ["AGE002"], ["AGE001"]),
        ([{"ignore": ["AGE"]}], ["SIT001"], ["AGE001", "AGE002"]),
        ([{"select": ["AGE"], "ignore": ["AGE002"]}], ["AGE001"], ["AGE002"]),
        ([{"select": ["AGE002"], "ignore": ["AGE"]}], ["AGE002"], ["AGE001"]),
        ([{"select": ["AGE"], "ignore": ["AGE"]}], [], ["AGE001", "AGE002"]),
        ([{"select": ["AGE"], "extend_select": ["SIT001"]}], ["AGE001", "SIT001"], ["SIT003"]),
        ([{"ignore": ["AGE002"]}, {"extend_select": ["AGE"]}], ["AGE002"], []),
        ([{"ignore": ["AGE002"]}, {"select": ["ALL"]}], ["AGE002", "SIT001"], []),
        ([{"select": ["ALL"]}, {"ignore": ["SIT"]}], ["AGE002"], ["SIT001"]),
        ([{"select": ["SIT"]}, {"select": ["AGE"]}], ["AGE002"], ["SIT001"]),
    ],
)
def test_the_nearer_place_decides_and_in_it_the_longer_name(
    layers: list[dict[str, Any]], on: list[str], off: list[str]
) -> None:
    chosen = selection(*layers)

    assert [rule for rule in on if rule not in chosen] == []
    assert [rule for rule in off if rule in chosen] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("select", ["AGX"]),
        ("ignore", [""]),
        ("extend_select", ["age-outside-cod"]),
        ("severity", {"NONE": "info"}),
    ],
)
def test_what_names_no_rule_is_refused_with_its_place(key: str, value: Any) -> None:
    with pytest.raises(
        UnknownRuleError, match=f"^place 0: {key.replace('_', '-')}: .*no such rule"
    ):
        selection({key: value})


def test_a_slip_is_answered_with_the_nearest_name() -> None:
    with pytest.raises(UnknownRuleError, match="did you mean age-outside-code"):
        selection({"select": ["age-outside-cod"]})


def test_the_longest_selector_sets_the_severity() -> None:
    chosen = selection({"severity": {"AGE002": "info", "AGE": "warning", "ALL": "error"}})
    kept = chosen.kept([finding("AGE001"), finding("AGE002"), finding("SIT001", "info")])

    assert [each.severity for each in kept] == ["warning", "info", "error"]


def test_the_status_follows_the_findings_that_count() -> None:
    report = NoteReport(
        "a.txt", "gaps", codes=("33952",), findings=(finding("AGE002"), finding("SIT001"))
    )

    assert selection({"ignore": ["AGE"]}).apply(report).status == "gaps"
    assert selection({"ignore": ["AGE", "SIT"]}).apply(report).status == "complete"
    assert selection({"severity": {"ALL": "info"}}).apply(report).status == "complete"
    assert selection().apply(report) is report


def test_a_note_that_could_not_be_judged_stays_so() -> None:
    report = NoteReport("a.txt", "error", error="holds no text")

    assert selection({"select": ["AGE"]}).apply(report) == report
