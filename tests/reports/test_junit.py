from __future__ import annotations

import os
from collections.abc import Callable
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
    no_service,
    note,
    show,
    twice,
    undecided,
    unread,
)
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree

from doclint.report import FileFinding, NoteReport

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("junit.xsd"))))
ROOT = Path(__file__).parents[2]
STANDARDS = Path(os.environ.get("DOCLINT_STANDARDS") or ROOT.parent / "shared" / "standards")


def tree(shown: str) -> Any:
    """The report as an XML parser reads it, once it has been held to the common form."""
    root = etree.fromstring(shown.encode())
    SCHEMA.assertValid(root)
    return root


def junit(*notes: NoteReport, findings: Any = ()) -> JUnitXml:
    """The report as junitparser reads it."""
    shown = show("junit", *notes, findings=findings)
    root = tree(shown)
    read = JUnitXml.fromstring(shown.encode())
    for told, counted in ((read, root), *zip(read, root.iter("testsuite"), strict=True)):
        assert told.tests == len(list(counted.iter("testcase")))
        assert told.failures == len(list(counted.iter("failure")))
        assert told.errors == len(list(counted.iter("error")))
    assert [suite.skipped for suite in read] == [
        len(list(counted.iter("skipped"))) for counted in root.iter("testsuite")
    ]
    return read


def cases(*notes: NoteReport, findings: Any = ()) -> list[tuple[str, str]]:
    """Each test case's name and what became of it."""
    return [
        (case.name, type(case.result[0]).__name__ if case.result else "passed")
        for suite in junit(*notes, findings=findings)
        for case in suite
    ]


def test_a_suite_a_note_and_a_test_case_a_finding() -> None:
    (suite,) = junit(note())
    first, second, third = suite

    assert suite.name == "ward/a.txt"
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (3, 2, 0, 0)
    assert {each.name: each.value for each in suite.properties()} == {
        "status": "gaps", "codes": "33952", "code_source": "given",
    }  # fmt: skip
    assert first.name == "AGE002 age-outside-code (33952)"
    assert first.classname == "ward/a_txt"
    assert (first._elem.get("file"), first._elem.get("line")) == ("ward/a.txt", "2")
    (failure,) = first.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == (
        "error",
        "The age read lies outside. How old? (33952)",
    )
    assert failure.text == (
        "ward/a.txt:2:11: AGE002 error: The age read lies outside. How old? (33952)"
    )
    assert second.result[0].type == "warning"
    assert second._elem.get("line") is None
    assert (third.is_passed, third.result) == (True, [])
    assert third.system_out.startswith(
        "ward/a.txt: CON001 info: Not found in the text read: consent"
    )


def test_what_became_of_each_kind_of_note() -> None:
    assert cases(complete()) == [("complete", "passed")]
    assert cases(no_service()) == [("no ECMO service", "passed")]
    assert cases(unread()) == [("judged", "Error")]
    assert cases(undecided()) == [("CON001 consent-missing (one of 33951, 33952)", "passed")]
    assert cases(covered()) == [
        ("AGE002 age-outside-code (33952)", "Skipped"),
        ("SIT001 site-missing (33952)", "Failure"),
        ("CON001 consent-missing (one of 33951, 33952)", "Skipped"),
    ]


def test_a_note_that_could_not_be_judged_says_why() -> None:
    ((case,),) = junit(unread())
    (error,) = case.result

    assert isinstance(error, Error)
    assert (error.type, error.message, error.text) == (
        "unread",
        "holds no text",
        "ward/d.txt: holds no text",
    )
    assert cases(unread(error=None)) == [("judged", "Error")]


def test_what_does_not_count_says_why() -> None:
    (suite,) = junit(covered(reason="Asked; none kept.\n\x1b"))
    known, _, waived = suite

    assert isinstance(known.result[0], Skipped)
    assert known.result[0].message == "known from the baseline"
    assert waived.result[0].message == "waived: Asked; none kept.\\n\\x1b"
    assert cases(covered(reason=None))[2][1] == "Skipped"


def test_equal_findings_are_numbered_and_keep_their_numbers_when_lines_move() -> None:
    assert [name for name, _ in cases(twice("a", 3, 5))] == [
        "AGE002 age-outside-code (33952)",
        "AGE002 age-outside-code (33952) (2)",
        "SIT001 site-missing (33952)",
        "SIT001 site-missing (33952) (2)",
    ]
    assert cases(twice("a", 3, 5)) == cases(twice("a", 30, 51))


