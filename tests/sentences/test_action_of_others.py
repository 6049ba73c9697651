"""``action`` beside what another hand, another thing, another run or another day is told of."""

from __future__ import annotations

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading.action import read_action

NOTHING: set[str] = set()
REMOVED = "V-A ECMO decannulation. The 17 Fr cannula was removed from the artery and the vessel repaired. "
PLACED = "V-V ECMO. A 25 Fr cannula was inserted into the right femoral vein over a wire. "

BY_OTHERS: list[tuple[str, set[str]]] = [
    # One doctor's deeds are told, another's note it is: what is the author's own stands apart.
    (
        "V-A ECMO start.\nThe cannulae went in under Dr. Weiss (vascular), her note to follow. Flow was begun by me at 04:10.",
        {"initiation"},
    ),
    (
        "ECMO start note.\nCannulation - Dr. Quist in the hybrid room, separate op note. I started the pump at 21:05.",
        {"initiation"},
    ),
    (
        "Dr. Mbanefo reopened the chest and placed a 10 Fr in the aorta and a 20 Fr in the right atrium (his op report). "
        "I started V-A ECMO at 02:50.",
        {"initiation"},
    ),
    (
        "Dr. Okwu did the lines (see her sheet): 21 Fr right femoral vein, 17 Fr right jugular, by needle. "
        "The pump clamp came off at 14:52 and V-V ECMO was begun.",
        {"initiation"},
    ),
    (
        "Surgeon: Dr. Weiss. V-A ECMO.\nDr. Weiss dissected the vessels and placed a 17 Fr and a 25 Fr cannula.",
        {"insertion"},
    ),
    (
        "Dr. Weiss exposed the vessels, and I cannulated the femoral artery with a 17 Fr for V-A ECMO.",
        {"insertion"},
    ),
]
NOT_TODAY: list[tuple[str, set[str]]] = [
    (
        "She went onto V-A ECMO Thursday through the right neck (10 Fr, 12 Fr). Tonight the venous cannula was pulled "
        "back 1.5 cm and re-tied.",
        {"reposition"},
    ),
    (
        "V-A ECMO day 4. I withdrew the LV vent, purse-string tied. Closure of the chest, together with decannulation, is set for Monday.",
        {"vent_removal"},
    ),
    (
        "V-A ECMO: 25 Fr and 17 Fr cannulae placed in the right groin. Leg line deferred until ECMO flow is established.",
        {"insertion"},
    ),
    (
        "V-V ECMO cannulation Thursday 3/5. 25 Fr right femoral vein placed over the wire.",
        {"insertion"},
    ),
]
EXCHANGED = [
    ("The 23 Fr drainage cannula was exchanged over a wire for a 27 Fr.", {"insertion", "removal"}),
    (
        "V-V ECMO. The old cannula was removed and replaced by a new 25 Fr cannula.",
        {"insertion", "removal"},
    ),
    (f"{REMOVED}EBL 40 mL, replaced.", {"removal"}),
    (f"{REMOVED}Two mediastinal tubes were replaced before the wires went in.", {"removal"}),
    (f"{REMOVED}Potassium replaced. The old dressing was exchanged.", {"removal"}),
    (f"{REMOVED}The sheath in the SFA was swapped for an Angio-Seal.", {"removal"}),
    (f"{REMOVED}The femoral arterial sheath was exchanged for a 14 Fr MANTA.", {"removal"}),
    (f"{REMOVED}Magnesium was replaced while the skin was closed.", {"removal"}),
]
OTHER_SUBJECTS = [
    (f"{REMOVED}After the clamps went on, the venous cannula was taken out as well.", {"removal"}),
    (
        f"{REMOVED}Once 20 minutes had passed with a good pressure, the cannula was out.",
        {"removal"},
    ),
    (
        f"{REMOVED}Before that half an hour had passed off flow; the cannula looked clean.",
        {"removal"},
    ),
    (f"{REMOVED}A dressing was placed over the site of the cannula.", {"removal"}),
    (f"{REMOVED}Vessels exposed proximal to the cannulation points.", {"removal"}),
    (
        "Wires up, then the 25 Fr cannula went in through the right femoral vein. V-V.",
        {"insertion"},
    ),
    ("V-V. A 21 Fr cannula was passed over the wire into the right jugular vein.", {"insertion"}),
    ("The team stands by. V-A ECMO is not wanted today; the cannulation cart is checked.", NOTHING),
    ("V-V ECMO day 4. Cannulation points dry, flow 4 L/min, sweep 3.", {"daily_management"}),
]
WHOSE = [
    (f"{PLACED}V-V ECMO was started at 17:22 by me with Ms. Orlova, perfusionist.", {"insertion", "initiation"}),
    (f"{PLACED}V-V ECMO was started at 17:22 by us with Dr. Orlova of the ICU.", {"insertion", "initiation"}),
    (f"{PLACED}V-V ECMO was started at 17:22 by Dr. Orlova of the ICU.", {"insertion"}),
    (f"{PLACED}Dr. Tran, intensivist, directed the start of veno-venous support.", {"insertion"}),
    (f"{PLACED}Dr. Tran (ICU) directed the start of veno-venous support.", {"insertion"}),
    (f"{PLACED}Dr. Tran, intensivist, stood by, and I directed the start of V-V support.", {"insertion", "initiation"}),
    (
        "Dr. Tran (surgery) attended and placed a 25 Fr cannula in the left femoral vein and a 19 Fr cannula in the "
        "artery. I started V-A ECMO at 11:31, flow 4 L/min.",
        {"initiation"},
    ),
    (
        "Dr. Tran attended. I placed a 25 Fr cannula in the left femoral vein and a 19 Fr cannula in the artery.\n"
        "I started V-A ECMO at 11:31, flow 4 L/min.",
        {"insertion", "initiation"},
    ),
]  # fmt: skip
OTHER_RUNS = [
    ("Not on ECMO. He had four days of V-A ECMO in 2019 (decannulated in theatre, groin repaired).", NOTHING),
    ("On V-V ECMO, flow 4 L/min. Had a V-A run three years ago (cannulated through the neck).", NOTHING),
    ("V-A ECMO was ended (decannulated in theatre, artery repaired with a patch).", {"removal"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"), [*BY_OTHERS, *NOT_TODAY, *EXCHANGED, *OTHER_SUBJECTS, *WHOSE, *OTHER_RUNS]
)
def test_whose_deed_it_is_and_when_it_was_done(
    pipeline: Pipeline, text: str, wanted: set[str]
) -> None:
    element = read_action(page := pipeline(text)).to_element(page)
    assert set(element["values"]) == wanted
    assert element["status"] == ("documented" if wanted else "missing")
    for item in element["evidence"]:
        assert text[item["start"] : item["end"]] == item["text"]
