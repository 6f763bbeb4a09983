"""Will a target that is not met yet be met in time? Three views that are shown beside one another.

The pace since the base year, the growth since the base year, and a projection of all years with its interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.assessment.attainment import Attainment
from shigua_monitor.assessment.projection import Projection, project
from shigua_monitor.assessment.stack import Stack
from shigua_monitor.observations import Floats
from shigua_monitor.plan.criterion import meets
from shigua_monitor.plan.model import EVERY_YEAR, REACH_AND_KEEP
from shigua_monitor.statistics.pace import (
    PaceClass,
    annual_reduction,
    classify,
    compound_ratio,
    linear_pace,
    required_reduction,
)


class Outlook(IntEnum):
    """What is to be expected of a target."""

    MET = 0
    ON_TRACK = 1
    WATCH = 2
    UNLIKELY = 3
    INSUFFICIENT_DATA = 4
    NOT_APPLICABLE = 5

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


@dataclass(frozen=True, slots=True)
class Expected:
    """The outlook of every target and area of a stack from its last year; figures are in the indicator's unit."""

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


def outlook(stack: Stack) -> Expected:
    """Look ahead from the last year of a stack."""
    base_year, goal, now = stack.years[stack.base], stack.limit[..., -1], stack.measured[..., -1]
    horizon = stack.per_target(stack.horizon, np.int64)
    every_year = stack.per_target(lambda target: target.due == EVERY_YEAR, np.bool_)
    to_reach = (horizon > 0) & ~every_year
    due = np.where(to_reach, horizon, np.nan)
    ends = (stack.baseline, now, goal, base_year, stack.year, due, stack.at_most)
    pace, pace_reason = linear_pace(*ends)
    compound, compound_reason = compound_ratio(*ends)
    projection = project(stack)
    views = _views(stack, pace, compound, projection, goal)
    views[~np.broadcast_to(to_reach, now.shape)] = View.SILENT
    return Expected(
        code=_code(stack, views, to_reach),
        horizon=horizon,
        projection=projection,
        pace=pace,
        pace_reason=pace_reason,
        compound=compound,
        compound_reason=compound_reason,
        reduction=annual_reduction(stack.years[stack.base :], stack.measured[..., stack.base :])[0],
        required_reduction=required_reduction(stack.baseline, goal, base_year, due),
        views=views,
    )


def _views(stack: Stack, pace: Floats, compound: Floats, projection: Projection, goal: Floats) -> NDArray[np.int8]:
    """What pace, growth and projection each say."""
    views = np.zeros((*goal.shape, 3), np.int8)
    for on_track, rows in stack.setting(lambda settings: float(settings.on_track_pace)).items():
        for watch, same in stack.setting(lambda settings: float(settings.watch_pace)).items():
            both = np.intersect1d(rows, same)
            for place, figure in enumerate((pace, compound)):
                views[both, :, place] = _view_of_pace(classify(figure[both], on_track, watch, 0.0))
    for row, target in enumerate(stack.targets):
        comparison = target.criterion.comparison
        low = meets(projection.low[row], goal[row], comparison)
        high = meets(projection.high[row], goal[row], comparison)
        views[row, :, 2] = np.select([low & high, low | high], [View.ON_TRACK, View.WATCH], View.UNLIKELY)
    views[~(np.isfinite(projection.low) & np.isfinite(goal)), 2] = View.SILENT
    return views


def _view_of_pace(classes: NDArray[np.int8]) -> NDArray[np.int64]:
    return np.select(
        [classes == PaceClass.UNKNOWN, classes == PaceClass.ON_TRACK, classes == PaceClass.WATCH],
        [View.SILENT, View.ON_TRACK, View.WATCH],
        View.UNLIKELY,
    )


def _code(stack: Stack, views: NDArray[np.int8], to_reach: NDArray[np.bool_]) -> NDArray[np.int8]:
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
    code[~np.broadcast_to(to_reach, code.shape) | _reached_before(stack)] = Outlook.NOT_APPLICABLE
    code[verdicts == Attainment.ATTAINED] = Outlook.MET
    code[(verdicts == Attainment.NO_DATA) | (verdicts == Attainment.NO_BASELINE)] = Outlook.INSUFFICIENT_DATA
    code[verdicts == Attainment.NOT_APPLICABLE] = Outlook.NOT_APPLICABLE
    return code


def _reached_before(stack: Stack) -> NDArray[np.bool_]:
    """A target that was to be reached and kept, and was reached, is from then on one of every year."""
    keep = stack.per_target(lambda target: target.due == REACH_AND_KEEP, np.bool_)
    reached: NDArray[np.bool_] = keep & (stack.attainment[..., stack.base :] == Attainment.ATTAINED).any(axis=-1)
    return reached
