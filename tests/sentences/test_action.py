"""``action``: what the physician did in this note; not what was done before, elsewhere, by another, or is planned."""

from __future__ import annotations

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading import Reader
from doclint.reading.action import read_action

INSERTION = [
    "V-V ECMO. RIJ 29 Fr dual-lumen over an Amplatz under TEE by me.",
    "V-A ECMO. R groin, wires by needle, 17 and 25 French slid home.",
    "V-A ECMO. RFA wire from the PCI sheath, upsized to 17 Fr.",
    "Arrest, V-A ECMO. 19 up the right femoral artery, 25 up the right femoral vein, both by needle and wire.",
    "V-V. Second drain needed. Left femoral vein, US, 23 Fr multistage in over Amplatz, joined by Y to the right one.",
    "17 Fr HLS into the artery, 23 Fr into that vein, V-A ECMO, over wires.",
    "V-V. A new 27 Fr dual-lumen cannula advanced 12 cm over the wire, jet seen at the valve.",
    "NORWOOD. Bypass cannula out, aortic purse-string tied. V-A ECMO: new 10 Fr into the aorta, 16 Fr in the RA.",
    "ECPR: perc fem-fem, 19/25.",
    "The patient was cannulated for V-V ECMO via the right internal jugular vein.",
    "PROCEDURE: Percutaneous V-V ECMO cannulation",
    "Cannulation for VA ECMO was performed at the bedside by me.",
    "Procedure: insertion of a dual lumen ECMO cannula, right internal jugular vein",
    "I placed a 25 Fr multistage venous cannula in the right femoral vein for VV ECMO.",
    "A 19 Fr arterial cannula was inserted into the left femoral artery for VA-ECMO.",
    "VV ECMO. 27 Fr Avalon advanced over the wire into the IVC.",
    "Over the stiff wire the 23 Fr ECMO drainage cannula was railroaded to the hepatic IVC.",
    "ECMO: a 31 Fr Crescent was floated into place under echo.",
    "We cannulated the right carotid artery and right jugular vein for V-A ECMO.",
    "Pt cannulated at bedside, VV, RFV 25 / RIJ 21.",
    "ECMO cannulation note\nRFV 25 Fr multistage, RIJ 19 Fr return",
    "VA ECMO cann, R groin, perc, 17 art / 25 ven",
    "bedside VA ECMO. seldinger RFV 25F ms, LFA 17F art",
    "Operation: placement of central V-A ECMO cannulas through the sternotomy",
    "ECMO cannulae sited: 25F RFV, 19F RIJ.",
    "Venous ECMO cannula introduced via the right femoral vein and positioned below the diaphragm.",
    "Emergency cannulation for ECPR, left groin, 23/17.",
    "VA ECMO: The aorta was cannulated with a 20 Fr EOPA and the right atrium with a 32 Fr two-stage.",
    "Indication ARDS. VV ECMO was required. The cannula was then inserted by me over the wire.",
    "ECMO service: [x] insertion [ ] reposition [ ] removal",
    "V-V ECMO. The 21 Fr return cannula was threaded over the wire; the start is recorded by Dr. Bello.",
    "Both ECMO cannulas were delivered over the wires under fluoroscopy.",
    "The neonate was cannulated for V-A ECMO: 10 Fr arterial, 12 Fr venous, secured with silk ties.",
]

INITIATION = [
    "Called to start V-A ECMO, lines in by vascular. Debubbled, connected, ran up to 4.2 L by 0557.",
    "Carotid and jugular lines by surgery, their own note. At 19:22 I opened the bridge and brought flow to 100 ml/kg, V-A ECMO.",
    "Neck lines by surgery (their note). Prime checked. Roller up at 02:14, 110 cc/kg, sweep 0.5. V-A.",
    "I took over the pump from perfusion. Lines by Dr Kerr. Pump rolling 04:17, V-A ECMO 3.9 L.",
    "V-A ECMO. Lines joined; at 03:12 we went across. Flow 4.2 L at 3100 rpm.",
    "Could not leave bypass. Central VA. At 21:40 the child crossed over, 0.9 L/min, sweep 0.8.",
    "ECMO, V-A. He came over at 11:05; flow 3.9 L/min.",
    "Extracorporeal circulation was started at 06:15, sweep 2.",
    "V-A support was under way by 13:20, 4.1 litres.",
    "We came across to V-A ECMO at 18:02.",
    "03:41 pump on, V-A ECMO, 3.5 L.",
    "ECMO: went on at 15:32.",
    "VV ECMO. Initiated: 14 May, 08:10.",
    "ECMO / commencement note\nCircuit chosen by me.",
    "V-V ECMO was initiated at 14:10.",
    "ECMO initiated.",
    "VA ECMO was commenced at 03:20.",
    "VV ECMO started 1630, flow 4.1.",
    "Went on VA ECMO at 0412.",
    "The patient was placed on V-A ECMO support.",
    "PROCEDURE: Initiation of V-V ECMO",
    "Initiation of extracorporeal support, veno-arterial",
    "I started the ECMO pump and brought the flow to 4 L/min.",
    "ECMO flow was established at 11:05.",
    "Extracorporeal membrane oxygenation was begun with a flow of 3 L/min.",
    "VA-ECMO on at 02:44, 3.6 L.",
    "Pump on 14:10, VV ECMO flow 4.2 L",
    "ECMO start 0915",
    "Time on ECMO: 21:18",
    "On V-A ECMO 15 minutes later.",
    "We went onto VV ECMO without trouble.",
    "I put her on VV ECMO; cannulas had been placed by Dr. Lindqvist.",
    "Support was instituted: V-A ECMO, flow 0.5 L/min.",
    "She was supported with VV ECMO beginning at 17:45.",
    "Commenced V-V ECMO at 2 L/min, increased to 4.5 over ten minutes.",
    "Veno-venous ECMO support was established uneventfully.",
    "ECMO launched at 20:15 after cannulation by the surgeons.",
    "Clamps off and V-A ECMO running at 13:02.",
    "Placed the baby on VA ECMO, flow 100 mL/kg/min.",
    "ECMO initiation note (cannulae by Dr. Oduya, see her report)",
    "Transitioned from the ventilator to full VV ECMO support at 10:40; cannulated by the surgeon on call.",
    "Crash onto VA ECMO: flow on 04:31, 3.8 L/min.",
]

