"""Accounts of elements, as text and as JSON: the proof of what was found and what was not."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from doclint.account import Account, Ground, NearMiss, Part, Rule
from doclint.plain import safe
from doclint.report import tool
from doclint.reports.json import dumps
from doclint.reports.words import snippet, told_values

_WIDTH = 96
_LITERALS = 12
"""Rules of one category that are named; JSON names them all."""
_TITLES = 20
_MISSES = 40


def render_accounts_json(note: str, accounts: Iterable[Account]) -> str:
    """One JSON object with ``tool``, ``note`` and ``elements``."""
    elements = {account.element: account.to_dict() for account in accounts}
    return dumps({"tool": tool(), "note": note, "elements": elements}) + "\n"


def render_accounts_text(
    note: str, accounts: Iterable[Account], looks_for: Mapping[str, str]
) -> Iterator[str]:
    """A paragraph an element; ``looks_for`` says of each in a sentence what is looked for."""
    for account in accounts:
        lines = _account(account, looks_for.get(account.element, ""))
        yield f"{safe(note)}: " + "\n".join((*lines, "", ""))


def _account(account: Account, looks_for: str) -> Iterator[str]:
    values = told_values(account.values)
    yield f"{account.element}: {account.status}{f' ({values})' if values else ''}"
    if account.grounds:
        yield "  stated by:" if account.status == "documented" else "  rests on:"
        for ground in account.grounds:
            yield from told_ground(ground, "    ")
    if account.status in ("missing", "unfilled"):
        yield from _search(account, looks_for)
    if account.near_misses:
        yield f"  near misses, which do not count: {len(account.near_misses)}"
        for miss in account.near_misses[:_MISSES]:
            yield from told_miss(miss, "    ")
        if len(account.near_misses) > _MISSES:
            yield f"    and {len(account.near_misses) - _MISSES} more (--format json tells all)"
    elif account.status != "documented":
        yield "  near misses: none"


def told_ground(ground: Ground, indent: str) -> Iterator[str]:
    """Place, words and rule of what a status rests on."""
    words = f'{ground.line}:{ground.column}: "{snippet(ground.text)}"'
    told = (*map(_rule, ground.rules), *([safe(ground.why)] if ground.why else ()))
    yield from _wrapped(" - ".join((words, *(["; ".join(told)] if told else ()))), indent)


def told_miss(miss: NearMiss, indent: str) -> Iterator[str]:
    """Place and words of a near miss, and why it does not count."""
    why = miss.why if miss.cue is None else miss.why.replace(miss.cue, snippet(miss.cue))
    yield from _wrapped(f'{miss.line}:{miss.column}: "{snippet(miss.text)}" - {safe(why)}', indent)


def _rule(rule: Rule) -> str:
    literal = snippet(rule.literal)
    if rule.kind == "target":
        return f'rule "{literal}" of {rule.category}'
    if rule.kind == "words":
        return f"told by its words, above all: {literal}"
    return f'the title "{literal}"' if rule.kind == "title" else f"read as {rule.literal}"


def _search(account: Account, looks_for: str) -> Iterator[str]:
    if not account.searched:
        yield "  not searched: the note reports no ECMO service of its own (see action)"
        return
    if looks_for:
        yield from _wrapped(f"looked for: {looks_for}", "  ")
    yield "  searched for:"
    for category in account.search.categories:
        names = _some(category.literals, _LITERALS)
        yield from _wrapped(f"{category.about} ({category.name}): {names}", "    ")
    for reading in account.search.also:
        yield from _wrapped(reading, "    ")
    if account.search.titles:
        yield from _wrapped(f"fields titled: {_some(account.search.titles, _TITLES)}", "    ")
    yield "  in:"
    yield from _wrapped("; ".join(map(_part, account.parts)), "    ")


def _part(part: Part) -> str:
    name = "text without a heading" if part.title is None else f'"{snippet(part.title)}"'
    where = f"line {part.first_line}"
    if part.last_line > part.first_line:
        where = f"lines {part.first_line} to {part.last_line}"
    about = f", which tells of {part.about}" if part.about else ""
    return f"{name} ({where}{about})"


def _some(names: tuple[str, ...], number: int) -> str:
    told = ", ".join(map(safe, names[:number]))
    return told if len(names) <= number else f"{told} and {len(names) - number} more"


def _wrapped(text: str, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_on_hyphens=False,
        break_long_words=False,
    )
