"""``site``: the vessels that ECMO cannulae enter, and the many vessels of a note that are none."""

from __future__ import annotations

import pytest

from doclint.reading.site import read_site

INSERTION = ("insertion",)
DAILY = ("daily_management",)
REMOVAL = ("removal",)
MOVE = ("reposition",)

IJ, FV, FA = "internal jugular vein", "femoral vein", "femoral artery"
SFA, CCA, AX = "superficial femoral artery", "common carotid artery", "axillary artery"
RA, AO, LV = "right atrium", "ascending aorta", "left ventricle"

DOCUMENTED = [
    # one side for both cannulae, told by their roles
    ("V-A ECMO insertion. L fem 15 art and 23 ven, by needle.", INSERTION,
     {("left", FA), ("left", FV)}),
    ("VA ECMO day 3. L groin 15 / R groin 23, both dry. Flow 3.8, sweep 2.", DAILY,
     {("left", FA), ("right", FV)}),
    ("Lines: LIJ and RFV ECMO, R radial a-line, L SCV TLC. V-V ECMO day 4, sweep 4.", DAILY,
     {("left", IJ), ("right", FV)}),
    # the artery laid bare, and the cannula told later without it
    ("VA decannulation. Left groin scar reopened. CFA slung. 17 Fr arterial cannula drawn, repair. "
     "25 Fr out of the CFV.", REMOVAL, {("left", FA), ("left", FV)}),
    ("V-A ECMO. Cut over the right groin pulse. Artery, through an arteriotomy, 17 Fr; vein, 23 Fr. "
     "6 Fr sheath into the SFA.", INSERTION, {("right", FA), ("right", FV), ("right", SFA)}),
    ("V-A ECMO. Under the left clavicle a cut, pectoralis split. The axillary artery was 8 mm. Onto it "
     "an 8 mm Dacron tube, sewn end-to-side, an 18 Fr return cannula run into the tube.", INSERTION,
     {("left", AX)}),
    ("Central V-A ECMO removal. We pulled the pipes from ascending aorta and right atrium.", REMOVAL,
     {(None, RA), (None, AO)}),
    ("Femoral veno-arterial support since Friday. 22 Fr vent through the LV apex, snared.",
     ("vent_insertion",), {(None, LV)}),
    ("V-V ECMO. 25 French up the right groin vein, 21 French down the left neck vein.", INSERTION,
     {("right", FV), ("left", IJ)}),
    ("V-A ECMO. Lines: 25 R fem vein, 17 L fem art, 6 antegrade.", DAILY,
     {("right", FV), ("left", FA)}),
    # what V-V support returns goes to a vein
    ("V-V ECMO. 21 Fr RIJ drainage with 19 Fr L femoral return.", DAILY,
     {("right", IJ), ("left", FV)}),
    # the blood's way
    ("ECMO day 6. Support: right femoral vein to left femoral artery.", DAILY,
     {("right", FV), ("left", FA)}),
    ("ECMO day 2. Circuit: right internal jugular vein -> right common carotid artery.", DAILY,
     {("right", IJ), ("right", CCA)}),
    ("ECMO by me. RIGHT groin for the vein: needle, stiff wire. LEFT groin for the artery: second "
     "pass. A 23 F drain up the vein and a 17 F pipe into the artery.", INSERTION,
     {("right", FV), ("left", FA)}),
    # a wound's side is that of what lies in it
    ("V-A ECMO. Incision over the clavicle on the right. The common carotid took an 8 French, the "
     "internal jugular a 10 French.", INSERTION, {("right", CCA), ("right", IJ)}),
    ("V-A ECMO. I opened the old wound on the left. The internal jugular gave up its 12 French, then "
     "the 8 French came out of the common carotid.", REMOVAL, {("left", CCA), ("left", IJ)}),
    ("V-A ECMO. Oblique cut in the left crease; common femoral artery slung. 15 Fr into the artery.",
     INSERTION, {("left", FA)}),
    ("On VA since Monday (fem/fem). R groin V cannula, L groin A cannula.", DAILY,
     {("right", FV), ("left", FA)}),
    # a sheath that becomes the way in
    ("VA ECMO. The 6 Fr sheath that cardiology had in the right femoral artery was used to pass a "
     "stiff wire. 17 Fr arterial over it.", INSERTION, {("right", FA)}),
    ("VA ECMO. Through the existing 7 Fr sheath in the left common femoral artery I passed a wire and "
     "then a 17 Fr return cannula.", INSERTION, {("left", FA)}),
    ("V-A ECMO. The axillary artery below the right clavicle was freed and slung. I clamped it and "
     "sewed an 8 mm Dacron graft end to side. A 20 Fr cannula sits in its far end.", INSERTION,
     {("right", AX)}),
    # told by role and side
    ("Femoral V-A ECMO. 15 Fr arterial, 23 Fr venous, both left.", DAILY,
     {("left", FA), ("left", FV)}),
    ("V-A ECMO. Left groin arterial 17 and right venous 23: dry.", DAILY,
     {("left", FA), ("right", FV)}),
    ("V-A ECMO by the right groin. Artery needled first, 17 Fr. Then the vein alongside, 25 Fr.",
     INSERTION, {("right", FA), ("right", FV)}),
    ("V-A ECMO. The surgeon had both femoral vessels on the left out in minutes; I cannulated, "
     "17 Fr to artery, 23 Fr to vein.", INSERTION, {("left", FA), ("left", FV)}),
    ("V-A ECMO. Infraclavicular cut on the right, ax cannulation with a graft, 20 Fr in it.",
     INSERTION, {("right", AX)}),
    ("V-A ECMO. After failed attempts at the left femoral artery, right femoral artery 17 Fr.",
     INSERTION, {("right", FA)}),
    ("R femoral vein 25 Fr. The neck pass nicked the carotid; then R IJV 21 Fr.", INSERTION,
     {("right", FV), ("right", IJ)}),
    ("V-V ECMO. The right IJ 19 Fr came out over pressure, a fresh 19 Fr went to the left IJ.",
     MOVE, {("right", IJ), ("left", IJ)}),
    ("Single 19F bicaval cannula RIJ. L fem DL CVC day 6.", DAILY, {("right", IJ)}),
    # told by the region
    ("V-V ECMO. Bicaval dual-lumen catheter, 27 Fr, left neck.", DAILY, {("left", IJ)}),
    ("Rounds.\nO\nV-A, R CFV to R CFA: flow 3.7, sweep 2.5.", DAILY, {("right", FV), ("right", FA)}),
    ("Rounds.\nO\nVV ECMO RIJ to left femoral vein, flow 4.1.", DAILY, {("right", IJ), ("left", FV)}),
    ("V-V ECMO. Both cannulas are in the right groin.", DAILY, {("right", FV)}),
    ("10 Fr arterial and 12 Fr venous cannulas via a right neck cut-down.", INSERTION,
     {("right", CCA), ("right", IJ)}),
    ("Configuration: femorofemoral V-A ECMO, left side", DAILY, {("left", FA), ("left", FV)}),
    ("A 17 arterial in the right groin and 25 multistage in the left.", DAILY,
     {("right", FA), ("left", FV)}),
    ("Drainage line right common femoral vein, arterial line of the circuit left common femoral "
     "artery.", DAILY, {("right", FV), ("left", FA)}),
    ("Rt. com. femoral a. opened, 17 Fr in.", INSERTION, {("right", FA)}),
    ("ECMO cannulas taken out of the ascending aorta and R atrium, chest closed.", REMOVAL,
     {(None, AO), (None, RA)}),
    ("An incision was made below the left clavicle and a cannula was tied into a graft on the "
     "axillary artery.", INSERTION, {("left", AX)}),
    ("Neck cutdown (R). 10 Fr arterial in the carotid, 12 Fr venous in the IJ.", INSERTION,
     {("right", CCA), ("right", IJ)}),
    ("7 Fr reperfusion sheath in the right SFA; the first wire went profunda.", INSERTION,
     {("right", SFA)}),
    # coordination
    ("A 25 Fr cannula was placed in the right femoral vein and a 21 Fr in the right internal "
     "jugular vein.", INSERTION, {("right", FV), ("right", IJ)}),
    ("Bilateral femoral veins were accessed under ultrasound and cannulated.", INSERTION,
     {("right", FV), ("left", FV)}),
    ("Cannulated via the right internal jugular and left common femoral veins.", INSERTION,
     {("right", IJ), ("left", FV)}),
    ("Right and left femoral veins were punctured and ECMO cannulae inserted.", INSERTION,
     {("right", FV), ("left", FV)}),
    ("The right common femoral artery and vein were exposed and cannulated.", INSERTION,
     {("right", FA), ("right", FV)}),
    ("Right femoral vein and artery were accessed with micropuncture needles.", INSERTION,
     {("right", FA), ("right", FV)}),
    ("The left femoral vessels were cannulated for V-A ECMO.", INSERTION,
     {("left", FA), ("left", FV)}),
    ("Both common femoral veins were used: ECMO cannulae in each.", INSERTION,
     {("right", FV), ("left", FV)}),
    ("Drainage and return cannulae in the right femoral vein and right femoral artery.", DAILY,
     {("right", FV), ("right", FA)}),
    ("ECMO cannulae: right IJ, left CFV, left CFA.", DAILY,
     {("right", IJ), ("left", FV), ("left", FA)}),
    ("The right carotid artery and internal jugular vein were dissected out and cannulated.",
     INSERTION, {("right", CCA), ("right", IJ)}),
    ("Right common carotid and internal jugular cannulated, 8 and 10 Fr.", INSERTION,
     {("right", CCA), ("right", IJ)}),
    ("Cannulas sit in the jugular vein and the carotid artery on the right.", DAILY,
     {("right", CCA), ("right", IJ)}),
    # abbreviations
    ("RIJ 31 Fr Avalon placed.", INSERTION, {("right", IJ)}),
    ("rij 19fr, rfv 25fr for vv ecmo", INSERTION, {("right", IJ), ("right", FV)}),
    ("R IJ return cannula, L CFV drainage cannula.", DAILY, {("right", IJ), ("left", FV)}),
    ("RFV 25, LFA 17", DAILY, {("right", FV), ("left", FA)}),
    ("rfv 25 / lfa 15 + dpc lsfa 7", DAILY, {("right", FV), ("left", FA), ("left", SFA)}),
    ("VA ECMO: R CFA 17 Fr, R CFV 25 Fr, R SFA 6 Fr antegrade.", DAILY,
     {("right", FA), ("right", FV), ("right", SFA)}),
    ("RCCA 8 Fr, RIJV 10 Fr by cut-down.", INSERTION, {("right", CCA), ("right", IJ)}),
    ("Lt fem vein 23F drainage, Rt fem art 17F return.", DAILY, {("left", FV), ("right", FA)}),
    ("L. femoral v. 25 Fr and L. femoral a. 17 Fr cannulas", DAILY,
     {("left", FV), ("left", FA)}),
    ("CANNULATION VIA RCFV AND RCFA", INSERTION, {("right", FV), ("right", FA)}),
    ("r fem v 25, l fem a 17, vascular feet check ok", DAILY, {("right", FV), ("left", FA)}),
    ("Fem-fem VA ECMO, 25 Fr venous R, 17 Fr arterial R groin", DAILY,
     {("right", FV), ("right", FA)}),
    ("us guided stick fem vein and fem artery, 25 multi / 17 art", INSERTION,
     {(None, FV), (None, FA)}),
    ("25F R CFV - 19F R IJ", DAILY, {("right", FV), ("right", IJ)}),
    ("RIJ-RFV V-V ECMO with 21 and 25 Fr cannulae", DAILY, {("right", IJ), ("right", FV)}),
    # sides after, by region, by field
    ("The femoral vein on the left was cannulated.", INSERTION, {("left", FV)}),
    ("Femoral vein (left): 25 Fr cannula placed.", INSERTION, {("left", FV)}),
    ("The common femoral artery (R) was punctured for the return cannula.", INSERTION,
     {("right", FA)}),
    ("The right groin was opened. The femoral artery and vein were dissected and cannulated.",
     INSERTION, {("right", FA), ("right", FV)}),
    ("Through an incision in the right neck the carotid artery and the jugular vein were "
     "controlled, cannulas were inserted.", INSERTION, {("right", CCA), ("right", IJ)}),
    ("Left groin prepped. Femoral vein punctured with ultrasound, 25 Fr cannula advanced.",
     INSERTION, {("left", FV)}),
    ("Cannula in femoral vein, left side.", DAILY, {("left", FV)}),
    ("Left-sided femoral arterial cannula and right-sided femoral venous cannula are secure.",
     DAILY, {("left", FA), ("right", FV)}),
    ("A jugular cannula was placed on the right, and a femoral venous one on the left.",
     INSERTION, {("right", IJ), ("left", FV)}),
    ("Ipsilateral SFA was accessed for a 6 Fr distal perfusion catheter after the right femoral "
     "artery was cannulated.", INSERTION, {("right", FA), ("right", SFA)}),
    ("Neck cannulation, right: vein 12 Fr, artery 10 Fr.", INSERTION,
     {("right", CCA), ("right", IJ)}),
    ("va ecmo: r fem 25 / l fem 17 + dpc 6 l sfa", DAILY,
     {("right", FV), ("left", FA), ("left", SFA)}),
    # tables and forms
    ("Drainage cannula site: [x] R femoral vein  [ ] L femoral vein  [ ] R IJ", INSERTION,
     {("right", FV)}),
    ("ARTERY side: [X] R [ ] L vessel: [X] common femoral [ ] axillary [ ] subclavian\n"
     "VEIN side: [ ] R [X] L vessel: [X] common femoral [ ] IJ", INSERTION,
     {("right", FA), ("left", FV)}),
    ("Cannula | Vessel | Side | Size\nDrainage | femoral vein | right | 25 Fr\n"
     "Return | internal jugular vein | right | 21 Fr", INSERTION, {("right", FV), ("right", IJ)}),
    ("| Cannula | Site | Fr |\n|---|---|---|\n| Venous | L CFV | 25 |\n| Arterial | R CFA | 17 |",
     DAILY, {("left", FV), ("right", FA)}),
    ("Venous cannula site: right common femoral\nArterial cannula site: left common femoral",
     INSERTION, {("right", FV), ("left", FA)}),
    ("Site: Right IJ\nSize: 31 Fr", INSERTION, {("right", IJ)}),
    ("Drainage: 25 Fr, femoral vein, right\nReturn: 19 Fr, IJ, right", INSERTION,
     {("right", FV), ("right", IJ)}),
    ("Vein entered: ☒ right IJ ☐ left IJ ☐ femoral\nCannula: dual lumen", INSERTION,
     {("right", IJ)}),
    ("Vessel: femoral vein\nSide: left\nCannula: 25 Fr multistage", INSERTION, {("left", FV)}),
    ("Insertion site:   left femoral vein (drainage), right IJ (return)", INSERTION,
     {("left", FV), ("right", IJ)}),
    ("CONFIG: (x) V-V ( ) V-A        Drain R CFV 27 Fr   Return RIJV 21 Fr", DAILY,
     {("right", FV), ("right", IJ)}),
    # distal perfusion
    ("An antegrade 7 Fr sheath was placed into the left superficial femoral artery.", INSERTION,
     {("left", SFA)}),
    ("L CFA 17 with L SFA 7Fr shunt", DAILY, {("left", FA), ("left", SFA)}),
    ("17 Fr right femoral arterial cannula with a 6 Fr distal perfusion cannula in the SFA.",
     DAILY, {("right", FA), ("right", SFA)}),
    # central
    ("Median sternotomy. The ascending aorta was cannulated with a 20 Fr EOPA and the right "
     "atrium with a 36 Fr two-stage cannula.", INSERTION, {(None, AO), (None, RA)}),
    ("Chest open. Purse-strings on the aorta and the right atrial appendage; cannulas inserted.",
     INSERTION, {(None, AO), (None, RA)}),
    ("Central V-A ECMO, aortic 22 Fr and RA 36 Fr, sternum open.", DAILY,
     {(None, AO), (None, RA)}),
    ("Sternum reopened, the aortic and right atrial cannulae were removed and the purse-strings "
     "tied.", REMOVAL, {(None, AO), (None, RA)}),
    ("A 20 Fr straight cannula was introduced in the ascending aorta and a 34 Fr two-stage cannula "
     "was tied down in the right atrium.", INSERTION, {(None, AO), (None, RA)}),
    ("Procedure details: The\nright internal jugular vein. A 19 Fr dual-lumen cannula was slid "
     "over the wire.", INSERTION, {("right", IJ)}),
    ("RA cannula out of right atrium. aortic out of ascending aorta. chest left open", REMOVAL,
     {(None, RA), (None, AO)}),
    ("Via left thoracotomy a 24 Fr vent was placed in the LV apex.", INSERTION, {(None, LV)}),
    ("Sternotomy. A vent cannula was passed through the right superior pulmonary vein into the "
     "left ventricle.", INSERTION, {(None, "right superior pulmonary vein")}),
    ("Through the sternotomy a left atrial vent was placed in the left atrium.", INSERTION,
     {(None, "left atrium")}),
    ("An 8 mm graft was sewn to the right axillary artery for return.", INSERTION,
     {("right", AX)}),
    ("Left subclavian artery cannulated through a chimney graft.", INSERTION,
     {("left", "subclavian artery")}),
    # removal, reposition, daily
    ("The 25 Fr cannula was withdrawn from the right femoral vein, pressure held.", REMOVAL,
     {("right", FV)}),
    ("Decannulation: right CFA repaired with a patch, right CFV closed with a purse-string.",
     REMOVAL, {("right", FA), ("right", FV)}),
    ("Left femoral vein, 25F: pulled through the same wound.", REMOVAL, {("left", FV)}),
    ("17 Fr art, L CFA, closed w/ 2 Perclose; 25 Fr ven, L CFV, figure-of-8.", REMOVAL,
     {("left", FA), ("left", FV)}),
    ("The carotid artery was ligated and the right jugular vein tied after the cannulae came out.",
     REMOVAL, {("right", CCA), ("right", IJ)}),
    ("The RIJ dual-lumen cannula was pulled back 3 cm under fluoroscopy.", MOVE, {("right", IJ)}),
    ("I withdrew the 25 French cannula in the left femoral vein by 4 cm. The 19 French return "
     "cannula in the right internal jugular vein was not touched.", MOVE,
     {("left", FV), ("right", IJ)}),
    ("Cannula sites (R groin femoral vein, R neck IJ) clean and dry.", DAILY,
     {("right", FV), ("right", IJ)}),
    ("RIJ Crescent site clean, no bleeding.", DAILY, {("right", IJ)}),
    # other hands
    ("Configuration: femoro-jugular VV. Drainage 25Fr (R CFV), return 19Fr (R IJV).", DAILY,
     {("right", FV), ("right", IJ)}),
    ("CANNULAE: 23 Fr venous (left femoral), 17 Fr arterial (right femoral), 6 Fr DPC (right SFA)",
     DAILY, {("left", FV), ("right", FA), ("right", SFA)}),
    ("The carotid was cannulated with a 10Fr and the IJ with a 12Fr cannula, right side.",
     INSERTION, {("right", CCA), ("right", IJ)}),
    ("VA ECMO via R fem art/R fem vein, 17/25 Fr", DAILY, {("right", FA), ("right", FV)}),
    ("R femoral 17Fr arterial and 25Fr venous cannulae in situ. L radial art line. RIJ CVC.",
     DAILY, {("right", FA), ("right", FV)}),
    ("Right IJ and right femoral cannulas removed, horizontal mattress sutures.", REMOVAL,
     {("right", IJ), ("right", FV)}),
    ("A 17 Fr cannula was inserted in the right femoral artery, a 25 Fr in the vein.", INSERTION,
     {("right", FA), ("right", FV)}),
    ("the left groin was accessed for arterial (17 Fr) and the right groin for venous (23 Fr) "
     "cannulation", INSERTION, {("left", FA), ("right", FV)}),
    ("The 19-Fr arterial cannula was pulled from the R groin and the artery closed with MANTA; "
     "the 25-Fr was pulled from the L groin vein.", REMOVAL, {("right", FA), ("left", FV)}),
    ("| | Drainage | Return |\n| Vessel | R femoral vein | R internal jugular vein |\n"
     "| Size | 25 Fr | 21 Fr |", INSERTION, {("right", FV), ("right", IJ)}),
    ("We first attempted the left femoral vein but the wire would not pass. The right femoral "
     "vein was then accessed and a 25 Fr cannula placed.", INSERTION, {("right", FV)}),
    ("The right femoral artery was considered too small (5 mm) so the left femoral artery was "
     "used: 17 Fr.", INSERTION, {("left", FA)}),
    ("Sternotomy for CABG. Right femoral artery 17 Fr and vein 23 Fr placed percutaneously for "
     "ECMO. Aortic and RA bypass cannulas removed.", INSERTION, {("right", FA), ("right", FV)}),
    ("Right IJ 9 mm on ultrasound, compressible. Needle stick, first pass; 19 Fr dual lumen "
     "cannula to 11 cm.", INSERTION, {("right", IJ)}),
    ("Cut above the crease, the artery was repaired and the wound was closed. The left femoral\n"
     "vein, 25F: pulled through the same wound, oversewn.", REMOVAL, {("left", FV)}),
    # with distractors
    ("Right radial A-line. ECMO cannula in left femoral vein.", DAILY, {("left", FV)}),
    ("The right IJ was thrombosed, so the left IJ was cannulated.", INSERTION, {("left", IJ)}),
    ("25 Fr RFV multistage, tip in the RA; HD catheter in the left IJ.", DAILY, {("right", FV)}),
    ("Access: R CFV 25 Fr, R IJ 19 Fr. Lines: L radial art line, L subclavian TLC.", DAILY,
     {("right", FV), ("right", IJ)}),
    ("Dual-lumen cannula via the right internal jugular vein, tip in the IVC, return port "
     "facing the tricuspid valve.", INSERTION, {("right", IJ)}),
    ("The venous cannula was advanced from the right femoral vein to the right atrium.", INSERTION,
     {("right", FV)}),
    ("ProtekDuo through the RIJ into the pulmonary artery.", INSERTION, {("right", IJ)}),
    ("The left femoral vein had a triple lumen catheter, which was rewired to a 25 Fr drainage "
     "cannula.", INSERTION, {("left", FV)}),
    ("The right femoral vein (drainage) and artery (return) cannulae were taken out.",
     REMOVAL, {("right", "femoral vein"), ("right", "femoral artery")}),
    ("Femoral arteries were heavily calcified, hence the left axillary artery for return.",
     INSERTION, {("left", "axillary artery")}),
    ("During her 2021 run the left internal jugular was used. The 27 Fr Crescent went into the right internal jugular today.",
     INSERTION, {("right", "internal jugular vein")}),
    ("Silk around R IJ loosened and the 16 Fr venous cannula advanced 2 cm.",
     MOVE, {("right", "internal jugular vein")}),
    ("Left groin cut-down. Into the vein a 19 Fr venous cannula.",
     INSERTION, {("left", "femoral vein")}),
    ("Direct SVC drainage cannula with pulmonary artery return at open chest via sternotomy.",
     INSERTION, {(None, "superior vena cava"), (None, "pulmonary artery")}),
    # sides told by role behind one word for both
    ("On V-V ECMO by bifemoral lines, inflow on the left, outflow on the right.", DAILY,
     {("left", FV), ("right", FV)}),
    ("Fem-fem V-A ECMO, arterial cannula on the left and venous on the right, sutured.", DAILY,
     {("left", FA), ("right", FV)}),
    ("VA ECLS day 3. L groin art 15, L groin ven 23, both dry.", DAILY,
     {("left", FA), ("left", FV)}),
    ("V-A ECMO. Groins: L side V 23 and A 15.", DAILY, {("left", FA), ("left", FV)}),
    ("Mode: [x] Veno-venous [ ] Veno-arterial\nCannulae by our surgeon: 23 L fem / 21 R neck.",
     INSERTION, {("left", FV)}),
    # chambers in short
    ("Sternum reopened. 22 Fr EOPA, mid ascending, two pursestrings.", INSERTION, {(None, AO)}),
    ("Vent drain pulled from the lv apex through the reopened thoracotomy.", ("vent_removal",),
     {(None, LV)}),
    ("Chest open. Aortic cannula out first, then the 24 Fr atrial one from the appendage.", REMOVAL,
     {(None, AO), (None, RA)}),
    # left alone, and in place all the same
    ("I did not move the 23 Fr venous cannula in the left femoral vein.", MOVE, {("left", FV)}),
    ("We never had to touch the right jugular drainage cannula.", MOVE, {("right", IJ)}),
    # a vessel ruled out beside the one that was taken
    ("Femoral access was out of the question. 19 Fr arterial cannula in the right axillary artery.",
     INSERTION, {("right", AX)}),
    ("Left groin: femoral vessels too small, left. 10 Fr arterial cannula in the right carotid.",
     INSERTION, {("right", CCA)}),
    ("Left-sided collar incision. 8 Fr arterial cannula in the carotid artery.", INSERTION,
     {("left", CCA)}),
    # how the heart works is no site
    ("Sternotomy. 20 Fr aortic cannula and 34 Fr venous cannula through the appendage into the right atrium; the "
     "left ventricle stayed full.", INSERTION, {(None, AO), (None, RA)}),
    ("Sternum open. RA cannula 18 Fr; LA decompressed through the septostomy, so no vent.", INSERTION,
     {(None, RA)}),
    # gone in the course of the run
    ("V-V by a 31 Fr Avalon in the right IJ from Monday. Wednesday 17 Fr arterial cannula in the left "
     "femoral artery and 25 Fr venous in the left femoral vein; the Avalon was taken out.", DAILY,
     {("left", FA), ("left", FV)}),
    ("31 Fr Avalon in the right IJ. The Avalon was pulled back 2 cm on Monday.", DAILY,
     {("right", IJ)}),
    ("V-A ECMO. Right groin: femoral vein first, 23 Fr multistage in. Artery on the third pass; "
     "wire fed freely; 15 Fr to the hub.", INSERTION, {("right", FV), ("right", FA)}),
    ("V-A ECMO. L CFA punctured, vein entered on the right, also by needle.", INSERTION,
     {("left", FA), ("right", FV)}),
    ("Sternum open, V-A ECMO. RA 20 Fr new. Aortic stays, 12 Fr, its purse-string tied down.",
     INSERTION, {(None, RA), (None, AO)}),
]  # fmt: skip

