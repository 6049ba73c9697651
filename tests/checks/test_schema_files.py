"""The schema files: of their form, complete in what they tell, and a site's own on top."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from requirements_oracle import CODES, ELEMENTS, complete

import doclint.schemas
from doclint.checks import check_code
from doclint.codes import Catalogue, Rule
from doclint.errors import SchemaError
from doclint.resources import data_dir
from doclint.schemas import ANNOTATION, Schemas

CATALOGUE = Catalogue.load()
SCHEMAS = CATALOGUE.schemas
FOLDER = data_dir("schemas")
RULES = tuple(CATALOGUE.rules.values())
KINDS_BY_NUMBER = {"001": "missing", "003": "unfilled", "004": "conflicting"}


def ids(rule: Rule) -> str:
    return rule.id


@pytest.mark.parametrize("schema_id", SCHEMAS.documents)
def test_file_is_of_its_form(schema_id: str) -> None:
    SCHEMAS.hold(schema_id)


def test_files_are_named_by_what_they_hold() -> None:
    assert sorted(path.stem for path in (FOLDER / "codes").iterdir()) == sorted(CODES)
    assert sorted(path.stem for path in (FOLDER / "elements").iterdir()) == sorted(ELEMENTS)
    for schema_id in SCHEMAS.documents:
        assert schema_id.rpartition(":")[2] == SCHEMAS.path(schema_id).stem


def test_a_code_can_be_judged_by_json_schema_alone() -> None:
    resources = ((key, DRAFT202012.create_resource(d)) for key, d in SCHEMAS.documents.items())
    registry: Registry[Any] = Registry[Any]().with_resources(resources)
    schema = SCHEMAS.document("urn:doclint:code:33952")
    validator = Draft202012Validator(schema, registry=registry)
    assert validator.is_valid(complete("33952"))
    assert not validator.is_valid(complete("33951"))


def demands(node: Any) -> list[str]:
    """Every rule id that a schema's demands name."""
    if isinstance(node, list):
        return [rule for each in node for rule in demands(each)]
    if not isinstance(node, dict):
        return []
    own = node.get(ANNOTATION, {})
    here = [own["rule"]] if "rule" in own else []
    return here + [
        rule for key, each in node.items() if key != ANNOTATION for rule in demands(each)
    ]


def test_each_element_demands_its_own_rules_and_all_of_them() -> None:
    for name, element in CATALOGUE.elements.items():
        document = SCHEMAS.document(f"urn:doclint:element:{name}")
        assert set(demands(document["$defs"])) == set(element.rules), name


def test_no_demand_stands_outside_the_element_files() -> None:
    for kind in ("group", "code"):
        for name, document in SCHEMAS.of_kind(kind):
            assert demands(document) == [], name


def test_every_selecting_value_is_the_one_that_its_demand_lets_pass() -> None:
    for code in CATALOGUE.codes:
        for other in CATALOGUE.codes:
            if other.action == code.action:
                found = check_code(complete(other.code), code, CATALOGUE)
                differ = {
                    element
                    for element in ("age_min", "mode", "approach")
                    if getattr(code, element) != getattr(other, element)
                }
                clashes = {each.element for each in found if each.kind == "mismatch"}
                assert clashes == {each.removesuffix("_min") for each in differ}


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_rule_says_all_that_is_shown_of_it(rule: Rule) -> None:
    for text in (rule.message, rule.looks_for, rule.why, rule.passing, rule.failing):
        assert text.strip()
        assert "{noun}" not in text
    assert rule.looks_for.endswith(".")
    assert rule.why.endswith(".")
    assert rule.message.endswith("?")
    assert rule.passing != rule.failing
    assert rule.sources
    assert {source.key for source in rule.sources} <= set(CATALOGUE.sources)
    assert rule.status in ("stable", "preview", "deprecated")
    assert rule.code is None or rule.code in CODES


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_rule_id_and_name_go_together(rule: Rule) -> None:
    number = rule.id[3:]
    assert rule.kind == KINDS_BY_NUMBER.get(number, rule.kind) or rule.element is None
    if rule.element is not None:
        assert rule.name.startswith(rule.element.split("_")[0])
        if number in KINDS_BY_NUMBER:
            assert rule.name == f"{rule.element.replace('_', '-')}-{KINDS_BY_NUMBER[number]}"
            assert rule.severity is None
    if rule.kind == "mismatch":
        assert rule.severity == "error"


def test_names_are_given_once() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    messages = [rule.message for rule in RULES]
    assert len(set(messages)) == len(messages)


