"""CDS Hooks 2.0: what the author of a note is shown while it is written, as cards.

A card is a draft query: it names no code, leads to no answer and takes nobody anywhere. What the
services are called and when they are to be called stands in ``interop/services.json``.
"""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from doclint.codes import Catalogue
from doclint.findings import Finding
from doclint.note import Note, Unreadable
from doclint.queries.draft import BLANK, Draft, Unasked
from doclint.queries.drafts import Queries
from doclint.queries.forms.base import WITHHELD
from doclint.queries.templates import Templates
from doclint.readers import Columns
from doclint.readers.fhir import ELSEWHERE
from doclint.reports.json import dumps
from doclint.reports.markdown import inert
from doclint.reports.options import Evidence
from doclint.web import documents
from doclint.web.answers import LackingError, MalformedError
from doclint.web.documents import KIND, SEND_DATA, Resource

MOST = 12
"""Cards that are shown at once; the last of them counts those that are not."""

_SUMMARY = 139
"""Characters of a summary: fewer than 140."""

_LONGEST_INSTANCE = 256
_MOST_FEEDBACK = 1000
_SPACE = uuid.UUID("9f0f5a5e-0d2c-5d0e-9a53-3c1f2f8f6a12")
"""The name space of the cards' identifiers: the same call gives the same cards."""

Card = dict[str, Any]
Feedback = tuple[str, str]
"""An outcome, and the reason for it by its code."""


@cache
def discovery() -> str:
    """What is told of the services."""
    return dumps({"services": list(_data()["services"])}) + "\n"


def services() -> tuple[str, ...]:
    """The names of all services."""
    return tuple(each["id"] for each in _data()["services"])


