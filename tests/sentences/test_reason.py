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
