"""medspaCy's ConText, made to take time in proportion to the note.

The stock component compares each modifier of a note with each other one. No scope reaches beyond
its sentence, so that here only those of one sentence are compared; what is found is the same.
"""

from __future__ import annotations

import warnings
from typing import Any

from spacy.tokens import Doc, Span

from doclint.nlp.tokens import tokens_of

with warnings.catch_warnings():
    # medspaCy silences every warning of the process when it is imported.
    from medspacy.context import ConText, ConTextModifier
    from medspacy.context.context_graph import ConTextGraph


class SentenceConText(ConText):  # type: ignore[misc]
    """ConText that compares modifiers and targets of one sentence only."""

    def __call__(self, doc: Doc, targets: str | None = None) -> Doc:
        """Link the targets to the modifiers that bear on them."""
        spans: list[Span] = list(doc.spans[self.span_group_name])
        matcher = self._ConText__matcher
        rules = matcher.rule_map
        strings = doc.vocab.strings
        tokens = tokens_of(doc)
        sentence_of = tokens.sentence_of
        by_sentence: dict[int, list[Span]] = {}
        for span in spans:
            for number in range(sentence_of(span.start), sentence_of(span.end - 1) + 1):
                by_sentence.setdefault(number, []).append(span)
        modifiers: dict[int, list[ConTextModifier]] = {}
        for rule_id, start, end in matcher(doc):
            numbers = range(sentence_of(start), sentence_of(end - 1) + 1)
            if any(number in by_sentence for number in numbers):
                rule = rules[strings[rule_id]]
                scope = _scope(rule, start, end, tokens.sentence_span(start))
                modifier = ConTextModifier(rule, start, end, doc, *scope)
                for number in numbers:
                    modifiers.setdefault(number, []).append(modifier)
        # Spans of the same words share what spaCy keeps of them.
        linked: dict[tuple[int, int], list[ConTextModifier]] = {}
        seen: set[tuple[int, int]] = set()
        for number in sorted(modifiers):
            graph = ConTextGraph(targets=by_sentence.get(number, []), modifiers=modifiers[number])
            graph.update_scopes()
            graph.apply_modifiers()
            for target, modifier in graph.edges:
                if (id(target), id(modifier)) not in seen:
                    seen.add((id(target), id(modifier)))
                    linked.setdefault((target.start, target.end), []).append(modifier)
        for (start, end), found in linked.items():
            doc[start:end]._.modifiers = tuple(found)
        return doc


def _scope(rule: Any, start: int, end: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """Give the tokens on which a modifier bears, as ConTextModifier finds them out."""
    low, high = sentence
    reach: int | None = rule.max_scope
    direction = rule.direction.lower()
    if reach is not None:
        low, high = max(low, start - reach), min(high, end + reach)
    if direction == "forward":
        return end, high
    return low, start if direction == "backward" else high
