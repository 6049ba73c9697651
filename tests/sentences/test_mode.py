"""``mode``: from words, from vessels, after a conversion; not a hospital, a plan, another run, another person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading.case import Case
from doclint.reading.mode import read_mode

Read = Callable[..., dict[str, Any]]

WORDS = [
    ("ECMO rounds. Config: VA (peripheral).", "VA"),
    ("ECMO rounds. Still VA.", "VA"),
    ("ECMO rounds. Remains VA for now.", "VA"),
    ("Atrio-aortic circuit, chest open. ECMO flow 5.", "VA"),
    ("Mode .... venoarterial", "VA"),
    ("[x] VV   [ ] VA", "VV"),
    ("The baby is on VVDL, 90 mL/kg/min.", "VV"),
    ("VA was chosen over VV; ECMO flow 4.", "VA"),
    ("The mode now is VV, unlike his 2019 run which was VA.", "VV"),
    ("V-V ECMO day 3, flow 4.2.", "VV"),
    ("VV ECMO was initiated.", "VV"),
    ("vv ecmo d4", "VV"),
    ("Veno-venous ECMO was started.", "VV"),
    ("Venovenous extracorporeal membrane oxygenation was begun.", "VV"),
    ("Veno venous support, 4 L/min, ECMO.", "VV"),
    ("VENOVENOUS ECMO CANNULATION", "VV"),
    ("V/V ECMO, RIJ dual lumen", "VV"),
    ("ECMO (VV) day 6", "VV"),
    ("Mode: VV\nECMO flow 4", "VV"),
    ("ECMO mode: veno-venous", "VV"),
    ("ECMO mode  [x] VV  [ ] VA", "VV"),
    ("Configuration | V-V |\nECMO flow | 4.1 |", "VV"),
    ("V - V ECMO", "VV"),
    ("VV-ECMO", "VV"),
    ("VVECMO day 2", "VV"),
    ("V-A ECMO via the groin.", "VA"),
    ("VA ECMO was initiated.", "VA"),
    ("va ecmo, 3.6 lpm", "VA"),
    ("VA-ECMO day 3", "VA"),
    ("VA day 3 on ECMO", "VA"),
    ("Veno-arterial ECMO", "VA"),
    ("Venoarterial extracorporeal life support", "VA"),
    ("VENO-ARTERIAL ECLS", "VA"),
    ("ECLS, V-A, flow 4", "VA"),
    ("ECPR was performed; ECMO flow on at 14:00.", "VA"),
    ("E-CPR, femoral cannulas, ECMO flow 3.5", "VA"),
    ("Extracorporeal cardiopulmonary resuscitation", "VA"),
    ("ECMO mode: [ ] V-V [x] V-A", "VA"),
    ("ECMO mode ( ) VV (X) VA", "VA"),
    ("peripheral VA support, ECMO flow 4.0", "VA"),
    ("V-AV ECMO", "VAV"),
    ("VAV ECMO, total flow 5.2", "VAV"),
    ("VA-V ECMO day 2", "VAV"),
    ("veno-arterial-venous ECMO", "VAV"),
    ("veno-arteriovenous ECMO", "VAV"),
    ("V-VA ECMO", "VVA"),
    ("VV-A ECMO via two drainage cannulas", "VVA"),
    ("veno-veno-arterial ECMO", "VVA"),
    ("V-P ECMO with a ProtekDuo", "VP"),
    ("veno-pulmonary ECMO", "VP"),
    ("V-PA ECMO", "VPA"),
    ("VPA ECMO", "VPA"),
    ("No bleeding on VV ECMO.", "VV"),
    ("Patient cannot be weaned from V-A ECMO.", "VA"),
    ("VV ECMO was started; no V-A needed.", "VV"),
    ("VV ECMO running well. Consider V-A if the RV fails.", "VV"),
    ("On VA ECMO. Plan: convert to VV if lungs worsen.", "VA"),
    ("VV ECMO. If shock develops will convert to V-A ECMO.", "VV"),
    ("VV ECMO today. Prior VA ECMO run in 2019.", "VV"),
    ("On VA ECMO. Her brother was on VV ECMO in 2020.", "VA"),
    ("VA ECMO considered but VV ECMO chosen and started.", "VV"),
    ("V-V rather than V-A ECMO was started.", "VV"),
    ("Instead of V-A, V-V ECMO was initiated.", "VV"),
    ("He was transferred from the VA hospital on VV ECMO.", "VV"),
    ("Followed at the VA. VV ECMO day 4.", "VV"),
    ("VA Medical Center Palo Alto\nECMO daily note: V-V, flow 4.", "VV"),
    ("CVVH running through the circuit. VA ECMO flow 4.", "VA"),
]

CONVERSIONS = [
    (
        "On V-V since Monday. Return put in at the femoral artery; with it the run becomes V-AV.",
        "VAV",
        "VV",
    ),
    ("Began on VV ECMO 3/4, day 5, now on V-A, flow 4 L/min.", "VA", "VV"),
    ("VV ECMO from Friday; echo Sunday with the EF at 10. Now on VA ECMO, 4.1 L.", "VA", "VV"),
    ("VV ECMO on Monday; on Tuesday we changed her to VA for shock.", "VA", "VV"),
    ("Converted from VV to VA ECMO.", "VA", "VV"),
    ("Conversion of V-V to V-A ECMO was performed.", "VA", "VV"),
    ("PROCEDURE: V-V to V-A ECMO conversion", "VA", "VV"),
    ("VV ECMO was converted to V-AV for differential hypoxemia.", "VAV", "VV"),
    ("Initially V-A, now V-AV ECMO since the jugular limb was added.", "VAV", "VA"),
    ("Started as VV ECMO and switched to VA on day 2.", "VA", "VV"),
    ("ECMO VA -> VAV today", "VAV", "VA"),
    ("The circuit was reconfigured from V-A to V-V; ECMO flow 4.", "VV", "VA"),
    (
        "On VV ECMO from 4/1, changed to VA ECMO on 4/3 for cardiac arrest, now VA flow 4.2.",
        "VA",
        "VV",
    ),
    ("VV ECMO initially and later changed to VA ECMO.", "VA", "VV"),
    ("Upgraded from V-V to V-VA ECMO.", "VVA", "VV"),
    ("Veno-arterial ECMO was transitioned to veno-venous after heart recovery.", "VV", "VA"),
]

VESSELS = [
    (
        "Insertion. 17 Fr arterial cannula to the left femoral artery, 25 Fr multistage for drainage, pump on.",
        "VA",
    ),
    ("ECMO day 6. Support: right femoral vein to left femoral artery.", "VA"),
    ("ECMO day 6. Support: right femoral vein to right internal jugular vein.", "VV"),
    ("V-V ECMO. 21 Fr RIJ drainage with 19 Fr R femoral return.", "VV"),
    (
        "ECMO: 25 Fr drainage in the right femoral vein, 17 Fr return in the left femoral artery.",
        "VA",
    ),
    ("ECMO drainage from the right femoral vein, return to the right internal jugular vein.", "VV"),
    ("ECMO via a 31 Fr dual lumen cannula in the right internal jugular vein.", "VV"),
    (
        "Central ECMO through a sternotomy: venous cannula right atrium, arterial cannula ascending aorta.",
        "VA",
    ),
    (
        "ECMO: 10 Fr arterial cannula right common carotid artery, 12 Fr venous right internal jugular vein.",
        "VA",
    ),
]

NONE = [
    "ECMO history. He kept VA follow-up and is going VA next week.",
    "ECMO flow 4. She remains VA eligible and keeps her VA benefits.",
    "ECMO flow 4. V-A ECMO was on the table at noon.",
    "ECMO flow 4. V-V ECMO stays on the table if he worsens.",
    "ECMO day 3, flow 4.",
    "ECMO flow 4. He is followed at the VA.",
    "ECMO flow 4. VA benefits were discussed with social work.",
    "ECMO in place. Plan: VV ECMO tomorrow instead.",
    "ECMO mode was not recorded.",
    "ECMO billing code 33948.",
    "ECMO running. Prior V-A ECMO run in 2019.",
    "ECMO running. Her twin was on VV ECMO.",
    "ECMO flow 4; CVVH (veno-venous hemofiltration) through a separate line.",
    "ECMO flow 4. V-A block on telemetry.",
]

UNFILLED = [
    "ECMO mode: ***",
    "ECMO\nMode: [ ] VV [ ] VA",
    "{ECMO mode} ECMO was initiated.",
    "Mode: ____\nECMO flow 4",
]

CONFLICTS = [
    ("VV ECMO day 5. Cardiology asks why she is not now on VA.", {"VV", "VA"}),
    (
        "PROCEDURE: V-V ECMO cannulation\nThe patient was placed on veno-arterial ECMO at 09:47.",
        {"VV", "VA"},
    ),
    ("Mode: VA\nVV ECMO was initiated at 10:00 with drainage from the femoral vein.", {"VV", "VA"}),
    (
        "V-V ECMO. 25 Fr drainage cannula in the right femoral vein, 17 Fr return cannula in the left femoral artery.",
        {"VV", "VA"},
    ),
]


@pytest.mark.parametrize(("text", "value"), [*WORDS, *VESSELS])
def test_documented(read: Read, text: str, value: str) -> None:
    element = read(read_mode, text)
    assert (element["status"], element["value"]) == ("documented", value)


@pytest.mark.parametrize(("text", "value", "before"), CONVERSIONS)
def test_conversion(read: Read, text: str, value: str, before: str) -> None:
    element = read(read_mode, text)
    assert (element["status"], element["value"], element.get("from")) == (
        "documented",
        value,
        before,
    )


@pytest.mark.parametrize("text", NONE)
def test_missing(read: Read, text: str) -> None:
    element = read(read_mode, text, ("daily_management",))
    assert (element["status"], element["value"]) == ("missing", None)


@pytest.mark.parametrize("text", UNFILLED)
def test_unfilled(read: Read, text: str) -> None:
    assert read(read_mode, text)["status"] == "unfilled"


@pytest.mark.parametrize(("text", "candidates"), CONFLICTS)
def test_conflict(read: Read, text: str, candidates: set[str]) -> None:
    element = read(read_mode, text)
    assert element["status"] == "conflicting"
    assert set(element["candidates"]) == candidates
    assert element["value"] is None


WAYS = {
    "Blood is drained from the right femoral vein and given back to the jugular.": "VV",
    "Two venous cannulae, right groin for drainage and neck for return; no arterial line.": "VV",
    "Blood drained from the femoral vein and returned to the femoral artery.": "VA",
    "Blood was drawn from the antecubital vein.": None,
}


@pytest.mark.parametrize("text", WAYS)
def test_mode_by_the_way_of_the_blood(pipeline: Pipeline, text: str) -> None:
    case = Case(frozenset(("insertion",)), is_service=True)
    assert read_mode(pipeline(text), case).values["value"] == WAYS[text]


UNTOLD = [
    ("VA support, discussed with family, flow 3.9 L/min.", "VA"),
    ("V-A was chosen; V-V considered too. ECMO.", "VA"),
    ("VV ECMO weaning discussed with surgery.", "VV"),
    ("Rescue: VA ECMO started 03:10 in the cath lab.", "VA"),
    ("If asked, he is on V-V, flow 4.", "VV"),
    (
        "Op note, left groin. Vein 25 Fr long, artery 17 Fr, both by Seldinger. Pump running 4 L/min.",
        "VA",
    ),
    ("R groin: CFV 23F, CFA 15F. On flow 02:10.", "VA"),
    ("Right side v 23F, left side a 17F, flow 3.8 L/min at 3,400 rpm.", "VA"),
    (
        "The nineteen was drawn out of the artery and the twenty-five out of the vein; patch closed.",
        "VA",
    ),
    (
        "I pulled the seventeen from the femoral artery, repaired it, then took the twenty-one from the vein with a purse string.",
        "VA",
    ),
    ("ECMO tubes: V 25F, A 17F. Sweep 3.", "VA"),
    ("ECMO lines: V 12, A 10, neck dry. Flow 0.4 L/min.", "VA"),
    ("Chest open, RA 18, Ao 10, flow 0.6 L/min, sweep 0.4.", "VA"),
    ("Sternum: 20 RA out, two 4-0 tied; 12 aorta out, two 4-0 tied. ECMO off 10:05.", "VA"),
    ("Neonate day 3 of ECMO, neck carotid/jugular, flow 120 mL/kg.", "VA"),
    ("ECMO via right carotid + jugular since the weekend, sweep 0.2.", "VA"),
    ("Cannulation: R IJ/carotid. Run hour 40, ACT 190.", "VA"),
    ("RA/aortic cannulae through the sternotomy, ECMO flow 4.4.", "VA"),
    (
        "The femoral artery was controlled above and below the return cannula; ECMO stopped, the vein tube pulled.",
        "VA",
    ),
    (
        "Drainage cannula in the right atrium was pushed 2 cm; the aortic one is well seated. ECMO flow 4.",
        "VA",
    ),
    (
        "19 Fr sewn into a graft on the left axillary artery; vein 25 long from the groin. ECMO on 3.9.",
        "VA",
    ),
    ("Vein: 12 Fr to 6 cm. Artery: 10 Fr to 3 cm. Bridge clamped, 300 mL a minute.", "VA"),
    ("Config: R IJ 27F dual. ECMO flow 3.9.", "VV"),
    ("Toddler with one double-lumen tube in the neck, ECMO flow 0.9, sweep 1.", "VV"),
    ("Avalon at the neck clean, sutures tight. ECMO flow 4.2, sweep 5.", "VV"),
    ("Crescent 30 via the right neck, walking with physio. Sweep 4.", "VV"),
    (
        "ECMO. The bicaval cannula in the neck was turned until the return pointed at the valve.",
        "VV",
    ),
    ("Neck cannula drains from both cavae and returns to the tricuspid valve; ECMO 4 L/min.", "VV"),
    ("ECMO echo: reinfusion jet aimed at the tricuspid valve, no recirculation.", "VV"),
    ("OriGen 16 Fr RIJ, flow 0.8 L/min, sweep 1.2, run day 4.", "VV"),
    ("V-A day 3. LAVA-type drainage was discussed and not pursued. ECMO flow 4.", "VA"),
    ("ECMO V-V, flow 4. VA support considered, echo good.", "VV"),
    ("Mode: V-V\nIf MAP falls: V-A, surgeon knows.\nECMO flow 4.1", "VV"),
    ("ECMO V-V day 4.\nShould the RV go: convert to V-A.", "VV"),
    ("He could not leave bypass and was put on V-A through the chest. ECMO 4.5.", "VA"),
    ("She did not separate from the pump, so the team left her on central V-A. ECMO flow 4.", "VA"),
    (
        "On V-V ECMO as bridge. Central V-A used during the transplant was taken out by Dr. Lim. The neck cannula was pulled.",
        "VV",
    ),
    ("ECMO access: RFV 25 Fr, RIJ 19 Fr. Flow 4.", "VV"),
    (
        "25 Fr multistage R femoral vein and 21 Fr R internal jugular vein placed percutaneously. ECMO on.",
        "VV",
    ),
    ("ECMO lines: right groin vein 25 Fr and right neck vein 19 Fr.", "VV"),
    ("VA loop since Friday, 3.6 L/min, sweep 2.", "VA"),
    ("The VA lines were checked, no clot. Flow 3.8, sweep 3.", "VA"),
]
"""A mode that no word tells: tubes and bores, a pair of vessels, two channels; or one of two words that counts."""

NOT_SETTLED = [
    "ECMO rounds. 17 Fr in the artery was pulled last year; today 25 Fr in the vein, flow 4.",
    "ECMO flow 4. Stab wound: the artery 8 Fr Fogarty; vein 23 Fr drain.",
    "ECMO day 3. Cath: sheath 12 Fr in the vein; TAVR 14 Fr in the artery.",
    "ECMO flow 4. Bicaval dual lumen cannula was considered for the neck; the groin drain stays.",
    "ECMO flow 4. Trialysis dual-lumen 13 Fr right IJ for CVVH.",
    "ECMO day 3, flow 4. RA 8, aorta 9 on the pull-back.",
    "ECMO day 3, flow 4. RA 12, Ao 30.",
    "ECMO flow 4. Fem a. pulse weak, fem v. compressible.",
    "ECMO day 2, flow 4. Neck carotid/jugular access if needed.",
    "ECMO flow 4. Carotid/jugular Doppler tomorrow.",
    "ECMO day 2. Arterial line 20 G left radial artery, 8 Fr introducer right IJ vein.",
    "ECMO flow 4. The artery takes no 17 Fr; vein 25 Fr in.",
    "ECMO 25 Fr cannula in the right femoral vein. A 17 Fr tube for the artery will follow if the heart fails.",
    "A 25 Fr drainage cannula went in. ECMO flow 4.",
    "ECMO flow 4. RA 12 mmHg, PA 35/15, aorta 8 cm distal of the root.",
    "ECMO flow 4. RA 14, RV 40/12, PCWP 20.",
    "ECMO day 3. Carotid and jugular were patent on duplex.",
    "ECMO day 3. Neck carotid/jugular duplex normal.",
    "ECMO flow 4. TEE bicaval view good, TR jet toward the septum.",
    "ECMO flow 4. Double-lumen tube changed to single lumen after the neck dissection.",
    "ECMO flow 4. Consider an Avalon in the neck next week.",
    "ECMO flow 4. IABP 8 Fr left femoral artery, CVC in the jugular vein.",
    "ECMO flow 4. Impella 14 Fr right axillary artery; 25 Fr in the vein.",
    "ECMO flow 4. Bicaval anastomosis intact on echo; neck supple.",
    "ECMO day 3. If no pulse: VA. Flow 4.",
    "ECMO day 3, flow 4. Plan B: VA.",
    "ECMO day 3. TR jet onto the tricuspid leaflet.",
    "ECMO day 3. EF 20, aortic valve opens; RA 16.",
    "ECMO day 3, ProtekDuo in the right neck, sweep 3.",
    "ECMO 25 Fr right femoral vein. 13 Fr dialysis catheter in the left jugular vein.",
    "ECMO cannulation: 23 Fr left femoral vein. Existing 25 Fr right femoral vein.",
]
"""Other lines and pressures, plans, a duplex, another device: no mode."""

NOW = [
    (
        "V-V since Monday. Artery added at noon: the patient is V-AV now. The V-V run had gone well. ECMO 5 L.",
        "VAV",
    ),
    ("ECMO: V-A since 3 May, jugular limb added this morning; she is on V-AV now, 4.8 L.", "VAV"),
]


@pytest.mark.parametrize(("text", "value"), [*UNTOLD, *NOW])
def test_mode_settled_without_its_word(read: Read, text: str, value: str) -> None:
    element = read(read_mode, text)
    assert (element["status"], element["value"]) == ("documented", value)


@pytest.mark.parametrize("text", NOT_SETTLED)
def test_vessels_that_settle_nothing(read: Read, text: str) -> None:
    element = read(read_mode, text)
    assert (element["status"], element["value"]) == ("missing", None)


BY_TUBES_AND_TIME = [
    (
        "ECMO. Seventeen french in the artery and twenty five french in the vein, both in the left groin.",
        "VA",
    ),
    ("Support by pump. Groin tubes (right a. 17 Fr, right v. 25 Fr) sit well. Sweep 3.", "VA"),
    (
        "Arterial cannula 20 Fr tied in the graft. Vein: needle, 25 Fr over wire to the atrium. Sweep 3.",
        "VA",
    ),
    ("ECMO. On a pump with oxygenator via RA/aorta, chest open.", "VA"),
    ("ECMO via left axillary graft/right femoral vein, eight days.", "VA"),
    (
        "ECMO, chest open. The right atrial cannula was drawn back 1 cm. Aortic line untouched, flow 0.6 L.",
        "VA",
    ),
    ("She hangs on her artificial lung by both veins, groin and neck. Sweep 4.", "VV"),
    ("ECMO. Catheter turned; jet again at the tricuspid. Sweep 4.", "VV"),
    ("Circuit day 4, oxygenator via L groin (drain) and R neck (return), flow 4.4, sweep 5.", "VV"),
    ("V-A → V-AV ECMO today, jugular limb added.", "VAV"),
    ("Day 3 of V-AV ECMO (V-A since Sunday, neck return added Monday). Sweep 5.", "VAV"),
    ("ECMO: V-A. Was V-V until 4 days ago, then the heart failed. Flow 3.8.", "VA"),
    ("ECMO. V-AV since the 3rd because the head was grey on plain V-A. Sweep 5.", "VAV"),
    (
        "ECMO. V-A from 3/2, neck limb added 3/5 (V-AV). Arterial tube out today. Running V-V at 4.4 L.",
        "VV",
    ),
    (
        "She has been on V-V ECMO since Sunday. Then the heart went. Groin artery cannulated, V-A at 4 L.",
        "VA",
    ),
    ("V-V ECMO day 5, flow 4. If the heart fails → V-AV. Sweep 6.", "VV"),
    ("V-AV ECMO, sweep 4. Next step when the lung is better: change to pure V-A.", "VAV"),
    ("V-A ECMO day 2, sweep 3. Asked about the V-V referral from the coast: declined.", "VA"),
    (
        "Venovenous ECMO was begun by me and the sweep was set at three and the rpm set to 3300.",
        "VV",
    ),
]

SETTLING_NOTHING = [
    "ECMO. Both veins of the leg are open on duplex. Sweep 3.",
    "ECMO, sweep 3. Right heart catheter via femoral artery and femoral vein yesterday.",
    "ECMO, sweep 3. Femoral graft to vein from 2014 is patent.",
    "ECMO, sweep 3. Right a. line 20 G, right v. line 7 Fr.",
    "ECMO, sweep 3. TR jet toward tricuspid annulus, mild regurgitation.",
    "ECMO in the next bay. Aortic valve untouched at this operation.",
    "ECMO flow 4. Dialysis machine through two veins failed, one now.",
    "ECMO, sweep 3. Aorta and right atrium look normal on echo.",
]


@pytest.mark.parametrize(("text", "value"), BY_TUBES_AND_TIME)
def test_mode_by_tubes_and_of_now(read: Read, text: str, value: str) -> None:
    assert read(read_mode, text)["value"] == value


@pytest.mark.parametrize("text", SETTLING_NOTHING)
def test_what_settles_no_mode(read: Read, text: str) -> None:
    assert read(read_mode, text)["status"] == "missing"
