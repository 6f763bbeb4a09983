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
    none = log_gamma(b + n) - log_gamma(b) + log_gamma(a + b) - log_gamma(a + b + n)
    last = np.finfo(np.float64).tiny
    return Law(np.exp(none), lambda k: np.maximum(n - k, 0) * (a + k) / ((k + 1) * np.maximum(b + n - k - 1, last)))


def forecast_count(law: Law, tail: float, most: Array, least: Array) -> CountForecast:
    """Lower: the first k with P(K <= k) > tail; upper: the first with P(K <= k) >= 1 - tail."""
    chance, below = law.first.copy(), np.zeros_like(law.first)
    lower, upper = np.full_like(below, -1.0), np.full_like(below, -1.0)
    at_most, under = np.where(most < 0, 0.0, 1.0), np.where(least <= 0, 0.0, 1.0)
    furthest = float(max(np.nanmax(most, initial=0), np.nanmax(least, initial=0)))
    for k in range(MOST_EVENTS):
        below = below + chance
        lower = np.where((lower < 0) & (below > tail), k, lower)
        upper = np.where((upper < 0) & (below >= 1 - tail), k, upper)
        at_most, under = np.where(most == k, below, at_most), np.where(least - 1 == k, below, under)
        if (upper >= 0).all() and (k >= furthest or (below > 1 - SURE).all()):
            break
        chance = chance * law.ratio(k)
    known = ~(np.isnan(most) | np.isnan(least))
    upper = np.where(upper < 0, MOST_EVENTS, upper)
    at_most, under = np.minimum(at_most, 1), np.minimum(under, 1)
    return CountForecast(lower, upper, np.where(known, at_most, np.nan), np.where(known, 1 - under, np.nan))
