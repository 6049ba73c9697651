"""What the tool says of each sample note, held to the labels made by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_notes import SAMPLES, Sample, in_order

from doclint import Linter
from doclint.report import NoteReport

every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)


@pytest.fixture(scope="module")
def report_of(linter: Linter) -> Callable[[Sample], NoteReport]:
    """The report of a sample under its code; each note is read once."""
    reports: dict[str, NoteReport] = {}

    def report(sample: Sample) -> NoteReport:
        if sample.name not in reports:
            reports[sample.name] = linter.check(sample.text, code=sample.code)
        return reports[sample.name]

    return report


@every_sample
def test_findings(sample: Sample, report_of: Callable[[Sample], NoteReport]) -> None:
    report = report_of(sample)
    assert report.error is None
    told = [(f.element, f.kind, f.severity) for f in report.findings if f.severity != "info"]
    assert in_order(told) == sample.faults
    assert report.status == sample.expected["status"]
    assert report.codes == (() if sample.code is None else (sample.code,))
    assert {f.code for f in report.findings} <= {sample.code}


@every_sample
def test_status_of_every_element(sample: Sample, report_of: Callable[[Sample], NoteReport]) -> None:
    read = {element: entry["status"] for element, entry in report_of(sample).elements.items()}
    wanted = {element: entry["status"] for element, entry in sample.elements.items()}
    wrong = {
        element: f"read {read.get(element)}, labelled {status}"
        for element, status in wanted.items()
        if read.get(element) != status
    }
    assert wrong == {}


@every_sample
def test_evidence_is_verbatim(sample: Sample, report_of: Callable[[Sample], NoteReport]) -> None:
    for element, entry in report_of(sample).elements.items():
        for item in entry["evidence"]:
            assert 0 <= item["start"] < item["end"], element
            assert sample.text[item["start"] : item["end"]] == item["text"], element
        assert bool(entry["evidence"]) == (entry["status"] != "missing"), element


@every_sample
def test_findings_have_their_place(
    sample: Sample, report_of: Callable[[Sample], NoteReport]
) -> None:
    lines = sample.text.split("\n")
    for finding in report_of(sample).findings:
        if finding.start is None or finding.end is None:
            assert (finding.start, finding.end, finding.line, finding.column) == (None,) * 4
            continue
        assert finding.line is not None
        assert finding.column is not None
        before = sum(len(line) + 1 for line in lines[: finding.line - 1])
        assert before + finding.column - 1 == finding.start
        assert sample.text[finding.start : finding.end].strip()


def test_a_note_is_read_the_same_twice(linter: Linter) -> None:
    sample = SAMPLES[0]
    one, other = (linter.check(sample.text, code=sample.code) for _ in range(2))
    assert one.to_dict() == other.to_dict()


def test_a_note_is_read_the_same_by_every_process(tmp_path: Path) -> None:
    """Near misses included: nothing may hang on the order in which a set is gone through."""
    text = next(s.text for s in SAMPLES if s.name == "33958_terse_five-year-old")
    note = tmp_path / "note.txt"
    note.write_text(text, "utf-8")
    told = set()
    for seed in ("1", "2", "3"):
        run = subprocess.run(
            [sys.executable, "-m", "doclint", "why", str(note), "action", "--format", "json"],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        told.add(run.stdout)
    assert len(told) == 1
    assert told.pop().count(b'"reason"') > 1
