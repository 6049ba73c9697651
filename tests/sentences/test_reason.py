"""Sentences that say why, by the service of the note, and those that give no reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.reason import read_reason

DAILY, OUT, MOVE = "daily_management", "removal", "reposition"
VENT, UNVENT, GRAFT = "vent_insertion", "vent_removal", "graft_conduit"

GIVEN = [
    (DAILY, "Not ready to wean."),
    (DAILY, "Failed turndown to 2 L with MAP 48."),
    (DAILY, "Sweep-off trial failed after 10 minutes."),
    (DAILY, "She remains fully ECMO dependent."),
    (DAILY, "Continue VV ECMO as bridge to lung transplant."),
    (DAILY, "No native lung function to speak of, cannot be weaned."),
    (DAILY, "Aortic valve still not opening."),
    (DAILY, "Awaiting myocardial recovery."),
    (DAILY, "Ongoing need for support: RV still failing."),
    (DAILY, "Why still on: compliance 14"),
    (DAILY, "Did not tolerate sweep reduction overnight."),
    (DAILY, "Weaning deferred because of rising lactate."),
    (DAILY, "Persistent severe hypoxemia with native lungs white."),
    (DAILY, "Desaturated when the sweep was turned off."),
    (DAILY, "Lungs too stiff to come off today."),
    (OUT, "LV function has recovered, EF 45% on low-dose milrinone."),
    (OUT, "Weaned from V-A ECMO over two days."),
    (OUT, "Passed a six-hour sweep-off trial."),
    (OUT, "He tolerated a turndown to 1 L for two hours."),
    (OUT, "Support is no longer needed."),
    (OUT, "Reason for removal: lung recovery"),
    (OUT, "Converted to durable LVAD today."),
    (OUT, "After a family meeting support was withdrawn; comfort care."),
    (OUT, "Gas off for 24 hours with PaO2 90 on 40%."),
    (OUT, "Removed because of limb ischemia."),
    (OUT, "Now ready for decannulation."),
    (OUT, "Declared brain dead this morning."),
    (MOVE, "Recirculation of 50% since noon."),
    (MOVE, "Chattering line and suction events at 3 L."),
    (MOVE, "Poor drainage, flow fell to 2 L/min."),
    (MOVE, "The cannula had migrated out by 3 cm."),
    (MOVE, "The tip was too deep on the film."),
    (MOVE, "Return pressure rose above 350 mmHg with a kink at the skin."),
    (MOVE, "The port lay against the septum."),
    (MOVE, "Reason: ischemic right leg"),
    (VENT, "LV distension with a closed aortic valve."),
    (VENT, "Pulmonary edema and smoke in the LV."),
    (VENT, "A vent was placed to decompress the left ventricle."),
    (VENT, "Wedge 34 and pink froth from the tube."),
    (UNVENT, "LV now ejecting with every beat, vent no longer needed."),
    (UNVENT, "The aortic valve opens every beat."),
    (GRAFT, "The artery was small and calcified, so a side graft was sewn."),
    (GRAFT, "A chimney was chosen to preserve distal perfusion of the leg."),
    (DAILY, "MAP fell to 48 when we turned the flow down, so she stays on."),
    (DAILY, "Turned down to 1.5 L: CVP rose to 20."),
    (DAILY, "The machine is still doing all of her gas exchange."),
    (DAILY, "Squeeze unchanged, so no coming off this week."),
    (DAILY, "Compliance 10, hence support goes on."),
    (DAILY, "sweep-off test yesterday: sats fell to 78 in five minutes"),
    (DAILY, "On low flow the RV dilated at once."),
    (DAILY, "The lungs are flat, so the pump carries on."),
    (DAILY, "We remain on support because the aortic valve is shut."),
    (OUT, "He has his lungs back."),
    (OUT, "Sweep at nil for ten hours with good gases."),
    (OUT, "Squeeze is back, so out it comes; cannulae removed."),
    (OUT, "The hub had cracked, therefore the cannula was taken out."),
    (OUT, "Decannulated because of uncontrollable bleeding."),
    (OUT, "Groin was pouring pus -> lines out"),
    (OUT, "Intractable haemolysis led us to stop support."),
    (MOVE, "Cannula was pulled back because the face was swollen."),
    (MOVE, "Backed out 4 cm when he was turned."),
    (MOVE, "Tip curled up in the appendage, so we rotated it."),
    (MOVE, "Suddenly no flow above 2 L, therefore repositioned."),
    (MOVE, "Because of kinking at the skin the cannula was advanced."),
    (VENT, "Lungs full of froth and the valve shut, so a vent was placed."),
    (VENT, "LVEDD 7 cm with stasis, which is why we vented."),
    (UNVENT, "Clot in the vent, so it was taken out."),
    (UNVENT, "Vent was removed because of haemolysis."),
    (GRAFT, "Both iliacs stented, so the axillary was chosen."),
    (GRAFT, "The graft was preferred because of her tiny vessels."),
    (GRAFT, "We wanted him up and walking, hence the arm was picked."),
]
NOT_GIVEN = [
    (DAILY, "Veno-arterial ECMO, settings as above."),
    (DAILY, "Plan: turn gas to 0.4, wean epinephrine, echo at 15:00."),
    (DAILY, "ARDS from influenza, ECMO day 4."),
    (DAILY, "SpO2 goal above 88, sweep by gas every 6 h."),
    (DAILY, "Monitor for limb ischemia."),
    (DAILY, "If he fails the trial we will list him."),
    (DAILY, "Wean sedation and the ventilator."),
    (DAILY, "She was placed on ECMO for persistent hypoxemia."),
    (DAILY, "Flow 4.2, sweep 4, anti-Xa 0.4."),
    (DAILY, "PT out of bed, feeds at goal."),
    (OUT, "The circuit was clamped and the cannula withdrawn."),
    (OUT, "Pressure was held for twenty minutes."),
    (OUT, "Decannulation performed at bedside."),
    (OUT, "Mother recovered from influenza."),
    (OUT, "VV ECMO for ARDS, day 9."),
    (OUT, "If the heart recovers, decannulate next week."),
    (MOVE, "The cannula was pulled back 2 cm and secured with two ties."),
    (MOVE, "Flow 4.4 L/min afterwards, no chatter."),
    (MOVE, "Neck wound reopened, both vessels looped."),
    (MOVE, "TEE: tip mid right atrium."),
    (MOVE, "Monitor for kinking and recirculation."),
    (MOVE, "Heparin continued."),
    (VENT, "A 20 Fr vent was placed through the apex."),
    (VENT, "TEE showed the tip free."),
    (VENT, "V-A ECMO day 3 for myocarditis."),
    (UNVENT, "The vent was withdrawn and the purse-strings tied."),
    (GRAFT, "An 8 mm Dacron graft was sewn end-to-side."),
    ("insertion", "LV function recovered."),
    ("insertion", "Why: meconium aspiration with PPHN"),
    ("initiation", "Bridge to decision."),
    ("insertion", "Poor drainage at first, cannula too deep."),
    (DAILY, "PTT was low so we continue heparin at 14."),
    (DAILY, "She remains intubated because of secretions."),
    (DAILY, "Trach deferred because of platelets."),
    (DAILY, "He stays in isolation because of MRSA."),
    (DAILY, "Sweep down to 3, PaCO2 fell to 40."),
    (DAILY, "Flow 3.4, MAP 70, lactate 1."),
    (DAILY, "PICC removed because of fever. Continue ECMO."),
    (OUT, "Drain removed because output was low; continue."),
    (OUT, "Stitch tied, pressure held, so no bleeding."),
    (OUT, "The arterial line was removed because it was damped."),
    (OUT, "Foley out because of infection. Cannulas pulled at noon."),
    (MOVE, "Radial line repositioned because it was damped."),
    (MOVE, "Dressing changed because wet."),
    (MOVE, "Cannula pulled back 2 cm, so the tip is now in the RA."),
    (VENT, "Vent placed through the apex."),
    (GRAFT, "Graft sewn and deaired."),
    (MOVE, "Last month the cannula was moved because of recirculation. Today 2 cm back."),
]


@pytest.mark.parametrize(("action", "text"), GIVEN)
def test_given(read: Callable[..., dict[str, Any]], action: str, text: str) -> None:
    assert read(read_reason, text, (action,))["status"] == "documented"


@pytest.mark.parametrize(("action", "text"), NOT_GIVEN)
def test_not_given(read: Callable[..., dict[str, Any]], action: str, text: str) -> None:
    assert read(read_reason, text, (action,))["status"] == "missing"


@pytest.mark.parametrize(
    ("action", "text"),
    [
        (OUT, "Reason for removal: ***"),
        (VENT, "Reason for vent: ____"),
        (GRAFT, "Reason conduit used: ____"),
        (UNVENT, "Vent taken out because of: ***"),
        (MOVE, "Reason for the change: {reason}"),
        (DAILY, "Reason for continued support: @REASON@"),
    ],
)
def test_left_open(read: Callable[..., dict[str, Any]], action: str, text: str) -> None:
    assert read(read_reason, text, (action,))["status"] == "unfilled"


MORE_DAILY = [
    "He still has no gas exchange of his own.",
    "No room to wean today.",
    "Her lungs have not opened.",
    "ECMO support remains necessary for her shock.",
    "ECMO remains indicated.",
    "The native heart contributes little.",
    "The RV does not tolerate flows below 3 L.",
    "Compliance remains 12.",
    "EF unchanged at 10%.",
    "With the sweep off PaO2 fell to 48.",
    "She is still fully supported.",
    "Not a candidate for decannulation at this time.",
    "Resting the lungs.",
    "Lungs not recovered.",
    "The LV has yet to recover.",
    "Turned down to 1.5 L: LV dilated, MAP 45, so back to 4.",
    "Weaning trial stopped, EF 15%.",
    "Tidal volumes only 90 mL on 12 of driving pressure, he needs the circuit.",
    "Requires V-A for RV failure.",
    "Ongoing ECMO for severe ARDS.",
    "ECMO to continue: P/F on the vent alone would not sustain life.",
    "Heart not yet able to support circulation.",
    "Remains on VV for refractory hypercapnia.",
    "Attempted wean to 2 L, became hypotensive.",
    "Failed clamp trial.",
    "Myocardium still stunned.",
    "No evidence of lung recovery.",
    "Oxygenation insufficient without support.",
    "Still ECMO-dependent; no wean today.",
    "Not tolerating lower flows.",
    "Lungs remain consolidated; continue.",
    "Bridge to transplant, listed status 1.",
    "Sats drop to 70 off sweep.",
    "Support goes on until the lungs clear.",
    "LV recovery is slow.",
    "Insufficient recovery to separate.",
]


@pytest.mark.parametrize("text", MORE_DAILY)
def test_more_daily(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_reason, text, ("daily_management",))["status"] == "documented"


MORE_REMOVAL = [
    "His lungs are better and he has been off sweep for a day.",
    "Ventricular function is now adequate without support.",
    "EF has climbed to 50%.",
    "She no longer needs ECMO.",
    "Echo showed recovery of the LV.",
    "Native heart took over at 1 L/min.",
    "Decannulated as his gas exchange is satisfactory.",
    "He was successfully trialed off.",
    "VV no longer providing benefit.",
    "Transitioned to LVAD.",
    "Bridged to transplant.",
    "Family opted for comfort.",
    "Circuit clotted and lungs were good enough, so it was not replaced.",
    "He can be liberated from the circuit.",
    "She met weaning criteria.",
    "Capped for 12 hours with good gases.",
    "Compliance up to 50, FiO2 0.3.",
    "The indication for support has resolved.",
    "Stable on minimal support for 24 hours.",
    "Flows weaned to 1.5 with preserved hemodynamics.",
    "Sweep at zero for 18 h.",
    "Right heart has recovered after thrombectomy.",
    "Myocardial function normalised.",
    "The patient is being decannulated for bleeding that could not be controlled.",
    "ECMO weaned off.",
    "Neurologically devastated, support withdrawn after family meeting.",
    "Good urine output, off pressors, EF 55.",
]


@pytest.mark.parametrize("text", MORE_REMOVAL)
def test_more_removal(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_reason, text, ("removal",))["status"] == "documented"


MORE_MOVE = [
    "The circuit would not give more than 2.1 L/min.",
    "Access insufficiency since 04:00.",
    "Recirculating, SvO2 90.",
    "The drainage line was sucking.",
    "X-ray showed the tip in the IVC, 4 cm low.",
    "The cannula had come out by 2 cm with turning.",
    "Flows down to 2.4.",
    "Inadequate venous drainage.",
    "Negative pressures to -150.",
    "The cannula was found deep in the RA touching the tricuspid valve.",
    "Cannula partially dislodged.",
    "Upper body hypoxemia.",
    "Left arm saturations fell.",
    "Cannula sits in the azygos.",
    "Return jet pointed at the atrial wall.",
    "Venous line collapse with each breath.",
    "Leg swelling and a pulseless foot.",
    "Premembrane saturation 91%, patient 78%.",
    "Flow limitation.",
    "P1 -140, revs 4000 for 2.5 L.",
]


@pytest.mark.parametrize("text", MORE_MOVE)
def test_more_move(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_reason, text, ("reposition",))["status"] == "documented"


MORE_VENT = [
    "The left ventricle was not emptying.",
    "Severe LV dilatation and MR on echo.",
    "High LVEDP with lung congestion.",
    "Needed because of worsening pulmonary oedema.",
    "The LV remained full and non-ejecting.",
    "To vent the left heart.",
    "Left atrial hypertension with blood from the ETT.",
    "Left ventricular decompression was required.",
    "PA pressures 55/38 with no pulsatility.",
    "Aortic insufficiency distending the ventricle.",
]


@pytest.mark.parametrize("text", MORE_VENT)
def test_more_vent(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_reason, text, ("vent_insertion",))["status"] == "documented"


MORE_NO_REASON = [
    ("daily_management", "Vent on lung rest settings 10/10, FiO2 0.4."),
    ("daily_management", "Persistent pulmonary hypertension of the newborn."),
    ("daily_management", "Failed sedation wean yesterday."),
    ("daily_management", "Not ready for extubation."),
    ("daily_management", "He could not be ventilated on 100% oxygen."),
    ("daily_management", "Requires CRRT via his own catheter."),
    ("daily_management", "Hemodynamically stable, MAP 70."),
    ("daily_management", "Goal SpO2 above 88."),
    ("daily_management", "EF 15%, lactate 2."),
    ("daily_management", "Cr 2.1 and rising."),
    ("daily_management", "Weaned epinephrine to 0.02."),
    ("daily_management", "Still febrile, on meropenem."),
    ("daily_management", "Ongoing diuresis."),
    ("daily_management", "Remains intubated and sedated."),
    ("daily_management", "Continue heparin, goal anti-Xa 0.4."),
    ("daily_management", "Circuit inspected, oxygenator without clot."),
    ("daily_management", "Failed extubation on Tuesday, before ECMO."),
    ("daily_management", "Continues on ECMO."),
    ("daily_management", "Tolerating tube feeds."),
    ("daily_management", "Awaiting culture results."),
    ("daily_management", "Needs new arterial line."),
    ("removal", "Flow was turned down to 1 L and the cannulas were clamped."),
    ("removal", "Sweep off, clamps on, circuit stopped at 10:42."),
    ("removal", "The patient tolerated the procedure well."),
    ("removal", "Hemodynamically stable on ECMO at 3.4 LPM."),
    ("removal", "TEE after decannulation: good function."),
    ("removal", "Recovered from anesthesia in the ICU."),
    ("removal", "Pressure for 20 minutes with a C-clamp."),
    ("removal", "Circuit clamped and support discontinued."),
    ("removal", "Was on VV ECMO for 9 days for influenza."),
    ("removal", "Cannula removed, tip intact."),
    ("removal", "The 25 Fr cannula was withdrawn without difficulty."),
    ("removal", "Echo in the morning to assess recovery."),
    ("removal", "MAP stayed 74 throughout."),
    ("removal", "Flow off at 11:02."),
    ("reposition", "Flow was lowered for the move and then restored to 4.2 L/min."),
    ("reposition", "At low flow the cannula was drawn back 3 cm."),
    ("reposition", "SvO2 68 afterwards, sats 93."),
    ("reposition", "Pulled back 2 cm and rotated 20 degrees."),
    ("reposition", "TEE: tip free of the septum in mid atrium."),
    ("reposition", "No kink was seen."),
    ("reposition", "Flow 4.4 L from 2.1 before."),
    ("reposition", "Inlet pressure -45 after."),
    ("reposition", "Return pressure 210 at 4 L."),
    ("reposition", "V-V ECMO day 3 for hypoxemic failure."),
    ("reposition", "Advanced 1.5 cm and resecured."),
    ("reposition", "Jet toward the tricuspid valve."),
]


@pytest.mark.parametrize(("action", "text"), MORE_NO_REASON)
def test_more_no_reason(read: Callable[..., dict[str, Any]], action: str, text: str) -> None:
    assert read(read_reason, text, (action,))["status"] == "missing"


TOLD = [
    (
        "reposition",
        "documented",
        "Since the drainage limb kept sucking down, the femoral cannula was pulled back 3 cm.",
    ),
    (
        "reposition",
        "documented",
        "Because of a venous saturation of 91 the return cannula was turned, tip toward the valve.",
    ),
    (
        "reposition",
        "documented",
        "With inlet pressures climbing past -140, we repositioned the drainage cannula under echo.",
    ),
    ("reposition", "missing", "With the patient supine and draped, the cannula was repositioned."),
    (
        "reposition",
        "missing",
        "After a time-out, the right jugular cannula was repositioned under ultrasound.",
    ),
    (
        "removal",
        "documented",
        "Given three days of good function at 1 L, the cannulae were removed today.",
    ),
    (
        "removal",
        "documented",
        "As both lungs have cleared, ECMO was stopped and the cannula taken out.",
    ),
    (
        "removal",
        "documented",
        "ECMO ended for futility after the second CT; cannulae taken out in theatre.",
    ),
    ("removal", "unfilled", "ECMO cannulae removed because of ____."),
    (
        "removal",
        "documented",
        "Support had become unnecessary. The arterial and venous cannulae were removed.",
    ),
    (
        "removal",
        "missing",
        "The cannulae were removed for culture and sent off. Heparin stopped for bleeding last week.",
    ),
    (
        "vent_insertion",
        "documented",
        "As the aortic valve stays shut, a transseptal vent was placed.",
    ),
    (
        "vent_insertion",
        "documented",
        "With the left atrium distending, an atrial vent was inserted on VA ECMO.",
    ),
    (
        "graft_conduit",
        "documented",
        "To avoid an ischaemic hand, an 8 mm graft was sewn to the axillary artery for VA ECMO.",
    ),
    (
        "graft_conduit",
        "documented",
        "The common femorals measured 4 mm. A graft was therefore chosen for the arterial return.",
    ),
    (
        "daily_management",
        "documented",
        "As no organ has come up, VA continues as a bridge to transplant.",
    ),
    ("daily_management", "documented", "The heart cannot do it alone; VA has to go on."),
    (
        "daily_management",
        "documented",
        "Completely dependent on VV: saturation 58 within a minute of sweep off.",
    ),
    ("daily_management", "documented", "He goes grey the moment we dial the sweep below 3."),
    ("daily_management", "documented", "Compliance still 9, cannot rest off circuit."),
    ("daily_management", "documented", "Plan: continue, lungs nowhere near."),
    ("daily_management", "documented", "Tidal volumes 60 mL on rest settings so we go on."),
    ("daily_management", "documented", "Echo no better than Tuesday; support goes on."),
    ("daily_management", "documented", "Listed 1A; VA until a heart comes."),
    ("daily_management", "documented", "Wean trial: at 1.5 L CI fell to 1.5, back to full flow."),
    (
        "daily_management",
        "missing",
        "ECMO day 5. Flow 4.2, sweep 3. Anticoagulated with heparin. Lines changed because of fever.",
    ),
    ("daily_management", "unfilled", "Reason for continued support: ***"),
    ("removal", "documented", "24 h with sweep capped, gases fine. Cannula removed."),
    ("removal", "documented", "Heart strong on TEE at 1 L/min. Cannulae out."),
    ("removal", "documented", "Family chose comfort; pump stopped and cannulae removed."),
    ("removal", "documented", "VAD implanted today, ECMO cannulae removed at the end."),
    ("removal", "documented", "Limb dying below the cannula: femoral arterial cannula removed."),
    ("removal", "missing", "Both cannulae were removed and pressure held for 30 minutes."),
    ("reposition", "documented", "Blue upper body, SVC sat 90; jugular cannula pulled back 2 cm."),
    ("reposition", "documented", "X-ray had the tip in the hepatic vein; withdrawn 4 cm."),
    ("reposition", "documented", "Cannula came back 5 cm during turning, re-advanced."),
    (
        "vent_insertion",
        "documented",
        "LV like a balloon, lungs pouring pink fluid, so apical vent.",
    ),
    (
        "vent_insertion",
        "documented",
        "AV not opening for 6 hours, clot forming in the root; vent placed via RUPV.",
    ),
    ("vent_removal", "documented", "LV ejecting, PAD 12: vent out."),
    (
        "graft_conduit",
        "documented",
        "5 mm femorals on ultrasound, so 8 mm Dacron to right axillary.",
    ),
    ("graft_conduit", "documented", "We wanted him awake and walking, hence the axillary conduit."),
    ("daily_management", "documented", "Can't live without it yet: PaO2 41 with FdO2 21."),
    ("daily_management", "documented", "Lungs are concrete. Carry on."),
    ("daily_management", "documented", "Still no pulse pressure to speak of."),
    ("daily_management", "documented", "Not a day for weaning."),
    (
        "daily_management",
        "documented",
        "Support continues while we wait for the viral load to come down and the lungs to open.",
    ),
    (
        "daily_management",
        "documented",
        "Stopped the sweep for 4 minutes, CO2 went to 80, restarted.",
    ),
    ("daily_management", "documented", "Off trial failed after 20 min (sats 79)."),
    ("daily_management", "documented", "RV does not cope below 3 L."),
    ("daily_management", "documented", "Stays on until CDH is repaired."),
    ("daily_management", "documented", "ECMO to continue as myocardium shows no sign of life."),
    (
        "daily_management",
        "documented",
        "Every attempt to lower the flow below 2.5 costs him his pressure.",
    ),
    ("daily_management", "documented", "Rationale: gas exchange inadequate off support."),
    (
        "daily_management",
        "missing",
        "ECMO day 6. Sweep 4, flow 4.4. Lungs coarse. Trach tomorrow. Heparin 12.",
    ),
    (
        "daily_management",
        "missing",
        "VV ECMO day 3: flow 4 L/min, rpm 3200. Dressing changed as it was wet. Bed changed.",
    ),
    (
        "daily_management",
        "missing",
        "V-A ECMO day 2. Circuit changed because of clot in the oxygenator.",
    ),
    ("daily_management", "documented", "Too soon. Lungs need another week."),
    ("removal", "documented", "He has earned it: two days on a whisper of flow. Decannulated."),
    (
        "removal",
        "documented",
        "ECMO no longer wanted by the family; cannulae removed after death was declared.",
    ),
    (
        "removal",
        "documented",
        "Oxygenating by himself at sweep zero since yesterday, dual-lumen cannula removed.",
    ),
    (
        "removal",
        "documented",
        "Cannula site infected, septic; moved support to the other groin and removed the right femoral cannula.",
    ),
    ("removal", "documented", "Arterial cannula removed since VA is no longer needed, VV goes on."),
    ("removal", "documented", "TAPSE 19, VTI 15 at minimal flow. Decannulation."),
    ("removal", "documented", "The lungs having healed, the jugular cannula was withdrawn."),
    (
        "removal",
        "missing",
        "Decannulation at bedside. Purse-string tied. Pressure 20 minutes. Foot warm.",
    ),
    (
        "removal",
        "missing",
        "Cannulae removed under TEE. Vein repaired. Skin closed because of time constraints.",
    ),
    (
        "reposition",
        "documented",
        "Drainage cannula had been sucking the wall: withdrawn 2 cm with relief.",
    ),
    ("reposition", "documented", "Recirculating badly, so we rotated the Avalon 30 degrees."),
    (
        "reposition",
        "documented",
        "After transport the return cannula was 6 cm further out than charted; re-advanced.",
    ),
    (
        "reposition",
        "documented",
        "Swan readings showed the jet aimed at the septum, not the valve. Turned clockwise.",
    ),
    (
        "reposition",
        "documented",
        "Persistent low saturations (78-80%) on full flow led to echo and 3 cm withdrawal.",
    ),
    (
        "reposition",
        "missing",
        "The dual-lumen cannula was withdrawn 2 cm under TEE and re-sutured.",
    ),
    (
        "reposition",
        "missing",
        "Cannula position adjusted. Flow afterwards 4.5, venous pressure -60, no chatter.",
    ),
    ("vent_insertion", "documented", "The left heart would not empty. Vent through the RSPV."),
    (
        "vent_insertion",
        "documented",
        "Left atrial pressure 35 on VA, so septostomy and LA cannula.",
    ),
    (
        "vent_insertion",
        "missing",
        "An apical vent was placed through the left chest and joined to the drainage limb.",
    ),
    ("vent_removal", "documented", "Vent came out once the valve opened with every beat."),
    ("vent_removal", "documented", "Wedge stayed at 9 with the vent clamped; it was removed."),
    (
        "graft_conduit",
        "documented",
        "Leg vessels riddled with plaque; chimney on the axillary instead.",
    ),
    (
        "graft_conduit",
        "documented",
        "8 kg child with a 3 mm carotid: side graft sewn so as not to tie the vessel.",
    ),
    (
        "graft_conduit",
        "missing",
        "An 8 mm Dacron was sewn end to side to the right axillary artery and the 20 Fr tied in.",
    ),
    (
        "daily_management",
        "missing",
        "ECMO day 4. Flow 4.0, sweep 3, FdO2 0.8. Foot warm. CXR unchanged. Feeds at goal. Heparin per protocol.",
    ),
    (
        "daily_management",
        "missing",
        "Day 2 VA. HR 88 paced. Dressing changed. Sedation lightened. Weaned vasopressin off. Plan: CT head.",
    ),
    (
        "daily_management",
        "missing",
        "VV day 10. Tracheostomy tomorrow because of long ventilation. Diuresis continues.",
    ),
    (
        "removal",
        "missing",
        "Patient brought to OR. Groin opened, artery clamped, 17 Fr cannula removed, patch. Foot has good Doppler signal.",
    ),
    (
        "removal",
        "missing",
        "Decannulation done at bedside by Dr. Roe. After removal echo showed good LV function.",
    ),
    (
        "reposition",
        "missing",
        "Cannula repositioned. Flows good at 4.5 L. Left leg NIRS 60. Sutured in place.",
    ),
    (
        "reposition",
        "missing",
        "Under TEE the bicaval cannula was turned 20 degrees and sutured; sats 95% afterwards.",
    ),
    (
        "vent_insertion",
        "missing",
        "Left thoracotomy, apex exposed, purse-string, 24 Fr vent inserted, de-aired and joined.",
    ),
    (
        "graft_conduit",
        "missing",
        "Axillary artery exposed 4 cm, 8 mm graft sewn end to side, 5-0 Prolene; VA begun 14:10.",
    ),
    ("daily_management", "documented", "Vt 1.5 mL/kg on PC 15. Too stiff. Continue."),
    ("daily_management", "documented", "Bridge: listed for double lung 6/2."),
    (
        "daily_management",
        "documented",
        "Ramp-down today: RV dilated, MAP 50 at 1.5 L. Full flow resumed.",
    ),
    ("removal", "documented", "Bridge to LVAD complete; ECMO out."),
    ("removal", "documented", "SAT 98 on 30% with gas off 18 h. Out today."),
    (
        "removal",
        "documented",
        "Anoxic brain on MRI, DNR, family at bedside, ECMO off and cannulae pulled.",
    ),
    ("removal", "documented", "P/F 310 off sweep overnight; Crescent out."),
    ("reposition", "documented", "CXR: tip at T10, kinked. Pulled back to T8."),
    ("reposition", "documented", "Suction alarms all night. Wire'd and advanced 4 cm."),
    ("reposition", "documented", "Recirc fraction 45%. Return withdrawn to SVC."),
    ("daily_management", "documented", "Wait for lungs (listed)."),
    ("daily_management", "documented", "Hypercapnic off gas; carry on."),
    ("daily_management", "documented", "EF 10, on full support, no change."),
    ("daily_management", "documented", "We hold: RV still bad, transplant meeting Thu."),
    ("daily_management", "documented", "Needs it: sats 70s with FdO2 down to 0.4."),
    (
        "daily_management",
        "documented",
        "Pulmonary hypertension unrelieved, support can't come down.",
    ),
    ("removal", "documented", "Trialled off Saturday and Sunday. Happy. Out."),
    ("removal", "documented", "Heart transplanted this morning, cannulae out at end of case."),
    ("removal", "documented", "Recovered function, weaned to 1 L/min. Explant."),
    (
        "removal",
        "documented",
        "Ischaemic leg. Femoral arterial cannula removed, moved to axillary.",
    ),
    ("removal", "documented", "Sweep zero for a day. Cannula out."),
    ("reposition", "documented", "Low flow alarms, tip in RV on echo. Pulled back 3."),
    ("reposition", "documented", "PaO2 48, jet into the IVC. Rotated 90 deg."),
    ("reposition", "documented", "Accidental pull during proning, 4 cm out. Re-advanced."),
    ("reposition", "documented", "Access pressure -150 on 3 L: advanced to the RA."),
    ("vent_insertion", "documented", "AV shut since last night, PCWP 32. LV vent via apex."),
    ("vent_removal", "documented", "PAPVi back, valve opening 1:1. Vent removed."),
    ("vent_removal", "documented", "Vent clotted and useless. Removed."),
    ("graft_conduit", "documented", "Calcified iliacs. Axillary 8 mm graft."),
]


@pytest.mark.parametrize(("action", "status", "text"), TOLD)
def test_told(read, action, status, text):
    assert read(read_reason, text, frozenset((action,)))["status"] == status


TOLD_BY_RESULT = [
    ("removal", "documented", "Nothing left to offer him; pump off at 04:20 and cannulae out."),
    ("removal", "documented", "A day and a night at 1 L without a wobble. Out."),
    ("removal", "missing", "Cannulae removed. At the end the heart was beating well on echo."),
    ("daily_management", "documented", "Lungs as stiff as yesterday. So we press on."),
    ("removal", "documented", "She now breathes on her own lungs. Cannula drawn."),
    (
        "removal",
        "documented",
        "At the family's request the pump was stopped; cannulae pulled after she had died.",
    ),
    ("removal", "documented", "Cannulae withdrawn once he had been pronounced dead."),
    ("removal", "documented", "New lungs working nicely. The neck line was drawn."),
    (
        "removal",
        "documented",
        "The Impella now carries the left side; arterial and venous lines out.",
    ),
    (
        "removal",
        "documented",
        "Own pulse restored, 104/58 on a touch of dobutamine. Lines drawn in theatre.",
    ),
    ("removal", "documented", "The circuit had done its job. Cannulae drawn at the bedside."),
    (
        "removal",
        "documented",
        "With the fresh subdural he could no longer be anticoagulated. Cannulae out.",
    ),
    (
        "reposition",
        "documented",
        "Blood in the access limb was nearly as bright as in the return limb. Cannula turned by 30 degrees.",
    ),
    ("reposition", "documented", "The circuit was pumping round its own return. Pulled back 2 cm."),
    ("vent_removal", "documented", "The vent line was plugged with fibrin. Pulled."),
    ("vent_removal", "documented", "Vent pulled at the time of the HeartMate implant."),
    ("graft_conduit", "documented", "Side graft sewn so that the hand would still be fed."),
    (
        "daily_management",
        "documented",
        "Tried to close the gas at noon, PaCO2 88 within the half hour, back up to 5 L.",
    ),
    ("daily_management", "documented", "Hardly any squeeze yet. Press on."),
    ("vent_removal", "unfilled", "Vent removal rationale: [ ] recovery [ ] malfunction [ ] other"),
    ("reposition", "documented", "Grounds for repositioning: drainage poor"),
    (
        "removal",
        "missing",
        "Dialysis line removed because the arm was cold. In the evening the ECMO cannulae were removed and the artery closed.",
    ),
    ("daily_management", "missing", "Tidal volumes 410 on PS 8 and the sweep at 3."),
]


@pytest.mark.parametrize(("action", "status", "text"), TOLD_BY_RESULT)
def test_told_by_result(read, action, status, text):
    assert read(read_reason, text, frozenset((action,)))["status"] == status


EVERYDAY = [
    (
        "daily_management",
        "documented",
        "Ventricle contracts weakly, aortic valve opens every fifth beat.",
    ),
    ("daily_management", "documented", "Needs the circuit for CO2 clearance."),
    ("daily_management", "documented", "Too sick to come off."),
    ("daily_management", "documented", "Lung compliance poor, sweep requirement up to 8."),
    ("daily_management", "documented", "Pulmonary pressures still systemic, so support stays."),
    ("daily_management", "documented", "We are resting the lungs."),
    ("daily_management", "documented", "Flow dependent."),
    ("daily_management", "documented", "Heart remains without pulsation."),
    ("daily_management", "documented", "Oxygenating only through the circuit."),
    ("daily_management", "documented", "No lung markings yet on film, tidal volumes tiny."),
    ("daily_management", "documented", "Awaiting culture clearance before LVAD."),
    ("daily_management", "documented", "Sepsis not controlled, high flows required."),
    ("daily_management", "documented", "Echo unchanged, EF 5."),
    ("daily_management", "documented", "Did not manage the trial."),
    ("daily_management", "documented", "Turned down to 1.5 and RV dilated."),
    ("daily_management", "documented", "persistent air leak, keep vent pressures low, on VV"),
    ("daily_management", "documented", "ECMO continues as bridge."),
    ("daily_management", "documented", "Airway still closed off by tumor."),
    ("daily_management", "documented", "Not a candidate for anything else, family wants to go on."),
    ("removal", "documented", "Off after a good night on 1 L."),
    ("removal", "documented", "Tolerated clamp-out for an hour."),
    ("removal", "documented", "Lung function is enough without it."),
    ("removal", "documented", "He passed his turn-down, so out it came."),
    ("removal", "documented", "Weaned over two days."),
    ("removal", "documented", "Decannulated for sepsis from the cannula site."),
    ("removal", "documented", "Care was redirected; pump stopped at 14:00."),
    ("removal", "documented", "Sweep 0 for 12 h, PaO2 90 on 40%."),
    ("removal", "documented", "Massive stroke on CT, family agreed to stop."),
    ("removal", "documented", "ecmo no longer required, good squeeze"),
    ("removal", "documented", "successfully liberated"),
    ("removal", "documented", "Heart transplant done, not needed."),
    ("removal", "documented", "futile, MOF"),
    ("reposition", "documented", "low flows and suck down"),
    ("reposition", "documented", "SvO2 equal to SaO2, flow useless"),
    ("reposition", "documented", "limb not perfused"),
    ("reposition", "documented", "X-ray: cannula across the tricuspid"),
    ("reposition", "documented", "It had slipped back with the dressing change."),
    ("reposition", "documented", "Tip too high for drainage."),
    ("reposition", "documented", "venous pressures -120"),
    ("reposition", "documented", "bleeding through a side hole that had come out"),
    ("reposition", "documented", "Upper body blue."),
    ("graft_conduit", "documented", "artery too small for a 17"),
    ("graft_conduit", "documented", "so as to let him walk"),
    ("vent_insertion", "documented", "LA hypertension, EF 5, no AV opening"),
    ("vent_insertion", "documented", "blood stasis in LV"),
    ("daily_management", "missing", "Echo done, EF 45, report to follow. Flow 4, sweep 3."),
    ("daily_management", "missing", "Abdomen soft, moves all limbs. Flow 4."),
    ("daily_management", "missing", "Sepsis settled. Flow 4.1, sweep 2."),
    (
        "removal",
        "missing",
        "Extubated after a good night. The 19 Fr was withdrawn, purse-string tied.",
    ),
    ("reposition", "missing", "Feet well perfused. Cannula advanced 1 cm."),
    ("daily_management", "documented", "Still needs full flow, heart not doing a thing."),
    ("daily_management", "documented", "Lungs white as ever, so we carry on."),
    (
        "daily_management",
        "documented",
        "Came down to 2 L this morning and his pressure went to 50, back up.",
    ),
    ("daily_management", "documented", "He drops to 75 as soon as the gas is touched."),
    ("daily_management", "documented", "Continue until the lungs open up."),
    ("daily_management", "documented", "ECMO goes on: echo EF 10 at 1.5 L."),
    ("daily_management", "documented", "Waiting on lungs, status active."),
    ("daily_management", "documented", "Not weanable."),
    ("daily_management", "documented", "Tidal volumes 90 mL, nowhere to go."),
    ("daily_management", "documented", "Compliance is still 9 so no trial."),
    ("daily_management", "documented", "PF 60 with the sweep off, trial aborted."),
    ("daily_management", "documented", "No pulsatility."),
    ("daily_management", "documented", "Bridge to VAD next week."),
    ("daily_management", "documented", "sweep trial failed at 12 min"),
    ("daily_management", "documented", "aortic valve not opening, keep va"),
    ("daily_management", "documented", "still ECMO dependent"),
    ("daily_management", "documented", "Needs more lung rest."),
    ("daily_management", "documented", "CO2 90 when we cut the sweep."),
    ("daily_management", "documented", "Heart is stunned, give it 48 h."),
    ("daily_management", "documented", "He is not ready to come off."),
    ("removal", "documented", "Heart back, EF 50 at 1 L, off today."),
    ("removal", "documented", "Passed a sweep-off trial of six hours."),
    ("removal", "documented", "Lungs opened up nicely and she was taken off."),
    ("removal", "documented", "Family chose comfort, support withdrawn."),
    ("removal", "documented", "Cannulas out as he tolerated one litre overnight."),
    ("removal", "documented", "She bled into her head and we stopped."),
    ("removal", "documented", "New lungs in, came off in the OR."),
    ("removal", "documented", "No hope of recovery; withdrawal agreed."),
    ("removal", "documented", "Gas exchange fine on 40% with the sweep off since yesterday."),
    ("removal", "documented", "Switched over to a durable LVAD, VA out."),
    ("removal", "documented", "converted to VV so the arterial cannula was removed"),
    ("removal", "documented", "clamp trial 2 h good"),
    ("removal", "documented", "Native heart ejecting well, inotropes minimal."),
    ("reposition", "documented", "Chattering at anything over 3 L; CXR shows the tip low."),
    ("reposition", "documented", "sats 78, recirc 40 percent, jet facing the wrong way"),
    ("reposition", "documented", "The cannula had backed out 4 cm after a turn."),
    ("reposition", "documented", "tip in hepatic vein on echo"),
    ("reposition", "documented", "Flow alarms all night, pulled it back."),
    ("reposition", "documented", "foot cold and white, DPC slipped out"),
    ("reposition", "documented", "Drainage poor, IVC sucking down."),
    ("reposition", "documented", "found in RV on echo"),
    ("reposition", "documented", "SVC syndrome-like head swelling"),
    ("reposition", "documented", "Kinked at the skin."),
    ("vent_insertion", "documented", "LV ballooned and the valve stayed shut."),
    ("vent_insertion", "documented", "pink froth up the tube, LA pressure 35"),
    ("vent_insertion", "documented", "smoke in the LV on TEE"),
    ("vent_insertion", "documented", "aortic valve closed, LV full"),
    ("vent_insertion", "documented", "No ejection with pulmonary edema."),
    ("vent_removal", "documented", "LV now unloads itself."),
    ("vent_removal", "documented", "Heart ejecting, vent no longer needed."),
    ("graft_conduit", "documented", "Femoral artery only 4 mm so a graft was sewn."),
    ("graft_conduit", "documented", "to spare the leg"),
    ("graft_conduit", "documented", "Calcified vessels; 8 mm dacron to the axillary."),
    ("daily_management", "missing", "Flow 4, sweep 3."),
    ("removal", "missing", "The 25 Fr and 17 Fr were pulled, pressure held."),
    ("reposition", "missing", "Cannula advanced 2 cm under echo and sutured."),
    ("daily_management", "documented", "EF 12 when flow was cut."),
    ("daily_management", "documented", "VV continues; he still tires off gas."),
    ("daily_management", "documented", "Lungs not there yet."),
    ("daily_management", "documented", "No change in lungs, ECMO to carry on."),
    ("daily_management", "documented", "VT on every attempt to lower flow."),
    ("daily_management", "documented", "Desaturates with sweep below 3."),
    ("daily_management", "documented", "sat drop at FdO2 0.3"),
    ("daily_management", "documented", "Keep on ECMO as bridge to lung tx."),
    ("daily_management", "documented", "Cannot do without it."),
    ("daily_management", "documented", "recovery not seen on echo"),
    ("daily_management", "documented", "PaO2 48 on 60% with circuit off"),
    ("daily_management", "documented", "ongoing severe ARDS"),
    ("daily_management", "documented", "LVOT VTI 5 at low flow, stays on."),
    ("removal", "documented", "VTI 14, EF 45 on low dose milrinone: off."),
    ("removal", "documented", "Six hours off gas, still fine."),
    ("removal", "documented", "sweep off 24 h, sats good"),
    ("removal", "documented", "Patient died on support; cannulas removed."),
    ("removal", "documented", "no longer needs ECMO"),
    ("removal", "documented", "Infected groin, so the line was taken out."),
    ("removal", "documented", "moved to Impella 5.5, ECMO out"),
    ("removal", "documented", "Circuit clotted and he coped without it."),
    ("removal", "documented", "transplanted today"),
    ("removal", "documented", "brain dead"),
    ("removal", "documented", "Good pulse pressure and clear lungs, came off."),
    ("reposition", "documented", "venous sats rising to 90, poor oxygenation"),
    ("reposition", "documented", "too deep, in the coronary sinus"),
    ("reposition", "documented", "Arterial tip against the aortic wall."),
    ("reposition", "documented", "flow only 2 L with shaking of the lines"),
    ("reposition", "documented", "arm swelling and no flow to the hand"),
    ("reposition", "documented", "Side holes outside the vessel."),
    ("reposition", "documented", "had come out 3 cm"),
    ("daily_management", "missing", "SpO2 97 on flow 4.2, sweep 3."),
    ("daily_management", "missing", "MAP 70 with a flow of 4.1 and sweep 2."),
    ("daily_management", "missing", "Vt 6 mL/kg on the ventilator."),
    ("daily_management", "missing", "EF 55 on the last echo, flow 4."),
    ("daily_management", "missing", "Give 20 of furosemide today."),
    ("removal", "missing", "His father died of cancer. The 25 Fr was pulled and pressure held."),
    ("removal", "missing", "Leg looked after by vascular. Both cannulae removed, artery closed."),
    ("reposition", "missing", "No alarms. The cannula was advanced 1 cm."),
    ("daily_management", "documented", "Not ready to come off, lungs no better."),
    ("daily_management", "documented", "Continue VV, compliance still 14."),
    ("daily_management", "documented", "Cont. VA ECMO as LVEF remains <15%."),
    ("daily_management", "documented", "Still needing 4.5 L flow to keep sats 88."),
    ("daily_management", "documented", "Desats to 70s when sweep < 3."),
    ("daily_management", "documented", "Failed sweep trial yesterday."),
    ("daily_management", "documented", "Turned down to 1.5 L: MAP fell to 45, back to 4."),
    ("daily_management", "documented", "Bridge to transplant, listed 1A."),
    ("daily_management", "documented", "BTT."),
    ("daily_management", "documented", "Awaiting lungs."),
    ("daily_management", "documented", "Waiting on a heart."),
    ("daily_management", "documented", "Lung rest continues."),
    ("daily_management", "documented", "Heart still stunned."),
    ("daily_management", "documented", "Poor native lung function, tidal volumes 60 ml."),
    ("daily_management", "documented", "Minimal pulsatility, AV opening one in four."),
    ("daily_management", "documented", "Not weanable yet."),
    ("daily_management", "documented", "No wean today given ongoing hypercarbia."),
    ("daily_management", "documented", "Unable to reduce flow without dropping MAP."),
    ("daily_management", "documented", "ECMO dependent."),
    ("daily_management", "documented", "Lungs remain the limiting factor."),
    ("daily_management", "documented", "Ongoing need for support: severe RV dysfunction."),
    ("daily_management", "documented", "CXR unchanged whiteout so stay on."),
    ("daily_management", "documented", "Weaning echo: VTI 5 at 1.5 L, no go."),
    ("daily_management", "documented", "Too early to trial off."),
    ("daily_management", "documented", "RV cannot cope with lower flow."),
    ("daily_management", "documented", "LVAD Monday, stays on till then."),
    ("daily_management", "documented", "Needs more time for myocardial recovery."),
    ("daily_management", "documented", "Hold off weaning until pneumothorax sorted."),
    ("daily_management", "documented", "Plan: continue current support until lungs open up."),
    ("daily_management", "documented", "Clamp trial failed at 20 min with lactate 5."),
    ("daily_management", "documented", "On ECMO for lung rest and recovery."),
    ("daily_management", "documented", "Patient remains V-V dependent, PaO2 50 on vent alone."),
    ("daily_management", "documented", "Native output negligible."),
    ("daily_management", "documented", "Myocardium has not recovered."),
    ("daily_management", "documented", "Oxygenation entirely circuit dependent."),
    ("daily_management", "documented", "EF 10%, cannot be weaned."),
    ("daily_management", "documented", "Transplant eval ongoing, supported meanwhile."),
    ("daily_management", "documented", "Decision re VAD vs tx pending."),
    ("daily_management", "documented", "Will not tolerate less than 3 L."),
    ("daily_management", "documented", "Bridge to decision, neuro prognosis awaited."),
    ("daily_management", "documented", "Every time the FdO2 comes down he goes blue."),
    ("daily_management", "documented", "PaCO2 85 off sweep."),
    ("daily_management", "documented", "There's no squeeze."),
    ("daily_management", "documented", "Lungs: no aeration."),
    ("daily_management", "documented", "Sats 78 with gas off."),
    ("removal", "documented", "Lungs recovered, 24 h sweep off."),
    ("removal", "documented", "Passed trial off."),
    ("removal", "documented", "EF 50% on minimal flow."),
    ("removal", "documented", "Weaned to 1 L with stable haemodynamics."),
    ("removal", "documented", "Family elected withdrawal."),
    ("removal", "documented", "Brain dead."),
    ("removal", "documented", "Circuit clotted, no need to replace it as lungs better."),
    ("removal", "documented", "Cannula infected."),
    ("removal", "documented", "Converted to LVAD."),
    ("removal", "documented", "Bleeding uncontrollable."),
    ("removal", "documented", "Heart back."),
    ("removal", "documented", "Off gas since Sunday, gases good."),
    ("removal", "documented", "Tolerated 6 h of clamping."),
    ("removal", "documented", "Transplanted today."),
    ("removal", "documented", "Upgraded to central."),
    ("removal", "documented", "Futility."),
    ("removal", "documented", "Clamp trial passed, echo fine."),
    ("removal", "documented", "He no longer needed it."),
    ("removal", "documented", "Limb ischaemia from the arterial cannula."),
    ("removal", "documented", "Recovered LV, VTI 14 on 1 L."),
    ("removal", "documented", "Ready to come off after three days at 0.5 L sweep."),
    ("removal", "documented", "SvO2 70, PP 50 on idle flow."),
    ("reposition", "documented", "Recirculation 40%."),
    ("reposition", "documented", "Low flows and chatter."),
    ("reposition", "documented", "Cannula migrated on CXR."),
    ("reposition", "documented", "Cannula too deep, tip in RV."),
    ("reposition", "documented", "Suck-down events overnight."),
    ("reposition", "documented", "High (neg) venous pressures."),
    ("reposition", "documented", "Tip in hepatic vein."),
    ("reposition", "documented", "Pulled back during transport."),
    ("reposition", "documented", "Sats dropped to 75, jet pointing at the septum."),
    ("reposition", "documented", "Venous line shuddering."),
    ("reposition", "documented", "SVC syndrome with head swelling."),
    ("reposition", "documented", "Line had come out 3 cm."),
    ("reposition", "documented", "Poor drainage, max 2.8 L."),
    ("reposition", "documented", "Arterial tip too far in on film."),
    ("reposition", "documented", "Cannula malpositioned."),
    ("reposition", "documented", "Ectopy from the tip."),
    ("reposition", "documented", "Catheter seen in azygos."),
    ("reposition", "documented", "Flow fell off when he was turned."),
    ("reposition", "documented", "Access pressure -180."),
    ("vent_insertion", "documented", "LV distended, AV closed."),
    ("vent_insertion", "documented", "Pulmonary oedema on VA."),
    ("vent_insertion", "documented", "LA hypertension."),
    ("vent_insertion", "documented", "LV needs decompressing."),
    ("vent_insertion", "documented", "No ejection, smoke."),
    ("vent_insertion", "documented", "Pink froth up the tube."),
    ("vent_insertion", "documented", "PCWP 34 on full flow."),
    ("vent_insertion", "documented", "LV full and not moving."),
    ("vent_insertion", "documented", "Stasis in the root."),
    ("vent_removal", "documented", "LV ejecting well."),
    ("vent_removal", "documented", "Vent clotted."),
    ("vent_removal", "documented", "LVAD going in the same hole."),
    ("vent_removal", "documented", "AV opens every beat."),
    ("vent_removal", "documented", "Vent no longer flowing."),
    ("vent_removal", "documented", "LVEDP 8 with it clamped."),
    ("graft_conduit", "documented", "Femorals 4 mm."),
    ("graft_conduit", "documented", "PVD."),
    ("graft_conduit", "documented", "Leg mottled with direct cannula."),
    ("graft_conduit", "documented", "To preserve arm flow."),
    ("graft_conduit", "documented", "So he can mobilise."),
    ("graft_conduit", "documented", "Calcified iliacs."),
    ("graft_conduit", "documented", "Small vessels."),
    ("graft_conduit", "documented", "Previous aortobifem."),
    ("daily_management", "missing", "Flow 4.2, sweep 3, RPM 3400."),
    ("daily_management", "missing", "Weaning sedation. Cefepime day 3."),
    ("removal", "missing", "Cannula removed, pressure held 20 min."),
    ("reposition", "missing", "Cannula advanced 2 cm under echo. Secured."),
    ("vent_insertion", "missing", "Vent placed via RSPV. Flow 0.8 through it."),
    ("daily_management", "missing", "Could not wean pressors. Flow 4."),
    (
        "daily_management",
        "missing",
        "Flow turned down to 3.2 for line pressures and back up after volume.",
    ),
    ("removal", "missing", "Dialysis catheter no longer needed, removed."),
    ("daily_management", "documented", "Not there yet."),
    ("daily_management", "documented", "Lungs not ready."),
    ("daily_management", "documented", "We are nowhere near coming off."),
    ("daily_management", "documented", "Compliance 9, no change, carry on."),
    ("daily_management", "documented", "Sweep trial: lasted 8 min, sats 79."),
    ("daily_management", "documented", "Heart gives 1 L/min by itself at best."),
    ("daily_management", "documented", "PP 8 mmHg on 4 L, AV shut."),
    ("daily_management", "documented", "LV akinetic on today's echo, continue full flow."),
    ("daily_management", "documented", "Heart remains akinetic."),
    ("daily_management", "documented", "RV failing, PA pressures systemic: no weaning."),
    ("daily_management", "documented", "Awaiting CDH repair on ECMO."),
    ("daily_management", "documented", "Waiting for repair before wean."),
    ("daily_management", "documented", "Support for another 48-72 h then reassess."),
    ("daily_management", "documented", "To OR for VAD Wednesday, bridge until then."),
    ("daily_management", "documented", "Dependent on sweep of 6."),
    ("daily_management", "documented", "Not enough lung to come off."),
    ("daily_management", "documented", "Cannot oxygenate without the membrane."),
    ("daily_management", "documented", "PaO2 48 on FdO2 .3."),
    ("daily_management", "documented", "Lactate up to 6 at 2 L flow."),
    ("daily_management", "documented", "O2 sats 75 within minutes of capping."),
    ("daily_management", "documented", "Weaning failed x2."),
    ("daily_management", "documented", "Remains in refractory shock."),
    ("daily_management", "documented", "Lungs show little recovery."),
    ("daily_management", "documented", "Native lungs contributing little."),
    ("daily_management", "documented", "No improvement in lung mechanics."),
    ("daily_management", "documented", "Ongoing severe ARDS; continue V-V."),
    ("daily_management", "documented", "Ongoing cardiogenic shock, EF 12%."),
    ("daily_management", "documented", "Myocardial recovery not seen."),
    ("daily_management", "documented", "Continue ECMO for recovery."),
    ("daily_management", "documented", "Remains on VA awaiting recovery of function."),
    ("daily_management", "documented", "BiV failure persists."),
    ("daily_management", "documented", "Bridge-to-candidacy."),
    ("daily_management", "documented", "Not a candidate for wean."),
    ("daily_management", "documented", "High vent requirements if sweep dropped."),
    ("daily_management", "documented", "Still oxygenator dependent."),
    ("daily_management", "documented", "Wean not possible because of pulmonary haemorrhage."),
    ("daily_management", "documented", "Wants 5 L to stay pink."),
    ("daily_management", "documented", "He lives on the pump."),
    ("removal", "documented", "LVEF 50, VTI 15 with pump at 1.2 L."),
    ("removal", "documented", "SBT-like trial, 24 h of zero sweep, P/F 240."),
    ("removal", "documented", "Good gases with the gas capped."),
    ("removal", "documented", "Hemodynamics held with flows down to 1 L."),
    ("removal", "documented", "Lungs good enough."),
    ("removal", "documented", "Care withdrawn at family request."),
    ("removal", "documented", "No neurological recovery."),
    ("removal", "documented", "GOC changed to comfort."),
    ("removal", "documented", "Moved to Impella 5.5."),
    ("removal", "documented", "Swapped VA for VV."),
    ("removal", "documented", "Cannulation site bleeding not controlled."),
    ("removal", "documented", "Septic cannula site."),
    ("removal", "documented", "Kid grew out of it, lungs white no more and gas off 2 days."),
    ("removal", "documented", "RV fine on 1 L with iNO off."),
    ("reposition", "documented", "Flow only 2.1."),
    ("reposition", "documented", "Line kicking."),
    ("reposition", "documented", "Jet hitting the septum on echo."),
    ("reposition", "documented", "SvO2 88 pre-ox, SpO2 74."),
    ("reposition", "documented", "Hypoxia with high pre-membrane sats."),
    ("reposition", "documented", "Hepatic vein cannulated by tip."),
    ("reposition", "documented", "The cannula had come back 5 cm in the scanner."),
    ("reposition", "documented", "ProtekDuo tip back in the RV."),
    ("vent_insertion", "documented", "AV not opening x 12 h."),
    ("vent_insertion", "documented", "Lungs filling up, LV stretched."),
    ("vent_insertion", "documented", "Blood stagnant in LV."),
    ("vent_insertion", "documented", "To offload the LV."),
    ("vent_insertion", "documented", "LVEDD 7.4, wedge 38."),
    ("vent_removal", "documented", "Vent circuit thrombosed."),
    ("vent_removal", "documented", "Good ejection now."),
    ("vent_removal", "documented", "Switched to Impella."),
    ("graft_conduit", "documented", "Artery of 5 mm."),
    ("graft_conduit", "documented", "To keep the leg perfused."),
    ("graft_conduit", "documented", "Groins hostile, stented both sides."),
    ("daily_management", "missing", "Sats 97 with sweep 3. Lines clean."),
    ("daily_management", "missing", "Turned at 0400 without desaturation."),
    ("reposition", "missing", "Cannula redressed. No chatter, no recirculation."),
    ("removal", "missing", "After removal the heart looked good on echo."),
    ("vent_insertion", "missing", "Vent flow 1 L. RA pressure 8."),
    ("graft_conduit", "missing", "8 mm Dacron sewn end to side with 5-0."),
]


@pytest.mark.parametrize(("action", "status", "text"), EVERYDAY)
def test_everyday_wording(read, action, status, text):
    assert read(read_reason, text, frozenset((action,)))["status"] == status


LATER_WORDS = [
    ("removal", "documented", "Gas capped 20h with pCO2 41. Lines drawn."),
    ("removal", "documented", "She is ready to get off. Both cannulas out."),
    ("removal", "documented", "PCRTO 3 h fine, neck opened and decannulated."),
    ("removal", "documented", "Off pump well tolerated for an hour. Explanted."),
    ("removal", "documented", "Weaned to 20 mL/kg without a change of pressure. Decannulated."),
    ("removal", "documented", "Bridge complete. Catheter removed."),
    ("removal", "documented", "The circuit is merely a hazard by now. Cannulae removed."),
    ("removal", "documented", "More harm than help from the circuit. Cannulae removed."),
    ("removal", "documented", "RVAD in now and running. Femoral cannulas taken out."),
    ("removal", "documented", "Film much clearer and gases all his own. Took him off."),
    ("removal", "documented", "Idling at 1 L since dawn. Decannulated."),
    (
        "removal",
        "documented",
        "Cerebral haemorrhage on the scan, pupils blown. Support withdrawn, cannulae out.",
    ),
    (
        "removal",
        "documented",
        "Exit site still bleeding, six packs. Catheter slid out, pressure held.",
    ),
    ("removal", "documented", "PVR down, shunt left to right. Baby decannulated."),
    ("removal", "documented", "Sats 98 in room air. Decannulated."),
    ("removal", "missing", "Both cannulae removed. Chest film afterwards clear of air."),
    ("removal", "missing", "Sweep off, tubing clamped, both cannulae removed."),
    ("removal", "missing", "Groin bleeding stopped with pressure, both cannulae removed."),
    ("removal", "missing", "No cerebral haemorrhage. Pupils equal. Both cannulae removed."),
    ("removal", "missing", "OHT 14 h ago for ischaemic CMP. Both cannulae removed."),
    ("reposition", "documented", "The venous limb keeps bouncing. Cannula eased back 1 cm."),
    ("reposition", "documented", "Tubing rattled all night; catheter withdrawn 2 cm."),
    ("reposition", "documented", "Pump kept stalling. Cannula advanced."),
    ("reposition", "documented", "Flow could not be held above 1.8. Cannula advanced."),
    ("reposition", "documented", "It won't go past 3 litres. Drainage cannula drawn back."),
    ("reposition", "documented", "Cannula had drifted into the azygos. Drew it back 3 cm."),
    ("reposition", "documented", "Bladder flat with each breath. Adjusted."),
    ("reposition", "documented", "End over the liver on the film. Withdrew 3 cm."),
    ("reposition", "documented", "Tip just below the atriocaval junction. Pulled back."),
    ("reposition", "documented", "He lost 4 cm when turned. Advanced to 16."),
    ("reposition", "documented", "Distance between the tips 2 cm. Femoral pulled to 44."),
    ("reposition", "documented", "Doppler shows the jet against the roof. Catheter rotated."),
    ("reposition", "missing", "Pulled back 2 cm under echo. Tip at T8, jet to the tricuspid."),
    ("reposition", "missing", "No line jumping, no bladder collapse. Cannula rotated 20 degrees."),
    ("reposition", "missing", "Cannula advanced 2 cm and secured."),
    ("daily_management", "documented", "Stays until the septum heals."),
    ("daily_management", "documented", "We keep her on to let the muscle recover."),
    ("daily_management", "documented", "Tissue still friable, patch would not hold."),
    ("daily_management", "documented", "He is not a candidate for coming down yet."),
    ("daily_management", "documented", "RV scarcely contracts."),
    ("daily_management", "documented", "Lungs won't aerate."),
    ("daily_management", "documented", "Without the circuit he cannot ventilate."),
    ("daily_management", "documented", "Heart needs longer."),
    ("daily_management", "missing", "Bival until the lactate sample is back. Flow 4."),
    ("daily_management", "missing", "Not a candidate for transplant. Flow 4."),
    ("daily_management", "missing", "Without the gas line in the way the dressing was easy."),
    ("vent_removal", "documented", "Vent drainage fell to 50 mL. Vent taken out."),
    ("vent_removal", "documented", "LV stays small with it clamped. Vent out."),
    ("vent_removal", "missing", "Vent flow good at 600. Vent out as planned."),
]


@pytest.mark.parametrize(("action", "status", "text"), LATER_WORDS)
def test_later_words(
    read: Callable[..., dict[str, Any]], action: str, status: str, text: str
) -> None:
    assert read(read_reason, text, actions=(action,))["status"] == status


def test_low_saturation_is_no_reason_where_nothing_was_moved(
    read: Callable[..., dict[str, Any]],
) -> None:
    text = "ECMO. Preductal sat 74, pH 7.05."
    assert read(read_reason, text, actions=())["status"] == "missing"
    assert read(read_reason, text, actions=("reposition",))["status"] == "documented"


ON_PURPOSE = [
    (
        "missing",
        "reposition",
        "The cannula slid in its track with C-arm running, flow down to 2 L the while.",
    ),
    ("missing", "reposition", "Flow down to 2 L/min for the manoeuvre."),
    ("documented", "reposition", "Flow down to 2.1 with chatter, so the cannula was pulled back."),
    ("documented", "reposition", "Flow down to 2 L since midnight; withdrawn 2 cm."),
    (
        "missing",
        "removal",
        "Chest re-explored through the open sternotomy. Ascending aortic and right atrial cannulae removed.",
    ),
    ("documented", "daily_management", "Not ready: sweep off 10 min and he dropped to 80."),
    ("documented", "daily_management", "EF 15 on turn-down, so stays."),
    ("documented", "daily_management", "Lungs still white, carry on."),
    ("documented", "daily_management", "No native output yet."),
    ("documented", "daily_management", "Too early to wean, CXR unchanged."),
    ("documented", "daily_management", "Heart not up to it at 1.5 L."),
    ("documented", "daily_management", "Awaiting a heart."),
    ("documented", "daily_management", "Wait for lungs (listed)."),
    ("documented", "daily_management", "VT 90 mL on 25/10, another few days at least."),
    ("documented", "removal", "RV came back, clamp 1 h no change."),
    ("documented", "removal", "Sweep off 24 h, gas good, so out."),
    ("documented", "removal", "Family asked us to stop."),
    ("documented", "removal", "Brain death declared; circuit off."),
    ("documented", "removal", "Clotted circuit, heart good enough, pulled."),
    ("documented", "removal", "Infected groin forced our hand."),
    ("documented", "removal", "VAD in today, ECMO no longer needed."),
    ("documented", "reposition", "Chatter at 3 L, tip on the septum."),
    ("documented", "reposition", "Recirculation 40%, pulled 2 cm."),
    ("documented", "reposition", "Foot cold, arterial pipe backed out 1 cm."),
    ("documented", "vent_insertion", "LV blown up like a balloon, lungs wet."),
    ("documented", "vent_insertion", "No AV opening, smoke in LV."),
    ("documented", "vent_removal", "AV opening each beat, LV small, vent out."),
    ("documented", "graft_conduit", "Femorals 4 mm: graft."),
    ("missing", "daily_management", "Levo 0.05. Fed. Family in."),
    ("missing", "removal", "Cannulae out, sites dry."),
    ("missing", "reposition", "Cannula back 2 cm under echo. Stitched."),
    ("missing", "vent_insertion", "Vent placed through 5th space, 24 Fr."),
    ("missing", "removal", "Chest opened through the old incision; cannulae removed."),
    ("missing", "reposition", "Flow dropped to 1 L for the move."),
    ("missing", "reposition", "Clamp on for 30 s, then off."),
    ("missing", "vent_insertion", "AV opening each beat; vent was placed all the same."),
]


@pytest.mark.parametrize(("status", "actions", "text"), ON_PURPOSE)
def test_on_purpose(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_reason, text, actions=frozenset(actions.split()))
    assert got["status"] == status


A_WAY_TO_GO = [
    ("documented", "daily_management", "V-A: EF 10, no pulse below 3 L. Stays."),
    ("missing", "daily_management", "V-A day 3. No pulse below the knee."),
    ("documented", "daily_management", "V-V day 9. Cut to 2.5 yesterday, pCO2 74. No change."),
    ("missing", "daily_management", "V-V day 9. Sweep down to 2, pCO2 42."),
    ("documented", "daily_management", "V-A day 6. At 1.5 L the MAP fell to 50. Stay on."),
    (
        "documented",
        "daily_management",
        "V-A day 6. Flow down to 2: pressure 48, RV blew up. Back up to 4.",
    ),
    ("documented", "daily_management", "V-V day 6. Sweep off for 10 min and sat 79. Not yet."),
    ("documented", "daily_management", "V-A day 6. He is not ready to lose the pump."),
    ("documented", "daily_management", "V-A day 6. A long way from coming off."),
    ("documented", "daily_management", "V-V. Lungs need more time."),
    ("documented", "daily_management", "V-A. Some distance yet before she can do without it."),
    ("missing", "insertion initiation", "Called at the request of Dr Lim. V-A begun."),
    ("missing", "insertion initiation", "Started per request of the cardiology team. V-A begun."),
    ("missing", "removal", "Cannula removed, dressing at her request pink."),
    ("documented", "removal", "Withdrawn at the request of the family. Cannulas out."),
    ("documented", "removal", "In keeping with his wishes. Cannulas out."),
    ("missing", "daily_management", "V-A day 3. Flow 2.5, MAP 70."),
    ("missing", "daily_management", "V-A day 3. A long way from home, family in hotel."),
    ("missing", "daily_management", "V-A day 3. Ready to lose the arterial line."),
    ("missing", "removal", "Removed at the request of Dr Cho, lungs not asked."),
    ("missing", "daily_management", "V-V day 3. Tried 2 L of fluid, MAP went to 75."),
    ("missing", "daily_management", "V-A day 3. Down to 1.5 L and MAP went to 80, EF 50."),
    (
        "documented",
        "daily_management",
        "V-A day 9. At 2 litres the mean went to 50, so there is some way to go.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), A_WAY_TO_GO)
def test_a_way_to_go(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_reason, text, actions=frozenset(actions.split()))
    assert got["status"] == status


MOVED_UNTIL = [
    ("missing", "reposition", "It was rotated until its jet was pointing into the ventricle."),
    ("missing", "reposition", "It was turned till it lay right at the valve."),
    ("documented", "reposition", "The jet was pointing into a hepatic vein until we turned it."),
    ("documented", "reposition", "It had crept out until the holes were showing."),
    ("documented", "reposition", "Advanced until flows rose; it had migrated in transport."),
]


@pytest.mark.parametrize(("status", "actions", "text"), MOVED_UNTIL)
def test_moved_until(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_reason, text, actions=frozenset(actions.split()))
    assert got["status"] == status


STILL_TO_GO = [
    ("missing", "daily_management", "V-V day 3. A long way to go with rehab."),
    ("documented", "daily_management", "V-V day 30. Lungs have a long way to go."),
]


@pytest.mark.parametrize(("status", "actions", "text"), STILL_TO_GO)
def test_still_to_go(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_reason, text, actions=frozenset(actions.split()))
    assert got["status"] == status


OFF_OTHER_THINGS = [
    (
        "missing",
        "daily_management",
        "V-V day 3. The family has a long way to go home.",
    ),
    (
        "missing",
        "daily_management",
        "V-V day 3. Not ready to come off the ventilator.",
    ),
    (
        "missing",
        "daily_management",
        "V-A day 3. Not coming off pressors yet.",
    ),
    (
        "documented",
        "daily_management",
        "V-A day 3. Not ready to come off yet.",
    ),
    (
        "documented",
        "daily_management",
        "V-A day 3. Not coming off today.",
    ),
    (
        "documented",
        "daily_management",
        "V-A day 3. At 1.5 L the MAP fell to 50.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), OFF_OTHER_THINGS)
def test_off_other_things(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_reason, text, actions=frozenset(actions.split()))
    assert got["status"] == status


WITH_LESS_FLOW = [
    ("documented", ("daily_management",), "VTI drops to 4 at 1.5 L, so she stays on V-A."),
    ("documented", ("daily_management",), "Pulse pressure fell to 8 with flow cut to 2 L."),
    ("documented", ("daily_management",), "EF 15, so we keep him on ECMO."),
    ("documented", ("daily_management",), "Lungs like stone so left on the circuit."),
    ("missing", ("daily_management",), "MAP did not drop to 50 with flow at 2 L."),
    ("missing", ("daily_management",), "Sats never fell with sweep off."),
    ("missing", ("daily_management",), "Wean plan: to 1.5 L, stop if MAP falls."),
    ("missing", ("daily_management",), "Turndown protocol: to 1 L, abort if sats drop."),
    ("missing", ("daily_management",), "Sugars up so stays on insulin."),
    ("missing", ("daily_management",), "Agitated so kept on propofol."),
    (
        "documented",
        ("graft_conduit",),
        "Neither groin would take a cannula, which is why I chose the axilla for a graft.",
    ),
    (
        "documented",
        ("graft_conduit",),
        "Iliacs having been bypassed long ago, a side graft was sewn to the axillary artery.",
    ),
    (
        "documented",
        ("graft_conduit",),
        "No leg artery through which to pass a cannula; a chimney was sewn to the axillary.",
    ),
    ("missing", ("graft_conduit",), "A chimney was sewn to the axillary artery. The leg was warm."),
    (
        "missing",
        ("graft_conduit",),
        "A side graft was sewn to the axillary artery; femoral line removed.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), WITH_LESS_FLOW)
def test_with_less_flow(
    read: Callable[..., dict[str, Any]], status: str, actions: tuple[str, ...], text: str
) -> None:
    assert read(read_reason, text, actions)["status"] == status


LIMBS_VESSELS_AND_CLASHES = [
    (
        "documented",
        "removal",
        "Left foot not salvageable, compartments rock hard. Arterial cannula removed and the other groin used.",
    ),
    (
        "documented",
        "removal",
        "Leg beyond saving while the cannula stayed: no signals, lactate 14. Cannula taken out.",
    ),
    ("documented", "removal", "Limb non-viable below the knee. Femoral cannulas out."),
    ("documented", "removal", "Right leg would not survive the cannula, so it was removed."),
    (
        "documented",
        "removal",
        "CK 60,000 and a woody calf on the cannulated side. Femoral cannula out, return moved to the subclavian.",
    ),
    ("documented", "removal", "Foot was going to be lost with the cannula in place; decannulated."),
    ("missing", "removal", "Leg viable, good signals. Cannulae removed."),
    (
        "missing",
        "removal",
        "Cannulae removed. Afterwards the right leg was found to be unsalvageable and vascular was asked for an amputation.",
    ),
    ("missing", "removal", "No limb problem. Femoral cannula removed."),
    (
        "missing",
        "removal",
        "Radial line hand dusky, that line taken out by the nurse. ECMO cannulae removed in theatre.",
    ),
    ("documented", "graft_conduit", "Femoral too narrow for a 19 Fr directly, hence a side graft."),
    ("documented", "graft_conduit", "Subclavian only 5 mm: chimney of Gelweave instead."),
    ("documented", "graft_conduit", "Vessel would not take a 17 directly, therefore a side-arm."),
    (
        "documented",
        "graft_conduit",
        "Leg flow at risk with direct cannulation, so an 8 mm conduit.",
    ),
    ("documented", "graft_conduit", "Young woman with small arteries, therefore Dacron."),
    (
        "documented",
        "graft_conduit",
        "Because direct cannulation would have filled the lumen, a Dacron chimney.",
    ),
    ("missing", "graft_conduit", "Axillary good size, 8 mm Dacron sewn end to side."),
    (
        "missing",
        "graft_conduit",
        "An 8 mm Dacron chimney was sewn on, therefore two clamps were needed.",
    ),
    (
        "missing",
        "removal",
        "Bivalirudin was off for two hours because of the platelets. Cannulas came out easily.",
    ),
    ("missing", "removal", "Feeds were off since midnight because of theatre. Cannulae pulled."),
    ("missing", "removal", "Heparin off at noon because of a low count. Decannulated at three."),
    (
        "missing",
        "removal",
        "Sedation had been lightened because of the blood pressure. Cannulae removed.",
    ),
    (
        "missing",
        "removal",
        "Anticoagulation stopped for an hour because of the oozing nose. Both cannulae taken out.",
    ),
    ("missing", "removal", "Dressing taken off because of the smell. Cannula sites closed."),
    ("documented", "removal", "Heparin was off. Cannulae out because of limb ischaemia."),
    (
        "documented",
        "removal",
        "Run ended because the lungs had opened up. Heparin off an hour before.",
    ),
    ("documented", "removal", "Patient came off because of bleeding into the chest."),
    (
        "conflicting",
        "removal",
        "Reason for decannulation: heart recovered.\nCourse: no recovery of the heart was seen, care was withdrawn and the cannulae removed.",
    ),
    (
        "conflicting",
        "removal",
        "Indication for removal: lung recovery\nText: lungs never recovered, family chose comfort; decannulated.",
    ),
    (
        "documented",
        "removal",
        "Reason for decannulation: heart recovered. Kidneys have not recovered.",
    ),
    (
        "documented",
        "removal",
        "At first there was no recovery of the LV; by week two the LV had recovered and the cannulae were removed.",
    ),
    (
        "documented",
        "removal",
        "No recovery after three weeks, support withdrawn at the family's wish.",
    ),
    ("missing", "removal", "Heparin held two hours because of a low count. Cannulae pulled."),
    (
        "missing",
        "removal",
        "Pressors went up for an hour because of low tone. Both cannulae withdrawn.",
    ),
    ("documented", "removal", "Two hours at low flow without a change. Cannulae withdrawn."),
]


@pytest.mark.parametrize(("status", "actions", "text"), LIMBS_VESSELS_AND_CLASHES)
def test_limbs_vessels_and_clashes(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """Limbs that would be lost, vessels too small, what was off for another cause, and answers that clash."""
    got = read(read_reason, text, actions=frozenset(actions.split()))
    assert got["status"] == status


TOLD_BY_OTHER_PEOPLE = [
    ("documented", "removal", "Lungs on rest settings give P/F of 280, so cannulae out."),
    (
        "documented",
        "removal",
        "Hub cracked, blood on the floor; cannula pulled and a new one put in the other side.",
    ),
    (
        "documented",
        "removal",
        "Family wished comfort only after the MRI. Circuit clamped, cannulas removed.",
    ),
    ("documented", "removal", "Echo with flow at 1 L: VTI 14, EF 50. Decannulated."),
    ("documented", "removal", "LVAD running well, ECMO no longer of use and taken out."),
    ("documented", "reposition", "Recirculation 45%, sats 78: cannula pushed in 3 cm."),
    (
        "documented",
        "reposition",
        "Suck-down whenever she coughed, tip in the hepatic vein on echo. Drawn back 4 cm.",
    ),
    ("documented", "reposition", "Jet was aimed at the septum, turned by 40 degrees."),
    (
        "documented",
        "vent_insertion",
        "AV shut all day, LA 28 mmHg, blood like smoke in the LV. Vent put in.",
    ),
    ("documented", "vent_removal", "LV now ejects with every beat and PCWP is 10. Vent out."),
    ("documented", "graft_conduit", "Cuff of Dacron so that the arm keeps its own flow."),
    (
        "documented",
        "graft_conduit",
        "Axillary 4.5 mm on duplex; direct 15 Fr would plug it, hence 8 mm Gelweave.",
    ),
    ("documented", "daily_management", "P/F 70 off sweep for ten minutes, therefore stays on."),
    ("missing", "removal", "Cannulae out at 11:00, no difficulty, 40 minutes of pressure."),
    (
        "missing",
        "removal",
        "Sedation went up because of agitation. Cannulae removed under anaesthesia.",
    ),
    ("missing", "removal", "Reason for admission: ARDS. Cannulae removed today."),
    ("missing", "reposition", "Cannula advanced 2 cm and dressed."),
    ("missing", "vent_insertion", "Apical vent sited, 20 Fr, connected with a Y."),
    ("missing", "graft_conduit", "8 mm graft sewn end to side with 5-0, cannula inside it."),
    ("missing", "daily_management", "Dialysis goes on because of anuria."),
    ("missing", "removal", "If lungs recover cannulae come out on Friday."),
    ("unfilled", "removal", "Reason for removal: ***"),
    ("documented", "reposition", "Chatter each time the head was turned; cannula drawn back 2 cm."),
    (
        "documented",
        "reposition",
        "Sats fell every time he rolled to the left, tip too high on the film. Cannula advanced 2 cm.",
    ),
    ("missing", "reposition", "To be moved whenever flows drop below 2 L."),
    ("missing", "removal", "Reason for consult: bleeding trach. Cannulae removed without event."),
    ("documented", "removal", "Connector split at the Y, arterial cannula removed and exchanged."),
]


@pytest.mark.parametrize(("status", "actions", "text"), TOLD_BY_OTHER_PEOPLE)
def test_told_by_other_people(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """The same matters in other people's words."""
    got = read(read_reason, text, actions=frozenset(actions.split()))
    assert got["status"] == status


