"""``cannula``: one item a cannula, size, design, role, maker; other devices' sizes are none."""

from __future__ import annotations

import pytest

from doclint.reading.cannula import read_cannula

INSERTION = ("insertion",)
DAILY = ("daily_management",)
REMOVAL = ("removal",)
MOVE = ("reposition",)

SIZES = [
    ("VA via femorals: drain 24F R, return 16F L, DPC 7F.", DAILY, [7, 16, 24]),
    ("V-A ECMO, left groin: artery 15 Fr, vein 21 Fr; 5 Fr sheath for the leg.", INSERTION, [5, 15, 21]),
    ("V-V ECMO. Right jugular stuck and dilated up to a 21 French, which was secured.", INSERTION, [21]),
    ("V-A ECMO. R CFA punctured, wire up. Dilators. 17 Fr 23 cm. R CFV the same. 25 Fr multistage.",
     INSERTION, [17, 25]),
    ("V-A ECMO. CFA opened. 17 out, arteriotomy closed with 5-0. 25 out of CFV, same.", REMOVAL, [17, 25]),
    ("V-A ECMO. Lines by Dr. X, R groin 19 + L groin 23.", ("initiation",), [19, 23]),
    ("V-A ECMO. CFA, through an arteriotomy, 17 Fr; 6 Fr sheath pointed down the SFA.", INSERTION, [6, 17]),
    ("The leg would not have tolerated that so a 6 Fr antegrade cannula went into the SFA. V-A ECMO, "
     "R CFA 19 Fr, R CFV 25 Fr.", INSERTION, [6, 19, 25]),
    ("V-A ECMO. A DPC would have been placed so a 6 Fr sheath was kept ready. R CFA 17 Fr, R CFV 25 Fr.",
     INSERTION, [17, 25]),
    ("V-A ECMO. RFV 25, LFA 17, 7 in the SFA for the leg.", DAILY, [7, 17, 25]),
    ("V-A ECMO. Lines: 25 R fem vein, 17 L fem art.", DAILY, [17, 25]),
    (
        "V-A ECMO. 15 Fr return. 8 Fr feeding tube type cannula into the superficial femoral.",
        INSERTION,
        [8, 15],
    ),
    ("V-A ECMO by the right groin (a 17, v 25).", INSERTION, [17, 25]),
    ("V-A ECMO. Arterial 17, venous 25, both left; cath for dialysis R IJ.", DAILY, [17, 25]),
    ("V-A ECMO by neck cut-down. Artery opened, 10 Fr in; vein 12 Fr to 6.5.", INSERTION, [10, 12]),
    ("Cannula 1 (access): 25 Fr. Cannula 2 (return): 21 Fr.", INSERTION, [21, 25]),
    ("The 22 Fr in the ascending aorta came out first. Then the 32 from the right atrium.", REMOVAL,
     [22, 32]),
    # forms of a size
    ("A 25 Fr cannula was placed in the right femoral vein.", INSERTION, [25]),
    ("A 25Fr. venous cannula was inserted.", INSERTION, [25]),
    ("a 25F multistage and a 19F return cannula", INSERTION, [19, 25]),
    ("A 21-French return cannula was advanced over the wire.", INSERTION, [21]),
    ("21-Fr arterial cannula, 25-Fr venous cannula", INSERTION, [21, 25]),
    ("Twenty-five French drainage cannula in the femoral vein.", INSERTION, [25]),
    ("cannula size: 17", INSERTION, [17]),
    ("Cannula (Fr): 25", INSERTION, [25]),
    ("ECMO cannulas 25/38 cm multistage RFV", INSERTION, [25]),
    ("Cannulas: 23 and 19 Fr.", DAILY, [19, 23]),
    ("Cannulae 25F/17F, secure.", DAILY, [17, 25]),
    ("23/25 Fr cannulae in the RIJ and RFV", DAILY, [23, 25]),
    ("25 and 17 French cannulae in the right femoral vein and artery.", DAILY, [17, 25]),
    ("25 FR MULTISTAGE CANNULA RIGHT FEMORAL VEIN", INSERTION, [25]),
    ("Fr 25 venous cannula", INSERTION, [25]),
    ("25 fr femoral, 21 fr jugular cannulas", DAILY, [21, 25]),
    ("The 21 French was passed up over the wire without trouble.", INSERTION, [21]),
    ("She could not take a larger one, so a seventeen French was placed.", INSERTION, [17]),
    ("I came down on the right femoral artery. The artery took a 19 with ease.", INSERTION, [19]),
    ("Left groin prepped. 25 in the vein, 19 in the artery, both secured.", INSERTION, [19, 25]),
    ("Venous 25/ arterial 19 Fr.", DAILY, [19, 25]),
    ("VA ECMO day 2. temp 36, arterial 17, venous 25.", DAILY, [17, 25]),
    ("VA ECMO day 2. lactate 2.1, sats 98%, arterial 17 venous 25", DAILY, [17, 25]),
    ("VA ECMO day 2. arterial 17, venous 25, sweep gas 3, temp 36.", DAILY, [17, 25]),
    ("VV ECMO day 3. 25F, right groin, 20F, right neck.", DAILY, [20, 25]),
    ("VA ECMO day 4. 15F lfa, 23F rfv.", DAILY, [15, 23]),
    ("VV ECMO day 3. 25F R-sided groin, 21F right neck.", DAILY, [21, 25]),
    ("An 18 F right-angled cannula to the jugular vein.", INSERTION, [18]),
    ("A 20 F right angle cannula in the apex.", INSERTION, [20]),
    ("7 Fr - no, 8 Fr reperfusion catheter into the right SFA.", INSERTION, [8]),
    ("23 drainage in the right femoral vein, 19 return in the left femoral artery, leg line to be "
     "placed upstairs.", INSERTION, [19, 23]),
    ("R fem 25 multistage out, 21 back to R IJ.", DAILY, [21, 25]),
    ("ven can 25 R fem, art can 19 L fem", DAILY, [19, 25]),
    ("Access 25F, return 19F", DAILY, [19, 25]),
    # bare shorthand
    ("RFV 25, LFA 17", DAILY, [17, 25]),
    ("rfv 25 / lfa 15 + dpc lsfa 7, toes pink", DAILY, [7, 15, 25]),
    ("RFV 25 ms, RIJ 21, tape + sutures good", DAILY, [21, 25]),
    ("R CFV 25, L CFA 17 with L SFA 7Fr shunt", DAILY, [7, 17, 25]),
    ("right neck lines, 17 arterial and 21 venous, carotid and jugular", INSERTION, [17, 21]),
    ("31 Crescent RIJ", DAILY, [31]),
    ("27 Avalon in the right IJ", DAILY, [27]),
    ("fem vein and fem artery, 25 multi / 17 art", INSERTION, [17, 25]),
    ("25 RFV, 19 RIJ, VV ECMO", DAILY, [19, 25]),
    ("Cannulas were the 23 multistage in the left femoral vein and the 19 in the right internal "
     "jugular.", REMOVAL, [19, 23]),
    ("VA via RFA 17 RFV 25", DAILY, [17, 25]),
    ("on CPB via the same 24 aortic and 32/40 RA ecmo lines, redo sternotomy", REMOVAL, [24, 32]),
    ("right femoral artery 15 with reperfusion 6 Fr in the right SFA, left femoral vein 23",
     DAILY, [6, 15, 23]),
    ("V cannula 25, A cannula 17", DAILY, [17, 25]),
    ("venous 25, arterial 19 cannulae", DAILY, [19, 25]),
    ("drainage 25 Fr multi-stage, return 21", DAILY, [21, 25]),
    # before and after the vessel
    ("Left femoral vein, 25F: pulled through the same wound.", REMOVAL, [25]),
    ("Cannula 19F lifted out under vision.", REMOVAL, [19]),
    ("25 Fr right femoral vein, drainage; 20 Fr right internal jugular vein, return", DAILY,
     [20, 25]),
    ("Right femoral vein (25 Fr) and right femoral artery (17 Fr) were cannulated.", INSERTION,
     [17, 25]),
    ("The right jugular took a 12 Fr and the carotid a 10 Fr Bio-Medicus cannula.", INSERTION,
     [10, 12]),
    ("A 10 Fr Bio-Medicus was seated to 3.2 cm in the carotid. A 12 Fr venous was advanced 6.5 cm.",
     INSERTION, [10, 12]),
    ("The aortic cannula (ascending aorta, 14 Fr) had not shifted; sternum open.", MOVE, [14]),
    # other hands
    ("Patient came with Rt IJ & Rt fem ECMO lines put in by the retrieval team, 21F & 25F.", DAILY,
     [21, 25]),
    ("She is 21, on VV ECMO, cannulas 25 and 21.", DAILY, [21, 25]),
    ("The 19 Fr return cannula was retracted 2 cm. The 25 Fr was left.", MOVE, [19, 25]),
    ("V: RFV 25Fr; A: LFA 17Fr; DPC: 7Fr", DAILY, [7, 17, 25]),
    ("R neck: 12 Fr V cannula, 10 Fr A cannula.", DAILY, [10, 12]),
    ("21 Fr x 38 cm Medtronic multi-stage cannula to RFV; 15 Fr x 15 cm Medtronic to LFA",
     INSERTION, [15, 21]),
    ("The arterial cannula came out and MANTA 18 Fr was deployed. 15 Fr arterial cannula out of "
     "the right femoral artery.", REMOVAL, [15]),
    ("Narrative of the operation at the bedside in the unit tonight: the 18 Fr\narterial cannula "
     "was secured with ties.", INSERTION, [18]),
    ("36F, VV ECMO d11. 31F Crescent dual lumen, RIJ.", MOVE, [31]),
    ("33946 ecmo start, seen at outside hospital with the team\n44F, flu A ARDS\nRFV 25 MS, LFV 21",
     INSERTION, [21, 25]),
    # one item a cannula
    ("8 Fr arterial cannula and 8 Fr venous cannula", INSERTION, [8, 8]),
    ("Two 19 Fr cannulae were placed, one in each femoral vein.", INSERTION, [19, 19]),
    ("An 8 Fr carotid and an 8 Fr jugular cannula were placed.", INSERTION, [8, 8]),
    ("A 25 Fr cannula was placed in the right femoral vein. The 25 Fr cannula was sutured.",
     INSERTION, [25]),
    ("Procedure: 31 Fr dual-lumen cannula, RIJ\n\nDescription:\nA 31 Fr Avalon was passed into the "
     "right internal jugular vein.", INSERTION, [31]),
    ("25 Fr RFV, 17 Fr RFA. The 25 Fr drainage and 17 Fr return cannulae were connected.",
     INSERTION, [17, 25]),
    ("The old 23 Fr cannula was taken out and a new 25 Fr cannula was put in.", INSERTION,
     [23, 25]),
    ("Old 18 Fr RA cannula taken out, new 20 Fr angled cannula inserted. Chest open.", INSERTION,
     [18, 20]),
    # with other devices
    ("Serial dilation to 24 Fr, then a 25 Fr multistage cannula was advanced.", INSERTION, [25]),
    ("Left femoral artery punctured, dilators to 14, 15 Fr Bio-Medicus cannula", INSERTION, [15]),
    ("R fem 25 / l fem 17 + dpc 6 l sfa, va ecmo day 3", DAILY, [6, 17, 25]),
    ("Chest wound closed over a 24 Fr drain. The 19 Fr arterial cannula stays.", DAILY, [19]),
    ("It was dissected free of the 8 Fr arterial cannula.", REMOVAL, [8]),
    ("wire up, dilators 12-24, 25F multistage, 48 cm at skin", INSERTION, [25]),
    ("A 5 Fr micropuncture sheath was exchanged for a 17 Fr arterial cannula.", INSERTION, [17]),
    ("17 Fr return cannula with a 6 Fr distal perfusion cannula.", INSERTION, [6, 17]),
    ("An antegrade 7 Fr sheath in the SFA for limb perfusion.", INSERTION, [7]),
    ("25 Fr RFV cannula; 7 Fr triple lumen in the left IJ.", DAILY, [25]),
    ("The 28 Fr chest tube drains little. 23 Fr ECMO cannula in the RFV.", DAILY, [23]),
    ("25 Fr femoral venous cannula, 12 Fr dialysis catheter left IJ", DAILY, [25]),
    ("ETT 7.5 at 23. RFV 25 Fr, RIJ 19 Fr.", DAILY, [19, 25]),
    ("Vein 9 mm on ultrasound; 21 Fr cannula inserted 15 cm deep.", INSERTION, [21]),
    ("25 Fr multistage, 55 cm, at 42 cm at the skin", INSERTION, [25]),
    # forms
    ("Drainage cannula: 25 Fr multistage\nReturn cannula: 19 Fr", INSERTION, [19, 25]),
    ("| Cannula | Site | Fr |\n|---|---|---|\n| Venous | L CFV | 25 |\n| Arterial | R CFA | 17 |",
     DAILY, [17, 25]),
    ("Cannula size: [ ] 15 Fr [x] 17 Fr [ ] 19 Fr", INSERTION, [17]),
    ("Arterial cannula size: 17 Fr\nVenous cannula size: 25 Fr", INSERTION, [17, 25]),
    ("Cannula\tSize\tSite\nDrainage\t25\tRFV\nReturn\t19\tRIJ", DAILY, [19, 25]),
    ("Arterial cannula: [X] 17  [ ] 19   Venous cannula: [ ] 21 [X] 25", INSERTION, [17, 25]),
    # removal, vent
    ("17 Fr out of the left common femoral artery, two Perclose knots run down.", REMOVAL, [17]),
    ("17 Fr art, L CFA, closed w/ 2 Perclose; 25 Fr ven, L CFV, figure-of-8 + pressure", REMOVAL,
     [17, 25]),
    ("7 Fr SFA sheath, left, removed with thumb over it for 15 min", REMOVAL, [7]),
    ("Through a left thoracotomy a 24 Fr vent was placed in the LV apex.", INSERTION, [24]),
    ("22F EOPA, distal ascending aorta. 36F two-stage into the RA through the appendage. "
     "Chest was still open.", INSERTION, [22, 36]),
    ("The artery measured 8 mm and I settled on a 19 French.",
     INSERTION, [19]),
    ("R CFV STUCK, SKIN NICK DILATED 27 FR 55 CM MULTISTAGE PARKED. R IJ 21 FR 15 CM FOR RETURN.",
     INSERTION, [21, 27]),
    ("V-A ECMO. Right groin: V 23 and A 15.", DAILY, [15, 23]),
    ("V-V ECMO by two cannulae: 23 L fem / 19 R neck.", DAILY, [19, 23]),
    ("Dilated over the stiff wire until a 27 Fr Maquet multistage would go.", INSERTION, [27]),
    ("We kept dilating until the 19 Fr arterial cannula would pass into the artery.", INSERTION, [19]),
    ("I did not disturb the 23 Fr venous cannula.", MOVE, [23]),
    ("Did not have to exchange the 17 Fr arterial cannula.", MOVE, [17]),
    ("On V-V ECMO. Stitches cut, the 27 Fr catheter slid out of the neck.", REMOVAL, [27]),
    ("Duplex showed that the 17 Fr had migrated within the femoral artery.", MOVE, [17]),
    ("V-A ECMO. 6 Fr perfusion line patent, 15 Fr arterial cannula dry.", DAILY, [6, 15]),
    ("On V-A ECMO: 23 Fr L fem vein, 15 Fr L fem artery, plus a 5 Fr for the leg.", DAILY,
     [5, 15, 23]),
    ("I was called to the OR at 0310. Dr. Ode had just placed a 23 Fr venous cannula.", ("initiation",),
     [23]),
]  # fmt: skip

