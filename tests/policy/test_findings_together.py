"""Findings about several notes of one encounter: waived, known from a baseline, and told in reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doclint.reports import FORMATS
from doclint.resources import data_dir

DAY = {"code": "33948", "text": "V-V ECMO.", "encounter": "E1"}
ROWS = (
    {**DAY, "id": "n1", "date": "2026-03-02"},
    {**DAY, "id": "n2", "date": "2026-03-02"},
    {**DAY, "id": "n3", "date": "2026-03-05"},
)
EARLIER = {**DAY, "id": "n0", "code": "33946", "date": "2026-03-01"}
ONLY = ("--select", "ENC001")
WAIVED = 'reason = "Two teams by night."\nexpires = 2026-12-31\n'


@pytest.fixture
def rows(write: Callable[[str, str], Path]) -> Callable[..., str]:
    """Write notes of encounters; without any, two of one date and one of another."""

    def put(*given: dict[str, Any]) -> str:
        write("e.jsonl", "".join(json.dumps(row) + "\n" for row in given or ROWS))
        return "e.jsonl"

    put()
    return put


@pytest.fixture
def waivers(write: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Write a file of one waiver, looked at before it expires."""
    from datetime import date

    class Day(date):
        @classmethod
        def today(cls) -> date:
            return date(2026, 6, 15)

    monkeypatch.setattr("doclint.checking.date", Day)

    def put(**keys: str) -> str:
        told = "".join(f"{key} = {json.dumps(value)}\n" for key, value in keys.items())
        write("waivers.toml", f"[[waiver]]\n{WAIVED}{told}")
        return "waivers.toml"

    return put


def checked(command: Any, *more: str, only: tuple[str, ...] = ONLY) -> Any:
    result = command("check", "e.jsonl", *only, "--format", "json", *more)
    document = json.loads(result.out)
    document["status"] = result.status
    return document


def together(document: Any) -> tuple[list[str], list[tuple[str, str]]]:
    """The rules that count, and those that do not with who put them aside."""
    counting = [each["rule"] for each in document.get("encounters", ())]
    covered = document.get("encounters_suppressed", ())
    return counting, [(each["rule"], each["suppressed_by"]) for each in covered]


@pytest.mark.parametrize("note", ["e.jsonl#n1", "e.jsonl#n2", "e.jsonl*", "./e.jsonl#n1"])
def test_a_waiver_of_any_of_its_notes_covers_it(
    note: str, command: Any, rows: Any, waivers: Any
) -> None:
    file = waivers(note=note, rule="ENC001")
    document = checked(command, "--waivers", file)

    assert document["status"] == 0
    assert together(document) == ([], [("ENC001", "waiver")])
    assert document["encounters_suppressed"][0]["reason"] == "Two teams by night."


@pytest.mark.parametrize(
    "keys",
    [
        {"note": "e.jsonl#n3", "rule": "ENC001"},
        {"note": "e.jsonl#n1"},  # who waives all of one note has not looked at the other
        {"note": "e.jsonl#n1", "rule": "ENC002"},
        {"note": "e.jsonl#n1", "rule": "ENC001", "code": "33949"},
        {"note": "e.jsonl#n1", "rule": "ENC001", "element": "age"},
        {"note": "e.jsonl#n1", "rule": "ENC001", "kind": "missing"},
    ],
)
def test_another_waiver_does_not(keys: Any, command: Any, rows: Any, waivers: Any) -> None:
    assert together(checked(command, "--waivers", waivers(**keys))) == (["ENC001"], [])


def test_one_that_covers_nothing_is_unused(command: Any, rows: Any, waivers: Any) -> None:
    file = waivers(note="e.jsonl#n1", rule="ENC001")
    only = ("--select", "ENC001", "--select", "WAV")

    def unused() -> bool:
        document = checked(command, "--waivers", file, only=only)
        return [each["rule"] for each in document.get("findings", ())] == ["WAV001"]

    assert not unused()
    rows(*ROWS[1:])
    assert not unused()  # the note was not seen
    rows({**ROWS[0], "date": "2026-03-01"}, *ROWS[1:])
    assert unused()
    rows(*({**row, "encounter": ""} for row in ROWS))
    assert not unused()  # of notes of no encounter nothing of the kind can be found
    only = ("--select", "AGE", "--select", "WAV")
    rows({**ROWS[0], "date": "2026-03-01"}, *ROWS[1:])
    assert not unused()


def test_known_findings_pass_and_new_ones_fail(command: Any, rows: Any, tmp_path: Path) -> None:
    result = command("baseline", "e.jsonl", *ONLY, "--output", "known.json")
    first = (tmp_path / "known.json").read_bytes()

    assert result.status == 0
    assert result.err.endswith("doclint: known.json: 1 finding of 2 notes known\n")
    assert json.loads(first)["findings"] == [
        {
            "note": "e.jsonl#n1",
            "others": ["e.jsonl#n2"],
            "code": None,
            "element": None,
            "kind": "other",
            "rule": "ENC001",
        }
    ]
    known = ("--baseline", "known.json")
    document = checked(command, *known)
    assert (document["status"], together(document)) == (0, ([], [("ENC001", "baseline")]))
    rows(*ROWS, {**ROWS[2], "id": "n4"})
    document = checked(command, *known)
    assert (document["status"], together(document)) == (
        1,
        (["ENC001"], [("ENC001", "baseline")]),
    )
    # One note more on the day is another finding: nobody has looked at that one.
    rows(*ROWS, {**ROWS[0], "id": "n4"})
    assert together(checked(command, *known))[0] == ["ENC001"]


