"""The numbers of a table in their indicators' units, with everything refused that is not certain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shigua_monitor.address import address
from shigua_monitor.observations import Codes, Floats, State
from shigua_monitor.plan.definitions import Indicator
from shigua_monitor.plan.terms import Unit
from shigua_monitor.submission.categorical import Categorical
from shigua_monitor.submission.cell import read_status
from shigua_monitor.submission.columns import ValueColumn
from shigua_monitor.submission.dimensions import UNREAD
from shigua_monitor.submission.names import fold
from shigua_monitor.submission.numbers import Numbers, no_numbers, read_numbers
from shigua_monitor.submission.quotients import quotients, rounds_to
from shigua_monitor.submission.shown import as_shown, is_blank
from shigua_monitor.submission.table import Table
from shigua_monitor.submission.workbook import NO_FLAG, Value

_UNIT_CODES: dict[str | None, int] = {None: -2, "": -1} | {unit.value: code for code, unit in enumerate(Unit)}


class RowFacts:
    """Of each row: what its indicator allows, and the key by which findings name it. A bound that is none is NaN."""

    def __init__(
        self, table: Table, indicator: Codes, area: Codes, group: Codes, year: Codes, named_unit: Categorical[str]
    ) -> None:
        registers, plan = table.reader.registers, table.reader.plan
        self._indicators: Sequence[Indicator] = [plan.indicators[name] for name in registers.indicators.names]
        self._areas, self._groups = registers.areas.names, registers.groups.names
        self.indicator, self.area, self.group, self.year, self.named_unit = indicator, area, group, year, named_unit
        self.scale: Floats = self._spread([each.unit.scale for each in self._indicators], np.float64)
        self.status: NDArray[np.bool_] = self._spread([each.unit is Unit.YES_NO for each in self._indicators], np.bool_)
        unit_codes = [_UNIT_CODES[each.unit] for each in self._indicators]
        self.unit_code: NDArray[np.int8] = self._spread(unit_codes, np.int8)
        percent = [each.unit is Unit.PERCENT for each in self._indicators]
        self.percent: NDArray[np.bool_] = self._spread(percent, np.bool_)
        self.lowest: Floats = self._spread([each.bounds.lowest for each in self._indicators], np.float64)
        self.highest: Floats = self._spread([each.bounds.highest for each in self._indicators], np.float64)

    def _spread(self, values: list[Any], kind: Any) -> NDArray[Any]:
        """The value of each row's indicator."""
        return np.array([*values, 0], kind)[self.indicator]

    def of(self, position: int) -> Indicator:
        return self._indicators[int(self.indicator[position])]

    def key(self, position: int) -> dict[str, Any]:
        area, group, year = (int(codes[position]) for codes in (self.area, self.group, self.year))
        return {
            "indicator": self.of(position).name.zh,
            "area": self._areas[area] if area != UNREAD else "",
            "group": self._groups[group] if group != UNREAD else "",
            "year": year if year != UNREAD else None,
        }


def read_counts(table: Table, column: int, facts: RowFacts) -> Numbers:
    """A column of numerators or denominators."""
    if not column:
        return no_numbers(len(table))
    cells = table.column(column)
    numbers = read_numbers(cells, table.flags(column), table.reader.words, text_file=table.text_file)
    for position, reading in list(numbers.readings.items()):
        if reading.unit:  # so many percent are no count of anything
            numbers.number[position], numbers.state[position] = np.nan, State.WITHHELD
            sent = as_shown(cells[position])
            numbers.readings[position] = reading._replace(code="F310", fields={"sent": sent})
    _report(table, column, numbers, facts)
    _report_merged(table, column, facts)
    return numbers


def read_values(table: Table, values: ValueColumn, facts: RowFacts, numerator: Floats, denominator: Floats) -> Numbers:
    """A column of values; the counts beside it tell 0.9 % from a fraction of 90 %."""
    if not values.column:
        return no_numbers(len(table))
    cells, flags = table.column(values.column), table.flags(values.column)
    numbers = read_numbers(cells, flags, table.reader.words, text_file=table.text_file)
    for position in np.flatnonzero(facts.status).tolist():  # cells that answer yes or no have words of their own
        status = read_status(cells[position], flags.get(position, NO_FLAG), table.reader.words)
        numbers.put(position, status)
    _report(table, values.column, numbers, facts)
    _report_merged(table, values.column, facts)
    stated = _convert_units(table, values, numbers, facts)
    agreeing = rounds_to(quotients(numerator, denominator, facts.scale), numbers.number, numbers.decimals)
    _refuse_fractions(table, values.column, numbers, facts, stated | agreeing)
    _refuse_out_of_bounds(table, values.column, numbers, facts)
    return numbers


