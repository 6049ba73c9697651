"""The workbook, read back by openpyxl, and looked at part by part for what Excel would act on."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from handmade import (
    COMPLETE,
    FILE_FINDINGS,
    GAPS,
    HOSTILE,
    NOTES,
    UNREADABLE,
    finding,
    hostile_files,
    hostile_note,
    hostile_notes,
    note_report,
    placed,
    report,
)
from openpyxl import Workbook, load_workbook

from doclint.codes import Catalogue
from doclint.reports import xlsx


def book(*args: Any, **options: Any) -> Workbook:
    return load_workbook(io.BytesIO(report("xlsx", *args, **options)))


def rows(workbook: Workbook, sheet: str) -> list[list[Any]]:
    return [list(row) for row in workbook[sheet].iter_rows(values_only=True)]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_sheets() -> None:
    assert book().sheetnames == [
        "Summary", "Findings", "Notes", "Known and waived", "By rule", "By element",
    ]  # fmt: skip
    assert book([GAPS], FILE_FINDINGS).sheetnames == [
        "Summary", "Findings", "Notes", "By rule", "By element", "Other files",
    ]  # fmt: skip
    assert all(len(name) <= 31 for name in book(NOTES, FILE_FINDINGS).sheetnames)


def test_summary() -> None:
    told = {row[0]: row[1] for row in rows(book(NOTES, FILE_FINDINGS), "Summary")}

    assert {key: told[key] for key in ("Notes", "Complete", "With gaps", "No ECMO service")} == {
        "Notes": 6, "Complete": 2, "With gaps": 2, "No ECMO service": 1,
    }  # fmt: skip
    assert {key: told[key] for key in ("Not judged", "Errors", "Warnings", "Infos")} == {
        "Not judged": 1, "Errors": 3, "Warnings": 2, "Infos": 3,
    }  # fmt: skip
    assert (told["Findings known"], told["Findings waived"]) == (1, 2)
    assert told["Evidence"] == "the first words that a finding speaks of"


def test_findings() -> None:
    told = rows(book(), "Findings")

    assert told[0] == [
        "Note", "Severity", "Rule", "Name", "Code", "Element", "Kind", "Finding", "Line", "Column",
        "Place", "Words",
    ]  # fmt: skip
    assert told[1] == [
        "ward/a.txt", "error", "AGE002", "age-outside-code", "33952", "age", "mismatch",
        "Which age is meant?", 2, 11, None, "4-year-old",
    ]  # fmt: skip
    assert told[2][8:] == [None, None, None, None]
    assert [row[4] for row in told[1:]] == [
        "33952", "33952", "33952", "33951; 33952", "33951; 33952", "33952",
    ]  # fmt: skip


def test_notes() -> None:
    told = rows(book(), "Notes")

    assert told[0] == [
        "Note", "Status", "Judged against", "Code from", "Codes left open", "Errors", "Warnings",
        "Infos", "Known", "Waived", "Why not judged", "Place", "Encounter", "Date", "Author",
        "Service",
    ]  # fmt: skip
    assert [row[:11] for row in told[1:]] == [
        ["ward/a.txt", "gaps", "33952", "given", None, 2, 1, 1, 0, 0, None],
        ["ward/b.txt", "complete", "33952", "note", None, 0, 0, 0, 0, 0, None],
        ["ward/c.txt", "no ECMO service", None, None, None, 0, 0, 0, 0, 0, None],
        ["ward/d.txt", "not judged", None, None, None, 0, 0, 0, 0, 0, "no such file or directory"],
        ["ward/e.txt", "gaps", None, None, "33951; 33952", 1, 0, 1, 0, 0, None],
        ["ward/f.txt", "complete", "33952; 33946", "inferred", None, 0, 0, 0, 1, 2, None],
    ]


def test_what_the_source_says_of_a_note() -> None:
    source: dict[str, Any] = {"encounter": "E-4711", "author": "Vale", "service": "CTICU"}
    note = replace(COMPLETE, place="row 12", date=date(2026, 1, 2), **source)

    assert rows(book([note]), "Notes")[1][11:] == [
        "row 12", "E-4711", "2026-01-02", "Vale", "CTICU",
    ]  # fmt: skip
    assert rows(book([note], evidence="none"), "Notes")[1][11:] == ["row 12", *[None] * 4]


def test_findings_that_do_not_count_have_a_sheet_of_their_own() -> None:
    told = rows(book(), "Known and waived")

    assert told[0][-2:] == ["Covered by", "Reason"]
    assert [(row[2], *row[-2:]) for row in told[1:]] == [
        ("SIT001", "baseline", None),
        ("SEV001", "waiver", "asked the surgeon"),
        ("COD001", "waiver", "known"),
    ]


def test_by_rule(catalogue: Catalogue) -> None:
    told = {row[0]: row for row in rows(book(NOTES, FILE_FINDINGS), "By rule")}

    assert list(told)[:3] == ["Rule", "CON001", "AGE002"]
    assert told["CON001"][1:7] == ["consent-missing", "consent", 0, 0, 2, 2]
    assert told["CON001"][7] == catalogue.rules["CON001"].looks_for
    assert told["WAV002"][1:7] == ["waiver-expired", None, 0, 1, 0, 0]


def test_a_rule_that_the_catalogue_does_not_know_is_counted_all_the_same() -> None:
    told = rows(book([note_report(findings=(finding(rule="ZZZ999", name="z"),))]), "By rule")

    assert told[1] == ["ZZZ999", "z", None, 1, 0, 0, 1, None]


def test_by_element(catalogue: Catalogue) -> None:
    told = {row[0]: row for row in rows(book(), "By element")}

    assert list(told) == ["Element", *catalogue.elements, "(none)"]
    # Five notes were judged; an info makes no gap.
    assert told["age"][2:] == [1, 0, 0, 1, 0.2]
    assert told["severity"][2:] == [0, 1, 0, 1, 0.2]
    assert told["consent"][2:] == [0, 0, 2, 0, 0]
    assert told["(none)"][2:] == [1, 0, 0, 1, 0.2]


def test_other_files() -> None:
    assert rows(book([], FILE_FINDINGS), "Other files")[1:] == [
        [
            "ward/waivers.toml", 7, "warning", "WAV002", "waiver-expired",
            "This waiver expired on 2026-01-01.",
        ],
        [
            "ward/baseline.json", None, "info", "BAS001", "baseline-stale",
            "2 entries no longer occur.",
        ],
    ]  # fmt: skip


def test_a_run_without_notes_has_empty_sheets() -> None:
    made = book([])

    assert len(rows(made, "Findings")) == len(rows(made, "Notes")) == 1
    assert rows(made, "By element")[1][2:] == [0, 0, 0, 0, None]


def test_every_table_has_a_fixed_header_and_a_filter_and_fits_a_page() -> None:
    made = book(NOTES, FILE_FINDINGS)

    for sheet in made.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", None)
        widths = [each.width for each in sheet.column_dimensions.values()]
        assert all(8 <= width <= 91 for width in widths)


def test_severity_is_told_by_text_and_by_colour() -> None:
    sheet = book()["Findings"]
    looks = {
        (sheet.cell(row, 2).value, sheet.cell(row, 2).fill.fgColor.rgb)
        for row in range(2, sheet.max_row + 1)
    }

    assert looks == {("error", "FFFFC7CE"), ("warning", "FFFFEB9C"), ("info", "FFDDEBF7")}


def luminance(rgb: str) -> float:
    shares = [int(rgb[at : at + 2], 16) / 255 for at in (2, 4, 6)]
    linear = [s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return sum(weight * s for weight, s in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_colours_can_be_read() -> None:
    sheet = book()["Findings"]
    for row in range(2, sheet.max_row + 1):
        cell = sheet.cell(row, 2)
        dark, light = luminance(cell.font.color.rgb), luminance(cell.fill.fgColor.rgb)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("evidence", ["full", "snippet", "none", None])
def test_evidence(evidence: Any) -> None:
    text = "pneumonia " * 40
    note = note_report(text=text, findings=(placed(text, text[:-1]),))
    data = report("xlsx", [note], evidence=evidence)
    words = rows(load_workbook(io.BytesIO(data)), "Findings")[1][-1]

    if evidence == "none":
        assert words is None
        assert not any(b"pneumonia" in part for part in parts(data).values())
    else:
        assert len(words) == (399 if evidence == "full" else 60)


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_text(words: str) -> None:
    unreadable = note_report(note=words, status="error", findings=(), error=words)
    made = book([hostile_note(words), unreadable], hostile_files(), evidence="full")

    for sheet in made.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n")
                assert cell.hyperlink is None
                if isinstance(cell.value, str):
                    assert cell.data_type == "s"
                    assert cell.value[:1] not in set("=+-@\t\r\n")
                    assert cell.value.isprintable()
    names = [row[0] for row in rows(made, "Notes")[1:]]
    assert names[0] == names[1]
    assert names[0] == rows(made, "Findings")[1][0] == rows(made, "Known and waived")[1][0]


def test_what_is_harmless_is_shown_as_it_stands() -> None:
    for key in ("script", "XML", "spreadsheet escape", "entity"):
        words = HOSTILE[key]
        assert rows(book([hostile_note(words)], evidence="full"), "Findings")[1][0] == words


def test_the_package_holds_text_and_nothing_that_acts() -> None:
    found = parts(report("xlsx", hostile_notes(), hostile_files(), evidence="full"))

    assert not [name for name in found if re.search(r"vba|macro|external|comment|drawing", name)]
    for name, data in found.items():
        root = ElementTree.fromstring(data)  # well-formed
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags & {"f", "hyperlink", "hyperlinks", "externalReference", "definedNames"} <= {
            "definedNames",
        }, name
        assert b"TargetMode" not in data
        if name == "xl/sharedStrings.xml":
            assert tags == {"sst", "si", "t"}
        if name == "xl/workbook.xml":
            names = [each for each in root.iter() if each.tag.endswith("definedName")]
            assert {each.get("name") for each in names} == {
                "_xlnm._FilterDatabase", "_xlnm.Print_Titles",
            }  # fmt: skip


def test_a_text_longer_than_a_cell_may_be_is_cut_and_the_summary_says_so() -> None:
    for words, units in (("x" * 40_000, 1), ("\U0001f9e0" * 20_000, 2)):
        made = book([hostile_note(words)], evidence="full")
        told = rows(made, "Findings")[1][-1]

        assert len(told.encode("utf-16-le")) // 2 in (32_767, 32_766)
        assert told.endswith("... (cut: a cell holds 32,767 characters)")
        assert told.startswith(words[: 32_700 // units])
        assert ["Note", "Texts cut because a cell holds 32,767 characters: 10."] in rows(
            made, "Summary"
        )
    assert "Note" not in [row[0] for row in rows(book([hostile_note("y" * 32_767)]), "Summary")]


def test_a_table_goes_on_in_further_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 5)
    notes = [note_report(note=f"{number}.txt") for number in range(11)]
    made = book([*notes, COMPLETE])

    assert made.sheetnames == [
        "Summary", "Findings", "Notes", "Notes 2", "Findings 2", "Notes 3", "Findings 3", "By rule",
        "By element", "By element 2", "By element 3", "By element 4", "By element 5",
        "By element 6",
    ]  # fmt: skip
    for name, names in (
        ("Findings", [each.note for each in notes]),
        ("Notes", [*(each.note for each in notes), "ward/b.txt"]),
    ):
        sheets = [rows(made, each) for each in (name, f"{name} 2", f"{name} 3")]
        assert [len(sheet) for sheet in sheets][:2] == [5, 5]
        assert len({tuple(sheet[0]) for sheet in sheets}) == 1
        assert [row[0] for sheet in sheets for row in sheet[1:]] == names
    for sheet in made.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
    remarks = [row[1] for row in rows(made, "Summary") if row[0] == "Note"]
    assert remarks[0] == (
        "Findings has more rows than a sheet can hold (5) and goes on in Findings 2, Findings 3."
    )


def test_the_limits_are_those_of_excel() -> None:
    assert (xlsx.MAX_ROWS, xlsx.MAX_TEXT, xlsx.MAX_NAME) == (1_048_576, 32_767, 31)


def test_two_runs_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = report("xlsx", [*NOTES, *hostile_notes()], FILE_FINDINGS)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)

    assert report("xlsx", [*NOTES, *hostile_notes()], FILE_FINDINGS) == first
    assert b"2026" not in parts(first)["docProps/core.xml"]


def test_an_unreadable_note_has_its_reason() -> None:
    assert rows(book([UNREADABLE]), "Notes")[1][10] == "no such file or directory"