TOLD_BY_STILL_OTHERS = [
    (
        "documented",
        "removal",
        "Foot blue and cold in spite of the perfusion line. Came out of the leg and went to the axilla.",
    ),
    (
        "documented",
        "removal",
        "Oxygenating well on FiO2 0.4 with the sweep off since yesterday, hence decannulated.",
    ),
    ("documented", "removal", "Declared brain dead at 10:20; ECMO stopped and lines removed."),
    ("documented", "removal", "Why removed: device infection, MRSA"),
    ("documented", "reposition", "X-ray had the tip in the hepatic veins, I drew it back 5 cm."),
    ("documented", "reposition", "Poor drainage on turning, cannula rotated a quarter."),
    (
        "documented",
        "vent_insertion",
        "Distended LV, no ejection, pulmonary oedema pouring up the tube: vented.",
    ),
    ("documented", "vent_removal", "Vent clotted and no longer draining, removed."),
    (
        "documented",
        "graft_conduit",
        "To keep the leg perfused an 8 mm graft was preferred to direct cannulation.",
    ),
    ("documented", "daily_management", "EF still 15%, cannot come off."),
    ("documented", "daily_management", "Wean failed at 1.5 L: CVP 22, MAP 48. Continue VA."),
    ("missing", "removal", "ECMO was started for myocarditis. Cannulae are out."),
    ("missing", "removal", "Removal reason to be dictated by surgery."),
    (
        "missing",
        "reposition",
        "The ET tube was pulled back for a right main stem position; the cannula was re-taped.",
    ),
    ("missing", "graft_conduit", "The graft was 8 mm and clamped, then joined to the tubing."),
    ("missing", "daily_management", "On VV day 3, sweep 4, flow 4.2."),
    ("missing", "daily_management", "Antibiotics continue because of the sputum."),
]


