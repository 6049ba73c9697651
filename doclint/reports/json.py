"""The JSON report, written note by note so that a batch need not fit in memory."""

from __future__ import annotations

import json
import re
from textwrap import indent

from doclint.report import NoteReport, tool
from doclint.reports.base import Reporter, Run


class JsonReporter(Reporter):
    """One JSON object with ``tool``, ``notes``, ``findings`` of other files and of encounters, ``summary``."""

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
        if run.encounters:
            rest["encounters"] = [finding.to_dict() for finding in run.encounters]
        if run.encounters_suppressed:
            covered = [finding.to_dict() for finding in run.encounters_suppressed]
            rest["encounters_suppressed"] = covered
        if self.options.statistics:
            rest["statistics"] = run.tally.most_frequent()
        members = (f'  "{name}": {dumps(value, on_lines=False)}' for name, value in rest.items())
        return ("\n" if self._notes else _opening()) + "  ],\n" + ",\n".join(members) + "\n}\n"


def _opening() -> str:
    return f'{{\n  "tool": {json.dumps(tool())},\n  "notes": [\n'


_SURROGATE = re.compile(r"\\\\|\\ud[89ab]..\\ud[c-f]..|\\u(?P<lone>d[89a-f]..)", re.IGNORECASE)


def dumps(value: object, *, on_lines: bool = True) -> str:
    """JSON in ASCII, so that no note's control or bidi character reaches a terminal as such.

    Half a surrogate pair, which is no character, is written as its escape with the backslash
    doubled: jq, for one, refuses a whole report for the sake of one.
    """
    text = json.dumps(value, indent=2 if on_lines else None, ensure_ascii=True, allow_nan=False)
    return _SURROGATE.sub(_told, text) if "\\ud" in text else text


def _told(match: re.Match[str]) -> str:
    return f"\\\\u{match['lone']}" if match["lone"] else match[0]
