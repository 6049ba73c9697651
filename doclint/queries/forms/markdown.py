"""Drafts for a ticket or a wiki, in Markdown with boxes to tick."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.queries.draft import Draft
from doclint.queries.drafts import Queries
from doclint.queries.forms.base import HANDLING, WITHHELD, Form, origin, verdict
from doclint.reports.markdown import inert
from doclint.reports.options import Evidence


class MarkdownForm(Form):
    """A heading a note, and each query in a quotation block of its own."""

    def __init__(self, evidence: Evidence) -> None:
        super().__init__(evidence)
        self._begun = False

    def note(self, queries: Queries) -> str:
        return "".join(f"{line}\n" for line in self._lines(queries))

    def _lines(self, queries: Queries) -> Iterator[str]:
        if not self._begun:
            self._begun = True
            yield from ("# Draft queries", "")
        yield from (f"## {inert(queries.note.note)}", "", f"{inert(verdict(queries))}.", "")
        for number, draft in enumerate(queries.drafts, 1):
            yield f"Query {number} of {len(queries.drafts)} ({inert(origin(draft))})"
            if draft.sender:
                yield from ("", f"For the sender: {inert(draft.sender)}")
            yield ""
            yield from (f"> {line}".rstrip() for line in self._query(draft))
            yield ""
        for each in queries.unasked:
            broken = f" ({', '.join(each.broken)})" if each.broken else ""
            about = inert(each.about)
            yield f"- No query about {about} ({', '.join(each.rules)}): {inert(each.told)}{broken}"
        if queries.unasked:
            yield ""

    def _query(self, draft: Draft) -> Iterator[str]:
        yield from (f"**{inert(draft.title)}**", "")
        if self.withholds:
            yield WITHHELD
            return
        for quote in draft.quotes:
            yield from (inert(quote.told), "")
        yield from (inert(draft.statement), "", inert(draft.question), "")
        yield from (f"- [ ] {inert(option)}" for option in draft.options)
        yield from ("", inert(draft.closing))

    def end(self) -> str:
        return f"{HANDLING}\n"
