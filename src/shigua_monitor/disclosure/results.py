"""A result without what a publication hides: a figure is told only if every count that it was computed from is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from shigua_monitor.assessment.appraisal import NO_EVIDENCE, NO_OUTLOOK, EvidenceFigures, OutlookFigures
from shigua_monitor.assessment.attainment import Attainment, Judgement
from shigua_monitor.assessment.outlook import Outlook
from shigua_monitor.assessment.result import Result, Unit
from shigua_monitor.disclosure.bounds import Flags
from shigua_monitor.disclosure.suppression import FEWEST, MOST
from shigua_monitor.observations import Floats, Panel
from shigua_monitor.plan.model import Plan
from shigua_monitor.plan.terms import EVERY_YEAR
from shigua_monitor.statistics.interval import Evidence


class Concealed(NamedTuple):
    """What is hidden of one target, area x year: `cells` the judged figure, `people` its denominator alone, `totals`
    the figure of everybody where that is another one, `verdicts` the verdict of the year."""

    judgement: Judgement
    cells: Flags
    people: Flags
    totals: Flags
    verdicts: Flags

    @property
    def either(self) -> Flags:
        either: Flags = self.cells | self.people
        return either


FIGURES: dict[str, Callable[[Result], Any]] = {
    "value": lambda result: result.value,
    "measured": lambda result: result.measured,
    "numerator": lambda result: result.numerator,
    "denominator": lambda result: result.denominator,
    "threshold": lambda result: result.threshold,
    "baseline": lambda result: result.baseline,
    "attainment": lambda result: None if result.attainment is Attainment.SUPPRESSED else result.attainment,
    "margin": lambda result: result.margin,
    "failing_units": lambda result: [unit.value for unit in result.failing_units] or None,
    "change": lambda result: result.change,
    "evidence": lambda result: None if result.evidence.code is Evidence.NO_COUNTS else result.evidence.code,
    "interval": lambda result: result.evidence.interval,
    "shortfall": lambda result: result.evidence.shortfall,
    "pooled": lambda result: result.evidence.pooled,
    "outlook": lambda result: None if result.outlook.code is Outlook.SUPPRESSED else result.outlook.code,
    "projection": lambda result: result.outlook.point if result.outlook.point is not None else result.outlook.pace,
}
"""What a result tells, by the names of JSON; `measured` is the gap where that is judged."""


def public_result(result: Result, concealed: Concealed, panel: Panel, plan: Plan) -> Result:
    """The result with None in place of what is hidden, and the names of that in `suppressed`."""
    row, column = panel.areas[result.area], panel.years.index(result.year)
    base = panel.years.index(plan.file.base_year)
    rows = concealed.judgement.units if result.units else []
    cell, people = bool(concealed.cells[row, column]), bool(concealed.people[row, column])
    units_now = bool(concealed.either[rows, column].any())
    ever = bool(concealed.either[[row, *rows], : column + 1].any())
    from_base = result.target.criterion.needs_baseline and bool(concealed.cells[row, base])
    verdict = _verdict(result, concealed, row, column, plan, panel)
    series = {at: figure for at, figure in result.series.items() if not concealed.cells[row, panel.years.index(at)]}
    shown = result._replace(
        value=None if concealed.totals[row, column] else result.value,
        numerator=None if cell else result.numerator,
        denominator=None if cell or people else result.denominator,
        measured=None if cell else result.measured,
        threshold=None if from_base else result.threshold,
        baseline=None if concealed.cells[row, base] else result.baseline,
        attainment=verdict,
        margin=None if cell or from_base or concealed.cells[rows, column].any() else result.margin,
        units=tuple(_unit(unit, at, concealed, panel, column) for unit, at in zip(result.units, rows, strict=True)),
        series=series,
        history=_history(result.history, concealed.verdicts[row], panel),
        evidence=_evidence(result, concealed, row, column, base, cell or people, units_now),
        outlook=_outlook(result, verdict) if ever else result.outlook,
        exceptional=None if ever else result.exceptional,
    )
    hidden = {name for name, told in FIGURES.items() if told(result) not in (None, told(shown))}
    return shown._replace(suppressed=frozenset(hidden))


def without_small_shortfall(result: Result) -> Result:
    """The result without a shortfall of 1 to 4 heads: it tells no hidden count, but is a small number of people."""
    indicator, heads = result.target.indicator, result.evidence.shortfall
    if indicator is None or indicator.counts != "people" or heads is None or not FEWEST <= heads <= MOST:
        return result
    evidence = result.evidence._replace(shortfall=None)
    return result._replace(evidence=evidence, suppressed=result.suppressed | {"shortfall"})


def _verdict(result: Result, concealed: Concealed, row: int, column: int, plan: Plan, panel: Panel) -> Attainment:
    """The verdict, unless it would tell a hidden count. One that looks back at all years tells of each."""
    judgement, hidden = concealed.judgement, concealed.verdicts[row]
    if not result.attainment.judged:
        return result.attainment
    if judgement.attainment is judgement.by_year:
        return Attainment.SUPPRESSED if hidden[column] else result.attainment
    years = slice(panel.years.index(plan.file.period.first), column + 1)
    broken = (judgement.by_year[row, years] == Attainment.NOT_ATTAINED) & ~hidden[years]
    return Attainment.SUPPRESSED if hidden[years].any() and not broken.any() else result.attainment


def _history(history: dict[int, Attainment], hidden: Flags, panel: Panel) -> dict[int, Attainment]:
    return {at: Attainment.SUPPRESSED if hidden[panel.years.index(at)] else verdict for at, verdict in history.items()}


def _unit(unit: Unit, row: int, concealed: Concealed, panel: Panel, column: int) -> Unit:
    cell, people = concealed.cells[row, column], concealed.people[row, column]
    hidden = {at for at in unit.series if concealed.cells[row, panel.years.index(at)]}
    return unit._replace(
        value=None if cell else unit.value,
        numerator=None if cell else unit.numerator,
        denominator=None if cell or people else unit.denominator,
        attainment=Attainment.SUPPRESSED if concealed.verdicts[row, column] else unit.attainment,
        evidence=Evidence.NO_COUNTS if cell or people else unit.evidence,
        series={at: figure for at, figure in unit.series.items() if at not in hidden},
        history=_history(unit.history, concealed.verdicts[row], panel),
        suppressed=bool(cell and unit.value is not None),
    )


def _evidence(
    result: Result, concealed: Concealed, row: int, column: int, base: int, own: bool, units: bool
) -> EvidenceFigures:
    found, settings = result.evidence, result.target.warning_settings
    if own:
        return NO_EVIDENCE
    window = concealed.either[row, max(column + 1 - settings.pooled_years, 0) : column + 1]
    then = bool(concealed.either[row, base])
    rests_on_base = result.target.criterion.needs_baseline and then
    return found._replace(
        code=Evidence.NO_COUNTS if units or rests_on_base else found.code,
        change=None if then else found.change,
        since_base=Evidence.NO_COUNTS if then else found.since_base,
        shortfall=None if rests_on_base else found.shortfall,
        pooled=None if window.any() else found.pooled,
        all_pass=None if units else found.all_pass,
    )


def _outlook(result: Result, verdict: Attainment) -> OutlookFigures:
    """Nothing but what the verdict and the due say. What is to be reached and kept is looked at otherwise once it was
    reached, so that its outlook would tell a hidden verdict."""
    told = verdict is Attainment.ATTAINED or not result.attainment.judged
    told = told or (verdict is Attainment.NOT_ATTAINED and result.target.due == EVERY_YEAR)
    return NO_OUTLOOK._replace(code=result.outlook.code if told else Outlook.SUPPRESSED)


def public_judgement(concealed: Concealed, base: int, district: int) -> Judgement:
    """The arrays of a judgement without what is hidden."""
    judgement, cells, verdicts = concealed.judgement, concealed.cells, concealed.verdicts
    rests_on_base = cells[:, [base]] & judgement.target.criterion.needs_baseline
    margins = cells | rests_on_base
    if judgement.units:
        margins[district] |= cells[judgement.units].any(axis=0)
    looks_back = judgement.attainment is not judgement.by_year
    hidden = np.logical_or.accumulate(verdicts, axis=1) if looks_back else verdicts
    shown = replace(
        judgement,
        measured=_blank(judgement.measured, cells),
        limit=_blank(judgement.limit, np.broadcast_to(rests_on_base, cells.shape)),
        baseline=_blank(judgement.baseline, cells[:, base]),
        attainment=np.where(hidden, Attainment.SUPPRESSED, judgement.attainment).astype(np.int8),
        margin=_blank(judgement.margin, margins),
        numerator=_blank(judgement.numerator, cells),
        denominator=_blank(judgement.denominator, concealed.either),
    )
    shown.by_year = np.where(verdicts, Attainment.SUPPRESSED, judgement.by_year).astype(np.int8)
    return shown


def _blank(numbers: Floats, where: Flags) -> Floats:
    return np.where(where, np.nan, numbers)
