from __future__ import annotations

import pytest

from doclint.evaluate.figures import share
from doclint.evaluate.limits import Limit, Outcome, parse_limit


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("status=0.98", Limit("status", "min", 0.98)),
        ("gap-recall=1", Limit("gap_recall", "min", 1.0)),
        ("mode.value = .97", Limit("mode.value", "min", 0.97)),
    ],
)
def test_limits(text: str, limit: Limit) -> None:
    assert parse_limit(text, "min") == limit


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("status", "status: not of the form NAME=VALUE"),
        ("lung.f1=1", "lung.f1: no such figure (--help names them)"),
        ("status=high", "status: not a number: high"),
        ("status=97", "status: not between 0 and 1: 97"),
        ("status=nan", "status: not between 0 and 1: nan"),
    ],
)
def test_bad_limits(text: str, reason: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        parse_limit(text, "min")
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    ("limit", "hits", "n", "holds"),
    [
        (Limit("status", "min", 0.5), 5, 10, True),
        (Limit("status", "min", 0.5), 4, 10, False),
        (Limit("status", "max", 0.5), 5, 10, True),
        (Limit("status", "max", 0.0), 1, 10, False),
        (Limit("status", "min", 0.0), 0, 0, False),
        (Limit("status", "max", 1.0), 0, 0, False),
    ],
)
def test_what_holds(limit: Limit, hits: int, n: int, holds: bool) -> None:
    assert limit.holds(share(hits, n)) is holds


def test_what_is_said_of_a_limit() -> None:
    limit = Limit("status", "min", 0.98)

    assert Outcome(limit, share(1, 2), False).describe() == (
        "status: 0.5000 (n=2), wanted at least 0.98"
    )
    assert Outcome(Limit("status", "max", 0), share(0, 0), False).describe() == (
        "status: nothing to measure (n=0), wanted at most 0"
    )
