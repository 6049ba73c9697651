"""Pages about codes and rules: a title, facts and lists, and where they come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from doclint.codes import Catalogue, Code, RetiredCode, Rule, Source

_ANY = "any"
_JUDGED = {"note": "", "encounter": "notes of one encounter together, as in the examples"}


@dataclass(frozen=True)
class Block:
    """A part of a page: a heading (perhaps none), a text, facts by name, or an example.

    ``example`` is text of a note, or of a file beside the notes, to be shown as it stands.
    """

    heading: str = ""
    text: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    example: str = ""


@dataclass(frozen=True)
class Page:
    """What there is to know of one thing, and the sources of it.

    ``sources`` are key, confidence and what the key stands for. ``data`` is the same for programs.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    sources: tuple[tuple[str, str, str], ...]
    data: dict[str, Any]


def page_of(topic: str, catalogue: Catalogue) -> Page:
    """The page of a code or a rule; of what is neither, UnknownCodeError or UnknownRuleError."""
    if topic in catalogue.retired:
        return _retired(catalogue.retired[topic], catalogue)
    if topic.isdigit():
        return code_page(catalogue.get(topic), catalogue)
    return rule_page(catalogue.rule(topic), catalogue)


def rule_page(rule: Rule, catalogue: Catalogue) -> Page:
    """What a rule looks for, why it matters, what it says, and an example of either kind."""
    by_level = ", ".join(f"{each} where {level}" for level, each in rule.severities.items())
    facts = (
        ("element", rule.element or ""),
        ("kind", rule.kind),
        ("severity", rule.severity or by_level),
        ("status", rule.status),
        ("judged", "" if rule.default else "only where it is selected"),
        ("looks for", rule.looks_for),
        ("why", rule.why),
        ("says", rule.message),
        (
            "judges",
            _JUDGED.get(rule.subject, f"the {rule.subject} file, as in the examples"),
        ),
    )
    sources = _sources(rule.sources, catalogue)
    return Page(
        key=rule.id,
        title=rule.name,
        blocks=(
            Block(facts=tuple((name, value) for name, value in facts if value)),
            Block("Passes", example=rule.passing),
            Block("Fails", example=rule.failing),
        ),
        sources=sources,
        data={
            "rule": rule.id,
            "name": rule.name,
            "element": rule.element,
            "kind": rule.kind,
            "severity": rule.severity or dict(rule.severities),
            "status": rule.status,
            "default": rule.default,
            "subject": rule.subject,
            "looks_for": rule.looks_for,
            "why": rule.why,
            "message": rule.message,
            "passing": rule.passing,
            "failing": rule.failing,
            "sources": [dict(zip(_SOURCE, each, strict=True)) for each in sources],
        },
    )


def code_page(code: Code, catalogue: Catalogue) -> Page:
    """What selects a code and what a note needs for it."""
    row = selected_by(code)
    selects = [(name, row[name] or _ANY) for name in ("action", "mode", "approach", "age")]
    if code.add_on:
        selects.append(("reported with one of", ", ".join(code.with_any_of)))
    by_level: dict[str, list[str]] = {}
    for element, level in code.needs.items():
        by_level.setdefault(level, []).append(element)
    included = "is part of the code" if code.fluoroscopy_included else "is not named by the code"
    sources = _sources(code.sources, catalogue)
    return Page(
        key=code.code,
        title=code.label,
        blocks=(
            Block(text=code.description),
            Block("Selected by", facts=tuple(selects)),
            Block(
                "What the note needs",
                facts=tuple((level, ", ".join(each)) for level, each in by_level.items()),
            ),
            Block(text=f"Fluoroscopy {included}. Global period {code.global_period}."),
        ),
        sources=sources,
        data={
            **row,
            "description": code.description,
            "with_any_of": list(code.with_any_of),
            "needs": dict(code.needs),
            "fluoroscopy_included": code.fluoroscopy_included,
            "global_period": code.global_period,
            "sources": [dict(zip(_SOURCE, each, strict=True)) for each in sources],
        },
    )


def selected_by(code: Code) -> dict[str, str | None]:
    """Number, label and what selects a code, in words; ``None`` where anything does."""
    return {
        "code": code.code,
        "label": code.label,
        "action": code.action,
        "mode": code.mode,
        "approach": code.approach,
        "age": _age(code),
    }


def all_rules(catalogue: Catalogue) -> Iterator[Page]:
    """The pages of all rules, by id."""
    for rule in sorted(catalogue.rules.values(), key=lambda each: each.id):
        yield rule_page(rule, catalogue)


def _retired(code: RetiredCode, catalogue: Catalogue) -> Page:
    sources = _sources(code.sources, catalogue)
    return Page(
        key=code.code,
        title=f"withdrawn after {code.last_year} ({code.rule})",
        blocks=(Block(text=code.description),),
        sources=sources,
        data={
            "code": code.code,
            "description": code.description,
            "last_year": code.last_year,
            "rule": code.rule,
            "sources": [dict(zip(_SOURCE, each, strict=True)) for each in sources],
        },
    )


_SOURCE = ("key", "confidence", "about")


def _age(code: Code) -> str | None:
    """The age band in words; bounds are completed years, the upper one exclusive."""
    if code.age_max is not None:
        return f"under {code.age_max:g} years"
    return None if code.age_min is None else f"{code.age_min:g} years and over"


def _sources(sources: Sequence[Source], catalogue: Catalogue) -> tuple[tuple[str, str, str], ...]:
    return tuple((each.key, each.confidence, catalogue.sources[each.key]) for each in sources)
