"""Sentences that say why, by the service of the note, and those that give no reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.reason import read_reason

DAILY, OUT, MOVE = "daily_management", "removal", "reposition"
VENT, UNVENT, GRAFT = "vent_insertion", "vent_removal", "graft_conduit"

GIVEN = [
    (DAILY, "Not ready to wean."),
    (DAILY, "Failed turndown to 2 L with MAP 48."),
    (DAILY, "Sweep-off trial failed after 10 minutes."),
    (DAILY, "She remains fully ECMO dependent."),
    (DAILY, "Continue VV ECMO as bridge to lung transplant."),
    (DAILY, "No native lung function to speak of, cannot be weaned."),
    (DAILY, "Aortic valve still not opening."),
    (DAILY, "Awaiting myocardial recovery."),
    (DAILY, "Ongoing need for support: RV still failing."),
    (DAILY, "Why still on: compliance 14"),
    (DAILY, "Did not tolerate sweep reduction overnight."),
    (DAILY, "Weaning deferred because of rising lactate."),
    (DAILY, "Persistent severe hypoxemia with native lungs white."),
    (DAILY, "Desaturated when the sweep was turned off."),
    (DAILY, "Lungs too stiff to come off today."),
    (OUT, "LV function has recovered, EF 45% on low-dose milrinone."),
    (OUT, "Weaned from V-A ECMO over two days."),
    (OUT, "Passed a six-hour sweep-off trial."),
    (OUT, "He tolerated a turndown to 1 L for two hours."),
    (OUT, "Support is no longer needed."),
    (OUT, "Reason for removal: lung recovery"),
    (OUT, "Converted to durable LVAD today."),
    (OUT, "After a family meeting support was withdrawn; comfort care."),
    (OUT, "Gas off for 24 hours with PaO2 90 on 40%."),
    (OUT, "Removed because of limb ischemia."),
    (OUT, "Now ready for decannulation."),
    (OUT, "Declared brain dead this morning."),
    (MOVE, "Recirculation of 50% since noon."),
    (MOVE, "Chattering line and suction events at 3 L."),
    (MOVE, "Poor drainage, flow fell to 2 L/min."),
    (MOVE, "The cannula had migrated out by 3 cm."),
    (MOVE, "The tip was too deep on the film."),
    (MOVE, "Return pressure rose above 350 mmHg with a kink at the skin."),
    (MOVE, "The port lay against the septum."),
    (MOVE, "Reason: ischemic right leg"),
    (VENT, "LV distension with a closed aortic valve."),
    (VENT, "Pulmonary edema and smoke in the LV."),
    (VENT, "A vent was placed to decompress the left ventricle."),
    (VENT, "Wedge 34 and pink froth from the tube."),
    (UNVENT, "LV now ejecting with every beat, vent no longer needed."),
    (UNVENT, "The aortic valve opens every beat."),
    (GRAFT, "The artery was small and calcified, so a side graft was sewn."),
    (GRAFT, "A chimney was chosen to preserve distal perfusion of the leg."),
]
NOT_GIVEN = [
    (DAILY, "Veno-arterial ECMO, settings as above."),
    (DAILY, "Plan: turn gas to 0.4, wean epinephrine, echo at 15:00."),
    (DAILY, "ARDS from influenza, ECMO day 4."),
    (DAILY, "SpO2 goal above 88, sweep by gas every 6 h."),
    (DAILY, "Monitor for limb ischemia."),
    (DAILY, "If he fails the trial we will list him."),
    (DAILY, "Wean sedation and the ventilator."),
    (DAILY, "She was placed on ECMO for persistent hypoxemia."),
    (DAILY, "Flow 4.2, sweep 4, anti-Xa 0.4."),
    (DAILY, "PT out of bed, feeds at goal."),
    (OUT, "The circuit was clamped and the cannula withdrawn."),
    (OUT, "Pressure was held for twenty minutes."),
    (OUT, "Decannulation performed at bedside."),
    (OUT, "Mother recovered from influenza."),
    (OUT, "VV ECMO for ARDS, day 9."),
    (OUT, "If the heart recovers, decannulate next week."),
    (MOVE, "The cannula was pulled back 2 cm and secured with two ties."),
    (MOVE, "Flow 4.4 L/min afterwards, no chatter."),
    (MOVE, "TEE: tip mid right atrium."),
    (MOVE, "Monitor for kinking and recirculation."),
    (MOVE, "Heparin continued."),
    (VENT, "A 20 Fr vent was placed through the apex."),
    (VENT, "TEE showed the tip free."),
    (VENT, "V-A ECMO day 3 for myocarditis."),
    (UNVENT, "The vent was withdrawn and the purse-strings tied."),
    (GRAFT, "An 8 mm Dacron graft was sewn end-to-side."),
    ("insertion", "LV function recovered."),
    ("insertion", "Why: meconium aspiration with PPHN"),
    ("initiation", "Bridge to decision."),
    ("insertion", "Poor drainage at first, cannula too deep."),
]


@pytest.mark.parametrize(("action", "text"), GIVEN)
def test_given(read: Callable[..., dict[str, Any]], action: str, text: str) -> None:
    assert read(read_reason, text, (action,))["status"] == "documented"


@pytest.mark.parametrize(("action", "text"), NOT_GIVEN)
def test_not_given(read: Callable[..., dict[str, Any]], action: str, text: str) -> None:
    assert read(read_reason, text, (action,))["status"] == "missing"


@pytest.mark.parametrize(
    ("action", "text"),
    [
        (OUT, "Reason for removal: ***"),
        (VENT, "Reason for vent: ____"),
        (MOVE, "Reason for the change: {reason}"),
        (DAILY, "Reason for continued support: @REASON@"),
    ],
)
def test_left_open(read: Callable[..., dict[str, Any]], action: str, text: str) -> None:
    assert read(read_reason, text, (action,))["status"] == "unfilled"
