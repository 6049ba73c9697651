"""The day of the run against every other day that notes count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.case import Case
from doclint.reading.ecmo_day import read_ecmo_day

Read = Callable[..., dict[str, Any]]

DAYS: list[tuple[str, int]] = [
    ("The ECMO lines have been in for 12 days.", 12),
    ("He has been maintained for 6 days on V-V.", 6),
    ("On V-V since Monday. The patient has been supported for 6 days.", 6),
    ("V-V. Has been maintained for 6 days.", 6),
    ("The circuit has been running for 3 days.", 3),
    ("He was maintained through the right jugular for thirteen days.", 13),
    ("A V-V circuit which has kept him alive for 21 days comes out.", 21),
    ("Kept on the circuit for 8 days. V-V cannula removed today.", 8),
    ("He has been cannulated for twelve days.", 12),
    ("Still on V-V support twelve days now, for the flu.", 12),
    ("Still on V-V support, twelve days now, for the flu.", 12),
    ("Both V-A cannulas removed after 6 days of ECMO.", 6),
    ("V-V, day 3. Arterial cannula added.", 3),
    ("She came to us on the femoral V-A circuit. Today is day 4 on it.", 4),
    ("VV since that evening for a P/F of 6.9 kPa. Day 8.", 8),
    ("53M, influenza, V-V ECMO via RIJ Avalon. Day 6.\nSweep adjusted.", 6),
    ("Cannulated at the other hospital; this is her fifth day on it.", 5),
    ("V-A. Pump running sweetly, third day of it.", 3),
    ("V-V rounds. On the circuit for twelve days now.", 12),
    ("POD/ECMO 4. VA, fem-fem.", 4),
    ("HD/ECLS #6, stable", 6),
    ("DOL/ECMO day 3", 3),
    ("HD/ECMO day: 12 / 4", 4),
    ("ICU/VV day: 9/7", 7),
    ("config   VV fem-jug  day 8  influenza", 8),
    ("mode\tVA\tday 3\tflow 4", 3),
    ("D5 ECMO / D6 PICU / D0 chest closure", 5),
    ("Day of ECMO:  [ ] 1  [ ] 2  [x] 3  [ ] 4", 3),
    ("On VA ECMO, Day - 2, better.", 2),
    ("VV ECMO: oxygenator two days old, run sixteen days old.", 16),
    ("ECMO day 5; POD 3, HD 12", 5),
    ("VV ECMO d11 for aspiration", 11),
    ("71yo m, va day 3", 3),
    ("asthma -> ARDS on VV d3, 23F Avalon", 3),
    ("ECLS day: 4", 4),
    ("ECLS day\t13\tHospital day\t16", 13),
    ("CVICU note          ECMO D#4 / HD#5", 4),
    ("ECMO Day#6", 6),
    ("VV ECMO. E-day 5, flow 4.", 5),
    ("VV ECMO. E day 5.", 5),
    ("On VA E day 5, lactate 2.", 5),
    ("ECMO day two.", 2),
    ("ECMO: Day 5", 5),
    ("VV-ECMO (day 5)", 5),
    ("MICU ECMO 7/8/25 0915\n52M, run d6.", 6),
    ("Run day: 4", 4),
    ("Run day\t3", 3),
    ("25 June 2026, run day 2", 2),
    ("Day of support: 5", 5),
    ("Support: V-A, day 5, for refractory VT storm", 5),
    ("| Support in use | V-A ECMO, day 2 |", 2),
    ("woman on V-V ECMO for leptospirosis with lung hemorrhage, day 5.", 5),
    ("V-V via R IJ 19 Fr Avalon, day 2.", 2),
    ("In the sixth day of veno-venous ECMO for influenza.", 6),
    ("This is her 3rd day on VA support.", 3),
    ("Day 5 of ECMO.", 5),
    ("hospital day 9, day 5 of V-A support", 5),
    ("POD#3/ECMO day 4", 4),
    ("Converted to VA on ECMO day 3. ECMO day 7 today.", 7),
    ("Now on day 8 of VV ECMO.", 8),
    ("Attending: B. Oye MD                 Day 4 VA ECMO", 4),
    ("41F, day 8 VV for COVID pneumonia", 8),
    ("He has been on VV for sixteen days because of ARDS.", 16),
    ("on femoral VA ECMO for nine days with an apical vent", 9),
    ("VA ECMO (groin) nine days, apical LV vent eight days.", 9),
    ("68M, ECMO V-A 4 days, put in during arrest", 4),
    ("On VV ECMO for six days. ECMO day 7.", 7),
    ("VV #9\n44M, influenza", 9),
    ("V-A pump day 6, sedation light", 6),
    ("Bypass day 3 of a term newborn on VA", 3),
    ("oxygenator/ECMO day 12, no clot", 12),
    ("hospital day / ECMO day: 15 / 9", 9),
    ("E-CMO day 4", 4),
    ("V-V since 4/2 (day 8), sweep 3", 8),
    ("ECLS run (5th day), flow 4", 5),
    ("ECMO Day #: 6    Weight: 70", 6),
    ("Calendar day #: 7 of V-A", 7),
    ("Fifth day of V-A since conversion; ECMO day 9.", 9),
    ("ECMO day 5.\n\n--- carried forward from 3/5/2026 ---\nECMO day 3. Flow 3.9.", 5),
    ("HD 12 / ECMO 7 / vent 11", 7),
    ("POD 4, ECMO 3", 3),
    ("This is her fifth day supported veno-venously.", 5),
    ("He came through his 3rd ECMO day without bleeding.", 3),
    ("Extracorporeal day 12, awake.", 12),
    ("Hospital day 4, same as ECMO day.", 4),
    ("ECMO: 8th day. CRRT: 5th day.", 8),
    ("29F, cardiomyopathy, day 5 of fem-fem VA.", 5),
    ("On V-A through the left groin since Friday night after a second arrest; this is day 3.", 3),
    ("Circuit: VV ECMO d9. Flow turned down.", 9),
    ("Apical vent, day 6 of VA ECMO, to come out.", 6),
    ("ECMO day: fourth. Flow 4.", 4),
    ("Neck run, support for meconium aspiration. This was his eleventh day.", 11),
    ("On V-A for myocarditis. Today is his 6th day.", 6),
    ("V-V for adenovirus day 7, 19 Fr in the neck.", 7),
    ("Veno venous for bad flu, day four, 27 Fr.", 4),
    ("VA ECMO for septic shock day 2.", 2),
]

NO_DAYS: list[str] = [
    "On V-V. Negative balance has been maintained for 3 days.",
    "On V-V. Blood pressure has been supported for 4 days.",
    "On V-V. The family has been supported for 5 days.",
    "After my last entry (V-A, day 2) he bled.",
    "Supported with milrinone for 11 days before V-A.",
    "He was supported on a balloon pump for 4 days, V-A today.",
    "Maintained on the ventilator for 9 days, then V-V.",
    "Last year she was supported on VV for 12 days.",
    "An earlier circuit had kept him for 21 days.",
    "We expect him to be supported for 5 days on V-A.",
    "Survivors have a median of 9 days of ECMO.",
    "After 3 days on the pump he went home in 2019.",
    "On V-V. Heparin was held for 2 days. Feeds being held for 5 days.",
    "On V-V. She was maintained for 6 days on HFNC.",
    "On V-V. The CRRT circuit has been running for 3 days.",
    "On V-A. The Impella pump has been in for 12 days.",
    "On V-V. Central lines have been in for 12 days.",
    "53M, V-V ECMO, on ceftriaxone. Day 6.",
    "VV ECMO. Started meropenem; today is day 3 of it.",
    "VV ECMO. Membrane day 8. Hospital day 9.",
    "VV ECMO. Vitamin E day 2.",
    "VA ECMO. Vitamins D and E day 2, zinc day 4.",
    "VV ECMO. vit e day 2",
    "VV ECMO. Bay E day 4",
    "VV ECMO. Protocol E day 3",
    "VV ECMO. Nutritional support day 3.",
    "VV ECMO. Insulin pump day 3.",
    "VA ECMO. Pressor support day 3.",
    "mode  VA   hospital day 8   vent day 5",
    "ECMO fem-fem  POD 8",
    "POD/ICU 4, VA ECMO",
    "As a newborn she was on ECMO for nine days.",
    "POD 3, HD 12, DOL 4",
    "circuit day 3, oxygenator day 4, vent day 6",
    "VA ECMO since day 1, patch repair on ECMO on day 8",
    "V-V, 6 days",
    "put on veno-arterial ECMO eight days ago",
    "She had ECMO for three days after her infarct.",
    "on ECMO x 4 days",
    "VV ECMO 10/4/2026",
    "antibiotic day 5 of 7 on ECMO",
    "day 5 of antibiotics, on ECMO",
    "day 12 of life on VA ECMO",
    "ECMO hour 18",
    "Decannulated after 11 days of ECMO.",
    "The circuit was exchanged on ECMO day 3.",
    "Plan to decannulate by ECMO day 10.",
    "Prior run: ECMO day 9 when decannulated.",
    "If no better by ECMO day 14, VAD.",
    "ECMO 4.2 L/min at 3200 rpm",
    "supported for nine days on ECMO",
    "ECMO initiated today.",
    "Past medical history: ECMO day 12 complicated by stroke.",
    "VA ECMO 10/17 to 10/22",
    "The man in the next bed is on ECMO day 21.",
    "Most patients come off by ECMO day 9.",
    "A&P\n#1 ARDS: rest.\n#2 ECMO: flow 4.",
    "At day 21 of ECMO the unit would normally hold a family meeting.",
    "Antibiotics started Friday; this is day 3.",
    "HD 12 / ECMO / vent 11",
    "vent day 6, on VA ECMO",
    "On V-A after arrest. Today is her third day of antibiotics.",
    "On V-A after surgery. This was his fourth postoperative day.",
    "V-V ECMO for influenza day 6 of oseltamivir.",
    "VA for shock post op day 6, stable.",
    "VA for shock after sepsis hospital day 6, stable.",
    "V-V for pneumonia. Today is her birthday.",
    "On V-A since the transplant. Today is her fifth day.",
    "V-V for ARDS pod 3, chest tube out.",
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_of_the_run_is_read(read: Read, text: str, day: int) -> None:
    element = read(read_ecmo_day, text)
    assert (element["status"], element["day"]) == ("documented", day)


@pytest.mark.parametrize("text", NO_DAYS)
def test_other_days_are_not_read(read: Read, text: str) -> None:
    assert read(read_ecmo_day, text) == {"status": "missing", "day": None, "evidence": []}


@pytest.mark.parametrize("text", ["ECMO day: ***", "ECMO day ____", "Run day: {day}"])
def test_a_placeholder_leaves_the_day_unfilled(read: Read, text: str) -> None:
    assert read(read_ecmo_day, text)["status"] == "unfilled"


def test_a_mark_documents_a_day_without_number(read: Read) -> None:
    element = read(read_ecmo_day, "Patient [**Name**] ECMO day: ___")
    assert (element["status"], element["day"]) == ("documented", None)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Both cannulae were removed on ECMO day 7.", "removal"),
        ("She was decannulated on day 7 of ECMO.", "removal"),
        ("The apical vent was taken out on ECMO day 7.", "vent_removal"),
        ("Avalon repositioned on run day 7.", "reposition"),
    ],
)
def test_the_day_of_the_services_own_deed_counts(pipeline: Any, text: str, action: str) -> None:
    element = read_ecmo_day(pipeline(text), Case(frozenset((action,)))).values
    assert element["day"] == 7
    other = read_ecmo_day(pipeline(text), Case(frozenset(("daily_management",))))
    assert other.status == "missing"


def test_an_empty_bracket_leaves_the_day_unfilled(read: Read) -> None:
    assert read(read_ecmo_day, "Day [ ] of ECMO")["status"] == "unfilled"


def test_two_days_of_one_run_conflict(read: Read) -> None:
    element = read(read_ecmo_day, "ECMO day 5 note. VV ECMO day 7, stable.")
    assert (element["status"], element["candidates"]) == ("conflicting", ["5", "7"])


@pytest.mark.parametrize("last", ["Seen in hospital abcd", "Seen in house."])
def test_the_last_words_of_a_note_are_nothing_to_a_day_told_before(read: Read, last: str) -> None:
    assert read(read_ecmo_day, f"V-V via R IJ (9th day). Sweep 4 L/min.\n{last}")["day"] == 9


def test_a_day_stands_behind_its_run_and_not_before_the_next_line(read: Read) -> None:
    record = read(read_ecmo_day, "ECMO day 4\nECMO day 5 now")
    assert [item["text"] for item in record["evidence"]] == ["ECMO day 4", "ECMO day 5"]


def test_a_note_without_service_has_no_day(pipeline: Any) -> None:
    page = pipeline("ECMO day 5")
    assert read_ecmo_day(page, Case(is_service=False)).status == "missing"


@pytest.mark.parametrize(
    "text",
    [
        "day 9. return from the groin gone on fri, now V-V",
        "V-V rounds\nDay 9\nFlow 4, sweep 3.",
        "Northgate Hospital, ECMO\nPt ID 4421\nDay 9\nFlow 4, sweep 3.",
        "V-V rounds\nDay 9. Afebrile; cefepime stopped.",
        "V-A note\nO today, day 9:\nFlow 4, sweep 3.",
        "ECMO daily\nDay 9, POD 11\nFlow 4, sweep 3.",
    ],
)
def test_a_daily_note_names_the_day_alone(pipeline: Any, text: str) -> None:
    daily = Case(frozenset(("daily_management",)))
    assert read_ecmo_day(pipeline(text), daily).values["day"] == 9
    other = read_ecmo_day(pipeline(text), Case(frozenset(("removal",))))
    assert other.status == "missing"


@pytest.mark.parametrize(
    "text",
    [
        "V-V rounds\nDay 4 of cefepime.",
        "V-V rounds\nID: cefepime, day 4.",
        "V-V rounds\nSteroids: now day 4.",
        "V-V rounds\nHospital day 4.",
        "V-V rounds\nDay 7.\nDay 4.",
        "V-V rounds\nFlow 4, sweep 3.\nSteroids\n  day 3.",
        "V-V rounds\nID: cefepime\n- Day 4.",
        "V-V rounds\n- Day 5, ceftriaxone.",
        "V-V rounds\nFluids:\nD10; potassium.",
        "V-V rounds\nPlan:\nDay 7: tracheostomy.",
        "V-V rounds\nRemdesivir now day 3.",
    ],
)
def test_a_day_of_something_else_heads_no_daily_note(pipeline: Any, text: str) -> None:
    daily = Case(frozenset(("daily_management",)))
    assert read_ecmo_day(pipeline(text), daily).status == "missing"
