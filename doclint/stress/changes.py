"""The ways in which a note is told otherwise, each with what is to be expected of it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from doclint.stress.vocabulary import Vocabulary

if TYPE_CHECKING:
    from doclint.account import Account
    from doclint.nlp.page import Field, Page

Expectation = Literal["same", "gone"]

KINDS: Mapping[str, tuple[Expectation, str]] = {
    "reword": ("same", "another phrase of the pattern files in the place of one"),
    "abbreviate": ("same", "a shorter form in the place of a phrase, or the long form of one"),
    "retitle": ("same", "another title in the place of a field's"),
    "reorder": ("same", "two neighbouring lines, each under its own title, change places"),
    "rewrap": ("same", "lines broken elsewhere, other line ends, other blanks"),
    "negate": ("gone", "words that deny it before each phrase that states an element"),
}
"""Each kind of change with what is expected of it: ``same``, no verdict flips; ``gone``, the element
is documented no longer."""

_WIDTHS = (48, 60, 72, 90, 110)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_FORMED = re.compile(r"[:\t|\[\]]|[ ]{3}|^\s*[-*#\d]", re.MULTILINE)
"""What tells a form, a table or a list, whose lines are not to be broken elsewhere."""
_LONG = 60
"""Characters that all lines of running text have but the last."""
_NAME = 4
"""Words that a name has at most."""
_SENTENCE = frozenset(("not", "no", "without", "was", "were", "is", "could", "did", "has", "had"))
_ENDS = {"\\r\\n": "\r\n", "blanks at line ends": "  \n"}


@dataclass(frozen=True)
class Change:
    """One way to tell the note otherwise: its text, where the first change is, and what it was.

    ``element`` is the one that a denial should take away, and ``denied`` are the places, in the
    new text, of the phrases that it denies.
    """

    kind: str
    text: str = field(repr=False)
    start: int
    was: str = field(repr=False)
    now: str = field(repr=False)
    element: str | None = None
    denied: tuple[tuple[int, int], ...] = ()

    @property
    def expected(self) -> Expectation:
        """What the record should do: stay the same, or lose the element."""
        return KINDS[self.kind][0]


def changes_of(
    page: Page, accounts: Mapping[str, Account], vocabulary: Vocabulary
) -> Iterator[Change]:
    """All changes of a read note, kind by kind, in the order of the text."""
    yield from _reworded(page, vocabulary)
    yield from _retitled(page, vocabulary)
    yield from _reordered(page, vocabulary)
    yield from _rewrapped(page.source)
    yield from _negated(page, accounts, vocabulary)


def _reworded(page: Page, vocabulary: Vocabulary) -> Iterator[Change]:
    source = page.source
    titles = [(item.key_start, item.key_end) for item in page.fields]
    titles += [(title.start, title.end) for title in page.layout.titles]
    for mention in page.mentions:
        start, end = page.placed(mention.start, mention.end)
        words = source[start:end]
        if not words.isascii() or re.search(r"[\d\n]", words):
            continue
        if any(first < mention.end and mention.start < last for first, last in titles):
            continue
        for phrase in vocabulary.instead_of(mention.label, mention.rule, words):
            now = _cased(phrase.words, words)
            text = f"{source[:start]}{now}{source[end:]}"
            if phrase.is_at(text, start):
                kind = "abbreviate" if _is_short(now) != _is_short(words) else "reword"
                yield Change(kind, text, start, words, now)


def _is_short(words: str) -> bool:
    """Whether words are an abbreviation: one token, in capitals or of four letters at most."""
    return " " not in words and (words.isupper() or len(words) <= 4)


def _cased(phrase: str, words: str) -> str:
    return phrase[0].upper() + phrase[1:] if words[0].isupper() and phrase.islower() else phrase


def _retitled(page: Page, vocabulary: Vocabulary) -> Iterator[Change]:
    source = page.source
    for item in page.fields:
        if item.category is None or item.key_start >= item.key_end:
            continue
        start, end = page.placed(item.key_start, item.key_end)
        words = source[start:end]
        line = source.rfind("\n", 0, start) + 1
        if source[line:start].strip() or not source[end:].lstrip(" \t").startswith(":"):
            continue
        for title in vocabulary.titles_for(item.category, words):
            now = title.upper() if words.isupper() else title.capitalize()
            yield Change("retitle", f"{source[:start]}{now}{source[end:]}", start, words, now)


def _reordered(page: Page, vocabulary: Vocabulary) -> Iterator[Change]:
    source = page.source
    lines = {match.start(): match for match in re.finditer(r"[^\r\n]+", source)}
    rows: list[tuple[Field, re.Match[str]]] = []
    for item in page.fields:
        start, _ = page.placed(item.key_start, max(item.key_end, item.key_start + 1))
        if start in lines:
            rows.append((item, lines[start]))
    for (one, first), (other, second) in pairwise(rows):
        ends = source[first.end() : second.start()]
        free = {one.category, other.category} <= set(vocabulary.plan["reorder"])
        if free and one.category != other.category and ends in ("\n", "\r\n"):
            rest = source[second.end() :]
            # What follows the second line must be a line of its own, and not more of its answer.
            following = re.match(r"(?:\r?\n)?(?:\s*\Z|\s*\n|[^\n:]{1,40}:)", rest)
            if following:
                text = f"{source[: first.start()]}{second.group()}{ends}{first.group()}{rest}"
                yield Change("reorder", text, first.start(), first.group(), second.group())


def _rewrapped(source: str) -> Iterator[Change]:
    unix = source.replace("\r\n", "\n")
    for name, end in _ENDS.items():
        text = unix.replace("\n", end)
        if text != source:
            yield Change("rewrap", text, 0, "", name)
    for width in _WIDTHS:
        text = _PARAGRAPH.sub(partial(_filled, width=width), unix)
        if text != unix:
            yield Change("rewrap", text, 0, "", f"lines of {width}")


def _filled(match: re.Match[str], *, width: int) -> str:
    """A paragraph of running text in lines of a width; what is of another form as it stands."""
    paragraph = match.group()
    lines = paragraph.split("\n")
    runs = len(lines) > 1 or len(paragraph) > _LONG
    if not runs or _FORMED.search(paragraph) or any(len(line) < _LONG for line in lines[:-1]):
        return paragraph
    return textwrap.fill(" ".join(paragraph.split()), width, break_on_hyphens=False)


def _negated(
    page: Page, accounts: Mapping[str, Account], vocabulary: Vocabulary
) -> Iterator[Change]:
    for element in vocabulary.plan["negate"]:
        account = accounts.get(element)
        if account is None or account.status != "documented" or not account.grounds:
            continue
        if any(rule.kind != "target" for ground in account.grounds for rule in ground.rules):
            continue
        spans = sorted({(ground.start, ground.end) for ground in account.grounds})
        if any(_is_answer(page, start) or not _is_name(page, start, end) for start, end in spans):
            continue
        for words in vocabulary.denials():
            text, denied = page.source, []
            for start, _ in reversed(spans):
                text = f"{text[:start]}{words} {text[start:]}"
            for number, (start, end) in enumerate(spans, start=1):
                shift = number * (len(words) + 1)
                denied.append((start + shift, end + shift))
            start, end = spans[0]
            was = page.source[start:end]
            yield Change("negate", text, start, was, f"{words} {was}", element, tuple(denied))


def _is_name(page: Page, start: int, end: int) -> bool:
    """Whether words name a thing, so that a denial can stand before them: short, and no sentence."""
    words = page.source[start:end].lower().split()
    return len(words) <= _NAME and not _SENTENCE.intersection(words)


def _is_answer(page: Page, start: int) -> bool:
    """Whether a ticked box stands for the words, which a denial before them would contradict."""
    return any(
        page.place(box.label_start) <= start <= page.place(max(box.label_end - 1, box.label_start))
        for box in page.layout.boxes
    )
