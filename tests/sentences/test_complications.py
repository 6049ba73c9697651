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


EVERYDAY_WORDS = [
    ("not_done", "insertion", "All went smoothly."),
    ("not_done", "insertion", "no drama"),
    ("not_done", "insertion", "Nothing to report in the way of complications."),
    ("not_done", "insertion", "complications - none"),
    ("not_done", "insertion", "Cx: nil"),
    ("not_done", "insertion", "There were no issues."),
    ("not_done", "insertion", "Procedure went without a hitch."),
    ("not_done", "insertion", "No immediate problems."),
    ("not_done", "removal", "Uneventful decannulation."),
    ("not_done", "removal", "No bleeding, no hematoma, foot warm, no other problems."),
    ("not_done", "daily_management", "No complications of ECMO today."),
    ("not_done", "daily_management", "ECMO complications: none"),
    ("not_done", "daily_management", "No bleeding, clotting, or limb issues on the circuit."),
    ("not_done", "insertion", "tolerated well, no complications"),
    ("not_done", "insertion", "Adverse events: none."),
    ("documented", "insertion", "Artery went into spasm and tore; vascular repaired it."),
    ("documented", "insertion", "Wire perforated the RA, tamponade drained."),
    ("documented", "insertion", "Lost the wire, small retroperitoneal bleed."),
    ("documented", "insertion", "Groin haematoma 6 cm."),
    ("documented", "insertion", "Arrested during dilatation, 2 min CPR."),
    ("documented", "insertion", "First stick went into the artery, pressure held."),
    (
        "documented",
        "insertion",
        "The leg went white after the arterial cannula, so a distal perfusion line was put in.",
    ),
    ("documented", "insertion", "Posterior wall was punctured, repaired with 6-0."),
    ("documented", "insertion", "Went into VF on wiring, shocked once."),
    ("documented", "daily_management", "Bleeding from the neck site overnight, packed twice."),
    ("documented", "daily_management", "Oxygenator clotted, swapped."),
    ("documented", "daily_management", "Hemolysis, plasma Hb 90."),
    ("documented", "daily_management", "New ICH on CT head."),
    ("documented", "daily_management", "Blown pupil this morning, CT shows a big bleed."),
    ("documented", "daily_management", "Cannula site oozing, two units."),
    ("documented", "daily_management", "HIT screen positive, switched to bival."),
    ("documented", "daily_management", "Leg ischaemia, fasciotomy yesterday."),
    ("documented", "daily_management", "GI bleed, scope done."),
    ("documented", "daily_management", "Gram negative line sepsis, day 8."),
    ("documented", "daily_management", "Seizures on EEG."),
    ("documented", "removal", "Brisk bleeding when the cannula came out, needed cutdown."),
    ("documented", "removal", "Big clot in the femoral vein on the duplex after."),
    ("documented", "removal", "Artery was stenosed after repair, had to redo it."),
    ("documented", "removal", "foot pulseless post pull, embolectomy"),
    ("documented", "reposition", "Went into AF as the cannula moved, cardioverted."),
    ("documented", "reposition", "bleeding round the site after, extra stitch"),
    ("missing", "insertion", "Risks of bleeding, stroke and death discussed."),
    ("missing", "insertion", "Watch for leg ischemia."),
    ("missing", "daily_management", "Sites clean and dry."),
    ("missing", "insertion", "He had bled at the outside hospital from an ulcer years ago."),
    ("missing", "daily_management", "Hgb 9, plts 80."),
    ("missing", "daily_management", "Pantoprazole against GI bleed."),
    ("missing", "daily_management", "No GI bleed, no melaena."),
    ("missing", "insertion", "Air was bumped out of the line with saline before we joined it."),
    (
        "missing",
        "insertion",
        "The needle went into the artery with a good flash and the wire passed.",
    ),
    ("documented", "daily_management", "The left groin has not stopped oozing all day."),
    ("not_done", "removal", "Decannulation went off without problems."),
    ("not_done", "insertion", "Uneventful."),
    ("not_done", "insertion", "Straightforward cannulation, no dramas."),
    ("not_done", "insertion", "The procedure was well tolerated and free of complication."),
    ("not_done", "insertion", "Pt tolerated the procedure well with no immediate cx."),
    ("not_done", "insertion", "Nil complications."),
    ("not_done", "insertion", "Nil comps."),
    ("not_done", "insertion", "Complications - not any"),
    ("not_done", "insertion", "Complications: none immediate, groin soft."),
    ("not_done", "insertion", "Complications (immediate): 0"),
    ("not_done", "insertion", "Complications/Adverse events: none reported"),
    ("not_done", "insertion", "There were no peri-procedural complications of note."),
    ("not_done", "insertion", "No procedure-related morbidity."),
    ("not_done", "removal", "The whole procedure passed off smoothly without complication."),
    ("not_done", "insertion", "Everything went to plan."),
    ("not_done", "insertion", "All went according to plan, nothing to report."),
    ("not_done", "insertion", "Clean cannulation, no trouble at all."),
    ("not_done", "insertion", "He came through it well and without mishap."),
    ("not_done", "insertion", "The child tolerated the whole thing without event."),
    ("not_done", "initiation", "She went onto support without a problem."),
    ("not_done", "initiation", "Transition to ECMO was smooth and uneventful."),
    ("not_done", "initiation", "Initiation of bypass uneventful."),
    ("not_done", "vent_insertion", "Vent placement uncomplicated."),
    (
        "not_done",
        "reposition",
        "Manoeuvre was tolerated without any instability or other complication.",
    ),
    ("not_done", "reposition", "Adjustment made without incident."),
    ("not_done", "insertion", "No intraoperative or immediate postoperative complications."),
    ("not_done", "insertion", "No intra-op complications, EBL minimal."),
    ("not_done", "insertion", "Intraoperative complications: no"),
    ("not_done", "insertion", "Any complications? No"),
    ("not_done", "insertion", "Complications:    None known at time of dictation"),
    ("not_done", "insertion", "Complications......nil"),
    ("not_done", "insertion", "Were there complications: No."),
    ("not_done", "insertion", "COMPLICATION(S): NONE"),
    ("not_done", "insertion", "Surgical complications: NIL OF NOTE"),
    ("not_done", "insertion", "Immediate complications: Nil significant"),
    ("not_done", "insertion", "Post-procedure complications: none apparent, distal pulses intact"),
    ("not_done", "insertion", "Complications: None. EBL: 50 mL."),
    ("not_done", "insertion", "Comps: nil."),
    ("not_done", "insertion", "Complications -> none"),
    ("not_done", "insertion", "Issues: nil"),
    ("not_done", "insertion", "Problems during procedure: none"),
    ("not_done", "insertion", "Adverse outcome: none"),
    ("not_done", "insertion", "Untoward: nil"),
    ("not_done", "insertion", "Incidents - none to record"),
    ("not_done", "insertion", "Procedure-related AEs: none"),
    ("not_done", "insertion", "AE: none"),
    ("not_done", "insertion", "No AEs."),
    ("not_done", "insertion", "No adverse occurrences."),
    ("not_done", "insertion", "There were no intraoperative mishaps."),
    ("not_done", "insertion", "I encountered no difficulty and no complication."),
    ("not_done", "insertion", "Without complications or difficulty both cannulas were placed."),
    ("not_done", "insertion", "No complications identified on completion angiogram."),
    ("not_done", "insertion", "To the best of my knowledge there was no complication."),
    ("not_done", "insertion", "No acute complications noted at bedside."),
    ("not_done", "insertion", "No bleeding, no hematoma, no dissection, no limb compromise."),
    ("not_done", "insertion", "No vascular injury, air embolus or bleeding occurred."),
    ("not_done", "removal", "No bleeding or haematoma, foot warm with good pulses. Nil else."),
    ("not_done", "removal", "Haemostasis secure, foot warm, no complications to declare."),
    ("not_done", "removal", "No immediate or apparent complication arose."),
    ("not_done", "insertion", "He tolerated this well. No complications."),
    (
        "not_done",
        "insertion",
        "Procedure completed without complication and the patient left in stable condition.",
    ),
    ("not_done", "insertion", "Successful, uncomplicated dual-site VV cannulation."),
    ("not_done", "insertion", "Uncomplicated bifemoral VV cannulation by Seldinger technique."),
    ("not_done", "insertion", "Uncomplicated US-guided insertion."),
    ("not_done", "removal", "Uncomplicated bedside decannulation of a 31 Fr catheter."),
    ("not_done", "insertion", "Lines went in uneventfully."),
    ("not_done", "insertion", "Both cannulae were inserted with no issues."),
    ("not_done", "insertion", "25F and 17F placed, no issues."),
    ("not_done", "insertion", "Cannulas in w/o issue."),
    ("not_done", "insertion", "Placed w/out incident."),
    ("not_done", "insertion", "Went smoothly."),
    ("not_done", "insertion", "Smooth cannulation."),
    ("not_done", "insertion", "Smooth decannulation, haemostasis at 20 min."),
    ("not_done", "insertion", "Nothing went amiss during insertion."),
    ("not_done", "insertion", "No problems encountered."),
    ("not_done", "insertion", "No difficulties encountered during the procedure."),
    ("not_done", "insertion", "No issues intra-op."),
    ("not_done", "insertion", "No trouble getting in, no trouble getting on."),
    ("not_done", "insertion", "No surprises."),
    ("not_done", "insertion", "Not complicated by bleeding or injury."),
    ("not_done", "insertion", "The procedure was not associated with any complications."),
    ("not_done", "insertion", "Cannulation was accomplished without untoward event."),
    ("not_done", "insertion", "The baby tolerated cannulation with no untoward effects."),
    ("not_done", "insertion", "No technical complications."),
    ("not_done", "insertion", "Technically uncomplicated."),
    ("not_done", "insertion", "The case proceeded uneventfully."),
    ("not_done", "insertion", "Conduct of the procedure was uneventful."),
    ("not_done", "insertion", "Otherwise uneventful procedure."),
    ("not_done", "insertion", "Insertion otherwise uncomplicated."),
    ("not_done", "daily_management", "No complications related to ECMO today."),
    ("not_done", "daily_management", "ECMO complications: none so far"),
    ("not_done", "daily_management", "Uncomplicated run so far."),
    ("not_done", "daily_management", "Run remains uncomplicated at day 6."),
    ("not_done", "daily_management", "ECLS complications overnight: nil"),
    ("not_done", "daily_management", "Circuit/cannula complications: none."),
    ("not_done", "daily_management", "No bleeding or thrombotic complications on ECMO."),
    ("not_done", "daily_management", "No new complications."),
    ("not_done", "daily_management", "No bleeding, no hemolysis, no limb ischemia on support."),
    ("not_done", "daily_management", "No haemorrhagic, thrombotic or neurological complications."),
    ("not_done", "daily_management", "Free of ECMO complications."),
    ("not_done", "daily_management", "Complications of support so far: none."),
    ("not_done", "daily_management", "Complications: nil new"),
    ("not_done", "daily_management", "No circuit or patient complications in the past day."),
    ("not_done", "vent_removal", "Vent came out without trouble."),
    ("not_done", "vent_removal", "Vent withdrawn, no complications."),
    ("not_done", "graft_conduit", "Graft sewn without incident."),
    ("not_done", "insertion", "Pt tol procedure well, no comp."),
    ("not_done", "insertion", "Tolerated well w/o complication"),
    ("not_done", "insertion", "tol well, no cx's"),
    ("not_done", "insertion", "Complications: Ø"),
    ("not_done", "insertion", "Complications: nothing untoward"),
    ("not_done", "insertion", "Complications: nothing to note"),
    ("not_done", "insertion", "Complications: did not occur"),
    ("not_done", "insertion", "Complications: denies"),
    ("not_done", "insertion", "Complications: none, pulses present distally, no hematoma"),
    ("not_done", "insertion", "Complications: no immediate; CXR pending"),
    ("not_done", "insertion", 'Complications: "None"'),
    ("not_done", "insertion", "Complications: patient tolerated procedure well"),
    (
        "not_done",
        "removal",
        "Recovery from the procedure was uneventful and there was no bleeding.",
    ),
    ("not_done", "initiation", "Ramped flow up uneventfully to 4.2."),
    ("not_done", "insertion", "no immed compl"),
    ("not_done", "insertion", "No immediate procedural complications were observed."),
    ("not_done", "insertion", "no probs"),
    ("not_done", "insertion", "no problems with insertion"),
    ("not_done", "insertion", "no dramas"),
    ("not_done", "insertion", "Nothing untoward happened at any stage."),
    ("not_done", "insertion", "At no stage were there any complications."),
    ("not_done", "insertion", "At no time did a complication occur."),
    ("not_done", "insertion", "We had no complications."),
    ("not_done", "insertion", "Insertion was free from complication."),
    ("not_done", "insertion", "Absent complications, he was returned to the ICU."),
    ("not_done", "insertion", "The procedure concluded with no complication having occurred."),
    (
        "not_done",
        "insertion",
        "He tolerated cannulation well, hemodynamically stable throughout, no complications.",
    ),
    ("not_done", "insertion", "Good result, no complications evident."),
    ("not_done", "insertion", "Cannulation performed. Nil issues."),
    (
        "documented",
        "insertion",
        "The guidewire tracked into a branch and the vessel was perforated; covered stent by IR.",
    ),
    (
        "documented",
        "insertion",
        "During dilation the back wall gave and we had a retroperitoneal bleed.",
    ),
    ("documented", "insertion", "Small tear in the RA appendage, oversewn with 5-0 Prolene."),
    ("documented", "insertion", "Cannulation complicated by arterial dissection."),
    ("documented", "insertion", "Complicated by VF during wire passage, one shock, ROSC."),
    (
        "documented",
        "insertion",
        "The procedure was complicated by bleeding from the arteriotomy requiring 2 units.",
    ),
    (
        "documented",
        "insertion",
        "Leg went cold and mottled after the arterial cannula went in; DPC placed.",
    ),
    ("documented", "insertion", "Absent pedal signals post cannulation, reperfusion line added."),
    ("documented", "insertion", "Right leg became ischaemic, so an antegrade line was put in."),
    ("documented", "insertion", "We nicked the saphenous and had to ligate it."),
    (
        "documented",
        "insertion",
        "There was a fair bit of oozing from the skin around the cannula, controlled with a purse string.",
    ),
    ("documented", "insertion", "Needle struck the carotid on the first pass, pressure for 5 min."),
    ("documented", "insertion", "Accidental carotid stick with the finder needle, no haematoma."),
    ("documented", "insertion", "Left pneumothorax on the post-procedure film, drain placed."),
    ("documented", "insertion", "Post-procedure CXR shows new right apical pneumothorax."),
    (
        "documented",
        "insertion",
        "Echo after cannulation shows new pericardial effusion with RV collapse; drained 300 mL.",
    ),
    ("documented", "insertion", "Two runs of VT with wire in RV, self resolved."),
    ("documented", "insertion", "Transient AF with wire manipulation, cardioverted."),
    ("documented", "initiation", "He arrested as we started flow, two rounds of epi."),
    ("documented", "initiation", "On going on, profound hypotension to 35 systolic for 3 min."),
    (
        "documented",
        "initiation",
        "Air in the return limb at start, clamped and de-aired, 90 seconds off.",
    ),
    ("documented", "removal", "Femoral artery thrombosed at decannulation, Fogarty embolectomy."),
    ("documented", "removal", "Perclose failed, surgical cutdown and repair."),
    ("documented", "removal", "Closure device failure with bleeding, converted to open repair."),
    ("documented", "removal", "Persistent ooze despite 40 min pressure, needed a figure of eight."),
    ("documented", "removal", "Pseudoaneurysm on duplex post removal."),
    ("documented", "removal", "Groin haematoma 4 cm, soft, observed."),
    ("documented", "removal", "Duplex post decannulation: DVT in the right IJ."),
    ("documented", "removal", "US shows cannula-associated DVT."),
    ("documented", "removal", "Venous cannula fractured on removal, fragment snared."),
    ("documented", "removal", "Bled from the neck 2 h later, re-explored."),
    (
        "documented",
        "removal",
        "Lost the pulse in the foot after removal; taken back for thrombectomy.",
    ),
    ("documented", "daily_management", "Bleeding from left groin overnight, 2 PRBC."),
    (
        "documented",
        "daily_management",
        "Ongoing ooze from the tracheostomy and cannula sites, heparin off.",
    ),
    ("documented", "daily_management", "Epistaxis packed by ENT."),
    ("documented", "daily_management", "Upper GI bleed on day 6 of ECMO, scoped, clipped."),
    ("documented", "daily_management", "CT head: right parietal haemorrhage, heparin stopped."),
    ("documented", "daily_management", "HUS shows new grade II IVH."),
    ("documented", "daily_management", "Melaena x2 today, Hb 92 to 71."),
    ("documented", "daily_management", "Plasma free Hb 88, urine dark: haemolysis."),
    ("documented", "daily_management", "Circuit changed this morning for clot burden."),
    (
        "documented",
        "daily_management",
        "Oxygenator changed out for rising delta P and poor gas transfer.",
    ),
    ("documented", "daily_management", "HIT confirmed, bivalirudin."),
    ("documented", "daily_management", "Left foot dusky, vascular consulted."),
    ("documented", "daily_management", "Cannula site cellulitis, started vancomycin."),
    ("documented", "daily_management", "Candida from blood culture off the circuit."),
    ("documented", "daily_management", "VAP on day 8, started meropenem."),
    ("documented", "daily_management", "AKI on ECMO, CRRT commenced via the circuit."),
    ("documented", "daily_management", "New AKI, oliguric, started CVVH."),
    ("documented", "daily_management", "Seizure at 0400, loaded with levetiracetam."),
    ("documented", "daily_management", "Subclinical seizures on EEG."),
    ("documented", "daily_management", "Acute stroke on CT, left MCA."),
    (
        "documented",
        "daily_management",
        "Air alarm and pump stop at 0320, hand cranked, back on within a minute.",
    ),
    ("documented", "daily_management", "Pump head thrombosis with haemolysis."),
    ("documented", "daily_management", "Harlequin: right hand sats 74."),
    (
        "documented",
        "daily_management",
        "Pulmonary haemorrhage since last night, tube full of blood.",
    ),
    ("documented", "daily_management", "Tamponade overnight, chest reopened."),
    ("documented", "daily_management", "Mediastinal bleeding 300/h, re-explored at the bedside."),
    ("documented", "daily_management", "Abdominal compartment syndrome, decompressive laparotomy."),
    ("documented", "daily_management", "Cannula migrated 4 cm out during turning, flows fell."),
    (
        "documented",
        "daily_management",
        "The return cannula backed out with bleeding from the side hole.",
    ),
    ("documented", "daily_management", "Retroperitoneal haematoma, coil embolisation."),
    ("documented", "daily_management", "Aortic root thrombus on today's echo."),
    ("documented", "daily_management", "LV thrombus has formed since going on."),
    ("documented", "daily_management", "Heparin-induced thrombocytopenia with platelets of 28."),
    ("documented", "daily_management", "Haematuria with clots, irrigation started."),
    ("documented", "daily_management", "Toes of the left foot have gone black."),
    ("documented", "daily_management", "Thigh compartments tense, fasciotomies by vascular."),
    ("documented", "daily_management", "Unplanned circuit exchange at 0500."),
    ("documented", "daily_management", "Complications: AKI on CRRT, HIT"),
    (
        "documented",
        "daily_management",
        "ECMO complications to date: L MCA stroke (d3), oxygenator change (d5)",
    ),
    ("documented", "daily_management", "Complications: 1) GI bleed 2) PTX"),
    (
        "documented",
        "vent_insertion",
        "LV perforated at the septum by the vent, repaired on pledgets.",
    ),
    ("documented", "vent_insertion", "Vent site bleeding, extra pledgeted suture."),
    (
        "documented",
        "vent_insertion",
        "Tore the LAA a little getting the snare down; two more stitches.",
    ),
    (
        "documented",
        "vent_insertion",
        "Air aspirated into the LV when the vent was opened to atmosphere.",
    ),
    (
        "documented",
        "reposition",
        "On pulling back, the suture cut and bleeding followed, re-sutured.",
    ),
    (
        "documented",
        "reposition",
        "Flow was lost for 40 seconds with sats to 50 during the manoeuvre.",
    ),
    ("documented", "reposition", "Bradycardia to 40 with the pull-back, atropine."),
    ("documented", "insertion", "Complications: ooze"),
    ("documented", "insertion", "Complications: yes - see below. Venous tear, repaired."),
    ("documented", "insertion", "Complications - R femoral artery spasm"),
    ("documented", "insertion", "Complications: kinked wire, had to restart"),
    ("documented", "insertion", "No complications other than a small haematoma."),
    ("documented", "insertion", "Nil complications apart from a brief run of SVT."),
    ("documented", "insertion", "Apart from a nick in the vein needing a 6-0 stitch, uneventful."),
    ("documented", "insertion", "Save for some bleeding at the neck, no problems."),
    (
        "documented",
        "insertion",
        "Uneventful but for a short period of asystole as the wire went down.",
    ),
    (
        "documented",
        "insertion",
        "There was one complication, a through-and-through puncture of the femoral artery.",
    ),
    ("documented", "insertion", "No major complications; minor bleeding from skin edge stitched."),
    ("documented", "insertion", "One minor complication: wire-induced ectopy."),
    (
        "documented",
        "insertion",
        "The innominate vein was lacerated by the dilator, needing sternotomy.",
    ),
    (
        "documented",
        "insertion",
        "We had trouble with bleeding around the arterial cannula until a second purse string went on.",
    ),
    ("documented", "insertion", "Difficult to pass the 25 Fr, the vein tore and we lost 400 mL."),
    ("documented", "insertion", "Distal dissection flap, true lumen compromised."),
    (
        "documented",
        "insertion",
        "Cannula found to be in the hepatic vein / IVC branch with perforation of liver capsule.",
    ),
    ("documented", "insertion", "Wire loss into IVC, retrieved by snare."),
    ("documented", "insertion", "Unfortunately the carotid tore proximally."),
    ("missing", "daily_management", "Plan: monitor for bleeding and limb ischemia."),
    ("missing", "daily_management", "High risk of intracranial haemorrhage."),
    (
        "missing",
        "insertion",
        "Risks including bleeding, stroke, limb loss and death were explained.",
    ),
    ("missing", "insertion", "Indication: massive haemoptysis with hypoxic failure."),
    ("missing", "insertion", "She arrested at home; CPR 40 minutes."),
    ("missing", "insertion", "He had VF arrest and was shocked 5 times."),
    ("missing", "insertion", "Post-op day 3 after bowel perforation and septic shock."),
    ("missing", "insertion", "History of stroke in 2019 and GI bleed."),
    ("missing", "insertion", "RV failure after massive PE with clot in transit."),
    ("missing", "insertion", "Hypotensive on three pressors, lactate 12."),
    ("missing", "insertion", "AKI on admission, on CRRT before cannulation."),
    ("missing", "initiation", "Bradycardic arrest before initiation."),
    ("missing", "insertion", "Bilateral pneumothoraces with chest drains before ECMO."),
    ("missing", "daily_management", "Cannula sites clean, dry, intact."),
    ("missing", "daily_management", "No bleeding."),
    ("missing", "daily_management", "Head CT negative."),
    ("missing", "daily_management", "CRRT continues for AKI present on arrival."),
    ("missing", "daily_management", "Pneumonia improving on ceftriaxone."),
    ("missing", "daily_management", "AF rate controlled on amiodarone."),
    ("missing", "daily_management", "Check for hemolysis daily with LDH."),
    ("missing", "daily_management", "Watch left foot, NIRS 65."),
    ("missing", "daily_management", "If bleeding recurs hold heparin."),
    ("missing", "daily_management", "Uneventful night."),
    ("missing", "daily_management", "No acute events overnight."),
    ("missing", "insertion", "Pregnancy complicated by pre-eclampsia."),
    ("missing", "insertion", "His course was complicated by pneumonia and ARDS."),
    ("missing", "insertion", "CABG complicated by low output syndrome."),
    ("missing", "insertion", "Uneventful pregnancy and delivery."),
    ("missing", "insertion", "Intubated uneventfully at 03:00."),
    ("missing", "insertion", "Anaesthesia was induced without problems."),
    ("missing", "insertion", "Complications will be watched for."),
    ("missing", "insertion", "An uneventful central line insertion preceded this."),
    ("missing", "insertion", "Dressing applied. Hemostasis good."),
    ("missing", "daily_management", "Tolerating feeds without issues."),
    ("missing", "daily_management", "Lines: no issues."),
    ("missing", "daily_management", "Abdomen soft, no bleeding from NG."),
    ("missing", "daily_management", "Skin: no issues."),
    ("missing", "daily_management", "Sedation: no problems overnight."),
    ("missing", "removal", "Uncomplicated respiratory wean over three days."),
    ("unfilled", "insertion", "Complications: [ ] none [ ] bleeding [ ] other"),
    ("unfilled", "insertion", "Complications: {none/describe:12345}"),
    ("missing", "insertion", "Air was carefully excluded and connections made wet to wet."),
    ("missing", "insertion", "The needle was flushed to avoid air embolism."),
    ("missing", "insertion", "Wire was passed, no resistance."),
    ("missing", "insertion", "Drapes torn down, dressings on."),
    ("missing", "insertion", "A 1 cm tear-away sheath was used."),
    ("missing", "daily_management", "Sister had a stroke."),
    ("missing", "daily_management", "Bed 4 had a circuit change overnight."),
    ("missing", "removal", "Reason for decannulation: intracranial haemorrhage."),
    ("missing", "reposition", "Repositioned because the cannula had migrated and flows fell."),
]


