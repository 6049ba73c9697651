"""What words do to the statements near them: one marked target a sentence, and what is asserted of it.

The text between ``<`` and ``>`` is the target. ``AFFIRMED`` means that nothing speaks against it.
"""

from __future__ import annotations

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading.base import cues_of

AGAINST = frozenset(
    (
        "NEGATED", "PLANNED", "CONDITIONAL", "RISK", "POSSIBLE", "EARLIER", "OTHER_RUN",
        "OTHER_PERSON", "OTHER_OPERATOR", "UNCHOSEN", "OPEN", "EMPTY", "IN_PLAN", "IN_CONSENT",
        "IN_FAMILY", "IN_HISTORY",
    )
)  # fmt: skip

NEGATED = [
    "DESCRIPTION: No <fluoroscopy> was used.",
    "<Fluoroscopy> was not used.",
    "<Fluoroscopy> not used.",
    "<Fluoroscopy> was not available.",
    "<Fluoroscopy> not available in the unit and not used.",
    "<Fluoroscopy> was deferred.",
    "<Fluoroscopy> could not be used at the bedside.",
    "<Fluoroscopy> could not be obtained.",
    "<Fluoroscopy> wasn't used.",
    "<Fluoro> was unavailable overnight.",
    "no <fluoro>",
    "w/o <fluoroscopy>",
    "The cannula was advanced without <fluoroscopy>.",
    "<Fluoroscopy>: none",
    "<Fluoroscopy> - none",
    "<Fluoroscopy> = no",
    "<Fluoroscopy> used: no",
    "<ECMO> was not initiated.",
    "<ECMO> not initiated.",
    "<ECMO> was declined.",
    "<ECMO> was not offered.",
    "<ECMO> - none",
    "<ECMO> was never started.",
    "The family declined <ECMO>.",
    "The family refused <ECMO>.",
    "Decision was made against <ECMO>.",
    "He was felt not to be a candidate for <ECMO>.",
    "She is not a candidate for <VA ECMO>.",
    "He is no longer a candidate for <ECMO>.",
    "Neither <fluoroscopy> nor ultrasound was used.",
    "Neither ultrasound nor <fluoroscopy> was used.",
    "Ultrasound rather than <fluoroscopy> was used.",
    "TEE was used instead of <fluoroscopy>.",
    "TEE in lieu of <fluoroscopy>.",
    "No <hematoma> was noted.",
    "<Hematoma> was not seen.",
    "No evidence of <hematoma>.",
    "There was no <bleeding> or hematoma.",
    "There was no bleeding, <hematoma> or limb ischemia.",
    "There was no bleeding, hematoma, or <limb ischemia>.",
    "Negative for <pneumothorax>.",
    "<Pneumothorax> was excluded.",
    "<Pneumothorax> was ruled out.",
    "No signs of <limb ischemia>.",
    "Nothing to suggest <hemolysis>.",
    "Free of <bleeding>.",
    "<Cut-down> was not needed.",
    "<Cut-down> was not required.",
    "No <sternotomy> was needed.",
    "A <cut-down> was avoided.",
    "<Sternotomy> was not performed.",
    "A <sternotomy> was not required for exposure.",
    "<Decannulation> was not attempted today.",
    "No <decannulation> today.",
    "<Decannulation> aborted.",
    "<Repositioning> was not necessary.",
    "The cannula was not <repositioned>.",
    "did not undergo <decannulation>",
    "<Cannulation> did not proceed.",
    "We elected not to <cannulate>.",
    "Decided against <decannulation>.",
    "<ECMO> deemed futile.",
]

