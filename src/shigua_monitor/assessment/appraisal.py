"""Evidence, outlook and volatility of every target, cut for one area: what stands beside the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shigua_monitor.assessment.attainment import Judgement
from shigua_monitor.assessment.evidence import Weighed, evidence, sum_up
from shigua_monitor.assessment.outlook import Expected, Outlook, View, outlook
from shigua_monitor.assessment.stack import Stack, stack
from shigua_monitor.assessment.volatility import Volatility, volatility
from shigua_monitor.observations import Floats, Panel
from shigua_monitor.plan.criterion import AtLeast
from shigua_monitor.plan.model import Kind, Plan, Target
from shigua_monitor.statistics.forecast import Method
from shigua_monitor.statistics.interval import Evidence, all_units_pass
from shigua_monitor.statistics.pace import Reason

Interval = tuple[float, float]

BEYOND_LIMIT = 5.0
"""Points beyond the limit at which the chance that all units pass is told."""


@dataclass(frozen=True, slots=True)
class Pooled:
    """The last years together."""

    events: int
    people: int
    years: int
    value: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class EvidenceFigures:
    """What the counts say. `change` bounds the change since the base year: a ratio for rates, a difference in points
    for proportions; `since_base` bounds it in points at the level of the worsening warning; `before` is the evidence
    of the last year before that has counts; `shortfall` is in heads; `all_pass` is how often all units would pass if
    each truly were BEYOND_LIMIT points beyond the limit."""

    code: Evidence
    interval: Interval | None
    change: Interval | None
    since_base: Interval | None
    before: Evidence
    shortfall: int | None
    pooled: Pooled | None
    all_pass: float | None


@dataclass(frozen=True, slots=True)
class OutlookFigures:
    """What is expected by `horizon`. `views` are those of pace, growth and projection."""

    code: Outlook
    horizon: int | None
    point: float | None
    interval: Interval | None
    flat: float | None
    chance: float | None
    method: Method
    pace: float | None
    pace_reason: Reason
    compound: float | None
    compound_reason: Reason
    reduction: float | None
    required_reduction: float | None
    views: tuple[View, View, View]


@dataclass(frozen=True, slots=True)
class Exceptional:
    """A year that chance does not explain: its p, what the other years give, limits for values without counts."""

    p: float
    expected: float
    limits: Interval | None


NO_EVIDENCE = EvidenceFigures(Evidence.NO_COUNTS, None, None, None, Evidence.NO_COUNTS, None, None, None)
NO_OUTLOOK = OutlookFigures(
    Outlook.NOT_APPLICABLE, None, None, None, None, None, Method.NONE, None, Reason.NONE, None, Reason.NONE, None, None,
    (View.SILENT, View.SILENT, View.SILENT),
)  # fmt: skip


class Appraisal:
    """The statistics of one area and, where a target asks for each of them, of its units."""

    def __init__(self, judgements: Sequence[Judgement], panel: Panel, plan: Plan, area: str, year: int) -> None:
        column = panel.years.index(year)
        self._stack: Stack = stack(judgements, panel.years, column, [panel.areas[area]], plan)
        self._place = {target.id: place for place, target in enumerate(self._stack.targets)}
        self._evidence: Weighed = evidence(self._stack)
        self._outlook: Expected = outlook(self._stack)
        self._volatility: Volatility = volatility(self._stack)
        by_unit = [judgement for judgement in judgements if judgement.units and area == plan.district.name.zh]
        self._units = {judgement.target.id: judgement.units for judgement in by_unit}
        units = sorted({unit for judgement in by_unit for unit in judgement.units})
        self._unit_row = {unit: row for row, unit in enumerate(units)}
        self._unit_stack: Stack = stack(by_unit, panel.years, column, units, plan)
        self._unit_place = {target.id: place for place, target in enumerate(self._unit_stack.targets)}
        self._unit_evidence = evidence(self._unit_stack).code

    def evidence(self, target: Target) -> EvidenceFigures:
        """What the counts say of a target; for one that each unit must attain, what those of its units say together."""
        place = self._place.get(target.id)
        if place is None:
            return NO_EVIDENCE
        weighed, units = self._evidence, self._units.get(target.id, [])
        code = Evidence(int(weighed.code[place, 0]))
        if units:
            rows = [self._unit_row[unit] for unit in units]
            code = sum_up(self._unit_evidence[self._unit_place[target.id], rows])
        return EvidenceFigures(
            code=code,
            interval=_pair(weighed.lower[place, 0], weighed.upper[place, 0]),
            change=_pair(weighed.change[0][place, 0], weighed.change[1][place, 0]),
            since_base=_pair(weighed.since_base[0][place, 0], weighed.since_base[1][place, 0]),
            before=Evidence(int(weighed.before[place, 0])) if not units else Evidence.NO_COUNTS,
            shortfall=_whole(weighed.shortfall[place, 0]) if not units else None,
            pooled=self._pooled(target, place),
            all_pass=self._all_pass(target, units),
        )

    def unit_evidence(self, target: Target, unit: int) -> Evidence:
        """What the counts of one unit (a row of the panel) say."""
        place = self._unit_place.get(target.id)
        if place is None:
            return Evidence.NO_COUNTS
        return Evidence(int(self._unit_evidence[place, self._unit_row[unit]]))

    def _pooled(self, target: Target, place: int) -> Pooled | None:
        """The pooled years of a rate of few events."""
        indicator, weighed = target.indicator, self._evidence
        events, people = float(self._stack.numerator[place, 0, -1]), float(weighed.pooled_people[place, 0])
        few = np.isfinite(events) and events < target.warning_settings.few_events
        if indicator is None or indicator.kind is not Kind.RATE or not few or weighed.pooled_years[place, 0] < 2:
            return None
        bounds = _pair(weighed.pooled[0][place, 0], weighed.pooled[1][place, 0])
        if bounds is None:
            return None
        pooled = float(weighed.pooled_events[place, 0])
        return Pooled(
            events=int(pooled),
            people=int(people),
            years=int(weighed.pooled_years[place, 0]),
            value=pooled * indicator.unit.scale / people,
            interval=bounds,
        )

    def _all_pass(self, target: Target, units: list[int]) -> float | None:
        """For a floor of a proportion: the chance that all units reach it if each is truly somewhat beyond it."""
        indicator, criterion = target.indicator, target.criterion
        if (
            not units
            or indicator is None
            or indicator.kind is not Kind.PROPORTION
            or not isinstance(criterion, AtLeast)
        ):
            return None
        scale = indicator.unit.scale
        truly = min(criterion.value + BEYOND_LIMIT, scale) / scale
        rows = [self._unit_row[unit] for unit in units]
        people = self._unit_stack.denominator[self._unit_place[target.id], rows, -1]
        return _number(all_units_pass(people, truly, criterion.value / scale))

    def outlook(self, target: Target) -> OutlookFigures:
        """What is to be expected of a target."""
        place = self._place.get(target.id)
        if place is None:
            return NO_OUTLOOK
        at, expected = (place, 0), self._outlook
        pace, compound, growth = (View(int(view)) for view in expected.views[at])
        projection = expected.projection
        return OutlookFigures(
            code=Outlook(int(expected.code[at])),
            horizon=int(expected.horizon[place, 0]) or None,
            point=_number(projection.point[at]),
            interval=_pair(projection.low[at], projection.high[at]),
            flat=_number(projection.flat[at]),
            chance=_number(projection.chance[at]),
            method=Method(int(projection.method[at])),
            pace=_number(expected.pace[at]),
            pace_reason=Reason(int(expected.pace_reason[at])),
            compound=_number(expected.compound[at]),
            compound_reason=Reason(int(expected.compound_reason[at])),
            reduction=_number(expected.reduction[at]),
            required_reduction=_number(expected.required_reduction[at]),
            views=(pace, compound, growth),
        )

    def exceptional(self, target: Target) -> Exceptional | None:
        """The judged year, if chance does not explain it."""
        place = self._place.get(target.id)
        if place is None or not self._volatility.flag[place, 0]:
            return None
        found, at = self._volatility, (place, 0)
        return Exceptional(float(found.p[at]), float(found.expected[at]), _pair(found.low[at], found.high[at]))


def _number(value: Floats | float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _whole(value: float) -> int | None:
    return int(value) if np.isfinite(value) else None


def _pair(low: float, high: float) -> Interval | None:
    return (float(low), float(high)) if np.isfinite(low) and not np.isnan(high) else None
