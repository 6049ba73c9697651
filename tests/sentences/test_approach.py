"""``approach``: told by technique, of this session's procedure; wires, dilators and pictures tell nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading import Reader
from doclint.reading.action import read_action
from doclint.reading.approach import read_approach
from doclint.reading.case import Case

Read = Callable[..., dict[str, Any]]

IN = ("insertion",)
OUT = ("removal",)
MOVE = ("reposition",)

PERCUTANEOUS = [
    ("V-V cannula slid out, pressed for half an hour, dry.", OUT),
    ("Pulled the ECMO cannula, leaned on the groin for 25 minutes.", OUT),
    (
        "ECMO: I saw the needle enter the vein on the first pass; 25 Fr cannula up over the wire.",
        IN,
    ),
    ("Both groins were stuck blind during compressions and the ECMO cannulas went in.", IN),
    ("ECMO access: 18 g needle, stiff wire, 23 Fr cannula.", IN),
    ("ECMO cannula drawn back 2 cm through its own hole, no blade used.", MOVE),
    ("The Avalon ECMO cannula was turned; we did not open the neck.", MOVE),
    ("ECMO ended, 17 Fr cannula pulled; the arteriotomy took a Manta plug.", OUT),
    ("VV ECMO cannulation was performed percutaneously.", IN),
    ("Percutaneous VV ECMO cannulation, right femoral vein.", IN),
    ("perc VA ECMO, R groin", IN),
    ("Approach: percutaneous\nVV ECMO cannulas placed.", IN),
    ("The ECMO cannula was placed with the Seldinger technique.", IN),
    ("modified Seldinger, 25 Fr ECMO cannula RFV", IN),
    ("The right femoral vein was punctured under ultrasound; 25 Fr ECMO cannula placed.", IN),
    ("Micropuncture access of the RIJ, dilated, 31 Fr Avalon ECMO cannula seated.", IN),
    (
        "Using real-time ultrasound guidance the needle entered the right jugular; ECMO cannula passed.",
        IN,
    ),
    ("US guided stick RFV, ECMO cannula in.", IN),
    ("ECMO: needle access to the left femoral artery and vein, cannulas railroaded.", IN),
    (
        "A small skin nick was made with an 11 blade and the ECMO cannula advanced over the wire.",
        IN,
    ),
    ("Transcutaneous insertion of the ECMO cannulas.", IN),
    ("ECMO cannulation: ( ) open (X) percutaneous ( ) central", IN),
    ("Percutaneous ECMO cannulation. Cut-down was not needed.", IN),
    ("ECMO cannulas placed percutaneously; no sternotomy.", IN),
    (
        "If the puncture had failed a cut-down was planned; the ECMO cannula went in percutaneously.",
        IN,
    ),
    ("Percutaneous ECMO cannulation three days after CABG through a sternotomy.", IN),
    ("ECMO cannulas removed, manual pressure held 20 minutes.", OUT),
    ("ECMO cannula pulled, purse-string tied, no incision.", OUT),
    ("ECMO arterial cannula removed with two Perclose devices.", OUT),
    ("MANTA closure after removal of the 17 Fr arterial ECMO cannula.", OUT),
    ("ECMO venous cannula removed with a figure-of-eight stitch at the skin.", OUT),
    ("ECMO decannulation at bedside: mattress suture, direct pressure.", OUT),
    ("Decannulation from ECMO, percutaneous.", OUT),
    (
        "ECMO cannulas were placed by cut-down ten days ago; today removed with manual pressure, no incision.",
        OUT,
    ),
    ("The Avalon was repositioned percutaneously over its own track.", MOVE),
    ("ECMO cannula pulled back 2 cm, no incision was made.", MOVE),
    ("ECMO cannula withdrawn 3 cm, skin not opened, sutures replaced.", MOVE),
]

OPEN = [
    (
        "Incision below the clavicle, pectoralis split, came onto the axillary artery; ECMO cannula tied in.",
        IN,
    ),
    ("ECMO: loops were put; we came down on the femoral vessels and got loops around both.", IN),
    ("The wound over the left carotid was reopened and the ECMO cannula drawn back 1 cm.", MOVE),
    ("The right groin was cut down and the ECMO cannulas placed.", IN),
    ("Open femoral cut-down for VA ECMO.", IN),
    ("cutdown R neck, VA ECMO 10/12 Fr", IN),
    ("The femoral artery was exposed and cannulated for ECMO.", IN),
    (
        "Vertical incision over the femoral pulse, artery and vein dissected out; ECMO cannulas over wires with dilators.",
        IN,
    ),
    (
        "The common carotid artery and internal jugular vein were isolated and ECMO cannulas tied in.",
        IN,
    ),
    ("Surgical exposure of the axillary artery; ECMO cannula in an 8 mm graft.", IN),
    (
        "Surgical cut-down; the artery was then entered with a needle and wire, dilated, ECMO cannula placed.",
        IN,
    ),
    (
        "Under fluoroscopy a guidewire was passed through the arteriotomy after cut-down; ECMO cannula seated.",
        IN,
    ),
    ("ECMO: semi-open, artery exposed, Seldinger under vision, 17 Fr.", IN),
    ("Approach: open\nECMO cannulas placed in the groin.", IN),
    (
        "The vessels were encircled with vessel loops and the ECMO cannulas inserted through purse-strings.",
        IN,
    ),
    ("Percutaneous attempt failed and we converted to cut-down; ECMO cannula placed.", IN),
    ("ECMO cannulation through an open groin; cannula tip in the right atrium.", IN),
    ("The groin was re-opened and the ECMO cannulas removed, the artery repaired.", OUT),
    (
        "ECMO arterial cannula removed by cut-down with patch repair; it had been placed percutaneously.",
        OUT,
    ),
    (
        "Surgical removal of ECMO cannulas with femoral artery exposure, proximal and distal control.",
        OUT,
    ),
    ("Neck wound re-explored, vessels dissected, ECMO cannulas removed and the vein ligated.", OUT),
    ("ECMO cannula reposition: the neck incision was re-opened, ties loosened.", MOVE),
    ("Through the old groin incision the vessel was exposed and the ECMO cannula advanced.", MOVE),
]

CENTRAL = [
    (
        "LV vent out. Dr. Park's incision was reopened, the retractor put between the ribs, and after dissection the "
        "vent was withdrawn and its sutures tied.",
        ("vent_removal",),
    ),
    ("Central V-A ECMO cannulation through a median sternotomy.", IN),
    ("The chest was re-opened and the aorta and right atrium cannulated for ECMO.", IN),
    ("ECMO cannulas placed in the aorta and right atrium, chest left open.", IN),
    ("Left thoracotomy; ECMO cannulas in the descending aorta and pulmonary artery.", IN),
    ("Re-sternotomy, removal of central ECMO cannulas.", OUT),
    ("Mediastinal re-exploration with removal of ECMO cannulas from the aorta and atrium.", OUT),
    ("Sternal wires were cut, the ECMO atrial cannula was pulled back 1 cm.", MOVE),
    ("Open chest at the bedside: right atrial ECMO cannula repositioned.", MOVE),
    ("VA ECMO: LV vent placed through a left mini-thoracotomy.", ("vent_insertion",)),
    ("VA ECMO: LV vent removed through the re-opened sternotomy.", ("vent_removal",)),
]

NONE = [
    ("Over a guidewire and serial dilators the ECMO cannula was advanced under fluoroscopy.", IN),
    ("The ECMO cannula was advanced from the right femoral vein; tip in the right atrium.", IN),
    ("Drainage from a large central vein; ECMO cannula placed.", IN),
    ("ECMO cannula placed, position confirmed by TEE.", IN),
    ("ECMO. The arterial line was placed percutaneously.", IN),
    ("ECMO cannulas in. Percutaneous tracheostomy is planned.", IN),
    ("ECMO cannula placed; PCI (percutaneous coronary intervention) was done before.", IN),
    ("ECMO cannulas removed. They had been placed percutaneously.", OUT),
    ("ECMO decannulation. Cannulas were inserted by cut-down on 4/2.", OUT),
    ("ECMO cannula repositioned. Percutaneous RIJ cannula, day 4.", MOVE),
    ("ECMO day 4. Percutaneous cannulas in both groins, sites dry.", ("daily_management",)),
    ("ECMO started; Dr. Osei placed the cannulas percutaneously.", ("initiation",)),
    ("ECMO cannulas placed. Plan: removal by open cut-down.", IN),
    ("ECMO cannulas placed. Risks of sternotomy were discussed.", IN),
    ("ECMO cannula placed. Old sternotomy scar.", IN),
    ("ECMO cannula placed. s/p sternotomy 2015.", IN),
]

MIXED = [
    (
        "Axillary artery exposed by cut-down for the ECMO return cannula. The right femoral vein was punctured"
        " with Seldinger technique and a 25 Fr cannula placed.",
        True,
    ),
    ("The femoral artery and vein were exposed by cut-down; ECMO cannulas placed.", False),
    ("Both femoral vessels were punctured percutaneously; ECMO cannulas placed.", False),
]

CLASH = [
    "Approach: percutaneous\nVA ECMO: the groin was opened by cut-down and the femoral artery exposed and cannulated.",
    "Approach: open\nVV ECMO: both veins were cannulated percutaneously.",
]


@pytest.mark.parametrize(
    ("text", "actions", "value"),
    [
        *((text, actions, "percutaneous") for text, actions in PERCUTANEOUS),
        *((text, actions, "open") for text, actions in OPEN),
        *((text, actions, "central") for text, actions in CENTRAL),
    ],
)
def test_documented(read: Read, text: str, actions: tuple[str, ...], value: str) -> None:
    element = read(read_approach, text, actions)
    assert (element["status"], element["value"]) == ("documented", value)


@pytest.mark.parametrize(("text", "actions"), NONE)
def test_missing(read: Read, text: str, actions: tuple[str, ...]) -> None:
    element = read(read_approach, text, actions)
    assert (element["status"], element["value"]) == ("missing", None)


@pytest.mark.parametrize(("text", "mixed"), MIXED)
def test_mixed(read: Read, text: str, mixed: bool) -> None:
    assert read(read_approach, text).get("mixed", False) is mixed


@pytest.mark.parametrize("text", CLASH)
def test_conflicting(read: Read, text: str) -> None:
    element = read(read_approach, text)
    assert element["status"] == "conflicting"
    assert element["value"] is None


@pytest.mark.parametrize(
    "text", ["Approach: ***\nECMO cannula placed.", "Approach: [ ] percutaneous [ ] open\nECMO"]
)
def test_unfilled(read: Read, text: str) -> None:
    assert read(read_approach, text)["status"] == "unfilled"


def test_by_action(pipeline: Pipeline) -> None:
    page = pipeline(
        "PROCEDURES: 1. V-A ECMO decannulation. 2. LV vent removal.\n"
        "The left thoracotomy was re-opened and the LV vent was removed.\n"
        "Then the femoral ECMO cannulas were removed with two Perclose devices, percutaneously."
    )
    actions = frozenset(read_action(page).values["values"])
    assert actions == {"removal", "vent_removal"}
    reading = read_approach(page, Case(actions))
    assert reading.values["by_action"] == {"removal": "percutaneous", "vent_removal": "central"}


WAYS_OF_OLD = {
    "VA ECMO. Sternum re-entered, aortic and atrial cannulae removed, purse-strings tied.": "central",
    "VV ECMO. The 19 Fr cannula was pushed in 2 cm through the same skin hole, no cutting.": "percutaneous",
    "VV ECMO. The Crescent was drawn back 1 cm via its existing puncture.": "percutaneous",
    "VA ECMO. Opened the membrane, washed, 20 Fr atrial cannula drawn back 8 mm.": "central",
}


@pytest.mark.parametrize("text", WAYS_OF_OLD)
def test_a_way_already_there(reader: Reader, text: str) -> None:
    assert reader.read(text)["approach"]["value"] == WAYS_OF_OLD[text]


TOLD_INDIRECTLY = [
    (
        "central",
        "insertion",
        "Through the parted breastbone, arterial cannula to the aorta.",
    ),
    (
        "missing",
        "insertion",
        "The arterial clamp came off the tubing and flow rose.",
    ),
    (
        "percutaneous",
        "insertion",
        "Percutaneous; the wire passed straight to the right atrium.",
    ),
    (
        "percutaneous",
        "insertion",
        "Percutaneous Avalon, its jet directly into the right atrium.",
    ),
    (
        "missing",
        "insertion",
        "CT: clot in the right upper pulmonary vein. Femoral cannulae 25 and 17.",
    ),
    (
        "percutaneous",
        "insertion",
        "Needle tip tracked into the jugular vein, dilators, 23 Fr in.",
    ),
    (
        "percutaneous",
        "insertion",
        "Vein needled on the first poke, wire and dilators.",
    ),
    (
        "open",
        "insertion",
        "Denudation of both groin vessels.",
    ),
    (
        "open",
        "insertion",
        "Femoral artery slung and cannulated through its wall.",
    ),
    (
        "open",
        "removal",
        "Healed scar re-entered, bulldogs above and below, cannula out.",
    ),
    (
        "central",
        "insertion",
        "Wires snipped, cannula straight into the aorta.",
    ),
    (
        "central",
        "vent_insertion",
        "Ribs eased apart, apex stitched and cannulated.",
    ),
    (
        "central",
        "removal",
        "Packing lifted out, aortic purse-string tied.",
    ),
    (
        "central",
        "insertion",
        "Access -> chest",
    ),
    (
        "missing",
        "insertion",
        "Wire and serial dilators, 25 Fr in.",
    ),
    (
        "missing",
        "insertion",
        "Denied chest pain. Cannulated at the other hospital.",
    ),
    (
        "percutaneous",
        "removal",
        "Horizontal mattress laid, cannula pulled, finger on the neck for 20 min.",
    ),
    ("percutaneous", "removal", "Vertical mattress cinched down as the catheter came out."),
    ("missing", "removal", "She lies on a low-air-loss mattress."),
    ("missing", "reposition", "The tip looped back into the ventricle."),
    ("open", "insertion", "Artery looped with silastic tapes."),
    ("percutaneous", "reposition", "No incision was opened; the catheter was eased in."),
    ("missing", "reposition", "A foam collar cut down to size holds the head."),
    ("open", "insertion", "Cut down to the vessels of the left groin."),
    (
        "central",
        "vent_removal",
        "Old L chest incision, 5 ICS, reopened; drain withdrawn from the apex.",
    ),
    ("missing", "vent_removal", "Apex beat in the 5 ICS."),
    (
        "open",
        "vent_insertion",
        "Femoral artery exposed by cut-down, vent passed across the valve. No sternotomy.",
    ),
    ("open", "vent_insertion", "Axillary artery cut-down for the vent. Rib fractures on film."),
    (
        "central",
        "vent_insertion",
        "Opened between the ribs, apex exposed, purse-string, LV vent in.",
    ),
    (
        "central",
        "insertion",
        "20 Fr into the ascending aorta. Silastic membrane sewn to the skin edges.",
    ),
    (
        "percutaneous",
        "insertion",
        "Femoral vein by needle. Gore-Tex patch stitched over the chest.",
    ),
    ("missing", "insertion", "An Ioban sheet covers the field."),
]


@pytest.mark.parametrize(("status", "actions", "text"), TOLD_INDIRECTLY)
def test_told_indirectly(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    element = read(read_approach, text, tuple(actions.split(",")))
    assert (element["value"] or element["status"]) == status