@pytest.mark.parametrize(("status", "actions", "text"), TOLD_BY_STILL_OTHERS)
def test_told_by_still_others(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """And in those of still others."""
    got = read(read_reason, text, actions=frozenset(actions.split()))
    assert got["status"] == status


OF_OTHER_WOUNDS_AND_TIMES = [
    (
        "documented",
        "removal",
        "Reason for decannulation: lungs recovered.\nOn the run of 2018 the lungs never recovered and he was grafted.",
    ),
    ("missing", "daily_management", "Pulse down to 62 on reduced flow oxygen."),
    ("documented", "daily_management", "Pulse pressure down to 9 on reduced flow."),
    ("missing", "graft_conduit", "The axillary artery was 4 mm deep to the plexus."),
]


@pytest.mark.parametrize(("status", "actions", "text"), OF_OTHER_WOUNDS_AND_TIMES)
def test_of_other_wounds_and_times(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """What sounds alike is said of another organ, device, time or hand."""
    assert read(read_reason, text, actions=tuple(actions.split()))["status"] == status


WITHIN_WHAT_IS_NORMAL = [
    ("missing", "graft_conduit", "Which is why we used a shoulder roll."),
    ("missing", "graft_conduit", "That is why we chose the axillary line for the monitor."),
    (
        "documented",
        "graft_conduit",
        "Both groins were full of stents, which is why we went to the axilla.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), WITHIN_WHAT_IS_NORMAL)
def test_within_what_is_normal(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """What is above normal, or asked of another sheet, tells of no failure."""
    assert read(read_reason, text, actions=tuple(actions.split()))["status"] == status
