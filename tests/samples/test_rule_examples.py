"""What ``doclint explain`` gives as a passing and a failing example of a rule is true of it.

Each example stands in a complete note that is silent of the rule's element, or out of which its
passages were taken; the rule must speak of the failing one and be silent of the passing one. A rule
in preview is judged from a record, and the reading of notes does not give what it looks for yet.
The examples of a rule about a file are such files, beside a note ``note.txt`` without a consent.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from sample_notes import COMPLETE

from doclint import Linter, Note
from doclint.checking import Checker
from doclint.codes import Catalogue, Rule
from doclint.deid import find_identifiers
from doclint.reading import Reader
from doclint.settings import Finder
from doclint.settings.model import DEID_RULES

PREVIEW = pytest.mark.xfail(reason="preview", raises=AssertionError, strict=True)

_SILENT = {
    "action": ("33952", "54M, ARDS. V-V ECMO.\n{}\nR. Sol MD 1/2/2026"),
    "consent": (
        "33952",
        "54M, ARDS. V-V ECMO cannulation, right femoral vein.\n{}\nR. Sol MD 1/2/2026",
    ),
    "ecmo_day": (
        "33948",
        "54M, ARDS. V-V ECMO rounds, sweep raised by me.\n{}\nR. Sol MD 1/2/2026",
    ),
}
"""Short notes that are silent of elements of which every sample speaks."""


def _carriers(rule: Rule) -> Iterator[tuple[str, str]]:
    """Notes without the words of the rule's element, and codes under which the rule can speak."""
    if rule.element in _SILENT:
        yield _SILENT[rule.element]
    for sample in COMPLETE:
        if sample.code is None or rule.element is None or rule.code not in (None, sample.code):
            continue
        if rule.element in sample.words:
            yield sample.code, f"{sample.without(rule.element)[0].rstrip()}\n\n{{}}\n"
        elif sample.elements[rule.element]["status"] == "missing":
            yield sample.code, f"{sample.text.rstrip()}\n\n{{}}\n"


def _cases() -> Iterator[Any]:
    for rule in Catalogue.load().rules.values():
        if rule.element is not None:
            marks = [PREVIEW] if rule.status == "preview" else []
            yield pytest.param(rule, id=rule.id, marks=marks)


def _about_identifiers() -> list[Rule]:
    return [rule for rule in Catalogue.load().rules.values() if rule.id.startswith(DEID_RULES)]


@pytest.mark.parametrize("rule", _about_identifiers(), ids=lambda rule: rule.id)
def test_examples_of_a_rule_about_identifiers(rule: Rule) -> None:
    pytest.importorskip("presidio_analyzer", reason="the extra deid is not installed")
    assert rule.id in {each.rule for each in find_identifiers(rule.failing)}
    assert find_identifiers(rule.passing) == ()


@pytest.mark.parametrize("rule", _cases())
def test_examples_of_a_rule(rule: Rule, linter: Linter) -> None:
    def told(code: str, note: str, example: str) -> bool:
        report = linter.check(note.replace("{}", example), code=code)
        return rule.id in {finding.rule for finding in report.findings}

    carriers = _carriers(rule)
    if rule.status == "preview":
        carriers = islice(carriers, 2)
    assert any(
        told(code, note, rule.failing) and not told(code, note, rule.passing)
        for code, note in carriers
    )


@pytest.mark.parametrize(
    "rule",
    [rule for rule in Catalogue.load().rules.values() if rule.subject in ("baseline", "waivers")],
    ids=lambda rule: rule.id,
)
def test_examples_of_a_rule_about_a_file(
    rule: Rule, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doclint.reading.Reader", lambda: reader)
    code, text = _SILENT["consent"]
    note = Note(str(tmp_path / "note.txt"), text.replace("{}", ""))
    file = tmp_path / "example"

    def told(example: str) -> bool:
        file.write_text(example, encoding="utf-8")
        finder = Finder({rule.subject: str(file), "code": (rule.code or code,)}, isolated=True)
        checker = Checker(finder, finder.for_run(), today=date(2026, 1, 31))
        assert [report.status for report in checker.reports([note])] != ["error"]
        return rule.id in {finding.rule for finding in checker.run().findings}

    assert told(rule.failing)
    assert not told(rule.passing)
