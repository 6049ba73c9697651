"""``severity``: numbers of the failure that support is for, and numbers that are not."""

from __future__ import annotations

import pytest

from doclint.reading.severity import read_severity

START = ("initiation",)
DAILY = ("daily_management",)
REMOVAL = ("removal",)
MOVE = ("reposition",)

DOCUMENTED = [
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
