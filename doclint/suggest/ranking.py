"""The codes that a record supports, the best supported first.

Which codes these are is the catalogue's inference, the same by which a note without a code is
judged; here they get an order and what there is to say beside them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from doclint.codes import Catalogue, Code, Record, Source, Standing
from doclint.errors import SchemaError
from doclint.facts import Statement
from doclint.findings import Kind, Severity
from doclint.schemas import ANNOTATION

_DOUBTS = "urn:doclint:doubts"
_OPTIONAL = "optional"


@dataclass(frozen=True)
class Gap:
    """An element that the code needs and the note does not give, and how it fails to."""

    element: str | None
    kind: Kind
    severity: Severity


@dataclass(frozen=True)
class Suggestion:
    """A code that the note's words support.

    Suggestions of one ``rank`` are those that the note leaves for one service. ``selected_by`` are
    the elements that select the code and are documented with its value, ``open`` those that settle
    nothing. ``needed`` counts the required and expected elements, ``held`` those among them that
    the note gives.
    """

    code: Code
    rank: int
    selected_by: tuple[str, ...]
    open: tuple[str, ...]
    gaps: tuple[Gap, ...]
    needed: int
    held: int

    @property
    def missing(self) -> tuple[str, ...]:
        """The elements with a gap, each once."""
        return tuple(dict.fromkeys(each.element for each in self.gaps if each.element))


@dataclass(frozen=True)
class Doubt:
    """Something that the note's words do not settle, and the codes that it concerns."""

    statement: Statement
    codes: tuple[str, ...]
    elements: tuple[str, ...]