TYPE_ONLY = [
    ("An Avalon cannula was placed in the right IJ.", "Avalon Elite", "dual_lumen"),
    ("Dual-lumen cannula in the right internal jugular vein.", None, "dual_lumen"),
    ("A multistage drainage cannula was inserted.", None, "multistage"),
    ("bicaval dual lumen cannula, RIJ", None, "dual_lumen"),
    ("Venous and arterial cannulae were placed.", None, None),
    ("ProtekDuo via the RIJ.", "ProtekDuo", "dual_lumen"),
    ("Biomedicus cannulas in the femoral vessels.", "Bio-Medicus", None),
    ("Return cannula in the right femoral artery.", None, None),
    ("Crescent site clean.", "Crescent", "dual_lumen"),
]

MISSING = [
    ("V-A ECMO day 3. I/O: 2100 in, 17 out, stool. Groin pressure dressing. Sweep 3.", DAILY),
    ("V-A ECMO. 28 Fr chest tube left, 8 Fr sheath in the radial artery; arterial pH 7.3.", DAILY),
    ("A 7 Fr triple-lumen catheter was placed in the right IJ.", INSERTION),
    ("12 Fr dialysis catheter in the left IJ.", DAILY),
    ("A 28 Fr chest tube was inserted.", INSERTION),
    ("8 Fr introducer for the Swan-Ganz.", DAILY),
    ("28 F, transferred from an outside hospital on ECMO.", DAILY),
    ("The vein was dilated up to 24 Fr.", INSERTION),
    ("16 Fr Foley draining clear urine.", DAILY),
    ("Two cannulae were placed by the surgeon.", INSERTION),
    ("Impella CP 14 Fr sheath in the right femoral artery.", DAILY),
    ("IABP 8 Fr sheath left groin.", DAILY),
    ("Plan: 25 Fr drainage and 21 Fr return cannula tomorrow.", INSERTION),
    ("A 25 Fr drainage and 21 Fr return would fit, should it come to that.", INSERTION),
    (
        "It would mean a 25 Fr drain in the right femoral vein and a 21 Fr return in the jugular.",
        INSERTION,
    ),
    ("If needed, a 19 Fr return cannula will be added.", DAILY),
    ("During the previous ECMO run a 23 Fr cannula was used.", DAILY),
    ("Nasal cannula 4 L.", DAILY),
    ("High-flow nasal cannula at 40 L, FiO2 0.6 before intubation.", INSERTION),
    ("No cannula was placed.", INSERTION),
    ("venous drainage was poor", DAILY),
    ("venous return adequate, arterial pressure 72", DAILY),
    ("Temp 98.6 F, pulse 88", DAILY),
    ("ETT 7.5 at 23, ac 400/14/5/40", DAILY),
    ("14 Fr NG tube", DAILY),
    ("Arterial line 20 gauge right radial.", DAILY),
    ("return of spontaneous circulation at 12 min", INSERTION),
    ("return to the ICU on 25 mcg of propofol", INSERTION),
    ("a 6 Fr sheath for angiography in the right radial artery", INSERTION),
    ("Drains 25 mL, 17 in the last hour", DAILY),
    ("Femoral vein 9 mm, artery 7 mm", INSERTION),
    ("Venous -65, arterial 180, delta P 25. ECMO cannulas intact.", DAILY),
    ("VA ECMO day 2. Lactate arterial 18, venous 22. femoral cannulas in place.", DAILY),
    ("VA ECMO day 2. pressures venous 18 arterial 32.", DAILY),
    ("VA ECMO day 2. Hct arterial 28, venous 26.", DAILY),
    ("VA ECMO day 2. O2 content arterial 17, venous 12", DAILY),
    ("VA ECMO day 2. arterial 36, venous 34 temp on heater", DAILY),
    ("VA ECMO day 2. Glucose arterial 22 venous 21", DAILY),
    ("VA ECMO day 2. BP mean arterial 32, venous 12", DAILY),
    ("VA ECMO day 2. art 36.5 ven 36 on heat exchanger", DAILY),
    ("VA ECMO day 2. Pre-oxygenator venous 24, post-oxygenator arterial 36.", DAILY),
    ("VV ECMO day 3. 28 Fr right pleural, 20 cc out.", DAILY),
    ("VV ECMO day 3. 32F right basal, 24F left apical, on water seal.", DAILY),
    ("VV ECMO day 3. 24 Fr left chest, serous output", DAILY),
    ("VV ECMO day 3. 28 Fr in the left chest, bubbling", DAILY),
    ("VV ECMO day 3. 8 Fr left hepatic, bile out", DAILY),
    ("VV ECMO day 3. 34F, right lower lobe pneumonia.", DAILY),
    ("VV ECMO day 3. 22 F, right MCA stroke on CT", DAILY),
    ("VV ECMO day 3. 36F, right atrial mass", DAILY),
    ("VV ECMO day 3. 33F L-sided stroke", DAILY),
    ("VV ECMO day 3. R chest 28 Fr, L chest 24 Fr", DAILY),
    ("VA ECMO day 2. Cell counts arterial 11, venous 12", DAILY),
    ("VV ECMO day 3. 20 F, left leg DVT", DAILY),
    ("Arterial 7.35/44/82, venous 7.30/50/40", DAILY),
    ("Cannula day 12. Site care at 18.", DAILY),
    ("Drainage from cannula site 10 mL. Return to OR at 14.", DAILY),
    ("Left pleural drain 20 Fr, mediastinal drains 32 Fr. Cannulae clean.", DAILY),
    ("MANTA 18 Fr deployed in the right femoral artery.", REMOVAL),
    ("Copied from 3/2: RFV 25, RIJ 19.", DAILY),
    ("Chest drain 20 Fr right, short tunnel", DAILY),
    ("The tract was dilated up to 22 Fr and the cannula was advanced.", INSERTION),
    ("If we go we would pick a 23 Fr multistage and a 19 Fr arterial.", ()),
    ("Would a second drain of 21 Fr help?", DAILY),
    ("Foley 14 Fr draining pink urine.", ()),
    ("Inner cannula of the tracheostomy changed, size 6.", ()),
    ("Antegrade root cannula and retrograde cardioplegia cannula as usual.", ()),
    ("2018 run through a 27 Fr Avalon. Now here for a hernia.", ()),
    ("s/p V-V ECMO (R fem 25 / R IJ 21, taken out on Friday).", DAILY),
    ("A 22 Fr was inserted into the bladder.", ()),
    ("24 Fr three-way catheter placed.", ()),
    ("One 24 French soft tube was left in the pericardium.", REMOVAL),
    ("bypass cannulas 22 and 36 Fr for the valve operation were removed, off CPB", INSERTION),
    ("Two 32 Fr intercostal drains, NG 12 Fr. ECMO dressings changed.", DAILY),
    (
        "Sizes follow our table (19 Fr if BSA above 1.9). Cannulated by the surgeon on call.",
        INSERTION,
    ),
    ("V-A ECMO. 28 Fr straight and right-angled tubes in the chest.", REMOVAL),
    ("V-A ECMO. We would not use a 25 Fr venous cannula.", INSERTION),
    ("V-A ECMO. A 16 Fr urinary catheter was placed.", DAILY),
    ("R groin abscess. A 17-year-old sister and A 19-year-old brother are well.", DAILY),
]

