"""edsnlp's own tokenizer, sentences, matcher, negation and sections, with English words for the last two."""

from __future__ import annotations

from typing import Any

import edsnlp
from loop import Span, serve

CUES = {
    "pseudo": ["no change", "no increase", "not only", "without difficulty", "no further"],
    "preceding": [
        "no",
        "not",
        "without",
        "denies",
        "denied",
        "no evidence of",
        "negative for",
        "absence of",
        "no sign of",
        "free of",
        "rules out",
        "never",
    ],
    "following": ["not done", "not used", "was ruled out", "unlikely", "absent", "not performed"],
    "verbs": [],
    "termination": ["but", "however", "although", "except", "which", "because"],
}
"""NegEx's commonest cues; edsnlp's own are French. More of them would make it slower."""


def build(told: dict[str, Any]) -> Any:
    nlp = edsnlp.blank("eds")
    nlp.add_pipe("eds.normalizer")
    nlp.add_pipe("eds.sentences")
    # One label for each rule, to know later which one fitted.
    rules = {str(number): [f"(?i){rule}"] for number, rule in enumerate(told["rules"])}
    nlp.add_pipe("eds.matcher", config={"regex": rules, "attr": "TEXT"})
    nlp.add_pipe("eds.negation", config=CUES)
    nlp.add_pipe("eds.sections", config={"sections": told["sections"]})
    return nlp


def spans(doc: Any) -> list[Span]:
    return [
        (each.start_char, each.end_char, each.label_, bool(each._.negation)) for each in doc.ents
    ]


serve(build, spans)
