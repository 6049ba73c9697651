"""``failed_therapy``: named treatments that failed, were unsuitable, or ran when support began."""

from __future__ import annotations

import pytest

from doclint.reading.failed_therapy import read_failed_therapy

START = ("initiation",)
IN = ("insertion",)
DAILY = ("daily_management",)
REMOVAL = ("removal",)
MOVE = ("reposition",)

DOCUMENTED = [
    ("Refractory to prone positioning and inhaled nitric oxide.", START),
    ("On epinephrine 0.2 and vasopressin, proned twice.", START),
    ("Despite HFOV, iNO and surfactant he kept desaturating.", START),
    ("Proning failed.", IN),
    ("Prone ventilation was contraindicated by the open abdomen.", IN),
    ("She was too unstable to prone.", IN),
    ("He could not be proned because of spinal fractures.", IN),
    ("An intra-aortic balloon pump brought no improvement.", IN),
    ("IABP plus norepi did not hold his pressure.", IN),
    ("Impella CP with suction and hemolysis, still in shock.", IN),
    ("Milrinone 0.5 and dobutamine no longer suffice.", IN),
    ("Failed: paralysis, proning x2, flolan.", START),
    ("tried: LTVV, NMB, iNO - no go", START),
    ("Tried and failed: HFOV, nitric", START),
    ("| Prior measures | alteplase 100 mg, volume |", IN),
    ("Already tried: [x] proning [x] inhaled NO [ ] HFOV", IN),
    ("Refractory to:    [x] iNO   [ ] prone   [x] HFOV", IN),
    ("Not responding to     [x] HFOV   [x] iNO", IN),
    ("Could not come off bypass x3.", IN),
    ("Three attempts to separate from cardiopulmonary bypass failed.", IN),
    ("Inability to wean from CPB after CABG", IN),
    ("Failure to wean from cardiopulmonary bypass.", REMOVAL),
    ("She could not be separated from bypass, left the OR on V-A ECMO.", DAILY),
    ("CPR for 40 minutes with no return of circulation.", IN),
    ("LUCAS running, eight shocks, amiodarone.", IN),
    ("Systemic thrombolysis was given without effect.", IN),
    ("maximal ventilator settings", START),
    ("Lung-protective ventilation, cisatracurium and 16 h prone had been tried.", IN),
    ("Lidocaine, amiodarone and esmolol failed to stop the storm.", IN),
    ("Terbutaline, magnesium and isoflurane without relief.", IN),
    ("HFOV was itself the rescue.", IN),
    ("Placed on VA ECMO in the cath lab when IABP and norepi did not hold.", DAILY),
    ("He was cannulated for ECMO after failing proning and nitric oxide.", REMOVAL),
    ("ARDS refractory to paralysis and proning, VV ECMO day 3.", DAILY),
    ("Unresponsive to fluid resuscitation and catecholamines.", IN),
    ("Failed conventional therapy: milrinone, levosimendan", START),
    ("Noninvasive ventilation and high-flow oxygen had failed, then intubated and proned.", START),
    ("Decision to cannulate was made given hypoxemia despite proning and iNO.", IN),
    ("FAILED PRONE POSITIONING. FAILED INHALED EPOPROSTENOL.", START),
    ("high dose insulin, lipid and methylene blue, all failing", START),
    ("Oscillator, nitric, sildenafil. None of it held her.", IN),
    ("Proned four times at the sending hospital before ECMO.", DAILY),
    ("Went through proning, paralysis and nitric with nothing to show for it.", START),
    ("There was no headroom left on the ventilator.", IN),
    ("Proning was abandoned after he arrested on turning.", IN),
    ("No response to 40 ppm NO", IN),
    ("Three drips and a balloon and still hypotensive.", START),
    ("Bypass was resumed because of RV failure.", IN),
    ("Never came off bypass", IN),
    ("Cisatracurium, proned x 4, then cannulated 6/3.", DAILY),
    ("Before the circuit he had been oscillated and on nitric.", DAILY),
    ("Epinephrine and dopamine had not held her when she was put on.", DAILY),
    ("SpO2 70% despite FiO2 1.0 and PEEP 18.", START),
    ("Ventricular function would not carry her off bypass.", REMOVAL),
]

