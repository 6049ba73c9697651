"""Sentences that say how the final position of the cannula was confirmed, and those that do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.placement_confirmation import read_placement_confirmation

CONFIRMED = [
    ("Fluoroscopy confirmed the venous tip at the cavoatrial junction.", "fluoroscopy"),
    ("Final position was verified under fluoroscopy.", "fluoroscopy"),
    ("C-arm: both tips well placed.", "fluoroscopy"),
    ("The tip lay at the RA/IVC junction by fluoroscopy and TEE.", "tee"),
    ("TEE: venous cannula in the mid right atrium.", "tee"),
    ("Transesophageal echo put the tip at the cavoatrial junction.", "tee"),
    ("Good cannula position on TOE.", "tee"),
    ("TTE showed the jet directed at the tricuspid valve.", "tte"),
    ("Bedside echo: both ports where wanted.", "tte"),
    ("Echocardiography demonstrated the cannula tip in the right atrium.", "tte"),
    ("Chest film: arterial tip at the arch, venous tip at T8.", "x_ray"),
    ("CXR with cannula in good position.", "x_ray"),
    ("Placement was confirmed by chest x-ray.", "x_ray"),
    ("A plain film afterwards put the tips 9 cm apart, well placed.", "x_ray"),
    ("Epicardial ultrasound showed a free tip in mid atrium.", "ultrasound"),
    ("Duplex: tip free in the lumen.", "ultrasound"),
    ("Cannula position was confirmed by palpation.", "other"),
    ("Tip position was checked under direct vision.", "other"),
    ("Position confirmed by: TEE", "tee"),
    ("Tip check: [x] chest film [ ] TEE", "x_ray"),
    ("Position | TTE, tip in the SVC |", "tte"),
    ("Film: venous tip at T8 in the right atrium. Echo agrees.", "tte"),
]
NOT_CONFIRMED = [
    "The wire was watched under fluoroscopy into the IVC.",
    "The cannula was advanced over the wire under fluoroscopy.",
    "Fluoroscopy showed the long wire above the diaphragm.",
    "CXR ordered to confirm placement.",
    "A film will be taken to check the tip.",
    "Chest x-ray pending for cannula position.",
    "TEE showed an ejection fraction of 10%.",
    "Position: CXR ordered, not yet done",
    "TEE tonight to look at the tips.",
    "PICC tip in the SVC on chest x-ray.",
    "CXR: ETT tip 3 cm above the carina.",
    "The vein was punctured under ultrasound.",
    "The cannula was secured at 45 cm.",
    "The patient was placed in the supine position.",
    "Tip check: [ ] chest film [ ] TEE",
    "If flows are poor, tip position will be checked by echo.",
    "The right femoral vein was exposed under direct vision.",
    "Nasogastric tube in good position on film.",
    "Position of the cannula was not confirmed.",
]


@pytest.mark.parametrize(("text", "value"), CONFIRMED)
def test_confirmed(read: Callable[..., dict[str, Any]], text: str, value: str) -> None:
    element = read(read_placement_confirmation, text)
    assert element["status"] == "documented"
    assert value in element["values"]


@pytest.mark.parametrize("text", NOT_CONFIRMED)
def test_not_confirmed(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_placement_confirmation, text)["status"] in ("missing", "unfilled")


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("missing", "Film at 03:00 showed the venous tip pulled up to T4."),
        ("missing", "TEE: tip had slid into a hepatic vein."),
        ("missing", "Reason: tip too deep on the morning film"),
        ("missing", "Echo showed the port lodged against the septum."),
        ("documented", "Afterwards TTE showed the tip clear of the septum, in mid atrium."),
        (
            "documented",
            "TEE and live fluoro throughout. End: tip 2 cm below the RA/IVC junction on both.",
        ),
        ("documented", "CXR: tip now at the cavoatrial junction."),
        ("missing", "The cannula was drawn back 2 cm."),
    ],
)
def test_after_a_move(read: Callable[..., dict[str, Any]], status: str, text: str) -> None:
    assert read(read_placement_confirmation, text, ("reposition",))["status"] == status


@pytest.mark.parametrize(
    "text",
    ["Position confirmed by: ***", "Tip position: ____", "Confirmation of placement: {method}"],
)
def test_left_open(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_placement_confirmation, text)["status"] == "unfilled"


def test_removal_confirms_nothing(read: Callable[..., dict[str, Any]]) -> None:
    text = "Cannula tip intact. Duplex afterwards: vein patent."
    assert read(read_placement_confirmation, text, ("removal",))["status"] == "missing"
