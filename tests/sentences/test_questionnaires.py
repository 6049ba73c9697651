"""Notes made of questions and answers: what asks states nothing, what answers it does."""

from __future__ import annotations

from typing import Any

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.nlp.questionnaires import questions_of
from doclint.reading.case import Case
from doclint.reading.complications import read_complications
from doclint.reading.ecmo_day import read_ecmo_day
from doclint.reading.reader import Reader

NOTES: dict[str, str] = {
    "decann": """\
Removal of support - question form, Lakeside Children's
Date? 3 April 2026
Who did it? Dr Odile Renner, paediatric surgeon
How old? 4 years

1. What kind of support was it? Veno-venous, one dual-lumen cannula in the right jugular.
2. Which day of ECMO? Day 9.
3. Why does it come out? The lungs have cleared, three hours without sweep gas.
4. Were the parents asked? Yes, both signed this morning.
5. When was heparin stopped? 06:00
6. How was the cannula removed? Pulled by me over a purse-string, no cut made.
7. How was bleeding controlled? Pressure by hand for 15 minutes.
8. Did the pump stop unexpectedly? No.
9. Did she bleed afterwards? No
10. Was X-ray screening used? No.
11. Any complications? None.
""",
    "daily": """\
ECMO ROUND IN QUESTIONS
Who answers? - Dr. Odile Renner, intensivist
When? - 12.06.2025, 09:10
Who is it? - 58-year-old man, influenza

Which mode? - V-V, fem-jug.
What day of support? - Fifth day, so day 5.
What is the pump doing? - 4.2 L/min at 3400 rpm, sweep 5.
Did you adjust anything? - Sweep from 6 to 5 after the 08:00 gas.
Why is he still on? - Lungs not ready: at sweep 2 his PaCO2 was 71.
Which anticoagulant? - Bivalirudin 0.05 mg/kg/h, aPTT 58.
Has he bled? - No.
Is the circuit clotting? - No.
Have the legs been ischaemic? - No.
Any other trouble? - Nil.
""",
    "init": """\
SELF-CHECK AFTER STARTING ECMO
What happened?
Cardiac arrest on the ward, no return of circulation after 31 minutes of CPR.
What did we do?
Right femoral artery 17 Fr and left femoral vein 25 Fr put in by needle under ultrasound.
When did flow start?
14:05, V-A ECMO begun by me.
Who cannulated?
Dr Odile Renner, cardiologist
Was fluoroscopy used?
No.
Did anyone have to cut down?
No.
Were there complications?
Groin haematoma on the left, small.
Was the family asked?
Emergency, no consent possible.
""",
    "comp": """\
ECMO cannula moved back
Q1: What was done? Right jugular dual-lumen cannula moved back 3 cm at the bedside.
Q2: Why was it moved? Recirculation, pre-oxygenator saturation 85.
Q3: Who moved it? Dr. Odile Renner
Q4: Was fluoroscopy used? Yes, 2 minutes.
Q5: Did the patient arrest? No.
Q6: Any bleeding? A small ooze at the skin, one stitch.
Q7: Mode? VV
""",
    "open": """\
ECMO daily check list
1. Is the patient on V-A or V-V? V-A.
2. Which day? Day 4.
3. Any bleeding?
4. Any limb ischaemia?
5. Has the circuit clotted?
6. Sweep changed? Yes, 3 to 2.5 by me.
7. Flow? 3.9 L/min.
8. Is fluoroscopy needed?
""",
    "lines": """\
ECMO cannulation debrief
- Who operated? Dr Odile Renner
- What went in? 19 Fr return cannula, left femoral artery, and 23 Fr in the right femoral vein, VA ECMO.
- How? Open, cut-down on both groins.
- Did it go wrong? No
- What was the artery closed with? Snared purse-string, 5-0 Prolene.
- Which films? X-ray of abdomen, tip at L2.
""",
}

