"""Which of a note's dates is that of the service."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.date_of_service import read_date_of_service

Read = Callable[..., dict[str, Any]]

DATED: list[tuple[str, str]] = [
    ("Called 0245.\nCannula out too far.\nIn cath lab 2145, 11/3/25. Moved.", "2025-11-03"),
    ("Resus entry\nLovell, Tom      b. 03.02.1971      14.06.2026\nV-A ECMO.", "2026-06-14"),
    ("LOVELL, Tom (03/02/1971)\nECMO round 06/14/2026\nV-A ECMO.", "2026-06-14"),
    ("ECMO consult 11/20/2026\nReferral received 11/19/2026 at 23:10", "2026-11-20"),
    ("ECMO advice   11/20/2026   bed 4\nCall taken 11/19/2026", "2026-11-20"),
    ("ICU round\nLovell, Tom M  b. 03.02.1971   14.06.2026\nV-A ECMO.", "2026-06-14"),
    ("ECMO note\na. Chest film\nb. 11/20/2026\nV-A ECMO.", "2026-11-20"),
    ("ECMO note\n  * 11/20/2026\nV-A ECMO.", "2026-11-20"),
    ("ECMO advice line\nCall taken 14.06.2026 22:47, consultant Dr Stobbs", "2026-06-14"),
    ("Outreach\nReferral received: 14 June 2026 at 03:10", "2026-06-14"),
    (
        "Trauma note, copied\n\nPt unknown, since named: T. Lovell      OR 1     14 Jun 2026",
        "2026-06-14",
    ),
    ("CCU rounds\nDOS 11.08.2025 (08 Nov 2025)   bed 4", "2025-11-08"),
    ("Date of surgery: 3 Apr 2026 (04/03/2026)", "2026-04-03"),
    ("Date of surgery: 03/04/2026 (3 Apr 2026)", "2026-04-03"),
    ("ECMO addendum\n10/30/2026 0245\nSweep up for CO2.", "2026-10-30"),
    ("Night addendum, ECMO   10/30/2026 0245\nSweep up for CO2.", "2026-10-30"),
    ("Note date 10/29/2026\nFlow 4.\nAddendum\n10/30/2026 0245 sweep up", "2026-10-29"),
    ("Born 2 Jan 2025          Operated 6 Jan 2025\nDecannulation", "2025-01-06"),
    ("2025 Jan 06, 14:30\nCannulation", "2025-01-06"),
    ("Date 6.Jan.2025", "2025-01-06"),
    ("Date: 06/JAN/2025", "2025-01-06"),
    (
        "Unit\nReport\nDr. A. Bell.\nHe was put on in bay 2 in the small hours of the 6th of January 2025.",
        "2025-01-06",
    ),
    ("Fecha: 2025-01-06", "2025-01-06"),
    ("Date of service: 03/14/2024.", "2024-03-14"),
    ("DOS 07/09/2026, 03:20 to 04:25 | NICU bed 14", "2026-07-09"),
    ("DOB: 06/19/2022   DOS: 09/03/2026", "2026-09-03"),
    ("Date of Birth: 1/2/1970\tDate of Service: 3/14/2026", "2026-03-14"),
    ("Admitted 3/1/2026. Date of procedure: 3/4/2026", "2026-03-04"),
    ("OPERATIVE REPORT\nDATE OF OPERATION: March 14th, 2026\nDICTATED: 03/15/2026", "2026-03-14"),
    ("Date of surgery: 14.03.2026", "2026-03-14"),
    ("DATE OF SERVICE: 31/12/2025", "2025-12-31"),
    ("Procedure date/time: 2026-03-14T15:40", "2026-03-14"),
    ("Service: ECMO Date: 2026-3-4 Time: 04:00", "2026-03-04"),
    ("| Service date | 09/17/2025, 22:10 |\n| Signed | O. Hale, 09/18/2025 |", "2025-09-17"),
    ("Date of procedure ....... 12 Jan 2026, 10:30", "2026-01-12"),
    ("Date        08/09/2026            Start 16:50   End 17:35", "2026-08-09"),
    ("ECMO daily note 3/14/26 0730\nVV ECMO since 3/10/2026.", "2026-03-14"),
    ("cticu ecmo rounds 3-7-26\n71yo m, va day 3", "2026-03-07"),
    ("CTS brief op note  9.18.25  1140h", "2025-09-18"),
    ("25/06/2026 ICU ECMO round", "2026-06-25"),
    ("14-Mar-2026 0730 ECMO progress", "2026-03-14"),
    ("14MAR2026 ECMO progress", "2026-03-14"),
    ("ECMO RETRIEVAL TEAM\nFrom: District ICU\n11 Jan 2026\nWe were called.", "2026-01-11"),
    ("12/31/25 23:50 - ECMO initiation", "2025-12-31"),
    ("The date of the procedure is June 2nd, 2026.", "2026-06-02"),
    ("The operation took place on the fourth of October 2025.", "2025-10-04"),
    ("Dictating a cannulation performed on the second of December 2025.", "2025-12-02"),
    ("The procedure was performed on the 14th of March, 2026.", "2026-03-14"),
    ("Dr. Fontaine dictating, Monday the 9th of June 2025, operating room 6.", "2025-06-09"),
    ("This is Dr. Halvorsen dictating on the case of March 12, 2026.", "2026-03-12"),
    ("February 11, 2025. Dr. Adeyinka here, dictating the start of ECMO.", "2025-02-11"),
    ("Today is Saturday, March 14, 2026.", "2026-03-14"),
    ("Seen on 3/4/2026 at bedside.", "2026-03-04"),
    ("Cannulated today, 3/14/2026, for ARDS.", "2026-03-14"),
    ("Date of ECMO initiation: 3/14/2026", "2026-03-14"),
    ("Brief operative report            Sept 17, 2025      2nd case of day", "2025-09-17"),
    ("CATH LAB   HF/Interventional          27 October 2025 16:05", "2025-10-27"),
    ("CT SURGERY NOTE 3/14/26", "2026-03-14"),
    ("Done 20260314 at 0410", "2026-03-14"),
    ("Bedside revision, late entry for 14-Mar-2026", "2026-03-14"),
    ("FOLLOW-UP CLINIC 14 March 2026", "2026-03-14"),
    ("She was taken to theatre on 14 March 2026.", "2026-03-14"),
    ("Call # : 26-118            Received: 10/30/2026 18:44", "2026-10-30"),
    ("PEDIATRIC SURGERY DICTATION 10 11 2026 SURGEON ABEBE", "2026-10-11"),
    (
        "Operation note, 02.06.2026\nVent line clamped, TOE: no clot. To theatre tomorrow, ITU.",
        "2026-06-02",
    ),
    ("Date 07/08/2026. Seen again 25/08/2026.", "2026-08-07"),
    ("Progress Note for March 14, 2026", "2026-03-14"),
    ("The patient was brought to the OR on 03/14/2026 and placed supine.", "2026-03-14"),
    ("VV ECMO placed.\nElectronically signed by John Smith MD on 3/14/2026 at 17:05", "2026-03-14"),
    ("VV ECMO placed.\nB. Asante-Rowe, MD   12 Jan 2026 11:20", "2026-01-12"),
    ("VV ECMO placed. End of dictation. T. Halvorsen, MD, transcribed 3/12/26.", "2026-03-12"),
    (
        "Name        Quaye, Rosalind\nOperated    05/23/2024\nBy          I. Dragomir MD",
        "2024-05-23",
    ),
    ("Date: 04 / 09 / 2026      Place: NHS side room 2", "2026-09-04"),
    ("Kurzbericht\n07.02.2025   NICU Platz 4", "2025-02-07"),
    ("ECMO round            Tue 08/04/2025   09:15", "2025-04-08"),
    ("ECMO round            Fri 08/01/2025   09:15", "2025-08-01"),
    ("cath lab  11 Jun 2025   decannulation", "2025-06-11"),
    ("adm 8/3/25   dc 8/19/25       signed 8-19-25   I. Dragomir MD", "2025-08-19"),
    ("ICU round 03/04/2025\nPaCO2 7.1 kPa, sweep up.", "2025-04-03"),
]

NOT_OF_SERVICE: list[str] = [
    "V-A, cannula moved.\nNo more to say.\nFlow 4.\nSweep 3.\nCT done in the ED 0320, old film 9/14/24.",
    "Blood cultures taken 14.06.2026",
    "Decannulation\nSats 98 on PSV 10/5.",
    "Rounds\nBiPAP 12/6 overnight.",
    "Rounds\nGCS 3/11, abx day 4/7.",
    "Review in clinic on 4 May 2026 if he goes home.",
    "Influenza vaccine 10/04/2025.",
    "Permission form signed by his wife, 03/01/2026.",
    "Will decannulate 3/15/2026.",
    "Device implanted 3/14/2020",
    "DOB: 06/19/2022",
    "Pt: O. Bell. DOB 01/30/2026.",
    "Date of admission: 03/01/2026\nOperative note\nHe underwent surgery.",
    "He was cannulated at the outside hospital on 03/10/2026. He is doing well.",
    "On VV ECMO since 2/25/2026.",
    "Follow-up appointment 4/1/2026.",
    "CXR 3/12/2026 shows ARDS. TTE on 3/11/2026.",
    "CT scan done on 11/02/2025 shows pneumonia.",
    "Past history: ECMO 3/1/2019.\nPROCEDURE: VV ECMO.",
    "Consent dated 3/14/2026 on chart.",
    "Rev. 01/2024 Form 1234",
    "Plan: decannulate 3/20/2026.",
    "He was once on ECMO in 2018.",
    "Vent 10/10/10, ABG 7.40/41/55",
    "A follow-up duplex is booked for May 14.",
    "ADDENDUM 3/15/2026: chest film reviewed.",
    "Seen in the morning.",
]


@pytest.mark.parametrize(("text", "date"), DATED)
def test_the_date_of_service_is_read(read: Read, text: str, date: str) -> None:
    element = read(read_date_of_service, text)
    assert (element["status"], element["date"]) == ("documented", date)


@pytest.mark.parametrize("text", NOT_OF_SERVICE)
def test_other_dates_are_not_read(read: Read, text: str) -> None:
    element = read(read_date_of_service, text)
    assert element == {"status": "missing", "date": None, "evidence": []}


@pytest.mark.parametrize(
    "text",
    [
        "Date of Procedure: [**2171-05-02**]",
        "DATE: <DATE>",
        "Date of Service: [REDACTED]",
        "Date of operation: XX/XX/XXXX",
        "[**2171-5-2**] 3:40 PM\nECMO note\nPatient on VV ECMO.",
        "Date: 3/14",
    ],
)
def test_a_mark_or_a_day_without_year_gives_no_date(read: Read, text: str) -> None:
    element = read(read_date_of_service, text)
    assert (element["status"], element["date"]) == ("documented", None)


@pytest.mark.parametrize(
    "text",
    [
        "Date of service: ***",
        "DATE OF OPERATION: ____\nSURGEON: Yusra Tennenbaum, MD",
        "Date: ___/___/____",
        "Date of procedure: {date}",
        "Date: MM/DD/YYYY",
    ],
)
def test_a_placeholder_leaves_the_date_unfilled(read: Read, text: str) -> None:
    assert read(read_date_of_service, text)["status"] == "unfilled"


def test_a_signature_dates_a_note_whose_field_was_left_open(read: Read) -> None:
    text = "Date of service: ***\nVV ECMO placed.\nSigned: A. Lee, MD, 3/14/2026"
    assert read(read_date_of_service, text)["date"] == "2026-03-14"


def test_two_dates_of_service_conflict(read: Read) -> None:
    text = "Date of service: 03/14/2024. DATE OF SERVICE: 03/19/2024."
    element = read(read_date_of_service, text)
    assert (element["status"], element["date"]) == ("conflicting", None)
    assert element["candidates"] == ["2024-03-14", "2024-03-19"]


def test_header_and_body_that_name_two_days_conflict(read: Read) -> None:
    text = (
        "DATE OF SURGERY: 04/01/2026\nIn the operating room on April 3, 2026 the groin was opened."
    )
    assert read(read_date_of_service, text)["status"] == "conflicting"


def test_the_start_of_support_is_no_date_of_a_later_day(read: Read) -> None:
    text = "ECMO start date: 3/10/2026\nNote date: 3/14/2026"
    assert read(read_date_of_service, text, actions=("daily_management",))["date"] == "2026-03-14"
