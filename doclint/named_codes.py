"""Codes that a note names itself: ``CPT: 33952``, ``Procedure codes 33952 and 33946``.

A number alone is no code: 33952 is a ZIP code too, and record numbers have five digits. It counts
only on a line that speaks of codes or billing, or in a list under a heading that does.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class NamedCode:
    """A code at its place in the note; a code named twice has two."""

    code: str
    start: int
    end: int


_LINE = re.compile(r"[^\r\n]+")

_CUE = re.compile(
    r"""
    \b(?: C\.?P\.?T\.?(?:-?4)? (?![a-z]) | HCPCS
      | (?<!zip[ ]) (?<!postal[ ]) (?<!area[ ]) (?<!access[ ]) (?<!door[ ]) (?<!dial[ ])
        codes? (?! [ ]+ (?:blue|status|team|cart|leader|stroke|stemi|sepsis) ) (?![a-z])
      | bill(?:ed|ing|able|s)? | charges? | charged
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)

# Five digits on their own or beside a slash and five more, with or without a modifier (33952-59);
# not part of a longer number.
_NUMBER = re.compile(
    r"""
    (?: (?<! [\w.\-/] ) | (?<= \b\d{5}/ ) )
    (\d{5}) (?: -[0-9A-Z]{2} (?!\w) )?
    (?! \w | [.\-]\w | / (?!\d{5}\b) )
    """,
    re.VERBOSE,
)

# What makes the number that follows something else than a code.
_OTHER_NUMBER = re.compile(
    r"""
    \b(?: MRN? | med(?:ical)?[ ]rec(?:ord)? | acc(?:oun)?t | zip | postal | phone | tel | fax
      | pager | ext | room | encounter | visit | CSN | FIN | box | FL )
    (?: [ ]+ (?:no|num|number|id|code) )? [\s.:\#=]* $
    """,
    re.IGNORECASE | re.VERBOSE,
)

# A code that the sentence takes back or gives to another occasion.
_NOT_THIS_ONE = re.compile(
    r"""
    \b(?: not | never | without | rather[ ]than | instead[ ]of | in[ ]lieu[ ]of
      | previous(?:ly)? | prior (?![ ]auth) | earlier | yesterday | denied ) \b [^.;,)]* $
    """,
    re.IGNORECASE | re.VERBOSE,
)

_HEADING = 60
"""A line longer than this is prose and heads no list."""

_LISTED = re.compile(r"[\s|>*\u2022\u25cf\-]*(?:\d{1,2}[.)]\s*)?$")


def find_named_codes(text: str, known: Container[str]) -> tuple[NamedCode, ...]:
    """The codes of ``known`` that the note names as such, in the order of the text."""
    return tuple(_named(text, known))


def _named(text: str, known: Container[str]) -> Iterator[NamedCode]:
    under_heading = False
    for line in _LINE.finditer(text):
        words = line.group()
        if not words.strip():
            continue
        cue = _CUE.search(words)
        numbers = list(_NUMBER.finditer(words))
        listed = (
            under_heading and bool(numbers) and bool(_LISTED.match(words[: numbers[0].start()]))
        )
        for number in numbers:
            before = words[: number.start()]
            if (
                number[1] in known
                and (cue or listed)
                and not _OTHER_NUMBER.search(before)
                and not _NOT_THIS_ONE.search(before)
            ):
                start = line.start() + number.start(1)
                yield NamedCode(number[1], start, start + len(number[1]))
        under_heading = listed or (cue is not None and not numbers and len(words) <= _HEADING)