AFFIRMED = [
    "without complication, <ECMO> was initiated",
    "Without complication <ECMO> was initiated.",
    "There was no resistance, <ECMO> cannula was advanced.",
    "There was no resistance and the <cannula> was advanced.",
    "No pneumothorax after percutaneous ECMO <cannula> insertion.",
    "No pneumothorax after <percutaneous> ECMO cannula insertion.",
    "No change in <bleeding>.",
    "Not only ARDS but also <bleeding> was present.",
    "no issues with <ECMO>",
    "no immediate complications; a <hematoma> was noted",
    "There were no complications other than a small <hematoma>.",
    "No complications except <bleeding> at the site.",
    "No complications apart from <bleeding> at the site.",
    "Not on pressors, <ECMO> was initiated for hypoxia.",
    "Under <fluoroscopy> the ECMO cannula did not advance.",
    "<Fluoroscopy> was used but the wire did not pass at first.",
    "<Fluoroscopy> was used throughout; no ultrasound was available.",
    "<Fluoroscopy> confirmed no kinking.",
    "<Fluoroscopy> showed no pneumothorax.",
    "He was unable to be weaned from bypass and <ECMO> was initiated.",
    "She could not be oxygenated and <VV ECMO> was started.",
    "Not responding to prone positioning; <VV ECMO> was started.",
    "Because oxygenation did not improve, <VV ECMO> was initiated.",
    "As the patient was no longer sustainable on the ventilator, <V-V ECMO> was begun.",
    "With no return of circulation <ECMO> was initiated.",
    "No ROSC after 30 minutes, <ECMO> started.",
    "The patient is on <VA ECMO> without need for dialysis.",
    "The patient remains on <VV ECMO>, not weaning today.",
    "The patient was placed on <ECMO> without incident.",
    "The <cannula> was advanced without difficulty.",
    "<Decannulation> was performed without difficulty.",
    "<Decannulation> was uneventful, no bleeding.",
    "No bleeding was seen and <decannulation> was completed.",
    "After <decannulation> no bleeding was seen.",
    "The <cannula> was placed with no resistance.",
    "<Fluoroscopy> not only confirmed the wire but also the tip.",
    "Risks were discussed. <ECMO> was initiated.",
    "Once the family agreed, <ECMO> was initiated.",
    "<ECMO> was initiated as planned.",
    "As planned, <decannulation> was performed.",
    "Pt brought to the OR for planned <decannulation>.",
    "Unplanned <decannulation>.",
    "The left leg has no pulse. <Cut-down> was done.",
    "<Ultrasound> was used to avoid arterial puncture.",
    "We will continue heparin. <ECMO> flow 4.2.",
    "Should be noted that <fluoroscopy> was used.",
    "<Fluoroscopy> was used to check if the wire was in the cava.",
    "Even if small, a <hematoma> was present.",
    "Fluoroscopy: <fluoroscopy> used for 3 minutes",
    "[x] <Fluoroscopy>",
    "<Heparin> held.",
    "Heparin was held and <ECMO> was initiated.",
    "After the risks were explained, <cannulation> was performed.",
    "Having failed proning, she was placed on <VV ECMO>.",
    "Mother consented and <ECMO> was initiated.",
    "With mother's consent <ECMO> was initiated.",
    "I discussed the plan with her husband and <ECMO> was initiated.",
    "Patient's father at bedside, <ECMO> flow 3.9.",
    "Cannot be weaned off <VA ECMO>.",
    "Unable to wean from <VA ECMO>.",
    "Cannulas placed without fluoroscopy; position by TEE, <ECMO> started.",
]

