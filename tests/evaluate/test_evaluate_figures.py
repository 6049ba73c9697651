from __future__ import annotations

import pytest

from doclint.evaluate.figures import Figure, f1, share, wilson


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3 (score).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # The same by symmetry, and the ends in closed form: z2 / (n + z2).
        (28, 29, 0.8282, 0.9939),
        (20, 20, 0.8389, 1.0),
        (10, 10, 0.7225, 1.0),
        (0, 1, 0.0, 0.7935),
        (5, 10, 0.2366, 0.7634),
    ],
)
def test_known_intervals(hits: int, n: int, low: float, high: float) -> None:
    assert wilson(hits, n) == pytest.approx((low, high), abs=5e-5)


def test_the_ends_are_exact() -> None:
    assert wilson(0, 7)[0] == 0.0
    assert wilson(7, 7)[1] == 1.0


def test_a_share() -> None:
    assert share(5, 10) == Figure(5, 10, 0.5, *wilson(5, 10))


def test_a_share_of_nothing() -> None:
    assert share(0, 0) == Figure(0, 0, None, None, None)


def test_f1_and_its_interval() -> None:
    """8 right, 1 too many, 1 missed: F1 = 16/18; J = 8/10, Wilson 0.4902 to 0.9433."""
    figure = f1(8, 1, 1)

    assert (figure.hits, figure.n) == (8, 10)
    assert figure.value == pytest.approx(16 / 18)
    assert figure.low == pytest.approx(2 * 0.4902 / 1.4902, abs=1e-4)
    assert figure.high == pytest.approx(2 * 0.9433 / 1.9433, abs=1e-4)


def test_f1_of_nothing() -> None:
    assert f1(0, 0, 0).value is None
