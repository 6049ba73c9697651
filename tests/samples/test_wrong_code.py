"""Notes under a code that they contradict: a mismatch of the element that clashes, and no other."""

from __future__ import annotations

from typing import Any

import pytest
from sample_notes import CODES, COMPLETE, SAMPLES, Fault, Sample, faults, in_order, mismatches

from doclint import Linter
from doclint.codes import Catalogue
from doclint.linter import RecordReader

BY_NAME = {sample.name: sample for sample in SAMPLES}

TODDLER = "33951_headed_toddler-dual-lumen"
ADULT = "33952_template_aspiration-two-site"
CUT_DOWN = "33954_headed_peripartum-cutdown"
VV_DAY = "33948_terse_legionella-day6"
VA_DAY = "33949_table_myocarditis-day3"

AGE: Fault = ("age", "mismatch", "error")
APPROACH: Fault = ("approach", "mismatch", "error")
MODE: Fault = ("mode", "mismatch", "error")
ACTION: Fault = ("action", "mismatch", "error")


class Remembering:
    """A reader that reads each text once; the checks do not change what they are given."""

    def __init__(self, reader: RecordReader) -> None:
        self._reader = reader
        self._records: dict[str, dict[str, Any]] = {}

    def read(self, text: str) -> dict[str, Any]:
        if text not in self._records:
            self._records[text] = self._reader.read(text)
        return self._records[text]


@pytest.fixture(scope="module")
def quick(reader: RecordReader, catalogue: Catalogue) -> Linter:
    return Linter(reader=Remembering(reader), catalogue=catalogue)


def told(linter: Linter, text: str, code: str | None) -> list[Fault]:
    report = linter.check(text, code=code)
    assert report.error is None
    return in_order(
        (f.element, f.kind, f.severity) for f in report.findings if f.severity != "info"
    )


def changed(name: str, *changes: tuple[str, str]) -> str:
    """A sample's text with some words replaced, each of which stands in it once."""
    text = BY_NAME[name].text
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("name", "code", "wanted"),
    [
        pytest.param(TODDLER, "33952", [AGE], id="three-years-under-6-and-up"),
        pytest.param(ADULT, "33951", [AGE], id="adult-under-below-6"),
        pytest.param(CUT_DOWN, "33952", [APPROACH], id="cut-down-under-percutaneous"),
        pytest.param(ADULT, "33954", [APPROACH], id="percutaneous-under-cut-down"),
        pytest.param(TODDLER, "33954", [AGE, APPROACH], id="age-and-approach"),
        pytest.param(VA_DAY, "33948", [MODE], id="va-day-under-vv-day"),
        pytest.param(VV_DAY, "33949", [MODE], id="vv-day-under-va-day"),
    ],
)
def test_sample_under_its_neighbour_code(
    name: str, code: str, wanted: list[Fault], quick: Linter
) -> None:
    assert told(quick, BY_NAME[name].text, code) == in_order(wanted)


def test_a_four_year_old_under_33952(quick: Linter) -> None:
    assert AGE in told(quick, BY_NAME["33952_dictated_preschooler-gaps"].text, "33952")


@pytest.mark.parametrize(
    "sample",
    [s for s in COMPLETE if s.elements["action"]["values"] == ["insertion"]],
    ids=lambda sample: sample.name,
)
def test_an_insertion_note_under_33946(sample: Sample, quick: Linter) -> None:
    wanted = faults(sample.elements, "33946")
    assert ACTION in wanted
    assert told(quick, sample.text, "33946") == wanted


@pytest.mark.parametrize("sample", COMPLETE, ids=lambda sample: sample.name)
def test_mismatches_of_a_complete_note_under_every_code(sample: Sample, quick: Linter) -> None:
    wrong = {}
    for code in CODES:
        wanted = mismatches(sample.elements, code)
        clashing = {f[0] for f in told(quick, sample.text, code) if f[1] == "mismatch"}
        if clashing != wanted:
            wrong[code] = f"told {clashing}, wanted {wanted}"
    assert wrong == {}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Age: 4 y", [AGE]),
        ("Age: four years", [AGE]),
        ("Age: 5 y", [AGE]),
        ("Age: 5 years 11 months", [AGE]),
        ("Age: 71 months", [AGE]),
        ("Age: 3 weeks", [AGE]),
        ("DOB: 08/31/2019", [AGE]),
        ("DOB: 08/30/2019", []),
        ("Age: 6 y", []),
        ("Age: 72 months", []),
    ],
)
def test_age_on_either_side_of_six(words: str, wanted: list[Fault], quick: Linter) -> None:
    text = changed(ADULT, ("Age: 61 y", words))
    assert told(quick, text, "33952") == wanted
    other = [] if wanted else [AGE]
    assert told(quick, text, "33951") == other


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            [
                ("[x] percutaneous (Seldinger)   [ ] surgical", "[ ] percutaneous   [x] surgical"),
                ("Vessel entry guided by ultrasound: [x] yes   [ ] no\n", ""),
            ],
            id="other-box-ticked",
        ),
        pytest.param(
            [
                (
                    "Technique: [x] percutaneous (Seldinger)   [ ] surgical cut-down   [ ] central",
                    "Technique: surgical cut-down, both veins exposed and looped",
                ),
                ("Vessel entry guided by ultrasound: [x] yes   [ ] no\n", ""),
            ],
            id="field-in-words",
        ),
    ],
)
def test_a_cut_down_under_33952(changes: list[tuple[str, str]], quick: Linter) -> None:
    text = changed(ADULT, *changes)
    assert told(quick, text, "33952") == [APPROACH]
    assert told(quick, text, "33954") == []


def test_a_cut_down_told_in_prose(quick: Linter) -> None:
    text = changed(
        TODDLER,
        ("PROCEDURE: Percutaneous cannula", "PROCEDURE: Open cannula"),
        (
            "Under live ultrasound a micropuncture needle was passed into",
            "Through a cut-down the surgeon dissected out and controlled",
        ),
    )
    assert told(quick, text, "33951") == [APPROACH]
    assert told(quick, text, "33953") == []


@pytest.mark.parametrize(
    "words",
    [
        "V-A. 25 Fr R fem vein, 17 Fr R fem artery.",
        "VA ECMO, both cannulas in the R groin.",
        "Venoarterial support through the right groin.",
        "25 Fr drainage R femoral vein, 17 Fr return R femoral artery.",
    ],
)
def test_va_under_33948(words: str, quick: Linter) -> None:
    text = changed(VV_DAY, ("V-V. 31 Fr dual-lumen, R IJ.", words))
    assert told(quick, text, "33948") == [MODE]
    assert told(quick, text, "33949") == []


def test_a_hybrid_mode_is_asked_about(quick: Linter) -> None:
    text = changed(VV_DAY, ("V-V. 31 Fr dual-lumen, R IJ.", "V-AV, both groins and R IJ."))
    assert told(quick, text, "33948") == [("mode", "other", "warning")]
    assert told(quick, text, "33949") == [("mode", "other", "warning")]


def test_the_note_names_the_wrong_code_itself(quick: Linter) -> None:
    text = changed(TODDLER, ("CPT: 33951", "CPT: 33952"))
    report = quick.check(text)
    assert (report.codes, report.code_source) == (("33952",), "note")
    assert told(quick, text, None) == [AGE]
