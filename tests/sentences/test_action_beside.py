"""Words beside a deed that tell of another thing, another hand or another day, and starts told by the hour."""

from __future__ import annotations

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading.action import read_action

NOTHING: set[str] = set()
REMOVED = "V-A ECMO decannulation. The 17 Fr cannula was removed from the artery and the vessel repaired. "
PLACED = "V-V ECMO. A 25 Fr cannula was inserted into the right femoral vein over a wire. "

EXCHANGED = [
    ("The 23 Fr drainage cannula was exchanged over a wire for a 27 Fr.", {"insertion", "removal"}),
    (
        "V-V ECMO. The old cannula was removed and replaced by a new 25 Fr cannula.",
        {"insertion", "removal"},
    ),
    (f"{REMOVED}EBL 40 mL, replaced.", {"removal"}),
    (f"{REMOVED}Two mediastinal tubes were replaced before the wires went in.", {"removal"}),
    (f"{REMOVED}Potassium replaced. The old dressing was exchanged.", {"removal"}),
    (f"{REMOVED}The sheath in the SFA was swapped for an Angio-Seal.", {"removal"}),
    (f"{REMOVED}The femoral arterial sheath was exchanged for a 14 Fr MANTA.", {"removal"}),
    (f"{REMOVED}Magnesium was replaced while the skin was closed.", {"removal"}),
]
OTHER_SUBJECTS = [
    (f"{REMOVED}After the clamps went on, the venous cannula was taken out as well.", {"removal"}),
    (
        f"{REMOVED}Once 20 minutes had passed with a good pressure, the cannula was out.",
        {"removal"},
    ),
    (
        f"{REMOVED}Before that half an hour had passed off flow; the cannula looked clean.",
        {"removal"},
    ),
    (f"{REMOVED}A dressing was placed over the site of the cannula.", {"removal"}),
    (f"{REMOVED}Vessels exposed proximal to the cannulation points.", {"removal"}),
    (
        "Wires up, then the 25 Fr cannula went in through the right femoral vein. V-V.",
        {"insertion"},
    ),
    ("V-V. A 21 Fr cannula was passed over the wire into the right jugular vein.", {"insertion"}),
    ("The team stands by. V-A ECMO is not wanted today; the cannulation cart is checked.", NOTHING),
    ("V-V ECMO day 4. Cannulation points dry, flow 4 L/min, sweep 3.", {"daily_management"}),
]
WHOSE = [
    (f"{PLACED}V-V ECMO was started at 17:22 by me with Ms. Orlova, perfusionist.", {"insertion", "initiation"}),
    (f"{PLACED}V-V ECMO was started at 17:22 by us with Dr. Orlova of the ICU.", {"insertion", "initiation"}),
    (f"{PLACED}V-V ECMO was started at 17:22 by Dr. Orlova of the ICU.", {"insertion"}),
    (f"{PLACED}Dr. Tran, intensivist, directed the start of veno-venous support.", {"insertion"}),
    (f"{PLACED}Dr. Tran (ICU) directed the start of veno-venous support.", {"insertion"}),
    (f"{PLACED}Dr. Tran, intensivist, stood by, and I directed the start of V-V support.", {"insertion", "initiation"}),
    (
        "Dr. Tran (surgery) attended and placed a 25 Fr cannula in the left femoral vein and a 19 Fr cannula in the "
        "artery. I started V-A ECMO at 11:31, flow 4 L/min.",
        {"initiation"},
    ),
    (
        "Dr. Tran attended. I placed a 25 Fr cannula in the left femoral vein and a 19 Fr cannula in the artery.\n"
        "I started V-A ECMO at 11:31, flow 4 L/min.",
        {"insertion", "initiation"},
    ),
]  # fmt: skip
OTHER_RUNS = [
    ("Not on ECMO. He had four days of V-A ECMO in 2019 (decannulated in theatre, groin repaired).", NOTHING),
    ("On V-V ECMO, flow 4 L/min. Had a V-A run three years ago (cannulated through the neck).", NOTHING),
    ("V-A ECMO was ended (decannulated in theatre, artery repaired with a patch).", {"removal"}),
]  # fmt: skip
STARTED = [
    (f"{PLACED}Ran VV from 02:40: 4.6 L/min, sweep 4.", {"insertion", "initiation"}),
    (f"{PLACED}He was on the pump at 18:49, an hour after the call.", {"insertion", "initiation"}),
    (
        f"{PLACED}Perfusion opened the line. VV going at 1.1 L/min, 2900 rpm.",
        {"insertion", "initiation"},
    ),
    (f"{PLACED}Clamps off. On VV. 2600 rpm, 2.9 L.", {"insertion", "initiation"}),
    (
        f"{PLACED}Clamps came off 0958 and he was on; compressions stopped.",
        {"insertion", "initiation"},
    ),
    (
        f"{PLACED}Went on 0301 with the return of a decent colour almost at once. Pump just over 3.5 at 3000 rpm.",
        {"insertion", "initiation"},
    ),
    (f"{PLACED}The ward was on the line at 18:49 about the bed.", {"insertion"}),
    (f"{PLACED}Clamps off the drapes. On to the dressing.", {"insertion"}),
]
NAMED = [
    ("Operation: ECMO takedown, chest closure\nProtamine given, both purse strings tied.", {"removal"}),
    ("Operation: V-A ECMO take-down\nThe chest was irrigated.", {"removal"}),
    ("ECMO day 4, flow 4 L/min, sweep 3. Not ready for ECMO takedown if the echo stays so.", {"daily_management"}),
    ("0506 31 Fr Crescent in, both lumens bleed back.\n0523 V-V.", {"insertion"}),
    ("V-V. Wire out, 27 Fr dual lumen in and secured.", {"insertion"}),
]  # fmt: skip

