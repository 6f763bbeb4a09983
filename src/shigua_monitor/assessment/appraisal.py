"""Evidence, outlook and volatility of every target, cut for one area: what stands beside the verdict."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from shigua_monitor.assessment.attainment import Attainment, Judgement
from shigua_monitor.assessment.evidence import Weighed, evidence
from shigua_monitor.assessment.outlook import Outlook, View, outlook
from shigua_monitor.assessment.plain import count, number
from shigua_monitor.assessment.stack import Stack, stack
from shigua_monitor.assessment.volatility import volatility
from shigua_monitor.observations import Panel
from shigua_monitor.plan.criterion import AtLeast
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import Kind
from shigua_monitor.statistics.forecast import Method
from shigua_monitor.statistics.interval import Evidence, all_units_pass
from shigua_monitor.statistics.pace import Reason

Interval = tuple[float, float]

BEYOND_LIMIT = 5.0
"""Points beyond the limit at which the chance that all units pass is told."""


class Pooled(NamedTuple):
    """The last years together."""

    events: int
    people: int
    years: int
    value: float
    interval: Interval


class EvidenceFigures(NamedTuple):
    """What the counts say. `change` bounds the change since the base year: a ratio for rates, a difference in points
    for proportions and gaps (for a proportion that is to be a share of its base value, the difference to that share);
    `since_base` is the evidence that the level is still no worse than in the base year; `before` is the evidence of the
    last year before that has counts; `shortfall` is in heads; `all_pass` is how often all units would pass if each
    truly were BEYOND_LIMIT points beyond the limit."""

    code: Evidence
    interval: Interval | None
    change: Interval | None
    since_base: Evidence
    before: Evidence
    shortfall: int | None
    pooled: Pooled | None
    all_pass: float | None


class OutlookFigures(NamedTuple):
    """What is expected by `horizon`. `views` are those of pace, growth and projection.

    For a target that each unit must attain, `unit` is the one that decides and the figures are its own; `chance` is
    that all units will satisfy the criterion, as if they were independent.
    """

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
    unit: str | None = None


class Exceptional(NamedTuple):
    """A year that chance does not explain: its p, what the other years give, limits for values without counts."""

    p: float
    expected: float
    limits: Interval | None


NO_EVIDENCE = EvidenceFigures(
    Evidence.NO_COUNTS, None, None, Evidence.NO_COUNTS, Evidence.NO_COUNTS, None, None, None
)  # fmt: skip
NO_OUTLOOK = OutlookFigures(
    Outlook.NOT_APPLICABLE, None, None, None, None, None, Method.NONE, None, Reason.NONE, None, Reason.NONE, None, None,
    (View.SILENT, View.SILENT, View.SILENT),
)  # fmt: skip
_WITHOUT_FIGURES = {
    Attainment.ATTAINED: NO_OUTLOOK._replace(code=Outlook.MET),
    Attainment.NO_DATA: NO_OUTLOOK._replace(code=Outlook.INSUFFICIENT_DATA),
}
"""The outlook of an act, which is in place or not."""


class Appraisal:
    """The statistics of one area and of its units, which some targets ask for each; the area's own row comes first."""

    def __init__(self, judgements: Sequence[Judgement], panel: Panel, plan: Plan, area: str, year: int) -> None:
        column, own = panel.years.index(year), panel.areas[area]
        is_district = area == plan.district.name.zh
        units = sorted({unit for judgement in judgements for unit in judgement.units}) if is_district else []
        self._names = list(panel.areas)
        self._rows = [own, *units]
        self._stack = stack(judgements, panel, column, self._rows, plan)
        self._weighed, self._expected = evidence(self._stack), outlook(self._stack)
        self._volatile = volatility(self._stack)
        self._place = {target.id: place for place, target in enumerate(self._stack.targets)}

    def evidence(self, target: Target) -> EvidenceFigures:
        """What the counts say of a target; for one that each unit must attain, what those of its units say together."""
        if target.id not in self._place:
            return NO_EVIDENCE
        place, weighed = self._place[target.id], self._weighed
        at = (place, 0)
        return EvidenceFigures(
            code=Evidence(int(weighed.code[at])),
            interval=_pair(weighed.lower[at], weighed.upper[at]),
            change=_pair(weighed.change[0][at], weighed.change[1][at]),
            since_base=Evidence(int(weighed.since_base[at])),
            before=Evidence(int(weighed.before[at])),
            shortfall=count(weighed.shortfall[at]),
            pooled=_pooled(target, self._stack, weighed, place),
            all_pass=_all_pass(target, self._stack, place),
        )

    def unit_evidence(self, target: Target, unit: int) -> Evidence:
        """What the counts of one unit (a row of the panel) say."""
        if target.id not in self._place:
            return Evidence.NO_COUNTS
        return Evidence(int(self._weighed.code[self._place[target.id], self._rows.index(unit)]))

    def outlook(self, target: Target, attainment: Attainment) -> OutlookFigures:
        """What is to be expected of a target."""
        if target.id not in self._place:
            return _WITHOUT_FIGURES.get(attainment, NO_OUTLOOK)
        at, expected = (self._place[target.id], 0), self._expected
        pace, compound, growth = (View(int(view)) for view in expected.views[at])
        projection, unit = expected.projection, int(expected.unit[at])
        return OutlookFigures(
            code=Outlook(int(expected.code[at])),
            horizon=int(expected.horizon[at]) or None,
            point=number(projection.point[at]),
            interval=_pair(projection.low[at], projection.high[at]),
            flat=number(projection.flat[at]),
            chance=number(projection.chance[at]),
            method=Method(int(projection.method[at])),
            pace=number(expected.pace[at]),
            pace_reason=Reason(int(expected.pace_reason[at])),
            compound=number(expected.compound[at]),
            compound_reason=Reason(int(expected.compound_reason[at])),
            reduction=number(expected.reduction[at]),
            required_reduction=number(expected.required_reduction[at]),
            views=(pace, compound, growth),
            unit=self._names[self._rows[unit]] if unit >= 0 else None,
        )

    def exceptional(self, target: Target) -> Exceptional | None:
        """The judged year, if chance does not explain it."""
        if target.id not in self._place:
            return None
        found, at = self._volatile, (self._place[target.id], 0)
        if not found.flag[at]:
            return None
        return Exceptional(float(found.p[at]), float(found.expected[at]), _pair(found.low[at], found.high[at]))


