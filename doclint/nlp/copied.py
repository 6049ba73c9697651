"""Text that was copied forward from another day's note, as far as its marks show it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions
from doclint.nlp.page import Page

_MARK = expressions.compile(
    r"""(?:^|(?<=\n))[ \t\[("*>#=-]*(?:
      (?:(?:copied|copy|carried|pulled|pasted|imported|brought|cut)\s+(?:and\s+pasted\s+)?
         (?:forward|over|in|from|of)\b)
    | [^\n:.()]{0,40}\((?:copied|carried|pulled|imported|pasted|rolled)(?:\s+and\s+pasted)?\s+(?:forward|over|in)
    | (?:copy-?(?:ed\s+)?forward|cf)\b[^\n]{0,12}\d
    | [^\n:.]{0,40}\b(?:note|text|entry|section|summary|history|course|plan)\W{1,3}(?:was\s+)?
         (?:copied|carried|pulled|pasted|imported|brought|rolled)\s+
         (?:(?:forward|over|in)\s+)?(?:from|of)\b[^\n:]{0,40}:
    | (?:from\s+)?(?:(?:the|my)\s+)?(?:previous|prior|yesterday'?s|last|earlier|old)\s+
         (?:day'?s?\s+)?(?:note|progress|rounds|entry|assessment|text|shift'?s?)\b
    | from\s+(?:yesterday|\d{1,2}[/.-]\d{1,2})\b
    | (?:history|course|status|note|as)\b[^\n:]{0,20}
         \b(?:yesterday|on\s+\d{1,2}[/.]\d{1,2})\b[^\n:]{0,12}:
    | \[\[?\s*\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\s+note\b
    | \d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\s+(?:note|entry|copied|carried|pasted)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_END = expressions.compile(
    r"\n[ \t]*\n|\]\]|\n[-= \t]*end\s+(?:of\s+)?(?:cop|carr|past|imp|forw)[^\n]*|"
    r"\n[ \t]*(?:today|now|"
    r"current|update|new)\b[^\n]{0,30}:",
    re.IGNORECASE,
)

_QUOTED = expressions.compile(
    r'[^\n":]{0,40}:[ \t]*(?:"[^"]{1,1500}"|\u201c[^\u201d]{1,1500}\u201d)'
)
"""What is set in quotation marks after the mark ends with them."""


def copied_spans(page: Page) -> tuple[tuple[int, int], ...]:
    """Give the stretches that another day's note was copied into, in the order of the text."""
    found = []
    position = 0
    for match in _marks(page.original):
        if match.start() < position:
            continue
        quoted = _QUOTED.match(page.original, match.end())
        end = _END.search(page.original, _first_line_end(page.original, match.end()))
        position = end.start() if end else len(page.original)
        if quoted is not None:
            position = min(position, quoted.end())
        found.append((match.start(), position))
    return tuple(found)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Give the marks, each of which stands where a line begins."""
    start = reach = 0
    while start >= 0:
        if start >= reach and (match := _MARK.match(text, start)) is not None:
            reach = match.end()
            yield match
        start = text.find("\n", start) + 1 or -1


def _first_line_end(text: str, offset: int) -> int:
    """Where the mark's own line ends: what is copied stands on it or begins below."""
    line_end = text.find("\n", offset)
    return (
        len(text)
        if line_end < 0
        else (line_end if text[offset:line_end].strip(" -=:*") else line_end + 1)
    )
