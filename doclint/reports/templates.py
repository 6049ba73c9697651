"""What was found in a site's template, as text and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from doclint.findings import Severity
from doclint.lines import Lines
from doclint.plain import safe, width
from doclint.report import tool
from doclint.reports.json import dumps
from doclint.reports.words import counted
from doclint.templates.check import TemplateReport, Told

_MANY = 6
"""Codes that are named one by one; of more the number is told."""
_HELD = {
    "given": "held against",
    "named": "held against the codes of the service that it names:",
    "all": "names no service, held against all codes:",
}
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


def render_template_json(report: TemplateReport) -> str:
    """One JSON object with ``tool``, ``template``, ``codes``, ``findings`` and ``summary``."""
    findings = []
    for each in report.told:
        finding = each.finding.to_dict()
        del finding["code"], finding["candidates"]
        findings.append({**finding, "codes": list(each.codes)})
    return (
        dumps(
            {
                "tool": tool(),
                "template": report.name,
                "codes": list(report.codes),
                "findings": findings,
                "summary": _totals(report),
            }
        )
        + "\n"
    )


def render_template_text(report: TemplateReport, *, verbose: bool) -> Iterator[str]:
    """A line a finding, with the template's words where it is about any."""
    yield f"{safe(report.name)}: {_HELD[report.source]} {_codes(report.codes)}\n"
    lines = Lines(report.text)
    for told in report.told:
        if told.finding.severity != "info" or verbose:
            yield from _told(report, told, lines)
    totals = _totals(report)
    numbers = ", ".join(counted(totals[f"{each}s"], each) for each in _SEVERITIES)
    hint = "" if verbose or not totals["infos"] else " (infos: -v)"
    yield f"\nFound {numbers}{hint}.\n"


def _told(report: TemplateReport, told: Told, lines: Lines) -> Iterator[str]:
    finding = told.finding
    place = safe(report.name)
    if finding.line is not None:
        place = f"{place}:{finding.line}:{finding.column}"
    about = f" {finding.element}:" if finding.element else ""
    yield (
        f"{place}: {finding.rule} [{_codes(told.codes)}] {finding.severity}:{about} {safe(finding.message)}\n"
    )
    if finding.start is not None and finding.line is not None and finding.end is not None:
        line = lines.line(finding.line)
        first = (finding.column or 1) - 1
        words = line[first : first + finding.end - finding.start]
        yield f"{finding.line:>5} | {safe(line)}\n"
        yield f"{'':>5} | {' ' * width(safe(line[:first]))}{'^' * max(1, width(safe(words)))}\n"


def _codes(codes: tuple[str, ...]) -> str:
    if len(codes) <= _MANY:
        return ", ".join(codes)
    return f"{', '.join(codes[: _MANY - 1])} and {len(codes) - _MANY + 1} more"


def _totals(report: TemplateReport) -> dict[str, int]:
    counts = Counter(each.finding.severity for each in report.told)
    return {f"{severity}s": counts[severity] for severity in _SEVERITIES}
