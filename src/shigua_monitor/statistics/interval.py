"""Exact intervals of proportions, rates and their ratios, and what an interval proves about a limit.

Counts must be whole and not negative; every other cell, and one without a denominator, is NaN. `level` is two-sided.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from shigua_monitor.statistics.arrays import Array, Codes, Flags, check_level, distinct, floats, whole
from shigua_monitor.statistics.discrete import binomial_at_least
from shigua_monitor.statistics.distribution import beta_quantile, deviations_beyond, gamma_quantile

NOISE: Final = 1e-12
"""Relative size of binary noise in a product of a count and a decimal limit."""

Bounds = tuple[Array, Array]
Number = TypeVar("Number", np.float64, np.int64)


class Evidence(IntEnum):
    """What an interval allows to say about a limit."""

    NO_COUNTS = 0
    CLEARLY_MET = 1
    CLEARLY_MISSED = 2
    CANNOT_TELL = 3

    @property
    def word(self) -> str:
        return self.name.lower()


def wilson(x: ArrayLike, n: ArrayLike, level: float = 0.95) -> Bounds:
    """Bounds of a proportion x/n, 0 to 1 (Wilson 1927); exactly 0 at x = 0 and exactly 1 at x = n."""
    z = deviations_beyond(check_level(level))
    x, n = floats(x, n)
    x = np.where(_is_proportion(x, n), x, np.nan)
    n = np.where(n > 0, n, np.nan)
    centre, width = 2 * x + z * z, z * np.sqrt(z * z + 4 * x * (1 - x / n))
    lower, upper = (centre - width) / (2 * (n + z * z)), (centre + width) / (2 * (n + z * z))
    return lower, np.where(x == n, 1.0, upper)


def clopper_pearson(x: ArrayLike, n: ArrayLike, level: float = 0.95) -> Bounds:
    """Bounds of a proportion x/n, 0 to 1, never too short (Clopper and Pearson 1934)."""
    tail = check_level(level)
    x, n = floats(x, n)
    valid = _is_proportion(x, n)
    some, of, place = distinct(x[valid], n[valid])
    with np.errstate(divide="ignore"):
        edge = np.exp(np.log(tail) / of)
    low, high = beta_quantile(
        _beside(tail, 1 - tail, some),
        np.stack([np.where(some > 0, some, np.nan), some + 1]),
        np.stack([of - some + 1, np.where(some < of, of - some, np.nan)]),
    )
    low = np.where(some == 0, 0.0, np.where(some == of, edge, low))
    high = np.where(some == of, 1.0, np.where(some == 0, 1 - edge, high))
    return _spread(valid, low[place]), _spread(valid, high[place])


def poisson_exact(x: ArrayLike, exposure: ArrayLike, level: float = 0.95) -> Bounds:
    """Bounds of a rate of x events per unit of exposure (Garwood 1936); the exposure need not be whole."""
    x, exposure = floats(x, exposure)
    valid = whole(x) & (exposure > 0) & np.isfinite(exposure)
    counts, place = np.unique(x[valid], return_inverse=True)
    low, high = poisson_mean(counts, level)
    return _spread(valid, low[place] / exposure[valid]), _spread(valid, high[place] / exposure[valid])


def poisson_mean(x: ArrayLike, level: float = 0.95) -> Bounds:
    """Bounds of the expected number behind x events."""
    tail = check_level(level)
    (x,) = floats(x)
    x = np.where(whole(x), x, np.nan)
    low, high = gamma_quantile(_beside(tail, 1 - tail, x), np.stack([np.where(x > 0, x, np.nan), x + 1]))
    return np.where(x == 0, 0.0, low), high


def rate_ratio(x1: ArrayLike, n1: ArrayLike, x0: ArrayLike, n0: ArrayLike, level: float = 0.95) -> Bounds:
    """Bounds of (x1/n1) / (x0/n0), exact given x1 + x0; infinite above at x0 = 0, NaN without any event."""
    x1, n1, x0, n0 = floats(x1, n1, x0, n0)
    valid = whole(x1) & whole(x0) & (n1 > 0) & (n0 > 0) & np.isfinite(n1) & np.isfinite(n0)
    lower, upper = clopper_pearson(x1[valid], x1[valid] + x0[valid], level)
    scale = n0[valid] / n1[valid]
    with np.errstate(divide="ignore"):
        low, high = lower / (1 - lower) * scale, upper / (1 - upper) * scale
    return _spread(valid, low), _spread(valid, high)


def pooled(x: ArrayLike, n: ArrayLike, window: int) -> tuple[Array, Array, NDArray[np.int64]]:
    """Σx, Σn and the number of years used, over the `window` years that end in each year (last axis).

    A year without a numerator or a denominator is left out; without any year the sums are NaN.
    """
    if window < 1:
        raise ValueError(f"a window has at least one year, not {window}")
    x, n = floats(x, n)
    used = np.isfinite(x) & np.isfinite(n) & (n > 0)
    years = _rolling_sum(used.astype(np.int64), window)
    return (
        np.where(years > 0, _rolling_sum(np.where(used, x, 0.0), window), np.nan),
        np.where(years > 0, _rolling_sum(np.where(used, n, 0.0), window), np.nan),
        years,
    )


def evidence(lower: ArrayLike, upper: ArrayLike, limit: ArrayLike, at_most: ArrayLike) -> Codes:
    """Evidence codes (int8): a ceiling (`at_most`) is clearly met if upper <= limit, clearly missed if lower > limit.

    A floor mirrors this. Bounds and limit share a unit; NO_COUNTS where one of them is missing.
    """
    lower, upper, limit = floats(lower, upper, limit)
    ceiling = np.asarray(at_most, dtype=bool)
    met = np.where(ceiling, upper <= limit, lower >= limit)
    missed = np.where(ceiling, lower > limit, upper < limit)
    codes = np.select([met, missed], [Evidence.CLEARLY_MET, Evidence.CLEARLY_MISSED], Evidence.CANNOT_TELL)
    known = ~(np.isnan(lower) | np.isnan(upper) | np.isnan(limit))
    return np.where(known, codes, Evidence.NO_COUNTS).astype(np.int8)


def events_allowed(n: ArrayLike, limit: ArrayLike, scale: ArrayLike = 1) -> Array:
    """The most events among n that keep a ceiling of `limit` per `scale`."""
    return np.floor(_scrubbed(n, limit, scale))


def events_needed(n: ArrayLike, limit: ArrayLike, scale: ArrayLike = 1) -> Array:
    """The fewest events among n that reach a floor of `limit` per `scale`."""
    return np.ceil(_scrubbed(n, limit, scale))


def shortfall(x: ArrayLike, n: ArrayLike, limit: ArrayLike, scale: ArrayLike, at_most: ArrayLike) -> Array:
    """Heads that x of n lacks to a floor, or exceeds a ceiling (`at_most`) by; 0 where the limit is met."""
    x, n, limit, scale = floats(x, n, limit, scale)
    x = np.where(whole(x), x, np.nan)
    heads = np.where(at_most, x - events_allowed(n, limit, scale), events_needed(n, limit, scale) - x)
    return np.maximum(heads, 0)


def exposure_to_show(x: ArrayLike, limit: ArrayLike, scale: ArrayLike = 1, level: float = 0.95) -> Array:
    """The smallest whole exposure at which x events clearly meet a ceiling of `limit` per `scale` (exact Poisson)."""
    x, limit, scale = floats(x, limit, scale)
    _, high = poisson_mean(x, level)
    with np.errstate(divide="ignore"):
        return np.where(limit >= 0, np.ceil(high * scale / limit * (1 - NOISE)), np.nan)


def all_units_pass(n: ArrayLike, p: ArrayLike, limit: ArrayLike) -> Array:
    """The chance that every unit (last axis) of n reaches a floor, if each truly has the proportion p; both 0 to 1.

    Units without people are left out; NaN where none is left.
    """
    n, p, limit = floats(n, p, limit)
    chance = binomial_at_least(events_needed(n, limit), n, p)
    counted = (n > 0) & ~np.isnan(chance)
    return np.where(counted.any(axis=-1), np.prod(np.where(counted, chance, 1.0), axis=-1), np.nan)


def _scrubbed(n: ArrayLike, limit: ArrayLike, scale: ArrayLike) -> Array:
    """n * limit / scale, a whole number where only binary noise keeps it from being one: 0.9 of 10 is 9."""
    n, limit, scale = floats(n, limit, scale)
    n = np.where((n > 0) & np.isfinite(n), n, np.nan)
    events = n * limit / scale
    near = np.rint(events)
    return np.where(np.abs(events - near) <= NOISE * np.abs(events), near, events)


def _is_proportion(x: Array, n: Array) -> Flags:
    is_proportion: Flags = whole(x) & whole(n) & (n > 0) & (x <= n)
    return is_proportion


def _beside(low: float, high: float, like: Array) -> Array:
    """Two tails on a new first axis, before that of the cells: both bounds are found in one search."""
    return np.stack([np.full(like.shape, low), np.full(like.shape, high)])


def _spread(valid: Flags, values: Array) -> Array:
    """The values of the valid cells in their places, NaN elsewhere."""
    result = np.full(valid.shape, np.nan)
    result[valid] = values
    return result


def _rolling_sum(values: NDArray[Number], window: int) -> NDArray[Number]:
    total = values.copy()
    for lag in range(1, min(window, values.shape[-1])):
        total[..., lag:] += values[..., :-lag]
    return total
