"""Checkboxes: which box stands for which words, and which boxes answer one question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from doclint import expressions
from doclint.nlp.lines import Line

_TICKED = (
    r"\[[ \t]{0,2}[xX\u2714\u2717\u2718\u221a*+][ \t]{0,2}\]|(?<!\w)\([ \t]?[xX\u2714\u221a][ \t]?\)|"
    r"\{[ \t]?[xX][ \t]?\}|[\u2611\u2612]|\u2714|\u221a(?=[ \t]?[A-Za-z])"
)
_EMPTY = r"\[[ \t]{0,4}\]|(?<![\w)])\([ \t]{1,4}\)|(?<!\w)\{[ \t]{0,4}\}|\u2610"
_BOX = expressions.compile(rf"(?P<ticked>{_TICKED})|(?P<empty>{_EMPTY})")
# Filled and hollow marks are boxes where both kinds occur; alone they are bullets.
_ROUND_BOX = expressions.compile(
    rf"(?P<ticked>{_TICKED}|[\u25cf\u25a0])|(?P<empty>{_EMPTY}|[\u25cb])"
)
_MARKS = (
    "[",
    "{",
    "(x",
    "(X",
    "( ",
    "(\t",
    "(\u2714",
    "(\u221a",
    *"\u2611\u2612\u2714\u221a\u2610\u25cf\u25a0\u25cb",
)
"""What a text holds if it holds a box at all."""
_BULLET = expressions.compile(r"(?:[-*+>]|\d{1,2}[.)]|[A-Za-z][.)])[ \t]*$")
_KEY_BEFORE_BOX = expressions.compile(
    r"(?:^|(?P<gap>[ \t]{2,}|[;,.|][ \t]*|[ \t]))"
    r"(?P<key>[A-Za-z][\w /()&'.-]{0,39}?)[ \t]*[:?][ \t]*\Z"
)
_KEY_AFTER_LABEL = expressions.compile(
    r"(?:[ \t]{2,}|[;.|][ \t]*)[A-Z][\w /()&'-]{0,30}:(?=[ \t]|$)"
)
_SHORT_ANSWER = expressions.compile(
    r"\b(?:yes|no|y|n|n/?a|left|right|l|r)\b[ \t:]*\Z", re.IGNORECASE
)


@dataclass(frozen=True)
class Box:
    """A checkbox and the words that it stands for."""

    start: int
    end: int
    ticked: bool
    label_start: int
    label_end: int
    group: int
    """Boxes of one question share a number."""


@dataclass(frozen=True)
class Question:
    """Words that ask what the boxes behind them answer, within a line."""

    start: int
    end: int
    colon: int
    """Where the colon or question mark stands."""


def find_boxes(text: str, lines: Sequence[Line]) -> tuple[tuple[Box, ...], tuple[Question, ...]]:
    """Find the checkboxes of a text and the questions within lines."""
    if not any(mark in text for mark in _MARKS):
        return (), ()
    round_marks = "\u25cb" in text or ("\u25a0" in text and "\u2610" in text)
    pattern = _ROUND_BOX if round_marks else _BOX
    found: list[Box] = []
    questions: list[Question] = []
    group = 0
    last_line = -1
    last_form = ""
    for index, line in enumerate(lines):
        marks = list(pattern.finditer(text, line.start, line.end))
        if not marks:
            continue
        form = _form(text, line, marks)
        follows = last_line == index - 1 or (
            last_line == index - 2 and _goes_on(text, lines[index - 2], lines[index - 1])
        )
        if not (follows and form == last_form and form in ("leads", "single")):
            group += 1
        last_line, last_form = index, "leads" if form == "leads after key" else form
        if form == "keyed single":
            last_form = ""
        trailing = form in ("trailing", "single")
        for position, mark in enumerate(marks):
            before = marks[position - 1].end() if position else line.body
            after = marks[position + 1].start() if position + 1 < len(marks) else line.end
            if position and not trailing and (key := _question(text, before, mark.start())):
                group += 1
                questions.append(key)
            if trailing:
                low, high = _label_before(text, before, mark.start())
            else:
                low, high = mark.end(), after
                if position + 1 < len(marks) and (key := _question(text, low, after)):
                    high = key.start
                elif key_after := _KEY_AFTER_LABEL.search(text, low, after):
                    high = key_after.start()
            low, high = _trim(text, low, high)
            found.append(
                Box(mark.start(), mark.end(), mark["ticked"] is not None, low, high, group)
            )
    return tuple(found), tuple(questions)


def _form(text: str, line: Line, marks: Sequence[re.Match[str]]) -> str:
    """Say how boxes and labels of a line go together.

    ``leads``: the line begins with a box; ``leads after key``: a key, then boxes before their
    labels; ``trailing``: boxes after their labels; ``single``: one box after its label;
    ``keyed single``: one box after a key, without a label.
    """
    first = text[line.body : marks[0].start()]
    if not first.strip() or _BULLET.fullmatch(first.strip()):
        return "leads"
    ends = [text[a.end() : b.start()] for a, b in pairwise(marks)]
    rest = text[marks[-1].end() : line.end].strip(" \t.,;|")
    if rest or not all(piece.strip(" \t,;|/") for piece in ends):
        return "leads after key"
    if first.rstrip().endswith((":", "?")):
        answers = [first.rstrip(": \t?").rpartition(":")[2], *ends]
        if len(marks) > 1 and all(_SHORT_ANSWER.search(piece) for piece in answers):
            return "trailing"
        return "leads after key" if len(marks) > 1 else "keyed single"
    return "single" if len(marks) == 1 else "trailing"


def _goes_on(text: str, before: Line, line: Line) -> bool:
    """Whether a line without boxes is the rest of the label above it: it stands further in."""
    return line.end > line.body and line.body - line.start >= before.body - before.start + 2


def _question(text: str, low: int, high: int) -> Question | None:
    """Give the key that stands right before the box at ``high``, after the label of another box."""
    match = _KEY_BEFORE_BOX.search(text, low, high)
    if match is None or not text[low:high].strip():
        return None
    start, end = match.span("key")
    colon = end
    while text[colon] not in ":?":
        colon += 1
    if match["gap"] is None or match["gap"] in (" ", "\t"):
        # Nothing sets the key off from the label before it: its last word, or from a capital on.
        words = list(re.finditer(r"\S+", text[low:end]))
        if len(words) == 1:
            return Question(end, end, colon)  # the label itself asks: "[x] cut-down: [ ] left"
        capital = [word for word in words[1:] if word.group()[0].isupper()]
        start = low + (capital or words[-1:])[0].start()
    return Question(start, end, colon)


def _label_before(text: str, low: int, high: int) -> tuple[int, int]:
    """Give the label that ends at ``high``: from the last colon, question mark or wide gap on."""
    piece = text[low:high].rstrip(" \t:")
    cut = 0
    for separator in re.finditer(r"[:?;|]|[ \t]{3,}", piece):
        if piece[separator.end() :].strip():
            cut = separator.end()
    answer = _SHORT_ANSWER.search(piece, cut)
    if answer and piece[cut : answer.start()].strip():
        cut = answer.start()
    return low + cut, low + len(piece)


def _trim(text: str, low: int, high: int) -> tuple[int, int]:
    while low < high and text[low] in " \t,;|/":
        low += 1
    while high > low and text[high - 1] in " \t,;|/":
        high -= 1
    return low, high
