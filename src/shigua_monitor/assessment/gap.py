"""Distances between parts of a population or of an area, in points of the indicator's unit."""

from __future__ import annotations

import numpy as np

from shigua_monitor.observations import Floats, Panel
from shigua_monitor.plan.criterion import GapNarrows
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import TOTAL, Kind, Scope
from shigua_monitor.statistics.contrast import Estimate, Law, change, distance, spread
from shigua_monitor.statistics.interval import Bounds, poisson_exact, wilson

_LAWS: dict[Kind, Law] = {Kind.PROPORTION: wilson, Kind.RATE: poisson_exact}


def gap_between_town_and_country(panel: Panel, indicator: str) -> Floats:
    """|urban - rural| for each area and year; NaN unless both are known."""
    urban, _, _ = panel.of(indicator, "urban")
    rural, _, _ = panel.of(indicator, "rural")
    return np.abs(urban - rural)


def gap_between_areas(panel: Panel, indicator: str, units: list[int], district: int, base: int) -> Floats:
    """Highest minus lowest value among `units`, in the row of `district`, for each year.

    A range is comparable with that of the base year only if the same units reported in both; other years are NaN,
    unless the base year has no range to compare with.
    """
    value, _, _ = panel.of(indicator, "total")
    gap = np.full(value.shape, np.nan)
    if len(units) < 2:
        return gap
    among = value[units]
    known = np.isfinite(among)
    in_base = known[:, [base]]
    comparable = ((known == in_base).all(axis=0) | (in_base.sum() < 2)) & (known.sum(axis=0) >= 2)
    highest = np.where(known, among, -np.inf).max(axis=0)
    lowest = np.where(known, among, np.inf).min(axis=0)
    with np.errstate(invalid="ignore"):
        gap[district] = np.where(comparable, highest - lowest, np.nan)
    return gap


def gaps_with_bounds(target: Target, panel: Panel, plan: Plan, base: int, column: int) -> tuple[Estimate, Estimate]:
    """The gap of the year at `column` and that of the base year by counts, for each area, in points of the unit; NaN
    for another target, and where a part that is compared lacks counts. The range belongs to the district alone."""
    nothing = Estimate(*np.full((3, len(panel.areas)), np.nan))
    criterion, indicator = target.criterion, target.indicator
    law = _LAWS.get(indicator.kind) if indicator is not None else None
    if not isinstance(criterion, GapNarrows) or indicator is None or law is None:
        return nothing, nothing
    level, scale = target.warning_settings.evidence_level, indicator.unit.scale
    if criterion.between == "urban_rural":
        (_, x1, n1), (_, x0, n0) = (panel.of(indicator.id, part) for part in (Scope.URBAN.group, Scope.RURAL.group))
        years = [column, base]
        both = _scaled(distance(x1[:, years], n1[:, years], x0[:, years], n0[:, years], law, level), scale)
        return Estimate(*(part[:, 0] for part in both)), Estimate(*(part[:, 1] for part in both))
    value, numerator, denominator = panel.of(indicator.id, TOTAL)
    units = [panel.areas[name] for name in plan.units(Scope.EACH_TOWNSHIP_AND_STREET)]
    known = [unit for unit in units if np.isfinite(value[unit, [base, column]]).all()]
    district = panel.areas[plan.district.name.zh]
    ranges = []
    for at in (column, base):
        found = _scaled(spread(numerator[known, at], denominator[known, at], law, level), scale)
        own = Estimate(*(part.copy() for part in nothing))
        for part, figure in zip(own, found, strict=True):
            part[district] = figure
        ranges.append(own)
    return ranges[0], ranges[1]


def change_of_gap(target: Target, panel: Panel, plan: Plan, base: int, column: int) -> Bounds:
    """Bounds of how much a gap has widened since the base year, for each area, in points of the unit; NaN as there."""
    return change(*gaps_with_bounds(target, panel, plan, base, column))


def _scaled(estimate: Estimate, scale: float) -> Estimate:
    return Estimate(*(np.asarray(part, np.float64) * scale for part in estimate))
