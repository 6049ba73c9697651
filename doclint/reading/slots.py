"""Titles with their answers: a form's key, a table's row, a line whose first words are set off."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from doclint import expressions
from doclint.nlp.normalize import BLANK, MASK, OFFERED
from doclint.nlp.page import Page

SAYS_NO = expressions.compile(
    r"\W*(?:there\s+(?:were|was|are|is)\s+|(?:i|we)\s+(?:had|have|saw|met|noted|found)\s+|"
    r"(?:absolutely|entirely|really|strictly|happily|thankfully|fortunately|practically)\s+)?(?:none|no|"
    r"nil|nill|nothing|nought|naught|not|never|without|w/o|n/a|na|n|deferred|"
    r"declined|unavailable|omitted|absent|negative|denied|denies|zero|0(?:\.0)?|"
    r"[\u2205\u00d8\u00f8])(?!\w|\.\d)",
    re.IGNORECASE,
)
"""A value that begins with a no. "not documented" is asked of :data:`SAYS_NOTHING` first."""

SAYS_NOTHING = expressions.compile(
    r"(?!\W*[\u2205\u00d8\u00f8])\W*(?:(?:to\s+be|not\s+yet)\s+\w+|not\s+(?:documented|recorded|stated|"
    r"known|dictated|entered)|tbd|"
    r"pending|unknown|see\s+\w+(?:\s+\w+){0,3}|as\s+(?:above|below|described|dictated)(?:\s+\w+){0,3}|"
    r"same|\?+)?\W*$",
    re.IGNORECASE,
)
_YES = expressions.compile(r"\W*(?:yes|y|used|done|performed)\b\W*$", re.IGNORECASE)
_GAP = expressions.compile(
    rf"[^\S\n]*(?:{BLANK}{{4,}}|\.{{4,}}|[:|\t=]|\s-{{1,2}}\s|[^\S\n]{{3,}}|[^\S\n]+(?=\[[^\]\n]?\])|"
    rf"\.(?=\s+[A-Z]))[^\S\n]*"
)
_DOTS = expressions.compile(r"[ \t]*\.{4,}[ \t]*\w")
_GAP_AFTER_CAPITALS = expressions.compile(_GAP.pattern.replace("{3,}", "{2,}"))
_UNITS = expressions.compile(
    r"\b(?:min(?:utes?)?|sec|cm|mm|fr(?:ench)?|l|lpm|ml|mg|units?|of|by|with|and)\b", re.I
)
_FIRST_SENTENCE = expressions.compile(rf"\W*{BLANK}+[^.\n]{{0,20}}\.\s")
"""A placeholder that fills the first sentence of an answer."""
_TO_CHOOSE = expressions.compile(
    rf"\s*[(\[][^()\[\]\n]{{0,80}}(?:/|\||\bor\b)[^()\[\]\n]{{0,40}}{BLANK}[^()\[\]\n]{{0,20}}[)\]]"
)
"""Answers to choose from, the last of them still open: "[None / Specify: ___]"."""
_YES_OR_NO = expressions.compile(
    r"\W*(?:yes[ ]?/[ ]?no|y[ ]?/[ ]?n|no[ ]?/[ ]?yes|n[ ]?/[ ]?y)\b(?![^\n]*\b(?:yes|no|circled|chosen|"
    r"[yn])\b)",
    re.IGNORECASE,
)
"""Both answers still offered: "used: Y / N"."""
_NEXT_COLUMN = expressions.compile(r"[^\S\n]{4,}(?=[A-Z][\w /()'-]{1,40}:)|\||\t")
_BEGINNING = 13
"""Characters of a title within which the words must begin that make it ours."""


@dataclass(frozen=True)
class Slot:
    """A title that a pattern or a rule knows, and what is answered beside it."""

    key_start: int
    key_end: int
    start: int
    end: int
    answer: str
    """``value``, ``no``, ``yes``, ``blank``, ``masked`` or ``empty``, as of :class:`Field`."""

    @property
    def span(self) -> tuple[int, int]:
        """Give the evidence: title and value together."""
        return (self.key_start, max(self.end, self.key_end))


def slots_of(page: Page, element: str, *labels: str, no_first: bool = True) -> list[Slot]:
    """Give the answers under the titles of ``element`` or under titles that ``labels`` name.

    Rows whose title is set off by dots, tabs or a wide gap count too.

    Args:
        page: The note.
        element: Its name in RECORD.md.
        labels: Categories of patterns; a mention at a title's beginning makes it one of ours.
        no_first: Whether a value that begins with "not" or "no" is a no ("not needed here").
    """
    titles = page.find(*labels) if labels else []
    starts = [mention.start for mention in titles]
    found: dict[tuple[int, int], Slot] = {}
    for item in page.fields:
        first = bisect_left(starts, item.key_start)
        near = min(item.key_end, item.key_start + _BEGINNING)
        keyed = item.element == element or (first < len(starts) and starts[first] < near)
        swallowed = "[" in item.key or re.search(
            r"\S\s{3,}\S", page.text[item.key_start : item.key_end]
        )
        stated = SAYS_NO.match(page.text, item.key_start, item.key_end)
        ended = page.text.endswith(".", item.key_start, item.key_end)
        ours = keyed and not (swallowed or stated or ended)
        if ours and item.category not in ("procedure", "plan"):
            start, end, told = item.start, item.end, item.answer
            if told == "empty" and _DOTS.match(page.original, item.key_end) is not None:
                continue  # its answer stands behind a row of dots
            if told == "empty" and (below := _line_below(page, item.key_end)) is not None:
                (start, end), told = below, "value"
            answer = answer_of(page, start, end, told, no_first=no_first)
            slot = Slot(item.key_start, item.key_end, start, end, answer)
            found[item.key_start, item.start] = slot
    known = sorted(slot.span for slot in found.values())
    for mention in titles:
        line = page.layout.line_at(mention.start)
        if mention.start != line.body or _is_inside(mention.start, known):
            continue
        if page.sentence(mention.start)[0] < line.start:
            continue
        close = mention.end - page.text.endswith(":", mention.start, mention.end)
        wide = _GAP if not page.text[mention.start : close].isupper() else _GAP_AFTER_CAPITALS
        gap = wide.search(page.text, close, min(line.end, close + 60))
        if gap is None or re.search(r"[.;,]\s", page.text[close : gap.start()]):
            continue
        heading = gap.start() == close and page.text[mention.start].isupper()
        if gap.group().startswith(".") and not heading:
            continue
        if BLANK in gap.group() and page.original[gap.start() : gap.end()].strip(
            " \t:._\u2026\u00b7"
        ):
            continue  # a placeholder and no row of dots
        other = _NEXT_COLUMN.search(page.text, gap.end(), line.end)
        end = other.start() if other else line.end
        if gap.group().strip() == ".":
            end = max(end, page.sentence(gap.end())[1])
        answer = answer_of(page, gap.end(), end, "value", no_first=no_first)
        found[mention.start, gap.end()] = Slot(mention.start, gap.start(), gap.end(), end, answer)
    return [found[key] for key in sorted(found)]


def _is_inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    """Whether one of the sorted spans (a cell may hold another) holds ``offset``."""
    last = bisect_right(spans, (offset, 1 << 60))
    return any(start <= offset < end for start, end in spans[max(0, last - 3) : last])


def _line_below(page: Page, offset: int) -> tuple[int, int] | None:
    """Give the next line where a title stands alone, unless that is a title itself.

    "COMPLICATIONS:" with "None" below it looks like two headings.
    """
    number = page.layout.line_at(offset).number
    for line in page.layout.lines[number : number + 2]:
        if line.end > line.body:
            titled = any(t.colon and line.start <= t.start < line.end for t in page.layout.titles)
            return None if titled else (line.body, line.end)
    return None


def answer_of(page: Page, start: int, end: int, told: str, *, no_first: bool) -> str:
    """Say what kind of answer stands between two offsets; the layout told ``told``."""
    value = page.text[start:end]
    boxes = [box for box in page.layout.boxes if start <= box.start < end]
    if boxes:
        chosen = [page.text[box.label_start : box.label_end] for box in boxes if box.ticked]
        if not chosen:
            return "blank"
        value = " ".join(chosen)
    elif told not in ("value", "no"):
        return told
    bare = OFFERED.sub("", value).replace(BLANK, "").replace(MASK, "")
    if not boxes and (_TO_CHOOSE.match(page.text, start) or _YES_OR_NO.match(page.text, start)):
        return "blank"
    if BLANK in value and not any(c.isalnum() for c in _UNITS.sub("", bare)):
        return "blank"
    first = _FIRST_SENTENCE.match(value)
    if first and not any(c.isalnum() for c in _UNITS.sub("", first.group().replace(BLANK, ""))):
        return "blank"
    if not value.strip():
        return "empty"
    if SAYS_NOTHING.match(value):
        return "blank"
    if told == "no" and not boxes:
        return "no"
    if no_first and SAYS_NO.match(value):
        return "no"
    return "yes" if _YES.match(value) else "value"


def chosen_words(page: Page, slot: Slot) -> list[tuple[int, int]]:
    """Give the spans of a slot's answer: its ticked boxes' words, or the whole value."""
    boxes = [box for box in page.layout.boxes if slot.start <= box.start < slot.end]
    if boxes:
        return [(box.label_start, box.label_end) for box in boxes if box.ticked]
    return [(slot.start, slot.end)]


def listed_boxes(
    page: Page, title: re.Pattern[str]
) -> list[tuple[list[tuple[int, int]], tuple[int, int]]]:
    """Give the ticked words of each list of boxes under a line that ``title`` matches whole, with the line.

    No words are ticked in a list that was left open.
    """
    found: list[tuple[list[tuple[int, int]], tuple[int, int]]] = []
    lines = page.layout.lines
    for above, line in pairwise(lines):
        if not title.fullmatch(page.text, above.body, above.end):
            continue
        if not any(line.start <= box.start < line.end for box in page.layout.boxes):
            continue
        if any(above.start <= box.start < above.end for box in page.layout.boxes):
            continue
        group: list[tuple[int, int]] = []
        for below in lines[line.number - 1 :]:
            boxes = [box for box in page.layout.boxes if below.start <= box.start < below.end]
            if not boxes:
                break
            group += [(box.label_start, box.label_end) for box in boxes if box.ticked]
        found.append((group, (above.body, above.end)))
    return found
