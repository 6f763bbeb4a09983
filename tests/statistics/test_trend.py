from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.contingency_tables import Table

from shigua_monitor.statistics.trend import cochran_armitage, mann_kendall, rare_trend, theil_sen

YEARS = np.arange(2018, 2024)


def rare_trend_by_hand(x: list[int], n: np.ndarray) -> float:
    """Convolve event by event."""
    law = {0: 1.0}
    for _ in range(sum(x)):
        longer: dict[int, float] = {}
        for total, chance in law.items():
            for year, share in enumerate(n / n.sum()):
                longer[total + year] = longer.get(total + year, 0.0) + chance * share
        law = longer
    score = sum(year * count for year, count in enumerate(x))
    low = sum(chance for total, chance in law.items() if total <= score)
    high = sum(chance for total, chance in law.items() if total >= score)
    return min(1.0, 2 * min(low, high))


def kendall_by_hand(values: list[float]) -> float:
    """Try every order."""

    def score(order: tuple[float, ...]) -> float:
        return sum(np.sign(b - a) for a, b in itertools.combinations(order, 2))

    observed = abs(score(tuple(values)))
    return min(1.0, 2 * float(np.mean([score(order) >= observed for order in itertools.permutations(values)])))


def test_cochran_and_armitage_agree_with_statsmodels():
    x, n = np.array([10, 12, 15, 18, 20, 25]), np.array([100, 90, 110, 100, 95, 105])
    z, p = cochran_armitage(YEARS, x, n)
    theirs = Table(np.column_stack([n - x, x])).test_ordinal_association(row_scores=YEARS, col_scores=np.array([0, 1]))
    assert z == pytest.approx(theirs.zscore * math.sqrt(n.sum() / (n.sum() - 1)), rel=1e-9)
    assert p == pytest.approx(2 * stats.norm.sf(abs(float(z))), rel=1e-12)


def test_cochran_and_armitage_against_the_chi_square_of_two_years():
    """With two years the trend is the plain comparison of two proportions."""
    z, p = cochran_armitage([0, 1], [12, 25], [100, 110])
    chi2 = stats.chi2_contingency([[12, 88], [25, 85]], correction=False)
    assert z**2 == pytest.approx(chi2.statistic) and p == pytest.approx(chi2.pvalue)


def test_a_constant_full_coverage_has_no_trend():
    assert np.array(cochran_armitage(YEARS, np.full(6, 124), np.full(6, 124))).tolist() == [0, 1]
    assert np.array(cochran_armitage(YEARS, np.zeros(6), np.full(6, 124))).tolist() == [0, 1]


def test_the_rare_trend_is_the_convolution_of_its_events():
    rng = np.random.default_rng(1)
    for _ in range(40):
        size = int(rng.integers(2, 8))
        x, n = rng.poisson(2, size), rng.integers(50, 200, size)
        assert rare_trend(np.arange(size), x, n).p == pytest.approx(rare_trend_by_hand(x.tolist(), n), abs=1e-12)


def test_a_fall_from_five_deaths_to_none_is_a_trend_and_one_death_is_not():
    statistic, p = rare_trend(YEARS, [[5, 4, 2, 1, 0, 0], [1, 0, 0, 0, 0, 0]], np.full(6, 124))
    assert statistic[0] < 0 and p[0] < 0.01 and p[1] > 0.3


def test_no_event_is_no_trend():
    assert rare_trend(YEARS, np.zeros(6), np.full(6, 124)).p == 1


def test_the_exact_and_the_normal_law_meet_where_one_replaces_the_other():
    x = np.array([[30, 32, 29, 35, 36, 37], [30, 32, 29, 35, 36, 39]])
    p = rare_trend(YEARS, x, np.full(6, 1000)).p
    assert x.sum(axis=1).tolist() == [199, 201]
    assert p[1] < p[0] < p[1] + 0.12


def test_two_hundred_events_are_close_to_normal():
    p = rare_trend(YEARS, [30, 32, 29, 35, 36, 37], np.full(6, 1000))
    assert p.p == pytest.approx(2 * stats.norm.sf(float(p.statistic)), abs=0.01)


