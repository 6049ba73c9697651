"""A misread note made small and nobody's, or a refusal that holds none of its words."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from fakes import COMPLETE, FakeReader, entry

from doclint import Linter
from doclint.reading import Reader
from doclint.reduce import NotReducedError, reduce_note
from doclint.reduce import issue as issues
from doclint.reduce.words import WORD, made_up, vocabulary

SAMPLES = Path(__file__).parents[2] / "samples"
WORDS = frozenset(("word", "xy", "x", "january", "march", "jan", "mar"))


def linter_that(finds: str, element: str = "fluoroscopy") -> Linter:
    """A linter that reads an element as documented where an expression is found."""

    def read(text: str) -> dict[str, Any]:
        record = deepcopy(COMPLETE)
        record[element] = entry("documented" if re.search(finds, text) else "missing")
        return record

    return Linter(reader=FakeReader(read))


NOTE = """\
Admitted on 03/14/2025 as Zebulon Quarterstaff, MRN 88123456.
Under fluoroscopy by Dr. Quarterstaff the cannula went in at 14:10.
No bleeding.
"""


def test_what_is_needed_stays_and_nothing_else() -> None:
    issue = reduce_note(NOTE, "fluoroscopy", linter_that("fluoroscopy"))
    assert issue.text == "fluoroscopy"
    assert (issue.kept, issue.replaced) == (1, 0)


def test_with_context_words_of_the_patterns_stay_and_no_others() -> None:
    note = "Zebulon came in.\nFluoroscopy was not used by Quarterstaff beside the gondola today.\n"
    least = reduce_note(note, "fluoroscopy", linter_that("Fluoroscopy"))
    issue = reduce_note(note, "fluoroscopy", linter_that("Fluoroscopy"), context=True)
    assert least.text == "Fluoroscopy"
    assert issue.text.startswith("Fluoroscopy was ")
    assert len(issue.text.split()) == 10
    assert {"Zebulon", "Quarterstaff", "gondola"}.isdisjoint(issue.text.split())
    known = vocabulary(())
    run = 0
    for word in issue.text.split()[1:]:
        run = run + 1 if word in known - WORDS else 0
        assert run < issues.RUN


def test_words_that_only_have_to_be_there_are_made_up() -> None:
    issue = reduce_note(
        NOTE, "fluoroscopy", linter_that(r"fluoroscopy by [A-Z][a-z]\. [A-Z][a-z]+")
    )
    assert issue.text.split()[0] == "fluoroscopy"
    assert "Quarterstaff" not in issue.text


def test_numbers_keep_their_shape_only() -> None:
    issue = reduce_note(NOTE, "fluoroscopy", linter_that(r"\d\d/\d\d/\d{4}"))
    assert issue.text.strip(" .,") in ("11/11/1111", "11/11/2001")


@pytest.mark.parametrize(
    ("finds", "reason"),
    [
        ("Zebulon", "words of the note"),
        ("88123456", "a number of the note"),
        ("by Dr. Quarterstaff the cannula", "words of the note"),
        ("the cannula went in at", "in a row"),
    ],
)
def test_words_that_would_have_to_stay_are_a_reason_to_refuse(finds: str, reason: str) -> None:
    with pytest.raises(NotReducedError, match=reason) as refused:
        reduce_note(NOTE, "fluoroscopy", linter_that(finds))
    assert (
        not set(WORD.findall(finds))
        & {"Zebulon", "Quarterstaff", "88123456"}
        & set(WORD.findall(str(refused.value)))
    )


@pytest.mark.parametrize("wanted", ["documented", "VV", "V-V", "vv"])
def test_what_is_read_as_wanted_is_no_fault(wanted: str) -> None:
    element = "fluoroscopy" if wanted == "documented" else "mode"
    with pytest.raises(NotReducedError, match="read as wanted"):
        reduce_note(NOTE, element, linter_that("fluoroscopy"), wanted=wanted)


def test_an_identifier_that_would_have_to_stay_is_a_reason_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Found:
        start, end = 0, 5

    monkeypatch.setattr("doclint.deid.find_identifiers", lambda text: (Found(),))
    with pytest.raises(NotReducedError, match="identifies"):
        reduce_note(NOTE, "fluoroscopy", linter_that("fluoroscopy"))


def test_without_the_extra_it_is_said_that_nobody_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacks(text: str) -> Any:
        raise issues.MissingExtraError("the search", "deid")

    monkeypatch.setattr("doclint.deid.find_identifiers", lacks)
    assert not reduce_note(NOTE, "fluoroscopy", linter_that("fluoroscopy")).searched


@pytest.mark.parametrize(
    ("word", "instead"),
    [("Nora", "Word"), ("went", "word"), ("MRN", "WORD"), ("to", "xy"), ("a", "x"), ("47", "11"),
     ("2025", "1111"), ("88123456", "11111111"), ("March", "January"), ("Jan", "Mar")],
)  # fmt: skip
def test_made_up_words_have_the_shape_of_others(word: str, instead: str) -> None:
    assert made_up(word)[0] == instead


def test_the_vocabulary_holds_the_words_of_rules_and_of_a_site(tmp_path: Path) -> None:
    (tmp_path / "targets").mkdir()
    rule = {"literal": "zorbing", "category": "FLUOROSCOPY", "pattern": "zorb(?:ing|ed) frames?"}
    (tmp_path / "targets" / "site.json").write_text(json.dumps({"target_rules": [rule]}))
    known = vocabulary([tmp_path])
    assert {"fluoroscopy", "influenza", "zorbing", "frame"} <= known
    assert {"quarterstaff", "zebulon"}.isdisjoint(known)


@pytest.mark.parametrize(
    ("sample", "element"),
    [
        ("33952_dictated_preschooler-gaps", "fluoroscopy"),
        ("33952_dictated_preschooler-gaps", "age"),
        ("33966_terse_influenza_ards", "site"),
        ("33966_terse_influenza_ards", "date_of_service"),
    ],
)
def test_a_real_reading_stays_and_its_words_are_the_patterns_own(
    linter: Linter, sample: str, element: str
) -> None:
    text = (SAMPLES / f"{sample}.txt").read_text(encoding="utf-8")
    status = linter.record(text)[element]["status"]
    if status == "missing":
        pytest.skip("the sample is silent of it")
    issue = reduce_note(text, element, linter)
    assert linter.record(issue.text)[element]["status"] == status
    assert len(issue.text) < len(text) / 3
    known = vocabulary(())
    words = [each.lower() for each in WORD.findall(issue.text) if not each.isdigit()]
    assert all(len(each) == 1 or each in known | WORDS for each in words)


def test_a_near_miss_stays_with_its_reason(linter: Linter) -> None:
    text = "VV ECMO day 3. Seen by Zebulon.\nIf flows fall tomorrow we will use fluoroscopy.\n"
    issue = reduce_note(text, "fluoroscopy", linter, wanted="documented")
    assert issue.read["status"] == "missing"
    assert "fluoroscopy" in issue.text
    assert "Zebulon" not in issue.text


def test_of_what_no_words_come_near_nothing_can_be_told(linter: Linter) -> None:
    with pytest.raises(NotReducedError, match="by hand"):
        reduce_note("VV ECMO day 3 for ARDS.\n", "hemostasis", linter)


@pytest.fixture
def command(run: Any, reader: Reader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.setattr("doclint.reading.Reader", lambda *_: reader)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("VV ECMO for Zebulon Quarterstaff.\nUnder fluoroscopy it went in.\n")
    return run


def test_the_command_prints_the_text_and_not_the_note(command: Any) -> None:
    result = command("report-issue", "a.txt", "fluoroscopy", "--wanted", "not_done")
    assert result.status == 0
    assert "wanted: not_done" in result.out
    assert "fluoroscopy" in result.out
    assert "Quarterstaff" not in result.out + result.err
    assert "a.txt" not in result.out


def test_json_holds_the_same(command: Any) -> None:
    told = json.loads(command("report-issue", "a.txt", "fluoroscopy", "--format", "json").out)
    assert told["element"] == "fluoroscopy"
    assert told["read"]["status"] == "documented"
    assert told["text"]


@pytest.mark.parametrize(
    "args",
    [
        ("fluoroscopy", "--wanted", "documented"),
        ("hemostasis",),
        ("no_such_element",),
    ],
)
def test_a_refusal_is_one_line_and_status_2(command: Any, args: tuple[str, ...]) -> None:
    result = command("report-issue", "a.txt", *args)
    assert (result.status, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert "Quarterstaff" not in result.err