DAILY = [
    "S: awake, nods. O: V-A 3.4 L 3100 sweep 2.5; MAP 70. A: shock improving. P: turn down to 2 with echo.",
    "V-V ECMO day 4, sweep 4. Pump up to 3400 at 14:00 for chatter. Flow 4.4.",
    "Morning rounds 7/2\nVV ECMO since 6/28. 4.1 L, sweep 5, FdO2 .8. Plts 70.",
    "CTICU weekend cover\nVA ECMO, 3.8 lpm, 3200 rpm, sweep 3. Lactate 1.2, diurese.",
    "Unit rounds: R.T., 3/4/2025\n\nON V-V; RIJ and RFV. Sweep 5, flow 4.2, delta P 20.",
    "VV ECMO day 4, sweep 4, flow 4.1. At 14:00 he went over to CT and came back at 15:10.",
    "ECMO day 3. We went over the plan with the family at 1400. Flow 4.0, sweep 3.",
    "VV ECMO day 2. I/O 1800 in, 25 out, 31 out. Sweep 4.",
    "ECMO - subsequent day. Sweep 3, flow 4.",
    "ECMO ward round\nFlow 3.9 at 04:40, 4.2 at 08:00.",
    "Flow 3.6 L at 3300 rpm on VV ECMO, lungs white; we stay on another week.",
    "ECLS D7. Brought down to 2 L for half an hour with echo, then back up to full flow.",
    "VV ECMO day 9: the oxygenator was exchanged in under a minute, flow restored.",
    "ECMO DAILY NOTE\nVV ECMO day 4, flow 4.3, sweep 5.",
    "ECMO day 6. VV. Flow 4.1, sweep 3. Circuit checked, no clot.",
    "VA ECMO day 3: flows stable, sweep weaned to 2.",
    "Progress Note: remains on VV ECMO, 4.2 L/min, sweep 6, sats 91.",
    "Remains on V-A ECMO. Flow increased to 4.5 for lactate.",
    "Patient continues on VV ECMO. I reviewed the circuit and titrated sweep.",
    "ECMO rounds. Oxygenator inspected, no fibrin. VV flow 3.9.",
    "VV ECMO d7: circuit ok, sw 4 -> 3, FdO2 .8",
    "Day 12 of VV ECMO. Sweep gas decreased to 2 L/min.",
    "ECMO management note, day 2, V-A, pump 3400 rpm, flow 4.0.",
    "ICU PROGRESS NOTE\nOn VA ECMO since Friday. Flow 3.8, sweep 2.5, hep gtt. Continue ECMO.",
    "ECMO day #5\nCannulated on 4/3 by surgery. VV, flow 4.5, sweep 4. Cannula sites dry.",
    "ECMO DAILY NOTE\nS: On 4/3 went onto VV ECMO, RIJ 31 Fr Crescent placed by Dr. Wu. Today flow 4.4, sweep 5.",
    "VV ECMO hospital day 9, run day 6. Sweep increased overnight for PCO2 60.",
    "Circuit day 3. VA ECMO. Pump, oxygenator and lines looked over.",
    "ECMO progress: the 25 Fr right femoral cannula placed three days ago is intact, flow 4.",
    "Ms. K remains cannulated for VV ECMO, run day 8, sweep down to 3.",
    "VA ECMO d2. Plan decannulation tomorrow if echo good. Flow 2.8, sweep 1.5, weaned from 3.5.",
    "Daily ECMO management, V-V. Trial off sweep failed, sweep back to 3.",
]

