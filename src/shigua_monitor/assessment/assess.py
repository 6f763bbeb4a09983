"""Targets x observations → results, one call for one district or for every county of the country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from shigua_monitor.acts import ActReport
from shigua_monitor.assessment.appraisal import Appraisal
from shigua_monitor.assessment.attainment import Attainment, Judgement, first_year_judged, judge
from shigua_monitor.assessment.early_warning import EarlyWarning, early_warnings
from shigua_monitor.assessment.result import Result, result
from shigua_monitor.assessment.revision import Revisions
from shigua_monitor.assessment.silence import Silence
from shigua_monitor.assessment.standing import Standing, standings
from shigua_monitor.assessment.summary import Summary, summarise
from shigua_monitor.observations import Observations, Panel, panel
from shigua_monitor.plan.bilingual import Bilingual
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import EVERY_YEAR, REACH_AND_KEEP, Level


class NotAssessable(Exception):
    """There is nothing to judge. `reason` is a key of the catalogue; `fields` fill its sentence."""

    def __init__(self, reason: str, **fields: Any) -> None:
        super().__init__(reason, fields)
        self.reason = reason
        self.fields = fields


@dataclass(frozen=True, eq=False, repr=False)
class Assessment:
    """All targets judged in all areas and years, and what it means for one area in one year.

    `judgements` hold the arrays; `results`, `early_warnings` and `summary` speak of `area` in `year`. `revisions` are
    those of an earlier submission, if one was given; `silences` the departments that are known to owe their figures.
    """

    plan: Plan
    observations: Observations
    panel: Panel
    judgements: tuple[Judgement, ...]
    area: str
    year: int
    revisions: Revisions | None = None
    acts: tuple[ActReport, ...] = ()
    """What was reported of acts and of clauses without a figure."""
    silences: tuple[Silence, ...] = ()

    @cached_property
    def results(self) -> list[Result]:
        """A result for each target, in the plan's order."""
        appraisal = Appraisal(self.judgements, self.panel, self.plan, self.area, self.year)
        return [result(judgement, appraisal, self.panel, self.observations, self.plan, self.area, self.year)
                for judgement in self.judgements]  # fmt: skip

    @cached_property
    def early_warnings(self) -> list[EarlyWarning]:
        """What needs attention, the most pressing first."""
        return early_warnings(self.results, self.plan, self.revisions, self.silences)

    @cached_property
    def standings(self) -> list[Standing]:
        """Where each act and each clause without a figure stands, in the plan's order."""
        return standings(self.results, self.acts, self.plan)

    @cached_property
    def summary(self) -> Summary:
        return summarise(self.results)


def assess(
    plan: Plan,
    observations: Observations,
    *,
    area: str | None = None,
    year: int | None = None,
    final: bool = False,
    earlier: Observations | None = None,
    acts: Sequence[ActReport] = (),
) -> Assessment:
    """Judge every target of the plan.

    `area` is by default the plan's district, `year` the latest year that the area sent anything for. `final` applies
    the rule of the final evaluation: a target for every year is attained only if no year of the plan broke it.
    `earlier` is what was sent before; a value that has changed since raises a warning. `acts` are the states that were
    reported; the values that they give are among `observations`.
    Raises NotAssessable if the area or the year has no rows, or the year is none from the base year to the plan's last.
    """
    area = area or plan.district.name.zh
    year = _year(observations, acts, plan, area, year)
    arrays = arranged(observations, plan, year)
    judgements = judge(plan.targets, arrays, plan)
    if final:
        for judgement in judgements:
            _look_back(judgement, arrays, plan)
    revisions = None if earlier is None else Revisions(arrays, arranged(earlier, plan, year))
    return Assessment(plan, observations, arrays, judgements, area, year, revisions, tuple(acts))


def arranged(observations: Observations, plan: Plan, year: int) -> Panel:
    """Observations as arrays over the areas of the plan, the base year and `year`, beside all that occur."""
    scales = {name: indicator.unit.scale for name, indicator in plan.indicators.items()}
    return panel(observations, scales, [plan.file.base_year, year], list(plan.areas))


def _year(observations: Observations, acts: Sequence[ActReport], plan: Plan, area: str, year: int | None) -> int:
    """The year to judge, from the base year to the last of the plan. What units sent alone can be judged for the
    district too."""
    first, last = plan.file.base_year, plan.file.period.last

    def named(name: str) -> Bilingual | str:
        return plan.areas[name].name if name in plan.areas else name

    own = sorted({*observations.years_of(area), *(report.year for report in acts if report.area == area)})
    units = [each.name.zh for each in plan.file.areas if each.level not in (Level.DISTRICT, Level.COMPARISON)]
    parts = units if area == plan.district.name.zh else []
    sent = sorted({*own, *(each for unit in parts for each in observations.years_of(unit))})
    if not sent:
        having = [area for area in observations.areas.names if observations.years_of(area)]
        raise NotAssessable("stop.no_area", area=named(area), known=[named(area) for area in having])
    known = [each for each in sent if first <= each <= last]
    if not known:
        raise NotAssessable("stop.no_plan_year", area=named(area), first=first, last=last, known=sent)
    if year is None:
        year = next((each for each in reversed(own) if each in known), known[-1])
    if year not in known:
        raise NotAssessable("stop.no_year", area=named(area), year=year, known=known)
    return year


def _look_back(judgement: Judgement, arrays: Panel, plan: Plan) -> None:
    """What had to hold in every year, from its first success on if it had to be reached first, is attained only if
    no year of the plan so far broke it."""
    of_plan = np.array(arrays.years) >= plan.file.period.first
    attained = judgement.by_year == Attainment.ATTAINED
    broken = (judgement.by_year == Attainment.NOT_ATTAINED) & of_plan
    if judgement.target.due == REACH_AND_KEEP:
        counts = np.array(arrays.years) >= first_year_judged(judgement.target, plan)
        broken &= np.logical_or.accumulate(attained & counts, axis=1)
    elif judgement.target.due != EVERY_YEAR:
        return
    broken = np.logical_or.accumulate(broken, axis=1)
    judgement.attainment = np.where(attained & broken, Attainment.NOT_ATTAINED, judgement.by_year).astype(np.int8)