@pytest.mark.parametrize(("status", "actions", "text"), EVERYDAY_WORDS)
def test_everyday_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_complications, text, actions=tuple(actions.split()))["status"] == status


FROM_MANY_UNITS = [
    (
        "not_done",
        "insertion",
        "Cannulation was achieved without event and the child was stable throughout.",
    ),
    (
        "not_done",
        "insertion",
        "Procedure tolerated, no adverse events to report, patient returned to bay 4.",
    ),
    ("not_done", "removal", "Decannulation: nil issues, groin dry, foot warm."),
    (
        "not_done",
        "removal",
        "She did well with it and there were no complications that I am aware of.",
    ),
    ("not_done", "removal", "Came off pump and out of the neck with no trouble whatsoever."),
    ("not_done", "insertion", "The operation was without complication; drapes down at 03:10."),
    ("not_done", "insertion", "No cannulation complications."),
    ("not_done", "insertion", "no complics at insertion"),
    ("not_done", "insertion", "Complication-free insertion."),
    ("not_done", "insertion", "Not a single complication in the course of this."),
    ("not_done", "insertion", "Procedural events: none."),
    ("not_done", "insertion", "Complications arising: none."),
    ("not_done", "insertion", "Periprocedural complications - nil"),
    ("not_done", "insertion", "Complications during insertion: N"),
    ("not_done", "insertion", "Complications (list): none"),
    ("not_done", "insertion", "No vascular complications. No bleeding complications."),
    ("not_done", "insertion", "No intraop issues."),
    ("not_done", "insertion", "Intraop: uneventful."),
    ("not_done", "insertion", "Intra-op course uneventful."),
    ("not_done", "insertion", "Operative course uncomplicated."),
    ("not_done", "insertion", "We encountered neither bleeding nor vessel injury."),
    ("not_done", "insertion", "There was neither bleeding nor haematoma nor arrhythmia."),
    ("not_done", "insertion", "Free of mishap from skin to circuit."),
    (
        "not_done",
        "insertion",
        "Nothing adverse happened in the course of starting, and the leg is warm.",
    ),
    ("not_done", "initiation", "Start-up was uneventful."),
    ("not_done", "initiation", "Went on easily, no haemodynamic upset, no complications."),
    (
        "not_done",
        "vent_insertion",
        "Septostomy and vent both went in cleanly with no complications seen on echo.",
    ),
    ("not_done", "vent_removal", "Vent removal uncomplicated, apex dry."),
    ("not_done", "reposition", "Tolerated rotation with no desaturation or bleeding."),
    ("not_done", "daily_management", "No ECMO related issues."),
    ("not_done", "daily_management", "Complications to date: nil."),
    ("not_done", "daily_management", "ECMO course uncomplicated to date."),
    ("not_done", "daily_management", "So far the run has been free of complications."),
    (
        "not_done",
        "daily_management",
        "No complications of support in the last 24 hours: no bleeding, pump quiet, limb warm.",
    ),
    ("not_done", "daily_management", "No bleeding, clot, or neuro events on circuit."),
    ("not_done", "daily_management", "No haemolysis, no limb issues, no bleeding, circuit clean."),
    ("not_done", "insertion", "Complications: None apparent at close."),
    ("not_done", "insertion", "Immediate Complications: NIL"),
    ("not_done", "insertion", "Compl. none"),
    ("not_done", "insertion", "Compls: none seen"),
    ("not_done", "insertion", "Adverse events (device/patient): None"),
    ("not_done", "insertion", "Complications encountered? [x] No [ ] Yes"),
    ("not_done", "insertion", "[x] No complications"),
    ("not_done", "insertion", "Complications: [X] None [ ] Bleeding [ ] Vascular injury"),
    ("not_done", "insertion", '"No complications."'),
    (
        "not_done",
        "insertion",
        "No immediate post-procedural complications and haemostasis satisfactory.",
    ),
    ("not_done", "insertion", "Pt. withstood the procedure well. No complications."),
    ("not_done", "insertion", "Patient stood the procedure well with nil complications."),
    ("not_done", "insertion", "Uneventful procedure, shifted back to ICU."),
    ("not_done", "insertion", "Procedure uneventful."),
    ("not_done", "insertion", "Proc. uneventful, pt shifted to ICU"),
    ("not_done", "insertion", "Peri-procedure period uneventful."),
    ("not_done", "insertion", "It passed without a murmur, no complications."),
    (
        "documented",
        "insertion",
        "In the course of sliding the 23 Fr up, resistance was met at the pelvic brim and contrast showed a small leak from the external iliac, which was sealed with a covered stent by Dr Wu.",
    ),
    (
        "documented",
        "insertion",
        "Everything was smooth until the arterial dilator, when he went into VF and was shocked twice.",
    ),
    (
        "documented",
        "insertion",
        "Placed on the second attempt after the first wire went into the azygos and the vein was punctured through, with a haematoma in the neck that we compressed.",
    ),
    (
        "documented",
        "initiation",
        "Flow was established at 3 L but within minutes there was heavy bleeding from the nose and mouth, packed by ENT.",
    ),
    ("documented", "insertion", "A guidewire was left behind in the IVC and was retrieved by IR."),
    ("documented", "insertion", "Left haemothorax of 800 mL drained after the subclavian attempt."),
    (
        "documented",
        "insertion",
        "Cannula went through the RV free wall; sternotomy, repair, 6 units.",
    ),
    (
        "documented",
        "insertion",
        "Distal leg was pale without signals after cannulation; DPC inserted with return of flow.",
    ),
    ("documented", "insertion", "Carotid bled around the cannula, extra tie."),
    ("documented", "insertion", "Small arteriotomy tear extended with 6-0 repair."),
    (
        "documented",
        "insertion",
        "Some bleeding from the neck wound required re-exploration 2 hours later.",
    ),
    ("documented", "insertion", "Complications: Bleeding +, 2 PRBC given"),
    ("documented", "insertion", "Complication - wire-related VT, self-terminated."),
    ("documented", "insertion", "Complications: minor - skin edge ooze"),
    ("documented", "insertion", "Complications: transient loss of pulse ox signal R foot -> DPC"),
    ("documented", "insertion", "Complications: see narrative; RA perforation repaired."),
    ("documented", "insertion", "Brief hypotension on commencing flow, 500 mL crystalloid."),
    ("documented", "insertion", "Inadvertent venous air on connection, cleared with no sequelae."),
    ("documented", "removal", "Arterial repair thrombosed, redo with patch."),
    ("documented", "removal", "Neck haematoma evacuated in the evening."),
    ("documented", "removal", "Re-bled from the groin an hour later, stitched again."),
    ("documented", "removal", "Skin necrosis at the cannula site, debrided."),
    ("documented", "removal", "Lost 300 mL from the arteriotomy before control."),
    ("documented", "removal", "Groin seroma noted, observed."),
    ("documented", "removal", "Femoral nerve palsy noted after the procedure."),
    ("documented", "removal", "Perclose failed to capture on the left and the surgeons cut down."),
    (
        "documented",
        "daily_management",
        "Overnight bleeding from the mouth and nose, 3 units, platelets 2 pools.",
    ),
    ("documented", "daily_management", "Haemothorax on the left, 1.2 L out, heparin held."),
    (
        "documented",
        "daily_management",
        "Bleeding at right neck cannula site, sutured x2 by surgery.",
    ),
    ("documented", "daily_management", "Right pupil blown at 0520, CT shows large ICH."),
    (
        "documented",
        "daily_management",
        "Worsening limb ischaemia: calf tense, CK 18,000, fasciotomy tonight.",
    ),
    (
        "documented",
        "daily_management",
        "Post-oxygenator PO2 falling, clots both sides, changed out at noon.",
    ),
    ("documented", "daily_management", "Haemolysing: pfHb 120, LDH 3000."),
    ("documented", "daily_management", "Complicated by GI bleed (d4) and AKI (d5)."),
    ("documented", "daily_management", "Ongoing issues: cannula site bleeding, oxygenator clot."),
    (
        "documented",
        "daily_management",
        "Abdomen distended, bladder pressure 28, laparostomy at bedside.",
    ),
    ("documented", "daily_management", "Intracerebral haemorrhage on routine CT."),
    ("documented", "daily_management", "Line sepsis, lines changed."),
    (
        "documented",
        "daily_management",
        "Pump stopped for 40 s at shift change - battery; hand-cranked.",
    ),
    ("documented", "daily_management", "Small subdural on CT, ACT target lowered."),
    ("documented", "daily_management", "Thrombus on the tip of the drainage cannula on echo."),
    ("missing", "daily_management", "Groin sites clean. Feet warm, pulses by Doppler."),
    ("missing", "daily_management", "Continue to watch for haemolysis and bleeding."),
    ("missing", "daily_management", "Had a GI bleed in 2018."),
    ("missing", "insertion", "Massive haemoptysis led to the arrest."),
    (
        "missing",
        "insertion",
        "LV perforation during ablation last week with tamponade, repaired, then failure to wean.",
    ),
    ("missing", "insertion", "Consent: stroke, bleeding, infection, death."),
    ("missing", "insertion", "Tension pneumothorax at presentation, decompressed by paramedics."),
    ("missing", "insertion", "Post-partum haemorrhage of 4 L, then ARDS."),
    ("missing", "insertion", "Uneventful induction of anaesthesia."),
    ("missing", "insertion", "Good flows achieved."),
    ("missing", "initiation", "Started ECMO at 14:20, flow 4 L."),
    ("missing", "removal", "Pressure held until haemostasis."),
    ("missing", "daily_management", "Hb stable, no transfusion."),
    ("missing", "daily_management", "Sleep: no issues."),
    ("missing", "insertion", "TEE showed no effusion."),
    ("missing", "insertion", "Vein patent without thrombus on ultrasound."),
    ("missing", "daily_management", "Neuro: no issues."),
    ("missing", "insertion", "Airway uncomplicated, grade 1 view."),
    ("missing", "insertion", "His hospital course had been uneventful until day 3."),
]