REPOSITION = [
    "V-V Avalon ECMO up 4 cm. Stitches divided, the catheter re-threaded on a wire to the 14 cm mark, sewn back.",
    "V-A ECMO, femoral cannula in the RA. Unlocked the stitch, eased it out from 48 to 44 at the skin.",
    "VV ECMO. The dual lumen cannula lay too deep; withdrawn under fluoroscopy by 5 cm.",
    "VV ECMO: the femoral venous line was backed out a little for suction events.",
    "The Avalon had migrated into the ventricle; I advanced it under echo, ECMO flow back to 4.",
    "ECMO: the arterial cannula was re-seated 3 cm deeper and tied again.",
    "VA ECMO. The return cannula, half come out of the artery, was eased back up over a wire to 15 cm.",
    "PROCEDURE: Repositioning of dual lumen V-V ECMO cannula",
    "The ECMO cannula was repositioned under echo.",
    "The Avalon was pulled back 2 cm and resecured. VV ECMO continues.",
    "VV ECMO: cannula withdrawn 3 cm under TTE, jet now toward the tricuspid valve.",
    "I adjusted the ECMO cannula, rotating it 30 degrees clockwise.",
    "VV ECMO RIJ cannula advanced 1.5 cm under fluoroscopy because of recirculation.",
    "ECMO cannula repositioning, open, right neck",
    "Neck reopened, V-A ECMO venous cannula drawn back 1 cm, ties replaced.",
    "VV. Crescent slipped into the hepatic vein. Pulled back 4 cm over echo, restitched.",
    "Manipulation of the V-V ECMO cannula was performed at the bedside.",
    "ECMO drainage cannula was backed out by 2 cm to clear the hepatic vein.",
    "ECMO procedure: [ ] placement [x] repositioning [ ] removal",
    "The ECMO cannula had migrated and was re-sited to the cavoatrial junction by 3 cm withdrawal.",
    "ECMO service: cannula adjustment\nthe return cannula was moved 2 cm proximally",
]

REMOVAL = [
    "V-A ECMO. Left femoral 17 Fr out on Manta, venous 25 by Z-stitch.",
    "V-A ECMO. Aortic 18 Fr drawn between the two snared strings. Strings tied, oversewn.",
    "ECMO, V-V. 25 out, 21 out, mattress sutures at both holes, pressure 15 min.",
    "Arrested last week, on V-A ever since. RFA 17 Fr cannula pulled, arteriotomy closed, RFV 25 pulled, pressure held.",
    "VV ECMO. Cannulas x2 d/c'd at the bedside, pressure held.",
    "All lines removed by cut-down, ECMO off at 14:20, artery patched.",
    "Explantation of central ECMO, chest closed.",
    "Came off VV ECMO at 10:40; the R femoral line extracted, pressure for 20 minutes.",
    "Procedure: sternal washout, ECMO out, closure",
    "19 Fr out of the R femoral vein, 17 Fr out of the L femoral artery.",
    "She was freed from V-A ECMO today, both vessels closed with Perclose.",
    "V-V ECMO: the 23 French was brought out and the purse-string tied.",
    "PROCEDURE: Decannulation from V-V ECMO",
    "The patient was decannulated from VA ECMO.",
    "ECMO decannulation at bedside, pressure held 20 minutes.",
    "Both ECMO cannulas were removed and pressure was held.",
    "VV ECMO: cannulae pulled, purse-string tied.",
    "Removal of femoral V-A ECMO cannulas with repair of the artery.",
    "ECMO arterial cannula was withdrawn and the arteriotomy repaired with 6-0 Prolene.",
    "V-V ECMO discontinued and cannula removed without bleeding.",
    "Explantation of ECMO cannulae through the re-opened sternotomy.",
    "decann VV ECMO, RIJ 31 out, pressure 15 min",
    "Avalon out at 11:20, VV ECMO ended.",
    "ECMO: RFV and RFA cannulas taken out, Manta deployed.",
    "ECMO service: [ ] cannulation [x] decannulation",
    "Weaned off VA ECMO and decannulated in the OR.",
    "Taken off ECMO. The jugular cannula was extracted, vein ligated.",
    "The ECMO circuit was clamped and the aortic and atrial cannulas were removed.",
]

