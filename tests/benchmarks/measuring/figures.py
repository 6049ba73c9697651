"""The figures that are printed: medians with their range, exponents, goals, counts of what is equal.

Nothing in here looks at a clock.
"""

from __future__ import annotations

import math
import operator
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Spread:
    """A median with the least and the greatest of ``n`` values."""

    median: float
    least: float
    most: float
    n: int

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        """Give the spread of some values; there has to be one at least."""
        found = sorted(values)
        if not found:
            raise ValueError("no values")
        return cls(median(found), found[0], found[-1], len(found))

    def times(self, factor: float) -> Spread:
        """The same in another unit; ``factor`` is positive."""
        return Spread(self.median * factor, self.least * factor, self.most * factor, self.n)

    def __str__(self) -> str:
        if self.n == 1:
            return short(self.median)
        return f"{short(self.median)} ({short(self.least)} to {short(self.most)})"


def ratios(upper: Sequence[float], lower: Sequence[float]) -> Spread:
    """Give the spread of the ratios of two sides that took turns, round by round.

    What slows the machine for a while slows both sides of a round, so that a ratio within a round
    is steadier than one of two medians.
    """
    return Spread.of(one / other for one, other in zip(upper, lower, strict=True))


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Give e of the curve ``cost = c * size ** e`` that lies nearest by least squares of logarithms."""
    points = [(math.log(x), math.log(y)) for x, y in zip(sizes, costs, strict=True)]
    if len({x for x, _ in points}) < 2:
        raise ValueError("one size tells nothing of growth")
    middle = sum(x for x, _ in points) / len(points)
    height = sum(y for _, y in points) / len(points)
    across = sum((x - middle) ** 2 for x, _ in points)
    return sum((x - middle) * (y - height) for x, y in points) / across


def steepest(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Give the greatest exponent between two sizes that follow each other.

    A fit over all sizes is flattered by what small notes cost however short they are.
    """
    steps = range(len(sizes) - 1)
    return max(exponent(sizes[step : step + 2], costs[step : step + 2]) for step in steps)


@dataclass(frozen=True)
class Equality:
    """How many of one side's findings the other side has just so.

    Where ``claimed``, the two must have the very same, and a ratio between them does not count
    otherwise; where not, the count is told for what it is worth.
    """

    what: str
    equal: int
    of: int
    more: int = 0
    """What the other side has besides."""
    claimed: bool = True

    @classmethod
    def count(
        cls,
        what: str,
        wanted: Iterable[Hashable],
        found: Iterable[Hashable],
        *,
        claimed: bool = True,
    ) -> Equality:
        """Count what both sides have; what one has twice, the other must have twice."""
        left, right = Counter(iter(wanted)), Counter(iter(found))
        both = (left & right).total()
        return cls(what, both, left.total(), right.total() - both, claimed)

    def __add__(self, other: Equality) -> Equality:
        if (self.what, self.claimed) != (other.what, other.claimed):
            raise ValueError("counts of different things")
        total = (self.equal + other.equal, self.of + other.of, self.more + other.more)
        return Equality(self.what, *total, self.claimed)

    @property
    def holds(self) -> bool:
        """Whether the sides have the same, if that is claimed. Nothing compared proves nothing."""
        return not self.claimed or (self.equal == self.of > 0 and not self.more)

    def __str__(self) -> str:
        besides = f", {self.more:,} besides" if self.more and self.claimed else ""
        return f"{self.what} {self.equal:,} of {self.of:,}{besides}"


def total(counts: Iterable[Equality]) -> list[Equality]:
    """Add up counts of the same thing, in the order in which things first come."""
    sums: dict[tuple[str, bool], Equality] = {}
    for each in counts:
        key = (each.what, each.claimed)
        sums[key] = sums[key] + each if key in sums else each
    return list(sums.values())


_GOALS = {"at least": operator.ge, "at most": operator.le, "more than": operator.gt}


@dataclass(frozen=True)
class Goal:
    """What a figure must be: ``at least``, ``at most`` or ``more than`` ``bound``."""

    side: str
    bound: float
    unit: str = "x"

    def reached(self, value: float) -> bool:
        """Whether a figure is good enough."""
        return _GOALS[self.side](value, self.bound)

    def __str__(self) -> str:
        return f"{self.side} {self.bound:g}{self.unit}"


@dataclass(frozen=True)
class Line:
    """One line of the table; one without a goal is told besides."""

    name: str
    figure: str
    value: Spread | None
    goal: Goal | None = None
    about: str = ""
    """What both sides of the figure were, in their own units."""
    equal: tuple[Equality, ...] = ()
    absent: str = ""
    """Why there is no value."""
    doubt: str = ""
    """Why the value is not to be judged by."""
    more: dict[str, Any] = field(default_factory=dict)
    """For ``--json`` only."""

    @property
    def verdict(self) -> str:
        """``pass`` or ``fail``; nothing for a line without a goal, ``not measured`` without a value."""
        if self.value is None:
            return "not measured"
        if not all(each.holds for each in self.equal):
            return "fail: not equal"
        if self.goal is None:
            return ""
        if self.doubt:
            return f"not judged: {self.doubt}"
        return "pass" if self.goal.reached(self.value.median) else "fail"

    def as_data(self) -> dict[str, Any]:
        """Give the line as plain data."""
        return {**asdict(self), "verdict": self.verdict}


def markdown(lines: Sequence[Line]) -> str:
    """Give the table as it can stand in a README."""
    rows = [
        "| figure | goal | median (min to max) | | sides | equal |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for line in lines:
        unit = line.goal.unit if line.goal else "x"
        value = line.absent if line.value is None else f"{line.value}{unit if unit != 'x' else ''}"
        equal = "; ".join(map(str, line.equal))
        cells = (line.figure, line.goal or "", value, line.verdict, line.about, equal)
        rows.append(f"| {' | '.join(str(cell).replace('|', '/') for cell in cells)} |")
    return "\n".join(rows) + "\n"


def short(number: float) -> str:
    """A number with three digits that count."""
    if number == 0 or not math.isfinite(number):
        return f"{number:g}"
    digits = max(0, 2 - math.floor(math.log10(abs(number))))
    return f"{number:,.{digits}f}"
