"""Which format a file is, which files are taken for notes, and what is said where a part is missing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from doclint.cli.reading import read_options_of
from doclint.note import Note, Unreadable
from doclint.readers import FORMATS, ReadOptions, read_paths
from doclint.readers.formats import format_of
from doclint.readers.text import decode
from doclint.report import NoteReport
from doclint.reports.names import namer
from doclint.reports.privacy import withhold
from doclint.settings import Settings


@pytest.mark.parametrize(
    ("head", "name", "form"),
    [
        (b"A note.", "a.txt", "text"),
        (b"A note.", "a", "text"),
        (b"A note.", "a.md", "text"),
        (b"", "a.docx", "Word"),
        (b"%PDF-1.7", "a.txt", "PDF"),
        (b"\r\n%PDF-1.7", "a", "PDF"),
        (b"PK\x03\x04", "a.docx", "zip"),
        (b"PK\x03\x04", "a.csv", "zip"),
        (b"\x1f\x8b", "a", "tar"),
        (b"PAR1", "a", "Parquet"),
        (b"\xef\xbb\xbf {\\rtf1", "a.txt", "RTF"),
        (b"MSH|^~\\&|", "a.txt", "HL7"),
        (b"\x0bMSH|^~\\&|", "a", "HL7"),
        (b"FHS|^~\\&|", "a", "HL7"),
        (b"MSHA is a place", "a.txt", "text"),
        (b"MSH exam normal", "a.txt", "text"),
        (b"<!DOCTYPE HTML>", "a", "HTML"),
        (b"<?xml version='1.0'?>\n<!-- x -->\n<html>", "a.xml", "HTML"),
        (b"<?xml version='1.0'?><ClinicalDocument xmlns='urn:hl7-org:v3'>", "a.txt", "C-CDA"),
        (b"<cda:ClinicalDocument>", "a", "C-CDA"),
        (b"<5 mm", "a.txt", "text"),
        (b'{"resourceType": "Bundle"', "a.txt", "JSON"),
        (b'{"resourceType":"A"}\n{"resourceType":"B"}', "a", "JSON lines"),
        (b"{not JSON}", "a.txt", "text"),
        (b"MSH|^~\\&|,b", "a.csv", "CSV"),
        (b'{"resourceType": "A"}\n', "a.ndjson", "JSON lines"),
        (b"a\tb", "a.TSV", "CSV"),
    ],
)
def test_content_comes_before_the_name_where_it_tells(head: bytes, name: str, form: str) -> None:
    assert format_of(head, name).name == form


def test_every_format_has_a_reader_and_a_suffix_of_its_own() -> None:
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]

    assert len(suffixes) == len(set(suffixes))
    assert all(callable(form.reader) for form in FORMATS)


@pytest.fixture
def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: Path) -> Path:
    for name in ("note.docx", "note.rtf", "note.pdf", "notes.hl7", "notes.csv", "notes.zip"):
        (tmp_path / name).write_bytes((files / name).read_bytes())
    for name in ("RULES.md", "a.expected.json", "a.xml", "a.html", "b.txt", "deep/c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sources(*globs: str) -> set[str]:
    items = read_paths(["."], options=ReadOptions(include=globs))
    return {item.name.partition("#")[0] for item in items}


@pytest.mark.usefixtures("ward")
def test_a_folder_is_searched_for_what_can_only_be_a_note() -> None:
    plain = {"./b.txt", "./note.docx", "./note.pdf", "./note.rtf", "./notes.hl7"}

    assert sources() == plain
    assert sources("*.csv") == plain | {"./notes.csv"}
    assert sources("deep/*", "*.md") == plain | {"./deep/c.html", "./RULES.md"}
    assert sources("*.zip") == plain | {"./notes.zip"}


@pytest.mark.parametrize(
    ("module", "name", "told"),
    [
        ("docx", "note.docx", "reading Word files needs the extra docx: pip install 'doclint[docx]'"),
        ("pdf", "note.pdf", "reading PDF files needs the extra pdf: pip install 'doclint[pdf]'"),
        ("html", "note.html", "reading HTML files needs the extra html: pip install 'doclint[html]'"),
        ("cda", "note.ccda.xml", "reading C-CDA files needs the extra ccda: pip install 'doclint[ccda]'"),
    ],
)  # fmt: skip
def test_an_extra_that_is_missing_is_the_notes_reason(
    files: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, told: str
) -> None:
    for library in ("docx", "pypdf", "lxml", "lxml.etree"):
        monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"doclint.readers.{module}", raising=False)
    monkeypatch.delattr(f"doclint.readers.{module}", raising=False)
    path = str(files / name)

    assert list(read_paths([path])) == [Unreadable(path, told)]


def test_parquet_without_its_extra(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    path = str(files / "notes.parquet")
    told = "reading Parquet files needs the extra parquet: pip install 'doclint[parquet]'"

    assert list(read_paths([path])) == [Unreadable(path, told)]


def test_a_missing_extra_costs_only_the_notes_that_need_it(
    read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for library in ("lxml", "lxml.etree"):
        monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, "doclint.readers.html", raising=False)
    rows = [
        {"resourceType": "Composition", "id": "1", "text": {"div": "<div>x</div>"}},
        {"resourceType": "DiagnosticReport", "id": "2", "conclusion": "plain"},
    ]
    needs, plain = read("\n".join(map(json.dumps, rows)), "a.ndjson")

    assert needs.reason.endswith("needs the extra html: pip install 'doclint[html]'")
    assert plain.text == "plain"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_a_mark(encoding: str) -> None:
    words = "ECMO procedure note. Temperature 36 °C – “stable”.\r\n"

    assert decode((words * 5).encode(encoding)) == words * 5


@pytest.mark.parametrize(
    ("words", "encodings"),
    [
        ("Patient’s age – 52", ("cp1252", "mac_roman")),
        ("at 36 °C", ("cp1252", "mac_roman", "cp437", "cp850")),
        ("4 µg/kg", ("cp1252", "mac_roman", "cp437", "cp850")),
        ("José Müller", ("cp1252", "mac_roman", "cp437", "cp850")),
        ("P/F ≤ 80", ("cp437",)),
    ],
)
def test_encodings_from_before_unicode(words: str, encodings: tuple[str, ...]) -> None:
    before = "ECMO procedure note. The cannula was placed under fluoroscopy. " * 5
    for encoding in encodings:
        assert decode((before + words).encode(encoding)) == before + words


def test_what_another_system_lost_is_no_sign_of_another_encoding() -> None:
    assert decode(b"patient\xbfs age, \xe6") == "patient¿s age, æ"


SOURCE = NoteReport(
    "ward/a.csv#7", "complete", place="row 8", encounter="E-7", date=date(2025, 3, 14),
    author="Feld", service="CTICU", text="words",
)  # fmt: skip


def test_a_report_tells_where_a_note_came_from() -> None:
    told = SOURCE.to_dict()

    assert told["place"] == "row 8"
    assert told["source"] == {
        "encounter": "E-7", "date": "2025-03-14", "author": "Feld", "service": "CTICU",
    }  # fmt: skip
    bare = NoteReport("a", "complete").to_dict()
    assert bare["place"] is None
    assert "source" not in bare


def test_without_evidence_nothing_of_the_source_is_told_but_the_place() -> None:
    told = withhold(SOURCE, "none").to_dict()

    assert told["place"] == "row 8"
    assert "source" not in told


def test_hashed_names_hash_the_source_and_leave_out_the_day() -> None:
    told = namer("hash", b"key").report(SOURCE).to_dict()

    assert set(told["source"]) == {"encounter", "author", "service"}
    assert told["source"]["encounter"].startswith("encounter-")
    for words in ("E-7", "Feld", "CTICU", "2025"):
        assert words not in json.dumps(told)
    assert namer("hash", b"other").report(SOURCE).source != told["source"]


def test_identifiers_stay_out_of_repr() -> None:
    note = Note("n", "Zyzzomys", encounter="E-7", date=date(2025, 3, 14), author="Feld",
                service="CTICU")  # fmt: skip

    for words in ("Zyzzomys", "E-7", "2025", "Feld", "CTICU"):
        assert words not in repr(note) + repr(SOURCE)


def test_what_readers_tell_goes_by_the_name_that_reports_show(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for how, shown in (("path", "d/a.csv"), ("basename", "a.csv"), ("hash", "a file")):
        monkeypatch.delenv("DOCLINT_HASH_KEY", raising=False)
        read_options_of(Settings(note_name=how)).tell("d/a.csv", "words")  # type: ignore[arg-type]
        assert capsys.readouterr().err == f"doclint: note: {shown}: words\n"


CANARY = "Zyzzomys"


@pytest.mark.parametrize(
    "suffix",
    [each for form in FORMATS for each in form.suffixes if each != ".parquet"],
)
@pytest.mark.parametrize(
    "form", ["{}", '"{}', "{{{}", "<{}>", "a,b\n{},", "MSH|^~\\&|{}", "{}\x81\x00"]
)
def test_no_reason_holds_words_of_the_file(suffix: str, form: str) -> None:
    from doclint.readers import read_file

    told: list[str] = []
    options = ReadOptions(tell=lambda *words: told.extend(words))
    data = form.format(CANARY).encode("latin-1")
    for item in read_file(BytesIO(data), f"a{suffix}", options):
        if isinstance(item, Unreadable):
            told += [item.name, item.reason, item.place or ""]
    assert CANARY not in "".join(told)
