"""Sentences that tell of a way into the chest for this service, and of other chests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.thoracic_incision import read_thoracic_incision

ENTERED = [
    "ECMO cannulae out. No clot, a rinse, new drains, and the sternum was wired shut.",
    "LV vent through a 6 cm cut under the left nipple, fifth space entered.",
    "Subxiphoid incision, pericardium opened, vent to the left ventricle.",
    "I went in through the upper half of the old sternotomy.",
    "The cut in the inframammary crease was carried between the ribs.",
    "A median sternotomy was made.",
    "Redo sternotomy, dense adhesions.",
    "Through a left anterior thoracotomy the apex was exposed.",
    "The sternum was divided in the midline.",
    "The chest was re-opened in the ICU.",
    "The previous sternotomy was reopened and the wires cut.",
    "Central ECMO cannulation through the existing median sternotomy.",
    "Sternotomy from the repair used.",
    "The sternum was still open.",
    "The chest was left open under an Esmarch membrane.",
    "Sternal edges were spread and the heart exposed.",
    "Mini-thoracotomy in the fifth interspace.",
    "I made a 7 cm incision in the fifth interspace.",
    "Clamshell incision.",
    "Chest access: [x] sternotomy [ ] thoracotomy",
    "Mediastinal re-exploration with central cannulation.",
    "The silastic membrane over the chest was taken down.",
    "The breastbone was closed with seven wires.",
    "Emergent chest re-exploration at bedside.",
    "Sternal wires were cut and the chest spread.",
    "Technique: [ ] percutaneous [ ] cut-down [x] sternotomy",
    "The open chest dressing was removed and the sternal edges retracted.",
    "Thoracic incision: left anterior thoracotomy",
]
NOT_ENTERED = [
    "Should a thoracotomy for the vent be done? Surgery to say.",
    "Consent covered sternotomy.",
    "Percutaneous femoral cannulation.",
    "Old sternotomy scar clean.",
    "Healed median sternotomy.",
    "Remote CABG 2011.",
    "PAST SURGICAL HISTORY: sternotomy for AVR in 2010.",
    "A left chest tube was placed.",
    "CABG x3 via sternotomy this morning, chest closed, doing well until nine.",
    "Technique: [x] percutaneous [ ] cut-down [ ] sternotomy",
    "If flows fall, sternotomy for central cannulation.",
    "Plan: chest closure on Friday.",
    "The chest was prepped and draped.",
    "Chest x-ray clear.",
    "Chest compressions were given for 20 minutes.",
    "A 2 cm incision was made in the neck.",
    "The groin was opened and the vessels exposed.",
    "Status post sternotomy two years ago.",
    "Incision: right groin, oblique",
    "Risks of sternotomy were explained.",
    "Sternal precautions.",
    "Her mother had a sternotomy last year.",
    "The membrane oxygenator was changed.",
    "The wire was removed.",
]
DENIED = [
    "No bleeding, no sternotomy, groin cannulae pulled.",
    "No chest incision was made.",
    "No sternotomy was needed.",
    "Cannulated without sternotomy.",
    "Sternotomy: no",
    "The chest was not opened.",
]


@pytest.mark.parametrize("text", ENTERED)
def test_entered(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_thoracic_incision, text)["status"] == "documented"


@pytest.mark.parametrize("text", NOT_ENTERED)
def test_not_entered(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_thoracic_incision, text)["status"] == "missing"


@pytest.mark.parametrize("text", DENIED)
def test_denied(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_thoracic_incision, text)["status"] == "not_done"


@pytest.mark.parametrize(
    ("status", "text", "actions"),
    [
        ("missing", "Central V-A ECMO, chest open, day 3.", ("daily_management",)),
        ("missing", "Cannulas had gone in through a sternotomy last week.", ("removal",)),
        ("documented", "Sternotomy re-entered, vent withdrawn.", ("vent_removal",)),
        (
            "documented",
            "She was cannulated through her open sternum; the membrane was taken off.",
            ("removal",),
        ),
        ("unfilled", "Sternotomy: ***", ("insertion",)),
        ("unfilled", "Chest access: [ ] sternotomy [ ] thoracotomy", ("insertion",)),
    ],
)
def test_by_service(
    read: Callable[..., dict[str, Any]], status: str, text: str, actions: tuple[str, ...]
) -> None:
    assert read(read_thoracic_incision, text, actions)["status"] == status


MORE_ENTERED = [
    "Emergent resternotomy in the ICU.",
    "The pericardium was entered through a left thoracotomy.",
    "Chest opened at bedside.",
    "The incision from this morning was reopened and the sternum spread.",
    "Transthoracic cannulation of the aorta and RA through the open chest.",
    "Cannulas inserted via sternotomy.",
    "A small left anterolateral thoracotomy.",
    "Sternum sawed.",
    "The sternal retractor was placed.",
    "Sternal closure with wires.",
    "Chest left open with Ioban.",
    "Re-exploration of the mediastinum.",
    "Bedside chest exploration and central cannulation.",
    "Delayed sternal closure planned, chest open now.",
    "The sternum was re-entered with the oscillating saw.",
    "Median sternotomy incision.",
    "Upper hemisternotomy.",
    "Right minithoracotomy.",
    "Bilateral anterior thoracotomies.",
    "Esmarch removed and chest re-opened.",
    "Same right chest cut used, 4 ICS.",
    "Incision in the skin crease, 6 ICS entered.",
    "The gauze came away and a retractor was set into the chest.",
    "Retractor in the chest, clot sucked out.",
]


@pytest.mark.parametrize("text", MORE_ENTERED)
def test_more_entered(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_thoracic_incision, text, ("insertion",))["status"] == "documented"


MORE_NOT_ENTERED = [
    "Sternotomy incision healing well.",
    "S/p sternotomy POD 3, sternum stable.",
    "Prior sternotomy.",
    "Chest tube thoracostomy on the left.",
    "VATS in 2018.",
    "Patient had a thoracotomy as a child.",
    "CABG yesterday through a median sternotomy.",
    "The chest wall rose symmetrically.",
    "Chest clear bilaterally.",
    "Chest CT with effusions.",
    "If peripheral flows fail will open the chest.",
    "Discussed sternotomy with family.",
    "The groin dressing was removed.",
    "Bone marrow biopsy.",
    "Open technique: femoral cut-down.",
    "Sternocleidomastoid was retracted.",
    "Manubrium palpated; 2 cm above it the neck was incised.",
    "Intercostal block.",
    "Sternal dressing stays on.",
    "Apex beat felt in the 5 ICS.",
    "Left chest wound clean.",
    "Weitlaner retractor in the groin.",
    "If she bleeds again a retractor goes back in the chest.",
]


@pytest.mark.parametrize("text", MORE_NOT_ENTERED)
def test_more_not_entered(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_thoracic_incision, text, ("insertion",))["status"] == "missing"


COULD_NOT_BEAR = [
    ("missing", "insertion", "Our VAD group did not believe that he'd survive a sternotomy."),
    ("missing", "insertion", "She would not tolerate a thoracotomy."),
    ("missing", "insertion", "Not thought fit for a sternotomy."),
    ("not_done", "insertion", "Femoral; no sternotomy was needed."),
]


@pytest.mark.parametrize(("status", "actions", "text"), COULD_NOT_BEAR)
def test_could_not_bear(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_thoracic_incision, text, actions=frozenset(actions.split()))
    assert got["status"] == status


WAYS_INTO_THE_CHEST = [
    (
        "documented",
        "insertion",
        "Silicone sheet removed, 400 mL of clot washed out, 20 Fr to the aorta and a 32 to the right atrial appendage.",
    ),
    (
        "documented",
        "insertion",
        "Gore-Tex patch peeled back, return cannula through a purse-string on the innominate artery.",
    ),
    (
        "documented",
        "removal",
        "Silastic patch lifted off; RA and aortic cannulae out, purse-strings tied.",
    ),
    (
        "missing",
        "removal",
        "Silastic sheet taken off the abdomen for a second look, femoral cannulae then pulled.",
    ),
    ("missing", "insertion", "Esmarch bandage taken off the leg, femoral artery exposed."),
    (
        "documented",
        "vent_insertion",
        "Through the sternal opening a purse-string was laid on the LV apex.",
    ),
    ("documented", "insertion", "Cannulae brought in by way of the fresh sternal incision."),
    (
        "documented",
        "vent_insertion",
        "Working via the sternal wound I placed a sump in the left atrium.",
    ),
    ("documented", "removal", "Explanted from within the sternal wound."),
    ("missing", "removal", "Sternal wound clean, no click. Neck cannula pulled."),
    ("missing", "insertion", "Sternal wound vac changed by the nurses, then femoral puncture."),
    ("documented", "insertion", "Bilateral thoracosternotomy, central cannulae."),
    ("documented", "insertion", "A transverse sterno-thoracotomy gave access to aorta and atrium."),
    (
        "documented",
        "insertion",
        "Hemisternotomy down to the fourth space, cannulae to RA and aorta.",
    ),
    ("missing", "insertion", "Healed thoracosternotomy scar from 2015. Both groins punctured."),
    ("documented", "insertion", "Sternal split with the saw, aorta and RA cannulated."),
    (
        "documented",
        "vent_insertion",
        "Partial upper sternal split to the fourth space, vent to the roof of the LA.",
    ),
    ("documented", "insertion", "Midline sternal division, pericardium hitched up."),
    (
        "documented",
        "insertion",
        "Oscillating saw through the sternum, adhesions taken down, aorta cannulated.",
    ),
    (
        "missing",
        "insertion",
        "Sternal split would be needed for central cannulation; not today, groins used.",
    ),
    ("missing", "insertion", "Sternotomy tray opened in case of a poor wire."),
    (
        "missing",
        "insertion",
        "Thoracotomy kit at the bedside, chest saw in the room. Percutaneous groin access.",
    ),
    (
        "missing",
        "insertion",
        "Sternotomy set opened on the back table as we usually do. Percutaneous femoral access.",
    ),
    ("missing", "insertion", "The sternotomy saw was charged and kept near."),
    ("missing", "insertion", "A sternotomy pack lay unopened beside us."),
    (
        "documented",
        "insertion",
        "Sternotomy tray opened and a median sternotomy made at the bedside.",
    ),
    ("documented", "insertion", "Sternotomy. Set counted twice."),
    ("unfilled", "vent_insertion", "Incision for the vent: ____"),
    ("unfilled", "vent_insertion", "Vent incision: ***"),
    ("unfilled", "vent_removal", "Access to the chest: {sternotomy/thoracotomy:123}"),
    ("unfilled", "vent_insertion", "Chest opened via ***"),
    ("unfilled", "vent_removal", "Chest entry by {approach}"),
    (
        "unfilled",
        "vent_insertion",
        "Chest was opened through {median sternotomy / left thoracotomy}",
    ),
    ("unfilled", "vent_insertion", "Chest incision made: ***"),
    ("documented", "vent_insertion", "Chest entered via left anterior thoracotomy."),
    ("documented", "vent_insertion", "Incision for vent: left 5th space thoracotomy"),
    ("missing", "insertion", "Groin incision: ***"),
    (
        "missing",
        "removal",
        "Was on central ECMO via the chest as a newborn. Now both groin cannulae came out over pressure.",
    ),
    (
        "missing",
        "removal",
        "Had a sternotomy for his first heart repair as a baby. Femoral cannulae pulled.",
    ),
    (
        "missing",
        "insertion",
        "As a neonate had the chest opened for central support. Now percutaneous jugular dual lumen.",
    ),
    ("missing", "insertion", "Needle thoracostomy second intercostal space by the paramedics."),
    (
        "missing",
        "insertion",
        "Finger thoracostomies in the 5th intercostal space both sides on scene.",
    ),
    (
        "missing",
        "insertion",
        "28 Fr chest drain in the left fifth intercostal space by ED, then femoral VA.",
    ),
    ("missing", "insertion", "Pigtail to the 4th ICS for the pneumothorax before cannulation."),
    ("missing", "insertion", "Apex beat felt in the sixth intercostal space."),
    ("missing", "insertion", "Lung sliding absent in the 2nd intercostal space on ultrasound."),
    ("missing", "insertion", "Tension relieved by cannula in the 2nd ICS mid-clavicular line."),
    (
        "documented",
        "vent_insertion",
        "Left fifth intercostal space, lung held back, apex seen, vent in. Chest tube left.",
    ),
    (
        "documented",
        "vent_insertion",
        "Incision in the left 5th intercostal space, apical vent, chest drain left behind.",
    ),
    (
        "not_done",
        "insertion",
        "A sternotomy was considered but not performed, groin flow being good.",
    ),
    ("not_done", "insertion", "Sternotomy was thought of but did not prove necessary."),
    ("missing", "insertion", "Sternotomy was considered; decision left to the morning round."),
    ("not_done", "removal", "The old sternotomy was not reopened, no chest incision made."),
    (
        "conflicting",
        "insertion",
        "Operation: central VA ECMO by sternotomy\nFindings: chest not opened, both groins punctured.",
    ),
    (
        "conflicting",
        "vent_insertion",
        "Title: apical vent through left thoracotomy.\nNarrative: No chest incision was made, vent floated across the septum from the groin.",
    ),
    (
        "documented",
        "insertion",
        "Sternum closed and intact on Monday. Today sternotomy reopened, central cannulae.",
    ),
    ("documented", "vent_insertion", "Left thoracotomy, apical vent. Sternum left intact."),
    ("documented", "insertion", "Median sternotomy. No other chest incision was made."),
    (
        "documented",
        "removal",
        "Sternotomy re-entered, cannulae out, chest wired. No new chest incision.",
    ),
    ("conflicting", "insertion", "A median sternotomy was performed. The chest was never opened."),
    ("missing", "insertion", "Thoracotomy trays were checked and put away."),
    ("not_done", "insertion", "Groin cannulation; the chest was never entered."),
]


@pytest.mark.parametrize(("status", "actions", "text"), WAYS_INTO_THE_CHEST)
def test_ways_into_the_chest(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """Wounds, saws and sheets of the chest; trays, needles, other runs; what a form leaves open; what clashes."""
    got = read(read_thoracic_incision, text, actions=frozenset(actions.split()))
    assert got["status"] == status


TOLD_BY_OTHER_PEOPLE = [
    ("documented", "insertion", "Chest cracked at the bedside, aorta and RA cannulated."),
    ("documented", "insertion", "Bone sawn open, pericardial well made."),
    (
        "documented",
        "vent_insertion",
        "10 cm submammary cut on the left, ribs parted, apex in view.",
    ),
    ("documented", "vent_insertion", "Minimally invasive left chest incision, LV apex vented."),
    (
        "documented",
        "removal",
        "Cannulae pulled out of aorta and atrium, chest washed out and closed over drains.",
    ),
    ("documented", "removal", "Sternum re-approximated with eight wires after decannulation."),
    (
        "documented",
        "vent_removal",
        "Thoracotomy wound opened again, vent withdrawn, ribs brought together.",
    ),
    ("documented", "insertion", "Subcostal tunnelled cannulae through an open mediastinum."),
    ("not_done", "insertion", "No cut was made in the chest."),
    ("not_done", "insertion", "Chest left alone; all access by the groins."),
    ("not_done", "vent_insertion", "Vent percutaneous through the septum, thoracotomy avoided."),
    (
        "missing",
        "insertion",
        "Sternal closure on Monday by the cardiac team went well. Today neck cannula under ultrasound.",
    ),
    (
        "missing",
        "insertion",
        "CPR had broken the sternum; groin cannulation went on under compressions.",
    ),
    ("missing", "insertion", "Thoracotomy scar on the right from the lobectomy."),
    ("missing", "insertion", "Sternal notch used as the landmark."),
    ("missing", "insertion", "Chest drains to suction, groins prepped."),
    ("missing", "insertion", "Cardiac surgeon scrubbed in case the chest had to be opened."),
    (
        "missing",
        "insertion",
        "Would need a sternotomy for central access if limb ischaemia develops.",
    ),
    ("missing", "insertion", "Donor sternotomy at 14:00 in theatre 2."),
    ("missing", "insertion", "Pacemaker pocket in the left chest opened by EP last week."),
    ("unfilled", "insertion", "Sternotomy [ ]  Thoracotomy [ ]  None [ ]"),
    ("missing", "insertion", "CPR cracked two ribs; groins punctured."),
    ("missing", "insertion", "Chest incision clean and dry, neck cannula placed."),
    ("documented", "insertion", "Cracked the chest in the resus bay, aorta and atrium cannulated."),
    ("not_done", "insertion", "No incision into the chest; both groins used."),
    ("missing", "insertion", "Old chest cut left to heal, femoral access."),
    ("documented", "removal", "Chest closed today with six wires after the cannulae came out."),
]


@pytest.mark.parametrize(("status", "actions", "text"), TOLD_BY_OTHER_PEOPLE)
def test_told_by_other_people(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """The same matters in other people's words."""
    got = read(read_thoracic_incision, text, actions=frozenset(actions.split()))
    assert got["status"] == status


