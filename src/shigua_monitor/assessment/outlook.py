"""Will a target that is not met yet be met in time? Three views that are shown beside one another.

The pace since the base year, the growth since the base year, and a projection of all years with its interval.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.projection import Projection, project
from shigua_monitor.assessment.since_base import turned_back
from shigua_monitor.assessment.stack import Stack
from shigua_monitor.observations import Floats
from shigua_monitor.plan.criterion import Comparison, meets
from shigua_monitor.statistics.pace import (
    PaceClass,
    annual_reduction,
    classify,
    compound_ratio,
    linear_pace,
    required_reduction,
)


class Outlook(IntEnum):
    """What is to be expected of a target; the last is what a publication keeps to itself."""

    MET = 0
    ON_TRACK = 1
    WATCH = 2
    UNLIKELY = 3
    INSUFFICIENT_DATA = 4
    NOT_APPLICABLE = 5
    SUPPRESSED = 6

    @property
    def word(self) -> str:
        return self.name.lower()


class View(IntEnum):
    """What one of the three methods says."""

    SILENT = 0
    ON_TRACK = 1
    WATCH = 2
    UNLIKELY = 3

    @property
    def word(self) -> str:
        return self.name.lower()


class Expected(NamedTuple):
    """The outlook of every target and area of a stack from its last year; figures are in the indicator's unit.

    Where a row sums up units that must each attain the target, the figures are those of the unit that decides
    (`unit`, its place among the areas; -1 elsewhere), and the chance is that all of them will, as if independent.
    """

    code: NDArray[np.int8]
    horizon: NDArray[np.int64]
    projection: Projection
    pace: Floats
    pace_reason: NDArray[np.int8]
    compound: Floats
    compound_reason: NDArray[np.int8]
    reduction: Floats
    required_reduction: Floats
    views: NDArray[np.int8]
    """View codes of pace, growth and projection along the last axis."""
    unit: NDArray[np.int64]

    @property
    def figures(self) -> list[NDArray[Any]]:
        """All arrays but the code and the unit."""
        own = (array for name, array in self._asdict().items() if name not in ("code", "projection", "unit"))
        return [*own, *self.projection]


def outlook(stack: Stack) -> Expected:
    """Look ahead from the last year of a stack."""
    base_year, goal, now = stack.years[stack.base], stack.limit[..., -1], stack.measured[..., -1]
    horizon, turned = stack.horizon, _turned_back(stack)
    to_reach = (horizon > 0) & ~stack.to_keep
    due = np.where(to_reach, horizon, np.nan)
    ends = (stack.baseline, now, goal, base_year, stack.year, due, stack.at_most)
    pace, pace_reason = linear_pace(*ends)
    compound, compound_reason = compound_ratio(*ends)
    projection = project(stack, horizon)
    views = _views(stack, pace, compound, projection, goal)
    projection.chance[turned] = 0.0
    views[~to_reach | turned] = View.SILENT
    expected = Expected(
        code=_code(stack, views, to_reach & ~turned),
        horizon=horizon,
        projection=projection,
        pace=pace,
        pace_reason=pace_reason,
        compound=compound,
        compound_reason=compound_reason,
        reduction=annual_reduction(stack.years[stack.base :], stack.measured[..., stack.base :])[0],
        required_reduction=required_reduction(stack.baseline, goal, base_year, due),
        views=views,
        unit=np.full(horizon.shape, -1, np.int64),
    )
    _sum_up_units(stack, expected)
    return expected


def _views(stack: Stack, pace: Floats, compound: Floats, projection: Projection, goal: Floats) -> NDArray[np.int8]:
    """What pace, growth and projection each say."""
    views = np.zeros((*goal.shape, 3), np.int8)
    for (on_track, watch), rows in stack.setting(lambda each: (each.on_track_pace, each.watch_pace)).items():
        for place, figure in enumerate((pace, compound)):
            views[rows, :, place] = _view_of_pace(classify(figure[rows], on_track, watch, 0.0))
    low, high = _enough(stack, projection.low, goal), _enough(stack, projection.high, goal)
    views[..., 2] = np.select([low & high, low | high], [View.ON_TRACK, View.WATCH], View.UNLIKELY)
    views[~(np.isfinite(projection.low) & np.isfinite(goal)), 2] = View.SILENT
    return views


def _enough(stack: Stack, figure: Floats, goal: Floats) -> NDArray[np.bool_]:
    """Whether a figure at the end of an interval would attain the target."""
    at_most, at_least = meets(figure, goal, Comparison.AT_MOST), meets(figure, goal, Comparison.AT_LEAST)
    reached = np.where(stack.at_most, at_most, at_least)
    return np.where(stack.strict, reached & ~(at_most & at_least), reached)


def _view_of_pace(classes: NDArray[np.int8]) -> NDArray[np.int64]:
    return np.select(
        [classes == PaceClass.UNKNOWN, classes == PaceClass.ON_TRACK, classes == PaceClass.WATCH],
        [View.SILENT, View.ON_TRACK, View.WATCH],
        View.UNLIKELY,
    )


def _code(stack: Stack, views: NDArray[np.int8], can_be_reached: NDArray[np.bool_]) -> NDArray[np.int8]:
    """`unlikely` only where two of the three say so; a projection that spans both outcomes leaves `watch`."""
    verdicts = stack.attainment[..., -1]
    unlikely = (views == View.UNLIKELY).sum(axis=-1)
    concerned = ((views == View.UNLIKELY) | (views == View.WATCH)).sum(axis=-1)
    code = np.full(verdicts.shape, Outlook.ON_TRACK, np.int8)
    code[concerned > 0] = Outlook.WATCH
    code[(unlikely >= 2) & (views[..., 2] != View.WATCH)] = Outlook.UNLIKELY
    seen = np.isfinite(stack.measured[..., stack.base :]).sum(axis=-1)
    fewest = stack.per_target(lambda target: target.warning_settings.fewest_years)
    code[(views == View.SILENT).all(axis=-1) | (seen < fewest)] = Outlook.INSUFFICIENT_DATA
    code[~can_be_reached] = Outlook.NOT_APPLICABLE
    code[verdicts == Attainment.ATTAINED] = Outlook.MET
    code[(verdicts == Attainment.NO_DATA) | (verdicts == Attainment.NO_BASELINE)] = Outlook.INSUFFICIENT_DATA
    code[verdicts == Attainment.NOT_APPLICABLE] = Outlook.NOT_APPLICABLE
    return code


def _turned_back(stack: Stack) -> NDArray[np.bool_]:
    """Where a figure that had to move steadily has turned back once: no later year mends that."""
    turned = np.zeros(stack.measured.shape[:2], np.bool_)
    for row, target in enumerate(stack.targets):
        if getattr(target.criterion, "steadily", False):
            turned[row] = turned_back(stack.measured[row, :, stack.base :], target.criterion.comparison)[:, -1]
    return turned


_DECISIVE = (
    Outlook.NOT_APPLICABLE,
    Outlook.UNLIKELY,
    Outlook.WATCH,
    Outlook.INSUFFICIENT_DATA,
    Outlook.ON_TRACK,
    Outlook.MET,
)
"""What decides about several units, the first that occurs; one that cannot be mended comes before all others."""


def _sum_up_units(stack: Stack, expected: Expected) -> None:
    """A target that each unit must attain is as likely as that of the unit that stands worst: no mean tells it."""
    for row, asked in enumerate(stack.asked):
        if not asked.size:
            continue
        at, worst = (row, stack.district), asked[_worst(stack, expected, row, asked)]
        alike = (expected.horizon[row, asked] == expected.horizon[row, worst]).all()
        chance = expected.projection.chance[row, asked].prod() if alike else np.nan
        for figure in expected.figures:
            figure[at] = figure[row, worst]
        expected.projection.chance[at] = chance
        expected.unit[at] = worst
        if stack.attainment[(*at, -1)] == Attainment.NOT_ATTAINED and expected.code[at] != Outlook.NOT_APPLICABLE:
            expected.code[at] = expected.code[row, worst]


def _worst(stack: Stack, expected: Expected, row: int, asked: NDArray[np.intp]) -> int:
    """The place among units of the one whose outlook decides; of several, the one that is furthest behind."""
    rank = np.array([_DECISIVE.index(Outlook(code)) for code in expected.code[row, asked]])
    margin = stack.measured[row, asked, -1] - stack.limit[row, asked, -1]
    margin = margin if stack.targets[row].criterion.comparison.upward else -margin
    return int(np.lexsort((np.where(np.isnan(margin), np.inf, margin), rank))[0])
