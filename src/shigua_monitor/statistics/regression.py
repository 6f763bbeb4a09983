"""Straight lines through a few yearly points: with counts, shrunk towards no slope; without, least squares.

Series are rows (series x years); a cell that is not `known` carries no weight and must hold some harmless number.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np

from shigua_monitor.statistics.arrays import Array, Flags

ROUNDS: Final = 15
"""Rounds of reweighting; a fixed number, so that a series does not depend on its neighbours."""
SETTLING: Final = 3
"""First rounds, in which the line finds its place before years are asked for more variance than chance gives."""
TINY: Final = 1e-12
LONGEST: Final = (1.0, 0.3)
"""Longest steps of level and slope in one round on a curved scale."""
DAMPING: Final = 0.85
"""What is left of a slope for each year beyond as many years as it was observed."""


class Link(NamedTuple):
    """A scale for shares (top 1) or rates (no top): the scale, its inverse, and the slope of that at a mean."""

    top: float
    scale: Callable[[Array], Array]
    inverse: Callable[[Array], Array]
    slope: Callable[[Array], Array]


def _expit(z: Array) -> Array:
    share: Array = 1 / (1 + np.exp(-z.clip(-30, 30)))
    return share


def _bounded_exp(z: Array) -> Array:
    growth: Array = np.exp(z.clip(-300, 300))
    return growth


LOGIT: Final = Link(1.0, lambda p: np.log(p / (1 - p)), _expit, lambda p: p * (1 - p))
LOG: Final = Link(np.inf, lambda rate: np.log(rate), _bounded_exp, lambda rate: rate)


def plain(link: Link) -> Link:
    """Shares or rates as they are."""
    return Link(link.top, lambda y: y, lambda z: z, np.ones_like)


class Line(NamedTuple):
    """A line read at the horizon, on its scale: the height, its variance, a year's own variance with its degrees of
    freedom, and one person's variance by chance (0 without counts)."""

    height: Array
    variance: Array
    yearly: Array
    df: Array
    person: Array


class _Normal(NamedTuple):
    """Sums of a weighted regression on time with a prior precision of the slope."""

    s0: Array
    s1: Array
    s2: Array
    determinant: Array

    @classmethod
    def of(cls, weight: Array, time: Array, prior: Array) -> _Normal:
        s0, s1 = weight.sum(axis=0), (weight * time).sum(axis=0)
        s2 = (weight * time * time).sum(axis=0) + prior
        return cls(s0, s1, s2, s0 * s2 - s1 * s1)

    def solve(self, pull: Array, tilt: Array) -> tuple[Array, Array]:
        level = (self.s2 * pull - self.s1 * tilt) / self.determinant
        return level, (self.s0 * tilt - self.s1 * pull) / self.determinant

    def variance(self, distance: Array) -> Array:
        return (self.s2 - 2 * distance * self.s1 + distance**2 * self.s0) / self.determinant


def reach(ahead: Array, span: Array) -> Array:
    """Years of full slope that `ahead` years are worth: a trend seen over `span` years is damped beyond as many."""
    beyond = np.maximum(ahead - span, 0)
    damped: Array = np.minimum(ahead, span) + DAMPING * (1 - DAMPING**beyond) / (1 - DAMPING)
    return damped


class Counts(NamedTuple):
    """Columns of x events among n (0 and 1 where not known), years x series for the sake of speed; the years, and the
    year that each series is asked about."""

    x: Array
    n: Array
    known: Flags
    t: Array
    horizon: Array


def curved_and_straight(counts: Counts, link: Link, slope_sd: float) -> tuple[Line, Line]:
    """The lines through x/n on the link's scale and as it is, slopes Normal(0, slope_sd) a year before any data.

    Nobody knows on which scale a series is straight. The slope's prior is the same near the pooled share.
    """
    x, n, known = counts.x, counts.n, counts.known
    share = ((known * x).sum(axis=0) + 0.5) / ((known * n).sum(axis=0) + 1)
    prior = np.full_like(share, max(slope_sd, 1e-6) ** -2)
    curved, mean = _fit(counts, link, share, prior, None)
    chance = np.maximum(link.slope(mean), TINY) / n
    straight, _ = _fit(counts, plain(link), share, prior / link.slope(share) ** 2, chance)
    then = link.inverse(curved.height)
    return curved._replace(person=1 / link.slope(then)), straight._replace(person=link.slope(then))


def _fit(counts: Counts, link: Link, share: Array, prior: Array, chance: Array | None) -> tuple[Line, Array]:
    """The line and its means. Iterated weighted least squares; chance alone gives the variances if not given.

    A year varies by chance and by `yearly`, the variance that Pearson's statistic shows beyond chance (Paule and
    Mandel 1982; never below 0), with the degrees of freedom of that statistic.
    """
    x, n, known, t, horizon = counts
    centre = (known * n * t[:, None]).sum(axis=0) / (known * n).sum(axis=0)
    time, years, longest = t[:, None] - centre, known.sum(axis=0), LONGEST if chance is None else (np.inf, np.inf)
    level, slope, yearly = link.scale(share), np.zeros_like(share), np.zeros_like(share)
    for turn in range(ROUNDS):
        mean = link.inverse(level + slope * time)
        steep = np.maximum(link.slope(mean), TINY)
        variance = 1 / (n * steep) if chance is None else chance
        weight, residual = known / (variance + yearly), (x / n - mean) / steep
        normal = _Normal.of(weight, time, prior)
        df, pull = years - 2 + prior * normal.s0 / normal.determinant, weight * residual
        if turn >= SETTLING:
            pearson = (pull * residual).sum(axis=0)
            yearly = np.maximum(yearly + (pearson / df - 1) * pearson / np.maximum((pull * pull).sum(axis=0), TINY), 0)
        up, turned = normal.solve(pull.sum(axis=0), (pull * time).sum(axis=0) - prior * slope)
        level, slope = level + up.clip(-longest[0], longest[0]), slope + turned.clip(-longest[1], longest[1])
    last, first = ends(known.T, t)
    height = level + slope * (last - centre + reach(horizon - last, last - first))
    return Line(height, normal.variance(horizon - centre), yearly, df, np.zeros_like(height)), mean


def least_squares(z: Array, known: Flags, t: Array, horizon: Array) -> Line:
    """The line through z by least squares; `yearly` is the residual variance."""
    years = known.sum(axis=-1)
    mean_t, mean_z = (known * t).sum(axis=-1) / years, (known * z).sum(axis=-1) / years
    time, height = t - mean_t[:, None], z - mean_z[:, None]
    spread = (known * time * time).sum(axis=-1)
    slope = (known * time * height).sum(axis=-1) / spread
    yearly = (known * (height - slope[:, None] * time) ** 2).sum(axis=-1) / (years - 2)
    last, first = ends(known, t)
    at_horizon = mean_z + slope * (last - mean_t + reach(horizon - last, last - first))
    variance = yearly * (1 / years + (horizon - mean_t) ** 2 / spread)
    return Line(at_horizon, variance, yearly, years - 2.0, np.zeros_like(yearly))


def ends(known: Flags, t: Array) -> tuple[Array, Array]:
    """The last and the first known year of each series."""
    return np.where(known, t, -np.inf).max(axis=-1), np.where(known, t, np.inf).min(axis=-1)
