"""``doclint completion``: what a shell needs to complete commands, options, codes and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, get_completion_class

from doclint.cli import streams

if TYPE_CHECKING:
    from doclint.codes import Catalogue

_VARIABLE = "_DOCLINT_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what makes a SHELL complete doclint's command lines.

    For instance: doclint completion bash > ~/.local/share/bash-completion/completions/doclint
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    root = ctx.find_root()
    streams.write(kind(root.command, {}, "doclint", _VARIABLE).source() + "\n")


def complete_codes(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The codes that begin so, with what each is."""
    codes = _catalogue().codes
    return [
        CompletionItem(each.code, help=each.label)
        for each in codes
        if each.code.startswith(incomplete)
    ]


def complete_rules(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The rules whose id or name begins so."""
    rules = sorted(_catalogue().rules.values(), key=lambda each: each.id)
    by_id = [(each.id, each.name) for each in rules if each.id.startswith(incomplete.upper())]
    by_name = [(each.name, each.id) for each in rules if each.name.startswith(incomplete.lower())]
    return [CompletionItem(word, help=other) for word, other in (by_id or by_name)]


def complete_headings(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The headings of a code's page that begin so, with their titles."""
    from doclint.facts import Facts

    return [
        CompletionItem(each.key, help=each.title)
        for each in Facts.load(_catalogue()).headings
        if each.key.startswith(incomplete)
    ]


def complete_topics(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Codes and rules."""
    found = complete_codes(ctx, param, incomplete) if incomplete[:1].isdigit() else []
    return found or complete_rules(ctx, param, incomplete)


def _catalogue() -> Catalogue:
    from doclint.codes import Catalogue

    return Catalogue.load()
