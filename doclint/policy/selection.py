"""Which rules a note is judged by, and at which severity: ``select``, ``ignore``, ``severity``."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from doclint.codes import Rule
from doclint.errors import UnknownRuleError
from doclint.findings import Finding, Severity
from doclint.report import FileFinding, NoteReport, status_of
from doclint.settings.model import Settings

ALL = "ALL"
DEID = "DID"
"""Beginning of the ids of the rules that ``deid_check`` adds."""

_Any = TypeVar("_Any", Finding, FileFinding)


class Selection:
    """The rules in force, and their severities where somebody set them.

    Of ``select`` and ``ignore`` the one that names more of a rule's id decides, and ``ignore`` where
    they name the same: ``select = ["AGE"]`` with ``ignore = ["AGE002"]`` leaves AGE001.

    Raises:
        UnknownRuleError: a setting names no rule.
    """

    def __init__(self, rules: Mapping[str, Rule], settings: Settings) -> None:
        self._rules = rules
        selected = {rule.id: 0 for rule in rules.values() if rule.default}
        if settings.select is not None:
            selected = self._named(settings.select, "select", settings)
        added = (*settings.extend_select, *([DEID] if settings.deid_check else []))
        for rule, weight in self._named(added, "extend-select", settings).items():
            selected[rule] = max(weight, selected.get(rule, 0))
        ignored = self._named(settings.ignore, "ignore", settings)
        self.rules = frozenset(
            rule for rule, weight in selected.items() if weight > ignored.get(rule, -1)
        )
        weights: dict[str, int] = {}
        self._severities: dict[str, Severity] = {}
        for told, severity in settings.severity.items():
            for rule, weight in self._named([told], "severity", settings).items():
                if weight >= weights.get(rule, 0):
                    weights[rule], self._severities[rule] = weight, severity

    def __contains__(self, rule: str) -> bool:
        return rule in self.rules

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

    def _named(self, told: Iterable[str], key: str, settings: Settings) -> dict[str, int]:
        """The rules that some selectors name, each with how much of its id is named."""
        found: dict[str, int] = {}
        for selector in told:
            rules = self._matching(selector)
            if not rules:
                raise UnknownRuleError(self._unknown(selector, key, settings))
            for rule, weight in rules.items():
                found[rule] = max(weight, found.get(rule, 0))
        return found

    def _matching(self, selector: str) -> dict[str, int]:
        wanted = selector.upper()
        if wanted == ALL:
            return dict.fromkeys(self._rules, 0)
        by_name = [each.id for each in self._rules.values() if each.name == selector.lower()]
        if by_name:
            return {rule: len(rule) for rule in by_name}
        return {rule: len(wanted) for rule in self._rules if wanted and rule.startswith(wanted)}

    def _unknown(self, selector: str, key: str, settings: Settings) -> str:
        names = [name for rule in self._rules.values() for name in (rule.id, rule.name)]
        close = difflib.get_close_matches(selector, names, n=1)
        hint = f"; did you mean {close[0]}?" if close else ""
        origin = settings.origins.get(key.replace("-", "_"), "")
        return f"{origin}: {key}: {selector}: no such rule{hint}".removeprefix(": ")
