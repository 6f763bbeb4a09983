"""Predictive distributions of a small count: whole numbers from 0 up, too few for a bell curve.

A count that is Poisson around a gamma-distributed mean is negative binomial; one that is binomial around a
beta-distributed proportion is beta-binomial. Both are summed from 0 up, every series at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np

from shigua_monitor.statistics.arrays import Array
from shigua_monitor.statistics.distribution import log_gamma

MOST_EVENTS: Final = 5_000
"""Where the sum stops at the latest; the laws are meant for expectations below a hundred."""
SURE: Final = 1e-12


class Law(NamedTuple):
    """P(0), and P(k+1) / P(k) as a function of k, per series."""

    first: Array
    ratio: Callable[[int], Array]


class CountForecast(NamedTuple):
    """The range that each tail of `tail` leaves, and P(K <= most) and P(K >= least)."""

    lower: Array
    upper: Array
    at_most: Array
    at_least: Array


def negative_binomial(shape: Array, mean: Array) -> Law:
    """Poisson around a gamma distribution with this shape and mean."""
    share = mean / (shape + mean)
    return Law(np.exp(-shape * np.log1p(mean / shape)), lambda k: (shape + k) / (k + 1) * share)


def beta_binomial(n: Array, a: Array, b: Array) -> Law:
    """Binomial of n around a beta distribution with shapes a and b."""
    with_none, of_b, of_both, with_all = log_gamma(np.stack([b + n, b, a + b, a + b + n]))
    last = np.finfo(np.float64).tiny
    return Law(
        np.exp(with_none - of_b + of_both - with_all),
        lambda k: np.maximum(n - k, 0) * (a + k) / ((k + 1) * np.maximum(b + n - k - 1, last)),
    )


def forecast_count(law: Law, tail: float, most: Array, least: Array) -> CountForecast:
    """Lower: the first k with P(K <= k) > tail; upper: the first with P(K <= k) >= 1 - tail."""
    chance, below = law.first, np.zeros_like(law.first)
    furthest = max(np.nanmax(most, initial=0), np.nanmax(least, initial=0))
    sums = []
    for k in range(MOST_EVENTS):
        below = below + chance
        sums.append(below)
        if (below >= 1 - tail).all() and (k >= furthest or (below > 1 - SURE).all()):
            break
        chance = chance * law.ratio(k)
    up_to = np.array(sums)
    lower = np.where(below > tail, (up_to <= tail).sum(axis=0), -1.0)
    upper = (~(up_to >= 1 - tail)).sum(axis=0, dtype=np.float64)
    known = ~(np.isnan(most) | np.isnan(least))
    at_most, under = np.where(known, _chance_of(up_to, np.stack([most, least - 1])), np.nan)
    return CountForecast(lower, upper, at_most, 1 - under)


def _chance_of(up_to: Array, counts: Array) -> Array:
    """P(K <= count) from a row for each K; certain where the rows end before."""
    last = len(up_to) - 1
    place = np.clip(np.nan_to_num(counts), 0, last).astype(np.intp)
    inside = np.minimum(np.take_along_axis(up_to, place, axis=0), 1)
    return np.where(counts < 0, 0.0, np.where(counts > last, 1.0, inside))
