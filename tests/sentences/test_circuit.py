"""Numbers of the circuit, told apart from the ventilator's and from those not in force."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.case import Case
from doclint.reading.circuit import read_circuit

Read = Callable[..., dict[str, Any]]
Numbers = tuple[float | None, float | None, float | None, float | None]

READ: list[tuple[str, Numbers]] = [
    ("4.6 L at 3400 rpm, sweep 3, blender all the way up.", (4.6, 3, 1, 3400)),
    ("3.9 litres a minute were reached with 3150 revolutions.", (3.9, None, None, 3150)),
    ("Flow, 2.9 before, is now 4.1 at 3200 rpm.", (4.1, None, None, 3200)),
    ("3.7 / 2950 / swp 6 / 80%", (3.7, 6, 0.8, 2950)),
    ("4.8 L/min, sweep begun at 2 and raised in steps to 5.", (4.8, 5, None, None)),
    ("V-A circuit kept going meanwhile at 3.2 liters.", (3.2, None, None, None)),
    ("Up again to 4.3 at 3,450.", (4.3, None, None, 3450)),
    (
        "rpm 2900. sweep begun at 2 and raised by halves; by 1130 is 3.5 L/min.",
        (None, 3.5, None, 2900),
    ),
    ("Flow 4.2, sweep four liters, FdO2 zero point six five", (4.2, 4, 0.65, None)),
    ("pump 3650, total 4.7, sweep 5.5, 90%", (4.7, 5.5, 0.9, 3650)),
    ("I released the clamps slowly, 1.8 and soon 4.4 liters per minute.", (4.4, None, None, None)),
    ("Sweep 3 liters, blended oxygen of 70 percent.", (None, 3, 0.7, None)),
    ("ECMO flow 4, sweep 3. Total bilirubin 5.2. Lactate 7.1 @ 2315.", (4, 3, None, None)),
    ("ECMO flow 4, sweep 3, total 5.2 mg given.", (4, 3, None, None)),
    ("V-V. Sweep 4, bili total 5.2, direct 3.", (None, 4, None, None)),
    ("ECMO flow 4.2, sweep 3; pleural drain total 1.25, rpm 3200", (4.2, 3, None, 3200)),
    ("V-V. 3400 rpm, total 5.2 out.", (None, None, None, 3400)),
    ("V-V. Sweep 3. iCa 1.1 @ 2200.", (None, 3, None, None)),
    ("V-V. ECMO 2 L net. Sweep 3.", (None, 3, None, None)),
    ("V-V. Sweep 3, FdO2 0.8, now 3.8 L/min at 3200.", (3.8, 3, 0.8, 3200)),
    ("ECMO flow 4. V-A continued 2 L of saline.", (4, None, None, None)),
    ("ECMO day 2. Pump at 4.2. Ran her at 1.5 L/min under echo: EF 40%.", (4.2, None, None, None)),
    ("V-V. Sweep off x 30 min with PaCO2 44, then back on at 1.5.", (None, 1.5, None, None)),
    ("V-V. Sweep 3 (0200) -> 4 (0400) -> 5 (0600).", (None, 5, None, None)),
    ("V-V ECMO. FdO2 0.8, sats 88% earlier, 95% now.", (None, None, 0.8, None)),
    ("ECMO. Sweep 4, lactate 6 yesterday, 2.1 now.", (None, 4, None, None)),
    ("ECMO. Flow 4.2 L/min, lactate 9, down to 4 by midnight.", (4.2, None, None, None)),
    ("ECMO. Sweep 4, PaCO2 9 kPa at noon, 5 at the end.", (None, 4, None, None)),
    ("ECMO. Flow 3.4 L/min, raised slowly, up to 4 by midnight.", (4, None, None, None)),
    ("ECMO flow 4. Sweep 2 (CO2 88), slowly more, 3.5 now.", (4, 3.5, None, None)),
    (
        "ECMO. Flow 2.8 L/min with suction. Two units given, flow about 4.2 L/min.",
        (4.2, None, None, None),
    ),
    ("ECMO. Flow about 4 L/min. After rounds flow 3.6 L/min.", (3.6, None, None, None)),
    ("ECMO. Flow 3.8 L/min. Continue flow at around 4 L/min.", (3.8, None, None, None)),
    (
        "V-V. Flow 4, sweep 3 at noon. Sweep weaned to 1 for a sweep-off trial tomorrow.",
        (4, 1, None, None),
    ),
    ("V-V. Flow 4, sweep 3. Sweep weaned to 1 for a planned trial off gas.", (4, 1, None, None)),
    ("V-V. Flow 4, sweep 3. Sweep weaned to 1 for a trial, CO2 70.", (4, 3, None, None)),
    ("ECMO. Hooked up and running 4.6 litres.", (4.6, None, None, None)),
    (
        "V-V day 4. Flow 4.4, sweep 5, FdO2 0.8. Sweep was cut to 2 as a test and the CO2 climbed to 70.",
        (4.4, 5, 0.8, None),
    ),
    (
        "V-V. Flow 4.1, sweep 3, FdO2 0.7. With the FdO2 at 0.4 for twenty minutes she was at 80%.",
        (4.1, 3, 0.7, None),
    ),
    (
        "V-A. Pump 3.8 L/min, 3300 rpm. Taken down to 1.5 L/min for a quarter of an hour. Continue at around 4 L.",
        (3.8, None, None, 3300),
    ),
    ("ECMO flow 4. Sweep lowered to 1 to see how he copes. Sweep 3.", (4, 3, None, None)),
    ("ECMO. Sweep lowered to 2 since the CO2 is 30. Flow 4.", (4, 2, None, None)),
    ("ECMO flow 4.2. Sweep: 2 L/min to begin with, now 6 (CO2 88).", (4.2, 6, None, None)),
    ("ECMO flow 4.5. Sweep at 1.5 to start, 4 after the second gas.", (4.5, 4, None, None)),
    (
        "ECMO flow 4.5. Sweep begun at 1, up half a litre every quarter hour: 4.5 when I left.",
        (4.5, 4.5, None, None),
    ),
    (
        "VV at 4.6 lpm, 3300, sweep begun low (1.5) to spare the brain, up to 3.5 by 0230. Device O2 100%.",
        (4.6, 3.5, 1.0, 3300),
    ),
    ("ECMO sweep 3 -> 2 1/2, flow 3 1/2 L/min", (3.5, 2.5, None, None)),
    ("ECMO sweep 2\u00bd, flow 4", (4, 2.5, None, None)),
    ("ECMO was tied in. Saw 4 L on the display, hand pink.", (4, None, None, None)),
    ("ECMO: the console showed 4.2 litres as we left theatre.", (4.2, None, None, None)),
    (
        "Pump before 3500 rpm / 4.6; after 3500 / 4.7. ECMO flow down to 2 L the while.",
        (4.7, None, None, 3500),
    ),
    ("The child was moved to theatre on ECMO at 1.5 L/min.", (1.5, None, None, None)),
    ("ECMO: BF 3.6, SG 4, FdO2 .7, speed 3100", (3.6, 4, 0.7, 3100)),
    ("On 3.7 litres with the gas at 2.5.", (3.7, 2.5, None, None)),
    ("Sweep \u2191 3 to 5 for CO2.", (None, 5, None, None)),
    ("Sweep put up from 3 to 6 at dawn then to 5 this morning.", (None, 5, None, None)),
    ("Pump achieved 4.6 L in no time.", (4.6, None, None, None)),
    ("Running at 3 L/m first, up to 4.2 by the end. ECMO.", (4.2, None, None, None)),
    ("ECMO flow 4. Sweep 3, up to 5 as needed.", (4, 3, None, None)),
    ("Flow pre 2.2 L, post 3.8 L.", (3.8, None, None, None)),
    ("ECMO flow before 2.5, afterwards 4.", (4, None, None, None)),
    (
        "ECMO flow 4.1 at 3100. Sweep begun at 1 and stepped up to 4 over the hour.",
        (4.1, 4, None, 3100),
    ),
    (
        "VV at 3.6 L/min. Sweep 4. Sweep of 2 was attempted at noon and given up.",
        (3.6, 4, None, None),
    ),
    ("Sweep 4 L, sweep 1 tried, CO2 70.\nSweep now 4.", (None, 4, None, None)),
    ("ECMO 4.6 L/min, 3,500 rpm, sweep 5 (from 4 since the gas), oxygen 80%", (4.6, 5, 0.8, 3500)),
    (
        "ECMO flow 4.0, 3300 rpm.\nLeg: reperfusion catheter in the right SFA, flow 240 mL/min.",
        (4.0, None, None, 3300),
    ),
    (
        "ECMO flow 3.9 at 3200.\n6 Fr antegrade line placed; 200 mL/min by duplex.",
        (3.9, None, None, 3200),
    ),
    (
        "RPM 2,400 while the snares were loose, then back up to 3,200. ECMO flow 4.",
        (4, None, None, 3200),
    ),
    ("Pump: 2,600 rpm for the stitch and later to 3,100 with 3.5 L/min.", (3.5, None, None, 3100)),
    ("V-A. RPM 3300, weaned to 2000 for the echo and back to 3300.", (None, None, None, 3300)),
    ("Speed 2500, increased to 3100.", (None, None, None, 3100)),
    ("Heparin 3000 units then to 1200 an hour. ECMO flow 4, rpm 3000.", (4, None, None, 3000)),
    ("ECMO 3.8 L/min at 3,100. On the way: flow good, one 500 mL bag.", (3.8, None, None, 3100)),
    ("ECMO 3.8 L/min at 3,100; flow fine, two 500 mL bags of saline.", (3.8, None, None, 3100)),
    ("ECMO sweep to 6. Stool x2 at 2100 per the nurse.", (None, 6, None, None)),
    ("Pump 2900 rpm, 0.41 LPM. Sweep up this morning 0.2 to 0.35.", (0.41, 0.35, None, 2900)),
    ("Goes on by the groin cannulae at 3.1 L/min.", (3.1, None, None, None)),
    (
        "Each limb has a probe: 1.9 jugular, 2.3 leg, 4.2 in all at 3600 rpm.",
        (4.2, None, None, 3600),
    ),
    ("ECMO flow at the time we left the unit was 3.4 litres.", (3.4, None, None, None)),
    ("Pump flow at handover 3.9. Sweep on arrival 4.", (3.9, 4, None, None)),
    ("flo 3.9 rpm 3200 swp 4", (3.9, 4, None, 3200)),
    ("v a ecmo at three point six litres sweep two", (3.6, 2, None, None)),
    ("FLOW_L 0.55\nSWEEP_L 0.4\nFIO2_ECMO 0.5", (0.55, 0.4, 0.5, None)),
    ("FIO2_VENT 0.4\nFIO2_CIRCUIT 0.7\nsweep 2", (None, 2, 0.7, None)),
    ("flow_lmin=2.5 ; sweep_lmin=2 ; rpm=2900", (2.5, 2, None, 2900)),
    ('Pump,"Rotaflow 3400"\nQ,4.1\nGas,"sweep 3, 80%"', (4.1, 3, 0.8, 3400)),
    ("Sweep 5, I took it to 5.5 for pCO2 52. Flow 4.7.", (4.7, 5.5, None, None)),
    ("Sweep gas was 3, now 2.5 after the gas. ECMO flow 4.1.", (4.1, 2.5, None, None)),
    ("sweep 6 --> I increased to 7 for a PCO2 of 60", (None, 7, None, None)),
    ("VV ECMO with 3 L flow and 2 L sweep.", (3, 2, None, None)),
    ("ECMO flow ranging 3.8 to 4.2, rpm fixed at 3400.", (None, None, None, 3400)),
    (
        "ECMO 4.2 L/min at 3300. Turn-down with me present: at 1.5 L/min the sats fell.",
        (4.2, None, None, 3300),
    ),
    (
        "four point one litres at thirty three hundred revs, sweep three and a half",
        (4.1, 3.5, None, 3300),
    ),
    (
        "ECMO flow 4.2 L/min at 3200 RPM, sweep 4 L/min, FdO2 100%. Ventilator FiO2 40%, PEEP 10.",
        (4.2, 4, 1.0, 3200),
    ),
    ("Flow 4.1, 3200 rpm, sweep 4, FdO2 0.7.", (4.1, 4, 0.7, 3200)),
    ("P: 3350\nQ: 4.1\nSweep: 4\nFdO2: 0.8", (4.1, 4, 0.8, 3350)),
    ("ECMO: 4.1/5/0.8 (flow/sweep/FdO2), 3300 rpm", (4.1, 5, 0.8, 3300)),
    ("RPM/flow/sweep: 3300/4.1/5", (4.1, 5, None, 3300)),
    ("Circuit: 4.1/3300/5/80%", (4.1, 5, 0.8, 3300)),
    ("VV ECMO. Sweep 4 --> I went up to 6 for a pCO2 of 58. ECMO flow 4.5.", (4.5, 6, None, None)),
    ("ECMO speed 2800; sweep 3, now 2; FdO2 60, now 50.", (None, 2, 0.5, 2800)),
    ("Pump taken to 3600, which gave 4 litres a minute.", (4, None, None, 3600)),
    ("Pump 3400 giving 3.9 litres sweep 4 fdo2 100", (3.9, 4, 1.0, 3400)),
    ("ECMO flow 1.2 L/min (120 mL/kg), sweep 1, blender .5, 2400.", (1.2, 1, 0.5, 2400)),
    ("ECMO flow 4.2 L/min, sweep 3, 1830.", (4.2, 3, None, None)),
    ("ECMO flow 2.1 L/min, sweep 2; 0945", (2.1, 2, None, None)),
    ("ECMO flow 4.2 L/min, sweep 3, 3150.", (4.2, 3, None, 3150)),
    ("ECMO flow 0.6 L/min, sweep 1, 1500.", (0.6, 1, None, None)),
    ("ECMO flow 4.4 L/min, 2115. Sweep 3.", (4.4, 3, None, None)),
    ("ECMO flow 0.5 @ 1830, sweep 1", (0.5, 1, None, 1830)),
    ("ECMO flow 0.5/1830", (0.5, None, None, 1830)),
    ("ECMO flow 0.4 L/min, 2200 rpm", (0.4, None, None, 2200)),
    ("ECMO: flow 3,9 L/min; 2950 rpm; sweep 3; FdO2 0,7", (3.9, 3, 0.7, 2950)),
    ('{"ecmo_flow":4.05,"rpm":3275,"sweep":3,"fdo2":0.9}', (4.05, 3, 0.9, 3275)),
    ("sweep_0600: 2.5 L/min, FdO2 1.0", (None, 2.5, 1.0, None)),
    ("ECMO flow was up to 115 cc per kilo per minute, sweep 0.3.", (None, 0.3, None, None)),
    (
        "Turn-down at ten: at 200 mL/min the sat slid. Pump delivering 450 mL/min.",
        (0.45,) + 3 * (None,),
    ),
    ("Last settings: 0.4 L/min (1.2 at best), 2200 RPM, sweep 0.5", (0.4, 0.5, None, 2200)),
    ("ECMO flow 4.4 L/min total at 3350", (4.4, None, None, 3350)),
    ("Console reads Q 3.15, n 2790.", (3.15, None, None, 2790)),
    ("I lowered the sweep from 6 to 5 and the FdO2 from 1 to 0.8.", (None, 5, 0.8, None)),
    ("Sweep gas cut to 3, will turn it to 2 tomorrow.", (None, 3, None, None)),
    ("V-A flow 3.9 after a chat about gas 7.38 on the arterial line.", (3.9, None, None, None)),
    ("rpm 3300 f 4.1 sw 5", (4.1, 5, None, 3300)),
    ("We settled at 4.1 litres with the sweep at 5, blender 80%.", (4.1, 5, 0.8, None)),
    ("At 3300 rpm we were seeing 4.1 liters and the sweep was 5.", (4.1, 5, None, 3300)),
    ("Got 2.9 with chugging, then 4.1 at 3300. Sweep 5 on pure oxygen.", (4.1, 5, 1.0, 3300)),
    ("Sweep at 2.5 and sixty percent, pump flow 4.1 at 3300.", (4.1, 2.5, 0.6, 3300)),
    ("Fresh gas to the oxygenator 5 l/min, 4.1 L blood.", (4.1, 5, None, None)),
    ("Oxygen fraction of the sweep gas is 0.8.", (None, None, 0.8, None)),
    ("ECMO @ 410 cc/min, swp 500 cc/min, FdO2 .8", (0.41, 0.5, 0.8, None)),
    ("Pump flow between 3.9 and 4.1 L/min overnight, sweep 5.", (None, 5, None, None)),
    ("Sweep 0 L/min for three hours, circuit flow 4.1 L/min.", (4.1, 0, None, None)),
    ("ECMO flow at 09:00 4.1 L/min", (4.1, None, None, None)),
    ("I set the sweep at 2 for an hour, then 5. ECMO flow 4.1.", (4.1, 5, None, None)),
    ("Sweep 6 -> 5.5 -> 5, ECMO flow 4.1", (4.1, 5, None, None)),
    ("Flow improved (2.6 to 4.1 L/min) at 3300 RPM.", (4.1, None, None, 3300)),
    (
        "Cardiohelp: 3300 rpm, 4.1 L/min; sweep to 4 later if CO2 allows, sweep 5 now",
        (4.1, 5, None, 3300),
    ),
    (
        "ECMO\ntime    rpm    mL/min    sweep    FdO2\n10:00   2500   210       0.1      0.5\n"
        "11:00   3000   340       0.3      1.0",
        (0.34, 0.3, 1.0, 3000),
    ),
    ("Vent: PC 16/10, FiO2 0.4, rate 12. ECMO: flow 4.2, sweep 3, FiO2 1.0.", (4.2, 3, 1.0, None)),
    ("circuit: 3450 rpm / 4.3 L / SGF 5 / FdO2 0.9, dP 22", (4.3, 5, 0.9, 3450)),
    ("on VV ECMO 2258, 4.6L 3550 sweep 5 fdo2 1", (4.6, 5, 1.0, 3550)),
    ("3.9l 3000rpm sweep 2 fdo2 50", (3.9, 2, 0.5, 3000)),
    ("After: 4.4 L @ 3300, SGF 4.5, FdO2 1.0", (4.4, 4.5, 1.0, 3300)),
    ("14:50 3.8 lpm / 3300 rpm / sweep 2.5 / 80%, MAP 66", (3.8, 2.5, 0.8, 3300)),
    ("ECMO: 3.8/3200/sweep 2/100%", (3.8, 2, 1.0, 3200)),
    ("now 1.9L/min 3400 sw 2.2 fd 0.8, sats 93", (1.9, 2.2, 0.8, 3400)),
    ("VA flow 4.5 LPM, 3700 RPM, gas 4 LPM, blender 70%", (4.5, 4, 0.7, 3700)),
    ("ECPR flow commenced. 3.9 L/min, 3400 rpm, gas 1 L/min, 50% oxygen.", (3.9, 1, 0.5, 3400)),
    ("we had 4.2 liters per minute at 3250 rpm with 3 L of sweep", (4.2, 3, None, 3250)),
    (
        "flow up stepwise to 4.6 liters a minute at 3,400 revolutions, with 5 liters of sweep and "
        "the blender at 100 percent",
        (4.6, 5, 1.0, 3400),
    ),
    (
        "Full flow of four liters a minute was reached at thirty-two hundred rpm.",
        (4, None, None, 3200),
    ),
    ("Support flow 4.6 L/min at 3,900 rpm thereafter.", (4.6, None, None, 3900)),
    ("ECMO pump settled at 0.34 liters a minute with a sweep of 0.3.", (0.34, 0.3, None, None)),
    ("Flow 350 mL/min, sweep 0.5 LPM.", (0.35, 0.5, None, None)),
    ("flow rate set to 0.4 L/min (110 mL/kg/min)", (0.4, None, None, None)),
    ("Pump speed 3,400 rpm giving 4.6 LPM.", (4.6, None, None, 3400)),
    ("ECMO settings\nFlow: 4.5 L/min\nRPM: 3400\nSweep: 5 L/min\nFiO2: 100%", (4.5, 5, 1.0, 3400)),
    (
        "ECMO SETTINGS:\n- Flow 4.5\n- Speed 3400\n- Sweep 5\n- FiO2 0.8\n"
        "VENT SETTINGS:\n- FiO2 0.4\n- PEEP 10",
        (4.5, 5, 0.8, 3400),
    ),
    (
        "| Parameter | Value |\n| Flow | 4.2 L/min |\n| Sweep | 3 L/min |\n| FdO2 | 0.8 |\n"
        "| RPM | 3300 |",
        (4.2, 3, 0.8, 3300),
    ),
    (
        "| Time | Flow | RPM | Sweep | FdO2 |\n|---|---|---|---|---|\n"
        "| 06:00 | 4.1 | 3200 | 3 | 0.8 |\n| 12:00 | 4.3 | 3300 | 4 | 1.0 |",
        (4.3, 4, 1.0, 3300),
    ),
    (
        "time      flow L/min    RPM     sweep L/min   FdO2\n"
        "22:46     3.1           2900    2.0           100%\n"
        "23:10     4.0           3350    3.0           80%",
        (4.0, 3, 0.8, 3350),
    ),
    (
        "SETTINGS\t08:00\tafter rounds\nFlow (L/min)\t4.0\t3.7\nRPM\t3250\t3100\n"
        "Sweep (L/min)\t3.0\t2.0\nFdO2\t0.70\t0.60",
        (3.7, 2, 0.6, 3100),
    ),
    ("Pump\t3.1 L/min at 2,900 rpm\nGas\tFdO2 0.6, sweep 2.5 L/min", (3.1, 2.5, 0.6, 2900)),
    ("Flows increased from 3.5 to 4.2 L/min.", (4.2, None, None, None)),
    (
        "Sweep weaned from 4 to 2 L/min. FdO2 weaned from 1.0 to 0.6.",
        (None, 2, 0.6, None),
    ),
    ("Sweep 4 -> 6 for PaCO2 55.", (None, 6, None, None)),
    ("We turned sweep up to 6.", (None, 6, None, None)),
    ("Flow 0.55 L/min from 0.3.", (0.55, None, None, None)),
    ("Flow 1.6 L/min now vs 1.1, sweep 2.", (1.6, 2, None, None)),
    ("Flow drop from 4.2 to 2.6 L/min. Flow after: 4.3 L/min at 3100 RPM", (4.3, None, None, 3100)),
    ("flow 3.2 lpm yesterday, 3.8 lpm today", (3.8, None, None, None)),
    ("total 4.8 L/min (jugular limb 1.9, arterial 2.9), 3650 rpm", (4.8, None, None, 3650)),
    (
        "1.1 L/min through the vent and total ECMO flow 5.0 L/min",
        (5.0, None, None, None),
    ),
    (
        "ECMO 3.6 L/min, 3100 RPM, sweep 2.5 L/min. Turndown to 2 L today failed.",
        (3.6, 2.5, None, 3100),
    ),
    ("weaned to 1 L x 4 h without drop in MAP", (1, None, None, None)),
    ("Turn-down to 1.2 LPM tolerated x 2 h", (1.2, None, None, None)),
    ("Two hours at 100 mL/min tolerated this morning", (0.1, None, None, None)),
    ("Flow 4.0-4.5 L/min, sweep 3.", (None, 3, None, None)),
    ("Flow 100 mL/kg/min.", (None, None, None, None)),
    ("RPM 3150, LPM 4.05, sweep 3.5, FiO2 60%, delta P 21", (4.05, 3.5, 0.6, 3150)),
    ("ECMO flow 2.8 L/min/3200 rpm/sweep 1.5 L/min/FiO2 0.6", (2.8, 1.5, 0.6, 3200)),
    ("Sweep increased by 0.5 L/min to 3.5 L/min.", (None, 3.5, None, None)),
    ("Sweep/FiO2: 4/0.7", (None, 4, 0.7, None)),
    ("on 0418 -> 4.3 @ 3400, sw 5, FdO2 100%.", (4.3, 5, 1.0, 3400)),
    ("4.0 @ 3150 / sw 4 / .7\nadj: sw 4 to 4.5 after rounds", (4.0, 4.5, 0.7, 3150)),
    ("By 20:00 4.0 LPM / 3200 rpm, gas 3, oxygen 60 percent.", (4.0, 3, 0.6, 3200)),
    ("ECMO begun, 0.42 L/min, sweep 0.5, FiO2 .6, pump 2700.", (0.42, 0.5, 0.6, 2700)),
    ("FLOW WENT TO 0.38 LITERS PER MINUTE SWEEP 0.3 BLENDER 50 PERCENT", (0.38, 0.3, 0.5, None)),
    ("Flow 3.7 on 3200.", (3.7, None, None, 3200)),
    ("sweep unchanged at 4, FdO2 0.7", (None, 4, 0.7, None)),
    ("she tolerated an hour at 1.2 L/min", (1.2, None, None, None)),
    ("he has tolerated 15 mL/kg/min for ninety minutes", (None, None, None, None)),
    ("sweep 4.5 to bring CO2 down slowly, flow 3.2, rpm 3050.", (3.2, 4.5, None, 3050)),
    ("| pump | 3650 | 3600 |\n| l/min | 4.7 | 4.6 |\n| gas | 6.5 | 6.0 |", (4.6, 6, None, 3600)),
    ("Flow 4.4, RPM 3650.\n\nADDENDUM: turned the pump down to 3400 rpm.", (4.4, None, None, 3400)),
    (
        "Flow 4.6 L/min at 3450 rpm.\n\n-- carried forward from 3/5/2026 --\nFlow 3.9, 3100 rpm",
        (4.6, None, None, 3450),
    ),
    (
        "Consent: emergency, implied.\n\nFlow on at 10:52, 4.0 L/min, rpm 3500, sweep 3.",
        (4.0, 3, None, 3500),
    ),
    ("RPM: 3200\nSweep: 3\nFiO2: 0.7", (None, 3, 0.7, 3200)),
    ("Mode: PC\nFiO2: 0.5\nPEEP: 8\n\nFlow: 4.0", (4.0, None, None, None)),
    ("SpO2 94% on FiO2 0.6 via vent, sweep 3", (None, 3, None, None)),
    ("Plan: increase sweep to 6 if PaCO2 rises. Current flow 4.0.", (4.0, None, None, None)),
    ("ECMO flow 520, RPM 2900, sweep 0.5, FdO2 0.9 -> 0.7 on rounds.", (0.52, 0.5, 0.7, 2900)),
    (
        "ECMO at 280 mL a minute, sweep 0.3 L/min, blender 100% and then down to 60%.",
        (0.28, 0.3, 0.6, None),
    ),
    ("On VA ECMO. 3.9 L, rpm 3,600, gas 3 at 100%.", (3.9, 3, 1.0, 3600)),
    ("Up on V-V at 4.4 LPM. Began the sweep low and crept to 4.", (4.4, 4, None, None)),
    ("FLOW 4.1 AT 3150   SWEEP I CUT FROM 7 TO 5   FDO2 .8", (4.1, 5, 0.8, 3150)),
    (
        "ECMO 3.6 l/min (3050 rpm), sweep 5 then 4 once the CO2 was 36, oxygen fraction 0.8.",
        (3.6, 4, 0.8, 3050),
    ),
    (
        "3,250 revolutions for 4.1 liters; sweep 4, blender wide open at 100 percent.",
        (4.1, 4, 1.0, 3250),
    ),
    (
        "Circulating 4.3 LPM @ 3390. Sweep 3, FdO2 70%; trimmed to 2.5 / 60% after the gas.",
        (4.3, 2.5, 0.6, 3390),
    ),
    (
        "   pump            3,700 rev/min\n   blood flow      3.6 L/min\n   gas             2.5 L/min at FdO2 0.6",
        (3.6, 2.5, 0.6, 3700),
    ),
    (
        "time   rpm    flow   swp   fdo2\n0200   3200   4.3    5     1.0\n1000   3100   4.0    4.5   .9     <- my changes",
        (4.0, 4.5, 0.9, 3100),
    ),
    ("ECMO flow stayed 3.8 the whole time.", (3.8, None, None, None)),
]

NOTHING: list[str] = [
    "Chest drain: we achieved 1 L out. He drank 2 L.",
    "CRRT BF 250. Arterial blood gas 7.4 at 0400.",
    "Bleeding settled; it made 2 L positive.",
    "High flow at 2 L/min by nasal cannula.",
    "Saline two 250 mL bags in.",
    "CentriMag console on loan until 2026.",
    "The neighbouring patient ran at 4.4 L/min and 3600 rpm on ECMO.",
    "As a newborn her ECMO flow never went past 300 mL/min.",
    "Centrifuge at 3000 rpm for 10 min.",
    "TandemHeart running 3.5 L/min at 7500 rpm.",
    "CPB: pump flow 5.2 L/min, sweep 3, FiO2 0.7.",
    "Net 2.1 L out, sweep unchanged.",
    "FiO2 0.5, PEEP 8, rate 10.",
    "Ventilator to rest: PIP 20, PEEP 8, FiO2 0.3, rate 15.",
    "HFNC 40 L/min FiO2 0.6 before cannulation.",
    "SpO2 95% on 2 L NC.",
    "tolerated 8 hours with the sweep gas off, PaO2 88 on FiO2 0.4",
    "Goal flow 4-5 L/min.",
    "If flows drop below 3 L/min will convert to VA.",
    "Flow index 2.4; cardiac output 4.2 L/min; CI 2.1.",
    "Cardiopulmonary bypass flow 5.0 L/min was used before ECMO was started.",
    "CRRT blood flow 200 mL/min.",
    "HeartMate 3 at 5400 rpm, flow 4.5 L/min.",
    "TEE septum midline, 5200 rpm, LVAD flow 4.1",
    "Impella at P-8 with flow of 3.2 L/min.",
    "Minute ventilation 6 L/min; urine output 1.4 L.",
    "Doppler flow 60 cm/s. Carotid flow normal.",
    "Flows at goal.",
    "Pump and oxygenator checked by me.",
    "gas 7.38/44/88",
    "DISPOSITION: To the PICU with the circuit, anti-Xa every six hours.",
    "RN to recheck q6.",
    "Initial settings: entered by the starting physician",
    "The circuit alarmed whenever we asked for more than three liters.",
    "ECMO running. Urine 300, chest drain 250.",
    "The vent was set back to 14 breaths.",
    "Circuit 1.2 L blood loss overnight.",
    "Circuit: 2 L blood products.",
    "Pump 1.5 L prime.",
    "ECMO 1 L ascites drained.",
]


@pytest.mark.parametrize(("text", "numbers"), READ)
def test_the_circuits_numbers_are_read(read: Read, text: str, numbers: Numbers) -> None:
    element = read(read_circuit, text, actions=("daily_management",))
    assert element["status"] == "documented"
    found = [element[name] for name in ("flow_lpm", "sweep_lpm", "fio2", "rpm")]
    assert found == [None if number is None else pytest.approx(number) for number in numbers]


@pytest.mark.parametrize("text", NOTHING)
def test_other_numbers_are_not_the_circuits(read: Read, text: str) -> None:
    element = read(read_circuit, text, actions=("daily_management",))
    assert element["status"] == "missing"
    assert element["evidence"] == []


@pytest.mark.parametrize(
    "text", ["Flow: ____ L/min     Speed: ____ rpm\nSweep: ____ L/min    FdO2: ____", "Sweep: ***"]
)
def test_a_placeholder_leaves_the_circuit_unfilled(read: Read, text: str) -> None:
    assert read(read_circuit, text)["status"] == "unfilled"


def test_a_note_without_service_has_no_circuit(pipeline: Any) -> None:
    page = pipeline("Cardiopulmonary bypass at 5.0 liters with a sweep of 3. Flow 4.2 L/min.")
    assert read_circuit(page, Case(is_service=False)).status == "missing"


EVERYDAY_WORDS = [
    ("documented", "initiation", "Flow 4.2 L/min at 3200 rpm, sweep 4, FdO2 1.0."),
    ("documented", "initiation", "Flows 4.2, RPM 3200, sweep 4 L, FiO2 100%."),
    ("documented", "initiation", "Initial flow of 3.8 liters at 3100 revolutions."),
    ("documented", "initiation", "We came up to 4 litres a minute on 3400 revs."),
    ("documented", "initiation", "Running at 3.5 LPM."),
    ("documented", "initiation", "blood flow 60 ml/kg/min"),
    ("documented", "initiation", "Pump 3250, flow 3.9, gas 3."),
    ("documented", "initiation", "Blender 60 percent, sweep two litres."),
    ("documented", "initiation", "Full flow (4.5) reached in two minutes."),
    ("documented", "initiation", "4.5 lpm @ 3300"),
    ("documented", "initiation", "Support established at 100 mL/kg."),
    ("documented", "initiation", "Gas flow 2 L, blender .7"),
    ("documented", "initiation", "ECMO flow: 4.0"),
    ("documented", "initiation", "Sweep gas 1:1."),
    ("documented", "initiation", "Flow is 0.42 l/min with sweep 0.4 and FdO2 0.6"),
    ("documented", "initiation", "Total flow 4.6 lpm at 3350."),
    ("documented", "daily_management", "Q 4.1, rpm 3350, SGF 4, FsO2 0.8"),
    ("documented", "daily_management", "sweep weaned to 1"),
    ("documented", "daily_management", "3300 revs giving four point two litres"),
    ("documented", "daily_management", "BFR 3.6 L/m, GFR 4 L/m"),
    ("documented", "daily_management", "On 4 L flow, 5 L sweep, 70%."),
    ("documented", "daily_management", "Speed 3200."),
    ("documented", "daily_management", "Maintained at 3.9 with the pump on 3150."),
    ("documented", "daily_management", "Flow 250 mL/min, sweep 250 mL."),
    ("documented", "daily_management", "gas flow turned down to half a litre"),
    ("missing", "initiation", "Vent: FiO2 0.5, PEEP 10, flow 60."),
    ("missing", "initiation", "Nitric flow 20 ppm."),
    ("missing", "initiation", "High flow nasal 50 L/min 80%."),
    ("missing", "initiation", "Cardiac output 4.2 L/min."),
]


@pytest.mark.parametrize(("status", "actions", "text"), EVERYDAY_WORDS)
def test_everyday_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_circuit, text, actions=tuple(actions.split()))["status"] == status
