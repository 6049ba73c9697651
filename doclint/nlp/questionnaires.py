"""Notes made of questions and answers: a question is the key of what stands behind or below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doclint import expressions
from doclint.nlp.lines import Line
from doclint.nlp.normalize import BLANK

_WORDS = (
    r"(?:(?:for|by|in|on|at|with|to|since|from|of|under|until|and)[ ])?"
    r"(?:how|why|what|which|who|whom|whose|where|when|was|were|did|any|is|are|has|have|had|does|do|can|could|"
    r"will|should|anything|anyone|anybody)\b"
)
ASKS = expressions.compile(_WORDS, re.IGNORECASE)
"""How a question opens that is more than a noun with its mark ("Echo?")."""
_QUESTION = expressions.compile(
    rf"(?:Q\d{{0,2}}[:.)][ \t]*)?(?P<title>(?:[A-Z]|(?i:{_WORDS}))(?:[^?:|\t\n{BLANK}.;]|\.(?=\d)){{1,90}}?)[ \t]?"
    r"(?P<colon>\?)(?:[ \t]*(?:[-\u2013\u2014>=:]+[ \t]*)?(?:(?:A|Ans(?:wer)?)\d{0,2}[:)][ \t]*)?(?=[^\s?])|[ \t]*$)",
    re.MULTILINE,
)
_LONGEST = 14
"""Words of a question that still is a form's."""
_PLAIN = 4
"""Words of a question that opens like none: "Blood in the fridge?"."""
_FEWEST = 4
"""Questions from which on a note is made of them."""
_SHARE = 4
"""At least one line of so many is a question."""


def questions_of(text: str, lines: Sequence[Line]) -> dict[int, re.Match[str]]:
    """Give the questions of a note that is made of them, by the index of their line; else none."""
    if text.count("?") < _FEWEST:
        return {}
    found: dict[int, re.Match[str]] = {}
    written = [index for index, line in enumerate(lines) if line.end > line.body]
    for index in written:
        match = question_at(text, lines[index])
        if match is not None and (match.end() < lines[index].end or _answered_below(lines, index)):
            found[index] = match
    return found if len(found) >= max(_FEWEST, len(written) / _SHARE) else {}


def question_at(text: str, line: Line) -> re.Match[str] | None:
    """Give the question that a line opens with, as a form asks it."""
    match = _QUESTION.match(text, line.body, line.end)
    if match is None:
        return None
    count = len(match["title"].split())
    return match if count <= (_LONGEST if ASKS.match(match["title"]) else _PLAIN) else None


def _answered_below(lines: Sequence[Line], index: int) -> bool:
    """Whether words stand on the line below."""
    return index + 1 < len(lines) and lines[index + 1].end > lines[index + 1].body
