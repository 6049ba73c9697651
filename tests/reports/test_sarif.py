from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from ci_notes import (
    CONSENT,
    EXPIRED,
    HOSTILE,
    STALE,
    WORDS,
    complete,
    covered,
    everything,
    finding,
    no_service,
    note,
    show,
    twice,
    undecided,
    unread,
)
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import FormatChecker
from jsonschema.validators import validator_for

from doclint.codes import Catalogue
from doclint.report import FileFinding, NoteReport, Suppressed
from doclint.reports import Options, render
from doclint.reports.places import path_of

ROOT = Path(__file__).parents[2]
STANDARDS = Path(os.environ.get("DOCLINT_STANDARDS") or ROOT.parent / "shared" / "standards")
KEY = "doclintFinding/v1"

Object = dict[str, Any]


@cache
def validator() -> Any:
    """The standard's own schema, formats and all; ``None`` where it is not at hand."""
    path = STANDARDS / "sarif-schema-2.1.0.json"
    if not path.is_file():
        return None
    schema = json.loads(path.read_bytes())
    formats = FormatChecker()
    assert {"uri", "uri-reference"} <= formats.checkers.keys()
    return validator_for(schema)(schema, format_checker=formats)


def log(*notes: NoteReport, findings: Any = (), **options: Any) -> Object:
    """The one run of the log, held to what the standard says and a schema cannot."""
    shown = show("sarif", *notes, findings=findings, **options)
    assert shown.isascii()
    read = json.loads(shown)
    (run,) = read["runs"]
    rules = run["tool"]["driver"]["rules"]
    if validator() is not None:
        run["tool"]["driver"]["rules"] = []  # they are the same each time, and dear to validate
        validator().validate(read)
        run["tool"]["driver"]["rules"] = rules
    for result in run["results"]:
        assert (
            rules[result["ruleIndex"]]["id"] == result["ruleId"] if "ruleIndex" in result else True
        )
        assert "suppressions" in result  # of all results or of none (3.27.23)
        assert set(result["partialFingerprints"]) == {KEY}
    assert len({"baselineState" in each for each in run["results"]}) <= 1  # 3.27.24
    assert isinstance(run, dict)
    return run


def results(*notes: NoteReport, findings: Any = ()) -> list[Object]:
    found: list[Object] = log(*notes, findings=findings)["results"]
    return found


def place(result: Object) -> Object:
    (location,) = result["locations"]
    found: Object = location["physicalLocation"]
    return found


def fingerprints(*notes: NoteReport, findings: Any = ()) -> list[str]:
    return [each["partialFingerprints"][KEY] for each in results(*notes, findings=findings)]


def test_it_validates_against_the_standards_schema() -> None:
    if validator() is None:
        pytest.skip("the schema of SARIF 2.1.0 is not here (DOCLINT_STANDARDS)")
    notes = [*everything(), *(covered(name, name) for name in HOSTILE)]
    validator().validate(json.loads(show("sarif", *notes, findings=(EXPIRED, STALE))))
    validator().validate(json.loads(show("sarif")))


def test_the_schema_would_find_a_fault() -> None:
    if validator() is None:
        pytest.skip("the schema of SARIF 2.1.0 is not here (DOCLINT_STANDARDS)")
    for key, value in [("uri", "a b.txt"), ("startLine", 0)]:
        read = json.loads(show("sarif", undecided()))
        (result,) = read["runs"][0]["results"]
        place(result)["artifactLocation" if key == "uri" else "region"] = {key: value}
        assert [error.instance for error in validator().iter_errors(read)] == [value]


def test_a_result_a_finding() -> None:
    first, second, third = results(note())
    index = list(Catalogue.load().rules).index("AGE002")
    (fingerprint,) = first["partialFingerprints"].values()

    assert first == {
        "ruleId": "AGE002",
        "ruleIndex": index,
        "level": "error",
        "message": {"text": "The age read lies outside. How old? (33952)"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "ward/a.txt", "uriBaseId": "SRCROOT"},
                    "region": {"startLine": 2, "startColumn": 11},
                }
            }
        ],
        "partialFingerprints": {KEY: fingerprint},
        "suppressions": [],
        "properties": {
            "name": "age-outside-code",
            "element": "age",
            "kind": "mismatch",
            "code": "33952",
            "candidates": [],
        },
    }
    assert [each["level"] for each in (first, second, third)] == ["error", "warning", "note"]


