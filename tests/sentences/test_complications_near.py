"""What sounds like a complication and is none of this service: another organ, device, time, journey or hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.complications import read_complications

NEAR_MISSES = [
    (
        "missing",
        "initiation",
        "Post CABG day 2, chest re-opened for tamponade, then no output and VA ECMO was begun.",
    ),
    ("missing", "insertion", "Bleeding from the lungs and hypoxia despite all, so VV ECMO."),
    ("missing", "insertion", "Pneumothorax on arrival drained, then cannulated."),
    (
        "missing",
        "insertion",
        "Massive hemoptysis made ventilation impossible. Femoral cannulas placed.",
    ),
    ("missing", "insertion", "CT today: PE with clot in both main arteries; cannulated for it."),
    ("missing", "initiation", "Stroke in 2015, AF, now VV ECMO commenced."),
    (
        "missing",
        "daily_management",
        "Chest CT today: bilateral infarcts of the lung from the PE she came with.",
    ),
    ("missing", "daily_management", "Heparin for DVT found on admission."),
    ("missing", "insertion", "The wire went in the IVC and the needle was taken out."),
    (
        "missing",
        "insertion",
        "Needle entered the femoral artery at first attempt, 17 Fr cannula placed.",
    ),
    ("missing", "insertion", "The stick was in the common femoral vein under ultrasound."),
    (
        "missing",
        "vent_insertion",
        "Pulmonary hemorrhage from the loaded ventricle is why a vent is placed.",
    ),
    (
        "missing",
        "insertion",
        "Went on to bleed at the outside hospital from the liver laceration before cannulation.",
    ),
    ("missing", "daily_management", "Today no change. Old SDH stable."),
    ("not_done", "insertion", "Cannulation went without a hitch."),
    ("not_done", "insertion", "Complications   Nil"),
    ("not_done", "removal", "No acute complications; tolerated well."),
    ("not_done", "removal", "Zero complications."),
    ("not_done", "insertion", "Was free of incident."),
    ("not_done", "daily_management", "No ECMO complications."),
    ("not_done", "daily_management", "No bleeding or thrombotic complications."),
    ("documented", "daily_management", "Had a GI bleed last night, 2 u PRBC."),
    (
        "documented",
        "daily_management",
        "Developed compartment syndrome of the right calf, fasciotomy done today.",
    ),
    ("documented", "daily_management", "Chest reopened overnight for tamponade."),
    (
        "documented",
        "daily_management",
        "Hematuria and oozing at the lines since heparin was raised.",
    ),
    ("documented", "daily_management", "Circuit changed at 0300 for clot."),
    ("documented", "daily_management", "Pump head thrombosis, exchanged emergently."),
    ("documented", "daily_management", "Air in the venous limb at 5 am, de-aired."),
    ("documented", "daily_management", "Plasma free Hb 95 with red urine, hemolysis."),
    ("documented", "insertion", "Complications: R groin hematoma"),
    ("documented", "insertion", "Retroperitoneal hematoma recognised on the table."),
    (
        "documented",
        "insertion",
        "We perforated the right ventricle with the wire, sternotomy for tamponade.",
    ),
    (
        "documented",
        "insertion",
        "Arterial dissection of the external iliac noted after the cannula went in.",
    ),
    ("documented", "insertion", "Patient arrested during dilatation, two minutes of CPR."),
    ("missing", "insertion", "He arrested in the ER before ECMO."),
    ("missing", "insertion", "Bleeding controlled with cautery."),
    ("missing", "insertion", "Hemostasis was good."),
    ("documented", "removal", "Loss of pedal pulse after decannulation, embolectomy done."),
    ("documented", "removal", "Groin pseudoaneurysm on duplex."),
    ("documented", "removal", "Closure device failed, cut-down for repair."),
    ("not_done", "reposition", "Moved uneventfully."),
    ("not_done", "vent_removal", "Came out without trouble."),
    ("unfilled", "insertion", "Complications: [ ] None [ ] Bleeding [ ] Other"),
    ("not_done", "insertion", "Complications: [x] None [ ] Bleeding [ ] Other"),
    ("documented", "insertion", "Complications: [ ] None [x] Bleeding [ ] Other"),
    ("unfilled", "insertion", "Complications: _____"),
    ("not_done", "initiation", "Initiation was smooth, no complications of note."),
    ("not_done", "initiation", "No immediate complications of ECMO start."),
]


@pytest.mark.parametrize(("status", "actions", "text"), NEAR_MISSES)
def test_near_misses(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_complications, text, tuple(actions.split(",")))["status"] == status


NOT_TOLD = [
    ("daily_management", "V-V day 3. Family cannot pay the rent at home."),
    ("initiation", "V-V started. At the doors the arterial tension was 6 kPa on all we had."),
    ("insertion", "V-A cannulation. Purse-string tied under tension after the cannula passed."),
    ("removal", "Decannulation. Fogarty up and down clean, nothing retrieved."),
    ("daily_management", "V-V day 3. Groin dressings soaked with chlorhexidine, changed."),
    ("daily_management", "V-V day 3. If the groin dressing is soaked, call me for a stitch."),
    ("daily_management", "V-A day 2. NIRS right arm 54, leg 61."),
    ("daily_management", "V-A day 2. MAP right radial 54, femoral 190."),
    ("daily_management", "V-A day 2. If right hand sat below 85 and foot 100, call for V-AV."),
    ("daily_management", "V-V day 5. Present on admission: stage 2 sacral pressure ulcer."),
    ("daily_management", "V-V day 3. Elective circuit change tomorrow, delta P 22."),
    ("daily_management", "V-V day 3. Delta P 18 to 20, circuit not changed."),
    ("initiation", "He was blue in the face on arrival, legs mottled. V-A begun."),
    ("insertion", "HPI: he never had any trouble with his heart. V-A ECMO begun."),
    ("insertion", "He had no medical problems before. V-A ECMO begun."),
    ("insertion", "We had no difficulty intubating her. V-A ECMO begun."),
    ("insertion", "Wife has not had any issues with the plan. V-V ECMO begun."),
    ("insertion", "The rash is not a complication of ECMO. V-V cannula placed."),
    ("insertion", "Flow was not a problem. V-V cannula placed."),
    ("insertion", "V-V cannula placed. We hope to avoid any mishap tonight."),
    ("insertion", "Consent: told that no procedure is free from mishap. V-V cannula placed."),
    ("insertion", "The CABG went without any misadventure. Later a V-A cannula was placed."),
    ("daily_management", "V-V day 3. Did not have any problems with the change of the PICC."),
]


@pytest.mark.parametrize(("action", "text"), NOT_TOLD)
def test_not_told(read: Callable[..., dict[str, Any]], action: str, text: str) -> None:
    assert read(read_complications, text, (action,))["status"] == "missing"


OF_OTHER_PUMPS_AND_TIMES = [
    (
        "missing",
        "daily_management",
        "V-V day 3. The infusion pump failed and was swapped for a spare pump.",
    ),
    (
        "missing",
        "daily_management",
        "V-A day 3. Balloon console failed and was changed to a spare console.",
    ),
    (
        "missing",
        "daily_management",
        "V-V day 3. Console shut down drill done with the back-up console.",
    ),
    (
        "documented",
        "daily_management",
        "V-V day 3. The console stopped at 03:10, spare console brought within a minute.",
    ),
    (
        "missing",
        "insertion",
        "Right IJ 31 Fr. Prior cannulation in 2019 went without any trouble.",
    ),
    (
        "missing",
        "insertion",
        "Right IJ 31 Fr. We did not have any trouble reaching the family.",
    ),
    (
        "not_done",
        "insertion",
        "Right IJ 31 Fr. The cannulation went without any trouble.",
    ),
    (
        "missing",
        "daily_management",
        "V-V day 4. Chronic sacral ulcer, stage 3.",
    ),
    (
        "documented",
        "daily_management",
        "V-V day 14. Sacral ulcer, stage 3.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), OF_OTHER_PUMPS_AND_TIMES)
def test_of_other_pumps_and_times(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_complications, text, actions=frozenset(actions.split()))
    assert got["status"] == status


OF_THE_JOURNEY = [
    ("missing", ("insertion",), "No mishaps on the flight."),
    ("missing", ("insertion",), "No trouble during the drive."),
    ("missing", ("insertion",), "Brought back with no mishap on the road."),
    ("not_done", ("insertion",), "No mishaps on cannulation."),
    ("not_done", ("insertion",), "Cannulation without complication; flown home."),
]


@pytest.mark.parametrize(("status", "actions", "text"), OF_THE_JOURNEY)
def test_of_the_journey(
    read: Callable[..., dict[str, Any]], status: str, actions: tuple[str, ...], text: str
) -> None:
    assert read(read_complications, text, actions)["status"] == status


OF_OTHER_WOUNDS_AND_TIMES = [
    (
        "missing",
        "initiation insertion",
        "The wire passed through the left atrial appendage purse-string without resistance.",
    ),
    ("missing", "removal", "As the sheath exited the artery the assistant pressed on the groin."),
    ("missing", "removal", "The wire exited the vein with the cannula."),
    ("documented", "initiation insertion", "The wire exited the heart and tamponade followed."),
    (
        "documented",
        "initiation insertion",
        "The dilator went through the left atrial appendage; blood filled the pericardium.",
    ),
    ("missing", "daily_management", "Ventilator technical problems: none."),
    ("not_done", "initiation insertion", "Technical problems: none encountered."),
    (
        "documented",
        "initiation insertion",
        "The chest film after cannulation shows a pneumothorax that had not been there before ECMO.",
    ),
    ("missing", "initiation insertion", "The pneumothorax was there before ECMO."),
    (
        "documented",
        "initiation insertion",
        "No complications during transport. The cannulation was complicated by bleeding.",
    ),
    (
        "conflicting",
        "initiation insertion",
        "No complications of the procedure.\nThe cannulation was complicated by a tear of the vein.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), OF_OTHER_WOUNDS_AND_TIMES)
def test_of_other_wounds_and_times(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """What sounds alike is said of another organ, device, time or hand."""
    assert read(read_complications, text, actions=tuple(actions.split()))["status"] == status
