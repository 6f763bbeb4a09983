"""What a value without counts will be at the horizon: a straight line with its prediction interval.

Nobody knows on which scale a series is straight. The line on the values as they are is mixed with that on the scale of
their kind; where the kind has none, with that of the last years alone, which follows a bend.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final, NamedTuple

import numpy as np

from shigua_monitor.statistics.arrays import Array, Flags
from shigua_monitor.statistics.distribution import student_cdf, student_quantile
from shigua_monitor.statistics.outcome import Outcome
from shigua_monitor.statistics.regression import LOG, LOGIT, Line, least_squares

LATEST: Final = 4
"""Known years that make up the line of the last years: with five, 80 % intervals cover as few as 68 % on a bend."""
NOISE: Final = 1e-9
"""Relative size of binary noise: a spread below it is none, and limits that close are reached."""


class Scale(Enum):
    """The scale on which a value is straight: logit between two bounds, log above one, as it is, or nobody knows."""

    BOUNDED = "bounded"
    POSITIVE = "positive"
    LEVEL = "level"
    UNKNOWN = "unknown"

    @property
    def bounds(self) -> tuple[float, float]:
        return (0.0, 100.0) if self is Scale.BOUNDED else (0.0, np.inf)


class Ruler(NamedTuple):
    """A scale between two bounds."""

    scale: Scale
    low: float
    high: float

    def straight(self, y: Array) -> Array:
        """The values on the scale; infinite at its ends."""
        if self.scale in (Scale.LEVEL, Scale.UNKNOWN):
            return y
        inner = (y > self.low) & (y < self.high)
        ends = np.where(y <= self.low, -np.inf, np.where(y >= self.high, np.inf, np.nan))
        if self.scale is Scale.POSITIVE:
            return np.where(inner, LOG.scale(np.where(inner, y - self.low, 1.0)), ends)
        return np.where(inner, LOGIT.scale(np.where(inner, (y - self.low) / (self.high - self.low), 0.5)), ends)

    def back(self, z: Array) -> Array:
        """The values themselves, cut off at the bounds."""
        if self.scale is Scale.BOUNDED:
            z = self.low + (self.high - self.low) * LOGIT.inverse(z)
        elif self.scale is Scale.POSITIVE:
            z = self.low + LOG.inverse(z)
        return np.clip(z, self.low, self.high)


def value_outcome(
    t: Array, y: Array, known: Flags, horizon: Array, limit: Array, tail: float, ruler: Ruler
) -> tuple[Outcome, Flags]:
    """The outcome of rows with three known years or more, and which of them are constant."""
    largest = np.where(known, y, -np.inf).max(axis=-1)
    constant = largest == np.where(known, y, np.inf).min(axis=-1)
    touching = np.asarray((known & ((y <= ruler.low) | (y >= ruler.high))).any(axis=-1))
    free = ~touching
    years = known & (known[:, ::-1].cumsum(axis=-1)[:, ::-1] <= LATEST) if ruler.scale is Scale.UNKNOWN else known
    level = _Fit.of(t, y, known, horizon, limit, ruler._replace(scale=Scale.LEVEL))
    bent = _Fit.of(t, y[free], years[free], horizon[free], limit[free], ruler)
    outcome, other = _outcomes([level, bent], tail)
    outcome.write(free, other.mixed(outcome.of(free)))
    same = largest[constant]
    outcome.write(constant, Outcome(same, same, same, *_compare(same, limit[constant])))
    return outcome, constant


class _Fit(NamedTuple):
    """Lines on a scale, how far a year lies from them, the limits, and these in spreads; exact without a spread."""

    ruler: Ruler
    line: Line
    spread: Array
    exact: Flags
    limit: Array
    beyond: Array

    @classmethod
    def of(cls, t: Array, y: Array, known: Flags, horizon: Array, limit: Array, ruler: Ruler) -> _Fit:
        line = least_squares(np.where(known, ruler.straight(y), 0.0), known, t, horizon)
        spread = np.sqrt(line.variance + line.yearly)
        exact = spread <= NOISE * np.maximum(1, np.abs(line.height))
        beyond = (ruler.straight(limit) - line.height) / np.where(exact, 1.0, spread)
        return cls(ruler, line, spread, exact, limit, beyond)

    def outcome(self, factor: Array, chance: Array) -> Outcome:
        """`factor` spreads make half the interval; `chance` is that of at most the limit on an endless scale."""
        ruler, limit, height, width = self.ruler, self.limit, self.line.height, factor * self.spread
        point = ruler.back(height)
        below = np.where(limit >= ruler.high, 1.0, np.where(limit < ruler.low, 0.0, chance))
        above = np.where(limit <= ruler.low, 1.0, np.where(limit > ruler.high, 0.0, 1 - chance))
        sure_below, sure_above = _compare(point, limit)
        return Outcome(
            point,
            ruler.back(height - width),
            ruler.back(height + width),
            np.where(self.exact, sure_below, below),
            np.where(self.exact, sure_above, above),
        )


def _outcomes(fits: Sequence[_Fit], tail: float) -> list[Outcome]:
    """The outcomes of lines on several scales; Student's distribution is asked once for all of them, as it is slow."""
    df, beyond = np.concatenate([fit.line.df for fit in fits]), np.concatenate([fit.beyond for fit in fits])
    ends = np.cumsum([len(fit.limit) for fit in fits])[:-1]
    factors, chances = np.split(student_quantile(1 - tail, df), ends), np.split(student_cdf(beyond, df), ends)
    return [fit.outcome(*figures) for fit, *figures in zip(fits, factors, chances, strict=True)]


def _compare(value: Array, limit: Array) -> tuple[Array, Array]:
    """1 or 0 for at or below, and for at or above, the limit; NaN without one."""
    noise = NOISE * np.abs(limit)
    known = ~np.isnan(limit)
    return np.where(known, value <= limit + noise, np.nan), np.where(known, value >= limit - noise, np.nan)
