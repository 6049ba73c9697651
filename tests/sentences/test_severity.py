"""``severity``: numbers of the failure that support is for, and numbers that are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.severity import read_severity

START = ("initiation",)
DAILY = ("daily_management",)
REMOVAL = ("removal",)
MOVE = ("reposition",)

DOCUMENTED = [
    ("LVEF [ ] >50  [ ] 30-50  [x] <20", ("insertion",)),
    ("The pH on that last gas was seven point one one.", ("insertion",)),
    ("The Murray score came out at three and a half.", ("insertion",)),
    ("P/F ratio of 58 for seven hours.", START),
    ("His PaO2 to FiO2 ratio has sat at 61.", START),
    ("PaO2/FiO2 49 on PEEP 16", START),
    ("pH 7.08, PaCO2 96", START),
    ("The pH had drifted down to 7.12.", START),
    ("Lactate climbed from 4 to 13.", START),
    ("lact 11", START),
    ("Lactate was over 15.", START),
    ("OI 44, then 52", START),
    ("an oxygenation index of fifty-two", START),
    ("LVEF <10% on bedside echo", START),
    ("ejection fraction of ten percent", START),
    ("EF 10-15%, severe MR", START),
    ("cardiac index 1.4", START),
    ("MAP 42 on three pressors", START),
    ("systolic 60 by cuff", START),
    ("BP 62/38", START),
    ("norepinephrine at 0.5 mcg/kg/min and vasopressin 0.04 units/min", START),
    ("on epi .15, levo .4", START),
    ("0.3 mcg/kg/min of noradrenaline", START),
    ("dobutamine 10 with no effect", START),
    ("SCAI stage E", START),
    ("SCAI D shock", START),
    ("No ROSC after 38 minutes.", START),
    ("without return of spontaneous circulation", START),
    ("CPR in progress on arrival", START),
    ("45 minutes of high-quality CPR", START),
    ("Murray score 3.5", START),
    ("SvO2 38%", START),
    ("Gas 6.98/110/41", START),
    ("Severity: P/F 66, plateau 36", START),
    ("Worst values: PaCO2 101, pH 7.05", START),
    ("Pre-ductal saturation 74%, OI 58", START),
    ("Vasoactive-inotropic score 48", START),
    ("Before ECMO: pH 7.11, PaO2 36", START),
    ("ABG 7.38/44/72, lactate 1.2", DAILY),
    ("MAP 70, epi 0.04", DAILY),
    ("LVEF 25% today", DAILY),
    ("lactate 0.9", DAILY),
    ("PaO2 71", DAILY),
    ("She was placed on ECMO with a P/F of 54 and has since recovered.", REMOVAL),
    ("On presentation lactate was 12.4; she was put on V-A ECMO.", MOVE),
    ("VA ECMO 8 days for pulmonary hypertension (OI 47 before)", REMOVAL),
    ("PF of 58 for most of the night", START),
    ("PaO2 over FiO2 was 55", START),
    ("Index on dobutamine never got above 1.6.", START),
    ("Her mean drifted into the thirties.", START),
    ("Lac 14, pH 6.9", START),
    ("Mixed venous of 38", START),
    ("He never regained a pulse.", START),
    ("No pulses at any point before cannulation.", START),
    ("Still coding when the cannulas went in.", START),
    ("Collapse-to-ECMO 51 minutes.", START),
    ("Base deficit 19", START),
    ("Driving pressure 24", START),
    ("Saturations would not come above 72.", START),
    ("EF <10% and the aortic valve shut; the ventricle needs a vent.", ("vent_insertion",)),
    ("Put on V-A with lactate 11; now recovered.", REMOVAL),
    ('Carried forward from 2/3: "P/F 60 on arrival". P/F 190 today.', DAILY),
    ("I made three attempts on bypass at epinephrine 0.2, lactate 12.", START),
]

MISSING = [
    ("As an infant an OI of 44 took her to ECMO.", ("insertion",)),
    ("Last winter the pH was 7.02 and he was cannulated in the north.", ("insertion",)),
    ("EF has recovered to 45% on dobutamine 2.", REMOVAL),
    ("Weaning trial: MAP 72 on epi 0.03 at 1 L/min.", REMOVAL),
    ("PaO2 88 on FiO2 0.4 with the sweep off.", REMOVAL),
    ("Turn-down: LVEF 40%, VTI 12.", REMOVAL),
    ("Oxygenation index of 6 on both trials.", REMOVAL),
    ("Arterial saturation 79% with recirculation.", MOVE),
    ("Flow fell to 2.1 L/min at 3400 rpm.", MOVE),
    ("MAP goal 65", START),
    ("Keep MAP > 60 and pH > 7.25.", START),
    ("target lactate < 2", START),
    ("Severe hypoxemia and profound shock.", START),
    ("EF 60%, hence V-V.", START),
    ("pH 7.40, lactate 1.0", START),
    ("FiO2 1.0, PEEP 14, rate 28", START),
    ("On norepinephrine and vasopressin.", START),
    ("Epinephrine 1 mg x 4 by EMS", START),
    ("ECMO was started at 14:10. Afterwards lactate 3.4 and MAP 60.", START),
    ("V-V ECMO was initiated at 12:00. PaO2 70 on rest settings.", START),
    ("Compliance 14, SpO2 91", DAILY),
    ("Post-oxygenator pO2 410", DAILY),
    ("Flow 4.2 L/min, FdO2 0.9", DAILY),
    ("Call if MAP < 55.", DAILY),
    ("On his previous ECMO run in 2019 the lactate was 14.", START),
    ("His sister had an EF of 15%.", START),
    ("HFOV MAP 19, amplitude 40", START),
    ("Copied from 4/2: lactate 4.1, EF 10%", DAILY),
    ("Past Medical History: heart failure, EF 30% in 2020", START),
    ("The 25 Fr cannula was placed.", START),
    ("If lactate rises over 4, call.", DAILY),
    ("CI monitoring by Swan", START),
    ("pH of the prime 7.32", START),
    ("Plan: keep saturations 88-92, MAP 60-65", DAILY),
    ("Our criteria are a P/F under 80 for six hours.", START),
    ("The unit protocol calls for a lactate above 5.", START),
    ("Bed 6 is on VA with lactate 10.", START),
    ("pH never below 7.38", START),
    ("P/F never below 250", START),
    ("Initial run (2019): P/F 48.", START),
    ("The man in the next bed had a lactate of 12.", START),
]

UNFILLED = [
    "P/F ratio: ***",
    "Severity: ____",
    "Lactate ***, pH ***",
    "Oxygenation index of {OI}",
    "Ejection fraction ____ %",
    "Severity of illness: [ ] SCAI C [ ] SCAI D [ ] SCAI E",
    "Severity: *** (lactate, pH, EF)",
    "SCAI stage: [ ] C  [ ] D  [ ] E",
]


@pytest.mark.parametrize(("text", "actions"), DOCUMENTED)
def test_documented(read, text, actions):
    element = read(read_severity, text, actions)
    assert element["status"] == "documented"
    assert element["values"]


@pytest.mark.parametrize(("text", "actions"), MISSING)
def test_missing(read, text, actions):
    element = read(read_severity, text, actions)
    assert (element["status"], element["evidence"]) == ("missing", [])


@pytest.mark.parametrize("text", UNFILLED)
def test_unfilled(read, text):
    assert read(read_severity, text, START)["status"] == "unfilled"


TOLD = [
    (
        "removal",
        "documented",
        "He came onto ECMO a week ago with a lactate of 14 and a pH of 6.98; out today.",
    ),
    ("initiation", "missing", "TTE in 2019 had shown an EF of 30%. V-A ECMO started at 14:10."),
    ("insertion", "documented", "P:F 58 on 100% and PEEP 16. V-V cannulation performed."),
    ("insertion", "missing", "Criteria: P/F below 80 for six hours. V-V cannulation performed."),
    ("insertion", "documented", "Classed E on the SCAI scale; V-A cannulation performed."),
    ("initiation", "unfilled", "Worst pH before ECMO: [ ]\nV-A ECMO started."),
    ("initiation", "documented", "Lactates trended 5.5, 8.8, 13 before V-A ECMO was started."),
    ("insertion", "documented", "Gas before cannulation 7.02/98/44 on 100%. V-V placed."),
    ("insertion", "documented", "PaO2/FiO2 was sixty-one. V-V cannulation."),
    ("insertion", "documented", "Lactic acid peaked 17 mmol/L, then cannulated fem-fem."),
    ("insertion", "documented", "LVEF estimated 5-10%. Levophed 30 mcg/min. VA cannulation done."),
    ("initiation", "documented", "OI of 62 x 4 hours prior. VA ECMO initiated."),
    ("initiation", "documented", "VA initiated after 55 min of CPR without ROSC."),
    ("initiation", "documented", "kPa 6.1 on 100% O2: PaO2 6.1 kPa, pH 7.11. VV started at 03:10."),
    ("initiation", "documented", "MAP 42 on norad 1.2 mcg/kg/min, VA started."),
    ("initiation", "documented", "cardiac index 1.1, wedge 34; VA ECMO initiated"),
    ("initiation", "missing", "VA ECMO initiated at 14:00. Lactate goal < 2, MAP goal 65."),
    (
        "initiation",
        "missing",
        "VV ECMO initiated. After 30 minutes PaO2 88, pH 7.38 and lactate 1.1.",
    ),
    ("daily_management", "documented", "ABG today 7.39/41/88. ECMO day 4."),
    ("daily_management", "documented", "EF 20% by echo, ECMO day 4."),
    ("daily_management", "missing", "ECMO day 4, flow 4, sweep 3. Keep MAP > 65, pH > 7.3."),
    ("removal", "missing", "EF 50%, lactate 0.9 at turndown; VA cannulae removed."),
    ("insertion", "documented", "Sats 58 on everything. VV."),
    ("insertion", "documented", "PF ratio fifty, plateau 40. VV."),
    ("insertion", "documented", "No pulse for 38 minutes before flow. VA."),
    ("insertion", "documented", "Lactate too high to read (>20). VA."),
    ("insertion", "documented", "Adrenaline 1 mcg/kg/min and noradrenaline 0.8. VA."),
    ("initiation", "documented", "SCAI E. VA begun 12:10."),
    ("initiation", "missing", "VA begun 12:10. Post ECMO gas 7.41/38/210, lactate falling."),
    (
        "daily_management",
        "missing",
        "ECMO day 3. Flow 4, RPM 3300, delta P 24, post-oxygenator PO2 400.",
    ),
    (
        "initiation",
        "missing",
        "VA started 09:40. Target PaO2 80-100, pH above 7.3, lactate to be followed.",
    ),
    ("insertion", "missing", "Right femoral artery 17 Fr, MAP 70 throughout, SpO2 97% at the end."),
    ("removal", "missing", "Turn-down: EF 45%, CVP 8, MAP 75. Lactate 1.0. Decannulated."),
    ("reposition", "missing", "Before repositioning SvO2 88, sats 78%. Tip in RV."),
    ("insertion", "documented", "Worst ABG 6.94/110/38. VV."),
    ("insertion", "documented", "VIS 85, lactate 14, pulse pressure nil. VA."),
    ("insertion", "documented", "OI 44->58, pre-ductal sat 62. VA neck."),
    ("insertion", "documented", "LVOT VTI 5, EF ~8, NE 0.9. VA."),
    ("insertion", "documented", "SpO2 48-55. VV."),
    ("insertion", "documented", "lactate 18, ph 6.88, map 31. VA."),
    ("insertion", "documented", "Echo: EF ~10, no AV opening. VA."),
    ("insertion", "documented", "PaCO2 128, pH 7.01, asthma. VV."),
    ("insertion", "documented", "Down 42 minutes, no ROSC. VA."),
    ("initiation", "documented", "Compliance 12, plateau 41, P/F 49 then VV on at 02:00."),
    ("initiation", "missing", "VV on at 02:00. Sats rose to 94, pH 7.36, P/F not meaningful."),
    ("daily_management", "documented", "D6. Lact 1.4. SvO2 71."),
    ("removal", "missing", "Off at 11:02. pH 7.40, PaO2 110, lactate 1.2."),
]


@pytest.mark.parametrize(("action", "status", "text"), TOLD)
def test_told(read, action, status, text):
    assert read(read_severity, text, frozenset((action,)))["status"] == status


EVERYDAY = [
    ("insertion", "documented", "P:F 58, plateau 38, DP 24."),
    ("insertion", "documented", "OI above 50 on two gases."),
    ("insertion", "documented", "Milrinone .75, epi .2, norepi .3."),
    ("insertion", "documented", "RV TAPSE 6."),
    ("insertion", "documented", "sats 62%"),
    ("insertion", "documented", "MAP 38"),
    ("insertion", "documented", "40 minutes of low flow"),
    ("insertion", "documented", "SvO2 of 31, lactate of 12.4"),
    ("insertion", "documented", "EF barely five percent"),
    ("insertion", "documented", "PaCO2 135 with a pH of 7.02"),
    ("insertion", "documented", "vasopressor need: norepinephrine 60 mcg/min"),
    ("insertion", "documented", "Lactate doubled to 13."),
    ("insertion", "documented", "dopamine 20, epi 1"),
    ("insertion", "documented", "arterial saturation 60 to 65 for two hours"),
    ("insertion", "documented", "Gas: ph 7.09, CO2 88, O2 45"),
    ("insertion", "documented", "wedge 34, index 1.5"),
    ("insertion", "documented", "resuscitated 28 min"),
    ("insertion", "documented", "anuric, lactate 10, pressors x4"),
    ("insertion", "missing", "Heparin 60 units/kg."),
    ("insertion", "documented", "Sats stuck at 71 on 100% and a PEEP of 18."),
    ("insertion", "documented", "Last gas 7.06 / 94 / 51."),
    ("insertion", "documented", "P to F was fifty-five."),
    ("insertion", "documented", "Lactic of 14 and climbing."),
    ("insertion", "documented", "Norepi 40 mcg, vaso 0.04, epi 15, still in the 50s."),
    ("insertion", "documented", "BP 62/40 on three pressors."),
    ("insertion", "documented", "EF eyeballed at 10."),
    ("insertion", "documented", "CI 1.4 on milrinone 0.5."),
    ("insertion", "documented", "OI was 47 and had been over 40 for four hours."),
    ("insertion", "documented", "Thirty-eight minutes of compressions when we got flow."),
    ("insertion", "documented", "He was SCAI E."),
    ("insertion", "documented", "Preductal sats 58."),
    ("insertion", "documented", "pCO2 never under 110."),
    ("insertion", "documented", "Plateau 42 for tidal volumes of 3 per kilo."),
    ("insertion", "documented", "mixed venous 38"),
    ("insertion", "documented", "Arterial PO2 41 on pure oxygen."),
    ("insertion", "documented", "CPR 25 min, end tidal 12."),
    ("insertion", "documented", "Levo at 0.8, epi at 0.3."),
    ("insertion", "documented", "lactate up from 4 to 11 in two hours"),
    ("insertion", "documented", "MAP could not be kept over 45."),
    ("insertion", "documented", "No pulse for 50 minutes."),
    ("insertion", "documented", "LV hardly contracting, VTI 4."),
    ("insertion", "documented", "FiO2 1.0, PaO2 48."),
    ("insertion", "documented", "Saturation in the low sixties despite everything."),
    ("insertion", "documented", "Cardiac index one point three."),
    ("insertion", "documented", "VIS 85."),
    ("insertion", "documented", "systolics in the 50s"),
    ("insertion", "documented", "gas before: ph 6.88"),
    ("insertion", "documented", "Driving pressure of 24, compliance 14."),
    ("insertion", "documented", "Two pressors, LVEF less than 10%."),
    ("insertion", "documented", "PF 60s."),
    ("insertion", "documented", "Carbon dioxide 130, pH under 7."),
    ("insertion", "documented", "Pressure 50 systolic with balloon."),
    ("insertion", "documented", "She was on 25 of epi and 0.06 of vaso with a MAP of 48."),
    ("insertion", "documented", "asystole 20 min"),
    ("daily_management", "documented", "Today's EF 15, lactate 1.8."),
    ("daily_management", "documented", "PF 88 off sweep."),
    ("daily_management", "documented", "Gas 7.38/41/78."),
    ("daily_management", "documented", "Still on norad 0.12."),
    ("insertion", "missing", "Keep MAP above 65."),
    ("insertion", "missing", "Goal lactate under 2."),
    ("removal", "missing", "EF today 50, lactate 1."),
    ("initiation", "documented", "His last PaO2 was 44 with the FiO2 at 1."),
    ("initiation", "documented", "ph 7.0 co2 110 lac 9"),
    ("initiation", "documented", "Gases awful: 6.95, 120, 45."),
    ("initiation", "documented", "noradrenaline running at 1.5 mcg/kg/min"),
    ("initiation", "documented", "adrenaline 0.6, MAP in the forties"),
    ("initiation", "documented", "EF no better than ten percent"),
    ("initiation", "documented", "Oxygen index sixty"),
    ("initiation", "documented", "Blood pressure fifty over thirty."),
    ("initiation", "documented", "lactate too high to read"),
    ("initiation", "documented", "No return of circulation after 35 min."),
    ("initiation", "documented", "OI 62 x 3h"),
    ("initiation", "documented", "Sat 55 post ductal"),
    ("initiation", "documented", "A-a gradient 600"),
    ("initiation", "documented", "Inotrope score of 90"),
    ("initiation", "documented", "SCAI stage D going on E"),
    ("initiation", "documented", "three inotropes and cardiac index 1.2"),
    ("initiation", "documented", "sats never over 80 in six hours"),
    ("initiation", "documented", "ScvO2 29"),
    ("initiation", "documented", "bicarb 8, lactate 15"),
    ("initiation", "documented", "Peak pressures 50, CO2 150."),
    ("initiation", "documented", "65 min CPR"),
    ("initiation", "documented", "RV fractional area change of 8 percent"),
    ("initiation", "documented", "epinephrine up to 0.4"),
    ("initiation", "documented", "FiO2 100, saturating 66."),
    ("initiation", "documented", "PaO2:FiO2 48"),
    ("initiation", "documented", "Pressors: NE 1.0, VP 0.06, Epi 0.3"),
    ("initiation", "documented", "Low flow time 48 min"),
    ("insertion", "missing", "Target pH 7.30, target PaCO2 50."),
    ("removal", "missing", "pH 7.40, lactate 1.1 at the end of the day."),
    ("insertion", "documented", "PF 61 on PEEP 18."),
    ("insertion", "documented", "P/F down to the fifties."),
    ("insertion", "documented", "gas 7.08/98/47"),
    ("insertion", "documented", "ABG: pH 6.99 PCO2 112 PO2 51"),
    ("insertion", "documented", "ph 7.1, lac 11"),
    ("insertion", "documented", "Lactate 9.4 and rising."),
    ("insertion", "documented", "Lac 14."),
    ("insertion", "documented", "lactates in the teens"),
    ("insertion", "documented", "OI of 48 x 4 h."),
    ("insertion", "documented", "Oxygenation index over 40 on three gases."),
    ("insertion", "documented", "LVEF <10%."),
    ("insertion", "documented", "EF ~ 15."),
    ("insertion", "documented", "Echo: EF 10-15 %."),
    ("insertion", "documented", "Ejection fraction in the teens."),
    ("insertion", "documented", "Severely reduced LV function, EF visually 5-10."),
    ("insertion", "documented", "CI 1.3, PCWP 32."),
    ("insertion", "documented", "CPO 0.3"),
    ("insertion", "documented", "SvO2 38."),
    ("insertion", "documented", "MAP 42 on norad 0.9, vaso 0.04 and adrenaline 0.5 mcg/kg/min."),
    ("insertion", "documented", "Norepinephrine 40 mcg/min, epinephrine 20 mcg/min."),
    ("insertion", "documented", "NA 0.8, Adr 0.4."),
    ("insertion", "documented", "Noradrenaline @ 1.2 mcg/kg/min"),
    ("insertion", "documented", "SCAI E."),
    ("insertion", "documented", "Shock: SCAI stage D."),
    ("insertion", "documented", "SCAI-D shock"),
    ("insertion", "documented", "INTERMACS 1."),
    ("insertion", "documented", "BP 60/30."),
    ("insertion", "documented", "Systolic in the fifties."),
    ("insertion", "documented", "BP unrecordable."),
    ("insertion", "documented", "sats 58% on 100%"),
    ("insertion", "documented", "SpO2 70s."),
    ("insertion", "documented", "Saturations 62 pre- and 48 post-ductal."),
    ("insertion", "documented", "Murray 3.75."),
    ("insertion", "documented", "Cstat 14, plateau 38."),
    ("insertion", "documented", "Driving pressure 24."),
    ("insertion", "documented", "AaDO2 640 for 8 h."),
    ("insertion", "documented", "No ROSC after 40 min."),
    ("insertion", "documented", "Never had a pulse back."),
    ("insertion", "documented", "ETCO2 8."),
    ("insertion", "documented", "Arrest to flow 47 min."),
    ("insertion", "documented", "Low flow 52 min, no flow 3."),
    ("insertion", "documented", "Base deficit 18."),
    ("insertion", "documented", "BE -22."),
    ("insertion", "documented", "VIS 65."),
    ("insertion", "documented", "PaO2 of 39 on an FiO2 of 1."),
    ("insertion", "documented", "pO2 5.1 kPa on 100%."),
    ("insertion", "documented", "PaO2 5.8 kPa, PaCO2 12.4 kPa, pH 6.98."),
    ("insertion", "documented", "pCO2 14 kPa, pH 7.01"),
    ("insertion", "documented", "H+ 110 nmol/L"),
    ("insertion", "documented", "CO2 130."),
    ("insertion", "documented", "TAPSE 6, RV dilated."),
    ("insertion", "documented", "LVOT VTI 4 cm."),
    ("insertion", "documented", "CVP 24, CI 1.4."),
    ("insertion", "documented", "S/F 72."),
    ("insertion", "documented", "FiO2 1.0/PaO2 44."),
    ("insertion", "documented", "LVEF about a tenth of normal."),
    ("insertion", "documented", "dobut 20, norad 1"),
    ("insertion", "documented", "levo 60, vaso 0.04, epi 15"),
    ("insertion", "documented", "Worst gas: 6.88 / 132 / 40."),
    ("insertion", "documented", "pressures 40 systolic"),
    ("insertion", "documented", "Peak troponin 80, lactate 12 at 0400."),
    ("daily_management", "documented", "lactate 1.1, EF 20%."),
    ("daily_management", "documented", "ABG 7.41/38/92."),
    ("daily_management", "documented", "gas 7.38/42/78 on FdO2 .6"),
    ("daily_management", "documented", "P/F 140 on rest settings."),
    ("daily_management", "documented", "norepi 0.06"),
    ("daily_management", "documented", "On NA 0.1 and milrinone 0.3."),
    ("daily_management", "documented", "pH 7.36, lac 2.2"),
    ("daily_management", "documented", "echo EF 25"),
    ("daily_management", "documented", "Lactate 1.2 (1.6)"),
    ("daily_management", "documented", "SvO2 72"),
    ("daily_management", "documented", "pO2 9.8 kPa"),
    ("removal", "documented", "Cannulated 3/3 for P/F 60."),
    ("removal", "documented", "Went on for pH 6.9, lactate 15."),
    ("vent_insertion", "documented", "EF 5%, PAD 34."),
    ("removal", "missing", "EF 55% today, off inotropes, lactate 1."),
    ("removal", "missing", "ABG on room settings 7.40/40/95."),
    ("insertion", "missing", "Goal MAP > 65. Keep lactate under 2."),
    ("insertion", "missing", "EF was 60% on his 2022 echo."),
    ("insertion", "missing", "Postop EF 35% on ECMO after cannulation."),
    ("daily_management", "missing", "Target PaO2 > 60."),
    ("daily_management", "missing", "Urine pH 6.5. Pleural lactate high."),
    ("insertion", "missing", "Post-oxygenator PaO2 420."),
]


@pytest.mark.parametrize(("action", "status", "text"), EVERYDAY)
def test_everyday_wording(read, action, status, text):
    assert read(read_severity, text, frozenset((action,)))["status"] == status


HOW_IT_CAME_TO_SUPPORT = [
    (
        "documented",
        "vent_removal",
        "He failed to come off bypass after a double valve on Monday, EF 15, and went over to central VA ECMO.",
    ),
    (
        "documented",
        "removal",
        "On VV ECMO since [**3-11**] for status asthmaticus with pH 6.99 and pCO2 130.",
    ),
    ("documented", "removal", "On VA ECMO since the 3rd of May for myocarditis with lactate 14."),
    ("documented", "removal", "CI 1.2 on three drips, so he was converted to central VA."),
    ("documented", "insertion", "EF severely reduced at 10-15%."),
    ("documented", "insertion", "LVEF globally depressed, about 12%."),
    ("missing", "removal", "Echo today EF 18, she goes over to the scanner later."),
    ("missing", "removal", "She went over to theatre, lactate 2.4."),
    ("missing", "removal", "EF no longer reduced, 55%."),
    ("documented", "insertion", "The best PaO2 anyone could get was 46."),
    ("documented", "insertion", "Saturations would not go above 70."),
    ("missing", "insertion", "We see a MAP of 78."),
    ("documented", "insertion", "P/F: 61   OI: 44   Lactate: 8"),
    ("documented", "initiation", "P/F: 70\nVV ECMO was started at 03:00."),
    ("documented", "insertion", "PaO2: 44 on 100%"),
    ("missing", "insertion", "P: wean P/F goal 200."),
    ("missing", "removal", "P/F: 310"),
]


@pytest.mark.parametrize(("status", "actions", "text"), HOW_IT_CAME_TO_SUPPORT)
def test_how_it_came_to_support(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_severity, text, actions=tuple(actions.split()))["status"] == status


IN_KILOPASCALS = [
    (
        "documented",
        "vent_insertion",
        "On VA since 03:00 today for a poisoned heart (epi 1.2, EF 5%).",
    ),
    ("documented", "daily_management", "VV since that evening for P/F 6.9 kPa after proning."),
    ("documented", "removal", "VA since 4 May for an EF of 10%, now out."),
    ("documented", "daily_management", "P/F 9 kPa on arrival, VV d2."),
    ("documented", "initiation insertion", "Last gas 7.09 / 96 / 51, P/F 51."),
    ("documented", "initiation insertion", "QRS 240, lactate 12."),
    ("documented", "initiation insertion", "No pulse for 40 minutes, LUCAS on."),
    ("documented", "initiation insertion", "pH 6.98, PaCO2 15.6 kPa."),
    (
        "missing",
        "removal",
        "Flow was weaned yesterday to 30 mL/kg/min with a mean pressure of 55 on milrinone 0.5 and epinephrine 0.03.",
    ),
    ("missing", "removal", "Lactate 1.1, EF 45%."),
    ("missing", "daily_management", "No severity today."),
]


@pytest.mark.parametrize(("status", "actions", "text"), IN_KILOPASCALS)
def test_in_kilopascals(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_severity, text, actions=frozenset(actions.split()))
    assert got["status"] == status


TOLD_BY_THE_WAY = [
    (
        "documented",
        "daily_management",
        "Seen comma V-V day nine full stop Gas was seven point three eight comma thirty nine comma seventy two comma fine",
    ),
    ("documented", "initiation", "EF was, at best, 10-15%. V-A begun."),
    ("documented", "initiation", "LVEF on our echo just now: below 10 percent. V-A begun."),
    ("documented", "initiation", "pH six point nine, lactate sixteen. V-A begun."),
    ("documented", "initiation", "PF ratio sixty two. V-V begun."),
    ("missing", "removal", "EF this morning, over 50%. Cannulas out."),
    ("missing", "initiation", "EF before all this, 60%. V-V begun."),
    ("missing", "vent_insertion", "V-A vent. EF this morning, under discussion."),
    ("missing", "vent_removal", "Vent out. Ejection fraction this morning, under full flow, 45%."),
    ("missing", "removal", "Decannulated. Gas off: 7.41, 42, 88."),
    ("documented", "initiation", "EF by eye, 15%. V-A begun."),
    (
        "documented",
        "vent_insertion",
        "V-A since Monday. Ejection fraction this morning, below 10%. The vent was placed through the apex.",
    ),
    ("documented", "daily_management", "V-V day 7. Gas at six was 7.40, 44, 71."),
]


@pytest.mark.parametrize(("status", "actions", "text"), TOLD_BY_THE_WAY)
def test_told_by_the_way(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_severity, text, actions=frozenset(actions.split()))
    assert got["status"] == status


OF_A_RELATIVE = [
    ("missing", ("daily_management",), "A family member has EF 20%."),
    ("missing", ("initiation",), "One relative had an EF of 15%. Cannulated for flu."),
    ("documented", ("daily_management",), "EF 20%. Family member updated."),
    ("documented", ("daily_management",), "Family updated; EF 20%."),
]


@pytest.mark.parametrize(("status", "actions", "text"), OF_A_RELATIVE)
def test_of_a_relative(
    read: Callable[..., dict[str, Any]], status: str, actions: tuple[str, ...], text: str
) -> None:
    assert read(read_severity, text, actions)["status"] == status
BY_OTHER_NAMES = [
    ("documented", "insertion", "Horovitz quotient 58."),
    ("documented", "insertion", "Horowitz-Index of 70 under pure oxygen."),
    ("documented", "insertion", "Oxygenation quotient 74 mmHg, PEEP 14."),
    ("documented", "initiation", "Horowitz 63, FiO2 1.0."),
    ("documented", "initiation", "PaFi 55 on day 2."),
    ("documented", "insertion", "Carrico index 68."),
    ("documented", "daily_management", "Horowitz index 180 this morning."),
    ("documented", "insertion", "LV function eyeballed at 10 percent."),
    ("documented", "insertion", "The left heart was pumping at 8% on the bedside scan."),
    ("documented", "insertion", "By Simpson 12%."),
    ("documented", "insertion", "Biplane Simpson 9 percent."),
    ("documented", "insertion", "Function estimated at 5-10% by TOE."),
    ("documented", "insertion", "The heart was doing a tenth of its usual work."),
    ("documented", "insertion", "LV working at a fifth of normal."),
    ("documented", "insertion", "Ventricle barely contracting, put at 10% by the echo fellow."),
    ("documented", "insertion", "Down to 15% by visual estimate."),
    ("documented", "initiation", "Arrest 03:10, pump on 04:02, not one palpable pulse between."),
    ("documented", "initiation", "Collapse at 18:02, VA flow 18:55, no ROSC in between."),
    ("documented", "initiation", "CPR from 07:10 to 08:04, at no time an output."),
    (
        "documented",
        "initiation",
        "Down at 11:02, on at 11:58, never a beat of his own in the meantime.",
    ),
    ("documented", "initiation", "Asystole from arrival to flow."),
    ("documented", "initiation", "Flow 56 minutes after the collapse."),
    ("documented", "initiation", "LUCAS 09:20 until flow at 10:11."),
    ("documented", "insertion", "Pulseless for the whole 47 min."),
    (
        "documented",
        "reposition",
        "VA was begun three days ago with a lactate of 14. Return cannula drawn back 1 cm.",
    ),
    (
        "documented",
        "reposition",
        "Support was commenced on Sunday at a pH of 7.01. Cannula advanced 2 cm.",
    ),
    (
        "documented",
        "removal",
        "Her run started with an EF of 8% and a lactate of 12; both normal now. Cannulas out.",
    ),
    (
        "documented",
        "removal",
        "He was commenced on VV on 3/4 with a P/F of 55. Decannulated today.",
    ),
    ("documented", "removal", "Put on the pump with a lactate of 15. Today out."),
    ("documented", "vent_removal", "VA had been established for an EF of 5%. Vent withdrawn."),
    ("documented", "removal", "Course began with OI 48 on HFOV. Decannulated."),
    (
        "documented",
        "reposition",
        "ECMO was instituted last night for PaO2 of 38. Cannula repositioned.",
    ),
    ("documented", "insertion", "CVP 22, cardiac index 1.4, wedge 30."),
    ("documented", "insertion", "AaDO2 620 mmHg."),
    ("documented", "insertion", "Base excess -18, lactate 17 mmol/l."),
    ("documented", "insertion", "pH below 7 on two gases."),
    ("documented", "insertion", "Systolic unrecordable."),
    ("documented", "insertion", "Norad 1.4 µg/kg/min and still 60 systolic."),
    ("documented", "initiation", "Norepinephrine at 60 mcg/min."),
    ("documented", "insertion", "SCAI-E shock."),
    ("documented", "insertion", "INTERMACS 1."),
    ("documented", "insertion", "MAP 38 on four agents."),
    ("documented", "insertion", "BP 54 palp."),
    ("documented", "insertion", "Preductal saturation in the fifties."),
    ("documented", "insertion", "P/F in the sixties for 6 h."),
    ("documented", "insertion", "CO2 over 120."),
    ("documented", "insertion", "Lac 16."),
    ("documented", "insertion", "PaO2 5.2 kPa."),
    ("documented", "insertion", "H+ 98 nmol/L."),
    ("documented", "insertion", "LVOT VTI 4 cm."),
    ("documented", "insertion", "Low flow 44 min."),
    ("documented", "insertion", "No-flow 3 min, low-flow 51 min."),
    ("documented", "insertion", "OI 44 -> 61."),
    ("documented", "insertion", "Oxygen index 38 despite HFOV."),
    ("documented", "insertion", "LV akinetic, EF under 10%."),
    ("documented", "daily_management", "Lactate 2.3, MAP 71."),
    ("documented", "daily_management", "Norad 0.08 mcg/kg/min."),
    ("documented", "daily_management", "EF 30% today."),
    ("documented", "daily_management", "pCO2 41, pH 7.38."),
    ("documented", "daily_management", "Adrenaline 4 ml/h of the single strength mixture, MAP 58."),
    ("missing", "daily_management", "Epinephrine 0.5 mL of 1:10 000 down the tube for bleeding."),
    ("missing", "daily_management", "Racemic epinephrine 0.5 mL for croupy cough."),
    ("missing", "daily_management", "Nebulized epinephrine 5 mg x2."),
    ("missing", "daily_management", "Adrenaline-soaked gauze (1 in 200000) packed in the nose."),
    ("missing", "insertion", "Lidocaine 1% with adrenaline 1:200,000, 8 mL to the groin."),
    ("missing", "daily_management", "Topical adrenaline 2 mL via bronchoscope."),
    ("missing", "daily_management", "Phenylephrine nasal spray 2 puffs before the scope."),
    ("missing", "daily_management", "Vasopressin 2 units injected around the polyp."),
    ("missing", "removal", "EF 55% by Simpson. Cannulas out."),
    ("missing", "removal", "Wean echo: function put at 45 percent by Simpson; decannulated."),
    ("missing", "insertion", "Simpson taught the fellow. 8 Fr sheath placed."),
    ("missing", "insertion", "Pump at 60%, flow 3."),
    ("missing", "insertion", "Humidity at 10 % in theatre."),
    ("missing", "daily_management", "Horowitz reviewed the CT."),
    ("missing", "removal", "Run began on 12/3. EF 50% now. Cannulas out."),
    ("missing", "removal", "VV was begun on 2 May; today P/F 310, decannulated."),
    ("missing", "reposition", "VA was started on Friday. Today lactate 1.2, cannula moved."),
    (
        "missing",
        "removal",
        "Her run started on Monday; lactate 1.0 and EF 60% on the last echo. Cannulas out.",
    ),
    ("missing", "insertion", "Stenosis estimated at 30% by angiography."),
    ("missing", "insertion", "Burn estimated at 40% of body surface."),
    ("missing", "insertion", "Hematocrit put at 21 percent."),
    ("missing", "daily_management", "TBSA put at 35% by the burns team."),
    ("missing", "insertion", "Sats 98% after flow on."),
    ("missing", "daily_management", "Never a perfusion problem at the foot."),
    ("missing", "daily_management", "Sweep at a tenth of flow."),
    ("documented", "reposition", "VV was begun on Friday for a P/F of 62. Cannula turned."),
    ("documented", "removal", "Support began at OI 51. Out today."),
    ("missing", "removal", "Course started with nausea. EF 35% at baseline. Cannulas out."),
    (
        "missing",
        "removal",
        "ECMO was started 3/4. Lactate 3.4 during the clamp trial, 1.1 after. Cannulas out.",
    ),
    (
        "missing",
        "removal",
        "VA was started 3/4 and at the turn-down trial the EF was 40%. Cannulas out.",
    ),
    ("missing", "reposition", "Support was started at 3 L/min; latest SvO2 55%."),
    (
        "missing",
        "reposition",
        "V-V was commenced at RPM 3400, flow fell and sats dropped to 84% today; cannula pulled back 2 cm.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), BY_OTHER_NAMES)
def test_by_other_names(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_severity, text, actions=tuple(actions.split()))["status"] == status
