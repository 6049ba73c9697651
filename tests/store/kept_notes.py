"""Notes that are put into a store, and what a reader says of them without looking."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from fakes import COMPLETE, Record

CANARIES = ("Zyzzomys", "Quokkarine", "Vermilionsky")
NOTE = """\
Quokkarine unit. Age 52, Zyzzomys pneumonia. V-V ECMO through the right femoral vein.
No fluoroscopy. Date 2026-03-04.
Signed: Vermilionsky
"""


def record_of(text: str) -> Record:
    """COMPLETE with words of the text in it; elements that the text says it lacks are missing."""
    record = deepcopy(COMPLETE)
    for entry in record.values():
        entry["evidence"] = [
            {"start": 0, "end": 10, "text": text[:10], "section": "Quokkarine"},
            {"start": 3, "end": 8, "text": "Zyzzomys else", "section": None},
        ]
    record["physician"]["name"] = "Vermilionsky"
    record["indication"]["values"] = ["Zyzzomys pneumonia"]
    record["date_of_service"]["date"] = "2026-03-04"
    for line in text.splitlines():
        if line.startswith("lacks "):
            record[line.removeprefix("lacks ").strip()] = {"status": "missing", "evidence": []}
    return record


def bytes_of(folder: Path, name: str = "s.db") -> bytes:
    """All bytes of a store and of the files beside it."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob(f"{name}*")))
