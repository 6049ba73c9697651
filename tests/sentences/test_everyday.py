"""Everyday wordings of many hands: a whole small note in, one element out."""

from __future__ import annotations

import pytest

from doclint.reading import Reader

ACTION: list[tuple[str, list[str]]] = [
    # insertion
    (
        "The right common femoral vein took a 25 Fr multistage cannula without fuss. VV ECMO.",
        ["insertion"],
    ),
    ("Left CFA accepted a 15 Fr arterial cannula over the stiff wire.", ["insertion"]),
    ("We then laid a 23 Fr venous ECMO cannula through the vein up to the RA.", ["insertion"]),
    ("Lines placed for VA ECMO: R CFV 25, L CFA 17, all under ultrasound.", ["insertion"]),
    ("ECMO lines in: 25 Fr R groin, 17 Fr L groin, puncture technique.", ["insertion"]),
    ("Percutaneous femoro-jugular cannulae sited by me for VV ECMO in ICU bed 6.", ["insertion"]),
    (
        "Pt crashed in the lab, I cannulated R groin (17/25) with CPR ongoing for ECPR.",
        ["insertion"],
    ),
    (
        "Bilateral groin access obtained; 19 Fr and 25 Fr cannulas railroaded in for VA ECMO.",
        ["insertion"],
    ),
    ("31F Crescent into RIJ under TOE, sutured x4.", ["insertion"]),
    (
        "Placement of the 10 Fr arterial and 12 Fr venous neck cannulae for V-A ECMO by open technique.",
        ["insertion"],
    ),
    (
        "A second drainage limb was needed, so a 21 Fr went up the left femoral vein. VV ECMO.",
        ["insertion"],
    ),
    ("ECMO cannulation done in A&E resus by the consultant (me).", ["insertion"]),
    ("27 Fr dual lumen, R IJ in, 15 cm at skin. VV ECMO.", ["insertion"]),
    ("The aorta and the appendage were cannulated for ECMO through the open chest.", ["insertion"]),
    (
        "Neonate: carotid and jugular cannulated by cut-down for VA ECMO, 8 and 10 Fr.",
        ["insertion"],
    ),
    (
        "The clotted 19 Fr return cannula was swapped over a wire for a new 21 Fr. VV ECMO.",
        ["insertion", "removal"],
    ),
    (
        "Upsized the femoral drainage cannula for VV ECMO from 21 to 25 Fr over an Amplatz wire.",
        ["insertion"],
    ),
    # initiation
    ("Support was started at 3.5 L/min once both lines were joined. V-V ECMO.", ["initiation"]),
    ("VA ECMO got going at 02:40 with 3.8 litres.", ["initiation"]),
    ("Went on VV at 0915, sats from 60s to 90s in two minutes. ECMO flow 4.5.", ["initiation"]),
    ("ECMO commenced 21:05 hrs, RPM 3200.", ["initiation"]),
    ("Circuit unclamped at 14:22 and VV ECMO flow came up to 4.1.", ["initiation"]),
    ("I put him on VA ECMO this evening; cannulas by Mr Oduya, see his note.", ["initiation"]),
    ("Pump on 03:17. Flow 4.0 L/min, sweep 3. V-A ECMO.", ["initiation"]),
    ("ECMO run initiated by me in the PICU at 11:40.", ["initiation"]),
    (
        "Taken onto V-A ECMO at 18:05 after three failed attempts to come off bypass.",
        ["initiation"],
    ),
    # daily management
    (
        "ECMO d6. Circuit looked after by me: flow 4.2, sweep 4, clot corner of oxygenator unchanged.",
        ["daily_management"],
    ),
    (
        "Day 9 VV. Sweep 5 -> 4. No change to flows. Plan: sweep off trial mon.",
        ["daily_management"],
    ),
    (
        "d4 VA\nflow 3.9 rpm 3100\ntried 2 L with echo, MAP fell. not coming off today.",
        ["daily_management"],
    ),
    (
        "CVICU attending note, ECMO day 3. Flow 4.1, sweep 2.5, heparin 900 units/h.",
        ["daily_management"],
    ),
    (
        "MICU RESIDENT NOTE\nHD 5   ECMO 4\nVV ECMO 4.4 LPM, 3300 RPM, sweep 5.",
        ["daily_management"],
    ),
    (
        "ECLS care today under my supervision, run day 8: post-oxygenator pO2 410, sweep unchanged.",
        ["daily_management"],
    ),
    (
        "Subsequent ECMO day. Flows stable, membrane fine, continue full support.",
        ["daily_management"],
    ),
    (
        "The extracorporeal circuit continued under my care; RPM 3300 for 4.0 L/min.",
        ["daily_management"],
    ),
    ("ITU ward round, VV ECMO day 12. FdO2 turned down to 0.6, tolerated.", ["daily_management"]),
    (
        "VA ECMO day 2 (femoral). Pulse pressure back at 22, so flow walked down to 3.0.",
        ["daily_management"],
    ),
    ("Service: [ ] start [x] daily [ ] cannula in [ ] cannula out", ["daily_management"]),
    # reposition
    (
        "VV ECMO, recirculation: jugular return pulled back from 17 to 14 cm under echo, re-sutured.",
        ["reposition"],
    ),
    ("ECMO drainage cannula advanced from 38 to 42 cm, chatter gone.", ["reposition"]),
    ("The Avalon was relocated 2 cm deeper until the jet met the tricuspid valve.", ["reposition"]),
    (
        "Cannulas adjusted for ECMO: IVC tip drawn back two centimetres, jet now free.",
        ["reposition"],
    ),
    (
        "Crescent had slid out 3 cm; fed back in through its own hole under TTE. VV ECMO.",
        ["reposition"],
    ),
    (
        "Chest re-opened, RA cannula realigned toward the IVC, snares tightened. VA ECMO.",
        ["reposition"],
    ),
    ("Bedside repositioning of bicaval ECMO cannula, quarter turn anticlockwise.", ["reposition"]),
    # removal
    ("Cannulae out 15:40. Figure-of-eight in the groin, pressure 20 min.", ["removal"]),
    (
        "As the 19 Fr came out the Perclose sutures were tied; venous cannula removed with a Z-stitch.",
        ["removal"],
    ),
    (
        "The superfluous femoral drain was removed at the bedside; VV ECMO goes on with two.",
        ["removal"],
    ),
    ("Discontinuation of VA ECMO with open repair of the femoral artery.", ["removal"]),
    (
        "Jugular and carotid ligated once the neonatal ECMO cannulae had been drawn out.",
        ["removal"],
    ),
    ("ECMO explant in theatre: arterial 17 out, patch; venous 25 out, pursestring.", ["removal"]),
    ("VV ECMO. Dual-lumen pulled at the bedside, U-stitch, ten minutes of pressure.", ["removal"]),
    ("Off ECMO and decannulated by me at 10:15, both groins compressed.", ["removal"]),
    (
        "The 17 Fr Maquet came out of the artery; the little 6 Fr that fed the leg came out too. VA ECMO.",
        ["removal"],
    ),
    # vents
    (
        "VA ECMO, LV not ejecting. LV apex cored and vented with a 20 Fr cannula Y-ed to the drainage limb.",
        ["vent_insertion"],
    ),
    (
        "VA ECMO. Left side vented through the dome of the LA with an 18 Fr via the open sternum.",
        ["vent_insertion"],
    ),
    (
        "Mini-thoracotomy: an apical decompression cannula was placed and wyed into the ECMO inflow.",
        ["vent_insertion"],
    ),
    (
        "Fifth space, pericardium opened, two pledgeted purse-strings in the apex, 24F right-angle DLP passed into the ventricle, joined to the ECMO drainage limb.",
        ["vent_insertion"],
    ),
    ("Operation: LEFT HEART VENT EXPLANTATION, on ECMO", ["vent_removal"]),
    (
        "LV drain no longer needed on VA ECMO. Taken out in theatre through the old thoracotomy.",
        ["vent_removal"],
    ),
    (
        "VA ECMO: apical vent withdrawn over tied pledgets, another stitch put in for a weep.",
        ["vent_removal"],
    ),
    (
        "VA ECMO was initiated at 4 L/min and a surgical LV vent was placed in the same sternotomy.",
        ["initiation", "vent_insertion"],
    ),
    (
        "Through the sternotomy aortic and atrial cannulae for ECMO were placed, and an LV vent was passed via the RSPV.",
        ["insertion", "vent_insertion"],
    ),
    (
        "Tip moved ... no, make that the return limb moved 2 cm back, VV ECMO; cannula rotated a quarter turn.",
        ["reposition"],
    ),
    (
        "The tip of the freshly placed 31 Fr was drawn back 2 cm until the jet faced the valve. VV ECMO.",
        ["insertion"],
    ),
    # none
    ("Consent obtained for ECMO cannulation from the husband. Surgeon will be called.", []),
    ("The sender asked for cannulation; on arrival he had improved and ECMO was not offered.", []),
    ("Simulation session: registrars practised ECMO cannulation on the manikin.", []),
    (
        "Venovenous bypass for liver transplantation: 21 Fr femoral vein, 18 Fr jugular return, no oxygenator. Decannulated at the end.",
        [],
    ),
    (
        "Arterial switch on bypass 150 min, cooled to 28. Cannulas out, protamine. An ECMO circuit stood by and was never needed.",
        [],
    ),
    ("TRIAGE NOTE. VV ECMO requested by the sender, declined for frailty.", []),
]


