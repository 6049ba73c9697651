"""``action`` of a start and of a day on support: who set the pump going and when, what was changed on it."""

from __future__ import annotations

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading.action import read_action

PLACED = "V-V ECMO. A 25 Fr cannula was inserted into the right femoral vein over a wire. "

TOLD_BY_THE_HOUR = [
    (f"{PLACED}Ran VV from 02:40: 4.6 L/min, sweep 4.", {"insertion", "initiation"}),
    (f"{PLACED}He was on the pump at 18:49, an hour after the call.", {"insertion", "initiation"}),
    (
        f"{PLACED}Perfusion opened the line. VV going at 1.1 L/min, 2900 rpm.",
        {"insertion", "initiation"},
    ),
    (f"{PLACED}Clamps off. On VV. 2600 rpm, 2.9 L.", {"insertion", "initiation"}),
    (
        f"{PLACED}Clamps came off 0958 and he was on; compressions stopped.",
        {"insertion", "initiation"},
    ),
    (
        f"{PLACED}Went on 0301 with the return of a decent colour almost at once. Pump just over 3.5 at 3000 rpm.",
        {"insertion", "initiation"},
    ),
    (f"{PLACED}The ward was on the line at 18:49 about the bed.", {"insertion"}),
    (f"{PLACED}Clamps off the drapes. On to the dressing.", {"insertion"}),
]

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


@pytest.mark.parametrize(("text", "wanted"), TOLD_BY_THE_HOUR)
def test_a_start_told_by_the_hour(pipeline: Pipeline, text: str, wanted: set[str]) -> None:
    assert set(read_action(pipeline(text)).values["values"]) == wanted


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
