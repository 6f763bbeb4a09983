"""Is there a trend at all? Tests and a slope over the last axis, the year: proportions, rare counts, bare values.

Missing years are left out; below two known years all is NaN. A positive statistic is a rise; p is two-sided.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from shigua_monitor.statistics.arrays import Array, floats, whole
from shigua_monitor.statistics.distribution import normal_cdf

EXACT_YEARS: Final = 10
"""Known years up to which Mann and Kendall's p is exact."""
EXACT_EVENTS: Final = 200
"""Events up to which the law of the rare-count statistic is worked out; the normal law serves above."""
CELLS: Final = 1 << 20
"""Cells of a convolution worked on at a time."""


class TrendTest(NamedTuple):
    """The statistic (standardised; Kendall's S for Mann and Kendall) and its two-sided p."""

    statistic: Array
    p: Array


def cochran_armitage(years: ArrayLike, x: ArrayLike, n: ArrayLike) -> TrendTest:
    """Trend of proportions x/n (Armitage 1955), z and p; 0 and 1 where all or none have it. Not for rare counts."""
    t, x, n = floats(years, x, n)
    known = whole(x) & whole(n) & (n > 0) & (x <= n)
    x, n = np.where(known, x, 0.0), np.where(known, n, 0.0)
    people, share = n.sum(axis=-1), x.sum(axis=-1) / _positive(n.sum(axis=-1))
    time = t - ((n * t).sum(axis=-1) / _positive(people))[..., None]
    variance = share * (1 - share) * (n * time * time).sum(axis=-1)
    z = (time * x).sum(axis=-1) / np.sqrt(np.where(variance > 0, variance, 1.0))
    z = np.where(known.sum(axis=-1) > 1, z * (variance > 0), np.nan)
    return TrendTest(z, 2 * normal_cdf(-np.abs(z)))


