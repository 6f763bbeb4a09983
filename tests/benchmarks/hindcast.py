"""Forecasts of years that are known: the later years are hidden from `assess`, and what it says is held against them.

Everything goes the way of `monitor check`: observations, targets with a due year, `assess`, its results.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pandas as pd

from benchmarks.worlds import MEASURES, Array, Measure, World, changing, unchanged
from shigua_monitor import assess
from shigua_monitor.assessment.every_area import results_of_every_area
from shigua_monitor.observations import Observations
from shigua_monitor.plan.criterion import AnyCriterion, AtLeast, AtMost
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import Scope

LAST = 2030
"""The last of the hidden years, in which the targets are due."""
POINTS = range(5, 11)
HIDDEN = (1, 2, 3)
SHIFTS = (2, 3, 4, 5)


@dataclass(frozen=True)
class Backtest:
    """A row for each series: of forecasts, of unchanged last years, of shifted ones by their shift, of publications."""

    told: pd.DataFrame
    unchanged: pd.DataFrame
    shifted: dict[int, pd.DataFrame]
    published: pd.DataFrame


def run(plan: Plan, seed: int, number: int, points: Sequence[int] = POINTS, hidden: Sequence[int] = HIDDEN) -> Backtest:
    """Everything, with `number` series of each measure, size, path, number of points and of hidden years."""
    from benchmarks.published import published_forecasts

    told = [forecasts(plan, seen, ahead, number, seed) for seen, ahead in product(points, hidden)]
    return Backtest(
        told=pd.concat(told, ignore_index=True),
        unchanged=pd.concat([alarms(plan, years, 0, 4 * number, seed) for years in points]),
        shifted={shift: pd.concat([alarms(plan, years, shift, number, seed) for years in points]) for shift in SHIFTS},
        published=published_forecasts(plan, max(hidden)),
    )


def forecasts(plan: Plan, seen: int, hidden: int, number: int, seed: int) -> pd.DataFrame:
    """A row a series of the changing worlds: its setting, what was said of it in its last seen year, and what came."""
    chance = np.random.default_rng([seed, seen, hidden])
    worlds = [changing(measure, seen, hidden, number, chance) for measure in MEASURES]
    found = _judged(plan, worlds, hidden)
    told = pd.concat([_compared(world, said, seen, hidden) for world, said in zip(worlds, found, strict=True)])
    told["few"] = told.groupby(["measure", "size"])["rarer"].transform("mean") < plan.file.early_warning.few_events
    return told


def alarms(plan: Plan, years: int, shift: float, number: int, seed: int) -> pd.DataFrame:
    """A row a series of the unchanged worlds: whether its last year, `shift` deviations off, was called volatile."""
    chance = np.random.default_rng([seed, years, round(10 * shift)])
    worlds = [unchanged(measure, years, number, shift, chance) for measure in MEASURES]
    found = _judged(plan, worlds, 0)
    return pd.concat(
        [
            pd.DataFrame({"measure": world.measure.name, "size": world.size, "years": years, "alarm": said.exceptional})
            for world, said in zip(worlds, found, strict=True)
        ]
    )


def said_of(plan: Plan, targets: Sequence[Target], frame: pd.DataFrame, base_year: int, year: int) -> pd.DataFrame:
    """The results of `year` for every area and target, if the plan had these targets and this base year."""
    changed = replace(plan, targets=tuple(targets), file=plan.file.model_copy(update={"base_year": base_year}))
    observations = Observations.from_frame(frame)
    return results_of_every_area(assess(changed, observations, area=observations.areas.names[0], year=year))


def a_target(plan: Plan, name: str, indicator: str, criterion: AnyCriterion, due: int) -> Target:
    """A target of the plan's for another indicator, with another criterion and due year."""
    model = next(target for target in plan.targets if target.indicator and target.scope is Scope.DISTRICT)
    return model._replace(id=name, indicator=plan.indicators[indicator], criterion=criterion, due=str(due))


def _judged(plan: Plan, worlds: Sequence[World], hidden: int) -> list[pd.DataFrame]:
    """What is said of each world, whose targets are due in its last hidden year; a row for each of its series."""
    length = worlds[0].value.shape[1]
    years = np.arange(LAST + 1 - length, LAST + 1 - hidden)
    taken: dict[str, str] = {}
    for world in worlds:
        taken[_indicator(plan, world.measure, taken)] = world.measure.name
    targets = [
        a_target(plan, f"backtest.{place}", indicator, _criterion(world.measure), LAST + (not hidden))
        for place, (world, indicator) in enumerate(zip(worlds, taken, strict=True))
    ]
    frame = pd.concat([_frame(world, name, years) for world, name in zip(worlds, taken, strict=True)])
    found = said_of(plan, targets, frame, int(years[0]), int(years[-1])).set_index("area")
    names = _names(len(worlds[0].value))
    return [found[found["target"] == target.id].loc[names] for target in targets]


def _indicator(plan: Plan, measure: Measure, taken: dict[str, str]) -> str:
    """An indicator of the measure's kind and unit that no other measure has."""
    return next(
        name
        for name, each in plan.indicators.items()
        if each.kind is measure.kind and each.unit.scale == measure.scale and name not in taken
    )


def _criterion(measure: Measure) -> AnyCriterion:
    if measure.upward:
        return AtLeast(kind="at_least", value=measure.limit)
    return AtMost(kind="at_most", value=measure.limit)


def _names(number: int) -> list[str]:
    return [f"series {place}" for place in range(number)]


def _frame(world: World, indicator: str, years: Array) -> pd.DataFrame:
    """What is sent: counts or values, of the seen years only."""
    series, seen = len(world.value), len(years)
    nothing, counted = np.full(series * seen, np.nan), world.measure.counted

    def sent(numbers: Array, wanted: bool) -> Array:
        return numbers[:, :seen].ravel() if wanted else nothing

    return pd.DataFrame(
        {
            "indicator": indicator,
            "area": np.repeat(np.array(_names(series), dtype=object), seen),
            "year": np.tile(years, series),
            "value": sent(world.value, not counted),
            "numerator": sent(world.events, counted),
            "denominator": sent(world.people, counted),
        }
    )


def _compared(world: World, said: pd.DataFrame, seen: int, hidden: int) -> pd.DataFrame:
    """The forecast against the last hidden value, and against the last seen value carried on."""
    truth, now = world.value[:, -1], world.value[:, -1 - hidden]
    noise, limit = 1e-9 * np.abs(truth), world.measure.limit
    rarer = np.minimum(world.share, 1 - world.share).mean(axis=1) * world.people.mean(axis=1)
    return pd.DataFrame(
        {
            "measure": world.measure.name,
            "size": world.size,
            "path": world.path,
            "points": seen,
            "hidden": hidden,
            "covered": (said["low"] <= truth + noise) & (said["high"] >= truth - noise),
            "error": np.abs(said["projection"] - truth),
            "no_change": np.abs(now - truth),
            "outlook": said["outlook"],
            "reached": truth >= limit if world.measure.upward else truth <= limit,
            "rarer": rarer if world.measure.counted else np.inf,
        }
    ).reset_index(drop=True)
