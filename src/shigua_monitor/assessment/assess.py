"""Targets x observations → results, one call for one district or for every county of the country."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from shigua_monitor.assessment.appraisal import Appraisal
from shigua_monitor.assessment.attainment import Attainment, Judgement, judge
from shigua_monitor.assessment.early_warning import EarlyWarning, early_warnings
from shigua_monitor.assessment.result import Result, result
from shigua_monitor.assessment.summary import Summary, summarise
from shigua_monitor.observations import Observations, Panel, panel
from shigua_monitor.plan.model import EVERY_YEAR, Plan


class NotAssessable(Exception):
    """There is nothing to judge. `reason` is a key of the catalogue; `fields` fill its sentence."""

    def __init__(self, reason: str, **fields: Any) -> None:
        super().__init__(reason, fields)
        self.reason = reason
        self.fields = fields


@dataclass(frozen=True)
class Assessment:
    """All targets judged in all areas and years, and what it means for one area in one year.

    `judgements` hold the arrays; `results`, `early_warnings` and `summary` speak of `area` in `year`.
    """

    plan: Plan
    observations: Observations
    panel: Panel
    judgements: tuple[Judgement, ...]
    area: str
    year: int

    @cached_property
    def results(self) -> list[Result]:
        """A result for each target, in the plan's order."""
        appraisal = Appraisal(self.judgements, self.panel, self.plan, self.area, self.year)
        return [result(judgement, appraisal, self.panel, self.observations, self.plan, self.area, self.year)
                for judgement in self.judgements]  # fmt: skip

    @cached_property
    def early_warnings(self) -> list[EarlyWarning]:
        """What needs attention, the most pressing first."""
        return early_warnings(self.results, self.plan)

    @cached_property
    def summary(self) -> Summary:
        return summarise(self.results)


def assess(
    plan: Plan, observations: Observations, *, area: str | None = None, year: int | None = None, final: bool = False
) -> Assessment:
    """Judge every target of the plan.

    `area` is by default the plan's district, `year` the latest year that the area sent anything for. `final` applies
    the rule of the final evaluation: a target for every year is attained only if no year of the plan broke it.
    Raises NotAssessable if the area or the year has no rows.
    """
    area = area or plan.district.name.zh
    year = _year(observations, area, year)
    scales = {name: indicator.unit.scale for name, indicator in plan.indicators.items()}
    arrays = panel(observations, scales, [plan.file.base_year, year], list(plan.areas))
    judgements = tuple(judge(target, arrays, plan) for target in plan.targets)
    if final:
        for judgement in judgements:
            _hold_to_every_year(judgement, arrays, plan)
    return Assessment(plan, observations, arrays, judgements, area, year)


def _year(observations: Observations, area: str, year: int | None) -> int:
    years = observations.years_of(area)
    if not years:
        raise NotAssessable("stop.no_area", area=area, known=observations.areas.names)
    if year is None:
        return years[-1]
    if year not in years:
        raise NotAssessable("stop.no_year", area=area, year=year, known=years)
    return year


def _hold_to_every_year(judgement: Judgement, arrays: Panel, plan: Plan) -> None:
    if judgement.target.due != EVERY_YEAR:
        return
    of_plan = np.array(arrays.years) >= plan.file.period.first
    broken = np.logical_or.accumulate((judgement.attainment == Attainment.NOT_ATTAINED) & of_plan, axis=1)
    attained = judgement.attainment == Attainment.ATTAINED
    judgement.attainment[attained & broken] = Attainment.NOT_ATTAINED