TOLD: list[tuple[str, str, Any]] = [
    ("decann", "age", 4.0),
    ("decann", "ecmo_day", 9),
    ("decann", "physician", "Odile Renner"),
    ("decann", "date_of_service", "2026-04-03"),
    ("decann", "action", ["removal"]),
    ("decann", "mode", "VV"),
    ("decann", "approach", "percutaneous"),
    ("decann", "fluoroscopy", "not_done"),
    ("decann", "complications", "not_done"),
    ("decann", "consent", "documented"),
    ("decann", "anticoagulation", "documented"),
    ("decann", "reason", "documented"),
    ("decann", "hemostasis", "documented"),
    ("daily", "age", 58.0),
    ("daily", "ecmo_day", 5),
    ("daily", "physician", "Odile Renner"),
    ("daily", "date_of_service", "2025-06-12"),
    ("daily", "action", ["daily_management"]),
    ("daily", "mode", "VV"),
    ("daily", "complications", "not_done"),
    ("daily", "anticoagulation", "documented"),
    ("daily", "reason", "documented"),
    ("daily", "fluoroscopy", "missing"),
    ("daily", "hemostasis", "missing"),
    ("daily", "thoracic_incision", "missing"),
    ("init", "physician", "Odile Renner"),
    ("init", "mode", "VA"),
    ("init", "action", ["initiation", "insertion"]),
    ("init", "approach", "percutaneous"),
    ("init", "fluoroscopy", "not_done"),
    ("init", "complications", "documented"),
    ("init", "consent", "documented"),
    ("init", "imaging", ["ultrasound"]),
    ("comp", "physician", "Odile Renner"),
    ("comp", "mode", "VV"),
    ("comp", "action", ["reposition"]),
    ("comp", "fluoroscopy", "documented"),
    ("comp", "complications", "documented"),
    ("comp", "reason", "documented"),
    ("open", "mode", "VA"),
    ("open", "ecmo_day", 4),
    ("open", "action", ["daily_management"]),
    ("open", "complications", "missing"),
    ("open", "fluoroscopy", "missing"),
    ("lines", "physician", "Odile Renner"),
    ("lines", "mode", "VA"),
    ("lines", "action", ["insertion"]),
    ("lines", "approach", "open"),
    ("lines", "complications", "not_done"),
    ("lines", "hemostasis", "missing"),
]

_VALUES = {
    "age": "years",
    "ecmo_day": "day",
    "physician": "name",
    "date_of_service": "date",
    "action": "values",
    "mode": "value",
    "approach": "value",
    "imaging": "values",
}


@pytest.fixture(scope="module")
def records() -> dict[str, dict[str, Any]]:
    reader = Reader()
    return {name: reader.read(text) for name, text in NOTES.items()}


@pytest.mark.parametrize(("note", "element", "wanted"), TOLD)
def test_a_note_of_questions_is_read(
    records: dict[str, dict[str, Any]], note: str, element: str, wanted: Any
) -> None:
    read = records[note][element]
    assert wanted == (read[_VALUES[element]] if element in _VALUES else read["status"])


QUESTIONS = "ECMO form\n{}\nWhich side? Right.\nWho helped? The nurse.\nBlood lost? 10 ml.\nAny worry? The leg.\n"


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("When did the pump stop? 14:05", "missing"),
        ("When did the oxygenator clot? - It did not.", "missing"),
        ("Did anyone die? No.", "missing"),
        ("Has he bled? No", "missing"),
        ("Was there a groin haematoma? - Nil.", "missing"),
        ("Any complication? - None", "not_done"),
        ("Any untoward event? No.", "not_done"),
        ("Did anything go wrong? - Nothing.", "not_done"),
        ("Complications? Nil.", "not_done"),
        ("Any complication? Femoral artery dissection, stented.", "documented"),
        ("Did anything go wrong? - Yes, air entered the venous line.", "documented"),
        ("Was there a groin haematoma? Yes, small.", "documented"),
        ("Any bleeding?", "missing"),
    ],
)
def test_trouble_is_told_by_the_answer(pipeline: Pipeline, line: str, status: str) -> None:
    page = pipeline(QUESTIONS.format(line))
    reading = read_complications(page, Case(frozenset(("removal",))))
    assert reading.to_element(page)["status"] == status


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Which day of support? - Day 7.", 7),
        ("What day of ECMO is it? The sixth day", 6),
        ("Which day of the run? 11th", 11),
        ("ECMO day? 4.", 4),
        ("Which day of vancomycin? - Day 7.", None),
        ("Which day of support?", None),
    ],
)
def test_the_day_is_told_by_the_answer(pipeline: Pipeline, line: str, day: int | None) -> None:
    page = pipeline(QUESTIONS.format(line))
    assert read_ecmo_day(page, Case(frozenset(("removal",)))).values["day"] == day


def test_few_questions_make_no_questionnaire(pipeline: Pipeline) -> None:
    text = "ECMO note. Flow 4.\nCan he come off? Not this week.\nWhy? Lungs.\nSweep 4.\n"
    assert questions_of(text, pipeline(text).layout.lines) == {}