MISSING = [
    ("V-V ECMO. R groin scar from an old valve, Lines: LIJ TLC.", DAILY),
    ("ECMO day 3. A 6 Fr sheath in the left femoral artery was left for pressures.", DAILY),
    ("ECMO day 3. Clot runs from the right femoral vein to the left femoral vein.", DAILY),
    (
        "ECMO day 3. Axillary Impella through the right axillary artery, exposed, 10 mm graft.",
        DAILY,
    ),
    ("Right radial arterial line and left subclavian central line in place.", DAILY),
    ("A 7 Fr triple-lumen catheter was placed in the right internal jugular vein.", INSERTION),
    ("Tunneled dialysis catheter via the right IJ.", DAILY),
    ("Swan-Ganz via the left internal jugular vein, PA pressure 40/20.", DAILY),
    ("LINES  RIJ cordis w/ swan d4, R rad", DAILY),
    ("R fem a-line, L IJ TLC", DAILY),
    ("Femoral pulses palpable bilaterally.", DAILY),
    ("Right carotid pulse absent, strong left.", DAILY),
    ("DVT in the left femoral vein on duplex.", DAILY),
    ("US showed both femoral veins patent, 9 mm, no clot.", INSERTION),
    ("Femoral and jugular veins were scanned on both sides and are patent.", INSERTION),
    ("Plan: cannulate the right femoral vein and RIJ tomorrow.", INSERTION),
    ("If flows fall we will add a left femoral venous cannula.", DAILY),
    ("Consider a right IJ return cannula.", DAILY),
    ("The left femoral artery was not cannulated.", INSERTION),
    ("The tip lies in the right atrium.", DAILY),
    ("The 25 Fr cannula was advanced into the right atrium under echo.", INSERTION),
    ("Cannula tip at the IVC-RA junction, TEE confirmed.", DAILY),
    ("Wire seen in the right atrium and SVC on TEE.", INSERTION),
    ("Impella CP via the right femoral artery.", DAILY),
    ("IABP in the left femoral artery.", DAILY),
    ("During her prior ECMO run in 2019 the right femoral vein was cannulated.", DAILY),
    ("The left ventricle is severely dilated, LVEF 10%.", DAILY),
    ("Coronary angiography via the right femoral artery.", INSERTION),
    ("The aorta was cross-clamped and the saphenous vein harvested.", INSERTION),
    ("Right axillary abscess drained.", DAILY),
    ("Sats 88%, right lung opacity, left pleural effusion.", DAILY),
    ("Risks include injury to the femoral artery and carotid artery.", INSERTION),
    ("Both parents understood loss of the carotid.", INSERTION),
    ("Left subclavian Permcath placed last week was not disturbed.", REMOVAL),
    ("PICC right arm; portacath left subclavian vein.", DAILY),
    ("UVC and UAC left in.", INSERTION),
    ("Family history: father had a femoral artery bypass.", DAILY),
    ("Right radial gas 7.41/37/118.", DAILY),
    ("CRRT via riJ", DAILY),
    ("Right IJ introducer remains for the Swan.", REMOVAL),
    ("Echo: RA and LV unloaded, aortic valve opens every beat.", DAILY),
    ("PA pressure 45/22, RA 14.", DAILY),
    ("Femoral pseudoaneurysm thrombin injection planned.", DAILY),
    ("No cannula was placed in the right internal jugular vein.", INSERTION),
    ("Carotid duplex: 50% stenosis on the left.", DAILY),
    ("Transvenous pacing wire through the right femoral vein.", DAILY),
    ("The ECMO cannula was placed.", INSERTION),
    ("Chest open: coronary sinus and left atrial pressure line.", DAILY),
    ("Post-decannulation duplex: thrombus in the right femoral vein.", REMOVAL),
    ("Copied from 3/2: RFV 25, RIJ 19.", DAILY),
    (
        "It would mean a 25 Fr drain in the right femoral vein and a 21 Fr return in the right "
        "jugular.",
        INSERTION,
    ),
    ("The profunda and superficial femoral arteries were controlled with loops.", REMOVAL),
    ("RFV 11 mm, RIJ 13 mm, both compressible.", INSERTION),
    ("Attempted left IJ access failed.", INSERTION),
    ("PICC in the right neck. Cannula ok.", DAILY),
    ("No cannula in the right neck.", DAILY),
    ("R IJ clot at the old cannula, enoxaparin.", DAILY),
    ("Swan via the left IJ: PA 40/20, RA 15, wedge 20.", ()),
    ("RIJ double lumen CVL, femoral A-line.", DAILY),
    ("CPB with aortic and bicaval cannulation. CABG x3.", ()),
    ("TEVAR via bilateral femoral artery access.", ()),
    ("2018 VV run through right IJ Avalon, scar healed.", ()),
    ("The numbers were in the thirties and the left ventricle would not follow.", INSERTION),
    ("Carotid sheath opened; femoral nerve block placed.", INSERTION),
    ("HPI: left carotid stent, AAA repair, right femoral-popliteal bypass.", DAILY),
    ("In her 2019 run the right jugular and the left femoral vein were used.", INSERTION),
    ("Chest film: return tip at the takeoff of the innominate artery.", DAILY),
    ("L IJ sheath + Swan from the catheter lab.", INSERTION),
    ("R IJ introducer with a PA catheter, sutured.", INSERTION),
    ("Cannula sites inspected: {YES/NO}", DAILY),
    ("Cannula site care done: ***", DAILY),
    ("On V-A ECMO. Graft dysfunction, LV>RV.", DAILY),
    ("V-A ECMO. R groin art line out.", DAILY),
    ("On V-A ECMO. Neck exam: artery on the second look pulsatile.", DAILY),
    ("V-A ECMO. To the OR at 0900 for a 25 Fr venous cannula in the right femoral vein.", DAILY),
]

