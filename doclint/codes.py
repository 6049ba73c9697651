"""The codes: what selects each, what it needs, and which of them a record supports.

Everything here is read out of ``schemas/``; no code, level or rule is named in this module.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from doclint.errors import SchemaError, UnknownCodeError, UnknownRuleError
from doclint.findings import ELEMENTS, Kind, Severity
from doclint.schemas import ANNOTATION, Schemas

Record = Mapping[str, Any]
"""A record: one entry for each element, with at least ``status`` and ``evidence``."""

_COMMON = "urn:doclint:common"
_RECORD = "urn:doclint:record"
_RETIRED = "urn:doclint:retired"
_SOURCES = "urn:doclint:sources"


@dataclass(frozen=True)
class Source:
    """Where a fact comes from (a key of ``Catalogue.sources``) and how far it can be trusted."""

    key: str
    confidence: str


@dataclass(frozen=True)
class Reference:
    """What a source's key stands for: title, where it stands, of which day, how far trusted."""

    key: str
    title: str
    where: str
    date: str
    trust: str


@dataclass(frozen=True)
class Rule:
    """One fault that doclint can find.

    ``severity`` is ``None`` where it goes by the level at which a code needs the element.
    ``passing`` and ``failing`` are short texts in which the fault is absent and present, under
    ``code`` where it takes a certain code to see it. ``status`` is stable, preview (judged where a
    record says so, while no reading of a note does yet) or deprecated. A rule that is not
    ``default`` is judged only where somebody selects it. ``subject`` says what is judged, and what
    the examples are: text of a note, notes of an encounter (a JSON object a line), or the content
    of a file beside the notes. ``across`` says how notes of an encounter are judged.
    """

    id: str
    name: str
    element: str | None
    kind: Kind
    severity: Severity | None
    message: str
    message_not_done: str | None
    looks_for: str
    why: str
    passing: str
    failing: str
    sources: tuple[Source, ...]
    code: str | None = None
    status: str = "stable"
    default: bool = True
    subject: str = "note"
    across: Mapping[str, Any] | None = field(default=None, repr=False, hash=False)
    severities: Mapping[str, Severity] = field(default_factory=dict, repr=False, hash=False)

    def severity_at(self, level: str | None) -> Severity | None:
        """The severity where a code needs the element at ``level`` (``None``: not at all)."""
        return self.severity or self.severities.get(level or "")


@dataclass(frozen=True)
class Element:
    """One element of the record, as it is spoken of in messages and explanations."""

    name: str
    title: str
    noun: str
    question: str
    looks_for: str
    why: str
    passing: str
    sources: tuple[Source, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Code:
    """One CPT code: our own words for it, what selects it and what it needs.

    ``age_min`` (inclusive) and ``age_max`` (exclusive) are completed years; ``None`` stands for any
    value. ``needs`` maps an element to its level. An add-on names in ``with_any_of`` the codes of
    which one must be reported with it, and in ``add_on_rule`` the rule for when none is seen.
    ``global_period`` is CMS's indicator (000: that day; XXX: none; ZZZ: that of the main code).
    """

    code: str
    label: str
    description: str
    group: str
    group_label: str
    group_description: str
    action: str
    mode: str | None
    approach: str | None
    age_min: float | None
    age_max: float | None
    needs: Mapping[str, str] = field(hash=False)
    sources: tuple[Source, ...]
    global_period: str
    global_period_sources: tuple[Source, ...]
    fluoroscopy_included: bool
    with_any_of: tuple[str, ...] = ()
    add_on_rule: str | None = None

    @property
    def add_on(self) -> bool:
        """Whether the code never stands alone."""
        return bool(self.with_any_of)


@dataclass(frozen=True)
class RetiredCode:
    """A number of the family that was withdrawn, the last year it stood, and the rule for it."""

    code: str
    description: str
    last_year: int
    rule: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Standing:
    """A code of a service that a note reports, and how the elements that select it stand to it.

    ``selected_by`` are documented with the code's own value, ``open`` settle nothing (silent,
    contradictory, or of a value that no code has), ``against`` are documented with another's.
    """

    code: Code
    selected_by: tuple[str, ...]
    open: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True)
class Undetermined:
    """An action of a note for which several codes are left, and the elements that would tell."""

    action: str
    candidates: tuple[Code, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True)
