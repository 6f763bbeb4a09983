"""Distances and ranges between parts, and how they changed: against hand computation and by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from shigua_monitor.statistics.contrast import change, difference, distance, spread
from shigua_monitor.statistics.interval import poisson_exact, wilson

COUNTS = st.integers(0, 60)


@pytest.mark.parametrize(("x1", "n1", "x0", "n0"), [(56, 70, 48, 80), (9, 10, 3, 10), (0, 30, 5, 40), (100, 100, 0, 9)])
@pytest.mark.parametrize("level", [0.8, 0.95])
def test_a_difference_of_proportions_is_newcombes(x1: int, n1: int, x0: int, n0: int, level: float) -> None:
    oracle = confint_proportions_2indep(x1, n1, x0, n0, method="newcomb", compare="diff", alpha=1 - level)
    assert difference(x1, n1, x0, n0, level) == pytest.approx(oracle, abs=1e-12)


@pytest.mark.parametrize("share", [0.8, 1.25, 0.0])
def test_a_difference_to_a_share_squares_and_adds_the_bounds_of_that_share(share: float) -> None:
    (low1, high1), (low0, high0) = (proportion_confint(*each, method="wilson") for each in ((100, 1000), (500, 1000)))
    low = 0.1 - share * 0.5 - np.hypot(0.1 - low1, share * (high0 - 0.5))
    high = 0.1 - share * 0.5 + np.hypot(high1 - 0.1, share * (0.5 - low0))
    assert difference(100, 1000, 500, 1000, share=share) == pytest.approx((low, high), abs=1e-12)
    both = difference([100, 100], 1000, [500, np.nan], 1000, share=[share, 1.0])
    assert both[0].tolist() == pytest.approx([low, np.nan], nan_ok=True)


@pytest.mark.parametrize(("then", "share"), [(0.5, 0.8), (0.1, 0.8), (0.6, 1.2)])
def test_the_bounds_of_a_difference_to_a_share_hold_what_they_promise(then: float, share: float) -> None:
    rng = np.random.default_rng(7)
    now, before = rng.binomial(300, then * share, 10_000), rng.binomial(300, then, 10_000)
    low, high = difference(now, 300, before, 300, share=share)
    assert 0.94 < ((low <= 0) & (high >= 0)).mean() < 0.965


def test_the_distance_of_two_proportions_is_newcombes_without_its_sign() -> None:
    low, high = difference(90, 100, 70, 100)
    for first, second in ((90, 70), (70, 90)):
        found = distance(first, 100, second, 100, wilson, 0.95)
        assert found == (pytest.approx(0.2), pytest.approx(low), pytest.approx(high))


def test_a_difference_that_may_have_either_sign_is_a_distance_from_zero_on() -> None:
    low, high = difference(90, 100, 88, 100)
    found = distance(88, 100, 90, 100, wilson, 0.95)
    assert found == (pytest.approx(0.02), 0, pytest.approx(max(-low, high)))


def test_rates_have_their_distance_too() -> None:
    (low1, high1), (low0, high0) = poisson_exact(8, 4000), poisson_exact(2, 5000)
    found = distance(8, 4000, 2, 5000, poisson_exact, 0.95)
    assert found.lower == pytest.approx(0.0016 - np.hypot(0.002 - low1, high0 - 0.0004))
    assert found.upper == pytest.approx(0.0016 + np.hypot(high1 - 0.002, 0.0004 - low0))


def test_the_range_takes_the_bounds_of_all_parts_at_once() -> None:
    x, n = np.array([96.0, 80.0, 90.0]), np.array([100.0, 100.0, 100.0])
    low, high = wilson(x, n, 1 - 0.05 / 3)
    found = spread(x, n, wilson, 0.95)
    assert found == (pytest.approx(0.16), pytest.approx(max(low[0] - high[1], 0)), pytest.approx(high[0] - low[1]))


def test_what_lacks_counts_has_no_distance_and_no_range() -> None:
    assert np.isnan(distance(np.nan, 100, 90, 100, wilson, 0.95)).all()
    assert np.isnan(distance(90, 0, 90, 100, wilson, 0.95)).all()
    assert np.isnan(spread([90, np.nan], [100, 100], wilson, 0.95)).all()
    assert np.isnan(spread(np.zeros((0, 2)), np.zeros((0, 2)), wilson, 0.95)).all()


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_a_gap_that_changed_one_way_changed_by_as_much_the_other_way(a: int, b: int, c: int, d: int) -> None:
    now, then = (distance(x, 60, y, 60, wilson, 0.95) for x, y in ((a, b), (c, d)))
    (low, high), (back_low, back_high) = change(now, then), change(then, now)
    assert (low, high) == (pytest.approx(-back_high), pytest.approx(-back_low))
    assert low <= now.point - then.point <= high


@pytest.mark.parametrize(("first", "second"), [(0.95, 0.95), (0.95, 0.9), (0.95, 0.75)])
def test_an_unchanged_gap_is_seldom_said_to_have_widened(first: float, second: float) -> None:
    """2000 districts whose town and country stay where they are: at most 5 % seem wider beyond chance."""
    rng = np.random.default_rng(4)
    drawn = [rng.binomial(200, share, 2000) for share in (first, second, first, second)]
    low, _ = change(*(distance(drawn[at], 200, drawn[at + 1], 200, wilson, 0.95) for at in (0, 2)))
    assert (low > 0).mean() <= 0.05


def test_an_unchanged_range_is_seldom_said_to_have_widened() -> None:
    rng = np.random.default_rng(5)
    now, then = (spread(rng.binomial(60, 0.9, (8, 2000)), np.full((8, 2000), 60), wilson, 0.95) for _ in range(2))
    low, _ = change(now, then)
    assert (low > 0).mean() <= 0.05
