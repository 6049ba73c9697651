"""Findings about identifiers among the others: in their order, at their severities, by selection."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from marked import table

import doclint.deid
import doclint.reading
from doclint.checking import Checker
from doclint.cli import main
from doclint.codes import Catalogue
from doclint.errors import TooSlowError
from doclint.note import Note, Unreadable
from doclint.report import NoteReport
from doclint.settings import Finder

TEXT = "Age 52. V-V ECMO.\r\nPatient: Halvorsen, Edith   MRN 4471902\r\nDr. Foy 03/14/2025\r\n"
SILENT = {name: {"status": "missing", "evidence": []} for name in Catalogue.load().elements}
RECORD = {
    **SILENT,
    "action": {"status": "documented", "values": ["daily_management"], "evidence": []},
    "mode": {
        "status": "documented",
        "value": "VV",
        "evidence": [{"start": 8, "end": 11, "text": "V-V", "section": None}],
    },
}
NO_SERVICE = {**SILENT, "action": {"status": "documented", "values": [], "evidence": []}}

Judge = Callable[..., NoteReport]


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> Judge:
    """Judge one note by settings, with a reader that gives out a record made up beforehand."""

    def judge(text: str, record: Any = RECORD, **given: Any) -> NoteReport:
        class Reader:
            def __init__(self, patterns: object = ()) -> None:
                pass

            def read(self, _: str) -> Any:
                return record

        monkeypatch.setattr(doclint.reading, "Reader", Reader)
        finder = Finder(given, isolated=True)
        (report,) = Checker(finder, finder.for_run()).reports([Note("a.txt", text)])
        return report

    return judge


def about_identifiers(report: NoteReport) -> list[tuple[str, str, int | None, int | None]]:
    return [
        (each.rule, each.severity, each.line, each.column)
        for each in report.findings
        if each.rule.startswith("DID")
    ]


def test_nothing_is_looked_for_unless_asked_for(judge: Judge) -> None:
    assert about_identifiers(judge(TEXT)) == []


def test_findings_stand_among_the_others_with_their_places(judge: Judge) -> None:
    report = judge(TEXT, deid_check=True)
    assert about_identifiers(report) == [
        ("DID001", "error", 2, 10),
        ("DID004", "error", 2, 33),
        ("DID002", "error", 3, 5),
        ("DID012", "warning", 3, 9),
    ]
    starts = [each.start for each in report.findings if each.start is not None]
    assert starts == sorted(starts)
    assert None in [each.start for each in report.findings]
    for each in report.findings:
        if each.rule.startswith("DID"):
            assert (each.element, each.kind, each.code, each.candidates) == (
                None,
                "other",
                None,
                (),
            )
    assert report.status == "gaps"


def test_a_note_of_no_service_stays_one(judge: Judge) -> None:
    report = judge(TEXT, NO_SERVICE, deid_check=True)
    assert [each.rule for each in report.findings] == ["DID001", "DID004", "DID002", "DID012"]
    assert report.status == "no_service"


@pytest.mark.parametrize(
    ("text", "status"), [("Date: 03/14/2025", "complete"), ("Dr. Foy", "gaps")]
)
def test_infos_alone_make_no_gap(judge: Judge, text: str, status: str) -> None:
    report = judge(text, deid_check=True, select=("DID",), code=("33948",))
    assert report.status == status


def test_rules_are_selected_ignored_and_weighed_like_all_others(judge: Judge) -> None:
    assert [each[0] for each in about_identifiers(judge(TEXT, select=("DID004",)))] == ["DID004"]
    only = judge(TEXT, extend_select=("record-number",))
    assert [each[0] for each in about_identifiers(only)] == ["DID004"]
    without = judge(TEXT, deid_check=True, ignore=("DID002", "DID012"))
    assert [each[0] for each in about_identifiers(without)] == ["DID001", "DID004"]
    told = judge(TEXT, select=("DID002",), severity={"DID002": "info"})
    assert about_identifiers(told) == [("DID002", "info", 3, 5)]
    assert told.status == "complete"


def test_a_note_that_nobody_could_read_has_no_findings() -> None:
    finder = Finder({"deid_check": True}, isolated=True)
    checker = Checker(finder, finder.for_run())
    (report,) = checker.reports([Unreadable("a.txt", "no text")])
    assert (report.status, report.findings) == ("error", ())


@pytest.mark.parametrize("crash", [ValueError, RecursionError, TooSlowError])
def test_a_note_that_could_not_be_searched_is_not_judged(
    judge: Judge, crash: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object, text: str) -> None:
        raise crash("the search stopped" if crash.__name__ == "TooSlowError" else text)

    monkeypatch.setattr(doclint.deid.Search, "find", fail)
    report = judge(TEXT, deid_check=True)
    assert (report.status, report.findings) == ("error", ())
    assert report.error
    assert "Halvorsen" not in report.error


def test_messages_are_those_of_the_rules_and_hold_no_words_of_the_note(judge: Judge) -> None:
    rules = Catalogue.load().rules
    report = judge(" ".join(sentence.text for sentence in table("flagged")), deid_check=True)
    told = [each for each in report.findings if each.rule.startswith("DID")]
    assert len(told) > 100
    for each in told:
        assert each.message == rules[each.rule].message


def test_a_site_has_words_of_its_own(tmp_path: Path, judge: Judge) -> None:
    (tmp_path / "deid").mkdir()
    (tmp_path / "deid" / "ours.json").write_text(json.dumps({"never": ["Foy"]}))
    report = judge(TEXT, deid_check=True, patterns=(str(tmp_path),))
    assert "DID002" not in [each.rule for each in report.findings]


@pytest.mark.parametrize("text", ["{", '{"never": 5}'])
def test_a_broken_file_of_a_site_stops_the_run_before_it_begins(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "deid").mkdir()
    (tmp_path / "deid" / "ours.json").write_text(text)
    note = tmp_path / "a.txt"
    note.write_text(TEXT)
    status = main(["check", str(note), "--deid-check", "--patterns", str(tmp_path)])
    told = capsys.readouterr()
    assert (status, told.out) == (2, "")
    assert told.err.startswith(f"doclint: error: {tmp_path / 'deid' / 'ours.json'}: ")
    assert told.err.count("\n") == 1
