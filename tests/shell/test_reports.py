from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from doclint import Finding, Note, NoteReport, Report, __version__
from doclint.plain import safe
from doclint.reports import Options
from doclint.reports import render as rendered

TEXT = "PROCEDURE\r\nV-V ECMO, 4-year-old girl.\r\n\tNo fluoroscopy.\r\n"
AGE = Finding(
    rule="AGE002",
    name="age-outside-code",
    code="33952",
    element="age",
    kind="mismatch",
    severity="error",
    message="Which age is meant?",
    start=21,
    end=31,
    line=2,
    column=11,
)
SITE = Finding(
    rule="SIT001",
    name="site-not-found",
    code="33952",
    element="site",
    kind="missing",
    severity="error",
    message="Not found in the text read: the vessel.",
)
CONSENT = Finding(
    rule="CST001",
    name="consent-not-found",
    code=None,
    element="consent",
    kind="missing",
    severity="info",
    message="Not found in the text read: consent.",
    candidates=("33951", "33952"),
)
ELEMENTS: dict[str, Any] = {
    "age": {
        "status": "documented",
        "years": 4,
        "evidence": [{"start": 21, "end": 31, "text": "4-year-old", "section": "PROCEDURE"}],
    },
    "site": {"status": "missing", "items": [], "evidence": []},
}


def report(**changes: Any) -> NoteReport:
    fields: dict[str, Any] = {
        "note": "ward/a.txt",
        "status": "gaps",
        "codes": ("33952",),
        "code_source": "given",
        "elements": ELEMENTS,
        "findings": (AGE, SITE, CONSENT),
        "text": TEXT,
    }
    return NoteReport(**{**fields, **changes})


def render(*notes: NoteReport, form: str = "text", **options: bool) -> str:
    return "".join(str(piece) for piece in rendered(form, notes, Options(**options)))


def test_text_shows_the_line_with_a_mark_under_the_words() -> None:
    assert render(report()) == (
        "ward/a.txt: 33952: gaps\n"
        "ward/a.txt:2:11: AGE002 [33952] error: Which age is meant?\n"
        "    2 | V-V ECMO, 4-year-old girl.\n"
        "      |           ^^^^^^^^^^\n"
        "ward/a.txt: SIT001 [33952] error: Not found in the text read: the vessel.\n"
        "\n"
        "1 note: 0 complete, 1 with gaps. Found 2 errors, 0 warnings, 1 info (infos: -v).\n"
    )


def test_text_verbose_adds_infos_and_what_was_found() -> None:
    shown = render(report(), verbose=True)

    assert "ward/a.txt: CST001 info: Not found in the text read: consent.\n" in shown
    assert "  age: documented years=4\n    2:11: 4-year-old\n  site: missing\n" in shown


@pytest.mark.parametrize(
    ("changes", "head"),
    [
        ({"code_source": "note"}, "ward/a.txt: 33952 (named in the note): gaps"),
        ({"code_source": "inferred"}, "ward/a.txt: 33952 (inferred from the note): gaps"),
        ({"codes": ("33952", "33946")}, "ward/a.txt: 33952, 33946: gaps"),
        (
            {"codes": (), "code_source": None, "candidates": ("33951", "33952")},
            "ward/a.txt: one of 33951, 33952: gaps",
        ),
        (
            {"codes": (), "code_source": None, "findings": (), "status": "no_service"},
            "ward/a.txt: no ECMO service",
        ),
        ({"status": "complete", "findings": ()}, "ward/a.txt: 33952: complete"),
        (
            {"status": "error", "error": "permission denied", "findings": ()},
            "ward/a.txt: error: permission denied",
        ),
    ],
)
def test_text_heads_each_note_with_what_it_was_judged_against(
    changes: dict[str, Any], head: str
) -> None:
    assert render(report(**changes)).splitlines()[0] == head


def test_text_counts_every_kind_of_verdict() -> None:
    notes = [
        report(status="complete", findings=()),
        report(status="no_service", findings=()),
        report(status="error", findings=(), error="empty"),
    ]

    assert render(*notes).splitlines()[-1] == (
        "3 notes: 1 complete, 0 with gaps, 1 without an ECMO service, 1 not judged. "
        "Found 0 errors, 0 warnings, 0 infos."
    )


def test_text_is_plain_unless_colour_is_asked_for() -> None:
    assert "\x1b" not in render(report(), verbose=True)
    assert "\x1b[31m" in render(report(), color=True)


