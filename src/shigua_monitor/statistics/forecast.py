"""Forecasts from three to ten yearly points to a horizon year: point, interval and the chance of keeping a limit.

The last axis of the data is the year, `years` names its places; results drop it, and `horizon` and `limit` broadcast to
their shape. Without three known years, or with none before the horizon, all is NaN. `level` is the two-sided level of
the interval, which is for the figure that will be observed then, with as many people as in the last known year. A trend
is damped beyond as many years as it was seen.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from shigua_monitor.statistics.arrays import Array, Codes, Flags, check_level, floats, whole
from shigua_monitor.statistics.count_forecast import Ahead, rare_outcome, trend_outcome
from shigua_monitor.statistics.interval import events_allowed, events_needed
from shigua_monitor.statistics.outcome import Outcome
from shigua_monitor.statistics.regression import LOG, LOGIT, Counts, Link, curved_and_straight, ends
from shigua_monitor.statistics.value_forecast import Ruler, Scale, value_outcome

FEWEST_YEARS: Final = 3
SLOPE_SD: Final = 0.12
"""How far a trend may be from none before any data: standard deviation a year, in logits or logs.

In simulations 80 % intervals of trends then cover 75 to 92 % while odds change by up to a tenth a year, and 72 to 95 %
at 0.15; with a standard deviation of 0.08 the latter fell to 53 %.
"""
RARE: Final = 20
"""Events (or non-events) in all below which no slope is fitted."""
RECENT: Final = 3
"""Years that make up the present level of a count."""
ROWS: Final = 2048
"""Series worked on at a time, for the processor's cache."""


class Method(IntEnum):
    """How a series was forecast."""

    NONE = 0
    RARE_COUNTS = 1
    TREND_OF_COUNTS = 2
    STRAIGHT_LINE = 3
    CONSTANT = 4


class Forecast(NamedTuple):
    """Point and interval, the present level carried on (`flat`), and the chances to end on either side of a limit.

    Both chances include the limit, so that they may add up to more than 1; NaN where no limit was given.
    """

    point: Array
    lower: Array
    upper: Array
    flat: Array
    at_or_below: Array
    at_or_above: Array
    method: Codes


class _Task(NamedTuple):
    """What is the same for every series."""

    years: Array
    tail: float
    slope_sd: float
    link: Link


def forecast_proportion(
    years: ArrayLike,
    x: ArrayLike,
    n: ArrayLike,
    horizon: ArrayLike,
    limit: ArrayLike = np.nan,
    level: float = 0.8,
    slope_sd: float = SLOPE_SD,
) -> Forecast:
    """Forecast x/n, 0 to 1, from whole counts x <= n; `limit` in the same unit.

    From RARE events and as many non-events on: a trend on the logit scale, shrunk towards none. Below: the pooled
    share of all years with its beta-binomial predictive (Jeffreys), so that a series of 0 % or 100 % forecasts just
    that, with room for an event or two; it is exact for slope_sd = 0, else as much wider as the share may have moved
    since the middle of the years. `flat` is the pooled share of the last three known years.
    """
    x, n = floats(x, n)
    known = whole(x) & whole(n) & (n > 0) & (x <= n)
    task = _Task(np.asarray(years, dtype=np.float64), check_level(level), slope_sd, LOGIT)
    return _by_rows(lambda *rows: _forecast_counts(task, *rows), horizon, limit, known, x, n)


def forecast_rate(
    years: ArrayLike,
    x: ArrayLike,
    exposure: ArrayLike,
    horizon: ArrayLike,
    limit: ArrayLike = np.nan,
    level: float = 0.8,
    slope_sd: float = SLOPE_SD,
) -> Forecast:
    """Forecast the rate of x events per unit of exposure; `limit` in the same unit.

    From RARE events on: a trend on the log scale, shrunk towards none. Below: the pooled rate of all years with its
    negative binomial predictive (Jeffreys), never a slope, exact for slope_sd = 0 and else wider as for proportions;
    years without an event forecast 0 with room for one or two. `flat` is the pooled rate of the last three known years.
    """
    x, n = floats(x, exposure)
    known = whole(x) & (n > 0) & np.isfinite(n)
    task = _Task(np.asarray(years, dtype=np.float64), check_level(level), slope_sd, LOG)
    return _by_rows(lambda *rows: _forecast_counts(task, *rows), horizon, limit, known, x, n)


