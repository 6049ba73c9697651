"""What the page tells of a note: its gaps with their questions, what was read, and for coders more.

What the note's author sees names no code but one that was chosen or stands in the note, and asks
nothing but what the queries ask: which answer would lead to which code is not for the author to know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from markupsafe import Markup

from doclint.account import Account, Part
from doclint.codes import Catalogue
from doclint.findings import Finding
from doclint.lines import Lines
from doclint.queries import Draft, Unasked, queries_of
from doclint.queries.draft import BOX
from doclint.report import NoteReport
from doclint.reports.html import values
from doclint.reports.html.places import SEVERITIES
from doclint.reports.words import snippet
from doclint.settings.model import DEID_RULES
from doclint.suggest import rank
from doclint.web.languages import Language, doubt_texts
from doclint.web.places import Mark, Span, Units

_TITLES = 8
_MISSES = 6
_CODER = "coder"
_NAMED = ("given", "field", "note")


@dataclass(frozen=True)
class Miss:
    """Words that came near, where they stand, and why they do not count."""

    words: str
    line: int
    at: str
    why: str


@dataclass(frozen=True)
class Searched:
    """What was looked for where an element was not found."""

    looks_for: Markup
    kinds: tuple[Markup, ...]
    titles: tuple[str, ...]
    more_titles: int
    parts: tuple[str, ...]
    misses: tuple[Miss, ...]
    more_misses: int
    done: bool


@dataclass(frozen=True)
class Quoted:
    """Words of the note with their place, as a query tells them."""

    told: str
    at: str


@dataclass(frozen=True)
class Gap:
    """A gap: what is asked about it, and what was searched.

    ``lead`` and ``question`` are one sentence. ``line`` is what may be set into a note to be filled
    in: all options and none of them ticked.
    """

    key: str
    title: Markup
    kind: str
    severity: str
    lines: tuple[int, ...]
    at: str
    near: str
    statement: Markup | str
    lead: str = ""
    question: str = ""
    quotes: tuple[Quoted, ...] = ()
    options: tuple[str, ...] = ()
    line: str = ""
    unasked: str = ""
    searched: Searched | None = None
    rules: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    messages: tuple[Markup, ...] = ()
    sender: str = ""


@dataclass(frozen=True)
class Read:
    """An element that was read, and the words that state it."""

    key: str
    title: Markup
    status: str
    at: str
    words: tuple[tuple[str, int], ...]
    values: str


@dataclass(frozen=True)
class Supported:
    """A code that the note's own words support; for coders."""

    code: str
    label: Markup
    rank: int
    selected_by: tuple[Markup, ...]
    open: tuple[Markup, ...]
    missing: tuple[Markup, ...]
    held: int
    needed: int


