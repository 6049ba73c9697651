"""Whether a note reports ECMO of this patient now, or speaks of it as history, plan, talk, or not at all."""

from __future__ import annotations

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading.service import reports_ecmo

SERVICE = [
    "The double lumen in the neck was fed three centimetres on. Flow rose at once. Sweep back to 4.",
    "Arterial switch ten days ago, V-A since then with an open chest.",
    "s/p lung resection 2019, now on VA ECMO for arrest, weaned off epi.",
    "Both cannulas pulled at the bedside, purse-string tied, pressure held.",
    "Sternotomy for central VA, aorta 20 Fr, RA 34 Fr.",
    "Central cannulation through the open chest, on circuit at 110 mL/kg.",
    "Crashed onto the circuit during compressions, left groin, by me.",
    "Drainage cannula pushed in 2 cm for chatter, tip checked by echo.",
    "The neonate has 8 Fr in the right carotid and 10 Fr in the right jugular.",
    "12 Fr and 10 Fr removed from the neck, vessels tied.",
    "Sweep 4, 4.3 litres at 3150 rpm, post-oxygenator gas good.",
    "The 19 Fr return cannula slid out of the left femoral artery and the arteriotomy was closed.",
    "Left groin: 25 in the vein, 17 in the artery.",
    "RFV 23 / LFA 15, both by needle.",
    "The Crescent was turned 20 degrees until the jet met the valve.",
    "10 Fr out of the carotid, 12 Fr venous catheter out of the jugular vein, clamp trial passed.",
    "A 17 Fr arterial cannula went into the right common femoral artery.",
    "Decannulated after a clamp trial of three hours.",
    "Run day 6: circuit without clot, flow 3.9 L/min.",
    "LV vent taken out through the old thoracotomy.",
    "Periph VA since Sunday.",
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
    "h/o covid 2020 - 2 wks V-V ECMO elsewhere, recovered. Valve in, no leak; IABP in the left groin.",
    "The balloon pump was pulled and manual pressure held for 20 minutes.",
    "CABG x3: aortic cannula 20 Fr, two-stage venous cannula, cardioplegia; cannulae removed.",
    "DISCHARGE SUMMARY\nCannulated for VA ECMO on 4/1, decannulated 4/8, home on metoprolol.",
    "Post-ICU clinic letter. She was on VV ECMO for two weeks in May and walks well.",
    "Thrombus in the venous limb of the graft was removed.",
    "Ventilator flow 60 L/min, circuit changed.",
    "Cardiopulmonary bypass at 5 L/min; aortic and venous cannulae removed, protamine given.",
    "A 14 Fr dialysis catheter was placed in the right femoral vein.",
    "The tracheostomy was capped and the patient decannulated.",
    "A 5 mm cannula was inserted at the umbilicus and the abdomen insufflated.",
    "HeartMate 3: speed 5400 rpm, flow 4.1 L/min.",
    "The ventilator circuit was changed and the flow increased to 40 L/min.",
    "EVD: the ventricular vent was clamped and removed, ICP 11.",
    "8 Fr arterial sheath and 7 Fr venous sheath pulled, pressure held.",
    "ECMO not needed; the aorta and right atrium were decannulated.",
    "Duodenal sweep normal, no stones.",
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


ANOTHER_MATTER = {
    "abdomen": "General Surgery operative note\nProcedure: Exploratory laparotomy for compartment syndrome\n"
    "Pt is on VA ECMO day 3 (CTICU runs it), flow 4.0. Midline laparotomy, abdomen left open. "
    "No cannula was touched. Complications none.",
    "endoscopy": "GI PROCEDURE NOTE 3/4/25\nEGD at bedside for melena, on VV ECMO x 8 d, sweep 5, FdO2 80%. "
    "One visible vessel clipped. Bivalirudin off since midnight.",
    "call declined": "PICU transport call record 2/2/25 0210\nAsks whether we can cannulate; 14/17 Fr neck would be "
    "feasible. Coded for 40 minutes before we could leave. Team stood down. ECMO not offered.",
    "stand-by unused": "Interventional cardiology note\nHigh risk PCI to left main with VA ECMO on standby. Perfusion "
    "primed a circuit outside the lab. The circuit was never opened and went back to the pump room.",
    "therapy": "Physical therapy progress note\nVV ECMO run day 12, R IJ 31 Fr Avalon. Stood at bedside 2 min. "
    "Flow 4.8, sweep 4, no alarms. J Doe DPT",
    "neurology": "Neurology consult, inpatient\nAsked to see 61M on peripheral VA ECMO (day 4, per CVICU) for unequal "
    "pupils. CT head: L frontal hemorrhage. Heparin stopped by primary team.",
    "bypass": "CARDIAC SURGERY OP NOTE\nProcedure: CABG x4\nVA ECMO was considered and lines were on the table, but he "
    "separated on the third attempt and ECMO was not required. Cannulas removed, protamine given.",
    "candidacy": "PULMONARY CONSULT\nReason: ECMO candidacy. P/F 61 proned, iNO 20. He is not an ECMO candidate in my "
    "opinion and the ECMO director agrees.",
    "later visit": "Cardiology clinic letter\nMrs Poe was seen 4 months after myocarditis for which she spent 6 days on "
    "VA ECMO (left groin, repaired). Groin scar fine.",
}

SERVICE_ALL_THE_SAME = {
    "declined elsewhere": "Trauma surgery procedure note\nAspiration ARDS, P/F 55 proned. 25 Fr multistage R femoral v "
    "and 21 Fr RIJ placed percutaneously under US. Flow 5 L started 1410. Declined by two other centers.",
    "run by others": "Vascular note\n17f art pulled from cfa, patch, 25f v out with a mattress stitch. va day 6. "
    "Settings per CCU.",
    "no name, only a code": "PICU op note\nfirst RA 20 fr out, purse tied. then 12 fr ao out. wired sternum. 33985",
    "sized artery and vein": "op note\nIJ + CCA dissected out\n10F art in to 3 cm\n12F ven to 6.5\nlines joined",
    "another's run": "Removal form, CPT 33966\nThe 25 Fr and 17 Fr were pulled. VV ECMO ended at 10:10.\n"
    "The patient's sister was on V-A ECMO in 2019 and did well.",
}


@pytest.mark.parametrize("name", sorted(ANOTHER_MATTER))
def test_a_note_on_another_matter_is_no_service(pipeline: Pipeline, name: str) -> None:
    assert not reports_ecmo(pipeline(ANOTHER_MATTER[name]))


@pytest.mark.parametrize("name", sorted(SERVICE_ALL_THE_SAME))
def test_a_stray_word_ends_no_service(pipeline: Pipeline, name: str) -> None:
    assert reports_ecmo(pipeline(SERVICE_ALL_THE_SAME[name]))
