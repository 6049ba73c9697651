"""medspaCy's Sectionizer, told what stands where a heading stands and where a section ends.

The stock component takes a heading's words for a heading anywhere in a sentence, and lets the text
under a heading that it does not know run on in the section before. Here only titles of the layout
count; an unknown heading ends the section before it, and so does the end of what a heading like
"Family history:" can speak of. Text copied forward from another day is a section of its own.
"""

from __future__ import annotations

import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from doclint import expressions
from doclint.nlp.carried import carried_blocks
from doclint.nlp.headings import Headings
from doclint.nlp.layout import Layout, Title, is_heading
from doclint.nlp.tokens import tokens_of

with warnings.catch_warnings():
    # medspaCy silences every warning of the process when it is imported.
    from medspacy.section_detection import Section, Sectionizer, SectionRule

    from doclint.nlp.matching import quicken

OTHER = "other"
"""Category of a section whose heading no rule knows."""

COPIED = "copied"
"""Category of the sections that hold text copied forward from another day's note."""

Match = tuple[int, int, int]
Span = tuple[int, int]
Rule = Any

_SHORT_LIVED = frozenset(("OTHER_PERSON", "RISK"))
"""Facets of headings that speak of one paragraph: another person, a talk about risks."""

_MARKED_OFF = frozenset(("addendum", COPIED))


@dataclass
class _Start:
    """Where a section begins, and the words of its title."""

    offset: int
    rule: Rule | None
    title: Span | None
    value: int
    alone: bool
    one_line: bool


