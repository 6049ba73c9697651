"""A run of ten days, read from its text: a slip of each kind, and what is found of it."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from doclint import Linter, Note
from doclint.encounters import Encounters

FILE = Path(__file__).parents[2] / "samples" / "encounter_ten-days.jsonl"

FOUND = [
    # encounter, rule, severity, the numbers of the notes
    (None, "ENC036", "info", ["n16"]),  # a note of another patient, without an encounter
    ("E-2041", "ENC001", "error", ["n05", "n06"]),  # day 3 by two physicians
    ("E-2041", "ENC002", "error", ["n01", "n03"]),  # rounds on the evening of the start
    ("E-2041", "ENC013", "warning", ["n07", "n08", "n09"]),  # V-V on day 5 of a V-A run
    ("E-2041", "ENC014", "warning", ["n01", "n08", "n13"]),  # 85 in the place of 58
    ("E-2041", "ENC015", "warning", ["n07", "n09", "n10"]),  # the artery on the other side
    ("E-2041", "ENC016", "warning", ["n09", "n10", "n11"]),  # 23 Fr in the place of 25
    ("E-2041", "ENC017", "info", ["n09", "n10"]),  # nothing of March 7
    ("E-2041", "ENC018", "warning", ["n05", "n07"]),  # day 4 is day 3's note
    ("E-2041", "ENC020", "info", ["n12", "n13"]),  # a daily note on the day of the removal
    ("E-2042", "ENC006", "error", ["n14"]),  # a graft, and no note of the cannula
    ("E-2042", "ENC030", "info", ["n15"]),  # a daily note without a date
    ("E-2042", "ENC038", "info", ["n15"]),  # and none of the start
]


def notes() -> list[Note]:
    """The notes as a reader of the file gives them."""
    rows = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    return [
        Note(
            row["id"],
            row["text"],
            codes=(row["code"],),
            encounter=row.get("encounter"),
            date=datetime.date.fromisoformat(row["date"]) if "date" in row else None,
        )
        for row in rows
    ]


def test_what_is_found_in_ten_days(linter: Linter) -> None:
    encounters = Encounters(linter.catalogue)
    for report in linter.check_many(notes()):
        encounters.add(report)
    assert [
        (each.encounter, each.rule, each.severity, list(each.notes))
        for each in encounters.findings()
    ] == FOUND
