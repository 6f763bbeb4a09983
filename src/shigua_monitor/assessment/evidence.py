"""What the counts can say of a verdict: an interval, and whether it decides. The verdict itself never changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.assessment.stack import Stack
from shigua_monitor.observations import Floats
from shigua_monitor.plan.criterion import AtLeast, AtMost, ChangeFromBaseline
from shigua_monitor.plan.definitions import EarlyWarningSettings
from shigua_monitor.plan.model import Target
from shigua_monitor.plan.terms import Kind
from shigua_monitor.statistics import interval
from shigua_monitor.statistics.contrast import difference
from shigua_monitor.statistics.interval import Evidence

Bounds = tuple[Floats, Floats]
Level = Callable[[EarlyWarningSettings], float]


class Weighed(NamedTuple):
    """The evidence for every target and area of a stack in its last year; figures are in the indicator's unit.

    `change` bounds the change since the base year, where the limit depends on it: a ratio for rates, a difference in
    points for proportions and gaps; of a proportion that is to be a share of its base value, the difference to that
    share. `since_base` says whether the level is still no worse than that of the base year, at the level of the
    worsening warning. `before` is the evidence of the last year before that has counts, for fixed limits.
    `pooled` are the events, people and interval of the last years together.
    """

    code: NDArray[np.int8]
    lower: Floats
    upper: Floats
    change: Bounds
    since_base: NDArray[np.int8]
    before: NDArray[np.int8]
    shortfall: Floats
    pooled_events: Floats
    pooled_people: Floats
    pooled_years: NDArray[np.int64]
    pooled: Bounds


def evidence(stack: Stack) -> Weighed:
    """Weigh every target of a stack: Wilson for proportions, exact Poisson for rates, none for the rest."""
    events, people, limit = stack.numerator[..., -1], stack.denominator[..., -1], stack.limit[..., -1]
    change = _change(stack)
    fixed = stack.per_target(lambda target: isinstance(target.criterion, AtLeast | AtMost), np.bool_)
    numeric = stack.per_target(lambda t: isinstance(t.criterion, AtLeast | AtMost | ChangeFromBaseline), np.bool_)
    scale = np.where(stack.scale > 0, stack.scale, np.nan)
    pooled_events, pooled_people, years = _pooled(stack)
    counts = (
        (events, people),
        (pooled_events, pooled_people),
        (last_known(stack.numerator), last_known(stack.denominator)),
    )
    (lower, upper), pooled, before = _intervals(stack, counts)
    weighed = Weighed(
        code=np.where(
            fixed, interval.evidence(lower, upper, limit, stack.at_most), _evidence_of_change(stack, change)
        ).astype(np.int8),
        lower=lower,
        upper=upper,
        change=change,
        since_base=_since_base(stack),
        before=np.where(fixed, interval.evidence(*before, limit, stack.at_most), Evidence.NO_COUNTS).astype(np.int8),
        shortfall=interval.shortfall(events, people, np.where(numeric, limit, np.nan), scale, stack.at_most),
        pooled_events=pooled_events,
        pooled_people=pooled_people,
        pooled_years=years,
        pooled=pooled,
    )
    _sum_up_units(stack, weighed)
    return weighed


def _intervals(stack: Stack, counts: Sequence[tuple[Floats, Floats]]) -> list[Bounds]:
    """The bounds that evidence rests on, of several pairs of events and people; found together, which is quicker."""
    events, people = (np.concatenate(part, axis=1) for part in zip(*counts, strict=True))
    bounds = interval_of(stack, events, people, lambda settings: settings.evidence_level)
    lower, upper = (np.split(bound, len(counts), axis=1) for bound in bounds)
    return list(zip(lower, upper, strict=True))


def interval_of(stack: Stack, events: Floats, people: Floats, level_of: Level) -> Bounds:
    """Bounds of proportions and rates, in the indicator's unit; `events` and `people` have a row a target, and the
    year or the area last."""
    proportion, rate = stack.of_kind(Kind.PROPORTION), stack.of_kind(Kind.RATE)
    bounds = np.full((2, *events.shape), np.nan)
    for level, rows in stack.setting(level_of).items():
        x, n = events[rows], people[rows]
        for kind, law in ((proportion, interval.wilson), (rate, interval.poisson_exact)):
            of_kind = np.broadcast_to(kind[rows], x.shape)
            bounds[:, rows] = np.where(of_kind, law(np.where(of_kind, x, np.nan), n, level), bounds[:, rows])
    lower, upper = bounds * stack.scale
    return lower, upper


def _change(stack: Stack) -> Bounds:
    """Bounds of the change since the base year, of targets that ask for one."""
    asks = stack.per_target(lambda target: target.criterion.needs_baseline, np.bool_) & ~stack.gap
    ratio, points = asks & stack.of_kind(Kind.RATE), asks & stack.of_kind(Kind.PROPORTION)
    share = stack.per_target(asked_share)
    low, high = bounds_of_change(stack, ratio, points, lambda settings: settings.evidence_level, stack.base, share)
    return np.where(stack.gap, stack.gap_change[0], low), np.where(stack.gap, stack.gap_change[1], high)


def bounds_of_change(
    stack: Stack,
    ratio: NDArray[np.bool_],
    points: NDArray[np.bool_],
    level_of: Level,
    since: int,
    share: Floats | float = 1.0,
) -> Bounds:
    """Bounds of the change since a year (its place): exact for the ratio of rates, Newcombe's for points of
    proportions, to a `share` of each target's earlier one."""
    now, then = _counts(stack, -1), _counts(stack, since)
    shares = np.broadcast_to(share, ratio.shape)
    bounds = np.full((2, *now[0].shape), np.nan)
    for level, rows in stack.setting(level_of).items():
        x1, n1, x0, n0 = (part[rows] for part in (*now, *then))
        ratios = np.array(interval.rate_ratio(np.where(ratio[rows], x1, np.nan), n1, x0, n0, level))
        distances = np.array(difference(np.where(points[rows], x1, np.nan), n1, x0, n0, level, shares[rows]))
        bounds[:, rows] = np.where(ratio[rows], ratios, distances * stack.scale[rows])
    return bounds[0], bounds[1]


