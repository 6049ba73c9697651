"""``anticoagulation``: given, guided or held; not flush, coating, allergy, prophylaxis or plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.anticoagulation import read_anticoagulation

DAILY = ("daily_management",)
IN = ("insertion",)
REMOVAL = ("removal",)

DOCUMENTED = [
    ("Anti-Xa at goal.", DAILY),
    ("Anti-Xa goal lowered.", DAILY),
    ("Heparin off since noon for the bleed; to restart tonight, goal PTT 40-50.", DAILY),
    ("Heparin 5,000 units was given.", IN),
    ("After 100 units/kg of heparin the vessels were clamped.", IN),
    ("Heparin gtt at 14 units/kg/h, anti-Xa 0.35.", DAILY),
    ("hep 12 u/kg/h", DAILY),
    ("hep gtt, aXa .41", DAILY),
    ("Bival 0.06 mg/kg/h, aPTT 58", DAILY),
    ("bivalirudin infusion continues", DAILY),
    ("Argatroban 0.5 mcg/kg/min", DAILY),
    ("ACT 241 seconds", IN),
    ("ACT 180-200", DAILY),
    ("The ACT was 212 before cannulation.", IN),
    ("anti-Xa goal 0.3-0.5", DAILY),
    ("PTT 62 on UFH", DAILY),
    ("Heparin held because of airway bleeding.", DAILY),
    ("Heparin on hold for chest tube output.", DAILY),
    ("No heparin because of intracranial hemorrhage.", DAILY),
    ("No heparin given (scalp wound, head not scanned).", IN),
    ("Anticoagulation: none, GI bleed", DAILY),
    ("Heparin was stopped 60 minutes before.", REMOVAL),
    ("Heparin off x 2 h, ACT 149.", REMOVAL),
    ("Bivalirudin was paused.", REMOVAL),
    ("Hold heparin until noon, CT output 110/h.", DAILY),
    ("Heparin is held and is to be resumed at midnight.", IN),
    ("Anticoagulation: heparin 18 units/kg/h", DAILY),
    ("Heparin: 5000 units, ACT 241", IN),
    ("Heparin | None until chest drains slow down |", IN),
    ("| Heparin | None until chest drains slow down |", IN),
    ("Heparin: 0 units, held since morning", IN),
    ("Heparin ................. stopped 60 minutes before", REMOVAL),
    ("Heparin               1000 units", IN),
    ("Heparin: [ ] running   [x] stopped 2 h before   [ ] never given", REMOVAL),
    ("Systemic heparinization was achieved.", IN),
    ("Running without anticoagulation given the fresh sternotomy.", DAILY),
    ("Anticoagulated with unfractionated heparin, no clots.", DAILY),
    ("Plan: continue heparin 12 units/kg/h", DAILY),
    ("heparin to start when ACT < 220; ACT now 246", IN),
    ("Heparin was not interrupted.", ("reposition",)),
    ("Heparin back on at 2 h.", ("reposition",)),
    ("DISCONTINUED HEPARIN YESTERDAY FOR HEMOTHORAX.", DAILY),
    ("Despite concern for bleeding heparin 2000 units was given.", IN),
    ("On lasix 40 BID, heparin 900 units/h, pantoprazole.", DAILY),
    ("Activated clotting time 188.", DAILY),
]

MISSING = [
    ("-> bivalirudin to begin 2200 if the Hgb holds. Goal PTT 45-55.", DAILY),
    ("Will start heparin tomorrow, anti-Xa goal 0.3-0.5.", DAILY),
    ("Anti-Xa range and agent: haematology to meet with us, to be settled after.", DAILY),
    ("Heparin-bonded circuit was primed.", IN),
    ("The circuit was heparin coated.", IN),
    ("The line was flushed with heparinized saline.", IN),
    ("Catheter flushed and locked with heparin.", REMOVAL),
    ("Allergies: heparin", DAILY),
    ("HIT antibody negative; heparin-induced thrombocytopenia excluded.", DAILY),
    ("PF4 sent for possible HIT.", DAILY),
    ("DVT prophylaxis: subcutaneous heparin 5000 TID", DAILY),
    ("Heparin SQ for ppx", DAILY),
    ("Start heparin tomorrow.", DAILY),
    ("Consider bivalirudin tomorrow once drains are below 50.", DAILY),
    ("Will discuss heparin vs bival with hematology.", DAILY),
    ("Plan to start anticoagulation when bleeding stops.", DAILY),
    ("If clots appear, heparin will be given.", DAILY),
    ("Risks of anticoagulation were explained.", IN),
    ("PT 14.2, PTT 33, INR 1.2", DAILY),
    ("Last year he was on heparin for DVT.", DAILY),
    ("During his previous ECMO run heparin caused bleeding.", DAILY),
    ("His father takes warfarin and heparin.", DAILY),
    ("Copied from 5/5/2026: UFH 16 units/kg/h (Xa .35, ACT 190).", DAILY),
    ("-- carried forward from 04/08/2026 --\nHeparin 14 u/kg/h, anti-Xa 0.41.\n-- end --", DAILY),
    ("History as told yesterday (24/6): VA 3.9 L, heparin 12 u/kg/h.", DAILY),
    ("Protamine 50 mg was given.", REMOVAL),
    ("She must act on this soon; we will act 24 hours a day.", DAILY),
    ("AC 14, FiO2 0.5, PEEP 5", DAILY),
    ("Coagulation: INR 1.4, fibrinogen 240", DAILY),
    ("Aspirin 81 mg daily.", DAILY),
    ("PMH: DVT treated with heparin", DAILY),
    ("Hepatitis panel negative, hep B surface antigen negative.", DAILY),
    ("No anticoagulation issues discussed.", DAILY),
    ("SCDs, PPI", DAILY),
]

NOT_DONE = [
    ("Anticoagulation: none", DAILY),
    ("No heparin was given.", IN),
    ("Heparin: [x] none", IN),
    ("Heparin was not given.", IN),
]

UNFILLED = [
    "Anticoagulation: ***",
    "Heparin: ____ units",
    "Heparin *** units were given.",
    "ACT: ____",
    "Anticoagulation: [ ] heparin [ ] bivalirudin [ ] none",
]


@pytest.mark.parametrize(("text", "actions"), DOCUMENTED)
def test_documented(read, text, actions):
    assert read(read_anticoagulation, text, actions)["status"] == "documented"


@pytest.mark.parametrize(("text", "actions"), MISSING)
def test_missing(read, text, actions):
    element = read(read_anticoagulation, text, actions)
    assert (element["status"], element["evidence"]) == ("missing", [])


@pytest.mark.parametrize(("text", "actions"), NOT_DONE)
def test_not_done(read, text, actions):
    assert read(read_anticoagulation, text, actions)["status"] == "not_done"


@pytest.mark.parametrize("text", UNFILLED)
def test_unfilled(read, text):
    assert read(read_anticoagulation, text)["status"] == "unfilled"


IN_OTHER_WORDS = [
    (
        "documented",
        "removal",
        "With no new wall motion change, a further 3,000 of heparin was given.",
    ),
    ("not_done", "removal", "No protamine, no heparin was given."),
    ("documented", "daily_management", "Blood thinners on hold for the head bleed."),
    ("documented", "daily_management", "Time\tACT\tFlow\n0600\t182\t4.1\n0800\t175\t4.2"),
    ("documented", "initiation", "ACT kept above 200."),
    ("documented", "initiation", "Heparin: 4000 u with the wires, drip to start when ACT falls."),
    ("documented", "daily_management", "A/C: off since the GI bleed."),
    ("documented", "daily_management", "Anticoagulation paused: chest tube output 300/h."),
    ("documented", "insertion", "Bolused 5000 of heparin for cannulation."),
    ("documented", "daily_management", "| Heparin rate | 14 u/kg/h |"),
    ("unfilled", "daily_management", "ANTICOAG   Agent: ***   Goal: ***"),
    ("missing", "daily_management", "A/C: 14/450/8/0.4"),
    ("missing", "insertion", "Heparin was given for the PCI and reversed."),
    ("missing", "daily_management", "Home blood thinner was apixaban."),
    ("missing", "daily_management", "Note copied from 03/02: bival 0.05.\n\nToday: stable."),
    ("missing", "daily_management", "The nurse will act above her grade."),
    ("missing", "daily_management", "INR 1.2, PT 14."),
    ("missing", "insertion", "Risks of blood thinners were explained."),
]


@pytest.mark.parametrize(("status", "actions", "text"), IN_OTHER_WORDS)
def test_in_other_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_anticoagulation, text, tuple(actions.split(",")))["status"] == status


OF_MANY_HANDS = [
    ("documented", "insertion", "Heparinised with 100 units/kg."),
    ("documented", "daily_management", "Off all anticoagulation since the bleed."),
    ("documented", "daily_management", "Running without heparin, plts 30."),
    ("documented", "daily_management", "hep 900/h, ptt 60"),
    ("documented", "daily_management", "Bival .08"),
    ("documented", "removal", "Heparin was turned off two hours before."),
    ("documented", "insertion", "Five thousand of heparin went in."),
    ("documented", "daily_management", "UFH 12, Xa 0.3"),
    ("documented", "insertion", "No heparin was given because of the head injury."),
    ("documented", "daily_management", "Anticoagulation with bivalirudin continues."),
    ("documented", "insertion", "Given trauma, we did not heparinize."),
    ("documented", "insertion", "ACT 240."),
    ("documented", "daily_management", "Argatroban 0.5"),
    ("documented", "removal", "Heparin d/c at 0400."),
    ("documented", "insertion", "Heparin bolus withheld."),
    ("not_done", "insertion", "Heparin: none"),
    ("missing", "daily_management", "SQ heparin for prophylaxis."),
    ("missing", "daily_management", "Heparin lock to the dialysis line."),
    ("missing", "daily_management", "Start heparin tomorrow if dry."),
    ("missing", "insertion", "Allergic to heparin."),
    ("missing", "daily_management", "Was on warfarin at home."),
]


@pytest.mark.parametrize(("status", "actions", "text"), OF_MANY_HANDS)
def test_of_many_hands(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_anticoagulation, text, tuple(actions.split(",")))["status"] == status


SEEN_AFRESH = [
    ("documented", "daily_management", "hep still running, xa in range."),
    ("missing", "daily_management", "Hep B surface antigen negative."),
    ("documented", "insertion", "Loaded with 5,000 units, then the dilators."),
    ("missing", "insertion", "Given 1,200 ml of albumin before the wires."),
    ("documented", "insertion", "Allergic to heparin, so argatroban was used for the cannulation."),
    ("unfilled", "daily_management", "Anticoagulation: {agent/none}  PTT goal ***"),
    (
        "missing",
        "insertion",
        "Wife warned that blood thinners can cause a stroke. Cannulas placed.",
    ),
    ("documented", "daily_management", "ACT by bedside machine 182."),
    ("missing", "daily_management", "A-line flush: heparin 1 u/mL. Sweep 3."),
    ("documented", "initiation", "No heparin till the drains slow."),
    ("not_done", "initiation", "No heparin was given."),
]


@pytest.mark.parametrize(("status", "actions", "text"), SEEN_AFRESH)
def test_seen_afresh(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_anticoagulation, text, tuple(actions.split(",")))["status"] == status


AS_OTHERS_WRITE = [
    ("documented", "insertion", "UFH 80 IU/kg IV prior to vessel dilatation."),
    ("documented", "insertion", "Systemically heparinized to an ACT > 250."),
    ("documented", "insertion", "4000 of heparin in before the cannulae."),
    ("documented", "daily_management", "Bival running at 0.06, aPTT 62."),
    ("documented", "daily_management", "Off all anticoagulation since the bleed."),
    ("documented", "daily_management", "Running heparin-free, platelets 22."),
    ("documented", "daily_management", "Heparin: off x 6 h for tracheostomy"),
    ("documented", "daily_management", "AC: bivalirudin gtt"),
    ("documented", "daily_management", "APTTr 1.8 on heparin."),
    ("documented", "daily_management", "Anti-Xa therapeutic, no rate change."),
    ("documented", "daily_management", "Kept without anticoagulants because of the subdural."),
    ("documented", "removal", "Protamine not given; heparin off 1 hour beforehand."),
    ("missing", "insertion", "Heparin-bonded cannulas were used."),
    ("missing", "insertion", "Home apixaban last taken Tuesday."),
    ("missing", "daily_management", "SQ heparin for DVT prophylaxis before the run."),
    ("documented", "insertion", "Argatroban instead of heparin as HIT positive."),
    ("not_done", "insertion", "No anticoagulation was given."),
    ("documented", "initiation", "A heparin load of 5000 was pushed."),
    (
        "documented",
        "initiation",
        "Thromboprophylaxis aside, full dose heparin began once chest drains were dry.",
    ),
    ("documented", "daily_management", "Heparin paused for the LP, restarted noon."),
]


@pytest.mark.parametrize(("status", "actions", "text"), AS_OTHERS_WRITE)
def test_as_others_write(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_anticoagulation, text, tuple(actions.split(",")))["status"] == status


NEAR_MISSES = [
    ("missing", "insertion", "She received 2000 ml and 4 units of red cells."),
    ("missing", "daily_management", "Insulin 5 units/kg no. Given 1000 units of vitamin D."),
    ("missing", "daily_management", "Hep A vaccine given."),
    ("missing", "insertion", "Gave 5,000 of IV fluid. No more."),
]


@pytest.mark.parametrize(("status", "actions", "text"), NEAR_MISSES)
def test_near_misses(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_anticoagulation, text, tuple(actions.split(",")))["status"] == status


EVERYDAY = [
    ("insertion", "documented", "No heparin yet, to be looked at again at six."),
    ("insertion", "documented", "Lysed an hour ago, hence no hep until fibrinogen has recovered."),
    ("insertion", "documented", "He was given 7,500 units as a bolus; PTT aim 55 to 70."),
    ("daily_management", "missing", "Anticoag: see pharmacy note."),
    ("daily_management", "documented", "Anticoag: see MAR, bival 0.05."),
    ("daily_management", "documented", "Anticoag: per protocol."),
    ("insertion", "missing", "She got 5,000 units of vitamin D."),
    ("insertion", "missing", "Hep B negative. No hep C yet known of."),
    ("daily_management", "documented", "hep 14/kg/h, xa .3"),
    ("daily_management", "documented", "Heparin off since the bleed."),
    ("insertion", "documented", "5k heparin in before the cannulas."),
    ("insertion", "documented", "No heparin given because of the head bleed."),
    ("daily_management", "documented", "bival at 0.08, ptt 62"),
    ("daily_management", "documented", "ACTs 180 to 200."),
    ("daily_management", "documented", "On argatroban for HIT."),
    ("removal", "documented", "Heparin stopped 4 h before."),
    ("insertion", "documented", "Bolused with heparin 80 units/kg."),
    ("daily_management", "documented", "anticoag goal xa 0.3-0.5"),
    ("daily_management", "documented", "PTT 55 on UFH"),
    ("insertion", "documented", "Already on a heparin drip from the cath lab."),
    ("insertion", "documented", "heparin deferred, chest wide open and bleeding"),
    (
        "daily_management",
        "missing",
        "SQ heparin for DVT prophylaxis before ECMO was stopped in 2019.",
    ),
    ("daily_management", "missing", "Plts 80, fibrinogen 2.1."),
    ("insertion", "documented", "Heparin 5000 u IV at cannulation."),
    ("insertion", "documented", "100 units/kg heparin bolus given."),
    ("insertion", "documented", "5k heparin prior to dilation."),
    ("insertion", "documented", "ACT 268."),
    ("insertion", "documented", "ACT went from 140 to 260."),
    ("insertion", "documented", "Heparinised, ACT > 250."),
    ("insertion", "documented", "Loaded with hep 80/kg."),
    ("insertion", "documented", "Inj heparin 5000 IU given."),
    ("insertion", "documented", "Inj. Heparin 100 IU/kg stat."),
    ("insertion", "documented", "Full heparinization from the CPB run, no protamine."),
    ("insertion", "documented", "Already heparinised for PCI, ACT 310."),
    ("insertion", "documented", "No heparin given as active GI bleed."),
    ("insertion", "documented", "Cannulated without heparin because of the head injury."),
    ("insertion", "documented", "Heparin-free run planned given SAH; none given."),
    ("insertion", "documented", "Bival bolus 0.5 mg/kg."),
    ("daily_management", "documented", "Hep 14 u/kg/h, XA 0.34."),
    ("daily_management", "documented", "UFH @ 1200 u/h."),
    ("daily_management", "documented", "aPTT 62."),
    ("daily_management", "documented", "APTT ratio 2.1."),
    ("daily_management", "documented", "PTT 58, at goal."),
    ("daily_management", "documented", "Bival 0.06 mg/kg/hr."),
    ("daily_management", "documented", "AC: bival, PTT 60-80."),
    ("daily_management", "documented", "Heparin off since 0400 for hemoptysis."),
    ("daily_management", "documented", "Anticoag on hold."),
    ("daily_management", "documented", "Off heparin x 48h d/t ICH."),
    ("daily_management", "documented", "No AC given hemothorax."),
    ("daily_management", "documented", "Running heparin free."),
    ("daily_management", "documented", "Heparin-free day 3."),
    ("daily_management", "documented", "Hep held for trach."),
    ("daily_management", "documented", "Heparin infusion as per protocol, APTTr 1.5-2."),
    ("daily_management", "documented", "ACTs 180-200 q4h."),
    ("daily_management", "documented", "Anti-Xa 0.3 - 0.5."),
    ("daily_management", "documented", "HAL 0.42."),
    ("daily_management", "documented", "Argatroban 0.5."),
    ("daily_management", "documented", "Hep gtt unchanged."),
    ("daily_management", "documented", "Heparin continues."),
    ("daily_management", "documented", "Remains on heparin."),
    ("daily_management", "documented", "Continue bivalirudin per nomogram."),
    ("daily_management", "documented", "Heparin drip paused 4 h for chest tube then resumed."),
    ("daily_management", "documented", "Systemic anticoagulation withheld."),
    ("daily_management", "documented", "Not anticoagulated (fresh neurosurgery)."),
    ("daily_management", "documented", "Haem: heparin 12 u/kg/h"),
    ("daily_management", "documented", "Coag: aPTT 65s on 900 u/h"),
    ("daily_management", "documented", "Heparin at 20."),
    ("daily_management", "documented", "Hep 22/kg."),
    ("daily_management", "documented", "anticoagulation with UFH, target aPTT 50-60"),
    ("daily_management", "documented", "HIT positive so switched to argatroban."),
    ("removal", "documented", "Heparin stopped an hour beforehand."),
    ("removal", "documented", "Heparin off at 08:00."),
    ("removal", "missing", "Gtt off x 2 h before."),
    ("removal", "documented", "ACT 160 before the cannula came out."),
    ("removal", "missing", "Protamine 25 mg given."),
    ("removal", "documented", "Bival off 90 min."),
    ("reposition", "documented", "Heparin continued throughout."),
    ("reposition", "documented", "2000 u of heparin topped up."),
    ("insertion", "documented", "Heparin to be restarted once drains are dry."),
    ("insertion", "documented", "Heparin to resume at 6 h if no bleeding."),
    ("insertion", "documented", "No heparin until the chest is dry."),
    ("insertion", "missing", "Will start heparin when bleeding settles; nothing for now."),
    ("insertion", "documented", "Restart UFH at 12 h."),
    ("insertion", "documented", "Hold heparin 24h post op."),
    ("insertion", "missing", "Bivalirudin to begin once chest tube losses drop, none till then."),
    ("insertion", "not_done", "Anticoagulation: none."),
    ("daily_management", "not_done", "No anticoagulation."),
    ("daily_management", "unfilled", "Anticoagulation: ***"),
    ("daily_management", "unfilled", "Heparin ____ units/kg/hr"),
    ("daily_management", "missing", "SQ heparin for DVT prophylaxis."),
    ("daily_management", "missing", "Line flushed with heparinised saline."),
    ("daily_management", "missing", "HIT screen sent."),
    ("daily_management", "missing", "Heparin-bonded circuit."),
    ("daily_management", "missing", "Nebulised heparin q4h."),
    ("daily_management", "missing", "Heparin lock to HD catheter."),
    ("daily_management", "missing", "Allergic to heparin."),
    ("daily_management", "missing", "Start heparin tomorrow."),
]


@pytest.mark.parametrize(("action", "status", "text"), EVERYDAY)
def test_everyday_wording(read, action, status, text):
    assert read(read_anticoagulation, text, frozenset((action,)))["status"] == status


GIVEN_ALL_THE_SAME = [
    ("documented", "insertion", "Heparin: none beyond what the prime holds."),
    ("documented", "insertion", "No heparin beyond the bypass dose."),
    ("documented", "initiation", "No further heparin apart from the 3,000 units at the wire."),
    (
        "documented",
        "insertion",
        "No heparin bolus on account of lysis; infusion to be looked at again at 6 h.",
    ),
    ("documented", "insertion", "No heparin, thrombolysed an hour before."),
    (
        "documented",
        "daily_management",
        "Anticoagulation: none other than the circuit's prime, subdural.",
    ),
    ("documented", "removal", "No heparin reversal was needed, infusion stopped at 11:00."),
    ("documented", "insertion", "4000u hep IV before the first dilator."),
    (
        "documented",
        "insertion",
        "He was therapeutic on heparin for his PE, no further bolus given.",
    ),
    ("documented", "insertion", "No bolus, platelets 19 and oozing from every stick."),
    ("documented", "insertion", "Bolus withheld as he had been lysed, TNK an hour ago."),
    ("not_done", "insertion", "No heparin was given."),
    ("not_done", "insertion", "Anticoagulation: none"),
    ("missing", "insertion", "Heparin allergy: none."),
    ("missing", "insertion", "No fluid bolus needed, MAP 70."),
    ("missing", "insertion", "No bolus of saline, lines flushed."),
    ("missing", "insertion", "Protamine as heparin reversal."),
]


@pytest.mark.parametrize(("status", "actions", "text"), GIVEN_ALL_THE_SAME)
def test_given_all_the_same(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_anticoagulation, text, actions=tuple(actions.split()))["status"] == status


PUT_OFF = [
    (
        "documented",
        ("insertion",),
        "Heparin to start when drainage is below 2 mL/kg/h, not sooner.",
    ),
    ("documented", ("insertion",), "Bivalirudin to begin tomorrow night and no earlier."),
    ("missing", ("insertion",), "Heparin to start at 2200."),
    ("missing", ("insertion",), "Heparin to begin with the dialysis in the morning."),
]


@pytest.mark.parametrize(("status", "actions", "text"), PUT_OFF)
def test_put_off(
    read: Callable[..., dict[str, Any]], status: str, actions: tuple[str, ...], text: str
) -> None:
    assert read(read_anticoagulation, text, actions)["status"] == status
