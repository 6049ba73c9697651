"""What a form answers under a title that asks for an element, however the two are set apart.

Beside the fields of the layout this reads rows whose title stands before a wide gap or a row of
dots, and titles that only a pattern file knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from doclint import expressions
from doclint.nlp.normalize import BLANK, MASK
from doclint.nlp.page import Field, Page
from doclint.reading.base import Reading

_GAP = expressions.compile(rf"[ \t]*(?:{BLANK}{{4,}}|\.{{4,}}|\t|[ ]{{3,}})[ \t]*")
_TO_COME = expressions.compile(
    r"\W*(?:tbd|\?+|to be (?:completed|filled(?: in)?|dictated|added|documented|determined)|"
    r"fill in|"
    r"not (?:documented|recorded|entered))?\W*$",
    re.IGNORECASE,
)
_NO = expressions.compile(
    r"\W*(?:none|no|nil|n/?a|not (?:given|used|done|obtained|applicable|required|tried)|"
    r"never given|"
    r"0 (?:units?|u)|zero)\b",
    re.IGNORECASE,
)
_UNITS = expressions.compile(
    r"\b(?:units?|iu|u|mg|mcg|ug|kg|ml|min|h|hr|hours?|per|l|lpm|mmhg|mmol|sec(?:onds)?|s|at|"
    r"of|and|"
    r"given|was|were|in|with|by|due|to|from|ratio|level|goal|target|range|act|a?ptt|anti-?xa)\b|"
    r"[^A-Za-z0-9]",
    re.IGNORECASE,
)

_HINT = expressions.compile(
    rf"(?<={BLANK})[ \t]*\([^()\n]*\)|[A-Za-z][\w ./-]{{0,24}}:[ \t]*(?={BLANK})"
)
"""What a form says in brackets beside its placeholder, and the lesser title before it."""


_ALONE = expressions.compile(rf"\s*{BLANK}+(?=\s*[.;]\s+[A-Z])")


@dataclass(frozen=True)
class Answer:
    """A title and what stands after it; ``text`` holds the words chosen where there are boxes."""

    key: str
    key_start: int
    key_end: int
    start: int
    end: int
    text: str
    kind: str
    """``value``, ``no``, ``yes``, ``masked``, ``open`` (a placeholder) or ``nothing``."""
    boxed: bool

    @property
    def span(self) -> tuple[int, int]:
        """Give title and value together."""
        return (self.key_start, max(self.key_end, self.end))

    def holds(self, offset: int) -> bool:
        """Whether ``offset`` lies in the value."""
        return self.start <= offset < self.end


_PEOPLE = frozenset(("physician", "assistant", "nonphysician"))
_LONG_NAME = 60
"""Characters within which the names stand that a title of people asks for."""


def field_for(page: Page, offset: int) -> Field | None:
    """Give the field at ``offset``, unless it asks for people and the text there names none.

    A name that stands as a heading ("K. Maupin MD, attending") and a word for a physician in a sentence
    with a colon ("Cardiologist's probe: LVEF 10%") are no titles of what follows.
    """
    item = page.field_at(offset)
    if item is None or offset < item.key_end:
        return item
    if item.role not in _PEOPLE and item.element not in _PEOPLE:
        return item
    before = page.text[item.key_end : offset]
    if "\n" in before or len(before) > _LONG_NAME or re.search(r"'s ", item.key):
        return None
    return item


def answers_to(page: Page, element: str, title: str) -> list[Answer]:
    """Give the answers to ``element``: its fields', and those under a ``title`` mention."""
    found: dict[int, Answer] = {}
    for item in page.fields:
        known = item.element == element or any(
            mention.start <= item.key_start + 3 and mention.end >= item.key_end - 3
            for mention in page.beginning((item.key_start, item.key_end), title)
        )
        if known and (item.element in (element, None)):
            answer = _answer(page, item.key_start, item.key_end, item.start, item.end)
            if item.answer == "yes" and answer.kind == "value":
                answer = Answer(**{**answer.__dict__, "kind": "yes"})
            found[item.start] = answer
    for mention in page.find(title):
        line = page.layout.line_at(mention.start)
        if mention.start != line.body or any(
            item.key_start <= mention.start < max(item.end, item.key_end) for item in found.values()
        ):
            continue
        gap = _GAP.match(page.text, mention.end, line.end)
        if gap is not None:
            rest = page.text[gap.end() : line.end]
            # "Heparin ____ units/kg/h": units alone are no answer.
            blank = BLANK in gap.group() and rest.strip() and not _UNITS.sub(" ", rest).strip()
            start = gap.start() if blank else gap.end()
            answer = _answer(page, mention.start, mention.end, start, line.end)
            found[gap.end()] = answer
    return [found[key] for key in sorted(found)]


def is_denied(reading: Reading, answer: Answer) -> bool:
    """Whether words that an answer opens with were found and are denied: "no shock", "without proning"."""
    return any(
        each.reason == "NEGATED"
        and answer.holds(each.start)
        and each.cue_start <= answer.start + _OPENS_WITHIN
        for each in reading.rejected
    )


_OPENS_WITHIN = 3
"""Characters of quotes and blanks that may stand before the denial."""


def is_left_open(page: Page, start: int, end: int) -> bool:
    """Whether a template's placeholder stands between two offsets (dots that lead on are none)."""
    first = page.text.find(BLANK, start, end)
    if first < 0:
        return False
    last = first
    while last < len(page.text) and page.text[last] == BLANK:
        last += 1
    leads = not page.original[first:last].strip(".")
    line_end = page.text.find("\n", last)
    return not (leads and page.text[last : line_end if line_end >= 0 else None].strip())


def _answer(page: Page, key_start: int, key_end: int, start: int, end: int) -> Answer:
    boxes = [box for box in page.layout.boxes if start <= box.start < end]
    key = " ".join(page.text[key_start:key_end].lower().split())
    text = page.text[start:end]
    if not boxes and (alone := _ALONE.match(text)):
        # What stands in the next sentence is no answer to a title left open.
        end = start + alone.end()
        text = alone.group()
    if boxes:
        chosen = [page.text[box.label_start : box.label_end] for box in boxes if box.ticked]
        before = page.text[start : boxes[0].start].strip(" :\t")
        text = " ".join([before, *chosen]).strip()
        kind = "value" if chosen or any(c.isalpha() for c in before) else "open"
    elif BLANK in text and not _UNITS.sub(" ", _HINT.sub("", text).replace(BLANK, "")).strip():
        kind = "open" if is_left_open(page, start, end) else "nothing"
    elif MASK in text and not any(c.isalnum() for c in text.replace(MASK, "")):
        kind = "masked"
    elif not any(c.isalnum() or c == "?" for c in text):
        kind = "nothing"
    else:
        kind = "open" if _TO_COME.match(text) else "value"
    if kind == "value" and _NO.match(text):
        kind = "no"
    return Answer(key, key_start, key_end, start, end, text, kind, bool(boxes))
