"""Sentences that tell of complications, deny them, or only seem to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.complications import read_complications

TOLD = [
    "V-A ECMO cannulation. Complications: none other than an arterial injury at the initial stick, oversewn.",
    "V-V ECMO cannulation. Complications: none except for a haemothorax, known to the thoracic team",
    "V-A ECMO. No complications apart from a bleed at the groin already controlled with a suture.",
    "V-V ECMO. Complications: none bar a kinked wire prior to dilation.",
    "V-A ECMO. Complications: none other than a loss of pulse before the second dilator.",
    "V-A ECMO. Complications: none other than an air embolus on initial flow.",
    "V-A ECMO. Complications: none except a femoral haematoma known to vascular.",
    "V-A ECMO. Complications: none other than the arrest before ECMO and a small groin haematoma.",
    "V-A ECMO. Complications: none other than a brief arrest that led to conversion to central cannulation.",
    "V-V ECMO. Complications: none other than a brief desaturation before ECMO flow was established.",
    "V-A decannulation. Clot found in the CFA, Fogarty passed twice.",
    "Complications: yes: tear of the appendage",
    "V-V ECMO daily: the cannula site is infected, cultures sent.",
    "V-A ECMO: right foot cool, DPC thrombosed.",
    "Sustained a PEA arrest as the cannula was passed, 2 min of CPR.",
    "V-V decannulation. Ooze recurred at noon, one extra figure-of-eight stopped it.",
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
    "V-A ECMO cannulation. Complications: none apart from the pre-existing thigh haematoma.",
    "V-V ECMO cannulation. No complications other than the arrest that led to cannulation.",
    "V-V ECMO cannulation. Complications: None other than the known pleural effusion.",
    "V-V ECMO. Complications: none besides a small pneumothorax already present on the admission film.",
    "V-A ECMO cannulation. Complications: none but for the leg ischaemia present before cannulation.",
    "V-A ECMO cannulation. Complications: none save the presenting tamponade.",
    "V-A ECMO cannulation. Apart from the pre-ECMO arrest, no complications.",
    "V-V ECMO. Harm: none seen.",
    "V-A ECMO. Complications of procedure - none apparent",
    "V-A ECMO cannulation. Complications: none other than the arrest before.",
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
    "V-A ECMO, cannula placed. Mild paravalvular leak, aortic cannula in place.",
    "V-V ECMO, cannula placed. ETT with leak at 18 cmH2O after insertion.",
    "V-V ECMO, cannula placed. Spitting up feeds before the insertion.",
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


MORE_TOLD = [
    "There was significant bleeding at the right groin requiring two units of blood.",
    "A hematoma developed at the arterial site.",
    "Groin hematoma 4 cm.",
    "The posterior wall of the vein was perforated.",
    "Guidewire perforated the right atrium with tamponade.",
    "She lost pulses in the right foot; a distal perfusion cannula was added.",
    "Cannulation was complicated by ventricular fibrillation.",
    "The patient arrested during cannulation.",
    "Brief asystole during clamp-on.",
    "Pneumothorax after cannulation, chest tube placed.",
    "Developed HIT on day 5.",
    "New seizures today; CT shows small subdural.",
    "Leg is cold and mottled since midnight.",
    "Air was seen in the return limb.",
    "Circuit was changed for clot this morning.",
    "Right hemothorax today, 800 mL.",
    "Gross hematuria from hemolysis, pfHb 120.",
    "Bleeding from trach site and both groins.",
    "Oxygenator failure with post-oxygenator PaO2 of 80, swapped.",
    "Arterial cannula clotted off.",
    "Femoral artery dissection noted on withdrawal, repaired with patch.",
    "Intraoperative course was notable for a right atrial tear.",
    "Unfortunately the carotid was injured.",
    "Cannula site oozing controlled with a suture.",
]


@pytest.mark.parametrize("text", MORE_TOLD)
def test_more_told(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert (
        read(read_complications, text, ("daily_management", "insertion"))["status"] == "documented"
    )


MORE_DENIED = [
    "No complication.",
    "No intraop complications.",
    "No procedural complications noted.",
    "Patient had no complications.",
    "Procedure well tolerated with no complications.",
    "There were no immediate post procedure complications.",
    "Complication: nil.",
    "Complications - none",
    "Complications; none.",
    "Complications = none",
    "Complications: (none)",
    "COMPLICATIONS : NONE",
    "Complications None",
    "Complications: No",
    "complications -> none",
    "Complications: N/A",
    "Complications: no immediate",
    "Complications: No known.",
    "Complications: Not apparent.",
    "Complications: none known at time of dictation",
    "Complications: nothing to report",
    "Complications: There were none.",
    "Complications: The patient tolerated the procedure well without complications.",
    "Complications: zero",
    "complications: denies",
    "no comp",
    "No compl.",
    "Without complications.",
    "w/o complications",
    "The run has been free of complications.",
    "No issues during cannulation.",
    "No bleeding complications.",
    "Neither bleeding nor limb ischemia was seen.",
    "He remains complication free.",
    "Any complications: no",
    "Were there complications? No",
    "Complications (Y/N): N",
    "Immediate complications? None",
    "Comp: 0",
    "No untoward event.",
]


@pytest.mark.parametrize("text", MORE_DENIED)
def test_more_denied(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_complications, text, ("insertion",))["status"] == "not_done"


MORE_SILENT = [
    "Lines were free of air and the circuit was opened without leak.",
    "Hemostasis was good and the dressing dry.",
    "Head US: no IVH.",
    "No thrombus was met at the apex.",
    "Good flows without chatter.",
    "Pre-procedure CT showed no hemorrhage.",
    "There was a large retroperitoneal hematoma from the fall, embolized before cannulation.",
    "Cardiac arrest with 40 minutes of CPR.",
    "Left main dissection with shock.",
    "Traumatic liver laceration, now ARDS.",
    "Spontaneous pneumothorax on admission.",
    "Risks: bleeding, infection, stroke, limb loss.",
    "We discussed possible complications with the father.",
    "Limb checks hourly for ischemia.",
    "If the leg becomes cold, call vascular.",
    "NIRS on both legs to detect limb ischemia.",
    "Distal perfusion cannula placed to prevent leg ischemia.",
    "No resistance was met.",
    "The puncture was dry.",
    "Postpartum hemorrhage treated with hysterectomy before arrest.",
    "EBL 50 mL.",
]


@pytest.mark.parametrize("text", MORE_SILENT)
def test_more_silent(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_complications, text)["status"] == "missing"
