"""The door: a note's text in, its record out."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from doclint.nlp.page import Page
from doclint.nlp.pipeline import Pipeline
from doclint.reading.action import read_action
from doclint.reading.base import Reading
from doclint.reading.case import Case
from doclint.reading.service import reports_ecmo

NAMES = (
    "age", "mode", "action", "approach", "cannula", "site", "fluoroscopy", "imaging", "indication",
    "severity", "failed_therapy", "complications", "consent", "anticoagulation", "circuit",
    "placement_confirmation", "reason", "hemostasis", "graft", "thoracic_incision", "ecmo_day",
    "date_of_service", "physician",
)
def _load():
    out={}
    for n in NAMES:
        if n=="action": continue
        try:
            out[n]=getattr(importlib.import_module(f"doclint.reading.{n}"), f"read_{n}")
        except (ImportError, AttributeError):
            pass
    return out
_OF_ANY_NOTE = frozenset(("age", "date_of_service", "physician"))


class Reader:
    """Reads notes into records. Building one loads spaCy and takes about a second."""

    def __init__(self, patterns: Sequence[Path] = ()) -> None:
        self._pipeline = Pipeline(patterns)
        self._readers = _load()

    def read(self, text: str) -> dict[str, Any]:
        """Read the record of one note's decoded text (RECORD.md): one key an element."""
        page = self._pipeline(text)
        return {name: reading.to_element(page) for name, reading in self.readings(page).items()}

    def readings(self, page: Page) -> dict[str, Reading]:
        """Read every element, near misses included."""
        action = read_action(page)
        actions = frozenset(action.values["values"])
        service = reports_ecmo(page)
        case = Case(actions, service)
        found: dict[str, Reading] = {}
        for name in NAMES:
            if name == "action":
                found[name] = action
            elif name not in self._readers:
                found[name] = Reading()
            elif service or name in _OF_ANY_NOTE:
                found[name] = self._readers[name](page, case)
            else:
                found[name] = Reading(values=self._readers[name](page, case).values and {})
        return found
