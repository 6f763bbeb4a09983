from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from shigua_monitor.statistics.predictive import beta_binomial, forecast_count, negative_binomial


@pytest.mark.parametrize("tail", [0.025, 0.1])
def test_counts_around_a_gamma_are_negative_binomial(tail: float):
    shape, mean = np.array([0.5, 1.5, 7.5, 19.5, 1e6]), np.array([0.1, 3.0, 2.0, 25.0, 12.0])
    law = stats.nbinom(shape, shape / (shape + mean))
    most, least = np.array([0.0, 2, 3, 20, 11]), np.array([1.0, 3, 3, 20, 12])
    ours = forecast_count(negative_binomial(shape, mean), tail, most, least)
    assert ours.lower.tolist() == law.ppf(tail).tolist()
    assert ours.upper.tolist() == law.ppf(1 - tail).tolist()
    assert np.allclose(ours.at_most, law.cdf(most), atol=1e-9)
    assert np.allclose(ours.at_least, law.sf(least - 1), atol=1e-9)


def test_counts_around_a_beta_are_beta_binomial():
    n, a, b = np.array([124.0, 124, 25, 1200]), np.array([0.5, 9.5, 3.5, 14.5]), np.array([372.5, 500, 60, 9000])
    law = stats.betabinom(n, a, b)
    most = np.array([0.0, 2, 25, 5])
    ours = forecast_count(beta_binomial(n, a, b), 0.1, most, most + 1)
    assert ours.lower.tolist() == law.ppf(0.1).tolist()
    assert ours.upper.tolist() == law.ppf(0.9).tolist()
    assert np.allclose(ours.at_most, law.cdf(most), atol=1e-9)
    assert np.allclose(ours.at_least, law.sf(most), atol=1e-9)


def test_a_limit_below_none_or_beyond_all_is_certain():
    law = beta_binomial(np.full(3, 10.0), np.full(3, 2.0), np.full(3, 5.0))
    ours = forecast_count(law, 0.1, np.array([-1.0, 10, 99]), np.array([0.0, 11, 100]))
    assert ours.at_most.tolist() == pytest.approx([0, 1, 1])
    assert ours.at_least.tolist() == pytest.approx([1, 0, 0])


def test_no_limit_no_chance():
    ours = forecast_count(negative_binomial(np.array([1.5]), np.array([2.0])), 0.1, np.array([np.nan]), np.array([1.0]))
    assert np.isnan(ours.at_most).all() and np.isnan(ours.at_least).all()
