"""medspaCy's ConText, made to take time in proportion to the note.

The stock component compares each modifier of a note with each other one. No scope reaches beyond
its sentence, so that here only those of one sentence are compared; what is found is the same. It is kept as plain
data (``doclint.nlp.found``).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from typing import Any

from spacy.tokens import Doc

from doclint.nlp.found import Labelled, set_modifiers, targets_of
from doclint.nlp.tokens import tokens_of

with warnings.catch_warnings():
    # medspaCy silences every warning of the process when it is imported.
    from medspacy.context import ConText


class SentenceConText(ConText):  # type: ignore[misc]
    """ConText that compares modifiers and targets of one sentence only."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._bearings: dict[int, _Bearing] = {}

    def __call__(self, doc: Doc, targets: str | None = None) -> Doc:
        """Link the targets to the modifiers that bear on them."""
        tokens = tokens_of(doc)
        sentence_of = tokens.sentence_of
        by_sentence: dict[int, list[Labelled]] = {}
        for target in targets_of(doc):
            for number in range(sentence_of(target[1]), sentence_of(target[2] - 1) + 1):
                by_sentence.setdefault(number, []).append(target)
        modifiers: dict[int, list[_Modifier]] = {}
        for rule_id, start, end in self._ConText__matcher(doc):
            numbers = range(sentence_of(start), sentence_of(end - 1) + 1)
            if any(number in by_sentence for number in numbers):
                bearing = self._bearings.get(rule_id) or self._bearing(doc, rule_id)
                modifier = _Modifier(bearing, start, end, tokens.sentence_span(start))
                for number in numbers:
                    modifiers.setdefault(number, []).append(modifier)
        # Spans of the same words share what spaCy keeps of them.
        linked: dict[tuple[int, int], list[Labelled]] = {}
        for number in sorted(modifiers):
            _limit_scopes(modifiers[number])
            _apply(modifiers[number], by_sentence.get(number, ()))
            for modifier in modifiers[number]:
                found = (modifier.bearing.category, modifier.start, modifier.end)
                for _, start, end in modifier.targets:
                    links = linked.setdefault((start, end), [])
                    if found not in links:
                        links.append(found)
        set_modifiers(doc, linked)
        return doc

    def _bearing(self, doc: Doc, rule_id: int) -> _Bearing:
        rule = self._ConText__matcher.rule_map[doc.vocab.strings[rule_id]]
        found = self._bearings[rule_id] = _Bearing(rule)
        return found


class _Bearing:
    """What a rule says of its modifiers. Raises ValueError for a rule that asks a function."""

    def __init__(self, rule: Any) -> None:
        if rule.on_modifies is not None:
            raise ValueError("this component calls nobody back")
        self.category: str = rule.category
        self.terminates = rule.direction == "TERMINATE"
        self.modifies = rule.direction not in ("TERMINATE", "PSEUDO")
        self.forward = rule.direction in ("FORWARD", "BIDIRECTIONAL")
        self.backward = rule.direction in ("BACKWARD", "BIDIRECTIONAL")
        self.terminated_by: frozenset[str] = frozenset(rule.terminated_by)
        self.types = (rule.allowed_types, rule.excluded_types)
        self.reach: int | None = rule.max_scope
        self.most: int | None = rule.max_targets

    def allows(self, label: str) -> bool:
        """Whether modifiers may bear on a target of this label."""
        allowed, excluded = self.types
        if allowed is not None:
            return label.upper() in allowed
        return excluded is None or label.upper() not in excluded


class _Modifier:
    """A modifier with the tokens on which it bears: from ``low`` to before ``high``."""

    __slots__ = ("bearing", "end", "high", "low", "start", "targets")

    def __init__(self, bearing: _Bearing, start: int, end: int, sentence: tuple[int, int]) -> None:
        low, high = sentence
        if bearing.reach is not None:
            low, high = max(low, start - bearing.reach), min(high, end + bearing.reach)
        if bearing.forward and not bearing.backward:
            low = end
        elif bearing.backward and not bearing.forward:
            high = start
        self.bearing, self.start, self.end, self.low, self.high = bearing, start, end, low, high
        self.targets: list[Labelled] = []

    def limit(self, other: _Modifier) -> None:
        """End the scope where another modifier ends it (ConTextModifier.limit_scope)."""
        own, others = self.bearing, other.bearing
        alike = own.category == others.category
        if not (others.terminates or alike or others.category in own.terminated_by):
            return
        if alike and own.types != others.types:
            return
        if _overlap(self.low, self.high, other.low, other.high):
            if own.forward and other.start > self.start:
                self.high = min(self.high, other.start)
            if own.backward and other.end < self.end:
                self.low = max(self.low, other.end)


def _overlap(start: int, end: int, low: int, high: int) -> bool:
    """Whether spans overlap as medspaCy has it: one inside the second, touching neither end, does not."""
    return start <= low < end or start < high <= end


def _limit_scopes(modifiers: Sequence[_Modifier]) -> None:
    """Let each modifier of a sentence limit each other one, as ConTextGraph.update_scopes does."""
    for number, one in enumerate(modifiers):
        for other in modifiers[number + 1 :]:
            if not one.bearing.terminates:
                one.limit(other)
            if not other.bearing.terminates:
                other.limit(one)


def _apply(modifiers: Iterable[_Modifier], targets: Sequence[Labelled]) -> None:
    """Give modifiers the targets on which they bear, as ConTextGraph.apply_modifiers does."""
    for modifier in modifiers:
        bearing, start, end = modifier.bearing, modifier.start, modifier.end
        if not bearing.modifies:
            continue
        for target in targets:
            label, first, behind = target
            if (
                not _overlap(start, end, first, behind)
                and _overlap(modifier.low, modifier.high, first, behind)
                and bearing.allows(label)
            ):
                modifier.targets.append(target)
        if bearing.most is not None and len(modifier.targets) > bearing.most:
            modifier.targets.sort(key=lambda each: min(abs(start - each[2]), abs(each[1] - end)))
            del modifier.targets[bearing.most :]
