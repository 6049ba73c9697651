"""medspaCy's ConText, made to take time in proportion to the note.

The stock component compares each modifier of a note with each other one. No scope reaches beyond
its sentence, so that here only those of one sentence are compared; what is found is the same.
"""

from __future__ import annotations

import warnings
from bisect import bisect_right
from collections.abc import Callable

from spacy.tokens import Doc, Span

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
        sentence = _sentence_of(doc)
        modifiers: dict[int, list[ConTextModifier]] = {}
        for rule, start, end in matcher(doc):
            modifier = ConTextModifier(rules[doc.vocab.strings[rule]], start, end, doc)
            for number in range(sentence(start), sentence(end - 1) + 1):
                modifiers.setdefault(number, []).append(modifier)
        by_sentence: dict[int, list[Span]] = {}
        for span in spans:
            for number in range(sentence(span.start), sentence(span.end - 1) + 1):
                by_sentence.setdefault(number, []).append(span)
        linked: set[tuple[int, int]] = set()
        for number in sorted(modifiers):
            graph = ConTextGraph(targets=by_sentence.get(number, []), modifiers=modifiers[number])
            graph.update_scopes()
            graph.apply_modifiers()
            for target, modifier in graph.edges:
                if (id(target), id(modifier)) not in linked:
                    linked.add((id(target), id(modifier)))
                    target._.modifiers += (modifier,)
        return doc


def _sentence_of(doc: Doc) -> Callable[[int], int]:
    starts = [token.i for token in doc if token.is_sent_start]
    return lambda index: max(0, bisect_right(starts, index) - 1)
