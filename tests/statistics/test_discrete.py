from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from shigua_monitor.statistics.discrete import (
    binomial_at_least,
    binomial_two_sided,
    hypergeometric_two_sided,
)


def twice_smaller_tail(law: object, k: np.ndarray) -> np.ndarray:
    return np.minimum(1, 2 * np.minimum(law.cdf(k), law.sf(k - 1)))


def test_binomial_tails_agree_with_scipy():
    rng = np.random.default_rng(1)
    n = rng.integers(0, 500, 5_000)
    k, p = rng.integers(0, n + 1), rng.random(n.size)
    assert np.allclose(binomial_at_least(k, n, p), stats.binom.sf(k - 1, n, p), atol=1e-12)
    assert np.allclose(binomial_two_sided(k, n, p), twice_smaller_tail(stats.binom(n, p), k), atol=1e-12)


def test_hypergeometric_tails_agree_with_scipy():
    rng = np.random.default_rng(2)
    total = rng.integers(1, 2_000, 3_000)
    marked, drawn = rng.integers(0, total + 1), rng.integers(0, total + 1)
    k = np.clip(
        rng.hypergeometric(marked, total - marked, drawn) + rng.integers(-9, 10, total.size),
        np.maximum(0, drawn + marked - total),
        np.minimum(drawn, marked),
    )
    theirs = twice_smaller_tail(stats.hypergeom(total, marked, drawn), k)
    assert np.allclose(hypergeometric_two_sided(k, drawn, marked, total), theirs, atol=1e-9)


def test_a_certain_outcome_has_p_one():
    assert binomial_two_sided([0, 7, 0], [7, 7, 0], [0, 1, 0.5]).tolist() == [1, 1, 1]
    assert hypergeometric_two_sided([0, 5], [5, 5], [0, 9], [9, 9]).tolist() == [1, 1]


def test_at_least_none_is_sure_and_more_than_all_impossible():
    assert binomial_at_least([-1, 0, 4], 3, 0.4).tolist() == [1, 1, 0]


@pytest.mark.parametrize("cell", [(np.nan, 3, 0.5), (1.5, 3, 0.5), (1, 3, 1.5), (1, np.nan, 0.5), (4, 3, 0.5)])
def test_impossible_counts_give_nan(cell: tuple[float, float, float]):
    assert np.isnan(binomial_two_sided(*cell))


def test_a_draw_that_cannot_happen_gives_nan():
    assert np.isnan(hypergeometric_two_sided(3, 2, 5, 9))
    assert np.isnan(hypergeometric_two_sided(0, 8, 5, 9))
