from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from shigua_monitor.statistics.interval import (
    Evidence,
    all_units_pass,
    clopper_pearson,
    events_allowed,
    events_needed,
    evidence,
    exposure_to_show,
    poisson_exact,
    pooled,
    rate_ratio,
    shortfall,
    wilson,
)

PROPERTY = settings(database=None, deadline=None, max_examples=60)
PROPORTIONS = [clopper_pearson, wilson]


def some_counts(seed: int, size: int, most: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    n = rng.integers(1, most, size)
    return rng.integers(0, n + 1), n


@pytest.mark.parametrize(
    ("births", "deaths", "rate", "lower", "upper"),
    [
        (150, 0, 0, 0, 24.6),
        (150, 1, 6.7, 0.2, 37.1),
        (150, 2, 13.3, 1.6, 48.2),
        (450, 1, 2.2, 0.06, 12.4),
        (450, 2, 4.4, 0.5, 16.1),
        (1000, 3, 3.0, 0.6, 8.8),
    ],
)
def test_the_published_table_of_small_districts(births: int, deaths: int, rate: float, lower: float, upper: float):
    low, high = poisson_exact(deaths, births)
    assert round(1000 * deaths / births, 1) == rate
    assert 1000 * low == pytest.approx(lower, abs=0.005 if lower == 0.06 else 0.05)
    assert 1000 * high == pytest.approx(upper, abs=0.05)


@pytest.mark.parametrize(("births", "fewest"), [(150, 3), (450, 5), (1000, 8)])
def test_fewest_deaths_that_are_clearly_above_three_per_mille(births: int, fewest: int):
    codes = evidence(*poisson_exact(np.arange(20), births), 0.003, True)
    assert np.flatnonzero(codes == Evidence.CLEARLY_MISSED)[0] == fewest


def test_zero_deaths_prove_three_per_mille_only_from_1230_births():
    assert exposure_to_show(0, 3, scale=1000) == 1230
    codes = evidence(*poisson_exact(0, [1229, 1230]), 0.003, True)
    assert codes.tolist() == [Evidence.CANNOT_TELL, Evidence.CLEARLY_MET]


@pytest.mark.parametrize("deaths", [1, 2, 5, 40])
def test_exposure_to_show_is_the_smallest_that_does(deaths: int):
    births = exposure_to_show(deaths, 5, scale=1000)
    _, upper = poisson_exact(deaths, [births - 1, births])
    assert upper[0] > 0.005 >= upper[1]


def test_a_ceiling_of_zero_is_never_shown():
    assert exposure_to_show(0, 0) == np.inf


def test_a_true_rate_of_two_misses_the_ceiling_in_a_quarter_of_years_and_six_meets_it_in_two_fifths():
    births, ceiling = 150, 3
    allowed = events_allowed(births, ceiling, 1000)
    assert round(1 - stats.poisson.cdf(allowed, births * 0.002), 2) == 0.26
    assert round(stats.poisson.cdf(allowed, births * 0.006), 2) == 0.41


def test_all_eight_townships_reach_ninety_percent_in_only_a_third_of_years():
    assert all_units_pass(np.full(8, 25), 0.95, 0.9) == pytest.approx(stats.binom.sf(22, 25, 0.95) ** 8, abs=1e-12)
    assert round(float(all_units_pass(np.full(8, 25), 0.95, 0.9)), 2) == 0.34


def test_a_township_without_children_does_not_hold_the_others_back():
    assert all_units_pass([25, 0, np.nan], 0.95, 0.9) == all_units_pass([25], 0.95, 0.9)
    assert np.isnan(all_units_pass([0, np.nan], 0.95, 0.9))


def test_up_to_34_children_even_all_of_them_are_not_clearly_above_ninety_percent():
    n = np.arange(1, 60)
    codes = evidence(*wilson(n, n), 0.9, False)
    assert n[codes == Evidence.CLEARLY_MET][0] == 35


def test_ten_deaths_then_eight_are_a_ratio_that_may_be_more_than_two():
    lower, upper = rate_ratio(8, 1000, 10, 1000)
    assert (round(float(lower), 2), round(float(upper), 2)) == (0.27, 2.25)


def test_a_ratio_of_rates_moves_with_the_exposures():
    even, double = rate_ratio(8, 1000, 10, 1000), rate_ratio(8, 500, 10, 1000)
    assert np.allclose(2 * np.array(even), double)


def test_a_ratio_to_no_events_has_no_upper_bound_and_of_no_events_no_interval():
    assert rate_ratio(3, 10, 0, 10)[1] == np.inf
    assert rate_ratio(0, 10, 3, 10)[0] == 0
    assert np.isnan(rate_ratio(0, 10, 0, 10)).all()


@pytest.mark.parametrize("level", [0.8, 0.95, 0.998])
def test_proportions_agree_with_statsmodels(level: float):
    x, n = some_counts(1, 2_000, 10_000)
    for ours, method in ((wilson, "wilson"), (clopper_pearson, "beta")):
        theirs = np.array(proportion_confint(x, n, 1 - level, method))
        assert np.allclose(ours(x, n, level), theirs, rtol=0, atol=1e-9)


def test_exact_rates_agree_with_the_chi_square_formula():
    x = np.arange(0, 10_001, 7)
    lower, upper = poisson_exact(x, 1)
    assert np.allclose(lower[1:], stats.chi2.ppf(0.025, 2 * x[1:]) / 2, rtol=1e-9)
    assert np.allclose(upper, stats.chi2.ppf(0.975, 2 * x + 2) / 2, rtol=1e-9)


def test_byars_approximation_is_close_to_the_exact_rate():
    x, z = np.arange(10, 200), 1.959963984540054
    byar = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * np.sqrt(x + 1))) ** 3
    assert np.allclose(poisson_exact(x, 1)[1], byar, rtol=2e-3)


