"""``indication``: which conditions count, and which are another's, older, or of this procedure."""

from __future__ import annotations

import pytest

from doclint.reading.case import Case
from doclint.reading.indication import read_indication

DAILY = ("daily_management",)
REMOVAL = ("removal",)
MOVE = ("reposition",)

DOCUMENTED = [
    ("Pt is a 34M with severe ARDS from influenza B, failing conventional care.", ("initiation",)),
    ("PREOPERATIVE DIAGNOSIS: Acute hypercapnic respiratory failure", ("insertion",)),
    ("Pre-op Dx: cardiogenic shock s/p STEMI", ("insertion",)),
    ("INDICATION: scleroderma lung with decompensation", ("insertion",)),
    ("Diagnosis: hantavirus cardiopulmonary syndrome", DAILY),
    ("Dx - thoracic sarcoma with airway compromise", ("initiation",)),
    ("POSTOPERATIVE DIAGNOSIS: Low-output state after arterial switch", ("insertion",)),
    ("V-A ECMO for amlodipine overdose was commenced at 03:10.", ("initiation",)),
    ("ECMO day 5 for PPHN.", DAILY),
    ("She has been on VV support since Tuesday for Pneumocystis pneumonia.", DAILY),
    ("Supported because of post-infarct VSD.", DAILY),
    ("Placed on ECMO due to refractory ventricular fibrillation.", REMOVAL),
    ("Recovered right heart failure after heart transplantation, on V-A ECMO.", REMOVAL),
    ("This 3-day-old boy with MAS was transferred to us on the oscillator.", ("insertion",)),
    ("Baby girl, L CDH, liver up.", ("insertion",)),
    ("Fulminant myocarditis, day 6 of the run.", MOVE),
    ("The patient could not be separated from bypass after mitral valve replacement.", MOVE),
    ("Failed to wean from CPB following arterial switch operation, VA ECMO from theatre.", REMOVAL),
    ("72F, massive PE, RV dilated and hypokinetic.", ("insertion",)),
    ("OHCA, VF, 3 shocks by EMS.", ("insertion",)),
    ("Refractory hypoxaemia despite prone ventilation.", ("insertion",)),
    ("Suspected viral myocarditis with biventricular failure.", ("insertion",)),
    ("ASSESSMENT: 1. ARDS due to Legionella on VV ECMO.", DAILY),
    ("A/P: cardiogenic shock on V-A ECMO, no recovery yet", DAILY),
    ("Septic cardiomyopathy, EF 12%.", ("initiation",)),
    ("Illness ................. RSV bronchiolitis\nRun ..................... V-V", REMOVAL),
    ("Reason for ECLS       [x] PPHN   [ ] CDH   [ ] sepsis", ("insertion",)),
    ("| Diagnosis | end-stage cystic fibrosis, listed |", ("insertion",)),
    ("Decision was made to cannulate for refractory status asthmaticus.", ("insertion",)),
    ("Copied from 3/2: influenza ARDS, proned, then VV ECMO.", DAILY),
    ("He came with a saddle pulmonary embolus and arrested in CT.", ("insertion",)),
    ("PRIMARY GRAFT DYSFUNCTION AFTER LUNG TRANSPLANT", ("insertion",)),
    ("Postcardiotomy shock. Chest open.", REMOVAL),
    ("ECMO was begun for worsening respiratory failure in a child.", ("initiation",)),
    ("smoke inhalation w/ ARDS", ("initiation",)),
    ("No bleeding. ARDS persists, lungs white.", DAILY),
    ("Massive aspiration at induction.", ("insertion",)),
    ("Severe RV dysfunction on TEE, hence V-A ECMO.", ("insertion",)),
    ("SUBJECTIVE: electrical storm overnight 3 days ago leading to V-A cannulation.", DAILY),
    ("Shut left main, never got his pressure back after the stent.", ("initiation",)),
    ("occluded RCA with cardiogenic shock", ("initiation",)),
    ("Verapamil overdose, MAP 35.", ("initiation",)),
    ("Took his father's propranolol; heart rate 28.", ("initiation",)),
    ("Ventricles were stunned after the poisoning.", ("initiation",)),
    ("Arrest in the unit on POD 0.", MOVE),
    ("She arrested during induction.", ("initiation",)),
    ("He vomited and aspirated at induction.", ("initiation",)),
    ("stiff wet lungs after the drowning", ("initiation",)),
    ("Known asthmatic, silent chest, pCO2 150.", ("initiation",)),
    ("Adenovirus pneumonia", REMOVAL),
    ("Parainfluenza, VV since the 3rd.", REMOVAL),
    ("end-stage CF, listed", ("initiation",)),
    ("CLAD grade 4 with RV failure", MOVE),
    ("LCOS after arterial switch", REMOVAL),
    ("Lungs would not oxygenate her.", ("initiation",)),
    ("could not be ventilated", ("initiation",)),
    ("After the valve replacement the patient would not come off bypass.", ("initiation",)),
    ("Diagnosis for which support is given: giant cell myocarditis", DAILY),
    ("Reason for initiating ECMO: flecainide poisoning", ("initiation",)),
    ("persistent hypotension despite stent", ("initiation",)),
    ("VA since 4/3 for heart attack", DAILY),
]

