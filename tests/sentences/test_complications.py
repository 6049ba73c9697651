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


HARM_AND_ITS_DENIAL = [
    (
        "missing",
        "insertion",
        "The patient was in refractory VF during the insertion of both cannulas.",
    ),
    ("missing", "insertion", "Severe bleeding diathesis. Platelets given before cannulation."),
    (
        "missing",
        "insertion",
        "Pericardial effusion with tamponade led to the arrest; the drain was placed before ECMO.",
    ),
    ("missing", "insertion", "Skin was incised and bleeding controlled with cautery."),
    ("missing", "removal", "Bleeding time was not checked. Cannula out."),
    ("missing", "removal", "The wound was inspected for bleeding after removal."),
    ("missing", "insertion", "Branches were ligated and divided."),
    (
        "missing",
        "graft_conduit",
        "After flushing the graft, air was removed and the clamp released.",
    ),
    (
        "missing",
        "vent_insertion",
        "Because of LV distension and stagnant blood with clot risk a vent was placed.",
    ),
    (
        "missing",
        "reposition",
        "The cannula was malpositioned in the hepatic vein and was drawn back.",
    ),
    (
        "missing",
        "reposition",
        "Because the tip was kinked against the wall the cannula was turned.",
    ),
    ("missing", "reposition", "Low flow and suction events were the reason for repositioning."),
    ("missing", "insertion", "Emergency CABG for dissection of the LAD after PCI."),
    ("missing", "insertion", "Type A dissection repaired; unable to wean."),
    ("missing", "initiation", "Massive hemoptysis at home, intubated, placed on ECMO."),
    ("missing", "insertion", "She had a seizure on arrival with sodium 110."),
    ("missing", "daily_management", "Stroke team signed off. Old infarct."),
    ("missing", "daily_management", "Pneumothorax unchanged on CXR, chest tube to suction."),
    ("missing", "daily_management", "Hematuria resolved."),
    ("missing", "insertion", "Distal perfusion catheter was placed to prevent limb ischemia."),
    ("missing", "insertion", "DPC placed because the leg was at risk."),
    ("missing", "insertion", "Pulseless leg was noted before cannulation from embolus."),
    ("missing", "insertion", "The artery was punctured on the first pass without hematoma."),
    (
        "missing",
        "removal",
        "There was good back bleeding from the artery after removal of the clamp.",
    ),
    ("missing", "removal", "The artery was flushed, no clot."),
    ("missing", "removal", "Some fibrin on the cannula."),
    (
        "documented",
        "insertion",
        "The second dilator caught and the vein split; a 5-0 stitch was placed.",
    ),
    (
        "documented",
        "removal",
        "The groin started to ooze after the cannula was pulled and a figure-of-eight was added.",
    ),
    (
        "documented",
        "removal",
        "On pulling the line she bradyed down to 30s, came back with atropine.",
    ),
    (
        "documented",
        "insertion",
        "The guidewire went into the artery by mistake, pressure held 10 min.",
    ),
    ("documented", "insertion", "Runs of VT as the wire tickled the ventricle."),
    ("documented", "insertion", "Some ectopy with passage of the wire, otherwise without event."),
    (
        "documented",
        "daily_management",
        "Bleeding from R IJ site since midnight, pressure dressing, heparin paused.",
    ),
    ("documented", "daily_management", "New L MCA infarct on CT, likely embolic."),
    ("documented", "daily_management", "Toes of the R foot dusky this morning, vascular to see."),
    ("documented", "daily_management", "GI bleed overnight on heparin, 3 u."),
    ("documented", "daily_management", "HIT confirmed, switched to bival."),
    ("documented", "daily_management", "Neck cannula slipped out 2 cm overnight when turned."),
    (
        "documented",
        "removal",
        "Fresh thrombus came out of the artery behind the cannula and was removed with a Fogarty.",
    ),
    (
        "documented",
        "reposition",
        "BP fell to 48 systolic while the cannula was being turned, came back with a fluid bolus.",
    ),
    ("documented", "insertion", "Proglide failed; cutdown and repair needed."),
    ("documented", "vent_insertion", "The apex tore when the purse-string was tied."),
    ("documented", "insertion", "We ran into bleeding from the back wall, packed."),
    (
        "documented",
        "insertion",
        "One hiccup: the introducer kinked and had to be changed. Otherwise smooth.",
    ),
    ("documented", "insertion", "Small pneumothorax on the film afterwards, watched."),
    (
        "documented",
        "removal",
        "Post-decannulation duplex: occlusive DVT of the right femoral vein.",
    ),
    ("documented", "removal", "A pseudoaneurysm formed at the puncture site."),
    ("documented", "initiation", "Air lock in the venous limb on start; clamped, purged."),
    ("documented", "insertion", "EVENTS: bradycardia to 35, atropine."),
    ("documented", "insertion", "Problems: vein tore, repaired."),
    ("not_done", "insertion", "I had no trouble from start to finish."),
    ("not_done", "insertion", "No hitches."),
    ("not_done", "removal", "Nothing to report by way of complications."),
    ("not_done", "removal", "It all passed off without a hitch."),
    ("not_done", "insertion", "We met with no difficulties."),
    (
        "not_done",
        "daily_management",
        "No circuit, bleeding, or limb complications since yesterday.",
    ),
    ("not_done", "insertion", "Complications? None."),
    ("not_done", "insertion", "Any complications: no"),
    ("not_done", "reposition", "There were no mishaps during the move."),
    ("not_done", "insertion", "I cannot identify any complication."),
    ("not_done", "insertion", "Adverse: none"),
    ("not_done", "removal", "No bleeding, no arrhythmia, no air."),
    ("not_done", "daily_management", "ECMO complications today: nil of note."),
    ("not_done", "insertion", "Everything went well and there were no complications whatsoever."),
    ("missing", "insertion", "Pressure was held until the bleeding stopped."),
    ("missing", "removal", "Manual pressure 20 minutes, no bleeding afterwards."),
    ("missing", "insertion", "He was cannulated in VF with compressions going."),
    ("missing", "insertion", "The patient arrested in the ED and was cannulated during CPR."),
    ("missing", "insertion", "Sharp dissection was carried down to the artery."),
    ("missing", "daily_management", "Sats fell to 80 with the sweep off."),
    ("missing", "daily_management", "MAP dropped when flows were turned down, so support goes on."),
    ("missing", "daily_management", "No new neuro events."),
    ("missing", "daily_management", "Pneumonia with pulmonary hemorrhage; indication for ECMO."),
    ("missing", "insertion", "Ruptured aortic aneurysm repaired yesterday, now cardiogenic shock."),
    ("missing", "removal", "Back-bleeding was good from both ends before the artery was closed."),
    (
        "missing",
        "insertion",
        "Hemorrhagic shock from postpartum bleeding before the cannulas went in.",
    ),
    ("missing", "insertion", "Bleeding points in the wound were cauterized."),
    ("missing", "daily_management", "Old left MCA stroke, no change."),
    (
        "missing",
        "insertion",
        "The left pneumothorax for which he has a chest tube was seen again on the film.",
    ),
    ("missing", "insertion", "He was hypotensive and hypoxic on arrival."),
    ("missing", "insertion", "The wire passed without difficulty."),
    ("missing", "initiation", "Arrested at 10:02, shocked x3 for VF, on ECMO at 10:40."),
    ("missing", "removal", "Air was evacuated from the chest and the lines were de-aired."),
    ("missing", "vent_insertion", "The ventricle was de-aired before the vent was connected."),
    (
        "missing",
        "insertion",
        "Femoral artery exposed through a groin incision; brisk bleeding back was seen on arteriotomy.",
    ),
    ("missing", "daily_management", "Seizure prophylaxis with levetiracetam."),
    ("missing", "removal", "Heparin stopped for 1 h. Hematoma precautions."),
    (
        "missing",
        "insertion",
        "The patient was taken for an emergency operation after a stroke was excluded by CT.",
    ),
]


