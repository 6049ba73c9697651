"""``action`` told in plain words: who set the pump going, what was changed on it, how a tube came to lie or left."""

from __future__ import annotations

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading.action import read_action

STARTED = [
    "I joined the lines and started V-V ECMO at 20:11 (Dr. Osman cannulated), 4.2 L/min.",
    "T=0 05:10. V-A ECMO 3.1 L at T+5, lines by vascular.",
    "A surgical colleague sited both cannulas. Support under way from 02:40: V-A 4.1 L/min, 3300, sweep 3.",
    "V-A for shock, lines by Dr. Amory (surgery, own note). Start of the machine by me, 3.8 L, sweep 3.",
    "Lines by the surgeon, his note. Start of the pump 07:42, V-V, 4.1 l/min, gas 3 l.",
    "Vascular placed both tubes. ECMO, veno-arterial, begun by me: 3100 rpm, 3.6 litres.",
    "V-V ECMO, neck tube by Dr. Hale. Circuit opened by myself, flow 1.2 L to 4.0 L in eight minutes.",
    "Commenced on the mini circuit at 21.06, V-A ECMO 4.4 litres, sweep three. Cannulae by Mr. Dole, see his note.",
    "Amniotic embolism. Groin lines by surgery, their note. I took the pump up: V-A, 2.5 then 4 L/min.",
    "Initiation (by me, 0412): V-A ECMO, RPM 3300, sweep 3. Lines by CT surgery, her procedure note.",
    "Beginning 06:18: flow in steps to 0.6 L/min, V-A ECMO, sweep 0.5. Neck vessels done by Dr. Moss.",
    "LVAD with failing RV. Tube by Dr. Kohl. I started V-P ECMO at 11:31, 3.6 L/min.",
    "Lines by surgery. V-V ECMO: flow 0 -> 2 -> 4.2 L over ten minutes, sweep 4.",
    "She could not leave bypass. At the table we changed over to the ECMO circuit at 18:50, V-A, 4.6 litres.",
    "V-V ECMO; Dr. Rao put the tube in (own report). Blood began to circulate at 22:14, 3.9 litres, gas 4.",
    "Tubes by the trauma surgeon, her own note. I released the clamps and started him 03:26, V-V, 4.3 L/min.",
    "0537Z ON ECLS. 4.2 LPM / 3200 RPM / SWP 4. V-V. Lines by the surgeon, own record.",
    "She was on veno-arterial ECMO by ten minutes to four, at 4.1 litres, sweep 3.",
    "V-V ECMO. I put her on the artificial lung at nine, 4.4 litres a minute; the tubes are Dr. Brandt's.",
]

NOT_STARTED = [
    "Renal note. CRRT circuit started by me 11:40, citrate. V-V ECMO per the intensivist.",
    "V-V ECMO day 3 run by the unit. Feeding pump started by us at 12:00, 20 mL/h. Flow 4, sweep 5.",
    "HeartMate in. LVAD pump on 15:02, 5300 rpm, flow 4.2. ECMO stood ready and was not used.",
    "V-V ECMO day 5. Heparin started by me at 14:10, flow 4.1, sweep 4.",
    "V-A ECMO day 3, flow 3.8. Dobutamine begun by me at 09:30 and sweep cut to 2.",
    "ECMO was begun by Dr. Malik at 04:10 in theatre; seen by me on day 2, sweep lowered to 3.",
    "V-V ECMO day 6. Start of the pump trial 10:00, flow 4 L to 2 L, sweep 3, tolerated.",
    "ECMO day 4. Feeds commenced on the pump at 14:00, 40 mL/h. Flow 4.2, sweep 5.",
    "Beginning 10:00 the ECMO flow will be weaned if the echo is good.",
    "The machine will be started by me if the lactate passes 8. V-A ECMO primed.",
    "V-A ECMO. Pump start planned for 15:00 by the perfusionist.",
    "Insulin pump started by us at 12:20. Known patient, V-V ECMO in 2019.",
    "ECMO day 8. Dialysis circuit commenced on the machine at 16:40 by renal. Flow 4, sweep 3.",
    "In 2021 she was put on the artificial lung for influenza; here today for a lung function test.",
    "V-V ECMO day 9. Sweep 0 -> 2 L after the trial off, flow 4.0.",
]


@pytest.mark.parametrize("text", STARTED)
def test_a_start_is_read(pipeline: Pipeline, text: str) -> None:
    assert read_action(pipeline(text)).values["values"] == ["initiation"]


@pytest.mark.parametrize("text", NOT_STARTED)
def test_what_is_no_start_is_not(pipeline: Pipeline, text: str) -> None:
    assert "initiation" not in read_action(pipeline(text)).values["values"]


