"""Which words of a text the pattern files know, and made-up ones to put in the place of others."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from doclint.nlp.patterns import load_patterns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from doclint.nlp.page import Page

Span = tuple[int, int]

WORD = re.compile(r"\d+|[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_ESCAPED = re.compile(r"\\[A-Za-z]|\(\?(?:<?[=!]|[a-zA-Z-]*:|P<\w+>)")
_MADE_UP = {1: ("x", "X"), 2: ("xy", "Xy")}
_FILLER = "word"
_NUMBERS = {
    1: ("1", "2", "5"),
    2: ("11", "21", "41"),
    3: ("111", "100", "300"),
    4: ("1111", "2001", "3000"),
}
_MONTHS = tuple(name[:3].lower() for name in calendar.month_name[1:])
_STEM = 5
"""Letters of a pattern's word that may be the beginning of one in a note ("influenz\\w*")."""


def vocabulary(patterns: Sequence[Path]) -> frozenset[str]:
    """The words, lower case, that stand in the rules in force: no patient's, but everybody's."""
    rules = load_patterns(patterns)
    texts: Iterator[Any] = (
        text
        for rule in (*rules.targets, *rules.context, *rules.sections)
        for text in (rule["literal"], rule.get("pattern"))
    )
    found: set[str] = set()
    for text in texts:
        plain = _ESCAPED.sub(" ", text if isinstance(text, str) else str(text)).lower()
        for match in WORD.finditer(plain):
            found.add(match.group())
            if plain[match.end() : match.end() + 1] == "?":
                found.add(match.group()[:-1])
    return frozenset(word for word in found if word and not word.isdigit())


def is_known(word: str, known: frozenset[str], *, in_match: bool) -> bool:
    """Whether the rules hold a word; within a match its beginning is enough."""
    lower = word.lower()
    return lower in known or (
        in_match and any(lower[:length] in known for length in range(_STEM, len(lower)))
    )


def matched(page: Page) -> list[Span]:
    """Where patterns, cues and titles stand in the note that a page was read from."""
    found = [(each.start, each.end) for each in page.mentions]
    found += [(cue.start, cue.end) for each in page.mentions for cue in each.cues]
    found += [(each.key_start, each.key_end) for each in page.fields]
    found += [(each.start, each.end) for each in page.layout.titles]
    return [page.placed(start, end) for start, end in found if start < end]


def made_up(word: str) -> tuple[str, ...]:
    """What can stand in the place of a word or number, of the same shape; the first is tried first."""
    if word.isdigit():
        return _NUMBERS.get(len(word), ("1" * len(word),))
    if word[:3].lower() in _MONTHS and len(word) > 2:
        other = "January" if word[:3].lower() != "jan" else "March"
        return (other if len(word) > 4 else other[:3], _FILLER)
    lower, title = _MADE_UP.get(len(word), (_FILLER, _FILLER.title()))
    if word.isupper() and len(word) > 1:
        return (lower.upper(),)
    return (title if word[0].isupper() else lower,)


def replaced(text: str, words: Iterable[tuple[Span, str]]) -> str:
    """The text with other words at these places."""
    parts, last = [], 0
    for (start, end), word in sorted(words):
        parts += [text[last:start], word]
        last = end
    return "".join((*parts, text[last:]))
