"""Rules between a whole and its parts: the total and its groups, the district and its townships and streets."""

from __future__ import annotations

import numpy as np

from shigua_monitor.findings import Finding
from shigua_monitor.observations import Codes, Floats, Mask
from shigua_monitor.plan.criterion import NOISE
from shigua_monitor.plan.terms import TOTAL, Kind, Scope
from shigua_monitor.submission.rule_cells import Cells, Figures, every, gather, members
from shigua_monitor.submission.rule_data import Checked, Data
from shigua_monitor.submission.rules import AreasAndDistrict, PartsAndTotal
from shigua_monitor.text import Label, Phrase


def check_parts(rule: PartsAndTotal, data: Data) -> Checked:
    """The total and its parts, for each indicator, area and year."""
    table = data.observations
    rows, _ = data.rows(rule.selected(data.plan))
    member = members(table.groups, (TOTAL, *rule.parts))[table.group[rows]]
    rows, member = rows[member >= 0], member[member >= 0]
    axes = (table.indicator[rows], table.area[rows], table.year[rows])
    return _check("F402", gather(table, rows, member, 1 + len(rule.parts), axes), data)


def check_areas(rule: AreasAndDistrict, data: Data) -> Checked:
    """The district and its townships and streets, for each indicator, group and year."""
    table, plan = data.observations, data.plan
    units = plan.units(Scope.EACH_TOWNSHIP_AND_STREET)
    rows, _ = data.rows(rule.selected(plan) if units else ())
    member = members(table.areas, (plan.district.name.zh, *units))[table.area[rows]]
    rows, member = rows[member >= 0], member[member >= 0]
    axes = (table.indicator[rows], table.group[rows], table.year[rows])
    return _check("F403", gather(table, rows, member, 1 + len(units), axes), data)


def _check(code: str, cells: Cells, data: Data) -> Checked:
    """The first member of each cell, the whole, against all others together.

    Counts add up, exactly; so does a number of things. A quotient or a mean lies between the lowest and the highest
    of its parts, which says nothing new where its counts were found wrong already.
    """
    complete, things = every(cells.usable), _of_things(cells, data)
    checked = Checked(complete, np.zeros(len(cells), np.bool_))
    for what, asked in (("numerator", complete), ("denominator", complete), ("value", complete & things)):
        _check_sum(code, what, cells, asked, data, checked)
    outside = complete & ~things & ~checked.broken & _outside(cells, data.figures)
    for whole, *parts in cells.row[outside].tolist():
        by_value = sorted(parts, key=lambda row: float(data.figures.value[row]))
        ends = [by_value[0], by_value[-1]]
        bound = Phrase("finding.range", {"low": data.told.number(ends[0]), "high": data.told.number(ends[1])})
        checked.findings.append(_finding(code, "value", whole, ends, bound, data))
        checked.doubted += [whole, *ends]
    checked.broken |= outside
    return checked


def _of_things(cells: Cells, data: Data) -> Mask:
    """Whether a cell's indicator counts things."""
    indicators = [data.plan.indicators[name].kind is Kind.COUNT for name in data.observations.indicators.names]
    any_row = cells.row.max(axis=1)
    things: Mask = np.array(indicators or [False])[data.observations.indicator[any_row]]
    return things


def _check_sum(code: str, what: str, cells: Cells, asked: Mask, data: Data, checked: Checked) -> None:
    numbers: Floats = cells.of(getattr(data.observations, what))
    together = numbers[:, 1:].sum(axis=1)
    noise = NOISE * np.abs(together) if what == "value" else 0.0
    with np.errstate(invalid="ignore"):
        wrong = asked & (np.abs(numbers[:, 0] - together) > noise)
    rows: Codes = cells.row[wrong]
    for (whole, *parts), number in zip(rows.tolist(), together[wrong].tolist(), strict=True):
        bound = Phrase("finding.sum", {"sum": number})
        checked.findings.append(_finding(code, what, whole, parts, bound, data))
        checked.doubted += [whole, *parts]
    checked.broken |= wrong


def _outside(cells: Cells, figures: Figures) -> Mask:
    """Whether the whole is above every part, or below every part."""
    whole, parts = np.broadcast_arrays(cells.row[:, :1], cells.row[:, 1:])
    above = every(figures.exceeds(whole, parts))
    below = every(figures.exceeds(parts, whole))
    return above | below


def _finding(code: str, what: str, whole: int, parts: list[int], bound: Phrase, data: Data) -> Finding:
    told = data.told
    return told.at(
        whole,
        code,
        what,
        area=told.area_name(whole),
        what=Label(f"finding.{what}"),
        sent=told.number(whole, what),
        bound=bound,
        cells=told.cells(parts, what, whole),
    )
