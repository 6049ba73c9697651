"""Sentences that say how vessel or wound was closed, and stitches that close nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.hemostasis import read_hemostasis

CLOSED = [
    "Decannulation. Skin stitch x1 each site, then compression for a quarter of an hour.",
    "Cannulae out: two absorbable stitches per site.",
    "Sites: chlorhexidine, stitch, petroleum gauze after the pull.",
    "Cannula out, Z-stitch, cut tomorrow.",
    "Manual pressure was held for 30 minutes.",
    "Hand pressure 25 min.",
    "Direct pressure applied until dry.",
    "A figure-of-eight suture closed the skin.",
    "Mattress stitch at each site plus 20 min of pressure.",
    "The arteriotomy was closed with two Perclose devices.",
    "MANTA deployed without ooze.",
    "The artery was repaired with interrupted 6-0 Prolene.",
    "Bovine pericardial patch angioplasty of the femoral artery.",
    "The vein was ligated.",
    "The purse-strings were tied down.",
    "Venotomy oversewn with 5-0 Prolene.",
    "The wound was closed in layers.",
    "Skin closed with staples.",
    "The sternum was closed with seven wires.",
    "Fascia with 2-0 Vicryl, staples to skin.",
    "Hemostasis: purse-string and finger pressure",
    "Hemostasis was achieved with a purse-string suture and pressure.",
    "FemoStop for 12 minutes, then released.",
    "The carotid was reconstructed end to end with 7-0 PDS.",
    "Z-stitch pulled snug at the femoral vein.",
    "Primary closure of the arteriotomy.",
    "Closure: two layers, skin stapled",
    "Surgicel and fibrin glue to the suture line.",
]
NOT_CLOSED = [
    "The cannula was sutured to the skin.",
    "Hemostasis will be obtained with pressure.",
    "Plan: stitch out in 24 hours.",
    "The anchoring sutures were cut.",
    "Mean pressure held at 70 with the pump down.",
    "The circuit was clamped and the cannula withdrawn.",
    "The repair of the vessels is dictated by Dr. Whitcomb.",
    "Blood pressure was maintained at 80.",
    "Dressing clean and dry.",
    "How the wound will be dealt with is to be set out in an addendum.",
    "The arterial line was removed and pressure held.",
    "Sutures were removed and the cannula freed.",
    "No closure device was used.",
    "The vessels were dissected free.",
]


@pytest.mark.parametrize("text", CLOSED)
def test_closed_at_removal(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_hemostasis, text, ("removal",))["status"] == "documented"


@pytest.mark.parametrize("text", NOT_CLOSED)
def test_not_closed_at_removal(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_hemostasis, text, ("removal",))["status"] == "missing"


@pytest.mark.parametrize(
    ("status", "text", "action"),
    [
        ("missing", "Purse-strings were placed in the aorta and snared.", "insertion"),
        (
            "missing",
            "5-0 Prolene purse-strings were laid and tied around the cannula.",
            "insertion",
        ),
        ("missing", "The cannula was secured with 0 silk at three points.", "insertion"),
        ("missing", "Two Perclose sutures were deployed before dilation.", "insertion"),
        ("missing", "The chest was left open under an Esmarch membrane.", "insertion"),
        ("missing", "The cannulas were stitched to the thigh.", "insertion"),
        ("missing", "The tubing was sutured in place.", "insertion"),
        ("documented", "The skin was closed with running nylon.", "insertion"),
        ("documented", "The neck wound was closed around the cannulas.", "insertion"),
        ("documented", "The groin was closed in layers around the graft.", "insertion"),
        ("documented", "Layers approximated with Vicryl and nylon.", "insertion"),
        ("missing", "The cannula was fastened with three nylon stitches.", "reposition"),
        ("missing", "The snare was slackened and tied anew.", "reposition"),
        ("documented", "The breastbone was closed with wires.", "reposition"),
        ("documented", "Wound closed in two layers.", "reposition"),
        (
            "documented",
            "The ribs were drawn together with Vicryl, muscle and skin closed.",
            "vent_insertion",
        ),
        ("missing", "Two pledgeted purse-strings were laid on the apex.", "vent_insertion"),
        ("documented", "The sutures were tied over a felt strip.", "vent_removal"),
        ("missing", "Oozing at the groin, restitched, pressure held 20 min.", "daily_management"),
        ("missing", "The groin wound was closed by vascular surgery.", "initiation"),
    ],
)
def test_by_service(
    read: Callable[..., dict[str, Any]], status: str, text: str, action: str
) -> None:
    assert read(read_hemostasis, text, (action,))["status"] == status


@pytest.mark.parametrize(
    "text", ["Hemostasis: ***", "Closure: ____", "Hemostasis: [ ] pressure [ ] suture"]
)
def test_left_open(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_hemostasis, text, ("removal",))["status"] == "unfilled"


MORE_CLOSED = [
    "Pressure was held until dry.",
    "Pressure x 30 min.",
    "Firm hold for 20 minutes.",
    "20 minutes of direct pressure.",
    "Angio-Seal to the artery.",
    "Two Proglides were tightened.",
    "Preclose sutures were tightened with good hemostasis.",
    "Femoral artery repaired primarily.",
    "Arteriotomy: interrupted 5-0.",
    "The vein was tied off proximally and distally.",
    "Both vessels ligated.",
    "The vein hole was controlled with a U stitch.",
    "A single nylon at the skin.",
    "Skin: Monocryl.",
    "Wound closed.",
    "Groin closed in three layers with a drain.",
    "The sternum was rewired.",
    "Sternum approximated with wires.",
    "Interrupted nylon to neck.",
    "Deep 2-0 Vicryl, clips.",
    "Dermabond applied to the incision.",
    "Vascular surgery patched the artery with vein.",
    "Graft stump oversewn.",
    "The aortic pursestrings were tied and reinforced.",
    "Cannulation sites tied off.",
    "Hole closed with figure of 8.",
    "Steri-strips and pressure dressing.",
    "Closed with a running Prolene.",
    "VAC dressing over closed fascia.",
    "Thumb pressure, 15 min.",
    "Sandbag after manual compression.",
]


@pytest.mark.parametrize("text", MORE_CLOSED)
def test_more_closed(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_hemostasis, text, ("removal",))["status"] == "documented"


MORE_WOUND = [
    "R groin cut-down for ECMO.\nWound: three layers round the cannulae, clips.",
    "Neck wound closed around cannulae with 4-0 nylon.",
    "The incision was stapled.",
    "Skin sutured around the cannulas.",
    "Fascia loosely approximated.",
    "Wound packed and stapled.",
    "Cut-down site closed with Vicryl.",
    "Nylon to skin around tubes.",
    "Closed in layers.",
]


@pytest.mark.parametrize("text", MORE_WOUND)
def test_more_wound(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_hemostasis, text, ("insertion",))["status"] == "documented"


MORE_HELD = [
    "The cannula was sutured to the skin with 0 silk.",
    "Skin sutures secured the cannula.",
    "Purse-string sutures were placed around the vessel and snared.",
    "Cannula secured with purse-string and tied.",
    "The vessel loops were tightened around the cannula.",
    "Two silk ties around the cannula and vessel.",
    "Skin nick made and the vessel dilated.",
    "A 5-0 Prolene purse string was placed in the artery.",
    "Preclosed with two Perclose devices.",
    "Pressure bag flush on the arterial line.",
    "The circuit loop was closed and clamps removed.",
    "Skin was stitched to the cannula collar.",
]


@pytest.mark.parametrize("text", MORE_HELD)
def test_more_held(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_hemostasis, text, ("insertion",))["status"] == "missing"


IN_OTHER_WORDS = [
    ("documented", "removal", "C-clamp on the groin for 40 minutes."),
    ("unfilled", "removal", "Closure: *** (stitch / device / pressure)"),
    ("missing", "removal", "The circuit C-clamp was on the tubing."),
]


@pytest.mark.parametrize(("status", "actions", "text"), IN_OTHER_WORDS)
def test_in_other_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_hemostasis, text, tuple(actions.split(",")))["status"] == status


OF_MANY_HANDS = [
    ("documented", "removal", "Cannulae out, pressed on both groins for half an hour."),
    ("documented", "removal", "Held the groin 25 min by the clock."),
    ("documented", "removal", "Femoral arteriotomy fixed with a vein patch."),
    ("documented", "removal", "The wires were tied down on the preclosed sutures."),
    ("documented", "removal", "One nylon stitch to the neck hole and a pressure dressing."),
    ("documented", "removal", "The jugular was tied off; the artery put back together end to end."),
    ("documented", "removal", "Leaned on the neck for 15 min."),
    ("documented", "removal", "Sites sutured, gauze and Tegaderm."),
    ("documented", "removal", "RIJ: purse string. RFA: Perclose x2."),
    ("documented", "removal", "A single U stitch closed the skin."),
    ("documented", "removal", "Weight on the groin: sandbag for 4 h."),
    ("documented", "insertion", "Wound closed around the cannula with nylon."),
    ("documented", "insertion", "Neck closed with 4-0 Vicryl."),
    ("documented", "graft_conduit", "Wound irrigated, closed in layers over a drain."),
    ("documented", "vent_removal", "Purse-strings tied as the vent came out."),
    ("documented", "removal", "Digital pressure to hemostasis."),
    ("documented", "removal", "Closure by MANTA."),
    ("documented", "removal", "Compression 20 min, dry."),
    ("missing", "removal", "The cannula sutures were cut and the dressing taken down."),
    ("missing", "removal", "Cannula removed without bleeding."),
    ("missing", "insertion", "Cannula sutured to the skin in three places."),
    ("missing", "removal", "Pressure support 8, PEEP 5."),
    ("missing", "removal", "Mean arterial pressure held at 75."),
    ("missing", "daily_management", "Stitch at the trach site."),
]


@pytest.mark.parametrize(("status", "actions", "text"), OF_MANY_HANDS)
def test_of_many_hands(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_hemostasis, text, tuple(actions.split(",")))["status"] == status


IN_YET_OTHER_WORDS = [
    (
        "documented",
        "insertion",
        "Incision brought together with nylon around the cannula, bleeders checked.",
    ),
    (
        "documented",
        "removal",
        "Silk ligatures to the jugular above and below; 4-0 Monocryl to skin.",
    ),
    ("unfilled", "removal", "Artery closed with {patch/suture/device}"),
    ("missing", "removal", "Cannulas out. The chest drain wound was stitched."),
    ("documented", "removal", "Cannula drawn, thumb kept on it for a quarter of an hour."),
    ("documented", "removal", "Both groins held 25 minutes by the fellow."),
    ("missing", "removal", "The Angio-Seal stayed in its packet."),
    ("missing", "removal", "Manta on standby, returned to the shelf."),
    ("documented", "insertion", "Wound loosely packed, staples at the corners."),
    ("documented", "reposition", "Rinsed, layered Monocryl, glue."),
    ("documented", "reposition", "Silastic membrane resutured to the edges."),
    ("missing", "vent_removal", "The mattress sutures round the vent were inspected and left."),
    ("documented", "removal", "The hole spat, a pledgeted 5-0 Prolene held."),
    ("documented", "removal", "Cannula out on a breath, then a stitch."),
    ("missing", "insertion", "Neck with good landmarks; cannula fixed at three points."),
]


@pytest.mark.parametrize(("status", "actions", "text"), IN_YET_OTHER_WORDS)
def test_in_yet_other_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_hemostasis, text, tuple(actions.split(",")))["status"] == status


AS_OTHERS_WRITE = [
    ("documented", "removal", "Pressure x20 min, hemostasis good."),
    ("documented", "removal", "Groin compressed for half an hour with FemoStop."),
    ("documented", "removal", "Figure of eight to skin."),
    ("documented", "removal", "Arteriotomy primarily repaired with 6-0."),
    ("documented", "removal", "Jugular tied, carotid reconstructed."),
    ("documented", "removal", "Perclose knots tightened."),
    ("documented", "removal", "Vein controlled with a purse string."),
    ("documented", "insertion", "Wound closed round cannulas."),
    ("missing", "insertion", "Cannulas secured with 0 silk x 4."),
    ("missing", "insertion", "Two Perclose were pre-deployed."),
    ("documented", "removal", "Bovine pericardium used for the arteriotomy."),
    ("documented", "removal", "Skin glue."),
    ("documented", "removal", "Held pressure till dry."),
    ("documented", "removal", "Aortic cannulation site oversewn, sternum closed with wires."),
    ("documented", "vent_removal", "Apex closed over felt."),
]


@pytest.mark.parametrize(("status", "actions", "text"), AS_OTHERS_WRITE)
def test_as_others_write(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_hemostasis, text, tuple(actions.split(",")))["status"] == status


NEAR_MISSES = [
    (
        "missing",
        "insertion",
        "Patch of skin prepped. Membrane lung primed. Cannula placed by needle.",
    ),
    ("missing", "removal", "Fingers were warm. Cannula left."),
    ("missing", "insertion", "Cannulas stitched to skin with 0 silk x 4."),
    ("missing", "insertion", "Purse strings were placed and the cannula tied to them."),
    (
        "missing",
        "reposition",
        "Old silk ties cut, cannula pulled back 2 cm, tied again to the skin.",
    ),
    ("missing", "daily_management", "Sacral wound packed, dressing changed."),
]


@pytest.mark.parametrize(("status", "actions", "text"), NEAR_MISSES)
def test_near_misses(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_hemostasis, text, tuple(actions.split(",")))["status"] == status


def test_a_line_ends_what_closed_the_wound(read: Callable[..., dict[str, Any]]) -> None:
    text = "Chest drain left. Fascia + skin closed\nEBL 100 no transfusion"
    assert read(read_hemostasis, text, ("vent_insertion",))["status"] == "documented"


TOLD_INDIRECTLY = [
    (
        "missing",
        "removal",
        "The conduit was closed off at the clamp. Cannula pulled in theatre.",
    ),
    (
        "documented",
        "removal",
        "Dacron sewn into the arterial wall as a gusset.",
    ),
    (
        "documented",
        "removal",
        "The rent was stitched up with fine Prolene.",
    ),
    (
        "documented",
        "removal",
        "The graft was oversewn and dropped back.",
    ),
    (
        "documented",
        "removal",
        "Leaned on it until dry.",
    ),
    (
        "documented",
        "removal",
        "Knots pushed down, no ooze.",
    ),
    (
        "documented",
        "removal",
        "The vein was sacrificed, the ends buried.",
    ),
    (
        "documented",
        "insertion",
        "Groin wound sewn up over the tubing.",
    ),
    (
        "documented",
        "removal",
        "Z-stitch to the groin, for removal tomorrow.",
    ),
    (
        "missing",
        "removal",
        "Z-stitch to be placed tomorrow.",
    ),
    (
        "missing",
        "removal",
        "The radial site from the angiogram had a TR band.",
    ),
    (
        "missing",
        "insertion",
        "Knots tied around the cannula.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), TOLD_INDIRECTLY)
def test_told_indirectly(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_hemostasis, text, tuple(actions.split(",")))["status"] == status


EVERYDAY_WORDS = [
    ("documented", "removal", "Manual compression x 30 min."),
    ("documented", "removal", "Pressure 25 minutes, dry."),
    ("documented", "removal", "Digital pressure held until dry."),
    ("documented", "removal", "Finger pressure for 20 minutes."),
    ("documented", "removal", "Held pressure."),
    ("documented", "removal", "FemoStop applied for two hours."),
    ("documented", "removal", "Hemostasis achieved with a figure of eight stitch."),
    ("documented", "removal", "Figure-of-8 0 silk at skin."),
    ("documented", "removal", "Z-stitch thrown round the site."),
    ("documented", "removal", "Pursestring tied down."),
    ("documented", "removal", "Mattress suture to the skin."),
    ("documented", "removal", "MANTA deployed, good haemostasis."),
    ("documented", "removal", "Two Perclose cinched."),
    ("documented", "removal", "Post-close with ProGlide x2."),
    ("documented", "removal", "Arteriotomy repaired with 5-0 Prolene."),
    ("documented", "removal", "Artery closed transversely with interrupted 6/0."),
    ("documented", "removal", "Bovine patch to the CFA."),
    ("documented", "removal", "Vein ligated with 2-0 silk."),
    ("documented", "removal", "RIJ and RCCA tied off."),
    ("documented", "removal", "Wound closed in layers."),
    ("documented", "removal", "Skin clips."),
    ("documented", "removal", "Subcuticular Monocryl."),
    ("documented", "removal", "Skin glue and Steristrips."),
    ("documented", "removal", "Dermabond."),
    ("documented", "removal", "Fascia, fat, skin, nylon to finish."),
    ("documented", "removal", "Chest closed with wires."),
    ("documented", "removal", "Sternum wired."),
    ("documented", "removal", "Sternum closed, wires x 6, skin with Monocryl."),
    ("documented", "removal", "Vessels oversewn."),
    ("documented", "removal", "Graft stump stapled and oversewn."),
    ("documented", "removal", "Cannulation sutures snared and tied."),
    ("documented", "removal", "Purse-string sutures on the aorta were tied with pledgets."),
    ("documented", "removal", "Haemostasis by direct pressure and Surgicel."),
    ("documented", "removal", "Hemostasis with Gelfoam and thrombin."),
    ("documented", "removal", "Groin wound approximated with nylon."),
    ("documented", "removal", "Compression dressing after 15 min of pressure."),
    ("documented", "removal", "C-clamp for an hour."),
    ("documented", "removal", "Haemostasis: manual pressure."),
    ("documented", "removal", "Closure: Vicryl, Monocryl."),
    ("documented", "removal", "Site closure: fig 8."),
    ("documented", "removal", "Pressure to the neck for fifteen minutes by the clock."),
    ("documented", "removal", "Stitch pulled tight as the cannula left; no bleeding."),
    ("documented", "removal", "Pre-laid suture tied."),
    ("documented", "removal", "Skin stitched."),
    ("documented", "removal", "The hole was closed with a 3-0 nylon."),
    ("documented", "removal", "Venotomy closed with running 5-0."),
    ("documented", "removal", "Prior Perclose sutures tightened."),
    ("documented", "removal", "Angioseal 8F."),
    ("documented", "removal", "The site was compressed for half an hour."),
    ("documented", "insertion", "Wound closed around the cannulae with nylon."),
    ("documented", "insertion", "The groin incision was closed in layers over the cannula."),
    ("documented", "insertion", "Skin approximated with interrupted nylon around the cannulae."),
    ("documented", "insertion", "Chest closed over drains."),
    ("documented", "vent_insertion", "Thoracotomy closed in layers over a 28 Fr drain."),
    ("documented", "vent_insertion", "Muscle and skin closed in layers."),
    ("documented", "vent_insertion", "Ribs approximated, layers, staples."),
    ("documented", "vent_insertion", "Chest closed."),
    ("documented", "removal", "Held 25 minutes by the fellow; no haematoma."),
    ("documented", "removal", "Pressed for ten min by hand."),
    ("documented", "removal", "Preclose knots tied."),
    ("missing", "removal", "Heparin held 25 minutes before."),
    ("missing", "removal", "Sedation held 20 min by protocol."),
    ("missing", "removal", "Heparin stopped 2 hours before."),
    ("missing", "removal", "No bleeding."),
    ("missing", "removal", "Dry dressing applied."),
    ("missing", "removal", "Haemostasis was good."),
    ("missing", "removal", "Will hold pressure for 30 min after pull."),
    ("missing", "removal", "Plan: pull cannula tomorrow and hold pressure."),
    ("missing", "removal", "Cath site closed with Angio-Seal two weeks ago."),
    ("missing", "removal", "Arterial line removed, pressure held."),
    ("missing", "removal", "Cannula stitched in place."),
    ("missing", "insertion", "Cannulae secured to the skin with 0 silk."),
    ("missing", "insertion", "Line stitched x2."),
    ("unfilled", "removal", "Closed with ____."),
]


@pytest.mark.parametrize(("status", "actions", "text"), EVERYDAY_WORDS)
def test_everyday_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_hemostasis, text, actions=tuple(actions.split()))["status"] == status


CLIPPED_AND_PREPPED = [
    ("missing", "removal", "The neck was prepped together with the circuit lines."),
    ("missing", "insertion", "Both groins clipped and sloshed with chlorhexidine."),
    ("missing", "insertion", "Groins clipped, prepped."),
    ("missing", "insertion", "Chest had been closed in the OR."),
    ("missing", "insertion", "The sternum had been closed at the index operation."),
    ("documented", "insertion", "Skin clipped at the end."),
    ("documented", "removal", "Once the wound had been closed in layers a dressing went on."),
    ("documented", "removal", "Skin edges brought together with nylon."),
    ("missing", "insertion", "Wound: forehead laceration, glued and closed in ED"),
]


@pytest.mark.parametrize(("status", "actions", "text"), CLIPPED_AND_PREPPED)
def test_clipped_and_prepped(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_hemostasis, text, actions=frozenset(actions.split()))
    assert got["status"] == status


CLOSED_ROUND_A_DRAIN = [
    (
        "documented",
        ("vent_insertion",),
        "The thoracotomy incision was closed around a 32 Fr chest tube with Vicryl and clips.",
    ),
    ("documented", ("vent_insertion",), "The wound was closed in layers over a Blake drain."),
    ("documented", ("removal",), "The groin wound was closed around a suction drain with nylon."),
    ("missing", ("vent_insertion",), "The chest tube site was closed with a stitch."),
    ("missing", ("vent_insertion",), "Purse strings were tied around the vent cannula."),
    ("missing", ("vent_insertion",), "A 28 French chest tube was secured with silk."),
    ("missing", ("removal",), "The arterial line site was closed with a stitch by the nurse."),
]


@pytest.mark.parametrize(("status", "actions", "text"), CLOSED_ROUND_A_DRAIN)
def test_closed_round_a_drain(
    read: Callable[..., dict[str, Any]], status: str, actions: tuple[str, ...], text: str
) -> None:
    assert read(read_hemostasis, text, actions)["status"] == status


CLOSURES_TOLD_IN_MANY_WAYS = [
    ("documented", "removal", "How bleeding was stopped: C-clamp for half an hour"),
    ("documented", "removal", "Bleeding stopped by\tclamp device, 40 min"),
    ("documented", "removal", "Means of stopping the bleeding: hand, 25 min"),
    ("documented", "removal", "Method of bleeding control: Z-stitch"),
    ("documented", "removal", "Method used for closure\tfigure of eight, 0 silk"),
    ("unfilled", "removal", "Method used to stop bleeding: ***"),
    ("documented", "removal", "C-clamp, 45 minutes, site dry."),
    ("documented", "removal", "Groin C-clamp 20 min"),
    ("missing", "removal", "C-clamp on the tubing, 2 min, then pump off."),
    ("missing", "removal", "C-clamp on the lines 5 minutes before."),
    ("documented", "removal", "The vein was not salvageable and was tied with silk."),
    ("documented", "removal", "Carotid could not be rebuilt and was ligated above and below."),
    ("documented", "removal", "Jugular was beyond repair, hence ligated."),
    ("documented", "removal", "Artery not worth a patch so it was tied off."),
    (
        "documented",
        "removal",
        "The vessel was too frail to hold a stitch and therefore was ligated.",
    ),
    ("missing", "removal", "The carotid was not ligated."),
    ("missing", "removal", "Vein was neither tied nor ligated; see the vascular report."),
    ("missing", "removal", "Vessel had been ligated at the first operation last year."),
    ("documented", "removal", "Femoral arteriorrhaphy with good back-flow."),
    ("documented", "removal", "Venorrhaphy of the jugular done."),
    ("documented", "removal", "Transverse arteriorrhaphy performed, strong pulse below."),
    ("documented", "removal", "Primary angiorrhaphy, palpable pedal pulse."),
    ("documented", "removal", "Lateral venorraphy."),
    ("missing", "removal", "Arteriorrhaphy will be needed if the ooze goes on."),
    ("missing", "removal", "No arteriorrhaphy was done, report of vascular to follow."),
    ("documented", "removal", "Completion angiogram after the plug device shows no extravasation."),
    ("documented", "removal", "Collagen plug in the arteriotomy, no leak on the check angio."),
    ("documented", "removal", "Suture-mediated device on the artery, dry at five minutes."),
    ("documented", "removal", "No ooze past the collagen plug."),
    ("documented", "removal", "Check duplex: plug-based device seated, no leak."),
    ("missing", "removal", "No plug-type device was on the shelf."),
    ("missing", "removal", "Closure angio suite was booked for noon."),
    ("missing", "removal", "No plug device used; vascular will dictate."),
    (
        "documented",
        "vent_removal",
        "Stapler fired across the vent graft flush with the apex, bolstered by felt.",
    ),
    ("documented", "removal", "Graft stapled off at the axillary artery."),
    ("documented", "vent_removal", "Dacron chimney divided with a vascular stapler."),
    ("documented", "vent_removal", "Staple line on the graft oversewn."),
    (
        "documented",
        "removal",
        "Endo-GIA across the side graft, a few pledgeted throws on the line.",
    ),
    ("documented", "removal", "Stapled across the stump of the Gore-Tex conduit."),
    ("missing", "removal", "Staple line of the lung biopsy dry."),
    ("missing", "removal", "Stapled across the bowel by general surgery earlier."),
    ("documented", "removal", "Artery: open repair. Vein: purse-string silk."),
    ("documented", "removal", "Venous: purse of 2-0 Ethibond."),
    ("documented", "removal", "Arterial end repaired, 6-0 Prolene, no patch."),
    ("documented", "removal", "Open repair of the CFA, 5-0 Prolene."),
    ("documented", "removal", "V side: purse 0 Ethibond, A side: 5-0 running."),
    ("missing", "removal", "Open repair was offered and turned down."),
    ("missing", "removal", "Open repair of the AAA in 2014."),
    (
        "missing",
        "removal",
        "In the earlier ECMO run (2019) the right carotid was ligated. Today the cannula was withdrawn.",
    ),
    (
        "missing",
        "removal",
        "At the last run (Leipzig) the groin was closed with a Manta. Today see surgical sheet.",
    ),
    ("missing", "removal", "As a newborn her carotid was patched. Cannula withdrawn today."),
    ("missing", "removal", "His brother's artery was closed with Perclose."),
    ("documented", "removal", "Last run ended with a patch; today the vein was ligated."),
    (
        "conflicting",
        "removal",
        "Closure: two Perclose devices\nNo closure device was used; 20 minutes by hand.",
    ),
    (
        "conflicting",
        "removal",
        "Haemostasis: Angio-Seal.\nText: without closure device, manual pressure for half an hour.",
    ),
    (
        "documented",
        "removal",
        "Closure: Perclose to the artery\nVein: no closure device, figure-of-eight.",
    ),
    ("documented", "removal", "MANTA deployed. No second closure device was needed."),
    ("documented", "removal", "No closure device was used; manual pressure for 30 minutes."),
]


@pytest.mark.parametrize(("status", "actions", "text"), CLOSURES_TOLD_IN_MANY_WAYS)
def test_closures_told_in_many_ways(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """Titles, vessels given up, staples, plugs and their checks, other runs, what clashes."""
    got = read(read_hemostasis, text, actions=frozenset(actions.split()))
    assert got["status"] == status


TOLD_BY_OTHER_PEOPLE = [
    ("documented", "removal", "Finger on the hole for a quarter of an hour, then gauze."),
    ("documented", "removal", "Both holes closed with 4-0 mattress, knots left long."),
    ("documented", "removal", "Vein ligated, it being too friable to save."),
    ("documented", "removal", "The carotid was sacrificed."),
    ("documented", "removal", "Arteriotomy: bovine patch, 6-0."),
    ("documented", "removal", "Bleeding control = pressure 30'"),
    ("documented", "removal", "Haemostasis achieved: yes, by compression belt 2 h"),
    ("documented", "removal", "ProGlide x2 (pre-laid) tightened, no residual ooze."),
    ("documented", "removal", "Artery mended end to end after a segment was cut away."),
    ("documented", "removal", "Skin over the jugular brought together with 5-0 Vicryl Rapide."),
    ("documented", "vent_removal", "Apex closed over felt strips with 2-0 Ethibond."),
    (
        "documented",
        "vent_removal",
        "PA cannula graft clipped and cut short, stump left beneath the sternum.",
    ),
    ("documented", "vent_removal", "Right upper pulmonary vein snare tightened and knotted, dry."),
    (
        "documented",
        "removal",
        "Femoral endarterectomy and bovine patch by the vascular team, as the intima had lifted.",
    ),
    ("documented", "removal", "Dry at 20 min of pressing, FemoStop for two hours afterwards."),
    ("documented", "removal", "Occlusion balloon up, hole oversewn, balloon down."),
    ("documented", "removal", "Purse-strings snugged round each hole as the cannulae slid out."),
    ("missing", "removal", "If it oozes press for 20 minutes and ring the fellow."),
    ("missing", "removal", "Plan: Perclose in the lab tomorrow."),
    (
        "missing",
        "removal",
        "Arterial line pulled, pressure 10 min. ECMO cannulae come out tomorrow.",
    ),
    ("missing", "removal", "Blood pressure held at 65 during the clamp trial."),
    ("missing", "removal", "Both tubing clamped for 30 minutes, no pressure drop."),
    ("missing", "removal", "Chest drain site stitched by the nurse."),
    ("missing", "removal", "Hand ventilation for 10 minutes while the tube was changed."),
    ("missing", "removal", "A patch of skin loss over the sacrum was dressed."),
    ("missing", "removal", "Impella sheath site closed with Angio-Seal by cardiology on Tuesday."),
    ("unfilled", "removal", "Closure: ___________"),
    ("unfilled", "removal", "Haemostasis secured by {method}"),
    ("missing", "insertion", "Purse-strings snugged around the cannulae and tied to the collars."),
    ("documented", "removal", "Stitches tied and cut, dry dressing."),
]


@pytest.mark.parametrize(("status", "actions", "text"), TOLD_BY_OTHER_PEOPLE)
def test_told_by_other_people(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """The same matters in other people's words."""
    got = read(read_hemostasis, text, actions=frozenset(actions.split()))
    assert got["status"] == status