OTHERS = [
    (
        "Neonate, V-A. Neck opened. Carotid 8 Fr in to 2.5, jugular 12 Fr in to 6. Clamps flipped at 0933 and we were on.",
        {"insertion", "initiation"},
    ),
    (
        "RIJ return cannula clotted, V-V. Over a stiff wire the 19 came out and a 21 went in through the same hole.",
        {"insertion", "removal"},
    ),
    (
        "Right axillary artery bared; 8 mm woven tube run on with 5-0, 20 Fr passed into the tube and tied. "
        "Left femoral vein 25 Fr by puncture. V-A from 11:52 at 4.2 L.",
        {"insertion", "initiation", "graft_conduit"},
    ),
    (
        "V-A day 5. Through the same left thoracotomy the apical tube came away and the felt sutures were tied.",
        {"vent_removal"},
    ),
    (
        "V-A ECMO via an 8 mm Dacron graft sewn end-to-side to the right axillary artery.",
        {"graft_conduit"},
    ),
    (
        "VA ECMO. A Hemashield chimney was anastomosed to the axillary artery with 5-0 Prolene.",
        {"graft_conduit"},
    ),
    (
        "PROCEDURE: Placement of left ventricular vent on V-A ECMO via left thoracotomy",
        {"vent_insertion"},
    ),
    ("PROCEDURE: Vent put into the left atrium. V-A ECMO.", {"vent_insertion"}),
    ("V-A ECMO. Vent passed through the right superior pulmonary vein.", {"vent_insertion"}),
    ("Vent led into the apex, V-A ECMO running on.", {"vent_insertion"}),
    (
        "VA ECMO. A 20 Fr apical vent was inserted through a left mini-thoracotomy.",
        {"vent_insertion"},
    ),
    ("On VA ECMO. LV vent placed via the right superior pulmonary vein.", {"vent_insertion"}),
    ("PROCEDURE: Removal of LV vent. V-A ECMO continues.", {"vent_removal"}),
    ("VA ECMO. The left atrial vent was withdrawn and the purse string tied.", {"vent_removal"}),
    ("On VA ECMO; LV vent removed via thoracotomy, apex oversewn.", {"vent_removal"}),
    (
        "PROCEDURES: 1. Percutaneous V-V ECMO cannulation. 2. Initiation of ECMO.",
        {"insertion", "initiation"},
    ),
    (
        "VA ECMO cannulation: 25 Fr RFV, 17 Fr RFA placed percutaneously. ECMO initiated at 10:10.",
        {"insertion", "initiation"},
    ),
    (
        "A 27 Fr Avalon was inserted via the RIJ and VV ECMO started at 3 L/min.",
        {"insertion", "initiation"},
    ),
    (
        "The patient was cannulated and placed on VA ECMO emergently.",
        {"insertion", "initiation"},
    ),
    (
        "Cannulas in by 17:14, on VA ECMO 17:16, flow 3.9.",
        {"insertion", "initiation"},
    ),
    (
        "PROCEDURE: Decannulation of V-A ECMO and removal of left ventricular vent",
        {"removal", "vent_removal"},
    ),
    (
        "PROCEDURE: V-A ECMO cannulation, right axillary artery with 8 mm side graft sewn on, and"
        " right femoral vein.",
        {"insertion", "graft_conduit"},
    ),
]

NOTHING = [
    "ID consult. V-V ECMO day 12 run by the ICU. S: febrile. O: flow 4.2, sweep 5 noted. A: line infection. P: vancomycin.",
    "ECMO standby in cath lab. Circuit up at 09:15, primed, not used. Impella placed.",
    "Redo sternotomy. Went on bypass via the right groin, 19 Fr artery, 25 Fr vein. ECMO cart ready, not needed. Lines pulled, purse-string tied.",
    "h/o ARDS 2020 - 12 d VV ECMO at a university, recovered. Today 7 Fr sheath in the RIJ for biopsy, sheath out, pressure.",
    "Post-ECMO clot in the right jugular vein, apixaban.",
    "Is VA ECMO needed? Surgery to see.",
    "Seen in clinic. VV ECMO 2016 for pneumonia as a student.",
    "Plan for VV ECMO cannulation tomorrow.",
    "VV ECMO considered but not initiated.",
    "ECMO was not initiated.",
    "The patient was cannulated at the outside hospital for VV ECMO.",
    "V-A ECMO was started by Dr. Mbeki.",
    "Cannulation by CT surgery, see separate note. VV ECMO.",
    "If oxygenation worsens, cannulate for VV ECMO.",
    "History of ECMO as a newborn, decannulated after 6 days.",
    "Her brother was placed on ECMO last year.",
    "Risks of ECMO cannulation were discussed with the family.",
    "She may need ECMO.",
    "ECMO consult: not a candidate, no cannulation.",
    "ECMO team on standby.",
    "Family meeting: we explained how VV ECMO cannulas are placed and removed.",
    "Arterial line placed in the right radial artery for ECMO evaluation.",
    "Cannulated for cardiopulmonary bypass via the ascending aorta and right atrium.",
    "The aorta and right atrium were cannulated and bypass was initiated.",
    "Cardiopulmonary bypass was instituted with ease.",
    "Patient was decannulated from bypass and protamine given.",
    "Radial artery was cannulated with a 20 gauge catheter.",
    "Tracheostomy decannulation was performed.",
    "ERCP: the common bile duct was cannulated.",
    "The guidewire was removed. ECMO standby was not needed.",
    "Chest tube removed. ECMO survivor 2019.",
    "ECMO teaching was given to the residents.",
]

