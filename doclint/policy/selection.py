"""Which rules a note is judged by, and at which severity: ``select``, ``ignore``, ``severity``."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from doclint.codes import Rule
from doclint.errors import UnknownRuleError
from doclint.findings import Finding, Severity
from doclint.report import EncounterFinding, FileFinding, NoteReport, status_of
from doclint.settings.model import DEID_RULES, Settings

ALL = "ALL"

_Any = TypeVar("_Any", Finding, FileFinding, EncounterFinding)


class Selection:
    """The rules in force, and their severities where somebody set them.

    The nearer place decides. Of what one place selects and ignores, that counts which names more of
    a rule's id, and ``ignore`` where they name the same: ``select = ["AGE"]`` with
    ``ignore = ["AGE002"]`` leaves AGE001.

    Raises:
        UnknownRuleError: a setting names no rule.
    """

    def __init__(self, rules: Mapping[str, Rule], settings: Settings) -> None:
        self._rules = rules
        in_force = {rule.id for rule in rules.values() if rule.default}
        for choice in settings.choices:
            if choice.select is not None:
                in_force = set()
            selected = self._named(choice.select or (), choice.origin, "select")
            added = self._named(choice.extend_select, choice.origin, "extend-select")
            for rule, weight in added.items():
                selected[rule] = max(weight, selected.get(rule, 0))
            ignored = self._named(choice.ignore, choice.origin, "ignore")
            in_force |= {
                rule for rule, weight in selected.items() if weight > ignored.get(rule, -1)
            }
            in_force -= {
                rule for rule, weight in ignored.items() if weight >= selected.get(rule, -1)
            }
        self.rules = frozenset(in_force)
        self._severities = self._set_severities(settings)

    def __contains__(self, rule: str) -> bool:
        return rule in self.rules

    @property
    def seeks_identifiers(self) -> bool:
        """Whether a rule about identifiers left in a note is in force."""
        return any(rule.startswith(DEID_RULES) for rule in self.rules)

    def apply(self, report: NoteReport) -> NoteReport:
        """The report with the findings that count, at their severities."""
        findings = self.kept(report.findings)
        if findings == report.findings:
            return report
        return replace(report, findings=findings, status=status_of(report, findings))

    def kept(self, findings: Iterable[_Any]) -> tuple[_Any, ...]:
        """Of some findings those that count, at their severities."""
        return tuple(
            replace(each, severity=self._severities.get(each.rule, each.severity))
            for each in findings
            if each.rule in self.rules
        )

    def _set_severities(self, settings: Settings) -> dict[str, Severity]:
        """The severity that somebody set for a rule, by the selector that names most of its id."""
        found: dict[str, Severity] = {}
        weights: dict[str, int] = {}
        origin = settings.origins.get("severity", "")
        for selector, severity in settings.severity.items():
            for rule, weight in self._named([selector], origin, "severity").items():
                if weight >= weights.get(rule, 0):
                    weights[rule], found[rule] = weight, severity
        return found

    def _named(self, told: Iterable[str], origin: str, key: str) -> dict[str, int]:
        """The rules that some selectors name, each with how much of its id is named."""
        found: dict[str, int] = {}
        for selector in told:
            rules = rules_named(self._rules, selector)
            if not rules:
                why = unknown_rule(self._rules, selector)
                raise UnknownRuleError(f"{origin}: {key}: {why}")
            for rule, weight in rules.items():
                found[rule] = max(weight, found.get(rule, 0))
        return found


def rules_named(rules: Mapping[str, Rule], selector: str) -> dict[str, int]:
    """The rules that a selector names (an id, a name, the beginning of ids, or ALL).

    Each with how much of its id is named; none where the selector fits nothing.
    """
    wanted = selector.upper()
    if wanted == ALL:
        return dict.fromkeys(rules, 0)
    by_name = [each.id for each in rules.values() if each.name == selector.lower()]
    if by_name:
        return {rule: len(rule) for rule in by_name}
    return {rule: len(wanted) for rule in rules if wanted and rule.startswith(wanted)}


def unknown_rule(rules: Mapping[str, Rule], selector: str) -> str:
    """What to say of a selector that names no rule."""
    names = {name.casefold(): name for rule in rules.values() for name in (rule.id, rule.name)}
    close = difflib.get_close_matches(selector.casefold(), names, n=1)
    hint = f"; did you mean {names[close[0]]}?" if close else ""
    return f"{selector}: no such rule{hint}"
