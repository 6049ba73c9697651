"""Rows of a result put together to the lines that ``doclint check --format jsonl`` prints."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

FINDING = (
    *("rule", "name", "code", "element", "kind", "severity", "message"),
    *("start", "end", "line", "column", "candidates"),
)
TOGETHER = ("encounter", "notes", "rule", "name", "severity", "message", "codes", "dates")


def lines(rows: Iterable[Any]) -> list[str]:
    """The lines of notes and of encounters, sorted: rows of a table have no order."""
    told: dict[str, Any] = {}
    findings = defaultdict(list)
    found = []
    for row in (row if isinstance(row, dict) else row.asDict() for row in rows):
        if row["type"] == "note":
            assert row["note"] not in told
            told[row["note"]] = row
        elif row["type"] == "finding":
            findings[row["note"]].append(row)
        else:
            days = [day.isoformat() for day in row["dates"]]
            values = {**row, "dates": days}
            found.append(_line("encounter_finding", {name: values[name] for name in TOGETHER}))
    assert findings.keys() <= told.keys()
    for name, row in told.items():
        of_note = sorted(findings[name], key=lambda each: each["number"])
        assert [each["number"] for each in of_note] == list(range(len(of_note)))
        found.append(_line("note", _note(row, of_note)))
    return sorted(found)


def _note(row: Mapping[str, Any], findings: list[Mapping[str, Any]]) -> dict[str, Any]:
    source = {name: row[name] for name in ("encounter", "date", "author", "service")}
    source = {name: str(value) for name, value in source.items() if value is not None}
    return {
        "note": row["note"],
        "place": None,
        **({"source": source} if source else {}),
        **{name: row[name] for name in ("codes", "inferred", "code_source", "candidates")},
        "status": row["status"],
        "elements": json.loads(row["elements"]),
        "findings": [{name: each[name] for name in FINDING} for each in findings],
        "suppressed": [],
        "error": row["error"],
    }


def _line(kind: str, content: dict[str, Any]) -> str:
    return json.dumps({"type": kind, **content}, ensure_ascii=True)


def printed(report: str, *, file: str = "") -> list[str]:
    """The same lines of a report; notes of a table lose the ``file`` and their rows' numbers."""
    found = []
    for line in report.splitlines():
        told = json.loads(line)
        if told["type"] == "summary":
            continue
        if file:
            if "place" in told:
                told["place"] = None
                told["note"] = told["note"].removeprefix(f"{file}#")
            else:
                told["notes"] = [each.removeprefix(f"{file}#") for each in told["notes"]]
            line = json.dumps(told, ensure_ascii=True)
        found.append(line)
    return sorted(found)
