"""Parts of the population and units beside one another, in points of the indicator's unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.observations import Panel
from shigua_monitor.plan.bilingual import Bilingual
from shigua_monitor.plan.criterion import NOISE
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import TOTAL, Kind, Level, Unit
from shigua_monitor.statistics.contrast import difference
from shigua_monitor.statistics.interval import rate_ratio


class Part(NamedTuple):
    """A group or a unit, by its id or name, with its figure."""

    name: str
    value: float


class Disparity(NamedTuple):
    """The figures of the parts in the judged year, and their range now and then.

    `then` is the base year, or the first later year with figures of the same parts; None if there is none before the
    judged one. `beyond_chance` is known of two parts with counts.
    """

    indicator: Indicator
    dimension: Bilingual | None
    """The dimension of groups; None for units."""
    parts: tuple[Part, ...]
    then: int | None
    range_then: float | None
    beyond_chance: bool | None

    @property
    def range(self) -> float:
        return _spread([part.value for part in self.parts])

    @property
    def change(self) -> float | None:
        """How much the range has grown; None where there is nothing to compare with."""
        if self.range_then is None:
            return None
        grown = self.range - self.range_then
        return 0.0 if abs(grown) <= NOISE * max(self.range, self.range_then) else float(np.round(grown, 10))


def between_groups(assessment: Assessment) -> list[Disparity]:
    """Of every indicator the groups of each dimension, where at least two of them have a figure in the judged year."""
    plan, panel = assessment.plan, assessment.panel
    row = panel.areas[assessment.area]
    dimensions: dict[str, list[str]] = {}
    for group in plan.file.groups:
        if group.dimension is not None:
            dimensions.setdefault(group.dimension.zh, []).append(group.id)
    return [
        found
        for indicator in measured_indicators(plan)
        for groups in dimensions.values()
        if (found := _of_groups(indicator, groups, row, panel, plan, assessment.year)) is not None
    ]


def between_units(assessment: Assessment) -> list[Disparity]:
    """Of every indicator the townships and streets, where at least two of them have a figure in the judged year."""
    plan, panel = assessment.plan, assessment.panel
    if assessment.area != plan.district.name.zh:
        return []
    units = [area.name.zh for area in plan.file.areas if area.level in (Level.TOWNSHIP, Level.STREET)]
    rows = [panel.areas[name] for name in units]
    found = []
    for indicator in measured_indicators(plan):
        values = panel.of(indicator.id, TOTAL)[0][rows]
        disparity = _disparity(indicator, None, units, values, panel, plan, assessment.year)
        if disparity is not None:
            found.append(disparity)
    return found


def measured_indicators(plan: Plan) -> list[Indicator]:
    """The indicators that have a figure, not only a yes or no."""
    return [indicator for indicator in plan.indicators.values() if indicator.unit is not Unit.YES_NO]


def _of_groups(
    indicator: Indicator, groups: Sequence[str], row: int, panel: Panel, plan: Plan, year: int
) -> Disparity | None:
    values = np.stack([panel.of(indicator.id, group)[0][row] for group in groups])
    dimension = plan.groups[groups[0]].dimension
    found = _disparity(indicator, dimension, groups, values, panel, plan, year)
    if found is None or len(found.parts) != 2:
        return found
    counts = [panel.of(indicator.id, part.name)[1:] for part in found.parts]
    column = panel.years.index(year)
    (x1, n1), (x0, n0) = (tuple(part[row, column] for part in each) for each in counts)
    chance = _beyond_chance(indicator, x1, n1, x0, n0, plan.file.early_warning.evidence_level)
    return Disparity(found.indicator, found.dimension, found.parts, found.then, found.range_then, chance)


def _disparity(
    indicator: Indicator,
    dimension: Bilingual | None,
    names: Sequence[str],
    values: np.ndarray,
    panel: Panel,
    plan: Plan,
    year: int,
) -> Disparity | None:
    """`values` are part x year."""
    column, base = panel.years.index(year), panel.years.index(plan.file.base_year)
    known = np.isfinite(values)
    told = np.flatnonzero(known[:, column])
    if len(told) < 2:
        return None
    earlier = [at for at in range(base, column) if (known[:, at] == known[:, column]).all()]
    then = earlier[0] if earlier else None
    return Disparity(
        indicator=indicator,
        dimension=dimension,
        parts=tuple(Part(names[at], float(values[at, column])) for at in told.tolist()),
        then=None if then is None else panel.years[then],
        range_then=None if then is None else _spread(values[told, then].tolist()),
        beyond_chance=None,
    )


def _spread(values: Sequence[float]) -> float:
    return float(np.round(max(values) - min(values), 10))


def _beyond_chance(indicator: Indicator, x1: float, n1: float, x0: float, n0: float, level: float) -> bool | None:
    """Whether two counted parts differ by more than chance explains; None without counts."""
    if indicator.kind is Kind.PROPORTION:
        (low, high), still = difference(x1, n1, x0, n0, level), 0.0
    elif indicator.kind is Kind.RATE:
        (low, high), still = rate_ratio(x1, n1, x0, n0, level), 1.0
    else:
        return None
    if np.isnan(low) or np.isnan(high):
        return None
    return bool(low > still or high < still)