TOLD_BY_STILL_OTHERS = [
    ("documented", "removal", "Haemostatic method: manual, 30 min"),
    ("documented", "removal", "Leant on it for 25 minutes. Dry."),
    ("documented", "removal", "Femoral artery repaired over a 5 mm vein patch."),
    ("documented", "removal", "Neck: IJ tied x2, CCA reconstructed end-to-end."),
    (
        "documented",
        "removal",
        "Two Perclose sutures cinched down after wire-out, 5 min light touch.",
    ),
    ("documented", "removal", "Deep mattress suture (Ethilon 0) at each groin."),
    (
        "documented",
        "removal",
        "Angio after MANTA: brisk run-off, plug in place, no contrast outside the vessel.",
    ),
    ("documented", "removal", "RA purse-string knotted; aortic site doubly pledgeted and tied."),
    ("documented", "vent_removal", "Cannulation site of the apex oversewn on felt."),
    ("documented", "vent_removal", "Vent pulled, purse tied."),
    ("documented", "removal", "Hand pressure, half an hour by the clock."),
    ("documented", "insertion", "Groin wound closed in layers round the cannula."),
    ("documented", "insertion", "Neck incision shut with 4-0 nylon."),
    ("documented", "reposition", "Fresh purse-string round the cannula after an ooze, tied; dry."),
    ("missing", "removal", "Hemostasis was good."),
    ("missing", "removal", "Stitch to be removed in ten days at the GP."),
    ("missing", "removal", "Vascular surgery aware in case of need of patching."),
    ("missing", "removal", "The radial arterial line was pulled and held for five minutes."),
    ("missing", "removal", "Clamp on the circuit for 20 min."),
    ("missing", "removal", "Laparotomy closed with a VAC."),
    ("missing", "insertion", "Cannula sutured at three points with 0 silk."),
    ("missing", "removal", "His father had a femoral patch after his own bypass."),
    ("unfilled", "removal", "Vessel repair: [ ] primary [ ] patch [ ] ligation"),
]