def test_false_alarms_of_the_rare_trend_stay_below_their_level():
    rng = np.random.default_rng(2)
    p = rare_trend(np.arange(5), rng.poisson(1.5, (20_000, 5)), np.full(5, 124)).p
    assert 0.02 < (p < 0.05).mean() <= 0.05


def test_the_median_slope_agrees_with_scipy_and_ignores_missing_years():
    rng = np.random.default_rng(3)
    values = rng.normal(size=(50, 7))
    ours = theil_sen(np.arange(7), values)
    assert np.allclose(ours, [stats.theilslopes(row, np.arange(7))[0] for row in values])
    values[:, [2, 5]] = np.nan
    kept = np.array([0, 1, 3, 4, 6])
    ours = theil_sen(np.arange(7), values)
    assert np.allclose(ours, [stats.theilslopes(row[kept], kept)[0] for row in values])


def test_one_wild_year_does_not_move_the_median_slope():
    assert theil_sen(YEARS, [90, 91, 92, 20, 94, 95]) == 1


def test_no_slope_below_two_years():
    assert np.isnan(theil_sen([2020], [5]))
    assert np.isnan(theil_sen([2020, 2021], [[5, np.nan], [np.nan, np.nan]])).all()


def test_mann_and_kendall_are_exact_with_and_without_ties():
    rng = np.random.default_rng(4)
    for _ in range(25):
        values = rng.integers(0, 4, int(rng.integers(2, 7))).astype(float)
        assert mann_kendall(values).p == pytest.approx(kendall_by_hand(values.tolist()), abs=1e-12)
    values = rng.normal(size=(60, 9))
    theirs = [stats.kendalltau(np.arange(9), row, method="exact").pvalue for row in values]
    assert np.allclose(mann_kendall(values).p, theirs, atol=1e-12)


@pytest.mark.parametrize("years", range(2, 11))
def test_the_smallest_exact_p_is_two_over_n_factorial(years: int):
    assert mann_kendall(np.arange(years, dtype=float)).p == pytest.approx(2 / math.factorial(years), rel=1e-12)


def test_four_years_cannot_reach_five_percent_and_five_can():
    assert mann_kendall(np.arange(4.0)).p > 0.05 > mann_kendall(np.arange(5.0)).p


def test_a_constant_series_has_kendall_p_one():
    assert mann_kendall(np.ones(6)).p == 1
    assert mann_kendall(np.ones(20)).p == 1


def test_from_eleven_years_the_normal_law_with_ties_is_used():
    values = np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9], dtype=float)
    score, p = mann_kendall(values)
    _, ties = np.unique(values, return_counts=True)
    n = values.size
    variance = (n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18
    assert p == pytest.approx(2 * stats.norm.sf((abs(score) - 1) / np.sqrt(variance)))


def test_missing_years_are_left_out_and_nothing_is_left_of_one_year():
    with_gap = mann_kendall([3, np.nan, 1, 4, np.nan, 5])
    assert np.array(with_gap).tolist() == np.array(mann_kendall([3, 1, 4, 5])).tolist()
    for test in (mann_kendall([1, np.nan]), rare_trend([1, 2], [1, np.nan], [1, 1]), cochran_armitage([1], [1], [2])):
        assert np.isnan(test.statistic) and np.isnan(test.p)


def test_an_array_gives_what_its_series_give_alone():
    rng = np.random.default_rng(5)
    x, n = rng.poisson(rng.choice([0.2, 3, 60], (30, 1)), (30, 6)).astype(float), rng.integers(100, 200, (30, 6))
    x[rng.random(x.shape) < 0.2] = np.nan
    for together, alone in (
        (rare_trend(YEARS, x, n), [rare_trend(YEARS, *row) for row in zip(x, n, strict=True)]),
        (cochran_armitage(YEARS, x, n), [cochran_armitage(YEARS, *row) for row in zip(x, n, strict=True)]),
        (mann_kendall(x / n), [mann_kendall(row) for row in x / n]),
    ):
        assert np.allclose(np.array(together).T, np.array(alone), rtol=1e-9, atol=1e-12, equal_nan=True)
    assert np.allclose(theil_sen(YEARS, x), [theil_sen(YEARS, row) for row in x], equal_nan=True)
