"""Everyday wordings of many hands: a whole small note in, one element out."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading import Reader
from doclint.reading.case import Case

ACTION: list[tuple[str, list[str]]] = [
    # insertion
    (
        "The right common femoral vein took a 25 Fr multistage cannula without fuss. VV ECMO.",
        ["insertion"],
    ),
    ("Left CFA accepted a 15 Fr arterial cannula over the stiff wire.", ["insertion"]),
    ("We then laid a 23 Fr venous ECMO cannula through the vein up to the RA.", ["insertion"]),
    ("Lines placed for VA ECMO: R CFV 25, L CFA 17, all under ultrasound.", ["insertion"]),
    ("ECMO lines in: 25 Fr R groin, 17 Fr L groin, puncture technique.", ["insertion"]),
    ("Percutaneous femoro-jugular cannulae sited by me for VV ECMO in ICU bed 6.", ["insertion"]),
    (
        "Pt crashed in the lab, I cannulated R groin (17/25) with CPR ongoing for ECPR.",
        ["insertion"],
    ),
    (
        "Bilateral groin access obtained; 19 Fr and 25 Fr cannulas railroaded in for VA ECMO.",
        ["insertion"],
    ),
    ("31F Crescent into RIJ under TOE, sutured x4.", ["insertion"]),
    (
        "Placement of the 10 Fr arterial and 12 Fr venous neck cannulae for V-A ECMO by open technique.",
        ["insertion"],
    ),
    (
        "A second drainage limb was needed, so a 21 Fr went up the left femoral vein. VV ECMO.",
        ["insertion"],
    ),
    ("ECMO cannulation done in A&E resus by the consultant (me).", ["insertion"]),
    ("27 Fr dual lumen, R IJ in, 15 cm at skin. VV ECMO.", ["insertion"]),
    ("The aorta and the appendage were cannulated for ECMO through the open chest.", ["insertion"]),
    (
        "Neonate: carotid and jugular cannulated by cut-down for VA ECMO, 8 and 10 Fr.",
        ["insertion"],
    ),
    (
        "The clotted 19 Fr return cannula was swapped over a wire for a new 21 Fr. VV ECMO.",
        ["insertion", "removal"],
    ),
    (
        "Upsized the femoral drainage cannula for VV ECMO from 21 to 25 Fr over an Amplatz wire.",
        ["insertion"],
    ),
    # initiation
    ("Support was started at 3.5 L/min once both lines were joined. V-V ECMO.", ["initiation"]),
    ("VA ECMO got going at 02:40 with 3.8 litres.", ["initiation"]),
    ("Went on VV at 0915, sats from 60s to 90s in two minutes. ECMO flow 4.5.", ["initiation"]),
    ("ECMO commenced 21:05 hrs, RPM 3200.", ["initiation"]),
    ("Circuit unclamped at 14:22 and VV ECMO flow came up to 4.1.", ["initiation"]),
    ("I put him on VA ECMO this evening; cannulas by Mr Oduya, see his note.", ["initiation"]),
    ("Pump on 03:17. Flow 4.0 L/min, sweep 3. V-A ECMO.", ["initiation"]),
    ("ECMO run initiated by me in the PICU at 11:40.", ["initiation"]),
    (
        "Taken onto V-A ECMO at 18:05 after three failed attempts to come off bypass.",
        ["initiation"],
    ),
    # daily management
    (
        "ECMO d6. Circuit looked after by me: flow 4.2, sweep 4, clot corner of oxygenator unchanged.",
        ["daily_management"],
    ),
    (
        "Day 9 VV. Sweep 5 -> 4. No change to flows. Plan: sweep off trial mon.",
        ["daily_management"],
    ),
    (
        "d4 VA\nflow 3.9 rpm 3100\ntried 2 L with echo, MAP fell. not coming off today.",
        ["daily_management"],
    ),
    (
        "CVICU attending note, ECMO day 3. Flow 4.1, sweep 2.5, heparin 900 units/h.",
        ["daily_management"],
    ),
    (
        "MICU RESIDENT NOTE\nHD 5   ECMO 4\nVV ECMO 4.4 LPM, 3300 RPM, sweep 5.",
        ["daily_management"],
    ),
    (
        "ECLS care today under my supervision, run day 8: post-oxygenator pO2 410, sweep unchanged.",
        ["daily_management"],
    ),
    (
        "Subsequent ECMO day. Flows stable, membrane fine, continue full support.",
        ["daily_management"],
    ),
    (
        "The extracorporeal circuit continued under my care; RPM 3300 for 4.0 L/min.",
        ["daily_management"],
    ),
    ("ITU ward round, VV ECMO day 12. FdO2 turned down to 0.6, tolerated.", ["daily_management"]),
    (
        "VA ECMO day 2 (femoral). Pulse pressure back at 22, so flow walked down to 3.0.",
        ["daily_management"],
    ),
    ("Service: [ ] start [x] daily [ ] cannula in [ ] cannula out", ["daily_management"]),
    # reposition
    (
        "VV ECMO, recirculation: jugular return pulled back from 17 to 14 cm under echo, re-sutured.",
        ["reposition"],
    ),
    ("ECMO drainage cannula advanced from 38 to 42 cm, chatter gone.", ["reposition"]),
    ("The Avalon was relocated 2 cm deeper until the jet met the tricuspid valve.", ["reposition"]),
    (
        "Cannulas adjusted for ECMO: IVC tip drawn back two centimetres, jet now free.",
        ["reposition"],
    ),
    (
        "Crescent had slid out 3 cm; fed back in through its own hole under TTE. VV ECMO.",
        ["reposition"],
    ),
    (
        "Chest re-opened, RA cannula realigned toward the IVC, snares tightened. VA ECMO.",
        ["reposition"],
    ),
    ("Bedside repositioning of bicaval ECMO cannula, quarter turn anticlockwise.", ["reposition"]),
    # removal
    ("Cannulae out 15:40. Figure-of-eight in the groin, pressure 20 min.", ["removal"]),
    (
        "As the 19 Fr came out the Perclose sutures were tied; venous cannula removed with a Z-stitch.",
        ["removal"],
    ),
    (
        "The superfluous femoral drain was removed at the bedside; VV ECMO goes on with two.",
        ["removal"],
    ),
    ("Discontinuation of VA ECMO with open repair of the femoral artery.", ["removal"]),
    (
        "Jugular and carotid ligated once the neonatal ECMO cannulae had been drawn out.",
        ["removal"],
    ),
    ("ECMO explant in theatre: arterial 17 out, patch; venous 25 out, pursestring.", ["removal"]),
    ("VV ECMO. Dual-lumen pulled at the bedside, U-stitch, ten minutes of pressure.", ["removal"]),
    ("Off ECMO and decannulated by me at 10:15, both groins compressed.", ["removal"]),
    (
        "The 17 Fr Maquet came out of the artery; the little 6 Fr that fed the leg came out too. VA ECMO.",
        ["removal"],
    ),
    # vents
    (
        "VA ECMO, LV not ejecting. LV apex cored and vented with a 20 Fr cannula Y-ed to the drainage limb.",
        ["vent_insertion"],
    ),
    (
        "VA ECMO. Left side vented through the dome of the LA with an 18 Fr via the open sternum.",
        ["vent_insertion"],
    ),
    (
        "Mini-thoracotomy: an apical decompression cannula was placed and wyed into the ECMO inflow.",
        ["vent_insertion"],
    ),
    (
        "Fifth space, pericardium opened, two pledgeted purse-strings in the apex, 24F right-angle DLP passed into the ventricle, joined to the ECMO drainage limb.",
        ["vent_insertion"],
    ),
    ("Operation: LEFT HEART VENT EXPLANTATION, on ECMO", ["vent_removal"]),
    (
        "LV drain no longer needed on VA ECMO. Taken out in theatre through the old thoracotomy.",
        ["vent_removal"],
    ),
    (
        "VA ECMO: apical vent withdrawn over tied pledgets, another stitch put in for a weep.",
        ["vent_removal"],
    ),
    (
        "VA ECMO was initiated at 4 L/min and a surgical LV vent was placed in the same sternotomy.",
        ["initiation", "vent_insertion"],
    ),
    (
        "Through the sternotomy aortic and atrial cannulae for ECMO were placed, and an LV vent was passed via the RSPV.",
        ["insertion", "vent_insertion"],
    ),
    (
        "Tip moved ... no, make that the return limb moved 2 cm back, VV ECMO; cannula rotated a quarter turn.",
        ["reposition"],
    ),
    (
        "The tip of the freshly placed 31 Fr was drawn back 2 cm until the jet faced the valve. VV ECMO.",
        ["insertion"],
    ),
    (
        "CTS PROGRESS NOTE POD 3 / VA ECMO day 3. Flow 4.0, will try 3.0 tomorrow. Chest open.",
        ["daily_management"],
    ),
    (
        "Post-take round. V-A ECMO, 3rd day. We left the flow where it was; lactate falling.",
        ["daily_management"],
    ),
    ("Perfusion and I went over the pump: no clot, delta P 20. VV ECMO.", ["daily_management"]),
    (
        "VV ECMO review. RPM 3400 flow 4.6 sweep 5 FdO2 1.0. Prone today on pump. Continue.",
        ["daily_management"],
    ),
    ("ECMO rounds 0800: sweep off trial failed at 20 min, sweep back to 3.", ["daily_management"]),
    (
        "Neonatal ECLS day 3. Flow 100 mL/kg/min. Sweep gas cut to 0.2. ACT 190.",
        ["daily_management"],
    ),
    (
        "Pt. on V-V ECMO day 6, seen & examined. P/F improving. Sweep reduced from 6 to 4 lpm by me. Hep gtt.",
        ["daily_management"],
    ),
    (
        "33949 daily ECMO management VA. Flow turned to 2.5 x 30 min w/ TTE: LVEF 15%. Back to 4.",
        ["daily_management"],
    ),
    (
        "Tele-ICU night cover: VA ECMO, chatter at 01:00, 250 albumin, RPM down to 3100 per my order.",
        ["daily_management"],
    ),
    (
        "Asked to start VV ECMO; cannulas already in by Dr Ho. Clamps off 16:03, flow 4.8, sats 94.",
        ["initiation"],
    ),
    ("Patient on pump 0412 (VA ECMO), RPM 3500, 4.1 L. Cannulation per Dr. Vance.", ["initiation"]),
    (
        "ECMO initiation note. Circuit primed with blood, connected, flow to 120 mL/kg/min by 11:30.",
        ["initiation"],
    ),
    ("He came onto VA ECMO at 22:10 in the ED.", ["initiation"]),
    ("Time on ECMO: 13:47. Mode VV. Flow 4.4. Sweep 6.", ["initiation"]),
    ("Unable to separate from CPB; transitioned to central VA ECMO at 17:30.", ["initiation"]),
    ("VA-ECMO established smoothly at 4.2 L/min at 03:55, sweep 2.", ["initiation"]),
    ("Began extracorporeal support, 3.9 L/min at 3300 rpm, sweep 4. VV.", ["initiation"]),
    ("ED ECPR: R fem 17/25 by me under US, on ECMO 19:03.", ["initiation", "insertion"]),
    (
        "Done: percutaneous VA ECMO cannulation (25 RFV, 17 LFA) and commencement of ECMO 16:40.",
        ["initiation", "insertion"],
    ),
    ("Neck cut-down, RIJ 12 Fr RCCA 10 Fr, baby on VA ECMO at 14:15.", ["initiation", "insertion"]),
    (
        "Central VA ECMO cannulation through the sternotomy: 22 Fr EOPA in ascending aorta, 36 Fr RA.",
        ["insertion"],
    ),
    ("Dr. me (Okafor) - sited 29 Fr dual-lumen R IJ for VV ECMO under fluoro, TOE.", ["insertion"]),
    ("Emergent bedside ECMO cannulation, both femorals stuck under US, 23 & 17.", ["insertion"]),
    (
        "Distal perfusion: a 6 Fr sheath was placed antegrade in the R SFA for the leg on VA ECMO.",
        ["insertion"],
    ),
    ("Conversion V-V to V-AV ECMO: 17 Fr arterial limb added via L CFA cut-down.", ["insertion"]),
    (
        "A 19 Fr return line was added through the left jugular for VV ECMO, percutaneously.",
        ["insertion"],
    ),
    ("Percutaneous insertion of ECMO cannulae x2 - RFV 25 Fr / RIJ 19 Fr.", ["insertion"]),
    ("ECMO decann at bedside. 27 Fr DLC out, horizontal mattress, pressure 15 min.", ["removal"]),
    (
        "Arterial cannula withdrawn under vision, arteriotomy patched; venous cannula withdrawn, venotomy closed. VA ECMO off.",
        ["removal"],
    ),
    ("Procedure: removal of VA ECMO, left femoral artery repair.", ["removal"]),
    ("The carotid and jugular lines were taken out and both vessels tied. ECMO over.", ["removal"]),
    ("MANTA closure x1, both ECMO cannulas pulled, hemostasis good.", ["removal"]),
    ("VV ECMO came off today: 25 and 21 Fr removed at the bedside, figure-of-8s.", ["removal"]),
    (
        "Successful wean; ECMO decannulated in theatre by cut-down, artery repaired primarily.",
        ["removal"],
    ),
    (
        "Distal perfusion catheter and arterial cannula removed, femoral artery repaired with bovine patch. VA ECMO explant.",
        ["removal"],
    ),
    (
        "Circuit clamped 09:48, RA and aortic cannulas drawn, pursestrings down, sternum closed. Off ECMO.",
        ["removal"],
    ),
    ("Avalon too deep on film, drawn back 1.5 cm under TTE. VV ECMO.", ["reposition"]),
    (
        "ECMO cannula manipulation under fluoro: drainage tip from hepatic vein back into IVC.",
        ["reposition"],
    ),
    ("ECMO venous cannula pushed in 3 cm, chattering resolved, restitched.", ["reposition"]),
    ("Bicaval cannula rotated 30 degrees, jet now across TV. VV ECMO", ["reposition"]),
    (
        "Repositioned R IJ return cannula for recirculation. VV ECMO day 3. TTE-guided, sterile field, new sutures.",
        ["reposition"],
    ),
    (
        "The arterial ECMO cannula, too deep on x-ray, was brought out by 11 mm through the reopened neck wound and retied.",
        ["reposition"],
    ),
    (
        "An 8 mm Dacron graft was sewn end-to-side to the right axillary artery as conduit for the VA ECMO return.",
        ["graft_conduit"],
    ),
    (
        "Right axillary cut-down, 8 mm Gelweave chimney anastomosed, 20 Fr cannula inserted into the graft for VA ECMO.",
        ["graft_conduit", "insertion"],
    ),
    (
        "LA vent for VA ECMO: mini right thoracotomy, 20 Fr through the RSPV, wyed into venous limb.",
        ["vent_insertion"],
    ),
    ("Surgical LV apical vent placed via left thoracotomy on VA ECMO.", ["vent_insertion"]),
    (
        "LV apical vent removed via re-thoracotomy, pledgets tied, VA ECMO continues.",
        ["vent_removal"],
    ),
    (
        "Central ECMO explanted and LV vent removed through the sternotomy.",
        ["vent_removal", "removal"],
    ),
    ("Discharge summary: VV ECMO 3/1 to 3/9, decannulated 3/9, home.", []),
    ("Cardiology consult: consider VA ECMO if pressors rise. Not needed now.", []),
    ("Seen in clinic, previous ECMO for flu in 2023. Neck scar healed.", []),
    ("Transplant note: bilateral lung transplant on CPB, ECMO not required.", []),
    (
        "Palliative meeting on VV ECMO patient, circuit managed by ICU team. Wife wishes to go on.",
        [],
    ),
    ("CT head on ECMO patient: no bleed. Radiology report.", []),
    ("Physiotherapy: patient on VV ECMO walked 10 m with team.", []),
    ("Bronchoscopy on VV ECMO: clots removed from RLL. No circuit changes by us.", []),
    (
        "Dialysis access: 13 Fr right IJ vascath placed under US, Seldinger. Lines flushed. Good flow 300 mL/min.",
        [],
    ),
    ("IABP removed from R groin, manual pressure 30 min, no hematoma.", []),
    ("Impella CP placed via R femoral artery 14 Fr, flow 3.4 L/min. P8. Purge heparin.", []),
    (
        "TAVR: 14 Fr sheath R CFA, Perclose x2, 29 mm valve deployed. Sheath removed, Perclose tied.",
        [],
    ),
    (
        "CABG x4. Aortic cannula 20 Fr, two-stage venous 36 Fr. CPB 110 min. Off bypass first go. Cannulae removed. Sternum closed.",
        [],
    ),
    (
        "LVAD HeartMate 3 implant: LV apex cored, sewing ring with pledgets, outflow graft to ascending aorta. Median sternotomy on CPB.",
        [],
    ),
    ("Chest tube 28 Fr placed fifth intercostal space, left. Blood drained 400 mL.", []),
    (
        "Liver transplant on veno-venous bypass, 21 Fr femoral vein percutaneous and 18 Fr IJ return. Off VVB after reperfusion.",
        [],
    ),
    (
        "Minimally invasive mitral repair: femoral cannulation 19 Fr arterial 25 Fr venous, right mini-thoracotomy, bypass 140 min, clamp 98 min.",
        [],
    ),
    ("Swan placed via RIJ 8.5 Fr introducer. CVP 12, wedge 24.", []),
    (
        "Nurse call: ECMO console moved to storage room; patient in bed 4 decannulated of trach yesterday.",
        [],
    ),
    ("Tracheostomy decannulation today, stoma dressed, sats 97.", []),
    ("ED: cardiac arrest, 40 min CPR, ECMO team called, not a candidate; died 03:10.", []),
    (
        "CVICU resident note HD 4. Post CABG day 2. Chest tubes 200. Levophed 0.05. Plan: extubate.",
        [],
    ),
    ("ICU attending note: ARDS, proned x2, P/F 110 and rising. If worse call ECMO centre.", []),
    (
        "Vascular: fem-fem bypass graft thrombectomy, both groins opened, arteries controlled, Fogarty 4.",
        [],
    ),
    (
        "Vascular access: tunneled 15 Fr dual lumen dialysis catheter, right IJ, tip in RA, fluoro.",
        [],
    ),
    ("Peds surgery: Broviac placed right IJ by cutdown, vessel ligated distally.", []),
    ("Cath lab: RHC via right IJ 7 Fr, LHC via R femoral artery 6 Fr. Manta not used.", []),
    ("Heart transplant: bicaval, CPB 180 min, off on epi. RV ok. ECMO on standby not needed.", []),
    ("Surgery note 24 Fr Foley placed, 20 Fr PEG placed through abdominal wall.", []),
    (
        "Organ donor NRP: abdominal regional perfusion, femoral 21 Fr and 25 Fr cannulas, donor after circulatory death.",
        [],
    ),
    ("Cardiac arrest drill in simulation lab: team practised ECPR cannulation on a manikin.", []),
    (
        "Isolated limb perfusion with melphalan: femoral artery and vein cannulated 14 and 16 Fr, oxygenator circuit, hyperthermia.",
        [],
    ),
    ("Lung transplant evaluation: prior V-V ECMO bridge 2024, decannulated, now on 4 L.", []),
    ("Thoracotomy wound washout. Patient came off VA ECMO last week.", []),
    ("Right thoracotomy for empyema, decortication, 32 Fr chest tubes x2.", []),
    ("PICC placed 5 Fr. Old 21 Fr cannula scar in right groin healed.", []),
    ("Pericardial window subxiphoid, 24 Fr drain left. 400 mL out.", []),
    ("Ex vivo lung perfusion: cannula sewn to PA, flow 2.1 L/min, left atrial cannula 27 Fr.", []),
    (
        "K/c/o DCM, cardiogenic shock. Procedure done: Peripheral VA ECMO insertion (Rt CFA 17F, Rt CFV 23F) by open method.",
        ["insertion"],
    ),
    (
        "Pt shifted to OT, Rt groin explored, VA ECMO cannulation done & ECMO initiated at 4.15 pm.",
        ["insertion", "initiation"],
    ),
    (
        "Institution of central V-A ECMO following failure to wean from CPB. RA-Ao cannulation. ECMO on at 16.40 hrs.",
        ["insertion", "initiation"],
    ),
    ("ECMO explantation done in OT. Femoral artery repaired, vein purse string tied.", ["removal"]),
    (
        "ECMO weaned off & decannulation done bedside by open method, hemostasis secured.",
        ["removal"],
    ),
    (
        "ICU rounds: on VV ECMO D5, flow 4.2 LPM, sweep 4 LPM, FiO2 80%. Sweep decreased to 3. C/w UFH.",
        ["daily_management"],
    ),
    (
        "VA ECMO day 2. Circuit checked: no clots. Flow increased from 3.2 to 3.6 L for low MAP. IABP 1:1.",
        ["daily_management"],
    ),
    (
        "Reviewed on the ward round, remains on V-V ECMO, day 14. Gas flow 6, blood flow 4.8. Not ready to wean.",
        ["daily_management"],
    ),
    (
        "Overnight: flows 3.8-4.0, occasional chatter, albumin x1. On VA ECMO day 4. Plan to keep full flow 24 h.",
        ["daily_management"],
    ),
    (
        "Return cannula jugular was malpositioned (tip in RV), withdrawn 3 cm under TTE. VV ECMO flow restored.",
        ["reposition"],
    ),
    ("ECMO cannula reposition: DLC advanced from 14 to 16 cm.", ["reposition"]),
    (
        "Reconfiguration VA to VV ECMO: femoral arterial cannula removed with patch repair, 21 Fr right IJ return cannula inserted.",
        ["removal", "insertion"],
    ),
    (
        "To relieve the blue upper body a 19 Fr return cannula was placed in the right IJ, V-AV ECMO.",
        ["insertion"],
    ),
    (
        "Transapical LV vent, 24 Fr, left 5th ICS, connected to venous limb of the ECMO circuit.",
        ["vent_insertion"],
    ),
    (
        "Decompression of the left ventricle on VA ECMO by a surgically placed cannula in the LA (via RSPV), sternotomy.",
        ["vent_insertion"],
    ),
    ("The LV vent was taken out today in OR, apex oversewn; ECMO continued.", ["vent_removal"]),
    (
        "At 1410 h the clamps came off and VA ECMO flow was established at 4 litres; I managed the start. Cannulae by surgery.",
        ["initiation"],
    ),
    (
        "ECLS physician: initiation of V-V ECMO supervised by me, flow 4.4 at 3300 rpm.",
        ["initiation"],
    ),
    (
        "ECPR. Cannulated by CT surgery (separate note). I initiated ECMO support 02:55.",
        ["initiation"],
    ),
    (
        "Seen twice today. VA ECMO managed with perfusion; RPM lowered to 2900, flow 3.1.",
        ["daily_management"],
    ),
    (
        "ECMO: D11. Circuit: new oxygenator yesterday. Settings unchanged. Plan sweep weaning tomorrow.",
        ["daily_management"],
    ),
    (
        "POD 2 / ECMO day 2. Pump 3400 rpm. Flow target 4.0-4.5. Diurese. I adjusted sweep to 2.",
        ["daily_management"],
    ),
    ("Pt decannulated from VA ECMO in cath lab, percutaneous closure with Manta.", ["removal"]),
    (
        "Having tolerated six hours off sweep, both VV cannulae were removed and pressure was held for 20 minutes.",
        ["removal"],
    ),
    (
        "I was called to bed 3 for ECMO. USS-guided puncture RFV and RIJ; 25 Fr and 21 Fr lines railroaded; handed to perfusion.",
        ["insertion"],
    ),
    (
        "Vascular access for ECPR secured: 15 Fr right CFA, 21 Fr right CFV, both first pass.",
        ["insertion"],
    ),
    (
        "Baby off ECMO. Neck re-opened, 10 Fr venous and 8 Fr arterial catheters removed, vessels ligated.",
        ["removal"],
    ),
    (
        "Placed on VV ECMO at bedside 16:20 via 31 Fr Crescent, RIJ, percutaneous, by me.",
        ["initiation", "insertion"],
    ),
    (
        "Femoral artery end-to-side 8 mm graft constructed for VA ECMO arterial limb because of small vessel.",
        ["graft_conduit"],
    ),
    ("No ECMO needed tonight: oxygenation better with prone.", []),
    ("Decision made not to cannulate; ECMO declined by team.", []),
    ("ECMO education given to the parents; baby improving on HFOV.", []),
    ("VA hospital transfer. Pneumonia. No ECMO.", []),
    ("Vent day 5, circuit changed (ventilator), HME replaced.", []),
    ("CRRT circuit clotted, replaced. Vascath 13 Fr R fem.", []),
    (
        "VV ECMO D3. Blender 100, gas 5 L, flow 4.4 at 3500. Tolerating. Anti-Xa 0.4.  Rounded with specialist, set targets.",
        ["daily_management"],
    ),
    (
        "ECMO day 8: down-titrated sweep, PaCO2 stable. Awake, participating in PT.",
        ["daily_management"],
    ),
    (
        "V-A ECMO, 2nd day. Echo at reduced flow 1.5 L: LVEF 20%, VTI 8. Returned to 3.8.",
        ["daily_management"],
    ),
    ("Daily ECMO care. No bleeding. No circuit complications. ACT 180-200.", ["daily_management"]),
    ("Full support continues on VA; I have left RPM at 3200.", ["daily_management"]),
    (
        "CICU: ECMO day 6, POD 7. Pump flow 0.6 L/min. Rest the heart another 48 h.",
        ["daily_management"],
    ),
    (
        "ECMO physician rounds. Cannula sites dry. Oxygenator post gas 380. Plan unchanged.",
        ["daily_management"],
    ),
    (
        "Still needs the circuit; gas cut back twice and she tired. VV, day 11.",
        ["daily_management"],
    ),
    (
        "R IJ bicaval dual lumen catheter 23F placed under fluoro and TTE for VV ECMO, 4 yo.",
        ["insertion"],
    ),
    (
        "LFV 25 Fr cannula inserted for drainage, RIJ 21 Fr for return. VV ECMO. Started by perfusion under Dr Lam.",
        ["insertion"],
    ),
    ("Fem-fem VA cannulation in cath lab by me; ECMO team took it from there.", ["insertion"]),
    (
        "Surgeon's note: through a 3 cm groin cut the CFA was canulated with a 15 Fr ECMO canula.",
        ["insertion"],
    ),
    (
        "The left femoral was too small, so the 17 Fr ECMO arterial cannula went in on the right.",
        ["insertion"],
    ),
    (
        "An additional venous cannula (21 Fr, LFV) was inserted for poor drainage on VA ECMO.",
        ["insertion"],
    ),
    ("ECMO catheter insertion R IJ 16 Fr, bedside NICU, open.", ["insertion"]),
    ("The ECMO cannulas have been removed, femoral artery repaired primarily by me.", ["removal"]),
    ("Withdrawal of Avalon cannula, VV ECMO, bedside, skin stitch.", ["removal"]),
    ("ECMO taken down: cannulas out through the reopened sternotomy.", ["removal"]),
    ("Clamp, cut, pull: both VV cannulas out 11:20, two figure-of-eights.", ["removal"]),
    (
        "Palliative: family agreed, VV ECMO was stopped and cannulas pulled by me at 14:00, patient died 14:20.",
        ["removal"],
    ),
    (
        "Femoral arterial ECMO cannula extracted in hybrid OR with covered stent backup, vein compressed.",
        ["removal"],
    ),
    (
        "Under echo the 27 Fr Avalon was turned 15 degrees and advanced 1 cm. VV ECMO.",
        ["reposition"],
    ),
    (
        "ECMO return cannula tip in the hepatic vein; pulled back to the RA under fluoro.",
        ["reposition"],
    ),
    (
        "Revision of ECMO cannula position, neck wound opened, venous cannula advanced 1 cm.",
        ["reposition"],
    ),
    ("VV ECMO, start 18:40. Flow 4.2 LPM, FdO2 1, sweep 4.", ["initiation"]),
    ("I started him on VA ECMO in the OR at the end of the case.", ["initiation"]),
    ("Onto ECMO 05:12. V-A. 3.9 LPM.", ["initiation"]),
    ("Extracorporeal flow begun 12:31, VV, 4.0 L/min.", ["initiation"]),
    ("Crashed on to VA ECMO in cath lab, flow by 09:02, cannulas by Dr Wu.", ["initiation"]),
    # none
    ("Consent obtained for ECMO cannulation from the husband. Surgeon will be called.", []),
    ("The sender asked for cannulation; on arrival he had improved and ECMO was not offered.", []),
    ("Simulation session: registrars practised ECMO cannulation on the manikin.", []),
    (
        "Venovenous bypass for liver transplantation: 21 Fr femoral vein, 18 Fr jugular return, no oxygenator. Decannulated at the end.",
        [],
    ),
    (
        "Arterial switch on bypass 150 min, cooled to 28. Cannulas out, protamine. An ECMO circuit stood by and was never needed.",
        [],
    ),
    ("TRIAGE NOTE. VV ECMO requested by the sender, declined for frailty.", []),
]


@pytest.mark.parametrize(("text", "values"), ACTION)
def test_action(reader: Reader, text: str, values: list[str]) -> None:
    assert sorted(reader.read(text)["action"]["values"]) == sorted(values)


OTHERS: list[tuple[str, str, str, Any]] = [
    (
        "site",
        "insertion",
        "RIGHT GROIN. Both vessels stuck under US. 25 Fr multistage up the vein, 17 Fr into the artery. VA ECMO.",
        [["femoral artery", "right"], ["femoral vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "Left groin prepped. Common femoral artery and vein punctured. 19 Fr and 25 Fr cannulae advanced. VA ECMO.",
        [["femoral artery", "left"], ["femoral vein", "left"]],
    ),
    (
        "site",
        "insertion",
        "Right neck cut-down. Carotid and internal jugular isolated, 8 Fr arterial and 10 Fr venous cannulae placed for VA ECMO.",
        [["common carotid artery", "right"], ["internal jugular vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "An incision was made above the right clavicle, the jugular and carotid looped. 10 Fr arterial in carotid, 12 Fr venous in jugular. V-A ECMO.",
        [["common carotid artery", "right"], ["internal jugular vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "VV ECMO. Drainage 25 Fr via the left femoral vein; return 19 Fr via the right IJ.",
        [["femoral vein", "left"], ["internal jugular vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "Cannulation: R CFV (25F, out), RIJV (21F, back). VV ECMO.",
        [["femoral vein", "right"], ["internal jugular vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "VA-ECMO: 17 Fr LFA, 25 Fr LFV, 6 Fr antegrade into the left SFA.",
        [
            ["femoral artery", "left"],
            ["femoral vein", "left"],
            ["superficial femoral artery", "left"],
        ],
    ),
    (
        "site",
        "insertion",
        "31 Fr Crescent via the right internal jugular, tip in IVC. VV ECMO.",
        [["internal jugular vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "Sternotomy. 20 Fr in the ascending aorta, 36 Fr two-stage in the right atrium. VA ECMO.",
        [["ascending aorta", ""], ["right atrium", ""]],
    ),
    (
        "site",
        "daily_management",
        "VA ECMO day 3: 15 Fr R CFA, 23 Fr L CFV, reperfusion 6 Fr R SFA. Sites clean.",
        [
            ["femoral artery", "right"],
            ["femoral vein", "left"],
            ["superficial femoral artery", "right"],
        ],
    ),
    (
        "site",
        "daily_management",
        "VV ECMO. Cannulae: R femoral 25 Fr drainage, R IJ 21 Fr return, sites dry. R radial art line, L IJ CVC.",
        [["femoral vein", "right"], ["internal jugular vein", "right"]],
    ),
    (
        "site",
        "removal",
        "Venous cannula pulled from the right groin with a Z stitch; arterial cannula out of the left groin over two Perclose. VA ECMO.",
        [["femoral artery", "left"], ["femoral vein", "right"]],
    ),
    (
        "site",
        "removal",
        "VV ECMO decannulation. Dual-lumen removed from right side of neck, purse-string.",
        [["internal jugular vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "Vessel: femoral vein. Side: right. Size 25 Fr.\nVessel: internal jugular vein. Side: right. Size 21 Fr. VV ECMO",
        [["femoral vein", "right"], ["internal jugular vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "The vessel entered was: Internal jugular vein. The side was: Right. The cannula was: 20 Fr Avalon. ECMO mode: VV.",
        [["internal jugular vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "Bifemoral VA ECMO, right side, 17/23 Fr percutaneous.",
        [["femoral artery", "right"], ["femoral vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "Through the left axillary artery via an 8 mm graft a 20 Fr arterial cannula; right femoral vein 25 Fr. VA ECMO.",
        [["axillary artery", "left"], ["femoral vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "V-V: 23 Fr rt fem drainage and 19 Fr rt neck return.",
        [["femoral vein", "right"], ["internal jugular vein", "right"]],
    ),
    (
        "site",
        "reposition",
        "ECMO: the right-sided neck Avalon was withdrawn 2 cm.",
        [["internal jugular vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "Under USG Rt CFV 25 Fr and Rt CFA 17 Fr cannulae inserted. VA ECMO.",
        [["femoral artery", "right"], ["femoral vein", "right"]],
    ),
    ("site", "insertion", "Rt IJV 27 Fr Avalon. VV ECMO", [["internal jugular vein", "right"]]),
    (
        "site",
        "insertion",
        "Venous: R CFV 23Fr. Arterial: R CFA 15Fr. Backflow: R SFA 7Fr. VA ECMO",
        [
            ["femoral artery", "right"],
            ["femoral vein", "right"],
            ["superficial femoral artery", "right"],
        ],
    ),
    (
        "site",
        "insertion",
        "VA ECMO. Access vein: right femoral. Return artery: left femoral.",
        [["femoral artery", "left"], ["femoral vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "ECMO. The left common femoral artery and the right common femoral vein were each entered with a needle.",
        [["femoral artery", "left"], ["femoral vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "ECMO cannulas: drainage R fem vein, return R jugular vein",
        [["femoral vein", "right"], ["internal jugular vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "Single cannula through the right subclavian vein, 23 Fr ProtekDuo, tip in PA. VPA ECMO",
        [["subclavian vein", "right"]],
    ),
    (
        "site",
        "insertion",
        "20 Fr aortic and 32 Fr right atrial cannulae for central VA ECMO.",
        [["ascending aorta", ""], ["right atrium", ""]],
    ),
    (
        "site",
        "removal",
        "Arteriotomy of the right CFA closed with patch; right CFV purse-string after ECMO cannulae removed.",
        [["femoral artery", "right"], ["femoral vein", "right"]],
    ),
    (
        "site",
        "removal",
        "RIJ and R carotid ligated, ECMO cannulas out. R femoral CVL stays.",
        [["common carotid artery", "right"], ["internal jugular vein", "right"]],
    ),
    (
        "site",
        "removal",
        "ECMO cannulas drawn from the ascending aorta and the right atrial appendage.",
        [["ascending aorta", ""], ["right atrium", ""]],
    ),
    (
        "site",
        "vent_insertion",
        "Two pledgeted rings at the apex; 22 Fr right-angled catheter into the ventricle joined to the ECMO drainage limb.",
        [["left ventricle", ""]],
    ),
    (
        "site",
        "daily_management",
        "Lt neck double lumen 31 Fr day 4 VV ECMO",
        [["internal jugular vein", "left"]],
    ),
    (
        "site",
        "daily_management",
        "VA ECMO, cannulated R groin (venous 25) and L groin (arterial 17)",
        [["femoral artery", "left"], ["femoral vein", "right"]],
    ),
    (
        "site",
        "daily_management",
        "ECMO lines R fem V, R fem A, DPC ok.",
        [["femoral artery", "right"], ["femoral vein", "right"]],
    ),
    (
        "site",
        "graft_conduit",
        "8 mm graft on right axillary artery for ECMO return.",
        [["axillary artery", "right"]],
    ),
    (
        "site",
        "insertion",
        "Bicaval cannula, RIJ approach, ECMO",
        [["internal jugular vein", "right"]],
    ),
    (
        "cannula",
        "insertion",
        "The manufacturer was: Avalon. The size was: 20 Fr. VV ECMO cannula.",
        [20],
    ),
    (
        "cannula",
        "insertion",
        "VA ECMO: a 17 French Edwards and a 25 French multistage were placed; a 40 F chest tube stays.",
        [17, 25],
    ),
    (
        "cannula",
        "daily_management",
        "VV ECMO lines: 25 Fr R groin (out), 21 Fr R neck IJ (back in); L IJ triple lumen 7 Fr",
        [21, 25],
    ),
    ("cannula", "insertion", "VV ECMO via a twenty-seven French dual lumen.", [27]),
    (
        "cannula",
        "reposition",
        "the 8 Fr arterial catheter has gone in further; ECMO, drawn back 1 cm",
        [8],
    ),
    (
        "cannula",
        "insertion",
        "Cannula arterial: 15Fr x 23cm. Cannula venous: 23Fr x 38cm. VA ECMO",
        [15, 23],
    ),
    ("cannula", "insertion", "19F/25F percutaneous fem-fem for ECPR", [19, 25]),
    (
        "cannula",
        "insertion",
        "size 17 arterial and size 23 venous cannulae inserted for VA ECMO",
        [17, 23],
    ),
    (
        "cannula",
        "insertion",
        "25Fr/38cm multistage drainage and 17Fr/15cm return, VA ECMO",
        [17, 25],
    ),
    ("cannula", "insertion", "Bio-Medicus 8 Fr A and 10 Fr V, neonatal ECMO", [8, 10]),
    ("cannula", "insertion", "ECMO cannula size: 27", [27]),
    ("cannula", "insertion", "A Crescent 30 Fr was inserted. 8 Fr CVC left IJ. VV ECMO", [30]),
    ("cannula", "insertion", "VV ECMO cannulae: multi-stage 25 Ch and 21 Ch.", [21, 25]),
    ("cannula", "removal", "Arterial 19 Fr out, venous 25 Fr out. ECMO over.", [19, 25]),
    (
        "cannula",
        "daily_management",
        "ECMO cannulae 23F RFV, 17F LFA secure. 12F vascath LIJ.",
        [17, 23],
    ),
    (
        "approach",
        "insertion",
        "VV ECMO. Vein needled under ultrasound, wire, dilators, 25 Fr in.",
        "percutaneous",
    ),
    (
        "approach",
        "insertion",
        "We opened the groin and put the ECMO cannula in under direct vision.",
        "open",
    ),
    (
        "approach",
        "insertion",
        "Neck incision, carotid and jugular slung, arteriotomy, 8 Fr ECMO cannula tied in.",
        "open",
    ),
    (
        "approach",
        "insertion",
        "Chest open since theatre; aortic and RA ECMO cannulae put in through the sternal wound.",
        "central",
    ),
    ("approach", "insertion", "ECMO. Access by Seldinger, skin nick only.", "percutaneous"),
    (
        "approach",
        "insertion",
        "Both sticks single wall with the probe on. 17 and 25 Fr ECMO cannulae.",
        "percutaneous",
    ),
    (
        "approach",
        "insertion",
        "Technique was ultrasound-guided needle entry, wire, serial dilators. A surgical exposure was: Not performed. ECMO.",
        "percutaneous",
    ),
    (
        "approach",
        "removal",
        "ECMO cannulae pulled, Manta fired, ten minutes on the vein.",
        "percutaneous",
    ),
    (
        "approach",
        "removal",
        "ECMO decannulation. Groin crease incision, artery clamped above and below, cannula out, patch.",
        "open",
    ),
    (
        "approach",
        "removal",
        "ECMO decannulation: re-sternotomy wires out, aortic and atrial cannulae withdrawn, pursestrings tied.",
        "central",
    ),
    (
        "approach",
        "reposition",
        "ECMO cannula eased back 2 cm through its own puncture, no cut.",
        "percutaneous",
    ),
    (
        "approach",
        "insertion",
        "The femoral vessels were approached surgically for ECMO, 17 and 23 Fr cannulae.",
        "open",
    ),
    ("approach", "insertion", "ECMO cannulation: surgical cutdown LFA, perc RFV.", "open"),
    (
        "approach",
        "insertion",
        "Blind stick in both groins during CPR, ECMO cannulas 17/25.",
        "percutaneous",
    ),
    (
        "approach",
        "insertion",
        "Micropuncture kit, probe on, upsized over Amplatz; 27 Fr dual lumen ECMO cannula.",
        "percutaneous",
    ),
    (
        "approach",
        "insertion",
        "Rt groin explored, CFA & CFV looped, 17 & 23 Fr ECMO cannulae inserted through purse strings.",
        "open",
    ),
    (
        "approach",
        "insertion",
        "Under USG guidance Rt IJV punctured, guidewire passed, serial dilatation, 27 Fr Avalon placed.",
        "percutaneous",
    ),
    (
        "approach",
        "insertion",
        "ECMO cannulation (semi-open: artery exposed, cannula over wire).",
        "open",
    ),
    (
        "approach",
        "insertion",
        "Percutaneous dual-site cannulation for VV ECMO completed uneventfully.",
        "percutaneous",
    ),
    ("approach", "insertion", "VA ECMO via surgical femoral cut down in cath lab.", "open"),
    (
        "approach",
        "insertion",
        "Dissected down to the carotid sheath; 10 Fr ECMO arterial cannula in carotid.",
        "open",
    ),
    (
        "approach",
        "insertion",
        "Single-pass ultrasound-guided access of R CFV and R IJ, ECMO cannulae 25/21.",
        "percutaneous",
    ),
    (
        "approach",
        "insertion",
        "Existing sternotomy used. 2-0 Ethibond purse strings on aorta and RAA. ECMO cannulae 20 Fr and 32 Fr.",
        "central",
    ),
    ("approach", "insertion", "Approach: perc. Vessel: LFV. ECMO cannula 25 Fr", "percutaneous"),
    ("approach", "insertion", "VA ECMO. Stick of the artery and vein, no cutting.", "percutaneous"),
    (
        "approach",
        "insertion",
        "I used a micropuncture set for both femorals then upsized to 17 and 25 Fr. ECMO.",
        "percutaneous",
    ),
    (
        "approach",
        "insertion",
        "The vein was accessed with an 18G needle under real-time ultrasound. ECMO 25 Fr.",
        "percutaneous",
    ),
    (
        "approach",
        "insertion",
        "ECMO via left anterior thoracotomy, descending aorta and PA cannulated.",
        "central",
    ),
    (
        "approach",
        "insertion",
        "The infant's neck was opened along the anterior border of SCM; vessels slung; ECMO cannulae tied in.",
        "open",
    ),
    (
        "approach",
        "removal",
        "VV decannulation at bedside: purse-string snugged, pressure 10 min.",
        "percutaneous",
    ),
    (
        "approach",
        "removal",
        "Groin re-explored, cannulae removed under control, 6-0 Prolene repair of artery. ECMO off.",
        "open",
    ),
    (
        "approach",
        "removal",
        "Pre-closed Proglides tightened on removal of the 17 Fr ECMO cannula; vein by figure-of-8.",
        "percutaneous",
    ),
    (
        "approach",
        "removal",
        "Neck wound reopened, carotid and jugular ligated, ECMO cannulae out.",
        "open",
    ),
    (
        "approach",
        "removal",
        "Central ECMO explant: chest re-entered, decannulated, washed out, closed.",
        "central",
    ),
    (
        "approach",
        "removal",
        "Arterial ECMO cannula: surgical removal with patch. Venous: pulled, stitch.",
        "open",
    ),
    ("approach", "removal", "Removed percutaneously with MANTA 18F; ECMO ended.", "percutaneous"),
    (
        "approach",
        "reposition",
        "Bedside ECMO cannula pull-back under TTE; stitches cut, no incision.",
        "percutaneous",
    ),
    (
        "approach",
        "reposition",
        "Neck re-explored under GA, ECMO arterial cannula withdrawn 1 cm and retied.",
        "open",
    ),
    (
        "approach",
        "reposition",
        "Redo sternotomy incision opened, RA ECMO cannula repositioned.",
        "central",
    ),
    ("approach", "vent_insertion", "Left mini thoracotomy, LV apical vent for ECMO.", "central"),
    ("mode", "daily_management", "ECMO type   VA\nFlow 4.1", "VA"),
    ("mode", "daily_management", "day number 4 of veno venous ECMO", "VV"),
    ("mode", "daily_management", "ECMO: V/V. Sweep 3.", "VV"),
    ("mode", "daily_management", "Venous-arterial ECMO day 3", "VA"),
    ("mode", "daily_management", "d5 of VA, periph. flow 3.4 sweep 2 rpm 3000", "VA"),
    ("mode", "initiation", "He came on to VA bypass at 03:40, ECMO flow 0.38 L/min", "VA"),
    ("mode", "insertion", "V-AV ECMO now: total flow 5.2", "VAV"),
    ("mode", "insertion", "ECMO cannulation. Femoral vein to femoral artery, 25/17 Fr.", "VA"),
    ("mode", "insertion", "ECMO: 25 Fr right femoral vein drainage, 21 Fr right IJ return.", "VV"),
    ("mode", "daily_management", "ECMO - venovenous configuration, day 8", "VV"),
    ("mode", "initiation", "E-CPR flow on 04:12", "VA"),
    ("mode", "daily_management", "Respiratory ECMO (VV), sweep 4", "VV"),
    ("mode", "daily_management", "vvECMO d4", "VV"),
    ("mode", "daily_management", "VA-ecmo, day two", "VA"),
    ("mode", "insertion", "Rt IJV Avalon dual lumen ECMO", "VV"),
    ("mode", "insertion", "ECMO: aorta 20 Fr, RA 36 Fr through sternotomy", "VA"),
    ("mode", "daily_management", "Mode - V A, ECMO flow 3.8", "VA"),
    ("mode", "daily_management", "ECMO VV->VAV yesterday. Flow 5.", "VAV"),
    ("mode", "daily_management", "fem-jug VV run, sweep 5", "VV"),
    ("mode", "removal", "Decannulation from veno arterial ECMO", "VA"),
    ("mode", "daily_management", "V-P ECMO (RVAD-oxy) day 4", "VP"),
    ("mode", "daily_management", "ECMO started VA 3/4, converted to VV 3/7, sweep 4", "VV"),
    ("ecmo_day", "daily_management", "ECMO     Mode: VV     Day: 11", 11),
    ("ecmo_day", "daily_management", "HD 3   ECMO 2\nVA ECMO flow 3.8", 2),
    ("ecmo_day", "daily_management", "d3 VA\nflow 3.6 sweep 1.5", 3),
    ("ecmo_day", "daily_management", "VV ECMO, hospital day 9, ECMO day 6, vent day 9", 6),
    ("ecmo_day", "daily_management", "ECLS d5. Flow 4.4", 5),
    ("ecmo_day", "daily_management", "ECMO D4   POD 6", 4),
    ("ecmo_day", "daily_management", "Today is day seven of her VV run.", 7),
    ("ecmo_day", "daily_management", "Day 4 post cannulation for VV ECMO", 4),
    ("ecmo_day", "daily_management", "VA ECMO day #2, peripheral", 2),
    ("ecmo_day", "vent_insertion", "third day of peripheral VA support by the groin", 3),
    ("ecmo_day", "reposition", "now on day number six of veno-venous ECMO", 6),
    ("ecmo_day", "daily_management", "Run day: 12. VV ECMO.", 12),
    ("ecmo_day", "daily_management", "ECMO (D9), VV, sweep 5", 9),
    ("ecmo_day", "daily_management", "ECMO day: 3 (72 h)", 3),
    ("ecmo_day", "daily_management", "He is 6 days into his VV ECMO run", 6),
    ("ecmo_day", "daily_management", "VV-ECMO Tag 4", None),
    (
        "thoracic_incision",
        "vent_insertion",
        "Small anterior cut in the fifth space; on opening the pericardium the apex was seen; LV vent for ECMO.",
        "documented",
    ),
    (
        "thoracic_incision",
        "insertion",
        "The chest was already open; ECMO cannulae in aorta and atrium.",
        "documented",
    ),
    (
        "thoracic_incision",
        "insertion",
        "Sternum sawn, pericardium slung, aorta and RA cannulated for ECMO.",
        "documented",
    ),
    (
        "thoracic_incision",
        "removal",
        "Esmarch patch lifted, old clot rinsed from the pericardium, central ECMO cannulae out.",
        "documented",
    ),
    (
        "thoracic_incision",
        "vent_removal",
        "Left chest re-entered through the old cut, vent out, ribs closed. ECMO runs on.",
        "documented",
    ),
    ("thoracic_incision", "insertion", "Midline sternal split for central ECMO.", "documented"),
    (
        "thoracic_incision",
        "insertion",
        "Clamshell in the resus room, aorta cannulated for ECMO.",
        "documented",
    ),
    ("thoracic_incision", "insertion", "ECMO cannulae in the groin. No chest tube.", "missing"),
    (
        "thoracic_incision",
        "reposition",
        "Sternal wires cut, mediastinum opened, RA ECMO cannula turned.",
        "documented",
    ),
    (
        "thoracic_incision",
        "vent_insertion",
        "Left anterolateral approach, 4th ICS, LV apex vent to ECMO.",
        "documented",
    ),
]
"""Element, what the note reports, the words, and what is read of them."""


@pytest.mark.parametrize(("element", "action", "text", "wanted"), OTHERS)
def test_element(pipeline: Pipeline, element: str, action: str, text: str, wanted: Any) -> None:
    module = importlib.import_module(f"doclint.reading.{element}")
    reading = getattr(module, f"read_{element}")(pipeline(text), Case(frozenset((action,))))
    items = reading.values.get("items", [])
    read = {
        "site": [
            list(site) for site in sorted((item["vessel"], item["side"] or "") for item in items)
        ]
        if element == "site"
        else None,
        "cannula": sorted(item["size_fr"] or 0 for item in items) if element == "cannula" else None,
        "approach": reading.values.get("value"),
        "mode": reading.values.get("value"),
        "ecmo_day": reading.values.get("day"),
        "thoracic_incision": reading.status,
    }
    assert read[element] == wanted


AGES: list[tuple[str, float | None]] = [
    ("Pt: Sra. Ibarra, 67 a\u00f1os. VV ECMO day 3.", 67),
    ("ID: Mika is 11 wk old, septal repair, VA ECMO day 2.", 0.21),
    ("bay 7 31F   02/03/26\nd3 VA ECMO, flow 3.6", 31),
    ("The patient was a bus driver of 58 who collapsed at the wheel. VA ECMO day 2.", 58),
    ("Retired baker, 72, was retrieved on VA ECMO.", 72),
    ("A 76 y retired chemist on VA ECMO.", 76),
    ("A 3\u00bd-year-old girl on VA ECMO.", 3),
    ("Patient is a 15-year and 4-month-old boy on VV ECMO.", 15),
    ("15 & 4/12 yo boy, VV ECMO day 2", 15),
    ("Pt 60 y\nVV ECMO day 5", 60),
    ("male patient of 33 years, VV ECMO", 33),
    ("Infant aged 2/12, V-A ECMO day 2", 2 / 12),
    ("He turned four in the spring. VA ECMO day 2.", 4),
    ("OT NOTES  Mrs K. Dalal 66y  VA ECMO", 66),
    ("Oxygenator day 5, an index of 52 with ECMO flow 4.", None),
    ("ECMO with 29F R IJ, flow 4.", None),
]


@pytest.mark.parametrize(("text", "years"), AGES)
def test_age(reader: Reader, text: str, years: float | None) -> None:
    read = reader.read(text)["age"].get("years")
    assert read == years if years is None else read == pytest.approx(years, abs=0.03)


UNFILLED = [
    ("action", "ECMO PROCEDURE NOTE\nProcedure performed: ***\nOperator: ***"),
    ("action", "Title of ECMO operation: ____________________"),
    ("action", "Today I performed {ECMO SERVICE:30412} for this patient."),
    (
        "action",
        "ECMO service today:\n[ ] Initiation\n[ ] Daily management\n[ ] Cannulation\n[ ] Decannulation",
    ),
]


@pytest.mark.parametrize(("element", "text"), UNFILLED)
def test_left_open(reader: Reader, element: str, text: str) -> None:
    assert reader.read(text)[element]["status"] == "unfilled"
