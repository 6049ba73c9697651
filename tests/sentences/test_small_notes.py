"""Small notes in many hands: what was done, in which mode, by which approach."""

from __future__ import annotations

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading.action import read_action
from doclint.reading.approach import read_approach
from doclint.reading.case import Case
from doclint.reading.mode import read_mode
from doclint.reading.service import reports_ecmo

NOTES: list[tuple[str | None, str, str | None, str]] = [
    (
        "VV",
        "initiation",
        None,
        """\
Attending ECLS note - commencement of support
13 March, 23:50
Called to bed 14. Cannulas already sited by the cardiothoracic registrar (25F RFV, 21F RIJV) and flushed. I checked the prime, connected the lines with the perfusionist, removed the clamps at 23:31 and took flow to 4.2 L/min at 3350 rpm, sweep 4 L, FdO2 1.0. Post-oxygenator PO2 412. Veno-venous mode. Sats rose from 71 to 93.
Complications: nil.""",
    ),
    (
        "VA",
        "initiation insertion",
        "open",
        """\
OPERATIVE REPORT
Surgeon: T. Abernathy, MD
Operation: Emergency femoral V-A ECMO.
The right groin was opened through an oblique incision. Common femoral artery and vein were dissected out and encircled with tapes. Five thousand units of heparin were given. A 17 French cannula went into the artery and a 25 French into the vein, each over a wire through a purse-string. Lines were connected, air excluded and the pump turned on; full flow of 4.3 L/min was reached at once. The wound was closed around the cannulae.""",
    ),
    (
        "VA",
        "daily_management",
        None,
        """\
CTICU ECMO 5/11 POD3
va ecmo d3, 3.6 lpm 3250rpm swp 2 fio2 60
no chatter. oxy clean. dp 22
cannula sites R groin oozing less, DPC flow good, foot warm
hep 900/h ptt 58
EF 15 on echo, pulse pressure 12, AV opens q3
a/p: not ready, keep flow. turndown thurs. cannulation per Dr. Osei 5/8.
M Tran, ICU fellow""",
    ),
    (
        "VV",
        "daily_management",
        None,
        """\
Neonatal ECLS daily note
Baby girl, day of life 9, VV ECMO (13 Fr OriGen, right IJ), run day 4.
Overnight flow down with agitation, given morphine; cannula had been pulled back 0.5 cm on day 2 by surgery. Sweep cut from 0.4 to 0.3, flow 110 mL/kg/min. Circuit walked with the specialist, small clots post-oxygenator. Head ultrasound negative. Plan: trial on low sweep tomorrow, decannulate if she holds for 6 h.""",
    ),
    (
        "VV",
        "removal",
        "percutaneous",
        """\
ECMO DECANNULATION
Indication: lungs recovered, off sweep for 24 h with PaO2 88 on 40%.
The patient had been placed on V-V ECMO eleven days earlier through the right femoral and right internal jugular veins. Under sterile drapes the sutures were cut, mattress stitches were placed around each cannula and both were pulled during a Valsalva. Stitches were tied and pressure was held for ten minutes. No hematoma.""",
    ),
    (
        "VA",
        "removal",
        "open",
        """\
Procedure: Decannulation from V-A ECMO, open repair of right common femoral artery.
Findings: thrombus at cannula tip.
The groin incision was re-opened. Proximal and distal control were obtained. The arterial cannula and the distal perfusion catheter were removed, a Fogarty was passed, and the arteriotomy closed with a bovine patch. The venous cannula, placed percutaneously at insertion, was removed with a figure-of-eight suture.""",
    ),
    (
        "VA",
        "removal",
        "central",
        """\
PREOP DX: postcardiotomy shock, recovering
PROCEDURE: Mediastinal re-exploration, removal of central VA-ECMO cannulae, chest closure
The dressing was taken down and the mediastinum washed out. With flow weaned to 1 L and the heart filling well the aortic cannula was removed and its purse strings tied, then the right atrial cannula. Sternum was closed with wires.""",
    ),
    (
        "VA",
        "reposition",
        "open",
        """\
Operation: Exploration of right neck, repositioning of venous ECMO cannula (infant, VA ECMO)
Through the old incision the neck was explored. The ligature around the vein was loosened, the venous cannula was withdrawn 1 cm until drainage improved, and the ligature retied. The carotid cannula was left alone.""",
    ),
    (
        "VA",
        "graft_conduit insertion",
        "open",
        """\
Op note. Indication: cardiogenic shock, ambulatory VA ECMO as bridge.
Right infraclavicular incision; axillary artery isolated. 8 mm Gelweave beveled and anastomosed end-to-side with 5-0 Prolene, 20 Fr cannula secured into the graft with heavy silk. 25 Fr multistage femoral venous cannula percutaneously, right side. Circuit start by Dr. Patel of critical care, who dictates that.""",
    ),
    (
        "VA",
        "vent_insertion",
        "central",
        """\
Patient on peripheral VA-ECMO day 2 with LV distension and pulmonary edema. Left anterior mini-thoracotomy, 5th interspace. Two pledgeted purse-strings on the apex; 24 Fr right-angle cannula placed as LV vent, de-aired, Y-ed into the drainage limb. Flow rose from 3.9 to 4.8. TEE: ventricle decompressed.""",
    ),
    (
        "VA",
        "vent_removal",
        "central",
        """\
PROCEDURE: Take-down of apical vent (V-A ECMO ongoing)
Thoracotomy reopened. Vent limb clamped and divided; vent cannula taken out of the apex and the purse strings tied down over felt. V-A ECMO through the groin continued at 4 L/min.""",
    ),
    (
        "VV",
        "insertion",
        "percutaneous",
        """\
Interventional cardiology - ECMO access
Asked by the ICU team to place cannulas for V-V support. Micropuncture of the RFV and RIJ under ultrasound; Amplatz wires; serial dilation. 25 Fr 55 cm multistage via the RFV, 21 Fr 15 cm via the RIJ. Fluoroscopy 4.2 min. Handed over clamped and flushed to the ECMO team, who will start the circuit (their note).""",
    ),
    (
        "VV",
        "initiation insertion",
        "percutaneous",
        """\
RETRIEVAL NOTE, referring hospital 02:10-05:40
43M flu A ARDS. Consent by phone from wife. US guided puncture R fem vein and RIJ, Seldinger, 27 Fr drain / 23 Fr return. Good position on TOE. On VV 03:22, 5.1 L/min, sweep 6. Sats 68 -> 94. Vent to rest. Flight 04:30, uneventful.""",
    ),
    (
        "VV",
        "initiation insertion",
        "percutaneous",
        """\
Transport physician record
Mobile team cannulated in the sending ICU: 31F Crescent, right neck, wire visualised by echo in the IVC, single puncture. Pump started 2140; flow 4.4, gas 5. Transferred by road on veno-venous support.""",
    ),
    (
        "VA",
        "initiation",
        None,
        """\
ECPR RESPONSE - ECMO physician
Arrest 14:02 cath lab, VF. CPR by LUCAS. Cannulation was done by interventional cardiology (Dr. Nassar), left femoral artery 17 Fr and vein 25 Fr, finished 14:33. I primed and attached the circuit; flow on 14:35. V-A flow 3.8 L/min at 3600 rpm, sweep 3, FdO2 0.8. ROSC 14:50.""",
    ),
    (
        None,
        "",
        None,
        """\
Cardiology consult. 66F after anterior STEMI with EF 20%, lactate 2.4 on low dose norepi. Discussed with shock team: Impella first; VA ECMO only if lactate rises above 4. Femoral vessels are fine for cannulation on CT. ECMO team aware.""",
    ),
    (
        None,
        "",
        None,
        """\
Pulmonary clinic. 34M, eight months after severe influenza with 19 days of VV ECMO (RIJ Avalon, decannulated 2/2026). FVC 82%. Scar right neck well healed. Returned to work.""",
    ),
    (
        None,
        "",
        None,
        """\
Operation: CABG x3. Aorta and right atrium cannulated, cardiopulmonary bypass started. Three grafts. Weaned from bypass without inotropes at first attempt; venous cannula removed, protamine, aortic cannula removed. ECMO circuit primed on standby was not needed.""",
    ),
    (
        "VA",
        "daily_management",
        None,
        """\
S: s/p VF arrest, cannulated in the ED 3 days ago by Dr. Marsh, VA ECMO.
O: flow 4.0, 3500 rpm, sweep 3, FdO2 0.6. MAP 68. Right radial PO2 140. LV vent draining 300 mL/min, placed yesterday.
A: Cardiogenic shock on full VA support, EF 10%.
P: Continue VA ECMO. Echo turn-down on Monday. Consider removal of the vent afterwards.""",
    ),
    (
        "VAV",
        "daily_management",
        None,
        """\
ECMO day 5, ICU attending. V-AV configuration since yesterday when a RIJ return limb was added for differential hypoxemia (initially V-A). Total flow 5.2, of which 2.0 to the jugular. Sweep up from 4 to 5. Heparin 14 u/kg/h. Circuit inspected, no clots.""",
    ),
    (
        "VA",
        "insertion",
        "percutaneous",
        """\
Procedure: conversion of V-V to V-A ECMO
Because of new septic cardiomyopathy a 17 Fr arterial cannula was placed percutaneously in the left common femoral artery under ultrasound with a 7 Fr distal perfusion catheter. The jugular return cannula was clamped and the circuit re-plumbed to veno-arterial. Flow 4.4.""",
    ),
    (
        "VV",
        "removal",
        "percutaneous",
        """\
decann note
vv ecmo x 14d
RIJ 31F crescent out 1030, U stitch tied, 20 min manual pressure, tegaderm
no bleed, sats 95 on 35%
U/S RIJ patent""",
    ),
    (
        "VA",
        "initiation insertion",
        "open",
        """\
PEDIATRIC SURGERY. Bedside cut-down, right neck, for V-A ECMO. 3.1 kg, CDH, OI 52. Transverse incision over the sternomastoid; carotid and jugular isolated. 10 Fr arterial cannula to 3 cm, 14 Fr venous to 6.5 cm, each tied over a bootie. Connected to the circuit and bypass begun at 22:04, flow 350 mL/min. Skin closed with nylon.""",
    ),
    (
        "VV",
        "insertion",
        "percutaneous",
        """\
Under general anaesthesia the right internal jugular vein was punctured under direct ultrasound vision. A J wire was passed to the inferior vena cava, its course screened. After progressive dilatation a 23 Fr bicaval double-lumen cannula was railed over the wire. The guidewire was removed and the ports were flushed. Veno-venous ECMO, child aged 4. The cannula was stitched in two places.""",
    ),
    (
        "VA",
        "initiation",
        None,
        """\
ADULT ECMO NOTE 6/2
Went on VA ECMO at 0240 for massive PE after lysis failed (I initiated flow, cannulas by Dr. Stein, vascular). Flow 4.2 L/min, 3300 rpm, sweep 4.""",
    ),
    (
        "VV",
        "reposition",
        "percutaneous",
        """\
Service: ECMO cannula adjustment at bedside
Mode VV
VV day 2. The femoral drainage cannula tip was at the atrium on film and competing with the return. Cannula drawn out 5 cm after cutting sutures and resecured with two silks. Flow 4.8 afterwards at lower rpm. No incision.""",
    ),
    (
        "VA",
        "removal",
        "percutaneous",
        """\
Cath lab: VA ECMO explant. 15 Fr arterial cannula removed from the left CFA with post-close technique, two Perclose ProGlides; completion angiogram no leak. 21 Fr venous cannula pulled with figure-of-eight. Circuit discarded.""",
    ),
    (
        "VA",
        "vent_insertion",
        "central",
        """\
Sternum still open from the morning. On V-A ECMO. A 20 Fr vent was put through the right superior pulmonary vein into the left ventricle and tied in; connected to the venous line. Left atrial pressure fell from 28 to 9.""",
    ),
    (
        "VV",
        "daily_management",
        None,
        """\
Respiratory ECMO, ward round with perfusion. Day 11 V-V. RPM 3400, flow 4.4, sweep 7 up 1, FdO2 100. Delta P 18. D-dimer rising; membrane exchange this week likely. Site jugular dry. Off heparin since Tuesday for haemothorax. Lungs white, TV 120. Not weanable. Family updated.""",
    ),
    (
        "VV",
        "daily_management",
        None,
        """\
Patient seen and examined on ECMO rounds. Veno-venous support since 2 April. Gas flow reduced by half a litre; PaCO2 44. No change to pump speed. Bloodstained secretions. Bronchoscopy performed: clots removed. Femoral cannula site re-dressed. Continue.""",
    ),
    (
        "VA",
        "initiation insertion",
        "percutaneous",
        """\
I was called at 01:10 for refractory cardiac arrest, 38 minutes of CPR. Both groins were prepped. Needle access to the left femoral artery and vein under ultrasound, no exposure. 15 Fr and 23 Fr cannulae. Extracorporeal CPR running at 01:52, flow 3.5 litres. Distal perfusion sheath 8 Fr antegrade SFA.""",
    ),
    (
        "VP",
        "initiation insertion",
        None,
        """\
RV failure after LVAD. Through the right IJ a 31 Fr ProtekDuo was placed under fluoroscopy into the main pulmonary artery over a Lunderquist wire and connected with oxygenator (V-P ECMO). Support begun, 4 L/min.""",
    ),
    (
        "VA",
        "reposition",
        "central",
        """\
Chest re-entered in the ICU, 2-year-old on central V-A ECMO after Norwood takedown. Right atrial cannula was found against the septum; it was turned and pulled back 1 cm and the snare retied, drainage better at once. Sternum left open, membrane sewn on.""",
    ),
    (
        "VA",
        "initiation insertion",
        "percutaneous",
        """\
CATH LAB ECMO NOTE
Pt: 71F anterior STEMI in arrest. LUCAS.
Access: RCFA, RCFV, both US guided, micropuncture then upsize.
Cannulae: 17F HLS (A), 23F HLS (V).
Distal perf: 7F SFA antegrade.
ECMO flow at 4.0 by 11:42. PCI then done on pump.
Closure n/a. Bleeding none.
Op: Dr R Amin""",
    ),
    (
        "VV",
        "initiation",
        None,
        """\
Dear colleagues, I attended this gentleman at 19:00 at the request of Dr Fell. The retrieval surgeon had already put in the two cannulae (neck and groin). I set the console, opened the clamps and at 19:26 veno-venous flow was established at three litres, later four and a half. Gas 4 L. His saturation came from 74 to 95 within six minutes.
Yours sincerely, P. Whitby, consultant intensivist""",
    ),
    (
        "VV",
        "daily_management",
        None,
        """\
RESP ICU / ECMO      DATE 14.02.2026      RUN DAY 6
MODE VV   CANNULAE 25 RFV 21 RIJ   FLOW 4.6   RPM 3550   SWEEP 5   FDO2 100
ACT/APTT 62 HEPARIN 1100
EXAM: sites clean. limbs warm.
PLAN: sweep down by 0.5 q6h as tolerated. no change in flow. bronch today.
ATTENDING: seen, circuit reviewed.""",
    ),
    (
        "VV",
        "removal",
        "percutaneous",
        """\
Child 8 y, recovered from asthma. 19 Fr Avalon via the right jugular since Tuesday. Today sweep off for 8 h with good gases. Local infiltration. Skin sutures divided, purse-string thrown, cannula withdrawn in expiration with the string tied down, ten minutes of digital pressure. VV ECMO ended at 15:05.""",
    ),
    (
        "VA",
        "removal",
        "open",
        """\
DECANN - OR 5
Dx: recovered myocarditis (EF 50) on VA ECMO via R groin, placed in the field 6 d ago percutaneously
Proc: R groin cutdown. CFA and CFV dissected, clamped. Cannulas x2 + DPC out. Fogarty negative both ways. CFA: primary repair 5-0. CFV: lateral suture.
Doppler PT/DP good. Vac dressing. EBL 120.""",
    ),
    (
        "VA",
        "graft_conduit initiation insertion",
        "open",
        """\
Surgeon: Dr. Noor. Procedures: (1) Right axillary artery exposure with 8-mm side graft for ECMO return. (2) Right femoral venous cannulation. (3) Institution of V-A ECMO.
The pectoralis was split and the axillary artery controlled. After heparin, the graft was sewn end to side. The 20 Fr cannula was tied into the graft. The femoral vein was cannulated percutaneously with a 25 Fr cannula. ECMO was instituted at 4.2 L/min.""",
    ),
    (
        "VA",
        "vent_insertion",
        "central",
        """\
Addendum to our ECMO patient (V-A, day 2): because of pulmonary oedema and a closed aortic valve we went to theatre. Anterolateral thoracotomy left 6th space. Apex cored with two pledgets, 22 Fr malleable cannula inserted as left ventricular vent and Y-connected into the drainage line. LA pressure 26 to 10.""",
    ),
    (
        "VA",
        "vent_removal",
        "central",
        """\
OR note: take back for vent removal. On VA ECMO day 5. Via the existing sternotomy the LA vent (right superior pulmonary vein) was clamped, pulled and its purse-string tied. Chest washed out. ECMO continues through the groin.""",
    ),
    (
        "VV",
        "reposition",
        "percutaneous",
        """\
3 AM: flows 2 L, SvO2 88. Bedside echo shows DLC jet pointing to the septum. Percutaneous adjustment: sutures out, rotated about 20 degrees counterclockwise and in by 1 cm under TTE, sutured. VV flow 4.3.""",
    ),
    (
        "VA",
        "reposition",
        "open",
        """\
NICU bedside surgery. VA ECMO, day 2, 2.9 kg. CXR: arterial cannula tip in the ascending aorta. Neck wound opened, ties on the carotid loosened, cannula backed out 8 mm, re-tied. Film: good.""",
    ),
    (
        "VV",
        "insertion removal",
        "percutaneous",
        """\
Procedure: exchange of ECMO cannula (VV)
The clotted 21 Fr right jugular return cannula was exchanged over a stiff wire for a new 23 Fr cannula, percutaneously. Circuit time off 40 s.""",
    ),
    (
        None,
        "",
        None,
        """\
MICU transfer acceptance: 28F with ARDS at Mercy, P/F 60, proned x1. I advised paralysis and a second prone session. If no better in 4 h we will send the team to cannulate for VV ECMO there. No cannulation yet.""",
    ),
    (
        None,
        "",
        None,
        """\
Cardiac surgery: LVAD exchange through sternotomy on CPB (aortic 20 Fr, bicaval cannulation). Came off bypass on two inotropes. VA ECMO was not required. Cannulae removed, protamine.""",
    ),
    (
        "VA",
        "daily_management",
        None,
        """\
HF attending. Pt on peripheral VA ECMO since 6/1 (placed by Dr. Lowe). PP 20, AoV opening each beat. Turned flow down to 3.0 then 2.0 w/ echo: EF 25, VTI 10. Back up to 3.5. Sweep 1.5. Not quite there; repeat turndown Wed. DPC ok. Hep xa 0.3.""",
    ),
    (
        "VAV",
        "insertion",
        "percutaneous",
        """\
Second cannulation today: on V-A since 02:00 with Harlequin physiology, so a 19 Fr return cannula was placed in the right IJ (US, Seldinger, wire seen in IVC on TEE) and spliced into the arterial limb: now V-AV. Flow split 3.0/1.8.""",
    ),
    (
        "VA",
        "initiation insertion",
        "central",
        """\
Post-transplant primary graft dysfunction. Chest still open. 22 Fr EOPA in the ascending aorta, 36 Fr in the RA, both through purse strings and tunnelled. We came off CPB onto V-A ECMO at 4.5 L/min, 19:20. Sternum left open.""",
    ),
    (
        "VA",
        "removal",
        "central",
        """\
POD 3 after graft failure, LVEF 50. Back to OR. Chest dressing removed, mediastinum irrigated. ECMO flow down to 1 L without change. Aortic and RA cannulae out, purse strings tied and oversewn. Sternum wired.""",
    ),
    (
        "VV",
        "initiation",
        None,
        """\
ecmo doc 0410: lines handed over by IR (25 r fem, 23 rij). pump primed. clamps off 0402 -> 4.4 lpm at 3300, swp 5, vv. sats 62->90. rest vent. hep 5000 given by IR""",
    ),
    (
        "VV",
        "daily_management",
        None,
        """\
Subjective: awake, walking with PT on VV.
Objective: 31F RIJ dual lumen day 19. Q 4.2, RPM 3000, sweep 6, FdO2 80.
Assessment: bridge to transplant, listed. Still fully dependent.
Plan: cont VV ECMO, no changes; anti-Xa .3-.5.""",
    ),
    (
        "VA",
        "insertion",
        "open",
        """\
Vascular surgery: asked for arterial access for V-A ECMO (flow to be started by cardiac team). Left groin vertical incision, CFA dissected, 5-0 purse-string, 19 Fr arterial cannula over wire, 6 Fr limb cannula to SFA. Handed over.""",
    ),
    (
        "VA",
        "initiation insertion",
        "open",
        """\
Neonate, MAS, OI 48. Open V-A cannulation right neck by me in the NICU: vein 12 Fr, artery 10 Fr, tips at T8 and arch. On bypass 16:12. Flow 300 mL/min.""",
    ),
    (
        "VV",
        "initiation insertion",
        "percutaneous",
        """\
After timeout R neck prepped. Under US the RIJ was accessed w/ 18g needle. Amplatz into IVC (TEE). 27F Avalon to 12cm. Connected wet to wet, VV ECMO commenced 2.5->4.1 LPM. No compl.""",
    ),
    (
        "VA",
        "daily_management",
        None,
        """\
Pediatric ECMO consult f/u: 5 y.o. VA ECMO day 7 via R neck. Flow 90 mL/kg, no pulsatility. Circuit with fibrin at the bridge. Decannulation was attempted yesterday and failed. Will re-trial in 48 h. Sweep 0.8 unchanged.""",
    ),
    (
        "VV",
        "initiation insertion",
        "percutaneous",
        """\
ECMO Cannulation Record
Operator(s): A. Delacroix, MD; fellow T. Boateng, MD
Mode:            VV
Technique:       percutaneous, US
Drainage:        25 Fr multistage / right femoral
Return:          19 Fr / right IJ
Time on:         16:40
Initial flow:    4.2 L/min   Sweep 4   FdO2 1.0
Complications:   none""",
    ),
    (
        "VA",
        "removal",
        "open",
        """\
TITLE: VA-ECMO explantation, left femoral, with thrombectomy and vein patch angioplasty
NARRATIVE: We re-entered the cutdown wound. Umbilical tapes around the common, superficial and deep femoral arteries. Flow stopped, lines clamped. The 17 Fr came out, 4 cm of clot was retrieved with a No. 4 Fogarty. Vein patch. The venous cannula was pulled and its purse-string secured.""",
    ),
    (
        "VV",
        "daily_management",
        None,
        """\
Date 4/9. Hospital day 12, ECMO day 8 (VV, RFV-RIJ).
24h: bleeding from trach site, TXA. Circuit change done by perfusion at 14:00 without event.
Now Q 4.5, 3400, sweep 5.5. ABG 7.38/45/68.
I reviewed all circuit parameters with the ECMO specialist, adjusted sweep and spoke to family.
Assessment: not ready to wean.""",
    ),
    (
        "VA",
        "initiation insertion",
        "percutaneous",
        """\
Emergency Department. 44 M, refractory VF. At 38 min decision made for ECPR. Under ultrasound I obtained access to the R common femoral artery and vein. Amplatz wires. 15F and 25F cannulas inserted without difficulty. Circuit connected, flows of 3.8 L from 15:22. Cardiology to follow with angiography.""",
    ),
    (
        "VA",
        "initiation",
        None,
        """\
Procedure: ECMO initiation (V-A). Cannulated by Dr Ruiz (CT surgery), please refer to her note for details. I supervised priming, trialled clamps, began flow at 1 L and increased to 3.9 L/min over 3 minutes at 3100 rpm. Sweep 3 L/min. MAP rose to 70.""",
    ),
    (
        "VV",
        "reposition",
        "percutaneous",
        """\
Reason: recirculation fraction 40%. Procedure: adjustment of femoral drainage cannula. Under fluoroscopy it was pulled back 6 cm so that the tips lie 12 cm apart. No skin incision. Re-secured. V-V ECMO flow 4.8 L/min.""",
    ),
    (
        None,
        "",
        None,
        """\
Neonatology consult for possible ECMO. OI 32, iNO 20. HUS normal. Echo: structurally normal heart. Recommend continue HFOV; would transfer to the ECMO center if OI>40. Neck vessels patent on ultrasound should cannulation be needed.""",
    ),
    (
        None,
        "",
        None,
        """\
Discharge summary. 53F admitted with COVID ARDS, required VV ECMO 1/3-1/19 at the University Hospital, tracheostomy, then rehab here. Groin wound healed. Home with oxygen 2 L.""",
    ),
    (
        "VA",
        "daily_management",
        None,
        """\
CT SURGERY DAILY. POD2 CABG, VA ECMO (central) day 2. Chest open. Flow 4.4, sweep 3, rpm 3300. CT output 80/h. Minimal pulsatility. Continue full support, washout tomorrow in OR with possible decannulation.""",
    ),
    (
        "VV",
        "removal",
        "percutaneous",
        """\
26F, ECMO day 13, ready after 24 h sweep off. At bedside with perfusion: 2-0 silk U-stitch around the RIJ cannula, cannula clamped and pulled smoothly, stitch tied, 15 min pressure; same for RFV. Off VV ECMO 12:30. No bleed.""",
    ),
    (
        "VA",
        "removal",
        "percutaneous",
        """\
Interventional note. V-A ECMO decannulation with 18F MANTA. Angiogram from contralateral access: patent CFA. Wire down the arterial cannula, cannula out, Manta deployed. Venous side: figure of eight. Done under moderate sedation.""",
    ),
    (
        "VA",
        "initiation insertion",
        "open",
        """\
Small child 11 kg, septic shock, OR team at bedside. R neck, oblique incision along SCM, sharp dissection to carotid sheath. 12 Fr Bio-Medicus into the carotid, 17 Fr into IJ; both secured with 2-0 silk over vessel loops. On VA ECMO at 22:10; 1.3 L/min.""",
    ),
    (
        "VAV",
        "daily_management",
        None,
        """\
ECMO MD note run day 4. V-AV (RFV 25 -> LFA 17 + RIJ 17). Total 5.4, venous limb 2.1. Hoffman clamp adjusted for right radial sat 94. Sweep 6. Leg fine.""",
    ),
    (
        "VV",
        "initiation",
        None,
        """\
Start of VV ECMO. Lines placed by pulmonary/ICU colleague Dr. Wells. I was at the console: pump started at 09:05, 2 then 4 L/min. Gas blender 100%, 4 L.""",
    ),
    (
        "VA",
        "insertion",
        "open",
        """\
Left axillary cut-down for upper body V-A ECMO. Artery exposed 4 cm, 21 Fr Dacron? no graft used; direct cannulation with 19 Fr. Venous 25 Fr was already in the right femoral vein from the morning (Dr. Ames).""",
    ),
    (
        "VV",
        "reposition",
        "percutaneous",
        """\
ICU procedure 5/5: Crescent slipped 2 cm after turn. Under TTE pushed back in 2 cm, percutaneously, new silk. VV flow 4. No issues.""",
    ),
    (
        "VA",
        "graft_conduit insertion",
        "open",
        """\
Exposure of the right common femoral artery through a vertical incision. 8 mm Hemashield graft anastomosed end-to-side, 17 Fr cannula placed in the graft for V-A ECMO so that the leg stays perfused. Vein: same wound, 23 Fr through a purse-string.""",
    ),
]
"""Mode, actions, approach, text; None where the note tells none, no actions where it reports no ECMO."""


@pytest.mark.parametrize(("mode", "actions", "approach", "text"), NOTES)
def test_small_note(
    pipeline: Pipeline, mode: str | None, actions: str, approach: str | None, text: str
) -> None:
    page = pipeline(text)
    assert reports_ecmo(page) is bool(actions)
    found = frozenset(read_action(page).values["values"])
    assert found == set(actions.split())
    if actions:
        case = Case(found)
        assert read_mode(page, case).values["value"] == mode
        assert read_approach(page, case).values["value"] == approach
