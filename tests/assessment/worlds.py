"""Small worlds: a few figures of an indicator, and what becomes of one target or of a whole plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from shigua_monitor import assess, load_plan
from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.early_warning import EarlyWarning
from shigua_monitor.assessment.result import Result
from shigua_monitor.observations import Observations
from shigua_monitor.plan.model import Plan, Target

SECOND_PLAN = Path(__file__).parents[1] / "plans" / "second"
COUNTY = "示例县"
TOWNS = ["甲镇", "乙镇", "丙镇"]
UNITS = [*TOWNS, "丁街道"]

Figure = float | tuple[float, float] | None
"""A value, or a numerator and a denominator; None for a year of which nothing is known."""

Told = Mapping[int, Figure | Mapping[str, Figure]]
"""A figure of each year, or one of each area (by name) and group (by id)."""

COLUMNS = ["indicator", "area", "group", "year", "value", "numerator", "denominator"]


@cache
def second_plan() -> Plan:
    return load_plan(SECOND_PLAN)


@cache
def shipped_plan() -> Plan:
    return load_plan()


def target_of(plan: Plan, identifier: str) -> Target:
    return next(target for target in plan.targets if target.id == identifier)


def only(plan: Plan, *identifiers: str) -> Plan:
    """The plan with some of its targets, in its own order."""
    return replace(plan, targets=tuple(target for target in plan.targets if target.id in identifiers))


def with_settings(plan: Plan, identifier: str, **settings: Any) -> Plan:
    """The plan with one of its targets, whose warnings have other settings."""
    target = target_of(plan, identifier)
    changed = target.warning_settings.model_copy(update=settings)
    return replace(plan, targets=(target._replace(warning_settings=changed),))


def rows(plan: Plan, indicator: str, group: str, told: Told) -> Iterator[list[Any]]:
    for year, figures in told.items():
        for place, figure in (figures if isinstance(figures, Mapping) else {group: figures}).items():
            area, part = (plan.district.name.zh, place) if place in plan.groups else (place, group)
            value, numerator, denominator = (None, *figure) if isinstance(figure, tuple) else (figure, None, None)
            yield [indicator, area, part, year, value, numerator, denominator]


def observations(*sent: list[Any]) -> Observations:
    numbers = {"value": float, "numerator": float, "denominator": float}
    return Observations.from_frame(pd.DataFrame(list(sent), columns=COLUMNS).astype(numbers))


def sent(plan: Plan, told: Mapping[str, Told]) -> Observations:
    """What was sent for each target's indicator, in the group that the target asks of."""
    all_rows = []
    for identifier, figures in told.items():
        target = target_of(plan, identifier)
        assert target.indicator is not None
        all_rows += rows(plan, target.indicator.id, target.group, figures)
    return observations(*all_rows)


def judged(plan: Plan, identifier: str, told: Told, *, earlier: Told | None = None, **options: Any) -> Assessment:
    """One target in a world of nothing but its own indicator."""
    before = None if earlier is None else sent(plan, {identifier: earlier})
    return assess(only(plan, identifier), sent(plan, {identifier: told}), earlier=before, **options)


def result(plan: Plan, identifier: str, told: Told, **options: Any) -> Result:
    (found,) = judged(plan, identifier, told, **options).results
    return found


def verdict(plan: Plan, identifier: str, told: Told, **options: Any) -> str:
    return result(plan, identifier, told, **options).attainment.word


def warnings(plan: Plan, identifier: str, told: Told, **options: Any) -> dict[str, EarlyWarning]:
    """The warnings that one target raises, by their codes."""
    return {warning.code: warning for warning in judged(plan, identifier, told, **options).early_warnings}
