"""The account of an element: what was searched, what states it, and what came near and does not.

Made by a reader, shown by ``doclint why`` and ``doclint evaluate --errors``. It is full of words of
the note; they stay out of ``repr``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Kind = Literal["target", "title", "reading", "words"]
"""Of a rule: a target of ``patterns/targets``, the title of a field, a reading of numbers, dates or names that no
pattern names, or words that together tell what no pattern finds (``patterns/learnt/statements.json``)."""


@dataclass(frozen=True)
class Category:
    """A category of targets that states an element: its name, what it is, and its rules' names."""

    name: str
    about: str
    literals: tuple[str, ...]


@dataclass(frozen=True)
class Search:
    """What was looked for: categories, titles of fields, and readings told in words."""

    categories: tuple[Category, ...]
    titles: tuple[str, ...]
    also: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A section of the note that was searched; ``about`` says what its heading makes of it."""

    title: str | None = field(repr=False)
    category: str | None
    about: str | None
    first_line: int
    last_line: int


@dataclass(frozen=True)
class Rule:
    """What found some words: ``literal`` is the name of a target's rule, a field's title, or the foremost words."""

    kind: Kind
    category: str | None
    literal: str


@dataclass(frozen=True)
class Ground:
    """Words on which a status rests, and the rules that found them.

    ``why`` says what makes them a "no" or a place left open, where the status is not documented.
    """

    start: int
    end: int
    line: int
    column: int
    text: str = field(repr=False)
    section: str | None = field(repr=False)
    rules: tuple[Rule, ...] = field(repr=False)
    why: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class NearMiss:
    """Words that came near, the reason why they do not count, and the words that are the reason.

    ``why`` is the reason in plain words, with those of the note in quotes. ``cue`` is ``None``
    where nothing beside the words themselves speaks against them.
    """

    start: int
    end: int
    line: int
    column: int
    text: str = field(repr=False)
    section: str | None = field(repr=False)
    reason: str
    why: str = field(repr=False)
    cue: str | None = field(default=None, repr=False)
    cue_start: int | None = None
    cue_end: int | None = None


@dataclass(frozen=True)
class Account:
    """Why one element of a note has the status it has.

    ``values`` are the element's own keys of the record. ``searched`` is false for an element that a
    note of no ECMO service cannot have.
    """

    element: str
    status: str
    values: Mapping[str, Any] = field(repr=False)
    searched: bool
    search: Search
    parts: tuple[Part, ...]
    grounds: tuple[Ground, ...]
    near_misses: tuple[NearMiss, ...]

    def to_dict(self) -> dict[str, Any]:
        """The element's entry in the JSON report."""
        return asdict(self)
