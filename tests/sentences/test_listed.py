"""Services told by lists of sizes, closures and settings, in notes that have no verbs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from doclint.nlp.page import Page
from doclint.reading.action import read_action

Pipeline = Callable[[str], Page]

TOLD: list[tuple[str, list[str]]] = [
    (
        "ED resus. 61M OHCA, VF.\nR groin vein 25 Fr / L groin artery 19 Fr, US + needle, dilators up, wires seen "
        "on echo.\nV-A, pump to Dr. Okoro.",
        ["insertion"],
    ),
    (
        "Bedside note. V-V for ARDS.\nAccess: Seldinger, duplex live.\nR IJ 31 Fr Crescent, dual lumen.\n"
        "Sweep 4, 4.8 L/min, to perfusion.",
        ["insertion"],
    ),
    (
        "62F, V-A 6 d, recovered. Arterial cannula R CFA: wire back through it, MANTA deployed, dry. Venous: "
        "figure of eight. Stable off support.",
        ["removal"],
    ),
    (
        "Night on V-V. Neck 19 Fr, groin 25 Fr. Flow 4.4 L/min, sweep 6, FdO2 0.9, 3400 rpm. Stiff lungs. "
        "Carry on; cap again Monday.",
        ["daily_management"],
    ),
    (
        "Both venous cannulae, left femoral and right jugular, are out. V-V ended at noon, pressure 15 min.",
        ["removal"],
    ),
]
SILENT = [
    "R CFA 17 Fr, R CFV 25 Fr: dressings dry. V-A, foot warm.",
    "On V-V via RIJ 27 Fr. Needle biopsy of the liver discussed.",
    "V-A runs. Sheath in the left groin, needle out, MANTA planned.",
]


@pytest.mark.parametrize(("text", "actions"), TOLD)
def test_a_list_tells_its_service(pipeline: Pipeline, text: str, actions: list[str]) -> None:
    assert read_action(pipeline(text)).values["values"] == actions


@pytest.mark.parametrize("text", SILENT)
def test_sizes_alone_tell_of_nothing_done(pipeline: Pipeline, text: str) -> None:
    assert not set(read_action(pipeline(text)).values["values"]) & {"insertion", "removal"}


@pytest.mark.parametrize(
    "text",
    [
        "Nursing note. ECMO RPM 3000, sweep 2. Reviewed 2024 policy. Stays on isolation.",
        "Dietitian. ECMO, flow 4 L/min, sweep 3. Stays on the ketogenic feed, keeps on losing weight.",
    ],
)
def test_what_stays_is_not_always_support(pipeline: Pipeline, text: str) -> None:
    assert read_action(pipeline(text)).values["values"] == []
