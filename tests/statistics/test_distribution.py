from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special, stats

from shigua_monitor.statistics import distribution

COUNTS = np.concatenate([np.arange(0, 400), np.arange(400, 10_001, 37), [10_000]]).astype(float)
LEVELS = np.array([0.0005, 0.005, 0.025, 0.1, 0.5, 0.9, 0.975, 0.995, 0.9995])


def distance(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The largest difference, relative above 1 and absolute below."""
    return float(np.max(np.abs(ours - theirs) / np.maximum(1, np.abs(theirs))))


def test_poisson_quantiles_agree_with_scipy_for_every_kind_of_count():
    for p in LEVELS:
        assert distance(distribution.gamma_quantile(p, COUNTS + 1), special.gammaincinv(COUNTS + 1, p)) < 1e-9
        assert distance(distribution.gamma_quantile(p, COUNTS + 0.5), special.gammaincinv(COUNTS + 0.5, p)) < 1e-9


def test_proportion_quantiles_agree_with_scipy_for_every_kind_of_count():
    rng = np.random.default_rng(1)
    n = np.maximum(1, np.rint(10 ** rng.uniform(0, 4, 20_000)))
    a = np.rint(n * rng.random(n.size)) + 1
    b = n - a + 2
    p = rng.choice(LEVELS, n.size)
    assert distance(distribution.beta_quantile(p, a, b), special.betaincinv(a, b, p)) < 1e-9
    assert distance(distribution.beta_quantile(p, a - 0.5, b - 0.5), special.betaincinv(a - 0.5, b - 0.5, p)) < 1e-9


def test_cumulative_functions_agree_with_scipy():
    rng = np.random.default_rng(2)
    a, b = 10 ** rng.uniform(-0.5, 6, 20_000), 10 ** rng.uniform(-0.5, 6, 20_000)
    share = rng.beta(a, b)
    assert distance(distribution.beta_cdf(share, a, b), special.betainc(a, b, share)) < 1e-9


def test_log_gamma_agrees_with_scipy_from_a_thousandth_to_a_million():
    a = 10 ** np.linspace(-3, 6, 5_000)
    assert np.allclose(distribution.log_gamma(a), special.gammaln(a), rtol=1e-12, atol=1e-12)


def test_normal_functions_agree_with_scipy_far_into_the_tails():
    z = np.linspace(-37, 37, 20_001)
    assert np.allclose(distribution.normal_cdf(z), special.ndtr(z), rtol=1e-9, atol=1e-300)
    p = np.concatenate([10 ** np.linspace(-300, -0.3, 5_000), [0.5, 0.975, 1 - 1e-12]])
    assert distance(distribution.normal_quantile(p), special.ndtri(p)) < 1e-9
    assert distribution.normal_quantile(0.975) == pytest.approx(1.959963984540054, abs=1e-15)


def test_student_functions_agree_with_scipy():
    rng = np.random.default_rng(3)
    df = np.concatenate([np.arange(1, 31), 10 ** rng.uniform(-0.3, 4, 2_000)])
    p = rng.random(df.size)
    t = distribution.student_quantile(p, df)
    assert distance(t, special.stdtrit(df, p)) < 1e-9
    assert distance(distribution.student_cdf(t, df), special.stdtr(df, t)) < 1e-9


def test_student_keeps_its_digits_near_the_middle():
    t = np.array([1e-9, 1e-6, 1e-3])
    assert np.allclose((distribution.student_cdf(t, 5) - 0.5) / t, stats.t.pdf(0, 5), rtol=1e-5)


def test_student_with_endless_degrees_of_freedom_is_normal():
    assert distribution.student_quantile(0.9, np.inf) == distribution.normal_quantile(0.9)
    assert distribution.student_cdf(-1.5, np.inf) == distribution.normal_cdf(-1.5)


def test_the_ends_of_probability_are_the_ends_of_the_distribution():
    assert distribution.gamma_quantile([0, 1], 3).tolist() == [0, np.inf]
    assert distribution.beta_quantile([0, 1], 3, 2).tolist() == [0, 1]
    assert distribution.normal_quantile([0, 1]).tolist() == [-np.inf, np.inf]
    assert distribution.student_quantile([0, 0.5, 1], 3).tolist() == [-np.inf, 0, np.inf]
    assert distribution.beta_cdf([-1, 0, 1, 2], 3, 2).tolist() == [0, 0, 1, 1]
    assert distribution.normal_cdf([-np.inf, 0, np.inf]).tolist() == [0, 0.5, 1]


def test_impossible_arguments_give_nan_and_no_warning():
    odd = np.array([np.nan, -1, 0, np.inf, -np.inf])
    assert np.isnan(distribution.gamma_quantile(0.5, odd)).all()
    assert np.isnan(distribution.beta_quantile(0.5, odd, 1)).all()
    assert np.isnan(distribution.log_gamma(odd)).all()
    assert np.isnan(distribution.normal_quantile([np.nan, -0.1, 1.1])).all()
    assert np.isnan(distribution.student_quantile(0.3, [np.nan, -1, 0])).all()
    grid = np.array([np.nan, np.inf, -np.inf, 0, 1, -1, 0.5, 1e300, 1e-300])
    for a, b in ((grid[:, None], grid), (grid, grid[:, None])):
        distribution.beta_cdf(a, b, 0.5)
        distribution.student_cdf(a, b)


def test_an_array_gives_what_its_cells_give_alone():
    rng = np.random.default_rng(4)
    a, b, p = 10 ** rng.uniform(-1, 4, 60), 10 ** rng.uniform(-1, 4, 60), rng.random(60)
    together = distribution.beta_quantile(p, a, b)
    alone = [float(distribution.beta_quantile(*cell)) for cell in zip(p, a, b, strict=True)]
    assert np.allclose(together, alone, rtol=1e-13, atol=0)


@settings(database=None, deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.integers(1, 10_000), st.floats(1e-6, 1 - 1e-6))
def test_a_quantile_is_undone_by_its_cumulative_function(x: int, more: int, p: float):
    quantile = distribution.beta_quantile(p, x + 1, more)
    assert distribution.beta_cdf(quantile, x + 1, more) == pytest.approx(p, abs=1e-9)
    assert special.gammainc(x + 1, distribution.gamma_quantile(p, x + 1)) == pytest.approx(p, abs=1e-9)


def test_chi_square_of_the_textbook_comes_out():
    assert 2 * distribution.gamma_quantile(0.95, 0.5) == pytest.approx(stats.chi2.ppf(0.95, 1), rel=1e-12)
