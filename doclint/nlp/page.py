"""A read note: its mentions with what is asserted of them, its sentences, sections and fields.

The page is all that the element readers see. It is made of plain data; nothing of spaCy is in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any

from doclint import expressions
from doclint.nlp.dates import DateMention, find_dates
from doclint.nlp.fair_copy import FairCopy
from doclint.nlp.layout import Box, Layout
from doclint.nlp.normalize import BLANK, NormalText
from doclint.nlp.seeking import IndexedText, find_first


@dataclass(frozen=True)
class Section:
    """A section with its title; ``facet`` is what its heading says of all that is in it."""

    start: int
    end: int
    category: str
    title: str | None
    facet: str | None = None


@dataclass(frozen=True)
class Field:
    """A key with its value: ``Mode: V-V``, a table cell with its title, a box group with its question."""

    key_start: int
    key_end: int
    start: int
    end: int
    key: str
    """The key's words, lower case."""
    element: str | None
    role: str | None
    category: str | None
    answer: str
    """``value``, ``no``, ``yes``, ``blank`` (a template's placeholder), ``masked`` or ``empty``."""


@dataclass(frozen=True)
class Cue:
    """Words that change what is asserted of a mention: the reason why it does or does not count."""

    facet: str
    start: int
    end: int


@dataclass(frozen=True)
class Mention:
    """A phrase that a pattern found."""

    label: str
    start: int
    end: int
    meta: Mapping[str, Any] = field(default_factory=dict)
    cues: tuple[Cue, ...] = ()
    rule: str = ""
    """The literal of the rule that found it, which names it in ``patterns/targets``."""

    def has(self, *facets: str) -> bool:
        """Whether a cue of one of these facets bears on the mention."""
        return any(cue.facet in facets for cue in self.cues)

    @property
    def value(self) -> Any:
        """The normalised value that the pattern's metadata gives, or None."""
        return self.meta.get("value")


_BUCKET = 512
"""Characters of text that share one entry of an index by place."""