@pytest.mark.parametrize(("status", "actions", "text"), FROM_MANY_UNITS)
def test_from_many_units(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_complications, text, actions=tuple(actions.split()))["status"] == status


TOLD_IN_PASSING = [
    ("documented", "insertion", "The CFA split at the toe for 3 mm and needed two 6-0 Prolenes."),
    (
        "documented",
        "insertion",
        "COMPS  Small nick in a side branch of the saphenous vein, clipped; otherwise uneventful.",
    ),
    ("documented", "insertion", "Complications: brief ectopy with the wire; otherwise uneventful."),
    ("not_done", "insertion", "Complications: tolerated well, otherwise uneventful."),
    ("not_done", "insertion", "Complications: the procedure was uneventful"),
    ("documented", "insertion", "The complication is as described, the one run of fibrillation."),
    (
        "documented",
        "insertion",
        "He fibrillated when the venous one went by the tricuspid, one shock of 20 joules.",
    ),
    (
        "documented",
        "removal",
        "She went into JET at 180 when the atrial cannula came out; cooled, paced.",
    ),
    (
        "documented",
        "daily_management",
        "Groins: L side V 23 and A 15. Hematoma below the arterial hub, plum sized, soft.",
    ),
    ("documented", "daily_management", "Neck: a little ooze, gauze changed once."),
    ("documented", "daily_management", "Overnight: groin oozy again, gelfoam on."),
    ("documented", "daily_management", "Brief nose bleed with the new NG; packed by ENT."),
    ("documented", "daily_management", "Developed AKI on CRRT since day 3 of ECMO."),
    ("documented", "insertion", "Pneumothorax on the post film, drain in."),
    ("documented", "daily_management", "Seizure yesterday evening, loaded."),
    (
        "documented",
        "insertion",
        "Bleeding from the mediastinal drains after the chest was left open, re-explored.",
    ),
    (
        "documented",
        "initiation",
        "Trouble at start-up: line chatter for some minutes, gone with albumin. No bleeding, no NIRS drop.",
    ),
    ("missing", "daily_management", "No chatter, flow 4.1."),
    ("missing", "reposition", "Called for chatter and low flow since midnight."),
    ("missing", "daily_management", "ID: ceftriaxone d4, cx neg at 48 h."),
    ("missing", "daily_management", "Sputum cx no growth."),
    ("not_done", "insertion", "cx: none"),
    ("missing", "daily_management", "Differential hypoxemia watch as the heart comes back."),
    ("missing", "daily_management", "Limb ischemia checks hourly."),
    (
        "not_done",
        "daily_management",
        "Complications so far - leg compartment check negative, no bleeds, no stroke, none to add.",
    ),
    ("not_done", "removal", "complications there were none"),
    ("not_done", "reposition", "No fluoro. None of the usual trouble."),
    ("missing", "removal", "Pump stop trial for two hours, right heart good."),
    ("documented", "daily_management", "Pump stop at 02:10 with a power lead out, hand cranked."),
    ("missing", "daily_management", "Groins: no hematoma, dressings dry."),
    (
        "missing",
        "daily_management",
        "Neck: old hematoma from the line placed at the referring hospital.",
    ),
    ("missing", "insertion", "The carotid was split off the vein by blunt dissection."),
    ("missing", "insertion", "The JET ventilator was tried at the referring unit."),
    ("documented", "insertion", "A rent in the atrial appendage took one more pledget."),
    ("documented", "daily_management", "We had to change the oxygenator at 3 am."),
    ("documented", "daily_management", "The membrane had clotted off by the morning."),
    (
        "documented",
        "daily_management",
        "Mottled to the knee on the cannulated side, no Doppler below the popliteal.",
    ),
    ("documented", "daily_management", "Fibrin strand on the arterial side, 3 mm."),
    ("documented", "insertion", "Considerable blood loss at the venotomy before it was snared."),
    ("documented", "insertion", "Brief asystole while the neck was being dissected."),
    (
        "documented",
        "insertion",
        "The cannula kinked under the ligament and was changed over a wire.",
    ),
    ("documented", "vent_insertion", "Pulmonary artery injured, repaired with 5-0."),
    ("documented", "initiation", "Circuit air-locked at the start, primed again."),
    ("documented", "initiation", "The console tripped as we came on, hand cranked."),
    ("documented", "insertion", "The wire could not be retrieved and was snared by radiology."),
    ("documented", "insertion", "One arterial puncture, ten minutes of pressure."),
    ("documented", "insertion", "The left lung collapsed after the subclavian stick."),
    ("documented", "insertion", "Lost 1.5 L before we had control."),
    ("documented", "removal", "He bled through the mattress stitch and needed another."),
    ("documented", "daily_management", "Bleeding from gums and nose, TXA."),
    ("documented", "daily_management", "Bloody stools overnight."),
    ("documented", "insertion", "The iliac was found to be dissected, other side used."),
    ("not_done", "insertion", "Nothing bled and nothing tore."),
    ("not_done", "insertion", "Unexpected findings or events: none."),
    ("missing", "daily_management", "Feet warm to the ankle, no mottling."),
    ("missing", "reposition", "Cannula kinked at the groin, that is why it was moved."),
    ("missing", "insertion", "Cold to the knee on arrival, in shock."),
    ("missing", "insertion", "Arterial puncture under ultrasound, the wire passed easily."),
    ("missing", "insertion", "The femoral artery was dissected free."),
    ("missing", "insertion", "Left lung down on the admission film from mucus plugging."),
    ("missing", "daily_management", "No bloody output from the NG tube."),
    ("missing", "daily_management", "Oxygenator looked at with a light, nothing there."),
    ("missing", "insertion", "Mouth bleeding at the scene."),
    ("missing", "insertion", "The leg was cold to the knee before we started."),
    ("documented", "insertion", "The iliac artery was found to be torn."),
]


