"""GitLab's code quality report: an array of entries, each with a fingerprint that stays.

The form is that of ``schemas/files/gitlab.json``. GitLab compares two reports by fingerprint, so
what a baseline or a waiver covers is left out, as what was mended is.
"""

from __future__ import annotations

from typing import Any

from doclint.codes import Catalogue
from doclint.findings import Severity
from doclint.plain import safe
from doclint.report import NoteReport
from doclint.reports.base import Reporter, Run
from doclint.reports.fingerprints import Fingerprints
from doclint.reports.json import dumps
from doclint.reports.options import Options
from doclint.reports.places import all_found, beside, path_of, told

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}
UNREAD = "unread-note"
"""The check of a note that could not be judged."""


class GitlabReporter(Reporter):
    """An array with an entry a line, for ``artifacts: reports: codequality``."""

    def __init__(self, options: Options, catalogue: Catalogue) -> None:
        super().__init__(options, catalogue)
        self._fingerprints = Fingerprints()
        self._begun = False

    def note(self, note: NoteReport) -> str:
        if note.status == "error":
            reason = f"Not judged: {note.error or 'for an unknown reason'}{beside(note)}"
            return self._line(
                UNREAD, reason, "blocker", self._fingerprints.of_unread(note), note.note
            )
        return "".join(
            self._line(
                finding.rule,
                f"{finding.rule}: {told(finding)}{beside(note, finding)}",
                _SEVERITIES[finding.severity],
                fingerprint,
                note.note,
                finding.line,
            )
            for (finding, suppressed), fingerprint in zip(
                all_found(note), self._fingerprints.of_note(note), strict=True
            )
            if suppressed is None
        )

    def end(self, run: Run) -> str:
        lines = [
            self._line(
                finding.rule,
                f"{finding.rule}: {finding.message}",
                _SEVERITIES[finding.severity],
                self._fingerprints.of_file(finding),
                finding.file,
                finding.line,
            )
            for finding in run.findings
        ]
        lines += [
            self._line(
                finding.rule,
                f"{finding.rule}: {finding.told}",
                _SEVERITIES[finding.severity],
                self._fingerprints.of_encounter(finding),
                finding.place,
            )
            for finding in run.encounters
        ]
        return "".join(lines) + ("\n]\n" if self._begun else "[]\n")

    def _line(
        self,
        check: str,
        description: str,
        severity: str,
        fingerprint: str,
        file: str,
        line: int | None = None,
    ) -> str:
        entry: dict[str, Any] = {
            "description": safe(description),
            "check_name": check,
            "fingerprint": fingerprint,
            "severity": severity,
            # A line is demanded; what is missing from a note is missing from its beginning on.
            "location": {"path": path_of(file), "lines": {"begin": line or 1}},
        }
        before = ",\n" if self._begun else "[\n"
        self._begun = True
        return before + dumps(entry, on_lines=False)
