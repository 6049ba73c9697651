"""One note's record against the demands of a code, or of several that are left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from doclint.checks.demands import unmet_demands
from doclint.codes import Catalogue, Code, Record, Rule
from doclint.errors import SchemaError
from doclint.findings import Finding, Severity, in_order

if TYPE_CHECKING:
    from doclint.named_codes import NamedCode

_SILENT: Mapping[str, Any] = {"status": "missing", "evidence": []}
_RANK: Mapping[Severity, int] = {"error": 0, "warning": 1, "info": 2}


def check_code(
    record: Record, code: Code, catalogue: Catalogue, *, beside: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """What the record lacks for the code, or holds against it.

    ``beside`` are the other codes that the note is judged by: an add-on with one of its main codes
    among them is not alone. An element that the record does not have counts as missing. Lines and
    columns are left to whoever has the text.
    """
    whole = {**dict.fromkeys(code.needs, _SILENT), **record}
    findings = list(_unmet(whole, code, catalogue))
    if code.add_on_rule is not None and not set(code.with_any_of) & set(beside):
        findings += _without_primary(record, code, catalogue.rules[code.add_on_rule], catalogue)
    return in_order(findings)


def check_shared(
    record: Record, candidates: Sequence[Code], absent: Iterable[str], catalogue: Catalogue
) -> tuple[Finding, ...]:
    """What the record lacks whichever of the candidates is meant.

    A fault counts if each of them has it, at its mildest severity; one of an element in ``absent``
    (which would tell the candidates apart) counts if any has it. All findings name the candidates
    in the place of a code.
    """
    telling = frozenset(absent)
    named = tuple(code.code for code in candidates)
    found: dict[tuple[str, str | None], list[Finding]] = {}
    for code in candidates:
        for finding in check_code(record, code, catalogue):
            found.setdefault((finding.rule, finding.element), []).append(finding)
    shared = (
        max(same, key=lambda finding: _RANK[finding.severity])
        for (_, element), same in found.items()
        if len(same) == len(candidates) or element in telling
    )
    return in_order(replace(finding, code=None, candidates=named) for finding in shared)


def check_named_codes(named: Iterable[NamedCode], catalogue: Catalogue) -> tuple[Finding, ...]:
    """A finding for each place at which a note names a code that was withdrawn."""
    retired = ((each, catalogue.retired.get(each.code)) for each in named)
    return in_order(
        _finding(
            catalogue.rules[code.rule],
            severity=_severity(catalogue.rules[code.rule], None, code.code),
            code=code.code,
            place=(each.start, each.end),
        )
        for each, code in retired
        if code is not None
    )


def _unmet(record: Record, code: Code, catalogue: Catalogue) -> Iterator[Finding]:
    """The demands of the code's schema that the record does not meet, each with its rule."""
    schema_id = f"urn:doclint:code:{code.code}"
    for demand, where in unmet_demands(record, catalogue, schema_id):
        rule = catalogue.rules.get(demand.get("rule", ""))
        if rule is None or rule.element is None:
            raise SchemaError(
                catalogue.schemas.path(schema_id), "a demand without a rule", where=where
            )
        yield _finding(
            rule,
            severity=_severity(rule, code.needs.get(rule.element), code.code),
            code=code.code,
            place=_place(record[rule.element]),
            message=rule.message_not_done if demand.get("variant") == "not_done" else None,
        )


def _without_primary(
    record: Record, code: Code, rule: Rule, catalogue: Catalogue
) -> Iterator[Finding]:
    """The add-on's own finding, unless every code left for the main procedure goes with it."""
    actions = {catalogue.get(primary).action for primary in code.with_any_of}
    left = {each.code for each in catalogue.candidates(record) if each.action in actions}
    if not left or not left <= set(code.with_any_of):
        yield _finding(rule, severity=_severity(rule, None, code.code), code=code.code)


def _severity(rule: Rule, level: str | None, code: str) -> Severity:
    severity = rule.severity_at(level)
    if severity is None:
        raise SchemaError(f"code {code}", f"rule {rule.id} has no severity at level {level}")
    return severity


def _place(entry: Mapping[str, Any]) -> tuple[int, int] | None:
    """The first words that speak of the element; of a missing one there are none."""
    evidence = entry.get("evidence")
    if not evidence or entry["status"] == "missing":
        return None
    return evidence[0]["start"], evidence[0]["end"]


def _finding(
    rule: Rule,
    *,
    severity: Severity,
    code: str,
    place: tuple[int, int] | None = None,
    message: str | None = None,
) -> Finding:
    start, end = place or (None, None)
    return Finding(
        rule=rule.id,
        name=rule.name,
        code=code,
        element=rule.element,
        kind=rule.kind,
        severity=severity,
        message=message or rule.message,
        start=start,
        end=end,
    )
