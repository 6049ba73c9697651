"""Values and words of a note, cut and made safe for a line of a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doclint.findings import Finding
from doclint.plain import safe
from doclint.report import NoteReport
from doclint.reports.options import Evidence

_SNIPPET = 60

STATUS = {
    "complete": "complete",
    "gaps": "gaps",
    "no_service": "no ECMO service",
    "error": "not judged",
}
"""A note's status in words."""

COVERED = {"baseline": "known", "waiver": "waived"}
"""What is said of a finding that does not count, by who covers it."""


def judged_against(note: NoteReport) -> str:
    """The codes that a note was held against, and where they come from unless they were given."""
    if note.codes:
        how = {"note": " (named in the note)", "inferred": " (inferred from the note)"}
        return f"{', '.join(note.codes)}{how.get(note.code_source or '', '')}"
    return f"one of {', '.join(note.candidates)}" if note.candidates else ""


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 note``, ``2 notes``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def words_of(note: NoteReport, finding: Finding, evidence: Evidence | None) -> str:
    """The words that a finding speaks of, on one line, or nothing where there are none to show.

    Not yet safe for any reader. A note at ``none`` has no text (``privacy.withhold``).
    """
    if finding.start is None or finding.end is None:
        return ""
    words = " ".join(note.text[finding.start : finding.end].split())
    return words if evidence == "full" else cut(words)


def told_values(entry: Mapping[str, Any]) -> str:
    """The element's values as ``name=value``, those of the record that are not empty."""
    kept = {
        key: value
        for key, value in entry.items()
        if key not in {"status", "evidence"} and value not in (None, [], {})
    }
    return safe(", ".join(f"{key}={_value(value)}" for key, value in kept.items()))


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_value(item) for item in value)
    if isinstance(value, dict):
        return " ".join(_value(item) for item in value.values() if item is not None)
    return str(value)


def snippet(text: str) -> str:
    """Words of the note on one line, and no more of them than are needed to know the place."""
    return cut(safe(" ".join(text.split())))


def cut(text: str) -> str:
    """The beginning of a long text."""
    return text if len(text) <= _SNIPPET else text[: _SNIPPET - 3] + "..."
