"""The door: a note's text in, its record out."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from doclint.account import Account, Search
from doclint.nlp.page import Page
from doclint.nlp.patterns import PatternSet, load_patterns
from doclint.nlp.pipeline import Pipeline
from doclint.reading.accounts import account_for, search_of
from doclint.reading.action import read_action
from doclint.reading.age import read_age
from doclint.reading.anticoagulation import read_anticoagulation
from doclint.reading.approach import read_approach
from doclint.reading.base import Reading
from doclint.reading.cannula import read_cannula
from doclint.reading.case import Case
from doclint.reading.circuit import read_circuit
from doclint.reading.complications import read_complications
from doclint.reading.consent import read_consent
from doclint.reading.date_of_service import read_date_of_service
from doclint.reading.ecmo_day import read_ecmo_day
from doclint.reading.failed_therapy import read_failed_therapy
from doclint.reading.fluoroscopy import read_fluoroscopy
from doclint.reading.graft import read_graft
from doclint.reading.hearing import hear, unread
from doclint.reading.hemostasis import read_hemostasis
from doclint.reading.imaging import read_imaging
from doclint.reading.indication import read_indication
from doclint.reading.mode import read_mode
from doclint.reading.physician import read_physician
from doclint.reading.placement_confirmation import read_placement_confirmation
from doclint.reading.reason import read_reason
from doclint.reading.service import reports_ecmo
from doclint.reading.severity import read_severity
from doclint.reading.site import read_site
from doclint.reading.thoracic_incision import read_thoracic_incision

ElementReader = Callable[[Page, Case], Reading]

READERS: Mapping[str, ElementReader] = {
    "age": read_age,
    "mode": read_mode,
    "action": lambda page, case: read_action(page),
    "approach": read_approach,
    "cannula": read_cannula,
    "site": read_site,
    "fluoroscopy": read_fluoroscopy,
    "imaging": read_imaging,
    "indication": read_indication,
    "severity": read_severity,
    "failed_therapy": read_failed_therapy,
    "complications": read_complications,
    "consent": read_consent,
    "anticoagulation": read_anticoagulation,
    "circuit": read_circuit,
    "placement_confirmation": read_placement_confirmation,
    "reason": read_reason,
    "hemostasis": read_hemostasis,
    "graft": read_graft,
    "thoracic_incision": read_thoracic_incision,
    "ecmo_day": read_ecmo_day,
    "date_of_service": read_date_of_service,
    "physician": read_physician,
}
"""A reader for each element, in RECORD.md's order."""

_OF_ANY_NOTE = frozenset(("age", "date_of_service", "physician"))
"""Elements that are read in a note of no ECMO service too."""


class Reader:
    """Reads notes into records. Building one loads spaCy and takes about a second."""

    def __init__(self, patterns: Sequence[Path] = (), *, hears: bool = True) -> None:
        """Load the shipped patterns and those of the folders in ``patterns``.

        Args:
            patterns: Folders of a site's own patterns.
            hears: Whether what no rule finds is told by the words of its statement (``hearing``), too.

        Raises:
            PatternError: a pattern file is broken, or two extra folders give the same rule.
        """
        self._folders = tuple(patterns)
        self._hears = hears
        self._pipeline = Pipeline(patterns)
        self._searches: dict[str, Search] = {}
        self._kept: dict[str, tuple[Page, dict[str, Reading]]] | None = None

    def read(self, text: str) -> dict[str, Any]:
        """Read the record of one note's decoded text (RECORD.md): one key an element."""
        page, readings = self._read(text)
        return {name: found.to_element(page) for name, found in readings.items()}

    @cached_property
    def _rules(self) -> PatternSet:
        return load_patterns(self._folders)

    def _search(self, element: str) -> Search:
        if element not in self._searches:
            self._searches[element] = search_of(element, self._rules)
        return self._searches[element]

    @contextmanager
    def reading_once(self) -> Iterator[None]:
        """Within it a text that was read is kept, so that an account of it costs no second reading."""
        self._kept = {}
        try:
            yield
        finally:
            self._kept = None

    def _read(self, text: str) -> tuple[Page, dict[str, Reading]]:
        kept = self._kept
        if kept is not None and text in kept:
            return kept[text]
        page = self.page(text)
        found = page, self.readings(page)
        if kept is not None:
            kept[text] = found
        return found

    def accounts(self, text: str, elements: Container[str] | None = None) -> dict[str, Account]:
        """Account for the elements of one note: what was searched, found and passed over.

        For all of them, unless ``elements`` names some.
        """
        page, readings = self._read(text)
        is_service = reports_ecmo(page)
        always = _OF_ANY_NOTE | {"action"}
        return {
            name: account_for(
                page,
                name,
                found,
                self._search(name),
                is_service=is_service,
                searched=is_service or name in always,
            )
            for name, found in readings.items()
            if elements is None or name in elements
        }

    def page(self, text: str) -> Page:
        """Read a note's text into the page that the elements are read from."""
        return self._pipeline(text)

    def readings(self, page: Page) -> dict[str, Reading]:
        """Read every element, near misses included."""
        action = read_action(page)
        case = Case(frozenset(action.values["values"]), reports_ecmo(page))
        found: dict[str, Reading] = {}
        for name, read in READERS.items():
            if name == "action":
                found[name] = action
            elif case.is_service or name in _OF_ANY_NOTE:
                found[name] = read(page, case)
            else:
                # What a note without an ECMO service tells of cannulae is bypass's or the past's.
                found[name] = Reading(values=dict(EMPTY_VALUES.get(name, {})))
        if self._hears and case.is_service:
            found |= hear(page, case, found, unread(found))
        return found


_LISTS = (
    "imaging", "indication", "severity", "failed_therapy", "complications", "anticoagulation",
    "placement_confirmation", "reason", "hemostasis",
)  # fmt: skip
EMPTY_VALUES: Mapping[str, Mapping[str, Any]] = {
    "mode": {"value": None},
    "approach": {"value": None},
    "cannula": {"items": []},
    "site": {"items": []},
    "circuit": {"flow_lpm": None, "sweep_lpm": None, "fio2": None, "rpm": None},
    "ecmo_day": {"day": None},
    **{name: {"values": []} for name in _LISTS},
}
"""Values of the elements that a note of no ECMO service lacks."""