@pytest.mark.parametrize(("status", "action", "text"), HARM_AND_ITS_DENIAL)
def test_harm_in_plain_words(
    read: Callable[..., dict[str, Any]], status: str, action: str, text: str
) -> None:
    assert read(read_complications, text, (action,))["status"] == status


OF_MANY_HANDS = [
    ("not_done", "insertion", "Uncomplicated."),
    ("not_done", "insertion", "Tolerated well, no complications."),
    ("not_done", "removal", "No immediate post-procedural complications noted."),
    ("not_done", "daily_management", "No bleeding or circuit complications."),
    ("not_done", "insertion", "COMPLICATIONS\nNone known."),
    ("not_done", "reposition", "Complications: nil apparent at time of dictation"),
    ("not_done", "insertion", "No evident complications."),
    ("not_done", "initiation", "Smooth start, no events."),
    (
        "documented",
        "insertion",
        "Complications: difficult wire passage requiring multiple attempts.",
    ),
    ("documented", "insertion", "Complication - arterial stick, held 15 min"),
    ("documented", "daily_management", "Cannula site bleed requiring suture."),
    ("documented", "daily_management", "Limb ischaemia, DPC flow improved."),
    ("documented", "daily_management", "Circuit clotted overnight and was swapped."),
    ("documented", "removal", "Groin hematoma after removal."),
    ("documented", "insertion", "RV perforated by the wire; pericardial drain placed."),
    ("missing", "insertion", "Patient tolerated procedure."),
    ("missing", "daily_management", "No overnight events."),
    ("missing", "daily_management", "Bleeding: none at sites."),
    ("missing", "daily_management", "Delirium, CAM positive."),
    ("missing", "daily_management", "AKI on CRRT."),
    ("missing", "insertion", "AF with RVR on arrival, cardioverted before cannulation."),
    ("missing", "insertion", "Post-op day 1 CABG, arrested, VF shocked x4, cannulated."),
    ("missing", "removal", "Hb 8.2 from 9."),
    ("missing", "insertion", "History of DVT of the left leg, so right femoral used."),
    (
        "missing",
        "insertion",
        "Thrombus in the left IJ was seen on ultrasound, so the right was used.",
    ),
    ("missing", "insertion", "Both femoral arteries were small and calcified."),
    ("missing", "insertion", "Acute massive PE with clot in the main PA."),
    (
        "missing",
        "daily_management",
        "Day 4 for ARDS after traumatic pneumothorax and lung contusions.",
    ),
    ("missing", "initiation", "Amniotic fluid embolism with hemorrhage, massive transfusion."),
    ("not_done", "initiation", "Smooth start, no events."),
    ("not_done", "daily_management", "Complications of ECMO: none to date"),
    ("not_done", "daily_management", "ECMO day 4, no complications so far."),
    ("not_done", "daily_management", "No ECMO complications."),
    ("not_done", "daily_management", "No bleeding, stroke, or limb ischemia."),
    ("documented", "daily_management", "Complications: R groin hematoma (stable), HIT neg."),
    ("documented", "daily_management", "Run c/b L leg compartment syndrome s/p fasciotomies."),
    ("documented", "daily_management", "Ongoing bleeding from the right groin cannula, 2 u PRBC."),
    ("documented", "daily_management", "Heme: oozing from cannula sites, heparin held"),
    ("documented", "daily_management", "Neuro: ICH found on CT this morning, heparin stopped."),
    ("documented", "daily_management", "Hemolysis with pfHb 80, pump head changed."),
    ("documented", "daily_management", "Recurrent GIB on ECMO, scoped again."),
    ("documented", "daily_management", "New DVT in the RIJ around the cannula."),
    ("missing", "daily_management", "Known ICH from the initial trauma, no change."),
    ("missing", "daily_management", "Chest tube for the pneumothorax he came with, no leak."),
    ("missing", "daily_management", "Indication: PE with arrest. Day 2."),
    ("missing", "daily_management", "Hgb stable, no transfusion."),
    ("missing", "daily_management", "Pulses present in both feet, warm."),
    ("missing", "daily_management", "Moderate clear secretions."),
    ("missing", "daily_management", "Circuit inspected, no clots."),
    ("missing", "daily_management", "Oxygenator: no fibrin, good color change."),
    ("missing", "daily_management", "Feet warm, no swelling, dressings dry."),
    ("missing", "daily_management", "Seizure disorder on Keppra."),
    ("missing", "daily_management", "Suction events when turned, volume given."),
    ("missing", "daily_management", "S/p thrombectomy for PE before ECMO."),
    ("documented", "insertion", "Wire perforated the SVC, tamponade, drained 400 mL."),
    ("documented", "insertion", "The first wire went retroperitoneal and was removed."),
    ("documented", "removal", "Intraoperative arrest on clamping, CPR 2 min."),
    ("documented", "removal", "Artery thrombosed after repair, taken back for embolectomy."),
    (
        "documented",
        "vent_insertion",
        "Bleeding from the apex needed three extra pledgeted stitches.",
    ),
    ("documented", "insertion", "Hemothorax from the subclavian stick."),
    ("documented", "insertion", "Cannulation was difficult and the femoral vein was torn."),
    ("not_done", "removal", "Decannulation was straightforward with no complications."),
    (
        "not_done",
        "vent_insertion",
        "There were no apparent complications at the conclusion of the case.",
    ),
    ("not_done", "insertion", "The patient suffered no complications."),
    ("not_done", "insertion", "Complications - 0."),
    ("not_done", "insertion", "Compl'ns: nil"),
    ("not_done", "insertion", "Without complication."),
    (
        "missing",
        "insertion",
        "The patient remained hypotensive during cannulation and was given epinephrine.",
    ),
    ("missing", "insertion", "Cardiac arrest during transport, ECPR performed."),
    ("missing", "insertion", "Compressions held briefly during cannulation."),
    (
        "missing",
        "insertion",
        "A hematoma from previous attempts by the outside hospital was present on the left, so the right was used.",
    ),
    ("missing", "graft_conduit", "The anastomosis was tested and was hemostatic."),
    ("missing", "removal", "The cannula tip was free of clot."),
    ("missing", "removal", "Fogarty passed, no clot returned."),
]