def _pooled(target: Target, stack: Stack, weighed: Weighed, place: int) -> Pooled | None:
    """The pooled years of a rate of few events."""
    indicator, at = target.indicator, (place, 0)
    events, years = float(stack.numerator[(*at, -1)]), int(weighed.pooled_years[at])
    few = np.isfinite(events) and events < target.warning_settings.few_events
    bounds = _pair(weighed.pooled[0][at], weighed.pooled[1][at])
    if indicator is None or indicator.kind is not Kind.RATE or not few or years < 2 or bounds is None:
        return None
    pooled, people = int(weighed.pooled_events[at]), int(weighed.pooled_people[at])
    return Pooled(pooled, people, years, pooled * indicator.unit.scale / people, bounds)


def _all_pass(target: Target, stack: Stack, place: int) -> float | None:
    """For a floor of a proportion: the chance that all units reach it if each is truly somewhat beyond it; None unless
    it is known of each how many people it has."""
    indicator, criterion, units = target.indicator, target.criterion, stack.units[place]
    if indicator is None or indicator.kind is not Kind.PROPORTION or not isinstance(criterion, AtLeast):
        return None
    people = stack.denominator[place, units, -1]
    if not units.size or np.isnan(people).any():
        return None
    scale = indicator.unit.scale
    truly = min(criterion.value + BEYOND_LIMIT, scale) / scale
    return number(float(all_units_pass(people, truly, criterion.value / scale)))


def _pair(low: float, high: float) -> Interval | None:
    return (float(low), float(high)) if math.isfinite(low) and not math.isnan(high) else None