MISSING = [
    ("As a newborn he had ten days of ECMO for meconium aspiration.", ("insertion",)),
    ("Mother (31) had peripartum cardiomyopathy after her first.", ("insertion",)),
    ("Twin B stays in bed 4 with his PPHN.", ("removal",)),
    ("The lad across the ward has influenza and ARDS.", ("insertion",)),
    ("Past Medical History: asthma, COPD, heart failure with reduced EF.", ("insertion",)),
    ("PMH: cardiomyopathy, HTN\nPROCEDURE: VV ECMO cannulation", ("insertion",)),
    ("Family History: father died of cardiomyopathy.", DAILY),
    ("His mother had ARDS in 2019.", ("insertion",)),
    ("Her twin was on ECMO for meconium aspiration.", DAILY),
    ("Previous ECMO run in 2018 for influenza pneumonia.", ("insertion",)),
    ("No pneumothorax and no pulmonary edema.", DAILY),
    ("There was no evidence of right ventricular failure.", DAILY),
    ("If RV failure develops we will convert to V-A.", DAILY),
    ("Risks including bleeding, stroke and cardiac arrest were explained.", ("insertion",)),
    ("Monitor for RV failure.", DAILY),
    ("Complications: brief PEA arrest during wiring.", ("insertion",)),
    ("COMPLICATIONS: [ ] none [ ] VF [ ] tamponade", ("insertion",)),
    ("POSTOPERATIVE DIAGNOSIS: Same.", ("insertion",)),
    ("PREOPERATIVE DIAGNOSIS: .", ("insertion",)),
    ("Indication: see above", ("insertion",)),
    ("Diagnosis: on V-A ECMO, ready for decannulation", ("insertion",)),
    ("ECMO for the past six days without event.", DAILY),
    ("This is the start of ECMO for a 40-year-old teacher.", ("initiation",)),
    ("ECMO for Mrs. Delacroix was begun at noon.", ("initiation",)),
    ("Indication for this procedure: chatter and falling flow.", MOVE),
    ("Preop diagnosis: malpositioned drainage cannula", MOVE),
    ("Signed: A. Brandt, MD, Advanced Heart Failure Service", DAILY),
    ("Physician: Dr. Olu, advanced heart failure", DAILY),
    ("The shock team was called and met at the bedside.", ("insertion",)),
    ("Three shocks were delivered.", ("insertion",)),
    ("Shock liver improving, INR 1.9.", DAILY),
    ("VAP prophylaxis; pneumonia vaccine up to date.", DAILY),
    ("Ventilator-associated pneumonia, day 3 of cefepime.", DAILY),
    ("Remote history of asthma.", ("insertion",)),
    ("Known history of congestive heart failure and atrial fibrillation.", ("insertion",)),
    ("52-year-old man. A 25 Fr cannula was inserted in the right femoral vein.", ("insertion",)),
    ("Echo of the heart tomorrow.", DAILY),
    ("Social: mother has asthma and smokes.", ("insertion",)),
    ("The donor had pneumonia.", ("insertion",)),
    ("CXR: mild pulmonary edema.", DAILY),
    ("Influenza swab negative.", DAILY),
    ("Echo: severe LV dysfunction.", DAILY),
    ("Gentle aspiration returned venous blood.", ("insertion",)),
    ("Deep hypothermic circulatory arrest was used.", ("insertion",)),
    ("COVID PCR pending", DAILY),
    ("Aspiration of blood confirmed that the vein had been entered.", ("insertion",)),
    ("Indication for CT head: seizure.", DAILY),
    ("Indication for bronchoscopy: mucus plug.", DAILY),
    ("MRI brain indication: weakness", DAILY),
    ("Indication for transfusion: Hb 6.4", DAILY),
    ("Bed 9 is on VV for ARDS.", DAILY),
    ("Arrest team stood down.", DAILY),
    ("The dressing did not come off.", DAILY),
    ("tacrolimus toxicity ruled out", DAILY),
    ("Lungs white on film.", DAILY),
    ("The shunt was removed.", REMOVAL),
    ("First ECMO run in 2019 for influenza.", ("initiation",)),
]  # fmt: skip

