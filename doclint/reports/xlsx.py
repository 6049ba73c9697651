"""The report as a spreadsheet for Excel, made in memory: nothing is ever written to a disk."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook

from doclint.codes import Catalogue
from doclint.findings import Finding
from doclint.report import EncounterFinding, FileFinding, NoteReport, Suppressed, Tally, tool
from doclint.reports.base import Reporter, Run
from doclint.reports.cells import inert, listed
from doclint.reports.options import Options
from doclint.reports.places import where
from doclint.reports.words import COVERED, STATUS, words_of

MAX_ROWS = 1_048_576
"""Rows of one sheet, its header included."""
MAX_TEXT = 32_767
"""UTF-16 units of one cell."""
MAX_NAME = 31
"""Characters of a sheet's name."""

_CUT = f" ... (cut: a cell holds {MAX_TEXT:,} characters)"
_MADE = datetime(2000, 1, 1)
"""A date that every workbook bears, so that the same notes make the same bytes."""
_LEVELS = ("error", "warning", "info")
_FILLS: dict[str, dict[str, Any]] = {
    "error": {"bold": True, "font_color": "#9C0006", "bg_color": "#FFC7CE"},
    "warning": {"font_color": "#7F4F00", "bg_color": "#FFEB9C"},
    "info": {"font_color": "#1F4E78", "bg_color": "#DDEBF7"},
}
_EVIDENCE = {
    "full": "all words that a finding speaks of",
    "snippet": "the first words that a finding speaks of",
    "none": "no words of the notes",
}

Cell = str | int | float | None


@dataclass(frozen=True)
class Column:
    """A column: its title, its width in characters, and whether it holds counts or shares."""

    title: str
    width: int
    form: str = "text"


_COUNTS = tuple(Column(title, 10, "number") for title in ("Errors", "Warnings", "Infos"))
_FINDINGS = (
    Column("Note", 36),
    Column("Severity", 10),
    Column("Rule", 10),
    Column("Name", 26),
    Column("Code", 12),
    Column("Element", 22),
    Column("Kind", 12),
    Column("Finding", 70),
    Column("Line", 8, "number"),
    Column("Column", 8, "number"),
    Column("Place", 16),
    Column("Words", 44),
)
_COVERED_FINDINGS = (*_FINDINGS, Column("Covered by", 12), Column("Reason", 50))
_NOTES = (
    Column("Note", 44),
    Column("Status", 18),
    Column("Judged against", 18),
    Column("Code from", 12),
    Column("Codes left open", 22),
    *_COUNTS,
    *(Column(word.capitalize(), 10, "number") for word in COVERED.values()),
    Column("Why not judged", 50),
    Column("Place", 16),
    Column("Encounter", 18),
    Column("Date", 12),
    Column("Author", 24),
    Column("Service", 18),
)
_RULES = (
    Column("Rule", 10),
    Column("Name", 32),
    Column("Element", 24),
    *_COUNTS,
    Column("Notes", 10, "number"),
    Column("Looks for", 90),
)
_ELEMENTS = (
    Column("Element", 24),
    Column("Title", 32),
    *_COUNTS,
    Column("Notes with an error or warning", 18, "number"),
    Column("Share of judged notes", 18, "share"),
)
_FILES = (
    Column("File", 44),
    Column("Line", 8, "number"),
    Column("Severity", 10),
    Column("Rule", 10),
    Column("Name", 26),
    Column("Finding", 90),
)
_TOGETHER = (
    Column("Encounter", 24),
    Column("Notes", 44),
    Column("Severity", 10),
    Column("Rule", 10),
    Column("Name", 26),
    Column("Codes", 16),
    Column("Days", 24),
    Column("Finding", 90),
)