@pytest.mark.parametrize(("status", "actions", "text"), TOLD_IN_PASSING)
def test_told_in_passing(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_complications, text, actions=tuple(actions.split()))["status"] == status


UNDER_OTHER_TITLES = [
    (
        "not_done",
        "daily_management",
        "No bleeding, no pump chatter and no ECMO-related complications over the last 24 hours. dP 22, a few stable fibrin strands on the post-membrane side.",
    ),
    (
        "not_done",
        "daily_management",
        "No circuit complications. Same two flecks of fibrin at the inlet corner.",
    ),
    (
        "not_done",
        "daily_management",
        "No device complications to date; old clot in the corner of the oxygenator unchanged.",
    ),
    (
        "not_done",
        "removal",
        "The 8 French came out with a spurt from each direction, which pleased me. As for complications, I can report that there weren't any.",
    ),
    (
        "not_done",
        "removal",
        "Good back-bleeding from both ends. There were no complications to speak of.",
    ),
    ("not_done", "removal", "Flushed with a brisk spurt of blood; complications: nil."),
    (
        "documented",
        "daily_management",
        "O/N: nothing dramatic. Slow ooze round the arterial cannula Mon night -- extra suture, dry now. No other circuit-related events.",
    ),
    (
        "documented",
        "daily_management",
        "Overnight quiet. Ooze at the neck, Surgicel, stopped. Nothing else to report from the circuit.",
    ),
    ("documented", "daily_management", "Nosebleed Sunday, packed. No other bleeding."),
    (
        "not_done",
        "daily_management",
        "No limb trouble, no line infection, no stroke signs; in short no complication of the device so far.",
    ),
    ("not_done", "daily_management", "So far no complication from the device."),
    ("not_done", "daily_management", "No complications of support to date."),
    ("not_done", "daily_management", "Run free of complications to date."),
    ("not_done", "daily_management", "Trouble-free run so far."),
    ("not_done", "initiation insertion", "No issues during startup. No chatter, no air, BP held."),
    ("not_done", "initiation insertion", "No problems at start-up."),
    ("not_done", "initiation insertion", "Went on without a hitch."),
    ("not_done", "initiation insertion", "Smooth commencement, no problems."),
    ("not_done", "initiation insertion", "Nothing went wrong while we went on."),
    ("not_done", "initiation insertion", "Getting going was uneventful."),
    ("not_done", "initiation insertion", "Uncomplicated start."),
    ("not_done", "initiation insertion", "Crash-free: no complications getting going."),
    (
        "documented",
        "initiation insertion",
        "Hiccups: anastomosis spat at the heel, one extra stitch.",
    ),
    ("documented", "initiation insertion", "Hiccups: wire went up the azygos once, pulled back."),
    ("documented", "initiation insertion", "Snags: flow dropped with coughing, 250 albumin."),
    ("documented", "initiation insertion", "Mishaps: vein tore at the heel, oversewn."),
    ("documented", "initiation insertion", "Bumps in the road: guidewire kinked, new one."),
    ("documented", "initiation insertion", "What went wrong: back wall stick, haematoma."),
    ("not_done", "initiation insertion", "Hiccups: none."),
    ("not_done", "initiation insertion", "Snags: nil."),
    ("not_done", "initiation insertion", "Bumps: none to report."),
    ("not_done", "initiation insertion", "Trouble? None."),
    ("not_done", "initiation insertion", "What went wrong? Nothing."),
    (
        "documented",
        "vent_insertion",
        "Ooze from an intercostal, diathermied. No arrhythmia of note.",
    ),
    ("documented", "vent_insertion", "Bleeding from the muscle edge, cauterised."),
    (
        "documented",
        "vent_insertion",
        "An apical stitch cut through and bled, second felt ring placed.",
    ),
    ("documented", "insertion", "Suture line wept at the toe, one more 5-0."),
    ("documented", "insertion", "The anastomosis leaked at the heel; pledgeted stitch."),
    ("documented", "insertion", "Anastomosis dripped until two extra sutures went in."),
    ("documented", "insertion", "Graft leaked through its needle holes, glue."),
    ("documented", "reposition", "Atrial flutter at 150 as I turned it, paddles 10 J once."),
    ("documented", "insertion", "VF when the wire touched the ventricle, one shock."),
    (
        "documented",
        "insertion",
        "First pass out the back wall, pressed on it, plum-sized haematoma.",
    ),
    ("missing", "insertion", "Prepped, draped, ACT 240."),
    ("not_done", "insertion", "That was uneventful from start to end."),
    ("not_done", "insertion", "Not a drop spilt, nothing torn: no complications."),
    ("not_done", "removal", "Pressure held 30 minutes, no haematoma, no bleeding."),
    ("missing", "daily_management", "Bled from trachy stoma three weeks before."),
    ("documented", "insertion", "Vein split as the dilator went in, pressed on for ten, fine."),
    ("documented", "insertion", "Went through the back of the artery, small collection."),
    ("documented", "removal", "Bit of a bleed when the big pipe came out: two extra bites."),
    ("documented", "removal", "Clot came out with the arterial pipe, Fogarty passed, pulse back."),
    ("documented", "removal", "Foot cool after, Fogarty by vascular."),
    ("documented", "daily_management", "Pump head changed at 0400 for clot."),
    ("documented", "daily_management", "Bled 400 from the neck overnight, heparin off 6 h."),
    ("documented", "daily_management", "Right foot dusky since 3 am, vascular called."),
    ("documented", "daily_management", "Pink urine, pfHb 90: haemolysing."),
    ("documented", "daily_management", "Head CT: new small bleed, heparin stopped."),
    ("documented", "daily_management", "Tea-coloured urine and LDH doubling."),
    ("documented", "daily_management", "Line sepsis, cannula site pus swabbed."),
    ("documented", "daily_management", "Circuit exchanged for clotting."),
    ("documented", "reposition", "Snagged the old stitch and it bled; one 4-0."),
    ("documented", "reposition", "Went into VT as the tip moved, shocked once."),
    ("documented", "vent_insertion", "Apex tore with the first stitch, second ring placed."),
    (
        "documented",
        "vent_insertion",
        "LV bled round the cannula until a third purse-string went down.",
    ),
    ("not_done", "insertion", "All went to plan. No harm done."),
    ("not_done", "insertion", "Straightforward, no dramas."),
    ("not_done", "removal", "Went like clockwork, nothing bled."),
    ("not_done", "removal", "Complications - nil of note."),
    ("not_done", "removal", "No mishaps."),
    ("not_done", "vent_insertion", "There was nothing untoward."),
    ("not_done", "reposition", "No trouble doing it."),
    ("not_done", "reposition", "It all passed off without trouble."),
    ("not_done", "initiation insertion", "Start itself trouble-free."),
    ("not_done", "initiation insertion", "Problems starting: none."),
    ("not_done", "initiation insertion", "Any trouble: no."),
    ("not_done", "daily_management", "Complications of the circuit or limb: none in 24 h."),
    (
        "not_done",
        "daily_management",
        "Nothing has gone wrong with the circuit or the limb in the past day.",
    ),
    ("not_done", "daily_management", "No ECMO complications overnight."),
    (
        "not_done",
        "daily_management",
        "Circuit, limb, bleeding, clots: nothing to report as a complication.",
    ),
    ("missing", "daily_management", "Slept. Family visited."),
    ("missing", "daily_management", "Foot warm, Doppler present. Site dry."),
    ("missing", "removal", "Consent: told of bleeding, clots and stroke."),
    ("missing", "insertion", "Bleeding points cauterised, ACT 230."),
    ("missing", "insertion", "Haemostasis with diathermy."),
    ("missing", "removal", "Vein back-bled well, artery spurted from both ends."),
    ("missing", "daily_management", "Old clot at the corner, unchanged."),
    ("missing", "daily_management", "Haemolysis screen sent."),
]