UNFILLED = [
    "Main diagnosis for which support was started: [diagnosis]",
    "Indication: ***",
    "PREOPERATIVE DIAGNOSIS: ____",
    "Indication for ECMO: [ ] ARDS [ ] cardiogenic shock [ ] arrest",
    "Diagnosis: {diagnosis}",
    "Patient placed on ECMO for *** today.",
    "Reason for ECLS: @INDICATION@",
    "Primary diagnosis: [primary diagnosis]",
]


@pytest.mark.parametrize(("text", "actions"), DOCUMENTED)
def test_documented(read, text, actions):
    element = read(read_indication, text, actions)
    assert element["status"] == "documented"
    assert element["values"]


@pytest.mark.parametrize(("text", "actions"), MISSING)
def test_missing(read, text, actions):
    element = read(read_indication, text, actions)
    assert (element["status"], element["evidence"]) == ("missing", [])


@pytest.mark.parametrize("text", UNFILLED)
def test_unfilled(read, text):
    assert read(read_indication, text)["status"] == "unfilled"


def test_a_note_without_ecmo_has_none(pipeline):
    page = pipeline("Indication: cardiogenic shock")
    case = Case(frozenset(), is_service=False)
    assert read_indication(page, case).to_element(page)["status"] == "missing"


TOLD = [
    (
        "insertion",
        "documented",
        "Acute on chronic HFrEF in shock, needs V-A. Right femoral cannulation.",
    ),
    (
        "removal",
        "documented",
        "H/o paracetamol overdose, refractory vasoplegia, on V-A ECMO since Monday, now out.",
    ),
    (
        "reposition",
        "documented",
        "Put on central VA on Friday after a valve replacement when the ventricle would not contract. Cannula repositioned.",
    ),
    ("daily_management", "documented", "Grade 2R cellular rejection, VA day 4."),
    ("daily_management", "documented", "RV in extremis, VA day 2."),
    (
        "reposition",
        "documented",
        "Day 2 of VA ECMO after failed ablation with tamponade. Cannula advanced.",
    ),
    ("daily_management", "missing", "ECMO day 4 today. Brother: pneumonia last winter. Flow 4.1."),
    (
        "insertion",
        "missing",
        "Policy: ECMO is offered when ARDS or cardiogenic shock does not respond. Femoral cannulation done.",
    ),
    (
        "insertion",
        "documented",
        "Dr Lee, consultant's view: septic cardiomyopathy. V-A cannulation performed.",
    ),
    (
        "insertion",
        "documented",
        "Lungs full of blood after lupus flare, sats in the sixties on everything. V-V via right IJ dual-lumen.",
    ),
    (
        "insertion",
        "documented",
        "Post-partum day 2, amniotic embolus suspected, no cardiac output. Fem-fem VA.",
    ),
    (
        "initiation",
        "documented",
        "We were asked to support a failing right heart after an LVAD; VA started 11:20.",
    ),
    ("initiation", "documented", "Dx: vaping lung, now unventilatable. VV ECMO initiated."),
    ("daily_management", "documented", "61F, VV day 6, Pneumocystis."),
    (
        "daily_management",
        "documented",
        "Problem 1 - lungs: necrotizing MRSA pneumonia, on V-V day 9.",
    ),
    ("daily_management", "documented", "D5 VA-ECMO, broken heart after bupropion OD."),
    ("daily_management", "documented", "Trauma, bilat pulmonary contusions, ECMO day 3."),
    ("removal", "documented", "Explant of VA cannulae, 12 days after STEMI with shock."),
    ("removal", "documented", "Decannulation. Ran 6 days on V-V for near drowning."),
    ("reposition", "documented", "V-V for burn inhalation, dual-lumen cannula slid; repositioned."),
    (
        "insertion",
        "documented",
        "Indication: unable to come off bypass after redo sternotomy, AVR. Central VA cannulation.",
    ),
    (
        "insertion",
        "documented",
        "Accidental hypothermia, 22 degrees, asystole. Fem-fem VA cannulation.",
    ),
    ("insertion", "documented", "Refractory V-fib. VA cannulation in the cath lab."),
    ("insertion", "documented", "Hantavirus cardiopulmonary syndrome; VA cannulation."),
    (
        "insertion",
        "documented",
        "High-risk PCI turned bad: left main dissected, BP 40, VA via groin.",
    ),
    (
        "insertion",
        "documented",
        "Infant with parainfluenza, severe hypercarbia, CO2 140. VV cannulation.",
    ),
    (
        "insertion",
        "missing",
        "ECMO cannulation: femoral vein 25 Fr, femoral artery 17 Fr, percutaneous. History of asthma as a child.",
    ),
    (
        "insertion",
        "missing",
        "Right IJ 27 Fr dual lumen placed by Seldinger. No pneumothorax. Mother has heart failure.",
    ),
    ("insertion", "unfilled", "Indication for ECMO: ____. Right femoral vein 25 Fr."),
    (
        "daily_management",
        "missing",
        "ECMO day 8. New ventilator-associated pneumonia, on cefepime.",
    ),
    (
        "daily_management",
        "missing",
        "VA ECMO day 3. Flow 4.1. No signs of heart failure in the father.",
    ),
    ("insertion", "documented", "He had been dying of his lungs for a week (PJP, HIV)."),
    ("insertion", "documented", "Cold septic child, purpura, EF 10%: VA."),
    ("insertion", "documented", "Ruptured chordae, flash edema, crashing. VA cannulation."),
    (
        "insertion",
        "documented",
        "Cannot ventilate: tracheal tear after intubation, massive air leak. VV.",
    ),
    ("insertion", "documented", "Massive haemoptysis in CF, drowned lungs. VV cannulation."),
    ("insertion", "documented", "Verapamil 9.6 g, BP 50 systolic, HR 30. Fem-fem VA."),
    ("insertion", "documented", "Stone heart after cross clamp; central VA."),
    ("insertion", "documented", "Sudden collapse on table during TAVI, coronary obstruction. VA."),
    ("initiation", "documented", "Bronchiolitis, apnoeas then white-out; VV started at 05:30."),
    (
        "initiation",
        "documented",
        "Called for term newborn, meconium, sats 50 pre-ductal. V-A commenced.",
    ),
    ("daily_management", "documented", "VA day 6 post-Norwood arrest."),
    ("daily_management", "documented", "34M COVID lungs, VV d12."),
    ("daily_management", "documented", "HD 9 / ECMO 5. ILD flare awaiting lungs."),
    ("removal", "documented", "VV since 4/2 (flu B)."),
    (
        "removal",
        "documented",
        "Weaned after 8 days of VA for thyroid storm cardiomyopathy; cannulae removed.",
    ),
    (
        "reposition",
        "documented",
        "Aortic dissection repair, failed to wean, central VA day 1. Venous cannula adjusted.",
    ),
    (
        "insertion",
        "missing",
        "Consented. Prepped. 25 Fr multistage in RFV, 17 Fr in RFA. Flow 4. Known hypertension and diabetes.",
    ),
    (
        "daily_management",
        "missing",
        "ECMO day 7, flow 3.9. Bleeding from trach. HIT negative. Lactate 1.2.",
    ),
    (
        "insertion",
        "missing",
        "R IJ dual lumen 31 Fr placed. Son has asthma. No pneumonia vaccine on file.",
    ),
    (
        "daily_management",
        "missing",
        "VA day 5. New AKI, liver shock resolved? LFTs falling. Flow 4.",
    ),
    ("removal", "missing", "VA cannulae removed. If shock recurs, recannulate."),
    ("reposition", "missing", "Cannula withdrawn 2 cm. CXR: no pneumothorax, small effusion."),
    ("insertion", "documented", "Toxicology: flecainide, wide QRS, no output. VA by cath lab."),
    (
        "insertion",
        "documented",
        "Thoracic: bronchial tear during carinal resection, cannot oxygenate. VV for the case.",
    ),
    ("insertion", "documented", "Transplant: PGD grade 3 at 6 h. VV via groin and neck."),
    ("insertion", "documented", "PICU: pertussis with WBC 90 and pulm HTN. VA neck."),
    ("initiation", "documented", "Rheum: DAH from GPA, PF 52. VV ECMO on at 02:10."),
    ("daily_management", "documented", "VA day 2, dig tox with VT storm."),
    ("daily_management", "documented", "VV D4, PJP."),
    ("daily_management", "documented", "Peds cardiac: s/p Glenn, low CO, VA day 1."),
    ("insertion", "documented", "28F G2P1, cardiac arrest at delivery. R CFV 25 Fr, R CFA 17 Fr."),
    (
        "insertion",
        "documented",
        "Pre: end-stage COPD, CO2 narcosis, bridge to transplant. RIJ Avalon.",
    ),
    (
        "insertion",
        "documented",
        "Mr K's heart gave out two hours after his bypass operation. VA through the groin.",
    ),
    ("insertion", "documented", "Bilat white-out, K pneumo, sats 70. VV."),
    ("insertion", "documented", "Because of RV failure on induction of LVAD patient, VA."),
    ("daily_management", "documented", "52M w/ viral ARDS D3 VV."),
    ("daily_management", "documented", "Neonate, left CDH, VA d4."),
    ("daily_management", "documented", "ECMO 11 / TBSA 40% inhalation. VV."),
    ("removal", "documented", "Myocarditis, recovered. VA out."),
    (
        "graft_conduit",
        "documented",
        "Awaiting heart; ischaemic cardiomyopathy, INTERMACS 1. Axillary graft for VA.",
    ),
    ("vent_insertion", "documented", "STEMI, VA day 2, LV distended. Vent."),
    (
        "insertion",
        "missing",
        "Time out. Patient known to cardiology for AF. RFV 23, RFA 15, ECMO flow 3.5.",
    ),
]


