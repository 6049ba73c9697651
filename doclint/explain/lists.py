"""Lists of codes that were asked for, as text, Markdown and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from doclint.codes import Catalogue
from doclint.explain.forms import inert
from doclint.explain.pages import selected_by
from doclint.facts import Facts, Statement
from doclint.facts.search import Found
from doclint.plain import safe

_ANY = "any"
_HEADS = ("code", "action", "mode", "approach", "age", "label")


def as_text(found: Found, catalogue: Catalogue) -> str:
    """A line a code in columns, after it what became of the words."""
    facts = Facts.load(catalogue)
    lines = list(_aligned(_table(found, facts))) if found.codes else []
    return "".join(f"{line}\n" for line in (*lines, *_remarks(found, catalogue)))


def as_markdown(found: Found, catalogue: Catalogue) -> str:
    """A table of the codes, after it what became of the words."""
    remarks = [f"\n{inert(each)}" for each in _remarks(found, catalogue)]
    if not found.codes:
        return "\n".join(remarks).lstrip() + "\n"
    heads, *rows = _table(found, Facts.load(catalogue))
    table = [heads, ["---"] * len(heads), *([inert(cell) for cell in row] for row in rows)]
    return "\n".join([*(f"| {' | '.join(row)} |" for row in table), *remarks]) + "\n"


def as_json(found: Found, catalogue: Catalogue) -> str:
    """The codes with their points, and what became of the words."""
    facts = Facts.load(catalogue)
    told: dict[str, Any] = {
        "codes": [
            {**selected_by(code), "label": facts.label(code).to_dict(), "points": points}
            for code, points in zip(found.codes, found.points, strict=True)
        ],
        "complete": found.complete,
        "read_as": {each.words: each.as_ for each in found.reread},
        "unknown": list(found.unknown),
        "numbers": [
            {"number": number, **statement.to_dict()}
            for number, statement in _of_numbers(found, catalogue)
        ],
    }
    return json.dumps(told, indent=2) + "\n"


def _table(found: Found, facts: Facts) -> list[Sequence[str]]:
    rows = []
    for code in found.codes:
        values = {name: value or _ANY for name, value in selected_by(code).items()}
        label = facts.label(code)
        rows.append((*(values[head] for head in _HEADS[:-1]), f"{label.text} [{label.cited}]"))
    return [_HEADS, *rows]


def _remarks(found: Found, catalogue: Catalogue) -> Iterator[str]:
    for number, statement in _of_numbers(found, catalogue):
        yield f"{number}: {statement.told} [{statement.cited}]"
    if found.codes and not found.complete:
        yield "No code fits all of the words; these fit the most."
    if not found.codes and not found.numbers:
        yield "No code fits."
    for each in found.reread:
        yield f"Read as {each.as_}: {safe(each.words)}"
    if found.unknown:
        yield f"Not understood: {safe(', '.join(found.unknown))}"


def _of_numbers(found: Found, catalogue: Catalogue) -> Iterator[tuple[str, Statement]]:
    facts = Facts.load(catalogue)
    return ((number, facts.of_number(number)) for number in found.numbers)


def _aligned(table: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