def rare_trend(years: ArrayLike, x: ArrayLike, exposure: ArrayLike) -> TrendTest:
    """Exact trend of x events per exposure, whole years: given their number, each falls in a year by its exposure.

    The sum of the events' years then follows an X-fold convolution; p is twice its smaller tail, capped at 1. Without
    an event p is 1. The statistic is the sum, standardised.
    """
    t, x, n = floats(years, x, exposure)
    known = whole(x) & (n > 0) & np.isfinite(n)
    *shape, width = known.shape
    parts = (t - np.min(t, initial=np.inf), np.where(known, x, 0.0), np.where(known, n, 0.0))
    t, x, n = (part.reshape(-1, width) for part in parts)
    share = n / _positive(n.sum(axis=-1, keepdims=True))
    events, score = x.sum(axis=-1), (t * x).sum(axis=-1)
    mean = (t * share).sum(axis=-1)
    variance = events * ((t - mean[:, None]) ** 2 * share).sum(axis=-1)
    z = (score - events * mean) / np.sqrt(np.where(variance > 0, variance, 1.0))
    z = np.where((n > 0).sum(axis=-1) > 1, z * (variance > 0), np.nan)
    p = 2 * normal_cdf(-np.abs(z))
    rare = np.flatnonzero(~np.isnan(z) & (events <= EXACT_EVENTS))
    rare = rare[np.argsort(events[rare], kind="stable")]
    step = max(1, CELLS // (EXACT_EVENTS * int(np.ptp(t)) + 1)) if t.size else 1
    for start in range(0, rare.size, step):
        rows = rare[start : start + step]
        p[rows] = _convolved(t[rows], share[rows], events[rows], score[rows])
    return TrendTest(z.reshape(shape), p.reshape(shape))


def theil_sen(years: ArrayLike, values: ArrayLike) -> Array:
    """The median of the slopes between all pairs of years: a description that one wild year does not move."""
    t, y = floats(years, values)
    first, second = np.triu_indices(y.shape[-1], 1)
    y = np.where(np.isfinite(y), y, np.nan)
    slopes = np.sort((y[..., second] - y[..., first]) / (t[..., second] - t[..., first]), axis=-1)
    pairs = (~np.isnan(slopes)).sum(axis=-1, keepdims=True)
    if not first.size:
        return np.full(y.shape[:-1], np.nan)
    middle = [np.take_along_axis(slopes, np.maximum(pairs - half, 0) // 2, axis=-1)[..., 0] for half in (1, 0)]
    return np.where(pairs[..., 0] > 0, (middle[0] + middle[1]) / 2, np.nan)


def mann_kendall(values: ArrayLike) -> TrendTest:
    """Kendall's S of values against time and its p: exact up to ten known years, ties included, else normal.

    Four years or fewer cannot reach p < 0.05: the smallest p is 2/n!.
    """
    (y,) = floats(values)
    first, second = np.triu_indices(y.shape[-1], 1)
    known = np.isfinite(y)
    y = np.where(known, y, np.nan)
    comparable = known[..., first] & known[..., second]
    signs = np.where(comparable, np.sign(y[..., second] - y[..., first]), 0.0)
    score, years = signs.sum(axis=-1), known.sum(axis=-1)
    alike = (y[..., :, None] == y[..., None, :]).sum(axis=-1)
    ties = np.where(known, (alike - 1) * (2 * alike + 5), 0).sum(axis=-1)
    variance = (years * (years - 1) * (2 * years + 5) - ties) / 18
    z = (np.abs(score) - 1) / np.sqrt(np.where(variance > 0, variance, 1.0))
    p = np.asarray(np.minimum(2 * normal_cdf(-np.where(variance > 0, z, 0.0)), 1))
    exact = years <= EXACT_YEARS
    p[exact] = _exact_kendall(np.where(exact, score, 0)[exact], alike[exact])
    return TrendTest(np.where(years > 1, score, np.nan), np.where(years > 1, p, np.nan))


def _positive(values: Array) -> Array:
    return np.where(values > 0, values, np.nan)


def _convolved(t: Array, share: Array, events: Array, score: Array) -> Array:
    """p of rows (series x years): the law of the sum of `events` draws of t, by the power of its Fourier transform."""
    rows, offsets = np.arange(len(t)), np.rint(t).astype(np.intp)
    single = np.zeros((len(t), int(offsets.max(initial=0)) + 1))
    for year in range(t.shape[-1]):
        single[rows, offsets[:, year]] += share[:, year]
    length = 1 << (int(events.max(initial=0)) * (single.shape[1] - 1)).bit_length()
    law = np.fft.irfft(np.fft.rfft(single, length) ** events[:, None], length) if length > 1 else np.ones((len(t), 1))
    up_to = np.cumsum(np.maximum(law, 0), axis=-1)
    place = np.rint(score).astype(np.intp)
    low, before = up_to[rows, place], np.where(place > 0, up_to[rows, place - 1], 0.0)
    p: Array = np.clip(2 * np.minimum(low, 1 - before), 0, 1)
    return p


def _exact_kendall(score: Array, alike: NDArray[np.int_]) -> Array:
    """Two-sided p of S; `alike` counts for each year the years with its value, 0 where it is missing."""
    patterns, place = np.unique(np.sort(alike, axis=-1), axis=0, return_inverse=True)
    p = np.ones_like(score)
    for number, pattern in enumerate(patterns):
        rows = place.reshape(-1) == number
        ways = _inversions(pattern)
        chance = np.cumsum(ways) / ways.sum()
        fewest = (ways.size - 1 - np.abs(score[rows])) / 2
        p[rows] = np.minimum(2 * chance[fewest.astype(np.intp)], 1)
    return p


def _inversions(pattern: NDArray[np.int_]) -> Array:
    """Orders of values with these ties by their number of falling pairs: a Gaussian multinomial coefficient."""
    sizes = [int(size) for size in np.unique(pattern[pattern > 0]) for _ in range(int((pattern == size).sum() // size))]
    ways = np.ones(1)
    for taken in range(1, sum(sizes) + 1):
        ways = np.convolve(ways, np.ones(taken))
    for size in sizes:
        for taken in range(2, size + 1):
            ways = np.rint(np.polydiv(ways, np.ones(taken))[0])
    return ways