@pytest.mark.parametrize(("action", "status", "text"), TOLD)
def test_told(read, action, status, text):
    assert read(read_indication, text, frozenset((action,)))["status"] == status


TOLD_BY_RESULT = [
    ("insertion", "documented", "Chest as tight as a drum, CO2 150. VV."),
    ("daily_management", "documented", "Day 2 after he tore his papillary muscle. VA 3.6."),
    (
        "insertion",
        "documented",
        "Grey and clammy, mottled and in extremis on two pressors. Groins taken for VA.",
    ),
    ("insertion", "documented", "Dug out of an avalanche, core temp 23. On pump to rewarm him."),
    ("insertion", "documented", "Large clot in both pulmonary arteries. VA through the groin."),
    ("insertion", "documented", "Three arrests in the cath lab; the heart stood still. VA."),
    ("insertion", "documented", "Hypox. resp. fail., VV through RIJ and RFV."),
    ("insertion", "documented", "White-out of both lungs after aspirating during intubation. VV."),
    (
        "removal",
        "documented",
        "Last Monday the infarct knocked out her LV; today the cannulae came out.",
    ),
    ("insertion", "documented", "Then the heart packed up, barely squeezing on echo. VA."),
    (
        "insertion",
        "documented",
        "Newborn with a tight pulmonary circulation, turns blue whenever he is handled. VA via the neck.",
    ),
    ("daily_management", "missing", "Reason for the CT: rule out pneumonia. Flow 4, sweep 3."),
    ("daily_management", "missing", "Bed 5's patient, with ARDS, was turned. Our flows 4.2."),
]


