"""From readings to accounts: the proof of what was found, and of what was not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from doclint.account import Account, Category, Ground, NearMiss, Part, Rule, Search
from doclint.lines import Lines
from doclint.nlp.page import Field, Mention, Page
from doclint.nlp.patterns import PatternSet
from doclint.reading.base import (
    DOCUMENTED,
    MISSING,
    NOT_A_FACT,
    Reading,
    Rejection,
    clean,
    cues_of,
    rejection,
)
from doclint.reading.service import is_outweighed
from doclint.reading.wording import Searches, load_wording

NO_SERVICE = "NO_SERVICE"
"""Reason of words in a note that reports no ECMO service."""

NOT_SUPPORT = "NOT_SUPPORT"
SERVICE_OUTWEIGHED = "SERVICE_OUTWEIGHED"
"""Reason of words for support that do not say that this patient is on it."""

NOT_TAKEN = "NOT_TAKEN"
"""Reason of words that a reader passed over without a reason of its own."""

_ANOTHER_TIME = NOT_A_FACT | {"EARLIER", "IN_HISTORY", "IN_PLAN", "POSSIBLE"}
"""Facets under which words are of no service of this note."""


def account_for(
    page: Page,
    element: str,
    reading: Reading,
    search: Search,
    *,
    is_service: bool,
    searched: bool,
) -> Account:
    """Account for one element of a page.

    Args:
        page: The note.
        element: Its name in RECORD.md.
        reading: What its reader made of the page.
        search: What was looked for (``search_of``).
        is_service: Whether the note reports an ECMO service.
        searched: Whether its reader looked at all: in a note of no service most do not.
    """
    searches = load_wording().elements[element]
    teller = _Teller(page, element, searches)
    rejected = list(reading.rejected)
    if reading.status != DOCUMENTED:
        # What says "no" or is left open is no near miss there: the status rests on it.
        rejected = [each for each in rejected if not _is_ground(reading, each)]
        rejected += _passed_over(page, searches, reading, is_service=is_service)
    return Account(
        element=element,
        status=reading.status,
        values=dict(reading.values),
        searched=searched,
        search=search,
        parts=tuple(teller.parts()),
        grounds=tuple(teller.grounds(reading)),
        near_misses=tuple(teller.near_misses(rejected)),
    )


def search_of(element: str, patterns: PatternSet) -> Search:
    """What is looked for, for one element, by the rules in force."""
    wording = load_wording()
    searches = wording.elements[element]
    return Search(
        categories=tuple(
            Category(name, wording.categories.get(name, ""), _literals(name, patterns))
            for name in searches.states
        ),
        titles=tuple(
            dict.fromkeys(
                rule["literal"]
                for rule in patterns.sections
                if (rule.get("metadata") or {}).get("element") == element
            )
        ),
        also=searches.also,
    )


def _is_ground(reading: Reading, each: Rejection) -> bool:
    return any(start <= each.start and each.end <= end for start, end in reading.spans)


def _literals(category: str, patterns: PatternSet) -> tuple[str, ...]:
    """The names of a category's rules, but not of those for words that look like it and are not."""
    return tuple(
        rule["literal"]
        for rule in patterns.targets
        if rule["category"] == category
        and (rule.get("metadata") or {}).get("use") is not False
        and (rule.get("metadata") or {}).get("value") != "none"
    )


def _passed_over(
    page: Page, searches: Searches, reading: Reading, *, is_service: bool
) -> Iterator[Rejection]:
    """The mentions of an element that its reader neither took nor rejected, each with a reason."""
    known = [*reading.spans, *((each.start, each.end) for each in reading.rejected)]
    labels = searches.states if is_service else (*searches.states, *searches.service)
    facets = NOT_A_FACT if is_service else _ANOTHER_TIME
    of_none = SERVICE_OUTWEIGHED if is_outweighed(page) else NOT_SUPPORT
    for mention in page.find(*labels) if labels else ():
        if any(mention.start < end and start < mention.end for start, end in known):
            continue
        cue = next((cue for cue in cues_of(page, mention) if cue.facet in facets), None)
        if cue is not None:
            yield rejection(mention, cue)
            continue
        reason = NOT_TAKEN
        if not is_service:
            reason = of_none if mention.label in searches.service else NO_SERVICE
        yield Rejection(mention.start, mention.end, reason, mention.start, mention.end)