PARTLY = [
    # what is told of others, of plans, of other devices beside what was done
    (
        "VV ECMO initiated at 12:10. Cannulation was performed by Dr. Lindqvist and is dictated separately.",
        {"initiation"},
    ),
    (
        "V-A ECMO was started by Dr. Mbeki. I cannulated the left groin, 17 and 25 Fr.",
        {"insertion"},
    ),
    (
        "ECMO decannulation. The patient had been cannulated nine days ago via the right femoral vein.",
        {"removal"},
    ),
    (
        "PROCEDURE: Removal of V-V ECMO cannula\nHISTORY: VV ECMO was started on 3/1 for ARDS and the"
        " cannula was repositioned on 3/4.",
        {"removal"},
    ),
    (
        "PROCEDURE: VV ECMO cannulation\nThe cannula was advanced, then pulled back 1 cm under TEE.",
        {"insertion"},
    ),
    (
        "PROCEDURE: VV ECMO cannulation\nThe dilator was removed and the cannula inserted. Wire removed.",
        {"insertion"},
    ),
    (
        "ECMO DAY 5\nVV flow 4.2. Chest tube was removed. A dialysis catheter was placed in the left IJ.",
        {"daily_management"},
    ),
    (
        "ECMO DAY 5\nVV flow 4.2, sweep 4. Plan: decannulate Friday; if recirculation, reposition.",
        {"daily_management"},
    ),
    (
        "PROCEDURE: V-A ECMO decannulation\nA Fogarty catheter was passed. The artery was repaired.",
        {"removal"},
    ),
    (
        "Converted from VV to VA ECMO: a 17 Fr arterial cannula was added in the left femoral artery.",
        {"insertion"},
    ),
    (
        "VA ECMO cannulation at 10:00. ECMO to be initiated by Dr. Osei.",
        {"insertion"},
    ),
    (
        "VV ECMO decannulation was performed. If he fails, re-cannulation will be considered.",
        {"removal"},
    ),
]

TOLD_BY_RESULT: list[tuple[str, set[str]]] = [
    (
        "V-A, LV not ejecting, wedge 31. Small left anterior thoracotomy, felt ring on the apex, 22 Fr "
        "malleable, snared, joined to the drainage limb. Ventricle small on TEE.",
        {"vent_insertion"},
    ),
    (
        "Toddler on VV (16 Fr bicaval, neck). Tip had crept into the liver. Stitches off; under echo "
        "11 mm withdrawn and the stitches put back. Sats 91.",
        {"reposition"},
    ),
    (
        "VA day 3. Drainage cannula tip against the septum on echo, flow 2 L. Anchor cut, the multistage "
        "eased back 3 cm, tip free in mid atrium, flow 4.3, tied anew.",
        {"reposition"},
    ),
    (
        "The jugular return cannula had slid out: 3 cm of the mark showing. I advanced it over a wire until "
        "the tip was back at the cavoatrial junction. V-AV, 20 years.",
        {"reposition"},
    ),
    (
        "VV. Right IJ taken with a needle, tract dilated, 16 Fr Avalon turned so that the jet points at the "
        "valve. Pump turned on by Dr. Cole.",
        {"insertion"},
    ),
    ("VV ECMO since 10:40, 4.2 L/min, sweep 4. Cannulae put in by Dr. Osei.", {"initiation"}),
    ("Initiation note. Bypass support commenced 18:52, VA, 4.0 LPM, sweep 3.", {"initiation"}),
    ("Flows up at 22:05 without chatter, VA, 3 L/min, sweep 2.", {"initiation"}),
    ("Pump support commencing at 17:10. VA, 4.4 L/min, sweep 3.", {"initiation"}),
    ("I put Mr Adair on V-V ECMO for refractory hypoxemia; 4 L/min, sweep 3.", {"initiation"}),
    ("The circuit was opened to the patient at four. V-A 4 L/min.", {"initiation"}),
    (
        "VA-ECMO day 4 (begun by Dr. Lang at the spoke hospital). 3.4 L, sweep 2, FdO2 60.",
        {"daily_management"},
    ),
    (
        "Seen twice. VA ECMO, hour 71. Pump 4.6, 3500 rpm, sweep 3. VAD talk tomorrow.",
        {"daily_management"},
    ),
    (
        "S/P ECPR day 3 // VA // 61M. circuit: 3.1, 2700, sw 2.4, fd 55. no clots.",
        {"daily_management"},
    ),
    (
        "24h ECMO summary. Now V-V, 4.1 lpm, gas 4. Still needs both lungs rested.",
        {"daily_management"},
    ),
    ("VV x 6 d, 4.4 L, 3400 rpm, sweep 5. Walked to the door.", {"daily_management"}),
    (
        "Title: cannula reposition, VV. The neck cannula was infected, so it came out over pressure and a "
        "stitch. A fresh 19 Fr went to the left IJ by micropuncture and dilators.",
        {"removal", "insertion"},
    ),
    (
        "Return-line exchange over wire, V-V. Stiff wire down the old one, old out, new 21 Fr in the same "
        "vein over it.",
        {"insertion"},
    ),
    (
        "We took him off veno-venous ECMO at ten: the 16 Fr in the jugular was clamped and I slid it out "
        "while the purse-string was cinched; ten minutes of pressure.",
        {"removal"},
    ),
    (
        "Recovered. VV lines taken out at the bedside, purse-string each side and thumb pressure.",
        {"removal"},
    ),
    ("VA access: R fem artery 17, R fem vein 25. Wire, dilators, two passes.", {"insertion"}),
    (
        "VV ECMO. Groin prepped, dilated to 22, the 23 Fr Bio-Medicus slid home over the wire.",
        {"insertion"},
    ),
    ("The 27 now lies in the IVC; I eased it back 2 cm under echo.", {"reposition"}),
    ("V-A finished. Both groin lines out, arteriotomy patched.", {"removal"}),
    (
        "VV day 2. Crescent jet faced the wall. Half turn anticlockwise, jet at the valve.",
        {"reposition"},
    ),
    (
        "VV ECMO. Tip in the ventricle on echo. I drew it back to the atrium over a wire, cannula re-stitched.",
        {"reposition"},
    ),
    ("Perclose knots were tied down as the 17 Fr left the femoral artery.", {"removal"}),
    ("Support continues, day 3: rpm up to 3400, flow 3.8 accepted.", {"daily_management"}),
    ("☐ New cannula   ☑ Existing ECMO cannula repositioned   ☐ Cannula removed", {"reposition"}),
    (
        "Return flow for VA is by an 8 mm tube graft that I sewed onto the axillary artery.",
        {"graft_conduit"},
    ),
    ("The boy was on V-A ECMO within eight minutes of the chest being opened.", {"initiation"}),
    ("We had her running on VV by 03:10, in the emergency department.", {"initiation"}),
    ("VV support was put into service at 21.40, flow 4.1 L/min.", {"initiation"}),
    ("Bypass could not be left, so we changed over to V-A ECMO, 4 L/min.", {"initiation"}),
    ("Went onto bypass at 0212, VA ECMO, neck; flow 110 mL/kg/min.", {"initiation"}),
    ("ECMO. Walked around the circuit with perfusion; gas trimmed to 2.", {"daily_management"}),
    ("VV ECMO. Leave the sweep as it is; speed nudged up to 3300.", {"daily_management"}),
    ("Fifth day of the run, VA: sweep challenge tolerated, gas back at 2 L.", {"daily_management"}),
    (
        "ECMO, 3rd day: no fibrin on the oxygenator, flow 4, wrote for FdO2 0.6.",
        {"daily_management"},
    ),
    ("ECPR. Both ECMO lines were in by 06:15 during compressions.", {"insertion"}),
    ("Gained bilateral femoral access for VV, 25 right and 21 left.", {"insertion"}),
    ("VA ECMO: 17/23 Fr through the left groin under ultrasound.", {"insertion"}),
    (
        "Low flow on VV ECMO, so I gave her a third drainage cannula, 19 Fr, left femoral vein.",
        {"insertion"},
    ),
    ("The 21 Fr ECMO return was parked in the right jugular vein.", {"insertion"}),
    (
        "VV ECMO. The 23 was drawn back 4 cm under echo and sits at the cavo-atrial junction.",
        {"reposition"},
    ),
    (
        "ECMO. Half turn clockwise under echo, return jet to the valve; new stitches.",
        {"reposition"},
    ),
    ("ECMO: retraction of the drainage cannula by 3 cm ended the suck-down.", {"reposition"}),
    ("Under TOE the ECMO cannula was coaxed back to the right atrium.", {"reposition"}),
    ("Off VV ECMO at noon: both femoral lines out, purse-strings tied, dry.", {"removal"}),
    ("VV ECMO weaned. Stitch cut and out it came; pressure for 20 minutes.", {"removal"}),
    (
        "VA ECMO: we vented the left ventricle with a 20 Fr cannula through the apex.",
        {"vent_insertion"},
    ),
    (
        "VA ECMO. Sternotomy, 16 Fr right-angle into the dome of the left atrium.",
        {"vent_insertion"},
    ),
    (
        "Mini-thoracotomy, purse-strings, 22 Fr sump into the apex, joined to the drainage limb.",
        {"vent_insertion"},
    ),
    ("LV sump removed through the thoracotomy on VA ECMO; felt over the hole.", {"vent_removal"}),
    ("De-venting of the left ventricle on VA ECMO through the old incision.", {"vent_removal"}),
    (
        "A 10 mm Dacron graft was sewn end-to-side to the right subclavian artery for arterial inflow.",
        {"graft_conduit"},
    ),
    (
        "V-A ECMO: 6 mm PTFE side-limb on the left common femoral artery, spatulated, 6-0.",
        {"graft_conduit"},
    ),
]

