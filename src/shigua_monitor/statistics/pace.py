"""Pace towards a target: linear, compound and as a yearly reduction; a value that cannot be given says why.

Values share a unit, years are plain numbers, `at_most` is true for a ceiling (a fall is wanted) and false for a floor.
No zero is ever replaced by a small number.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from shigua_monitor.statistics.arrays import Array, Codes, Flags, floats

NOISE: Final = 1e-9
"""Relative size of binary noise when two figures are compared."""

Reasoned = tuple[Array, Codes]
Mask = Flags | np.bool


class Reason(IntEnum):
    """Why a pace is NaN; with BASE_BEYOND_TARGET a compound ratio is given all the same."""

    NONE = 0
    MISSING = 1
    NO_TIME = 2
    TARGET_IS_BASE = 3
    BASE_BEYOND_TARGET = 4
    NEGATIVE_VALUE = 5
    ZERO_BASE = 6
    ZERO_TARGET = 7
    ZERO_VALUE = 8
    TOO_FEW_YEARS = 9


class PaceClass(IntEnum):
    """The classes of a pace, from best to worst; UNKNOWN for NaN."""

    UNKNOWN = 0
    ON_TRACK = 1
    WATCH = 2
    SLOW = 3
    MOVING_AWAY = 4


def linear_pace(
    base: ArrayLike,
    current: ArrayLike,
    target: ArrayLike,
    base_year: ArrayLike,
    year: ArrayLike,
    due_year: ArrayLike,
    at_most: ArrayLike,
) -> Reasoned:
    """[(c - b) / (T - b)] / [(t - t0) / (tT - t0)] and its reason: 1 on the straight path, below 0 moving away."""
    b, c, goal, t0, t, due = floats(base, current, target, base_year, year, due_year)
    reason = _first(_shared_obstacles(b, c, goal, t0, t, due, at_most))
    gap = np.where(reason == Reason.NONE, goal - b, np.nan)
    elapsed = np.where(t > t0, t - t0, np.nan)
    return (c - b) / gap * ((due - t0) / elapsed) + 0.0, reason  # + 0.0: no negative zero


def compound_ratio(
    base: ArrayLike,
    current: ArrayLike,
    target: ArrayLike,
    base_year: ArrayLike,
    year: ArrayLike,
    due_year: ArrayLike,
    at_most: ArrayLike,
) -> Reasoned:
    """Observed over required compound growth and its reason: d g(c) / |g(T)|, g = (./b)^(1/years) - 1 (Open SDG).

    A base beyond the target is named as the reason, but the ratio is given: below 0 the target was met, then lost.
    """
    b, c, goal, t0, t, due = floats(base, current, target, base_year, year, due_year)
    obstacles = _shared_obstacles(b, c, goal, t0, t, due, at_most)
    obstacles[Reason.NEGATIVE_VALUE] = (b < 0) | (c < 0) | (goal < 0)
    obstacles[Reason.ZERO_BASE] = b == 0
    obstacles[Reason.ZERO_TARGET] = goal == 0
    beyond = obstacles.pop(Reason.BASE_BEYOND_TARGET)
    reason = _first(obstacles)
    answered = reason == Reason.NONE
    b, years, wanted_years = (np.where(answered, part, np.nan) for part in (b, t - t0, due - t0))
    observed, required = _growth(c, b, years), _growth(goal, b, wanted_years)
    ratio = np.where(at_most, -1.0, 1.0) * observed / np.abs(required)
    return ratio, np.where(answered & beyond, Reason.BASE_BEYOND_TARGET, reason).astype(np.int8)


def annual_reduction(years: ArrayLike, values: ArrayLike) -> Reasoned:
    """The yearly rate of reduction 1 - exp(slope of ln y) by least squares over the last axis, and its reason (UNICEF).

    Missing years are left out; two years are needed, and every value must be above zero.
    """
    t, y = floats(years, values)
    known = np.isfinite(y) & np.isfinite(t)
    reason = _first(
        {
            Reason.NEGATIVE_VALUE: (known & (y < 0)).any(axis=-1),
            Reason.ZERO_VALUE: (known & (y == 0)).any(axis=-1),
            Reason.TOO_FEW_YEARS: known.sum(axis=-1) < 2,
        }
    )
    usable = known & (reason == Reason.NONE)[..., None]
    weight = usable / np.maximum(usable.sum(axis=-1, keepdims=True), 1)
    log_y, t = (
        part - (weight * part).sum(axis=-1, keepdims=True)
        for part in (np.log(np.where(usable, y, 1.0)), np.where(usable, t, 0.0))
    )
    spread = (weight * t * t).sum(axis=-1)
    slope = (weight * t * log_y).sum(axis=-1) / np.where(spread > 0, spread, np.nan)
    return 1 - np.exp(slope), reason


def required_reduction(base: ArrayLike, target: ArrayLike, base_year: ArrayLike, due_year: ArrayLike) -> Array:
    """The yearly rate of reduction that leads from base to target; NaN unless both are above zero and time is left."""
    b, goal, t0, due = floats(base, target, base_year, due_year)
    possible = (b > 0) & (goal > 0) & (due > t0)
    return -_growth(goal, np.where(possible, b, np.nan), np.where(possible, due - t0, np.nan))


def classify(pace: ArrayLike, on_track: float, watch: float, slow: float) -> Codes:
    """PaceClass codes (int8): each cut is the least pace of its class, binary noise forgiven."""
    (p,) = floats(pace)
    reached = [p >= cut - NOISE * max(1.0, abs(cut)) for cut in (on_track, watch, slow)]
    codes = np.select(reached, [PaceClass.ON_TRACK, PaceClass.WATCH, PaceClass.SLOW], PaceClass.MOVING_AWAY)
    return np.where(np.isnan(p), PaceClass.UNKNOWN, codes).astype(np.int8)


def _shared_obstacles(
    b: Array, c: Array, goal: Array, t0: Array, t: Array, due: Array, at_most: ArrayLike
) -> dict[Reason, Mask]:
    """What stands against any pace, the gravest first."""
    return {
        Reason.MISSING: ~np.isfinite(b + c + goal + t0 + t + due),
        Reason.NO_TIME: (t <= t0) | (due <= t0),
        Reason.TARGET_IS_BASE: np.abs(goal - b) <= NOISE * np.maximum(np.abs(goal), np.abs(b)),
        Reason.BASE_BEYOND_TARGET: np.where(at_most, b < goal, b > goal),
    }


def _first(obstacles: dict[Reason, Mask]) -> Codes:
    """The first reason that holds in each cell."""
    return np.select(list(obstacles.values()), [int(reason) for reason in obstacles], Reason.NONE).astype(np.int8)


def _growth(value: Array, base: Array, years: Array) -> Array:
    growth: Array = (value / base) ** (1 / years) - 1
    return growth