@cache
def _data() -> Mapping[str, Any]:
    path = files("doclint.web") / "interop" / "services.json"
    told: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call of a service: the documents that came with it."""

    instance: str
    found: Sequence[tuple[Resource, str | None]] = field(repr=False)

    def notes(self, columns: Columns) -> Iterator[Note | Unreadable]:
        """The notes in the documents."""
        return documents.notes(self.found, columns)


def called(data: bytes, service: str) -> Call:
    """The call that was sent.

    Raises:
        MalformedError: it is none, or of another hook.
        LackingError: no document came with it.
    """
    told = documents.parsed(data)
    (known,) = (each for each in _data()["services"] if each["id"] == service)
    if told.get("hook") != known["hook"]:
        raise MalformedError(f"hook: this service is called on {known['hook']}")
    instance = told.get("hookInstance")
    if not isinstance(instance, str) or not 0 < len(instance) <= _LONGEST_INSTANCE:
        raise MalformedError(f"hookInstance: no string of 1 to {_LONGEST_INSTANCE} characters")
    context, prefetch = told.get("context"), told.get("prefetch", {})
    if not isinstance(context, dict):
        raise MalformedError("context: not there, or no object")
    if not isinstance(prefetch, dict):
        raise MalformedError("prefetch: no object")
    given = [*context.values(), *prefetch.values()]
    found = list(documents.resources(given))
    if not any(each.get("resourceType") == KIND for each, _ in found):
        if not any(
            isinstance(each, dict) and each.get("resourceType") == "Bundle" for each in given
        ):
            raise LackingError(f"no {KIND} in context or prefetch; nothing is fetched")
    found = [each for each in found if not documents.is_past(each[0])]
    return Call(instance=instance, found=list(documents.once(found)))


def cards(call: Call, found: Sequence[Queries], catalogue: Catalogue, evidence: Evidence) -> str:
    """The cards for what was found in the documents of a call.

    Raises:
        LackingError: none of them came with its text.
    """
    unread = [each.note.error for each in found if each.note.error is not None]
    if unread and len(unread) == len(found) and set(unread) == {ELSEWHERE}:
        raise LackingError(f"{KIND}: {SEND_DATA}")
    maker = _Maker(call.instance, Templates.load(catalogue), evidence, len(found))
    made = [card for number, each in enumerate(found, 1) for card in maker.of(each, number)]
    made.sort(key=lambda card: card["indicator"] != "warning")
    if len(made) > MOST:
        left = len(made) - MOST + 1
        made = [*made[: MOST - 1], maker.card(("more",), f"{left} more clarifications", "info")]
    return dumps({"cards": made}) + "\n"


@dataclass(frozen=True)
class _Maker:
    """Makes the cards of one call. What no words of the note can be quoted for is told, not asked."""

    instance: str
    templates: Templates
    evidence: Evidence
    documents: int

    def of(self, queries: Queries, number: int) -> Iterator[Card]:
        """The cards for one document."""
        where = self._where(queries, number)
        if queries.note.error is not None:
            reason = SEND_DATA if queries.note.error == ELSEWHERE else queries.note.error
            summary = "A document could not be read"
            yield self.card((number, "unread"), summary, "info", [*where, inert(reason)])
            return
        severe = {each.rule for each in queries.note.findings if each.severity == "error"}

        def indicator(rules: Iterable[str]) -> str:
            return "info" if severe.isdisjoint(rules) else "warning"

        for place, draft in enumerate(queries.drafts):
            if draft.sender:
                continue  # Somebody has to look at the code first, and the author has none before them.
            key = (number, place, draft.element)
            lines = [*where, *self._lines(draft)]
            yield self.card(key, draft.title, indicator(draft.rules), lines, draft.element)
        silent = [each for each in queries.unasked if self._is_silent(queries, each)]
        if silent:
            told = [f"- {inert(self._statement(queries, each))}" for each in silent]
            summary = self.templates.words["title"].replace("{title}", self._titles(silent))
            rules = [rule for each in silent for rule in each.rules]
            yield self.card(
                (number, "silent"), summary, indicator(rules), [*where, "\n".join(told)]
            )

    def card(
        self,
        key: tuple[object, ...],
        summary: str,
        indicator: str,
        lines: Iterable[str] = (),
        element: str = "",
    ) -> Card:
        """A card; ``key`` tells it from the others of the call."""
        name = "\n".join((self.instance, *map(str, key))).encode("utf-8", "replace").decode()
        source: dict[str, Any] = {"label": "doclint"}
        if element:
            template = self.templates.get(element)
            display = template.title if template else element
            source["topic"] = {
                "system": "urn:doclint:element",
                "code": element,
                "display": display,
            }
        detail = "\n\n".join(lines)
        return {
            "uuid": str(uuid.uuid5(_SPACE, name)),
            "summary": summary if len(summary) <= _SUMMARY else f"{summary[: _SUMMARY - 3]}...",
            **({"detail": detail} if detail else {}),
            "indicator": indicator,
            "source": source,
            "overrideReasons": list(_data()["reasons"]),
        }

    def _where(self, queries: Queries, number: int) -> list[str]:
        """Which document it is about, if there are several."""
        if self.documents == 1:
            return []
        name = (queries.name or "").partition("#")[2]
        of = f"Document {number} of {self.documents}"
        return [f"{of} ({inert(name)})" if name and self.evidence != "none" else of]

    def _lines(self, draft: Draft) -> Iterator[str]:
        """A draft as paragraphs of Markdown, in which no word of the note is markup."""
        if self.evidence == "none":
            yield inert(WITHHELD)
            return
        yield from (inert(quote.told) for quote in draft.quotes)
        yield from (inert(draft.statement), inert(draft.question))
        # A place to write in is no markup where a blank or the line's end follows.
        yield "\n".join(f"- {inert(each).replace(inert(BLANK), BLANK)}" for each in draft.options)
        yield inert(draft.closing)

    def _is_silent(self, queries: Queries, gap: Unasked) -> bool:
        """Whether it is a gap for which no words can be quoted, and a matter for the author."""
        return (
            gap.reason == "indicator" and _finding(queries, gap).kind not in self.templates.sender
        )

    def _statement(self, queries: Queries, gap: Unasked) -> str:
        """What is said of a gap for which no words of the note can be quoted."""
        template = self.templates.get(gap.element or "")
        finding = _finding(queries, gap)
        if template is None:
            return ""
        return self.templates.statement(template.of(finding.rule), finding.rule, finding.kind)

    def _titles(self, gaps: Sequence[Unasked]) -> str:
        found = (self.templates.get(each.element or "") for each in gaps)
        titles = dict.fromkeys(each.title for each in found if each)
        return ", ".join(title[:1].lower() + title[1:] for title in titles)


def _finding(queries: Queries, gap: Unasked) -> Finding:
    """The first of the findings that a gap stands for."""
    return next(
        each
        for each in queries.note.findings
        if each.rule in gap.rules and each.element == gap.element
    )


def feedback(data: bytes) -> Counter[Feedback]:
    """What became of cards: outcomes and reasons, counted; nothing else of it is looked at.

    Raises MalformedError.
    """
    told = documents.parsed(data).get("feedback")
    if not isinstance(told, list) or not 0 < len(told) <= _MOST_FEEDBACK:
        raise MalformedError(f"feedback: no array of 1 to {_MOST_FEEDBACK}")
    reasons = {(each["system"], each["code"]) for each in _data()["reasons"]}
    counted: Counter[Feedback] = Counter()
    for each in told:
        if not isinstance(each, dict) or not isinstance(each.get("card"), str):
            raise MalformedError("feedback: one without card")
        outcome = each.get("outcome")
        if outcome not in ("accepted", "overridden"):
            raise MalformedError("outcome: neither accepted nor overridden")
        why = each.get("overrideReason")
        reason = why.get("reason") if isinstance(why, dict) else None
        code = "none"
        if isinstance(reason, dict):
            system, told_code = reason.get("system"), reason.get("code")
            known = isinstance(system, str) and isinstance(told_code, str)
            code = str(told_code) if known and (system, told_code) in reasons else "other"
        counted[outcome, code] += 1
    return counted
