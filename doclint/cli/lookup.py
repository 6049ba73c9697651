"""``doclint codes`` and ``doclint explain``: what the schemas say, without reading any note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from doclint.cli import streams
from doclint.cli.completion import complete_headings, complete_topics
from doclint.cli.options import form_option
from doclint.errors import UnknownValueError

if TYPE_CHECKING:
    from doclint.codes import Catalogue


def _schemas_option(command: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--schemas",
        multiple=True,
        metavar="PATH",
        help="A site's own codes and rules, on top of the shipped ones. May be repeated.",
    )(command)


@click.command()
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option("--action", metavar="WORK", help="Codes of this kind of work only.")
@click.option("--mode", metavar="MODE", help="Codes that this mode does not exclude.")
@click.option("--approach", metavar="APPROACH", help="Codes that this approach does not exclude.")
@click.option(
    "--age",
    type=click.FloatRange(min=0),
    metavar="YEARS",
    help="Codes that this age does not exclude.",
)
@form_option("the list", ("text", "markdown", "json"))
@_schemas_option
def codes(
    words: tuple[str, ...],
    action: str | None,
    mode: str | None,
    approach: str | None,
    age: float | None,
    form: str,
    schemas: tuple[str, ...],
) -> None:
    """List the codes and what selects each, or those that plain WORDS speak of, best first.

    For instance: doclint codes "open cannula child", or doclint codes 33960. Slips of spelling are
    allowed for.
    """
    from doclint.explain import lists
    from doclint.facts.search import Filters, Search

    catalogue = _catalogue(schemas)
    filters = Filters(
        action=_value(catalogue, "action", action),
        mode=_value(catalogue, "mode", mode),
        approach=_value(catalogue, "approach", approach),
        age=age,
    )
    found = Search(catalogue).find(" ".join(words), filters)
    write = {"text": lists.as_text, "markdown": lists.as_markdown, "json": lists.as_json}[form]
    streams.write(write(found, catalogue))


@click.command()
@click.argument("topic", required=False, metavar="[RULE|CODE]", shell_complete=complete_topics)
@click.option("--all", "everything", is_flag=True, help="Explain all rules.")
@form_option("the explanation", ("text", "markdown", "json"))
@_schemas_option
@click.option(
    "--only",
    multiple=True,
    metavar="HEADING",
    shell_complete=complete_headings,
    help="Of a code's page this part alone (selects, documented, included, risks, ...). May be "
    "repeated.",
)
@click.option(
    "--coder", is_flag=True, help="Also what is for coders and not for whoever writes the notes."
)
def explain(
    topic: str | None,
    everything: bool,
    form: str,
    schemas: tuple[str, ...],
    only: tuple[str, ...],
    coder: bool,
) -> None:
    """Explain a rule (AGE002, age-outside-code) or a code (33952).

    Behind each statement stand its sources and how far it can be trusted: [S004, CA: high].
    """
    from doclint.explain import forms
    from doclint.explain.pages import page_of

    if (topic is None) is not everything:
        raise click.UsageError("name a rule or a code, or give --all")
    catalogue = _catalogue(schemas)
    if topic is None:
        streams.write(_all_rules(catalogue, form))
        return
    page = page_of(topic, catalogue, coder=coder, only=only)
    write = {"text": forms.as_text, "markdown": forms.as_markdown, "json": forms.as_json}[form]
    streams.write(write(page))


def _all_rules(catalogue: Catalogue, form: str) -> str:
    from doclint.explain import forms
    from doclint.explain.pages import all_rules

    pages = all_rules(catalogue)
    if form == "json":
        return forms.rules_as_json(pages)
    return forms.rules_as_markdown(pages) if form == "markdown" else forms.rules_as_text(pages)


def _catalogue(schemas: Sequence[str]) -> Catalogue:
    from pathlib import Path

    from doclint.codes import Catalogue

    return Catalogue.load([Path(each) for each in schemas])


def _value(catalogue: Catalogue, axis: str, given: str | None) -> str | None:
    from doclint.facts.search import value_of

    try:
        return value_of(catalogue, axis, given)
    except UnknownValueError as error:
        raise click.BadParameter(str(error), param_hint=f"--{axis}") from None
