from __future__ import annotations

from typing import Any

import pytest

from doclint import DoclintError, Linter, Note, NoteReport
from doclint.errors import PatternError, UnknownCodeError, UnreadableNoteError
from doclint.note import Unreadable


@pytest.fixture
def judge(fake_reader: Any, catalogue: Any, text: str):
    """Judge a note with the record given; ``text`` stands in for the note's own."""

    def judge(record: Any, note: str | Note = text, **options: Any) -> NoteReport:
        return Linter(reader=fake_reader(record), catalogue=catalogue).check(note, **options)

    return judge


def faults(report: NoteReport) -> list[tuple[str | None, str | None, str]]:
    return [(f.code, f.element, f.kind) for f in report.findings if f.severity != "info"]


def test_a_complete_note(judge: Any, complete: Any) -> None:
    report = judge(complete, code="33952")

    assert (report.status, report.codes, report.code_source) == ("complete", ("33952",), "given")
    assert (faults(report), report.error, report.elements) == ([], None, complete)


def test_a_gap_has_no_place(judge: Any, complete: Any) -> None:
    complete["indication"] = {"status": "missing", "values": [], "evidence": []}
    report = judge(complete, code="33952")

    assert report.status == "gaps"
    assert faults(report) == [("33952", "indication", "missing")]
    gap = next(f for f in report.findings if f.element == "indication")
    assert (gap.start, gap.end, gap.line, gap.column) == (None, None, None, None)


def test_a_mismatch_has_its_line_and_column(judge: Any, complete: Any) -> None:
    text = "Note.\r\n\x0cAge 52."
    complete["age"] = {
        "status": "documented", "years": 4,
        "evidence": [{"start": 12, "end": 14, "text": "52", "section": None}],
    }  # fmt: skip
    (finding,) = [f for f in judge(complete, text, code="33952").findings if f.element == "age"]

    assert finding.kind == "mismatch"
    assert (finding.start, finding.end, finding.line, finding.column) == (12, 14, 2, 6)


def test_only_infos_leave_a_note_complete(judge: Any, complete: Any) -> None:
    report = judge(complete, code="33952")

    assert {f.severity for f in report.findings} == {"info"}
    assert report.status == "complete"


def test_two_codes_have_their_findings_each(judge: Any, complete: Any) -> None:
    complete["indication"] = {"status": "missing", "values": [], "evidence": []}
    report = judge(complete, code=["33952", "33946", "33952"])

    assert report.codes == ("33952", "33946")
    assert {code for code, element, _ in faults(report) if element == "indication"} == {
        "33952",
        "33946",
    }


@pytest.mark.parametrize(
    ("note", "code", "codes", "source"),
    [
        (Note("n", "CPT: 33951", codes=("33953",)), "33952", ("33952",), "given"),
        (Note("n", "CPT: 33951", codes=("33953",)), None, ("33953",), "field"),
        (Note("n", "x", codes=("33953", "99291", "33946")), None, ("33953", "33946"), "field"),
        (Note("n", "CPT: 33951, 33946 and 33951"), None, ("33951", "33946"), "note"),
        (Note("n", "MRN 33951"), None, ("33952",), "inferred"),
    ],
)
def test_whose_word_counts_for_the_code(
    judge: Any, complete: Any, note: Note, code: str | None, codes: tuple[str, ...], source: str
) -> None:
    report = judge(complete, note, code=code)

    assert (report.codes, report.code_source) == (codes, source)
    assert report.inferred == (source == "inferred")


def test_where_no_single_code_can_be_inferred_the_shared_needs_count(
    judge: Any, complete: Any
) -> None:
    complete["age"] = {"status": "missing", "years": None, "evidence": []}
    complete["indication"] = {"status": "missing", "values": [], "evidence": []}
    report = judge(complete)

    assert (report.codes, report.candidates, report.inferred) == ((), ("33951", "33952"), False)
    assert faults(report) == [(None, "age", "missing"), (None, "indication", "missing")]
    assert report.findings[0].candidates == ("33951", "33952")
    assert report.status == "gaps"


