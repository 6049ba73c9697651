"""Where sections begin and end, and what their headings say of what is in them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from doclint.nlp.pipeline import Pipeline

_MARK = "the lungs"


def _section_of(pipeline: Pipeline, text: str) -> tuple[str, str | None]:
    """Give category and facet of the section in which ``_MARK`` stands."""
    section = pipeline(text).section(text.index(_MARK))
    return section.category, section.facet


@pytest.mark.parametrize(
    "heading",
    [
        "PLAN:",
        "Plan:",
        "plan:",
        "PLAN",
        "Plan",
        "## Plan",
        "**Plan**",
        "**Plan:**",
        "Plan\n----",
        "=== PLAN ===",
        "[PLAN]",
        "4. PLAN",
        "IV. Plan",
        "Plan of care:",
        "PLAN FOR TODAY:",
    ],
)
def test_headings_in_any_form(pipeline: Pipeline, heading: str) -> None:
    text = f"EXAM: Quiet.\n\n{heading}\nRest the lungs for a day or two.\n"
    assert _section_of(pipeline, text) == ("plan", "PLANNED")


@pytest.mark.parametrize(
    "heading", ["pre-operative  diagnosis", "Pre Op Diagnosis", "PREOP DIAGNOSIS"]
)
def test_hyphens_and_blanks_make_no_difference(pipeline: Pipeline, heading: str) -> None:
    assert _section_of(pipeline, f"{heading}: the lungs failed")[0] == "preoperative_diagnosis"


def test_capitals_without_colon(pipeline: Pipeline) -> None:
    text = "DATE OF SERVICE 3/4/24\nPREOPERATIVE DIAGNOSIS failure of the lungs\n"
    assert _section_of(pipeline, text)[0] == "preoperative_diagnosis"


@pytest.mark.parametrize(
    "text",
    [
        "Family history: father on ECMO.\n\nECMO rests the lungs.",
        "Family history: father on ECMO.\nECMO rests the lungs.",
        "FAMILY HISTORY\nFather on ECMO.\n\nECMO rests the lungs.",
        "Consent: husband by phone\nECMO rests the lungs.",
        "Consent: risks were discussed.\nFindings: the lungs are stiff.",
        "PLAN: wean\nZebra check: the lungs",
        "PLAN\nwean\n\nZebra check:\nthe lungs",
        "PLAN\nwean\n\n## Zebra check\nthe lungs",
        "PLAN: wean\n      echo Thursday\nI looked at the lungs myself.",
        "PMH: HTN, DM\n\nHe was taken to the theatre and we looked at the lungs with a scope.",
        "Yesterday's note: on VA.\n\nToday: resting the lungs.",
        "COPIED FROM 3/2 NOTE\nOn VA.\nFlow 3.\n\nResting the lungs.",
        "--- prior note 03/02 ---\nHPI: flu.\n\nPLAN: wean.\n--- end ---\nResting the lungs.",
        "[[ 3/2 note: on VA ]] Resting the lungs.",
        'Copied from 5/5/2026: "Flow 5.1, sweep 8."\nResting the lungs.',
        "From yesterday: flow 3.\nResting the lungs.",
    ],
)
def test_a_section_ends(pipeline: Pipeline, text: str) -> None:
    assert _section_of(pipeline, text)[1] is None


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("PLAN:\n1. Rest.\n2. Spare the lungs.", "PLANNED"),
        ("PLAN:\n\n- rest\n\n- spare the lungs", "PLANNED"),
        ("PMH:\n- asthma\n\n- a scar in the lungs", "EARLIER"),
        ("FAMILY HISTORY\n\nDisease of the lungs in two aunts.", "OTHER_PERSON"),
        ("CONSENT:\nRisks: bleeding, and harm to the lungs.", "RISK"),
        ("COPIED FROM 3/2 NOTE: Flow 3.8. We rest the lungs.", "EARLIER"),
        ("COPIED FROM 3/2 NOTE:\nFlow 3.8.\nWe rest the lungs.", "EARLIER"),
        (
            "--- prior note 03/02 ---\nFlow.\n\nPLAN: rest the lungs.\n--- end ---\nToday.",
            "EARLIER",
        ),
        ("-- carried forward from 04/08/2026 --\nRest the lungs.\n-- end --\nFlow 4.", "EARLIER"),
        ("Yesterday's note:\nWe rest the lungs.\n\nToday: better.", "EARLIER"),
        ("EXAM: quiet.\nPrevious progress note 3/2/24:\nWe rest the lungs.", "EARLIER"),
        ("Copied forward from Dr. Lee, 3/2:\nWe rest the lungs.", "EARLIER"),
    ],
)
def test_what_a_heading_says(pipeline: Pipeline, text: str, facet: str) -> None:
    assert _section_of(pipeline, text)[1] == facet


@pytest.mark.parametrize(
    "text",
    [
        "Prior note was reviewed and we rest the lungs.",
        "Previous notes reviewed. We rest the lungs.",
        "Carried out at the bedside to rest the lungs.",
        "Pulled from the groin, the cannula spares the lungs.",
        "Last note said it: rest the lungs.",
        "From yesterday's film we know the lungs are wet.",
    ],
)
def test_sentences_are_no_marks(pipeline: Pipeline, text: str) -> None:
    assert _section_of(pipeline, text)[1] is None


@pytest.mark.parametrize(
    "heading",
    [
        "ADDENDUM:",
        "Addendum 3/5/24 14:00",
        "ADDENDUM (3/5/2024 14:00, Dr. Lee):",
        "Late entry:",
        "Attending addendum:",
    ],
)
def test_addenda(pipeline: Pipeline, heading: str) -> None:
    text = f"PLAN: wean.\n\n{heading}\nWe looked at the lungs.\n"
    category, facet = _section_of(pipeline, text)
    assert category in ("addendum", "attestation")
    assert facet is None


def test_a_section_goes_on_behind_a_copied_block(pipeline: Pipeline) -> None:
    text = "PLAN:\nWean.\n-- carried forward from 3/2 --\nold\n-- end --\nSpare the lungs."
    assert _section_of(pipeline, text) == ("plan", "PLANNED")
    assert pipeline(text).section(text.index("Spare")).title == "PLAN"


def test_sections_cover_the_note(pipeline: Pipeline) -> None:
    text = "First words.\nPLAN: x\nFAMILY: y\nz\n\nAddendum: a\n"
    sections = pipeline(text).sections
    assert sections[0].start == 0
    assert sections[-1].end >= len(text.rstrip())
    assert all(before.end == after.start for before, after in pairwise(sections))


@pytest.mark.parametrize(
    ("title", "element"),
    [
        ("How sick was he at that moment", "severity"),
        ("Numbers before ECMO", "severity"),
        ("Pre-pump physiology", "severity"),
        ("What had been tried", "failed_therapy"),
        ("All measures attempted", "failed_therapy"),
        ("Why support was needed", "indication"),
        ("Why is he on the pump", "indication"),
        ("Why is it coming out", "reason"),
        ("Why the cannula was moved", "reason"),
        ("Still needs the circuit", "reason"),
        ("Did anything go wrong", "complications"),
        ("Mishaps during the run-in", "complications"),
        ("How was the bleeding stopped", "hemostasis"),
        ("Parents' agreement", "consent"),
        ("Anticoag this shift", "anticoagulation"),
        ("Which day is it", "ecmo_day"),
        ("Fluoro in the room", "fluoroscopy"),
        ("Blood loss", None),
        ("How he looked on the ward round", None),
        ("Which hospital sent her", None),
    ],
)
def test_a_key_is_told_by_what_it_asks(title: str, element: str | None, pipeline: Pipeline) -> None:
    page = pipeline(f"{title}: as in the chart.\nSigned by A. Person MD.\n")
    assert page.fields[0].element == element


def test_a_question_alone_on_its_line_is_a_heading(pipeline: Pipeline) -> None:
    page = pipeline("Mr. R., 58.\n\nWhy we were called\nInfarct with shock.\n")
    assert page.section(page.text.index("Infarct")).category == "indication"


@pytest.mark.parametrize("line", ["PARENTS CONSENTED BY PHONE", "WHY WE CAME, NOBODY KNEW"])
def test_a_sentence_in_capitals_is_no_heading_of_a_likely_kind(
    line: str, pipeline: Pipeline
) -> None:
    page = pipeline(f"AN OPERATION IS TOLD\n{line}\nTHE CANNULA WAS ADVANCED\n")
    assert page.section(page.text.index("CANNULA")).category in ("", "other")
