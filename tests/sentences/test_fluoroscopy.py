"""Sentences that say whether fluoroscopy was used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.fluoroscopy import read_fluoroscopy

USED = [
    "Radiation: screening 1 min 48 s for the ECMO wires, lead worn by all",
    "The wires were advanced under fluoroscopic guidance and the ECMO cannula followed.",
    "Using fluoro, the 25 Fr cannula was railroaded over the stiff wire.",
    "C-arm was used for wire position.",
    "With the image intensifier in place the guidewire was seen in the IVC.",
    "The venous cannula was positioned under X-ray screening.",
    "Fluoroscopy: yes",
    "Fluoroscopy time: 4.2 min",
    "FLUOROSCOPY USED: [x] Yes [ ] No",
    "Fluoroscopy            [x] used   [ ] not used",
    "Guidance: [x] ultrasound [x] fluoroscopy [ ] none",
    "Under fluoroscopy the wire did not advance at first, so it was exchanged.",
    "No kinking of the cannula was seen on fluoroscopy.",
    "No thrombus was noted under fluoroscopy.",
    "Fluoroscopy confirmed both tips.",
    "Flouroscopy was used throughout.",
    "Fluoro'd the whole way down, 3.1 min.",
    "| Fluoroscopy | C-arm, 90 seconds |",
    "The dual-lumen cannula was placed in the cath lab with live fluoroscopy.",
    "After needle access a wire was followed by fluoroscopy into the right atrium.",
    "Contrast 35 mL, 2.9 min fluoro.",
    "Fluoroscopically guided placement of a bicaval cannula.",
    "Once the wire had been passed under fluoroscopy, the tract was dilated.",
]
NOT_USED = [
    "V-V ECMO cannulation. The C-arm was never fetched. RIJ by Seldinger under TEE.",
    "V-A ECMO cannulation by cut-down.\nScreening not used - theatre busy.\nRFA 17 Fr.",
    "V-A ECMO cannulation. Screening not needed - all by echo.",
    "Nobody used fluoroscopy for the ECMO cannula, there is none on the unit.",
    "V-A ECMO cannulation. Fluoro no. Echo only.",
    "Fluoroscopy was not used.",
    "No fluoroscopy was used.",
    "DESCRIPTION: No fluoroscopy was used.",
    "Cannulated at the bedside without fluoroscopy.",
    "Fluoroscopy: none",
    "Fluoroscopy - not used",
    "FLUORO: N/A",
    "Fluoroscopy was not available and the procedure was guided by echo.",
    "No fluoro.",
    "Fluoro not used.",
    "Fluoroscopy: not needed (bedside)",
    "Fluoroscopy used: [ ] yes [x] no",
    "Fluoroscopy           [ ] used   [x] not used",
    "Fluoroscopy was available but not needed.",
    "No C-arm was brought to the room.",
    "TEE was used rather than fluoroscopy.",
    "Performed without the use of fluoroscopy.",
    "Fluoroscopy was deferred because she was too unstable to move.",
    "Fluoroscopy time: 0 min",
    "We did not use fluoroscopy.",
]
MISSING = [
    "25 Fr venous cannula placed. Delirium screening not done.",
    "25 Fr venous cannula placed. X-ray machine brought for a chest film.",
    "The cannula was placed under ultrasound guidance.",
    "Chest x-ray showed the tip in the right atrium.",
    "Fluoroscopy is available should the cannula need to be moved.",
    "If flows fall we will take her to the lab for fluoroscopy.",
    "Plan: exchange under fluoroscopy tomorrow.",
    "Guidance: [x] ultrasound [ ] fluoroscopy",
    "IR placed a PICC under fluoroscopy yesterday.",
    "A feeding tube was advanced under fluoroscopy.",
    "The patient was taken to the fluoroscopy suite.",
    "She was given ciprofloxacin, a fluoroquinolone.",
    "PAST MEDICAL HISTORY: swallow study under fluoroscopy in 2019.",
    "Temporary pacing wire placed by cardiology under fluoroscopy before transfer.",
    "The cannula will be repositioned under fluoroscopic guidance.",
    "Fluoroscopy was on standby.",
    "Risks of fluoroscopy including radiation were explained to the family.",
    "The cannulas went in percutaneously.",
    "Her sister had ECMO cannulas placed under fluoroscopy in 2018.",
]
UNFILLED = [
    "Fluoroscopy used: Y / N   time ____ min",
    "ECMO cannulation. Imaging guidance: {fluoroscopy|TEE|none}",
    "Fluoroscopy: ***",
    "Fluoroscopy used: [ ] yes [ ] no",
    "Fluoroscopy time: ____ min",
    "Fluoroscopy: {used/not used}",
]


@pytest.mark.parametrize("text", USED)
def test_used(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_fluoroscopy, text)["status"] == "documented"


@pytest.mark.parametrize("text", NOT_USED)
def test_not_used(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_fluoroscopy, text)["status"] == "not_done"


@pytest.mark.parametrize("text", MISSING)
def test_not_told(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_fluoroscopy, text)["status"] == "missing"


@pytest.mark.parametrize("text", UNFILLED)
def test_left_open(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_fluoroscopy, text)["status"] == "unfilled"


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("Cannulas had been placed under fluoroscopy at the outside hospital.", ("removal",)),
        ("Cannulas were placed under fluoroscopy four days ago.", ("reposition",)),
        ("Cannulated under fluoroscopy on 3/1.", ("daily_management",)),
        ("VV ECMO day 4, cannulae inserted with fluoroscopy.", ("daily_management",)),
        ("Cannulated by the outside team under fluoroscopy before transfer.", ("initiation",)),
    ],
)
def test_another_occasion(
    read: Callable[..., dict[str, Any]], text: str, actions: tuple[str, ...]
) -> None:
    assert read(read_fluoroscopy, text, actions)["status"] == "missing"


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("The previously placed cannula was withdrawn 2 cm under fluoroscopy.", ("reposition",)),
        ("The indwelling cannula was drawn back under fluoroscopy.", ("reposition",)),
        ("Completion angiogram under fluoroscopy: no leak.", ("removal",)),
    ],
)
def test_this_occasion(
    read: Callable[..., dict[str, Any]], text: str, actions: tuple[str, ...]
) -> None:
    assert read(read_fluoroscopy, text, actions)["status"] == "documented"


def test_title_and_text_that_clash(read: Callable[..., dict[str, Any]]) -> None:
    text = (
        "Fluoroscopy: not used\nDetails: The cannula was advanced over a wire under fluoroscopy.\n"
    )
    assert read(read_fluoroscopy, text)["status"] == "conflicting"


MORE_USED = [
    "The procedure was done under fluoro in the hybrid OR.",
    "All wires were followed on the screen with C-arm.",
    "Fluoroscopic confirmation of the wire.",
    "Image intensifier used.",
    "II screening throughout.",
    "Fluoroscopy was utilized for guidewire manipulation only.",
    "Under biplane fluoroscopy.",
    "Fluoro dose 23 mGy.",
    "Cineangiography was performed.",
    "Fluoroscopy confirmed.",
    "Fluoroscopy & TEE used.",
    "Imaging: fluoro + TEE",
    "With intermittent fluoroscopy.",
]


@pytest.mark.parametrize("text", MORE_USED)
def test_more_used(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_fluoroscopy, text, ("insertion",))["status"] == "documented"


MORE_NOT_USED = [
    "There was no fluoroscopy available.",
    "Fluoroscopy could not be used.",
    "Fluoroscopy not performed.",
    "Non-fluoroscopic placement.",
    "Fluoroless technique.",
    "Bedside, echo-guided, fluoroscopy-free.",
    "Fluoroscopy omitted.",
    "Fluoroscopy was considered but not necessary.",
    "X-ray screening was not used.",
    "Neither fluoroscopy nor contrast was used.",
    "The C-arm was not required.",
    "Fluoroscopy was not part of this bedside procedure.",
    "The C-arm stayed in the corridor and was not used.",
]


@pytest.mark.parametrize("text", MORE_NOT_USED)
def test_more_not_used(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_fluoroscopy, text, ("insertion",))["status"] == "not_done"


IN_OTHER_WORDS = [
    ("documented", "insertion", "The wire was screened into the right atrium."),
    ("documented", "insertion", "II used for the guidewire only."),
    ("documented", "insertion", "On screening the tip lay below the diaphragm."),
    ("documented", "insertion", "We screened both wires up to the heart before dilating."),
    ("documented", "reposition", "With intermittent screening the catheter was turned."),
    ("not_done", "insertion", "The C-arm was parked outside and was never called for."),
    ("not_done", "insertion", "No X-ray machine was used for the placement."),
    ("not_done", "insertion", "C-arm stayed idle."),
    ("not_done", "insertion", "Image intensifier was not switched on."),
    ("not_done", "insertion", "Fluoro: ∅"),
    ("not_done", "reposition", "The C-arm stood in the corridor and was not needed."),
    (
        "conflicting",
        "insertion",
        "Fluoroscopy: yes\nNo fluoroscopy was used, the wire was seen on echo.",
    ),
    ("unfilled", "insertion", "Fluoroscopy {was|was not} used."),
    ("unfilled", "insertion", "Fluoroscopic guidance was *** used."),
    ("missing", "insertion", "Fluoroscopy might be needed if the wire does not pass."),
    ("missing", "insertion", "Billed 33952, fluoroscopy included."),
    ("missing", "daily_management", "Contrast enema under fluoroscopy: no leak."),
    ("missing", "insertion", "Grade II screening echo last week."),
    ("missing", "insertion", "MRSA screening swabs sent."),
    ("missing", "insertion", "Newborn screening for metabolic disease was normal."),
    ("missing", "removal", "The coronary stent had been put in with 12 min of fluoroscopy."),
    (
        "missing",
        "initiation",
        "Dr. Hale described using fluoroscopy for the wires; see the surgical note.",
    ),
    ("missing", "insertion", "Screening ultrasound of the legs was negative."),
    (
        "documented",
        "insertion",
        "The femoral vein was dilated under fluoroscopy while the stent team waited.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), IN_OTHER_WORDS)
def test_in_other_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_fluoroscopy, text, tuple(actions.split(",")))["status"] == status


OF_MANY_HANDS = [
    ("documented", "insertion", "Fluoro confirmed wire in RA."),
    ("documented", "insertion", "Cannulation in the cath lab with fluoro."),
    ("not_done", "insertion", "Fluoroscopy: no"),
    ("not_done", "insertion", "Without fluoroscopy, by TEE alone."),
    ("not_done", "insertion", "No C-arm available."),
    ("not_done", "insertion", "Fluoro was unavailable at night."),
    ("not_done", "insertion", "Neither fluoro nor TEE was used."),
    ("missing", "insertion", "Taken to the cath lab after."),
    ("missing", "insertion", "PCI of the LAD, 18 min fluoro, then transferred."),
    ("missing", "insertion", "Fluoroscopy if the wire will not pass."),
]


@pytest.mark.parametrize(("status", "actions", "text"), OF_MANY_HANDS)
def test_of_many_hands(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_fluoroscopy, text, tuple(actions.split(",")))["status"] == status


SEEN_AFRESH = [
    ("documented", "reposition", "Drawn back 3 cm while screening."),
    ("documented", "insertion", "Stiff wire up, screened over from the right side."),
    ("missing", "insertion", "All relatives screened for the gene. Cannula by ultrasound."),
    ("documented", "insertion", "Live angiography followed the wire into the atrium."),
    ("not_done", "insertion", "No ionizing radiation was used for the cannulation; echo only."),
    ("unfilled", "insertion", "Fluoro time: *** min"),
    (
        "missing",
        "insertion",
        "At the earlier cannulation in 2018 fluoroscopy was used. Today echo alone.",
    ),
    ("documented", "insertion", "II and TEE throughout for the bicaval cannula."),
    (
        "not_done",
        "insertion",
        "The stent took 8 min of fluoroscopy. None was needed for the cannulas.",
    ),
    ("not_done", "insertion", "C-arm waited outside and was never wheeled in."),
    (
        "missing",
        "insertion",
        "Radiology is to place a PICC under fluoroscopy tomorrow. ECMO cannulas in.",
    ),
    ("not_done", "insertion", "Fluoroscopy wasn't part of this procedure."),
    ("not_done", "insertion", "We have no II here and used none."),
]


@pytest.mark.parametrize(("status", "actions", "text"), SEEN_AFRESH)
def test_seen_afresh(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_fluoroscopy, text, tuple(actions.split(",")))["status"] == status


AS_OTHERS_WRITE = [
    ("documented", "insertion", "In the cath lab, wires passed under x-ray vision."),
    ("documented", "insertion", "Fluoro brought in for the stiff wire."),
    ("documented", "insertion", "X-ray (C-arm) throughout."),
    ("documented", "insertion", "Live imaging with the image intensifier."),
    ("not_done", "insertion", "Fluoro N/A"),
    ("not_done", "insertion", "C-arm never came."),
    ("not_done", "insertion", "We had no access to fluoroscopy overnight."),
    ("not_done", "insertion", "Performed entirely under echo, fluoroscopy not being available."),
    ("not_done", "insertion", "The procedure was done without the C-arm."),
    ("missing", "insertion", "Fluoroscopy may be needed if the wire loops."),
    ("missing", "insertion", "Fluoro on standby."),
    ("documented", "insertion", "Total fluoroscopy 2.1 min, dose 14 mGy."),
    (
        "documented",
        "insertion",
        "The bicaval cannula was floated in under fluoroscopic and echo control.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), AS_OTHERS_WRITE)
def test_as_others_write(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_fluoroscopy, text, tuple(actions.split(",")))["status"] == status


NEAR_MISSES = [
    ("missing", "insertion", "Donor blood screened. Cannula placed with echo."),
    ("missing", "insertion", "Type II MI, cannula inserted with echo."),
    ("missing", "insertion", "Factor II and TEE were normal. Cannula placed."),
    ("missing", "insertion", "Radiation oncology consulted. Cannulas placed."),
    ("missing", "insertion", "Newborn screening sent. Cannula placed."),
    ("missing", "daily_management", "Cine loops of yesterday's echo reviewed."),
]


@pytest.mark.parametrize(("status", "actions", "text"), NEAR_MISSES)
def test_near_misses(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_fluoroscopy, text, tuple(actions.split(",")))["status"] == status


EVERYDAY_WORDS = [
    ("documented", "insertion", "Under fluoroscopy the wire was advanced."),
    ("documented", "insertion", "Fluoro used."),
    ("documented", "insertion", "Fluoroscopy time 3.2 min."),
    ("documented", "insertion", "C-arm brought in, wires screened up."),
    ("documented", "insertion", "Under II guidance."),
    ("documented", "insertion", "Screened in the cath lab, wires in RA."),
    ("documented", "insertion", "Done in hybrid theatre with screening."),
    ("documented", "insertion", "X-ray screening used throughout."),
    ("documented", "insertion", "Image intensifier used to follow the wire."),
    ("documented", "insertion", "DAP 12 Gy.cm2, screening time 2 min."),
    ("documented", "insertion", "Fluoroscopic guidance: yes"),
    ("documented", "insertion", "Fluoro: Y"),
    ("documented", "insertion", "Flouroscopy confirmed."),
    ("documented", "insertion", "Cath lab 2, fluoro and TTE."),
    ("documented", "insertion", "Fluoroscopically guided insertion."),
    ("documented", "insertion", "Live x-ray followed the dilators."),
    ("not_done", "insertion", "No fluoroscopy."),
    ("not_done", "insertion", "Without fluoroscopy."),
    ("not_done", "insertion", "Fluoro: none"),
    ("not_done", "insertion", "Fluoroscopy not available at bedside."),
    ("not_done", "insertion", "No II here."),
    ("not_done", "insertion", "No C-arm."),
    ("not_done", "insertion", "C-arm not in the building, nothing screened."),
    ("not_done", "insertion", "Fluoro: N"),
    ("not_done", "insertion", "No x-ray screening."),
    ("not_done", "insertion", "C-arm was requested but did not arrive."),
    ("not_done", "insertion", "Done at the bedside without screening."),
    ("not_done", "insertion", "Not screened."),
    ("not_done", "insertion", "Fluoroscopic guidance: no"),
    ("not_done", "insertion", "We did not have fluoroscopy."),
    ("not_done", "insertion", "Fluoro deferred."),
    ("not_done", "insertion", "Fluoroscopy: 0 min"),
    ("missing", "insertion", "CXR confirmed."),
    (
        "missing",
        "insertion",
        "Coronary angiogram under fluoroscopy last night showed LAD occlusion.",
    ),
    ("missing", "insertion", "Screened for HIT."),
    ("missing", "insertion", "COVID screening negative."),
    ("missing", "reposition", "Will reposition under fluoro tomorrow."),
    ("missing", "insertion", "If difficult, use C-arm."),
    ("unfilled", "insertion", "Fluoroscopy used: ***"),
    ("unfilled", "insertion", "Fluoroscopy: [ ] yes [ ] no"),
    (
        "not_done",
        "insertion",
        "The image intensifier was tied up in theatre 4, so the wires went in without fluoroscopy.",
    ),
    ("not_done", "insertion", "C-arm was in use next door, hence done without fluoro."),
    ("not_done", "insertion", "The C-arm was broken."),
    ("documented", "insertion", "C-arm was in use throughout."),
    ("documented", "insertion", "Completion cavogram under fluoroscopy: no extravasation."),
    ("not_done", "insertion", "Fluoroscopy: no."),
    ("not_done", "insertion", "The image intensifier stood out in the corridor."),
    ("documented", "insertion", "The C-arm was brought out and the wire followed on it."),
]


@pytest.mark.parametrize(("status", "actions", "text"), EVERYDAY_WORDS)
def test_everyday_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_fluoroscopy, text, actions=tuple(actions.split()))["status"] == status


BY_ANOTHER_NAME = [
    ("not_done", "insertion", "No x-ray screening (C-arm) was used at any stage."),
    ("not_done", "insertion", "No fluoroscopy (II) used."),
    ("not_done", "insertion", "We have no x-ray table in Resus, so none of this was screened."),
    ("not_done", "insertion", "No x-ray in the room, none used."),
    ("not_done", "insertion", "None of it was screened."),
    ("not_done", "insertion", "No fluoro / C-arm."),
    ("not_done", "insertion", "Fluoroscopy not used; II busy next door."),
    ("not_done", "insertion", "C-arm occupied by the hip list, so wires on echo."),
    ("documented", "insertion", "C-arm in use throughout."),
    ("documented", "insertion", "Under C-arm in room 2."),
    ("documented", "insertion", "C-arm used for the wires."),
    ("documented", "insertion", "Fluoroscopy (C-arm) used throughout."),
    ("missing", "insertion", "No x-ray in the room yet; film ordered."),
    ("missing", "insertion", "None of the family was screened for TB."),
]


@pytest.mark.parametrize(("status", "actions", "text"), BY_ANOTHER_NAME)
def test_by_another_name(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_fluoroscopy, text, actions=frozenset(actions.split()))
    assert got["status"] == status


SCREENED_BY_AND_FOR = [
    ("not_done", ("insertion",), "Mindful of her pregnancy fluoroscopy was avoided."),
    ("not_done", ("insertion",), "There was no screening with X-ray at any stage."),
    ("not_done", ("reposition",), "Moved without screening by C-arm."),
    (
        "documented",
        ("insertion",),
        "The stiff wire went up under screening with the image intensifier.",
    ),
    ("documented", ("insertion",), "Screening by x-ray was used for the wires."),
    ("missing", ("insertion",), "MRSA and COVID screening used before transfer."),
    ("missing", ("insertion",), "Delirium/depression screening used on the ward."),
    ("missing", ("insertion",), "Swallow screening used by speech therapy."),
    ("missing", ("daily_management",), "Nutrition screening was used, score 4."),
    ("missing", ("daily_management",), "HLA/donor screening used for the crossmatch."),
]


@pytest.mark.parametrize(("status", "actions", "text"), SCREENED_BY_AND_FOR)
def test_screened_by_and_for(
    read: Callable[..., dict[str, Any]], status: str, actions: tuple[str, ...], text: str
) -> None:
    assert read(read_fluoroscopy, text, actions)["status"] == status
