"""Where words stand in the field of the page, and what is marked behind it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

_ASTRAL = "\uffff"
"""Characters beyond it count two in a browser."""


class Span(NamedTuple):
    """Characters of the note, from ``start`` up to ``end``."""

    start: int
    end: int


class Units:
    """Counts as a browser does: in units of UTF-16."""

    def __init__(self, text: str) -> None:
        self._wide = (
            []
            if text.isascii()
            else [place for place, character in enumerate(text) if character > _ASTRAL]
        )

    def told(self, spans: Iterable[Span]) -> str:
        """Places for the page's script: ``12-20 44-60``."""
        return " ".join(f"{self._at(start)}-{self._at(end)}" for start, end in spans)

    def _at(self, place: int) -> int:
        return place + bisect_right(self._wide, place - 1)


class Mark(NamedTuple):
    """What some characters are: evidence (``found``), or words of a gap, by its severity."""

    span: Span
    kind: str


_ORDER = ("error", "warning", "info", "found")


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """The text as it stands in the field, with its marks; of several on one place the gravest."""
    return Markup("").join(
        Markup('<mark class="{}">{}</mark>').format(kind, piece) if kind else escape(piece)
        for piece, kind in _pieces(text, list(marks))
    )


def _pieces(text: str, marks: list[Mark]) -> Iterator[tuple[str, str]]:
    edges: dict[int, list[tuple[int, str]]] = {}
    for (start, end), kind in marks:
        if 0 <= start < end <= len(text):
            edges.setdefault(start, []).append((1, kind))
            edges.setdefault(end, []).append((-1, kind))
    counts = dict.fromkeys(_ORDER, 0)
    at = 0
    for place in (*sorted(edges), len(text)):
        if place > at:
            kind = next((each for each in _ORDER if counts[each]), "")
            yield text[at:place], kind
        for step, kind in edges.get(place, ()):
            counts[kind] += step
        at = place