def forecast_value(
    years: ArrayLike,
    values: ArrayLike,
    horizon: ArrayLike,
    limit: ArrayLike = np.nan,
    level: float = 0.8,
    scale: Scale = Scale.BOUNDED,
    bounds: tuple[float, float] | None = None,
) -> Forecast:
    """Forecast a value without counts by least squares with a prediction interval; `limit` in the same unit.

    As it is, and on the logit scale between bounds (0 to 100), on the log scale (above 0) or, on an unknown scale (0
    and more), through the last four years: both are believed alike. A series that touches a bound is taken as it is
    only and its forecast cut off there; a value beyond a bound is not known. A constant series forecasts itself,
    without width: it says nothing of noise. `flat` is the last known value.
    """
    tail, t, ruler = check_level(level), np.asarray(years, dtype=np.float64), Ruler(scale, *(bounds or scale.bounds))
    (y,) = floats(values)
    known = np.isfinite(y) & (y >= ruler.low) & (y <= ruler.high)

    def law(horizon: Array, limit: Array, known: Flags, y: Array) -> Forecast:
        last, _ = ends(known, t)
        usable = _usable(known, last, horizon)
        result, constant = value_outcome(t, y[usable], known[usable], horizon[usable], limit[usable], tail, ruler)
        outcome, method = Outcome.unknown(len(y)), np.zeros(len(y), np.int8)
        outcome.write(usable, result)
        method[usable] = np.where(constant, Method.CONSTANT, Method.STRAIGHT_LINE)
        flat = np.where(usable, (np.where(known, y, 0) * (t == last[:, None])).sum(axis=-1), np.nan)
        return Forecast(*outcome[:3], flat, *outcome[3:], method)

    return _by_rows(law, horizon, limit, known, y)


def _by_rows(
    law: Callable[..., Forecast], horizon: ArrayLike, limit: ArrayLike, known: Flags, *data: Array
) -> Forecast:
    """`law` of blocks of rows (series x years), put together in the shape of the data without its last axis."""
    *shape, years = known.shape
    ahead = [np.broadcast_to(np.asarray(part, dtype=np.float64), shape).reshape(-1) for part in (horizon, limit)]
    rows = [*ahead, *(part.reshape(-1, years) for part in (known, *data))]
    blocks = [law(*(part[start : start + ROWS] for part in rows)) for start in range(0, max(len(rows[0]), 1), ROWS)]
    return Forecast(*(np.concatenate(part).reshape(shape) for part in zip(*blocks, strict=True)))


def _usable(known: Flags, last: Array, horizon: Array) -> Flags:
    enough: Flags = (known.sum(axis=-1) >= FEWEST_YEARS) & (last < horizon)
    return enough


def _forecast_counts(task: _Task, horizon: Array, limit: Array, known: Flags, x: Array, n: Array) -> Forecast:
    x, n = np.where(known, x, 0.0), np.where(known, n, 0.0)
    last, _ = ends(known, task.years)
    usable = _usable(known, last, horizon)
    events, people = x.sum(axis=-1), n.sum(axis=-1)
    is_share = task.link is LOGIT
    common = (2 * events > people) & is_share
    x, events = np.where(common[:, None], n - x, x), np.where(common, people - events, events)
    ahead = _ahead((n * (task.years == last[:, None])).sum(axis=-1), limit, common)
    rare, trend = usable & (events < RARE), usable & (events >= RARE)
    recent = known & (known[:, ::-1].cumsum(axis=-1)[:, ::-1] <= RECENT)
    present = (x * recent).sum(axis=-1) / np.where(usable, (n * recent).sum(axis=-1), np.nan)
    outcome = Outcome.unknown(len(x))
    centre = (n * task.years).sum(axis=-1) / np.where(usable, people, np.nan)
    drift = (task.slope_sd * (horizon - centre)) ** 2
    pooled = rare_outcome(events[rare], people[rare], drift[rare], ahead.of(rare), task.tail, task.link)
    outcome.write(rare, pooled)
    x, n, is_known = x[trend].T.copy(), np.where(known, n, 1.0)[trend].T.copy(), known[trend].T.copy()
    lines = curved_and_straight(Counts(x, n, is_known, task.years, horizon[trend]), task.link, task.slope_sd)
    outcome.write(trend, trend_outcome(*lines, ahead.of(trend), task.tail, task.link))
    outcome = outcome.mirrored(common)
    method = np.select([rare, trend], [Method.RARE_COUNTS, Method.TREND_OF_COUNTS], Method.NONE).astype(np.int8)
    return Forecast(*outcome[:3], np.where(common, 1 - present, present), *outcome[3:], method)


def _ahead(people: Array, limit: Array, common: Flags) -> Ahead:
    """The horizon of the rarer outcome: of n people, at most k have the one if at least n - k have the other."""
    most, least = events_allowed(people, limit), events_needed(people, limit)
    return Ahead(people, np.where(common, people - least, most), np.where(common, people - most, least))
