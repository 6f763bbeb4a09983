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
SETTLED_YEARS: Final = 12
"""Known years from which on limits are no longer provisional."""
RANGES_TO_LIMITS: Final = 2.66
"""3 / 1.128: three standard deviations in mean moving ranges (Wheeler and Chambers 1992)."""
NOISE: Final = 1e-9
"""Spread, relative to the values, below which it is binary noise."""


class CountTest(NamedTuple):
    """Per year: two-sided p and whether it is below alpha."""

    p: Array
    flag: Flags


class LatestTest(NamedTuple):
    """Of the last year of each series: the limits that the years before it set, p, the flag, few years behind it."""

    lower: Array
    upper: Array
    p: Array
    flag: Flags
    provisional: Flags


class Limits(NamedTuple):
    """Of each series: mean and natural limits, few years behind them; `outside` per year."""

    centre: Array
    lower: Array
    upper: Array
    outside: Flags
    provisional: Flags


def exceptional_rates(x: ArrayLike, exposure: ArrayLike, alpha: float = 0.002, years: slice = EVERY_YEAR) -> CountTest:
    """Each year's count against the pooled rest: Binomial(total, its share of the exposure), given the total.

    `years` are the places of the years that are tested.
    """
    x, n = floats(x, exposure)
    known = whole(x) & (n > 0) & np.isfinite(n)
    known &= known.sum(axis=-1, keepdims=True) > 1
    x, n = np.where(known, x, 0.0), np.where(known, n, 0.0)
    total, exposed = x.sum(axis=-1, keepdims=True), n.sum(axis=-1, keepdims=True)
    share = n / np.where(known, exposed, np.nan)
    return _below(binomial_two_sided(x[..., years], total, share[..., years]), alpha)


def exceptional_proportions(x: ArrayLike, n: ArrayLike, alpha: float = 0.002, years: slice = EVERY_YEAR) -> CountTest:
    """Each year's count x of n against the pooled rest: hypergeometric, given the total; `years` as for rates."""
    x, n = floats(x, n)
    known = whole(x) & whole(n) & (n > 0) & (x <= n)
    known &= known.sum(axis=-1, keepdims=True) > 1
    total, people = ((known * np.where(known, part, 0.0)).sum(axis=-1, keepdims=True) for part in (x, n))
    tested = np.where(known, x, np.nan)[..., years]
    return _below(hypergeometric_two_sided(tested, n[..., years], total, people), alpha)


def exceptional_latest(values: ArrayLike, alpha: float = 0.005) -> LatestTest:
    """The last year's value without counts against the years before it: their prediction limits for one more year.

    Limits are mean ± t s √(1 + 1/k) of the k >= 4 earlier known years: exact for normal noise, where moving-range
    limits find next to nothing in so few years. No limits where the earlier years are all alike. `alpha` is half of
    the one false alarm in a hundred years that is allowed, for noise is not quite normal.
    """
    (y,) = floats(values)
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
    return LatestTest(mean - width, mean + width, p, p < alpha, years + 1 < SETTLED_YEARS)


def moving_range_limits(values: ArrayLike) -> Limits:
    """Natural limits of values without counts, mean ± 2.66 mean moving range: a picture of a series, not a test.

    Moving ranges run between known neighbours. No limits below five known years, or where nothing moves.
    """
    (y,) = floats(values)
    known = np.isfinite(y)
    years = known.sum(axis=-1)
    enough = np.where(years >= FEWEST_YEARS, years, np.nan)
    centre = np.where(known, y, 0.0).sum(axis=-1) / enough
    moves = _moving_ranges(y, known).sum(axis=-1) / (enough - 1)
    width = RANGES_TO_LIMITS * np.where(moves > NOISE * np.abs(centre), moves, np.nan)
    outside = np.abs(np.where(known, y, np.nan) - centre[..., None]) > width[..., None]
    return Limits(centre, centre - width, centre + width, outside, years < SETTLED_YEARS)


def _below(p: Array, alpha: float) -> CountTest:
    return CountTest(p, p < alpha)


def _moving_ranges(y: Array, known: Flags) -> Array:
    """|change since the known year before|; 0 where there is none."""
    y = np.where(known, y, 0.0)
    place = np.where(known, np.arange(y.shape[-1]), -1)
    before = np.maximum.accumulate(place, axis=-1)[..., :-1]
    previous = np.take_along_axis(y, np.maximum(before, 0), axis=-1)
    change = np.abs(np.where(known[..., 1:] & (before >= 0), y[..., 1:] - previous, 0.0))
    return np.concatenate([np.zeros_like(change[..., :1]), change], axis=-1)