MISSING = [
    ("Refractory to maximal medical therapy.", START),
    ("Prior treatment: failed maximal therapy", START),
    ("Failed conventional management.", START),
    ("Failed conventional therapy: see HPI", START),
    ("He had not been proned.", START),
    ("No inotropes and no balloon pump were needed.", START),
    ("Never proned, never paralysed.", START),
    ("Plan to prone tonight.", START),
    ("Consider inhaled nitric oxide.", START),
    ("If hypoxemic, will start iNO.", START),
    ("ECMO was initiated at 10:00. Epinephrine halved, vasopressin off.", START),
    ("V-A ECMO was started at 09:15. Norepinephrine 0.05 now.", START),
    ("Vent to rest, PIP 20, rate 10.", START),
    ("Epinephrine 0.04, milrinone 0.25, vasopressin 0.02", DAILY),
    ("On norepi 0.1, MAP 71", DAILY),
    ("Turndown failed on dobutamine 5.", DAILY),
    ("Failed sweep-off trial; iNO 20 ppm.", DAILY),
    ("Weaned on milrinone and inhaled nitric oxide.", REMOVAL),
    ("Dobutamine 3 and iNO 10 ppm go on.", REMOVAL),
    ("Echo good on low-dose milrinone, off epinephrine.", REMOVAL),
    ("He was given rocuronium and fentanyl.", MOVE),
    ("ANESTHESIA: sevoflurane, rocuronium", IN),
    ("The line was prone to kinking.", MOVE),
    ("Previous ECMO run in 2018 after failed proning.", IN),
    ("The twin failed nitric oxide.", IN),
    ("Home CPAP at night. Intubated yesterday.", ("reposition",)),
    ("Code status: no CPR.", DAILY),
    ("Plan: continue milrinone, wean epinephrine", DAILY),
    ("The first guidewire failed to pass.", IN),
    ("Failed extubation twice.", DAILY),
    ("Cannulas inserted. At the end norepinephrine 0.05 and iNO was turned off.", IN),
    ("52M, pneumonia, intubated.", START),
    ("PMH: asthma, failed trial of CPAP for sleep apnea", START),
    ("The risks of nitric oxide and prone positioning were discussed.", DAILY),
    ("Family heard that in many patients prone position and nitric fail.", START),
    ("The baby in the next cot did not respond to nitric oxide.", IN),
    ("Crystalloid prime, ECMO initiated, FiO2 100 percent.", START),
    ("ProtekDuo in the right neck since Monday.", MOVE),
    ("Impella and nitric may be used if the heart stays still.", START),
]

UNFILLED = [
    "Failed therapy: ***",
    "Prior treatment: ____",
    "Refractory to: {therapies}",
    "Therapies tried: [ ] prone [ ] iNO [ ] paralysis",
    "Tried and failed: ***",
    "Respiratory failure despite {therapies}, now for ECMO.",
]


@pytest.mark.parametrize(("text", "actions"), DOCUMENTED)
def test_documented(read, text, actions):
    element = read(read_failed_therapy, text, actions)
    assert element["status"] == "documented"
    assert element["values"]


@pytest.mark.parametrize(("text", "actions"), MISSING)
def test_missing(read, text, actions):
    element = read(read_failed_therapy, text, actions)
    assert (element["status"], element["evidence"]) == ("missing", [])


@pytest.mark.parametrize("text", UNFILLED)
def test_unfilled(read, text):
    assert read(read_failed_therapy, text, START)["status"] == "unfilled"


