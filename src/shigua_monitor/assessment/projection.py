"""Forecasts of all targets to the years that they look ahead to, each by the law of its kind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.assessment.stack import Stack
from shigua_monitor.observations import Floats
from shigua_monitor.plan.model import Kind
from shigua_monitor.statistics.forecast import Forecast, forecast_proportion, forecast_rate, forecast_value
from shigua_monitor.statistics.value_forecast import Scale


@dataclass(frozen=True, slots=True)
class Projection:
    """Point, interval, the present level carried on, and the chance to satisfy the criterion then; target x area."""

    point: Floats
    low: Floats
    high: Floats
    flat: Floats
    chance: Floats
    method: NDArray[np.int8]


def project(stack: Stack) -> Projection:
    """Forecast every target of a stack; NaN where there is nothing to look ahead to."""
    shape = stack.measured.shape[:2]
    figures = np.full((5, *shape), np.nan)
    method = np.zeros(shape, np.int8)
    horizons = np.array([stack.horizon(target) for target in stack.targets], np.int64)
    counted = _counted(stack)
    for level, rows in stack.setting(lambda settings: settings.projection_level).items():
        for horizon in np.unique(horizons[rows]).tolist():
            same = rows[horizons[rows] == horizon]
            if horizon:
                figures[:, same], method[same] = _forecast(stack, same, counted[same], horizon, level)
    point, low, high, flat, chance = figures
    return Projection(point, low, high, flat, chance, method)


def _counted(stack: Stack) -> NDArray[np.bool_]:
    """Where every known year since the base year has its counts."""
    events, values = stack.numerator[..., stack.base :], stack.measured[..., stack.base :]
    complete = (np.isfinite(events) | ~np.isfinite(values)).all(axis=-1) & np.isfinite(events).any(axis=-1)
    return complete & (stack.of_kind(Kind.PROPORTION) | stack.of_kind(Kind.RATE))


def _forecast(
    stack: Stack, rows: NDArray[np.intp], counted: NDArray[np.bool_], horizon: int, level: float
) -> tuple[Floats, NDArray[np.int8]]:
    """The figures (point, low, high, flat, chance) and methods of targets that look ahead to the same year."""
    at = stack.years[stack.base :]
    figures = np.full((5, *counted.shape), np.nan)
    method = np.zeros(counted.shape, np.int8)
    proportion, rate = (np.broadcast_to(stack.of_kind(k)[rows], counted.shape) for k in (Kind.PROPORTION, Kind.RATE))
    for chosen, law in ((proportion & counted, forecast_proportion), (rate & counted, forecast_rate)):
        if chosen.any():
            x, n = (part[rows][..., stack.base :][chosen] for part in (stack.numerator, stack.denominator))
            scale = np.broadcast_to(stack.scale[rows], counted.shape)[chosen]
            limit = stack.limit[..., -1][rows][chosen] / scale
            _put(figures, method, chosen, law(at, x, n, horizon, limit, level), stack, rows, scale)
    bounded = proportion & ~counted
    positive = rate & ~counted
    for chosen, kind in ((bounded, Scale.BOUNDED), (positive, Scale.POSITIVE), (~(proportion | rate), Scale.LEVEL)):
        if chosen.any():
            values, limit = stack.measured[rows][..., stack.base :][chosen], stack.limit[..., -1][rows][chosen]
            _put(figures, method, chosen, forecast_value(at, values, horizon, limit, level, kind), stack, rows, 1.0)
    return figures, method


def _put(
    figures: Floats,
    method: NDArray[np.int8],
    chosen: NDArray[np.bool_],
    forecast: Forecast,
    stack: Stack,
    rows: NDArray[np.intp],
    scale: Floats | float,
) -> None:
    """Put a forecast of the chosen series into their places, in the indicator's unit."""
    at_most = np.broadcast_to(stack.at_most[rows], chosen.shape)[chosen]
    chance = np.where(at_most, forecast.at_or_below, forecast.at_or_above)
    for place, figure in enumerate((forecast.point, forecast.lower, forecast.upper, forecast.flat)):
        figures[place, chosen] = figure * scale
    figures[4, chosen] = chance
    method[chosen] = forecast.method