@pytest.mark.parametrize(("status", "actions", "text"), TOLD_BY_STILL_OTHERS)
def test_told_by_still_others(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """And in those of still others."""
    got = read(read_hemostasis, text, actions=frozenset(actions.split()))
    assert got["status"] == status


OF_OTHER_WOUNDS_AND_TIMES = [
    ("documented", "removal", "Both vessels closed with Perclose. No closure device failure."),
    ("documented", "removal", "MANTA deployed at the groin. No closure device was needed besides."),
    ("conflicting", "removal", "MANTA deployed at the groin. No closure device was used."),
    ("missing", "removal", "Vascular surgery did an arteriorrhaphy last week."),
    ("missing", "removal", "The bronchial stump was divided with a stapler."),
    ("documented", "removal", "The graft was divided with a vascular stapler."),
    ("missing", "removal", "The sutures tied at cannulation were cut."),
    ("documented", "removal", "The purse-strings were tied and cut."),
]


@pytest.mark.parametrize(("status", "actions", "text"), OF_OTHER_WOUNDS_AND_TIMES)
def test_of_other_wounds_and_times(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """What sounds alike is said of another organ, device, time or hand."""
    assert read(read_hemostasis, text, actions=tuple(actions.split()))["status"] == status


WITHIN_WHAT_IS_NORMAL = [
    ("missing", "insertion", "A purse of silk was snared round the new pipe."),
    ("missing", "removal", "Method to stop bleeding from the tracheostomy: packing."),
]


@pytest.mark.parametrize(("status", "actions", "text"), WITHIN_WHAT_IS_NORMAL)
def test_within_what_is_normal(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """What is above normal, or asked of another sheet, tells of no failure."""
    assert read(read_hemostasis, text, actions=tuple(actions.split()))["status"] == status
