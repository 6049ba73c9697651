"""What a draft query is: its parts, its text, and the text read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

BLANK = "____"
"""What stands where an answer is written in."""

BOX = "[ ] "


@dataclass(frozen=True)
class Quote:
    """Words of the note, as they stand there.

    ``told`` is the sentence that gives them with date and line, ready to be shown; ``date`` is
    ``None`` where the text read gives none. ``start`` and ``end`` are offsets into the note.
    """

    text: str = field(repr=False)
    told: str = field(repr=False)
    line: int | None
    date: str | None = field(repr=False)
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Draft:
    """One query: what the author of a note would be shown, and where it comes from.

    ``options`` end with the two ways out. ``element``, ``template``, ``rules`` and ``sender`` are
    for whoever sends it and for the record of it, and no part of its text.
    """

    title: str
    quotes: tuple[Quote, ...] = field(repr=False)
    statement: str
    question: str
    options: tuple[str, ...]
    closing: str
    element: str = ""
    kind: str = ""
    rules: tuple[str, ...] = ()
    sender: str = ""

    @property
    def text(self) -> str:
        """The query as it is shown."""
        return "\n".join((self.title, "", self.body))

    @property
    def body(self) -> str:
        """The query without its title."""
        return "\n".join(
            (
                *(quote.told for quote in self.quotes),
                self.statement,
                self.question,
                *(f"{BOX}{option}" for option in self.options),
                self.closing,
            )
        )

    def parts(self) -> Iterator[tuple[str, str]]:
        """Everything that is shown, each with the part that it belongs to."""
        yield "title", self.title
        for quote in self.quotes:
            yield "quote", quote.text
        yield from (("body", text) for text in (self.statement, self.question, self.closing))
        yield from (("options", option) for option in self.options)


@dataclass(frozen=True)
class Unasked:
    """A gap that no query is drafted for, and why.

    ``reason`` is a name of the templates' ``unasked``; ``broken`` are the rules that the draft
    breaks, if there is one.
    """

    element: str | None
    rules: tuple[str, ...]
    reason: str
    told: str
    broken: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """What the gap is about, in a word or two."""
        return self.element or "the code"


_QUOTE = re.compile(r'^(?P<before>[^"]*?): (?:\.\.\. )?"(?P<text>.*)"(?: \.\.\.)?$')
_DATED = re.compile(r"\bdated (\S+)")
_LINE = re.compile(r"\bline (\d+)")
_OPTION = re.compile(r"^\[.?\] ?")


def parse(text: str) -> Draft:
    """A query out of its text: title, lines with quotes, the rest up to the boxes, and behind them.

    The last line before the boxes is the question. Of a box that is ticked the tick stays with the
    option.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    title, rest = (lines[0], lines[1:]) if lines else ("", [])
    options = [line.removeprefix(BOX) for line in rest if _OPTION.match(line)]
    first = next((place for place, line in enumerate(rest) if _OPTION.match(line)), len(rest))
    before = [line for line in rest[:first] if not _QUOTE.match(line)]
    after = [line for line in rest[first:] if not _OPTION.match(line)]
    return Draft(
        title=title,
        quotes=tuple(_quote(match) for match in map(_QUOTE.match, rest[:first]) if match),
        statement=" ".join(before[:-1]),
        question=before[-1] if before else "",
        options=tuple(options),
        closing=" ".join(after),
    )


def _quote(match: re.Match[str]) -> Quote:
    date, line = _DATED.search(match["before"]), _LINE.search(match["before"])
    return Quote(
        text=match["text"],
        told=match[0],
        line=int(line[1]) if line else None,
        date=date[1] if date else None,
    )
