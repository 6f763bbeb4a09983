"""The yearly record of a target: figures, intervals and verdicts of every known year, and what the chart shows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.attainment import Attainment, Judgement
from shigua_monitor.assessment.result import Result
from shigua_monitor.plan.criterion import GapNarrows
from shigua_monitor.plan.model import Target
from shigua_monitor.plan.terms import Kind
from shigua_monitor.report.explanation_verdict import failing_by_year

Interval = tuple[float, float]


class Year(NamedTuple):
    """One year of the record. `attainment` is None where the year is not judged: the base year of a target that
    compares with it."""

    year: int
    value: float | None
    numerator: int | None
    denominator: int | None
    interval: Interval | None
    attainment: Attainment | None
    failing: list[str]


def record(assessment: Assessment, judgement: Judgement, result: Result) -> list[Year]:
    """Every year up to the judged one that has a figure or a verdict, earliest first."""
    if judgement.target.indicator is None or not judgement.target.criterion.quantified:
        return []
    told = (Attainment.ATTAINED, Attainment.NOT_ATTAINED)
    judged = {year for year, verdict in result.history.items() if verdict in told}
    years = sorted({*result.series, *judged, result.year})
    return [_year(assessment, judgement, result, year) for year in years]


def _year(assessment: Assessment, judgement: Judgement, result: Result, year: int) -> Year:
    panel = assessment.panel
    at = (panel.areas[assessment.area], panel.years.index(year))
    events, people = (float(part[at]) for part in (judgement.numerator, judgement.denominator))
    counts = (int(events), int(people)) if np.isfinite(events) else (None, None)
    return Year(
        year=year,
        value=result.series.get(year),
        numerator=counts[0],
        denominator=counts[1],
        interval=counted_interval(judgement.target, *counts),
        attainment=result.history.get(year),
        failing=failing_by_year(assessment, judgement, year) if result.units and year in result.history else [],
    )


def counted_interval(target: Target, events: int | None, people: int | None) -> Interval | None:
    """The interval of a counted figure, in the unit of the indicator; None without counts or for other kinds."""
    from shigua_monitor.statistics.interval import poisson_exact, wilson

    indicator = target.indicator
    law = {Kind.PROPORTION: wilson, Kind.RATE: poisson_exact}.get(indicator.kind) if indicator else None
    if law is None or indicator is None or events is None or people is None or isinstance(target.criterion, GapNarrows):
        return None
    low, high = law(events, people, target.warning_settings.evidence_level)
    return float(low) * indicator.unit.scale, float(high) * indicator.unit.scale
