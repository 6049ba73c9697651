"""Shares with their 95% intervals."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Figure:
    """A measured share: its value, what it was measured on, and the bounds of its 95% interval.

    Where there was nothing to measure (``n`` is 0) value and bounds are ``None``.
    """

    hits: int
    n: int
    value: float | None
    low: float | None
    high: float | None


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Wilson's score interval at 95% for ``hits`` out of ``n``, which is at least 1."""
    share = hits / n
    denominator = 1 + _Z**2 / n
    center = (share + _Z**2 / (2 * n)) / denominator
    reach = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2)) / denominator
    # At the ends the bound is the end itself, and not what rounding leaves of it.
    low = 0.0 if hits == 0 else center - reach
    high = 1.0 if hits == n else center + reach
    return low, high


def share(hits: int, n: int) -> Figure:
    """The figure of ``hits`` out of ``n``."""
    if n == 0:
        return Figure(hits, n, None, None, None)
    return Figure(hits, n, hits / n, *wilson(hits, n))


def f1(true: int, false: int, missed: int) -> Figure:
    """F1 of ``true`` and ``false`` positives and those ``missed``.

    F1 is no share of anything, but it is 2J / (1 + J) where J = true / (true + false + missed) is
    one; ``n`` and the interval are those of J, the bounds put through the same formula.
    """
    jaccard = share(true, true + false + missed)
    if jaccard.value is None or jaccard.low is None or jaccard.high is None:
        return jaccard
    value, low, high = (2 * x / (1 + x) for x in (jaccard.value, jaccard.low, jaccard.high))
    return Figure(true, jaccard.n, value, low, high)