@pytest.mark.parametrize(("text", "values"), ACTION)
def test_action(reader: Reader, text: str, values: list[str]) -> None:
    assert sorted(reader.read(text)["action"]["values"]) == sorted(values)


AGES: list[tuple[str, float | None]] = [
    ("Pt: Sra. Ibarra, 67 a\u00f1os. VV ECMO day 3.", 67),
    ("ID: Mika is 11 wk old, septal repair, VA ECMO day 2.", 0.21),
    ("bay 7 31F   02/03/26\nd3 VA ECMO, flow 3.6", 31),
    ("The patient was a bus driver of 58 who collapsed at the wheel. VA ECMO day 2.", 58),
    ("Retired baker, 72, was retrieved on VA ECMO.", 72),
    ("A 76 y retired chemist on VA ECMO.", 76),
    ("A 3\u00bd-year-old girl on VA ECMO.", 3),
    ("Patient is a 15-year and 4-month-old boy on VV ECMO.", 15),
    ("15 & 4/12 yo boy, VV ECMO day 2", 15),
    ("Pt 60 y\nVV ECMO day 5", 60),
    ("male patient of 33 years, VV ECMO", 33),
    ("Infant aged 2/12, V-A ECMO day 2", 2 / 12),
    ("He turned four in the spring. VA ECMO day 2.", 4),
    ("OT NOTES  Mrs K. Dalal 66y  VA ECMO", 66),
    ("Oxygenator day 5, an index of 52 with ECMO flow 4.", None),
    ("ECMO with 29F R IJ, flow 4.", None),
]


@pytest.mark.parametrize(("text", "years"), AGES)
def test_age(reader: Reader, text: str, years: float | None) -> None:
    read = reader.read(text)["age"].get("years")
    assert read == years if years is None else read == pytest.approx(years, abs=0.03)


UNFILLED = [
    ("action", "ECMO PROCEDURE NOTE\nProcedure performed: ***\nOperator: ***"),
    ("action", "Title of ECMO operation: ____________________"),
    ("action", "Today I performed {ECMO SERVICE:30412} for this patient."),
    (
        "action",
        "ECMO service today:\n[ ] Initiation\n[ ] Daily management\n[ ] Cannulation\n[ ] Decannulation",
    ),
]


@pytest.mark.parametrize(("element", "text"), UNFILLED)
def test_left_open(reader: Reader, element: str, text: str) -> None:
    assert reader.read(text)[element]["status"] == "unfilled"
