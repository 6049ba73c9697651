"""From a misread note to a text that can be shown to anybody, or to a refusal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from doclint.errors import DoclintError, MissingExtraError
from doclint.reduce.ddmin import ddmin
from doclint.reduce.reading import Reading
from doclint.reduce.words import WORD, is_known, made_up, matched, replaced, vocabulary

if TYPE_CHECKING:
    from doclint.linter import Linter
    from doclint.nlp.page import Page
    from doclint.reduce.words import Span

RUN = 3
"""Words in a row that no pattern names and that so may not stay."""
_LONG_NUMBER = 3
"""Digits of a number that may identify somebody, and so may not stay."""
_BY_NUMBERS = ("age", "cannula", "circuit", "date_of_service", "ecmo_day")
"""Elements that are read out of numbers and the words beside them."""
STATUSES = ("documented", "not_done", "missing", "conflicting", "unfilled")

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_CLAUSE = re.compile(r"[^.;,\n]+[.;,]*\s*|[.;,\s]+")
_PIECE = re.compile(r"\S+\s*|\s+")


class NotReducedError(DoclintError):
    """A note that cannot be told without its words; the message holds none of them."""


@dataclass(frozen=True)
class Issue:
    """A text that nobody wrote and that is read as the note was, and what was wanted of it.

    ``read`` is the element's entry in the record of ``text``. ``searched`` tells whether the text
    was also searched for identifiers, for which the extra ``deid`` has to be there.
    """

    element: str
    text: str
    read: Mapping[str, Any] = field(repr=False)
    wanted: str | None
    kept: int
    replaced: int
    searched: bool


def reduce_note(
    text: str, element: str, linter: Linter, *, wanted: str | None = None, context: bool = False
) -> Issue:
    """The least text that is read as the note is, without the words that no pattern needs.

    With ``context`` the clauses that are left stay whole, and of their words those in small letters
    that the pattern files hold, as long as no three of them stand in a row that no pattern names.

    Raises:
        NotReducedError: the note is read as wanted; nothing in it bears on the reading; or words
            of it would have to stay that are not the patterns' own.
        UnreadableNoteError: the note holds no text.
    """
    reading = Reading(text, element, linter)
    if wanted is not None and _is_told(wanted, reading.entry):
        raise NotReducedError(f"{element} is read as wanted; there is nothing to report")
    if not reading.holds_on:
        raise NotReducedError(
            f"{element} is missing and no words come near it: write down by hand, in words of your "
            "own, what should be read"
        )
    small = text
    for unit in (_LINE, _CLAUSE) if context else (_LINE, _CLAUSE, _PIECE):
        small = _fewer(small, unit, reading.is_in)
    small = small.strip()
    if not reading.is_in(small):
        raise NotReducedError(f"{element} is read otherwise in parts of the note than in the whole")
    known = vocabulary(linter.patterns)
    spans = _spans(small, element, linter.record(small)[element], linter)
    widen = partial(_beside, small, known, spans) if context else list
    shown, kept, words = _disguised(small, reading, widen)
    read = linter.record(shown)[element]
    _hold(shown, kept, known, _spans(shown, element, read, linter))
    searched = _search(shown, kept)
    return Issue(
        element=element,
        text=shown,
        read=read,
        wanted=wanted,
        kept=len(kept),
        replaced=words - len(kept),
        searched=searched,
    )


def _fewer(text: str, unit: re.Pattern[str], holds: Callable[[str], bool]) -> str:
    pieces = [piece for piece in unit.findall(text) if piece]
    return "".join(ddmin(pieces, lambda kept: holds("".join(kept))))


def _beside(
    text: str, known: frozenset[str], spans: Sequence[Span], kept: Sequence[Span]
) -> list[Span]:
    """The words that stay, and beside them those that everybody uses.

    These are the patterns' own, in small letters, as long as no run of words becomes too long.
    """

    def is_matched(span: Span) -> bool:
        return any(start < span[1] and span[0] < end for start, end in spans)

    found = list(kept)
    for match in WORD.finditer(text):
        word, span = match.group(), match.span()
        if len(word) > 1 and word.islower() and word in known and span not in found:
            wider = sorted([*found, span])
            if _longest_run(text, [each for each in wider if not is_matched(each)]) < RUN:
                found = wider
    return found


def _disguised(
    text: str, reading: Reading, widen: Callable[[Sequence[Span]], list[Span]]
) -> tuple[str, list[Span], int]:
    """The text with made-up words, where those that stayed stand in it, and how many words it has.

    ``widen`` adds words that stay besides, where the reading is the same with them.
    """
    words = [match.span() for match in WORD.finditer(text)]
    choices = {span: made_up(text[slice(*span)]) for span in words}

    def shown(kept: Sequence[Span], chosen: Mapping[Span, str]) -> str:
        stay = set(kept)
        return replaced(text, ((span, chosen[span]) for span in words if span not in stay))

    first = {span: choices[span][0] for span in words}
    kept = ddmin(words, lambda stay: reading.is_in(shown(stay, first)))
    chosen = dict(first)
    for span in list(kept):
        for other in choices[span][1:]:
            tried = {**chosen, span: other}
            rest = [each for each in kept if each != span]
            if other != text[slice(*span)] and reading.is_in(shown(rest, tried)):
                chosen, kept = tried, rest
                break
    wider = widen(kept)
    if reading.is_in(shown(wider, chosen)):
        kept = wider
    return shown(kept, chosen), _moved(text, words, set(kept), chosen), len(words)


def _moved(
    text: str, words: Sequence[Span], kept: set[Span], chosen: Mapping[Span, str]
) -> list[Span]:
    """Where the words that stayed stand once the others are replaced."""
    found, shift = [], 0
    for start, end in words:
        if (start, end) in kept:
            found.append((start + shift, end + shift))
        else:
            shift += len(chosen[start, end]) - (end - start)
    return found


def _spans(text: str, element: str, entry: Mapping[str, Any], linter: Linter) -> list[Span]:
    """Where a pattern stands in the text, or a number with its words that is read without one."""
    read = getattr(linter.reader, "page", None)
    page: Page | None = None if read is None else read(text)
    spans = [] if page is None else matched(page)
    if element in _BY_NUMBERS:
        spans += [(each["start"], each["end"]) for each in entry["evidence"]]
    return spans


def _hold(text: str, kept: Sequence[Span], known: frozenset[str], spans: Sequence[Span]) -> None:
    """Refuse a text with words of the note that are not the patterns' own."""

    def is_matched(span: Span) -> bool:
        return any(start < span[1] and span[0] < end for start, end in spans)

    strange = long = 0
    for start, end in kept:
        word = text[start:end]
        if word.isdigit():
            long += len(word) >= _LONG_NUMBER and word not in made_up(word)
        else:
            in_match = is_matched((start, end))
            strange += len(word) > 1 and not is_known(word, known, in_match=in_match)
    if long:
        raise NotReducedError("a number of the note would have to stay")
    if strange:
        raise NotReducedError("words of the note would have to stay that no pattern names")
    if _longest_run(text, [span for span in kept if not is_matched(span)]) >= RUN:
        raise NotReducedError(f"{RUN} words of the note in a row would have to stay")


