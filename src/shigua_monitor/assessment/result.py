"""What one target amounts to in one area and year: the row that every table and file shows."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from shigua_monitor.address import address
from shigua_monitor.assessment.appraisal import Appraisal, EvidenceFigures, Exceptional, OutlookFigures
from shigua_monitor.assessment.attainment import VERDICTS, Attainment, Judgement, first_year_judged
from shigua_monitor.assessment.plain import count, number
from shigua_monitor.observations import Observations, Panel
from shigua_monitor.plan.criterion import GapNarrows
from shigua_monitor.plan.model import Plan, Target
from shigua_monitor.plan.terms import EVERY_YEAR, ONCE, REACH_AND_KEEP, TOTAL, Scope
from shigua_monitor.statistics.interval import Evidence


class SourceCell(NamedTuple):
    file: str
    sheet: str
    cell: str


class Unit(NamedTuple):
    """A township, street or institution that must satisfy the target by itself; `series` and `history` are those of
    `Result`, for the unit alone."""

    area: str
    value: float | None
    numerator: int | None
    denominator: int | None
    attainment: Attainment
    evidence: Evidence
    series: dict[int, float]
    history: dict[int, Attainment]
    suppressed: bool = False
    """Whether its figures are kept from a publication."""


class Result(NamedTuple):
    """The verdict on one target. Figures are in the indicator's unit; None where there is none.

    `measured` is what was compared with `threshold`: the value, or the gap. `series` gives the figures of all known
    years up to `year`, `history` the verdicts of each year by itself: the years of the plan (from `first_year`), and
    the base year where the limit does not depend on it. In a final evaluation `attainment` also looks back.
    """

    target: Target
    area: str
    year: int
    value: float | None
    numerator: int | None
    denominator: int | None
    measured: float | None
    threshold: float | None
    baseline: float | None
    attainment: Attainment
    margin: float | None
    units: tuple[Unit, ...]
    source: tuple[SourceCell, ...]
    series: dict[int, float]
    history: dict[int, Attainment]
    first_year: int
    evidence: EvidenceFigures
    outlook: OutlookFigures
    exceptional: Exceptional | None
    suppressed: frozenset[str] = frozenset()
    """The figures, by their names in JSON, that are kept from a publication and are None here for that reason."""

    @property
    def failing_units(self) -> list[Unit]:
        return [unit for unit in self.units if unit.attainment is Attainment.NOT_ATTAINED]

    @property
    def missing_units(self) -> list[Unit]:
        return [unit for unit in self.units if unit.attainment is Attainment.NO_DATA]

    @property
    def change(self) -> float | None:
        """Difference of the judged figure to that of the year before, in points of the unit."""
        before = self.series.get(self.year - 1)
        if self.measured is None or before is None:
            return None
        return float(np.round(self.measured - before, 10))

    @property
    def broken_years(self) -> list[int]:
        """Years of the plan in which a target that must hold was not attained; from the first success on if it had
        to be reached first."""
        years = [year for year in sorted(self.history) if year >= self.first_year]
        if self.target.due == REACH_AND_KEEP:
            first = self.first_attained
            years = [] if first is None else [year for year in years if year > first]
        elif self.target.due != EVERY_YEAR:
            return []
        return [year for year in years if self.history[year] is Attainment.NOT_ATTAINED]

    @property
    def first_attained(self) -> int | None:
        return min((year for year, verdict in self.history.items() if verdict is Attainment.ATTAINED), default=None)

    @property
    def done_in(self) -> int | None:
        """The last year that proves what is due once, where the judged year itself says nothing."""
        silent = self.attainment is Attainment.ATTAINED and not self.units and self.year not in self.series
        return max(self.series, default=None) if silent and self.target.due == ONCE else None

    @property
    def last_before(self) -> float | None:
        """The latest known figure before the judged year."""
        earlier = [year for year in self.series if year < self.year]
        return self.series[max(earlier)] if earlier else None

    @property
    def zero_baseline(self) -> bool:
        """Whether no limit can be set because the base value is zero."""
        return self.attainment is Attainment.NO_BASELINE and self.baseline == 0


def result(
    judgement: Judgement,
    appraisal: Appraisal,
    panel: Panel,
    observations: Observations,
    plan: Plan,
    area: str,
    year: int,
) -> Result:
    """The row of one target, cut from the arrays."""
    row, column = panel.areas[area], panel.years.index(year)
    target = judgement.target
    value = measured = judgement.measured[row]
    if target.indicator is not None and isinstance(target.criterion, GapNarrows):
        value = panel.of(target.indicator.id, TOTAL)[0][row]
    is_district = area == plan.district.name.zh
    years = panel.years[: column + 1]
    first_judged = first_year_judged(target, plan)
    units = _units(judgement, appraisal, panel, years, first_judged) if is_district else ()
    attainment = VERDICTS[judgement.attainment[row, column]]
    return Result(
        target=target,
        area=area,
        year=year,
        value=number(value[column]),
        numerator=count(judgement.numerator[row, column]),
        denominator=count(judgement.denominator[row, column]),
        measured=number(measured[column]),
        threshold=number(judgement.limit[row, column]),
        baseline=number(judgement.baseline[row]),
        attainment=attainment,
        margin=number(judgement.margin[row, column]),
        units=units,
        source=_cells(judgement, panel, observations, _rows_read(judgement, panel, plan, area), column),
        series=_series(judgement, row, years),
        history=_history(judgement, row, years, first_judged),
        first_year=plan.file.period.first,
        evidence=appraisal.evidence(target),
        outlook=appraisal.outlook(target, attainment),
        exceptional=appraisal.exceptional(target),
    )


def _series(judgement: Judgement, row: int, years: list[int]) -> dict[int, float]:
    """The known figures of an area; `years` are those of the first columns."""
    figures = judgement.measured[row].tolist()
    return {at: figure for at, figure in zip(years, figures, strict=False) if math.isfinite(figure)}


def _history(judgement: Judgement, row: int, years: list[int], first_judged: int) -> dict[int, Attainment]:
    verdicts = judgement.by_year[row].tolist()
    return {at: VERDICTS[verdict] for at, verdict in zip(years, verdicts, strict=False) if at >= first_judged}


def _units(
    judgement: Judgement, appraisal: Appraisal, panel: Panel, years: list[int], first_judged: int
) -> tuple[Unit, ...]:
    """The units in the last of `years`."""
    names, column = list(panel.areas), len(years) - 1
    return tuple(
        Unit(
            area=names[row],
            value=number(judgement.measured[row, column]),
            numerator=count(judgement.numerator[row, column]),
            denominator=count(judgement.denominator[row, column]),
            attainment=VERDICTS[judgement.by_year[row, column]],
            evidence=appraisal.unit_evidence(judgement.target, row),
            series=_series(judgement, row, years),
            history=_history(judgement, row, years, first_judged),
        )
        for row in judgement.units
    )


def _rows_read(judgement: Judgement, panel: Panel, plan: Plan, area: str) -> list[int]:
    """The area's own row, and for its district those of the units that are judged or compared."""
    own, criterion = panel.areas[area], judgement.target.criterion
    if area != plan.district.name.zh:
        return [own]
    if isinstance(criterion, GapNarrows) and criterion.between == "areas":
        return [own, *(panel.areas[unit] for unit in plan.units(Scope.EACH_TOWNSHIP_AND_STREET))]
    return [own, *judgement.units]