class XlsxReporter(Reporter):
    """A workbook: a summary, the findings, the notes, and counts by rule and by element."""

    def __init__(self, options: Options, catalogue: Catalogue) -> None:
        super().__init__(options, catalogue)
        self._book = _Book()
        self._summary = self._book.sheet("Summary")
        self._findings = _Table(self._book, "Findings", _FINDINGS)
        self._notes = _Table(self._book, "Notes", _NOTES)
        self._covered: _Table | None = None
        self._by_rule: Counter[tuple[str, str]] = Counter()
        self._by_element: Counter[tuple[str | None, str]] = Counter()
        self._notes_by_rule: Counter[str] = Counter()
        self._notes_by_element: Counter[str | None] = Counter()

    def note(self, note: NoteReport) -> str:
        levels = Counter[str](finding.severity for finding in note.findings)
        covered = Counter[str](each.by for each in note.suppressed)
        self._notes.add(
            note.note,
            STATUS[note.status],
            listed(note.codes),
            note.code_source,
            listed(note.candidates),
            *(levels[level] for level in _LEVELS),
            *(covered[by] for by in COVERED),
            note.error,
            note.place,
            *(note.source.get(key) for key in ("encounter", "date", "author", "service")),
        )
        for finding in note.findings:
            self._findings.add(*self._row(note, finding))
            self._by_rule[finding.rule, finding.severity] += 1
            self._by_element[finding.element, finding.severity] += 1
        self._notes_by_rule.update({finding.rule for finding in note.findings})
        self._notes_by_element.update(
            {finding.element for finding in note.findings if finding.severity != "info"}
        )
        for each in note.suppressed:
            self._add_covered(note, each)
        return ""

    def end(self, run: Run) -> bytes:
        self._add_rules(run)
        self._add_elements(run.tally)
        if run.findings:
            files = _Table(self._book, "Other files", _FILES)
            for finding in run.findings:
                files.add(*_file_finding(finding))
        if run.encounters:
            together = _Table(self._book, "Encounters", _TOGETHER)
            for each in run.encounters:
                together.add(*_encounter_finding(each))
        self._summarize(run)
        return self._book.closed()

    def _row(self, note: NoteReport, finding: Finding) -> tuple[Cell, ...]:
        return (
            note.note,
            finding.severity,
            finding.rule,
            finding.name,
            finding.code or listed(finding.candidates),
            finding.element,
            finding.kind,
            finding.message,
            finding.line,
            finding.column,
            where(note, finding),
            words_of(note, finding, self.options.evidence),
        )

    def _add_covered(self, note: NoteReport, each: Suppressed) -> None:
        if self._covered is None:
            self._covered = _Table(self._book, "Known and waived", _COVERED_FINDINGS)
        self._covered.add(*self._row(note, each.finding), each.by, each.reason)

    def _add_rules(self, run: Run) -> None:
        by_rule = self._by_rule.copy()
        by_rule.update((finding.rule, finding.severity) for finding in run.findings)
        by_rule.update((each.rule, each.severity) for each in run.encounters)
        table = _Table(self._book, "By rule", _RULES)
        for each in run.tally.most_frequent():
            rule = self.catalogue.rules.get(each["rule"])
            table.add(
                each["rule"],
                each["name"],
                rule.element if rule else None,
                *(by_rule[each["rule"], level] for level in _LEVELS),
                self._notes_by_rule[each["rule"]],
                rule.looks_for if rule else None,
            )

    def _add_elements(self, tally: Tally) -> None:
        counts = tally.to_dict()
        judged = counts["notes"] - counts["errors"]
        table = _Table(self._book, "By element", _ELEMENTS)
        for element in (*self.catalogue.elements, None):
            levels = [self._by_element[element, level] for level in _LEVELS]
            if element is None and not any(levels):
                continue
            concerned = self._notes_by_element[element]
            table.add(
                element or "(none)",
                self.catalogue.elements[element].title if element else "About no element",
                *levels,
                concerned,
                concerned / judged if judged else None,
            )

    def _summarize(self, run: Run) -> None:
        counts, tally, made = run.tally.to_dict(), run.tally, tool()
        rows: list[tuple[str, Cell]] = [
            ("Notes", counts["notes"]),
            ("Complete", counts["complete"]),
            ("With gaps", counts["with_gaps"]),
            ("No ECMO service", counts["no_service"]),
            ("Not judged", counts["errors"]),
            ("Errors", tally.severities["error"]),
            ("Warnings", tally.severities["warning"]),
            ("Infos", tally.severities["info"]),
            *((f"Findings {word}", tally.suppressed[by]) for by, word in COVERED.items()),
            ("Evidence", _EVIDENCE[self.options.evidence or "none"]),
            ("Made by", f"{made['name']} {made['version']}"),
            ("Use", "A reading aid. Not for claim submission."),
            *(("Note", remark) for remark in self._book.remarks()),
        ]
        book, sheet = self._book, self._summary
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 60)
        book.put(sheet, 0, 0, "doclint report", book.formats["title"])
        for number, (label, value) in enumerate(rows, start=2):
            book.put(sheet, number, 0, label, book.formats["label"])
            form = "text" if isinstance(value, str) else "count"
            book.put(sheet, number, 1, value, book.formats[form])


def _file_finding(finding: FileFinding) -> Iterator[Cell]:
    yield from (finding.file, finding.line, finding.severity)
    yield from (finding.rule, finding.name, finding.message)