class Inference:
    """The codes that a record supports best, one for each action where it can be told."""

    codes: tuple[Code, ...]
    undetermined: tuple[Undetermined, ...]

    @property
    def candidates(self) -> tuple[Code, ...]:
        """All codes that are left open."""
        return tuple(code for open_ in self.undetermined for code in open_.candidates)

    @property
    def absent(self) -> tuple[str, ...]:
        """All elements that would tell them apart, each once."""
        return tuple(dict.fromkeys(name for open_ in self.undetermined for name in open_.absent))


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All codes and rules. Two catalogues are equal only if they are the same object."""

    codes: tuple[Code, ...]
    elements: Mapping[str, Element]
    rules: Mapping[str, Rule]
    retired: Mapping[str, RetiredCode]
    sources: Mapping[str, Reference]
    schemas: Schemas = field(repr=False)

    @staticmethod
    def load(extra: Sequence[Path] = ()) -> Catalogue:
        """The shipped catalogue, with a site's schema files or folders of them on top.

        A file that is broken, or that clashes with another, is a ``SchemaError``.
        """
        return _Builder(Schemas(extra)).catalogue() if extra else _shipped()

    def get(self, code: str) -> Code:
        """The code of that number."""
        for known in self.codes:
            if known.code == code:
                return known
        if code in self.retired:
            last = self.retired[code].last_year
            raise UnknownCodeError(f"{code}: withdrawn from the code set after {last}")
        raise UnknownCodeError(f"{code}: not one of the {len(self.codes)} codes that are known")

    def rule(self, rule: str) -> Rule:
        """The rule of that id or name, in any case."""
        for known in self.rules.values():
            if rule.casefold() in (known.id.casefold(), known.name):
                return known
        raise UnknownRuleError(f"{rule}: no such rule")

    def candidates(self, record: Record) -> tuple[Code, ...]:
        """The codes of the record's actions that nothing documented in it contradicts."""
        standings = (each for of_action in self.standings(record).values() for each in of_action)
        fitting = {each.code.code for each in standings if not each.against}
        return tuple(code for code in self.codes if code.code in fitting)

    def infer(self, record: Record) -> Inference:
        """The code of each action in the record, or the codes that are left for it.

        Where every code of an action is contradicted, those with the fewest contradictions stand,
        so that the contradiction is reported and not passed over.
        """
        codes, undetermined = [], []
        for action, standings in self.standings(record).items():
            fewest = min(len(each.against) for each in standings)
            best = tuple(each.code for each in standings if len(each.against) == fewest)
            if len(best) == 1:
                codes.append(best[0])
            else:
                undetermined.append(Undetermined(action, best, _told_by(best)))
        return Inference(
            codes=tuple(sorted(codes, key=lambda code: code.code)),
            undetermined=tuple(undetermined),
        )

    def standings(self, record: Record) -> Mapping[str, tuple[Standing, ...]]:
        """For each service that the record reports, how it stands to each of the service's codes.

        A mode that no code has (a hybrid one) speaks against none. Of two approaches in one session
        the one that the record names as its value counts.
        """
        actions = documented_actions(record)
        found: dict[str, list[Standing]] = {}
        for code in self.codes:
            if code.action in actions:
                fits = dict(self._fits(code, record))
                standing = Standing(
                    code=code,
                    selected_by=tuple(name for name, fit in fits.items() if fit),
                    open=tuple(name for name, fit in fits.items() if fit is None),
                    against=tuple(name for name, fit in fits.items() if fit is False),
                )
                found.setdefault(code.action, []).append(standing)
        return {action: tuple(standings) for action, standings in found.items()}

    def _fits(self, code: Code, record: Record) -> Iterator[tuple[str, bool | None]]:
        """Each element that selects a code of a reported service, and whether it speaks for it.

        ``None`` where it settles nothing.
        """
        yield "action", True
        if code.age_min is not None or code.age_max is not None:
            yield "age", _within(_documented(record, "age"), code)
        if code.mode is not None:
            mode = _documented(record, "mode").get("value")
            known = any(mode == other.mode for other in self.codes if other.mode is not None)
            yield "mode", mode == code.mode if known else None
        if code.approach is not None:
            approach = _documented(record, "approach")
            by_action = approach.get("by_action") or {}
            own = code.action in by_action
            route = by_action[code.action] if own else approach.get("value")
            yield "approach", None if route is None else route == code.approach


def documented_actions(record: Record) -> frozenset[str]:
    """The services that the note reports."""
    return frozenset(_documented(record, "action").get("values") or ())


def _documented(record: Record, element: str) -> Mapping[str, Any]:
    entry: Mapping[str, Any] = record.get(element) or {}
    return entry if entry.get("status") == "documented" else {}


