"""The course of each target over the years: its figures beside their limits, and how far they have moved."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.evidence import bounds_of_change, interval_of
from shigua_monitor.assessment.plain import number
from shigua_monitor.assessment.stack import Stack, stack
from shigua_monitor.observations import Floats
from shigua_monitor.plan.criterion import NOISE, GapNarrows
from shigua_monitor.plan.definitions import EarlyWarningSettings
from shigua_monitor.plan.terms import Kind


class Movement(NamedTuple):
    """From the figure of a year to that of the judged one, in the indicator's unit.

    `better` is None where nothing moved, `beyond_chance` where there are no counts in both years to tell.
    """

    since: int
    before: float
    now: float
    better: bool | None
    beyond_chance: bool | None

    @property
    def change(self) -> float:
        return float(np.round(self.now - self.before, 10))


class Point(NamedTuple):
    """One year, in the indicator's unit; the interval is that of the counts, at the level of evidence."""

    year: int
    value: float | None
    limit: float | None
    interval: tuple[float, float] | None


class Course(NamedTuple):
    """Every year from the base year, or from the first with a figure, to the judged one. A movement is None where
    one of its two years has no figure."""

    points: tuple[Point, ...]
    since_base: Movement | None
    since_last_year: Movement | None


def courses(assessment: Assessment) -> dict[str, Course]:
    """The course of every measured target of an assessment, by its id."""
    panel, plan = assessment.panel, assessment.plan
    column, own = panel.years.index(assessment.year), panel.areas[assessment.area]
    arrays = stack(assessment.judgements, panel, column, [own], plan)
    low, high = interval_of(arrays, arrays.numerator[:, 0], arrays.denominator[:, 0], _level)
    years = [int(year) for year in arrays.years]
    before = years.index(assessment.year - 1) if assessment.year - 1 in years else None
    to_base = _movements(arrays, arrays.base)
    to_before = _movements(arrays, before) if before is not None else [None] * len(arrays.targets)
    return {
        target.id: Course(_points(arrays, row, years, low[row], high[row]), to_base[row], to_before[row])
        for row, target in enumerate(arrays.targets)
    }


def _level(settings: EarlyWarningSettings) -> float:
    return settings.evidence_level


def _points(arrays: Stack, row: int, years: list[int], low: Floats, high: Floats) -> tuple[Point, ...]:
    values, limits = arrays.measured[row, 0], arrays.limit[row, 0]
    known = np.flatnonzero(np.isfinite(values))
    first = min(arrays.base, int(known[0])) if known.size else arrays.base
    return tuple(
        Point(
            years[at],
            number(values[at]),
            number(limits[at]),
            (float(low[at]), float(high[at])) if np.isfinite(low[at]) and np.isfinite(high[at]) else None,
        )
        for at in range(first, len(years))
    )


def _movements(arrays: Stack, since: int) -> list[Movement | None]:
    rate, proportion = arrays.of_kind(Kind.RATE), arrays.of_kind(Kind.PROPORTION)
    low, high = bounds_of_change(arrays, rate, proportion, _level, since)
    if since == arrays.base:
        gap = arrays.per_target(lambda target: isinstance(target.criterion, GapNarrows), np.bool_)
        low, high = np.where(gap, arrays.gap_change[0], low), np.where(gap, arrays.gap_change[1], high)
    still = np.where(rate, 1.0, 0.0)
    known = np.isfinite(low) & ~np.isnan(high)
    clear = (low > still) | (high < still)
    beyond = [bool(clear[row, 0]) if known[row, 0] else None for row in range(len(arrays.targets))]
    return [_movement(arrays, row, since, beyond[row]) for row in range(len(arrays.targets))]


def _movement(arrays: Stack, row: int, since: int, beyond_chance: bool | None) -> Movement | None:
    before, now = arrays.measured[row, 0, since], arrays.measured[row, 0, -1]
    if since == len(arrays.years) - 1 or not (np.isfinite(before) and np.isfinite(now)):
        return None
    moved = abs(now - before) > NOISE * max(abs(now), abs(before))
    upward = arrays.targets[row].criterion.comparison.upward
    return Movement(
        since=int(arrays.years[since]),
        before=float(before),
        now=float(now),
        better=bool((now > before) == upward) if moved else None,
        beyond_chance=beyond_chance,
    )