def _counts(stack: Stack, year: int) -> Bounds:
    return stack.numerator[..., year], stack.denominator[..., year]


def _evidence_of_change(stack: Stack, change: Bounds) -> NDArray[np.int8]:
    """Whether the change is clearly what was asked: a ratio for rates (1, or 0.8 for a fall by 20 %), points else."""
    asked = np.where(stack.of_kind(Kind.RATE), stack.per_target(asked_share), 0.0)
    code = interval.evidence(*change, asked, stack.at_most)
    asks = stack.per_target(lambda target: target.criterion.needs_baseline, np.bool_) & ~stack.gap
    return np.where(asks & _without_events(stack), Evidence.CANNOT_TELL, code).astype(np.int8)


def _without_events(stack: Stack) -> NDArray[np.bool_]:
    """Rates counted in both years without a single event: their ratio can be anything."""
    none: NDArray[np.bool_] = (stack.numerator[..., -1] == 0) & (stack.numerator[..., stack.base] == 0)
    return none & stack.of_kind(Kind.RATE)


def _since_base(stack: Stack) -> NDArray[np.int8]:
    """Whether a proportion or a rate is still no worse than in the base year; a base value without counts is taken
    as it is."""

    def level_of(settings: EarlyWarningSettings) -> float:
        return settings.worsening_level

    rate, proportion = stack.of_kind(Kind.RATE), stack.of_kind(Kind.PROPORTION)
    change = bounds_of_change(stack, rate, proportion, level_of, stack.base)
    both = interval.evidence(*change, np.where(rate, 1.0, 0.0), stack.at_most)
    both[_without_events(stack)] = Evidence.CANNOT_TELL
    bounds = interval_of(stack, *_counts(stack, -1), level_of)
    alone = interval.evidence(*bounds, stack.baseline, stack.at_most)
    counted_then = np.isfinite(stack.numerator[..., stack.base])
    return np.where(counted_then, both, alone).astype(np.int8)


def last_known(values: Floats) -> Floats:
    """The latest known value before the last year; NaN where there is none."""
    earlier = values[..., :-1]
    if not earlier.shape[-1]:
        return np.full(values.shape[:-1], np.nan)
    place = earlier.shape[-1] - 1 - np.argmax(np.isfinite(earlier)[..., ::-1], axis=-1)
    known: Floats = np.take_along_axis(earlier, place[..., None], axis=-1)[..., 0]
    return known


def asked_share(target: Target) -> float:
    """What a figure should be of its base value: 0.8 for a fall by 20 %, all of it for a trend."""
    return 1 + target.criterion.percent / 100 if isinstance(target.criterion, ChangeFromBaseline) else 1.0


def _pooled(stack: Stack) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Events and people of the years of the window, and how many of them have counts."""
    shape = stack.numerator.shape[:2]
    events, people, years = np.full(shape, np.nan), np.full(shape, np.nan), np.zeros(shape, np.int64)
    for window, rows in stack.setting(lambda settings: settings.pooled_years).items():
        recent = stack.years > stack.year - window
        x, n = stack.numerator[rows][..., recent], stack.denominator[rows][..., recent]
        events[rows], people[rows], years[rows] = (part[..., -1] for part in interval.pooled(x, n, window))
    return events, people, years


def _sum_up_units(stack: Stack, weighed: Weighed) -> None:
    """For a target that each unit must attain: what the counts of all units say together, not that of the mean."""
    for row, asked in enumerate(stack.asked):
        if asked.size:
            weighed.code[row, stack.district] = _together(weighed.code[row, asked])
            weighed.before[row, stack.district] = Evidence.NO_COUNTS
            weighed.shortfall[row, stack.district] = np.nan


def _together(units: NDArray[np.int8]) -> Evidence:
    """One clear miss decides, or all clear successes."""
    if (units == Evidence.CLEARLY_MISSED).any():
        return Evidence.CLEARLY_MISSED
    if (units == Evidence.CLEARLY_MET).all():
        return Evidence.CLEARLY_MET
    return Evidence.NO_COUNTS if (units == Evidence.NO_COUNTS).all() else Evidence.CANNOT_TELL
