"""Is the target attained? Judged for every area and year at once, by the counted fact alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.assessment.gap import gap_between_areas, gap_between_town_and_country
from shigua_monitor.assessment.since_base import cannot_improve, exact_since_base, turned_back, with_published_base
from shigua_monitor.observations import Floats, Panel
from shigua_monitor.plan.criterion import AtLeast, AtMost, ChangeFromBaseline, GapNarrows, meets, meets_exactly
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import Level, Scope

Verdicts = NDArray[np.int8]


class Attainment(IntEnum):
    """Six verdicts, of which only the first two are judgements; and one that a publication keeps to itself."""

    ATTAINED = 0
    NOT_ATTAINED = 1
    NO_DATA = 2
    NO_BASELINE = 3
    NOT_APPLICABLE = 4
    NOT_QUANTIFIED = 5
    SUPPRESSED = 6

    @property
    def word(self) -> str:
        """The verdict as files and results write it."""
        return self.name.lower()

    @property
    def judged(self) -> bool:
        return self <= Attainment.NOT_ATTAINED


@dataclass(slots=True)
class Judgement:
    """One target in every area and year. Arrays are area x year, `baseline` is area.

    `measured` is the figure that is compared: the indicator's value, or the gap; `limit` is what it is compared with.
    For a target that each unit must attain, `units` gives the rows of the units, and the district's own row of
    `attainment` sums them up. `by_year` is the verdict of each year by itself: in a final evaluation `attainment`
    also looks back.
    """

    target: Target
    measured: Floats
    limit: Floats
    baseline: Floats
    attainment: Verdicts
    margin: Floats
    numerator: Floats
    denominator: Floats
    units: list[int] = field(default_factory=list)
    by_year: Verdicts = field(init=False)

    def __post_init__(self) -> None:
        self.by_year = self.attainment


def first_year_judged(target: Target, plan: Plan) -> int:
    """The base year, unless the limit comes from it; then the first year of the plan."""
    return plan.file.period.first if target.criterion.needs_baseline else plan.file.base_year


def judge(target: Target, panel: Panel, plan: Plan) -> Judgement:
    """Judge one target for all areas and years of the panel."""
    indicator = target.indicator
    shape = panel.empty.shape
    if indicator is None or not target.criterion.quantified:
        verdicts = np.full(shape, Attainment.NOT_QUANTIFIED, np.int8)
        nothing = panel.empty
        return Judgement(target, nothing, nothing, nothing[:, 0], verdicts, nothing, nothing, nothing)
    base = panel.years.index(plan.file.base_year)
    measured, numerator, denominator = _figures(target, indicator, panel, plan)
    baseline = measured[:, base]
    limit = _limit(target, baseline, shape)
    met = _met(target, indicator, measured, numerator, denominator, limit, base)
    if getattr(target.criterion, "steadily", False):
        met[:, base:] &= ~turned_back(measured[:, base:], target.criterion.comparison)
    attainment = _verdicts(target, indicator, met, measured, limit, panel, plan)
    margin = measured - limit if target.criterion.comparison.upward else limit - measured
    judgement = Judgement(target, measured, limit, baseline, attainment, np.round(margin, 10), numerator, denominator)
    if target.scope.levels and plan.units(target.scope):
        _require_each_unit(judgement, panel, plan)
    judgement.margin = np.where(judgement.attainment <= Attainment.NOT_ATTAINED, judgement.margin, np.nan)
    return judgement


def _figures(target: Target, indicator: Indicator, panel: Panel, plan: Plan) -> tuple[Floats, Floats, Floats]:
    criterion = target.criterion
    if not isinstance(criterion, GapNarrows):
        return with_published_base(target, indicator, panel.of(indicator.id, target.group), panel, plan)
    if criterion.between == "urban_rural":
        gap = gap_between_town_and_country(panel, indicator.id)
    else:
        units = [panel.areas[name] for name in plan.units(Scope.EACH_TOWNSHIP_AND_STREET)]
        district = panel.areas[plan.district.name.zh]
        gap = gap_between_areas(panel, indicator.id, units, district, panel.years.index(plan.file.base_year))
    return gap, panel.empty, panel.empty


def _limit(target: Target, baseline: Floats, shape: tuple[int, ...]) -> Floats:
    spread = np.broadcast_to(baseline[:, None], shape)
    if isinstance(target.criterion, ChangeFromBaseline):
        spread = np.where(spread == 0, np.nan, spread)  # a share of zero is no limit
    return target.criterion.limit(spread)


def _met(
    target: Target,
    indicator: Indicator,
    measured: Floats,
    numerator: Floats,
    denominator: Floats,
    limit: Floats,
    base: int,
) -> NDArray[np.bool_]:
    """Whether the criterion is met: in whole numbers where there are counts, else by the unrounded value."""
    criterion = target.criterion
    met = meets(measured, limit, criterion.comparison)
    if isinstance(criterion, AtLeast | AtMost) and indicator.unit.scale:
        counted = np.isfinite(numerator)
        exact = meets_exactly(numerator, denominator, indicator.unit.scale, criterion.value, criterion.comparison)
        met = np.where(counted, exact, met)
    elif criterion.needs_baseline:
        counted, exact = exact_since_base(criterion, numerator, denominator, base)
        met = np.where(counted, exact, met)
    return met | cannot_improve(criterion, indicator, measured, limit)


def _verdicts(
    target: Target,
    indicator: Indicator,
    met: NDArray[np.bool_],
    measured: Floats,
    limit: Floats,
    panel: Panel,
    plan: Plan,
) -> Verdicts:
    verdicts = np.where(met, Attainment.ATTAINED, Attainment.NOT_ATTAINED).astype(np.int8)
    verdicts[np.isnan(limit)] = Attainment.NO_BASELINE
    verdicts[np.isnan(measured)] = Attainment.NO_DATA
    series = panel.series.get((indicator.id, target.group))
    if series is not None:
        verdicts[panel.not_applicable[series]] = Attainment.NOT_APPLICABLE
    if isinstance(target.criterion, GapNarrows) and target.criterion.between == "areas":
        verdicts[np.arange(len(verdicts)) != panel.areas[plan.district.name.zh]] = Attainment.NOT_APPLICABLE
    if target.not_applicable is not None:
        verdicts[:] = Attainment.NOT_APPLICABLE
    return verdicts


def _require_each_unit(judgement: Judgement, panel: Panel, plan: Plan) -> None:
    """The district attains only if every unit that must report does; units of other sorts are not asked."""
    asked = plan.units(judgement.target.scope)
    judgement.units = [panel.areas[name] for name in asked]
    district = panel.areas[plan.district.name.zh]
    units = judgement.attainment[judgement.units]
    for name, area in panel.areas.items():
        known = plan.areas.get(name)
        if known is not None and known.level is not Level.DISTRICT and name not in asked:
            judgement.attainment[area] = Attainment.NOT_APPLICABLE
    judgement.attainment[district] = _summed_up(units)
    margins = judgement.margin[judgement.units]
    known_margins = np.where(np.isnan(margins), np.inf, margins).min(axis=0)
    judgement.margin[district] = np.where(np.isinf(known_margins), np.nan, known_margins)


def _summed_up(units: Verdicts) -> Verdicts:
    """One verdict a year for all units: a failing unit decides, then a missing one."""
    verdict = np.full(units.shape[1], Attainment.ATTAINED, np.int8)
    verdict[(units == Attainment.NOT_APPLICABLE).all(axis=0)] = Attainment.NOT_APPLICABLE
    for decisive in (Attainment.NO_BASELINE, Attainment.NO_DATA, Attainment.NOT_ATTAINED):
        verdict[(units == decisive).any(axis=0)] = decisive
    return verdict
