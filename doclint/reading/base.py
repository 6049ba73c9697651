"""What the element readers share: how mentions are judged and how a reading is put together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from doclint import expressions
from doclint.nlp.normalize import OFFERED, Placeholder
from doclint.nlp.page import Cue, Field, Mention, Page
from doclint.nlp.questionnaires import ASKS
from doclint.nlp.seeking import find_all

DOCUMENTED = "documented"
NOT_DONE = "not_done"
MISSING = "missing"
CONFLICTING = "conflicting"
UNFILLED = "unfilled"

NOT_A_FACT = frozenset(
    ("NEGATED", "PLANNED", "CONDITIONAL", "RISK", "OTHER_RUN", "OTHER_PERSON", "UNCHOSEN", "OPEN",
     "EMPTY", "IN_CONSENT", "IN_FAMILY", "COPIED")
)  # fmt: skip
"""Facets under which a mention states nothing of this patient and this service."""


@dataclass(frozen=True)
class Rejection:
    """A near miss: a mention that does not count, and the cue that speaks against it."""

    start: int
    end: int
    reason: str
    cue_start: int
    cue_end: int


@dataclass
class Reading:
    """One element as read: status, values, the spans that it rests on, and the near misses."""

    status: str = MISSING
    values: dict[str, Any] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    words: tuple[str, ...] = ()
    """Where no rule found the element: the words by which its statement tells it (``hearing``)."""

    def to_element(self, page: Page) -> dict[str, Any]:
        """Give the element of RECORD.md."""
        evidence = page.evidence(self.spans) if self.status != MISSING else []
        return {"status": self.status, **self.values, "evidence": evidence}


def cues_of(page: Page, mention: Mention) -> tuple[Cue, ...]:
    """Give every cue on a mention: ConText's, its section's, its field's and its checkbox's.

    Facets beside those of ``patterns/context``: ``IN_PLAN``, ``IN_HISTORY``, ``IN_CONSENT``,
    ``IN_FAMILY`` (what the section's heading says of it), ``UNCHOSEN`` (an unticked box in a group with
    another ticked), ``OPEN`` (an unticked box in a group with none, or a key whose value is a
    template's placeholder), ``EMPTY`` (a key with nothing after it), ``NEGATED`` (a key answered with no),
    ``ASKED`` (within a question that is answered with more than yes or no).
    """
    box = page.box_at(mention.start)
    # What one box says is no word on another: only the field's answer carries over.
    cues = [cue for cue in mention.cues if page.box_at(cue.start) in (None, box)]
    section = page.section(mention.start)
    facet = _SECTION_FACETS.get(section.facet or "")
    if facet:
        cues.append(Cue(facet, section.start, section.start + len(section.title or "")))
    asked = _question(page, mention)
    if asked is not None:
        cues.append(asked)
    if box is not None and not box.ticked:
        chosen = any(other.ticked for other in page.group(box))
        cues.append(Cue("UNCHOSEN" if chosen else "OPEN", box.start, box.end))
    if any(low <= mention.start < high for low, high in _offered(page)) or is_offered(
        page, mention.start, mention.end
    ):
        cues.append(Cue("OPEN", mention.start, mention.end))
    item = page.field_at(mention.start)
    if item is not None and mention.end <= item.key_end and mention.start >= item.key_start:
        if item.answer == "no":
            cues.append(Cue("NEGATED", item.start, item.end))
        elif item.answer == "blank":
            cues.append(Cue("OPEN", item.start, item.end))
        elif item.answer == "empty" and page.text.startswith((":", "?"), item.key_end):
            cues.append(Cue("EMPTY", item.key_start, item.key_end))
        elif item.answer in ("value", "yes") and _is_question(page, item):
            if item.answer == "yes" or _SAYS_YES.match(page.text, item.start):
                cues = [cue for cue in cues if page.text[cue.start : cue.end].strip() != "?"]
            else:
                cues.append(Cue("ASKED", item.key_start, item.key_end))
    return tuple(cues)


def _is_question(page: Page, item: Field) -> bool:
    """Whether a field's key asks in a sentence: "When did the pump stop?", and not "Echo?"."""
    return page.text.startswith("?", item.key_end) and ASKS.match(item.key) is not None


_SAYS_YES = expressions.compile(r"(?:yes|yeah|yep|oui|ja|s[i\u00ed])\b", re.IGNORECASE)
_TO_CHOICE = expressions.compile(
    r"(?:\s+(?:guidance|imaging|control|use|was|were|is|are|and|it))*\s*"
)
_CHOICE = expressions.compile(r"\b(?:not?|none|without|nil|yes)\b")


def is_offered(page: Page, start: int, end: int) -> bool:
    """Whether a placeholder beside words leaves their yes or no open: "echo {was/was not} used"."""
    choices: list[Placeholder] | None = page.cache.get("choices")
    if choices is None:
        choices = page.cache["choices"] = [
            place
            for place in page.normal.placeholders
            if not place.hides_value and _CHOICE.search(place.hint)
        ]
    for place in choices:
        if place.start >= end:
            return place.start <= end + 24 and (
                _TO_CHOICE.fullmatch(page.text, end, place.start) is not None
            )
        if place.end <= start <= place.end + 2 and not page.text[place.end : start].strip():
            return True
    return False


def _offered(page: Page) -> list[tuple[int, int]]:
    """Give where answers to choose from stand behind a placeholder."""
    known: list[tuple[int, int]] | None = page.cache.get("offered")
    if known is None:
        known = page.cache["offered"] = [m.span() for m in find_all(OFFERED, page.text)]
    return known


_QUESTION = expressions.compile(
    r"\W*(?:is|are|was|were|did|had|has|have|may|might|should|would|could|can|will|shall|"
    r"do we|does (?:he|she|the)|whether|what about|why not)\b[^.?!\n:]*"
    r"\?(?!\s*(?:[-\u2013\u2014:>]{1,2}\s*)?(?:yes\b|no\b|y\b|n\b|\[|none|nil))",
    re.IGNORECASE,
)


def _question(page: Page, mention: Mention) -> Cue | None:
    """A question that is left unanswered states nothing: "Is a thoracotomy needed?"."""
    low, high = page.sentence(mention.start)
    if page.text.find("?", mention.end, high + 1) < 0:
        return None
    found = _QUESTION.match(page.text, low)
    if found is None or found.end() <= mention.end:
        return None
    return Cue("PLANNED", found.end() - 1, found.end())


_SECTION_FACETS = {
    "PLANNED": "IN_PLAN",
    "EARLIER": "IN_HISTORY",
    "RISK": "IN_CONSENT",
    "OTHER_PERSON": "IN_FAMILY",
    "OTHER_RUN": "OTHER_RUN",
}


def sift(
    page: Page, mentions: Iterable[Mention], reject: Iterable[str] = NOT_A_FACT
) -> tuple[list[Mention], list[tuple[Mention, Cue]]]:
    """Part mentions into those that count and those that do not, each of these with its cue."""
    against = frozenset(reject)
    kept: list[Mention] = []
    dropped: list[tuple[Mention, Cue]] = []
    for mention in mentions:
        cue = next((cue for cue in cues_of(page, mention) if cue.facet in against), None)
        if cue is None:
            kept.append(mention)
        else:
            dropped.append((mention, cue))
    return kept, dropped


def rejection(mention: Mention, cue: Cue) -> Rejection:
    """Note a near miss."""
    return Rejection(mention.start, mention.end, cue.facet, cue.start, cue.end)


def clean(page: Page, start: int, end: int) -> str:
    """Give the note's words between two offsets, blanks folded."""
    return " ".join(page.original[start:end].split())