NOTHING_DONE = [
    "ID follow-up, V-V ECMO day 12. Asked the ECMO team whether the neck cannula can be re-sited.",
    "Retrieval team arrived, cannulated her themselves, VA on at 16:10. Our part was stabilisation.",
    "Wet lab: learners connected 12 Fr and 15 Fr cannulas in a model, repositioned one. No patient was involved.",
    "Anesthesia record. Brought to the operating room on ECMO; cannulas removed by Dr. Lim.",
    "Cardiology fellow placed the femoral cannulae for V-A ECMO.",
    "Off-pump CABG. A 8 mm PTFE graft was sewn end-to-side to the brachial artery for dialysis access.",
    "ECMO: if drainage stays poor we will give her a second drainage cannula.",
    "ECMO. Plan to vent the left ventricle with a 20 Fr cannula if the lungs flood.",
    "VV ECMO considered; she was never on VV ECMO.",
    "Ruptured abdominal aneurysm: axillofemoral bypass, 8 mm PTFE sewn to the axillary artery, tunnelled to the groin.",
    "The LV vent was removed last week by Dr. Adams. VA ECMO day 9.",
    "Kocher point burr hole, 12 Fr drain into the ventricle, CSF clear.",
    "Mitral repair. On CPB an 18 Fr vent was placed into the left ventricle through the pulmonary vein.",
    "TAVR through the left ventricular apex, 18 Fr sheath into the LV.",
    "Pericardial window: 24 Fr drain placed to the apex of the heart.",
    "Left chest tube, 28 Fr, placed to the apex.",
    "Right thoracotomy for lobectomy. 28 Fr chest tube to the apex and 28 Fr angled tube to the base.",
]


