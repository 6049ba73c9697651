"""Doctors behind a key of a head who neither performed nor wrote what a note reports."""

from __future__ import annotations

import pytest

from doclint.reading.reader import Reader

NOTE = (
    "ECMO CANNULATION NOTE\nDate of service: 03/02/2025\n"
    "V-A ECMO was started via the femoral vessels at 10:10.\n{line}\nSigned: Jane Doe, RN\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "If flows drop, duty doctor: Dr. Patel.",
        "Overnight plan: for concerns, on call consultant Dr. Patel.",
        "CXR, reviewed by Dr. Patel.",
        "TTE: EF 20%, reviewed by Dr. Patel",
        "CT head: no bleed. Reporting doctor: Dr. Patel",
        "Seen there, assessed by Dr. Patel.",
        "GP details | Doctor: Dr. Patel | Tel 0123",
        "Referring hospital: Leeds\nDoctor: Dr. Patel\nPhone: 1234",
    ],
)
def test_anothers_doctor_is_not_the_writer(reader: Reader, line: str) -> None:
    assert reader.read(NOTE.format(line=line))["physician"]["status"] == "missing"


@pytest.mark.parametrize("line", ["Doctor: Dr. Patel", "Duty doctor: Dr. Anil Patel"])
def test_the_notes_own_doctor_is(reader: Reader, line: str) -> None:
    assert reader.read(f"{line}\n{NOTE.format(line='')}")["physician"]["status"] == "documented"


def test_a_leader_of_dots_takes_no_time_to_speak_of(reader: Reader) -> None:
    """Each dot was once tried as the beginning of a key, and all behind it gone through."""
    assert reader.read("V-V ECMO started.\n" + ". " * 20_000)["physician"]["status"] == "missing"


@pytest.mark.parametrize(
    "line",
    [
        "No, sternotomy or thoracotomy.",
        "Patient had no, signs of bleeding, limb ischemia or vessel injury.",
        "No bleeding. No, limb ischemia or hematoma.",
    ],
)
def test_a_stray_comma_leaves_a_denial(reader: Reader, line: str) -> None:
    record = reader.read(NOTE.format(line=line))
    assert "documented" not in {
        record[name]["status"] for name in ("complications", "thoracic_incision")
    }