class HeadingSectionizer(Sectionizer):  # type: ignore[misc]
    """Sections that begin at a title of the layout and nowhere else.

    Leaves in ``doc.user_data``: ``titles``, the rule (or None) of every title; ``cell_rules``, the
    rules of the heads of table cells; ``section_titles``, the words of each section's title by its
    first token.
    """

    def __init__(self, nlp: Language, rules: Sequence[dict[str, Any]]) -> None:
        super().__init__(nlp, rules=None, require_start_line=True, span_attrs=None)
        quicken(self)
        unknown = SectionRule("(any other heading)", OTHER)
        copied = SectionRule("(text copied forward)", COPIED, metadata={"facet": "EARLIER"})
        own = [SectionRule.from_dict(rule) for rule in rules]
        self.add([unknown, copied, *own])
        self._by_id = {rule._rule_id: rule for rule in self.rules}
        self._unknown, self._copied = unknown, copied
        literal = [rule for rule in own if rule.pattern is None]
        self._literal = literal
        likely = {n: (rule.metadata or {}).get("like") for n, rule in enumerate(literal)}
        self.headings = Headings(
            (rule.literal for rule in literal), {n: like for n, like in likely.items() if like}
        )

    def __call__(self, doc: Doc) -> Doc:
        """Find the sections; unlike the stock component, leave their mark on the document and on no token."""
        starts = self.filter_start_lines(doc, self._Sectionizer__matcher(doc))
        if self._parent_sections:
            starts = [start[:3] for start in self.set_parent_sections(starts)]
        rules = self._by_id
        strings = self.nlp.vocab.strings
        found = []
        if not starts or starts[0][1]:
            found.append(Section(None, 0, 0, 0, starts[0][1] if starts else len(doc)))
        ends = [*(first for _, first, _ in starts[1:]), len(doc)][: len(starts)]
        for (rule_id, first, behind), end in zip(starts, ends, strict=True):
            rule = rules[strings[rule_id]]
            end = min(end, behind + (rule.max_scope or end))
            found.append(Section(rule.category, first, behind, behind, end, None, rule))
        doc._.sections = found
        return doc

    def filter_start_lines(self, doc: Doc, matches: list[Match]) -> list[Match]:
        """Give the sections' beginnings in place of the matches: rule, and the title's tokens."""
        layout: Layout = doc.user_data["layout"]
        text: str = doc.user_data["text"]
        hits = self._hits(doc, matches)
        titles: dict[Title, Rule | None] = {}
        for number, title in enumerate(layout.titles):
            # The line that a note begins with is its own title, not a heading that ends in a known word.
            names_note = number == 0 and title.alone and not title.colon and _is_first(text, title)
            # "Mode - VV" is a key; "The mode - as agreed - was VV" is a sentence.
            whole = names_note or not (title.colon or title.alone)
            rule = self._rule_of(text, (title.start, title.end), hits, whole=whole)
            titles[title] = rule or self._likely_rule(text, title)
        doc.user_data["titles"] = titles
        heads = {
            head for cell in layout.cells for head in (cell.row_title, cell.column_title) if head
        }
        cell_rules = {head: self._rule_of(text, head, hits) for head in heads}
        doc.user_data["cell_rules"] = {head: rule for head, rule in cell_rules.items() if rule}
        starts = _carry(text, layout, self._starts(text, layout, titles), self._copied)
        return self._as_matches(doc, starts)

    def _hits(self, doc: Doc, matches: list[Match]) -> list[tuple[int, int, Rule]]:
        """Give the matches as (start, end, rule) in characters, in order."""
        strings = self.nlp.vocab.strings
        tokens = tokens_of(doc)
        found = [
            (tokens.starts[first], tokens.ends[behind - 1], self._by_id[strings[rule]])
            for rule, first, behind in matches
        ]
        return sorted(found, key=lambda hit: hit[:2])

    def _rule_of(
        self,
        text: str,
        span: Span,
        hits: list[tuple[int, int, Rule]],
        *,
        whole: bool = False,
    ) -> Rule | None:
        """Give the rule of a title: of the words as they are, else (not ``whole``) of a hit in it.

        Such a hit is the whole title or stands at one of its ends and makes out a third of it.
        """
        low, high = span
        best, best_size = None, 0
        place = bisect_left(hits, low, key=lambda hit: hit[0])
        while place < len(hits) and hits[place][0] < high:
            start, end, rule = hits[place]
            place += 1
            size = end - start
            if end > high or size <= best_size:
                continue
            at_edge = start == low or end == high
            if size == high - low or (not whole and at_edge and size * 3 >= high - low):
                best, best_size = rule, size
        if best is not None and best_size == high - low:
            return best
        number = self.headings.find(text[low:high])
        return self._literal[number] if number is not None else best

    def _likely_rule(self, text: str, title: Title) -> Rule | None:
        """Give the rule of a key or a question that no rule knows by its words."""
        words = text[title.start : title.end]
        if not title.colon and not (title.alone and self.headings.asks(words)):
            return None
        if text.startswith("?", title.end):
            words = words.replace(",", " ")
        number = self.headings.likely(words)
        return self._literal[number] if number is not None else None

    def _starts(self, text: str, layout: Layout, titles: dict[Title, Rule | None]) -> list[_Start]:
        """Find where sections begin, the nameless ones behind a section's own end too."""
        found: list[_Start] = []
        one_line = False
        expiry: int | None = None
        for title, rule in titles.items():
            known = rule is not None and _opens_section(title, rule.metadata or {})
            if expiry is not None and expiry <= title.start:
                found.append(_Start(expiry, self._unknown, None, expiry, False, False))
                one_line, expiry = False, None
            if not known:
                if title.inside:
                    continue
                heads = rule is None and is_heading(layout, title)
                # A heading with its text on the same line ends where the next key begins.
                if not heads and not (one_line and title.colon):
                    continue
            one_line = not title.alone
            found.append(
                _Start(
                    title.start,
                    rule if known else self._unknown,
                    (title.start, title.end),
                    title.value_start,
                    title.alone,
                    one_line,
                )
            )
            expiry = _own_end(text, layout, found[-1])
        if expiry is not None:
            found.append(_Start(expiry, self._unknown, None, expiry, False, False))
        return found

    def _as_matches(self, doc: Doc, starts: Sequence[_Start]) -> list[Match]:
        """Give the beginnings in medspaCy's form; a token begins one section at most."""
        strings = self.nlp.vocab.strings
        tokens = tokens_of(doc)
        offsets = tokens.starts
        named: dict[int, Span | None] = {}
        found: dict[int, Match] = {}
        for start in starts:
            first = bisect_left(offsets, start.offset)
            if first >= len(offsets):
                continue
            behind = first
            if start.title is not None and start.title[0] == start.offset:
                behind = bisect_left(offsets, start.title[1])
                behind += int(behind < len(offsets) and tokens.words[behind] == ":")
            rule = start.rule or self._unknown
            found[first] = (strings.add(rule._rule_id), first, behind)
            named[first] = start.title
        doc.user_data["section_titles"] = named
        return [found[first] for first in sorted(found)]


