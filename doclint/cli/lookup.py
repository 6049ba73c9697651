"""``doclint codes`` and ``doclint explain``: what the schemas say, without reading any note."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from doclint.cli import streams

if TYPE_CHECKING:
    from doclint.codes import Catalogue, Code, RetiredCode, Rule, Source

_WIDTH = 96
_ANY = "any"


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Form of the list.",
)
def codes(form: str) -> None:
    """List the codes and what selects each."""
    from doclint.codes import Catalogue

    rows = [_row(code) for code in Catalogue.load().codes]
    if form == "json":
        streams.write(json.dumps({"codes": rows}, indent=2) + "\n")
        return
    heads = ("code", "action", "mode", "approach", "age", "label")
    table = [heads, *(tuple(row[head] or _ANY for head in heads) for row in rows)]
    streams.write("".join(f"{line}\n" for line in _aligned(table)))


@click.command()
@click.argument("topic", metavar="RULE|CODE")
def explain(topic: str) -> None:
    """Explain a rule (AGE002, age-outside-code) or a code (33952)."""
    from doclint.codes import Catalogue

    catalogue = Catalogue.load()
    if topic in catalogue.retired:
        lines = _retired(catalogue.retired[topic], catalogue)
    elif topic.isdigit():
        lines = _code(catalogue.get(topic), catalogue)
    else:
        lines = _rule(catalogue.rule(topic), catalogue)
    streams.write("".join(f"{line}\n" for line in lines))


def _row(code: Code) -> dict[str, Any]:
    return {
        "code": code.code,
        "label": code.label,
        "action": code.action,
        "mode": code.mode,
        "approach": code.approach,
        "age": _age(code),
    }


def _age(code: Code) -> str | None:
    """The age band in words; bounds are completed years, the upper one exclusive."""
    if code.age_max is not None:
        return f"under {code.age_max:g} years"
    return None if code.age_min is None else f"{code.age_min:g} years and over"


def _aligned(table: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _code(code: Code, catalogue: Catalogue) -> Iterator[str]:
    yield f"{code.code}: {code.label}"
    yield ""
    yield from _wrapped(code.description, hanging="")
    yield ""
    yield "Selected by"
    for head in ("action", "mode", "approach", "age"):
        yield f"  {head}: {_row(code)[head] or _ANY}"
    if code.add_on:
        yield f"  reported with one of: {', '.join(code.with_any_of)}"
    yield ""
    yield "What the note needs"
    by_level: dict[str, list[str]] = {}
    for element, level in code.needs.items():
        by_level.setdefault(level, []).append(element)
    for level, elements in by_level.items():
        yield from _wrapped(f"{level}: {', '.join(elements)}", indent="  ")
    yield ""
    included = "is part of the code" if code.fluoroscopy_included else "is not named by the code"
    yield f"Fluoroscopy {included}. Global period {code.global_period}."
    yield from _sources(code.sources, catalogue)


def _retired(code: RetiredCode, catalogue: Catalogue) -> Iterator[str]:
    yield f"{code.code}: withdrawn after {code.last_year} ({code.rule})"
    yield ""
    yield from _wrapped(code.description, hanging="")
    yield from _sources(code.sources, catalogue)


def _rule(rule: Rule, catalogue: Catalogue) -> Iterator[str]:
    yield f"{rule.id}: {rule.name}"
    yield ""
    by_level = ", ".join(f"{each} where {level}" for level, each in rule.severities.items())
    for head, value in (
        ("element", rule.element),
        ("kind", rule.kind),
        ("severity", rule.severity or by_level),
        ("status", rule.status),
        ("looks for", rule.looks_for),
        ("why", rule.why),
        ("says", rule.message),
        ("passes", rule.passing),
        ("fails", rule.failing),
    ):
        if value:
            yield from _wrapped(f"{head}: {value}")
    yield from _sources(rule.sources, catalogue)


def _sources(sources: Sequence[Source], catalogue: Catalogue) -> Iterator[str]:
    yield ""
    yield "Sources"
    for source in sources:
        meaning = catalogue.sources[source.key]
        yield from _wrapped(
            f"{source.key} (confidence {source.confidence}): {meaning}", indent="  "
        )


def _wrapped(text: str, *, indent: str = "", hanging: str = "  ") -> Iterator[str]:
    """A paragraph at the width of a terminal; what the text breaks itself stays broken."""
    for line in text.splitlines():
        yield from textwrap.wrap(
            line,
            _WIDTH,
            initial_indent=indent,
            subsequent_indent=indent + hanging,
            break_on_hyphens=False,
        ) or [""]