def test_a_silent_note_is_the_place_as_a_whole() -> None:
    assert ["region" in place(each) for each in results(note())] == [True, False, False]


def test_candidates_stand_in_the_place_of_a_code() -> None:
    (result,) = results(undecided())

    assert result["message"]["text"].endswith("consent. (one of 33951, 33952)")
    assert result["properties"]["code"] is None
    assert result["properties"]["candidates"] == ["33951", "33952"]


def test_lines_and_columns_are_counted_as_doclint_counts_them() -> None:
    run = log()

    assert run["columnKind"] == "unicodeCodePoints"
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]


def test_paths_are_from_a_root_that_is_not_named() -> None:
    assert "uri" not in log()["originalUriBaseIds"]["SRCROOT"]


def test_all_rules_are_described() -> None:
    driver = log()["tool"]["driver"]
    catalogue = Catalogue.load()

    assert [each["id"] for each in driver["rules"]] == list(catalogue.rules)
    for described in driver["rules"]:
        rule = catalogue.rules[described["id"]]
        assert described["name"] == rule.name
        assert rule.message.startswith(described["shortDescription"]["text"])
        assert described["shortDescription"]["text"].endswith((".", "?"))
        assert rule.why in described["fullDescription"]["text"]
        for told in (rule.looks_for, rule.why, f"doclint explain {rule.id}"):
            assert told in described["help"]["text"].replace("{{", "{").replace("}}", "}")
        for source in rule.sources:
            assert catalogue.sources[source.key].title in described["help"]["text"]
        assert described["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert described["properties"]["element"] == rule.element
        assert described["properties"]["kind"] == rule.kind
        assert [each["confidence"] for each in described["properties"]["sources"]] == [
            each.confidence for each in rule.sources
        ]


@pytest.mark.parametrize(
    ("rule", "level"),
    [("AGE002", "error"), ("SIT001", "error"), ("MOD005", "warning"), ("CAN005", "note")],
)
def test_a_rule_has_the_level_that_it_has_where_its_element_is_required(
    rule: str, level: str
) -> None:
    (described,) = [each for each in log()["tool"]["driver"]["rules"] if each["id"] == rule]

    assert described["defaultConfiguration"] == {"level": level, "enabled": True}


def test_a_rule_that_the_run_does_not_know_has_no_index() -> None:
    (result,) = results(note(findings=(finding(rule="XYZ901"),)))

    assert result["ruleId"] == "XYZ901"
    assert "ruleIndex" not in result


def test_a_note_that_could_not_be_judged_makes_the_run_fail() -> None:
    (invocation,) = log(unread(), unread("ward/h.txt", None), complete())["invocations"]
    first, second = invocation["toolExecutionNotifications"]
    driver = log()["tool"]["driver"]

    assert invocation["executionSuccessful"] is False
    assert "exitCode" not in invocation
    assert first["level"] == "error"
    assert first["message"] == {"text": "Not judged: holds no text"}
    assert place(first)["artifactLocation"]["uri"] == "ward/d.txt"
    assert second["message"]["text"] == "Not judged: for an unknown reason"
    assert driver["notifications"][first["descriptor"]["index"]]["id"] == first["descriptor"]["id"]


@pytest.mark.parametrize("notes", [(), (complete(),), (no_service(), complete())])
def test_without_findings_the_results_are_there_and_empty(notes: tuple[NoteReport, ...]) -> None:
    run = log(*notes)

    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert run["properties"]["summary"]["notes"] == len(notes)


def test_a_waiver_is_an_external_suppression_with_its_reason() -> None:
    waived = Suppressed(finding=CONSENT, by="waiver", reason="Asked; none kept.\x1b")
    (result,) = results(note(findings=(), suppressed=(waived,)))

    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "Asked; none kept.\\x1b"}
    ]
    assert "baselineState" not in result


