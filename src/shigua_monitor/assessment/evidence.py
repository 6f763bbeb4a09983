"""What the counts can say of a verdict: an interval, and whether it decides. The verdict itself never changes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.assessment.stack import Stack
from shigua_monitor.observations import Floats
from shigua_monitor.plan.criterion import AtLeast, AtMost, ChangeFromBaseline, GapNarrows
from shigua_monitor.plan.model import Kind, Target
from shigua_monitor.statistics import interval
from shigua_monitor.statistics.interval import Evidence

Bounds = tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The evidence for every target and area of a stack in its last year; figures are in the indicator's unit.

    `change` bounds the change since the base year, where the limit depends on it: a ratio for rates, a difference in
    points for proportions. `pooled` are the events, people and interval of the last years together.
    """

    code: NDArray[np.int8]
    lower: Floats
    upper: Floats
    change: Bounds
    since_base: Bounds
    """Bounds of the change since the base year in points, at the level of the worsening warning."""
    before: NDArray[np.int8]
    """Evidence of the last year before that has counts, for fixed limits."""
    shortfall: Floats
    pooled_events: Floats
    pooled_people: Floats
    pooled_years: NDArray[np.int64]
    pooled: Bounds


def evidence(stack: Stack) -> Weighed:
    """Weigh every target of a stack: Wilson for proportions, exact Poisson for rates, none for the rest."""
    events, people, limit = stack.numerator[..., -1], stack.denominator[..., -1], stack.limit[..., -1]
    lower, upper = _interval(stack, events, people)
    change = _change(stack)
    fixed = stack.per_target(lambda target: isinstance(target.criterion, AtLeast | AtMost), np.bool_)
    code = np.where(
        fixed,
        interval.evidence(lower, upper, limit, stack.at_most),
        interval.evidence(*change, stack.per_target(_asked_change), stack.at_most),
    )
    numeric = stack.per_target(lambda t: isinstance(t.criterion, AtLeast | AtMost | ChangeFromBaseline), np.bool_)
    scale = np.where(stack.scale > 0, stack.scale, np.nan)
    heads = interval.shortfall(events, people, np.where(numeric, limit, np.nan), scale, stack.at_most)
    pooled_events, pooled_people, years = _pooled(stack)
    return Weighed(
        code=code.astype(np.int8),
        lower=lower,
        upper=upper,
        change=change,
        since_base=_since_base(stack),
        before=np.where(fixed, _evidence_before(stack), Evidence.NO_COUNTS).astype(np.int8),
        shortfall=heads,
        pooled_events=pooled_events,
        pooled_people=pooled_people,
        pooled_years=years,
        pooled=_interval(stack, pooled_events, pooled_people),
    )


def _interval(stack: Stack, events: Floats, people: Floats) -> Bounds:
    proportion, rate = stack.of_kind(Kind.PROPORTION), stack.of_kind(Kind.RATE)
    bounds = np.full((2, *events.shape), np.nan)
    for level, rows in stack.setting(lambda settings: settings.evidence_level).items():
        x, n = events[rows], people[rows]
        for kind, law in ((proportion, interval.wilson), (rate, interval.poisson_exact)):
            of_kind = np.broadcast_to(kind[rows], x.shape)
            bounds[:, rows] = np.where(of_kind, law(np.where(of_kind, x, np.nan), n, level), bounds[:, rows])
    lower, upper = bounds * stack.scale
    return lower, upper


