"""Sentences that say how the final position of the cannula was confirmed, and those that do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.placement_confirmation import read_placement_confirmation

CONFIRMED = [
    ("Last screening run: both cannulas well seated, no kink.", "fluoroscopy"),
    (
        "The surgeon's finger felt the cannula tip through the atrial wall, clear of the septum.",
        "other",
    ),
    ("Repeat x-ray concurs.", "x_ray"),
    ("Fluoroscopy confirmed the venous tip at the cavoatrial junction.", "fluoroscopy"),
    ("Final position was verified under fluoroscopy.", "fluoroscopy"),
    ("C-arm: both tips well placed.", "fluoroscopy"),
    ("The tip lay at the RA/IVC junction by fluoroscopy and TEE.", "tee"),
    ("TEE: venous cannula in the mid right atrium.", "tee"),
    ("Transesophageal echo put the tip at the cavoatrial junction.", "tee"),
    ("Good cannula position on TOE.", "tee"),
    ("TTE showed the jet directed at the tricuspid valve.", "tte"),
    ("Bedside echo: both ports where wanted.", "tte"),
    ("Echocardiography demonstrated the cannula tip in the right atrium.", "tte"),
    ("Chest film: arterial tip at the arch, venous tip at T8.", "x_ray"),
    ("CXR with cannula in good position.", "x_ray"),
    ("Placement was confirmed by chest x-ray.", "x_ray"),
    ("A plain film afterwards put the tips 9 cm apart, well placed.", "x_ray"),
    ("Epicardial ultrasound showed a free tip in mid atrium.", "ultrasound"),
    ("Duplex: tip free in the lumen.", "ultrasound"),
    ("Cannula position was confirmed by palpation.", "other"),
    ("Tip position was checked under direct vision.", "other"),
    ("Position confirmed by: TEE", "tee"),
    ("Tip check: [x] chest film [ ] TEE", "x_ray"),
    ("Position | TTE, tip in the SVC |", "tte"),
    ("Film: venous tip at T8 in the right atrium. Echo agrees.", "tte"),
]
NOT_CONFIRMED = [
    "The wire was watched under fluoroscopy into the IVC.",
    "The cannula was advanced over the wire under fluoroscopy.",
    "Fluoroscopy showed the long wire above the diaphragm.",
    "CXR ordered to confirm placement.",
    "A film will be taken to check the tip.",
    "Chest x-ray pending for cannula position.",
    "TEE showed an ejection fraction of 10%.",
    "Position: CXR ordered, not yet done",
    "TEE tonight to look at the tips.",
    "PICC tip in the SVC on chest x-ray.",
    "CXR: ETT tip 3 cm above the carina.",
    "The vein was punctured under ultrasound.",
    "The cannula was secured at 45 cm.",
    "The patient was placed in the supine position.",
    "Tip check: [ ] chest film [ ] TEE",
    "If flows are poor, tip position will be checked by echo.",
    "The right femoral vein was exposed under direct vision.",
    "Nasogastric tube in good position on film.",
]


@pytest.mark.parametrize(("text", "value"), CONFIRMED)
def test_confirmed(read: Callable[..., dict[str, Any]], text: str, value: str) -> None:
    element = read(read_placement_confirmation, text)
    assert element["status"] == "documented"
    assert value in element["values"]


@pytest.mark.parametrize("text", NOT_CONFIRMED)
def test_not_confirmed(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_placement_confirmation, text)["status"] in ("missing", "unfilled")


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("missing", "Film at 03:00 showed the venous tip pulled up to T4."),
        ("missing", "TEE: tip had slid into a hepatic vein."),
        ("missing", "Reason: tip too deep on the morning film"),
        ("missing", "Echo showed the port lodged against the septum."),
        ("documented", "Afterwards TTE showed the tip clear of the septum, in mid atrium."),
        (
            "documented",
            "TEE and live fluoro throughout. End: tip 2 cm below the RA/IVC junction on both.",
        ),
        ("documented", "CXR: tip now at the cavoatrial junction."),
        ("missing", "The cannula was drawn back 2 cm."),
    ],
)
def test_after_a_move(read: Callable[..., dict[str, Any]], status: str, text: str) -> None:
    assert read(read_placement_confirmation, text, ("reposition",))["status"] == status


@pytest.mark.parametrize(
    "text",
    ["Position confirmed by: ***", "Tip position: ____", "Confirmation of placement: {method}"],
)
def test_left_open(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_placement_confirmation, text)["status"] == "unfilled"


def test_removal_confirms_nothing(read: Callable[..., dict[str, Any]]) -> None:
    text = "Cannula tip intact. Duplex afterwards: vein patent."
    assert read(read_placement_confirmation, text, ("removal",))["status"] == "missing"


MORE_CONFIRMED = [
    "Post-procedure CXR shows cannula terminating in the IVC.",
    "Correct placement was verified with TEE.",
    "Cannula tip visualized in the RA by TTE.",
    "Echo: DLC well positioned with flow across TV.",
    "TEE bicaval view: return port facing the valve.",
    "Position verified radiographically.",
    "Placement confirmed radiographically and by echo.",
    "Position good on x-ray.",
    "Chest radiograph demonstrates satisfactory cannula position.",
    "Fluoroscopy showed the catheter tip 1 cm below the cavoatrial junction.",
    "Final cannula positions were documented fluoroscopically.",
    "Intraoperative TEE confirmed appropriate cannula location.",
    "On fluoroscopy the distal end sat in the hepatic IVC.",
    "Contrast injection showed good position.",
    "Tips confirmed on babygram.",
    "Venous cannula at T9 on film.",
    "TOE used to guide and confirm the tip.",
    "Cannula at mid RA level by echo.",
    "Ultrasound confirmed the cannula in the femoral artery.",
    "By TEE the aortic cannula was clear of the arch vessels.",
    "Positions verified by direct inspection through the sternotomy.",
    "The surgeon palpated the tip in the atrium.",
    "Good position per cardiology echo.",
    "X-ray abdomen: tip at L1.",
]


@pytest.mark.parametrize("text", MORE_CONFIRMED)
def test_more_confirmed(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_placement_confirmation, text, ("insertion",))["status"] == "documented"


MORE_NOT = [
    "Will confirm with CXR.",
    "CXR for tip position ordered.",
    "Awaiting chest film to confirm cannula position.",
    "Fluoroscopy was used to position the wire.",
    "The cannula was inserted under fluoroscopic guidance to 45 cm.",
    "Ultrasound confirmed the wire in the vein.",
    "TEE confirmed the guidewire in the right atrium.",
    "CXR yesterday: lungs white.",
    "Echo confirmed severe LV dysfunction.",
    "Swan tip in the PA on CXR.",
    "IABP tip in good position on chest film.",
    "Confirm position with x-ray tomorrow.",
    "The patient was positioned supine and the table turned.",
    "Ultrasound showed a patent jugular vein.",
    "TEE: no PFO, EF 15%.",
    "Dilators were passed under fluoroscopy.",
    "Once on the unit, echo to check cannula position.",
]


@pytest.mark.parametrize("text", MORE_NOT)
def test_more_not(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_placement_confirmation, text, ("insertion",))["status"] == "missing"


IN_OTHER_WORDS = [
    ("documented", "insertion", "X-ray after: venous end just above the diaphragm."),
    ("documented", "insertion", "TOE: end of the cannula 2 cm off the septum."),
    ("documented", "insertion", "Film reviewed in the room, tip at T9."),
    ("documented", "reposition", "Screened at the end: holes clear of the hepatic vein."),
    ("documented", "insertion", "Echo was happy with the lie of the cannula."),
    ("documented", "insertion", "TTE: port facing the tricuspid valve."),
    ("documented", "insertion", "Dr. Lowe on TEE was content with the position of the basket."),
    ("documented", "insertion", "Confirmed on CXR that the tip lies at the cavoatrial junction."),
    ("documented", "insertion", "Cannula ends: KUB, left one at L3 and right one at T10."),
    ("not_done", "insertion", "Tip position was never verified."),
    ("not_done", "insertion", "No film or echo was done to confirm the position of the cannula."),
    ("unfilled", "insertion", "Tip position by ____."),
    ("unfilled", "insertion", "Position confirmed with *** (CXR / echo / fluoro)."),
    ("missing", "insertion", "TEE: wire in the IVC."),
    ("missing", "insertion", "CXR will be done to confirm position."),
    ("missing", "insertion", "CXR pending for tip position."),
    ("missing", "insertion", "ETT at T3 on film."),
    ("missing", "insertion", "TEE with clot in the left atrium and EF 10%."),
    (
        "missing",
        "reposition",
        "The film this morning showed the tip too deep, in the hepatic vein.",
    ),
    ("missing", "insertion", "PICC tip in the SVC on x-ray."),
    ("missing", "insertion", "Femoral vein seen on ultrasound and punctured."),
    ("missing", "insertion", "Cannula position not yet confirmed, film to follow."),
    ("missing", "insertion", "Swan in the PA on CXR."),
    ("missing", "daily_management", "CXR: lungs white, NG in the stomach below the diaphragm."),
    ("missing", "insertion", "Echo: RV dilated, septum bowing into the LV."),
    (
        "missing",
        "insertion",
        "The patient was in satisfactory condition. Ultrasound was used for access.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), IN_OTHER_WORDS)
def test_in_other_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_placement_confirmation, text, tuple(actions.split(",")))["status"] == status


SEEN_AFRESH = [
    (
        "documented",
        "insertion",
        "Film taken once the wound was closed: venous cannula at the mid right atrium.",
    ),
    ("documented", "reposition", "X-ray shows it back at the intended level."),
    ("documented", "insertion", "Tip felt to lie free in the atrium by the surgeon's finger."),
    ("documented", "insertion", "Echo: the 21 Fr ends just inside the right atrium."),
    ("missing", "insertion", "Wire position in the cava confirmed with ultrasound."),
    ("missing", "insertion", "The TEE probe could not be passed."),
    (
        "documented",
        "reposition",
        "Pulled up 2 cm, echo calling the depth. The jet now points through the tricuspid valve.",
    ),
    ("missing", "reposition", "CXR had the cannula way down, tip at L3. Pulled up 8 cm."),
]


@pytest.mark.parametrize(("status", "actions", "text"), SEEN_AFRESH)
def test_seen_afresh(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_placement_confirmation, text, tuple(actions.split(",")))["status"] == status


AS_OTHERS_WRITE = [
    ("documented", "insertion", "Post CXR fine, tip mid RA."),
    ("documented", "insertion", "TOE happy: bicaval cannula well placed."),
    ("documented", "insertion", "Tip position checked: film."),
    ("documented", "insertion", "Cannula tips look good on the x-ray."),
    ("documented", "insertion", "Fluoroscopy confirmed both cannulae."),
    ("documented", "insertion", "Tips verified fluoroscopically."),
    ("documented", "insertion", "The arterial cannula lay at the aortic bifurcation on KUB."),
    ("documented", "insertion", "Position OK on echo."),
    ("documented", "insertion", "Catheter depth was judged right by echo."),
    ("missing", "insertion", "CXR pending for cannula position."),
    ("missing", "insertion", "Chest film ordered."),
    ("documented", "reposition", "Final film: tip back above the diaphragm."),
    (
        "documented",
        "reposition",
        "On repeat TTE the inflow jet is directed at the tricuspid valve.",
    ),
    ("documented", "insertion", "Final check - TEE, cannula 2 cm below SVC."),
    ("documented", "insertion", "Cannula seen lying in the IVC on bedside ultrasound."),
]


@pytest.mark.parametrize(("status", "actions", "text"), AS_OTHERS_WRITE)
def test_as_others_write(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_placement_confirmation, text, tuple(actions.split(",")))["status"] == status


NEAR_MISSES = [
    ("missing", "insertion", "Cannula was passed while the team watched on."),
    ("missing", "insertion", "The artery was felt in the groin with the finger and punctured."),
    ("missing", "insertion", "Film of the chest shows white lungs."),
    ("missing", "insertion", "Wire tip seen in the RA on TEE."),
]


@pytest.mark.parametrize(("status", "actions", "text"), NEAR_MISSES)
def test_near_misses(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_placement_confirmation, text, tuple(actions.split(",")))["status"] == status


TOLD_INDIRECTLY = [
    (
        "documented",
        "insertion",
        "The bedside picture was read as tip over the right atrium.",
    ),
    (
        "documented",
        "insertion",
        "Repeat CXR: tip level with the left hemidiaphragm.",
    ),
    (
        "documented",
        "insertion",
        "Where the tip came to rest: mid atrium on TOE.",
    ),
    (
        "documented",
        "insertion",
        "Both ends sit in good position. We can tell that from the film.",
    ),
    (
        "documented",
        "insertion",
        "Through the wound the surgeon could feel the cannula tip in the atrium.",
    ),
    (
        "documented",
        "insertion",
        "Cannula tip seen in the open chest, free in the appendage.",
    ),
    (
        "documented",
        "insertion",
        "Tip at the caval inlet on a contrast bolus.",
    ),
    (
        "documented",
        "reposition",
        "Malposition was corrected; position verified on TTE.",
    ),
    (
        "documented",
        "insertion",
        "Tip loc. chk ..... RA (TTE)",
    ),
    (
        "documented",
        "insertion",
        "Film by the radiographer at the end. The venous cannula tip lies below the diaphragm.",
    ),
    (
        "documented",
        "insertion",
        "CXR before leaving for the unit shows the cannulae in good position.",
    ),
    (
        "documented",
        "insertion",
        "Opening the chest allowed the tip to be inspected directly in the atrium.",
    ),
    (
        "documented",
        "insertion",
        "Cannula position checks\n[x] TEE\n[ ] CXR",
    ),
    (
        "unfilled",
        "insertion",
        "Cannula position check\n[ ] TEE\n[ ] CXR",
    ),
    (
        "missing",
        "insertion",
        "Film taken. The cannula tip will be looked at tomorrow.",
    ),
    (
        "missing",
        "insertion",
        "Echo: EF 10%. Cannula for the right atrium opened.",
    ),
    (
        "missing",
        "insertion",
        "Film taken. Tip too deep in the right atrium.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), TOLD_INDIRECTLY)
def test_told_indirectly(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_placement_confirmation, text, tuple(actions.split(",")))["status"] == status


EVERYDAY_WORDS = [
    (
        "documented",
        "reposition",
        "Cannula drawn back with Dr. Ode on the TTE probe. Its end showed in the cava, a finger below the RA.",
    ),
    ("documented", "insertion", "TOE: pipe lies across the cavo-atrial junction."),
    ("missing", "insertion", "TOE: pipe smoker, LV poor."),
    ("missing", "reposition", "Dr. Ode on the TTE probe: EF 20. The NG was seen in the stomach."),
    ("documented", "insertion", "Cannula position confirmed by chest x-ray."),
    ("documented", "insertion", "CXR: cannula tips in satisfactory position."),
    ("documented", "insertion", "Post-procedure film shows both tips where they should be."),
    ("documented", "insertion", "Position checked on TOE: tip in mid RA, jet to TV."),
    ("documented", "insertion", "Echo confirmed bicaval placement."),
    ("documented", "insertion", "TEE used to confirm final position of the Avalon."),
    ("documented", "insertion", "Tip confirmed at the cavoatrial junction on fluoroscopy."),
    ("documented", "insertion", "Final fluoroscopic image shows cannula in good position."),
    (
        "documented",
        "insertion",
        "Correct positioning was verified with transoesophageal echocardiography.",
    ),
    (
        "documented",
        "insertion",
        "KUB and CXR post: drainage tip at the diaphragm, return tip in SVC. ",
    ),
    ("documented", "insertion", "Placement confirmed: CXR."),
    ("documented", "insertion", "Tip check: TTE, subcostal."),
    ("documented", "insertion", "Position on X ray satisfactory."),
    ("documented", "insertion", "AXR and CXR reviewed, cannulae well placed."),
    ("documented", "insertion", "Cannula tips seen on echo at the IVC-RA junction."),
    ("documented", "insertion", "Echo cardiologist happy with tip position."),
    ("documented", "insertion", "Good position on fluoro."),
    ("documented", "insertion", "Fluoroscopy confirmed both cannulas were in good position."),
    (
        "documented",
        "insertion",
        "Catheter position adjusted under TEE until the flow was directed at the tricuspid valve.",
    ),
    ("documented", "insertion", "Adequate position by TTE."),
    (
        "documented",
        "insertion",
        "Post-cannulation chest radiograph with the venous cannula tip projecting over the right atrium.",
    ),
    (
        "documented",
        "insertion",
        "The film afterwards was satisfactory with the arterial cannula tip at the arch and the venous tip in the RA.",
    ),
    ("documented", "insertion", "Both cannulae looked well sited on the check film."),
    ("documented", "insertion", "Under II both tips were lying well."),
    ("documented", "insertion", "Image intensifier showed the tip at T9."),
    (
        "documented",
        "insertion",
        "Ultrasound of the IVC confirmed the venous tip below the hepatic veins.",
    ),
    ("documented", "insertion", "Bedside echo: multistage tip seen in RA, clear of septum."),
    ("documented", "insertion", "Tip placement verified radiographically."),
    ("documented", "insertion", "Radiographic confirmation of position obtained."),
    ("documented", "insertion", "Echocardiographic confirmation of cannula position obtained."),
    ("documented", "insertion", "X-ray done: good position."),
    ("documented", "insertion", "CXR done - cannula in situ, good position, no PTX."),
    ("documented", "insertion", "CXR obtained which demonstrated adequate cannula position."),
    ("documented", "insertion", "Chest film ok for tip position."),
    ("documented", "insertion", "TOE by anaesthetics confirmed placement."),
    ("documented", "insertion", "Dr Lee's TEE confirmed that the cannula sat in the RA."),
    ("documented", "insertion", "Completion TEE: cannula well positioned, no effusion."),
    (
        "documented",
        "insertion",
        "The arterial cannula was palpated in the ascending aorta and its position confirmed on epiaortic scan.",
    ),
    ("documented", "insertion", "Confirmed by TEE and CXR."),
    ("documented", "insertion", "TEE confirmation."),
    ("documented", "insertion", "Correct position confirmed fluoroscopically and by TEE."),
    ("documented", "insertion", "Duplex confirmed the reperfusion cannula in the SFA."),
    ("documented", "vent_insertion", "TEE showed the vent tip in the LV cavity."),
    ("documented", "vent_insertion", "Vent sited mid LV on TOE."),
    ("documented", "vent_insertion", "Position of vent confirmed on echo."),
    ("documented", "vent_insertion", "The tip was felt through the LV wall and seen on TEE."),
    ("documented", "reposition", "After the move the CXR showed the tip at the RA/IVC junction."),
    ("documented", "reposition", "TTE now has the jet aimed at the valve."),
    ("documented", "reposition", "Post adjustment film: tip T8, satisfactory."),
    ("documented", "reposition", "New position confirmed by TOE."),
    ("documented", "reposition", "Repeat x-ray after withdrawal shows improved position."),
    ("documented", "reposition", "Repeat film good."),
    ("documented", "reposition", "Echo afterwards confirms the return port faces the tricuspid."),
    ("documented", "insertion", "Imaging confirmed appropriate cannula placement (TEE)."),
    ("documented", "insertion", "Position verified: [x] TEE [ ] CXR"),
    ("documented", "insertion", "Confirmation of placement: fluoroscopy + TEE"),
    ("documented", "insertion", "Verified by: CXR"),
    ("documented", "insertion", "Method of confirmation - TTE"),
    ("documented", "insertion", "Tip position (CXR): SVC/RA junction"),
    ("documented", "insertion", "Final tip location: RA by TEE"),
    ("documented", "insertion", "Tip loc: cavoatrial jxn (echo)"),
    ("documented", "insertion", "Cannula tip verification ... TOE"),
    ("documented", "insertion", "Radiology report: ECMO cannula tips appropriately positioned."),
    ("documented", "insertion", "Per radiology the tips project over the RA and the IVC."),
    ("documented", "insertion", "Reviewed post film myself, both cannulae lie well."),
    ("documented", "insertion", "Portable film: IJ cannula at level of carina, femoral at T11."),
    ("documented", "insertion", "Film after shows venous at T10, arterial at T4."),
    ("documented", "insertion", "Chest radiograph confirmed both."),
    ("documented", "insertion", "A subcostal view shows the cannula crossing into the RA."),
    ("documented", "insertion", "Cannula seen entering RA on subcostal echo, tip 2 cm in."),
    ("documented", "insertion", "Final screening picture was good."),
    ("documented", "insertion", "Last image on the C-arm had both tips in place."),
    ("documented", "insertion", "TEE probe left in: cannula stays mid atrium."),
    ("documented", "insertion", "Tip position seen directly in the open chest."),
    ("documented", "insertion", "Cannula position in the aorta checked by palpation."),
    ("not_done", "insertion", "Cannula position was not confirmed radiologically."),
    ("not_done", "insertion", "No imaging confirmation of tip position was obtained."),
    ("not_done", "insertion", "Position confirmation: none"),
    ("not_done", "insertion", "Tip position not checked."),
    ("not_done", "insertion", "Placement verification: not done"),
    ("missing", "insertion", "Post-procedure film requested."),
    ("missing", "insertion", "Will get CXR to confirm tips."),
    ("missing", "insertion", "ETT position confirmed on CXR."),
    ("missing", "insertion", "Central line tip in SVC on film."),
    ("missing", "insertion", "CXR: bilateral infiltrates."),
    ("missing", "insertion", "TEE showed EF 20%, dilated RV."),
    ("missing", "insertion", "Wire position was confirmed by ultrasound."),
    ("missing", "insertion", "NG tube confirmed by x-ray."),
    ("missing", "insertion", "Asked for a film in the morning to see the tips."),
    ("missing", "insertion", "Echo tomorrow to check cannula."),
    ("missing", "insertion", "Ultrasound guided puncture of the femoral vein."),
    ("missing", "insertion", "Position confirmed by aspiration of blood."),
    ("unfilled", "insertion", "Placement confirmed via {imaging modality}"),
    ("unfilled", "insertion", "Tip confirmation: [ ] TEE [ ] CXR [ ] fluoro"),
    ("unfilled", "insertion", "Cannula position verified by ____."),
    (
        "documented",
        "insertion",
        "Over a wire I slid in a 23 Fr multistage; I checked its tip by fluoroscopy, sitting at the "
        "caval-atrial junction.",
    ),
    ("documented", "insertion", "TEE: drainage tip at the S V C junction."),
    ("documented", "insertion", "Cannula in good lie on fluoroscopy."),
    (
        "missing",
        "insertion",
        "Needle under ultrasound, skin cut with the blade tip. 17 Fr arterial cannula to 14 cm.",
    ),
    ("missing", "reposition", "On TEE the cannula had slid in and out of the cava."),
]


@pytest.mark.parametrize(("status", "actions", "text"), EVERYDAY_WORDS)
def test_everyday_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert (
        read(read_placement_confirmation, text, actions=tuple(actions.split()))["status"] == status
    )


BY_THE_SAME_PROBE = [
    (
        "documented",
        "reposition",
        "TEE by Dr. Amsel: in the lower atrium, 2 cm off the septum, colour flow all round.",
    ),
    (
        "documented",
        "insertion",
        "Stuck the right femoral vein, 25 drain over the wire on TEE; end confirmed at the SVC/RA junction by the same probe.",
    ),
    (
        "documented",
        "insertion",
        "Had another look subcostally - drain just inside the right atrium.",
    ),
    ("documented", "insertion", "Cannula in. TTE: tip free in the atrium. "),
    (
        "documented",
        "vent_insertion",
        "Apex found while the echo doctor watched on her TOE. Catheter in. Probe: tip free in the cavity, clear of the mitral strings.",
    ),
    ("documented", "insertion", "Subcostal view: cannula tip at the cavo-atrial junction."),
    ("documented", "reposition", "Echo: at the mouth of the IVC, not in it."),
    ("missing", "reposition", "Echo: in sinus rhythm, EF 40%."),
    ("missing", "insertion", "TEE: in the left ventricle a thrombus."),
    ("missing", "insertion", "TTE beforehand: LV does nothing."),
    ("missing", "insertion", "The probe was removed."),
]


@pytest.mark.parametrize(("status", "actions", "text"), BY_THE_SAME_PROBE)
def test_by_the_same_probe(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_placement_confirmation, text, actions=frozenset(actions.split()))
    assert got["status"] == status


BY_A_PROBE_ON_THE_HEART = [
    ("documented", ("reposition",), "The epicardial probe showed the tip in the mid right atrium."),
    (
        "documented",
        ("insertion",),
        "A transducer held on the aorta showed the jet of the cannula in the arch, tip clear of the valve.",
    ),
    (
        "documented",
        ("insertion",),
        "Epi-aortic views: arterial cannula tip in the ascending aorta.",
    ),
    (
        "documented",
        ("reposition",),
        "film this am tip at L2 too low\nadvanced 6 cm\nend now at cavoatrial jxn on fluoro",
    ),
    (
        "documented",
        ("reposition",),
        "echo at noon showed the tip too deep\npulled 2 cm\ntip now in mid RA on echo",
    ),
    ("missing", ("insertion",), "The epicardial probe showed a full ventricle."),
    ("missing", ("insertion",), "A probe held on the heart showed a stunned septum."),
    ("missing", ("reposition",), "film this am tip at L2 too low\nadvanced 6 cm\nfluoro used"),
    ("missing", ("insertion",), "At the end the epicardial views showed no effusion."),
]


@pytest.mark.parametrize(("status", "actions", "text"), BY_A_PROBE_ON_THE_HEART)
def test_by_a_probe_on_the_heart(
    read: Callable[..., dict[str, Any]], status: str, actions: tuple[str, ...], text: str
) -> None:
    assert read(read_placement_confirmation, text, actions)["status"] == status


POSITION_PROVEN_OR_NEVER_CHECKED: list[tuple[str, str, str, Any]] = [
    ("documented", "reposition", "New lie proven on fluoroscopy.", "fluoroscopy"),
    ("documented", "reposition", "Position proved by TOE.", "tee"),
    ("documented", "insertion", "Seat of both tips validated on TEE.", "tee"),
    ("documented", "insertion", "Final lie established by screening.", "fluoroscopy"),
    ("documented", "insertion", "Placement was then proven by chest film.", "x_ray"),
    (
        "documented",
        "insertion",
        "CT en route to ICU shows both tips exactly where planned.",
        "other",
    ),
    ("documented", "insertion", "CT after arrival: cannulas where intended.", "other"),
    ("documented", "insertion", "TOE shows the tip where planned.", "tee"),
    ("documented", "insertion", "CXR: cannulae just where wanted, accepted.", "x_ray"),
    ("documented", "insertion", "Film: tips as planned.", "x_ray"),
    ("documented", "insertion", "TEE - both cannula tips exactly as intended.", "tee"),
    ("documented", "insertion", "Happy w/ tip position on TOE.", "tee"),
    ("documented", "insertion", "Satisfied w/ placement on CXR.", "x_ray"),
    ("documented", "insertion", "Content w/ cannula lie on fluoro, lines clamped.", "fluoroscopy"),
    ("documented", "insertion", "Pleased w/ position on echo.", "tte"),
    (
        "documented",
        "insertion",
        "On arrival film the femoral cannula, placed an hour earlier, ends at the cavoatrial junction.",
        "x_ray",
    ),
    (
        "documented",
        "insertion",
        "Admission film: tip of the jugular cannula in the right place.",
        "x_ray",
    ),
    ("documented", "insertion", "Arrival x-ray: both tips well sited.", "x_ray"),
    (
        "documented",
        "insertion",
        "On the arrival CXR the return cannula ends in the mid RA.",
        "x_ray",
    ),
    (
        "missing",
        "insertion",
        "On the admission film, taken before cannulation, the ETT lay well.",
        "",
    ),
    ("missing", "insertion", "Earlier film showed bilateral infiltrates.", ""),
    ("missing", "insertion", "The plan was shown to the family on a CT.", ""),
    ("missing", "insertion", "Satisfied w/ the consent on screening.", ""),
    ("missing", "insertion", "Screening for MRSA was positive, position of the bed changed.", ""),
    ("missing", "insertion", "CT tomorrow to see where the cannulas lie.", ""),
    ("missing", "insertion", "CT head as planned after cannulation.", ""),
    ("missing", "insertion", "PICC lie proven on CXR.", ""),
    ("missing", "insertion", "Pneumonia proven on CXR.", ""),
    ("missing", "insertion", "ETT position proven on film.", ""),
    (
        "conflicting",
        "insertion",
        "Final film: tip in the RA.\nNo imaging was done; the cannula position stayed unconfirmed.",
        "",
    ),
    (
        "conflicting",
        "insertion",
        "Position confirmed by CXR.\nThe tip position was not confirmed by any means.",
        "",
    ),
    (
        "conflicting",
        "insertion",
        "Position check: TEE\nNo film or echo was taken, the position of the cannula was never verified.",
        "",
    ),
    ("not_done", "insertion", "The position of the cannula remained unconfirmed.", ""),
    (
        "not_done",
        "insertion",
        "Cannula position unverified at the end, no x-ray set on the aircraft.",
        "",
    ),
    ("not_done", "insertion", "Tip position left unchecked.", ""),
    ("missing", "insertion", "ETT position unconfirmed.", ""),
    ("missing", "insertion", "NG tube position remains unconfirmed.", ""),
    (
        "not_done",
        "insertion",
        "No film or other imaging was taken; the cannula was left unimaged.",
        "",
    ),
    ("missing", "insertion", "Tip position unconfirmed until the film is back.", ""),
    ("documented", "insertion", "CT surgery confirmed the position by palpation.", "other"),
    ("missing", "insertion", "CT surgery happy with the position.", ""),
    (
        "documented",
        "insertion",
        "Position was never checked by film; TEE showed the tip in the RA.",
        "tee",
    ),
    (
        "documented",
        "insertion",
        "Tip position on CXR good. The old cannula's position was not confirmed.",
        "x_ray",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text", "value"), POSITION_PROVEN_OR_NEVER_CHECKED)
def test_position_proven_or_never_checked(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str, value: Any
) -> None:
    """A position proven, found where planned, or never checked at all."""
    element = read(read_placement_confirmation, text, actions=tuple(actions.split()))
    assert element["status"] == status
    assert " ".join(sorted(element.get("values", []))) == value or status != "documented"


POSITION_IN_EVERYDAY_WORDS: list[tuple[str, str, str, Any]] = [
    ("documented", "insertion", "Tips checked on CXR: RA and IVC, good.", "x_ray"),
    (
        "documented",
        "insertion",
        "Post-cannulation film: return tip RA, drainage tip at diaphragm.",
        "x_ray",
    ),
    ("documented", "insertion", "TOE to finish: tip mid-RA, away from septum.", "tee"),
    ("documented", "insertion", "X-ray confirmed placement.", "x_ray"),
    ("documented", "insertion", "Placement ok on echo.", "tte"),
    ("documented", "insertion", "Position verified radiographically.", "x_ray"),
    ("documented", "insertion", "Cannula tip palpated in the IVC by the surgeon.", "other"),
    ("documented", "insertion", "Tip seen directly through the open atrium.", "other"),
    (
        "documented",
        "insertion",
        "Fluoro spot at the end: tips where they should be.",
        "fluoroscopy",
    ),
    (
        "documented",
        "insertion",
        "Final fluoroscopic image saved showing the venous tip at the SVC-RA junction.",
        "fluoroscopy",
    ),
    (
        "documented",
        "insertion",
        "Cannula depth adjusted to 44 cm on TOE, position then accepted.",
        "tee",
    ),
    (
        "documented",
        "insertion",
        "Bedside ultrasound: cannula seen in the intrahepatic IVC.",
        "ultrasound",
    ),
    ("documented", "insertion", "Tip confirmation: CXR + TTE", "tte x_ray"),
    ("documented", "insertion", "Position confirmed: Y (TOE)", "tee"),
    (
        "documented",
        "insertion",
        "Checked with contrast through the cannula: tip free in the aorta.",
        "other",
    ),
    ("documented", "reposition", "After pulling 2 cm, repeat x-ray: tip now at T7.", "x_ray"),
    ("documented", "reposition", "TTE after the turn: jet straight at the valve.", "tte"),
    ("documented", "insertion", "KUB: femoral venous tip at L2, accepted.", "x_ray"),
    ("documented", "insertion", "Check x-ray satisfactory.", "x_ray"),
    ("documented", "insertion", "Lie of both cannulae satisfactory on II.", "fluoroscopy"),
    ("documented", "insertion", "Cath lab cine: both cannulae well placed.", "fluoroscopy"),
    ("documented", "insertion", "Location confirmed w/ CXR.", "x_ray"),
    (
        "documented",
        "insertion",
        "CXR obtained, cannula in appropriate position per radiology.",
        "x_ray",
    ),
    ("missing", "insertion", "CXR pending.", ""),
    ("missing", "insertion", "Will confirm tip with TTE in ICU.", ""),
    ("missing", "insertion", "Guidewire confirmed in the IVC on TOE.", ""),
    ("missing", "insertion", "CXR shows tip too deep in the RV; plan to pull back.", ""),
    ("missing", "insertion", "ETT and NG in good position on film.", ""),
    ("missing", "insertion", "Vein confirmed compressible by ultrasound.", ""),
    ("missing", "insertion", "In 2020 the position was confirmed by TEE.", ""),
    ("missing", "insertion", "IABP tip 2 cm below the arch on CXR.", ""),
    ("missing", "insertion", "Flows good at 4.5 L, cannula secured at 48 cm.", ""),
    ("missing", "insertion", "Swan in good position on fluoro.", ""),
    ("missing", "insertion", "Impella position confirmed by echo.", ""),
    ("missing", "insertion", "Needle position confirmed by ultrasound before the wire.", ""),
    ("missing", "removal", "CXR confirmed the PICC position.", ""),
    ("not_done", "insertion", "Tip position could not be confirmed, no x-ray available.", ""),
    ("not_done", "insertion", "Final position: not confirmed.", ""),
    ("not_done", "insertion", "No imaging confirmation of cannula position was obtained.", ""),
    ("unfilled", "insertion", "Position confirmed by: ***", ""),
    ("unfilled", "insertion", "Cannula position confirmed by [ ] CXR [ ] TEE [ ] fluoro", ""),
    ("unfilled", "insertion", "Tip position verified by {imaging:12345}", ""),
    (
        "conflicting",
        "insertion",
        "Position confirmed by: TEE\nCannula position was not confirmed with any imaging.",
        "",
    ),
    ("conflicting", "insertion", "Tip check: none\nTEE showed the tip in the mid RA.", ""),
    (
        "conflicting",
        "insertion",
        "Confirmed by: CXR.\nNo x-ray was taken at any time, position never confirmed.",
        "",
    ),
    ("missing", "insertion", "Severe LV dysfunction. This was confirmed by echo.", ""),
    ("missing", "insertion", "Tamponade. Confirmed by TEE.", ""),
    ("documented", "insertion", "Cannulas at 45 cm. Confirmed by TEE.", "tee"),
    (
        "documented",
        "insertion",
        "Fluoroscopic position check: No\nTEE showed the tip in the mid RA.",
        "tee",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text", "value"), POSITION_IN_EVERYDAY_WORDS)
def test_position_in_everyday_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str, value: Any
) -> None:
    """Checks of the position in other words, and what was never checked."""
    element = read(read_placement_confirmation, text, actions=tuple(actions.split()))
    assert element["status"] == status
    assert " ".join(sorted(element.get("values", []))) == value or status != "documented"
