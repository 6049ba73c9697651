"""Findings of the rules about identifiers left in a note, put beside what else was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from doclint.codes import Catalogue
from doclint.errors import DoclintError, describe_crash
from doclint.findings import Finding
from doclint.linter import placed
from doclint.report import NoteReport, status_of

if TYPE_CHECKING:
    from doclint.deid import Identifier, Search


def search_for(patterns: Sequence[str]) -> Search:
    """What looks for identifiers, with a site's folders on top; loading it takes a second.

    Raises:
        MissingExtraError: the extra that it needs is not installed.
        PatternError: a file of it cannot be used.
    """
    from doclint.deid import load_search

    return load_search(tuple(Path(each) for each in patterns))


def with_identifiers(report: NoteReport, search: Search, catalogue: Catalogue) -> NoteReport:
    """The report with a finding for each likely identifier.

    A note that could not be searched as a whole has not been judged.
    """
    try:
        found = search.find(report.text)
    except DoclintError as error:
        return _unsearched(report, str(error))
    except Exception as error:
        return _unsearched(report, f"internal error: {describe_crash(error)}")
    told = (_finding(each, catalogue) for each in found if each.rule in catalogue.rules)
    findings = placed((*report.findings, *told), report.text, report.pages)
    return replace(report, findings=findings, status=status_of(report, findings))


def _unsearched(report: NoteReport, reason: str) -> NoteReport:
    """The report of a note that was not judged; what its source says of it still holds."""
    return NoteReport(
        report.note,
        "error",
        error=reason,
        place=report.place,
        encounter=report.encounter,
        date=report.date,
        author=report.author,
        service=report.service,
    )


def _finding(identifier: Identifier, catalogue: Catalogue) -> Finding:
    rule = catalogue.rule(identifier.rule)
    return Finding(
        rule=rule.id,
        name=rule.name,
        code=None,
        element=None,
        kind=rule.kind,
        severity=rule.severity or "warning",
        message=rule.message,
        start=identifier.start,
        end=identifier.end,
    )
