"""``failed_therapy``: named treatments that failed, were unsuitable, or ran when support began."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.failed_therapy import read_failed_therapy

START = ("initiation",)
IN = ("insertion",)
DAILY = ("daily_management",)
REMOVAL = ("removal",)
MOVE = ("reposition",)

DOCUMENTED = [
    ("She was never a candidate for proning with that spine.", ("initiation",)),
    ("Rescue tx: proning, nitric, cisatracurium", ("insertion",)),
    ("Prior support: [x] IABP  [ ] Impella  [x] inotropes x3", ("insertion",)),
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
    ("Proned, iNO 20 ppm, VV ECMO 3/14.", DAILY),
    ("Proned, iNO 20 ppm, VV ECMO 14.06.2026.", DAILY),
    ("Proned, iNO 20 ppm, VV ECMO 0310.", DAILY),
    ("Proned, iNO 20 ppm, VV ECMO 14 May.", DAILY),
    ("Proned, iNO 20 ppm, VV ECMO May 14.", DAILY),
    ("Proned, iNO 20 ppm, so VV ECMO Sunday.", DAILY),
    ("Proned, iNO 20 ppm, so VV ECMO Sun.", DAILY),
    ("Cisatracurium, proned x 4, then cannulated 6/3.", DAILY),
    ("Before the circuit he had been oscillated and on nitric.", DAILY),
    ("Epinephrine and dopamine had not held her when she was put on.", DAILY),
    ("SpO2 70% despite FiO2 1.0 and PEEP 18.", START),
    ("Ventricular function would not carry her off bypass.", REMOVAL),
]

MISSING = [
    ("The chap over the corridor failed proning and nitric.", ("insertion",)),
    ("Brother of the patient died after failed proning.", ("insertion",)),
    ("As a baby he failed nitric and the oscillator and had V-A.", ("insertion",)),
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
    ("Sedated, proned, iNO 20 ppm, VV ECMO 4.2 L/min.", DAILY),
    ("Sedated, proned, iNO 20 ppm, VV ECMO 4-5 L/min.", DAILY),
    ("Proned, iNO 20 ppm, VA ECMO 2800 rpm.", DAILY),
    ("Proned, iNO 20 ppm, VA ECMO 2150 rpm.", DAILY),
    ("Proned, iNO 20 ppm. If better, ECMO may be weaned.", DAILY),
    ("Proned, iNO 20 ppm, RASS -4, ECMO sat 92%.", DAILY),
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
    (
        "daily_management",
        "missing",
        "After surgery she could not come off the vent for a day in 2019.",
    ),
    ("initiation", "documented", "Proned three times, no gain."),
    ("initiation", "documented", "He had been on the oscillator since morning."),
    ("initiation", "documented", "Nitric made no difference."),
    ("initiation", "documented", "On maximal vent settings, paralysed."),
    ("initiation", "documented", "Two pressors and a balloon pump weren't enough."),
    ("initiation", "documented", "Impella was in but could not keep up."),
    ("initiation", "documented", "tPA did nothing."),
    ("initiation", "documented", "Six rounds of epi, eight shocks."),
    ("initiation", "documented", "Bagged, suctioned, surfactant x2."),
    ("initiation", "documented", "APRV tried at the other hospital."),
    ("initiation", "documented", "HFNC then BiPAP then tube, all within six hours."),
    ("initiation", "documented", "Not proned because of open chest."),
    ("initiation", "documented", "Maxed out on norepi and vaso."),
    ("initiation", "documented", "Tried to come off bypass three times."),
    ("initiation", "documented", "Inotropes up to the hilt."),
    ("initiation", "documented", "Refractory to heliox, mag, ketamine and terb."),
    ("initiation", "documented", "Inhaled epoprostenol without effect."),
    ("initiation", "documented", "Jet ventilator and nitric for 12 h."),
    ("initiation", "documented", "Conventional vent and then HFOV, no luck."),
    ("initiation", "documented", "Volume, calcium, high dose insulin, lipid."),
    ("initiation", "documented", "She kept desaturating though we paralyzed and proned her."),
    ("initiation", "documented", "Too unstable to prone."),
    ("initiation", "documented", "Milrinone and epi running, LA pressure still 30."),
    ("initiation", "documented", "CPR ongoing 30 min with LUCAS."),
    ("initiation", "documented", "Amio, lido, esmolol given for the VF."),
    ("initiation", "documented", "All vent strategies exhausted."),
    ("initiation", "documented", "ARDSnet, paralytics, recruitment, prone: nothing."),
    ("initiation", "documented", "Needed escalating doses of vasoactives all night."),
    ("initiation", "documented", "Balloon pump 1:1 in place."),
    ("initiation", "documented", "despite NO 40"),
    ("initiation", "documented", "he'd had a trial of BiPAP"),
    ("initiation", "documented", "pacing wires, isoprenaline, nothing captured"),
    ("initiation", "documented", "Catheter directed lysis failed."),
    ("initiation", "documented", "IABP placed in the lab yet lactate climbed."),
    ("initiation", "documented", "PEEP ladder and paralysis bought us an hour."),
    ("removal", "missing", "Off all pressors, on room air."),
    ("insertion", "missing", "We will prone her tomorrow."),
    ("insertion", "missing", "No inotropes have been needed."),
    ("insertion", "missing", "Nitric is available if RV fails."),
    ("initiation", "documented", "She got everything: proning, relaxants, nitric."),
    ("initiation", "documented", "He was relaxed and turned prone without gain."),
    ("initiation", "documented", "Muscle relaxant and prone, still 60s."),
    ("initiation", "documented", "Maximal medical management incl. IABP."),
    ("initiation", "documented", "Vent: PRVC to APRV to HFOV, nothing held."),
    ("initiation", "documented", "Levosimendan load overnight did not turn things round."),
    ("initiation", "documented", "Three goes at coming off pump."),
    ("initiation", "documented", "Despite adenosine, magnesium and amiodarone the VT persisted."),
    ("initiation", "documented", "Adrenaline boluses every few minutes."),
    ("initiation", "documented", "Ventilating her was impossible by any mode."),
    ("initiation", "documented", "Bronchoscopic clearance failed."),
    ("initiation", "documented", "Pressor requirement rose through the night."),
    ("initiation", "documented", "Nebulised salbutamol, aminophylline, ketamine, sevo tried."),
    ("initiation", "documented", "NIPPV, then intubated, then proned."),
    ("initiation", "documented", "Could not be proned: pregnancy 34/40."),
    ("initiation", "documented", "a balloon pump helped for an hour only"),
    ("initiation", "documented", "Surfactant, nitric and oscillation all failed."),
    ("initiation", "documented", "LUCAS on, four shocks, amio 300."),
    ("initiation", "documented", "inotropes and pacing not enough"),
    ("initiation", "documented", "Glucagon, insulin-dextrose and lipid emulsion had no effect."),
    ("initiation", "documented", "He was on two vasopressors and an inotrope at max."),
    ("initiation", "documented", "HFOV MAP 20 FiO2 1.0 iNO 20"),
    ("initiation", "documented", "Lysed twice."),
    ("initiation", "documented", "ECMO after failed Impella."),
    ("initiation", "documented", "Dry lung strategy, prone x 5, no joy."),
    ("initiation", "documented", "rescue: iNO, prone"),
    ("initiation", "documented", "Unresponsive to fluids and vasopressors."),
    ("initiation", "documented", "Norad, adrenaline and vaso all at ceiling."),
    ("daily_management", "documented", "Before transfer he had failed proning and nitric."),
    ("removal", "documented", "She had gone on after proning and paralysis failed."),
    ("insertion", "missing", "If he worsens we would prone him."),
    ("removal", "missing", "Bronchoscopic clearance is booked for Friday."),
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
    ("insertion", "documented", "Vent settings maxed out."),
    ("insertion", "documented", "Ventilated on PC 34/18, FiO2 1.0, P/F 55."),
    ("insertion", "documented", "Given the works: prone, NMB, NO, flolan."),
    ("insertion", "documented", "Rescue with epoprostenol failed."),
    ("insertion", "documented", "Recruitment did nothing."),
    ("insertion", "documented", "APRV no better."),
    ("insertion", "documented", "Sildenafil, iNO and milrinone for PH, no joy."),
    ("insertion", "documented", "4 rounds of epi, 3 shocks."),
    ("insertion", "documented", "CPR 30/60 total."),
    ("insertion", "documented", "Two inotropes and a balloon, lactate still rising."),
    ("insertion", "documented", "On escalating norad and adrenaline."),
    ("insertion", "documented", "Milrinone, epi, vaso - MAP 38."),
    ("insertion", "documented", "Fluids, norad, hydrocortisone; deteriorated."),
    ("insertion", "documented", "Volume + pressors: nothing."),
    ("insertion", "documented", "Dobutamine 20 and levosimendan without improvement in lactate."),
    ("insertion", "documented", "NIV for 2 days, tubed, got worse."),
    ("insertion", "documented", "Maximum conventional ventilation."),
    ("insertion", "documented", "Conventional vent then HFOV, OI climbing."),
    ("insertion", "documented", "Proned with drop in sats, supinated."),
    ("insertion", "documented", "Prone impossible due to raised ICP."),
    ("insertion", "documented", "Impella suctioning, LDH 4000, still in shock."),
    ("insertion", "documented", "Insulin euglycaemia and methylene blue on board, MAP 35."),
    ("insertion", "documented", "Amio, lido, magnesium, 12 DCCVs."),
    ("insertion", "documented", "Thrombectomy attempted, unsuccessful."),
    ("insertion", "documented", "Coming off bypass: 3 tries, RV blew up."),
    ("insertion", "documented", "Bypass could not be discontinued."),
    ("insertion", "documented", "Off pump 5 min then collapsed, back on."),
    ("initiation", "documented", "Tx to date: prone (-), NO (-), NMB (+)."),
    ("initiation", "documented", "Interventions tried: proning"),
    (
        "initiation",
        "documented",
        "Medical therapy: dobutamine 15, NE 0.5, IABP 1:1 -> persisting shock",
    ),
    ("daily_management", "documented", "H1N1 ARDS, didn't respond to proning, VV 5/1."),
    (
        "daily_management",
        "documented",
        "came from outside on HFOV and nitric, cannulated on arrival",
    ),
    ("daily_management", "documented", "OHCA, 50 min of CPR, VA in the lab 2/2."),
    ("daily_management", "documented", "Post CABG, failed to come off pump."),
    ("removal", "documented", "Put on 9 days ago after proning and NO got nowhere."),
    ("vent_insertion", "documented", "IABP and inotropes failed 2 days ago, hence VA."),
    ("reposition", "documented", "Prone failed, VV 3/2."),
    ("daily_management", "missing", "Proned again today on ECMO for 16 h."),
    ("daily_management", "missing", "Vaso weaned off, norepi 0.02."),
    ("removal", "missing", "CPR not required. Vec given for removal."),
    ("daily_management", "missing", "Dobutamine 3 to support RV wean."),
    ("daily_management", "missing", "Continue inhaled nitric 20, wean tomorrow."),
    ("insertion", "missing", "Epinephrine 10 mcg pushed during cannulation for a MAP of 50."),
]


@pytest.mark.parametrize(("action", "status", "text"), EVERYDAY)
def test_everyday_wording(read, action, status, text):
    assert read(read_failed_therapy, text, frozenset((action,)))["status"] == status


BEFORE_AND_AFTER = [
    (
        "documented",
        "removal",
        "VA ECMO 5 days for massive PE, had tenecteplase in resus and arrested.",
    ),
    ("documented", "removal", "ARDS from a crash, was proned in the ED of all places, then V-V."),
    (
        "documented",
        "insertion",
        "Reason: low output, MAP 33 on epi 0.7 and norepi 0.5.\nRight groin incision made.",
    ),
    (
        "documented",
        "insertion",
        "We came off at 15:10 on epi 0.1 and milrinone and lasted 9 min, then back on the pump.",
    ),
    ("documented", "initiation", "Taken off the pump on three drips but only held for 12 minutes."),
    (
        "missing",
        "removal",
        "V-P ECMO since 10/2 for RV failure after a saddle embolus and surgical embolectomy.",
    ),
    ("missing", "reposition", "Reason: flow fell, epinephrine 0.1 continued."),
    ("missing", "vent_removal", "Pending: echo, decide Impella, talk to family at 17:00."),
    ("missing", "removal", "She came off ECMO and lasted 20 min on the trial of yesterday."),
    ("missing", "removal", "Thrombectomy in the cath lab suite is booked for the leg."),
]


@pytest.mark.parametrize(("status", "actions", "text"), BEFORE_AND_AFTER)
def test_before_and_after(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_failed_therapy, text, actions=tuple(actions.split()))["status"] == status


BEFORE_BY_TRADE = [
    (
        "documented",
        "daily_management",
        "Took sotalol 8 g. Had bicarbonate, lipid, insulin and a pacing wire that would not capture. On to V-A that night.",
    ),
    (
        "documented",
        "daily_management",
        "On VA since 03:00 for a poisoned heart (calcium, insulin 10 u/kg/h, methylene blue, epi 1.2 all done).",
    ),
    (
        "documented",
        "daily_management",
        "VV since that evening for P/F 60 after proning and paralysis at the DGH.",
    ),
    (
        "documented",
        "daily_management",
        "LAD occlusion -> stent -> shock. Balloon pump + norepi 0.5 -> V-A 2 Feb 0210.",
    ),
    ("documented", "daily_management", "Proned last week at the DGH x4 w/o gain, so no further."),
    ("documented", "daily_management", "Prone x3 at base hospital, nil benefit."),
    ("documented", "removal", "VV since 3 May for influenza after proning x5 and nitric."),
    (
        "documented",
        "reposition",
        "On V-A since Tuesday because milrinone, epi 0.3 and a balloon pump had not been enough.",
    ),
    (
        "documented",
        "daily_management",
        "HFOV, iNO 40, surfactant x2: none of it helped, hence VA day 1.",
    ),
    ("documented", "daily_management", "Levo 0.6, vaso, epi 0.3 => VA ECMO 4/12."),
    ("documented", "daily_management", "Lysed in CT, arrested again, VA that same hour."),
    ("documented", "daily_management", "Proned four times at St Elsewhere, never above 70 mmHg."),
    (
        "documented",
        "daily_management",
        "Impella at the outside place, still in shock, onto VA 9 Jan.",
    ),
    ("documented", "daily_management", "Previously: prone x2, NMB, iNO - no better. VV 4/2."),
    (
        "documented",
        "daily_management",
        "Heliox, ketamine, isoflurane all tried before the circuit.",
    ),
    ("documented", "removal", "Went onto VA after 40 min of CPR; nothing else had worked."),
    ("documented", "daily_management", "V-V since Sunday (proned twice, paralysed, nitric)."),
    ("documented", "initiation insertion", "Roc drip, prone 16 h, flolan - P/F still 58."),
    ("documented", "initiation insertion", "Max levo, vaso, epi; SBP 60."),
    (
        "documented",
        "initiation insertion",
        "Lipid x2, bicarb, glucagon and high-dose insulin in; pressure 40.",
    ),
    (
        "documented",
        "initiation insertion",
        "Shocked 14 times, amio 450, lido, esmolol; still in VF.",
    ),
    ("documented", "initiation insertion", "Paced at 80 with no capture, isoprenaline 10."),
    ("documented", "initiation insertion", "tPA given, no change."),
    ("documented", "initiation insertion", "Not for prone: open abdomen."),
    (
        "documented",
        "initiation insertion",
        "Chest tubes both sides, one-lung ventilation, still bubbling; sats 70.",
    ),
    (
        "documented",
        "initiation insertion",
        "Isoflurane through the vent, salbutamol, aminophylline, pH 6.95.",
    ),
    ("documented", "initiation insertion", "Intubated, PEEP 18, FiO2 1.0, proned: PaO2 45."),
    ("documented", "initiation insertion", "Curosurf twice, HFO MAP 20, nitric 20 ppm."),
    ("documented", "initiation insertion", "Calcium, digibind, pacing; still nothing to feel."),
    ("documented", "initiation insertion", "HFOV and nitric bought six hours."),
    ("missing", "initiation insertion", "Prone not relevant here."),
    ("missing", "initiation insertion", "Prone not applicable."),
    ("missing", "initiation insertion", "Pressors: minimal, levo .04."),
    ("missing", "initiation insertion", "No pressors."),
    ("missing", "initiation insertion", "Pressor requirement: nil."),
    ("missing", "initiation insertion", "On a whiff of norepinephrine after flow was established."),
    ("missing", "removal", "Through two clamp trials on iNO 5 ppm with normal saturations."),
    ("missing", "removal", "Clamped for an hour on milrinone 0.3 and epi 0.03."),
    ("missing", "removal", "Temporary pacing wires ventricular x2."),
    ("missing", "removal", "Atrial and ventricular temporary pacing wires left."),
    ("missing", "daily_management", "Epi down to 0.03, milrinone 0.25."),
    ("missing", "daily_management", "Proned today from 0800 to 2300 on ECMO, tolerated."),
    ("missing", "daily_management", "Next step prone if no better by Friday."),
    ("missing", "daily_management", "iNO 10 weaning."),
    ("missing", "daily_management", "Nitric off last night."),
    ("missing", "daily_management", "TPA to the chest drain 10 mg, output up."),
    ("missing", "daily_management", "Continue cisatracurium, RASS -5."),
    ("missing", "daily_management", "Steroids day 4."),
    ("missing", "daily_management", "IABP 1:1 for unloading."),
    ("missing", "removal", "iNO 5 ppm to continue in ICU."),
    ("missing", "removal", "Off circuit on epi 0.05 and milrinone 0.5."),
    ("missing", "reposition", "Norad 0.1 during the turn."),
    ("missing", "initiation insertion", "If he makes it we would try him prone tomorrow."),
    ("missing", "initiation insertion", "Plan: prone from tomorrow, steroids."),
    ("missing", "daily_management", "Transfused 2 units; lasix drip."),
    ("missing", "initiation insertion", "After flow was on, norepinephrine came down to 0.05."),
    (
        "missing",
        "initiation insertion",
        "Her sister died here on max ventilation, ketamine and volatile.",
    ),
    ("missing", "initiation insertion", "Volatile considered; machine is at the other site."),
    ("documented", "initiation insertion", "Despite APRV and flolan still 60s."),
    ("documented", "initiation insertion", "Conventional vent, HFOV, NO: nothing moved."),
    ("documented", "initiation insertion", "On levo 40, vaso .04, epi 20 mcg, CI 1.4."),
    ("documented", "initiation insertion", "Bilevel for two days, then tubed, proned; no better."),
    ("documented", "initiation insertion", "Ketamine, sevo, heliox; CO2 still 140."),
    ("documented", "initiation insertion", "Impella 5.5 at P9 and still 1.6 index."),
    ("documented", "initiation insertion", "Two rounds of tPA and EKOS, RV still blown."),
    ("documented", "initiation insertion", "CPR 38 min with LUCAS, 9 shocks, amio."),
    ("documented", "initiation insertion", "Paced, isoprenaline, glucagon."),
    ("documented", "initiation insertion", "Prone denied by the open chest."),
    ("documented", "initiation insertion", "Could not be turned because of the pelvis."),
    ("documented", "initiation insertion", "Lysis out of the question after the laparotomy."),
    ("documented", "initiation insertion", "Milrinone 0.75 + epi 0.15 and NO 20, LAP 24."),
    ("documented", "initiation insertion", "Sildenafil, iNO 20, milrinone; preductal 70."),
    ("documented", "initiation insertion", "Jet vent, surfactant, paralysis; OI 48."),
    ("documented", "daily_management", "Before all this: HFNC, NIV, tube, prone x3, NMB."),
    ("documented", "daily_management", "Lead-up: prone, NO, roc drip; then to VV."),
    (
        "documented",
        "daily_management",
        "At St Luke's proned four times and paralysed without lasting effect, flown to us on V-V.",
    ),
    ("documented", "daily_management", "Story: VF at home, 50 min CPR, ECPR in our ED."),
    ("documented", "daily_management", "He failed prone, iNO and paralysis and went on 2/3."),
    ("documented", "daily_management", "Course: lysed, arrested, VA in the lab."),
    ("documented", "removal", "On VA since the 3rd after IABP and three pressors failed."),
    ("documented", "removal", "Could not come off bypass after AVR, ECMO from theatre."),
    ("documented", "reposition", "VV since Monday, prone and nitric having failed."),
    ("missing", "daily_management", "Proned on ECMO 16/24."),
    ("missing", "daily_management", "Prone session 3 on the circuit today."),
    ("missing", "daily_management", "Vaso off. Levo at 0.03."),
    ("missing", "daily_management", "Roc stopped, waking."),
    ("missing", "daily_management", "Flolan weaning."),
    ("missing", "daily_management", "Bivalirudin, epi 0.02, milrinone 0.25."),
    ("missing", "removal", "Off on milrinone 0.3."),
    ("missing", "removal", "After decannulation iNO 10 for RV."),
    ("missing", "removal", "Amio load for AF yesterday."),
    ("missing", "reposition", "Levo up to 0.2 while sucking down."),
    ("missing", "initiation insertion", "Plan: no prone, steroids, bronch."),
    ("missing", "initiation insertion", "Once on, levo came down from 0.4 to 0.1."),
    ("missing", "daily_management", "Balloon out Thursday."),
    ("missing", "daily_management", "CPR status: full."),
    ("missing", "daily_management", "No CPR since cannulation."),
    ("missing", "removal", "Pacing wires capped."),
]


@pytest.mark.parametrize(("status", "actions", "text"), BEFORE_BY_TRADE)
def test_before_by_trade(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_failed_therapy, text, actions=frozenset(actions.split()))
    assert got["status"] == status


LEAVING_BYPASS = [
    ("missing", "initiation", "V-A begun. Pressors now off."),
    ("missing", "initiation", "In 2019 she had a balloon pump for her infarct. V-V begun for flu."),
    ("missing", "graft_conduit", "V-A via axillary graft. Norepi 0.1 during the clamp."),
    ("missing", "daily_management", "V-V day 3 after transplant, nitric on at 10 ppm."),
    ("documented", "daily_management", "V-V day 9. ARDS. proned x3, cisatracurium, iNO at OSH."),
    (
        "documented",
        "daily_management",
        "V-V. At the referring hospital he had prone, nitric and three pressors.",
    ),
    (
        "documented",
        "reposition",
        "On V-V. Nitric and oscillation in the base hospital. Cannula drawn back.",
    ),
    (
        "missing",
        "daily_management",
        "V-V day 9. Norepinephrine 0.05 since cannulation at the referring hospital.",
    ),
    (
        "missing",
        "daily_management",
        "V-V day 9. Today milrinone; sister had iNO at the local hospital.",
    ),
    (
        "missing",
        "daily_management",
        "V-P since Monday after a PE (embolectomy at the outside hospital).",
    ),
    (
        "documented",
        "insertion initiation",
        "The heart would not carry the circulation when bypass was stopped. V-A ECMO begun.",
    ),
    (
        "documented",
        "insertion initiation",
        "We could not part her from the bypass machine. V-A ECMO begun.",
    ),
    (
        "documented",
        "insertion initiation",
        "Coming off CPB was tried twice, and the RV blew up each time. V-A ECMO started.",
    ),
    (
        "documented",
        "insertion initiation",
        "He would not come off pump. V-A ECMO started through the same cannulae.",
    ),
    (
        "documented",
        "insertion initiation",
        "Two attempts to separate from CPB ended in arrest; so ECMO was started.",
    ),
    (
        "documented",
        "insertion initiation",
        "Off bypass for four minutes only before the pressure went. V-A ECMO started.",
    ),
    ("documented", "insertion initiation", "Bypass could not be dispensed with. V-A ECMO started."),
    (
        "documented",
        "daily_management",
        "V-A day 4, failed to separate from bypass after mitral surgery on Monday.",
    ),
    (
        "documented",
        "insertion initiation",
        "Every trial of coming off cardiopulmonary bypass met with RV failure. V-A ECMO started.",
    ),
    ("documented", "insertion initiation", "Nitric bought an hour, no more. V-V ECMO started."),
    (
        "documented",
        "insertion initiation",
        "Impella CP in since noon had stopped being enough. V-A ECMO started.",
    ),
    (
        "documented",
        "insertion initiation",
        "Two goes of lysis and he was still in PEA. V-A ECMO started.",
    ),
    (
        "documented",
        "insertion initiation",
        "Oscillator at MAP 28 without getting anywhere. V-V ECMO started.",
    ),
    (
        "documented",
        "insertion initiation",
        "BiPAP lasted two hours before she was tubed, then prone and still 48. V-V ECMO begun.",
    ),
    ("documented", "insertion initiation", "Epi, norepi and vaso all maxed. V-A ECMO started."),
    ("missing", "daily_management", "V-V day 4. CV: off all pressors. Flow 4.4."),
    ("missing", "daily_management", "V-A day 4. CVS: weaned off noradrenaline overnight. Flow 4."),
    ("missing", "daily_management", "V-A day 4. No longer on vasopressors. Flow 4."),
    ("missing", "daily_management", "V-A day 4. Pressor-free since Monday. Flow 4."),
    (
        "missing",
        "removal",
        "V-A run for myocarditis. EF 55 on milrinone 0.2, inotropes otherwise off. Decannulated.",
    ),
    (
        "missing",
        "removal",
        "V-A for cardiogenic shock, recovered, only a whiff of dobutamine left. Cannulas out.",
    ),
    ("missing", "removal", "V-V for ARDS, lungs recovered, off nitric since Friday. Cannulas out."),
    ("missing", "initiation", "V-V begun at 10:12. Aciclovir day 4, ventilator to rest settings."),
    (
        "missing",
        "daily_management",
        "V-V day 3. Norepinephrine 0.02, milrinone 0.25, nitric 20 ppm.",
    ),
    (
        "missing",
        "daily_management",
        "V-V day 3. Paralysed overnight for synchrony, prone session 2 today on ECMO.",
    ),
    ("missing", "reposition", "Cannula pulled back. Pressors unchanged, vent at rest."),
    (
        "missing",
        "initiation",
        "V-V begun today. Off pressors since arrival, no longer on vasopressors.",
    ),
    ("missing", "initiation", "V-V ECMO initiated. He is off all inotropes."),
    (
        "documented",
        "initiation",
        "Could not be got off pressors: norepinephrine 0.8 and climbing. V-A begun.",
    ),
    (
        "missing",
        "removal",
        "V-A decannulation. The heart did not falter when bypass was stopped in 2019.",
    ),
    ("missing", "daily_management", "V-A day 5. Each time flow was turned down the RV distended."),
    (
        "missing",
        "removal",
        "Heart surgery uneventful, off bypass in 20 minutes before closing. ECMO later; V-V decannulated.",
    ),
    (
        "documented",
        "insertion initiation",
        "We could not be rid of the heart-lung machine. V-A begun.",
    ),
    ("documented", "insertion initiation", "Surgeons tried thrice to leave bypass. V-A begun."),
    ("documented", "insertion initiation", "Bypass could not be terminated. V-A begun."),
    (
        "documented",
        "insertion initiation",
        "Off CPB for 6 minutes until the RV gave up. Central V-A begun.",
    ),
    (
        "documented",
        "insertion initiation",
        "The RV would not eject once bypass was weaned. Central V-A begun.",
    ),
    (
        "documented",
        "insertion initiation",
        "Every time bypass was turned down she fibrillated. Central V-A begun.",
    ),
    ("missing", "insertion initiation", "Bypass not needed. V-A begun for arrhythmic storm."),
    (
        "missing",
        "insertion initiation",
        "V-A begun for storm. Bypass could not be arranged in time.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), LEAVING_BYPASS)
def test_leaving_bypass(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_failed_therapy, text, actions=frozenset(actions.split()))
    assert got["status"] == status


IN_OTHER_HANDS = [
    ("documented", "insertion initiation", "Three hours of prone made no dent. V-V started."),
    ("documented", "insertion initiation", "Norad 1.2, adr 0.8, vasopressin; MAP 38. V-A."),
    (
        "documented",
        "insertion initiation",
        "A balloon pump went up at noon and by two it was plain that would not do. V-A.",
    ),
    (
        "documented",
        "daily_management",
        "V-V day 4. Came to us after proning and NO had been exhausted in Leeds.",
    ),
    ("documented", "insertion initiation", "Lucas running 35 min, five shocks. V-A."),
    ("documented", "insertion initiation", "Too unstable to prone. V-V."),
    ("documented", "insertion initiation", "HFOV no better. V-V."),
    ("missing", "daily_management", "V-V day 4. Proned on the circuit this morning, tolerated."),
    ("missing", "daily_management", "V-A day 4. Milrinone 0.25, adrenaline off."),
    ("missing", "removal", "Cannulas out. On nitric 10 ppm and milrinone after."),
    ("missing", "initiation", "V-V begun. Plan: prone on ECMO if recruitable."),
    ("missing", "insertion", "V-V cannula by Dr A. Rocuronium given for the procedure."),
    ("missing", "reposition", "Cannula pulled 2 cm. Pressors untouched."),
    ("missing", "insertion initiation", "Arrived on V-A. No inotropes needed before the arrest."),
    ("documented", "initiation", "Could not get her off nitric. V-V begun."),
    ("missing", "initiation", "V-V begun. Got her off nitric before that, and off epinephrine."),
]


@pytest.mark.parametrize(("status", "actions", "text"), IN_OTHER_HANDS)
def test_in_other_hands(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_failed_therapy, text, actions=frozenset(actions.split()))
    assert got["status"] == status


SUPPORT_TOOK_OVER = [
    (
        "documented",
        ("daily_management",),
        "61M, shock on dobutamine and vasopressin -> VA ECMO 3/30 by Dr. X.",
    ),
    (
        "documented",
        ("daily_management",),
        "Arrived on epi 0.3 and milrinone and was put on V-A ECMO that night.",
    ),
    (
        "documented",
        ("daily_management",),
        "Proned, paralyzed, on 100% and nitric 40, then V-V ECMO overnight.",
    ),
    (
        "documented",
        ("daily_management",),
        "Crashing on three pressors incl. norepinephrine 0.6, so VA ECMO via the groins.",
    ),
    ("missing", ("daily_management",), "Epi off -> VA ECMO flow down."),
    ("missing", ("daily_management",), "On norepi 0.05 today -> VA flow 3.2."),
    ("missing", ("daily_management",), "On milrinone, VA ECMO at 3 L."),
    ("missing", ("daily_management",), "Weaned on low dobutamine, then ECMO at 2 L."),
    ("missing", ("daily_management",), "His brother on milrinone got VA ECMO in 2010."),
    ("missing", ("removal",), "Steroids for stridor were prescribed, not yet given."),
    (
        "missing",
        ("initiation",),
        "He could not be weaned from bypass in 2009; now V-A ECMO for flu was started.",
    ),
    ("missing", ("insertion",), "At his first repair he could not be freed from bypass (in 2011)."),
]


@pytest.mark.parametrize(("status", "actions", "text"), SUPPORT_TOOK_OVER)
def test_support_took_over(
    read: Callable[..., dict[str, Any]], status: str, actions: tuple[str, ...], text: str
) -> None:
    assert read(read_failed_therapy, text, actions)["status"] == status


WOULD_NOT_ANSWER = [
    (
        "documented",
        "vent_insertion",
        "VA running since Monday for cardiogenic shock which never answered to dobutamine and an IABP. Vent placed via the apex.",
    ),
    ("documented", "insertion", "Shock that would not answer to adrenaline and vasopressin."),
    ("documented", "insertion", "The shock defied three inotropes."),
    (
        "documented",
        "insertion",
        "In the face of maximal noradrenaline the pressure sank; femoral VA.",
    ),
    ("documented", "insertion", "Hypoxia did not yield to proning and nitric."),
    (
        "documented",
        "removal",
        "Came to VV after prone and iNO had achieved nothing. Cannulas out today.",
    ),
    (
        "documented",
        "vent_insertion",
        "Placed on VA yesterday; shock had shrugged off levosimendan and Impella. Vent today.",
    ),
    (
        "documented",
        "reposition",
        "VV since Sunday for ARDS that had not reacted to proning or cisatracurium. Cannula advanced 1 cm.",
    ),
    (
        "documented",
        "insertion",
        "More PEEP was impossible with the pneumothoraces; oscillator tried, no better.",
    ),
    (
        "documented",
        "insertion",
        "Higher mean airway pressure not possible because of air leak; HFOV trialled in vain.",
    ),
    ("documented", "insertion", "Jet tried, CO2 worse."),
    ("documented", "insertion", "Jet failed."),
    ("documented", "insertion", "PEEP could not be raised further, bilateral leaks."),
    ("documented", "insertion", "Larger tidal volumes were not an option given plateau 36."),
    ("documented", "initiation", "No ROSC in spite of CPR of good quality; VA on."),
    ("documented", "initiation", "No output at any pulse check notwithstanding mechanical CPR."),
    ("documented", "initiation", "No improvement in spite of proning."),
    (
        "documented",
        "initiation",
        "Never a pulse even with LUCAS and 3 mg adrenaline. Flow on 12:01.",
    ),
    ("documented", "initiation", "No lasting rise of saturation in the face of nitric 40 ppm."),
    ("unfilled", "initiation", "Pre-ECMO inotropes: ____"),
    ("unfilled", "initiation", "Pre-ECMO ventilator mode: ***   Pre-ECMO adjuncts: ***"),
    ("unfilled", "insertion", "Pre-cannulation vasopressors: ________"),
    ("unfilled", "insertion", "Ventilation before ECMO: ____   Hours: ____"),
    ("unfilled", "insertion", "Pre-ECLS support: {list}"),
    ("unfilled", "insertion", "Inotropes before ECMO: ______"),
    ("unfilled", "insertion", "Conventional measures tried: [ ] prone [ ] iNO [ ] paralysis"),
    ("documented", "insertion", "Pre-ECMO vasoactives: norepinephrine 0.4, epinephrine 0.2"),
    ("documented", "insertion", "Pre-ECMO ventilation: HFOV, MAP 28"),
    ("documented", "insertion", "Not a candidate for lysis (recent craniotomy)."),
    ("documented", "insertion", "Impella ruled out by LV thrombus; VA placed."),
    ("documented", "insertion", "Lysis held back because of the fresh sternotomy; femoral VA."),
    ("documented", "insertion", "Thrombolysed with alteplase 50 mg, still obstructive shock."),
    (
        "documented",
        "insertion",
        "Surgical embolectomy not feasible, catheter lysis not quick enough.",
    ),
    ("documented", "insertion", "The oscillator bought us two hours, no more."),
    ("documented", "insertion", "On three pressors and sinking."),
    ("documented", "initiation", "Sats fell each time he was supinated."),
    ("documented", "insertion", "Twice proned, each time lost ground within the hour."),
    ("documented", "insertion", "Ventilation was no longer possible."),
    ("documented", "insertion", "Bagging with 100% oxygen, sats 48%."),
    ("documented", "initiation", "NIV failure, intubated, prone 16 h, still P/F 58. VV started."),
    ("documented", "initiation", "He has been paralysed and proned with no gain."),
    ("documented", "initiation", "Conventional CPR for 38 min without ROSC."),
    ("documented", "insertion", "After 40 minutes of ALS without return of circulation."),
    ("documented", "initiation", "Maxed on norad 1.2 and adrenaline 0.8."),
    (
        "documented",
        "insertion",
        "Septic shock, noradrenaline 1.5 mcg/kg/min, argipressin, hydrocortisone; MAP 41.",
    ),
    ("documented", "initiation", "Off-pump attempts x3 failed; centrally cannulated."),
    ("documented", "daily_management", "Day 3 VA, ECPR after 42 min CPR in the ED."),
    (
        "documented",
        "daily_management",
        "HPI: flu ARDS, failed HFNC and prone ventilation at OSH, VV 2/3.",
    ),
    (
        "documented",
        "removal",
        "Initially placed on VV because proning and NMB had failed. Decannulated today.",
    ),
    ("documented", "insertion", "Nitric made no odds."),
    ("documented", "insertion", "Proning considered too risky with open abdomen."),
    ("documented", "insertion", "Too big to prone (BMI 61)."),
    ("documented", "insertion", "No scope for proning with the open chest."),
    ("documented", "insertion", "IABP in situ, output still marginal."),
    (
        "documented",
        "insertion",
        "Balloon pump at 1:1 and milrinone could not keep the MAP over 50.",
    ),
    (
        "documented",
        "insertion",
        "Adenosine, amiodarone and DC cardioversion did not break the JET.",
    ),
    (
        "documented",
        "insertion",
        "Refractory VT storm despite sedation, lidocaine and stellate block.",
    ),
    ("documented", "insertion", "Prostin restarted, no effect; nitric no effect."),
    (
        "documented",
        "insertion",
        "Exchange transfusion and nitric had no effect in this pertussis baby.",
    ),
    ("documented", "insertion", "Heliox and theophylline on board, CO2 still 130."),
    ("documented", "insertion", "CO2 unchanged by BiPAP."),
    ("missing", "daily_management", "Proning session no. 3 today, tolerated."),
    ("missing", "daily_management", "Prone no. 4 tonight."),
    ("missing", "daily_management", "Dose no. 2 of levosimendan today."),
    ("missing", "daily_management", "Jet ventilation started for bronchoscopy."),
    ("missing", "insertion", "Jet of blood from the dilator, pressure applied."),
    (
        "missing",
        "insertion",
        "The jet of the return cannula points to the tricuspid valve on echo.",
    ),
    (
        "missing",
        "daily_management",
        "Higher airway pressures on the vent today, secretions cleared.",
    ),
    ("missing", "daily_management", "Did not answer to voice off sedation."),
    ("missing", "daily_management", "Pressors off, no inotropes."),
    ("missing", "insertion", "No CPR was needed."),
    ("missing", "insertion", "No pressors at any time."),
    ("missing", "daily_management", "Heparin did not answer, changed to argatroban."),
    ("missing", "removal", "Sweep off trial with vent FiO2 0.5; passed."),
    ("missing", "daily_management", "Higher PEEP trial tomorrow."),
    (
        "missing",
        "daily_management",
        "Pacing wires no longer capture; threshold to be checked by cardiology.",
    ),
    ("missing", "insertion", "Brother was put on nitric in 2018 and it failed."),
    (
        "missing",
        "insertion",
        "Venous access with ultrasound did not yield blood at the first pass.",
    ),
    ("missing", "daily_management", "If CPR is needed, the bed has to be flat."),
    ("missing", "insertion", "Larger cannula was not an option."),
    ("missing", "daily_management", "Weaned off nitric yesterday on ECMO."),
    ("missing", "daily_management", "On ECMO day 4 norad 0.05."),
    ("missing", "insertion", "All that medicine has to offer had been tried."),
    (
        "documented",
        "vent_insertion",
        "LV distending on VA, which was begun after IABP and milrinone had not sufficed. Vent placed.",
    ),
    (
        "documented",
        "vent_insertion",
        "VA since last night, shock despite Impella CP. Today surgical vent.",
    ),
    (
        "documented",
        "vent_removal",
        "Two weeks ago VA was started when adrenaline and levosimendan no longer held the pressure. Vent removed today.",
    ),
    (
        "documented",
        "removal",
        "The girl was put on VV ten days ago as HFOV and nitric had got nowhere. Cannula out.",
    ),
    (
        "documented",
        "removal",
        "Indication for the run: ARDS failing prone ventilation and paralysis. Decannulated.",
    ),
    ("documented", "daily_management", "Day 9. Was cannulated after failed lysis for massive PE."),
    ("documented", "daily_management", "s/p ECPR (45 min CPR, 6 shocks). Day 2."),
    ("documented", "daily_management", "Summary: RSV, HFOV and iNO failed, VV since 12/1."),
    (
        "documented",
        "graft_conduit",
        "Shock refractory to IABP and three inotropes; axillary graft sewn for VA.",
    ),
    ("documented", "insertion", "Oscillator settings maxed."),
    (
        "documented",
        "insertion",
        "He had outstayed every step of the ARDS ladder: PEEP 16, cisatracurium, prone, nitric.",
    ),
    ("documented", "insertion", "Neither prone nor nitric moved the saturation."),
    ("documented", "insertion", "Two prone sessions, P/F 60 to 64."),
    ("documented", "insertion", "Nitric 40 -> sats 71 to 72%."),
    ("documented", "insertion", "Pulm vasodilators without effect."),
    ("documented", "insertion", "Proning contraindicated by the fresh sternotomy."),
    (
        "documented",
        "insertion",
        "Prone position refused by the trauma team because of the pelvis; VV placed.",
    ),
    ("documented", "insertion", "Could not prone: external fixator."),
    ("documented", "insertion", "Unable to lyse, neurosurgery two days ago."),
    ("documented", "insertion", "Too unstable for transfer prone."),
    ("documented", "insertion", "No IABP because of the aortic dissection."),
    ("documented", "insertion", "Impella could not be passed (calcified iliacs)."),
    ("documented", "insertion", "Impella contraindicated, mechanical aortic valve."),
    ("documented", "insertion", "Extubation trial failed, then NIV failed, then HFNC failed."),
    ("documented", "insertion", "Failed separation from bypass twice."),
    ("documented", "insertion", "Bypass could not be weaned, RV not contracting."),
    (
        "documented",
        "insertion",
        "Weaning from CPB attempted three times under epinephrine and milrinone.",
    ),
    ("documented", "initiation", "Chest compressions for 50 min, manual then LUCAS."),
    ("documented", "initiation", "Refractory VF, 9 shocks, amio and lido given."),
    ("documented", "initiation", "Open cardiac massage for 20 minutes."),
    ("documented", "initiation", "Epi x12, no ROSC."),
    ("documented", "initiation", "Bicarbonate, calcium and 8 mg epinephrine without effect."),
    (
        "documented",
        "initiation",
        "Lipid rescue and high-dose insulin had failed in verapamil poisoning.",
    ),
    ("documented", "initiation", "Rewarming with bladder lavage too slow, still in VF at 25 C."),
    ("documented", "initiation", "Rigid bronchoscopy and stent failed to secure the airway."),
    ("documented", "initiation", "Preductal 62% on HFOV, MAP 18, FiO2 1.0, iNO 20, milrinone."),
    ("documented", "initiation", "Surfactant twice, oscillator, nitric: OI 52."),
    ("documented", "initiation", "Prostaglandin without ductal opening."),
    ("documented", "initiation", "Ventricular assist (Impella 5.5) overwhelmed by RV failure."),
    ("documented", "insertion", "Noradrenaline 2 mcg/kg/min futile."),
    ("documented", "insertion", "APRV P-high 34 gave nothing."),
    ("documented", "insertion", "CPAP helmet lasted six hours."),
    ("documented", "initiation", "HFNC not enough, NIV refused/not tolerated; awake VV."),
    ("not_done", "insertion", "Rescue therapies before ECMO: none"),
    ("not_done", "insertion", "Prior therapies tried: none (primary ECPR)"),
    ("unfilled", "insertion", "Failed therapies: ____"),
    ("unfilled", "insertion", "Refractory to: ***"),
    ("unfilled", "initiation", "Rescue therapies attempted: @RESCUE@"),
    ("unfilled", "initiation", "Prior support: [ ] IABP [ ] Impella [ ] none"),
    ("unfilled", "initiation", "Pre-ECMO proning: ____ sessions"),
    ("unfilled", "initiation", "Duration of ventilation before ECMO: ____ h"),
    ("missing", "insertion", "Maximal medical therapy had failed."),
    ("missing", "insertion", "Refractory shock; VA placed."),
    ("missing", "insertion", "First stick failed, second good. Suture failed once."),
    ("missing", "insertion", "Guidewire would not answer to the torque."),
    ("missing", "removal", "Extubated yesterday, failed swallow."),
    ("missing", "removal", "Failed first decannulation trial last week, passed today."),
    ("missing", "daily_management", "CRRT filter clotted despite heparin."),
    ("missing", "daily_management", "Proned at 08:00 for basal collapse, supine at midnight."),
    ("missing", "daily_management", "Nitric weaned off on day 3."),
    ("missing", "daily_management", "Milrinone 0.25 continued for RV."),
    ("missing", "daily_management", "Balloon pump in for unloading, 1:1."),
    ("missing", "daily_management", "Impella P4 as vent."),
    ("missing", "daily_management", "If RV fails, add nitric."),
    ("missing", "daily_management", "Plan: prone if P/F < 80 off sweep."),
    ("missing", "daily_management", "Tolerating PS 10/8."),
    ("missing", "daily_management", "Vent: PC 20/10, rate 10, FiO2 0.4 rest settings."),
    ("missing", "insertion", "After flow on, norad down to 0.05, ventilator to rest settings."),
    ("missing", "insertion", "Paralysed for cannulation."),
    (
        "missing",
        "insertion",
        "Previous ECMO 2022 after failed HFOV. Now cannulated on arrival from the lung clinic.",
    ),
    ("missing", "reposition", "Recirculation despite higher flow; cannula rotated."),
    ("missing", "reposition", "Suction despite volume bolus; cannula withdrawn 2 cm."),
    ("missing", "removal", "Groin ooze despite 20 min pressure."),
    ("missing", "removal", "Norad 0.03 after decannulation, no inotropes."),
    ("missing", "vent_removal", "On milrinone; vent out after echo."),
    ("missing", "daily_management", "Hypertension not answering to labetalol."),
    ("missing", "daily_management", "Higher tidal volumes not possible yet, lungs still white."),
    ("missing", "daily_management", "Pupils not reacting to light despite warming."),
    ("missing", "daily_management", "Supinated at 08:00 after 16 h prone on ECMO, P/F better."),
    (
        "missing",
        "daily_management",
        "Higher airway pressures today on the ventilator, no change made.",
    ),
    ("missing", "insertion", "Arm supinated and secured on a board."),
    ("missing", "removal", "Off-pump trial at 1 L for 20 min tolerated."),
    ("missing", "insertion", "Bleeding did not yield to pressure; purse-string tied."),
    ("missing", "daily_management", "Cannot prone tonight, groin bleeding."),
    ("missing", "daily_management", "More PEEP tonight if atelectasis."),
    (
        "missing",
        "reposition",
        "Neither rotation nor volume changed the suction events; cannula pulled back.",
    ),
    ("missing", "removal", "Neither oozing nor haematoma made us stitch."),
    ("missing", "daily_management", "Fever not helped by paracetamol."),
]


@pytest.mark.parametrize(("status", "actions", "text"), WOULD_NOT_ANSWER)
def test_would_not_answer(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_failed_therapy, text, actions=tuple(actions.split()))["status"] == status


OF_OTHER_WOUNDS_AND_TIMES = [
    ("missing", "initiation insertion", "Pupils did not react to light, propofol off."),
    ("missing", "initiation insertion", "Under propofol he does not react to voice."),
    ("documented", "initiation insertion", "Shock that did not react to norepinephrine."),
]


@pytest.mark.parametrize(("status", "actions", "text"), OF_OTHER_WOUNDS_AND_TIMES)
def test_of_other_wounds_and_times(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """What sounds alike is said of another organ, device, time or hand."""
    assert read(read_failed_therapy, text, actions=tuple(actions.split()))["status"] == status


WITHIN_WHAT_IS_NORMAL = [
    ("missing", "initiation insertion", "Ventilation before ECMO: see flowsheet."),
    (
        "documented",
        "initiation insertion",
        "Vasopressors before ECMO: norad 0.6, vasopressin 0.04.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), WITHIN_WHAT_IS_NORMAL)
def test_within_what_is_normal(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    """What is above normal, or asked of another sheet, tells of no failure."""
    assert read(read_failed_therapy, text, actions=tuple(actions.split()))["status"] == status
