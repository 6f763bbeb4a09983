from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import optimize

from shigua_monitor.statistics.regression import LOG, LOGIT, Counts, curved_and_straight, least_squares, reach

YEARS = np.arange(2018.0, 2025)
X = np.array([88.0, 95, 93, 99, 101, 100, 108])
N = np.array([124.0, 130, 121, 126, 125, 119, 124])
LOOSE = 1e3


def lines(x: np.ndarray, n: np.ndarray, link: object, slope_sd: float, horizon: float = 2026):
    known = np.ones((x.size, 1), dtype=bool)
    counts = Counts(x[:, None], n[:, None], known, YEARS[: x.size], horizon)
    return curved_and_straight(counts, link, slope_sd)


@pytest.mark.parametrize(("link", "family"), [(LOGIT, sm.families.Binomial()), (LOG, sm.families.Poisson())])
def test_without_a_prior_the_curved_line_is_the_generalised_linear_model(link, family):
    curved, _ = lines(X, N, link, LOOSE)
    design = sm.add_constant(YEARS - 2021)
    ahead = np.array([1, 2026 - 2021])
    if link is LOGIT:
        model = sm.GLM(np.column_stack([X, N - X]), design, family=family).fit(tol=1e-12)
    else:
        model = sm.GLM(X, design, family=family, exposure=N).fit(tol=1e-12)
    assert curved.yearly == 0
    assert curved.height == pytest.approx(model.params @ ahead, abs=1e-6)
    assert curved.variance == pytest.approx(ahead @ model.cov_params() @ ahead, rel=1e-5)


def test_without_a_prior_the_straight_line_is_weighted_least_squares():
    _, straight = lines(X, N, LOGIT, LOOSE)
    share = sm.GLM(np.column_stack([X, N - X]), sm.add_constant(YEARS - 2021), family=sm.families.Binomial())
    mean = share.fit(tol=1e-12).fittedvalues
    model = sm.WLS(X / N, sm.add_constant(YEARS - 2021), weights=N / (mean * (1 - mean))).fit()
    assert straight.height == pytest.approx(model.params @ [1, 5], abs=1e-6)


def test_a_prior_shrinks_the_slope_and_none_is_left_of_it_with_certainty():
    free, usual, flat = (lines(X, N, LOGIT, sd)[0].height[0] for sd in (LOOSE, 0.12, 0))
    assert free > usual > flat
    assert flat == pytest.approx(np.log(X.sum() / (N - X).sum()), abs=0.01)


def test_the_shrunk_slope_is_the_most_likely_one_given_its_prior():
    curved, _ = lines(X, N, LOGIT, 0.05)

    def penalised(line: np.ndarray) -> float:
        z = line[0] + line[1] * (YEARS - (N * YEARS).sum() / N.sum())
        return float((N * np.log1p(np.exp(z)) - X * z).sum() + (line[1] / 0.05) ** 2 / 2)

    level, slope = optimize.minimize(penalised, [1.0, 0.0], tol=1e-10).x
    assert curved.yearly == 0
    assert curved.height == pytest.approx(level + slope * (2026 - (N * YEARS).sum() / N.sum()), abs=1e-5)


def test_years_that_vary_more_than_chance_raise_the_yearly_variance_until_pearson_fits():
    """Pearson's statistic with chance and yearly variance equals its degrees of freedom."""
    x = 100 * np.array([880.0, 990, 930, 995, 901, 1000, 978])
    curved, straight = lines(x, 124_000 * np.ones(7), LOGIT, LOOSE, horizon=2025)
    assert curved.df == pytest.approx(5, abs=1e-6)
    assert curved.yearly > 0.01
    model = sm.OLS(x / 124_000, sm.add_constant(YEARS)).fit()
    assert straight.yearly == pytest.approx(model.scale, rel=1e-3)


def test_least_squares_agree_with_statsmodels():
    z = np.array([3.0, 2.5, np.nan, 2.2, 2.0, 1.9, 1.5])
    known = np.isfinite(z)
    line = least_squares(np.where(known, z, 0)[None], known[None], YEARS, 2026)
    model = sm.OLS(z[known], sm.add_constant(YEARS[known])).fit()
    ahead = model.get_prediction([[1, 2026]])
    assert line.height == pytest.approx(ahead.predicted_mean[0])
    assert line.variance == pytest.approx(ahead.se_mean[0] ** 2)
    assert line.yearly == pytest.approx(model.scale)
    assert line.df == 4


def test_a_trend_is_trusted_for_as_many_years_as_it_was_seen_and_damped_beyond():
    ahead = reach(np.array([1.0, 4, 5, 6, 1000]), np.full(5, 4.0))
    assert ahead.tolist() == pytest.approx([1, 4, 4.85, 4.85 + 0.85**2, 4 + 0.85 / 0.15])
