"""The law: a note that satisfies its code is clean, and what is taken out is what is missed.

From each complete note every required or expected element is deleted in turn, by the passages
marked by hand. Exactly that gap must appear, with those elements whose only words went with it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sample_notes import CODES, COMPLETE, Sample, faults, in_order, needed

from doclint import Linter

CASES = [
    (sample, element)
    for sample in COMPLETE
    if sample.code is not None
    for element in needed(sample.code)
]
SILENT: dict[str, Any] = {"status": "missing"}


def test_the_law_covers_every_code_and_element(
    record_testsuite_property: Callable[[str, object], None],
) -> None:
    wanted = {(code, element) for code in CODES for element in needed(code)}
    assert {(sample.code, element) for sample, element in CASES} == wanted
    record_testsuite_property("law_cases", len(CASES))


@pytest.mark.parametrize("sample", COMPLETE, ids=lambda sample: sample.name)
def test_a_complete_note_is_clean(sample: Sample, linter: Linter) -> None:
    report = linter.check(sample.text, code=sample.code)
    assert [f for f in report.findings if f.severity != "info"] == []
    assert report.status == "complete"


@pytest.mark.parametrize(
    ("sample", "element"), [pytest.param(*case, id=f"{case[0].name}-{case[1]}") for case in CASES]
)
def test_law(sample: Sample, element: str, linter: Linter) -> None:
    assert sample.code is not None
    text, gone = sample.without(element)
    silenced = {name: SILENT if name in gone else sample.elements[name] for name in sample.elements}
    wanted = faults(silenced, sample.code)
    # An add-on left without its main procedure asks for that too; nothing else may be asked.
    assert {(name, kind) for name, kind, _ in wanted if name} == {(n, "missing") for n in gone}

    report = linter.check(text, code=sample.code)
    told = [(f.element, f.kind, f.severity) for f in report.findings if f.severity != "info"]
    assert in_order(told) == wanted
    assert report.status == "gaps"