@pytest.mark.parametrize(("status", "actions", "text"), OF_MANY_HANDS)
def test_of_many_hands(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_complications, text, tuple(actions.split(",")))["status"] == status


IN_YET_OTHER_WORDS = [
    ("not_done", "daily_management", "No circuit complications in the past 12 hours."),
    (
        "documented",
        "removal",
        "On pulling the cannula the plug failed; heavy bleeding required open repair.",
    ),
    ("documented", "initiation", "Short run of VF as she went on, shocked once."),
    ("documented", "daily_management", "CT brain today: small right parietal SDH."),
    ("documented", "insertion", "Haemothorax followed the second attempt and was drained."),
    ("documented", "vent_removal", "Complicated by AF while the apex was lifted, cardioverted."),
    (
        "missing",
        "initiation",
        "His valve replacement last month was complicated by a stroke. VA ECMO begun.",
    ),
    ("unfilled", "initiation", "There were {no/the following} complications."),
    ("missing", "daily_management", "Older brother bled on ECMO; the family is afraid."),
    ("not_done", "insertion", "Bleeding: none\nLimb ischemia: none"),
    ("not_done", "daily_management", "Hemolysis - nil. Thrombosis - nil."),
    (
        "not_done",
        "daily_management",
        "There is nothing new in terms of bleeding, limb or circuit trouble.",
    ),
    ("not_done", "removal", "Untoward: absolutely none."),
    ("not_done", "reposition", "Problems on the table: we had none."),
    ("not_done", "insertion", "Complications have not occurred."),
    ("documented", "removal", "Untoward: brief bradycardia, atropine once."),
    ("documented", "removal", "Innominate vein oozing caught with a stitch, 300 mL lost."),
    ("documented", "insertion", "Complications: none apart from a small nick of the pleura."),
    (
        "documented",
        "insertion",
        "A bleeder of the neck wound had to be clipped. No other problems.",
    ),
    ("not_done", "removal", "Any issues? None"),
    ("not_done", "removal", "Muscle flap for cover, three layers.\nComplications: none"),
    ("missing", "removal", "Old organised thrombus in the stump of the vein was left."),
    ("missing", "insertion", "Limb ischemia will be watched for."),
    ("missing", "daily_management", "Not a problem of beds, we have two."),
    ("documented", "daily_management", "Self-limited oozing at the groin cannula, stitched."),
    ("not_done", "removal", "Adverse events: bleed N | dissection N | embolus N"),
    ("not_done", "insertion", "EBL 20 NO COMPLICATIONS\nCHEST TUBES AS BEFORE"),
    ("not_done", "insertion", "Fasciotomy of the leg was completed.\nComplications: none"),
]


