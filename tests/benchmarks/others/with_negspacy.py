"""spaCy's sentencizer, the targets as spaCy's handbook would match them, negspacy's negation. No sections."""

from __future__ import annotations

import re
from typing import Any

import spacy
from loop import Span, serve
from negspacy.negation import Negex  # noqa: F401 (makes it known to spaCy)
from negspacy.termsets import termset
from spacy.language import Language


def build(told: dict[str, Any]) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    rules = [
        (str(number), re.compile(rule, re.IGNORECASE)) for number, rule in enumerate(told["rules"])
    ]

    @Language.component("targets")
    def targets(doc: Any) -> Any:
        text, found = doc.text, []
        for label, rule in rules:
            for match in rule.finditer(text):
                span = doc.char_span(*match.span(), label=label, alignment_mode="expand")
                if span is not None and len(span):
                    found.append(span)
        doc.spans["targets"] = found
        return doc

    nlp.add_pipe("targets")
    terms = termset("en_clinical").get_patterns()
    nlp.add_pipe("negex", config={"neg_termset": terms, "span_keys": ["targets"]})
    return nlp


def spans(doc: Any) -> list[Span]:
    return [
        (each.start_char, each.end_char, each.label_, bool(each._.negex))
        for each in doc.spans["targets"]
    ]


serve(build, spans)
