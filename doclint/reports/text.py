"""The report for a person: each finding with the line of the note that it speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from doclint.findings import Finding
from doclint.lines import Lines
from doclint.plain import safe, width
from doclint.report import EncounterFinding, FileFinding, NoteReport, Tally
from doclint.reports.base import Reporter, Run
from doclint.reports.options import Options
from doclint.reports.places import beside
from doclint.reports.totals import told_totals
from doclint.reports.words import (
    COVERED,
    STATUS,
    judged_against,
    snippet,
    told_values,
)

_COLORS = {"error": "red", "warning": "yellow", "info": "blue"}
_WINDOW = 96
"""Characters shown of a line; dictation comes as one line a paragraph."""
_BEFORE = 32
"""Of these, how many at least stand before the marked words, where the line has them."""

Paint = Callable[..., str]


class TextReporter(Reporter):
    """A paragraph a note and a summary at the end; with ``concise`` a line a finding."""

    def note(self, note: NoteReport) -> str:
        if self.options.statistics:
            lines = iter((self._unjudged(note),) if note.status == "error" else ())
        else:
            lines = self._concise(note) if self.options.concise else self._full(note)
        return "".join(f"{line}\n" for line in lines)

    def end(self, run: Run) -> str:
        shown = [finding for finding in run.findings if self._shows(finding)]
        lines = [self._line(_file_place(finding), None, finding) for finding in shown]
        lines += [self._encounter(each) for each in run.encounters if self._shows(each)]
        if self.options.statistics:
            lines = [*_counted(run.tally.most_frequent())]
        if lines:
            lines.append("")
        return "".join(f"{line}\n" for line in lines) + _summary(run.tally, self.options)

    @property
    def _paint(self) -> Paint:
        return _paint if self.options.color else _plain

    def _encounter(self, finding: EncounterFinding) -> str:
        notes = f" ({', '.join(finding.notes)})" if finding.notes else ""
        line = self._line(f"{finding.label}{notes}", None, finding)
        return f"{line}{safe(finding.beside)}"

    def _shows(self, finding: Finding | FileFinding | EncounterFinding) -> bool:
        return finding.severity != "info" or self.options.verbose

    def _concise(self, note: NoteReport) -> Iterator[str]:
        if note.status == "error":
            yield self._unjudged(note)
        for finding in filter(self._shows, note.findings):
            line = self._line(_place(note, finding), finding.code, finding)
            yield f"{line}{safe(beside(note, finding))}"

    def _full(self, note: NoteReport) -> Iterator[str]:
        if note.status == "error":
            yield self._unjudged(note)
            yield ""
            return
        name = self._paint(safe(note.note), bold=True)
        against = judged_against(note)
        verdict = f"{against}: {STATUS[note.status]}" if against else STATUS[note.status]
        yield f"{name}{safe(beside(note))}: {verdict}{_suppressed(note)}"
        lines = Lines(note.text)
        for finding in filter(self._shows, note.findings):
            page = f" (page {finding.page})" if finding.page else ""
            yield f"{self._line(_place(note, finding), finding.code, finding)}{page}"
            if note.text and finding.start is not None and finding.end is not None:
                color = _COLORS[finding.severity]
                yield from _source(lines, finding.start, finding.end, color, self._paint)
        if self.options.verbose:
            yield from self._found(note, lines)
        yield ""

    def _found(self, note: NoteReport, lines: Lines) -> Iterator[str]:
        for element, entry in note.elements.items():
            values = told_values(entry)
            name = self._paint(element, bold=True)
            yield f"  {name}: {entry['status']}{f' {values}' if values else ''}"
            for item in entry.get("evidence") or []:
                if "text" in item:
                    line, column = lines.place(item["start"])
                    yield f"    {line}:{column}: {self._words(item['text'])}"

    def _words(self, text: str) -> str:
        return safe(" ".join(text.split())) if self.options.evidence == "full" else snippet(text)

    def _unjudged(self, note: NoteReport) -> str:
        name = self._paint(safe(note.note), bold=True)
        error = self._paint("error", fg="red", bold=True)
        return f"{name}{safe(beside(note))}: {error}: {safe(note.error or '')}"

    def _line(
        self, place: str, code: str | None, finding: Finding | FileFinding | EncounterFinding
    ) -> str:
        color = _COLORS[finding.severity]
        rule = self._paint(finding.rule, fg=color, bold=True)
        severity = self._paint(finding.severity, fg=color)
        against = f" [{code}]" if code else ""
        return f"{safe(place)}: {rule}{against} {severity}: {safe(finding.message)}"


def _place(note: NoteReport, finding: Finding) -> str:
    return note.note if finding.line is None else f"{note.note}:{finding.line}:{finding.column}"


def _file_place(finding: FileFinding) -> str:
    return finding.file if finding.line is None else f"{finding.file}:{finding.line}"


def _suppressed(note: NoteReport) -> str:
    """How many findings are there that do not count, and why not."""
    counts = Counter[str](each.by for each in note.suppressed)
    told = [f"{counts[by]} {word}" for by, word in COVERED.items() if counts[by]]
    return f" ({', '.join(told)})" if told else ""


def _source(lines: Lines, start: int, end: int, color: str, paint: Paint) -> Iterator[str]:
    """The line with a mark under the words; of words that run on, what stands on the first line."""
    number, column = lines.place(start)
    line = lines.line(number)
    first = min(column - 1, len(line))
    last = min(max(first + (end - start), first), len(line))
    left = max(0, min(first - _BEFORE, len(line) - _WINDOW))
    right = left + _WINDOW
    before = ("..." if left else "") + safe(line[left:first])
    marked = safe(line[first : min(last, right)])
    after = safe(line[min(last, right) : right]) + ("..." if right < len(line) else "")
    gutter = f"{number:>5} | "
    yield paint(gutter, dim=True) + (before + marked + after).rstrip()
    carets = "^" * max(width(marked), 1)
    yield " " * 5 + paint(" | ", dim=True) + " " * width(before) + paint(carets, fg=color)


def _summary(tally: Tally, options: Options) -> str:
    hint = "" if options.verbose or not tally.severities["info"] else " (infos: -v)"
    return f"{told_totals(tally)}{hint}.\n"


def _counted(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A line a rule: how often, its id and its name."""
    for row in rows:
        yield f"{row['count']:>6}  {row['rule']}  {row['name']}"


def _plain(text: str, **_: object) -> str:
    return text


def _paint(text: str, **style: Any) -> str:
    # Imported here, for reports are made by programs too that have no terminal.
    import click

    return click.style(text, **style)
