"""Drafts for the gaps of one note: templates filled with its quotes, and held to the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from doclint.codes import Catalogue
from doclint.findings import Finding
from doclint.queries.draft import Draft, Quote, Unasked
from doclint.queries.quotes import Quoting
from doclint.queries.rules import barred_spans, broken
from doclint.queries.templates import Template, Templates
from doclint.report import NoteReport
from doclint.reports.options import Evidence

_MOST = 2
"""Quotes of a query about what the note does not say."""
_TRIED = 3
"""Places of one element that are looked at for a quote."""
_TELLING = 3
"""Words of a quote that says something by itself."""
_MOST_OWN = 4
"""Quotes of what it does say."""
_MOST_SIDES = 6
"""Quotes of statements that contradict each other."""
_INDICATOR = "QRY007"


@dataclass(frozen=True)
class Queries:
    """One note's drafts, and the gaps that none was made for.

    ``name`` is the note's name where whoever is asked may see it: it may hold a code, for one.
    """

    note: NoteReport
    name: str | None = None
    drafts: tuple[Draft, ...] = ()
    unasked: tuple[Unasked, ...] = ()

    @property
    def open(self) -> bool:
        """Whether the note's author is to be asked anything, a draft for it or none."""
        return bool(self.drafts) or any(each.reason != "coder" for each in self.unasked)

    @property
    def refused(self) -> bool:
        """Whether a template gave a draft that breaks a rule."""
        return any(each.reason == "refused" for each in self.unasked)


def queries_of(
    note: NoteReport,
    catalogue: Catalogue,
    evidence: Evidence = "snippet",
    templates: Templates | None = None,
) -> Queries:
    """Draft a query for each gap of a judged note: for its errors and warnings.

    The same gap under several codes is asked once. ``templates`` are the catalogue's unless given.
    """
    templates = templates or Templates.load(catalogue)
    if note.status == "error":
        return Queries(note)
    name = None if barred_spans(note.note, templates) else note.note
    drafter = _Drafter(note, templates, catalogue, evidence)
    drafts: list[Draft] = []
    unasked: list[Unasked] = []
    for same in _gaps(note, templates):
        found = drafter.draft(same)
        if isinstance(found, Draft):
            drafts.append(found)
        else:
            unasked.append(found)
    return Queries(note, name, tuple(drafts), tuple(unasked))


def _gaps(note: NoteReport, templates: Templates) -> list[list[Finding]]:
    """The findings to ask about; those that one query asks about stand together."""
    found: dict[tuple[Any, ...], list[Finding]] = {}
    for finding in note.findings:
        if finding.severity == "info":
            continue
        template = templates.get(finding.element or "")
        own = finding.rule if template and finding.rule in template.rules else None
        key = (finding.element, finding.kind, own) if finding.element else (finding.rule,)
        found.setdefault(key, []).append(finding)
    return list(found.values())


@dataclass(frozen=True)
class _Drafter:
    note: NoteReport
    templates: Templates
    catalogue: Catalogue
    evidence: Evidence

    def draft(self, findings: Sequence[Finding]) -> Draft | Unasked:
        """The query about some findings of one gap."""
        first = findings[0]
        rules = tuple(dict.fromkeys(each.rule for each in findings))
        template = self.templates.get(first.element or "")
        if template is None:
            return self._unasked(first.element, rules, "coder")
        made = draft(
            self.templates,
            template.of(first.rule),
            first.rule,
            first.kind,
            self.note,
            evidence=self.evidence,
        )
        made = replace(made, rules=rules)
        breaks = broken(made, self.templates, self.note.text)
        if breaks == (_INDICATOR,):
            return self._unasked(template.element, rules, "indicator", breaks)
        return self._unasked(template.element, rules, "refused", breaks) if breaks else made

    def _unasked(
        self, element: str | None, rules: tuple[str, ...], reason: str, breaks: tuple[str, ...] = ()
    ) -> Unasked:
        return Unasked(element, rules, reason, self.templates.unasked[reason], breaks)


def draft(
    templates: Templates,
    template: Template,
    rule: str,
    kind: str,
    note: NoteReport,
    *,
    evidence: Evidence = "snippet",
) -> Draft:
    """A template filled for one gap of a note; not yet held to the rules."""
    words = templates.words
    entry = note.elements.get(template.element) or {}
    if kind == "missing" and entry.get("status") == "not_done":
        kind = "not_done"
    quoting = Quoting(note.text, _date_of(note), templates, evidence)
    quotes = _own_quotes(quoting, entry.get("evidence") or (), kind)
    if not quotes:
        quotes = _indicators(quoting, template.indicators_of(rule, kind), note.elements)
    options, question = template.options, template.question
    if kind == "conflicting" and len(quotes) > 1:
        options, question = templates.ordinals[: len(quotes)], words["which"]
    return Draft(
        title=words["title"].replace("{title}", _small(template.title)),
        quotes=quotes,
        statement=templates.statement(template, rule, kind),
        question=words["ask"].replace("{question}", question),
        options=(*options, words["other"], words["unable"]),
        closing=words["closing"],
        element=template.element,
        kind=kind,
        rules=(rule,),
        sender=templates.sender.get(kind, ""),
    )


def _own_quotes(
    quoting: Quoting, evidence: Sequence[Mapping[str, Any]], kind: str
) -> tuple[Quote, ...]:
    """What the note says of the element itself. Of a contradiction all sides are quoted, or none."""
    if kind == "missing":
        return ()
    if kind != "conflicting":
        return quoting.quotes(evidence, _MOST_OWN)
    sides = list(
        {" ".join(item["text"].split()).casefold(): item for item in reversed(evidence)}.values()
    )
    sides.sort(key=lambda item: item["start"])
    quotes = quoting.quotes(sides, _MOST_SIDES)
    covered = all(
        any(
            each.start is not None and each.start <= item["start"] < (each.end or 0)
            for each in quotes
        )
        for item in sides
    )
    return quotes if covered else ()


def _indicators(
    quoting: Quoting, names: Sequence[str], elements: Mapping[str, Any]
) -> tuple[Quote, ...]:
    """Where the note speaks of what the gap belongs to, one place for each element.

    A place that says something comes before a cell or a heading of a word or two.
    """
    telling: list[Mapping[str, Any]] = []
    short: list[Mapping[str, Any]] = []
    for name in names:
        entry = elements.get(name) or {}
        evidence = entry.get("evidence") or () if entry.get("status") == "documented" else ()
        for item in evidence[:_TRIED]:
            found = quoting.quotes([item], 1)
            if found and len(found[0].text.split()) >= _TELLING:
                telling.append(item)
                break
            short += [item] if found else []
    quotes = quoting.quotes((*telling, *short), _MOST if telling else 1)
    return tuple(sorted(quotes, key=lambda quote: quote.start or 0))


def _date_of(note: NoteReport) -> str | None:
    """The date of service that the note gives, or else its source."""
    entry = note.elements.get("date_of_service") or {}
    told = entry.get("date") if entry.get("status") == "documented" else None
    try:
        return date.fromisoformat(told).isoformat() if isinstance(told, str) else _iso(note.date)
    except ValueError:
        return None


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
