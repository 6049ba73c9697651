"""Notes for which no single code can be told, and codes that were withdrawn."""

from __future__ import annotations

from typing import Any

import pytest
from requirements_oracle import complete, entry

from doclint.checks import check_code, check_named_codes, check_shared, faults_of_form
from doclint.codes import Catalogue
from doclint.findings import Finding
from doclint.named_codes import NamedCode

CATALOGUE = Catalogue.load()


def judge(record: dict[str, Any]) -> tuple[Finding, ...]:
    (left,) = CATALOGUE.infer(record).undetermined
    return check_shared(record, left.candidates, left.absent, CATALOGUE)


def test_absent_age_is_reported_once_with_the_candidates() -> None:
    record = complete("33952")
    record["age"] = entry("missing")
    (finding,) = judge(record)
    assert (finding.rule, finding.code, finding.severity) == ("AGE001", None, "error")
    assert finding.candidates == ("33951", "33952")


def test_only_what_all_candidates_need_is_reported() -> None:
    record = complete("33956")
    record["approach"] = entry("missing")
    record["thoracic_incision"] = entry("missing")
    record["fluoroscopy"] = entry("missing")
    record["indication"] = entry("unfilled")
    found = {(each.rule, each.severity) for each in judge(record)}
    assert found == {("APP001", "error"), ("FLU001", "info"), ("IND003", "error")}


def test_hybrid_mode_is_asked_about_once() -> None:
    record = complete("33946")
    record["mode"] = entry(value="VAV")
    (finding,) = judge(record)
    assert (finding.rule, finding.severity, finding.code) == ("MOD005", "warning", None)
    assert finding.candidates == ("33946", "33947")


def test_an_absent_element_counts_if_any_candidate_reports_it() -> None:
    record = complete("33952")
    record["thoracic_incision"] = entry("missing")
    codes = (CATALOGUE.get("33952"), CATALOGUE.get("33956"))
    record["approach"] = entry("missing")
    with_ = check_shared(record, codes, ("approach", "thoracic_incision"), CATALOGUE)
    without = check_shared(record, codes, ("approach",), CATALOGUE)
    assert [each.rule for each in with_] == ["APP001", "INC001"]
    assert [each.rule for each in without] == ["APP001"]


def test_one_candidate_is_that_code() -> None:
    record = complete("33954")
    record["reason"] = record["indication"] = entry("missing")
    code = CATALOGUE.get("33954")
    alone = [each.rule for each in check_shared(record, (code,), (), CATALOGUE)]
    assert alone == [each.rule for each in check_code(record, code, CATALOGUE)]


def test_withdrawn_codes() -> None:
    named = [NamedCode("33961", 50, 55), NamedCode("33952", 9, 14), NamedCode("33960", 0, 5)]
    found = check_named_codes(named, CATALOGUE)
    assert [(f.rule, f.code, f.start, f.end) for f in found] == [
        ("COD001", "33960", 0, 5),
        ("COD001", "33961", 50, 55),
    ]
    assert {(each.kind, each.severity, each.element) for each in found} == {
        ("other", "error", None)
    }


@pytest.mark.parametrize(
    ("element", "value", "place"),
    [
        ("age", {**entry(), "years": -1}, ("age/years",)),
        ("mode", entry("perhaps"), ("mode/status",)),
        ("physician", entry("not_done"), ("physician/status",)),
        ("site", entry(items=[{"vessel": "femoral vein", "side": "both"}]), ("site/items/0/side",)),
        ("reason", {"status": "missing"}, ("reason",)),
        ("circuit", entry(fio2=70), ("circuit/fio2",)),
    ],
)
def test_faults_of_form(element: str, value: dict[str, Any], place: tuple[str, ...]) -> None:
    assert faults_of_form(whole(), CATALOGUE) == ()
    assert faults_of_form({**whole(), element: value}, CATALOGUE) == place


def whole() -> dict[str, Any]:
    record = complete("33952")
    for element in ("severity", "indication", "failed_therapy", "complications", "imaging"):
        record[element] = entry(values=[])
    for element in ("anticoagulation", "reason", "hemostasis", "placement_confirmation"):
        record[element] = entry(values=[])
    record["ecmo_day"] = entry(day=3)
    record["date_of_service"] = entry(date="2024-03-14")
    record["physician"] = entry(name=None)
    return record
