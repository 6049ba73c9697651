"""The age in the forms that notes use, and what looks like one and is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.age import read_age

Read = Callable[..., dict[str, Any]]

STATED: list[tuple[str, float]] = [
    ("Mr. Ramsey, aged about 45 yrs, known diabetic.", 45),
    ("bloke sixty nine collapsed at bowls", 69),
    ("kid is six just turned, drowned in the dam", 6),
    ("DOB 2005-11-30\tDOS 2024-11-22\tProc decannulation", 18),
    (
        "took out cannulas in the or today 58m day 9 heart recovered ef 45 on dobutamine three cut down right groin artery closed with patch vein stitched no trouble",
        58,
    ),
    ("This is a 52-year-old man with severe ARDS.", 52),
    ("A 52 year old woman was cannulated.", 52),
    ("52 year-old male with ARDS.", 52),
    ("52 yr old male with ARDS.", 52),
    ("A fifty-two-year-old man was cannulated.", 52),
    ("fifty two year old man", 52),
    ("Mr. Pruitt, sixty-one years of age, was brought to the room.", 61),
    ("The patient is 44 years old.", 44),
    ("He is 65.", 65),
    ("She's 33 and previously well.", 33),
    ("The patient turned 6 today.", 6),
    ("65M with ARDS, VV ECMO.", 65),
    ("Pt is a 36F with ARDS.", 36),
    ("36F, VV ECMO d11 for aspiration. 31F Crescent dual lumen, RIJ.", 36),
    ("pt 66f, code ECMO", 66),
    ("cticu ecmo rounds\n71yo m, va day 3", 71),
    ("61 y.o. F with shock", 61),
    ("61 Y/O male", 61),
    ("47 yo M w/ blastomycosis", 47),
    ("Patient | 66 M, 102 kg, room 11", 66),
    ("Age: 49        Sex: M        MRN: 00931188", 49),
    ("AGE/SEX: 61/F", 61),
    ("Age (yrs): 55", 55),
    ("Age\t31 y\tDate\t08/02/2026", 31),
    ("| Age | 14 months |\n| Weight | 9 kg |", 1),
    ("Patient age ............. 19 months\nWeight ........ 10.4 kg", 1),
    ("child aged 5", 5),
    ("Girl, 6 d. Meconium aspiration, neck cut-down.", 0.0164),
    ("Infant 5/12, ALCAPA, arrested in theatre.", 0.4167),
    ("17 mo, V-V through a 16 Fr Origen in the neck.", 1),
    ("Neck decannulation, 22 months, V-A for 6 d.", 1),
    ("V-V for RSV, 10 months, RIJ dual lumen.", 0.8333),
    ("Baby girl 6/52 transferred with pertussis.", 42 / 365.25),
    ("Nadia, fifty, with ARDS", 50),
    ("Ada Lovell, 58, is the mother of three.", 58),
    ("V-V cannulation\nF 57\nARDS", 57),
    ("The patient 54, ARDS from flu.", 54),
    ("V-V run 9 days, patient 58, extubated yesterday.", 58),
    ("He (29, influenza) was cannulated at the bedside.", 29),
    ("Jonas, sixteen, asthmatic, was at a PIP of 46.", 16),
    ("M 44. Giant cell myocarditis, V-A fem/fem.", 44),
    ("Called for chatter on vv d3. 51 m flu ards, l fem 25 fr.", 51),
    ("Return line added. 52F, femoral V-A since Tuesday.", 52),
    ("58F, left axillary V-A through a side graft.", 58),
    ("Heart fine, lungs not (33F, endocarditis).", 33),
    ("AGE_M\t5\nWT_KG\t6.2", 0.4167),
    ("Age (months): 7", 0.5833),
    ("a boy of six with myocarditis", 6),
    ("a man (58) with shock", 58),
    ("Maisie Thornbury (5y 11mo) 19 kg", 5),
    ("5 y 11 mo boy", 5),
    ("5 years, 11 months and 29 days old", 5),
    ("a 5 11/12 year old girl", 5),
    ("a 5-1/2-year-old boy", 5),
    ("2.5 years old", 2),
    ("18-month-old girl", 1),
    ("a 9-month-old on ECMO", 0.75),
    ("5 mo M, 6.2 kg. LV failure.", 5 / 12),
    ("girl of four months", 4 / 12),
    ("6 wk old, 4 kg", 42 / 365.25),
    ("Infant: Ada Oyarzun, 7 weeks, 4.1 kg (born at 37 weeks)", 49 / 365.25),
    ("PICU note. 7mo ex-34 week infant", 7 / 12),
    ("a nine-day-old girl of 3.1 kilograms", 9 / 365.25),
    ("Baby Boy Quintero | DOL 2 | BW 3.41 kg | born at 40+3 wk", 2 / 365.25),
    ("On day of life 12 he was cannulated.", 12 / 365.25),
    ("3/12 old infant with CDH", 0.25),
    ("6/52 girl, pertussis", 42 / 365.25),
    ("58yF, COVID", 58),
    ("F58, COVID ARDS", 58),
    ("58\u2642 with shock", 58),
    ("aet. 58, sepsis", 58),
    ("This gentleman, now 58, was cannulated.", 58),
    ("Mr. Ruel is 62, keeps bees, and fell ill on Friday.", 62),
    ("Mrs Ruel (62) was reviewed on the unit.", 62),
    ("Pt is 62. Arrested in the lift.", 62),
    ("Ines Ruel, 62, is known to the team.", 62),
    ("Turned four last month; 16 kg.", 4),
    ("She had her ninth birthday on the ward.", 9),
    ("pt is a thirty-two y/o lady", 32),
    ("Ines Ruel      5 yr      18.2 kg", 5),
    ("born three days ago at term", 3 / 365.25),
    ("DOB 3/4/1969 (57)", 57),
    ("4 1/2 yo girl", 4),
    ("34 weeks GA, DOL#3", 3 / 365.25),
    ("Unknown male, approx. 50 years", 50),
    ("Summary: 36F with H1N1, cannulated at the bedside.", 36),
    ("On the second day of life he was intubated. He is now 9 days old.", 9 / 365.25),
    ("Age: 3d", 3 / 365.25),
    ("Infant: Baby Girl Okonjo        Day of life: 3\nGestation at birth 39+2", 3 / 365.25),
    ("PATIENT: infant girl, nine months, 7.1 kg", 0.75),
    ("Seen: Leopold, corrected 13 months, chronologic age 14 months", 1),
    ("Mr. Petrakis, who is sixty-one and has been on VV", 61),
    ("M 57 IPF flare on VV as BTT, run d9", 57),
    ("Patient   : F, 45\nReason: ARDS", 45),
    ("66 m. va ecmo day 3 for shock", 66),
    ("Miss W, 43. Peripartum cardiomyopathy.", 43),
    ("Mrs Delphine Hargreaves, 73 years. Redo sternotomy.", 73),
    ("Pt [**Known lastname 55**], 38F, VA ECMO day 2", 38),
    ("Date of Birth: [**2099-6-2**]      Date of surgery: [**2158-1-20**]", 58),
    ("Age at cannulation 14 years", 14),
    ("approx 40 yo male", 40),
    ("John Doe, 45, M", 45),
    ("Mother: 30 y/o G3P2. Infant: 2 days old.", 2 / 365.25),
    ("Age: 30 hours        40+1 wk, 3.7 kg", 30 / 24 / 365.25),
    ("Patient: Mrs Quillfeather, 50\nRun day 2", 50),
    ("Mr. Jones, 64, was cannulated.", 64),
    ("male, 47, ARDS", 47),
    ("A 34-year-old mother of three with ARDS.", 34),
    ("4-year-old's mother consented.", 4),
    ("Her newborn is well. She is 31 years old.", 31),
    ("Mother is a 29-year-old G2P2. Term girl, DOL 3.", 3 / 365.25),
    ("HX: 28 y/o male. ASD repair age 14.", 28),
    ("The wheelchair is greater than seven years old. He is 42.", 42),
    ("DOB: 06/19/2022\nDate of service: 09/03/2026", 4),
    ("DOB: 10/14/2020\nDate of procedure: 10/13/2026", 5),
    ("DOB: 10/14/2020\nDate of procedure: 10/14/2026", 6),
    ("DOB: 04/17/59\nDate of procedure: 07/28/2026", 67),
    ("Pt: O. Bell. DOB 01/30/2026. Date 03/06/2026, 13:05.", 35 / 365.25),
    ("57 y woman (DOB 05/30/1968). Date of service: 09/17/2025", 57),
    ("Who: Rosalind Quaye, girl, four years and five months", 4),
    ("Tobias is 9 months and 8 kg, previously well.", 0.75),
    ("Mrs K. is 47 and came from the ward on V-A.", 47),
    ("Patient Mr T. Oduya, fifty-one          Theatre 3", 51),
    ("Pt. Rosalind Q., 44F. Viral myocarditis on V-A.", 44),
    ("Mr. Arun P. / 29 yrs / M / IP 3312", 29),
    ("Mrs. Leela R., 57 years / F", 57),
    ("Pt Quaye, Rosalind, 16 yrs. Adolescent ICU", 16),
    ("72 yr, known cirrhosis, legionella on both sides.", 72),
    ("Summary: 33 y G2P1 at 37 weeks, amniotic embolism.", 33),
    ("Her fifth birthday was on Sunday. Flow 1.4.", 5),
    ("She turned eleven in hospital last week.", 11),
    ("The bystander was thirty. The patient himself is 44, struck by a van.", 44),
    ("Our limit is 75. At 71 he was within it.", 71),
    ("This 58-year-old taxi driver collapsed at the wheel.", 58),
    ("61 yr M, BSA 1.9\nR CFV 25F, L CFA 15F pulled, 18F MANTA.", 61),
    ("Age: DOL 4      Gest Age: 39w1d      Wt: 3.1 kg", 0.011),
    ("6 wk F, 4.4 kg, VV, 13F DL R IJ", 0.115),
    ("Walter is 63, VV ECMO day 12, long wean ahead.", 63),
]

NOT_AN_AGE: list[str] = [
    "As a newborn he had been on ECMO elsewhere.",
    "His 45-year-old brother consented.",
    "Mother 31 yo, at bedside, consented.",
    "Son (41 y/o) at bedside, updated.",
    "Family: mother (31) present and agreed in writing.",
    "a boy whose mother is 29 and whose sister is 3 years old",
    "born at 36 weeks of gestation to a 27-year-old mother",
    "Heart from a 24-year-old donor.",
    "Donor: 24-year-old male.",
    "twin brother is 4 years old",
    "FAMILY HISTORY: 52-year-old with myocardial infarction.",
    "baby of a 28-year-old mother",
    "The 28-year-old mother's pregnancy was uncomplicated.",
    "The stent is 5 years old.",
    "25F multistage cannula in the right femoral vein",
    "The venous drainage cannula (25F, multistage) was flushed.",
    "A right femoral line (23F, good flows) drains well.",
    "Circuit changed, 14 d, sweep 3.",
    "Chest tube 40F, draining well.",
    "Flow dropped. 21 m later it was back.",
    "On V-V for 3 months, listed since May.",
    "RFV 25F, RIJ 19F, both percutaneous.",
    "a 31F Crescent cannula via the right IJ",
    "19 F 15 cm return cannula",
    "Medtronic 15F arterial",
    "Bypass cannula swapped for a 22F EOPA in the aorta",
    "a stab, 20F DLP right angle into the left ventricle",
    "Operation note, Mr Crispin Ladoja, 02.06.2026",
    "T 101F overnight.",
    "GA 38 weeks, BW 3.1 kg",
    "gestational age 38 weeks, corrected age 2 months",
    "ex-28-weeker",
    "38 week male",
    "ECMO day 5, hospital day 12, POD 3",
    "ECMO for 6 days, patient stable. Intubated x 3 days.",
    "2 day history of cough",
    "3-day-old circuit changed",
    "The 10-year-old prosthesis was excised.",
    "a five-year-old pacemaker",
    "2-year-old ECMO program",
    "history of CABG at age 52",
    "He was diagnosed at 3 years of age.",
    "when he was 4 years old",
    "sats in the 80s, HR in the 120s",
    "flow 90+ mL/kg/min",
    "Weight 12 kg, height 80 cm",
    "DOB: 06/19/1959",
    "A man with severe ARDS was seen.",
    "Menses: onset 13 years old.",
    "Candidates must be age 18 or older.",
    "The donor organs came from a 41-year-old.",
    "His wife (she is 66) signed the form.",
    "The knob was turned 3 times last night; the cannula was turned 30 degrees.",
    "Cardiac Index, 2, was low. Sweep Gas (5) was turned up.",
    "Girl, born at 39+2 wk, 3.4 kg",
    "Return: 17F. Arterial: 15F, left groin.",
    "Dr. Ruel (57) operated.",
    "We spoke to the patient's 58-year-old husband and their daughters (30 and 27).",
    "His older brother died of a cardiomyopathy aged 22.",
    "Platelets 3 days old were used for the prime.",
    "10 yr, then, is the longest follow-up we have.",
    "Her younger sib (3 yo girl) is being screened.",
    "The birthday party was postponed.",
    "Lactate is 12, and rising.",
    "V-V cannulation. Patient 3/12 transferred from another unit.",
    "Pt 6/12 admitted",
    "Baby 3/12 transferred.",
    "Boy 6/12 seen and listed.",
    "Return cannula:\nF 19\n",
    "Drainage\nF 25\nReturn\nF 19",
    "F 25\nM 19",
    "Bed\nM 12",
    "Propofol, fifty, mcg.",
    "Vancomycin, fifteen, mg/kg.",
    "Cefazolin, twenty, given.",
    "Ketamine, fifty, with good effect.",
    "Noradrenaline, twenty, running",
    "Cefazolin Sodium, 20, given",
    "Anna, sixty, is the wife and gave consent.",
    "Maria Lopez, 58, is the patient's sister and agreed.",
    "Waitlisted for lung, 14 months, status 1.",
    "Weaned over three hours, 2 months, no problems.",
    "Plan: wean over 2 weeks, 3 months, and reassess",
    "Sternum dry. Anticoagulation, 3 months, then stop.",
    "Patient 37, afebrile.",
    "Patient 24, bed 3.",
    "Bolus, fifty, repeated.",
    "F, 19 | return",
    "Pt 36, cooled on the heater.",
    "Pt 96, on RA.",
    "Albumin is 24, platelets are 80.",
    "Harlequin is 2, and better.",
]


@pytest.mark.parametrize(("text", "years"), STATED)
def test_age_is_read(read: Read, text: str, years: float) -> None:
    element = read(read_age, text)
    assert element["status"] == "documented"
    assert element["years"] == pytest.approx(years, abs=0.001)


@pytest.mark.parametrize("text", NOT_AN_AGE)
def test_what_is_not_the_patients_age_is_not_read(read: Read, text: str) -> None:
    assert read(read_age, text) == {"status": "missing", "years": None, "evidence": []}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("This newborn girl has PPHN.", 0, 0.0767),
        ("a man in his fifties", 50, 59),
        ("a woman in her late 60s", 60, 69),
        ("Male in his forties, no name yet.", 40, 49),
        ("Adult male, age 40s", 40, 49),
        ("an octogenarian with shock", 80, 89),
        ("Unknown male, 30s", 30, 39),
        ("70s male, no papers", 70, 79),
        ("twenty-something man", 20, 29),
        ("90+ year old woman", 90, None),
        ("Age: 90+", 90, None),
        ("[**Age over 90 **] year old man", 90, None),
    ],
)
def test_an_age_in_round_words_has_bounds(
    read: Read, text: str, low: float, high: float | None
) -> None:
    element = read(read_age, text)
    assert (element["status"], element["years"]) == ("documented", None)
    assert (element.get("min"), element.get("max")) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "___ year old man with ARDS. Dr. ___ placed the cannulas for [**Name**].",
        "Age: [**Age**]   Sex: M",
        "This is a [**Age**] man with ARDS.",
        "This is a [**65 year old**] man.",
    ],
)
def test_a_mark_in_its_place_documents_an_age_without_number(read: Read, text: str) -> None:
    element = read(read_age, text)
    assert (element["status"], element["years"]) == ("documented", None)


@pytest.mark.parametrize(
    "text",
    [
        "Age: *** years",
        "Age: @AGE@   Sex: M",
        "Patient is *** years old.",
        "Age: ____",
        "Pt is a @AGE@ @SEX@ with shock.",
        "{age} {sex} admitted with sepsis",
    ],
)
def test_a_placeholder_leaves_the_age_unfilled(read: Read, text: str) -> None:
    assert read(read_age, text)["status"] == "unfilled"


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        (
            "PATIENT: 4-year-old girl. HISTORY: this 14-year-old girl was transferred.",
            ["4-year-old", "14-year-old"],
        ),
        ("Age: 62\nHPI: a 26-year-old man with ARDS.", ["Age: 62", "26-year-old"]),
        (
            "DOB: 10/14/2020\nDate of procedure: 10/14/2026\nA 5-year-old girl.",
            ["10/14/2020", "5-year-old"],
        ),
    ],
)
def test_ages_that_cannot_both_hold_conflict(read: Read, text: str, candidates: list[str]) -> None:
    element = read(read_age, text)
    assert (element["status"], element["years"]) == ("conflicting", None)
    assert sorted(element["candidates"]) == sorted(candidates)
