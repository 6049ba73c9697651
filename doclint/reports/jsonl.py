"""The JSON report as lines, for programs that read one note at a time."""

from __future__ import annotations

from doclint.report import NoteReport, tool
from doclint.reports.base import Reporter, Run
from doclint.reports.json import dumps


class JsonLinesReporter(Reporter):
    """A JSON object a line, told apart by ``type``.

    ``note`` is a note's entry in the JSON report, and ``file_finding`` a finding of another file,
    ``encounter_finding`` one of several notes together (``suppressed_encounter_finding`` where it
    does not count). ``summary`` is the rest of the JSON report, and always the last line: a file
    that lacks it was cut off. Whoever wants the notes only says ``jq 'select(.type == "note")'``.
    """

    def note(self, note: NoteReport) -> str:
        return _line("note", note.to_dict())

    def end(self, run: Run) -> str:
        last: dict[str, object] = {"tool": tool(), "summary": run.tally.to_dict()}
        if self.options.statistics:
            last["statistics"] = run.tally.most_frequent()
        findings = (_line("file_finding", finding.to_dict()) for finding in run.findings)
        together = (_line("encounter_finding", finding.to_dict()) for finding in run.encounters)
        covered = (
            _line("suppressed_encounter_finding", finding.to_dict())
            for finding in run.encounters_suppressed
        )
        return "".join((*findings, *together, *covered, _line("summary", last)))


def _line(kind: str, content: dict[str, object]) -> str:
    # ASCII, as in the JSON report: nothing of a note can end a line or move a terminal's cursor.
    return dumps({"type": kind, **content}, on_lines=False) + "\n"