MOVED_NOT_PUT: list[tuple[str, set[str]]] = [
    (
        "On central V-A ECMO. The atrial cannula had backed into the appendage. The snares were loosened and it was "
        "passed 4 cm deeper, to the middle of the atrium. Snares re-tied.",
        {"reposition"},
    ),
    (
        "V-A ECMO. The tip lay against the septum. The pipe was turned a quarter and brought out 1 cm. I added a second "
        "snare and lashed the cannula to the drain.",
        {"reposition"},
    ),
    (
        "Title: withdrawal of drainage cannula, V-V ECMO\nIt had migrated in by 4 cm. Ties cut, pulled back by 4 cm to "
        "the old mark, re-tied.",
        {"reposition"},
    ),
    (
        "Title: withdrawal of drainage cannula, V-V ECMO\nOff sweep for a day. Ties cut, cannula pulled, pressure held "
        "for 20 minutes, no bleeding.",
        {"removal"},
    ),
    (
        "V-V ECMO. Needle, wire and dilators, then the 25 Fr cannula was passed; it lay too deep and was pulled back 2 cm.",
        {"insertion"},
    ),
    (
        "Procedure note (addendum to daily note). V-V ECMO. The 25 Fr had slipped out by 3 cm and was advanced 3 cm "
        "under echo, then sutured.",
        {"reposition"},
    ),
]

CONVERTED: list[tuple[str, set[str]]] = [
    (
        "Mitral valve replacement, third attempt to come off bypass failed. I told the room that we would convert to V-A "
        "ECMO. The aortic cannula was exchanged for a 20 Fr EOPA. Support commenced at 18:22: 4.2 L at 3100 rpm, sweep 3.",
        {"initiation", "insertion"},
    ),
    (
        "Mitral valve replacement. If she should fail to come off bypass we would convert to V-A ECMO. The aorta was "
        "cannulated with a 20 Fr for bypass. She came off at the first attempt.",
        set(),
    ),
    (
        "Daily progress, POD 2 from CABG.\nVA ECMO continues.\nRPM 3350. Circuit checked.",
        {"daily_management"},
    ),
]