def _within(age: Mapping[str, Any], code: Code) -> bool | None:
    """Whether an age, or all of the range that it is known to lie in, is in the code's band.

    ``None`` where the range reaches across a bound, or nothing is known.
    """
    years = age.get("years")
    lowest = age.get("min") if years is None else years
    highest = age.get("max") if years is None else years
    too_old = code.age_max is not None and lowest is not None and lowest >= code.age_max
    too_young = code.age_min is not None and highest is not None and highest < code.age_min
    if too_old or too_young:
        return False
    old_enough = code.age_min is None or (lowest is not None and lowest >= code.age_min)
    young_enough = code.age_max is None or (highest is not None and highest < code.age_max)
    return True if old_enough and young_enough else None


def _told_by(codes: Sequence[Code]) -> tuple[str, ...]:
    """The elements in whose values codes of one action differ."""
    selecting: Mapping[str, frozenset[object]] = {
        "age": frozenset((code.age_min, code.age_max) for code in codes),
        "mode": frozenset(code.mode for code in codes),
        "approach": frozenset(code.approach for code in codes),
    }
    return tuple(element for element, values in selecting.items() if len(values) > 1)


@lru_cache(maxsize=1)
def _shipped() -> Catalogue:
    return _Builder(Schemas()).catalogue()