class _Teller:
    """Puts the spans of one page into words, lines and columns."""

    def __init__(self, page: Page, element: str, searches: Searches) -> None:
        self.page = page
        self.element = element
        self.searches = searches
        self._lines = Lines(page.source)

    def parts(self) -> Iterator[Part]:
        facets: Mapping[str, str] = load_wording().facets
        for section in self.page.sections:
            last = max(section.start, section.end - 1)
            yield Part(
                title=section.title,
                category=section.category or None,
                about=facets.get(section.facet or ""),
                first_line=self._lines.place(self.page.place(section.start))[0],
                last_line=self._lines.place(self.page.place(last))[0],
            )

    def grounds(self, reading: Reading) -> Iterator[Ground]:
        if reading.status == MISSING:
            return
        for span in self.page.trimmed(reading.spans):
            start, end = self.page.placed(*span)
            yield Ground(
                start,
                end,
                *self._lines.place(start),
                text=self.page.source[start:end],
                section=self.page.section(span[0]).title,
                rules=tuple(self._rules(span, reading)),
                why=self._objections(reading, span),
            )

    def _objections(self, reading: Reading, span: tuple[int, int]) -> str | None:
        """What was said against the words of a status other than documented, in plain words."""
        if reading.status == DOCUMENTED:
            return None
        wording = load_wording()
        inside = (r for r in reading.rejected if span[0] <= r.start and r.end <= span[1])
        told = (wording.why(each.reason, self._cue(each)) for each in inside)
        return "; ".join(dict.fromkeys(told)) or None

    def near_misses(self, rejected: Iterable[Rejection]) -> Iterator[NearMiss]:
        wording = load_wording()
        for each in sorted(set(rejected), key=_order):
            cue = self._cue(each)
            start, end = self.page.placed(each.start, each.end)
            cue_at = self.page.placed(each.cue_start, each.cue_end) if cue else (None, None)
            yield NearMiss(
                start,
                end,
                *self._lines.place(start),
                text=clean(self.page, each.start, each.end),
                section=self.page.section(each.start).title,
                reason=each.reason,
                why=wording.why(each.reason, cue),
                cue=cue,
                cue_start=cue_at[0],
                cue_end=cue_at[1],
            )

    def _cue(self, each: Rejection) -> str | None:
        """The words against a near miss, unless they are its own or those around it."""
        if each.cue_start <= each.start and each.end <= each.cue_end:
            return None
        return clean(self.page, each.cue_start, each.cue_end) or None

    def _rules(self, span: tuple[int, int], reading: Reading) -> Iterator[Rule]:
        """What found the words of a span: targets that state the element, else what bears on it."""
        if reading.words:
            yield Rule("words", None, ", ".join(reading.words))
            return
        inside = [m for m in self.page.mentions if m.start < span[1] and span[0] < m.end]
        for labels in (self.searches.states, self.searches.helps):
            found = [mention for mention in inside if mention.label in labels]
            if found:
                yield from dict.fromkeys(Rule("target", m.label, _name(m)) for m in found)
                return
        item = self._field(span)
        if item is not None:
            yield Rule("title", item.category, clean(self.page, item.key_start, item.key_end))
        elif self.searches.also:
            yield Rule("reading", None, " or ".join(self.searches.also))

    def _field(self, span: tuple[int, int]) -> Field | None:
        """The field of the element that a span is the value of, or the whole of."""
        for item in self.page.fields_of(self.element):
            if item.key_start <= span[0] and span[1] <= max(item.end, item.key_end):
                return item
        return None


def _name(mention: Mention) -> str:
    return mention.rule or str(mention.value or "")


def _order(each: Rejection) -> tuple[int, int, str, int, int]:
    return each.start, each.end, each.reason, each.cue_start, each.cue_end