class View:
    """What the template of the result asks for.

    ``accounts`` say what was searched, as far as the reader tells.
    """

    def __init__(
        self,
        report: NoteReport,
        catalogue: Catalogue,
        language: Language,
        *,
        coder: bool,
        accounts: Mapping[str, Account] | None = None,
    ) -> None:
        self.report, self.coder = report, coder
        self._catalogue, self._language = catalogue, language
        self._accounts = accounts or {}
        self._units = Units(report.text)
        self._lines = Lines(report.text)

    @property
    def status(self) -> str:
        """The status of the note, as far as it is its reader's matter."""
        if self.report.status == "gaps" and not self.gaps:
            return "complete"
        return self.report.status

    @cached_property
    def codes(self) -> list[tuple[str, Markup, str]]:
        """The codes that the note is judged by, with label and source. To its author those alone
        that are chosen or named."""
        source = self.report.code_source or ""
        if not self.coder and source not in _NAMED:
            return []
        labels = {each.code: each.label for each in self._catalogue.codes}
        return [
            (code, self._language.said(labels.get(code, "")), source) for code in self.report.codes
        ]

    @cached_property
    def left(self) -> tuple[str, ...]:
        """The codes that the note leaves open; for coders."""
        return self.report.candidates if self.coder else ()

    @cached_property
    def gaps(self) -> list[Gap]:
        """The gaps, the gravest first."""
        found = [*self._asked(), *self._not_asked()]
        found.sort(key=lambda gap: SEVERITIES.index(gap.severity))
        return list(_numbered("gap", found))

    @cached_property
    def for_coder(self) -> int:
        """How many matters are not shown, for they are not for the note's author."""
        return 0 if self.coder else sum(map(_is_for_coder, self._queries.unasked))

    @cached_property
    def hints(self) -> list[Gap]:
        """What would be good to know, once each, and not what is asked about anyway: of several
        codes one may need what another only gains by."""
        asked = {
            _matter(each)
            for each in self.report.findings
            if each.severity != "info" and self._is_shown(each)
        }
        found: dict[tuple[str, ...], list[Finding]] = {}
        for each in self.report.findings:
            if each.severity == "info" and _matter(each) not in asked:
                found.setdefault((each.rule, each.element or ""), []).append(each)
        return list(_numbered("hint", (self._gap(same, None) for same in found.values())))

    @cached_property
    def read(self) -> list[Read]:
        """The elements that were read and have no gap."""
        return [
            self._read(name, entry)
            for name, entry in self.report.elements.items()
            if entry["status"] != "missing" and name not in self._with_gap
        ]

    @cached_property
    def not_found(self) -> list[Markup]:
        """The elements that were not found and are not asked for."""
        return [
            self._title(name)
            for name, entry in self.report.elements.items()
            if entry["status"] == "missing" and name not in self._with_gap
        ]

    @cached_property
    def service(self) -> Searched | None:
        """What was searched where a note reports no service."""
        account = self._accounts.get("action")
        if self.report.status != "no_service" or account is None:
            return None
        return self.searched(account)

    @property
    def service_near(self) -> str:
        """Where words stand that came near a service."""
        return self._near(self._accounts.get("action"))

    @cached_property
    def supported(self) -> list[Supported]:
        """The codes that the note supports; for coders."""
        if not self.coder:
            return []
        return [
            Supported(
                each.code.code,
                self._language.said(each.code.label),
                each.rank,
                tuple(map(self._title, each.selected_by)),
                tuple(map(self._title, each.open)),
                tuple(map(self._title, each.missing)),
                each.held,
                each.needed,
            )
            for each in self._ranking.suggestions
        ]

    @cached_property
    def doubts(self) -> list[tuple[str, Markup]]:
        """What the note's words do not settle, and the codes concerned; for coders."""
        return [
            (", ".join(each.codes), self._doubt(each.statement.key, each.elements))
            for each in (self._ranking.doubts if self.coder else ())
        ]

    @property
    def marks(self) -> Iterator[Mark]:
        """All marks on the note's text."""
        for name, entry in self.report.elements.items():
            if name not in self._with_gap or entry["status"] == "documented":
                yield from (Mark(span, "found") for span in _spans(entry))
        for finding in self.report.findings:
            if finding.start is not None and finding.end is not None and self._is_shown(finding):
                yield Mark(Span(finding.start, finding.end), finding.severity)

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The elements to be accounted for."""
        missing = {each.element for each in self.report.findings if each.element}
        if self.report.status == "no_service":
            missing.add("action")
        return frozenset(missing)

    @cached_property
    def _ranking(self) -> Any:
        return rank(self.report.elements, self._catalogue)

    @cached_property
    def _queries(self) -> Any:
        templates = self._language.templates(self._catalogue)
        return queries_of(self.report, self._catalogue, "full", templates)

    @cached_property
    def _with_gap(self) -> frozenset[str]:
        return frozenset(
            each.element for each in self.report.findings if each.element and self._is_shown(each)
        )

    def _is_shown(self, finding: Finding) -> bool:
        """Whether a finding is for whoever looks: what only a coder can settle is not for others."""
        return self.coder or not any(
            finding.rule in each.rules for each in self._queries.unasked if _is_for_coder(each)
        )

    def _asked(self) -> Iterator[Gap]:
        for draft in self._queries.drafts:
            yield self._gap(self._findings(draft), draft)

    def _not_asked(self) -> Iterator[Gap]:
        for each in self._queries.unasked:
            if self.coder or not _is_for_coder(each):
                gap = self._gap(self._findings(each), None)
                yield gap if each.reason == _CODER else replace(gap, unasked=each.told)

    def _findings(self, of: Draft | Unasked) -> list[Finding]:
        return [
            each
            for each in self.report.findings
            if each.rule in of.rules
            and each.severity != "info"
            and (each.element or "") == (of.element or "")
        ]

    def _gap(self, findings: Sequence[Finding], draft: Draft | None) -> Gap:
        first = findings[0]
        spans = [
            Span(each.start, each.end)
            for each in findings
            if each.start is not None and each.end is not None
        ]
        entry = self.report.elements.get(first.element or "") or {"evidence": ()}
        said = self._language.message(first.message, first.element, self._catalogue)
        title = self._title(first.element) if first.element else Markup("")
        # What fits no code was found: nothing was searched for in vain.
        account = None if first.kind == "mismatch" else self._accounts.get(first.element or "")
        gap = Gap(
            key=first.rule,
            title=title or self._matter(first.rule),
            kind=first.kind if first.kind != "mismatch" or self.coder else "other",
            severity=min((each.severity for each in findings), key=SEVERITIES.index),
            lines=tuple(dict.fromkeys(each.line for each in findings if each.line)),
            at=self._units.told(dict.fromkeys((*spans, *_spans(entry)))),
            near=self._near(account),
            statement=said,
            searched=self.searched(account) if account else None,
        )
        if self.coder:
            gap = replace(
                gap,
                rules=tuple(dict.fromkeys(each.rule for each in findings)),
                codes=tuple(
                    dict.fromkeys(
                        code for each in findings for code in (each.code, *each.candidates) if code
                    )
                ),
                messages=() if draft is None else self._messages(findings, draft),
            )
        return gap if draft is None else self._with_draft(gap, draft)

    def _messages(self, findings: Sequence[Finding], draft: Draft) -> tuple[Markup, ...]:
        """What the findings say beyond what the query states."""
        told = (
            self._language.message(each.message, each.element, self._catalogue) for each in findings
        )
        statement = Markup.escape(draft.statement)
        return tuple(dict.fromkeys(each for each in told if not each.startswith(statement)))

    def _matter(self, rule: str) -> Markup:
        """What a finding about no element is about."""
        is_identifier = rule.startswith(DEID_RULES)
        return Markup.escape(
            self._language.word("identifier_matter" if is_identifier else "code_matter")
        )

    def _with_draft(self, gap: Gap, draft: Draft) -> Gap:
        lead = self._language.templates(self._catalogue).words["ask"].partition("{question}")[0]
        return replace(
            gap,
            statement=draft.statement,
            lead=lead.strip(),
            question=draft.question.removeprefix(lead),
            quotes=tuple(
                Quoted(each.told, self._units.told([Span(each.start, each.end)]))
                for each in draft.quotes
                if each.start is not None and each.end is not None
            ),
            options=draft.options,
            line=line_of(gap.title.striptags(), draft),
            sender=draft.sender if self.coder else "",
        )

    def _read(self, name: str, entry: Mapping[str, Any]) -> Read:
        words: dict[str, int] = {}
        for each in entry["evidence"]:
            told = snippet(each["text"])
            words.setdefault(told, self._lines.place(each["start"])[0])
        return Read(
            key=f"read-{name}",
            title=self._title(name),
            status=entry["status"],
            at=self._units.told(_spans(entry)),
            words=tuple(words.items()),
            values=values.told(entry),
        )

    def searched(self, account: Account) -> Searched:
        """What was looked for, for one element."""
        say = self._language.said
        looks_for = self._catalogue.elements[account.element].looks_for
        return Searched(
            looks_for=say(looks_for),
            kinds=tuple(
                map(
                    say,
                    (*(each.about for each in account.search.categories), *account.search.also),
                )
            ),
            titles=account.search.titles[:_TITLES],
            more_titles=max(0, len(account.search.titles) - _TITLES),
            parts=tuple(map(self._part, account.parts)),
            misses=tuple(self._misses(account)),
            more_misses=max(0, len(account.near_misses) - _MISSES),
            done=account.searched,
        )

    def _part(self, part: Part) -> str:
        word = self._language.word
        title = word("no_heading") if part.title is None else f"“{snippet(part.title)}”"
        lines = (
            word("lines", first=part.first_line, last=part.last_line)
            if part.last_line > part.first_line
            else word("line", line=part.first_line)
        )
        about = f", {self._language.say(part.about)}" if part.about else ""
        return f"{title} ({lines}{about})"

    def _misses(self, account: Account) -> Iterator[Miss]:
        from doclint.reading.wording import load_wording

        wording = load_wording()
        wording = replace(
            wording,
            reasons={key: self._language.say(text) for key, text in wording.reasons.items()},
        )
        for each in account.near_misses[:_MISSES]:
            cue = None if each.cue is None else snippet(each.cue)
            yield Miss(
                snippet(each.text),
                each.line,
                self._units.told([Span(each.start, each.end)]),
                wording.why(each.reason, cue),
            )

    def _near(self, account: Account | None) -> str:
        if account is None:
            return ""
        return self._units.told(
            [Span(each.start, each.end) for each in account.near_misses[:_MISSES]]
        )

    def _title(self, element: str) -> Markup:
        known = self._catalogue.elements.get(element)
        return self._language.said(known.title if known else element.replace("_", " "))

    def _doubt(self, key: str, elements: Sequence[str]) -> Markup:
        text = doubt_texts(self._catalogue)[key]
        nouns = [self._catalogue.elements[each].noun for each in elements]
        told = self._language.say(text).replace(
            "{nouns}", "; ".join(map(self._language.say, nouns))
        )
        return self._language.marked(told, text in self._language.library)


def line_of(title: str, draft: Draft) -> str:
    """A line for a note with all options of a query, none of which is ticked."""
    return f"{title}: " + "  ".join(f"{BOX}{each}" for each in draft.options)


def _matter(finding: Finding) -> tuple[str, ...]:
    """What tells a gap from others, whatever the code and however grave."""
    return (finding.element, finding.kind) if finding.element else (finding.rule,)


def _numbered(kind: str, gaps: Iterable[Gap]) -> Iterator[Gap]:
    """Their keys with their kind before them, and no two the same: rows are found by them."""
    times: Counter[str] = Counter()
    for gap in gaps:
        times[gap.key] += 1
        number = f"-{times[gap.key]}" if times[gap.key] > 1 else ""
        yield replace(gap, key=f"{kind}-{gap.key}{number}")


def _is_for_coder(each: Unasked) -> bool:
    """Whether only whoever reports the code can settle it. Identifiers left in a note are for all."""
    return each.reason == _CODER and not any(rule.startswith(DEID_RULES) for rule in each.rules)


def _spans(entry: Mapping[str, Any]) -> list[Span]:
    return [Span(each["start"], each["end"]) for each in entry["evidence"]]
