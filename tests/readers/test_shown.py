"""What a report shows of where a note came from, and that it reads a file of each format."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes import entry, installed_reader, process, run
from mutations import FILES
from openpyxl import load_workbook

from doclint.note import Note
from doclint.readers import FORMATS as INPUTS
from doclint.readers import read_paths
from doclint.reports import FORMATS as REPORTS

__all__ = ["installed_reader", "process", "run"]

README = Path(__file__).parents[2] / "README.md"
Record = dict[str, Any]


@pytest.fixture
def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with all the files in it."""
    for path in FILES:
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def of_three_years(words: str, complete: Record) -> Callable[[str], Record]:
    """A reader by which the patient is three years old wherever ``words`` stand."""

    def read(text: str) -> Record:
        age = entry("documented", years=3)
        if words in text:
            start = text.index(words)
            where = {"start": start, "end": start + len(words), "text": words, "section": None}
            age = {**age, "evidence": [where]}
        return {**complete, "age": age}

    return read


@pytest.fixture
def complete() -> Record:
    from fakes import COMPLETE

    return {name: {**value, "evidence": []} for name, value in COMPLETE.items()}


SHOWN = {
    "encrypted.pdf": ["encrypted.pdf: error: encrypted"],
    "note.ccda.xml": ["note.ccda.xml: 33952: complete"],
    "note.docx": ["note.docx: 33952: complete"],
    "note.html": ["note.html: 33952: complete"],
    "note.pdf": ["note.pdf: 33952: complete"],
    "note.rtf": ["note.rtf: 33952: complete"],
    "note.txt": ["note.txt: 33952: complete"],
    "notes.csv": [
        "notes.csv#n-1 (row 2): 33952: complete",
        "notes.csv#n-2 (row 3): 33952: complete",
        "notes.csv#n-3 (row 4): 33952: complete",
    ],
    "notes.tsv": [
        "notes.tsv#n-1 (row 2): 33952: complete",
        "notes.tsv#n-2 (row 3): 33952: complete",
        "notes.tsv#n-3 (row 4): 33952: complete",
    ],
    "notes.fhir.json": [
        "notes.fhir.json#d-1 (entry 2): 33952: complete",
        "notes.fhir.json#d-2 (entry 3): 33952: complete",
        "notes.fhir.json#d-3 (entry 5): error: its text is not in the file, which only says where it is",
        "notes.fhir.json#c-1 (entry 6): 33952: complete",
    ],
    "notes.fhir.ndjson": ["notes.fhir.ndjson#r5-1 (line 2): 33952: complete"],
    "notes.hl7": [
        "notes.hl7#D-101 (message 1, segments OBX-1 to OBX-3): 33952: complete",
        "notes.hl7#F-9 (message 2, segments OBX-1 to OBX-2): 33952: complete",
    ],
    "notes.json": [
        "notes.json#n-1 (entry 1): 33952: complete",
        "notes.json#n-2 (entry 2): 33952: complete",
        "notes.json#n-3 (entry 3): 33952: complete",
    ],
    "notes.parquet": [
        "notes.parquet#n-1 (row 1): 33952: complete",
        "notes.parquet#n-2 (row 2): 33952: complete",
        "notes.parquet#n-3 (row 3): 33952: complete",
    ],
    "notes.tar.gz": [
        "notes.tar.gz#ward/note.rtf: 33952: complete",
        "notes.tar.gz#ward/plain.txt: 33952: complete",
        "notes.tar.gz#ward/link.txt: error: a link, device or pipe in an archive, and no file",
        "notes.tar.gz#notes.csv#n-1 (row 2): 33952: complete",
        "notes.tar.gz#notes.csv#n-2 (row 3): 33952: complete",
        "notes.tar.gz#notes.csv#n-3 (row 4): 33952: complete",
    ],
    "notes.zip": [
        "notes.zip#ward/note.docx: 33952: complete",
        "notes.zip#ward/plain.txt: 33952: complete",
        "notes.zip#notes.csv#n-1 (row 2): 33952: complete",
        "notes.zip#notes.csv#n-2 (row 3): 33952: complete",
        "notes.zip#notes.csv#n-3 (row 4): 33952: complete",
    ],
    "scanned.pdf": ["scanned.pdf: error: page 2 is scanned: it has no text layer"],
}  # fmt: skip