@pytest.mark.parametrize("interval", PROPORTIONS)
@pytest.mark.parametrize("level", [0.5, 0.8, 0.9, 0.95, 0.99, 0.998])
def test_none_and_all_have_exact_ends(interval: object, level: float):
    n = np.arange(1, 300)
    assert (interval(0, n, level)[0] == 0).all()
    assert (interval(n, n, level)[1] == 1).all()


def test_clopper_and_pearson_in_closed_form_at_the_ends():
    assert clopper_pearson(0, 20)[1] == pytest.approx(1 - 0.025 ** (1 / 20), abs=1e-15)
    assert clopper_pearson(20, 20)[0] == pytest.approx(0.025 ** (1 / 20), abs=1e-15)
    assert poisson_exact(0, 10)[0] == 0


@pytest.mark.parametrize("interval", PROPORTIONS)
@pytest.mark.parametrize("cell", [(0, 0), (11, 10), (1.5, 10), (np.nan, 10), (1, np.nan), (-1, 10), (1, 10.5)])
def test_no_interval_without_a_proper_count(interval: object, cell: tuple[float, float]):
    assert np.isnan(interval(*cell)).all()


@pytest.mark.parametrize("cell", [(1, 0), (1.5, 10), (np.nan, 10), (1, np.nan), (-1, 10), (1, np.inf), (np.inf, 10)])
def test_no_rate_without_a_proper_count_or_exposure(cell: tuple[float, float]):
    assert np.isnan(poisson_exact(*cell)).all()


def test_exposure_may_be_a_fraction_and_less_than_the_events():
    assert np.allclose(poisson_exact(4, 0.5), 2 * np.array(poisson_exact(4, 1)))


@pytest.mark.parametrize("level", [0, 1, 95, -0.5])
def test_a_level_outside_zero_to_one_is_refused(level: float):
    with pytest.raises(ValueError, match="between 0 and 1"):
        wilson(1, 2, level)


@PROPERTY
@given(st.integers(1, 3_000), st.data())
def test_more_events_move_both_bounds_up_and_the_estimate_lies_between(n: int, data: st.DataObject):
    x = data.draw(st.integers(0, n - 1))
    for interval in (wilson, clopper_pearson, poisson_exact):
        lower, upper = interval([x, x + 1], n)
        assert (np.diff(lower) > 0).all() and (np.diff(upper) > 0).all()
        assert (lower <= np.array([x, x + 1]) / n).all() and (upper >= np.array([x, x + 1]) / n).all()


