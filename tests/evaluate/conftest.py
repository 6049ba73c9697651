"""Notes that nobody reads: each text has the record that its reader hands out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

import pytest

from doclint import Linter
from doclint.account import Account, NearMiss, Search
from doclint.codes import Catalogue
from doclint.findings import ELEMENTS

Label = dict[str, Any]

DAILY: dict[str, Label] = {
    "age": {"status": "documented", "years": 52},
    "mode": {"status": "documented", "value": "VV"},
    "action": {"status": "documented", "values": ["daily_management"]},
    "approach": {"status": "missing", "value": None},
    "cannula": {"status": "documented", "items": [{"size_fr": 25}, {"size_fr": 17}]},
    "site": {
        "status": "documented",
        "items": [
            {"vessel": "femoral vein", "side": "right"},
            {"vessel": "internal jugular vein", "side": "right"},
        ],
    },
    "fluoroscopy": {"status": "missing"},
    "imaging": {"status": "missing", "values": []},
    "indication": {"status": "documented", "values": ["ARDS"]},
    "severity": {"status": "missing", "values": []},
    "failed_therapy": {"status": "missing", "values": []},
    "complications": {"status": "not_done", "values": []},
    "consent": {"status": "missing"},
    "anticoagulation": {"status": "documented", "values": ["heparin"]},
    "circuit": {
        "status": "documented",
        "flow_lpm": 4.3,
        "sweep_lpm": 5,
        "fio2": 0.9,
        "rpm": 3450,
    },
    "placement_confirmation": {"status": "missing", "values": []},
    "reason": {"status": "documented", "values": ["not weanable"]},
    "hemostasis": {"status": "missing", "values": []},
    "graft": {"status": "missing"},
    "thoracic_incision": {"status": "missing"},
    "ecmo_day": {"status": "documented", "day": 6},
    "date_of_service": {"status": "documented", "date": "2026-02-22"},
    "physician": {"status": "documented", "name": "Vale"},
}
"""What 33948 needs, all there."""


class ShelfReader:
    """Hands out the record that lies under a note's text."""

    def __init__(self, records: Mapping[str, Mapping[str, Label]]) -> None:
        self._records = records

    def read(self, text: str) -> dict[str, Any]:
        return {
            name: {"evidence": [], **deepcopy(dict(label))}
            for name, label in self._records[text].items()
        }

    def accounts(self, text: str) -> dict[str, Account]:
        miss = NearMiss(
            start=0,
            end=4,
            line=1,
            column=1,
            text=text[:4],
            section=None,
            reason="NEGATED",
            why=f'negated by "{text[5:]}"',
            cue=text[5:],
            cue_start=5,
            cue_end=len(text),
        )
        return {
            name: Account(name, "missing", {}, True, Search((), (), ()), (), (), (miss,))
            for name in ELEMENTS
        }


@pytest.fixture
def daily() -> dict[str, Label]:
    """Labels of a complete note of 33948, to be changed at will."""
    return deepcopy(DAILY)


@pytest.fixture
def shelf(catalogue: Catalogue) -> Callable[[Mapping[str, Mapping[str, Label]]], Linter]:
    """Build a linter whose reader gives each text the record that it is told to give."""
    return lambda records: Linter(reader=ShelfReader(records), catalogue=catalogue)