def _report(table: Table, column: int, numbers: Numbers, facts: RowFacts) -> None:
    for position, reading in numbers.readings.items():
        if reading.code:
            table.find(reading.code, position, column, **facts.key(position), **reading.fields)


def _report_merged(table: Table, column: int, facts: RowFacts) -> None:
    """Cells that a spreadsheet shows as part of a merged cell with a value; what is merged is stored in one of them."""
    rows = table.row_numbers
    for top, left, bottom, right in table.sheet.merged:
        if not left <= column <= right or left not in table.valued or is_blank(table.sheet.cell(top, left).value):
            continue
        first, last = np.searchsorted(rows, [top, bottom + 1])
        for position in range(first, last):
            if (rows[position], column) != (top, left):
                told = {"range": f"{address(top, left)}:{address(bottom, right)}", "cell": address(top, left)}
                sent = as_shown(table.sheet.cell(top, left).value)
                table.find("F217", position, column, **facts.key(position), **told, sent=sent)


def _convert_units(table: Table, values: ValueColumn, numbers: Numbers, facts: RowFacts) -> NDArray[np.bool_]:
    """Bring values sent in another unit to the indicator's own; says where a cell itself states its unit."""
    column = table.layout.columns.get("unit", 0)
    of_table = values.unit or table.layout.title.unit or ""
    cells, own = table.column(column), {position: reading.unit for position, reading in numbers.readings.items()}
    of_column = [_unit(sent, table) for sent in cells.categories]
    stated = np.zeros(len(table), np.bool_)
    stated[[position for position, unit in own.items() if unit]] = True
    of_row = Categorical([of_table if unit == "" else unit for unit in of_column], cells.codes)
    for position in _in_another_unit(of_row, own, facts):
        if numbers.state[position] != State.USED:
            continue
        # the nearest to the number first; what stands in the row itself must not contradict it
        named, expected = facts.named_unit[position], facts.of(position).unit
        column_unit = of_column[cells.codes[position]]
        told = [own.get(position, ""), column_unit, named]
        unit = next(filter(None, told), of_table)
        different = [each for each in told if each != ""]
        if column_unit is not None and len(set(different)) <= 1 and unit in ("", expected.value):
            continue
        if column_unit is not None and len(set(different)) <= 1 and expected.scale and Unit(unit).scale:
            _convert(table, values.column, numbers, position, facts, Unit(unit))
            stated[position] = True
        else:
            _refuse_unit(table, values.column, position, told, of_table, facts)
            numbers.state[position] = State.WITHHELD
    return stated


def _refuse_unit(
    table: Table, column: int, position: int, told: Sequence[str | None], of_table: str, facts: RowFacts
) -> None:
    """Say which unit cannot be: the first that is not the indicator's, at the cell that states it."""
    expected, columns = facts.of(position).unit, table.layout.columns
    places = (column, columns.get("unit", column), columns.get("indicator", column), column)
    units = (*told, of_table)
    at = next(at for at, unit in enumerate(units) if unit is None or unit not in ("", expected.value))
    unit, in_unit_column = units[at], at == 1
    sent = as_shown(table.column(places[at])[position]) if unit is None or in_unit_column else Unit(unit)
    table.find("F303", position, places[at], **facts.key(position), sent=sent, expected=expected)


def _unit(sent: Value, table: Table) -> str | None:
    """The unit that a cell of the unit column names, '' if it names none, None for a word nobody knows."""
    words = table.reader.words
    if is_blank(sent) or fold(str(sent)) in words.missing:
        return ""
    return words.units.find(str(sent))


def _in_another_unit(sent: Categorical[str | None], own: Mapping[int, str], facts: RowFacts) -> list[int]:
    """Positions whose unit may differ from their indicator's: by the row's words, or by a sign in the cell itself."""
    differs = (sent.each(_UNIT_CODES.__getitem__, np.int8) != facts.unit_code) | facts.named_unit.each(bool, np.bool_)
    differs[list(own)] = True
    return np.flatnonzero(differs).tolist()


def _convert(table: Table, column: int, numbers: Numbers, position: int, facts: RowFacts, unit: Unit) -> None:
    expected = facts.of(position).unit
    sent = float(numbers.number[position])
    converted = float(np.round(sent * expected.scale / unit.scale, 10))
    shift = round(np.log10(expected.scale / unit.scale))
    numbers.number[position] = converted
    numbers.decimals[position] = max(int(numbers.decimals[position]) - shift, 0)
    key = facts.key(position)
    table.find("F208", position, column, **key, sent=sent, unit=unit, read=converted, expected=expected)


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
