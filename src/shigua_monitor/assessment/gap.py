"""Distances between parts of a population or of an area, in points of the indicator's unit."""

from __future__ import annotations

from collections.abc import Sequence

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


def gaps_with_bounds(
    targets: Sequence[Target], panel: Panel, plan: Plan, base: int, column: int
) -> tuple[Estimate, Estimate]:
    """The gap of the year at `column` and that of the base year by counts, target x area, in points of the unit; NaN
    for another target, and where a part that is compared lacks counts. The range belongs to the district alone."""
    figures = np.full((2, len(Estimate._fields), len(targets), len(panel.areas)), np.nan)
    district, years = panel.areas[plan.district.name.zh], [column, base]
    of_parts: dict[tuple[Law, float], list[int]] = {}
    for place, target in enumerate(targets):
        law = _LAWS.get(target.indicator.kind) if target.indicator is not None else None
        if not isinstance(target.criterion, GapNarrows) or target.indicator is None or law is None:
            continue
        level = target.warning_settings.evidence_level
        if target.criterion.between == "urban_rural":
            of_parts.setdefault((law, level), []).append(place)
        else:
            figures[:, :, place, district] = _range(target.indicator.id, panel, plan, years, law, level)
    for (law, level), places in of_parts.items():
        figures[:, :, places] = _distances([targets[place] for place in places], panel, years, law, level)
    scale = np.array([target.indicator.unit.scale if target.indicator is not None else 0 for target in targets])
    now, then = figures * scale.reshape(-1, 1)
    return Estimate(*now), Estimate(*then)


def change_of_gaps(targets: Sequence[Target], panel: Panel, plan: Plan, base: int, column: int) -> Bounds:
    """Bounds of how much gaps have widened since the base year, target x area, in points of the unit; NaN as there."""
    return change(*gaps_with_bounds(targets, panel, plan, base, column))


def _range(indicator: str, panel: Panel, plan: Plan, years: list[int], law: Law, level: float) -> Floats:
    """The range between the units that have a value in all of the years: year x figure."""
    value, numerator, denominator = panel.of(indicator, TOTAL)
    units = [panel.areas[name] for name in plan.units(Scope.EACH_TOWNSHIP_AND_STREET)]
    known = [unit for unit in units if np.isfinite(value[unit, years]).all()]
    return np.array(spread(numerator[known][:, years], denominator[known][:, years], law, level)).T


def _distances(targets: Sequence[Target], panel: Panel, years: list[int], law: Law, level: float) -> Floats:
    """The distances between town and country: year x figure x target x area."""
    series = [target.indicator.id for target in targets if target.indicator is not None]
    parts = [[panel.of(each, group)[1:] for each in series] for group in (Scope.URBAN.group, Scope.RURAL.group)]
    (x1, n1), (x0, n0) = (np.array(part)[..., years].swapaxes(0, 1) for part in parts)
    return np.moveaxis(np.array(distance(x1, n1, x0, n0, law, level)), -1, 0)
