"""Sentences of prose that bears no stops: "could not come off bypass ef 15 so we went on told wife ...".

Typed or dictated in a hurry, a whole note may be one sentence to a splitter, and then every denial
in it, every plan and every word on risks bears on all that follows. Such prose is known by its want
of stops and of the small words of a written sentence; in it, a statement begins where the subject
changes. The words at which it does are data (``patterns/sentences/run_on.json``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from doclint import expressions
from doclint.errors import PatternError
from doclint.nlp.patterns import widened
from doclint.resources import data_dir

FEWEST = 24
"""Words below which a sentence is no stretch of run-on prose."""

_FEWEST_WRITTEN = 45
"""The same for one that begins with a capital and ends with a stop."""

_STOPS = expressions.compile(r"[.;:|](?:\s|$)")
_COMMAS = expressions.compile(r",\s")
_WORDS = expressions.compile(r"\S+")
_SMALL = expressions.compile(r"\b(?:the|an?|was|were|is|are|which|that|who|has|had|been)\b", re.I)
"""Words that prose in full sentences is full of."""
_LAST_WORD = expressions.compile(r"(\S+)\s+\Z")
_NAMED = expressions.compile(r"\b(?:dr|prof|doctor)\.?\s+[\w'-]+\s+\Z", re.IGNORECASE)
"""One who did what comes next."""
_BEHIND = 3
"""Words behind a denial within which a measure begins a statement of its own."""


_KEYS = ("opens", "measures", "persons", "holds", "denials", "closes")


class RunOn:
    """Finds where statements begin in a stretch of prose without stops."""

    def __init__(self, made: Mapping[str, re.Pattern[str]]) -> None:
        self._opens, self._measures = made["opens"], made["measures"]
        self._persons = made["persons"]
        self._holds, self._denials = made["holds"], made["denials"]
        self._closes = made["closes"]

    def openings(self, text: str, start: int, end: int) -> Iterator[int]:
        """Give where statements begin within a sentence, if that is run-on prose."""
        if not is_run_on(text, start, end):
            return
        places = {match.start() for match in self._opens.finditer(text, start, end)}
        places |= {
            match.start()
            for match in self._measures.finditer(text, start, end)
            if self._denied_before(text, start, match.start())
        }
        places = {place for place in places if not self._held(text, start, place)}
        places |= {match.start() for match in self._persons.finditer(text, start, end)}
        for match in self._closes.finditer(text, start, end):
            behind = _WORDS.search(text, match.end(), end)
            if behind is not None:
                places.add(behind.start())
        last = start
        for place in sorted(places):
            # "no bleeding no clot no hematoma" is one list.
            if place == start or (_NO.match(text, place) and _NO.match(text, last)):
                continue
            last = place
            yield place

    def _held(self, text: str, start: int, place: int) -> bool:
        before = _LAST_WORD.search(text, max(start, place - 24), place)
        if _NAMED.search(text, max(start, place - 40), place):
            return True
        return before is not None and self._holds.fullmatch(before[1]) is not None

    def _denied_before(self, text: str, start: int, place: int) -> bool:
        words = text[max(start, place - 60) : place].split()[-_BEHIND:]
        return any(self._denials.fullmatch(word) for word in words)


_NO = expressions.compile(r"no\s", re.IGNORECASE)


def is_run_on(text: str, start: int, end: int) -> bool:
    """Whether a sentence is prose whose writer set no stops."""
    words = len(text[start:end].split())
    written = text[start].isupper() and text[start:end].rstrip().endswith(".")
    if (
        words < (_FEWEST_WRITTEN if written else FEWEST)
        or len(_STOPS.findall(text, start, end)) > 1
    ):
        return False
    if len(_COMMAS.findall(text, start, end)) * 12 > words:
        return False
    return len(_SMALL.findall(text, start, end)) * 14 <= words


@lru_cache(maxsize=1)
def shipped_run_on() -> RunOn:
    """Give the finder that the shipped words make; a file that is broken is a PatternError."""
    return load_run_on(data_dir("patterns") / "sentences" / "run_on.json")


def load_run_on(path: Path) -> RunOn:
    """Give the finder that the words of a file make.

    Raises:
        PatternError: it cannot be read, lacks a key, or holds an expression that does not compile.
    """
    try:
        rules: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PatternError(path, f"cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise PatternError(path, "not valid JSON") from error
    made = {}
    for key in _KEYS:
        try:
            words = rules[key]
            pattern = "|".join(words if isinstance(words, list) else [words])
            made[key] = expressions.compile(widened(pattern), re.IGNORECASE)
        except (KeyError, TypeError) as error:
            raise PatternError(path, "not there, or neither text nor texts", where=key) from error
        except re.error as error:
            reason = f"the regular expression does not compile ({error})"
            raise PatternError(path, reason, where=key) from error
    return RunOn(made)
