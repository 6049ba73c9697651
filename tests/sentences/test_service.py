"""Whether a note reports ECMO of this patient now, or speaks of it as history, plan, talk, or not at all."""

from __future__ import annotations

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading.service import reports_ecmo

SERVICE = [
    "The patient is on VV ECMO, flow 4.2 L/min.",
    "V-A ECMO was initiated at 14:10.",
    "PROCEDURE: Percutaneous VV ECMO cannulation",
    "ECMO day 4. Sweep 3.",
    "VA day 3, flow 4, sweep 2.",
    "ECLS decannulation at the bedside.",
    "Veno-venous extracorporeal life support, day 6.",
    "Mode: V-A\nFlow 4.1",
    "ECMO service: [x] insertion [ ] removal\nRFV 25 Fr",
    "Patient remains on extracorporeal membrane oxygenation.",
    "Placed on ECMO yesterday, remains on support today.",
    "Cannulated for VA ECMO four days ago at an outside hospital; today flow 3.8, sweep 3.",
    "ECPR: flow on at 04:10.",
    "No bleeding on VV ECMO.",
    "He cannot be weaned from V-A ECMO.",
    "Unable to come off VA ECMO; LV vent placed.",
    "ECMO team: patient seen on rounds, VV ECMO day 2.",
    "Transferred on VV ECMO from the referring hospital.",
    "Converted from V-V to V-A ECMO.",
    "Weaned from VA ECMO and decannulated today.",
    "VV ECMO was discontinued and the cannula removed this morning.",
    "If flows drop, call. VV ECMO flow 4.2 now.",
    "The neonate went on V-A bypass; ECMO flow 120 mL/kg/min.",
    "On VV ECMO since 4/2; plan decannulation Friday.",
]

NO_SERVICE = [
    "History of ECMO as a newborn.",
    "s/p VV ECMO for influenza in 2019.",
    "PMH: ECMO 2019, asthma",
    "PAST MEDICAL HISTORY: VA ECMO for myocarditis, decannulated.",
    "ECMO survivor, seen in clinic.",
    "ECMO graduate, now 14 months.",
    "Seen eight months after 19 days of VV ECMO.",
    "She was decannulated from VV ECMO six weeks ago and now walks a mile.",
    "ECMO was considered and not offered.",
    "ECMO not indicated at this time.",
    "Not an ECMO candidate.",
    "He is not a candidate for VV ECMO.",
    "ECMO evaluation: criteria are not met.",
    "Question: V-V ECMO?",
    "? ECMO",
    "Would ECMO help? Not now.",
    "VV ECMO if P/F stays below 80.",
    "May need ECMO.",
    "Discussed ECMO with the family: what ECMO is and what it can do.",
    "We explained that ECMO would mean two cannulas.",
    "ECMO consult requested.",
    "ECMO team aware.",
    "ECMO team was called and declined.",
    "ECMO circuit on standby, not used.",
    "ECMO was on standby.",
    "The ECMO circuit was primed as back-up and not needed.",
    "Transfer to an ECMO center arranged.",
    "Referred to the ECMO centre.",
    "Her brother was on VV ECMO.",
    "Twin B is on V-A ECMO.",
    "The donor had been on VA ECMO.",
    "Plan: VA ECMO if lactate rises.",
    "Plan for VV ECMO tomorrow.",
    "Accepted for ECMO retrieval; team to leave at 0600.",
    "Escalation options include Impella or VA ECMO.",
    "Next step would be VA ECMO.",
    "The risks of ECMO were explained.",
    "Family declined ECMO.",
    "No ECMO.",
    "Never required ECMO.",
    "Without need for ECMO.",
    "Avoided ECMO with proning.",
    "Low threshold for VA ECMO.",
    "Cardiopulmonary bypass was initiated; aorta and right atrium cannulated.",
    "He was seen at the VA hospital.",
    "Follow-up at the VA in two weeks.",
    "VA 20/40 in the right eye.",
    "Lymph nodes in areas V-A and V-B were excised.",
    "Continuous venovenous hemodiafiltration was started.",
    "CVVH, veno-venous, blood flow 200 mL/min.",
    "Veno-venous bypass was used during the liver transplant.",
    "V-A conduction was absent during ventricular pacing.",
    "VA block with retrograde conduction.",
    "PR 160, VP 60, A-V paced.",
    "Stage V-A disease.",
    "Arterial line placed. ECMO discussed, deferred.",
    "ECMO lecture was given to the residents.",
    "The patient was taken off ECMO at the outside hospital last month.",
]


@pytest.mark.parametrize("text", SERVICE)
def test_service(pipeline: Pipeline, text: str) -> None:
    assert reports_ecmo(pipeline(text))


@pytest.mark.parametrize("text", NO_SERVICE)
def test_no_service(pipeline: Pipeline, text: str) -> None:
    assert not reports_ecmo(pipeline(text))
