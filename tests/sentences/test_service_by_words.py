"""Whether a note reports a service: single words decide it, unless all words of the note tell plainly otherwise."""

from __future__ import annotations

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading.reader import Reader
from doclint.reading.service import judged, reports_ecmo
from doclint.reading.word_weights import FEWEST

WARD = (
    "WARD ROUND, MEDICAL FLOOR, FRIDAY\n"
    "Bed 11: man of 38 after fulminant myocarditis. Off V-A ECMO twelve days, out of intensive care for five, walks the "
    "corridor with a frame.\n"
    "Seen with the physiotherapist. Slept badly, eats half of his meals, no chest pain. Pulse 78, pressure 112 over 68, "
    "temperature 36.9, saturation 97 on air. Chest clear, ankles a little swollen. Both groins dry, clips to come out "
    "on Monday. Creatinine 88, potassium 4.2, haemoglobin 9.8. Echo on Wednesday: 50 percent.\n"
    "Plan: ramipril up to 2.5 twice a day, furosemide off, iron tablets, sleep hygiene. Cardiac rehabilitation has "
    "seen him. Home early next week if the stairs go well; his brother stays with him. Clinic in a month.\n"
    "Dr. M. Achterberg\n"
)
NURSERY = (
    "DEVELOPMENTAL FOLLOW-UP AT TWO YEARS\n"
    "Born at term with a diaphragmatic hernia, V-A ECMO through the neck for eight days, home at nine weeks on feeds by "
    "tube.\n"
    "He runs, climbs and stacks nine cubes; forty words, two of them joined. Hears well in both ears after grommets. "
    "Weight on the ninth centile, length on the twenty-fifth, head on the fiftieth. Takes soft food by mouth now, tube "
    "out since June. One wheeze this winter. Neck: the scar is pale and does not limit turning. Heart sounds normal.\n"
    "To do: speech therapy every two weeks, eye check before nursery, next visit at three years. His mother has the "
    "letter and the number of the dietitian.\n"
    "Dr. P. Okafor, paediatrics\n"
)
TAUGHT = (
    "TEACHING SESSION, CARDIAC INTENSIVE CARE\n"
    "Eleven trainees came to the simulation laboratory on Tuesday. The manikin was on V-A ECMO through the groins at "
    "3.8 L/min and 3,400 rpm, and lost its flow in the third minute. The group was to see that the line kicked, to ask "
    "for volume, and to find the kink below the drape. In the second scenario the oxygenator failed; the spare one was "
    "cut in after four minutes, which is one minute too long. We talked about who calls whom, about clamps and about "
    "the hand crank. Feedback was good: they would like more time with the console, and a session on the neonatal "
    "circuit. The next course is in March. Certificates were handed out. No patient was concerned.\n"
    "Dr. B. Lindqvist, course lead\n"
)
REOPENED = (
    "OPERATION RECORD\n"
    "Pre-op: severe failure of the transplanted heart, central V-A ECMO. Post-op: the same, recovered.\n"
    "Title: mediastinal re-exploration with explanting of central ECMO cannulas.\n"
    "A 61-year-old woman, five days from her heart transplant, who could not be separated from bypass that night. Since "
    "Thursday the graft has squeezed well. In theatre 3 under the old anaesthetic the membrane was taken off and the "
    "chest washed out. The flow was turned down by steps to 1 L/min and the heart bore it on little adrenaline. Circuit clamped "
    "at 11:20. The 34 French atrial cannula was taken out first and its purse string was tied, then the 20 French from the "
    "aorta, two strings tied and a pledgeted stitch over them. Protamine. Dry after twenty minutes. Wires, fascia, "
    "skin. Decannulation without incident.\nH. Varga, MD\n"
)


AXILLA = (
    "Operative note. Right axillary artery exposure and placement of a side graft for arterial return of VA ECMO. After "
    "the leg became ischemic from the femoral cannula we moved the arterial limb to the axilla. A 6 cm incision was made "
    "below the clavicle, pectoralis split, the artery found and controlled. Heparin was given. An 8 mm Dacron graft was "
    "sewn end to side with 5-0 Prolene. The graft was tunnelled and joined to the circuit. Flow 4.2 L/min was reached with "
    "equal arm pressures. The femoral arterial cannula was taken out and the artery repaired with a patch. Doppler good at "
    "the foot. Wound closed around the graft. Blood loss 150 mL. No complications. Surgeon: Mr Lund.\n"
)
LEVELS = (
    "Pharmacist's round. 9 month old, 8 kg, VA-ECMO circuit volume 260 mL, day 4. Vancomycin trough 7, raised to 18 mg/kg "
    "every eight hours, next level before the third dose. Gentamicin stopped on Monday. Morphine 30 mcg/kg/h in place of "
    "fentanyl, which the oxygenator takes up. Midazolam has little effect now; clonidine was added. Levetiracetam without "
    "change. Bivalirudin 0.3 mg/kg/h with PTT 70, adjusted by the ECMO team; only the concentration was checked by me. "
    "Micafungin doubled. Clearance of creatinine unknown, urine scant. Milrinone and bicarbonate do not go through one "
    "line. Levels looked at daily. Thank you.\n"
)


def test_a_seldom_operation_under_a_title_of_support(pipeline: Pipeline) -> None:
    assert reports_ecmo(pipeline(AXILLA))


@pytest.mark.parametrize("text", [WARD, NURSERY, TAUGHT, LEVELS])
def test_words_of_a_run_in_a_note_of_another_matter(pipeline: Pipeline, text: str) -> None:
    assert len(text.split()) > FEWEST
    assert not reports_ecmo(pipeline(text))


def test_an_operation_on_support_under_a_title_of_the_heart(pipeline: Pipeline) -> None:
    assert reports_ecmo(pipeline(REOPENED))


def test_a_code_in_a_booking_line_makes_no_service(pipeline: Pipeline) -> None:
    assert not reports_ecmo(pipeline(f"CPT 33948 (booked as follow-up)\n{WARD}"))
    assert reports_ecmo(pipeline(f"CPT 33966\n{REOPENED}"))


def test_a_note_that_no_rule_takes_for_one_of_support_needs_more(pipeline: Pipeline) -> None:
    """Its words may be those of any puncture: what no rule tells must be told plainly."""
    tied = "The vein was punctured, wire and dilators passed, the catheter secured with silk. " * 10
    assert judged({"words": 1.0}, {"bias": 0.1, "words": 1.0}) == pytest.approx(1.1)
    assert not reports_ecmo(pipeline(tied))


def test_a_short_note_is_not_weighed(pipeline: Pipeline) -> None:
    assert reports_ecmo(
        pipeline("Clinic went well for all others. V-A ECMO day 3, flow 4.1 L/min.")
    )


@pytest.mark.parametrize(
    "text",
    [
        "The pacemaker is a Medtronic with two leads in place. ",
        "A crescent of fluid lies behind the heart after the purse string was tied. ",
    ],
)
def test_a_makers_name_alone_is_no_support(pipeline: Pipeline, text: str) -> None:
    operation = "The old valve was cut out, stitches went through the ring, the new one was lowered and tied. "
    assert not reports_ecmo(pipeline(text + operation * 10))


def test_why_says_that_all_words_told_otherwise(reader: Reader) -> None:
    account = reader.accounts(WARD)["action"]
    told = {miss.text: miss.why for miss in account.near_misses}
    assert told["ECMO"] == "all words of the note together tell of no service of support"