def _encounter_finding(finding: EncounterFinding) -> Iterator[Cell]:
    yield from (finding.encounter, listed(finding.notes), finding.severity)
    yield from (finding.rule, finding.name, listed(finding.codes))
    yield from (listed([each.isoformat() for each in finding.dates]), finding.message)


class _Book:
    """The workbook: the one place at which cells are written, and what had to be cut to fit."""

    def __init__(self) -> None:
        self._file = io.BytesIO()
        # Of the options all that would turn a text into something else, or write a file, are off.
        self._book = Workbook(
            self._file,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._book.set_properties({"title": "doclint report", "created": _MADE})
        top = {"valign": "top"}
        looks: dict[str, dict[str, Any]] = {
            "title": {"bold": True, "font_size": 14},
            "label": {**top, "bold": True},
            "head": {**top, "bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#E7E6E6"},
            "text": {**top, "text_wrap": True},
            "count": {**top, "align": "left", "num_format": "#,##0"},
            "number": {**top, "num_format": "#,##0"},
            "share": {**top, "num_format": "0%"},
            **{level: {**top, **fill} for level, fill in _FILLS.items()},
        }
        self.formats = {name: self._book.add_format(look) for name, look in looks.items()}
        self._tables: list[_Table] = []
        self._cut = 0

    def sheet(self, name: str) -> Any:
        """A new sheet, printed on pages of full width with its header on each."""
        sheet = self._book.add_worksheet(name[:MAX_NAME])
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def register(self, table: _Table) -> None:
        """Take note of a table, to be finished with the workbook."""
        self._tables.append(table)

    def put(self, sheet: Any, row: int, column: int, value: Cell, form: Any) -> None:
        """Write a cell; text is always text."""
        if isinstance(value, str):
            if value:
                sheet.write_string(row, column, self._fitted(_plain(value)), form)
        elif value is not None:
            sheet.write_number(row, column, value, form)

    def remarks(self) -> Iterator[str]:
        """What the limits of a spreadsheet did to the report."""
        for table in self._tables:
            if table.sheets > 1:
                yield (
                    f"{table.name} has more rows than a sheet can hold ({MAX_ROWS:,}) and goes on "
                    f"in {', '.join(table.names()[1:])}."
                )
        if self._cut:
            yield f"Texts cut because a cell holds {MAX_TEXT:,} characters: {self._cut}."

    def closed(self) -> bytes:
        """The workbook as it stands in a file."""
        for table in self._tables:
            table.finish()
        self._book.close()
        return self._file.getvalue()

    def _fitted(self, text: str) -> str:
        if len(text) <= MAX_TEXT // 2:  # no character takes more than two units
            return text
        units = text.encode("utf-16-le")
        if len(units) <= 2 * MAX_TEXT:
            return text
        self._cut += 1
        kept = units[: 2 * (MAX_TEXT - len(_CUT))].decode("utf-16-le", "ignore")
        return kept + _CUT


def _plain(text: str) -> str:
    """Text as a cell may hold it."""
    text = inert(text)
    # XlsxWriter writes what looks like its own markup for rich text into the file unescaped
    # (SharedStrings._write_si of 3.3).
    return f"'{text}" if text.startswith("<r>") else text


class _Table:
    """A table that goes on in a further sheet where one is full."""

    def __init__(self, book: _Book, name: str, columns: Sequence[Column]) -> None:
        self.name = name
        self.sheets = 0
        self._book = book
        self._columns = columns
        self._row = 0
        self._begin()
        book.register(self)

    def names(self) -> list[str]:
        """The names of its sheets."""
        return [self.name, *(f"{self.name} {number}" for number in range(2, self.sheets + 1))]

    def add(self, *cells: Cell) -> None:
        """Write one row."""
        if self._row >= MAX_ROWS:
            self.finish()
            self._begin()
        formats = self._book.formats
        for number, (cell, column) in enumerate(zip(cells, self._columns, strict=True)):
            colored = column.title == "Severity" and cell in _FILLS
            form = formats[str(cell) if colored else column.form]
            self._book.put(self._sheet, self._row, number, cell, form)
        self._row += 1

    def finish(self) -> None:
        """Put the filter over all rows of the sheet."""
        self._sheet.autofilter(0, 0, max(self._row - 1, 0), len(self._columns) - 1)

    def _begin(self) -> None:
        self.sheets += 1
        self._sheet = self._book.sheet(self.names()[-1])
        self._sheet.freeze_panes(1, 0)
        self._sheet.repeat_rows(0)
        for number, column in enumerate(self._columns):
            self._sheet.set_column(number, number, column.width)
            head = self._book.formats["head"]
            self._book.put(self._sheet, 0, number, column.title, head)
        self._row = 1
