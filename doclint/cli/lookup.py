"""``doclint codes`` and ``doclint explain``: what the schemas say, without reading any note."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from doclint.cli import streams
from doclint.cli.completion import complete_topics
from doclint.cli.options import form_option

if TYPE_CHECKING:
    from doclint.codes import Catalogue

_ANY = "any"


@click.command()
@form_option("the list")
def codes(form: str) -> None:
    """List the codes and what selects each."""
    from doclint.codes import Catalogue
    from doclint.explain.pages import selected_by

    rows = [selected_by(code) for code in Catalogue.load().codes]
    if form == "json":
        streams.write(json.dumps({"codes": rows}, indent=2) + "\n")
        return
    heads = ("code", "action", "mode", "approach", "age", "label")
    table = [heads, *(tuple(row[head] or _ANY for head in heads) for row in rows)]
    streams.write("".join(f"{line}\n" for line in _aligned(table)))


@click.command()
@click.argument("topic", required=False, metavar="[RULE|CODE]", shell_complete=complete_topics)
@click.option("--all", "everything", is_flag=True, help="Explain all rules.")
@form_option("the explanation", ("text", "markdown", "json"))
@click.option(
    "--schemas",
    multiple=True,
    metavar="PATH",
    help="A site's own codes and rules, on top of the shipped ones. May be repeated.",
)
@click.option(
    "--coder", is_flag=True, help="Also what is for coders and not for whoever writes the notes."
)
def explain(
    topic: str | None, everything: bool, form: str, schemas: tuple[str, ...], coder: bool
) -> None:
    """Explain a rule (AGE002, age-outside-code) or a code (33952).

    Behind each statement stand its sources and how far it can be trusted: [S004, CA: high].
    """
    from pathlib import Path

    from doclint.codes import Catalogue
    from doclint.explain import forms
    from doclint.explain.pages import page_of

    if (topic is None) is not everything:
        raise click.UsageError("name a rule or a code, or give --all")
    catalogue = Catalogue.load([Path(each) for each in schemas])
    if topic is None:
        streams.write(_all_rules(catalogue, form))
        return
    page = page_of(topic, catalogue, coder=coder)
    write = {"text": forms.as_text, "markdown": forms.as_markdown, "json": forms.as_json}[form]
    streams.write(write(page))


def _all_rules(catalogue: Catalogue, form: str) -> str:
    from doclint.explain import forms
    from doclint.explain.pages import all_rules

    pages = all_rules(catalogue)
    if form == "json":
        return forms.rules_as_json(pages)
    return forms.rules_as_markdown(pages) if form == "markdown" else forms.rules_as_text(pages)


def _aligned(table: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
