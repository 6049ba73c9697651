"""Drafts on one page to read and print: no script, no network, made like the page of reports."""

from __future__ import annotations

from doclint.queries.drafts import Queries
from doclint.queries.forms.base import HANDLING, WITHHELD, Form, origin, verdict
from doclint.report import tool
from doclint.reports.html.page import rendered, security_policy, style
from doclint.reports.options import Evidence


class HtmlForm(Form):
    """One page, given at the end."""

    def __init__(self, evidence: Evidence) -> None:
        super().__init__(evidence)
        self._notes: list[Queries] = []

    def note(self, queries: Queries) -> str:
        self._notes.append(queries)
        return ""

    def end(self) -> str:
        return rendered(
            "queries",
            tool=tool(),
            policy=security_policy(),
            style=style(),
            withheld=WITHHELD if self.withholds else "",
            handling=HANDLING,
            evidence=self.evidence,
            notes=[(queries, verdict(queries)) for queries in self._notes],
            drafts=sum(len(queries.drafts) for queries in self._notes),
            origin=origin,
        )