MINDED = [
    "V-A ECMO since Tuesday, groin lines clean. I took the flow down from 4.2 to 3.5 after the echo. Lactate 1.1.",
    "Support: V-V ECMO. Gas flow: 6 -> 5 (me, 09:30). Blood flow: 4.4. Speed: 3300. PaCO2 41.",
    "V-A ECMO, arterial pressure better. 4.1 L/min, lowered to 3.6 at noon by me. Epinephrine 0.03.",
    "On V-V ECMO still. Today flow from 4.6 to 4.2 and sweep from 7 to 5, gas 7.39 / 44 / 71 after.",
    "V-V ECMO d8. Lungs a bit better. Sweep ↓ 3. Flow ↓ 4.0 overnight, sats 93, no chatter.",
    "V-A ECMO: 3.1 litres a minute in place of 3.8, and his own heart filled the gap. Heparin 12 u/kg/h.",
    "V-V fem-jug D6, ECMO flow 4.3, sweep 5, nothing to alter. Lungs white.",
    "Ward visit, ECMO, 14th of veno-venous support. 4.0 litres at 3200, gas 5. Prone again tonight.",
    "Ninth on the pump. V-A ECMO 3.3 L, 2900 rpm, sweep 2. Ejecting a little.",
    "Circuit day 6: 4.4 l/min, 3400 rpm, sweep 6 l, oxygenator clean. Pneumonia. Noradrenaline 0.1.",
    "Seventh day of ECMO. Rotor 3100, 3.6 L/min, sweep gas 2. EF 25. Awake.",
    "V-A ECMO. I tried 2.0 with the echo on: EF 30, VTI 9. Back to 3.4. Leg warm.",
    "DEVICE REVIEW (by me, with the perfusionist). V-A ECMO 3.5 L/min. PTT 66. Leg warm.",
    "V-AV ECMO day 3. I opened the jugular limb from 1.4 to 1.9, right arm PaO2 81.",
]

NOT_MINDED = [
    "Night sheet. V-V ECMO. The perfusionist dropped the sweep from 5 to 4 at 03:00 by protocol.",
    "Renal consult. V-V ECMO run by the ICU. CRRT blood flow: 250 -> 200 by me, effluent 30.",
    "Respiratory therapy. V-V ECMO per the ICU. Ventilator: I lowered the rate from 14 to 10.",
    "ECMO declined. High flow nasal oxygen 30 litres in place of 50, FiO2 0.4.",
    "ECMO 2019, recovered. Seen for sleep apnea: I increased the pressure from 8 to 10.",
    "If he is put on ECMO the flow will be cut from 4 to 3 by me on day two.",
    "Hemodialysis. Pump speed: 300 -> 250, tolerated. No ECMO needed.",
    "Ninth on the transplant list. ECMO not needed so far; oxygen 4 litres.",
    "CentriMag RVAD day 5, ECMO never used. Flow 4.2 at 3200.",
]


@pytest.mark.parametrize("text", MINDED)
def test_a_day_is_read(pipeline: Pipeline, text: str) -> None:
    assert read_action(pipeline(text)).values["values"] == ["daily_management"]


@pytest.mark.parametrize("text", NOT_MINDED)
def test_what_is_no_day_on_support_is_not(pipeline: Pipeline, text: str) -> None:
    assert "daily_management" not in read_action(pipeline(text)).values["values"]


FILLING = (
    "The monitor showed sinus rhythm and the pressure held. The nurse and the perfusionist were at the bed. The family "
    "had been told by telephone and they agreed. Antibiotics go on as before. The dressing was renewed. Chest film is "
    "asked for. The bed was put flat and the team told of the plan for the night. Blood is in the fridge and the lines "
    "were labelled. The registrar will look in at eight. "
)
HANDLED = [
    (
        "ECMO. Off support and shut. V-A.\n"
        + FILLING
        + "Weaned to 1 litre, EF 50. Protamine. Atrial tube 32 Fr out, "
        "string tied twice. Aortic tube 20 Fr out, pledgets tied. Dry. Sternum wired, skin closed.",
        {"removal"},
    ),
    (
        "Bedside decannulation note, V-V ECMO.\n"
        + FILLING
        + "Sweep off since noon. Purse string at the skin, Valsalva, "
        "Crescent drawn; hand pressure 20 minutes. Vein open on ultrasound. No haematoma.",
        {"removal"},
    ),
    (
        "V-V ECMO, flow falling, recirculation; bicaval tube too deep.\n"
        + FILLING
        + "Stitches cut. Under echo traction "
        "until 18 → 15 cm at skin, quarter turn, jet to the valve again, flow 4.4. New stitches. Film.",
        {"reposition"},
    ),
]
NOT_HANDLED = [
    # a day's note: tubes are named with what they are, nobody put them in or took them out today
    "V-V ECMO day 5, daily note.\n"
    + FILLING
    + "Flow 4.4, sweep 5. 25 Fr right femoral at 42 cm, 21 Fr neck at 15 cm, "
    "sites dry. Plan: lines out next week if the lungs open.",
    # what may be done
    "V-A ECMO consult for a vent, not done.\n"
    + FILLING
    + "If the ventricle swells a 20 Fr tube through the vein, joined "
    "to the drainage limb, would be next. Nothing was placed.",
    # another's tubes
    "V-V ECMO, rounds with the family.\n"
    + FILLING
    + "The chest tube came out, 28 Fr, stitch tied. The dialysis catheter "
    "was changed by the renal team. Flow 4.2, sweep 4.",
    # no support at all
    "PORT PLACEMENT\n"
    + FILLING
    + "Needle, wire, dilators, 8 Fr catheter to 15 cm. No ECMO was ever discussed.",
]


