"""The search itself: marks left out, recognizers in their order, names told again, dates beside."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from doclint.deid.names import Names
from doclint.deid.numbers import Numbers
from doclint.deid.places import Identifier, Taken
from doclint.deid.vocabulary import Vocabulary
from doclint.errors import MissingExtraError, PatternError
from doclint.nlp.normalize import MASK, normalize

if TYPE_CHECKING:
    from presidio_analyzer import LocalRecognizer

EXTRA = "deid"
_LIBRARIES = ("presidio-analyzer", "decision_process", "tldextract", "phonenumbers")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SURE = "[**"
_TOLD = re.compile(r"[\"“”]|\b(?:Dr|Mr|Mrs|Ms|Miss)\b\.?\s+[A-Z]|\d{7}|\w@\w", re.IGNORECASE)
"""What stands in braces or brackets where they hold a value and are no placeholder."""
_reading: ContextVar[bool] = ContextVar("_reading", default=False)

Narrow = Callable[[str, int, int], "tuple[int, int] | None"]


@dataclass(frozen=True)
class _Recognizer:
    """An entry of the file: its recognizers, the rule of its places, what is made of a match."""

    rule: str
    made: tuple[LocalRecognizer, ...]
    score: float
    within: str | None
    needs: str | None
    narrow: Narrow


class Search:
    """Looks for identifiers. Build one and keep it: that takes a second."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        try:
            import regex

            from doclint.deid import recognizers
        except ImportError as error:
            raise MissingExtraError("the search for identifiers (rules DID)", EXTRA) from error
        for name in _LIBRARIES:
            logging.getLogger(name).addFilter(_let_pass)
        self._vocabulary = vocabulary
        self._names = Names(vocabulary)
        self._numbers = Numbers(vocabulary)
        self._matches = recognizers.matches
        self._stretches = recognizers.stretches
        self._recognizers = []
        with _silence():
            for told in vocabulary.recognizers:
                where = f"recognizer {told['name']!r}"
                try:
                    made = recognizers.make_recognizers(told)
                    narrow = self._narrow(told, regex)
                except (ValueError, regex.error) as error:
                    reason = f"an expression does not compile ({error})"
                    raise PatternError(
                        vocabulary.files[told["name"]], reason, where=where
                    ) from error
                self._recognizers.append(
                    _Recognizer(
                        rule=told["rule"],
                        made=made,
                        score=told.get("score", 0.01),
                        within=told.get("within"),
                        needs=told.get("needs"),
                        narrow=narrow,
                    )
                )
            self._marks = [regex.compile(each) for each in vocabulary.marks]

    def find(self, text: str) -> tuple[Identifier, ...]:
        """Give the places of a note that likely identify somebody, in order, none over another."""
        plain = self._without_marks(text)
        taken = Taken()
        with _silence():
            for each in self._recognizers:
                taken.add(self._places(each, plain))
        taken.add(self._told_again(plain, taken.all()))
        return tuple(self._beside_names(plain, taken.all()))

    def _without_marks(self, text: str) -> str:
        """The text, as long as it was, with a character that nothing looks for in marks' places."""
        normal = normalize(text, struck=False)
        plain = normal.text
        for each in normal.placeholders:
            inside = text[each.start : each.end]
            if not inside.startswith(_SURE) and _TOLD.search(inside):
                plain = plain[: each.start] + inside + plain[each.end :]
        for mark in self._marks:
            plain = mark.sub(lambda match: MASK * len(match.group()), plain)
        return plain

    def _places(self, each: _Recognizer, text: str) -> Iterator[Identifier]:
        for offset, stretch in self._stretches(text, each.within, each.needs):
            for recognizer in each.made:
                for start, end in self._matches(recognizer, stretch, each.score):
                    span = each.narrow(text, offset + start, offset + end)
                    if span is not None:
                        yield Identifier(*span, each.rule)

    def _narrow(self, told: Mapping[str, Any], regex: Any) -> Narrow:
        """What is made of a recognizer's match: the place to mark, or nothing."""
        takes, weak = told.get("takes", "match"), told.get("weak", False)
        if takes == "name":
            small = told.get("small", False)
            return lambda text, start, end: self._names.first(
                text, start, end, weak=weak, small=small
            )
        if takes == "name_before":
            return lambda text, start, end: self._names.last(text, start, end, weak=weak)
        if takes == "reversed":
            return self._names.reversed
        if takes == "facility":
            return self._names.facility
        if takes == "number":
            digits = told.get("digits", 1)
            return lambda text, start, end: self._numbers.number(text, start, end, digits)
        if takes == "phone":
            return self._numbers.phone
        if takes == "date":
            return self._numbers.date
        if takes == "zip":
            return self._numbers.zip
        if "presidio" in told:
            form = regex.compile(told["form"]) if "form" in told else None
            return _checked(told["presidio"], form, upper=told.get("case") == "upper")
        return lambda _, start, end: (start, end)

    def _told_again(self, text: str, found: Iterable[Identifier]) -> Iterator[Identifier]:
        """The words of names that were found, wherever else they stand with a capital."""
        rules: dict[str, str] = {}
        for each in found:
            if each.rule in self._vocabulary.told_again:
                for word in self._names.telling(text, each.start, each.end):
                    rules.setdefault(word, each.rule)
        if not rules:
            return
        words = "|".join(
            re.escape(word) for word in sorted(rules, key=lambda word: (-len(word), word))
        )
        for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text):
            if not self._names.is_eponym_of_thing(text, match.start(), match.end()):
                yield Identifier(match.start(), match.end(), rules[match.group()])

    def _beside_names(self, text: str, found: tuple[Identifier, ...]) -> Iterator[Identifier]:
        beside = self._vocabulary.beside
        names = [each for each in found if each.rule in beside["names"]]
        for each in found:
            if each.rule == beside["of"] and any(
                _near(text, each, name, beside["within"]) for name in names
            ):
                yield replace(each, rule=beside["rule"])
            else:
                yield each


def _near(text: str, one: Identifier, other: Identifier, within: int) -> bool:
    first, second = sorted((one, other))
    if second.start - first.end > within:
        return False
    return len(_LINE_END.findall(text, first.end, second.start)) <= 1


def _checked(kind: str, form: Any, *, upper: bool) -> Narrow:
    """The match as it stands, if it is of its form and no lookalike that notes are full of."""
    from doclint.deid.lookalikes import LOOKALIKES

    lookalike = LOOKALIKES.get(kind)

    def narrow(text: str, start: int, end: int) -> tuple[int, int] | None:
        match = text[start:end]
        if (upper and match != match.upper()) or (form is not None and not form.fullmatch(match)):
            return None
        if lookalike is not None and lookalike(text, start, end):
            return None
        return start, end

    return narrow


def _let_pass(_: logging.LogRecord) -> bool:
    """Whether a library may log: not while it reads a note, whatever the level is set to."""
    return not _reading.get()


@contextmanager
def _silence() -> Iterator[None]:
    token = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(token)
