from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from shigua_monitor.statistics.exceptional import exceptional_latest, exceptional_proportions, exceptional_rates

OF_COUNTS = 0.002
OF_VALUES = 0.008


def test_a_rate_is_tested_as_a_binomial_share_of_all_events():
    x, n = np.array([1, 0, 1, 0, 9]), np.array([124, 130, 118, 125, 120])
    tails = stats.binom(x.sum(), n / n.sum())
    expected = np.minimum(1, 2 * np.minimum(tails.cdf(x), tails.sf(x - 1)))
    p = exceptional_rates(x, n)
    assert np.allclose(p, expected, atol=1e-12)
    assert (p < OF_COUNTS).tolist() == [False, False, False, False, True]


def test_a_proportion_is_tested_as_a_hypergeometric_draw():
    x, n = np.array([120, 119, 121, 118, 90]), np.array([124, 125, 124, 123, 120])
    tails = stats.hypergeom(n.sum(), x.sum(), n)
    expected = np.minimum(1, 2 * np.minimum(tails.cdf(x), tails.sf(x - 1)))
    p = exceptional_proportions(x, n)
    assert np.allclose(p, expected, atol=1e-12)
    assert p[-1] < OF_COUNTS < p[0]


def test_one_death_in_a_small_district_is_not_exceptional():
    assert (exceptional_rates([0, 0, 0, 0, 1], np.full(5, 124)) > OF_COUNTS).all()


@pytest.mark.parametrize("test", [exceptional_rates, exceptional_proportions])
def test_series_of_none_and_of_all_are_never_exceptional(test):
    assert test(np.zeros(5), np.full(5, 124)).tolist() == [1] * 5
    assert exceptional_proportions(np.full(5, 124), np.full(5, 124)).tolist() == [1] * 5


@pytest.mark.parametrize("test", [exceptional_rates, exceptional_proportions])
def test_missing_years_neither_count_nor_are_flagged(test):
    with_gap = test([3, np.nan, 4, 1.5, 9, 2], [100, 100, 100, 100, 0, 100])
    without = test([3, 4, 2], [100, 100, 100])
    assert np.isnan(with_gap[[1, 3, 4]]).all()
    assert np.array_equal(with_gap[[0, 2, 5]], without)


@pytest.mark.parametrize("test", [exceptional_rates, exceptional_proportions])
def test_a_single_year_has_no_rest_to_be_compared_with(test):
    assert np.isnan(test([3, np.nan], [100, 100])).all()


@pytest.mark.parametrize("expected", [0.4, 4, 12])
def test_false_alarms_of_rates_stay_under_one_percent_a_year(expected: float):
    rng = np.random.default_rng(1)
    n = rng.integers(90, 160, (20_000, 6))
    flag = exceptional_rates(rng.poisson(expected * n / 125), n) < OF_COUNTS
    assert flag.mean() < 0.003 and flag.any(axis=-1).mean() < 0.02


@pytest.mark.parametrize("share", [0.5, 0.9, 0.99])
def test_false_alarms_of_proportions_stay_under_one_percent_a_year(share: float):
    rng = np.random.default_rng(2)
    n = rng.integers(90, 160, (20_000, 6))
    assert (exceptional_proportions(rng.binomial(n, share), n) < OF_COUNTS).mean() < 0.003


@pytest.mark.parametrize("years", [5, 6, 8, 10])
def test_false_alarms_of_the_latest_value_stay_under_one_percent_and_seldom_pass_it_in_skewed_noise(years: int):
    rng = np.random.default_rng(3)
    steady = rng.normal(size=(40_000, years))
    assert 0.006 < exceptional_latest(steady, OF_VALUES).flag.mean() < 0.01
    skewed = 100 / (1 + np.exp(-3 - 0.3 * steady))
    assert exceptional_latest(skewed, OF_VALUES).flag.mean() < 0.015


def test_a_break_of_five_deviations_is_found_in_most_series_of_ten_years_and_in_a_third_of_five():
    rng = np.random.default_rng(4)
    for years, least, most in ((5, 0.3, 0.35), (10, 0.8, 0.9)):
        values = rng.normal(size=(10_000, years))
        values[:, -1] += 5
        assert least < exceptional_latest(values, OF_VALUES).flag.mean() < most


def test_the_limits_of_the_latest_year_are_those_of_a_prediction_interval():
    earlier = np.array([90, 91, 90.5, 91.5, 89.5])
    result = exceptional_latest([*earlier, 70], OF_VALUES)
    width = stats.t.ppf(0.996, 4) * earlier.std(ddof=1) * np.sqrt(1 + 1 / 5)
    assert result.lower == pytest.approx(earlier.mean() - width)
    assert result.upper == pytest.approx(earlier.mean() + width)
    assert result.flag and result.p < 0.008
    edge = exceptional_latest([*earlier, float(result.lower)], OF_VALUES)
    assert edge.p == pytest.approx(0.008)


def test_four_ones_and_a_two_raise_no_alarm():
    assert not exceptional_latest([1, 1, 1, 1, 2], OF_VALUES).flag


@pytest.mark.parametrize("value", [0, 100, 97.3])
def test_a_constant_series_has_no_limits_and_no_alarm(value: float):
    series = np.full(8, value)
    assert np.isnan(exceptional_latest(series, OF_VALUES).upper) and not exceptional_latest(series, OF_VALUES).flag


def test_values_that_differ_by_binary_noise_are_constant():
    series = np.array([0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2, 0.3, 0.3])
    assert np.isnan(exceptional_latest(series, OF_VALUES).upper)


def test_no_limits_below_five_known_years():
    assert np.isnan(exceptional_latest([90, np.nan, 92, 91, 95], OF_VALUES).upper)
    assert not np.isnan(exceptional_latest([90, 93, 92, 91, 95], OF_VALUES).upper)


def test_a_missing_latest_year_is_not_judged():
    result = exceptional_latest([90, 93, 92, 91, 95, np.nan], OF_VALUES)
    assert np.isnan(result.p) and not result.flag and result.upper > 95


def test_a_value_is_flagged_where_its_limits_leave_it_out_whatever_alpha_its_series_has():
    series = np.tile([90, 91, 90.5, 91.5, 95.35], (2, 1))
    lower, upper, p, flag = exceptional_latest(series, [0.005, 0.008])
    assert p.tolist() == pytest.approx([0.007817] * 2, abs=1e-6)
    assert flag.tolist() == [False, True]
    assert ((lower > 95.35) | (upper < 95.35)).tolist() == [False, True]


def test_an_array_gives_what_its_series_give_alone():
    rng = np.random.default_rng(6)
    x, n = rng.poisson(3, (20, 7)).astype(float), rng.integers(90, 160, (20, 7))
    x[rng.random(x.shape) < 0.2] = np.nan
    for test, data in (
        (exceptional_rates, (x, n)),
        (exceptional_proportions, (x, n)),
        (lambda values: np.stack(exceptional_latest(values, OF_VALUES), axis=-1), (x / n,)),
    ):
        together = test(*data)
        for row in range(20):
            alone = test(*(part[row] for part in data))
            assert np.allclose(alone, together[row], rtol=1e-12, equal_nan=True)
