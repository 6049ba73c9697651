"""Drafts for a terminal, or to be pasted into a message."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from doclint.plain import safe
from doclint.queries.drafts import Queries
from doclint.queries.forms.base import HANDLING, WITHHELD, Form, origin, verdict

_WIDTH = 96


class TextForm(Form):
    """A frame around each query: what stands in it is the query, and the rest is for its sender."""

    def note(self, queries: Queries) -> str:
        return "".join(f"{line}\n" for line in self._lines(queries))

    def _lines(self, queries: Queries) -> Iterator[str]:
        yield f"{safe(queries.note.note)}: {safe(verdict(queries))}"
        for number, draft in enumerate(queries.drafts, 1):
            yield ""
            yield f"query {number} of {len(queries.drafts)} ({origin(draft)})"
            if draft.sender:
                yield from textwrap.wrap(f"for the sender: {draft.sender}", _WIDTH)
            lines = [draft.title, "", WITHHELD] if self.withholds else draft.text.splitlines()
            yield from (f"  | {safe(line)}".rstrip() for line in lines)
        for each in queries.unasked:
            told = f"no query about {each.about} ({', '.join(each.rules)})"
            broken = f" ({', '.join(each.broken)})" if each.broken else ""
            yield ""
            yield from textwrap.wrap(f"{told}: {each.told}{broken}", _WIDTH)
        yield ""

    def end(self) -> str:
        return "".join(f"{line}\n" for line in textwrap.wrap(HANDLING, _WIDTH))