def test_a_note_of_no_service(judge: Any, complete: Any) -> None:
    record = {name: {"status": "missing", "evidence": []} for name in complete}
    report = judge(record)

    assert (report.status, report.codes, report.findings) == ("no_service", (), ())


def test_a_note_of_no_service_with_a_code_has_gaps(judge: Any, complete: Any) -> None:
    record = {name: {"status": "missing", "evidence": []} for name in complete}

    assert judge(record, code="33952").status == "gaps"


def test_a_withdrawn_code_in_the_note_is_a_finding_at_its_place(judge: Any, complete: Any) -> None:
    report = judge(complete, "Billing.\nCPT: 33960")
    (finding,) = [f for f in report.findings if f.code == "33960"]

    assert (finding.severity, finding.line, finding.column) == ("error", 2, 6)
    assert (report.codes, report.status) == (("33952",), "gaps")


@pytest.mark.parametrize("code", ["99999", "33960", "", "33952 "])
def test_a_code_that_is_not_known_is_refused(judge: Any, complete: Any, code: str) -> None:
    with pytest.raises(UnknownCodeError):
        judge(complete, code=code)


def test_a_field_with_a_code_that_is_not_known_costs_that_note_alone(
    judge: Any, complete: Any
) -> None:
    report = judge(complete, Note("n", "text", codes=("99999",)))

    assert report.status == "error"
    assert report.error.startswith("99999: ")


@pytest.mark.parametrize("blank", ["", " \r\n\t\u00a0"])
def test_a_note_without_text_is_not_judged(judge: Any, complete: Any, blank: str) -> None:
    assert judge(complete, blank).error == "holds no text"


def test_a_crash_is_told_by_type_and_place_and_not_by_its_words(judge: Any) -> None:
    def crash(text: str) -> Any:
        raise ValueError(f"cannot read {text}")

    report = judge(crash, "Vermilion")

    assert report.status == "error"
    assert report.error.startswith("internal error: ValueError at doclint/linter.py:")
    assert "Vermilion" not in report.error
    assert (report.elements, report.findings) == ({}, ())


def test_a_refusal_of_the_reader_is_told_in_its_words(judge: Any) -> None:
    def refuse(text: str) -> Any:
        raise UnreadableNoteError("too long")

    assert judge(refuse).error == "too long"


def test_a_stream_of_notes_goes_on_past_what_fails(fake_reader: Any, complete: Any) -> None:
    def read(text: str) -> Any:
        if text == "bad":
            raise RecursionError
        return complete

    notes = [Note("a", "good"), Unreadable("b", "is a directory"), Note("c", "bad"), Note("d", "x")]
    reports = list(Linter(reader=fake_reader(read)).check_many(notes, code="33952"))

    assert [(r.note, r.status) for r in reports] == [
        ("a", "complete"), ("b", "error"), ("c", "error"), ("d", "complete"),
    ]  # fmt: skip
    assert reports[1].error == "is a directory"


def test_a_stream_is_judged_one_by_one(fake_reader: Any, complete: Any) -> None:
    taken = []

    def notes() -> Any:
        for name in "ab":
            taken.append(name)
            yield Note(name, "text")

    next(iter(Linter(reader=fake_reader(complete)).check_many(notes())))

    assert taken == ["a"]


def test_a_broken_pattern_file_is_nobody_s_note(monkeypatch: pytest.MonkeyPatch) -> None:
    import doclint.reading

    def broken() -> Any:
        raise PatternError("patterns/x.json", "not JSON")

    monkeypatch.setattr(doclint.reading, "Reader", broken, raising=False)
    with pytest.raises(DoclintError, match=r"patterns/x\.json: not JSON"):
        Linter().check("text")


def test_the_same_note_gives_the_same_report(judge: Any, complete: Any) -> None:
    assert judge(complete).to_dict() == judge(complete).to_dict()