def test_with_a_baseline_every_result_has_its_state() -> None:
    read = results(covered(), note("other.txt"), findings=(EXPIRED,))

    assert [(each["ruleId"], each["baselineState"]) for each in read] == [
        ("AGE002", "unchanged"), ("SIT001", "new"), ("CON001", "new"), ("AGE002", "new"),
        ("SIT001", "new"), ("CON001", "new"), ("WAI901", "new"),
    ]  # fmt: skip
    assert [len(each["suppressions"]) for each in read] == [1, 0, 1, 0, 0, 0, 0]
    assert read[0]["suppressions"][0]["justification"] == "known from the baseline"


def test_findings_of_other_files_are_results_there() -> None:
    first, second = results(findings=(EXPIRED, STALE))

    assert place(first) == {
        "artifactLocation": {"uri": "ward/waivers.toml", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 7},
    }
    assert (first["ruleId"], first["level"]) == ("WAI901", "warning")
    assert (second["message"], second["level"]) == ({"text": "An entry no longer occurs."}, "note")
    assert "region" not in place(second)


def test_fingerprints_stay_when_lines_move() -> None:
    moved = FileFinding(**{**EXPIRED.to_dict(), "line": 99})

    assert fingerprints(twice("a", 3, 5)) == fingerprints(twice("a", 30, 51))
    assert fingerprints(findings=(EXPIRED,)) == fingerprints(findings=(moved,))


def test_no_two_fingerprints_are_the_same() -> None:
    notes = [each for name in ("a", "a", "b") for each in (twice(name), covered(name))]
    found = fingerprints(*notes, findings=(EXPIRED, EXPIRED, STALE))

    assert len(set(found)) == len(found) == 3 * (4 + 3) + 3


def test_what_a_baseline_covers_keeps_its_fingerprint_and_changes_no_other() -> None:
    known = Suppressed(finding=finding(start=30, end=34, line=3), by="baseline")
    second = finding(start=50, end=54, line=5)

    plain = fingerprints(twice("a", 3, 5))[:2]
    assert fingerprints(note("a", findings=(second,), suppressed=(known,))) == plain


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("ward/a b.txt", "ward/a%20b.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("a#1?b=c%20.txt", "a%231%3Fb%3Dc%2520.txt"),
        ("./ward//./a.txt", "ward/a.txt"),
        ("../a.txt", "../a.txt"),
        ("caf\u00e9.txt", "caf%C3%A9.txt"),
        ("a\nb.txt", "a%0Ab.txt"),
        ("C:\\a.txt", "C%3A%5Ca.txt"),
        ("\udcff", "%5Cudcff"),
        ("-", "-"),
        (".", "."),
    ],
)
def test_paths_are_relative_references(name: str, uri: str) -> None:
    artifact = place(results(undecided(name))[0])["artifactLocation"]

    assert artifact == {"uri": uri, "uriBaseId": "SRCROOT"}


def test_a_path_in_the_working_folder_is_relative_and_another_is_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a ward"
    folder.mkdir()
    monkeypatch.chdir(folder)

    inside, outside = results(undecided(str(folder / "x.txt")), undecided(str(tmp_path / "a:b#")))
    assert place(inside)["artifactLocation"] == {"uri": "x.txt", "uriBaseId": "SRCROOT"}
    assert place(outside)["artifactLocation"] == {"uri": f"file://{tmp_path.as_posix()}/a:b%23"}


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_are_read_back(name: str) -> None:
    other = FileFinding(**{**STALE.to_dict(), "file": name, "message": name})
    run = log(note(name), unread(name, name), covered(name, name), findings=[other])
    (invocation,) = run["invocations"]

    places = [place(each) for each in (*run["results"], *invocation["toolExecutionNotifications"])]
    assert len(places) == 8
    (uri,) = {each["artifactLocation"]["uri"] for each in places}
    # As a consumer would open it: against a folder of its own.
    parts = urlsplit(urljoin("file:///repo/notes/", uri))
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("file", "", "", "")
    if not name.startswith(".."):
        assert unquote(parts.path) == f"/repo/notes/{path_of(name)}"


@given(st.text(min_size=1), st.text())
def test_any_name_and_reason_is_read_back(name: str, error: str) -> None:
    (invocation,) = log(unread(name, error))["invocations"]
    (told,) = invocation["toolExecutionNotifications"]

    assert told["message"]["text"].isprintable()


