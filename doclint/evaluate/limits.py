"""Bounds that figures are held to: ``NAME=VALUE`` of ``--min`` and ``--max``."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from doclint.evaluate.figures import Figure
from doclint.evaluate.scores import Evaluation, figure_names

Side = Literal["min", "max"]


@dataclass(frozen=True)
class Limit:
    """A figure's name and the value that it must reach (``min``) or must not pass (``max``)."""

    name: str
    side: Side
    value: float

    def holds(self, figure: Figure) -> bool:
        """Whether a figure keeps to it; one that nothing was measured for does not."""
        if figure.value is None:
            return False
        return figure.value >= self.value if self.side == "min" else figure.value <= self.value


@dataclass(frozen=True)
class Outcome:
    """A limit, and what was measured."""

    limit: Limit
    figure: Figure
    holds: bool

    def describe(self) -> str:
        """One line that says what was measured and what was wanted."""
        bound = "at least" if self.limit.side == "min" else "at most"
        value = "nothing to measure" if self.figure.value is None else f"{self.figure.value:.4f}"
        wanted = f"wanted {bound} {self.limit.value:g}"
        return f"{self.limit.name}: {value} (n={self.figure.n}), {wanted}"


def parse_limit(text: str, side: Side) -> Limit:
    """Parse ``NAME=VALUE``. Raises ValueError with a message for the user."""
    name, sign, number = text.partition("=")
    name = name.strip().replace("-", "_")
    if not sign:
        raise ValueError(f"{text}: not of the form NAME=VALUE")
    if name not in figure_names():
        raise ValueError(f"{name}: no such figure (--help names them)")
    try:
        value = float(number)
    except ValueError:
        raise ValueError(f"{name}: not a number: {number.strip()}") from None
    if math.isnan(value) or not 0 <= value <= 1:
        raise ValueError(f"{name}: not between 0 and 1: {number.strip()}")
    return Limit(name, side, value)


def hold(evaluation: Evaluation, limits: Iterable[Limit]) -> tuple[Outcome, ...]:
    """Hold an evaluation to its limits, in their order."""
    figures = evaluation.figures()
    return tuple(
        Outcome(limit, figures[limit.name], limit.holds(figures[limit.name])) for limit in limits
    )
