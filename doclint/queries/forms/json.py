"""Drafts as one object, for programs."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent
from typing import Any

from doclint.queries.draft import Draft
from doclint.queries.drafts import Queries
from doclint.queries.forms.base import HANDLING, Form
from doclint.report import tool
from doclint.reports.json import dumps


class JsonForm(Form):
    """``schemas/files/queries.json`` says what is in it."""

    _notes = 0

    def note(self, queries: Queries) -> str:
        before = ",\n" if self._notes else _opening()
        self._notes += 1
        return before + indent(dumps(self._entry(queries)), "    ")

    def end(self) -> str:
        before = "\n" if self._notes else _opening()
        return f'{before}  ],\n  "remark": {dumps(HANDLING)}\n}}\n'

    def _entry(self, queries: Queries) -> dict[str, Any]:
        note = queries.note
        return {
            "note": note.note,
            "place": note.place,
            "drafts": [dict(self._draft(each)) for each in queries.drafts],
            "unasked": [
                {
                    "element": each.element,
                    "rules": list(each.rules),
                    "reason": each.reason,
                    "told": each.told,
                    "broken": list(each.broken),
                }
                for each in queries.unasked
            ],
            "error": note.error,
        }

    def _draft(self, draft: Draft) -> Iterator[tuple[str, Any]]:
        yield from (("element", draft.element), ("kind", draft.kind), ("rules", list(draft.rules)))
        yield from (("sender", draft.sender or None), ("title", draft.title))
        shown = () if self.withholds else draft.quotes
        yield (
            "quotes",
            [
                {"told": each.told, "line": each.line, "start": each.start, "end": each.end}
                for each in shown
            ],
        )
        yield from (("statement", draft.statement), ("question", draft.question))
        yield from (("options", list(draft.options)), ("closing", draft.closing))
        yield "text", None if self.withholds else draft.text


def _opening() -> str:
    return f'{{\n  "tool": {dumps(tool(), on_lines=False)},\n  "notes": [\n'
