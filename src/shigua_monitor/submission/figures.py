"""The numbers of a table in their indicators' units, with everything refused that is not certain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.observations import Codes, Floats, State
from shigua_monitor.plan.model import Indicator, Unit
from shigua_monitor.submission.cell import Numbers, read_numbers, read_status
from shigua_monitor.submission.dimensions import UNREAD
from shigua_monitor.submission.layout import ValueColumn
from shigua_monitor.submission.table import Table
from shigua_monitor.submission.workbook import Flag, Value

_HALF_A_DIGIT = 0.5000001
"""A value that was rounded lies within half a unit of its last digit; the rest is binary noise."""


class RowFacts:
    """Of each row: what its indicator allows, and the key by which findings name it."""

    def __init__(self, table: Table, indicator: Codes, area: Codes, year: Codes) -> None:
        registers, plan = table.reader.registers, table.reader.plan
        self._indicators: Sequence[Indicator] = [plan.indicators[name] for name in registers.indicators.names]
        self._areas = registers.areas.names
        self.indicator, self.area, self.year = indicator, area, year
        self.scale: Floats = self._spread([each.unit.scale for each in self._indicators], np.float64)
        self.status: NDArray[np.bool_] = self._spread([each.unit is Unit.YES_NO for each in self._indicators], np.bool_)
        percent = [each.unit is Unit.PERCENT for each in self._indicators]
        self.percent: NDArray[np.bool_] = self._spread(percent, np.bool_)
        self.lowest: Floats = self._spread([_or(each.bounds.lowest, -np.inf) for each in self._indicators], np.float64)
        self.highest: Floats = self._spread([_or(each.bounds.highest, np.inf) for each in self._indicators], np.float64)

    def _spread(self, values: list[Any], kind: Any) -> NDArray[Any]:
        """The value of each row's indicator."""
        return np.array([*values, 0], kind)[self.indicator]

    def of(self, position: int) -> Indicator:
        return self._indicators[int(self.indicator[position])]

    def key(self, position: int) -> dict[str, Any]:
        area, year = int(self.area[position]), int(self.year[position])
        return {
            "indicator": self.of(position).name.zh,
            "area": self._areas[area] if area != UNREAD else "",
            "year": year if year != UNREAD else None,
        }


def _or(value: float | None, default: float) -> float:
    return default if value is None else float(value)


def nothing(size: int) -> Numbers:
    """A column that a table does not have."""
    return Numbers(np.full(size, np.nan), np.zeros(size, np.int8), np.full(size, State.MISSING, np.int8))


def read_counts(table: Table, column: int, facts: RowFacts) -> Numbers:
    """A column of numerators or denominators."""
    if not column:
        return nothing(len(table))
    numbers = read_numbers(table.cells(column), table.flags(column), table.reader.words, text_file=table.text_file)
    _report(table, column, numbers, facts)
    return numbers


def read_values(table: Table, values: ValueColumn, facts: RowFacts, numerator: Floats, denominator: Floats) -> Numbers:
    """A column of values; the counts beside it tell 0.9 % from a fraction of 90 %."""
    if not values.column:
        return nothing(len(table))
    cells, flags = table.cells(values.column), table.flags(values.column)
    numbers = read_numbers(cells, flags, table.reader.words, text_file=table.text_file)
    _read_statuses(table, cells, flags, numbers, facts)
    _report(table, values.column, numbers, facts)
    stated = _convert_units(table, values, numbers, facts)
    agreeing = _agrees(numbers, numerator, denominator, facts)
    _refuse_fractions(table, values.column, numbers, facts, stated | agreeing)
    _refuse_out_of_bounds(table, values.column, numbers, facts)
    return numbers


def _report(table: Table, column: int, numbers: Numbers, facts: RowFacts) -> None:
    for position, reading in numbers.readings.items():
        if reading.code:
            table.find(reading.code, position, column, **facts.key(position), **reading.fields)