UNFILLED = [
    ("Cannula: ***", INSERTION),
    ("Cannula size: ____ Fr", INSERTION),
    ("Return cannula {type} {size}", INSERTION),
    ("A *** Fr cannula was placed.", INSERTION),
    ("Cannula type: [ ] single [ ] multistage [ ] dual lumen", INSERTION),
]

DETAILS = [
    ("25 Fr multistage drainage cannula in the RFV, 19 Fr single-stage return cannula in the RIJ.",
     {25: ("multistage", "drainage", None), 19: ("single_stage", "return", None)}),
    ("31 Fr Crescent dual-lumen cannula in the RIJ",
     {31: ("dual_lumen", "both", "Crescent")}),
    ("17 Fr Bio-Medicus arterial cannula with 6 Fr distal perfusion cannula",
     {17: (None, "return", "Bio-Medicus"), 6: (None, "distal_perfusion", None)}),
    ("RFV 25, RFA 17, RSFA 6 DPC",
     {25: (None, "drainage", None), 17: (None, "return", None),
      6: (None, "distal_perfusion", None)}),
    ("Left thoracotomy, 24 Fr vent in the LV apex.", {24: (None, "vent", None)}),
    ("19F BioMedicus arterial into the right common femoral artery, 25F multistage right common "
     "femoral vein to the atrium.",
     {19: (None, "return", "Bio-Medicus"), 25: ("multistage", "drainage", None)}),
    ("17 arterial and 21 venous, carotid and jugular",
     {17: (None, "return", None), 21: (None, "drainage", None)}),
    ("On V-A ECMO (L CFV 23, L CFA 15, L reperfusion cath 6).",
     {23: (None, "drainage", None), 15: (None, "return", None), 6: (None, "distal_perfusion", None)}),
]  # fmt: skip