NOT_NEUTRAL = re.compile(
    r"\b(please|document(s|ed)?|should|must|need(s|ed)?|require[sd]?|pay|payment|paid|money|bill(ed)?"
    r"|billing|claim|denial|denied|reimburse\w*|DRG|support the code|\$)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_message_is_a_neutral_question_of_fact(rule: Rule) -> None:
    for message in (rule.message, rule.message_not_done or ""):
        assert not NOT_NEUTRAL.search(message)
        assert not any(code in message for code in (*CODES, *CATALOGUE.retired))
    if rule.kind in ("mismatch", "other") and rule.element in ("age", "mode", "approach"):
        assert not re.search(r"percutaneous|cut-down|central|V-V|V-A|\bsix|\b6\b", rule.message)


def test_messages_of_one_element_differ_by_kind() -> None:
    for name, element in CATALOGUE.elements.items():
        messages = {CATALOGUE.rules[rule].message for rule in element.rules}
        assert len(messages) == len(element.rules), name


def test_codes_tell_their_own_words_and_sources() -> None:
    assert len({code.label for code in CATALOGUE.codes}) == len(CODES)
    assert len({code.description for code in CATALOGUE.codes}) == len(CODES)
    for code in CATALOGUE.codes:
        for source in (*code.sources, *code.global_period_sources):
            assert source.key in CATALOGUE.sources
        assert code.group_description
        assert (code.global_period == "ZZZ") == code.add_on
        assert (code.global_period == "XXX") == (code.mode is not None)


def test_fluoroscopy_is_inside_punctures_and_moves() -> None:
    for code in CATALOGUE.codes:
        inside = code.action == "reposition" or (
            code.action == "insertion" and code.approach == "percutaneous"
        )
        assert code.fluoroscopy_included == inside


# What a site adds.


def write(folder: Path, name: str, document: Any) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    return path


def shipped(relative: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((FOLDER / relative).read_text(encoding="utf-8"))
    return document


def test_a_site_adds_a_code(tmp_path: Path) -> None:
    code = shipped("codes/33988.json")
    code.update({"$id": "urn:doclint:code:0999T", "title": "Vent of the site"})
    write(tmp_path, "deep/vent.json", code)
    catalogue = Catalogue.load([tmp_path])
    added = catalogue.get("0999T")
    assert (added.label, added.needs) == ("Vent of the site", CATALOGUE.get("33988").needs)
    assert len(catalogue.codes) == len(CODES) + 1
    assert Catalogue.load() is CATALOGUE


def test_a_site_overrides_a_group(tmp_path: Path) -> None:
    group = shipped("groups/vent_removal.json")
    group["properties"]["site"]["x-doclint"]["level"] = "required"
    path = write(tmp_path, "vent.json", group)
    for extra in ([tmp_path], [path]):
        catalogue = Catalogue.load(extra)
        assert catalogue.get("33989").needs["site"] == "required"
    assert CATALOGUE.get("33989").needs["site"] == "expected"


def test_a_site_rewords_a_rule(tmp_path: Path) -> None:
    element = shipped("elements/consent.json")
    element["x-doclint"]["rules"]["CON001"]["message"] = "Was consent given?"
    write(tmp_path, "consent.json", element)
    catalogue = Catalogue.load([tmp_path])
    record = complete("33952")
    record["consent"] = {"status": "missing", "evidence": []}
    (finding,) = check_code(record, catalogue.get("33952"), catalogue)
    assert finding.message == "Was consent given?"


def test_two_site_files_of_one_id_clash(tmp_path: Path) -> None:
    one = write(tmp_path / "a", "x.json", shipped("codes/33988.json"))
    two = write(tmp_path / "b", "y.json", shipped("codes/33988.json"))
    with pytest.raises(SchemaError) as caught:
        Catalogue.load([tmp_path / "a", tmp_path / "b"])
    assert str(one) in str(caught.value)
    assert str(two) in str(caught.value)


def test_one_rule_in_two_files_clashes(tmp_path: Path) -> None:
    rules = shipped("rules/code.json")
    rules["$id"] = "urn:doclint:rules:site"
    path = write(tmp_path, "rules.json", rules)
    with pytest.raises(SchemaError, match="COD001") as caught:
        Catalogue.load([tmp_path])
    assert str(path) in str(caught.value)
    assert str(FOLDER / "rules" / "code.json") in str(caught.value)


def without(document: dict[str, Any], *path: str) -> dict[str, Any]:
    node: Any = document
    for part in path[:-1]:
        node = node[part]
    del node[path[-1]]
    return document


def with_(document: dict[str, Any], *path: str | int, value: Any) -> dict[str, Any]:
    node: Any = document
    for part in path[:-1]:
        node = node[part]
    node[path[-1]] = value
    return document


CODE = "codes/33952.json"
BROKEN: dict[str, tuple[Any, str]] = {
    "no JSON": ("{", "no JSON"),
    "no object": ("[]", "no JSON object"),
    "nested": ("[" * 100_000, "JSON"),
    "no id": (without(shipped(CODE), "$id"), r"\$id"),
    "foreign id": (with_(shipped(CODE), "$id", value="https://example.org/x"), r"\$id"),
    "no code": (with_(shipped(CODE), "$id", value="urn:doclint:code:x"), r"\$id"),
    "no label": (without(shipped(CODE), "title"), "title"),
    "no source": (without(shipped(CODE), "x-doclint", "sources"), "sources"),
    "unknown source": (
        with_(shipped(CODE), "x-doclint", "sources", 0, "key", value="XYZ"),
        "XYZ",
    ),
    "no group": (with_(shipped(CODE), "$ref", value="urn:doclint:group:nowhere"), "nowhere"),
    "no definition": (
        with_(shipped(CODE), "properties", "age", "$ref", value="urn:doclint:element:age#/$defs/x"),
        "points to nothing",
    ),
    "remote": (
        with_(shipped(CODE), "properties", "age", "$ref", value="https://example.org/age.json"),
        "points to nothing",
    ),
    "no schema": (with_(shipped(CODE), "properties", "age", value={"type": "number?"}), "number?"),
    "no such main code": (
        with_(shipped("codes/33987.json"), "x-doclint", "with_any_of", "codes", value=["1"]),
        "no such code: 1",
    ),
    "no such rule": (
        with_(shipped("codes/33987.json"), "x-doclint", "with_any_of", "rule", value="COD9"),
        "COD9",
    ),
    "unknown level": (
        with_(
            shipped("groups/removal_central.json"),
            "properties",
            "thoracic_incision",
            "x-doclint",
            "level",
            value="urgent",
        ),
        "urgent",
    ),
    "rule without an example": (
        without(shipped("elements/age.json"), "x-doclint", "rules", "AGE002", "failing"),
        "failing",
    ),
    "rule without a source": (
        without(shipped("elements/age.json"), "x-doclint", "rules", "AGE002", "sources"),
        "sources",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_site_file_is_named_with_the_reason(name: str, tmp_path: Path) -> None:
    document, reason = BROKEN[name]
    path = write(tmp_path, "broken.json", document)
    with pytest.raises(SchemaError, match=reason) as caught:
        Catalogue.load([tmp_path])
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_site_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="no such file or folder"):
        Catalogue.load([tmp_path / "nowhere"])


def test_a_demand_without_a_rule_is_told_as_such(tmp_path: Path) -> None:
    code = shipped("codes/33988.json")
    code["required"] = ["plumage"]
    write(tmp_path, "code.json", code)
    catalogue = Catalogue.load([tmp_path])
    with pytest.raises(SchemaError, match="a demand without a rule"):
        check_code(complete("33988"), catalogue.get("33988"), catalogue)


@pytest.mark.parametrize(
    ("relative", "edit", "reason"),
    [
        ("codes/33952.json", lambda text: text[:-9], "no JSON"),
        ("codes/33952.json", lambda text: text.replace('"title"', '"titel"'), "lacks title"),
        ("elements/age.json", lambda text: text.replace('"why"', '"wy"'), "lacks why"),
        ("common.json", lambda text: text.replace('"levels"', '"level"'), "lacks levels"),
        ("record.json", lambda _: None, "no file has"),
    ],
)
def test_a_shipped_file_that_broke_is_named(
    relative: str, edit: Any, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = broken_copy(relative, edit, tmp_path, monkeypatch)
    with pytest.raises(SchemaError, match=reason) as caught:
        doclint.codes._Builder(Schemas()).catalogue()
    assert str(caught.value).startswith(str(path) if path.exists() else str(tmp_path))


def test_a_shipped_file_that_json_schema_refuses_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(text: str) -> str:
        return text.replace('"status": {', '"status": 5, "other": {')

    path = broken_copy("elements/consent.json", edit, tmp_path, monkeypatch)
    catalogue = doclint.codes._Builder(Schemas()).catalogue()
    with pytest.raises(SchemaError) as caught:
        check_code(complete("33952"), catalogue.get("33952"), catalogue)
    assert str(caught.value).startswith(str(path))


def broken_copy(relative: str, edit: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped files with one edited, or taken away, in force instead of them."""
    copy = folder / "schemas"
    shutil.copytree(FOLDER, copy)
    path = copy / relative
    text = edit(path.read_text(encoding="utf-8"))
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(doclint.schemas, "data_dir", lambda _: copy)
    return path