PLANNED = [
    "Plan for <decannulation>.",
    "Plan for <decannulation> tomorrow.",
    "Plan: <decannulation> on Monday",
    "Planning <decannulation> Thursday.",
    "Will <decannulate> in the morning.",
    "We will proceed to <decannulation>.",
    "We'll <reposition> under fluoroscopy tomorrow.",
    "<Decannulation> is planned for Friday.",
    "<Decannulation> planned for tomorrow.",
    "<Decannulation> tomorrow.",
    "<Decannulation> scheduled for Tuesday.",
    "Consider <decannulation> in the next days.",
    "Considering <VA ECMO>.",
    "Consider conversion to <V-A ECMO>.",
    "<VA ECMO> is being considered.",
    "May need <repositioning>.",
    "Might require <VA ECMO>.",
    "Anticipate <decannulation> within 48 hours.",
    "Scheduled for <decannulation>.",
    "Awaiting <decannulation>.",
    "Pending <decannulation>.",
    "Ready for <decannulation>.",
    "Recommend <decannulation>.",
    "To OR tomorrow for <decannulation>.",
    "OR booked for <decannulation> at 0800.",
    "Hope to <decannulate> by the weekend.",
    "Aim to <decannulate> on Thursday.",
    "Trial off then <decannulate> tomorrow.",
    "Working toward <decannulation>.",
    "Low threshold for <VA ECMO>.",
    "Being evaluated for <ECMO>.",
    "<ECMO> on standby.",
    "Team on standby for <ECMO>.",
    "The next step would be <VA ECMO>.",
    "Discussed possible <ECMO> with the family.",
    "We discussed <ECMO>.",
    "Question of <ECMO>.",
    "<Repositioning> to be done tomorrow under fluoroscopy.",
    "The cannula is to be <repositioned> in the morning.",
    "Needs <repositioning> tomorrow.",
    "Arrange <decannulation> with CT surgery.",
    "Potential <decannulation> on Friday.",
    "Eventual <decannulation> once lungs recover.",
]

CONDITIONAL = [
    "If flows drop will convert to <V-A> ECMO.",
    "If bleeding occurs, <decannulation>.",
    "If bleeding occurs, hold <heparin>.",
    "If <bleeding> occurs, hold heparin.",
    "Convert to <VA ECMO> if the RV fails.",
    "Unless he improves, <ECMO>.",
    "In case of failure <ECMO>.",
    "In the event of arrest, <ECPR>.",
    "Should the RV fail, the next step is <VA ECMO>.",
    "Call for <ECMO> when PF is under 80.",
]

RISK = [
    "Risks including <bleeding> and stroke were discussed.",
    "Risks including bleeding and <stroke> were discussed.",
    "The risks, which include <bleeding>, were explained.",
    "The risks of <bleeding>, infection and death were explained.",
    "Risks: <bleeding>, stroke, death.",
    "Risk of <limb ischemia> explained.",
    "<Bleeding>, stroke and death were discussed with the family.",
    "<Bleeding>, stroke and limb loss were explained to the husband.",
    "Monitor for <limb ischemia>.",
    "Watch for <bleeding>.",
    "Monitor closely for <hemolysis>.",
    "Potential complications such as <bleeding> were reviewed.",
    "Possible complications including <bleeding> were outlined.",
    "She understands that <bleeding> may occur.",
    "A distal catheter was placed to prevent <limb ischemia>.",
    "At high risk for <bleeding>.",
]

POSSIBLE = [
    "Cannot rule out <pneumothorax>.",
    "Possible <pneumothorax>.",
    "Questionable <hematoma>.",
    "Suspected <hemolysis>.",
    "Concern for <limb ischemia>.",
    "<Pneumothorax> cannot be excluded.",
    "r/o <pneumothorax>",
]

EARLIER = [
    "Decannulated from <ECMO> last month.",
    "He was <decannulated> 48 hours ago.",
    "<Cannulated> four days ago.",
    "The cannula was <repositioned> yesterday.",
    "She had been <cannulated> on the day of admission.",
    "Previously <cannulated>.",
    "History of <ECMO> as a newborn.",
    "PAST MEDICAL HISTORY: <ECMO> 2019",
    "s/p <ECMO>",
    "s/p <decannulation>",
    "S/P <sternotomy> 2015",
    "POD 3 from <decannulation>",
    "2 days after <decannulation>",
    "POD#2 s/p <decannulation>",
    "<ECMO> in 2019.",
    "<ECMO> at birth.",
    "<ECMO> during a previous admission.",
    "Prior <ECMO> run in March.",
    "First <ECMO> run was complicated by stroke.",
    "Two years ago he was supported with <VA ECMO>.",
    "He required <ECMO> as a neonate.",
    "Past history notable for <ECMO>.",
    "<ECMO> survivor, run at age 3.",
    "Initially <cannulated> at the bedside last Tuesday.",
    "The previous <cut-down> incision was healed.",
    "Old <sternotomy> scar.",
    "Previous <sternotomy>.",
]