@pytest.mark.parametrize(("status", "actions", "text"), IN_YET_OTHER_WORDS)
def test_in_yet_other_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_complications, text, tuple(actions.split(",")))["status"] == status


AS_OTHERS_WRITE = [
    (
        "documented",
        "insertion",
        "The first wire pass went into the carotid; needle out, pressure, no sequelae.",
    ),
    ("documented", "insertion", "Femoral artery back-walled once, pressure held 5 minutes."),
    (
        "documented",
        "insertion",
        "Guidewire kinked in the vein and had to be exchanged after a small tear of the vessel.",
    ),
    ("documented", "removal", "Pulling the arterial cannula left an intimal flap, tacked down."),
    (
        "documented",
        "removal",
        "The patient lost 600 mL at the groin before the clamp was on; transfused two units.",
    ),
    ("not_done", "removal", "Everything came out clean, with no mishap."),
    ("not_done", "removal", "The procedure was well tolerated and free of complications."),
    ("not_done", "insertion", "Complications encountered: 0"),
    ("not_done", "insertion", "Intraop events: nil of note"),
    ("not_done", "insertion", "Adverse outcomes - none"),
    ("not_done", "insertion", "I noted no complication at any stage."),
    ("not_done", "insertion", "Without complication, the cannulae were placed."),
    ("not_done", "insertion", "Cannulation itself passed off without a problem."),
    (
        "not_done",
        "daily_management",
        "No bleeding, clotting, or neurologic events on circuit so far.",
    ),
    ("not_done", "daily_management", "ECMO complications to date: none."),
    ("not_done", "daily_management", "Complications of ECLS: none identified."),
    (
        "documented",
        "daily_management",
        "New left MCA stroke on CT this morning; neurology following.",
    ),
    (
        "documented",
        "daily_management",
        "Oozing from both cannula sites overnight, packed with surgicel.",
    ),
    ("documented", "daily_management", "Cannula site bleeding needing 2 units."),
    ("documented", "daily_management", "Oxygenator clotted at 3 am and was changed."),
    ("documented", "daily_management", "HIT confirmed, switched to argatroban."),
    (
        "documented",
        "daily_management",
        "Right leg ischemia since last night, reperfusion cannula added.",
    ),
    ("not_done", "reposition", "No ectopy or hypotension with the move. No complications."),
    (
        "documented",
        "reposition",
        "Brief run of SVT when the tip crossed the tricuspid valve, settled by itself.",
    ),
    ("not_done", "initiation", "Went on pump smoothly with no untoward events."),
    ("documented", "vent_insertion", "Apex tore when the string was tied; two more pledgets."),
    (
        "documented",
        "graft_conduit",
        "Anastomosis bled after flow was opened and took three repair stitches.",
    ),
    ("missing", "insertion", "We discussed bleeding, stroke and death with the family."),
    ("missing", "insertion", "CT head showed an old stroke. Cannulas placed."),
    ("missing", "daily_management", "Watch for limb ischemia and hemolysis."),
]