TOLD_BY_STILL_OTHERS = [
    ("documented", "insertion", "Redo chest: wires cut, heart dissected out, central cannulas."),
    ("documented", "insertion", "Pericardiotomy through a lower J-shaped split of the sternum."),
    (
        "documented",
        "insertion",
        "Chest had been left open after the Norwood; aortic and atrial cannulae through it.",
    ),
    ("documented", "vent_removal", "Went back through the left thoracotomy, apex ring unscrewed."),
    ("documented", "removal", "Delayed sternal closure after central decannulation."),
    ("documented", "insertion", "Incision: full median sternotomy"),
    ("not_done", "insertion", "Thoracic incision: not applicable, femoral"),
    ("not_done", "vent_insertion", "Impella via axillary; we did not have to open the chest."),
    ("not_done", "removal", "Sternum not touched at decannulation."),
    ("missing", "insertion", "His chest was opened in 2012 for a mitral repair."),
    ("missing", "insertion", "Family was told that the chest may have to be opened."),
    ("missing", "insertion", "Surgeon will do a thoracotomy for the vent tomorrow."),
    ("missing", "removal", "Two chest drains out, dressings dry. Femoral cannula pulled."),
    ("missing", "insertion", "Transthoracic echo good."),
    (
        "missing",
        "insertion",
        "Twin A had a sternotomy for central ECMO; this is twin B, neck cannulated.",
    ),
    ("missing", "daily_management", "Open chest, day 4 of central VA."),
]