CASES = [
    *MOVED_NOT_PUT,
    *CONVERTED,
    *((text, {"insertion"}) for text in INSERTION),
    *((text, {"initiation"}) for text in INITIATION),
    *((text, {"daily_management"}) for text in DAILY),
    *((text, {"reposition"}) for text in REPOSITION),
    *((text, {"removal"}) for text in REMOVAL),
    *OTHERS,
    *((text, set()) for text in NOTHING),
    *PARTLY,
    *TOLD_BY_RESULT,
    *((text, set()) for text in NOTHING_DONE),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_action(pipeline: Pipeline, text: str, wanted: set[str]) -> None:
    element = read_action(page := pipeline(text)).to_element(page)
    assert set(element["values"]) == wanted
    assert element["status"] == ("documented" if wanted else "missing")
    for item in element["evidence"]:
        assert text[item["start"] : item["end"]] == item["text"]


UNFILLED = [
    "ECMO service: [ ] insertion [ ] reposition [ ] removal\nMode: V-V",
    "VV ECMO\nProcedure type: [ ] cannulation  [ ] decannulation",
]


@pytest.mark.parametrize("text", UNFILLED)
def test_unfilled(pipeline: Pipeline, text: str) -> None:
    assert read_action(pipeline(text)).status == "unfilled"


HURRIED: dict[str, list[str]] = {
    "VV. 16 avalon over stiff wire to 10 cm mark, outlet turned medial.": ["insertion"],
    "Sternum open. New purse RA appendage, 18F right angle, EOPA in aorta. VA ECMO.": ["insertion"],
    "VA ECMO. Purses down, cannulae out via lower end of wound, 22F EOPA in a fresh purse, chest re-opened.": [
        "insertion"
    ],
    "VV ECMO. I drew the 19 Fr Avalon from the right jugular and held pressure.": ["removal"],
    "VA ECMO. The 22 Fr EOPA left the aorta first, then the purse was tied.": ["removal"],
    "VA ECMO. Artery: cannula pulled, edges trimmed back ~5 mm each side, closed end to end.": [
        "removal"
    ],
    "VV d3. Eased the 25 Fr venous cannula back 4 cm, chatter gone.": ["reposition"],
    "VA day 2. Ties on 14 Fr let go, slid up 2.5 cm, new silks.": ["reposition"],
    "VV ECMO. Needle, wire, dilators in turn, then a 25 Fr multistage advanced to 43 cm.": [
        "insertion"
    ],
    "VV ECMO. The cannula had slid back; under TEE it was advanced to 12 cm.": ["reposition"],
    "VA ECMO day 5. I turned her down from 4.1 to 3.2 at rounds, sweep matched.": [
        "daily_management"
    ],
    "VV ECMO decannulation: 25 Fr out with a mattress stitch. An 18F MANTA was deployed over the wire.": [
        "removal"
    ],
}


@pytest.mark.parametrize("text", HURRIED)
def test_deeds_in_hurried_words(reader: Reader, text: str) -> None:
    assert reader.read(text)["action"]["values"] == HURRIED[text]


NAMED = [
    ("Operation: ECMO takedown, chest closure\nProtamine given, both purse strings tied.", {"removal"}),
    ("Operation: V-A ECMO take-down\nThe chest was irrigated.", {"removal"}),
    ("ECMO day 4, flow 4 L/min, sweep 3. Not ready for ECMO takedown if the echo stays so.", {"daily_management"}),
    ("0506 31 Fr Crescent in, both lumens bleed back.\n0523 V-V.", {"insertion"}),
    ("V-V. Wire out, 27 Fr dual lumen in and secured.", {"insertion"}),
]  # fmt: skip
UNITS = [
    ("V-A (femoral artery and vein) since Saturday when ED cannulated her. Flow turned down to 2.5 at the bedside, "
     "sweep 2.", {"daily_management"}),
    ("Vascular added an arterial cannula in the left groin, their note. I started her on V-A ECMO at 02:04, flow 4.7 "
     "L/min.", {"initiation"}),
    ("Cardiac surgery placed the 25 Fr cannula in the vein. I started V-A ECMO at 02:04, flow 4 L/min.", {"initiation"}),
    ("V-A. The nurse noted the groin cannula out about 3 cm at the skin mark; it was pushed back in to the 44 cm mark.",
     {"reposition"}),
    ("V-V. Vascular surgery notified, and a 25 Fr cannula was placed in the right femoral vein.", {"insertion"}),
    ("V-V. Cardiology requested support and the patient was cannulated through the right groin.", {"insertion"}),
    ("V-V. With the help of vascular surgery I placed a 25 Fr cannula in the right femoral vein.", {"insertion"}),
    ("V-V. Vascular held the leg while we placed a 25 Fr cannula in the right femoral vein.", {"insertion"}),
    ("Brought back for chatter 20 h after central cannulation. V-A. Tip of the atrial cannula guided back to mid "
     "right atrium and down 3 cm, retied.", {"reposition"}),
    ("V-V ECMO day 3 following emergency femoral cannulation. Flow 4 L/min, sweep weaned to 3.", {"daily_management"}),
    ("Attempt to come off pump failed. V-A. A 22 Fr EOPA was put in the ascending aorta over two purse-strings, a 36 "
     "Fr two-stage into the right atrial appendage; purse-strings tied.", {"insertion"}),
    ("V-A ECMO day 4, flow 3.9, sweep down to 2.5 from 3. LV vent discussed, not placed.", {"daily_management"}),
    ("V-A ECMO. Left thoracotomy, LV vent placed through the apex, 20 Fr, two pledgeted purse-strings.",
     {"vent_insertion"}),
    ("V-A. Neck opened; 8 Fr Biomedicus down the artery, 10 Fr down the vein, tied over bumpers.", {"insertion"}),
]  # fmt: skip
FORM = """Date: 8/19/2026
Dx: ARDS
Mode: VV
Consent: by proxy
Approach: {way}
Drain: 25 Fr multistage, left femoral vein
Return: 19 Fr, right IJ
Complications: none
Operator: T. Holm, MD
{more}"""
FORMS = [
    (FORM.format(way="(x) perc, needle, Seldinger  ( ) cutdown", more="Flow 4.6, sweep 5"), {"insertion"}),
    (FORM.format(way="open", more="Flow 4.6, sweep 5"), {"insertion"}),
    (FORM.format(way="percutaneous", more="ECMO day: 4\nFlow 4.6, sweep 5"), {"daily_management"}),
    (FORM.format(way="***", more="Flow 4.6, sweep 5"), set()),
    (FORM.format(way="percutaneous", more="Hemostasis: figure-of-eight suture"), set()),
]  # fmt: skip
UNNAMED = [
    ("OR SHORT NOTE: DECANN CENTRAL\n59 M, post-cardiotomy VA\nAortic cannula (22) drawn, both purse-strings tied. RA 36 out, oversewn.", {"removal"}),
    (
        "Swap of a clotted line, ARDS. The old 21 Fr femoral drainage cannula was exchanged over a Lunderquist for a "
        "25 Fr multistage through the same hole.\nFitz, ECMO consultant",
        {"insertion", "removal"},
    ),
    ("The plan was V-A. An 8 mm chimney graft was sewn end-to-side to the axillary artery, a 20 Fr return cannula was placed through it and tied; 25 Fr multistage in the femoral vein by cut-down.",
     {"insertion", "graft_conduit"}),
    ("The plan is V-A if he drops again. The line was changed.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [*UNITS, *FORMS, *UNNAMED, *NAMED])
def test_what_was_done(pipeline: Pipeline, text: str, wanted: set[str]) -> None:
    assert set(read_action(pipeline(text)).values["values"]) == wanted
