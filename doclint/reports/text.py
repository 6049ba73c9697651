"""The report for a person: each finding with the line of the note that it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from doclint.findings import Finding
from doclint.lines import Lines
from doclint.plain import safe, width
from doclint.report import NoteReport, Tally
from doclint.reports.options import Options
from doclint.reports.words import snippet, told_values

_COLORS = {"error": "red", "warning": "yellow", "info": "blue"}
_STATUS = {"complete": "complete", "gaps": "gaps", "no_service": "no ECMO service"}
_WINDOW = 96
"""Characters shown of a line; dictation comes as one line a paragraph."""
_BEFORE = 32
"""Of these, how many at least stand before the marked words, where the line has them."""

Paint = Callable[..., str]


def render_text(notes: Iterable[NoteReport], options: Options) -> Iterator[str]:
    """A paragraph a note and a summary line at the end."""
    paint = _paint if options.color else _plain
    tally = Tally()
    for note in notes:
        tally.add(note)
        yield "\n".join((*_note(note, options, paint), "", ""))
    yield _summary(tally, options)


def _note(note: NoteReport, options: Options, paint: Paint) -> Iterator[str]:
    name = paint(safe(note.note), bold=True)
    if note.status == "error":
        yield f"{name}: {paint('error', fg='red', bold=True)}: {safe(note.error or '')}"
        return
    yield f"{name}: {_judged_against(note)}{_STATUS[note.status]}"
    lines = Lines(note.text)
    for finding in note.findings:
        if finding.severity != "info" or options.verbose:
            yield from _finding(finding, note, lines, paint)
    if options.verbose:
        yield from _found(note, lines, paint)


def _judged_against(note: NoteReport) -> str:
    if note.codes:
        how = {"note": " (named in the note)", "inferred": " (inferred from the note)"}
        return f"{', '.join(note.codes)}{how.get(note.code_source or '', '')}: "
    if note.candidates:
        return f"one of {', '.join(note.candidates)}: "
    return ""


def _finding(finding: Finding, note: NoteReport, lines: Lines, paint: Paint) -> Iterator[str]:
    place = safe(note.note)
    if finding.line is not None:
        place += f":{finding.line}:{finding.column}"
    color = _COLORS[finding.severity]
    code = f" [{finding.code}]" if finding.code else ""
    rule = paint(finding.rule, fg=color, bold=True)
    severity = paint(finding.severity, fg=color)
    yield f"{place}: {rule}{code} {severity}: {safe(finding.message)}"
    if finding.start is not None and finding.end is not None:
        yield from _source(lines, finding.start, finding.end, color, paint)


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


def _found(note: NoteReport, lines: Lines, paint: Paint) -> Iterator[str]:
    for element, entry in note.elements.items():
        evidence = entry.get("evidence") or []
        values = told_values(entry)
        yield f"  {paint(element, bold=True)}: {entry['status']}{f' {values}' if values else ''}"
        for item in evidence:
            line, column = lines.place(item["start"])
            yield f"    {line}:{column}: {snippet(item['text'])}"


def _summary(tally: Tally, options: Options) -> str:
    counts = tally.to_dict()
    notes = counts["notes"]
    parts = [f"{counts['complete']} complete", f"{counts['with_gaps']} with gaps"]
    if counts["no_service"]:
        parts.append(f"{counts['no_service']} without an ECMO service")
    if counts["errors"]:
        parts.append(f"{counts['errors']} not judged")
    found = [_count(tally.severities[name], name) for name in ("error", "warning", "info")]
    hint = "" if options.verbose or not tally.severities["info"] else " (infos: -v)"
    return f"{_count(notes, 'note')}: {', '.join(parts)}. Found {', '.join(found)}{hint}.\n"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _plain(text: str, **_: object) -> str:
    return text


def _paint(text: str, **style: Any) -> str:
    # Imported here, for reports are made by programs too that have no terminal.
    import click

    return click.style(text, **style)