def _is_first(text: str, title: Title) -> bool:
    return not any(c.isalnum() for c in text[: title.start])


def _opens_section(title: Title, metadata: dict[str, Any]) -> bool:
    """Whether a known title is a heading: a plan in a table-like row says what was ordered too."""
    in_a_row = not title.colon and not title.alone
    return not metadata.get("field_only") and not (in_a_row and metadata.get("facet") == "PLANNED")


_BLANK_LINE = expressions.compile(r"\n[ \t]*\n\s*")
_FAR = 6000
"""Characters within which a section's own end is looked for."""


def _own_end(text: str, layout: Layout, start: _Start) -> int | None:
    """Give where a section ends by itself if no heading comes before, or None.

    What is said of another person or of risks ends with its paragraph, and with its line where it
    began on the heading's. A history of the past ends where plain prose begins anew.
    """
    if start.rule is None:
        return None
    facet = (start.rule.metadata or {}).get("facet")
    if facet is None or start.rule.category in _MARKED_OFF:
        return None
    if start.one_line and (end := _end_of_hanging(layout, start.offset)) is not None:
        return end
    if facet == "PLANNED":
        return None
    begin = start.value
    while begin < len(text) and text[begin].isspace():
        begin += 1
    if facet in _SHORT_LIVED and start.one_line:
        for offset in islice(layout.breaks, bisect_right(layout.breaks, begin), None):
            if layout.line_at(offset).start == offset:
                return offset
        return None
    for blank in _BLANK_LINE.finditer(text, begin, begin + _FAR):
        if facet in _SHORT_LIVED:
            return blank.end()
        line = layout.line_at(blank.end())
        words = text[line.start : line.end]
        if not words[: line.body - line.start].strip() and len(words.split()) >= 8:
            return blank.end()
    return None


def _end_of_hanging(layout: Layout, offset: int) -> int | None:
    """Give where lines that hang under a heading's text give way to one that does not."""
    first = layout.line_at(offset)
    column = offset - first.start
    hanging = False
    for line in islice(layout.lines, first.number, first.number + 60):
        if line.end <= line.body:
            return None
        if line.body - line.start >= column + 2:
            hanging = True
        else:
            return line.start if hanging else None
    return None


def _carry(text: str, layout: Layout, starts: list[_Start], copied: Rule) -> list[_Start]:
    """Lay the blocks that were copied forward over the sections; behind one the section goes on."""
    for block in carried_blocks(text, layout):
        before = [start for start in starts if start.offset < block.start]
        behind = [start for start in starts if start.offset >= block.end]
        inner = [start for start in starts if block.start <= start.offset < block.end]
        mark = _Start(
            block.start, copied, (block.start, block.title_end), block.title_end, True, False
        )
        resumed = []
        if block.end < len(text) and not (behind and behind[0].offset == block.end):
            last = before[-1] if before else None
            if inner and not block.closed:
                last = None
            resumed.append(
                _Start(
                    block.end,
                    last.rule if last else None,
                    last.title if last else None,
                    block.end,
                    False,
                    False,
                )
            )
        starts = [*before, mark, *resumed, *behind]
    return starts