@pytest.mark.usefixtures("installed_reader", "ward")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_line_for_each_file(run: Any, path: Path) -> None:
    result = run("check", path.name, "--code", "33952")
    lines = [line for line in result.out.splitlines()[:-1] if line.startswith(path.name)]

    assert lines == SHOWN[path.name]
    assert result.status == (2 if any(": error: " in line for line in lines) else 0)


def test_there_is_a_file_of_each_format() -> None:
    names = " ".join(path.name for path in FILES)

    for form in INPUTS:
        assert any(suffix in names for suffix in form.suffixes), form.name


def test_the_readmes_table_names_every_format_and_what_it_needs() -> None:
    text = README.read_text(encoding="utf-8")
    rows = [
        line
        for line in text[text.index("| what | needs |") :].split("\n\n")[0].splitlines()
        if line.startswith("|")
    ]
    free, extra = rows[2], rows[3]
    names = {
        "text": "plain text", "Word": "Word's `.docx`", "PDF": "`.pdf` with a text layer",
        "HL7": "HL7 v2", "C-CDA": "C-CDA", "JSON": "FHIR (JSON)", "JSON lines": "JSON lines",
        "zip": "`.zip`", "tar": "`.tar.gz`",
    }  # fmt: skip

    for form in INPUTS:
        needs_one = form.extra is not None or form.name == "JSON"
        assert names.get(form.name, form.name) in (extra if needs_one else free), form.name
        for suffix in form.suffixes if form.plain else ():
            assert f"`{suffix}`" in free + extra


def cells_of(report: bytes | str) -> str:
    """All that a workbook says."""
    assert isinstance(report, bytes)
    book = load_workbook(io.BytesIO(report))
    return "\n".join(
        " ".join(str(cell) for cell in row if cell is not None)
        for sheet in book
        for row in sheet.values
    )


@pytest.mark.usefixtures("ward")
@pytest.mark.parametrize("evidence", ["none", "snippet", "full"])
@pytest.mark.parametrize("form", REPORTS)
def test_every_report_says_where_in_the_source(
    run: Any, installed_reader: Any, complete: Record, form: str, evidence: str
) -> None:
    installed_reader(of_three_years("Complications: none", complete))
    Path("broken.jsonl").write_text('{"text": "a"}\nnonsense\n')
    sources = ["notes.csv", "notes.hl7", "note.pdf", "broken.jsonl"]
    run("check", *sources, "--code", "33952", "--evidence", evidence, "--format", f"{form}=report")
    raw = Path("report").read_bytes()
    told = cells_of(raw) if form == "xlsx" else raw.decode()

    for place in ("row 2", "row 4", "message 1, segments OBX-1 to OBX-3", "line 2"):
        assert place in told, place
    assert re.search(r"page\W{1,3}2\b", told), "where in a PDF a finding is"


@pytest.mark.usefixtures("ward")
def test_evidence_lies_where_the_report_says(
    run: Any, installed_reader: Any, complete: Record
) -> None:
    """Of each file: the offsets are of the text that was decoded, whatever is around it."""
    words = "36 °C"
    installed_reader(of_three_years(words, complete))
    notes = [item for item in read_paths([path.name for path in FILES]) if isinstance(item, Note)]
    texts = {note.name: note.text for note in notes}
    names = [path.name for path in FILES]
    report = json.loads(run("check", *names, "--code", "33952", "--format", "json").out)
    seen = set()

    for note in report["notes"]:
        text = texts.get(note["note"], "")
        for finding in note["findings"]:
            if finding["start"] is None:
                continue
            seen.add(note["note"].partition("#")[0])
            assert text[finding["start"] : finding["end"]] == words
            before = text[: finding["start"]]
            line_ends = len(re.findall(r"\r\n|\r|\n", before))
            assert finding["line"] == line_ends + 1
            assert finding["column"] == len(re.split(r"\r\n|\r|\n", before)[-1]) + 1
            page = before.count("\f") + 1 if note["note"] == "note.pdf" else None
            assert finding.get("page") == page
        for found in note["elements"].get("age", {}).get("evidence", []):
            assert found["text"] == text[found["start"] : found["end"]] == words
    assert seen >= {
        "note.docx", "note.rtf", "note.pdf", "note.html", "note.txt", "notes.csv", "notes.tsv",
        "notes.hl7", "notes.json", "notes.parquet", "notes.fhir.json", "notes.zip", "notes.tar.gz",
    }  # fmt: skip


