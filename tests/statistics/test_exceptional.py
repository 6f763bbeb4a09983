from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from shigua_monitor.statistics.exceptional import (
    exceptional_latest,
    exceptional_proportions,
    exceptional_rates,
    moving_range_limits,
)


def test_a_rate_is_tested_as_a_binomial_share_of_all_events():
    x, n = np.array([1, 0, 1, 0, 9]), np.array([124, 130, 118, 125, 120])
    tails = stats.binom(x.sum(), n / n.sum())
    expected = np.minimum(1, 2 * np.minimum(tails.cdf(x), tails.sf(x - 1)))
    p, flag = exceptional_rates(x, n)
    assert np.allclose(p, expected, atol=1e-12)
    assert flag.tolist() == [False, False, False, False, True]


def test_a_proportion_is_tested_as_a_hypergeometric_draw():
    x, n = np.array([120, 119, 121, 118, 90]), np.array([124, 125, 124, 123, 120])
    tails = stats.hypergeom(n.sum(), x.sum(), n)
    expected = np.minimum(1, 2 * np.minimum(tails.cdf(x), tails.sf(x - 1)))
    p, flag = exceptional_proportions(x, n)
    assert np.allclose(p, expected, atol=1e-12)
    assert flag[-1] and not flag[0]


def test_one_death_in_a_small_district_is_not_exceptional():
    assert not exceptional_rates([0, 0, 0, 0, 1], np.full(5, 124)).flag.any()


@pytest.mark.parametrize("test", [exceptional_rates, exceptional_proportions])
def test_series_of_none_and_of_all_are_never_exceptional(test):
    assert test(np.zeros(5), np.full(5, 124)).p.tolist() == [1] * 5
    assert exceptional_proportions(np.full(5, 124), np.full(5, 124)).p.tolist() == [1] * 5


@pytest.mark.parametrize("test", [exceptional_rates, exceptional_proportions])
def test_missing_years_neither_count_nor_are_flagged(test):
    with_gap = test([3, np.nan, 4, 1.5, 9, 2], [100, 100, 100, 100, 0, 100])
    without = test([3, 4, 2], [100, 100, 100])
    assert np.isnan(with_gap.p[[1, 3, 4]]).all() and not with_gap.flag[[1, 3, 4]].any()
    assert np.array_equal(with_gap.p[[0, 2, 5]], without.p)


@pytest.mark.parametrize("test", [exceptional_rates, exceptional_proportions])
def test_a_single_year_has_no_rest_to_be_compared_with(test):
    assert np.isnan(test([3, np.nan], [100, 100]).p).all()


@pytest.mark.parametrize("expected", [0.4, 4, 12])
def test_false_alarms_of_rates_stay_under_one_percent_a_year(expected: float):
    rng = np.random.default_rng(1)
    n = rng.integers(90, 160, (20_000, 6))
    flag = exceptional_rates(rng.poisson(expected * n / 125), n).flag
    assert flag.mean() < 0.003 and flag.any(axis=-1).mean() < 0.02


@pytest.mark.parametrize("share", [0.5, 0.9, 0.99])
def test_false_alarms_of_proportions_stay_under_one_percent_a_year(share: float):
    rng = np.random.default_rng(2)
    n = rng.integers(90, 160, (20_000, 6))
    assert exceptional_proportions(rng.binomial(n, share), n).flag.mean() < 0.003


@pytest.mark.parametrize("years", [5, 6, 8, 10])
def test_false_alarms_of_the_latest_value_stay_under_one_percent(years: int):
    rng = np.random.default_rng(3)
    steady = rng.normal(size=(40_000, years))
    assert 0.003 < exceptional_latest(steady).flag.mean() < 0.01
    skewed = 100 / (1 + np.exp(-3 - 0.3 * steady))
    assert exceptional_latest(skewed).flag.mean() < 0.012


def test_a_break_of_five_deviations_is_found_in_most_series_of_ten_years_and_in_a_quarter_of_five():
    rng = np.random.default_rng(4)
    for years, least, most in ((5, 0.2, 0.3), (10, 0.75, 0.85)):
        values = rng.normal(size=(10_000, years))
        values[:, -1] += 5
        assert least < exceptional_latest(values).flag.mean() < most


def test_the_limits_of_the_latest_year_are_those_of_a_prediction_interval():
    earlier = np.array([90, 91, 90.5, 91.5, 89.5])
    result = exceptional_latest([*earlier, 70])
    width = stats.t.ppf(0.9975, 4) * earlier.std(ddof=1) * np.sqrt(1 + 1 / 5)
    assert result.lower == pytest.approx(earlier.mean() - width)
    assert result.upper == pytest.approx(earlier.mean() + width)
    assert result.flag and result.p < 0.005
    edge = exceptional_latest([*earlier, float(result.lower)])
    assert edge.p == pytest.approx(0.005)


def test_four_ones_and_a_two_raise_no_alarm():
    assert not exceptional_latest([1, 1, 1, 1, 2]).flag
    assert moving_range_limits([1, 1, 1, 1, 2]).outside.tolist() == [False, False, False, False, True]


@pytest.mark.parametrize("value", [0, 100, 97.3])
def test_a_constant_series_has_no_limits_and_no_alarm(value: float):
    series = np.full(8, value)
    assert np.isnan(exceptional_latest(series).upper) and not exceptional_latest(series).flag
    limits = moving_range_limits(series)
    assert np.isnan(limits.lower) and not limits.outside.any()


def test_values_that_differ_by_binary_noise_are_constant():
    series = np.array([0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2, 0.3, 0.3])
    assert np.isnan(exceptional_latest(series).upper)
    assert np.isnan(moving_range_limits(series).upper)


def test_no_limits_below_five_known_years():
    assert np.isnan(exceptional_latest([90, np.nan, 92, 91, 95]).upper)
    assert np.isnan(moving_range_limits([90, np.nan, 92, 91, 95]).upper)
    assert not np.isnan(moving_range_limits([90, 93, 92, 91, 95]).upper)


def test_a_missing_latest_year_is_not_judged():
    result = exceptional_latest([90, 93, 92, 91, 95, np.nan])
    assert np.isnan(result.p) and not result.flag and result.upper > 95


def test_limits_are_provisional_below_twelve_years():
    rng = np.random.default_rng(5)
    for years, provisional in ((11, True), (12, False)):
        assert moving_range_limits(rng.normal(size=years)).provisional == provisional
        assert exceptional_latest(rng.normal(size=years)).provisional == provisional


def test_natural_limits_are_the_mean_and_2_66_mean_moving_ranges():
    limits = moving_range_limits([10, 12, 11, np.nan, 14, 13])
    ranges = np.array([2, 1, 3, 1])
    assert limits.centre == pytest.approx(12)
    assert limits.upper == pytest.approx(12 + 2.66 * ranges.mean())
    assert limits.lower == pytest.approx(12 - 2.66 * ranges.mean())


def test_an_array_gives_what_its_series_give_alone():
    rng = np.random.default_rng(6)
    x, n = rng.poisson(3, (20, 7)).astype(float), rng.integers(90, 160, (20, 7))
    x[rng.random(x.shape) < 0.2] = np.nan
    for test, data in (
        (exceptional_rates, (x, n)),
        (exceptional_proportions, (x, n)),
        (exceptional_latest, (x / n,)),
        (moving_range_limits, (x / n,)),
    ):
        together = test(*data)
        for row in range(20):
            alone = test(*(part[row] for part in data))
            for one, all_rows in zip(alone, together, strict=True):
                assert np.allclose(one, all_rows[row], rtol=1e-12, equal_nan=True)
