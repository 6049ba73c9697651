"""Findings in, reports out: one file per output format, by name in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module

from doclint.codes import Catalogue
from doclint.report import EncounterFinding, FileFinding, NoteReport, Tally
from doclint.reports.base import Piece, Reporter, Run
from doclint.reports.options import EVIDENCE, Evidence, Options
from doclint.reports.privacy import withhold, withhold_encounters


@dataclass(frozen=True)
class Format:
    """A form of report: how much of a note's words it holds unless told otherwise, and its maker.

    ``home`` is ``MODULE:CLASS`` in this package, imported when the format is asked for. A
    ``binary`` format comes in bytes and is nothing for a terminal.
    """

    name: str
    about: str
    evidence: Evidence
    home: str
    binary: bool = False

    def reporter(self, options: Options, catalogue: Catalogue) -> Reporter:
        """A new report of this format."""
        module, _, name = self.home.partition(":")
        kind: type[Reporter] = getattr(import_module(f"{__name__}.{module}"), name)
        return kind(options, catalogue)


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("text", "for a person at a terminal", "snippet", "text:TextReporter"),
        Format("json", "one object, for programs", "full", "json:JsonReporter"),
        Format("jsonl", "one object a line, for programs", "full", "jsonl:JsonLinesReporter"),
        Format("sarif", "SARIF 2.1.0, for code scanning", "none", "sarif:SarifReporter"),
        Format("junit", "JUnit XML, for Jenkins and GitLab", "none", "junit:JunitReporter"),
        Format("github", "annotations of GitHub Actions", "none", "github:GithubReporter"),
        Format("gitlab", "GitLab's code quality report", "none", "gitlab:GitlabReporter"),
        Format("markdown", "for a pull request or a wiki", "snippet", "markdown:MarkdownReporter"),
        Format("csv", "a row a finding, for a spreadsheet", "snippet", "csv:CsvReporter"),
        Format("xlsx", "a workbook for Excel", "snippet", "xlsx:XlsxReporter", binary=True),
        Format("html", "a page to read and print", "snippet", "html.reporter:HtmlReporter"),
    )
}


class Rendering:
    """One report being made: notes in, what may be shown of them out in pieces."""

    def __init__(self, form: str, options: Options, catalogue: Catalogue) -> None:
        form_of = FORMATS[form]
        self._evidence: Evidence = options.evidence or form_of.evidence
        self._reporter = form_of.reporter(replace(options, evidence=self._evidence), catalogue)

    def note(self, note: NoteReport) -> Piece:
        """Take the next note and give what can be written now."""
        return self._reporter.note(withhold(note, self._evidence))

    def end(self, run: Run) -> Piece:
        """Give the rest."""
        return self._reporter.end(withhold_encounters(run, self._evidence))


def render(
    form: str,
    notes: Iterable[NoteReport],
    options: Options,
    *,
    catalogue: Catalogue | None = None,
    findings: Sequence[FileFinding] = (),
    encounters: Sequence[EncounterFinding] = (),
) -> Iterator[Piece]:
    """The pieces of one report on ``notes``, as they come, and on ``findings`` of other files.

    ``encounters`` are findings about several notes together.
    """
    rendering = Rendering(form, options, catalogue or Catalogue.load())
    tally = Tally()
    for note in notes:
        tally.add(note)
        yield rendering.note(note)
    for finding in findings:
        tally.add_finding(finding)
    for each in encounters:
        tally.add_finding(each)
    yield rendering.end(Run(tally, tuple(findings), tuple(encounters)))


__all__ = [
    "EVIDENCE",
    "FORMATS",
    "Evidence",
    "Format",
    "Options",
    "Piece",
    "Rendering",
    "Reporter",
    "Run",
    "render",
]
