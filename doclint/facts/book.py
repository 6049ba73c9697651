"""The facts file, a site's own beside it, and what it and the schemas say of each code under each heading."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from doclint.codes import Catalogue, Code, Source
from doclint.errors import SchemaError
from doclint.facts.statements import Statement
from doclint.schemas import ANNOTATION

_FACTS = "urn:doclint:facts"


@dataclass(frozen=True)
class Heading:
    """A part of a code's page. ``coder``: not for whoever writes the notes."""

    key: str
    title: str
    coder: bool = False


@dataclass(frozen=True)
class Section:
    """What is known of a code under one heading."""

    heading: Heading
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Neighbour:
    """Another code that differs in one thing, ``axis``, and the statement that says so."""

    code: Code
    axis: str
    statement: Statement


@dataclass(frozen=True)
class _Kept:
    """A statement of the facts file, its heading, and for which codes it holds."""

    statement: Statement
    heading: str
    when: Mapping[str, Any]
    retired: str | None


class Facts:
    """What is known of every code. Statements that codes share are the same objects."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Read the facts file; what it names and is not there is a ``SchemaError``."""
        self._catalogue = catalogue
        self._made: dict[str, Statement] = {}
        facts = catalogue.schemas.document(_FACTS)[ANNOTATION]
        self._file = _FACTS
        try:
            self.headings = tuple(
                Heading(each["key"], each["title"], each.get("coder", False))
                for each in facts["headings"]
            )
            self._neighbours: tuple[Mapping[str, Any], ...] = tuple(facts["neighbours"])
            self.search: Mapping[str, Any] = facts["search"]
            kept = {each["key"]: self._keep(each) for each in facts["statements"]}
            for name, site in catalogue.schemas.of_kind("facts"):
                self._file = f"{_FACTS}:{name}"
                kept |= {each["key"]: self._keep(each) for each in site[ANNOTATION]["statements"]}
        except KeyError as error:
            raise SchemaError(self._path(), f"lacks {error.args[0]}") from error
        self._kept = tuple(kept.values())

    @staticmethod
    def load(catalogue: Catalogue) -> Facts:
        """The facts of a catalogue; of one catalogue they are read once."""
        return _read(catalogue)

    def page(
        self, code: Code, *, coder: bool = False, only: Collection[str] = ()
    ) -> tuple[Section, ...]:
        """What is known of a code, by heading, without the headings that are empty.

        ``only`` names headings by their keys; without it, all of them.
        """
        sections = (
            Section(heading, self.under(heading.key, code))
            for heading in self.headings
            if (coder or not heading.coder) and (not only or heading.key in only)
        )
        return tuple(each for each in sections if each.statements)

    def label(self, code: Code) -> Statement:
        """What a code is called here."""
        return self._once(f"label-{code.code}", code.label, code.sources)

    def under(self, heading: str, code: Code) -> tuple[Statement, ...]:
        """What is known of a code under the heading of that key."""
        own = facets(code)
        kept = [
            each.statement
            for each in self._kept
            if each.heading == heading and _holds(each.when, own)
        ]
        made: Mapping[str, Callable[[Code, list[Statement]], Iterator[Statement]]] = {
            "label": lambda code, kept: iter([self.label(code), *kept]),
            "plain": self._plain,
            "documented": self._documented,
            "global_period": self._global_period,
            "neighbours": self._with_neighbours,
        }
        return tuple(made[heading](code, kept)) if heading in made else tuple(kept)

    def of_element(self, code: Code, element: str) -> tuple[Statement, ...]:
        """Why a code needs an element, and what is known of it beyond that."""
        return tuple(
            each for each in self.under("documented", code) if each.refs.get("element") == element
        )

    def selecting(self, code: Code, axis: str) -> tuple[Statement, ...]:
        """What is said of the value of one axis (action, mode, approach, age) that selects it."""
        return tuple(each for each in self.under("selects", code) if each.refs.get("axis") == axis)

    def in_place_of(self, retired: str) -> tuple[Code, ...]:
        """The codes on whose pages a withdrawn one stands."""
        return tuple(
            code
            for code in self._catalogue.codes
            if any(each.retired == retired and fits(each.when, code) for each in self._kept)
        )

    def neighbours(self, code: Code) -> tuple[Neighbour, ...]:
        """The codes that differ in one thing, or belong beside this one, by axis and number."""
        return tuple(self._around(code))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of the facts file, in its order."""
        return tuple(each.statement for each in self._kept)

    def of_number(self, number: str) -> Statement:
        """What is known of a number that is none of the codes."""
        if number in self._catalogue.retired:
            gone = self._catalogue.retired[number]
            about = f"Withdrawn after {gone.last_year} ({gone.rule})"
            return self._once(f"retired-{number}", gone.description, gone.sources, about)
        unknown = self.search["unknown_number"]
        return self.of_other_family(number) or self._once(
            "number-unknown", unknown["text"], _sources(unknown)
        )

    def of_other_family(self, number: str) -> Statement | None:
        """What a number of another family is for, where that is known."""
        for each in self.search["numbers"]:
            if each["from"] <= number <= each["to"]:
                return self._once(f"number-{each['from']}", each["text"], _sources(each))
        return None

    def _keep(self, entry: Mapping[str, Any]) -> _Kept:
        if entry["heading"] not in {each.key for each in self.headings}:
            raise self._broken(entry, f"no such heading: {entry['heading']}")
        when, retired = entry.get("when", {}), entry.get("retired")
        return _Kept(self._stated(entry), entry["heading"], when, retired)

    def _stated(self, entry: Mapping[str, Any]) -> Statement:
        """A statement in the file's own words, or what a rule or a withdrawn code says."""
        key = entry["key"]
        if "rule" in entry:
            if entry["rule"] not in self._catalogue.rules:
                raise self._broken(entry, f"no such rule: {entry['rule']}")
            rule = self._catalogue.rules[entry["rule"]]
            return Statement(key, rule.why, rule.sources, rule.id, _refs(rule=rule.id))
        if "retired" in entry:
            if entry["retired"] not in self._catalogue.retired:
                raise self._broken(entry, f"no such withdrawn code: {entry['retired']}")
            gone = self._catalogue.retired[entry["retired"]]
            about = f"{gone.code}, until {gone.last_year}"
            return Statement(key, gone.description, gone.sources, about, _refs(code=gone.code))
        for source in entry["sources"]:
            if source not in self._catalogue.sources:
                raise self._broken(entry, f"no such source: {source}")
        refs = {name: entry[name] for name in ("element", "axis", "code") if name in entry}
        about = entry.get("about", "")
        if "element" in entry:
            if entry["element"] not in self._catalogue.elements:
                raise self._broken(entry, f"no such element: {entry['element']}")
            about = self._catalogue.elements[entry["element"]].title
        return Statement(key, entry["text"], _sources(entry), about, _refs(**refs))

    def _plain(self, code: Code, kept: list[Statement]) -> Iterator[Statement]:
        yield self._once(f"plain-{code.code}", code.description, code.sources)
        yield from kept

    def _documented(self, code: Code, kept: list[Statement]) -> Iterator[Statement]:
        """Each element with its level and why, and after it what the file adds to it."""
        for name, level in code.needs.items():
            element = self._catalogue.elements[name]
            about = f"{element.title} ({level})"
            yield self._once(
                f"documented-{name}-{level}",
                element.why,
                element.sources,
                about,
                element=name,
                level=level,
            )
            yield from (each for each in kept if each.refs.get("element") == name)
        yield from (each for each in kept if "element" not in each.refs)

    def _global_period(self, code: Code, kept: list[Statement]) -> Iterator[Statement]:
        sources = code.global_period_sources
        key = "-".join(("global", code.global_period, *(each.key for each in sources)))
        yield self._once(key, f"{code.global_period}.", sources)
        yield from kept

    def _with_neighbours(self, code: Code, kept: list[Statement]) -> Iterator[Statement]:
        yield from (each.statement for each in self._around(code))
        yield from kept

    def _around(self, code: Code) -> Iterator[Neighbour]:
        for kind in self._neighbours:
            for other in self._catalogue.codes:
                if _beside(kind, code, other):
                    statement = self._once(
                        f"neighbour-{kind['key']}-{other.code}",
                        kind["text"].format(label=other.label),
                        other.sources,
                        other.code,
                        code=other.code,
                        axis=kind["axis"],
                    )
                    yield Neighbour(other, kind["axis"], statement)

    def _once(
        self, key: str, text: str, sources: tuple[Source, ...], about: str = "", **refs: str
    ) -> Statement:
        """The statement of that key, made when it is first asked for."""
        if key not in self._made:
            self._made[key] = Statement(key, text, sources, about, _refs(**refs))
        return self._made[key]

    def _broken(self, entry: Mapping[str, Any], reason: str) -> SchemaError:
        return SchemaError(self._path(), reason, where=f"statement {entry['key']}")

    def _path(self) -> Path:
        """The file that is being read."""
        return self._catalogue.schemas.path(self._file)