def test_what_a_baseline_covers_changes_no_other_name() -> None:
    assert cases(covered())[1] == cases(note())[1]


def test_notes_of_one_name_are_told_apart() -> None:
    one, two, three = junit(note("a.txt"), note("a.txt"), note("a_txt"))

    assert [each.name for each in (one, two, three)] == ["a.txt", "a.txt (2)", "a_txt"]
    assert [next(iter(each)).classname for each in (one, two, three)] == [
        "a_txt", "a_txt (2)", "a_txt (3)",
    ]  # fmt: skip


def test_names_that_look_alike_are_told_apart() -> None:
    names = ("a", "a", "a (2)", "a", "a\n", "a\\n", "a (2)")

    assert [each.name for each in junit(*map(complete, names))] == [
        "a", "a (2)", "a (2) (2)", "a (3)", "a\\n", "a\\n (2)", "a (2) (3)",
    ]  # fmt: skip


def test_findings_of_other_files_have_suites_of_their_own() -> None:
    _, one, two = junit(complete(), findings=(EXPIRED, EXPIRED, STALE))

    assert (one.name, one.failures, one.tests) == ("ward/waivers.toml", 2, 2)
    assert next(iter(one))._elem.get("line") == "7"
    assert (two.name, two.failures, two.tests) == ("baseline.json", 0, 1)


def test_a_run_without_notes() -> None:
    read = junit()

    assert (read.tests, read.failures, read.errors) == (0, 0, 0)
    assert show("junit") == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="doclint" tests="0" failures="0" errors="0" />\n'
    )


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_and_reasons_are_read_back(name: str) -> None:
    other = FileFinding(**{**STALE.to_dict(), "file": name, "message": name})
    read = list(junit(note(name), unread(name, name), covered(name, name), findings=[other]))

    assert [each.tests for each in read] == [3, 1, 3, 1]
    if name.isprintable() and "//" not in name:
        assert read[0].name == name
        assert read[1].name == f"{name} (2)"
        assert {case._elem.get("file") for suite in read for case in suite} == {name}


@given(st.text(min_size=1), st.text())
def test_any_name_and_reason_is_read_back(name: str, reason: str) -> None:
    (suite,) = junit(unread(name, reason))

    assert suite.name.isprintable()


def test_control_characters_are_told_and_not_dropped() -> None:
    (suite,) = junit(unread("a\x00\x1b\ufffe\ud800.txt"))

    assert suite.name == "a\\x00\\x1b\\ufffe\\ud800.txt"


def test_what_stands_at_the_top_holds_for_all() -> None:
    read = junit(*everything(), findings=(EXPIRED, STALE))

    assert (read.tests, read.failures, read.errors) == (16, 8, 1)


def test_the_bytes_are_the_same_each_time() -> None:
    assert show("junit", *everything()) == show("junit", *everything())


@pytest.mark.parametrize("evidence", ["full", "snippet", "none", None])
def test_no_words_of_a_note_at_any_setting(evidence: str | None) -> None:
    shown = show("junit", *everything(), evidence=evidence, verbose=True)

    assert [word for word in WORDS if word in shown] == []


def test_every_name_is_one_of_the_common_example() -> None:
    example = STANDARDS / "junit-complete-example.xml"
    if not example.is_file():
        pytest.skip("the example of the common form is not here (DOCLINT_STANDARDS)")
    known = {
        (each.tag, name) for each in etree.parse(str(example)).iter("*") for name in each.attrib
    }
    shown = tree(show("junit", *everything(), findings=(EXPIRED, STALE)))
    used = {(each.tag, name) for each in shown.iter("*") for name in each.attrib}

    # The example's skipped test has a message and no type; Jenkins' own schema has both.
    assert used - known == {("skipped", "type")}


def test_the_command_prints_nothing_else(ward: Path, run: Callable[..., Any]) -> None:
    (ward / "empty.txt").write_bytes(b"")
    result = run("check", ".", "--format", "junit")
    names = [each.get("name") for each in tree(result.out).iter("testsuite")]

    assert result.status == 2
    assert names == ["a.txt", "empty.txt"]
