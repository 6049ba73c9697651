"""The report as comma-separated values: a row a finding, for a spreadsheet or a statistics program.

RFC 4180: commas, doubled quotation marks, CRLF. It begins with a byte order mark, for without one
Excel takes the file for the computer's old code page and garbles every name that is not English.
Readers that mind the mark know it as ``utf-8-sig``; a program is better served by ``jsonl``.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping

from doclint.findings import Finding
from doclint.report import EncounterFinding, FileFinding, NoteReport
from doclint.reports.base import Reporter, Run
from doclint.reports.cells import inert, listed
from doclint.reports.places import where
from doclint.reports.words import words_of

COLUMNS = (
    "note",
    "type",
    "status",
    "codes",
    "code_source",
    "candidates",
    "rule",
    "name",
    "severity",
    "code",
    "element",
    "kind",
    "message",
    "line",
    "column",
    "start",
    "end",
    "words",
    "known",
    "waived",
    "place",
    "encounter",
    "date",
    "author",
    "service",
)
"""The columns, in this order in every version; new ones come behind them.

``type`` is ``finding``; ``note`` for a note without findings, whose ``message`` then is the reason
why it could not be judged; ``file_finding``, with a file's name in the place of a note's; or
``encounter_finding``, with the names of several notes and the days concerned.
``codes`` is what the note was judged against and ``code`` what the finding is about.
``candidates`` are the finding's, and in a row without finding the note's. ``known`` and ``waived``
count the findings of the note that a baseline or a waiver covers; they have no rows. The last five
are what the note's source says of it.
"""

_MARK = "\ufeff"

Cell = str | int | None


class CsvReporter(Reporter):
    """A header, and a row for each finding and each note without one."""

    _begun = False

    def note(self, note: NoteReport) -> str:
        covered = Counter(each.by for each in note.suppressed)
        common: dict[str, Cell] = {
            "note": note.note,
            "status": note.status,
            "codes": listed(note.codes),
            "code_source": note.code_source,
            "known": covered["baseline"],
            "waived": covered["waiver"],
            "place": note.place,
            **note.source,
        }
        rows = [{**common, **self._finding(note, finding)} for finding in note.findings]
        if not rows:
            alone = {
                "type": "note",
                "candidates": listed(note.candidates),
                "message": note.error,
            }
            rows = [{**common, **alone}]
        return self._written(rows)

    def end(self, run: Run) -> str:
        together = map(_encounter_finding, run.encounters)
        return self._written((*map(_file_finding, run.findings), *together))

    def _finding(self, note: NoteReport, finding: Finding) -> dict[str, Cell]:
        return {
            "type": "finding",
            "candidates": listed(finding.candidates),
            "rule": finding.rule,
            "name": finding.name,
            "severity": finding.severity,
            "code": finding.code,
            "element": finding.element,
            "kind": finding.kind,
            "message": finding.message,
            "line": finding.line,
            "column": finding.column,
            "start": finding.start,
            "end": finding.end,
            "words": words_of(note, finding, self.options.evidence),
            "place": where(note, finding),
        }

    def _written(self, rows: Iterable[Mapping[str, Cell]]) -> str:
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        if not self._begun:
            self._begun = True
            text.write(_MARK)
            writer.writerow(COLUMNS)
        for row in rows:
            cells = (row.get(column) for column in COLUMNS)
            writer.writerow([inert(each) if isinstance(each, str) else each for each in cells])
        return text.getvalue()


def _file_finding(finding: FileFinding) -> dict[str, Cell]:
    return {
        "note": finding.file,
        "type": "file_finding",
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "line": finding.line,
    }


def _encounter_finding(finding: EncounterFinding) -> dict[str, Cell]:
    return {
        "note": listed(finding.notes),
        "type": "encounter_finding",
        "codes": listed(finding.codes),
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "encounter": finding.encounter,
        "date": listed([each.isoformat() for each in finding.dates]),
    }