@pytest.mark.parametrize(("action", "status", "text"), TOLD_BY_RESULT)
def test_told_by_result(read, action, status, text):
    assert read(read_indication, text, frozenset((action,)))["status"] == status


EVERYDAY = [
    (
        "insertion",
        "documented",
        "Crumped overnight with florid flu pneumonitis. 25 Fr right femoral vein, 21 Fr right IJ.",
    ),
    ("initiation", "documented", "Dx: resp failure 2/2 PJP."),
    (
        "initiation",
        "documented",
        "Background: 34F G2P1, three days post LSCS, presented with AFE and collapse.",
    ),
    ("insertion", "documented", "Term neonate, MSAF, needed intubation at birth, now severe PPHN."),
    ("insertion", "documented", "Late presenting anterior STEMI, VSR on echo, in shock."),
    ("insertion", "documented", "Right heart gave out following the pneumonectomy."),
    ("initiation", "documented", "Kid with RSV bronch who could not be ventilated."),
    ("insertion", "documented", "Massive PE, arrested twice in A&E."),
    ("daily_management", "documented", "Day 5 VV for legionella."),
    ("daily_management", "documented", "COVID day 24, VV day 12, lungs like rocks."),
    ("daily_management", "documented", "54M with biventricular failure post OHT, ECMO day 3."),
    ("daily_management", "documented", "2 wk old with HLHS s/p Norwood, arrested POD1, now on VA."),
    ("daily_management", "documented", "28 y/o F, peripartum CM, VA ECMO D4."),
    ("insertion", "documented", "Dengue shock syndrome with myocardial dysfunction, LVEF 15."),
    ("insertion", "documented", "Yellow oleander ingestion, recurrent VT."),
    ("insertion", "documented", "Aluminium phosphide poisoning with refractory shock."),
    ("insertion", "documented", "Organophosphate poisoning with ARDS."),
    ("insertion", "documented", "Snake bite with DIC and lung bleed, could not be oxygenated."),
    ("insertion", "documented", "Scrub typhus ARDS."),
    ("insertion", "documented", "H/O fever x 7 days, H1N1 positive, B/L patches, type 1 RF."),
    (
        "initiation",
        "documented",
        "Acute on chronic liver failure with hepatopulmonary syndrome after liver transplant, sats 70s on 100%.",
    ),
    ("insertion", "documented", "Post pump lungs, PaO2 41 on 100%."),
    ("insertion", "documented", "Reperfusion injury of the left lung allograft."),
    ("insertion", "documented", "Intra-op anaphylaxis with no output."),
    ("insertion", "documented", "Trauma: MVC with flail chest and bilateral contused lungs."),
    ("insertion", "documented", "Tracheal tear at the carina, needed support to repair."),
    (
        "insertion",
        "documented",
        "Support for airway surgery: distal tracheal tumour with critical narrowing.",
    ),
    (
        "insertion",
        "documented",
        "High risk PCI gone wrong, left main dissected, lost pressure on the table.",
    ),
    ("insertion", "documented", "TAVI complicated by annular rupture with collapse."),
    ("insertion", "documented", "Bupropion OD, seizures, wide complex rhythm, no pulse."),
    ("insertion", "documented", "Found submerged in a pool, drowning."),
    (
        "insertion",
        "documented",
        "Septic shock from group A strep with a heart that barely squeezes.",
    ),
    ("insertion", "documented", "Hantavirus cardiopulmonary syndrome."),
    ("insertion", "documented", "Thyrotoxic heart failure with low output."),
    ("insertion", "documented", "Out of hospital VF, refractory, LUCAS to cath lab."),
    ("insertion", "documented", "OHCA, 52 min low flow."),
    ("insertion", "documented", "Acute graft failure in theatre."),
    ("insertion", "documented", "Pulm HTN crisis after AVSD repair."),
    ("insertion", "documented", "Air leak that would not seal, both lungs down."),
    ("insertion", "documented", "Neonate with L-CDH, pH 6.98."),
    ("insertion", "documented", "Necrotising pneumonia with pyopneumothorax."),
    ("insertion", "documented", "Vent failure from near fatal asthma, pCO2 140."),
    ("insertion", "documented", "Alveolar haemorrhage from ANCA vasculitis."),
    ("insertion", "documented", "Pulmonary contusions after fall from height."),
    ("daily_management", "documented", "Cardiogenic shock - biopsy shows giant cells."),
    ("daily_management", "documented", "Problem 1: Lungs - severe ARDS from aspiration."),
    (
        "daily_management",
        "documented",
        "Patient is a 61 M who came off bypass on VA after MVR; LV stunned.",
    ),
    ("removal", "documented", "She had been on VA for fulminant myocarditis since 3/2."),
    ("removal", "documented", "Ran nine days of VV for influenza lung."),
    ("reposition", "documented", "VV for bad COVID lungs, day 9; return cannula backed out."),
    ("vent_insertion", "documented", "VA for AMI shock, LV will not eject."),
    ("insertion", "documented", "PARDS, OI 42."),
    ("insertion", "documented", "Ix: bilateral whiteout. Dx: severe CAP."),
    ("initiation", "documented", "Diagnosis - Viral myocarditis (Coxsackie B)"),
    ("initiation", "documented", "Reason ECMO: AMI c shock"),
    ("insertion", "documented", "Indication for cannulation -> ARDS 2° pancreatitis"),
    ("insertion", "documented", "Pre-op diagnosis: Same. LCOS."),
    (
        "insertion",
        "documented",
        "Severe TBI excluded; hypoxia from neurogenic pulmonary oedema despite 100%.",
    ),
    ("insertion", "documented", "Her lungs had been destroyed by vaping."),
    (
        "insertion",
        "documented",
        "He had swallowed a box of verapamil and had no pressure to speak of.",
    ),
    ("insertion", "documented", "Purulent pericarditis with tamponade and arrest."),
    ("insertion", "documented", "Both ventricles akinetic after the transplant."),
    ("insertion", "documented", "Baby would not pink up despite everything."),
    (
        "insertion",
        "documented",
        "Blue baby, transposition with intact septum, not mixing after septostomy.",
    ),
    ("insertion", "documented", "TAPVD obstructed, in extremis."),
    ("insertion", "documented", "Sickle chest crisis, sats 60s."),
    ("insertion", "documented", "Unable to wean CPB post TOF repair."),
    ("insertion", "documented", "Bridge to lung tx, end-stage IPF with acute exacerbation."),
    ("insertion", "documented", "Hypothermic arrest, core 24."),
    ("insertion", "documented", "Burns 60% with inhalational injury."),
    ("daily_management", "missing", "PMH: asthma, remote PE 2014, HFpEF. Circuit flow 4.2."),
    (
        "insertion",
        "missing",
        "No pneumothorax. No evidence of PE on echo. 25 Fr placed in the right femoral vein.",
    ),
    ("insertion", "missing", "Mother with asthma. 10 Fr to the right carotid."),
    ("daily_management", "missing", "Flu vaccine given. Sweep 3."),
    ("reposition", "missing", "Film today shows atelectasis. Cannula pulled back 2 cm."),
    ("removal", "missing", "Hemothorax after removal, drained."),
    ("daily_management", "missing", "VAP on day 12, cefepime started."),
    ("daily_management", "missing", "Cardiac failure team will see him. Flow 4."),
    ("insertion", "missing", "Watch for pulmonary oedema afterwards."),
    (
        "daily_management",
        "missing",
        "MRSA nares screen negative, RSV negative, COVID PCR negative. Sweep 4.",
    ),
    ("insertion", "documented", "Overwhelming CAP, four quadrant infiltrates, P/F 60."),
    ("insertion", "documented", "Peripartum collapse from presumed amniotic fluid embolus."),
    ("insertion", "documented", "Acute MI, cath lab arrest."),
    ("insertion", "documented", "Ruptured papillary muscle, flash oedema."),
    ("insertion", "documented", "Failing LV after CABG x4."),
    (
        "insertion",
        "documented",
        "Two days old, obstructed TAPVR, pulmonary veins infradiaphragmatic.",
    ),
    ("insertion", "documented", "3 kg newborn with a right CDH and suprasystemic RV."),
    ("insertion", "documented", "RHF after LVAD."),
    ("insertion", "documented", "Post-LVAD right heart failure."),
    ("insertion", "documented", "Septic cardiomyopathy from toxic shock."),
    ("insertion", "documented", "Intractable VT, 14 shocks."),
    ("insertion", "documented", "Hypoxic on 100%, bilateral infiltrates, influenza B PCR pos."),
    ("insertion", "documented", "Varicella pneumonitis."),
    ("insertion", "documented", "Aspirated lamp oil, now ARDS."),
    ("insertion", "documented", "Propofol infusion syndrome."),
    ("insertion", "documented", "Haemorrhagic shock and arrest in trauma bay."),
    ("initiation", "documented", "What brought him here: a saddle embolus."),
    ("initiation", "documented", "Working diagnosis: acute eosinophilic pneumonia."),
    ("initiation", "documented", "Impression: fulminant myocarditis in cardiogenic shock"),
    ("initiation", "documented", "A: ARDS 2/2 covid"),
    ("daily_management", "documented", "# Resp: severe ARDS (flu A), VV ECMO"),
    ("daily_management", "documented", "# CV: cardiogenic shock, VA ECMO"),
    ("daily_management", "documented", "1) AHRF on VV"),
    ("daily_management", "documented", "VV ECMO day 9, viral pneumonia"),
    ("daily_management", "documented", "Reason for ECMO: PGD grade 3"),
    (
        "daily_management",
        "documented",
        "Boy of 3 with adenovirus, both lungs white, on V-V since Tuesday.",
    ),
    ("daily_management", "documented", "6 mo, bronchiolitis, VV ECMO d 4"),
    ("removal", "documented", "Reason for original cannulation: status asthmaticus"),
    ("removal", "documented", "33M drowned in reservoir 8 days ago, VV since."),
    ("reposition", "documented", "Infant with pertussis on VA, venous cannula out 1 cm."),
    ("vent_insertion", "documented", "Day 1 VA after large anterior MI."),
    ("vent_removal", "documented", "Post myocarditis, LV recovering."),
    ("graft_conduit", "documented", "Axillary graft for VA in cardiogenic shock."),
    (
        "daily_management",
        "missing",
        "Discussed chance of stroke, infection and lung injury. Flow 4.",
    ),
    ("daily_management", "missing", "Brother died of cardiomyopathy. Flow 3.3, sweep 2."),
    ("daily_management", "missing", "Ruled out for PE by CT. Sweep 5."),
    ("removal", "missing", "Small apical pneumothorax on the film after removal."),
    ("reposition", "missing", "Cannula tip moved after X-ray. No tamponade."),
    ("daily_management", "missing", "History: asthma as a child. Flow 4.1."),
    ("daily_management", "missing", "Bronch shows no airway obstruction. Flow 4."),
    ("daily_management", "missing", "Vaccinated against influenza and COVID. Rate 60."),
]


@pytest.mark.parametrize(("action", "status", "text"), EVERYDAY)
def test_everyday_wording(read, action, status, text):
    assert read(read_indication, text, frozenset((action,)))["status"] == status
