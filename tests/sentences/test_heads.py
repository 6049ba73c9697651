"""Heads of notes: the day of the run, the age and the date of service as the first lines tell them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.age import read_age
from doclint.reading.date_of_service import read_date_of_service
from doclint.reading.ecmo_day import read_ecmo_day

Read = Callable[..., dict[str, Any]]

DAYS: list[tuple[str, int | None, str]] = [
    ("VV ECMO note.\nTODAY (3/4, day 6): flow 4.", 6, "daily_management"),
    ("VV ECMO.\nToday (4 March, day 12), seen at 10:00.", 12, "daily_management"),
    ("V-A ECMO rounds.\nTonight (Mar 4, day 3): sweep cut.", 3, "daily_management"),
    ("ECLS daily entry\n\nDay 9 for Ms. Hale (44). Veno-venous, flow 4.", 9, "daily_management"),
    ("ECMO rounds\nDay 4 for this boy, VA, flow 2.", 4, "daily_management"),
    ("ECMO\nDay 21 for our patient on V-V.", 21, "daily_management"),
    ("Run: 6 days (day no. 7 today)", 7, "removal"),
    ("ECMO run 5 days (today is day 6).", 6, "removal"),
    ("Support: 11 days, today day 12.", 12, "removal"),
    ("ECLS run duration 4 days; now the fifth day.", 5, "removal"),
    ("Which day of support? - Day 7.", 7, "removal"),
    ("ECMO day: 8.", 8, "daily_management"),
    ("What day of ECMO? Day 3.", 3, "daily_management"),
    ("Run: 140 hours (day 6 today)", 6, "removal"),
    ("VV ECMO.\nToday (vancomycin day 6): flow 4.", None, "daily_management"),
    ("VV ECMO.\nMeropenem\nToday (3/4, day 6).", None, "daily_management"),
    ("V-V ECMO.\nDay 9 for antibiotics, stop tomorrow.", None, "daily_management"),
    ("ECMO rounds\nDay 4 for vancomycin.", None, "daily_management"),
    ("ECMO consult. Antibiotic course: 6 days (day no. 7 today)", None, "daily_management"),
    ("ICU stay: 6 days (day 7 today), ECMO pump off.", None, "daily_management"),
    ("VA ECMO. Hospital day 9 for Mr. Hale.", None, "daily_management"),
    ("VV ECMO.\nTomorrow (3/4, day 6) trial off.", None, "daily_management"),
    ("V-V ECMO. Day 2 for the new circuit.", None, "daily_management"),
    ("ECMO\nAmiodarone: 4 days (day 5 today).", None, "daily_management"),
]
AGES: list[tuple[str, float | None]] = [
    ("58 j male, VA ECMO after MI.", 58),
    ("ECMO Visite, 47 j. w, ARDS.", 47),
    ("62 J., m, VV ECMO.", 62),
    ("Patiente 39 ans, femme, ECMO VV.", 39),
    ("71 a., homme, ECMO", 71),
    ("Mr. Hale-Quist (38) on V-V ECMO.", 38),
    (
        "12 June 2025\nRe: baby boy Hale, born at County General 9 June. Started on ECMO for PPHN.",
        0.0082,
    ),
    ("Date: 2026-01-02\nNewborn girl, born here on 31 December, CDH, ECMO cannulated.", 0.0055),
    ("05/03/2025 NICU ECMO note\nInfant born 05/01 at 39 weeks, MAS.", 0.0055),
    (
        "To: ward. Re: baby girl T., born 20.11.2025.\nThis is my record of going on ECMO on 23.11.2025.",
        0.0082,
    ),
    ("V-A ECMO. 6 j wire exchanged.", None),
    ("J tip wire 35 j female connector", None),
    ("12 June 2025\nAdult on V-V. Her son was born 9 June.", None),
    ("12 June 2025\nPostpartum woman on V-V ECMO, delivered 9 June by section.", None),
    ("12 June 2025\nV-V ECMO. Born in Kerala and moved here 9 June.", None),
    ("12 June 2025\nInfant on ECMO. Brother born 1 May.", None),
    ("12 June 2025\nInfant on V-A ECMO, born 20 December at term.", None),
    ("Flow 4 (38) ECMO.", None),
    ("12 June 2025\nMother of the newborn on V-V ECMO after she delivered on 9 June.", None),
]
DATES: list[tuple[str, str | None, str]] = [
    (
        "ECMO cannula exchange - Dr. Odile Renner (Interventional cardiology, structural heart), hybrid room 2, 08 Jan 2026, 11:30 to 12:05\nDone well.",
        "2026-01-08",
        "removal",
    ),
    (
        "Decannulation of veno-venous ECMO in the paediatric intensive care unit of St Odile's Hospital, bed 4, 3 March 2025\nText",
        "2025-03-03",
        "removal",
    ),
    (
        "Dear all,\nShe came to us yesterday, this is what I have to tell you of it all and of her way.\nWe went on ECMO on 21.11.2025 at 03:00.",
        "2025-11-21",
        "initiation",
    ),
    ("13-ENE-2025 nota operatoria\nECMO", "2025-01-13", "initiation"),
    ("Visite ECMO, 14. März 2025\nFluss 4.", "2025-03-14", "daily_management"),
    ("Compte rendu ECMO, 3 février 2025", "2025-02-03", "daily_management"),
    (
        "ECMO note on a patient of the county hospital in Odiletown and of its intensive care unit, bed 4, CT chest, 3 March 2025\nText",
        None,
        "daily_management",
    ),
    (
        "Text of a long note.\nIt has two lines.\nAnd three.\nHer mother went on ECMO on 21.11.2019.",
        None,
        "daily_management",
    ),
    (
        "ECMO note for Odile Hale, of 4 The Green, Odiletown, known to the county hospital, bed 4, born, 3 March 1985\nText",
        None,
        "daily_management",
    ),
]


@pytest.mark.parametrize(("text", "day", "action"), DAYS)
def test_the_day_in_a_head(read: Read, text: str, day: int | None, action: str) -> None:
    assert read(read_ecmo_day, text, actions=(action,))["day"] == day


@pytest.mark.parametrize(("text", "years"), AGES)
def test_the_age_in_a_head(read: Read, text: str, years: float | None) -> None:
    told = read(read_age, text, actions=("initiation",))["years"]
    assert told == (None if years is None else pytest.approx(years, abs=0.001))


@pytest.mark.parametrize(("text", "date", "action"), DATES)
def test_the_date_in_a_head(read: Read, text: str, date: str | None, action: str) -> None:
    assert read(read_date_of_service, text, actions=(action,))["date"] == date