def _read_statuses(
    table: Table, cells: Sequence[Value], flags: dict[int, Flag], numbers: Numbers, facts: RowFacts
) -> None:
    """Cells that answer yes or no are read anew, by their own words."""
    for position in np.flatnonzero(facts.status).tolist():
        reading = read_status(cells[position], flags.get(position, Flag(0)), table.reader.words)
        numbers.number[position], numbers.state[position] = reading.number, reading.state
        numbers.readings.pop(position, None)
        if reading.code:
            numbers.readings[position] = reading


def _convert_units(table: Table, values: ValueColumn, numbers: Numbers, facts: RowFacts) -> NDArray[np.bool_]:
    """Bring values sent in another unit to the indicator's own; says where a cell itself states its unit."""
    stated = np.zeros(len(table), np.bool_)
    column = table.layout.columns.get("unit", 0)
    of_table = values.unit or table.layout.title.unit or ""
    found: dict[Value, str | None] = {None: of_table}
    for position, sent in enumerate(table.cells(column)):
        reading = numbers.readings.get(position)
        own = reading.unit if reading else ""
        stated[position] = bool(own)
        if sent not in found:
            found[sent] = table.reader.words.units.find(str(sent)) if str(sent).strip() else of_table
        unit = own or found[sent]
        expected = facts.of(position).unit
        if unit in ("", expected.value) or numbers.state[position] != State.USED:
            continue
        if unit and expected.scale and Unit(unit).scale:
            _convert(table, values.column, numbers, position, facts, Unit(unit))
        else:
            place = values.column if own or not column else column
            shown = own or sent or of_table
            table.find("F303", position, place, **facts.key(position), sent=shown, expected=expected)
            numbers.state[position] = State.WITHHELD
    return stated


def _convert(table: Table, column: int, numbers: Numbers, position: int, facts: RowFacts, unit: Unit) -> None:
    expected = facts.of(position).unit
    sent = float(numbers.number[position])
    converted = float(np.round(sent * expected.scale / unit.scale, 10))
    shift = round(np.log10(expected.scale / unit.scale))
    numbers.number[position] = converted
    numbers.decimals[position] = max(int(numbers.decimals[position]) - shift, 0)
    key = facts.key(position)
    table.find("F208", position, column, **key, sent=sent, unit=unit, read=converted, expected=expected)


def _agrees(numbers: Numbers, numerator: Floats, denominator: Floats, facts: RowFacts) -> NDArray[np.bool_]:
    """Whether the counts of a row give its value, within the rounding of what was sent."""
    with np.errstate(invalid="ignore", divide="ignore"):
        difference = np.abs(numerator * facts.scale / denominator - numbers.number)
        agrees: NDArray[np.bool_] = difference <= _HALF_A_DIGIT * 10.0 ** -numbers.decimals.astype(np.float64)
    return agrees


def _refuse_fractions(table: Table, column: int, numbers: Numbers, facts: RowFacts, certain: NDArray[np.bool_]) -> None:
    """A bare 0.95 for a percentage is most likely 95 %: whoever sent it must say which."""
    with np.errstate(invalid="ignore"):
        small = (numbers.number > 0) & (numbers.number <= 1)
    suspected = facts.percent & small & ~certain & (numbers.state == State.USED)
    for position in np.flatnonzero(suspected).tolist():
        sent = float(numbers.number[position])
        percent = float(np.round(sent * 100, 10))
        table.find("F204", position, column, **facts.key(position), sent=sent, percent=percent)
        numbers.state[position] = State.WITHHELD


def _refuse_out_of_bounds(table: Table, column: int, numbers: Numbers, facts: RowFacts) -> None:
    with np.errstate(invalid="ignore"):
        outside = (numbers.number < facts.lowest) | (numbers.number > facts.highest)
    for position in np.flatnonzero(outside & (numbers.state == State.USED)).tolist():
        bounds, unit = facts.of(position).bounds, facts.of(position).unit
        fields = {"sent": float(numbers.number[position]), "lowest": bounds.lowest, "highest": bounds.highest}
        table.find("F203", position, column, **facts.key(position), **fields, unit=unit)
        numbers.state[position] = State.WITHHELD
