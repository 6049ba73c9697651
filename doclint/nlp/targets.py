"""medspaCy's TargetMatcher, whose targets may overlap where they are of different categories."""

from __future__ import annotations

import warnings
from collections.abc import Iterable

from spacy.tokens import Doc

from doclint.nlp.found import Labelled, set_targets

with warnings.catch_warnings():
    # medspaCy silences every warning of the process when it is imported.
    from medspacy.target_matcher import TargetMatcher


class LongestTargets(TargetMatcher):  # type: ignore[misc]
    """Of overlapping targets of one category the longest is kept, and the first rule's of equals.

    A rule's category is here its own name: what it is a rule of, a number sign, and its number.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Find the targets of a document, in their order (``doclint.nlp.found``)."""
        matcher = self._TargetMatcher__matcher
        rules, strings = matcher.rule_map, doc.vocab.strings
        labelled = (
            (rules[strings[rule_id]].category, start, end) for rule_id, start, end in matcher(doc)
        )
        set_targets(doc, keep_longest(labelled))
        return doc


def keep_longest(found: Iterable[Labelled]) -> list[Labelled]:
    """Of overlapping spans of one category keep the longest; categories may overlap.

    A label is a category, a number sign, and the number of its rule.
    """
    sized = []
    for span in found:
        category, _, number = span[0].partition("#")
        sized.append((span[1] - span[2], span[1], int(number), category, span))
    sized.sort(key=lambda each: each[:3])
    kept: list[Labelled] = []
    taken: dict[str, set[int]] = {}
    for _, _, _, category, span in sized:
        tokens = taken.setdefault(category, set())
        places = range(span[1], span[2])
        if tokens.isdisjoint(places):
            tokens.update(places)
            kept.append(span)
    return sorted(kept, key=lambda span: span[1:])