@pytest.mark.parametrize(("status", "actions", "text"), UNDER_OTHER_TITLES)
def test_under_other_titles(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_complications, text, actions=frozenset(actions.split()))
    assert got["status"] == status


DENIED_ANYHOW = [
    ("insertion", "V-A ECMO. We did not get into any difficulty in the groin."),
    ("removal", "V-A decannulation. We never had any trouble with the artery."),
    ("insertion", "V-V cannulation. There was no technical mischance."),
    ("vent_removal", "Vent out. She needed no shock, no transfusion and had no misadventure."),
    ("initiation", "V-A ECMO started. He has been mercifully spared complications to this point."),
    ("insertion", "V-A ECMO. It all went like clockwork."),
    ("removal", "Decannulation went exactly as intended."),
    ("removal", "V-A ECMO out. At no stage did we have difficulty with either vessel."),
    ("insertion", "V-A ECMO. The insertion was not attended by any difficulty."),
    ("insertion", "V-V ECMO. No problem with wires or dilators or either vessel."),
    ("insertion", "V-A cannulation. Thankfully incident free."),
    ("removal", "V-A decannulation. Patient came to no harm."),
    ("removal", "V-A decannulation. Problems? We had none."),
    ("removal", "V-A decannulation. Nothing else amiss."),
    (
        "insertion",
        "V-A cannulation. Complications: the bruise in the groin predates us; from our work, none.",
    ),
    ("insertion", "V-A cannulation. Complications: the effusion was there before; none of ours."),
    ("insertion", "V-A cannulation. Kein Zwischenfall."),
    (
        "daily_management",
        "Seen on rounds comma ECMO day four full stop\n"
        "Complications colon none of the pump comma none of the groin comma none at all full stop",
    ),
]


