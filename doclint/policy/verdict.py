"""A note's report on its way from the linter to the reports, and what this run could ask of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from doclint.codes import Rule
from doclint.findings import Finding
from doclint.report import FileFinding, NoteReport, Suppressed, status_of


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What was found in a note and what counts of it.

    ``report`` holds the findings of the rules in force (``rules``), ``found`` those of all rules:
    what is only not asked for is still there. ``waived`` are those of ``found`` that a waiver
    covers, and ``left`` the others. ``codes`` are those that the caller wants the note judged by,
    and ``None`` where the note itself decides.
    """

    report: NoteReport
    found: tuple[Finding, ...]
    rules: Collection[str]
    codes: Collection[str] | None = None
    waived: tuple[Finding, ...] = ()

    @property
    def judged(self) -> bool:
        """Whether anything can be said of the note."""
        return self.report.status != "error"

    def asks(
        self, *, code: str | None, candidates: Collection[str] = (), rules: Collection[str] | None
    ) -> bool:
        """Whether this run would have found such a finding in the note if it were there.

        ``rules`` are those that it could be of, ``None`` for all.
        """
        if self.codes is not None and (candidates or (code is not None and code not in self.codes)):
            return False
        return rules is None or any(rule in self.rules for rule in rules)


def suppress(report: NoteReport, why: Callable[[Finding], Suppressed | None]) -> NoteReport:
    """The report with those findings put aside of which ``why`` gives a reason, asked in order."""
    suppressed = list(report.suppressed)
    counting = []
    for finding in report.findings:
        reason = why(finding)
        if reason is None:
            counting.append(finding)
        else:
            suppressed.append(reason)
    return replace(
        report,
        findings=tuple(counting),
        suppressed=tuple(suppressed),
        status=status_of(report, counting),
    )


def file_findings(
    rules: Mapping[str, Rule], rule: str, file: str, faults: Iterable[tuple[int | None, str]]
) -> tuple[FileFinding, ...]:
    """A finding for each fault of a file: its line, and what the rule's message does not say.

    There is none of a rule that a site's own file of rules has left out.
    """
    told = rules.get(rule)
    if told is None:
        return ()
    return tuple(
        FileFinding(
            file=file,
            line=line,
            rule=told.id,
            name=told.name,
            severity=told.severity_at(None) or "warning",
            message=f"{told.message} ({detail})" if detail else told.message,
        )
        for line, detail in faults
    )
