"""The JSON report, written note by note so that a batch need not fit in memory."""

from __future__ import annotations

import json
from textwrap import indent

from doclint.report import NoteReport, tool
from doclint.reports.base import Reporter, Run


class JsonReporter(Reporter):
    """One JSON object with ``tool``, ``notes``, ``findings`` of other files, and ``summary``."""

    _notes = 0

    def note(self, note: NoteReport) -> str:
        # Nothing is written before the first note is judged: what stops that stops a whole report.
        before = ",\n" if self._notes else _opening()
        self._notes += 1
        return before + indent(dumps(note.to_dict()), "    ")

    def end(self, run: Run) -> str:
        rest: dict[str, object] = {"summary": run.tally.to_dict()}
        if run.findings:
            rest["findings"] = [finding.to_dict() for finding in run.findings]
        if self.options.statistics:
            rest["statistics"] = run.tally.most_frequent()
        members = (f'  "{name}": {json.dumps(value)}' for name, value in rest.items())
        return ("\n" if self._notes else _opening()) + "  ],\n" + ",\n".join(members) + "\n}\n"


def _opening() -> str:
    return f'{{\n  "tool": {json.dumps(tool())},\n  "notes": [\n'


def dumps(value: object) -> str:
    """JSON in ASCII, so that no note's control or bidi character reaches a terminal as such."""
    return json.dumps(value, indent=2, ensure_ascii=True, allow_nan=False)