UNITS = [
    ("V-A (femoral artery and vein) since Saturday when ED cannulated her. Flow turned down to 2.5 at the bedside, "
     "sweep 2.", {"daily_management"}),
    ("Vascular added an arterial cannula in the left groin, their note. I started her on V-A ECMO at 02:04, flow 4.7 "
     "L/min.", {"initiation"}),
    ("Cardiac surgery placed the 25 Fr cannula in the vein. I started V-A ECMO at 02:04, flow 4 L/min.", {"initiation"}),
    ("V-A. The nurse noted the groin cannula out about 3 cm at the skin mark; it was pushed back in to the 44 cm mark.",
     {"reposition"}),
    ("V-V. Vascular surgery notified, and a 25 Fr cannula was placed in the right femoral vein.", {"insertion"}),
    ("V-V. Cardiology requested support and the patient was cannulated through the right groin.", {"insertion"}),
    ("V-V. With the help of vascular surgery I placed a 25 Fr cannula in the right femoral vein.", {"insertion"}),
    ("V-V. Vascular held the leg while we placed a 25 Fr cannula in the right femoral vein.", {"insertion"}),
    ("Brought back for chatter 20 h after central cannulation. V-A. Tip of the atrial cannula guided back to mid "
     "right atrium and down 3 cm, retied.", {"reposition"}),
    ("V-V ECMO day 3 following emergency femoral cannulation. Flow 4 L/min, sweep weaned to 3.", {"daily_management"}),
    ("Attempt to come off pump failed. V-A. A 22 Fr EOPA was put in the ascending aorta over two purse-strings, a 36 "
     "Fr two-stage into the right atrial appendage; purse-strings tied.", {"insertion"}),
    ("V-A ECMO day 4, flow 3.9, sweep down to 2.5 from 3. LV vent discussed, not placed.", {"daily_management"}),
    ("V-A ECMO. Left thoracotomy, LV vent placed through the apex, 20 Fr, two pledgeted purse-strings.",
     {"vent_insertion"}),
    ("V-A. Neck opened; 8 Fr Biomedicus down the artery, 10 Fr down the vein, tied over bumpers.", {"insertion"}),
]  # fmt: skip
FORM = """Date: 8/19/2026
Dx: ARDS
Mode: VV
Consent: by proxy
Approach: {way}
Drain: 25 Fr multistage, left femoral vein
Return: 19 Fr, right IJ
Complications: none
Operator: T. Holm, MD
{more}"""
FORMS = [
    (FORM.format(way="(x) perc, needle, Seldinger  ( ) cutdown", more="Flow 4.6, sweep 5"), {"insertion"}),
    (FORM.format(way="open", more="Flow 4.6, sweep 5"), {"insertion"}),
    (FORM.format(way="percutaneous", more="ECMO day: 4\nFlow 4.6, sweep 5"), {"daily_management"}),
    (FORM.format(way="***", more="Flow 4.6, sweep 5"), NOTHING),
    (FORM.format(way="percutaneous", more="Hemostasis: figure-of-eight suture"), NOTHING),
]  # fmt: skip
UNNAMED = [
    ("OR SHORT NOTE: DECANN CENTRAL\n59 M, post-cardiotomy VA\nAortic cannula (22) drawn, both purse-strings tied. RA 36 out, oversewn.", {"removal"}),
    (
        "Swap of a clotted line, ARDS. The old 21 Fr femoral drainage cannula was exchanged over a Lunderquist for a "
        "25 Fr multistage through the same hole.\nFitz, ECMO consultant",
        {"insertion", "removal"},
    ),
    ("The plan was V-A. An 8 mm chimney graft was sewn end-to-side to the axillary artery, a 20 Fr return cannula was placed through it and tied; 25 Fr multistage in the femoral vein by cut-down.",
     {"insertion", "graft_conduit"}),
    ("The plan is V-A if he drops again. The line was changed.", NOTHING),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"),
    [*UNITS, *FORMS, *UNNAMED, *EXCHANGED, *OTHER_SUBJECTS, *WHOSE, *OTHER_RUNS, *STARTED, *NAMED],
)
def test_what_was_done(pipeline: Pipeline, text: str, wanted: set[str]) -> None:
    assert set(read_action(pipeline(text)).values["values"]) == wanted
