"""Records against codes: every demand passing and failing, held to an independent oracle."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from requirements_oracle import (
    CODES,
    ELEMENTS,
    REQUIREMENTS,
    STATUSES,
    Fault,
    complete,
    entry,
    faults,
)

from doclint.checks import check_code
from doclint.codes import Catalogue
from doclint.findings import Finding

CATALOGUE = Catalogue.load()
VESSELS = (
    "internal jugular vein",
    "femoral vein",
    "superficial femoral artery",
    "common carotid artery",
    "axillary artery",
    "subclavian vein",
    "brachial artery",
    "external iliac artery",
    "right atrium",
    "ascending aorta",
    "left ventricle",
)
ROUTES = ("percutaneous", "open", "central")
ACTIONS = sorted({wants["action"] for wants in REQUIREMENTS["codes"].values()})


def check(record: dict[str, Any], code: str) -> tuple[Finding, ...]:
    return check_code(record, CATALOGUE.get(code), CATALOGUE)


def told(findings: tuple[Finding, ...]) -> set[Fault]:
    """The findings as the oracle tells them; none may come twice."""
    faults_ = [(each.element, each.kind, each.severity) for each in findings]
    assert len(faults_) == len(set(faults_)) == len({(f.rule, f.element) for f in findings})
    return set(faults_)


def changed(code: str, element: str, **values: Any) -> dict[str, Any]:
    record = complete(code)
    record[element] = entry(**values)
    return record


@pytest.mark.parametrize("code", CODES)
def test_a_complete_record_is_clean(code: str) -> None:
    assert check(complete(code), code) == ()


@pytest.mark.parametrize("element", ELEMENTS)
@pytest.mark.parametrize("code", CODES)
def test_every_status_of_every_element(code: str, element: str) -> None:
    for status in STATUSES:
        record = complete(code)
        record[element] = {**entry(status), **({} if status != "documented" else record[element])}
        assert told(check(record, code)) == faults(record, code), status


@pytest.mark.parametrize("code", CODES)
def test_all_statuses_together(code: str) -> None:
    for shift in range(len(STATUSES)):
        record = complete(code)
        for number, element in enumerate(ELEMENTS):
            status = STATUSES[(number + shift) % len(STATUSES)]
            if status != "documented":
                record[element] = entry(status)
        assert told(check(record, code)) == faults(record, code)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "age",
    [
        {"years": 0},
        {"years": 0.025},
        {"years": 4},
        {"years": 5},
        {"years": 5.99},
        {"years": 6},
        {"years": 6.0},
        {"years": 7},
        {"years": 91},
        {"years": None},
        {},
        {"years": None, "min": 50, "max": 59},
        {"years": None, "min": 90},
        {"years": None, "max": 0.08},
        {"years": None, "min": 0, "max": 0.08},
        {"years": None, "min": 2},
        {"years": None, "max": 17},
        {"years": None, "min": 5, "max": 7},
        {"years": None, "min": None, "max": None},
    ],
    ids=str,
)
def test_ages(code: str, age: dict[str, Any]) -> None:
    record = changed(code, "age", **age)
    assert told(check(record, code)) == faults(record, code)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("mode", ["VV", "VA", "VAV", "VVA", "VP", "VPA", None])
def test_modes(code: str, mode: str | None) -> None:
    record = changed(code, "mode", value=mode)
    assert told(check(record, code)) == faults(record, code)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("actions", [[], *([each] for each in ACTIONS), ACTIONS[:2], ACTIONS])
def test_actions(code: str, actions: list[str]) -> None:
    record = changed(code, "action", values=actions)
    assert told(check(record, code)) == faults(record, code)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("mixed", [False, True])
@pytest.mark.parametrize("value", [*ROUTES, None])
def test_approaches(code: str, value: str | None, mixed: bool) -> None:
    own = REQUIREMENTS["codes"][code]["action"]
    for by_action in (None, {}, *({own: route} for route in ROUTES), {"initiation": "central"}):
        record = changed(code, "approach", value=value, mixed=mixed, by_action=by_action)
        assert told(check(record, code)) == faults(record, code), by_action


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("side", ["left", None])
@pytest.mark.parametrize("vessel", VESSELS)
def test_sides(code: str, vessel: str, side: str | None) -> None:
    first = {"vessel": "femoral artery", "side": "right", "role": "return"}
    record = changed(code, "site", items=[first, {"vessel": vessel, "side": side, "role": None}])
    assert told(check(record, code)) == faults(record, code)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("sizes", [[], [25], [None], [25, None], [None, None]])
def test_sizes(code: str, sizes: list[int | None]) -> None:
    record = changed(code, "cannula", items=[{"size_fr": size} for size in sizes])
    assert told(check(record, code)) == faults(record, code)


def _entries(element: str) -> st.SearchStrategy[dict[str, Any]]:
    values: dict[str, st.SearchStrategy[dict[str, Any]]] = {
        "age": st.fixed_dictionaries(
            {"years": st.none() | st.floats(0, 12)},
            optional={"min": st.floats(0, 12), "max": st.floats(0, 12)},
        ),
        "mode": st.fixed_dictionaries({"value": st.sampled_from(["VV", "VA", "VAV"])}),
        "action": st.fixed_dictionaries(
            {"values": st.lists(st.sampled_from(ACTIONS), unique=True)}
        ),
        "approach": st.fixed_dictionaries(
            {"value": st.sampled_from([*ROUTES, None]), "mixed": st.booleans()},
            optional={
                "by_action": st.dictionaries(st.sampled_from(ACTIONS), st.sampled_from(ROUTES))
            },
        ),
        "cannula": st.fixed_dictionaries(
            {"items": st.lists(st.fixed_dictionaries({"size_fr": st.none() | st.integers(8, 31)}))}
        ),
        "site": st.fixed_dictionaries(
            {
                "items": st.lists(
                    st.fixed_dictionaries(
                        {
                            "vessel": st.sampled_from(VESSELS),
                            "side": st.sampled_from(["left", None]),
                        }
                    )
                )
            }
        ),
    }
    own = values.get(element, st.just({}))
    return st.builds(lambda status, more: {**entry(status), **more}, st.sampled_from(STATUSES), own)


RECORDS = st.fixed_dictionaries({element: _entries(element) for element in ELEMENTS})


@settings(max_examples=300, deadline=None)
@given(record=RECORDS, code=st.sampled_from(CODES))
def test_any_record(record: dict[str, Any], code: str) -> None:
    before = deepcopy(record)
    findings = check(record, code)
    if record["age"].get("min", 0) <= record["age"].get("max", 12):
        assert told(findings) == faults(record, code)
    assert check(record, code) == findings
    assert record == before


@pytest.mark.parametrize("element", ELEMENTS)
def test_an_element_that_the_record_lacks_is_missing(element: str) -> None:
    for code in CODES:
        record = complete(code)
        silent = {**record, element: entry("missing")}
        del record[element]
        assert check(record, code) == check(silent, code)


@pytest.mark.parametrize(
    ("code", "element", "values", "rule"),
    [
        ("33952", "age", {"years": 4}, "AGE002"),
        ("33951", "age", {"years": 6}, "AGE002"),
        ("33951", "age", {"years": None}, "AGE005"),
        ("33952", "age", {"status": "missing"}, "AGE001"),
        ("33952", "age", {"status": "unfilled"}, "AGE003"),
        ("33952", "age", {"status": "conflicting"}, "AGE004"),
        ("33948", "mode", {"value": "VA"}, "MOD002"),
        ("33947", "mode", {"value": "VVA"}, "MOD005"),
        ("33952", "approach", {"value": "open"}, "APP002"),
        ("33952", "approach", {"value": "open", "mixed": True}, "APP005"),
        ("33988", "approach", {"value": "percutaneous"}, "APP002"),
        ("33946", "action", {"values": ["insertion"]}, "ACT002"),
        ("33952", "site", {"items": [{"vessel": "femoral vein", "side": None}]}, "SIT005"),
        ("33952", "cannula", {"items": [{"size_fr": None}]}, "CAN005"),
        ("33952", "fluoroscopy", {"status": "missing"}, "FLU001"),
        ("33966", "hemostasis", {"status": "not_done"}, "HEM001"),
        ("33985", "thoracic_incision", {"status": "unfilled"}, "INC003"),
    ],
)
def test_rule_ids(code: str, element: str, values: dict[str, Any], rule: str) -> None:
    assert [each.rule for each in check(changed(code, element, **values), code)] == [rule]


def test_mixed_approach_that_agrees_with_the_code_asks_nothing() -> None:
    assert check(changed("33954", "approach", value="open", mixed=True), "33954") == ()


def test_action_mismatch_leaves_the_other_findings_as_they_are() -> None:
    record = complete("33952")
    record["circuit"] = entry("missing")
    found = {(each.rule, each.severity) for each in check(record, "33946")}
    assert found == {("ACT002", "error"), ("CIR001", "error"), ("MOD002", "error")}


def test_add_on_is_not_alone_beside_a_main_code() -> None:
    record = changed("33987", "action", values=["graft_conduit"])
    code = CATALOGUE.get("33987")
    assert [each.rule for each in check_code(record, code, CATALOGUE)] == ["COD002"]
    assert check_code(record, code, CATALOGUE, beside=["33954"]) == ()
    assert [f.rule for f in check_code(record, code, CATALOGUE, beside=["33952"])] == ["COD002"]


def test_place_is_that_of_the_first_words() -> None:
    words = [
        {"start": 40, "end": 44, "text": "left", "section": None},
        {"start": 4, "end": 9, "text": "right", "section": "TITLE"},
    ]
    record = complete("33952")
    record["site"] = {"status": "conflicting", "evidence": words}
    (finding,) = check(record, "33952")
    assert (finding.start, finding.end, finding.line, finding.column) == (40, 44, None, None)


@pytest.mark.parametrize("evidence", [[], [{"start": 1, "end": 2, "text": "x", "section": None}]])
def test_a_missing_element_has_no_place(evidence: list[dict[str, Any]]) -> None:
    record = complete("33952")
    record["indication"] = {"status": "missing", "evidence": evidence}
    (finding,) = check(record, "33952")
    assert (finding.start, finding.end) == (None, None)


def test_what_was_denied_is_not_called_not_found() -> None:
    record = changed("33952", "consent", status="not_done")
    (denied,) = check(record, "33952")
    (silent,) = check(changed("33952", "consent", status="missing"), "33952")
    assert denied.kind == silent.kind == "missing"
    assert denied.message.startswith("Stated in the text read as not done")
    assert silent.message.startswith("Not found in the text read")
    assert denied.start == 3
