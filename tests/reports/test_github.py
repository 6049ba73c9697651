from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ci_notes import (
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

from doclint.plain import safe
from doclint.report import FileFinding, NoteReport
from doclint.reports.github import LIMIT
from doclint.reports.places import path_of

COMMANDS = {
    "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice",
    "remove-matcher", "save-state", "set-env", "set-output", "stop-commands", "warning",
}  # fmt: skip


@dataclass
class Command:
    name: str
    properties: dict[str, str]
    data: str


def run_by(output: str) -> Iterator[Command | None]:
    """What GitHub's runner makes of each line: a command, or nothing but a line of the log.

    Written from the rules of ActionCommand.TryParseV2 in actions/runner, slips of it included.
    """
    for line in re.split(r"\r\n|\r|\n", output.removesuffix("\n")):
        line = line.lstrip()
        end = line.find("::", 2)
        if not line.startswith("::") or end < 0:
            yield None
            continue
        head = line[2:end]
        name, _, told = head.partition(" ")
        if name.lower() not in COMMANDS:
            yield None
            continue
        properties = {}
        for each in filter(None, told.strip().split(",")):
            # Split into two at most, and without empty parts: a leading "=" of the value goes.
            key, *value = [part for part in re.split("=+", each.lstrip("="), maxsplit=1) if part]
            if value:
                properties[key.lower()] = undone(value[0], "%0D", "%0A", "%3A", "%2C", "%25")
        yield Command(name, properties, undone(line[end + 2 :], "%0D", "%0A", "%25"))


def undone(text: str, *escapes: str) -> str:
    for escape in escapes:
        text = text.replace(escape, chr(int(escape[1:], 16)))
    return text


def commands(*notes: NoteReport, findings: Any = (), **options: Any) -> list[Command]:
    """The report read back; every line of it must be a command."""
    shown = show("github", *notes, findings=findings, **options)
    assert shown.endswith("\n")
    found = list(run_by(shown))
    assert len(found) == shown.count("\n")
    assert all(found)
    return [each for each in found if each]


def annotations(read: list[Command]) -> list[Command]:
    """Those of which GitHub makes annotations: the first ten of each kind."""
    kinds = ("error", "warning", "notice")
    return [each for kind in kinds for each in [each for each in read if each.name == kind][:LIMIT]]


def test_an_annotation_a_finding() -> None:
    assert show("github", note()) == (
        "::error file=ward/a.txt,line=2,col=11,title=AGE002 age-outside-code::"
        "ward/a.txt:2:11: AGE002 [33952] The age read lies outside. How old?\n"
        "::warning file=ward/a.txt,title=SIT001 site-missing::"
        "ward/a.txt: SIT001 [33952] Not found in the text read: the vessel. Which one?\n"
        "::notice file=ward/a.txt,title=CON001 consent-missing::"
        "ward/a.txt: CON001 [one of 33951, 33952] Not found in the text read: consent.\n"
        "::notice title=doclint::"
        "1 note: 0 complete, 1 with gaps. Found 1 error, 1 warning, 1 info.\n"
    )


def test_what_the_runner_reads_of_it() -> None:
    first, *_, last = commands(note())

    assert first.name == "error"
    assert first.properties == {
        "file": "ward/a.txt",
        "line": "2",
        "col": "11",
        "title": "AGE002 age-outside-code",
    }
    assert first.data == "ward/a.txt:2:11: AGE002 [33952] The age read lies outside. How old?"
    assert (last.name, last.properties) == ("notice", {"title": "doclint"})


@pytest.mark.parametrize("notes", [(), (complete(),), (no_service(), complete())])
def test_without_findings_there_are_the_counts(notes: tuple[NoteReport, ...]) -> None:
    (only,) = commands(*notes)

    assert only.name == "notice"
    assert only.data.startswith(f"{len(notes)} note")


def test_a_note_that_could_not_be_judged_is_an_error() -> None:
    first, second, last = commands(unread(), unread(error=None))

    assert (first.name, first.data) == ("error", "ward/d.txt: not judged: holds no text")
    assert first.properties == {"file": "ward/d.txt", "title": "note not judged"}
    assert second.name == "error"
    assert last.data.startswith("2 notes: 0 complete, 0 with gaps, 2 not judged.")


def test_candidates_stand_in_the_place_of_a_code() -> None:
    assert "CON001 [one of 33951, 33952] Not found" in commands(undecided())[0].data


def test_what_is_known_or_waived_is_counted_only() -> None:
    only, last = commands(covered())

    assert only.properties["title"] == "SIT001 site-missing"
    assert last.data.endswith("0 infos, 1 finding known, 1 finding waived.")


def test_findings_of_other_files_are_annotated_there() -> None:
    first, second, _ = commands(findings=(EXPIRED, STALE))

    assert (first.name, second.name) == ("warning", "notice")
    assert first.properties == {
        "file": "ward/waivers.toml",
        "line": "7",
        "title": "WAI901 waiver-expired",
    }
    assert first.data == "ward/waivers.toml:7: WAI901 This waiver has expired."
    assert second.data == "baseline.json: BAS901 An entry no longer occurs."


def test_equal_findings_are_two() -> None:
    read = commands(twice())

    assert [each.properties.get("line") for each in read] == ["3", "5", None, None, None]


@pytest.mark.parametrize(("errors", "left_out"), [(10, ""), (11, "1 error."), (35, "25 errors.")])
def test_what_github_leaves_out_is_told(errors: int, left_out: str) -> None:
    read = commands(note(findings=[finding(line=each + 1) for each in range(errors)]))

    assert [each.name for each in read] == ["error"] * errors + ["notice"]
    told = "GitHub annotates 10 of a kind in a step; in the log alone: "
    assert read[-1].data.partition(told)[2] == left_out
    assert read[-1] in annotations(read)


def test_the_counts_are_annotated_however_many_infos_there_are() -> None:
    infos = [finding(severity="info", line=each + 1) for each in range(30)]
    read = commands(note(findings=infos), findings=(STALE, EXPIRED))

    assert [each.name for each in read] == [*["notice"] * 9, *["debug"] * 22, "warning", "notice"]
    assert read[-1] in annotations(read)
    assert read[-1].data.endswith("in the log alone: 22 notices (in the debug log).")
    assert read[9].data.startswith("ward/a.txt:10:11: AGE002 [33952] The age")


def test_notes_not_judged_count_among_the_errors_left_out() -> None:
    read = commands(*(unread() for _ in range(12)))

    assert read[-1].data.endswith("in the log alone: 2 errors.")


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_are_read_back(name: str) -> None:
    other = FileFinding(**{**STALE.to_dict(), "file": name, "message": name})
    read = commands(note(name), unread(name, name), covered(name, name), findings=[other])

    assert [each.name for each in read] == [
        "error", "warning", "notice", "error", "warning", "notice", "notice",
    ]  # fmt: skip
    shown = safe(path_of(name))
    assert {each.properties["file"].removeprefix("./") for each in read[:-1]} == {shown}
    assert read[0].properties["title"] == "AGE002 age-outside-code"
    assert read[0].data.startswith(f"{shown}:2:11: AGE002 [33952] ")
    assert read[3].data == f"{shown}: not judged: {safe(name)}"


@given(st.text(min_size=1), st.text())
def test_any_name_and_reason_is_read_back(name: str, error: str) -> None:
    only, _ = commands(unread(name, error))

    shown = safe(path_of(name))
    assert only.properties["file"].removeprefix("./") == shown
    assert only.data == f"{shown}: not judged: {safe(error) or 'for an unknown reason'}"


def test_nothing_shown_acts_on_a_terminal() -> None:
    shown = show("github", *(note(name) for name in HOSTILE), unread("\x9b\u202e", "\x1b[2J\u2066"))

    assert shown.replace("\n", "").isprintable()


def test_the_bytes_are_the_same_each_time() -> None:
    assert show("github", *everything()) == show("github", *everything())


@pytest.mark.parametrize("evidence", ["full", "snippet", "none", None])
def test_no_words_of_a_note_at_any_setting(evidence: str | None) -> None:
    shown = show("github", *everything(), evidence=evidence, verbose=True)

    assert [word for word in WORDS if word in shown] == []


def test_notes_are_annotated_as_they_come() -> None:
    from doclint.codes import Catalogue
    from doclint.reports import Options, Rendering

    rendering = Rendering("github", Options(), Catalogue.load())

    assert str(rendering.note(note("one.txt"))).count("one.txt") == 6


def test_the_command_prints_nothing_else(ward: Path, run: Callable[..., Any]) -> None:
    (ward / "empty.txt").write_bytes(b"")
    result = run("check", ".", "--format", "github")
    read = list(run_by(result.out))

    assert result.status == 2
    assert all(read)
    assert [each.properties["file"] for each in read if each and each.name == "error"] == [
        "empty.txt"
    ]