def _change(stack: Stack) -> Bounds:
    """Bounds of the change since the base year: exact for the ratio of rates, Newcombe's for proportions."""
    now = stack.numerator[..., -1], stack.denominator[..., -1]
    then = stack.numerator[..., stack.base], stack.denominator[..., stack.base]
    of_change = stack.per_target(lambda target: target.criterion.needs_baseline and not _is_gap(target), np.bool_)
    relative = stack.per_target(lambda target: isinstance(target.criterion, ChangeFromBaseline), np.bool_)
    ratio = of_change & stack.of_kind(Kind.RATE)
    points = of_change & stack.of_kind(Kind.PROPORTION) & ~relative
    bounds = np.full((2, *now[0].shape), np.nan)
    for level, rows in stack.setting(lambda settings: settings.evidence_level).items():
        x1, n1, x0, n0 = (part[rows] for part in (*now, *then))
        ratios = np.array(interval.rate_ratio(np.where(ratio[rows], x1, np.nan), n1, x0, n0, level))
        distances = np.array(interval.difference(np.where(points[rows], x1, np.nan), n1, x0, n0, level))
        bounds[:, rows] = np.where(ratio[rows], ratios, distances * stack.scale[rows])
    return bounds[0], bounds[1]


def _since_base(stack: Stack) -> Bounds:
    """Bounds of the change of a proportion or a rate since the base year, in points of its unit."""
    now = stack.numerator[..., -1], stack.denominator[..., -1]
    then = stack.numerator[..., stack.base], stack.denominator[..., stack.base]
    proportion, rate = stack.of_kind(Kind.PROPORTION), stack.of_kind(Kind.RATE)
    bounds = np.full((2, *now[0].shape), np.nan)
    for level, rows in stack.setting(lambda settings: settings.worsening_level).items():
        x1, n1, x0, n0 = (part[rows] for part in (*now, *then))
        shares = np.array(interval.difference(np.where(proportion[rows], x1, np.nan), n1, x0, n0, level))
        ratios = np.array(interval.rate_ratio(np.where(rate[rows], x1, np.nan), n1, x0, n0, level))
        with np.errstate(invalid="ignore"):
            points = (ratios - 1) * np.where(n0 > 0, x0 / np.where(n0 > 0, n0, 1), np.nan)
        bounds[:, rows] = np.where(rate[rows], points, shares) * stack.scale[rows]
    return bounds[0], bounds[1]


def _evidence_before(stack: Stack) -> NDArray[np.int8]:
    events, people = last_known(stack.numerator), last_known(stack.denominator)
    lower, upper = _interval(stack, events, people)
    return interval.evidence(lower, upper, stack.limit[..., -1], stack.at_most)


def last_known(values: Floats) -> Floats:
    """The latest known value before the last year; NaN where there is none."""
    earlier = values[..., :-1]
    if not earlier.shape[-1]:
        return np.full(values.shape[:-1], np.nan)
    place = earlier.shape[-1] - 1 - np.argmax(np.isfinite(earlier)[..., ::-1], axis=-1)
    known: Floats = np.take_along_axis(earlier, place[..., None], axis=-1)[..., 0]
    return known


def _is_gap(target: Target) -> bool:
    return isinstance(target.criterion, GapNarrows)


def _asked_change(target: Target) -> float:
    """The limit of the change: a ratio for rates (1, or 0.8 for a fall by 20 %), 0 points for proportions."""
    if target.indicator is not None and target.indicator.kind is Kind.RATE:
        return 1 + getattr(target.criterion, "percent", 0) / 100
    return 0.0


def _pooled(stack: Stack) -> tuple[Floats, Floats, NDArray[np.int64]]:
    shape = stack.numerator.shape[:2]
    events, people, years = np.full(shape, np.nan), np.full(shape, np.nan), np.zeros(shape, np.int64)
    for window, rows in stack.setting(lambda settings: settings.pooled_years).items():
        sums = interval.pooled(stack.numerator[rows], stack.denominator[rows], int(window))
        events[rows], people[rows], years[rows] = (part[..., -1] for part in sums)
    return events, people, years


def sum_up(units: NDArray[np.int8]) -> Evidence:
    """The evidence for a target that each unit must attain: one clear miss decides, or all clear successes."""
    if (units == Evidence.CLEARLY_MISSED).any():
        return Evidence.CLEARLY_MISSED
    if units.size and (units == Evidence.CLEARLY_MET).all():
        return Evidence.CLEARLY_MET
    return Evidence.NO_COUNTS if (units == Evidence.NO_COUNTS).all() else Evidence.CANNOT_TELL
