"""Blocks of text that were copied forward from another day's note, as far as marks show them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doclint import expressions
from doclint.nlp.layout import Layout

_DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d\d-\d\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"\d{1,2}\s+[a-z]{3,9}(?:\s+\d{4})?|[a-z]{3,9}\s+\d{1,2}(?:,?\s+\d{4})?)"
)
_NOTE = r"(?:notes?|progress(?:\s+notes?)?|rounds|entry|assessment|text|documentation|a/?p|hpi)"
_MARK = expressions.compile(
    rf"""[ \t\[("'*>#=<~-]*(?:
      (?:(?:text|section|note|below|following|hpi|the\s+following)\s+(?:(?:is|was)\s+)?)?
        (?:copied|carried|pulled|pasted|imported|brought|cut\s+and\s+pasted|copied\s+and\s+pasted)\s+
        (?:forward|over|in|from|of)\b
    | copy[- ]?(?:ed[- ])?forward\b
    | [^\n:.()]{{0,40}}\((?:copied|carried|pulled|imported|pasted|rolled)(?:\s+and\s+pasted)?\s+(?:forward|over|in)
    | c/?f\s+(?:from\s+)?{_DATE}
    | (?:from\s+)?(?:(?:the|my|per)\s+)?
        (?:previous|prior|yesterday'?s|preceding|earlier|old|last(?:\s+night'?s)?)\s+
        (?:day'?s?\s+|(?:icu|ecmo|progress|daily|shift'?s?)\s+){{0,2}}{_NOTE}\b
    | {_NOTE}\s+(?:of|from)\s+(?:yesterday|{_DATE})
    | from\s+(?:yesterday|{_DATE})(?:'?s?\s+{_NOTE})?(?=\s*(?:[:\]")=-]|$))
    | {_DATE}\s+(?:note|copied|carried|pasted|progress\s+note)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_END_MARK = expressions.compile(
    r"^[ \t\[(\"'*>#=<~-]*end\b(?:\s+(?:of\s+)?(?:the\s+)?(?:cop|carr|past|imp|forw|"
    r"prior|previous|prev|quot|old|note)"
    r"[^\n]*|[ \t=*~>\])-]*$)",
    re.IGNORECASE | re.MULTILINE,
)
_RULE = expressions.compile(r"^[ \t]*(?:[-=*_~]{3,}|>{3,}|<{3,})[ \t]*$", re.MULTILINE)
_NOW = expressions.compile(
    r"^[ \t\[(*#=>-]*(?:today|now|current(?:ly)?|updated?|new|this\s+morning|interval|"
    r"addendum|since\s+then|"
    r"attestation|assessment\s+today)\b[^\n.]{0,40}?(?::|\s-|\]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_BLANK_LINE = expressions.compile(r"\n[ \t]*\n\s*")
_HEAD_REST = expressions.compile(
    rf"(?:[\s,(]*(?:(?:of|from|on|dated|by|at|the|my|notes?|day|ecmo|icu|progress|prior|previous|"
    rf"yesterday'?s?|as|is|below|follows|dr|md|hpi|entry|and|template|unedited|edited|text|forward|"
    rf"authored|written|service|team)\b\.?|{_DATE}|\d[\d/:.h-]*|[A-Z][\w.'-]*))*[\s,)]*"
    rf"(?P<stop>[:\]\")>=*~\u2014-]|$)",
)
"""What may stand between a mark's words and its end: a date, a name, a kind of note."""
_TELLS_NOTE = expressions.compile(
    r"cop|carr|pull|past|import|brought|forward|note|entry|rounds", re.IGNORECASE
)


@dataclass(frozen=True)
class Block:
    """A stretch copied forward, from its mark to its end."""

    start: int
    end: int
    title_end: int
    """Where the words of the mark end."""
    closed: bool
    """Whether a mark of its own says where it ends."""


def carried_blocks(text: str, layout: Layout) -> Iterator[Block]:
    """Find the blocks copied forward, in the order of the text.

    A mark opens a line: "COPIED FROM 3/2 NOTE", "--- prior note 03/02 ---", "Yesterday's note:".
    Its block ends at a mark of its own ("--- end ---", a closing bracket, the rule that answers the
    one in the mark), else at a line about today, else with the paragraph.
    """
    position = 0
    for line in layout.lines:
        if line.start < position or line.end <= line.start:
            continue
        mark = _MARK.match(text, line.start, line.end)
        head = _HEAD_REST.match(text, mark.end(), line.end) if mark else None
        if mark is None or head is None:
            continue  # a sentence: "Prior note was reviewed."
        end, closed = _end(text, mark, head, line.end)
        title_end = head.start("stop")
        while text[title_end - 1] in " \t-=*~:([":
            title_end -= 1
        start = line.start
        while text[start].isspace():
            start += 1
        yield Block(start, end, title_end, closed)
        position = end


def _end(text: str, mark: re.Match[str], head: re.Match[str], line_end: int) -> tuple[int, bool]:
    """Give where a block ends, and whether a mark of its own says so."""
    opener = mark.group().lstrip()[:2]
    content = head.start("stop")
    while content < line_end and text[content] in " -=:*~>#\t)]":
        content += 1
    beside = content < line_end
    below = line_end
    while below < len(text) and text[below].isspace():
        below += 1
    following = _MARK_AGAIN.search(text, below)
    limit = following.start() if following else len(text)
    if opener == "[[" and (place := text.find("]]", mark.end(), limit)) >= 0:
        return place + 2, True
    if beside and text[content] == '"' and (place := text.find('"', content + 1, limit)) >= 0:
        return place + 1, True
    closing = _END_MARK.search(text, below, min(limit, below + _FAR))
    if closing is not None:
        return min(closing.end() + 1, len(text)), True
    framed = opener in ("--", "==", "**", "~~", "##") and text.endswith(opener, 0, line_end)
    if framed and (rule := _RULE.search(text, below, min(limit, below + _FAR))):
        return min(rule.end() + 1, len(text)), True
    if beside and not _TELLS_NOTE.search(text, mark.start(), content):
        return min(line_end + 1, len(text)), False
    ends = [limit]
    if (now := _NOW.search(text, below, limit)) is not None:
        ends.append(now.start())
    if (blank := _BLANK_LINE.search(text, line_end if beside else below, limit)) is not None:
        ends.append(blank.end())
    return min(ends), False


_FAR = 6000
"""Characters within which a block's own end is looked for."""

_MARK_AGAIN = expressions.compile(
    rf"^(?:{_MARK.pattern})", re.VERBOSE | re.IGNORECASE | re.MULTILINE
)
