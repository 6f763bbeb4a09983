"""The cells that a verdict rests on, and the numbers in them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

import numpy as np

from shigua_monitor.address import address
from shigua_monitor.assessment.assess import Assessment
from shigua_monitor.assessment.attainment import Judgement
from shigua_monitor.assessment.result import SourceCell
from shigua_monitor.observations import Observations, State
from shigua_monitor.plan.criterion import GapNarrows
from shigua_monitor.plan.model import Target
from shigua_monitor.plan.terms import TOTAL, Scope

Place = tuple[str, str]
"""Area and group."""


class Sent(NamedTuple):
    """A number as it was read from a cell, None where it cannot be read; no cell where the observations came from
    elsewhere."""

    number: float | None
    cell: SourceCell | None


class Reading(NamedTuple):
    """What the files say of one area, group and year; `state` is None where they say nothing."""

    year: int
    area: str
    group: str
    state: State | None
    numerator: Sent | None = None
    denominator: Sent | None = None
    value: Sent | None = None

    @property
    def sent(self) -> list[Sent]:
        return [each for each in (self.numerator, self.denominator, self.value) if each is not None]

    @property
    def cells(self) -> list[SourceCell]:
        return [each.cell for each in self.sent if each.cell is not None]


def readings(
    assessment: Assessment, judgement: Judgement, faulty: Container[SourceCell] = frozenset()
) -> list[Reading]:
    """What was sent for the base year and the judged year, of every area and group that the verdict needs; of `faulty`
    cells that is told too which hold no number.

    Of units without a figure of their own the base year is left out unless the limit depends on it.
    """
    target = judgement.target
    if target.indicator is None or not target.criterion.quantified:
        return []
    base, year = assessment.plan.file.base_year, assessment.year
    found = []
    for at in dict.fromkeys((base, year)):
        for place in places(assessment, judgement):
            unit = bool(judgement.units) and place[0] != assessment.area
            if at == base and at != year and unit and not target.criterion.needs_baseline:
                continue
            found.append(_reading(assessment.observations, target.indicator.id, place, at, faulty))
    return [each for each in found if each.state is not None or _is_needed(each, target, judgement, assessment)]


def places(assessment: Assessment, judgement: Judgement) -> list[Place]:
    """The areas and groups whose figures decide: the area's own, its parts for a gap, or its units."""
    target, area = judgement.target, assessment.area
    if isinstance(target.criterion, GapNarrows):
        if target.criterion.between == "urban_rural":
            return [(area, Scope.URBAN.value), (area, Scope.RURAL.value)]
        return [(name, TOTAL) for name in assessment.plan.units(Scope.EACH_TOWNSHIP_AND_STREET)]
    is_district = area == assessment.plan.district.name.zh
    names = list(assessment.panel.areas)
    units = [(names[row], TOTAL) for row in judgement.units] if is_district else []
    return [(area, target.group), *units]


def _is_needed(reading: Reading, target: Target, judgement: Judgement, assessment: Assessment) -> bool:
    """Whether a silence is worth telling: a figure of the judged year, or a base year that the limit depends on."""
    own_of_units = bool(judgement.units) and reading.area == assessment.area
    return not own_of_units and (reading.year == assessment.year or target.criterion.needs_baseline)


def _reading(
    observations: Observations, indicator: str, place: Place, year: int, faulty: Container[SourceCell]
) -> Reading:
    rows = list(_rows(observations, indicator, place, year))
    if not rows:
        return Reading(year, *place, state=None)
    used = [row for row in rows if observations.state[row] == State.USED]
    row = used[-1] if used else rows[0]
    return Reading(
        year,
        *place,
        state=State(int(observations.state[row])),
        numerator=_sent(observations, row, "numerator", faulty),
        denominator=_sent(observations, row, "denominator", faulty),
        value=_sent(observations, row, "value", faulty),
    )


def _rows(observations: Observations, indicator: str, place: Place, year: int) -> Iterator[int]:
    area, group = place
    codes = (observations.indicators.code, observations.areas.code, observations.groups.code)
    wanted = [labels.get(name) for labels, name in zip(codes, (indicator, area, group), strict=True)]
    if None in wanted:
        return
    columns = (observations.indicator, observations.area, observations.group)
    same = observations.year == year
    for column, code in zip(columns, wanted, strict=True):
        same = same & (column == code)
    yield from np.flatnonzero(same).tolist()


def _sent(observations: Observations, row: int, what: str, faulty: Container[SourceCell]) -> Sent | None:
    figure = float(getattr(observations, what)[row])
    cell = _cell(observations, row, what)
    if np.isfinite(figure):
        return Sent(figure, cell)
    return Sent(None, cell) if cell in faulty else None


def _cell(observations: Observations, row: int, what: str) -> SourceCell | None:
    column = int((observations.column if what == "value" else getattr(observations, f"{what}_column"))[row])
    at = int(observations.row[row])
    if not at or not column:
        return None
    source = observations.sources[observations.source[row]]
    return SourceCell(source.file, source.sheet, address(at, column))
