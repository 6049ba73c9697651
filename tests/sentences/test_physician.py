"""Who performed or signed: physicians in fields, dictation, attestation and signature."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.physician import read_physician

Read = Callable[..., dict[str, Any]]

NOTE = "ECMO note\nFlow 4.2, sweep 3.\nAll well.\n"

NAMED: list[tuple[str, str]] = [
    ("ECMO rounds, O. Renner\nFlow 4.1, sweep 3.\nNo bleeding seen today.\nOR", "O. Renner"),
    ("Surgeon: Odile Renner MD\nFlow 4.1.\nNo bleeding seen today.\nOR/kl", "Odile Renner"),
    ("ICU proc note - O. Renner\nFlow 4.1.\nNo bleeding seen today. -OR", "O. Renner"),
    ("ICU proc note\nDr A. Hale-Quist (ICU)\nFlow 4.1.\nNothing bled.\nA. H-Q.", "A. Hale-Quist"),
    (NOTE + "KJL", "KJL"),
    (NOTE + "KJL 3/4/25 0910", "KJL"),
    (NOTE + "Renner", "Renner"),
    (NOTE + "Renner x4421", "Renner"),
    (NOTE + "Renner/Ode", "Renner"),
    (NOTE + "Kelly 14/3/25", "Kelly"),
    (NOTE + "Seen and agreed. Ada Kelly.", "Ada Kelly"),
    (NOTE + "K.J.L.V.", "K.J.L.V."),
    (NOTE + "Seen and agreed. Odile Renner.", "Odile Renner"),
    ("OP NOTE / Theatre 2 / 3 Mar 2025\nHRB, with SpR\nCannulas out.\nNothing else.", "HRB"),
    ("OP NOTE\nSurgeon Miss Hale     Assistant: clinical fellow\nCannulas out.", "Hale"),
    ("OP NOTE\nSurg J Hale   PA: Kel\nCannulas out.", "J Hale"),
    ("OP NOTE\nSurgeon: PA Hale, FRCS\nCannulas out.", "PA Hale"),
    ("OP NOTE\nSurgeon: RT Hale MD\nCannulas out.", "RT Hale"),
    ("Op'r: Odile Renner MD; first asst Dr. Ode\nCannulas out.", "Odile Renner"),
    ("ECMO rounds\nMD: fellow covering, Dr. H. Lind\nFlow 4.", "H. Lind"),
    ("Handover\nOutgoing: Dr Odile Renner, ICU\nIncoming: Dr Ode\nFlow 4.", "Odile Renner"),
    ("CVICU entry\n3/4/25 2215\nDr. Odile Renner / RT Ode\nFlow 4.", "Odile Renner"),
    ("Op report\nPrimary surgeon Dr. Renner (Odile Renner, MD).\nCannulas out.", "Odile Renner"),
    ("This is Odile Renner dictating on bed 4.\nFlow 4.", "Odile Renner"),
    ("Team today: Odile Renner (attending), Lind (fellow)\nFlow 4.", "Odile Renner"),
    ("ECMO\nWR Dr Renner\nFlow 4.\nNo bleeding.", "Renner"),
    ("ECMO ROUND. Led by Dr Ada Lovell.\nVV, sweep cut.\nFlow 4.", "Ada Lovell"),
    ("ECMO WR   Thurs   ICU bed 2\nCons: R. Hale-Ogilvie\n\nV-V day 9.", "R. Hale-Ogilvie"),
    (
        "Consultant: Ada Lovell, MD\nV-V ECMO. After talking to the on-call surgeon (Dr. Yoon) we declined.\nAda Lovell, MD",
        "Ada Lovell",
    ),
    (NOTE + "Vasquez Lovell, trauma att.", "Vasquez Lovell"),
    ("surgeon: will harper", "will harper"),
    ("Wife consented. Surgeon: Dr Amy Pell", "Amy Pell"),
    ("ECMO rounds - Dr Renner\nFlow 4, sweep 3.\nAll well.", "Renner"),
    ("Cannulation record, Dr O Renner, 3/4/25\nRight jugular.\nAll well.", "O Renner"),
    ("CONSULTANT REVIEW (ECMO)          O. Renner\nFlow 4, sweep 3.\nAll well.", "O. Renner"),
    ("Consultant: Renner / Reg: Ode\n" + NOTE, "Renner"),
    ("Surgeon: Renner   Anaesthesia: Ode\n" + NOTE, "Renner"),
    (NOTE + "- Renner (ICU cons)", "Renner"),
    ("Team: Renner (surgeon), Ode (assist), Pell (perfusion)\n" + NOTE, "Renner"),
    (NOTE + "Electronically signed: Renner,Odile MD 3/4/25 1400", "Odile Renner"),
    (NOTE + "Odile Renner, MD\nPulm/CCM attending      time 60 min", "Odile Renner"),
    (
        "Consultant: Odile Renner, MD\n" + NOTE + "Circuit primed, surgeon Dr. Ode on the phone.",
        "Odile Renner",
    ),
    (
        "Consultant: Odile Renner, MD\n"
        + NOTE
        + "Echo read with us, cardiologist Dr. Ode (by video).",
        "Odile Renner",
    ),
    (NOTE + "Cross-cover (Odile Renner MD, fellow)", "Odile Renner"),
    ("Night float: Dr. Odile Renner\n" + NOTE, "Odile Renner"),
    ("On-call fellow - Odile Renner, DO\n" + NOTE, "Odile Renner"),
    (
        NOTE + "Note drafted by NP Sam Ode on behalf of the unit for Dr. Odile Renner",
        "Odile Renner",
    ),
    (NOTE + "Physician time: 40 minutes\nDr. Renner: seen with the above, I agree.", "Renner"),
    (NOTE + "Dr Renner (ECMO): examined at the bedside, circuit checked by me", "Renner"),
    (NOTE + "Renner, peds surg", "Renner"),
    (NOTE + "Renner, CT surgery", "Renner"),
    (NOTE + "dr o renner cardiac icu", "o renner"),
    (NOTE + "dr renner picu", "renner"),
    ("| when | 0400 |\n| by | O. Renner, ped surg. Fellow: Ode |", "O. Renner"),
    ('proceduralist="Odile Renner, MBBS" ; second="S. Ode"', "Odile Renner"),
    (NOTE + ">> O. Renner, intensivist, performed.   Witness RN Ode.", "O. Renner"),
    (NOTE + "O. Renner, cardiac surgeon, operated", "O. Renner"),
    ("ECMO call log\n2026-12-01   call taken: Dr Odile Renner (on call)", "Odile Renner"),
    (NOTE + "o renner emergency attending i did all of it", "o renner"),
    (NOTE + "dr reed", "reed"),
    (NOTE + "dr ahmed, icu", "ahmed"),
    ("va ecmo rounds. flow 4.\nnote by dr king", "king"),
    ("Wires out.\nThanks,\nDr. Mina Patel", "Mina Patel"),
    ("Consent in chart. This note was written by Dr. Lee.", "Lee"),
    ("US-guided VV cannulation completed and documented by Dr. Lee.", "Lee"),
    ("ECMO report dictated and signed by Dr. Maya Fox.", "Maya Fox"),
    ("Labs pending.   Electronically signed by Ana Cole, MD on 03/04/2025", "Ana Cole"),
    ("Yours sincerely, Dr Tom Bower", "Tom Bower"),
    ("Timed 0410, written by Dr Hall, ICU.", "Hall"),
    ("Surgeon:  [x] Dr. Paul Vander  [ ] Dr. Iris Hsu  [ ] Dr. Omar Quint", "Paul Vander"),
    ("Kind regards, Dr Simon Tew, ECMO consultant for the week", "Simon Tew"),
    ("Dr. Anja Desh (CTVS) has performed the cannulation, perfusion by Mr. Roe.", "Anja Desh"),
    ("Note completed and signed by Attending Physician Jorge Villa at 1910.", "Jorge Villa"),
    ("Proceduralist was yours truly (Grace Naka, staff specialist).", "Grace Naka"),
    ("Dr Bergson here, ECMO on call.", "Bergson"),
    ("Reported by: Dr H Bergson, Cons. Cardiac Surgeon", "H Bergson"),
    ("Electronically authenticated: BERGSON, HENRIK on 03/04/2025", "Henrik Bergson"),
    ("va ecmo central by me dr harlow, cardiac surgery", "harlow"),
    ("Surgeon: Tomas Berrigan, MD", "Tomas Berrigan"),
    ("Surgeon: Dr. Patel", "Patel"),
    ("SURGEON: BRIGITTE MWANGI-HOLT, MD", "Brigitte Mwangi-Holt"),
    ("OPERATOR: SMITH, JOHN A., MD", "John A. Smith"),
    ("Attending Physician: Smith, John MD", "John Smith"),
    (
        "Surgeon     Desmond Okoro-Vance, MD           Perfusionist  L. Haight",
        "Desmond Okoro-Vance",
    ),
    ("Operator ........ Benedikt Asante-Rowe, MD, critical care", "Benedikt Asante-Rowe"),
    ("| Physician | Tomasz Wieruszewski, MD, heart failure |", "Tomasz Wieruszewski"),
    ("Physician: Bettina Crowe, MD          Perfusionist: A. Suleiman", "Bettina Crowe"),
    (
        "Operator: Miriam Castellanos-Webb MD. Assist: N. Abara (resident).",
        "Miriam Castellanos-Webb",
    ),
    ("Proceduralist - Maria de la Cruz, M.D., Ph.D.", "Maria de la Cruz"),
    ("Consultant: Mr A. Khan FRCS", "A. Khan"),
    ("Physician: Maria Delgado, MBBS, FRCA", "Maria Delgado"),
    ("ECMO Attending Maria Delgado MD", "Maria Delgado"),
    ("Attending of record: Maria Delgado", "Maria Delgado"),
    ("Surgeon: Maria Delgado, MD\nCo-surgeon: Peter Lindqvist, MD", "Maria Delgado"),
    ("Performed by: Anna Voss", "Anna Voss"),
    ("Procedure performed by Dr. A. Voss.", "A. Voss"),
    ("Procedure (Dr Fergus Ainsley, assisted by Dr M Tengku)", "Fergus Ainsley"),
    (
        "Procedure: done in the unit by Dr. Katarzyna Wolniewicz with Dr. Ip.",
        "Katarzyna Wolniewicz",
    ),
    ("Present: Dr. Augustin Delorme (surgeon), myself.", "Augustin Delorme"),
    ("This is Dr. Gareth Sung dictating on Mr. Odell Pruitt.", "Gareth Sung"),
    ("I, Dr. Anna Voss, performed the cannulation.", "Anna Voss"),
    ("Dictating for January 15, Rosalind Achterberg, attending in surgery.", "Rosalind Achterberg"),
    ("Dictated operative report. Surgeon Leopold Anquetil. All well.", "Leopold Anquetil"),
    ("Electronically signed by: Anna Voss, MD 03/14/2026 10:22", "Anna Voss"),
    ("e-signed M. Solis-Haan  06/24/2026 03:41", "M. Solis-Haan"),
    ("/s/ Maria Delgado, MD", "Maria Delgado"),
    ("2/27/26 0340  ECMO CANN  Dr J. Amadi (intensivist)\n44F, flu A ARDS", "J. Amadi"),
    (
        "09 Mar 2026 03:12, CCU. Heart failure on call, P. Lindqvist MD.\nPhoned at 01:30.",
        "P. Lindqvist",
    ),
    ("ECMO director: Gerrit Folkerts MD, PhD  (e-signed 0931)", "Gerrit Folkerts"),
    ("Vascular surgery on call: Lucia Ferrante, MD", "Lucia Ferrante"),
    ("Seen by Soraya Khalili, MD", "Soraya Khalili"),
    ("Taken by  : Dr. Leopold Nakagawa, ECMO on-call", "Leopold Nakagawa"),
    ("Entered by hospitalist scribe on behalf of Farid Naderi, MD, intensive care", "Farid Naderi"),
    ("Scribe: Dana V for Cedric Aboagye MD       ECMO day: 8", "Cedric Aboagye"),
    ("Retrieval consultant / author: Dr Niamh Corrigan", "Niamh Corrigan"),
    ("ECMO physician: Dr. med. Katharina Vossberg         Team: Hub 2", "Katharina Vossberg"),
    ("Team doc: Emeka Strand MD.   Perfusion: C. Liao.", "Emeka Strand"),
    ("proc by K. Nakashima, attending Villalobos supervising", "K. Nakashima"),
    ("Performed 7/14/2025 11:20 by Dr. Hollis Yoo (pediatric surgery fellow)", "Hollis Yoo"),
    ("PEDIATRIC SURGERY DICTATION 10 11 2026 SURGEON FLORIAN ABEBE MD", "Florian Abebe"),
    ("CV SURGERY REPORT\nJan 14, 2026\nDr. Wendell Obi\n72yo F, CABG x3.", "Wendell Obi"),
    (NOTE + "K. Abernathy, EM", "K. Abernathy"),
    ("Note completed by Ana Ruiz, ECMO fellow", "Ana Ruiz"),
    ("Cannulation was performed by me (Ana Ruiz, MD).", "Ana Ruiz"),
    ("Team: Dr Ruiz (operator), Dr Kirkwood (assistant), J. Poe CCP", "Ruiz"),
    ("MD Signature: Ana Ruiz", "Ana Ruiz"),
    ("Dr. Ruiz performed the cannulation percutaneously.", "Ruiz"),
    (NOTE + "J. Smith MD", "J. Smith"),
    (NOTE + "J Smith MD 3/14/2026", "J Smith"),
    (NOTE + "t vasquez-ito, md", "t vasquez-ito"),
    (NOTE + "- n albright-chau (icu fellow)", "n albright-chau"),
    (NOTE + "Dr Patel", "Patel"),
    (NOTE + "A. Gruber", "A. Gruber"),
    (NOTE + "Johannes Veldkamp", "Johannes Veldkamp"),
    (NOTE + "F Ainsley\nConsultant in intensive care medicine", "F Ainsley"),
    (NOTE + "Dr Casimir Ferrand\nECMO / prehospital consultant", "Casimir Ferrand"),
    (NOTE + "K Oyelaran, CCM fellow. d/w Dr Strand", "K Oyelaran"),
    (NOTE + "Teddy Marchbanks MD, flight", "Teddy Marchbanks"),
    (NOTE + "Seen with resident; sweep changed by me. -- Quentin Ashdown MD", "Quentin Ashdown"),
    (
        NOTE
        + "Joaquin Bellweather MD, PGY-5\n\nATTENDING: I was present and agree.\nVesna Thorne MD",
        "Vesna Thorne",
    ),
    ("SURGEON: Ilse Dragomir, MD\nAll well.\nSigned: I. Dragomir", "Ilse Dragomir"),
    ("Surgeons: Dragomir & Orr", "Dragomir"),
    (NOTE + "I.Dragomir MD", "I.Dragomir"),
    ("Surg: Ilse Dragomir, MD   Asst: fellow Ruiz", "Ilse Dragomir"),
    ("CT surg: Ilse Dragomir", "Ilse Dragomir"),
    ("DICTATING: Ilse Dragomir, MD        OPERATIVE NOTE", "Ilse Dragomir"),
    ("Insertion by cardiologist on duty\nOperator Ilse Dragomir", "Ilse Dragomir"),
    ("Both cannulas were taken out and placed in a bin by Dr. Dragomir.", "Dragomir"),
    ("Dr. Dragomir placed the drainage cannula under echo.", "Dragomir"),
    ("I (Ilse Dragomir, MD) cannulated the patient in resus.", "Ilse Dragomir"),
    ("The cannulae were placed by the on-call surgeon, Ilse Dragomir, at 14:00.", "Ilse Dragomir"),
    ("My name is Ilse Dragomir and I placed the cannulas.", "Ilse Dragomir"),
    (NOTE + "K. Osei, MD PGY5\nAtt: seen, agree. Ilse Dragomir MD", "Ilse Dragomir"),
    (NOTE + "K. Osei, fellow / seen w Ilse Dragomir MD", "Ilse Dragomir"),
    (NOTE + "Ilse D-R\nICU F2", "Ilse D-R"),
    ("Cannulator: Dr. Ilse Dragomir / RN Ellis", "Ilse Dragomir"),
    ("Operateur: PD Dr. med. Ilse Dragomir     1. Assistenz: Dr. Kurz", "Ilse Dragomir"),
    ("Surgeon: OA Dr. Ilse Dragomir", "Ilse Dragomir"),
    ("Responsible surgeon: Prof. Dr. Ilse Dragomir", "Ilse Dragomir"),
    ("Seen 10/14/2025 by Ilse Dragomir, MD, PhD\nFlow 4.", "Ilse Dragomir"),
    ("Part A  Cardiac surgery: Ilse Dragomir, MD\nPart B  ICU: Osei", "Ilse Dragomir"),
    (
        "Decannulation\n\nLakeside | Surgical Critical Care | I. Dragomir MD\nAll well.",
        "I. Dragomir",
    ),
    ("Theatre record (typed by Miss I. Dragomir, Consultant)\nFlow 4.", "I. Dragomir"),
    ("Mobile run\nDr Ilse Dragomir, retrieval consultant\nFlow 4.", "Ilse Dragomir"),
    ("ECPR NOTE   author: Dragomir-Li (EM/ECLS faculty)\nFlow 4.", "Dragomir-Li"),
    ("Proceduralist Dr Ilse Dragomir FACEM     2nd op Dr J. Tran", "Ilse Dragomir"),
    (NOTE + "dragomir (picu attending)", "dragomir"),
    (NOTE + "dragomir, attg", "dragomir"),
    (NOTE + "Dragomir I., staff", "I. Dragomir"),
    ("surg: ilse dragomir. helper: dr ito (fellow)\nflow 4", "ilse dragomir"),
    ("proc: dual lumen\nsurgeon dragomir / asst PGY6 Orr", "dragomir"),
    (NOTE + "ilse dragomir md (renal)", "ilse dragomir"),
    (
        "Surgeon       | Dragomir\nFlow 4.\nElectronically: Ilse Dragomir, MD  1/31/2025 1502",
        "Ilse Dragomir",
    ),
    ("Rounding MD: Ilse Dragomir\nFlow 4", "Ilse Dragomir"),
    (
        "PICU note\nFellow Dr Tom Marlow. attending Dr Yard available\n\nVV ECMO started.\n",
        "Tom Marlow",
    ),
    ("Operator doctor Ann Marlow, fellow.\nVV ECMO was started.\n", "Ann Marlow"),
    ("ED attending: Dr. Pell aware\nVA ECMO, cannulated.\nJ. Marlow MD", "J. Marlow"),
]

NOBODY: list[str] = [
    NOTE + "DNR",
    NOTE + "GETA",
    NOTE + "HLHS",
    NOTE + "DNACPR",
    NOTE + "UFH",
    NOTE + "Echocardiogram",
    NOTE + "Version 3",
    NOTE + "Flows 4.2",
    NOTE + "Maquet 22",
    NOTE + "I was present, thanks. Happy Easter.",
    NOTE + "Seen and reviewed. Critically Ill.",
    "ECMO rounds\nPerfusionist O. Lund\nFlow 4, sweep 3.\nNothing bled.\nOL",
    NOTE + "TTE 3/5",
    NOTE + "RASS -1",
    NOTE + "Typed by KJ",
    NOTE + "RN: KJ",
    NOTE + "Stable",
    NOTE + "STABLE",
    NOTE + "IMPRESSION",
    NOTE + "Further",
    NOTE + "Continue",
    NOTE + "Foley",
    NOTE + "Penicillin",
    NOTE + "Heparin 14:05",
    NOTE + "RN Kay Lund",
    NOTE + "Updated his wife, Mary Lund.",
    NOTE + "Next of kin: Mary Lund.",
    NOTE + "Perfusion: K. Lund.",
    NOTE + "No bleeding. Bair Hugger.",
    "ECMO rounds\nFlow 4, sweep 3\nLines:\nPICC\nFoley",
    "Patient: Ada Lovell\nFlow 4, sweep 3.\nNothing bled.\nAL",
    "Pt Ada Lovell. ECMO.\nFlow 4, sweep 3.\nNothing bled.\nLovell",
    "RN Bea Lund at the bedside.\nFlow 4, sweep 3.\nNothing bled.\nbl",
    "Entered by RN Kay Lund\nFlow 4, sweep 3.\nNothing bled.",
    "OP NOTE\nSurgeon Mr Hale was told about it afterwards.\nCannulas out.",
    "Northgate Hospital\nFlow 4, sweep 3.\nNothing bled.\nNorthgate",
    "CVICU entry\n3/4/25 2215\nDr. Odile Renner / RT Ode called us about the flows.\nFlow 4.\nSweep 3.\nNo bleeding.\nFull code.",
    "V-V ECMO rounds\nFlow 4, sweep 3.\nDiscussed with the surgeon (Dr. Kim) and cardiology (Dr. Woo).\nFamily updated.",
    NOTE + "DR PAGED",
    NOTE + "Dr Aware",
    "Attending: aware",
    "Surgeon: paged",
    "Legal guardian signature: John Miller",
    "Consent: obtained. Signature: Maria Lopez (wife)",
    "TTE EF 20%. Reported by Dr. Kim.",
    "CT chest: no PE. Read and signed by Dr. Vane.",
    NOTE + "Dr. Kim (radiology) reported the film.",
    "ECMO rounds with family, Dr. Renner to call back\nFlow 4, sweep 3.\nAll well.",
    "DAILY REVIEW (ECMO)          J. Pell\nFlow 4, sweep 3.\nAll well.",
    NOTE + "R IJ",
    "Thank you for the ECMO call, Dr. Renner, and the help.\nAll well.",
    NOTE + "Physician time: 40 minutes",
    NOTE + "Attending phone: ____",
    NOTE + "Dr. Renner: to look at the wound tomorrow",
    NOTE + "Follow-up, vascular surgery",
    NOTE + "Cross cover aware of the plan",
    NOTE + "Heparin drawn up for Dr. Renner.",
    NOTE + "Samples taken: 0400",
    NOTE + "dr aware.",
    NOTE + "dr paged. dr notified at 0300. dr at bedside",
    NOTE + "dr hold parameters",
    NOTE + "dr wants 4 L",
    NOTE + "dr contacted, dr coming",
    NOTE + "dr bleeped 0400",
    NOTE + "dr scrubbed",
    NOTE + "dr gone home",
    "Consent signed by Maria Lopez (wife).",
    "Consent form was signed by John Miller, his son.",
    "Consent form signed by: Peter Hall (brother)",
    "Consent obtained, signed by Ana Cole, mother.",
    "Allergies reported by Tom Bower (brother).",
    "TTE reported by Dr. Kim: EF 20%.",
    "Echo (reported by Dr. Kim) EF 15%.",
    "CT head, reported by Dr. Vane: no bleed.",
    "CXR report written by Dr. Lee.",
    "DNR documented by Dr. Kim last year.",
    "POLST signed by Dr. Lang in 2024.",
    "Old records: op note signed by Dr. Ortiz at Mercy.",
    "Transfer form completed by Dr. Webb at the sending hospital.",
    "Histology was signed by Prof. Grau.",
    "Time-out checklist signed by Jo Blake.",
    "Order for heparin written by Dr. Munro.",
    "Haematoma first reported by Dr. Bower overnight.",
    "Thank you, Dr. Patel, for referring this patient.",
    "Thanks, Dr. Patel.",
    "Many thanks, Dr. Wu, for the help with the wires.",
    "Respectfully, Dr. Hahn disagrees with the plan.",
    "Anesthesia: Dr. Foy",
    "Assistant: Dr. Pelletier",
    "Referring physician: Jane Roe, MD",
    "Primary care physician: John Smith, MD",
    "cc: John Smith, MD",
    "Cannulas were placed last week by Dr. Oduya.",
    "Cannulae inserted at the outside hospital by Dr. Ruth Amadi.",
    "RN signature: L. Prendergast 19:00",
    "Surgeon Dr. Oduya agrees by phone.",
    "MD COMMENTS\nFlow 4, sweep 3. No change.",
    "ECMO was initiated by Dr. Lee at the referring hospital.",
    "Cannulas in place (inserted by Dr. Ruth Amadi, see her note)",
    "Discussed with Dr. Chen.",
    "Dr. Haas performed the cannulation yesterday.",
    "Nurse: Jane Poe RN\nPhysician notified: Dr. Ruiz",
    "Transferring physician: Ana Ruiz, MD",
    "Surgeon: TBD",
    "Asked by Dr. Ruiz about a 63 y/o woman.",
    "Consulted Dr. Lee from cardiology.",
    "Echo read by Dr. Akers.",
    "Dr. Haas converted to VA yesterday.",
    "Time out performed by RN Jones.",
    "Recorded by: W. Tsosie RN\nPerfusionist: D. Marchetti CCP",
    "Perfusion record.\nECMO circuit checked.\nJ. Petrakis, CCP",
    "Provider: Maria Delgado, NP",
    NOTE + "R. Adams, RN",
    NOTE + "Maria Gomez, NP",
    NOTE + "John Smith, PA-C",
    NOTE + "Disposition: ICU",
    NOTE + "Full Code",
    NOTE + "Kept Intubated",
    "Patient: John Smith\nOperator: on-call team",
    "Surgeon: see above",
    "The team performed the procedure.",
    "Note authored by perfusionist K. Lund CCP. Attending aware.",
    "MRI Brain, 7/22/2025: normal. Benzoin, Steri-Strips, gauze.",
    "5. Physician's decisions\n   Pump, oxygenator and prime chosen with perfusion.",
    "Typed by: K. Moss",
    "surgeon present / asst scrubbed",
    "ED attending: Dr. Pell aware\nVA ECMO, cannulated in bay 2.\n",
    "ER physician: Dr. Pell notified at 0400\nVA ECMO, cannulated in bay 2.\n",
    "Neuro attending: Dr. Pell was informed\nVA ECMO flow 4.\n",
    "VASC SURG PGY4 OP NOTE\n11/18/25\nECMO fem fem, flow 4\n",
    "Seen with the team. Fellow Dr Pell aware.\nVA ECMO flow 4.\n",
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_the_physician_is_named(read: Read, text: str, name: str) -> None:
    element = read(read_physician, text)
    assert (element["status"], element["name"]) == ("documented", name)


def test_on_rounds_the_one_who_cannulated_is_another(read: Read) -> None:
    text = "Cannulas placed today by Dr. Oduya, CT surgery."
    assert read(read_physician, text, ("daily_management",))["status"] == "missing"


def test_two_who_each_operated_alone_conflict(read: Read) -> None:
    text = "Operator: Ada Ruiz, MD\n\nThe cannula was removed by the sole operator, Per Holm, MD."
    assert read(read_physician, text, ("removal",))["status"] == "conflicting"


@pytest.mark.parametrize("text", NOBODY)
def test_others_are_not_taken_for_the_physician(read: Read, text: str) -> None:
    assert read(read_physician, text) == {"status": "missing", "name": None, "evidence": []}


@pytest.mark.parametrize(
    "text",
    [
        "Surgeon: [**Last Name (LF) 12**]",
        "SURGEON [**First Name (Titles) **] [**Last Name (NamePattern5) 72**] MD",
        "Dictated by: [**Name**], M.D.",
        "Operator: Dr. ___ was assisted by Dr. ___ and [**Name**].",
    ],
)
def test_a_mark_documents_a_physician_without_name(read: Read, text: str) -> None:
    element = read(read_physician, text)
    assert (element["status"], element["name"]) == ("documented", None)


@pytest.mark.parametrize(
    "text",
    [
        "Surgeon: ***",
        "PROC NOTE\n11/18/25   Staff ***\nECMO",
        "Attending physician: {name}",
        "Signature: ______________________      Date/time: ____________",
        "Recorded by: W. Tsosie RN\nSurgeon: {SURGEON NAME}",
        "Primary surgeon: @ME@\nAnesthesia provider: Dr. Lisbet Moreau",
    ],
)
def test_a_placeholder_leaves_the_physician_unfilled(read: Read, text: str) -> None:
    assert read(read_physician, text)["status"] == "unfilled"


def test_a_signature_fills_what_the_field_left_open(read: Read) -> None:
    text = "Surgeon: ***\nAll well.\nSigned: Anna Voss, MD"
    assert read(read_physician, text)["name"] == "Anna Voss"


def test_two_sole_operators_conflict(read: Read) -> None:
    text = "SURGEON (sole operator): Maria Delgado, MD. SOLE OPERATOR: Peter Lindqvist, MD."
    element = read(read_physician, text)
    assert element["status"] == "conflicting"
    assert element["candidates"] == ["Maria Delgado", "Peter Lindqvist"]


EVERYDAY_WORDS = [
    ("documented", "insertion", "Performed by: Dr. Amara Nwosu"),
    ("documented", "insertion", "Surgeon: Jane Q. Hollister, MD"),
    ("documented", "insertion", "Op: Mr T. Vaszary"),
    ("documented", "insertion", "Operator - Lindqvist"),
    ("documented", "insertion", "Dr. Okafor scrubbed and placed both cannulae."),
    ("documented", "insertion", "The undersigned, Jonas Weber, MD, was the operator."),
    ("documented", "insertion", "E. Vaughan, ICU cons. 22/6 0810"),
    ("documented", "insertion", "Signed: Petra Holm MD"),
    ("documented", "insertion", "Electronically signed by Samuel Ito, MD on 3/4/2024"),
    ("documented", "insertion", "/s/ R. Castellan, MD"),
    ("documented", "insertion", "Dictated by Dr. Harold Finch"),
    ("documented", "insertion", "Attending: Lopez"),
    ("documented", "insertion", "Attending physician: Maria Lopez, DO"),
    ("documented", "insertion", "I, Dr. Ahmed Rahman, performed the procedure."),
    ("documented", "insertion", "Written by: N. Sato, MD"),
    ("documented", "insertion", "Author: Gwen Stacy, MD"),
    ("documented", "insertion", "Attending of record: M. Brand"),
    ("documented", "insertion", "Proceduralist: T. Agnew MD"),
    ("documented", "insertion", "Primary operator: Eze"),
    ("documented", "insertion", "Cannulator: Dr Reyes"),
    ("documented", "insertion", "Cannulating physician: Dr Reyes"),
    ("documented", "insertion", "Consultant: Mr D. Bell"),
    ("documented", "insertion", "Responsible consultant Dr Siobhan Kelly"),
    ("documented", "insertion", "Sgd. Dr Palmer, Intensivist"),
    ("documented", "insertion", "J Baxter FANZCA"),
    ("documented", "insertion", "Thomas Reed, MD, PhD\nCardiothoracic Surgery"),
    ("documented", "insertion", "-- M. Osei, MD"),
    ("documented", "insertion", "My name is Dr Owen Price and I did this cannulation."),
    ("documented", "insertion", "This is Dr. Leila Haddad dictating."),
    ("documented", "insertion", "Operating surgeon was Dr Kim."),
    ("documented", "insertion", "Team: Dr A. Noor (operator), RN Bell"),
    ("documented", "insertion", "Operator/Consultant: A. Noor"),
    ("documented", "insertion", "Done by me, Dr. Eva Lind."),
    (
        "documented",
        "insertion",
        "Submitted and signed: Cornelius Voss, cardiac surgeon, who operated.",
    ),
    ("documented", "insertion", "Composition.author.display = Matthias Keller"),
    ("documented", "insertion", "Staff: Benson"),
    ("documented", "insertion", "Intensivist on: Dr Wong"),
    ("documented", "insertion", "ECMO physician: Dr. B. Stone"),
    ("documented", "insertion", "Electronically authenticated: Lena Marsh, M.D."),
    ("documented", "insertion", "Dr. [**Last Name (STitle) 123**] performed the procedure."),
    ("documented", "insertion", "ATTENDING: [REDACTED]"),
    ("missing", "insertion", "Referring physician: Dr. Blake"),
    ("missing", "insertion", "Perfusionist: S. Wyss"),
    ("missing", "insertion", "Anesthesia: Dr. Ruiz"),
    ("missing", "insertion", "Discussed with Dr. Carrow."),
    ("missing", "insertion", "RN: Bell"),
    ("unfilled", "insertion", "Attending: ____"),
    ("unfilled", "insertion", "Signed: @ME@"),
]


@pytest.mark.parametrize(("status", "actions", "text"), EVERYDAY_WORDS)
def test_everyday_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_physician, text, actions=tuple(actions.split()))["status"] == status


LATER_WORDS = [
    (
        "documented",
        "insertion",
        "ECMO note, insertion at the bedside.\nNothing else of note.\nThe performing physician was: Hollis Brand, MD. Role: intensivist.\nAll reviewed: Yes.",
    ),
    (
        "documented",
        "insertion",
        "Dr P. Nash\nEmergency Department\n\nDear Pru,\n\nI put the cannula in.\n\nDr Hester Lind\nConsultant",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), LATER_WORDS)
def test_later_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_physician, text, actions=tuple(actions.split()))["status"] == status
