"""What the server counts: requests and their times, by route and status; nothing of what they say."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Seconds up to which requests are counted together."""


class Metrics:
    """Counts by ``route``, which is the name of one of the server's own and never a path as sent."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, int]] = Counter()
        self._seconds: dict[str, float] = {}
        self._within: dict[str, list[int]] = {}
        self.gauges: dict[str, int] = {}
        self.feedback: Counter[tuple[str, str]] = Counter()
        """What became of cards: outcome, and reason by its code."""

    def add(self, route: str, status: int, seconds: float) -> None:
        """Count a request that was answered."""
        self._requests[route, status] += 1
        within = self._within.setdefault(route, [0] * (len(_BOUNDS) + 1))
        within[bisect_left(_BOUNDS, seconds)] += 1
        self._seconds[route] = self._seconds.get(route, 0.0) + seconds

    def text(self) -> str:
        """All counts in the form that Prometheus reads."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        yield "# TYPE doclint_requests_total counter"
        for (route, status), number in sorted(self._requests.items()):
            yield f'doclint_requests_total{{route="{route}",status="{status}"}} {number}'
        yield "# TYPE doclint_request_seconds histogram"
        for route, within in sorted(self._within.items()):
            total = 0
            for bound, number in zip((*_BOUNDS, "+Inf"), within, strict=True):
                total += number
                yield f'doclint_request_seconds_bucket{{route="{route}",le="{bound}"}} {total}'
            yield f'doclint_request_seconds_sum{{route="{route}"}} {self._seconds[route]:.6f}'
            yield f'doclint_request_seconds_count{{route="{route}"}} {total}'
        yield "# TYPE doclint_card_feedback_total counter"
        for (outcome, reason), number in sorted(self.feedback.items()):
            told = f'outcome="{outcome}",reason="{reason}"'
            yield f"doclint_card_feedback_total{{{told}}} {number}"
        for name, value in sorted(self.gauges.items()):
            yield f"# TYPE doclint_{name} gauge"
            yield f"doclint_{name} {value}"