@dataclass
class Page:
    """One note, read. Offsets are those of the note's decoded text."""

    original: str
    text: str
    """Normalised, as long as ``original``; hard-wrapped lines are joined by a blank."""
    normal: NormalText
    layout: Layout
    sentences: tuple[tuple[int, int], ...]
    sections: tuple[Section, ...]
    fields: tuple[Field, ...]
    mentions: tuple[Mention, ...]
    copy: FairCopy | None = None
    """The note as it came, where that differs from ``original``."""
    cache: dict[str, Any] = field(default_factory=dict)
    """Findings that several readers share, kept by name."""

    def __post_init__(self) -> None:
        self.text = IndexedText(self.text)
        self._sentence_starts = [start for start, _ in self.sentences]
        self._section_starts = [section.start for section in self.sections]
        self._clause_ends: dict[int, list[tuple[int, int]]] = {}
        self._by_label: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            self._by_label.setdefault(mention.label, []).append(mention)
        self._starts = {
            label: [mention.start for mention in mentions]
            for label, mentions in self._by_label.items()
        }

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates of the text, in order."""
        return tuple(find_dates(self.normal, self.text))

    def find(self, *labels: str) -> list[Mention]:
        """Give the mentions of these labels in the order of the text."""
        if len(labels) == 1:
            return list(self._by_label.get(labels[0], ()))
        found = [mention for label in labels for mention in self._by_label.get(label, ())]
        return sorted(found, key=lambda mention: (mention.start, mention.end))

    def sentence_index(self, offset: int) -> int:
        """Give the number of the sentence that holds ``offset``."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def sentence(self, offset: int) -> tuple[int, int]:
        """Give start and end of the sentence that holds ``offset``."""
        return (
            self.sentences[self.sentence_index(offset)] if self.sentences else (0, len(self.text))
        )

    def clause(self, offset: int) -> tuple[int, int]:
        """Give start and end of the clause that holds ``offset``."""
        number = self.sentence_index(offset)
        known = self._clause_ends.get(number)
        start, end = self.sentence(offset)
        if known is None:
            known = [match.span() for match in _CLAUSE_END.finditer(self.text, start, end)]
            self._clause_ends[number] = known
        last = bisect_right(known, offset, key=itemgetter(1))
        if last:
            start = known[last - 1][1]
        following = next((low for low, _ in known[last : last + 2] if low >= offset), end)
        return start, following

    def within(self, span: tuple[int, int], *labels: str) -> list[Mention]:
        """Give the mentions of these labels that lie in ``span``."""
        found = []
        for label in labels:
            mentions, starts = self._by_label.get(label, []), self._starts.get(label, [])
            low, high = bisect_left(starts, span[0]), bisect_left(starts, span[1])
            found += [mention for mention in mentions[low:high] if mention.end <= span[1]]
        if len(labels) > 1:
            found.sort(key=lambda mention: (mention.start, mention.end))
        return found

    def beginning(self, span: tuple[int, int], label: str) -> list[Mention]:
        """Give the mentions of a label that begin in ``span``."""
        starts = self._starts.get(label, [])
        low, high = bisect_left(starts, span[0]), bisect_left(starts, span[1])
        return self._by_label.get(label, [])[low:high]

    def section(self, offset: int) -> Section:
        """Give the section that holds ``offset``."""
        return self.sections[max(0, bisect_right(self._section_starts, offset) - 1)]

    def field_at(self, offset: int) -> Field | None:
        """Give the innermost field whose key or value holds ``offset``, or None."""
        best = None
        for item in self._fields_near.get(offset // _BUCKET, ()):
            inside = item.start <= offset < item.end or item.key_start <= offset < item.key_end
            if inside and (best is None or item.start >= best.start):
                best = item
        return best

    @cached_property
    def _fields_near(self) -> dict[int, list[Field]]:
        """The fields by the stretches of text that they touch."""
        near: dict[int, list[Field]] = {}
        for item in self.fields:
            touched = {
                *range(item.key_start // _BUCKET, item.key_end // _BUCKET + 1),
                *range(item.start // _BUCKET, item.end // _BUCKET + 1),
            }
            for bucket in touched:
                near.setdefault(bucket, []).append(item)
        return near

    def fields_of(self, element: str) -> Iterator[Field]:
        """Give the fields whose key names ``element``."""
        return (item for item in self.fields if item.element == element)

    def box_at(self, offset: int) -> Box | None:
        """Give the checkbox whose words hold ``offset``, or None."""
        for box in self._boxes_near.get(offset // _BUCKET, ()):
            if box.label_start <= offset < box.label_end:
                return box
        return None

    @cached_property
    def _boxes_near(self) -> dict[int, list[Box]]:
        near: dict[int, list[Box]] = {}
        for box in self.layout.boxes:
            for bucket in range(box.label_start // _BUCKET, box.label_end // _BUCKET + 1):
                near.setdefault(bucket, []).append(box)
        return near

    def group(self, box: Box) -> list[Box]:
        """Give the boxes of one question."""
        return list(self._groups[box.group])

    @cached_property
    def _groups(self) -> dict[int, list[Box]]:
        groups: dict[int, list[Box]] = {}
        for box in self.layout.boxes:
            groups.setdefault(box.group, []).append(box)
        return groups

    def search(self, pattern: re.Pattern[str], span: tuple[int, int]) -> re.Match[str] | None:
        """Search the normalised text within ``span``."""
        return find_first(pattern, self.text, *span)

    def trimmed(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Give spans in order, each once, without blanks at their ends; empty ones are left out."""
        for start, end in sorted(set(spans)):
            while start < end and self.original[start].isspace():
                start += 1
            while end > start and self.original[end - 1].isspace():
                end -= 1
            if start < end:
                yield start, end

    def evidence(self, spans: Iterable[tuple[int, int]]) -> list[dict[str, Any]]:
        """Give RECORD.md's evidence for these spans, in order, each once."""
        found = []
        for start, end in self.trimmed(spans):
            first, last = self.placed(start, end)
            found.append(
                {
                    "start": first,
                    "end": last,
                    "text": self.source[first:last],
                    "section": self.section(start).title,
                }
            )
        return found

    def placed(self, start: int, end: int) -> tuple[int, int]:
        """Give where a span that is not empty stands in the note as it came."""
        return self.place(start), self.place(end - 1) + 1

    @property
    def source(self) -> str:
        """The note as it came, with its line ends as they stand."""
        return self.copy.source if self.copy else self.original

    def place(self, offset: int) -> int:
        """Give the offset in the note as it came."""
        return self.copy.place(offset) if self.copy else offset

    def is_blank(self, start: int, end: int) -> bool:
        """Whether a template's placeholder lies between these offsets."""
        return BLANK in self.text[start:end]


_CLAUSE_END = expressions.compile(
    r"(?:;|,?\s+(?:but|whereas|while|although|however|then|after which|before|prior to|followed by)\b|"
    r",\s+(?:and|which|with)\b|\.\s)",
    re.IGNORECASE,
)