@pytest.mark.parametrize(("status", "actions", "text"), AS_OTHERS_WRITE)
def test_as_others_write(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_complications, text, tuple(actions.split(",")))["status"] == status


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


TOLD_BY_RESULT = [
    ("daily_management", "documented", "Left side no longer moves; MCA territory dark on CT."),
    ("insertion", "documented", "On the film the left lung was down, pigtail placed."),
    (
        "insertion",
        "documented",
        "First pass gave bright red, pulsatile blood; needle removed and pressure held, then the vein was found.",
    ),
    (
        "insertion",
        "missing",
        "First pass gave bright red, pulsatile blood and the wire slid up the artery.",
    ),
    ("reposition", "documented", "While being turned the cannula fell clean out of the groin."),
    ("removal", "missing", "The cannula was pulled out of the groin and pressure held."),
    (
        "daily_management",
        "documented",
        "Right pupil blew before dawn. CT: frontal haemorrhage with midline shift.",
    ),
    ("daily_management", "documented", "New anisocoria overnight and a lobar bleed."),
    ("daily_management", "documented", "Leg swollen. Surgeons released all four compartments."),
    ("daily_management", "documented", "New woody calf since midnight, leg tight."),
    ("daily_management", "documented", "Fingers of that hand have gone black."),
    ("daily_management", "documented", "Plasma free Hb 120, urine cola coloured."),
    ("daily_management", "missing", "Urine clear yellow, Hb 92."),
    ("daily_management", "documented", "PF4 antibodies came back positive."),
    ("daily_management", "documented", "Emergency change-out of the membrane at 03:00."),
    ("daily_management", "documented", "Extensive fibrin over the whole face of the lung."),
    (
        "insertion",
        "documented",
        "Intima lifted under the cannula; the flap was tacked down with 7-0.",
    ),
    ("insertion", "documented", "CT: contrast leaking from the iliac."),
    ("insertion", "documented", "The lung was nicked on the way in, stapled."),
    ("removal", "documented", "The ProGlide did not hold and the artery was opened."),
    ("removal", "documented", "That evening we went back in for clot."),
    ("removal", "documented", "The tamponade recurred in the night."),
    ("insertion", "not_done", "Untoward incidents during cannulation? No"),
    ("insertion", "not_done", "Untoward occurrences during the case: none"),
    ("insertion", "not_done", "Early cxns: nil"),
    ("insertion", "unfilled", "Complications: (None / Other: ____ )"),
    (
        "initiation",
        "missing",
        "Postpartum course marked by seizures and haemorrhage. VA commenced at 03:10.",
    ),
    ("daily_management", "missing", "Please call us for bleeding or clots. Flow 4.0, sweep 3."),
]


@pytest.mark.parametrize(("action", "status", "text"), TOLD_BY_RESULT)
def test_told_by_result(read, action, status, text):
    assert read(read_complications, text, frozenset((action,)))["status"] == status