@pytest.mark.usefixtures("ward", "installed_reader")
@pytest.mark.parametrize(
    ("args", "status", "told"),
    [
        (["--text-column", "note_text"], 1, "columns taken by their names: id from note_id, "),
        (["--text-column", "Note Text", "--id-column", "encounter_id"], 1, "code from cpt, "),
        (["--text-column", "words"], 2, "no column words (--text-column)"),
        (["--id-column", "key"], 2, "no column key (--id-column)"),
        (["--code-column", "bill"], 2, "no column bill (--code-column)"),
        (["--encounter-column", "stay"], 2, "no column stay (--encounter-column)"),
        (["--date-column", "day"], 2, "no column day (--date-column)"),
        (["--code-column", "note_text"], 2, "the column or field of its code holds something else"),
    ],
)
@pytest.mark.parametrize("name", ["notes.csv", "notes.tsv", "notes.json", "notes.parquet"])
def test_columns_by_option(run: Any, name: str, args: list[str], status: int, told: str) -> None:
    result = run("check", name, *args)

    assert result.status == status
    assert told in result.out + result.err
    assert "ECMO" not in result.err


@pytest.mark.usefixtures("ward", "installed_reader")
def test_an_id_column_names_the_notes(run: Any) -> None:
    out = run("check", "notes.csv", "--id-column", "encounter_id", "--format", "csv").out

    assert {row["note"] for row in csv.DictReader(io.StringIO(out.removeprefix("\ufeff")))} >= {
        "notes.csv#E-7", "notes.csv#E-7~2", "notes.csv#3",
    }  # fmt: skip


@pytest.fixture
def libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of the extras is installed."""
    import sys

    for library in ("docx", "pypdf", "lxml", "lxml.etree", "pyarrow"):
        monkeypatch.setitem(sys.modules, library, None)
    for module in ("docx", "pdf", "html", "cda", "markup"):
        monkeypatch.delitem(sys.modules, f"doclint.readers.{module}", raising=False)
        monkeypatch.delattr(f"doclint.readers.{module}", raising=False)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)


@pytest.mark.usefixtures("ward", "installed_reader", "libraries")
@pytest.mark.parametrize(
    ("name", "extra"),
    [
        ("note.docx", "docx"), ("note.pdf", "pdf"), ("note.html", "html"), ("note.ccda.xml", "ccda"),
        ("notes.parquet", "parquet"), ("notes.zip#ward/note.docx", "docx"), ("notes.csv", ""),
        ("note.rtf", ""), ("note.txt", ""), ("notes.hl7", ""), ("notes.json", ""), ("notes.tsv", ""),
        ("notes.tar.gz", ""), ("notes.fhir.ndjson", "html"),
    ],
)  # fmt: skip
def test_without_any_extra_each_is_named_with_what_installs_it(
    run: Any, name: str, extra: str
) -> None:
    result = run("check", name.partition("#")[0], "--format", "json")
    notes = {note["note"]: note["error"] for note in json.loads(result.out)["notes"]}
    (error,) = {why for note, why in notes.items() if note.startswith(name) and why} or {None}

    if extra:
        assert error is not None
        assert error.endswith(f" needs the extra {extra}: pip install 'doclint[{extra}]'")
    else:
        assert error in (None, "a link, device or pipe in an archive, and no file")
