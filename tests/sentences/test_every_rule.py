"""Every rule has a sentence: no pattern is there for one note alone.

The tables below are for rules that no other table's sentence calls for. The last test goes through
all sentences of these tests, and names the rules that match in none of them.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doclint.nlp.fair_copy import fair_copy
from doclint.nlp.normalize import normalize
from doclint.nlp.patterns import load_patterns
from doclint.nlp.pipeline import Pipeline
from doclint.nlp.spelling import shipped_spelling
from doclint.reading import Reader
from doclint.reading.cannula import read_cannula
from doclint.reading.site import read_site
from sentences.test_assertion import facets
from sentences.test_tables import read_line

HERE = Path(__file__).parent

AGAINST = [
    ("NEGATED", "In the absence of <fluoroscopy> echo guided the wire."),
    ("NEGATED", "The lack of <fluoroscopy> was no hindrance."),
    ("NEGATED", "Echo guided the wire, avoiding <fluoroscopy>."),
    ("PLANNED", "We intend to <cannulate> tonight."),
    ("PLANNED", "Preparations are made for <cannulation>."),
    ("PLANNED", "Blood was ordered in anticipation of <cannulation>."),
    ("PLANNED", "The team proposed <decannulation>."),
    ("CONDITIONAL", "If flow falls below 3 L, then <reposition> the cannula."),
    ("CONDITIONAL", "<Decannulation>, provided that he tolerates an hour off sweep."),
    ("RISK", "Stockings for the prevention of <limb ischemia>."),
    ("RISK", "Complications including but not limited to <bleeding> were gone through."),
    ("RISK", "Cefazolin as prophylaxis for <infection>."),
    ("RISK", "His wife was told of <bleeding> and loss of the leg."),
    ("RISK", "On this dose he could bleed, <stroke> included."),
    ("RISK", "Told his brother that <bleeding> and stroke are possible."),
    ("POSSIBLE", "The low flow is possibly from a <hematoma>."),
    ("POSSIBLE", "Probable <hematoma>, for CT."),
    ("POSSIBLE", "The scan was equivocal for <hematoma>."),
    ("POSSIBLE", "Presumably a <hematoma>, for CT."),
    ("POSSIBLE", "The swelling may represent a <hematoma>."),
    ("EARLIER", "She was formerly <cannulated> through the neck."),
    ("EARLIER", "She was originally <cannulated> in the neck."),
    ("POSSIBLE", "Probably a <hematoma>, for CT."),
    ("OTHER_PERSON", "Maternal <ECMO> was discussed with obstetrics."),
]

AFFIRMED = [
    "Several devices, not limited to <fluoroscopy>, were used.",
    "<Fluoroscopy> for malposition, if any, showed none.",
    "Under <fluoroscopy> no later than noon.",
    "Though he was not yet ready to leave, <fluoroscopy> was used.",
    "<Fluoroscopy> was used for no more than a minute.",
    "Not less than two views by <fluoroscopy> were taken.",
    "No less than two views by <fluoroscopy> were taken.",
    "No sooner was the wire seen by <fluoroscopy> than it moved.",
    "Not for want of care, <fluoroscopy> was used throughout.",
    "Nothing by mouth since midnight; <fluoroscopy> was used.",
    "We saw why not every wire passes: <fluoroscopy> was used.",
    "Planned procedure: <cannulation>.",
    "Cannula changes as needed; <fluoroscopy> was used.",
    "Proning was considered to have failed and <cannulation> was carried out.",
    "Surgery was not considered; <fluoroscopy> was used.",
    "She took part of her own free will. <Fluoroscopy> was used.",
    "If applicable: <fluoroscopy> was used.",
    "Contrast, if used, is in the log. <Fluoroscopy> was used.",
    "Clot, if present, was flushed. <Fluoroscopy> was used.",
    "Asked what if it bleeds, I said so. <Fluoroscopy> was used.",
    "Allergies (if any) were checked. <Fluoroscopy> was used.",
    "Weight, if known, 80 kg. <Fluoroscopy> was used.",
    "Biopsy, if performed, is below. <Fluoroscopy> was used.",
    "After risk stratification he was <cannulated>.",
    "The lines were checked for position by <fluoroscopy>.",
    "Prior to incision a time-out was held; <fluoroscopy> was used.",
    "With no history of allergy, <fluoroscopy> was used.",
    "As previously described, <fluoroscopy> was used.",
    "The neck was previously prepped; <fluoroscopy> was used.",
    "The circuit was previously primed; <fluoroscopy> was used.",
    "The groin, previously marked, was entered under <fluoroscopy>.",
    "Proned 4 hours before cannulation, then <cannulated>.",
    "Without complication the ECMO was started; <fluoroscopy> was used.",
    "A wait was not feasible, and <fluoroscopy> was used.",
    "Plan A failed; <fluoroscopy> was used.",
    "Read back in the plan of care; <fluoroscopy> was used.",
    "Flow was good, if not perfect, and <fluoroscopy> was used.",
    "Dilated until a 25 French multistage <cannula> would go.",
]

BRANDS = [
    ("A Fem-Flex II 17 Fr was placed in the femoral artery.", "Fem-Flex"),
    ("A 19 Fr Edwards arterial cannula was placed.", "Edwards"),
    ("A 21 Fr Xenios Novaport cannula was placed.", "Xenios"),
    ("A 17 Fr OptiSite arterial cannula was placed.", "OptiSite"),
    ("A 34/46 Fr MC2 two-stage cannula was placed.", "MC2"),
    ("A 24 Fr Smart cannula was placed for venous drainage.", "Smart"),
    ("A 20 Fr elongated one-piece arterial cannula was placed.", "EOPA"),
]

SITES = [
    (
        "The ECMO cannula was inserted into the right external jugular vein.",
        "external jugular vein",
        "right",
    ),
    ("A 12 Fr arterial ECMO cannula was placed in the LCCA.", "common carotid artery", "left"),
    (
        "A 17 Fr ECMO return cannula was placed in the left external iliac artery.",
        "iliac artery",
        "left",
    ),
    ("A 23 Fr ECMO cannula was inserted into the right axillary vein.", "axillary vein", "right"),
    ("Cannulated for ECMO, 17 Fr arterial in the left groin.", "femoral artery", "left"),
    ("Cannulated for ECMO, 25 Fr venous in the right groin.", "femoral vein", "right"),
    (
        "For ECMO we put a 24 Fr cannula into the innominate vein through the open chest.",
        "innominate vein",
        None,
    ),
]


STATUS = [
    ("complications", ("insertion",), "Not a single problem arose.", "not_done"),
    ("complications", ("insertion",), "Komplikationen: keine.", "not_done"),
    ("complications", ("insertion",), "Nothing went wrong at any step.", "not_done"),
    (
        "complications",
        ("insertion",),
        "We lost about 900 mL of blood while the vein was torn.",
        "documented",
    ),
    (
        "consent",
        ("insertion",),
        "Cannulated as an emergency procedure, nobody could be asked.",
        "documented",
    ),
    ("severity", ("insertion",), "INTERMACS 1 on arrival.", "documented"),
    (
        "failed_therapy",
        ("insertion",),
        "Despite two pressors he had a balloon placed, and failed both.",
        "documented",
    ),
    ("site", ("insertion",), "A peripheral IV ran in the right arm.", "missing"),
    ("site", ("insertion",), "ECMO cannulae: 25 Fr -> RFV, 17 Fr -> LFA.", "documented"),
    ("mode", (), "ECMO was discussed and all agreed to hold off ECMO for now.", "missing"),
]
"""Element, what the note reports, words, and the status that they give."""


@pytest.mark.parametrize(("facet", "marked"), AGAINST)
def test_what_speaks_against(pipeline: Pipeline, facet: str, marked: str) -> None:
    assert facet in facets(pipeline, marked)


@pytest.mark.parametrize("marked", AFFIRMED)
def test_what_speaks_against_nothing(pipeline: Pipeline, marked: str) -> None:
    assert facets(pipeline, marked) == set()


@pytest.mark.parametrize(("text", "brand"), BRANDS)
def test_brands(read: Callable[..., dict[str, Any]], text: str, brand: str) -> None:
    assert [item["brand"] for item in read(read_cannula, text)["items"]] == [brand]


@pytest.mark.parametrize(("text", "vessel", "side"), SITES)
def test_sites(read: Callable[..., dict[str, Any]], text: str, vessel: str, side: str) -> None:
    items = read(read_site, text)["items"]
    assert [(item["vessel"], item["side"]) for item in items] == [(vessel, side)]


@pytest.mark.parametrize(("element", "actions", "text", "status"), STATUS)
def test_statuses(
    pipeline: Pipeline,
    reader: Reader,
    element: str,
    actions: tuple[str, ...],
    text: str,
    status: str,
) -> None:
    line = {"text": text, "actions": actions}
    assert read_line(pipeline, reader, element, line)["status"] == status


def test_every_rule_has_a_sentence() -> None:
    rules = load_patterns()
    expressions = {
        (rule["category"], rule["literal"]): rule["pattern"]
        for rule in (*rules.targets, *rules.context, *rules.sections)
        if isinstance(rule.get("pattern"), str)
    }
    text = "\n\n".join(map(_as_read, sorted(_sentences())))
    lacking = [key for key, each in expressions.items() if not re.search(each, text, re.IGNORECASE)]
    assert lacking == []


def _sentences() -> set[str]:
    found = set()
    for path in HERE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= {node.value, node.value.replace("<", "").replace(">", "")}
    for path in (HERE / "tables").glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            found.add(json.loads(line)["text"])
    return found


def _as_read(text: str) -> str:
    return normalize(fair_copy(text, shipped_spelling()).text).text
