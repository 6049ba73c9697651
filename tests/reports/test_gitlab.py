from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ci_notes import (
    AGE,
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
from jsonschema import Draft202012Validator

from doclint.report import FileFinding, NoteReport
from doclint.resources import data_dir

SCHEMA = json.loads((data_dir("schemas") / "files" / "gitlab.json").read_bytes())

Entries = list[dict[str, Any]]


def entries(*notes: NoteReport, findings: Any = ()) -> Entries:
    """The report read back, once it has been held to its schema."""
    shown = show("gitlab", *notes, findings=findings)
    assert shown.isascii()
    read: Entries = json.loads(shown)
    Draft202012Validator(SCHEMA).validate(read)
    return read


def fingerprints(*notes: NoteReport, findings: Any = ()) -> list[str]:
    return [each["fingerprint"] for each in entries(*notes, findings=findings)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == "urn:doclint:file:gitlab"


def test_an_entry_a_finding() -> None:
    first, second, third = entries(note())

    assert {**first, "fingerprint": ""} == {
        "description": "AGE002: The age read lies outside. How old? (33952)",
        "check_name": "AGE002",
        "fingerprint": "",
        "severity": "major",
        "location": {"path": "ward/a.txt", "lines": {"begin": 2}},
    }
    assert (second["check_name"], second["severity"]) == ("SIT001", "minor")
    assert (third["check_name"], third["severity"]) == ("CON001", "info")


def test_what_has_no_line_begins_at_the_first() -> None:
    assert [each["location"]["lines"]["begin"] for each in entries(note())] == [2, 1, 1]


def test_candidates_stand_in_the_place_of_a_code() -> None:
    (entry,) = entries(undecided())

    assert entry["description"].endswith(" (one of 33951, 33952)")


@pytest.mark.parametrize("notes", [(), (complete(),), (no_service(), complete())])
def test_without_findings_it_is_an_empty_array(notes: tuple[NoteReport, ...]) -> None:
    assert show("gitlab", *notes) == "[]\n"


def test_a_note_that_could_not_be_judged_blocks() -> None:
    first, second = entries(unread(), unread(error=None))

    assert first["severity"] == second["severity"] == "blocker"
    assert first["check_name"] == "unread-note"
    assert first["description"] == "Not judged: holds no text"
    assert first["location"] == {"path": "ward/d.txt", "lines": {"begin": 1}}


def test_what_is_known_or_waived_is_left_out() -> None:
    assert [each["check_name"] for each in entries(covered())] == ["SIT001"]


def test_findings_of_other_files_are_theirs() -> None:
    first, second = entries(findings=(EXPIRED, STALE))

    assert first["location"] == {"path": "ward/waivers.toml", "lines": {"begin": 7}}
    assert first["description"] == "WAI901: This waiver has expired."
    assert (first["severity"], second["severity"]) == ("minor", "info")
    assert second["location"] == {"path": "baseline.json", "lines": {"begin": 1}}


def test_fingerprints_stay_when_lines_move() -> None:
    moved = FileFinding(**{**EXPIRED.to_dict(), "line": 99})

    assert fingerprints(twice("a", 3, 5)) == fingerprints(twice("a", 30, 51))
    assert fingerprints(findings=(EXPIRED,)) == fingerprints(findings=(moved,))


def test_no_two_fingerprints_are_the_same() -> None:
    names = ("a.txt", "a.txt", "./a.txt", "b.txt")
    notes = [each for name in names for each in (twice(name), unread(name), undecided(name))]
    found = fingerprints(*notes, findings=(EXPIRED, EXPIRED, STALE))

    assert len(set(found)) == len(found) == 4 * (4 + 1 + 1) + 3


def test_another_note_between_two_changes_no_fingerprint() -> None:
    one, two = fingerprints(note("a.txt")), fingerprints(note("b.txt"))

    assert fingerprints(note("a.txt"), complete("c.txt"), note("b.txt")) == one + two


def test_what_a_baseline_covers_changes_no_other_fingerprint() -> None:
    assert fingerprints(covered("a.txt")) == fingerprints(note("a.txt"))[1:2]


def test_a_fingerprint_does_not_go_by_severity_or_wording() -> None:
    changed = finding(severity="info", message="Put otherwise.")

    assert fingerprints(note(findings=(changed,))) == fingerprints(note(findings=(AGE,)))


def test_a_path_in_the_working_folder_is_relative(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (relative,) = entries(undecided("ward/a.txt"))

    assert entries(undecided(str(tmp_path / "ward" / "a.txt"))) == [relative]
    assert entries(undecided("./ward//./a.txt")) == [relative]
    (outside,) = entries(undecided(f"{tmp_path}-other/a.txt"))
    assert outside["location"]["path"] == f"{tmp_path}-other/a.txt"


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_are_read_back(name: str) -> None:
    read = entries(
        note(name), unread(name), findings=[FileFinding(**{**STALE.to_dict(), "file": name})]
    )

    assert len(read) == 5
    (path,) = {each["location"]["path"] for each in read}
    if name.isprintable() and "//" not in name:
        assert path == name
    path.encode("utf-8")  # no lone surrogate is left: GitLab's own reader takes none


@given(st.text(min_size=1), st.text())
def test_any_name_and_reason_is_read_back(name: str, error: str) -> None:
    (entry,) = entries(unread(name, error))

    assert entry["description"].isprintable()


def test_what_is_shown_is_safe_on_a_terminal() -> None:
    (entry,) = entries(unread(error="\x1b[2J\u202e\n\ud800"))

    assert entry["description"] == "Not judged: \\x1b[2J\\u202e\\n\\ud800"


def test_the_bytes_are_the_same_each_time() -> None:
    assert show("gitlab", *everything()) == show("gitlab", *everything())


@pytest.mark.parametrize("evidence", ["full", "snippet", "none", None])
def test_no_words_of_a_note_at_any_setting(evidence: str | None) -> None:
    shown = show("gitlab", *everything(), evidence=evidence, verbose=True)

    assert [word for word in WORDS if word in shown] == []


def test_the_command_prints_nothing_else(ward: Path, run: Callable[..., Any]) -> None:
    (ward / "empty.txt").write_bytes(b"")
    result = run("check", ".", "--format", "gitlab", "--code", "33948")
    read = json.loads(result.out)

    assert result.status == 2
    Draft202012Validator(SCHEMA).validate(read)
    assert {each["location"]["path"] for each in read} == {"a.txt", "empty.txt"}