@pytest.mark.parametrize(("status", "actions", "text"), TOLD_BY_STILL_OTHERS)
def test_told_by_still_others(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """And in those of still others."""
    got = read(read_thoracic_incision, text, actions=frozenset(actions.split()))
    assert got["status"] == status


OF_OTHER_WOUNDS_AND_TIMES = [
    ("documented", "initiation insertion", "Redo sternotomy. The left chest was not opened."),
    (
        "documented",
        "initiation insertion",
        "A sternotomy was made; the chest was not entered on the left.",
    ),
    (
        "conflicting",
        "initiation insertion",
        "A median sternotomy was made. The chest was not opened.",
    ),
    (
        "missing",
        "initiation insertion",
        "Balloon pump tip at the second intercostal space on the film.",
    ),
    ("missing", "initiation insertion", "Regional block at the fifth interspace for the pain."),
    (
        "documented",
        "vent_insertion",
        "Fifth interspace, rib spread, purse-string in the apex for the vent.",
    ),
    ("missing", "initiation insertion", "Electrodes were moved to the fifth intercostal space."),
    ("missing", "initiation insertion", "Small left chest incision from the pacemaker noted."),
    ("documented", "vent_insertion", "A small left chest incision and a purse-string at the apex."),
]


@pytest.mark.parametrize(("status", "actions", "text"), OF_OTHER_WOUNDS_AND_TIMES)
def test_of_other_wounds_and_times(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """What sounds alike is said of another organ, device, time or hand."""
    assert read(read_thoracic_incision, text, actions=tuple(actions.split()))["status"] == status