def _sizes(element):
    return sorted(item["size_fr"] for item in element["items"] if item["size_fr"] is not None)


@pytest.mark.parametrize(("text", "actions", "sizes"), SIZES)
def test_sizes(read, text, actions, sizes):
    element = read(read_cannula, text, actions)
    assert (element["status"], _sizes(element)) == ("documented", sizes)


@pytest.mark.parametrize(("text", "brand", "design"), TYPE_ONLY)
def test_type_only(read, text, brand, design):
    element = read(read_cannula, text)
    assert (element["status"], _sizes(element)) == ("documented", [])
    assert {(item["brand"], item["design"]) for item in element["items"]} == {(brand, design)}


@pytest.mark.parametrize(("text", "actions"), MISSING)
def test_missing(read, text, actions):
    element = read(read_cannula, text, actions)
    assert (element["status"], element["items"], element["evidence"]) == ("missing", [], [])


@pytest.mark.parametrize(("text", "actions"), UNFILLED)
def test_unfilled(read, text, actions):
    assert read(read_cannula, text, actions)["status"] == "unfilled"


@pytest.mark.parametrize(("text", "details"), DETAILS)
def test_details(read, text, details):
    element = read(read_cannula, text)
    found = {i["size_fr"]: (i["design"], i["role"], i["brand"]) for i in element["items"]}
    assert found == details