@pytest.mark.parametrize(("action", "text"), DENIED_ANYHOW)
def test_denied_in_any_wording(read: Callable[..., dict[str, Any]], action: str, text: str) -> None:
    assert read(read_complications, text, (action,))["status"] == "not_done"


TOLD_BY_WHAT_WAS_DONE = [
    (
        "reposition",
        "V-A cannula backed out. A rent opened at the base of the auricle, oversewn with 5-0.",
    ),
    ("daily_management", "V-A ECMO day 3. Ooze round the L CFA, two figure-of-eights placed."),
    ("daily_management", "V-V ECMO. RFV site wet, restitched x2."),
    ("daily_management", "V-A day 2. L groin dressing saturated twice, changed."),
    ("removal", "Cannula out of the CFA. Fogarty down, two plugs of thrombus, then good flow."),
    ("daily_management", "V-A. R radial gas PaO2 41, femoral 290; third cannula placed, V-AV."),
    ("daily_management", "V-A. Toes saturating 100% but right hand sat 71 since the LV came back."),
    ("daily_management", "V-A. Head blue and legs pink, so a return limb was added."),
    ("daily_management", "V-A. Her head was blue and her legs pink, so a return limb was added."),
    ("daily_management", "V-V day 13. Stage 3 sacral ulcer, turned q2h."),
    ("daily_management", "V-V day 11. Delta P 22 to 61, circuit changed out at 0400."),
    ("daily_management", "V-A day 2. Foot white until a 6 Fr antegrade catheter went in."),
    ("insertion", "V-A cannulation. Back wall hit, vascular came and patched the artery."),
    ("insertion", "V-V cannulation. Had to be shocked once when the wire touched the RV."),
    ("daily_management", "V-V day 6. Heparin swapped for argatroban since the PF4 came back."),
    ("daily_management", "V-V day 6. Nose packed by ENT, 2 units."),
    ("insertion", "V-A cannulation. The iliac needed a covered stent after the dilator."),
    ("daily_management", "V-A day 3. Toes black, vascular follows."),
    ("reposition", "Cannula drawn back. Air came in with it, clamped, de-aired in 40 seconds."),
    ("insertion", "V-V cannulation. No mishap other than a small tear of the vein."),
    (
        "insertion",
        "Complications: the haematoma was there before; a second one at our puncture on the left.",
    ),
]


@pytest.mark.parametrize(("action", "text"), TOLD_BY_WHAT_WAS_DONE)
def test_told_by_what_was_done(read: Callable[..., dict[str, Any]], action: str, text: str) -> None:
    assert read(read_complications, text, (action,))["status"] == "documented"


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