@dataclass(frozen=True)
class Ranking:
    """All that is said of one record; nothing where it reports no service."""

    suggestions: tuple[Suggestion, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def rank(record: Record, catalogue: Catalogue) -> Ranking:
    """Rank the codes that a record supports.

    A code that the record contradicts is no suggestion. Services of which the record leaves one
    code come before those of which it leaves several, an add-on behind both; then the code comes
    first of which the note holds the most. Of codes that differ in their age band alone, and no age
    is known, the wider band stands first: in it are more of the ages that the patient can have. Of codes that
    differ in their mode alone that of the circulation's support stands first where a hybrid mode returns
    into an artery. Where no action is stated, the codes are those of the likely one, and a doubt says so.
    """
    return _Ranker(record, catalogue).ranking()


@dataclass(frozen=True)
class _Ranker:
    record: Record
    catalogue: Catalogue

    @cached_property
    def _standings(self) -> dict[str, tuple[Standing, ...]]:
        """Of each reported service the codes that nothing speaks against."""
        return {
            action: tuple(each for each in standings if not each.against)
            for action, standings in self.catalogue.standings(self._assumed).items()
        }

    @property
    def _likely(self) -> str | None:
        """The action that the words tell of together, where none is stated."""
        action = self._entry("action")
        return action.get("likely") if action.get("status") == "missing" else None

    @property
    def _assumed(self) -> Record:
        """The record, as if the likely action were stated where none is."""
        if self._likely is None:
            return self.record
        action = {"status": "documented", "values": [self._likely], "evidence": []}
        return {**self.record, "action": action}

    def ranking(self) -> Ranking:
        groups = [sorted(self._group(each), key=self._within) for each in self._standings.values()]
        groups = sorted(filter(None, groups), key=_between)
        suggestions = tuple(
            replace(each, rank=place) for place, group in enumerate(groups, 1) for each in group
        )
        return Ranking(suggestions, tuple(self._doubts()))

    def _group(self, standings: Sequence[Standing]) -> Iterator[Suggestion]:
        """The codes of one service that are left; their rank is not known yet."""
        # Imported when a note is there to be judged: the checks bring jsonschema with them.
        from doclint.checks import check_code

        beside = [each.code.code for of_one in self._standings.values() for each in of_one]
        unstated = ("action",) if self._likely else ()
        for each in standings:
            found = check_code(self.record, each.code, self.catalogue, beside=beside)
            gaps = tuple(
                Gap(finding.element, finding.kind, finding.severity)
                for finding in found
                if finding.severity != "info"
            )
            needed = sum(level != _OPTIONAL for level in each.code.needs.values())
            yield Suggestion(
                code=each.code,
                rank=0,
                selected_by=tuple(n for n in each.selected_by if n not in unstated),
                open=(*unstated, *each.open),
                gaps=gaps,
                needed=needed,
                held=needed - len({gap.element for gap in gaps if gap.element}),
            )

    def _doubts(self) -> Iterator[Doubt]:
        path = self.catalogue.schemas.path(_DOUBTS)
        document = self.catalogue.schemas.document(_DOUBTS)
        for name, told in document[ANNOTATION]["doubts"].items():
            finder = _FINDERS.get(told["finds"])
            if finder is None:
                raise SchemaError(path, f"finds nothing known: {told['finds']}", where=name)
            for codes, elements in finder(self, told):
                nouns = "; ".join(self.catalogue.elements[each].noun for each in elements)
                statement = Statement(
                    key=name,
                    text=told["text"].replace("{nouns}", nouns),
                    sources=tuple(Source(**source) for source in told["sources"]),
                )
                yield Doubt(statement, tuple(codes), tuple(elements))

    def codes_of(self, actions: Sequence[str]) -> list[str]:
        """The suggested codes of some services."""
        return [each.code.code for action in actions for each in self._standings.get(action, ())]

    def open(self, told: Mapping[str, Any]) -> Iterator[_Found]:
        """A service of which the record leaves several codes."""
        for standings in self._standings.values():
            if len(standings) > 1:
                names = dict.fromkeys(name for each in standings for name in each.open)
                if names:
                    yield [each.code.code for each in standings], tuple(names)

    def unstated(self, told: Mapping[str, Any]) -> Iterator[_Found]:
        """A service that is stated nowhere, and taken from all words together."""
        if self._likely and (codes := self.codes_of([self._likely])):
            yield codes, ("action",)

    def mode_of_no_code(self, told: Mapping[str, Any]) -> Iterator[_Found]:
        """A documented mode that no code has, where the mode selects."""
        if self._entry("mode").get("status") == "documented":
            codes = [
                each.code.code
                for standings in self._standings.values()
                for each in standings
                if "mode" in each.open and self._entry("mode").get("value") is not None
            ]
            if codes:
                yield codes, ("mode",)

    def mixed_approach(self, told: Mapping[str, Any]) -> Iterator[_Found]:
        """Two approaches in one session, where the approach selects."""
        approach = self._entry("approach")
        if approach.get("status") == "documented" and approach.get("mixed"):
            codes = [
                each.code.code
                for standings in self._standings.values()
                for each in standings
                if "approach" in each.selected_by
            ]
            if codes:
                yield codes, ("approach",)

    def conversion(self, told: Mapping[str, Any]) -> Iterator[_Found]:
        """A change of mode, where the mode selects."""
        mode = self._entry("mode")
        if mode.get("status") == "documented" and mode.get("from"):
            codes = [
                each.code.code
                for standings in self._standings.values()
                for each in standings
                if each.code.mode is not None
            ]
            if codes:
                yield codes, ("mode",)

    def both(self, told: Mapping[str, Any]) -> Iterator[_Found]:
        """Two services of which one note can support one, or not tell which."""
        one, other = self.codes_of(told["one"]), self.codes_of(told["other"])
        if one and other:
            yield [*one, *other], ("action",)

    def contradicted(self, told: Mapping[str, Any]) -> Iterator[_Found]:
        """A service each code of which the record contradicts."""
        for action, standings in self.catalogue.standings(self._assumed).items():
            if not self._standings[action]:
                against = dict.fromkeys(name for each in standings for name in each.against)
                yield [each.code.code for each in standings], tuple(against)

    def add_on_alone(self, told: Mapping[str, Any]) -> Iterator[_Found]:
        """An add-on without any of the codes that it goes with."""
        suggested = {each for action in self._standings for each in self.codes_of([action])}
        for code in suggested:
            primaries = self.catalogue.get(code).with_any_of
            if primaries and not suggested & set(primaries):
                yield [code], ("action",)

    def _within(self, each: Suggestion) -> tuple[Any, ...]:
        """The order of the codes of one service."""
        code = each.code
        band = (math.inf if code.age_max is None else code.age_max) - (code.age_min or 0)
        mode = str(self._entry("mode").get("value") or "")
        # A hybrid that returns into an artery supports the circulation too.
        circulation = "mode" in each.open and "A" in mode and code.mode == "VA"
        return -each.held, not circulation, -band, code.code

    def _entry(self, element: str) -> Mapping[str, Any]:
        return self.record.get(element) or {}


_Found = tuple[Sequence[str], tuple[str, ...]]
"""Codes and elements that a doubt concerns."""

_FINDERS: Mapping[str, Callable[[_Ranker, Mapping[str, Any]], Iterator[_Found]]] = {
    "open": _Ranker.open,
    "unstated": _Ranker.unstated,
    "mode_of_no_code": _Ranker.mode_of_no_code,
    "mixed_approach": _Ranker.mixed_approach,
    "conversion": _Ranker.conversion,
    "both": _Ranker.both,
    "contradicted": _Ranker.contradicted,
    "add_on_alone": _Ranker.add_on_alone,
}


def _between(group: Sequence[Suggestion]) -> tuple[Any, ...]:
    """The order of services: one code left before several, an add-on last, the most held first."""
    first = group[0]
    return len(group) > 1, first.code.add_on, -first.held, first.code.code
