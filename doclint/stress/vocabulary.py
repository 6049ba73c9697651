"""Which phrases may stand for each other, and which words deny, by the rules in force."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from doclint.nlp.patterns import PatternSet, load_patterns
from doclint.resources import data_dir
from doclint.stress.phrases import phrases_of

_FILE = "rewordings.json"
_ENDINGS = ("ly", "ed", "ing", "ion", "ic", "al", "s")
"""Endings that tell what part a phrase can take in a sentence."""
_WEIGHT = "weak"
"""Metadata that say how far a phrase is trusted, and not what it means."""


@dataclass(frozen=True)
class Phrase:
    """A phrase and the expression that has to match it where it is put."""

    words: str
    pattern: str

    def is_at(self, text: str, start: int) -> bool:
        """Whether the expression matches the phrase, as a whole, at a place of a text."""
        found = re.compile(self.pattern, re.IGNORECASE).match(text, start)
        return found is not None and found.end() >= start + len(self.words)


class Vocabulary:
    """The words of the pattern files, shipped and a site's own, by what can be done with them."""

    def __init__(self, patterns: Sequence[Path] = ()) -> None:
        self._rules: PatternSet = load_patterns(patterns)
        path = data_dir("patterns") / "wording" / _FILE
        self.plan: Mapping[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))

    def instead_of(self, category: str, literal: str, words: str) -> Iterator[Phrase]:
        """Other phrases for the words that a rule matched, that fit where these stand."""
        rule = self._by_name.get((category, literal))
        if rule is None or category not in self.plan["reword"]:
            return
        for other in self._alike.get(_meaning(rule), ()) if _says_what(rule) else (rule,):
            pattern = other.get("pattern")
            if not isinstance(pattern, str):
                continue
            for phrase in phrases_of(pattern):
                if phrase.lower() != words.lower() and _fits(phrase, words):
                    yield Phrase(phrase, pattern)

    def titles_for(self, category: str, key: str) -> Iterator[str]:
        """Other titles that ask what a field's key asks."""
        if category not in self.plan["retitle"]:
            return
        for rule in self._rules.sections:
            literal = str(rule["literal"])
            if rule["category"] == category and literal.lower() != key.lower():
                if literal.replace(" ", "").replace("-", "").isalpha():
                    yield literal

    def denials(self) -> Iterator[str]:
        """Words that deny what follows them."""
        for rule in self._rules.context:
            if rule["category"] == "NEGATED" and rule["direction"] == "FORWARD":
                if rule["literal"] in self.plan["negations"]:
                    yield str(rule["literal"])

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], dict[str, Any]]:
        return {(rule["category"], rule["literal"]): rule for rule in self._rules.targets}

    @cached_property
    def _alike(self) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = {}
        for rule in self._rules.targets:
            found.setdefault(_meaning(rule), []).append(rule)
        return found


def _meaning(rule: Mapping[str, Any]) -> str:
    told = {key: value for key, value in (rule.get("metadata") or {}).items() if key != _WEIGHT}
    return json.dumps([rule["category"], told], sort_keys=True)


def _says_what(rule: Mapping[str, Any]) -> bool:
    """Whether the metadata name what the phrase stands for."""
    return "value" in (rule.get("metadata") or {})


def _fits(phrase: str, words: str) -> bool:
    """Whether two phrases end alike, so that one can stand in the other's sentence."""

    def ending(text: str) -> str:
        if text.isupper():
            return ""
        return next((each for each in _ENDINGS if text.lower().endswith(each)), "")

    return ending(phrase) == ending(words) or phrase.isupper() or words.isupper()
