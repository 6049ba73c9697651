"""PyRuSH, looking only where one of its rules can begin.

Stock PyRuSH walks its rules at every character of a note. Few characters stand where a rule can match:
they are found by one regular expression made of the rules, and the stock walk is kept for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from PyFastNER import FastCNER
from PyRuSH import PyRuSHSentencizer

_WILDCARDS = {
    "b": r"\A",
    "e": r"\Z",
    "s": r"[ \t\xa0]",
    "n": r"[\n\r]",
    "(": r"\(",
    ")": r"\)",
    "\\": r"\\",
}
"""Wildcards of PyRuSH that say which characters they stand for; others stand for any character here."""
_LAST = 8
"""Characters before the last blanks of a note at which the stock walk is always made: rules end there freely."""


class QuickSentencizer(PyRuSHSentencizer):  # type: ignore[misc]
    """The same sentences as :class:`PyRuSHSentencizer` finds."""

    def __init__(self, nlp: Any, rules_path: str) -> None:
        super().__init__(nlp, rules_path=rules_path)
        rules = self.rush.fastner
        rules.__class__ = _QuickRules
        rules.beginnings = beginnings(rule.rule for rule in rules.rule_store.values())


class _QuickRules(FastCNER):  # type: ignore[misc]
    """PyRuSH's rules, tried where they can match."""

    beginnings: re.Pattern[str] | None

    def process(
        self, text: str, offset: int = 0, matches: dict[str, list[Any]] | None = None
    ) -> dict[str, list[Any]]:
        """Find the spans of all rules in a text."""
        found: dict[str, list[Any]] = {} if matches is None else matches
        if self.beginnings is None:
            return dict(super().process(text, offset, found))
        self.offset = offset
        self.overlap_checkers.clear()
        last = max(0, len(text.rstrip()) - _LAST)
        places = [match.start() for match in self.beginnings.finditer(text, 0, len(text))]
        for place in [*(place for place in places if place < last), *range(last, len(text))]:
            before = text[place - 1] if place else " "
            self.processRules(text, self.rule_map, place, 0, place, found, before, False, " ")
        self.removePseudo(found)
        return found


def beginnings(rules: Iterable[str]) -> re.Pattern[str] | None:
    """Give an expression for the places where a rule of PyRuSH can begin; None where a rule is too free for that."""
    expressions = set()
    for rule in rules:
        if "[" in rule:
            return None
        expressions.add(_expression(rule))
    return re.compile(f"(?=(?:{'|'.join(sorted(expressions))}))") if expressions else None


def _expression(rule: str) -> str:
    parts = []
    characters = iter(rule)
    for character in characters:
        if character == "\\":
            wildcard = next(characters, "\\")
            parts.append(_WILDCARDS.get(wildcard, r"[\s\S]"))
        elif character == "+":
            parts.append("+")
        elif character not in "()":
            parts.append(re.escape(character))
    return "".join(parts)
