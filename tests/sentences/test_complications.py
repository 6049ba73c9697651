"""Sentences that tell of complications, deny them, or only seem to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.complications import read_complications

TOLD = [
    "Complications: small groin hematoma, stable.",
    "COMPLICATIONS: Brief bradycardia during wire passage.",
    "Complications: [ ] none [x] bleeding [ ] limb ischemia",
    "No immediate complications; a hematoma was noted over the puncture site.",
    "The procedure was complicated by a tear of the right atrium, repaired with a stitch.",
    "Oozing at the left groin cannula site, restitched.",
    "There was bleeding around the drainage cannula that stopped with pressure.",
    "She developed left leg ischemia after cannulation.",
    "Retroperitoneal hematoma on CT this afternoon.",
    "Air entrainment into the venous line required clamping.",
    "Differential hypoxemia overnight, right hand 78%.",
    "The oxygenator clotted and an emergent circuit change was done.",
    "Accidental decannulation during a turn.",
    "The carotid was inadvertently punctured and pressure held.",
    "New intracranial hemorrhage on ECMO day 3.",
    "Compartment syndrome of the left leg, fasciotomy done.",
    "Complication: left hemothorax, 300 mL drained.",
    "The only complication was transient hypotension.",
    "Iatrogenic dissection of the femoral artery was seen.",
    "The venotomy split and was caught with one 6-0 stitch.",
    "The ECMO run was complicated by hemolysis.",
    "Cannula site infection, on cefazolin.",
    "Cx: minor ooze at neck, no tx",
    "Adverse events: limb ischemia",
]
DENIED = [
    "Complications: None.",
    "COMPLICATIONS:\nNone",
    "There were no complications.",
    "No immediate complications.",
    "without complication, ECMO was initiated",
    "The cannula was placed without complications.",
    "No apparent intraoperative complications were noted.",
    "Complications: none apparent",
    "Complications: nil",
    "Complications: None attributable to the cannulation.",
    "Complications [x] none   [ ] bleeding",
    "Cx none",
    "Compl: 0",
    "No complications were encountered.",
    "Complications were not encountered.",
    "The decannulation was uneventful.",
    "Uncomplicated removal.",
    "She tolerated the cannulation without incident.",
    "No adverse events.",
    "Untoward events: none",
    "No ECMO-related complications in the last 24 hours.",
    "No bleeding, hematoma or limb ischemia.",
    "There was no bleeding at the cannula sites and no limb ischemia.",
    "I encountered no complications.",
    "Complications: [x] none [ ] yes: ____",
    "No complications since cannulation.",
    "The operation passed without any complication.",
]
SILENT = [
    "Cannula sites clean, dry and intact.",
    "The patient tolerated the procedure well.",
    "Risks including bleeding, stroke and limb ischemia were discussed with the family.",
    "Monitor for limb ischemia and bleeding.",
    "If bleeding occurs, hold heparin.",
    "She was cannulated for cardiogenic shock complicating a myocardial infarction.",
    "Anterior STEMI complicated by cardiogenic shock.",
    "He had a GI bleed before admission.",
    "History of stroke in 2015.",
    "Possible complications, among them bleeding, were gone over with his parents.",
    "The PICC was placed without complications.",
    "Intubated without complication in the ED.",
    "She was born after an uncomplicated pregnancy.",
    "Head CT: no bleed, no infarct.",
    "Watch for Harlequin syndrome.",
    "Estimated blood loss 50 mL.",
    "Heparin to prevent circuit thrombosis.",
    "Massive pulmonary embolism with arrest.",
    "Good hemostasis at the neck.",
    "Quiet night.",
    "His brother had limb ischemia on ECMO.",
    "Indication: hemothorax after trauma with respiratory failure.",
    "Brisk back-bleeding from both ends of the artery was seen.",
    "Consent: bleeding, infection and stroke explained to the wife.",
    "TEE showed no thrombus and no effusion.",
]
OPEN = [
    "Complications: ***",
    "Complications: ____",
    "Complications: [ ] none [ ] bleeding [ ] limb ischemia",
    "Complications: {none/other}",
]


@pytest.mark.parametrize("text", TOLD)
def test_told(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_complications, text)["status"] == "documented"


@pytest.mark.parametrize("text", DENIED)
def test_denied(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_complications, text)["status"] == "not_done"


@pytest.mark.parametrize("text", SILENT)
def test_silent(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_complications, text)["status"] == "missing"


@pytest.mark.parametrize("text", OPEN)
def test_left_open(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_complications, text)["status"] == "unfilled"


@pytest.mark.parametrize(
    ("status", "text", "actions"),
    [
        ("not_done", "No complications last 24 h.", ("daily_management",)),
        ("not_done", "No ECMO complications to date.", ("daily_management",)),
        ("missing", "Night team reports a quiet shift.", ("daily_management",)),
        ("missing", "Cannulation three days ago was uncomplicated.", ("daily_management",)),
        ("documented", "Two small clots at the oxygenator corner.", ("daily_management",)),
        (
            "not_done",
            "Small fibrin strands in the oxygenator, stable. Complications: none.",
            ("daily_management",),
        ),
        ("not_done", "Uncomplicated decannulation.", ("removal",)),
        (
            "not_done",
            "Why: right leg ischemia.\nCannula drawn back 2 cm.\nComplications: none",
            ("reposition",),
        ),
        ("documented", "Ooze at the R IJ site, packed. No other events.", ("daily_management",)),
    ],
)
def test_by_service(
    read: Callable[..., dict[str, Any]], status: str, text: str, actions: tuple[str, ...]
) -> None:
    assert read(read_complications, text, actions)["status"] == status