def test_messages_hold_no_placeholder_and_no_link() -> None:
    (invocation,) = log(unread(error="{0} } [x](http://evil.example/)"))["invocations"]
    (told,) = invocation["toolExecutionNotifications"]

    assert told["message"]["text"] == "Not judged: {{0}} }} [x] (http://evil.example/)"


def test_no_rule_brings_its_examples() -> None:
    shown = show("sarif")

    for rule in Catalogue.load().rules.values():
        assert json.dumps(rule.failing)[1:-1] not in shown


def test_texts_of_rules_hold_no_markup() -> None:
    shipped = Catalogue.load()
    text = "*a* <b> [c](d) {0} `e`\x1b\ud800"
    rule = replace(shipped.rules["AGE001"], message=text, looks_for=text, why=text)
    catalogue = replace(shipped, rules={"AGE001": rule})

    read = json.loads("".join(map(str, render("sarif", [], Options(), catalogue=catalogue))))
    (described,) = read["runs"][0]["tool"]["driver"]["rules"]
    assert described["shortDescription"] == {"text": "*a* <b> [c] (d) {{0}} `e`\\x1b\\ud800"}
    assert described["help"]["markdown"].startswith(
        r"**Looks for:** \*a\* \<b\> \[c\](d) \{{0\}} \`e\`\\x1b\\ud800"
    )


def test_the_bytes_are_the_same_each_time() -> None:
    shown = show("sarif", *everything(), findings=(EXPIRED, STALE))

    assert shown == show("sarif", *everything(), findings=(EXPIRED, STALE))
    assert str(Path.cwd()) not in shown


@pytest.mark.parametrize("evidence", ["full", "snippet", "none", None])
def test_no_words_of_a_note_at_any_setting(evidence: str | None) -> None:
    shown = show("sarif", *everything(), evidence=evidence, verbose=True)

    assert [word for word in WORDS if word in shown] == []


def test_the_command_prints_nothing_else(ward: Path, run: Callable[..., Any]) -> None:
    (ward / "empty.txt").write_bytes(b"")
    result = run("check", ".", "--format", "sarif", "--code", "33948")
    read = json.loads(result.out)

    assert result.status == 2
    if validator() is not None:
        validator().validate(read)
    assert {place(each)["artifactLocation"]["uri"] for each in read["runs"][0]["results"]} == {
        "a.txt"
    }


def test_microsofts_validator_finds_no_error(tmp_path: Path) -> None:
    """Its rules hold the standard's prose and what GitHub asks for beyond the schema."""
    tool = os.environ.get("DOCLINT_SARIF_MULTITOOL") or shutil.which("sarif-multitool")
    if not tool:
        pytest.skip("no sarif-multitool (npm) on the path or in DOCLINT_SARIF_MULTITOOL")
    names = [name for name in HOSTILE if len(name) < 4096]  # it passes over URIs beyond 64 KiB
    reports = {
        "empty": show("sarif"),
        "plain": show("sarif", note(), twice(), findings=(STALE,)),
        "all": show("sarif", *everything(), findings=(EXPIRED, STALE)),
        "hostile": show("sarif", *(covered(name, name) for name in names), unread()),
    }
    for name, shown in reports.items():
        (tmp_path / f"{name}.sarif").write_text(shown, encoding="utf-8")
    command = [
        tool, "validate", *(f"{name}.sarif" for name in reports), "--output", "verdict.json",
        "--quiet", "True", "--rule-kind", "Sarif;Gh;Ghas",
    ]  # fmt: skip
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    (run,) = json.loads((tmp_path / "verdict.json").read_text("utf-8-sig"))["runs"]
    (invocation,) = run["invocations"]
    told = {(each["ruleId"], each.get("level", "warning")) for each in run["results"]}
    seen = {place(each)["artifactLocation"]["uri"].rpartition("/")[2] for each in run["results"]}

    assert invocation["executionSuccessful"]
    # No page to point to; and what is missing from a note is missing from it as a whole.
    assert {each for each in told if each[1] != "note"} == {
        ("SARIF2005", "warning"),
        ("SARIF2017", "warning"),
    }
    assert seen == {f"{name}.sarif" for name in reports}


def test_places_of_equal_findings_are_told_apart() -> None:
    assert [place(each).get("region", {}).get("startLine") for each in results(twice())] == [
        3, 5, None, None,
    ]  # fmt: skip
