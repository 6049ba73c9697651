"""Complications and their denial as many hands write them: in few words, under their own titles, by other units."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.complications import read_complications

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
