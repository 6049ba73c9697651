"""Pages about codes and rules: a title, facts and lists, and where they come from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from doclint.codes import Catalogue, Code, Reference, RetiredCode, Rule
from doclint.errors import UnknownCodeError, UnknownHeadingError
from doclint.facts import Facts, Section, Statement

_LABEL = "label"
"""The heading that is the page's title."""

_JUDGED = {
    "note": "",
    "encounter": "notes of one encounter together, as in the examples",
    "query": "a draft query to a physician, as in the examples",
}


@dataclass(frozen=True)
class Block:
    """A part of a page: a heading (perhaps none), facts by name, statements, or an example.

    ``facts`` are settings of a rule and no statements about the world, so that they need no
    source. ``example`` is text of a note, or of a file beside the notes, to be shown as it stands.
    """

    heading: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    statements: tuple[Statement, ...] = ()
    example: str = ""


@dataclass(frozen=True)
class Page:
    """What there is to know of one thing, and the sources of it.

    ``cited`` is the citation of a title that is a statement itself. ``data`` is the same for
    programs.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    sources: tuple[Reference, ...]
    data: dict[str, Any]
    cited: str = ""


def page_of(
    topic: str, catalogue: Catalogue, *, coder: bool = False, only: Collection[str] = ()
) -> Page:
    """The page of a code or a rule; of what is neither, UnknownCodeError or UnknownRuleError.

    ``coder`` adds what is for a coder and not for whoever writes the notes; ``only`` leaves those
    headings of a code's page, by their keys.
    """
    if only and not any(topic == code.code for code in catalogue.codes):
        raise UnknownHeadingError(f"{topic}: only the page of a code has headings to choose from")
    if topic in catalogue.retired:
        return _retired(catalogue.retired[topic], catalogue)
    if topic.isdigit() or any(topic == code.code for code in catalogue.codes):
        return code_page(_code(topic, catalogue), catalogue, coder=coder, only=only)
    return rule_page(catalogue.rule(topic), catalogue)


def _code(number: str, catalogue: Catalogue) -> Code:
    try:
        return catalogue.get(number)
    except UnknownCodeError as error:
        told = Facts.load(catalogue).of_other_family(number)
        if told is None:
            raise
        raise UnknownCodeError(f"{error}. {told.text} [{told.cited}]") from error


def rule_page(rule: Rule, catalogue: Catalogue) -> Page:
    """What a rule looks for, why it matters, what it says, and an example of either kind."""
    by_level = ", ".join(f"{each} where {level}" for level, each in rule.severities.items())
    facts = (
        ("element", rule.element or ""),
        ("kind", rule.kind),
        ("severity", rule.severity or by_level),
        ("status", rule.status),
        ("judged", "" if rule.default else "only where it is selected"),
        (
            "judges",
            _JUDGED.get(rule.subject, f"the {rule.subject} file, as in the examples"),
        ),
        ("says", rule.message),
    )
    statements = (
        Statement(f"{rule.id}-looks-for", rule.looks_for, rule.sources, "looks for"),
        Statement(f"{rule.id}-why", rule.why, rule.sources, "why"),
    )
    sources = _references(statements, catalogue)
    return Page(
        key=rule.id,
        title=rule.name,
        blocks=(
            Block(
                facts=tuple((name, value) for name, value in facts if value), statements=statements
            ),
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
            "looks_for": statements[0].to_dict(),
            "why": statements[1].to_dict(),
            "message": rule.message,
            "passing": rule.passing,
            "failing": rule.failing,
            "sources": [asdict(each) for each in sources],
        },
    )


def code_page(
    code: Code, catalogue: Catalogue, *, coder: bool = False, only: Collection[str] = ()
) -> Page:
    """What is known of a code, heading by heading."""
    facts = Facts.load(catalogue)
    unknown = set(only) - {each.key for each in facts.headings}
    if unknown:
        known = ", ".join(each.key for each in facts.headings)
        raise UnknownHeadingError(f"{min(unknown)}: no such heading; there are {known}")
    hidden = [each.key for each in facts.headings if each.coder and not coder and each.key in only]
    if hidden:
        raise UnknownHeadingError(f"{hidden[0]}: for coders, with --coder")
    named = facts.label(code)
    sections = [
        each for each in facts.page(code, coder=coder, only=only) if each.heading.key != _LABEL
    ]
    said = [named, *(each for section in sections for each in section.statements)]
    sources = _references(said, catalogue)
    return Page(
        key=code.code,
        title=named.text,
        blocks=tuple(Block(each.heading.title, statements=each.statements) for each in sections),
        sources=sources,
        data={
            **selected_by(code),
            "label": named.to_dict(),
            "with_any_of": list(code.with_any_of),
            "needs": dict(code.needs),
            "fluoroscopy_included": code.fluoroscopy_included,
            "global_period": code.global_period,
            "sections": [_section(each) for each in sections],
            "sources": [asdict(each) for each in sources],
        },
        cited=named.cited,
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
    facts = Facts.load(catalogue)
    statement = replace(facts.of_number(code.code), about="")
    today = [replace(facts.label(each), about=each.code) for each in facts.in_place_of(code.code)]
    sources = _references([statement, *today], catalogue)
    return Page(
        key=code.code,
        title=f"withdrawn after {code.last_year} ({code.rule})",
        blocks=(
            Block(statements=(statement,)),
            Block("Codes of today for such work", statements=tuple(today)),
        ),
        sources=sources,
        data={
            "code": code.code,
            "description": statement.to_dict(),
            "today": [each.to_dict() for each in today],
            "last_year": code.last_year,
            "rule": code.rule,
            "sources": [asdict(each) for each in sources],
        },
        cited=statement.cited,
    )


def _section(section: Section) -> dict[str, Any]:
    return {
        "key": section.heading.key,
        "title": section.heading.title,
        "statements": [each.to_dict() for each in section.statements],
    }


def _age(code: Code) -> str | None:
    """The age band in words; bounds are completed years, the upper one exclusive."""
    if code.age_max is not None:
        return f"under {code.age_max:g} years"
    return None if code.age_min is None else f"{code.age_min:g} years and over"


def _references(statements: Sequence[Statement], catalogue: Catalogue) -> tuple[Reference, ...]:
    """The sources of some statements, each once, in the order of the list of sources."""
    keys = {source.key for each in statements for source in each.sources}
    return tuple(each for key, each in catalogue.sources.items() if key in keys)