IN_OTHER_HANDS = [
    ("not_done", "insertion", "V-A cannulation. No adverse occurrence in the lab."),
    ("not_done", "initiation", "V-V ECMO began. There was no unpleasant surprise of any sort."),
    ("not_done", "removal", "V-A out. Clean run, nothing to report."),
    ("not_done", "insertion", "V-V cannulation. Complications encountered: not any."),
    ("not_done", "reposition", "Cannula advanced 2 cm. This gave us no trouble."),
    (
        "not_done",
        "vent_insertion",
        "Apical vent placed. We met no difficulties and she lost little blood.",
    ),
    ("not_done", "insertion", "V-A cannulation. Did anything go wrong? No."),
    ("not_done", "removal", "Avalon pulled. Not the least difficulty with the closure."),
    ("not_done", "insertion", "V-A cannulation. Complications (immediate): ---none---"),
    (
        "not_done",
        "insertion initiation",
        "V-V. Neither bleeding nor air nor arrhythmia during the cannulation.",
    ),
    ("not_done", "graft_conduit", "Chimney graft. The procedure itself was free of mishaps."),
    (
        "documented",
        "insertion",
        "V-A cannulation. Arterial dilator created a hole in the external iliac, balloon and stent by vascular.",
    ),
    ("documented", "removal", "V-A out. Femoral artery narrowed on completion duplex, patched."),
    (
        "documented",
        "removal",
        "V-V out. Brisk ooze from the neck for an hour, ended with a second mattress suture.",
    ),
    (
        "documented",
        "daily_management",
        "V-A day 5. Left calf tight, CK 18,000, fasciotomies overnight.",
    ),
    (
        "documented",
        "daily_management",
        "V-V day 8. Pump head replaced at 03:00 for thrombus and free Hb 110.",
    ),
    ("documented", "daily_management", "V-V day 8. Head CT for anisocoria: 3 cm frontal bleed."),
    (
        "documented",
        "daily_management",
        "V-V day 3. Tracheostomy bleeding, packed, heparin off 12 h.",
    ),
    (
        "documented",
        "daily_management",
        "V-A day 4. Platelets 18, HIT screen strongly positive, argatroban.",
    ),
    (
        "documented",
        "daily_management",
        "V-V day 4. Drainage cannula chattered then line parted at the connector; back on in 90 s.",
    ),
    ("documented", "daily_management", "V-V day 9. Vanc for coag-neg staph in circuit culture."),
    (
        "documented",
        "daily_management",
        "V-A day 5. Abdomen tense, bladder pressure 28, opened at bedside.",
    ),
    ("documented", "daily_management", "V-V day 9. AKI stage 3, CRRT started today."),
    (
        "documented",
        "reposition",
        "Cannula rotated. She went asystolic for ten seconds as it turned.",
    ),
    (
        "documented",
        "vent_insertion",
        "Vent placed. Coronary branch caught in the purse-string, released.",
    ),
    (
        "documented",
        "vent_removal",
        "Vent out. Apex tore as the suture was tied, second felt strip.",
    ),
    (
        "documented",
        "initiation",
        "V-A started at 0412; venous line sucked air once at start-up, chased out.",
    ),
    (
        "documented",
        "initiation",
        "V-V started. Console alarmed and stopped at minute three, hand crank for 40 seconds.",
    ),
    ("missing", "daily_management", "V-V day 9. Trach site clean. Plan: watch for bleeding."),
    ("missing", "daily_management", "V-V day 9. Chest tube with 1+ leak, unchanged."),
    ("missing", "insertion initiation", "Massive haemoptysis was why she came to V-V."),
    ("missing", "daily_management", "V-A day 3. CT head no bleed. Pulses present."),
    ("missing", "removal", "V-A out. Artery repaired with a bovine patch as planned, good flow."),
    ("missing", "insertion", "V-V cannulation. Blood loss 30 mL."),
    (
        "documented",
        "insertion",
        "V-A cannulation. The artery went into spasm after the second stick and was abandoned.",
    ),
    ("missing", "insertion", "V-A cannulation. Hole made in the drape for the cannula."),
    (
        "missing",
        "insertion",
        "V-A cannulation. Made a small tear in the pericardium to see the aorta.",
    ),
    (
        "missing",
        "daily_management",
        "V-A day 2. Kidneys: CRRT started at the outside hospital for AKI.",
    ),
    ("missing", "daily_management", "V-V day 3. Circuit cultures sent, negative to date."),
    ("missing", "daily_management", "V-V day 3. Bladder pressure 14, abdomen soft."),
    (
        "missing",
        "insertion",
        "V-V. The tubing was parted between clamps and joined to the circuit.",
    ),
    (
        "missing",
        "insertion",
        "V-A. No spasm of the artery; pump never stopped, hand crank at hand.",
    ),
    ("missing", "daily_management", "V-V day 3. Completion duplex of the artery not narrowed."),
    ("missing", "daily_management", "V-V day 3. Air went in well on both sides after the bronch."),
    ("missing", "daily_management", "V-V day 3. Good air entry, air got in to the right base."),
    ("documented", "insertion", "V-V cannulation. Air got into the venous line, purged."),
    ("missing", "daily_management", "V-V day 3. Delta P up to 45, circuit to be changed tomorrow."),
    ("missing", "daily_management", "V-V day 3. Mother had a sacral ulcer stage 2."),
    ("missing", "insertion", "V-A. In 2015 the iliac needed a covered stent."),
    ("missing", "insertion initiation", "He had no trouble at school. V-V begun."),
    (
        "missing",
        "insertion initiation",
        "Risks: we may run into trouble with the artery. V-A begun.",
    ),
    ("missing", "daily_management", "V-A day 2. Watch for two-circulation syndrome."),
    (
        "missing",
        "daily_management",
        "V-A day 2. No blue head, no differential cyanosis, legs pink.",
    ),
    ("missing", "daily_management", "V-A day 2. If the head goes blue and legs pink, call."),
    ("missing", "removal", "Decannulation. In case of clot Fogarty ready: 3 and 4."),
    ("missing", "removal", "Decannulation. Fogarty 4 passed twice - no clot returned."),
    (
        "missing",
        "daily_management",
        "V-V day 4. Heparin swapped for bival for ease of dosing; HIT screen not sent.",
    ),
    ("missing", "daily_management", "V-V day 4. CRRT started before ECMO for AKI."),
    (
        "missing",
        "daily_management",
        "V-V day 4. Dressing changes: groin dressing changed, not soaked.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), IN_OTHER_HANDS)
def test_in_other_hands(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_complications, text, actions=frozenset(actions.split()))
    assert got["status"] == status


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


HARM_TOLD_IN_MANY_WAYS = [
    (
        "documented",
        "insertion",
        "Guidewire passed through the interatrial septum and perforated the left atrial appendage.",
    ),
    ("documented", "insertion", "The stiff wire came out through the roof of the right atrium."),
    (
        "documented",
        "insertion",
        "J-wire had gone through the RV free wall; pericardial blood on echo.",
    ),
    ("documented", "insertion", "Dilator went out of the SVC into the pleura."),
    ("documented", "insertion", "Needle through the membranous trachea, cuff burst, tube changed."),
    ("documented", "insertion", "Haemopericardium drained, 200 mL, after the second dilator."),
    (
        "documented",
        "insertion",
        "New haemopericardium on TOE, drained through a subxiphoid window by the surgeons.",
    ),
    (
        "missing",
        "vent_insertion",
        "Transseptal wire passed through the atrial septum under TEE into the left atrium as planned.",
    ),
    ("missing", "vent_insertion", "Wire crossed the septum and lay in the LA, then the vent."),
    ("missing", "insertion", "Wire went through the introducer into the RA."),
    ("missing", "insertion", "The wire passed through the IVC into the SVC on screening."),
    (
        "missing",
        "insertion",
        "Haemopericardium drained at the referring hospital was why he arrested; cannulated after.",
    ),
    ("missing", "insertion", "No haemopericardium on the final echo view."),
    ("not_done", "insertion", "Operative difficulties - none met."),
    ("not_done", "insertion", "Technical problems: none encountered."),
    ("not_done", "removal", "Issues during the procedure - nil."),
    ("not_done", "insertion", "Peri-procedural issues - none noted."),
    ("not_done", "insertion", "Intra-op trouble -- none had."),
    ("not_done", "insertion", "Procedural mishaps none."),
    ("missing", "daily_management", "Overnight issues - none."),
    ("missing", "insertion", "Airway problems - none encountered."),
    ("missing", "insertion", "Anaesthetic problems - none encountered."),
    ("missing", "insertion", "Past medical problems - none."),
    (
        "missing",
        "insertion",
        "Arterial line sited in the right radial by the registrar, no complications from it.",
    ),
    (
        "missing",
        "insertion",
        "Dialysis catheter changed over a wire first, without complications from that exchange.",
    ),
    (
        "missing",
        "insertion",
        "Chest drain went in on the left at six, no complications with that drain.",
    ),
    (
        "missing",
        "insertion",
        "Intubated on arrival by anaesthesia; no complications with the intubation.",
    ),
    (
        "missing",
        "removal",
        "PICC placed by the line team beforehand, no complications with this line.",
    ),
    (
        "not_done",
        "insertion",
        "CVC was already in. Cannulation of both groins, no complications with the cannulas.",
    ),
    ("not_done", "insertion", "Arterial line kept. Cannulation done, no complications."),
    (
        "not_done",
        "insertion",
        "Cannulated beside the old central line, no complications with any of it.",
    ),
    (
        "missing",
        "insertion",
        "Left haemothorax predates the retrieval team, drained by the local surgeons.",
    ),
    ("missing", "insertion", "Small subdural was already there when we arrived."),
    ("missing", "insertion", "Groin haematoma pre-dated cannulation, from the angiogram."),
    ("missing", "insertion", "Right pneumothorax present before our arrival and already drained."),
    ("missing", "insertion", "The seizures antedate ECMO."),
    (
        "missing",
        "insertion",
        "Right tension pneumothorax on the first film at the sending hospital, tube in before we got there.",
    ),
    ("documented", "insertion", "Right pneumothorax appeared after our cannulation, drain placed."),
    (
        "documented",
        "insertion",
        "The haematoma at the right groin formed after our arrival, while we dilated.",
    ),
    (
        "missing",
        "reposition",
        "Consent sheet names bleeding, cannula fracture and stroke as things that can happen.",
    ),
    (
        "missing",
        "insertion",
        "The leaflet given to the parents mentions limb ischaemia and circuit clots.",
    ),
    (
        "missing",
        "insertion",
        "On the signed form: limb ischaemia, retroperitoneal haematoma, stroke listed as possible harms.",
    ),
    ("missing", "removal", "Family told that vessel injury or a groin haematoma might follow."),
    (
        "missing",
        "insertion",
        "Among the potential harms explained were air embolism and vessel tear.",
    ),
    (
        "missing",
        "insertion",
        "Possible harms discussed: cannula fracture, air embolism, limb ischaemia.",
    ),
    ("documented", "insertion", "Consent form signed. At the second dilator the iliac vein tore."),
    (
        "documented",
        "reposition",
        "Consented by phone. Air embolism when the cannula was loosened, circuit de-aired.",
    ),
    (
        "missing",
        "daily_management",
        "His twin sister, on ECMO in the next cot, had a pulmonary haemorrhage today.",
    ),
    (
        "missing",
        "daily_management",
        "Brother, treated by us last month, lost his leg to limb ischaemia on VA.",
    ),
    (
        "missing",
        "daily_management",
        "Mother, who is on VV two doors down, had a circuit clot overnight.",
    ),
    (
        "missing",
        "daily_management",
        "The other twin, still on VA, developed a new stroke overnight.",
    ),
    (
        "documented",
        "daily_management",
        "Mother, at the bedside, was told that he had an intracranial bleed overnight.",
    ),
    (
        "documented",
        "daily_management",
        "New intracranial bleed overnight; twin brother well at home.",
    ),
    (
        "conflicting",
        "insertion",
        "Summary: no complications.\nDetail: complicated by a tear of the femoral vein, repaired.",
    ),
    (
        "conflicting",
        "removal",
        "Complications: None\n\nOperative report: The removal was complicated by arterial dissection.",
    ),
    (
        "documented",
        "removal",
        "Decannulation without complications. ECMO run complicated by limb ischaemia, fasciotomy.",
    ),
    (
        "documented",
        "insertion",
        "Procedure complicated by a groin haematoma; no other complications.",
    ),
    (
        "documented",
        "daily_management",
        "Cannulation had no complications. Run complicated by circuit clots.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), HARM_TOLD_IN_MANY_WAYS)
def test_harm_told_in_many_ways(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """Harm by wires, denials with titles, other lines, harm of before, forms of consent, other people, what clashes."""
    got = read(read_complications, text, actions=frozenset(actions.split()))
    assert got["status"] == status


TOLD_BY_OTHER_PEOPLE = [
    (
        "documented",
        "insertion",
        "On the second pass the needle went through into the pleura and air came back; chest drain placed.",
    ),
    (
        "documented",
        "insertion",
        "TOE showed a fresh pericardial collection after wire passage, surgeon opened and drained 300 mL.",
    ),
    (
        "documented",
        "insertion",
        "Wire exited the heart at the RA/IVC junction, tamponade relieved by pericardiocentesis.",
    ),
    ("documented", "insertion", "Perforation of the right atrium by the dilator, chest opened."),
    (
        "documented",
        "insertion",
        "Haemothorax 800 mL on the side of the jugular cannula, drained at once.",
    ),
    (
        "documented",
        "removal",
        "On pulling the 25 a 2 L bleed from the groin, vascular clamped and repaired.",
    ),
    ("not_done", "insertion", "Untoward happenings: nought."),
    ("not_done", "insertion", "Intraprocedural adverse events - nil noted."),
    ("not_done", "removal", "Nothing went awry at any point in the decannulation."),
    ("not_done", "reposition", "No problems encountered while the cannula was being turned."),
    ("not_done", "insertion", "Adverse occurrences during cannulation: 0"),
    ("not_done", "insertion", "Complication(s): Ø"),
    (
        "missing",
        "insertion",
        "Femoral arterial line placed under ultrasound without complication. VV cannulae then sited.",
    ),
    ("missing", "insertion", "Tracheostomy yesterday was free of complications."),
    ("missing", "insertion", "Swan floated without any complication, PA 45/20."),
    ("missing", "removal", "IABP came out uneventfully this morning; no issues with it."),
    ("missing", "insertion", "Bronchoscopy before cannulation, no complications of it."),
    ("missing", "insertion", "He came to us with a groin haematoma from the outside cath lab."),
    ("missing", "insertion", "Known left haemothorax from the crash, drain already in."),
    ("missing", "insertion", "Pneumothorax was there on the film taken before we scrubbed."),
    ("missing", "insertion", "ICH on the CT that preceded ECMO, neurosurgery content."),
    ("missing", "insertion", "We warned the wife of bleeding, stroke and loss of the leg."),
    ("missing", "insertion", "Risks quoted: stroke 5%, limb ischaemia 10%, vessel injury."),
    ("missing", "insertion", "Watch for cannula site bleeding and limb ischaemia overnight."),
    (
        "missing",
        "daily_management",
        "The neighbour on VV in bed 4 clotted his oxygenator overnight.",
    ),
    ("missing", "daily_management", "Sister of the patient had a stroke on ECMO in 2018."),
    (
        "missing",
        "daily_management",
        "Teaching case: a patient last year with circuit air embolism was discussed on the round.",
    ),
    (
        "missing",
        "removal",
        "Last run in 2021 ended with a groin haematoma; this time awaiting the closure report.",
    ),
    ("missing", "insertion", "Wire exited the sheath cleanly and was wiped."),
    ("missing", "daily_management", "Trouble overnight: he came in with nothing of the sort."),
]


@pytest.mark.parametrize(("status", "actions", "text"), TOLD_BY_OTHER_PEOPLE)
def test_told_by_other_people(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """The same matters in other people's words."""
    got = read(read_complications, text, actions=frozenset(actions.split()))
    assert got["status"] == status


TOLD_BY_STILL_OTHERS = [
    (
        "documented",
        "insertion",
        "Iliac torn on the way in with the 21, stent graft from the contralateral side.",
    ),
    ("documented", "insertion", "Carotid stuck first, held 15 min, no sequelae."),
    (
        "documented",
        "removal",
        "Thrombus retrieved from the SFA with a Fogarty after the cannula came out, pulse back.",
    ),
    ("documented", "daily_management", "Urine port-wine since midnight, plasma Hb 110."),
    ("documented", "daily_management", "Oxygenator swapped at 04:00 for clot and rising dP."),
    (
        "documented",
        "daily_management",
        "CT head this morning: 2 cm left frontal bleed, heparin off.",
    ),
    ("documented", "vent_insertion", "LV apex tore at the purse-string, two pledgeted stitches."),
    ("not_done", "insertion", "Went on without drama, no bleeding, no vessel damage."),
    ("not_done", "removal", "Complications (intra-/post-procedure): nil / nil"),
    ("not_done", "insertion", "Adverse events: □ yes ☒ no"),
    (
        "not_done",
        "removal",
        "I encountered no difficulty and there was no untoward event in taking her off.",
    ),
    ("not_done", "vent_insertion", "Complications — none."),
    (
        "missing",
        "insertion",
        "Chest tube placed last night for a pneumothorax from barotrauma, before any talk of ECMO.",
    ),
    ("missing", "insertion", "Previous cannulation at 6 months was complicated by a carotid tear."),
    ("missing", "insertion", "Looked for a haematoma: the site is soft."),
    ("missing", "insertion", "Complication rates were discussed with the parents."),
    ("missing", "daily_management", "No complications of tube feeding."),
    ("missing", "daily_management", "Head US pending to look for IVH."),
    ("missing", "insertion", "The simulation session last week covered air embolism."),
    ("missing", "removal", "LP done by neurology without complications; decannulation tomorrow."),
    ("unfilled", "insertion", "Complications: {none/describe}"),
    (
        "conflicting",
        "insertion",
        "Header: Complications none.\nBody: the cannulation was complicated by a tear of the right atrium.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), TOLD_BY_STILL_OTHERS)
def test_told_by_still_others(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """And in those of still others."""
    got = read(read_complications, text, actions=frozenset(actions.split()))
    assert got["status"] == status


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