@lru_cache(maxsize=4)
def _read(catalogue: Catalogue) -> Facts:
    return Facts(catalogue)


def facets(code: Code) -> dict[str, Any]:
    """What a statement can be kept by: the code's values on its axes, and what follows from it."""
    bounds = {"min": code.age_min, "max_exclusive": code.age_max}
    return {
        "code": code.code,
        "group": code.group,
        "action": code.action,
        "mode": code.mode,
        "approach": code.approach,
        "age": {name: value for name, value in bounds.items() if value is not None} or None,
        "add_on": code.add_on,
        "fluoroscopy_included": code.fluoroscopy_included,
        "global_period": code.global_period,
    }


def fits(when: Mapping[str, Any], code: Code) -> bool:
    """Whether a code has, on each axis named, the value named or one of those named."""
    return _holds(when, facets(code))


def _holds(when: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
    return all(
        own[axis] in wanted if isinstance(wanted, list) else own[axis] == wanted
        for axis, wanted in when.items()
    )


def _beside(kind: Mapping[str, Any], code: Code, other: Code) -> bool:
    """Whether ``other`` stands to ``code`` as this kind of neighbour does."""
    if not (fits(kind.get("of", {}), code) and fits(kind.get("to", {}), other)):
        return False
    if kind["axis"] == "with":
        return other.code in code.with_any_of
    if kind["axis"] == "add_on":
        return code.code in other.with_any_of
    here, there = facets(code), facets(other)
    axes = ("action", "mode", "approach", "age")
    return {axis for axis in axes if here[axis] != there[axis]} == {kind["axis"]}


def _sources(entry: Mapping[str, Any]) -> tuple[Source, ...]:
    return tuple(Source(each, entry["confidence"]) for each in entry["sources"])


def _refs(**refs: str) -> Mapping[str, str]:
    return MappingProxyType(refs)
