"""The catalogue against requirements.json, and which codes a record supports."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from requirements_oracle import CODES, ELEMENTS, REQUIREMENTS, complete, entry, needs

import doclint
from doclint.checks import check_code
from doclint.codes import Catalogue, Code
from doclint.errors import UnknownCodeError, UnknownRuleError
from doclint.findings import ELEMENTS as SHOWN_ORDER

CATALOGUE = Catalogue.load()
ROOT = Path(__file__).resolve().parents[2]
UPSTREAM = ROOT.parent / "shared" / "contract" / "requirements.json"
CONTRACT_DIGEST = "cbb917a9369917a19500ce3f8ef63968a5eab9eb288413779477d1cef49b288f"
ROUTES = ("percutaneous", "open", "central")


def numbers(codes: tuple[Code, ...]) -> tuple[str, ...]:
    return tuple(code.code for code in codes)


def note(*actions: str, **entries: dict[str, Any]) -> dict[str, Any]:
    silent = {element: entry("missing") for element in ELEMENTS}
    return {**silent, "action": entry(values=list(actions)), **entries}


def test_our_copy_is_the_contract() -> None:
    """Held to the contract itself where that lies beside the checkout, and always to its digest."""
    plain = json.dumps(REQUIREMENTS, sort_keys=True)
    assert sha256(plain.encode()).hexdigest() == CONTRACT_DIGEST
    if UPSTREAM.exists():
        upstream = json.loads(UPSTREAM.read_text(encoding="utf-8"))
        upstream.pop("_note")
        assert upstream == REQUIREMENTS


def test_codes_are_those_of_the_contract_in_order() -> None:
    assert numbers(CATALOGUE.codes) == tuple(sorted(CODES))


@pytest.mark.parametrize("number", CODES)
def test_code_is_that_of_the_contract(number: str) -> None:
    code, wants = CATALOGUE.get(number), REQUIREMENTS["codes"][number]
    band = wants.get("age_years", {})
    assert dict(code.needs) == needs(number)
    assert code.group == wants["group"]
    assert code.action == wants["action"]
    assert [code.mode] == wants.get("mode", [None])
    assert code.approach == wants.get("approach")
    assert (code.age_min, code.age_max) == (band.get("min"), band.get("max_exclusive"))
    assert list(code.with_any_of) == wants.get("with_any_of", [])
    assert code.add_on == ("with_any_of" in wants)


def test_levels_are_those_of_the_contract() -> None:
    rule = CATALOGUE.rules["AGE001"]
    assert {level: rule.severity_at(level) for level in REQUIREMENTS["levels"]} == (
        REQUIREMENTS["levels"]
    )
    assert rule.severity_at(None) is None


def test_elements_are_in_the_order_shown() -> None:
    assert tuple(CATALOGUE.elements) == SHOWN_ORDER == tuple(ELEMENTS)
    for code in CATALOGUE.codes:
        assert list(code.needs) == [each for each in ELEMENTS if each in code.needs]


def test_shipped_catalogue_is_loaded_once() -> None:
    assert Catalogue.load() is CATALOGUE


@pytest.mark.parametrize("number", ["99999", "3395", "33952 ", "33960", "ECMO"])
def test_unknown_code(number: str) -> None:
    with pytest.raises(UnknownCodeError, match=re.escape(number)):
        CATALOGUE.get(number)


def test_rule_by_id_and_by_name() -> None:
    assert (
        CATALOGUE.rule("AGE002") is CATALOGUE.rule("age-outside-code") is CATALOGUE.rule("age002")
    )
    with pytest.raises(UnknownRuleError, match="AGE999"):
        CATALOGUE.rule("AGE999")


def test_withdrawn_codes() -> None:
    assert set(CATALOGUE.retired) == {"33960", "33961", "36822"}
    assert {each.last_year for each in CATALOGUE.retired.values()} == {2014}


AGES: list[dict[str, Any]] = [
    {"years": 0.2},
    {"years": 6},
    {"years": None},
    {"years": None, "min": 50},
    {"years": None, "max": 0.1},
    {"years": None, "min": 5, "max": 7},
]


@pytest.mark.parametrize("number", CODES)
def test_candidates_are_the_codes_without_a_mismatch(number: str) -> None:
    action = REQUIREMENTS["codes"][number]["action"]
    for age, mode, route, by_action in itertools.product(
        AGES, ["VV", "VA", "VAV"], [*ROUTES, None], [None, {action: "open"}, {"initiation": "open"}]
    ):
        record = complete(number)
        record["age"] = entry(**age)
        record["mode"] = entry(value=mode)
        record["approach"] = entry(value=route, by_action=by_action)
        record["action"] = entry(values=[action])
        findings = check_code(record, CATALOGUE.get(number), CATALOGUE)
        clashes = any(each.kind == "mismatch" for each in findings)
        assert (number in numbers(CATALOGUE.candidates(record))) == (not clashes)


@pytest.mark.parametrize("number", CODES)
def test_each_complete_record_supports_its_code(number: str) -> None:
    inferred = CATALOGUE.infer(complete(number))
    assert number in numbers(inferred.codes)
    assert inferred.undetermined == ()


ADULT = {"age": entry(years=44)}
OPEN = {"approach": entry(value="open")}
VV = {"mode": entry(value="VV")}


@pytest.mark.parametrize(
    ("record", "codes", "candidates", "absent"),
    [
        (note(), (), (), ()),
        (note("initiation", **VV), ("33946",), (), ()),
        (note("initiation", "insertion", **VV, **ADULT, **OPEN), ("33946", "33954"), (), ()),
        (note("insertion", **ADULT), (), ("33952", "33954", "33956"), ("approach",)),
        (note("insertion", **OPEN), (), ("33953", "33954"), ("age",)),
        (note("initiation"), (), ("33946", "33947"), ("mode",)),
        (note("initiation", mode=entry(value="VAV")), (), ("33946", "33947"), ("mode",)),
        (note("initiation", mode=entry("conflicting")), (), ("33946", "33947"), ("mode",)),
        (
            note("initiation", "removal", **VV, **ADULT),
            ("33946",),
            ("33966", "33984", "33986"),
            ("approach",),
        ),
        (
            note("daily_management", "removal", **ADULT, **OPEN),
            ("33984",),
            ("33948", "33949"),
            ("mode",),
        ),
        (
            note(
                "insertion",
                "removal",
                **ADULT,
                approach=entry(value="open", by_action={"insertion": "percutaneous"}),
            ),
            ("33952", "33984"),
            (),
            (),
        ),
        (
            note("insertion", **ADULT, approach=entry(value="open", mixed=True)),
            ("33954",),
            (),
            (),
        ),
        (note("vent_insertion"), ("33988",), (), ()),
        (note("vent_insertion", approach=entry(value="percutaneous")), ("33988",), (), ()),
        (note("graft_conduit", "insertion", **ADULT, **OPEN), ("33954", "33987"), (), ()),
        (
            note("insertion", **OPEN, age=entry(years=None, min=50, max=59)),
            ("33954",),
            (),
            (),
        ),
        (
            note("insertion", **OPEN, age=entry(years=None)),
            (),
            ("33953", "33954"),
            ("age",),
        ),
        ({**note(), "action": entry("conflicting", values=["removal"])}, (), (), ()),
        ({}, (), (), ()),
    ],
)
def test_infer(
    record: dict[str, Any],
    codes: tuple[str, ...],
    candidates: tuple[str, ...],
    absent: tuple[str, ...],
) -> None:
    inferred = CATALOGUE.infer(record)
    assert numbers(inferred.codes) == codes
    assert numbers(inferred.candidates) == candidates
    assert inferred.absent == absent


def test_each_open_action_stands_for_itself() -> None:
    inferred = CATALOGUE.infer(note("insertion", "initiation", **ADULT))
    assert [
        (each.action, numbers(each.candidates), each.absent) for each in inferred.undetermined
    ] == [
        ("initiation", ("33946", "33947"), ("mode",)),
        ("insertion", ("33952", "33954", "33956"), ("approach",)),
    ]


def test_contradicted_action_has_no_candidate_but_is_not_passed_over() -> None:
    record = note("vent_insertion", approach=entry(value="percutaneous"))
    assert CATALOGUE.candidates(record) == ()
    (code,) = CATALOGUE.infer(record).codes
    assert "APP002" in [each.rule for each in check_code(record, code, CATALOGUE)]


def test_codes_and_rules_are_answered_without_nlp_or_jsonschema() -> None:
    script = (
        "import sys; from doclint.codes import Catalogue; Catalogue.load();"
        "print([m for m in ('spacy', 'medspacy', 'jsonschema', 'referencing') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_no_code_rule_or_level_stands_in_python() -> None:
    package = Path(doclint.__file__).parent
    named = "|".join([*CODES, *CATALOGUE.retired, *CATALOGUE.rules, *REQUIREMENTS["levels"]])
    sources = [package / "codes.py", package / "schemas.py", *(package / "checks").glob("*.py")]
    for source in sources:
        text = source.read_text(encoding="utf-8")
        strings = re.findall(rf"""(?<!")"(?:{named})"(?!")""", text)
        assert [each for each in strings if each != '"required"'] == [], source.name