UNFILLED = [
    ("Cannula site: ***", INSERTION),
    ("Insertion site: [ ] right IJ [ ] right femoral vein [ ] left femoral vein", INSERTION),
    ("Site of cannulation: ____", INSERTION),
    ("Cannulation site ____________", INSERTION),
    ("Cannula inserted into {vessel}", INSERTION),
]

CONFLICTING = [
    ("Procedure: right femoral venous cannulation for ECMO\n\nDescription:\nThe left femoral vein "
     "was punctured and a 25 Fr cannula was inserted.", INSERTION),
]  # fmt: skip

ROLES = [
    ("25 Fr drainage cannula in the right femoral vein, 19 Fr return cannula in the right IJ.",
     {FV: "drainage", IJ: "return"}),
    ("Drainage via RFV 25 Fr, return via RIJ 19 Fr.", {FV: "drainage", IJ: "return"}),
    ("RFV (drainage) and RIJ (return) cannulated.", {FV: "drainage", IJ: "return"}),
    ("Arterial cannula 17 Fr right femoral artery; venous cannula 25 Fr left femoral vein.",
     {FA: "return", FV: "drainage"}),
    ("RFV 25, RFA 17, RSFA 6 DPC", {FV: "drainage", FA: "return", SFA: "distal_perfusion"}),
    ("Dual-lumen 31 Fr cannula in the right internal jugular vein.", {IJ: "both"}),
    ("Crescent 30 Fr RIJ", {IJ: "both"}),
    ("Return: 17 Fr, L CFA. Drainage: 25 Fr, L CFV.", {FA: "return", FV: "drainage"}),
    ("Blood was drained from the right femoral vein and returned to the right jugular vein, "
     "both cannulated percutaneously.", {FV: "drainage", IJ: "return"}),
    ("Sternotomy; aortic cannula 20 Fr in the ascending aorta, venous 36 Fr in the right atrium.",
     {AO: "return", RA: "drainage"}),
]  # fmt: skip


def _sites(element):
    return {(item["side"], item["vessel"]) for item in element["items"]}


@pytest.mark.parametrize(("text", "actions", "sites"), DOCUMENTED)
def test_documented(read, text, actions, sites):
    element = read(read_site, text, actions)
    assert (element["status"], _sites(element)) == ("documented", sites)


@pytest.mark.parametrize(("text", "actions"), MISSING)
def test_missing(read, text, actions):
    element = read(read_site, text, actions)
    assert (element["status"], element["items"], element["evidence"]) == ("missing", [], [])


@pytest.mark.parametrize(("text", "actions"), UNFILLED)
def test_unfilled(read, text, actions):
    assert read(read_site, text, actions)["status"] == "unfilled"


@pytest.mark.parametrize(("text", "actions"), CONFLICTING)
def test_conflicting(read, text, actions):
    element = read(read_site, text, actions)
    assert (element["status"], element["items"]) == ("conflicting", [])
    assert len(element["candidates"]) == 2


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_roles(read, text, roles):
    element = read(read_site, text)
    assert {item["vessel"]: item["role"] for item in element["items"]} == roles