@PROPERTY
@given(st.integers(1, 3_000), st.data())
def test_the_complement_has_the_mirrored_interval(n: int, data: st.DataObject):
    x = data.draw(st.integers(0, n))
    for interval in (wilson, clopper_pearson):
        lower, upper = interval(x, n)
        mirrored = interval(n - x, n)
        assert lower == pytest.approx(1 - mirrored[1], abs=1e-12)
        assert upper == pytest.approx(1 - mirrored[0], abs=1e-12)


@pytest.mark.parametrize("interval", [wilson, clopper_pearson, poisson_exact])
def test_an_array_gives_what_its_cells_give_alone(interval: object):
    x, n = some_counts(5, 60, 400)
    together = np.array(interval(x.reshape(3, 4, 5), n.reshape(3, 4, 5))).reshape(2, -1)
    alone = np.array([interval(*cell) for cell in zip(x, n, strict=True)]).T
    assert np.allclose(together, alone, rtol=1e-13, atol=0)


def test_pooling_adds_counts_and_leaves_missing_years_out():
    x, n, years = pooled([1, np.nan, 0, 2], [100, 100, np.nan, 50], 3)
    assert x.tolist() == [1, 1, 1, 2]
    assert n.tolist() == [100, 100, 100, 50]
    assert years.tolist() == [1, 1, 1, 1]
    assert pooled([1, 2, 3], [10, 20, 30], 2)[0].tolist() == [1, 3, 5]


def test_pooling_no_year_gives_nan():
    x, n, years = pooled([[np.nan, 1], [1, 1]], [[5, 0], [5, 5]], 3)
    assert np.isnan(x[0]).all() and np.isnan(n[0]).all() and years[0].tolist() == [0, 0]
    assert years[1].tolist() == [1, 2]


def test_a_window_without_years_is_refused():
    with pytest.raises(ValueError, match="at least one year"):
        pooled([1], [1], 0)


def test_evidence_of_a_ceiling_and_a_floor_at_the_edge():
    lower, upper = np.array([1, 3, 3.1, 2]), np.array([3, 5, 5, 4])
    ceiling = [Evidence.CLEARLY_MET, Evidence.CANNOT_TELL, Evidence.CLEARLY_MISSED, Evidence.CANNOT_TELL]
    assert evidence(lower, upper, 3, True).tolist() == ceiling
    floor = [Evidence.CLEARLY_MET, Evidence.CANNOT_TELL, Evidence.CLEARLY_MISSED, Evidence.CANNOT_TELL]
    assert evidence(-upper, -lower, -3, False).tolist() == floor


def test_no_counts_no_evidence():
    codes = evidence([np.nan, 1, 1], [1, np.nan, 1], [1, 1, np.nan], [True, False, True])
    assert codes.dtype == np.int8
    assert (codes == Evidence.NO_COUNTS).all()


@PROPERTY
@given(st.integers(1, 400), st.data(), st.integers(0, 100))
def test_evidence_of_a_floor_is_that_of_the_complement_under_a_ceiling(n: int, data: st.DataObject, limit: int):
    x = data.draw(st.integers(0, n))
    floor = evidence(*clopper_pearson(x, n), limit / 100, False)
    ceiling = evidence(*clopper_pearson(n - x, n), 1 - limit / 100, True)
    assert floor == ceiling


def test_heads_missing_to_a_floor_and_above_a_ceiling():
    assert shortfall([108, 111, 112, 124], 124, 90, 100, False).tolist() == [4, 1, 0, 0]
    assert shortfall([0, 1, 2], 150, 5, 1000, True).tolist() == [0, 1, 2]
    assert np.isnan(shortfall([np.nan, 1, 1.5], [10, 0, 10], 90, 100, False)).all()


def test_a_limit_that_is_whole_but_for_binary_noise_counts_as_whole():
    """0.07 of 100 is 7 heads, though the product is 7.000000000000001; 14.6 % of 1000 is 146."""
    assert events_needed([100, 1000], [0.07, 0.146]).tolist() == [7, 146]
    assert events_allowed([10, 1000], [90, 14.6], 100).tolist() == [9, 146]


@PROPERTY
@given(st.integers(1, 5_000), st.integers(0, 1_000))
def test_heads_agree_with_whole_number_arithmetic(n: int, tenths: int):
    assert events_needed(n, tenths / 10, 100) == -(-tenths * n // 1000)
    assert events_allowed(n, tenths / 10, 100) == tenths * n // 1000