TOLD = [
    (
        "daily_management",
        "documented",
        "Background: H1N1, on high-frequency oscillation and inhaled nitric at the referring unit without benefit before VV.",
    ),
    (
        "daily_management",
        "documented",
        "Proned twice and paralysed at an outside hospital, neither helped. Cannulated there by our team on 3/4.",
    ),
    (
        "removal",
        "documented",
        "She went on 2/11 after nitric oxide and surfactant failed; decannulated today.",
    ),
    (
        "removal",
        "documented",
        "Two attempts to leave bypass, then central VA on the 4th. Chest reopened today and cannulae removed.",
    ),
    ("insertion", "missing", "DOB 14/02/1961. Right femoral V-A cannulation."),
    (
        "insertion",
        "documented",
        "On dob 10 and norad 0.4 when we arrived, so VA cannulation by the right groin.",
    ),
    (
        "insertion",
        "missing",
        "A balloon pump was brought to the room and stayed unopened. V-A ECMO cannulae placed in the right groin.",
    ),
    (
        "daily_management",
        "missing",
        "Weaning norepinephrine 0.04, nitric off. ECMO day 4, sweep 3.",
    ),
    ("insertion", "missing", "Was prone position attempted? Not known. V-V cannulation performed."),
    ("insertion", "documented", "Maxed on norad, adrenaline and vasopressin. VA cannulation."),
    ("insertion", "documented", "Could not be oxygenated on 100% and PEEP 20. VV cannulation."),
    (
        "insertion",
        "documented",
        "Tried BiPAP, then tube, then proning; nothing bought time. VV cannulation.",
    ),
    ("insertion", "documented", "Thrombolysed without effect. VA cannulation for PE."),
    ("insertion", "documented", "Impella CP in and still CI 1.4. VA cannulation."),
    (
        "insertion",
        "documented",
        "Shocked nine times, lignocaine, amiodarone, still VF. VA in cath lab.",
    ),
    ("insertion", "documented", "IABP not an option (severe AI). VA cannulation."),
    ("insertion", "documented", "Too unstable to prone. VV cannulation."),
    ("insertion", "documented", "Failed conventional ventilation. VV cannulation by right IJ."),
    (
        "insertion",
        "documented",
        "Isoflurane, ketamine, magnesium and terbutaline failed in status asthmaticus. VV cannulation.",
    ),
    ("insertion", "missing", "Refractory shock on maximal therapy. VA cannulation."),
    (
        "insertion",
        "missing",
        "General anesthesia with rocuronium and sevoflurane. VA cannulation, right groin.",
    ),
    (
        "insertion",
        "missing",
        "VA cannulation. If LV distends we will place an Impella or balloon pump.",
    ),
    ("insertion", "missing", "VA cannulation. Epinephrine weaned off after flow established."),
    ("insertion", "unfilled", "Therapies failed before ECMO: ***. VA cannulation."),
    (
        "daily_management",
        "missing",
        "ECMO day 5. On milrinone 0.25 and nitric 10 ppm. Sedation with ketamine.",
    ),
    ("daily_management", "documented", "ECMO day 5 for ARDS after failing proning and nitric."),
    ("removal", "missing", "VA cannulae removed. Now on epi 0.03, milrinone 0.25."),
    ("insertion", "documented", "Despite HFOV, iNO and surfactant x2, OI 50. VA via neck."),
    (
        "insertion",
        "documented",
        "On 100%, PEEP 18, sats 72. Flat on her belly for 16 h without gain. VV.",
    ),
    ("insertion", "documented", "Three inotropes and an aortic balloon were not enough. VA."),
    ("insertion", "documented", "CPR in progress 40 min, 6 shocks, adrenaline x8. VA in the ED."),
    ("insertion", "documented", "Ventilator at its limits (Pplat 38, 100%). VV cannulation."),
    ("insertion", "documented", "High-flow, then tube, then proned. VV on day 3."),
    (
        "insertion",
        "documented",
        "tPA contraindicated (surgery yesterday). VA cannulation for saddle PE.",
    ),
    (
        "insertion",
        "documented",
        "Calcium, insulin, lipid, methylene blue all given. VA for amlodipine OD.",
    ),
    ("insertion", "documented", "Jet vent and nitric no help. VA cannulation."),
    ("insertion", "documented", "Not separable from CPB on maximal inotropes. Central VA."),
    ("insertion", "missing", "Local lidocaine, ketamine 50 mg. RFV 25 Fr, RFA 17 Fr. Flow 4."),
    ("insertion", "missing", "Post-cannulation plan: prone on ECMO, paralyse, steroids, diurese."),
    ("daily_management", "missing", "Proned today on VV, 16 h. Cisatracurium running. Day 4."),
    ("reposition", "missing", "Paralysed with rocuronium for the repositioning. VV day 3."),
    (
        "insertion",
        "missing",
        "Percutaneous VA. Distal perfusion 6 Fr. Epinephrine drip to be weaned.",
    ),
    ("insertion", "missing", "No balloon pump, no Impella. VA placed."),
    (
        "removal",
        "missing",
        "Weaned on milrinone and inhaled nitric. Cannulae removed, cisatracurium given for the procedure.",
    ),
    (
        "daily_management",
        "missing",
        "VV day 3. Failed a sweep trial. On norepinephrine 0.05, prone session planned.",
    ),
    (
        "daily_management",
        "missing",
        "VA day 3. IABP 1:1 in place for venting. Nitric 20 ppm. Milrinone 0.3.",
    ),
    (
        "reposition",
        "missing",
        "Cannula moved back. He had desaturated despite FiO2 1.0 on the ventilator since noon.",
    ),
    (
        "insertion",
        "documented",
        "Neonatal: HFJV, nitric 20, two doses of surfactant, pressors - OI 55 still. Neck VA.",
    ),
    (
        "insertion",
        "documented",
        "EM doc: 3 rounds of epi, dual sequential defib, esmolol; refractory VF. Fem-fem VA by ED.",
    ),
    (
        "initiation",
        "documented",
        "Obstetric: after oxytocin, massive transfusion and three pressors she was still pulseless. V-A ECMO started.",
    ),
    (
        "initiation",
        "documented",
        "Burns: APRV, then oscillator, then prone. None helped. VV ECMO on at 02:10.",
    ),
    (
        "insertion",
        "documented",
        "Anaes: 2 failed attempts off CPB with adr 0.3, mil 0.7, NO 40. Central VA cannulation.",
    ),
    ("insertion", "documented", "Six litres of fluid, three pressors, steroids - BP 60. VA."),
    (
        "insertion",
        "documented",
        "On CPAP then tubed, HFOV from 3 am, still pre-ductal 60. VA neck.",
    ),
    ("insertion", "documented", "Pressors x4 at ceiling. VA."),
    ("insertion", "documented", "Surfactant no effect. VA."),
    ("insertion", "documented", "IABP + dobutamine, CI 1.3 -> VA."),
    ("insertion", "documented", "Catheter lysis ran 6 h, RV worse. VA."),
    ("insertion", "documented", "Could not be proned (open abdomen). VV."),
    ("insertion", "documented", "Ventilated at 100% with pressures of 45; no better. VV."),
    ("insertion", "documented", "ACLS for 35 min. VA."),
    ("initiation", "documented", "Norad 1.0 and vaso 0.04 running on arrival. VA on at 14:10."),
    ("initiation", "missing", "VA on at 14:10. Norad weaned to 0.1 within an hour."),
    (
        "vent_insertion",
        "missing",
        "VA day 2. Impella considered but LV thrombus. Vent placed in apex.",
    ),
    (
        "insertion",
        "missing",
        "Gas induction, hand ventilated with 100% oxygen for the case. VA cannulae in.",
    ),
]


