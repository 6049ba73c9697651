"""Statements: a text, where it comes from, and how far it can be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from doclint.codes import Source

CONFIDENCES = ("low", "medium", "medium-high", "high")
"""How far a statement can be trusted, least first. From memory and doubtful is ``low``."""


@dataclass(frozen=True)
class Statement:
    """One thing that is said, never without a source.

    ``key`` is its name, which stays when the words change. ``about`` is what it speaks of, to be
    set before the text (an element, another code, a rule), and ``refs`` is the same for programs:
    ``element`` and ``level``, ``code`` and ``axis``, ``rule``.
    """

    key: str
    text: str
    sources: tuple[Source, ...]
    about: str = ""
    refs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    @property
    def confidence(self) -> str:
        """The confidence of its least trusted source."""
        return min((each.confidence for each in self.sources), key=CONFIDENCES.index)

    @property
    def cited(self) -> str:
        """Sources and confidence in short: ``S004, CA: high`` or ``ENG: high; MEM: low``."""
        by_confidence: dict[str, list[str]] = {}
        for each in self.sources:
            by_confidence.setdefault(each.confidence, []).append(each.key)
        return "; ".join(f"{', '.join(keys)}: {how}" for how, keys in by_confidence.items())

    @property
    def told(self) -> str:
        """The text after what it is about."""
        return f"{self.about}: {self.text}" if self.about else self.text

    def to_dict(self) -> dict[str, Any]:
        """The statement for programs."""
        return {
            "key": self.key,
            **({"about": self.about} if self.about else {}),
            "text": self.text,
            **self.refs,
            "sources": [{"key": each.key, "confidence": each.confidence} for each in self.sources],
            "confidence": self.confidence,
        }