def _cells(
    judgement: Judgement, panel: Panel, observations: Observations, rows: list[int], column: int
) -> tuple[SourceCell, ...]:
    """The cells that the judged year's figures came from."""
    target = judgement.target
    if target.indicator is None:
        return ()
    groups = [target.group]
    if isinstance(target.criterion, GapNarrows) and target.criterion.between == "urban_rural":
        groups = [TOTAL, Scope.URBAN, Scope.RURAL]
    cells: dict[SourceCell, None] = {}
    for group in groups:
        series = panel.series.get((target.indicator.id, group))
        for row in rows if series is not None else []:
            origin = panel.origin[series, row, column]
            if origin >= 0:
                cells.update(dict.fromkeys(_cells_of(observations, int(origin))))
    return tuple(cells)


def _cells_of(observations: Observations, index: int) -> list[SourceCell]:
    """The cells of one row that hold a number: value, numerator, denominator."""
    source = observations.sources[observations.source[index]]
    row = int(observations.row[index])
    columns = (
        (observations.value, observations.column),
        (observations.numerator, observations.numerator_column),
        (observations.denominator, observations.denominator_column),
    )
    return [
        SourceCell(source.file, source.sheet, address(row, int(column[index])))
        for numbers, column in columns
        if row and column[index] and math.isfinite(numbers[index])
    ]