@pytest.mark.parametrize(("action", "status", "text"), TOLD)
def test_told(read, action, status, text):
    assert read(read_failed_therapy, text, frozenset((action,)))["status"] == status


EVERYDAY = [
    ("insertion", "documented", "Vent maxed, PEEP 18, still 78%."),
    ("insertion", "documented", "Proned x3 with diminishing returns."),
    ("insertion", "documented", "Turned prone, made worse, turned back."),
    ("insertion", "documented", "iNO 40 ppm no effect."),
    ("insertion", "documented", "We had him on everything: epi, norepi, vaso, milrinone."),
    ("insertion", "documented", "Norad 1.2, adrenaline 0.6, vaso 2.4 u/h. Lactate 14. Cannulated."),
    ("insertion", "documented", "On triple pressors when we arrived."),
    ("insertion", "documented", "Balloon in, still 60 systolic."),
    ("insertion", "documented", "Impella CP at P8 inadequate."),
    ("insertion", "documented", "APRV then HFOV then prone; none worked."),
    ("insertion", "documented", "Not a prone candidate (open abdomen)."),
    ("insertion", "documented", "Pronation not feasible on account of spinal precautions."),
    ("insertion", "documented", "Couldn't oxygenate him on BiPAP or the vent."),
    ("insertion", "documented", "45 min of high quality CPR, 6 shocks, amio 450."),
    ("insertion", "documented", "ACLS x 38 min."),
    ("insertion", "documented", "CPR ongoing on arrival."),
    ("insertion", "documented", "Surfactant x2, nitric, HFO."),
    ("insertion", "documented", "Surf x2, iNO 20, HFOV MAP 24."),
    ("insertion", "documented", "Tried jet, oscillator, nitric."),
    ("insertion", "documented", "Rx so far: NMB, proning, iNO."),
    ("insertion", "documented", "Optimal medical mx incl proning failed."),
    ("insertion", "documented", "Failed NIV, intubated, failed lung protective ventilation."),
    ("insertion", "documented", "Nil response to nitric or proning."),
    ("insertion", "documented", "Not responding to max inotropes."),
    ("insertion", "documented", "Escalating inotropes with no benefit."),
    ("insertion", "documented", "Weaning from bypass attempted twice and abandoned."),
    ("insertion", "documented", "Could not separate from CPB despite IABP and inotropes."),
    ("insertion", "documented", "Failed to come off pump x 3."),
    ("insertion", "documented", "RV failed each time we came down on the pump."),
    ("insertion", "documented", "Adr, norad, milrinone all running at max."),
    ("insertion", "documented", "Fluids 80 ml/kg, dopamine 20, adrenaline 1: no pressure."),
    ("insertion", "documented", "He had lysis at 03:00 with no change."),
    ("insertion", "documented", "Half-dose alteplase; clot still there."),
    ("insertion", "documented", "Ketamine, mag, aminophylline, isoflurane without letup."),
    ("insertion", "documented", "Bronchodilators and heliox exhausted."),
    (
        "insertion",
        "documented",
        "Intralipid, insulin 10 u/kg/h, calcium, glucagon, all to no avail.",
    ),
    ("insertion", "documented", "Lipid rescue failed."),
    ("insertion", "documented", "Defibrillated 7 times."),
    ("insertion", "documented", "Conventional ventilation with PIP 38 could not clear CO2."),
    ("initiation", "documented", "Medical management tried: levosimendan, milrinone, IABP."),
    ("initiation", "documented", "Despite max support (NE 0.8, epi 0.4) MAP 48."),
    ("initiation", "documented", "Refractory to conventional Rx: HFOV + iNO + prone."),
    ("initiation", "documented", "Prior Rx: ☑ prone ☑ NMB ☐ iNO"),
    ("initiation", "documented", "Therapies exhausted before ECMO: prone, NMB, iNO, recruitment."),
    (
        "initiation",
        "documented",
        "Vent: PRVC 28/380/PEEP 18/FiO2 1.0; paralysed, proned 16h, epoprostenol. PF 58.",
    ),
    ("initiation", "documented", "Max'd on 3 pressors."),
    ("daily_management", "documented", "Failed proning and nitric at OSH."),
    ("daily_management", "documented", "ARDS that failed prone and NMB, now VV d6."),
    ("daily_management", "documented", "52M, COVID ARDS, prone x5 before transfer for ECMO."),
    ("daily_management", "documented", "VF arrest w/ 35 min CPR then ECPR 11/2."),
    (
        "daily_management",
        "documented",
        "Went onto VA when the balloon and three inotropes weren't holding.",
    ),
    (
        "daily_management",
        "documented",
        "Could not be weaned from bypass after Bentall, central VA since.",
    ),
    ("daily_management", "documented", "ECMO D3 after failing HFOV."),
    ("removal", "documented", "After failed proning he was put on VV 12 days ago."),
    ("removal", "documented", "Came to us when oscillation and nitric had run out of road."),
    ("removal", "documented", "ECPR 4 days ago, 40 minutes of compressions."),
    ("reposition", "documented", "Failed prone/iNO before cannulation 5/3."),
    ("vent_insertion", "documented", "On VA since failing IABP and dobutamine."),
    ("insertion", "documented", "Ventilation alone could no longer hold her."),
    ("insertion", "documented", "Lung protective vent no longer tenable: plateau 40."),
    ("insertion", "documented", "Sats 60s on 100% O2 and PEEP 20."),
    ("insertion", "documented", "PEEP 20, FiO2 1.0, prone: PaO2 44."),
    ("insertion", "documented", "FiO2 100%, PEEP 16, paralysed, PF 61."),
    ("insertion", "documented", "Hand ventilated on 100% with sats of 50."),
    ("insertion", "documented", "Steroids and IVIG had not helped."),
    ("insertion", "documented", "Bagging only just kept sats up."),
    ("insertion", "documented", "She was too sick for the prone position."),
    ("insertion", "documented", "Thrombolysis ruled out by recent surgery."),
    ("insertion", "documented", "PCI done, IABP in, still in shock on norad 0.9."),
    ("daily_management", "missing", "Norepi 0.05, weaning. Prone sessions continue on ECMO."),
    ("daily_management", "missing", "iNO 20 via vent, epi 0.04. Flow 3.9."),
    ("insertion", "missing", "Refractory hypoxemia on maximal therapy."),
    ("daily_management", "missing", "Plan to prone tomorrow."),
    ("removal", "missing", "Off pressors. Tolerated trial off."),
    ("insertion", "missing", "Vecuronium given for cannulation, fentanyl."),
    ("insertion", "missing", "Levo drip at hand. No CPR needed."),
    ("daily_management", "missing", "Failed extubation last week."),
    ("insertion", "not_done", "Prior therapies: none"),
    ("insertion", "not_done", "Already tried: [ ] proning [ ] iNO [x] none"),
    ("initiation", "not_done", "Rescue measures used before ECLS: nil"),
    ("initiation", "unfilled", "Inotropes failed: ______"),
]


@pytest.mark.parametrize(("action", "status", "text"), EVERYDAY)
def test_everyday_wording(read, action, status, text):
    assert read(read_failed_therapy, text, frozenset((action,)))["status"] == status