def _longest_run(text: str, spans: Sequence[Span]) -> int:
    """How many of these words stand side by side, with no other word between them."""
    longest = run = 0
    last: int | None = None
    for start, end in spans:
        beside = last is not None and WORD.search(text, last, start) is None
        run = run + 1 if beside else 1
        longest, last = max(longest, run), end
    return longest


def _search(text: str, kept: Sequence[Span]) -> bool:
    """Refuse a text whose words of the note are part of what likely identifies somebody."""
    from doclint.deid import find_identifiers

    try:
        found = find_identifiers(text)
    except MissingExtraError:
        return False
    if any(each.start < end and start < each.end for each in found for start, end in kept):
        raise NotReducedError("what would have to stay likely identifies somebody")
    return True


def _is_told(wanted: str, entry: Mapping[str, Any]) -> bool:
    """Whether a status, or a value in the record's or another spelling, is what was read."""
    if wanted in STATUSES:
        return bool(entry["status"] == wanted)
    return _plain(wanted) in {_plain(value) for value in _values(entry)}


def _values(node: Any) -> list[str]:
    if isinstance(node, Mapping):
        return [
            value
            for key, each in node.items()
            if key not in ("evidence", "status")
            for value in _values(each)
        ]
    if isinstance(node, list | tuple):
        return [value for each in node for value in _values(each)]
    return (
        []
        if node is None or isinstance(node, bool)
        else [f"{node:g}" if isinstance(node, float) else str(node)]
    )


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", "", text).casefold()
