"""The lines of a note, and where the words of each begin."""

from __future__ import annotations

from dataclasses import dataclass

from doclint import expressions

BULLET = expressions.compile(
    r"[ \t]*(?:(?:[-*+>#\u25cf\u25a0]|\*\*|\d{1,2}[.)]|[A-Za-z][.)]|[IVX]{2,4}[.)]|\(\d{1,2}\)|"
    r"o(?=[ \t]{2}))[ \t]+|#{1,4}[ \t]*)"
)
"""What opens an item of a list, with the blanks behind it."""


@dataclass(frozen=True)
class Line:
    """A line of the text without its end; ``body`` is where its words begin after a bullet."""

    start: int
    end: int
    body: int
    number: int


def lines_of(text: str) -> tuple[Line, ...]:
    """Cut a text at its line breaks; numbers count from one."""
    lines, start = [], 0
    for number, raw in enumerate(text.split("\n"), start=1):
        end = start + len(raw.rstrip())
        bullet = BULLET.match(text, start, end)
        blanks = len(raw) - len(raw.lstrip())
        body = bullet.end() if bullet else min(start + blanks, end)
        lines.append(Line(start, end, body, number))
        start += len(raw) + 1
    return tuple(lines)