def test_what_no_longer_occurs_is_told_and_pruned(command: Any, rows: Any, tmp_path: Path) -> None:
    command("baseline", "e.jsonl", *ONLY, "--output", "known.json")
    first = (tmp_path / "known.json").read_bytes()
    command("baseline", "e.jsonl", *ONLY, "--update", "--output", "known.json")
    assert (tmp_path / "known.json").read_bytes() == first

    def outdated() -> list[str]:
        document = checked(command, "--baseline", "known.json", only=(*ONLY, "--select", "BAS"))
        return [each["message"] for each in document.get("findings", ())]

    rows(*ROWS[1:])
    assert outdated() == []  # one of its notes was not seen
    command("baseline", "e.jsonl", *ONLY, "--prune", "--output", "known.json")
    assert (tmp_path / "known.json").read_bytes() == first
    rows(ROWS[0], {**ROWS[1], "date": "2026-03-03"}, ROWS[2])
    (message,) = outdated()
    assert "ENC001" in message
    assert "e.jsonl" not in message
    command("baseline", "e.jsonl", *ONLY, "--prune", "--output", "known.json")
    assert json.loads((tmp_path / "known.json").read_text())["findings"] == []


def test_names_are_hashed_where_a_baseline_hashes_them(
    command: Any, rows: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCLINT_HASH_KEY", "a key")
    more = ("--note-name", "hash")
    command("baseline", "e.jsonl", *ONLY, *more, "--output", "known.json")
    text = (tmp_path / "known.json").read_text()
    (entry,) = json.loads(text)["findings"]

    assert "e.jsonl" not in text
    assert entry["note"].startswith("note-")
    assert entry["others"][0].startswith("note-")
    assert together(checked(command, *more, "--baseline", "known.json"))[0] == []


def test_all_notes_taken_for_one_encounter(command: Any, rows: Any) -> None:
    rows(*({**row, "encounter": ""} for row in ROWS))
    command("baseline", "e.jsonl", *ONLY, "--one-encounter", "--output", "known.json")

    assert together(checked(command, "--one-encounter", "--baseline", "known.json")) == (
        [],
        [("ENC001", "baseline")],
    )


@pytest.mark.parametrize("form", [name for name, each in FORMATS.items() if not each.binary])
@pytest.mark.parametrize("evidence", ["snippet", "none"])
def test_every_format_counts_them_apart(
    form: str, evidence: str, command: Any, rows: Any, waivers: Any
) -> None:
    file = waivers(note="e.jsonl#n1", rule="ENC001")
    more = ("--format", form, "--evidence", evidence, "--waivers", file)
    result = command("check", "e.jsonl", *ONLY, *more)

    assert result.status == 0
    assert result.out == command("check", "e.jsonl", *ONLY, *more).out
    if evidence == "none":
        assert "E1" not in result.out
        assert "2026-03-02" not in result.out
    if form in ("text", "markdown"):
        assert "1 finding waived" in result.out or "1 waived" in result.out
    elif form == "html":
        assert "Two teams by night." in result.out
        assert "1 waived" in result.out
    elif form == "jsonl":
        kinds = [json.loads(line)["type"] for line in result.out.splitlines()]
        assert kinds == ["note"] * 3 + ["suppressed_encounter_finding", "summary"]
    elif form == "sarif":
        (told,) = json.loads(result.out)["runs"][0]["results"]
        assert told["ruleId"] == "ENC001"
        assert told["suppressions"][0]["justification"] == "Two teams by night."


def test_the_json_forms_are_of_their_schema(command: Any, rows: Any, waivers: Any) -> None:
    from jsonschema import Draft202012Validator
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    files = ("files/report.json", "record.json", *(f"elements/{p.name}" for p in ELEMENT_FILES))
    documents = [json.loads((data_dir("schemas") / name).read_bytes()) for name in files]
    registry: Registry[Any] = Registry().with_resources(
        (each["$id"], DRAFT202012.create_resource(each)) for each in documents
    )
    whole = Draft202012Validator(documents[0], registry=registry)
    line = Draft202012Validator({"$ref": f"{documents[0]['$id']}#/$defs/line"}, registry=registry)
    file = waivers(note="e.jsonl#n1", rule="ENC001")
    more = ("--evidence", "none", "--waivers", file)
    whole.validate(json.loads(command("check", "e.jsonl", *ONLY, "--format", "json", *more).out))
    for each in command("check", "e.jsonl", *ONLY, "--format", "jsonl", *more).out.splitlines():
        line.validate(json.loads(each))


ELEMENT_FILES = sorted((data_dir("schemas") / "elements").glob("*.json"))
