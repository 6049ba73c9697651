from __future__ import annotations

from typing import Any

import pytest

from doclint.evaluate.gold import GoldNote
from doclint.evaluate.values import compare_values
from doclint.note import Note

RFV = {"vessel": "femoral vein", "side": "right"}
LFV = {"vessel": "femoral vein", "side": "left"}
AORTA = {"vessel": "ascending aorta", "side": None}


@pytest.mark.parametrize(
    ("element", "wanted", "read", "same"),
    [
        ("mode", {"value": "VV"}, {"value": "VV"}, True),
        ("mode", {"value": "VV", "from": "VA"}, {"value": "VV"}, True),
        ("mode", {"value": "VV"}, {"value": "VA"}, False),
        ("approach", {"value": "open"}, {"value": "open", "mixed": True}, True),
        ("approach", {"value": "open"}, {"value": "central"}, False),
        (
            "approach",
            {"value": None, "by_action": {"insertion": "open"}},
            {"value": None, "by_action": {"insertion": "open"}},
            True,
        ),
        (
            "approach",
            {"value": None, "by_action": {"insertion": "open"}},
            {"value": None, "by_action": {"insertion": "central"}},
            False,
        ),
        # 2% or 0.03 years, whichever is more.
        ("age", {"years": 52}, {"years": 52}, True),
        ("age", {"years": 50}, {"years": 51}, True),
        ("age", {"years": 50}, {"years": 51.01}, False),
        ("age", {"years": 0.25}, {"years": 0.28}, True),
        ("age", {"years": 0.25}, {"years": 0.281}, False),
        ("age", {"years": None, "min": 50}, {"years": None}, True),
        ("age", {"years": None}, {"years": 52}, False),
        ("age", {"years": 52}, {"years": None}, False),
        (
            "action",
            {"values": ["removal", "insertion"]},
            {"values": ["insertion", "removal"]},
            True,
        ),
        ("action", {"values": ["insertion"]}, {"values": ["insertion", "initiation"]}, False),
        # Sizes as often as they stand; a cannula without a size is none.
        (
            "cannula",
            {"items": [{"size_fr": 25}, {"size_fr": 17}]},
            {"items": [{"size_fr": 17.0}, {"size_fr": 25.0}]},
            True,
        ),
        (
            "cannula",
            {"items": [{"size_fr": 19}, {"size_fr": 19}]},
            {"items": [{"size_fr": 19}]},
            False,
        ),
        (
            "cannula",
            {"items": [{"size_fr": 19}, {"size_fr": None}]},
            {"items": [{"size_fr": 19}]},
            True,
        ),
        ("cannula", {"items": []}, {"items": [{"size_fr": 19}]}, False),
        ("site", {"items": [RFV, AORTA]}, {"items": [AORTA, {**RFV, "role": "drainage"}]}, True),
        ("site", {"items": [RFV]}, {"items": [LFV]}, False),
        ("site", {"items": [RFV]}, {"items": [RFV, LFV]}, False),
        (
            "circuit",
            {"flow_lpm": 4.3, "rpm": None},
            {"flow_lpm": 4.3, "rpm": None, "fio2": 1},
            True,
        ),
        ("circuit", {"flow_lpm": 4.3, "rpm": None}, {"flow_lpm": 4.3, "rpm": 3000}, False),
        ("circuit", {"fio2": 0.7}, {"fio2": 70}, False),
        ("ecmo_day", {"day": 6}, {"day": 6}, True),
        ("ecmo_day", {"day": 6}, {"day": 7}, False),
        # Short strings, dates and names are scored by status alone; so is a label without values.
        ("indication", {"values": ["ARDS"]}, {"values": ["shock"]}, None),
        ("imaging", {"values": ["tee"]}, {"values": ["tte"]}, None),
        ("physician", {"name": "Vale"}, {"name": "Odom"}, None),
        ("date_of_service", {"date": "2026-01-02"}, {"date": None}, None),
        ("mode", {}, {"value": "VA"}, None),
        ("site", {}, {"items": [RFV]}, None),
        ("circuit", {}, {"rpm": 3000}, None),
    ],
)
def test_same_values(
    element: str, wanted: dict[str, Any], read: dict[str, Any], same: bool | None
) -> None:
    gold = GoldNote(Note("a", "x"), 1, {element: {"status": "documented", **wanted}})

    assert compare_values(element, gold, {"status": "documented", **read}) is same


@pytest.mark.parametrize(
    ("read", "same"),
    [([RFV], True), ([RFV, AORTA], True), ([AORTA], False), ([RFV, AORTA, LFV], False)],
)
def test_optional_sites_may_be_read_or_not(read: list[Any], same: bool) -> None:
    gold = GoldNote(
        Note("a", "x"),
        1,
        {"site": {"status": "documented", "items": [RFV]}},
        optional_sites=frozenset({("ascending aorta", None)}),
    )

    assert compare_values("site", gold, {"items": read}) is same
