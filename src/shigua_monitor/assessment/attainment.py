"""Is the target attained? Judged for every area and year at once, by the counted fact alone."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.assessment.gap import gap_between_areas, gap_between_town_and_country
from shigua_monitor.assessment.since_base import cannot_improve, exact_since_base, turned_back, with_published_base
from shigua_monitor.observations import Floats, Panel
from shigua_monitor.plan.criterion import (
    AtLeast,
    AtMost,
    ChangeFromBaseline,
    Criterion,
    GapNarrows,
    meets,
    meets_exactly,
)
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import ONCE, Level, Scope
from shigua_monitor.statistics.arrays import BLOCK

Verdicts = NDArray[np.int8]
Measured = tuple[Target, Indicator]


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


VERDICTS = tuple(Attainment)
"""The verdicts by their codes."""


@dataclass(slots=True, eq=False, repr=False)
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


def judge(targets: Sequence[Target], panel: Panel, plan: Plan) -> tuple[Judgement, ...]:
    """Judge targets for all areas and years of the panel. Those that ask the same are judged side by side: most of the
    time that numpy takes for a small array does not depend on its size."""
    nothing = panel.empty
    verdicts = np.full(nothing.shape, Attainment.NOT_QUANTIFIED, np.int8)
    judged: dict[str, Judgement] = {}
    alike: dict[Hashable, list[Measured]] = {}
    for target in targets:
        if target.indicator is None or not target.criterion.quantified:
            judged[target.id] = Judgement(target, nothing, nothing, nothing[:, 0], verdicts, nothing, nothing, nothing)
        else:
            question = target.criterion, target.indicator.unit.scale, target.indicator.bounds
            alike.setdefault(question, []).append((target, target.indicator))
    at_once = max(BLOCK // max(nothing.size, 1), 1)
    for group in alike.values():
        for start in range(0, len(group), at_once):
            for judgement in _judge_alike(group[start : start + at_once], panel, plan):
                judged[judgement.target.id] = judgement
    return tuple(judged[target.id] for target in targets)


def _judge_alike(asked: Sequence[Measured], panel: Panel, plan: Plan) -> list[Judgement]:
    """Judge targets that share the criterion, the scale and the bounds; arrays are target x area x year."""
    criterion, indicator = asked[0][0].criterion, asked[0][1]
    base = panel.years.index(plan.file.base_year)
    figures = [_figures(*each, panel, plan) for each in asked]
    measured, numerator, denominator = (np.stack(part) for part in zip(*figures, strict=True))
    limit = _limit(criterion, measured, base)
    met = _met(criterion, indicator, measured, numerator, denominator, limit, base)
    if getattr(criterion, "steadily", False):
        met[..., base:] &= ~turned_back(measured[..., base:], criterion.comparison)
    attainment = _verdicts(asked, met, measured, limit, panel, plan)
    margin = np.round(measured - limit if criterion.comparison.upward else limit - measured, 10)
    units = [
        _require_each_unit(target, attainment[place], margin[place], panel, plan)
        for place, (target, _) in enumerate(asked)
    ]
    margin[attainment > Attainment.NOT_ATTAINED] = np.nan
    return [
        Judgement(target, value, limit[at], value[:, base], attainment[at], margin[at], events, people, units[at])
        for at, ((target, _), (value, events, people)) in enumerate(zip(asked, figures, strict=True))
    ]


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


def _limit(criterion: Criterion, measured: Floats, base: int) -> Floats:
    baseline = np.repeat(measured[..., [base]], measured.shape[-1], axis=-1)
    if isinstance(criterion, ChangeFromBaseline):
        baseline[baseline == 0] = np.nan  # a share of zero is no limit
    return criterion.limit(baseline)


def _met(
    criterion: Criterion,
    indicator: Indicator,
    measured: Floats,
    numerator: Floats,
    denominator: Floats,
    limit: Floats,
    base: int,
) -> NDArray[np.bool_]:
    """Whether the criterion is met: in whole numbers where there are counts, else by the unrounded value."""
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
    asked: Sequence[Measured],
    met: NDArray[np.bool_],
    measured: Floats,
    limit: Floats,
    panel: Panel,
    plan: Plan,
) -> Verdicts:
    verdicts = np.full(met.shape, Attainment.NOT_ATTAINED, np.int8)
    verdicts[met] = Attainment.ATTAINED
    verdicts[np.isnan(limit)] = Attainment.NO_BASELINE
    verdicts[np.isnan(measured)] = Attainment.NO_DATA
    for (target, indicator), own in zip(asked, verdicts, strict=True):
        series = panel.series.get((indicator.id, target.group))
        if series is not None:
            own[panel.not_applicable[series]] = Attainment.NOT_APPLICABLE
        if isinstance(target.criterion, GapNarrows) and target.criterion.between == "areas":
            own[np.arange(len(own)) != panel.areas[plan.district.name.zh]] = Attainment.NOT_APPLICABLE
        if target.not_applicable is not None:
            own[:] = Attainment.NOT_APPLICABLE
        if target.due == ONCE:
            _keep_what_was_done(own[:, panel.years.index(first_year_judged(target, plan)) :])
    return verdicts


def _keep_what_was_done(verdicts: Verdicts) -> None:
    """What is due once need not be proven again: a silent year after one that attained is attained. A no stays in its
    own year; whether it is still one must be asked."""
    told = np.where(verdicts != Attainment.NO_DATA, np.arange(verdicts.shape[-1]), 0)
    last = np.take_along_axis(verdicts, np.maximum.accumulate(told, axis=-1), axis=-1)
    verdicts[last == Attainment.ATTAINED] = Attainment.ATTAINED


def _require_each_unit(target: Target, verdicts: Verdicts, margin: Floats, panel: Panel, plan: Plan) -> list[int]:
    """The rows of the units that must each attain the target, if there are any. The district's own row of `verdicts`
    and `margin` then sums them up; units of other sorts are not asked."""
    asked = plan.units(target.scope)
    units = [panel.areas[name] for name in asked]
    if units:
        district = panel.areas[plan.district.name.zh]
        for name, area in panel.areas.items():
            known = plan.areas.get(name)
            if known is not None and known.level is not Level.DISTRICT and name not in asked:
                verdicts[area] = Attainment.NOT_APPLICABLE
        verdicts[district] = _summed_up(verdicts[units])
        known_margins = np.where(np.isnan(margin[units]), np.inf, margin[units]).min(axis=0)
        margin[district] = np.where(np.isinf(known_margins), np.nan, known_margins)
    return units


def _summed_up(units: Verdicts) -> Verdicts:
    """One verdict a year for all units: a failing unit decides, then a missing one."""
    verdict = np.full(units.shape[1], Attainment.ATTAINED, np.int8)
    verdict[(units == Attainment.NOT_APPLICABLE).all(axis=0)] = Attainment.NOT_APPLICABLE
    for decisive in (Attainment.NO_BASELINE, Attainment.NO_DATA, Attainment.NOT_ATTAINED):
        verdict[(units == decisive).any(axis=0)] = decisive
    return verdict