def marked(text: str, words: str) -> list[str]:
    """The source line and the line of marks that a finding on ``words`` gets."""
    start = text.index(words)
    place = {"start": start, "end": start + len(words), "line": 1, "column": start + 1}
    finding = Finding(
        rule="R", name="r", code=None, element=None, kind="other", severity="error", message="m",
        **place,
    )  # fmt: skip
    return render(report(text=text, findings=(finding,))).splitlines()[2:4]


@pytest.mark.parametrize(
    ("text", "words", "source", "marks"),
    [
        ("\tage 4", "4", "    1 |     age 4", "      |         ^"),
        ("\u65e5\u672c age 4", "age", "    1 | \u65e5\u672c age 4", "      |      ^^^"),
        ("e\u0301 age", "age", "    1 | e\u0301 age", "      |   ^^^"),
        ("a\x1b[2Jb", "b", "    1 | a\\x1b[2Jb", "      |         ^"),
        ("a\u202eb", "b", "    1 | a\\u202eb", "      |        ^"),
        ("a\u00a0b", "b", "    1 | a b", "      |   ^"),
        ("one two\r\nthree", "two\r\nthree", "    1 | one two", "      |     ^^^"),
    ],
    ids=["tab", "wide", "combining", "escape", "bidi", "no-break space", "over a line end"],
)
def test_text_marks_stand_under_the_words(text: str, words: str, source: str, marks: str) -> None:
    assert marked(text, words) == [source, marks]


def test_text_shows_of_a_long_line_what_is_about_the_words() -> None:
    source, marks = marked("x" * 500 + " age 4 " + "y" * 500, "age 4")

    assert len(source) < 120
    assert source.startswith("    1 | ...x")
    assert source.endswith("y...")
    assert source[marks.index("^") : marks.rindex("^") + 1] == "age 4"


def test_text_shows_the_whole_of_a_line_that_just_fits() -> None:
    assert marked("y" * 91 + "age 4", "age 4")[0] == "    1 | " + "y" * 91 + "age 4"


def test_json_is_the_report_of_the_contract() -> None:
    notes = [report(), report(note="b.txt", status="error", error="is a directory")]
    shown = json.loads(render(*notes, form="json"))

    assert shown == Report.of(notes).to_dict()
    assert shown["tool"] == {"name": "doclint", "version": __version__}
    assert shown["summary"] == {
        "notes": 2, "complete": 0, "with_gaps": 1, "no_service": 0, "errors": 1,
    }  # fmt: skip
    first = shown["notes"][0]
    assert {key: first[key] for key in ("note", "codes", "inferred", "status", "error")} == {
        "note": "ward/a.txt", "codes": ["33952"], "inferred": False, "status": "gaps",
        "error": None,
    }  # fmt: skip
    assert first["elements"] == ELEMENTS
    assert first["findings"][0] == {
        "rule": "AGE002", "name": "age-outside-code", "code": "33952", "element": "age",
        "kind": "mismatch", "severity": "error", "message": "Which age is meant?",
        "line": 2, "column": 11, "start": 21, "end": 31, "candidates": [],
    }  # fmt: skip
    assert "text" not in first


def test_json_of_no_notes_is_whole() -> None:
    assert json.loads(render(form="json"))["notes"] == []


def test_json_is_safe_on_a_terminal() -> None:
    shown = render(report(note="a\x1b[2J\u202e\x9b.txt"), form="json")

    assert shown.isascii()
    assert "\x1b" not in shown


@pytest.mark.parametrize("form", ["text", "json"])
def test_notes_are_reported_as_they_come(form: str) -> None:
    asked: list[str] = []

    def notes() -> Iterator[NoteReport]:
        for name in ("one.txt", "two.txt"):
            asked.append(name)
            yield report(note=name)

    for piece in rendered(form, notes(), Options()):
        if "one.txt" in str(piece):
            break

    assert asked == ["one.txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("plain.txt", "plain.txt"),
        ("a\nb.txt", "a\\nb.txt"),
        ("\x1b]0;x\x07", "\\x1b]0;x\\x07"),
        ("\u2066r\u2069", "\\u2066r\\u2069"),
        ("caf\u00e9", "caf\u00e9"),
        ("a\u2028b", "a\\u2028b"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_is_printed_stays_on_its_line(name: str, shown: str) -> None:
    assert safe(name) == shown


def test_no_words_of_a_note_are_in_a_repr() -> None:
    for thing in (Note("a.txt", TEXT), report()):
        assert "year-old" not in repr(thing)