OTHER_OPERATOR = [
    "<Cannulation> was performed by Dr. Osei at the outside hospital.",
    "<Cannulation> by CT surgery, see separate note.",
    "<Cannulated> at the outside hospital.",
    "<Cannulated> at the referring facility before transfer.",
    "<Cannulation> by the retrieval team.",
    "Dr. Lindqvist performed the <cannulation>.",
    "Dr Lindqvist (surgery) <cannulated> the groin.",
    "The surgeons <cannulated> the neck.",
    "CT surgery <cannulated> at the bedside.",
    "The outside team had <cannulated> her.",
    "<Cannulation> is dictated separately by Dr. Abara.",
    "<Cannulation> per vascular surgery.",
]

OTHER_PERSON = [
    "Her twin is on <ECMO>.",
    "His brother was on <ECMO> last year.",
    "Sister had <ECMO> for influenza.",
    "Mother was on <VV ECMO> for COVID.",
    "FAMILY HISTORY: <ECMO> in a sibling",
    "The donor was on <VA ECMO>.",
    "Another patient on <ECMO> needed the room.",
    "The patient in the next bed is on <ECMO>.",
]

UNTICKED = [
    ("OPEN", "[ ] <Fluoroscopy>"),
    ("UNCHOSEN", "Imaging: [ ] <fluoroscopy> [x] ultrasound"),
    ("UNCHOSEN", "( ) <percutaneous> (X) cut-down"),
    ("AFFIRMED", "( ) percutaneous (X) <cut-down>"),
    ("AFFIRMED", "☐ percutaneous ☒ <cut-down>"),
    ("OPEN", "<Fluoroscopy>: ***"),
]

CASES = [
    *(("NEGATED", text) for text in NEGATED),
    *(("AFFIRMED", text) for text in AFFIRMED),
    *(("PLANNED", text) for text in PLANNED),
    *(("CONDITIONAL", text) for text in CONDITIONAL),
    *(("RISK", text) for text in RISK),
    *(("POSSIBLE", text) for text in POSSIBLE),
    *(("EARLIER", text) for text in EARLIER),
    *(("OTHER_OPERATOR", text) for text in OTHER_OPERATOR),
    *(("OTHER_PERSON", text) for text in OTHER_PERSON),
    *UNTICKED,
]

ALIKE = {
    "PLANNED": {"PLANNED", "IN_PLAN", "CONDITIONAL", "POSSIBLE"},
    "CONDITIONAL": {"CONDITIONAL", "PLANNED"},
    "EARLIER": {"EARLIER", "OTHER_RUN", "IN_HISTORY"},
    "OTHER_PERSON": {"OTHER_PERSON", "IN_FAMILY"},
    "RISK": {"RISK", "IN_CONSENT"},
    "POSSIBLE": {"POSSIBLE", "RISK"},
}
"""Facets that say the same for a reader: what one of them rejects, the other does too."""


def facets(pipeline: Pipeline, marked: str) -> set[str]:
    """The facets that speak against any target within the marked words."""
    low, high = marked.index("<"), marked.index(">") - 1
    page = pipeline(marked.replace("<", "").replace(">", ""))
    found = [m for m in page.mentions if m.start < high and low < m.end]
    assert found, "the marked words are no target"
    return {cue.facet for mention in found for cue in cues_of(page, mention)} & AGAINST


@pytest.mark.parametrize(("facet", "marked"), CASES)
def test_assertion(pipeline: Pipeline, facet: str, marked: str) -> None:
    found = facets(pipeline, marked)
    if facet == "AFFIRMED":
        assert found == set()
    else:
        assert found & ALIKE.get(facet, {facet})
