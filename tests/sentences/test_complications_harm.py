"""Harm that is told without the word: by what tore, bled or clotted, by its result, by what was done about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.complications import read_complications

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
