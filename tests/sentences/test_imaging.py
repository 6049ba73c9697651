"""Sentences that tell of ultrasound, echo and film, and which of them are the procedure's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.imaging import read_imaging

SHOWN = [
    ("Under real-time ultrasound the right IJ was punctured.", "ultrasound"),
    ("Ultrasound-guided access to the left femoral vein.", "ultrasound"),
    ("US guided stick of the right CFV, wire passed easily.", "ultrasound"),
    ("Both femoral veins were scanned with ultrasound and found compressible.", "ultrasound"),
    ("The vein was entered with a needle under direct ultrasound vision.", "ultrasound"),
    ("Sonographic guidance was used for venous puncture.", "ultrasound"),
    ("Duplex showed the cannula tip free in the external iliac.", "ultrasound"),
    ("Epicardial echo showed a free cannula tip.", "ultrasound"),
    ("TEE confirmed the venous cannula at the cavoatrial junction.", "tee"),
    ("TOE: return jet directed at the tricuspid valve.", "tee"),
    ("Transoesophageal echo showed the wire in both cavae.", "tee"),
    ("The cannula was rotated under TEE guidance.", "tee"),
    ("Transesophageal probe: end hole facing the tricuspid valve.", "tee"),
    ("Bedside echo showed both tips in good position.", "tte"),
    ("TTE: jet toward TV, tip in IVC.", "tte"),
    ("Subcostal echocardiography had the tip just below the hepatic veins.", "tte"),
    ("The wire was watched by echo down to the IVC.", "tte"),
    ("CXR: cannula tip at T8.", "x_ray"),
    ("A chest film showed the arterial tip at the arch.", "x_ray"),
    ("Babygram places the venous tip in the right atrium.", "x_ray"),
    ("Position was confirmed by portable chest radiograph.", "x_ray"),
    ("KUB shows the femoral cannula tip at the diaphragm, well placed.", "x_ray"),
    ("Imaging guidance: [x] ultrasound [ ] none", "ultrasound"),
    ("Tip position: TEE", "tee"),
]
NOT_THE_PROCEDURE = [
    "Echo: LVEF 15%, severe mitral regurgitation, no effusion.",
    "TTE this morning showed biventricular failure.",
    "CXR with bilateral white-out.",
    "Head ultrasound: no hemorrhage.",
    "Renal ultrasound normal.",
    "Chest x-ray shows worsening infiltrates.",
    "TEE: EF 10%, RV dilated.",
    "Chest film ordered to check the cannula position.",
    "CXR to confirm placement is pending.",
    "Echo tomorrow to look at the cannula.",
    "Will obtain duplex of the leg in the morning.",
    "PICC placed under ultrasound guidance.",
    "The left radial arterial line was placed under ultrasound.",
    "ETT tip 2 cm above the carina on CXR.",
    "Chest tube placed under ultrasound for the effusion.",
    "Dorsalis pedis found by Doppler.",
    "Prenatal ultrasound showed the hernia.",
    "If recirculation recurs we will repeat the echo.",
    "Imaging: [ ] ultrasound [x] none",
    "He denies allergy to ultrasound gel.",
    "Plan: TEE on Friday to assess recovery.",
    "The US Army sergeant was cannulated for VV ECMO.",
]


@pytest.mark.parametrize(("text", "value"), SHOWN)
def test_imaging_of_the_procedure(
    read: Callable[..., dict[str, Any]], text: str, value: str
) -> None:
    element = read(read_imaging, text)
    assert element["status"] == "documented"
    assert value in element["values"]


@pytest.mark.parametrize("text", NOT_THE_PROCEDURE)
def test_other_imaging(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_imaging, text)["status"] in ("missing", "not_done")


@pytest.mark.parametrize(
    ("status", "text", "actions"),
    [
        ("documented", "Neck ultrasound afterwards: vein patent.", ("removal",)),
        (
            "documented",
            "Completion duplex showed brisk flow through the femoral artery.",
            ("removal",),
        ),
        ("documented", "Color Doppler: flow in the carotid repair.", ("removal",)),
        ("missing", "Duplex of the groin in the morning.", ("removal",)),
        ("missing", "Echo before removal: good biventricular function.", ("removal",)),
        ("documented", "CXR: return cannula tip in the SVC, lungs white.", ("daily_management",)),
        (
            "documented",
            "Film today: drainage cannula unchanged at the IVC/RA junction.",
            ("daily_management",),
        ),
        ("missing", "CXR: lungs white, ETT in place.", ("daily_management",)),
        ("missing", "Cannulated under ultrasound on Monday.", ("daily_management",)),
        ("missing", "TTE: EF 20%, valve opens each beat.", ("daily_management",)),
        ("documented", "Echo showed the tip against the septum.", ("reposition",)),
        ("documented", "TEE and live fluoro the whole time.", ("reposition",)),
    ],
)
def test_by_service(
    read: Callable[..., dict[str, Any]], status: str, text: str, actions: tuple[str, ...]
) -> None:
    assert read(read_imaging, text, actions)["status"] == status


MORE_SHOWN = [
    "Vessels were accessed under ultrasound.",
    "Sonosite used for IJ access.",
    "Vein entered with US.",
    "Real-time sonographic needle visualization.",
    "Ultrasound was used to size the vessels: RFV 11 mm.",
    "The CFA was identified with the linear probe.",
    "Duplex mapping of both groins before puncture.",
    "Echo-guided dual lumen placement.",
    "Cardiology guided placement with TEE.",
    "Site-Rite guided puncture.",
    "Transthoracic imaging guided rotation.",
    "Wire position seen on ultrasound.",
]


@pytest.mark.parametrize("text", MORE_SHOWN)
def test_more_shown(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_imaging, text, ("insertion",))["status"] == "documented"


MORE_OTHER = [
    "Lower extremity ultrasound negative for DVT.",
    "Lung ultrasound with B lines.",
    "TTE on admission EF 20%.",
    "Bedside echo: severe biventricular failure, plan VA ECMO.",
    "Chest x-ray: complete white-out, cannulation was decided.",
    "Carotid duplex in a week.",
    "Head US q day.",
    "CXR: ETT and NG in place.",
    "Abdominal ultrasound with ascites.",
    "Post-op echo shows EF 30%.",
    "POCUS: IVC plethoric, RV dilated.",
    "Bedside ultrasound showed no pericardial effusion.",
    "Line placed in left femoral vein for dialysis with ultrasound.",
]


@pytest.mark.parametrize("text", MORE_OTHER)
def test_more_other(read: Callable[..., dict[str, Any]], text: str) -> None:
    assert read(read_imaging, text, ("insertion",))["status"] == "missing"


IN_OTHER_WORDS = [
    ("documented", "insertion", "The anaesthetist watched the wire with the oesophageal probe."),
    ("documented", "insertion", "Subxiphoid window: wire in the RA."),
    ("documented", "insertion", "US for the vein, landmark for the artery."),
    ("documented", "insertion", "USS of the groin before puncture: both vessels patent."),
    ("documented", "reposition", "Subcostal views followed the tip as it came back."),
    (
        "documented",
        "daily_management",
        "CXR: arterial end at the arch, venous end below the diaphragm.",
    ),
    ("documented", "daily_management", "Morning film: drainage cannula has slipped, now at L2."),
    ("documented", "removal", "Duplex later clean."),
    ("documented", "removal", "Echo after removal: no clot in the cava."),
    ("documented", "removal", "Scan of the neck after: jugular open."),
    ("documented", "insertion", "Imaging used\nTEE: Y\nUltrasound: Y\nFluoroscopy: N"),
    ("not_done", "insertion", "No ultrasound was available or used, vessels exposed."),
    ("unfilled", "insertion", "Position checked by *** (TTE or CXR)."),
    ("missing", "daily_management", "Cranial ultrasound: normal."),
    ("missing", "daily_management", "Echo: LV squeeze better, no effusion."),
    ("missing", "insertion", "Subcostal view before the arrest showed a big RV."),
    ("missing", "daily_management", "CXR: ETT at the carina, worse edema."),
    ("missing", "insertion", "Film ordered to check the tip."),
    ("missing", "removal", "Echo tomorrow after the neck duplex."),
    ("missing", "daily_management", "TEE booked for Friday to look at the mitral valve."),
    ("missing", "removal", "TTE on low flow: EF 45%, RV normal."),
    ("missing", "daily_management", "Bedside US of the pleura: small effusion."),
    ("missing", "insertion", "Images are stored in PACS. TTE showed severe LV failure."),
]


@pytest.mark.parametrize(("status", "actions", "text"), IN_OTHER_WORDS)
def test_in_other_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_imaging, text, tuple(actions.split(",")))["status"] == status


OF_MANY_HANDS = [
    ("documented", "insertion", "Needle watched into the vein on the screen of the ultrasound."),
    ("documented", "insertion", "US guidance both sides."),
    ("documented", "insertion", "Wire confirmed in IVC by echo."),
    ("documented", "insertion", "CXR good position."),
    ("documented", "reposition", "Done under TTE."),
    ("documented", "removal", "Completion duplex: triphasic."),
    ("documented", "initiation", "Cannulated with ultrasound at the bedside."),
    ("documented", "daily_management", "CXR with cannulas in stable position."),
    ("missing", "daily_management", "CXR: white out."),
    ("missing", "daily_management", "TTE: EF 25%."),
    ("missing", "insertion", "Echo showed EF 10% so VA was chosen."),
    ("missing", "insertion", "Lung ultrasound B lines throughout."),
]


@pytest.mark.parametrize(("status", "actions", "text"), OF_MANY_HANDS)
def test_of_many_hands(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_imaging, text, tuple(actions.split(",")))["status"] == status


SEEN_AFRESH = [
    ("documented", "insertion", "Apical transthoracic views were used to follow the wire."),
    ("documented", "reposition", "Eased out 2 cm while the cardiologist watched on TTE."),
    ("documented", "reposition", "Hepatic ultrasound followed the cannula tip to the junction."),
    ("documented", "insertion", "USG-guided stick of the left jugular."),
    ("documented", "insertion", "Both groins insonated, vein entered in plane."),
    ("documented", "insertion", "Vein found with the linear probe."),
    ("not_done", "insertion", "Done by landmarks only."),
    ("not_done", "reposition", "Turned at the bedside without echo or film."),
    ("unfilled", "insertion", "TEE guidance {was/was not} used."),
    ("documented", "removal", "US neck afterwards: vein open, no clot."),
    ("missing", "removal", "Duplex at 48 h for DVT. Cannulas out."),
]


@pytest.mark.parametrize(("status", "actions", "text"), SEEN_AFRESH)
def test_seen_afresh(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_imaging, text, tuple(actions.split(",")))["status"] == status


AS_OTHERS_WRITE = [
    ("documented", "insertion", "Both sticks under sonographic vision."),
    ("documented", "insertion", "Vein compressible on scan; entered first time."),
    ("documented", "insertion", "Wire confirmed in IVC on subcostal echo prior to dilating."),
    ("documented", "insertion", "Ultrasound machine used for both groins."),
    ("documented", "insertion", "Echo-guided placement of the dual lumen cannula."),
    ("documented", "insertion", "Image guidance: TEE"),
    ("documented", "reposition", "CXR prior: tip in RA too low. Pulled up 2 cm."),
    ("documented", "reposition", "Turned 20 degrees on echo until the jet faced the valve."),
    ("missing", "insertion", "Echo on admission: EF 10%."),
    ("missing", "daily_management", "CXR: white out. TTE: EF 20%."),
    ("documented", "daily_management", "CXR: venous cannula tip at T9, unchanged."),
    ("documented", "removal", "Post-decannulation duplex: no DVT."),
    ("not_done", "insertion", "Imaging: none used (arrest, landmark)."),
    ("documented", "insertion", "Done with U/S and TOE."),
    ("documented", "insertion", "Completion radiograph shows cannulae satisfactory."),
]


@pytest.mark.parametrize(("status", "actions", "text"), AS_OTHERS_WRITE)
def test_as_others_write(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_imaging, text, tuple(actions.split(",")))["status"] == status


NEAR_MISSES = [
    ("missing", "insertion", "Patient was scanned in the ED before transfer. Cannulas placed."),
    ("missing", "insertion", "CT chest seen by us. Cannula went in."),
    ("missing", "daily_management", "Neck scanned for lymph nodes."),
    ("missing", "insertion", "The Doppler probe found pulses at both ankles."),
    ("missing", "daily_management", "No echo today."),
    ("missing", "daily_management", "CXR not done."),
    ("missing", "insertion", "XR hip normal. Cannula placed by palpation."),
]


@pytest.mark.parametrize(("status", "actions", "text"), NEAR_MISSES)
def test_near_misses(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_imaging, text, tuple(actions.split(",")))["status"] == status


TOLD_INDIRECTLY = [
    (
        "documented",
        "insertion",
        "Both femorals mapped with the linear array before puncture.",
    ),
    (
        "documented",
        "removal",
        "Neck checked by Doppler the next hour: vein open.",
    ),
    (
        "documented",
        "insertion",
        "Sono-guided stick of the left IJ.",
    ),
    (
        "documented",
        "insertion",
        "Access guidance: US (both sides)",
    ),
    (
        "documented",
        "reposition",
        "X-rayed once more and the tip is where it should be.",
    ),
    (
        "documented",
        "insertion",
        "The second portable, taken in the unit, has the cannula at the diaphragm.",
    ),
    (
        "documented",
        "insertion",
        "Cannula followed with the phased-array by the cardiologist.",
    ),
    (
        "documented",
        "insertion",
        "Deep transgastric view kept the wires in sight.",
    ),
    (
        "documented",
        "insertion",
        "USG for both vessels, pics saved.",
    ),
    (
        "documented",
        "insertion",
        "Vessels found by: U/S, used throughout",
    ),
    (
        "documented",
        "insertion",
        "Plate taken at the bedside x-ray. Tip T9, left there.",
    ),
    (
        "documented",
        "insertion",
        "The guidewire could be traced sonographically to the liver veins.",
    ),
    (
        "not_done",
        "insertion",
        "Neither film, TOE nor ultrasound was to hand in the ambulance.",
    ),
    (
        "not_done",
        "insertion",
        "There was no ultrasound machine; femoral pulse felt.",
    ),
    (
        "unfilled",
        "insertion",
        "Imaging: [ ] US [ ] TTE [ ] X-ray",
    ),
    (
        "missing",
        "daily_management",
        "No echo or film today.",
    ),
    (
        "missing",
        "insertion",
        "CXR taken: bilateral white-out. Cannula tip culture sent.",
    ),
    (
        "missing",
        "insertion",
        "The portable monitor was swapped.",
    ),
    (
        "missing",
        "insertion",
        "Ankle pulses heard with Doppler.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), TOLD_INDIRECTLY)
def test_told_indirectly(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_imaging, text, tuple(actions.split(",")))["status"] == status


EVERYDAY_WORDS = [
    (
        "documented",
        "insertion",
        "Our anaesthetist, with eyes from the gullet, put the tip in the RA.",
    ),
    ("documented", "insertion", "US guided access to both vessels."),
    ("documented", "insertion", "Using ultrasound the RFV was punctured."),
    ("documented", "insertion", "Under real time USG guidance right IJV punctured."),
    ("documented", "insertion", "USG guided."),
    ("documented", "insertion", "U/S-guided Seldinger."),
    ("documented", "insertion", "Vein found with the probe and punctured under vision."),
    ("documented", "insertion", "TOE guidance throughout."),
    ("documented", "insertion", "TEE guided the wire into the IVC."),
    ("documented", "insertion", "CXR after: tips fine."),
    ("documented", "insertion", "Echo in the room for wire and cannula."),
    ("documented", "insertion", "Cannulation performed with echo guidance."),
    ("documented", "insertion", "Vessels scanned before prep, right femoral vein 11 mm."),
    ("documented", "insertion", "Pre-procedure scan: RIJ 14 mm, compressible."),
    ("documented", "insertion", "Vein seen on ultrasound, patent."),
    ("documented", "insertion", "Femoral vessels imaged with linear transducer."),
    ("documented", "insertion", "Micropuncture with sono."),
    ("documented", "insertion", "Dynamic sonographic guidance."),
    ("documented", "insertion", "Sterile probe cover, needle seen entering the vein."),
    ("documented", "insertion", "Needle tip visualised entering the vein in long axis."),
    ("documented", "insertion", "Needle visualised throughout on screen with ultrasound."),
    ("documented", "insertion", "POCUS used."),
    ("documented", "insertion", "Ultrasound."),
    ("documented", "insertion", "Imaging: US + TEE"),
    ("documented", "insertion", "Guidance: ultrasound"),
    ("documented", "insertion", "Image guidance: USG, TTE"),
    ("documented", "insertion", "With TEE the bicaval wire was seen."),
    ("documented", "insertion", "Wires confirmed in IVC and aorta on echo."),
    ("documented", "insertion", "TTE subcostal window for wire."),
    ("documented", "removal", "Duplex after pressure: flow in CFA, no pseudoaneurysm."),
    ("documented", "removal", "Bedside ultrasound of the groin afterwards: no haematoma."),
    ("documented", "removal", "Vascular lab: artery patent, no thrombus."),
    ("documented", "removal", "Scanned the vein at one hour, open."),
    ("documented", "removal", "Neck US 2h later: no clot."),
    ("documented", "daily_management", "CXR today: cannula tip unchanged at T9."),
    ("documented", "daily_management", "Film: tip RA."),
    ("documented", "daily_management", "TTE: cannula well positioned, EF 30%."),
    ("documented", "reposition", "Under TTE the cannula was withdrawn 2 cm."),
    ("documented", "reposition", "TOE-guided rotation of the cannula."),
    ("documented", "vent_insertion", "TOE showed the vent across the mitral."),
    ("not_done", "insertion", "No ultrasound was available."),
    ("not_done", "insertion", "Landmark technique, ultrasound not used."),
    ("not_done", "insertion", "No imaging used."),
    ("not_done", "insertion", "Image guidance: N"),
    ("missing", "insertion", "TTE: EF 15%, severe MR."),
    ("missing", "insertion", "CT chest: ground glass throughout."),
    ("missing", "insertion", "CXR white-out bilaterally."),
    ("missing", "daily_management", "TTE: EF 40%, RV mildly dilated."),
    ("missing", "daily_management", "CXR: clearing at the bases."),
    ("missing", "insertion", "Arterial line placed with ultrasound."),
    ("missing", "removal", "Head ultrasound tomorrow."),
    ("missing", "removal", "Duplex in the morning."),
    ("unfilled", "insertion", "Ultrasound guidance: ***"),
    ("unfilled", "insertion", "Imaging used: ____"),
    ("documented", "daily_management", "Both lines in the groins, tips 6 cm apart on KUB."),
    ("documented", "removal", "Jugular us after: open."),
    ("missing", "removal", "Flow turned to one liter, heart observed under TEE (EF 40, RV fair)."),
    ("documented", "removal", "Cannula withdrawn under TEE."),
    (
        "missing",
        "insertion",
        "KUB, chest film and a TTE to look where the tip lies, for the day team.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), EVERYDAY_WORDS)
def test_everyday_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_imaging, text, actions=tuple(actions.split()))["status"] == status


FROM_BELOW_THE_RIBS = [
    (
        "documented",
        "vent_insertion",
        "Apex found while the echo doctor watched the dent on her TOE.",
    ),
    ("documented", "insertion", "Subcostal view between strokes: one wire in the cava."),
    ("missing", "daily_management", "Right great toe dusky."),
    ("missing", "daily_management", "Big toe is blue on the left."),
]


@pytest.mark.parametrize(("status", "actions", "text"), FROM_BELOW_THE_RIBS)
def test_from_below_the_ribs(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    got = read(read_imaging, text, actions=frozenset(actions.split()))
    assert got["status"] == status


STUDIES_OF_OTHER_HOUSES: list[tuple[str, str, str, Any]] = [
    (
        "documented",
        "daily_management",
        "Radiograph at 0600: jugular tip in the RA, unchanged since yesterday.",
        "x_ray",
    ),
    (
        "documented",
        "daily_management",
        "CXR today: return cannula tip at T5, no change vs yesterday.",
        "x_ray",
    ),
    (
        "documented",
        "daily_management",
        "Film this am, drainage tip T10, same as yesterday's film.",
        "x_ray",
    ),
    (
        "documented",
        "daily_management",
        "Chest x-ray: femoral cannula at L1, not moved compared with yesterday.",
        "x_ray",
    ),
    (
        "documented",
        "daily_management",
        "Echo: return jet at the tricuspid valve, unchanged from 2 days ago.",
        "tte",
    ),
    (
        "documented",
        "daily_management",
        "Radiograph shows cannula tip at the cavoatrial junction, 1 cm higher than previous.",
        "x_ray",
    ),
    ("missing", "daily_management", "CXR yesterday: tip at T5.", ""),
    ("missing", "daily_management", "Radiograph from yesterday showed the tip at T5.", ""),
    ("missing", "daily_management", "Film of 2 days ago showed the cannula in the RA.", ""),
    (
        "documented",
        "removal",
        "Venous Doppler of the left groin after decannulation: no clot in the femoral vein.",
        "ultrasound",
    ),
    (
        "documented",
        "removal",
        "Arterial Doppler post removal: biphasic flow in the right CFA.",
        "ultrasound",
    ),
    (
        "documented",
        "removal",
        "Post-decannulation Doppler of the neck: cannula-associated clot in the IJ.",
        "ultrasound",
    ),
    (
        "documented",
        "removal",
        "Doppler R groin after pulling: non-occlusive thrombus in CFV.",
        "ultrasound",
    ),
    (
        "documented",
        "removal",
        "Doppler study of both groins once the cannulas were out: veins patent.",
        "ultrasound",
    ),
    (
        "documented",
        "removal",
        "Colour Doppler of the carotid after repair: good forward flow.",
        "ultrasound",
    ),
    ("missing", "removal", "Fetal Doppler was normal.", ""),
    ("missing", "removal", "Transcranial Doppler: symmetric flow.", ""),
    ("missing", "removal", "Venous Doppler of the groin planned for tomorrow.", ""),
    ("missing", "daily_management", "Doppler signals present in both feet.", ""),
    ("missing", "removal", "Pedal pulses by Doppler before and after.", ""),
    ("documented", "insertion", "Right IJ punctured in short axis, image saved.", "ultrasound"),
    (
        "documented",
        "insertion",
        "Needle followed in long axis into the femoral vein, permanent image stored.",
        "ultrasound",
    ),
    (
        "documented",
        "insertion",
        "Vein patent and compressible; needle tip seen in plane; permanent picture kept in the record.",
        "ultrasound",
    ),
    (
        "documented",
        "insertion",
        "Puncture watched in short axis, print filed in the notes.",
        "ultrasound",
    ),
    (
        "documented",
        "insertion",
        "Entry of the needle observed in long axis; still stored to PACS.",
        "ultrasound",
    ),
    (
        "documented",
        "insertion",
        "Compressible CFV, needle entry observed in real time, permanent recording filed.",
        "ultrasound",
    ),
    ("missing", "insertion", "Wound photographed, picture filed in the chart.", ""),
    ("missing", "insertion", "TEE: LV in short axis is dilated.", ""),
    ("missing", "insertion", "ECG: left axis, tracing filed in the chart.", ""),
    ("missing", "insertion", "The vein was dissected along its long axis.", ""),
    ("missing", "insertion", "CXR to be done on the ward for tip position.", ""),
    (
        "missing",
        "insertion",
        "X-ray to be obtained in the unit to confirm the position of the tips.",
        "",
    ),
    ("missing", "insertion", "TTE to be performed once in ICU to look at the cannula.", ""),
    ("missing", "insertion", "Film to be shot on arrival to see where the tips lie.", ""),
    ("missing", "insertion", "Radiograph to be had after transfer to check the cannulae.", ""),
    ("missing", "insertion", "Chest film on arrival in PICU to check tips.", ""),
    ("missing", "insertion", "We shall take a film to check the tips.", ""),
    ("missing", "insertion", "Babygram to be requested to check tip.", ""),
    (
        "documented",
        "insertion",
        "The film taken on arrival in PICU to check the tips showed them well placed.",
        "x_ray",
    ),
    ("documented", "insertion", "Tip could be seen on echo in the RA.", "tte"),
    (
        "conflicting",
        "insertion",
        "Ultrasound guidance: Yes, real time\nUltrasound was not used at any point; landmark puncture.",
        "",
    ),
    (
        "conflicting",
        "insertion",
        "US guidance: yes\nBoth groins were cannulated by landmark, no ultrasound was used.",
        "",
    ),
    (
        "conflicting",
        "insertion",
        "Imaging guidance: ultrasound\nThe vein was stuck blind; ultrasound was not used.",
        "",
    ),
    (
        "documented",
        "insertion",
        "Ultrasound-guided puncture of the vein. Ultrasound was not used for the artery.",
        "ultrasound",
    ),
    (
        "documented",
        "insertion",
        "The right vein was punctured under ultrasound. On the left ultrasound was not used.",
        "ultrasound",
    ),
    ("documented", "insertion", "Ultrasound guided. TEE was not used.", "ultrasound"),
    (
        "documented",
        "insertion",
        "Landmark attempt without ultrasound failed; the vein was then punctured under ultrasound.",
        "ultrasound",
    ),
    ("not_done", "insertion", "Ultrasound guidance: No\nUltrasound was not used.", ""),
    ("not_done", "insertion", "Ultrasound guidance: No\nFlow 4.", ""),
    ("not_done", "insertion", "Ultrasound used? No\nRight jugular vein.", ""),
]


@pytest.mark.parametrize(("status", "actions", "text", "value"), STUDIES_OF_OTHER_HOUSES)
def test_studies_of_other_houses(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str, value: Any
) -> None:
    """Doppler of the site, a puncture seen in an axis, films compared and films to come."""
    element = read(read_imaging, text, actions=tuple(actions.split()))
    assert element["status"] == status
    assert " ".join(sorted(element.get("values", []))) == value or status != "documented"


STUDIES_DENIED_AND_AFFIRMED: list[tuple[str, str, str, Any]] = [
    (
        "documented",
        "insertion",
        "Vein mapped with the butterfly probe before puncture.",
        "ultrasound",
    ),
    ("documented", "insertion", "USG: RIJV patent, 14mm; punctured under vision.", "ultrasound"),
    ("documented", "insertion", "Dynamic sonography for each stick.", "ultrasound"),
    (
        "documented",
        "insertion",
        "Echo tech at the bedside showed the tip sitting in mid RA.",
        "tte",
    ),
    (
        "documented",
        "insertion",
        "Intraop TOE by Dr Lind: bicaval wire seen, cannula advanced to the RA.",
        "tee",
    ),
    ("documented", "insertion", "Bubble test on echo confirmed wire in the IVC.", "tte"),
    ("documented", "insertion", "Babygram: tip T6/7.", "x_ray"),
    ("documented", "insertion", "AP + lateral chest film: venous tip low RA.", "x_ray"),
    (
        "documented",
        "reposition",
        "Pulled back 2 cm under TOE until the jet faced the tricuspid.",
        "tee",
    ),
    ("documented", "reposition", "Echo watched the jet while I rotated the cannula.", "tte"),
    ("documented", "removal", "Vessel scan after pull: CFV compressible.", "ultrasound"),
    ("documented", "removal", "Completion duplex of the CFA: triphasic.", "ultrasound"),
    ("documented", "daily_management", "TTE today shows reinfusion jet across TV.", "tte"),
    ("documented", "daily_management", "CXR: cannulae unchanged.", "x_ray"),
    ("documented", "daily_management", "AXR - femoral cannula tip at T11.", "x_ray"),
    ("missing", "daily_management", "CXR: worsening bilateral infiltrates, ETT at 3 cm.", ""),
    ("missing", "daily_management", "TTE: EF 20%, no effusion.", ""),
    ("missing", "daily_management", "US abdomen: gallbladder sludge.", ""),
    ("missing", "daily_management", "Head US normal, no IVH.", ""),
    ("missing", "insertion", "Art line placed under ultrasound by the fellow.", ""),
    ("missing", "insertion", "ED POCUS before arrival: no effusion, dilated RV.", ""),
    ("missing", "insertion", "TEE probe would not pass, abandoned.", ""),
    ("missing", "insertion", "Plan CXR post procedure.", ""),
    ("missing", "insertion", "His last run was cannulated under ultrasound.", ""),
    ("not_done", "insertion", "Landmark technique only, no ultrasound.", ""),
    ("not_done", "insertion", "USG not used as machine was not working.", ""),
    ("not_done", "insertion", "Blind puncture, no scanner on the aircraft.", ""),
    ("not_done", "insertion", "Imaging guidance: none", ""),
    ("unfilled", "insertion", "Imaging guidance: ***", ""),
    ("unfilled", "insertion", "Ultrasound guidance: [ ] Yes [ ] No", ""),
    ("unfilled", "insertion", "US guidance used: {YES/NO}", ""),
    (
        "conflicting",
        "insertion",
        "Ultrasound guidance: No\nThe right IJ was punctured under real-time ultrasound.",
        "",
    ),
    (
        "conflicting",
        "insertion",
        "[x] US guided\nNarrative: landmarks only, ultrasound not used.",
        "",
    ),
    ("documented", "insertion", "Site: RIJ, US-guided, single pass", "ultrasound"),
    (
        "documented",
        "insertion",
        "Linear probe, sterile sleeve, needle tip seen entering both veins.",
        "ultrasound",
    ),
    (
        "documented",
        "insertion",
        "Sonographic confirmation of guidewire in the femoral vein before dilatation.",
        "ultrasound",
    ),
    (
        "documented",
        "insertion",
        "Wire position checked on echo (subcostal) before dilating.",
        "tte",
    ),
    (
        "documented",
        "insertion",
        "Postprocedural chest radiograph demonstrates the catheter tip projecting over the RA.",
        "x_ray",
    ),
    ("documented", "removal", "US post decann: small non-occlusive IJ thrombus.", "ultrasound"),
    (
        "documented",
        "insertion",
        "Thoracic x-ray done on the unit shows cannula end at D8.",
        "x_ray",
    ),
    ("documented", "vent_insertion", "Epicardial scan showed the vent in the LV.", "ultrasound"),
    ("documented", "insertion", "2D echo: cannula tip at RA-IVC junction.", "tte"),
    (
        "not_done",
        "insertion",
        "Ultrasound guidance: No\nVessel patency was not checked by ultrasound.",
        "",
    ),
    (
        "documented",
        "insertion",
        "Ultrasound guidance for return: No\nThe vein was punctured under ultrasound.",
        "ultrasound",
    ),
    (
        "documented",
        "insertion",
        "Ultrasound guidance: Yes\nVein punctured under ultrasound.",
        "ultrasound",
    ),
    ("missing", "insertion", "Severe LV dysfunction. This was confirmed by echo.", ""),
    ("documented", "insertion", "Cannulas at 45 cm. Confirmed by TEE.", "tee"),
]


@pytest.mark.parametrize(("status", "actions", "text", "value"), STUDIES_DENIED_AND_AFFIRMED)
def test_studies_denied_and_affirmed(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str, value: Any
) -> None:
    """A form's answer against the narrative, and studies in other words."""
    element = read(read_imaging, text, actions=tuple(actions.split()))
    assert element["status"] == status
    assert " ".join(sorted(element.get("values", []))) == value or status != "documented"
