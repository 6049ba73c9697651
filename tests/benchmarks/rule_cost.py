"""Tells which rules of ``patterns/`` take the most time, a note.

    python tests/benchmarks/rule_cost.py
    python tests/benchmarks/rule_cost.py --most 40 --sort worst

To be run after rules were widened: one that may begin with anything, or that tries nested repetitions, costs more
than a hundred others. ``tries`` says at how many places of a note it was tried, ``worst`` the slowest single try.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from time import perf_counter_ns
from typing import Any

import click
from measuring.notes import own_notes

from doclint import expressions
from doclint.nlp.patterns import load_patterns
from doclint.nlp.pipeline import Pipeline

WARM = 20
"""Notes that are read before any is measured."""


@dataclass
class Cost:
    """What an expression took so far, in nanoseconds."""

    total: int = 0
    tries: int = 0
    worst: int = 0


class Timed:
    """An expression that counts what its tries cost."""

    def __init__(self, pattern: re.Pattern[str], cost: Cost) -> None:
        self._pattern, self._cost = pattern, cost

    def match(self, *arguments: Any) -> re.Match[str] | None:
        """Try a place."""
        return self._timed(lambda: self._pattern.match(*arguments))

    def finditer(self, *arguments: Any) -> Iterator[re.Match[str]]:
        """Try a whole text."""
        return iter(self._timed(lambda: list(self._pattern.finditer(*arguments))))

    def _timed(self, attempt: Callable[[], Any]) -> Any:
        begin = perf_counter_ns()
        found = attempt()
        took = perf_counter_ns() - begin
        self._cost.total += took
        self._cost.tries += 1
        self._cost.worst = max(self._cost.worst, took)
        return found


def measured() -> tuple[dict[str, Cost], int]:
    """Read notes, and give what each expression of a rule took and over how many notes."""
    costs: dict[str, Cost] = defaultdict(Cost)
    compiled = cache(expressions.Later.compiled.func)
    pipeline = Pipeline()
    expressions.Later.compiled = property(  # type: ignore[assignment]
        lambda each: Timed(compiled(each), costs[each.pattern])
    )
    notes = own_notes()
    for text in notes[:WARM]:
        pipeline(text)
    costs.clear()
    for text in notes[WARM:]:
        pipeline(text)
    return costs, len(notes) - WARM


@click.command()
@click.option("--most", default=25, show_default=True, help="Rules that are told.")
@click.option("--sort", type=click.Choice(("total", "worst")), default="total", show_default=True)
def main(most: int, sort: str) -> None:
    """Print the rules that cost the most."""
    costs, notes = measured()
    rules = load_patterns()
    names = {
        rule["pattern"]: f"{rule['category']}: {rule['literal']}"
        for kind in (rules.targets, rules.context, rules.sections)
        for rule in kind
        if isinstance(rule.get("pattern"), str)
    }
    every = sum(cost.total for cost in costs.values()) / notes / 1e6
    click.echo(f"{every:.2f} ms a note, all rules, over {notes} notes\n")
    click.echo(f"{'us a note':>10}{'tries':>8}{'worst us':>10}  rule")
    ranked = sorted(costs.items(), key=lambda item: getattr(item[1], sort), reverse=True)
    for pattern, cost in ranked[:most]:
        told = names.get(pattern, pattern[:60])
        click.echo(
            f"{cost.total / notes / 1e3:10.1f}{cost.tries / notes:8.1f}{cost.worst / 1e3:10.0f}  {told}"
        )


if __name__ == "__main__":
    main()
