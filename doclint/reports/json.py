"""The JSON report, written note by note so that a batch need not fit in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from textwrap import indent

from doclint.report import NoteReport, Tally, tool
from doclint.reports.options import Options


def render_json(notes: Iterable[NoteReport], options: Options) -> Iterator[str]:
    """One JSON object with ``tool``, ``notes`` and ``summary``; the options change nothing."""
    tally = Tally()
    # Nothing is written before the first note is judged: what stops that stops a whole report.
    opening = f'{{\n  "tool": {json.dumps(tool())},\n  "notes": [\n'
    for note in notes:
        yield (",\n" if tally.statuses else opening) + indent(dumps(note.to_dict()), "    ")
        tally.add(note)
    summary = json.dumps(tally.to_dict())
    yield ("\n" if tally.statuses else opening) + f'  ],\n  "summary": {summary}\n}}\n'


def dumps(value: object) -> str:
    """JSON in ASCII, so that no note's control or bidi character reaches a terminal as such."""
    return json.dumps(value, indent=2, ensure_ascii=True, allow_nan=False)