@pytest.mark.parametrize(("text", "values"), HANDLED)
def test_what_was_handled_is_read_with_all_words(
    pipeline: Pipeline, text: str, values: set[str]
) -> None:
    assert set(read_action(pipeline(text)).values["values"]) == values


@pytest.mark.parametrize("text", NOT_HANDLED)
def test_tubes_that_only_lie_there_are_no_procedure(pipeline: Pipeline, text: str) -> None:
    assert set(read_action(pipeline(text)).values["values"]) <= {"daily_management"}


MORE_HANDLED = [
    (
        "V-A ECMO day 4, apical vent no longer needed.\n"
        + FILLING
        + "Left fifth space opened again. Snare let go, the "
        "tube was clamped and slid out, purse strings tied over felt, one more 3-0. Dry. Y closed with a plain "
        "connector. ECMO flow 3.4 all through. Ribs and skin closed.",
        {"vent_removal"},
    ),
    (
        "V-A ECMO, left heart decompression.\n"
        + FILLING
        + "Lungs full of froth, aortic valve shut. Small left "
        "thoracotomy, fifth space. Two felt rings on the apex, stab, a curved 20 Fr, snared; joined to the venous limb. "
        "LV empty on TEE. Flow 1 litre in it.",
        {"vent_insertion"},
    ),
    (
        "ECMO for the newborn after the switch.\n"
        + FILLING
        + "V-A ECMO cannulation through the open chest: new 8 Fr in "
        "the aorta, new 14 Fr in the atrium; CPB bicaval cannulae out. ECMO run by the intensivist Dr. Pohl.",
        {"insertion"},
    ),
    (
        "S: awake. O: V-A ECMO 3.6 L, 3100 rpm, sweep 3. A: better.\nP: Took RPM to 2,800 as the valve opens; "
        "lowered the sweep to 2. Echo Friday.",
        {"daily_management"},
    ),
    (
        "V-A ECMO. New 20 Fr cannula into the axillary graft, return moved to it. Open removal of the femoral arterial "
        "cannula, artery patched.",
        {"insertion", "removal"},
    ),
]
MORE_OUT = [
    "V-V ECMO, lung open again. Femoral and jugular tubes came away with the breath held, a purse string at each.",
    "V-A ECMO over at 10:50. Arterial 19 drawn, Manta down; venous 25 withdrawn, figure of eight. Foot warm.",
]
NEAR = [
    (
        "V-V ECMO day 4. The mediastinal and pleural tubes came away, purse string each. Sweep 4.",
        "removal",
    ),
    ("V-A ECMO. The arterial 19 drawn back 2 cm and tied anew, flow better.", "removal"),
    (
        "S: awake. O: ECMO seen. A: stable.\nP: lower the sweep to 2 tomorrow, then take the pump to 2,800.",
        "daily_management",
    ),
    ("V-V ECMO. The cannula was moved to 14 cm under echo and tied again.", "insertion"),
    ("CABG. CPB bicaval cannulae out, purse strings tied. ECMO not needed.", "removal"),
    ("V-A ECMO day 3. The pump is running at 3200, sweep 3, left alone.", "initiation"),
]


@pytest.mark.parametrize(("text", "values"), MORE_HANDLED)
def test_vents_and_sessions_in_plain_words(pipeline: Pipeline, text: str, values: set[str]) -> None:
    found = set(read_action(pipeline(text)).values["values"])
    assert found - {"graft_conduit"} == values


@pytest.mark.parametrize("text", MORE_OUT)
def test_tubes_that_left(pipeline: Pipeline, text: str) -> None:
    assert read_action(pipeline(text)).values["values"] == ["removal"]


@pytest.mark.parametrize(("text", "action"), NEAR)
def test_what_sounds_near_is_not_it(pipeline: Pipeline, text: str, action: str) -> None:
    assert action not in read_action(pipeline(text)).values["values"]
