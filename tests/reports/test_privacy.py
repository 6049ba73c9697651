"""What a report may hold of a note, and how it may name it."""

from __future__ import annotations

from typing import Any

import pytest

from doclint.findings import Finding
from doclint.report import NoteReport
from doclint.reports import FORMATS, Options, render
from doclint.reports.fingerprints import fingerprints
from doclint.reports.names import namer
from doclint.reports.privacy import withhold

WORDS = ("Zyzzomys", "Quokkarine", "2025-03-04", "Vermilionsky")
TEXT = "Signed: Quokkarine, MD on 2025-03-04.\nZyzzomys " + "pneumonia " * 20 + "Vermilionsky.\n"
FINDING = Finding(
    rule="AGE002", name="age-outside-code", code="33952", element="age", kind="mismatch",
    severity="error", message="Which age is meant?", start=38, end=46, line=2, column=1,
)  # fmt: skip


def evidence(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, "section": "Zyzzomys"}


NOTE = NoteReport(
    note="ward/a.txt",
    status="gaps",
    codes=("33952",),
    code_source="given",
    elements={
        "physician": {
            "status": "documented", "name": "Quokkarine", "evidence": [evidence("Quokkarine, MD")],
        },
        "date_of_service": {
            "status": "documented", "date": "2025-03-04", "evidence": [evidence("2025-03-04")],
        },
        "indication": {
            "status": "documented", "values": ["Zyzzomys pneumonia"],
            "evidence": [evidence(TEXT[38:-2])],
        },
    },
    findings=(FINDING,),
    text=TEXT,
)  # fmt: skip


def test_in_full_nothing_is_withheld() -> None:
    assert withhold(NOTE, "full") is NOTE


def test_a_snippet_is_the_beginning_of_long_evidence() -> None:
    (shown,) = withhold(NOTE, "snippet").elements["indication"]["evidence"]

    assert len(shown["text"]) == 60
    assert shown["text"].startswith("Zyzzomys pneumonia")
    assert "Vermilionsky" not in shown["text"]


def test_at_none_only_statuses_and_places_are_left() -> None:
    shown = withhold(NOTE, "none")

    assert shown.text == ""
    assert shown.elements["physician"] == {
        "status": "documented", "evidence": [{"start": 8, "end": 22}],
    }  # fmt: skip
    assert (shown.status, shown.findings, shown.codes) == ("gaps", (FINDING,), ("33952",))


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_at_none_no_format_holds_a_word_of_the_note(form: str) -> None:
    options = Options(verbose=True, evidence="none")
    pieces = list(render(form, [NOTE], options))
    shown = b"".join(p if isinstance(p, bytes) else p.encode() for p in pieces)

    assert shown
    if form != "xlsx":  # compressed; its own tests look inside
        assert [word for word in WORDS if word.encode() in shown] == []


@pytest.mark.parametrize("form", ["sarif", "junit", "github", "gitlab"])
def test_formats_for_logs_hold_no_words_unless_asked(form: str) -> None:
    if form not in FORMATS:
        pytest.skip(f"{form} is not there yet")
    shown = "".join(str(piece) for piece in render(form, [NOTE], Options(verbose=True)))

    assert "ward/a.txt" in shown
    assert [word for word in WORDS if word in shown] == []


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("ward/a.txt", "a.txt"),
        ("a.txt", "a.txt"),
        ("ward/", "ward"),
        ("C:\\ward\\a.txt", "a.txt"),
        ("-", "-"),
        ("/", "/"),
        ("ward/notes.csv#12", "notes.csv#12"),
    ],
)
def test_a_base_name_is_without_folders(name: str, base: str) -> None:
    assert namer("basename", b"")(name) == base


def test_a_hashed_name_depends_on_the_key_and_on_nothing_else() -> None:
    hashed, other = namer("hash", b"one"), namer("hash", b"two")

    assert hashed("ward/MRN-0012.txt") == hashed("ward/MRN-0012.txt")
    assert hashed("ward/MRN-0012.txt") != other("ward/MRN-0012.txt")
    assert hashed("ward/MRN-0012.txt") != hashed("ward/MRN-0013.txt")
    assert "0012" not in hashed("ward/MRN-0012.txt")
    assert hashed("\udcff.txt") != hashed("\udcfe.txt")


def test_a_fingerprint_stays_when_lines_move_and_tells_equal_findings_apart() -> None:
    moved = Finding(**{**FINDING.to_dict(), "start": 90, "end": 98, "line": 7, "candidates": ()})
    one, two = fingerprints("a.txt", [FINDING, FINDING])

    assert list(fingerprints("a.txt", [moved])) == [one]
    assert one != two
    assert list(fingerprints("b.txt", [FINDING])) != [one]
