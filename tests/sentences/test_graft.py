"""Sentences that tell of a graft conduit for the arterial cannula, and of other grafts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.graft import read_graft

SEWN = [
    "Chimney: Gelweave 8 onto the axillary artery.",
    "A Dacron sleeve was sewn to the artery as a conduit for the return cannula.",
    "A 10 mm polyester side branch was sewn to the aorta.",
    "An 8 mm Dacron graft was sewn end-to-side to the right axillary artery.",
    "A 10 mm Hemashield tube was beveled and sewn end-to-side with 5-0 Prolene.",
    "The arterial cannula was seated in the graft and tied.",
    "Chimney graft to the right subclavian artery.",
    "A side graft was sewn to the femoral artery.",
    "An 8-mm Gelweave conduit was anastomosed to the axillary artery.",
    "Side-arm of 8 mm Gore-Tex sewn to the common femoral artery.",
    "The graft was tunneled through a counter-incision and the 20 Fr cannula tied in it.",
    "Conduit: [x] side graft [ ] direct",
    "Graft: 8 mm Dacron",
    "V-A ECMO by axillary side graft.",
    "Implants: Hemashield, 10 mm x 15 cm",
    "A PTFE graft was attached to the artery end to side.",
    "An 8 mm polyester graft was sutured onto the artery.",
    "Through the conduit a 18 Fr cannula was passed and secured.",
    "A Dacron chimney was constructed on the axillary artery.",
    "The cannula was inserted into the side graft.",
    "A 10 mm Vascutek graft was sewn to the right axillary artery.",
    "Graft conduit placed on the left common femoral artery.",
    "End-to-side anastomosis of an 8 mm graft to the artery.",
]
OTHER = [
    "A classic BT shunt of 4 mm Gore-Tex feeds the lungs.",
    "The artery was cannulated directly.",
    "Coronary artery bypass grafting times three with LIMA to LAD.",
    "The saphenous vein graft to the OM was patent.",
    "Primary graft dysfunction six hours after heart transplantation.",
    "The graft now squeezes well on milrinone.",
    "Dacron repair of an aortic aneurysm in 2014.",
    "She has an AV graft in the left arm for dialysis.",
    "Bovine pericardial patch on the femoral artery.",
    "If the artery is too small a side graft will be sewn.",
    "History of aortobifemoral graft.",
    "The arteriotomy was patched.",
    "Skin graft to the left thigh.",
    "Stent graft in the descending aorta.",
    "Post CABG, grafts patent on angiography.",
    "Plan: chimney graft tomorrow.",
    "Risks of a side graft including hyperperfusion were explained.",
    "The graft-versus-host disease is quiet.",
    "Right ventricle to pulmonary artery conduit in infancy.",
    "A Gore-Tex membrane covered the heart.",
]
NONE_SEWN = [
    "Graft: none",
    "Graft: [ ] yes [x] no",
    "No side graft was used.",
    "A side graft was not needed.",
    "Cannulated directly without a graft conduit.",
]


@pytest.mark.parametrize("text", SEWN)
def test_sewn(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_graft, text, ("insertion", "graft_conduit"))["status"] == "documented"


@pytest.mark.parametrize("text", OTHER)
def test_other(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_graft, text)["status"] == "missing"


@pytest.mark.parametrize("text", NONE_SEWN)
def test_none(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_graft, text)["status"] == "not_done"


def test_left_open(read: Callable[..., dict[str, Any]]) -> None:
    assert read(read_graft, "Graft: ***")["status"] == "unfilled"


@pytest.mark.parametrize("action", ["daily_management", "removal"])
def test_one_of_an_earlier_day(read: Callable[..., dict[str, Any]], action: str) -> None:
    text = "R axillary 8 mm side graft with 18 Fr arterial cannula."
    assert read(read_graft, text, (action,))["status"] == "missing"


MORE_SEWN = [
    "A conduit was anastomosed to the axillary artery in end-to-side fashion.",
    "8mm graft sewn on.",
    "Silo graft.",
    "We used an 8 mm interposition graft as a chimney.",
    "Cannulation of the right axillary artery via graft.",
    "An 8 mm straight graft was sewn.",
    "Side-graft technique.",
    "The Gelweave was trimmed and anastomosed with running 5-0.",
    "A woven polyester tube was stitched to the artery.",
    "ECMO via 10 mm PTFE limb.",
    "Femoral artery end-to-side 8 mm Dacron.",
    "T-graft to the femoral artery.",
]


@pytest.mark.parametrize("text", MORE_SEWN)
def test_more_sewn(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_graft, text, ("insertion",))["status"] == "documented"


MORE_OTHER = [
    "Allograft function poor after lung transplant.",
    "LIMA graft patent.",
    "PTFE patch to the aorta.",
    "Previous Bentall with 28 mm graft.",
    "End-to-end anastomosis of the carotid.",
    "Fem-pop bypass with PTFE in 2015.",
    "Radial artery harvested as conduit for CABG.",
    "Cannulated through the ascending aortic graft from the arch repair.",
    "The bypass circuit was connected.",
]


@pytest.mark.parametrize("text", MORE_OTHER)
def test_more_other(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_graft, text, ("insertion",))["status"] == "missing"


EVERYDAY_WORDS = [
    ("documented", "insertion", "8 mm Dacron graft sewn end to side to the axillary artery."),
    ("documented", "insertion", "Chimney graft onto right axillary artery."),
    ("documented", "insertion", "A side-arm graft was anastomosed to the femoral artery."),
    ("documented", "insertion", "Gelweave 8 mm anastomosed to the subclavian."),
    ("documented", "insertion", "T-graft on the CFA for the arterial limb."),
    ("documented", "insertion", "Cannula tied into a Hemashield graft on the axillary."),
    ("documented", "graft_conduit", "8mm Vascutek conduit end-to-side 5-0 Prolene."),
    ("documented", "graft_conduit", "Conduit sewn on to the artery."),
    (
        "documented",
        "insertion",
        "PTFE tube end-to-side to the common femoral, cannula in the tube.",
    ),
    ("documented", "insertion", "Axillary exposed, 8 mm tube graft sewn."),
    ("not_done", "insertion", "Direct cannulation, no chimney."),
    ("missing", "insertion", "CABG x3 with vein grafts."),
    ("missing", "insertion", "Chimney graft planned if leg ischaemic."),
    ("missing", "insertion", "Aortic graft from 2015."),
    ("missing", "insertion", "Gore-Tex sheet stitched to the skin edges."),
    ("missing", "insertion", "A new Gore-Tex patch was sewn over the open chest."),
    ("missing", "reposition", "Contrast was given through the side-arm of the sheath."),
    ("missing", "reposition", "A wire was passed through the side-arm Y of the cannula."),
    ("documented", "insertion", "The cannula sits in the Dacron side-arm."),
    ("documented", "insertion", "A side-arm was sewn to the right axillary artery."),
]


@pytest.mark.parametrize(("status", "actions", "text"), EVERYDAY_WORDS)
def test_everyday_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_graft, text, actions=tuple(actions.split()))["status"] == status
