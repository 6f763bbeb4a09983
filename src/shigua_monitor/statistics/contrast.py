"""Distances between parts of a population, the range over several parts, and how either changed, with bounds.

Figures are per person (proportions 0 to 1, rates in events per unit of exposure). A part without usable counts makes
the result NaN.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from shigua_monitor.statistics.arrays import Array, floats
from shigua_monitor.statistics.interval import Bounds, wilson

Law = Callable[[ArrayLike, ArrayLike, float], Bounds]
"""The bounds of one figure from its counts, at a level: `wilson`, `poisson_exact`."""


class Estimate(NamedTuple):
    """A figure and its bounds."""

    point: Array
    lower: Array
    upper: Array


def difference(
    x1: ArrayLike, n1: ArrayLike, x0: ArrayLike, n0: ArrayLike, level: float = 0.95, share: ArrayLike = 1.0
) -> Bounds:
    """Bounds of x1/n1 - share · x0/n0, two proportions, from the Wilson bounds of both by square-and-add: Newcombe's
    method 10 (1998) where the share is 1, else Zou and Donner's (2008) of a sum with known factors."""
    (share,) = floats(share)
    now, then = _estimate(x1, n1, wilson, level), _estimate(x0, n0, wilson, level)
    return change(now, Estimate(*(part * share for part in then)))


def distance(x1: ArrayLike, n1: ArrayLike, x0: ArrayLike, n0: ArrayLike, law: Law, level: float) -> Estimate:
    """|x1/n1 - x0/n0|, from the bounds of both figures by square-and-add (Zou and Donner 2008; for proportions this is
    Newcombe's method 10). Bounds of the signed difference that span zero leave the distance a lower bound of zero."""
    x1, n1, x0, n0 = floats(x1, n1, x0, n0)
    both = _estimate(np.stack([x1, x0]), np.stack([n1, n0]), law, level)
    first, second = (Estimate(*(part[side] for part in both)) for side in (0, 1))
    low, high = change(first, second)
    signed = first.point - second.point
    lower = np.where(low > 0, low, np.where(high < 0, -high, 0.0))
    known = np.isfinite(low) & np.isfinite(high)
    return Estimate(
        np.abs(signed), np.where(known, lower, np.nan), np.where(known, np.maximum(np.abs(low), np.abs(high)), np.nan)
    )


def spread(x: ArrayLike, n: ArrayLike, law: Law, level: float) -> Estimate:
    """The highest figure minus the lowest over the parts (first axis). The bounds hold for all parts at once
    (Bonferroni), so that it does not matter which of them happened to be the outermost."""
    x, n = floats(x, n)
    if not x.shape[0]:
        nothing = np.full(x.shape[1:], np.nan)
        return Estimate(nothing, nothing, nothing)
    parts = _estimate(x, n, law, 1 - (1 - level) / x.shape[0])
    return Estimate(
        parts.point.max(axis=0) - parts.point.min(axis=0),
        np.maximum(parts.lower.max(axis=0) - parts.upper.min(axis=0), 0.0),
        parts.upper.max(axis=0) - parts.lower.min(axis=0),
    )


def change(now: Estimate, then: Estimate) -> Bounds:
    """Bounds of now - then, of two independent figures, by square-and-add (Zou and Donner 2008)."""
    moved = now.point - then.point
    below = np.sqrt((now.point - now.lower) ** 2 + (then.upper - then.point) ** 2)
    above = np.sqrt((now.upper - now.point) ** 2 + (then.point - then.lower) ** 2)
    return moved - below, moved + above


def _estimate(x: ArrayLike, n: ArrayLike, law: Law, level: float) -> Estimate:
    x, n = floats(x, n)
    lower, upper = law(x, n, level)
    return Estimate(np.where(np.isfinite(lower), x / np.where(n > 0, n, np.nan), np.nan), lower, upper)
