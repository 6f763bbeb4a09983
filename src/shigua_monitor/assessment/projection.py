"""Forecasts of all targets to the years that they look ahead to, each by the law of its kind."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.assessment.stack import Stack
from shigua_monitor.observations import Floats
from shigua_monitor.plan.terms import Kind
from shigua_monitor.statistics.forecast import (
    FEWEST_YEARS,
    Forecast,
    forecast_proportion,
    forecast_rate,
    forecast_value,
)
from shigua_monitor.statistics.value_forecast import Scale


class Projection(NamedTuple):
    """Point, interval, the present level carried on, and the chance to satisfy the criterion then; target x area."""

    point: Floats
    low: Floats
    high: Floats
    flat: Floats
    chance: Floats
    method: NDArray[np.int8]


def project(stack: Stack, horizons: NDArray[np.int64]) -> Projection:
    """Forecast every target and area of a stack to its horizon; NaN where there is nothing to look ahead to (0)."""
    shape = stack.measured.shape[:2]
    figures = np.full((5, *shape), np.nan)
    method = np.zeros(shape, np.int8)
    counted = _counted(stack)
    for level, rows in stack.setting(lambda settings: settings.projection_level).items():
        figures[:, rows], method[rows] = _forecast(stack, rows, horizons[rows], counted[rows], level)
    point, low, high, flat, chance = figures
    return Projection(point, low, high, flat, chance, method)


def _counted(stack: Stack) -> NDArray[np.bool_]:
    """Where counts are forecast: every known year has them, or every one but the base year and there are enough."""
    events, values = stack.numerator[..., stack.base :], stack.measured[..., stack.base :]
    known = np.isfinite(events)
    complete = (known | ~np.isfinite(values))[..., 1:].all(axis=-1) & known.any(axis=-1)
    enough = known.sum(axis=-1) >= FEWEST_YEARS
    base_too = known[..., 0] | ~np.isfinite(values[..., 0])
    of_people = stack.of_kind(Kind.PROPORTION) | stack.of_kind(Kind.RATE)
    counted: NDArray[np.bool_] = complete & (base_too | enough) & of_people
    return counted


def _forecast(
    stack: Stack,
    rows: NDArray[np.intp],
    horizon: NDArray[np.int64],
    counted: NDArray[np.bool_],
    level: float,
) -> tuple[Floats, NDArray[np.int8]]:
    """The figures (point, low, high, flat, chance) and methods of some targets."""
    at, here = stack.years[stack.base :], horizon > 0
    figures = np.full((5, *counted.shape), np.nan)
    method = np.zeros(counted.shape, np.int8)
    proportion, rate = (np.broadcast_to(stack.of_kind(k)[rows], counted.shape) for k in (Kind.PROPORTION, Kind.RATE))
    for chosen, law in ((proportion & counted & here, forecast_proportion), (rate & counted & here, forecast_rate)):
        if chosen.any():
            x, n = (part[rows][..., stack.base :][chosen] for part in (stack.numerator, stack.denominator))
            scale = np.broadcast_to(stack.scale[rows], counted.shape)[chosen]
            limit = stack.limit[..., -1][rows][chosen] / scale
            _put(figures, method, chosen, law(at, x, n, horizon[chosen], limit, level), stack, rows, scale)
    bounded = proportion & ~counted & here
    positive = rate & ~counted & here
    neither = ~(proportion | rate) & here
    for chosen, kind in ((bounded, Scale.BOUNDED), (positive, Scale.POSITIVE), (neither, Scale.UNKNOWN)):
        if chosen.any():
            values, limit = stack.measured[rows][..., stack.base :][chosen], stack.limit[..., -1][rows][chosen]
            forecast = forecast_value(at, values, horizon[chosen], limit, level, kind)
            _put(figures, method, chosen, forecast, stack, rows, 1.0)
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
    reached, missed = (
        np.where(at_most, forecast.at_or_below, forecast.at_or_above),
        np.where(at_most, forecast.at_or_above, forecast.at_or_below),
    )
    chance = np.where(stack.strict[rows][chosen], 1 - missed, reached)
    for place, figure in enumerate((forecast.point, forecast.lower, forecast.upper, forecast.flat)):
        figures[place, chosen] = figure * scale
    figures[4, chosen] = chance
    method[chosen] = forecast.method
