"""``mode``: from words, from vessels, after a conversion; not a hospital, a plan, another run, another person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading.case import Case
from doclint.reading.mode import read_mode

Read = Callable[..., dict[str, Any]]

WORDS = [
    ("ECMO rounds. Config: VA (peripheral).", "VA"),
    ("ECMO rounds. Still VA.", "VA"),
    ("ECMO rounds. Remains VA for now.", "VA"),
    ("Atrio-aortic circuit, chest open. ECMO flow 5.", "VA"),
    ("Mode .... venoarterial", "VA"),
    ("[x] VV   [ ] VA", "VV"),
    ("The baby is on VVDL, 90 mL/kg/min.", "VV"),
    ("VA was chosen over VV; ECMO flow 4.", "VA"),
    ("The mode now is VV, unlike his 2019 run which was VA.", "VV"),
    ("V-V ECMO day 3, flow 4.2.", "VV"),
    ("VV ECMO was initiated.", "VV"),
    ("vv ecmo d4", "VV"),
    ("Veno-venous ECMO was started.", "VV"),
    ("Venovenous extracorporeal membrane oxygenation was begun.", "VV"),
    ("Veno venous support, 4 L/min, ECMO.", "VV"),
    ("VENOVENOUS ECMO CANNULATION", "VV"),
    ("V/V ECMO, RIJ dual lumen", "VV"),
    ("ECMO (VV) day 6", "VV"),
    ("Mode: VV\nECMO flow 4", "VV"),
    ("ECMO mode: veno-venous", "VV"),
    ("ECMO mode  [x] VV  [ ] VA", "VV"),
    ("Configuration | V-V |\nECMO flow | 4.1 |", "VV"),
    ("V - V ECMO", "VV"),
    ("VV-ECMO", "VV"),
    ("VVECMO day 2", "VV"),
    ("V-A ECMO via the groin.", "VA"),
    ("VA ECMO was initiated.", "VA"),
    ("va ecmo, 3.6 lpm", "VA"),
    ("VA-ECMO day 3", "VA"),
    ("VA day 3 on ECMO", "VA"),
    ("Veno-arterial ECMO", "VA"),
    ("Venoarterial extracorporeal life support", "VA"),
    ("VENO-ARTERIAL ECLS", "VA"),
    ("ECLS, V-A, flow 4", "VA"),
    ("ECPR was performed; ECMO flow on at 14:00.", "VA"),
    ("E-CPR, femoral cannulas, ECMO flow 3.5", "VA"),
    ("Extracorporeal cardiopulmonary resuscitation", "VA"),
    ("ECMO mode: [ ] V-V [x] V-A", "VA"),
    ("ECMO mode ( ) VV (X) VA", "VA"),
    ("peripheral VA support, ECMO flow 4.0", "VA"),
    ("V-AV ECMO", "VAV"),
    ("VAV ECMO, total flow 5.2", "VAV"),
    ("VA-V ECMO day 2", "VAV"),
    ("veno-arterial-venous ECMO", "VAV"),
    ("veno-arteriovenous ECMO", "VAV"),
    ("V-VA ECMO", "VVA"),
    ("VV-A ECMO via two drainage cannulas", "VVA"),
    ("veno-veno-arterial ECMO", "VVA"),
    ("V-P ECMO with a ProtekDuo", "VP"),
    ("veno-pulmonary ECMO", "VP"),
    ("V-PA ECMO", "VPA"),
    ("VPA ECMO", "VPA"),
    ("No bleeding on VV ECMO.", "VV"),
    ("Patient cannot be weaned from V-A ECMO.", "VA"),
    ("VV ECMO was started; no V-A needed.", "VV"),
    ("VV ECMO running well. Consider V-A if the RV fails.", "VV"),
    ("On VA ECMO. Plan: convert to VV if lungs worsen.", "VA"),
    ("VV ECMO. If shock develops will convert to V-A ECMO.", "VV"),
    ("VV ECMO today. Prior VA ECMO run in 2019.", "VV"),
    ("On VA ECMO. Her brother was on VV ECMO in 2020.", "VA"),
    ("VA ECMO considered but VV ECMO chosen and started.", "VV"),
    ("V-V rather than V-A ECMO was started.", "VV"),
    ("Instead of V-A, V-V ECMO was initiated.", "VV"),
    ("He was transferred from the VA hospital on VV ECMO.", "VV"),
    ("Followed at the VA. VV ECMO day 4.", "VV"),
    ("VA Medical Center Palo Alto\nECMO daily note: V-V, flow 4.", "VV"),
    ("CVVH running through the circuit. VA ECMO flow 4.", "VA"),
]

CONVERSIONS = [
    (
        "On V-V since Monday. Return put in at the femoral artery; with it the run becomes V-AV.",
        "VAV",
        "VV",
    ),
    ("Began on VV ECMO 3/4, day 5, now on V-A, flow 4 L/min.", "VA", "VV"),
    ("VV ECMO from Friday; echo Sunday with the EF at 10. Now on VA ECMO, 4.1 L.", "VA", "VV"),
    ("VV ECMO on Monday; on Tuesday we changed her to VA for shock.", "VA", "VV"),
    ("Converted from VV to VA ECMO.", "VA", "VV"),
    ("Conversion of V-V to V-A ECMO was performed.", "VA", "VV"),
    ("PROCEDURE: V-V to V-A ECMO conversion", "VA", "VV"),
    ("VV ECMO was converted to V-AV for differential hypoxemia.", "VAV", "VV"),
    ("Initially V-A, now V-AV ECMO since the jugular limb was added.", "VAV", "VA"),
    ("Started as VV ECMO and switched to VA on day 2.", "VA", "VV"),
    ("ECMO VA -> VAV today", "VAV", "VA"),
    ("The circuit was reconfigured from V-A to V-V; ECMO flow 4.", "VV", "VA"),
    (
        "On VV ECMO from 4/1, changed to VA ECMO on 4/3 for cardiac arrest, now VA flow 4.2.",
        "VA",
        "VV",
    ),
    ("VV ECMO initially and later changed to VA ECMO.", "VA", "VV"),
    ("Upgraded from V-V to V-VA ECMO.", "VVA", "VV"),
    ("Veno-arterial ECMO was transitioned to veno-venous after heart recovery.", "VV", "VA"),
]

VESSELS = [
    (
        "Insertion. 17 Fr arterial cannula to the left femoral artery, 25 Fr multistage for drainage, pump on.",
        "VA",
    ),
    ("ECMO day 6. Support: right femoral vein to left femoral artery.", "VA"),
    ("ECMO day 6. Support: right femoral vein to right internal jugular vein.", "VV"),
    ("V-V ECMO. 21 Fr RIJ drainage with 19 Fr R femoral return.", "VV"),
    (
        "ECMO: 25 Fr drainage in the right femoral vein, 17 Fr return in the left femoral artery.",
        "VA",
    ),
    ("ECMO drainage from the right femoral vein, return to the right internal jugular vein.", "VV"),
    ("ECMO via a 31 Fr dual lumen cannula in the right internal jugular vein.", "VV"),
    (
        "Central ECMO through a sternotomy: venous cannula right atrium, arterial cannula ascending aorta.",
        "VA",
    ),
    (
        "ECMO: 10 Fr arterial cannula right common carotid artery, 12 Fr venous right internal jugular vein.",
        "VA",
    ),
]

NONE = [
    "ECMO history. He kept VA follow-up and is going VA next week.",
    "ECMO flow 4. She remains VA eligible and keeps her VA benefits.",
    "ECMO flow 4. V-A ECMO was on the table at noon.",
    "ECMO flow 4. V-V ECMO stays on the table if he worsens.",
    "ECMO day 3, flow 4.",
    "ECMO flow 4. He is followed at the VA.",
    "ECMO flow 4. VA benefits were discussed with social work.",
    "ECMO in place. Plan: VV ECMO tomorrow instead.",
    "ECMO mode was not recorded.",
    "ECMO billing code 33948.",
    "ECMO running. Prior V-A ECMO run in 2019.",
    "ECMO running. Her twin was on VV ECMO.",
    "ECMO flow 4; CVVH (veno-venous hemofiltration) through a separate line.",
    "ECMO flow 4. V-A block on telemetry.",
]

UNFILLED = [
    "ECMO mode: ***",
    "ECMO\nMode: [ ] VV [ ] VA",
    "{ECMO mode} ECMO was initiated.",
    "Mode: ____\nECMO flow 4",
]

CONFLICTS = [
    ("VV ECMO day 5. Team asked if now on VA would help; stays VV.", {"VV", "VA"}),
    ("VV ECMO day 5, flow 4 L/min. The roommate is now on VA.", {"VV", "VA"}),
    ("VV ECMO day 5. Cardiology asks why she is not now on VA.", {"VV", "VA"}),
    ("VA ECMO day 2, flow 4 L/min. If the lungs fail, now on VV is an option.", {"VV", "VA"}),
    (
        "PROCEDURE: V-V ECMO cannulation\nThe patient was placed on veno-arterial ECMO at 09:47.",
        {"VV", "VA"},
    ),
    ("Mode: VA\nVV ECMO was initiated at 10:00 with drainage from the femoral vein.", {"VV", "VA"}),
    (
        "V-V ECMO. 25 Fr drainage cannula in the right femoral vein, 17 Fr return cannula in the left femoral artery.",
        {"VV", "VA"},
    ),
]


@pytest.mark.parametrize(("text", "value"), [*WORDS, *VESSELS])
def test_documented(read: Read, text: str, value: str) -> None:
    element = read(read_mode, text)
    assert (element["status"], element["value"]) == ("documented", value)


@pytest.mark.parametrize(("text", "value", "before"), CONVERSIONS)
def test_conversion(read: Read, text: str, value: str, before: str) -> None:
    element = read(read_mode, text)
    assert (element["status"], element["value"], element.get("from")) == (
        "documented",
        value,
        before,
    )


@pytest.mark.parametrize("text", NONE)
def test_missing(read: Read, text: str) -> None:
    element = read(read_mode, text, ("daily_management",))
    assert (element["status"], element["value"]) == ("missing", None)


@pytest.mark.parametrize("text", UNFILLED)
def test_unfilled(read: Read, text: str) -> None:
    assert read(read_mode, text)["status"] == "unfilled"


@pytest.mark.parametrize(("text", "candidates"), CONFLICTS)
def test_conflict(read: Read, text: str, candidates: set[str]) -> None:
    element = read(read_mode, text)
    assert element["status"] == "conflicting"
    assert set(element["candidates"]) == candidates
    assert element["value"] is None


WAYS = {
    "Blood is drained from the right femoral vein and given back to the jugular.": "VV",
    "Two venous cannulae, right groin for drainage and neck for return; no arterial line.": "VV",
    "Blood drained from the femoral vein and returned to the femoral artery.": "VA",
    "Blood was drawn from the antecubital vein.": None,
}


@pytest.mark.parametrize("text", WAYS)
def test_mode_by_the_way_of_the_blood(pipeline: Pipeline, text: str) -> None:
    case = Case(frozenset(("insertion",)), is_service=True)
    assert read_mode(pipeline(text), case).values["value"] == WAYS[text]