class _Builder:
    """Reads a catalogue out of the annotations of schema files."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._rules: dict[str, Rule] = {}
        self._defined_in: dict[str, str] = {}
        with self._blaming(_COMMON):
            common = schemas.document(_COMMON)[ANNOTATION]
            self._levels: Mapping[str, Severity] = common["levels"]
            self._kinds: Mapping[str, Mapping[str, str]] = common["kinds"]

    def catalogue(self) -> Catalogue:
        with self._blaming(_RECORD):
            names = self._schemas.document(_RECORD)["required"]
        elements = {name: self._element(name) for name in names}
        for name, document in self._schemas.of_kind("rules"):
            with self._blaming(f"urn:doclint:rules:{name}"):
                self._define(document["$id"], document[ANNOTATION]["rules"], {})
        codes = {name: self._code(name, each) for name, each in self._schemas.of_kind("code")}
        retired = self._retired()
        sources = self._sources_listed()
        for code in codes.values():
            self._hold(code, codes, sources)
        return Catalogue(
            codes=tuple(codes.values()),
            elements=MappingProxyType(elements),
            rules=MappingProxyType(self._rules),
            retired=MappingProxyType(retired),
            sources=MappingProxyType(sources),
            schemas=self._schemas,
        )

    def _element(self, name: str) -> Element:
        schema_id = f"urn:doclint:element:{name}"
        with self._blaming(schema_id):
            document = self._schemas.document(schema_id)
            texts = document[ANNOTATION]
            self._define(schema_id, texts["rules"], {**texts, "element": name})
            return Element(
                name=name,
                title=document["title"],
                noun=texts["noun"],
                question=texts["question"],
                looks_for=texts["looks_for"],
                why=texts["why"],
                passing=texts["passing"],
                sources=_sources(texts["sources"]),
                rules=tuple(texts["rules"]),
            )

    def _define(
        self, schema_id: str, rules: Mapping[str, Mapping[str, Any]], element: Mapping[str, Any]
    ) -> None:
        """Add a file's rules; what one does not say is said by its kind and by its element."""
        for rule_id, own in rules.items():
            if rule_id in self._rules:
                other = self._schemas.path(self._defined_in[rule_id])
                raise SchemaError(
                    self._schemas.path(schema_id), f"stands in {other} too", where=f"rule {rule_id}"
                )
            shared = self._kinds.get(own["kind"], {})
            texts = {**element, **{key: _filled(text, element) for key, text in shared.items()}}
            texts.update(own)
            severity: Any = own.get("severity")
            by_level: Mapping[str, Severity] = (
                severity if isinstance(severity, dict) else self._levels
            )
            self._defined_in[rule_id] = schema_id
            self._rules[rule_id] = Rule(
                id=rule_id,
                name=own["name"],
                element=element.get("element"),
                kind=own["kind"],
                severity=None if isinstance(severity, dict) else severity,
                message=texts["message"],
                message_not_done=texts.get("message_not_done"),
                looks_for=texts["looks_for"],
                why=texts["why"],
                passing=_example(texts["passing"]),
                failing=_example(own["failing"]),
                sources=_sources(texts["sources"]),
                code=own.get("code"),
                status=own["status"],
                default=own.get("default", True),
                subject=own.get("subject", "note"),
                across=own.get("across"),
                severities=MappingProxyType(dict(by_level)),
            )

    def _code(self, name: str, document: Mapping[str, Any]) -> Code:
        schema_id = f"urn:doclint:code:{name}"
        with self._blaming(schema_id):
            facts = document[ANNOTATION]
            group_id, group = self._schemas.resolve(document["$ref"], schema_id)
            needs: dict[str, str] = {}
            selects: dict[str, Any] = {}
            self._collect(document, schema_id, needs, selects)
            age = selects.get("age", {})
            add_on = facts.get("with_any_of", {})
            return Code(
                code=name,
                label=document["title"],
                description=document["description"],
                group=group_id.rpartition(":")[2],
                group_label=group["title"],
                group_description=group["description"],
                action=selects["action"],
                mode=selects.get("mode"),
                approach=selects.get("approach"),
                age_min=age.get("min"),
                age_max=age.get("max_exclusive"),
                needs=MappingProxyType({key: needs[key] for key in ELEMENTS if key in needs}),
                sources=_sources(facts["sources"]),
                global_period=facts["global_period"]["value"],
                global_period_sources=_sources(facts["global_period"]["sources"]),
                fluoroscopy_included=facts["fluoroscopy_included"],
                with_any_of=tuple(add_on.get("codes", ())),
                add_on_rule=add_on.get("rule"),
            )

    def _collect(
        self, node: Mapping[str, Any], base: str, needs: dict[str, str], selects: dict[str, Any]
    ) -> None:
        """Gather levels and selecting values of a code or a group; the outer file's word counts."""
        for element, demand in node.get("properties", {}).items():
            if "level" in demand.get(ANNOTATION, {}):
                needs.setdefault(element, demand[ANNOTATION]["level"])
            self._select(demand, base, selects)
        for definition in node.get("$defs", {}).values():
            if "$dynamicAnchor" in definition:
                self._select(definition, base, selects)
        if "$ref" in node:
            target, group = self._schemas.resolve(node["$ref"], base)
            self._collect(group, target, needs, selects)

    def _select(self, node: Mapping[str, Any], base: str, selects: dict[str, Any]) -> None:
        for element, value in node.get(ANNOTATION, {}).get("selects", {}).items():
            selects.setdefault(element, value)
        if "$ref" in node:
            target, definition = self._schemas.resolve(node["$ref"], base)
            self._select(definition, target, selects)
        for part in node.get("allOf", ()):
            self._select(part, base, selects)

    def _sources_listed(self) -> dict[str, Reference]:
        """The sources of the shipped list, and of a site's own beside it."""
        listed: dict[str, Reference] = {}
        own = (f"{_SOURCES}:{name}" for name, _ in self._schemas.of_kind("sources"))
        for schema_id in (_SOURCES, *own):
            with self._blaming(schema_id):
                for key, each in self._schemas.document(schema_id)[ANNOTATION]["sources"].items():
                    told = (each["title"], each["where"], each["date"], each["trust"])
                    listed[key] = Reference(key, *told)
        return listed

    def _retired(self) -> dict[str, RetiredCode]:
        with self._blaming(_RETIRED):
            facts = self._schemas.document(_RETIRED)[ANNOTATION]
            return {
                number: RetiredCode(
                    code=number,
                    description=each["description"],
                    last_year=each["last_year"],
                    rule=self._rules[facts["rule"]].id,
                    sources=_sources(each["sources"]),
                )
                for number, each in facts["codes"].items()
            }

    def _hold(
        self, code: Code, codes: Mapping[str, Code], sources: Mapping[str, Reference]
    ) -> None:
        """See that what one file names of another is there."""
        path = self._schemas.path(f"urn:doclint:code:{code.code}")
        for other in code.with_any_of:
            if other not in codes:
                raise SchemaError(path, f"no such code: {other}", where="with_any_of")
        if code.add_on_rule is not None and code.add_on_rule not in self._rules:
            raise SchemaError(path, f"no such rule: {code.add_on_rule}", where="with_any_of")
        for source in code.sources:
            if source.key not in sources:
                raise SchemaError(path, f"no such source: {source.key}", where="sources")

    @contextmanager
    def _blaming(self, schema_id: str) -> Iterator[None]:
        """Tell what a file lacks as a fault of that file."""
        try:
            yield
        except KeyError as error:
            raise SchemaError(self._schemas.path(schema_id), f"lacks {error.args[0]}") from error
        except (AttributeError, TypeError) as error:
            raise SchemaError(self._schemas.path(schema_id), "is not of its form") from error


def _filled(text: str, element: Mapping[str, Any]) -> str:
    for key in ("noun", "question", "looks_for", "why"):
        text = text.replace(f"{{{key}}}", str(element.get(key, "")))
    return text


def _sources(entries: Sequence[Mapping[str, str]]) -> tuple[Source, ...]:
    return tuple(Source(entry["key"], entry["confidence"]) for entry in entries)


def _example(told: str | Sequence[Mapping[str, Any]]) -> str:
    """An example as it is shown: a text, or notes of an encounter with one on each line."""
    return told if isinstance(told, str) else "\n".join(map(json.dumps, told))
