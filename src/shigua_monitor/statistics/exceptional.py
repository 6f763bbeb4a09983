"""Is a year more than chance? Exact tests for counts; limits from the other years for values without counts.

The last axis is the year. A missing year is never flagged and does not count; nor is anything in a constant series.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from shigua_monitor.statistics.arrays import Array, Flags, floats, whole
from shigua_monitor.statistics.discrete import binomial_two_sided, hypergeometric_two_sided
from shigua_monitor.statistics.distribution import student_cdf, student_quantile

EVERY_YEAR: Final = slice(None)
FEWEST_YEARS: Final = 5
"""Known years from which on limits are given for values without counts."""
NOISE: Final = 1e-9
"""Spread, relative to the values, below which it is binary noise."""


class LatestTest(NamedTuple):
    """Of the last year of each series: the limits that the years before it set, p, and whether it is below alpha."""

    lower: Array
    upper: Array
    p: Array
    flag: Flags


def exceptional_rates(x: ArrayLike, exposure: ArrayLike, years: slice = EVERY_YEAR) -> Array:
    """Two-sided p of each year's count against the pooled rest: Binomial(total, its share of the exposure), given the
    total.

    `years` are the places of the years that are tested.
    """
    x, n = floats(x, exposure)
    known = whole(x) & (n > 0) & np.isfinite(n)
    known &= known.sum(axis=-1, keepdims=True) > 1
    x, n = np.where(known, x, 0.0), np.where(known, n, 0.0)
    total, exposed = x.sum(axis=-1, keepdims=True), n.sum(axis=-1, keepdims=True)
    share = n / np.where(known, exposed, np.nan)
    return binomial_two_sided(x[..., years], total, share[..., years])


def exceptional_proportions(x: ArrayLike, n: ArrayLike, years: slice = EVERY_YEAR) -> Array:
    """Two-sided p of each year's count x of n against the pooled rest: hypergeometric, given the total; `years` as for
    rates."""
    x, n = floats(x, n)
    known = whole(x) & whole(n) & (n > 0) & (x <= n)
    known &= known.sum(axis=-1, keepdims=True) > 1
    total, people = ((known * np.where(known, part, 0.0)).sum(axis=-1, keepdims=True) for part in (x, n))
    tested = np.where(known, x, np.nan)[..., years]
    return hypergeometric_two_sided(tested, n[..., years], total, people)


def exceptional_latest(values: ArrayLike, alpha: ArrayLike) -> LatestTest:
    """The last year's value without counts against the years before it: their prediction limits for one more year.

    Limits are mean ± t s √(1 + 1/k) of the k >= 4 earlier known years: exact for normal noise, where moving-range
    limits find next to nothing in so few years. No limits where the earlier years are all alike. `alpha`, one for all
    series or one for each, is the chance of a false alarm in normal noise; other noise gives somewhat more.
    """
    (y,), (alpha,) = floats(values), floats(alpha)
    earlier, latest = y[..., :-1], y[..., -1]
    known = np.isfinite(earlier)
    years = known.sum(axis=-1)
    count = np.where(years >= FEWEST_YEARS - 1, years, np.nan)
    mean = np.where(known, earlier, 0.0).sum(axis=-1) / count
    square = np.where(known, earlier - mean[..., None], 0.0) ** 2
    spread = np.sqrt(square.sum(axis=-1) / (count - 1) * (1 + 1 / count))
    spread = np.where(spread > NOISE * np.abs(mean), spread, np.nan)
    width = student_quantile(1 - alpha / 2, count - 1) * spread
    p = 2 * student_cdf(-np.abs(np.where(np.isfinite(latest), latest, np.nan) - mean) / spread, count - 1)
    return LatestTest(mean - width, mean + width, p, p < alpha)
